/* SPDX-License-Identifier: MIT */
/**
 * model/protocol.h - a set of rules for one procedure, as loaded. Plain data: no function here reads or
 * decides. All strings and arrays live in the arena of the loaded protocol (protocol/load.h). Optional texts
 * are NULL.
 */
#ifndef AC_MODEL_PROTOCOL_H
#define AC_MODEL_PROTOCOL_H

#include "model/activity.h"
#include "time/offset.h"

typedef enum {
	AC_VERDICT_SILENT,
	AC_VERDICT_OK,
	AC_VERDICT_CARE,
	AC_VERDICT_ASK,
	AC_VERDICT_AVOID
} AcVerdict;
/** How strongly it is meant, in the leaflet's words; decides no verdict. */
typedef enum { AC_LEVEL_NOT_GIVEN, AC_LEVEL_MUST, AC_LEVEL_SHOULD, AC_LEVEL_MAY, AC_LEVEL_NEVER } AcLevel;
/** Whose word a milestone is. */
typedef enum { AC_BY_CLIENT, AC_BY_PRACTITIONER } AcBy;
typedef enum { AC_LATE_REMIND, AC_LATE_DROP, AC_LATE_DIGEST } AcLate;
typedef enum { AC_ANCHOR_SESSION, AC_ANCHOR_FIRST, AC_ANCHOR_FINAL, AC_ANCHOR_MILESTONE } AcAnchorKind;
typedef enum { AC_STATUS_DRAFT, AC_STATUS_ACTIVE, AC_STATUS_RETIRED } AcStatus;
/** Advice on a sign, in order of urgency. */
typedef enum {
	AC_ADVICE_EXPECTED,
	AC_ADVICE_WATCH,
	AC_ADVICE_PRACTITIONER,
	AC_ADVICE_DOCTOR,
	AC_ADVICE_EMERGENCY
} AcAdvice;
typedef enum { AC_SEVERITY_ANY, AC_SEVERITY_MILD, AC_SEVERITY_MODERATE, AC_SEVERITY_STRONG } AcSignSeverity;

typedef struct {
	const char *id, *title, *url, *note; /* url, note may be NULL */
	AcOrigin origin;
} AcSource;

/** A fact about the client, and the values it may have. */
typedef struct {
	const char *id, *title;
	const char *const *values;
	guint n_values;
	AcOrigin origin;
} AcTrait;

/** Something the client reports: "flakes are gone". */
typedef struct {
	const char *id, *ask; /* ask: the question, as asked of the client */
	const char *title;    /* what it is waited for, in a sentence: "the flakes are gone"; never NULL */
	AcSpan usually;       /* NONE when not given */
	const char *usually_text;
	AcBy by;           /* the client reports what is seen, the practitioner what may be done */
	gboolean sighting; /* may happen or not, and again: what counts from it holds after the latest report */
	AcOrigin origin;
} AcMilestone;

typedef struct {
	AcAnchorKind kind;
	const AcMilestone *milestone; /* for AC_ANCHOR_MILESTONE */
} AcAnchor;

typedef struct {
	const char *id, *title, *guide;
	AcSpan from, to;
	const AcMilestone *until, *once; /* or NULL, as for a rule */
	const char *const *normal;       /* what is normal then */
	guint n_normal;
	AcOrigin origin;
} AcPhase;

typedef enum {
	AC_CONDITION_TRAIT,
	AC_CONDITION_COURSE_ONGOING,
	AC_CONDITION_COURSE_COMPLETE,
	AC_CONDITION_SEEN
} AcConditionKind;

/** One key of `when` or `unless`. Any of its values fits it; all keys of a `when` must fit. */
typedef struct {
	AcConditionKind kind;
	const AcTrait *trait;      /* TRAIT */
	const char *const *values; /* TRAIT: values of the trait; SEEN: ids of signs */
	guint n_values;
} AcCondition;

/** What bounds a thing that is allowed with care. */
typedef struct {
	int minutes;     /* at most, 0 = not given */
	const char *per; /* "day", "week", "time"; NULL when minutes is 0 */
	int from_minute; /* only between these clock times of the client's zone; -1 = any time */
	int to_minute;
	int times; /* at most so often, in words only; 0 = not given */
} AcLimit;

/** The texts a rule, task or adjustment may carry. */
typedef struct {
	const char *how, *why, *otherwise, *exception, *lapse, *consequence;
	const char *where;                            /* the place it speaks of: "off the flakes" */
	const char *const *products, *const *without; /* use only these; without these ingredients */
	guint n_products, n_without;
} AcWords;

/** Whether they make what is allowed a thing to be done with care: a place, products, ingredients. */
static inline gboolean ac_words_bind(const AcWords *words)
{
	return words->where != NULL || words->n_products > 0 || words->n_without > 0;
}

/** "3..5": so many times; most 0: no upper end. Both 0: not given. */
typedef struct {
	guint least, most;
} AcCount;

typedef struct AcRule AcRule;
struct AcRule {
	const char *id, *title; /* title may be NULL */
	AcOrigin origin;
	const char *protocol;        /* id of the protocol that wrote it (an overlay's rules name the overlay) */
	const AcActivity *const *on; /* named activities, at least one */
	guint n_on;
	const AcActivity *const *but; /* it does not speak of these and of what belongs to them */
	guint n_but;
	AcVerdict verdict;               /* what the file wrote; SILENT when it wrote `allow` */
	gboolean allows;                 /* TRUE: `allow` was written, `on` are ladders */
	guint allow_rank;                /* highest step allowed; 0 = "none" */
	AcSpan from, to;                 /* NONE when not given; to may be UNSAID, or late UNSAID: "at least" */
	const char *from_text, *to_text; /* as written, for people: "28d" */
	AcAnchor anchor;
	const AcMilestone *until; /* or NULL */
	const AcMilestone *once;  /* or NULL: a permission that begins with its report, not before from */
	AcSpan safer;             /* NONE, or the date on the safe side, for words: the verdict stays */
	const AcPhase *phase;  /* or NULL: whose times it has where it wrote none; they are in the fields above */
	const AcRule *against; /* or NULL: the leaflet says that as well */
	const AcCondition *when, *unless;
	guint n_when, n_unless;
	const AcLimit *limit; /* or NULL */
	AcWords words;
	AcLevel level;
	const AcSource *source; /* or NULL */
};

