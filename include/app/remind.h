/* SPDX-License-Identifier: MIT */
/**
 * app/remind.h - reminders as use cases: who is reminded, what is due, what a button does. The desktop
 * program, the command line and the screen all go through here.
 */
#ifndef AC_APP_REMIND_H
#define AC_APP_REMIND_H

#include "app/options.h"
#include "plan/agenda.h"
#include "store/reminder.h"

/** Whose reminders this machine shows. */
typedef enum {
	AC_REMIND_NOBODY, /* and why: see the words */
	AC_REMIND_ONE,    /* the one client in use: everything */
	AC_REMIND_ALL     /* a practitioner's machine: sessions and follow-ups of all clients */
} AcRemindScopeKind;
typedef struct {
	AcRemindScopeKind kind;
	gint64 client_id; /* ONE */
	char *why;        /* NOBODY: in the user's words, with the way to turn it on; owned */
} AcRemindScope;
void ac_remind_scope_clear(AcRemindScope *scope);
/**
 * reminders.for: "auto" (the one client stored; with several: nobody), "me" (the client in use), "all".
 * reminders.on FALSE: nobody.
 */
gboolean ac_app_remind_scope(AcApp *app, const AcOptions *options, AcRemindScope *scope, GError **error);

/** The policy of the options, for these reminders: of all clients only sessions and follow-ups are told. */
AcRemindPolicy ac_app_remind_policy(const AcOptions *options, const AcRemindScope *scope);
/**
 * The machine has travelled: when its zone is another than the one seen last, and the client's was that one,
 * the client's follows (a change that undo takes back; *followed tells). Only for one client, with
 * reminders.follow_zone, and never on first sight. Looks at the machine's zone anew. The store is written
 * only when there is news.
 */
gboolean ac_app_follow_zone(AcApp *app, const AcOptions *options, const AcRemindScope *scope,
                            gboolean *followed, GError **error);

/** One client's reminders with what was recorded of them. Opaque; owns its plan, and borrows the rules of the
 * app: free it before ac_app_forget_rules(). */
typedef struct AcRemindCase AcRemindCase;
/**
 * Reads the client, builds the plan for @now, and takes all reminders that matter now: open records, and
 * everything from `settled` up to @until, with what was recorded of it. A task whose tick was taken back is
 * open again. NULL with @error (a client whose rules cannot be read; AC_ERROR_NOT_FOUND: one who is gone).
 */
AcRemindCase *ac_app_remind_case(AcApp *app, const AcRemindClient *client, const AcRemindPolicy *policy,
                                 AcInstant now, AcInstant until, GError **error);
void ac_remind_case_free(AcRemindCase *one);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcRemindCase, ac_remind_case_free)
const AcAgendaItem *ac_remind_case_items(const AcRemindCase *one, guint *n);
const AcPlan *ac_remind_case_plan(const AcRemindCase *one);
const AcClientRow *ac_remind_case_row(const AcRemindCase *one);
const AcClinic *ac_remind_case_clinic(const AcRemindCase *one); /* NULL: standard rules */
/** The first open reminder after @after, over and above its items; NEVER: none. */
AcInstant ac_remind_case_next(const AcRemindCase *one, AcInstant after);

typedef enum { AC_REMIND_DONE, AC_REMIND_SKIP, AC_REMIND_SNOOZE } AcRemindAct;
/**
 * What a button does: DONE ticks the task of the item (an event, as from the screen), or notes that a notice
 * was seen; SKIP the same; SNOOZE until @until, but not beyond the last minute it is of use. Works for any
 * client, and leaves the client stale.
 */
gboolean ac_app_remind_act(AcApp *app, const AcAgendaItem *item, AcRemindAct act, AcInstant until,
                           AcInstant now, GError **error);
/** The same by words, for the command line and the screen: "moisturise", "moisturise@20:00", or any part of a
 * reminder's words; of what is due, else of what comes next. What was put off is copied to @done (what that
 * points to is good until the next reload). AC_ERROR_REFUSED when it is of no use then. */
gboolean ac_app_snooze(AcApp *app, const char *words, AcInstant until, AcReminder *done, GError **error);

/** What the running program tells others, in a file of the state folder. No names, no titles in it. */
typedef struct {
	gint64 pid; /* 0: not running (nobody holds the lock) */
	AcInstant started_at;
	char *server;  /* "dunst 1.9.0"; NULL: none */
	char *problem; /* why nothing can be shown; NULL: it can */
	AcInstant problem_since;
	AcInstant next_at; /* NEVER: nothing is known to come */
	AcInstant last_at; /* 0: nothing shown yet */
} AcRemindStatus;
void ac_remind_status_clear(AcRemindStatus *status);
/** Never fails: a status that cannot be read is one of a program that is not running. Cheap: two small files.
 */
void ac_remind_status_read(const AcPaths *paths, AcRemindStatus *status);
gboolean ac_remind_status_write(const AcPaths *paths, const AcRemindStatus *status, GError **error);

/** The single instance: a lock that ends with the process, on a file that is never removed. Returns its
 * descriptor, -1 with @error; AC_ERROR_REFUSED: another runs. (Of the open file, not of the process, and one
 * that can be looked at without taking it: flock() cannot.) */
int ac_remind_lock(const AcPaths *paths, GError **error);

#endif
