/* SPDX-License-Identifier: MIT */
/** list.h - a list with a chosen item, a window onto it, and words for what lies outside. Pure. */
#ifndef AC_SRC_TUI_LIST_H
#define AC_SRC_TUI_LIST_H

#include "tui/canvas.h"

typedef struct {
	int chosen; /* index of the chosen item */
	int first;  /* index of the topmost item shown */
	int shown;  /* items of the last window */
} AcList;

/** What of a list is shown. */
typedef struct {
	int first, end;   /* items [first, end) */
	int above, below; /* items outside; where some are below, the last row of the window is for saying so */
} AcListWindow;

/** Moves the choice by @by items, stopping at the ends of @n items. FALSE: it was there already. */
gboolean ac_list_move(AcList *list, int by, int n);
/** By a screen: the last item shown becomes the first one and the chosen one (@by 1), or the first the last
 * (-1), so that none is passed unseen. At the ends the last or the first is chosen. */
void ac_list_turn(AcList *list, int by, int n);
/** A mouse on item @id: chooses it, for AcView.touch(). */
int ac_list_touch(AcList *list, int id);
/** Makes the choice and the window fit @n items after the list has changed. */
void ac_list_clamp(AcList *list, int n);
/** Fits the window: the chosen item is inside, as much as @room rows hold; one row is kept for "▾ 6 more"
 * when items are left below. @heights in rows, @n of them. */
AcListWindow ac_list_fit(AcList *list, const int *heights, int n, int room);

/** What ac_list_draw() draws. */
typedef struct {
	const int *heights; /* rows of each; NULL: one */
	int n;
	/** @in: its rows, or what is left of them at the end of the window. */
	void (*draw)(gconstpointer data, int i, AcCanvas *canvas, AcRect in);
	gconstpointer data;
} AcListItems;
/** Draws the window and what it says of the rest. Returns the rows used. */
int ac_list_draw(AcList *list, const AcListItems *items, AcCanvas *canvas, AcRect in);
/** An item before it is drawn: the mouse finds it; the chosen one is lit, with the cursor on it. Returns
 * AC_ROLE_SELECTED for that one, else 0. */
unsigned ac_list_mark(const AcList *list, int i, AcCanvas *canvas, AcRect in);
/** "▾ 6 more" in the first row of @in. */
void ac_list_draw_more(AcCanvas *canvas, AcRect in, int n);

#endif
