/* SPDX-License-Identifier: MIT */
/**
 * render/words.h - facts of a plan in words, for the screen and the command line alike. All text goes through
 * gettext; text from files is neutralised here. Everything returned is owned by the caller unless said
 * otherwise.
 */
#ifndef AC_RENDER_WORDS_H
#define AC_RENDER_WORDS_H

#include "plan/plan.h"

/** How dates are written: relative to @now, in @zone. */
typedef struct {
	AcInstant now;
	GTimeZone *zone;
	const AcPlan *plan; /* for session numbers and day numbers; NULL allowed */
} AcWordsContext;

/** "OK", "CARE", "ASK", "AVOID", "NOT COVERED"; borrowed. */
const char *ac_words_verdict(AcVerdict verdict);
/** "✓", "!", "?", "✗", "–", or in ASCII "+", "!", "?", "x", "-"; borrowed. */
const char *ac_words_sign(AcVerdict verdict, gboolean ascii);

/** "Sat 21 Nov", with the year when it is another one than now's. */
char *ac_words_date(const AcWordsContext *context, AcDate date);
/** "24 Nov": in a narrow place. */
char *ac_words_day_month(AcDate date);
/** "Tue"; "Nov" for 11; borrowed. */
const char *ac_words_weekday(AcDate date);
const char *ac_words_month(int month);
/** "15:00", "today 15:00", "tomorrow 15:00", "Tue 24 Nov 15:00"; "Tue 24 Nov" alone for a midnight at its
 * start. */
char *ac_words_instant(const AcWordsContext *context, AcInstant at);
/** The same, always to the minute: "Tue 24 Nov 00:00". */
char *ac_words_moment(const AcWordsContext *context, AcInstant at);
/** "07:45", or "7:45 am" in a process that ac_language_clock() told so. */
char *ac_words_clock(int minute);
/** The columns such a clock may take. */
int ac_words_clock_width(void);
/** "3 h 40 min", "25 min", "6 days" (from 48 hours on), from seconds; rounded up to the minute. */
char *ac_words_distance(AcInstant seconds);
/** Of a session entered without its hour: "Fri 20 Nov, hour not known, counted from the end of the day"; NULL
 * of any other. */
char *ac_words_hourless(const AcWordsContext *context, const AcSession *session);
/** "28 days", "3 weeks", "24 hours" from an offset's text "28d"; a range gives "3 to 4 days". */
char *ac_words_offset(const char *text);

/**
 * The end of an answer in a few words: "until Tue 24 Nov 15:00", "until the flakes are gone, not before Sat
 * 28 Nov", "not before 28 days after your last session, which is not known yet", "no end is given: ask",
 * "until Tue 1 Dec 00:00, at least; then: ask your practitioner", and of what waits to begin ac_words_once().
 * "" when there is nothing to say. @short_form: for a narrow column ("28 days after your last session").
 */
char *ac_words_until(const AcWordsContext *context, const AcAnswer *answer, gboolean short_form);
/** What is allowed now, in a few words: "up to a gentle cleanser" for a ladder, the how for care; "" else. */
char *ac_words_allowed(const AcAnswer *answer);
/** "from Sun 22 Nov 15:00: with care"; "" when nothing is known to come. */
char *ac_words_next(const AcWordsContext *context, const AcAnswer *answer);
/** "rule "dry" of smp, after session 2 on Fri 20 Nov 15:00 (smp.cfg:41). Source: What Is the Process of …?"
 */
char *ac_words_cause(const AcWordsContext *context, const AcAnswer *answer, const AcCause *cause);
/** Nothing but the end of its bans allows it: the one that ended last; borrowed. NULL: something else does.
 */
const AcCause *ac_words_last_ended(const AcAnswer *answer);
/** "no rule restricts it after 28 days", of such a cause. */
char *ac_words_ended(const AcCause *cause);
/** "Water: up to rinsing with water, from 15:00" - one thing that is new, or comes. */
char *ac_words_change(const AcWordsContext *context, const AcChange *change);
/** "session 2 of 3", by the leaflet where it says how many; "before session 1"; "no session yet". */
char *ac_words_session(const AcDay *day);
/** "Day 4 of 28". */
char *ac_words_day(const AcDay *day);
/** "Pool, sea, lake". */
char *ac_words_row_title(const AcDayRow *row);
/** "May have been your last session?" and the like: what is asked, and the command that answers it. */
char *ac_words_question(const AcWordsContext *context, const AcQuestion *question);
/** The command that answers it, choices parted by a bar: "aftercare report flakes-gone", "aftercare client
 * edit --trait skin=dry|oily". */
