/* SPDX-License-Identifier: MIT */
/* What a popup, a line of the list and the buttons say. */
#include "render/reminder.h"

#include <string.h>

#include "base/text.h"
#include "render_facts.h"

#define MOST 12

/* Sat 21 Nov 2026 11:20 in London, as the world has it, and reminders made by hand. */
typedef struct {
	RenderWorld *world;
	AcTask task, first;
	AcOccurrence occurrence;
	AcFollowup followup;
	AcReminder reminders[MOST];
	AcAgendaItem items[MOST];
	AcReminderFacts facts[MOST];
} Told;

static Told *told_new(void)
{
	Told *told = g_new0(Told, 1);
	told->world = render_world_new();
	told->first = (AcTask){.id = "wash-gently", .title = "Wash gently"};
	told->task = (AcTask){.id = "moisturise",
	                      .title = "Moisturise",
	                      .amount = "pea-size",
	                      .n_times = 2,
	                      .source = &told->world->source,
	                      .words = {.how = "Matte, patted on thinly", .why = "Dry skin flakes more."}};
	told->followup = (AcFollowup){.id = "review", .title = "Pigment review", .why = "Pigment fades slowly."};
	return told;
}

static void told_free(Told *told)
{
	render_world_free(told->world);
	g_free(told);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Told, told_free)

static AcReminder *tell(Told *told, guint i, AcReminderKind kind, AcInstant about)
{
	AcReminder *reminder = &told->reminders[i];
	*reminder =
	    (AcReminder){.kind = kind, .key = "k", .at = about, .about = about, .until = AC_INSTANT_NEVER};
	told->items[i] = (AcAgendaItem){.zone = told->world->zone, .reminder = reminder};
	told->facts[i] = (AcReminderFacts){.item = &told->items[i], .words = told->world->facts.words};
	return reminder;
}

static AcReminder *tell_task(Told *told, guint i, int hour, int minute)
{
	AcInstant at = render_at(told->world, 11, 21, hour, minute);
	AcReminder *reminder = tell(told, i, AC_REMINDER_TASK, at);
	told->occurrence = (AcOccurrence){.task = &told->task,
	                                  .session = &told->world->first,
	                                  .date = ac_time_date(at, told->world->zone),
	                                  .minute = hour * 60 + minute,
	                                  .at = at,
	                                  .state = AC_TASK_DUE};
	reminder->occurrence = &told->occurrence;
	reminder->until = render_at(told->world, 11, 22, 0, 0);
	return reminder;
}

/* "SUMMARY | BODY". */
static char *popup(const Told *told, guint n, AcSay say)
{
	AcPopupText text;
	ac_words_popup(told->facts, n, say, &text);
	g_assert_true(*text.summary != '\0' && *text.body != '\0');
	char *both = g_strdup_printf("%s | %s", text.summary, text.body);
	ac_popup_text_clear(&text);
	return both;
}

static void expect_popup(const Told *told, guint n, const char *expected)
{
	g_autofree char *both = popup(told, n, AC_SAY_FULL);
	g_assert_cmpstr(both, ==, expected);
}

static void expect_line(const Told *told, guint i, const char *expected)
{
	g_autofree char *line = ac_words_reminder(&told->facts[i].words, &told->reminders[i]);
	g_assert_cmpstr(line, ==, expected);
}

static char *why(const Told *told, guint n, AcSay say)
{
	AcPopupText text;
	ac_words_popup_why(told->facts, n, say, &text);
	char *both = g_strdup_printf("%s | %s", text.summary, text.body);
	ac_popup_text_clear(&text);
	return both;
}

/* ---- tasks ----------------------------------------------------------------------------------- */

