/* SPDX-License-Identifier: MIT */
/* Client: what is stored of one, changed line by line; what a session changes is told before it is saved. */
#include "tui_screen.h"

#include <string.h>

static const char *const sessions[] = {"2026-10-20 15:00", "2026-11-20 15:00", "2026-12-18 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

static World open_world(void)
{
	World world;
	screen_forget();
	world.app = screen_open("2026-11-24 09:00");
	screen_add_client(world.app, "studio", sessions, "dry");
	world.desk = ac_desk_new(world.app);
	screen_keys(world.desk, "o", NULL);
	return world;
}

static void close_world(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	screen_forget();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static gboolean shows(AcDesk *desk, const char *words)
{
	g_autofree char *text = screen_text(desk, 80, 24, FALSE);
	return strstr(text, words) != NULL;
}

static void screens(void)
{
	g_auto(World) world = open_world();
	g_autoptr(GError) error = NULL;
	const AcAdjustment change = {.activity = "pool",
	                             .verdict = AC_VERDICT_AVOID,
	                             .to_text = "35d",
	                             .why = "Slow to heal after the first session",
	                             .by = "KM"};
	g_assert_cmpint(ac_app_adjust(world.app, &change, &error), >, 0);
	g_assert_true(ac_app_remark_set(world.app, ac_app_row(world.app)->id,
	                                "Allergic to latex; prefers mornings, comes by train", &error));
	ac_desk_update(world.desk);
	screen_golden(world.desk, "client", 80, 24, FALSE);
	screen_golden(world.desk, "client-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "client-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "client-ascii", 80, 24, TRUE);
	screen_keys(world.desk, "DOWN", "ENTER", "lond", NULL);
	screen_golden(world.desk, "client-zone", 80, 24, FALSE);
}

static void a_line_is_typed_saved_and_taken_back(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "ENTER", "CLEAR", "Joanna Doe", NULL);
	g_assert_cmpstr(ac_app_client(world.app)->name, ==, "Jo Doe");
	screen_keys(world.desk, "ESC", "ESC", NULL);
	g_assert_true(shows(world.desk, "Jo Doe"));
	screen_keys(world.desk, "ENTER", "CLEAR", "Joanna Doe", "ENTER", NULL);
	g_assert_cmpstr(ac_app_client(world.app)->name, ==, "Joanna Doe");
	screen_keys(world.desk, "u", NULL);
	g_assert_cmpstr(ac_app_client(world.app)->name, ==, "Jo Doe");
	screen_keys(world.desk, "ENTER", "CLEAR", "ENTER", NULL); /* nobody is called nothing */
	g_assert_true(shows(world.desk, "needs a name"));
	g_assert_cmpstr(ac_app_client(world.app)->name, ==, "Jo Doe");
}

static void a_zone_is_found_by_its_city_and_a_fact_can_be_forgotten(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "DOWN", "ENTER", "new york", "ENTER", NULL);
	g_assert_cmpstr(ac_app_client(world.app)->zone_name, ==, "America/New_York");
	screen_keys(world.desk, "u", "DOWN", "DOWN", "DOWN", "ENTER", "not known", "ENTER", NULL);
	g_assert_cmpstr(ac_app_client(world.app)->zone_name, ==, "Europe/London");
	g_assert_cmpuint(ac_app_client(world.app)->n_traits, ==, 0);
}

static void other_rules_tell_what_they_change_before_they_are_taken(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "DOWN", "DOWN", "DOWN", "ENTER", "signs", "ENTER", NULL);
	g_assert_true(shows(world.desk, "Follow signs from now on?"));
	g_assert_cmpstr(ac_app_row(world.app)->protocol, ==, "studio");
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_app_row(world.app)->protocol, ==, "studio");
	screen_keys(world.desk, "ENTER", "signs", "ENTER", "ENTER", NULL);
	g_assert_cmpstr(ac_app_row(world.app)->protocol, ==, "signs");
}

/* On session 3, opened. */
static void open_last_session(AcDesk *desk)
{
	screen_keys(desk, "END", "UP", "UP", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(desk), ==, "session");
}

