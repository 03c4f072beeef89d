/* SPDX-License-Identifier: MIT */
/* The engine of the reminders with a made-up server and person: what comes on the screen, what is counted,
 * and what a kill at any step leaves behind. */
#include "remind_stage.h"

#define NINE ((AcInstant)1795251600) /* 2026-11-21 09:00 UTC, a Saturday */
#define TEN  (NINE + HOUR)

static const char RULES[] =
    "protocol = { id = \"%s\"; title = \"SMP\"; version = \"1.0\"; language = \"en\"; status = \"active\"; "
    "author = "
    "\"A\"; approved_on = \"2026-11-21\"; review_by = \"2027-11-21\"; treatment_day = 0; lasts = \"28d\";"
    "sources = ( { id = \"s\"; title = \"S\"; } );"
    "rules = ( { id = \"dry\"; on = \"water\"; allow = \"none\"; to = \"28d\"; source = \"s\"; } );"
    "tasks = ( { id = \"balm\"; title = \"Balm\"; from = \"0d\"; to = \"28d\"; times = (\"10:00\", "
    "\"12:00\"); every = "
    "\"1d\"; remind = true; late = \"remind\"; why = \"It keeps the skin soft.\"; } ); };";

static void put_rules(const Stage *stage, const char *id)
{
	g_autofree char *name = g_strdup_printf("rules/protocols/%s.cfg", id);
	g_autofree char *text = g_strdup_printf(RULES, id);
	stage_put(stage, name, text);
}

static void put_options(Stage *stage, const char *more)
{
	g_autofree char *text = g_strdup_printf(
	    "reminders = { checkins = false; allowed = false; repeats = 1; repeat_minutes = 30; %s };\n", more);
	stage_put(stage, "config/aftercare/aftercare.cfg", text);
}

static gint64 add_client(Stage *stage, const char *name, const char *protocol, AcInstant end)
{
	GError *error = NULL;
	const AcNewClient fresh = {.name = name, .zone = "UTC", .protocol = protocol};
	gint64 id = ac_store_client_add(stage->other, &fresh, NULL, 0, stage->now, &error);
	g_assert_no_error(error);
	const AcNewSession session = {end - HOUR, end, "UTC",
	                              end > stage->now ? AC_SESSION_PLANNED : AC_SESSION_HAPPENED, FALSE};
	ac_store_session_add(stage->other, id, &session, stage->now, &error);
	g_assert_no_error(error);
	return id;
}

/* At nine; Jo has a balm to put on at ten and at twelve. */
static gint64 init(Stage *stage)
{
	stage_init(stage, NINE, NULL);
	stage_put(stage, "rules/activities.cfg",
	          "activities = ( { id = \"water\"; title = \"Water\"; steps = (\"none\", \"mild\"); },"
	          "{ id = \"mild\"; title = \"A gentle cleanser\"; } );");
	stage_put(stage, "rules/safety.cfg",
	          "safety = { prescriber = \"Ask.\"; sources = ( { id = \"nhs\"; title = \"NHS\"; } ); red_flags "
	          "= ( { id = "
	          "\"breathing\"; title = \"Trouble breathing\"; urgency = \"emergency\"; advice = \"Call "
	          "now.\"; source = "
	          "\"nhs\"; } ); };");
	put_rules(stage, "smp");
	put_options(stage, "");
	stage_server_start(stage);
	return add_client(stage, "Jo Doe", "smp", NINE - 3 * DAY);
}

static void begin(Stage *stage)
{
	stage_start(stage);
	stage_settle(stage);
}

static AcRemindRecord record_of(Stage *stage, gint64 client, AcInstant at)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	const AcRemindRecord *all = ac_store_remind_records(stage->other, arena, client, at, &n, NULL);
	g_assert_nonnull(all);
	for (guint i = 0; i < n; i++)
		if (all[i].at == at)
			return (AcRemindRecord){.told = all[i].told,
			                        .shown = all[i].shown,
			                        .shown_at = all[i].shown_at,
			                        .snoozed_until = all[i].snoozed_until,
			                        .is_closed = all[i].is_closed};
	return (AcRemindRecord){0};
}

