/* SPDX-License-Identifier: MIT */
/* The page of a day, and the one line for bars and prompts. */
#include "render/pages.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "page_bits.h"
#include "render/triage.h"

#define INDENT 2
/* A longer title pushes its text onto the next line. */
#define TITLE_MAX 26
/* What the short page has room for. */
#define MOST_ROWS  12
#define MOST_NAMES 6

void ac_bits_join(GString *out, const char *between, const char *part)
{
	if (part == NULL || *part == '\0')
		return;
	if (out->len > 0)
		g_string_append(out, between);
	g_string_append(out, part);
}

char *ac_bits_brief(const AcWordsContext *context, const AcAnswer *answer)
{
	GString *out = g_string_new(NULL);
	ac_bits_append_plain(out, answer->words.where);
	if (answer->verdict == AC_VERDICT_CARE && answer->step != NULL) {
		g_autofree char *allowed = ac_words_allowed(answer);
		ac_bits_join(out, ", ", allowed);
	} else if (answer->verdict == AC_VERDICT_CARE && answer->limit != NULL) {
		g_autofree char *limit = ac_words_limit(answer->limit);
		ac_bits_join(out, ", ", limit);
	}
	g_autofree char *until = ac_words_until(context, answer, TRUE);
	if (*until == '\0' && answer->verdict == AC_VERDICT_AVOID)
		ac_bits_join(out, ", ", ac_words_level(answer->verdict, ac_words_level_of(answer)));
	ac_bits_join(out, ", ", until);
	return g_string_free(out, FALSE);
}

/* ---- rows ------------------------------------------------------------------------------------ */

void ac_bits_row_columns(const AcDay *day, int indent, int *title_column, int *text_column)
{
	int verdict = 0, title = 0;
	for (guint i = 0; i < day->n_rows; i++) {
		g_autofree char *words = ac_words_row_title(&day->rows[i]);
		int width = ac_text_width(words);
		title = MAX(title, MIN(width, TITLE_MAX));
		verdict = MAX(verdict, ac_text_width(ac_words_verdict(day->rows[i].answer->verdict)));
	}
	*title_column = indent + 2 + verdict + 2;
	*text_column = *title_column + title + 2;
}

void ac_sheet_row(AcSheet *sheet, const AcFacts *facts, const AcDayRow *row, int title_column,
                  int text_column)
{
	g_autofree char *title = ac_words_row_title(row);
	g_autofree char *brief = ac_bits_brief(&facts->words, row->answer);
	ac_sheet_begin(sheet, INDENT, title_column);
	ac_sheet_put_verdict(sheet, row->answer->verdict);
	ac_sheet_to(sheet, title_column);
	ac_sheet_put(sheet, AC_INK_PLAIN, title);
	if (*brief == '\0') {
		ac_sheet_end(sheet);
		return;
	}
	if (ac_text_width(title) > text_column - title_column - 2) {
		ac_sheet_put(sheet, AC_INK_PLAIN, " — ");
		ac_sheet_put(sheet, AC_INK_PLAIN, brief);
	} else {
		ac_sheet_to(sheet, text_column);
		ac_sheet_hang(sheet, text_column);
		ac_sheet_put(sheet, AC_INK_PLAIN, brief);
	}
	ac_sheet_end(sheet);
}

/* A word people type, for the hint: of the first row, which is new or asked most. */
static const char *short_word(const AcDay *day)
{
	const AcActivity *activity = day->rows[0].activities[0];
	return activity->n_also > 0 ? activity->also[0] : activity->id;
}

/* "… and 27 more: aftercare today --all" */
static void put_more(AcSheet *sheet, const AcDay *day, guint n)
{
	int year, month, number;
	ac_date_to_ymd(day->date, &year, &month, &number);
	g_autofree char *date =
	    day->is_today ? g_strdup("") : g_strdup_printf("%04d-%02d-%02d ", year, month, number);
	g_autofree char *more = g_strdup_printf(_("… and %u more: aftercare today %s--all"), n, date);
	ac_sheet_begin(sheet, INDENT, INDENT);
	ac_sheet_put(sheet, AC_INK_STRONG, more);
	ac_sheet_end(sheet);
}

