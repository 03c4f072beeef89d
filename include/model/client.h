/* SPDX-License-Identifier: MIT */
/** model/client.h - a client, as the plan needs one: facts, sessions, what was done and reported. Plain data,
 * borrowed. */
#ifndef AC_MODEL_CLIENT_H
#define AC_MODEL_CLIENT_H

#include "model/protocol.h"

typedef enum {
	AC_SESSION_PLANNED, /* once its end has passed it is unconfirmed, and the client is asked */
	AC_SESSION_HAPPENED
} AcSessionState;

typedef struct {
	gint64 id;            /* of the store; unique among the client's */
	AcInstant begin, end; /* begin <= end */
	GTimeZone *zone;      /* where it took place; its windows run in it */
	const char *zone_name;
	AcSessionState state;
	gboolean final; /* the last of the course */
	const char *note;
	const char *uid; /* the same wherever this session is stored; NULL: it is stored nowhere */
} AcSession;

typedef struct {
	const char *trait, *value;
} AcTraitValue;

/** Closes what its own and earlier sessions wait for. */
typedef struct {
	const char *milestone;
	gint64 session_id;
	AcInstant at;
	const char *by; /* initials of the practitioner; NULL: the client said so */
} AcReport;

typedef enum { AC_TICK_DONE, AC_TICK_SKIPPED } AcTickState;

/** What was done about one occurrence of a task. The local date and minute name it, so a change of zone loses
 * none. */
typedef struct {
	const char *task;
	gint64 session_id;
	AcDate date;
	int minute; /* -1: an all-day task */
	AcTickState state;
	AcInstant at;     /* when it was ticked */
	const char *note; /* reason of a skip */
} AcTick;

/** A practitioner's change for one client. */
typedef struct {
	gint64 id;
	const char *activity;            /* id */
	AcVerdict verdict;               /* or SILENT with allow */
	const char *allow;               /* id of a step, or "none"; NULL when verdict is given */
	AcSpan from, to;                 /* from the session's end, as in a rule; NONE: no bound */
	gint64 session_id;               /* 0: the whole course */
	const char *how, *why, *by;      /* by: initials */
	const char *from_text, *to_text; /* as written, for people: "72h"; NULL: no bound */
	int numbering;                   /* how their days are counted: as ac_span_parse() has it */
	AcInstant at;                    /* when it was made */
} AcAdjustment;

/** A forbidden thing that has happened. */
typedef struct {
	const char *activity;
	AcInstant at;
	gboolean is_day; /* at no hour of its day that is known; at is then the day's last minute */
} AcLapse;

/** The signs of the last check-in; has_checkin FALSE: none yet. */
typedef struct {
	const char *sign;
	AcSignSeverity severity;
} AcSeenSign;

typedef struct {
	gint64 id;
	const char *name;
	const char *uid; /* random: the same wherever this client is stored; NULL: stored nowhere */
	GTimeZone *zone; /* the client's present zone; never NULL; borrowed */
	const char *zone_name;
	const AcSession *sessions; /* rising by end */
	guint n_sessions;
	const AcTraitValue *traits;
	guint n_traits;
	const AcReport *reports;
	guint n_reports;
	const AcTick *ticks;
	guint n_ticks;
	const AcAdjustment *adjustments;
	guint n_adjustments;
	const AcLapse *lapses;
	guint n_lapses;
	gboolean has_checkin;
	AcInstant checkin_at;
	const AcSeenSign *seen;
	guint n_seen;
	/* What the last check-in of any kind was advised. */
	gboolean has_advice;
	AcInstant advised_at;
	AcAdvice advice;
	gboolean advice_soon; /* DOCTOR within days, not the same day */
} AcClient;

#endif
