/* SPDX-License-Identifier: MIT */
/* Any text as an offset, a WHEN, a length and a question. What is accepted has to hold what the headers
 * promise. */
#include "ask/ask.h"
#include "ask/event.h"
#include "ask/signs.h"
#include "protocol/vocabulary.h"
#include "time/offset.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static const char *const WATER_ALSO[] = {"wash", "wash my hair", "shower"};
static const char *const SWIM_ALSO[] = {"swim", "swimming"};
static const AcActivity WATER = {
    .id = "water", .title = "Washing and water", .also = WATER_ALSO, .n_also = 3};
static const AcActivity *const POOL_KINDS[] = {&WATER};
static const AcActivity POOL = {.id = "pool",
                                .title = "Swimming pool",
                                .also = SWIM_ALSO,
                                .n_also = 2,
                                .kinds = POOL_KINDS,
                                .n_kinds = 1,
                                .index = 1};
static const AcActivity SEA = {.id = "sea", .title = "The sea", .also = SWIM_ALSO, .n_also = 2, .index = 2};
static const AcActivity SUN = {.id = "sun", .title = "Sun (direct)", .index = 3};
static const AcActivity *const ALL[] = {&WATER, &POOL, &SEA, &SUN};

static void check_span(const char *text, int treatment_day, GTimeZone *zone)
{
	g_autoptr(GError) error = NULL;
	AcSpan span;
	if (!ac_span_parse(text, treatment_day, &span, &error)) {
		g_assert(error != NULL && g_utf8_validate(error->message, -1, NULL));
		return;
	}
	if (span.early.kind == AC_OFFSET_UNSAID)
		return;
	const AcInstant at = 1795270000;
	AcInstant early = ac_offset_resolve(&span.early, at, at, zone, AC_FOLD_FIRST);
	AcInstant late = ac_offset_resolve(&span.late, at, at, zone, AC_FOLD_SECOND);
	g_assert(ABS(early - at) <= (AC_OFFSET_MAX_DAYS + 400) * AC_DAY_MINUTES * AC_MINUTE);
	g_assert(early <= late + 2 * AC_HOUR); /* a clock change between hours and a date */
	g_assert(ac_offset_is_negative(&span.early) == ac_offset_is_negative(&span.late));
}

typedef gboolean (*Parse)(const char *text, const AcWhenContext *context, AcWhen *out, GError **error);

static void check_when(Parse parse, const char *text, const AcWhenContext *context)
{
	g_autoptr(GError) error = NULL;
	AcWhen when;
	if (!parse(text, context, &when, &error)) {
		g_assert(error != NULL && g_utf8_validate(error->message, -1, NULL));
		return;
	}
	int year, month, day;
	g_assert(when.from <= when.to);
	g_assert(when.date == ac_time_date(when.from, context->zone));
	ac_date_to_ymd(when.date, &year, &month, &day);
	g_assert(year >= AC_YEAR_MIN && year <= AC_YEAR_MAX);
}

static void check_question(const char *text, const AcWhenContext *context)
{
	const AcCatalogue catalogue = {.activities = ALL, .n_activities = G_N_ELEMENTS(ALL)};
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcQuery *query = ac_ask(&catalogue, text, context, arena);
	g_assert(context->vocabulary == NULL || query->unknown == NULL ||
	         g_utf8_validate(query->unknown, -1, NULL));
	g_assert(query->n_activities <= G_N_ELEMENTS(ALL) && query->n_near <= 8);
	g_assert(query->for_minutes >= 0 && query->for_minutes <= AC_DAY_MINUTES);
	for (guint i = 1; i < query->n_near; i++)
		g_assert(query->near[i].score <= query->near[i - 1].score);
	g_assert(!query->has_when || query->when.from <= query->when.to);
}

static const char *const FEVER_ALSO[] = {"fever"};
static const AcRedFlag FEVER = {.id = "fever", .also = FEVER_ALSO, .n_also = 1};

/* What English names, no other language takes away. */
static void check_signs(const char *text, const AcAskVocabulary *vocabulary)
{
	const AcSafety safety = {.flags = &FEVER, .n_flags = 1};
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n_english, n;
	ac_ask_red_flags(&safety, NULL, text, arena, &n_english);
	ac_ask_red_flags(&safety, vocabulary, text, arena, &n);
	g_assert(n >= n_english);
	ac_ask_signs(NULL, &safety, vocabulary, text, arena);
}

static void check_event(const char *text, const AcWhenContext *context)
{
	const AcCatalogue catalogue = {.activities = ALL, .n_activities = G_N_ELEMENTS(ALL)};
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcEventQuery *query = ac_ask_event(&catalogue, text, context, arena);
	g_assert(!query->has_when || query->from <= query->to);
}

/* The words that are shipped, read once. */
static const AcAskVocabulary *german(void)
{
	static const AcAskVocabulary *words;
	static AcArena *arena;
	if (words != NULL)
		return words;
	g_autoptr(AcProblems) problems = ac_problems_new();
	arena = ac_arena_new();
	const AcVocabulary *data =
	    ac_vocabulary_load(AC_SOURCE_DIR "/config/words/de.cfg", NULL, NULL, arena, problems);
	g_assert(data != NULL);
	return words = ac_ask_vocabulary_new(data, arena);
}

static const AcAskVocabulary *german_of(G_GNUC_UNUSED gconstpointer owner)
{
	return german();
}

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Europe/London");
	AcWhenContext context = {.now = 1795270000, .zone = zone, .has_day_zero = TRUE, .day_zero = 739935};
	int minutes = 1;
	check_span(text, 0, zone);
	check_span(text, 1, zone);
	check_when(ac_when_parse, text, &context);
	check_when(ac_when_parse_past, text, &context);
	g_assert(!ac_when_parse_length(text, &minutes, NULL) || (minutes >= 1 && minutes <= AC_DAY_MINUTES));
	check_question(text, &context);
	context.vocabulary = german_of;
	check_when(ac_when_parse, text, &context);
	check_when(ac_when_parse_past, text, &context);
	check_question(text, &context);
	check_event(text, &context);
	check_signs(text, german());
	return 0;
}
