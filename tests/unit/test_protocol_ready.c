/* SPDX-License-Identifier: MIT */
/* The rules kept ready are the rules of the files, or they are not taken. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "protocol/ready.h"

typedef struct {
	char *folder, *mine, *shared; /* protocols are looked for in @mine first */
	char *catalogue, *safety, *clinic, *copy;
	const char *folders[3];
	AcRulePlaces places;
} World;

static char *put(const char *folder, const char *name, const char *text)
{
	char *path = g_build_filename(folder, name, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	return path;
}

static char *put_shipped(const char *folder, const char *name, const char *shipped)
{
	g_autofree char *from = g_build_filename(AC_SOURCE_DIR, "config", shipped, NULL), *text = NULL;
	g_assert_true(g_file_get_contents(from, &text, NULL, NULL));
	return put(folder, name, text);
}

/* Files count as settled two seconds after they were made; until then no copy is written. */
static gboolean write_settled(const World *world)
{
	for (gint64 until = g_get_monotonic_time() + 20 * G_USEC_PER_SEC; g_get_monotonic_time() < until;) {
		if (ac_ready_write(world->copy, &world->places))
			return TRUE;
		g_usleep(50000);
	}
	return FALSE;
}

static void open_world(World *world, gconstpointer unused)
{
	(void)unused;
	world->folder = g_dir_make_tmp("aftercare-ready-XXXXXX", NULL);
	world->mine = g_build_filename(world->folder, "mine", NULL);
	world->shared = g_build_filename(world->folder, "shared", NULL);
	g_assert_cmpint(g_mkdir(world->mine, 0700), ==, 0);
	g_assert_cmpint(g_mkdir(world->shared, 0700), ==, 0);
	world->catalogue = put_shipped(world->folder, "activities.cfg", "activities.cfg");
	world->safety = put_shipped(world->folder, "safety.cfg", "safety.cfg");
	g_free(put_shipped(world->shared, "smp.cfg", "protocols/smp.cfg"));
	g_free(
	    put(world->shared, "own.cfg",
	        "protocol = { id = \"own\"; title = \"Own\"; extends = \"smp\"; rules = ( { id = \"dry\"; to = "
	        "\"36h\"; } ); };\n"));
	world->clinic = g_build_filename(world->folder, "clinic.cfg", NULL);
	world->folders[0] = world->mine;
	world->folders[1] = world->shared;
	world->places = (AcRulePlaces){.catalogue = world->catalogue,
	                               .safety = world->safety,
	                               .clinic = world->clinic,
	                               .protocol = "own",
	                               .folders = world->folders};
	g_autofree char *cache = g_build_filename(world->folder, "cache", NULL);
	world->copy = ac_ready_path(cache, &world->places);
}

static void remove_all(const char *path)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	for (const char *name; folder != NULL && (name = g_dir_read_name(folder)) != NULL;) {
		g_autofree char *inside = g_build_filename(path, name, NULL);
		remove_all(inside);
	}
	g_remove(path);
}

static void close_world(World *world, gconstpointer unused)
{
	(void)unused;
	remove_all(world->folder);
	g_free(world->folder);
	g_free(world->mine);
	g_free(world->shared);
	g_free(world->catalogue);
	g_free(world->safety);
	g_free(world->clinic);
	g_free(world->copy);
}

static gboolean holds(const World *world)
{
	g_autoptr(AcReady) ready = ac_ready_open(world->copy, &world->places);
	return ready != NULL;
}

/* ---- the same rules --------------------------------------------------------------------------- */

static void assert_same_rules(const AcProtocol *left, const AcProtocol *right)
{
	g_assert_cmpstr(left->id, ==, right->id);
	g_assert_cmpuint(left->n_rules, ==, right->n_rules);
	g_assert_cmpuint(left->n_tasks, ==, right->n_tasks);
	g_assert_cmpuint(left->catalogue->n_activities, ==, right->catalogue->n_activities);
	for (guint i = 0; i < left->n_rules; i++) {
		const AcRule *a = &left->rules[i], *b = &right->rules[i];
		g_assert_cmpstr(a->id, ==, b->id);
		g_assert_cmpstr(a->words.why, ==, b->words.why);
		g_assert_cmpstr(a->on[0]->id, ==, b->on[0]->id);
		g_assert_cmpint(a->verdict, ==, b->verdict);
		g_assert_cmpstr(a->origin.file, ==, b->origin.file);
		g_assert_cmpint(a->origin.line, ==, b->origin.line);
		g_assert_true(memcmp(&a->to, &b->to, sizeof a->to) == 0);
		g_assert_cmpstr(a->source == NULL ? NULL : a->source->title, ==,
		                b->source == NULL ? NULL : b->source->title);
	}
}

