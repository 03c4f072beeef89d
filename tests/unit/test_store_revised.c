/* SPDX-License-Identifier: MIT */
/* When a plan was revised: what a page that is printed again is dated by. */
#include "test_store.h"

static AcInstant revised(AcStore *store, gint64 id)
{
	GError *error = NULL;
	AcInstant at = -1;
	g_assert_true(ac_store_revised_at(store, id, &at, &error));
	g_assert_no_error(error);
	return at;
}

static gint64 add(AcStore *store, const char *name, AcInstant now)
{
	const AcNewClient fresh = {.name = name, .zone = "UTC", .protocol = "smp"};
	gint64 id = ac_store_client_add(store, &fresh, NULL, 0, now, NULL);
	g_assert_cmpint(id, >, 0);
	return id;
}

static void what_the_plan_rests_on_revises_it_and_a_tick_does_not(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add(store, "Jo", NOW), al = add(store, "Al", NOW + HOUR);
	g_assert_cmpint(revised(store, jo), ==, NOW);
	const AcNewSession held = {
	    .begin = NOW - HOUR, .end = NOW - HOUR, .zone = "UTC", .state = AC_SESSION_HAPPENED};
	gint64 session = ac_store_session_add(store, jo, &held, NOW + 2 * HOUR, NULL);
	g_assert_cmpint(revised(store, jo), ==, NOW + 2 * HOUR);
	const AcTick tick = {"wash", session, DAY_ZERO, -1, AC_TICK_DONE, NOW, NULL};
	g_assert_true(ac_store_tick_set(store, jo, &tick, NOW + 3 * HOUR, NULL));
	g_assert_cmpint(revised(store, jo), ==, NOW + 2 * HOUR);
	g_assert_true(ac_store_trait_set(store, jo, "skin", "dry", NOW + 4 * HOUR, NULL));
	g_assert_cmpint(revised(store, jo), ==, NOW + 4 * HOUR);
	g_assert_cmpint(revised(store, al), ==, NOW + HOUR);
}

static void taking_back_a_change_is_a_revision_too(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add(store, "Jo", NOW);
	g_assert_true(ac_store_trait_set(store, jo, "skin", "dry", NOW + HOUR, NULL));
	AcUndone last;
	g_assert_true(ac_store_last_change(store, jo, &last, NULL));
	g_assert_true(ac_store_take_back(store, last.event_id, NOW + 5 * HOUR, NULL));
	ac_undone_clear(&last);
	g_assert_cmpint(revised(store, jo), ==, NOW + 5 * HOUR);
}

static void of_nobody_there_is_none(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_READ);
	g_assert_cmpint(revised(store, 1), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/store/revised/what", what_the_plan_rests_on_revises_it_and_a_tick_does_not);
	g_test_add_func("/store/revised/taken-back", taking_back_a_change_is_a_revision_too);
	g_test_add_func("/store/revised/none", of_nobody_there_is_none);
	return g_test_run();
}
