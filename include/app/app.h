/* SPDX-License-Identifier: MIT */
/**
 * app/app.h - use cases: what the CLI and the TUI both do. Opens the files, the store and the zones, builds
 * the plan, carries out changes. Reads the environment and the clock once, when opened; `now` is handed in
 * after that.
 */
#ifndef AC_APP_APP_H
#define AC_APP_APP_H

#include "ask/ask.h"
#include "plan/plan.h"
#include "protocol/load.h"
#include "store/erase.h"
#include "store/store.h"

/** What the user or the environment chose; all borrowed; NULL or 0: not given. */
typedef struct {
	const char *client;          /* --client: a name, a beginning of one, "#3" or "3" for an id */
	const char *now;             /* --now: WHEN in the client's zone */
	const char *protocol;        /* --protocol: for somebody who is not stored, */
	const char *const *sessions; /* --session, each: with these sessions; ends with NULL */
	AcInstant clock;             /* what the clock says */
} AcAppOptions;

typedef struct {
	char *config_dir;           /* activities.cfg, safety.cfg, protocols/, clinics/ as installed */
	char *content_dir;          /* what people read, a folder a language: en/guide/ */
	char *config_home;          /* $XDG_CONFIG_HOME/aftercare */
	char *data_home, *database; /* $XDG_DATA_HOME/aftercare, …/aftercare.db */
	char *cache_home;        /* $XDG_CACHE_HOME/aftercare: the rules kept ready; may be removed at any time */
	char *state_home;        /* $XDG_STATE_HOME/aftercare: lock, status and log of the reminders */
	char **protocol_folders; /* searched in order; ends with NULL */
} AcPaths;

typedef struct AcApp AcApp; /* opaque */

typedef enum {
	AC_NEEDS_NOTHING = 0,
	AC_NEEDS_CATALOGUE = 1 << 0,
	AC_NEEDS_SAFETY = 1 << 1,
	AC_NEEDS_STORE = 1 << 2, /* for reading; the first change opens it for writing by itself */
	AC_NEEDS_WRITE = 1 << 3, /* for writing at once, if there is a file; nothing is created before a change */
	AC_NEEDS_CLIENT = 1 << 4, /* a client chosen or clearly meant, else an error that says what to do */
	AC_NEEDS_PLAN = 1 << 5,   /* client, protocol, clinic, plan */
	/* The same; where no client is stored at all: no plan and no error (the first run of the screen). */
	AC_NEEDS_PLAN_IF_ANY = 1 << 6,
	/* The same; also where several are stored and none of them is in use. */
	AC_NEEDS_PLAN_IF_CLEAR = 1 << 7,
	/* The same; also where the rules of the one in use cannot be read: then nobody is, and ac_app_barred()
	 * says why (a screen has to open all the same). */
	AC_NEEDS_PLAN_IF_READ = 1 << 8
} AcNeeds;

/** Opens what @needs asks for. NULL with @error in the user's words (for broken rule files: all problems, a
 * line each). */
AcApp *ac_app_open(const AcAppOptions *options, AcNeeds needs, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ac_app_close(AcApp *app);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcApp, ac_app_close)

const AcPaths *ac_app_paths(const AcApp *app);
AcInstant ac_app_now(const AcApp *app);
/** A new moment (the TUI's clock): the plan is built anew, and what was borrowed from the old is gone. Not
 * with --now. */
void ac_app_set_now(AcApp *app, AcInstant now);
gboolean ac_app_now_is_fixed(const AcApp *app); /* --now was given */
AcStore *ac_app_store(AcApp *app);              /* NULL unless opened; borrowed until the next change */
/** The texts of all rules in the language in force from now on: after ac_language_use(). What was loaded
 * later is so from the beginning. */
void ac_app_speak(AcApp *app);
/** The texts of all rules as they stand in their files: for those who write them. */
void ac_app_as_written(AcApp *app);
const AcCatalogue *ac_app_catalogue(const AcApp *app);
const AcSafety *ac_app_safety(const AcApp *app); /* NULL unless opened */
/** What the rule files say now, where the client's plan follows an earlier text; NULL: nothing else. */
const AcProtocol *ac_app_offered(const AcApp *app);
/** "Your rules have changed (smp 1.0 → 1.1): aftercare client rules"; @way: how one sees them here, in place
 * of that command, which NULL means. Owned; NULL: they have not. */
