/* SPDX-License-Identifier: MIT */
/* The page of `event`, and its twin as JSON. */
#include "json_bits.h"
#include "page_bits.h"
#include "render/event.h"

#define TITLE_AT 9

static void put_item(AcSheet *sheet, const AcEventLine *line)
{
	ac_sheet_begin(sheet, 0, TITLE_AT);
	ac_sheet_put_verdict(sheet, line->verdict);
	ac_sheet_to(sheet, TITLE_AT);
	ac_sheet_put(sheet, AC_INK_STRONG, line->title);
	ac_sheet_put(sheet, AC_INK_PLAIN, line->text[0] != '\0' ? " — " : "");
	ac_sheet_put(sheet, AC_INK_PLAIN, line->text);
	ac_sheet_end(sheet);
}

void ac_sheet_event(AcSheet *sheet, const AcFacts *facts, const AcEventPlan *event, const char *title)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n;
	const AcEventLine *lines = ac_words_event(&facts->words, event, title, arena, &n);
	for (guint i = 0; i < n; i++) {
		const AcEventLine *line = &lines[i];
		if (line->kind == AC_EVENT_HEADING) {
			ac_sheet_heading(sheet, line->text);
		} else if (line->kind == AC_EVENT_ITEM) {
			put_item(sheet, line);
		} else if (line->kind == AC_EVENT_NOTE) {
			ac_sheet_line(sheet, TITLE_AT, line->text);
		} else {
			gboolean strong = line->kind != AC_EVENT_TEXT;
			ac_sheet_begin(sheet, 0, 2);
			ac_sheet_put(sheet, strong ? AC_INK_STRONG : AC_INK_PLAIN, line->text);
			ac_sheet_end(sheet);
		}
		if (line->kind == AC_EVENT_HEAD)
			ac_sheet_gap(sheet);
	}
	for (guint i = 0; i < event->n_items; i++)
		if (event->items[i].activity->medicine) {
			ac_sheet_medicine(sheet, facts, event->items[i].activity);
			break;
		}
	ac_sheet_gap(sheet);
	ac_sheet_clinic(sheet, facts);
}

/* ---- JSON ---------------------------------------------------------------------------------------------- */

static json_t *milestones_of(const AcMilestone *const *milestones, guint n)
{
	json_t *list = json_array();
	for (guint i = 0; i < n; i++)
		json_array_append_new(list, json_string(milestones[i]->id));
	return list;
}

static json_t *span_of(const AcEventSpan *span)
{
	if (!span->is_known)
		return json_null();
	json_t *item = json_object();
	json_object_set_new(item, "from", span->has_first ? ac_json_date(span->first) : json_null());
	json_object_set_new(item, "to", ac_json_date(span->last));
	json_object_set_new(item, "milestones", milestones_of(span->milestones, span->n_milestones));
	return item;
}

static json_t *given_of(unsigned given)
{
	static const char *const names[] = {"booked", "no-more-sessions", "last-session", "milestones", "facts"};
	json_t *list = json_array();
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if ((given & (1U << i)) != 0)
			json_array_append_new(list, json_string(names[i]));
	return list;
}

static json_t *item_of(const AcFacts *facts, const AcEventItem *item)
{
	json_t *out = ac_json_of_answer(facts, item->answer, TRUE);
	json_object_set_new(out, "allowed", json_boolean(item->is_allowed));
	json_object_set_new(out, "given", given_of(item->given));
	json_object_set_new(out, "milestones", milestones_of(item->milestones, item->n_milestones));
	json_object_set_new(out, "last_session", span_of(&item->span));
	json_object_set_new(out, "blocker",
	                    item->blocker != NULL ? ac_json_session(facts, item->blocker) : json_null());
	json_object_set_new(out, "move_after", item->after != 0 ? ac_json_date(item->after) : json_null());
	return out;
}

char *ac_json_event(const AcFacts *facts, const AcEventPlan *event, const AcOccasion *const *events,
                    guint n_events, AcJsonStyle style)
{
	json_t *root = json_object(), *names = json_array(), *items = json_array();
	for (guint i = 0; i < n_events; i++)
		json_array_append_new(names, json_string(events[i]->id));
	for (guint i = 0; i < event->n_items; i++)
		json_array_append_new(items, item_of(facts, &event->items[i]));
	json_object_set_new(root, "events", names);
	json_object_set_new(root, "from", ac_json_instant(facts, event->from));
	json_object_set_new(root, "to", ac_json_instant(facts, event->to));
	json_object_set_new(root, "over", json_boolean(event->is_over));
	json_object_set_new(root, "complete", json_boolean(event->is_complete));
	json_object_set_new(root, "allowed", json_integer(event->n_allowed));
	json_object_set_new(root, "activities", items);
	json_object_set_new(root, "last_session", span_of(&event->span));
	json_object_set_new(root, "kept", json_integer(event->n_kept));
	json_object_set_new(root, "session",
	                    event->session_number > 0 ? json_integer(event->session_number) : json_null());
	json_object_set_new(root, "day",
	                    event->session_number > 0 ? json_integer(event->day_number) : json_null());
	json_object_set_new(root, "phase", ac_json_phase(event->phase));
	json_object_set_new(root, "clinic", ac_json_clinic(facts->clinic));
	return ac_json_write(root, style, FALSE);
}
