/* SPDX-License-Identifier: MIT */
#include "reader.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"

typedef struct {
	const config_setting_t *setting;
	guint field;
} Lost;

void ac_reader_init(AcReader *reader, AcArena *arena, AcProblems *problems)
{
	*reader = (AcReader){.arena = arena, .work = ac_arena_new(), .problems = problems};
	reader->ids = g_hash_table_new(g_str_hash, g_str_equal);
	reader->activities = g_hash_table_new(g_str_hash, g_str_equal);
	reader->lost = g_array_new(FALSE, FALSE, sizeof(Lost));
	for (guint i = 0; i < AC_N_KINDS; i++)
		reader->entries[i] = g_ptr_array_new();
}

void ac_reader_clear(AcReader *reader)
{
	for (guint i = 0; i < AC_N_KINDS; i++) {
		for (guint k = 0; k < reader->entries[i]->len; k++) {
			AcEntry *entry = g_ptr_array_index(reader->entries[i], k);
			if (entry->children != NULL)
				g_ptr_array_unref(entry->children);
		}
		g_ptr_array_unref(reader->entries[i]);
	}
	g_array_unref(reader->lost);
	g_hash_table_unref(reader->activities);
	g_hash_table_unref(reader->ids);
	ac_arena_free(reader->work);
}

static void refuse(AcReader *reader, AcOrigin origin, const char *format, va_list values) G_GNUC_PRINTF(3, 0);
static void refuse(AcReader *reader, AcOrigin origin, const char *format, va_list values)
{
	if (++reader->n_errors > AC_PROBLEMS_MAX) {
		if (reader->n_errors == AC_PROBLEMS_MAX + 1)
			ac_problems_add(reader->problems, AC_PROBLEM_ERROR, origin.file, 0,
			                _("there are more than %d problems; the others are not listed"), AC_PROBLEMS_MAX);
		return;
	}
	g_autofree char *text = g_strdup_vprintf(format, values);
	ac_problems_add(reader->problems, AC_PROBLEM_ERROR, origin.file, origin.line, "%s", text);
}

void ac_reader_refuse(AcReader *reader, const config_setting_t *at, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	refuse(reader, ac_setting_origin(at), format, values);
	va_end(values);
}

void ac_reader_refuse_at(AcReader *reader, AcOrigin at, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	refuse(reader, at, format, values);
	va_end(values);
}

/* Few enough to be listed whole. */
#define LISTED 9

static gpointer constant(const char *text)
{
	return (gpointer)(guintptr)text;
}

char *ac_reader_list_words(GPtrArray *known)
{
	return ac_text_any_of((const char *const *)(gpointer)known->pdata, known->len, "\"");
}

/* "swimming-pool" for "pool": one is a whole part of the other. */
static const char *find_part(const char *word, GPtrArray *known)
{
	g_auto(GStrv) parts = g_strsplit(word, "-", 8);
	for (guint i = 0; i < known->len; i++) {
		const char *id = g_ptr_array_index(known, i);
		g_auto(GStrv) of_id = g_strsplit(id, "-", 8);
		if (strlen(id) > 2 && strlen(word) > 2 &&
		    (g_strv_contains((const char *const *)parts, id) ||
		     g_strv_contains((const char *const *)of_id, word)))
			return id;
	}
	return NULL;
}

