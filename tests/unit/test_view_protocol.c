/* SPDX-License-Identifier: MIT */
/* The rules' room: what is said, where it stands, what was found, other protocols, broken files, and taking a
 * change over. */
#include "tui_screen.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW "2026-11-24 09:00"

static const char *const one_session[] = {"2026-11-20 15:00", NULL};

/* Extends smp, forbids a hat without saying why or who says so, and lets a razor be what smp forbids. */
#define FAULTY                                                                                               \
	"protocol = { id = \"own\"; extends = \"smp\"; title = \"Own rules\"; version = \"%s\"; language = "     \
	"\"en\";\n"                                                                                              \
	"status = \"draft\"; author = \"A\"; approved_on = \"2025-11-01\"; review_by = \"2026-11-01\";\n"        \
	"rules = (\n"                                                                                            \
	"  { id = \"hat\"; verdict = \"%s\"; },\n"                                                               \
	"  { id = \"mine\"; on = \"razor\"; verdict = \"ok\"; from = \"1d\"; to = \"20d\"; } ); };\n"

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

static char *own_path(const char *name)
{
	return g_build_filename(g_getenv("XDG_CONFIG_HOME"), "aftercare", "protocols", name, NULL);
}

static void write_own(const char *name, const char *text)
{
	g_autofree char *path = own_path(name), *folder = g_path_get_dirname(path);
	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void write_faulty(const char *version, const char *hat)
{
	g_autofree char *text = g_strdup_printf(FAULTY, version, hat);
	write_own("own.cfg", text);
}

static void open_room(World *world)
{
	world->desk = ac_desk_new(world->app);
	screen_keys(world->desk, "R", NULL);
}

static World open_world(const char *protocol)
{
	World world;
	screen_forget();
	world.app = screen_open(NOW);
	screen_add_client(world.app, protocol, one_session, "dry");
	open_room(&world);
	return world;
}

static void close_world(World *world)
{
	g_autofree char *own = own_path("own.cfg"), *folder = g_path_get_dirname(own);
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	if (g_file_test(folder, G_FILE_TEST_IS_DIR))
		screen_remove_folder(folder);
	screen_settings(NULL);
	screen_forget();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static gboolean shows(AcDesk *desk, const char *words)
{
	g_autofree char *text = screen_text(desk, 120, 40, FALSE);
	return strstr(text, words) != NULL;
}

static void assert_shows(AcDesk *desk, const char *words)
{
	g_autofree char *text = screen_text(desk, 120, 40, FALSE);
	if (strstr(text, words) == NULL)
		g_error("\"%s\" is not on the screen:\n%s", words, text);
}

static void screens(void)
{
	g_auto(World) world = open_world("studio");
	screen_golden(world.desk, "protocol", 80, 24, FALSE);
	screen_golden(world.desk, "protocol-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "protocol-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "protocol-ascii", 80, 24, TRUE);
	screen_keys(world.desk, "/", "hat", NULL);
	screen_golden(world.desk, "protocol-search", 80, 24, FALSE);
}

static void findings_stand_below_their_line_and_a_key_leads_from_one_to_the_next(void)
{
	write_faulty("1.0", "avoid");
	g_auto(World) world = open_world("own");
	assert_shows(world.desk, "warning");
	screen_keys(world.desk, "n", NULL);
	assert_shows(world.desk, "own.cfg:");
	screen_keys(world.desk, "/", "razor", "ENTER", "n", NULL);
	screen_golden(world.desk, "protocol-finding", 80, 24, FALSE);
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "entry");
	screen_golden(world.desk, "entry-finding", 80, 24, FALSE);
}

static void a_rule_in_full_says_where_each_value_stands(void)
{
	write_faulty("1.0", "avoid");
	g_auto(World) world = open_world("own");
	screen_keys(world.desk, "/", "own.cfg:4", "ENTER", "ENTER", NULL);
	assert_shows(world.desk, "own.cfg:4 (in place of smp.cfg:");
	assert_shows(world.desk, "Now, for this client");
	screen_golden(world.desk, "entry", 80, 40, FALSE);
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "protocol");
}

/* What stands beside the list comes after the frame. */
static void look_wide(AcDesk *desk)
{
	g_autofree char *first = screen_text(desk, 200, 50, FALSE);
	ac_desk_look(desk);
}

static void assert_wide_shows(AcDesk *desk, const char *words, gboolean is_there)
{
	look_wide(desk);
	g_autofree char *text = screen_text(desk, 200, 50, FALSE);
	if ((strstr(text, words) != NULL) != is_there)
		g_error("\"%s\" %s on the screen:\n%s", words, is_there ? "is not" : "is", text);
}