static void test_the_copy_is_what_the_files_say(World *world, gconstpointer unused)
{
	(void)unused;
	g_assert_true(write_settled(world));
	g_autoptr(AcReady) ready = ac_ready_open(world->copy, &world->places);
	g_assert_nonnull(ready);
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(AcLoaded) catalogue = ac_load_catalogue(world->catalogue, problems);
	g_autoptr(AcLoaded) safety = ac_load_safety(world->safety, problems);
	g_autofree char *path = ac_protocol_find("own", world->folders, NULL);
	g_autoptr(AcLoaded) protocol =
	    ac_load_protocol(path, ac_loaded_catalogue(catalogue), world->folders, problems);
	assert_same_rules(ac_loaded_protocol(ac_ready_protocol(ready)), ac_loaded_protocol(protocol));
	g_assert_cmpuint(ac_loaded_safety(ac_ready_safety(ready))->n_flags, ==,
	                 ac_loaded_safety(safety)->n_flags);
	g_assert_null(ac_ready_clinic(ready));
	g_autofree char *kept_hash = ac_loaded_hash(ac_ready_protocol(ready)), *hash = ac_loaded_hash(protocol);
	g_assert_cmpstr(kept_hash, ==, hash);
	AcOrigin kept = ac_loaded_origin(ac_ready_protocol(ready), "rules", "dry", "to");
	AcOrigin read = ac_loaded_origin(protocol, "rules", "dry", "to");
	g_assert_cmpstr(kept.file, ==, read.file);
	g_assert_cmpint(kept.line, ==, read.line);
	/* Freeing what belongs to the copy does nothing; the copy frees it. */
	ac_loaded_free(ac_ready_protocol(ready));
	g_assert_cmpstr(ac_loaded_protocol(ac_ready_protocol(ready))->id, ==, "own");
}

static void test_its_owner_alone_may_read_it(World *world, gconstpointer unused)
{
	(void)unused;
	g_assert_true(write_settled(world));
	struct stat status;
	g_assert_cmpint(stat(world->copy, &status), ==, 0);
	g_assert_cmpint(status.st_mode & 0777, ==, 0600);
	g_autofree char *cache = g_path_get_dirname(world->copy);
	g_assert_cmpint(stat(cache, &status), ==, 0);
	g_assert_cmpint(status.st_mode & 0777, ==, 0700);
}

/* ---- when it is not taken --------------------------------------------------------------------- */

static void test_a_changed_file_is_read_again(World *world, gconstpointer unused)
{
	(void)unused;
	g_autofree char *base = g_build_filename(world->shared, "smp.cfg", NULL);
	g_autofree char *own = g_build_filename(world->shared, "own.cfg", NULL);
	const char *const files[] = {own, base};
	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		g_assert_true(write_settled(world));
		g_assert_true(holds(world));
		/* One letter, in place: size and inode stay. */
		struct stat before;
		g_assert_cmpint(stat(files[i], &before), ==, 0);
		g_autofree char *text = NULL;
		g_assert_true(g_file_get_contents(files[i], &text, NULL, NULL));
		FILE *file = fopen(files[i], "r+");
		g_assert_nonnull(file);
		g_assert_cmpint(fputc(text[0], file), ==, text[0]);
		g_assert_cmpint(fclose(file), ==, 0);
		struct timespec times[2] = {before.st_atim, before.st_mtim};
		g_assert_cmpint(utimensat(AT_FDCWD, files[i], times, 0), ==, 0); /* as a restored backup has it */
		g_assert_false(holds(world));
	}
}

static void test_a_file_that_would_be_taken_instead(World *world, gconstpointer unused)
{
	(void)unused;
	g_assert_true(write_settled(world));
	g_free(put(world->mine, "smp.cfg", "protocol = { id = \"smp\"; title = \"Mine\"; };\n"));
	g_assert_false(holds(world));
}

static void test_a_clinic_that_comes(World *world, gconstpointer unused)
{
	(void)unused;
	g_assert_true(write_settled(world));
	g_free(put(world->folder, "clinic.cfg", "clinic = { name = \"Northlight\"; phone = \"1\"; };\n"));
	g_assert_false(holds(world));
	g_assert_true(write_settled(world));
	g_autoptr(AcReady) ready = ac_ready_open(world->copy, &world->places);
	g_assert_nonnull(ready);
	g_assert_cmpstr(ac_loaded_clinic(ac_ready_clinic(ready))->name, ==, "Northlight");
}

static void test_other_places_are_other_rules(World *world, gconstpointer unused)
{
	(void)unused;
	g_assert_true(write_settled(world));
	world->places.protocol = "smp";
	g_assert_false(holds(world));
}

