/* SPDX-License-Identifier: MIT */
/** protocol/reference.h - every key of a rule file in words, from the table the loader reads by. */
#ifndef AC_PROTOCOL_REFERENCE_H
#define AC_PROTOCOL_REFERENCE_H

#include "base/arena.h"

/** One key of one group. Translated, but for the names and the example. */
typedef struct {
	const char *group;    /* "rules" */
	const char *about;    /* what the group is for, and where it stands */
	const char *frame;    /* "rules = ( { … }, { … } );" */
	const char *key;      /* "until" */
	const char *meaning;  /* one line */
	const char *form;     /* what is written: its type, with its words or its range */
	const char *fallback; /* what holds when it is left out; NULL: it is required */
	const char *example;  /* a line of a file */
} AcReferenceKey;

/** All of them, those of a group together, in the order an author meets them. In @arena. */
const AcReferenceKey *ac_reference_keys(AcArena *arena, guint *n);
/** The same as Markdown: a heading and a table for every group; owned by the caller. */
char *ac_reference_markdown(void);

#endif
