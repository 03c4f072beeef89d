/* SPDX-License-Identifier: MIT */
/* What was handed over on paper: kept, taken back, and nothing that revises a plan. */
#include "base/error.h"
#include "store/handover.h"
#include "test_store.h"

static const AcHandover paper = {
    .at = NOW, .how = "printer clinic-12", .version = "smp 1.0", .hash = "ab12", .by = "KM"};

static void the_last_one_is_known_until_it_is_taken_back(void)
{
	g_auto(Place) place = place_new();
	AcStore *store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo"), other = add_client(store, "Una");
	AcHandover last = {.at = 1};
	const AcHandover pdf = {.at = NOW + HOUR, .how = "PDF", .version = "smp 1.1", .hash = "cd34"};
	g_assert_true(ac_store_handover_last(store, place.arena, id, &last, NULL));
	g_assert_cmpint(last.at, ==, 0);
	g_assert_true(ac_store_handover_add(store, id, &paper, NULL));
	g_assert_true(ac_store_handover_add(store, id, &pdf, NULL));
	g_assert_true(ac_store_handover_last(store, place.arena, id, &last, NULL));
	g_assert_cmpint(last.at, ==, NOW + HOUR);
	g_assert_cmpstr(last.version, ==, "smp 1.1");
	g_assert_null(last.by);
	g_assert_true(ac_store_handover_last(store, place.arena, other, &last, NULL));
	g_assert_cmpint(last.at, ==, 0);
	AcUndone undone = {0};
	g_assert_true(undo_last(store, id, NOW + 2 * HOUR, &undone, NULL));
	g_assert_cmpstr(undone.kind, ==, "handover");
	g_assert_cmpstr(undone.subject, ==, "smp 1.1, PDF");
	ac_undone_clear(&undone);
	g_assert_true(ac_store_handover_last(store, place.arena, id, &last, NULL));
	g_assert_cmpstr(last.how, ==, "printer clinic-12");
	g_assert_cmpstr(last.hash, ==, "ab12");
	g_assert_cmpstr(last.by, ==, "KM");
	ac_store_close(store);
}

static void it_revises_no_plan(void)
{
	g_auto(Place) place = place_new();
	AcStore *store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo");
	AcInstant before = 0, after = 0;
	g_assert_true(ac_store_revised_at(store, id, &before, NULL));
	const AcHandover later = {.at = before + HOUR, .how = "PDF", .version = "smp 1.0", .hash = "ab12"};
	g_assert_true(ac_store_handover_add(store, id, &later, NULL));
	g_assert_true(ac_store_revised_at(store, id, &after, NULL));
	g_assert_cmpint(before, ==, after);
	ac_store_close(store);
}

static void nobody_is_handed_nothing(void)
{
	g_auto(Place) place = place_new();
	AcStore *store = open_store(&place, AC_STORE_WRITE);
	g_autoptr(GError) error = NULL;
	AcHandover last;
	g_assert_false(ac_store_handover_add(store, 7, &paper, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_assert_true(ac_store_handover_last(store, place.arena, 7, &last, NULL));
	g_assert_cmpint(last.at, ==, 0);
	ac_store_close(store);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/store/handover/last", the_last_one_is_known_until_it_is_taken_back);
	g_test_add_func("/store/handover/revises", it_revises_no_plan);
	g_test_add_func("/store/handover/nobody", nobody_is_handed_nothing);
	return g_test_run();
}
