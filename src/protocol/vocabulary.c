/* SPDX-License-Identifier: MIT */
/* The words of a language: by the tables, then that every id names something. */
#include "protocol/vocabulary.h"

#include <string.h>

#include "base/text.h"
#include "reader.h"

/* More than anybody types. */
#define MOST_ENTRIES 500

typedef struct {
	AcReader reader;
	const AcCatalogue *catalogue;
	const AcSafety *safety;
} Reading;

/* The id of the @index-th of what a list may name; NULL: there are no more. */
typedef const char *(*IdAt)(const Reading *reading, guint index);

static const char *activity_at(const Reading *reading, guint index)
{
	const AcCatalogue *catalogue = reading->catalogue;
	return index < catalogue->n_activities ? catalogue->activities[index]->id : NULL;
}

static const char *event_at(const Reading *reading, guint index)
{
	return index < reading->catalogue->n_events ? reading->catalogue->events[index].id : NULL;
}

static const char *flag_at(const Reading *reading, guint index)
{
	return index < reading->safety->n_flags ? reading->safety->flags[index].id : NULL;
}

static void check_id(Reading *reading, const AcVocabularyEntry *entry, IdAt at)
{
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	for (guint i = 0; at(reading, i) != NULL; i++) {
		if (strcmp(at(reading, i), entry->id) == 0)
			return;
		g_ptr_array_add(known, (gpointer)(guintptr)at(reading, i));
	}
	g_autofree char *shown = ac_text_excerpt(entry->id, 40), *hint = NULL;
	hint = ac_reader_hint(&reading->reader, entry->id, known);
	ac_reader_refuse_at(&reading->reader, entry->origin, _("nothing has the id \"%s\"%s"), shown, hint);
}

/* @at: what its ids may name; NULL: anything. */
static AcVocabularyList read_list(Reading *reading, const config_setting_t *list, AcKind kind, IdAt at)
{
	/* What is no list of groups was told when the key was read. */
	guint length = list != NULL && config_setting_is_list(list) ? (guint)config_setting_length(list) : 0;
	if (length > MOST_ENTRIES) {
		ac_reader_refuse(&reading->reader, list, _("\"%s\" has %u entries; at most %u are read"),
		                 config_setting_name(list), length, MOST_ENTRIES);
		return (AcVocabularyList){0};
	}
	AcVocabularyEntry *entries = AC_ARENA_ARRAY(reading->reader.arena, AcVocabularyEntry, length);
	for (guint i = 0; i < length; i++) {
		const config_setting_t *group = config_setting_get_elem(list, i);
		if (!config_setting_is_group(group))
			return (AcVocabularyList){0};
		AcCells cells;
		entries[i].origin = ac_setting_origin(group);
		ac_reader_read_group(&reading->reader, kind, group, &entries[i], &cells);
		if (at != NULL && entries[i].id != NULL)
			check_id(reading, &entries[i], at);
	}
	return (AcVocabularyList){entries, length};
}

static void check_letters(Reading *reading, const AcVocabulary *vocabulary, const config_setting_t *group)
{
	if (vocabulary->n_letters % 2 != 0)
		ac_reader_refuse(&reading->reader, config_setting_get_member(group, "letters"),
		                 _("\"letters\" has %u texts; expected pairs: what is typed, and what it is read as"),
		                 vocabulary->n_letters);
	for (guint i = 1; i < vocabulary->n_letters; i += 2)
		if (strlen(vocabulary->letters[i]) > strlen(vocabulary->letters[i - 1]))
			ac_reader_refuse(&reading->reader, config_setting_get_member(group, "letters"),
			                 _("\"%s\" is longer than \"%s\"; expected letters that are read as fewer"),
			                 vocabulary->letters[i], vocabulary->letters[i - 1]);
}

static void read_language(Reading *reading, const config_setting_t *group, AcVocabulary *out)
{
	AcCells cells;
	ac_reader_read_group(&reading->reader, AC_KIND_VOCABULARY, group, out, &cells);
	check_letters(reading, out, group);
	IdAt activities = reading->catalogue != NULL ? activity_at : NULL;
	IdAt events = reading->catalogue != NULL ? event_at : NULL;
	IdAt flags = reading->safety != NULL ? flag_at : NULL;
	const struct {
		const char *key;
		AcKind kind;
		IdAt at;
		AcVocabularyList *list;
	} lists[] = {
	    {"words", AC_KIND_VOCABULARY_WORD, NULL, &out->words},
	    {"activities", AC_KIND_VOCABULARY_NAME, activities, &out->activities},
	    {"events", AC_KIND_VOCABULARY_NAME, events, &out->events},
	    {"red_flags", AC_KIND_VOCABULARY_NAME, flags, &out->red_flags},
	    {"signs", AC_KIND_VOCABULARY_NAME, NULL, &out->signs},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
		*lists[i].list =
		    read_list(reading, config_setting_get_member(group, lists[i].key), lists[i].kind, lists[i].at);
}

const AcVocabulary *ac_vocabulary_load(const char *path, const AcCatalogue *catalogue, const AcSafety *safety,
                                       AcArena *arena, AcProblems *problems)
{
	AcRuleFile *file = ac_rule_file_read(arena, path, NULL, problems);
	if (file == NULL)
		return NULL;
	AcVocabulary *vocabulary = AC_ARENA_NEW(arena, AcVocabulary);
	Reading reading = {.catalogue = catalogue, .safety = safety};
	const config_setting_t *root = config_root_setting(&file->config);
	AcCells cells;
	ac_reader_init(&reading.reader, arena, problems);
	vocabulary->file = file->path;
	ac_reader_read_group(&reading.reader, AC_KIND_VOCABULARY_FILE, root, NULL, &cells);
	const config_setting_t *language = config_setting_get_member(root, "language");
	if (language != NULL && reading.reader.n_errors == 0)
		read_language(&reading, language, vocabulary);
	gboolean good = reading.reader.n_errors == 0;
	ac_reader_clear(&reading.reader);
	ac_rule_file_free(file);
	return good ? vocabulary : NULL;
}
