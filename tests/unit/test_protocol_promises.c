/* SPDX-License-Identifier: MIT */
/* What the shipped rules call usual, and for how long, is what the check-in goes by: a sign is "expected" as
 * long as the words promise it, and no longer. Every promise is written down here a second time. */
#include <string.h>

#include "plan/triage.h"
#include "protocol/load.h"

#define CONFIG AC_SOURCE_DIR "/config/"

static const char *const folders[] = {CONFIG "protocols", NULL};

typedef struct {
	AcProblems *problems;
	AcLoaded *catalogue, *smp;
	GTimeZone *zone;
	AcArena *arena;
} Shipped;

static void load_shipped(Shipped *shipped, gconstpointer path)
{
	shipped->problems = ac_problems_new();
	shipped->catalogue = ac_load_catalogue(CONFIG "activities.cfg", shipped->problems);
	shipped->smp =
	    ac_load_protocol(path, ac_loaded_catalogue(shipped->catalogue), folders, shipped->problems);
	shipped->zone = g_time_zone_new_utc();
	shipped->arena = ac_arena_new();
	g_assert_nonnull(shipped->smp);
}

static void unload(Shipped *shipped, G_GNUC_UNUSED gconstpointer path)
{
	ac_arena_free(shipped->arena);
	g_time_zone_unref(shipped->zone);
	ac_loaded_free(shipped->smp);
	ac_loaded_free(shipped->catalogue);
	ac_problems_free(shipped->problems);
}

/* What a person reads, and the last of it: the last whole day, or so many hours. */
static const struct {
	const char *sign, *words;
	int last_day, hours;
} promises[] = {
    {"redness", "Usual for 1 to 3 days.", 3, 0},
    {"swelling", "usual until the end of day 3", 3, 0},
    {"pain", "usual until the end of day 3", 3, 0},
    {"itch", "Usual while it flakes", 6, 0},        /* "mostly gone by day 7" */
    {"flaking", "some by day 14", 14, 0},           /* day 14 is one of them */
    {"dark", "they soften in 1 to 4 weeks", 27, 0}, /* days 0 to 27 are four weeks */
    {"fading", "Judge it at 4 to 6 weeks", 41, 0},
    {"oozing", "in the first 24 hours", 0, 24},
};

/* The same on the page and on the day's screen: what a phase calls normal, on each of its days. */
static const struct {
	const char *words, *sign;
	int last_day, hours;
} normal[] = {
    {"Redness, for 1 to 3 days", "redness", 3, 0},
    {"A little swelling and tenderness", "swelling", 3, 0},
    {"A little swelling and tenderness", "pain", 3, 0},
    {"Redness, swelling and tenderness, faint, until the end of day 3", "redness", 3, 0},
    {"Redness, swelling and tenderness, faint, until the end of day 3", "swelling", 3, 0},
    {"Redness, swelling and tenderness, faint, until the end of day 3", "pain", 3, 0},
    {"A trace of blood or clear fluid in the first 24 hours", "oozing", 0, 24},
    {"Itch and tightness, mostly gone by day 7", "itch", 6, 0},
    {"The last flakes, until the end of day 14", "flaking", 14, 0},
    {"Tiny scabs and dry flakes, mostly gone by day 7, some by day 14", "flaking", 14, 0},
};

static const AcSign *sign_of(const Shipped *shipped, const char *id)
{
	const AcProtocol *protocol = ac_loaded_protocol(shipped->smp);
	for (guint i = 0; i < protocol->n_signs; i++)
		if (strcmp(protocol->signs[i].id, id) == 0)
			return &protocol->signs[i];
	g_error("no sign \"%s\"", id);
}

/* What the check-in answers at @at after a session that ended at @end. */
static AcTriageLine answer(const Shipped *shipped, const AcSign *sign, AcSignSeverity severity, AcInstant end,
                           AcInstant at)
{
	const AcSession session = {.id = 1,
	                           .begin = end - 3 * AC_HOUR,
	                           .end = end,
	                           .zone = shipped->zone,
	                           .zone_name = "UTC",
	                           .state = AC_SESSION_HAPPENED};
	const AcClient client = {.id = 1,
	                         .name = "Jo",
	                         .zone = shipped->zone,
	                         .zone_name = "UTC",
	                         .sessions = &session,
	                         .n_sessions = 1};
	const AcFeeling feeling = {.words = sign->title, .sign = sign, .severity = severity};
	g_autoptr(AcPlan) plan = ac_plan_new(ac_loaded_protocol(shipped->smp), &client, at);
	return ac_plan_triage(plan, shipped->arena, &feeling, 1, at)->each[0];
}

