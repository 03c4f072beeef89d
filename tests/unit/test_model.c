/* SPDX-License-Identifier: MIT */
/* Activities: found by id, and what they belong to. */
#include "model/activity.h"

#include "model/client.h"

static const AcActivity WATER, SUBMERGE, CHLORINE;
static const AcActivity *const WATER_STEPS[] = {&SUBMERGE};
static const AcActivity *const POOL_KINDS[] = {&SUBMERGE, &CHLORINE};
static const AcActivity WET = {.id = "wet"};
static const AcActivity *const WATER_KINDS[] = {&WET};
static const AcActivity WATER = {
    .id = "water", .index = 0, .steps = WATER_STEPS, .n_steps = 1, .kinds = WATER_KINDS, .n_kinds = 1};
static const AcActivity SUBMERGE = {.id = "submerge", .index = 1, .ladder = &WATER, .rank = 1};
static const AcActivity CHLORINE = {.id = "chlorine", .index = 2};
static const AcActivity POOL = {.id = "pool", .index = 3, .kinds = POOL_KINDS, .n_kinds = 2};

static void an_activity_is_found_by_its_id(void)
{
	const AcActivity *const all[] = {&WATER, &SUBMERGE, &CHLORINE, &POOL};
	const AcCatalogue catalogue = {.activities = all, .n_activities = G_N_ELEMENTS(all)};
	g_assert_true(ac_catalogue_find(&catalogue, "pool") == &POOL);
	g_assert_true(ac_catalogue_find(&catalogue, "water") == &WATER);
	g_assert_null(ac_catalogue_find(&catalogue, "poo"));
	g_assert_null(ac_catalogue_find(&catalogue, "Pool"));
	g_assert_null(ac_catalogue_find(&catalogue, ""));
}

static void an_activity_belongs_to_its_kinds_by_any_chain(void)
{
	g_assert_true(ac_activity_is(&POOL, &POOL));
	g_assert_true(ac_activity_is(&POOL, &CHLORINE));
	g_assert_true(ac_activity_is(&POOL, &SUBMERGE));
	g_assert_true(ac_activity_is(&SUBMERGE, &WATER));
	g_assert_true(ac_activity_is(&POOL, &WATER));
	g_assert_true(ac_activity_is(&POOL, &WET));
	g_assert_false(ac_activity_is(&WATER, &SUBMERGE));
	g_assert_false(ac_activity_is(&CHLORINE, &POOL));
	g_assert_false(ac_activity_is(&SUBMERGE, &CHLORINE));
}

#define DEPTH 20000

static void a_deep_chain_does_not_exhaust_the_stack(void)
{
	g_autofree AcActivity *chain = g_new0(AcActivity, DEPTH);
	g_autofree const AcActivity **next = g_new0(const AcActivity *, DEPTH);
	for (int i = 0; i + 1 < DEPTH; i++) {
		next[i] = &chain[i + 1];
		chain[i].kinds = &next[i];
		chain[i].n_kinds = 1;
	}
	g_assert_true(ac_activity_is(&chain[0], &chain[DEPTH - 1]));
	g_assert_false(ac_activity_is(&chain[1], &chain[0]));
}

static void many_ways_up_are_walked_once(void)
{
	/* 40 floors of two, each belonging to both above: 2^40 ways. */
	AcActivity floors[40][2] = {0};
	const AcActivity *up[40][2] = {0};
	for (int i = 0; i + 1 < 40; i++) {
		up[i][0] = &floors[i + 1][0];
		up[i][1] = &floors[i + 1][1];
		floors[i][0].kinds = floors[i][1].kinds = up[i];
		floors[i][0].n_kinds = floors[i][1].n_kinds = 2;
	}
	g_assert_true(ac_activity_is(&floors[0][0], &floors[39][1]));
	g_assert_false(ac_activity_is(&floors[0][0], &POOL));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/model/" #test, test)
	ADD(an_activity_is_found_by_its_id);
	ADD(an_activity_belongs_to_its_kinds_by_any_chain);
	ADD(a_deep_chain_does_not_exhaust_the_stack);
	ADD(many_ways_up_are_walked_once);
#undef ADD
	return g_test_run();
}
