/* SPDX-License-Identifier: MIT */
/* The files people's answers come from: config/activities.cfg, safety.cfg, protocols/smp.cfg and
 * clinics/example.cfg. What they answer is written down here a second time, as a table a practitioner can
 * read. */
#include <string.h>

#include "plan/plan.h"
#include "protocol/check.h"
#include "protocol/load.h"

#define CONFIG      AC_SOURCE_DIR "/config/"
#define HOUR(h)     ((AcInstant)(h)*AC_HOUR)
#define DAY(d)      (HOUR((d)*24) - HOUR(5)) /* ten in the morning of day d: the session ends at three */
#define N_DAYS      60
#define MOST_ASKED  20
#define LONGEST_HOW 90
#define LONGEST_WHY 120

static const char *const folders[] = {CONFIG "protocols", NULL};

/* Everything shipped, loaded once a test. */
typedef struct {
	AcProblems *problems;
	AcLoaded *catalogue, *safety, *smp, *example, *clinic;
	GTimeZone *zone;
} Shipped;

static void load(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	shipped->problems = ac_problems_new();
	shipped->catalogue = ac_load_catalogue(CONFIG "activities.cfg", shipped->problems);
	shipped->safety = ac_load_safety(CONFIG "safety.cfg", shipped->problems);
	g_assert_nonnull(shipped->catalogue);
	const AcCatalogue *catalogue = ac_loaded_catalogue(shipped->catalogue);
	shipped->smp = ac_load_protocol(CONFIG "protocols/smp.cfg", catalogue, folders, shipped->problems);
	shipped->example = ac_load_protocol(CONFIG "clinics/example.cfg", catalogue, folders, shipped->problems);
	shipped->clinic = ac_load_clinic(CONFIG "clinics/example.cfg", shipped->problems);
	shipped->zone = g_time_zone_new_utc();
}

static void unload(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	ac_loaded_free(shipped->clinic);
	ac_loaded_free(shipped->example);
	ac_loaded_free(shipped->smp);
	ac_loaded_free(shipped->safety);
	ac_loaded_free(shipped->catalogue);
	ac_problems_free(shipped->problems);
	g_time_zone_unref(shipped->zone);
}

static void assert_none(const AcProblems *problems, const char *what)
{
	g_autofree char *text = ac_problems_text(problems);
	if (ac_problems_total(problems) != 0)
		g_error("%s:\n%s", what, text);
}

static const AcProtocol *smp_of(const Shipped *shipped)
{
	g_assert_nonnull(shipped->smp);
	return ac_loaded_protocol(shipped->smp);
}

/* ---- the files by themselves ----------------------------------------------------------------- */

static void every_shipped_file_loads_without_a_problem(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	assert_none(shipped->problems, "loading config/");
	g_assert_nonnull(shipped->safety);
	g_assert_nonnull(shipped->example);
	g_assert_nonnull(shipped->clinic);
	g_assert_nonnull(ac_loaded_clinic(shipped->example));
	g_assert_cmpstr(ac_loaded_clinic(shipped->clinic)->protocol, ==,
	                ac_loaded_protocol(shipped->example)->id);
	g_assert_cmpstr(smp_of(shipped)->id, ==, "smp");
}

static void the_check_finds_nothing(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	const AcProtocol *const protocols[] = {smp_of(shipped), ac_loaded_protocol(shipped->example)};
	AcDate today = 0;
	g_assert_true(ac_date_from_ymd(2026, 11, 22, &today));
	for (guint i = 0; i < G_N_ELEMENTS(protocols); i++) {
		g_autoptr(AcProblems) found = ac_problems_new();
		ac_protocol_check(protocols[i], ac_loaded_safety(shipped->safety), today, found);
		guint n = ac_problems_count(found, AC_PROBLEM_ERROR) + ac_problems_count(found, AC_PROBLEM_WARNING);
		if (n != 0)
			assert_none(found, protocols[i]->file);
	}
}