static void assert_lasts(const Shipped *shipped, const char *id, int last_day, int hours)
{
	static const int minutes[] = {30, 15 * 60, 23 * 60 + 30};
	const AcSign *sign = sign_of(shipped, id);
	AcDate date = 0;
	g_assert_true(ac_date_from_ymd(2026, 11, 20, &date));
	for (guint i = 0; i < G_N_ELEMENTS(minutes); i++) {
		AcInstant end = ac_time_at(date, minutes[i], shipped->zone, AC_FOLD_FIRST);
		AcInstant over =
		    hours > 0 ? end + hours * AC_HOUR : ac_time_midnight(date + last_day + 1, shipped->zone);
		for (AcInstant at = end; at < over + 24 * AC_HOUR; at += 30 * AC_MINUTE) {
			AcAdvice advice = answer(shipped, sign, AC_SEVERITY_MILD, end, at).advice;
			if ((advice == AC_ADVICE_EXPECTED) != (at < over))
				g_error("%s, mild, %g hours after a session that ended at minute %d: advice %d", id,
				        (double)(at - end) / AC_HOUR, minutes[i], advice);
		}
	}
}

static gboolean is_said(const AcSign *sign, const char *words)
{
	for (guint i = 0; i < sign->n_rules; i++)
		if (sign->rules[i].advice == AC_ADVICE_EXPECTED && strstr(sign->rules[i].why, words) != NULL)
			return TRUE;
	return FALSE;
}

static void the_check_in_expects_a_sign_as_long_as_its_words_promise(Shipped *shipped,
                                                                     G_GNUC_UNUSED gconstpointer path)
{
	for (guint i = 0; i < G_N_ELEMENTS(promises); i++) {
		if (!is_said(sign_of(shipped, promises[i].sign), promises[i].words))
			g_error("%s does not say \"%s\" any more", promises[i].sign, promises[i].words);
		assert_lasts(shipped, promises[i].sign, promises[i].last_day, promises[i].hours);
	}
}

static gboolean expects(const AcSign *sign)
{
	for (guint i = 0; i < sign->n_rules; i++)
		if (sign->rules[i].advice == AC_ADVICE_EXPECTED)
			return TRUE;
	return FALSE;
}

static void no_sign_that_may_be_expected_is_left_out_here(Shipped *shipped, G_GNUC_UNUSED gconstpointer path)
{
	const AcProtocol *protocol = ac_loaded_protocol(shipped->smp);
	for (guint i = 0; i < protocol->n_signs; i++) {
		gboolean found = !expects(&protocol->signs[i]);
		for (guint k = 0; k < G_N_ELEMENTS(promises); k++)
			found = found || strcmp(promises[k].sign, protocol->signs[i].id) == 0;
		if (!found)
			g_error("how long is %s expected?", protocol->signs[i].id);
	}
}

static gboolean is_normal(const AcPhase *phase, const char *words)
{
	for (guint i = 0; i < phase->n_normal; i++)
		if (g_str_has_prefix(phase->normal[i], words))
			return TRUE;
	return FALSE;
}

static void what_a_phase_calls_normal_is_no_reason_to_call(Shipped *shipped, G_GNUC_UNUSED gconstpointer path)
{
	const AcProtocol *protocol = ac_loaded_protocol(shipped->smp);
	for (guint i = 0; i < G_N_ELEMENTS(normal); i++) {
		guint n = 0;
		for (guint k = 0; k < protocol->n_phases; k++)
			n += is_normal(&protocol->phases[k], normal[i].words) ? 1 : 0;
		if (n == 0)
			g_error("no phase says \"%s\" any more", normal[i].words);
		assert_lasts(shipped, normal[i].sign, normal[i].last_day, normal[i].hours);
	}
}

/* On a day of a sign's promise the phase of that day names it. */
static void day_three_names_what_is_still_expected_on_it(Shipped *shipped, G_GNUC_UNUSED gconstpointer path)
{
	static const char *const faint = "Redness, swelling and tenderness, faint, until the end of day 3";
	const AcProtocol *protocol = ac_loaded_protocol(shipped->smp);
	g_assert_true(is_normal(&protocol->phases[1], faint));
	g_assert_cmpint(protocol->phases[1].from.early.days, ==, 2);
	/* Day 14, on which some flakes are left, is one of settling. */
	g_assert_true(is_normal(&protocol->phases[2], "The last flakes, until the end of day 14"));
	g_assert_cmpint(protocol->phases[2].from.early.days, ==, 10);
}

