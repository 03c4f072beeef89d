/* SPDX-License-Identifier: MIT */
/*
 * bench/inside.c - what one plan, one question, one day and one load cost, and how each grows: bench_inside
 * FOLDER. Rules are made up: as many as asked, spread over the real catalogue, in a file the loader accepts.
 */
#include "plan/plan.h"
#include "protocol/load.h"

#include <libconfig.h>
#include <stdio.h>
#include <time.h>

enum { ROUNDS = 9, MIN_MS = 20 };

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double median(double *values, gsize n)
{
	qsort(values, n, sizeof *values, by_value);
	return values[n / 2];
}

/* ---- made-up data ---------------------------------------------------------------------------- */

static char *write_rules(const char *folder, const AcCatalogue *catalogue, guint n_rules)
{
	static const char *const says[] = {"\"avoid\"", "\"care\";how=\"h\"", "\"ask\"", "\"avoid\""};
	g_autoptr(GString) text =
	    g_string_new("protocol={id=\"many\";title=\"Many\";version=\"1\";language=\"en\";"
	                 "status=\"active\";author=\"a\";approved_on=\"2026-01-01\";"
	                 "review_by=\"2030-01-01\";treatment_day=0;lasts=\"60d\";"
	                 "sources=({id=\"s\";title=\"S\";});rules=(\n");
	for (guint i = 0; i < n_rules; i++) {
		const AcActivity *on = catalogue->activities[i % catalogue->n_activities];
		g_string_append_printf(
		    text, "{id=\"r%u\";on=\"%s\";verdict=%s;from=\"%uh\";to=\"%ud\";why=\"Heat\";source=\"s\";}%s\n",
		    i, on->id, says[i % 4], i % 30, 2 + i % 50, i + 1 < n_rules ? "," : "");
	}
	g_string_append(text, ");};\n");
	char *path = g_strdup_printf("%s/rules-%u.cfg", folder, n_rules);
	if (!g_file_set_contents(path, text->str, (gssize)text->len, NULL))
		g_error("%s cannot be written", path);
	return path;
}

static AcClient *new_client(GTimeZone *zone, AcInstant now, guint n_sessions)
{
	AcClient *client = g_new0(AcClient, 1);
	AcSession *sessions = g_new0(AcSession, n_sessions);
	for (guint i = 0; i < n_sessions; i++) {
		AcInstant end = now - 2 * 24 * AC_HOUR - (AcInstant)(n_sessions - 1 - i) * 21 * 24 * AC_HOUR;
		sessions[i] = (AcSession){.id = i + 1,
		                          .begin = end - 3 * AC_HOUR,
		                          .end = end,
		                          .zone = zone,
		                          .zone_name = "Europe/London",
		                          .state = AC_SESSION_HAPPENED};
	}
	*client = (AcClient){.id = 1,
	                     .name = "Jo Doe",
	                     .zone = zone,
	                     .zone_name = "Europe/London",
	                     .sessions = sessions,
	                     .n_sessions = n_sessions};
	return client;
}

static void free_client(AcClient *client)
{
	g_free((gpointer)(gsize)client->sessions);
	g_free(client);
}

static AcLoaded *load(const char *path, const AcCatalogue *catalogue)
{
	static const char *const folders[] = {AC_SOURCE_DIR "/config/protocols", NULL};
	g_autoptr(AcProblems) problems = ac_problems_new();
	AcLoaded *loaded = ac_load_protocol(path, catalogue, folders, problems);
	if (!loaded) {
		g_autofree char *text = ac_problems_text(problems);
		g_printerr("%.2000s\n", text);
		exit(1);
	}
	return loaded;
}

/* ---- what is measured ------------------------------------------------------------------------ */

typedef struct {
	const AcProtocol *protocol;
	const AcClient *client;
	const AcPlan *plan;
	AcArena *arena;
	AcInstant now;
	guint turn;
} Case;

static void one_plan(Case *c)
{
	ac_plan_free(ac_plan_new(c->protocol, c->client, c->now));
}

static void one_question(Case *c)
{
	const AcCatalogue *catalogue = c->protocol->catalogue;
	ac_plan_ask(c->plan, c->arena, catalogue->activities[c->turn++ % catalogue->n_activities], c->now, 0);
	ac_arena_reset(c->arena);
}

static void one_day(Case *c)
{
	ac_plan_day(c->plan, c->arena, ac_time_date(c->now, c->client->zone) + (AcDate)(c->turn++ % 14));
	ac_arena_reset(c->arena);
}

