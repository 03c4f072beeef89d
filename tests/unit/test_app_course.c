/* SPDX-License-Identifier: MIT */
/* A course: sessions, the last of them, reports, lapses. */
#include "test_app.h"

#include "base/error.h"

static AcNewSession session_at(AcInstant end)
{
	return (AcNewSession){.begin = end - 2 * HOUR, .end = end};
}

static guint n_final(const AcApp *app)
{
	guint n = 0;
	for (guint i = 0; i < ac_app_client(app)->n_sessions; i++)
		n += ac_app_client(app)->sessions[i].final ? 1 : 0;
	return n;
}

static void a_session_past_has_happened_and_one_to_come_is_planned(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(30);
	GError *error = NULL;
	const AcNewSession past = session_at(NOW - DAY), to_come = session_at(NOW + 20 * DAY);
	g_assert_cmpint(ac_app_session_add(app, &past, &error), >, 0);
	gint64 third = ac_app_session_add(app, &to_come, &error);
	g_assert_no_error(error);
	const AcClient *client = ac_app_client(app);
	g_assert_cmpuint(client->n_sessions, ==, 3);
	g_assert_cmpint(client->sessions[1].state, ==, AC_SESSION_HAPPENED);
	g_assert_cmpint(client->sessions[2].state, ==, AC_SESSION_PLANNED);
	g_assert_cmpstr(client->sessions[1].zone_name, ==, "UTC");
	g_assert_false(ac_app_session_confirm(app, third, &error));
	assert_says(&error, AC_ERROR_REFUSED, "still to come");

	ac_app_set_now(app, NOW + 21 * DAY);
	g_assert_true(ac_app_session_confirm(app, third, &error));
	g_assert_cmpint(ac_app_client(app)->sessions[2].state, ==, AC_SESSION_HAPPENED);
	const AcNewSession moved = session_at(NOW + 40 * DAY);
	g_assert_true(ac_app_session_set(app, third, &moved, &error));
	g_assert_cmpint(ac_app_client(app)->sessions[2].end, ==, NOW + 40 * DAY);
	g_assert_cmpint(ac_app_client(app)->sessions[2].state, ==, AC_SESSION_PLANNED);
	g_assert_true(ac_app_session_remove(app, third, &error));
	g_assert_cmpuint(ac_app_client(app)->n_sessions, ==, 2);
	g_assert_no_error(error);
	g_assert_false(ac_app_session_set(app, third, &moved, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "no such session");
}

static void what_does_not_fit_a_course_is_refused(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	AcNewSession fields = session_at(NOW - 2 * DAY);
	g_assert_cmpint(ac_app_session_add(app, &fields, &error), ==, 0);
	assert_says(&error, AC_ERROR_REFUSED, "already: 2026-11-19 14:00");
	fields = session_at(NOW - 9 * DAY);
	fields.final = TRUE;
	g_assert_cmpint(ac_app_session_add(app, &fields, &error), ==, 0);
	assert_says(&error, AC_ERROR_REFUSED, "one after it");
	fields = session_at(NOW);
	fields.zone = "Europe/Londno";
	g_assert_cmpint(ac_app_session_add(app, &fields, &error), ==, 0);
	assert_says(&error, AC_ERROR_NOT_FOUND, "Europe/London");
	fields.zone = NULL;
	fields.begin = fields.end + 1;
	g_assert_cmpint(ac_app_session_add(app, &fields, &error), ==, 0);
	assert_says(&error, AC_ERROR_REFUSED, "before it begins");
	g_assert_cmpuint(ac_app_client(app)->n_sessions, ==, 1);
}

static void only_one_session_is_the_last(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(60);
	GError *error = NULL;
	gint64 first = ac_app_client(app)->sessions[0].id;
	g_assert_true(ac_app_session_final(app, first, TRUE, &error));
	g_assert_cmpuint(n_final(app), ==, 1);
	AcNewSession fields = session_at(NOW - 30 * DAY);
	gint64 second = ac_app_session_add(app, &fields, &error); /* the course goes on */
	g_assert_no_error(error);
	g_assert_cmpuint(n_final(app), ==, 0);
	g_assert_true(ac_app_session_final(app, second, TRUE, &error));
	g_assert_cmpuint(n_final(app), ==, 1);
	g_assert_false(ac_app_session_final(app, first, TRUE, &error));
	assert_says(&error, AC_ERROR_REFUSED, "one after it");
	fields = session_at(NOW - DAY);
	fields.final = TRUE;
	g_assert_cmpint(ac_app_session_add(app, &fields, &error), >, 0);
	g_assert_cmpuint(n_final(app), ==, 1);
	g_assert_true(ac_app_client(app)->sessions[2].final);
	AcUndone undone;
	g_assert_true(undo_last(app, &undone, &error)); /* both at once, in one */
	ac_undone_clear(&undone);
	g_assert_cmpuint(ac_app_client(app)->n_sessions, ==, 2);
	g_assert_true(ac_app_client(app)->sessions[1].final);
	g_assert_true(ac_app_session_final(app, second, FALSE, &error));
	g_assert_cmpuint(n_final(app), ==, 0);
	g_assert_no_error(error);
}

static guint n_asked(AcApp *app, AcQuestionKind kind)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0, n_kind = 0;
	const AcDay *day = ac_plan_day(ac_app_plan(app), arena, ac_time_date(ac_app_now(app), ac_app_zone(app)));
	const AcQuestion *questions = ac_app_questions(app, day, arena, &n);
	for (guint i = 0; i < n; i++)
		n_kind += questions[i].kind == kind ? 1 : 0;
	return n_kind;
}

