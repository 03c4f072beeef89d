/* SPDX-License-Identifier: MIT */
/* What a popup's buttons say and show: why it is there and who says so; what to type where none are. */
#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "reminder_bits.h"
#include "render/triage.h"

#define MOST_REASONS 6

static void add_source(GString *body, const AcSource *source)
{
	if (source != NULL)
		ac_reminder_add_text(body, _("Says: "), source->title);
}

static void add_task(GString *body, const AcReminderFacts *facts)
{
	const AcTask *task = facts->item->reminder->occurrence->task;
	ac_reminder_add_text(body, "", task->words.why);
	if (task->words.why == NULL)
		ac_reminder_add_line(body, _("Your plan has it; it gives no reason."));
	ac_reminder_add_text(body, _("If it is left out: "), task->words.consequence);
	add_source(body, task->source);
}

/* The reason of what changes, by who decides it then. */
static void add_change(GString *body, const AcReminderFacts *facts, const AcChange *change)
{
	AcArena *arena = ac_arena_new();
	const AcAnswer *answer = ac_plan_ask(facts->words.plan, arena, change->activity, change->at, 0);
	g_autoptr(GString) line = g_string_new(NULL);
	ac_bits_append_plain(line, change->activity->title);
	g_string_append(line, ": ");
	g_autofree char *cause =
	    answer->n_causes > 0 ? ac_words_cause(&facts->words, answer, &answer->causes[0]) : NULL;
	ac_reminder_add_text(body, line->str,
	                     answer->words.why != NULL ? answer->words.why : _("your plan gives no reason"));
	ac_reminder_add_text(body, _("Says: "), cause);
	ac_arena_free(arena);
}

static void add_changes(GString *body, const AcReminderFacts *facts)
{
	const AcReminder *reminder = facts->item->reminder;
	guint most = facts->words.plan == NULL ? 0 : MOST_REASONS / 2;
	for (guint i = 0; i < reminder->n_changes && i < most; i++)
		add_change(body, facts, &reminder->changes[i]);
	if (most > 0 && reminder->n_changes > most)
		ac_reminder_add_more(body, facts, reminder->n_changes - most);
}

static void add_one(GString *body, const AcReminderFacts *facts)
{
	const AcReminder *reminder = facts->item->reminder;
	switch (reminder->kind) {
	case AC_REMINDER_TASK:
		add_task(body, facts);
		break;
	case AC_REMINDER_ALLOWED:
	case AC_REMINDER_BEFORE:
		add_changes(body, facts);
		break;
	case AC_REMINDER_EVE:
	case AC_REMINDER_SESSION:
		ac_reminder_add_line(body, _("The session is booked. Cannot come? Call as early as you can."));
		ac_reminder_add_clinic(body, facts);
		break;
	case AC_REMINDER_CHECKIN:
		ac_reminder_add_line(body, _("A change is easier to tell from a look the day before."));
		ac_reminder_add_line(body, ac_words_unwatched());
		break;
	case AC_REMINDER_LOOK:
		ac_reminder_add_look(body, facts);
		break;
	case AC_REMINDER_FOLLOWUP:
		ac_reminder_add_text(body, "", reminder->followup->why);
		add_source(body, reminder->followup->source);
		ac_reminder_add_clinic(body, facts);
		break;
	}
}

static const char *reason_of(const AcReminder *reminder)
{
	if (reminder->kind == AC_REMINDER_TASK)
		return reminder->occurrence->task->words.why;
	return reminder->kind == AC_REMINDER_FOLLOWUP ? reminder->followup->why : NULL;
}

static void add_digest(GString *body, const AcReminderFacts *each, guint n)
{
	for (guint i = 0; i < n && i < MOST_REASONS; i++) {
		g_autofree char *title = ac_words_reminder_title(&each[i].words, each[i].item->reminder);
		g_autofree char *named = ac_reminder_named(&each[i], title);
		const char *reason = reason_of(each[i].item->reminder);
		g_autofree char *label = g_strconcat(named, ": ", NULL);
		if (reason != NULL)
			ac_reminder_add_text(body, label, reason);
		else
			ac_reminder_add_line(body, named);
	}
	ac_reminder_add_more(body, &each[0], n > MOST_REASONS ? n - MOST_REASONS : 0);
}

