/* SPDX-License-Identifier: MIT */
/* A change of the course that is only thought of: the plan as it would be, held against the one there is. */
#include "state.h"

#include <string.h>
#include "base/text.h"
#include "render/differ.h"

static int by_end(const void *a, const void *b)
{
	AcInstant left = ((const AcSession *)a)->end, right = ((const AcSession *)b)->end;
	return (left > right) - (left < right);
}

/* As ac_app_session_add() and ac_app_session_set() would leave the marks. */
static void unmark_others(GArray *sessions, const AcSession *fresh)
{
	for (guint i = 0; i < sessions->len; i++) {
		AcSession *other = &g_array_index(sessions, AcSession, i);
		if (other->id != fresh->id && other->final && (fresh->final || other->end < fresh->end))
			other->final = FALSE;
	}
}

static AcSession session_as_said(AcApp *app, const AcNewSession *fields, gint64 id)
{
	return (AcSession){.id = id,
	                   .begin = fields->begin,
	                   .end = fields->end,
	                   .zone = ac_app_zone_opener(fields->zone, app),
	                   .zone_name = fields->zone,
	                   .state = fields->state,
	                   .final = fields->final};
}

/* The sessions as they would be; AcSession. */
static GArray *sessions_after(AcApp *app, const AcSessionEdit *edit, const AcNewSession *fields)
{
	GArray *sessions = g_array_new(FALSE, FALSE, sizeof(AcSession));
	gint64 highest = 0;
	for (guint i = 0; i < app->client->n_sessions; i++) {
		const AcSession *one = &app->client->sessions[i];
		highest = MAX(highest, one->id);
		if (one->id != edit->session_id)
			g_array_append_val(sessions, *one);
	}
	if (!edit->removes) {
		const AcSession fresh =
		    session_as_said(app, fields, edit->session_id != 0 ? edit->session_id : highest + 1);
		unmark_others(sessions, &fresh);
		g_array_append_val(sessions, fresh);
	}
	g_array_sort(sessions, by_end);
	return sessions;
}

/* ---- the usual time between two ----------------------------------------------------------------- */

static const AcSpan *gap_after(const AcPlan *plan, guint number)
{
	const AcCourse *course = ac_plan_course(plan);
	if (course && course->n_gaps > 0)
		return &course->gaps[MIN(number - 1, course->n_gaps - 1)];
	const AcSpan *gap = &ac_plan_protocol(plan)->gap;
	return gap->early.kind != AC_OFFSET_NONE ? gap : NULL;
}

/* The second of two that stand closer than the leaflet has it; nothing else is wrong with an order. */
static void add_gap(const AcPlan *plan, guint number, const AcWordsContext *context, GPtrArray *lines)
{
	const AcClient *client = ac_plan_client(plan);
	const AcSession *before = &client->sessions[number - 1], *after = &client->sessions[number];
	const AcSpan *gap = gap_after(plan, number);
	if (!gap || gap->early.kind == AC_OFFSET_UNSAID)
		return;
	AcInstant usual = ac_offset_resolve(&gap->early, before->begin, before->end, before->zone, AC_FOLD_FIRST);
	if (after->begin >= usual)
		return;
	g_autofree char *at = ac_words_date(context, ac_time_date(usual, before->zone));
	g_ptr_array_add(lines, g_strdup_printf(_("Note: session %u comes sooner after session %u than your rules "
	                                         "have it, which is from %s on."),
	                                       number + 1, number, at));
}

/* Only what the change itself brings about. */
static void add_gaps(const AcPlan *plan, AcInstant end, const AcWordsContext *context, GPtrArray *lines)
{
	const AcClient *client = ac_plan_client(plan);
	for (guint i = 0; i + 1 < client->n_sessions; i++)
		if (client->sessions[i].end == end || client->sessions[i + 1].end == end)
			add_gap(plan, i + 1, context, lines);
}

GPtrArray *ac_app_session_gaps(const AcApp *app, AcInstant end)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	const AcWordsContext context = {.now = app->now, .zone = app->client->zone, .plan = app->plan};
	add_gaps(app->plan, end, &context, lines);
	return lines;
}

/* ---- all of it ---------------------------------------------------------------------------------- */

static GPtrArray *compare(AcApp *app, const AcSessionEdit *edit, const AcNewSession *fields)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GArray) sessions = sessions_after(app, edit, fields);
	AcClient client = *app->client;
	client.sessions = (const AcSession *)(gconstpointer)sessions->data;
	client.n_sessions = sessions->len;
	g_autoptr(AcPlan) after = ac_plan_new(ac_plan_protocol(app->plan), &client, app->now);
	const AcWordsContext context = {.now = app->now, .zone = client.zone, .plan = after};
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	if (!edit->removes)
		add_gaps(after, fields->end, &context, lines);
	g_autoptr(GPtrArray) shifts = ac_words_differ(&context, ac_plan_differ(app->plan, after, arena));
	if (shifts->len == 0)
		g_ptr_array_add(lines, g_strdup(_("Nothing is otherwise from today on.")));
	while (shifts->len > 0)
		g_ptr_array_add(lines, g_ptr_array_steal_index(shifts, 0));
	return lines;
}

GPtrArray *ac_app_session_preview(AcApp *app, const AcSessionEdit *edit, GError **error)
{
	AcNewSession fields = edit->fields;
	if (!app->plan && !ac_app_need_plan(app, error))
		return NULL;
	if (!edit->removes && !ac_app_check_session(app, edit->session_id, &fields, error))
		return NULL;
	return compare(app, edit, &fields);
}
