/* SPDX-License-Identifier: MIT */
/** plain.h - the program as numbered menus, for screen readers and terminals that only print: one line is
 * asked for at a time, and everything said stays where it was said. Each room asks for the words of a
 * command, and runs it. 0 goes back everywhere; so does an empty line, unless the question says what it
 * means.
 */
#ifndef AC_SRC_CLI_PLAIN_H
#define AC_SRC_CLI_PLAIN_H

#include "call.h"

typedef struct {
	AcCall *call;       /* that of --plain: where text goes, and the options given with it */
	AcCliWorld world;   /* its own, with the clock as of the last line, and never in colour */
	char *client;       /* whose plan every command is about: "#3"; NULL: whoever is in use. Owned. */
	gboolean is_over;   /* the input has ended */
	gboolean is_at_top; /* an empty line does not leave from here */
} AcPlain;

/** Reads --client, --now … as they were given; the menus until the person leaves. */
gboolean ac_plain_run(AcCall *call, GError **error);

/* ---- asking ---------------------------------------------------------------------------------- */

/** A line typed, without blanks around it; "" when it is empty; owned; NULL: the input has ended. */
char *ac_plain_line(AcPlain *plain, const char *prompt);
/** What is needed to go on, and is never an option; owned. NULL: 0, an empty line, or the end. */
char *ac_plain_ask(AcPlain *plain, const char *prompt);
/** What may be left out: *text NULL for an empty line, which the prompt says the meaning of. FALSE: 0 or the
 * end, and *text is NULL. */
gboolean ac_plain_may(AcPlain *plain, const char *prompt, char **text);
/** The items (char *) with numbers, then asks for one by its number or by words of it: its index, or -1 for
 * 0, an empty line and the end. Of very many only those that fit the words are read out. */
int ac_plain_choose(AcPlain *plain, const char *title, const GPtrArray *items, const char *back);
/** The same without reading the items out: they were, and ? does it again, which @title says. */
int ac_plain_choose_known(AcPlain *plain, const char *title, const GPtrArray *items, const char *back);
/** The same of fixed words (N_()), which end with NULL; 0 is "Back". */
int ac_plain_choose_of(AcPlain *plain, const char *title, const char *const *words);
/** Yes or no; the end is no. */
gboolean ac_plain_agree(AcPlain *plain, const char *question);

/* ---- saying and doing ------------------------------------------------------------------------ */

/** A paragraph. */
void ac_plain_say(AcPlain *plain, const char *format, ...) G_GNUC_PRINTF(2, 3);
void ac_plain_print(AcPlain *plain, const AcSheet *sheet);
/** The words of an error, which is taken. */
void ac_plain_fail(AcPlain *plain, GError *error);
/** Runs a command by its words, the last followed by NULL; a word that is NULL itself ends them. What it says
 * is said. Returns its exit status. */
int ac_plain_command(AcPlain *plain, const char *first, ...) G_GNUC_NULL_TERMINATED;
/** The same with words in an array, which ends with NULL. */
int ac_plain_command_words(AcPlain *plain, const char *const *words);
/** What a command says, owned, instead of saying it. */
char *ac_plain_listen(AcPlain *plain, const char *const *words);
/** The app with what @needs asks for, to make a list from; owned. NULL: why was said. */
AcApp *ac_plain_open(AcPlain *plain, unsigned needs);
AcSheet *ac_plain_sheet(const AcPlain *plain);
/** From here on everything is about @client ("#3"), or about whoever is in use (NULL). */
void ac_plain_mean(AcPlain *plain, const char *client);

#define AC_PLAIN_NEEDS_PLAN (AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY | AC_NEEDS_STORE | AC_NEEDS_PLAN)
/** A list of owned texts. */
GPtrArray *ac_plain_list(void);

/* ---- the rooms ------------------------------------------------------------------------------- */

