/* SPDX-License-Identifier: MIT */
/*
 * plan_fixture.h - protocols and clients by hand, a line each. Header-only: every test of the plan is a
 * program of its own. Everything lies in the fixture's arena; times are written as people write them.
 */
#ifndef PLAN_FIXTURE_H
#define PLAN_FIXTURE_H

#include "plan/plan.h"

#include <stdio.h>
#include <string.h>

#define UNUSED G_GNUC_UNUSED

enum { MAX_ACTIVITIES = 64 };

typedef struct {
	AcArena *arena;
	GTimeZone *zone; /* of the client and, unless said otherwise, of the sessions */
	GPtrArray *zones;
	AcActivity activities[MAX_ACTIVITIES];
	const AcActivity *all[MAX_ACTIVITIES];
	AcCatalogue catalogue;
	GPtrArray *rules, *tasks, *phases, *followups; /* of pointers; copied into arrays when the plan is made */
	GArray *sessions, *traits, *reports, *ticks, *adjustments, *seen;
	AcMilestone milestones[3]; /* flakes, healed, bump: a sighting */
	AcTrait trait[2];          /* skin: dry, oily; look: shaved, long */
	AcProtocol protocol;
	AcClient client;
	AcPlan *plan;
} Fixture;

UNUSED static AcSpan span_of(const char *text)
{
	AcSpan span = {.early = {.kind = AC_OFFSET_NONE}, .late = {.kind = AC_OFFSET_NONE}};
	GError *error = NULL;
	if (text != NULL && !ac_span_parse(text, 0, &span, &error))
		g_error("%s", error->message);
	return span;
}

UNUSED static AcInstant instant_in(GTimeZone *zone, const char *text)
{
	int year, month, day, hour, minute;
	AcDate date;
	if (sscanf(text, "%d-%d-%d %d:%d", &year, &month, &day, &hour, &minute) != 5 ||
	    !ac_date_from_ymd(year, month, day, &date))
		g_error("no instant: %s", text);
	return ac_time_at(date, hour * 60 + minute, zone, AC_FOLD_FIRST);
}

UNUSED static AcInstant at(const Fixture *f, const char *text)
{
	return instant_in(f->zone, text);
}

UNUSED static AcDate date_of(const char *text)
{
	int year, month, day;
	AcDate date;
	if (sscanf(text, "%d-%d-%d", &year, &month, &day) != 3 || !ac_date_from_ymd(year, month, day, &date))
		g_error("no date: %s", text);
	return date;
}

UNUSED static GTimeZone *zone_of(Fixture *f, const char *name)
{
	GTimeZone *zone = g_time_zone_new_identifier(name);
	g_assert_nonnull(zone);
	g_ptr_array_add(f->zones, zone);
	return zone;
}

/* ---- activities ---------------------------------------------------------------------------------------- */

UNUSED static AcActivity *find(Fixture *f, const char *id)
{
	AcActivity *activity = (AcActivity *)(gsize)ac_catalogue_find(&f->catalogue, id);
	if (activity == NULL)
		g_error("no activity %s", id);
	return activity;
}

UNUSED static const AcActivity *const *find_all(Fixture *f, const char *ids, guint *n)
{
	g_auto(GStrv) words = g_strsplit(ids, " ", -1);
	*n = g_strv_length(words);
	const AcActivity **out = AC_ARENA_ARRAY(f->arena, const AcActivity *, *n);
	for (guint i = 0; i < *n; i++)
		out[i] = find(f, words[i]);
	return out;
}

UNUSED static AcActivity *add_activity(Fixture *f, const char *id, const char *kinds)
{
	guint index = f->catalogue.n_activities;
	g_assert_cmpuint(index, <, MAX_ACTIVITIES);
	AcActivity *activity = &f->activities[index];
	activity->id = activity->title = ac_arena_strdup(f->arena, id);
	activity->index = index;
	if (kinds != NULL)
		activity->kinds = find_all(f, kinds, &activity->n_kinds);
	f->all[index] = activity;
	f->catalogue.n_activities = index + 1;
	return activity;
}

UNUSED static void add_ladder(Fixture *f, const char *id, const char *steps)
{
	AcActivity *ladder = add_activity(f, id, NULL);
	g_auto(GStrv) words = g_strsplit(steps, " ", -1);
	ladder->n_steps = g_strv_length(words);
	const AcActivity **all = AC_ARENA_ARRAY(f->arena, const AcActivity *, ladder->n_steps);
	for (guint i = 0; i < ladder->n_steps; i++) {
		AcActivity *step = add_activity(f, words[i], NULL);
		step->ladder = ladder;
		step->rank = i + 1;
		all[i] = step;
	}
	ladder->steps = all;
}

