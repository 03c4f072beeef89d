/* SPDX-License-Identifier: MIT */
/* What takes its time on the Print screen: asking for printers, making the page, sending it. None of it knows
 * the app or the screen. */
#include "print.h"

#include "app/paper.h"
#include "base/text.h"

/* So long a job is looked after. */
#define FOLLOW_S 4

/* ---- the program that makes the page --------------------------------------------------------- */

static char *now_for(const AcApp *app)
{
	g_autofree char *typed = ac_time_typed(ac_app_now(app), ac_app_zone(app));
	return g_strconcat("--now=", typed, NULL);
}

GPtrArray *ac_print_whose(const AcApp *app, const char *language)
{
	GPtrArray *words = g_ptr_array_new();
	g_ptr_array_add(words, g_strdup_printf("--client=#%" G_GINT64_FORMAT, ac_app_row(app)->id));
	if (ac_app_now_is_fixed(app))
		g_ptr_array_add(words, now_for(app));
	if (language != NULL)
		g_ptr_array_add(words, g_strdup_printf("--language=%s", language));
	return words;
}

char **ac_print_words(const AcPrintState *print, const AcApp *app, const char *format, const char *output)
{
	GPtrArray *words = ac_print_whose(app, g_ptr_array_index(print->languages, print->language));
	g_ptr_array_add(words, g_strdup(print->is_letter ? "--paper=letter" : "--paper=a4"));
	if (print->is_large)
		g_ptr_array_add(words, g_strdup("--large"));
	g_ptr_array_add(words, g_strdup_printf("--format=%s", format));
	g_ptr_array_add(words, g_strdup_printf("--output=%s", output));
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}

static gboolean make(const AcWork *work, char **words, AcRun *run, GError **error)
{
	run->stop = ac_work_stopped(work);
	return ac_paper_make((const char *const *)words, run, error);
}

/* ---- printers -------------------------------------------------------------------------------- */

static void look(AcWork *work, gpointer data)
{
	AcPrintFound *found = data;
	g_autoptr(GError) error = NULL;
	if (!ac_printers_find(&found->printers, ac_work_stopped(work), &error))
		found->complaint = ac_text_plain(error->message);
}

void ac_print_found_free(gpointer data)
{
	AcPrintFound *found = data;
	ac_printers_clear(&found->printers);
	g_free(found->complaint);
	g_free(found);
}

AcWork *ac_print_look(AcBell *bell)
{
	return ac_work_start(bell, look, g_new0(AcPrintFound, 1), ac_print_found_free);
}

/* ---- the page as text ------------------------------------------------------------------------ */

static void preview(AcWork *work, gpointer data)
{
	AcPrintPreview *page = data;
	g_autoptr(GError) error = NULL;
	g_auto(AcRun) run = {0};
	if (make(work, page->words, &run, &error))
		page->text = g_strndup(run.out->str, run.out->len);
	else
		page->complaint = g_strdup(error->message);
}

void ac_print_preview_free(gpointer data)
{
	AcPrintPreview *page = data;
	g_strfreev(page->words);
	g_free(page->text);
	g_free(page->complaint);
	g_free(page);
}

AcWork *ac_print_preview(AcBell *bell, char **words)
{
	AcPrintPreview *page = g_new0(AcPrintPreview, 1);
	page->words = words;
	return ac_work_start(bell, preview, page, ac_print_preview_free);
}

/* ---- on its way ------------------------------------------------------------------------------ */

static void reach(AcWork *work, AcPrintDelivery *delivery, int step)
{
	delivery->reached = step;
	ac_work_say(work, step);
}

/* The queue is looked at anew: it may have been shut since the screen was opened. */
static gboolean send(AcWork *work, AcPrintDelivery *delivery, GError **error)
{
	g_auto(AcPrinters) printers = {0};
	g_auto(AcRun) run = {0};
	const AcStop *stop = ac_work_stopped(work);
	const AcPrinter *printer = NULL;
	if (ac_printers_find(&printers, stop, error))
		printer = ac_printers_choose(&printers, delivery->printer, error);
	if (printer == NULL || !make(work, delivery->words, &run, error))
		return FALSE;
	const AcPrintWish wish = {.copies = 1, .paper = delivery->is_letter ? "Letter" : "A4", .stop = stop};
	g_autoptr(GBytes) pdf = g_bytes_new_static(run.out->str, run.out->len);
	delivery->mark = ac_paper_mark(run.out->str, run.out->len);
	reach(work, delivery, AC_PRINT_SENDS);
	if (!ac_printer_send(printer, &wish, pdf, &delivery->job, error))
		return FALSE;
	reach(work, delivery, AC_PRINT_FOLLOWS);
	delivery->became = ac_printer_follow(printer, &delivery->job, FOLLOW_S, &delivery->said);
	return TRUE;
}

static void deliver(AcWork *work, gpointer data)
{
	AcPrintDelivery *delivery = data;
	g_autoptr(GError) error = NULL;
	g_auto(AcRun) run = {0};
	gboolean done =
	    delivery->printer != NULL ? send(work, delivery, &error) : make(work, delivery->words, &run, &error);
	if (!done)
		delivery->complaint = g_strdup(error->message);
}

void ac_print_delivery_free(gpointer data)
{
	AcPrintDelivery *delivery = data;
	g_strfreev(delivery->words);
	g_free(delivery->printer);
	g_free(delivery->path);
	g_free(delivery->said);
	g_free(delivery->mark);
	g_free(delivery->complaint);
	ac_print_job_clear(&delivery->job);
	g_free(delivery);
}

AcWork *ac_print_deliver(AcBell *bell, AcPrintDelivery *delivery)
{
	return ac_work_start(bell, deliver, delivery, ac_print_delivery_free);
}
