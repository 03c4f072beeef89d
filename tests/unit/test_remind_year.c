/* SPDX-License-Identifier: MIT */
/* Years of a client's life in which everything goes wrong: the machine sleeps, its clock is set, the client
 * flies, the notification server hangs and dies, the program is killed between any two steps. What is said is
 * said once, and what is not has a reason. AC_YEARS=1000 lives more of them, from AC_FIRST on, AC_SEED=N one
 * and tells it. */
#include "remind_stage.h"

#include "app/options.h"
#include "plan/remind.h"

#include <stdlib.h>

#define YEAR       (365 * DAY)
#define MANY_YEARS 3
/* So late is not late (plan/agenda.h). */
#define GRACE (5 * AC_MINUTE)

/* ---- what the world saw ---------------------------------------------------------------------------- */

/* One turn of one reminder, each time it came on the screen. */
typedef struct {
	guint n;
	guint32 id;        /* the popup it came with last, */
	guint server, run; /* on which server, from which run of the program */
	gboolean is_heard; /* the program knows that it came */
} Turn;

/* A stretch of time in which something was in the way. */
typedef struct {
	AcInstant from, to;
} Stretch;

typedef struct {
	Stage stage;
	GRand *rand;
	guint seed;
	gint64 client;
	AcInstant begin, skew;
	AcInstant reckoned; /* up to here */
	guint n_reckoned;
	GHashTable *turns; /* "KEY TURN" → Turn, owned */
	GArray *in_the_way;
	AcInstant server_since, dead_since, hung_since; /* NEVER: it is not */
	guint n_kills, n_repeated, n_beside, n_orphans, n_clocks, n_suspends, n_flights, n_presses;
	guint zone;
} Year;

static const char *const zones[] = {"Europe/London",    "America/New_York",  "Australia/Sydney",
                                    "Asia/Tokyo",       "America/Sao_Paulo", "Asia/Kolkata",
                                    "Pacific/Auckland", "America/St_Johns"};

static void blame(Year *year, AcInstant from, AcInstant to)
{
	const Stretch stretch = {from, to};
	g_array_append_val(year->in_the_way, stretch);
}

static gboolean is_excused(const Year *year, AcInstant at, AcInstant until)
{
	if (MIN(year->server_since, year->dead_since) <= until)
		return TRUE;
	for (guint i = 0; i < year->in_the_way->len; i++) {
		const Stretch *one = &g_array_index(year->in_the_way, Stretch, i);
		if (one->from <= until && one->to >= at)
			return TRUE;
	}
	return FALSE;
}

static int chance(Year *year, int of)
{
	return g_rand_int_range(year->rand, 0, of);
}

static AcInstant some(Year *year, AcInstant least, AcInstant most)
{
	return (AcInstant)(g_rand_double_range(year->rand, (double)least, (double)most));
}

static void note_turn(Year *year, const char *key, guint turn, const StagePopup *popup, guint32 before)
{
	char *name = g_strdup_printf("%s %u", key, turn);
	Turn *seen = g_hash_table_lookup(year->turns, name);
	if (!seen) {
		seen = g_new0(Turn, 1);
		g_hash_table_insert(year->turns, name, seen);
	} else {
		/* Again: only where the program died before it could know. */
		if (seen->is_heard)
			g_error("seed %u: %s was said twice", year->seed, name);
		year->n_repeated++;
		gboolean is_there =
		    seen->server == year->stage.n_servers && stage_find(&year->stage, seen->id) != NULL;
		if (is_there && seen->id != popup->id && seen->id != before)
			year->n_beside++;
		g_free(name);
	}
	*seen = (Turn){seen->n + 1, popup->id, year->stage.n_servers, popup->run, FALSE};
}

static void on_arrived(gpointer data, const StagePopup *popup, guint32 before)
{
	Year *year = data;
	g_auto(GStrv) lines = g_strsplit(popup->keys, "\n", -1);
	gboolean rings = FALSE;
	for (guint i = 0; lines[i]; i++) {
		g_auto(GStrv) words = g_strsplit(lines[i], " ", 4);
		if (g_strv_length(words) != 4)
			continue;
		g_assert_cmpint(words[3][0], ==, '+');
		guint turn = (guint)strtoul(words[3] + 1, NULL, 10);
		rings |= turn > 0;
		if (turn > 0)
			note_turn(year, words[1], turn, popup, before);
	}
	g_assert_cmpint(rings, ==, popup->rings);
}

