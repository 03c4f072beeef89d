/* SPDX-License-Identifier: MIT */
/** model/record.h - what a client told of single days: check-ins and notes. Plain data, borrowed. The plan
 * needs none of it; the journal does. */
#ifndef AC_MODEL_RECORD_H
#define AC_MODEL_RECORD_H

#include "model/protocol.h"

/** One thing felt and the advice on it: a sign, a red flag, both, or words that name neither. */
typedef struct {
	const char *words, *sign, *flag; /* sign, flag: ids or NULL */
	AcSignSeverity severity;
	AcAdvice advice;
	gboolean soon;
} AcFelt;

typedef struct {
	AcInstant at;    /* the moment it speaks of */
	AcAdvice advice; /* on all of it */
	gboolean soon;
	const AcFelt *felt;
	guint n_felt;      /* 0: nothing is felt */
	AcInstant said_at; /* filled in afterwards: when; 0: at that moment */
} AcCheckin;

/** A note of the client's own for a day. */
typedef struct {
	gint64 id;
	AcDate date; /* of the client's zone */
	AcInstant said_at;
	const char *text; /* as it was typed: made plain where it goes out */
} AcDayNote;

/** All of one client. */
typedef struct {
	const AcCheckin *checkins; /* rising by at */
	guint n_checkins;
	const AcDayNote *notes; /* by date, then as they were written */
	guint n_notes;
} AcRecords;

#endif
