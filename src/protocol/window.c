/* SPDX-License-Identifier: MIT */
#include "window.h"

#define DEPENDS 2

/* What a change of the clocks between an anchor and a date can add or take, in minutes. */
#define CLOCK_CHANGE 60

gboolean ac_offset_is_length(const AcOffset *offset)
{
	return offset->kind != AC_OFFSET_UNSAID && !ac_offset_is_negative(offset) && !ac_offset_is_zero(offset) &&
	       offset->clock < 0;
}

gint64 ac_offset_minutes(const AcOffset *offset)
{
	gint64 days = offset->days + (gint64)offset->months * 30;
	return offset->minutes + days * AC_DAY_MINUTES +
	       (offset->kind == AC_OFFSET_CALENDAR ? MAX(offset->clock, 0) : 0);
}

/* How far months can be from 30 days each, in minutes. */
static gint64 slack(gint64 months)
{
	return months == 0 ? 0 : (ABS(months) / 2 + 2) * AC_DAY_MINUTES;
}

/* The least and the most minutes from the anchor: a date begins up to a day sooner than its number of days
 * says. */
static void reach(const AcOffset *offset, gint64 *least, gint64 *most)
{
	*least = *most = ac_offset_minutes(offset);
	if (offset->kind != AC_OFFSET_CALENDAR)
		return;
	*least -= AC_DAY_MINUTES - 1 + CLOCK_CHANGE + slack(offset->months);
	*most += CLOCK_CHANGE + slack(offset->months);
}

int ac_offset_compare(const AcOffset *a, const AcOffset *b)
{
	gboolean a_begins = a->kind == AC_OFFSET_NONE || ac_offset_is_negative(a);
	gboolean b_begins = b->kind == AC_OFFSET_NONE || ac_offset_is_negative(b);
	if (a_begins != b_begins)
		return a_begins ? -1 : 1;
	gint64 least_a, most_a, least_b, most_b;
	if (a->kind == AC_OFFSET_CALENDAR &&
	    b->kind == AC_OFFSET_CALENDAR) { /* the same anchor: only months differ */
		gint64 unsure = slack((gint64)a->months - b->months);
		least_a = most_a = ac_offset_minutes(a);
		least_b = ac_offset_minutes(b) - unsure;
		most_b = ac_offset_minutes(b) + unsure;
	} else {
		reach(a, &least_a, &most_a);
		reach(b, &least_b, &most_b);
	}
	if (least_a == most_a && least_b == most_b && least_a == least_b)
		return 0;
	return most_a <= least_b ? -1 : least_a >= most_b ? 1 : DEPENDS;
}

gboolean ac_window_is_empty(const AcSpan *from, const AcSpan *to)
{
	if (to->late.kind == AC_OFFSET_NONE || to->late.kind == AC_OFFSET_UNSAID)
		return FALSE;
	int order = ac_offset_compare(&to->late, &from->early);
	return order == -1 || order == 0;
}
