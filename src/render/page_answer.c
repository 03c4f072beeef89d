/* SPDX-License-Identifier: MIT */
/* The page of one question: `can`, `when`, `did`. */
#include "render/pages.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "page_bits.h"

/* Beyond this a date says more than a distance. */
#define NEAR (48 * AC_HOUR)

/* ---- the first line -------------------------------------------------------------------------- */

/* "tomorrow 18:00", "on Sat 28 Nov", "today 17:00 to 00:00". Owned; "" for now. */
static char *asked_time(const AcWordsContext *context, const AcAsked *asked)
{
	if (asked->is_now)
		return g_strdup("");
	AcDate date = ac_time_date(asked->from, context->zone);
	if (asked->is_day && date == ac_time_date(context->now, context->zone))
		return g_strdup(_(", today"));
	if (asked->is_day) {
		g_autofree char *name = ac_words_date(context, date);
		return g_strdup_printf(_(", on %s"), name);
	}
	g_autofree char *from = ac_words_moment(context, asked->from);
	if (asked->to <= asked->from)
		return g_strdup_printf(", %s", from);
	g_autofree char *to = ac_words_clock(ac_time_local(asked->to, context->zone).minute);
	return g_strdup_printf(_(", %s to %s"), from, to);
}

/* The answer's end, and for one that is near how long that is. */
static char *end_in_words(const AcWordsContext *context, const AcAnswer *answer, const AcAsked *asked)
{
	g_autofree char *until = ac_words_until(context, answer, FALSE);
	AcInstant left = answer->until.at - context->now;
	if (!asked->is_now || answer->until.at == AC_INSTANT_NEVER || left <= 0 || left > NEAR)
		return g_steal_pointer(&until);
	g_autofree char *distance = ac_words_distance(left);
	return g_strdup_printf(_("%s (in %s)"), until, distance);
}

static char *silent_in_words(const AcPlan *plan)
{
	if (plan != NULL && ac_plan_client(plan)->n_sessions == 0)
		return g_strdup(_("no session is known yet, so no rule counts yet. Ask your practitioner"));
	return g_strdup(_("your leaflet does not say. Ask your practitioner"));
}

/* "up to rinsing with water, until …": what stands behind the dash. */
static char *state_in_words(const AcWordsContext *context, const AcAnswer *answer, const AcAsked *asked)
{
	GString *out = g_string_new(NULL);
	if (answer->verdict == AC_VERDICT_SILENT) {
		g_autofree char *silent = silent_in_words(context->plan);
		g_string_append(out, silent);
		return g_string_free(out, FALSE);
	}
	if (answer->step != NULL && answer->verdict == AC_VERDICT_CARE) {
		g_autofree char *allowed = ac_words_allowed(answer);
		ac_bits_join(out, ", ", allowed);
	}
	g_autofree char *end = end_in_words(context, answer, asked);
	ac_bits_join(out, ", ", end);
	return g_string_free(out, FALSE);
}

static void put_headline(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer, const char *title,
                         const AcAsked *asked)
{
	g_autofree char *when = asked_time(&facts->words, asked);
	g_autofree char *state = state_in_words(&facts->words, answer, asked);
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put_verdict(sheet, answer->verdict);
	ac_sheet_to(sheet, 0);
	ac_sheet_put(sheet, AC_INK_STRONG, title);
	ac_sheet_put(sheet, AC_INK_PLAIN, when);
	if (*state != '\0') {
		ac_sheet_put(sheet, AC_INK_PLAIN, " — ");
		ac_sheet_put(sheet, AC_INK_PLAIN, state);
	}
	ac_sheet_end(sheet);
}

/* ---- below it -------------------------------------------------------------------------------- */

static void put_next(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer)
{
	if (!answer->has_next)
		return;
	g_autoptr(GString) next = g_string_new(NULL);
	if (answer->verdict == AC_VERDICT_SILENT) { /* the line above names no end */
		g_autofree char *words = ac_words_next(&facts->words, answer);
		g_string_append(next, words);
	} else {
		ac_bits_append_verdict(next, answer->next_verdict, answer->next_step);
	}
	g_string_append_c(next, '.');
	ac_sheet_labelled(sheet, _("Then:"), next->str);
}