static void put_rows(AcSheet *sheet, const AcFacts *facts, const AcDay *day, gboolean all)
{
	if (day->n_rows == 0)
		return;
	guint shown = all || day->n_rows <= MOST_ROWS + 1 ? day->n_rows : MOST_ROWS;
	ac_sheet_heading(sheet, _("May I…?"));
	int title_column = 0, text_column = 0;
	ac_bits_row_columns(day, INDENT, &title_column, &text_column);
	for (guint i = 0; i < shown; i++)
		ac_sheet_row(sheet, facts, &day->rows[i], title_column, text_column);
	if (shown < day->n_rows)
		put_more(sheet, day, day->n_rows - shown);
	g_autofree char *hint = g_strdup_printf(_("How and why? aftercare can %s"), short_word(day));
	ac_sheet_begin(sheet, INDENT, INDENT);
	ac_sheet_put(sheet, AC_INK_DIM, hint);
	ac_sheet_end(sheet);
}

/* ---- the head -------------------------------------------------------------------------------- */

static void put_head(AcSheet *sheet, const AcFacts *facts, const AcDay *day)
{
	g_autofree char *date = ac_words_date(&facts->words, day->date);
	g_autofree char *number = ac_words_day(day);
	g_autofree char *session = ac_words_session(day);
	g_autoptr(GString) head = g_string_new(date);
	ac_bits_join(head, " · ", number);
	g_autofree char *phase = ac_words_phase(day, FALSE);
	ac_bits_join(head, " · ", phase);
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put(sheet, AC_INK_STRONG, head->str);
	ac_sheet_end(sheet);

	g_autoptr(GString) who = g_string_new(facts->client_name);
	ac_bits_join(who, " · ", session);
	if (facts->clinic != NULL) {
		g_autofree char *clinic = ac_words_clinic(facts->clinic, facts->own_rules);
		ac_bits_join(who, " · ", clinic);
	}
	ac_sheet_line(sheet, 0, who->str);
	if (facts->clinic == NULL)
		ac_sheet_clinic(sheet, facts);
	else
		ac_sheet_zone(sheet, facts);
}

/* What is urgent stands before everything else of the day. */
static void put_advice(AcSheet *sheet, const AcFacts *facts)
{
	g_autofree char *advice = ac_words_advice_standing(&facts->words, facts->clinic);
	if (advice == NULL)
		return;
	ac_sheet_gap(sheet);
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put(sheet, AC_INK_AVOID, advice);
	ac_sheet_end(sheet);
}

void ac_sheet_clinic(AcSheet *sheet, const AcFacts *facts)
{
	if (facts->clinic == NULL) {
		g_autofree char *clinic = ac_words_clinic(NULL, facts->own_rules);
		ac_sheet_line(sheet, 0, clinic);
	}
	ac_sheet_zone(sheet, facts);
}

void ac_sheet_zone(AcSheet *sheet, const AcFacts *facts)
{
	if (facts->zone_note == NULL)
		return;
	g_autofree char *zone = g_strdup_printf(_("Times are those of %s."), facts->zone_note);
	ac_sheet_line(sheet, 0, zone);
}

typedef struct {
	const AcChange *changes;
	guint n_changes, most; /* names on one line */
	char *const *where;    /* the place each of them speaks of; owned by ac_sheet_changes() */
} News;

static gboolean same_change(const News *news, guint i, guint k)
{
	const AcChange *a = &news->changes[i], *b = &news->changes[k];
	return a->is == b->is && a->is_step == b->is_step && a->at == b->at && a->limit == b->limit &&
	       g_strcmp0(news->where[i], news->where[k]) == 0;
}

static gboolean is_first_of_its_kind(const News *news, guint index)
{
	for (guint i = 0; i < index; i++)
		if (same_change(news, i, index))
			return FALSE;
	return TRUE;
}

/* "swimming pool, sea and 3 more": the titles of all that change as this one does. Owned. */
static char *titles_of(const News *news, guint index)
{
	g_autoptr(GPtrArray) alike = g_ptr_array_new();
	for (guint i = index; i < news->n_changes; i++)
		if (same_change(news, i, index))
			g_ptr_array_add(alike, (gpointer)(guintptr)news->changes[i].activity);
	guint shown = alike->len > news->most && alike->len - news->most > 1 ? news->most : alike->len;
	const AcDayRow row = {.activities = (const AcActivity *const *)(gconstpointer)alike->pdata,
	                      .n_activities = shown};
	char *titles = ac_words_row_title(&row);
	if (shown == alike->len)
		return titles;
	char *cut = g_strdup_printf(_("%s and %u more"), titles, alike->len - shown);
	g_free(titles);
	return cut;
}