/* What came and was not lost with the program is known to it. */
static void hear(Year *year)
{
	GHashTableIter iter;
	gpointer value;
	if (!year->stage.engine || !ac_engine_is_idle(year->stage.engine))
		return;
	for (guint i = 0; i < year->stage.screen->len; i++) {
		StagePopup *popup = year->stage.screen->pdata[i];
		popup->is_heard |= popup->run == year->stage.run;
	}
	g_hash_table_iter_init(&iter, year->turns);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		Turn *turn = value;
		turn->is_heard |= turn->run == year->stage.run;
	}
}

/* ---- the reckoning --------------------------------------------------------------------------------- */

static guint turns_seen(const Year *year, const char *key)
{
	for (guint turn = 1;; turn++) {
		g_autofree char *name = g_strdup_printf("%s %u", key, turn);
		if (!g_hash_table_contains(year->turns, name))
			return turn - 1;
	}
}

static const AcRemindRecord *find_record(const AcRemindRecord *records, guint n, const char *key)
{
	for (guint i = 0; i < n; i++)
		if (strcmp(records[i].key, key) == 0)
			return &records[i];
	return NULL;
}

static gboolean is_missed(AcTold told)
{
	return told == AC_TOLD_MISSED_LATE || told == AC_TOLD_MISSED_SERVER;
}

static void fail(const Year *year, const AcRemindRecord *record, const char *what)
{
	g_autofree char *at = ac_time_rfc3339(record->at, year->stage.utc);
	g_error("seed %u: %s %s (at %s, told %d, shown %u)", year->seed, record->key, what, at, record->told,
	        record->shown);
}

static AcRemindClient as_kept(const Year *year)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	const AcRemindClient *client =
	    ac_store_remind_due(year->stage.other, arena, year->client, AC_INSTANT_NEVER, 1, &n, NULL);
	g_assert_cmpuint(n, ==, 1);
	return *client;
}

static void judge_end(const Year *year, const AcReminder *reminder, const AcRemindRecord *record)
{
	AcInstant until = MAX(record->at + GRACE, MIN(reminder->until, record->at + DAY));
	if (record->told == AC_TOLD_OPEN && year->stage.now >= reminder->until && year->stage.engine)
		fail(year, record, "is over and still open");
	if (record->told == AC_TOLD_UNDONE && record->shown == 0 && record->snoozed_until == 0)
		fail(year, record, "was never said, and is told to be");
	if (is_missed(record->told) && !is_excused(year, record->at, until))
		fail(year, record, "was missed for no reason");
}

static void judge(Year *year, const AcReminder *reminder, const AcRemindRecord *record)
{
	if (!record) {
		/* What is not to be said wakes nobody: it is noted when something else does. What lies before the
		 * program knew of the client is nobody's concern, and the clock may be set back to there. */
		const AcRemindRecord none = {.key = reminder->key, .at = reminder->at};
		const AcRemindClient kept = as_kept(year);
		gboolean matters = reminder->end == AC_REMINDER_OPEN || reminder->at < kept.settled;
		if (matters && reminder->at >= kept.since)
			fail(year, &none, "is not known of");
		return;
	}
	guint seen = turns_seen(year, reminder->key);
	g_autofree char *last = g_strdup_printf("%s %u", reminder->key, seen);
	const Turn *turn = g_hash_table_lookup(year->turns, last);
	/* One that came when the program died may never have been known to it. */
	gboolean may_lack = turn && !turn->is_heard;
	if (record->shown != seen && !(may_lack && record->shown + 1 == seen))
		g_error("seed %u: %s was said %u times, and %u are recorded", year->seed, record->key, seen,
		        record->shown);
	judge_end(year, reminder, record);
}

/* The plan as it is, for the stretch it was lived by: a flight or a check-in makes another one of it. What
 * fell due while the program was dead is another stretch's. */
static void reckon(Year *year)
{
	Stage *stage = &year->stage;
	GError *error = NULL;
	AcInstant to = stage->engine ? stage->now : year->dead_since;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcAppOptions nobody = {.clock = stage->now};
	g_autoptr(AcApp) app = ac_app_open(&nobody, AC_NEEDS_PLAN, &error);
	g_assert_no_error(error);
	g_autoptr(AcOptions) options = ac_options_load(ac_app_paths(app), &error);
	g_assert_no_error(error);
	AcRemindPolicy policy = ac_options_remind_policy(options);
	guint n = 0, n_records = 0;
	const AcReminder *all = ac_plan_reminders(ac_app_plan(app), arena, &policy, year->reckoned, to, &n);
	const AcRemindRecord *records =
	    ac_store_remind_records(stage->other, arena, year->client, year->reckoned - YEAR, &n_records, &error);
	g_assert_no_error(error);
	for (guint i = 0; i < n; i++)
		judge(year, &all[i], find_record(records, n_records, all[i].key));
	year->n_reckoned += n;
	year->reckoned = stage->now;
}

