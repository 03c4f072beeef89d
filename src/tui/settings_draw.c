/* SPDX-License-Identifier: MIT */
/* The settings' screen, drawn: a list in groups, and the chosen one at length below it or beside it. */
#include "settings.h"

#include <string.h>

#include "base/text.h"
#include "common.h"

/* From this width on the chosen one stands beside the list. */
#define TWO_COLUMNS 110
#define LIST_MIN    72
/* From this width on a line says who set it. */
#define FROM_WIDTH 60
/* The list keeps this many rows. */
#define LIST_ROWS 4
#define LEAD_MAX  64
#define GAP       2

const char *ac_settings_group(const AcOptionRow *row)
{
	static const struct {
		const char *name, *title;
	} groups[] = {
	    {"reminders.", N_("Reminders")},
	    {"screen.", N_("Screen")},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(groups); i++)
		if (g_str_has_prefix(row->name, groups[i].name))
			return _(groups[i].title);
	return _("Other");
}

char *ac_settings_lead(const AcOptionRow *row)
{
	const char *help = _(row->help);
	return g_strndup(help, strcspn(help, AC_SETTINGS_LEAD_ENDS));
}

char *ac_settings_value(const AcOptionRow *row, const char *value)
{
	if (row->type == AC_OPTION_TYPE_BOOL)
		return g_strdup(strcmp(value, "true") == 0 ? _("yes") : _("no"));
	if (row->unit != NULL)
		/* TRANSLATORS: a number and what is counted: 8 popups */
		return g_strdup_printf(_("%s %s"), value, _(row->unit));
	return g_strdup(value);
}

/* "default", "set here", "aftercare.cfg:12". Owned. */
static char *from_words(const AcOptionState *option)
{
	if (option->file == NULL)
		return g_strdup(_("default"));
	g_autofree char *name = g_path_get_basename(option->file);
	return option->is_own ? g_strdup_printf("%s:%d", name, option->line) : g_strdup(name);
}

/* ---- the list -------------------------------------------------------------------------------- */

static const AcOptionRow *row_at(const SettingsState *settings, int i)
{
	return &settings->rows[settings->listing.places[i]];
}

static const AcOptionState *state_at(const SettingsState *settings, int i)
{
	return &settings->states[settings->listing.places[i]];
}

/* How the list is drawn. */
typedef struct {
	const SettingsState *settings;
	int lead, value, from, all; /* columns; from 0: not told */
} Columns;

static Columns columns_of(const SettingsState *settings, const AcCanvas *canvas, int width)
{
	Columns columns = {.settings = settings};
	for (int i = 0; i < settings->listing.n; i++) {
		g_autofree char *lead = ac_settings_lead(row_at(settings, i));
		g_autofree char *from = from_words(state_at(settings, i));
		g_autofree char *value = ac_settings_value(row_at(settings, i), state_at(settings, i)->value);
		columns.lead = MAX(columns.lead, ac_canvas_measure(canvas, lead));
		columns.value = MAX(columns.value, ac_canvas_measure(canvas, value));
		columns.from = MAX(columns.from, ac_canvas_measure(canvas, from));
	}
	if (width < FROM_WIDTH)
		columns.from = 0;
	int others = columns.value + GAP + (columns.from > 0 ? columns.from + GAP : 0) + 2;
	columns.lead = MIN(columns.lead, MIN(LEAD_MAX, MAX(width - others, 8)));
	columns.all = columns.lead + others;
	return columns;
}

static gboolean begins_group(const SettingsState *settings, int i)
{
	return i == 0 || ac_settings_group(row_at(settings, i)) != ac_settings_group(row_at(settings, i - 1));
}

static int height_of(const Columns *columns, const AcCanvas *canvas, int i)
{
	g_autofree char *lead = ac_settings_lead(row_at(columns->settings, i));
	return MAX(ac_canvas_rows_of(canvas, lead, columns->lead), 1) +
	       (begins_group(columns->settings, i) ? 1 : 0);
}

