/* SPDX-License-Identifier: MIT */
/**
 * app/handoff.h - one client's plan carried to another machine, and taken in there. What is taken in again
 * changes only what its sender has changed since: the client's own ticks, check-ins, skips and reports stay.
 */
#ifndef AC_APP_HANDOFF_H
#define AC_APP_HANDOFF_H

#include "app/app.h"

/** The file of the client shown, owned: the same bytes for the same state. NULL with @error. */
char *ac_app_handoff(AcApp *app, GError **error);
/** The id of a client's protocol as people know it; borrowed: of one that came by handoff, that of its rules.
 */
const char *ac_app_rules_name(const char *protocol);

typedef enum {
	AC_IMPORT_ADD,
	AC_IMPORT_CHANGE,
	AC_IMPORT_REMOVE,
	AC_IMPORT_KEEP /* is otherwise in the file, and stays as it is here */
} AcImportWhat;

/** One thing that will be done, or left alone, in words. */
typedef struct {
	AcImportWhat what;
	const char *words;
} AcImportLine;

typedef struct AcImport AcImport; /* opaque */

/**
 * Reads and checks a handoff, whoever sent it; nothing is changed. NULL with @error: all that is wrong with
 * the file, by file and line; an older one than was taken in already; one of this very machine.
 */
AcImport *ac_app_import_read(AcApp *app, const char *path, GError **error);
void ac_import_free(AcImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcImport, ac_import_free)

const char *ac_import_name(const AcImport *import);
/** The client here; 0: somebody new. */
gint64 ac_import_client(const AcImport *import);
/** By what is done; borrowed. Without any that adds, changes or removes, all of it is here already. */
const AcImportLine *ac_import_lines(const AcImport *import, guint *n);
gboolean ac_import_is_news(const AcImport *import);

/** Does it: one change, which undo takes back. The client is in use then, if nobody real was. Returns them,
 * or 0. */
gint64 ac_app_import(AcApp *app, const AcImport *import, GError **error);

#endif
