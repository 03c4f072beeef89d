/* SPDX-License-Identifier: MIT */
/* Words: verdicts, dates, lengths of time, ends of answers, who says so. */
#include "render/words.h"

#include "render_facts.h"

static void verdicts_have_a_word_and_a_sign_in_both_alphabets(void)
{
	g_assert_cmpstr(ac_words_verdict(AC_VERDICT_SILENT), ==, "NOT COVERED");
	g_assert_cmpstr(ac_words_verdict(AC_VERDICT_AVOID), ==, "AVOID");
	g_assert_cmpstr(ac_words_sign(AC_VERDICT_OK, FALSE), ==, "✓");
	g_assert_cmpstr(ac_words_sign(AC_VERDICT_OK, TRUE), ==, "+");
	for (int a = AC_VERDICT_SILENT; a <= AC_VERDICT_AVOID; a++) {
		g_assert_true(g_str_is_ascii(ac_words_sign((AcVerdict)a, TRUE)));
		for (int b = AC_VERDICT_SILENT; b < a; b++)
			g_assert_cmpstr(ac_words_sign((AcVerdict)a, TRUE), !=, ac_words_sign((AcVerdict)b, TRUE));
	}
}

static void dates_carry_the_year_only_when_it_is_another(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcDate date = 0;
	g_assert_true(ac_date_from_ymd(2026, 11, 24, &date));
	g_autofree char *near = ac_words_date(&world->facts.words, date);
	g_assert_cmpstr(near, ==, "Tue 24 Nov");
	g_assert_true(ac_date_from_ymd(2027, 1, 1, &date));
	g_autofree char *far = ac_words_date(&world->facts.words, date);
	g_assert_cmpstr(far, ==, "Fri 1 Jan 2027");
}

static void instants_are_told_from_today(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	const struct {
		int day, hour, minute;
		const char *instant, *moment;
	} cases[] = {
	    {21, 15, 0, "today 15:00", "today 15:00"},
	    {21, 0, 0, "Sat 21 Nov", "Sat 21 Nov 00:00"},
	    {20, 23, 59, "yesterday 23:59", "yesterday 23:59"},
	    {22, 0, 1, "tomorrow 00:01", "tomorrow 00:01"},
	    {22, 0, 0, "Sun 22 Nov", "Sun 22 Nov 00:00"},
	    {24, 9, 5, "Tue 24 Nov 09:05", "Tue 24 Nov 09:05"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		AcInstant at = render_at(world, 11, cases[i].day, cases[i].hour, cases[i].minute);
		g_autofree char *instant = ac_words_instant(&world->facts.words, at);
		g_autofree char *moment = ac_words_moment(&world->facts.words, at);
		g_assert_cmpstr(instant, ==, cases[i].instant);
		g_assert_cmpstr(moment, ==, cases[i].moment);
	}
}

static void offsets_read_as_people_say_them(void)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
	    {"28d", "28 days"},
	    {"1d", "1 day"},
	    {"24h", "24 hours"},
	    {"3w", "3 weeks"},
	    {"1mo", "1 month"},
	    {"1y", "1 year"},
	    {"1h30m", "1 hour 30 minutes"},
	    {"3d..4d", "3 to 4 days"},
	    {"3..4d", "3 to 4 days"},
	    {"3d..2w", "3 days to 2 weeks"},
	    {"4d 09:00", "4 days, 09:00"},
	    {"day 4", "day 4"},
	    {"end of day 3", "end of day 3"},
	    {"-7d", "7 days"},
	    {"18:00", "18:00"},
	    {"\033[2J", "\xEF\xBF\xBD[2J"},
	    {"", ""},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *words = ac_words_offset(cases[i].text);
		g_assert_cmpstr(words, ==, cases[i].words);
	}
}

static void distances_are_rounded_up_to_the_minute(void)
{
	static const struct {
		AcInstant seconds;
		const char *words;
	} cases[] = {{60, "1 min"},
	             {61, "2 min"},
	             {3600, "1 h"},
	             {13200, "3 h 40 min"},
	             {172799, "2 days"},
	             {172740, "47 h 59 min"},
	             {6 * 24 * 3600, "6 days"}};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *words = ac_words_distance(cases[i].seconds);
		g_assert_cmpstr(words, ==, cases[i].words);
	}
}