static void tick(Stage *stage, gint64 client, int minute)
{
	GError *error = NULL;
	AcDate date;
	g_assert_true(ac_date_from_ymd(2026, 11, 21, &date));
	const AcTick done = {"balm", 1, date, minute, AC_TICK_DONE, stage->now, NULL};
	g_assert_true(ac_store_tick_set(stage->other, client, &done, stage->now, &error));
	g_assert_no_error(error);
	stage_data_changed(stage);
}

static StagePopup *on_screen(const Stage *stage)
{
	g_assert_cmpuint(stage->screen->len, ==, 1);
	return stage->screen->pdata[0];
}

/* ---- what is due ----------------------------------------------------------------------------------- */

static void what_is_due_rings_once_and_is_counted_when_the_server_has_it(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	begin(&stage);
	g_assert_cmpuint(stage.screen->len, ==, 0);
	g_assert_cmpint(stage.alarm, ==, TEN);
	stage_run(&stage, TEN);
	g_assert_nonnull(strstr(on_screen(&stage)->summary, "Balm"));
	g_assert_true(on_screen(&stage)->rings);
	g_assert_cmpstr(on_screen(&stage)->buttons, ==, "done snooze-10 snooze-60 why");
	g_assert_cmpuint(record_of(&stage, jo, TEN).shown, ==, 1);
	g_assert_cmpint(record_of(&stage, jo, TEN).shown_at, ==, TEN);
	guint wakes = stage.n_wakes;
	stage_run(&stage, TEN + HOUR / 2 - 1);
	g_assert_cmpuint(stage.n_wakes, ==, wakes);
	stage_run(&stage, TEN + HOUR / 2);
	g_assert_cmpuint(stage.n_rings, ==, 2);
	g_assert_cmpuint(record_of(&stage, jo, TEN).shown, ==, 2);
	on_screen(&stage);
}

static void done_ticks_it_and_takes_the_popup_away(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	begin(&stage);
	stage_run(&stage, TEN);
	stage.closes_on_action = FALSE;
	stage_press(&stage, "done");
	stage_settle(&stage);
	g_assert_cmpuint(stage.screen->len, ==, 0);
	g_assert_cmpint(record_of(&stage, jo, TEN).told, ==, AC_TOLD_DONE);
	stage_run(&stage, NINE + 2 * HOUR + 59 * AC_MINUTE);
	g_assert_cmpuint(stage.n_shows, ==, 1);
}

static void what_is_done_elsewhere_leaves_the_screen(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	begin(&stage);
	stage_run(&stage, TEN);
	tick(&stage, jo, 600);
	g_assert_cmpuint(stage.screen->len, ==, 0);
	g_assert_cmpint(record_of(&stage, jo, TEN).told, ==, AC_TOLD_DONE);
}

static void put_off_it_goes_and_comes_back_then(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	begin(&stage);
	stage_run(&stage, TEN);
	stage_press(&stage, "snooze-10");
	stage_settle(&stage);
	g_assert_cmpuint(stage.screen->len, ==, 0);
	g_assert_cmpint(record_of(&stage, jo, TEN).snoozed_until, ==, TEN + 10 * AC_MINUTE);
	stage_run(&stage, TEN + 10 * AC_MINUTE - 1);
	g_assert_cmpuint(stage.screen->len, ==, 0);
	stage_run(&stage, TEN + 10 * AC_MINUTE);
	g_assert_true(on_screen(&stage)->rings);
	g_assert_cmpuint(stage.n_rings, ==, 2);
}

