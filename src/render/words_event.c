/* SPDX-License-Identifier: MIT */
/* Planning back from an event: the lines of its page. */
#include "base/text.h"
#include "bits.h"
#include "page_bits.h"
#include "render/event.h"

typedef struct {
	const AcWordsContext *context;
	const AcEventPlan *event;
	AcArena *arena;
	GArray *lines; /* of AcEventLine */
} Page;

/* @text is taken over. */
static void add(Page *page, AcEventLineKind kind, char *text)
{
	AcEventLine line = {.kind = kind, .text = ac_arena_strdup(page->arena, text)};
	if (text[0] != '\0')
		g_array_append_val(page->lines, line);
	g_free(text);
}

static char *date_of(const Page *page, AcDate date)
{
	return ac_words_date(page->context, date);
}

/* ---- when, and how much of it -------------------------------------------------------------------------- */

char *ac_words_event_title(const AcOccasion *const *events, guint n_events)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < n_events; i++) {
		g_string_append(out, i > 0 ? ", " : "");
		if (i == 0)
			ac_bits_append_plain(out, events[i]->title);
		else
			ac_bits_append_lower(out, events[i]->title);
	}
	return g_string_free(out, FALSE);
}

char *ac_words_event_time(const AcWordsContext *context, const AcEventPlan *event)
{
	gboolean is_moment = event->to <= event->from;
	if (is_moment)
		return ac_words_moment(context, event->from);
	g_autofree char *first = ac_words_date(context, event->first);
	if (event->first == event->last)
		return g_steal_pointer(&first);
	g_autofree char *last = ac_words_date(context, event->last);
	return g_strdup_printf(_("%s to %s"), first, last);
}

static char *count_in_words(const AcEventPlan *event)
{
	guint n = event->n_items, allowed = event->n_allowed;
	if (n == 1)
		return g_strdup(allowed == 1 ? _("allowed") : _("not allowed"));
	if (allowed == n)
		return g_strdup_printf(ngettext("all of it is allowed (%u thing)", "all %u things are allowed", n),
		                       n);
	if (allowed == 0)
		return g_strdup_printf(ngettext("not allowed (%u thing)", "none of %u things is allowed", n), n);
	/* TRANSLATORS: "3 of 5 things are allowed". */
	return g_strdup_printf(ngettext("%u of %u thing is allowed", "%u of %u things are allowed", n), allowed,
	                       n);
}

static void add_head(Page *page, const char *title)
{
	g_autofree char *when = ac_words_event_time(page->context, page->event);
	g_autofree char *count = count_in_words(page->event);
	add(page, AC_EVENT_HEAD,
	    title[0] != '\0' ? g_strdup_printf("%s, %s: %s", title, when, count)
	                     : g_strdup_printf("%s: %s", when, count));
	if (page->event->is_over)
		add(page, AC_EVENT_TEXT, g_strdup(_("That is over. This is what held then.")));
}

/* "Day 22 after session 2. Small flakes are normal then." */
static void add_place(Page *page)
{
	const AcEventPlan *event = page->event;
	const AcPhase *phases[] = {event->phase, event->phase_after};
	if (event->session_number > 0)
		add(page, AC_EVENT_TEXT,
		    g_strdup_printf(_("Day %d after session %u."), event->day_number, event->session_number));
	for (guint p = 0; p < G_N_ELEMENTS(phases); p++) {
		g_autoptr(GString) normal = g_string_new(NULL);
		for (guint i = 0; phases[p] != NULL && i < phases[p]->n_normal; i++) {
			g_string_append(normal, i > 0 ? "; " : "");
			ac_bits_append_plain(normal, phases[p]->normal[i]);
		}
		if (normal->len > 0)
			add(page, AC_EVENT_TEXT,
			    p == 0 ? g_strdup_printf(_("Normal then: %s."), normal->str)
			           : g_strdup_printf(_("Normal at its end: %s."), normal->str));
	}
}

/* ---- one activity -------------------------------------------------------------------------------------- */

