/* SPDX-License-Identifier: MIT */
#include "tui_screen.h"

#include <glib/gstdio.h>
#include <poll.h>

#include "tui/canvas.h"

/* What a key is called in a test. */
static const struct {
	const char *name;
	int key;
} named_keys[] = {
    {"UP", AC_KEY_UP},       {"DOWN", AC_KEY_DOWN},     {"LEFT", AC_KEY_LEFT},
    {"RIGHT", AC_KEY_RIGHT}, {"PGUP", AC_KEY_PAGE_UP},  {"PGDN", AC_KEY_PAGE_DOWN},
    {"HOME", AC_KEY_HOME},   {"END", AC_KEY_END},       {"ENTER", AC_KEY_ENTER},
    {"TAB", AC_KEY_TAB},     {"BTAB", AC_KEY_BACK_TAB}, {"BSP", AC_KEY_BACKSPACE},
    {"ESC", AC_KEY_ESCAPE},  {"CLEAR", AC_KEY_CLEAR},   {"SPACE", ' '},
    {"HIDE", AC_KEY_HIDE},
};

static void empty_folder(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_assert_cmpint(g_remove(path), ==, 0);
	}
}

void screen_remove_folder(const char *folder)
{
	empty_folder(folder);
	g_assert_cmpint(g_rmdir(folder), ==, 0);
}

void screen_seal(const char *source_dir)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *home = g_dir_make_tmp("aftercare-tui-XXXXXX", &error);
	g_assert_no_error(error);
	g_autofree char *data = g_build_filename(home, "data", NULL),
	                *settings = g_build_filename(home, "config", NULL);
	g_autofree char *config = g_build_filename(source_dir, "tests", "golden", "config", NULL);
	g_autofree char *golden = g_build_filename(source_dir, "tests", "golden", NULL);
	g_setenv("XDG_DATA_HOME", data, TRUE);
	g_setenv("XDG_CONFIG_HOME", settings, TRUE);
	g_setenv("XDG_STATE_HOME", "/nonexistent/state", TRUE);
	g_setenv("XDG_CACHE_HOME", "/nonexistent/cache", TRUE);
	g_setenv("AFTERCARE_CONFIG", config, TRUE);
	g_setenv("AC_TEST_HOME", home, TRUE);
	g_setenv("AC_TEST_GOLDEN", golden, TRUE);
	g_setenv("TZ", "Europe/London", TRUE);
}

void screen_forget(void)
{
	g_autofree char *data = g_build_filename(g_getenv("XDG_DATA_HOME"), "aftercare", NULL);
	empty_folder(data);
	g_rmdir(data);
	g_rmdir(g_getenv("XDG_DATA_HOME"));
	g_rmdir(g_getenv("AC_TEST_HOME")); /* goes with the last test; made anew by the next change */
}

static AcApp *open_app(const AcAppOptions *options)
{
	g_autoptr(GError) error = NULL;
	AcApp *app = ac_app_open(
	    options, AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY | AC_NEEDS_WRITE | AC_NEEDS_PLAN_IF_ANY, &error);
	g_assert_no_error(error);
	return app;
}

AcApp *screen_open(const char *now)
{
	const AcAppOptions options = {.now = now, .clock = 1795510800};
	return open_app(&options);
}

AcApp *screen_open_running(const char *now)
{
	g_autoptr(AcApp) fixed = screen_open(now);
	const AcAppOptions options = {.clock = ac_app_now(fixed)};
	return open_app(&options);
}

void screen_pass(AcApp *app, AcDesk *desk, int minutes)
{
	ac_app_set_now(app, ac_app_now(app) + minutes * AC_MINUTE);
	ac_desk_update(desk);
	ac_desk_look(desk);
}

void screen_settings(const char *text)
{
	g_autofree char *folder = g_build_filename(g_getenv("XDG_CONFIG_HOME"), "aftercare", NULL);
	g_autofree char *own = g_build_filename(folder, "aftercare.cfg", NULL);
	empty_folder(folder);
	if (text == NULL) {
		g_rmdir(folder);
		g_rmdir(g_getenv("XDG_CONFIG_HOME"));
		return;
	}
	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(own, text, -1, NULL));
}

