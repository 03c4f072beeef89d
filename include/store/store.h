/* SPDX-License-Identifier: MIT */
/**
 * store/store.h - what is remembered: clients, traits, sessions, ticks, reports, lapses, check-ins, a
 * practitioner's changes. One SQLite file, 0600, in a folder of its own, 0700; rollback journal,
 * synchronous=FULL, BEGIN IMMEDIATE with a busy timeout.
 *
 * Every change is one transaction and one event that ac_store_take_back() can take back. Several programs may
 * write at once. Errors are AC_ERROR_STORE and name the file and the way out. Instants are Unix seconds;
 * zones are names.
 */
#ifndef AC_STORE_STORE_H
#define AC_STORE_STORE_H

#include "base/arena.h"
#include "model/client.h"
#include "model/record.h"

typedef struct AcStore AcStore; /* opaque */

typedef enum {
	AC_STORE_READ, /* never creates, never writes (but see ac_store_open); a missing or empty file is an empty
	                  store */
	AC_STORE_WRITE /* creates folder and file */
} AcStoreMode;

/**
 * @path of the database file, in a folder of its own; absolute. A database newer than this program, one of
 * another program and a file that is none are refused. An older one is brought up to date, after a copy was
 * laid beside it. Opening for reading does that too, and finishes what a program that was killed while
 * writing left behind: nothing else.
 */
