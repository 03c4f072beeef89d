/* SPDX-License-Identifier: MIT */
/* Clients: found while one types, taken into use, archived, erased with proof; the first screen where nobody
 * is in use. */
#include "tui_screen.h"

#include <string.h>

#include "app/checkin.h"

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
	screen_keys(world.desk, "2", NULL); /* not among those of #1 */
	g_assert_true(shows(world.desk, "0 of 5"));
}

static void a_letter_less_shows_again_who_was_gone(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "a", "m", NULL);
	g_assert_true(shows(world.desk, "Amara Okafor") && shows(world.desk, "1 of 5"));
	screen_keys(world.desk, "BSP", NULL);
	g_assert_true(shows(world.desk, "Thomas") && shows(world.desk, "Amara Okafor"));
	screen_keys(world.desk, "BSP", NULL);
	g_assert_true(shows(world.desk, "5 of 5"));
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

static gboolean cursor_is_on(AcDesk *desk, const char *name)
{
	g_autofree char *text = screen_text(desk, 80, 24, FALSE);
	g_auto(GStrv) rows = g_strsplit(text, "\n", -1);
	g_autoptr(AcCanvas) canvas = ac_canvas_new(80, 24, FALSE);
	int x, y;
	ac_desk_draw(desk, canvas);
	ac_canvas_cursor(canvas, &x, &y);
	return strstr(rows[y], name) != NULL;
}

static void two_archivings_in_a_row_take_the_one_and_the_next(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "TAB", "HOME", "DOWN", "x", NULL);
	g_assert_true(shows(world.desk, "Archived: Jo Doe"));
	g_assert_true(cursor_is_on(world.desk, "José Álvarez")); /* the next row, not the first */
	screen_keys(world.desk, "x", NULL);
	g_assert_true(shows(world.desk, "Archived: José Álvarez") && shows(world.desk, "Amara Okafor"));
	screen_keys(world.desk, "u", NULL);
	g_assert_true(cursor_is_on(world.desk, "José Álvarez"));
}

static void putting_away_who_is_in_use_stays_in_the_list_and_says_who_is_now(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "TAB", "HOME", "DOWN", "x", NULL);
	g_assert_true(shows(world.desk, "Archived: Jo Doe. Nobody is in use now."));
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients");
	screen_keys(world.desk, "v", NULL); /* a key, not text */
	g_assert_true(shows(world.desk, "Jo Doe (archived)"));
}

static void who_was_added_is_chosen(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "TAB", "a", "Zoe Last", "PGDN", "ENTER", NULL);
	g_assert_true(shows(world.desk, "Added: Zoe Last"));
	g_assert_true(cursor_is_on(world.desk, "Zoe Last"));
	screen_keys(world.desk, "o", NULL);
	g_assert_cmpstr(ac_app_client(world.app)->name, ==, "Zoe Last");
}

static void typed_words_go_at_the_second_esc_only(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "TAB", "a", "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients"); /* nothing was typed */
	screen_keys(world.desk, "a", "Zoe", "ESC", NULL);
	g_assert_true(shows(world.desk, "Esc again throws away what you typed.") && shows(world.desk, "Zoe"));
	screen_keys(world.desk, "DOWN", "ESC", NULL); /* another key: it is meant anew */
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "newclient");
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients");
}

static void a_letter_on_a_choice_opens_its_list(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "TAB", "a", "DOWN", "DOWN", "tokyo", NULL);
	g_assert_true(shows(world.desk, "Where do they live?") && shows(world.desk, "Asia/Tokyo") &&
	              !shows(world.desk, "Europe/Berlin") && shows(world.desk, "filter"));
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_true(shows(world.desk, "Asia/Tokyo"));
}

static void the_footer_has_archive_erase_and_undo(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "TAB", NULL);
	g_assert_true(shows(world.desk, "x archive") && shows(world.desk, "D erase") &&
	              shows(world.desk, "u undo"));
}

/* ---- another process ------------------------------------------------------------------------------ */

static AcApp *open_elsewhere(void)
{
	return screen_open("2026-11-24 09:00");
}

static gint64 id_of(AcApp *app, const char *name)
{
	g_autoptr(GError) error = NULL;
	gint64 id = ac_app_find_client(app, name, &error);
	g_assert_no_error(error);
	return id;
}

/* What the loop does when somebody else has written. */
static void hear(World *world)
{
	g_autoptr(GError) error = NULL;
	g_assert_true(ac_app_reload(world->app, &error));
	ac_desk_update(world->desk);
}

static void erase_elsewhere(World *world, const char *name)
{
	g_autoptr(AcApp) other = open_elsewhere();
	g_autoptr(GError) error = NULL;
	g_auto(AcErased) erased = {0};
	g_assert_true(ac_app_client_erase(other, id_of(other, name), &erased, &error));
	hear(world);
}

