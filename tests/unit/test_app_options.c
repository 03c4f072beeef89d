/* SPDX-License-Identifier: MIT */
/* What can be set: the table, the two files, what is wrong with one, and setting one. */
#include "app/options.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "test_app.h"

#define OWN     "config/aftercare/aftercare.cfg"
#define WRITTEN "config/aftercare/settings.cfg"

static AcOptions *load(AcApp *app)
{
	GError *error = NULL;
	AcOptions *options = ac_options_load(ac_app_paths(app), &error);
	g_assert_no_error(error);
	g_assert_nonnull(options);
	return options;
}

static AcApp *open_any(void)
{
	return open_at(AC_NEEDS_NOTHING, NOW);
}

static gboolean set(AcApp *app, const char *name, const char *value, GError **error)
{
	return ac_options_set(ac_app_paths(app), name, value, error);
}

static char *text_of(AcApp *app, const char *name, char **from)
{
	const char *file = NULL;
	g_autoptr(AcOptions) options = load(app);
	char *text = ac_options_text(options, name, &file);
	*from = file ? g_path_get_basename(file) : g_strdup("default");
	return text;
}

static void assert_is(AcApp *app, const char *name, const char *value, const char *from)
{
	g_autofree char *file = NULL;
	g_autofree char *text = text_of(app, name, &file);
	g_assert_cmpstr(text, ==, value);
	g_assert_cmpstr(file, ==, from);
}

static char *read_file(const Home *home, const char *name)
{
	g_autofree char *path = g_build_filename(home->folder, name, NULL);
	char *text = NULL;
	g_file_get_contents(path, &text, NULL, NULL);
	return text;
}

/* ---- the table ------------------------------------------------------------------------------------ */

/* The notes of the example, without where their lines end. */
static char *unwrapped(const char *text)
{
	g_autoptr(GRegex) seam = g_regex_new("\\n *# *", 0, 0, NULL);
	return g_regex_replace_literal(seam, text, -1, 0, " ", 0, NULL);
}

static void the_example_says_what_holds(void)
{
	g_auto(Home) home = home_new();
	g_autofree char *example = NULL;
	g_assert_true(g_file_get_contents(AC_SOURCE_DIR "/config/aftercare.cfg", &example, NULL, NULL));
	put_file(&home, OWN, example);
	g_autofree char *notes = unwrapped(example);
	g_autoptr(AcApp) app = open_any();
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	g_assert_cmpuint(n, >=, 20);
	for (guint i = 0; i < n; i++) {
		g_test_message("%s", rows[i].name);
		assert_is(app, rows[i].name, rows[i].usual, "aftercare.cfg"); /* every one stands in it */
		g_assert_nonnull(strstr(notes, rows[i].help));
	}
}

static void nobody_has_set_anything(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_any();
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	for (guint i = 0; i < n; i++)
		assert_is(app, rows[i].name, rows[i].usual, "default");
	g_autoptr(AcOptions) options = load(app);
	AcRemindPolicy policy = ac_options_remind_policy(options);
	g_assert_cmpint(memcmp(&policy, &ac_remind_policy_usual, sizeof policy), ==, 0);
	g_assert_cmpint(ac_options_privacy(options), ==, AC_PRIVACY_FULL);
}

/* ---- two files ------------------------------------------------------------------------------------ */

static void the_persons_file_comes_before_ours(void)
{
	g_auto(Home) home = home_new();
	put_file(&home, WRITTEN, "reminders = { a_day = 3; quiet_from = \"20:00\"; };");
	put_file(
	    &home, OWN,
	    "# mine\nreminders = {\n  a_day = 5;\n  privacy = \"discreet\";\n};\nscreen = { bell = true; };");
	g_autoptr(AcApp) app = open_any();
	assert_is(app, "reminders.a_day", "5", "aftercare.cfg");
	assert_is(app, "reminders.quiet_from", "20:00", "settings.cfg");
	assert_is(app, "reminders.repeats", "2", "default");
	g_autoptr(AcOptions) options = load(app);
	g_assert_cmpint(ac_options_privacy(options), ==, AC_PRIVACY_DISCREET);
	g_assert_true(ac_options_bool(options, "screen.bell"));
	g_assert_cmpint(ac_options_int(options, "reminders.quiet_from"), ==, 20 * 60);
	g_assert_cmpstr(ac_options_choice(options, "reminders.for"), ==, "auto");
}