static void a_task_says_what_then_how_then_when(void)
{
	g_autoptr(Told) told = told_new();
	tell_task(told, 0, 11, 20);
	expect_popup(told, 1,
	             "Moisturise, pea-size | Matte, patted on thinly.\n"
	             "Due today 11:20. There is time until midnight.");
	expect_line(told, 0, "11:20  Moisturise, pea-size");
	tell_task(told, 0, 8, 0);
	told->task.after = &told->first;
	told->occurrence.state = AC_TASK_WAITS;
	told->reminders[0].until = render_at(told->world, 11, 21, 20, 0);
	expect_popup(told, 1,
	             "Moisturise, pea-size | Matte, patted on thinly.\nFirst: Wash gently.\n"
	             "It was due today 08:00. There is time until today 20:00.");
}

static void a_task_of_no_hour_is_for_the_day(void)
{
	static const char *const items[] = {"a loose hat", "the balm"};
	g_autoptr(Told) told = told_new();
	tell_task(told, 0, 0, 0);
	told->occurrence.minute = -1;
	told->task.items = items;
	told->task.n_items = 2;
	told->task.words.how = NULL;
	expect_line(told, 0, "today  Moisturise, pea-size");
	expect_popup(told, 1,
	             "Moisturise, pea-size | a loose hat; the balm.\n"
	             "Some time today, Sat 21 Nov. There is time until midnight.");
	told->facts[0].words.now = render_at(told->world, 11, 22, 9, 0);
	told->reminders[0].until = AC_INSTANT_NEVER;
	expect_line(told, 0, "Sat 21 Nov  Moisturise, pea-size");
	g_autofree char *late = popup(told, 1, AC_SAY_FULL);
	render_has(late, "It was for Sat 21 Nov.");
}

static void a_long_how_is_cut(void)
{
	g_autoptr(Told) told = told_new();
	tell_task(told, 0, 11, 20);
	g_autofree char *how = g_strnfill(5000, 'x'), *title = g_strnfill(5000, 'y');
	told->task.words.how = how;
	told->task.title = title;
	g_autofree char *both = popup(told, 1, AC_SAY_FULL);
	g_assert_cmpint(g_utf8_strlen(both, -1), <, 600);
	render_has(both, "xxx…\n");
	render_has(both, "Due today 11:20.");
}

/* Escapes and bidi signs are made harmless; markup stays as it is: who shows it where it counts escapes it.
 */
static void foreign_text_is_harmless(void)
{
	g_autoptr(Told) told = told_new();
	tell_task(told, 0, 11, 20);
	told->task.title = "<b>Wash</b> & \x1b[31mdry\n\xe2\x80\xaegnp.exe";
	told->task.words.how = "A\xff<a href=\"x\">link</a>\x07";
	told->facts[0].client_name = "Jo\x1b]0;x\x07 <i>Doe</i>";
	for (guint i = 0; i < 2; i++) {
		g_autofree char *both = i == 0 ? popup(told, 1, AC_SAY_FULL) : why(told, 1, AC_SAY_FULL);
		render_has(both, "<b>Wash</b> & ");
		render_has(both, "<i>Doe</i>");
		g_auto(GStrv) lines = g_strsplit(both, "\n", -1);
		for (guint k = 0; lines[k] != NULL; k++)
			g_assert_true(ac_text_is_plain(lines[k]));
	}
	g_autofree char *full = popup(told, 1, AC_SAY_FULL);
	render_has(full, "<a href=\"x\">link</a>");
}

/* ---- news, sessions, follow-ups -------------------------------------------------------------- */

/* A plan that says how: the pool with care from the day after the session, alcohol never mentioned. */
typedef struct {
	AcActivity pool, sea;
	const AcActivity *all[2], *on[1];
	AcCatalogue catalogue;
	AcRule rule;
	AcProtocol protocol;
	AcClient client;
	AcChange changes[8];
	AcPlan *plan;
} News;