static void the_files_own_tests_pass(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	g_autoptr(AcProblems) found = ac_problems_new();
	g_assert_cmpuint(ac_protocol_run_tests(smp_of(shipped), found), >=, 30);
	g_assert_cmpuint(ac_protocol_run_tests(ac_loaded_protocol(shipped->example), found), >=, 5);
	assert_none(found, "the files' own tests");
}

static void the_catalogue_has_many_activities_and_plain_words(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	const AcCatalogue *catalogue = ac_loaded_catalogue(shipped->catalogue);
	g_assert_cmpuint(catalogue->n_activities, >=, 60);
	for (guint i = 0; i < catalogue->n_activities; i++) {
		const AcActivity *activity = catalogue->activities[i];
		g_autoptr(GHashTable) words = g_hash_table_new(g_str_hash, g_str_equal);
		g_assert_cmpint(g_utf8_strlen(activity->title, -1), <=, 24);
		for (guint k = 0; k < activity->n_also; k++) {
			g_autofree char *lower = g_utf8_strdown(activity->also[k], -1);
			g_assert_cmpstr(activity->also[k], ==, lower);
			if (!g_hash_table_add(words, (gpointer)(guintptr)activity->also[k]))
				g_error("%s: \"%s\" stands twice", activity->id, activity->also[k]);
		}
	}
}

static gboolean is_seed(const AcSource *source)
{
	return source->id[0] == 's' && source->note != NULL; /* given as texts: their address is not known */
}

static void every_rule_has_a_short_why_and_a_source_that_can_be_read(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	const AcProtocol *const protocols[] = {smp_of(shipped), ac_loaded_protocol(shipped->example)};
	for (guint p = 0; p < G_N_ELEMENTS(protocols); p++)
		for (guint i = 0; i < protocols[p]->n_rules; i++) {
			const AcRule *rule = &protocols[p]->rules[i];
			const char *how = rule->words.how, *why = rule->words.why;
			if (why == NULL || rule->source == NULL)
				g_error("%s:%d: %s has no why or no source", rule->origin.file, rule->origin.line, rule->id);
			if (g_utf8_strlen(why, -1) > LONGEST_WHY || (how != NULL && g_utf8_strlen(how, -1) > LONGEST_HOW))
				g_error("%s:%d: a text of %s is too long", rule->origin.file, rule->origin.line, rule->id);
			g_assert_true(rule->source->url != NULL || is_seed(rule->source));
		}
	for (guint i = 0; i < smp_of(shipped)->n_signs; i++)
		for (guint k = 0; k < smp_of(shipped)->signs[i].n_rules; k++)
			g_assert_nonnull(smp_of(shipped)->signs[i].rules[k].source);
}

static void red_flags_say_what_to_do_first_and_who_says_so(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	const AcSafety *safety = ac_loaded_safety(shipped->safety);
	g_assert_cmpuint(safety->n_flags, >=, 18);
	g_assert_nonnull(strstr(safety->prescriber, "without your prescriber"));
	for (guint i = 0; i < safety->n_flags; i++) {
		const AcRedFlag *flag = &safety->flags[i];
		g_assert_true(flag->source != NULL && flag->source->url != NULL);
		if (flag->urgency == AC_ADVICE_EMERGENCY)
			g_assert_true(g_str_has_prefix(flag->advice, "Call the emergency number now"));
		if (i > 0)
			g_assert_cmpint(safety->flags[i - 1].urgency, >=, flag->urgency);
	}
}

static void the_example_clinic_has_numbers_that_ring_nowhere(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	const AcClinic *clinic = ac_loaded_clinic(shipped->clinic);
	/* Ofcom keeps 01632 960000 to 960999 for drama. */
	g_assert_true(g_str_has_prefix(clinic->phone, "01632 960"));
	g_assert_true(g_str_has_prefix(clinic->out_of_hours, "01632 960"));
	g_assert_true(g_str_has_suffix(clinic->email, ".example"));
}

/* ---- what they answer ------------------------------------------------------------------------ */

typedef struct {
	AcSession sessions[3];
	AcReport reports[2];
	AcTraitValue trait;
	AcClient client;
	AcInstant end; /* of the first session */
} Person;

