/* SPDX-License-Identifier: MIT */
/* Erases a client, rebuilds the file without what was set free, and reads its bytes to see that nothing is
 * left. */
#include "store/erase.h"

#include <string.h>
#include <unistd.h>
#include "db.h"
#include "schema.h"

/* Shorter words are found among numbers by chance; longer ones may lie across two pages. */
#define WORDS_MIN 4
#define WORDS_MAX 40
#define BUSY_MS   5000

void ac_erased_clear(AcErased *erased)
{
	g_clear_pointer(&erased->left, g_ptr_array_unref);
	g_clear_pointer(&erased->searched, g_ptr_array_unref);
	g_clear_pointer(&erased->unread, g_ptr_array_unref);
}

gboolean ac_erased_is_proven(const AcErased *erased)
{
	return erased->left->len == 0 && (!erased->unread || erased->unread->len == 0);
}

void ac_traces_clear(AcTraces *traces)
{
	g_clear_pointer(&traces->names, g_ptr_array_unref);
	g_clear_pointer(&traces->marks, g_ptr_array_unref);
	g_clear_pointer(&traces->notes, g_ptr_array_unref);
	g_clear_pointer(&traces->others, g_ptr_array_unref);
}

/* The person as a file may speak of them. */
typedef struct {
	gint64 id, created_at;
	GPtrArray *words; /* names they had, random marks, the beginnings of notes; owned */
} Person;

