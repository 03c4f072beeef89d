/* SPDX-License-Identifier: MIT */
/* Files that cannot lie in a repository: pipes, folders, devices, endless ones; and the bounds of what is
 * read. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "protocol/load.h"

static AcLoaded *catalogue;
static char *folder; /* of this run, absolute */

static const char *const no_folders[] = {NULL};

/* The text of all problems, the folder of the test cut out. */
static char *problems_of(const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(AcLoaded) protocol =
	    ac_load_protocol(path, ac_loaded_catalogue(catalogue), no_folders, problems);
	g_assert_true((protocol == NULL) == (ac_problems_count(problems, AC_PROBLEM_ERROR) > 0));
	g_autofree char *text = ac_problems_text(problems);
	g_auto(GStrv) parts = g_strsplit(text, folder, -1);
	return g_strjoinv("", parts);
}

static void write_bytes(const char *name, const char *bytes, gsize length)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
}

static void write_text(const char *name, const GString *text)
{
	write_bytes(name, text->str, text->len);
}

#define HEAD "protocol = { id = \"big\"; title = \"Big\"; "

static void a_missing_file_is_told_without_a_line(void)
{
	g_autofree char *text = problems_of("none.cfg");
	g_assert_cmpstr(text, ==, "/none.cfg: does not exist; check the name and the folder\n");
}

static void a_folder_is_no_file(void)
{
	g_autofree char *path = g_build_filename(folder, "folder.cfg", NULL);
	g_assert_cmpint(mkdir(path, 0700), ==, 0);
	g_autofree char *text = problems_of("folder.cfg");
	g_assert_cmpstr(text, ==, "/folder.cfg: is a folder; expected a file of rules\n");
}

static void a_pipe_is_refused_at_once(void)
{
	g_autofree char *path = g_build_filename(folder, "pipe.cfg", NULL);
	g_assert_cmpint(mkfifo(path, 0600), ==, 0);
	gint64 begun = g_get_monotonic_time();
	g_autofree char *text = problems_of("pipe.cfg");
	g_assert_cmpstr(text, ==, "/pipe.cfg: is a pipe (FIFO); expected an ordinary file of rules\n");
	g_assert_cmpint(g_get_monotonic_time() - begun, <, G_USEC_PER_SEC);
}

static void a_device_is_no_file(void)
{
	g_autofree char *path = g_build_filename(folder, "device.cfg", NULL);
	g_assert_cmpint(symlink("/dev/zero", path), ==, 0);
	g_autofree char *text = problems_of("device.cfg");
	g_assert_cmpstr(text, ==, "/device.cfg: is a device; expected an ordinary file of rules\n");
}

static void a_link_in_a_circle_is_told(void)
{
	g_autofree char *path = g_build_filename(folder, "circle.cfg", NULL);
	g_assert_cmpint(symlink("circle.cfg", path), ==, 0);
	g_autofree char *text = problems_of("circle.cfg");
	g_assert_cmpstr(text, ==, "/circle.cfg: cannot be opened: Too many levels of symbolic links\n");
}

static void a_file_one_may_not_read_is_told(void)
{
	g_autofree char *path = g_build_filename(folder, "secret.cfg", NULL);
	g_autoptr(GString) text = g_string_new(HEAD "};\n");
	write_text("secret.cfg", text);
	g_assert_cmpint(chmod(path, 0), ==, 0);
	g_autofree char *told = problems_of("secret.cfg");
	/* root reads whatever it likes */
	g_assert_cmpstr(
	    told, ==,
	    geteuid() == 0 ? "" : "/secret.cfg: may not be read by you; change its permissions (chmod u+r)\n");
}

static void a_file_beyond_a_mebibyte_is_refused(void)
{
	g_autoptr(GString) text = g_string_new(HEAD "};\n");
	while (text->len < 2 * AC_FILE_MAX)
		g_string_append(text, "# a very long file of rules\n");
	g_string_truncate(text, 2 * AC_FILE_MAX);
	write_text("two.cfg", text);
	g_autofree char *two = problems_of("two.cfg");
	g_assert_cmpstr(two, ==,
	                "/two.cfg: is larger than a rule file may be (2097152 bytes, at most 1048576)\n");
	g_string_truncate(text, AC_FILE_MAX + 1);
	write_text("more.cfg", text);
	g_autofree char *more = problems_of("more.cfg");
	g_assert_cmpstr(more, ==,
	                "/more.cfg: is larger than a rule file may be (1048577 bytes, at most 1048576)\n");
	g_string_truncate(text, AC_FILE_MAX);
	write_text("whole.cfg", text);
	g_autofree char *whole = problems_of("whole.cfg");
	g_assert_cmpstr(whole, ==, "");
}

static void add_text(GString *text, guint length)
{
	g_string_append(text, "not_for = \"");
	for (guint i = 0; i < length; i++)
		g_string_append_c(text, (char)('a' + i % 26));
	g_string_append(text, "\"; };\n");
}

