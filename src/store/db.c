/* SPDX-License-Identifier: MIT */
/* Opens and closes the file; statements, and what SQLite says of them in words. */
#include "db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/error.h"
#include "base/text.h"
#include "schema.h"

#define BUSY_MS 5000

static const char *words_of(int code)
{
	switch (code & 0xff) {
	case SQLITE_FULL:
		return _("The disk is full: nothing was written to %s, and what was saved before is safe. Free some "
		         "space and try again.");
	case SQLITE_READONLY:
		return _("%s cannot be changed, because the file or its folder may only be read. Give yourself the "
		         "right to "
		         "write there, or set XDG_DATA_HOME to a folder of yours.");
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return _(
		    "%s is held by another program that does not let go: nothing was changed. Close that program and "
		    "try again.");
	case SQLITE_NOTADB:
		return _("%s is not a database of Aftercare. Nothing was changed. Move it away to begin anew, or put "
		         "a backup "
		         "of yours in its place.");
	case SQLITE_CONSTRAINT:
		return _(
		    "This does not fit what is in %s, which another program may have changed. Nothing was changed.");
	case SQLITE_CORRUPT:
		return _(
		    "%s is damaged. Nothing was changed. Put a backup in its place, or move it away to begin anew.");
	default:
		return NULL;
	}
}

static const char *reason_of(const AcStore *store, int code)
{
	int number = store->db ? sqlite3_system_errno(store->db) : 0;
	gboolean is_system = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_IOERR;
	if (is_system && number != 0)
		return g_strerror(number);
	return store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(code);
}

gboolean ac_store_fail(const AcStore *store, int code, GError **error)
{
	const char *words = words_of(code);
	if (code == SQLITE_READONLY_ROLLBACK)
		words = _(
		    "A program was stopped while it wrote to %s, and its half of a change cannot be taken back here, "
		    "because the file or its folder may only be read. Give yourself the right to write there.");
	if (words)
		return ac_store_refuse(store, words, error);
	g_autofree char *path = ac_text_plain(store->path);
	g_autofree char *reason = ac_text_plain(reason_of(store, code));
	g_set_error(error, AC_ERROR, AC_ERROR_STORE, _("%s cannot be used: %s. Nothing was changed."), path,
	            reason);
	return FALSE;
}

gboolean ac_store_refuse(const AcStore *store, const char *words, GError **error)
{
	g_autofree char *path = ac_text_plain(store->path);
	g_autoptr(GString) text = g_string_new(words);
	g_string_replace(text, "%s", path, 1);
	g_set_error_literal(error, AC_ERROR, AC_ERROR_STORE, text->str);
	return FALSE;
}

/* ---- statements ----------------------------------------------------------------------------------- */

static void finalize(void *statement)
{
	sqlite3_finalize(statement);
}

sqlite3_stmt *ac_store_statement(AcStore *store, const char *sql, GError **error)
{
	sqlite3_stmt *statement = g_hash_table_lookup(store->statements, sql);
	if (statement) {
		sqlite3_reset(statement);
		sqlite3_clear_bindings(statement);
		return statement;
	}
	int code = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
	if (code != SQLITE_OK) {
		ac_store_fail(store, code, error);
		return NULL;
	}
	g_hash_table_insert(store->statements, (void *)(guintptr)sql, statement);
	return statement;
}

/* Whoever reads may meet the journal of a program that was killed. Another connection, one that may write,
 * rolls it back. */
static gboolean finish_what_was_left(const AcStore *store)
{
	sqlite3 *db = NULL;
	int code = sqlite3_open_v2(store->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK) {
		sqlite3_busy_timeout(db, BUSY_MS);
		code = sqlite3_exec(db, "PRAGMA user_version", NULL, NULL, NULL);
	}
	sqlite3_close(db);
	return code == SQLITE_OK;
}

AcStep ac_store_step(AcStore *store, sqlite3_stmt *statement, GError **error)
{
	int code = sqlite3_step(statement);
	if (code == SQLITE_READONLY_ROLLBACK && finish_what_was_left(store)) {
		sqlite3_reset(statement);
		code = sqlite3_step(statement);
	}
	if (code == SQLITE_ROW)
		return AC_STEP_ROW;
	if (code != SQLITE_DONE)
		ac_store_fail(store, code, error);
	sqlite3_reset(statement);
	return code == SQLITE_DONE ? AC_STEP_DONE : AC_STEP_FAILED;
}

gboolean ac_store_run(AcStore *store, GError **error, const char *sql, const char *types, ...)
{
	sqlite3_stmt *statement = ac_store_statement(store, sql, error);
	if (!statement)
		return FALSE;
	va_list values;
	va_start(values, types);
	for (int i = 0; types[i]; i++) {
		if (types[i] == 'i')
			sqlite3_bind_int64(statement, i + 1, va_arg(values, gint64));
		else
			sqlite3_bind_text(statement, i + 1, va_arg(values, const char *), -1, SQLITE_TRANSIENT);
	}
	va_end(values);
	AcStep step = AC_STEP_ROW;
	while (step == AC_STEP_ROW)
		step = ac_store_step(store, statement, error);
	return step == AC_STEP_DONE;
}

gboolean ac_store_number(AcStore *store, const char *sql, gint64 otherwise, gint64 *out, GError **error)
{
	sqlite3_stmt *statement = ac_store_statement(store, sql, error);
	if (!statement)
		return FALSE;
	AcStep step = ac_store_step(store, statement, error);
	*out = step == AC_STEP_ROW ? sqlite3_column_int64(statement, 0) : otherwise;
	sqlite3_reset(statement);
	return step != AC_STEP_FAILED;
}