AcStore *ac_store_open(const char *path, AcStoreMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ac_store_close(AcStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcStore, ac_store_close)

/** TRUE when somebody else has written since the last call. */
gboolean ac_store_changed(AcStore *store);

/** Opens zones for the sessions that are read; cached by the giver, who owns them. NULL: there is no such
 * zone. */
typedef GTimeZone *(*AcZoneOpener)(const char *name, void *data);

typedef struct {
	gint64 id;
	const char *name, *zone, *protocol; /* protocol: id or path */
	gboolean archived, current, demo;
	AcInstant created_at;
	guint n_sessions;
	const char *rules_hash, *rules_version; /* of the rules the plan follows; NULL: those of the files */
	const char *language;                   /* of what the client reads: "de"; NULL: that of the rules */
} AcClientRow;

/** All clients by name (then id), in @arena. */
const AcClientRow *ac_store_clients(AcStore *store, AcArena *arena, gboolean with_archived, guint *n,
                                    GError **error);
/** How many clients are stored, archived ones too. */
gboolean ac_store_count(AcStore *store, guint *n, GError **error);
/** The one client in use: the one chosen by `client use`, else the only one; 0 when none (not an error). */
gint64 ac_store_current(AcStore *store, GError **error);

/** One client with all that a plan needs, in @arena. NULL with AC_ERROR_NOT_FOUND when there is no such id.
 */
const AcClient *ac_store_load(AcStore *store, AcArena *arena, gint64 client_id, AcZoneOpener open_zone,
                              void *data, GError **error);
/** Both at one go: what a program does at its start. @client_id 0: the one in use; NULL without @error when
 * there is none. */
typedef struct {
	const AcClient *client;
	const AcClientRow *row;
} AcStored;
const AcStored *ac_store_fetch(AcStore *store, AcArena *arena, gint64 client_id, AcZoneOpener open_zone,
                               void *data, GError **error);
/** Row of one client. */
const AcClientRow *ac_store_row(AcStore *store, AcArena *arena, gint64 client_id, GError **error);

/* ---- changes: each returns FALSE (or 0) with @error, having changed nothing; @now: when it was said ---- */

typedef struct {
	const char *name, *zone, *protocol;
	gboolean demo;
	const char *language; /* NULL or "": that of the rules */
} AcNewClient;
gint64 ac_store_client_add(AcStore *store, const AcNewClient *fresh, const AcTraitValue *traits,
                           guint n_traits, AcInstant now, GError **error);
/** NULL fields stay as they are; a language of "" is forgotten. */
gboolean ac_store_client_edit(AcStore *store, gint64 client_id, const AcNewClient *fields, AcInstant now,
                              GError **error);
/** What the practitioner keeps in mind of a client; owned; "" when there is nothing. NULL with @error. */
char *ac_store_note(AcStore *store, gint64 client_id, GError **error);
/** @text NULL or "" forgets it. */
gboolean ac_store_remark_set(AcStore *store, gint64 client_id, const char *text, AcInstant now,
                             GError **error);
/** @value NULL forgets the trait. */
gboolean ac_store_trait_set(AcStore *store, gint64 client_id, const char *trait, const char *value,
                            AcInstant now, GError **error);
gboolean ac_store_client_use(AcStore *store, gint64 client_id, AcInstant now, GError **error);
gboolean ac_store_client_archive(AcStore *store, gint64 client_id, gboolean archived, AcInstant now,
                                 GError **error);

typedef struct {
	AcInstant begin, end;
	const char *zone;
	AcSessionState state;
	gboolean final;
} AcNewSession;
gint64 ac_store_session_add(AcStore *store, gint64 client_id, const AcNewSession *fresh, AcInstant now,
                            GError **error);
/** Replaces when, where and what of a session (move, confirm, mark as final). */
gboolean ac_store_session_set(AcStore *store, gint64 client_id, gint64 session_id, const AcNewSession *fields,
                              AcInstant now, GError **error);
gboolean ac_store_session_remove(AcStore *store, gint64 client_id, gint64 session_id, AcInstant now,
                                 GError **error);

/** Sets (or, @tick->state aside, replaces) what was done about one occurrence. */
gboolean ac_store_tick_set(AcStore *store, gint64 client_id, const AcTick *tick, AcInstant now,
                           GError **error);
gboolean ac_store_tick_clear(AcStore *store, gint64 client_id, const AcTick *tick, AcInstant now,
                             GError **error);
/** What is awaited: a later report of one session takes the place of an earlier one. */
gboolean ac_store_report_add(AcStore *store, gint64 client_id, const AcReport *report, AcInstant now,
                             GError **error);
/** What may be seen again: every report stays. */
gboolean ac_store_sighting_add(AcStore *store, gint64 client_id, const AcReport *report, AcInstant now,
                               GError **error);
gboolean ac_store_lapse_add(AcStore *store, gint64 client_id, const AcLapse *lapse, AcInstant now,
                            GError **error);

/**
 * A practitioner's change: its texts as they are to be kept, from_text and to_text already read by
 * ac_span_parse() with @numbering, how the protocol counts its days. from, to and id are not looked at.
 */
gint64 ac_store_adjustment_add(AcStore *store, gint64 client_id, const AcAdjustment *fresh, int numbering,
                               GError **error);
gboolean ac_store_adjustment_remove(AcStore *store, gint64 client_id, gint64 adjustment_id, AcInstant now,
                                    GError **error);

/**
 * The signs of a client (AcClient.seen) are those of the last check-in that names one, or says that nothing
 * is felt: words that nobody understood take back no sign. Returns its id.
 */
gint64 ac_store_checkin_add(AcStore *store, gint64 client_id, const AcCheckin *fresh, GError **error);

/** A note for a day; @text is not empty. Returns its id. */
gint64 ac_store_note_add(AcStore *store, gint64 client_id, AcDate date, const char *text, AcInstant now,
                         GError **error);
/** @text NULL takes the note away. */
gboolean ac_store_note_set(AcStore *store, gint64 client_id, gint64 note_id, const char *text, AcInstant now,
                           GError **error);
/** What a client told, in @arena; NULL with @error. */
const AcRecords *ac_store_records(AcStore *store, AcArena *arena, gint64 client_id, GError **error);

/** The texts of rules, the protocol's own file first, named as they lay to one another. */
typedef struct {
	const char *name, *text;
} AcRuleText;
typedef struct {
	const char *hash, *version; /* hash: over all of the texts */
	const AcRuleText *files;
	guint n_files;
} AcRuleTexts;
/** The plan of the client follows these from now on. */
gboolean ac_store_rules_pin(AcStore *store, gint64 client_id, const AcRuleTexts *rules, AcInstant now,
                            GError **error);
/** The texts kept under @hash, in @arena; none: n_files 0. NULL with @error. */
const AcRuleTexts *ac_store_rules(AcStore *store, AcArena *arena, const char *hash, GError **error);

/**
 * What is changed between begin and commit is one transaction and one event (of the kind and subject of the
 * first change): all of it is kept or nothing. When a change in between fails, roll back. Not nested.
 */
gboolean ac_store_begin(AcStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ac_store_commit(AcStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ac_store_rollback(AcStore *store);

/** A change, as an id of an event ("tick", "session-add" …) and its subject. */
typedef struct {
	gint64 event_id;
	char *kind;       /* owned; NULL: there is none */
	char *subject;    /* owned; a name, a task id, a date */
	gint64 client_id; /* whose; 0: nobody's (client-use) */
	AcInstant at;
} AcUndone;
void ac_undone_clear(AcUndone *undone);
/** The last change that was not taken back (of @client_id, or of all when 0). */
gboolean ac_store_last_change(AcStore *store, gint64 client_id, AcUndone *last, GError **error);
/** When something that the client's plan rests on was last changed, or that taken back: not what was ticked
 * or used. 0: never. */
gboolean ac_store_revised_at(AcStore *store, gint64 client_id, AcInstant *at, GError **error);
/** Takes back exactly this change. AC_ERROR_REFUSED when that was done already, or what it changed, or its
 * client, was changed since. Which client is in use is left as it is where that was chosen anew. */
gboolean ac_store_take_back(AcStore *store, gint64 event_id, AcInstant now, GError **error);

/** Small facts of the program (last seen, answers given once). @value owned by the caller; NULL when not set.
 */
char *ac_store_setting_get(AcStore *store, const char *key, GError **error);
gboolean ac_store_setting_set(AcStore *store, const char *key, const char *value, AcInstant now,
                              GError **error);

#endif
