/* SPDX-License-Identifier: MIT */
/* Every screen as it was reviewed, against tests/golden: text and roles, in the sizes and the spellings that
 * count. */
#include "tui_screen.h"

#define NOW "2026-11-24 09:00"

static const char *const two_sessions[] = {"2026-10-10 12:00", "2026-11-20 15:00", NULL};
static const char *const none[] = {NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

static World open_world(const char *now, const char *protocol, const char *const *sessions)
{
	World world;
	screen_forget();
	world.app = screen_open(now);
	if (sessions != NULL)
		screen_add_client(world.app, protocol, sessions, "dry");
	world.desk = ac_desk_new(world.app);
	return world;
}

static void close_world(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	screen_forget();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static void the_day_in_every_size(void)
{
	g_auto(World) world = open_world(NOW, "studio", two_sessions);
	screen_golden(world.desk, "day-80x24", 80, 24, FALSE);
	screen_golden(world.desk, "day-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "day-200x50", 200, 50, FALSE);
	screen_golden(world.desk, "day-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "day-60x20", 60, 20, FALSE);
	screen_golden(world.desk, "day-ascii", 80, 24, TRUE);
}

static void a_day_gone_by_and_a_day_to_come(void)
{
	g_auto(World) world = open_world(NOW, "studio", two_sessions);
	screen_keys(world.desk, "LEFT", NULL);
	screen_golden(world.desk, "day-before", 80, 24, FALSE);
	screen_keys(world.desk, "RIGHT", "RIGHT", "TAB", NULL);
	screen_golden(world.desk, "day-after", 80, 24, FALSE);
}

static void a_ticked_task(void)
{
	g_auto(World) world = open_world(NOW, "studio", two_sessions);
	screen_keys(world.desk, "SPACE", "SPACE", NULL);
	screen_golden(world.desk, "day-ticked", 80, 24, FALSE);
}

static void a_day_without_a_session(void)
{
	g_auto(World) world = open_world(NOW, "smp", none);
	screen_golden(world.desk, "day-no-session", 80, 24, FALSE);
}

/* What is broken in a list stands below its words, not below the dot. */
static void a_day_with_long_lines(void)
{
	static const char *const yesterday[] = {"2026-11-23 14:00", NULL};
	g_auto(World) world = open_world(NOW, "bell", yesterday);
	screen_golden(world.desk, "day-long-120x40", 120, 40, FALSE);
}

static void a_day_before_the_first_session(void)
{
	static const char *const later[] = {"2026-11-25 14:00", NULL};
	g_auto(World) world = open_world(NOW, "smp", later);
	screen_golden(world.desk, "day-before-first", 80, 24, FALSE);
}

static void a_day_after_the_last(void)
{
	static const char *const long_ago[] = {"2026-09-01 14:00", NULL};
	g_auto(World) world = open_world(NOW, "smp", long_ago);
	screen_golden(world.desk, "day-over", 80, 24, FALSE);
}

static void why_of_an_answer_and_of_a_task(void)
{
	g_auto(World) world = open_world(NOW, "studio", two_sessions);
	screen_keys(world.desk, "ENTER", NULL);
	screen_golden(world.desk, "why", 80, 24, FALSE);
	screen_golden(world.desk, "why-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "ESC", "SPACE", "ENTER", NULL);
	screen_golden(world.desk, "why-task", 80, 24, FALSE);
}

static void when_to_call(void)
{
	g_auto(World) world = open_world(NOW, "studio", two_sessions);
	screen_keys(world.desk, "!", NULL);
	screen_golden(world.desk, "call", 80, 24, FALSE);
	screen_golden(world.desk, "call-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "call-200x50", 200, 50, FALSE);
}

static void questions_and_their_answers(void)
{
	g_auto(World) world = open_world(NOW, "studio", two_sessions);
	screen_keys(world.desk, "a", NULL);
	screen_golden(world.desk, "answer", 80, 24, FALSE);
}

static void a_client_is_not_taken_back_unasked(void)
{
	g_auto(World) world = open_world(NOW, "studio", two_sessions);
	screen_keys(world.desk, "u", NULL);
	screen_golden(world.desk, "undo", 80, 24, FALSE);
	screen_golden(world.desk, "undo-40x12", 40, 12, FALSE);
}

static void ask_sure_unsure_and_empty(void)
{
	g_auto(World) world = open_world(NOW, "studio", two_sessions);
	screen_keys(world.desk, "/", NULL);
	screen_golden(world.desk, "ask-empty", 80, 24, FALSE);
	screen_keys(world.desk, "wash my hair", NULL);
	screen_golden(world.desk, "ask-sure", 80, 24, FALSE);
	screen_keys(world.desk, "CLEAR", "swim on saturday", NULL);
	screen_golden(world.desk, "ask-several", 80, 24, FALSE);
	screen_golden(world.desk, "ask-several-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "CLEAR", "sunn bleech", NULL);
	screen_golden(world.desk, "ask-unsure", 80, 24, FALSE);
	screen_keys(world.desk, "CLEAR", "minoxydil", NULL);
	screen_golden(world.desk, "ask-mended", 80, 24, FALSE);
	screen_keys(world.desk, "CLEAR", "pus", NULL);
	screen_golden(world.desk, "ask-sign", 80, 24, FALSE);
}

/* What is no activity gets no answer of another one: nothing is chosen, and Enter says so. */
static void ask_answers_only_what_was_asked(void)
{
	g_auto(World) world = open_world(NOW, "signs", two_sessions);
	screen_keys(world.desk, "/", "sunn bleech", "ENTER", NULL);
	screen_golden(world.desk, "ask-unsure-enter", 80, 24, FALSE);
	screen_keys(world.desk, "DOWN", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "why");
	screen_keys(world.desk, "ESC", "CLEAR", "my head is red", NULL);
	screen_golden(world.desk, "ask-feel", 80, 24, FALSE);
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "checkin");
	screen_keys(world.desk, "ESC", "CLEAR", "wedding 12 december", NULL);
	screen_golden(world.desk, "ask-occasion", 80, 24, FALSE);
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "event");
}

static void help_begins_with_the_keys_of_the_screen(void)
{
	g_auto(World) world = open_world(NOW, "studio", two_sessions);
	screen_keys(world.desk, "?", NULL);
	screen_golden(world.desk, "help", 80, 50, FALSE);
}

static void the_first_run_step_by_step(void)
{
	g_autofree char *data = g_strdup(g_getenv("XDG_DATA_HOME"));
	g_setenv("XDG_DATA_HOME", "/nonexistent/share", TRUE); /* it is shown, and nothing is written to it */
	g_auto(World) world = open_world(NOW, NULL, NULL);
	g_setenv("XDG_DATA_HOME", data, TRUE);
	screen_golden(world.desk, "start-welcome", 80, 24, FALSE);
	screen_golden(world.desk, "start-welcome-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "ENTER", "Jo", NULL);
	screen_golden(world.desk, "start-name", 80, 24, FALSE);
	screen_keys(world.desk, "ENTER", "last blursday", NULL);
	screen_golden(world.desk, "start-session-wrong", 80, 24, FALSE);
	screen_keys(world.desk, "CLEAR", "yesterday 15:00", NULL);
	screen_golden(world.desk, "start-session", 80, 24, FALSE);
	screen_keys(world.desk, "ENTER", NULL);
	screen_golden(world.desk, "start-trait", 80, 24, FALSE);
	screen_keys(world.desk, "1", NULL);
	screen_golden(world.desk, "start-confirm", 80, 24, FALSE);
}

static void too_small_says_so(void)
{
	g_auto(World) world = open_world(NOW, "studio", two_sessions);
	screen_golden(world.desk, "too-small", 20, 5, FALSE);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/view/undo", a_client_is_not_taken_back_unasked);
	g_test_add_func("/view/day/sizes", the_day_in_every_size);
	g_test_add_func("/view/day/walk", a_day_gone_by_and_a_day_to_come);
	g_test_add_func("/view/day/ticked", a_ticked_task);
	g_test_add_func("/view/day/no-session", a_day_without_a_session);
	g_test_add_func("/view/day/before-first", a_day_before_the_first_session);
	g_test_add_func("/view/day/over", a_day_after_the_last);
	g_test_add_func("/view/why", why_of_an_answer_and_of_a_task);
	g_test_add_func("/view/day/long", a_day_with_long_lines);
	g_test_add_func("/view/call", when_to_call);
	g_test_add_func("/view/answer", questions_and_their_answers);
	g_test_add_func("/view/ask", ask_sure_unsure_and_empty);
	g_test_add_func("/view/ask/elsewhere", ask_answers_only_what_was_asked);
	g_test_add_func("/view/help", help_begins_with_the_keys_of_the_screen);
	g_test_add_func("/view/start", the_first_run_step_by_step);
	g_test_add_func("/view/too-small", too_small_says_so);
	return g_test_run();
}
