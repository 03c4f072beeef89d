/* SPDX-License-Identifier: MIT */
/** protocol/findings.h - the parts of ac_protocol_check(). Each adds what it finds; none stops at the first.
 */
#ifndef AC_PROTOCOL_FINDINGS_H
#define AC_PROTOCOL_FINDINGS_H

#include "base/problem.h"
#include "model/client.h"

typedef struct {
	const AcProtocol *protocol;
	const AcSafety *safety; /* NULL: red flags are not looked at */
	AcProblems *problems;
	guint n_found;
} AcCheck;

/** One finding; beyond 200 they are counted only. */
void ac_check_add(AcCheck *check, AcSeverity severity, const AcOrigin *origin, const char *format, ...)
    G_GNUC_PRINTF(4, 5);
/** The word a file has for a verdict: "avoid"; borrowed. */
const char *ac_check_verdict(AcVerdict verdict);
/** The same anchor; the same conditions in the same order. */
gboolean ac_check_same_anchor(const AcAnchor *a, const AcAnchor *b);
gboolean ac_check_same_conditions(const AcRule *a, const AcRule *b);

/** Rules that contradict, holes and unclear seams between rules on one activity, between phases. */
void ac_check_windows(AcCheck *check);
/** Rules that can never apply. */
void ac_check_never(AcCheck *check);
/** Tasks whose activity is forbidden when they are due. */
void ac_check_tasks(AcCheck *check);

#endif