static void an_end_says_what_it_waits_for(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	const AcMilestone *milestones[] = {&world->flakes};
	const struct {
		AcUntil until;
		const char *words, *brief;
	} cases[] = {
	    {{.at = render_at(world, 11, 21, 15, 0), .at_early = render_at(world, 11, 21, 15, 0)},
	     "until today 15:00",
	     "until today 15:00"},
	    {{.at = render_at(world, 11, 24, 0, 0), .at_early = render_at(world, 11, 23, 0, 0)},
	     "until Tue 24 Nov 00:00 (the leaflet says from Mon 23 Nov 00:00 to then)",
	     "until Tue 24 Nov"},
	    {{.at = AC_INSTANT_NEVER,
	      .open = AC_OPEN_MILESTONE,
	      .milestones = milestones,
	      .n_milestones = 1,
	      .not_before = render_at(world, 11, 28, 0, 0)},
	     "until the flakes are gone, not before Sat 28 Nov 00:00",
	     "until the flakes are gone"},
	    {{.at = AC_INSTANT_NEVER,
	      .open = AC_OPEN_FINAL,
	      .offset_text = "28d",
	      .not_before = AC_INSTANT_ALWAYS},
	     "not before 28 days after your last session, which is not known yet",
	     "28 days after your last session"},
	    {{.at = AC_INSTANT_NEVER, .open = AC_OPEN_UNSAID, .not_before = AC_INSTANT_ALWAYS},
	     "no end is given: ask",
	     "no end is given: ask"},
	    {{.at = AC_INSTANT_NEVER, .open = AC_OPEN_ENDLESS, .not_before = AC_INSTANT_ALWAYS},
	     "at any time",
	     ""},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		AcAnswer answer = render_answer(world, &world->pool, AC_VERDICT_AVOID);
		answer.until = cases[i].until;
		g_autofree char *words = ac_words_until(&world->facts.words, &answer, FALSE);
		g_autofree char *brief = ac_words_until(&world->facts.words, &answer, TRUE);
		g_assert_cmpstr(words, ==, cases[i].words);
		g_assert_cmpstr(brief, ==, cases[i].brief);
	}
}

static void what_is_open_for_good_is_no_end_for_a_permission(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcAnswer answer = render_answer(world, &world->pool, AC_VERDICT_OK);
	g_autofree char *words = ac_words_until(&world->facts.words, &answer, FALSE);
	g_assert_cmpstr(words, ==, "");
}

static void a_ladder_names_its_highest_step(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcAnswer answer = render_answer(world, &world->water, AC_VERDICT_CARE);
	answer.step = &world->rinse;
	answer.words.how = "Lukewarm.";
	g_autofree char *allowed = ac_words_allowed(&answer);
	g_assert_cmpstr(allowed, ==, "up to rinsing with water");
	answer.has_next = TRUE;
	answer.next_verdict = AC_VERDICT_CARE;
	answer.next_step = &world->mild;
	answer.until.at = render_at(world, 11, 24, 0, 0);
	g_autofree char *next = ac_words_next(&world->facts.words, &answer);
	g_assert_cmpstr(next, ==, "from Tue 24 Nov 00:00: with care, up to gentle cleanser");
	AcChange change = {.activity = &world->water,
	                   .is = AC_VERDICT_CARE,
	                   .is_step = &world->mild,
	                   .was = AC_VERDICT_AVOID,
	                   .at = answer.until.at};
	g_autofree char *words = ac_words_change(&world->facts.words, &change);
	g_assert_cmpstr(words, ==, "Washing and water: up to gentle cleanser");
}

static void a_cause_names_rule_session_place_and_source(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcAnswer answer = render_answer(world, &world->water, AC_VERDICT_AVOID);
	AcCause cause = {
	    .rule = &world->dry, .session = &world->first, .via = &world->water, .verdict = AC_VERDICT_AVOID};
	g_autofree char *words = ac_words_cause(&world->facts.words, &answer, &cause);
	g_assert_cmpstr(words, ==,
	                "rule \"dry\" of smp, after the session on Fri 20 Nov 15:00 (smp.cfg:41). "
	                "Source: What Is the Process of Scalp Micropigmentation?");
	cause.session = &world->second;
	cause.via = &world->pool;
	g_autofree char *before = ac_words_cause(&world->facts.words, &answer, &cause);
	render_has(before, "before the session on Fri 18 Dec 15:00");
	render_has(before, "of smp on swimming pool,");
	const AcAdjustment adjustment = {.id = 1, .by = "JD"};
	cause = (AcCause){.adjustment = &adjustment, .verdict = AC_VERDICT_AVOID};
	g_autofree char *change = ac_words_cause(&world->facts.words, &answer, &cause);
	g_assert_cmpstr(change, ==, "your practitioner's change for you (by JD), for the whole course.");
}

static void limits_are_told_in_full(void)
{
	static const struct {
		AcLimit limit;
		const char *words;
	} cases[] = {{{20, "day", 360, 660, 0}, "at most 20 minutes a day, between 06:00 and 11:00"},
	             {{1, "time", -1, -1, 0}, "at most 1 minute at a time"},
	             {{0, NULL, 1320, 1440, 0}, "between 22:00 and 24:00"}};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *words = ac_words_limit(&cases[i].limit);
		g_assert_cmpstr(words, ==, cases[i].words);
	}
}

