/* SPDX-License-Identifier: MIT */
#include "merge.h"

#include <string.h>

#include "base/text.h"

/* The id of a group, when it can be used as one; what is wrong with it is told when the entry is read. */
static const char *usable_id(const config_setting_t *group)
{
	int n = config_setting_length(group);
	for (int i = 0; i < n; i++) {
		const config_setting_t *setting = config_setting_get_elem(group, (guint)i);
		if (strcmp(config_setting_name(setting), "id") != 0)
			continue;
		const char *id = ac_setting_is_text(setting) ? ac_setting_text(setting) : "";
		return ac_id_is_good(id) ? id : NULL;
	}
	return NULL;
}

/* These share one set of names in a file. Rules of a sign have one for each sign: "early" goes with many. */
static gboolean shares_names(AcKind kind)
{
	return kind == AC_KIND_RULE || kind == AC_KIND_TASK || kind == AC_KIND_SOURCE;
}

/* The entry of the chain that @group, of the same file, may not share its id with. */
static const AcEntry *find_namesake(const AcEntry *head, AcKind kind, const AcEntry *parent,
                                    const config_setting_t *group)
{
	for (const AcEntry *entry = head; entry != NULL; entry = entry->same) {
		gboolean clashes = (entry->kind == kind && entry->parent == parent) ||
		                   (shares_names(kind) && shares_names(entry->kind));
		if (clashes && entry->removed_by.file == NULL && entry->last->group->config == group->config)
			return entry;
	}
	return NULL;
}

static AcEntry *new_entry(AcReader *reader, AcKind kind, AcEntry *parent, const config_setting_t *group)
{
	AcEntry *entry = AC_ARENA_NEW(reader->work, AcEntry);
	entry->id = "";
	entry->kind = kind;
	entry->parent = parent;
	entry->first.group = group;
	entry->last = &entry->first;
	g_ptr_array_add(reader->entries[kind], entry);
	if (parent != NULL) {
		if (parent->children == NULL)
			parent->children = g_ptr_array_new();
		g_ptr_array_add(parent->children, entry);
	}
	return entry;
}

static void add_part(AcReader *reader, AcEntry *entry, const config_setting_t *group)
{
	AcPart *part = AC_ARENA_NEW(reader->work, AcPart);
	part->group = group;
	entry->last->next = part;
	entry->last = part;
}

static void name_entry(AcReader *reader, AcEntry *entry, AcEntry *head, const char *id)
{
	entry->id = id;
	if (head != NULL) {
		entry->same = head->same;
		head->same = entry;
	} else {
		g_hash_table_insert(reader->ids, (gpointer)(guintptr)entry->id, entry);
	}
}

static void refuse_twice(AcReader *reader, const AcEntry *namesake, const config_setting_t *group,
                         const char *id)
{
	const config_setting_t *at = config_setting_get_member(group, "id");
	const config_setting_t *first = config_setting_get_member(namesake->last->group, "id");
	ac_reader_refuse(reader, at,
	                 _("the id \"%s\" is used twice; %s on line %d has it already; expected one of its own"),
	                 id, _(ac_entity(namesake->kind)->title), ac_setting_origin(first).line);
}

static AcEntry *add_group(AcReader *reader, AcKind kind, AcEntry *parent, const config_setting_t *group)
{
	const char *id = usable_id(group);
	if (id == NULL)
		return new_entry(reader, kind, parent, group);
	AcEntry *head = g_hash_table_lookup(reader->ids, id);
	const AcEntry *namesake = find_namesake(head, kind, parent, group);
	if (namesake != NULL) {
		refuse_twice(reader, namesake, group, id);
		return new_entry(reader, kind, parent, group);
	}
	for (AcEntry *entry = head; entry != NULL; entry = entry->same)
		if (entry->kind == kind && entry->parent == parent && entry->removed_by.file == NULL) {
			add_part(reader, entry, group);
			return entry;
		}
	AcEntry *entry = new_entry(reader, kind, parent, group);
	name_entry(reader, entry, head, id);
	return entry;
}

