/* SPDX-License-Identifier: MIT */
/* An occasion in words: first the range and the length are taken out, then what it is called; the rest is
 * asked as anything else is. */
#include "ask/event.h"

#include <string.h>

#include "time/offset.h"
#include "vocabulary.h"

#define MAX_TOKENS 40
#define MAX_DATE   4 /* words a date takes at most: "19th of december 2026" */
#define MAX_DAYS   366

/* ---- tokens -------------------------------------------------------------------------------------------- */

typedef struct {
	const char *text[MAX_TOKENS]; /* NULL: taken */
	guint n;
	AcArena *arena;
	const AcAskVocabulary *vocabulary; /* NULL: English */
} Tokens;

static void add_token(Tokens *tokens, const char *text, gsize length)
{
	if (length > 0 && tokens->n < MAX_TOKENS)
		tokens->text[tokens->n++] = ac_arena_strndup(tokens->arena, text, length);
}

static gboolean is_short_number(const char *text, gsize length)
{
	return length >= 1 && length <= 2 && strspn(text, "0123456789") >= length;
}

/* "12", "12." */
static gboolean is_day_number(const char *text, gsize length)
{
	return is_short_number(text, length > 0 && text[length - 1] == '.' ? length - 1 : length);
}

/* "12..19", "12–19", "12-19", "12.-19." are three. */
static gsize find_separator(const char *text, gsize length, gsize *width)
{
	for (gsize i = 0; i < length; i++) {
		if (length - i >= 2 && text[i] == '.' && text[i + 1] == '.')
			*width = 2;
		else if (length - i >= 3 && strncmp(text + i, "\xe2\x80\x93", 3) == 0)
			*width = 3;
		else if (text[i] == '-' && is_day_number(text, i) && is_day_number(text + i + 1, length - i - 1))
			*width = 1;
		else
			continue;
		return i;
	}
	return length;
}

static void split(Tokens *tokens, const char *text)
{
	while (*text != '\0' && tokens->n < MAX_TOKENS) {
		gsize blanks = strspn(text, " \t\n"), width = 0;
		text += blanks;
		const char *end = strpbrk(text, " \t\n");
		gsize length = end != NULL ? (gsize)(end - text) : strlen(text),
		      at = find_separator(text, length, &width);
		add_token(tokens, text, at);
		if (at < length) {
			add_token(tokens, "..", 2);
			add_token(tokens, text + at + width, length - at - width);
		}
		text += length;
	}
}

/* Tokens [first, end) with blanks between; those that are taken left out. */
static const char *join(const Tokens *tokens, guint first, guint end)
{
	const char *out = "";
	for (guint i = first; i < end; i++)
		if (tokens->text[i] != NULL)
			out = out[0] == '\0' ? tokens->text[i]
			                     : ac_arena_printf(tokens->arena, "%s %s", out, tokens->text[i]);
	return out;
}

static void take(Tokens *tokens, guint first, guint end)
{
	for (guint i = first; i < end; i++)
		tokens->text[i] = NULL;
}

static gboolean token_is(const Tokens *tokens, guint at, const char *const *list)
{
	AcAskWords words;
	if (at >= tokens->n || tokens->text[at] == NULL)
		return FALSE;
	ac_ask_words_split(tokens->text[at], &words);
	if (words.n == 1 && ac_ask_word_in(&words.words[0], list))
		return TRUE;
	ac_ask_words_read(tokens->text[at], tokens->vocabulary, &words);
	return words.n == 1 && words.words[0].is_glossed && ac_ask_word_in(&words.words[0], list);
}

/* "12", and "12." where dates are written so; 0: it is none. */
static int short_number(const Tokens *tokens, guint at)
{
	const char *text = at < tokens->n ? tokens->text[at] : NULL;
	const char *sign = tokens->vocabulary != NULL ? tokens->vocabulary->data->date_sign : NULL;
	gsize length = text != NULL ? strlen(text) : 0;
	if (length > 1 && sign != NULL && text[length - 1] == *sign)
		length--;
	return is_short_number(text, length) ? (int)g_ascii_strtoll(text, NULL, 10) : 0;
}

