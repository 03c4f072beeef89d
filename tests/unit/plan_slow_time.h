/* SPDX-License-Identifier: MIT */
/* plan_slow_time.h - of the slow evaluator: sessions, reports, and the windows of a rule on each. */
#ifndef PLAN_SLOW_TIME_H
#define PLAN_SLOW_TIME_H

#include "plan_fixture.h"

enum { COURSE = -1, NOBODY = -2, MAX_SLOW_WINDOWS = 16 };

/* Whose restriction, whose permission; [a, d) restricts, [b, c) permits. With a loose end it restricts up to
 * c only, with a loose beginning it permits from b only, and what is between is for the practitioner to say.
 */
typedef struct {
	AcInstant a, b, c, d;
	int restricts, permits, clock; /* sessions, COURSE or NOBODY */
	gboolean loose_begins, loose_ends;
} SlowWindow;

typedef struct {
	SlowWindow w[MAX_SLOW_WINDOWS];
	int n;
} SlowWindows;

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

UNUSED static gboolean slow_is_sighting(const Fixture *f, const char *milestone)
{
	for (guint i = 0; i < f->protocol.n_milestones; i++)
		if (strcmp(f->protocol.milestones[i].id, milestone) == 0)
			return f->protocol.milestones[i].sighting;
	return FALSE;
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
		if (strcmp(r->milestone, milestone) != 0)
			continue;
		if (slow_is_sighting(f, milestone)) {
			/* The latest of this very session. */
			if (session == k && (found == AC_INSTANT_NEVER || r->at > found))
				found = r->at;
			*reaches = k;
		} else if (session >= k && r->at < found) {
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
	if (r->to.late.kind == AC_OFFSET_UNSAID && r->to.early.kind != AC_OFFSET_UNSAID) {
		w.loose_ends = TRUE;
		w.c = slow_to(&r->to.early, begin, end, s->zone, AC_FOLD_SECOND);
	}
	if (r->once != NULL) {
		int reaches;
		w.loose_begins = TRUE;
		w.b = MAX(w.b, slow_reported(f, r->once->id, k, &reaches));
	}
	return w;
}

UNUSED static gboolean slow_restricts(const AcRule *r)
{
	return r->allows || r->verdict != AC_VERDICT_OK || r->limit != NULL || ac_words_bind(&r->words);
}

UNUSED static SlowWindow slow_pending(int whose)
{
	AcInstant never = AC_INSTANT_NEVER;
	return (SlowWindow){.a = never,
	                    .b = never,
	                    .c = never,
	                    .d = never,
	                    .restricts = whose,
	                    .permits = whose,
	                    .clock = COURSE};
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
			if (early && slow_restricts(r) && !r->anchor.milestone->sighting)
				w.a = slow_session(f, k)->begin;
			reaches = k;
		} else {
			w = slow_on(f, r, reaches, &reported);
			if (none && slow_restricts(r) && !r->anchor.milestone->sighting)
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

#endif