/* "From 15:00: washing; shaving", "Direct sun: at most 20 minutes a day". Owned. */
static char *change_in_words(const AcFacts *facts, const News *news, guint index, const char *titles)
{
	const AcChange *change = &news->changes[index];
	const char *where = news->where[index];
	GString *out = g_string_new(NULL);
	g_autoptr(GString) detail = g_string_new(where);
	g_autofree char *hour = ac_bits_change_hour(&facts->words, change);
	if (change->is == AC_VERDICT_CARE && change->is_step != NULL) {
		g_autoptr(GString) most = g_string_new(NULL);
		ac_bits_append_up_to(most, change->is_step);
		ac_bits_join(detail, ", ", most->str);
	} else if (change->limit != NULL) {
		g_autofree char *limit = ac_words_limit(change->limit);
		ac_bits_join(detail, ", ", limit);
	}
	if (hour != NULL) {
		ac_bits_append_lower(out, titles);
		ac_text_fill(out, _("From %s: %s"), hour, out->str);
		ac_bits_join(out, ", ", detail->str);
	} else {
		g_string_append(out, titles);
		ac_bits_join(out, ": ", detail->str);
	}
	return g_string_free(out, FALSE);
}

void ac_sheet_changes(AcSheet *sheet, const AcFacts *facts, const AcChange *changes, guint n_changes,
                      guint most)
{
	int column = INDENT + 9;
	g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < n_changes; i++) {
		column = MAX(column, INDENT + 2 + ac_text_width(ac_words_verdict(changes[i].is)) + 2);
		g_ptr_array_add(places, ac_bits_change_where(&facts->words, &changes[i]));
	}
	const News news = {changes, n_changes, most, (char *const *)(gpointer)places->pdata};
	for (guint i = 0; i < n_changes; i++) {
		if (!is_first_of_its_kind(&news, i))
			continue;
		g_autofree char *titles = titles_of(&news, i);
		g_autofree char *words = change_in_words(facts, &news, i, titles);
		ac_sheet_begin(sheet, INDENT, column);
		ac_sheet_put_verdict(sheet, changes[i].is);
		ac_sheet_to(sheet, column);
		ac_sheet_put(sheet, AC_INK_PLAIN, words);
		ac_sheet_end(sheet);
	}
}

static void put_changes(AcSheet *sheet, const AcFacts *facts, const char *heading, const News *news)
{
	if (news->n_changes == 0)
		return;
	ac_sheet_heading(sheet, heading);
	ac_sheet_changes(sheet, facts, news->changes, news->n_changes, news->most);
}

/* ---- tasks ----------------------------------------------------------------------------------- */

char *ac_bits_task(const AcOccurrence *occurrence, const char *nth)
{
	GString *out = g_string_new(NULL);
	if (occurrence->minute >= 0) {
		g_autofree char *clock = ac_words_clock(occurrence->minute);
		g_string_append_printf(out, "%s ", clock);
	}
	ac_bits_append_plain(out, occurrence->task->title);
	if (occurrence->task->amount != NULL) {
		g_string_append(out, ", ");
		ac_bits_append_plain(out, occurrence->task->amount);
	}
	if (nth != NULL && *nth != '\0')
		g_string_append_printf(out, " (%s)", nth);
	return g_string_free(out, FALSE);
}

/* What is to be said of a task besides its title: its state, or how it is done. Owned. */
static char *task_note(const AcOccurrence *occurrence)
{
	const AcTask *task = occurrence->task;
	const char *reason = occurrence->tick != NULL ? occurrence->tick->note : NULL;
	switch (occurrence->state) {
	case AC_TASK_DONE:
		return g_strdup("");
	case AC_TASK_SKIPPED:
		return reason != NULL ? g_strdup_printf(_("skipped: %s"), reason) : g_strdup(_("skipped"));
	case AC_TASK_MISSED:
		return g_strdup(_("missed"));
	case AC_TASK_HELD:
		return g_strdup_printf(_("not now: %s is held back"),
		                       task->on != NULL ? task->on->title : task->title);
	case AC_TASK_WAITS:
		return ac_words_first(task);
	case AC_TASK_DUE:
	case AC_TASK_UPCOMING:
		break;
	}
	g_autofree char *products = ac_words_products(&task->words);
	GString *note = g_string_new(task->words.how);
	ac_bits_join(note, " ", products);
	if (task->after != NULL) {
		g_autofree char *after = g_strdup_printf(_("after: %s"), task->after->title);
		ac_bits_join(note, " ", after);
	}
	return g_string_free(note, FALSE);
}

