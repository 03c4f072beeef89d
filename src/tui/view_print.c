/* SPDX-License-Identifier: MIT */
/* Print: what the client takes home, to a printer or into a file. The page itself is made by
 * aftercare-print, and the screen waits for nobody: see print_work.c. */
#include "common.h"
#include "print.h"
#include "views.h"

#include "app/language.h"
#include "app/output.h"
#include "app/paper.h"
#include "base/error.h"
#include "base/text.h"

static void take_bell(void *state, AcBell *bell)
{
	((AcPrintState *)state)->bell = bell;
}

/* Theirs, where they have one. */
static void choose_language(AcPrintState *print, const char *theirs)
{
	for (guint i = 1; theirs != NULL && i < print->languages->len; i++)
		if (g_strcmp0(g_ptr_array_index(print->languages, i), theirs) == 0)
			print->language = i;
}

static void open_print(void *state, AcApp *app, G_GNUC_UNUSED const void *argument)
{
	AcPrintState *print = state;
	g_autofree char *name = ac_paper_name(ac_app_client(app));
	print->reader.page = ac_page_new();
	print->languages = ac_languages();
	g_ptr_array_insert(print->languages, 0, NULL);
	choose_language(print, ac_app_row(app)->language);
	ac_field_init(&print->file);
	ac_field_init(&print->by);
	ac_field_set(&print->file, name);
	print->looking = ac_print_look(print->bell);
}

static void close_print(void *state)
{
	AcPrintState *print = state;
	ac_work_clear(&print->delivering);
	ac_work_clear(&print->previewing);
	ac_work_clear(&print->looking);
	ac_reader_close(state);
	g_clear_pointer(&print->places, g_ptr_array_unref);
	g_ptr_array_free(print->languages, TRUE);
	ac_printers_clear(&print->printers);
	ac_field_clear(&print->file);
	ac_field_clear(&print->by);
	g_free(print->no_printer);
	g_free(print->asked);
	g_free(print->title);
}

/* ---- the page as text ------------------------------------------------------------------------- */

/* One at a time: what is in the making is stopped, and the next begins when it is over. */
static void make_preview(AcPrintState *print, const AcApp *app)
{
	print->is_outdated = print->previewing != NULL;
	if (print->previewing != NULL)
		ac_work_stop(print->previewing);
	else
		print->previewing = ac_print_preview(print->bell, ac_print_words(print, app, "text", "-"));
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

static void take_preview(AcPrintState *print, const AcApp *app)
{
	AcPrintPreview *made = ac_work_take(&print->previewing);
	AcPage *page = print->reader.page;
	if (made == NULL)
		return;
	if (print->is_outdated && ac_app_plan(app) != NULL) {
		make_preview(print, app);
	} else {
		ac_page_clear(page);
		if (made->text != NULL)
			add_lines(page, made->text);
		else
			ac_page_add(page, AC_ROLE_ALARM, made->complaint);
		print->has_preview = TRUE;
		print->is_turned = FALSE;
	}
	ac_print_preview_free(made);
}

static void update(void *state, AcApp *app)
{
	AcPrintState *print = state;
	g_clear_pointer(&print->title, g_free);
	if (ac_app_plan(app) == NULL)
		return;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(app));
	const AcDay *day = ac_plan_day(ac_app_plan(app), arena, ac_time_date(ac_app_now(app), ac_app_zone(app)));
	g_autofree char *session =
	    day->session_number > 0 ? g_strdup_printf(_(", session %u"), day->session_number) : g_strdup("");
	g_autofree char *name = ac_tui_name(app);
	print->title = g_strdup_printf("%s%s, %s %s", name, session, protocol->id, protocol->version);
	make_preview(print, app);
}

static void draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	ac_print_draw(state, canvas);
}

static char *status(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const AcPrintState *print = state;
	return print->is_wide ? NULL : g_strdup(print->no_printer); /* wide: it stands below the form */
}

