/* SPDX-License-Identifier: MIT */
/* Event: a line to type, and planning back from it while one types. */
#include "ask/event.h"
#include "base/text.h"
#include "common.h"
#include "field.h"
#include "page.h"
#include "render/event.h"
#include "views.h"

#define BESIDE_FROM 150 /* columns: from here on what to do stands beside what is allowed */

typedef struct {
	AcField field;
	AcPage *page;         /* all of it */
	AcPage *first, *rest; /* the same in two, for a wide window */
	gboolean is_beside;   /* of the last drawing */
	AcArena *arena;
	/* What the page was made of: most letters change nothing of it. */
	AcEventAsk asked;
	const AcPlan *plan;
	const AcEventPlan *event;
} EventState;

static void open_event(void *state, G_GNUC_UNUSED AcApp *app, const void *argument)
{
	EventState *event = state;
	ac_field_init(&event->field);
	if (argument != NULL)
		ac_field_set(&event->field, argument);
	event->page = ac_page_new();
	event->first = ac_page_new();
	event->rest = ac_page_new();
	event->arena = ac_arena_new();
}

static void close_event(void *state)
{
	EventState *event = state;
	ac_field_clear(&event->field);
	ac_page_free(event->page);
	ac_page_free(event->first);
	ac_page_free(event->rest);
	ac_arena_free(event->arena);
}

/* ---- what is typed ----------------------------------------------------------------------------------- */

static void add_occasions(AcPage *page, const AcCatalogue *catalogue)
{
	g_autoptr(GString) titles = g_string_new(NULL);
	for (guint i = 0; i < catalogue->n_events; i++)
		g_string_append_printf(titles, "%s%s", i > 0 ? ", " : "", catalogue->events[i].title);
	ac_page_add_labelled(page, _("Occasions"), titles->str);
	ac_page_add_labelled(page, _("Or"), _("what you will do: pool, gym, sun, shave"));
	ac_page_add_labelled(page, _("When"),
	                     _("12 December, saturday, tomorrow 14:00, 12..19 December, saturday for 3 days"));
}

static void add_hint(AcPage *page, const AcEventQuery *query, gboolean is_empty, const AcCatalogue *catalogue)
{
	g_autofree char *unknown = query->unknown != NULL ? ac_text_excerpt(query->unknown, 40) : NULL;
	g_autofree char *time = query->no_time != NULL ? ac_text_excerpt(query->no_time, 40) : NULL;
	g_autofree char *line = NULL;
	if (is_empty)
		line = g_strdup(_("Type what it is and when: \"wedding on 12 December\"."));
	else if (time != NULL)
		line = g_strdup_printf(_("I don't know when “%s” is: name a day or an hour."), time);
	else if (query->n_activities == 0 && unknown != NULL)
		line = g_strdup_printf(_("I don't know “%s”. Name an occasion, or what you will do."), unknown);
	else if (query->n_activities == 0)
		line = g_strdup(_("And what is it? Name an occasion, or what you will do."));
	else
		line = g_strdup(_("And when is it?"));
	ac_page_add(page, is_empty ? AC_ROLE_DIM : AC_ROLE_QUESTION, line);
	ac_page_add(page, AC_ROLE_TEXT, "");
	add_occasions(page, catalogue);
}

static void add_line(AcPage *page, const AcEventLine *line)
{
	if (line->kind == AC_EVENT_HEADING) {
		ac_page_add_heading(page, line->text);
	} else if (line->kind == AC_EVENT_NOTE) {
		ac_page_add_labelled(page, "", line->text);
	} else if (line->kind == AC_EVENT_ITEM) {
		g_autofree char *mark =
		    g_strdup_printf("%s %s", ac_words_sign(line->verdict, FALSE), ac_words_verdict(line->verdict));
		g_autofree char *text =
		    g_strdup_printf("%s%s%s", line->title, line->text[0] != '\0' ? " — " : "", line->text);
		ac_page_add_marked(page, ac_tui_role(line->verdict), mark, text);
	} else {
		ac_page_add(page, line->kind == AC_EVENT_TEXT ? AC_ROLE_TEXT : AC_ROLE_STRONG, line->text);
	}
}

static void add_answer(EventState *event, const AcApp *app, const AcEventQuery *query, AcArena *arena)
{
	AcWordsContext words = ac_tui_words(app);
	guint n;
	g_autofree char *title = ac_words_event_title(query->events, query->n_events);
	const AcEventLine *lines = ac_words_event(&words, event->event, title, arena, &n);
	AcPage *half = event->first;
	for (guint i = 0; i < n; i++) {
		half = lines[i].kind == AC_EVENT_HEADING ? event->rest : half;
		add_line(event->page, &lines[i]);
		add_line(half, &lines[i]);
		if (lines[i].kind == AC_EVENT_HEAD) {
			ac_page_add(event->page, AC_ROLE_TEXT, "");
			ac_page_add(half, AC_ROLE_TEXT, "");
		}
	}
}

