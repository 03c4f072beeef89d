/* SPDX-License-Identifier: MIT */
/* Screens of a leaflet that says more than plain times (tests/golden/config/protocols/leaflet.cfg). */
#include "tui_screen.h"

#define NOW "2026-11-24 09:00"

static const char *const one_session[] = {"2026-11-20 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

static World open_world(const char *now)
{
	World world;
	screen_forget();
	world.app = screen_open(now);
	screen_add_client(world.app, "leaflet", one_session, "dry");
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

static void the_day_has_place_and_order_and_counts(void)
{
	g_auto(World) world = open_world(NOW);
	screen_golden(world.desk, "leaflet-day", 80, 24, FALSE);
	screen_golden(world.desk, "leaflet-day-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "leaflet-day-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "TAB", NULL);
	screen_golden(world.desk, "leaflet-todo-40x12", 40, 12, FALSE);
}

static void a_phase_that_waits_is_the_days_heading(void)
{
	g_auto(World) world = open_world("2026-12-02 09:00");
	screen_golden(world.desk, "leaflet-still", 80, 24, FALSE);
	screen_golden(world.desk, "leaflet-still-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "leaflet-still-40x12", 40, 12, FALSE);
}

static void why_tells_all_of_it(void)
{
	g_auto(World) world = open_world(NOW);
	screen_keys(world.desk, "ENTER", NULL);
	screen_golden(world.desk, "leaflet-why", 80, 24, FALSE);
	screen_golden(world.desk, "leaflet-why-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "ESC", "DOWN", "DOWN", "ENTER", NULL);
	screen_golden(world.desk, "leaflet-why-waits", 80, 24, FALSE);
	screen_keys(world.desk, "ESC", "DOWN", "ENTER", NULL);
	screen_golden(world.desk, "leaflet-why-against", 80, 24, FALSE);
}

static void a_list_is_shown_by_enter(void)
{
	g_auto(World) world = open_world(NOW);
	screen_keys(world.desk, "TAB", "END", "ENTER", NULL);
	screen_golden(world.desk, "leaflet-why-list", 80, 24, FALSE);
	screen_golden(world.desk, "leaflet-why-list-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "ESC", "UP", "ENTER", NULL);
	screen_golden(world.desk, "leaflet-why-count", 80, 24, FALSE);
}

static void asking_tells_place_and_wait(void)
{
	g_auto(World) world = open_world(NOW);
	screen_keys(world.desk, "/", "wash my hair", NULL);
	screen_golden(world.desk, "leaflet-ask", 80, 24, FALSE);
	screen_keys(world.desk, "CLEAR", "razor", NULL);
	screen_golden(world.desk, "leaflet-ask-waits", 80, 24, FALSE);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/view/leaflet/day", the_day_has_place_and_order_and_counts);
	g_test_add_func("/view/leaflet/still", a_phase_that_waits_is_the_days_heading);
	g_test_add_func("/view/leaflet/why", why_tells_all_of_it);
	g_test_add_func("/view/leaflet/list", a_list_is_shown_by_enter);
	g_test_add_func("/view/leaflet/ask", asking_tells_place_and_wait);
	return g_test_run();
}
