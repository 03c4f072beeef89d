/* SPDX-License-Identifier: MIT */
/* The two shipped overlays of smp.cfg: hair kept long, and scars. What they may loosen is written down here.
 */
#include <string.h>

#include "plan/plan.h"
#include "protocol/check.h"
#include "protocol/load.h"

#define CONFIG     AC_SOURCE_DIR "/config/"
#define N_DAYS     60
#define N_TESTS    10
#define END_HOUR   15 /* of the session */
#define STEP_HOURS 7
#define SNIP_FROM  4 /* scissors, for those who keep their hair: from this day … */
#define SNIP_TO    7 /* … until the day on which smp.cfg allows them too */

typedef struct {
	AcProblems *problems;
	AcLoaded *catalogue, *safety, *smp, *look;
	GTimeZone *utc;
} Shipped;

static void load(Shipped *shipped, gconstpointer id)
{
	static const char *const folders[] = {CONFIG "protocols", NULL};
	shipped->problems = ac_problems_new();
	shipped->catalogue = ac_load_catalogue(CONFIG "activities.cfg", shipped->problems);
	shipped->safety = ac_load_safety(CONFIG "safety.cfg", shipped->problems);
	const AcCatalogue *catalogue = ac_loaded_catalogue(shipped->catalogue);
	g_autofree char *path = g_strdup_printf(CONFIG "protocols/%s.cfg", (const char *)id);
	shipped->smp = ac_load_protocol(CONFIG "protocols/smp.cfg", catalogue, folders, shipped->problems);
	shipped->look = ac_load_protocol(path, catalogue, folders, shipped->problems);
	g_autofree char *text = ac_problems_text(shipped->problems);
	if (shipped->smp == NULL || shipped->look == NULL || ac_problems_total(shipped->problems) != 0)
		g_error("%s", text);
	shipped->utc = g_time_zone_new_utc();
}

static void unload(Shipped *shipped, gconstpointer id)
{
	(void)id;
	ac_loaded_free(shipped->look);
	ac_loaded_free(shipped->smp);
	ac_loaded_free(shipped->safety);
	ac_loaded_free(shipped->catalogue);
	ac_problems_free(shipped->problems);
	g_time_zone_unref(shipped->utc);
}

static gboolean is_own(const AcProtocol *protocol, const AcOrigin *origin)
{
	return strcmp(origin->file, protocol->file) == 0;
}

static void the_check_finds_nothing_and_its_tests_pass(Shipped *shipped, gconstpointer id)
{
	const AcProtocol *look = ac_loaded_protocol(shipped->look);
	g_assert_cmpstr(look->id, ==, id);
	g_assert_cmpstr(look->extends, ==, "smp");
	g_assert_cmpuint(look->n_tests, >=, N_TESTS);
	AcDate today = 0;
	g_assert_true(ac_date_from_ymd(2026, 11, 22, &today));
	ac_protocol_check(look, ac_loaded_safety(shipped->safety), today, shipped->problems);
	guint n_errors = ac_problems_count(shipped->problems, AC_PROBLEM_ERROR);
	if (n_errors + ac_problems_count(shipped->problems, AC_PROBLEM_WARNING) != 0) {
		g_autofree char *text = ac_problems_text(shipped->problems);
		g_error("%s", text);
	}
}

static void every_change_says_why_and_who_says_so(Shipped *shipped, gconstpointer id)
{
	(void)id;
	const AcProtocol *look = ac_loaded_protocol(shipped->look);
	guint n_own = 0;
	for (guint i = 0; i < look->n_rules; i++) {
		const AcRule *rule = &look->rules[i];
		if (!is_own(look, &rule->origin))
			continue;
		n_own++;
		g_assert_nonnull(rule->source);
		g_assert_nonnull(rule->words.why);
	}
	g_assert_cmpuint(n_own, >, 0);
	for (guint i = 0; i < look->n_notes; i++)
		g_assert_nonnull(look->notes[i].source);
	g_assert_cmpuint(look->n_courses, ==, 1);
	g_assert_nonnull(look->courses[0].source);
	g_assert_nonnull(look->courses[0].why);
}

/* ---- an overlay answers no looser than what it extends ------------------------------------------------- */

/* As a question about several is answered: what is not covered is told to ask. */
static int strictness(AcVerdict verdict)
{
	switch (verdict) {
	case AC_VERDICT_OK:
		return 0;
	case AC_VERDICT_CARE:
		return 1;
	case AC_VERDICT_SILENT:
		return 2;
	case AC_VERDICT_ASK:
		return 3;
	case AC_VERDICT_AVOID:
		return 4;
	}
	g_assert_not_reached();
}