/* ---- sending and writing ---------------------------------------------------------------------- */

static gboolean is_delivering(const AcPrintState *print)
{
	return print->delivering != NULL || print->wants_to_send;
}

static char *working(const void *state)
{
	const AcPrintState *print = state;
	if (print->wants_to_send)
		return g_strdup(_("Looking for printers… · esc stops"));
	if (print->delivering == NULL)
		return NULL;
	if (ac_work_is_stopping(print->delivering))
		return g_strdup(_("Stopping…"));
	switch (ac_work_step(print->delivering)) {
	case AC_PRINT_MAKES:
		return g_strdup(_("Working… making the page · esc stops"));
	case AC_PRINT_SENDS:
		return g_strdup(_("Working… sending the page · esc stops"));
	default:
		return g_strdup(_("Sent. Watching the queue… · esc ends it"));
	}
}

/* Another window may have put another client in use meanwhile. */
static gboolean note(const AcPrintState *print, AcApp *app, const AcPrintDelivery *delivery, const char *how,
                     GError **error)
{
	const AcHandingOver fresh = {.how = how, .by = print->by.text->str, .page = delivery->mark};
	if (ac_app_row(app) != NULL && ac_app_row(app)->id == delivery->client_id)
		return ac_app_hand_over_page(app, &fresh, error);
	g_set_error_literal(error, AC_ERROR, AC_ERROR_REFUSED, _("another client is shown now."));
	return FALSE;
}

/* It is where it was to go, whether that can be noted or not. */
static AcViewNext done(AcPrintState *print, AcApp *app, const AcPrintDelivery *delivery, const char *words)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *how =
	    delivery->printer != NULL ? g_strdup_printf("printer %s", delivery->job.id) : g_strdup("PDF");
	print->is_over = TRUE;
	if (note(print, app, delivery, how, &error))
		return ac_next_say(AC_NEXT_STAY, g_strdup(words));
	AcViewNext next =
	    ac_next_say(AC_NEXT_STAY, g_strdup_printf(_("%s It could not be noted that this was handed over: %s"),
	                                              words, error->message));
	next.alarm = TRUE;
	return next;
}

static AcViewNext alarm(char *words)
{
	AcViewNext next = ac_next_say(AC_NEXT_STAY, words);
	next.alarm = TRUE;
	return next;
}

/* What was chosen does not print: the file is next. */
static AcViewNext offer_file(AcPrintState *print, const char *why)
{
	print->place = print->places->len;
	print->row = AC_PRINT_WHERE;
	return alarm(g_strdup_printf(_("%s Enter now saves a PDF file instead."), why));
}

static AcViewNext written(AcPrintState *print, AcApp *app, const AcPrintDelivery *delivery,
                          gboolean is_stopped)
{
	if (delivery->complaint != NULL)
		return is_stopped ? ac_next_say(AC_NEXT_STAY, g_strdup(_("Stopped. Nothing was written.")))
		                  : alarm(g_strdup(delivery->complaint));
	g_autofree char *plain = ac_text_plain(delivery->path);
	g_autofree char *words = g_strdup_printf(_("Written: %s."), plain);
	return done(print, app, delivery, words);
}

static AcViewNext not_sent(AcPrintState *print, const AcPrintDelivery *delivery, gboolean is_stopped)
{
	if (!is_stopped)
		return offer_file(print, delivery->complaint);
	if (delivery->reached == AC_PRINT_MAKES)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("Stopped. Nothing was sent.")));
	return alarm(g_strdup(_("Stopped while it was being sent: look whether it is printed all the same.")));
}