static const char *task_box(AcTaskState state)
{
	switch (state) {
	case AC_TASK_DONE:
		return "[x]";
	case AC_TASK_SKIPPED:
	case AC_TASK_HELD:
		return "[-]";
	case AC_TASK_UPCOMING:
	case AC_TASK_DUE:
	case AC_TASK_WAITS:
	case AC_TASK_MISSED:
		break;
	}
	return "[ ]";
}

/* A checklist: boxes of its own to look through, one tick for all. */
static void put_items(AcSheet *sheet, const AcTask *task, int column)
{
	for (guint i = 0; i < task->n_items; i++) {
		ac_sheet_begin(sheet, column, column + 2);
		ac_sheet_put(sheet, AC_INK_PLAIN, "- ");
		ac_sheet_put(sheet, AC_INK_PLAIN, task->items[i]);
		ac_sheet_end(sheet);
	}
}

static void put_task(AcSheet *sheet, const AcDay *day, const AcOccurrence *occurrence)
{
	const int clock_column = INDENT + 4, title_column = clock_column + ac_words_clock_width() + 2;
	g_autofree char *nth = ac_words_nth(day->tasks, day->n_tasks, occurrence);
	g_autofree char *words = ac_bits_task(occurrence, nth);
	g_autofree char *note = task_note(occurrence);
	ac_sheet_begin(sheet, INDENT, title_column);
	ac_sheet_put(sheet, AC_INK_PLAIN, task_box(occurrence->state));
	ac_sheet_to(sheet, clock_column);
	if (occurrence->minute >= 0) {
		g_autofree char *clock = ac_words_clock(occurrence->minute);
		ac_sheet_put(sheet, AC_INK_PLAIN, clock);
		ac_sheet_to(sheet, title_column);
		ac_sheet_put(sheet, AC_INK_PLAIN, words + strlen(clock) + 1);
	} else {
		ac_sheet_to(sheet, title_column);
		ac_sheet_put(sheet, AC_INK_PLAIN, words);
	}
	if (*note != '\0') {
		ac_sheet_put(sheet, AC_INK_PLAIN, " — ");
		ac_sheet_put(sheet, AC_INK_DIM, note);
	}
	ac_sheet_end(sheet);
	if (occurrence->state != AC_TASK_DONE && occurrence->state != AC_TASK_SKIPPED)
		put_items(sheet, occurrence->task, title_column);
}

static void put_tasks(AcSheet *sheet, const AcFacts *facts, const AcDay *day)
{
	if (day->n_tasks == 0)
		return;
	ac_sheet_heading(sheet, day->is_today ? _("To do today") : _("To do"));
	const AcOccurrence *open = NULL;
	for (guint i = 0; i < day->n_tasks; i++) {
		put_task(sheet, day, &day->tasks[i]);
		gboolean is_open = day->tasks[i].state == AC_TASK_DUE || day->tasks[i].state == AC_TASK_UPCOMING;
		if (open == NULL && is_open)
			open = &day->tasks[i];
	}
	if (open != NULL && day->is_today && facts->client_name != NULL) {
		g_autofree char *hint = g_strdup_printf(_("Done? aftercare done %s"), open->task->id);
		ac_sheet_begin(sheet, INDENT, INDENT);
		ac_sheet_put(sheet, AC_INK_DIM, hint);
		ac_sheet_end(sheet);
	}
}

/* ---- below ----------------------------------------------------------------------------------- */