static void test_a_rotten_copy(World *world, gconstpointer unused)
{
	(void)unused;
	g_assert_true(write_settled(world));
	g_autofree char *bytes = NULL;
	gsize length = 0;
	g_assert_true(g_file_get_contents(world->copy, &bytes, &length, NULL));
	for (gsize at = 0; at < length; at += 1021) {
		bytes[at] = (char)(bytes[at] ^ 0x10);
		g_assert_true(g_file_set_contents_full(world->copy, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE,
		                                       0600, NULL));
		g_assert_false(holds(world));
		bytes[at] = (char)(bytes[at] ^ 0x10);
	}
	for (gsize short_of = 0; short_of < length; short_of = short_of * 3 + 1) {
		g_assert_true(g_file_set_contents_full(world->copy, bytes, (gssize)short_of, G_FILE_SET_CONTENTS_NONE,
		                                       0600, NULL));
		g_assert_false(holds(world));
	}
	g_assert_true(
	    g_file_set_contents_full(world->copy, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
	g_assert_true(holds(world));
	g_assert_cmpint(g_chmod(world->copy, 0660), ==, 0); /* somebody else may have written it */
	g_assert_false(holds(world));
}

/* ---- when none is written --------------------------------------------------------------------- */

static void test_broken_rules_leave_no_copy(World *world, gconstpointer unused)
{
	(void)unused;
	g_assert_true(write_settled(world));
	g_assert_cmpint(g_unlink(world->copy), ==, 0);
	g_free(put(world->mine, "own.cfg", "protocol = { id = \"own\";"));
	g_assert_false(ac_ready_write(world->copy, &world->places));
	g_assert_false(g_file_test(world->copy, G_FILE_TEST_EXISTS));
}

static void test_a_file_just_changed_leaves_no_copy(World *world, gconstpointer unused)
{
	(void)unused;
	g_assert_true(write_settled(world));
	g_assert_cmpint(g_unlink(world->copy), ==, 0);
	g_free(put_shipped(world->folder, "activities.cfg", "activities.cfg"));
	g_assert_false(ac_ready_write(world->copy, &world->places));
	g_autofree char *cache = g_path_get_dirname(world->copy);
	g_autoptr(GDir) folder = g_dir_open(cache, 0, NULL);
	g_assert_null(g_dir_read_name(folder)); /* nor anything half written */
}

static void test_one_open_at_a_time(World *world, gconstpointer unused)
{
	(void)unused;
	g_assert_true(write_settled(world));
	g_autoptr(AcReady) ready = ac_ready_open(world->copy, &world->places);
	g_assert_nonnull(ready);
	g_assert_false(holds(world));
	g_assert_false(ac_ready_write(world->copy, &world->places));
	g_assert_cmpstr(ac_loaded_protocol(ac_ready_protocol(ready))->id, ==, "own");
}

#define READY_TEST(name, function) g_test_add(name, World, NULL, open_world, function, close_world)

/* Those that change no file of rules share a world: to settle takes its time. */
typedef struct {
	World *world;
	void (*test)(World *world, gconstpointer unused);
} Shared;

static void run_shared(gconstpointer data)
{
	const Shared *shared = data;
	World world = *shared->world; /* what it sets in it is its own */
	shared->test(&world, NULL);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	World world = {0};
	open_world(&world, NULL);
	const Shared shared[] = {
	    {&world, test_the_copy_is_what_the_files_say},
	    {&world, test_its_owner_alone_may_read_it},
	    {&world, test_other_places_are_other_rules},
	    {&world, test_a_rotten_copy},
	    {&world, test_one_open_at_a_time},
	};
	g_test_add_data_func("/protocol/ready/the_copy_is_what_the_files_say", &shared[0], run_shared);
	g_test_add_data_func("/protocol/ready/its_owner_alone_may_read_it", &shared[1], run_shared);
	g_test_add_data_func("/protocol/ready/other_places_are_other_rules", &shared[2], run_shared);
	g_test_add_data_func("/protocol/ready/a_rotten_copy", &shared[3], run_shared);
	g_test_add_data_func("/protocol/ready/one_open_at_a_time", &shared[4], run_shared);
	READY_TEST("/protocol/ready/a_changed_file_is_read_again", test_a_changed_file_is_read_again);
	READY_TEST("/protocol/ready/a_file_that_would_be_taken_instead", test_a_file_that_would_be_taken_instead);
	READY_TEST("/protocol/ready/a_clinic_that_comes", test_a_clinic_that_comes);
	READY_TEST("/protocol/ready/broken_rules_leave_no_copy", test_broken_rules_leave_no_copy);
	READY_TEST("/protocol/ready/a_file_just_changed_leaves_no_copy", test_a_file_just_changed_leaves_no_copy);
	int status = g_test_run();
	close_world(&world, NULL);
	return status;
}
