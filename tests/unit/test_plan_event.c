/* SPDX-License-Identifier: MIT */
/* Planning back from an event, by cases a person would name and beside plain trying of every day. */
#include "plan/event.h"

#include "plan_fixture.h"
#include "plan_random.h"

enum { PROTOCOLS = 80 };

static const AcEventPlan *event_on(Fixture *f, const char *ids, const char *first, const char *last)
{
	AcEventAsk *ask = AC_ARENA_NEW(f->arena, AcEventAsk);
	ask->activities = find_all(f, ids, &ask->n_activities);
	ask->from = ac_time_midnight(date_of(first), f->zone);
	ask->to = ac_time_midnight(date_of(last) + 1, f->zone);
	ask->is_days = TRUE;
	return ac_event_plan(f->plan, f->arena, ask);
}

/* A client after one session, and so much of a protocol as most have. */
static Fixture *usual(const char *now)
{
	Fixture *f = fixture_new("Europe/London");
	session(f, "2026-11-02 15:00");
	rule(f, "sun", "avoid", NULL, "14d");
	rule(f, "pool", "avoid", NULL, "28d")->anchor = on_final();
	rule(f, "hat", "avoid", NULL, "7d")->until = &f->milestones[0];
	rule(f, "alcohol", "avoid", "-1d", "1d");
	rule(f, "minoxidil", "ask", NULL, NULL);
	plan(f, now);
	return f;
}

/* ---- what is allowed then ------------------------------------------------------------------------------ */

static void what_no_session_can_change_is_allowed_for_certain(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "sun alcohol minoxidil", "2026-12-12", "2026-12-12");
	g_assert_cmpuint(event->n_allowed, ==, 2);
	g_assert_true(event->items[0].is_allowed);
	g_assert_cmpuint(event->items[0].given, ==, 0);
	g_assert_false(event->items[2].is_allowed);
	g_assert_cmpint(event->items[2].answer->verdict, ==, AC_VERDICT_ASK);
	g_assert_cmpuint(event->items[2].given, ==, 0);
	g_assert_false(event->items[2].span.is_known);
}

static void what_waits_for_the_last_session_or_a_report_says_so(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "pool hat", "2026-12-12", "2026-12-12");
	g_assert_cmpuint(event->n_allowed, ==, 0);
	g_assert_cmpuint(event->items[0].given, ==, AC_GIVEN_LAST);
	g_assert_cmpuint(event->items[1].given, ==, AC_GIVEN_MILESTONES);
	g_assert_cmpuint(event->items[1].n_milestones, ==, 1);
	g_assert_cmpstr(event->items[1].milestones[0]->id, ==, "flakes");
}

static void a_session_that_is_booked_can_be_what_it_rests_on(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	session(f, "2026-11-12 15:00")->state = AC_SESSION_PLANNED;
	rule(f, "sauna", "ok", "20d", "35d");
	plan(f, "2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "sauna", "2026-12-12", "2026-12-12");
	g_assert_true(event->items[0].is_allowed);
	g_assert_cmpuint(event->items[0].given, ==, AC_GIVEN_BOOKED);
}

/* ---- the last session ---------------------------------------------------------------------------------- */

static void the_last_session_that_keeps_each_and_all_is_found(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "sun pool alcohol", "2026-12-12", "2026-12-12");
	g_assert_cmpint(event->items[0].span.last, ==, date_of("2026-11-28"));
	g_assert_cmpint(event->items[1].span.last, ==, date_of("2026-11-14"));
	g_assert_cmpint(event->items[2].span.last, ==, date_of("2026-12-11"));
	g_assert_false(event->items[0].span.has_first);
	g_assert_cmpint(event->span.last, ==, date_of("2026-11-14"));
	g_assert_cmpuint(event->n_kept, ==, 3);
}

static void what_has_to_be_reported_by_then_is_named(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "hat sun", "2026-12-12", "2026-12-12");
	g_assert_cmpint(event->items[0].span.last, ==, date_of("2026-11-28"));
	g_assert_cmpuint(event->items[0].span.n_milestones, ==, 1);
	g_assert_cmpuint(event->items[1].span.n_milestones, ==, 0);
}

