/* SPDX-License-Identifier: MIT */
/* Findings that need no plan and no pairs: sources, review, quiet hours, silence, red flags. */
#include "protocol/check.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "findings.h"

#define FINDINGS_MAX 200

/* When nobody wants to be reminded, unless they set it otherwise: minutes of the day. */
#define QUIET_FROM (22 * 60)
#define QUIET_TO   (7 * 60)

void ac_check_add(AcCheck *check, const AcTold *told, const char *format, ...)
{
	if (++check->n_found > FINDINGS_MAX) {
		if (check->n_found == FINDINGS_MAX + 1)
			ac_problems_add(check->problems, AC_PROBLEM_NOTE, check->protocol->file, 0,
			                _("there are more than %d findings; the others are not listed"), FINDINGS_MAX);
		return;
	}
	va_list values;
	va_start(values, format);
	g_autofree char *text = g_strdup_vprintf(format, values);
	va_end(values);
	const AcProblem problem = {.severity = told->severity,
	                           .file = told->at.file != NULL ? told->at.file : check->protocol->file,
	                           .line = told->at.line,
	                           .text = text,
	                           .finding = {.kind = told->kind,
	                                       .rule = told->id,
	                                       .other = told->other,
	                                       .other_file = told->other_at.file,
	                                       .other_line = told->other_at.line,
	                                       .activity = told->activity,
	                                       .when = told->when,
	                                       .suggestion = told->suggestion}};
	ac_problems_add_finding(check->problems, &problem);
}

const char *ac_check_verdict(AcVerdict verdict)
{
	static const char *const words[] = {"silent", "ok", "care", "ask", "avoid"};
	return words[verdict];
}

/* ---- sources, review ------------------------------------------------------------------------- */

static void mark(GHashTable *used, const AcSource *source)
{
	if (source != NULL)
		g_hash_table_add(used, (gpointer)(guintptr)source);
}

static void need_source(AcCheck *check, const AcSource *source, const char *id, const AcOrigin *at)
{
	const AcTold told = {.severity = AC_PROBLEM_WARNING,
	                     .kind = AC_FINDING_SOURCE,
	                     .id = id,
	                     .at = *at,
	                     .suggestion = _("Write source = \"…\", with the id of one of your sources.")};
	if (source == NULL)
		ac_check_add(check, &told, _("\"%s\" does not say who says so"), id);
}

static void check_entries(AcCheck *check, GHashTable *used)
{
	const AcProtocol *protocol = check->protocol;
	for (guint i = 0; i < protocol->n_rules; i++) {
		const AcRule *rule = &protocol->rules[i];
		mark(used, rule->source);
		need_source(check, rule->source, rule->id, &rule->origin);
	}
	for (guint i = 0; i < protocol->n_tasks; i++) {
		const AcTask *task = &protocol->tasks[i];
		mark(used, task->source);
		need_source(check, task->source, task->id, &task->origin);
	}
	for (guint i = 0; i < protocol->n_signs; i++)
		for (guint k = 0; k < protocol->signs[i].n_rules; k++) {
			const AcSignRule *rule = &protocol->signs[i].rules[k];
			mark(used, rule->source);
			need_source(check, rule->source, rule->id, &rule->origin);
		}
}

static void mark_others(const AcProtocol *protocol, GHashTable *used)
{
	for (guint i = 0; i < protocol->n_followups; i++)
		mark(used, protocol->followups[i].source);
	for (guint i = 0; i < protocol->n_courses; i++)
		mark(used, protocol->courses[i].source);
	for (guint i = 0; i < protocol->n_notes; i++)
		mark(used, protocol->notes[i].source);
}

static void check_sources(AcCheck *check)
{
	const AcProtocol *protocol = check->protocol;
	g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
	check_entries(check, used);
	mark_others(protocol, used);
	for (guint i = 0; i < protocol->n_sources; i++) { /* those of what it extends are another file's affair */
		const AcSource *source = &protocol->sources[i];
		const AcTold told = {.severity = AC_PROBLEM_NOTE,
		                     .kind = AC_FINDING_SOURCE,
		                     .id = source->id,
		                     .at = source->origin,
		                     .suggestion = _("Take it out, or name it where it says something.")};
		if (!g_hash_table_contains(used, source) && strcmp(source->origin.file, protocol->file) == 0)
			ac_check_add(check, &told, _("nothing names the source \"%s\""), source->id);
	}
}

static AcTold of_all(AcSeverity severity, const char *kind, const char *suggestion)
{
	return (AcTold){.severity = severity, .kind = kind, .suggestion = suggestion};
}