static void why_stands_in_its_place_and_does_not_ring(void)
{
	g_auto(Stage) stage = {0};
	init(&stage);
	begin(&stage);
	stage_run(&stage, TEN);
	stage_press(&stage, "why");
	stage_settle(&stage);
	g_assert_nonnull(strstr(on_screen(&stage)->body, "keeps the skin soft"));
	g_assert_cmpstr(on_screen(&stage)->buttons, ==, "done snooze-10 snooze-60");
	g_assert_false(on_screen(&stage)->rings);
	stage_press(&stage, "done");
	stage_settle(&stage);
	g_assert_cmpuint(stage.screen->len, ==, 0);
}

static void what_the_person_closed_stays_away_until_it_is_said_again(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	begin(&stage);
	stage_run(&stage, TEN);
	stage_close(&stage, on_screen(&stage), AC_CLOSED_BY_PERSON);
	stage_settle(&stage);
	g_assert_true(record_of(&stage, jo, TEN).is_closed);
	g_assert_cmpint(record_of(&stage, jo, TEN).told, ==, AC_TOLD_OPEN);
	stage_run(&stage, TEN + HOUR / 2 - 1);
	g_assert_cmpuint(stage.screen->len, ==, 0);
	stage_run(&stage, TEN + HOUR / 2);
	on_screen(&stage);
	/* Its second turn is its last; at twelve the next takes its place. */
	stage_run(&stage, TEN + 2 * HOUR);
	g_assert_cmpint(record_of(&stage, jo, TEN).told, ==, AC_TOLD_UNDONE);
	g_assert_cmpuint(stage.n_rings, ==, 3);
	on_screen(&stage);
}

/* ---- the server ------------------------------------------------------------------------------------ */

static void a_server_that_comes_back_shows_it_again_without_ringing(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	begin(&stage);
	stage_run(&stage, TEN);
	stage_server_stop(&stage);
	stage_settle(&stage);
	stage_server_start(&stage);
	stage_settle(&stage);
	g_assert_false(on_screen(&stage)->rings);
	g_assert_cmpuint(record_of(&stage, jo, TEN).shown, ==, 1);
}

static void with_nobody_to_show_it_it_waits_and_tries_less_and_less_often(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	stage_server_stop(&stage);
	begin(&stage);
	guint tries = stage.n_tries;
	stage_run(&stage, TEN + HOUR);
	g_assert_cmpuint(stage.n_tries - tries, >=, 5);
	g_assert_cmpuint(stage.n_tries - tries, <=, 8);
	g_assert_cmpuint(stage.n_troubles, ==, 1);
	g_assert_cmpuint(record_of(&stage, jo, TEN).shown, ==, 0);
	stage_server_start(&stage);
	stage_settle(&stage);
	g_assert_true(on_screen(&stage)->rings);
	g_assert_cmpuint(stage.n_troubles, ==, 2);
}

static void what_nobody_could_show_is_missed_for_that_reason(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	stage_server_stop(&stage);
	begin(&stage);
	stage_run(&stage, TEN + 2 * HOUR);
	g_assert_cmpint(record_of(&stage, jo, TEN).told, ==, AC_TOLD_MISSED_SERVER);
}

static void a_server_that_hangs_is_not_fed(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	begin(&stage);
	stage_server_hang(&stage);
	stage_run(&stage, TEN + HOUR);
	g_assert_cmpuint(stage.n_shows, ==, 1);
	g_assert_cmpuint(record_of(&stage, jo, TEN).shown, ==, 0);
	stage_server_unhang(&stage);
	stage_settle(&stage);
	g_assert_cmpuint(record_of(&stage, jo, TEN).shown, ==, 1);
	on_screen(&stage);
}

static void without_buttons_the_text_says_what_to_type(void)
{
	g_auto(Stage) stage = {0};
	init(&stage);
	stage.has_actions = FALSE;
	begin(&stage);
	stage_run(&stage, TEN);
	g_assert_cmpstr(on_screen(&stage)->buttons, ==, "");
	g_assert_nonnull(strstr(on_screen(&stage)->body, "aftercare done balm"));
}

