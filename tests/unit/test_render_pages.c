/* SPDX-License-Identifier: MIT */
/* The page of one question, from answers made by hand. */
#include "render/pages.h"

#include <string.h>

#include "base/text.h"
#include "render_facts.h"

static AcAsked now(const RenderWorld *world)
{
	return (AcAsked){.from = world->facts.words.now, .to = world->facts.words.now, .is_now = TRUE};
}

/* The page of `can` for one or two answers. */
static char *page_of(const RenderWorld *world, const AcAnswer *a, const AcAnswer *b, const AcAsked *asked)
{
	const AcStretch first = {.strictest = a, .first = a}, second = {.strictest = b, .first = b};
	const AcStretch *const each[] = {&first, &second};
	gboolean b_stricter = b != NULL && ac_verdict_is_stricter(b->verdict, a->verdict);
	AcCombined combined = {
	    .verdict = b_stricter ? b->verdict : a->verdict,
	    .each = each,
	    .n_each = b == NULL ? 1 : 2,
	    .strictest = b_stricter ? b : a,
	    .differ = b != NULL && a->verdict != b->verdict,
	};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH});
	ac_sheet_answer(sheet, &world->facts, &combined, asked);
	return g_strdup(ac_sheet_text(sheet));
}

static void the_answer_stands_first_then_until_when_then_why_and_who(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcCause cause = {.rule = &world->dry,
	                 .session = &world->first,
	                 .via = &world->water,
	                 .verdict = AC_VERDICT_AVOID,
	                 .wins = TRUE};
	AcAnswer answer = render_answer(world, &world->water, AC_VERDICT_AVOID);
	answer.until.at = answer.until.at_early = render_at(world, 11, 21, 15, 0);
	answer.has_next = TRUE;
	answer.next_verdict = AC_VERDICT_CARE;
	answer.next_step = &world->rinse;
	answer.words = (AcWords){.why = "Each dot is a tiny wound.", .lapse = "Dab dry with clean paper"};
	answer.causes = &cause;
	answer.n_causes = 1;
	const AcAsked asked = now(world);
	g_autofree char *page = page_of(world, &answer, NULL, &asked);
	g_assert_cmpstr(page, ==,
	                "✗ AVOID  Washing and water — until today 15:00 (in 3 h 40 min)\n"
	                "  Then:  with care, up to rinsing with water.\n"
	                "         If it has happened already: Dab dry with clean paper.\n"
	                "  Why:   Each dot is a tiny wound.\n"
	                "  Says:  rule \"dry\" of smp, after the session on Fri 20 Nov 15:00 (smp.cfg:41).\n"
	                "         Source: What Is the Process of Scalp Micropigmentation?\n"
	                "  Note:  Standard rules — not your clinic's leaflet.\n");
}

static void rules_of_two_sessions_are_both_named(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcCause causes[] = {
	    {.rule = &world->still, .session = &world->first, .verdict = AC_VERDICT_AVOID, .wins = TRUE},
	    {.rule = &world->dry, .session = &world->second, .verdict = AC_VERDICT_AVOID},
	    {.rule = &world->dry, .session = &world->first, .verdict = AC_VERDICT_CARE}};
	AcAnswer answer = render_answer(world, &world->pool, AC_VERDICT_AVOID);
	answer.causes = causes;
	answer.n_causes = G_N_ELEMENTS(causes);
	const AcAsked asked = now(world);
	g_autofree char *page = page_of(world, &answer, NULL, &asked);
	render_has(page, "Says:  rule \"still\" of smp, after the session on Fri 20 Nov 15:00");
	render_has(page, "and:   rule \"dry\" of smp, before the session on Fri 18 Dec 15:00");
	const char *dry = strstr(page, "\"dry\"");
	g_assert_null(strstr(dry + 1, "\"dry\"")); /* what lost is not named */
}

static void silence_is_never_a_yes_and_names_whom_to_ask(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	world->facts.clinic = &world->clinic;
	AcAnswer answer = render_answer(world, &world->sea, AC_VERDICT_SILENT);
	const AcAsked asked = now(world);
	g_autofree char *page = page_of(world, &answer, NULL, &asked);
	g_assert_cmpstr(page, ==,
	                "– NOT COVERED  Sea — your leaflet does not say. Ask your practitioner\n"
	                "  Ask:   Northlight Studio, call 01632 960123\n");
}