/* ---- a range ------------------------------------------------------------------------------------------- */

typedef struct {
	Tokens *tokens;
	const AcWhenContext *context;
	AcEventQuery *query;
} Reading;

static gboolean day_of(const Reading *reading, guint first, guint end, AcWhen *when)
{
	return ac_when_parse(join(reading->tokens, first, end), reading->context, when, NULL) && when->is_day;
}

/* A day that begins right at @first; returns where it ends, 0: none. The longest that can be read. */
static guint day_after(const Reading *reading, guint first, AcWhen *when)
{
	for (guint end = MIN(first + MAX_DATE, reading->tokens->n); end > first; end--)
		if (day_of(reading, first, end, when))
			return end;
	return 0;
}

/* "12" of "12..19 december": the day of the month of the other end, or of the month before. */
static gboolean day_of_month(const Reading *reading, guint at, AcDate other, AcDate *date)
{
	int year, month, day;
	int wanted = short_number(reading->tokens, at);
	if (wanted == 0)
		return FALSE;
	ac_date_to_ymd(other, &year, &month, &day);
	if (wanted > day) {
		year -= month == 1 ? 1 : 0;
		month = month == 1 ? 12 : month - 1;
	}
	return ac_date_from_ymd(year, month, wanted, date);
}

/* A day that ends right before @end; returns where it begins, @end: none. */
static guint day_before(const Reading *reading, guint end, AcDate other, AcDate *date)
{
	AcWhen when;
	guint least = end > MAX_DATE ? end - MAX_DATE : 0;
	for (guint first = least; first < end; first++)
		if (day_of(reading, first, end, &when)) {
			*date = when.date;
			return first;
		}
	return day_of_month(reading, end - 1, other, date) ? end - 1 : end;
}

static void set_days(Reading *reading, AcDate first, AcDate last)
{
	GTimeZone *zone = reading->context->zone;
	last = CLAMP(last, first, first + MAX_DAYS - 1);
	reading->query->has_when = reading->query->is_days = TRUE;
	reading->query->from = ac_time_midnight(first, zone);
	reading->query->to = ac_time_midnight(last + 1, zone);
}

static void read_range(Reading *reading)
{
	static const char *const TO[] = {"to", "until", "till", "through", NULL};
	Tokens *tokens = reading->tokens;
	for (guint at = 1; at + 1 < tokens->n; at++) {
		AcWhen last;
		AcDate first;
		gboolean is_separator = strcmp(tokens->text[at], "..") == 0 || strcmp(tokens->text[at], "-") == 0;
		if (!is_separator && !token_is(tokens, at, TO))
			continue;
		guint end = day_after(reading, at + 1, &last);
		guint begin = end == 0 ? at : day_before(reading, at, last.date, &first);
		if (begin == at)
			continue;
		/* "28 december to 3 january": each is the next of its kind, and the end is not before the beginning.
		 */
		if (first > last.date) {
			reading->query->no_time = join(tokens, begin, end);
			take(tokens, begin, end);
			return;
		}
		set_days(reading, first, last.date);
		take(tokens, begin, end);
		return;
	}
}

/* ---- a length in days ---------------------------------------------------------------------------------- */

static int unit_days(const Tokens *tokens, guint at)
{
	static const char *const DAYS[] = {"day", "days", "night", "nights", NULL};
	static const char *const WEEKS[] = {"week", "weeks", NULL};
	return token_is(tokens, at, DAYS) ? 1 : token_is(tokens, at, WEEKS) ? 7 : 0;
}

