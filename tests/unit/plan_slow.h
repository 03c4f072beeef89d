/* SPDX-License-Identifier: MIT */
/*
 * plan_slow.h - the rulings of design §6 once more, as plainly as they can be written: every rule, every
 * session, every instant anew. The plan is compared with it.
 */
#ifndef PLAN_SLOW_H
#define PLAN_SLOW_H

#include "plan_fixture.h"

typedef enum { NO, MAYBE, YES } Slow3;

enum { COURSE = -1, NOBODY = -2, MAX_SLOW_WINDOWS = 16 };

/* Whose restriction, whose permission; [a, d) restricts, [b, c) permits. */
typedef struct {
	AcInstant a, b, c, d;
	int restricts, permits, clock; /* sessions, COURSE or NOBODY */
} SlowWindow;

typedef struct {
	SlowWindow w[MAX_SLOW_WINDOWS];
	int n;
} SlowWindows;

typedef struct {
	AcVerdict verdict;
	const AcActivity *step;
} SlowState;

/* ---- sessions; the fixture's are rising by end --------------------------------------------------------- */

UNUSED static const AcSession *slow_session(const Fixture *f, int k)
{
	return &f->client.sessions[k];
}

UNUSED static gboolean slow_is_unconfirmed(const Fixture *f, int k)
{
	return slow_session(f, k)->state == AC_SESSION_PLANNED && slow_session(f, k)->end <= ac_plan_now(f->plan);
}

UNUSED static int slow_final(const Fixture *f)
{
	int last = (int)f->client.n_sessions - 1;
	return last >= 0 && slow_session(f, last)->final && !slow_is_unconfirmed(f, last) ? last : COURSE;
}

UNUSED static int slow_latest(const Fixture *f, AcInstant t)
{
	int latest = COURSE;
	for (int k = 0; k < (int)f->client.n_sessions; k++)
		if (slow_session(f, k)->begin <= t)
			latest = k;
	return latest;
}

UNUSED static AcInstant slow_first_begin(const Fixture *f, int from, int to)
{
	AcInstant begin = AC_INSTANT_NEVER;
	for (int k = from; k <= to; k++)
		begin = MIN(begin, slow_session(f, k)->begin);
	return begin;
}

/* When the milestone was reported for session @k, and up to which session the same report reaches. */
UNUSED static AcInstant slow_reported(const Fixture *f, const char *milestone, int k, int *reaches)
{
	AcInstant found = AC_INSTANT_NEVER;
	for (guint i = 0; i < f->client.n_reports; i++) {
		const AcReport *r = &f->client.reports[i];
		int session = (int)r->session_id - 1;
		while (session >= 0 && slow_session(f, session)->begin > r->at)
			session--;
		if (strcmp(r->milestone, milestone) == 0 && session >= k && r->at < found) {
			found = r->at;
			*reaches = session;
		}
	}
	return found;
}

/* ---- windows ------------------------------------------------------------------------------------------- */

UNUSED static gboolean slow_given(const AcOffset *o)
{
	return o->kind == AC_OFFSET_ELAPSED || o->kind == AC_OFFSET_CALENDAR;
}

UNUSED static AcInstant slow_from(const AcOffset *o, AcInstant begin, AcInstant end, GTimeZone *zone,
                                  AcFold fold)
{
	if (!slow_given(o) || ac_offset_is_zero(o))
		return begin;
	AcInstant at = ac_offset_resolve(o, begin, end, zone, fold);
	return !ac_offset_is_negative(o) && at < begin ? begin : at;
}

UNUSED static AcInstant slow_to(const AcOffset *o, AcInstant begin, AcInstant end, GTimeZone *zone,
                                AcFold fold)
{
	if (!slow_given(o))
		return AC_INSTANT_NEVER;
	return ac_offset_is_zero(o) ? end : ac_offset_resolve(o, begin, end, zone, fold);
}