/* What is said of one that is allowed: the step, the limit, or how. */
static char *manner_of(const AcAnswer *answer)
{
	g_autofree char *manner = ac_words_manner(answer);
	GString *out = g_string_new(manner);
	if (answer->step != NULL && answer->verdict == AC_VERDICT_CARE) {
		g_autofree char *allowed = ac_words_allowed(answer);
		ac_bits_join(out, ", ", allowed);
	}
	if (answer->limit != NULL) {
		g_autofree char *limit = ac_words_limit(answer->limit);
		ac_bits_join(out, ", ", limit);
	}
	if (answer->verdict == AC_VERDICT_CARE && answer->words.how != NULL) {
		g_autofree char *how = ac_text_plain(answer->words.how);
		ac_bits_join(out, ": ", how);
	}
	return g_string_free(out, FALSE);
}

static char *end_of(const Page *page, const AcAnswer *answer)
{
	if (answer->verdict == AC_VERDICT_SILENT)
		return g_strdup(_("your leaflet does not say: ask your practitioner"));
	if (answer->possible_at != AC_INSTANT_NEVER && answer->verdict == AC_VERDICT_AVOID) {
		g_autofree char *at = ac_words_moment(page->context, answer->possible_at);
		return g_strdup_printf(_("possible %s"), at);
	}
	gboolean is_date = answer->until.at != AC_INSTANT_NEVER;
	g_autofree char *until = ac_words_until(page->context, answer, is_date);
	if (until[0] == '\0' && answer->verdict == AC_VERDICT_ASK)
		return g_strdup(_("your practitioner says"));
	return g_steal_pointer(&until);
}

static void join_milestones(GString *out, const AcMilestone *const *milestones, guint n)
{
	for (guint i = 0; i < n; i++) {
		g_autofree char *title = ac_text_plain(milestones[i]->title);
		ac_bits_join(out, "; ", title);
	}
}

/* The latest session that has begun before the event, and is none of those to come. */
static guint last_behind(const Page *page, gboolean no_more)
{
	const AcClient *client = ac_plan_client(page->context->plan);
	guint number = 0;
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *session = &client->sessions[i];
		gboolean to_come = session->state == AC_SESSION_PLANNED && session->begin > page->context->now;
		if (session->begin < page->event->from && !(no_more && to_come))
			number = i + 1;
	}
	return number;
}

static void add_given(Page *page, const AcEventItem *item)
{
	g_autoptr(GString) what = g_string_new(NULL);
	gboolean no_more = (item->given & AC_GIVEN_NO_MORE) != 0;
	if ((item->given & AC_GIVEN_BOOKED) != 0)
		ac_bits_join(what, "; ", _("your sessions take place as they are booked"));
	if (no_more)
		ac_bits_join(what, "; ", _("no session that is booked takes place before"));
	if ((item->given & AC_GIVEN_LAST) != 0) {
		g_autofree char *last =
		    g_strdup_printf(_("session %u is your final one"), last_behind(page, no_more));
		ac_bits_join(what, "; ", last);
	}
	if ((item->given & AC_GIVEN_MILESTONES) != 0)
		join_milestones(what, item->milestones, item->n_milestones);
	if (what->len > 0)
		add(page, AC_EVENT_NOTE,
		    item->is_allowed ? g_strdup_printf(_("As long as: %s."), what->str)
		                     : g_strdup_printf(_("Allowed if: %s."), what->str));
	for (guint i = 0; (item->given & AC_GIVEN_FACTS) != 0 && i < item->answer->n_facts; i++)
		add(page, AC_EVENT_NOTE, ac_words_fact(item->answer->facts[i]));
}

static void add_item(Page *page, const AcEventItem *item)
{
	g_autofree char *title = ac_text_plain(item->activity->title);
	g_autofree char *text = item->is_allowed ? manner_of(item->answer) : end_of(page, item->answer);
	AcEventLine line = {.kind = AC_EVENT_ITEM,
	                    .verdict = item->answer->verdict,
	                    .title = ac_arena_strdup(page->arena, title),
	                    .text = ac_arena_strdup(page->arena, text)};
	g_array_append_val(page->lines, line);
	add_given(page, item);
}

