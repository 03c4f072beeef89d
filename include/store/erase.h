/* SPDX-License-Identifier: MIT */
/**
 * store/erase.h - a client erased for good: every row of theirs in every table, what undo would need to bring
 * them back, texts of rules that nobody else follows; and the proof of it, by reading the bytes.
 */
#ifndef AC_STORE_ERASE_H
#define AC_STORE_ERASE_H

#include "store/store.h"

/** What was done, and what was found afterwards. Zeroed: nothing. */
typedef struct {
	guint rows, tables; /* removed from the database */
	guint copies;       /* laid beside it by an update: erased there too */
	guint elsewhere;    /* places where the same words stand for somebody or something else */
	GPtrArray *left;    /* of char *, owned: files that still hold something of them */
	/* Files away from the database, filled in by who looks there; of char *, owned; NULL: nobody did. */
	GPtrArray *searched; /* read to the end, and nothing of them was found */
	GPtrArray *unread;   /* not searched: a link, or one that cannot be read */
} AcErased;
void ac_erased_clear(AcErased *erased);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcErased, ac_erased_clear)
/** Every file was read, and nothing of them is in any. */
gboolean ac_erased_is_proven(const AcErased *erased);

/** What tells of a client where no row says whose it is: to be asked for before they are erased. Of char *,
 * owned. */
typedef struct {
	gint64 id;
	GPtrArray *names;  /* every one they had */
	GPtrArray *marks;  /* random, of the client and the sessions */
	GPtrArray *notes;  /* about them, and theirs */
	GPtrArray *others; /* names of everybody else */
} AcTraces;
void ac_traces_clear(AcTraces *traces);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcTraces, ac_traces_clear)
/** FALSE with @error: there is no such client. */
gboolean ac_store_traces(AcStore *store, gint64 client_id, AcTraces *out, GError **error);

/**
 * Erases a client from the database and from its copies beside it, then looks for every name they had and for
 * the random marks of client and sessions in the bytes of those files. No event, nothing that undo takes
 * back. FALSE with @error: nothing was erased. What could not be is in @out->left.
 *
 * A name of fewer than four bytes is found among numbers by chance: for those the marks that stand in the
 * same row are the proof.
 */
gboolean ac_store_client_erase(AcStore *store, gint64 client_id, AcErased *out, GError **error);

#endif
