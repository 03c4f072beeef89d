/* SPDX-License-Identifier: MIT */
/* A reminder in one line, and as the text of a popup: what to do first, then how, then when. */
#include "render/reminder.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "reminder_bits.h"
#include "render/triage.h"

#define LONGEST_TEXT  300 /* characters of a how or why: more is read in the program */
#define LONGEST_TITLE 100
#define LONGEST_NAME  40
#define MOST_LINES    6
#define MOST_NAMES    3
#define LATE_AFTER    (5 * AC_MINUTE)

void ac_popup_text_clear(AcPopupText *text)
{
	g_clear_pointer(&text->summary, g_free);
	g_clear_pointer(&text->body, g_free);
}

void ac_reminder_add_line(GString *body, const char *line)
{
	if (line == NULL || *line == '\0')
		return;
	if (body->len > 0)
		g_string_append_c(body, '\n');
	g_string_append(body, line);
}

void ac_reminder_add_text(GString *body, const char *label, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	g_autofree char *cut = ac_text_excerpt(text, LONGEST_TEXT);
	g_autoptr(GString) line = g_string_new(label);
	if (g_str_has_suffix(cut, "…"))
		g_string_append(line, cut);
	else
		ac_bits_append_sentence(line, cut);
	ac_reminder_add_line(body, line->str);
}

static void append_title(GString *out, const char *title)
{
	g_autofree char *cut = ac_text_excerpt(title, LONGEST_TITLE);
	g_string_append(out, cut);
}

/* ---- one line -------------------------------------------------------------------------------- */

/* "water, gym, sauna and 2 more" of the changes that end in @verdict; what is asked of n == 0 is all. */
static guint append_names(GString *out, const AcReminder *reminder, gboolean (*fits)(AcVerdict))
{
	guint n = 0;
	for (guint i = 0; i < reminder->n_changes; i++) {
		const AcChange *change = &reminder->changes[i];
		if (!fits(change->is) || n++ >= MOST_NAMES)
			continue;
		g_string_append(out, n > 1 ? ", " : "");
		g_autofree char *title = ac_text_excerpt(change->activity->title, LONGEST_TITLE);
		ac_bits_append_lower(out, title);
		if (change->is == AC_VERDICT_CARE && change->is_step != NULL) {
			g_string_append_c(out, ' ');
			ac_bits_append_up_to(out, change->is_step);
		}
	}
	if (n > MOST_NAMES)
		g_string_append_printf(out, ngettext(" and %u more", " and %u more", n - MOST_NAMES), n - MOST_NAMES);
	return n;
}

static gboolean is_any(AcVerdict verdict)
{
	(void)verdict;
	return TRUE;
}

static gboolean is_avoid(AcVerdict verdict)
{
	return verdict == AC_VERDICT_AVOID;
}

static char *before_title(const AcWordsContext *context, const AcReminder *reminder)
{
	g_autoptr(GString) names = g_string_new(NULL);
	gboolean leave = append_names(names, reminder, is_avoid) > 0;
	if (!leave)
		append_names(names, reminder, is_any);
	g_autofree char *from = ac_words_instant(context, reminder->about);
	if (leave && reminder->about <= context->now)
		return g_strdup_printf(_("Leave out from now on: %s"), names->str);
	return g_strdup_printf(leave ? _("Leave out from %s on: %s") : _("Before your session, from %s on: %s"),
	                       from, names->str);
}

static char *look_title(const AcReminder *reminder)
{
	switch (reminder->advice) {
	case AC_ADVICE_PRACTITIONER:
	case AC_ADVICE_DOCTOR:
	case AC_ADVICE_EMERGENCY:
		return g_strdup(ac_words_advice(reminder->advice, FALSE));
	case AC_ADVICE_EXPECTED:
	case AC_ADVICE_WATCH:
		break;
	}
	return g_strdup(_("Look at your scalp again"));
}

