/* SPDX-License-Identifier: MIT */
/* The Print screen, with scripts in place of the program that makes the page and of the printing system. */
#include "tui_screen.h"

#include <glib/gstdio.h>

#include "app/paper.h"

static const char *const two_sessions[] = {"2026-10-10 12:00", "2026-11-20 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
	char *tools; /* a folder first in PATH */
} World;

/* What it was asked for lies in "asked" beside it, a word a line, the last run alone. */
static const char MAKER[] =
    "#!/bin/sh\n"
    "here=$(dirname \"$0\")\n"
    "printf '%s\\n' \"$@\" >\"$here/asked\"\n"
    "[ -e \"$here/broken\" ] && { echo 'aftercare-print: No font holds these letters.' >&2; exit 1; }\n"
    "out=- form=pdf\n"
    "[ -e \"$here/endless\" ] && exec sleep 600\n"
    "for word; do case $word in --output=*) out=${word#--output=} ;; --format=*) form=${word#--format=} ;; "
    "esac; done\n"
    "say() {\n"
    "  [ $form = pdf ] && { echo '%PDF-stand-in'; return; }\n"
    "  echo 'YOUR AFTERCARE SCHEDULE'; echo; echo '  # Avoid  Washing        until Mon 23 Nov 15:00'\n"
    "  for i in 1 2 3 4 5 6 7 8 9; do echo \"  line $i\"; done\n"
    "  printf '\\fDAY BY DAY\\n\\n[ ] the last line\\n'\n"
    "}\n"
    "if [ \"$out\" = - ]; then say; else say >\"$out\"; fi\n";

/* Two queues, of which one takes nothing; what is sent lies in "sent". While "queue" is there, that is where
 * it stays. */
static const char LPSTAT[] =
    "#!/bin/sh\n"
    "here=$(dirname \"$0\")\n"
    "[ -e \"$here/mute\" ] && exec sleep 600\n"
    "case $1 in\n"
    "-l) [ $3 = not-completed ] && [ -e \"$here/queue\" ] && cat \"$here/queue\" ;;\n"
    "-r) if [ -e \"$here/off\" ]; then echo 'scheduler is not running'; else echo 'scheduler is running'; fi "
    ";;\n"
    "-e) printf 'attic\\nclinic\\n' ;;\n"
    "-d) echo 'system default destination: clinic' ;;\n"
    "-a) printf 'attic not accepting requests since now -\\n\\tout for lunch\\nclinic accepting requests "
    "since now\\n' ;;\n"
    "-p) printf 'printer attic is idle.\\nprinter clinic is idle.\\n' ;;\n"
    "esac\n";
static const char LP[] = "#!/bin/sh\n"
                         "here=$(dirname \"$0\")\n"
                         "[ -e \"$here/jam\" ] && { echo 'lp: the drum is worn' >&2; exit 1; }\n"
                         "[ -e \"$here/engaged\" ] && exec sleep 600\n"
                         "cat >\"$here/sent\"\n"
                         "echo 'request id is clinic-12 (1 file(s))'\n";
static const char LPOPTIONS[] = "#!/bin/sh\necho 'PageSize/Media Size: *A4 Letter'\n";

static void take_away(const World *world, const char *name)
{
	g_autofree char *path = g_build_filename(world->tools, name, NULL);
	g_assert_cmpint(g_remove(path), ==, 0);
}