/* "Stays strong" was said of a moderate answer. */
static void the_words_fit_the_severity_that_leads_to_them(Shipped *shipped, G_GNUC_UNUSED gconstpointer path)
{
	const AcProtocol *protocol = ac_loaded_protocol(shipped->smp);
	AcInstant end = 0, later = 6 * 24 * AC_HOUR;
	for (guint i = 0; i < protocol->n_signs; i++)
		for (int severity = AC_SEVERITY_MILD; severity <= AC_SEVERITY_STRONG; severity++)
			for (AcInstant at = end; at < 30 * 24 * AC_HOUR; at += 12 * AC_HOUR) {
				AcTriageLine line =
				    answer(shipped, &protocol->signs[i], (AcSignSeverity)severity, end, end + at);
				if (line.rule == NULL || severity == AC_SEVERITY_STRONG)
					continue;
				g_autofree char *why = g_utf8_strdown(line.rule->why, -1);
				if (strstr(why, "strong") != NULL)
					g_error("%s: \"%s\" is said of severity %d", line.rule->id, line.rule->why, severity);
			}
	AcTriageLine moderate =
	    answer(shipped, sign_of(shipped, "redness"), AC_SEVERITY_MODERATE, end, end + later);
	g_assert_cmpint(moderate.advice, ==, AC_ADVICE_DOCTOR);
	g_assert_cmpstr(moderate.rule->why, ==, "More than mild redness after day 3 may be an infection.");
}

/* From expected to a doctor in one night would be a jump: between the two stands the practitioner. */
static void what_is_more_than_faint_on_day_three_is_for_the_practitioner(Shipped *shipped,
                                                                         G_GNUC_UNUSED gconstpointer path)
{
	static const char *const signs[] = {"redness", "swelling", "pain"};
	AcInstant end = 15 * AC_HOUR; /* of the first of January 1970 */
	for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
		const AcSign *sign = sign_of(shipped, signs[i]);
		AcInstant day_two = end + 2 * 24 * AC_HOUR, day_three = end + 3 * 24 * AC_HOUR,
		          day_four = end + 4 * 24 * AC_HOUR;
		g_assert_cmpint(answer(shipped, sign, AC_SEVERITY_MODERATE, end, day_two).advice, ==,
		                AC_ADVICE_EXPECTED);
		g_assert_cmpint(answer(shipped, sign, AC_SEVERITY_MODERATE, end, day_three).advice, ==,
		                AC_ADVICE_PRACTITIONER);
		g_assert_cmpint(answer(shipped, sign, AC_SEVERITY_MODERATE, end, day_four).advice, ==,
		                AC_ADVICE_DOCTOR);
		g_assert_cmpint(answer(shipped, sign, AC_SEVERITY_STRONG, end, day_three).advice, >=,
		                AC_ADVICE_PRACTITIONER);
	}
}

/* Until all flakes are gone there may be some, in whatever phase: a foil goes around them. */
static void a_foil_shaver_goes_around_what_flakes_are_left(Shipped *shipped, G_GNUC_UNUSED gconstpointer path)
{
	const AcProtocol *protocol = ac_loaded_protocol(shipped->smp);
	for (guint i = 0; i < protocol->n_rules; i++)
		if (strcmp(protocol->rules[i].id, "shave") == 0) {
			g_assert_nonnull(strstr(protocol->rules[i].words.how, "around any flake left"));
			g_assert_nonnull(strstr(protocol->rules[i].words.why, "the blade once no flakes are left"));
			return;
		}
	g_error("no rule \"shave\"");
}

#define ADD_TO(test, name, file)                                                                             \
	g_test_add("/promises/" name "/" #test, Shipped, CONFIG "protocols/" file, load_shipped, test, unload)
#define ADD(test) ADD_TO(test, "smp", "smp.cfg")

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD(the_check_in_expects_a_sign_as_long_as_its_words_promise);
	ADD_TO(the_check_in_expects_a_sign_as_long_as_its_words_promise, "scar", "smp-scar.cfg");
	ADD(no_sign_that_may_be_expected_is_left_out_here);
	ADD_TO(no_sign_that_may_be_expected_is_left_out_here, "scar", "smp-scar.cfg");
	ADD(what_a_phase_calls_normal_is_no_reason_to_call);
	ADD_TO(what_a_phase_calls_normal_is_no_reason_to_call, "scar", "smp-scar.cfg");
	ADD(day_three_names_what_is_still_expected_on_it);
	ADD_TO(day_three_names_what_is_still_expected_on_it, "scar", "smp-scar.cfg");
	ADD(the_words_fit_the_severity_that_leads_to_them);
	ADD(what_is_more_than_faint_on_day_three_is_for_the_practitioner);
	ADD(a_foil_shaver_goes_around_what_flakes_are_left);
	ADD_TO(a_foil_shaver_goes_around_what_flakes_are_left, "density", "smp-density.cfg");
	return g_test_run();
}
