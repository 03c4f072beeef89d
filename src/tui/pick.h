/* SPDX-License-Identifier: MIT */
/** pick.h - one of many, by typing a part of its name: zones, languages, rules, activities. */
#ifndef AC_SRC_TUI_PICK_H
#define AC_SRC_TUI_PICK_H

#include "field.h"
#include "list.h"

typedef struct {
	char *value; /* what is picked; NULL: that nothing is */
	char *words; /* what is shown */
	char *folded;
} AcPickItem;

typedef struct {
	const char *title; /* translated, borrowed */
	GArray *items;     /* of AcPickItem */
	GArray *shown;     /* of guint: those that fit */
	AcField field;
	AcList list;
} AcPick;

/** Empties it, for another question. Zeroed: never used. */
void ac_pick_begin(AcPick *pick, const char *title);
/** Both are copied. @value NULL: nothing. */
void ac_pick_add(AcPick *pick, const char *value, const char *words);
/** Another word that finds the one added last. */
void ac_pick_also(AcPick *pick, const char *word);
/** All are there; the one of @value is chosen, if it is. */
void ac_pick_ready(AcPick *pick, const char *value);
void ac_pick_clear(AcPick *pick);
/** A key of the field or the list; FALSE: none. */
gboolean ac_pick_key(AcPick *pick, int key);
/** A key that begins a word to look for: on a row that opens a list it opens it. */
gboolean ac_pick_begins(int key);
/* What stands in the footer while one picks: @run hands AC_KEY_CLEAR to ac_pick_key(). */
#define AC_PICK_FILTER_ROW(run, works)                                                                       \
	{                                                                                                        \
		{AC_KEY_CLEAR}, N_("a–z"), N_("letters narrow the list; Ctrl-U empties what was typed"),             \
		    N_("a–z filter"), run, works                                                                     \
	}
/** The chosen one; NULL: nothing fits what was typed. */
const AcPickItem *ac_pick_chosen(const AcPick *pick);
/** Where nothing fits, the nearest names stand instead. */
void ac_pick_draw(AcPick *pick, AcCanvas *canvas, AcRect in);
int ac_pick_touch(AcPick *pick, int id);

#endif