/* On the clock of a session, or of a report when @base is given. */
UNUSED static SlowWindow slow_on(const Fixture *f, const AcRule *r, int k, const AcInstant *base)
{
	const AcSession *s = slow_session(f, k);
	AcInstant begin = base ? *base : s->begin, end = base ? *base : s->end;
	SlowWindow w = {.restricts = k, .permits = k, .clock = k};
	w.a = slow_from(&r->from.early, begin, end, s->zone, AC_FOLD_FIRST);
	w.b = MAX(w.a, slow_from(&r->from.late, begin, end, s->zone, AC_FOLD_SECOND));
	w.d = slow_to(&r->to.late, begin, end, s->zone, AC_FOLD_SECOND);
	w.c = MIN(w.d, slow_to(&r->to.early, begin, end, s->zone, AC_FOLD_FIRST));
	if (r->until != NULL && r->to.late.kind != AC_OFFSET_UNSAID) {
		int reaches;
		AcInstant reported = slow_reported(f, r->until->id, k, &reaches);
		if (reported == AC_INSTANT_NEVER || r->to.late.kind == AC_OFFSET_NONE)
			w.c = w.d = reported;
		w.c = MAX(w.c, reported);
		w.d = MAX(w.d, reported);
	}
	return w;
}

UNUSED static gboolean slow_restricts(const AcRule *r)
{
	return r->allows || r->verdict != AC_VERDICT_OK || r->limit != NULL;
}

UNUSED static SlowWindow slow_pending(int whose)
{
	AcInstant never = AC_INSTANT_NEVER;
	return (SlowWindow){never, never, never, never, whose, whose, COURSE};
}

UNUSED static void slow_unknown_final(const Fixture *f, const AcRule *r, SlowWindows *out)
{
	int n = (int)f->client.n_sessions;
	gboolean negative = slow_given(&r->from.early) && ac_offset_is_negative(&r->from.early);
	gboolean at_once = !slow_given(&r->from.early) || ac_offset_is_zero(&r->from.early);
	gboolean before =
	    slow_given(&r->to.late) && (ac_offset_is_negative(&r->to.late) || ac_offset_is_zero(&r->to.late));
	gboolean open = slow_given(&r->to.late);
	if (!slow_restricts(r)) {
		out->w[out->n++] = slow_pending(COURSE);
	} else if (at_once || (negative && !before)) {
		SlowWindow w = slow_on(f, r, 0, NULL);
		w.a = MIN(w.a, slow_first_begin(f, 0, n - 1));
		w.b = w.c = w.d = AC_INSTANT_NEVER;
		w.restricts = w.permits = w.clock = COURSE;
		(void)open;
		out->w[out->n++] = w;
	} else {
		for (int k = 0; k < n; k++) {
			SlowWindow w = slow_on(f, r, k, NULL);
			if (before) {
				w.permits = NOBODY;
			} else {
				w.b = w.c = w.d = AC_INSTANT_NEVER;
				for (int later = k + 1; later < n; later++)
					if (!slow_is_unconfirmed(f, later))
						w.c = w.d = MIN(w.d, slow_session(f, later)->begin);
			}
			out->w[out->n++] = w;
		}
	}
}

UNUSED static void slow_milestone(const Fixture *f, const AcRule *r, SlowWindows *out)
{
	gboolean none = !slow_given(&r->from.early);
	gboolean early = none || ac_offset_is_zero(&r->from.early) || ac_offset_is_negative(&r->from.early);
	for (int k = 0; k < (int)f->client.n_sessions;) {
		int reaches = k;
		AcInstant reported = slow_reported(f, r->anchor.milestone->id, k, &reaches);
		SlowWindow w;
		if (reported == AC_INSTANT_NEVER) {
			w = slow_pending(k);
			w.clock = k;
			if (early && slow_restricts(r))
				w.a = slow_session(f, k)->begin;
			reaches = k;
		} else {
			w = slow_on(f, r, reaches, &reported);
			if (none && slow_restricts(r))
				w.a = MIN(w.a, slow_first_begin(f, k, reaches));
		}
		out->w[out->n++] = w;
		k = reaches + 1;
	}
}

UNUSED static void slow_windows(const Fixture *f, const AcRule *r, SlowWindows *out)
{
	int n = (int)f->client.n_sessions;
	out->n = 0;
	if (n == 0)
		return;
	if (r->anchor.kind == AC_ANCHOR_SESSION) {
		for (int k = 0; k < n; k++)
			out->w[out->n++] = slow_on(f, r, k, NULL);
	} else if (r->anchor.kind == AC_ANCHOR_FIRST) {
		int k = 0;
		for (; k < n - 1 && slow_is_unconfirmed(f, k); k++) {
			out->w[out->n] = slow_on(f, r, k, NULL);
			out->w[out->n++].permits = NOBODY;
		}
		out->w[out->n] = slow_on(f, r, k, NULL);
		out->w[out->n++].permits = COURSE;
	} else if (r->anchor.kind == AC_ANCHOR_MILESTONE) {
		slow_milestone(f, r, out);
	} else if (slow_final(f) == COURSE) {
		slow_unknown_final(f, r, out);
	} else {
		SlowWindow w = slow_on(f, r, slow_final(f), NULL);
		w.permits = COURSE;
		if (slow_restricts(r) && !slow_given(&r->from.early)) {
			w.a = slow_first_begin(f, 0, n - 1);
			w.restricts = COURSE;
		}
		out->w[out->n++] = w;
	}
}

