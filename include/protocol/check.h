/* SPDX-License-Identifier: MIT */
/** protocol/check.h - what a loaded protocol says that its author hardly means (`aftercare protocol check`).
 */
#ifndef AC_PROTOCOL_CHECK_H
#define AC_PROTOCOL_CHECK_H

#include "base/arena.h"
#include "base/problem.h"
#include "model/protocol.h"
#include "protocol/load.h"

/** So many activities at the head of the catalogue are what people ask most. */
#define AC_CHECK_COMMON 20

/**
 * Adds findings (AcFinding of base/problem.h), each with its places: rules that contradict, two ends for one
 * ban, gaps, shared or missing boundaries, a task whose activity is forbidden then, rules and keys that can
 * never matter, a missing source, an overdue review, a failing test of the file's own, an attempt to lower a
 * red flag, reminders in quiet hours. @today: for the review date.
 */
void ac_protocol_check(const AcProtocol *protocol, const AcSafety *safety, AcDate today,
                       AcProblems *problems);
/** Runs the file's own `tests`: errors for those that fail. Returns how many were run. */
guint ac_protocol_run_tests(const AcProtocol *protocol, AcProblems *problems);
/**
 * What only the files show: an overlay that changed more than it says, a task that speaks of a rule taken
 * out, a clinic that uses a protocol there is not. @folders as for ac_load_protocol().
 */
void ac_loaded_check(const AcLoaded *loaded, const AcCatalogue *catalogue, const char *const *folders,
                     AcProblems *problems);

/** A time at which one of the most asked activities has no answer, for a client of one last session. */
typedef struct {
	const AcActivity *activity;
	const char *when; /* "from day 7 to day 30", "at any time" */
} AcSilence;
/** By activity, then time; in @arena. */
const AcSilence *ac_protocol_silences(const AcProtocol *protocol, AcArena *arena, guint *n);

#endif
