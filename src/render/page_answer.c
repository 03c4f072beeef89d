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
	const AcSession *session = ac_bits_unconfirmed(plan);
	if (session != NULL)
		return g_strdup_printf(
		    _("nothing is sure until you say whether session %u took place. Ask your practitioner"),
		    ac_bits_session_number(plan, session));
	return g_strdup(_("your leaflet does not say. Ask your practitioner"));
}

/* "up to rinsing with water, until …": what stands behind the dash. */
static char *state_in_words(const AcWordsContext *context, const AcStretch *stretch, const AcAsked *asked)
{
	const AcAnswer *answer = stretch->strictest;
	g_autofree char *manner = ac_words_manner(answer);
	/* "do not, not before …" would be read twice. */
	const char *between = answer->verdict == AC_VERDICT_AVOID ? " · " : ", ";
	g_autofree char *possible = ac_bits_possible(context, stretch);
	GString *out = g_string_new(manner);
	if (possible != NULL) {
		ac_bits_join(out, between, possible);
		return g_string_free(out, FALSE);
	}
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
	ac_bits_join(out, between, end);
	return g_string_free(out, FALSE);
}

static void put_headline(AcSheet *sheet, const AcFacts *facts, const AcStretch *stretch, const char *title,
                         const AcAsked *asked)
{
	g_autofree char *when = ac_bits_asked_time(&facts->words, asked);
	g_autofree char *state = state_in_words(&facts->words, stretch, asked);
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put_verdict(sheet, stretch->strictest->verdict);
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
	const AcCause *least = ac_bits_at_least(answer);
	if (!answer->has_next || (least != NULL && least->window.to_early > answer->at)) /* said already */
		return;
	g_autoptr(GString) next = g_string_new(NULL);
	if (answer->verdict == AC_VERDICT_SILENT || answer->once != NULL) { /* the line above names no end */
		g_autofree char *words = ac_words_next(&facts->words, answer);
		g_string_append(next, words);
	} else {
		ac_bits_append_verdict(next, answer->next_verdict, answer->next_step);
	}
	g_string_append_c(next, '.');
	ac_sheet_labelled(sheet, _("Then:"), next->str);
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
		ac_text_and(anchors, anchor);
	}
	return g_string_free(anchors, FALSE);
}

/* What allows it is that the last ban is over: no rule that is over says it. */
static void put_ended(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer, const AcCause *last)
{
	g_autofree char *free_now = ac_words_ended(last);
	g_autofree char *anchor = ac_bits_anchor(&facts->words, answer, last);
	g_autofree char *rule = ac_bits_cause(answer, last, anchor);
	g_autofree char *line = g_strdup_printf(_("the last was %s"), rule);
	ac_sheet_sentence(sheet, _("Why:"), "", free_now);
	ac_sheet_labelled(sheet, _("Ended:"), line);
}

/* Whether it counts for every one of several answers; @several NULL: there are none. */
static gboolean is_shared(const GPtrArray *several, const AcRule *rule)
{
	for (guint i = 0; several != NULL && i < several->len; i++) {
		const AcAnswer *answer = g_ptr_array_index(several, i);
		gboolean counts = FALSE;
		for (guint k = 0; k < answer->n_causes; k++)
			counts = counts || (answer->causes[k].rule == rule && !answer->causes[k].ended &&
			                    ac_bits_cause_counts(answer, &answer->causes[k]));
		if (!counts)
			return FALSE;
	}
	return several != NULL && several->len > 1 && rule != NULL;
}

/* Whether the words of all come from one rule. */
static gboolean is_one_word(const GPtrArray *several)
{
	const AcAnswer *first = g_ptr_array_index(several, 0);
	const AcRule *rule = first->n_causes > 0 ? first->causes[0].rule : NULL;
	for (guint i = 1; i < several->len; i++) {
		const AcAnswer *answer = g_ptr_array_index(several, i);
		if (answer->n_causes == 0 || answer->causes[0].rule != rule)
			return FALSE;
	}
	return is_shared(several, rule);
}

