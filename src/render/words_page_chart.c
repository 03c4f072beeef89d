/* SPDX-License-Identifier: MIT */
/* The chart of the page in words: rows, what each bar says, what does not change at all. */
#include "words_page.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"

/* ---- rows --------------------------------------------------------------------------------------- */

static gboolean is_before_session(const AcPager *pager, const AcScheduleRow *row)
{
	const AcSchedule *schedule = pager->schedule;
	return row->n_spells > 1 && row->spells[0].verdict == AC_VERDICT_SILENT &&
	       row->spells[0].to <= schedule->days[0].ends;
}

gboolean ac_pager_is_constant(const AcPager *pager, const AcScheduleRow *row)
{
	guint first = is_before_session(pager, row) ? 1 : 0;
	const AcSpell *spell = &row->spells[first];
	gboolean ends =
	    spell->until.at != AC_INSTANT_NEVER || (spell->until.open & ~(unsigned)AC_OPEN_ENDLESS) != 0;
	gboolean forbids = spell->verdict == AC_VERDICT_AVOID;
	return row->n_spells == first + 1 && (!forbids || !ends);
}

/* "(changed for you: AB)". */
static const char *adjuster_of(const AcPager *pager, const AcScheduleRow *row)
{
	for (guint i = 0; i < row->n_spells; i++) {
		const AcAdjustment *adjustment = row->spells[i].answer->adjustment;
		if (adjustment != NULL)
			return ac_arena_printf(pager->arena, _("(changed for you: %s)"),
			                       ac_pager_own(pager, adjustment->by));
	}
	return "";
}

static const char *title_of(const AcPager *pager, const AcScheduleRow *row)
{
	g_autoptr(GString) out = g_string_new(NULL);
	gboolean any_comma = FALSE;
	for (guint i = 0; i < row->n_activities; i++)
		any_comma = any_comma || strchr(row->activities[i]->title, ',') != NULL;
	for (guint i = 0; i < row->n_activities; i++)
		ac_pager_add(pager, out, any_comma ? "; " : ", ", row->activities[i]->title);
	const char *title = ac_pager_close_list(pager, out);
	return row->adjusted ? ac_arena_printf(pager->arena, "%s %s", title, adjuster_of(pager, row)) : title;
}

/* ---- bars --------------------------------------------------------------------------------------- */

/* What it says before its end: "at most 20 minutes a day"; "" for what the pattern tells. */
static const char *says(const AcPager *pager, const AcSpell *spell)
{
	if (spell->verdict == AC_VERDICT_CARE && spell->answer->limit != NULL)
		return ac_pager_keep(pager, ac_words_limit(spell->answer->limit));
	return "";
}

static const char *open_end(const AcPager *pager, const AcSpell *spell)
{
	AcAnswer answer = *spell->answer;
	answer.until = spell->until;
	const char *end = ac_pager_keep(pager, ac_words_until(&pager->words, &answer, TRUE));
	gboolean is_length = answer.until.open == AC_OPEN_FINAL && answer.until.offset_text != NULL;
	return is_length ? ac_arena_printf(pager->arena, _("until %s"), end) : end;
}

/* "until Tue 24 Nov 12:00"; @brief: "until 24 Nov". */
static const char *end_of(const AcPager *pager, const AcSpell *spell, gboolean brief)
{
	if (spell->until.at == AC_INSTANT_NEVER || spell->answer->once != NULL)
		return open_end(pager, spell);
	if (!brief)
		return ac_arena_printf(pager->arena, _("until %s"), ac_pager_moment(pager, spell->until.at));
	AcLocal local = ac_time_local(spell->until.at, pager->words.zone);
	g_autofree char *date = ac_words_day_month(local.date);
	return ac_arena_printf(pager->arena, _("until %s"), date);
}

static void add_label(AcPageBar *bar, const char *text)
{
	if (*text != '\0' && (bar->n_labels == 0 || strcmp(bar->labels[bar->n_labels - 1], text) != 0))
		bar->labels[bar->n_labels++] = text;
}

static const char *joined(const AcPager *pager, const char *a, const char *b)
{
	if (*a == '\0' || *b == '\0')
		return *a == '\0' ? b : a;
	return ac_arena_printf(pager->arena, _("%s, %s"), a, b);
}

static AcPageBar bar_of(const AcPager *pager, const AcPageWords *out, const AcSpell *spell)
{
	AcPageBar bar = {.from = ac_pager_place(pager, spell->from),
	                 .to = ac_pager_place(pager, spell->to),
	                 .verdict = spell->verdict,
	                 .adjusted = spell->answer->adjustment != NULL,
	                 .goes_on = spell->to >= pager->schedule->ends && spell->until.at > spell->to};
	if (spell->step != NULL && spell->verdict == AC_VERDICT_CARE)
		bar.step = ac_pager_lower(pager, spell->step->title);
	bar.says = bar.step != NULL
	               ? ac_arena_printf(pager->arena, _("%s, up to %s"), out->verdicts[spell->verdict], bar.step)
	               : out->verdicts[spell->verdict];
	if (spell->verdict == AC_VERDICT_SILENT || spell->verdict == AC_VERDICT_OK)
		return bar;
	const char *what = says(pager, spell), *end = end_of(pager, spell, FALSE);
	const char *brief = end_of(pager, spell, TRUE);
	add_label(&bar, joined(pager, what, end));
	add_label(&bar, joined(pager, what, brief));
	/* "at most 20 minutes a day", without its hours. */
	const char *comma = *end == '\0' ? strstr(what, ", ") : NULL;
	if (comma != NULL)
		add_label(&bar, ac_arena_strndup(pager->arena, what, (gsize)(comma - what)));
	add_label(&bar, end);
	add_label(&bar, brief);
	if (spell->until.at != AC_INSTANT_NEVER && spell->answer->once == NULL)
		add_label(&bar,
		          ac_pager_keep(pager, ac_words_day_month(ac_time_date(spell->until.at, pager->words.zone))));
	return bar;
}

