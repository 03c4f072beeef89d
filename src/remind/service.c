/* SPDX-License-Identifier: MIT */
/* What the engine's hands do, and what wakes it. Everything here runs in one main loop; nothing in it waits.
 */
#include "service.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "clock.h"
#include "engine.h"
#include "log.h"
#include "watch.h"

#define NEEDS (AC_NEEDS_CATALOGUE | AC_NEEDS_WRITE)
/* At the end, for the server to take the popup away; and for --once to show it. */
#define END_MS  80
#define ONCE_MS 5000

typedef struct {
	GMainLoop *loop;
	AcApp *places; /* opened for nothing: where things lie */
	AcApp *app;    /* NULL: it cannot be opened, and status.problem says why */
	AcRemindEngine *engine;
	AcDesktop *desktop;
	AcClock *clock;
	AcWatch *watch;
	AcLog *log;
	AcRemindStatus status, written;
	GStatBuf database; /* the file that is open; zeroed: none */
	gboolean is_once, is_ending, is_trying, was_unable;
	guint wait; /* id of the timeout that ends it */
	int exit_status;
} Service;

/* ---- status ---------------------------------------------------------------------------------------- */

static gboolean is_written(const Service *service)
{
	const AcRemindStatus *a = &service->status, *b = &service->written;
	return a->pid == b->pid && a->next_at == b->next_at && a->last_at == b->last_at &&
	       a->problem_since == b->problem_since && g_strcmp0(a->server, b->server) == 0 &&
	       g_strcmp0(a->problem, b->problem) == 0;
}

static void write_status(Service *service)
{
	g_autoptr(GError) error = NULL;
	if (service->engine) {
		service->status.next_at = ac_engine_next(service->engine);
		service->status.last_at = ac_engine_last(service->engine);
	}
	if (service->is_once || is_written(service))
		return;
	/* Where it cannot be written, what it would say of that cannot be either. */
	if (!ac_remind_status_write(ac_app_paths(service->places), &service->status, &error))
		g_clear_error(&error);
	ac_remind_status_clear(&service->written);
	service->written = service->status;
	service->written.server = g_strdup(service->status.server);
	service->written.problem = g_strdup(service->status.problem);
}

static void on_trouble(gpointer data, const char *words)
{
	Service *service = data;
	AcInstant now = ac_clock_now();
	gboolean is_over = *words == '\0';
	if (is_over && !service->status.problem)
		return;
	ac_log_say(service->log, now, is_over ? AC_LOG_NOTICE : AC_LOG_WARNING,
	           is_over ? _("Reminders can be shown again.") : words);
	g_free(service->status.problem);
	service->status.problem = is_over ? NULL : g_strdup(words);
	service->status.problem_since = now;
}

/* ---- hands ----------------------------------------------------------------------------------------- */

static void on_show(gpointer data, gint64 serial, const AcDesktopPopup *popup, guint32 replaces)
{
	ac_desktop_show(((Service *)data)->desktop, serial, popup, replaces);
}

static void on_withdraw(gpointer data, gint64 serial, guint32 id)
{
	ac_desktop_withdraw(((Service *)data)->desktop, serial, id);
}

static void on_try(gpointer data)
{
	Service *service = data;
	service->is_trying = service->desktop != NULL;
	if (service->desktop)
		ac_desktop_try(service->desktop);
}

static void on_alarm(gpointer data, AcInstant at)
{
	ac_clock_set(((Service *)data)->clock, at);
}

static const AcRemindHands hands = {on_show, on_withdraw, on_try, on_alarm, on_trouble};

/* ---- the files ------------------------------------------------------------------------------------- */

static gboolean is_same_database(Service *service)
{
	GStatBuf facts = {0};
	if (g_stat(ac_app_paths(service->places)->database, &facts) != 0)
		memset(&facts, 0, sizeof facts);
	gboolean is_same = facts.st_ino == service->database.st_ino && facts.st_dev == service->database.st_dev;
	service->database = facts;
	return is_same;
}

