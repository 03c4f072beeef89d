/* SPDX-License-Identifier: MIT */
/* Properties over hundreds of random protocols, and the plan beside a slow evaluator that follows the
 * rulings. */
#include "plan/plan.h"

#include "plan_fixture.h"
#include "plan_random.h"
#include "plan_slow.h"

enum { SAMPLES = 12 };

/* How many random protocols: tests/long.sh asks for more, a run under valgrind for fewer. */
static guint32 n_protocols(void)
{
	const char *wanted = g_getenv("AC_PROTOCOLS");
	guint64 n = wanted != NULL ? g_ascii_strtoull(wanted, NULL, 10) : 400;
	g_assert_cmpuint(n, >, 3);
	return (guint32)MIN(n, G_MAXINT32);
}

static int by_time(gconstpointer a, gconstpointer b)
{
	AcInstant x = *(const AcInstant *)a, y = *(const AcInstant *)b;
	return x < y ? -1 : x > y;
}

/* Instants worth a look: every edge, a minute either side, and some at random. */
static GArray *instants(Fixture *f, guint32 seed)
{
	GRand *rand = g_rand_new_with_seed(seed);
	Slow slow = slow_new(f);
	g_autoptr(GArray) edges = slow_edges(&slow);
	GArray *all = g_array_new(FALSE, FALSE, sizeof(AcInstant));
	for (guint i = 0; i < edges->len; i++) {
		AcInstant edge = g_array_index(edges, AcInstant, i);
		AcInstant three[] = {edge - AC_MINUTE, edge, edge + AC_MINUTE};
		g_array_append_vals(all, three, 3);
	}
	for (int i = 0; i < SAMPLES; i++) {
		AcInstant t = at(f, "2026-09-15 12:00") + g_rand_int_range(rand, 0, 400 * 24 * 60) * AC_MINUTE;
		g_array_append_val(all, t);
	}
	g_array_sort(all, by_time);
	g_rand_free(rand);
	return all;
}

static void assert_same(const Slow *s, const AcActivity *activity, AcInstant t, guint32 seed)
{
	const Fixture *f = s->f;
	SlowState slow = slow_state(s, activity, t, 0);
	const AcAnswer *fast = ac_plan_ask(f->plan, f->arena, activity, t, 0);
	if (slow.verdict != fast->verdict || slow.step != fast->step)
		g_error("protocol %u, %s at %" G_GINT64_FORMAT ": slowly %s %s, quickly %s %s", seed, activity->id, t,
		        verdict_name(slow.verdict), slow.step ? slow.step->id : "", verdict_name(fast->verdict),
		        fast->step ? fast->step->id : "");
}

static void the_plan_agrees_with_the_rulings_written_plainly(void)
{
	for (guint32 seed = 0; seed < n_protocols(); seed++) {
		g_autoptr(Fixture) f = random_fixture(seed, RANDOM_ALL);
		g_autoptr(GArray) when = instants(f, seed);
		Slow slow = slow_new(f);
		GRand *rand = g_rand_new_with_seed(seed);
		for (guint i = 0; i < when->len; i++)
			for (int k = 0; k < 4; k++) {
				guint index = (guint)g_rand_int_range(rand, 0, (gint32)f->catalogue.n_activities);
				assert_same(&slow, f->all[index], g_array_index(when, AcInstant, i), seed);
			}
		g_rand_free(rand);
	}
}

/* Every minute of a day somewhere in the course. */
static void a_day_minute_by_minute(void)
{
	guint32 n = CLAMP(n_protocols() / 30, 4, 100);
	for (guint32 seed = 0; seed < n; seed++) {
		g_autoptr(Fixture) f = random_fixture(seed, RANDOM_ALL);
		Slow slow = slow_new(f);
		GRand *rand = g_rand_new_with_seed(seed);
		const AcActivity *activity = f->all[g_rand_int_range(rand, 0, (gint32)f->catalogue.n_activities)];
		AcInstant begin = at(f, "2026-10-01 00:00") + g_rand_int_range(rand, 0, 60 * 24) * AC_HOUR;
		for (AcInstant t = begin; t < begin + 24 * AC_HOUR; t += AC_MINUTE)
			assert_same(&slow, activity, t, seed);
		g_rand_free(rand);
	}
}

