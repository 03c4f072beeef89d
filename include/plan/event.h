/* SPDX-License-Identifier: MIT */
/**
 * plan/event.h - planning back from a wedding, a beach, a flight: what will be allowed then, and by when the
 * last session has to be so that it is. Pure. Everything is asked of plans like any other: of the one as
 * booked, and of the same client with other sessions. No rule is read here.
 *
 * Ownership: all of it lies in the arena given and points into plan, protocol and client.
 */
#ifndef AC_PLAN_EVENT_H
#define AC_PLAN_EVENT_H

#include "plan/plan.h"

typedef struct {
	AcInstant from, to; /* [from, to); the same for one instant */
	/** Whole days: the clock hours of limits are left aside, as on any day ("sun, before 11:00" is care). */
	gboolean is_days;
	const AcActivity *const *activities;
	guint n_activities;
} AcEventAsk;

/** On what it rests that something is allowed then, or would be. Bits: several can hold together. */
typedef enum {
	AC_GIVEN_BOOKED = 1 << 0,     /* the sessions that are booked take place as booked */
	AC_GIVEN_NO_MORE = 1 << 1,    /* those that are booked do not take place */
	AC_GIVEN_LAST = 1 << 2,       /* the latest session before it is the last of the course */
	AC_GIVEN_MILESTONES = 1 << 3, /* what is waited for is reported, at the latest when it usually is */
	AC_GIVEN_FACTS = 1 << 4       /* a fact about the client that is not known (answer->facts) */
} AcEventGiven;

/** Days on which the last session of the course may be; both taken in. */
typedef struct {
	gboolean is_known; /* FALSE: on no day from today to the day before the event */
	/** FALSE: on any day from today to last. */
	gboolean has_first;
	AcDate first, last;
	const AcMilestone *const *milestones; /* that have to be reported by then */
	guint n_milestones;
} AcEventSpan;

/** One activity. */
typedef struct {
	const AcActivity *activity;
	const AcAnswer *answer; /* the strictest then, as booked */
	gboolean is_allowed;    /* as booked: care or ok, all through */
	/** Allowed: on what that rests; 0: for certain, as long as no other session comes before. Not allowed:
	 * what would allow it; 0: nothing that is known here. */
	unsigned given;
	const AcMilestone *const *milestones; /* GIVEN_MILESTONES: which */
	guint n_milestones;
	AcEventSpan span;
	const AcSession *blocker; /* booked, and without it this would be allowed; or NULL */
	AcDate after;             /* blocker: the first day after the event to which it may be moved; 0: none */
} AcEventItem;

typedef struct {
	AcInstant from, to;
	AcDate first, last; /* of the event, client's zone; both taken in */
	AcDate today;
	gboolean is_over;         /* it lies before now */
	gboolean is_complete;     /* the last session of the course has been: none is to be planned */
	const AcEventItem *items; /* in the order asked */
	guint n_items;
	guint n_allowed;
	AcEventSpan span;           /* keeps all that any day can keep */
	guint n_kept;               /* how many those are */
	const AcSession *session;   /* the latest begun by the event, as booked; NULL: none */
	guint session_number;       /* from 1 */
	int day_number;             /* of the event's first day, by the file's numbering */
	const AcPhase *phase;       /* of its first day, as booked; or NULL */
	const AcPhase *phase_after; /* of its last day where that is another; or NULL */
} AcEventPlan;

/**
 * Never NULL. @n_activities at least 1. Cost: a plan for each day on which a session could make a difference
 * (as many as the longest time of any rule, at most AC_EVENT_MAX_DAYS) and one question an activity on each.
 */
const AcEventPlan *ac_event_plan(const AcPlan *plan, AcArena *arena, const AcEventAsk *ask);

#define AC_EVENT_MAX_DAYS 400

#endif