static void one_start(Case *c)
{
	g_autoptr(AcPlan) plan = ac_plan_new(c->protocol, c->client, c->now);
	ac_plan_day(plan, c->arena, ac_time_date(c->now, c->client->zone));
	ac_arena_reset(c->arena);
}

/* Microseconds of one call: the median of rounds, each long enough to be timed. */
static double cost_us(void (*call)(Case *), Case *c)
{
	double rounds[ROUNDS];
	for (int round = 0; round < ROUNDS; round++) {
		guint n = 0;
		double begin = now_ms(), end = begin;
		for (; end - begin < MIN_MS; end = now_ms(), n++)
			call(c);
		rounds[round] = (end - begin) * 1e3 / n;
	}
	return median(rounds, ROUNDS);
}

static void measure_plan(const char *what, const AcProtocol *protocol, guint n_sessions)
{
	GTimeZone *zone = g_time_zone_new_identifier("Europe/London");
	AcInstant now = 1795510800; /* 2026-11-24 09:00 UTC */
	AcClient *client = new_client(zone, now, n_sessions);
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcPlan) plan = ac_plan_new(protocol, client, now);
	Case c = {.protocol = protocol, .client = client, .plan = plan, .arena = arena, .now = now};
	double plan_us = cost_us(one_plan, &c), ask_us = cost_us(one_question, &c), day_us = cost_us(one_day, &c);
	double start_us = cost_us(one_start, &c), units = (double)protocol->n_rules * n_sessions;
	printf("| %s | %u | %u | %.1f | %.0f | %.2f | %.1f | %.1f | %.0f |\n", what, protocol->n_rules,
	       n_sessions, plan_us, plan_us * 1e3 / units, ask_us, day_us, start_us, start_us * 1e3 / units);
	fflush(stdout);
	g_clear_pointer(&plan, ac_plan_free);
	free_client(client);
	g_time_zone_unref(zone);
}

static void measure_load(const char *path, const AcCatalogue *catalogue, guint n_rules)
{
	double ours[ROUNDS], theirs[ROUNDS], ratio[ROUNDS];
	guint repeats = MAX(1, 2000 / n_rules);
	for (int round = 0; round < ROUNDS; round++) {
		double begin = now_ms();
		for (guint i = 0; i < repeats; i++) {
			config_t config;
			config_init(&config);
			if (config_read_file(&config, path) != CONFIG_TRUE)
				g_error("%s:%d: %s", path, config_error_line(&config), config_error_text(&config));
			config_destroy(&config);
		}
		double middle = now_ms();
		for (guint i = 0; i < repeats; i++)
			ac_loaded_free(load(path, catalogue));
		ours[round] = (now_ms() - middle) / repeats;
		theirs[round] = (middle - begin) / repeats;
		ratio[round] = ours[round] / theirs[round];
	}
	double mine = median(ours, ROUNDS), parse = median(theirs, ROUNDS);
	printf("| %u | %.3f | %.2f | %.3f | %.2f |\n", n_rules, mine, mine * 1e3 / n_rules, parse,
	       median(ratio, ROUNDS));
	fflush(stdout);
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		g_printerr("bench_inside FOLDER\n");
		return 2;
	}
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(AcLoaded) activities = ac_load_catalogue(AC_SOURCE_DIR "/config/activities.cfg", problems);
	const AcCatalogue *catalogue = ac_loaded_catalogue(activities);
	static const guint sizes[] = {10, 100, 1000, 10000}, sessions[] = {1, 3, 10};

	printf("| rules | load ms | a rule µs | libconfig alone ms | times |\n|---|---|---|---|---|\n");
	for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autofree char *path = write_rules(argv[1], catalogue, sizes[i]);
		measure_load(path, catalogue, sizes[i]);
	}
	printf("\n| protocol | rules | sessions | a plan µs | a rule and session ns | a question µs | a day µs | "
	       "plan and its day "
	       "µs | a rule and session ns |\n|---|---|---|---|---|---|---|---|---|\n");
	g_autoptr(AcLoaded) smp = load(AC_SOURCE_DIR "/config/protocols/smp.cfg", catalogue);
	for (gsize i = 0; i < G_N_ELEMENTS(sessions); i++)
		measure_plan("smp", ac_loaded_protocol(smp), sessions[i]);
	for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autofree char *path = write_rules(argv[1], catalogue, sizes[i]);
		g_autoptr(AcLoaded) many = load(path, catalogue);
		for (gsize k = 0; k < G_N_ELEMENTS(sessions); k++)
			measure_plan("made up", ac_loaded_protocol(many), sessions[k]);
	}
	return 0;
}