static char *followup_title(const AcWordsContext *context, const AcReminder *reminder)
{
	g_autoptr(GString) title = g_string_new(NULL);
	append_title(title, reminder->followup->title);
	AcDate date = ac_time_date(reminder->about, context->zone);
	if (date <= ac_time_date(context->now, context->zone))
		return g_strdup_printf(_("%s is due"), title->str);
	g_autofree char *when = ac_words_date(context, date);
	return g_strdup_printf(_("%s is due on %s"), title->str, when);
}

static char *task_title(const AcReminder *reminder)
{
	const AcTask *task = reminder->occurrence->task;
	g_autoptr(GString) title = g_string_new(NULL);
	append_title(title, task->title);
	if (task->amount != NULL) {
		g_string_append(title, ", ");
		append_title(title, task->amount);
	}
	return g_strdup(title->str);
}

char *ac_words_reminder_title(const AcWordsContext *context, const AcReminder *reminder)
{
	g_autofree char *when = NULL;
	g_autoptr(GString) names = g_string_new(NULL);
	switch (reminder->kind) {
	case AC_REMINDER_TASK:
		return task_title(reminder);
	case AC_REMINDER_ALLOWED:
		append_names(names, reminder, is_any);
		return g_strdup_printf(_("Now allowed: %s"), names->str);
	case AC_REMINDER_BEFORE:
		return before_title(context, reminder);
	case AC_REMINDER_EVE:
	case AC_REMINDER_SESSION:
		when = ac_words_moment(context, reminder->about);
		return g_strdup_printf(_("Session %s"), when);
	case AC_REMINDER_LOOK:
		return look_title(reminder);
	case AC_REMINDER_FOLLOWUP:
		return followup_title(context, reminder);
	case AC_REMINDER_CHECKIN:
		break;
	}
	return g_strdup(_("How does it look and feel today?"));
}

/* "20:00", of another day "yesterday 20:00"; "today" of a task of no hour; NULL: the title says it. */
static char *time_of(const AcWordsContext *context, const AcReminder *reminder)
{
	AcLocal local = ac_time_local(reminder->about, context->zone);
	gboolean is_today = local.date == ac_time_date(context->now, context->zone);
	if (reminder->kind == AC_REMINDER_TASK && reminder->occurrence->minute < 0)
		return is_today ? g_strdup(_("today")) : ac_words_date(context, local.date);
	if (reminder->kind != AC_REMINDER_TASK && reminder->kind != AC_REMINDER_CHECKIN)
		return NULL;
	return is_today ? ac_words_clock(local.minute) : ac_words_moment(context, reminder->about);
}

char *ac_words_reminder(const AcWordsContext *context, const AcReminder *reminder)
{
	g_autofree char *title = ac_words_reminder_title(context, reminder), *when = time_of(context, reminder);
	return when == NULL ? g_steal_pointer(&title) : g_strdup_printf("%s  %s", when, title);
}

/* ---- the body -------------------------------------------------------------------------------- */

char *ac_reminder_named(const AcReminderFacts *facts, const char *text)
{
	if (facts->client_name == NULL)
		return g_strdup(text);
	g_autofree char *name = ac_text_excerpt(facts->client_name, LONGEST_NAME);
	g_autoptr(GString) out = g_string_new(name);
	g_string_append(out, ": ");
	ac_bits_append_lower(out, text);
	return g_strdup(out->str);
}

static gboolean is_midnight(AcInstant at, GTimeZone *zone)
{
	return ac_time_midnight(ac_time_date(at, zone), zone) == at;
}

/* "There is time until midnight." */
static void append_until(GString *line, const AcWordsContext *context, AcInstant until)
{
	if (until == AC_INSTANT_NEVER)
		return;
	AcDate today = ac_time_date(context->now, context->zone);
	gboolean tonight = is_midnight(until, context->zone) && ac_time_date(until, context->zone) == today + 1;
	g_autofree char *end = tonight ? g_strdup(_("midnight")) : ac_words_moment(context, until);
	g_string_append_c(line, ' ');
	g_string_append_printf(line, _("There is time until %s."), end);
}

