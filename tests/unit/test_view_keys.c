/* SPDX-License-Identifier: MIT */
/* What keys do, without a terminal: the tables, the stack of screens, every size, and text that means harm.
 */
#include "tui/rooms.h"
#include "tui_screen.h"

#define NOW "2026-11-24 09:00"

static const char *const one_session[] = {"2026-11-20 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

static World open_world(const char *const *sessions)
{
	World world;
	screen_forget();
	world.app = screen_open(NOW);
	if (sessions != NULL)
		screen_add_client(world.app, "smp", sessions, NULL);
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

static gboolean shows(AcDesk *desk, const char *words)
{
	g_autofree char *text = screen_text(desk, 80, 24, FALSE);
	return strstr(text, words) != NULL;
}

static void every_key_is_told_and_none_stands_twice(void)
{
	guint n;
	const AcView *const *views = ac_views(&n);
	g_assert_cmpuint(n, >, 0);
	for (guint i = 0; i < n; i++) {
		g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
		g_assert_nonnull(views[i]->draw);
		for (const AcKey *row = views[i]->keys; row->keys[0] != 0; row++) {
			g_assert_true(row->label != NULL && row->text != NULL);
			g_assert_true(row->run != NULL || views[i]->has_rooms);
			for (guint k = 0; k < G_N_ELEMENTS(row->keys) && row->keys[k] != 0; k++)
				if (row->works == NULL) /* rows with a condition may share a key */
					g_assert_true(g_hash_table_add(seen, GINT_TO_POINTER(row->keys[k])));
		}
	}
}

static void every_view_has_a_way_back_and_a_way_out(void)
{
	g_auto(World) world = open_world(one_session);
	static const char *const ways[] = {"ENTER", "?", "!", "a"};
	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		screen_keys(world.desk, ways[i], NULL);
		g_assert_cmpstr(ac_desk_view_id(world.desk), !=, "day");
		screen_keys(world.desk, "ESC", NULL);
		g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	}
	screen_keys(world.desk, "ESC", NULL);
	g_assert_true(shows(world.desk, "first screen"));
	g_assert_false(ac_desk_is_done(world.desk));
	screen_keys(world.desk, "ENTER", "?", "q", NULL);
	g_assert_true(ac_desk_is_done(world.desk));
}

static void letters_in_a_question_are_no_keys(void)
{
	g_auto(World) world = open_world(one_session);
	screen_keys(world.desk, "/", "quit?", NULL);
	g_assert_false(ac_desk_is_done(world.desk));
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "ask");
	g_assert_true(shows(world.desk, "quit?"));
}

static void a_tick_is_written_and_taken_back(void)
{
	g_auto(World) world = open_world(one_session);
	screen_keys(world.desk, "TAB", "SPACE", NULL);
	g_assert_true(shows(world.desk, "[x] Loose hat"));
	screen_keys(world.desk, "u", NULL);
	g_assert_true(shows(world.desk, "[ ] Loose hat"));
}

