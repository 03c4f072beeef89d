/* SPDX-License-Identifier: MIT */
/* Reminders as use cases: who is reminded, what is due, what buttons and words do; the zone, the lock, the
 * status. */
#include "app/remind.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "test_app.h"

#define MINUTE ((AcInstant)60)
#define OWN    "config/aftercare/aftercare.cfg"
/* 2026-11-21 00:00; the session of Jo ended six days before at 14:00. */
#define TODAY (NOW - 14 * HOUR)

static Home home_with_reminders(void)
{
	Home home = home_new();
	g_autofree char *path = g_build_filename(home.folder, "rules/protocols/smp.cfg", NULL);
	g_autofree char *text = NULL;
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_autoptr(GString) rules = g_string_new(text);
	g_assert_cmpuint(g_string_replace(rules, "times =", "remind = true; times =", 0), ==, 3);
	put_file(&home, "rules/protocols/smp.cfg", rules->str);
	return home;
}

static AcOptions *options_of(AcApp *app)
{
	GError *error = NULL;
	AcOptions *options = ac_options_load(ac_app_paths(app), &error);
	g_assert_no_error(error);
	return options;
}

static AcRemindScope scope_of(AcApp *app)
{
	AcRemindScope scope = {0};
	GError *error = NULL;
	g_autoptr(AcOptions) options = options_of(app);
	g_assert_true(ac_app_remind_scope(app, options, &scope, &error));
	g_assert_no_error(error);
	return scope;
}

static AcApp *open_program(AcInstant now)
{
	AcApp *app = open_at(AC_NEEDS_STORE | AC_NEEDS_WRITE | AC_NEEDS_CATALOGUE, now);
	g_assert_null(ac_app_plan(app));
	return app;
}

/* Everything of the day from its beginning on. */
static AcRemindCase *case_at(AcApp *app, gint64 id, AcInstant settled, AcInstant now)
{
	GError *error = NULL;
	const AcRemindClient client = {.client_id = id, .since = settled, .settled = settled};
	AcRemindCase *one =
	    ac_app_remind_case(app, &client, &ac_remind_policy_usual, now, TODAY + 24 * HOUR, &error);
	g_assert_no_error(error);
	return one;
}

static const AcAgendaItem *find(const AcRemindCase *one, const char *part)
{
	guint n = 0;
	const AcAgendaItem *items = ac_remind_case_items(one, &n);
	for (guint i = 0; i < n; i++) {
		const char *key = items[i].reminder ? items[i].reminder->key : items[i].record->key;
		if (strstr(key, part))
			return &items[i];
	}
	return NULL;
}

#define EVENING "task:moisturise:1:2026-11-21:2000"

static void act(AcApp *app, const AcAgendaItem *item, AcRemindAct what, AcInstant until, AcInstant now)
{
	GError *error = NULL;
	g_assert_nonnull(item);
	g_assert_true(ac_app_remind_act(app, item, what, until, now, &error));
	g_assert_no_error(error);
}

/* ---- who ------------------------------------------------------------------------------------------ */

static void assert_scope(AcApp *app, AcRemindScopeKind kind, gint64 id, const char *why)
{
	AcRemindScope scope = scope_of(app);
	g_assert_cmpint(scope.kind, ==, kind);
	g_assert_cmpint(scope.client_id, ==, id);
	if (why && (!scope.why || !strstr(scope.why, why)))
		g_error("\"%s\" says nothing of \"%s\"", scope.why, why);
	ac_remind_scope_clear(&scope);
}

