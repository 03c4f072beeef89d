/* SPDX-License-Identifier: MIT */
/* Help: the keys of the screen it was asked from, then everything else, from the very tables that dispatch
 * them; searched while one types. */
#include <string.h>

#include "box.h"
#include "common.h"
#include "filter.h"
#include "guidance.h"
#include "tui/rooms.h"
#include "views.h"

#include "base/text.h"

typedef struct {
	const AcView *from;
	AcGuidance *guidance;
	AcFilter filter;
} HelpState;

/* ---- what it says ---------------------------------------------------------------------------- */

static gboolean is_everywhere(const AcKey *key)
{
	return key->run == ac_key_back || key->run == ac_key_help || key->run == ac_key_quit;
}

/* All that a key does, one below the other; the label's first row tells it. */
static void add_key(AcGuidance *guidance, const AcView *view, const AcKey *key, gboolean all)
{
	for (const AcKey *row = view->keys; row->keys[0] != 0; row++) {
		if (strcmp(row->label, key->label) != 0 || (!all && is_everywhere(row)))
			continue;
		if (row < key)
			return;
		ac_guidance_add(guidance, _(row->label), _(row->text));
	}
}

/* @all: also those that every screen has. */
static void add_keys(AcGuidance *guidance, const AcView *view, gboolean all)
{
	for (const AcKey *key = view->keys; key->keys[0] != 0; key++)
		if (all || !is_everywhere(key))
			add_key(guidance, view, key, all);
}

static void add_here(AcGuidance *guidance, const AcView *view)
{
	g_autofree char *title = g_strdup_printf(_("Keys here: %s"), _(view->title));
	ac_guidance_begin(guidance, title);
	if (view->help != NULL)
		ac_guidance_add(guidance, NULL, _(view->help));
	add_keys(guidance, view, TRUE);
}

static void add_rooms(AcGuidance *guidance)
{
	guint n;
	const AcRoom *rooms = ac_rooms(&n);
	ac_guidance_begin(guidance, _("All rooms, from the day's screen and the menu (m)"));
	for (guint i = 0; i < n; i++) {
		const char label[] = {(char)rooms[i].key, '\0'};
		/* TRANSLATORS: a screen's title, and what one does there */
		g_autofree char *text = g_strdup_printf(_("%s: %s"), _(rooms[i].view->title), _(rooms[i].text));
		ac_guidance_add(guidance, label, text);
	}
}

static void add_signs(AcGuidance *guidance)
{
	static const struct {
		AcVerdict verdict;
		const char *text;
	} signs[] = {
	    {AC_VERDICT_OK, N_("go ahead")},
	    {AC_VERDICT_CARE, N_("yes, in the way and within the limits given")},
	    {AC_VERDICT_ASK, N_("ask your practitioner first")},
	    {AC_VERDICT_AVOID, N_("not now; the line says until when")},
	    {AC_VERDICT_SILENT, N_("your rules do not speak of it: ask; this is not a yes")},
	};
	ac_guidance_begin(guidance, _("The answers"));
	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
		ac_guidance_add(guidance, ac_words_verdict(signs[i].verdict), _(signs[i].text));
}

static void add_boxes(AcGuidance *guidance)
{
	static const AcTaskState states[] = {AC_TASK_UPCOMING, AC_TASK_DONE, AC_TASK_SKIPPED, AC_TASK_MISSED,
	                                     AC_TASK_HELD};
	ac_guidance_begin(guidance, _("The boxes"));
	for (gsize i = 0; i < G_N_ELEMENTS(states); i++) {
		const AcBoxLook *look = ac_box_look(states[i], FALSE);
		ac_guidance_add(guidance, look->sign, _(look->help));
	}
	const AcBoxLook *later = ac_box_look(AC_TASK_DUE, TRUE);
	ac_guidance_add(guidance, later->sign, _(later->help));
}

static void add_ways(AcGuidance *guidance)
{
	ac_guidance_begin(guidance, _("Nobody is to see this"));
	ac_guidance_add(guidance, _("Ctrl-X"), _("hides the screen at once; Enter or Esc brings it back"));
	ac_guidance_add(guidance, _("S"),
	                _("Settings: initials in place of the name, reminders that say nothing"));
	ac_guidance_begin(guidance, _("The mouse"));
	ac_guidance_add(guidance, _("press"), _("chooses a line; on the chosen one it is Enter"));
	ac_guidance_add(guidance, _("on a key"), _("in the last row: does what that key does"));
	ac_guidance_add(guidance, _("Shift"), _("with it the mouse selects text, as the terminal does"));
	ac_guidance_begin(guidance, _("Other ways"));
	ac_guidance_add(guidance, _("Ctrl-L"), _("draws the screen anew, when something has written over it"));
	ac_guidance_add(guidance, _("--plain"),
	                _("`aftercare --plain`: numbered menus in place of the screen, for a screen reader or a "
	                  "simple terminal"));
	ac_guidance_add(
	    guidance, _("commands"),
	    _("`aftercare help`: all of it can be asked in one line as well, and some more: a handoff to "
	      "another computer, `print --all`, remind, calendar"));
}

