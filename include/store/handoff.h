/* SPDX-License-Identifier: MIT */
/**
 * store/handoff.h - what came by handoff, so that a second one changes only what its sender changed; and the
 * names by which clients and sessions are the same on two machines.
 */
#ifndef AC_STORE_HANDOFF_H
#define AC_STORE_HANDOFF_H

#include "store/store.h"

/** One fact as it was handed over: "zone" = "Europe/London". */
typedef struct {
	const char *key, *value;
} AcHanded;

/** By key, in @arena; none: nothing came by handoff. NULL with @error. */
const AcHanded *ac_store_handed(AcStore *store, AcArena *arena, gint64 client_id, guint *n, GError **error);
/** In place of all that was kept: part of the change that undo takes back ("import"). */
gboolean ac_store_handed_set(AcStore *store, gint64 client_id, const AcHanded *facts, guint n, AcInstant now,
                             GError **error);
/** The client of that name; 0: none here (not an error). */
gint64 ac_store_find_uid(AcStore *store, const char *uid, GError **error);
/** The name of a client (@session_id 0) or of one of their sessions from now on. */
gboolean ac_store_uid_set(AcStore *store, gint64 client_id, gint64 session_id, const char *uid, AcInstant now,
                          GError **error);
/** Whether the client has said or ticked something of that session. */
gboolean ac_store_session_in_use(AcStore *store, gint64 session_id, gboolean *in_use, GError **error);
/** When anything of the client was last changed, or a change taken back. */
gboolean ac_store_changed_at(AcStore *store, gint64 client_id, AcInstant *at, GError **error);

#endif
