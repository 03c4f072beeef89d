/* SPDX-License-Identifier: MIT */
/* One value of a file into one field of the model, by the type its table gives. */
#include <string.h>

#include "base/text.h"
#include "reader.h"
#include "window.h"

static const char *found(const config_setting_t *setting)
{
	if (ac_setting_is_text(setting))
		return _("a text");
	switch (config_setting_type(setting)) {
	case CONFIG_TYPE_INT:
		return _("a number");
	case CONFIG_TYPE_BOOL:
		return _("true or false");
	case CONFIG_TYPE_GROUP:
		return _("a group { }");
	default:
		return _("a list ( )");
	}
}

static const char *label(const AcField *field, const config_setting_t *setting)
{
	return config_setting_name(setting) != NULL ? config_setting_name(setting) : field->key;
}

/* The words of a choice; owned by the caller. */
static char *list_choices(const AcField *field)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	for (guint i = 0; field->words[i] != NULL; i++)
		g_ptr_array_add(words, (gpointer)(guintptr)field->words[i]);
	return ac_reader_list_words(words);
}

gboolean ac_reader_refuse_type(AcReader *reader, const AcField *field, const config_setting_t *setting)
{
	g_autofree char *words = field->words == NULL ? NULL : list_choices(field);
	ac_reader_refuse(reader, setting, _("\"%s\" is %s; expected %s"), label(field, setting), found(setting),
	                 words == NULL ? ac_field_expected(field->type) : words);
	return FALSE;
}

static gboolean is_blank(const char *text)
{
	return !g_ascii_isgraph(text[0]) && text[strspn(text, " \t\n")] == '\0';
}

const char *ac_reader_text(AcReader *reader, const AcField *field, const config_setting_t *setting)
{
	if (!ac_setting_is_text(setting)) {
		ac_reader_refuse_type(reader, field, setting);
		return NULL;
	}
	const char *text = ac_setting_text(setting);
	if (!is_blank(text))
		return text;
	ac_reader_refuse(reader, setting, _("\"%s\" is empty; expected %s, or no such line"),
	                 label(field, setting), ac_field_expected(field->type));
	return NULL;
}

static void refuse_long(AcReader *reader, const AcField *field, const config_setting_t *setting, int n)
{
	ac_reader_refuse(reader, setting, _("the list \"%s\" holds %d; expected at most %d"),
	                 label(field, setting), n, AC_LIST_MAX);
}

/* What is neither a text nor a list of texts: -1, told. */
static int refuse_list(AcReader *reader, const AcField *field, const config_setting_t *setting)
{
	if (!config_setting_is_list(setting) && !config_setting_is_array(setting)) {
		ac_reader_refuse_type(reader, field, setting);
		return -1;
	}
	int n = config_setting_length(setting);
	if (n == 0)
		ac_reader_refuse(reader, setting, _("the list \"%s\" is empty; expected %s, or no such line"),
		                 label(field, setting), ac_field_expected(field->type));
	if (n > AC_LIST_MAX)
		refuse_long(reader, field, setting, n);
	for (int i = 0; i < n && n <= AC_LIST_MAX; i++)
		ac_reader_text(reader, field, config_setting_get_elem(setting, (guint)i));
	return -1;
}

int ac_texts_count(AcReader *reader, const AcField *field, const config_setting_t *setting)
{
	if (ac_setting_is_text(setting))
		return ac_reader_text(reader, field, setting) != NULL ? 1 : -1;
	int n = ac_setting_n_texts(setting);
	if (n < 0)
		return refuse_list(reader, field, setting);
	if (n > AC_LIST_MAX) {
		refuse_long(reader, field, setting, n);
		return -1;
	}
	gboolean good = TRUE;
	for (int i = 0; i < n; i++) {
		AcWord word = ac_setting_list_word(setting, i);
		if (is_blank(word.text)) {
			ac_reader_refuse_at(reader, word.at, _("\"%s\" is empty; expected %s, or no such line"),
			                    field->key, ac_field_expected(field->type));
			good = FALSE;
		}
	}
	return good ? n : -1;
}

int ac_texts_good(const config_setting_t *setting)
{
	if (ac_setting_is_text(setting))
		return is_blank(ac_setting_text(setting)) ? 0 : 1;
	int n = ac_setting_n_texts(setting);
	for (int i = 0; i < n; i++)
		if (is_blank(ac_setting_list_word(setting, i).text))
			return 0;
	return n <= AC_LIST_MAX ? MAX(n, 0) : 0;
}