static void a_medicine_always_names_the_prescriber(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	const AcAsked asked = now(world);
	for (int verdict = AC_VERDICT_SILENT; verdict <= AC_VERDICT_AVOID; verdict++) {
		AcAnswer answer = render_answer(world, &world->minoxidil, (AcVerdict)verdict);
		g_autofree char *page = page_of(world, &answer, NULL, &asked);
		render_has(page, "Do not stop a prescribed medicine without your prescriber.");
	}
	AcAnswer pool = render_answer(world, &world->pool, AC_VERDICT_AVOID);
	g_autofree char *page = page_of(world, &pool, NULL, &asked);
	render_lacks(page, "prescriber");
}

static void several_alike_are_one_line_and_others_say_how_they_differ(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	const AcAsked asked = now(world);
	AcAnswer pool = render_answer(world, &world->pool, AC_VERDICT_AVOID);
	AcAnswer sea = render_answer(world, &world->sea, AC_VERDICT_AVOID);
	g_autofree char *alike = page_of(world, &pool, &sea, &asked);
	render_has(alike, "✗ AVOID  Swimming pool, sea — at any time\n");
	sea.verdict = AC_VERDICT_OK;
	g_autofree char *different = page_of(world, &sea, &pool, &asked);
	render_has(different, "✗ AVOID  Sea, swimming pool — it depends on which:\n");
	render_has(different, "\n  ✓ OK     Sea\n");
	render_has(different, "\n  ✗ AVOID  Swimming pool — at any time\n");
}

static AcCause cause_of(const RenderWorld *world, const AcRule *rule)
{
	return (AcCause){.rule = rule, .session = &world->first, .verdict = AC_VERDICT_AVOID, .wins = TRUE};
}

static void each_of_several_says_its_own_and_what_they_share_is_said_once(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	const AcAsked asked = now(world);
	AcRule sweat = world->dry;
	sweat.id = "sweat";
	const AcCause pool_causes[] = {cause_of(world, &world->still), cause_of(world, &sweat)};
	const AcCause sea_causes[] = {cause_of(world, &world->dry), cause_of(world, &sweat)};
	AcAnswer pool = render_answer(world, &world->pool, AC_VERDICT_AVOID);
	AcAnswer sea = render_answer(world, &world->sea, AC_VERDICT_AVOID);
	pool.causes = pool_causes;
	sea.causes = sea_causes;
	pool.n_causes = sea.n_causes = 2;
	pool.words.why = "Chlorine.";
	sea.words.why = "Salt.";
	sea.until.at = sea.until.at_early = render_at(world, 11, 24, 0, 0);
	sea.has_next = TRUE;
	sea.next_verdict = AC_VERDICT_CARE;
	g_autofree char *page = page_of(world, &sea, &pool, &asked);
	render_has(page, "✗ AVOID  Sea, swimming pool — not for the same reasons:\n");
	const char *of_sea = strstr(page, "\n  ✗ AVOID  Sea — until Tue 24 Nov 00:00\n  Then:  with care.\n");
	const char *of_pool = strstr(page, "\n  ✗ AVOID  Swimming pool — at any time\n  Why:   Chlorine.\n");
	const char *of_both = strstr(page, "\nFor both:\n  Says:  rule \"sweat\"");
	g_assert_true(of_sea != NULL && of_sea < of_pool && of_pool < of_both);
	g_assert_null(strstr(of_both + 1, "Why:"));
	render_has(page, "rule \"dry\"");
	render_has(page, "rule \"still\"");
	g_assert_true(strstr(page, "rule \"sweat\"") > of_both);
	/* The same first rule for both: its words stand once too. */
	const AcCause same[] = {cause_of(world, &sweat)};
	pool.causes = sea.causes = same;
	pool.n_causes = sea.n_causes = 1;
	pool.words.why = "Salt.";
	g_autofree char *one = page_of(world, &sea, &pool, &asked);
	g_assert_true(strstr(one, "Why:   Salt.") > strstr(one, "For both:"));
}

