/* SPDX-License-Identifier: MIT */
/* Ask: answers while you type. Sure: the answer. Unsure: what is nearest, to choose from; never a guess. */
#include "common.h"
#include "field.h"
#include "list.h"
#include "row.h"
#include "views.h"

#include "ask/event.h"
#include "ask/signs.h"
#include "base/text.h"
#include "render/pages.h"

#define SUGGESTIONS 12

typedef struct {
	AcField field;
	AcArena *arena; /* of what follows, made anew at every letter */
	const AcQuery *query;
	const AcCombined *combined;    /* NULL: unsure, or nothing typed */
	const AcRedFlag *const *flags; /* warning signs that the words name: then nothing else is shown */
	guint n_flags;
	const AcSignsNamed *signs; /* no activity, but what is felt or seen: Check-in answers that; or NULL */
	gboolean is_occasion;      /* no activity, but "wedding": Event answers that */
	AcRow *rows;
	const AcActivity **activities; /* of the rows */
	const AcAnswer **answers;
	guint n_rows;
	AcInstant from, to;
	gboolean is_now;
	char *when; /* words; owned */
	AcList list;
	gboolean has_chosen; /* a line of the list; not yet where it is a guess */
} AskState;

/* ---- thinking -------------------------------------------------------------------------------- */

static void set_rows(AskState *ask, AcApp *app, const AcActivity *const *activities, guint n)
{
	AcWordsContext words = ac_tui_words(app);
	int length = ask->query != NULL ? ask->query->for_minutes : 0;
	ask->rows = AC_ARENA_ARRAY(ask->arena, AcRow, n);
	ask->activities = AC_ARENA_ARRAY(ask->arena, const AcActivity *, n);
	ask->answers = AC_ARENA_ARRAY(ask->arena, const AcAnswer *, n);
	ask->n_rows = n;
	for (guint i = 0; i < n; i++) {
		const AcCombined *one =
		    ac_plan_ask_several(ac_app_plan(app), ask->arena, &activities[i], 1, ask->from, ask->to, length);
		g_autofree char *title = ac_text_plain(activities[i]->title);
		ask->activities[i] = activities[i];
		ask->answers[i] = one->strictest;
		ask->rows[i] = ac_row_of(&words, ask->arena, title, one->strictest);
	}
}

static void set_near(AskState *ask, AcApp *app)
{
	guint n = ask->query->n_near;
	const AcActivity **near = AC_ARENA_ARRAY(ask->arena, const AcActivity *, n);
	for (guint i = 0; i < n; i++)
		near[i] = ask->query->near[i].activity;
	set_rows(ask, app, near, n);
}

static void set_when(AskState *ask, AcApp *app)
{
	AcWordsContext words = ac_tui_words(app);
	g_clear_pointer(&ask->when, g_free);
	ask->is_now = !ask->query->has_when || ask->query->when.is_now;
	ask->from = ask->is_now ? ac_app_now(app) : ask->query->when.from;
	ask->to = ask->is_now ? ask->from : ask->query->when.to;
	if (ask->is_now) {
		ask->when = g_strdup(_("now"));
	} else if (ask->query->when.is_day) {
		ask->when = ac_words_date(&words, ask->query->when.date);
	} else {
		g_autofree char *from = ac_words_moment(&words, ask->from);
		g_autofree char *to = ask->to > ask->from ? ac_words_instant(&words, ask->to) : NULL;
		ask->when = to != NULL ? g_strdup_printf(_("%s to %s"), from, to) : g_strdup(from);
	}
}

/* What only the practitioner judges is no alarm where an activity is surely meant. */
static void set_flags(AskState *ask, const AcSafety *safety, const AcWhenContext *context)
{
	ask->flags = ac_ask_red_flags(safety, ac_when_vocabulary(context), ask->field.text->str, ask->arena,
	                              &ask->n_flags);
	if (ask->n_flags > 0 && ask->query->n_activities > 0 && ask->flags[0]->urgency <= AC_ADVICE_PRACTITIONER)
		ask->n_flags = 0;
}

/* No activity is meant, but something that another room answers. */
static void set_elsewhere(AskState *ask, const AcProtocol *protocol, const AcSafety *safety,
                          const AcWhenContext *context)
{
	const char *text = ask->field.text->str;
	const AcSignsNamed *named = ac_ask_signs(protocol, safety, ac_when_vocabulary(context), text, ask->arena);
	ask->signs = named->n_signs > 0 ? named : NULL;
	ask->is_occasion =
	    ask->signs == NULL && ac_ask_is_occasion(protocol->catalogue, text, context, ask->arena);
}