/* Opens everything anew; what there was before stays when it cannot be. */
static gboolean open_app(Service *service)
{
	g_autoptr(GError) error = NULL;
	const AcAppOptions options = {.clock = ac_clock_now()};
	AcApp *app = ac_app_open(&options, NEEDS, &error);
	if (!app) {
		on_trouble(service, error->message);
		return FALSE;
	}
	if (!service->engine) {
		service->engine = ac_engine_new(app, &hands, service);
		if (service->is_once)
			ac_engine_run_once(service->engine);
	} else {
		ac_engine_use_app(service->engine, app);
	}
	ac_app_close(service->app);
	service->app = app;
	return TRUE;
}

/* ---- what wakes it --------------------------------------------------------------------------------- */

static gboolean on_end(gpointer data);

/* --once: all that is due is on the screen, or nothing is, or nobody can show it. */
static void end_if_all_is_said(Service *service)
{
	if (!service->is_once || !service->engine || !ac_engine_is_idle(service->engine))
		return;
	if (ac_engine_has_unsaid(service->engine) && !service->was_unable)
		return;
	service->exit_status = ac_engine_has_unsaid(service->engine) ? 1 : 0;
	g_main_loop_quit(service->loop);
}

static void after(Service *service)
{
	write_status(service);
	if (service->is_ending && (!service->engine || ac_engine_is_idle(service->engine)))
		g_main_loop_quit(service->loop);
	else
		end_if_all_is_said(service);
}

static void wake(Service *service, unsigned why)
{
	if (service->engine && !service->is_ending)
		ac_engine_wake(service->engine, ac_clock_now(), why);
	after(service);
}

static void on_ring(gpointer data, gboolean was_set)
{
	wake(data, was_set ? AC_WAKE_CLOCK : AC_WAKE_ALARM);
}

static void on_watched(gpointer data, unsigned what)
{
	Service *service = data;
	unsigned why = 0;
	if (service->is_ending)
		return;
	gboolean is_other = !is_same_database(service);
	if (is_other || !service->app) {
		if (open_app(service))
			why |= AC_WAKE_RULES | AC_WAKE_DATA;
	} else if ((what & AC_WATCH_DATA) && ac_store_changed(ac_app_store(service->app))) {
		why |= AC_WAKE_DATA;
	}
	if (what & AC_WATCH_RULES)
		why |= AC_WAKE_RULES;
	if (what & AC_WATCH_ZONE)
		why |= AC_WAKE_CLOCK;
	if ((what & AC_WATCH_BUS) && service->desktop)
		ac_desktop_try(service->desktop);
	if (why)
		wake(service, why);
	else
		write_status(service);
}

/* ---- the desktop ----------------------------------------------------------------------------------- */

static void on_server(gpointer data, const AcDesktopServer *server, const char *why)
{
	Service *service = data;
	g_free(service->status.server);
	service->status.server =
	    server ? g_strstrip(g_strdup_printf("%s %s", server->name, server->version)) : NULL;
	service->is_trying = FALSE;
	if (!server && service->watch)
		ac_watch_want_bus(service->watch);
	if (service->engine)
		ac_engine_server(service->engine, ac_clock_now(), server, why);
	/* One that is started on demand is asked for once. */
	service->was_unable |= !server && !service->is_trying;
	after(service);
}

static void on_shown(gpointer data, gint64 serial, guint32 id, const GError *error)
{
	Service *service = data;
	service->was_unable |= error != NULL;
	if (service->engine)
		ac_engine_shown(service->engine, ac_clock_now(), serial, id, error);
	after(service);
}

static void on_action(gpointer data, gint64 serial, const char *action)
{
	Service *service = data;
	if (service->engine)
		ac_engine_action(service->engine, ac_clock_now(), serial, action);
	after(service);
}

static void on_closed(gpointer data, gint64 serial, AcDesktopClosed how)
{
	Service *service = data;
	if (service->engine)
		ac_engine_closed(service->engine, ac_clock_now(), serial, how);
	after(service);
}

static const AcDesktopEvents events = {on_server, on_shown, on_action, on_closed};

/* ---- life ------------------------------------------------------------------------------------------ */

static gboolean on_waited(gpointer data)
{
	Service *service = data;
	service->wait = 0;
	if (service->is_once) {
		service->exit_status = 1;
		if (!service->status.problem)
			on_trouble(service, _("The notification server does not answer."));
	}
	g_main_loop_quit(service->loop);
	return G_SOURCE_REMOVE;
}

