/* SPDX-License-Identifier: MIT */
/* Topic: one text of the guide to read. Its links lead into the person's own plan, to other topics and rooms;
 * Esc goes back the way one came. */
#include "common.h"
#include "prose.h"
#include "topic_answers.h"
#include "views.h"

#include "base/text.h"

#define READ_WIDTH   76 /* longer lines are hard to read */
#define ASIDE_WIDTH  26 /* the least that contents beside the text are of use in */
#define ASIDE_MOST   40
#define ASIDE_GAP    3
#define TOUCH_PLACE  10000 /* what a mouse means: a heading of the contents, */
#define TOUCH_TOPIC  20000 /* another topic, */
#define TOUCH_ANSWER 30000 /* an answer beside the text */
#define MOST_STEPS   64

typedef struct {
	const AcTopic *topic;
	AcProsePlace place;
} Step;

typedef struct {
	AcGuide *guide;
	AcProse *prose;
	GArray *trail; /* of Step: where one came from */
	char *title;   /* of the bar */
	/* What a link opens borrows these. */
	const AcActivity *activity;
	AcWhyArgument why;
	AcArena *arena;
} TopicState;

/* ---- which topic ----------------------------------------------------------------------------- */

static void show(TopicState *state, const AcTopic *topic, AcProsePlace place)
{
	ac_prose_free(state->prose);
	state->prose = ac_prose_new(topic);
	ac_prose_return(state->prose, place);
	g_free(state->title);
	state->title = g_strdup_printf(_("Guide   %s"), topic->title);
}

static void open_topic(void *data, AcApp *app, const void *argument)
{
	TopicState *state = data;
	const AcTopicArgument *given = argument;
	guint n;
	state->guide = given != NULL ? given->guide : ac_guide_open(ac_app_paths(app), NULL);
	state->trail = g_array_new(FALSE, FALSE, sizeof(Step));
	state->arena = ac_arena_new();
	const AcTopic *const *topics = ac_guide_topics(state->guide, &n);
	const AcTopic *topic = given != NULL ? given->topic : n > 0 ? topics[0] : NULL;
	if (topic != NULL)
		show(state, topic, (AcProsePlace){0, -1});
}

static void close_topic(void *data)
{
	TopicState *state = data;
	ac_prose_free(state->prose);
	ac_guide_unref(state->guide);
	ac_arena_free(state->arena);
	g_array_free(state->trail, TRUE);
	g_free(state->title);
}

static void go_to(TopicState *state, const AcTopic *topic)
{
	Step step = {ac_prose_topic(state->prose), ac_prose_place(state->prose)};
	if (topic == step.topic)
		return;
	if (state->trail->len == MOST_STEPS)
		g_array_remove_index(state->trail, 0);
	g_array_append_val(state->trail, step);
	show(state, topic, (AcProsePlace){0, -1});
}

/* ---- drawing --------------------------------------------------------------------------------- */

static int draw_entry(AcCanvas *canvas, AcRect in, const char *text, gboolean here, int touch)
{
	if (in.height < 1)
		return 0;
	int rows = ac_canvas_paragraph(canvas, in, here ? AC_ROLE_STRONG : AC_ROLE_DIM, text);
	ac_canvas_touch(canvas, (AcRect){in.x, in.y, in.width, rows}, touch);
	return rows;
}

static int draw_title(AcCanvas *canvas, AcRect in, const char *text)
{
	if (in.height < 2)
		return in.height;
	ac_tui_heading(canvas, in, text);
	return 1;
}

/* What stands in this topic, then what other topics there are; returns what is left below. */
static AcRect draw_aside(const TopicState *state, AcCanvas *canvas, AcRect in)
{
	int bottom = in.y + in.height, here = ac_prose_heading_at(state->prose);
	guint n, level;
	const AcTopic *const *topics = ac_guide_topics(state->guide, &n);
	in.y += draw_title(canvas, in, _("In this text"));
	for (guint i = 0; i < ac_prose_headings(state->prose); i++) {
		const char *text = ac_prose_heading(state->prose, i, &level);
		in.height = bottom - in.y;
		in.y += draw_entry(canvas, in, text, (int)i == here, TOUCH_PLACE + (int)i);
	}
	in.y++;
	in.height = bottom - in.y;
	in.y += draw_title(canvas, in, _("Topics"));
	for (guint i = 0; i < n; i++) {
		in.height = bottom - in.y;
		in.y += draw_entry(canvas, in, topics[i]->title, topics[i] == ac_prose_topic(state->prose),
		                   TOUCH_TOPIC + (int)i);
	}
	in.y++;
	in.height = bottom - in.y;
	return in;
}