char *ac_reader_hint(const AcReader *reader, const char *word, GPtrArray *known)
{
	if (reader->n_errors > AC_PROBLEMS_MAX)
		return g_strdup("");
	if (known->len == 0)
		return g_strdup(_("; there is none here"));
	const char *near = ac_text_nearest(word, (const char *const *)(gpointer)known->pdata, known->len);
	if (near == NULL)
		near = find_part(word, known);
	if (near != NULL)
		return g_strdup_printf(_("; did you mean \"%s\"?"), near);
	if (known->len > LISTED)
		return g_strdup("");
	g_autofree char *words = ac_reader_list_words(known);
	return g_strdup_printf(_("; expected %s"), words);
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void ac_reader_add_ids(const AcReader *reader, AcKind kind, GPtrArray *known)
{
	GHashTableIter iterator;
	gpointer id;
	g_hash_table_iter_init(&iterator, reader->activities);
	while (kind == AC_KIND_ACTIVITY && g_hash_table_iter_next(&iterator, &id, NULL))
		g_ptr_array_add(known, id);
	for (guint i = 0; kind != AC_KIND_ACTIVITY && i < reader->entries[kind]->len; i++) {
		const AcEntry *entry = g_ptr_array_index(reader->entries[kind], i);
		if (entry->removed_by.file == NULL && entry->id[0] != '\0')
			g_ptr_array_add(known, constant(entry->id));
	}
	g_ptr_array_sort(known, by_text); /* the same message each time, whatever the order of a hash table */
}

gboolean ac_reader_refuse_removed(AcReader *reader, AcKind kind, const AcWord *word)
{
	const AcEntry *entry = g_hash_table_lookup(reader->ids, word->text);
	while (entry != NULL && (entry->kind != kind || entry->removed_by.file == NULL))
		entry = entry->same;
	if (entry == NULL)
		return FALSE;
	ac_reader_refuse_at(reader, word->at, _("the %s \"%s\" is removed by %s:%d and still named here"),
	                    _(ac_entity(kind)->noun), word->text, entry->removed_by.file, entry->removed_by.line);
	return TRUE;
}

static gboolean means(const char *text, const char *folded)
{
	g_autofree char *other = g_utf8_casefold(text, -1);
	return strcmp(other, folded) == 0;
}

/* What people type for an activity is no id, but tells which one is meant: the ids, sorted. */
static void add_meant(const AcReader *reader, const char *word, GPtrArray *ids)
{
	g_autofree char *spaced = g_strdelimit(g_strdup(word), "-_", ' ');
	g_autofree char *folded = g_utf8_casefold(spaced, -1);
	GHashTableIter iterator;
	gpointer value;
	g_hash_table_iter_init(&iterator, reader->activities);
	while (g_hash_table_iter_next(&iterator, NULL, &value)) {
		const AcActivity *activity = value;
		gboolean meant = activity->title != NULL && means(activity->title, folded);
		for (guint i = 0; i < activity->n_also && !meant; i++)
			meant = means(activity->also[i], folded);
		if (meant)
			g_ptr_array_add(ids, constant(activity->id));
	}
	g_ptr_array_sort(ids, by_text);
}

/* `; did you mean "hard"?` for "gym"; NULL: nobody types it. Owned. */
static char *hint_by_words(const AcReader *reader, AcKind kind, const char *word)
{
	g_autoptr(GPtrArray) ids = g_ptr_array_new();
	if (kind == AC_KIND_ACTIVITY && reader->n_errors < AC_PROBLEMS_MAX)
		add_meant(reader, word, ids);
	if (ids->len == 0)
		return NULL;
	g_autofree char *words = ac_reader_list_words(ids);
	return g_strdup_printf(_("; did you mean %s?"), words);
}

void ac_reader_refuse_unknown(AcReader *reader, AcKind kind, const AcWord *word)
{
	if (ac_reader_refuse_removed(reader, kind, word))
		return;
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	g_autofree char *hint = hint_by_words(reader, kind, word->text);
	if (hint == NULL && reader->n_errors < AC_PROBLEMS_MAX)
		ac_reader_add_ids(reader, kind, known);
	if (hint == NULL)
		hint = ac_reader_hint(reader, word->text, known);
	ac_reader_refuse_at(reader, word->at, _("unknown %s \"%s\"%s"), _(ac_entity(kind)->noun), word->text,
	                    hint);
}

gboolean ac_id_is_good(const char *id)
{
	if (!g_ascii_islower(id[0]))
		return FALSE;
	gsize i = 1;
	while (g_ascii_islower(id[i]) || g_ascii_isdigit(id[i]) || id[i] == '-')
		i++;
	return id[i] == '\0' && i <= 64;
}

AcEntry *ac_reader_find(const AcReader *reader, AcKind kind, const AcEntry *parent, const char *id)
{
	AcEntry *entry = g_hash_table_lookup(reader->ids, id);
	while (entry != NULL &&
	       (entry->kind != kind || entry->removed_by.file != NULL || entry->parent != parent))
		entry = entry->same;
	return entry;
}

void *ac_reader_struct(const AcReader *reader, const AcEntry *entry)
{
	return reader->array[entry->kind] + entry->index * ac_entity(entry->kind)->size;
}

static AcKeyOrigin key_origin(const config_setting_t *setting, guint field, gboolean lost)
{
	return (AcKeyOrigin){.line = ac_setting_line(setting),
	                     .field = (guint16)field,
	                     .file = (guint8)ac_setting_file(setting)->index,
	                     .lost = (guint8)lost};
}

/* An id of that kind near @id, of another entry. */
static char *nearest_other(const AcReader *reader, AcKind kind, const char *id)
{
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	for (guint i = 0; reader->n_errors < AC_PROBLEMS_MAX && i < reader->entries[kind]->len; i++) {
		const AcEntry *entry = g_ptr_array_index(reader->entries[kind], i);
		if (entry->removed_by.file == NULL && strcmp(entry->id, id) != 0)
			g_ptr_array_add(known, constant(entry->id));
	}
	return g_strdup(ac_text_nearest(id, (const char *const *)(gpointer)known->pdata, known->len));
}

/* ---- one entry ------------------------------------------------------------------------------- */

static void refuse_key(AcReader *reader, const AcEntity *entity, const config_setting_t *setting)
{
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	for (guint i = 0; i < entity->n_fields; i++)
		g_ptr_array_add(known, constant(entity->fields[i].key));
	const char *key = config_setting_name(setting);
	g_autofree char *hint = ac_reader_hint(reader, key, known);
	if (hint[0] == '\0') {
		g_autofree char *words = ac_reader_list_words(known);
		g_free(hint);
		hint = g_strdup_printf(_("; expected %s"), words);
	}
	ac_reader_refuse(reader, setting, _("unknown key \"%s\" in %s%s"), key, _(entity->title), hint);
}

static void lose(AcReader *reader, AcCells *cells, guint field)
{
	Lost lost = {.setting = cells->at[field], .field = field};
	g_array_append_val(reader->lost, lost);
	cells->at[field] = NULL;
}

/* Clears what older parts wrote; what this part writes stays, whatever the order. */
static void unset_key(AcReader *reader, AcKind kind, const AcWord *word, AcCells *cells)
{
	const AcEntity *entity = ac_entity(kind);
	const char *key = word->text;
	int field = ac_entity_field(entity, key, 0);
	if (field != AC_NO_FIELD && strcmp(key, "id") != 0) {
		if (cells->at[field] != NULL && cells->at[field]->parent != cells->group)
			lose(reader, cells, (guint)field);
		return;
	}
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	for (guint k = 0; k < entity->n_fields; k++)
		if (strcmp(entity->fields[k].key, "id") != 0)
			g_ptr_array_add(known, constant(entity->fields[k].key));
	g_autofree char *hint = ac_reader_hint(reader, key, known);
	ac_reader_refuse_at(reader, word->at, _("\"%s\" is no key of %s that can be unset%s"), key,
	                    _(entity->title), hint);
}

static void unset(AcReader *reader, AcKind kind, const config_setting_t *setting, AcCells *cells)
{
	static const AcField as_list = {.key = "unset", .type = AC_FIELD_WORD_LIST};
	int n = ac_texts_count(reader, &as_list, setting);
	for (int i = 0; i < n; i++) {
		AcWord word = ac_texts_get(setting, i);
		unset_key(reader, kind, &word, cells);
	}
}

static void take(AcReader *reader, const AcEntity *entity, const config_setting_t *setting, guint field,
                 AcCells *cells)
{
	const AcField *row = &entity->fields[field];
	if (cells->at[field] != NULL)
		lose(reader, cells, field);
	/* A verdict replaces an allow that an older part wrote, and the other way round. */
	guint other = (guint)row->clears - 1;
	if (row->clears != 0 && cells->at[other] != NULL && cells->at[other]->parent != cells->group)
		lose(reader, cells, other);
	cells->at[field] = setting;
}

static void fill_cells(AcReader *reader, AcKind kind, const AcPart *part, gboolean is_last, AcCells *cells)
{
	const AcEntity *entity = ac_entity(kind);
	gboolean merges = kind < AC_N_KINDS || kind == AC_KIND_PROTOCOL;
	guint hint = 0;
	const config_list_t *settings = part->group->value.list; /* NULL: an empty group */
	guint n = settings == NULL ? 0 : settings->length;
	cells->group = part->group;
	for (guint i = 0; i < n; i++) {
		const config_setting_t *setting = settings->elements[i];
		int field = ac_entity_field(entity, config_setting_name(setting), hint);
		if (field != AC_NO_FIELD) {
			if (is_last || !(entity->fields[field].flags & AC_FIELD_OWN))
				take(reader, entity, setting, (guint)field, cells);
			hint = (guint)field + 1;
		} else if (merges && strcmp(config_setting_name(setting), "unset") == 0) {
			unset(reader, kind, setting, cells);
		} else {
			refuse_key(reader, entity, setting);
		}
	}
}

/* What an entry lacks; one that was meant to change another has mostly a slip in its id. */
static void refuse_missing(AcReader *reader, AcKind kind, guint field, const AcPart *parts,
                           const AcCells *cells)
{
	const AcEntity *entity = ac_entity(kind);
	g_autofree char *hint = g_strdup("");
	const config_setting_t *id = cells->at[0];
	gboolean could_change = reader->has_base && kind < AC_N_KINDS && parts->next == NULL && field != 0 &&
	                        id != NULL && ac_setting_is_text(id);
	if (could_change) {
		g_autofree char *near = nearest_other(reader, kind, ac_setting_text(id));
		if (near != NULL) {
			g_free(hint);
			hint = g_strdup_printf(_("; nothing of the id \"%s\" is extended; did you mean \"%s\"?"),
			                       ac_setting_text(id), near);
		}
	}
	ac_reader_refuse(reader, cells->group, _("%s lacks the key \"%s\" (%s)%s"), _(entity->title),
	                 entity->fields[field].key, _(entity->fields[field].help), hint);
}

/* Losers are read into a scratch: what is wrong in a file is told even where another file replaces it. */
static void try_losers(AcReader *reader, const AcEntity *entity)
{
	if (reader->lost->len == 0)
		return;
	g_autofree char *scratch = g_malloc0(MAX(entity->size, 1));
	reader->trial = TRUE;
	for (guint i = 0; i < reader->lost->len; i++) {
		const Lost *lost = &g_array_index(reader->lost, Lost, i);
		ac_convert(reader, &entity->fields[lost->field], lost->setting, scratch);
	}
	reader->trial = FALSE;
}

static void read_fields(AcReader *reader, AcKind kind, const AcPart *parts, void *target, AcCells *cells)
{
	const AcEntity *entity = ac_entity(kind);
	cells->n_written = 0;
	for (guint i = 0; i < entity->n_fields; i++) {
		const AcField *field = &entity->fields[i];
		if (cells->at[i] == NULL) {
			if (field->flags & AC_FIELD_REQUIRED)
				refuse_missing(reader, kind, i, parts, cells);
			continue;
		}
		cells->n_written++;
		if (field->type == AC_FIELD_ID && cells->id != NULL && cells->id[0] != '\0')
			*AC_SLOT(target, field->offset, const char *) = cells->id;
		else
			ac_convert(reader, field, cells->at[i], target);
	}
}

void ac_reader_read(AcReader *reader, AcKind kind, const AcPart *parts, void *target, AcCells *cells)
{
	const AcEntity *entity = ac_entity(kind);
	memset(cells->at, 0, sizeof(cells->at[0]) * entity->n_fields);
	g_array_set_size(reader->lost, 0);
	for (const AcPart *part = parts; part != NULL; part = part->next)
		fill_cells(reader, kind, part, part->next == NULL, cells);
	try_losers(reader, entity);
	read_fields(reader, kind, parts, target, cells);
}

void ac_reader_read_group(AcReader *reader, AcKind kind, const config_setting_t *group, void *target,
                          AcCells *cells)
{
	AcPart part = {.group = group};
	memset(cells->at, 0, sizeof(cells->at[0]) * ac_entity(kind)->n_fields);
	cells->id = NULL;
	fill_cells(reader, kind, &part, TRUE, cells);
	read_fields(reader, kind, &part, target, cells);
}

const AcKeyOrigin *ac_reader_origins(AcReader *reader, AcKind kind, const AcCells *cells, guint *n)
{
	guint n_fields = ac_entity(kind)->n_fields, count = cells->n_written + reader->lost->len;
	AcKeyOrigin *origins = AC_ARENA_ARRAY(reader->arena, AcKeyOrigin, count);
	*n = 0;
	for (guint i = 0; i < n_fields && *n < cells->n_written; i++)
		if (cells->at[i] != NULL)
			origins[(*n)++] = key_origin(cells->at[i], i, FALSE);
	/* The latest loser first: it is the one that would hold without the winner. */
	for (guint i = reader->lost->len; i > 0; i--) {
		const Lost *lost = &g_array_index(reader->lost, Lost, i - 1);
		origins[(*n)++] = key_origin(lost->setting, lost->field, TRUE);
	}
	return origins;
}
