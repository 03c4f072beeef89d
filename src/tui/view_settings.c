/* SPDX-License-Identifier: MIT */
/* Settings: all that can be set, what it is set to and by whom, and setting it. Written into the program's
 * own file, never into the person's. */
#include "common.h"
#include "settings.h"
#include "views.h"

#include "base/text.h"

static gboolean fits(const void *state, int place)
{
	const SettingsState *settings = state;
	const AcOptionRow *row = &settings->rows[place];
	const char *const texts[] = {row->name, _(row->help), settings->states[place].value,
	                             ac_settings_group(row)};
	return ac_filter_takes(&settings->listing.filter, texts, G_N_ELEMENTS(texts));
}

static void pick(void *state)
{
	guint n;
	ac_option_rows(&n);
	ac_listing_pick(state, (int)n, fits);
}

static void open_settings(void *state, G_GNUC_UNUSED AcApp *app, G_GNUC_UNUSED const void *argument)
{
	SettingsState *settings = state;
	guint n;
	settings->rows = ac_option_rows(&n);
	settings->arena = ac_arena_new();
	settings->undo = g_array_new(FALSE, FALSE, sizeof(SettingsChange));
	ac_listing_init(&settings->listing, pick);
	ac_field_init(&settings->field);
}

static void close_settings(void *state)
{
	SettingsState *settings = state;
	for (guint i = 0; i < settings->undo->len; i++)
		g_free(g_array_index(settings->undo, SettingsChange, i).before);
	g_array_free(settings->undo, TRUE);
	ac_listing_clear(&settings->listing);
	ac_field_clear(&settings->field);
	ac_arena_free(settings->arena);
	g_free(settings->trouble);
}

/* ---- what is shown --------------------------------------------------------------------------- */

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

/* ---- setting --------------------------------------------------------------------------------- */

/* The file says so, or it has the value by itself already: nothing to write. */
static gboolean is_so(const AcOptionState *option, const char *value)
{
	return g_strcmp0(option->written, value) == 0 && !option->is_own;
}

static AcViewNext set(SettingsState *settings, AcApp *app, const char *value)
{
	GError *error = NULL;
	int place = ac_listing_place(&settings->listing);
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
	ac_listing_choose(&settings->listing, last->place);
	g_autofree char *lead = ac_settings_lead(row);
	g_autofree char *words = ac_settings_value(row, last->before != NULL ? last->before : row->usual);
	g_free(last->before);
	g_array_set_size(settings->undo, settings->undo->len - 1);
	return ac_next_say(AC_NEXT_CHANGED, g_strdup_printf(_("Taken back. %s: %s"), lead, words));
}

static AcViewNext turn(SettingsState *settings, AcApp *app, int by)
{
	int place = ac_listing_place(&settings->listing);
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
	AcOptionType type = settings->rows[ac_listing_place(&settings->listing)].type;
	return type == AC_OPTION_TYPE_INT || type == AC_OPTION_TYPE_CLOCK;
}

static AcViewNext change(void *state, AcApp *app)
{
	SettingsState *settings = state;
	if (!is_written_out(settings) || settings->states[ac_listing_place(&settings->listing)].is_own)
		return turn(settings, app, 1);
	settings->listing.is_held = TRUE;
	ac_field_set(&settings->field, settings->states[ac_listing_place(&settings->listing)].value);
	return ac_next_stay();
}

static AcViewNext take_typed(void *state, AcApp *app)
{
	SettingsState *settings = state;
	g_autofree char *value = g_strstrip(g_strdup(settings->field.text->str));
	AcViewNext next = set(settings, app, value);
	settings->listing.is_held = next.alarm; /* to be mended, not typed again */
	return next;
}

static AcViewNext leave_typing(void *state, G_GNUC_UNUSED AcApp *app)
{
	SettingsState *settings = state;
	settings->listing.is_held = FALSE;
	return ac_next_stay();
}

/* A digit begins a time or a number. */
static AcViewNext key(void *state, AcApp *app, int code)
{
	SettingsState *settings = state;
	AcListing *listing = &settings->listing;
	if (listing->is_held) {
		ac_field_key(&settings->field, code);
		return ac_next_stay();
	}
	if (listing->filter.is_typing || code < '0' || code > '9' || listing->n == 0 || !is_written_out(settings))
		return ac_listing_key(state, app, code);
	AcViewNext next = change(settings, app);
	if (!listing->is_held)
		return next;
	ac_field_set(&settings->field, "");
	ac_field_key(&settings->field, code);
	return ac_next_stay();
}

/* ---- keys ------------------------------------------------------------------------------------ */

static gboolean is_held(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const SettingsState *)state)->listing.is_held;
}

static gboolean can_set(const void *state, const AcApp *app)
{
	return ac_listing_reads(state, app) && ((const SettingsState *)state)->listing.n > 0;
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("take what was typed"), N_("enter set"), take_typed, is_held},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("leave it as it was"), N_("esc cancel"), leave_typing, is_held},
    {{AC_KEY_ENTER},
     N_("Enter"),
     N_("the list, with what was found"),
     N_("enter list"),
     ac_listing_found,
     ac_listing_is_typing},
    {{AC_KEY_ENTER},
     N_("Enter"),
     N_("change it; a time or a number is typed"),
     N_("enter change"),
     change,
     can_set},
    {{AC_KEY_RIGHT, 'l', ' '}, N_("l → Space"), N_("next value"), N_("‹ › value"), next_value, can_set},
    {{AC_KEY_LEFT, 'h'}, N_("h ←"), N_("value before"), NULL, value_before, can_set},
    {{'d'}, N_("d"), N_("back to what it is by itself"), N_("d default"), back_to_default, can_set},
    {{'/'}, N_("/"), N_("search"), N_("/ search"), ac_listing_search, ac_listing_reads},
    {{'u'},
     N_("u"),
     N_("take back what was set here, since this screen was opened"),
     N_("u undo"),
     take_back,
     ac_listing_reads},
    AC_LISTING_SEARCHED_KEYS(NULL),
    {{AC_KEY_ESCAPE},
     N_("Esc"),
     N_("everything again"),
     N_("esc all"),
     ac_listing_forget,
     ac_listing_is_narrowed},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("one level back"), N_("esc back"), ac_key_back, ac_listing_is_whole},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, ac_listing_reads},
    {{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, ac_listing_reads},
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
    .touch = ac_listing_touch,
    .help =
        N_("What is set here stands in settings.cfg, which the program writes, and holds at once. Your own "
           "aftercare.cfg comes before it and is never written. u takes back what was set while this "
           "screen is open; settings are not part of the clients' data and its undo."),
    .is_of_all = TRUE,
    .keys = keys,
};