static void update(void *state, AcApp *app)
{
	AskState *ask = state;
	const AcPlan *plan = ac_app_plan(app);
	const AcSafety *safety = ac_app_safety(app);
	AcWhenContext context = ac_app_when(app);
	ac_arena_reset(ask->arena);
	ask->combined = NULL;
	ask->n_rows = ask->n_flags = 0;
	ask->signs = NULL;
	ask->is_occasion = FALSE;
	if (plan == NULL)
		return;
	const AcCatalogue *catalogue = ac_plan_protocol(plan)->catalogue;
	ask->query = ac_ask(catalogue, ask->field.text->str, &context, ask->arena);
	set_when(ask, app);
	set_flags(ask, safety, &context);
	if (ask->n_flags > 0)
		return;
	if (ask->query->n_activities == 0 && ask->field.text->len > 0)
		set_elsewhere(ask, ac_plan_protocol(plan), safety, &context);
	if (ask->signs != NULL || ask->is_occasion)
		return;
	if (ask->query->n_activities > 0) {
		ask->combined =
		    ac_plan_ask_several(plan, ask->arena, ask->query->activities, ask->query->n_activities, ask->from,
		                        ask->to, ask->query->for_minutes);
		set_rows(ask, app, ask->query->activities, ask->query->n_activities);
	} else if (ask->query->n_near > 0) {
		set_near(ask, app);
	} else {
		set_rows(ask, app, catalogue->activities, MIN(catalogue->n_activities, SUGGESTIONS));
	}
	ac_list_clamp(&ask->list, (int)ask->n_rows);
}

static void open_ask(void *state, G_GNUC_UNUSED AcApp *app, G_GNUC_UNUSED const void *argument)
{
	AskState *ask = state;
	ac_field_init(&ask->field);
	ask->has_chosen = TRUE;
	ask->arena = ac_arena_new();
}

static void close_ask(void *state)
{
	AskState *ask = state;
	ac_field_clear(&ask->field);
	ac_arena_free(ask->arena);
	g_free(ask->when);
}

/* ---- drawing --------------------------------------------------------------------------------- */

/* What the words mean is not sure: which of them, and what stands in the list instead. Owned. */
static char *doubt_in_words(const AcQuery *query)
{
	const char *list = query->n_near > 0 ? _("Not sure what you mean. Nearest to it:")
	                                     : _("No activity is called that. What people ask most:");
	if (query->unknown == NULL)
		return g_strdup(list);
	g_autofree char *shown = ac_text_excerpt(query->unknown, 40);
	return query->unknown_is_time
	           ? g_strdup_printf(_("I don't know when “%s” is: name a day or an hour. %s"), shown, list)
	           : g_strdup_printf(_("I don't know “%s”. %s"), shown, list);
}

/* A slip of the finger, put right, is said before the answer to it. */
static int draw_read_as(AskState *ask, AcCanvas *canvas, AcRect in)
{
	if (ask->combined == NULL || ask->query->read_as == NULL)
		return 0;
	g_autofree char *line = g_strdup_printf(_("Read as: %s"), ask->query->read_as);
	ac_canvas_line(canvas, in, AC_ROLE_QUESTION, line);
	return 1;
}

/* What was typed is no activity: where it is answered, and the key that goes there. */
static void draw_elsewhere(const AskState *ask, AcCanvas *canvas, AcRect in)
{
	if (ask->is_occasion) {
		ac_canvas_paragraph(canvas, in, AC_ROLE_QUESTION,
		                    _("That is an occasion. Enter plans back from it: what will be allowed then."));
		return;
	}
	g_autoptr(GString) titles = g_string_new(NULL);
	for (guint i = 0; i < ask->signs->n_signs; i++)
		g_string_append_printf(titles, "%s%s", i > 0 ? "; " : "", ask->signs->signs[i]->title);
	g_autofree char *plain = ac_text_plain(titles->str);
	g_autofree char *heard = g_strdup_printf(_("That is something you feel or see: %s."), plain);
	int rows = ac_canvas_paragraph(canvas, in, AC_ROLE_STRONG, heard);
	in.y += rows;
	in.height -= rows;
	ac_canvas_paragraph(
	    canvas, in, AC_ROLE_QUESTION,
	    _("Enter opens the check-in: whether it is expected, and whom to call if it is not."));
}