char *ac_app_rules_news(const AcApp *app, const char *way);
/** What is wrong with the client's rule files, where they cannot be used at present and the plan goes on by
 * what was stored with it, or by what they said before they broke. Borrowed until the next change; NULL:
 * nothing. */
const AcProblems *ac_app_rules_problems(const AcApp *app);
/** That in words: in lines for a command; with @way, how one sees them here, in one line for a screen. Owned;
 * NULL: nothing is wrong. */
char *ac_app_rules_trouble(const AcApp *app, const char *way);
/** Why nobody is shown, though somebody is in use (AC_NEEDS_PLAN_IF_READ): what is wrong with their rules, a
 * line each; borrowed. NULL: that is not so. */
const char *ac_app_barred(const AcApp *app);
/** Where the client's rule file lies, or what bars them, when that is not the folder of the person's own
 * protocols: for watching it. Owned; NULL: it is, or there is none. */
char *ac_app_rules_folder(const AcApp *app);
/** Somebody may have changed rule files: those in use are looked at, and read anew where they are otherwise
 * than they were. What was loaded before stays where it is. Files that cannot be used are no error here. */
gboolean ac_app_rules_look(AcApp *app, GError **error);
/** The same, and FALSE with @error also when the files of the client's protocol cannot be used: then the plan
 * goes on as it was. */
gboolean ac_app_rules_again(AcApp *app, GError **error);
/** The plan follows what the files say now. */
gboolean ac_app_rules_accept(AcApp *app, GError **error);
/** Those of the client's protocol, archived ones left out, whose plan follows an earlier text than its files
 * have: by name, in @arena. NULL with @error: the files cannot be used, or the store fails. */
const AcClientRow *ac_app_rules_behind(AcApp *app, AcArena *arena, guint *n, GError **error);
/** The plans of all of them follow the files from now on: a change each for undo. On an error, *n_taken of
 * them do. */
gboolean ac_app_rules_accept_all(AcApp *app, guint *n_taken, GError **error);
/** SHA-256 over the files of the client's protocol, hex; computed when first asked for; NULL without a
 * client. */
const char *ac_app_protocol_hash(AcApp *app);
/** The client's protocol as it was loaded, for where its values stand; NULL without a client. */
const AcLoaded *ac_app_loaded(const AcApp *app);
const AcClinic *ac_app_clinic(const AcApp *app); /* NULL: none is named */
/** The title of the client's rules where they are somebody's own; borrowed. NULL: the standard rules, or no
 * client. */
const char *ac_app_own_rules(const AcApp *app);
const AcClient *ac_app_client(const AcApp *app); /* NULL: none */
const AcClientRow *ac_app_row(const AcApp *app);
const AcPlan *ac_app_plan(const AcApp *app); /* NULL: no client */
GTimeZone *ac_app_zone(const AcApp *app);    /* of the client, else of this machine */
/** A zone by its tz name, opened once; NULL with @error and the nearest names when there is none. */
GTimeZone *ac_app_open_zone(AcApp *app, const char *name, GError **error);
const char *ac_app_local_zone_name(const AcApp *app);
/** Every zone that can be named, sorted; of char *, owned. Reads a file. */
GPtrArray *ac_app_zone_names(void);

/** How the person wants the screen (the options screen.…). */
typedef struct {
	const char *theme;    /* a word of the table */
	gboolean mouse;       /* presses are ours */
	gboolean is_discreet; /* nobody who looks over a shoulder reads a name */
} AcScreenWish;
/** As it was read last (ac_options_screen()); before that the usual. */
const AcScreenWish *ac_app_screen(const AcApp *app);
void ac_app_set_screen(AcApp *app, AcScreenWish wish);

