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

/* How many activities at the head of the catalogue a protocol should speak of. */
#define COMMON 20

void ac_check_add(AcCheck *check, AcSeverity severity, const AcOrigin *origin, const char *format, ...)
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
	ac_problems_add(check->problems, severity, origin->file, origin->line, "%s", text);
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

static void mark_others(const AcProtocol *protocol, GHashTable *used)
{
	for (guint i = 0; i < protocol->n_tasks; i++)
		mark(used, protocol->tasks[i].source);
	for (guint i = 0; i < protocol->n_followups; i++)
		mark(used, protocol->followups[i].source);
	for (guint i = 0; i < protocol->n_signs; i++)
		for (guint k = 0; k < protocol->signs[i].n_rules; k++)
			mark(used, protocol->signs[i].rules[k].source);
}

static void check_sources(AcCheck *check)
{
	const AcProtocol *protocol = check->protocol;
	g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < protocol->n_rules; i++) {
		const AcRule *rule = &protocol->rules[i];
		mark(used, rule->source);
		if (rule->source == NULL)
			ac_check_add(check, AC_PROBLEM_WARNING, &rule->origin,
			             _("the rule \"%s\" does not say who says so; expected source = \"…\""), rule->id);
	}
	mark_others(protocol, used);
	for (guint i = 0; i < protocol->n_sources; i++) /* those of what it extends are another file's affair */
		if (!g_hash_table_contains(used, &protocol->sources[i]) &&
		    strcmp(protocol->sources[i].origin.file, protocol->file) == 0)
			ac_check_add(check, AC_PROBLEM_NOTE, &protocol->sources[i].origin,
			             _("nothing names the source \"%s\""), protocol->sources[i].id);
}

static void check_review(AcCheck *check, AcDate today)
{
	const AcProtocol *protocol = check->protocol;
	const AcOrigin origin = {.file = protocol->file, .line = 0};
	int year, month, day;
	ac_date_to_ymd(today, &year, &month, &day);
	g_autofree char *now = g_strdup_printf("%04d-%02d-%02d", year, month, day);
	if (protocol->review_by != NULL && strcmp(protocol->review_by, now) < 0)
		ac_check_add(
		    check, AC_PROBLEM_WARNING, &origin,
		    _("its review was due on %s; look through it and set \"approved_on\" and \"review_by\" anew"),
		    protocol->review_by);
	if (protocol->review_by == NULL)
		ac_check_add(check, AC_PROBLEM_NOTE, &origin,
		             _("it does not say when it is to be reviewed (review_by = \"…\")"));
	if (protocol->approved_on != NULL && strcmp(protocol->approved_on, now) > 0)
		ac_check_add(check, AC_PROBLEM_WARNING, &origin, _("it is approved on %s, which is still to come"),
		             protocol->approved_on);
}

/* ---- quiet hours, silence -------------------------------------------------------------------- */

static void check_quiet_hours(AcCheck *check)
{
	for (guint i = 0; i < check->protocol->n_tasks; i++) {
		const AcTask *task = &check->protocol->tasks[i];
		for (guint k = 0; task->remind && k < task->n_times; k++) {
			int lead = task->lead.kind == AC_OFFSET_ELAPSED ? task->lead.minutes % AC_DAY_MINUTES : 0;
			int at = (task->times[k] - lead + AC_DAY_MINUTES) % AC_DAY_MINUTES;
			if (at < QUIET_FROM && at >= QUIET_TO)
				continue;
			ac_check_add(check, AC_PROBLEM_WARNING, &task->origin,
			             _("the task \"%s\" reminds at %02d:%02d, in the quiet hours (%02d:%02d to "
			               "%02d:%02d): it will come "
			               "late; expected another time"),
			             task->id, at / 60, at % 60, QUIET_FROM / 60, QUIET_FROM % 60, QUIET_TO / 60,
			             QUIET_TO % 60);
			break;
		}
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
	for (guint i = 0; i < catalogue->n_activities && i < COMMON; i++)
		if (!is_spoken_of(check->protocol, catalogue->activities[i]))
			g_string_append_printf(silent, "%s%s", silent->len == 0 ? "" : ", ",
			                       catalogue->activities[i]->id);
	const AcOrigin origin = {.file = check->protocol->file, .line = 0};
	if (silent->len > 0)
		ac_check_add(check, AC_PROBLEM_NOTE, &origin,
		             _("it says nothing of what is often asked: %s; clients are told to ask"), silent->str);
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

static void check_red_flags(AcCheck *check)
{
	static const char *const advices[] = {"expected", "watch", "practitioner", "doctor", "emergency"};
	if (check->safety == NULL)
		return;
	g_autoptr(GHashTable) words = red_flag_words(check->safety);
	for (guint i = 0; i < check->protocol->n_signs; i++) {
		const AcSign *sign = &check->protocol->signs[i];
		const AcRedFlag *flag = flag_of(words, sign);
		for (guint k = 0; flag != NULL && k < sign->n_rules; k++) {
			const AcSignRule *rule = &sign->rules[k];
			if (rule->advice < flag->urgency)
				ac_check_add(
				    check, AC_PROBLEM_ERROR, &rule->origin,
				    _("\"%s\" lowers the red flag \"%s\" (%s:%d) to \"%s\"; expected \"%s\" or more"),
				    sign->id, flag->id, flag->origin.file, flag->origin.line, advices[rule->advice],
				    advices[flag->urgency]);
		}
	}
}

void ac_protocol_check(const AcProtocol *protocol, const AcSafety *safety, AcDate today, AcProblems *problems)
{
	AcCheck check = {.protocol = protocol, .safety = safety, .problems = problems};
	check_red_flags(&check);
	check_review(&check, today);
	check_sources(&check);
	ac_check_windows(&check);
	ac_check_never(&check);
	check_quiet_hours(&check);
	check_silence(&check);
	ac_check_tasks(&check);
	ac_protocol_run_tests(protocol, problems);
}
