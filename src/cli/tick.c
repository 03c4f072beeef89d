/* SPDX-License-Identifier: MIT */
#include "tick.h"

#include "base/text.h"

char *ac_tick_words(const AcCall *call, const AcOccurrence *occurrence)
{
	const AcFacts facts = ac_call_facts(call);
	g_autofree char *title = ac_text_plain(occurrence->task->title);
	g_autofree char *when = occurrence->minute >= 0 ? ac_words_moment(&facts.words, occurrence->at)
	                                                : ac_words_date(&facts.words, occurrence->date);
	return g_strdup_printf("%s, %s", title, when);
}
