/* SPDX-License-Identifier: MIT */
/** model/comparison.h - what two protocols, A and B, say differently. Plain data. */
#ifndef AC_MODEL_COMPARISON_H
#define AC_MODEL_COMPARISON_H

#include "model/protocol.h"

/** The made-up courses both are held against. What only a later one shows is told there alone. */
typedef enum {
	AC_COMPARED_ONE,        /* one session, the last; everything is reported as soon as it usually is */
	AC_COMPARED_UNREPORTED, /* the same, and nothing is ever reported */
	AC_COMPARED_AT_ONCE,    /* the same, and everything is reported on the day of the session */
	AC_COMPARED_SEVERAL     /* several sessions, the last of them final */
} AcComparedCourse;

typedef enum {
	AC_DIFFERS_B_STRICTER,
	AC_DIFFERS_B_LOOSER,
	AC_DIFFERS_A_SILENT, /* only B speaks of it */
	AC_DIFFERS_B_SILENT,
	AC_DIFFERS_OTHERWISE /* neither is stricter: other hours */
} AcDiffers;

/** What one of them says of an activity over a stretch of time. */
typedef struct {
	AcVerdict verdict;
	const AcActivity *step;  /* a ladder: the highest step allowed; or NULL */
	const AcLimit *limit;    /* of what is allowed; or NULL */
	const AcRule *rule;      /* which decides when the stretch begins; NULL: none */
	const char *from, *to;   /* how long it says so, in words: "day 4"; NULL: no such edge */
	gboolean said_the_other; /* just before the stretch it said what the other one says in it, */
	const AcRule *before;    /* by this rule */
} AcSays;

typedef struct {
	const AcActivity *const *activities; /* at least one, by index */
	guint n_activities;
	AcDiffers differs;
	AcComparedCourse course;
	AcInstant begins, ends; /* on the made-up course; NEVER: to the end of all that was looked at */
	const char *from, *to;  /* the same in words; NULL: no such edge */
	gboolean in_hours;      /* only at some hours of the days between */
	AcSays a, b;
	const char *clients; /* "skin oily": only for these; NULL: for all */
} AcDifference;

typedef enum {
	AC_PART_TASK,
	AC_PART_PHASE,
	AC_PART_MILESTONE,
	AC_PART_SIGN,
	AC_PART_FOLLOWUP,
	AC_N_PARTS
} AcPart;

/** A task, phase, milestone … of one of them only, or at another time. */
typedef struct {
	AcPart part;
	const char *id, *title;
	const char *a, *b; /* what it is there, in words; NULL: it is not there */
	const char *clients;
} AcPartDifference;

/** An entry whose texts differ, or which stands in one of the files only, and which changes none of the
 * above. */
typedef struct {
	const char *list, *id;
	const char *keys; /* "how, why"; NULL: the whole entry stands in one of them only */
	gboolean only_b;  /* keys NULL: in B; else in A */
} AcWordingDifference;

typedef struct {
	const AcProtocol *a, *b;
	guint n_sessions;    /* of the longer course; 1: none */
	const char *gap;     /* between them, as the file has it */
	int treatment_day;   /* how days are counted: as A counts them */
	const char *clients; /* the traits that were asked for; NULL: none */
	gboolean is_partial; /* there are more kinds of clients than were looked at */
	const AcDifference *differences;
	guint n_differences; /* by course, kind, time, activity */
	const AcPartDifference *parts;
	guint n_parts; /* by part */
	const AcWordingDifference *wordings;
	guint n_wordings;
	gboolean is_wording_left_out; /* the files have too little in common to compare word by word */
	const char *const *only_a, *const *only_b; /* titles of sources */
	guint n_only_a, n_only_b;
} AcComparison;

#endif
