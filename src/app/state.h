/* SPDX-License-Identifier: MIT */
/* What an app holds, shared by the files of this module. */
#ifndef AC_APP_STATE_H
#define AC_APP_STATE_H

#include "app/app.h"
#include "ask/vocabulary.h"
#include "protocol/ready.h"

/** The zone of this machine, looked for when it is first asked for. */
typedef struct {
	char *name;      /* NULL: not looked for yet */
	GTimeZone *zone; /* borrowed from the zones */
} AcHere;

/** The words of the language that is typed, read when they are first asked for. */
typedef struct {
	char *language; /* NULL: not looked for yet */
	AcArena *arena; /* NULL: there are none, or they are English */
	const AcAskVocabulary *words;
	char *problem; /* why they cannot be read; NULL: they can, or there are none */
} AcTyped;

struct AcApp {
	AcPaths paths;
	AcNeeds needs;
	AcInstant now;
	gboolean now_is_fixed;
	AcScreenWish screen;
	GHashTable *zones; /* name → GTimeZone, owned */
	AcHere *here;      /* owned */
	AcTyped *typed;    /* owned */
	AcStore *store;
	gboolean can_write; /* the store was opened for writing */
	AcReady *ready;     /* where the rules came from; NULL: the files. Holds what is below, then. */
	AcLoaded *catalogue, *safety, *clinic_file;
	GHashTable *protocols;    /* name → how loading it went (rules.c), owned */
	const AcLoaded *protocol; /* of the client; borrowed from the protocols */
	const AcLoaded *offered;  /* what the files say, where that is not what the client follows; or NULL. The
	                           * same as the protocol: what the client followed is lost */
	const GError *trouble;    /* why the files cannot be used, while the plan goes on by what was kept;
	                           * borrowed from the protocols; NULL: they can */
	gboolean is_own;          /* the protocol is none of those that come with the program */
	char *barred;             /* why there is no client, though there is one: their rules; owned; or NULL */
	GPtrArray *retired;       /* of AcLoaded: replaced by other files, and perhaps still pointed to */
	char *hash;               /* of its files, once asked for; owned */
	const AcLoaded *hashed;   /* whose hash that is */
	AcArena *people;          /* the client and its row */
	const AcClient *client;
	const AcClientRow *row;
	AcPlan *plan;
	gint64 wanted_id;    /* 0: the client in use */
	gboolean keeps;      /* to its own client, whoever is taken into use elsewhere */
	gint64 own_id;       /* that one; 0: nobody yet */
	char *lost;          /* who was shown and is stored no more; owned */
	guint n_stored;      /* clients; counted where it keeps to one */
	gboolean was_named;  /* by --client */
	gboolean is_made_up; /* somebody who is not stored */
};

/* paths.c */
void ac_app_find_paths(AcPaths *paths);
void ac_app_free_paths(AcPaths *paths);

/* zone.c */
/** For the store: NULL when there is no such zone. @data is the app. */
GTimeZone *ac_app_zone_opener(const char *name, void *data);

/* rules.c */
gboolean ac_app_need_catalogue(AcApp *app, GError **error);
gboolean ac_app_need_safety(AcApp *app, GError **error);
/** Loads the protocol, or takes the one loaded before; borrowed. */
const AcLoaded *ac_app_take_protocol(AcApp *app, const char *name, GError **error);
/** The client's protocol, and the clinic's own file where the protocol names none. */
gboolean ac_app_need_rules(AcApp *app, GError **error);
/** What the checker finds in rules that are somebody's own: those that come with the program are checked with
 * it, and what came by handoff was when it came. Owned; NULL with @error. */
AcProblems *ac_app_check_rules(AcApp *app, const char *name, const AcLoaded *loaded, GError **error);
/** The checker finds no error in rules that are somebody's own. FALSE with @error: a line each. */
gboolean ac_app_rules_are_good(AcApp *app, const char *name, const AcLoaded *loaded, GError **error);
/** What a client's plan stands on; all borrowed. */
typedef struct {
	const AcLoaded *followed; /* the files, or what was kept */
	const AcLoaded *current;  /* the files as they are; NULL: they cannot be used at present, and */
	const GError *trouble;    /* why */
	gboolean is_lost;         /* it was kept, and cannot be read */
} AcFollowed;
/** FALSE with @error: neither the files nor anything kept can be used. */
gboolean ac_app_follow(AcApp *app, const AcClientRow *row, AcFollowed *out, GError **error);
/** A protocol on top of the catalogue, which must be there, in the language in force; owned by the caller. */
AcLoaded *ac_app_load_with(AcApp *app, const char *path, const char *const *folders, AcProblems *problems);
/** The rules for a client of that protocol, when they were kept ready and nothing is loaded yet. */
void ac_app_take_ready(AcApp *app, const char *name);
/** What a client is given who was given none; owned by the caller. */
char *ac_app_default_protocol(AcApp *app, GError **error);
GHashTable *ac_app_new_protocols(void);
void ac_app_free_rules(AcApp *app);