static void a_day_says_where_in_the_course_it_is(void)
{
	static const struct {
		AcDay day;
		const char *session, *number;
	} cases[] = {
	    {{.session_number = 2, .n_sessions = 3, .day_number = 4, .last_day_number = 28},
	     "session 2 of 3",
	     "Day 4 of 28"},
	    {{.session_number = 1, .n_sessions = 1, .day_number = 0, .last_day_number = 28},
	     "session 1",
	     "Day 0 of 28"},
	    {{.session_number = 1, .n_sessions = 1, .day_number = 90, .last_day_number = 28, .is_over = TRUE},
	     "session 1",
	     "Day 90"},
	    {{.n_sessions = 1, .day_number = -1}, "before session 1", "1 day before your session"},
	    {{.n_sessions = 0}, "no session yet", "No session"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *session = ac_words_session(&cases[i].day);
		g_autofree char *number = ac_words_day(&cases[i].day);
		g_assert_cmpstr(session, ==, cases[i].session);
		g_assert_cmpstr(number, ==, cases[i].number);
	}
}

static void a_question_comes_with_the_command_that_answers_it(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcQuestion question = {.kind = AC_QUESTION_MILESTONE, .milestone = &world->flakes};
	g_autofree char *command = ac_words_question_command(NULL, &question);
	g_assert_cmpstr(command, ==, "aftercare report flakes-gone");
	question = (AcQuestion){.kind = AC_QUESTION_TRAIT, .trait = &world->skin};
	g_autofree char *words = ac_words_question(&world->facts.words, &question);
	g_autofree char *edit = ac_words_question_command(NULL, &question);
	g_assert_cmpstr(words, ==, "Your scalp is usually … dry or oily?");
	g_assert_cmpstr(edit, ==, "aftercare client edit --trait skin=dry|oily");
	question = (AcQuestion){.kind = AC_QUESTION_LAST_SESSION, .session = &world->first};
	g_autofree char *last = ac_words_question(&world->facts.words, &question);
	g_assert_true(g_str_has_prefix(last, "Was the session of Fri 20 Nov 15:00 your last?"));
	question.kind = AC_QUESTION_SESSION_HAPPENED;
	g_autofree char *happened = ac_words_question(&world->facts.words, &question);
	g_assert_true(g_str_has_prefix(happened, "Did the session of Fri 20 Nov 15:00 take place?"));
	g_autofree char *fact = ac_words_fact(&world->skin);
	g_assert_cmpstr(fact, ==, "Tell us: your scalp is usually (dry, oily)");
}

static void text_from_files_comes_out_harmless(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	world->pool.title = "Pool\033[31m\r\nred\xE2\x80\xAE";
	const AcActivity *pools[] = {&world->pool};
	AcDayRow row = {.activities = pools, .n_activities = 1};
	g_autofree char *title = ac_words_row_title(&row);
	g_assert_cmpstr(title, ==, "Pool\xEF\xBF\xBD[31m red\xEF\xBF\xBD");
	world->clinic.name = "Studio\033]0;x\a";
	g_autofree char *clinic = ac_words_clinic(&world->clinic, NULL);
	render_lacks(clinic, "\033");
	render_lacks(clinic, "\a");
}

static void without_a_clinic_it_is_said_whose_rules_these_are(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	g_autofree char *none = ac_words_clinic(NULL, NULL);
	g_assert_cmpstr(none, ==, "Standard rules — not your clinic's leaflet.");
	g_autofree char *own = ac_words_clinic(NULL, "Our leaflet\033[31m");
	g_assert_cmpstr(own, ==, "By “Our leaflet\xEF\xBF\xBD[31m”, which names no clinic to call.");
	g_autofree char *clinic = ac_words_clinic(&world->clinic, NULL);
	g_assert_cmpstr(clinic, ==, "Northlight Studio, call 01632 960123");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/words/verdicts", verdicts_have_a_word_and_a_sign_in_both_alphabets);
	g_test_add_func("/words/dates", dates_carry_the_year_only_when_it_is_another);
	g_test_add_func("/words/instants", instants_are_told_from_today);
	g_test_add_func("/words/offsets", offsets_read_as_people_say_them);
	g_test_add_func("/words/distances", distances_are_rounded_up_to_the_minute);
	g_test_add_func("/words/until", an_end_says_what_it_waits_for);
	g_test_add_func("/words/until/ok", what_is_open_for_good_is_no_end_for_a_permission);
	g_test_add_func("/words/ladder", a_ladder_names_its_highest_step);
	g_test_add_func("/words/cause", a_cause_names_rule_session_place_and_source);
	g_test_add_func("/words/limit", limits_are_told_in_full);
	g_test_add_func("/words/day", a_day_says_where_in_the_course_it_is);
	g_test_add_func("/words/question", a_question_comes_with_the_command_that_answers_it);
	g_test_add_func("/words/plain", text_from_files_comes_out_harmless);
	g_test_add_func("/words/clinic", without_a_clinic_it_is_said_whose_rules_these_are);
	return g_test_run();
}
