/* SPDX-License-Identifier: MIT */
/* The tables and how an older file is brought up to date. Few and plain: SQLite parses all of them at every
 * start. */
#include "schema.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include "base/text.h"

/* Instants are Unix seconds, dates are AcDate, zones are names, states are the enums of model/client.h. */
static const char *const STEPS[] = {
    "CREATE TABLE client(id INTEGER PRIMARY KEY AUTOINCREMENT,name TEXT NOT NULL,zone TEXT NOT NULL,"
    "protocol TEXT NOT NULL,archived INTEGER NOT NULL DEFAULT 0,demo INTEGER NOT NULL,created_at INTEGER NOT "
    "NULL)STRICT;"
    "CREATE TABLE session(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,begin_at INTEGER NOT NULL,end_at INTEGER "
    "NOT NULL,"
    "zone TEXT NOT NULL,state INTEGER NOT NULL,final INTEGER NOT NULL,note TEXT,UNIQUE(client_id,id))STRICT;"
    "CREATE TABLE trait(client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,trait TEXT NOT NULL,"
    "value TEXT NOT NULL,PRIMARY KEY(client_id,trait))STRICT,WITHOUT ROWID;"
    "CREATE TABLE tick(client_id INTEGER NOT NULL,session_id INTEGER NOT NULL,task TEXT NOT NULL,date "
    "INTEGER NOT NULL,"
    "minute INTEGER NOT NULL,state INTEGER NOT NULL,at INTEGER NOT NULL,note TEXT,"
    "PRIMARY KEY(client_id,session_id,task,date,minute),"
    "FOREIGN KEY(client_id,session_id)REFERENCES session(client_id,id)ON DELETE CASCADE)STRICT,WITHOUT ROWID;"
    "CREATE TABLE report(client_id INTEGER NOT NULL,session_id INTEGER NOT NULL,milestone TEXT NOT NULL,"
    "at INTEGER NOT NULL,PRIMARY KEY(client_id,session_id,milestone),"
    "FOREIGN KEY(client_id,session_id)REFERENCES session(client_id,id)ON DELETE CASCADE)STRICT,WITHOUT ROWID;"
    "CREATE TABLE lapse(client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,at INTEGER NOT NULL,"
    "activity TEXT NOT NULL,PRIMARY KEY(client_id,at,activity))STRICT,WITHOUT ROWID;"
    "CREATE TABLE setting(key TEXT NOT NULL PRIMARY KEY,value TEXT NOT NULL)STRICT,WITHOUT ROWID;"
    /* images: the rows before and after, for undo; NULL when it was taken back, or can be no more. */
    "CREATE TABLE event(id INTEGER PRIMARY KEY AUTOINCREMENT,client_id INTEGER NOT NULL,kind TEXT NOT NULL,"
    "subject TEXT NOT NULL,at INTEGER NOT NULL,undone_at INTEGER,images TEXT)STRICT;",
    /* A practitioner's changes, check-ins, whose word a report is, days that are no moments. Times of a
     * change stay as they were written: "3d" is no number of seconds. */
    "CREATE TABLE adjustment(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,session_id INTEGER,"
    "activity TEXT NOT NULL,verdict INTEGER NOT NULL,allow TEXT,begins TEXT,ends TEXT,numbering INTEGER NOT "
    "NULL,how TEXT,why TEXT NOT NULL,initials TEXT NOT NULL,at INTEGER NOT NULL,UNIQUE(client_id,id),"
    "FOREIGN KEY(client_id,session_id)REFERENCES session(client_id,id)ON DELETE CASCADE)STRICT;"
    "CREATE TABLE checkin(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,at INTEGER NOT NULL,"
    "advice INTEGER NOT NULL,soon INTEGER NOT NULL,UNIQUE(client_id,id))STRICT;"
    "CREATE TABLE feeling(checkin_id INTEGER NOT NULL REFERENCES checkin ON DELETE CASCADE,"
    "place INTEGER NOT NULL,words TEXT NOT NULL,sign TEXT,flag TEXT,severity INTEGER NOT NULL,"
    "advice INTEGER NOT NULL,soon INTEGER NOT NULL,PRIMARY KEY(checkin_id,place))STRICT,WITHOUT ROWID;"
    /* What is seen again and again is reported again and again. */
    "CREATE TABLE told(client_id INTEGER NOT NULL,session_id INTEGER NOT NULL,milestone TEXT NOT NULL,"
    "at INTEGER NOT NULL,initials TEXT,PRIMARY KEY(client_id,session_id,milestone,at),"
    "FOREIGN KEY(client_id,session_id)REFERENCES session(client_id,id)ON DELETE CASCADE)STRICT,WITHOUT ROWID;"
    "INSERT INTO told(client_id,session_id,milestone,at)SELECT client_id,session_id,milestone,at FROM report;"
    "DROP TABLE report;ALTER TABLE told RENAME TO report;"
    "ALTER TABLE lapse ADD COLUMN is_day INTEGER NOT NULL DEFAULT 0;",
    /* The rules a client's plan follows, whatever becomes of their files: by hash, shared by all who follow
     * them. */
    "ALTER TABLE client ADD COLUMN rules_hash TEXT;ALTER TABLE client ADD COLUMN rules_version TEXT;"
    "CREATE TABLE rules_file(hash TEXT NOT NULL,place INTEGER NOT NULL,name TEXT NOT NULL,text TEXT NOT NULL,"
    "PRIMARY KEY(hash,place))STRICT,WITHOUT ROWID;",
    /* What was said of reminders, and when to look at a client again. All but snooze are the program's own:
     * no event, nothing undo takes back. changes: so that who writes what was read before knows of a change
     * in between. said: what the budget of a day counts. */
    "CREATE TABLE remind(client_id INTEGER PRIMARY KEY REFERENCES client ON DELETE CASCADE,since INTEGER NOT "
    "NULL,settled INTEGER NOT NULL,next INTEGER NOT NULL,changes INTEGER NOT NULL DEFAULT 0)STRICT;"
    "CREATE INDEX remind_next ON remind(next);"
    "CREATE TABLE reminder(client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,key TEXT NOT NULL,"
    "at INTEGER NOT NULL,told INTEGER NOT NULL,shown INTEGER NOT NULL,shown_at INTEGER NOT NULL,"
    "closed INTEGER NOT NULL,PRIMARY KEY(client_id,key))STRICT,WITHOUT ROWID;"
    "CREATE TABLE said(at INTEGER NOT NULL,client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,"
    "PRIMARY KEY(at,client_id))STRICT,WITHOUT ROWID;"
    "CREATE TABLE snooze(client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,key TEXT NOT NULL,"
    "at INTEGER NOT NULL,until INTEGER NOT NULL,PRIMARY KEY(client_id,key))STRICT,WITHOUT ROWID;"
    "CREATE TRIGGER event_made AFTER INSERT ON event BEGIN "
    "UPDATE remind SET next=0,changes=changes+1 WHERE client_id=new.client_id;END;"
    "CREATE TRIGGER event_undone AFTER UPDATE OF undone_at ON event BEGIN "
    "UPDATE remind SET next=0,changes=changes+1 WHERE client_id=new.client_id;END;"
    /* Who comes back begins anew: nobody was to be told in between. */
    "CREATE TRIGGER client_archived AFTER UPDATE OF archived ON client WHEN new.archived BEGIN "
    "DELETE FROM remind WHERE client_id=new.id;END;",
    /* Names that are the same on every machine, what was written into calendars, what came by handoff. */
    "ALTER TABLE client ADD COLUMN uid TEXT;ALTER TABLE session ADD COLUMN uid TEXT;"
    "UPDATE client SET uid=lower(hex(randomblob(16)));UPDATE session SET uid=lower(hex(randomblob(16)));"
    "CREATE TABLE calendar(client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,item TEXT NOT NULL,"
    "hash TEXT NOT NULL,sequence INTEGER NOT NULL,at INTEGER NOT NULL,begins INTEGER NOT NULL,"
    "ends INTEGER NOT NULL,is_day INTEGER NOT NULL,PRIMARY KEY(client_id,item))STRICT,WITHOUT ROWID;"
    "CREATE TABLE handed(client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,key TEXT NOT NULL,"
    "value TEXT NOT NULL,PRIMARY KEY(client_id,key))STRICT,WITHOUT ROWID;",
    /* Which rules a client was given on paper, when and by whom. */
    "CREATE TABLE handover(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,at INTEGER NOT NULL,how TEXT NOT NULL,"
    "version TEXT NOT NULL,hash TEXT NOT NULL,initials TEXT)STRICT;",
    /* And which page exactly: what was sent already is not sent again. */
    "ALTER TABLE handover ADD COLUMN page TEXT;",
    /* A client's notes for a day, and when a check-in of a day gone by was filled in. */
    "CREATE TABLE day_note(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,date INTEGER NOT NULL,"
    "said_at INTEGER NOT NULL,text TEXT NOT NULL)STRICT;"
    "ALTER TABLE checkin ADD COLUMN said_at INTEGER;",
    /* What is read by the client is in their language; what the practitioner keeps in mind of them; when each
     * was last changed, for a list of thousands. */
    ("ALTER TABLE client ADD COLUMN language TEXT;ALTER TABLE client ADD COLUMN note TEXT;"
     "CREATE INDEX event_client ON event(client_id,at);"),
};
static const AcSchema SCHEMA = {STEPS, G_N_ELEMENTS(STEPS)};