static void news_init(News *news, Told *told)
{
	memset(news, 0, sizeof *news);
	news->pool = (AcActivity){.id = "pool", .title = "Swimming pool", .index = 0};
	news->sea = (AcActivity){.id = "sea", .title = "Sea", .index = 1};
	news->all[0] = news->on[0] = &news->pool;
	news->all[1] = &news->sea;
	news->catalogue = (AcCatalogue){.activities = news->all, .n_activities = 2};
	GError *error = NULL;
	news->rule = (AcRule){.id = "swim",
	                      .protocol = "smp",
	                      .origin = {"/rules/smp.cfg", 7},
	                      .on = news->on,
	                      .n_on = 1,
	                      .verdict = AC_VERDICT_CARE,
	                      .words = {.how = "Head above the water", .why = "Chlorine fades it."},
	                      .source = &told->world->source};
	g_assert_true(ac_span_parse("0h", 0, &news->rule.from, &error));
	news->protocol = (AcProtocol){
	    .id = "smp", .title = "A leaflet", .catalogue = &news->catalogue, .rules = &news->rule, .n_rules = 1};
	news->client = (AcClient){.zone = told->world->zone, .sessions = &told->world->first, .n_sessions = 1};
	news->plan = ac_plan_new(&news->protocol, &news->client, told->world->facts.words.now);
	AcInstant at = render_at(told->world, 11, 21, 0, 0);
	for (guint i = 0; i < G_N_ELEMENTS(news->changes); i++)
		news->changes[i] = (AcChange){.activity = i == 0 ? &news->pool : &news->sea,
		                              .at = at,
		                              .was = AC_VERDICT_AVOID,
		                              .is = AC_VERDICT_CARE};
}

static AcReminder *tell_news(Told *told, News *news, AcReminderKind kind, guint n)
{
	AcReminder *reminder = tell(told, 0, kind, render_at(told->world, 11, 21, 0, 0));
	reminder->changes = news->changes;
	reminder->n_changes = n;
	reminder->session = &told->world->second;
	told->facts[0].words.plan = news->plan;
	return reminder;
}

static void what_is_allowed_is_told_with_its_how(void)
{
	g_autoptr(Told) told = told_new();
	News news;
	news_init(&news, told);
	tell_news(told, &news, AC_REMINDER_ALLOWED, 1);
	expect_line(told, 0, "Now allowed: swimming pool");
	expect_popup(told, 1,
	             "Now allowed: swimming pool | Swimming pool: with care. Head above the water.\n"
	             "Since Sat 21 Nov.");
	g_autofree char *reason = why(told, 1, AC_SAY_FULL);
	render_has(reason, "Why: Now allowed: swimming pool | Swimming pool: Chlorine fades it.\n");
	render_has(reason, "rule \"swim\" of smp");
	render_has(reason, "(smp.cfg:7)");
	tell_news(told, &news, AC_REMINDER_ALLOWED, 8);
	g_autofree char *many = popup(told, 1, AC_SAY_FULL);
	render_has(many, "Now allowed: swimming pool, sea, sea and 5 more | ");
	render_has(many, "\nand 2 more: aftercare today\nSince ");
	ac_plan_free(news.plan);
}

static void what_is_to_be_left_is_told_with_its_end(void)
{
	g_autoptr(Told) told = told_new();
	News news;
	news_init(&news, told);
	news.changes[0].is = AC_VERDICT_AVOID;
	AcReminder *reminder = tell_news(told, &news, AC_REMINDER_BEFORE, 1);
	expect_line(told, 0, "Leave out from now on: swimming pool");
	g_autofree char *both = popup(told, 1, AC_SAY_FULL);
	render_has(both, "From Sat 21 Nov until your session, Fri 18 Dec 15:00.");
	reminder->about = render_at(told->world, 11, 22, 9, 0);
	expect_line(told, 0, "Leave out from tomorrow 09:00 on: swimming pool");
	news.changes[0].is = AC_VERDICT_ASK;
	expect_line(told, 0, "Before your session, from tomorrow 09:00 on: swimming pool");
	ac_plan_free(news.plan);
}

