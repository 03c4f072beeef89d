/* SPDX-License-Identifier: MIT */
/* What leaflets say besides plain times: how strongly, where, with what, once what is seen, and what else. */
#include "render/words.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "page_bits.h"

/* ---- how strongly ---------------------------------------------------------------------------- */

const char *ac_words_level(AcVerdict verdict, AcLevel level)
{
	gboolean allows = verdict == AC_VERDICT_OK || verdict == AC_VERDICT_CARE;
	/* What is asked for is the care, not the wine. */
	if (verdict == AC_VERDICT_CARE && level == AC_LEVEL_SHOULD)
		return _("better with care");
	if (allows && level == AC_LEVEL_SHOULD)
		return _("recommended");
	if (allows && level == AC_LEVEL_MAY)
		return _("if you like");
	if (verdict != AC_VERDICT_AVOID)
		return "";
	switch (level) {
	case AC_LEVEL_NEVER:
		return _("never");
	case AC_LEVEL_MUST:
		return _("do not");
	case AC_LEVEL_SHOULD:
		return _("better not");
	default:
		return "";
	}
}

const char *ac_words_how_label(const AcAnswer *answer)
{
	if (answer->verdict == AC_VERDICT_AVOID)
		return _("Instead");
	return answer->once != NULL ? _("Later") : _("How");
}

const char *ac_words_task_level(AcLevel level)
{
	switch (level) {
	case AC_LEVEL_SHOULD:
		return _("recommended");
	case AC_LEVEL_MAY:
		return _("optional");
	default:
		return _("to do");
	}
}

/* Of what several rules forbid the strongest word counts: one that says nothing of it is not softened. */
static int strength(AcLevel level)
{
	static const int strengths[] = {[AC_LEVEL_NOT_GIVEN] = 2,
	                                [AC_LEVEL_MUST] = 3,
	                                [AC_LEVEL_SHOULD] = 1,
	                                [AC_LEVEL_MAY] = 0,
	                                [AC_LEVEL_NEVER] = 4};
	return strengths[level];
}

AcLevel ac_words_level_of(const AcAnswer *answer)
{
	AcLevel level = AC_LEVEL_NOT_GIVEN;
	gboolean found = FALSE;
	for (guint i = 0; i < answer->n_causes && answer->causes[i].wins; i++) {
		const AcCause *cause = &answer->causes[i];
		const AcRule *rule = cause->rule;
		/* "Rinsing, if you like" does not say how strongly all above it is meant. */
		gboolean is_step = rule != NULL && rule->allows && rule->allow_rank > 0;
		AcLevel own = rule == NULL || cause->ended || (is_step && answer->verdict == AC_VERDICT_AVOID)
		                  ? AC_LEVEL_NOT_GIVEN
		                  : rule->level;
		if (!found || strength(own) > strength(level))
			level = own;
		found = TRUE;
	}
	return level;
}

char *ac_words_manner(const AcAnswer *answer)
{
	GString *out = g_string_new(NULL);
	ac_bits_append_plain(out, answer->words.where);
	ac_bits_join(out, ", ", ac_words_level(answer->verdict, ac_words_level_of(answer)));
	return g_string_free(out, FALSE);
}

static gboolean any_where(const AcProtocol *protocol)
{
	for (guint i = 0; i < protocol->n_rules; i++)
		if (protocol->rules[i].words.where != NULL)
			return TRUE;
	return FALSE;
}

char *ac_bits_change_where(const AcWordsContext *context, const AcChange *change)
{
	if (context->plan == NULL || change->is == AC_VERDICT_SILENT ||
	    !any_where(ac_plan_protocol(context->plan)))
		return NULL;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcAnswer *answer = ac_plan_ask(context->plan, arena, change->activity, change->at, 0);
	return answer->words.where != NULL ? ac_text_plain(answer->words.where) : NULL;
}

/* ---- once, at least, on the safe side --------------------------------------------------------- */

char *ac_words_once(const AcMilestone *milestone, gboolean short_form)
{
	if (milestone->by == AC_BY_PRACTITIONER)
		return g_strdup(short_form ? _("if your practitioner says so")
		                           : _("only if your practitioner says so – not recorded yet"));
	g_autofree char *title = ac_text_plain(milestone->title);
	return g_strdup_printf(short_form ? _("once %s") : _("only once %s"), title);
}