/** The clinic of somebody whose rules are @current as the files have them; NULL: none. A file of the clinic
 * that cannot be read is none here. */
const AcClinic *ac_app_clinic_of(AcApp *app, const AcLoaded *current);

/* pin.c */
/** Keeps the texts of @loaded, and that the client follows them. */
gboolean ac_app_pin(AcApp *app, gint64 client_id, const AcLoaded *loaded, GError **error);
/** The rules kept under @hash; owned by the caller; NULL: they cannot be read any more. */
AcLoaded *ac_app_load_pinned(AcApp *app, const char *hash);
/** The hash in the name of rules that came by handoff; borrowed; NULL: it names others. */
const char *ac_app_handed_hash(const char *protocol);
/** Rules that stand alone, owned by the caller: the protocol borrows the catalogue. */
typedef struct {
	AcLoaded *protocol, *catalogue, *clinic; /* clinic: NULL when none came */
} AcHandedRules;
void ac_handed_rules_clear(AcHandedRules *rules);
/** Those kept under the hash of that name. */
gboolean ac_app_load_handed(AcApp *app, const char *protocol, AcHandedRules *out, GError **error);
/**
 * Those of @texts, read in a folder that goes again; what is wrong with them, to @problems, as of "@file:
 * NAME". FALSE: any of it is an error, or nothing can be written anywhere (then with @error).
 */
gboolean ac_app_try_texts(const AcRuleTexts *texts, const char *file, AcHandedRules *out,
                          AcProblems *problems, GError **error);
/** What they are kept under; owned. */
char *ac_app_texts_hash(const AcRuleTexts *texts);
/** The files hold what @hash was made of. */
gboolean ac_app_is_unchanged(const AcProtocol *protocol, const char *hash);

/* all.c */
typedef struct {
	const AcStored *stored; /* in the arena */
	AcFollowed rules;
	AcPlan *plan; /* owned by the caller */
} AcPlanned;
/** Anybody's plan, with the catalogue and the store open. FALSE: no plan, with @error. */
gboolean ac_app_plan_one(AcApp *app, gint64 client_id, AcInstant now, AcArena *arena, AcPlanned *out,
                         GError **error);

/* vocabulary.c */
void ac_app_free_typed(AcTyped *typed);

/* tick.c */
/** The occurrence "moisturise@20:00" means in the plan shown, in @arena. */
gboolean ac_app_find_occurrence(AcApp *app, AcArena *arena, const char *words, AcOccurrence *out,
                                GError **error);

/* person.c */
typedef enum {
	AC_MISS_NEVER,      /* there must be a client */
	AC_MISS_WHEN_EMPTY, /* none is stored: no client and no error */
	AC_MISS_ALWAYS      /* the same when none of several is in use, or the one wanted is gone */
} AcMiss;
/** Reads the client wanted, or the one in use. */
gboolean ac_app_read_client(AcApp *app, AcMiss may_miss, GError **error);
/** That one is put away, erased or taken back by whoever sits here: they are shown no more. 0: whoever it is.
 */
void ac_app_let_go(AcApp *app, gint64 client_id);
/** Whether a session of somebody who is not stored is given. */
gboolean ac_app_has_sessions(const AcAppOptions *options);
/** Somebody who is not stored. */
gboolean ac_app_make_up(AcApp *app, const AcAppOptions *options, GError **error);

/* enroll.c */
/** Who is in use when there is one more: who was, now by name and not because there was nobody else; 0: the
 * newcomer, since nobody real was. */
gboolean ac_app_who_stays(AcApp *app, gboolean is_demo, gint64 *client_id, GError **error);

/* adjust.c */
/** Initials as they are kept, owned; NULL with @error (AC_ERROR_USAGE, naming --by). */
char *ac_app_keep_initials(const char *said, GError **error);

/* course.c */
/** Fills in zone and state of what a session (0: one more) is to be; FALSE with @error: it does not fit. */
gboolean ac_app_check_session(AcApp *app, gint64 session_id, AcNewSession *fields, GError **error);

/* app.c */
gboolean ac_app_need_store(AcApp *app, GError **error);
/** Opens the store for writing, when it is not yet, and says no to somebody who is not stored. */
gboolean ac_app_need_write(AcApp *app, GError **error);
/** The same, and there must be a client with a plan. */
gboolean ac_app_need_plan(AcApp *app, GError **error);
/** What a WHEN is read against, with the client and rules there are. */
AcWhenContext ac_app_context(const AcApp *app, AcInstant now);
/** "2026-11-21 14:05" in the client's zone; "2026-11-21" for a midnight; owned. */
char *ac_app_write_time(const AcApp *app, AcInstant at);
/** Ends a group: commits when @done, else rolls back; then reads anew. */
gboolean ac_app_finish(AcApp *app, gboolean done, GError **error);

#endif
