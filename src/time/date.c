/* SPDX-License-Identifier: MIT */
/* Dates: GDate does the calendar; here are its limits. */
#include "time/instant.h"

#define MIN_JULIAN 1       /* 0001-01-01 */
#define MAX_JULIAN 3652059 /* 9999-12-31 */

gboolean ac_date_from_ymd(int year, int month, int day, AcDate *out)
{
	if (year < AC_YEAR_MIN || year > AC_YEAR_MAX || month < 1 || month > 12 || day < 1 || day > 31)
		return FALSE;
	if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return FALSE;
	GDate date;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	*out = (AcDate)g_date_get_julian(&date);
	return TRUE;
}

static GDate to_gdate(AcDate julian)
{
	GDate date;
	g_date_clear(&date, 1);
	g_date_set_julian(&date, (guint32)CLAMP(julian, MIN_JULIAN, MAX_JULIAN));
	return date;
}

void ac_date_to_ymd(AcDate date, int *year, int *month, int *day)
{
	GDate gdate = to_gdate(date);
	*year = g_date_get_year(&gdate);
	*month = (int)g_date_get_month(&gdate);
	*day = g_date_get_day(&gdate);
}

int ac_date_weekday(AcDate date)
{
	return (CLAMP(date, MIN_JULIAN, MAX_JULIAN) - 1) % 7 + 1; /* 0001-01-01 was a Monday */
}

AcDate ac_date_add_months(AcDate date, int months)
{
	int year, month, day;
	ac_date_to_ymd(date, &year, &month, &day);
	gint64 total = CLAMP((gint64)year * 12 + month - 1 + months, 12, 9999 * 12 + 11);
	GDateYear new_year = (GDateYear)(total / 12);
	GDateMonth new_month = (GDateMonth)(total % 12 + 1);
	int length = g_date_get_days_in_month(new_month, new_year);
	GDate gdate;
	g_date_clear(&gdate, 1);
	g_date_set_dmy(&gdate, (GDateDay)MIN(day, length), new_month, new_year);
	return (AcDate)g_date_get_julian(&gdate);
}
