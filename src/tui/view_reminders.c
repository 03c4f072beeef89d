/* SPDX-License-Identifier: MIT */
/* Reminders: whether the desktop tells them, what to do where it does not, and what comes next. */
#include "common.h"
#include "reader.h"
#include "views.h"

#include "app/login.h"
#include "app/program.h"
#include "base/text.h"
#include "render/reminder.h"

/* As far ahead as what comes next is listed, and so many of it. */
#define AHEAD (3 * 24 * AC_HOUR)
#define MOST  8

typedef struct {
	AcReader reader;
	gboolean is_noted; /* the day's screen says when the desktop does not tell */
	gboolean is_on;    /* the desktop tells */
	gboolean has_bell;
} RemindersState;

static void open_reminders(void *state, G_GNUC_UNUSED AcApp *app, G_GNUC_UNUSED const void *argument)
{
	((RemindersState *)state)->reader.page = ac_page_new();
}

/* ---- the desktop ----------------------------------------------------------------------------- */

static void add_running(AcPage *page, const AcApp *app, const AcRemindStatus *status)
{
	AcWordsContext words = ac_tui_words(app);
	if (status->problem != NULL)
		ac_page_add(page, AC_ROLE_STRONG, status->problem);
	else
		ac_page_add(page, AC_ROLE_STRONG, _("The desktop tells you when something is due."));
	ac_page_add_labelled(page, _("Shown by"), status->server);
	g_autofree char *last = status->last_at != 0 ? ac_words_instant(&words, status->last_at) : NULL;
	g_autofree char *next =
	    status->next_at != AC_INSTANT_NEVER ? ac_words_instant(&words, status->next_at) : NULL;
	ac_page_add_labelled(page, _("Last"), last);
	ac_page_add_labelled(page, _("Next"), next);
	if (status->problem != NULL)
		ac_page_add_labelled(page, _("Mend"), _("`aftercare doctor` says what is in the way."));
}

/* The way to them is a key, below; but whom they are for is a question of its own. */
static void add_off(AcPage *page, const AcOptions *options, const AcRemindScope *scope)
{
	gboolean is_nobody = scope->kind == AC_REMIND_NOBODY && ac_options_bool(options, "reminders.on");
	ac_page_add(page, AC_ROLE_STRONG,
	            is_nobody && scope->why != NULL ? scope->why
	                                            : _("Reminders are off: the desktop says nothing."));
	ac_page_add(
	    page, AC_ROLE_QUESTION,
	    _("o turns them on: from now on, and whenever you log in. Nothing is asked of you but that."));
}

static void add_desktop(RemindersState *reminders, AcApp *app, const AcOptions *options)
{
	AcPage *page = reminders->reader.page;
	g_auto(AcRemindScope) scope = {0};
	ac_page_add_heading(page, _("On the desktop"));
	if (options == NULL || !ac_app_remind_scope(app, options, &scope, NULL))
		return;
	g_auto(AcRemindStatus) status = {0};
	ac_remind_status_read(ac_app_paths(app), &status);
	reminders->is_on = scope.kind != AC_REMIND_NOBODY && status.pid != 0;
	if (reminders->is_on)
		add_running(page, app, &status);
	else
		add_off(page, options, &scope);
}

/* ---- here ------------------------------------------------------------------------------------ */

static void add_here(AcPage *page, gboolean has_bell)
{
	ac_page_add_heading(page, _("Here"));
	ac_page_add(
	    page, AC_ROLE_TEXT,
	    _("While this program is open, what falls due is said in the line above the keys, whatever the "
	      "desktop does."));
	ac_page_add_labelled(page, _("Bell"),
	                     has_bell ? _("rings once for each; b turns it off")
	                              : _("off; b lets it ring once for each"));
}

static void add_coming(AcPage *page, const AcApp *app, const AcRemindPolicy *policy)
{
	guint n = 0, listed = 0;
	g_autoptr(AcArena) arena = ac_arena_new();
	AcDate last = 0;
	AcInstant now = ac_app_now(app);
	AcWordsContext words = ac_tui_words(app);
	const AcReminder *all = ac_plan_reminders(ac_app_plan(app), arena, policy, now, now + AHEAD, &n);
	ac_page_add_heading(page, _("What comes next"));
	for (guint i = 0; i < n && listed < MOST; i++) {
		if (all[i].end != AC_REMINDER_OPEN)
			continue;
		AcDate date = ac_time_date(all[i].at, words.zone);
		g_autofree char *day = ac_words_date(&words, date);
		const AcWordsContext then = {.now = all[i].at, .zone = words.zone, .plan = words.plan};
		g_autofree char *line = ac_words_reminder(&then, &all[i]);
		ac_page_add_labelled(page, date != last ? day : "", line);
		last = date;
		listed++;
	}
	if (listed == 0)
		ac_page_add(page, AC_ROLE_DIM, _("Nothing in the next three days."));
}

