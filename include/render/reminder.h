/* SPDX-License-Identifier: MIT */
/** render/reminder.h - reminders in words: for a popup, a line on the screen, a list. Plain text: who shows
 * it where markup counts escapes it there. */
#ifndef AC_RENDER_REMINDER_H
#define AC_RENDER_REMINDER_H

#include "plan/agenda.h"
#include "render/words.h"

/** How much a text may tell to whoever looks at the screen. */
typedef enum { AC_SAY_FULL, AC_SAY_DISCREET } AcSay;

/** "20:00  Moisturise, pea-size"; "Now allowed: gentle cleanser"; "Session tomorrow 15:00". One line, of what
 * is said at any time of any day. */
char *ac_words_reminder(const AcWordsContext *context, const AcReminder *reminder);
/** The same without the time in front: "Moisturise, pea-size". */
char *ac_words_reminder_title(const AcWordsContext *context, const AcReminder *reminder);

/** One item with what its words need. item->reminder is never NULL here. */
typedef struct {
	const AcAgendaItem *item;
	AcWordsContext words;    /* with the plan: how and why are asked of it */
	const char *client_name; /* NULL: the only client, who is not named */
	const AcClinic *clinic;
} AcReminderFacts;

/** Owned texts, neutralised (ac_text_plain), never empty; the body may have several lines. */
typedef struct {
	char *summary, *body;
} AcPopupText;
void ac_popup_text_clear(AcPopupText *text);
/** One popup or a digest: what to do first, then how, then when it came due and how long there is time.
 * DISCREET: neither task nor treatment nor name. Two popups never have the same text: the time is in it. */
void ac_words_popup(const AcReminderFacts *each, guint n, AcSay say, AcPopupText *out);
/** What "Why" shows instead: reason, who says so; for a session the clinic's number. */
void ac_words_popup_why(const AcReminderFacts *each, guint n, AcSay say, AcPopupText *out);
/** For a server without buttons: adds to the body what to type instead ("Done? aftercare done wash-gently").
 * DISCREET: nothing is added. */
void ac_words_popup_commands(const AcReminderFacts *each, guint n, AcSay say, AcPopupText *out);
/** "Done", "All done", "OK": borrowed. */
const char *ac_words_popup_done(const AcReminderFacts *each, guint n);
/** "missed: the computer was off or asleep" …; "coming" of an open one; borrowed. */
const char *ac_words_told(AcTold told);

#endif
