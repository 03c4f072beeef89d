/* SPDX-License-Identifier: MIT */
/* Print: what the client takes home, to a printer or into a file. The page itself is made by
 * aftercare-print. */
#include <string.h>

#include "client_parts.h"
#include "common.h"
#include "field.h"
#include "reader.h"
#include "views.h"

#include "app/language.h"
#include "app/paper.h"
#include "app/printer.h"
#include "base/text.h"

/* So long a job is watched: nothing else can be done meanwhile. */
#define FOLLOW_S    2
#define LABEL_WIDTH 11

typedef enum { ROW_WHERE, ROW_FILE, ROW_PAPER, ROW_TYPE, ROW_LANGUAGE, ROW_BY, N_ROWS } Row;

typedef struct {
	AcReader reader; /* the page as text */
	AcPrinters printers;
	char *no_printer;  /* why there is none; NULL: there are some */
	GPtrArray *places; /* of AcPrinter, the usual one first; after them a file */
	GPtrArray *languages;
	guint place, language; /* chosen; language 0: that of the rules */
	gboolean is_letter, is_large;
	AcField file, by;
	Row row;
	char *title; /* whose, and by which rules */
} PrintState;

/* ---- what there is to choose ----------------------------------------------------------------- */

static const AcPrinter *printer_of(const PrintState *print)
{
	return print->place < print->places->len ? g_ptr_array_index(print->places, print->place) : NULL;
}

static void find_printers(PrintState *print)
{
	g_autoptr(GError) error = NULL;
	print->places = g_ptr_array_new();
	if (!ac_printers_find(&print->printers, &error)) {
		print->no_printer = ac_text_plain(error->message);
		return;
	}
	for (guint i = 0; i < print->printers.queues->len; i++) {
		AcPrinter *printer = g_ptr_array_index(print->printers.queues, i);
		gboolean is_usual = g_strcmp0(printer->name, print->printers.usual) == 0;
		g_ptr_array_insert(print->places, is_usual ? 0 : -1, printer);
	}
	if (print->places->len == 0)
		print->no_printer = g_strdup(_("No printer is set up here."));
}

/* Theirs, where they have one. */
static void choose_language(PrintState *print, const char *theirs)
{
	for (guint i = 1; theirs != NULL && i < print->languages->len; i++)
		if (g_strcmp0(g_ptr_array_index(print->languages, i), theirs) == 0)
			print->language = i;
}

static void open_print(void *state, AcApp *app, G_GNUC_UNUSED const void *argument)
{
	PrintState *print = state;
	g_autofree char *name = ac_paper_name(ac_app_client(app));
	print->reader.page = ac_page_new();
	print->languages = ac_languages();
	g_ptr_array_insert(print->languages, 0, NULL);
	choose_language(print, ac_app_row(app)->language);
	find_printers(print);
	/* Nobody's printer is guessed at: the usual one, or a file. */
	if (print->printers.usual == NULL || !printer_of(print)->accepts)
		print->place = print->places->len;
	ac_field_init(&print->file);
	ac_field_init(&print->by);
	ac_field_set(&print->file, name);
}

static void close_print(void *state)
{
	PrintState *print = state;
	ac_reader_close(state);
	g_ptr_array_free(print->places, TRUE);
	g_ptr_array_free(print->languages, TRUE);
	ac_printers_clear(&print->printers);
	ac_field_clear(&print->file);
	ac_field_clear(&print->by);
	g_free(print->no_printer);
	g_free(print->title);
}

/* ---- the program that makes the page ---------------------------------------------------------- */

static char *now_for(const AcApp *app)
{
	int year, month, day;
	AcLocal now = ac_time_local(ac_app_now(app), ac_app_zone(app));
	ac_date_to_ymd(now.date, &year, &month, &day);
	return g_strdup_printf("--now=%04d-%02d-%02d %02d:%02d", year, month, day, now.minute / 60,
	                       now.minute % 60);
}

