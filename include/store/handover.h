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
	const char *page;    /* what tells this page from any other; NULL: not known */
} AcHandover;

/** A change that undo takes back ("handover"), with version and how as its subject. */
gboolean ac_store_handover_add(AcStore *store, gint64 client_id, const AcHandover *fresh, GError **error);
/** The last one, in @arena; at 0: there is none. */
gboolean ac_store_handover_last(AcStore *store, AcArena *arena, gint64 client_id, AcHandover *out,
                                GError **error);
/** *page, owned: of the last one whose how begins with @how; NULL: none, or not known. */
gboolean ac_store_handover_page(AcStore *store, gint64 client_id, const char *how, char **page,
                                GError **error);

#endif