/* The first change after @t by the slow evaluator; clock hours are looked at day by day. */
static AcInstant slow_until(const Slow *s, const AcActivity *activity, AcInstant t, const GArray *edges)
{
	SlowState now = slow_state(s, activity, t, 0);
	for (guint i = 0; i < edges->len; i++) {
		AcInstant edge = g_array_index(edges, AcInstant, i);
		if (edge <= t)
			continue;
		SlowState then = slow_state(s, activity, edge, 0);
		if (then.verdict != now.verdict || then.step != now.step)
			return edge;
	}
	return AC_INSTANT_NEVER;
}

static void add_hours(const Fixture *f, GArray *edges)
{
	AcDate last = ac_time_date(at(f, "2027-11-30 00:00"), f->zone);
	for (guint i = 0; i < f->protocol.n_rules; i++) {
		const AcLimit *l = f->protocol.rules[i].limit;
		for (AcDate d = ac_time_date(at(f, "2026-09-01 00:00"), f->zone); l != NULL && d <= last; d++) {
			AcInstant two[] = {ac_time_at(d, l->from_minute, f->zone, AC_FOLD_SECOND),
			                   ac_time_at(d, l->to_minute, f->zone, AC_FOLD_FIRST)};
			g_array_append_vals(edges, two, 2);
		}
	}
	g_array_sort(edges, by_time);
}

static void verdicts_change_exactly_when_until_says(void)
{
	for (guint32 seed = 0; seed < n_protocols(); seed++) {
		g_autoptr(Fixture) f = random_fixture(seed, RANDOM_ALL);
		Slow slow = slow_new(f);
		g_autoptr(GArray) edges = slow_edges(&slow);
		add_hours(f, edges);
		GRand *rand = g_rand_new_with_seed(seed);
		for (int i = 0; i < SAMPLES; i++) {
			const AcActivity *activity = f->all[g_rand_int_range(rand, 0, (gint32)f->catalogue.n_activities)];
			AcInstant t = at(f, "2026-09-15 12:00") + g_rand_int_range(rand, 0, 300 * 24 * 60) * AC_MINUTE;
			const AcAnswer *answer = ac_plan_ask(f->plan, f->arena, activity, t, 0);
			g_assert_cmpint(answer->until.at, ==, slow_until(&slow, activity, t, edges));
			g_assert_cmpint(answer->has_next, ==, answer->until.at != AC_INSTANT_NEVER);
			if (!answer->has_next) {
				g_assert_cmpint(answer->until.open, !=, AC_OPEN_NO);
				continue;
			}
			SlowState next = slow_state(&slow, activity, answer->until.at, 0);
			g_assert_cmpint(answer->next_verdict, ==, next.verdict);
			g_assert_true(answer->next_step == next.step);
		}
		g_rand_free(rand);
	}
}

static gboolean is_named(Fixture *f, const AcActivity *activity)
{
	for (guint i = 0; i < f->client.n_adjustments; i++) {
		const AcActivity *on = find(f, f->client.adjustments[i].activity);
		if (on == activity || on == activity->ladder)
			return TRUE;
	}
	for (guint i = 0; i < f->protocol.n_rules; i++)
		for (guint k = 0; k < f->protocol.rules[i].n_on; k++) {
			const AcRule *r = &f->protocol.rules[i];
			const AcActivity *on = r->on[k];
			gboolean care = !r->allows && (r->verdict == AC_VERDICT_CARE || r->limit != NULL);
			if (on == activity || on == activity->ladder || (care && ac_activity_is(activity, on)))
				return TRUE;
		}
	return FALSE;
}

static void no_permission_appears_that_no_rule_names(void)
{
	guint n_permitted = 0;
	for (guint32 seed = 0; seed < n_protocols(); seed++) {
		g_autoptr(Fixture) f = random_fixture(seed, RANDOM_ALL);
		g_autoptr(GArray) when = instants(f, seed);
		for (guint i = 0; i < when->len; i += 5)
			for (guint k = 0; k < f->catalogue.n_activities; k++) {
				const AcAnswer *answer =
				    ac_plan_ask(f->plan, f->arena, f->all[k], g_array_index(when, AcInstant, i), 0);
				if (answer->verdict != AC_VERDICT_OK && answer->verdict != AC_VERDICT_CARE)
					continue;
				n_permitted++;
				if (!is_named(f, f->all[k]))
					g_error("protocol %u, %s at %" G_GINT64_FORMAT ": %s", seed, f->all[k]->id, answer->at,
					        said(f, answer));
				if (answer->n_causes == 0 || !answer->causes[0].wins)
					g_error("protocol %u, %s at %" G_GINT64_FORMAT ": nobody says so: %s %s", seed,
					        f->all[k]->id, answer->at, said(f, answer), answer->step ? answer->step->id : "");
			}
	}
	g_assert_cmpuint(n_permitted, >, n_protocols() * 1000 / 400);
}