static void a_wide_window_shows_the_chosen_line_in_full_beside_the_list(void)
{
	write_faulty("1.0", "avoid");
	g_auto(World) world = open_world("own");
	assert_wide_shows(world.desk, "The files it is made of", TRUE);
	screen_keys(world.desk, "/", "own.cfg:4", "ENTER", NULL);
	assert_wide_shows(world.desk, "own.cfg:4 (in place of smp.cfg:", TRUE);
	assert_wide_shows(world.desk, "Now, for this client", TRUE);
	screen_keys(world.desk, "ESC", NULL);
	look_wide(world.desk);
	screen_golden(world.desk, "protocol-200x50", 200, 50, FALSE);
	screen_keys(world.desk, "HOME", NULL);
	assert_wide_shows(world.desk, "Now, for this client", FALSE);
	screen_keys(world.desk, "DOWN", NULL); /* a fact names nothing in a file */
	assert_wide_shows(world.desk, "Where each value stands", FALSE);
	screen_keys(world.desk, "/", "nothing says this", NULL);
	assert_wide_shows(world.desk, "No line of these rules says that", TRUE);
}

static void letters_are_text_while_one_searches(void)
{
	g_auto(World) world = open_world("smp");
	screen_keys(world.desk, "/", "qnor?a", NULL);
	assert_shows(world.desk, "No line of these rules says that");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "protocol");
	screen_keys(world.desk, "ENTER", "n", "N", "TAB", "ENTER", "ESC", NULL);
	assert_shows(world.desk, "What it is");
}

static void another_protocol_is_looked_at_and_left_again(void)
{
	g_auto(World) world = open_world("smp");
	screen_keys(world.desk, "o", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "protocols");
	assert_shows(world.desk, "in use");
	screen_golden(world.desk, "protocols", 80, 24, FALSE);
	screen_touch(world.desk, "studio");
	screen_touch(world.desk, "studio");
	screen_settle(world.desk);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "protocol");
	assert_shows(world.desk, "Rules: studio");
	screen_keys(world.desk, "DOWN", "DOWN", "DOWN", "DOWN", "DOWN", "DOWN", "DOWN", "TAB", "ENTER", "ESC",
	            "ESC", NULL);
	assert_shows(world.desk, "Rules: smp");
}

static void a_broken_protocol_says_what_is_wrong_and_takes_nothing_down(void)
{
	write_own("own.cfg", "protocol = {\n  id = \"own\"; titel = \"x\";\n  rules = ( { id = 3; } );\n};\n");
	g_auto(World) world = open_world("smp");
	screen_keys(world.desk, "o", NULL);
	assert_shows(world.desk, "error");
	screen_touch(world.desk, "own");
	screen_touch(world.desk, "own");
	screen_settle(world.desk);
	assert_shows(world.desk, "own.cfg:2");
	assert_shows(world.desk, "titel");
	screen_golden(world.desk, "protocol-broken", 80, 24, FALSE);
	screen_keys(world.desk, "n", "ENTER", "TAB", "r", "/", "titel", "ESC", NULL);
	write_faulty("1.0", "ask"); /* mended */
	screen_keys(world.desk, "r", NULL);
	assert_shows(world.desk, "Own rules");
	g_assert_true(g_str_has_prefix("protocol", ac_desk_view_id(world.desk)));
}

static void a_file_broken_meanwhile_leaves_the_plan_as_it_was(void)
{
	write_faulty("1.0", "avoid");
	g_auto(World) world = open_world("own");
	write_own("own.cfg", "protocol = { id = \"own\"; };\n");
	screen_keys(world.desk, "r", NULL);
	assert_shows(world.desk, "own.cfg:1");
	g_assert_nonnull(ac_app_plan(world.app));
	screen_keys(world.desk, "DOWN", NULL);
	assert_shows(world.desk, "Own rules");
	screen_keys(world.desk, "HOME", NULL);
	screen_golden(world.desk, "protocol-broken-own", 80, 24, FALSE);
	screen_golden(world.desk, "protocol-broken-own-120x40", 120, 40, FALSE);
	screen_keys(world.desk, "ESC", NULL);
	assert_shows(world.desk, "own.cfg:1 cannot be used at present");
	screen_golden(world.desk, "day-broken", 80, 24, FALSE);
	screen_golden(world.desk, "day-broken-40x12", 40, 12, FALSE);
	write_faulty("1.0", "avoid"); /* mended */
	screen_keys(world.desk, "R", "r", NULL);
	g_assert_false(shows(world.desk, "cannot be used at present"));
	screen_keys(world.desk, "ESC", NULL);
	g_assert_false(shows(world.desk, "cannot be used at present"));
}

