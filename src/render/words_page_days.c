/* SPDX-License-Identifier: MIT */
/* The days of the page in words: what stands out, what changes, what to avoid; the columns of boxes. */
#include "words_page.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"

#define SATURDAY 6

/* A list on a day names so many; the chart has them all. */
#define MOST_AVOIDED 6
#define MOST_CHANGED 5

static void append(GString *out, const char *separator, const char *text)
{
	if (*text == '\0')
		return;
	g_string_append_printf(out, "%s%s", out->len > 0 ? separator : "", text);
}

/* ---- what changes ------------------------------------------------------------------------------- */

/* "swimming pool …": the first of a row that has more. */
static void add_brief(const AcPager *pager, GString *list, guint row)
{
	const AcScheduleRow *it = &pager->schedule->rows[row];
	g_autoptr(GString) name = g_string_new(it->activities[0]->title);
	if (pager->lowers) {
		g_string_truncate(name, 0);
		ac_bits_append_lower(name, it->activities[0]->title);
	}
	if (it->n_activities > 1)
		g_string_append(name, " …");
	ac_pager_add(pager, list, ", ", name->str);
}

/* Set apart as a whole, and how many were left out. */
static const char *close_briefs(const AcPager *pager, GString *list, guint n, guint most)
{
	const char *closed = ac_pager_close_list(pager, list);
	if (n <= most)
		return closed;
	g_autofree char *more = g_strdup_printf(ngettext("and %u more", "and %u more", n - most), n - most);
	return ac_arena_printf(pager->arena, "%s %s", closed, more);
}

/* The session's own day: what begins with it stands in the next column already. */
static gboolean is_told(const AcScheduleDay *day, const AcChange *change)
{
	return day->session_on == NULL ||
	       (change->was != AC_VERDICT_SILENT && ac_verdict_is_stricter(change->was, change->is));
}

static gboolean is_of_group(const AcScheduleDay *day, guint i, AcVerdict verdict, AcInstant at)
{
	const AcChange *change = &day->changes[i].change;
	gboolean is_step = change->is == AC_VERDICT_CARE && change->is_step != NULL;
	return change->is == verdict && change->at == at && !is_step && is_told(day, change);
}

static const char *from_hour(const AcPager *pager, const AcScheduleDay *day, AcInstant at, const char *lead)
{
	if (at <= day->begins)
		return lead;
	g_autofree char *clock = ac_words_clock(ac_time_local(at, pager->words.zone).minute);
	return ac_arena_printf(pager->arena, _("%s from %s"), lead, clock);
}

/* Of those that change to the same at the same moment, one list, where its first stands. */
static void append_group(const AcPager *pager, const AcScheduleDay *day, guint first, GString *out)
{
	const AcChange *change = &day->changes[first].change;
	static const char *const LEADS[] = {[AC_VERDICT_SILENT] = N_("Not covered, ask"),
	                                    [AC_VERDICT_OK] = N_("OK"),
	                                    [AC_VERDICT_CARE] = N_("With care"),
	                                    [AC_VERDICT_ASK] = N_("Ask first"),
	                                    [AC_VERDICT_AVOID] = N_("Avoid")};
	for (guint i = 0; i < first; i++)
		if (is_of_group(day, i, change->is, change->at))
			return;
	g_autoptr(GString) list = g_string_new(NULL);
	guint n = 0;
	for (guint i = first; i < day->n_changes; i++)
		if (is_of_group(day, i, change->is, change->at) && n++ < MOST_CHANGED)
			add_brief(pager, list, day->changes[i].row);
	const char *lead = from_hour(pager, day, change->at, _(LEADS[change->is]));
	append(out, " · ",
	       ac_arena_printf(pager->arena, _("%s: %s"), lead, close_briefs(pager, list, n, MOST_CHANGED)));
}

static void append_step(const AcPager *pager, const AcScheduleDay *day, guint i, GString *out)
{
	const AcChange *change = &day->changes[i].change;
	const char *title = ac_pager_own(pager, change->activity->title);
	const char *step =
	    ac_arena_printf(pager->arena, _("up to %s"), ac_pager_lower(pager, change->is_step->title));
	append(out, " · ",
	       ac_arena_printf(pager->arena, _("%s: %s"), from_hour(pager, day, change->at, title), step));
}

static const char *changes_of(const AcPager *pager, const AcScheduleDay *day)
{
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint i = 0; i < day->n_changes; i++) {
		const AcChange *change = &day->changes[i].change;
		if (!is_told(day, change))
			continue;
		if (change->is == AC_VERDICT_CARE && change->is_step != NULL)
			append_step(pager, day, i, out);
		else
			append_group(pager, day, i, out);
	}
	return ac_arena_strdup(pager->arena, out->str);
}

/* ---- what stands out ---------------------------------------------------------------------------- */