static void a_text_of_a_megabyte_is_refused(void)
{
	g_autoptr(GString) good = g_string_new(HEAD), bad = g_string_new(HEAD), huge = g_string_new(HEAD);
	add_text(good, 4000);
	add_text(bad, 4001);
	add_text(huge, 1000 * 1000);
	write_text("good.cfg", good);
	write_text("bad.cfg", bad);
	write_text("huge.cfg", huge);
	g_autofree char *of_good = problems_of("good.cfg");
	g_assert_cmpstr(of_good, ==, "");
	g_autofree char *of_bad = problems_of("bad.cfg");
	g_assert_cmpstr(of_bad, ==, "/bad.cfg:1: this text is 4001 bytes long; expected at most 4000\n");
	g_autofree char *of_huge = problems_of("huge.cfg");
	g_assert_cmpstr(of_huge, ==, "/huge.cfg:1: this text is 1000000 bytes long; expected at most 4000\n");
}

/* protocol = { x = ((( … ))); }: @depth brackets in all. */
static void write_nested(const char *name, guint depth, gboolean closed)
{
	g_autoptr(GString) text = g_string_new("protocol = {\n x =\n");
	for (guint i = 1; i < depth; i++)
		g_string_append_c(text, '(');
	for (guint i = 1; closed && i < depth; i++)
		g_string_append_c(text, ')');
	g_string_append(text, "; };\n");
	write_text(name, text);
}

static void brackets_nest_sixteen_deep_at_most(void)
{
	write_nested("sixteen.cfg", 16, TRUE);
	write_nested("seventeen.cfg", 17, TRUE);
	write_nested("thousands.cfg", 10001, TRUE);
	write_nested("open.cfg", 10001, FALSE);
	g_autofree char *sixteen = problems_of("sixteen.cfg");
	g_assert_nonnull(strstr(sixteen, "/sixteen.cfg:2: unknown key \"x\" in the protocol"));
	const char *names[] = {"seventeen", "thousands", "open"};
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *name = g_strconcat(names[i], ".cfg", NULL);
		g_autofree char *told = problems_of(name);
		g_autofree char *expected = g_strdup_printf(
		    "/%s:3: brackets stand more than 16 deep in each other here; expected fewer\n", name);
		g_assert_cmpstr(told, ==, expected);
	}
}

static void a_group_has_a_hundred_keys_at_most(void)
{
	g_autoptr(GString) text = g_string_new("protocol = {\n");
	for (guint i = 0; i < 101; i++)
		g_string_append_printf(text, "k%u = 1;\n", i);
	g_string_append(text, "};\n");
	write_text("keys.cfg", text);
	g_autofree char *told = problems_of("keys.cfg");
	g_assert_cmpstr(told, ==, "/keys.cfg:102: this group has more than 100 keys; expected fewer\n");
}

static void a_list_of_words_has_two_hundred_at_most(void)
{
	g_autoptr(GString) text = g_string_new(HEAD "phases = ( { id = \"p\"; title = \"P\";\n normal = (\"a\"");
	for (guint i = 1; i < 201; i++)
		g_string_append(text, ", \"a\"");
	g_string_append(text, "); } ); };\n");
	write_text("words.cfg", text);
	g_autofree char *told = problems_of("words.cfg");
	g_assert_cmpstr(told, ==, "/words.cfg:2: the list \"normal\" holds 201; expected at most 200\n");
}

static void thousands_of_problems_are_cut_short(void)
{
	g_autoptr(GString) text = g_string_new(HEAD "rules = (\n");
	for (guint i = 0; i < 5000; i++)
		g_string_append_printf(text, "%s{ id = \"r%u\"; on = \"poool\"; verdict = \"avoid\"; }\n",
		                       i == 0 ? "" : ",", i);
	g_string_append(text, "); };\n");
	write_text("many.cfg", text);
	g_autofree char *told = problems_of("many.cfg");
	g_auto(GStrv) lines = g_strsplit(told, "\n", -1);
	g_assert_cmpuint(g_strv_length(lines), ==, 202);
	g_assert_cmpstr(lines[0], ==, "/many.cfg:2: unknown activity \"poool\"; did you mean \"pool\"?");
	g_assert_cmpstr(lines[200], ==, "/many.cfg: there are more than 200 problems; the others are not listed");
}

/* Nine files, each extending the next. */
static void write_chain(guint n)
{
	for (guint i = 0; i < n; i++) {
		g_autofree char *name = g_strdup_printf("chain%u.cfg", i);
		g_autoptr(GString) text = g_string_new(NULL);
		g_string_append_printf(text, "protocol = { id = \"chain%u\"; title = \"C\";\n", i);
		if (i + 1 < n)
			g_string_append_printf(text, "extends = \"chain%u.cfg\";\n", i + 1);
		g_string_append(text, "};\n");
		write_text(name, text);
	}
}