static void put_limit(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer)
{
	if (answer->limit == NULL)
		return;
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *limit = ac_words_limit(answer->limit);
	if (answer->too_long)
		g_string_append(out, _("that is too long: "));
	g_string_append(out, limit);
	g_string_append_c(out, '.');
	if (answer->possible_at != AC_INSTANT_NEVER && !answer->too_long) {
		g_autofree char *at = ac_words_moment(&facts->words, answer->possible_at);
		g_string_append_printf(out, _(" Possible again %s."), at);
	}
	ac_sheet_labelled(sheet, _("Limit:"), out->str);
}

static void put_sentence(AcSheet *sheet, const char *label, const char *before, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	g_autoptr(GString) out = g_string_new(before);
	ac_bits_append_sentence(out, text);
	ac_sheet_labelled(sheet, label, out->str);
}

static void put_words(AcSheet *sheet, const AcAnswer *answer)
{
	const AcWords *words = &answer->words;
	gboolean forbids = answer->verdict == AC_VERDICT_AVOID || answer->verdict == AC_VERDICT_ASK;
	/* The how of a rule that forbids this tells what it allows in its place. */
	put_sentence(sheet, answer->verdict == AC_VERDICT_AVOID ? _("Instead:") : _("How:"), "", words->how);
	put_sentence(sheet, "", _("If it cannot be helped: "), words->otherwise);
	put_sentence(sheet, "", _("Except: "), words->exception);
	if (forbids) {
		put_sentence(sheet, "", _("If it has happened already: "), words->lapse);
		put_sentence(sheet, _("Risk:"), "", words->consequence);
	}
	put_sentence(sheet, _("Why:"), "", words->why);
}

/* Whether this rule stood at an earlier cause already: then that line named its session. */
static gboolean was_named(const AcAnswer *answer, guint index)
{
	for (guint i = 0; i < index; i++)
		if (answer->causes[i].rule != NULL && answer->causes[i].rule == answer->causes[index].rule &&
		    ac_bits_cause_counts(answer, &answer->causes[i]))
			return TRUE;
	return FALSE;
}

/* "after session 1 on …; after session 2 on …": all sessions on whose clocks the rule decides. Owned. */
static char *anchors_of(const AcFacts *facts, const AcAnswer *answer, guint index)
{
	GString *anchors = g_string_new(NULL);
	for (guint i = index; i < answer->n_causes; i++) {
		const AcCause *cause = &answer->causes[i];
		if (i != index && (cause->rule == NULL || cause->rule != answer->causes[index].rule ||
		                   !ac_bits_cause_counts(answer, cause)))
			continue;
		g_autofree char *anchor = ac_bits_anchor(&facts->words, answer, cause);
		ac_bits_join(anchors, _(" and "), anchor);
	}
	return g_string_free(anchors, FALSE);
}

/* The rules that decided, one line each, after "Says:". */
static void put_causes(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer)
{
	const guint most = 4;
	guint shown = 0, left = 0;
	for (guint i = 0; i < answer->n_causes; i++) {
		if (!ac_bits_cause_counts(answer, &answer->causes[i]) || was_named(answer, i))
			continue;
		if (shown == most) {
			left++;
			continue;
		}
		g_autofree char *anchors = anchors_of(facts, answer, i);
		g_autofree char *line = ac_bits_cause(answer, &answer->causes[i], anchors);
		ac_sheet_labelled(sheet, shown == 0 ? _("Says:") : _("and:"), line);
		shown++;
	}
	if (left > 0) {
		g_autofree char *more =
		    g_strdup_printf(_("and %u more: aftercare explain %s"), left, answer->activity->id);
		ac_sheet_labelled(sheet, "", more);
	}
}