static void was_that_the_last_is_asked_once(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(60); /* the usual gap is four weeks */
	GError *error = NULL;
	g_assert_cmpuint(n_asked(app, AC_QUESTION_LAST_SESSION), ==, 1);
	g_assert_true(ac_app_answer_last_session(app, FALSE, &error));
	g_assert_cmpuint(n_asked(app, AC_QUESTION_LAST_SESSION), ==, 0);
	g_assert_cmpuint(n_final(app), ==, 0);
	const AcNewSession fields = session_at(NOW - 40 * DAY); /* of another session it is asked anew */
	g_assert_cmpint(ac_app_session_add(app, &fields, &error), >, 0);
	g_assert_cmpuint(n_asked(app, AC_QUESTION_LAST_SESSION), ==, 1);
	g_assert_true(ac_app_answer_last_session(app, TRUE, &error));
	g_assert_cmpuint(n_final(app), ==, 1);
	g_assert_cmpuint(n_asked(app, AC_QUESTION_LAST_SESSION), ==, 0);
	g_assert_no_error(error);
}

static void more_will_come_takes_the_mark_away(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	AcUndone undone;
	g_assert_true(ac_app_session_final(app, ac_app_client(app)->sessions[0].id, TRUE, &error));
	g_assert_cmpuint(n_final(app), ==, 1);
	g_assert_true(ac_app_answer_last_session(app, FALSE, &error));
	g_assert_cmpuint(n_final(app), ==, 0);
	g_assert_true(undo_last(app, &undone, &error));
	ac_undone_clear(&undone);
	g_assert_cmpuint(n_final(app), ==, 1);
	g_assert_no_error(error);
}