static void check_review(AcCheck *check, AcDate today)
{
	const AcProtocol *protocol = check->protocol;
	int year, month, day;
	ac_date_to_ymd(today, &year, &month, &day);
	g_autofree char *now = g_strdup_printf("%04d-%02d-%02d", year, month, day);
	if (protocol->review_by != NULL && strcmp(protocol->review_by, now) < 0) {
		const AcTold told = of_all(AC_PROBLEM_WARNING, AC_FINDING_REVIEW,
		                           _("Look through it, then set \"approved_on\" and \"review_by\" anew."));
		ac_check_add(check, &told, _("its review was due on %s"), protocol->review_by);
	}
	if (protocol->review_by == NULL) {
		const AcTold told = of_all(AC_PROBLEM_NOTE, AC_FINDING_REVIEW,
		                           _("Write review_by = \"YYYY-MM-DD\", a year from now for instance."));
		ac_check_add(check, &told, _("it does not say when it is to be reviewed"));
	}
	if (protocol->approved_on != NULL && strcmp(protocol->approved_on, now) > 0) {
		const AcTold told =
		    of_all(AC_PROBLEM_WARNING, AC_FINDING_REVIEW, _("Write the day it was approved."));
		ac_check_add(check, &told, _("it is approved on %s, which is still to come"), protocol->approved_on);
	}
}

static void check_numbering(AcCheck *check)
{
	const AcTold told = of_all(AC_PROBLEM_NOTE, AC_FINDING_DAY_ONE,
	                           _("Ask whoever wrote the leaflet, and write treatment_day = 0 or 1."));
	if (check->protocol->numbering_unsaid)
		ac_check_add(check, &told,
		             _("it does not say whether the day of treatment is day 0 or day 1: \"day N\" is read as "
		               "both, the "
		               "stricter way"));
}

/* ---- quiet hours, silence -------------------------------------------------------------------- */

static gboolean is_quiet(int minute)
{
	return minute >= QUIET_FROM || minute < QUIET_TO;
}

static AcTold quiet(const AcTask *task, const char *suggestion)
{
	return (AcTold){.severity = AC_PROBLEM_WARNING,
	                .kind = AC_FINDING_QUIET,
	                .id = task->id,
	                .at = task->origin,
	                .suggestion = suggestion};
}

static void check_clock_times(AcCheck *check, const AcTask *task)
{
	int lead = task->lead.kind == AC_OFFSET_ELAPSED ? task->lead.minutes % AC_DAY_MINUTES : 0;
	for (guint i = 0; i < task->n_times; i++) {
		int at = (task->times[i] - lead + AC_DAY_MINUTES) % AC_DAY_MINUTES;
		if (!is_quiet(at))
			continue;
		const AcTold told =
		    quiet(task, _("Choose a time between 07:00 and 22:00, or leave it: it comes in the morning."));
		ac_check_add(check, &told,
		             _("the task \"%s\" reminds at %02d:%02d, in the quiet hours (%02d:%02d to %02d:%02d): "
		               "it will come "
		               "late"),
		             task->id, at / 60, at % 60, QUIET_FROM / 60, QUIET_FROM % 60, QUIET_TO / 60,
		             QUIET_TO % 60);
		return;
	}
}

