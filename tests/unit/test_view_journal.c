/* SPDX-License-Identifier: MIT */
/* The journal on the screen: days newest first, one of them filled in afterwards, how it went, a report. */
#include "tui_screen.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/checkin.h"
#include "app/journal.h"

static const char *const one_session[] = {"2026-11-20 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

static AcApp *reopen(AcApp *app, const char *now)
{
	ac_app_close(app);
	return screen_open(now);
}

static void do_task(AcApp *app, const char *task)
{
	g_autoptr(GError) error = NULL;
	ac_app_tick(app, task, AC_TICK_DONE, NULL, NULL, &error);
	g_assert_no_error(error);
}

static void check_in(AcApp *app, guint sign, AcSignSeverity severity)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcPlan *plan = ac_app_plan(app);
	const AcSign *felt = &ac_plan_protocol(plan)->signs[sign];
	const AcFeeling feeling = {.words = felt->title, .sign = felt, .severity = severity};
	ac_app_checkin(app, ac_plan_triage(plan, arena, &feeling, 1, ac_app_now(app)), &error);
	g_assert_no_error(error);
}

/* Days with everything: done, missed, left out, told. */
static World open_world(void)
{
	World world;
	g_autoptr(GError) error = NULL;
	screen_forget();
	world.app = screen_open("2026-11-20 16:00");
	screen_add_client(world.app, "signs", one_session, "dry");
	world.app = reopen(world.app, "2026-11-21 20:00");
	do_task(world.app, "hat-on");
	check_in(world.app, 0, AC_SEVERITY_MILD);
	world.app = reopen(world.app, "2026-11-23 20:00");
	do_task(world.app, "hat-on");
	g_assert_cmpint(ac_app_note_add(world.app, 740308, "x", NULL), ==, 0); /* years ahead */
	world.app = reopen(world.app, "2026-11-24 21:00");
	do_task(world.app, "wash-gently");
	ac_app_tick(world.app, "moisturise@20:00", AC_TICK_SKIPPED, "no cream with me", NULL, &error);
	g_assert_no_error(error);
	check_in(world.app, 0, AC_SEVERITY_STRONG);
	ac_app_note_add(world.app, ac_time_date(ac_app_now(world.app), ac_app_zone(world.app)),
	                "The crown itched all night; slept badly.", &error);
	g_assert_no_error(error);
	world.app = reopen(world.app, "2026-11-25 09:00");
	world.desk = ac_desk_new(world.app);
	screen_keys(world.desk, "n", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "journal");
	return world;
}

static void close_world(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	screen_forget();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static void assert_shows(AcDesk *desk, const char *words)
{
	g_autofree char *text = screen_text(desk, 80, 24, FALSE);
	if (strstr(text, words) == NULL)
		g_error("\"%s\" is not on the screen:\n%s", words, text);
}

static void assert_lacks(AcDesk *desk, const char *words)
{
	g_autofree char *text = screen_text(desk, 80, 24, FALSE);
	if (strstr(text, words) != NULL)
		g_error("\"%s\" is on the screen:\n%s", words, text);
}

static void days_as_reviewed(void)
{
	g_auto(World) world = open_world();
	screen_golden(world.desk, "journal", 80, 24, FALSE);
	screen_golden(world.desk, "journal-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "journal-200x50", 200, 50, FALSE);
	screen_golden(world.desk, "journal-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "journal-ascii", 80, 24, TRUE);
}

static void a_day_as_reviewed(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "j", "ENTER", NULL);
	screen_golden(world.desk, "journal-day", 80, 24, FALSE);
	screen_golden(world.desk, "journal-day-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "journal-day-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "TAB", NULL);
	screen_golden(world.desk, "journal-how-40x12", 40, 12, FALSE);
}

/* Sam came on day 4: what fell due on the days before is not known, and nowhere called missed. */
static void days_before_the_client_came_are_not_missed(void)
{
	World world;
	screen_forget();
	world.app = screen_open("2026-11-24 12:00");
	screen_add_client(world.app, "signs", one_session, "dry");
	world.app = reopen(world.app, "2026-11-25 09:00");
	world.desk = ac_desk_new(world.app);
	screen_keys(world.desk, "n", "j", "j", NULL);
	assert_shows(world.desk, "Mon 23 Nov");
	screen_keys(world.desk, "ENTER", NULL);
	assert_shows(world.desk, "[ ] Loose hat outdoors · not known: before this was kept");
	assert_lacks(world.desk, "· missed");
	screen_keys(world.desk, "ESC", NULL);
	g_autofree char *narrow = screen_text(world.desk, 40, 12, FALSE);
	g_assert_null(strstr(narrow, "[!] 2"));
	close_world(&world);
}

static void note_and_report_as_reviewed(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "n", "forgot the hat", NULL);
	screen_golden(world.desk, "journal-note", 80, 24, FALSE);
	screen_golden(world.desk, "journal-note-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "ESC", "ESC", "w", NULL);
	screen_golden(world.desk, "journal-report", 80, 24, FALSE);
	screen_golden(world.desk, "journal-report-40x12", 40, 12, FALSE);
}

static void a_day_gone_by_is_ticked_and_taken_back(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "j", "j", "j", "ENTER", NULL);
	assert_shows(world.desk, "Sun 22 Nov · day 2");
	assert_shows(world.desk, "[!] Loose hat outdoors · missed");
	screen_keys(world.desk, "SPACE", NULL);
	assert_shows(world.desk, "[x] Loose hat outdoors · filled in today 09:00");
	assert_shows(world.desk, "Loose hat outdoors: 3 of 4 days; missed Tue 24 Nov");
	screen_keys(world.desk, "u", NULL);
	assert_shows(world.desk, "[!] Loose hat outdoors · missed");
}

/* The session is found to have been a day later: the washing of Tuesday is in no plan any more. What is not
 * counted yet is not green, as if it were done. */
static void what_was_ticked_before_the_plan_changed_stays_told(void)
{
	g_auto(World) world = open_world();
	g_autoptr(GError) error = NULL;
	const AcSession *session = ac_app_session(world.app, "1", &error);
	const AcNewSession later = {.begin = session->begin + 24 * 60 * AC_MINUTE,
	                            .end = session->end + 24 * 60 * AC_MINUTE};
	ac_app_session_set(world.app, session->id, &later, &error);
	g_assert_no_error(error);
	ac_desk_update(world.desk);
	assert_shows(world.desk, "1 no longer in the plan");
	screen_keys(world.desk, "j", "ENTER", NULL);
	screen_golden(world.desk, "journal-gone", 80, 24, FALSE);
	assert_shows(world.desk, "07:45 Wash gently: done");
}

static void it_is_left_out_with_a_reason_afterwards(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "j", "j", "j", "ENTER", "s", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "skip");
	screen_keys(world.desk, "stayed in", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "journal");
	assert_shows(world.desk, "[-] Loose hat outdoors · skipped: stayed in");
	assert_shows(world.desk, "Not counted: 1 left out");
}