static gboolean make(const PrintState *print, const AcApp *app, const char *format, const char *output,
                     AcRun *run, GError **error)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	const char *language = g_ptr_array_index(print->languages, print->language);
	g_ptr_array_add(words, g_strdup_printf("--client=#%" G_GINT64_FORMAT, ac_app_row(app)->id));
	if (ac_app_now_is_fixed(app))
		g_ptr_array_add(words, now_for(app));
	if (language != NULL)
		g_ptr_array_add(words, g_strdup_printf("--language=%s", language));
	g_ptr_array_add(words, g_strdup(print->is_letter ? "--paper=letter" : "--paper=a4"));
	if (print->is_large)
		g_ptr_array_add(words, g_strdup("--large"));
	g_ptr_array_add(words, g_strdup_printf("--format=%s", format));
	g_ptr_array_add(words, g_strdup_printf("--output=%s", output));
	g_ptr_array_add(words, NULL);
	return ac_paper_make((const char *const *)words->pdata, run, error);
}

/* A form feed is where the second page begins. */
static void add_lines(AcPage *page, char *text)
{
	for (char *line = text, *next; line != NULL && *line != '\0'; line = next) {
		next = strchr(line, '\n');
		if (next != NULL)
			*next++ = '\0';
		if (*line == '\f') {
			ac_page_add_heading(page, _("Page 2"));
			line++;
		}
		ac_page_add(page, AC_ROLE_TEXT, line);
	}
}

static void look_at_page(PrintState *print, const AcApp *app)
{
	g_autoptr(GError) error = NULL;
	g_auto(AcRun) run = {0};
	AcPage *page = print->reader.page;
	ac_page_clear(page);
	if (make(print, app, "text", "-", &run, &error))
		add_lines(page, run.out->str);
	else
		ac_page_add(page, AC_ROLE_ALARM, error->message);
}

static void update(void *state, AcApp *app)
{
	PrintState *print = state;
	g_clear_pointer(&print->title, g_free);
	ac_page_clear(print->reader.page);
	if (ac_app_plan(app) == NULL)
		return;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(app));
	const AcDay *day = ac_plan_day(ac_app_plan(app), arena, ac_time_date(ac_app_now(app), ac_app_zone(app)));
	g_autofree char *session =
	    day->session_number > 0 ? g_strdup_printf(_(", session %u"), day->session_number) : g_strdup("");
	print->title =
	    g_strdup_printf("%s%s, %s %s", ac_app_client(app)->name, session, protocol->id, protocol->version);
	look_at_page(print, app);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static gboolean is_there(const PrintState *print, Row row)
{
	return row != ROW_FILE || printer_of(print) == NULL;
}

static gboolean is_typed(const PrintState *print)
{
	return print->row == ROW_FILE || print->row == ROW_BY;
}

static char *place_words(const PrintState *print)
{
	const AcPrinter *printer = printer_of(print);
	if (printer == NULL)
		return g_strdup(_("a PDF file"));
	g_autofree char *name = ac_text_plain(printer->name);
	gboolean is_usual = g_strcmp0(printer->name, print->printers.usual) == 0;
	const char *state = !printer->accepts ? _(", takes no pages") : !printer->prints ? _(", is paused") : "";
	const char *gap = *state != '\0' && *printer->reason != '\0' ? ": " : "";
	return g_strdup_printf("%s%s%s%s%s", name, is_usual ? _(" (usual)") : "", state, gap,
	                       *gap != '\0' ? printer->reason : "");
}

static char *value_of(const PrintState *print, Row row)
{
	switch (row) {
	case ROW_WHERE:
		return place_words(print);
	case ROW_PAPER:
		return g_strdup(print->is_letter ? _("Letter") : _("A4"));
	case ROW_TYPE:
		return g_strdup(print->is_large ? _("large, on more pages") : _("as usual"));
	case ROW_LANGUAGE:
		return ac_client_language_words(g_ptr_array_index(print->languages, print->language));
	default:
		return g_strdup(row == ROW_FILE ? print->file.text->str : print->by.text->str);
	}
}

static void draw_row(const PrintState *print, Row row, AcCanvas *canvas, AcRect in)
{
	static const char *const labels[N_ROWS] = {N_("Where to"),   N_("File"),     N_("Paper"),
	                                           N_("Print size"), N_("Language"), N_("Initials")};
	gboolean chosen = row == print->row;
	AcRect value = {in.x + LABEL_WIDTH, in.y, in.width - LABEL_WIDTH, 1};
	ac_canvas_line(canvas, (AcRect){in.x, in.y, LABEL_WIDTH - 1, 1}, AC_ROLE_DIM, _(labels[row]));
	if (chosen && is_typed(print)) {
		ac_field_draw(row == ROW_FILE ? &print->file : &print->by, canvas, value);
		return;
	}
	g_autofree char *text = value_of(print, row);
	if (!chosen) {
		const char *hint = row == ROW_BY && *text == '\0' ? _("who hands it over, if you like") : NULL;
		ac_canvas_line(canvas, value, hint != NULL ? AC_ROLE_DIM : AC_ROLE_TEXT, hint != NULL ? hint : text);
		return;
	}
	g_autofree char *turning = g_strdup_printf("‹ %s ›", text);
	ac_canvas_line(canvas, value, AC_ROLE_TEXT | AC_ROLE_SELECTED, turning);
	ac_canvas_set_cursor(canvas, value.x, value.y);
}

