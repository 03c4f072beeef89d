/* SPDX-License-Identifier: MIT */
/* Draw, sleep, see what happened, hand it on. The clock is read here, once an event, and nowhere else in the
 * TUI. */
#include "tui/tui.h"

#include "app/language.h"
#include "app/options.h"
#include "base/text.h"
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
	gboolean has_more;     /* keys were left unread */
	AcScreenWish wish;     /* as the terminal has it */
} Loop;

static AcInstant next_change(const Loop *loop)
{
	const AcPlan *plan = ac_app_plan(loop->app);
	if (plan == NULL || ac_app_now_is_fixed(loop->app))
		return AC_INSTANT_NEVER;
	return MIN(ac_plan_next_change(plan, ac_app_now(loop->app)), ac_desk_next(loop->desk));
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
	ac_desk_update(loop->desk);
}

/* Somebody else may have written: another window, the reminders, a command. */
static void look_at_data(Loop *loop)
{
	GError *error = NULL;
	AcStore *store = ac_app_store(loop->app);
	ac_desk_look_again(loop->desk);
	if (store == NULL || !ac_store_changed(store))
		return;
	gboolean fine = ac_app_reload(loop->app, &error);
	ac_desk_update(loop->desk);
	if (!fine) {
		ac_desk_say(loop->desk, g_strdup(error->message), TRUE);
		g_error_free(error);
	}
}

static void say_rules(AcDesk *desk, const AcApp *app, gboolean was_troubled)
{
	g_autofree char *trouble = ac_app_rules_trouble(app, _("R shows it"));
	if (ac_app_barred(app) != NULL)
		ac_desk_say(desk, ac_text_plain_lines(ac_app_barred(app)), TRUE);
	else if (trouble != NULL)
		ac_desk_say(desk, g_steal_pointer(&trouble), TRUE);
	else if (was_troubled)
		ac_desk_say(desk, g_strdup(_("The rule file can be used again.")), FALSE);
}

/* A rule file was written in another window: what it says now, or what is wrong with it, is there at once. */
static void look_at_rules(Loop *loop)
{
	g_autoptr(GError) error = NULL;
	AcApp *app = loop->app;
	gboolean was_troubled = ac_app_rules_problems(app) != NULL || ac_app_barred(app) != NULL;
	gboolean fine = ac_app_rules_look(app, &error);
	ac_desk_update(loop->desk);
	if (fine)
		say_rules(loop->desk, app, was_troubled);
	else
		ac_desk_say(loop->desk, ac_text_plain_lines(error->message), TRUE);
}

static void read_keys(Loop *loop)
{
	loop->has_more = FALSE;
	for (int key; !ac_desk_is_done(loop->desk) && (key = ac_terminal_key(loop->terminal)) != 0;) {
		if (key == AC_KEY_TOUCH) {
			ac_desk_touch(loop->desk, ac_terminal_touched(loop->terminal));
			loop->has_more = TRUE; /* what the next press means is known when this one is drawn */
			return;
		}
		ac_desk_key(loop->desk, key);
	}
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
	if ((events & AC_EVENT_RULES) != 0)
		look_at_rules(loop);
	if ((events & AC_EVENT_NEWS) != 0)
		ac_desk_take_news(loop->desk);
	if ((events & AC_EVENT_INPUT) != 0)
		read_keys(loop);
	return !ac_desk_is_done(loop->desk);
}

/* What the person set since, here or elsewhere. TRUE: the frame has to be written anew. */
static gboolean follow_wish(Loop *loop)
{
	const AcScreenWish *wish = ac_app_screen(loop->app);
	g_autoptr(GError) error = NULL;
	AcTheme theme;
	if (wish->mouse != loop->wish.mouse)
		ac_terminal_use_mouse(loop->terminal, wish->mouse);
	gboolean is_new =
	    g_strcmp0(wish->theme, loop->wish.theme) != 0 || wish->is_discreet != loop->wish.is_discreet;
	if (g_strcmp0(wish->theme, loop->wish.theme) != 0) {
		if (!ac_theme_use(&theme, wish->theme, ac_app_paths(loop->app), &error))
			ac_desk_say(loop->desk, ac_text_plain_lines(error->message), TRUE);
		ac_terminal_use_theme(loop->terminal, &theme);
	}
	loop->wish = *wish;
	return is_new;
}

/* Before the first frame; what is wrong in the settings is said by the desk's first look. */
static void read_wish(const Loop *loop)
{
	g_autoptr(AcOptions) options = ac_options_load(ac_app_paths(loop->app), NULL);
	ac_app_set_screen(loop->app, ac_options_screen(options));
	ac_language_clock(options != NULL ? ac_options_choice(options, "screen.clock") : NULL);
}

static void show(Loop *loop)
{
	g_autofree char *title = ac_desk_title(loop->desk);
	ac_terminal_set_title(loop->terminal, title);
	ac_desk_draw(loop->desk, ac_terminal_canvas(loop->terminal));
	ac_terminal_show(loop->terminal);
}

/* The frame first; then what costs a look at files. */
static void show_and_look(Loop *loop)
{
	gboolean is_first = loop->next_change == 0;
	show(loop);
	gboolean is_new = ac_desk_look(loop->desk);
	if (follow_wish(loop) || is_new)
		show(loop);
	if (ac_desk_take_bell(loop->desk))
		ac_terminal_bell(loop->terminal);
	loop->next_change = next_change(loop);
	if (is_first) {
		ac_app_keep_ready(loop->app);
		ac_memory_give_back();
	}
}

static void watch(const Loop *loop)
{
	const AcPaths *paths = ac_app_paths(loop->app);
	g_autofree char *elsewhere = ac_app_rules_folder(loop->app);
	ac_waiter_watch(loop->waiter, 0, paths->data_home);
	ac_waiter_watch(loop->waiter, 1, paths->state_home);
	ac_waiter_watch(loop->waiter, AC_WAITER_RULES, paths->protocol_folders[0]);
	ac_waiter_watch(loop->waiter, AC_WAITER_RULES + 1, elsewhere);
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
	ac_waiter_hear(waiter, ac_desk_news_fd(desk));
	Loop loop = {.app = app, .desk = desk, .terminal = terminal, .waiter = waiter};
	unsigned events;
	loop.wish.theme = "auto";
	read_wish(&loop);
	follow_wish(&loop);
	do {
		show_and_look(&loop);
		watch(&loop);
		ac_waiter_set_alarm(waiter, loop.next_change);
		events = loop.has_more ? AC_EVENT_INPUT : ac_waiter_wait(waiter);
	} while (handle(&loop, events));
	return TRUE;
}
