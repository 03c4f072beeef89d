/* SPDX-License-Identifier: MIT */
/** plain.h - the program as numbered menus, for screen readers and terminals that only print: one line is
 * asked for at a time, and everything said stays where it was said. Each room asks for the words of a
 * command, and runs it. */
#ifndef AC_SRC_CLI_PLAIN_H
#define AC_SRC_CLI_PLAIN_H

#include "call.h"

typedef struct {
	AcCall *call;     /* that of --plain: where text goes, and the options given with it */
	gboolean is_over; /* the input has ended */
} AcPlain;

/** Reads --client, --now … as they were given; the menus until the person leaves. */
gboolean ac_plain_run(AcCall *call, GError **error);

/** A line typed, without blanks around it; owned; NULL: nothing, or the input has ended. */
char *ac_plain_ask(AcPlain *plain, const char *prompt);
/** The items (char *) with numbers, then asks for one: its index, or -1 for 0, an empty line and the end. */
int ac_plain_choose(AcPlain *plain, const char *title, const GPtrArray *items, const char *back);
/** The same of fixed words (N_()), which end with NULL; 0 is "Back". */
int ac_plain_choose_of(AcPlain *plain, const char *title, const char *const *words);
gboolean ac_plain_agree(AcPlain *plain, const char *question);
/** A paragraph. */
void ac_plain_say(AcPlain *plain, const char *format, ...) G_GNUC_PRINTF(2, 3);
/** Runs a command by its words, the last followed by NULL; a word that is NULL itself ends them. What it says
 * is said. Returns its exit status. */
int ac_plain_command(AcPlain *plain, const char *first, ...) G_GNUC_NULL_TERMINATED;
/** The same with words in an array, which ends with NULL. */
int ac_plain_command_words(AcPlain *plain, const char *const *words);
/** The app with what @needs asks for, to make a list from; owned. NULL: why was said. */
AcApp *ac_plain_open(AcPlain *plain, unsigned needs);

/** A room of the menu. */
typedef struct {
	const char *title;           /* N_() */
	void (*run)(AcPlain *plain); /* until the person goes back */
} AcPlainRoom;

/* plain_client.c: what a client does; plain_office.c: what a practitioner does. Each table ends with a row
 * without title. */
extern const AcPlainRoom ac_plain_client_rooms[];
extern const AcPlainRoom ac_plain_office_rooms[];
/** Nobody is stored: who is it? FALSE: not now. */
gboolean ac_plain_begin(AcPlain *plain);

#endif
