/* SPDX-License-Identifier: MIT */
/**
 * plan/schedule.h - what a practitioner hands over: one stretch of a client's course, as facts. Pure. The
 * page, the text, Markdown and HTML all say what stands here, and nothing else.
 *
 * Verdicts leave the clock hours of limits aside: "sun, 20 minutes a day before 11:00" is one spell of care
 * with a limit, not a ban every noon.
 *
 * Nothing here depends on the hour of now: only on which sessions have begun by then, and which passed
 * unconfirmed. Ownership: all of it lies in the arena the caller gives and points into plan, protocol,
 * client and safety, which must outlive it.
 */
#ifndef AC_PLAN_SCHEDULE_H
#define AC_PLAN_SCHEDULE_H

#include "plan/plan.h"

/** Days one schedule has at most: thirteen months. */
#define AC_SCHEDULE_MAX_DAYS 400

/** Which part of the course. Zeroed: from the latest session that has begun (before the first: from the
 * next) for as long as the protocol speaks of one session, but no further than to the next one: what
 * comes after that is another sheet's. */
typedef struct {
	const AcSession *session; /* of the plan's client; NULL: the latest that has begun, else the next */
	gboolean has_from, has_to;
	AcDate from, to; /* both taken in; a `to` before `from`, or too late, is brought into range */
} AcScheduleSpec;

/** One verdict of one activity, for as long as it stays the same. */
typedef struct {
	AcInstant from, to; /* [from, to), cut to the schedule's range */
	AcVerdict verdict;
	const AcActivity *step; /* of a ladder: the highest allowed; NULL: none, or not a ladder */
	AcUntil until;          /* its own end, also beyond the range */
	/** In its hours where there are any: how, why, limit, once, causes, adjustment. until and next of it go
	 * by the clock: use those here. */
	const AcAnswer *answer;
} AcSpell;

/** A line of the chart: activities that the same rules say the same of, all through the range. */
typedef struct {
	const AcActivity *const *activities; /* at least one; what people ask most first */
	guint n_activities;
	const AcSpell *spells; /* one after the other, without gaps, over the whole range */
	guint n_spells;
	AcVerdict strictest; /* of all spells */
	gboolean changes;    /* more than one spell */
	gboolean adjusted;   /* the practitioner's own change decides somewhere */
	gboolean medicine;   /* add the prescriber sentence */
} AcScheduleRow;

/** What one row says on one day. */
typedef struct {
	AcVerdict strictest;
	guint spell;    /* the first of the row's spells that touches the day */
	guint n_spells; /* and how many do */
} AcScheduleCell;

/** What begins on a day: of a row, from `at` on. */
typedef struct {
	guint row;
	AcChange change;      /* of the row's first activity */
	const AcSpell *spell; /* that begins */
} AcScheduleChange;

/** Something to do again and again: a column of boxes to tick. */
typedef struct {
	const AcTask *task;
	int minute;   /* of the client's clock; -1: any time, or several times that `boxes` counts */
	guint n_days; /* on how many days it has a box */
	AcDate first, last;
} AcScheduleColumn;

typedef struct {
	AcDate date;
	AcInstant begins, ends;      /* local midnights of the client's zone; the last may end with a session */
	const AcSession *session;    /* the latest that has begun by the end of that day; NULL: none */
	guint session_number;        /* from 1; 0: none has begun */
	int day_number;              /* by the file's numbering; before the first session: until it, negative */
	gboolean is_over;            /* later than `lasts` of that session */
	const AcPhase *phase;        /* or NULL */
	gboolean phase_begins;       /* another one than the day before */
	const AcSession *session_on; /* begins on that day; or NULL */
	guint session_on_number;
	const AcScheduleCell *cells;     /* by row */
	const AcScheduleChange *changes; /* bans first, then by time, then by row */
	guint n_changes;
	const guint8 *boxes;      /* by column: how many to tick; 0: none */
	const AcOccurrence *once; /* what is done once, and so has no column; by time */
	guint n_once;
	const AcFollowup *const *followups; /* that fall on that day */
	guint n_followups;
} AcScheduleDay;

/** A stage of healing, with what is normal then. */
typedef struct {
	const AcPhase *phase;
	AcDate first, last; /* of the days of the range it has */
	gboolean goes_on;   /* it has the last day of the range */
} AcSchedulePhase;

/** A change for this client. */
typedef struct {
	const AcAdjustment *adjustment;
	const AcActivity *activity;
	const AcActivity *step; /* allow: the highest step; NULL: "none", or a verdict is given */
	guint session_number;   /* 0: the whole course */
} AcScheduleAdjustment;

typedef struct AcSchedule {
	const AcPlan *plan;
	const AcProtocol *protocol;
	const AcClient *client;
	const AcSafety *safety;        /* NULL: not opened */
	const AcSession *session;      /* whose days these are; NULL: the client has none */
	guint session_number;          /* from 1; 0: none */
	const AcSession *next_session; /* the first that begins after it and after now; NULL: none is booked */
	guint next_session_number;
	guint n_sessions;        /* that are known */
	const AcCourse *course;  /* how many the leaflet speaks of; NULL: it does not say */
	gboolean final_known;    /* the last session of the course is known */
	AcDate first, last;      /* both taken in; client's zone */
	guint ends_with_session; /* the number of the session that comes then; 0: none */
	AcInstant begins, ends; /* [begins, ends): first's midnight to the midnight after last, or that session */
	int last_day_number;    /* of `lasts` of its session */
	const AcScheduleRow *rows; /* what people ask most first */
	guint n_rows;
	const AcScheduleColumn *columns; /* by time; any time last */
	guint n_columns;
	const AcScheduleDay *days;
	guint n_days;
	const AcSchedulePhase *phases;
	guint n_phases;
	const AcScheduleAdjustment *adjustments; /* all of the client's that name something the catalogue has */
	guint n_adjustments;
	const AcFollowupDate *followups; /* from the first day on; those not known last */
	guint n_followups;
	const AcTrait *const *unknown; /* facts not known that rules ask for: the stricter reading stands here */
	guint n_unknown;
	const AcMilestone *const *awaited; /* what the client is to report, of what ends a spell here */
	guint n_awaited;
	const AcSource *const *sources; /* cited by what stands here, in the order of the protocol */
	guint n_sources;
} AcSchedule;

/** Never NULL. @safety may be NULL. Cost: one question an activity, however long the range is. */
const AcSchedule *ac_schedule_new(const AcPlan *plan, AcArena *arena, const AcSafety *safety,
                                  const AcScheduleSpec *spec);

/** The first spell of @row on @day that is as strict as its strictest. */
const AcSpell *ac_schedule_spell(const AcScheduleRow *row, const AcScheduleDay *day, guint row_index);

#endif
