/* SPDX-License-Identifier: MIT */
/**
 * protocol/load.h - files of rules (libconfig) to the model: a scan of our own, libconfig's parse, every
 * problem of meaning at once, overlays merged per field by id. What comes out needs no further check.
 *
 * Each loader adds what it finds to @problems and returns NULL when any of it is an error. What is returned
 * owns an arena with all its strings; free it with the matching function. Files are at most AC_FILE_MAX
 * bytes.
 */
#ifndef AC_PROTOCOL_LOAD_H
#define AC_PROTOCOL_LOAD_H

#include "base/problem.h"
#include "model/protocol.h"

#define AC_FILE_MAX (1024 * 1024)

typedef struct AcLoaded AcLoaded; /* opaque: a loaded file and its arena */
void ac_loaded_free(AcLoaded *loaded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcLoaded, ac_loaded_free)

/** config/activities.cfg. */
AcLoaded *ac_load_catalogue(const char *path, AcProblems *problems);
const AcCatalogue *ac_loaded_catalogue(const AcLoaded *loaded);

/** config/safety.cfg. */
AcLoaded *ac_load_safety(const char *path, AcProblems *problems);
const AcSafety *ac_loaded_safety(const AcLoaded *loaded);

/** A file of config/clinics, for its `clinic` alone. */
AcLoaded *ac_load_clinic(const char *path, AcProblems *problems);
/** The clinic of a clinic's file; of a protocol, the `clinic` that stands in its file or else in the nearest
 * file it extends; NULL when none does. */
const AcClinic *ac_loaded_clinic(const AcLoaded *loaded);

/**
 * A protocol with everything it extends. @catalogue is borrowed and must outlive what is returned. An
 * `extends` (and a protocol's own name) is an id, looked for as ID.cfg in @folders in order, or a path (it
 * has a '/' or ends in .cfg), relative to the file that names it. @folders ends with NULL.
 */
AcLoaded *ac_load_protocol(const char *path, const AcCatalogue *catalogue, const char *const *folders,
                           AcProblems *problems);
const AcProtocol *ac_loaded_protocol(const AcLoaded *loaded);
/** SHA-256 over the bytes of every file that made the protocol, hex; computed when asked, owned by the
 * caller. */
char *ac_loaded_hash(const AcLoaded *loaded);

/**
 * Its texts for people are told in the language in force from now on, as far as the catalogue of messages has
 * words for them; the others, and all of a protocol in another language than English, stay as written. What
 * is found by its words is found by the written ones too. Whoever holds a text of it holds the one of before.
 * NULL is allowed.
 */
void ac_loaded_speak(AcLoaded *loaded);
/** All its texts as they are in its file again. NULL is allowed. */
void ac_loaded_as_written(AcLoaded *loaded);

/**
 * The place that holds for a key of the loaded protocol: entity "protocol" (@id is not looked at), "rules",
 * "tasks", "signs" … with an id; a rule of a sign as "redness.early". File NULL when nothing wrote it, or
 * nothing of it is left.
 */
AcOrigin ac_loaded_origin(const AcLoaded *loaded, const char *entity, const char *id, const char *key);
typedef struct {
	const char *entity, *id, *key;
} AcKeyName;
/** The places that wrote it and were replaced, the last first; at most @n_max of them, to @origins. How many.
 */
guint ac_loaded_losers(const AcLoaded *loaded, const AcKeyName *name, AcOrigin *origins, guint n_max);

/** The path of a protocol named by id or by path; NULL and @error (AC_ERROR_NOT_FOUND, with the nearest id)
 * if none. */
char *ac_protocol_find(const char *name, const char *const *folders, GError **error);
/** Paths of all protocols found, an id of an earlier folder hiding the same of a later one; owned, sorted by
 * id. */
GPtrArray *ac_protocol_list(const char *const *folders);
/** The same, and after them those that are hidden. */
GPtrArray *ac_protocol_list_all(const char *const *folders);

#endif