static void a_session_is_told_with_the_clinic(void)
{
	g_autoptr(Told) told = told_new();
	AcReminder *reminder = tell(told, 0, AC_REMINDER_EVE, render_at(told->world, 11, 22, 15, 0));
	reminder->session = &told->world->second;
	expect_line(told, 0, "Session tomorrow 15:00");
	expect_popup(told, 1, "Session tomorrow 15:00 | Sun 22 Nov 15:00.");
	told->facts[0].clinic = &told->world->clinic;
	told->world->clinic.address = "1 High Street";
	expect_popup(told, 1,
	             "Session tomorrow 15:00 | Sun 22 Nov 15:00.\n"
	             "Northlight Studio, call 01632 960123\n1 High Street");
	g_autofree char *reason = why(told, 1, AC_SAY_FULL);
	render_has(reason, "Cannot come? Call as early as you can.\nNorthlight Studio, call 01632 960123");
	/* Who is told of other people's sessions is the clinic itself. */
	told->facts[0].client_name = "Jo Doe";
	expect_popup(told, 1, "Jo Doe: session tomorrow 15:00 | Sun 22 Nov 15:00.");
}

static void a_followup_is_told_with_its_reason(void)
{
	g_autoptr(Told) told = told_new();
	AcReminder *reminder = tell(told, 0, AC_REMINDER_FOLLOWUP, render_at(told->world, 11, 21, 9, 0));
	reminder->followup = &told->followup;
	expect_line(told, 0, "Pigment review is due");
	expect_popup(told, 1, "Pigment review is due | Pigment fades slowly.\nDue Sat 21 Nov.");
	reminder->about = render_at(told->world, 11, 28, 9, 0);
	expect_line(told, 0, "Pigment review is due on Sat 28 Nov");
}

/* ---- how it looks and feels ------------------------------------------------------------------ */

static void looking_again_says_whom_to_call_and_that_nobody_watches(void)
{
	static const struct {
		AcAdvice advice;
		const char *summary, *call;
	} rows[] = {
	    {AC_ADVICE_WATCH, "Look at your scalp again | ", "\nCall: Northlight Studio, call 01632 960123"},
	    {AC_ADVICE_PRACTITIONER, "Call your practitioner | ", "\nCall: Northlight Studio, call 01632 960123"},
	    {AC_ADVICE_DOCTOR, "See a doctor today | ", "\nCall: a doctor; and tell Northlight Studio"},
	    {AC_ADVICE_EMERGENCY, "Call the emergency number now | ", "\nCall: 999, the emergency number, now."},
	};
	g_autoptr(Told) told = told_new();
	AcReminder *reminder = tell(told, 0, AC_REMINDER_LOOK, render_at(told->world, 11, 21, 11, 0));
	told->world->clinic.country = "GB";
	told->world->clinic.out_of_hours = "01632 960999";
	told->facts[0].clinic = &told->world->clinic;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		reminder->advice = rows[i].advice;
		g_autofree char *both = popup(told, 1, AC_SAY_FULL);
		g_assert_true(g_str_has_prefix(both, rows[i].summary));
		render_has(both, rows[i].call);
		render_has(both, "out of hours 01632 960999");
		render_has(both, "nobody is watching your answers");
	}
}

static void a_checkin_says_where(void)
{
	g_autoptr(Told) told = told_new();
	tell(told, 0, AC_REMINDER_CHECKIN, render_at(told->world, 11, 21, 11, 0));
	expect_line(told, 0, "11:00  How does it look and feel today?");
	g_autofree char *both = popup(told, 1, AC_SAY_FULL);
	render_has(both,
	           "How does it look and feel today? | Open Aftercare and press c, or type: aftercare feel");
	render_has(both, "Nobody is watching the answers.");
}

/* ---- digests, privacy, buttons --------------------------------------------------------------- */

