/* SPDX-License-Identifier: MIT */
#include "schedule_bits.h"

#include <string.h>

#include "base/text.h"
#include "plan/plan.h"

AcVerdict ac_schedule_day_verdict(const AcPageRow *row, guint day)
{
	AcVerdict strictest = AC_VERDICT_SILENT;
	gboolean any = FALSE;
	for (guint i = 0; i < row->n_bars; i++) {
		const AcPageBar *bar = &row->bars[i];
		if (bar->from >= day + 1.0 || bar->to <= day)
			continue;
		if (!any || ac_verdict_is_stricter(bar->verdict, strictest))
			strictest = bar->verdict;
		any = TRUE;
	}
	return strictest;
}

const AcPageBar *ac_schedule_telling_bar(const AcPageRow *row)
{
	const AcPageBar *found = NULL;
	for (guint i = 0; i < row->n_bars; i++) {
		const AcPageBar *bar = &row->bars[i];
		if (bar->n_labels > 0 && (found == NULL || ac_verdict_is_stricter(bar->verdict, found->verdict)))
			found = bar;
	}
	return found;
}

static gboolean follows_on(const AcPageRow *row, guint index)
{
	for (guint i = index; i > 0; i--)
		if (row->bars[i - 1].n_labels > 0)
			return row->bars[i - 1].to >= row->bars[index].from;
	return TRUE;
}

char *ac_schedule_bar_words(const AcPageWords *words, const AcPageRow *row, guint index, const char **lead)
{
	const AcPageBar *bar = &row->bars[index];
	if (bar->n_labels == 0)
		return NULL;
	/* Of what is to be asked about, the label says so itself. */
	*lead = bar->verdict == AC_VERDICT_ASK ? "" : words->verdicts[bar->verdict];
	guint day = (guint)MAX(bar->from, 0);
	if (follows_on(row, index) || day >= words->n_days)
		return g_strdup(bar->labels[0]);
	return g_strdup_printf(_("from %s, %s"), words->days[day].date, bar->labels[0]);
}

/* U+2066 … U+2069 are three bytes each: e2 81 a6 … a9. */
static gboolean is_mark(const char *at)
{
	return (guchar)at[0] == 0xe2 && (guchar)at[1] == 0x81 && (guchar)at[2] >= 0xa6 && (guchar)at[2] <= 0xa9;
}

char *ac_schedule_unmarked(const char *text)
{
	GString *out = g_string_sized_new(strlen(text));
	while (*text != '\0')
		if (is_mark(text))
			text += 3;
		else
			g_string_append_c(out, *text++);
	return g_string_free(out, FALSE);
}

char *ac_schedule_boxes(const AcPageColumn *column, guint n, const char *box)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < n; i++)
		g_string_append_printf(out, "%s ", box);
	g_string_append_printf(out, "%s %s", column->when, column->title);
	return g_string_free(out, FALSE);
}
