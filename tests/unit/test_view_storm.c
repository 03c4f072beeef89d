/* SPDX-License-Identifier: MIT */
/* Random keys, presses and window sizes on every screen, without a terminal: nothing crashes, nothing leaks,
 * and a frame is the same however often it is drawn. AC_STORM: how many keys a room (300); AC_STORM_SEED:
 * another storm. */
#include <glib/gstdio.h>
#include <stdlib.h>

#include "tui/rooms.h"
#include "tui_screen.h"

static const char *const two_sessions[] = {"2026-11-06 12:00", "2026-11-20 15:00", NULL};

static guint number_of(const char *name, guint usual)
{
	const char *text = g_getenv(name);
	return text != NULL ? (guint)strtoul(text, NULL, 10) : usual;
}

/* Keys that walk, that type, that mean something somewhere; none that leaves, starts programs or writes
 * files. */
static int random_key(GRand *random)
{
	static const char letters[] = "jkhlgtnew[]+- aczsudioRSxyN0123456789.,:äé漢";
	if (g_rand_int_range(random, 0, 3) > 0)
		return g_rand_int_range(random, AC_KEY_UP, AC_KEY_CLEAR + 1);
	const char *at =
	    g_utf8_offset_to_pointer(letters, g_rand_int_range(random, 0, (gint32)g_utf8_strlen(letters, -1)));
	return (int)g_utf8_get_char(at);
}

static int random_length(GRand *random, int most)
{
	/* Mostly what people have; sometimes one cell, sometimes a wall of monitors. */
	switch (g_rand_int_range(random, 0, 4)) {
	case 0:
		return g_rand_int_range(random, 1, most + 1);
	case 1:
		return g_rand_int_range(random, 1, 42);
	default:
		return g_rand_int_range(random, most / 5, most / 2);
	}
}

/* What a frame says must not hang on what was drawn before it. */
static void draw_twice(AcDesk *desk, AcCanvas *canvas, int key)
{
	ac_desk_draw(desk, canvas);
	g_autofree char *first = ac_canvas_text(canvas);
	g_autofree char *first_roles = ac_canvas_roles(canvas);
	ac_desk_draw(desk, canvas);
	g_autofree char *second = ac_canvas_text(canvas);
	g_autofree char *second_roles = ac_canvas_roles(canvas);
	if (g_strcmp0(first, second) != 0 || g_strcmp0(first_roles, second_roles) != 0)
		g_error("In %s, after key %#x at %d×%d, two frames differ:\n%s\n%s", ac_desk_view_id(desk),
		        (unsigned)key, ac_canvas_width(canvas), ac_canvas_height(canvas), first, second);
}

static void press_somewhere(AcDesk *desk, const AcCanvas *canvas, GRand *random)
{
	int x = g_rand_int_range(random, 0, ac_canvas_width(canvas));
	int y = g_rand_int_range(random, 0, ac_canvas_height(canvas));
	int id = ac_canvas_touched(canvas, x, y);
	if (id < AC_TOUCH_KEY) /* the footer has keys that leave */
		ac_desk_touch(desk, id);
}

static void storm(AcDesk *desk, AcCanvas *canvas, GRand *random, guint n)
{
	for (guint i = 0; i < n && !ac_desk_is_done(desk); i++) {
		int key = random_key(random);
		if (g_rand_int_range(random, 0, 5) == 0)
			ac_canvas_resize(canvas, random_length(random, 500), random_length(random, 200));
		if (g_rand_int_range(random, 0, 12) == 0)
			press_somewhere(desk, canvas, random);
		else
			ac_desk_key(desk, key);
		if (g_rand_int_range(random, 0, 30) == 0)
			ac_desk_update(desk);
		draw_twice(desk, canvas, key);
	}
}

static void one_room(const AcRoom *room, guint seed, gboolean ascii)
{
	screen_forget();
	g_autoptr(AcApp) app = screen_open("2026-11-24 09:00");
	screen_add_client(app, "smp", two_sessions, NULL);
	g_autoptr(AcDesk) desk = ac_desk_new(app);
	g_autoptr(AcCanvas) canvas = ac_canvas_new(80, 24, ascii);
	g_autoptr(GRand) random = g_rand_new_with_seed(seed);
	g_test_message("%s, seed %u", room->view->id, seed);
	ac_desk_key(desk, room->key);
	/* On the day some keys know what the chosen line is about, and lead further than the menu. */
	g_assert_cmpstr(ac_desk_view_id(desk), !=, "day");
	storm(desk, canvas, random, number_of("AC_STORM", 300));
}

static void every_room_stands_a_storm(void)
{
	guint n, seed = number_of("AC_STORM_SEED", 1);
	const AcRoom *rooms = ac_rooms(&n);
	/* Rooms ask for printers; there are none here, and none is talked to. */
	g_setenv("PATH", "/nonexistent", TRUE);
	for (guint i = 0; i < n; i++)
		one_room(&rooms[i], seed + i, i % 3 == 2);
}

static void so_does_the_first_run(void)
{
	screen_forget();
	g_autoptr(AcApp) app = screen_open("2026-11-24 09:00");
	g_autoptr(AcDesk) desk = ac_desk_new(app);
	g_autoptr(AcCanvas) canvas = ac_canvas_new(80, 24, FALSE);
	g_autoptr(GRand) random = g_rand_new_with_seed(number_of("AC_STORM_SEED", 1));
	storm(desk, canvas, random, number_of("AC_STORM", 300));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	/* Some keys write files where one stands. */
	g_autofree char *folder = g_dir_make_tmp("aftercare-storm-XXXXXX", NULL);
	g_assert_cmpint(g_chdir(folder), ==, 0);
	g_test_add_func("/storm/rooms", every_room_stands_a_storm);
	g_test_add_func("/storm/start", so_does_the_first_run);
	int status = g_test_run();
	screen_remove_folder(folder);
	return status;
}