static int common_divisor(int a, int b)
{
	while (b != 0) {
		int rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

/* Every so many hours: whatever the hour it begins at, one of them falls into the night. */
static void check_elapsed(AcCheck *check, const AcTask *task)
{
	int night = QUIET_TO + AC_DAY_MINUTES - QUIET_FROM;
	gboolean repeats = task->every.kind == AC_OFFSET_ELAPSED && task->every.minutes > 0;
	if (!repeats || common_divisor(task->every.minutes, AC_DAY_MINUTES) > night)
		return;
	g_autofree char *every = task->every.minutes % 60 == 0 ? g_strdup_printf("%dh", task->every.minutes / 60)
	                                                       : g_strdup_printf("%dm", task->every.minutes);
	const AcTold told =
	    quiet(task, _("Write clock times of the day instead, such as times = (\"08:00\", \"20:00\")."));
	ac_check_add(
	    check, &told,
	    _("the task \"%s\" reminds every %s, so also in the quiet hours (%02d:%02d to %02d:%02d): those come "
	      "late"),
	    task->id, every, QUIET_FROM / 60, QUIET_FROM % 60, QUIET_TO / 60, QUIET_TO % 60);
}

static void check_quiet_hours(AcCheck *check)
{
	for (guint i = 0; i < check->protocol->n_tasks; i++) {
		const AcTask *task = &check->protocol->tasks[i];
		if (task->remind && task->n_times > 0)
			check_clock_times(check, task);
		else if (task->remind)
			check_elapsed(check, task);
	}
}

/* TRUE when some rule names the activity, what it belongs to, or (of a ladder) one of its steps. */
static gboolean is_spoken_of(const AcProtocol *protocol, const AcActivity *activity)
{
	for (guint i = 0; i < protocol->n_rules; i++)
		for (guint k = 0; k < protocol->rules[i].n_on; k++) {
			const AcActivity *on = protocol->rules[i].on[k];
			if (ac_activity_is(activity, on) || on->ladder == activity)
				return TRUE;
		}
	return FALSE;
}

static void check_silence(AcCheck *check)
{
	const AcCatalogue *catalogue = check->protocol->catalogue;
	g_autoptr(GString) silent = g_string_new(NULL);
	for (guint i = 0; i < catalogue->n_activities && i < AC_CHECK_COMMON; i++)
		if (!is_spoken_of(check->protocol, catalogue->activities[i]))
			g_string_append_printf(silent, "%s%s", silent->len == 0 ? "" : ", ",
			                       catalogue->activities[i]->id);
	const AcTold told = of_all(AC_PROBLEM_NOTE, AC_FINDING_SILENT,
	                           _("Where you have an answer, write a rule; the others may stay open."));
	if (silent->len > 0)
		ac_check_add(check, &told, _("it says nothing of what is often asked: %s; clients are told to ask"),
		             silent->str);
}

/* ---- red flags ------------------------------------------------------------------------------- */

static void add_folded(GHashTable *words, const char *word, gpointer value)
{
	g_hash_table_insert(words, g_utf8_casefold(word, -1), value);
}

static GHashTable *red_flag_words(const AcSafety *safety)
{
	GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = safety->n_flags; i > 0; i--) { /* the most urgent last: it stays */
		const AcRedFlag *flag = &safety->flags[i - 1];
		gpointer value = (gpointer)(guintptr)flag;
		add_folded(words, flag->id, value);
		add_folded(words, flag->title, value);
		for (guint k = 0; k < flag->n_also; k++)
			add_folded(words, flag->also[k], value);
	}
	return words;
}

static const AcRedFlag *find_flag(GHashTable *words, const char *word)
{
	g_autofree char *folded = g_utf8_casefold(word, -1);
	return g_hash_table_lookup(words, folded);
}

static const AcRedFlag *flag_of(GHashTable *words, const AcSign *sign)
{
	const AcRedFlag *worst = find_flag(words, sign->id), *flag = find_flag(words, sign->title);
	for (guint i = 0; i <= sign->n_also; i++) {
		if (flag != NULL && (worst == NULL || flag->urgency > worst->urgency))
			worst = flag;
		flag = i < sign->n_also ? find_flag(words, sign->also[i]) : NULL;
	}
	return worst;
}

static void check_sign_rule(AcCheck *check, const AcSign *sign, const AcSignRule *rule, const AcRedFlag *flag)
{
	static const char *const advices[] = {"expected", "watch", "practitioner", "doctor", "emergency"};
	if (rule->advice >= flag->urgency)
		return;
	g_autofree char *suggestion =
	    g_strdup_printf(_("Write advice = \"%s\" or more."), advices[flag->urgency]);
	const AcTold told = {.severity = AC_PROBLEM_ERROR,
	                     .kind = AC_FINDING_RED_FLAG,
	                     .id = rule->id,
	                     .at = rule->origin,
	                     .other = flag->id,
	                     .other_at = flag->origin,
	                     .suggestion = suggestion};
	ac_check_add(check, &told, _("\"%s\" lowers the red flag \"%s\" to \"%s\""), sign->id, flag->id,
	             advices[rule->advice]);
}

static void check_red_flags(AcCheck *check)
{
	if (check->safety == NULL)
		return;
	g_autoptr(GHashTable) words = red_flag_words(check->safety);
	for (guint i = 0; i < check->protocol->n_signs; i++) {
		const AcSign *sign = &check->protocol->signs[i];
		const AcRedFlag *flag = flag_of(words, sign);
		for (guint k = 0; flag != NULL && k < sign->n_rules; k++)
			check_sign_rule(check, sign, &sign->rules[k], flag);
	}
}

void ac_protocol_check(const AcProtocol *protocol, const AcSafety *safety, AcDate today, AcProblems *problems)
{
	AcCheck check = {.protocol = protocol, .safety = safety, .problems = problems};
	check_red_flags(&check);
	check_review(&check, today);
	check_numbering(&check);
	check_sources(&check);
	ac_check_pairs(&check);
	ac_check_windows(&check);
	ac_check_never(&check);
	check_quiet_hours(&check);
	check_silence(&check);
	ac_check_tasks(&check);
	ac_protocol_run_tests(protocol, problems);
}
