/* SPDX-License-Identifier: MIT */
/* The small loaders: catalogue, safety, clinic; and what is asked of a loaded file. */
#include "protocol/load.h"

#include <string.h>

#include "base/text.h"
#include "entries.h"
#include "loaded.h"
#include "merge.h"

AcLoaded *ac_loaded_new(AcArena *arena)
{
	AcArena *own = arena == NULL ? ac_arena_new() : NULL;
	AcLoaded *loaded = AC_ARENA_NEW(own == NULL ? arena : own, AcLoaded);
	loaded->arena = own;
	return loaded;
}

void ac_loaded_forget_bytes(AcLoaded *loaded)
{
	for (guint i = 0; i < loaded->n_bytes; i++)
		g_free(loaded->bytes[i].data);
	g_clear_pointer(&loaded->bytes, g_free);
	loaded->n_bytes = 0;
}

void ac_loaded_free(AcLoaded *loaded)
{
	if (loaded == NULL)
		return;
	g_clear_pointer(&loaded->spoken, ac_spoken_free);
	if (loaded->arena == NULL)
		return;
	ac_loaded_forget_bytes(loaded);
	ac_arena_free(loaded->arena);
}

AcLoaded *ac_loaded_finish(AcLoaded *loaded, AcReader *reader)
{
	gboolean good = reader->n_errors == 0;
	ac_reader_clear(reader);
	if (good)
		return loaded;
	ac_loaded_free(loaded);
	return NULL;
}

const AcCatalogue *ac_loaded_catalogue(const AcLoaded *loaded)
{
	return loaded->catalogue;
}

const AcSafety *ac_loaded_safety(const AcLoaded *loaded)
{
	return loaded->safety;
}

const AcClinic *ac_loaded_clinic(const AcLoaded *loaded)
{
	return loaded->clinic;
}

const AcProtocol *ac_loaded_protocol(const AcLoaded *loaded)
{
	return loaded->protocol;
}

/* ---- files ----------------------------------------------------------------------------------- */

const config_setting_t *ac_file_top(AcReader *reader, const AcRuleFile *file, AcKind kind, const char *key)
{
	const config_setting_t *root = config_root_setting(&file->config);
	const config_setting_t *top = config_setting_get_member(root, key);
	const AcEntity *entity = ac_entity(kind);
	const char *form =
	    entity->fields[ac_entity_field(entity, key, 0)].type == AC_FIELD_ENTRIES ? "( … )" : "{ … }";
	if (config_setting_length(root) == 0) {
		ac_reader_refuse(reader, root, _("there is nothing in this file; expected %s = %s;"), key, form);
		return NULL;
	}
	AcCells cells;
	guint before = reader->n_errors;
	ac_reader_read_group(reader, kind, root, NULL, &cells);
	if (top == NULL && reader->n_errors == before)
		ac_reader_refuse(reader, root, _("there is no \"%s\" in this file; expected %s = %s;"), key, key,
		                 form);
	return reader->n_errors == before ? top : NULL;
}

typedef void (*ReadInto)(AcLoaded *loaded, AcReader *reader, const AcRuleFile *file);

/* A file that stands alone: what @read_into makes of it; NULL when anything in it is wrong. */
static AcLoaded *load_file(AcArena *arena, const char *path, AcProblems *problems, ReadInto read_into)
{
	AcLoaded *loaded = ac_loaded_new(arena);
	arena = arena == NULL ? loaded->arena : arena;
	AcRuleFile *file = ac_rule_file_read(arena, path, NULL, problems);
	if (file == NULL) {
		ac_loaded_free(loaded);
		return NULL;
	}
	AcReader reader;
	ac_reader_init(&reader, arena, problems);
	read_into(loaded, &reader, file);
	loaded = ac_loaded_finish(loaded, &reader);
	ac_rule_file_free(file);
	return loaded;
}

