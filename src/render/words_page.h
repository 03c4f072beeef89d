/* SPDX-License-Identifier: MIT */
/** words_page.h - what the files that write the page share. Everything returned lies in the pager's arena. */
#ifndef AC_SRC_RENDER_WORDS_PAGE_H
#define AC_SRC_RENDER_WORDS_PAGE_H

#include "render/words_page.h"

typedef struct {
	const AcSchedule *schedule;
	const AcPageFacts *facts;
	AcArena *arena;
	AcWordsContext words; /* its now is days before the first, so that no day is called today */
	gboolean rtl;
	gboolean lowers; /* titles begin small within a sentence: not in languages that write nouns large */
} AcPager;

/** Takes @text over. */
const char *ac_pager_keep(const AcPager *pager, char *text);
/** Text of a file or a person, at most so many characters, without pictures no font prints, set apart where
 * it runs the other way. NULL: "". */
const char *ac_pager_own(const AcPager *pager, const char *text);
/** The same, for the middle of a sentence. */
const char *ac_pager_lower(const AcPager *pager, const char *text);
/** One more of a list that is set apart as a whole, by ac_pager_close_list(): set apart one by one they would
 * be read from right to left. The first as it is, the others small. */
void ac_pager_add(const AcPager *pager, GString *list, const char *separator, const char *text);
const char *ac_pager_close_list(const AcPager *pager, const GString *list);
/** A number to call, an address: always from left to right. */
const char *ac_pager_number(const AcPager *pager, const char *text);
/** "Tue 24 Nov", "Tue 24 Nov 12:00"; a midnight is told by its date. */
const char *ac_pager_date(const AcPager *pager, AcDate date);
const char *ac_pager_moment(const AcPager *pager, AcInstant at);
/** Days from the chart's first midnight. */
double ac_pager_place(const AcPager *pager, AcInstant at);

void ac_pager_chart(const AcPager *pager, AcPageWords *out);
void ac_pager_days(const AcPager *pager, AcPageWords *out);
void ac_pager_notes(const AcPager *pager, AcPageWords *out);
/** Whether a row says the same all through, but for the hours before the session of the first day. */
gboolean ac_pager_is_constant(const AcPager *pager, const AcScheduleRow *row);

#endif
