/* SPDX-License-Identifier: MIT */
/* Values that are lists of times, counts, numberings and reports. */
#include <string.h>

#include "base/text.h"
#include "reader.h"
#include "window.h"

/* ---- times ----------------------------------------------------------------------------------- */

/* Every text of the setting as a span, to the array of the field; NULL: told. @n: how many. */
static AcSpan *read_spans(AcReader *reader, const AcField *field, const config_setting_t *setting, int *n)
{
	*n = ac_texts_count(reader, field, setting);
	if (*n < 0)
		return NULL;
	AcSpan *spans = AC_ARENA_ARRAY(reader->arena, AcSpan, *n);
	for (int i = 0; i < *n; i++) {
		AcWord word = ac_texts_get(setting, i);
		const AcKnownSpan *known =
		    ac_reader_span(reader, field, &word, ac_setting_file(setting)->treatment_day);
		if (known == NULL)
			return NULL;
		spans[i] = known->span;
	}
	return spans;
}

static void keep_spans(const AcField *field, const AcSpan *spans, int n, void *target)
{
	*AC_SLOT(target, field->offset, const AcSpan *) = spans;
	*AC_SLOT(target, field->extra, guint) = (guint)n;
}

gboolean ac_convert_spans(AcReader *reader, const AcField *field, const config_setting_t *setting,
                          void *target)
{
	int n = 0;
	const AcSpan *spans = read_spans(reader, field, setting, &n);
	if (spans == NULL)
		return FALSE;
	for (int i = 0; i < n; i++)
		if (spans[i].late.kind == AC_OFFSET_UNSAID || ac_span_is_range(&spans[i])) {
			AcWord word = ac_texts_get(setting, i);
			ac_reader_refuse_at(reader, word.at, _("\"%s\" in \"%s\" is no single time; expected %s"),
			                    word.text, field->key, ac_field_expected(field->type));
			return FALSE;
		}
	keep_spans(field, spans, n, target);
	return TRUE;
}

gboolean ac_convert_gaps(AcReader *reader, const AcField *field, const config_setting_t *setting,
                         void *target)
{
	int n = 0;
	const AcSpan *spans = read_spans(reader, field, setting, &n);
	if (spans == NULL)
		return FALSE;
	for (int i = 0; i < n; i++)
		if (!ac_offset_is_length(&spans[i].early) || !ac_offset_is_length(&spans[i].late)) {
			AcWord word = ac_texts_get(setting, i);
			ac_reader_refuse_at(reader, word.at, _("\"%s\" in \"%s\" is no length of time; expected %s"),
			                    word.text, field->key, ac_field_expected(field->type));
			return FALSE;
		}
	keep_spans(field, spans, n, target);
	return TRUE;
}

/* ---- counts ---------------------------------------------------------------------------------- */

/* Digits at *at, which is moved behind them; -1: none, or too many. */
static int read_digits(const char **at)
{
	int value = -1;
	for (int n = 0; n < 3 && g_ascii_isdigit(**at); n++, (*at)++)
		value = MAX(value, 0) * 10 + (**at - '0');
	return value;
}

static gboolean parse_count(const char *text, int *least, int *most)
{
	gboolean is_open = g_str_has_prefix(text, "at least ");
	const char *at = is_open ? text + strlen("at least ") : text;
	*least = *most = read_digits(&at);
	if (is_open)
		*most = 0;
	else if (g_str_has_prefix(at, "..")) {
		at += 2;
		*most = read_digits(&at);
	}
	return *least >= 0 && *most >= 0 && *at == '\0';
}

gboolean ac_convert_count(AcReader *reader, const AcField *field, const config_setting_t *setting,
                          void *target)
{
	const char *text = ac_reader_text(reader, field, setting);
	if (text == NULL)
		return FALSE;
	int least, most;
	if (!parse_count(text, &least, &most)) {
		ac_reader_refuse(reader, setting, _("\"%s\" in \"%s\" is no count; expected %s"), text, field->key,
		                 ac_field_expected(field->type));
		return FALSE;
	}
	if (least < field->min || least > field->max || (most != 0 && (most < least || most > field->max))) {
		ac_reader_refuse(reader, setting,
		                 _("\"%s\" is \"%s\"; expected numbers from %d to %d, the smaller first"), field->key,
		                 text, field->min, field->max);
		return FALSE;
	}
	*AC_SLOT(target, field->offset, AcCount) = (AcCount){(guint)least, (guint)most};
	return TRUE;
}

