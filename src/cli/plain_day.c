/* SPDX-License-Identifier: MIT */
/* The rooms of what may be done: the day, a question in words, from when, what has happened, day by day, and
 * an event. */
#include "app/guide.h"
#include "base/text.h"
#include "plain.h"

/* ---- a line of the day ----------------------------------------------------------------------- */

typedef struct {
	GPtrArray *words;  /* "AVOID: Swimming pool" */
	GPtrArray *names;  /* as a command has it */
	GPtrArray *topics; /* of the guide; "": none speaks of it */
} Lines;

static void clear_lines(Lines *lines)
{
	g_ptr_array_free(lines->words, TRUE);
	g_ptr_array_free(lines->names, TRUE);
	g_ptr_array_free(lines->topics, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Lines, clear_lines)

static void add_line(Lines *lines, char *words, const char *name, const AcTopic *topic)
{
	g_ptr_array_add(lines->words, words);
	g_ptr_array_add(lines->names, g_strdup(name));
	g_ptr_array_add(lines->topics, g_strdup(topic != NULL ? topic->id : ""));
}

static void add_rows(Lines *lines, const AcGuide *guide, const AcDay *day)
{
	for (guint i = 0; i < day->n_rows; i++)
		for (guint k = 0; k < day->rows[i].n_activities; k++) {
			const AcActivity *activity = day->rows[i].activities[k];
			g_autofree char *title = ac_text_plain(activity->title);
			add_line(lines,
			         /* TRANSLATORS: an activity and what is said of it: "Sauna: AVOID" */
			         g_strdup_printf(_("%s: %s"), title, ac_words_verdict(day->rows[i].answer->verdict)),
			         activity->id, ac_guide_about_activity(guide, activity));
		}
}

static gboolean read_lines(AcPlain *plain, Lines *lines, AcDate date)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	*lines = (Lines){ac_plain_list(), ac_plain_list(), ac_plain_list()};
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	if (app == NULL)
		return FALSE;
	g_autoptr(AcGuide) guide = ac_guide_open(ac_app_paths(app), NULL);
	const AcDay *day = ac_plan_day(ac_app_plan(app), arena, date);
	for (guint i = 0; i < day->n_tasks; i++)
		if (i == 0 || day->tasks[i].task != day->tasks[i - 1].task)
			add_line(lines, ac_plain_task_words(&day->tasks[i]), day->tasks[i].task->id,
			         ac_guide_about_task(guide, day->tasks[i].task));
	add_rows(lines, guide, day);
	return TRUE;
}

static void tell_line(AcPlain *plain, const Lines *lines, guint i, const char *date)
{
	static const char *const ways[] = {N_("Why? Who decided it"), N_("Read about it"), NULL};
	const char *topic = g_ptr_array_index(lines->topics, i);
	int way = *topic != '\0' ? ac_plain_choose_of(plain, g_ptr_array_index(lines->words, i), ways) : 0;
	if (way == 0)
		ac_plain_command(plain, "explain", g_ptr_array_index(lines->names, i), date != NULL ? "--at" : NULL,
		                 date, NULL);
	else if (way == 1)
		ac_plain_topic(plain, topic);
}

/* @date NULL: now. */
static void about_line(AcPlain *plain, AcDate day, const char *date)
{
	g_auto(Lines) lines;
	if (!read_lines(plain, &lines, day))
		return;
	int chosen = ac_plain_choose(plain, _("Which line?"), lines.words, _("Back"));
	if (chosen >= 0)
		tell_line(plain, &lines, (guint)chosen, date);
}

/* ---- the day --------------------------------------------------------------------------------- */

static gboolean read_today(AcPlain *plain, AcDate *today)
{
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	if (app != NULL)
		*today = ac_time_date(ac_app_now(app), ac_app_zone(app));
	return app != NULL;
}

static gboolean read_date(AcPlain *plain, const char *words, AcDate *date)
{
	GError *error = NULL;
	AcWhen when;
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	if (app == NULL)
		return FALSE;
	const AcWhenContext context = ac_app_when(app);
	if (ac_when_parse(words, &context, &when, &error)) {
		*date = when.date;
		return TRUE;
	}
	ac_plain_fail(plain, error);
	return FALSE;
}

static void show_day(AcPlain *plain, AcDate day, AcDate today)
{
	g_autofree char *when = day == today ? g_strdup("today") : ac_plain_date(day);
	ac_plain_command(plain, "today", "--all", when, NULL);
}

typedef enum { WAY_AFTER, WAY_BEFORE, WAY_OTHER, WAY_LINE, WAY_TO_DO, N_WAYS } DayWay;

/* Questions first, as they stand above the lists of the screen. */
static GPtrArray *ways_of_day(const GPtrArray *questions, AcDate day, AcDate today)
{
	GPtrArray *ways = g_ptr_array_new();
	for (guint i = 0; i < questions->len; i++)
		g_ptr_array_add(ways, ((const AcPlainQuestion *)g_ptr_array_index(questions, i))->text);
	const char *const words[] = {_("The day after"), _("The day before"), _("Another day"),
	                             _("One line of it: why, and what to read"),
	                             day < today ? _("Fill it in: tick, leave out, notes, a check-in")
	                                         : _("To do: tick, leave out, later")};
	/* What is to come cannot be ticked. */
	for (guint i = 0; i < (day > today ? (guint)WAY_TO_DO : (guint)N_WAYS); i++)
		g_ptr_array_add(ways, (gpointer)(gsize)words[i]);
	return ways;
}