/* ---- adding a session ---------------------------------------------------------------------------------- */

/* A ban, or an ask that a leaflet wrote: one at a loose end is silence said aloud, which a session's own
 * permission may end. */
static gboolean forbids(const Fixture *f, const AcActivity *activity, AcInstant t)
{
	const AcAnswer *answer = ac_plan_ask(f->plan, f->arena, activity, t, 0);
	gboolean asks = FALSE;
	for (guint i = 0; i < answer->n_causes && answer->causes[i].wins; i++)
		asks = asks || answer->causes[i].rule == NULL ||
		       (answer->causes[i].rule->verdict == AC_VERDICT_ASK &&
		        !(answer->causes[i].window.loose_ends && t >= answer->causes[i].window.to_early));
	return answer->verdict == AC_VERDICT_AVOID || (answer->verdict == AC_VERDICT_ASK && asks);
}

static SlowState state_of(const Fixture *f, const AcActivity *activity, AcInstant t)
{
	const AcAnswer *answer = ac_plan_ask(f->plan, f->arena, activity, t, 0);
	return (SlowState){answer->verdict, answer->step};
}

/* With one session more than @before; every fact is the same. */
static Fixture *with_another_session(guint32 seed, RandomKind kind)
{
	Fixture *f = random_fixture(seed, kind);
	AcInstant now = ac_plan_now(f->plan);
	GRand *rand = g_rand_new_with_seed(seed + 1);
	AcInstant end = f->sessions->len > 0 ? g_array_index(f->sessions, AcSession, f->sessions->len - 1).end
	                                     : at(f, "2026-10-01 12:00");
	end += g_rand_int_range(rand, 1, 40 * 24) * AC_HOUR;
	session_over(f, end - 2 * AC_HOUR, end)->final = f->sessions->len > 1;
	plan_at(f, now);
	g_rand_free(rand);
	return f;
}

static void adding_a_session_never_lifts_a_ban(void)
{
	guint n_stricter = 0;
	for (guint32 seed = 0; seed < n_protocols(); seed++) {
		g_autoptr(Fixture) one = random_fixture(seed, RANDOM_PLAIN);
		g_autoptr(Fixture) two = with_another_session(seed, RANDOM_PLAIN);
		g_autoptr(GArray) when = instants(two, seed);
		for (guint i = 0; i < when->len; i += 3)
			for (guint k = 0; k < one->catalogue.n_activities; k++) {
				/* Its steps tell more of a ladder than the ladder does. */
				if (one->all[k]->n_steps > 0)
					continue;
				AcInstant t = g_array_index(when, AcInstant, i);
				SlowState before = state_of(one, one->all[k], t), after = state_of(two, two->all[k], t);
				n_stricter += ac_verdict_is_stricter(after.verdict, before.verdict) ? 1 : 0;
				if (forbids(one, one->all[k], t) && ac_verdict_is_stricter(before.verdict, after.verdict))
					g_error("protocol %u, %s at %" G_GINT64_FORMAT ": %s, with one session more %s", seed,
					        one->all[k]->id, t, verdict_name(before.verdict), verdict_name(after.verdict));
			}
	}
	g_assert_cmpuint(n_stricter, >, n_protocols() * 1000 / 400);
}

/* A leaflet that loosens step by step and is never silent in between, as leaflets mean to. */
static void loosening_rules(Fixture *f, GRand *rand, const char *on, gboolean is_ladder)
{
	static const char *const edges[] = {"24h", "3d", "4d", "7d", "10d", "14d", "28d"};
	static const char *const verdicts[] = {"avoid", "ask", "care", "ok"};
	static const char *const steps[] = {"allow none", "allow rinse", "allow mild", "allow submerge"};
	const char *from = NULL;
	gint32 edge = 0, says = g_rand_int_range(rand, 0, 3);
	for (; says < 4; says += g_rand_int_range(rand, 1, 3)) {
		edge += g_rand_int_range(rand, 0, 2);
		const char *to = says >= 2 && g_rand_boolean(rand) ? NULL : edges[MIN(edge, 6)];
		rule(f, on, is_ladder ? steps[says] : verdicts[says], from, to);
		if (to == NULL || edge >= 6)
			break;
		from = to;
		edge++;
	}
}