UNUSED static void set_kinds(Fixture *f, const char *id, const char *kinds)
{
	AcActivity *activity = find(f, id);
	activity->kinds = find_all(f, kinds, &activity->n_kinds);
}

UNUSED static void add_catalogue(Fixture *f)
{
	f->catalogue.activities = f->all;
	add_ladder(f, "water", "dab rinse mild shampoo jet submerge");
	add_ladder(f, "effort", "walk light hard");
	add_ladder(f, "shave", "clippers foil razor");
	add_activity(f, "sweat", NULL);
	add_activity(f, "heat", NULL);
	add_activity(f, "chlorine", NULL);
	set_kinds(f, "hard", "sweat");
	add_activity(f, "gym", "hard");
	add_activity(f, "sauna", "sweat heat");
	add_activity(f, "pool", "submerge chlorine");
	add_activity(f, "sea", "submerge");
	add_activity(f, "lake", "submerge");
	add_activity(f, "bath", "water");
	add_activity(f, "sun", NULL);
	add_activity(f, "moisturiser", NULL);
	add_activity(f, "minoxidil", NULL)->medicine = TRUE;
	add_activity(f, "alcohol", NULL);
	add_activity(f, "hat", NULL);
}

/* ---- protocol and client ------------------------------------------------------------------------------- */

UNUSED static Fixture *fixture_new(const char *zone)
{
	Fixture *f = g_new0(Fixture, 1);
	f->arena = ac_arena_new();
	f->zones = g_ptr_array_new_with_free_func((GDestroyNotify)g_time_zone_unref);
	f->zone = zone_of(f, zone);
	f->rules = g_ptr_array_new();
	f->tasks = g_ptr_array_new();
	f->phases = g_ptr_array_new();
	f->followups = g_ptr_array_new();
	f->sessions = g_array_new(FALSE, TRUE, sizeof(AcSession));
	f->traits = g_array_new(FALSE, TRUE, sizeof(AcTraitValue));
	f->reports = g_array_new(FALSE, TRUE, sizeof(AcReport));
	f->ticks = g_array_new(FALSE, TRUE, sizeof(AcTick));
	f->adjustments = g_array_new(FALSE, TRUE, sizeof(AcAdjustment));
	f->seen = g_array_new(FALSE, TRUE, sizeof(AcSeenSign));
	add_catalogue(f);
	f->milestones[0] =
	    (AcMilestone){.id = "flakes", .ask = "?", .title = "flakes", .usually = span_of("5d..14d")};
	f->milestones[1] = (AcMilestone){.id = "healed", .ask = "?", .title = "healed", .usually = span_of(NULL)};
	f->milestones[2] = (AcMilestone){
	    .id = "bump", .ask = "?", .title = "a bump", .usually = span_of(NULL), .sighting = TRUE};
	static const char *const skins[] = {"dry", "oily"}, *const looks[] = {"shaved", "long"};
	f->trait[0] = (AcTrait){.id = "skin", .title = "skin", .values = skins, .n_values = 2};
	f->trait[1] = (AcTrait){.id = "look", .title = "look", .values = looks, .n_values = 2};
	f->protocol = (AcProtocol){.id = "test",
	                           .lasts = span_of("28d").early,
	                           .gap = span_of("2w..6w"),
	                           .catalogue = &f->catalogue,
	                           .milestones = f->milestones,
	                           .n_milestones = 3,
	                           .traits = f->trait,
	                           .n_traits = 2};
	return f;
}

UNUSED static void fixture_free(Fixture *f)
{
	ac_plan_free(f->plan);
	g_ptr_array_unref(f->rules);
	g_ptr_array_unref(f->tasks);
	g_ptr_array_unref(f->phases);
	g_ptr_array_unref(f->followups);
	g_array_unref(f->sessions);
	g_array_unref(f->traits);
	g_array_unref(f->reports);
	g_array_unref(f->ticks);
	g_array_unref(f->adjustments);
	g_array_unref(f->seen);
	ac_arena_free(f->arena);
	g_ptr_array_unref(f->zones);
	g_free(f);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fixture, fixture_free)

UNUSED static AcVerdict verdict_of(const char *word)
{
	static const char *const words[] = {"silent", "ok", "care", "ask", "avoid"};
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(words[i], word) == 0)
			return (AcVerdict)i;
	g_error("no verdict: %s", word);
}