AcWord ac_texts_get(const config_setting_t *setting, int index)
{
	return ac_setting_is_text(setting) ? ac_setting_word(setting) : ac_setting_list_word(setting, index);
}

static gboolean convert_text(AcReader *reader, const AcField *field, const config_setting_t *setting,
                             void *target)
{
	const char *text = ac_reader_text(reader, field, setting);
	if (text == NULL)
		return FALSE;
	*AC_SLOT(target, field->offset, const char *) = text;
	return TRUE;
}

static gboolean refuse_id(AcReader *reader, const AcWord *word)
{
	ac_reader_refuse_at(
	    reader, word->at,
	    _("\"%s\" is no good id; expected a word of a-z, 0-9 and -, beginning with a letter, at most 64 "
	      "long"),
	    word->text);
	return FALSE;
}

static gboolean convert_id(AcReader *reader, const AcField *field, const config_setting_t *setting,
                           void *target)
{
	const char *id = ac_reader_text(reader, field, setting);
	if (id == NULL)
		return FALSE;
	if (!ac_id_is_good(id)) {
		AcWord word = ac_setting_word(setting);
		return refuse_id(reader, &word);
	}
	*AC_SLOT(target, field->offset, const char *) = id;
	return TRUE;
}

static gboolean convert_texts(AcReader *reader, const AcField *field, const config_setting_t *setting,
                              void *target)
{
	int n = ac_texts_count(reader, field, setting);
	if (n < 0)
		return FALSE;
	const char **texts = AC_ARENA_ARRAY(reader->arena, const char *, n);
	for (int i = 0; i < n; i++)
		texts[i] = ac_texts_get(setting, i).text;
	*AC_SLOT(target, field->offset, const char *const *) = texts;
	*AC_SLOT(target, field->extra, guint) = (guint)n;
	return TRUE;
}

/* Values of a trait: like ids, and each once. */
static gboolean convert_words(AcReader *reader, const AcField *field, const config_setting_t *setting,
                              void *target)
{
	if (!convert_texts(reader, field, setting, target))
		return FALSE;
	const char *const *words = *AC_SLOT(target, field->offset, const char *const *);
	int n = (int)*AC_SLOT(target, field->extra, guint);
	gboolean good = TRUE;
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (int i = 0; i < n; i++) {
		AcWord word = ac_texts_get(setting, i);
		if (!ac_id_is_good(words[i])) {
			good = refuse_id(reader, &word);
		} else if (!g_hash_table_add(seen, (gpointer)(guintptr)words[i])) {
			ac_reader_refuse_at(reader, word.at, _("\"%s\" stands twice in \"%s\"; expected each once"),
			                    words[i], field->key);
			good = FALSE;
		}
	}
	return good;
}

static gboolean convert_word(AcReader *reader, const AcField *field, const config_setting_t *setting,
                             void *target)
{
	const char *text = ac_reader_text(reader, field, setting);
	if (text != NULL && field->offset != AC_NOWHERE)
		*AC_SLOT(target, field->offset, const char *) = text;
	return text != NULL;
}

static gboolean convert_word_list(AcReader *reader, const AcField *field, const config_setting_t *setting,
                                  void *target)
{
	(void)target;
	return ac_texts_count(reader, field, setting) > 0;
}

/* The place of the word among those of the field; -1: told. */
static int find_choice(AcReader *reader, const AcField *field, const config_setting_t *setting)
{
	const char *word = ac_reader_text(reader, field, setting);
	if (word == NULL)
		return -1;
	for (int i = 0; field->words[i] != NULL; i++)
		if (strcmp(field->words[i], word) == 0)
			return i;
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	for (int i = 0; field->words[i] != NULL; i++)
		g_ptr_array_add(known, (gpointer)(guintptr)field->words[i]);
	g_autofree char *hint = ac_reader_hint(reader, word, known);
	ac_reader_refuse(reader, setting, _("unknown %s \"%s\"%s"), field->key, word, hint);
	return -1;
}

static gboolean convert_choice(AcReader *reader, const AcField *field, const config_setting_t *setting,
                               void *target)
{
	int place = find_choice(reader, field, setting);
	if (place >= 0)
		*AC_SLOT(target, field->offset, int) = field->first + place;
	return place >= 0;
}

static gboolean convert_choice_text(AcReader *reader, const AcField *field, const config_setting_t *setting,
                                    void *target)
{
	int place = find_choice(reader, field, setting);
	if (place >= 0)
		*AC_SLOT(target, field->offset, const char *) = ac_setting_text(setting);
	return place >= 0;
}