/* "3d", "2w" are one token, "3 days", "a week" two. Returns the days; *end: where it ends. */
static int length_at(const Tokens *tokens, guint at, guint *end)
{
	static const char *const ONE[] = {"a", "one", NULL};
	AcOffset offset;
	if (at >= tokens->n || tokens->text[at] == NULL)
		return 0;
	*end = at + 1;
	if (ac_offset_parse_length(tokens->text[at], &offset, NULL) && offset.kind == AC_OFFSET_CALENDAR)
		return CLAMP(offset.months, 0, 12) * 30 + CLAMP(offset.days, 0, MAX_DAYS);
	int unit = unit_days(tokens, at + 1);
	*end = at + 2;
	if (unit > 0 && token_is(tokens, at, ONE))
		return unit;
	return unit > 0 ? unit * short_number(tokens, at) : 0;
}

/* "for 3 days"; 0: none is said. */
static int read_length(Tokens *tokens)
{
	static const char *const FOR[] = {"for", NULL}, *const LONG[] = {"long", NULL};
	for (guint at = 0; at + 1 < tokens->n; at++) {
		guint end = 0;
		int days = token_is(tokens, at, FOR) ? length_at(tokens, at + 1, &end) : 0;
		/* "3 Tage lang" */
		if (days <= 0 && (days = length_at(tokens, at, &end)) > 0)
			days = token_is(tokens, end++, LONG) ? days : 0;
		if (days <= 0)
			continue;
		take(tokens, at, end);
		return MIN(days, MAX_DAYS);
	}
	return 0;
}

/* ---- what it is called --------------------------------------------------------------------------------- */

/* "weddings" has another stem than "wedding": both are taken. */
static gboolean same_stem(const AcAskWord *a, const AcAskWord *b)
{
	char stem_a[AC_ASK_WORD_BYTES], stem_b[AC_ASK_WORD_BYTES];
	if (a->is_cut || b->is_cut)
		return FALSE;
	if (a->length == b->length + 1 && a->text[b->length] == 's' && memcmp(a->text, b->text, b->length) == 0)
		return TRUE;
	ac_ask_word_stem(a, stem_a);
	ac_ask_word_stem(b, stem_b);
	return strcmp(stem_a, stem_b) == 0;
}

/* How many tokens from @at on are @name; 0: it does not stand there. */
static guint name_at(const Tokens *tokens, guint at, const char *name)
{
	AcAskWords wanted, word;
	ac_ask_words_split(name, &wanted);
	guint taken = 0;
	for (guint i = 0; i < wanted.n;) {
		if (at + taken >= tokens->n || tokens->text[at + taken] == NULL)
			return 0;
		ac_ask_words_split(tokens->text[at + taken], &word);
		for (guint k = 0; k < word.n; k++, i++)
			if (i >= wanted.n || !same_stem(&word.words[k], &wanted.words[i]))
				return 0;
		taken++;
	}
	return taken;
}

/* The same for a name in the other language. */
static guint foreign_name_at(const Tokens *tokens, guint at, const AcAskName *name)
{
	AcAskWords words;
	guint taken = 0;
	for (guint i = 0; i < name->n;) {
		if (at + taken >= tokens->n || tokens->text[at + taken] == NULL)
			return 0;
		ac_ask_words_read(tokens->text[at + taken], tokens->vocabulary, &words);
		for (guint k = 0; k < words.n; k++, i++)
			if (i >= name->n || !ac_ask_words_equal(tokens->vocabulary, &words.words[k], &name->words[i]))
				return 0;
		taken++;
	}
	return taken;
}

static guint longest_foreign_name(const Tokens *tokens, guint at, const AcOccasion *event)
{
	const AcAskEntry *entry =
	    tokens->vocabulary != NULL ? ac_ask_named_find(&tokens->vocabulary->events, event->id) : NULL;
	guint longest = 0;
	for (guint i = 0; entry != NULL && i < entry->n; i++)
		longest = MAX(longest, foreign_name_at(tokens, at, &entry->names[i]));
	return longest;
}