/** Keeps the rules of the client ready for the next start (protocol/ready.h), unless they were. Costs a
 * reading of the files, so it is called when the person has the answer. */
void ac_app_keep_ready(const AcApp *app);
/** Reads client and plan anew (after a change, or when ac_store_changed()). What was borrowed from the old is
 * gone. */
gboolean ac_app_reload(AcApp *app, GError **error);
/** Files of rules that were read are forgotten, and read anew when they are needed: for a program that lives
 * for months. What was borrowed from them is gone, plans and cases included; where there was a plan, reload.
 */
void ac_app_forget_rules(AcApp *app);
/** This machine's zone is looked for anew when it is asked for next: the machine may have travelled. */
void ac_app_forget_here(AcApp *app);
/** Shows another client from here on, without taking that one into use: for printing one after the other. The
 * same as ac_app_reload() else. */
gboolean ac_app_show(AcApp *app, gint64 client_id, GError **error);
/** Whom ac_app_show() asked for, to go back to; 0: whoever is in use. */
gint64 ac_app_shown(const AcApp *app);
/** From now on it keeps to the client it shows, for a screen: whoever another process takes into use, what is
 * shown and written here is of this one, until ac_app_client_use(). */
gboolean ac_app_keep_client(AcApp *app, GError **error);
/** The one it keeps to; 0: nobody. Not always whom ac_app_show() asked for. */
gint64 ac_app_own(const AcApp *app);
/** Who was shown and was gone at a reload: erased elsewhere. Their name, owned, once; NULL: nobody. */
char *ac_app_take_lost(AcApp *app);
/** Several clients are stored, archived ones too: a screen says whose it is. Known where it keeps to one. */
gboolean ac_app_has_several(const AcApp *app);
/** When what the plan rests on last changed: sessions, facts, changes, reports; not what was ticked. Of
 * somebody who is not stored: when the last session ends; of one without a session, now. */
gboolean ac_app_revised_at(AcApp *app, AcInstant *at, GError **error);
/** What a WHEN is read against now. */
AcWhenContext ac_app_when(const AcApp *app);
/** What is understood beside English in what is typed, read now if it was not yet; NULL: nothing. Borrowed,
 * until the language changes. */
const AcAskVocabulary *ac_app_vocabulary(const AcApp *app);
/** Why the words that are typed in the language in use cannot be read, so that English alone is understood;
 * borrowed. NULL: they can, or were not asked for. */
const char *ac_app_vocabulary_problem(const AcApp *app);

/** A client by name, beginning of a name, or id; AC_ERROR_AMBIGUOUS lists those that fit with what tells them
 * apart. */
gint64 ac_app_find_client(AcApp *app, const char *words, GError **error);
/**
 * The moment a session ended, or is booked to end, in a person's words. "At 3" is in the afternoon; what
 * comes back each week or year is not taken to lie before a session that has taken place. FALSE with @error
 * for a day, or a stretch of one, since the rules need the time, and for words that may mean two days.
 */
gboolean ac_app_session_end(const char *text, const AcWhenContext *context, AcInstant *end, GError **error);

/* ---- changes: written, then reloaded -------------------------------------------------------------- */

/** "moisturise", "moisturise@20:00", a beginning of an id or a title. The occurrence ticked is copied to
 * @done (ruling 11). */
gboolean ac_app_tick(AcApp *app, const char *task, AcTickState state, const char *note, AcOccurrence *done,
                     GError **error);
/** Ticks, or unticks, exactly this occurrence of the plan shown (the TUI's Space). */
gboolean ac_app_tick_toggle(AcApp *app, const AcOccurrence *occurrence, GError **error);
/** Leaves out exactly this occurrence (the TUI's s); @note says why, NULL or empty: nothing. */
gboolean ac_app_skip(AcApp *app, const AcOccurrence *occurrence, const char *note, GError **error);
gboolean ac_app_untick(AcApp *app, const char *task, AcOccurrence *undone, GError **error);
gboolean ac_app_report(AcApp *app, const char *milestone, AcInstant at, const AcMilestone **reported,
                       GError **error);
