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

/** Where the keys of one entry were written: what is kept of the reading. */
typedef struct {
	const char *id, *parent; /* parent: the sign of a rule of a sign; NULL: none */
	AcKind kind;
	guint n_origins;
	const AcKeyOrigin *origins;
} AcKept;

typedef struct AcSpoken AcSpoken; /* spoken.c */
void ac_spoken_free(AcSpoken *spoken);

struct AcLoaded {
	AcArena *arena; /* owned; holds all of it. NULL: it lives in somebody else's */
	const AcCatalogue *catalogue;
	const AcSafety *safety;
	const AcClinic *clinic;
	const AcProtocol *protocol;
	const AcKept *kept; /* the protocol itself, then all its entries */
	guint n_kept;
	AcBytes *bytes; /* of a protocol's files, in their order; owned */
	guint n_bytes;
	const char *hash; /* of them; NULL: not asked for yet */
	AcSpoken *spoken; /* what stands there in another language now; owned; NULL: nothing ever did */
};

/** The loaders of load.h, into @arena, which then owns what they return; NULL: one of its own. */
AcLoaded *ac_load_catalogue_into(AcArena *arena, const char *path, AcProblems *problems);
AcLoaded *ac_load_safety_into(AcArena *arena, const char *path, AcProblems *problems);
AcLoaded *ac_load_clinic_into(AcArena *arena, const char *path, AcProblems *problems);
AcLoaded *ac_load_protocol_into(AcArena *arena, const char *path, const AcCatalogue *catalogue,
                                const char *const *folders, AcProblems *problems);

/** Frees what stood in the files: once its hash is known. */
void ac_loaded_forget_bytes(AcLoaded *loaded);
/** To be filled; @arena as above. */
AcLoaded *ac_loaded_new(AcArena *arena);
/** @loaded when @reader met no error; else frees it and returns NULL. Clears @reader. */
AcLoaded *ac_loaded_finish(AcLoaded *loaded, AcReader *reader);
/** Keeps what ac_loaded_origin() needs: of the protocol (@head), and of all entries of @reader. */
void ac_loaded_keep(AcLoaded *loaded, const AcReader *reader, const AcEntry *head);

/** Tells unknown keys at the top of a file, and the lack of @key, which must be there. Returns its setting,
 * or NULL. */
const config_setting_t *ac_file_top(AcReader *reader, const AcRuleFile *file, AcKind kind, const char *key);
/** A name that is a path, not an id. */
gboolean ac_protocol_is_path(const char *name);
/** The clinic of a parsed file, or NULL; problems go to @reader. */
const AcClinic *ac_clinic_read(AcReader *reader, const AcRuleFile *file);

#endif