/* Returns what is left below it. */
static AcRect draw_group(const AcOptionRow *row, AcCanvas *canvas, AcRect in)
{
	ac_tui_heading(canvas, in, ac_settings_group(row));
	return (AcRect){in.x, in.y + 1, in.width, in.height - 1};
}

static void draw_setting(gconstpointer data, int i, AcCanvas *canvas, AcRect in)
{
	const Columns *columns = data;
	const SettingsState *settings = columns->settings;
	const AcFilter *filter = &settings->listing.filter;
	const AcOptionState *option = state_at(settings, i);
	int value_x = in.x + 1 + columns->lead + GAP, from_x = value_x + columns->value + GAP;
	if (begins_group(settings, i) && in.height > 1)
		in = draw_group(row_at(settings, i), canvas, in);
	unsigned selected = ac_list_mark(&settings->listing.list, i, canvas, in);
	g_autofree char *lead = ac_settings_lead(row_at(settings, i));
	ac_filter_paragraph(filter, canvas, (AcRect){in.x + 1, in.y, columns->lead, in.height},
	                    AC_ROLE_TEXT | selected, lead);
	if (selected != 0 && settings->listing.is_held) {
		ac_field_draw(&settings->field, canvas, (AcRect){value_x, in.y, in.x + in.width - value_x, 1});
		return;
	}
	g_autofree char *value = ac_settings_value(row_at(settings, i), option->value);
	ac_filter_paragraph(filter, canvas, (AcRect){value_x, in.y, columns->value, 1},
	                    (option->file != NULL ? AC_ROLE_STRONG : AC_ROLE_TEXT) | selected, value);
	g_autofree char *from = from_words(option);
	if (columns->from > 0)
		ac_canvas_line(canvas, (AcRect){from_x, in.y, in.x + in.width - from_x, 1}, AC_ROLE_DIM | selected,
		               from);
}

static void draw_list(SettingsState *settings, AcCanvas *canvas, AcRect in)
{
	int n = settings->listing.n;
	Columns columns = columns_of(settings, canvas, in.width);
	g_autofree int *heights = g_new(int, MAX(n, 1));
	for (int i = 0; i < n; i++)
		heights[i] = height_of(&columns, canvas, i);
	const AcListItems items = {heights, n, draw_setting, &columns};
	ac_list_draw(&settings->listing.list, &items, canvas, in);
}

/* ---- the chosen one -------------------------------------------------------------------------- */

typedef struct {
	char *texts[4]; /* owned */
	AcRole roles[4];
	guint n;
} Detail;

static void tell(Detail *detail, AcRole role, char *text)
{
	detail->texts[detail->n] = text;
	detail->roles[detail->n++] = role;
}

/* What its line in the list does not say. */
static void tell_rest(Detail *detail, const AcOptionRow *row)
{
	const char *help = _(row->help);
	const char *rest = help + strcspn(help, AC_SETTINGS_LEAD_ENDS);
	rest += strspn(rest, AC_SETTINGS_LEAD_ENDS " ");
	if (rest[0] != '\0')
		tell(detail, AC_ROLE_TEXT, g_strdup(rest));
}

static Detail detail_of(const SettingsState *settings)
{
	Detail detail = {0};
	int i = settings->listing.list.chosen;
	const AcOptionRow *row = row_at(settings, i);
	const AcOptionState *option = state_at(settings, i);
	gboolean is_bool = row->type == AC_OPTION_TYPE_BOOL;
	g_autofree char *may = is_bool ? g_strdup(_("yes or no")) : ac_options_expected(row->name);
	g_autofree char *usual = is_bool ? ac_settings_value(row, row->usual) : g_strdup(row->usual);
	tell_rest(&detail, row);
	if (option->is_own) {
		g_autofree char *file = ac_text_plain(option->file);
		tell(&detail, AC_ROLE_STRONG,
		     g_strdup_printf(_("Your own file says so and comes first: %s:%d. Change it there."), file,
		                     option->line));
	}
	tell(&detail, AC_ROLE_DIM, g_strdup_printf(_("It may be %s. By itself it is %s."), may, usual));
	/* TRANSLATORS: the name of a setting, as it is written in a file and on the command line */
	tell(&detail, AC_ROLE_DIM,
	     g_strdup_printf(is_bool ? _("In a file it is called %s, and is true or false.")
	                             : _("In a file it is called %s."),
	                     row->name));
	return detail;
}