static void read_catalogue(AcLoaded *loaded, AcReader *reader, const AcRuleFile *file)
{
	const config_setting_t *list = ac_file_top(reader, file, AC_KIND_CATALOGUE_FILE, "activities");
	ac_merge_list(reader, AC_KIND_ACTIVITY, NULL, list);
	ac_merge_list(reader, AC_KIND_EVENT, NULL,
	              config_setting_get_member(config_root_setting(&file->config), "events"));
	ac_merge_number(reader);
	loaded->catalogue = ac_activities_read(reader, NULL, file->path);
}

AcLoaded *ac_load_catalogue_into(AcArena *arena, const char *path, AcProblems *problems)
{
	return load_file(arena, path, problems, read_catalogue);
}

AcLoaded *ac_load_catalogue(const char *path, AcProblems *problems)
{
	return ac_load_catalogue_into(NULL, path, problems);
}

/* ---- safety ---------------------------------------------------------------------------------- */

static int urgency_of(const AcRedFlag *flag)
{
	return (int)flag->urgency * 2 - (flag->soon ? 1 : 0);
}

static int more_urgent_first(const void *a, const void *b)
{
	const AcRedFlag *left = a, *right = b;
	if (urgency_of(left) != urgency_of(right))
		return urgency_of(right) - urgency_of(left);
	return left->origin.line - right->origin.line; /* as in the file */
}

static void read_safety(AcLoaded *loaded, AcReader *reader, const AcRuleFile *file)
{
	AcSafety *safety = AC_ARENA_NEW(reader->arena, AcSafety);
	safety->file = file->path;
	loaded->safety = safety;
	const config_setting_t *group = ac_file_top(reader, file, AC_KIND_SAFETY_FILE, "safety");
	if (group == NULL)
		return;
	AcCells cells;
	ac_reader_read_group(reader, AC_KIND_SAFETY, group, safety, &cells);
	ac_merge_list(reader, AC_KIND_SOURCE, NULL, config_setting_get_member(group, "sources"));
	ac_merge_list(reader, AC_KIND_RED_FLAG, NULL, config_setting_get_member(group, "red_flags"));
	ac_merge_number(reader);
	ac_entries_read(reader, AC_KIND_SOURCE);
	ac_entries_read(reader, AC_KIND_RED_FLAG);
	safety->sources = (const AcSource *)(gpointer)reader->array[AC_KIND_SOURCE];
	safety->n_sources = reader->n[AC_KIND_SOURCE];
	safety->flags = (const AcRedFlag *)(gpointer)reader->array[AC_KIND_RED_FLAG];
	safety->n_flags = reader->n[AC_KIND_RED_FLAG];
	if (safety->n_flags > 1)
		qsort(reader->array[AC_KIND_RED_FLAG], safety->n_flags, sizeof(AcRedFlag), more_urgent_first);
}

AcLoaded *ac_load_safety_into(AcArena *arena, const char *path, AcProblems *problems)
{
	return load_file(arena, path, problems, read_safety);
}

AcLoaded *ac_load_safety(const char *path, AcProblems *problems)
{
	return ac_load_safety_into(NULL, path, problems);
}

/* ---- clinic ---------------------------------------------------------------------------------- */

const AcClinic *ac_clinic_read(AcReader *reader, const AcRuleFile *file)
{
	const config_setting_t *group = config_setting_get_member(config_root_setting(&file->config), "clinic");
	if (group == NULL || !config_setting_is_group(group))
		return NULL;
	AcClinic *clinic = AC_ARENA_NEW(reader->arena, AcClinic);
	AcCells cells;
	clinic->file = file->path;
	ac_reader_read_group(reader, AC_KIND_CLINIC, group, clinic, &cells);
	return clinic;
}

static void read_clinic(AcLoaded *loaded, AcReader *reader, const AcRuleFile *file)
{
	if (ac_file_top(reader, file, AC_KIND_FILE, "clinic") != NULL)
		loaded->clinic = ac_clinic_read(reader, file);
}

