/* SPDX-License-Identifier: MIT */
/* A client erased: what the files away from the database say of them is gone as well, and what is said of
 * others stays. */
#include "test_app.h"

#include "base/error.h"
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "../../src/app/mention.h"

/* ---- where bytes speak of somebody ---------------------------------------------------------------- */

static GPtrArray *list_of(const char *names)
{
	g_auto(GStrv) parts = g_strsplit(names, "|", -1);
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; parts[i]; i++)
		if (*parts[i])
			g_ptr_array_add(list, g_strdup(parts[i]));
	return list;
}

static gboolean cover(gpointer text, gsize from, gsize to)
{
	memset((char *)text + from, '*', to - from);
	return TRUE;
}

static void assert_covered(const char *names, const char *others, const char *text, const char *expected)
{
	g_auto(AcTraces) traces = {.id = 3,
	                           .names = list_of(names),
	                           .marks = list_of("0af3c1d2e4b59687"),
	                           .notes = list_of("Allergic to latex, prefers mornings|ok"),
	                           .others = list_of(others)};
	g_autoptr(AcMentions) mentions = ac_mentions_new(&traces);
	g_autofree char *covered = g_strdup(text);
	ac_mentions_find(mentions, text, strlen(text), cover, covered);
	g_assert_cmpstr(covered, ==, expected);
}