static void a_session_moved_tells_what_it_changes_and_is_one_step_for_undo(void)
{
	g_auto(World) world = open_world();
	open_last_session(world.desk);
	screen_keys(world.desk, "CLEAR", "2026-12-10 15:00", NULL);
	screen_golden(world.desk, "session", 80, 24, FALSE);
	screen_golden(world.desk, "session-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "session-40x12", 40, 12, FALSE);
	g_assert_true(shows(world.desk, "instead of"));
	AcInstant before = ac_app_client(world.app)->sessions[2].end;
	screen_keys(world.desk, "ESC", "ESC", NULL);
	g_assert_cmpint(ac_app_client(world.app)->sessions[2].end, ==, before);
	screen_keys(world.desk, "ENTER", "CLEAR", "2026-12-10 15:00", "DOWN", "DOWN", "SPACE", "ENTER", NULL);
	g_assert_cmpint(ac_app_client(world.app)->sessions[2].end, ==, before - 8 * 24 * AC_HOUR);
	g_assert_true(ac_app_client(world.app)->sessions[2].final);
	screen_keys(world.desk, "u", NULL);
	g_assert_cmpint(ac_app_client(world.app)->sessions[2].end, ==, before);
	g_assert_false(ac_app_client(world.app)->sessions[2].final);
}

static void what_cannot_be_is_said_and_not_saved(void)
{
	g_auto(World) world = open_world();
	open_last_session(world.desk);
	screen_keys(world.desk, "CLEAR", "2026-11-20 15:00", NULL);
	g_assert_true(shows(world.desk, "There is a session at that time already"));
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "session");
	screen_keys(world.desk, "CLEAR", "some day", NULL);
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "session");
}

static void sessions_are_added_and_taken_out(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "a", "2027-01-20 15:00", "ENTER", NULL);
	g_assert_cmpuint(ac_app_client(world.app)->n_sessions, ==, 4);
	screen_keys(world.desk, "UP", "d", NULL);
	g_assert_true(shows(world.desk, "Take out session"));
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpuint(ac_app_client(world.app)->n_sessions, ==, 3);
}

static void a_change_of_the_rules_says_why_and_whose_it_is(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "END", "ENTER", NULL);
	screen_golden(world.desk, "adjust", 80, 24, FALSE);
	screen_golden(world.desk, "adjust-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "ENTER", "pool", "ENTER", "DOWN", "DOWN", "DOWN", "35d", NULL);
	screen_keys(world.desk, "DOWN", "DOWN", "DOWN", "DOWN", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "adjust"); /* without a why it is none */
	g_assert_true(shows(world.desk, "Say why"));
	screen_keys(world.desk, "Slow to heal", "DOWN", "KM", "DOWN", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "client");
	g_assert_cmpuint(ac_app_client(world.app)->n_adjustments, ==, 1);
	g_assert_cmpstr(ac_app_client(world.app)->adjustments[0].to_text, ==, "35d");
	g_assert_true(shows(world.desk, "(KM)"));
	screen_keys(world.desk, "END", "UP", "d", NULL);
	g_assert_cmpuint(ac_app_client(world.app)->n_adjustments, ==, 0);
}

static void what_cannot_be_read_names_the_line_and_stands_there(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "END", "ENTER", "pool", "ENTER", "DOWN", "DOWN", "DOWN", "10 apples", NULL);
	screen_keys(world.desk, "DOWN", "DOWN", "Slow to heal", "DOWN", "KM", "DOWN", "ENTER", NULL);
	g_assert_true(shows(world.desk, "“To”: \"10 apples\"") && !shows(world.desk, "--to"));
	screen_keys(world.desk, "CLEAR", "10d", "DOWN", "DOWN", "DOWN", "DOWN", "ENTER", NULL); /* it is there */
	g_assert_cmpuint(ac_app_client(world.app)->n_adjustments, ==, 1);
	g_assert_cmpstr(ac_app_client(world.app)->adjustments[0].to_text, ==, "10d");
}

static void a_change_begun_goes_at_the_second_esc_only(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "END", "ENTER", "pool", "ENTER", "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "adjust");
	g_assert_true(shows(world.desk, "Esc again throws away what you typed."));
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "client");
}

static void a_note_takes_as_much_as_is_kept_and_says_when_it_is_full(void)
{
	g_auto(World) world = open_world();
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < AC_REMARK_MAX; i++)
		g_string_append(text, i % 10 == 9 ? " " : "é");
	g_string_overwrite(text, text->len - 1, "x");
	for (guint i = 0; i < 4 + ac_plan_protocol(ac_app_plan(world.app))->n_traits; i++)
		screen_keys(world.desk, "DOWN", NULL);
	screen_keys(world.desk, "ENTER", NULL);
	screen_keys(world.desk, text->str, NULL);
	g_assert_false(shows(world.desk, "at most"));
	screen_keys(world.desk, "yz", NULL);
	g_assert_true(shows(world.desk, "at most 1000 characters"));
	screen_keys(world.desk, "ENTER", NULL);
	g_autofree char *kept = ac_app_remark(world.app, ac_app_row(world.app)->id, &error);
	g_assert_cmpstr(kept, ==, text->str);
	screen_keys(world.desk, "HOME", NULL); /* it is folded, and pushes nothing off the screen */
	g_assert_true(shows(world.desk, "…") && shows(world.desk, "+  one more change"));
	g_assert_false(shows(world.desk, "x\n"));
}