/* Long hair is trimmed with scissors before anything else touches it: the only thing that is looser. */
static gboolean is_meant(const char *id, const AcActivity *activity, int day)
{
	gboolean cuts = strcmp(activity->id, "scissors") == 0 || strcmp(activity->id, "shave") == 0;
	return cuts && strcmp(id, "smp-density") == 0 && day >= SNIP_FROM && day < SNIP_TO;
}

/* One answer of both: of smp.cfg, and of the overlay. */
typedef struct {
	const AcPlan *plain, *look;
	const AcActivity *activity, *own; /* the same, of the one catalogue and of the other */
} Pair;

static gboolean is_looser(const Pair *pair, AcInstant at)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcVerdict was = ac_plan_ask(pair->plain, arena, pair->activity, at, 0)->verdict;
	AcVerdict is = ac_plan_ask(pair->look, arena, pair->own, at, 0)->verdict;
	return strictness(is) < strictness(was);
}

static void compare(const Shipped *shipped, const char *id, const AcClient *client)
{
	AcInstant end = client->sessions[0].end;
	g_autoptr(AcPlan) plain = ac_plan_new(ac_loaded_protocol(shipped->smp), client, end);
	g_autoptr(AcPlan) look = ac_plan_new(ac_loaded_protocol(shipped->look), client, end);
	const AcCatalogue *catalogue = ac_loaded_catalogue(shipped->catalogue);
	const AcCatalogue *own = ac_loaded_protocol(shipped->look)->catalogue;
	for (guint i = 0; i < catalogue->n_activities; i++) {
		const AcActivity *activity = catalogue->activities[i];
		const Pair pair = {plain, look, activity, ac_catalogue_find(own, activity->id)};
		for (int hour = 1; hour < N_DAYS * 24; hour += STEP_HOURS)
			if (!is_meant(id, activity, (hour + END_HOUR) / 24) && is_looser(&pair, end + hour * AC_HOUR))
				g_error("%s: %s is looser %d hours after the session", id, activity->id, hour);
	}
}

static void it_is_nowhere_looser_than_smp_but_where_it_is_meant(Shipped *shipped, gconstpointer id)
{
	AcDate date = 0;
	g_assert_true(ac_date_from_ymd(2026, 3, 2, &date));
	AcInstant end = ac_time_at(date, END_HOUR * 60, shipped->utc, AC_FOLD_FIRST);
	AcSession session = {.id = 1,
	                     .begin = end - 2 * AC_HOUR,
	                     .end = end,
	                     .zone = shipped->utc,
	                     .zone_name = "UTC",
	                     .state = AC_SESSION_HAPPENED};
	const AcReport reports[] = {{.milestone = "flakes-gone", .session_id = 1, .at = end + 12 * 24 * AC_HOUR},
	                            {.milestone = "healed", .session_id = 1, .at = end + 12 * 24 * AC_HOUR}};
	AcClient client = {.id = 1,
	                   .name = "Jo Doe",
	                   .zone = shipped->utc,
	                   .zone_name = "UTC",
	                   .sessions = &session,
	                   .n_sessions = 1,
	                   .reports = reports};
	for (guint n = 0; n <= G_N_ELEMENTS(reports); n++) {
		client.n_reports = n;
		session.final = FALSE;
		compare(shipped, id, &client);
		session.final = TRUE;
		compare(shipped, id, &client);
	}
}

/* ---- the course ---------------------------------------------------------------------------------------- */

static void the_look_decides_how_many_sessions_there_are(Shipped *shipped, gconstpointer id)
{
	const AcCourse *course = &ac_loaded_protocol(shipped->look)->courses[0];
	gboolean is_scar = strcmp(id, "smp-scar") == 0;
	g_assert_cmpuint(course->sessions.most, ==, is_scar ? 3 : 4);
	g_assert_cmpuint(course->n_gaps, ==, is_scar ? 1 : 3);
}

#define ADD(id, function) g_test_add("/looks/" id "/" #function, Shipped, id, load, function, unload)
#define ADD_ALL(id)                                                                                          \
	ADD(id, the_check_finds_nothing_and_its_tests_pass);                                                     \
	ADD(id, every_change_says_why_and_who_says_so);                                                          \
	ADD(id, it_is_nowhere_looser_than_smp_but_where_it_is_meant);                                            \
	ADD(id, the_look_decides_how_many_sessions_there_are)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ALL("smp-density");
	ADD_ALL("smp-scar");
	return g_test_run();
}