/* The word that counts for @session: it counts for the sessions before its own too. NULL: none was given. */
static const AcReport *word_given(const AcPlan *plan, const AcMilestone *milestone, const AcSession *session)
{
	const AcClient *client = ac_plan_client(plan);
	guint number = ac_bits_session_number(plan, session);
	const AcReport *first = NULL;
	for (guint i = 0; i < client->n_reports; i++) {
		const AcReport *report = &client->reports[i];
		const AcSession own = {.id = report->session_id};
		if (strcmp(report->milestone, milestone->id) == 0 && ac_bits_session_number(plan, &own) >= number &&
		    (first == NULL || report->at < first->at))
			first = report;
	}
	return first;
}

char *ac_words_agreed(const AcWordsContext *context, const AcAnswer *answer)
{
	gboolean allows = answer->verdict == AC_VERDICT_OK || answer->verdict == AC_VERDICT_CARE;
	const AcCause *cause = answer->n_causes > 0 && answer->causes[0].wins ? &answer->causes[0] : NULL;
	const AcMilestone *once =
	    cause != NULL && cause->rule != NULL && !cause->ended ? cause->rule->once : NULL;
	if (!allows || once == NULL || once->by != AC_BY_PRACTITIONER || context->plan == NULL)
		return g_strdup("");
	const AcReport *word = word_given(context->plan, once, cause->session);
	if (word == NULL)
		return g_strdup("");
	g_autofree char *date = ac_words_date(context, ac_time_date(word->at, context->zone));
	g_autofree char *by = ac_text_plain(word->by);
	return *by != '\0' ? g_strdup_printf(_("Your practitioner: agreed by %s, %s."), by, date)
	                   : g_strdup_printf(_("Your practitioner: agreed, %s."), date);
}

const AcCause *ac_bits_at_least(const AcAnswer *answer)
{
	for (guint i = 0; i < answer->n_causes && answer->causes[i].wins; i++) {
		const AcCause *cause = &answer->causes[i];
		if (cause->rule == NULL || cause->ended || !cause->window.loose_ends)
			continue;
		gboolean over = cause->window.to_early <= answer->at;
		gboolean ends = answer->until.at == cause->window.to_early && answer->next_verdict == AC_VERDICT_ASK;
		if (over ? answer->verdict == AC_VERDICT_ASK : ends)
			return cause;
	}
	return NULL;
}

char *ac_words_safer(const AcWordsContext *context, const AcAnswer *answer)
{
	/* Answers made by hand leave it 0; no safe date is that old. */
	if (answer->safer_at == AC_INSTANT_NEVER || answer->safer_at <= answer->at)
		return g_strdup("");
	g_autofree char *at = ac_words_instant(context, answer->safer_at);
	return g_strdup_printf(_("To be on the safe side: from %s."), at);
}

/* ---- with what --------------------------------------------------------------------------------- */

static void append_list(GString *out, const char *label, const char *const *texts, guint n)
{
	if (n == 0)
		return;
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint i = 0; i < n; i++) {
		g_autofree char *plain = ac_text_plain(texts[i]);
		ac_bits_join(list, ", ", plain);
	}
	g_string_append(out, out->len > 0 ? " " : "");
	g_string_append(out, label);
	g_string_append_c(out, ' ');
	ac_bits_append_sentence(out, list->str);
}

char *ac_words_products(const AcWords *words)
{
	GString *out = g_string_new(NULL);
	append_list(out, _("Use only:"), words->products, words->n_products);
	append_list(out, _("Without:"), words->without, words->n_without);
	return g_string_free(out, FALSE);
}

/* ---- a rule, as the leaflet has it -------------------------------------------------------------- */

static void append_titles(GString *out, const AcActivity *const *activities, guint n, const char *between)
{
	for (guint i = 0; i < n; i++) {
		g_string_append(out, i > 0 ? between : "");
		if (out->len == 0)
			ac_bits_append_plain(out, activities[i]->title);
		else
			ac_bits_append_lower(out, activities[i]->title);
	}
}