/* A fixture's plan, and the windows of its rules. */
typedef struct {
	const Fixture *f;
	SlowWindows *windows;
} Slow;

UNUSED static Slow slow_new(Fixture *f)
{
	Slow s = {f, AC_ARENA_ARRAY(f->arena, SlowWindows, f->protocol.n_rules)};
	for (guint i = 0; i < f->protocol.n_rules; i++)
		slow_windows(f, &f->protocol.rules[i], &s.windows[i]);
	return s;
}

/* ---- conditions ---------------------------------------------------------------------------------------- */

UNUSED static Slow3 slow_condition(const Fixture *f, const AcCondition *c, AcInstant t)
{
	gboolean to_come = FALSE, known = FALSE, fits = FALSE;
	switch (c->kind) {
	case AC_CONDITION_TRAIT:
		for (guint i = 0; i < f->client.n_traits; i++)
			if (strcmp(f->client.traits[i].trait, c->trait->id) == 0) {
				known = TRUE;
				for (guint v = 0; v < c->n_values; v++)
					fits = fits || strcmp(c->values[v], f->client.traits[i].value) == 0;
			}
		return !known ? MAYBE : fits ? YES : NO;
	case AC_CONDITION_COURSE_COMPLETE:
	case AC_CONDITION_COURSE_ONGOING:
		for (int k = 0; k < (int)f->client.n_sessions; k++)
			to_come = to_come || slow_session(f, k)->begin > t;
		if (to_come)
			return c->kind == AC_CONDITION_COURSE_ONGOING ? YES : NO;
		if (slow_final(f) == COURSE)
			return MAYBE;
		return c->kind == AC_CONDITION_COURSE_ONGOING ? NO : YES;
	default:
		g_assert_not_reached();
	}
}

UNUSED static Slow3 slow_applies(const Fixture *f, const AcRule *r, AcInstant t)
{
	Slow3 when = YES, unless = YES;
	for (guint i = 0; i < r->n_when; i++)
		when = MIN(when, slow_condition(f, &r->when[i], t));
	for (guint i = 0; i < r->n_unless; i++)
		unless = MIN(unless, slow_condition(f, &r->unless[i], t));
	if (r->n_unless == 0)
		return when;
	return MIN(when, (Slow3)(YES - unless));
}

/* ---- what a rule has to do with an activity ------------------------------------------------------------ */

/* The highest step of @ladder that @a belongs to; 0: none. */
UNUSED static guint slow_rank(const AcActivity *a, const AcActivity *ladder)
{
	guint rank = a->ladder == ladder ? a->rank : 0;
	if (a->ladder != NULL && a->ladder != ladder)
		rank = MAX(rank, slow_rank(a->ladder, ladder));
	for (guint i = 0; i < a->n_kinds; i++) {
		rank = MAX(rank, a->kinds[i] == ladder ? ladder->n_steps : 0);
		rank = MAX(rank, slow_rank(a->kinds[i], ladder));
	}
	return rank;
}

/* By kinds alone, none of them a step. */
UNUSED static gboolean slow_pure(const AcActivity *a, const AcActivity *kind)
{
	for (guint i = 0; i < a->n_kinds; i++)
		if (a->kinds[i]->ladder == NULL && (a->kinds[i] == kind || slow_pure(a->kinds[i], kind)))
			return TRUE;
	return FALSE;
}

typedef struct {
	AcVerdict restricts;
	gboolean permits, names, frees;
} SlowVoice;