void ac_sheet_facts(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer)
{
	for (guint i = 0; i < answer->n_facts; i++) {
		g_autofree char *fact = ac_words_fact(answer->facts[i]);
		const AcQuestion question = {.kind = AC_QUESTION_TRAIT, .trait = answer->facts[i]};
		g_autofree char *command = ac_words_question_command(facts->words.plan, &question);
		g_autofree char *line = facts->client_name == NULL
		                            ? g_strdup_printf(_("This would settle it. %s."), fact)
		                            : g_strdup_printf(_("This would settle it. %s: %s"), fact, command);
		ac_sheet_labelled(sheet, _("Facts:"), line);
	}
}

void ac_sheet_medicine(AcSheet *sheet, const AcFacts *facts, const AcActivity *activity)
{
	if (activity->medicine && facts->safety != NULL)
		ac_sheet_labelled(sheet, _("Note:"), facts->safety->prescriber);
}

static void put_details(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer)
{
	put_limit(sheet, facts, answer);
	put_words(sheet, answer);
	put_causes(sheet, facts, answer);
	ac_sheet_facts(sheet, facts, answer);
}

/* ---- several, and stretches of time ---------------------------------------------------------- */

/* What it is at each part of the stretch, when it changes within it. */
static void put_changes(AcSheet *sheet, const AcFacts *facts, const AcStretch *stretch)
{
	g_autoptr(GString) first = g_string_new(_("at first "));
	ac_bits_append_verdict(first, stretch->first->verdict, stretch->first->step);
	g_string_append_c(first, '.');
	ac_sheet_labelled(sheet, _("Hours:"), first->str);
	for (guint i = 0; i < stretch->n_changes; i++) {
		const AcChange *change = &stretch->changes[i];
		g_autofree char *at = ac_words_moment(&facts->words, change->at);
		g_autoptr(GString) line = g_string_new(NULL);
		g_string_append_printf(line, _("from %s "), at);
		ac_bits_append_verdict(line, change->is, change->is_step);
		g_string_append_c(line, '.');
		ac_sheet_labelled(sheet, "", line->str);
	}
}

static gboolean same_answer(const AcAnswer *a, const AcAnswer *b)
{
	const AcRule *rule_a = a->n_causes > 0 ? a->causes[0].rule : NULL;
	const AcRule *rule_b = b->n_causes > 0 ? b->causes[0].rule : NULL;
	return a->verdict == b->verdict && a->step == b->step && rule_a == rule_b && a->until.at == b->until.at &&
	       a->until.open == b->until.open && a->until.not_before == b->until.not_before;
}

static gboolean all_alike(const AcCombined *combined)
{
	for (guint i = 1; i < combined->n_each; i++)
		if (!same_answer(combined->each[0]->strictest, combined->each[i]->strictest))
			return FALSE;
	return TRUE;
}

static char *all_titles(const AcCombined *combined)
{
	const AcActivity **activities = g_new(const AcActivity *, combined->n_each);
	for (guint i = 0; i < combined->n_each; i++)
		activities[i] = combined->each[i]->strictest->activity;
	const AcDayRow row = {.activities = activities, .n_activities = combined->n_each};
	char *titles = ac_words_row_title(&row);
	g_free(activities);
	return titles;
}

/* Several that are not alike: the strictest word first, then one line each. */
static void put_each(AcSheet *sheet, const AcFacts *facts, const AcCombined *combined, const AcAsked *asked)
{
	g_autofree char *titles = all_titles(combined);
	g_autofree char *when = asked_time(&facts->words, asked);
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put_verdict(sheet, combined->verdict);
	ac_sheet_to(sheet, 0);
	ac_sheet_put(sheet, AC_INK_STRONG, titles);
	ac_sheet_put(sheet, AC_INK_PLAIN, when);
	ac_sheet_put(sheet, AC_INK_PLAIN, _(" — it depends on which:"));
	ac_sheet_end(sheet);
	for (guint i = 0; i < combined->n_each; i++) {
		const AcAnswer *answer = combined->each[i]->strictest;
		g_autofree char *state = state_in_words(&facts->words, answer, asked);
		ac_sheet_begin(sheet, 2, 4);
		ac_sheet_put_verdict(sheet, answer->verdict);
		ac_sheet_to(sheet, 11);
		ac_sheet_put(sheet, AC_INK_PLAIN, answer->activity->title);
		ac_sheet_put(sheet, AC_INK_PLAIN, *state != '\0' ? " — " : "");
		ac_sheet_put(sheet, AC_INK_PLAIN, state);
		ac_sheet_end(sheet);
	}
}

