/* SPDX-License-Identifier: MIT */
#include "topic_answers.h"

#include "base/text.h"
#include "common.h"
#include "list.h"
#include "row.h"

#define NARROW          60 /* no room for columns of words */
#define VERDICT_COLUMNS 10

const AcActivity *ac_topic_activity(const AcApp *app, const char *words)
{
	if (ac_app_plan(app) == NULL)
		return NULL;
	const AcCatalogue *catalogue = ac_plan_protocol(ac_app_plan(app))->catalogue;
	const AcActivity *activity = ac_catalogue_find(catalogue, words);
	if (activity != NULL)
		return activity;
	g_autoptr(AcArena) arena = ac_arena_new();
	AcWhenContext context = ac_app_when(app);
	const AcQuery *query = ac_ask(catalogue, words, &context, arena);
	return query->n_activities > 0 ? query->activities[0] : NULL;
}

static AcRow row_of(const AcApp *app, const AcActivity *activity, AcArena *arena)
{
	AcWordsContext words = ac_tui_words(app);
	const AcAnswer *answer = ac_plan_ask(ac_app_plan(app), arena, activity, ac_app_now(app), 0);
	g_autofree char *title = ac_text_plain(activity->title);
	return ac_row_of(&words, arena, title, answer);
}

char *ac_topic_answer_words(const AcApp *app, const char *words)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcActivity *activity = ac_topic_activity(app, words);
	if (activity == NULL)
		return NULL;
	AcRow row = row_of(app, activity, arena);
	return g_strjoin(" · ", ac_words_verdict(row.verdict), row.title, row.brief[0] != '\0' ? row.brief : NULL,
	                 NULL);
}

/* Each activity once, with the link that asks about it first. */
static guint rows_of(const AcProse *prose, const AcApp *app, AcArena *arena, AcRow *rows, int *links)
{
	guint n = 0;
	g_autoptr(GPtrArray) seen = g_ptr_array_new();
	for (guint i = 0; i < ac_prose_links(prose); i++) {
		const AcTextSpan *link = ac_prose_link_at(prose, i);
		const AcActivity *activity = link->kind == AC_SPAN_ASK ? ac_topic_activity(app, link->target) : NULL;
		if (activity == NULL || g_ptr_array_find(seen, activity, NULL))
			continue;
		g_ptr_array_add(seen, (gpointer)(guintptr)activity);
		links[n] = (int)i;
		rows[n++] = row_of(app, activity, arena);
	}
	return n;
}

/* Verdict and title alone: the status line says the rest of the chosen one. */
static void draw_brief(AcCanvas *canvas, AcRect in, const AcRow *row, gboolean chosen)
{
	unsigned selected = chosen ? AC_ROLE_SELECTED : 0;
	if (chosen)
		ac_canvas_fill(canvas, in, AC_ROLE_TEXT | selected);
	int title = VERDICT_COLUMNS;
	ac_tui_draw_verdict(canvas, in, row->verdict, selected, row->verdict != AC_VERDICT_SILENT);
	ac_canvas_line(canvas, (AcRect){in.x + title, in.y, in.width - title, 1}, AC_ROLE_TEXT | selected,
	               row->title);
}

void ac_topic_answers_draw(const AcProse *prose, const AcApp *app, AcCanvas *canvas, AcRect in, int touch)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n_links = ac_prose_links(prose);
	AcRow *rows = AC_ARENA_ARRAY(arena, AcRow, n_links + 1);
	int *links = AC_ARENA_ARRAY(arena, int, n_links + 1), bottom = in.y + in.height;
	guint n = rows_of(prose, app, arena, rows, links);
	if (n == 0 || in.height < 2)
		return;
	int x, y;
	ac_tui_heading(canvas, in, _("Your plan, now"));
	in.y++;
	ac_canvas_cursor(canvas, &x, &y);
	gboolean is_narrow = in.width < NARROW;
	AcColumns columns = ac_row_columns(canvas, rows, n, in.width, 2);
	for (guint i = 0; i < n && in.y < bottom; i++) {
		in.height = is_narrow ? 1 : ac_row_height(canvas, &rows[i], &columns);
		if (in.y + in.height > bottom - (i + 1 < n ? 1 : 0)) {
			ac_list_draw_more(canvas, (AcRect){in.x, in.y, in.width, 1}, (int)(n - i));
			break;
		}
		gboolean chosen = ac_prose_link(prose) == ac_prose_link_at(prose, (guint)links[i]);
		if (is_narrow)
			draw_brief(canvas, in, &rows[i], chosen);
		else
			ac_row_draw(canvas, in, &rows[i], &columns, chosen);
		ac_canvas_touch(canvas, in, touch + links[i]);
		in.y += in.height;
	}
	ac_canvas_set_cursor(canvas, x, y); /* it stays in the text */
}
