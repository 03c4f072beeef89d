/* SPDX-License-Identifier: MIT */
/** store/roster.h - all clients at a glance: what a list of thousands is sorted and drawn by, in one look at
 * the file. */
#ifndef AC_STORE_ROSTER_H
#define AC_STORE_ROSTER_H

#include "store/store.h"

typedef struct {
	gint64 id;
	const char *name, *zone, *protocol;
	gboolean archived, demo;
	guint n_sessions, n_begun;
	AcInstant last_end;   /* of the latest that has begun; ALWAYS: none has */
	AcInstant next_begin; /* of the first to come; NEVER: none is booked */
	AcInstant changed_at; /* when something of theirs was changed last */
} AcRosterEntry;

/** Everybody, archived ones too, by id, in @arena. NULL with @error. */
const AcRosterEntry *ac_store_roster(AcStore *store, AcArena *arena, AcInstant now, guint *n, GError **error);

#endif
