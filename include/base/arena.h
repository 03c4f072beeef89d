/* SPDX-License-Identifier: MIT */
/** base/arena.h - memory with one owner and one free. For the data of a protocol, a client, a plan, an
 * answer. */
#ifndef AC_BASE_ARENA_H
#define AC_BASE_ARENA_H

#include <glib.h>

typedef struct AcArena AcArena; /* opaque */

/** A new, empty arena; owned by the caller. Never NULL: like g_malloc, it ends the program when memory is
 * out. */
AcArena *ac_arena_new(void);
/** One that fills @size bytes of the caller's first, aligned for any type and not freed with it. */
AcArena *ac_arena_new_in(void *memory, gsize size);
/** How much of the given memory is in use, from its beginning; 0: it did not suffice. */
gsize ac_arena_given_used(const AcArena *arena);
/** Frees the arena and all it handed out. NULL is allowed. */
void ac_arena_free(AcArena *arena);
/** Forgets all it handed out, keeps one block for reuse: for a screen that is drawn again and again. */
void ac_arena_reset(AcArena *arena);

/** @size zeroed bytes, aligned for any type; die with the arena. @size may be 0. */
void *ac_arena_alloc(AcArena *arena, gsize size) G_GNUC_MALLOC;
/** A copy of @text (NULL gives NULL). */
char *ac_arena_strdup(AcArena *arena, const char *text);
/** A copy of the first @length bytes of @text, NUL-terminated. */
char *ac_arena_strndup(AcArena *arena, const char *text, gsize length);
char *ac_arena_printf(AcArena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);
/** A copy of @size bytes. */
void *ac_arena_memdup(AcArena *arena, const void *data, gsize size);

#define AC_ARENA_NEW(arena, type)          ((type *)ac_arena_alloc((arena), sizeof(type)))
#define AC_ARENA_ARRAY(arena, type, count) ((type *)ac_arena_alloc((arena), sizeof(type) * (gsize)(count)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcArena, ac_arena_free)

#endif
