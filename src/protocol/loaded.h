/* SPDX-License-Identifier: MIT */
/** protocol/loaded.h - what a loader hands out, inside the module. */
#ifndef AC_PROTOCOL_LOADED_H
#define AC_PROTOCOL_LOADED_H

#include "protocol/load.h"
#include "reader.h"

/** What stood in one file; data is owned. */
typedef struct {
	char *data;
	gsize length;
} AcBytes;

struct AcLoaded {
	AcArena *arena; /* owned; holds all of it */
	const AcCatalogue *catalogue;
	const AcSafety *safety;
	const AcClinic *clinic;
	const AcProtocol *protocol;
	const AcEntry *head;           /* of the protocol itself */
	const AcEntry *const *entries; /* all others; only id, kind, parent and origins outlive the files */
	guint n_entries;
	AcBytes *bytes; /* of a protocol's files, in their order; in the arena */
	guint n_bytes;
};

AcLoaded *ac_loaded_new(void);
/** @loaded when @reader met no error; else frees it and returns NULL. Clears @reader. */
AcLoaded *ac_loaded_finish(AcLoaded *loaded, AcReader *reader);
/** Keeps what ac_loaded_origin() needs: of the protocol (@head, in the arena), and of all entries of @reader.
 */
void ac_loaded_keep(AcLoaded *loaded, const AcReader *reader, const AcEntry *head);

/** Tells unknown keys at the top of a file, and the lack of @key, which must be there. Returns its setting,
 * or NULL. */
const config_setting_t *ac_file_top(AcReader *reader, const AcRuleFile *file, AcKind kind, const char *key);
/** A name that is a path, not an id. */
gboolean ac_protocol_is_path(const char *name);
/** The clinic of a parsed file, or NULL; problems go to @reader. */
const AcClinic *ac_clinic_read(AcReader *reader, const AcRuleFile *file);

#endif
