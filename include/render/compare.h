/* SPDX-License-Identifier: MIT */
/** render/compare.h - `protocol compare`: two protocols side by side, in a practitioner's words. */
#ifndef AC_RENDER_COMPARE_H
#define AC_RENDER_COMPARE_H

#include "model/comparison.h"
#include "render/json.h"

void ac_sheet_comparison(AcSheet *sheet, const AcComparison *comparison);
/** The same as an object; @same: nothing at all differs. Owned by the caller. */
char *ac_json_comparison(const AcComparison *comparison, gboolean same, AcJsonStyle style);
/** "Swimming pool, sea: A forbids until day 28, B until day 30", without the activities; owned. */
char *ac_words_difference(const AcDifference *difference);

#endif