/* Sessions end at 15:00 UTC, three weeks apart. @skin: NULL, not known. */
static void person_init(Person *person, GTimeZone *zone, guint n_sessions, const char *skin)
{
	AcDate date = 0;
	g_assert_true(ac_date_from_ymd(2026, 3, 2, &date));
	*person = (Person){.end = ac_time_at(date, 15 * 60, zone, AC_FOLD_FIRST)};
	for (guint i = 0; i < n_sessions; i++) {
		AcInstant end = person->end + HOUR(24 * 21 * i);
		person->sessions[i] = (AcSession){.id = (gint64)i + 1,
		                                  .begin = end - HOUR(3),
		                                  .end = end,
		                                  .zone = zone,
		                                  .zone_name = "UTC",
		                                  .state = AC_SESSION_HAPPENED};
	}
	person->trait = (AcTraitValue){"skin", skin};
	person->client = (AcClient){.id = 1,
	                            .name = "Jo Doe",
	                            .zone = zone,
	                            .zone_name = "UTC",
	                            .sessions = person->sessions,
	                            .n_sessions = n_sessions,
	                            .traits = &person->trait,
	                            .n_traits = skin != NULL,
	                            .reports = person->reports};
}

/* The flakes have gone and the skin is smooth on day 12. */
static void person_heals(Person *person)
{
	person->reports[0] = (AcReport){"flakes-gone", 1, person->end + DAY(12), NULL};
	person->reports[1] = (AcReport){"healed", 1, person->end + DAY(12), NULL};
	person->client.n_reports = 2;
}

static AcVerdict verdict_of(const AcProtocol *protocol, const Person *person, const char *id, AcInstant after)
{
	const AcActivity *activity = ac_catalogue_find(protocol->catalogue, id);
	if (activity == NULL)
		g_error("no activity \"%s\"", id);
	AcInstant at = person->end + after;
	g_autoptr(AcPlan) plan = ac_plan_new(protocol, &person->client, at);
	AcArena *arena = ac_arena_new();
	AcVerdict verdict = ac_plan_ask(plan, arena, activity, at, 0)->verdict;
	ac_arena_free(arena);
	return verdict;
}

/* One letter a moment: v avoid, ? ask, c care, o ok, . silent. */
static const char letters[] = ".oc?v";
static const AcInstant moments[] = {HOUR(-30), HOUR(20), HOUR(30), DAY(5), DAY(8),
                                    DAY(12),   DAY(20),  DAY(29),  DAY(40)};

