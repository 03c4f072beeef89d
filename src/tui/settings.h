/* SPDX-License-Identifier: MIT */
/** settings.h - the state of the settings' screen, shared by its keys (view_settings.c) and its drawing. */
#ifndef AC_SRC_TUI_SETTINGS_H
#define AC_SRC_TUI_SETTINGS_H

#include "app/options.h"
#include "field.h"
#include "listing.h"
#include "tui/view.h"

/** A change made here: what settings.cfg said before; NULL: nothing. */
typedef struct {
	int place; /* in the table */
	char *before;
} SettingsChange;

typedef struct {
	AcListing listing;           /* held while a value is typed */
	const AcOptionRow *rows;     /* the table */
	AcArena *arena;              /* of the states */
	const AcOptionState *states; /* one a row */
	char *trouble;               /* what is wrong with a file; NULL: nothing */
	AcField field;               /* a value is typed into */
	GArray *undo;                /* of SettingsChange, the last last */
} SettingsState;

/** What its group is called; borrowed. */
const char *ac_settings_group(const AcOptionRow *row);
/** Its help up to one of these is its head. */
#define AC_SETTINGS_LEAD_ENDS ":;"
/** The head of its help, for a line of the list: "quiet hours begin"; owned. */
char *ac_settings_lead(const AcOptionRow *row);
/** "yes", "8 popups", "22:00"; owned. */
char *ac_settings_value(const AcOptionRow *row, const char *value);
/** For AcView.draw. */
void ac_settings_draw(void *state, const AcApp *app, AcCanvas *canvas);

#endif
