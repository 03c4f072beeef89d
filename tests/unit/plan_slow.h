/* SPDX-License-Identifier: MIT */
/*
 * plan_slow.h - the rulings of design §6 once more, as plainly as they can be written: every rule, every
 * session, every instant anew. The plan is compared with it.
 */
#ifndef PLAN_SLOW_H
#define PLAN_SLOW_H

#include "plan_slow_time.h"

typedef enum { NO, MAYBE, YES } Slow3;

typedef struct {
	AcVerdict verdict;
	const AcActivity *step;
} SlowState;

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

/* `but` leaves out what belongs to it; of a ladder's steps only where it leaves out the ladder. */
UNUSED static gboolean slow_left_out(const AcRule *r, const AcActivity *a, const AcActivity *on)
{
	const AcActivity *asked = a->ladder != NULL && ac_activity_is(a->ladder, on) ? a->ladder : a;
	for (guint i = 0; i < r->n_but; i++)
		if (ac_activity_is(asked, r->but[i]))
			return TRUE;
	return FALSE;
}

UNUSED static SlowVoice slow_voice(const AcRule *r, const AcActivity *a, int minutes)
{
	SlowVoice v = {AC_VERDICT_SILENT, FALSE, FALSE, FALSE};
	gboolean bounded = r->limit != NULL || ac_words_bind(&r->words);
	gboolean careful = r->words.how != NULL || bounded;
	gboolean too_long = r->limit != NULL && r->limit->minutes > 0 && minutes > r->limit->minutes;
	const AcOffset *to = &r->to.late;
	gboolean in_part =
	    r->words.where != NULL || (slow_given(to) && (ac_offset_is_negative(to) || ac_offset_is_zero(to)));
	for (guint i = 0; i < r->n_on; i++) {
		const AcActivity *on = r->on[i];
		gboolean named = a->ladder != NULL ? on == a->ladder : on == a;
		if (!ac_activity_is(a, on) || slow_left_out(r, a, on))
			continue;
		if (r->allows) {
			guint rank = a->ladder == on ? a->rank : slow_rank(a, on);
			AcVerdict says = rank > r->allow_rank ? AC_VERDICT_AVOID
			                 : careful            ? AC_VERDICT_CARE
			                                      : AC_VERDICT_SILENT;
			says = says == AC_VERDICT_CARE && too_long ? AC_VERDICT_AVOID : says;
			v.restricts = MAX(v.restricts, says);
			v.permits = v.permits || (named && says != AC_VERDICT_AVOID);
			v.frees = v.frees || (named && !in_part);
		} else {
			AcVerdict says = r->verdict == AC_VERDICT_OK && bounded ? AC_VERDICT_CARE : r->verdict;
			gboolean pure = a->ladder == NULL && slow_pure(a, on);
			says = says == AC_VERDICT_CARE && too_long ? AC_VERDICT_AVOID : says;
			v.restricts = MAX(v.restricts, says == AC_VERDICT_OK ? AC_VERDICT_SILENT : says);
			/* What is ok in a place or with a product is care, but no more inherited than ok is. */
			pure = pure && (r->verdict != AC_VERDICT_OK || !ac_words_bind(&r->words));
			v.permits =
			    v.permits || (says == AC_VERDICT_OK && named) || (says == AC_VERDICT_CARE && (named || pure));
			v.frees = v.frees || (named && says != AC_VERDICT_OK && !in_part);
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

UNUSED static gboolean slow_is_loose(const SlowWindow *w, AcInstant t)
{
	gboolean inside = t >= w->a && t < w->d;
	return inside && ((w->loose_ends && t >= w->c) || (w->loose_begins && t < w->b));
}

/* One question; whether a loose end speaks of it. */
typedef struct {
	const AcActivity *activity;
	AcInstant at;
	int minutes;
	gboolean loose;
} SlowAsked;

/* Permission in the reading that session @k is the latest. */
UNUSED static gboolean slow_permitted(const Slow *s, const SlowAsked *asked, int k)
{
	const AcActivity *a = asked->activity;
	AcInstant t = asked->at;
	gboolean permits = FALSE, begins = FALSE, ends = FALSE, ended = FALSE, to_come = FALSE;
	SlowOwn own = slow_own(s, a, t);
	if (k == COURSE)
		return own.permits == LEVEL_ALL;
	if (own.mask != LEVEL_NONE && k <= own.mask)
		return own.permits != LEVEL_NONE && k <= own.permits;
	for (guint i = 0; i < s->f->protocol.n_rules; i++) {
		const AcRule *r = &s->f->protocol.rules[i];
		SlowVoice v = slow_voice(r, a, asked->minutes);
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
			if (v.frees && t >= w->a && t >= w->d && (!w->loose_begins || w->b < w->d))
				ended = TRUE;
			inside = inside && !slow_is_loose(w, t);
			permits = permits || (v.permits && inside && after_late && before_early);
			begins = begins || (v.permits && inside && !after_late && before_early);
			ends = ends || (v.permits && inside && after_late && !before_early);
		}
	}
	return permits || (begins && ends) || (ended && !to_come && !asked->loose);
}

UNUSED static AcVerdict slow_verdict(const Slow *s, const AcActivity *a, AcInstant t, int minutes)
{
	SlowOwn own = slow_own(s, a, t);
	AcVerdict strictest = own.says;
	gboolean loose = FALSE;
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
			const SlowWindow *w = &s->windows[i].w[j];
			loose = loose || (slow_is_loose(w, t) && (says != AC_VERDICT_SILENT || v.permits));
			if (w->loose_ends && t >= w->c)
				continue;
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
	AcVerdict otherwise = loose ? AC_VERDICT_ASK : AC_VERDICT_SILENT;
	const SlowAsked asked = {a, t, minutes, loose};
	if (!slow_permitted(s, &asked, certain))
		return otherwise;
	for (int k = certain + 1; k <= slow_latest(s->f, t); k++)
		if (slow_session(s->f, k)->begin <= t && !slow_permitted(s, &asked, k))
			return otherwise;
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