/* ---- numbering ------------------------------------------------------------------------------- */

gboolean ac_numbering_of(const config_setting_t *setting, int *treatment_day)
{
	if (ac_setting_is_text(setting)) {
		if (strcmp(ac_setting_text(setting), "unsaid") != 0)
			return FALSE;
		*treatment_day = AC_TREATMENT_DAY_UNSAID;
		return TRUE;
	}
	if (config_setting_type(setting) != CONFIG_TYPE_INT)
		return FALSE;
	int value = config_setting_get_int(setting);
	if (value != 0 && value != 1)
		return FALSE;
	*treatment_day = value;
	return TRUE;
}

gboolean ac_convert_numbering(AcReader *reader, const AcField *field, const config_setting_t *setting,
                              void *target)
{
	int numbering = 0;
	if (ac_numbering_of(setting, &numbering)) {
		*AC_SLOT(target, field->offset, int) = MAX(numbering, 0);
		*AC_SLOT(target, field->extra, gboolean) = numbering == AC_TREATMENT_DAY_UNSAID;
		return TRUE;
	}
	if (ac_setting_is_text(setting))
		ac_reader_refuse(reader, setting, _("\"%s\" is \"%s\"; expected %s"), field->key,
		                 ac_setting_text(setting), ac_field_expected(field->type));
	else if (config_setting_type(setting) == CONFIG_TYPE_INT)
		ac_reader_refuse(reader, setting, _("\"%s\" is %d; expected %s"), field->key,
		                 config_setting_get_int(setting), ac_field_expected(field->type));
	else
		ac_reader_refuse_type(reader, field, setting);
	return FALSE;
}

/* ---- reports of a test ------------------------------------------------------------------------ */

static gboolean read_report(AcReader *reader, const AcField *field, const config_setting_t *setting,
                            AcTestReport *report)
{
	const char *text = ac_reader_text(reader, field, setting);
	AcWord name = {.text = config_setting_name(setting), .at = ac_setting_origin(setting)};
	const AcEntry *entry = ac_reader_find(reader, AC_KIND_MILESTONE, NULL, name.text);
	if (entry == NULL)
		ac_reader_refuse_unknown(reader, AC_KIND_MILESTONE, &name);
	if (text == NULL || entry == NULL)
		return FALSE;
	AcWord word = ac_setting_word(setting);
	const AcKnownSpan *known = ac_reader_span(reader, field, &word, ac_setting_file(setting)->treatment_day);
	if (known == NULL)
		return FALSE;
	if (known->span.late.kind == AC_OFFSET_UNSAID || ac_span_is_range(&known->span)) {
		ac_reader_refuse_at(reader, word.at, _("\"%s\" is no single time; expected one like \"6d\""),
		                    word.text);
		return FALSE;
	}
	*report = (AcTestReport){.milestone = ac_reader_struct(reader, entry), .at = known->span};
	return TRUE;
}

gboolean ac_convert_reported(AcReader *reader, const AcField *field, const config_setting_t *setting,
                             void *target)
{
	static const AcField as_span = {.key = "reported", .type = AC_FIELD_SPAN};
	if (!config_setting_is_group(setting) || config_setting_length(setting) == 0)
		return ac_reader_refuse_type(reader, field, setting);
	int n = config_setting_length(setting);
	AcTestReport *reports = AC_ARENA_ARRAY(reader->arena, AcTestReport, n);
	gboolean good = TRUE;
	for (int i = 0; i < n; i++)
		good = read_report(reader, &as_span, config_setting_get_elem(setting, (guint)i), &reports[i]) && good;
	*AC_SLOT(target, field->offset, const AcTestReport *) = reports;
	*AC_SLOT(target, field->extra, guint) = good ? (guint)n : 0;
	return good;
}