static void add_task_time(GString *body, const AcWordsContext *context, const AcReminder *reminder)
{
	AcInstant about = reminder->about;
	g_autoptr(GString) line = g_string_new(NULL);
	AcDate date = ac_time_date(about, context->zone);
	if (reminder->occurrence->minute < 0) {
		g_autofree char *day = ac_words_date(context, date);
		gboolean is_today = date == ac_time_date(context->now, context->zone);
		g_string_append_printf(line, is_today ? _("Some time today, %s.") : _("It was for %s."), day);
	} else {
		g_autofree char *when = ac_words_moment(context, about);
		g_string_append_printf(line, context->now >= about + LATE_AFTER ? _("It was due %s.") : _("Due %s."),
		                       when);
	}
	append_until(line, context, reminder->until);
	ac_reminder_add_line(body, line->str);
}

/* What is to be done before it and is not, as the plan of the facts has it; or NULL. */
static const AcTask *first_of(const AcReminderFacts *facts)
{
	const AcOccurrence *occurrence = facts->item->reminder->occurrence;
	const AcTask *first = occurrence->task->after;
	if (first == NULL || facts->words.plan == NULL)
		return occurrence->state == AC_TASK_WAITS ? first : NULL;
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	AcInstant begins = ac_time_midnight(occurrence->date, facts->words.zone);
	const AcOccurrence *all = ac_plan_tasks(facts->words.plan, arena, begins, occurrence->at + 1, &n);
	for (guint i = 0; i < n; i++)
		if (all[i].task == first && !all[i].extra && all[i].state != AC_TASK_DONE)
			return first;
	return NULL;
}

static void add_task(GString *body, const AcReminderFacts *facts)
{
	const AcReminder *reminder = facts->item->reminder;
	const AcTask *task = reminder->occurrence->task;
	ac_reminder_add_text(body, "", task->words.how);
	if (task->n_items > 0) {
		g_autoptr(GString) items = g_string_new(NULL);
		for (guint i = 0; i < task->n_items; i++)
			g_string_append_printf(items, "%s%s", i > 0 ? "; " : "", task->items[i]);
		ac_reminder_add_text(body, "", items->str);
	}
	g_autofree char *products = ac_words_products(&task->words);
	ac_reminder_add_text(body, "", products);
	const AcTask *first = first_of(facts);
	if (first != NULL)
		ac_reminder_add_text(body, _("First: "), first->title);
	add_task_time(body, &facts->words, reminder);
}

/* "Water: up to rinsing with water. Lukewarm, pat dry." */
static void add_change(GString *body, const AcReminderFacts *facts, const AcChange *change)
{
	g_autofree char *words = ac_words_change(&facts->words, change);
	g_autoptr(GString) line = g_string_new(NULL);
	ac_bits_append_sentence(line, words);
	if (facts->words.plan != NULL) {
		AcArena *arena = ac_arena_new();
		const AcAnswer *answer = ac_plan_ask(facts->words.plan, arena, change->activity, change->at, 0);
		if (answer->words.how != NULL) {
			g_string_append_c(line, ' ');
			ac_bits_append_sentence(line, answer->words.how);
		}
		ac_arena_free(arena);
	}
	g_autofree char *cut = ac_text_excerpt(line->str, LONGEST_TEXT);
	ac_reminder_add_line(body, cut);
}

void ac_reminder_add_more(GString *body, const AcReminderFacts *facts, guint left)
{
	if (left == 0)
		return;
	const char *command = facts->client_name != NULL ? "aftercare clients today" : "aftercare today";
	g_autofree char *line =
	    g_strdup_printf(ngettext("and %u more: %s", "and %u more: %s", left), left, command);
	ac_reminder_add_line(body, line);
}