static void kinds_are_turned_off_one_by_one(void)
{
	g_auto(Home) home = home_new();
	put_file(&home, OWN, "reminders = { tasks = false; sessions = false; checkin = \"off\"; };");
	g_autoptr(AcApp) app = open_any();
	g_autoptr(AcOptions) options = load(app);
	const AcRemindPolicy policy = ac_options_remind_policy(options);
	g_assert_cmpuint(policy.kinds, ==,
	                 AC_REMINDER_ALL &
	                     ~(AC_REMINDER_BIT(AC_REMINDER_TASK) | AC_REMINDER_BIT(AC_REMINDER_EVE) |
	                       AC_REMINDER_BIT(AC_REMINDER_SESSION)));
	g_assert_cmpint(policy.checkin_minute, ==, -1);
}

static void what_is_wrong_in_a_file_is_said_at_once_with_its_line(void)
{
	g_auto(Home) home = home_new();
	put_file(&home, OWN,
	         "reminders = {\n  quite_from = \"21:00\";\n  a_day = 99;\n  repeats = \"2\";\n  eve = 18;\n"
	         "  privacy = \"discrete\";\n  tasks = \"yes\";\n  morning = \"24:00\";\n  on = ( 1 );\n};\n"
	         "bell = true;\n");
	put_file(&home, WRITTEN, "reminders = {\n  checkin = \"never\";\n};\n");
	g_autoptr(AcApp) app = open_any();
	g_autoptr(GError) error = NULL;
	g_assert_null(ac_options_load(ac_app_paths(app), &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_FILE);
	static const char *const said[] = {
	    "aftercare.cfg:2: There is no setting \"reminders.quite_from\". Did you mean "
	    "\"reminders.quiet_from\"?",
	    "aftercare.cfg:3: \"reminders.a_day\" is 99; expected a whole number of popups from 0 to 50",
	    "aftercare.cfg:4: \"reminders.repeats\" is \"2\"; expected a whole number of times from 0 to 10, "
	    "without quotes",
	    "aftercare.cfg:5: \"reminders.eve\" is 18; expected a time of day, like \"18:00\"",
	    "aftercare.cfg:6: \"reminders.privacy\" is \"discrete\"; expected \"full\", \"discreet\" or \"off\"",
	    "aftercare.cfg:7: \"reminders.tasks\" is \"yes\"; expected true or false, without quotes",
	    "aftercare.cfg:8: \"reminders.morning\" is \"24:00\"; expected",
	    "aftercare.cfg:9: \"reminders.on\" is a list",
	    "aftercare.cfg:11: \"bell\" stands outside of its group; expected screen = { bell = …; };",
	    "settings.cfg:2: \"reminders.checkin\" is \"never\"; expected a time of day, like \"19:00\", or "
	    "\"off\"",
	};
	for (guint i = 0; i < G_N_ELEMENTS(said); i++)
		if (!strstr(error->message, said[i]))
			g_error("nothing of \"%s\" in:\n%s", said[i], error->message);
}

static void a_file_that_cannot_be_read_is_said_to_be(void)
{
	static const struct {
		const char *text, *said;
	} cases[] = {
	    {"reminders = { a_day = 3; a_day = 4; };", "given twice"},
	    {"reminders = { a_day = 3;", "never closed"},
	    {"@include \"/etc/passwd\"\n", "aftercare.cfg:1"},
	    {"reminders = { more = { a_day = 3; }; };", "reminders.more"},
	    {"reminders = 5;", "There is no setting \"reminders\""},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(Home) home = home_new();
		put_file(&home, OWN, cases[i].text);
		g_autoptr(AcApp) app = open_any();
		g_autoptr(GError) error = NULL;
		g_assert_null(ac_options_load(ac_app_paths(app), &error));
		g_assert_error(error, AC_ERROR, AC_ERROR_FILE);
		if (!strstr(error->message, cases[i].said))
			g_error("nothing of \"%s\" in: %s", cases[i].said, error->message);
	}
}

/* ---- setting one ---------------------------------------------------------------------------------- */

static void what_is_set_is_kept_and_unset_again(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_any();
	GError *error = NULL;
	g_assert_true(set(app, "screen.bell", "on", &error));
	g_assert_true(set(app, "reminders.quiet_from", "21:30", &error));
	g_assert_true(set(app, "reminders.privacy", "off", &error));
	g_assert_true(set(app, "reminders.checkin", "off", &error));
	g_assert_true(set(app, "reminders.a_day", "0", &error));
	g_assert_no_error(error);
	assert_is(app, "screen.bell", "true", "settings.cfg");
	assert_is(app, "reminders.quiet_from", "21:30", "settings.cfg");
	assert_is(app, "reminders.privacy", "off", "settings.cfg");
	assert_is(app, "reminders.checkin", "off", "settings.cfg");
	assert_is(app, "reminders.a_day", "0", "settings.cfg");
	g_assert_true(set(app, "reminders.quiet_from", NULL, &error));
	assert_is(app, "reminders.quiet_from", "22:00", "default");
	assert_is(app, "reminders.privacy", "off", "settings.cfg");
	g_autofree char *path = g_build_filename(home.folder, WRITTEN, NULL);
	struct stat facts;
	g_assert_cmpint(stat(path, &facts), ==, 0);
	g_assert_cmpuint(facts.st_mode & 0777, ==, 0600);
	/* Nothing is left beside it. */
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_assert_cmpstr(g_dir_read_name(dir), ==, "settings.cfg");
	g_assert_null(g_dir_read_name(dir));
}

static void what_was_never_set_is_unset_without_a_file(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_any();
	GError *error = NULL;
	g_assert_true(set(app, "screen.bell", NULL, &error));
	g_assert_no_error(error);
	g_autofree char *text = read_file(&home, WRITTEN);
	g_assert_null(text);
}

static void what_cannot_be_set_says_why_and_changes_nothing(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_any();
	GError *error = NULL;
	g_assert_false(set(app, "reminders.a_dya", "3", &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "Did you mean \"reminders.a_day\"?");
	g_assert_false(set(app, "wholly-else", "3", &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "aftercare settings");
	g_assert_false(set(app, "reminders.a_day", "many", &error));
	assert_says(&error, AC_ERROR_USAGE, "\"reminders.a_day\" cannot be \"many\": expected a whole number");
	g_assert_false(set(app, "reminders.a_day", "51", &error));
	assert_says(&error, AC_ERROR_USAGE, "from 0 to 50");
	g_assert_false(set(app, "reminders.quiet_to", "off", &error));
	assert_says(&error, AC_ERROR_USAGE, "a time of day");
	g_assert_false(set(app, "reminders.privacy", "FULL\033[2J", &error));
	assert_says(&error, AC_ERROR_USAGE, "\"full\", \"discreet\" or \"off\"");
	g_autofree char *text = read_file(&home, WRITTEN);
	g_assert_null(text);
}

static void the_persons_own_word_is_not_spoken_against(void)
{
	g_auto(Home) home = home_new();
	put_file(&home, OWN, "reminders = {\n  a_day = 5;\n};\n");
	g_autoptr(AcApp) app = open_any();
	GError *error = NULL;
	g_assert_false(set(app, "reminders.a_day", "6", &error));
	assert_says(&error, AC_ERROR_REFUSED, "aftercare.cfg:2 sets \"reminders.a_day\" to 5");
	g_assert_true(set(app, "reminders.repeats", "1", &error));
	g_assert_no_error(error);
	g_autofree char *own = read_file(&home, OWN);
	g_assert_cmpstr(own, ==, "reminders = {\n  a_day = 5;\n};\n");
	put_file(&home, OWN, "reminders = {");
	g_assert_false(set(app, "reminders.repeats", "3", &error));
	assert_says(&error, AC_ERROR_FILE, "aftercare.cfg:1");
}

/* A link is replaced, and what it leads to is left alone. */
static void nothing_is_written_through_a_link(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_any();

	g_autofree char *link = g_build_filename(home.folder, WRITTEN, NULL);

	GError *error = NULL;
	g_assert_true(set(app, "screen.bell", "true", &error));
	g_remove(link);
	put_file(&home, "settings", "screen = { bell = true; };\n");
	g_autofree char *other = g_build_filename(home.folder, "settings", NULL);
	g_assert_cmpint(symlink(other, link), ==, 0);
	g_assert_true(set(app, "screen.bell", "false", &error));
	g_assert_no_error(error);
	g_autofree char *text = read_file(&home, "settings");
	g_assert_cmpstr(text, ==, "screen = { bell = true; };\n");
	assert_is(app, "screen.bell", "false", "settings.cfg");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/options/example", the_example_says_what_holds);
	g_test_add_func("/app/options/default", nobody_has_set_anything);
	g_test_add_func("/app/options/files", the_persons_file_comes_before_ours);
	g_test_add_func("/app/options/kinds", kinds_are_turned_off_one_by_one);
	g_test_add_func("/app/options/wrong", what_is_wrong_in_a_file_is_said_at_once_with_its_line);
	g_test_add_func("/app/options/broken", a_file_that_cannot_be_read_is_said_to_be);
	g_test_add_func("/app/options/set", what_is_set_is_kept_and_unset_again);
	g_test_add_func("/app/options/never-set", what_was_never_set_is_unset_without_a_file);
	g_test_add_func("/app/options/refused", what_cannot_be_set_says_why_and_changes_nothing);
	g_test_add_func("/app/options/own", the_persons_own_word_is_not_spoken_against);
	g_test_add_func("/app/options/link", nothing_is_written_through_a_link);
	return g_test_run();
}