static void taking_back_a_client_is_asked_first(void)
{
	g_auto(World) world = open_world(one_session);
	screen_keys(world.desk, "u", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "undo");
	g_assert_true(shows(world.desk, "This takes back adding Jo Doe, with its sessions. Take it back? y/n"));
	screen_keys(world.desk, "n", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	screen_keys(world.desk, "y", NULL);
	g_assert_nonnull(ac_app_client(world.app));
	screen_keys(world.desk, "u", "y", NULL);
	g_assert_null(ac_app_client(world.app));
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "start"); /* as if nothing had been */
	g_assert_true(shows(world.desk, "Taken back (Jo Doe)"));
	screen_keys(world.desk, "ENTER", "Al", "ENTER", "yesterday 15:00", "ENTER", "1", "ENTER", NULL);
	g_assert_cmpstr(ac_app_client(world.app)->name, ==, "Al");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void what_another_client_did_last_is_not_taken_back(void)
{
	g_auto(World) world = open_world(one_session);
	GError *error = NULL;
	gint64 jo = ac_app_row(world.app)->id;
	screen_keys(world.desk, "TAB", "SPACE", NULL);
	const AcClientSpec bob = {.name = "Bob"};
	g_assert_cmpint(ac_app_client_add(world.app, &bob, &error), !=, 0);
	g_assert_no_error(error);
	g_assert_cmpint(ac_app_row(world.app)->id, ==, jo);
	screen_keys(world.desk, "u", NULL);
	g_assert_true(shows(world.desk, "Taken back (Jo Doe): Loose hat"));
	g_assert_true(shows(world.desk, "[ ] Loose hat"));
}

static void an_answer_given_changes_the_day(void)
{
	g_auto(World) world = open_world(one_session);
	g_assert_true(shows(world.desk, "Have all flakes"));
	screen_keys(world.desk, "a", "y", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	g_assert_false(shows(world.desk, "Have all flakes"));
	screen_keys(world.desk, "u", NULL);
	g_assert_true(shows(world.desk, "Have all flakes"));
}

static void a_failed_change_is_said_in_words(void)
{
	g_auto(World) world = open_world(one_session);
	ac_desk_say(world.desk, g_strdup("The disk is full: nothing was changed. Make room, and try again."),
	            TRUE);
	g_assert_true(shows(world.desk, "The disk is full"));
	screen_keys(world.desk, "j", NULL);
	g_assert_false(shows(world.desk, "The disk is full"));
}

/* Every view, drawn in every size from 1 to 90 columns and 1 to 30 rows: the sanitizers watch. */
static void any_size_is_survived(void)
{
	g_auto(World) world = open_world(one_session);
	static const char *const ways[] = {"?", "!", "a", "ENTER", "/"};
	for (gsize i = 0; i <= G_N_ELEMENTS(ways); i++) {
		if (i > 0)
			screen_keys(world.desk, "ESC", ways[i - 1], NULL);
		for (int width = 1; width <= 90; width += 7)
			for (int height = 1; height <= 30; height++) {
				g_autofree char *text = screen_text(world.desk, width, height, width % 2 == 0);
				g_assert_true(g_utf8_validate(text, -1, NULL));
			}
	}
}

/* A wall of monitors, too. */
static void draw_in_many_sizes(AcDesk *desk)
{
	static const int sizes[][2] = {{1, 1},   {1, 30},   {2, 2},    {8, 5},   {20, 3},
	                               {39, 11}, {40, 12},  {59, 16},  {80, 24}, {80, 1},
	                               {100, 9}, {120, 40}, {200, 50}, {300, 6}, {500, 200}};
	for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autofree char *text = screen_text(desk, sizes[i][0], sizes[i][1], i % 2 == 0);
		g_assert_true(g_utf8_validate(text, -1, NULL));
	}
}

static void every_room_in_any_size(void)
{
	guint n;
	const AcRoom *rooms = ac_rooms(&n);
	for (guint i = 0; i < n; i++) {
		g_auto(World) world = open_world(one_session);
		ac_desk_key(world.desk, rooms[i].key);
		/* Some keys know what the chosen line is about, and lead further. */
		g_assert_cmpstr(ac_desk_view_id(world.desk), !=, "day");
		draw_in_many_sizes(world.desk);
		screen_keys(world.desk, "DOWN", "END", NULL);
		draw_in_many_sizes(world.desk);
	}
}

/* Whatever was done above it: a covered screen shows what is so when it is seen again. */
static void a_covered_screen_catches_up(void)
{
	g_auto(World) world = open_world(one_session);
	GError *error = NULL;
	screen_keys(world.desk, "w", NULL);
	g_assert_false(shows(world.desk, "Bob"));
	screen_keys(world.desk, "TAB", "?", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "help");
	const AcClientSpec bob = {.name = "Bob"};
	g_assert_cmpint(ac_app_client_add(world.app, &bob, &error), !=, 0);
	g_assert_no_error(error);
	ac_desk_update(world.desk); /* as the loop does when another process has written */
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients");
	g_assert_true(shows(world.desk, "Bob"));
	g_assert_true(shows(world.desk, "2 of 2"));
}

static void the_first_run_in_any_size(void)
{
	g_auto(World) world = open_world(NULL);
	static const char *const steps[] = {"ENTER", "x", "ENTER", "blursday", "CLEAR", "ENTER", "ENTER"};
	for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
		screen_keys(world.desk, steps[i], NULL);
		for (int width = 1; width <= 90; width += 11)
			for (int height = 1; height <= 30; height += 3)
				g_free(screen_text(world.desk, width, height, FALSE));
	}
}