/* @says: a verdict, or "allow STEP". What is not given here is set on what it returns. */
UNUSED static AcRule *rule(Fixture *f, const char *on, const char *says, const char *from, const char *to)
{
	AcRule *r = AC_ARENA_NEW(f->arena, AcRule);
	r->id = ac_arena_printf(f->arena, "r%u", f->rules->len);
	r->protocol = "test";
	r->on = find_all(f, on, &r->n_on);
	if (g_str_has_prefix(says, "allow ")) {
		r->allows = TRUE;
		r->allow_rank = strcmp(says + 6, "none") == 0 ? 0 : find(f, says + 6)->rank;
	} else {
		r->verdict = verdict_of(says);
	}
	r->from = span_of(from);
	r->to = span_of(to);
	r->from_text = from;
	r->to_text = to;
	r->words.why = ac_arena_printf(f->arena, "why %s", r->id);
	if (r->verdict == AC_VERDICT_CARE)
		r->words.how = ac_arena_printf(f->arena, "how %s", r->id);
	g_ptr_array_add(f->rules, r);
	return r;
}

UNUSED static AcRule *rule_with_how(Fixture *f, const char *on, const char *says, const char *from,
                                    const char *to)
{
	AcRule *r = rule(f, on, says, from, to);
	r->words.how = ac_arena_printf(f->arena, "how %s", r->id);
	return r;
}

UNUSED static AcAnchor on_final(void)
{
	return (AcAnchor){.kind = AC_ANCHOR_FINAL};
}

UNUSED static AcAnchor on_first(void)
{
	return (AcAnchor){.kind = AC_ANCHOR_FIRST};
}

UNUSED static AcAnchor on_milestone(const Fixture *f)
{
	return (AcAnchor){.kind = AC_ANCHOR_MILESTONE, .milestone = &f->milestones[0]};
}

UNUSED static AcAnchor on_sighting(const Fixture *f)
{
	return (AcAnchor){.kind = AC_ANCHOR_MILESTONE, .milestone = &f->milestones[2]};
}

UNUSED static void but(Fixture *f, AcRule *r, const char *ids)
{
	r->but = find_all(f, ids, &r->n_but);
}

UNUSED static void limit(Fixture *f, AcRule *r, int minutes, int from_minute, int to_minute)
{
	AcLimit fresh = {.minutes = minutes,
	                 .per = minutes > 0 ? "day" : NULL,
	                 .from_minute = from_minute,
	                 .to_minute = to_minute};
	r->limit = ac_arena_memdup(f->arena, &fresh, sizeof fresh);
}

UNUSED static const AcCondition *condition(Fixture *f, AcConditionKind kind, const char *values)
{
	AcCondition *c = AC_ARENA_NEW(f->arena, AcCondition);
	c->kind = kind;
	c->trait = kind == AC_CONDITION_TRAIT ? &f->trait[0] : NULL;
	const char **all = AC_ARENA_ARRAY(f->arena, const char *, 8);
	g_auto(GStrv) words = g_strsplit(values, " ", -1);
	c->n_values = g_strv_length(words);
	for (guint i = 0; i < c->n_values; i++)
		all[i] = ac_arena_strdup(f->arena, words[i]);
	c->values = all;
	return c;
}

UNUSED static void when_skin(Fixture *f, AcRule *r, const char *values)
{
	r->when = condition(f, AC_CONDITION_TRAIT, values);
	r->n_when = 1;
}

UNUSED static void skin(Fixture *f, const char *value)
{
	AcTraitValue fresh = {"skin", value};
	g_array_append_val(f->traits, fresh);
}

UNUSED static AcTask *task(Fixture *f, const char *id, const char *from, const char *to, const char *every)
{
	AcTask *t = AC_ARENA_NEW(f->arena, AcTask);
	t->id = t->title = id;
	t->from = span_of(from);
	t->to = span_of(to);
	t->every = every != NULL ? span_of(every).early : (AcOffset){.kind = AC_OFFSET_NONE};
	t->lead = (AcOffset){.kind = AC_OFFSET_NONE};
	g_ptr_array_add(f->tasks, t);
	return t;
}

UNUSED static void times(Fixture *f, AcTask *t, int first, int second)
{
	int both[] = {first, second};
	t->times = ac_arena_memdup(f->arena, both, sizeof both);
	t->n_times = second < 0 ? 1 : 2;
}

UNUSED static AcSession *session_over(Fixture *f, AcInstant begin, AcInstant end)
{
	AcSession fresh = {.id = f->sessions->len + 1,
	                   .begin = begin,
	                   .end = end,
	                   .zone = f->zone,
	                   .state = AC_SESSION_HAPPENED};
	g_array_append_val(f->sessions, fresh);
	return &g_array_index(f->sessions, AcSession, f->sessions->len - 1);
}

/* A session of no length. */
UNUSED static AcSession *session(Fixture *f, const char *end)
{
	return session_over(f, at(f, end), at(f, end));
}

UNUSED static void report(Fixture *f, const char *milestone, gint64 session_id, const char *when)
{
	AcReport fresh = {.milestone = milestone, .session_id = session_id, .at = at(f, when)};
	g_array_append_val(f->reports, fresh);
}