static void a_check_in_is_filled_in_for_that_day(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "j", "j", "j", "ENTER", "c", NULL);
	assert_shows(world.desk, "How did it look and feel on Sun 22 Nov?");
	screen_golden(world.desk, "checkin-past", 80, 24, FALSE);
	screen_keys(world.desk, "j", "1", "ENTER", NULL);
	assert_shows(world.desk, "Filled in for Sun 22 Nov.");
	assert_lacks(world.desk, "One more question");
	screen_keys(world.desk, "ENTER", NULL);
	assert_shows(world.desk, "expected: Redness, mild (filled in today 09:00)");
	/* What was said on Tuesday stays the last word. */
	g_assert_cmpint(ac_app_client(world.app)->advice, ==, AC_ADVICE_DOCTOR);
}

static void a_note_is_written_changed_and_taken_away(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "j", "j", "n", "cloudy", "ENTER", NULL);
	assert_shows(world.desk, "cloudy");
	screen_keys(world.desk, "ENTER", "END", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "note");
	screen_keys(world.desk, " and cold", "ENTER", NULL);
	assert_shows(world.desk, "cloudy and cold");
	screen_keys(world.desk, "ENTER", "CLEAR", "ENTER", NULL);
	assert_lacks(world.desk, "cloudy");
	screen_keys(world.desk, "u", NULL);
	assert_shows(world.desk, "cloudy and cold");
}

static void an_empty_note_is_refused(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "n", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "note");
	assert_shows(world.desk, "There is nothing in this note.");
}

static void the_day_chosen_stays_when_the_data_changes(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "j", "j", "ENTER", NULL);
	assert_shows(world.desk, "Mon 23 Nov · day 3");
	g_assert_true(ac_app_reload(world.app, NULL));
	ac_desk_update(world.desk);
	assert_shows(world.desk, "Mon 23 Nov · day 3");
	screen_keys(world.desk, "LEFT", NULL);
	assert_shows(world.desk, "Sun 22 Nov · day 2");
	screen_keys(world.desk, "ESC", "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void the_mouse_opens_a_day_and_ticks(void)
{
	g_auto(World) world = open_world();
	screen_touch(world.desk, "Sun 22 Nov");
	screen_touch(world.desk, "Sun 22 Nov");
	assert_shows(world.desk, "Sun 22 Nov · day 2");
	screen_touch(world.desk, "[!]");
	assert_shows(world.desk, "[x] Loose hat outdoors");
}

static void the_report_is_written_as_text_or_json(void)
{
	g_auto(World) world = open_world();
	g_autofree char *folder = g_dir_make_tmp("aftercare-report-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "jo.json", NULL), *text = NULL;
	screen_keys(world.desk, "w", "TAB", NULL);
	assert_shows(world.desk, "journal-jo-doe.json");
	screen_keys(world.desk, "CLEAR", path, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "journal");
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_assert_nonnull(strstr(text, "\"adherence\""));
	g_assert_cmpint(g_remove(path), ==, 0);
	screen_keys(world.desk, "w", "CLEAR", folder, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "report"); /* a folder is no file */
	g_assert_cmpint(g_rmdir(folder), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
#define ADD(test) g_test_add_func("/view/journal/" #test, test)
	ADD(days_as_reviewed);
	ADD(a_day_as_reviewed);
	ADD(days_before_the_client_came_are_not_missed);
	ADD(note_and_report_as_reviewed);
	ADD(a_day_gone_by_is_ticked_and_taken_back);
	ADD(what_was_ticked_before_the_plan_changed_stays_told);
	ADD(it_is_left_out_with_a_reason_afterwards);
	ADD(a_check_in_is_filled_in_for_that_day);
	ADD(a_note_is_written_changed_and_taken_away);
	ADD(an_empty_note_is_refused);
	ADD(the_day_chosen_stays_when_the_data_changes);
	ADD(the_mouse_opens_a_day_and_ticks);
	ADD(the_report_is_written_as_text_or_json);
	return g_test_run();
}