/* ---- the last session ---------------------------------------------------------------------------------- */

/* "by Thu 12 Nov", "on any day before it", "from Mon 23 Nov to Mon 7 Dec". */
static char *span_in_words(const Page *page, const AcEventSpan *span)
{
	g_autofree char *last = date_of(page, span->last);
	if (span->has_first) {
		g_autofree char *first = date_of(page, span->first);
		return g_strdup_printf(_("from %s to %s"), first, last);
	}
	if (span->last == page->event->first - 1)
		return g_strdup(_("on any day before it"));
	return g_strdup_printf(_("by %s"), last);
}

static void add_all(Page *page)
{
	const AcEventPlan *event = page->event;
	g_autofree char *by = event->span.is_known ? span_in_words(page, &event->span) : NULL;
	if (by == NULL)
		add(page, AC_EVENT_STRONG, g_strdup(_("No one day keeps them all; for each by itself:")));
	else if (event->n_kept == event->n_items)
		add(page, AC_EVENT_STRONG, g_strdup_printf(_("To keep it all: your final session %s."), by));
	else
		/* TRANSLATORS: "To keep what can be kept (3 of 5): your final session by Thu 12 Nov." */
		add(page, AC_EVENT_STRONG,
		    g_strdup_printf(_("To keep what can be kept (%u of %u): your final session %s."), event->n_kept,
		                    event->n_items, by));
}

static gboolean all_alike(const AcEventPlan *event)
{
	for (guint i = 0; i < event->n_items; i++) {
		const AcEventSpan *span = &event->items[i].span;
		if (span->is_known && (span->n_milestones > 0 || !event->span.is_known ||
		                       span->last != event->span.last || span->has_first != event->span.has_first))
			return FALSE;
	}
	return event->n_kept == event->n_items;
}

static void add_each(Page *page)
{
	const AcEventPlan *event = page->event;
	for (guint i = 0; i < event->n_items; i++) {
		const AcEventSpan *span = &event->items[i].span;
		g_autofree char *title = ac_text_plain(event->items[i].activity->title);
		g_autofree char *by = span->is_known ? span_in_words(page, span) : NULL;
		g_autoptr(GString) given = g_string_new(NULL);
		join_milestones(given, span->milestones, span->n_milestones);
		if (by == NULL)
			add(page, AC_EVENT_TEXT, g_strdup_printf(_("%s: no day for a session makes it sure"), title));
		else if (given->len > 0)
			add(page, AC_EVENT_TEXT, g_strdup_printf(_("%s: %s, if then: %s"), title, by, given->str));
		else
			add(page, AC_EVENT_TEXT, g_strdup_printf("%s: %s", title, by));
	}
}

static void add_last(Page *page)
{
	const AcEventPlan *event = page->event;
	add(page, AC_EVENT_HEADING, g_strdup(_("The last date for a session that keeps it safe")));
	if (event->is_complete) {
		add(page, AC_EVENT_TEXT, g_strdup(_("It is behind you: there is none left to plan.")));
	} else if (event->n_kept == 0) {
		add(page, AC_EVENT_TEXT,
		    g_strdup(_("On no day from today until then would a session leave any of this surely allowed. "
		               "Ask your practitioner.")));
	} else {
		add_all(page);
		if (!all_alike(event))
			add_each(page);
	}
}

/* ---- in the way ---------------------------------------------------------------------------------------- */

/* What a session is in the way of, and where it may go. */
typedef struct {
	const AcSession *session;
	GString *titles, *lost; /* lost: of those, what no other day for it keeps */
	gboolean has_by, has_after;
	AcDate by, after;
} Blocker;

static void join_title(GString *out, const AcActivity *activity)
{
	g_string_append(out, out->len > 0 ? "; " : "");
	ac_bits_append_plain(out, activity->title);
}