void screen_add_client(AcApp *app, const char *protocol, const char *const *sessions, const char *skin)
{
	g_autoptr(GError) error = NULL;
	AcTraitValue trait = {"skin", skin};
	AcNewSession made[8] = {0};
	AcClientSpec spec = {.name = "Jo Doe", .zone = "Europe/London", .protocol = protocol, .traits = &trait};
	GTimeZone *zone = ac_app_open_zone(app, "Europe/London", &error);
	AcWhenContext context = {.now = ac_app_now(app), .zone = zone};
	g_assert_no_error(error);
	spec.n_traits = skin != NULL ? 1 : 0;
	spec.sessions = made;
	for (; sessions[spec.n_sessions] != NULL; spec.n_sessions++) {
		AcWhen when;
		g_assert_true(ac_when_parse(sessions[spec.n_sessions], &context, &when, &error));
		made[spec.n_sessions] = (AcNewSession){.begin = when.from, .end = when.from};
		made[spec.n_sessions].state = when.from > context.now ? AC_SESSION_PLANNED : AC_SESSION_HAPPENED;
	}
	g_assert_cmpint(ac_app_client_add(app, &spec, &error), !=, 0);
	g_assert_no_error(error);
	g_assert_true(ac_app_reload(app, &error));
	g_assert_no_error(error);
}

static void press(AcDesk *desk, const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(named_keys); i++)
		if (strcmp(named_keys[i].name, name) == 0) {
			ac_desk_key(desk, named_keys[i].key);
			return;
		}
	for (const char *p = name; *p != '\0'; p = g_utf8_find_next_char(p, NULL))
		ac_desk_key(desk, (int)g_utf8_get_char(p));
}

void screen_wait(AcDesk *desk)
{
	struct pollfd news = {.fd = ac_desk_news_fd(desk), .events = POLLIN};
	g_assert_cmpint(poll(&news, 1, 30 * 1000), ==, 1);
	ac_desk_take_news(desk);
}

void screen_settle(AcDesk *desk)
{
	while (ac_desk_works(desk) > 0)
		screen_wait(desk);
}

/* Drawn after every key, as in life: what scrolls needs to know how much there was room for. */
static void press_all(AcDesk *desk, const char *first, va_list names, gboolean settle)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(80, 24, FALSE);
	ac_desk_draw(desk, canvas);
	for (const char *name = first; name != NULL; name = va_arg(names, const char *)) {
		press(desk, name);
		if (settle)
			screen_settle(desk);
		ac_desk_draw(desk, canvas);
	}
}

void screen_keys(AcDesk *desk, const char *first, ...)
{
	va_list names;
	va_start(names, first);
	press_all(desk, first, names, TRUE);
	va_end(names);
}

void screen_keys_at_once(AcDesk *desk, const char *first, ...)
{
	va_list names;
	va_start(names, first);
	press_all(desk, first, names, FALSE);
	va_end(names);
}

char *screen_text(AcDesk *desk, int width, int height, gboolean ascii)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(width, height, ascii);
	ac_desk_draw(desk, canvas);
	return ac_canvas_text(canvas);
}

static char *both_planes(AcDesk *desk, int width, int height, gboolean ascii)
{
	int x, y;
	g_autoptr(AcCanvas) canvas = ac_canvas_new(width, height, ascii);
	ac_desk_draw(desk, canvas);
	g_autofree char *text = ac_canvas_text(canvas), *roles = ac_canvas_roles(canvas);
	ac_canvas_cursor(canvas, &x, &y);
	return g_strdup_printf("%s---- roles, cursor at %d %d ----\n%s", text, x, y, roles);
}

void screen_golden(AcDesk *desk, const char *name, int width, int height, gboolean ascii)
{
	g_autofree char *is = both_planes(desk, width, height, ascii), *expected = NULL;
	g_autofree char *file = g_strdup_printf("tui-%s.txt", name);
	g_autofree char *path = g_build_filename(g_getenv("AC_TEST_GOLDEN"), file, NULL);
	if (g_strcmp0(g_getenv("GOLDEN_WRITE"), "1") == 0) {
		g_assert_true(g_file_set_contents(path, is, -1, NULL));
		g_test_message("%s is written anew; this run fails so that somebody reads it", path);
		g_test_fail();
		return;
	}
	if (!g_file_get_contents(path, &expected, NULL, NULL))
		expected = g_strdup("(no such file)\n");
	if (strcmp(is, expected) != 0) {
		g_printerr("---- %s: expected\n%s---- %s: is\n%s", file, expected, file, is);
		g_test_fail();
	}
}

void screen_touch(AcDesk *desk, const char *words)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(80, 24, FALSE);
	ac_desk_draw(desk, canvas);
	g_autofree char *text = ac_canvas_text(canvas);
	g_auto(GStrv) rows = g_strsplit(text, "\n", -1);
	for (int y = 0; rows[y] != NULL; y++) {
		const char *at = strstr(rows[y], words);
		if (at != NULL) {
			ac_desk_touch(desk, ac_canvas_touched(canvas, (int)g_utf8_strlen(rows[y], at - rows[y]), y));
			return;
		}
	}
	g_error("The screen does not say \"%s\":\n%s", words, text);
}