static void a_form_whose_client_is_erased_elsewhere_closes_and_saves_nothing(void)
{
	static const char *const forms[] = {"a", NULL}, *const names[] = {"José Álvarez", "北光 太郎"};
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_auto(World) world = open_world();
		gint64 n = ac_app_client(world.app)->n_sessions;
		screen_keys(world.desk, names[i], "TAB", "o", NULL);
		if (forms[i] != NULL)
			screen_keys(world.desk, forms[i], "friday 15:00", NULL);
		erase_elsewhere(&world, names[i]);
		g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients");
		g_autofree char *said = g_strdup_printf("%s was erased elsewhere; nothing was saved.", names[i]);
		g_assert_true(shows(world.desk, said));
		screen_keys(world.desk, "ESC", "ESC", NULL);
		g_assert_cmpstr(ac_app_client(world.app)->name, ==, "Jo Doe");
		g_assert_cmpint(ac_app_client(world.app)->n_sessions, ==, n);
	}
}

static void a_screen_keeps_its_client_whoever_is_taken_into_use_elsewhere(void)
{
	g_auto(World) world = open_world();
	g_autoptr(GError) error = NULL;
	screen_keys(world.desk, "ESC", "c", NULL);
	g_assert_true(shows(world.desk, "Check-in · Jo Doe"));
	{
		g_autoptr(AcApp) other = open_elsewhere();
		g_assert_true(ac_app_client_use(other, id_of(other, "Thomas"), &error));
	}
	hear(&world);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "checkin");
	g_assert_true(shows(world.desk, "Check-in · Jo Doe"));
	screen_keys(world.desk, "ESC", "n", "n", "slept badly", "ENTER", NULL);
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcRecords *records = ac_app_records(world.app, arena, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(records->n_notes, ==, 1);
	g_assert_cmpstr(ac_app_client(world.app)->name, ==, "Jo Doe");
}

static void where_several_are_stored_every_answer_says_whose_it_is(void)
{
	static const char *const rooms[][2] = {{"/", "ask"}, {"!", "call"}, {"ENTER", "why"}};
	g_auto(World) world = open_world();
	screen_keys(world.desk, "ESC", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(rooms); i++) {
		screen_keys(world.desk, rooms[i][0], NULL);
		g_assert_cmpstr(ac_desk_view_id(world.desk), ==, rooms[i][1]);
		g_assert_true(shows(world.desk, " · Jo Doe\n"));
		screen_keys(world.desk, "ESC", NULL);
	}
}

static void whose_day_is_erased_elsewhere_is_asked_for_anew(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "ESC", NULL);
	erase_elsewhere(&world, "Jo Doe");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients");
	g_assert_true(shows(world.desk, "Jo Doe was erased elsewhere."));
	screen_keys(world.desk, "SPACE", NULL); /* was for the day: it is text now */
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "clients");
}

static void archived_elsewhere_is_said_and_goes_on(void)
{
	g_auto(World) world = open_world();
	g_autoptr(GError) error = NULL;
	screen_keys(world.desk, "ESC", "n", NULL);
	{
		g_autoptr(AcApp) other = open_elsewhere();
		g_assert_true(ac_app_client_archive(other, id_of(other, "Jo Doe"), TRUE, &error));
	}
	hear(&world);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "journal");
	g_assert_true(shows(world.desk, "Jo Doe was archived elsewhere; this goes on."));
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
	g_test_add_func("/tui/clients/less", a_letter_less_shows_again_who_was_gone);
	g_test_add_func("/tui/clients/use", enter_takes_into_use_and_goes_to_the_day);
	g_test_add_func("/tui/clients/archived", archived_ones_are_shown_on_demand_and_undo_brings_them_back);
	g_test_add_func("/tui/clients/orders", the_orders_are_by_name_next_session_treatment_and_change);
	g_test_add_func("/tui/clients/erase", erasing_asks_for_the_name_and_proves_it);
	g_test_add_func("/tui/clients/not-erased", escape_erases_nobody);
	g_test_add_func("/tui/clients/first",
	                where_several_are_stored_and_nobody_is_in_use_it_is_the_first_screen);
	g_test_add_func("/tui/clients/new", a_new_client_needs_a_name_and_nothing_else);
	g_test_add_func("/tui/clients/archive-two", two_archivings_in_a_row_take_the_one_and_the_next);
	g_test_add_func("/tui/clients/archive-own",
	                putting_away_who_is_in_use_stays_in_the_list_and_says_who_is_now);
	g_test_add_func("/tui/clients/added", who_was_added_is_chosen);
	g_test_add_func("/tui/clients/escape", typed_words_go_at_the_second_esc_only);
	g_test_add_func("/tui/clients/letters", a_letter_on_a_choice_opens_its_list);
	g_test_add_func("/tui/clients/footer", the_footer_has_archive_erase_and_undo);
	g_test_add_func("/tui/clients/erased-elsewhere",
	                a_form_whose_client_is_erased_elsewhere_closes_and_saves_nothing);
	g_test_add_func("/tui/clients/used-elsewhere",
	                a_screen_keeps_its_client_whoever_is_taken_into_use_elsewhere);
	g_test_add_func("/tui/clients/whose", where_several_are_stored_every_answer_says_whose_it_is);
	g_test_add_func("/tui/clients/day-erased", whose_day_is_erased_elsewhere_is_asked_for_anew);
	g_test_add_func("/tui/clients/archived-elsewhere", archived_elsewhere_is_said_and_goes_on);
	return g_test_run();
}
