/* SPDX-License-Identifier: MIT */
/* Reminders, how their program is doing, and what can stop them, as JSON. */
#include "json_bits.h"
#include "reminder_bits.h"
#include "render/reminder_pages.h"

static json_t *instant_of(GTimeZone *zone, AcInstant at)
{
	const AcFacts facts = {.words = {.zone = zone}};
	return at == 0 ? json_null() : ac_json_instant(&facts, at);
}

static const char *kind_of(AcReminderKind kind)
{
	static const char *const ids[] = {[AC_REMINDER_TASK] = "task",       [AC_REMINDER_ALLOWED] = "allowed",
	                                  [AC_REMINDER_BEFORE] = "before",   [AC_REMINDER_EVE] = "eve",
	                                  [AC_REMINDER_SESSION] = "session", [AC_REMINDER_CHECKIN] = "checkin",
	                                  [AC_REMINDER_LOOK] = "look-again", [AC_REMINDER_FOLLOWUP] = "followup"};
	return ids[kind];
}

typedef struct {
	const char *state, *reason;
} State;

static State open_state(const AcReminderLine *line)
{
	static const char *const ends[] = {NULL, "done", "skipped", "held"};
	if (line->reminder->end != AC_REMINDER_OPEN)
		return (State){ends[line->reminder->end], NULL};
	if (line->record != NULL && line->record->snoozed_until > line->words.now)
		return (State){"snoozed", NULL};
	if (line->record != NULL && line->record->shown > 0)
		return (State){"shown", NULL};
	if (line->reminder->until <= line->words.now)
		return (State){"over", NULL};
	return (State){line->reminder->at > line->words.now ? "coming" : "due", NULL};
}

static State state_of(const AcReminderLine *line)
{
	static const State states[] = {
	    [AC_TOLD_DONE] = {"done", NULL},
	    [AC_TOLD_SKIPPED] = {"skipped", NULL},
	    [AC_TOLD_UNDONE] = {"undone", NULL},
	    [AC_TOLD_MISSED_LATE] = {"missed", "late"},
	    [AC_TOLD_MISSED_QUIET] = {"missed", "quiet"},
	    [AC_TOLD_MISSED_BUDGET] = {"missed", "budget"},
	    [AC_TOLD_MISSED_SERVER] = {"missed", "server"},
	    [AC_TOLD_MISSED_OFF] = {"missed", "off"},
	    [AC_TOLD_HELD] = {"held", NULL},
	    [AC_TOLD_GONE] = {"gone", NULL},
	};
	AcTold told = line->record != NULL ? line->record->told : AC_TOLD_OPEN;
	return told == AC_TOLD_OPEN || (guint)told >= G_N_ELEMENTS(states) ? open_state(line) : states[told];
}

static json_t *reminder_of(const AcReminderLine *line)
{
	const AcReminder *reminder = line->reminder;
	const AcRemindRecord *record = line->record;
	GTimeZone *zone = line->words.zone;
	g_autofree char *title = ac_words_reminder_title(&line->words, reminder);
	g_autofree char *words = ac_words_reminder_state(line);
	State state = state_of(line);
	json_t *item = json_object();
	json_object_set_new(item, "client", json_integer(line->client_id));
	json_object_set_new(item, "name", ac_json_text(line->client_name));
	json_object_set_new(item, "key", ac_json_text(reminder->key));
	json_object_set_new(item, "kind", json_string(kind_of(reminder->kind)));
	json_object_set_new(item, "at", instant_of(zone, reminder->at));
	json_object_set_new(item, "about", instant_of(zone, reminder->about));
	json_object_set_new(item, "until", instant_of(zone, reminder->until));
	json_object_set_new(item, "title", ac_json_text(title));
	json_object_set_new(item, "text", ac_json_text(words));
	json_object_set_new(item, "state", json_string(state.state));
	json_object_set_new(item, "reason", ac_json_text(state.reason));
	json_object_set_new(item, "shown", json_integer(record != NULL ? (json_int_t)record->shown : 0));
	json_object_set_new(item, "shown_at",
	                    record != NULL && record->shown > 0 ? instant_of(zone, record->shown_at)
	                                                        : json_null());
	json_object_set_new(item, "snoozed_until",
	                    record != NULL ? instant_of(zone, record->snoozed_until) : json_null());
	return item;
}

static json_t *reminders_of(const AcReminderLine *lines, guint n)
{
	json_t *list = json_array();
	for (guint i = 0; i < n; i++)
		json_array_append_new(list, reminder_of(&lines[i]));
	return list;
}

char *ac_json_reminders(const AcReminderLine *lines, guint n, AcJsonStyle style)
{
	json_t *root = json_object();
	json_object_set_new(root, "reminders", reminders_of(lines, n));
	return ac_json_write(root, style, FALSE);
}

char *ac_json_reminder_state(GTimeZone *zone, const AcReminderState *state, AcJsonStyle style)
{
	json_t *root = json_object();
	json_object_set_new(root, "running", json_boolean(state->pid != 0));
	json_object_set_new(root, "able", json_boolean(state->able));
	json_object_set_new(root, "pid", state->pid != 0 ? json_integer(state->pid) : json_null());
	json_object_set_new(root, "started_at", instant_of(zone, state->started_at));
	json_object_set_new(root, "server", ac_json_text(state->server));
	json_object_set_new(root, "problem", ac_json_text(state->problem));
	json_object_set_new(root, "problem_since",
	                    state->problem != NULL ? instant_of(zone, state->problem_since) : json_null());
	json_object_set_new(root, "whose", ac_json_text(state->whose));
	json_object_set_new(root, "why_nobody", ac_json_text(state->why_nobody));
	json_object_set_new(root, "privacy", ac_json_text(state->privacy));
	json_object_set_new(root, "last_at", instant_of(zone, state->last_at));
	json_object_set_new(root, "next_at", instant_of(zone, state->next_at));
	json_object_set_new(root, "next", reminders_of(state->next, state->n_next));
	return ac_json_write(root, style, FALSE);
}

char *ac_json_doctor(const AcDoctorLine *lines, guint n, AcJsonStyle style)
{
	static const char *const marks[] = {"ok", "note", "stops"};
	json_t *root = json_object(), *list = json_array();
	guint stops = 0;
	for (guint i = 0; i < n; i++) {
		json_t *item = json_object();
		stops += lines[i].mark == AC_DOCTOR_STOPS;
		json_object_set_new(item, "id", json_string(lines[i].id));
		json_object_set_new(item, "state", json_string(marks[lines[i].mark]));
		json_object_set_new(item, "what", ac_json_text(lines[i].what));
		json_object_set_new(item, "mend", ac_json_text(lines[i].mend));
		json_array_append_new(list, item);
	}
	json_object_set_new(root, "stops", json_integer(stops));
	json_object_set_new(root, "checks", list);
	return ac_json_write(root, style, FALSE);
}