static void the_next_finding_is_an_error_while_there_is_one(void)
{
	write_faulty("1.0", "avoid");
	g_auto(World) world = open_world("own");
	write_own("own.cfg", "protocol = { id = \"own\"; extends = \"smp\"; titel = \"Own\"; };\n");
	screen_keys(world.desk, "r", "END", "n", NULL); /* the chosen line is in sight */
	assert_shows(world.desk, "titel");
	screen_keys(world.desk, "HOME", "n", NULL);
	assert_shows(world.desk, "titel");
	screen_keys(world.desk, "n", "n", NULL); /* then the warnings */
	assert_shows(world.desk, "warning");
}

static void a_change_is_taken_over_for_all_at_the_second_press(void)
{
	write_faulty("1.0", "avoid");
	g_auto(World) world = open_world("own");
	screen_add_client(world.app, "own", one_session, "oily");
	write_faulty("1.1", "ok");
	screen_keys(world.desk, "r", "HOME", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "changed");
	screen_keys(world.desk, "A", NULL);
	assert_shows(world.desk, "A again takes the new rules over for 2 clients: Jo Doe, Jo Doe");
	screen_keys(world.desk, "A", NULL);
	assert_shows(world.desk, "Taken for 2 clients.");
	g_assert_false(shows(world.desk, "The files have changed"));
}

static void a_change_of_the_files_is_shown_before_it_is_taken_over(void)
{
	write_faulty("1.0", "avoid");
	g_auto(World) world = open_world("own");
	g_assert_false(shows(world.desk, "The files have changed"));
	write_faulty("1.1", "ok");
	screen_keys(world.desk, "r", "HOME", NULL);
	assert_shows(world.desk, "The files have changed");
	screen_keys(world.desk, "ESC", NULL);
	assert_shows(world.desk, "Your rules have changed (own 1.0 → 1.1): R shows them");
	screen_keys(world.desk, "R", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "changed");
	assert_shows(world.desk, "own 1.0 → 1.1");
	screen_golden(world.desk, "changed", 80, 24, FALSE);
	screen_keys(world.desk, "PGDN", "PGUP", "a", NULL);
	assert_shows(world.desk, "Taken: the plan follows own 1.1 now");
	g_assert_false(shows(world.desk, "The files have changed"));
	screen_keys(world.desk, "ESC", "u", "R", NULL);
	assert_shows(world.desk, "The files have changed");
}

static void what_the_practitioner_changed_for_one_client_is_theirs(void)
{
	g_auto(World) world = open_world("smp");
	g_autoptr(GError) error = NULL;
	const AcAdjustment wanted = {
	    .activity = "razor", .verdict = AC_VERDICT_AVOID, .why = "thin skin", .by = "AB"};
	g_assert_cmpint(ac_app_adjust(world.app, &wanted, &error), !=, 0);
	g_assert_no_error(error);
	ac_desk_update(world.desk);
	assert_shows(world.desk, "For Jo Doe alone");
	assert_shows(world.desk, "AB: thin skin");
}

static void the_first_frame_waits_for_no_checker(void)
{
	g_auto(World) world = open_world("smp");
	screen_keys(world.desk, "ESC", NULL);
	screen_keys_at_once(world.desk, "R", NULL);
	g_autofree char *text = screen_text(world.desk, 80, 24, FALSE);
	g_assert_nonnull(strstr(text, "What it is"));
	screen_settle(world.desk);
	g_assert_false(shows(world.desk, "checking"));
	screen_keys_at_once(world.desk, "ESC", "R", "ESC", "R", "n", "ESC", NULL); /* left while it works */
	screen_settle(world.desk);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/protocol/screens", screens);
	g_test_add_func("/protocol/findings",
	                findings_stand_below_their_line_and_a_key_leads_from_one_to_the_next);
	g_test_add_func("/protocol/entry", a_rule_in_full_says_where_each_value_stands);
	g_test_add_func("/protocol/wide", a_wide_window_shows_the_chosen_line_in_full_beside_the_list);
	g_test_add_func("/protocol/letters", letters_are_text_while_one_searches);
	g_test_add_func("/protocol/others", another_protocol_is_looked_at_and_left_again);
	g_test_add_func("/protocol/broken", a_broken_protocol_says_what_is_wrong_and_takes_nothing_down);
	g_test_add_func("/protocol/broken-own", a_file_broken_meanwhile_leaves_the_plan_as_it_was);
	g_test_add_func("/protocol/errors-first", the_next_finding_is_an_error_while_there_is_one);
	g_test_add_func("/protocol/all", a_change_is_taken_over_for_all_at_the_second_press);
	g_test_add_func("/protocol/changed", a_change_of_the_files_is_shown_before_it_is_taken_over);
	g_test_add_func("/protocol/theirs", what_the_practitioner_changed_for_one_client_is_theirs);
	g_test_add_func("/protocol/first", the_first_frame_waits_for_no_checker);
	return g_test_run();
}
