/* SPDX-License-Identifier: MIT */
/** list.h - a list with a chosen item, a window onto it, and words for what lies outside. Pure. */
#ifndef AC_SRC_TUI_LIST_H
#define AC_SRC_TUI_LIST_H

#include "tui/canvas.h"

typedef struct {
	int chosen; /* index of the chosen item */
	int first;  /* index of the topmost item shown */
} AcList;

/** What of a list is shown. */
typedef struct {
	int first, end;   /* items [first, end) */
	int above, below; /* items outside; where some are below, the last row of the window is for saying so */
} AcListWindow;

/** Moves the choice by @by items, stopping at the ends of @n items. FALSE: it was there already. */
gboolean ac_list_move(AcList *list, int by, int n);
/** A mouse on item @id: chooses it, for AcView.touch(). */
int ac_list_touch(AcList *list, int id);
/** Makes the choice and the window fit @n items after the list has changed. */
void ac_list_clamp(AcList *list, int n);
/** Fits the window: the chosen item is inside, as much as @room rows hold; one row is kept for "▾ 6 more"
 * when items are left below. @heights in rows, @n of them. */
AcListWindow ac_list_fit(AcList *list, const int *heights, int n, int room);
/** "▾ 6 more" in the first row of @in. */
void ac_list_draw_more(AcCanvas *canvas, AcRect in, int n);

#endif
