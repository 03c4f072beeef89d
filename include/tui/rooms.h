/* SPDX-License-Identifier: MIT */
/** tui/rooms.h - the rooms of rooms.def: one key each, on the day's screen and in the menu. */
#ifndef AC_TUI_ROOMS_H
#define AC_TUI_ROOMS_H

#include "tui/view.h"

/** What a room needs to be of use. */
typedef enum {
	AC_ROOM_ANY,
	AC_ROOM_CLIENT, /* somebody with a plan */
	AC_ROOM_STORED  /* somebody who is stored */
} AcRoomNeeds;

typedef struct {
	int key; /* a character */
	const AcView *view;
	AcRoomNeeds needs;
	const char *text; /* N_() */
} AcRoom;

/** All of them; @n is their number. */
const AcRoom *ac_rooms(guint *n);
/** It is of use as things are. */
gboolean ac_room_works(const AcRoom *room, const AcApp *app);
/** The room of @key that is of use; NULL: none. */
const AcRoom *ac_room_find(int key, const AcApp *app);

#endif