/* A session that may not have taken place makes every answer stricter: say so where the answer is. */
static void put_unconfirmed(AcSheet *sheet, const AcFacts *facts)
{
	if (facts->words.plan == NULL)
		return;
	const AcClient *client = ac_plan_client(facts->words.plan);
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *session = &client->sessions[i];
		if (session->state != AC_SESSION_PLANNED || session->end > facts->words.now)
			continue;
		const AcQuestion question = {.kind = AC_QUESTION_SESSION_HAPPENED, .session = session};
		g_autofree char *text = ac_words_question(&facts->words, &question);
		g_autofree char *command = ac_words_question_command(facts->words.plan, &question);
		g_autofree char *line = g_strdup_printf("%s  %s", text, command);
		ac_sheet_labelled(sheet, _("Note:"), line);
	}
}

static void put_whom_to_ask(AcSheet *sheet, const AcFacts *facts)
{
	g_autofree char *clinic = ac_words_clinic(facts->clinic);
	ac_sheet_labelled(sheet, facts->clinic != NULL ? _("Ask:") : _("Note:"), clinic);
	if (facts->zone_note != NULL) {
		g_autofree char *zone = g_strdup_printf(_("Times are those of %s."), facts->zone_note);
		ac_sheet_labelled(sheet, "", zone);
	}
}

void ac_sheet_answer(AcSheet *sheet, const AcFacts *facts, const AcCombined *combined, const AcAsked *asked)
{
	const AcStretch *stretch = combined->each[0];
	for (guint i = 0; i < combined->n_each; i++)
		if (combined->each[i]->strictest == combined->strictest)
			stretch = combined->each[i];
	if (all_alike(combined)) {
		g_autofree char *titles = all_titles(combined);
		put_headline(sheet, facts, combined->strictest, titles, asked);
	} else {
		put_each(sheet, facts, combined, asked);
	}
	if (stretch->n_changes > 0)
		put_changes(sheet, facts, stretch);
	else
		put_next(sheet, facts, combined->strictest);
	put_details(sheet, facts, combined->strictest);
	for (guint i = 0; i < combined->n_each; i++)
		ac_sheet_medicine(sheet, facts, combined->each[i]->strictest->activity);
	put_unconfirmed(sheet, facts);
	put_whom_to_ask(sheet, facts);
}

/* ---- the first moment, and what has happened ------------------------------------------------- */

/* "Swimming pool, sea: Mon 30 Nov 00:00, with care" */
static void put_first(AcSheet *sheet, const AcFacts *facts, const AcAnswer *first, const char *titles)
{
	gboolean is_now = first->at <= facts->words.now;
	g_autofree char *at = is_now ? g_strdup(_("now")) : ac_words_moment(&facts->words, first->at);
	g_autofree char *next = ac_words_next(&facts->words, first);
	g_autoptr(GString) verdict = g_string_new(NULL);
	ac_bits_append_verdict(verdict, first->verdict, first->step);
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put(sheet, AC_INK_STRONG, titles);
	ac_sheet_put(sheet, AC_INK_PLAIN, ": ");
	ac_sheet_put(sheet, AC_INK_STRONG, at);
	ac_sheet_put(sheet, AC_INK_PLAIN, ", ");
	ac_sheet_put(sheet, AC_INK_PLAIN, verdict->str);
	ac_sheet_end(sheet);
	ac_sheet_labelled(sheet, _("Then:"), next);
}

static const AcAnswer *answer_of(const AcFirst *when)
{
	return when->first != NULL ? when->first : when->blocked;
}