typedef struct AcTask AcTask;
struct AcTask {
	const char *id, *title, *amount; /* amount: "pea-size" */
	AcOrigin origin;
	AcSpan from, to;
	AcAnchor anchor;
	const AcMilestone *until, *once; /* or NULL */
	const AcPhase *phase;            /* or NULL, as for a rule */
	const int *times;                /* minutes of the day, rising; none: an all-day task */
	guint n_times;
	AcOffset every;           /* NONE: once */
	AcCount count;            /* how often in each every */
	const char *const *items; /* a checklist: one tick for all */
	guint n_items;
	const AcActivity *on;   /* or NULL: held back while this may not be done */
	const AcActivity *step; /* a step of on, or NULL */
	const AcTask *after;    /* do that one first */
	const AcCondition *when, *unless;
	guint n_when, n_unless;
	AcWords words;
	AcLevel level;
	AcLate late;
	gboolean remind;
	AcOffset lead; /* remind this long before; NONE: at the time */
	const AcSource *source;
};

typedef struct {
	const char *id;
	AcOrigin origin;
	AcSignSeverity severity; /* this and above it; ANY when not given */
	AcSpan from, to;
	AcAdvice advice;
	AcOffset again; /* WATCH: look again in; NONE when not given */
	const char *why;
	const AcSource *source;
} AcSignRule;

typedef struct {
	const char *id, *title;
	AcOrigin origin;
	const char *const *also;
	guint n_also;
	const AcSignRule *rules;
	guint n_rules;
} AcSign;

typedef struct {
	const char *id, *title;
	AcOrigin origin;
	AcSpan at;
	AcAnchor anchor;
	AcOffset every; /* NONE: once */
	const char *why;
	const AcSource *source;
} AcFollowup;

/** How many sessions, and how far apart, for whom. */
typedef struct {
	const char *id;
	AcOrigin origin;
	const AcCondition *when; /* traits */
	guint n_when;
	AcCount sessions;
	const AcSpan *gaps; /* the i-th is after session i, the last repeats */
	guint n_gaps;
	const char *why;
	const AcSource *source;
} AcCourse;

/** A sentence of the leaflet that is no rule: its guarantee, its price. */
typedef struct {
	const char *id, *text;
	AcOrigin origin;
	const AcCondition *when;
	guint n_when;
	const AcSource *source;
} AcNote;

typedef struct {
	const AcMilestone *milestone;
	AcSpan at;
} AcTestReport;

/** A line of the file's own `tests`. */
typedef struct {
	AcOrigin origin;
	AcSpan at;              /* after the end of the first session */
	const AcSpan *sessions; /* further ones */
	guint n_sessions;
	gboolean final; /* the last of them is the last of the course */
	const AcTestReport *reported;
	guint n_reported;
	AcOffset length; /* the question's "for"; NONE when not given */
	const AcActivity *const *ask;
	guint n_ask;
	AcVerdict answer;
	const AcCondition *when; /* traits of the tested client: one value each */
	guint n_when;
} AcProtocolTest;

typedef struct {
	const char *id, *title, *advice;
	const char *brief; /* the title in a few words, for a narrow place; never NULL */
	const char *const *also;
	guint n_also;
	AcAdvice urgency; /* PRACTITIONER, DOCTOR or EMERGENCY */
	gboolean soon;    /* DOCTOR within days, not the same day */
	const AcSource *source;
	AcOrigin origin;
} AcRedFlag;

typedef struct {
	const AcRedFlag *flags; /* most urgent first */
	guint n_flags;
	const AcSource *sources;
	guint n_sources;
	const char *prescriber; /* the sentence on prescribed medicine */
	const char *file;
} AcSafety;

typedef struct {
	const char *id, *name, *phone, *out_of_hours, *address, *email, *web, *logo, *hours, *country;
	const char *protocol; /* id or path of the protocol it uses, or NULL */
	const char *file;
} AcClinic;

typedef struct AcProtocol {
	const char *id, *title, *version, *language, *author, *approved_on, *review_by, *not_for, *extends;
	AcStatus status;
	int treatment_day;         /* 0 or 1 */
	gboolean numbering_unsaid; /* the leaflet does not say which: shown counted from 0, "day N" is both */
	AcOffset lasts;            /* how long the plan of one session is */
	AcSpan gap;                /* usual time between two sessions; NONE when not given */
	const char *file;
	const AcCatalogue *catalogue; /* config/activities.cfg and what the protocol adds */
	const AcSource *sources;
	guint n_sources;
	const AcTrait *traits;
	guint n_traits;
	const AcMilestone *milestones;
	guint n_milestones;
	const AcPhase *phases;
	guint n_phases;
	const AcRule *rules;
	guint n_rules;
	const AcTask *tasks;
	guint n_tasks;
	const AcSign *signs;
	guint n_signs;
	const AcFollowup *followups;
	guint n_followups;
	const AcCourse *courses;
	guint n_courses;
	const AcNote *notes;
	guint n_notes;
	const AcProtocolTest *tests;
	guint n_tests;
	const char *const *files; /* every file that made it: itself, then what it extends */
	guint n_files;
} AcProtocol;

#endif
