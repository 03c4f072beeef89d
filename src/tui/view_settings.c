/* SPDX-License-Identifier: MIT */
/* Settings: all that can be set, what it is set to and by whom, and setting it. Written into the program's
 * own file, never into the person's. */
#include "common.h"
#include "field.h"
#include "filter.h"
#include "list.h"
#include "settings.h"
#include "views.h"

#include "base/text.h"

static void open_settings(void *state, G_GNUC_UNUSED AcApp *app, G_GNUC_UNUSED const void *argument)
{
	SettingsState *settings = state;
	guint n;
	settings->rows = ac_option_rows(&n);
	settings->shown = g_new(int, n);
	settings->arena = ac_arena_new();
	settings->undo = g_array_new(FALSE, FALSE, sizeof(SettingsChange));
	ac_filter_init(&settings->filter);
	ac_field_init(&settings->field);
}

static void close_settings(void *state)
{
	SettingsState *settings = state;
	for (guint i = 0; i < settings->undo->len; i++)
		g_free(g_array_index(settings->undo, SettingsChange, i).before);
	g_array_free(settings->undo, TRUE);
	ac_filter_clear(&settings->filter);
	ac_field_clear(&settings->field);
	ac_arena_free(settings->arena);
	g_free(settings->trouble);
	g_free(settings->shown);
}

/* ---- what is shown --------------------------------------------------------------------------- */

static void pick(SettingsState *settings)
{
	guint n;
	ac_option_rows(&n);
	settings->n = 0;
	for (guint i = 0; i < n; i++) {
		const char *const texts[] = {settings->rows[i].name, _(settings->rows[i].help),
		                             settings->states[i].value, ac_settings_group(&settings->rows[i])};
		if (ac_filter_takes(&settings->filter, texts, G_N_ELEMENTS(texts)))
			settings->shown[settings->n++] = (int)i;
	}
	ac_list_clamp(&settings->list, settings->n);
}

/* "aftercare.cfg:2: …", a line each: the folder is said nowhere else either. Owned; NULL: nothing. */
static char *trouble_of(const AcProblems *problems)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < ac_problems_total(problems); i++) {
		const AcProblem *problem = ac_problems_get(problems, i);
		g_autofree char *name = g_path_get_basename(problem->file);
		g_string_append(text, i > 0 ? "\n" : "");
		g_string_append(text, name);
		if (problem->line > 0)
			g_string_append_printf(text, ":%d", problem->line);
		g_string_append_printf(text, ": %s", problem->text);
	}
	return g_string_free(text, text->len == 0);
}

static void update(void *state, AcApp *app)
{
	SettingsState *settings = state;
	g_autoptr(AcProblems) problems = ac_problems_new();
	ac_arena_reset(settings->arena);
	settings->states = ac_options_look(ac_app_paths(app), settings->arena, problems);
	g_free(settings->trouble);
	settings->trouble = trouble_of(problems);
	pick(settings);
}

/* The chosen one's place in the table; -1: nothing fits what is searched for. */
static int chosen(const SettingsState *settings)
{
	return settings->n > 0 ? settings->shown[settings->list.chosen] : -1;
}

/* ---- setting --------------------------------------------------------------------------------- */

/* The file says so, or it has the value by itself already: nothing to write. */
static gboolean is_so(const AcOptionState *option, const char *value)
{
	return g_strcmp0(option->written, value) == 0 && !option->is_own;
}

static AcViewNext set(SettingsState *settings, AcApp *app, const char *value)
{
	GError *error = NULL;
	int place = chosen(settings);
	const AcOptionRow *row = &settings->rows[place];
	if (is_so(&settings->states[place], value))
		return ac_next_stay();
	const SettingsChange change = {.place = place, .before = g_strdup(settings->states[place].written)};
	if (!ac_options_set(ac_app_paths(app), row->name, value, &error)) {
		g_free(change.before);
		return ac_next_error(error);
	}
	g_array_append_val(settings->undo, change);
	g_autofree char *lead = ac_settings_lead(row),
	                *words = ac_settings_value(row, value ? value : row->usual);
	/* TRANSLATORS: a setting, and what it is now */
	return ac_next_say(AC_NEXT_CHANGED,
	                   value != NULL ? g_strdup_printf(_("%s: %s. u takes it back."), lead, words)
	                                 : g_strdup_printf(_("%s: %s again. u takes it back."), lead, words));
}