/** A milestone reported: by the practitioner where it is theirs to say, which @by (initials) tells. */
typedef struct {
	const char *milestone;
	AcInstant at;
	const char *by; /* NULL: the client says so */
} AcReportSpec;
gboolean ac_app_report_by(AcApp *app, const AcReportSpec *spec, const AcMilestone **reported, GError **error);
/** Something that was done. */
typedef struct {
	const AcActivity *activity;
	AcWhen when; /* has begun by now */
	int for_minutes;
} AcDeed;
/** The strictest of the time it may have been, in @arena; NULL with @error (AC_ERROR_USAGE) for a time that
 * holds both, allowed and not: that does not tell. There is a plan. */
const AcAnswer *ac_app_judge(const AcApp *app, AcArena *arena, const AcDeed *deed, GError **error);
/** What was allowed is no lapse; what nobody spoke of may be one. */
gboolean ac_app_is_lapse(const AcAnswer *answer);
/** When it was at the latest: what was done late is told late. */
AcInstant ac_app_latest(const AcApp *app, const AcWhen *when);
/** What has happened; of a lapse of a day only activity, at and is_day are looked at. */
gboolean ac_app_lapse(AcApp *app, const AcLapse *lapse, GError **error);

/**
 * A practitioner's change for the client shown: activity (an id), verdict or allow, session_id (0: the whole
 * course), from_text and to_text, how, why, by; the rest is filled in. Returns its id, or 0.
 */
gint64 ac_app_adjust(AcApp *app, const AcAdjustment *wanted, GError **error);
gboolean ac_app_adjustment_remove(AcApp *app, gint64 adjustment_id, GError **error);

typedef struct {
	const char *name, *zone, *protocol;
	const AcTraitValue *traits;
	guint n_traits;
	const AcNewSession *sessions; /* zone NULL: the client's */
	guint n_sessions;
	gboolean demo;
	const char *language; /* of what they read: "de"; NULL: not said; "": that of the rules */
} AcClientSpec;
/** So many warnings the checker has about rules of that name or path, if they are somebody's own. */
guint ac_app_rules_doubts(AcApp *app, const char *protocol);
/** Checks zone, protocol (an error of the checker's refuses it) and traits, adds client and sessions, uses it
 * when it is the first. Returns its id, or 0. */
gint64 ac_app_client_add(AcApp *app, const AcClientSpec *spec, GError **error);
/** A made-up client, so that a newcomer sees a day at once; marked as such everywhere. */
gint64 ac_app_client_add_demo(AcApp *app, GError **error);
/**
 * Changes a client. NULL (and 0) fields of @spec stay as they are; a trait with value NULL is forgotten; its
 * sessions and demo are not looked at. All of it is one change for undo.
 */
gboolean ac_app_client_edit(AcApp *app, gint64 client_id, const AcClientSpec *spec, GError **error);
/** The client in use from now on; the app shows it from here on. */
gboolean ac_app_client_use(AcApp *app, gint64 client_id, GError **error);
gboolean ac_app_client_archive(AcApp *app, gint64 client_id, gboolean archived, GError **error);
/** Erases them for good, from the database (store/erase.h), from the reminders' log and status and the rules
 * kept ready, and reads all these files to see that nothing is left. Who was shown is shown no more. */
gboolean ac_app_client_erase(AcApp *app, gint64 client_id, AcErased *out, GError **error);
/** The proof in words, a paragraph each: what was removed, what was looked for, what it cannot reach. Of char
 * *, owned. */
GPtrArray *ac_app_erased_words(const char *name, const AcErased *erased);
/** What the practitioner keeps in mind of a client; owned; "" when there is nothing. NULL with @error. */
char *ac_app_remark(AcApp *app, gint64 client_id, GError **error);
#define AC_REMARK_MAX 1000 /* characters */
/** NULL or "" forgets it. One paragraph of at most so many characters. */
gboolean ac_app_remark_set(AcApp *app, gint64 client_id, const char *text, GError **error);
/** A fact about the client shown; @value is one of the trait's values, or NULL: not known. */
gboolean ac_app_trait_set(AcApp *app, const char *trait, const char *value, GError **error);