static const char *first_word(const AcPageWords *out, AcVerdict verdict)
{
	return out->verdicts[verdict];
}

static const char *later_word(AcVerdict verdict)
{
	switch (verdict) {
	case AC_VERDICT_OK:
		return _("then OK");
	case AC_VERDICT_CARE:
		return _("then with care");
	case AC_VERDICT_ASK:
		return _("then ask first");
	case AC_VERDICT_AVOID:
		return _("then avoid");
	case AC_VERDICT_SILENT:
		break;
	}
	return _("then not covered: ask");
}

/* "Avoid until Mon 30 Nov, then with care until Fri 18 Dec"; not what was before the session, nor that what
 * has an end is free after it. */
static const char *timeline_of(const AcPager *pager, const AcPageWords *out, const AcPageBar *bars, guint n)
{
	g_autoptr(GString) text = g_string_new(NULL);
	gboolean has_before = pager->schedule->days[0].session_on != NULL && n > 1 && bars[0].to < 1;
	for (guint i = has_before ? 1 : 0; i < n; i++) {
		const AcPageBar *bar = &bars[i];
		const char *verdict = text->len == 0 ? first_word(out, bar->verdict) : later_word(bar->verdict);
		if (text->len > 0 && i + 1 == n && bar->verdict == AC_VERDICT_OK)
			break;
		if (bar->step != NULL)
			verdict = ac_arena_printf(pager->arena, _("%s, up to %s"), verdict, bar->step);
		if (bar->n_labels > 0)
			verdict = ac_arena_printf(pager->arena, "%s %s", verdict, bar->labels[0]);
		g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", verdict);
	}
	return ac_arena_strdup(pager->arena, text->str);
}

static AcPageRow row_of(const AcPager *pager, const AcPageWords *out, const AcScheduleRow *row)
{
	AcPageBar *bars = AC_ARENA_ARRAY(pager->arena, AcPageBar, row->n_spells);
	for (guint i = 0; i < row->n_spells; i++)
		bars[i] = bar_of(pager, out, &row->spells[i]);
	return (AcPageRow){.title = title_of(pager, row),
	                   .timeline = timeline_of(pager, out, bars, row->n_spells),
	                   .adjusted = row->adjusted,
	                   .bars = bars,
	                   .n_bars = row->n_spells};
}

/* ---- what does not change ----------------------------------------------------------------------- */

static void add_always(const AcPager *pager, AcPageWords *out, AcPageItem *always, AcVerdict verdict,
                       const char *lead)
{
	const AcSchedule *schedule = pager->schedule;
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint i = 0; i < schedule->n_rows; i++) {
		const AcScheduleRow *row = &schedule->rows[i];
		if (!ac_pager_is_constant(pager, row) || row->spells[row->n_spells - 1].verdict != verdict)
			continue;
		for (guint k = 0; k < row->n_activities; k++)
			ac_pager_add(pager, list, "; ", row->activities[k]->title);
	}
	if (list->len > 0)
		always[out->n_always++] = (AcPageItem){.lead = lead, .text = ac_pager_close_list(pager, list)};
}

/* ---- the chart in words ------------------------------------------------------------------------- */

static const char *chart_in_words(const AcPager *pager, const AcPageWords *out)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (guint i = 0; i < out->n_rows; i++)
		g_string_append_printf(text, "%s%s: %s.", i > 0 ? " " : "", out->rows[i].title,
		                       out->rows[i].timeline);
	return ac_arena_strdup(pager->arena, text->str);
}

void ac_pager_chart(const AcPager *pager, AcPageWords *out)
{
	const AcSchedule *schedule = pager->schedule;
	out->chart_title = _("What to avoid, and until when");
	out->verdicts[AC_VERDICT_AVOID] = _("Avoid");
	out->verdicts[AC_VERDICT_CARE] = _("With care");
	out->verdicts[AC_VERDICT_ASK] = _("Ask first");
	out->verdicts[AC_VERDICT_OK] = _("OK");
	out->verdicts[AC_VERDICT_SILENT] = _("Not covered: ask");
	out->also_title = _("And also");
	out->day_word = _("Day");
	out->date_word = _("Date");
	AcPageRow *rows = AC_ARENA_ARRAY(pager->arena, AcPageRow, schedule->n_rows);
	out->rows = rows;
	for (guint i = 0; i < schedule->n_rows; i++)
		if (!ac_pager_is_constant(pager, &schedule->rows[i]))
			rows[out->n_rows++] = row_of(pager, out, &schedule->rows[i]);
	AcPageItem *always = AC_ARENA_ARRAY(pager->arena, AcPageItem, 4);
	out->always = always;
	add_always(pager, out, always, AC_VERDICT_AVOID, _("Avoid all the time"));
	add_always(pager, out, always, AC_VERDICT_ASK, _("Ask first, all the time"));
	add_always(pager, out, always, AC_VERDICT_CARE, _("With care, all the time"));
	add_always(pager, out, always, AC_VERDICT_OK, _("OK all the time"));
	out->next_at = -1;
	const AcSession *next = schedule->next_session;
	if (next != NULL && next->begin > schedule->begins && next->begin <= schedule->ends) {
		out->next_at = ac_pager_place(pager, next->begin);
		out->next_label =
		    ac_arena_printf(pager->arena, _("Next session: %s"), ac_pager_moment(pager, next->begin));
	}
	out->chart_alt = chart_in_words(pager, out);
}