static void draw_rows(const PrintState *print, AcCanvas *canvas, AcRect in)
{
	for (Row row = 0; row < N_ROWS; row++) {
		if (!is_there(print, row))
			continue;
		draw_row(print, row, canvas, (AcRect){in.x, in.y, in.width, 1});
		in.y++;
	}
}

static void draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	PrintState *print = state;
	AcRect body = ac_tui_title(canvas, _("Aftercare   Print"), NULL);
	if (print->title == NULL) {
		ac_canvas_paragraph(canvas, body, AC_ROLE_TEXT, _("There is nothing to print any more."));
		return;
	}
	int bottom = body.y + body.height, rows = is_there(print, ROW_FILE) ? N_ROWS : N_ROWS - 1;
	int gap = ac_canvas_height(canvas) >= 20 ? 1 : 0;
	ac_canvas_line(canvas, body, AC_ROLE_STRONG, print->title);
	AcRect form = {body.x, body.y + 1 + gap, body.width, rows};
	AcRect rule = {body.x, form.y + rows + gap, body.width, 1};
	int used = ac_canvas_line(canvas, rule, AC_ROLE_HEADING, _("The page, as text")) + 1;
	ac_canvas_rule(canvas, (AcRect){rule.x + used, rule.y, MAX(rule.width - used, 1), 1}, AC_ROLE_RULE);
	AcRect page = {body.x, rule.y + 1, body.width, bottom - rule.y - 1};
	if (page.height > 1)
		ac_page_draw(print->reader.page, canvas, page);
	draw_rows(print, canvas, form); /* the cursor is here */
}

static char *status(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return g_strdup(((const PrintState *)state)->no_printer);
}

/* ---- sending and writing ---------------------------------------------------------------------- */

/* It is where it was to go, whether that can be noted or not. */
static AcViewNext done(const PrintState *print, AcApp *app, const char *how, const char *words)
{
	g_autoptr(GError) error = NULL;
	if (ac_app_hand_over(app, how, print->by.text->str, &error))
		return ac_next_say(AC_NEXT_BACK, g_strdup(words));
	AcViewNext next =
	    ac_next_say(AC_NEXT_BACK, g_strdup_printf(_("%s It could not be noted that this was handed over: %s"),
	                                              words, error->message));
	next.alarm = TRUE;
	return next;
}

static char *path_of(const PrintState *print)
{
	const char *name = print->file.text->str;
	if (g_str_has_prefix(name, "~/"))
		return g_build_filename(g_get_home_dir(), name + 2, NULL);
	return g_canonicalize_filename(name, NULL);
}

static AcViewNext write_file(void *state, AcApp *app)
{
	PrintState *print = state;
	GError *error = NULL;
	if (print->file.text->len == 0)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("Name the file first.")));
	g_auto(AcRun) run = {0};
	g_autofree char *path = path_of(print);
	if (!make(print, app, "pdf", path, &run, &error))
		return ac_next_error(error);
	g_autofree char *plain = ac_text_plain(path);
	g_autofree char *words = g_strdup_printf(_("Written: %s."), plain);
	return done(print, app, "PDF", words);
}

/* What was chosen does not print: the file is next. */
static AcViewNext offer_file(PrintState *print, const char *why)
{
	print->place = print->places->len;
	print->row = ROW_WHERE;
	AcViewNext next =
	    ac_next_say(AC_NEXT_STAY, g_strdup_printf(_("%s Enter now saves a PDF file instead."), why));
	next.alarm = TRUE;
	return next;
}

