/* SPDX-License-Identifier: MIT */
#include "time/offset.h"

gboolean ac_offset_is_negative(const AcOffset *offset)
{
	return offset->minutes < 0 || offset->months < 0 || offset->days < 0;
}

gboolean ac_offset_is_zero(const AcOffset *offset)
{
	if (offset->kind == AC_OFFSET_ELAPSED)
		return offset->minutes == 0;
	return offset->kind == AC_OFFSET_CALENDAR && offset->months == 0 && offset->days == 0 &&
	       offset->clock == -1;
}

gboolean ac_span_is_range(const AcSpan *span)
{
	const AcOffset *early = &span->early, *late = &span->late;
	return early->kind != late->kind || early->minutes != late->minutes || early->months != late->months ||
	       early->days != late->days || early->clock != late->clock;
}

void ac_offset_resolve_both(const AcOffset *offset, AcInstant begin, AcInstant end, GTimeZone *zone,
                            AcInstant both[2])
{
	g_assert(offset->kind == AC_OFFSET_ELAPSED || offset->kind == AC_OFFSET_CALENDAR);
	AcInstant from = ac_offset_is_negative(offset) ? begin : end;
	if (offset->kind == AC_OFFSET_ELAPSED) {
		both[AC_FOLD_FIRST] = both[AC_FOLD_SECOND] = from + offset->minutes * AC_MINUTE;
		return;
	}
	AcDate date = ac_time_date(from, zone);
	if (offset->months != 0)
		date = ac_date_add_months(date, offset->months);
	ac_time_at_both(date + offset->days, MAX(offset->clock, 0), zone, both);
}

AcInstant ac_offset_resolve(const AcOffset *offset, AcInstant begin, AcInstant end, GTimeZone *zone,
                            AcFold fold)
{
	AcInstant both[2];
	ac_offset_resolve_both(offset, begin, end, zone, both);
	return both[fold];
}