char *ac_words_rule_on(const AcRule *rule)
{
	GString *out = g_string_new(NULL);
	gboolean any_comma = FALSE;
	for (guint i = 0; i < rule->n_on; i++)
		any_comma = any_comma || strchr(rule->on[i]->title, ',') != NULL;
	append_titles(out, rule->on, rule->n_on, any_comma ? "; " : ", ");
	if (rule->n_but > 0) {
		g_string_append(out, _(", except "));
		for (guint i = 0; i < rule->n_but; i++) {
			g_string_append(out, i > 0 ? ", " : "");
			ac_bits_append_plain(out, rule->but[i]->title);
		}
	}
	return g_string_free(out, FALSE);
}

AcVerdict ac_bits_rule_verdict(const AcRule *rule, const AcActivity **step)
{
	*step = NULL;
	if (!rule->allows)
		return rule->verdict;
	if (rule->allow_rank > 0 && rule->allow_rank <= rule->on[0]->n_steps)
		*step = rule->on[0]->steps[rule->allow_rank - 1];
	return rule->allow_rank > 0 ? AC_VERDICT_CARE : AC_VERDICT_AVOID;
}

/* "7 days before the session", "the session", "28 days". Owned. */
static char *edge_in_words(const AcRule *rule, const char *text, const AcOffset *offset)
{
	char *words = ac_words_offset(text);
	gboolean of_session = rule->anchor.kind != AC_ANCHOR_MILESTONE;
	if (!of_session || (!ac_offset_is_negative(offset) && !ac_offset_is_zero(offset)))
		return words;
	g_autofree char *length = words;
	return ac_offset_is_negative(offset) ? g_strdup_printf(_("%s before the session"), length)
	                                     : g_strdup(_("the session"));
}

static void append_end(GString *out, const AcRule *rule)
{
	if (rule->to.late.kind == AC_OFFSET_UNSAID) {
		g_autofree char *least = rule->to.early.kind != AC_OFFSET_UNSAID && rule->to_text != NULL
		                             ? ac_words_offset(rule->to_text)
		                             : NULL;
		ac_bits_join(out, ", ", least);
		ac_bits_join(out, ", ", _("no end is given"));
	} else if (rule->to_text != NULL) {
		g_autofree char *to = edge_in_words(rule, rule->to_text, &rule->to.late);
		g_autofree char *end = g_strdup_printf(_("to %s"), to);
		ac_bits_join(out, " ", end);
	}
	if (rule->until != NULL) {
		g_autofree char *until = g_strdup_printf(_("until %s"), rule->until->title);
		ac_bits_join(out, ", ", until);
	}
}

static char *anchor_in_words(const AcAnchor *anchor)
{
	switch (anchor->kind) {
	case AC_ANCHOR_FIRST:
		return g_strdup(_("counted from the first session"));
	case AC_ANCHOR_FINAL:
		return g_strdup(_("counted from the last session"));
	case AC_ANCHOR_MILESTONE:
		return g_strdup_printf(_("counted from when %s"), anchor->milestone->title);
	case AC_ANCHOR_SESSION:
		break;
	}
	return NULL;
}

char *ac_words_rule_time(const AcRule *rule)
{
	GString *out = g_string_new(NULL);
	if (rule->from_text != NULL) {
		g_autofree char *from = edge_in_words(rule, rule->from_text, &rule->from.early);
		g_string_append_printf(out, _("from %s"), from);
	}
	if (rule->phase != NULL && rule->from_text == NULL && rule->to_text == NULL)
		g_string_append_printf(out, _("during %s"), rule->phase->title);
	append_end(out, rule);
	g_autofree char *anchor = anchor_in_words(&rule->anchor);
	ac_bits_join(out, ", ", anchor);
	if (rule->once != NULL) {
		g_autofree char *title = ac_text_plain(rule->once->title);
		g_autofree char *once = rule->once->by == AC_BY_PRACTITIONER
		                            ? g_strdup(_("only if your practitioner says so"))
		                            : g_strdup_printf(_("only once %s"), title);
		ac_bits_join(out, ", ", once);
	}
	return g_string_free(out, FALSE);
}