static gboolean send(const PrintState *print, const AcApp *app, AcPrintJob *job, GError **error)
{
	g_auto(AcRun) run = {0};
	const AcPrinter *printer = ac_printers_choose(&print->printers, printer_of(print)->name, error);
	if (printer == NULL || !make(print, app, "pdf", "-", &run, error))
		return FALSE;
	const AcPrintWish wish = {.copies = 1, .paper = print->is_letter ? "Letter" : "A4"};
	g_autoptr(GBytes) pdf = g_bytes_new_static(run.out->str, run.out->len);
	return ac_printer_send(printer, &wish, pdf, job, error);
}

static AcViewNext send_page(void *state, AcApp *app)
{
	PrintState *print = state;
	g_autoptr(GError) error = NULL;
	g_auto(AcPrintJob) job = {0};
	if (!send(print, app, &job, &error))
		return offer_file(print, error->message);
	g_autofree char *said = NULL;
	AcJobState is = ac_printer_follow(printer_of(print), &job, FOLLOW_S, &said);
	g_autofree char *words = ac_printer_words(is, &job, said);
	if (is == AC_JOB_FAILED)
		return offer_file(print, words);
	g_autofree char *how = g_strdup_printf("printer %s", job.id);
	return done(print, app, how, words);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext step(PrintState *print, int by)
{
	int row = (int)print->row;
	do
		row = (row + by + N_ROWS) % N_ROWS;
	while (!is_there(print, (Row)row));
	print->row = (Row)row;
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return step(state, 1);
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return step(state, -1);
}

static guint turned(guint chosen, int by, guint n)
{
	return (guint)(((int)chosen + by + (int)n) % (int)n);
}

static AcViewNext turn(PrintState *print, const AcApp *app, int by)
{
	switch (print->row) {
	case ROW_WHERE:
		print->place = turned(print->place, by, print->places->len + 1);
		break;
	case ROW_PAPER:
		print->is_letter = !print->is_letter;
		break;
	case ROW_TYPE:
		print->is_large = !print->is_large;
		break;
	case ROW_LANGUAGE:
		print->language = turned(print->language, by, print->languages->len);
		look_at_page(print, app);
		break;
	default:
		break;
	}
	return ac_next_stay();
}

static AcViewNext next_value(void *state, AcApp *app)
{
	return turn(state, app, 1);
}

static AcViewNext value_before(void *state, AcApp *app)
{
	return turn(state, app, -1);
}

static AcViewNext key(void *state, G_GNUC_UNUSED AcApp *app, int code)
{
	PrintState *print = state;
	if (is_typed(print))
		ac_field_key(print->row == ROW_FILE ? &print->file : &print->by, code);
	return ac_next_stay();
}

static gboolean is_choosing(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return !is_typed(state);
}

static gboolean sends(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const PrintState *print = state;
	return print->title != NULL && printer_of(print) != NULL;
}

static gboolean writes(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const PrintState *print = state;
	return print->title != NULL && printer_of(print) == NULL;
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("send it to the printer"), N_("enter send"), send_page, sends},
    {{AC_KEY_ENTER}, N_("Enter"), N_("save the file"), N_("enter save"), write_file, writes},
    {{AC_KEY_DOWN, AC_KEY_TAB}, N_("↓ Tab"), N_("next line"), N_("↑↓ line"), down, NULL},
    {{AC_KEY_UP, AC_KEY_BACK_TAB}, N_("↑ Shift-Tab"), N_("line before"), NULL, up, NULL},
    {{'j'}, N_("j"), N_("next line"), NULL, down, is_choosing},
    {{'k'}, N_("k"), N_("line before"), NULL, up, is_choosing},
    {{AC_KEY_RIGHT, 'l', ' '}, N_("l →"), N_("another choice"), N_("‹ › choose"), next_value, is_choosing},
    {{AC_KEY_LEFT, 'h'}, N_("h ←"), N_("choice before"), NULL, value_before, is_choosing},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("a screen down"), N_("pgdn read"), ac_reader_page_down, NULL},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("a screen up"), NULL, ac_reader_page_up, NULL},
    AC_KEY_ROW_BACK,
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, is_choosing},
    {{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, is_choosing},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_print = {
    .id = "print",
    .title = N_("Print"),
    .state_size = sizeof(PrintState),
    .open = open_print,
    .close = close_print,
    .update = update,
    .draw = draw,
    .key = key,
    .help = N_("The schedule the client takes home, to a printer or into a PDF file. What is sent is sent, "
               "not yet printed. That it was handed over is noted, with version and day."),
    .status = status,
    .keys = keys,
};
