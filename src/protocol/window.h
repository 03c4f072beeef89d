/* SPDX-License-Identifier: MIT */
/** protocol/window.h - what can be said of two offsets before any session is known. */
#ifndef AC_PROTOCOL_WINDOW_H
#define AC_PROTOCOL_WINDOW_H

#include "time/offset.h"

/**
 * How two ends of time lie to each other for every session there can be: -1 @a is always earlier, 0 always
 * the same, 1 always later, 2 it depends. NONE is the beginning of the session for @a and @b alike; not for
 * UNSAID.
 */
int ac_offset_compare(const AcOffset *a, const AcOffset *b);
/** TRUE when [from, to) is empty for every session. Ranges are taken at their widest. */
gboolean ac_window_is_empty(const AcSpan *from, const AcSpan *to);
/** A length of time: longer than nothing, after the treatment, without a clock time. */
gboolean ac_offset_is_length(const AcOffset *offset);
/** Minutes of an offset, a month as 30 days, a date's clock time included. */
gint64 ac_offset_minutes(const AcOffset *offset);

#endif
