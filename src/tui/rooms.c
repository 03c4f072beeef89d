/* SPDX-License-Identifier: MIT */
#include "tui/rooms.h"

#include "base/text.h"
#include "views.h"

const AcRoom *ac_rooms(guint *n)
{
	static const AcRoom rooms[] = {
#define X(key, view, needs, text) {key, &ac_view_##view, AC_ROOM_##needs, text},
#include "rooms.def"
#undef X
	};
	*n = G_N_ELEMENTS(rooms);
	return rooms;
}

gboolean ac_room_works(const AcRoom *room, const AcApp *app)
{
	if (room->needs == AC_ROOM_ANY)
		return TRUE;
	return ac_app_plan(app) != NULL && (room->needs == AC_ROOM_CLIENT || ac_app_row(app)->id != 0);
}

const AcRoom *ac_room_find(int key, const AcApp *app)
{
	guint n;
	const AcRoom *rooms = ac_rooms(&n);
	for (guint i = 0; i < n; i++)
		if (rooms[i].key == key && ac_room_works(&rooms[i], app))
			return &rooms[i];
	return NULL;
}