UNUSED static SlowVoice slow_voice(const AcRule *r, const AcActivity *a, int minutes)
{
	SlowVoice v = {AC_VERDICT_SILENT, FALSE, FALSE, FALSE};
	gboolean bounded = r->limit != NULL, careful = r->words.how != NULL || bounded;
	gboolean too_long = bounded && r->limit->minutes > 0 && minutes > r->limit->minutes;
	for (guint i = 0; i < r->n_on; i++) {
		const AcActivity *on = r->on[i];
		gboolean named = a->ladder != NULL ? on == a->ladder : on == a;
		if (!ac_activity_is(a, on))
			continue;
		if (r->allows) {
			guint rank = a->ladder == on ? a->rank : slow_rank(a, on);
			AcVerdict says = rank > r->allow_rank ? AC_VERDICT_AVOID
			                 : careful            ? AC_VERDICT_CARE
			                                      : AC_VERDICT_SILENT;
			says = says == AC_VERDICT_CARE && too_long ? AC_VERDICT_AVOID : says;
			v.restricts = MAX(v.restricts, says);
			v.permits = v.permits || (named && says != AC_VERDICT_AVOID);
			v.frees = v.frees || named;
		} else {
			AcVerdict says = r->verdict == AC_VERDICT_OK && bounded ? AC_VERDICT_CARE : r->verdict;
			gboolean pure = a->ladder == NULL && slow_pure(a, on);
			says = says == AC_VERDICT_CARE && too_long ? AC_VERDICT_AVOID : says;
			v.restricts = MAX(v.restricts, says == AC_VERDICT_OK ? AC_VERDICT_SILENT : says);
			v.permits =
			    v.permits || (says == AC_VERDICT_OK && named) || (says == AC_VERDICT_CARE && (named || pure));
			v.frees = v.frees || (named && says != AC_VERDICT_OK);
		}
		v.names = v.names || named || (on == a && !r->allows);
	}
	return v;
}

UNUSED static gboolean slow_in_hours(const Fixture *f, const AcLimit *l, AcInstant t)
{
	if (l == NULL || l->from_minute < 0)
		return TRUE;
	AcDate today = ac_time_date(t, f->zone);
	for (AcDate d = today - 1; d <= today; d++) {
		AcInstant from = ac_time_at(d, l->from_minute, f->zone, AC_FOLD_SECOND);
		AcDate end = l->to_minute <= l->from_minute ? d + 1 : d;
		if (t >= from && t < ac_time_at(end, l->to_minute, f->zone, AC_FOLD_FIRST))
			return TRUE;
	}
	return FALSE;
}

/* ---- the practitioner's own changes -------------------------------------------------------------------- */

enum { LEVEL_NONE = -3, LEVEL_ALL = 1000 };

/* What the changes of the thing asked come to: they silence rules of sessions up to @mask, and permit up to
 * @permits. */
typedef struct {
	AcVerdict says;
	int mask, permits;
} SlowOwn;

UNUSED static SlowWindow slow_own_window(const Fixture *f, const AcAdjustment *a, int k)
{
	AcRule r = {.from = a->from, .to = a->to, .allows = TRUE};
	return slow_on(f, &r, k, NULL);
}

/* What a change of @on says of @a: a restriction, or permission. */
UNUSED static AcVerdict slow_own_says(Fixture *f, const AcAdjustment *own, const AcActivity *a,
                                      gboolean *permits)
{
	const AcActivity *on = find(f, own->activity);
	gboolean named = on == a || on == a->ladder;
	AcVerdict says = own->verdict == AC_VERDICT_OK ? AC_VERDICT_SILENT : own->verdict;
	*permits = named && own->verdict <= AC_VERDICT_CARE;
	if (own->allow != NULL) {
		guint allowed = strcmp(own->allow, "none") == 0 ? 0 : find(f, own->allow)->rank;
		guint rank = a->ladder == on ? a->rank : slow_rank(a, on);
		says = rank > allowed ? AC_VERDICT_AVOID : own->how != NULL ? AC_VERDICT_CARE : AC_VERDICT_SILENT;
		*permits = a->ladder == on && rank <= allowed;
	}
	return says;
}