static void a_chain_has_eight_files_at_most(void)
{
	write_chain(8);
	g_autofree char *eight = problems_of("chain0.cfg");
	g_assert_cmpstr(eight, ==, "");
	write_chain(9);
	g_autofree char *nine = problems_of("chain0.cfg");
	g_assert_cmpstr(
	    nine, ==,
	    "/chain7.cfg:2: this is the end of a chain of more than 8 files that extend each other; expected "
	    "fewer\n");
}

static void a_protocol_is_found_by_id_in_the_first_folder_that_has_it(void)
{
	g_autofree char *one = g_build_filename(folder, "one", NULL),
	                *two = g_build_filename(folder, "two", NULL);
	g_assert_cmpint(mkdir(one, 0700), ==, 0);
	g_assert_cmpint(mkdir(two, 0700), ==, 0);
	const char *names[] = {"one/smp.cfg", "two/smp.cfg", "two/hair.cfg", "two/No Id.cfg", "two/notes.txt"};
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		write_bytes(names[i], "#", 1);
	const char *folders[] = {"/nowhere", one, two, NULL};

	g_autofree char *found = ac_protocol_find("smp", folders, NULL);
	g_autofree char *expected = g_build_filename(one, "smp.cfg", NULL);
	g_assert_cmpstr(found, ==, expected);
	g_autofree char *by_path = ac_protocol_find(expected, folders, NULL);
	g_assert_cmpstr(by_path, ==, expected);

	g_autoptr(GPtrArray) all = ac_protocol_list(folders);
	g_assert_cmpuint(all->len, ==, 2);
	g_assert_true(g_str_has_suffix(g_ptr_array_index(all, 0), "two/hair.cfg"));
	g_assert_true(g_str_has_suffix(g_ptr_array_index(all, 1), "one/smp.cfg"));
}

static void a_protocol_that_is_not_there_is_told_with_the_nearest(void)
{
	static const struct {
		const char *name, *told;
	} rows[] = {
	    {"spm", "there is no protocol \"spm\"; did you mean \"smp\"?"},
	    {"tattoo", "there is no protocol \"tattoo\"; there are \"smp\" (or give a path)"},
	    {"../smp", "there is no file \"../smp\"; check the name and the folder"},
	    {"x.cfg", "there is no file \"x.cfg\"; check the name and the folder"},
	};
	g_autofree char *one = g_build_filename(folder, "one", NULL);
	const char *folders[] = {one, NULL};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_null(ac_protocol_find(rows[i].name, folders, &error));
		g_assert_cmpstr(error->message, ==, rows[i].told);
	}
}

static void forget(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;
	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *inner = g_build_filename(path, name, NULL);
		struct stat status;
		if (lstat(inner, &status) == 0 && S_ISDIR(status.st_mode))
			forget(inner);
		else
			unlink(inner);
	}
	rmdir(path);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_autoptr(AcProblems) problems = ac_problems_new();
	catalogue = ac_load_catalogue(AC_SOURCE_DIR "/tests/data/broken/good-activities.cfg", problems);
	folder = g_dir_make_tmp("aftercare-protocol-XXXXXX", NULL);
	g_assert_nonnull(catalogue);
	g_assert_nonnull(folder);
	g_test_add_func("/protocol/file/missing", a_missing_file_is_told_without_a_line);
	g_test_add_func("/protocol/file/folder", a_folder_is_no_file);
	g_test_add_func("/protocol/file/pipe", a_pipe_is_refused_at_once);
	g_test_add_func("/protocol/file/device", a_device_is_no_file);
	g_test_add_func("/protocol/file/circle", a_link_in_a_circle_is_told);
	g_test_add_func("/protocol/file/unreadable", a_file_one_may_not_read_is_told);
	g_test_add_func("/protocol/file/large", a_file_beyond_a_mebibyte_is_refused);
	g_test_add_func("/protocol/file/text", a_text_of_a_megabyte_is_refused);
	g_test_add_func("/protocol/file/deep", brackets_nest_sixteen_deep_at_most);
	g_test_add_func("/protocol/file/keys", a_group_has_a_hundred_keys_at_most);
	g_test_add_func("/protocol/file/words", a_list_of_words_has_two_hundred_at_most);
	g_test_add_func("/protocol/file/problems", thousands_of_problems_are_cut_short);
	g_test_add_func("/protocol/file/chain", a_chain_has_eight_files_at_most);
	g_test_add_func("/protocol/file/find", a_protocol_is_found_by_id_in_the_first_folder_that_has_it);
	g_test_add_func("/protocol/file/nearest", a_protocol_that_is_not_there_is_told_with_the_nearest);
	int result = g_test_run();
	ac_loaded_free(catalogue);
	forget(folder);
	g_free(folder);
	return result;
}