static void sum_up(const Year *year)
{
	const Stage *stage = &year->stage;
	g_test_message("seed %u: %u reminders, %u shows, %u wakes, %u kills, %u suspends, %u clocks, %u flights, "
	               "%u presses; "
	               "said again after a kill %u, beside %u, orphans %u",
	               year->seed, year->n_reckoned, stage->n_shows, stage->n_wakes, year->n_kills,
	               year->n_suspends, year->n_clocks, year->n_flights, year->n_presses, year->n_repeated,
	               year->n_beside, year->n_orphans);
	g_assert_cmpuint(year->n_reckoned, >, 50);
	g_assert_cmpuint(stage->n_wakes, <, 12000);
}

/* ---- a life ---------------------------------------------------------------------------------------- */

static void add_session(Year *year, AcInstant end, AcSessionState state, gboolean final)
{
	GError *error = NULL;
	const AcNewSession fresh = {end - 2 * HOUR, end, zones[year->zone], state, final};
	ac_store_session_add(year->stage.other, year->client, &fresh, year->stage.now, &error);
	g_assert_no_error(error);
}

static void add_client(Year *year)
{
	GError *error = NULL;
	const AcNewClient fresh = {.name = "Jo", .zone = zones[year->zone], .protocol = "smp"};
	const AcTraitValue traits[] = {{"skin", "dry"}};
	year->client =
	    ac_store_client_add(year->stage.other, &fresh, traits, year->seed % 3 != 0, year->stage.now, &error);
	g_assert_no_error(error);
	AcInstant gap = (AcInstant)(21 + chance(year, 15)) * DAY;
	AcInstant first = year->begin + some(year, -2 * DAY, 5 * DAY);
	for (int i = 0; i < 3; i++)
		add_session(year, first + i * gap,
		            first + i * gap < year->begin ? AC_SESSION_HAPPENED : AC_SESSION_PLANNED, i == 2);
}

static void put_options(Year *year)
{
	static const char *const hours[][2] = {
	    {"22:00", "07:30"}, {"23:30", "06:00"}, {"00:00", "00:00"}, {"20:00", "08:00"}};
	guint which = (guint)chance(year, G_N_ELEMENTS(hours));
	int privacy = chance(year, 3);
	g_autofree char *text =
	    g_strdup_printf("reminders = { quiet_from = \"%s\"; quiet_to = \"%s\"; a_day = %d; repeats = %d; "
	                    "privacy = \"%s\"; };\n",
	                    hours[which][0], hours[which][1], chance(year, 2) ? 8 : chance(year, 4),
	                    chance(year, 4), privacy ? "full" : "discreet");
	stage_put(&year->stage, "config/aftercare/aftercare.cfg", text);
}

/* "2000"; anything else is some time of the day. */
static int minute_of(const char *clock)
{
	int hour, minute;
	return strlen(clock) == 4 && sscanf(clock, "%2d%2d", &hour, &minute) == 2 ? hour * 60 + minute : -1;
}

static void tick_some(Year *year)
{
	GError *error = NULL;
	StagePopup *popup = stage_standing(&year->stage);
	g_auto(GStrv) lines = g_strsplit(popup ? popup->keys : "", "\n", -1);
	for (guint i = 0; lines[i]; i++) {
		/* "CLIENT task:ID:SESSION:DATE:MINUTE AT TURN" */
		g_auto(GStrv) words = g_strsplit_set(lines[i], " :", -1);
		int y, m, d;
		if (g_strv_length(words) < 6 || strcmp(words[1], "task") != 0 ||
		    sscanf(words[4], "%d-%d-%d", &y, &m, &d) != 3)
			continue;
		AcTick tick = {.task = words[2],
		               .session_id = atoll(words[3]),
		               .minute = minute_of(words[5]),
		               .state = chance(year, 4) ? AC_TICK_DONE : AC_TICK_SKIPPED,
		               .at = year->stage.now};
		g_assert_true(ac_date_from_ymd(y, m, d, &tick.date));
		ac_store_tick_set(year->stage.other, year->client, &tick, year->stage.now, &error);
		g_assert_no_error(error);
	}
	stage_data_changed(&year->stage);
}