static void a_name_is_found_however_it_is_written(void)
{
	const struct {
		const char *names, *text, *expected;
	} cases[] = {
	    {"Jo Doe", "14:00 Jo Doe is late\n", "14:00 ****** is late\n"},
	    {"Jo Doe", "jo-doe.cfg:3: JO  DOE", "******.cfg:3: *******"},
	    {"Jo Doe", "/srv/x/jo_doe/", "/srv/x/******/"},
	    {"Jo Doe", "Jo%20Doe Jo\\x20Doe Jo\\040Doe Jo\\sDoe", "******** ********* ********* *******"},
	    {"Jo Doe", "\"\\u004ao D\\x6fe\" &#74;o&nbsp;Doe", "\"**************\" ***************"},
	    {"Jo Doe", "Jo\nDoe", "******"},
	    {"José Ó Cuív", "jose o cuiv, JOS\xc3\x89 \xc3\x93 CU\xc3\x8dV", "***********, **************"},
	    {"Zoë", "Zo%C3%AB Zo\\303\\253 Zo\\u00eb", "******** ********** ********"},
	    {"Wilhelmina", "Wil\xc2\xadhelmina", "************"},
	    {"Wilhelmina Sparrow", "of Wilhelmina Sp…, of Wilhelmina …", "of *************…, of ********** …"},
	    {"O'Brien", "O&#39;Brien, O’Brien", "***********, *********"},
	    {"李明", "李明さん", "************"},
	    /* not theirs */
	    {"Jo Doe", "Jo. Banjo Doe, Jo Doerr; Jo", "Jo. Banjo Doe, Jo Doerr; Jo"},
	    {"Wilhelmina Sparrow", "Wil… will…", "Wil… will…"},
	    /* two letters, and one */
	    {"Jo", "Jo, jo, Joan, JO", "**, jo, Joan, JO"},
	    {"A", "A file, a file, AA, B/A", "* file, a file, AA, B/*"},
	    {"Mina|Old Name", "Mina was Old Name", "**** was ********"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_covered(cases[i].names, "", cases[i].text, cases[i].expected);
}

static void a_longer_name_of_somebody_else_stays(void)
{
	assert_covered("Jo", "Jo Doe|Anna Jo|Mary", "Jo Doe, Jo, Anna Jo, Jo\n", "Jo Doe, **, Anna Jo, **\n");
	assert_covered("Jo Doe", "Jo", "Jo Doe, Jo", "******, Jo");
	/* Of two who are called the same nobody can tell. */
	assert_covered("Jo Doe", "Jo Doe", "Jo Doe", "******");
}

static void numbers_marks_and_notes_lead_to_them_as_well(void)
{
	assert_covered("Jo", "", "#3: #33: 3 # 3 #3", "**: #33: 3 # 3 **");
	assert_covered("Jo", "", "uid=0AF3C1D2E4B59687@x 0af3", "uid=****************@x 0af3");
	assert_covered("Jo", "", "note: allergic to latex; prefers mornings.",
	               "note: ***********************************.");
	assert_covered("Jo", "", "ok, latex", "ok, latex");
}

static void bytes_that_are_no_text_are_read_to_the_end(void)
{
	static const char bytes[] = "\0\xff\xfe%\\x\\u00\\&#;&\xc3\0Jo Doe\xe2\x80\0Doe\\";
	static const char expected[] = "\0\xff\xfe%\\x\\u00\\&#;&\xc3\0******\xe2\x80\0Doe\\";
	g_auto(AcTraces) traces = {.id = 1,
	                           .names = list_of("Jo Doe"),
	                           .marks = list_of(""),
	                           .notes = list_of(""),
	                           .others = list_of("")};
	g_autoptr(AcMentions) mentions = ac_mentions_new(&traces);
	char covered[sizeof bytes];
	memcpy(covered, bytes, sizeof bytes);
	ac_mentions_find(mentions, bytes, sizeof bytes - 1, cover, covered);
	g_assert_true(memcmp(covered, expected, sizeof expected) == 0);
	ac_mentions_find(mentions, NULL, 0, cover, covered);
}

/* ---- the files ------------------------------------------------------------------------------------- */

static char *read_file(const Home *home, const char *name)
{
	char *text = NULL;
	g_autofree char *path = g_build_filename(home->folder, name, NULL);
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

static void assert_file(const Home *home, const char *name, const char *expected)
{
	g_autofree char *text = read_file(home, name);
	g_assert_cmpstr(text, ==, expected);
}

static gboolean lists(const GPtrArray *files, const char *ending)
{
	for (guint i = 0; i < files->len; i++)
		if (g_str_has_suffix(g_ptr_array_index(files, i), ending))
			return TRUE;
	return FALSE;
}

static void assert_line(const GPtrArray *words, const char *part, const char *other)
{
	for (guint i = 0; i < words->len; i++)
		if (strstr(words->pdata[i], part) && strstr(words->pdata[i], other))
			return;
	g_error("no line says both \"%s\" and \"%s\"", part, other);
}

static void erase(AcApp *app, gint64 id, AcErased *erased)
{
	GError *error = NULL;
	g_assert_true(ac_app_client_erase(app, id, erased, &error));
	g_assert_no_error(error);
}

static void log_and_status_lose_the_name_and_keep_every_line(void)
{
	g_auto(Home) home = home_new();
	g_auto(AcErased) erased = {0};
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE, NOW);
	gint64 jo = add(app, "Jo", 0);
	add(app, "Jo Doe", 0);
	put_file(&home, "state/aftercare/remind.log",
	         "2026-11-21T14:00:00+00:00 #1: protocols/Jo.cfg:3: not found\n"
	         "2026-11-21T14:01:00+00:00 Jo Doe: another\n2026-11-21T14:02:00+00:00 half a line of Jo");
	put_file(&home, "state/aftercare/remind.log.1", "nobody\n");
	put_file(&home, "state/aftercare/remind.status", "[reminders]\npid=7\nproblem=Jo\\sis gone\n");
	put_file(&home, "state/aftercare/remind.status.AB12CD", "problem=Jo\n");
	put_file(&home, "cache/aftercare/pinned-0123456789abcdef/own/jo.cfg", "for Jo");
	put_file(&home, "cache/aftercare/rules-0123456789abcdef", "of all");
	erase(app, jo, &erased);
	g_assert_true(ac_erased_is_proven(&erased));
	assert_file(&home, "state/aftercare/remind.log",
	            "2026-11-21T14:00:00+00:00 **: protocols/**.cfg:3: not found\n"
	            "2026-11-21T14:01:00+00:00 Jo Doe: another\n2026-11-21T14:02:00+00:00 half a line of **");
	assert_file(&home, "state/aftercare/remind.log.1", "nobody\n");
	assert_file(&home, "state/aftercare/remind.status", "[reminders]\npid=7\nproblem=**\\sis gone\n");
	assert_file(&home, "state/aftercare/remind.status.AB12CD", "problem=**\n");
	g_autofree char *pinned = g_build_filename(home.folder, "cache/aftercare/pinned-0123456789abcdef", NULL);
	g_assert_false(g_file_test(pinned, G_FILE_TEST_EXISTS));
	g_assert_true(lists(erased.searched, "/remind.log") && lists(erased.searched, "/remind.log.1") &&
	              lists(erased.searched, "/remind.status"));
	g_autoptr(GPtrArray) words = ac_app_erased_words("Jo", &erased);
	assert_line(words, "every byte of the database", "read");
	assert_line(words, "nothing of them was found", "/remind.log, ");
}

/* The program that writes the log has it open, or moves it away, as it likes. */
static void whoever_writes_the_log_meanwhile_loses_nothing(void)
{
	g_auto(Home) home = home_new();
	g_auto(AcErased) erased = {0};
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE, NOW);
	gint64 una = add(app, "Una Sparrow", 0);
	put_file(&home, "state/aftercare/remind.log", "Una Sparrow\n");
	g_autofree char *path = g_build_filename(home.folder, "state/aftercare/remind.log", NULL);
	FILE *writer = fopen(path, "a");
	g_assert_nonnull(writer);
	erase(app, una, &erased);
	g_assert_cmpint(fputs("more\n", writer), >=, 0);
	g_assert_cmpint(fclose(writer), ==, 0);
	assert_file(&home, "state/aftercare/remind.log", "***********\nmore\n");
}

static void what_is_not_ours_stays_and_is_named(void)
{
	g_auto(Home) home = home_new();
	g_auto(AcErased) erased = {0};
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE, NOW);
	gint64 una = add(app, "Una Sparrow", 0);
	put_file(&home, "state/aftercare/letter.txt", "Dear Una Sparrow");
	put_file(&home, "cache/aftercare/una-sparrow.pdf", "");
	put_file(&home, "elsewhere.log", "Una Sparrow");
	g_autofree char *link = g_build_filename(home.folder, "state/aftercare/remind.log", NULL);
	g_assert_cmpint(symlink("../../elsewhere.log", link), ==, 0);
	erase(app, una, &erased);
	g_assert_false(ac_erased_is_proven(&erased));
	g_assert_cmpuint(erased.left->len, ==, 2);
	g_assert_true(lists(erased.left, "/letter.txt") && lists(erased.left, "/una-sparrow.pdf"));
	g_assert_true(lists(erased.unread, "/remind.log"));
	assert_file(&home, "state/aftercare/letter.txt", "Dear Una Sparrow");
	assert_file(&home, "elsewhere.log", "Una Sparrow");
	g_autoptr(GPtrArray) words = ac_app_erased_words("Una Sparrow", &erased);
	assert_line(words, "still stands in", "/letter.txt");
	assert_line(words, "Could not be searched", "/remind.log");
}