static AcViewNext sent(AcPrintState *print, AcApp *app, const AcPrintDelivery *delivery, gboolean is_stopped)
{
	if (delivery->complaint != NULL)
		return not_sent(print, delivery, is_stopped);
	g_autofree char *words = ac_printer_words(delivery->became, &delivery->job, delivery->said);
	if (delivery->became == AC_JOB_FAILED)
		return offer_file(print, words);
	g_autofree char *left_out = ac_printer_left_out(&delivery->job);
	g_autofree char *all = left_out != NULL ? g_strdup_printf("%s %s", words, left_out) : g_strdup(words);
	return done(print, app, delivery, all);
}

static AcViewNext take_delivery(AcPrintState *print, AcApp *app)
{
	gboolean is_stopped = print->delivering != NULL && ac_work_is_stopping(print->delivering);
	AcPrintDelivery *delivery = ac_work_take(&print->delivering);
	if (delivery == NULL)
		return ac_next_stay();
	AcViewNext next = delivery->printer != NULL ? sent(print, app, delivery, is_stopped)
	                                            : written(print, app, delivery, is_stopped);
	ac_print_delivery_free(delivery);
	return next;
}

static AcPrintDelivery *new_delivery(const AcApp *app)
{
	AcPrintDelivery *delivery = g_new0(AcPrintDelivery, 1);
	delivery->client_id = ac_app_row(app)->id;
	return delivery;
}

/* Undo could not bring it back. */
static AcViewNext ask(AcPrintState *print, const char *path)
{
	g_autofree char *plain = ac_text_plain(path);
	g_free(print->asked);
	print->asked = g_strdup(path);
	print->row = AC_PRINT_FILE;
	return alarm(g_strdup_printf(_("%s is there already: Enter replaces it, Esc another name."), plain));
}

static AcViewNext another_name(void *state, G_GNUC_UNUSED AcApp *app)
{
	g_clear_pointer(&((AcPrintState *)state)->asked, g_free);
	return ac_next_say(AC_NEXT_STAY, g_strdup(_("Nothing was written. Type another name.")));
}

static AcViewNext say_over(G_GNUC_UNUSED void *state, G_GNUC_UNUSED AcApp *app)
{
	return ac_next_say(
	    AC_NEXT_STAY,
	    g_strdup(_("That is done. Esc leaves; after another choice Enter makes a page again.")));
}

static AcViewNext write_file(void *state, AcApp *app)
{
	AcPrintState *print = state;
	if (print->file.text->len == 0)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("Name the file first.")));
	g_autofree char *path = ac_app_file_path(print->file.text->str);
	if (g_strcmp0(print->asked, path) != 0 && !ac_paper_may_replace(path))
		return ask(print, path);
	AcPrintDelivery *delivery = new_delivery(app);
	delivery->path = g_steal_pointer(&path);
	delivery->words = ac_print_words(print, app, "pdf", delivery->path);
	g_clear_pointer(&print->asked, g_free);
	print->delivering = ac_print_deliver(print->bell, delivery);
	return ac_next_stay();
}

/* Before the printers are known it is kept in mind. */
static AcViewNext send_page(void *state, AcApp *app)
{
	AcPrintState *print = state;
	const AcPrinter *printer = ac_print_printer(print);
	print->wants_to_send = printer == NULL;
	if (printer == NULL)
		return ac_next_stay();
	AcPrintDelivery *delivery = new_delivery(app);
	delivery->printer = g_strdup(printer->name);
	delivery->is_letter = print->is_letter;
	delivery->words = ac_print_words(print, app, "pdf", "-");
	print->delivering = ac_print_deliver(print->bell, delivery);
	return ac_next_stay();
}

static AcViewNext stop(void *state, G_GNUC_UNUSED AcApp *app)
{
	AcPrintState *print = state;
	if (print->delivering != NULL)
		ac_work_stop(print->delivering);
	if (!print->wants_to_send)
		return ac_next_stay();
	print->wants_to_send = FALSE;
	return ac_next_say(AC_NEXT_STAY, g_strdup(_("Stopped. Nothing was sent.")));
}

/* ---- printers --------------------------------------------------------------------------------- */

