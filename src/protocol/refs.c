/* SPDX-License-Identifier: MIT */
/* Values that name other entries: activities, milestones, sources, tasks, traits, signs. */
#include <string.h>

#include "base/text.h"
#include "reader.h"

const AcActivity *ac_reader_activity(AcReader *reader, const AcWord *word)
{
	const AcActivity *activity = g_hash_table_lookup(reader->activities, word->text);
	if (activity == NULL && !reader->trial)
		ac_reader_refuse_unknown(reader, AC_KIND_ACTIVITY, word);
	return activity;
}

gboolean ac_convert_activity(AcReader *reader, const AcField *field, const config_setting_t *setting,
                             void *target)
{
	if (ac_reader_text(reader, field, setting) == NULL)
		return FALSE;
	AcWord word = ac_setting_word(setting);
	const AcActivity *activity = ac_reader_activity(reader, &word);
	*AC_SLOT(target, field->offset, const AcActivity *) = activity;
	return activity != NULL;
}

gboolean ac_convert_activities(AcReader *reader, const AcField *field, const config_setting_t *setting,
                               void *target)
{
	int n = ac_texts_count(reader, field, setting);
	if (n < 0)
		return FALSE;
	const AcActivity **activities = AC_ARENA_ARRAY(reader->arena, const AcActivity *, n);
	guint n_good = 0;
	for (int i = 0; i < n; i++) {
		AcWord word = ac_texts_get(setting, i);
		const AcActivity *activity = ac_reader_activity(reader, &word);
		for (guint k = 0; activity != NULL && k < n_good; k++)
			if (activities[k] == activity) {
				ac_reader_refuse_at(reader, word.at, _("\"%s\" stands twice in \"%s\"; expected each once"),
				                    activity->id, field->key);
				activity = NULL;
			}
		if (activity != NULL)
			activities[n_good++] = activity;
	}
	*AC_SLOT(target, field->offset, const AcActivity *const *) = activities;
	*AC_SLOT(target, field->extra, guint) = n_good;
	return n_good == (guint)n;
}

static AcKind kind_of(AcFieldType type)
{
	switch (type) {
	case AC_FIELD_MILESTONE:
		return AC_KIND_MILESTONE;
	case AC_FIELD_SOURCE:
		return AC_KIND_SOURCE;
	case AC_FIELD_RULE:
		return AC_KIND_RULE;
	case AC_FIELD_PHASE:
		return AC_KIND_PHASE;
	default:
		return AC_KIND_TASK;
	}
}

/* An entry of the kind the field names; NULL: told, or on trial. */
static const AcEntry *named(AcReader *reader, AcKind kind, const AcWord *word)
{
	if (reader->trial)
		return NULL;
	const AcEntry *entry = ac_reader_find(reader, kind, NULL, word->text);
	if (entry == NULL)
		ac_reader_refuse_unknown(reader, kind, word);
	return entry;
}

gboolean ac_convert_entry(AcReader *reader, const AcField *field, const config_setting_t *setting,
                          void *target)
{
	if (ac_reader_text(reader, field, setting) == NULL)
		return FALSE;
	AcWord word = ac_setting_word(setting);
	const AcEntry *entry = named(reader, kind_of(field->type), &word);
	if (entry == NULL)
		return FALSE;
	*AC_SLOT(target, field->offset, void *) = ac_reader_struct(reader, entry);
	return TRUE;
}

gboolean ac_convert_anchor(AcReader *reader, const AcField *field, const config_setting_t *setting,
                           void *target)
{
	static const char *const words[] = {"session", "first", "final"};
	const char *word = ac_reader_text(reader, field, setting);
	if (word == NULL)
		return FALSE;
	AcAnchor *anchor = AC_SLOT(target, field->offset, AcAnchor);
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(word, words[i]) == 0) {
			*anchor = (AcAnchor){.kind = (AcAnchorKind)i};
			return TRUE;
		}
	const AcEntry *entry = ac_reader_find(reader, AC_KIND_MILESTONE, NULL, word);
	if (entry != NULL) {
		*anchor = (AcAnchor){.kind = AC_ANCHOR_MILESTONE, .milestone = ac_reader_struct(reader, entry)};
		return TRUE;
	}
	if (reader->trial)
		return TRUE;
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		g_ptr_array_add(known, (gpointer)(guintptr)words[i]);
	ac_reader_add_ids(reader, AC_KIND_MILESTONE, known);
	g_autofree char *hint = ac_reader_hint(reader, word, known);
	ac_reader_refuse(reader, setting, _("unknown anchor \"%s\"%s"), word, hint);
	return FALSE;
}

/* ---- when, unless ---------------------------------------------------------------------------- */

static gboolean read_course(AcReader *reader, const AcField *field, const config_setting_t *setting,
                            AcCondition *condition)
{
	const char *word = ac_reader_text(reader, field, setting);
	if (word == NULL)
		return FALSE;
	condition->kind =
	    strcmp(word, "ongoing") == 0 ? AC_CONDITION_COURSE_ONGOING : AC_CONDITION_COURSE_COMPLETE;
	if (strcmp(word, "ongoing") == 0 || strcmp(word, "complete") == 0)
		return TRUE;
	ac_reader_refuse(reader, setting, _("unknown course \"%s\"; expected \"ongoing\" or \"complete\""), word);
	return FALSE;
}

static gboolean trait_has(const AcTrait *trait, const char *value)
{
	for (guint i = 0; i < trait->n_values; i++)
		if (strcmp(trait->values[i], value) == 0)
			return TRUE;
	return FALSE;
}

