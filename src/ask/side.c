/* SPDX-License-Identifier: MIT */
/* The side of a time: what is asked before or after it is not asked for now. */
#include "side.h"

/* "my next session", "the appointment": how many words; 0 for any other. */
static guint session_at(const AcAskWords *words, guint at)
{
	static const char *const MY[] = {"my", "the", "our", "a", "this", "that", NULL};
	static const char *const NEXT[] = {"next", "coming", "upcoming", NULL};
	static const char *const SESSIONS[] = {"session", "appointment", "treatment", NULL};
	guint end = at;
	while (end < words->n && ac_ask_word_in(&words->words[end], MY))
		end++;
	while (end < words->n && ac_ask_word_in(&words->words[end], NEXT))
		end++;
	return end < words->n && ac_ask_word_in(&words->words[end], SESSIONS) ? end + 1 - at : 0;
}

static guint read_session(const AcAskWords *words, guint at, AcAskQuestion *question)
{
	static const char *const BEFORE[] = {"before", "until", "till", NULL};
	guint ahead = ac_ask_word_is(&words->words[at], "day") ? 1 : 0;
	if (at + ahead >= words->n || !ac_ask_word_in(&words->words[at + ahead], BEFORE))
		return 0;
	guint taken = session_at(words, at + ahead + 1);
	if (taken == 0)
		return 0;
	question->side = ahead > 0 ? AC_ASK_DAY_BEFORE_SESSION : AC_ASK_BEFORE_SESSION;
	return ahead + 1 + taken;
}

static AcAskSide side_of(const AcAskWord *word)
{
	if (ac_ask_word_is(word, "before"))
		return AC_ASK_BEFORE;
	if (ac_ask_word_is(word, "until") || ac_ask_word_is(word, "till"))
		return AC_ASK_UNTIL;
	return ac_ask_word_is(word, "after") || ac_ask_word_is(word, "from") ? AC_ASK_AFTER : AC_ASK_AT;
}

/* "2 days before my session", "the night before": no stretch up to it. */
static gboolean is_distance(const AcAskWords *words, guint at)
{
	static const char *const UNITS[] = {"minute", "minutes", "hour",   "hours",   "day",     "days",  "week",
	                                    "weeks",  "month",   "months", "morning", "evening", "night", NULL};
	return at > 0 && ac_ask_word_in(&words->words[at - 1], UNITS);
}

guint ac_ask_side_read(const AcAskWords *words, guint at, AcAskQuestion *question)
{
	if (question->side != AC_ASK_AT || is_distance(words, at))
		return 0;
	guint session = read_session(words, at, question);
	AcAskSide side = side_of(&words->words[at]);
	if (session > 0 || side == AC_ASK_AT)
		return session;
	AcWhenParts time = question->time;
	guint link = at + 1 < words->n && ac_ask_word_is(&words->words[at + 1], "the") ? 1 : 0;
	guint taken = ac_when_read(words, at + 1 + link, TRUE, &time);
	/* "after saturday" has no end that could be named. */
	if (taken == 0 || (side == AC_ASK_AFTER && time.clock == -1))
		return 0;
	question->day_is_told = question->time.kind != AC_WHEN_NO_DATE;
	question->time = time;
	question->side = side;
	return 1 + link + taken;
}

/* From now on, or from the beginning of the day that was told. */
static gboolean settle_before(const AcAskQuestion *question, const AcWhenContext *context, AcInstant end,
                              AcWhen *out)
{
	AcInstant from = context->now;
	if (question->day_is_told)
		from = MAX(from, ac_time_midnight(out->date, context->zone));
	*out = (AcWhen){.from = from, .to = end, .date = ac_time_date(from, context->zone)};
	return end > from;
}

static gboolean settle_session(const AcAskQuestion *question, const AcWhenContext *context, AcWhen *out)
{
	if (!context->has_next_session || question->time.kind != AC_WHEN_NO_DATE || question->time.clock != -1 ||
	    question->time.part != AC_WHEN_NO_PART)
		return FALSE;
	if (question->side == AC_ASK_BEFORE_SESSION)
		return settle_before(question, context, context->next_session, out);
	AcDate date = ac_time_date(context->next_session, context->zone) - 1;
	*out = (AcWhen){.from = ac_time_midnight(date, context->zone),
	                .to = ac_time_midnight(date + 1, context->zone),
	                .is_day = TRUE,
	                .date = date};
	return out->to > context->now;
}

gboolean ac_ask_side_settle(const AcAskQuestion *question, const AcWhenContext *context, AcWhen *out)
{
	if (question->side == AC_ASK_BEFORE_SESSION || question->side == AC_ASK_DAY_BEFORE_SESSION)
		return settle_session(question, context, out);
	if (!ac_when_settle(&question->time, context, FALSE, out, NULL))
		return FALSE;
	switch (question->side) {
	case AC_ASK_BEFORE:
		return settle_before(question, context, out->from, out);
	case AC_ASK_UNTIL:
		return settle_before(question, context, out->to, out);
	case AC_ASK_AFTER:
		*out = (AcWhen){
		    .from = out->from, .to = ac_time_midnight(out->date + 1, context->zone), .date = out->date};
		return out->to > out->from;
	default:
		return TRUE;
	}
}