static const struct {
	const char *activity, *answers;
} table[] = {
    /* -30h 20h 30h d5 d8 d12 d20 d29 d40; the last session, skin not known, healed on day 12 */
    {"water", ".vcccccoo"},         {"effort", "vccccccoo"},
    {"hard", "vvvvvccoo"},          {"pool", ".vvvvvvcc"},
    {"sun", "vvvvvvccc"},           {"shave", ".vvvccccc"},
    {"hat", ".ccccoooo"},           {"sleep", ".cccooooo"},
    {"alcohol", "vccccoooo"},       {"sauna", ".vvvvvvoo"},
    {"razor", ".vvvvcccc"},         {"shampoo", ".vvvvcccc"},
    {"rinse", ".vcccccoo"},         {"mild", ".vvccccoo"},
    {"moisturiser", ".vvcccccc"},   {"sunscreen", ".vvvvcccc"},
    {"light", ".vvccccoo"},         {"sea", ".vvvvvvcc"},
    {"scratch", ".vvvvvvvv"},       {"touch", ".vvvooooo"},
    {"sweat", ".vvvvccoo"},         {"hot-shower", ".vvvvccoo"},
    {"body-shower", ".ccoooooo"},   {"pick", ".vvvvvvvv"},
    {"outdoors", ".cccccccc"},      {"desk-work", ".oooooooo"},
    {"coffee", "v........"},        {"minoxidil", "?????????"},
    {"lake", ".vvvvvvcc"},          {"hot-tub", ".vvvvvvcc"},
    {"steam-room", ".vvvvvvoo"},    {"bath", ".vvvvccoo"},
    {"submerge", ".vvvvvvoo"},      {"helmet", ".vvvccooo"},
    {"tight-hat", ".vvvccooo"},     {"clippers", ".vvvccccc"},
    {"foil", ".vvvvcccc"},          {"scissors", ".vvvccccc"},
    {"walk", ".ccccccoo"},          {"manual-work", ".vvvvccoo"},
    {"towel", ".cccccooo"},         {"jet", ".vvvvvcoo"},
    {"dab", ".vcccccoo"},           {"hair-dryer", ".vvvvccoo"},
    {"hair-piece", "vvvv?????"},    {"sunbathe", "vvvvvvvcc"},
    {"sunbed", "vvvvvvvcc"},        {"dye", ".vvvvvvcc"},
    {"styling", ".vvvvvvcc"},       {"make-up", ".vvvvvvcc"},
    {"fibres", ".vvvvvvcc"},        {"dry-shampoo", ".vvvvvvcc"},
    {"self-tan", ".vvvvvvcc"},      {"exfoliate", "vvvvvvvcc"},
    {"sulphate-free", ".vvvvcccc"}, {"dandruff-shampoo", "?vvvv????"},
    {"ointment", ".vv??????"},      {"oil", ".vv??????"},
    {"acids", ".vvvvvvvv"},         {"alcohol-skin", ".vvvvvvvv"},
    {"growth-serum", "?vv??????"},  {"medicine", "?????????"},
    {"finasteride", "?????????"},   {"thinners", "?????????"},
    {"ibuprofen", "?????????"},     {"paracetamol", ".cccccccc"},
    {"numbing", "?????????"},       {"supplements", "?????????"},
    {"dust", ".vvvvoooo"},          {"gardening", ".vvvvoooo"},
    {"animals", ".vvvvoooo"},       {"laser", "?????????"},
    {"blood", ".????????"},         {"mri", ".cccccccc"},
    {"spicy-food", ".vvvvccoo"},    {"hot-yoga", ".vvvvvvoo"},
    {"contact-sport", "vvvvvccoo"}, {"headphones", ".vvvccooo"},
    {"rest", ".ccccccoo"},          {"heat", ".vvvvccoo"},
    {"chlorine", ".vvvvvvoo"},      {"friction", ".vvvccooo"},
    {"products", ".vvcccccc"},      {"harsh", ".vvvvvvvv"},
    {"smoking", "........."},       {"flight", "........."},
    {"drive", "........."},         {"ice-pack", "........."},
    {"beard", "........."},
};

static void the_answers_are_those_of_a_careful_practitioner(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	Person person;
	person_init(&person, shipped->zone, 1, NULL);
	person.sessions[0].final = TRUE;
	person_heals(&person);
	/* A new activity is decided here too. */
	g_assert_cmpuint(G_N_ELEMENTS(table), ==, ac_loaded_catalogue(shipped->catalogue)->n_activities);
	for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
		char found[G_N_ELEMENTS(moments) + 1] = "";
		for (guint k = 0; k < G_N_ELEMENTS(moments); k++)
			found[k] = letters[verdict_of(smp_of(shipped), &person, table[i].activity, moments[k])];
		if (strcmp(found, table[i].answers) != 0)
			g_error("%s: %s, expected %s", table[i].activity, found, table[i].answers);
	}
}

/* A list in a file's test is one question; here each of it must answer so by itself. */
static void each_activity_in_the_files_tests_answers_so(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	const AcProtocol *protocol = smp_of(shipped);
	for (guint i = 0; i < protocol->n_tests; i++) {
		const AcProtocolTest *test = &protocol->tests[i];
		Person person;
		person_init(&person, shipped->zone, 1, test->n_when > 0 ? test->when[0].values[0] : NULL);
		const AcSession *session = &person.sessions[0];
		AcInstant at =
		    ac_offset_resolve(&test->at.early, session->begin, session->end, shipped->zone, AC_FOLD_FIRST);
		for (guint k = 0; k < test->n_ask; k++)
			if (verdict_of(protocol, &person, test->ask[k]->id, at - person.end) != test->answer)
				g_error("%s:%d: %s answers otherwise", test->origin.file, test->origin.line,
				        test->ask[k]->id);
	}
}

