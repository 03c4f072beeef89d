/* SPDX-License-Identifier: MIT */
/* The check-in on the screen: marked by keys, answered with whom to call, noted. */
#include "tui_screen.h"

#include <string.h>

#define NOW "2026-11-24 09:00"

static const char *const one_session[] = {"2026-11-20 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

static World open_world(void)
{
	World world;
	screen_forget();
	world.app = screen_open(NOW);
	screen_add_client(world.app, "signs", one_session, "dry");
	world.desk = ac_desk_new(world.app);
	screen_keys(world.desk, "c", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "checkin");
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

static void the_list_and_the_answer_as_reviewed(void)
{
	g_auto(World) world = open_world();
	screen_golden(world.desk, "checkin", 80, 24, FALSE);
	screen_keys(world.desk, "j", "1", "j", "RIGHT", "RIGHT", NULL);
	screen_golden(world.desk, "checkin-marked", 80, 24, FALSE);
	screen_golden(world.desk, "checkin-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "checkin-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "checkin-ascii", 80, 24, TRUE);
	screen_keys(world.desk, "ENTER", NULL);
	screen_golden(world.desk, "checkin-answer", 80, 24, FALSE);
	screen_golden(world.desk, "checkin-answer-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "checkin-answer-40x12", 40, 12, FALSE);
}

static void red_flags_are_asked_first_and_listed_on_a_press(void)
{
	g_auto(World) world = open_world();
	assert_shows(world.desk, "Red flags first: any of these?");
	screen_keys(world.desk, "SPACE", "j", "SPACE", NULL);
	screen_golden(world.desk, "checkin-flags", 80, 24, FALSE);
	screen_golden(world.desk, "checkin-flags-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "ENTER", NULL);
	assert_shows(world.desk, "See a doctor today — Redness that spreads");
}

/* Keys on a wide screen: each is drawn before the next; 0 ends them. */
static void wide_keys(AcDesk *desk, const int *keys)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(120, 40, FALSE);
	ac_desk_draw(desk, canvas);
	for (; *keys != 0; keys++) {
		ac_desk_key(desk, *keys);
		ac_desk_draw(desk, canvas);
	}
}

/* The mouse on the first place of a wide screen that says @words. */
static void wide_touch(AcDesk *desk, const char *words)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(120, 40, FALSE);
	ac_desk_draw(desk, canvas);
	g_autofree char *text = ac_canvas_text(canvas);
	const char *at = strstr(text, words), *line = text;
	int y = 0;
	g_assert_nonnull(at);
	for (const char *p = text; p < at; p++)
		if (*p == '\n') {
			line = p + 1;
			y++;
		}
	ac_desk_touch(desk, ac_canvas_touched(canvas, (int)g_utf8_strlen(line, at - line), y));
}

/* Each red flag a line, at more length where it fits; Tab leads to the signs and back. */
static void red_flags_and_signs_stand_beside_each_other(void)
{
	static const int mark[] = {'j', ' ', AC_KEY_TAB, 'j', '2', 0};
	static const int mark_another[] = {AC_KEY_TAB, ' ', 'k', 'k', ' ', AC_KEY_ENTER, 0};
	g_auto(World) world = open_world();
	screen_golden(world.desk, "checkin-wide", 200, 50, FALSE);
	wide_keys(world.desk, mark);
	screen_golden(world.desk, "checkin-wide-marked", 200, 50, FALSE);
	screen_golden(world.desk, "checkin-wide-120x20", 120, 20, FALSE);
	wide_keys(world.desk, mark_another);
	assert_shows(world.desk, "Call the emergency number now — Trouble breathing");
	const AcClient *client = ac_app_client(world.app);
	g_assert_cmpuint(client->n_seen, ==, 1);
	g_assert_cmpint(client->seen[0].severity, ==, AC_SEVERITY_MODERATE);
}

/* The order of movement is that of reading, and another size keeps what is chosen. */
static void down_leads_from_the_last_red_flag_to_the_first_sign(void)
{
	static const int to_redness[] = {'j', 'j', 'j', 'j', 'j', '1', 0}, back[] = {'k', ' ', 0};
	g_auto(World) world = open_world();
	wide_keys(world.desk, to_redness);
	assert_shows(world.desk, "[mild]");
	screen_keys(world.desk, "2", NULL);
	assert_shows(world.desk, "[moderate]");
	wide_keys(world.desk, back);
	assert_shows(world.desk, "[x] Patchy dots");
}

static void the_mouse_marks_in_both_columns(void)
{
	g_auto(World) world = open_world();
	wide_touch(world.desk, "moderate");
	wide_touch(world.desk, "Fever");
	assert_shows(world.desk, "[x] Fever");
	assert_shows(world.desk, "[moderate]");
	wide_touch(world.desk, "Fever");
	assert_lacks(world.desk, "[x] Fever");
}

static void it_is_noted_once_and_taken_back(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "j", "1", "ENTER", NULL);
	assert_shows(world.desk, "Expected at this time — Redness, mild");
	const AcClient *client = ac_app_client(world.app);
	g_assert_true(client->has_checkin);
	g_assert_cmpuint(client->n_seen, ==, 1);
	g_assert_cmpint(client->seen[0].severity, ==, AC_SEVERITY_MILD);
	screen_keys(world.desk, "u", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	g_assert_false(ac_app_client(world.app)->has_checkin);
}

static void a_red_flag_is_a_mark_and_comes_first(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "j", "1", "k", "SPACE", "SPACE", "ENTER", NULL);
	assert_shows(world.desk, "Call the emergency number now — Trouble breathing");
	assert_shows(world.desk, "the emergency number, now");
	assert_shows(world.desk, "nobody is watching");
	g_assert_cmpuint(ac_app_client(world.app)->n_seen, ==, 1);
	/* A doctor comes before questions. */
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void a_milestone_that_is_due_is_asked_right_after_it(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "j", "1", "ENTER", NULL);
	assert_shows(world.desk, "One more question: Have all flakes come off by themselves?");
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "answer");
	screen_keys(world.desk, "y", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "checkin");
	g_assert_cmpuint(ac_app_client(world.app)->n_reports, ==, 1);
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void a_question_is_asked_once(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "n", "ENTER", "ENTER", "n", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "checkin");
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void marks_go_up_and_down_and_away(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "j", "LEFT", NULL);
	assert_shows(world.desk, "[none]");
	screen_keys(world.desk, "RIGHT", "RIGHT", "RIGHT", "RIGHT", NULL);
	assert_shows(world.desk, "[strong]");
	screen_keys(world.desk, "LEFT", NULL);
	assert_shows(world.desk, "[moderate]");
	screen_keys(world.desk, "n", NULL);
	assert_shows(world.desk, "Something is marked");
	screen_keys(world.desk, "0", "ENTER", NULL);
	assert_shows(world.desk, "Mark what you see and feel");
	g_assert_false(ac_app_client(world.app)->has_checkin);
	screen_keys(world.desk, "n", NULL);
	assert_shows(world.desk, "Enter saves that.");
	g_assert_false(ac_app_client(world.app)->has_checkin); /* not by one key */
	screen_keys(world.desk, "ENTER", NULL);
	assert_shows(world.desk, "Nothing is felt");
	g_assert_true(ac_app_client(world.app)->has_checkin);
}

