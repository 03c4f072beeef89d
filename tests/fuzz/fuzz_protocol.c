/* SPDX-License-Identifier: MIT */
/* Any bytes as a rule file: loaded, checked, planned, asked. Aborts where our scan and libconfig disagree. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plan/triage.h"
#include "protocol/check.h"
#include "protocol/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define BROKEN AC_SOURCE_DIR "/tests/data/broken"

typedef struct {
	AcLoaded *catalogue, *safety;
	char path[64];
	int file;
	GTimeZone *zone;
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
	g_autoptr(AcProblems) problems = ac_problems_new();
	world->catalogue = ac_load_catalogue(BROKEN "/good-activities.cfg", problems);
	world->safety = ac_load_safety(AC_SOURCE_DIR "/config/safety.cfg", problems);
	g_assert(world->catalogue != NULL && world->safety != NULL);
	g_strlcpy(world->path, "/tmp/aftercare-fuzz-XXXXXX", sizeof(world->path));
	world->file = g_mkstemp(world->path);
	g_assert(world->file >= 0);
	world->zone = g_time_zone_new_identifier("Europe/London");
}

static void check_problems(const AcProblems *problems, gboolean loaded)
{
	g_assert(loaded == (ac_problems_count(problems, AC_PROBLEM_ERROR) == 0));
	for (guint i = 0; i < ac_problems_total(problems); i++)
		g_assert(!g_str_has_prefix(ac_problems_get(problems, i)->text, "this cannot be read ("));
	g_autofree char *text = ac_problems_text(problems);
	g_assert(g_utf8_validate(text, -1, NULL));
}

/* What is felt, each sign as strong as it can be. */
static void feel_everything(const AcPlan *plan, AcArena *arena, AcInstant at)
{
	const AcProtocol *protocol = ac_plan_protocol(plan);
	AcFeeling *feelings = AC_ARENA_ARRAY(arena, AcFeeling, protocol->n_signs);
	for (guint i = 0; i < protocol->n_signs; i++)
		feelings[i] =
		    (AcFeeling){.words = "x", .sign = &protocol->signs[i], .severity = (AcSignSeverity)(i % 4)};
	const AcTriage *triage = ac_plan_triage(plan, arena, feelings, protocol->n_signs, at);
	g_assert(triage->n_each == protocol->n_signs);
}

/* Two sessions, a trait, a report of every other milestone; every activity, at a few instants about them. */
static void ask_everything(const AcProtocol *protocol, GTimeZone *zone)
{
	static const AcInstant end = 1795446000; /* 2026-11-23 15:00 UTC */
	AcSession sessions[2] = {
	    {.id = 1, .begin = end - 3 * AC_HOUR, .end = end, .zone = zone, .state = AC_SESSION_HAPPENED},
	    {.id = 2, .begin = end + 720 * AC_HOUR, .end = end + 722 * AC_HOUR, .zone = zone, .final = TRUE},
	};
	AcTraitValue trait = {0};
	if (protocol->n_traits > 0)
		trait = (AcTraitValue){protocol->traits[0].id, protocol->traits[0].values[0]};
	AcClient client = {.id = 1,
	                   .name = "F",
	                   .zone = zone,
	                   .sessions = sessions,
	                   .n_sessions = 2,
	                   .traits = &trait,
	                   .n_traits = protocol->n_traits > 0 ? 1 : 0};
	g_autofree AcReport *reports = g_new0(AcReport, protocol->n_milestones + 1);
	for (guint i = 0; i < protocol->n_milestones; i += 2)
		reports[client.n_reports++] =
		    (AcReport){protocol->milestones[i].id, 1, end + (50 + (gint64)i) * AC_HOUR, NULL};
	client.reports = reports;
	static const int hours[] = {-200, -1, 0, 30, 200, 721, 1500};
	g_autoptr(AcPlan) plan = ac_plan_new(protocol, &client, end + 30 * AC_HOUR);
	g_autoptr(AcArena) arena = ac_arena_new();
	for (guint i = 0; i < G_N_ELEMENTS(hours); i++) {
		AcInstant at = end + hours[i] * AC_HOUR;
		for (guint k = 0; k < protocol->catalogue->n_activities; k++) {
			const AcAnswer *answer = ac_plan_ask(plan, arena, protocol->catalogue->activities[k], at, 0);
			g_assert(answer->until.at > at);
		}
		ac_plan_day(plan, arena, ac_time_date(at, zone));
		feel_everything(plan, arena, at);
		ac_arena_reset(arena);
	}
}

static void load_all(const World *world)
{
	static const char *const folders[] = {BROKEN, NULL};
	const AcCatalogue *catalogue = ac_loaded_catalogue(world->catalogue);
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(AcLoaded) protocol = ac_load_protocol(world->path, catalogue, folders, problems);
	check_problems(problems, protocol != NULL);
	if (protocol != NULL) {
		ac_protocol_check(ac_loaded_protocol(protocol), ac_loaded_safety(world->safety), 739940, problems);
		ac_loaded_check(protocol, catalogue, folders, problems);
		ask_everything(ac_loaded_protocol(protocol), world->zone);
	}
	typedef AcLoaded *(*Loader)(const char *path, AcProblems *problems);
	static const Loader loaders[] = {ac_load_catalogue, ac_load_safety, ac_load_clinic};
	for (guint i = 0; i < G_N_ELEMENTS(loaders); i++) {
		g_autoptr(AcProblems) others = ac_problems_new();
		g_autoptr(AcLoaded) loaded = loaders[i](world->path, others);
		check_problems(others, loaded != NULL);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static World world;
	if (world.catalogue == NULL)
		open_world(&world);
	g_assert(ftruncate(world.file, 0) == 0);
	g_assert(pwrite(world.file, data, size, 0) == (ssize_t)size);
	load_all(&world);
	return 0;
}