static void person_clear(Person *person)
{
	g_clear_pointer(&person->words, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Person, person_clear)

/* ---- small statements, on any connection ----------------------------------------------------------- */

static int run(sqlite3 *db, const char *format, ...) G_GNUC_PRINTF(2, 3);

static int run(sqlite3 *db, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *sql = g_strdup_vprintf(format, values);
	va_end(values);
	return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

static gint64 number_of(sqlite3 *db, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* 0 where there is none. */
static gint64 number_of(sqlite3 *db, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *sql = g_strdup_vprintf(format, values);
	va_end(values);
	sqlite3_stmt *row = NULL;
	gint64 number = 0;
	if (sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW)
		number = sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	return number;
}

/* The first column of every row; owned. An older file may lack the table: none. */
static GPtrArray *texts_of(sqlite3 *db, const char *sql, gint64 id)
{
	GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
	sqlite3_stmt *row = NULL;
	if (sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK) {
		sqlite3_bind_int64(row, 1, id);
		while (sqlite3_step(row) == SQLITE_ROW)
			if (sqlite3_column_type(row, 0) == SQLITE_TEXT)
				g_ptr_array_add(texts, g_strdup((const char *)sqlite3_column_text(row, 0)));
	}
	sqlite3_finalize(row);
	return texts;
}

static const char NAMES[] =
    "SELECT name FROM client WHERE id=?1 UNION "
    "SELECT subject FROM event WHERE client_id=?1 AND(kind LIKE 'client-%' OR kind='import')";
static const char MARKS[] =
    "SELECT uid FROM client WHERE id=?1 UNION SELECT uid FROM session WHERE client_id=?1";
static const char NOTES[] =
    "SELECT note FROM client WHERE id=?1 UNION SELECT text FROM day_note WHERE client_id=?1";
static const char OTHERS[] = "SELECT name FROM client WHERE id<>?1";

/* ---- who it is ------------------------------------------------------------------------------------- */

static void add_words(Person *person, const char *text)
{
	g_autofree char *words = g_utf8_make_valid(text, -1);
	if (g_utf8_strlen(words, -1) > WORDS_MAX)
		*g_utf8_offset_to_pointer(words, WORDS_MAX) = '\0';
	if (strlen(words) >= WORDS_MIN &&
	    !g_ptr_array_find_with_equal_func(person->words, words, g_str_equal, NULL))
		g_ptr_array_add(person->words, g_steal_pointer(&words));
}

static void add_all_words(Person *person, sqlite3 *db, const char *sql)
{
	g_autoptr(GPtrArray) texts = texts_of(db, sql, person->id);
	for (guint i = 0; i < texts->len; i++)
		add_words(person, g_ptr_array_index(texts, i));
}

static void find_person(Person *person, sqlite3 *db, gint64 client_id)
{
	person->id = client_id;
	person->created_at = number_of(db, "SELECT created_at FROM client WHERE id=%" G_GINT64_FORMAT, client_id);
	person->words = g_ptr_array_new_with_free_func(g_free);
	add_all_words(person, db, NAMES);
	add_all_words(person, db, MARKS);
	add_all_words(person, db, NOTES);
}

gboolean ac_store_traces(AcStore *store, gint64 client_id, AcTraces *out, GError **error)
{
	g_autofree char *name = ac_change_name(store, client_id, error);
	if (!name)
		return FALSE;
	*out = (AcTraces){.id = client_id,
	                  .names = texts_of(store->db, NAMES, client_id),
	                  .marks = texts_of(store->db, MARKS, client_id),
	                  .notes = texts_of(store->db, NOTES, client_id),
	                  .others = texts_of(store->db, OTHERS, client_id)};
	return TRUE;
}

/* ---- taking the rows out --------------------------------------------------------------------------- */

/* Tables that say whose a row is; last those that others hang on, so that every row is counted where it
 * stands. */
static GPtrArray *tables_of(sqlite3 *db)
{
	return texts_of(db,
	                "SELECT m.name FROM main.sqlite_master m JOIN pragma_table_info(m.name,'main')c "
	                "WHERE m.type='table' AND c.name='client_id' "
	                "ORDER BY m.name IN('session','checkin'),m.name",
	                0);
}

static int remove_counted(sqlite3 *db, const char *table, const char *where, AcErased *out)
{
	int before = sqlite3_total_changes(db);
	int code = run(db, "DELETE FROM main.\"%s\" WHERE %s", table, where);
	guint rows = code == SQLITE_OK ? (guint)(sqlite3_total_changes(db) - before) : 0;
	out->rows += rows;
	out->tables += rows > 0 ? 1 : 0;
	return code;
}

static gboolean has_table(sqlite3 *db, const char *name)
{
	return number_of(db, "SELECT count(*)FROM main.sqlite_master WHERE type='table' AND name='%s'", name) > 0;
}

/* Rows that speak of the person without a column that says so. */
static int remove_mentions(sqlite3 *db, gint64 id, AcErased *out)
{
	g_autofree char *felt =
	    g_strdup_printf("checkin_id IN(SELECT id FROM checkin WHERE client_id=%" G_GINT64_FORMAT ")", id);
	g_autofree char *used = g_strdup_printf("client_id=0 AND kind='client-use' AND subject IN("
	                                        "SELECT name FROM client WHERE id=%" G_GINT64_FORMAT
	                                        " UNION SELECT subject FROM event WHERE client_id="
	                                        "%" G_GINT64_FORMAT " AND kind LIKE 'client-%%')",
	                                        id, id);
	g_autofree char *said =
	    g_strdup_printf("(key='current' AND value='%" G_GINT64_FORMAT "')OR key GLOB '*.%" G_GINT64_FORMAT
	                    "' OR key GLOB '*.%" G_GINT64_FORMAT ".*'",
	                    id, id, id);
	int code = has_table(db, "feeling") ? remove_counted(db, "feeling", felt, out) : SQLITE_OK;
	if (code == SQLITE_OK)
		code = remove_counted(db, "setting", said, out);
	if (code != SQLITE_OK)
		return code;
	int before = sqlite3_total_changes(db); /* the table is counted with the other events */
	code = run(db, "DELETE FROM main.event WHERE %s", used);
	out->rows += (guint)(sqlite3_total_changes(db) - before);
	return code;
}

/* Texts of rules stay while anybody follows them, or could again by undo. */
static int remove_texts(sqlite3 *db, AcErased *out)
{
	if (!has_table(db, "rules_file"))
		return SQLITE_OK;
	return remove_counted(
	    db, "rules_file",
	    "NOT EXISTS(SELECT 1 FROM client c WHERE c.rules_hash=rules_file.hash OR "
	    "instr(c.protocol,rules_file.hash)>0)AND NOT EXISTS(SELECT 1 FROM event WHERE images IS NOT NULL "
	    "AND instr(images,rules_file.hash)>0)",
	    out);
}

static int remove_rows(sqlite3 *db, gint64 id, AcErased *out)
{
	g_autoptr(GPtrArray) tables = tables_of(db);
	g_autofree char *theirs = g_strdup_printf("client_id=%" G_GINT64_FORMAT, id);
	g_autofree char *itself = g_strdup_printf("id=%" G_GINT64_FORMAT, id);
	int code = run(db, "PRAGMA defer_foreign_keys=ON");
	if (code == SQLITE_OK)
		code = remove_mentions(db, id, out);
	for (guint i = 0; i < tables->len && code == SQLITE_OK; i++)
		code = remove_counted(db, g_ptr_array_index(tables, i), theirs, out);
	if (code == SQLITE_OK)
		code = remove_counted(db, "client", itself, out);
	return code == SQLITE_OK ? remove_texts(db, out) : code;
}

/* ---- looking for what is left ---------------------------------------------------------------------- */

static guint count_words(const char *bytes, gsize length, const char *words)
{
	guint n = 0;
	gsize size = strlen(words);
	const char *end = bytes + length;
	for (const char *at = bytes; at != NULL && (gsize)(end - at) >= size;) {
		at = memchr(at, words[0], (gsize)(end - at) - size + 1);
		if (at == NULL)
			break;
		n += memcmp(at, words, size) == 0 ? 1 : 0;
		at++;
	}
	return n;
}

/* What all cells of a table hold of each of the words. */
static void count_in_table(sqlite3 *db, const char *table, const GPtrArray *words, guint *counts)
{
	g_autofree char *sql = g_strdup_printf("SELECT * FROM main.\"%s\"", table);
	sqlite3_stmt *row = NULL;
	if (sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK)
		while (sqlite3_step(row) == SQLITE_ROW)
			for (int column = 0; column < sqlite3_column_count(row); column++) {
				if (sqlite3_column_type(row, column) != SQLITE_TEXT)
					continue;
				const char *text = (const char *)sqlite3_column_text(row, column);
				for (guint i = 0; i < words->len; i++)
					counts[i] += count_words(text, strlen(text), g_ptr_array_index(words, i));
			}
	sqlite3_finalize(row);
}

/* Every place in the bytes must be one that a row of somebody else accounts for. */
static gboolean is_clean(sqlite3 *db, const char *path, const Person *person, guint *elsewhere)
{
	g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
	if (!file)
		return FALSE;
	g_autoptr(GPtrArray) tables = texts_of(db, "SELECT name FROM main.sqlite_master WHERE type='table'", 0);
	g_autofree guint *accounted = g_new0(guint, person->words->len + 1);
	count_in_table(db, "sqlite_master", person->words, accounted);
	for (guint i = 0; i < tables->len; i++)
		count_in_table(db, g_ptr_array_index(tables, i), person->words, accounted);
	gboolean clean = TRUE;
	for (guint i = 0; i < person->words->len; i++) {
		guint found = count_words(g_mapped_file_get_contents(file), g_mapped_file_get_length(file),
		                          g_ptr_array_index(person->words, i));
		clean = clean && found <= accounted[i];
		*elsewhere += found;
	}
	return clean;
}

static gboolean holds_words(const char *path, const Person *person)
{
	g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
	const char *bytes = file ? g_mapped_file_get_contents(file) : NULL;
	for (guint i = 0; bytes && i < person->words->len; i++)
		if (count_words(bytes, g_mapped_file_get_length(file), g_ptr_array_index(person->words, i)) > 0)
			return TRUE;
	return FALSE;
}

/* ---- the copies beside it -------------------------------------------------------------------------- */

static gboolean is_same_person(sqlite3 *db, const Person *person)
{
	return number_of(db, "PRAGMA application_id") == AC_STORE_APPLICATION &&
	       number_of(db,
	                 "SELECT count(*)FROM client WHERE id=%" G_GINT64_FORMAT
	                 " AND created_at=%" G_GINT64_FORMAT,
	                 person->id, person->created_at) == 1;
}

static int rebuild(sqlite3 *db)
{
	return run(db, "PRAGMA temp_store=MEMORY;VACUUM");
}

static gboolean erase_in(sqlite3 *db, const char *path, const Person *person)
{
	AcErased ignored = {0};
	guint elsewhere = 0;
	sqlite3_busy_timeout(db, BUSY_MS);
	int code = run(db, "PRAGMA journal_mode=DELETE;PRAGMA secure_delete=ON;PRAGMA foreign_keys=ON;BEGIN "
	                   "IMMEDIATE");
	if (code == SQLITE_OK)
		code = remove_rows(db, person->id, &ignored);
	run(db, code == SQLITE_OK ? "COMMIT" : "ROLLBACK");
	return code == SQLITE_OK && rebuild(db) == SQLITE_OK && is_clean(db, path, person, &elsewhere);
}

/* TRUE when the file was a copy they stood in, and they stand there no more. */
static gboolean erase_in_copy(const char *path, const Person *person)
{
	sqlite3 *db = NULL;
	int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	gboolean done = code == SQLITE_OK && is_same_person(db, person) && erase_in(db, path, person);
	sqlite3_close(db);
	return done;
}

static void look_beside(const AcStore *store, const Person *person, AcErased *out)
{
	g_autofree char *folder = g_path_get_dirname(store->path), *own = g_path_get_basename(store->path);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
		if (strcmp(name, own) != 0)
			g_ptr_array_add(names, g_strdup(name));
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		g_autofree char *path = g_build_filename(folder, name, NULL);
		if (!holds_words(path, person))
			continue;
		if (g_str_has_prefix(name, own) && g_str_has_suffix(name, ".bak") && erase_in_copy(path, person))
			out->copies++;
		else
			g_ptr_array_add(out->left, g_steal_pointer(&path));
	}
}

/* ---- all of it ------------------------------------------------------------------------------------- */

static gboolean remove_for_good(AcStore *store, const Person *person, AcErased *out, GError **error)
{
	if (!ac_store_run(store, error, "PRAGMA secure_delete=ON", "") || !ac_service_begin(store, error))
		return FALSE;
	g_autofree char *name = ac_change_name(store, person->id, error);
	int code = name ? remove_rows(store->db, person->id, out) : SQLITE_ERROR;
	gboolean done = name && (code == SQLITE_OK || ac_store_fail(store, code, error));
	return ac_service_end(store, done, error);
}

gboolean ac_store_client_erase(AcStore *store, gint64 client_id, AcErased *out, GError **error)
{
	g_auto(Person) person = {0};
	find_person(&person, store->db, client_id);
	if (!remove_for_good(store, &person, out, error))
		return FALSE;
	out->left = g_ptr_array_new_with_free_func(g_free);
	/* The rows are gone and zeroed whatever comes now: what a rebuild could not do is told by the bytes. */
	rebuild(store->db);
	if (!is_clean(store->db, store->path, &person, &out->elsewhere))
		g_ptr_array_add(out->left, g_strdup(store->path));
	look_beside(store, &person, out);
	return TRUE;
}