/* ---- kills ----------------------------------------------------------------------------------------- */

static guint arrivals;
static void count_arrival(gpointer data, const StagePopup *popup, guint32 before)
{
	(void)data, (void)before;
	arrivals += popup->rings ? 1 : 0;
}

/* From the moment it falls due to the moment it is counted, and on to its being taken away. */
static void killed_at_any_step_nothing_is_lost_and_at_most_the_round_trip_is_said_twice(void)
{
	guint twice = 0, n_dead = 0;
	for (guint step = 1; step <= 16; step++) {
		g_auto(Stage) stage = {0};
		gint64 jo = init(&stage);
		arrivals = 0;
		stage.arrived = count_arrival;
		begin(&stage);
		stage.dies_in = step;
		stage_run(&stage, TEN);
		gboolean is_dead = stage.engine == NULL;
		n_dead += is_dead ? 1 : 0;
		stage.dies_in = 0;
		if (is_dead)
			begin(&stage);
		stage_run(&stage, TEN + 1);
		g_assert_cmpuint(record_of(&stage, jo, TEN).shown, ==, 1);
		g_assert_cmpuint(arrivals, >=, 1);
		g_assert_cmpuint(arrivals, <=, 2);
		g_assert_cmpuint(stage.screen->len, ==, arrivals);
		twice += arrivals - 1;
		g_assert_nonnull(stage_standing(&stage));
		stage_press(&stage, "done");
		stage_settle(&stage);
		g_assert_cmpint(record_of(&stage, jo, TEN).told, ==, AC_TOLD_DONE);
	}
	g_assert_cmpuint(n_dead, >=, 5);
	/* After it was sent, before the id was written: no more steps than these. */
	g_assert_cmpuint(twice, ==, 2);
}

static void killed_and_started_again_it_takes_up_what_stands_there(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	begin(&stage);
	stage_run(&stage, TEN);
	guint32 id = on_screen(&stage)->id;
	stage_kill(&stage);
	begin(&stage);
	g_assert_cmpuint(on_screen(&stage)->id, ==, id);
	g_assert_false(on_screen(&stage)->rings);
	g_assert_cmpuint(record_of(&stage, jo, TEN).shown, ==, 1);
	stage_kill(&stage);
	tick(&stage, jo, 600);
	begin(&stage);
	g_assert_cmpuint(stage.screen->len, ==, 0);
}

static void ended_as_asked_it_leaves_nothing_behind_and_comes_back(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	begin(&stage);
	stage_run(&stage, TEN);
	ac_engine_end(stage.engine);
	g_assert_false(ac_engine_is_idle(stage.engine));
	stage_settle(&stage);
	g_assert_true(ac_engine_is_idle(stage.engine));
	g_assert_cmpuint(stage.screen->len, ==, 0);
	stage_kill(&stage);
	begin(&stage);
	g_assert_false(on_screen(&stage)->rings);
	g_assert_cmpuint(record_of(&stage, jo, TEN).shown, ==, 1);
}

/* ---- clock, options, people ------------------------------------------------------------------------ */

static void what_was_given_up_while_the_clock_was_ahead_comes_after_all(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	begin(&stage);
	stage.now += 10 * DAY;
	stage_wake(&stage, AC_WAKE_CLOCK);
	stage_settle(&stage);
	g_assert_cmpint(record_of(&stage, jo, TEN).told, ==, AC_TOLD_MISSED_LATE);
	stage.now -= 10 * DAY;
	stage_wake(&stage, AC_WAKE_CLOCK);
	stage_run(&stage, TEN);
	g_assert_cmpint(record_of(&stage, jo, TEN).told, ==, AC_TOLD_OPEN);
	g_assert_cmpuint(record_of(&stage, jo, TEN).shown, ==, 1);
}

