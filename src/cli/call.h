/* SPDX-License-Identifier: MIT */
/** call.h - what the commands share: facts for a page, printing, questions in words, times. */
#ifndef AC_SRC_CLI_CALL_H
#define AC_SRC_CLI_CALL_H

#include "command.h"

/** A sheet as the terminal wants it; owned. */
AcSheet *ac_call_sheet(const AcCall *call);
/** Onto stdout. */
void ac_call_print(AcCall *call, const AcSheet *sheet);
/** One line onto stdout, wrapped. */
void ac_call_say(AcCall *call, const char *format, ...) G_GNUC_PRINTF(2, 3);
/** A note onto stderr. */
void ac_call_warn(AcCall *call, const char *text);
/**
 * What was asked for as a file: into --output, or onto stdout as it is, with @hint (or NULL) where that is a
 * terminal. *is_file: it went into a file. FALSE with @error.
 */
gboolean ac_call_deliver(AcCall *call, const char *text, const char *hint, gboolean *is_file, GError **error);
/** Another program of the house does it, with @words (ending with NULL): this one becomes it, or where it
 * stays waits for it, and what was printed so far is shown first. FALSE with @error. */
gboolean ac_call_become(AcCall *call, const char *name, const char *const *words, GError **error);
/** Asks on the terminal; what was printed so far is shown first. The line typed, without its end, valid
 * UTF-8; owned; NULL: the input has ended. */
char *ac_call_ask(AcCall *call, const char *prompt);
/** Asks on the terminal, yes or no; what was printed so far is shown first. FALSE: no, or no answer. */
gboolean ac_call_agree(AcCall *call, const char *question);
/** JSON onto stdout; takes @json. */
void ac_call_print_json(AcCall *call, char *json);
AcJsonStyle ac_call_json_style(const AcCall *call);

/** What the pages speak of, from the app. */
AcFacts ac_call_facts(const AcCall *call);
/** The day of today, with the questions that are still open. In @arena. */
const AcDay *ac_call_day(const AcCall *call, AcArena *arena, AcDate date);

/** "@option" as a time, the present when it is not given. */
gboolean ac_call_when(const AcCall *call, const char *option, AcWhen *when, GError **error);
/** The same for what has happened: it has begun by now. */
gboolean ac_call_past_when(const AcCall *call, const char *option, AcWhen *when, GError **error);
/** The latest moment of it, not later than now. */
gboolean ac_call_past(const AcCall *call, const char *option, AcInstant *at, GError **error);

/** What the words of a call ask about. */
typedef struct {
	const AcActivity *const *activities; /* at least one */
	guint n_activities;
	const char *read_as; /* a slip of the finger, put right; NULL: none */
	AcAsked asked;       /* from the words or from --at */
	AcWhen when;         /* the same, as it was said: with what has passed of it */
	gboolean has_time;
} AcWordsAsked;
/** Reads the words, --at and --for. FALSE with @error: unsure, with what may have been meant. In @arena. */
gboolean ac_call_asked(const AcCall *call, AcArena *arena, AcWordsAsked *asked, GError **error);
/** Says how slips of the finger were read, onto stderr; nothing where there are none. */
void ac_call_warn_read_as(AcCall *call, const AcWordsAsked *asked);
/** FALSE with @error when the words mean several activities: this command needs one. */
gboolean ac_call_only_one(const AcCall *call, const AcWordsAsked *asked, GError **error);

/** The words of the rows of today, to tell afterwards what a change has changed. Owned. */
GPtrArray *ac_call_snapshot(const AcCall *call);
/** Prints what is said differently now. Nothing when @before is NULL. */
void ac_call_print_changes(AcCall *call, const GPtrArray *before);

#endif
