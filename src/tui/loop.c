/* SPDX-License-Identifier: MIT */
/* Draw, sleep, see what happened, hand it on. The clock is read here, once an event, and nowhere else in the
 * TUI. */
#include "tui/tui.h"

#include "memory.h"
#include "terminal.h"
#include "tui/desk.h"
#include "waiter.h"

typedef struct {
	AcApp *app;
	AcDesk *desk;
	AcTerminal *terminal;
	AcWaiter *waiter;
	AcInstant next_change; /* what is shown holds until then */
} Loop;

static AcInstant next_change(const AcApp *app)
{
	const AcPlan *plan = ac_app_plan(app);
	if (plan == NULL || ac_app_now_is_fixed(app))
		return AC_INSTANT_NEVER;
	return ac_plan_next_change(plan, ac_app_now(app));
}

/* The plan is built for a moment: what is shown changes with it, so a moment is kept while nothing hangs on
 * it. */
static void read_clock(Loop *loop, gboolean clock_was_set)
{
	if (ac_app_now_is_fixed(loop->app))
		return;
	AcInstant now = g_get_real_time() / G_USEC_PER_SEC, shown = ac_app_now(loop->app);
	if (!clock_was_set && now < loop->next_change && now >= shown && now - shown < AC_MINUTE)
		return;
	ac_app_set_now(loop->app, now);
	loop->next_change = next_change(loop->app);
	ac_desk_update(loop->desk);
}

/* Somebody else may have written: another window, the reminders, a command. */
static void look_at_data(Loop *loop)
{
	GError *error = NULL;
	AcStore *store = ac_app_store(loop->app);
	if (store == NULL || !ac_store_changed(store))
		return;
	gboolean fine = ac_app_reload(loop->app, &error);
	ac_desk_update(loop->desk);
	loop->next_change = next_change(loop->app);
	if (!fine) {
		ac_desk_say(loop->desk, g_strdup(error->message), TRUE);
		g_error_free(error);
	}
}

static void read_keys(Loop *loop)
{
	for (int key; !ac_desk_is_done(loop->desk) && (key = ac_terminal_key(loop->terminal)) != 0;)
		ac_desk_key(loop->desk, key);
	loop->next_change = next_change(loop->app);
}

/* FALSE: it is over. */
static gboolean handle(Loop *loop, unsigned events)
{
	if ((events & AC_EVENT_END) != 0)
		return FALSE;
	read_clock(loop, (events & AC_EVENT_ALARM) != 0);
	if ((events & AC_EVENT_SUSPEND) != 0)
		ac_terminal_suspend(loop->terminal);
	if ((events & (AC_EVENT_RESIZE | AC_EVENT_RESUME)) != 0)
		ac_terminal_resize(loop->terminal);
	if ((events & AC_EVENT_DATA) != 0)
		look_at_data(loop);
	if ((events & AC_EVENT_INPUT) != 0)
		read_keys(loop);
	return !ac_desk_is_done(loop->desk);
}

gboolean ac_tui_run(AcApp *app, GError **error)
{
	g_autoptr(AcWaiter) waiter = ac_waiter_new(error);
	if (waiter == NULL)
		return FALSE;
	g_autoptr(AcTerminal) terminal = ac_terminal_open(error);
	if (terminal == NULL)
		return FALSE;
	g_autoptr(AcDesk) desk = ac_desk_new(app);
	Loop loop = {.app = app, .desk = desk, .terminal = terminal, .waiter = waiter};
	unsigned events;
	do {
		ac_desk_draw(desk, ac_terminal_canvas(terminal));
		ac_terminal_show(terminal);
		if (loop.next_change == 0) { /* the first frame is there */
			loop.next_change = next_change(app);
			ac_app_keep_ready(app);
			ac_memory_give_back();
		}
		ac_waiter_watch(waiter, ac_app_paths(app)->data_home);
		ac_waiter_set_alarm(waiter, loop.next_change);
		events = ac_waiter_wait(waiter);
	} while (handle(&loop, events));
	return TRUE;
}
