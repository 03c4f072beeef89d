/* SPDX-License-Identifier: MIT */
/* Reminders of plans at random, and of plans nobody means: what is told does not hang on how it is asked. */
#include "plan/remind.h"

#include "plan_fixture.h"
#include "plan_random.h"

#define SESSION "2026-11-21 15:00"
#define DAY     (24 * AC_HOUR)

static void random_tasks(Fixture *f, GRand *rand)
{
	static const char *const every[] = {"1d", "1d", "2d", "6h", "1w", "1mo", NULL};
	static const char *const leads[] = {"30m", "2h", "1d", "26h", "1w", "1mo"};
	static const char *const ids[] = {"a", "b", "c", "d"};
	static const char *const on[] = {"water", "moisturiser", "sun"};
	for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
		AcTask *t = task(f, ids[i], random_from(rand), random_to(rand, FALSE), PICK(rand, every));
		t->remind = g_rand_int_range(rand, 0, 4) > 0;
		if (g_rand_boolean(rand))
			times(f, t, g_rand_int_range(rand, 0, 700),
			      g_rand_boolean(rand) ? g_rand_int_range(rand, 701, 1440) : -1);
		if (g_rand_boolean(rand))
			t->lead = span_of(PICK(rand, leads)).early;
		if (g_rand_boolean(rand))
			t->on = find(f, PICK(rand, on));
		if (t->n_times == 0 && g_rand_boolean(rand))
			t->count = (AcCount){(guint)g_rand_int_range(rand, 1, 4), 4};
		t->late = (AcLate)g_rand_int_range(rand, 0, 3);
		t->level = (AcLevel)g_rand_int_range(rand, 0, 4);
	}
	AcFollowup *review = AC_ARENA_NEW(f->arena, AcFollowup);
	*review = (AcFollowup){.id = "review", .at = span_of("6w"), .every = span_of("1mo").early};
	g_ptr_array_add(f->followups, review);
}

static AcRemindPolicy random_policy(GRand *rand)
{
	AcRemindPolicy policy = ac_remind_policy_usual;
	policy.quiet_from = g_rand_int_range(rand, 0, 1440);
	policy.quiet_to = g_rand_boolean(rand) ? policy.quiet_from : g_rand_int_range(rand, 0, 1440);
	policy.eve_minute = g_rand_int_range(rand, 0, 1440);
	policy.morning_minute = g_rand_int_range(rand, 0, 1440);
	policy.checkin_minute = g_rand_int_range(rand, -1, 1440);
	return policy;
}

typedef struct {
	Fixture *f;
	GRand *rand;
	AcRemindPolicy policy;
	AcInstant from, to;
} World;

static World world_new(guint32 seed)
{
	World w = {.f = random_fixture(seed, RANDOM_ALL), .rand = g_rand_new_with_seed(seed)};
	random_tasks(w.f, w.rand);
	w.policy = random_policy(w.rand);
	plan_at(w.f, ac_plan_now(w.f->plan));
	w.f->client.has_advice = g_rand_boolean(w.rand);
	w.f->client.advised_at = ac_plan_now(w.f->plan) - g_rand_int_range(w.rand, 0, 48) * AC_HOUR;
	w.f->client.advice = (AcAdvice)g_rand_int_range(w.rand, 0, 5);
	w.from = at(w.f, "2026-09-01 00:00") + g_rand_int_range(w.rand, 0, 60 * 24 * 60) * AC_MINUTE;
	w.to = w.from + g_rand_int_range(w.rand, 1, 90 * 24 * 60) * AC_MINUTE;
	return w;
}

static void world_free(World *w)
{
	fixture_free(w->f);
	g_rand_free(w->rand);
}

static void asked_in_parts_it_is_the_same(void)
{
	for (guint32 seed = 1; seed <= 120; seed++) {
		World w = world_new(seed);
		guint n, done = 0;
		const AcReminder *all = ac_plan_reminders(w.f->plan, w.f->arena, &w.policy, w.from, w.to, &n);
		for (AcInstant from = w.from; from < w.to;) {
			AcInstant to = from + g_rand_int_range(w.rand, 1, 5 * 24 * 60) * AC_MINUTE;
			to = MIN(to, w.to);
			guint m;
			const AcReminder *part = ac_plan_reminders(w.f->plan, w.f->arena, &w.policy, from, to, &m);
			for (guint i = 0; i < m; i++, done++) {
				g_assert_cmpuint(done, <, n);
				g_assert_cmpstr(part[i].key, ==, all[done].key);
				g_assert_cmpint(part[i].at, ==, all[done].at);
				g_assert_cmpint(part[i].until, ==, all[done].until);
				g_assert_cmpint(part[i].end, ==, all[done].end);
				g_assert_cmpuint(part[i].n_changes, ==, all[done].n_changes);
				g_assert_true(part[i].at >= from && part[i].at < to && part[i].until > part[i].at);
				g_assert_cmpint(part[i].gap > 0, ==, part[i].repeats > 0);
			}
			from = to;
		}
		g_assert_cmpuint(done, ==, n);
		world_free(&w);
	}
}