static void what_waits_for_the_last_session_stays_shut_while_it_is_not_known(Shipped *shipped,
                                                                             gconstpointer unused)
{
	(void)unused;
	static const char *const shut[] = {"pool",       "sea",     "lake",   "sauna",
	                                   "steam-room", "hot-tub", "sunbed", "submerge"};
	Person person;
	person_init(&person, shipped->zone, 1, NULL);
	person_heals(&person);
	for (guint i = 0; i < G_N_ELEMENTS(shut); i++) {
		g_assert_cmpint(verdict_of(smp_of(shipped), &person, shut[i], DAY(40)), ==, AC_VERDICT_AVOID);
		g_assert_cmpint(verdict_of(smp_of(shipped), &person, shut[i], DAY(400)), ==, AC_VERDICT_AVOID);
	}
}

static void what_waits_for_a_report_stays_shut_without_one(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	Person person;
	person_init(&person, shipped->zone, 1, NULL);
	g_assert_cmpint(verdict_of(smp_of(shipped), &person, "razor", DAY(29)), ==, AC_VERDICT_AVOID);
	g_assert_cmpint(verdict_of(smp_of(shipped), &person, "sunscreen", DAY(29)), ==, AC_VERDICT_AVOID);
	g_assert_cmpint(verdict_of(smp_of(shipped), &person, "foil", DAY(12)), ==, AC_VERDICT_CARE);
}