const AcSchema *ac_schema(void)
{
	return &SCHEMA;
}

static gboolean read_version(AcStore *store, const AcSchema *schema, guint *version, GError **error)
{
	gint64 found = 0;
	if (!ac_store_number(store, "PRAGMA user_version", 0, &found, error))
		return FALSE;
	*version = 0;
	if (found < 0 || found > schema->n_steps)
		return ac_store_refuse(
		    store,
		    _("%s was written by a newer Aftercare (or by another program). Nothing was changed. Bring this "
		      "program up to date."),
		    error);
	*version = (guint)found;
	return TRUE;
}

/* Without a version a file is new only when nothing stands in it. */
static gboolean read_new(AcStore *store, const AcSchema *schema, guint *version, GError **error)
{
	gint64 tables = 0;
	if (!read_version(store, schema, version, error) ||
	    !ac_store_number(store, "SELECT count(*) FROM sqlite_master", 0, &tables, error))
		return FALSE;
	return *version > 0 || tables == 0 ||
	       ac_store_refuse(
	           store, _("%s is a database of another program. Nothing was changed. Move it away."), error);
}

gboolean ac_schema_version(AcStore *store, const AcSchema *schema, guint *version, GError **error)
{
	if (!read_version(store, schema, version, error))
		return FALSE;
	if (*version > 0)
		return TRUE;
	/* Version and tables in one look: another program may make them just now. */
	gboolean is_alone = sqlite3_get_autocommit(store->db);
	gboolean done =
	    (!is_alone || ac_store_run(store, error, "BEGIN", "")) && read_new(store, schema, version, error);
	if (is_alone)
		ac_store_leave(store);
	return done;
}