UNUSED static AcAdjustment *adjust(Fixture *f, const char *activity, const char *says, gint64 session_id)
{
	AcAdjustment fresh = {
	    .id = 1, .activity = activity, .session_id = session_id, .by = "AB", .why = "I say so"};
	fresh.from = fresh.to = span_of(NULL);
	const char *step = strchr(says, ' '); /* "allow STEP" */
	if (step != NULL)
		fresh.allow = ac_arena_strdup(f->arena, step + 1);
	else
		fresh.verdict = verdict_of(says);
	g_array_append_val(f->adjustments, fresh);
	return &g_array_index(f->adjustments, AcAdjustment, f->adjustments->len - 1);
}

/* ---- the plan ------------------------------------------------------------------------------------------ */

UNUSED static gconstpointer flat(Fixture *f, const GPtrArray *pointers, gsize size)
{
	char *out = ac_arena_alloc(f->arena, pointers->len * size);
	for (guint i = 0; i < pointers->len; i++)
		memcpy(out + i * size, g_ptr_array_index(pointers, i), size);
	return out;
}

UNUSED static void fill_client(Fixture *f)
{
	f->client = (AcClient){.id = 1,
	                       .name = "Jo",
	                       .zone = f->zone,
	                       .sessions = (const AcSession *)(gpointer)f->sessions->data,
	                       .n_sessions = f->sessions->len,
	                       .traits = (const AcTraitValue *)(gpointer)f->traits->data,
	                       .n_traits = f->traits->len,
	                       .reports = (const AcReport *)(gpointer)f->reports->data,
	                       .n_reports = f->reports->len,
	                       .ticks = (const AcTick *)(gpointer)f->ticks->data,
	                       .n_ticks = f->ticks->len,
	                       .adjustments = (const AcAdjustment *)(gpointer)f->adjustments->data,
	                       .n_adjustments = f->adjustments->len,
	                       .has_checkin = f->client.has_checkin,
	                       .seen = (const AcSeenSign *)(gpointer)f->seen->data,
	                       .n_seen = f->seen->len};
}

/* Makes the plan anew from what the fixture holds. */
UNUSED static AcPlan *plan_at(Fixture *f, AcInstant now)
{
	AcProtocol *p = &f->protocol;
	p->rules = flat(f, f->rules, sizeof(AcRule));
	p->n_rules = f->rules->len;
	p->tasks = flat(f, f->tasks, sizeof(AcTask));
	p->n_tasks = f->tasks->len;
	p->phases = flat(f, f->phases, sizeof(AcPhase));
	p->n_phases = f->phases->len;
	p->followups = flat(f, f->followups, sizeof(AcFollowup));
	p->n_followups = f->followups->len;
	fill_client(f);
	ac_plan_free(f->plan);
	f->plan = ac_plan_new(p, &f->client, now);
	return f->plan;
}

UNUSED static AcPlan *plan(Fixture *f, const char *now)
{
	return plan_at(f, at(f, now));
}

UNUSED static const AcAnswer *ask_for(Fixture *f, const char *activity, const char *when, int minutes)
{
	return ac_plan_ask(f->plan, f->arena, find(f, activity), at(f, when), minutes);
}

UNUSED static const AcAnswer *ask(Fixture *f, const char *activity, const char *when)
{
	return ask_for(f, activity, when, 0);
}

UNUSED static const char *verdict_name(AcVerdict verdict)
{
	static const char *const words[] = {"silent", "ok", "care", "ask", "avoid"};
	return words[verdict];
}

/* "care rinse", "avoid": verdict and step. */
UNUSED static const char *said(Fixture *f, const AcAnswer *answer)
{
	if (answer->step == NULL)
		return verdict_name(answer->verdict);
	return ac_arena_printf(f->arena, "%s %s", verdict_name(answer->verdict), answer->step->id);
}

#define assert_says(f, activity, when, expected)                                                             \
	g_assert_cmpstr(said((f), ask((f), (activity), (when))), ==, (expected))
#define assert_at(f, instant, expected) g_assert_cmpint((instant), ==, at((f), (expected)))

UNUSED static const AcRule *rule_of(const Fixture *f, const char *id)
{
	for (guint i = 0; i < f->protocol.n_rules; i++)
		if (strcmp(f->protocol.rules[i].id, id) == 0)
			return &f->protocol.rules[i];
	g_error("no rule %s", id);
}

/* Ids of the rules that win, in order: "r0 r3"; an adjustment is "own". */
UNUSED static const char *winners(Fixture *f, const AcAnswer *answer)
{
	const char *out = "";
	for (guint i = 0; i < answer->n_causes && answer->causes[i].wins; i++)
		out = ac_arena_printf(f->arena, "%s%s%s", out, i > 0 ? " " : "",
		                      answer->causes[i].rule != NULL ? answer->causes[i].rule->id : "own");
	return out;
}

#endif
