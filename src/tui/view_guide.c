/* SPDX-License-Identifier: MIT */
/* Guide: what there is to read, and looking for a word in all of it. */
#include "common.h"
#include "listing.h"
#include "prose.h"
#include "views.h"

#include "base/text.h"

#define TITLE_MOST    28
#define SUMMARY_LEAST 36 /* less room than this, and the summary stands under its title */
#define READ_WIDTH    110
#define PREVIEW_LEAST 6 /* rows */
#define PREVIEW_WIDTH 76

typedef struct {
	AcListing listing; /* the filter's field is what is looked for */
	AcGuide *guide;
	GPtrArray *found;         /* of const AcTopic * */
	AcTopicArgument argument; /* of the view that is opened */
} GuideState;

static const AcTopic *topic_at(const GuideState *state, int i)
{
	return g_ptr_array_index(state->found, (guint)i);
}

static void search(GuideState *state, const AcApp *app)
{
	gboolean is_clear;
	g_clear_pointer(&state->found, g_ptr_array_unref);
	state->found = ac_guide_search(state->guide, app, state->listing.filter.field.text->str, &is_clear);
	ac_listing_set(&state->listing, (int)state->found->len);
}

static void open_guide(void *data, AcApp *app, const void *argument)
{
	GuideState *state = data;
	const AcTopicArgument *given = argument;
	state->guide = given != NULL ? given->guide : ac_guide_open(ac_app_paths(app), NULL);
	ac_listing_init(&state->listing, NULL);
	search(state, app);
	for (guint i = 0; given != NULL && i < state->found->len; i++)
		if (topic_at(state, (int)i) == given->topic)
			state->listing.list.chosen = (int)i;
}

static void close_guide(void *data)
{
	GuideState *state = data;
	g_ptr_array_unref(state->found);
	ac_listing_clear(&state->listing);
	ac_guide_unref(state->guide);
}

/* ---- drawing --------------------------------------------------------------------------------- */

/* Columns of the title; 0: the summary stands under it. */
static int title_width(const GuideState *state, const AcCanvas *canvas, int width)
{
	int title = 0;
	for (guint i = 0; i < state->found->len; i++)
		title = MAX(title, ac_canvas_measure(canvas, topic_at(state, (int)i)->title));
	title = MIN(title, TITLE_MOST);
	return width - title - 2 >= SUMMARY_LEAST ? title : 0;
}

static int height_of(const AcCanvas *canvas, const AcTopic *topic, int width, int title)
{
	if (title > 0)
		return MAX(MAX(ac_canvas_rows_of(canvas, topic->title, title), 1),
		           ac_canvas_rows_of(canvas, topic->summary, width - title - 2));
	return MAX(ac_canvas_rows_of(canvas, topic->title, width), 1) +
	       ac_canvas_rows_of(canvas, topic->summary, width - 2);
}

/* How the list is drawn. */
typedef struct {
	const GuideState *state;
	int title; /* columns of it */
} Draw;

static void draw_topic(gconstpointer data, int i, AcCanvas *canvas, AcRect in)
{
	const GuideState *state = ((const Draw *)data)->state;
	int title = ((const Draw *)data)->title;
	const AcTopic *topic = topic_at(state, i);
	unsigned chosen = ac_list_mark(&state->listing.list, i, canvas, in);
	AcRect summary = {in.x + title + 2, in.y, in.width - title - 2, in.height};
	AcRect name = {in.x, in.y, title > 0 ? title : in.width, in.height};
	int rows = ac_canvas_paragraph(canvas, name, AC_ROLE_STRONG | chosen, topic->title);
	if (title == 0) {
		summary.y += rows;
		summary.height -= rows;
	}
	if (summary.height > 0)
		ac_canvas_paragraph(canvas, summary, AC_ROLE_TEXT | chosen, topic->summary);
}

/* How the chosen text begins, where there is room for it; it is read, not pressed. */
static void draw_beginning(const GuideState *state, AcCanvas *canvas, AcRect in)
{
	if (in.height < PREVIEW_LEAST)
		return;
	const AcTopic *topic = topic_at(state, state->listing.list.chosen);
	AcRect text = {0, 0, MIN(in.width, PREVIEW_WIDTH), in.height - 2};
	AcProse *prose = ac_prose_new(topic);
	g_autoptr(AcCanvas) part = ac_canvas_new(text.width, text.height, ac_canvas_is_ascii(canvas));
	ac_prose_draw(prose, part, text);
	ac_prose_free(prose);
	ac_tui_heading(canvas, (AcRect){in.x, in.y + 1, in.width, 1}, topic->title);
	ac_canvas_copy(canvas, in.x, in.y + 2, part, text);
}