static void check_in(Year *year)
{
	GError *error = NULL;
	reckon(year);
	static const AcAdvice advices[] = {AC_ADVICE_EXPECTED, AC_ADVICE_WATCH, AC_ADVICE_PRACTITIONER,
	                                   AC_ADVICE_DOCTOR, AC_ADVICE_EMERGENCY};
	const AcFelt felt = {.words = "itchy", .advice = advices[chance(year, 5)]};
	const AcCheckin checkin = {.at = year->stage.now, .advice = felt.advice, .felt = &felt, .n_felt = 1};
	ac_store_checkin_add(year->stage.other, year->client, &checkin, &error);
	g_assert_no_error(error);
	/* The one before has nothing more to say. */
	blame(year, year->stage.now - 3 * DAY, year->stage.now + 3 * DAY);
	stage_data_changed(&year->stage);
}

static void fly(Year *year)
{
	GError *error = NULL;
	reckon(year);
	year->zone = (guint)chance(year, G_N_ELEMENTS(zones));
	const AcNewClient fields = {.zone = zones[year->zone]};
	ac_store_client_edit(year->stage.other, year->client, &fields, year->stage.now, &error);
	g_assert_no_error(error);
	/* Eastwards, what was still to come lies behind. */
	year->reckoned -= 8 * HOUR;
	year->n_flights++;
	stage_note(&year->stage, "flies to %s", zones[year->zone]);
	blame(year, year->stage.now - 2 * DAY, year->stage.now + 2 * DAY);
	stage_data_changed(&year->stage);
}

/* The machine sleeps; what was on its way arrives when it wakes. */
static void suspend(Year *year)
{
	Stage *stage = &year->stage;
	AcInstant asleep = chance(year, 4) ? some(year, 600, 12 * HOUR) : some(year, DAY, 9 * DAY);
	stage_note(stage, "sleeps for %" G_GINT64_FORMAT " min", asleep / 60);
	blame(year, stage->now, stage->now + asleep);
	stage->now += asleep;
	year->n_suspends++;
	stage_wake(stage, AC_WAKE_CLOCK);
	stage_settle(stage);
}

static void set_clock(Year *year, AcInstant by)
{
	Stage *stage = &year->stage;
	reckon(year);
	for (GList *l = stage->events->head; l; l = l->next)
		((StageEvent *)l->data)->at += by;
	blame(year, MIN(stage->now, stage->now + by) - DAY, MAX(stage->now, stage->now + by) + DAY);
	stage_note(stage, "the clock is set by %" G_GINT64_FORMAT " min", by / 60);
	stage->now += by;
	year->skew += by;
	year->reckoned = stage->now;
	year->n_clocks++;
	stage_wake(stage, AC_WAKE_CLOCK);
	stage_settle(stage);
}

/* ---- what goes wrong ------------------------------------------------------------------------------- */

static void run_program(Year *year)
{
	if (year->stage.engine)
		return;
	blame(year, year->dead_since, year->stage.now);
	year->dead_since = AC_INSTANT_NEVER;
	stage_start(&year->stage);
	stage_settle(&year->stage);
}

static void kill_program(Year *year)
{
	if (!year->stage.engine)
		return;
	if (chance(year, 2))
		stage_kill(&year->stage);
	else
		year->stage.dies_in = 1 + (guint)chance(year, 12);
	year->n_kills++;
}

/* A server that is not well, or is well again. */
static void change_server(Year *year)
{
	Stage *stage = &year->stage;
	switch (stage->server) {
	case SERVER_UP:
		year->server_since = stage->now;
		if (chance(year, 3) == 0)
			stage_server_hang(stage);
		else
			stage_server_stop(stage);
		break;
	case SERVER_HUNG:
		if (chance(year, 2)) {
			stage_server_stop(stage);
			break;
		}
		blame(year, year->server_since, stage->now + 10 * AC_MINUTE);
		year->server_since = AC_INSTANT_NEVER;
		stage_server_unhang(stage);
		break;
	case SERVER_GONE:
		blame(year, year->server_since, stage->now + 10 * AC_MINUTE);
		year->server_since = AC_INSTANT_NEVER;
		stage_server_start(stage);
		stage->has_actions = chance(year, 5) != 0;
		stage->keeps_ids = chance(year, 2) != 0;
		stage->closes_on_action = chance(year, 2) != 0;
		break;
	}
	stage_settle(stage);
}

static void touch_popup(Year *year)
{
	static const char *const buttons[] = {"done", "snooze-10", "snooze-60", "evening", "why"};
	Stage *stage = &year->stage;
	StagePopup *popup = stage_standing(stage);
	if (stage->server != SERVER_UP || !popup)
		return;
	const char *button = buttons[chance(year, G_N_ELEMENTS(buttons))];
	if (chance(year, 3) == 0)
		stage_close(stage, popup, chance(year, 2) ? AC_CLOSED_BY_PERSON : AC_CLOSED_EXPIRED);
	else if (strstr(popup->buttons, button))
		stage_press(stage, button);
	year->n_presses++;
	stage_settle(stage);
}

