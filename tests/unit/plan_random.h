/* SPDX-License-Identifier: MIT */
/* plan_random.h - protocols and clients at random, always the same for the same seed. */
#ifndef PLAN_RANDOM_H
#define PLAN_RANDOM_H

#include "plan_fixture.h"

#define PICK(rand, list) ((list)[g_rand_int_range((rand), 0, (gint32)G_N_ELEMENTS(list))])

/* What makes the answers of a protocol grow looser by nature when a session is added. */
typedef enum {
	RANDOM_ALL,
	RANDOM_PLAIN /* no anchors but the session, no conditions on the course */
} RandomKind;

UNUSED static const char *random_from(GRand *rand)
{
	static const char *const all[] = {NULL,  NULL,     "0h",       "24h", "30h",  "3d",  "4d",     "4d 09:00",
	                                  "10d", "3d..4d", "24h..48h", "-2d", "-48h", "-7d", "5d..7d", "1mo"};
	return PICK(rand, all);
}

UNUSED static const char *random_to(GRand *rand, gboolean may_be_least)
{
	static const char *const all[] = {NULL,       "0h",   "24h", "36h",      "3d..4d", "4d",
	                                  "4d 09:00", "7d",   "10d", "10d..14d", "28d",    "1mo",
	                                  "unsaid",   "-24h", "4w",  "0d 18:00"};
	static const char *const least[] = {"at least 5d", "at least 24h", "at least 10d"};
	if (may_be_least && g_rand_int_range(rand, 0, 8) == 0)
		return PICK(rand, least);
	return PICK(rand, all);
}

UNUSED static const char *random_says(GRand *rand, const char *on)
{
	static const char *const water[] = {"allow none", "allow dab", "allow rinse", "allow mild",
	                                    "allow submerge"};
	static const char *const effort[] = {"allow none", "allow walk", "allow light", "allow hard"};
	static const char *const shave[] = {"allow none", "allow clippers", "allow razor"};
	static const char *const plain[] = {"avoid", "avoid", "care", "ok", "ask", "care", "ok"};
	gboolean allows = g_rand_int_range(rand, 0, 4) > 0;
	if (allows && strcmp(on, "water") == 0)
		return PICK(rand, water);
	if (allows && strcmp(on, "effort") == 0)
		return PICK(rand, effort);
	if (allows && strcmp(on, "shave") == 0)
		return PICK(rand, shave);
	return PICK(rand, plain);
}

UNUSED static void random_extras(Fixture *f, GRand *rand, AcRule *r, RandomKind kind)
{
	int extra = g_rand_int_range(rand, 0, 12);
	gboolean permits = r->allows || r->verdict == AC_VERDICT_OK || r->verdict == AC_VERDICT_CARE;
	gboolean is_at_least = r->to.late.kind == AC_OFFSET_UNSAID && r->to.early.kind != AC_OFFSET_UNSAID;
	if (extra == 0 && !is_at_least)
		r->until = &f->milestones[0];
	if (permits && g_rand_int_range(rand, 0, 8) == 0)
		r->once = &f->milestones[g_rand_int_range(rand, 0, 2)];
	if (g_rand_int_range(rand, 0, 12) == 0)
		r->words.where = "the treated area";
	if (!r->allows && g_rand_int_range(rand, 0, 8) == 0)
		but(f, r, g_rand_boolean(rand) ? "sauna" : "pool");
	if (extra == 1)
		when_skin(f, r, g_rand_boolean(rand) ? "dry" : "oily");
	if (extra == 2) {
		r->unless = condition(f, AC_CONDITION_TRAIT, "dry");
		r->n_unless = 1;
	}
	if (extra == 3 && r->verdict != AC_VERDICT_AVOID)
		limit(f, r, g_rand_int_range(rand, 0, 60), 6 * 60, g_rand_boolean(rand) ? 11 * 60 : 90);
	if (r->allows && g_rand_boolean(rand))
		r->words.how = "how";
	if (kind == RANDOM_PLAIN)
		return;
	if (extra == 4)
		r->anchor = on_first();
	if (extra == 5 || extra == 6)
		r->anchor = on_final();
	if (extra == 7)
		r->anchor = on_milestone(f);
	if (extra == 9)
		r->anchor = on_sighting(f);
	if (extra == 8) {
		r->when = condition(
		    f, g_rand_boolean(rand) ? AC_CONDITION_COURSE_COMPLETE : AC_CONDITION_COURSE_ONGOING, "");
		r->n_when = 1;
	}
}

