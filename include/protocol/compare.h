/* SPDX-License-Identifier: MIT */
/** protocol/compare.h - what differs for the client between two protocols (`aftercare protocol compare`). */
#ifndef AC_PROTOCOL_COMPARE_H
#define AC_PROTOCOL_COMPARE_H

#include "base/arena.h"
#include "model/client.h"
#include "model/comparison.h"

/** Of a course. */
#define AC_COMPARE_SESSIONS_MAX 12

typedef struct {
	const AcTraitValue *traits; /* the clients to look at; traits not named here are tried out */
	guint n_traits;
	guint n_sessions; /* of the longer course; 1: only the course of one session */
} AcCompareOptions;

/**
 * Both over the same made-up courses: every answer that differs, then tasks, phases, milestones, signs and
 * follow-ups that do, then wording. Pure. Everything lies in @arena and points into @a and @b.
 */
const AcComparison *ac_protocol_compare(const AcProtocol *a, const AcProtocol *b,
                                        const AcCompareOptions *options, AcArena *arena);
/** Nothing at all differs for a client. */
gboolean ac_comparison_is_same(const AcComparison *comparison);

#endif
