/* SPDX-License-Identifier: MIT */
/**
 * protocol/ready.h - the rules of one client, read before and kept ready in a file that is mapped instead of
 * parsed.
 *
 * To read the rule files is half of a start. The ready copy is what came of it: the structs of the model, in
 * memory of a fixed address, with nothing that points out of it. It is never trusted to be current: the copy
 * names every file that made it, and every file that would have been taken instead had it been there, with
 * size, inode and times; one that differs, or another build of the program, and the rule files are read
 * again.
 */
#ifndef AC_PROTOCOL_READY_H
#define AC_PROTOCOL_READY_H

#include "protocol/load.h"

/** Where the rules of a client come from; all borrowed. */
typedef struct {
	const char *catalogue, *safety;
	const char *clinic;         /* the clinic's own file, which need not exist */
	const char *protocol;       /* an id or a path */
	const char *const *folders; /* as for ac_load_protocol() */
} AcRulePlaces;

typedef struct AcReady AcReady; /* opaque: at most one at a time in a process */

/** The path of the copy for these places, in @folder; owned by the caller. */
char *ac_ready_path(const char *folder, const AcRulePlaces *places);
/** The copy at @path; NULL when there is none that holds for @places now. Owned by the caller. */
AcReady *ac_ready_open(const char *path, const AcRulePlaces *places);
/** What is in it, as the loaders would give it; borrowed. The clinic's is NULL where there is no such file.
 */
AcLoaded *ac_ready_catalogue(const AcReady *ready);
AcLoaded *ac_ready_safety(const AcReady *ready);
AcLoaded *ac_ready_clinic(const AcReady *ready);
AcLoaded *ac_ready_protocol(const AcReady *ready);
/** All that was borrowed from it ends with it. NULL is allowed. */
void ac_ready_free(AcReady *ready);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcReady, ac_ready_free)

/**
 * Reads the files of @places and writes their copy. FALSE when it could not, which costs time only: a file is
 * broken or has just been changed, nothing can be written there, the memory's address is taken (by a copy
 * that is open, or on a machine of another kind).
 */
gboolean ac_ready_write(const char *path, const AcRulePlaces *places);

#endif