static void a_digest_names_the_first_and_counts_the_rest(void)
{
	g_autoptr(Told) told = told_new();
	for (guint i = 0; i < 10; i++)
		tell_task(told, i, 8, 0);
	g_autofree char *three = popup(told, 3, AC_SAY_FULL);
	g_assert_cmpstr(three, ==,
	                "Moisturise, pea-size, and 2 more | 08:00  Moisturise, pea-size\n"
	                "08:00  Moisturise, pea-size\n08:00  Moisturise, pea-size\n"
	                "The first of them: today 08:00.");
	g_autofree char *ten = popup(told, 10, AC_SAY_FULL);
	render_has(ten, "Moisturise, pea-size, and 9 more | ");
	render_has(ten, "\nand 4 more: aftercare today\n");
	guint lines = 0;
	for (const char *at = ten; (at = strstr(at, "08:00  Moist")) != NULL; at++)
		lines++;
	g_assert_cmpuint(lines, ==, 6);
}

static void what_is_to_be_done_heads_a_digest_before_what_is_new(void)
{
	g_autoptr(Told) told = told_new();
	tell(told, 0, AC_REMINDER_CHECKIN, render_at(told->world, 11, 21, 7, 30));
	tell_task(told, 1, 8, 0);
	g_autofree char *both = popup(told, 2, AC_SAY_FULL);
	g_assert_true(g_str_has_prefix(
	    both, "Moisturise, pea-size, and 1 more | 07:30  How does it look and feel today?\n08:00  Moist"));
}

static void a_digest_with_a_red_flag_says_whom_to_call(void)
{
	g_autoptr(Told) told = told_new();
	AcReminder *look = tell(told, 0, AC_REMINDER_LOOK, render_at(told->world, 11, 21, 11, 0));
	look->advice = AC_ADVICE_DOCTOR;
	look->passes = TRUE;
	tell_task(told, 1, 8, 0);
	told->facts[0].clinic = &told->world->clinic;
	g_autofree char *both = popup(told, 2, AC_SAY_FULL);
	g_assert_true(
	    g_str_has_prefix(both, "See a doctor today, and 1 more | See a doctor today\n08:00  Moist"));
	render_has(both, "Call: a doctor; and tell Northlight Studio, call 01632 960123");
	render_has(both, "nobody is watching");
}

static void several_clients_are_named(void)
{
	g_autoptr(Told) told = told_new();
	for (guint i = 0; i < 8; i++) {
		tell(told, i, AC_REMINDER_EVE, render_at(told->world, 11, 22, 15, 0))->session = &told->world->second;
		told->facts[i].client_name = i == 0 ? "Jo Doe" : "Ann Other";
	}
	g_autofree char *both = popup(told, 8, AC_SAY_FULL);
	g_assert_true(g_str_has_prefix(both,
	                               "Jo Doe: session tomorrow 15:00, and 7 more | "
	                               "Jo Doe: session tomorrow 15:00\nAnn Other: session tomorrow 15:00\n"));
	render_has(both, "and 2 more: aftercare clients today");
}

/* Nothing of task, treatment or person, whatever is asked. */
static void a_discreet_text_tells_the_time_alone(void)
{
	g_autoptr(Told) told = told_new();
	tell_task(told, 0, 8, 0);
	tell(told, 1, AC_REMINDER_LOOK, render_at(told->world, 11, 21, 11, 0))->advice = AC_ADVICE_DOCTOR;
	told->facts[0].client_name = "Jo Doe";
	told->facts[0].clinic = &told->world->clinic;
	g_autofree char *one = popup(told, 1, AC_SAY_DISCREET), *two = popup(told, 2, AC_SAY_DISCREET);
	g_autofree char *reason = why(told, 1, AC_SAY_DISCREET);
	g_assert_cmpstr(one, ==, "A reminder for you | For today 08:00. Open Aftercare to see it.");
	g_assert_cmpstr(two, ==, "2 reminders for you | For today 08:00. Open Aftercare to see it.");
	g_assert_cmpstr(reason, ==, one);
	AcPopupText text;
	ac_words_popup(told->facts, 1, AC_SAY_DISCREET, &text);
	ac_words_popup_commands(told->facts, 1, AC_SAY_DISCREET, &text);
	g_assert_cmpstr(text.body, ==, "For today 08:00. Open Aftercare to see it.");
	ac_popup_text_clear(&text);
}