/* What stands above the list: how sure we are, and the verdict where it is one over several. */
static int draw_lead(AskState *ask, AcCanvas *canvas, AcRect in)
{
	if (ask->combined == NULL && ask->field.text->len == 0)
		return ac_canvas_paragraph(
		    canvas, in, AC_ROLE_DIM,
		    _("Type what you would like to do, and when: \"swim on saturday\", \"gym tonight\"."));
	if (ask->combined == NULL) {
		g_autofree char *doubt = doubt_in_words(ask->query);
		return ac_canvas_paragraph(canvas, in, AC_ROLE_QUESTION, doubt);
	}
	if (ask->n_rows > 1) {
		int used = ac_tui_draw_verdict(canvas, in, ask->combined->verdict, 0, TRUE);
		g_autofree char *text = ask->combined->differ ? g_strdup_printf(_("%s: it depends which"), ask->when)
		                                              : g_strdup_printf(_("%s: all of these"), ask->when);
		ac_canvas_line(canvas, (AcRect){in.x + used, in.y, in.width - used, 1}, AC_ROLE_TEXT, text);
	} else if (!ask->is_now) {
		ac_canvas_line(canvas, in, AC_ROLE_DIM, ask->when);
	}
	return ask->n_rows > 1 || !ask->is_now ? 1 : 0;
}

static int draw_rows(AskState *ask, AcCanvas *canvas, AcRect in)
{
	AcColumns columns = ac_row_columns(canvas, ask->rows, ask->n_rows, in.width, MAX(in.height / 3, 2));
	g_autofree int *heights = g_new0(int, ask->n_rows + 1);
	for (guint i = 0; i < ask->n_rows; i++)
		heights[i] = ac_row_height(canvas, &ask->rows[i], &columns);
	AcListWindow window = ac_list_fit(&ask->list, heights, (int)ask->n_rows, in.height);
	int y = in.y, bottom = in.y + in.height - (window.below > 0 ? 1 : 0);
	for (int i = window.first; i < window.end; i++) {
		int height = MIN(heights[i], bottom - y);
		ac_row_draw(canvas, (AcRect){in.x, y, in.width, height}, &ask->rows[i], &columns,
		            ask->has_chosen && i == ask->list.chosen);
		y += height;
	}
	if (window.below > 0)
		ac_list_draw_more(canvas, (AcRect){in.x + 2, y++, in.width - 2, 1}, window.below);
	return y - in.y;
}

/* Under the list: how and why of the chosen answer, as far as there is room. */
static void draw_detail(AskState *ask, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	const AcAnswer *answer = ask->answers[ask->list.chosen];
	AcWordsContext words = ac_tui_words(app);
	if (answer->activity->medicine && ac_app_safety(app) != NULL) {
		g_autofree char *plain = ac_text_plain(ac_app_safety(app)->prescriber);
		int rows = ac_canvas_paragraph(canvas, in, AC_ROLE_STRONG, plain);
		in.y += rows;
		in.height -= rows;
	}
	ac_row_draw_answer(canvas, in, &words, answer);
}

/* What to do and whom to call, the most urgent first, as far as there is room. */
static void draw_flags(const AskState *ask, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	int bottom = in.y + in.height;
	for (guint i = 0; i < ask->n_flags && in.y < bottom; i++) {
		const AcRedFlag *flag = ask->flags[i];
		g_autofree char *title = ac_text_plain(flag->title);
		g_autofree char *advice = ac_text_plain(flag->advice);
		const char *const lines[] = {ac_words_urgency(flag), title, advice};
		for (guint k = 0; k < G_N_ELEMENTS(lines) && in.y < bottom; k++) {
			in.height = bottom - in.y;
			in.y += ac_canvas_paragraph(canvas, in, k == 0 ? AC_ROLE_ALARM : AC_ROLE_TEXT, lines[k]);
		}
		in.y++;
	}
	g_autofree char *clinic = ac_words_clinic(ac_app_clinic(app), ac_app_own_rules(app));
	in.height = bottom - in.y;
	if (in.height > 0)
		ac_canvas_paragraph(canvas, in, AC_ROLE_STRONG, clinic);
}

