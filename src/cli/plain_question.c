/* SPDX-License-Identifier: MIT */
/* What only the client can say: the questions of the day, and milestones, whenever they come. */
#include "base/text.h"
#include "plain.h"

static void free_question(gpointer data)
{
	AcPlainQuestion *question = data;
	g_free(question->text);
	g_free(question->id);
	if (question->values != NULL)
		g_ptr_array_free(question->values, TRUE);
	g_free(question);
}

static guint number_of(const AcApp *app, const AcSession *session)
{
	const AcClient *client = ac_app_client(app);
	for (guint i = 0; i < client->n_sessions; i++)
		if (session != NULL && client->sessions[i].id == session->id)
			return i + 1;
	return 0;
}

static AcPlainQuestion *keep(const AcApp *app, const AcQuestion *question)
{
	const AcWordsContext words = {.now = ac_app_now(app), .zone = ac_app_zone(app), .plan = ac_app_plan(app)};
	AcPlainQuestion *kept = g_new0(AcPlainQuestion, 1);
	kept->kind = question->kind;
	kept->text = ac_words_question(&words, question);
	kept->session = number_of(app, question->session);
	if (question->kind == AC_QUESTION_MILESTONE) {
		kept->id = g_strdup(question->milestone->id);
		kept->by_practitioner = question->milestone->by == AC_BY_PRACTITIONER;
	}
	if (question->kind == AC_QUESTION_TRAIT) {
		kept->id = g_strdup(question->trait->id);
		kept->values = ac_plain_list();
		for (guint i = 0; i < question->trait->n_values; i++)
			g_ptr_array_add(kept->values, ac_text_plain(question->trait->values[i]));
	}
	return kept;
}

GPtrArray *ac_plain_questions(AcPlain *plain)
{
	GPtrArray *questions = g_ptr_array_new_with_free_func(free_question);
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcApp) app =
	    ac_plain_open(plain, AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY | AC_NEEDS_STORE | AC_NEEDS_PLAN_IF_CLEAR);
	/* Of somebody who is not stored nothing can be kept. */
	if (app == NULL || ac_app_plan(app) == NULL || ac_app_row(app)->id == 0)
		return questions;
	const AcDay *day = ac_plan_day(ac_app_plan(app), arena, ac_time_date(ac_app_now(app), ac_app_zone(app)));
	guint n = 0;
	const AcQuestion *open = ac_app_questions(app, day, arena, &n);
	for (guint i = 0; i < n; i++)
		g_ptr_array_add(questions, keep(app, &open[i]));
	return questions;
}

/* ---- answers --------------------------------------------------------------------------------- */

static void answer_session(AcPlain *plain, const AcPlainQuestion *question)
{
	static const char *const answers[] = {N_("Yes, as booked"), N_("No, it did not take place"),
	                                      N_("Yes, at another time"), NULL};
	g_autofree char *number = g_strdup_printf("%u", question->session);
	switch (ac_plain_choose_of(plain, question->text, answers)) {
	case 0:
		ac_plain_command(plain, "session", "confirm", number, NULL);
		break;
	case 1:
		ac_plain_command(plain, "session", "remove", number, NULL);
		break;
	case 2: {
		g_autofree char *when =
		    ac_plain_ask(plain, _("When did it end, like \"yesterday 15:00\"; empty: back:"));
		if (when != NULL)
			ac_plain_command(plain, "session", "move", number, when, NULL);
		break;
	}
	default:
		break;
	}
}

static void answer_last(AcPlain *plain, const AcPlainQuestion *question)
{
	static const char *const answers[] = {N_("Yes, it was the last"), N_("No, there will be another"), NULL};
	g_autofree char *number = g_strdup_printf("%u", question->session);
	int answer = ac_plain_choose_of(plain, question->text, answers);
	if (answer >= 0)
		ac_plain_command(plain, "session", "final", answer == 0 ? number : "no", NULL);
}