static void more_will_come_before_the_first_has_begun(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(0);
	GError *error = NULL;
	AcNewSession only = session_at(NOW + 7 * DAY);
	only.final = TRUE;
	g_assert_true(ac_app_session_set(app, ac_app_client(app)->sessions[0].id, &only, &error));
	g_assert_true(ac_app_answer_last_session(app, FALSE, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(n_final(app), ==, 0);
	g_assert_false(ac_app_answer_last_session(app, FALSE, &error));
	assert_says(&error, AC_ERROR_REFUSED, "No session has begun");
}

static void sessions_are_named_by_their_number(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	g_assert_true(ac_app_session(app, "1", &error) == &ac_app_client(app)->sessions[0]);
	const char *const bad[] = {"0", "2", "-1", "x", "", "1x", "99999999999999999999"};
	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_assert_null(ac_app_session(app, bad[i], &error));
		assert_says(&error, AC_ERROR_NOT_FOUND, "1 to 1");
	}
}

static void a_report_is_of_the_session_begun_then(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(40);
	GError *error = NULL;
	const AcMilestone *reported = NULL;
	const AcNewSession fields = session_at(NOW - 10 * DAY);
	gint64 second = ac_app_session_add(app, &fields, &error);
	gint64 first = ac_app_client(app)->sessions[0].id;
	g_assert_true(ac_app_report(app, "Flakes-Gone", NOW - 30 * DAY, &reported, &error));
	g_assert_cmpstr(reported->id, ==, "flakes-gone");
	g_assert_cmpint(ac_app_client(app)->reports[0].session_id, ==, first);
	g_assert_true(ac_app_report(app, "flakes-gone", NOW, &reported, &error));
	g_assert_cmpuint(ac_app_client(app)->n_reports, ==, 2);
	g_assert_cmpint(ac_app_client(app)->reports[1].session_id, ==, second);
	g_assert_no_error(error);
	g_assert_false(ac_app_report(app, "flakes-gone", NOW + 1, &reported, &error));
	assert_says(&error, AC_ERROR_REFUSED, "still to come");
	g_assert_false(ac_app_report(app, "flakes-gone", NOW - 50 * DAY, &reported, &error));
	assert_says(&error, AC_ERROR_REFUSED, "No session had begun");
	g_assert_false(ac_app_report(app, "flakes", NOW, &reported, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "flakes-gone");
}

static void a_lapse_is_noted_when_it_has_happened(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	const AcActivity *gym = ac_catalogue_find(ac_app_catalogue(app), "gym");
	g_assert_true(ac_app_lapse(app, &(const AcLapse){gym->id, NOW - HOUR, FALSE}, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(ac_app_client(app)->n_lapses, ==, 1);
	g_assert_false(ac_app_lapse(app, &(const AcLapse){gym->id, NOW + 60, FALSE}, &error));
	assert_says(&error, AC_ERROR_REFUSED, "still to come");
}

static char *joined(GPtrArray *lines)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; lines && i < lines->len; i++)
		g_string_append_printf(text, "%s\n", (const char *)g_ptr_array_index(lines, i));
	return g_string_free(text, FALSE);
}

static char *preview(AcApp *app, gint64 id, AcInstant end)
{
	GError *error = NULL;
	const AcSessionEdit edit = {.session_id = id, .fields = {.begin = end, .end = end}};
	g_autoptr(GPtrArray) lines = ac_app_session_preview(app, &edit, &error);
	g_assert_no_error(error);
	return joined(lines);
}

static void a_change_thought_of_tells_what_it_would_change_and_changes_nothing(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	const AcNewSession second = {.begin = NOW + 40 * DAY, .end = NOW + 40 * DAY};
	gint64 id = ac_app_session_add(app, &second, &error);
	g_autofree char *same = preview(app, id, NOW + 40 * DAY);
	g_assert_cmpstr(same, ==, "Nothing is otherwise from today on.\n");
	g_autofree char *later = preview(app, id, NOW + 42 * DAY);
	g_assert_nonnull(
	    strstr(later, "Gym: AVOID Sat 2 Jan 2027 to Sat 9 Jan 2027 instead of Thu 31 Dec to Thu 7"));
	g_assert_nonnull(strstr(later, "Wash before the session: Fri 1 Jan 2027 instead of Wed 30 Dec"));
	g_assert_null(strstr(later, "Note:"));
	g_autofree char *soon = preview(app, id, NOW + 10 * DAY); /* the rules have four weeks between */
	g_assert_nonnull(strstr(soon, "Note: session 2 comes sooner after session 1"));
	g_assert_cmpint(ac_app_client(app)->sessions[1].end, ==, NOW + 40 * DAY);
	const AcSessionEdit removal = {.session_id = id, .removes = TRUE};
	g_autoptr(GPtrArray) lines = ac_app_session_preview(app, &removal, &error);
	g_autofree char *gone = joined(lines);
	g_assert_nonnull(strstr(gone, "Gym: AVOID no longer, was Thu 31 Dec to Thu 7 Jan 2027"));
	g_assert_cmpuint(ac_app_client(app)->n_sessions, ==, 2);
}

/* What the second session asks for has stretches of its own; what the first does is no part of them. */
static void a_change_thought_of_tells_what_begins_later_and_every_name(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	put_file(
	    &home, "rules/activities.cfg",
	    "activities = ( { id = \"water\"; title = \"Water\"; steps = (\"none\", \"rinse\", \"mild\"); },"
	    "{ id = \"rinse\"; title = \"Rinsing\"; }, { id = \"mild\"; title = \"A gentle cleanser\"; },"
	    "{ id = \"gym\"; title = \"Gym\"; }, { id = \"run\"; title = \"Run\"; }, { id = \"row\"; title = "
	    "\"Row\"; }, { id = \"ride\"; title = \"Ride\"; }, { id = \"ski\"; title = \"Ski\"; }, { id = "
	    "\"surf\"; title = \"Surf\"; } );");
	put_file(
	    &home, "rules/protocols/smp.cfg",
	    "protocol = { id = \"smp\"; title = \"SMP\"; version = \"1.0\"; language = \"en\"; status = "
	    "\"active\"; author = \"A\"; approved_on = \"2026-11-21\"; review_by = \"2027-11-21\"; "
	    "treatment_day = 0; lasts = \"28d\"; sources = ( { id = \"s\"; title = \"S\"; } ); rules = ("
	    "{ id = \"sport\"; on = (\"gym\", \"run\", \"row\", \"ride\", \"ski\", \"surf\"); verdict = "
	    "\"avoid\"; to = \"7d\"; source = \"s\"; },"
	    "{ id = \"later\"; on = \"gym\"; verdict = \"care\"; from = \"50d\"; how = \"Gently.\"; source = "
	    "\"s\"; } ); tasks = ( { id = \"cream\"; title = \"Moisturise\"; from = \"4d\"; to = \"28d\"; every "
	    "= "
	    "\"1d\"; } ); };");
	g_autoptr(AcApp) app = open_jo(10);
	GError *error = NULL;
	const AcNewSession second = {.begin = NOW + 10 * DAY, .end = NOW + 10 * DAY};
	gint64 id = ac_app_session_add(app, &second, &error);
	g_autofree char *later = preview(app, id, NOW + 12 * DAY);
	g_assert_nonnull(strstr(later, "Gym, Run, Row, Ride, Ski, Surf: AVOID"));
	g_assert_null(strstr(later, " more"));
	/* 50 days after it: long after the 28 that the rules speak of one session. */
	g_assert_nonnull(strstr(later, "Gym: CARE from Fri 22 Jan 2027"));
	g_assert_nonnull(strstr(later, "Moisturise: Mon 7 Dec to Wed 30 Dec instead of Sat 5 Dec"));
}

static void what_would_be_refused_is_refused_when_it_is_thought_of(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	AcSessionEdit edit = {.fields = {.begin = NOW - 2 * DAY, .end = NOW - 2 * DAY}};
	g_assert_null(ac_app_session_preview(app, &edit, &error));
	assert_says(&error, AC_ERROR_REFUSED, "already: 2026-11-19 14:00");
	edit.session_id = 99;
	g_assert_null(ac_app_session_preview(app, &edit, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "no such session");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/course/states", a_session_past_has_happened_and_one_to_come_is_planned);
	g_test_add_func("/app/course/fits", what_does_not_fit_a_course_is_refused);
	g_test_add_func("/app/course/last", only_one_session_is_the_last);
	g_test_add_func("/app/course/asked", was_that_the_last_is_asked_once);
	g_test_add_func("/app/course/not-last", more_will_come_takes_the_mark_away);
	g_test_add_func("/app/course/not-last/early", more_will_come_before_the_first_has_begun);
	g_test_add_func("/app/course/numbers", sessions_are_named_by_their_number);
	g_test_add_func("/app/course/report", a_report_is_of_the_session_begun_then);
	g_test_add_func("/app/course/lapse", a_lapse_is_noted_when_it_has_happened);
	g_test_add_func("/app/course/preview",
	                a_change_thought_of_tells_what_it_would_change_and_changes_nothing);
	g_test_add_func("/app/course/preview-later", a_change_thought_of_tells_what_begins_later_and_every_name);
	g_test_add_func("/app/course/preview-refused", what_would_be_refused_is_refused_when_it_is_thought_of);
	return g_test_run();
}