static void of_a_holiday_every_day_counts(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "sun alcohol", "2026-12-12", "2026-12-19");
	g_assert_cmpint(event->first, ==, date_of("2026-12-12"));
	g_assert_cmpint(event->last, ==, date_of("2026-12-19"));
	g_assert_cmpint(event->span.last, ==, date_of("2026-11-28"));
}

static void what_is_too_near_has_no_such_day(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "sun pool", "2026-11-18", "2026-11-18");
	g_assert_true(event->items[0].is_allowed);
	g_assert_false(event->items[0].span.is_known);
	g_assert_false(event->items[1].span.is_known);
	g_assert_false(event->span.is_known);
}

static void allowed_only_for_a_while_it_says_from_and_to(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, "2026-09-02 15:00");
	rule(f, "hat", "ok", "5d", "20d");
	plan(f, "2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "hat", "2026-12-12", "2026-12-12");
	g_assert_true(event->span.is_known);
	g_assert_true(event->span.has_first);
	g_assert_cmpint(event->span.first, ==, date_of("2026-11-23"));
	g_assert_cmpint(event->span.last, ==, date_of("2026-12-07"));
}

/* ---- sessions in the way ------------------------------------------------------------------------------- */

static void a_booked_session_in_the_way_is_named_with_where_it_may_go(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	session(f, "2026-12-05 15:00")->state = AC_SESSION_PLANNED;
	plan(f, "2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "sun alcohol pool", "2026-12-12", "2026-12-12");
	g_assert_false(event->items[0].is_allowed);
	g_assert_nonnull(event->items[0].blocker);
	g_assert_cmpint(event->items[0].after, ==, date_of("2026-12-13"));
	g_assert_cmpint(event->items[0].span.last, ==, date_of("2026-11-28"));
	g_assert_null(event->items[1].blocker);
	/* Without it the one before would have been the last: only then is the pool open. */
	g_assert_nonnull(event->items[2].blocker);
	g_assert_cmpint(event->items[2].after, ==, 0);
}

static void what_comes_before_a_session_is_in_the_way_too(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	session(f, "2026-12-13 15:00")->state = AC_SESSION_PLANNED;
	plan(f, "2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "alcohol", "2026-12-12", "2026-12-12");
	g_assert_nonnull(event->items[0].blocker);
	g_assert_cmpint(event->items[0].after, ==, date_of("2026-12-14"));
}

/* A session long before it is in nobody's way: all that is missing is the word that it was the last. */
static void a_booked_session_that_may_be_the_last_is_not_in_the_way(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	session(f, "2026-11-12 15:00")->state = AC_SESSION_PLANNED;
	plan(f, "2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "pool", "2027-02-12", "2027-02-12");
	g_assert_false(event->items[0].is_allowed);
	g_assert_cmpuint(event->items[0].given, ==, AC_GIVEN_LAST);
	g_assert_null(event->items[0].blocker);
}

static void after_the_last_session_nothing_is_to_be_planned(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	session(f, "2026-11-09 15:00")->final = TRUE;
	plan(f, "2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "pool", "2026-12-12", "2026-12-12");
	g_assert_true(event->is_complete);
	g_assert_true(event->items[0].is_allowed);
	g_assert_cmpuint(event->items[0].given, ==, 0);
	g_assert_false(event->span.is_known);
}

static void what_is_over_is_told_and_no_more(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "sun", "2026-11-05", "2026-11-05");
	g_assert_true(event->is_over);
	g_assert_false(event->items[0].is_allowed);
	g_assert_false(event->span.is_known);
}

static void the_day_has_its_place_and_its_phase(void)
{
	g_autoptr(Fixture) f = usual("2026-11-10 09:00");
	const AcPhase phases[] = {{.id = "flaking", .from = span_of("2d"), .to = span_of("10d")},
	                          {.id = "settling", .from = span_of("10d"), .to = span_of("60d")}};
	for (guint i = 0; i < 2; i++)
		g_ptr_array_add(f->phases, ac_arena_memdup(f->arena, &phases[i], sizeof phases[i]));
	plan(f, "2026-11-10 09:00");
	const AcEventPlan *event = event_on(f, "sun", "2026-11-11", "2026-11-13");
	g_assert_cmpuint(event->session_number, ==, 1);
	g_assert_cmpint(event->day_number, ==, 9);
	g_assert_cmpstr(event->phase->id, ==, "flaking");
	g_assert_cmpstr(event->phase_after->id, ==, "settling");
}

/* ---- beside trying every day --------------------------------------------------------------------------- */

static gboolean has_closing(const Fixture *f, const AcMilestone *milestone, const AcSession *session_)
{
	for (guint i = 0; i < f->client.n_reports; i++) {
		const AcReport *report = &f->client.reports[i];
		if (strcmp(report->milestone, milestone->id) != 0)
			continue;
		for (guint k = 0; k < f->client.n_sessions; k++)
			if (f->client.sessions[k].id == report->session_id && f->client.sessions[k].end >= session_->end)
				return TRUE;
	}
	return FALSE;
}

static gboolean is_still_booked(const AcSession *session_, AcInstant now)
{
	return session_->state == AC_SESSION_PLANNED && session_->begin > now;
}

/* The client with one more session, the last, on the evening of @day; what is booked for later goes. */
static gboolean is_good(Fixture *f, const AcActivity *activity, AcInstant from, AcInstant to, AcDate day)
{
	AcInstant now = ac_plan_now(f->plan), evening = ac_time_midnight(day + 1, f->zone) - AC_MINUTE;
	g_autoptr(GArray) sessions = g_array_new(FALSE, TRUE, sizeof(AcSession));
	g_autoptr(GArray) reports = g_array_new(FALSE, TRUE, sizeof(AcReport));
	AcSession more = {.id = 900, .begin = evening, .end = evening, .zone = f->zone, .final = TRUE};
	gboolean moved = FALSE;
	for (guint i = 0; i < f->client.n_sessions; i++) {
		AcSession one = f->client.sessions[i];
		if (is_still_booked(&one, now) && one.end >= evening) {
			more.id = moved ? more.id : one.id;
			moved = TRUE;
			continue;
		}
		one.final = FALSE;
		g_array_append_val(sessions, one);
	}
	g_array_append_val(sessions, more);
	if (f->client.n_reports > 0)
		g_array_append_vals(reports, f->client.reports, f->client.n_reports);
	for (guint m = 0; m < 2; m++) /* the third is a sighting */
		for (guint i = 0; i < sessions->len; i++) {
			const AcSession *one = &g_array_index(sessions, AcSession, i);
			AcInstant usual_at = m == 0 ? ac_offset_resolve(&f->milestones[0].usually.late, one->begin,
			                                                one->end, one->zone, AC_FOLD_FIRST)
			                            : one->end;
			AcReport report = {
			    .milestone = f->milestones[m].id, .session_id = one->id, .at = MAX(usual_at, now)};
			if (is_still_booked(one, now) || !has_closing(f, &f->milestones[m], one))
				g_array_append_val(reports, report);
		}
	AcClient client = f->client;
	client.sessions = (const AcSession *)(gconstpointer)sessions->data;
	client.n_sessions = sessions->len;
	client.reports = (const AcReport *)(gconstpointer)reports->data;
	client.n_reports = reports->len;
	g_autoptr(AcPlan) other = ac_plan_new(&f->protocol, &client, now);
	g_autoptr(AcArena) arena = ac_arena_new();
	AcVerdict verdict = ac_plan_ask_between(other, arena, activity, from, to, 0)->strictest->verdict;
	return verdict == AC_VERDICT_CARE || verdict == AC_VERDICT_OK;
}

static void compare_item(Fixture *f, const AcEventPlan *event, const AcEventItem *item, guint32 seed)
{
	AcVerdict booked =
	    ac_plan_ask_between(f->plan, f->arena, item->activity, event->from, event->to, 0)->strictest->verdict;
	g_assert_cmpint(item->is_allowed, ==, booked == AC_VERDICT_CARE || booked == AC_VERDICT_OK);
	g_assert_cmpint(item->answer->verdict, ==, booked);
	if (event->is_complete || event->is_over)
		return;
	AcDate day = event->today, last = event->first - 1;
	while (day <= last && !is_good(f, item->activity, event->from, event->to, day))
		day++;
	AcDate begins = day;
	while (day <= last && is_good(f, item->activity, event->from, event->to, day))
		day++;
	const AcEventSpan *span = &item->span;
	gboolean fits = span->is_known == (begins <= last) &&
	                (!span->is_known || (span->last == day - 1 && span->first == begins));
	if (!fits)
		g_error("protocol %u, %s on day %d from %d: found %d %d..%d, trying gives %d..%d", seed,
		        item->activity->id, event->first, event->today, span->is_known, span->first, span->last,
		        begins, day - 1);
}

/* At random, as it can be: what is still to come has not happened, and nothing of it is reported. */
static Fixture *lived(guint32 seed)
{
	Fixture *f = random_fixture(seed, RANDOM_ALL);
	AcInstant now = ac_plan_now(f->plan);
	for (guint i = 0; i < f->sessions->len; i++) {
		AcSession *one = &g_array_index(f->sessions, AcSession, i);
		if (one->begin <= now)
			continue;
		one->state = AC_SESSION_PLANNED;
		for (guint k = f->reports->len; k-- > 0;)
			if (g_array_index(f->reports, AcReport, k).session_id == one->id)
				g_array_remove_index(f->reports, k);
	}
	plan_at(f, now);
	return f;
}

static void it_agrees_with_trying_every_day(void)
{
	static const char *const asked[] = {"water sun razor", "pool sauna hat", "gym shave rinse",
	                                    "effort sea heat"};
	for (guint32 seed = 0; seed < PROTOCOLS; seed++) {
		g_autoptr(Fixture) f = lived(seed);
		GRand *rand = g_rand_new_with_seed(seed);
		AcEventAsk ask = {0};
		ask.activities = find_all(f, PICK(rand, asked), &ask.n_activities);
		AcDate day = ac_time_date(ac_plan_now(f->plan), f->zone) + g_rand_int_range(rand, -5, 120);
		ask.from = ac_time_midnight(day, f->zone);
		ask.to = ac_time_midnight(day + g_rand_int_range(rand, 1, 9), f->zone);
		const AcEventPlan *event = ac_event_plan(f->plan, f->arena, &ask);
		for (guint i = 0; i < event->n_items; i++)
			compare_item(f, event, &event->items[i], seed);
		g_rand_free(rand);
	}
}

/* On every day of the span for all, all that can be kept is kept. */
static void the_day_for_all_keeps_each(void)
{
	for (guint32 seed = 0; seed < PROTOCOLS; seed++) {
		g_autoptr(Fixture) f = lived(seed);
		AcEventAsk ask = {.is_days = FALSE};
		ask.activities = find_all(f, "water sun hat pool", &ask.n_activities);
		AcDate day = ac_time_date(ac_plan_now(f->plan), f->zone) + 45;
		ask.from = ac_time_midnight(day, f->zone);
		ask.to = ac_time_midnight(day + 1, f->zone);
		const AcEventPlan *event = ac_event_plan(f->plan, f->arena, &ask);
		if (!event->span.is_known)
			continue;
		for (guint i = 0; i < event->n_items; i++)
			if (event->items[i].span.is_known)
				g_assert_true(is_good(f, event->items[i].activity, event->from, event->to, event->span.last));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/event/certain", what_no_session_can_change_is_allowed_for_certain);
	g_test_add_func("/plan/event/waits", what_waits_for_the_last_session_or_a_report_says_so);
	g_test_add_func("/plan/event/booked", a_session_that_is_booked_can_be_what_it_rests_on);
	g_test_add_func("/plan/event/last", the_last_session_that_keeps_each_and_all_is_found);
	g_test_add_func("/plan/event/reports", what_has_to_be_reported_by_then_is_named);
	g_test_add_func("/plan/event/holiday", of_a_holiday_every_day_counts);
	g_test_add_func("/plan/event/near", what_is_too_near_has_no_such_day);
	g_test_add_func("/plan/event/while", allowed_only_for_a_while_it_says_from_and_to);
	g_test_add_func("/plan/event/blocker", a_booked_session_in_the_way_is_named_with_where_it_may_go);
	g_test_add_func("/plan/event/before", what_comes_before_a_session_is_in_the_way_too);
	g_test_add_func("/plan/event/may-be-last", a_booked_session_that_may_be_the_last_is_not_in_the_way);
	g_test_add_func("/plan/event/complete", after_the_last_session_nothing_is_to_be_planned);
	g_test_add_func("/plan/event/over", what_is_over_is_told_and_no_more);
	g_test_add_func("/plan/event/phase", the_day_has_its_place_and_its_phase);
	g_test_add_func("/plan/event/every-day", it_agrees_with_trying_every_day);
	g_test_add_func("/plan/event/all", the_day_for_all_keeps_each);
	return g_test_run();
}