static void update(void *state, AcApp *app)
{
	RemindersState *reminders = state;
	GError *error = NULL;
	AcPage *page = reminders->reader.page;
	ac_page_clear(page);
	g_autoptr(AcOptions) options = ac_options_load(ac_app_paths(app), &error);
	AcRemindPolicy policy = options != NULL ? ac_options_remind_policy(options) : ac_remind_policy_usual;
	reminders->is_noted = options != NULL && ac_options_bool(options, "screen.note");
	if (error != NULL) {
		ac_page_add(page, AC_ROLE_ALARM, error->message);
		g_error_free(error);
	}
	reminders->is_on = FALSE;
	reminders->has_bell = options != NULL && ac_options_bool(options, "screen.bell");
	add_desktop(reminders, app, options);
	add_here(page, reminders->has_bell);
	if (ac_app_plan(app) != NULL)
		add_coming(page, app, &policy);
}

static void draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	ac_page_draw(((RemindersState *)state)->reader.page, canvas,
	             ac_tui_title(canvas, _("Aftercare   Reminders"), NULL));
}

/* ---- keys ------------------------------------------------------------------------------------ */

/* @value NULL: as it is without a word of it. */
static AcViewNext set(AcApp *app, const char *option, const char *value, const char *words)
{
	GError *error = NULL;
	if (!ac_options_set(ac_app_paths(app), option, value, &error))
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_CHANGED, g_strdup(words));
}

static AcViewNext hide(G_GNUC_UNUSED void *state, AcApp *app)
{
	return set(app, "screen.note", "false", _("The day's screen no longer says so. x lets it again."));
}

static AcViewNext show(G_GNUC_UNUSED void *state, AcApp *app)
{
	return set(app, "screen.note", NULL,
	           _("The day's screen says so again when the desktop does not remind you."));
}

static AcViewNext ring(void *state, AcApp *app)
{
	gboolean rings = ((RemindersState *)state)->has_bell;
	return set(app, "screen.bell", rings ? NULL : "true",
	           rings ? _("The bell is off. b lets it ring again.")
	                 : _("The bell rings once for each. b turns it off."));
}

static AcViewNext turn_on(G_GNUC_UNUSED void *state, AcApp *app)
{
	GError *error = NULL;
	const AcPaths *paths = ac_app_paths(app);
	g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func(g_free);
	if (!ac_options_set(paths, "reminders.on", NULL, &error) || !ac_remind_install(paths, said, &error))
		return ac_next_error(error);
	const char *words =
	    ac_remind_await(paths)
	        ? _("Reminders are on, now and whenever you log in. o turns them off, t shows one to try.")
	        : _("Reminders start when you log in next; they do not run yet.");
	return ac_next_say(AC_NEXT_CHANGED, g_strdup(words));
}

static AcViewNext turn_off(G_GNUC_UNUSED void *state, AcApp *app)
{
	GError *error = NULL;
	g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func(g_free);
	if (!ac_remind_uninstall(ac_app_paths(app), said, &error))
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_CHANGED,
	                   g_strdup(_("Reminders are off. Your data stays as it is. o turns them on again.")));
}

static AcViewNext try_one(G_GNUC_UNUSED void *state, G_GNUC_UNUSED AcApp *app)
{
	GError *error = NULL;
	g_autofree char *program = ac_program_find(AC_PROGRAM_REMIND, &error);
	if (program == NULL || !ac_remind_start(program, "--test", &error))
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_STAY, g_strdup(_("One is on its way to your desktop.")));
}

static gboolean is_on(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const RemindersState *)state)->is_on;
}

static gboolean is_off(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return !((const RemindersState *)state)->is_on;
}

static gboolean is_noted(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const RemindersState *)state)->is_noted;
}

static gboolean is_hidden(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return !((const RemindersState *)state)->is_noted;
}

static const AcKey keys[] = {
    {{'o'}, N_("o"), N_("turn reminders on, now and at every login"), N_("o turn on"), turn_on, is_off},
    {{'o'}, N_("o"), N_("turn reminders off"), N_("o turn off"), turn_off, is_on},
    {{'t'}, N_("t"), N_("show one on the desktop, to try"), N_("t try"), try_one, NULL},
    {{'b'}, N_("b"), N_("the bell: on, off"), N_("b bell"), ring, NULL},
    {{'x'}, N_("x"), N_("no note of it on the day's screen"), N_("x hide note"), hide, is_noted},
    {{'x'}, N_("x"), N_("the note on the day's screen again"), N_("x show the note"), show, is_hidden},
    AC_READER_KEYS,
    AC_KEY_ROW_BACK,
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_reminders = {
    .id = "reminders",
    .title = N_("Reminders"),
    .state_size = sizeof(RemindersState),
    .open = open_reminders,
    .close = ac_reader_close,
    .update = update,
    .draw = draw,
    .help = N_("Whether the desktop reminds you, what to do where it does not, and what comes next."),
    .is_of_all = TRUE,
    .keys = keys,
};