static gboolean convert_whole(AcReader *reader, const AcField *field, const config_setting_t *setting,
                              void *target)
{
	if (config_setting_type(setting) != CONFIG_TYPE_INT)
		return ac_reader_refuse_type(reader, field, setting);
	int value = config_setting_get_int(setting);
	if (value < field->min || value > field->max) {
		ac_reader_refuse(reader, setting, _("\"%s\" is %d; expected a whole number from %d to %d"),
		                 field->key, value, field->min, field->max);
		return FALSE;
	}
	*AC_SLOT(target, field->offset, int) = value;
	return TRUE;
}

static gboolean convert_bool(AcReader *reader, const AcField *field, const config_setting_t *setting,
                             void *target)
{
	if (config_setting_type(setting) != CONFIG_TYPE_BOOL)
		return ac_reader_refuse_type(reader, field, setting);
	*AC_SLOT(target, field->offset, gboolean) = config_setting_get_bool(setting) != 0;
	return TRUE;
}

static int digits(const char *text, int n)
{
	int value = 0;
	for (int i = 0; i < n; i++) {
		if (!g_ascii_isdigit(text[i]))
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

static gboolean convert_date(AcReader *reader, const AcField *field, const config_setting_t *setting,
                             void *target)
{
	const char *text = ac_reader_text(reader, field, setting);
	if (text == NULL)
		return FALSE;
	gboolean form = strlen(text) == 10 && text[4] == '-' && text[7] == '-';
	int year = form ? digits(text, 4) : -1, month = form ? digits(text + 5, 2) : -1,
	    day = form ? digits(text + 8, 2) : -1;
	AcDate date;
	if (year < 0 || month < 0 || day < 0)
		ac_reader_refuse(reader, setting, _("\"%s\" in \"%s\" is no date; expected one like \"2026-11-21\""),
		                 text, field->key);
	else if (!ac_date_from_ymd(year, month, day, &date))
		ac_reader_refuse(reader, setting,
		                 _("the calendar has no date \"%s\"; expected one of the years %d to %d"), text,
		                 AC_YEAR_MIN, AC_YEAR_MAX);
	else
		return convert_text(reader, field, setting, target);
	return FALSE;
}

static gboolean refuse_error(AcReader *reader, const AcField *field, const config_setting_t *setting,
                             GError *error)
{
	ac_reader_refuse(reader, setting, "\"%s\": %s", label(field, setting), error->message);
	g_error_free(error);
	return FALSE;
}

/* Files say the same few times again and again: what was read once is remembered. NULL: told. */
const AcKnownSpan *ac_reader_span(AcReader *reader, const AcField *field, const AcWord *word,
                                  int treatment_day)
{
	const char *text = word->text;
	AcKnownSpan *known = &reader->known[g_str_hash(text) % G_N_ELEMENTS(reader->known)];
	if (known->text != NULL && known->treatment_day == treatment_day && strcmp(known->text, text) == 0)
		return known;
	g_autoptr(GError) error = NULL;
	AcSpan span;
	if (!ac_span_parse_said(gettext, text, treatment_day, &span, &error)) {
		ac_reader_refuse_at(reader, word->at, "\"%s\": %s", field->key, error->message);
		return NULL;
	}
	*known = (AcKnownSpan){.text = text, .treatment_day = treatment_day, .span = span};
	return known;
}

static const AcKnownSpan *parse_span(AcReader *reader, const AcField *field, const config_setting_t *setting)
{
	if (ac_reader_text(reader, field, setting) == NULL)
		return NULL;
	AcWord word = ac_setting_word(setting);
	return ac_reader_span(reader, field, &word, ac_setting_file(setting)->treatment_day);
}

static gboolean convert_end(AcReader *reader, const AcField *field, const config_setting_t *setting,
                            void *target)
{
	const AcKnownSpan *known = parse_span(reader, field, setting);
	if (known == NULL)
		return FALSE;
	*AC_SLOT(target, field->offset, AcSpan) = known->span;
	if (field->extra != 0)
		*AC_SLOT(target, field->extra, const char *) = known->text;
	return TRUE;
}

static gboolean convert_span(AcReader *reader, const AcField *field, const config_setting_t *setting,
                             void *target)
{
	if (!convert_end(reader, field, setting, target))
		return FALSE;
	const AcSpan *span = AC_SLOT(target, field->offset, AcSpan);
	if (span->late.kind != AC_OFFSET_UNSAID)
		return TRUE;
	ac_reader_refuse(reader, setting, _("\"%s\" cannot be \"%s\" here; only the \"to\" of a rule can"),
	                 field->key, span->early.kind == AC_OFFSET_UNSAID ? "unsaid" : "at least …");
	return FALSE;
}

static char *write_length(int minutes)
{
	if (minutes % AC_DAY_MINUTES == 0)
		return g_strdup_printf("%dd", minutes / AC_DAY_MINUTES);
	return minutes % 60 == 0 ? g_strdup_printf("%dh", minutes / 60) : g_strdup_printf("%dm", minutes);
}

static gboolean check_length(AcReader *reader, const AcField *field, const config_setting_t *setting,
                             const AcOffset *length)
{
	gint64 minutes = ac_offset_minutes(length);
	if (minutes >= field->min && minutes <= field->max)
		return TRUE;
	g_autofree char *least = write_length(field->min), *most = write_length(field->max);
	ac_reader_refuse(reader, setting, _("\"%s\" is \"%s\"; expected a length of time from \"%s\" to \"%s\""),
	                 field->key, ac_setting_text(setting), least, most);
	return FALSE;
}

static gboolean convert_length(AcReader *reader, const AcField *field, const config_setting_t *setting,
                               void *target)
{
	const char *text = ac_reader_text(reader, field, setting);
	if (text == NULL)
		return FALSE;
	AcOffset length;
	GError *error = NULL;
	if (!ac_offset_parse_length_said(gettext, text, &length, &error))
		return refuse_error(reader, field, setting, error);
	if (!check_length(reader, field, setting, &length))
		return FALSE;
	*AC_SLOT(target, field->offset, AcOffset) = length;
	return TRUE;
}

/* A range of two lengths, or one. */
static gboolean convert_lengths(AcReader *reader, const AcField *field, const config_setting_t *setting,
                                void *target)
{
	if (!convert_end(reader, field, setting, target))
		return FALSE;
	const AcSpan *span = AC_SLOT(target, field->offset, AcSpan);
	if (ac_offset_is_length(&span->early) && ac_offset_is_length(&span->late))
		return check_length(reader, field, setting, &span->early) &&
		       check_length(reader, field, setting, &span->late);
	ac_reader_refuse(reader, setting, _("\"%s\" is \"%s\"; expected %s"), field->key,
	                 ac_setting_text(setting), ac_field_expected(field->type));
	return FALSE;
}

static gboolean parse_clock(AcReader *reader, const AcField *field, const AcWord *word, int *minute)
{
	g_autoptr(GError) error = NULL;
	if (ac_clock_parse_said(gettext, word->text, minute, &error))
		return TRUE;
	ac_reader_refuse_at(reader, word->at, "\"%s\": %s", field->key, error->message);
	return FALSE;
}

static gboolean convert_clocks(AcReader *reader, const AcField *field, const config_setting_t *setting,
                               void *target)
{
	int n = ac_texts_count(reader, field, setting);
	if (n < 0)
		return FALSE;
	int *minutes = AC_ARENA_ARRAY(reader->arena, int, n);
	gboolean good = TRUE;
	for (int i = 0; i < n; i++) {
		AcWord word = ac_texts_get(setting, i);
		if (!parse_clock(reader, field, &word, &minutes[i])) {
			good = FALSE;
		} else if (minutes[i] == AC_DAY_MINUTES) {
			ac_reader_refuse_at(reader, word.at,
			                    _("\"24:00\" is the next day's beginning; expected a time up to \"23:59\""));
			good = FALSE;
		} else if (good && i > 0 && minutes[i] <= minutes[i - 1]) {
			ac_reader_refuse_at(reader, word.at,
			                    _("\"%s\" is not later than the time before it; expected rising times"),
			                    word.text);
			good = FALSE;
		}
	}
	*AC_SLOT(target, field->offset, const int *) = minutes;
	*AC_SLOT(target, field->extra, guint) = good ? (guint)n : 0;
	return good;
}

static gboolean convert_between(AcReader *reader, const AcField *field, const config_setting_t *setting,
                                void *target)
{
	int n = ac_texts_count(reader, field, setting);
	if (n < 0)
		return FALSE;
	int *from = AC_SLOT(target, field->offset, int), *to = AC_SLOT(target, field->extra, int);
	if (n != 2) {
		ac_reader_refuse(reader, setting, _("\"%s\" holds %d; expected %s"), field->key, n,
		                 ac_field_expected(field->type));
		return FALSE;
	}
	AcWord first = ac_texts_get(setting, 0), last = ac_texts_get(setting, 1);
	if (!parse_clock(reader, field, &first, from) || !parse_clock(reader, field, &last, to))
		return FALSE;
	if (*from % AC_DAY_MINUTES != *to % AC_DAY_MINUTES)
		return TRUE;
	ac_reader_refuse(reader, setting,
	                 _("\"%s\" begins and ends at the same time; expected two different times"), field->key);
	return FALSE;
}

/* Groups and lists of groups are read for themselves; here only that they are what they should be. */
static gboolean convert_nothing(AcReader *reader, const AcField *field, const config_setting_t *setting,
                                void *target)
{
	(void)target;
	if (field->type == AC_FIELD_GROUP)
		return config_setting_is_group(setting) || ac_reader_refuse_type(reader, field, setting);
	int n_texts = ac_setting_n_texts(setting);
	for (int i = 0; i < n_texts; i++)
		ac_reader_refuse_at(reader, ac_setting_list_word(setting, i).at,
		                    _("an entry of \"%s\" is %s; expected a group: { … }"), field->key, _("a text"));
	if (!config_setting_is_list(setting))
		return n_texts < 0 && ac_reader_refuse_type(reader, field, setting);
	int n = config_setting_length(setting);
	if (n == 0) {
		ac_reader_refuse(reader, setting, _("the list \"%s\" is empty; expected %s, or no such line"),
		                 field->key, ac_field_expected(field->type));
		return FALSE;
	}
	gboolean good = TRUE;
	for (int i = 0; i < n; i++) {
		const config_setting_t *entry = config_setting_get_elem(setting, (guint)i);
		if (!config_setting_is_group(entry)) {
			ac_reader_refuse(reader, entry, _("an entry of \"%s\" is %s; expected a group: { … }"),
			                 field->key, found(entry));
			good = FALSE;
		}
	}
	return good;
}

static gboolean convert_lines(AcReader *reader, const AcField *field, const config_setting_t *setting,
                              void *target)
{
	(void)target;
	return ac_setting_n_texts(setting) >= 0 || ac_reader_refuse_type(reader, field, setting);
}

static const AcConverter converters[] = {
    [AC_FIELD_ID] = convert_id,
    [AC_FIELD_TEXT] = convert_text,
    [AC_FIELD_TEXTS] = convert_texts,
    [AC_FIELD_WORDS] = convert_words,
    [AC_FIELD_WORD] = convert_word,
    [AC_FIELD_WORD_LIST] = convert_word_list,
    [AC_FIELD_CHOICE] = convert_choice,
    [AC_FIELD_CHOICE_TEXT] = convert_choice_text,
    [AC_FIELD_WHOLE] = convert_whole,
    [AC_FIELD_BOOL] = convert_bool,
    [AC_FIELD_DATE] = convert_date,
    [AC_FIELD_SPAN] = convert_span,
    [AC_FIELD_END] = convert_end,
    [AC_FIELD_LENGTH] = convert_length,
    [AC_FIELD_LENGTHS] = convert_lengths,
    [AC_FIELD_GAPS] = ac_convert_gaps,
    [AC_FIELD_SPANS] = ac_convert_spans,
    [AC_FIELD_COUNT] = ac_convert_count,
    [AC_FIELD_NUMBERING] = ac_convert_numbering,
    [AC_FIELD_CLOCKS] = convert_clocks,
    [AC_FIELD_BETWEEN] = convert_between,
    [AC_FIELD_ANCHOR] = ac_convert_anchor,
    [AC_FIELD_ACTIVITY] = ac_convert_activity,
    [AC_FIELD_ACTIVITIES] = ac_convert_activities,
    [AC_FIELD_MILESTONE] = ac_convert_entry,
    [AC_FIELD_SOURCE] = ac_convert_entry,
    [AC_FIELD_TASK] = ac_convert_entry,
    [AC_FIELD_RULE] = ac_convert_entry,
    [AC_FIELD_PHASE] = ac_convert_entry,
    [AC_FIELD_REPORTED] = ac_convert_reported,
    [AC_FIELD_CONDITIONS] = ac_convert_conditions,
    [AC_FIELD_LIMIT] = ac_convert_limit,
    [AC_FIELD_GROUP] = convert_nothing,
    [AC_FIELD_ENTRIES] = convert_nothing,
    [AC_FIELD_LINES] = convert_lines,
};

gboolean ac_convert(AcReader *reader, const AcField *field, const config_setting_t *setting, void *target)
{
	if ((field->flags & AC_FIELD_MAY_BE_EMPTY) && ac_setting_is_text(setting) &&
	    is_blank(ac_setting_text(setting)))
		return TRUE;
	return converters[field->type](reader, field, setting, target);
}