static void another_client_is_opened_without_being_taken_into_use(void)
{
	g_auto(World) world = open_world();
	g_autoptr(GError) error = NULL;
	const AcClientSpec spec = {.name = "Una Tree", .protocol = "studio"};
	gint64 in_use = ac_app_row(world.app)->id;
	g_assert_cmpint(ac_app_client_add(world.app, &spec, &error), >, 0);
	screen_keys(world.desk, "ESC", "w", "una", "TAB", "o", NULL);
	g_assert_true(shows(world.desk, "Una Tree"));
	screen_keys(world.desk, "END", "UP", "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients");
	screen_keys(world.desk, "ESC", "ESC", "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	g_assert_cmpint(ac_app_row(world.app)->id, ==, in_use);
	g_assert_cmpint(ac_store_current(ac_app_store(world.app), NULL), ==, in_use);
}

static const int any_keys[] = {AC_KEY_UP,
                               AC_KEY_DOWN,
                               AC_KEY_LEFT,
                               AC_KEY_RIGHT,
                               AC_KEY_PAGE_UP,
                               AC_KEY_HOME,
                               AC_KEY_END,
                               AC_KEY_ENTER,
                               AC_KEY_TAB,
                               AC_KEY_ENTER,
                               AC_KEY_PAGE_DOWN,
                               AC_KEY_BACKSPACE,
                               AC_KEY_DELETE,
                               AC_KEY_ESCAPE,
                               AC_KEY_CLEAR,
                               AC_KEY_INSERT,
                               'a',
                               'd',
                               'f',
                               'j',
                               'k',
                               'o',
                               'p',
                               's',
                               'u',
                               'v',
                               'w',
                               'x',
                               'y',
                               'D',
                               '/',
                               '1',
                               ' ',
                               0x5317};

/* From the first screen into one of these rooms, now and then; never to the printer. */
static int any_key(AcDesk *desk, GRand *random, int i)
{
	if (g_strcmp0(ac_desk_view_id(desk), "print") == 0)
		return AC_KEY_ESCAPE;
	if (i % 60 != 0)
		return any_keys[g_rand_int_range(random, 0, G_N_ELEMENTS(any_keys))];
	for (int back = 0; back < 4; back++)
		ac_desk_key(desk, AC_KEY_ESCAPE);
	return i % 120 == 0 ? 'o' : 'w';
}

/* Whatever is pressed, in whatever size: it goes on, and every screen can be drawn. */
static void any_keys_in_any_size_are_survived(void)
{
	static const char *const views[] = {"adjust", "client", "clients", "erase", "newclient", "session"};
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GRand) random = g_rand_new_with_seed(2026);
	g_auto(World) world = open_world();
	g_autoptr(AcCanvas) canvas = ac_canvas_new(80, 24, FALSE);
	for (int i = 0; i < 6000; i++) {
		ac_desk_key(world.desk, any_key(world.desk, random, i));
		if (i % 7 == 0)
			ac_canvas_resize(canvas, g_rand_int_range(random, 1, 260), g_rand_int_range(random, 1, 70));
		ac_desk_draw(world.desk, canvas);
		ac_desk_look(world.desk);
		g_hash_table_add(seen, (gpointer)(guintptr)ac_desk_view_id(world.desk));
		if (i % 11 == 0)
			ac_desk_touch(world.desk, ac_canvas_touched(canvas, g_rand_int_range(random, 0, 80),
			                                            g_rand_int_range(random, 0, 24)));
		if (i % 97 == 0)
			ac_desk_update(world.desk);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(views); i++)
		if (!g_hash_table_contains(seen, views[i]))
			g_error("%s was never seen", views[i]);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/tui/client/screens", screens);
	g_test_add_func("/tui/client/typed", a_line_is_typed_saved_and_taken_back);
	g_test_add_func("/tui/client/picked", a_zone_is_found_by_its_city_and_a_fact_can_be_forgotten);
	g_test_add_func("/tui/client/rules", other_rules_tell_what_they_change_before_they_are_taken);
	g_test_add_func("/tui/client/moved", a_session_moved_tells_what_it_changes_and_is_one_step_for_undo);
	g_test_add_func("/tui/client/refused", what_cannot_be_is_said_and_not_saved);
	g_test_add_func("/tui/client/sessions", sessions_are_added_and_taken_out);
	g_test_add_func("/tui/client/change", a_change_of_the_rules_says_why_and_whose_it_is);
	g_test_add_func("/tui/client/blame", what_cannot_be_read_names_the_line_and_stands_there);
	g_test_add_func("/tui/client/escape", a_change_begun_goes_at_the_second_esc_only);
	g_test_add_func("/tui/client/note", a_note_takes_as_much_as_is_kept_and_says_when_it_is_full);
	g_test_add_func("/tui/client/other", another_client_is_opened_without_being_taken_into_use);
	g_test_add_func("/tui/client/any", any_keys_in_any_size_are_survived);
	return g_test_run();
}
