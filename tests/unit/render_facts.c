/* SPDX-License-Identifier: MIT */
#include "render_facts.h"

#include <string.h>

AcInstant render_at(const RenderWorld *world, int month, int day, int hour, int minute)
{
	AcDate date = 0;
	g_assert_true(ac_date_from_ymd(2026, month, day, &date));
	return ac_time_at(date, hour * 60 + minute, world->zone, AC_FOLD_FIRST);
}

RenderWorld *render_world_new(void)
{
	static const char *const skins[] = {"dry", "oily"};
	RenderWorld *world = g_new0(RenderWorld, 1);
	world->zone = g_time_zone_new_identifier("Europe/London");
	g_assert_nonnull(world->zone);
	world->rinse =
	    (AcActivity){.id = "rinse", .title = "Rinsing with water", .ladder = &world->water, .rank = 1};
	world->mild = (AcActivity){.id = "mild", .title = "Gentle cleanser", .ladder = &world->water, .rank = 2};
	world->steps[0] = &world->rinse;
	world->steps[1] = &world->mild;
	world->water =
	    (AcActivity){.id = "water", .title = "Washing and water", .steps = world->steps, .n_steps = 2};
	world->pool = (AcActivity){.id = "pool", .title = "Swimming pool", .index = 1};
	world->sea = (AcActivity){.id = "sea", .title = "Sea", .index = 2};
	world->minoxidil = (AcActivity){.id = "minoxidil", .title = "Minoxidil", .medicine = TRUE, .index = 3};
	world->source = (AcSource){.id = "s2", .title = "What Is the Process of Scalp Micropigmentation?"};
	world->dry = (AcRule){.id = "dry",
	                      .protocol = "smp",
	                      .origin = {"/etc/rules/smp.cfg", 41},
	                      .verdict = AC_VERDICT_SILENT,
	                      .source = &world->source};
	world->still = (AcRule){.id = "still", .protocol = "smp", .origin = {"smp.cfg", 90}, .to_text = "28d"};
	AcInstant first = render_at(world, 11, 20, 15, 0), second = render_at(world, 12, 18, 15, 0);
	world->first =
	    (AcSession){.id = 1, .begin = first, .end = first, .zone = world->zone, .state = AC_SESSION_HAPPENED};
	world->second = (AcSession){.id = 2, .begin = second, .end = second, .zone = world->zone};
	world->flakes = (AcMilestone){
	    .id = "flakes-gone", .ask = "Have all flakes come off?", .title = "the flakes are gone"};
	world->skin = (AcTrait){
	    .id = "skin", .title = "Your scalp is usually", .values = skins, .n_values = G_N_ELEMENTS(skins)};
	world->safety = (AcSafety){.prescriber = "Do not stop a prescribed medicine without your prescriber."};
	world->clinic = (AcClinic){.id = "example", .name = "Northlight Studio", .phone = "01632 960123"};
	world->facts = (AcFacts){.words = {.now = render_at(world, 11, 21, 11, 20), .zone = world->zone},
	                         .safety = &world->safety};
	return world;
}

void render_world_free(RenderWorld *world)
{
	if (world == NULL)
		return;
	g_time_zone_unref(world->zone);
	g_free(world);
}

AcAnswer render_answer(const RenderWorld *world, const AcActivity *activity, AcVerdict verdict)
{
	return (AcAnswer){.activity = activity,
	                  .at = world->facts.words.now,
	                  .verdict = verdict,
	                  .until = {.at = AC_INSTANT_NEVER,
	                            .at_early = AC_INSTANT_NEVER,
	                            .open = AC_OPEN_ENDLESS,
	                            .not_before = AC_INSTANT_ALWAYS},
	                  .possible_at = AC_INSTANT_NEVER};
}

void render_has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		g_error("\"%s\" is not in:\n%s", part, text);
}

void render_lacks(const char *text, const char *part)
{
	if (strstr(text, part) != NULL)
		g_error("\"%s\" is in:\n%s", part, text);
}
