/* SPDX-License-Identifier: MIT */
/* What is normal now, and what is not: every red flag with whom to call. */
#include "common.h"
#include "reader.h"
#include "views.h"

#include "base/text.h"
#include "render/pages.h"

typedef struct {
	AcReader reader;
} CallState;

/* The most urgent first, a section for each urgency. */
static void add_flags(AcGuidance *guidance, const AcSafety *safety)
{
	const char *heading = "";
	for (guint i = 0; safety != NULL && i < safety->n_flags; i++) {
		const AcRedFlag *flag = &safety->flags[i];
		const char *mine = ac_words_urgency(flag);
		if (strcmp(heading, mine) != 0)
			ac_guidance_begin(guidance, mine);
		else
			ac_guidance_add_paragraph(guidance, AC_ROLE_TEXT, "");
		heading = mine;
		ac_guidance_add_paragraph(guidance, AC_ROLE_ALARM, flag->title);
		ac_guidance_add_paragraph(guidance, AC_ROLE_TEXT, flag->advice);
		if (flag->source != NULL) {
			g_autofree char *source = g_strdup_printf(_("Source: %s"), flag->source->title);
			ac_guidance_add_paragraph(guidance, AC_ROLE_DIM, source);
		}
	}
}

static void add_normal(AcGuidance *guidance, const AcPlan *plan, AcInstant now, GTimeZone *zone)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	if (plan == NULL)
		return;
	const AcDay *day = ac_plan_day(plan, arena, ac_time_date(now, zone));
	if (day->phase == NULL || day->phase->n_normal == 0)
		return;
	ac_guidance_begin(guidance, _("Normal now"));
	for (guint i = 0; i < day->phase->n_normal; i++)
		ac_guidance_add_paragraph(guidance, AC_ROLE_TEXT, day->phase->normal[i]);
}

static void open_call(void *state, G_GNUC_UNUSED AcApp *app, G_GNUC_UNUSED const void *argument)
{
	((CallState *)state)->reader.guidance = ac_guidance_new();
}

static void update(void *state, AcApp *app)
{
	AcGuidance *guidance = ((CallState *)state)->reader.guidance;
	g_autofree char *clinic = ac_words_clinic(ac_app_clinic(app), ac_app_own_rules(app));
	ac_guidance_clear(guidance);
	ac_guidance_begin(guidance, NULL);
	ac_guidance_add_paragraph(guidance, AC_ROLE_STRONG, clinic);
	ac_guidance_add_paragraph(
	    guidance, AC_ROLE_DIM,
	    _("This program does not diagnose, and nobody is watching it. If in doubt, call."));
	add_flags(guidance, ac_app_safety(app));
	add_normal(guidance, ac_app_plan(app), ac_app_now(app), ac_app_zone(app));
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	ac_guidance_draw(((CallState *)state)->reader.guidance, NULL, canvas,
	                 ac_tui_title_for(canvas, app, _("Aftercare   When to call"), NULL));
}

static const AcKey keys[] = {
    AC_READER_KEYS, AC_KEY_ROW_BACK, AC_KEY_ROW_HELP, AC_KEY_ROW_QUIT, {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_call = {
    .id = "call",
    .title = N_("When to call"),
    .state_size = sizeof(CallState),
    .open = open_call,
    .close = ac_reader_close,
    .update = update,
    .draw = draw,
    .keys = keys,
};