static void what_is_allowed_because_a_ban_is_over_names_the_last(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	const AcAsked asked = now(world);
	AcRule first = world->dry, last = world->still;
	GError *error = NULL;
	g_assert_true(ac_span_parse("28d", 0, &last.to, &error));
	last.to_text = "28d";
	AcCause causes[] = {cause_of(world, &first), cause_of(world, &last)};
	causes[0].window.to = render_at(world, 11, 24, 0, 0);
	causes[1].window.to = render_at(world, 12, 18, 0, 0);
	causes[0].ended = causes[1].ended = TRUE;
	causes[0].verdict = causes[1].verdict = AC_VERDICT_OK;
	AcAnswer answer = render_answer(world, &world->pool, AC_VERDICT_OK);
	answer.causes = causes;
	answer.n_causes = 2;
	g_autofree char *page = page_of(world, &answer, NULL, &asked);
	render_has(page, "  Why:   no rule restricts it after 28 days.\n  Ended: the last was rule \"still\"");
	render_lacks(page, "Says:");
	render_lacks(page, "rule \"dry\"");
	causes[1].ended = FALSE; /* a rule that allows it: that one says so */
	g_autofree char *said = page_of(world, &answer, NULL, &asked);
	render_has(said, "Says:");
	render_lacks(said, "Ended:");
}

static void a_day_is_named_and_its_changes_told(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcAnswer avoid = render_answer(world, &world->pool, AC_VERDICT_AVOID);
	const AcChange change = {.activity = &world->pool,
	                         .at = render_at(world, 11, 28, 15, 0),
	                         .was = AC_VERDICT_AVOID,
	                         .is = AC_VERDICT_OK};
	const AcStretch stretch = {.strictest = &avoid, .first = &avoid, .changes = &change, .n_changes = 1};
	const AcStretch *const each[] = {&stretch};
	const AcCombined combined = {.verdict = AC_VERDICT_AVOID, .each = each, .n_each = 1, .strictest = &avoid};
	const AcAsked asked = {
	    .from = render_at(world, 11, 28, 0, 0), .to = render_at(world, 11, 29, 0, 0), .is_day = TRUE};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH});
	ac_sheet_answer(sheet, &world->facts, &combined, &asked);
	render_has(ac_sheet_text(sheet), "✗ AVOID  Swimming pool, on Sat 28 Nov — ");
	render_has(ac_sheet_text(sheet), "Hours: at first to be avoided.\n         from Sat 28 Nov 15:00 ok.\n");
}

static void a_limit_says_when_it_is_possible_again(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	const AcLimit limit = {20, "day", 360, 660, 0};
	AcAnswer answer = render_answer(world, &world->pool, AC_VERDICT_AVOID);
	answer.limit = &limit;
	answer.possible_at = render_at(world, 11, 22, 6, 0);
	const AcAsked asked = now(world);
	g_autofree char *page = page_of(world, &answer, NULL, &asked);
	render_has(
	    page,
	    "Limit: at most 20 minutes a day, between 06:00 and 11:00. Possible again\n         tomorrow 06:00.");
	answer.too_long = TRUE;
	g_autofree char *longer = page_of(world, &answer, NULL, &asked);
	render_has(longer, "Limit: that is too long: at most 20 minutes a day");
}

static void an_unknown_fact_is_asked_for(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	const AcTrait *facts[] = {&world->skin};
	AcAnswer answer = render_answer(world, &world->pool, AC_VERDICT_AVOID);
	answer.facts = facts;
	answer.n_facts = 1;
	const AcAsked asked = now(world);
	world->facts.client_name = "Jo Doe";
	g_autofree char *page = page_of(world, &answer, NULL, &asked);
	render_has(page, "your scalp is usually (dry, oily)");
	render_has(page, "aftercare client edit --trait");
}