/* ---- thinking ---------------------------------------------------------------------------------------- */

static gboolean is_same(const EventState *event, const AcEventQuery *query, const AcPlan *plan)
{
	const AcEventAsk *asked = &event->asked;
	if (event->event == NULL || event->plan != plan || asked->from != query->from || asked->to != query->to ||
	    asked->is_days != query->is_days || asked->n_activities != query->n_activities)
		return FALSE;
	for (guint i = 0; i < query->n_activities; i++)
		if (asked->activities[i] != query->activities[i])
			return FALSE;
	return TRUE;
}

static void think(EventState *event, const AcPlan *plan, const AcEventQuery *query)
{
	if (is_same(event, query, plan))
		return;
	ac_arena_reset(event->arena);
	event->plan = plan;
	event->asked =
	    (AcEventAsk){.from = query->from,
	                 .to = query->to,
	                 .is_days = query->is_days,
	                 .activities = ac_arena_memdup(event->arena, query->activities,
	                                               query->n_activities * sizeof *query->activities),
	                 .n_activities = query->n_activities};
	event->event = ac_event_plan(plan, event->arena, &event->asked);
}

static void clear_pages(EventState *event)
{
	ac_page_clear(event->page);
	ac_page_clear(event->first);
	ac_page_clear(event->rest);
}

static void read_words(EventState *event, const AcApp *app)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcPlan *plan = ac_app_plan(app);
	AcWhenContext context = ac_app_when(app);
	const AcCatalogue *catalogue = ac_plan_protocol(plan)->catalogue;
	const AcEventQuery *query = ac_ask_event(catalogue, event->field.text->str, &context, arena);
	clear_pages(event);
	if (query->n_activities == 0 || !query->has_when || query->no_time != NULL) {
		event->event = NULL;
		add_hint(event->page, query, event->field.text->len == 0, catalogue);
		return;
	}
	think(event, plan, query);
	add_answer(event, app, query, arena);
}

static void update(void *state, AcApp *app)
{
	EventState *event = state;
	event->event = NULL;
	if (ac_app_plan(app) != NULL) {
		read_words(event, app);
		return;
	}
	clear_pages(event);
	ac_page_add(event->page, AC_ROLE_TEXT, _("There is no client any more."));
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	EventState *event = state;
	AcRect body = ac_tui_title_for(canvas, app, _("Aftercare   Event"), NULL);
	int prompt = ac_canvas_line(canvas, body, AC_ROLE_HEADING, _("Event: ")) + 1;
	AcRect field = {body.x + prompt, body.y, body.width - prompt, 1};
	int gap = body.height >= 12 ? 1 : 0;
	body.y += 1 + gap;
	body.height -= 1 + gap;
	event->is_beside = event->event != NULL && body.width >= BESIDE_FROM;
	if (event->is_beside) {
		int half = (body.width - 4) / 2;
		ac_page_draw(event->first, canvas, (AcRect){body.x, body.y, half, body.height});
		ac_page_draw(event->rest, canvas, (AcRect){body.x + half + 4, body.y, half, body.height});
	} else {
		ac_page_draw(event->page, canvas, body);
	}
	ac_field_draw(&event->field, canvas, field);
}

/* ---- keys -------------------------------------------------------------------------------------------- */

static AcViewNext scroll(EventState *event, int rows)
{
	ac_page_scroll(event->is_beside ? event->first : event->page, rows);
	ac_page_scroll(event->rest, rows);
	return ac_next_stay();
}

static AcViewNext turn(EventState *event, int screens)
{
	ac_page_turn(event->is_beside ? event->first : event->page, screens);
	ac_page_turn(event->rest, screens);
	return ac_next_stay();
}

static AcViewNext type(void *state, AcApp *app, int key)
{
	EventState *event = state;
	if (ac_field_key(&event->field, key) && ac_app_plan(app) != NULL) {
		scroll(event, G_MININT);
		read_words(event, app);
	}
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return scroll(state, 1);
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return scroll(state, -1);
}

static AcViewNext page_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return turn(state, 1);
}

static AcViewNext page_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return turn(state, -1);
}

static const AcKey keys[] = {
    {{AC_KEY_DOWN}, N_("↓"), N_("a line down"), N_("↑↓ scroll"), down, NULL},
    {{AC_KEY_UP}, N_("↑"), N_("a line up"), NULL, up, NULL},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("a screen down"), NULL, page_down, NULL},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("a screen up"), NULL, page_up, NULL},
    AC_KEY_ROW_BACK,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_event = {
    .id = "event",
    .title = N_("Event"),
    .state_size = sizeof(EventState),
    .open = open_event,
    .close = close_event,
    .update = update,
    .draw = draw,
    .key = type,
    .help =
        N_("Plan back from a wedding, a beach holiday, a flight: what will be allowed then, and by when your "
           "final session has to be so that it is. The answer comes while you type; Ctrl-U empties the "
           "line."),
    .keys = keys,
};
