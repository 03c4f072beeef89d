/* SPDX-License-Identifier: MIT */
/* What stands beside the chart: how to do it, what is normal, what was changed for this client, what they are
 * to tell, what comes later. */
#include "words_page.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "render/pages.h"

/* ---- how ---------------------------------------------------------------------------------------- */

static const char *how_of(const AcPager *pager, const AcSpell *spell)
{
	const AcWords *words = &spell->answer->words;
	g_autoptr(GString) out = g_string_new(ac_pager_own(pager, words->how));
	if (spell->answer->limit != NULL) {
		g_autofree char *limit = ac_words_limit(spell->answer->limit);
		g_string_prepend(out, out->len > 0 ? ". " : ".");
		g_string_prepend(out, limit);
	}
	g_autofree char *products = ac_words_products(words);
	if (*products != '\0')
		g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", ac_pager_own(pager, products));
	return ac_arena_strdup(pager->arena, out->str);
}

static const char *how_lead(const AcPager *pager, const AcScheduleRow *row, const AcSpell *spell)
{
	if (spell->step != NULL)
		return ac_arena_printf(pager->arena, _("%s, up to %s"),
		                       ac_pager_own(pager, row->activities[0]->title),
		                       ac_pager_lower(pager, spell->step->title));
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint i = 0; i < row->n_activities && i < 3; i++)
		ac_pager_add(pager, out, ", ", row->activities[i]->title);
	if (row->n_activities > 3)
		g_string_append(out, " …");
	return ac_pager_close_list(pager, out);
}

/* What was said of another already. */
static gboolean is_said(GPtrArray *said, const char *text)
{
	for (guint i = 0; i < said->len; i++)
		if (strcmp(g_ptr_array_index(said, i), text) == 0)
			return TRUE;
	g_ptr_array_add(said, (gpointer)(gsize)text);
	return FALSE;
}

/* One item a row; the steps of a ladder within it: "Gentle cleanser: …". */
static void add_how(const AcPager *pager, AcPageWords *out, AcPageItem *how, const AcScheduleRow *row,
                    GPtrArray *said)
{
	g_autoptr(GString) all = g_string_new(NULL);
	const AcSpell *first = NULL;
	guint n = 0;
	for (guint k = 0; k < row->n_spells; k++) {
		const AcSpell *spell = &row->spells[k];
		const char *text = how_of(pager, spell);
		if (spell->verdict != AC_VERDICT_CARE || *text == '\0' || is_said(said, text))
			continue;
		if (n++ > 0)
			g_string_append_c(all, ' ');
		first = first != NULL ? first : spell;
		const char *step = spell->step != NULL ? ac_pager_own(pager, spell->step->title) : NULL;
		g_string_append(all, step != NULL ? ac_arena_printf(pager->arena, _("%s: %s"), step, text) : text);
	}
	if (n == 1)
		how[out->n_how++] = (AcPageItem){.lead = how_lead(pager, row, first), .text = how_of(pager, first)};
	else if (n > 1)
		how[out->n_how++] = (AcPageItem){.lead = ac_pager_own(pager, row->activities[0]->title),
		                                 .text = ac_arena_strdup(pager->arena, all->str)};
}

static void set_how(const AcPager *pager, AcPageWords *out)
{
	const AcSchedule *schedule = pager->schedule;
	AcPageItem *how = AC_ARENA_ARRAY(pager->arena, AcPageItem, schedule->n_rows);
	g_autoptr(GPtrArray) said = g_ptr_array_new();
	out->how_title = _("How, where it is allowed with care");
	out->how = how;
	for (guint i = 0; i < schedule->n_rows; i++)
		add_how(pager, out, how, &schedule->rows[i], said);
}

/* ---- what is normal ----------------------------------------------------------------------------- */

static void set_normal(const AcPager *pager, AcPageWords *out)
{
	const AcSchedule *schedule = pager->schedule;
	AcPageItem *normal = AC_ARENA_ARRAY(pager->arena, AcPageItem, schedule->n_phases);
	out->normal_title = _("What is normal");
	out->normal = normal;
	for (guint i = 0; i < schedule->n_phases; i++) {
		const AcSchedulePhase *it = &schedule->phases[i];
		g_autoptr(GString) list = g_string_new(NULL);
		for (guint k = 0; k < it->phase->n_normal; k++)
			ac_pager_add(pager, list, "; ", it->phase->normal[k]);
		if (list->len == 0)
			continue;
		g_autofree char *from = ac_words_day_month(it->first), *to = ac_words_day_month(it->last);
		const char *title = ac_pager_own(pager, it->phase->title);
		normal[out->n_normal++] = (AcPageItem){
		    .lead = it->goes_on ? ac_arena_printf(pager->arena, _("%s (from %s)"), title, from)
		                        : ac_arena_printf(pager->arena, _("%s (%s to %s)"), title, from, to),
		    .text = ac_pager_close_list(pager, list)};
	}
}

