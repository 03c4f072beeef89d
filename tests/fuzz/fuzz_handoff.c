/* SPDX-License-Identifier: MIT */
/* Any bytes as a handoff: read, written again, held against its own rules, taken in and taken back. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/handoff.h"
#include "protocol/handoff.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define SAMPLE_NOW 1795219200 /* 2026-11-21 */

typedef struct {
	char folder[64], *path;
} World;

static void refuse_log(const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
	(void)domain;
	(void)level;
	(void)data;
	fprintf(stderr, "%s\n", message);
	abort();
}

static void open_world(World *world)
{
	g_log_set_default_handler(refuse_log, NULL);
	g_strlcpy(world->folder, "/tmp/aftercare-fuzz-XXXXXX", sizeof(world->folder));
	g_assert(g_mkdtemp(world->folder) != NULL);
	world->path = g_build_filename(world->folder, "some.handoff", NULL);
	static const char *const homes[] = {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
	                                    "XDG_STATE_HOME"};
	for (guint i = 0; i < G_N_ELEMENTS(homes); i++)
		g_setenv(homes[i], world->folder, TRUE);
	g_setenv("AFTERCARE_CONFIG", AC_SOURCE_DIR "/config", TRUE);
}

/* The bytes with a checksum that fits: else nothing behind it would ever be tried. */
static GString *sealed(const uint8_t *data, size_t size)
{
	GString *text = g_string_new_len((const char *)data, (gssize)size);
	char *end = g_strrstr_len(text->str, (gssize)text->len, "\nchecksum = \"");
	if (end == NULL)
		return text;
	g_string_truncate(text, (gsize)(end + 1 - text->str));
	g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text->str, (gssize)text->len);
	g_string_append_printf(text, "checksum = \"%s\";\n", sum);
	return text;
}

static void check_problems(const AcProblems *problems, gboolean is_read)
{
	g_assert(is_read == (ac_problems_count(problems, AC_PROBLEM_ERROR) == 0));
	g_autofree char *text = ac_problems_text(problems);
	g_assert(g_utf8_validate(text, -1, NULL));
}

/* What can be read can be written, and says the same. */
static void write_again(const World *world, const AcHandoff *handoff)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autofree char *once = ac_handoff_write(handoff);
	if (strlen(once) > AC_FILE_MAX || !g_file_set_contents(world->path, once, -1, NULL))
		return;
	const AcHandoff *again = ac_handoff_read(world->path, arena, problems);
	check_problems(problems, again != NULL);
	g_assert(again != NULL);
	g_autofree char *twice = ac_handoff_write(again);
	g_assert(strcmp(once, twice) == 0);
}

static void take_in(const World *world)
{
	g_autoptr(GError) error = NULL;
	const AcAppOptions options = {.clock = SAMPLE_NOW};
	g_autoptr(AcApp) app =
	    ac_app_open(&options, AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY | AC_NEEDS_STORE, &error);
	g_assert(app != NULL);
	g_autoptr(AcImport) import = ac_app_import_read(app, world->path, &error);
	if (import == NULL) {
		g_assert(g_utf8_validate(error->message, -1, NULL));
		return;
	}
	gint64 id = ac_app_import(app, import, &error);
	g_assert(id != 0);
	AcUndone change = {0};
	g_assert(ac_app_last_change(app, id, &change, &error));
	g_assert(ac_app_take_back(app, &change, &error));
	ac_undone_clear(&change);
	guint n = 0;
	g_autoptr(AcArena) arena = ac_arena_new();
	ac_store_clients(ac_app_store(app), arena, TRUE, &n, &error);
	g_assert(n == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static World world;
	if (world.path == NULL)
		open_world(&world);
	g_autoptr(GString) text = sealed(data, size);
	if (!g_file_set_contents(world.path, text->str, (gssize)text->len, NULL))
		abort();
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcProblems) problems = ac_problems_new();
	const AcHandoff *handoff = ac_handoff_read(world.path, arena, problems);
	check_problems(problems, handoff != NULL);
	if (handoff == NULL)
		return 0;
	take_in(&world);
	write_again(&world, handoff);
	return 0;
}