static void lay(const World *world, const char *name, const char *text, unsigned mode)
{
	g_autofree char *path = g_build_filename(world->tools, name, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_assert_cmpint(g_chmod(path, mode), ==, 0);
}

static char *read_tool(const World *world, const char *name)
{
	char *text = NULL;
	g_autofree char *path = g_build_filename(world->tools, name, NULL);
	return g_file_get_contents(path, &text, NULL, NULL) ? text : g_strdup("");
}

static World open_world(void)
{
	World world;
	g_autoptr(GError) error = NULL;
	screen_forget();
	world.tools = g_dir_make_tmp("aftercare-tools-XXXXXX", &error);
	g_assert_no_error(error);
	lay(&world, "aftercare-print", MAKER, 0700);
	lay(&world, "lpstat", LPSTAT, 0700);
	lay(&world, "lp", LP, 0700);
	lay(&world, "lpoptions", LPOPTIONS, 0700);
	g_autofree char *path = g_strdup_printf("%s:%s", world.tools, g_getenv("AC_TEST_PATH"));
	g_setenv("PATH", path, TRUE);
	world.app = screen_open("2026-11-24 10:00");
	screen_add_client(world.app, "bell", two_sessions, "dry");
	world.desk = ac_desk_new(world.app);
	return world;
}

static void close_world(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	screen_forget();
	screen_remove_folder(world->tools);
	g_free(world->tools);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static gboolean shows(const World *world, const char *words)
{
	g_autofree char *text = screen_text(world->desk, 80, 24, FALSE);
	if (strstr(text, words) == NULL)
		g_test_message("it shows:\n%s", text);
	return strstr(text, words) != NULL;
}

static gboolean was_asked(const World *world, const char *word)
{
	g_autofree char *asked = read_tool(world, "asked");
	g_auto(GStrv) words = g_strsplit(asked, "\n", -1);
	return g_strv_contains((const char *const *)words, word);
}

static AcHandover last_handed(const World *world, AcArena *arena)
{
	AcHandover handed;
	g_autoptr(GError) error = NULL;
	g_assert_true(ac_app_handed_over(world->app, arena, &handed, &error));
	g_assert_no_error(error);
	return handed;
}

/* ---- what is shown ----------------------------------------------------------------------------- */

static void it_shows_whose_page_it_is_where_it_goes_and_what_stands_on_it(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", NULL);
	screen_golden(world.desk, "print", 80, 24, FALSE);
	screen_golden(world.desk, "print-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "print-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "print-200x50", 200, 50, FALSE);
	screen_golden(world.desk, "print-columns-200x16", 200, 16, FALSE);
	screen_golden(world.desk, "print-ascii", 80, 24, TRUE);
	g_assert_true(was_asked(&world, "--format=text"));
	g_assert_true(was_asked(&world, "--now=2026-11-24 10:00"));
	screen_keys(world.desk, "PGDN", "PGDN", "PGDN", NULL);
	g_assert_true(shows(&world, "[ ] the last line"));
}

static void a_printer_that_takes_nothing_says_why_before_it_is_asked(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", "RIGHT", NULL);
	g_assert_true(shows(&world, "attic, takes no pages: out for lunch"));
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_true(shows(&world, "Nothing was sent."));
	screen_keys(world.desk, "RIGHT", "RIGHT", NULL);
	screen_keys(world.desk, "RIGHT", NULL);
	screen_golden(world.desk, "print-file", 80, 24, FALSE);
	screen_golden(world.desk, "print-file-40x12", 40, 12, FALSE);
}

static void a_page_that_cannot_be_made_says_why_in_its_place(void)
{
	g_auto(World) world = open_world();
	lay(&world, "broken", "", 0600);
	screen_keys(world.desk, "p", NULL);
	g_assert_true(shows(&world, "No font holds these letters."));
	g_assert_false(shows(&world, "aftercare-print:"));
}

/* ---- sending ----------------------------------------------------------------------------------- */

static void enter_sends_to_the_usual_printer_and_notes_it(void)
{
	g_auto(World) world = open_world();
	g_autoptr(AcArena) arena = ac_arena_new();
	screen_keys(world.desk, "p", "UP", "KM", "UP", "UP", "RIGHT", "UP", "RIGHT", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "print");
	g_assert_true(shows(&world, "Sent as clinic-12"));
	g_assert_true(was_asked(&world, "--large"));
	g_assert_true(was_asked(&world, "--paper=letter"));
	g_autofree char *sent = read_tool(&world, "sent");
	g_assert_true(g_str_has_prefix(sent, "%PDF-"));
	AcHandover handed = last_handed(&world, arena);
	g_assert_cmpint(handed.at, ==, ac_app_now(world.app));
	g_assert_cmpstr(handed.how, ==, "printer clinic-12");
	g_assert_cmpstr(handed.hash, ==, ac_app_protocol_hash(world.app));
	g_assert_cmpstr(handed.by, ==, "KM");
	screen_keys(world.desk, "ESC", "u", NULL);
	g_assert_true(shows(&world, "handed over"));
	handed = last_handed(&world, arena);
	g_assert_cmpint(handed.at, ==, 0);
}

static void a_printer_that_fails_leads_to_the_file(void)
{
	g_auto(World) world = open_world();
	g_autoptr(AcArena) arena = ac_arena_new();
	lay(&world, "jam", "", 0600);
	screen_keys(world.desk, "p", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "print");
	g_assert_true(shows(&world, "the drum is worn"));
	g_assert_true(shows(&world, "Enter now saves a PDF file instead."));
	g_assert_true(shows(&world, "‹ a PDF file ›"));
	AcHandover handed = last_handed(&world, arena);
	g_assert_cmpint(handed.at, ==, 0);
}

/* ---- long work --------------------------------------------------------------------------------- */

/* Until the status line says that, or what is waited for never comes. */
static void wait_until_it_says(const World *world, const char *words)
{
	for (int news = 0; news < 20; news++) {
		g_autofree char *text = screen_text(world->desk, 80, 24, FALSE);
		if (strstr(text, words) != NULL)
			return;
		screen_wait(world->desk);
	}
	g_error("it never said: %s", words);
}

static void while_nothing_is_known_yet_the_screen_is_there(void)
{
	g_auto(World) world = open_world();
	lay(&world, "mute", "", 0600);
	lay(&world, "endless", "", 0600);
	screen_keys_at_once(world.desk, "p", NULL);
	screen_golden(world.desk, "print-opening", 80, 24, FALSE);
	screen_keys_at_once(world.desk, "RIGHT", NULL);
	g_assert_true(shows(&world, "‹ a PDF file ›"));
	screen_keys_at_once(world.desk, "UP", "KM", "UP", "?", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "help");
	screen_keys_at_once(world.desk, "ESC", NULL);
	g_assert_true(shows(&world, "Initials   KM"));
	screen_keys_at_once(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	g_assert_cmpuint(ac_desk_works(world.desk), ==, 0);
}

static void enter_before_the_printers_are_known_is_not_lost(void)
{
	g_auto(World) world = open_world();
	screen_keys_at_once(world.desk, "p", "ENTER", NULL);
	g_assert_true(shows(&world, "Looking for printers… · esc stops"));
	screen_settle(world.desk);
	g_assert_true(shows(&world, "Sent as clinic-12"));
	lay(&world, "off", "", 0600);
	screen_keys_at_once(world.desk, "ESC", "p", "ENTER", NULL);
	screen_settle(world.desk);
	g_assert_true(shows(&world, "The printing system does not run"));
	g_assert_true(shows(&world, "‹ a PDF file ›"));
	take_away(&world, "off");
}

static void the_page_in_the_making_can_be_stopped(void)
{
	g_auto(World) world = open_world();
	g_autoptr(AcArena) arena = ac_arena_new();
	screen_keys(world.desk, "p", NULL);
	lay(&world, "endless", "", 0600);
	screen_keys_at_once(world.desk, "ENTER", NULL);
	g_assert_true(shows(&world, "Working… making the page · esc stops"));
	screen_golden(world.desk, "print-working", 80, 24, FALSE);
	screen_golden(world.desk, "print-working-40x12", 40, 12, FALSE);
	screen_keys_at_once(world.desk, "ENTER", "DOWN", "RIGHT", NULL);
	g_assert_true(shows(&world, "‹ Letter ›"));
	g_assert_true(shows(&world, "Working… making the page"));
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "print");
	screen_golden(world.desk, "print-stopped", 80, 24, FALSE);
	AcHandover handed = last_handed(&world, arena);
	g_assert_cmpint(handed.at, ==, 0);
	take_away(&world, "endless");
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_true(shows(&world, "Sent as clinic-12"));
}

static void what_is_stopped_while_it_is_sent_may_be_printed(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", NULL);
	lay(&world, "engaged", "", 0600);
	screen_keys_at_once(world.desk, "ENTER", NULL);
	wait_until_it_says(&world, "sending the page");
	screen_keys(world.desk, "ESC", NULL);
	g_assert_true(shows(&world, "look whether it is printed all the same"));
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "print");
}

static void what_is_sent_stays_sent_when_it_is_looked_after_no_longer(void)
{
	g_auto(World) world = open_world();
	g_autoptr(AcArena) arena = ac_arena_new();
	screen_keys(world.desk, "p", NULL);
	lay(&world, "queue", "clinic-12 jo 1024 Sat\n\tStatus: Waiting for paper.\n\tAlerts: none\n", 0600);
	screen_keys_at_once(world.desk, "ENTER", NULL);
	wait_until_it_says(&world, "Sent. Watching the queue");
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "print");
	g_assert_true(shows(&world, "Sent as clinic-12"));
	AcHandover handed = last_handed(&world, arena);
	g_assert_cmpstr(handed.how, ==, "printer clinic-12");
}

