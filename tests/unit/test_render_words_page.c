/* SPDX-License-Identifier: MIT */
/* The words of the page: what foreign text becomes, what a bar and a day say, what stands at the foot. */
#include "render/words_page.h"

#include "plan_fixture.h"

#define SESSION "2026-11-20 12:00"
#define NOW     "2026-11-20 13:00"

static const AcPageWords *words_of(Fixture *f, const AcPageFacts *facts)
{
	static const AcScheduleSpec WHOLE = {0};
	const AcSchedule *schedule = ac_schedule_new(f->plan, f->arena, NULL, &WHOLE);
	return ac_words_page(schedule, facts, "en", f->arena);
}

static const AcPageWords *plain_words(Fixture *f)
{
	static const AcPageFacts NOTHING = {.revised_at = AC_INSTANT_ALWAYS};
	return words_of(f, &NOTHING);
}

static Fixture *swimmer(void)
{
	Fixture *f = fixture_new("Europe/London");
	session(f, SESSION);
	rule(f, "pool sea", "avoid", NULL, "10d");
	rule_with_how(f, "water", "allow rinse", NULL, "4d");
	rule(f, "water", "allow submerge", "4d", NULL);
	plan(f, NOW);
	return f;
}

static void a_bar_says_until_when_in_long_and_in_short(void)
{
	g_autoptr(Fixture) f = swimmer();
	const AcPageWords *words = plain_words(f);
	g_assert_cmpuint(words->n_rows, ==, 2);
	const AcPageBar *ban = &words->rows[1].bars[1];
	g_assert_cmpstr(words->rows[1].title, ==, "pool, sea");
	g_assert_cmpstr(ban->labels[0], ==, "until Mon 30 Nov");
	g_assert_cmpstr(ban->labels[1], ==, "until 30 Nov");
	g_assert_cmpstr(ban->labels[ban->n_labels - 1], ==, "30 Nov");
	g_assert_cmpfloat(ban->from, ==, 0.5);
	g_assert_cmpfloat(ban->to, ==, 10);
	g_assert_cmpstr(words->rows[1].timeline, ==, "Avoid until Mon 30 Nov");
	g_assert_cmpstr(words->rows[0].bars[1].step, ==, "rinse");
	g_assert_cmpstr(words->rows[0].bars[1].says, ==, "With care, up to rinse");
	g_assert_nonnull(strstr(words->chart_alt, "pool, sea: Avoid until Mon 30 Nov."));
}

static void a_day_says_what_it_brings_and_what_to_avoid(void)
{
	g_autoptr(Fixture) f = swimmer();
	const AcPageWords *words = plain_words(f);
	g_assert_cmpstr(words->days[0].lead, ==, "Session 1, 12:00");
	g_assert_cmpstr(words->days[0].avoid, ==, "pool …");
	g_assert_cmpstr(words->days[10].changes, ==, "OK: pool …");
	g_assert_cmpstr(words->days[10].avoid, ==, "");
	g_assert_true(words->days[5].same_as_before);
	g_assert_false(words->days[10].same_as_before);
	g_assert_cmpstr(words->days[10].date, ==, "Mon 30 Nov");
	g_assert_cmpstr(words->days[11].month, ==, "Dec");
}

static void without_a_clinic_it_says_so_and_offers_nobody_to_call(void)
{
	g_autoptr(Fixture) f = swimmer();
	const AcPageWords *words = plain_words(f);
	g_assert_cmpstr(words->clinic, ==, "Standard rules — not your clinic's leaflet.");
	g_assert_cmpuint(words->n_calls, ==, 0);
	g_assert_null(words->code);
	g_assert_null(strstr(words->rules, "as of"));
}

static void numbers_to_call_run_from_left_to_right_whatever_stands_around_them(void)
{
	g_autoptr(Fixture) f = swimmer();
	const AcClinic clinic = {
	    .name = "مركز الشمال", .phone = "0113 496 0123", .web = "https://north.example", .address = "1 Row"};
	const AcPageFacts facts = {.clinic = &clinic, .hash = "0123456789abcdef", .revised_at = at(f, NOW)};
	const AcPageWords *words = words_of(f, &facts);
	g_assert_cmpstr(words->contacts[0], ==,
	                "\u2066"
	                "0113 496 0123\u2069");
	g_assert_cmpstr(words->clinic, ==, "\u2068مركز الشمال\u2069");
	g_assert_cmpstr(words->contacts[1], ==, "\u2066north.example\u2069");
	g_assert_cmpstr(words->code, ==, "tel:01134960123");
	g_assert_nonnull(strstr(words->rules, "0123456789ab ·"));
	g_assert_nonnull(strstr(words->rules, "as of Fri 20 Nov 2026, 13:00"));
}

static void a_name_that_wants_to_be_more_comes_out_as_text(void)
{
	g_autoptr(Fixture) f = swimmer();
	static const struct {
		const char *name, *shown;
	} cases[] = {{"<b>Jo</b> %s", "<b>Jo</b> %s"},
	             {"Jo\n\tDoe", "Jo  Doe"},
	             {"Jo \u202EeoD", "Jo \uFFFDeoD"},
	             {"\U0001F600 Smile \u2764\uFE0F", "Smile"},
	             {"\x1b[31mJo", "\uFFFD[31mJo"}};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const AcPageFacts facts = {.client_name = cases[i].name, .revised_at = AC_INSTANT_ALWAYS};
		g_autofree char *shown = g_strstrip(g_strdup(words_of(f, &facts)->client));
		g_assert_cmpstr(shown, ==, cases[i].shown);
	}
	g_autofree char *endless = g_strnfill(10000, 'x');
	const AcPageFacts facts = {.client_name = endless, .revised_at = AC_INSTANT_ALWAYS};
	g_assert_cmpint(g_utf8_strlen(words_of(f, &facts)->client, -1), <=, 81);
}

static void a_change_names_whose_it_is(void)
{
	g_autoptr(Fixture) f = swimmer();
	adjust(f, "sea", "ask", 0)->at = at(f, NOW);
	plan(f, NOW);
	const AcPageWords *words = plain_words(f);
	g_assert_cmpuint(words->n_adjusted, ==, 1);
	g_assert_cmpstr(words->adjusted[0].lead, ==, "sea: ask your practitioner, for the whole course");
	g_assert_cmpstr(words->adjusted[0].text, ==, "I say so (AB, Fri 20 Nov)");
	gboolean marked = FALSE;
	for (guint i = 0; i < words->n_always; i++)
		marked = marked || strstr(words->always[i].text, "sea") != NULL ||
		         strstr(words->always[i].text, "Sea") != NULL;
	g_assert_true(marked);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render/page/bar", a_bar_says_until_when_in_long_and_in_short);
	g_test_add_func("/render/page/day", a_day_says_what_it_brings_and_what_to_avoid);
	g_test_add_func("/render/page/no-clinic", without_a_clinic_it_says_so_and_offers_nobody_to_call);
	g_test_add_func("/render/page/numbers",
	                numbers_to_call_run_from_left_to_right_whatever_stands_around_them);
	g_test_add_func("/render/page/hostile", a_name_that_wants_to_be_more_comes_out_as_text);
	g_test_add_func("/render/page/change", a_change_names_whose_it_is);
	return g_test_run();
}
