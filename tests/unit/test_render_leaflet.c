/* SPDX-License-Identifier: MIT */
/* Words for what leaflets say besides plain times. */
#include "render/json.h"
#include "render/pages.h"

#include "render_facts.h"

/* Nothing is broken into lines. */
#define WIDE 240

static AcSpan span_of(const char *text)
{
	AcSpan span = {.early = {.kind = AC_OFFSET_NONE}, .late = {.kind = AC_OFFSET_NONE}};
	GError *error = NULL;
	g_assert_true(ac_span_parse(text, 0, &span, &error));
	return span;
}

/* A rule that decides, and the answer it makes. */
typedef struct {
	RenderWorld *world;
	AcRule rule, other;
	const AcActivity *on[1], *but[1];
	AcCause cause;
	AcAnswer answer;
} Said;

static void say(Said *said, const AcActivity *activity, AcVerdict verdict)
{
	RenderWorld *world = said->world;
	said->on[0] = activity;
	said->rule = (AcRule){.id = "gym", .protocol = "smp", .origin = {"smp.cfg", 12}, .verdict = verdict};
	said->rule.on = said->on;
	said->rule.n_on = 1;
	said->cause =
	    (AcCause){.rule = &said->rule, .session = &world->first, .via = activity, .verdict = verdict};
	said->cause.window = (AcWindow){.from = world->first.end,
	                                .from_late = world->first.end,
	                                .to_early = AC_INSTANT_NEVER,
	                                .to = AC_INSTANT_NEVER};
	said->cause.wins = TRUE;
	said->answer = render_answer(world, activity, verdict);
	said->answer.safer_at = AC_INSTANT_NEVER;
	said->answer.causes = &said->cause;
	said->answer.n_causes = 1;
}

static char *page_of(const Said *said)
{
	const AcStretch stretch = {.strictest = &said->answer, .first = &said->answer};
	const AcStretch *const each[] = {&stretch};
	const AcCombined combined = {
	    .verdict = said->answer.verdict, .each = each, .n_each = 1, .strictest = &said->answer};
	const AcAsked asked = {.from = said->answer.at, .to = said->answer.at, .is_now = TRUE};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = WIDE});
	ac_sheet_answer(sheet, &said->world->facts, &combined, &asked);
	return g_strdup(ac_sheet_text(sheet));
}

static char *explain_of(const Said *said, const AcFacts *facts)
{
	const AcAsked asked = {.from = said->answer.at, .to = said->answer.at, .is_now = TRUE};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = WIDE});
	ac_sheet_explain(sheet, facts, &said->answer, &asked);
	return g_strdup(ac_sheet_text(sheet));
}

static char *json_of(const Said *said)
{
	const AcStretch stretch = {.strictest = &said->answer, .first = &said->answer};
	const AcStretch *const each[] = {&stretch};
	const AcCombined combined = {
	    .verdict = said->answer.verdict, .each = each, .n_each = 1, .strictest = &said->answer};
	const AcAsked asked = {.from = said->answer.at, .to = said->answer.at, .is_now = TRUE};
	return ac_json_answer(&said->world->facts, &combined, &asked, AC_JSON_UTF8);
}

/* ---- how strongly ---------------------------------------------------------------------------- */