/* A name nobody has, "aftercare.db.v1.bak": an earlier copy is never written over. */
static char *create_backup(const AcStore *store, guint version, GError **error)
{
	for (int i = 1; i < 1000; i++) {
		char *path = i == 1 ? g_strdup_printf("%s.v%u.bak", store->path, version)
		                    : g_strdup_printf("%s.v%u.%d.bak", store->path, version, i);
		int fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
		if (fd >= 0) {
			close(fd);
			return path;
		}
		g_free(path);
		if (errno != EEXIST)
			break;
	}
	ac_store_refuse(store,
	                _("No copy of %s can be laid beside it, so it was not brought up to date. Give yourself "
	                  "the right to write in its folder."),
	                error);
	return NULL;
}

/* Through connections of their own: one that is writing cannot be copied from. */
static gboolean copy(const AcStore *store, const char *path, GError **error)
{
	sqlite3 *from = NULL, *to = NULL;
	int code = sqlite3_open_v2(store->path, &from, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK) {
		sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
		if (backup)
			sqlite3_backup_step(backup, -1);
		code = backup ? sqlite3_backup_finish(backup) : sqlite3_errcode(to);
	}
	sqlite3_close(from);
	sqlite3_close(to);
	return code == SQLITE_OK || ac_store_fail(store, code, error);
}

static gboolean back_up(const AcStore *store, guint version, GError **error)
{
	g_autofree char *path = create_backup(store, version, error);
	if (!path)
		return FALSE;
	gboolean done = copy(store, path, error);
	if (!done)
		unlink(path);
	return done;
}

static gboolean run_script(AcStore *store, const char *sql, GError **error)
{
	int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
	return code == SQLITE_OK || ac_store_fail(store, code, error);
}

static gboolean run_steps(AcStore *store, const AcSchema *schema, guint version, GError **error)
{
	/* Images speak of the tables as they were: what was done before an update stays done. */
	if (version > 0 && !run_script(store, "UPDATE event SET images=NULL", error))
		return FALSE;
	for (guint i = version; i < schema->n_steps; i++)
		if (!run_script(store, schema->steps[i], error))
			return FALSE;
	g_autofree char *mark = g_strdup_printf("PRAGMA user_version=%u;PRAGMA application_id=%d;",
	                                        schema->n_steps, AC_STORE_APPLICATION);
	return run_script(store, mark, error);
}

gboolean ac_schema_migrate(AcStore *store, const AcSchema *schema, GError **error)
{
	guint version = 0;
	gboolean done = ac_store_run(store, error, "PRAGMA journal_mode=DELETE", "") &&
	                ac_store_run(store, error, "PRAGMA synchronous=FULL", "") &&
	                ac_store_run(store, error, "BEGIN IMMEDIATE", "") &&
	                ac_schema_version(store, schema, &version, error);
	/* Another program may have done it while we waited for the lock. */
	if (done && version < schema->n_steps)
		done = (version == 0 || back_up(store, version, error)) && run_steps(store, schema, version, error);
	done = done && ac_store_run(store, error, "COMMIT", "");
	if (!done)
		ac_store_leave(store);
	return done;
}
