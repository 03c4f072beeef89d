/* SPDX-License-Identifier: MIT */
/* When a session ended, in a person's words. */
#include "test_app.h"

#include "base/error.h"

/* @last: when a session has taken place, or 0. */
static char *read_end_after(const char *text, AcInstant last, GError **error)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	const AcWhenContext context = {
	    .now = NOW, .zone = zone, .has_last_session = last != 0, .last_session = last};
	AcInstant end = 0;
	if (!ac_app_session_end(text, &context, &end, error))
		return NULL;
	AcLocal local = ac_time_local(end, zone);
	int year, month, day;
	ac_date_to_ymd(local.date, &year, &month, &day);
	return g_strdup_printf("%d-%02d-%02d %02d:%02d", year, month, day, local.minute / 60, local.minute % 60);
}

static char *read_end(const char *text, GError **error)
{
	return read_end_after(text, 0, error);
}

static void small_hours_are_those_of_the_afternoon(void)
{
	static const struct {
		const char *text, *end;
	} cases[] = {
	    {"yesterday at 3", "2026-11-20 15:00"},
	    {"friday at 3", "2026-11-20 15:00"},
	    {"monday at 2:30", "2026-11-16 14:30"},
	    {"at 3", "2026-11-20 15:00"},
	    {"at 1", "2026-11-21 13:00"},
	    {"yesterday 7:45", "2026-11-20 19:45"},
	    {"yesterday at 3am", "2026-11-20 03:00"},
	    {"yesterday 03:00", "2026-11-20 03:00"},
	    {"yesterday at 9", "2026-11-20 09:00"},
	    {"yesterday at 12", "2026-11-20 12:00"},
	    {"yesterday 15:00", "2026-11-20 15:00"},
	    {"2026-11-20T15:00", "2026-11-20 15:00"},
	    {"2026-12-18 15:00", "2026-12-18 15:00"},
	    {"now", "2026-11-21 14:00"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		GError *error = NULL;
		g_autofree char *end = read_end(cases[i].text, &error);
		g_assert_no_error(error);
		if (strcmp(end, cases[i].end) != 0)
			g_error("\"%s\" ended %s", cases[i].text, end);
	}
}

static void a_day_or_a_stretch_of_one_is_not_enough(void)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
	    {"yesterday", "“yesterday” is a day; the rules need the time the session ended, such as \"yesterday "
	                  "15:00\"."},
	    {"friday", "is a day"},
	    {"2026-11-20", "\"2026-11-20 15:00\""},
	    {"last night", "“last night” is no moment; the rules need the time the session ended, such as "
	                   "\"2026-11-20 20:30\"."},
	    {"this morning", "\"2026-11-21 09:00\""},
	    {"last weekend", "\"2026-11-14 15:00\""},
	    {"last week", "\"2026-11-09 15:00\""},
	    {"blursday", "is no time"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		GError *error = NULL;
		g_assert_null(read_end(cases[i].text, &error));
		assert_says(&error, AC_ERROR_USAGE, cases[i].words);
	}
}

/* Now is Saturday 21 November, 14:00; the session was on Wednesday 18 at 15:00. */
static void another_session_is_not_before_the_one_there_was(void)
{
	const AcInstant session = NOW - 72 * AC_HOUR + AC_HOUR;
	static const struct {
		const char *text, *end;
	} cases[] = {
	    {"12 december 15:00", "2026-12-12 15:00"}, {"3 jan 11:00", "2027-01-03 11:00"},
	    {"monday 10:00", "2026-11-23 10:00"},      {"wednesday 10:00", "2026-11-25 10:00"},
	    {"today 13:00", "2026-11-21 13:00"},       {"13:00", "2026-11-21 13:00"},
	    {"yesterday 10:00", "2026-11-20 10:00"},   {"2026-11-10 10:00", "2026-11-10 10:00"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		GError *error = NULL;
		g_autofree char *end = read_end_after(cases[i].text, session, &error);
		g_assert_no_error(error);
		if (strcmp(end, cases[i].end) != 0)
			g_error("\"%s\" ended %s", cases[i].text, end);
	}
}

static void words_for_two_days_are_asked_back(void)
{
	GError *error = NULL;
	g_assert_null(read_end_after("friday 10:00", NOW - 72 * AC_HOUR, &error));
	assert_says(&error, AC_ERROR_USAGE,
	            "“friday 10:00” can be \"2026-11-20 10:00\" or \"2026-11-27 10:00\": write which.");
	g_assert_null(read_end("12 december 15:00", &error));
	assert_says(&error, AC_ERROR_USAGE, "can be \"2025-12-12 15:00\" or \"2026-12-12 15:00\"");
	g_autofree char *last_month = read_end("12 october 15:00", &error);
	g_assert_no_error(error);
	g_assert_cmpstr(last_month, ==, "2026-10-12 15:00");
}

static void the_hours_of_a_question_stay_as_they_are(void)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	const AcWhenContext context = {.now = NOW, .zone = zone};
	AcWhen when;
	GError *error = NULL;
	g_assert_true(ac_when_parse("tomorrow at 3", &context, &when, &error));
	g_assert_no_error(error);
	g_assert_cmpint(ac_time_local(when.from, zone).minute, ==, 3 * 60);
}

static AcApp *open_made_up(const char *const *sessions, GError **error)
{
	const AcAppOptions options = {.clock = NOW, .protocol = "smp", .sessions = sessions};
	return ac_app_open(&options, AC_NEEDS_PLAN, error);
}

static void every_session_of_somebody_not_stored_counts(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	GError *error = NULL;
	const char *const both[] = {"2026-11-20 15:00", "2026-11-01 15:00", NULL};
	g_autoptr(AcApp) app = open_made_up(both, &error);
	g_assert_no_error(error);
	const AcClient *client = ac_app_client(app);
	g_assert_cmpuint(client->n_sessions, ==, 2);
	g_assert_cmpint(client->sessions[0].end, <, client->sessions[1].end);
	g_assert_cmpint(client->sessions[0].id, !=, client->sessions[1].id);
	g_assert_cmpint(client->sessions[1].end, ==, NOW - 23 * HOUR);
	g_clear_pointer(&app, ac_app_close);

	const char *const twice[] = {"2026-11-20 15:00", "yesterday 15:00", NULL};
	g_assert_null(open_made_up(twice, &error));
	assert_says(&error, AC_ERROR_USAGE, "twice");
	const char *const day[] = {"2026-11-20 15:00", "yesterday", NULL};
	g_assert_null(open_made_up(day, &error));
	assert_says(&error, AC_ERROR_USAGE, "--session: “yesterday” is a day");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/ending/afternoon", small_hours_are_those_of_the_afternoon);
	g_test_add_func("/app/ending/refused", a_day_or_a_stretch_of_one_is_not_enough);
	g_test_add_func("/app/ending/another", another_session_is_not_before_the_one_there_was);
	g_test_add_func("/app/ending/two-days", words_for_two_days_are_asked_back);
	g_test_add_func("/app/ending/question", the_hours_of_a_question_stay_as_they_are);
	g_test_add_func("/app/ending/made-up", every_session_of_somebody_not_stored_counts);
	return g_test_run();
}