static AcViewNext take_back(void *state, AcApp *app)
{
	SettingsState *settings = state;
	GError *error = NULL;
	if (settings->undo->len == 0)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("Nothing was set here since this screen was opened.")));
	SettingsChange *last = &g_array_index(settings->undo, SettingsChange, settings->undo->len - 1);
	const AcOptionRow *row = &settings->rows[last->place];
	if (!ac_options_set(ac_app_paths(app), row->name, last->before, &error))
		return ac_next_error(error);
	for (int i = 0; i < settings->n; i++)
		if (settings->shown[i] == last->place)
			settings->list.chosen = i;
	g_autofree char *lead = ac_settings_lead(row);
	g_autofree char *words = ac_settings_value(row, last->before != NULL ? last->before : row->usual);
	g_free(last->before);
	g_array_set_size(settings->undo, settings->undo->len - 1);
	return ac_next_say(AC_NEXT_CHANGED, g_strdup_printf(_("Taken back. %s: %s"), lead, words));
}

static AcViewNext turn(SettingsState *settings, AcApp *app, int by)
{
	int place = chosen(settings);
	g_autofree char *value = ac_options_step(settings->rows[place].name, settings->states[place].value, by);
	return set(settings, app, value);
}

static AcViewNext next_value(void *state, AcApp *app)
{
	return turn(state, app, 1);
}

static AcViewNext value_before(void *state, AcApp *app)
{
	return turn(state, app, -1);
}

static AcViewNext back_to_default(void *state, AcApp *app)
{
	return set(state, app, NULL);
}

static gboolean is_written_out(const SettingsState *settings)
{
	AcOptionType type = settings->rows[chosen(settings)].type;
	return type == AC_OPTION_TYPE_INT || type == AC_OPTION_TYPE_CLOCK;
}

static AcViewNext change(void *state, AcApp *app)
{
	SettingsState *settings = state;
	if (!is_written_out(settings) || settings->states[chosen(settings)].is_own)
		return turn(settings, app, 1);
	settings->is_typing = TRUE;
	ac_field_set(&settings->field, settings->states[chosen(settings)].value);
	return ac_next_stay();
}

static AcViewNext take_typed(void *state, AcApp *app)
{
	SettingsState *settings = state;
	g_autofree char *value = g_strstrip(g_strdup(settings->field.text->str));
	AcViewNext next = set(settings, app, value);
	settings->is_typing = next.alarm; /* to be mended, not typed again */
	return next;
}

static AcViewNext leave_typing(void *state, G_GNUC_UNUSED AcApp *app)
{
	SettingsState *settings = state;
	settings->is_typing = FALSE;
	return ac_next_stay();
}

/* ---- searching and moving -------------------------------------------------------------------- */

static AcViewNext search(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_filter_begin(&((SettingsState *)state)->filter);
	return ac_next_stay();
}

static AcViewNext found(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_filter_end(&((SettingsState *)state)->filter);
	return ac_next_stay();
}

static AcViewNext forget(void *state, G_GNUC_UNUSED AcApp *app)
{
	SettingsState *settings = state;
	int place = chosen(settings);
	ac_filter_forget(&settings->filter);
	pick(settings);
	settings->list.chosen = MAX(place, 0);
	return ac_next_stay();
}

static AcViewNext move(SettingsState *settings, int by)
{
	ac_list_move(&settings->list, by, settings->n);
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, 1);
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -1);
}

static AcViewNext page_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, 8);
}

static AcViewNext page_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -8);
}

static AcViewNext last(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, G_MAXINT16);
}

static AcViewNext first(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -G_MAXINT16);
}