static void one_client_is_reminded_and_of_several_nobody(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_program(NOW);
	assert_scope(app, AC_REMIND_NOBODY, 0, "aftercare client add");
	gint64 jo = add(app, "Jo", NOW - DAY);
	assert_scope(app, AC_REMIND_ONE, jo, NULL);
	gint64 sam = add(app, "Sam", NOW - DAY);
	g_assert_true(ac_app_client_use(app, sam, NULL));
	assert_scope(app, AC_REMIND_NOBODY, 0, "reminders.for me");
	put_file(&home, OWN, "reminders = { for = \"me\"; };");
	assert_scope(app, AC_REMIND_ONE, sam, NULL);
	put_file(&home, OWN, "reminders = { for = \"all\"; };");
	assert_scope(app, AC_REMIND_ALL, 0, NULL);
	put_file(&home, OWN, "reminders = { for = \"all\"; on = false; };");
	assert_scope(app, AC_REMIND_NOBODY, 0, "aftercare settings reminders.on true");
	put_file(&home, OWN, "");
	g_assert_true(ac_app_client_archive(app, jo, TRUE, NULL));
	assert_scope(app, AC_REMIND_ONE, sam, NULL);
}

static void me_is_nobody_before_one_is_chosen(void)
{
	g_auto(Home) home = home_new();
	put_file(&home, OWN, "reminders = { for = \"me\"; };");
	g_autoptr(AcApp) app = open_program(NOW);
	assert_scope(app, AC_REMIND_NOBODY, 0, "aftercare client use");
}

static void of_all_clients_only_sessions_and_reviews_are_told(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_program(NOW);
	g_autoptr(AcOptions) options = options_of(app);
	const AcRemindScope all = {.kind = AC_REMIND_ALL}, one = {.kind = AC_REMIND_ONE};
	g_assert_cmpuint(ac_app_remind_policy(options, &all).kinds, ==, AC_REMINDER_SESSIONS);
	g_assert_cmpuint(ac_app_remind_policy(options, &one).kinds, ==, AC_REMINDER_ALL);
}

/* ---- what ----------------------------------------------------------------------------------------- */

static void a_case_has_what_comes_with_what_was_said(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_with_reminders();
	ac_app_close(open_jo(6));
	g_autoptr(AcApp) app = open_program(NOW);
	g_autoptr(AcRemindCase) one = case_at(app, 1, NOW, NOW);
	const AcAgendaItem *evening = find(one, EVENING);
	g_assert_nonnull(evening);
	g_assert_null(evening->record);
	g_assert_cmpint(evening->reminder->at, ==, TODAY + 20 * HOUR);
	g_assert_cmpint(evening->client_id, ==, 1);
	g_assert_null(find(one, ":0800")); /* before it began to look */
	g_assert_cmpstr(ac_remind_case_row(one)->name, ==, "Jo");
	g_assert_nonnull(ac_remind_case_plan(one));
	g_assert_null(ac_remind_case_clinic(one));
	g_assert_cmpint(ac_remind_case_next(one, TODAY + 20 * HOUR), >, TODAY + 20 * HOUR);
}

static void write_record(AcApp *app, const AcRemindRecord *record)
{
	GError *error = NULL;
	g_assert_true(ac_store_remind_tell(ac_app_store(app), 1, record, &error));
	g_assert_no_error(error);
}

static void what_is_open_stays_however_old(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_with_reminders();
	ac_app_close(open_jo(6));
	g_autoptr(AcApp) app = open_program(NOW);
	const AcRemindRecord open = {
	    .key = "task:moisturise:1:2026-11-21:0800", .at = TODAY + 8 * HOUR, .shown = 1, .shown_at = NOW};
	const AcRemindRecord over = {
	    .key = "task:wash-gently:1:2026-11-21:0745", .at = TODAY, .told = AC_TOLD_MISSED_LATE};
	const AcRemindRecord gone = {.key = "session:9:2026-11-30", .at = NOW - 9 * DAY, .shown = 1};
	write_record(app, &open);
	write_record(app, &over);
	write_record(app, &gone);
	g_autoptr(AcRemindCase) one = case_at(app, 1, NOW, NOW);
	const AcAgendaItem *item = find(one, ":0800");
	g_assert_nonnull(item);
	g_assert_nonnull(item->reminder);
	g_assert_cmpuint(item->record->shown, ==, 1);
	g_assert_null(find(one, "wash-gently:1:2026-11-21"));
	item = find(one, "session:9");
	g_assert_nonnull(item);
	g_assert_null(item->reminder); /* the plan has it no more */
}