/* ---- for this client ---------------------------------------------------------------------------- */

static void set_adjusted(const AcPager *pager, AcPageWords *out)
{
	const AcSchedule *schedule = pager->schedule;
	AcPageItem *all = AC_ARENA_ARRAY(pager->arena, AcPageItem, schedule->n_adjustments);
	out->adjusted_title = _("Changed for you by your practitioner");
	out->adjusted = all;
	for (guint i = 0; i < schedule->n_adjustments; i++) {
		const AcAdjustment *it = schedule->adjustments[i].adjustment;
		g_autofree char *words = ac_words_adjustment(&pager->words, it);
		g_autoptr(GString) text = g_string_new(NULL);
		if (it->how != NULL)
			g_string_append_printf(text, "%s ", ac_pager_own(pager, it->how));
		if (it->why != NULL)
			g_string_append_printf(text, "%s ", ac_pager_own(pager, it->why));
		g_string_append_printf(text, "(%s, %s)", ac_pager_own(pager, it->by),
		                       ac_pager_date(pager, ac_time_date(it->at, pager->words.zone)));
		all[out->n_adjusted++] = (AcPageItem){.lead = ac_pager_own(pager, words),
		                                      .text = ac_arena_strdup(pager->arena, text->str)};
	}
}

static void set_tell(const AcPager *pager, AcPageWords *out)
{
	const AcSchedule *schedule = pager->schedule;
	AcPageItem *all = AC_ARENA_ARRAY(pager->arena, AcPageItem, schedule->n_unknown + schedule->n_awaited + 1);
	out->tell_title = _("Please tell us");
	out->tell = all;
	g_autoptr(GString) asked = g_string_new(NULL);
	for (guint i = 0; i < schedule->n_awaited; i++)
		if (schedule->awaited[i]->by == AC_BY_CLIENT)
			g_string_append_printf(asked, "%s%s", asked->len > 0 ? " " : "",
			                       ac_pager_own(pager, schedule->awaited[i]->ask));
	if (asked->len > 0)
		all[out->n_tell++] = (AcPageItem){.lead = ac_arena_strdup(pager->arena, asked->str),
		                                  .text = _("Until you say so, what waits for it stays shut.")};
	for (guint i = 0; i < schedule->n_unknown; i++) {
		g_autoptr(GString) values = g_string_new(NULL);
		for (guint k = 0; k < schedule->unknown[i]->n_values; k++)
			g_string_append_printf(values, "%s%s", k > 0 ? ", " : "",
			                       ac_pager_own(pager, ac_text_of_rules(schedule->unknown[i]->values[k])));
		all[out->n_tell++] = (AcPageItem){
		    .lead = ac_arena_printf(pager->arena, _("%s … %s?"),
		                            ac_pager_own(pager, schedule->unknown[i]->title), values->str),
		    .text = _("Until then the stricter rules stand here.")};
	}
}

static void set_later(const AcPager *pager, AcPageWords *out)
{
	const AcSchedule *schedule = pager->schedule;
	AcPageItem *all = AC_ARENA_ARRAY(pager->arena, AcPageItem, schedule->n_followups);
	out->later_title = _("Later");
	out->later = all;
	for (guint i = 0; i < schedule->n_followups; i++) {
		const AcFollowupDate *it = &schedule->followups[i];
		const char *when = it->at == AC_INSTANT_NEVER
		                       ? _("counted from your last session")
		                       : ac_pager_date(pager, ac_time_date(it->at, pager->words.zone));
		all[out->n_later++] = (AcPageItem){.lead = ac_pager_own(pager, it->followup->title), .text = when};
	}
}

void ac_pager_notes(const AcPager *pager, AcPageWords *out)
{
	set_how(pager, out);
	set_normal(pager, out);
	set_adjusted(pager, out);
	set_tell(pager, out);
	set_later(pager, out);
}
