/* SPDX-License-Identifier: MIT */
/**
 * plan/triage.h - a check-in: how urgent what the client feels is. Pure. It sorts, it never diagnoses.
 *
 * A red flag stands above every protocol. Of a sign's rules those speak whose time it is, counted from the
 * latest session; advice that calms (expected, watch) reaches up to its severity, advice to contact somebody
 * from its severity on; the most urgent holds. Where no rule speaks: the practitioner.
 */
#ifndef AC_PLAN_TRIAGE_H
#define AC_PLAN_TRIAGE_H

#include "plan/plan.h"

/** One thing felt: a red flag, a sign of the protocol with how strong it is, or words that name neither. */
typedef struct {
	const char *words; /* as the client put it */
	const AcRedFlag *flag;
	const AcSign *sign;
	AcSignSeverity severity; /* ANY: not said; counts as strong */
} AcFeeling;

typedef struct {
	AcFeeling feeling;
	AcAdvice advice;
	gboolean soon;          /* DOCTOR within days, not the same day */
	const AcSignRule *rule; /* that decides; NULL: a red flag, or nothing speaks of it */
	AcInstant again_at;     /* WATCH: look again then: when the rule says, else a day later; else NEVER */
} AcTriageLine;

typedef struct {
	const AcTriageLine *each; /* the most urgent first, then as felt */
	guint n_each;
	AcAdvice advice; /* the most urgent of them; EXPECTED when there is none */
	gboolean soon;
	AcInstant at;       /* the moment it was felt */
	AcInstant again_at; /* the first again_at of them; NEVER: none */
} AcTriage;

/** Never NULL; in @arena. */
const AcTriage *ac_plan_triage(const AcPlan *plan, AcArena *arena, const AcFeeling *feelings, guint n,
                               AcInstant at);
/** The last check-in advised a doctor or the emergency number, and nothing was heard since: no later
 * check-in, no word of the practitioner (a change for this client, a report of theirs). For a week; after
 * that the journal has it. */
gboolean ac_plan_advice_stands(const AcPlan *plan);

#endif
