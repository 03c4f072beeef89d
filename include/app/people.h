/* SPDX-License-Identifier: MIT */
/**
 * app/people.h - all clients in memory, for a list of thousands that is searched while one types: read once,
 * folded once, sorted once an order. What needs a plan is asked for one by one, of those on the screen.
 */
#ifndef AC_APP_PEOPLE_H
#define AC_APP_PEOPLE_H

#include "app/app.h"
#include "store/roster.h"

typedef struct AcPeople AcPeople; /* opaque */

typedef enum {
	AC_PEOPLE_BY_NAME,
	AC_PEOPLE_BY_NEXT,   /* the next session first; without one last */
	AC_PEOPLE_BY_DAY,    /* the latest treated first */
	AC_PEOPLE_BY_CHANGE, /* the latest changed first */
	AC_N_PEOPLE_ORDERS
} AcPeopleOrder;

/** Everybody who is stored. NULL with @error. */
AcPeople *ac_people_new(AcApp *app, GError **error);
void ac_people_free(AcPeople *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcPeople, ac_people_free)

/**
 * Who is shown from now on: those in whose name every word of @words is found, whatever its case and accents
 * ("#12": that number); all for "". Archived ones only @with_archived.
 */
void ac_people_choose(AcPeople *people, const char *words, AcPeopleOrder order, gboolean with_archived);
guint ac_people_shown(const AcPeople *people);
guint ac_people_stored(const AcPeople *people); /* archived ones too */
/** The @i-th shown; borrowed. */
const AcRosterEntry *ac_people_at(const AcPeople *people, guint i);
/** Where that one is now; -1: not shown. */
int ac_people_find(const AcPeople *people, gint64 id);

/** The number of today by the rules of @entry, of the latest session begun. FALSE: none has, or no rules. */
gboolean ac_people_day(AcApp *app, const AcRosterEntry *entry, int *day);
/** "2 due: Wash gently", "20:00 Moisturise", "session unconfirmed", or why there is no plan; "" when there is
 * nothing. Builds a plan: for what is on the screen. Owned. */
char *ac_people_due(AcApp *app, gint64 id);

#endif