static void the_leaflets_own_strength_has_a_word(void)
{
	static const struct {
		AcVerdict verdict;
		AcLevel level;
		const char *word;
	} cases[] = {
	    {AC_VERDICT_AVOID, AC_LEVEL_NEVER, "never"},
	    {AC_VERDICT_AVOID, AC_LEVEL_MUST, "do not"},
	    {AC_VERDICT_AVOID, AC_LEVEL_SHOULD, "better not"},
	    {AC_VERDICT_AVOID, AC_LEVEL_NOT_GIVEN, ""},
	    {AC_VERDICT_CARE, AC_LEVEL_SHOULD, "better with care"},
	    {AC_VERDICT_OK, AC_LEVEL_MAY, "if you like"},
	    {AC_VERDICT_OK, AC_LEVEL_SHOULD, "recommended"},
	    {AC_VERDICT_CARE, AC_LEVEL_NOT_GIVEN, ""},
	    {AC_VERDICT_ASK, AC_LEVEL_SHOULD, ""},
	    {AC_VERDICT_SILENT, AC_LEVEL_MAY, ""},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpstr(ac_words_level(cases[i].verdict, cases[i].level), ==, cases[i].word);
	g_assert_cmpstr(ac_words_task_level(AC_LEVEL_MUST), ==, "to do");
	g_assert_cmpstr(ac_words_task_level(AC_LEVEL_SHOULD), ==, "recommended");
	g_assert_cmpstr(ac_words_task_level(AC_LEVEL_MAY), ==, "optional");
}

static void of_several_the_strongest_word_counts_and_nothing_softens_a_ban(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	Said said = {.world = world};
	say(&said, &world->pool, AC_VERDICT_AVOID);
	said.rule.level = AC_LEVEL_SHOULD;
	said.other = said.rule;
	said.other.level = AC_LEVEL_NOT_GIVEN;
	AcCause causes[] = {said.cause, said.cause};
	causes[1].rule = &said.other;
	said.answer.causes = causes;
	g_autofree char *alone = ac_words_manner(&said.answer);
	g_assert_cmpstr(alone, ==, "better not");
	said.answer.n_causes = 2;
	g_autofree char *plain = ac_words_manner(&said.answer);
	g_assert_cmpstr(plain, ==, "");
	said.other.level = AC_LEVEL_NEVER;
	g_autofree char *page = page_of(&said);
	render_has(page, "✗ AVOID  Swimming pool — never\n"); /* and no "at any time" */
	/* "Rinsing, if possible" says nothing of how strongly a jet is forbidden. */
	said.answer.n_causes = 1;
	said.rule.allows = TRUE;
	said.rule.allow_rank = 1;
	g_autofree char *step = ac_words_manner(&said.answer);
	g_assert_cmpstr(step, ==, "");
}

/* ---- at least ---------------------------------------------------------------------------------- */

static void at_least_has_an_end_and_then_asks(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	Said said = {.world = world};
	say(&said, &world->pool, AC_VERDICT_AVOID);
	said.rule.to = span_of("at least 10d");
	said.rule.to_text = "at least 10d";
	said.cause.window.loose_ends = TRUE;
	said.cause.window.to_early = said.answer.until.at = said.answer.until.at_early =
	    render_at(world, 11, 30, 0, 0);
	said.answer.has_next = TRUE;
	said.answer.next_verdict = AC_VERDICT_ASK;
	g_autofree char *page = page_of(&said);
	render_has(page, "Swimming pool — until Mon 30 Nov 00:00, at least; then: ask your practitioner\n");
	render_lacks(page, "Then:");
	g_autofree char *brief = ac_words_until(&world->facts.words, &said.answer, TRUE);
	g_assert_cmpstr(brief, ==, "until Mon 30 Nov, at least");
	g_autofree char *json = json_of(&said);
	render_has(json, "\"at_least\": true");
	g_autofree char *explained = explain_of(&said, &world->facts);
	render_has(explained, "to Mon 30 Nov 00:00 at least; no end is given.");
}

static void past_at_least_there_is_no_end_but_a_question(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	Said said = {.world = world};
	say(&said, &world->pool, AC_VERDICT_ASK);
	said.rule.to = span_of("at least 10d");
	said.rule.to_text = "at least 10d";
	said.cause.window.loose_ends = TRUE;
	said.cause.window.to_early = render_at(world, 11, 21, 0, 0);
	said.answer.until.open = AC_OPEN_UNSAID;
	g_autofree char *page = page_of(&said);
	render_has(page, "? ASK  Swimming pool — your leaflet says at least 10 days and gives no end\n");
	said.answer.until.at = render_at(world, 12, 4, 0, 0); /* somebody permits it later */
	g_autofree char *until = ac_words_until(&world->facts.words, &said.answer, FALSE);
	g_assert_cmpstr(until, ==, "your leaflet says at least 10 days and gives no end; until Fri 4 Dec 00:00");
	g_autofree char *day = ac_words_offset("at least end of day 5");
	g_assert_cmpstr(day, ==, "at least until end of day 5");
}

static void at_least_after_a_last_session_that_is_not_known(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcAnswer answer = render_answer(world, &world->pool, AC_VERDICT_AVOID);
	answer.until.open = AC_OPEN_FINAL | AC_OPEN_UNSAID;
	answer.until.offset_text = "at least 4w";
	g_autofree char *until = ac_words_until(&world->facts.words, &answer, FALSE);
	g_assert_cmpstr(
	    until, ==,
	    "not before 4 weeks after your last session, which is not known yet, and no end is given: ask");
}

/* ---- once ---------------------------------------------------------------------------------------- */

static void what_waits_says_for_what(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	Said said = {.world = world};
	say(&said, &world->pool, AC_VERDICT_ASK);
	said.rule.once = said.answer.once = said.cause.window.once = &world->flakes;
	said.answer.words.how = "Light hand";
	said.cause.window.loose_begins = TRUE;
	said.cause.window.from_late = AC_INSTANT_NEVER;
	g_autofree char *page = page_of(&said);
	render_has(page, "? ASK  Swimming pool — only once the flakes are gone\n");
	render_has(page, "  Later: Light hand.\n");
	g_autofree char *brief = ac_words_until(&world->facts.words, &said.answer, TRUE);
	g_assert_cmpstr(brief, ==, "once the flakes are gone");
	g_autofree char *explained = explain_of(&said, &world->facts);
	render_has(explained, "from yesterday 15:00, only once the flakes are gone, without an end.");
	g_autofree char *json = json_of(&said);
	render_has(json, "\"milestone\": \"flakes-gone\"");
	world->flakes.by = AC_BY_PRACTITIONER;
	g_autofree char *his = page_of(&said);
	render_has(his, "? ASK  Swimming pool — only if your practitioner says so – not recorded yet\n");
	g_autofree char *short_form = ac_words_until(&world->facts.words, &said.answer, TRUE);
	g_assert_cmpstr(short_form, ==, "if your practitioner says so");
}

static void what_waits_and_ends_names_the_end_below(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	Said said = {.world = world};
	say(&said, &world->pool, AC_VERDICT_ASK);
	said.answer.once = &world->flakes;
	said.answer.until.at = said.answer.until.at_early = render_at(world, 12, 5, 0, 0);
	said.answer.has_next = TRUE;
	g_autofree char *page = page_of(&said);
	render_has(page, "only once the flakes are gone\n  Then:  from Sat 5 Dec 00:00: not covered");
}

static void a_word_that_was_given_is_told_with_its_date(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	Said said = {.world = world};
	say(&said, &world->pool, AC_VERDICT_CARE);
	said.rule.once = &world->flakes;
	const AcReport reports[] = {{"flakes-gone", 1, render_at(world, 11, 12, 9, 0), "AB"},
	                            {"flakes-gone", 2, render_at(world, 11, 19, 9, 0), NULL}};
	const AcSession sessions[] = {world->first, world->second};
	const AcClient client = {
	    .zone = world->zone, .sessions = sessions, .n_sessions = 2, .reports = reports, .n_reports = 2};
	const AcProtocol protocol = {.id = "smp", .catalogue = &(AcCatalogue){0}};
	g_autoptr(AcPlan) plan = ac_plan_new(&protocol, &client, world->facts.words.now);
	world->facts.words.plan = plan;
	g_autofree char *own = ac_words_agreed(&world->facts.words, &said.answer);
	g_assert_cmpstr(own, ==, ""); /* what the client saw is no agreement */
	world->flakes.by = AC_BY_PRACTITIONER;
	g_autofree char *page = page_of(&said);
	render_has(page, "         Your practitioner: agreed by AB, Thu 12 Nov.\n");
	said.cause.session = &world->second; /* the next session needs the word again */
	g_autofree char *again = ac_words_agreed(&world->facts.words, &said.answer);
	g_assert_cmpstr(again, ==, "Your practitioner: agreed, Thu 19 Nov.");
	world->facts.words.plan = NULL;
}

/* ---- where, with what, when it is safer ------------------------------------------------------------ */

static void the_place_stands_right_after_the_verdict(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	Said said = {.world = world};
	say(&said, &world->water, AC_VERDICT_CARE);
	static const char *const products[] = {"Lubriderm Unscented"};
	static const char *const without[] = {"alcohol", "fragrance"};
	said.rule.level = AC_LEVEL_MAY;
	said.answer.step = &world->rinse;
	said.answer.words = (AcWords){.how = "Light hand",
	                              .where = "off the flakes",
	                              .products = products,
	                              .n_products = 1,
	                              .without = without,
	                              .n_without = 2};
	said.answer.safer_at = render_at(world, 11, 30, 0, 0);
	g_autofree char *page = page_of(&said);
	render_has(page, "! CARE  Washing and water — off the flakes, if you like, up to rinsing with water\n"
	                 "  How:   Light hand.\n"
	                 "         Use only: Lubriderm Unscented. Without: alcohol, fragrance.\n"
	                 "         To be on the safe side: from Mon 30 Nov.\n");
	g_autofree char *json = json_of(&said);
	render_has(json, "\"where\": \"off the flakes\"");
	render_has(json, "\"safer_at\": \"2026-11-30T00:00:00");
	render_has(json, "\"Lubriderm Unscented\"");
	render_has(json, "\"level\": \"may\"");
	said.answer.safer_at = render_at(world, 11, 20, 0, 0); /* it has come */
	g_autofree char *now = ac_words_safer(&world->facts.words, &said.answer);
	g_assert_cmpstr(now, ==, "");
}

static void a_limit_says_how_often(void)
{
	static const struct {
		AcLimit limit;
		const char *words;
	} cases[] = {
	    {{.times = 1, .per = "day", .from_minute = -1}, "at most once a day"},
	    {{.times = 2, .per = "day", .from_minute = -1}, "at most twice a day"},
	    {{.times = 3, .per = "week", .from_minute = -1}, "at most 3 times a week"},
	    {{.minutes = 10, .times = 2, .per = "day", .from_minute = 360, .to_minute = 660},
	     "at most 10 minutes a day, at most twice a day, between 06:00 and 11:00"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *words = ac_words_limit(&cases[i].limit);
		g_assert_cmpstr(words, ==, cases[i].words);
	}
}

/* ---- exceptions, contradictions, places -------------------------------------------------------------- */

static void a_rule_names_what_it_leaves_out(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	Said said = {.world = world};
	say(&said, &world->pool, AC_VERDICT_AVOID);
	said.but[0] = &world->sea;
	said.rule.but = said.but;
	said.rule.n_but = 1;
	g_autofree char *on = ac_words_rule_on(&said.rule);
	g_assert_cmpstr(on, ==, "Swimming pool, except Sea");
	g_autofree char *explained = explain_of(&said, &world->facts);
	render_has(explained, "  On:    Swimming pool, except Sea\n");
}

static void a_rule_has_its_time_in_words(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	Said said = {.world = world};
	say(&said, &world->pool, AC_VERDICT_AVOID);
	const AcPhase phase = {.id = "p2", .title = "Days 5 to 7"};
	said.rule.phase = &phase;
	g_autofree char *during = ac_words_rule_time(&said.rule);
	g_assert_cmpstr(during, ==, "during Days 5 to 7");
	said.rule.from = span_of("-7d");
	said.rule.from_text = "-7d";
	said.rule.to = span_of("0h");
	said.rule.to_text = "0h";
	g_autofree char *before = ac_words_rule_time(&said.rule);
	g_assert_cmpstr(before, ==, "from 7 days before the session to the session");
	said.rule.phase = NULL;
	said.rule.from_text = NULL;
	said.rule.to = span_of("28d");
	said.rule.to_text = "28d";
	said.rule.anchor.kind = AC_ANCHOR_FINAL;
	g_autofree char *final = ac_words_rule_time(&said.rule);
	g_assert_cmpstr(final, ==, "to 28 days, counted from the last session");
}

static void a_leaflet_that_says_both_is_quoted(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	Said said = {.world = world};
	say(&said, &world->pool, AC_VERDICT_AVOID);
	said.other = said.rule;
	said.other.verdict = AC_VERDICT_CARE;
	said.other.from_text = "20d";
	said.answer.against = &said.other;
	g_autofree char *words = ac_words_against(&said.answer);
	g_assert_cmpstr(
	    words, ==,
	    "Your leaflet also says: Swimming pool: with care, from 20 days. The stricter holds until "
	    "your practitioner decides.");
	g_autofree char *page = page_of(&said);
	render_has(page, "  Also:  Your leaflet also says: Swimming pool: with care");
	g_autofree char *json = json_of(&said);
	render_has(json, "\"text\": \"Your leaflet also says:");
}

static const AcKeyPlace *places_of(gconstpointer data, AcArena *arena, const char *list, const char *id,
                                   guint *n)
{
	static const AcOrigin lost[] = {{"base.cfg", 7}};
	static const AcKeyPlace places[] = {{.key = "to", .at = {"/x/studio.cfg", 12}, .lost = lost, .n_lost = 1},
	                                    {.key = "why", .at = {"base.cfg", 8}}};
	(void)data;
	(void)arena;
	g_assert_cmpstr(list, ==, "rules");
	g_assert_cmpstr(id, ==, "gym");
	*n = G_N_ELEMENTS(places);
	return places;
}

static void each_value_has_its_place_and_what_it_replaced(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	Said said = {.world = world};
	say(&said, &world->pool, AC_VERDICT_AVOID);
	world->facts.places_of = places_of;
	g_autofree char *explained = explain_of(&said, &world->facts);
	render_has(explained, "  Keys:  where each value stands\n"
	                      "         to           studio.cfg:12 (in place of base.cfg:7)\n"
	                      "         why          base.cfg:8\n");
	g_autofree char *json = json_of(&said);
	render_has(json, "\"replaced\": [\n            {\n              \"file\": \"base.cfg\"");
}

/* ---- a protocol to read ------------------------------------------------------------------------------- */

static void a_protocol_shows_its_terms_and_notes(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	Said said = {.world = world};
	say(&said, &world->pool, AC_VERDICT_AVOID);
	static const char *const products[] = {"the kit balm"}, *const items[] = {"Hat washed"};
	AcRule rules[] = {said.rule, said.rule};
	rules[0].to = span_of("at least 10d");
	rules[0].to_text = "at least 10d";
	rules[0].level = AC_LEVEL_SHOULD;
	rules[1].verdict = AC_VERDICT_CARE;
	rules[1].from_text = "8d";
	rules[1].once = &world->flakes;
	rules[1].against = &rules[0];
	rules[1].words = (AcWords){.where = "off the flakes", .products = products, .n_products = 1};
	const AcTask task = {.id = "balm", .title = "Kit balm", .count = {2, 4}, .items = items, .n_items = 1};
	const AcNote note = {.id = "guarantee", .text = "The guarantee ends if this is not followed."};
	const AcProtocol protocol = {.id = "smp",
	                             .title = "A leaflet",
	                             .rules = rules,
	                             .n_rules = 2,
	                             .tasks = &task,
	                             .n_tasks = 1,
	                             .notes = &note,
	                             .n_notes = 1};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = WIDE});
	ac_sheet_protocol(sheet, &world->facts, &protocol);
	const char *page = ac_sheet_text(sheet);
	render_has(page, "gym: Swimming pool, better not — at least 10 days, no end is given\n");
	render_has(page, "gym: Swimming pool, off the flakes — from 8 days, only once the flakes are gone\n");
	render_has(page, "Use only: the kit balm.\n");
	render_has(page, "Against \"gym\": the leaflet says both.\n");
	render_has(page, "balm: Kit balm, 2 to 4 times a day\n    - Hat washed\n");
	render_has(page, "The leaflet also says\n  The guarantee ends if this is not followed.\n");
	g_autofree char *json = ac_json_protocol(&world->facts, &protocol, AC_JSON_UTF8);
	render_has(json, "\"text\": \"The guarantee ends if this is not followed.\"");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/render/leaflet/" #test, test)
	ADD(the_leaflets_own_strength_has_a_word);
	ADD(of_several_the_strongest_word_counts_and_nothing_softens_a_ban);
	ADD(at_least_has_an_end_and_then_asks);
	ADD(past_at_least_there_is_no_end_but_a_question);
	ADD(at_least_after_a_last_session_that_is_not_known);
	ADD(what_waits_says_for_what);
	ADD(what_waits_and_ends_names_the_end_below);
	ADD(a_word_that_was_given_is_told_with_its_date);
	ADD(the_place_stands_right_after_the_verdict);
	ADD(a_limit_says_how_often);
	ADD(a_rule_names_what_it_leaves_out);
	ADD(a_rule_has_its_time_in_words);
	ADD(a_leaflet_that_says_both_is_quoted);
	ADD(each_value_has_its_place_and_what_it_replaced);
	ADD(a_protocol_shows_its_terms_and_notes);
	return g_test_run();
}