char *ac_words_question_command(const AcPlan *plan, const AcQuestion *question);
/** "your clinic" line: name and numbers; without a clinic (NULL) whose rules these are: those of that title,
 * or with NULL the standard rules, which are not the clinic's leaflet. */
char *ac_words_clinic(const AcClinic *clinic, const char *own_rules);
/** "when skin is dry" facts that would settle it: "Tell us: your scalp is usually (dry, normal, oily)". */
char *ac_words_fact(const AcTrait *trait);
/** A limit: "at most 20 minutes a day, between 06:00 and 11:00". */
char *ac_words_limit(const AcLimit *limit);

/* ---- what leaflets say besides times ---------------------------------------------------------- */

/** What the words.how of an answer tell: what is allowed in its place ("Instead"), how it is done when the
 * waiting is over ("Later"), or "How". Borrowed. */
const char *ac_words_how_label(const AcAnswer *answer);
/** How strongly it is meant: "never", "do not", "better not" of what is forbidden; "recommended", "better
 * with care", "if you like" of what is allowed; "" else. Borrowed. */
const char *ac_words_level(AcVerdict verdict, AcLevel level);
/** How strongly those that decide an answer mean it: of what is forbidden the strongest of them. */
AcLevel ac_words_level_of(const AcAnswer *answer);
/** "to do", "recommended", "optional"; borrowed. */
const char *ac_words_task_level(AcLevel level);
/** What stands right after the verdict: "off the flakes, recommended"; "" when nothing does. */
char *ac_words_manner(const AcAnswer *answer);
/** "only once the flakes are gone", "only if your practitioner says so – not recorded yet"; @short_form:
 * "once the flakes are gone". */
char *ac_words_once(const AcMilestone *milestone, gboolean short_form);
/** "Your practitioner: agreed by AB, Thu 12 Nov." of what waited for that word; "" else. */
char *ac_words_agreed(const AcWordsContext *context, const AcAnswer *answer);
/** "To be on the safe side: from Fri 20 Nov."; "" when there is no such date, or it has come. */
char *ac_words_safer(const AcWordsContext *context, const AcAnswer *answer);
/** "Use only: Lubriderm. Without: alcohol, fragrance."; "" when it names none. */
char *ac_words_products(const AcWords *words);
/** "Your leaflet also says: …. The stricter holds until your practitioner decides."; "" when it does not. */
char *ac_words_against(const AcAnswer *answer);
/** "Products on the scalp, except Lubriderm". */
char *ac_words_rule_on(const AcRule *rule);
/** "from 24 hours to 4 days", "until the flakes are gone", "at least 10 days, no end is given". */
char *ac_words_rule_time(const AcRule *rule);
/** All of it: "Shaving: with care, up to foil, off the flakes, from day 4". */
char *ac_words_rule(const AcRule *rule);
/** What a rule says of what it names: CARE of a ladder's step it allows, AVOID of a ladder it shuts. */
AcVerdict ac_words_rule_verdict(const AcRule *rule);
/** For whom it holds: "skin: oily or dry, while sessions are to come"; "" for everybody. */
char *ac_words_conditions(const AcCondition *conditions, guint n);
/** Which of several boxes of its day: "1 of 3", "again, if you like"; "" for the only one. */
char *ac_words_nth(const AcOccurrence *all, guint n_all, const AcOccurrence *one);
/** "first: cleanse": of a task that waits for another. */
char *ac_words_first(const AcTask *task);
/** "2 to 4 times a day", "at least twice a week"; "" when the leaflet does not say. */
char *ac_words_count(const AcTask *task);
/** The day's phase: "Days 8–14", or where its time is over and nothing was reported "healed? not yet: still
 * Days 8–14" (@short_form "still Days 8–14"); "" when there is none. */
char *ac_words_phase(const AcDay *day, gboolean short_form);

#endif