void ac_sheet_questions(AcSheet *sheet, const AcFacts *facts, const AcQuestion *questions, guint n_questions)
{
	if (n_questions == 0)
		return;
	ac_sheet_heading(sheet, _("Please say"));
	for (guint i = 0; i < n_questions; i++) {
		g_autofree char *text = ac_words_question(&facts->words, &questions[i]);
		ac_sheet_begin(sheet, INDENT, INDENT + 2);
		ac_sheet_put(sheet, AC_INK_PLAIN, text);
		ac_sheet_end(sheet);
		if (facts->client_name == NULL)
			continue;
		g_autofree char *command = ac_words_question_command(facts->words.plan, &questions[i]);
		ac_sheet_begin(sheet, INDENT + 2, INDENT + 4);
		ac_sheet_put(sheet, AC_INK_DIM, command);
		ac_sheet_end(sheet);
	}
}

static void put_normal(AcSheet *sheet, const AcDay *day)
{
	if (day->phase == NULL || day->phase->n_normal == 0)
		return;
	ac_sheet_heading(sheet, day->is_today ? _("Normal now") : _("Normal then"));
	for (guint i = 0; i < day->phase->n_normal; i++) {
		ac_sheet_begin(sheet, INDENT, INDENT + 2);
		ac_sheet_put(sheet, AC_INK_PLAIN, "- ");
		ac_sheet_put(sheet, AC_INK_PLAIN, day->phase->normal[i]);
		ac_sheet_end(sheet);
	}
}

/* The red flags of one urgency as one paragraph. */
static void put_flags_of(AcSheet *sheet, const AcSafety *safety, AcAdvice urgency, gboolean soon,
                         const char *label)
{
	g_autoptr(GString) titles = g_string_new(NULL);
	for (guint i = 0; i < safety->n_flags; i++) {
		const AcRedFlag *flag = &safety->flags[i];
		if (flag->urgency != urgency || flag->soon != soon)
			continue;
		if (titles->len > 0) {
			g_string_append(titles, "; ");
			ac_bits_append_lower(titles, flag->brief);
		} else {
			ac_bits_append_plain(titles, flag->brief);
		}
	}
	if (titles->len == 0)
		return;
	g_string_append_c(titles, '.');
	ac_sheet_begin(sheet, INDENT, INDENT + 2);
	ac_sheet_put(sheet, AC_INK_STRONG, label);
	ac_sheet_put(sheet, AC_INK_PLAIN, " ");
	ac_sheet_put(sheet, AC_INK_PLAIN, titles->str);
	ac_sheet_end(sheet);
}

static void put_flags(AcSheet *sheet, const AcSafety *safety)
{
	if (safety == NULL || safety->n_flags == 0)
		return;
	ac_sheet_heading(sheet, _("Get help if"));
	put_flags_of(sheet, safety, AC_ADVICE_EMERGENCY, FALSE, _("Emergency number, now:"));
	put_flags_of(sheet, safety, AC_ADVICE_DOCTOR, FALSE, _("A doctor, today:"));
	put_flags_of(sheet, safety, AC_ADVICE_DOCTOR, TRUE, _("A doctor, within days:"));
	put_flags_of(sheet, safety, AC_ADVICE_PRACTITIONER, FALSE, _("Your practitioner:"));
}

void ac_sheet_day(AcSheet *sheet, const AcFacts *facts, const AcDay *day, gboolean all)
{
	const guint most = all ? G_MAXUINT : MOST_NAMES;
	const News fresh = {day->new_today, day->n_new_today, most, NULL};
	const News tomorrow = {day->tomorrow, day->n_tomorrow, most, NULL};
	put_head(sheet, facts, day);
	if (day->is_today)
		put_advice(sheet, facts);
	if (day->n_sessions == 0) {
		ac_sheet_gap(sheet);
		ac_sheet_line(sheet, 0, _("No session is known, so no rule counts yet: aftercare session add WHEN"));
	}
	ac_sheet_questions(sheet, facts, day->questions, day->n_questions);
	put_changes(sheet, facts, day->is_today ? _("New today") : _("New that day"), &fresh);
	put_tasks(sheet, facts, day);
	put_rows(sheet, facts, day, all);
	put_changes(sheet, facts, day->is_today ? _("Tomorrow") : _("The day after"), &tomorrow);
	put_normal(sheet, day);
	if (day->is_today)
		put_flags(sheet, facts->safety);
}

/* ---- one line -------------------------------------------------------------------------------- */

/* "gym" of "Gym, hard exercise". Owned. */
static char *short_name(const AcActivity *activity)
{
	g_autoptr(GString) name = g_string_new(NULL);
	ac_bits_append_lower(name, activity->title);
	return g_strndup(name->str, strcspn(name->str, ","));
}