/* First run with a clock that was wrong: what it calls the beginning is not held against anybody. */
static void a_beginning_that_lies_in_the_future_is_brought_back(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	stage.now += 20 * DAY;
	begin(&stage);
	stage_kill(&stage);
	stage.now = NINE;
	begin(&stage);
	stage_run(&stage, TEN);
	g_assert_cmpuint(record_of(&stage, jo, TEN).shown, ==, 1);
}

static void privacy_is_kept_from_the_moment_it_is_chosen(void)
{
	g_auto(Stage) stage = {0};
	gint64 jo = init(&stage);
	begin(&stage);
	stage_run(&stage, TEN);
	put_options(&stage, "privacy = \"discreet\";");
	stage_wake(&stage, AC_WAKE_RULES);
	stage_settle(&stage);
	g_assert_null(strstr(on_screen(&stage)->summary, "Balm"));
	g_assert_null(strstr(on_screen(&stage)->body, "alm"));
	g_assert_cmpstr(on_screen(&stage)->app_name, ==, "Reminder");
	g_assert_false(on_screen(&stage)->rings);
	put_options(&stage, "privacy = \"off\";");
	stage_wake(&stage, AC_WAKE_RULES);
	stage_settle(&stage);
	g_assert_cmpuint(stage.screen->len, ==, 0);
	stage_run(&stage, TEN + 3 * HOUR);
	g_assert_cmpint(record_of(&stage, jo, TEN + 2 * HOUR).told, ==, AC_TOLD_MISSED_OFF);
	/* What cannot be read changes nothing, and is told. */
	put_options(&stage, "privacy = \"of\";");
	stage_wake(&stage, AC_WAKE_RULES);
	g_assert_nonnull(strstr(stage.log->str, "aftercare.cfg:1"));
}

static void a_practitioner_has_one_popup_with_names_and_a_broken_client_stops_nobody(void)
{
	g_auto(Stage) stage = {0};
	init(&stage);
	put_rules(&stage, "other");
	put_options(&stage, "for = \"all\";");
	/* The evening before, at six. */
	add_client(&stage, "Ann Ash", "smp", NINE + 34 * HOUR);
	add_client(&stage, "Bob Birch", "other", NINE + 35 * HOUR);
	stage_put(&stage, "rules/protocols/other.cfg", "protocol = {");
	begin(&stage);
	stage_run(&stage, NINE + 9 * HOUR);
	g_assert_nonnull(strstr(on_screen(&stage)->summary, "Ann Ash"));
	g_assert_cmpuint(stage.n_troubles, ==, 1);
	g_assert_nonnull(strstr(stage.log->str, "other.cfg:1"));
	put_rules(&stage, "other");
	stage_wake(&stage, AC_WAKE_RULES);
	stage_settle(&stage);
	g_autofree char *text = g_strconcat(on_screen(&stage)->summary, "\n", on_screen(&stage)->body, NULL);
	g_assert_nonnull(strstr(text, "Ann Ash"));
	g_assert_nonnull(strstr(text, "Bob Birch"));
	g_assert_cmpuint(stage.n_troubles, ==, 2);
	stage_press(&stage, "done");
	stage_settle(&stage);
	g_assert_cmpuint(stage.screen->len, ==, 0);
}

static void who_is_erased_or_put_away_troubles_nobody_any_more(void)
{
	for (int archives = 0; archives < 2; archives++) {
		g_auto(Stage) stage = {0};
		g_auto(AcErased) erased = {0};
		init(&stage);
		put_rules(&stage, "other");
		put_options(&stage, "for = \"all\";");
		gint64 bob = add_client(&stage, "Bob Birch", "other", NINE + 35 * HOUR);
		stage_put(&stage, "rules/protocols/other.cfg", "protocol = {");
		begin(&stage);
		g_assert_nonnull(strstr(stage.log->str, "other.cfg:1"));
		g_assert_cmpuint(stage.n_troubles, ==, 1);
		g_assert_true(archives ? ac_app_client_archive(stage.app, bob, TRUE, NULL)
		                       : ac_app_client_erase(stage.app, bob, &erased, NULL));
		stage_wake(&stage, AC_WAKE_DATA);
		stage_settle(&stage);
		g_assert_cmpuint(stage.n_troubles, ==, 2); /* that it is over */
	}
}