static void draw(void *data, const AcApp *app, AcCanvas *canvas)
{
	TopicState *state = data;
	AcRect body = ac_tui_title(canvas, state->prose != NULL ? state->title : _("Guide"), NULL);
	if (state->prose == NULL) {
		g_autofree char *problems = ac_guide_problems(state->guide);
		ac_canvas_paragraph(canvas, body, AC_ROLE_TEXT, problems);
		return;
	}
	AcRect text = body;
	text.width = MIN(body.width, READ_WIDTH);
	int room = body.width - text.width - ASIDE_GAP;
	ac_prose_draw(state->prose, canvas, text); /* laid out first: headings and links are known */
	if (room < ASIDE_WIDTH)
		return;
	AcRect aside = {text.x + text.width + ASIDE_GAP, body.y, MIN(room, ASIDE_MOST), body.height};
	ac_canvas_bar(canvas, (AcRect){aside.x - 2, body.y, 1, body.height}, AC_ROLE_RULE);
	AcRect answers = draw_aside(state, canvas, aside);
	room -= ASIDE_MOST + ASIDE_GAP;
	if (room >= ASIDE_MOST) {
		answers = (AcRect){aside.x + aside.width + ASIDE_GAP, body.y, room, body.height};
		ac_canvas_bar(canvas, (AcRect){answers.x - 2, body.y, 1, body.height}, AC_ROLE_RULE);
	}
	ac_topic_answers_draw(state->prose, app, canvas, answers, TOUCH_ANSWER);
}

/* Where the chosen link leads; of the plan at once what it says. */
static char *status(const void *data, const AcApp *app)
{
	const TopicState *state = data;
	const AcTextSpan *link = state->prose != NULL ? ac_prose_link(state->prose) : NULL;
	char *answer =
	    link != NULL && link->kind == AC_SPAN_ASK ? ac_topic_answer_words(app, link->target) : NULL;
	if (answer != NULL)
		return answer;
	if (link == NULL)
		return g_strdup(_("Your own plan decides; this text explains."));
	return g_strdup_printf(link->kind == AC_SPAN_TOPIC ? _("Enter: read on: %s") : _("Enter: go to: %s"),
	                       link->text);
}

/* ---- following a link ------------------------------------------------------------------------ */

static AcViewNext say(const char *text)
{
	return ac_next_say(AC_NEXT_STAY, g_strdup(text));
}

static AcViewNext follow_ask(TopicState *state, const AcApp *app, const char *words)
{
	if (ac_app_plan(app) == NULL)
		return say(_("There is no plan yet, so there is no answer yet."));
	state->activity = ac_topic_activity(app, words);
	if (state->activity == NULL)
		return say(_("Your rules do not know this activity: ask your practitioner."));
	state->why = (AcWhyArgument){.activities = &state->activity, .n_activities = 1, .is_now = TRUE};
	return ac_next_open(&ac_view_why, &state->why);
}

static AcViewNext follow_room(const AcApp *app, const char *room)
{
	if (strcmp(room, "call") == 0)
		return ac_next_open(&ac_view_call, NULL);
	if (strcmp(room, "checkin") == 0 && ac_app_plan(app) != NULL)
		return ac_next_open(&ac_view_checkin, NULL);
	return say(_("This link leads nowhere yet."));
}

static AcViewNext follow(void *data, AcApp *app)
{
	TopicState *state = data;
	const AcTextSpan *link = ac_prose_link(state->prose);
	if (link == NULL)
		return say(_("Tab goes to a link, Enter follows it."));
	if (link->kind == AC_SPAN_ASK)
		return follow_ask(state, app, link->target);
	if (link->kind == AC_SPAN_ROOM)
		return follow_room(app, link->target);
	const AcTopic *topic = ac_guide_find(state->guide, link->target);
	if (topic == NULL)
		return say(_("There is no such topic."));
	go_to(state, topic);
	return ac_next_stay();
}