static void fill_places(AcPrintState *print)
{
	print->places = g_ptr_array_new();
	for (guint i = 0; i < print->printers.queues->len; i++) {
		AcPrinter *printer = g_ptr_array_index(print->printers.queues, i);
		gboolean is_usual = g_strcmp0(printer->name, print->printers.usual) == 0;
		g_ptr_array_insert(print->places, is_usual ? 0 : -1, printer);
	}
	/* Nobody's printer is guessed at: the usual one, or a file. */
	const AcPrinter *first = print->printers.usual != NULL ? g_ptr_array_index(print->places, 0) : NULL;
	print->place = first == NULL || !first->accepts || print->is_file ? print->places->len : 0;
}

/* In a low window its first sentence: all of it would cover the form. */
static AcViewNext say_no_printer(const AcPrintState *print)
{
	if (print->is_wide)
		return ac_next_stay();
	const char *end = print->is_low ? strstr(print->no_printer, ". ") : NULL;
	return ac_next_say(AC_NEXT_STAY, end != NULL
	                                     ? g_strndup(print->no_printer, (gsize)(end + 1 - print->no_printer))
	                                     : g_strdup(print->no_printer));
}

static AcViewNext take_printers(AcPrintState *print, AcApp *app)
{
	AcPrintFound *found = ac_work_take(&print->looking);
	if (found == NULL)
		return ac_next_stay();
	print->printers = found->printers;
	found->printers = (AcPrinters){0};
	print->no_printer = g_steal_pointer(&found->complaint);
	ac_print_found_free(found);
	if (print->no_printer != NULL)
		g_ptr_array_set_size(print->printers.queues, 0);
	else if (print->printers.queues->len == 0)
		print->no_printer = g_strdup(_("No printer is set up here."));
	fill_places(print);
	gboolean wants_to_send = print->wants_to_send;
	print->wants_to_send = FALSE;
	if (print->no_printer != NULL && !wants_to_send)
		return say_no_printer(print);
	if (!wants_to_send || print->title == NULL)
		return ac_next_stay();
	if (ac_print_printer(print) != NULL)
		return send_page(print, app);
	return offer_file(print, print->no_printer != NULL ? print->no_printer
	                                                   : _("No usual printer takes pages here."));
}

static AcViewNext worked(void *state, AcApp *app)
{
	AcPrintState *print = state;
	take_preview(print, app);
	if (print->looking != NULL) {
		AcViewNext next = take_printers(print, app);
		if (print->looking == NULL)
			return next;
	}
	return take_delivery(print, app);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext step(AcPrintState *print, int by)
{
	int row = (int)print->row;
	g_clear_pointer(&print->asked, g_free);
	do
		row = (row + by + AC_PRINT_ROWS) % AC_PRINT_ROWS;
	while (!ac_print_has_row(print, (AcPrintRow)row));
	print->row = (AcPrintRow)row;
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

static AcViewNext turn(AcPrintState *print, const AcApp *app, int by)
{
	print->is_over = FALSE;
	g_clear_pointer(&print->asked, g_free);
	switch (print->row) {
	case AC_PRINT_WHERE:
		if (print->places != NULL)
			print->place = turned(print->place, by, print->places->len + 1);
		else
			print->is_file = !print->is_file;
		break;
	case AC_PRINT_PAPER:
		print->is_letter = !print->is_letter;
		break;
	case AC_PRINT_TYPE:
		print->is_large = !print->is_large;
		break;
	case AC_PRINT_LANGUAGE:
		print->language = turned(print->language, by, print->languages->len);
		print->is_turned = TRUE;
		make_preview(print, app);
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
	AcPrintState *print = state;
	if (!ac_print_is_typed(print) ||
	    !ac_field_key(print->row == AC_PRINT_FILE ? &print->file : &print->by, code))
		return ac_next_stay();
	print->is_over = FALSE;
	g_clear_pointer(&print->asked, g_free);
	return ac_next_stay();
}

static gboolean is_choosing(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return !ac_print_is_typed(state);
}

static gboolean sends(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const AcPrintState *print = state;
	return print->title != NULL && !ac_print_is_file(print) && !is_delivering(print) && !print->is_over;
}

static gboolean writes(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const AcPrintState *print = state;
	return print->title != NULL && ac_print_is_file(print) && !is_delivering(print) && !print->is_over;
}

static gboolean is_over(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const AcPrintState *)state)->is_over && !is_delivering(state);
}

static gboolean is_asked(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const AcPrintState *)state)->asked != NULL && !is_delivering(state);
}

