/* SPDX-License-Identifier: MIT */
/**
 * render/pages.h - what a command prints for a person, put on a sheet: the answer first, then until when,
 * then how, then why and who says so. Every page has a twin in render/json.h.
 */
#ifndef AC_RENDER_PAGES_H
#define AC_RENDER_PAGES_H

#include "render/sheet.h"
#include "render/words.h"

/** Where the value of one key stands that holds, and the places that wrote it and were replaced, the last
 * first. */
typedef struct {
	const char *key;
	AcOrigin at;
	const AcOrigin *lost;
	guint n_lost;
} AcKeyPlace;
/** The keys of an entry that somebody wrote: of "rules" the one called @id (a rule of a sign:
 * "redness.early"), or of "protocol" itself. In @arena. */
typedef const AcKeyPlace *(*AcPlacesOf)(gconstpointer data, AcArena *arena, const char *list, const char *id,
                                        guint *n);

/** What the pages speak of besides the plan; all borrowed. */
typedef struct {
	AcPlacesOf places_of; /* NULL: places are not told */
	gconstpointer places;
	AcWordsContext words;
	const AcClinic *clinic;  /* NULL: none is named */
	const char *own_rules;   /* the title of rules that are not the standard ones; else NULL */
	const AcSafety *safety;  /* NULL: not opened */
	const char *client_name; /* NULL: nobody stored */
	const char *hash;        /* of the protocol's files; NULL: not asked for */
	const char *zone_note;   /* the client's zone, when this machine is in another; else NULL */
} AcFacts;

/** What was asked, beside its answer. */
typedef struct {
	AcInstant from, to; /* the stretch; the same for one instant */
	gboolean is_now;
	gboolean is_day; /* a whole local day */
	int for_minutes; /* 0: no length */
} AcAsked;

/** `today`; @all: every line of it, else what fits a screen or two. */
void ac_sheet_day(AcSheet *sheet, const AcFacts *facts, const AcDay *day, gboolean all);
/** `can`. */
void ac_sheet_answer(AcSheet *sheet, const AcFacts *facts, const AcCombined *combined, const AcAsked *asked);
/** `can`, where the words name warning signs: at least one, most urgent first. */
void ac_sheet_red_flags(AcSheet *sheet, const AcFacts *facts, const AcRedFlag *const *flags, guint n_flags);
/** "Call the emergency number now"; borrowed. */
const char *ac_words_urgency(const AcRedFlag *flag);
/** `explain`: who decided, and who lost. */
void ac_sheet_explain(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer, const AcAsked *asked);
/** The same of a task: when, how, why, who says so and where. */
void ac_sheet_task(AcSheet *sheet, const AcFacts *facts, const AcTask *task);
/** What ac_plan_when() said of one activity: the answer at the first moment, or NULL and the one that blocks.
 */
typedef struct {
	const AcAnswer *first, *blocked;
} AcFirst;
/** `when`. */
void ac_sheet_when(AcSheet *sheet, const AcFacts *facts, const AcFirst *firsts, guint n_firsts);
/** `plan`: every day from @from to @to, both taken in. */
void ac_sheet_plan(AcSheet *sheet, const AcFacts *facts, AcDate from, AcDate to);
/** `did`: what happens now that it has happened. @answer: of the moment it was done. */
void ac_sheet_lapse(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer, const AcAsked *asked,
                    gboolean noted);
/** `status`: one line, owned by the caller. */
char *ac_render_status(const AcFacts *facts, const AcDay *day);

/** What is asked of the client, with the commands that answer it. Nothing when there is none. */
void ac_sheet_questions(AcSheet *sheet, const AcFacts *facts, const AcQuestion *questions, guint n_questions);
/** Whose rules these are, where no clinic is named; the zone, when it is another. */
void ac_sheet_clinic(AcSheet *sheet, const AcFacts *facts);
/** The latter alone. */
void ac_sheet_zone(AcSheet *sheet, const AcFacts *facts);

/** One client in a list. */
typedef struct {
	gint64 id;
	const char *name, *zone, *protocol;
	guint n_sessions;
	gboolean current, archived, demo;
	const AcFacts *facts; /* NULL, or the client's plan could be made: then */
	const AcDay *day;     /* today, and */
	const char *problem;  /* else why not; NULL when neither was asked for */
	AcInstant handed_at;  /* when the page was last handed over; 0: never; and then */
	const char *handed_rules, *handed_hash, *handed_how; /* by which rules, and as what */
	const char *handed_by;                               /* initials; NULL: not said */
	const char *language;                                /* of what they read; NULL: that of the rules */
	const char *note;                                    /* the practitioner's; NULL: not asked for */
} AcPerson;

/** `client list`. */
void ac_sheet_people(AcSheet *sheet, const AcPerson *people, guint n_people);
/** `clients today`: what one is due, after a gap. */
void ac_sheet_person_today(AcSheet *sheet, const AcPerson *person);
/** `client show`. */
void ac_sheet_person(AcSheet *sheet, const AcFacts *facts, const AcPerson *person);
/** "Washing: none of it, until 72 hours after session 1"; owned by the caller. */
char *ac_words_adjustment(const AcWordsContext *context, const AcAdjustment *adjustment);
/** One of the practitioner's changes, with whose it is and why. */
void ac_sheet_adjustment(AcSheet *sheet, const AcFacts *facts, const AcAdjustment *adjustment);
/** `adjust list`: all of them under a heading; nothing when there is none. */
void ac_sheet_adjustments(AcSheet *sheet, const AcFacts *facts);
/** `session list`. */
void ac_sheet_sessions(AcSheet *sheet, const AcFacts *facts);

/** `protocol show`; with places in @facts, also where every value of it stands. */
void ac_sheet_protocol(AcSheet *sheet, const AcFacts *facts, const AcProtocol *protocol);

#endif