void ac_merge_list(AcReader *reader, AcKind kind, AcEntry *parent, const config_setting_t *list)
{
	if (list == NULL || !config_setting_is_list(list))
		return;
	int n = config_setting_length(list);
	for (int i = 0; i < n; i++) {
		const config_setting_t *group = config_setting_get_elem(list, (guint)i);
		if (!config_setting_is_group(group))
			continue;
		AcEntry *entry = add_group(reader, kind, parent, group);
		if (kind == AC_KIND_SIGN)
			ac_merge_list(reader, AC_KIND_SIGN_RULE, entry, config_setting_get_member(group, "rules"));
	}
}

/* ---- remove ---------------------------------------------------------------------------------- */

/* "rules.sun" and "redness.early" name one of several things of the same id. */
static gboolean prefix_fits(const AcEntry *entry, const char *prefix, gsize length)
{
	const char *list = ac_entity(entry->kind)->list;
	const char *parent = entry->parent != NULL ? entry->parent->id : "";
	return length == 0 || (strlen(list) == length && strncmp(list, prefix, length) == 0) ||
	       (strlen(parent) == length && strncmp(parent, prefix, length) == 0);
}

static void describe(const AcEntry *entry, GString *text)
{
	const char *list = entry->parent != NULL ? entry->parent->id : ac_entity(entry->kind)->list;
	g_autofree char *one = g_strdup_printf("\"%s.%s\"", list, entry->id);
	ac_text_or(text, one);
}

static void refuse_removal(AcReader *reader, const AcWord *word, const char *id)
{
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	for (guint kind = 0; kind < AC_N_KINDS; kind++)
		for (guint i = 0; i < reader->entries[kind]->len; i++) {
			const AcEntry *entry = g_ptr_array_index(reader->entries[kind], i);
			if (entry->removed_by.file == NULL && entry->id[0] != '\0')
				g_ptr_array_add(known, (gpointer)(guintptr)entry->id);
		}
	g_autofree char *hint = ac_reader_hint(reader, id, known);
	ac_reader_refuse_at(reader, word->at,
	                    _("there is nothing of the id \"%s\" to remove in what this file extends%s"), id,
	                    hint);
}

static void remove_one(AcReader *reader, const AcWord *word)
{
	const char *text = word->text, *dot = strchr(text, '.');
	const char *id = dot == NULL ? text : dot + 1;
	gsize length = dot == NULL ? 0 : (gsize)(dot - text);
	AcEntry *found = NULL;
	guint n = 0;
	g_autoptr(GString) names = g_string_new(NULL);
	for (AcEntry *entry = g_hash_table_lookup(reader->ids, id); entry != NULL; entry = entry->same)
		if (entry->removed_by.file == NULL && prefix_fits(entry, text, length)) {
			describe(entry, names);
			found = entry;
			n++;
		}
	if (n == 0)
		refuse_removal(reader, word, id);
	else if (n > 1)
		ac_reader_refuse_at(reader, word->at, _("several things have the id \"%s\"; expected %s"), id,
		                    names->str);
	else
		found->removed_by = word->at;
}

void ac_merge_remove(AcReader *reader, const config_setting_t *words)
{
	static const AcField as_list = {.key = "remove", .type = AC_FIELD_WORD_LIST};
	if (words == NULL)
		return;
	if (!reader->has_base) {
		ac_reader_refuse(reader, words,
		                 _("\"remove\" has nothing to remove from; expected extends = \"…\" as well"));
		return;
	}
	guint before = reader->n_errors;
	int n = ac_texts_count(reader, &as_list, words);
	for (int i = 0; i < n && reader->n_errors == before; i++) {
		AcWord word = ac_texts_get(words, i);
		remove_one(reader, &word);
	}
}

void ac_merge_number(AcReader *reader)
{
	for (guint kind = 0; kind < AC_N_KINDS; kind++) {
		guint n = 0;
		for (guint i = 0; i < reader->entries[kind]->len; i++) {
			AcEntry *entry = g_ptr_array_index(reader->entries[kind], i);
			if (entry->removed_by.file == NULL)
				entry->index = n++;
		}
		reader->n[kind] = n;
		reader->array[kind] = ac_arena_alloc(reader->arena, n * ac_entity((AcKind)kind)->size);
	}
}