static void an_oily_scalp_gets_its_shampoo_and_a_dry_one_its_cream(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	static const struct {
		const char *skin;
		AcVerdict shampoo;
		const char *cream;
	} cases[] = {
	    {"oily", AC_VERDICT_CARE, "tight"},
	    {"normal", AC_VERDICT_AVOID, "tight"},
	    {"dry", AC_VERDICT_AVOID, "matte"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		Person person;
		person_init(&person, shipped->zone, 1, cases[i].skin);
		g_assert_cmpint(verdict_of(smp_of(shipped), &person, "sulphate-free", DAY(5)), ==, cases[i].shampoo);
		AcArena *arena = ac_arena_new();
		AcInstant at = person.end + DAY(5);
		g_autoptr(AcPlan) plan = ac_plan_new(smp_of(shipped), &person.client, at);
		const AcActivity *cream = ac_catalogue_find(smp_of(shipped)->catalogue, "moisturiser");
		g_assert_nonnull(strstr(ac_plan_ask(plan, arena, cream, at, 0)->words.how, cases[i].cream));
		ac_arena_free(arena);
	}
}

static void what_people_ask_most_is_never_left_open(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	static const AcInstant asked[] = {HOUR(2), HOUR(20), DAY(5), DAY(12), DAY(29)};
	static const char *const skins[] = {NULL, "dry", "normal", "oily"};
	const AcCatalogue *catalogue = smp_of(shipped)->catalogue;
	for (guint s = 0; s < G_N_ELEMENTS(skins); s++) {
		Person person;
		person_init(&person, shipped->zone, 1, skins[s]);
		for (guint i = 0; i < MOST_ASKED; i++)
			for (guint k = 0; k < G_N_ELEMENTS(asked); k++)
				if (verdict_of(smp_of(shipped), &person, catalogue->activities[i]->id, asked[k]) ==
				    AC_VERDICT_SILENT)
					g_error("%s is not covered at moment %u", catalogue->activities[i]->id, k);
	}
}

/* ---- every day, every client ----------------------------------------------------------------- */

static gboolean is_named(const AcProtocol *protocol, const AcActivity *activity)
{
	for (guint i = 0; i < protocol->n_rules; i++)
		for (guint k = 0; k < protocol->rules[i].n_on; k++)
			if (protocol->rules[i].on[k] == activity || protocol->rules[i].on[k] == activity->ladder)
				return TRUE;
	return FALSE;
}

static void walk_days(const AcProtocol *protocol, const Person *person)
{
	AcDate first = ac_time_date(person->end, person->client.zone);
	for (int day = -3; day <= N_DAYS; day++) {
		AcInstant at = person->end + DAY(day);
		g_autoptr(AcPlan) plan = ac_plan_new(protocol, &person->client, at);
		AcArena *arena = ac_arena_new();
		g_assert_nonnull(ac_plan_day(plan, arena, first + day));
		for (guint i = 0; i < protocol->catalogue->n_activities; i++) {
			const AcActivity *activity = protocol->catalogue->activities[i];
			const AcAnswer *answer = ac_plan_ask(plan, arena, activity, at, 0);
			if (answer->verdict == AC_VERDICT_OK && !is_named(protocol, activity))
				g_error("day %d: %s is ok, and no rule names it", day, activity->id);
			if (answer->verdict == AC_VERDICT_CARE && answer->step == NULL && answer->words.how == NULL)
				g_error("day %d: %s needs care, and nobody says which", day, activity->id);
		}
		ac_arena_free(arena);
	}
}

static void every_day_of_every_client_has_a_plan_and_nothing_is_ok_unsaid(Shipped *shipped,
                                                                          gconstpointer unused)
{
	(void)unused;
	static const char *const skins[] = {NULL, "dry", "normal", "oily"};
	const AcProtocol *const protocols[] = {smp_of(shipped), ac_loaded_protocol(shipped->example)};
	for (guint p = 0; p < G_N_ELEMENTS(protocols); p++)
		for (guint s = 0; s < G_N_ELEMENTS(skins); s++)
			for (guint n = 1; n <= 3; n += 2) {
				Person person;
				person_init(&person, shipped->zone, n, skins[s]);
				person.sessions[n - 1].final = n == 3;
				walk_days(protocols[p], &person);
			}
}

static void the_overlay_changes_what_it_says_and_nothing_else(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	static const char *const changed[] = {"water", "dab", "rinse", "razor", "ointment", "flight", "coffee"};
	const AcProtocol *smp = smp_of(shipped), *example = ac_loaded_protocol(shipped->example);
	g_autoptr(GHashTable) differ = g_hash_table_new(g_str_hash, g_str_equal);
	Person person;
	person_init(&person, shipped->zone, 1, NULL);
	person.sessions[0].final = TRUE;
	person_heals(&person);
	for (guint k = 0; k < G_N_ELEMENTS(moments); k++)
		for (guint i = 0; i < smp->catalogue->n_activities; i++) {
			const char *id = smp->catalogue->activities[i]->id;
			if (verdict_of(smp, &person, id, moments[k]) != verdict_of(example, &person, id, moments[k]))
				g_hash_table_add(differ, (gpointer)(guintptr)id);
		}
	for (guint i = 0; i < G_N_ELEMENTS(changed); i++)
		if (!g_hash_table_remove(differ, changed[i]))
			g_error("the example does not change %s", changed[i]);
	g_assert_cmpuint(g_hash_table_size(differ), ==, 0);
}

#define ADD(test) g_test_add("/content/" #test, Shipped, NULL, load, test, unload)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD(every_shipped_file_loads_without_a_problem);
	ADD(the_check_finds_nothing);
	ADD(the_files_own_tests_pass);
	ADD(the_catalogue_has_many_activities_and_plain_words);
	ADD(every_rule_has_a_short_why_and_a_source_that_can_be_read);
	ADD(red_flags_say_what_to_do_first_and_who_says_so);
	ADD(the_example_clinic_has_numbers_that_ring_nowhere);
	ADD(each_activity_in_the_files_tests_answers_so);
	ADD(the_answers_are_those_of_a_careful_practitioner);
	ADD(what_waits_for_the_last_session_stays_shut_while_it_is_not_known);
	ADD(what_waits_for_a_report_stays_shut_without_one);
	ADD(an_oily_scalp_gets_its_shampoo_and_a_dry_one_its_cream);
	ADD(what_people_ask_most_is_never_left_open);
	ADD(every_day_of_every_client_has_a_plan_and_nothing_is_ok_unsaid);
	ADD(the_overlay_changes_what_it_says_and_nothing_else);
	return g_test_run();
}
