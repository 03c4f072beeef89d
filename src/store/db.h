/* SPDX-License-Identifier: MIT */
/* The connection, shared by the files of this module: statements, errors in words, transactions. */
#ifndef AC_STORE_DB_H
#define AC_STORE_DB_H

#include <sqlite3.h>
#include "store/store.h"

/** What undo is told about a change. All borrowed but while it stands in a store: owned there. */
typedef struct {
	gint64 client_id; /* 0: nobody's */
	const char *kind, *subject;
	AcInstant at;
} AcEvent;

struct AcStore {
	sqlite3 *db; /* NULL: opened for reading, and there is no file yet */
	char *path;
	AcStoreMode mode;
	GHashTable *statements; /* text of the SQL (a literal) → sqlite3_stmt, owned */
	gint64 data_version;
	gboolean is_ready;    /* to write: triggers and pragmas are in place */
	gboolean is_grouped;  /* between ac_store_begin() and its end */
	GString *images;      /* rows before and after, of the running change; NULL: none runs */
	char *kind, *subject; /* of the first change of a group */
	gint64 client_id;
	AcInstant at;
};

typedef enum { AC_STEP_FAILED, AC_STEP_ROW, AC_STEP_DONE } AcStep;

/** The prepared statement of @sql, a literal: reset, nothing bound. Borrowed; NULL with @error. */
sqlite3_stmt *ac_store_statement(AcStore *store, const char *sql, GError **error);
/** One step. After DONE and FAILED the statement is reset; who stops before resets it. */
AcStep ac_store_step(AcStore *store, sqlite3_stmt *statement, GError **error);
/** Runs @sql, a literal, to its end. @types: 'i' a gint64, 's' a string or NULL, for each ?1 ?2 … */
gboolean ac_store_run(AcStore *store, GError **error, const char *sql, const char *types, ...);
/** The first column of its first row, or @otherwise when there is none. */
gboolean ac_store_number(AcStore *store, const char *sql, gint64 otherwise, gint64 *out, GError **error);
/** What SQLite's code means for a person; always FALSE. */
gboolean ac_store_fail(const AcStore *store, int code, GError **error);
/** Says @words, in which "%s" stands for the file; always FALSE. */
gboolean ac_store_refuse(const AcStore *store, const char *words, GError **error);
/** Leaves a transaction, if one is open. */
void ac_store_leave(AcStore *store);

/** One change, alone or in a group: begin, do it, end it with whether it was done. Returns what is to be
 * returned. */
gboolean ac_change_begin(AcStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ac_change_end(AcStore *store, gboolean done, const AcEvent *event,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** The program's own rows, in a transaction without images and without an event. Not in a group. */
gboolean ac_service_begin(AcStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ac_service_end(AcStore *store, gboolean done, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** The name of a client that must be there; owned; NULL with @error. */
char *ac_change_name(AcStore *store, gint64 client_id, GError **error);
/** Lays triggers over every table of the person's, so that a change leaves an image of each row before and
 * after. */
gboolean ac_track_rows(AcStore *store, GError **error);

#endif
