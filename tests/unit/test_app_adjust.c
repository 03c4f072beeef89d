/* SPDX-License-Identifier: MIT */
/* A practitioner's change: what is kept of it, and what is refused. */
#include "test_app.h"

#include "base/error.h"

static AcAdjustment no_water(void)
{
	return (AcAdjustment){
	    .activity = "water", .allow = "none", .to_text = "day 6", .why = "  thin skin ", .by = "AB"};
}

static AcVerdict says(AcApp *app, const char *activity, AcInstant at)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	return ac_plan_ask(ac_app_plan(app), arena, ac_catalogue_find(ac_app_catalogue(app), activity), at, 0)
	    ->verdict;
}

static void it_decides_at_once_and_until_it_is_removed(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(5);
	GError *error = NULL;
	AcAdjustment wanted = no_water();
	wanted.session_id = ac_app_client(app)->sessions[0].id;
	g_assert_cmpint(says(app, "water", NOW), ==, AC_VERDICT_CARE);
	gint64 id = ac_app_adjust(app, &wanted, &error);
	g_assert_no_error(error);
	g_assert_cmpint(says(app, "water", NOW), ==, AC_VERDICT_AVOID);
	g_assert_cmpint(says(app, "water", NOW + DAY), ==, AC_VERDICT_CARE); /* day 6 has begun */
	const AcAdjustment *kept = &ac_app_client(app)->adjustments[0];
	g_assert_cmpstr(kept->why, ==, "thin skin");
	g_assert_cmpint(kept->at, ==, NOW);
	g_assert_true(ac_app_adjustment_remove(app, id, &error));
	g_assert_cmpint(says(app, "water", NOW), ==, AC_VERDICT_CARE);
	g_assert_false(ac_app_adjustment_remove(app, id, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "no such change");
}

static void refuse(AcApp *app, const AcAdjustment *wanted, int code, const char *words)
{
	GError *error = NULL;
	g_assert_cmpint(ac_app_adjust(app, wanted, &error), ==, 0);
	assert_says(&error, code, words);
	g_assert_cmpuint(ac_app_client(app)->n_adjustments, ==, 0);
}

static void what_cannot_be_meant_is_refused(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(5);
	AcAdjustment wanted = no_water();
	wanted.activity = "yoga";
	refuse(app, &wanted, AC_ERROR_NOT_FOUND, "yoga");
	wanted = no_water();
	wanted.allow = "scrub";
	refuse(app, &wanted, AC_ERROR_USAGE, "none, rinse, mild");
	wanted = no_water();
	wanted.by = NULL;
	refuse(app, &wanted, AC_ERROR_USAGE, "--by");
	wanted = no_water();
	wanted.why = "\x1b[31m";
	refuse(app, &wanted, AC_ERROR_USAGE, "cannot be shown");
	wanted = no_water();
	wanted.by = "Doctor Abernathy";
	refuse(app, &wanted, AC_ERROR_USAGE, "too long");
	wanted = no_water();
	wanted.to_text = "at least 3d";
	refuse(app, &wanted, AC_ERROR_USAGE, "known");
	wanted = no_water();
	wanted.session_id = 77;
	refuse(app, &wanted, AC_ERROR_NOT_FOUND, "no such session");
}

static void it_is_told_and_taken_back(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(5);
	GError *error = NULL;
	AcUndone change;
	const AcAdjustment wanted = no_water();
	g_assert_cmpint(ac_app_adjust(app, &wanted, &error), !=, 0);
	g_assert_true(ac_app_last_change(app, 0, &change, &error));
	g_autofree char *words = ac_app_change_words(app, &change);
	g_assert_cmpstr(words, ==, "Water, the practitioner's change, added today 14:00");
	g_assert_true(ac_app_take_back(app, &change, &error));
	g_assert_no_error(error);
	ac_undone_clear(&change);
	g_assert_cmpuint(ac_app_client(app)->n_adjustments, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/adjust/decides", it_decides_at_once_and_until_it_is_removed);
	g_test_add_func("/app/adjust/refused", what_cannot_be_meant_is_refused);
	g_test_add_func("/app/adjust/undo", it_is_told_and_taken_back);
	return g_test_run();
}