/* NOW is a Tuesday, 09:00. */
static void a_time_left_open_is_read_late_and_said(void)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
	    {"yesterday", "Hour not known: counted from the end of Mon 23 Nov,"},
	    {"yesterday evening", "Hour not known: counted from the end of Mon 23 Nov,"},
	    {"yesterday morning", "Hour not known: counted from Mon 23 Nov 12:00, the"},
	    {"last week", "Hour not known: counted from the end of Sun 22 Nov,"},
	    {"last weekend", "Hour not known: counted from the end of"},
	    {"this morning", "Hour not known: counted from Tue 24 Nov 09:00, the"},
	    {"yesterday at 3", "It ended on Mon 23 Nov 15:00."},
	    {"monday at 2:30", "It ended on Mon 23 Nov 14:30."},
	    {"tomorrow evening", "That is still to come"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(World) world = open_world(NULL);
		screen_keys(world.desk, "ENTER", "ENTER", cases[i].text, NULL);
		if (!shows(world.desk, cases[i].words))
			g_error("\"%s\" is not read as \"%s\"", cases[i].text, cases[i].words);
	}
}

static void leaving_the_first_run_leaves_nothing_behind(void)
{
	g_auto(World) world = open_world(NULL);
	screen_keys(world.desk, "ENTER", "Jo", "ENTER", "yesterday 15:00", "ENTER", "1", NULL);
	g_assert_true(shows(world.desk, "Save this?"));
	g_assert_false(g_file_test(g_getenv("XDG_DATA_HOME"), G_FILE_TEST_EXISTS));
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	g_assert_true(g_file_test(g_getenv("XDG_DATA_HOME"), G_FILE_TEST_EXISTS));
}

static void an_answer_not_given_is_not_made_up(void)
{
	g_auto(World) world = open_world(NULL);
	screen_keys(world.desk, "ENTER", "ENTER", "ENTER", "ENTER", "ENTER", NULL);
	g_assert_cmpstr(ac_app_client(world.app)->name, ==, "me");
	g_assert_cmpuint(ac_app_client(world.app)->n_sessions, ==, 0);
	g_assert_cmpuint(ac_app_client(world.app)->n_traits, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/view/keys/tables", every_key_is_told_and_none_stands_twice);
	g_test_add_func("/view/keys/ways", every_view_has_a_way_back_and_a_way_out);
	g_test_add_func("/view/keys/letters", letters_in_a_question_are_no_keys);
	g_test_add_func("/view/keys/tick", a_tick_is_written_and_taken_back);
	g_test_add_func("/view/keys/undo-client", taking_back_a_client_is_asked_first);
	g_test_add_func("/view/keys/undo-own", what_another_client_did_last_is_not_taken_back);
	g_test_add_func("/view/keys/answer", an_answer_given_changes_the_day);
	g_test_add_func("/view/keys/failed", a_failed_change_is_said_in_words);
	g_test_add_func("/view/sizes/all", any_size_is_survived);
	g_test_add_func("/view/sizes/rooms", every_room_in_any_size);
	g_test_add_func("/view/update/covered", a_covered_screen_catches_up);
	g_test_add_func("/view/sizes/start", the_first_run_in_any_size);
	g_test_add_func("/view/start/late", a_time_left_open_is_read_late_and_said);
	g_test_add_func("/view/start/nothing", leaving_the_first_run_leaves_nothing_behind);
	g_test_add_func("/view/start/empty", an_answer_not_given_is_not_made_up);
	return g_test_run();
}
