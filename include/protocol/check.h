/* SPDX-License-Identifier: MIT */
/** protocol/check.h - what a loaded protocol says that its author hardly means (`aftercare protocol check`).
 */
#ifndef AC_PROTOCOL_CHECK_H
#define AC_PROTOCOL_CHECK_H

#include "base/problem.h"
#include "model/protocol.h"

/**
 * Adds warnings and notes, each with its place: rules that contradict, gaps, shared or missing boundaries, a
 * task whose activity is forbidden then, a rule that can never apply, a missing source, an overdue review, a
 * failing test of the file's own, an attempt to lower a red flag, reminders in quiet hours. @today: for the
 * review date.
 */
void ac_protocol_check(const AcProtocol *protocol, const AcSafety *safety, AcDate today,
                       AcProblems *problems);
/** Runs the file's own `tests`: errors for those that fail. Returns how many were run. */
guint ac_protocol_run_tests(const AcProtocol *protocol, AcProblems *problems);

#endif
