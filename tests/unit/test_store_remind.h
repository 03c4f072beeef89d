/* SPDX-License-Identifier: MIT */
/* What the tests of the reminders in the store share. */
#ifndef AC_TEST_STORE_REMIND_H
#define AC_TEST_STORE_REMIND_H

#include "store/reminder.h"

#include "../../src/store/db.h"
#include "test_store.h"

static inline gint64 number(AcStore *store, const char *sql)
{
	gint64 out = -1;
	GError *error = NULL;
	g_assert_true(ac_store_number(store, sql, -1, &out, &error));
	g_assert_no_error(error);
	return out;
}

static inline void enter(AcStore *store, gint64 only)
{
	GError *error = NULL;
	g_assert_true(ac_store_remind_enter(store, only, NOW, &error));
	g_assert_no_error(error);
}

static inline const AcRemindClient *due(Place *place, AcStore *store, AcInstant now, guint *n)
{
	GError *error = NULL;
	const AcRemindClient *all = ac_store_remind_due(store, place->arena, 0, now, 100, n, &error);
	g_assert_no_error(error);
	return all;
}

static inline AcInstant next(AcStore *store, gint64 only)
{
	GError *error = NULL;
	AcInstant at = -1;
	g_assert_true(ac_store_remind_next(store, only, &at, &error));
	g_assert_no_error(error);
	return at;
}

static inline void put(AcStore *store, const AcRemindClient *client, const AcRemindRecord *records, guint n)
{
	GError *error = NULL;
	g_assert_true(ac_store_remind_write(store, client, records, n, &error));
	g_assert_no_error(error);
}

/* Everybody has been looked at: again in an hour. */
static inline void look_at_all(Place *place, AcStore *store)
{
	guint n = 0;
	const AcRemindClient *all = due(place, store, NOW, &n);
	for (guint i = 0; i < n; i++) {
		AcRemindClient one = all[i];
		one.settled = NOW;
		one.next = NOW + HOUR;
		put(store, &one, NULL, 0);
	}
	g_assert_cmpint(next(store, 0), >, NOW);
}

static inline const AcRemindRecord *records(Place *place, AcStore *store, gint64 id, AcInstant since,
                                            guint *n)
{
	GError *error = NULL;
	const AcRemindRecord *all = ac_store_remind_records(store, place->arena, id, since, n, &error);
	g_assert_no_error(error);
	return all;
}

static inline void snooze(AcStore *store, gint64 id, const char *key, AcInstant until)
{
	GError *error = NULL;
	g_assert_true(ac_store_snooze(store, id, &(AcSnooze){key, "moisturise", NOW, until}, NOW, &error));
	g_assert_no_error(error);
}

static inline char *undo(AcStore *store)
{
	AcUndone what = {0};
	GError *error = NULL;
	g_assert_true(ac_store_last_change(store, 0, &what, &error));
	g_assert_nonnull(what.kind);
	g_assert_true(ac_store_take_back(store, what.event_id, NOW, &error));
	g_assert_no_error(error);
	char *kind = g_strdup(what.kind);
	ac_undone_clear(&what);
	return kind;
}

#endif
