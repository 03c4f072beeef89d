/* SPDX-License-Identifier: MIT */
/** store/handover.h - what a client was given on paper, by which rules, when and by whom. */
#ifndef AC_STORE_HANDOVER_H
#define AC_STORE_HANDOVER_H

#include "store/store.h"

typedef struct {
	AcInstant at;
	const char *how;     /* "PDF", "printer clinic-12" */
	const char *version; /* of the rules: "smp 1.0" */
	const char *hash;    /* over their files */
	const char *by;      /* initials; NULL: not said */
} AcHandover;

/** A change that undo takes back ("handover"), with version and how as its subject. */
gboolean ac_store_handover_add(AcStore *store, gint64 client_id, const AcHandover *fresh, GError **error);
/** The last one, in @arena; at 0: there is none. */
gboolean ac_store_handover_last(AcStore *store, AcArena *arena, gint64 client_id, AcHandover *out,
                                GError **error);

#endif
