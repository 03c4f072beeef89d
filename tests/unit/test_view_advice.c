/* SPDX-License-Identifier: MIT */
/* What an urgent check-in advised stands on the day and beside the client's name, until something is heard.
 */
#include "tui_screen.h"

#include <string.h>

#include "app/checkin.h"
#include "app/people.h"

static const char *const one_session[] = {"2026-11-20 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

static void shut(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	world->desk = NULL;
	world->app = NULL;
}

static void open_again(World *world, const char *now)
{
	if (world->app != NULL)
		shut(world);
	world->app = screen_open(now);
	world->desk = ac_desk_new(world->app);
}

static World open_world(void)
{
	World world = {0};
	screen_forget();
	world.app = screen_open("2026-11-20 16:00");
	screen_add_client(world.app, "signs", one_session, "dry");
	world.desk = ac_desk_new(world.app);
	open_again(&world, "2026-11-23 09:30");
	return world;
}

static void close_world(World *world)
{
	shut(world);
	screen_forget();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

/* The first red flag of that urgency; nothing felt where there is none. */
static void check_in(World *world, AcAdvice urgency)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcSafety *safety = ac_app_safety(world->app);
	AcFeeling feeling = {0};
	for (guint i = 0; i < safety->n_flags && feeling.flag == NULL; i++)
		if (safety->flags[i].urgency == urgency && !safety->flags[i].soon)
			feeling = (AcFeeling){.words = safety->flags[i].title, .flag = &safety->flags[i]};
	const AcTriage *triage = ac_plan_triage(ac_app_plan(world->app), arena, &feeling,
	                                        feeling.flag != NULL ? 1 : 0, ac_app_now(world->app));
	ac_app_checkin(world->app, triage, &error);
	g_assert_no_error(error);
}

static gboolean shows(const World *world, int width, int height, const char *words)
{
	g_autofree char *text = screen_text(world->desk, width, height, FALSE);
	return strstr(text, words) != NULL;
}

static void an_emergency_stands_on_the_day_as_reviewed(void)
{
	g_auto(World) world = open_world();
	check_in(&world, AC_ADVICE_EMERGENCY);
	open_again(&world, "2026-11-23 09:45");
	screen_golden(world.desk, "day-advice", 80, 24, FALSE);
	screen_golden(world.desk, "day-advice-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "day-advice-40x12", 40, 12, FALSE);
	g_assert_true(shows(&world, 80, 24, "Check-in today 09:30: Call the emergency number now."));
	/* Another day is not now. */
	screen_keys(world.desk, "RIGHT", NULL);
	g_assert_false(shows(&world, 80, 24, "Check-in"));
}

static void the_day_after_it_says_of_which_day_today_was(void)
{
	g_auto(World) world = open_world();
	check_in(&world, AC_ADVICE_DOCTOR);
	open_again(&world, "2026-11-23 09:31");
	g_assert_true(
	    shows(&world, 120, 40, "Check-in today 09:30: See a doctor today. Call: a doctor; and tell"));
	open_again(&world, "2026-11-24 08:00");
	g_assert_true(shows(&world, 120, 40, "Check-in yesterday 09:30: a doctor the same day. Call: a doctor"));
	open_again(&world, "2026-12-01 08:00");
	g_assert_false(shows(&world, 120, 40, "Check-in"));
}

static void a_later_check_in_takes_its_place(void)
{
	g_auto(World) world = open_world();
	check_in(&world, AC_ADVICE_DOCTOR);
	open_again(&world, "2026-11-23 18:00");
	check_in(&world, AC_ADVICE_EXPECTED);
	open_again(&world, "2026-11-23 18:01");
	g_assert_false(shows(&world, 120, 40, "Check-in today"));
}

static void the_list_of_clients_says_it_before_what_is_to_do(void)
{
	g_auto(World) world = open_world();
	gint64 id = ac_app_client(world.app)->id;
	g_autofree char *before = ac_people_due(world.app, id);
	g_assert_null(strstr(before, "check-in"));
	check_in(&world, AC_ADVICE_EMERGENCY);
	g_autofree char *after = ac_people_due(world.app, id);
	g_assert_cmpstr(after, ==, "check-in: emergency");
}

#define ADD(test) g_test_add_func("/view/advice/" #test, test)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	ADD(an_emergency_stands_on_the_day_as_reviewed);
	ADD(the_day_after_it_says_of_which_day_today_was);
	ADD(a_later_check_in_takes_its_place);
	ADD(the_list_of_clients_says_it_before_what_is_to_do);
	return g_test_run();
}
