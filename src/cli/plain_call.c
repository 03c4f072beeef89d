/* SPDX-License-Identifier: MIT */
/* What is normal now, and what is not: every red flag with whom to call. */
#include <string.h>

#include "base/text.h"
#include "plain.h"

static void put_flags(AcSheet *sheet, const AcSafety *safety)
{
	const char *heading = "";
	for (guint i = 0; safety != NULL && i < safety->n_flags; i++) {
		const AcRedFlag *flag = &safety->flags[i];
		const char *mine = ac_words_urgency(flag);
		if (strcmp(heading, mine) != 0)
			ac_sheet_heading(sheet, mine);
		heading = mine;
		ac_sheet_begin(sheet, 2, 4);
		ac_sheet_put(sheet, AC_INK_PLAIN, "- ");
		ac_sheet_put(sheet, AC_INK_PLAIN, flag->title);
		ac_sheet_put(sheet, AC_INK_PLAIN, ". ");
		ac_sheet_put(sheet, AC_INK_PLAIN, flag->advice);
		ac_sheet_end(sheet);
	}
}

static void put_normal(AcSheet *sheet, const AcApp *app)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	if (ac_app_plan(app) == NULL)
		return;
	const AcDay *day = ac_plan_day(ac_app_plan(app), arena, ac_time_date(ac_app_now(app), ac_app_zone(app)));
	if (day->phase == NULL || day->phase->n_normal == 0)
		return;
	ac_sheet_heading(sheet, _("Normal now"));
	for (guint i = 0; i < day->phase->n_normal; i++) {
		ac_sheet_begin(sheet, 2, 4);
		ac_sheet_put(sheet, AC_INK_PLAIN, "- ");
		ac_sheet_put(sheet, AC_INK_PLAIN, day->phase->normal[i]);
		ac_sheet_end(sheet);
	}
}

static gboolean tell(AcPlain *plain)
{
	g_autoptr(AcApp) app =
	    ac_plain_open(plain, AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY | AC_NEEDS_STORE | AC_NEEDS_PLAN_IF_CLEAR);
	if (app == NULL)
		return FALSE;
	g_autoptr(AcSheet) sheet = ac_plain_sheet(plain);
	g_autofree char *clinic = ac_words_clinic(ac_app_clinic(app), ac_app_own_rules(app));
	ac_sheet_line(sheet, 0, clinic);
	ac_sheet_line(sheet, 0,
	              _("This program does not diagnose, and nobody is watching it. If in doubt, call."));
	put_flags(sheet, ac_app_safety(app));
	put_normal(sheet, app);
	ac_sheet_gap(sheet);
	ac_plain_print(plain, sheet);
	return TRUE;
}

void ac_plain_call(AcPlain *plain)
{
	static const char *const ways[] = {N_("Check-in: what you see and feel, and how urgent that is"),
	                                   N_("Read it again"), N_("More to read: when to call someone"), NULL};
	if (!tell(plain))
		return;
	for (int way; (way = ac_plain_choose_of(plain, _("When to call"), ways)) >= 0;) {
		if (way == 0)
			ac_plain_check_in(plain);
		else if (way == 1)
			tell(plain);
		else
			ac_plain_topic(plain, "when-to-call");
	}
}
