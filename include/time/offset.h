/* SPDX-License-Identifier: MIT */
/**
 * time/offset.h - how far from an anchor: "36h", "4d", "4d 09:00", "day 4", "end of day 3", "-7d", "3d..4d".
 * Pure.
 *
 * m and h are elapsed time; d, w, mo, y count on the local calendar: midnight at the start of that date, or a
 * clock time of it. "day 4" is the day of that number under the file's own numbering (treatment_day = 0: the
 * day of treatment is day 0); "end of day 3" is the midnight after it. A bare clock time ("18:00") is on the
 * anchor's date. 28 days, 4 weeks and 1 month stay three different things: the text they came from is kept by
 * the rule.
 */
#ifndef AC_TIME_OFFSET_H
#define AC_TIME_OFFSET_H

#include "base/text.h"
#include "time/instant.h"

typedef enum {
	AC_OFFSET_NONE,     /* not given */
	AC_OFFSET_ELAPSED,  /* minutes */
	AC_OFFSET_CALENDAR, /* months, then days, then the clock time */
	AC_OFFSET_UNSAID    /* to = "unsaid": it ends, and the leaflet does not say when */
} AcOffsetKind;

typedef struct {
	AcOffsetKind kind;
	gint32 minutes; /* ELAPSED; may be negative */
	gint32 months;  /* CALENDAR */
	gint32 days;    /* CALENDAR */
	gint16 clock;   /* CALENDAR: minute of the day, 0..1440; -1: the start of the date */
} AcOffset;

/** A range "3d..4d" keeps both ends; what is not a range has the same twice. */
typedef struct {
	AcOffset early, late;
} AcSpan;

/** Largest distance either way, so that sums never overflow: 200 years. */
#define AC_OFFSET_MAX_DAYS 73050

/** Which day is day 1 is not said: "day 4" is then the range of both readings, "3d..4d". */
#define AC_TREATMENT_DAY_UNSAID (-1)

/**
 * Reads one offset or a range. @treatment_day 0 or 1: the file's own numbering of "day N", or
 * AC_TREATMENT_DAY_UNSAID. "at least 10d" is 10 days early and UNSAID late.
 * FALSE with @error (AC_ERROR_USAGE) saying what is wrong and what is expected, through @say; both ends of a
 * range must be of one sign and in order.
 */
gboolean ac_span_parse_said(AcTranslate say, const char *text, int treatment_day, AcSpan *out,
                            GError **error);
/** A plain length: "28d", "10m"; not negative, no clock, no range, no day number. */
gboolean ac_offset_parse_length_said(AcTranslate say, const char *text, AcOffset *out, GError **error);
/** "07:45" or "24:00" as minute of the day. */
gboolean ac_clock_parse_said(AcTranslate say, const char *text, int *minute, GError **error);

/** The same in English: where nobody reads the error. */
static inline gboolean ac_span_parse(const char *text, int treatment_day, AcSpan *out, GError **error)
{
	return ac_span_parse_said(NULL, text, treatment_day, out, error);
}
static inline gboolean ac_offset_parse_length(const char *text, AcOffset *out, GError **error)
{
	return ac_offset_parse_length_said(NULL, text, out, error);
}
static inline gboolean ac_clock_parse(const char *text, int *minute, GError **error)
{
	return ac_clock_parse_said(NULL, text, minute, error);
}

/** It says a time: not NONE, not UNSAID. */
static inline gboolean ac_offset_is_given(const AcOffset *offset)
{
	return offset->kind == AC_OFFSET_ELAPSED || offset->kind == AC_OFFSET_CALENDAR;
}
gboolean ac_offset_is_negative(const AcOffset *offset);
gboolean ac_offset_is_zero(const AcOffset *offset);
gboolean ac_span_is_range(const AcSpan *span);

/**
 * The instant an offset means. Negative offsets count from @begin, the others from @end (the anchor's two
 * ends; the same instant where it has no length). ELAPSED adds seconds; CALENDAR steps the local date of that
 * end in @zone. Not for NONE and UNSAID.
 */
AcInstant ac_offset_resolve(const AcOffset *offset, AcInstant begin, AcInstant end, GTimeZone *zone,
                            AcFold fold);
/** The same by both folds. By AcFold. */
void ac_offset_resolve_both(const AcOffset *offset, AcInstant begin, AcInstant end, GTimeZone *zone,
                            AcInstant both[2]);

#endif