static void the_mouse_marks_a_strength_and_lists_the_red_flags(void)
{
	g_auto(World) world = open_world();
	screen_touch(world.desk, "moderate");
	assert_shows(world.desk, "[moderate]");
	screen_touch(world.desk, "Trouble breathing");
	screen_touch(world.desk, "[ ]");
	assert_shows(world.desk, "[x] Trouble breathing");
	screen_touch(world.desk, "enter done");
	assert_shows(world.desk, "Call the emergency number now");
}

static void what_is_marked_outlives_a_change_of_the_data(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "j", "3", NULL);
	g_assert_true(ac_app_reload(world.app, NULL));
	ac_desk_update(world.desk);
	assert_shows(world.desk, "[strong]");
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	g_assert_false(ac_app_client(world.app)->has_checkin);
}

static void the_next_day_it_is_compared_with_the_one_before(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "j", "1", "j", "3", "ENTER", NULL);
	ac_desk_free(world.desk);
	ac_app_close(world.app);
	world.app = screen_open("2026-11-25 09:00");
	world.desk = ac_desk_new(world.app);
	screen_keys(world.desk, "c", "j", "2", "j", "2", NULL);
	screen_golden(world.desk, "checkin-again", 80, 24, FALSE);
	screen_keys(world.desk, "ENTER", NULL);
	assert_shows(world.desk, "mild at the last check-in, yesterday 09:00: it is stronger now");
	assert_shows(world.desk, "strong at the last check-in, yesterday 09:00: it is weaker now");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/view/checkin/screens", the_list_and_the_answer_as_reviewed);
	g_test_add_func("/view/checkin/flags", red_flags_are_asked_first_and_listed_on_a_press);
	g_test_add_func("/view/checkin/wide", red_flags_and_signs_stand_beside_each_other);
	g_test_add_func("/view/checkin/wide/mouse", the_mouse_marks_in_both_columns);
	g_test_add_func("/view/checkin/order", down_leads_from_the_last_red_flag_to_the_first_sign);
	g_test_add_func("/view/checkin/milestone", a_milestone_that_is_due_is_asked_right_after_it);
	g_test_add_func("/view/checkin/once", a_question_is_asked_once);
	g_test_add_func("/view/checkin/mouse", the_mouse_marks_a_strength_and_lists_the_red_flags);
	g_test_add_func("/view/checkin/before", the_next_day_it_is_compared_with_the_one_before);
	g_test_add_func("/view/checkin/noted", it_is_noted_once_and_taken_back);
	g_test_add_func("/view/checkin/flag", a_red_flag_is_a_mark_and_comes_first);
	g_test_add_func("/view/checkin/marks", marks_go_up_and_down_and_away);
	g_test_add_func("/view/checkin/data", what_is_marked_outlives_a_change_of_the_data);
	return g_test_run();
}
