/* SPDX-License-Identifier: MIT */
/* Two protocols held against each other. */
#include "protocol/compare.h"

#include <string.h>

#include "base/text.h"
#include "compare_bits.h"

#define DAY         (24 * AC_HOUR)
#define DAYS_BEFORE 14   /* are looked at, whatever the files say */
#define DAYS_AFTER  120  /* the last date of either, for what counts from a report */
#define DAYS_MOST   1826 /* what a file has later than this is compared by its words only */

/* ---- how long is looked ---------------------------------------------------------------------- */

static void stretch_to(AcCompare *compare, const AcOffset *offset)
{
	if (offset->kind != AC_OFFSET_ELAPSED && offset->kind != AC_OFFSET_CALENDAR)
		return;
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	AcInstant at = ac_offset_resolve(offset, AC_CHECK_BEGIN, AC_CHECK_END, zone, AC_FOLD_FIRST);
	compare->begins = MIN(compare->begins, MAX(at - DAY, AC_CHECK_END - DAYS_MOST * DAY));
	compare->ends = MAX(compare->ends, MIN(at + DAYS_AFTER * DAY, AC_CHECK_END + DAYS_MOST * DAY));
}

static void stretch_to_all(AcCompare *compare, const AcProtocol *protocol)
{
	stretch_to(compare, &protocol->lasts);
	for (guint i = 0; i < protocol->n_rules; i++) {
		stretch_to(compare, &protocol->rules[i].from.early);
		stretch_to(compare, &protocol->rules[i].from.late);
		stretch_to(compare, &protocol->rules[i].to.early);
		stretch_to(compare, &protocol->rules[i].to.late);
	}
	for (guint i = 0; i < protocol->n_tasks; i++) {
		stretch_to(compare, &protocol->tasks[i].from.early);
		stretch_to(compare, &protocol->tasks[i].to.late);
	}
}

/* ---- what the head says ---------------------------------------------------------------------- */

static gboolean is_usable(const AcOffset *gap)
{
	return (gap->kind == AC_OFFSET_ELAPSED && gap->minutes > 0) ||
	       (gap->kind == AC_OFFSET_CALENDAR && gap->months >= 0 && gap->days >= 0 &&
	        gap->months + gap->days > 0);
}

static AcOffset gap_of(const AcProtocol *a, const AcProtocol *b)
{
	if (is_usable(&a->gap.late))
		return a->gap.late;
	if (is_usable(&b->gap.late))
		return b->gap.late;
	return (AcOffset){.kind = AC_OFFSET_CALENDAR, .days = 28, .clock = -1};
}

static const char *gap_words(AcArena *arena, const AcOffset *gap)
{
	if (gap->kind == AC_OFFSET_ELAPSED)
		return ac_arena_printf(arena, ngettext("%d hour", "%d hours", (gulong)(gap->minutes / 60)),
		                       gap->minutes / 60);
	int days = gap->days + 30 * gap->months;
	return ac_arena_printf(arena, ngettext("%d day", "%d days", (gulong)days), days);
}

static const char *traits_words(AcArena *arena, const AcCompareOptions *options)
{
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint i = 0; i < options->n_traits; i++)
		g_string_append_printf(out, "%s%s %s", i > 0 ? ", " : "", options->traits[i].trait,
		                       options->traits[i].value);
	return out->len > 0 ? ac_arena_strdup(arena, out->str) : NULL;
}

/* Titles of the sources of @one that @other has not. */
static const char *const *sources_only(AcArena *arena, const AcProtocol *one, const AcProtocol *other,
                                       guint *n)
{
	const char **titles = AC_ARENA_ARRAY(arena, const char *, one->n_sources);
	*n = 0;
	for (guint i = 0; i < one->n_sources; i++) {
		gboolean is_there = FALSE;
		for (guint k = 0; k < other->n_sources; k++)
			is_there = is_there || strcmp(one->sources[i].title, other->sources[k].title) == 0;
		if (!is_there)
			titles[(*n)++] = one->sources[i].title;
	}
	return titles;
}

/* ---- all of it ------------------------------------------------------------------------------- */

const AcComparison *ac_protocol_compare(const AcProtocol *a, const AcProtocol *b,
                                        const AcCompareOptions *options, AcArena *arena)
{
	AcCompare compare = {.arena = arena,
	                     .a = a,
	                     .b = b,
	                     .options = options,
	                     .gap = gap_of(a, b),
	                     .begins = AC_CHECK_END - DAYS_BEFORE * DAY,
	                     .ends = AC_CHECK_END + DAYS_AFTER * DAY};
	stretch_to_all(&compare, a);
	stretch_to_all(&compare, b);
	compare.behind = g_ptr_array_new();
	ac_compare_find_kinds(&compare);
	AcComparison *out = AC_ARENA_NEW(arena, AcComparison);
	*out = (AcComparison){.a = a,
	                      .b = b,
	                      .n_sessions = options->n_sessions,
	                      .gap = gap_words(arena, &compare.gap),
	                      .treatment_day = a->treatment_day,
	                      .clients = traits_words(arena, options),
	                      .is_partial = compare.is_partial};
	out->differences = ac_compare_answers(&compare, &out->n_differences);
	g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(AcPartDifference));
	ac_compare_tasks(&compare, parts);
	ac_compare_parts(&compare, parts);
	out->parts = ac_arena_memdup(arena, parts->data, parts->len * sizeof(AcPartDifference));
	out->n_parts = parts->len;
	ac_compare_wordings(&compare, out);
	out->only_a = sources_only(arena, a, b, &out->n_only_a);
	out->only_b = sources_only(arena, b, a, &out->n_only_b);
	ac_compare_free_kinds(&compare);
	g_ptr_array_unref(compare.behind);
	return out;
}

gboolean ac_comparison_is_same(const AcComparison *comparison)
{
	return comparison->n_differences + comparison->n_parts + comparison->n_wordings == 0 &&
	       !comparison->is_wording_left_out;
}