/** A room of the menu. */
typedef struct {
	const char *title;           /* N_() */
	const char *view;            /* the screen's room (tui/rooms.def) that it stands for; NULL: none */
	void (*run)(AcPlain *plain); /* until the person goes back */
} AcPlainRoom;
/** In the menu's order; ends with a row without title. */
extern const AcPlainRoom ac_plain_rooms[];

void ac_plain_day(AcPlain *plain);
void ac_plain_ask_room(AcPlain *plain);
void ac_plain_when(AcPlain *plain);
void ac_plain_happened(AcPlain *plain);
void ac_plain_timeline(AcPlain *plain);
void ac_plain_event(AcPlain *plain);
void ac_plain_tasks(AcPlain *plain);
void ac_plain_check_in(AcPlain *plain);
void ac_plain_call(AcPlain *plain);
void ac_plain_report(AcPlain *plain);
void ac_plain_journal(AcPlain *plain);
void ac_plain_guide(AcPlain *plain);
void ac_plain_take_along(AcPlain *plain);
void ac_plain_reminders(AcPlain *plain);
void ac_plain_undo(AcPlain *plain);
void ac_plain_clients(AcPlain *plain);
void ac_plain_client(AcPlain *plain);
void ac_plain_rules(AcPlain *plain);
void ac_plain_settings(AcPlain *plain);
void ac_plain_help(AcPlain *plain);

/** Nobody is stored: who is it? FALSE: not now. */
gboolean ac_plain_begin(AcPlain *plain);
/** Asks who, and adds them. FALSE: nobody was added. */
gboolean ac_plain_add_client(AcPlain *plain);
/** Takes in a file that was handed over. FALSE: nothing was taken in. */
gboolean ac_plain_import(AcPlain *plain);
/** Sessions and changes of the client, of the room of the client. */
void ac_plain_sessions(AcPlain *plain);
void ac_plain_changes(AcPlain *plain);
/** One of the rule files, as a command names it; owned; NULL: none was chosen. */
char *ac_plain_choose_rules(AcPlain *plain, const char *back);
/** "Europe/London"; owned; NULL: none was chosen. */
char *ac_plain_choose_zone(AcPlain *plain);
/** "de"; "" for that of the rules; owned; NULL: none was chosen. */
char *ac_plain_choose_language(AcPlain *plain);
/** A fact of the client's rules and its value, as `client edit --trait` has it: "skin=oily", "skin=" to
 * forget it. @rules NULL: the usual ones. Owned; NULL: none, and why was said. */
char *ac_plain_choose_fact(AcPlain *plain, const char *rules);

/** A question of the plan, kept apart from it. */
typedef struct {
	AcQuestionKind kind;
	char *text;
	char *id;          /* of the milestone or trait */
	guint session;     /* its number */
	GPtrArray *values; /* of a trait */
	gboolean by_practitioner;
} AcPlainQuestion;
/** Those of today that are open; of AcPlainQuestion, owned. */
GPtrArray *ac_plain_questions(AcPlain *plain);
void ac_plain_answer(AcPlain *plain, const AcPlainQuestion *question);
/** Those of milestones, one after the other: after a check-in. */
void ac_plain_answer_milestones(AcPlain *plain);

/** A check-in for @date ("2026-11-27"); NULL: of now. */
void ac_plain_check_in_at(AcPlain *plain, const char *date);
/** What was done on a day that has begun, to fill it in; its commands name it @date. */
void ac_plain_fill_in(AcPlain *plain, AcDate date);
/** A note for that day. */
void ac_plain_note(AcPlain *plain, const char *date);
/** A text of the guide, with where its links lead. */
void ac_plain_topic(AcPlain *plain, const char *id);
/** "2026-11-27"; owned. */
char *ac_plain_date(AcDate date);

/** A box of the day in words: "07:45 Wash gently: done"; owned. */
char *ac_plain_task_words(const AcOccurrence *occurrence);

#endif