/* The rules that decided, one line each, after "Says:"; those that @several share are left to put_shared().
 */
static void put_causes(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer, const GPtrArray *several)
{
	const guint most = 4;
	guint shown = 0, left = 0;
	const AcCause *last = ac_words_last_ended(answer);
	if (last != NULL) {
		put_ended(sheet, facts, answer, last);
		return;
	}
	for (guint i = 0; i < answer->n_causes; i++) {
		if (!ac_bits_cause_counts(answer, &answer->causes[i]) || was_named(answer, i) ||
		    is_shared(several, answer->causes[i].rule))
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

static void put_details(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer)
{
	ac_sheet_limit(sheet, facts, answer);
	ac_sheet_words(sheet, facts, answer);
	put_causes(sheet, facts, answer, NULL);
	ac_sheet_against(sheet, answer);
	ac_sheet_facts(sheet, facts, answer);
}

/* ---- several, and stretches of time ---------------------------------------------------------- */

/* What it is at each part of the stretch, when it changes within it. */
static void put_changes(AcSheet *sheet, const AcFacts *facts, const AcStretch *stretch)
{
	g_autoptr(GString) first = g_string_new(NULL);
	ac_bits_append_verdict(first, stretch->first->verdict, stretch->first->step);
	ac_text_fill(first, _("at first %s."), first->str);
	ac_sheet_labelled(sheet, _("Hours:"), first->str);
	for (guint i = 0; i < stretch->n_changes; i++) {
		const AcChange *change = &stretch->changes[i];
		g_autofree char *at = ac_words_moment(&facts->words, change->at);
		g_autoptr(GString) line = g_string_new(NULL);
		ac_bits_append_verdict(line, change->is, change->is_step);
		/* TRANSLATORS: "from 15:00 with care, up to rinsing." */
		ac_text_fill(line, _("from %s %s."), at, line->str);
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

/* Stretches that say the same, as the first of them that does; of AcStretch. */
static GPtrArray *kinds_of(const AcCombined *combined)
{
	GPtrArray *kinds = g_ptr_array_new();
	for (guint i = 0; i < combined->n_each; i++) {
		gboolean known = FALSE;
		for (guint k = 0; k < kinds->len; k++) {
			const AcStretch *kind = g_ptr_array_index(kinds, k);
			known = known || same_answer(kind->strictest, combined->each[i]->strictest);
		}
		if (!known)
			g_ptr_array_add(kinds, (gpointer)(guintptr)combined->each[i]);
	}
	return kinds;
}

/* "Swimming pool, sea": all that @kind is the answer of. Owned. */
static char *titles_of(const AcCombined *combined, const AcStretch *kind)
{
	g_autoptr(GPtrArray) alike = g_ptr_array_new();
	for (guint i = 0; i < combined->n_each; i++)
		if (same_answer(kind->strictest, combined->each[i]->strictest))
			g_ptr_array_add(alike, (gpointer)(guintptr)combined->each[i]->strictest->activity);
	const AcDayRow row = {.activities = (const AcActivity *const *)(gconstpointer)alike->pdata,
	                      .n_activities = alike->len};
	return ac_words_row_title(&row);
}

static void put_what_follows(AcSheet *sheet, const AcFacts *facts, const AcStretch *stretch)
{
	if (stretch->n_changes > 0)
		put_changes(sheet, facts, stretch);
	else
		put_next(sheet, facts, stretch->strictest);
}

/* "✗ AVOID  Sauna — until …" within a list. */
static void put_line_of(AcSheet *sheet, const AcFacts *facts, const AcStretch *stretch, const char *titles,
                        const AcAsked *asked)
{
	g_autofree char *state = state_in_words(&facts->words, stretch, asked);
	ac_sheet_begin(sheet, 2, 4);
	ac_sheet_put_verdict(sheet, stretch->strictest->verdict);
	ac_sheet_to(sheet, 11);
	ac_sheet_put(sheet, AC_INK_STRONG, titles);
	ac_sheet_put(sheet, AC_INK_PLAIN, *state != '\0' ? " — " : "");
	ac_sheet_put(sheet, AC_INK_PLAIN, state);
	ac_sheet_end(sheet);
}

/* What only the rules of one of several say. */
static void put_own(AcSheet *sheet, const AcFacts *facts, const AcStretch *kind, const GPtrArray *answers)
{
	const AcAnswer *answer = kind->strictest;
	put_what_follows(sheet, facts, kind);
	ac_sheet_limit(sheet, facts, answer);
	if (!is_one_word(answers))
		ac_sheet_words(sheet, facts, answer);
	put_causes(sheet, facts, answer, answers);
	ac_sheet_against(sheet, answer);
	ac_sheet_facts(sheet, facts, answer);
}

/* What counts for each of several, once: the rules, and the words of the one that comes first for all. */
static void put_shared(AcSheet *sheet, const AcFacts *facts, const GPtrArray *answers)
{
	const AcAnswer *first = g_ptr_array_index(answers, 0);
	gboolean begun = FALSE;
	for (guint i = 0; i < first->n_causes; i++) {
		const AcCause *cause = &first->causes[i];
		if (!ac_bits_cause_counts(first, cause) || was_named(first, i) || !is_shared(answers, cause->rule))
			continue;
		if (!begun) {
			ac_sheet_gap(sheet);
			ac_sheet_line(sheet, 0, answers->len == 2 ? _("For both:") : _("For all:"));
		}
		if (!begun && is_one_word(answers))
			ac_sheet_words(sheet, facts, first);
		g_autofree char *anchors = anchors_of(facts, first, i);
		g_autofree char *line = ac_bits_cause(first, cause, anchors);
		ac_sheet_labelled(sheet, begun ? _("and:") : _("Says:"), line);
		begun = TRUE;
	}
}

/* Several that are not alike: the strictest word first, then each that differs, then what they share. */
static void put_each(AcSheet *sheet, const AcFacts *facts, const AcCombined *combined, const AcAsked *asked)
{
	g_autofree char *all = all_titles(combined);
	g_autofree char *when = ac_bits_asked_time(&facts->words, asked);
	g_autoptr(GPtrArray) kinds = kinds_of(combined), answers = g_ptr_array_new();
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put_verdict(sheet, combined->verdict);
	ac_sheet_to(sheet, 0);
	ac_sheet_put(sheet, AC_INK_STRONG, all);
	ac_sheet_put(sheet, AC_INK_PLAIN, when);
	ac_sheet_put(sheet, AC_INK_PLAIN,
	             combined->differ ? _(" — it depends on which:") : _(" — not for the same reasons:"));
	ac_sheet_end(sheet);
	for (guint i = 0; i < kinds->len; i++)
		g_ptr_array_add(answers,
		                (gpointer)(guintptr)((const AcStretch *)g_ptr_array_index(kinds, i))->strictest);
	for (guint i = 0; i < kinds->len; i++) {
		const AcStretch *kind = g_ptr_array_index(kinds, i);
		g_autofree char *titles = titles_of(combined, kind);
		ac_sheet_gap(sheet);
		put_line_of(sheet, facts, kind, titles, asked);
		put_own(sheet, facts, kind, answers);
	}
	put_shared(sheet, facts, answers);
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
		g_autofree char *when = ac_bits_date_and_clock(&facts->words, session->end);
		g_autofree char *command = ac_words_question_command(facts->words.plan, &question);
		g_autofree char *line = g_strdup_printf(
		    _("until you say whether session %u (%s) took place, the stricter reading holds: %s"),
		    ac_bits_session_number(facts->words.plan, session), when, command);
		ac_sheet_labelled(sheet, _("Note:"), line);
	}
}

static void put_whom_to_ask(AcSheet *sheet, const AcFacts *facts)
{
	g_autofree char *clinic = ac_words_clinic(facts->clinic, facts->own_rules);
	ac_sheet_labelled(sheet, facts->clinic != NULL ? _("Ask:") : _("Note:"), clinic);
	if (facts->zone_note != NULL) {
		g_autofree char *zone = g_strdup_printf(_("Times are those of %s."), facts->zone_note);
		ac_sheet_labelled(sheet, "", zone);
	}
}

void ac_sheet_answer(AcSheet *sheet, const AcFacts *facts, const AcCombined *combined, const AcAsked *asked)
{
	put_unconfirmed(sheet, facts);
	if (all_alike(combined)) {
		g_autofree char *titles = all_titles(combined);
		put_headline(sheet, facts, combined->each[0], titles, asked);
		put_what_follows(sheet, facts, combined->each[0]);
		put_details(sheet, facts, combined->strictest);
	} else {
		put_each(sheet, facts, combined, asked);
		ac_sheet_gap(sheet);
	}
	for (guint i = 0; i < combined->n_each; i++)
		ac_sheet_medicine(sheet, facts, combined->each[i]->strictest->activity);
	put_whom_to_ask(sheet, facts);
}

/* ---- the first moment, and what has happened ------------------------------------------------- */

/* "Swimming pool, sea: Mon 30 Nov 00:00, with care" */
static void put_first(AcSheet *sheet, const AcFacts *facts, const AcAnswer *first, const char *titles)
{
	gboolean is_now = first->at <= facts->words.now;
	g_autofree char *at = is_now ? g_strdup(_("now")) : ac_words_moment(&facts->words, first->at);
	g_autofree char *next = ac_words_next(&facts->words, first), *manner = ac_words_manner(first);
	g_autoptr(GString) verdict = g_string_new(NULL);
	ac_bits_append_verdict(verdict, first->verdict, first->step);
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put(sheet, AC_INK_STRONG, titles);
	ac_sheet_put(sheet, AC_INK_PLAIN, ": ");
	ac_sheet_put(sheet, AC_INK_STRONG, at);
	ac_sheet_put(sheet, AC_INK_PLAIN, ", ");
	ac_sheet_put(sheet, AC_INK_PLAIN, verdict->str);
	ac_sheet_put(sheet, AC_INK_PLAIN, *manner != '\0' ? ", " : "");
	ac_sheet_put(sheet, AC_INK_PLAIN, manner);
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
		const AcStretch alone = {.strictest = answer, .first = answer};
		put_headline(sheet, facts, &alone, titles, &asked);
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

void ac_sheet_lapse(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer, const AcAsked *asked,
                    gboolean noted)
{
	const AcWords *words = &answer->words;
	gboolean forbidden = answer->verdict == AC_VERDICT_AVOID || answer->verdict == AC_VERDICT_ASK;
	g_autofree char *when = ac_bits_asked_time(&facts->words, asked);
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put(sheet, AC_INK_STRONG, answer->activity->title);
	ac_sheet_put(sheet, AC_INK_PLAIN, when);
	ac_sheet_put(sheet, AC_INK_PLAIN, " — ");
	ac_sheet_put(sheet, AC_INK_PLAIN, words->where);
	ac_sheet_put(sheet, AC_INK_PLAIN, words->where != NULL ? ": " : "");
	ac_sheet_put(sheet, AC_INK_PLAIN, lapse_headline(answer->verdict));
	ac_sheet_end(sheet);
	if (forbidden) {
		const char *now_do = words->lapse != NULL ? words->lapse : words->otherwise;
		ac_sheet_sentence(
		    sheet, _("Now:"), "",
		    now_do != NULL ? now_do : _("your leaflet does not say what to do now: tell your practitioner"));
		ac_sheet_sentence(sheet, _("Risk:"), "", words->consequence);
	} else {
		ac_sheet_sentence(sheet, _("How:"), "", words->how);
	}
	ac_sheet_sentence(sheet, _("Why:"), "", words->why);
	put_causes(sheet, facts, answer, NULL);
	if (noted)
		ac_sheet_labelled(sheet, _("Noted."), _("\"aftercare undo\" takes it back."));
	else if (facts->client_name != NULL)
		ac_sheet_labelled(sheet, _("Noted:"), _("nothing, so there is nothing to take back."));
	ac_sheet_medicine(sheet, facts, answer->activity);
	put_whom_to_ask(sheet, facts);
}