static gboolean on_end(gpointer data)
{
	Service *service = data;
	if (service->is_ending)
		return G_SOURCE_CONTINUE;
	service->is_ending = TRUE;
	if (service->engine)
		ac_engine_end(service->engine);
	if (!service->engine || ac_engine_is_idle(service->engine))
		g_main_loop_quit(service->loop);
	else
		service->wait = g_timeout_add(END_MS, on_waited, service);
	return G_SOURCE_CONTINUE;
}

static gboolean init(Service *service)
{
	g_autoptr(GError) error = NULL;
	const AcAppOptions options = {.clock = ac_clock_now()};
	service->places = ac_app_open(&options, AC_NEEDS_NOTHING, &error);
	service->log =
	    ac_log_new(service->places && !service->is_once ? ac_app_paths(service->places)->state_home : NULL);
	if (service->places)
		service->clock = ac_clock_new(on_ring, service, &error);
	if (error) {
		on_trouble(service, error->message);
		return FALSE;
	}
	service->loop = g_main_loop_new(NULL, FALSE);
	service->status =
	    (AcRemindStatus){.pid = getpid(), .started_at = options.clock, .next_at = AC_INSTANT_NEVER};
	return TRUE;
}

static void clear(Service *service)
{
	ac_desktop_free(service->desktop);
	ac_watch_free(service->watch);
	ac_clock_free(service->clock);
	ac_engine_free(service->engine);
	ac_app_close(service->app);
	ac_app_close(service->places);
	ac_log_free(service->log);
	ac_remind_status_clear(&service->status);
	ac_remind_status_clear(&service->written);
	g_clear_pointer(&service->loop, g_main_loop_unref);
}

/* FALSE: another runs (which is all right), or it cannot be known. */
static gboolean take_lock(Service *service)
{
	g_autoptr(GError) error = NULL;
	if (ac_remind_lock(ac_app_paths(service->places), &error) >= 0)
		return TRUE;
	gboolean is_other = g_error_matches(error, AC_ERROR, AC_ERROR_REFUSED);
	ac_log_say(service->log, ac_clock_now(), is_other ? AC_LOG_INFO : AC_LOG_WARNING, error->message);
	service->exit_status = is_other ? 0 : 1;
	return FALSE;
}

static void watch_files(Service *service)
{
	g_autoptr(GError) error = NULL;
	const AcPaths *paths = ac_app_paths(service->places);
	/* So that they can be watched: their parents are busy places. */
	g_mkdir_with_parents(paths->data_home, 0700);
	g_mkdir_with_parents(paths->config_home, 0700);
	service->watch = ac_watch_new(paths, on_watched, service, &error);
	if (!service->watch)
		ac_log_say(service->log, ac_clock_now(), AC_LOG_WARNING, error->message);
}

static void watch_signals(Service *service)
{
	g_unix_signal_add(SIGTERM, on_end, service);
	g_unix_signal_add(SIGINT, on_end, service);
	g_unix_signal_add(SIGHUP, on_end, service);
}

int ac_service_run(void)
{
	Service service = {0};
	if (!init(&service) || !take_lock(&service)) {
		int status = service.loop ? service.exit_status : 1;
		clear(&service);
		return status;
	}
	watch_signals(&service);
	watch_files(&service);
	is_same_database(&service);
	open_app(&service);
	service.desktop = ac_desktop_new(&events, &service);
	wake(&service, AC_WAKE_ALARM);
	g_main_loop_run(service.loop);
	service.status.pid = 0;
	write_status(&service);
	clear(&service);
	return 0;
}

int ac_service_run_once(void)
{
	Service service = {.is_once = TRUE, .exit_status = 1};
	if (!init(&service) || !take_lock(&service) || !open_app(&service)) {
		int status = service.exit_status;
		clear(&service);
		return status;
	}
	wake(&service, AC_WAKE_ALARM);
	service.exit_status = 0;
	if (ac_engine_has_unsaid(service.engine)) {
		service.desktop = ac_desktop_new(&events, &service);
		service.wait = g_timeout_add(ONCE_MS, on_waited, &service);
		g_main_loop_run(service.loop);
	}
	int status = service.exit_status;
	clear(&service);
	return status;
}