static AcViewNext back_on_trail(void *data, G_GNUC_UNUSED AcApp *app)
{
	TopicState *state = data;
	Step step = g_array_index(state->trail, Step, state->trail->len - 1);
	g_array_set_size(state->trail, state->trail->len - 1);
	show(state, step.topic, step.place);
	return ac_next_stay();
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext scroll(TopicState *state, int rows)
{
	ac_prose_scroll(state->prose, rows);
	return ac_next_stay();
}

static AcViewNext down(void *data, G_GNUC_UNUSED AcApp *app)
{
	return scroll(data, 1);
}

static AcViewNext up(void *data, G_GNUC_UNUSED AcApp *app)
{
	return scroll(data, -1);
}

static AcViewNext to_end(void *data, G_GNUC_UNUSED AcApp *app)
{
	return scroll(data, G_MAXINT);
}

static AcViewNext to_top(void *data, G_GNUC_UNUSED AcApp *app)
{
	return scroll(data, -G_MAXINT);
}

static AcViewNext page_down(void *data, G_GNUC_UNUSED AcApp *app)
{
	ac_prose_turn(((TopicState *)data)->prose, 1);
	return ac_next_stay();
}

static AcViewNext page_up(void *data, G_GNUC_UNUSED AcApp *app)
{
	ac_prose_turn(((TopicState *)data)->prose, -1);
	return ac_next_stay();
}

static AcViewNext next_link(void *data, G_GNUC_UNUSED AcApp *app)
{
	return ac_prose_step(((TopicState *)data)->prose, 1) ? ac_next_stay() : say(_("This was the last link."));
}

static AcViewNext link_before(void *data, G_GNUC_UNUSED AcApp *app)
{
	return ac_prose_step(((TopicState *)data)->prose, -1) ? ac_next_stay()
	                                                      : say(_("This was the first link."));
}

static AcViewNext topic_by(TopicState *state, int by)
{
	guint n;
	const AcTopic *const *topics = ac_guide_topics(state->guide, &n);
	for (guint i = 0; i < n; i++)
		if (topics[i] == ac_prose_topic(state->prose) && (int)i + by >= 0 && (int)i + by < (int)n) {
			show(state, topics[(int)i + by], (AcProsePlace){0, -1});
			return ac_next_stay();
		}
	return say(by > 0 ? _("This is the last topic.") : _("This is the first topic."));
}

static AcViewNext next_topic(void *data, G_GNUC_UNUSED AcApp *app)
{
	return topic_by(data, 1);
}

static AcViewNext topic_before(void *data, G_GNUC_UNUSED AcApp *app)
{
	return topic_by(data, -1);
}

static AcViewNext all_topics(void *data, G_GNUC_UNUSED AcApp *app)
{
	TopicState *state = data;
	AcTopicArgument *argument = AC_ARENA_NEW(state->arena, AcTopicArgument);
	argument->guide = ac_guide_ref(state->guide);
	argument->topic = state->prose != NULL ? ac_prose_topic(state->prose) : NULL;
	return (AcViewNext){.kind = AC_NEXT_REPLACE, .view = &ac_view_guide, .argument = argument};
}

static int touch(void *data, G_GNUC_UNUSED AcApp *app, int id)
{
	TopicState *state = data;
	guint n;
	const AcTopic *const *topics = ac_guide_topics(state->guide, &n);
	if (state->prose == NULL)
		return 0;
	if (id < TOUCH_PLACE)
		return ac_prose_choose(state->prose, id) ? AC_KEY_ENTER : 0;
	if (id < TOUCH_TOPIC)
		ac_prose_go_to(state->prose, (guint)(id - TOUCH_PLACE));
	else if (id < TOUCH_ANSWER && (guint)(id - TOUCH_TOPIC) < n)
		go_to(state, topics[id - TOUCH_TOPIC]);
	else if (id >= TOUCH_ANSWER)
		ac_prose_choose(state->prose, id - TOUCH_ANSWER);
	return id >= TOUCH_ANSWER ? AC_KEY_ENTER : 0;
}

static gboolean has_text(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	return ((const TopicState *)data)->prose != NULL;
}

static gboolean has_trail(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	return ((const TopicState *)data)->trail->len > 0;
}

static const AcKey keys[] = {
    {{AC_KEY_TAB}, N_("Tab"), N_("to the next link"), N_("tab link"), next_link, has_text},
    {{AC_KEY_BACK_TAB}, N_("Shift-Tab"), N_("to the link before"), NULL, link_before, has_text},
    {{AC_KEY_ENTER}, N_("Enter"), N_("follow the chosen link"), N_("enter follow"), follow, has_text},
    {{AC_KEY_DOWN, 'j'}, N_("j ↓"), N_("a line down"), N_("↑↓ scroll"), down, has_text},
    {{AC_KEY_UP, 'k'}, N_("k ↑"), N_("a line up"), NULL, up, has_text},
    {{AC_KEY_RIGHT, 'l'}, N_("l →"), N_("the next topic"), N_("‹ › topic"), next_topic, has_text},
    {{AC_KEY_LEFT, 'h'}, N_("h ←"), N_("the topic before"), NULL, topic_before, has_text},
    {{'i'}, N_("i"), N_("all topics"), N_("i topics"), all_topics, NULL},
    {{AC_KEY_PAGE_DOWN, ' '}, N_("PgDn"), N_("a screen down"), NULL, page_down, has_text},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("a screen up"), NULL, page_up, has_text},
    {{AC_KEY_HOME}, N_("Home"), N_("to the top"), NULL, to_top, has_text},
    {{AC_KEY_END}, N_("End"), N_("to the end"), NULL, to_end, has_text},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("back to the text you came from"), NULL, back_on_trail, has_trail},
    AC_KEY_ROW_BACK,
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_topic = {
    .id = "topic",
    .title = N_("A text of the guide"),
    .state_size = sizeof(TopicState),
    .open = open_topic,
    .close = close_topic,
    .draw = draw,
    .touch = touch,
    .help =
        N_("Numbers in brackets name the sources at the end. Links lead to what your own plan says, and to "
           "other topics."),
    .status = status,
    .keys = keys,
};