static const char *lead_of(const AcPager *pager, const AcScheduleDay *day)
{
	g_autoptr(GString) out = g_string_new(NULL);
	if (day->session_on != NULL) {
		g_autofree char *clock =
		    ac_words_clock(ac_time_local(day->session_on->begin, pager->words.zone).minute);
		append(out, "", ac_arena_printf(pager->arena, _("Session %u, %s"), day->session_on_number, clock));
	}
	if (day->phase_begins)
		append(out, " · ", ac_pager_own(pager, day->phase->title));
	for (guint i = 0; i < day->n_followups; i++)
		append(out, " · ", ac_pager_own(pager, day->followups[i]->title));
	for (guint i = 0; i < day->n_once; i++) {
		const AcOccurrence *one = &day->once[i];
		const char *title = ac_pager_own(pager, one->task->title);
		g_autofree char *clock = one->minute >= 0 ? ac_words_clock(one->minute) : NULL;
		append(out, " · ", clock != NULL ? ac_arena_printf(pager->arena, "%s %s", clock, title) : title);
	}
	return ac_arena_strdup(pager->arena, out->str);
}

/* ---- what to avoid ------------------------------------------------------------------------------ */

static const char *rows_that_say(const AcPager *pager, const AcScheduleDay *day, AcVerdict verdict)
{
	g_autoptr(GString) out = g_string_new(NULL);
	guint n = 0;
	for (guint i = 0; i < pager->schedule->n_rows; i++)
		if (day->cells[i].strictest == verdict && !ac_pager_is_constant(pager, &pager->schedule->rows[i]) &&
		    n++ < MOST_AVOIDED)
			add_brief(pager, out, i);
	return close_briefs(pager, out, n, MOST_AVOIDED);
}

static AcPageDay day_of(const AcPager *pager, guint index)
{
	const AcScheduleDay *day = &pager->schedule->days[index];
	int year = 0, month = 0, date = 0;
	ac_date_to_ymd(day->date, &year, &month, &date);
	AcPageDay out = {.number = ac_arena_printf(pager->arena, "%d", day->day_number),
	                 .date = ac_pager_date(pager, day->date),
	                 .day = ac_arena_printf(pager->arena, "%d", date),
	                 .weekday = ac_words_weekday(day->date),
	                 .month = index == 0 || date == 1 ? ac_words_month(month) : "",
	                 .lead = lead_of(pager, day),
	                 .changes = changes_of(pager, day),
	                 .avoid = rows_that_say(pager, day, AC_VERDICT_AVOID),
	                 .care = rows_that_say(pager, day, AC_VERDICT_ASK),
	                 .weekend = ac_date_weekday(day->date) >= SATURDAY,
	                 .has_session = day->session_on != NULL,
	                 .boxes = day->boxes};
	return out;
}

static AcPageColumn column_of(const AcPager *pager, const AcScheduleColumn *column)
{
	const AcTask *task = column->task;
	const char *title = ac_pager_own(pager, task->title);
	if (task->amount != NULL)
		title = ac_arena_printf(pager->arena, _("%s, %s"), title, ac_pager_own(pager, task->amount));
	return (AcPageColumn){.title = title,
	                      .when = column->minute >= 0 ? ac_pager_keep(pager, ac_words_clock(column->minute))
	                                                  : _("any time"),
	                      .how = ac_pager_own(pager, task->words.how)};
}

void ac_pager_days(const AcPager *pager, AcPageWords *out)
{
	const AcSchedule *schedule = pager->schedule;
	out->days_title = _("Day by day");
	out->day_heading = _("Day");
	out->changes_heading = _("What changes");
	out->avoid_heading = _("Avoid (all of it: in the chart)");
	out->ask_first = _("Ask first");
	AcPageColumn *columns = AC_ARENA_ARRAY(pager->arena, AcPageColumn, schedule->n_columns);
	for (guint i = 0; i < schedule->n_columns; i++)
		columns[i] = column_of(pager, &schedule->columns[i]);
	out->columns = columns;
	out->n_columns = schedule->n_columns;
	AcPageDay *days = AC_ARENA_ARRAY(pager->arena, AcPageDay, schedule->n_days);
	for (guint i = 0; i < schedule->n_days; i++) {
		days[i] = day_of(pager, i);
		days[i].same_as_before = i > 0 && strcmp(days[i].avoid, days[i - 1].avoid) == 0 &&
		                         strcmp(days[i].care, days[i - 1].care) == 0;
	}
	out->days = days;
	out->n_days = schedule->n_days;
	out->goes_on = "";
	if (schedule->ends_with_session > 0)
		out->goes_on = ac_arena_printf(pager->arena, _("After %s: a new sheet, with session %u."),
		                               ac_pager_date(pager, schedule->last), schedule->ends_with_session);
}