void ac_words_popup_why(const AcReminderFacts *each, guint n, AcSay say, AcPopupText *out)
{
	if (say == AC_SAY_DISCREET) {
		ac_words_popup(each, n, say, out);
		return;
	}
	*out = (AcPopupText){NULL, NULL};
	g_autoptr(GString) body = g_string_new(NULL);
	if (n == 1)
		add_one(body, &each[0]);
	else
		add_digest(body, each, n);
	g_autofree char *when = ac_words_moment(&each[0].words, each[0].item->reminder->about);
	g_autofree char *line = g_strdup_printf(_("For %s."), when);
	ac_reminder_add_line(body, line);
	g_autofree char *summary = ac_reminder_summary(each, n);
	out->summary = g_strdup_printf(_("Why: %s"), summary);
	out->body = g_strdup(body->str);
}

/* ---- what to press, or to type --------------------------------------------------------------- */

static gboolean is_task(const AcReminderFacts *facts)
{
	return facts->item->reminder->kind == AC_REMINDER_TASK;
}

const char *ac_words_popup_done(const AcReminderFacts *each, guint n)
{
	for (guint i = 0; i < n; i++)
		if (is_task(&each[i]))
			return n == 1 ? _("Done") : _("All done");
	return _("OK");
}

/* "moisturise@20:00" where the task has several times a day. */
static char *task_name(const AcOccurrence *occurrence)
{
	g_autofree char *id = ac_text_plain(occurrence->task->id);
	if (occurrence->task->n_times < 2 || occurrence->minute < 0)
		return g_steal_pointer(&id);
	return g_strdup_printf("%s@%02d:%02d", id, occurrence->minute / 60, occurrence->minute % 60);
}

void ac_words_popup_commands(const AcReminderFacts *each, guint n, AcSay say, AcPopupText *out)
{
	if (say == AC_SAY_DISCREET)
		return;
	const AcReminder *reminder = each[0].item->reminder;
	g_autoptr(GString) body = g_string_new(out->body);
	g_autofree char *name = n == 1 && is_task(&each[0]) ? task_name(reminder->occurrence) : NULL;
	g_autofree char *line = NULL;
	if (name != NULL)
		line = g_strdup_printf(_("Done? aftercare done %s\nLater? aftercare snooze %s"), name, name);
	else if (n > 1 && each[0].client_name == NULL)
		line = g_strdup(_("See all, and what to type: aftercare today"));
	else if (each[0].client_name != NULL)
		line = g_strdup(_("See all: aftercare clients today"));
	ac_reminder_add_line(body, line);
	g_free(out->body);
	out->body = g_strdup(body->str);
}

const char *ac_words_told(AcTold told)
{
	static const char *const words[] = {
	    [AC_TOLD_OPEN] = N_("coming"),
	    [AC_TOLD_DONE] = N_("done"),
	    [AC_TOLD_SKIPPED] = N_("skipped"),
	    [AC_TOLD_UNDONE] = N_("shown, and not answered"),
	    [AC_TOLD_MISSED_LATE] = N_("missed: the computer was off or asleep"),
	    [AC_TOLD_MISSED_QUIET] = N_("missed: it fell into your quiet hours"),
	    [AC_TOLD_MISSED_BUDGET] = N_("missed: the day had its reminders already"),
	    [AC_TOLD_MISSED_SERVER] = N_("missed: nothing was there to show it"),
	    [AC_TOLD_MISSED_OFF] = N_("missed: reminders were off"),
	    [AC_TOLD_HELD] = N_("left out: it may not be done then"),
	    [AC_TOLD_GONE] = N_("no longer in your plan"),
	};
	return (guint)told < G_N_ELEMENTS(words) ? _(words[told]) : "";
}