void ac_store_leave(AcStore *store)
{
	/* After a full disk SQLite has left it already. */
	if (!sqlite3_get_autocommit(store->db))
		ac_store_run(store, NULL, "ROLLBACK", "");
}

/* ---- opening -------------------------------------------------------------------------------------- */

static gboolean refuse(const AcStore *store, const char *what, int number, GError **error)
{
	g_autofree char *path = ac_text_plain(store->path);
	g_set_error(error, AC_ERROR, AC_ERROR_STORE, "%s %s: %s.", path, what, g_strerror(number));
	return FALSE;
}

/* Ours from the first byte on: SQLite gives its journals the mode of the file. */
static gboolean create(const AcStore *store, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(store->path);
	if (g_mkdir_with_parents(folder, 0700) != 0)
		return refuse(store, _("cannot be created, because its folder cannot be"), errno, error);
	int fd = open(store->path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0 && errno != EEXIST)
		return refuse(store, _("cannot be created"), errno, error);
	if (fd >= 0)
		close(fd);
	return TRUE;
}

/* *is_there FALSE: nothing to read yet. */
static gboolean look(const AcStore *store, gboolean *is_there, GError **error)
{
	struct stat facts;
	if (stat(store->path, &facts) != 0) {
		*is_there = FALSE;
		if (store->mode == AC_STORE_READ && (errno == ENOENT || errno == ENOTDIR))
			return TRUE;
		return refuse(store, _("cannot be opened"), errno, error);
	}
	*is_there = facts.st_size > 0;
	if (S_ISREG(facts.st_mode))
		return TRUE;
	return ac_store_refuse(
	    store,
	    _("%s is a folder or a device, not a file. Move it away, or set XDG_DATA_HOME to another folder."),
	    error);
}

static gboolean connect(AcStore *store, GError **error)
{
	int flags = store->mode == AC_STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	/* Counting its memory is an eighth of what SQLite does at a start. Refused, and that is well, once it has
	 * begun. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	int code = sqlite3_open_v2(store->path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
	if (code != SQLITE_OK)
		return ac_store_fail(store, code, error);
	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_busy_timeout(store->db, BUSY_MS);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	if (store->mode == AC_STORE_WRITE && sqlite3_db_readonly(store->db, "main"))
		return ac_store_fail(store, SQLITE_READONLY, error);
	return TRUE;
}

static void disconnect(AcStore *store)
{
	g_hash_table_remove_all(store->statements);
	sqlite3_close(store->db);
	store->db = NULL;
	store->is_ready = FALSE;
}

static gboolean read_data_version(AcStore *store, gint64 *out, GError **error)
{
	return ac_store_number(store, "PRAGMA data_version", 0, out, error);
}

/* An older file read is brought up to date by a connection of its own that may write. */
static gboolean update_for_reading(const AcStore *store, GError **error)
{
	g_autoptr(GError) why = NULL;
	AcStore *writer = ac_store_open(store->path, AC_STORE_WRITE, &why);
	ac_store_close(writer);
	if (writer)
		return TRUE;
	g_set_error(error, AC_ERROR, AC_ERROR_STORE,
	            _("The data is of an older Aftercare and must be brought up to date. %s"), why->message);
	return FALSE;
}

static gboolean open_to_read(AcStore *store, GError **error)
{
	const AcSchema *schema = ac_schema();
	guint version = 0;
	gboolean is_there = FALSE;
	if (!look(store, &is_there, error))
		return FALSE;
	if (!is_there)
		return TRUE;
	if (!connect(store, error) || !ac_schema_version(store, schema, &version, error))
		return FALSE;
	if (version == 0)
		disconnect(store);
	else if (version < schema->n_steps) {
		disconnect(store);
		if (!update_for_reading(store, error) || !connect(store, error))
			return FALSE;
	}
	return store->db == NULL || read_data_version(store, &store->data_version, error);
}

static gboolean open_to_write(AcStore *store, GError **error)
{
	const AcSchema *schema = ac_schema();
	guint version = 0;
	gboolean is_there = FALSE;
	if (!create(store, error) || !look(store, &is_there, error) || !connect(store, error))
		return FALSE;
	if (!ac_schema_version(store, schema, &version, error))
		return FALSE;
	if (version < schema->n_steps && !ac_schema_migrate(store, schema, error))
		return FALSE;
	return read_data_version(store, &store->data_version, error);
}

AcStore *ac_store_open(const char *path, AcStoreMode mode, GError **error)
{
	g_assert(g_path_is_absolute(path));
	AcStore *store = g_new0(AcStore, 1);
	store->path = g_strdup(path);
	store->mode = mode;
	store->statements = g_hash_table_new_full(NULL, NULL, NULL, finalize);
	gboolean done = mode == AC_STORE_READ ? open_to_read(store, error) : open_to_write(store, error);
	if (done)
		return store;
	ac_store_close(store);
	return NULL;
}

void ac_store_close(AcStore *store)
{
	if (!store)
		return;
	if (store->is_grouped)
		ac_store_rollback(store);
	disconnect(store);
	g_hash_table_unref(store->statements);
	g_free(store->kind);
	g_free(store->subject);
	g_free(store->path);
	g_free(store);
}

gboolean ac_store_changed(AcStore *store)
{
	if (!store->db)
		return open_to_read(store, NULL) && store->db != NULL;
	gint64 before = store->data_version;
	/* What cannot be read now is no news; the next read says why. */
	if (!read_data_version(store, &store->data_version, NULL))
		store->data_version = before;
	return store->data_version != before;
}