static Fixture *loosening_fixture(guint32 seed, guint n_sessions)
{
	GRand *rand = g_rand_new_with_seed(seed);
	Fixture *f = fixture_new("Europe/London");
	loosening_rules(f, rand, "sun", FALSE);
	loosening_rules(f, rand, "water", TRUE);
	AcInstant end = at(f, "2026-10-01 12:00");
	for (guint i = 0; i < n_sessions; i++) {
		end += g_rand_int_range(rand, 1, 40 * 24) * AC_HOUR;
		session_over(f, end - 2 * AC_HOUR, end);
	}
	g_rand_free(rand);
	plan(f, "2026-10-20 12:00");
	return f;
}

static void adding_a_session_never_loosens_an_answer(void)
{
	guint n_stricter = 0;
	for (guint32 seed = 0; seed < n_protocols(); seed++)
		for (guint n = 1; n < 4; n++) {
			g_autoptr(Fixture) one = loosening_fixture(seed, n);
			g_autoptr(Fixture) two = loosening_fixture(seed, n + 1);
			g_autoptr(GArray) when = instants(two, seed);
			for (guint i = 0; i < when->len; i++)
				for (int k = 0; k < 2; k++) {
					const char *id = k == 0 ? "sun" : "water";
					AcInstant t = g_array_index(when, AcInstant, i);
					SlowState before = state_of(one, find(one, id), t),
					          after = state_of(two, find(two, id), t);
					if (t < two->client.sessions[0].begin)
						continue;
					g_assert_false(ac_verdict_is_stricter(before.verdict, after.verdict));
					if (before.verdict == after.verdict && before.step != NULL && after.step != NULL)
						g_assert_cmpuint(after.step->rank, <=, before.step->rank);
					n_stricter += ac_verdict_is_stricter(after.verdict, before.verdict) ? 1 : 0;
				}
		}
	g_assert_cmpuint(n_stricter, >, n_protocols() * 1000 / 400);
}

/* ---- a day --------------------------------------------------------------------------------------------- */

static void a_day_says_what_a_question_says(void)
{
	for (guint32 seed = 0; seed < n_protocols() / 4; seed++) {
		g_autoptr(Fixture) f = random_fixture(seed, RANDOM_ALL);
		AcDate today = ac_time_date(ac_plan_now(f->plan), f->zone);
		for (AcDate d = today - 3; d <= today + 40; d++) {
			const AcDay *day = ac_plan_day(f->plan, f->arena, d);
			for (guint i = 0; i < day->n_rows; i++) {
				const AcDayRow *row = &day->rows[i];
				for (guint k = 0; k < row->n_activities; k++) {
					const AcAnswer *a =
					    ac_plan_ask(f->plan, f->arena, row->activities[k], row->answer->at, 0);
					g_assert_cmpint(a->verdict, ==, row->answer->verdict);
					g_assert_true(a->step == row->answer->step);
					g_assert_cmpint(a->until.at, ==, row->answer->until.at);
				}
				g_assert_true(!day->is_today || row->answer->at == ac_plan_now(f->plan));
			}
		}
	}
}

static void nothing_changes_before_the_next_change(void)
{
	for (guint32 seed = 0; seed < n_protocols() / 4; seed++) {
		g_autoptr(Fixture) f = random_fixture(seed, RANDOM_ALL);
		AcInstant t = ac_plan_now(f->plan);
		for (int i = 0; i < 20; i++) {
			AcInstant next = ac_plan_next_change(f->plan, t);
			g_assert_cmpint(next, >, t);
			g_assert_cmpint(next - t, <=, 25 * AC_HOUR);
			for (guint k = 0; k < f->catalogue.n_activities; k++) {
				const AcAnswer *answer = ac_plan_ask(f->plan, f->arena, f->all[k], t, 0);
				g_assert_cmpint(answer->until.at, >=, next);
			}
			t = next;
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/random/rulings", the_plan_agrees_with_the_rulings_written_plainly);
	g_test_add_func("/plan/random/minutes", a_day_minute_by_minute);
	g_test_add_func("/plan/random/until", verdicts_change_exactly_when_until_says);
	g_test_add_func("/plan/random/permission", no_permission_appears_that_no_rule_names);
	g_test_add_func("/plan/random/bans", adding_a_session_never_lifts_a_ban);
	g_test_add_func("/plan/random/sessions", adding_a_session_never_loosens_an_answer);
	g_test_add_func("/plan/random/day", a_day_says_what_a_question_says);
	g_test_add_func("/plan/random/next-change", nothing_changes_before_the_next_change);
	return g_test_run();
}