static void a_client_whose_rule_file_is_broken_is_reminded_by_those_kept(void)
{
	g_auto(Home) home = home_with_reminders();
	ac_app_close(open_jo(6));
	put_file(&home, "rules/protocols/smp.cfg", "protocol = {");
	g_autoptr(AcApp) app = open_program(NOW);
	const AcRemindClient jo = {.client_id = 1}, nobody = {.client_id = 99};
	GError *error = NULL;
	g_autoptr(AcRemindCase) one = ac_app_remind_case(app, &jo, &ac_remind_policy_usual, NOW, NOW, &error);
	g_assert_no_error(error);
	g_assert_nonnull(one);
	g_assert_null(ac_app_remind_case(app, &nobody, &ac_remind_policy_usual, NOW, NOW, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "#99");
}

/* A program that lives for months reads them again. */
static void rules_that_have_changed_are_read_anew_when_told(void)
{
	g_auto(Home) home = home_with_reminders();
	g_autoptr(AcApp) other = open_jo(6);
	g_assert_true(ac_app_rules_accept(other, NULL));
	g_autoptr(AcApp) app = open_program(NOW);
	g_autoptr(AcRemindCase) before = case_at(app, 1, NOW, NOW);
	g_assert_nonnull(find(before, EVENING));
	g_autofree char *path = g_build_filename(home.folder, "rules/protocols/smp.cfg", NULL);
	g_autofree char *text = NULL;
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_autoptr(GString) rules = g_string_new(text);
	g_string_replace(rules, "\"20:00\"", "\"21:00\"", 0);
	put_file(&home, "rules/protocols/smp.cfg", rules->str);
	g_clear_pointer(&before, ac_remind_case_free);
	ac_app_forget_rules(app);
	g_autoptr(AcRemindCase) pinned = case_at(app, 1, NOW, NOW);
	g_assert_nonnull(find(pinned, EVENING)); /* Jo keeps to the earlier text until she takes the new one */
	g_clear_pointer(&pinned, ac_remind_case_free);
	ac_app_forget_rules(other);
	g_assert_true(ac_app_reload(other, NULL));
	g_assert_true(ac_app_rules_accept(other, NULL));
	g_autoptr(AcRemindCase) after = case_at(app, 1, NOW, NOW);
	g_assert_null(find(after, EVENING));
	g_assert_nonnull(find(after, ":2100"));
}

/* ---- buttons -------------------------------------------------------------------------------------- */

static void done_ticks_exactly_that_one_and_undo_brings_it_back(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_with_reminders();
	g_autoptr(AcApp) screen = open_jo(6);
	g_autoptr(AcApp) app = open_program(NOW);
	AcInstant now = TODAY + 20 * HOUR;
	g_autoptr(AcRemindCase) one = case_at(app, 1, NOW, now);
	act(app, find(one, EVENING), AC_REMIND_DONE, 0, now + MINUTE);
	g_assert_true(ac_app_reload(screen, NULL));
	const AcClient *jo = ac_app_client(screen);
	g_assert_cmpuint(jo->n_ticks, ==, 1);
	g_assert_cmpstr(jo->ticks[0].task, ==, "moisturise");
	g_assert_cmpint(jo->ticks[0].minute, ==, 20 * 60);
	g_assert_cmpint(jo->ticks[0].state, ==, AC_TICK_DONE);
	g_assert_cmpint(jo->ticks[0].at, ==, now + MINUTE);
	g_autoptr(AcRemindCase) then = case_at(app, 1, NOW, now);
	g_assert_cmpint(find(then, EVENING)->reminder->end, ==, AC_REMINDER_DONE);
	/* Recorded as done; then the tick is taken back. */
	const AcRemindRecord over = {
	    .key = EVENING, .at = now, .told = AC_TOLD_DONE, .shown = 1, .shown_at = now};
	write_record(app, &over);
	AcUndone undone = {0};
	g_assert_true(undo_last(screen, &undone, NULL));
	g_assert_cmpstr(undone.kind, ==, "tick");
	ac_undone_clear(&undone);
	g_autoptr(AcRemindCase) again = case_at(app, 1, now + 5 * MINUTE, now + 5 * MINUTE);
	const AcAgendaItem *item = find(again, EVENING);
	g_assert_nonnull(item);
	g_assert_cmpint(item->record->told, ==, AC_TOLD_OPEN);
	g_assert_cmpuint(item->record->shown, ==, 1);
}

static void skip_leaves_it_out(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_with_reminders();
	ac_app_close(open_jo(6));
	g_autoptr(AcApp) app = open_program(NOW);
	g_autoptr(AcRemindCase) one = case_at(app, 1, NOW, NOW);
	act(app, find(one, EVENING), AC_REMIND_SKIP, 0, NOW);
	g_autoptr(AcRemindCase) then = case_at(app, 1, NOW, NOW);
	g_assert_cmpint(find(then, EVENING)->reminder->end, ==, AC_REMINDER_SKIPPED);
}

static void a_notice_is_seen_and_no_change(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_with_reminders();
	ac_app_close(open_jo(6));
	g_autoptr(AcApp) app = open_program(NOW);
	g_autoptr(AcRemindCase) one = case_at(app, 1, NOW, NOW);
	act(app, find(one, "checkin:2026-11-21"), AC_REMIND_DONE, 0, NOW);
	AcUndone last = {0};
	g_assert_true(ac_app_last_change(app, 0, &last, NULL));
	g_assert_cmpstr(last.kind, ==, "client-add");
	ac_undone_clear(&last);
	g_autoptr(AcRemindCase) then = case_at(app, 1, NOW, NOW);
	g_assert_cmpint(find(then, "checkin:2026-11-21")->record->told, ==, AC_TOLD_DONE);
}

static void a_snooze_is_a_change_that_undo_takes_back(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_with_reminders();
	ac_app_close(open_jo(6));
	AcInstant now = TODAY + 20 * HOUR;
	g_autoptr(AcApp) app = open_program(now);
	g_autoptr(AcRemindCase) one = case_at(app, 1, NOW, now);
	act(app, find(one, EVENING), AC_REMIND_SNOOZE, now + HOUR, now);
	g_autoptr(AcRemindCase) then = case_at(app, 1, NOW, now);
	g_assert_cmpint(find(then, EVENING)->record->snoozed_until, ==, now + HOUR);
	AcUndone last = {0};
	g_assert_true(ac_app_last_change(app, 0, &last, NULL));
	g_autofree char *words = ac_app_change_words(app, &last);
	g_assert_cmpstr(words, ==, "Moisturise, put off today 20:00");
	g_assert_true(ac_app_take_back(app, &last, NULL));
	ac_undone_clear(&last);
	g_autoptr(AcRemindCase) back = case_at(app, 1, NOW, now);
	g_assert_null(find(back, EVENING)->record);
	/* Not beyond what it is good for: the end of the day. */
	act(app, find(back, EVENING), AC_REMIND_SNOOZE, now + 9 * HOUR, now);
	g_autoptr(AcRemindCase) late = case_at(app, 1, NOW, now);
	g_assert_cmpint(find(late, EVENING)->record->snoozed_until, ==, TODAY + 24 * HOUR - MINUTE);
}

static void what_the_plan_has_no_more_is_refused(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_with_reminders();
	ac_app_close(open_jo(6));
	g_autoptr(AcApp) app = open_program(NOW);
	const AcRemindRecord record = {.key = "x"};
	const AcAgendaItem gone = {.client_id = 1, .record = &record};
	GError *error = NULL;
	g_assert_false(ac_app_remind_act(app, &gone, AC_REMIND_DONE, 0, NOW, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "not on the plan");
}

/* ---- by words ------------------------------------------------------------------------------------- */

static void words_put_off_what_is_due_else_what_comes(void)
{
	static const struct {
		AcInstant now, until;
		const char *words, *key;
	} cases[] = {
	    {TODAY + 20 * HOUR, TODAY + 21 * HOUR, "moisturise", EVENING},
	    {TODAY + 19 * HOUR, TODAY + 21 * HOUR, "moisturise@20:00", EVENING},
	    {TODAY + 9 * HOUR, TODAY + 10 * HOUR, "mois", "task:moisturise:1:2026-11-21:0800"},
	    {TODAY + 2 * HOUR, TODAY + 10 * HOUR, "Moisturise", "task:moisturise:1:2026-11-21:0800"},
	    {TODAY + 20 * HOUR, TODAY + 21 * HOUR, "look and feel", "checkin:2026-11-21"},
	    {TODAY + 20 * HOUR, TODAY + 21 * HOUR, "LOOK AND", "checkin:2026-11-21"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(Home) home G_GNUC_UNUSED = home_with_reminders();
		ac_app_close(open_jo(6));
		g_autoptr(AcApp) app = open_at(AC_NEEDS_PLAN, cases[i].now);
		AcReminder done = {0};
		GError *error = NULL;
		ac_app_snooze(app, cases[i].words, cases[i].until, &done, &error);
		g_assert_no_error(error);
		g_assert_cmpstr(done.key, ==, cases[i].key);
		g_autoptr(AcRemindCase) one = case_at(app, 1, TODAY, cases[i].now);
		g_assert_cmpint(find(one, cases[i].key)->record->snoozed_until, ==, cases[i].until);
	}
}

static void words_that_mean_nothing_say_so(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_with_reminders();
	ac_app_close(open_jo(6));
	g_autoptr(AcApp) app = open_at(AC_NEEDS_PLAN, TODAY + 20 * HOUR);
	GError *error = NULL;
	g_assert_false(ac_app_snooze(app, "juggling", NOW + DAY, NULL, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "no reminder \"juggling\"");
	g_assert_false(ac_app_snooze(app, "", NOW + DAY, NULL, &error));
	g_clear_error(&error);
	g_assert_false(ac_app_snooze(app, "moisturise", TODAY + 19 * HOUR, NULL, &error));
	assert_says(&error, AC_ERROR_REFUSED, "it is today 20:00 now");
	g_assert_false(ac_app_snooze(app, "moisturise", TODAY + 30 * HOUR, NULL, &error));
	assert_says(&error, AC_ERROR_REFUSED, "of use until");
}

/* ---- the zone ------------------------------------------------------------------------------------- */

static gboolean follow(AcApp *app)
{
	gboolean followed = FALSE;
	GError *error = NULL;
	AcRemindScope scope = scope_of(app);
	g_autoptr(AcOptions) options = options_of(app);
	g_assert_true(ac_app_follow_zone(app, options, &scope, &followed, &error));
	g_assert_no_error(error);
	ac_remind_scope_clear(&scope);
	return followed;
}

static char *zone_of_jo(AcApp *app)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	return g_strdup(ac_store_row(ac_app_store(app), arena, 1, NULL)->zone);
}

static void who_travels_takes_the_zone_along(void)
{
	g_auto(Home) home = home_new();
	g_setenv("TZ", "Europe/London", TRUE);
	g_autoptr(AcApp) app = open_program(NOW);
	add(app, "Jo", NOW - DAY);
	g_assert_false(follow(app)); /* never on first sight */
	g_assert_false(follow(app));
	g_setenv("TZ", "America/New_York", TRUE);
	g_assert_true(follow(app));
	g_autofree char *there = zone_of_jo(app);
	g_assert_cmpstr(there, ==, "America/New_York");
	AcUndone undone = {0};
	g_assert_true(undo_last(app, &undone, NULL));
	g_assert_cmpstr(undone.kind, ==, "client-edit");
	ac_undone_clear(&undone);
	g_assert_false(follow(app)); /* who takes it back is not asked again */
	g_autofree char *back = zone_of_jo(app);
	g_assert_cmpstr(back, ==, "Europe/London");
	/* A zone of her own, which was not the machine's, stays. */
	g_setenv("TZ", "Asia/Tokyo", TRUE);
	g_assert_false(follow(app));
	g_setenv("TZ", "Europe/London", TRUE);
	g_assert_false(follow(app));
	put_file(&home, OWN, "reminders = { follow_zone = false; };");
	g_setenv("TZ", "Asia/Tokyo", TRUE);
	g_assert_false(follow(app));
	g_autofree char *still = zone_of_jo(app);
	g_assert_cmpstr(still, ==, "Europe/London");
}

/* ---- lock and status ------------------------------------------------------------------------------ */

/* Whether a program of its own is refused: of one process both would be let in by some locks. */
static gboolean is_refused_elsewhere(const AcPaths *paths)
{
	pid_t child = fork();
	g_assert_cmpint(child, >=, 0);
	if (child == 0) {
		GError *error = NULL;
		int fd = ac_remind_lock(paths, &error);
		_exit(fd >= 0 ? 0 : g_error_matches(error, AC_ERROR, AC_ERROR_REFUSED) ? 1 : 2);
	}
	int status = 0;
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
	return WEXITSTATUS(status) == 1;
}

static void only_one_runs_and_the_lock_ends_with_it(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_NOTHING, NOW);
	const AcPaths *paths = ac_app_paths(app);
	AcRemindStatus status;
	int fds[2];
	char byte;
	g_assert_cmpint(pipe(fds), ==, 0);
	pid_t child = fork();
	if (child == 0) {
		int lock = ac_remind_lock(paths, NULL);
		const AcRemindStatus mine = {.pid = getpid(), .next_at = NOW};
		gboolean good = lock >= 0 && ac_remind_status_write(paths, &mine, NULL);
		if (write(fds[1], good ? "+" : "-", 1) == 1)
			pause();
		_exit(1);
	}
	g_assert_cmpint(read(fds[0], &byte, 1), ==, 1);
	g_assert_cmpint(byte, ==, '+');
	g_assert_true(is_refused_elsewhere(paths));
	ac_remind_status_read(paths, &status);
	g_assert_cmpint(status.pid, ==, child);
	g_assert_cmpint(status.next_at, ==, NOW);
	ac_remind_status_clear(&status);
	g_assert_true(is_refused_elsewhere(paths)); /* who looks lets nobody in */
	g_assert_cmpint(kill(child, SIGKILL), ==, 0);
	g_assert_cmpint(waitpid(child, NULL, 0), ==, child);
	ac_remind_status_read(paths, &status);
	g_assert_cmpint(status.pid, ==, 0); /* its last word is still there, and not believed */
	ac_remind_status_clear(&status);
	g_assert_false(is_refused_elsewhere(paths));
	close(fds[0]);
	close(fds[1]);
}

static void the_status_tells_all_it_was_told(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_NOTHING, NOW);
	const AcPaths *paths = ac_app_paths(app);
	GError *error = NULL;
	int lock = ac_remind_lock(paths, &error);
	g_assert_no_error(error);
	g_assert_cmpint(fcntl(lock, F_GETFD) & FD_CLOEXEC, ==, FD_CLOEXEC);
	char server[] = "dunst 1.9.0", problem[] = "no\nserver = \033[2J";
	AcRemindStatus read = {0};
	const AcRemindStatus told = {.pid = getpid(),
	                             .started_at = NOW,
	                             .server = server,
	                             .problem = problem,
	                             .problem_since = NOW + 1,
	                             .next_at = AC_INSTANT_NEVER,
	                             .last_at = NOW + 2};
	g_assert_true(ac_remind_status_write(paths, &told, &error));
	g_assert_no_error(error);
	ac_remind_status_read(paths, &read);
	g_assert_cmpint(read.pid, ==, getpid());
	g_assert_cmpint(read.started_at, ==, NOW);
	g_assert_cmpstr(read.server, ==, "dunst 1.9.0");
	g_assert_cmpstr(read.problem, ==, "no server = \357\277\275[2J");
	g_assert_cmpint(read.problem_since, ==, NOW + 1);
	g_assert_cmpint(read.next_at, ==, AC_INSTANT_NEVER);
	g_assert_cmpint(read.last_at, ==, NOW + 2);
	ac_remind_status_clear(&read);
	g_autofree char *path = g_build_filename(home.folder, "state/aftercare/remind.status", NULL);
	g_autofree char *folder = g_path_get_dirname(path);
	struct stat facts;
	g_assert_cmpint(stat(path, &facts), ==, 0);
	g_assert_cmpuint(facts.st_mode & 0777, ==, 0600);
	g_assert_cmpint(stat(folder, &facts), ==, 0);
	g_assert_cmpuint(facts.st_mode & 0777, ==, 0700);
	g_assert_true(g_file_set_contents(path, "nonsense\n=\n", -1, NULL));
	ac_remind_status_read(paths, &read);
	g_assert_cmpint(read.pid, ==, 0);
	ac_remind_status_clear(&read);
	close(lock);
}

static void a_lock_that_is_a_link_is_refused(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_NOTHING, NOW);
	put_file(&home, "state/aftercare/x", "");
	g_autofree char *link = g_build_filename(home.folder, "state/aftercare/remind.lock", NULL);
	g_assert_cmpint(symlink("x", link), ==, 0);
	GError *error = NULL;
	g_assert_cmpint(ac_remind_lock(ac_app_paths(app), &error), <, 0);
	assert_says(&error, AC_ERROR_FILE, "remind.lock");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/remind/scope", one_client_is_reminded_and_of_several_nobody);
	g_test_add_func("/app/remind/me", me_is_nobody_before_one_is_chosen);
	g_test_add_func("/app/remind/all", of_all_clients_only_sessions_and_reviews_are_told);
	g_test_add_func("/app/remind/case", a_case_has_what_comes_with_what_was_said);
	g_test_add_func("/app/remind/open", what_is_open_stays_however_old);
	g_test_add_func("/app/remind/broken", a_client_whose_rule_file_is_broken_is_reminded_by_those_kept);
	g_test_add_func("/app/remind/rules", rules_that_have_changed_are_read_anew_when_told);
	g_test_add_func("/app/remind/done", done_ticks_exactly_that_one_and_undo_brings_it_back);
	g_test_add_func("/app/remind/skip", skip_leaves_it_out);
	g_test_add_func("/app/remind/notice", a_notice_is_seen_and_no_change);
	g_test_add_func("/app/remind/snooze", a_snooze_is_a_change_that_undo_takes_back);
	g_test_add_func("/app/remind/gone", what_the_plan_has_no_more_is_refused);
	g_test_add_func("/app/remind/words", words_put_off_what_is_due_else_what_comes);
	g_test_add_func("/app/remind/unknown", words_that_mean_nothing_say_so);
	g_test_add_func("/app/remind/zone", who_travels_takes_the_zone_along);
	g_test_add_func("/app/remind/lock", only_one_runs_and_the_lock_ends_with_it);
	g_test_add_func("/app/remind/status", the_status_tells_all_it_was_told);
	g_test_add_func("/app/remind/link", a_lock_that_is_a_link_is_refused);
	return g_test_run();
}