static void why_says_the_reason_and_who_says_so(void)
{
	g_autoptr(Told) told = told_new();
	tell_task(told, 0, 11, 20);
	g_autofree char *reason = why(told, 1, AC_SAY_FULL);
	g_assert_cmpstr(reason, ==,
	                "Why: Moisturise, pea-size | Dry skin flakes more.\n"
	                "Says: What Is the Process of Scalp Micropigmentation?\nFor today 11:20.");
	told->task.words.why = NULL;
	g_autofree char *none = why(told, 1, AC_SAY_FULL);
	render_has(none, "Your plan has it; it gives no reason.");
}

static void a_server_without_buttons_is_told_what_to_type(void)
{
	g_autoptr(Told) told = told_new();
	tell_task(told, 0, 8, 0);
	AcPopupText text;
	ac_words_popup(told->facts, 1, AC_SAY_FULL, &text);
	ac_words_popup_commands(told->facts, 1, AC_SAY_FULL, &text);
	g_assert_true(g_str_has_suffix(
	    text.body, "\nDone? aftercare done moisturise@08:00\nLater? aftercare snooze moisturise@08:00"));
	ac_popup_text_clear(&text);
	told->task.n_times = 1;
	ac_words_popup(told->facts, 1, AC_SAY_FULL, &text);
	ac_words_popup_commands(told->facts, 1, AC_SAY_FULL, &text);
	render_has(text.body, "\nDone? aftercare done moisturise\n");
	ac_popup_text_clear(&text);
	tell_task(told, 1, 9, 0);
	ac_words_popup(told->facts, 2, AC_SAY_FULL, &text);
	ac_words_popup_commands(told->facts, 2, AC_SAY_FULL, &text);
	g_assert_true(g_str_has_suffix(text.body, "what to type: aftercare today"));
	ac_popup_text_clear(&text);
}

static void the_button_says_what_it_does(void)
{
	g_autoptr(Told) told = told_new();
	tell_task(told, 0, 8, 0);
	tell(told, 1, AC_REMINDER_EVE, render_at(told->world, 11, 22, 15, 0));
	g_assert_cmpstr(ac_words_popup_done(told->facts, 1), ==, "Done");
	g_assert_cmpstr(ac_words_popup_done(told->facts, 2), ==, "All done");
	g_assert_cmpstr(ac_words_popup_done(&told->facts[1], 1), ==, "OK");
}

static void every_end_has_words(void)
{
	for (AcTold end = AC_TOLD_OPEN; end <= AC_TOLD_GONE; end++)
		g_assert_cmpstr(ac_words_told(end), !=, "");
	g_assert_cmpstr(ac_words_told(AC_TOLD_MISSED_LATE), ==, "missed: the computer was off or asleep");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/render/reminder/" #test, test)
	ADD(a_task_says_what_then_how_then_when);
	ADD(a_task_of_no_hour_is_for_the_day);
	ADD(a_long_how_is_cut);
	ADD(foreign_text_is_harmless);
	ADD(what_is_allowed_is_told_with_its_how);
	ADD(what_is_to_be_left_is_told_with_its_end);
	ADD(a_session_is_told_with_the_clinic);
	ADD(a_followup_is_told_with_its_reason);
	ADD(looking_again_says_whom_to_call_and_that_nobody_watches);
	ADD(a_checkin_says_where);
	ADD(a_digest_names_the_first_and_counts_the_rest);
	ADD(what_is_to_be_done_heads_a_digest_before_what_is_new);
	ADD(a_digest_with_a_red_flag_says_whom_to_call);
	ADD(several_clients_are_named);
	ADD(a_discreet_text_tells_the_time_alone);
	ADD(why_says_the_reason_and_who_says_so);
	ADD(a_server_without_buttons_is_told_what_to_type);
	ADD(the_button_says_what_it_does);
	ADD(every_end_has_words);
	return g_test_run();
}