static void go_to_other_day(AcPlain *plain, AcDate *day, AcDate today)
{
	g_autofree char *words =
	    ac_plain_ask(plain, _("Which day? \"saturday\", \"day 5\", \"2026-12-12\"; empty: back:"));
	if (words != NULL && read_date(plain, words, day))
		show_day(plain, *day, today);
}

static void take_way(AcPlain *plain, DayWay way, AcDate *day, AcDate today)
{
	g_autofree char *date = *day == today ? NULL : ac_plain_date(*day);
	switch (way) {
	case WAY_AFTER:
	case WAY_BEFORE:
		*day += way == WAY_AFTER ? 1 : -1;
		show_day(plain, *day, today);
		break;
	case WAY_OTHER:
		go_to_other_day(plain, day, today);
		break;
	case WAY_LINE:
		about_line(plain, *day, date);
		break;
	default:
		if (*day < today)
			ac_plain_fill_in(plain, *day);
		else
			ac_plain_tasks(plain);
		break;
	}
}

void ac_plain_day(AcPlain *plain)
{
	AcDate today, day;
	if (!read_today(plain, &today))
		return;
	day = today;
	show_day(plain, day, today);
	for (;;) {
		g_autoptr(GPtrArray) questions =
		    day == today ? ac_plain_questions(plain) : g_ptr_array_new_with_free_func(g_free);
		g_autoptr(GPtrArray) ways = ways_of_day(questions, day, today);
		int chosen = ac_plain_choose(plain, day == today ? _("Today") : _("This day"), ways, _("Back"));
		if (chosen < 0)
			return;
		if ((guint)chosen < questions->len)
			ac_plain_answer(plain, g_ptr_array_index(questions, (guint)chosen));
		else
			take_way(plain, (DayWay)((guint)chosen - questions->len), &day, today);
	}
}

/* ---- questions in words ---------------------------------------------------------------------- */

/* Again and again, until nothing is said. */
static void answer_words(AcPlain *plain, const char *question, const char *command)
{
	for (;;) {
		g_autofree char *words = ac_plain_ask(plain, question);
		if (words == NULL)
			return;
		ac_plain_command(plain, command, words, NULL);
	}
}

void ac_plain_ask_room(AcPlain *plain)
{
	answer_words(plain, _("May I …? In your own words, like \"swim on saturday\"; empty: back:"), "can");
}

void ac_plain_when(AcPlain *plain)
{
	answer_words(plain, _("From when may I …? What is it, like \"gym\"; empty: back:"), "when");
}

void ac_plain_happened(AcPlain *plain)
{
	char *when = NULL;
	g_autofree char *what =
	    ac_plain_ask(plain, _("What has happened already, like \"washed\" or \"gym\"; empty: back:"));
	if (what == NULL ||
	    !ac_plain_may(plain, _("When, like \"yesterday 18:00\"; empty: now; 0: back:"), &when))
		return;
	ac_plain_command(plain, "did", what, when != NULL ? "--at" : NULL, when, NULL);
	g_free(when);
}

/* ---- day by day ------------------------------------------------------------------------------ */

static void other_days(AcPlain *plain)
{
	g_autofree char *from = NULL, *to = NULL;
	if (!ac_plain_may(plain, _("From which day? Empty: today; 0: back:"), &from) ||
	    !ac_plain_may(plain, _("To which day? Empty: in two weeks; 0: back:"), &to))
		return;
	g_autofree char *from_option = g_strdup_printf("--from=%s", from != NULL ? from : "today");
	g_autofree char *to_option = g_strdup_printf("--to=%s", to != NULL ? to : "+14d");
	ac_plain_command(plain, "plan", from_option, to_option, NULL);
}

static void one_thing_on_one_day(AcPlain *plain)
{
	g_autofree char *what = ac_plain_ask(plain, _("What is it, like \"gym\"; empty: back:"));
	g_autofree char *when =
	    what != NULL ? ac_plain_ask(plain, _("On which day, or when? \"day 10\", \"saturday 18:00\"; empty: "
	                                         "back:"))
	                 : NULL;
	if (when != NULL)
		ac_plain_command(plain, "explain", what, "--at", when, NULL);
}

void ac_plain_timeline(AcPlain *plain)
{
	static const char *const ways[] = {N_("Two weeks from today"), N_("The whole course"), N_("Other days"),
	                                   N_("One thing on one day: may I, and who says so"), NULL};
	for (int way; (way = ac_plain_choose_of(plain, _("Day by day"), ways)) >= 0;) {
		if (way == 0)
			ac_plain_command(plain, "plan", "--from=today", "--to=+14d", NULL);
		else if (way == 1)
			ac_plain_command(plain, "plan", NULL);
		else if (way == 2)
			other_days(plain);
		else
			one_thing_on_one_day(plain);
	}
}

/* ---- an event -------------------------------------------------------------------------------- */

void ac_plain_event(AcPlain *plain)
{
	g_autofree char *when =
	    ac_plain_ask(plain, _("When is it, like \"12 December\" or \"2026-12-12\"; empty: back:"));
	g_autofree char *what =
	    when != NULL
	        ? ac_plain_ask(plain, _("What is it: \"wedding\", \"beach holiday\", \"flight\"; empty: back:"))
	        : NULL;
	g_autofree char *length = NULL;
	if (what == NULL ||
	    !ac_plain_may(plain, _("For how many days, like \"3d\" or \"2w\"; empty: one day; 0: back:"),
	                  &length))
		return;
	ac_plain_command(plain, "event", when, what, length != NULL ? "--for" : NULL, length, NULL);
}
