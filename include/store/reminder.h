/* SPDX-License-Identifier: MIT */
/**
 * store/reminder.h - what was said on the desktop, and when to look at which client again. These rows are the
 * program's own: a change of them is no event and nothing undo takes back; a change of a client marks the
 * client as stale in the same transaction, so that the next reminder among 10,000 clients is found without
 * reading them.
 */
#ifndef AC_STORE_REMINDER_H
#define AC_STORE_REMINDER_H

#include "model/reminder.h"
#include "store/store.h"

/** One client as the reminders see them. */
typedef struct {
	gint64 client_id;
	AcInstant since;   /* reminders before it are nobody's concern */
	AcInstant settled; /* everything before it was said, or its end recorded */
	AcInstant next;    /* look again then; 0: at once, something has changed */
	gint64 changes;    /* how often something has, as it was read: leave it as it is */
} AcRemindClient;

/** Takes in clients that are not archived and not known yet, with @since and at once; @only 0: all of them.
 * Who is archived is forgotten by itself; what was recorded stays. Writes only when there is somebody. */
gboolean ac_store_remind_enter(AcStore *store, gint64 only, AcInstant since, GError **error);
/** Whether there are clients that are not archived, and the one there is, when there is only one; else 0. */
gboolean ac_store_remind_only(AcStore *store, gint64 *only, gboolean *is_any, GError **error);
/** Those to be looked at by @now, by next; at most @most of them; in @arena. @only 0: of all. */
const AcRemindClient *ac_store_remind_due(AcStore *store, AcArena *arena, gint64 only, AcInstant now,
                                          guint most, guint *n, GError **error);
/** The earliest `next`: NEVER when there is none. Reads one row of an index. */
gboolean ac_store_remind_next(AcStore *store, gint64 only, AcInstant *next, GError **error);
/** Everybody is to be looked at again: rules or options have changed, the clock was set. */
gboolean ac_store_remind_stale(AcStore *store, GError **error);

/** Records of a client: the open ones, and all with `at` from @since on. In @arena. */
const AcRemindRecord *ac_store_remind_records(AcStore *store, AcArena *arena, gint64 client_id,
                                              AcInstant since, guint *n, GError **error);
/** One transaction: writes (inserts or replaces) the records, then how far the client is settled and when to
 * look next. Settled before `since`, as when the clock was set back, brings that back too. Somebody who was
 * changed since @client was read is looked at again at once, and one who is gone is no error. snoozed_until
 * is not written: a snooze is the person's (ac_store_snooze()). */
gboolean ac_store_remind_write(AcStore *store, const AcRemindClient *client, const AcRemindRecord *records,
                               guint n, GError **error);
/** Writes one record, and the client is to be looked at again at once. */
gboolean ac_store_remind_tell(AcStore *store, gint64 client_id, const AcRemindRecord *record, GError **error);
/** Popups shown from @since on (not longer ago than a week), over all clients or of one: turns taken at one
 * moment are one popup. */
gboolean ac_store_remind_count(AcStore *store, gint64 only, AcInstant since, guint *n, GError **error);

/**
 * The popup on the screen, so that it is found again after a crash: written before it is sent (id 0), and
 * again when the server said its id. One row; serial 0: none.
 */
typedef struct {
	gint64 serial;      /* of ours, rising for ever */
	guint32 id;         /* of the server; 0: not known (it may or may not have come there) */
	const char *server; /* unique name on the bus and the server's start, in @arena; NULL: not known */
	AcInstant at;
	const char *keys; /* what it is about: a line each, "CLIENT-ID KEY" */
} AcRemindPopup;
gboolean ac_store_remind_popup_set(AcStore *store, const AcRemindPopup *popup, GError **error);
gboolean ac_store_remind_popup_get(AcStore *store, AcArena *arena, AcRemindPopup *popup, GError **error);

/** A reminder put off. */
typedef struct {
	const char *key, *subject; /* subject: what undo calls it: a task's id, or "" */
	AcInstant at;              /* when it was to be said */
	AcInstant until;
} AcSnooze;
/**
 * The person puts one off, from any program: an event of the kind "snooze" that undo takes back. A later one
 * of the same reminder takes its place.
 */
gboolean ac_store_snooze(AcStore *store, gint64 client_id, const AcSnooze *snooze, AcInstant now,
                         GError **error);

#endif