/** @number: "1" for the first session of the course, as shown; NULL when there is none such, with @error. */
const AcSession *ac_app_session(const AcApp *app, const char *number, GError **error);

/* Sessions of the client shown. @session_id: AcSession.id. Zone NULL: the client's (add), as it was (set). A
 * session that ends after the one marked as the last takes the mark away from it: the course goes on. */
gint64 ac_app_session_add(AcApp *app, const AcNewSession *fresh, GError **error);
/** Replaces when, where and whether it is the last (move). As with add, its end tells its state: past, it
 * happened. */
gboolean ac_app_session_set(AcApp *app, gint64 session_id, const AcNewSession *fields, GError **error);
gboolean ac_app_session_remove(AcApp *app, gint64 session_id, GError **error);
/** A planned session took place as booked. */
gboolean ac_app_session_confirm(AcApp *app, gint64 session_id, GError **error);
/** It is (or is not) the last of the course; no other keeps the mark. */
gboolean ac_app_session_final(AcApp *app, gint64 session_id, gboolean final, GError **error);

/** A change of the course that is only thought of. */
typedef struct {
	gint64 session_id;   /* AcSession.id; 0: one more */
	gboolean removes;    /* it is taken out; fields are not looked at */
	AcNewSession fields; /* as for add and set */
} AcSessionEdit;
/**
 * What would be otherwise from today on, in lines of words: what stands against the usual time between
 * sessions first, then day by day. Of char *, owned; never empty. Nothing is changed. NULL with @error: it
 * would be refused.
 */
GPtrArray *ac_app_session_preview(AcApp *app, const AcSessionEdit *edit, GError **error);
/** What stands against the usual time between sessions where one ends at @end, now that it is stored; of
 * char *, owned; empty: nothing. */
GPtrArray *ac_app_session_gaps(const AcApp *app, AcInstant end);

/* ---- questions only the client can answer --------------------------------------------------------- */

/** The questions of @day less those that were answered once and are not asked again; in @arena. */
const AcQuestion *ac_app_questions(const AcApp *app, const AcDay *day, AcArena *arena, guint *n);
/** "Was that the last?" of the latest session begun: yes marks it as final, no is remembered and not asked
 * again. */
gboolean ac_app_answer_last_session(AcApp *app, gboolean yes, GError **error);

/* ---- taking back ------------------------------------------------------------------------------------ */

/** The last change that can be taken back: of @client_id, of all when 0. kind NULL: there is none. */
gboolean ac_app_last_change(AcApp *app, gint64 client_id, AcUndone *change, GError **error);
/** It in words: "Loose hat, done today 05:33", by the clock of its client. Owned. */
char *ac_app_change_words(AcApp *app, const AcUndone *change);
/** Whose it is; owned; NULL: nobody's. Ask before it is taken back. */
char *ac_app_change_owner(AcApp *app, const AcUndone *change);
/** Taking it back removes a client, sessions and all: not without a question. */
gboolean ac_app_change_is_client(const AcUndone *change);
/** Takes back exactly this change. Refused when another of the same client came after it, which is named. */
gboolean ac_app_take_back(AcApp *app, const AcUndone *change, GError **error);

/* ---- all clients ---------------------------------------------------------------------------------- */

/** One client: with a plan, or with @problem (why there is none). All borrowed for the call. */
typedef void (*AcClientVisit)(const AcClientRow *row, const AcPlan *plan, const GError *problem, void *data);
/** Every client who is not archived, by name. A protocol is loaded once. FALSE with @error when the store
 * fails. */
gboolean ac_app_each_client(AcApp *app, AcClientVisit visit, void *data, GError **error);

/** The protocols that can be named, as paths; owned; sorted by id. */
GPtrArray *ac_app_protocols(const AcApp *app);
/** Loads one by id or path and keeps it; borrowed until the app is closed. NULL: what a client is given who
 * was given none. */
const AcProtocol *ac_app_load_protocol(AcApp *app, const char *name, GError **error);

#endif
