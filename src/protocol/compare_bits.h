/* SPDX-License-Identifier: MIT */
/** protocol/compare_bits.h - the parts of ac_protocol_compare(). */
#ifndef AC_PROTOCOL_COMPARE_BITS_H
#define AC_PROTOCOL_COMPARE_BITS_H

#include "check_client.h"
#include "protocol/compare.h"

#define AC_COMPARE_TRAITS 6  /* so many at most are tried out together */
#define AC_COMPARE_KINDS  64 /* a bit each */
#define AC_COMPARE_ALL    G_MAXUINT64

/** A trait that decides something in one of them and was not asked for. */
typedef struct {
	const char *id;
	GPtrArray *values; /* owned; those of both */
} AcCompareTrait;

/** A kind of client. The first of them: nothing is known of him. */
typedef struct {
	AcTraitValue values[AC_COMPARE_TRAITS];
	guint n_values;
} AcCompareKind;

typedef struct {
	AcArena *arena;
	const AcProtocol *a, *b;
	const AcCompareOptions *options;
	GArray *traits; /* AcCompareTrait */
	GArray *kinds;  /* AcCompareKind */
	gboolean is_partial;
	guint64 all;       /* the bits of all kinds */
	GPtrArray *behind; /* AcRule: each decides where an answer differs */
	AcOffset gap;
	AcInstant begins, ends; /* of what is looked at, after one session */
} AcCompare;

/** One made-up client on one course, by both. */
typedef struct {
	AcComparedCourse course;
	guint kind;
	AcCheckClient made_up;
	AcPlan *a, *b;
	AcInstant begins, ends;
} AcCompareScene;

/* ---- who is looked at (compare_clients.c) ---------------------------------------------------- */

void ac_compare_find_kinds(AcCompare *compare);
void ac_compare_free_kinds(AcCompare *compare);
void ac_compare_scene_open(AcCompareScene *scene, AcCompare *compare, AcComparedCourse course, guint kind);
void ac_compare_scene_close(AcCompareScene *scene);
/** Which kinds @kinds are, in words: "skin oily or not known"; NULL: all of them. In the arena. */
const char *ac_compare_clients(const AcCompare *compare, guint64 kinds);

/* ---- words (compare_moments.c); in the arena ------------------------------------------------- */

/** "day 4", "36 hours", "2 days before", "day 4 after session 2". */
const char *ac_compare_moment(const AcCompare *compare, const AcCompareScene *scene, AcInstant at);
const char *ac_compare_day(const AcCompare *compare, AcDate date);
/** "day 4", "36 hours", "1 year", "day 3 or day 4"; NULL for none. */
const char *ac_compare_span(const AcCompare *compare, const AcSpan *span);

/* ---- what differs ---------------------------------------------------------------------------- */

/** Every answer (compare_answers.c). */
const AcDifference *ac_compare_answers(AcCompare *compare, guint *n);
/** Tasks (compare_tasks.c), appended to @out as AcPartDifference. */
void ac_compare_tasks(AcCompare *compare, GArray *out);
/** Phases, milestones, signs, follow-ups (compare_parts.c). */
void ac_compare_parts(AcCompare *compare, GArray *out);
/** Texts, and what is written otherwise with the same outcome (compare_wording.c). */
void ac_compare_wordings(AcCompare *compare, AcComparison *comparison);

#endif