UNUSED static void random_rules(Fixture *f, GRand *rand, RandomKind kind)
{
	static const char *const on[] = {
	    "water",    "water", "effort",    "shave",         "razor",      "submerge", "rinse", "hard",
	    "sweat",    "heat",  "sauna",     "pool",          "gym",        "sun",      "hat",   "sun",
	    "chlorine", "bath",  "sauna sun", "pool sea lake", "sweat heat", "hat"};
	int n = g_rand_int_range(rand, 1, 14);
	for (int i = 0; i < n; i++) {
		const char *ids = PICK(rand, on), *says = random_says(rand, ids), *from = random_from(rand);
		gboolean bans = strcmp(says, "ok") != 0 && strcmp(says, "care") != 0;
		random_extras(f, rand, rule(f, ids, says, from, random_to(rand, bans)), kind);
	}
}

UNUSED static void random_sessions(Fixture *f, GRand *rand, AcInstant first, int n)
{
	AcInstant end = first;
	for (int i = 0; i < n; i++) {
		end += g_rand_int_range(rand, 1, 60 * 24) * AC_HOUR;
		AcInstant length = g_rand_int_range(rand, 0, 5) * AC_HOUR;
		AcSession *s = session_over(f, end - length, end);
		s->state = g_rand_int_range(rand, 0, 4) == 0 ? AC_SESSION_PLANNED : AC_SESSION_HAPPENED;
		s->final = i == n - 1 && g_rand_boolean(rand);
	}
}

UNUSED static void random_facts(Fixture *f, GRand *rand)
{
	if (g_rand_boolean(rand))
		skin(f, g_rand_boolean(rand) ? "dry" : "oily");
	for (guint i = 0; i < f->sessions->len; i++) {
		if (g_rand_int_range(rand, 0, 3) > 0)
			continue;
		const AcSession *s = &g_array_index(f->sessions, AcSession, i);
		static const char *const what[] = {"flakes", "flakes", "healed", "bump"};
		for (int n = g_rand_int_range(rand, 1, 4); n > 0; n--) {
			AcReport fresh = {PICK(rand, what), s->id,
			                  s->end + g_rand_int_range(rand, -20, 20 * 24) * AC_HOUR, NULL};
			g_array_append_val(f->reports, fresh);
		}
	}
}

UNUSED static void random_adjustments(Fixture *f, GRand *rand)
{
	static const char *const on[] = {"water", "rinse",    "sun", "sauna", "sweat",
	                                 "pool",  "submerge", "hat", "razor"};
	int n = g_rand_boolean(rand) ? g_rand_int_range(rand, 1, 4) : 0;
	for (int i = 0; i < n; i++) {
		const char *id = PICK(rand, on);
		gint64 session_id = g_rand_int_range(rand, 0, (gint32)f->sessions->len + 1);
		AcAdjustment *own = adjust(f, id, random_says(rand, id), session_id);
		own->how = g_rand_boolean(rand) ? "how" : NULL;
		if (g_rand_boolean(rand))
			own->from = span_of(random_from(rand));
		if (g_rand_boolean(rand))
			own->to = span_of(random_to(rand, FALSE));
	}
}

/* A fixture with its plan made. The sessions lie between autumn 2026 and 2027, over both DST nights. */
UNUSED static Fixture *random_fixture(guint32 seed, RandomKind kind)
{
	static const char *const zones[] = {"Europe/London", "America/New_York", "Asia/Kolkata",
	                                    "Australia/Lord_Howe"};
	GRand *rand = g_rand_new_with_seed(seed);
	Fixture *f = fixture_new(PICK(rand, zones));
	AcInstant first = at(f, "2026-10-01 12:00");
	random_rules(f, rand, kind);
	random_sessions(f, rand, first, g_rand_int_range(rand, 0, 5));
	random_facts(f, rand);
	if (kind == RANDOM_ALL)
		random_adjustments(f, rand);
	plan_at(f, first + g_rand_int_range(rand, 0, 150 * 24) * AC_HOUR);
	g_rand_free(rand);
	return f;
}

#endif
