/* SPDX-License-Identifier: MIT */
/* The columns of the timeline: an hour, a day, a week, or so many days that the whole course fits. */
#include "timeline.h"

#include "base/text.h"
#include "render/words.h"

#define HOURS_OF_DAY   24
#define HOURS_OF_GROUP 6

static AcInstant midnight(const AcAxis *axis, AcDate date)
{
	return axis->midnights[CLAMP(date, axis->first, axis->last + 1) - axis->first];
}

static void set_step(AcAxis *axis, int step)
{
	int days = axis->last + 1 - axis->origin;
	axis->step = step;
	axis->n = step == 0 ? days * HOURS_OF_DAY : (days + step - 1) / step;
}

void ac_axis_zoom(AcAxis *axis, AcZoom zoom, int width)
{
	axis->zoom = zoom;
	axis->origin = zoom == AC_ZOOM_WEEKS ? axis->first - ac_date_weekday(axis->first) + 1 : axis->first;
	set_step(axis, zoom == AC_ZOOM_HOURS ? 0 : zoom == AC_ZOOM_WEEKS ? 7 : 1);
	while (zoom == AC_ZOOM_COURSE && axis->n > 1 && ac_axis_fit(axis, 0, width) < axis->n)
		set_step(axis, axis->step + 1);
}

AcDate ac_axis_date(const AcAxis *axis, int column)
{
	AcDate date = axis->origin + (axis->step == 0 ? column / HOURS_OF_DAY : column * axis->step);
	return CLAMP(date, axis->first, axis->last + 1);
}

AcInstant ac_axis_from(const AcAxis *axis, int column)
{
	AcDate date = ac_axis_date(axis, column);
	int hour = axis->step == 0 ? column % HOURS_OF_DAY : 0;
	return hour == 0 ? midnight(axis, date) : ac_time_at(date, hour * 60, axis->zone, AC_FOLD_FIRST);
}

int ac_axis_column(const AcAxis *axis, AcInstant at)
{
	AcLocal local = ac_time_local(at, axis->zone);
	int days = local.date - axis->origin;
	int column =
	    axis->step == 0 ? days * HOURS_OF_DAY + local.minute / 60 : (days < 0 ? -1 : days / axis->step);
	return CLAMP(column, 0, axis->n - 1);
}

static gboolean is_by_month(const AcAxis *axis)
{
	return axis->step > 1;
}

int ac_axis_group(const AcAxis *axis, int column)
{
	int year, month, day;
	AcDate date = ac_axis_date(axis, column);
	if (axis->step == 0)
		return column / HOURS_OF_GROUP;
	if (!is_by_month(axis))
		return (date - ac_date_weekday(date) + 1) / 7;
	ac_date_to_ymd(date, &year, &month, &day);
	return year * 12 + month;
}

int ac_axis_fit(const AcAxis *axis, int first, int width)
{
	int used = 0, column = first;
	for (; column < axis->n; column++) {
		int needs = column > first && ac_axis_group(axis, column) != ac_axis_group(axis, column - 1) ? 2 : 1;
		if (used + needs > width)
			break;
		used += needs;
	}
	return MAX(column - first, 1);
}

int ac_axis_first_for(const AcAxis *axis, int last, int width)
{
	int used = 1, column = last;
	for (; column > 0; column--) {
		int needs = ac_axis_group(axis, column) != ac_axis_group(axis, column - 1) ? 2 : 1;
		if (used + needs > width)
			break;
		used += needs;
	}
	return column;
}

/* ---- labels ---------------------------------------------------------------------------------- */

/* The first letter of a word; owned. */
static char *initial(const char *word)
{
	return g_utf8_substring(word, 0, MIN(g_utf8_strlen(word, -1), 1));
}

static void label_hour(const AcAxis *axis, int column, gboolean is_first, char *upper[2], char **lower)
{
	AcDate date = ac_axis_date(axis, column);
	int hour = column % HOURS_OF_DAY;
	if (hour % HOURS_OF_GROUP == 0)
		*lower = ac_words_clock(hour * 60);
	if (hour != 0 && !is_first)
		return;
	g_autofree char *day = ac_words_day_month(date);
	upper[0] = g_strdup_printf("%s %s", ac_words_weekday(date), day);
	upper[1] = g_strdup(ac_words_weekday(date));
}

static void label_day(const AcAxis *axis, int column, gboolean is_first, char *upper[2], char **lower)
{
	int year, month, day;
	AcDate date = ac_axis_date(axis, column);
	*lower = initial(ac_words_weekday(date));
	if (ac_date_weekday(date) != 1 && !is_first)
		return;
	ac_date_to_ymd(date, &year, &month, &day);
	upper[0] = ac_words_day_month(date);
	upper[1] = g_strdup_printf("%d", day);
}

static void label_month(const AcAxis *axis, int column, gboolean is_first, char *upper[2], char **lower)
{
	int year, month, day;
	if (!is_first && ac_axis_group(axis, column) == ac_axis_group(axis, column - 1))
		return;
	ac_date_to_ymd(ac_axis_date(axis, column), &year, &month, &day);
	upper[0] = month == 1 || is_first ? g_strdup_printf("%s %d", ac_words_month(month), year)
	                                  : g_strdup(ac_words_month(month));
	upper[1] = g_strdup(ac_words_month(month));
	*lower = g_strdup_printf("%d", day);
}

void ac_axis_labels(const AcAxis *axis, int column, gboolean is_first, char *upper[2], char **lower)
{
	upper[0] = upper[1] = *lower = NULL;
	if (axis->step == 0)
		label_hour(axis, column, is_first, upper, lower);
	else if (is_by_month(axis))
		label_month(axis, column, is_first, upper, lower);
	else
		label_day(axis, column, is_first, upper, lower);
}