UNUSED static void slow_own_add(const Slow *s, SlowOwn *sum, const AcAdjustment *own, const AcActivity *a,
                                AcInstant t)
{
	gboolean named = find((Fixture *)(gsize)s->f, own->activity) == a ||
	                 find((Fixture *)(gsize)s->f, own->activity) == a->ladder;
	gboolean permits,
	    is_bound = own->from.early.kind != AC_OFFSET_NONE || own->to.early.kind != AC_OFFSET_NONE;
	AcVerdict says = slow_own_says((Fixture *)(gsize)s->f, own, a, &permits);
	int n = (int)s->f->client.n_sessions, latest = slow_latest(s->f, t);
	for (int k = -1; k < n; k++) {
		gboolean whole = own->session_id == 0 && !is_bound;
		if (whole ? k >= 0 : k < 0 || (own->session_id != 0 && own->session_id != k + 1))
			continue;
		SlowWindow w = {
		    .a = AC_INSTANT_ALWAYS, .b = AC_INSTANT_ALWAYS, .c = AC_INSTANT_NEVER, .d = AC_INSTANT_NEVER};
		w = whole ? w : slow_own_window(s->f, own, k);
		int level = whole || (own->session_id == 0 && k >= latest) ? LEVEL_ALL : k;
		if (w.a >= w.d || t < w.a || t >= w.d)
			continue;
		if (named || sum->mask == LEVEL_NONE || (whole ? latest : k) > sum->mask)
			sum->says = MAX(sum->says, says);
		if (!named || t < w.b || t >= w.c || (!whole && slow_is_unconfirmed(s->f, k)))
			continue;
		sum->mask = MAX(sum->mask, level);
		sum->permits = permits ? MAX(sum->permits, level) : sum->permits;
	}
}

/* Those that name it first: they silence those of its kinds like any rule. */
UNUSED static SlowOwn slow_own(const Slow *s, const AcActivity *a, AcInstant t)
{
	SlowOwn sum = {AC_VERDICT_SILENT, LEVEL_NONE, LEVEL_NONE};
	for (int pass = 0; pass < 2; pass++)
		for (guint i = 0; i < s->f->client.n_adjustments; i++) {
			const AcAdjustment *own = &s->f->client.adjustments[i];
			const AcActivity *on = find((Fixture *)(gsize)s->f, own->activity);
			gboolean named = on == a || on == a->ladder;
			if (ac_activity_is(a, on) && named == (pass == 0))
				slow_own_add(s, &sum, own, a, t);
		}
	return sum;
}

/* ---- the verdict --------------------------------------------------------------------------------------- */

/* Permission in the reading that session @k is the latest. */
UNUSED static gboolean slow_permitted(const Slow *s, const AcActivity *a, AcInstant t, int minutes, int k)
{
	gboolean permits = FALSE, begins = FALSE, ends = FALSE, ended = FALSE, to_come = FALSE;
	SlowOwn own = slow_own(s, a, t);
	if (k == COURSE)
		return own.permits == LEVEL_ALL;
	if (own.mask != LEVEL_NONE && k <= own.mask)
		return own.permits != LEVEL_NONE && k <= own.permits;
	for (guint i = 0; i < s->f->protocol.n_rules; i++) {
		const AcRule *r = &s->f->protocol.rules[i];
		SlowVoice v = slow_voice(r, a, minutes);
		Slow3 applies = slow_applies(s->f, r, t);
		for (int j = 0; j < s->windows[i].n && applies != NO; j++) {
			const SlowWindow *w = &s->windows[i].w[j];
			gboolean empty = w->a >= w->d && w->a != AC_INSTANT_NEVER && r->until == NULL;
			if (empty || (w->permits != k && w->permits != COURSE))
				continue;
			gboolean after_late = t >= w->b, before_early = t < w->c, inside = t >= w->a && t < w->d;
			if (v.names && (t < w->a || (inside && v.permits && !after_late && before_early)))
				to_come = TRUE;
			if (applies != YES)
				continue;
			if (v.frees && t >= w->a && t >= w->d)
				ended = TRUE;
			permits = permits || (v.permits && inside && after_late && before_early);
			begins = begins || (v.permits && inside && !after_late && before_early);
			ends = ends || (v.permits && inside && after_late && !before_early);
		}
	}
	return permits || (begins && ends) || (ended && !to_come);
}