static void answer_trait(AcPlain *plain, const AcPlainQuestion *question)
{
	int answer = ac_plain_choose(plain, question->text, question->values, _("I don't know"));
	if (answer < 0)
		return;
	g_autofree char *fact = g_strdup_printf("--trait=%s=%s", question->id,
	                                        (const char *)g_ptr_array_index(question->values, (guint)answer));
	ac_plain_command(plain, "client", "edit", fact, NULL);
}

static void report(AcPlain *plain, const char *id, gboolean by_practitioner)
{
	g_autofree char *when = NULL, *by = NULL;
	if (!ac_plain_may(plain, _("Since when, like \"yesterday\"; empty: now; 0: back:"), &when))
		return;
	if (by_practitioner) {
		by = ac_plain_ask(plain, _("Your practitioner says it. Whose word is it? Initials; empty: back:"));
		if (by == NULL)
			return;
	}
	g_autofree char *at = when != NULL ? g_strdup_printf("--at=%s", when) : NULL;
	g_autofree char *whose = by != NULL ? g_strdup_printf("--by=%s", by) : NULL;
	ac_plain_command(plain, "report", id, at != NULL ? at : whose, at != NULL ? whose : NULL, NULL);
}

static void answer_milestone(AcPlain *plain, const AcPlainQuestion *question)
{
	static const char *const answers[] = {N_("Yes"), N_("Not yet"), NULL};
	ac_plain_say(plain, "%s",
	             _("Some rules wait for this. Say yes only when it is so: do not help it along."));
	int answer = ac_plain_choose_of(plain, question->text, answers);
	if (answer == 0)
		report(plain, question->id, question->by_practitioner);
	else if (answer == 1)
		ac_plain_say(plain, "%s", _("Nothing is changed; it is asked again."));
}

void ac_plain_answer(AcPlain *plain, const AcPlainQuestion *question)
{
	switch (question->kind) {
	case AC_QUESTION_SESSION_HAPPENED:
		answer_session(plain, question);
		break;
	case AC_QUESTION_LAST_SESSION:
		answer_last(plain, question);
		break;
	case AC_QUESTION_MILESTONE:
		answer_milestone(plain, question);
		break;
	case AC_QUESTION_TRAIT:
		answer_trait(plain, question);
		break;
	}
}

void ac_plain_answer_milestones(AcPlain *plain)
{
	g_autoptr(GPtrArray) questions = ac_plain_questions(plain);
	for (guint i = 0; i < questions->len && !plain->is_over; i++) {
		const AcPlainQuestion *question = g_ptr_array_index(questions, i);
		if (question->kind == AC_QUESTION_MILESTONE)
			answer_milestone(plain, question);
	}
}

/* ---- the room -------------------------------------------------------------------------------- */

static void read_milestones(AcPlain *plain, GPtrArray *questions, GPtrArray *words)
{
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	const AcProtocol *protocol = app != NULL ? ac_plan_protocol(ac_app_plan(app)) : NULL;
	for (guint i = 0; protocol != NULL && i < protocol->n_milestones; i++) {
		const AcQuestion question = {.kind = AC_QUESTION_MILESTONE, .milestone = &protocol->milestones[i]};
		AcPlainQuestion *kept = keep(app, &question);
		g_ptr_array_add(questions, kept);
		g_ptr_array_add(words, kept->text);
	}
}

void ac_plain_report(AcPlain *plain)
{
	g_autoptr(GPtrArray) questions = g_ptr_array_new_with_free_func(free_question);
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	read_milestones(plain, questions, words);
	for (;;) {
		/* What waits for which, and what was reported; or that nothing is waited for. */
		ac_plain_command(plain, "report", NULL);
		if (words->len == 0)
			return;
		int chosen = ac_plain_choose(plain, _("What has come?"), words, _("Back"));
		if (chosen < 0)
			return;
		const AcPlainQuestion *question = g_ptr_array_index(questions, (guint)chosen);
		report(plain, question->id, question->by_practitioner);
	}
}
