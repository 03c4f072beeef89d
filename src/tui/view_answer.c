/* SPDX-License-Identifier: MIT */
/* A question of the plan to the client, and the few answers it can have. */
#include "common.h"
#include "list.h"
#include "views.h"

#include "base/text.h"

typedef struct {
	AcQuestionKind kind;
	gint64 session_id;
	char *milestone, *trait; /* ids */
	char *question, *note;
	GPtrArray *choices; /* owned words, as shown */
	GPtrArray *values;  /* of a trait: ids, NULL: not known */
	AcList list;
} AnswerState;

static void add_choice(AnswerState *answer, const char *words, const char *value)
{
	g_ptr_array_add(answer->choices, ac_text_plain(words));
	g_ptr_array_add(answer->values, g_strdup(value));
}

static void fill_choices(AnswerState *answer, const AcQuestion *question)
{
	switch (question->kind) {
	case AC_QUESTION_SESSION_HAPPENED:
		add_choice(answer, _("Yes, as booked"), NULL);
		add_choice(answer, _("No, it did not take place"), NULL);
		answer->note =
		    g_strdup(_("Until this is answered, the rules of both readings hold. If it was at another time: "
		               "`aftercare session move`."));
		break;
	case AC_QUESTION_LAST_SESSION:
		add_choice(answer, _("Yes, it was the last"), NULL);
		add_choice(answer, _("No, there will be another"), NULL);
		answer->note =
		    g_strdup(_("Some rules run until weeks after the last session; until that is known they stay."));
		break;
	case AC_QUESTION_MILESTONE:
		add_choice(answer, _("Yes"), NULL);
		add_choice(answer, _("Not yet"), NULL);
		answer->note =
		    g_strdup(_("Some rules wait for this. Say yes only when it is so: do not help it along."));
		answer->list.chosen = 1; /* one Enter too many frees nothing */
		break;
	case AC_QUESTION_TRAIT:
		for (guint i = 0; i < question->trait->n_values; i++)
			add_choice(answer, ac_text_of_rules(question->trait->values[i]), question->trait->values[i]);
		add_choice(answer, _("I don't know"), NULL);
		answer->note = g_strdup(_("Some of your rules depend on this."));
		break;
	}
}

static void open_answer(void *state, AcApp *app, const void *argument)
{
	AnswerState *answer = state;
	const AcQuestion *question = argument;
	AcWordsContext words = ac_tui_words(app);
	answer->kind = question->kind;
	answer->session_id = question->session != NULL ? question->session->id : 0;
	answer->milestone = question->milestone != NULL ? g_strdup(question->milestone->id) : NULL;
	answer->trait = question->trait != NULL ? g_strdup(question->trait->id) : NULL;
	answer->question = ac_tui_question(&words, question);
	answer->choices = g_ptr_array_new_with_free_func(g_free);
	answer->values = g_ptr_array_new_with_free_func(g_free);
	fill_choices(answer, question);
}

static void close_answer(void *state)
{
	AnswerState *answer = state;
	g_free(answer->milestone);
	g_free(answer->trait);
	g_free(answer->question);
	g_free(answer->note);
	g_ptr_array_free(answer->choices, TRUE);
	g_ptr_array_free(answer->values, TRUE);
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	AnswerState *answer = state;
	AcRect body = ac_tui_title_for(canvas, app, _("Aftercare   A question to you"), NULL);
	body.width = MIN(body.width, 72);
	int bottom = body.y + body.height;
	body.y += ac_canvas_paragraph(canvas, body, AC_ROLE_QUESTION, answer->question) + 1;
	for (guint i = 0; i < answer->choices->len && body.y < bottom; i++, body.y++) {
		gboolean chosen = (int)i == answer->list.chosen;
		g_autofree char *text =
		    g_strdup_printf("%u  %s", i + 1, (const char *)g_ptr_array_index(answer->choices, i));
		AcRect row = {body.x, body.y, body.width, 1};
		if (chosen)
			ac_canvas_fill(canvas, row, AC_ROLE_TEXT | AC_ROLE_SELECTED);
		ac_canvas_line(canvas, (AcRect){row.x + 1, row.y, row.width - 2, 1},
		               AC_ROLE_TEXT | (chosen ? AC_ROLE_SELECTED : 0), text);
		if (chosen)
			ac_canvas_set_cursor(canvas, row.x + 1, row.y);
	}
	if (body.y + 1 < bottom) {
		AcRect note = {body.x, body.y + 1, body.width, bottom - body.y - 1};
		ac_canvas_paragraph(canvas, note, AC_ROLE_DIM, answer->note);
	}
}

static gboolean carry_out(AnswerState *answer, AcApp *app, int choice, GError **error)
{
	const AcMilestone *reported;
	switch (answer->kind) {
	case AC_QUESTION_SESSION_HAPPENED:
		return choice == 0 ? ac_app_session_confirm(app, answer->session_id, error)
		                   : ac_app_session_remove(app, answer->session_id, error);
	case AC_QUESTION_LAST_SESSION:
		return ac_app_answer_last_session(app, choice == 0, error);
	case AC_QUESTION_MILESTONE:
		return ac_app_report(app, answer->milestone, ac_app_now(app), &reported, error);
	default:
		return ac_app_trait_set(app, answer->trait, g_ptr_array_index(answer->values, (guint)choice), error);
	}
}

static AcViewNext choose(AnswerState *answer, AcApp *app, int choice)
{
	GError *error = NULL;
	gboolean nothing = (answer->kind == AC_QUESTION_MILESTONE && choice == 1) ||
	                   (answer->kind == AC_QUESTION_TRAIT && choice == (int)answer->values->len - 1);
	if (nothing)
		return ac_next_say(AC_NEXT_BACK,
		                   g_strdup(_("Nothing is changed; the question stays on the day's screen.")));
	if (!carry_out(answer, app, choice, &error))
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_DONE, g_strdup(_("Noted. u takes it back.")));
}

static AcViewNext enter(void *state, AcApp *app)
{
	AnswerState *answer = state;
	return choose(answer, app, answer->list.chosen);
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	AnswerState *answer = state;
	ac_list_move(&answer->list, -1, (int)answer->choices->len);
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	AnswerState *answer = state;
	ac_list_move(&answer->list, 1, (int)answer->choices->len);
	return ac_next_stay();
}

/* A number chooses and answers at once; so do y and n where there are yes and no. */
static AcViewNext key(void *state, AcApp *app, int code)
{
	AnswerState *answer = state;
	int choice = code - '1';
	if (answer->kind != AC_QUESTION_TRAIT && (code == 'y' || code == 'n'))
		choice = code == 'y' ? 0 : 1;
	if (choice < 0 || choice >= (int)answer->choices->len)
		return ac_next_stay();
	answer->list.chosen = choice;
	return choose(answer, app, choice);
}

static const AcKey keys[] = {
    {{'j', AC_KEY_DOWN}, N_("j ↓"), N_("next answer"), N_("↑↓ choose"), down, NULL},
    {{'k', AC_KEY_UP}, N_("k ↑"), N_("answer before"), NULL, up, NULL},
    {{AC_KEY_ENTER}, N_("Enter"), N_("give the chosen answer"), N_("enter answer"), enter, NULL},
    AC_KEY_ROW_BACK,
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_answer = {
    .id = "answer",
    .title = N_("A question to you"),
    .state_size = sizeof(AnswerState),
    .open = open_answer,
    .close = close_answer,
    .draw = draw,
    .key = key,
    .help = N_("Something only you can say. A number answers at once; so do y and n."),
    .keys = keys,
};