static void keys_name_one_reminder_each(void)
{
	for (guint32 seed = 200; seed < 240; seed++) {
		World w = world_new(seed);
		guint n;
		const AcReminder *all = ac_plan_reminders(w.f->plan, w.f->arena, &w.policy, w.from, w.to, &n);
		g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);
		for (guint i = 0; i < n; i++) {
			if (!g_hash_table_add(keys, (gpointer)(gsize)all[i].key))
				g_error("twice: %s", all[i].key);
			g_assert_true(i == 0 || all[i - 1].at <= all[i].at);
		}
		world_free(&w);
	}
}

static void the_next_is_the_first_that_is_open(void)
{
	for (guint32 seed = 300; seed < 380; seed++) {
		World w = world_new(seed);
		AcInstant next = ac_plan_next_reminder(w.f->plan, &w.policy, w.from - 1);
		guint n;
		const AcReminder *all = ac_plan_reminders(w.f->plan, w.f->arena, &w.policy, w.from, w.to, &n);
		for (guint i = 0; i < n; i++) {
			if (all[i].end != AC_REMINDER_OPEN)
				continue;
			g_assert_cmpint(next, ==, all[i].at);
			next = ac_plan_next_reminder(w.f->plan, &w.policy, all[i].at);
			while (i + 1 < n && all[i + 1].at == all[i].at)
				i++;
		}
		g_assert_cmpint(next, >=, w.to);
		world_free(&w);
	}
}

static gboolean permits(AcVerdict verdict)
{
	return verdict == AC_VERDICT_OK || verdict == AC_VERDICT_CARE;
}

/* Allowed, or allowed further; not what a session brings with it. */
static gboolean is_worth_telling(const AcClient *client, const AcChange *c)
{
	guint is = c->is_step != NULL ? c->is_step->rank : 0, was = c->was_step != NULL ? c->was_step->rank : 0;
	for (guint k = 0; k < client->n_sessions; k++)
		if (c->at >= client->sessions[k].begin && c->at <= client->sessions[k].end)
			return FALSE;
	return permits(c->is) && (!permits(c->was) || is > was);
}

/* Every day's news, against the days on which a window begins or ends. */
static void news_come_on_no_other_days(void)
{
	for (guint32 seed = 400; seed < 440; seed++) {
		World w = world_new(seed);
		w.policy.kinds = AC_REMINDER_BIT(AC_REMINDER_ALLOWED);
		w.policy.quiet_from = w.policy.quiet_to = w.policy.morning_minute = 0;
		AcDate first = date_of("2026-09-20"), last = date_of("2027-06-01");
		for (AcDate date = first; date < last; date++) {
			const AcDay *day = ac_plan_day(w.f->plan, w.f->arena, date);
			guint n, expected = 0, found = 0;
			const AcReminder *all =
			    ac_plan_reminders(w.f->plan, w.f->arena, &w.policy, day->begins, day->ends, &n);
			for (guint i = 0; i < n; i++)
				found += all[i].n_changes;
			for (guint i = 0; i < day->n_new_today; i++)
				expected += is_worth_telling(&w.f->client, &day->new_today[i]) ? 1 : 0;
			/* The day's screen tells today by what holds now. */
			if (!day->is_today)
				g_assert_cmpuint(found, ==, expected);
		}
		world_free(&w);
	}
}

/* ---- what nobody means --------------------------------------------------------------------------------- */

static void ask_everything(Fixture *f, const AcRemindPolicy *policy)
{
	static const AcInstant extremes[] = {AC_INSTANT_ALWAYS, AC_INSTANT_ALWAYS + 1, -62135596800,    0,
	                                     253402300799,      AC_INSTANT_NEVER - 1,  AC_INSTANT_NEVER};
	for (guint i = 0; i < G_N_ELEMENTS(extremes); i++) {
		ac_plan_next_reminder(f->plan, policy, extremes[i]);
		for (guint k = 0; k < G_N_ELEMENTS(extremes); k++) {
			g_autoptr(AcArena) arena = ac_arena_new();
			guint n;
			ac_plan_reminders(f->plan, arena, policy, extremes[i], extremes[k], &n);
		}
	}
}