static void a_press_chooses_a_line_and_another_turns_it(void)
{
	enum { PAPER = 2 };
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", NULL);
	ac_desk_touch(world.desk, PAPER);
	g_assert_true(shows(&world, "‹ A4 ›"));
	ac_desk_touch(world.desk, PAPER);
	g_assert_true(shows(&world, "‹ Letter ›"));
	g_assert_cmpuint(ac_desk_works(world.desk), ==, 0);
}

static void what_the_queue_does_not_list_is_said(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", "ENTER", NULL);
	g_assert_true(shows(&world, "was not asked for: both sides of the paper."));
	screen_golden(world.desk, "print-notes", 80, 24, FALSE);
}

static void leaving_in_the_middle_leaves_nothing_running(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", NULL);
	lay(&world, "endless", "", 0600);
	screen_keys_at_once(world.desk, "ENTER", "?", NULL);
	g_assert_cmpuint(ac_desk_works(world.desk), ==, 1);
	screen_keys_at_once(world.desk, "q", NULL);
	g_assert_true(ac_desk_is_done(world.desk));
}

static void what_is_over_while_another_screen_is_above_is_told_afterwards(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", NULL);
	screen_keys_at_once(world.desk, "ENTER", "?", NULL);
	for (gboolean is_sent = FALSE; !is_sent;) {
		screen_wait(world.desk);
		g_autofree char *sent = read_tool(&world, "sent");
		is_sent = *sent != '\0';
	}
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "help");
	screen_keys_at_once(world.desk, "ESC", NULL);
	screen_settle(world.desk);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "print");
	g_assert_true(shows(&world, "Sent as clinic-12"));
}