static AcViewNext key(void *state, AcApp *app, int code)
{
	SettingsState *settings = state;
	gboolean is_digit = code >= '0' && code <= '9';
	if (settings->is_typing)
		ac_field_key(&settings->field, code);
	else if (ac_filter_key(&settings->filter, code))
		pick(settings);
	else if (is_digit && !settings->filter.is_typing && settings->n > 0 && is_written_out(settings)) {
		AcViewNext next = change(settings, app);
		if (!settings->is_typing)
			return next;
		ac_field_set(&settings->field, "");
		ac_field_key(&settings->field, code);
	}
	return ac_next_stay();
}

static int touch(void *state, G_GNUC_UNUSED AcApp *app, int id)
{
	SettingsState *settings = state;
	return settings->is_typing ? 0 : ac_list_touch(&settings->list, id);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static gboolean is_typing(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const SettingsState *)state)->is_typing;
}

static gboolean is_searching(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const SettingsState *)state)->filter.is_typing;
}

static gboolean is_narrowed(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const SettingsState *settings = state;
	return !settings->is_typing && (settings->filter.is_typing || ac_filter_is_on(&settings->filter));
}

static gboolean is_free(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const SettingsState *settings = state;
	return !settings->is_typing && !settings->filter.is_typing;
}

static gboolean can_set(const void *state, const AcApp *app)
{
	return is_free(state, app) && ((const SettingsState *)state)->n > 0;
}

static gboolean can_move(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return !((const SettingsState *)state)->is_typing;
}

static gboolean can_leave(const void *state, const AcApp *app)
{
	return is_free(state, app) && !is_narrowed(state, app);
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("take what was typed"), N_("enter set"), take_typed, is_typing},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("leave it as it was"), N_("esc cancel"), leave_typing, is_typing},
    {{AC_KEY_ENTER}, N_("Enter"), N_("the list, with what was found"), N_("enter list"), found, is_searching},
    {{AC_KEY_ENTER},
     N_("Enter"),
     N_("change it; a time or a number is typed"),
     N_("enter change"),
     change,
     can_set},
    {{AC_KEY_RIGHT, 'l', ' '}, N_("l → Space"), N_("next value"), N_("‹ › value"), next_value, can_set},
    {{AC_KEY_LEFT, 'h'}, N_("h ←"), N_("value before"), NULL, value_before, can_set},
    {{'d'}, N_("d"), N_("back to what it is by itself"), N_("d default"), back_to_default, can_set},
    {{'/'}, N_("/"), N_("search"), N_("/ search"), search, is_free},
    {{'u'},
     N_("u"),
     N_("take back what was set here, since this screen was opened"),
     N_("u undo"),
     take_back,
     is_free},
    {{AC_KEY_DOWN}, N_("↓"), N_("next line"), NULL, down, can_move},
    {{AC_KEY_UP}, N_("↑"), N_("line before"), NULL, up, can_move},
    {{'j'}, N_("j"), N_("next line"), NULL, down, is_free},
    {{'k'}, N_("k"), N_("line before"), NULL, up, is_free},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("eight lines down"), NULL, page_down, can_move},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("eight lines up"), NULL, page_up, can_move},
    {{AC_KEY_HOME}, N_("Home"), N_("the first line"), NULL, first, is_free},
    {{AC_KEY_END}, N_("End"), N_("the last line"), NULL, last, is_free},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("all of them again"), N_("esc all"), forget, is_narrowed},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("one level back"), N_("esc back"), ac_key_back, can_leave},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, is_free},
    {{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, is_free},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_settings = {
    .id = "settings",
    .title = N_("Settings"),
    .state_size = sizeof(SettingsState),
    .open = open_settings,
    .close = close_settings,
    .update = update,
    .draw = ac_settings_draw,
    .key = key,
    .touch = touch,
    .help =
        N_("What is set here stands in settings.cfg, which the program writes, and holds at once. Your own "
           "aftercare.cfg comes before it and is never written. u takes back what was set while this "
           "screen is open; settings are not part of the clients' data and its undo."),
    .keys = keys,
};