static void add_changes(GString *body, const AcReminderFacts *facts)
{
	const AcReminder *reminder = facts->item->reminder;
	for (guint i = 0; i < reminder->n_changes && i < MOST_LINES; i++)
		add_change(body, facts, &reminder->changes[i]);
	if (reminder->n_changes > MOST_LINES)
		ac_reminder_add_more(body, facts, reminder->n_changes - MOST_LINES);
	g_autofree char *from = ac_words_instant(&facts->words, reminder->about);
	g_autofree char *line = NULL;
	if (reminder->kind == AC_REMINDER_ALLOWED) {
		line = g_strdup_printf(_("Since %s."), from);
	} else {
		g_autofree char *session =
		    reminder->session == NULL ? NULL : ac_words_moment(&facts->words, reminder->session->begin);
		line = session == NULL ? g_strdup_printf(_("From %s on."), from)
		                       : g_strdup_printf(_("From %s until your session, %s."), from, session);
	}
	ac_reminder_add_line(body, line);
}

void ac_reminder_add_clinic(GString *body, const AcReminderFacts *facts)
{
	if (facts->clinic == NULL)
		return;
	g_autofree char *clinic = ac_words_clinic(facts->clinic, NULL);
	g_autofree char *address = ac_text_excerpt(facts->clinic->address, LONGEST_TEXT);
	ac_reminder_add_line(body, clinic);
	ac_reminder_add_line(body, address);
}

static void add_session(GString *body, const AcReminderFacts *facts)
{
	const AcReminder *reminder = facts->item->reminder;
	guint number = ac_bits_session_number(facts->words.plan, reminder->session);
	g_autofree char *when = ac_bits_date_and_clock(&facts->words, reminder->about);
	g_autofree char *line =
	    number == 0 ? g_strdup_printf("%s.", when) : g_strdup_printf(_("Session %u: %s."), number, when);
	ac_reminder_add_line(body, line);
	if (facts->client_name == NULL) /* whoever is told of others is the clinic */
		ac_reminder_add_clinic(body, facts);
}

void ac_reminder_add_look(GString *body, const AcReminderFacts *facts)
{
	const AcReminder *reminder = facts->item->reminder;
	const AcClient *client = facts->words.plan != NULL ? ac_plan_client(facts->words.plan) : NULL;
	gboolean soon = client != NULL && client->has_advice && client->advice_soon;
	g_autoptr(GString) advice = g_string_new(NULL);
	ac_bits_append_lower(advice, ac_words_advice(reminder->advice, soon));
	g_autofree char *when =
	    client != NULL && client->has_advice ? ac_words_moment(&facts->words, client->advised_at) : NULL;
	g_autofree char *said =
	    when != NULL ? g_strdup_printf(_("Your check-in of %s was answered: %s."), when, advice->str)
	                 : g_strdup_printf(_("Your check-in was answered: %s."), advice->str);
	g_autofree char *whom = ac_words_whom_to_call(facts->clinic, reminder->advice);
	g_autofree char *call = g_strdup_printf(_("Call: %s"), whom);
	g_autofree char *asked = ac_words_moment(&facts->words, reminder->about);
	g_autofree char *time = g_strdup_printf(_("For %s."), asked);
	ac_reminder_add_line(body, said);
	ac_reminder_add_line(body, call);
	ac_reminder_add_line(body, ac_words_unwatched());
	ac_reminder_add_line(body, time);
}

static void add_followup(GString *body, const AcReminderFacts *facts)
{
	const AcReminder *reminder = facts->item->reminder;
	ac_reminder_add_text(body, "", reminder->followup->why);
	if (facts->client_name == NULL)
		ac_reminder_add_clinic(body, facts);
	AcDate date = ac_time_date(reminder->about, facts->words.zone);
	g_autofree char *when = ac_words_date(&facts->words, date);
	g_autofree char *line = g_strdup_printf(_("Due %s."), when);
	ac_reminder_add_line(body, line);
}