char *ac_words_rule(const AcRule *rule)
{
	const AcActivity *step;
	AcVerdict verdict = ac_bits_rule_verdict(rule, &step);
	g_autofree char *on = ac_words_rule_on(rule), *time = ac_words_rule_time(rule);
	g_autofree char *where = ac_text_plain(rule->words.where);
	GString *out = g_string_new(rule->title != NULL ? rule->title : on);
	g_string_append(out, ": ");
	ac_bits_append_verdict(out, verdict, step);
	ac_bits_join(out, ", ", where);
	ac_bits_join(out, ", ", ac_words_level(verdict, rule->level));
	ac_bits_join(out, ", ", time);
	return g_string_free(out, FALSE);
}

char *ac_words_against(const AcAnswer *answer)
{
	if (answer->against == NULL)
		return g_strdup("");
	g_autofree char *rule = ac_words_rule(answer->against);
	g_autofree char *plain = ac_text_plain(rule);
	return g_strdup_printf(
	    _("Your leaflet also says: %s. The stricter holds until your practitioner decides."), plain);
}

/* ---- tasks -------------------------------------------------------------------------------------- */

char *ac_words_nth(const AcOccurrence *all, guint n_all, const AcOccurrence *one)
{
	if (one->extra)
		return g_strdup(_("again, if you like"));
	int total = 0;
	for (guint i = 0; i < n_all; i++)
		total += all[i].task == one->task && all[i].session == one->session && all[i].date == one->date &&
		         all[i].minute < 0 && !all[i].extra;
	return one->minute < 0 && total > 1 ? g_strdup_printf(_("%d of %d"), -one->minute, total) : g_strdup("");
}

char *ac_words_first(const AcTask *task)
{
	if (task->after == NULL)
		return g_strdup(_("waits"));
	g_autoptr(GString) title = g_string_new(NULL);
	ac_bits_append_lower(title, task->after->title);
	return g_strdup_printf(_("first: %s"), title->str);
}

char *ac_bits_times(guint n)
{
	if (n == 1)
		return g_strdup(_("once"));
	return n == 2 ? g_strdup(_("twice")) : g_strdup_printf(_("%u times"), n);
}

/* "a day", "a week", "in 10 days". */
static char *period_of(const AcOffset *every)
{
	gboolean is_calendar = every->kind == AC_OFFSET_CALENDAR;
	if (every->kind == AC_OFFSET_NONE || (is_calendar && every->months == 0 && every->days == 1))
		return g_strdup(_("a day"));
	if (is_calendar && every->months == 0 && every->days == 7)
		return g_strdup(_("a week"));
	if (is_calendar && every->months == 1 && every->days == 0)
		return g_strdup(_("a month"));
	if (is_calendar && every->months == 0)
		return g_strdup_printf(ngettext("in %d day", "in %d days", (gulong)every->days), every->days);
	return g_strdup(_("each time"));
}

char *ac_words_count(const AcTask *task)
{
	const AcCount *count = &task->count;
	if (count->least == 0 && count->most == 0)
		return g_strdup("");
	g_autofree char *period = period_of(&task->every), *least = ac_bits_times(count->least);
	if (count->most == 0)
		return g_strdup_printf(_("at least %s %s"), least, period);
	if (count->least == count->most)
		return g_strdup_printf("%s %s", least, period);
	return g_strdup_printf(_("%u to %u times %s"), count->least, count->most, period);
}

/* ---- phases ------------------------------------------------------------------------------------- */

/* Whether its time is over by the calendar, and one is in it only because nothing is reported. */
static gboolean is_waiting(const AcDay *day)
{
	const AcPhase *phase = day->phase;
	if (phase == NULL || phase->until == NULL || day->session == NULL || day->session->zone == NULL)
		return FALSE;
	const AcOffset *to = &phase->to.late;
	if (to->kind != AC_OFFSET_ELAPSED && to->kind != AC_OFFSET_CALENDAR)
		return FALSE;
	return day->at >=
	       ac_offset_resolve(to, day->session->begin, day->session->end, day->session->zone, AC_FOLD_SECOND);
}

char *ac_words_phase(const AcDay *day, gboolean short_form)
{
	if (day->phase == NULL)
		return g_strdup("");
	g_autofree char *title = ac_text_plain(day->phase->title);
	if (!is_waiting(day))
		return g_steal_pointer(&title);
	if (short_form)
		return g_strdup_printf(_("still %s"), title);
	g_autofree char *seen = ac_text_plain(day->phase->until->title);
	return g_strdup_printf(_("%s? not yet: still %s"), seen, title);
}