UNUSED static AcVerdict slow_verdict(const Slow *s, const AcActivity *a, AcInstant t, int minutes)
{
	SlowOwn own = slow_own(s, a, t);
	AcVerdict strictest = own.says;
	for (guint i = 0; i < s->f->protocol.n_rules; i++) {
		const AcRule *r = &s->f->protocol.rules[i];
		SlowVoice v = slow_voice(r, a, minutes);
		for (int j = 0; j < s->windows[i].n && slow_applies(s->f, r, t) != NO; j++) {
			if (t < s->windows[i].w[j].a || t >= s->windows[i].w[j].d)
				continue;
			int whose = s->windows[i].w[j].restricts;
			whose = whose == COURSE ? slow_latest(s->f, t) : whose;
			if (own.mask != LEVEL_NONE && whose <= own.mask)
				continue;
			AcVerdict says = v.restricts;
			if (says == AC_VERDICT_CARE && !slow_in_hours(s->f, r->limit, t))
				says = AC_VERDICT_AVOID;
			strictest = MAX(strictest, says);
		}
	}
	if (strictest >= AC_VERDICT_ASK)
		return strictest;
	int certain = slow_latest(s->f, t);
	while (certain >= 0 && (slow_is_unconfirmed(s->f, certain) || slow_session(s->f, certain)->begin > t))
		certain--;
	if (!slow_permitted(s, a, t, minutes, certain))
		return AC_VERDICT_SILENT;
	for (int k = certain + 1; k <= slow_latest(s->f, t); k++)
		if (slow_session(s->f, k)->begin <= t && !slow_permitted(s, a, t, minutes, k))
			return AC_VERDICT_SILENT;
	return strictest == AC_VERDICT_CARE ? AC_VERDICT_CARE : AC_VERDICT_OK;
}

/* The practitioner's word on the step alone. */
UNUSED static gboolean slow_alone(const Slow *s, const AcActivity *step, AcInstant t)
{
	for (guint i = 0; i < s->f->client.n_adjustments; i++) {
		AcAdjustment own = s->f->client.adjustments[i];
		SlowOwn sum = {AC_VERDICT_SILENT, LEVEL_NONE, LEVEL_NONE};
		if (strcmp(own.activity, step->id) == 0)
			slow_own_add(s, &sum, &own, step, t);
		if (sum.permits != LEVEL_NONE)
			return TRUE;
	}
	return FALSE;
}

UNUSED static SlowState slow_state(const Slow *s, const AcActivity *a, AcInstant t, int minutes)
{
	if (a->n_steps == 0)
		return (SlowState){slow_verdict(s, a, t, minutes), NULL};
	SlowState best = {AC_VERDICT_OK, NULL};
	AcVerdict strictest = AC_VERDICT_OK;
	gboolean stopped = FALSE, gap = FALSE;
	for (guint i = 0; i < a->n_steps; i++) {
		AcVerdict verdict = slow_verdict(s, a->steps[i], t, minutes);
		strictest = ac_verdict_is_stricter(verdict, strictest) ? verdict : strictest;
		stopped = stopped || verdict == AC_VERDICT_AVOID || verdict == AC_VERDICT_ASK;
		gap = gap || verdict == AC_VERDICT_SILENT;
		if (!stopped && verdict != AC_VERDICT_SILENT && !(gap && slow_alone(s, a->steps[i], t))) {
			best.step = a->steps[i];
			best.verdict = i + 1 == a->n_steps ? verdict : AC_VERDICT_CARE;
		}
	}
	if (best.step == NULL)
		best.verdict = strictest;
	return best;
}

/* Every instant at which something may change. */
UNUSED static GArray *slow_edges(const Slow *s)
{
	GArray *edges = g_array_new(FALSE, FALSE, sizeof(AcInstant));
	for (guint k = 0; k < s->f->client.n_sessions; k++) {
		g_array_append_val(edges, s->f->client.sessions[k].begin);
		for (guint i = 0; i < s->f->client.n_adjustments; i++) {
			SlowWindow w = slow_own_window(s->f, &s->f->client.adjustments[i], (int)k);
			AcInstant four[] = {w.a, w.b, w.c, w.d};
			for (int e = 0; e < 4; e++)
				if (four[e] != AC_INSTANT_NEVER)
					g_array_append_val(edges, four[e]);
		}
	}
	for (guint i = 0; i < s->f->protocol.n_rules; i++) {
		for (int j = 0; j < s->windows[i].n; j++) {
			AcInstant four[] = {s->windows[i].w[j].a, s->windows[i].w[j].b, s->windows[i].w[j].c,
			                    s->windows[i].w[j].d};
			for (int e = 0; e < 4; e++)
				if (four[e] != AC_INSTANT_NEVER)
					g_array_append_val(edges, four[e]);
		}
	}
	return edges;
}

#endif
