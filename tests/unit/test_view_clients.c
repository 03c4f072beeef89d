/* SPDX-License-Identifier: MIT */
/* Clients: found while one types, taken into use, archived, erased with proof; the first screen where nobody
 * is in use. */
#include "tui_screen.h"

#include <string.h>

static const char *const one_session[] = {"2026-11-20 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

static void add(AcApp *app, const char *name, const char *zone, int days)
{
	g_autoptr(GError) error = NULL;
	AcInstant end = ac_app_now(app) - days * 24 * AC_HOUR;
	const AcNewSession sessions[] = {{.begin = end, .end = end},
	                                 {.begin = end + 28 * 24 * AC_HOUR, .end = end + 28 * 24 * AC_HOUR}};
	const AcClientSpec spec = {.name = name,
	                           .zone = zone,
	                           .protocol = "studio",
	                           .sessions = sessions,
	                           .n_sessions = days > 0 ? 2 : 0};
	g_assert_cmpint(ac_app_client_add(app, &spec, &error), >, 0);
	g_assert_no_error(error);
}

/* Jo Doe is in use; the list is open. */
static World open_world(void)
{
	World world;
	screen_forget();
	world.app = screen_open("2026-11-24 09:00");
	screen_add_client(world.app, "studio", one_session, "dry");
	add(world.app, "José Álvarez", "Europe/Madrid", 9);
	add(world.app, "Thomas Brandt-Hohenstein von Waldeck", "Europe/Berlin", 2);
	add(world.app, "北光 太郎", "Asia/Tokyo", 20);
	add(world.app, "Amara Okafor", "Europe/London", 0);
	world.desk = ac_desk_new(world.app);
	screen_keys(world.desk, "w", NULL);
	ac_desk_look(world.desk);
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
	screen_golden(world.desk, "clients", 80, 24, FALSE);
	screen_golden(world.desk, "clients-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "clients-ascii", 80, 24, TRUE);
	g_autofree char *wide = screen_text(world.desk, 120, 40, FALSE);
	ac_desk_look(world.desk);
	screen_golden(world.desk, "clients-120x40", 120, 40, FALSE);
	screen_keys(world.desk, "TAB", "s", "DOWN", NULL);
	screen_golden(world.desk, "clients-list", 80, 24, FALSE);
	screen_keys(world.desk, "/", "zzz", NULL);
	screen_golden(world.desk, "clients-none", 80, 24, FALSE);
}

static void a_part_of_a_name_finds_whatever_its_case_and_accents(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "alvarez jose", NULL);
	g_assert_true(shows(world.desk, "José Álvarez") && shows(world.desk, "1 of 5"));
	screen_keys(world.desk, "ESC", "WALD", NULL);
	g_assert_true(shows(world.desk, "Thomas") && shows(world.desk, "1 of 5"));
	screen_keys(world.desk, "ESC", "太", NULL);
	g_assert_true(shows(world.desk, "1 of 5"));
	screen_keys(world.desk, "ESC", "#1", NULL);
	g_assert_true(shows(world.desk, "Jo Doe") && shows(world.desk, "1 of 5"));
}

static void enter_takes_into_use_and_goes_to_the_day(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "brandt", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	g_assert_cmpstr(ac_app_client(world.app)->name, ==, "Thomas Brandt-Hohenstein von Waldeck");
	screen_keys(world.desk, "ESC", NULL); /* it is the first screen again */
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void archived_ones_are_shown_on_demand_and_undo_brings_them_back(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "amara", "TAB", "x", NULL);
	g_assert_true(shows(world.desk, "0 of 5"));
	screen_keys(world.desk, "v", NULL);
	g_assert_true(shows(world.desk, "Amara Okafor (archived)"));
	screen_keys(world.desk, "ENTER", NULL); /* not before they are back */
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients");
	screen_keys(world.desk, "u", "v", NULL);
	g_assert_true(shows(world.desk, "Amara Okafor") && !shows(world.desk, "(archived)"));
}

static void the_orders_are_by_name_next_session_treatment_and_change(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "TAB", "HOME", NULL);
	const struct {
		const char *words, *first;
	} orders[] = {{"by name", "Amara"},
	              {"by next session", "北光"},
	              {"last treated first", "Thomas"},
	              {"last changed first", "Amara"}};
	for (guint i = 0; i < G_N_ELEMENTS(orders); i++) {
		g_autofree char *text = screen_text(world.desk, 80, 24, FALSE);
		g_auto(GStrv) rows = g_strsplit(text, "\n", -1);
		g_assert_nonnull(strstr(text, orders[i].words));
		if (strstr(rows[5], orders[i].first) == NULL)
			g_error("%s does not begin with %s:\n%s", orders[i].words, orders[i].first, text);
		screen_keys(world.desk, "s", NULL);
	}
}