/* Activities from @index on that @firsts says the same of. */
static guint alike_from(const AcFirst *firsts, guint n_firsts, guint index)
{
	guint end = index + 1;
	while (end < n_firsts && (firsts[end].first == NULL) == (firsts[index].first == NULL) &&
	       answer_of(&firsts[end])->at == answer_of(&firsts[index])->at &&
	       same_answer(answer_of(&firsts[end]), answer_of(&firsts[index])))
		end++;
	return end;
}

static void put_when(AcSheet *sheet, const AcFacts *facts, const AcFirst *firsts, guint n_alike)
{
	const AcAnswer *answer = answer_of(&firsts[0]);
	g_autofree const AcActivity **activities = g_new(const AcActivity *, n_alike);
	for (guint i = 0; i < n_alike; i++)
		activities[i] = answer_of(&firsts[i])->activity;
	const AcDayRow row = {.activities = activities, .n_activities = n_alike};
	g_autofree char *titles = ac_words_row_title(&row);
	ac_sheet_gap(sheet);
	if (firsts[0].first != NULL) {
		put_first(sheet, facts, firsts[0].first, titles);
	} else {
		const AcAsked asked = {
		    .from = answer->at, .to = answer->at, .is_now = answer->at <= facts->words.now};
		put_headline(sheet, facts, answer, titles, &asked);
		ac_sheet_line(sheet, 2, _("No date can be named yet."));
	}
	put_details(sheet, facts, answer);
	for (guint i = 0; i < n_alike; i++)
		ac_sheet_medicine(sheet, facts, activities[i]);
}

void ac_sheet_when(AcSheet *sheet, const AcFacts *facts, const AcFirst *firsts, guint n_firsts)
{
	for (guint i = 0, end = 0; i < n_firsts; i = end) {
		end = alike_from(firsts, n_firsts, i);
		put_when(sheet, facts, &firsts[i], end - i);
	}
	put_unconfirmed(sheet, facts);
	put_whom_to_ask(sheet, facts);
}

static const char *lapse_headline(AcVerdict verdict)
{
	switch (verdict) {
	case AC_VERDICT_AVOID:
		return _("this was to be avoided then.");
	case AC_VERDICT_ASK:
		return _("this was to be asked about first. Tell your practitioner.");
	case AC_VERDICT_CARE:
		return _("this was allowed, with care.");
	case AC_VERDICT_OK:
		return _("this was allowed.");
	case AC_VERDICT_SILENT:
		break;
	}
	return _("your leaflet does not speak of this. Ask your practitioner.");
}

void ac_sheet_lapse(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer, gboolean noted)
{
	const AcWords *words = &answer->words;
	const AcAsked asked = {.from = answer->at, .to = answer->at, .is_now = answer->at >= facts->words.now};
	gboolean forbidden = answer->verdict == AC_VERDICT_AVOID || answer->verdict == AC_VERDICT_ASK;
	g_autofree char *when = asked_time(&facts->words, &asked);
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put(sheet, AC_INK_STRONG, answer->activity->title);
	ac_sheet_put(sheet, AC_INK_PLAIN, when);
	ac_sheet_put(sheet, AC_INK_PLAIN, " — ");
	ac_sheet_put(sheet, AC_INK_PLAIN, lapse_headline(answer->verdict));
	ac_sheet_end(sheet);
	if (forbidden) {
		const char *now_do = words->lapse != NULL ? words->lapse : words->otherwise;
		put_sentence(sheet, _("Now:"), "",
		             now_do != NULL ? now_do
		                            : _("your leaflet does not say what to do now: tell your practitioner"));
		put_sentence(sheet, _("Risk:"), "", words->consequence);
	} else {
		put_sentence(sheet, _("How:"), "", words->how);
	}
	put_sentence(sheet, _("Why:"), "", words->why);
	put_causes(sheet, facts, answer);
	if (noted)
		ac_sheet_labelled(sheet, _("Noted."), _("\"aftercare undo\" takes it back."));
	ac_sheet_medicine(sheet, facts, answer->activity);
	put_whom_to_ask(sheet, facts);
}