static void clear_detail(Detail *detail)
{
	for (guint i = 0; i < detail->n; i++)
		g_free(detail->texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Detail, clear_detail)

static int rows_of(const Detail *detail, const AcCanvas *canvas, int width)
{
	int rows = 0;
	for (guint i = 0; i < detail->n; i++)
		rows += ac_canvas_rows_of(canvas, detail->texts[i], width);
	return rows;
}

static void draw_detail(const SettingsState *settings, const Detail *detail, AcCanvas *canvas, AcRect in,
                        int gap)
{
	int bottom = in.y + in.height;
	for (guint i = 0; i < detail->n && in.y < bottom; i++) {
		in.height = bottom - in.y;
		in.y +=
		    ac_filter_paragraph(&settings->listing.filter, canvas, in, detail->roles[i], detail->texts[i]) +
		    gap;
	}
}

/* ---- all of it ------------------------------------------------------------------------------- */

static void draw_beside(SettingsState *settings, const Detail *detail, AcCanvas *canvas, AcRect body)
{
	Columns columns = columns_of(settings, canvas, body.width);
	int list = CLAMP(columns.all, LIST_MIN, body.width * 2 / 3), x = body.x + list + 3;
	g_autofree char *lead = ac_settings_lead(row_at(settings, settings->listing.list.chosen));
	AcRect right = {x, body.y, body.x + body.width - x, body.height};
	ac_canvas_bar(canvas, (AcRect){x - 2, body.y, 1, body.height}, AC_ROLE_RULE);
	int used = ac_canvas_paragraph(canvas, right, AC_ROLE_HEADING, lead) + 1;
	right.y += used;
	right.height -= used;
	draw_detail(settings, detail, canvas, right, 1);
	draw_list(settings, canvas, (AcRect){body.x, body.y, list, body.height});
}

static void draw_below(SettingsState *settings, const Detail *detail, AcCanvas *canvas, AcRect body)
{
	int needed = rows_of(detail, canvas, body.width - 1);
	int rows = MIN(needed, MAX(body.height - LIST_ROWS - 1, 0)), list = body.height - rows - 1;
	ac_canvas_rule(canvas, (AcRect){body.x, body.y + list, body.width, 1}, AC_ROLE_RULE);
	draw_detail(settings, detail, canvas, (AcRect){body.x + 1, body.y + list + 1, body.width - 1, rows}, 0);
	draw_list(settings, canvas, (AcRect){body.x, body.y, body.width, list});
}

static void draw_trouble(const SettingsState *settings, AcCanvas *canvas, AcRect *body)
{
	if (settings->trouble == NULL)
		return;
	g_autofree char *text =
	    g_strdup_printf(_("%s\nWhat is wrong there is not taken; all the rest holds."), settings->trouble);
	int rows = ac_canvas_paragraph(canvas, (AcRect){body->x, body->y, body->width, body->height / 2},
	                               AC_ROLE_ALARM, text);
	body->y += rows;
	body->height -= rows;
}

void ac_settings_draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	SettingsState *settings = state;
	AcRect body = ac_tui_title(canvas, _("Aftercare   Settings"), NULL);
	draw_trouble(settings, canvas, &body);
	if (settings->listing.n == 0) {
		ac_canvas_paragraph(canvas, body, AC_ROLE_DIM, _("No setting says that. Esc shows all of them."));
	} else {
		g_auto(Detail) detail = detail_of(settings);
		if (body.width >= TWO_COLUMNS)
			draw_beside(settings, &detail, canvas, body);
		else
			draw_below(settings, &detail, canvas, body);
	}
	ac_filter_draw(&settings->listing.filter, canvas);
}