static void erasing_asks_for_the_name_and_proves_it(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "waldeck", "TAB", "D", NULL);
	screen_golden(world.desk, "erase", 80, 24, FALSE);
	screen_golden(world.desk, "erase-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "Thomas", "ENTER", NULL);
	g_assert_true(shows(world.desk, "Nothing was erased"));
	screen_keys(world.desk, "CLEAR", "thomas brandt-hohenstein von waldeck", "ENTER", NULL);
	g_assert_true(shows(world.desk, "Erased: Thomas Brandt"));
	g_assert_true(shows(world.desk, "every byte of the database was read"));
	screen_keys(world.desk, "ESC", "ESC", NULL);
	g_assert_true(shows(world.desk, "4 of 4"));
}

static void escape_erases_nobody(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "amara", "TAB", "D", "Amara Okafor", "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients");
	g_assert_true(shows(world.desk, "Amara Okafor"));
}

static void where_several_are_stored_and_nobody_is_in_use_it_is_the_first_screen(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "#1", "TAB", "D", "jo doe", "ENTER", "ENTER", NULL);
	g_assert_null(ac_app_client(world.app));
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients");
	screen_keys(world.desk, "ESC", "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients");
	g_autoptr(AcDesk) another = ac_desk_new(world.app);
	g_assert_cmpstr(ac_desk_view_id(another), ==, "clients");
	screen_keys(another, "jose", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(another), ==, "day");
}

static void a_new_client_needs_a_name_and_nothing_else(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "TAB", "a", NULL);
	screen_golden(world.desk, "newclient", 80, 24, FALSE);
	screen_golden(world.desk, "newclient-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "PGDN", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "newclient");
	screen_keys(world.desk, "Ng Wei Ming", "ENTER", "yesterday 15:00", NULL);
	g_assert_true(shows(world.desk, "It ended yesterday 15:00"));
	screen_keys(world.desk, "ENTER", "ENTER", "singapor",
	            NULL); /* the nearest where nothing is called that */
	g_assert_true(shows(world.desk, "Asia/Singapore"));
	screen_keys(world.desk, "ENTER", "PGDN", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients");
	g_assert_true(shows(world.desk, "Ng Wei Ming") && shows(world.desk, "6 of 6"));
	screen_keys(world.desk, "u", "y", NULL); /* asked, since it removes a client */
	g_assert_true(shows(world.desk, "5 of 5"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/tui/clients/screens", screens);
	g_test_add_func("/tui/clients/search", a_part_of_a_name_finds_whatever_its_case_and_accents);
	g_test_add_func("/tui/clients/use", enter_takes_into_use_and_goes_to_the_day);
	g_test_add_func("/tui/clients/archived", archived_ones_are_shown_on_demand_and_undo_brings_them_back);
	g_test_add_func("/tui/clients/orders", the_orders_are_by_name_next_session_treatment_and_change);
	g_test_add_func("/tui/clients/erase", erasing_asks_for_the_name_and_proves_it);
	g_test_add_func("/tui/clients/not-erased", escape_erases_nobody);
	g_test_add_func("/tui/clients/first",
	                where_several_are_stored_and_nobody_is_in_use_it_is_the_first_screen);
	g_test_add_func("/tui/clients/new", a_new_client_needs_a_name_and_nothing_else);
	return g_test_run();
}