static void another_language_is_another_page(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", "DOWN", "DOWN", "DOWN", NULL);
	screen_keys_at_once(world.desk, "RIGHT", "RIGHT", NULL);
	g_assert_true(shows(&world, "being made anew"));
	g_assert_true(shows(&world, "YOUR AFTERCARE SCHEDULE"));
	screen_settle(world.desk);
	g_assert_false(shows(&world, "being made anew"));
}

/* ---- writing ----------------------------------------------------------------------------------- */

static void without_a_printing_system_it_is_a_file(void)
{
	g_auto(World) world = open_world();
	g_autoptr(AcArena) arena = ac_arena_new();
	lay(&world, "off", "", 0600);
	g_autofree char *path = g_build_filename(world.tools, "a page.pdf", NULL);
	screen_keys(world.desk, "p", NULL);
	g_assert_true(shows(&world, "‹ a PDF file ›"));
	g_assert_true(shows(&world, "The printing system does not run"));
	screen_golden(world.desk, "print-no-printer", 80, 24, FALSE);
	screen_golden(world.desk, "print-no-printer-120x40", 120, 40, FALSE);
	screen_keys(world.desk, "DOWN", NULL);
	g_assert_true(shows(&world, "aftercare-jo-doe.pdf"));
	screen_keys(world.desk, "CLEAR", "ENTER", NULL);
	g_assert_true(shows(&world, "Name the file first."));
	screen_keys(world.desk, path, "ENTER", NULL);
	g_assert_true(shows(&world, "Written: "));
	g_autofree char *page = read_tool(&world, "a page.pdf");
	g_assert_true(g_str_has_prefix(page, "%PDF-"));
	AcHandover handed = last_handed(&world, arena);
	g_assert_cmpstr(handed.how, ==, "PDF");
	g_assert_null(handed.by);
}