static void gather(Blocker *blocker, const AcEventPlan *event)
{
	gboolean all_by = TRUE, all_after = TRUE;
	for (guint i = 0; i < event->n_items; i++) {
		const AcEventItem *item = &event->items[i];
		gboolean by = item->span.is_known && !item->span.has_first;
		if (item->blocker != blocker->session)
			continue;
		join_title(blocker->titles, item->activity);
		if (!by && item->after == 0) {
			join_title(blocker->lost, item->activity);
			continue;
		}
		all_by = all_by && by;
		all_after = all_after && item->after != 0;
		if (by)
			blocker->by = blocker->by == 0 ? item->span.last : MIN(blocker->by, item->span.last);
		blocker->after = MAX(blocker->after, item->after);
	}
	/* A day that is no earlier than the one it is on helps nobody. */
	blocker->has_by = all_by && blocker->by != 0 &&
	                  blocker->by < ac_time_date(blocker->session->begin, blocker->session->zone);
	blocker->has_after = all_after && blocker->after != 0;
}

static void add_move(Page *page, const Blocker *blocker)
{
	g_autofree char *by = date_of(page, blocker->by), *after = date_of(page, blocker->after);
	if (blocker->has_by && blocker->has_after)
		add(page, AC_EVENT_TEXT,
		    g_strdup_printf(_("Move it to %s or before, or to %s or later."), by, after));
	else if (blocker->has_by)
		add(page, AC_EVENT_TEXT, g_strdup_printf(_("Move it to %s or before."), by));
	else if (blocker->has_after)
		add(page, AC_EVENT_TEXT, g_strdup_printf(_("Move it to %s or later."), after));
	else
		add(page, AC_EVENT_TEXT, g_strdup(_("Ask your practitioner where it could go.")));
	if (blocker->lost->len > 0 && (blocker->has_by || blocker->has_after))
		add(page, AC_EVENT_TEXT, g_strdup_printf(_("No other day for it keeps: %s."), blocker->lost->str));
}

static void add_blocker(Page *page, const AcSession *session)
{
	g_autoptr(GString) titles = g_string_new(NULL), lost = g_string_new(NULL);
	Blocker blocker = {.session = session, .titles = titles, .lost = lost};
	gather(&blocker, page->event);
	guint number = ac_bits_session_number(page->context->plan, session);
	g_autofree char *on = date_of(page, ac_time_date(session->begin, page->context->zone));
	add(page, AC_EVENT_STRONG,
	    g_strdup_printf(_("Session %u on %s rules out: %s."), number, on, titles->str));
	add_move(page, &blocker);
}

static void add_blockers(Page *page)
{
	const AcClient *client = ac_plan_client(page->context->plan);
	gboolean begun = FALSE;
	for (guint k = 0; k < client->n_sessions; k++) {
		gboolean blocks = FALSE;
		for (guint i = 0; i < page->event->n_items; i++)
			blocks = blocks || page->event->items[i].blocker == &client->sessions[k];
		if (!blocks)
			continue;
		if (!begun)
			add(page, AC_EVENT_HEADING, g_strdup(_("In the way")));
		begun = TRUE;
		add_blocker(page, &client->sessions[k]);
	}
}

const AcEventLine *ac_words_event(const AcWordsContext *context, const AcEventPlan *event, const char *title,
                                  AcArena *arena, guint *n)
{
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(AcEventLine));
	Page page = {context, event, arena, lines};
	g_autofree char *only = event->n_items == 1 ? ac_text_plain(event->items[0].activity->title) : NULL;
	add_head(&page, title[0] == '\0' && only != NULL ? only : title);
	for (guint i = 0; i < event->n_items; i++)
		add_item(&page, &event->items[i]);
	if (!event->is_over) {
		add_blockers(&page);
		add_last(&page);
		add(&page, AC_EVENT_HEADING, g_strdup(_("Then")));
		guint before = lines->len;
		add_place(&page);
		if (lines->len == before)
			g_array_set_size(lines, before - 1);
	}
	*n = lines->len;
	return ac_arena_memdup(arena, lines->data, lines->len * sizeof(AcEventLine));
}