AcLoaded *ac_load_clinic_into(AcArena *arena, const char *path, AcProblems *problems)
{
	return load_file(arena, path, problems, read_clinic);
}

AcLoaded *ac_load_clinic(const char *path, AcProblems *problems)
{
	return ac_load_clinic_into(NULL, path, problems);
}

/* ---- origins --------------------------------------------------------------------------------- */

static AcKept keep(const AcEntry *entry)
{
	return (AcKept){.id = entry->id,
	                .parent = entry->parent == NULL ? NULL : entry->parent->id,
	                .kind = entry->kind,
	                .origins = entry->origins,
	                .n_origins = entry->n_origins};
}

void ac_loaded_keep(AcLoaded *loaded, const AcReader *reader, const AcEntry *head)
{
	guint n = 1;
	for (guint kind = 0; kind < AC_N_KINDS; kind++)
		n += reader->entries[kind]->len;
	AcKept *kept = AC_ARENA_ARRAY(reader->arena, AcKept, n);
	loaded->kept = kept;
	kept[loaded->n_kept++] = keep(head);
	for (guint kind = 0; kind < AC_N_KINDS; kind++)
		for (guint i = 0; i < reader->entries[kind]->len; i++) {
			const AcEntry *entry = g_ptr_array_index(reader->entries[kind], i);
			if (entry->removed_by.file == NULL)
				kept[loaded->n_kept++] = keep(entry);
		}
}

/* "redness.early": a rule of a sign. */
static gboolean is_child(const AcKept *entry, const char *id, const char *dot)
{
	return entry->kind == AC_KIND_SIGN_RULE && strcmp(entry->id, dot + 1) == 0 &&
	       strlen(entry->parent) == (gsize)(dot - id) && strncmp(entry->parent, id, (gsize)(dot - id)) == 0;
}

static const AcKept *find_kept(const AcLoaded *loaded, const char *entity, const char *id)
{
	if (strcmp(entity, "protocol") == 0)
		return loaded->n_kept == 0 ? NULL : &loaded->kept[0];
	AcKind kind = ac_kind_of_list(entity);
	const char *dot = strchr(id, '.');
	for (guint i = 1; i < loaded->n_kept; i++) {
		const AcKept *entry = &loaded->kept[i];
		if (dot != NULL ? is_child(entry, id, dot) : entry->kind == kind && strcmp(entry->id, id) == 0)
			return entry;
	}
	return NULL;
}

/* Those that hold (@lost FALSE) or were replaced; how many. */
static guint find_origins(const AcLoaded *loaded, const AcKeyName *name, gboolean lost, AcOrigin *origins,
                          guint n_max)
{
	const AcKept *entry = loaded->protocol == NULL ? NULL : find_kept(loaded, name->entity, name->id);
	int field = entry == NULL ? AC_NO_FIELD : ac_entity_field(ac_entity(entry->kind), name->key, 0);
	guint n = 0;
	for (guint i = 0; field != AC_NO_FIELD && i < entry->n_origins && n < n_max; i++) {
		const AcKeyOrigin *at = &entry->origins[i];
		if (at->field == (guint)field && (at->lost != 0) == lost)
			origins[n++] = (AcOrigin){.file = loaded->protocol->files[at->file], .line = at->line};
	}
	return n;
}

guint ac_loaded_losers(const AcLoaded *loaded, const AcKeyName *name, AcOrigin *origins, guint n_max)
{
	return find_origins(loaded, name, TRUE, origins, n_max);
}

AcOrigin ac_loaded_origin(const AcLoaded *loaded, const char *entity, const char *id, const char *key)
{
	AcOrigin origin = {.file = NULL, .line = 0};
	find_origins(loaded, &(AcKeyName){entity, id, key}, FALSE, &origin, 1);
	return origin;
}