static guint longest_name(const Tokens *tokens, guint at, const AcOccasion *event)
{
	guint longest = MAX(name_at(tokens, at, event->title), name_at(tokens, at, event->id));
	for (guint i = 0; i < event->n_also; i++)
		longest = MAX(longest, name_at(tokens, at, event->also[i]));
	return MAX(longest, longest_foreign_name(tokens, at, event));
}

static void add_event(AcEventQuery *query, const AcOccasion **events, const AcOccasion *event)
{
	for (guint i = 0; i < query->n_events; i++)
		if (events[i] == event)
			return;
	events[query->n_events++] = event;
}

/* The longest name at each place: "pool holiday" before "holiday". */
static void read_names(const AcCatalogue *catalogue, Tokens *tokens, AcEventQuery *query)
{
	const AcOccasion **events = AC_ARENA_ARRAY(tokens->arena, const AcOccasion *, catalogue->n_events);
	query->events = events;
	for (guint at = 0; at < tokens->n; at++) {
		guint longest = 0;
		const AcOccasion *found = NULL;
		for (guint i = 0; i < catalogue->n_events; i++) {
			guint length = longest_name(tokens, at, &catalogue->events[i]);
			if (length > longest) {
				longest = length;
				found = &catalogue->events[i];
			}
		}
		if (found == NULL)
			continue;
		add_event(query, events, found);
		take(tokens, at, at + longest);
	}
}

/* ---- the whole ----------------------------------------------------------------------------------------- */

static void add_activities(const AcActivity **all, guint *n, const AcActivity *const *more, guint n_more)
{
	for (guint i = 0; i < n_more; i++) {
		gboolean known = FALSE;
		for (guint k = 0; k < *n; k++)
			known = known || all[k] == more[i];
		if (!known)
			all[(*n)++] = more[i];
	}
}

static void set_activities(const AcCatalogue *catalogue, const AcQuery *rest, AcEventQuery *query,
                           AcArena *arena)
{
	const AcActivity **all = AC_ARENA_ARRAY(arena, const AcActivity *, catalogue->n_activities);
	for (guint i = 0; i < query->n_events; i++)
		add_activities(all, &query->n_activities, query->events[i]->activities,
		               query->events[i]->n_activities);
	add_activities(all, &query->n_activities, rest->activities, rest->n_activities);
	query->activities = all;
	if (query->n_activities == 0)
		query->unknown = rest->unknown;
}

static void set_time(Reading *reading, const AcQuery *rest, int days)
{
	AcEventQuery *query = reading->query;
	if (!query->has_when && rest->has_when) {
		const AcWhen *when = &rest->when;
		query->has_when = TRUE;
		query->from = when->from;
		query->to = when->to;
		query->is_days = when->is_day || when->to - when->from >= 24 * AC_HOUR;
	}
	if (rest->unknown_is_time)
		query->no_time = rest->unknown;
	if (query->has_when && days > 0) {
		AcDate first = ac_time_date(query->from, reading->context->zone);
		set_days(reading, first, first + days - 1);
	}
}

const AcEventQuery *ac_ask_event(const AcCatalogue *catalogue, const char *words,
                                 const AcWhenContext *context, AcArena *arena)
{
	AcEventQuery *query = AC_ARENA_NEW(arena, AcEventQuery);
	Tokens tokens = {.arena = arena, .vocabulary = ac_when_vocabulary(context)};
	Reading reading = {&tokens, context, query};
	split(&tokens, words);
	read_range(&reading);
	int days = read_length(&tokens);
	read_names(catalogue, &tokens, query);
	const AcQuery *rest = ac_ask(catalogue, join(&tokens, 0, tokens.n), context, arena);
	set_activities(catalogue, rest, query, arena);
	set_time(&reading, rest, days);
	return query;
}

gboolean ac_ask_is_occasion(const AcCatalogue *catalogue, const char *words, const AcWhenContext *context,
                            AcArena *arena)
{
	const AcEventQuery *query = ac_ask_event(catalogue, words, context, arena);
	return query->n_events > 0 && (query->has_when || strchr(words, ' ') == NULL);
}