/* Returns the rows used. */
static int draw_list(GuideState *state, AcCanvas *canvas, AcRect in)
{
	int n = state->listing.n;
	const Draw how = {state, title_width(state, canvas, in.width)};
	g_autofree int *heights = g_new0(int, n + 1);
	for (int i = 0; i < n; i++)
		heights[i] = height_of(canvas, topic_at(state, i), in.width, how.title);
	const AcListItems items = {heights, n, draw_topic, &how};
	return ac_list_draw(&state->listing.list, &items, canvas, in);
}

static int draw_field(const GuideState *state, AcCanvas *canvas, AcRect in)
{
	int prompt = ac_canvas_line(canvas, in, AC_ROLE_HEADING, _("Look for:")) + 1;
	AcRect field = {in.x + prompt, in.y, MAX(in.width - prompt, 3), 1};
	if (state->listing.filter.is_typing)
		ac_field_draw(&state->listing.filter.field, canvas, field);
	else
		ac_canvas_line(canvas, field, AC_ROLE_STRONG, state->listing.filter.field.text->str);
	return in.height > 8 ? 2 : 1;
}

static void draw(void *data, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	GuideState *state = data;
	AcRect body = ac_tui_title(canvas, _("Aftercare   Guide"), NULL), list = body;
	g_autofree char *problems = ac_guide_problems(state->guide);
	gboolean is_looking = state->listing.filter.is_typing || state->listing.filter.field.text->len > 0;
	int field = is_looking ? draw_field(state, canvas, body) : 0;
	list.width = MIN(body.width, READ_WIDTH);
	list.y += field;
	list.height -= field;
	if (problems != NULL) {
		int rows = ac_canvas_paragraph(canvas, (AcRect){list.x, list.y, list.width, MIN(list.height, 3)},
		                               AC_ROLE_ALARM, problems);
		list.y += rows;
		list.height -= rows;
	}
	if (state->found->len > 0) {
		int rows = draw_list(state, canvas, list);
		draw_beginning(state, canvas, (AcRect){list.x, list.y + rows, list.width, list.height - rows});
	} else if (problems == NULL)
		ac_canvas_paragraph(canvas, list, AC_ROLE_TEXT,
		                    _("No text speaks of that. Try another word, or / on the day's screen: it asks "
		                      "your own plan."));
	if (state->listing.filter.is_typing) /* the list has moved the cursor on */
		draw_field(state, canvas, body);
}

static char *status(G_GNUC_UNUSED const void *data, G_GNUC_UNUSED const AcApp *app)
{
	return g_strdup(_("Your own plan decides; these texts explain."));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext type(void *data, AcApp *app, int key)
{
	GuideState *state = data;
	if (ac_filter_key(&state->listing.filter, key)) {
		state->listing.list = (AcList){0};
		search(state, app);
	}
	return ac_next_stay();
}

/* Esc takes the word back, then leaves. */
static AcViewNext stop_looking(void *data, AcApp *app)
{
	GuideState *state = data;
	ac_filter_forget(&state->listing.filter);
	search(state, app);
	return ac_next_stay();
}

static AcViewNext read(void *data, G_GNUC_UNUSED AcApp *app)
{
	GuideState *state = data;
	state->argument =
	    (AcTopicArgument){ac_guide_ref(state->guide), topic_at(state, state->listing.list.chosen)};
	return ac_next_open(&ac_view_topic, &state->argument);
}

static gboolean is_looking(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	const GuideState *state = data;
	return state->listing.filter.is_typing || state->listing.filter.field.text->len > 0;
}

static gboolean has_topics(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	return ((const GuideState *)data)->found->len > 0;
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("read the chosen topic"), N_("enter read"), read, has_topics},
    {{'/'},
     N_("/"),
     N_("look for a word in all topics"),
     N_("/ search"),
     ac_listing_search,
     ac_listing_reads},
    AC_LISTING_SEARCHED_KEYS(N_("↑↓ choose")),
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("forget the word looked for"), NULL, stop_looking, is_looking},
    AC_KEY_ROW_BACK,
    {{'i'}, N_("i"), N_("back"), NULL, ac_key_back, ac_listing_reads},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, ac_listing_reads},
    {{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, ac_listing_reads},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_guide = {
    .id = "guide",
    .title = N_("Guide"),
    .state_size = sizeof(GuideState),
    .open = open_guide,
    .close = close_guide,
    .draw = draw,
    .key = type,
    .touch = ac_listing_touch,
    .help =
        N_("What to expect, washing, sun, sleep and more, each with its sources. i on a line of the day's "
           "screen opens the text about it."),
    .status = status,
    .keys = keys,
};