static void draw_answers(AskState *ask, const AcApp *app, AcCanvas *canvas, AcRect body, int gap)
{
	int bottom = body.y + body.height;
	body.y += draw_read_as(ask, canvas, body);
	int lead = draw_lead(ask, canvas, (AcRect){body.x, body.y, body.width, bottom - body.y});
	body.y += lead > 0 ? lead + gap : 0;
	int detail = ask->combined != NULL ? (bottom - body.y) / 2 : 0;
	int list = MAX(bottom - body.y - detail, 1);
	body.y += draw_rows(ask, canvas, (AcRect){body.x, body.y, body.width, list}) + gap;
	if (ask->combined != NULL && body.y < bottom)
		draw_detail(ask, app, canvas, (AcRect){body.x + 2, body.y, body.width - 2, bottom - body.y});
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	AskState *ask = state;
	AcRect body = ac_tui_title_for(canvas, app, _("Aftercare   Ask"), NULL);
	int gap = body.height >= 12 ? 1 : 0;
	AcRect field = ac_tui_prompt(canvas, &body, _("May I… "));
	if (ask->n_flags > 0)
		draw_flags(ask, app, canvas, body);
	else if (ask->signs != NULL || ask->is_occasion)
		draw_elsewhere(ask, canvas, body);
	else if (ask->query != NULL)
		draw_answers(ask, app, canvas, body, gap);
	ac_field_draw(&ask->field, canvas, field);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext type(void *state, AcApp *app, int key)
{
	AskState *ask = state;
	if (ac_field_key(&ask->field, key)) {
		ask->list = (AcList){0};
		update(ask, app);
		ask->has_chosen = ask->combined != NULL || ask->field.text->len == 0;
	}
	return ac_next_stay();
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	AskState *ask = state;
	if (ask->has_chosen)
		ac_list_move(&ask->list, -1, (int)ask->n_rows);
	ask->has_chosen = TRUE;
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	AskState *ask = state;
	if (ask->has_chosen)
		ac_list_move(&ask->list, 1, (int)ask->n_rows);
	ask->has_chosen = TRUE;
	return ac_next_stay();
}

static gboolean has_rows(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const AskState *)state)->n_rows > 0;
}

static AcViewNext explain(void *state, G_GNUC_UNUSED AcApp *app)
{
	AskState *ask = state;
	if (!ask->has_chosen)
		return ac_next_say(
		    AC_NEXT_STAY,
		    g_strdup(_("Not sure what you mean: choose a line first, with ↓, or say it otherwise.")));
	int chosen = ask->list.chosen;
	AcWhyArgument *argument = AC_ARENA_NEW(ask->arena, AcWhyArgument);
	argument->activities = &ask->activities[chosen];
	argument->n_activities = 1;
	argument->is_now = ask->is_now;
	argument->at = ask->answers[chosen]->at;
	argument->for_minutes = ask->query->for_minutes;
	return ac_next_open(&ac_view_why, argument);
}

static gboolean is_elsewhere(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const AskState *ask = state;
	return ask->signs != NULL || ask->is_occasion;
}

static AcViewNext go_there(void *state, G_GNUC_UNUSED AcApp *app)
{
	AskState *ask = state;
	if (ask->is_occasion)
		return ac_next_open(&ac_view_event, ask->field.text->str);
	return ac_next_open(&ac_view_checkin, NULL);
}

static const AcKey keys[] = {
    {{AC_KEY_DOWN}, N_("↓"), N_("next line"), N_("↑↓ choose"), down, has_rows},
    {{AC_KEY_UP}, N_("↑"), N_("line before"), NULL, up, has_rows},
    {{AC_KEY_ENTER}, N_("Enter"), N_("why?"), N_("enter why?"), explain, has_rows},
    {{AC_KEY_ENTER},
     N_("Enter"),
     N_("go where that is answered"),
     N_("enter go there"),
     go_there,
     is_elsewhere},
    AC_KEY_ROW_BACK,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_ask = {
    .id = "ask",
    .title = N_("Ask"),
    .state_size = sizeof(AskState),
    .open = open_ask,
    .close = close_ask,
    .update = update,
    .draw = draw,
    .key = type,
    .help =
        N_("Type a question in your own words; the answer comes while you type. Ctrl-U empties the line."),
    .keys = keys,
};