static gboolean check_value(AcReader *reader, const AcTrait *trait, const AcWord *word)
{
	const char *value = word->text;
	if (trait_has(trait, value))
		return TRUE;
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	for (guint i = 0; i < trait->n_values; i++)
		g_ptr_array_add(known, (gpointer)(guintptr)trait->values[i]);
	g_autofree char *hint = ac_reader_hint(reader, value, known);
	ac_reader_refuse_at(reader, word->at, _("the trait \"%s\" has no value \"%s\"%s"), trait->id, value,
	                    hint);
	return FALSE;
}

static void refuse_trait(AcReader *reader, const config_setting_t *setting)
{
	AcWord word = {.text = config_setting_name(setting), .at = ac_setting_origin(setting)};
	if (ac_reader_refuse_removed(reader, AC_KIND_TRAIT, &word))
		return;
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	ac_reader_add_ids(reader, AC_KIND_TRAIT, known);
	g_ptr_array_add(known, (gpointer)(guintptr) "course");
	g_ptr_array_add(known, (gpointer)(guintptr) "seen");
	g_autofree char *hint = ac_reader_hint(reader, word.text, known);
	ac_reader_refuse_at(reader, word.at, _("unknown trait \"%s\"%s"), word.text, hint);
}

/* Values of a trait, or signs that were seen. */
static gboolean read_values(AcReader *reader, const AcField *field, const config_setting_t *setting,
                            AcCondition *condition)
{
	gboolean seen = strcmp(config_setting_name(setting), "seen") == 0;
	const AcEntry *entry =
	    seen ? NULL : ac_reader_find(reader, AC_KIND_TRAIT, NULL, config_setting_name(setting));
	if (!seen && entry == NULL && !reader->trial)
		refuse_trait(reader, setting);
	int n = ac_texts_count(reader, field, setting);
	if (n < 0 || reader->trial || (!seen && entry == NULL))
		return FALSE;
	condition->kind = seen ? AC_CONDITION_SEEN : AC_CONDITION_TRAIT;
	condition->trait = seen ? NULL : ac_reader_struct(reader, entry);
	const char **values = AC_ARENA_ARRAY(reader->arena, const char *, n);
	gboolean good = TRUE;
	for (int i = 0; i < n; i++) {
		AcWord word = ac_texts_get(setting, i);
		values[i] = word.text;
		if (seen ? named(reader, AC_KIND_SIGN, &word) == NULL : !check_value(reader, condition->trait, &word))
			good = FALSE;
	}
	condition->values = values;
	condition->n_values = (guint)n;
	return good;
}

gboolean ac_convert_conditions(AcReader *reader, const AcField *field, const config_setting_t *setting,
                               void *target)
{
	static const AcField as_words = {.key = "when", .type = AC_FIELD_WORD_LIST};
	if (!config_setting_is_group(setting))
		return ac_reader_refuse_type(reader, field, setting);
	int n = config_setting_length(setting);
	if (n == 0)
		ac_reader_refuse(reader, setting, _("\"%s\" is empty; expected %s, or no such line"), field->key,
		                 ac_field_expected(field->type));
	AcCondition *conditions = AC_ARENA_ARRAY(reader->arena, AcCondition, n);
	gboolean good = n > 0;
	for (int i = 0; i < n; i++) {
		const config_setting_t *key = config_setting_get_elem(setting, (guint)i);
		gboolean is_course = strcmp(config_setting_name(key), "course") == 0;
		if (!(is_course ? read_course : read_values)(reader, &as_words, key, &conditions[i]))
			good = FALSE;
	}
	*AC_SLOT(target, field->offset, const AcCondition *) = conditions;
	*AC_SLOT(target, field->extra, guint) = good ? (guint)n : 0;
	return good;
}

/* ---- limit ----------------------------------------------------------------------------------- */

gboolean ac_convert_limit(AcReader *reader, const AcField *field, const config_setting_t *setting,
                          void *target)
{
	if (!config_setting_is_group(setting))
		return ac_reader_refuse_type(reader, field, setting);
	AcLimit *limit = AC_ARENA_NEW(reader->arena, AcLimit);
	limit->from_minute = limit->to_minute = -1;
	AcCells cells;
	guint before = reader->n_errors;
	ac_reader_read_group(reader, AC_KIND_LIMIT, setting, limit, &cells);
	const config_setting_t *minutes = cells.at[AC_LIMIT_MINUTES], *times = cells.at[AC_LIMIT_TIMES],
	                       *per = cells.at[AC_LIMIT_PER];
	if (minutes == NULL && times == NULL && cells.at[AC_LIMIT_BETWEEN] == NULL)
		ac_reader_refuse(
		    reader, setting,
		    _("a limit names no bound; expected \"minutes\" or \"times\" with \"per\", or \"between\""));
	else if (minutes != NULL && per == NULL)
		ac_reader_refuse(
		    reader, minutes,
		    _("a limit of minutes does not say for what; expected per = \"day\", \"week\" or \"time\""));
	else if (times != NULL && per == NULL)
		ac_reader_refuse(reader, times,
		                 _("a limit of times does not say for what; expected per = \"day\" or \"week\""));
	else if (minutes == NULL && times == NULL && per != NULL)
		ac_reader_refuse(
		    reader, per,
		    _("\"per\" stands without \"minutes\" and \"times\"; expected one of them, or no \"per\""));
	*AC_SLOT(target, field->offset, const AcLimit *) = limit;
	return reader->n_errors == before;
}