/* At most one is ours; others were left by a program that died before it knew of them, until somebody closes
 * them. */
static void look_at_screen(Year *year)
{
	Stage *stage = &year->stage;
	guint orphans = stage->screen->len - (stage_standing(stage) ? 1 : 0);
	if (!stage->engine || !ac_engine_is_idle(stage->engine) || stage->server != SERVER_UP || !stage->is_known)
		return;
	while (orphans > 0) {
		StagePopup *popup = stage->screen->pdata[stage->screen->pdata[0] == stage_standing(stage) ? 1 : 0];
		if (popup->is_heard)
			g_error("seed %u: left alone on the screen: %s", year->seed, popup->keys);
		year->n_orphans++;
		g_ptr_array_remove(stage->screen, popup);
		orphans--;
	}
}

static void something_happens(Year *year)
{
	Stage *stage = &year->stage;
	int what = chance(year, 100);
	if (!stage->engine)
		run_program(year);
	else if (what < 30)
		tick_some(year);
	else if (what < 55)
		touch_popup(year);
	else if (what < 65)
		change_server(year);
	else if (what < 77)
		kill_program(year);
	else if (what < 87)
		suspend(year);
	else if (what < 92)
		set_clock(year, year->skew != 0 ? -year->skew : some(year, -2 * DAY, 3 * DAY));
	else if (what < 95)
		check_in(year);
	else if (what < 97)
		fly(year);
	if (stage->server != SERVER_UP && chance(year, 3) == 0)
		change_server(year);
}

static void live(Year *year)
{
	Stage *stage = &year->stage;
	AcInstant end = year->begin + YEAR;
	while (stage->now < end) {
		gboolean was_alive = stage->engine != NULL;
		/* Close to what it does is where a kill hurts. */
		AcInstant pause = chance(year, 3) ? some(year, 60, 6 * HOUR)
		                                  : CLAMP(stage->alarm - stage->now, 0, DAY) + chance(year, 3) - 1;
		stage_run(stage, stage->now + MAX(pause, 0));
		if (was_alive && !stage->engine)
			year->dead_since = stage->now - MAX(pause, 0);
		hear(year);
		look_at_screen(year);
		something_happens(year);
		if (!stage->engine && year->dead_since == AC_INSTANT_NEVER)
			year->dead_since = stage->now;
	}
	if (year->skew != 0)
		set_clock(year, -year->skew);
	stage->dies_in = 0;
	run_program(year);
	while (stage->server != SERVER_UP)
		change_server(year);
	stage_run(stage, stage->now + 2 * HOUR);
	hear(year);
}

static void live_a_year(guint seed)
{
	Year year = {.rand = g_rand_new_with_seed(seed),
	             .seed = seed,
	             .server_since = AC_INSTANT_NEVER,
	             .dead_since = AC_INSTANT_NEVER};
	/* Somewhere in 2026, so that each season has its turn. */
	year.begin = 1767225600 + some(&year, 0, YEAR);
	year.reckoned = year.begin;
	stage_init(&year.stage, year.begin, AC_SOURCE_DIR "/config");
	year.stage.arrived = on_arrived;
	year.stage.data = &year;
	year.stage.tells = g_getenv("AC_SEED") != NULL;
	year.turns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	year.in_the_way = g_array_new(FALSE, FALSE, sizeof(Stretch));
	year.zone = (guint)chance(&year, G_N_ELEMENTS(zones));
	put_options(&year);
	add_client(&year);
	stage_server_start(&year.stage);
	stage_start(&year.stage);
	stage_settle(&year.stage);
	live(&year);
	reckon(&year);
	sum_up(&year);
	stage_clear(&year.stage);
	g_hash_table_unref(year.turns);
	g_array_unref(year.in_the_way);
	g_rand_free(year.rand);
}

static void every_reminder_of_a_year_is_said_once_or_has_a_reason(void)
{
	const char *one = g_getenv("AC_SEED"), *many = g_getenv("AC_YEARS");
	if (one) {
		live_a_year((guint)strtoul(one, NULL, 10));
		return;
	}
	const char *first = g_getenv("AC_FIRST");
	guint from = first ? (guint)strtoul(first, NULL, 10) : 1;
	guint n = many ? (guint)strtoul(many, NULL, 10) : MANY_YEARS;
	for (guint seed = from; seed < from + n; seed++)
		live_a_year(seed);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/remind/year/every_reminder_of_a_year_is_said_once_or_has_a_reason",
	                every_reminder_of_a_year_is_said_once_or_has_a_reason);
	return g_test_run();
}
