/* SPDX-License-Identifier: MIT */
#include "plan/triage.h"

#include "plan_private.h"

#define ADVICE_DAYS 7

static gboolean calms(AcAdvice advice)
{
	return advice == AC_ADVICE_EXPECTED || advice == AC_ADVICE_WATCH;
}

static gboolean reaches(const AcSignRule *rule, AcSignSeverity felt)
{
	if (rule->severity == AC_SEVERITY_ANY)
		return TRUE;
	return calms(rule->advice) ? felt <= rule->severity : felt >= rule->severity;
}

/* Both ends of a range hold: what calms by the narrow reading, what warns by the wide one. */
static gboolean is_its_time(const AcPlan *plan, const AcSignRule *rule, gint32 session, AcInstant at)
{
	AcPlanTiming timing = {.from = &rule->from, .to = &rule->to};
	AcWindow window = ac_plan_window_on(plan, NULL, &timing, session).window;
	return calms(rule->advice) ? at >= window.from_late && at < window.to_early
	                           : at >= window.from && at < window.to;
}

static void hear(const AcPlan *plan, AcTriageLine *line, gint32 session, AcInstant at)
{
	const AcSign *sign = line->feeling.sign;
	AcSignSeverity felt =
	    line->feeling.severity == AC_SEVERITY_ANY ? AC_SEVERITY_STRONG : line->feeling.severity;
	for (guint i = 0; i < sign->n_rules; i++) {
		const AcSignRule *rule = &sign->rules[i];
		if (!reaches(rule, felt) || !is_its_time(plan, rule, session, at) ||
		    (line->rule != NULL && rule->advice <= line->advice))
			continue;
		line->rule = rule;
		line->advice = rule->advice;
	}
}

static AcTriageLine judge(const AcPlan *plan, const AcFeeling *feeling, AcInstant at)
{
	AcTriageLine line = {.feeling = *feeling, .advice = AC_ADVICE_PRACTITIONER, .again_at = AC_INSTANT_NEVER};
	if (feeling->flag != NULL) {
		line.advice = feeling->flag->urgency;
		line.soon = feeling->flag->soon;
		return line;
	}
	gint32 certain = ac_plan_latest(plan, at, TRUE), latest = ac_plan_latest(plan, at, FALSE);
	if (feeling->sign == NULL || latest == AC_SLOT_NONE)
		return line;
	hear(plan, &line, latest, at);
	if (certain == latest)
		return line;
	/* The latest may not have happened: the more urgent of both readings. */
	AcTriageLine other = {
	    .feeling = *feeling, .advice = AC_ADVICE_PRACTITIONER, .again_at = AC_INSTANT_NEVER};
	if (certain != AC_SLOT_NONE)
		hear(plan, &other, certain, at);
	return other.advice > line.advice ? other : line;
}

/* What is to be watched is looked at again, whether the leaflet says when or not. */
static AcInstant look_again_at(const AcPlan *plan, const AcTriageLine *line, AcInstant at)
{
	if (line->advice != AC_ADVICE_WATCH)
		return AC_INSTANT_NEVER;
	AcInstant day_after = at + 24 * AC_HOUR;
	GTimeZone *zone = plan->client->zone;
	AcOffset again = line->rule->again;
	if (!ac_offset_is_given(&again))
		return day_after;
	/* "2d" is the same time of day, not midnight. */
	if (again.kind == AC_OFFSET_CALENDAR && again.clock < 0)
		again.clock = (gint16)ac_time_local(at, zone).minute;
	AcInstant then = ac_offset_resolve(&again, at, at, zone, AC_FOLD_FIRST);
	return then > at ? then : day_after;
}

static int urgency(const AcTriageLine *line)
{
	return (int)line->advice * 2 - (line->soon ? 1 : 0);
}

const AcTriage *ac_plan_triage(const AcPlan *plan, AcArena *arena, const AcFeeling *feelings, guint n,
                               AcInstant at)
{
	AcTriage *triage = AC_ARENA_NEW(arena, AcTriage);
	AcTriageLine *lines = AC_ARENA_ARRAY(arena, AcTriageLine, n);
	triage->at = at;
	triage->again_at = AC_INSTANT_NEVER;
	for (guint i = 0; i < n; i++) {
		AcTriageLine line = judge(plan, &feelings[i], at);
		guint place = i;
		line.again_at = look_again_at(plan, &line, at);
		triage->again_at = MIN(triage->again_at, line.again_at);
		for (; place > 0 && urgency(&lines[place - 1]) < urgency(&line); place--)
			lines[place] = lines[place - 1];
		lines[place] = line;
	}
	triage->each = lines;
	triage->n_each = n;
	if (n > 0) {
		triage->advice = lines[0].advice;
		triage->soon = lines[0].soon;
	}
	return triage;
}

static gboolean practitioner_spoke(const AcClient *client, AcInstant since)
{
	for (guint i = 0; i < client->n_adjustments; i++)
		if (client->adjustments[i].at > since)
			return TRUE;
	for (guint i = 0; i < client->n_reports; i++)
		if (client->reports[i].by != NULL && client->reports[i].at > since)
			return TRUE;
	return FALSE;
}

gboolean ac_plan_advice_stands(const AcPlan *plan)
{
	const AcClient *client = plan->client;
	return client->has_advice && client->advice >= AC_ADVICE_DOCTOR && client->advised_at <= plan->now &&
	       plan->now - client->advised_at < ADVICE_DAYS * 24 * AC_HOUR &&
	       !practitioner_spoke(client, client->advised_at);
}