static void add_checkin(GString *body, const AcReminderFacts *facts)
{
	g_autofree char *when = ac_words_moment(&facts->words, facts->item->reminder->about);
	g_autofree char *line = g_strdup_printf(_("Check-in for %s. Nobody is watching the answers."), when);
	ac_reminder_add_line(body, _("Open Aftercare and press c, or type: aftercare feel"));
	ac_reminder_add_line(body, line);
}

static void add_one(GString *body, const AcReminderFacts *facts)
{
	switch (facts->item->reminder->kind) {
	case AC_REMINDER_TASK:
		add_task(body, facts);
		break;
	case AC_REMINDER_ALLOWED:
	case AC_REMINDER_BEFORE:
		add_changes(body, facts);
		break;
	case AC_REMINDER_EVE:
	case AC_REMINDER_SESSION:
		add_session(body, facts);
		break;
	case AC_REMINDER_CHECKIN:
		add_checkin(body, facts);
		break;
	case AC_REMINDER_LOOK:
		ac_reminder_add_look(body, facts);
		break;
	case AC_REMINDER_FOLLOWUP:
		add_followup(body, facts);
		break;
	}
}

/* ---- a popup --------------------------------------------------------------------------------- */

static void add_digest(GString *body, const AcReminderFacts *each, guint n)
{
	for (guint i = 0; i < n && i < MOST_LINES; i++) {
		g_autofree char *line = ac_words_reminder(&each[i].words, each[i].item->reminder);
		g_autofree char *named = ac_reminder_named(&each[i], line);
		ac_reminder_add_line(body, named);
	}
	if (n > MOST_LINES)
		ac_reminder_add_more(body, &each[0], n - MOST_LINES);
	for (guint i = 0; i < n; i++)
		if (each[i].item->reminder->kind == AC_REMINDER_LOOK) {
			ac_reminder_add_look(body, &each[i]);
			return;
		}
	g_autofree char *since = ac_words_moment(&each[0].words, each[0].item->reminder->at);
	g_autofree char *line = g_strdup_printf(_("The first of them: %s."), since);
	ac_reminder_add_line(body, line);
}

static void say_little(const AcReminderFacts *each, guint n, AcPopupText *out)
{
	g_autofree char *when = ac_words_moment(&each[0].words, each[0].item->reminder->at);
	out->summary = n == 1 ? g_strdup(_("A reminder for you"))
	                      : g_strdup_printf(ngettext("%u reminder for you", "%u reminders for you", n), n);
	out->body = g_strdup_printf(_("For %s. Open Aftercare to see it."), when);
}

/* What heads a digest: what cannot wait, then what there is to do, then the oldest news. */
static const AcReminderFacts *head_of(const AcReminderFacts *each, guint n)
{
	for (guint i = 0; i < n && !each[0].item->reminder->passes; i++)
		if (each[i].item->reminder->kind == AC_REMINDER_TASK)
			return &each[i];
	return &each[0];
}

char *ac_reminder_summary(const AcReminderFacts *each, guint n)
{
	const AcReminderFacts *head = head_of(each, n);
	g_autofree char *title = ac_words_reminder_title(&head->words, head->item->reminder);
	g_autofree char *named = ac_reminder_named(head, title);
	if (n == 1)
		return g_steal_pointer(&named);
	return g_strdup_printf(ngettext("%s, and %u more", "%s, and %u more", n - 1), named, n - 1);
}

void ac_words_popup(const AcReminderFacts *each, guint n, AcSay say, AcPopupText *out)
{
	*out = (AcPopupText){NULL, NULL};
	if (say == AC_SAY_DISCREET) {
		say_little(each, n, out);
		return;
	}
	g_autoptr(GString) body = g_string_new(NULL);
	if (n == 1)
		add_one(body, &each[0]);
	else
		add_digest(body, each, n);
	out->summary = ac_reminder_summary(each, n);
	out->body = g_strdup(body->str);
}