static void add_places(AcGuidance *guidance, const AcPaths *paths)
{
	ac_guidance_begin(guidance, _("Where everything is kept"));
	ac_guidance_add(guidance, NULL, _("On this computer only; nothing is sent anywhere by itself."));
	ac_guidance_add(guidance, _("data"), paths->database);
	ac_guidance_add(guidance, _("settings"), paths->config_home);
	ac_guidance_add(guidance, _("your rules"), paths->protocol_folders[0]);
	ac_guidance_add(guidance, _("all paths"), _("`aftercare paths`"));
}

static void open_help(void *state, AcApp *app, const void *argument)
{
	HelpState *help = state;
	guint n;
	const AcView *const *views = ac_views(&n);
	help->from = argument;
	help->guidance = ac_guidance_new();
	ac_filter_init(&help->filter);
	add_here(help->guidance, help->from);
	add_signs(help->guidance);
	add_boxes(help->guidance);
	add_rooms(help->guidance);
	add_ways(help->guidance);
	for (guint i = 0; i < n; i++) {
		if (views[i] == help->from)
			continue;
		ac_guidance_begin(help->guidance, _(views[i]->title));
		add_keys(help->guidance, views[i], FALSE);
	}
	add_places(help->guidance, ac_app_paths(app));
}

static void close_help(void *state)
{
	HelpState *help = state;
	ac_guidance_free(help->guidance);
	ac_filter_clear(&help->filter);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	HelpState *help = state;
	AcRect in = ac_tui_title(canvas, _("Aftercare   Help"), NULL);
	if (!ac_guidance_draw(help->guidance, &help->filter, canvas, in))
		ac_canvas_paragraph(canvas, in, AC_ROLE_DIM,
		                    _("Nothing here says that. Esc shows everything again."));
	ac_filter_draw(&help->filter, canvas);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext scroll(void *state, int rows)
{
	ac_guidance_scroll(((HelpState *)state)->guidance, rows);
	return ac_next_stay();
}

static AcViewNext turn(void *state, int screens)
{
	ac_guidance_turn(((HelpState *)state)->guidance, screens);
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return scroll(state, 1);
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return scroll(state, -1);
}

static AcViewNext page_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return turn(state, 1);
}

static AcViewNext page_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return turn(state, -1);
}

static AcViewNext first(void *state, G_GNUC_UNUSED AcApp *app)
{
	return scroll(state, G_MININT);
}

static AcViewNext last(void *state, G_GNUC_UNUSED AcApp *app)
{
	return scroll(state, G_MAXINT);
}

static AcViewNext search(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_filter_begin(&((HelpState *)state)->filter);
	return ac_next_stay();
}

static AcViewNext found(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_filter_end(&((HelpState *)state)->filter);
	return ac_next_stay();
}

static AcViewNext forget(void *state, G_GNUC_UNUSED AcApp *app)
{
	HelpState *help = state;
	ac_filter_forget(&help->filter);
	ac_guidance_scroll(help->guidance, G_MININT);
	return ac_next_stay();
}

static AcViewNext key(void *state, G_GNUC_UNUSED AcApp *app, int code)
{
	HelpState *help = state;
	if (ac_filter_key(&help->filter, code))
		ac_guidance_scroll(help->guidance, G_MININT);
	return ac_next_stay();
}

static gboolean is_typing(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const HelpState *)state)->filter.is_typing;
}

static gboolean is_reading(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return !((const HelpState *)state)->filter.is_typing;
}

static gboolean is_narrowed(const void *state, const AcApp *app)
{
	return is_typing(state, app) || ac_filter_is_on(&((const HelpState *)state)->filter);
}

static gboolean is_whole(const void *state, const AcApp *app)
{
	return !is_narrowed(state, app);
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("read what was found"), N_("enter read"), found, is_typing},
    {{'/'}, N_("/"), N_("search: shows what says that, while you type"), N_("/ search"), search, is_reading},
    {{AC_KEY_DOWN}, N_("↓"), N_("a line down"), N_("↑↓ scroll"), down, NULL},
    {{AC_KEY_UP}, N_("↑"), N_("a line up"), NULL, up, NULL},
    {{'j'}, N_("j"), N_("a line down"), NULL, down, is_reading},
    {{'k'}, N_("k"), N_("a line up"), NULL, up, is_reading},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("a screen down"), NULL, page_down, NULL},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("a screen up"), NULL, page_up, NULL},
    {{' '}, N_("Space"), N_("a screen down"), NULL, page_down, is_reading},
    {{AC_KEY_HOME}, N_("Home"), N_("the first line"), NULL, first, is_reading},
    {{AC_KEY_END}, N_("End"), N_("the last line"), NULL, last, is_reading},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("everything again"), N_("esc all"), forget, is_narrowed},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("back"), N_("esc back"), ac_key_back, is_whole},
    {{'?'}, N_("?"), N_("back"), NULL, ac_key_back, is_reading},
    {{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, is_reading},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_help = {
    .id = "help",
    .title = N_("Help"),
    .state_size = sizeof(HelpState),
    .open = open_help,
    .close = close_help,
    .draw = draw,
    .key = key,
    .is_of_all = TRUE,
    .keys = keys,
};