static void when_names_the_first_moment_or_why_there_is_none(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcAnswer first = render_answer(world, &world->water, AC_VERDICT_CARE);
	first.at = render_at(world, 11, 21, 15, 0);
	first.step = &world->rinse;
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH});
	ac_sheet_when(sheet, &world->facts, &(AcFirst){.first = &first}, 1);
	g_assert_true(g_str_has_prefix(ac_sheet_text(sheet),
	                               "Washing and water: today 15:00, with care, up to rinsing with water\n"));
	AcAnswer blocked = render_answer(world, &world->pool, AC_VERDICT_AVOID);
	blocked.until.open = AC_OPEN_FINAL;
	blocked.until.offset_text = "28d";
	g_autoptr(AcSheet) shut = ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH});
	ac_sheet_when(shut, &world->facts, &(AcFirst){.blocked = &blocked}, 1);
	render_has(ac_sheet_text(shut), "not before 28 days after your last session");
	render_has(ac_sheet_text(shut), "No date can be named yet.");
}

static void a_lapse_says_what_to_do_now(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcAnswer answer = render_answer(world, &world->pool, AC_VERDICT_AVOID);
	answer.words.lapse = "Rinse with clean water.";
	answer.words.consequence = "The dots may fade.";
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH});
	const AcAsked asked = {.is_now = TRUE};
	ac_sheet_lapse(sheet, &world->facts, &answer, &asked, TRUE);
	render_has(ac_sheet_text(sheet),
	           "Swimming pool — this was to be avoided then.\n  Now:   Rinse with clean water.\n");
	render_has(ac_sheet_text(sheet), "Risk:  The dots may fade.");
	render_has(ac_sheet_text(sheet), "aftercare undo");
}

static void explain_names_winners_losers_file_and_line(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	const AcWindow window = {.from = render_at(world, 11, 20, 15, 0),
	                         .from_late = render_at(world, 11, 20, 15, 0),
	                         .to_early = render_at(world, 11, 21, 15, 0),
	                         .to = render_at(world, 11, 21, 15, 0)};
	AcCause causes[] = {{.rule = &world->dry,
	                     .session = &world->first,
	                     .via = &world->water,
	                     .verdict = AC_VERDICT_AVOID,
	                     .window = window,
	                     .wins = TRUE},
	                    {.rule = &world->still,
	                     .session = &world->first,
	                     .via = &world->pool,
	                     .verdict = AC_VERDICT_CARE,
	                     .window = window}};
	AcAnswer answer = render_answer(world, &world->water, AC_VERDICT_AVOID);
	answer.causes = causes;
	answer.n_causes = G_N_ELEMENTS(causes);
	const AcAsked asked = now(world);
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH});
	ac_sheet_explain(sheet, &world->facts, &answer, &asked);
	const char *text = ac_sheet_text(sheet);
	render_has(text, "rule \"dry\" of smp: decides\n");
	render_has(text, "rule \"still\" of smp on swimming pool: overruled\n");
	render_has(text, "from yesterday 15:00 to today\n         15:00.");
	render_has(text, "/etc/rules/smp.cfg:41\n");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pages/answer", the_answer_stands_first_then_until_when_then_why_and_who);
	g_test_add_func("/pages/two-sessions", rules_of_two_sessions_are_both_named);
	g_test_add_func("/pages/silent", silence_is_never_a_yes_and_names_whom_to_ask);
	g_test_add_func("/pages/medicine", a_medicine_always_names_the_prescriber);
	g_test_add_func("/pages/several", several_alike_are_one_line_and_others_say_how_they_differ);
	g_test_add_func("/pages/each", each_of_several_says_its_own_and_what_they_share_is_said_once);
	g_test_add_func("/pages/ended", what_is_allowed_because_a_ban_is_over_names_the_last);
	g_test_add_func("/pages/day-asked", a_day_is_named_and_its_changes_told);
	g_test_add_func("/pages/limit", a_limit_says_when_it_is_possible_again);
	g_test_add_func("/pages/facts", an_unknown_fact_is_asked_for);
	g_test_add_func("/pages/when", when_names_the_first_moment_or_why_there_is_none);
	g_test_add_func("/pages/lapse", a_lapse_says_what_to_do_now);
	g_test_add_func("/pages/explain", explain_names_winners_losers_file_and_line);
	return g_test_run();
}