static void many_clients_are_looked_at_in_portions(void)
{
	g_auto(Stage) stage = {0};
	init(&stage);
	put_options(&stage, "for = \"all\";");
	for (int i = 0; i < 100; i++) {
		g_autofree char *name = g_strdup_printf("Client %d", i);
		add_client(&stage, name, "smp", NINE - 3 * DAY);
	}
	begin(&stage);
	g_assert_cmpuint(stage.n_wakes, >=, 3);
	g_assert_cmpuint(stage.n_wakes, <=, 6);
	g_assert_cmpint(stage.alarm, ==, AC_INSTANT_NEVER);
}

static void a_run_that_does_not_stay_shows_no_buttons_and_leaves_alone_what_stands(void)
{
	g_auto(Stage) stage = {0};
	init(&stage);
	begin(&stage);
	stage_kill(&stage);
	for (guint i = 0; i < 2; i++) {
		stage.now = TEN + i;
		stage.run++;
		stage.app = stage_open_app(&stage);
		stage.engine = ac_engine_new(stage.app, &stage_hands, &stage);
		ac_engine_run_once(stage.engine);
		stage_wake(&stage, AC_WAKE_ALARM);
		g_assert_cmpint(ac_engine_has_unsaid(stage.engine), ==, i == 0);
		stage_push(&stage, (StageEvent){.kind = EVENT_SERVER, .at = stage.now});
		stage_settle(&stage);
		g_assert_true(ac_engine_is_idle(stage.engine));
		g_assert_false(ac_engine_has_unsaid(stage.engine));
		stage_kill(&stage);
	}
	g_assert_cmpuint(stage.n_shows, ==, 1);
	g_assert_cmpstr(on_screen(&stage)->buttons, ==, "");
}

#define TEST(name) g_test_add_func("/remind/engine/" #name, name)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	TEST(what_is_due_rings_once_and_is_counted_when_the_server_has_it);
	TEST(done_ticks_it_and_takes_the_popup_away);
	TEST(what_is_done_elsewhere_leaves_the_screen);
	TEST(put_off_it_goes_and_comes_back_then);
	TEST(why_stands_in_its_place_and_does_not_ring);
	TEST(what_the_person_closed_stays_away_until_it_is_said_again);
	TEST(a_server_that_comes_back_shows_it_again_without_ringing);
	TEST(with_nobody_to_show_it_it_waits_and_tries_less_and_less_often);
	TEST(what_nobody_could_show_is_missed_for_that_reason);
	TEST(a_server_that_hangs_is_not_fed);
	TEST(without_buttons_the_text_says_what_to_type);
	TEST(killed_at_any_step_nothing_is_lost_and_at_most_the_round_trip_is_said_twice);
	TEST(killed_and_started_again_it_takes_up_what_stands_there);
	TEST(ended_as_asked_it_leaves_nothing_behind_and_comes_back);
	TEST(what_was_given_up_while_the_clock_was_ahead_comes_after_all);
	TEST(a_beginning_that_lies_in_the_future_is_brought_back);
	TEST(privacy_is_kept_from_the_moment_it_is_chosen);
	TEST(a_practitioner_has_one_popup_with_names_and_a_broken_client_stops_nobody);
	TEST(who_is_erased_or_put_away_troubles_nobody_any_more);
	TEST(many_clients_are_looked_at_in_portions);
	TEST(a_run_that_does_not_stay_shows_no_buttons_and_leaves_alone_what_stands);
	return g_test_run();
}