static void offsets_of_two_centuries_do_not_overflow(void)
{
	static const char *const far[] = {"200y", "-200y", "-1752000h"};
	static const char *const leads[] = {"200y", "1752000h"};
	for (guint i = 0; i < G_N_ELEMENTS(far); i++)
		for (guint k = 0; k < G_N_ELEMENTS(leads); k++) {
			g_autoptr(Fixture) f = fixture_new("Europe/London");
			rule(f, "sun", "avoid", far[i], far[k + 1]);
			AcTask *t = task(f, "wash", far[i], far[k + 1], "1mo");
			times(f, t, 60, -1);
			t->remind = TRUE;
			t->lead = span_of(leads[k]).early;
			AcFollowup often = {.id = "often", .at = span_of("1d"), .every = span_of("1m").early};
			if (k == 0)
				g_ptr_array_add(f->followups, &often);
			session(f, "2199-12-31 23:59");
			session(f, "1900-01-01 00:00")->state = AC_SESSION_PLANNED;
			f->protocol.lasts = span_of("20y").early;
			plan(f, SESSION);
			f->client.has_advice = TRUE;
			f->client.advice = AC_ADVICE_WATCH;
			f->client.advised_at = i % 2 == 0 ? AC_INSTANT_ALWAYS : AC_INSTANT_NEVER;
			ask_everything(f, &ac_remind_policy_usual);
		}
}

static void a_thousand_tasks_every_minute_are_searched_within_reason(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, NULL);
	for (guint i = 0; i < 100; i++) {
		AcTask *t = task(f, ac_arena_printf(f->arena, "t%u", i), "0h", NULL, "1m");
		t->remind = TRUE;
		t->on = find(f, "sun"); /* held for ever */
		t->lead = span_of(ac_arena_printf(f->arena, "%um", i)).early;
	}
	session(f, SESSION);
	plan(f, SESSION);
	AcRemindPolicy policy = ac_remind_policy_usual;
	policy.kinds = AC_REMINDER_BIT(AC_REMINDER_TASK);
	/* A moment to ask again, since so much of it is held back. */
	AcInstant next = ac_plan_next_reminder(f->plan, &policy, at(f, SESSION));
	g_assert_cmpint(next, >, at(f, SESSION));
	g_assert_cmpint(next, <, AC_INSTANT_NEVER);
}

static void a_date_that_a_zone_skips_has_its_reminders(void)
{
	g_autoptr(Fixture) f = fixture_new("Pacific/Apia"); /* 2011-12-30 did not take place there */
	AcTask *t = task(f, "balm", "0h", "28d", "1d");
	times(f, t, 20 * 60, -1);
	t->remind = TRUE;
	session(f, "2011-12-28 15:00");
	plan(f, "2011-12-28 15:00");
	g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);
	guint n;
	const AcReminder *all = ac_plan_reminders(f->plan, f->arena, &ac_remind_policy_usual,
	                                          at(f, "2011-12-28 00:00"), at(f, "2012-01-03 00:00"), &n);
	for (guint i = 0; i < n; i++)
		g_assert_true(g_hash_table_add(keys, (gpointer)(gsize)all[i].key));
	g_assert_true(g_hash_table_contains(keys, "task:balm:1:2011-12-29:2000"));
	g_assert_true(g_hash_table_contains(keys, "task:balm:1:2011-12-31:2000"));
}

static void random_plans_stand_any_question(void)
{
	for (guint32 seed = 1000; seed < 1006; seed++) {
		World w = world_new(seed);
		ask_everything(w.f, &w.policy);
		world_free(&w);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/remind/random/parts", asked_in_parts_it_is_the_same);
	g_test_add_func("/plan/remind/random/keys", keys_name_one_reminder_each);
	g_test_add_func("/plan/remind/random/next", the_next_is_the_first_that_is_open);
	g_test_add_func("/plan/remind/random/news", news_come_on_no_other_days);
	g_test_add_func("/plan/remind/hostile/far", offsets_of_two_centuries_do_not_overflow);
	g_test_add_func("/plan/remind/hostile/many", a_thousand_tasks_every_minute_are_searched_within_reason);
	g_test_add_func("/plan/remind/hostile/skipped", a_date_that_a_zone_skips_has_its_reminders);
	g_test_add_func("/plan/remind/hostile/random", random_plans_stand_any_question);
	return g_test_run();
}