static void a_log_that_may_not_be_written_is_searched_and_named(void)
{
	g_auto(Home) home = home_new();
	g_auto(AcErased) clean = {0}, left = {0};
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE, NOW);
	gint64 una = add(app, "Una Sparrow", 0), pia = add(app, "Pia Wren", 0);
	put_file(&home, "state/aftercare/remind.log", "Una Sparrow\n");
	g_autofree char *path = g_build_filename(home.folder, "state/aftercare/remind.log", NULL);
	g_assert_cmpint(chmod(path, 0400), ==, 0);
	erase(app, pia, &clean);
	g_assert_true(ac_erased_is_proven(&clean) && lists(clean.searched, "/remind.log"));
	erase(app, una, &left);
	/* Root may write anything. */
	g_assert_true(lists(access(path, W_OK) == 0 ? left.searched : left.left, "/remind.log"));
}

static void a_very_large_log_is_read_to_its_end(void)
{
	g_auto(Home) home = home_new();
	g_auto(AcErased) erased = {0};
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE, NOW);
	gint64 una = add(app, "Una Sparrow", 0);
	g_autoptr(GString) log = g_string_new(NULL);
	while (log->len < 8 * 1024 * 1024)
		g_string_append(log, "2026-11-21T14:00:00+00:00 Reminders can be shown again, nothing else.\n");
	g_string_append(log, "una sparrow");
	put_file(&home, "state/aftercare/remind.log", log->str);
	erase(app, una, &erased);
	g_assert_true(ac_erased_is_proven(&erased));
	memset(log->str + log->len - strlen("una sparrow"), '*', strlen("una sparrow"));
	g_autofree char *after = read_file(&home, "state/aftercare/remind.log");
	g_assert_true(strcmp(after, log->str) == 0);
}

static void where_there_is_no_other_file_it_says_so(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_auto(AcErased) erased = {0};
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE, NOW);
	erase(app, add(app, "Una", 0), &erased);
	g_autoptr(GPtrArray) words = ac_app_erased_words("Una", &erased);
	assert_line(words, "No other file of ours is there", "log of the reminders");
}

static void who_is_not_there_costs_nobody_a_line(void)
{
	g_auto(Home) home = home_new();
	g_auto(AcErased) erased = {0};
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE, NOW);
	GError *error = NULL;
	gint64 una = add(app, "Una", 0);
	put_file(&home, "state/aftercare/remind.log", "Una #9\n");
	g_assert_false(ac_app_client_erase(app, una + 8, &erased, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "no client");
	assert_file(&home, "state/aftercare/remind.log", "Una #9\n");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/erase/written", a_name_is_found_however_it_is_written);
	g_test_add_func("/app/erase/others", a_longer_name_of_somebody_else_stays);
	g_test_add_func("/app/erase/marks", numbers_marks_and_notes_lead_to_them_as_well);
	g_test_add_func("/app/erase/bytes", bytes_that_are_no_text_are_read_to_the_end);
	g_test_add_func("/app/erase/log", log_and_status_lose_the_name_and_keep_every_line);
	g_test_add_func("/app/erase/writer", whoever_writes_the_log_meanwhile_loses_nothing);
	g_test_add_func("/app/erase/foreign", what_is_not_ours_stays_and_is_named);
	g_test_add_func("/app/erase/read-only", a_log_that_may_not_be_written_is_searched_and_named);
	g_test_add_func("/app/erase/large", a_very_large_log_is_read_to_its_end);
	g_test_add_func("/app/erase/none", where_there_is_no_other_file_it_says_so);
	g_test_add_func("/app/erase/nobody", who_is_not_there_costs_nobody_a_line);
	return g_test_run();
}