static gboolean can_stop(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return is_delivering(state);
}

static gboolean can_leave(const void *state, const AcApp *app)
{
	return !is_delivering(state) && !is_asked(state, app);
}

/* A press on the chosen line is another choice, not Enter: nothing is sent by pressing twice. */
static gboolean touch(void *state, AcApp *app, int id)
{
	AcPrintState *print = state;
	if (print->row == (AcPrintRow)id)
		turn(print, app, 1);
	print->row = (AcPrintRow)id;
	return FALSE;
}

static AcViewNext on_phone(void *state, G_GNUC_UNUSED AcApp *app)
{
	const AcPrintState *print = state;
	return ac_next_open(&ac_view_phone, g_ptr_array_index(print->languages, print->language));
}

static gboolean has_phone(const void *state, const AcApp *app)
{
	return is_choosing(state, app) && ((const AcPrintState *)state)->title != NULL;
}

static const AcKey keys[] = {
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("stop what is being done"), N_("esc stop"), stop, can_stop},
    {{AC_KEY_ESCAPE},
     N_("Esc"),
     N_("leave that file as it is"),
     N_("esc other name"),
     another_name,
     is_asked},
    {{AC_KEY_ENTER}, N_("Enter"), N_("nothing more: it is done"), NULL, say_over, is_over},
    {{AC_KEY_ENTER}, N_("Enter"), N_("send it to the printer"), N_("enter send"), send_page, sends},
    {{AC_KEY_ENTER}, N_("Enter"), N_("save the file"), N_("enter save"), write_file, writes},
    {{AC_KEY_DOWN, AC_KEY_TAB}, N_("↓ Tab"), N_("next line"), N_("↑↓ line"), down, NULL},
    {{AC_KEY_UP, AC_KEY_BACK_TAB}, N_("↑ Shift-Tab"), N_("line before"), NULL, up, NULL},
    {{'j'}, N_("j"), N_("next line"), NULL, down, is_choosing},
    {{'k'}, N_("k"), N_("line before"), NULL, up, is_choosing},
    {{AC_KEY_RIGHT, 'l', ' '}, N_("l →"), N_("another choice"), N_("‹› choose"), next_value, is_choosing},
    {{AC_KEY_LEFT, 'h'}, N_("h ←"), N_("choice before"), NULL, value_before, is_choosing},
    {{'m'}, N_("m"), N_("the next session for a phone"), N_("m phone"), on_phone, has_phone},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("a screen down"), N_("pgdn read"), ac_reader_page_down, NULL},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("a screen up"), NULL, ac_reader_page_up, NULL},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("one level back"), N_("esc back"), ac_key_back, can_leave},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, is_choosing},
    {{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, is_choosing},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_print = {
    .id = "print",
    .title = N_("Print"),
    .state_size = sizeof(AcPrintState),
    .take_bell = take_bell,
    .open = open_print,
    .close = close_print,
    .update = update,
    .draw = draw,
    .key = key,
    .touch = touch,
    .working = working,
    .worked = worked,
    .help = N_("The schedule the client takes home, to a printer or into a PDF file. What is sent is sent, "
               "not yet printed. That it was handed over is noted, with version and day."),
    .status = status,
    .keys = keys,
};