/* "Tue 15:00" within the week, "Tue 24 Nov" beyond for a midnight, "15:00" today. */
static char *short_end(const AcWordsContext *context, AcInstant at)
{
	AcLocal local = ac_time_local(at, context->zone);
	AcDate today = ac_time_date(context->now, context->zone);
	if (local.date == today || (local.date == today + 1 && local.minute == 0))
		return ac_words_clock(local.date == today ? local.minute : AC_DAY_MINUTES);
	g_autofree char *date =
	    local.date < today + 7 ? g_strdup(ac_words_weekday(local.date)) : ac_words_date(context, local.date);
	if (at == ac_time_midnight(local.date, context->zone))
		return g_steal_pointer(&date);
	g_autofree char *clock = ac_words_clock(local.minute);
	return g_strdup_printf("%s %s", date, clock);
}

static char *status_of_row(const AcWordsContext *context, const AcAnswer *answer)
{
	g_autofree char *name = short_name(answer->activity);
	switch (answer->verdict) {
	case AC_VERDICT_OK:
		return g_strdup_printf(_("%s ok"), name);
	case AC_VERDICT_CARE:
		return g_strdup_printf(_("%s with care"), name);
	case AC_VERDICT_ASK:
		return g_strdup_printf(_("%s: ask"), name);
	case AC_VERDICT_SILENT:
		return g_strdup_printf(_("%s: not covered"), name);
	case AC_VERDICT_AVOID:
		break;
	}
	if (answer->until.at == AC_INSTANT_NEVER)
		return g_strdup_printf(_("no %s"), name);
	g_autofree char *end = short_end(context, answer->until.at);
	return g_strdup_printf(_("no %s until %s"), name, end);
}

/* The row people ask most about among those not yet taken: rows stand with the new ones first. */
static const AcAnswer *row_after(const AcDay *day, int index)
{
	const AcAnswer *best = NULL;
	for (guint i = 0; i < day->n_rows; i++) {
		const AcAnswer *answer = day->rows[i].answer;
		gboolean later = (int)answer->activity->index > index;
		if (later && (best == NULL || answer->activity->index < best->activity->index))
			best = answer;
	}
	return best;
}

static char *status_of_tasks(const AcDay *day)
{
	guint due = 0;
	const AcOccurrence *first_due = NULL, *next = NULL;
	for (guint i = 0; i < day->n_tasks; i++) {
		const AcOccurrence *task = &day->tasks[i];
		if (task->state == AC_TASK_DUE) {
			due++;
			first_due = first_due == NULL ? task : first_due;
		} else if (task->state == AC_TASK_UPCOMING && next == NULL) {
			next = task;
		}
	}
	const AcOccurrence *first = first_due != NULL ? first_due : next;
	if (first == NULL)
		return g_strdup("");
	g_autofree char *clock = first->minute >= 0 ? ac_words_clock(first->minute) : g_strdup(_("today"));
	return due > 0 ? g_strdup_printf(_("%u due %s"), due, clock) : g_strdup_printf(_("next %s"), clock);
}

char *ac_render_status(const AcFacts *facts, const AcDay *day)
{
	const int most = 2;
	g_autoptr(GString) verdicts = g_string_new(NULL);
	int index = -1;
	for (int i = 0; i < most; i++) {
		const AcAnswer *answer = row_after(day, index);
		if (answer == NULL)
			break;
		index = (int)answer->activity->index;
		g_autofree char *part = status_of_row(&facts->words, answer);
		ac_bits_join(verdicts, ", ", part);
	}
	g_autofree char *number =
	    day->session_number > 0 ? g_strdup_printf(_("Day %d"), day->day_number) : ac_words_day(day);
	g_autofree char *tasks = status_of_tasks(day);
	GString *out = g_string_new(number);
	ac_bits_join(out, " · ", verdicts->str);
	ac_bits_join(out, " · ", tasks);
	if (day->n_questions > 0) {
		g_autofree char *questions = g_strdup_printf(
		    ngettext("%u question", "%u questions", (gulong)day->n_questions), day->n_questions);
		ac_bits_join(out, " · ", questions);
	}
	return g_string_free(out, FALSE);
}
