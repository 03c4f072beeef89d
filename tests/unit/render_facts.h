/* SPDX-License-Identifier: MIT */
/** render_facts.h - a small world for the tests of render: activities, a rule, a session, answers made by
 * hand. */
#ifndef AC_TESTS_RENDER_FACTS_H
#define AC_TESTS_RENDER_FACTS_H

#include "render/pages.h"

typedef struct {
	GTimeZone *zone; /* owned: Europe/London */
	AcActivity water, rinse, mild, pool, sea, minoxidil;
	const AcActivity *steps[2];
	AcSource source;
	AcRule dry, still;
	AcSession first, second; /* Fri 20 Nov 2026 15:00, Fri 18 Dec 2026 15:00 */
	AcMilestone flakes;
	AcTrait skin;
	AcSafety safety;
	AcClinic clinic;
	AcFacts facts; /* now: Sat 21 Nov 2026 11:20 */
} RenderWorld;

RenderWorld *render_world_new(void);
void render_world_free(RenderWorld *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RenderWorld, render_world_free)

/** A local moment of 2026. */
AcInstant render_at(const RenderWorld *world, int month, int day, int hour, int minute);
/** An answer at now about @activity: no end, nothing next, no cause. */
AcAnswer render_answer(const RenderWorld *world, const AcActivity *activity, AcVerdict verdict);
/** Fails the test with the whole text when @part is not in it. */
void render_has(const char *text, const char *part);
void render_lacks(const char *text, const char *part);

#endif
