/* SPDX-License-Identifier: MIT */
/* How far from an event a session can make a difference to it. */
#include "event_reach.h"

#include "plan_private.h"

/* Between the last edge of a rule and the day that is asked about: a clock time, a night of DST. */
#define SLACK_DAYS 2

static int days_of(const AcOffset *offset)
{
	if (offset->kind == AC_OFFSET_ELAPSED)
		return ABS(offset->minutes) / AC_DAY_MINUTES + 1;
	if (offset->kind != AC_OFFSET_CALENDAR)
		return 0;
	gint64 days = (gint64)ABS(offset->months) * 31 + ABS(offset->days) + 1;
	return (int)MIN(days, AC_EVENT_MAX_DAYS);
}

static int longer(int days, const AcSpan *span)
{
	return MAX(days, MAX(days_of(&span->early), days_of(&span->late)));
}

/* Whether what is said of @on may count for @asked: one belongs to the other, or both to one ladder. Rather
 * too often than not. */
static gboolean is_near(const AcActivity *asked, const AcActivity *on)
{
	if (ac_activity_is(asked, on) || ac_activity_is(on, asked) ||
	    (asked->ladder != NULL && asked->ladder == on->ladder))
		return TRUE;
	const AcActivity *ladder = asked->n_steps > 0 ? asked : asked->ladder;
	for (guint i = 0; ladder != NULL && i < ladder->n_steps; i++)
		if (ac_activity_is(ladder->steps[i], on))
			return TRUE;
	return FALSE;
}

static gboolean is_asked_about(const AcEventAsk *ask, const AcActivity *const *on, guint n_on)
{
	for (guint i = 0; i < ask->n_activities; i++)
		for (guint k = 0; k < n_on; k++)
			if (is_near(ask->activities[i], on[k]))
				return TRUE;
	return FALSE;
}

int ac_event_reach(const AcPlan *plan, const AcEventAsk *ask)
{
	const AcProtocol *protocol = plan->protocol;
	const AcClient *client = plan->client;
	int days = 0, wait = 0;
	for (guint i = 0; i < protocol->n_rules; i++) {
		const AcRule *rule = &protocol->rules[i];
		if (is_asked_about(ask, rule->on, rule->n_on))
			days = longer(longer(days, &rule->from), &rule->to);
	}
	for (guint i = 0; i < client->n_adjustments; i++)
		days = longer(longer(days, &client->adjustments[i].from), &client->adjustments[i].to);
	for (guint i = 0; i < protocol->n_milestones; i++)
		wait = longer(wait, &protocol->milestones[i].usually);
	return MIN(days + wait + SLACK_DAYS, AC_EVENT_MAX_DAYS);
}