static void a_second_enter_prints_nothing_twice_and_opens_nothing(void)
{
	g_auto(World) world = open_world();
	screen_keys_at_once(world.desk, "p", NULL);
	screen_settle(world.desk);
	screen_keys_at_once(world.desk, "ENTER", "ENTER", NULL);
	screen_settle(world.desk);
	g_assert_true(shows(&world, "Sent as clinic-12"));
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "print");
	g_assert_true(shows(&world, "That is done.") && !shows(&world, "clinic-13"));
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void a_file_that_is_not_ours_is_asked_about_first(void)
{
	g_auto(World) world = open_world();
	lay(&world, "off", "", 0600);
	lay(&world, "mine.pdf", "my own words", 0600);
	g_autofree char *path = g_build_filename(world.tools, "mine.pdf", NULL);
	screen_keys(world.desk, "p", "DOWN", "CLEAR", path, "ENTER", NULL);
	g_autofree char *wide = screen_text(world.desk, 200, 24, FALSE);
	g_assert_nonnull(strstr(wide, "mine.pdf is there already: Enter replaces it, Esc another name."));
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "print");
	g_autofree char *before = read_tool(&world, "mine.pdf");
	g_assert_cmpstr(before, ==, "my own words");
	screen_keys(world.desk, "ENTER", "ENTER", NULL);
	g_assert_true(shows(&world, "Written: "));
	g_autofree char *after = read_tool(&world, "mine.pdf");
	g_assert_true(g_str_has_prefix(after, "%PDF-"));
}

/* In a low window its first sentence is said, so that the form stays in sight. */
static void no_printing_system_hides_no_form(void)
{
	g_auto(World) world = open_world();
	lay(&world, "off", "", 0600);
	ac_desk_key(world.desk, 'p');
	g_free(screen_text(world.desk, 40, 12, FALSE));
	screen_settle(world.desk);
	screen_golden(world.desk, "print-no-printer-40x12", 40, 12, FALSE);
}

static void letters_are_typed_where_something_is_typed(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", "UP", "qk?", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "print");
	g_assert_true(shows(&world, "Initials   qk?"));
	screen_keys(world.desk, "UP", "?", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "help");
}

static void the_page_is_there_even_when_it_cannot_be_noted(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", "UP", "much too long for initials", "ENTER", NULL);
	g_assert_true(shows(&world, "Sent as clinic-12"));
	g_assert_true(shows(&world, "could not be noted"));
}

static void every_size_is_survived(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", "RIGHT", "RIGHT", NULL);
	for (int width = 1; width <= 90; width += 7)
		for (int height = 1; height <= 30; height++) {
			g_autofree char *text = screen_text(world.desk, width, height, width % 2 == 0);
			g_assert_true(g_utf8_validate(text, -1, NULL));
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_setenv("AC_TEST_PATH", g_getenv("PATH"), TRUE);
	g_test_add_func("/view/print/shows", it_shows_whose_page_it_is_where_it_goes_and_what_stands_on_it);
	g_test_add_func("/view/print/lunch", a_printer_that_takes_nothing_says_why_before_it_is_asked);
	g_test_add_func("/view/print/broken", a_page_that_cannot_be_made_says_why_in_its_place);
	g_test_add_func("/view/print/sends", enter_sends_to_the_usual_printer_and_notes_it);
	g_test_add_func("/view/print/jam", a_printer_that_fails_leads_to_the_file);
	g_test_add_func("/view/print/file", without_a_printing_system_it_is_a_file);
	g_test_add_func("/view/print/low", no_printing_system_hides_no_form);
	g_test_add_func("/view/print/typed", letters_are_typed_where_something_is_typed);
	g_test_add_func("/view/print/second-enter", a_second_enter_prints_nothing_twice_and_opens_nothing);
	g_test_add_func("/view/print/foreign", a_file_that_is_not_ours_is_asked_about_first);
	g_test_add_func("/view/print/not-noted", the_page_is_there_even_when_it_cannot_be_noted);
	g_test_add_func("/view/print/opening", while_nothing_is_known_yet_the_screen_is_there);
	g_test_add_func("/view/print/typed-ahead", enter_before_the_printers_are_known_is_not_lost);
	g_test_add_func("/view/print/stopped/making", the_page_in_the_making_can_be_stopped);
	g_test_add_func("/view/print/stopped/sending", what_is_stopped_while_it_is_sent_may_be_printed);
	g_test_add_func("/view/print/stopped/following",
	                what_is_sent_stays_sent_when_it_is_looked_after_no_longer);
	g_test_add_func("/view/print/touch", a_press_chooses_a_line_and_another_turns_it);
	g_test_add_func("/view/print/notes", what_the_queue_does_not_list_is_said);
	g_test_add_func("/view/print/quit", leaving_in_the_middle_leaves_nothing_running);
	g_test_add_func("/view/print/above", what_is_over_while_another_screen_is_above_is_told_afterwards);
	g_test_add_func("/view/print/language", another_language_is_another_page);
	g_test_add_func("/view/print/sizes", every_size_is_survived);
	return g_test_run();
}
