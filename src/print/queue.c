/* SPDX-License-Identifier: MIT */
/* Pages of many clients to one printer: each sent and noted, all looked after at the end. */
#include <signal.h>

#include "app/paper.h"
#include "base/error.h"
#include "base/text.h"
#include "print_private.h"

/* So long they are looked after, unless all of them have left sooner. */
#define LOOK_S        6
#define LOOK_EVERY_US (G_USEC_PER_SEC / 2)

static void free_job(gpointer data)
{
	ac_print_job_clear(data);
	g_free(data);
}

gboolean ac_queue_open(AcQueue *queue, AcPrintRun *run, GError **error)
{
	const AcPrintOptions *options = run->options;
	gboolean is_letter = options->paper != NULL && g_ascii_strcasecmp(options->paper, "letter") == 0;
	queue->wish = (AcPrintWish){.copies = (guint)MAX(options->copies, 1),
	                            .one_side = options->one_side,
	                            .paper = is_letter ? "Letter" : "A4"};
	queue->jobs = g_ptr_array_new_with_free_func(free_job);
	queue->clients = g_array_new(FALSE, FALSE, sizeof(AcClientRow));
	if (!ac_app_can_hand_over(run->app, options->by, error) ||
	    !ac_printers_find(&queue->printers, NULL, error))
		return FALSE;
	queue->printer = ac_printers_choose(&queue->printers, options->printer, error);
	return queue->printer != NULL;
}

void ac_queue_clear(AcQueue *queue)
{
	ac_printers_clear(&queue->printers);
	g_clear_pointer(&queue->jobs, g_ptr_array_unref);
	g_clear_pointer(&queue->clients, g_array_unref);
	*queue = (AcQueue){0};
}

/* A key pressed at the terminal ends lp, too, and would come between the sending and the noting of it. */
static void hold_signals(sigset_t *before)
{
	sigset_t held;
	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGHUP);
	sigprocmask(SIG_BLOCK, &held, before);
}

static const AcPrintJob *send_and_note(AcQueue *queue, AcPrintRun *run, const AcQueued *fresh, GError **error)
{
	AcPrintJob *job = g_new0(AcPrintJob, 1);
	g_autoptr(GBytes) pdf = g_bytes_new_static(fresh->pdf->data, fresh->pdf->len);
	if (!ac_printer_send(queue->printer, &queue->wish, pdf, job, error)) {
		free_job(job);
		return NULL;
	}
	g_ptr_array_add(queue->jobs, job);
	g_array_append_val(queue->clients, *fresh->row);
	g_autofree char *how = g_strconcat(AC_HANDED_TO_PRINTER, job->id, NULL);
	const AcHandingOver handed = {.how = how, .by = run->options->by, .page = fresh->mark};
	if (!ac_app_hand_over_page(run->app, &handed, error))
		g_prefix_error(error, _("It was sent as %s, but that could not be noted: "), job->id);
	return job;
}

const AcPrintJob *ac_queue_send(AcQueue *queue, AcPrintRun *run, const AcQueued *fresh, GError **error)
{
	sigset_t before;
	hold_signals(&before);
	const AcPrintJob *job = send_and_note(queue, run, fresh, error);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return job;
}

/* ---- what became of them -------------------------------------------------------------------------- */

static void say(const AcPrintRun *run, const char *text)
{
	if (!run->options->progress)
		return;
	g_autofree char *line = g_strconcat(text, "\n", NULL);
	run->world->tell(line);
}

static void watch(AcQueue *queue, const AcPrintRun *run)
{
	gint64 end_us = g_get_monotonic_time() + LOOK_S * G_USEC_PER_SEC;
	AcPrintJob *const *jobs = (AcPrintJob *const *)queue->jobs->pdata;
	while (!ac_printer_look_all(queue->printer, jobs, queue->jobs->len) && g_get_monotonic_time() < end_us &&
	       !(run->world->stop != NULL && *run->world->stop))
		g_usleep(LOOK_EVERY_US);
}

static void tell_failed(AcPrintRun *run, const AcClientRow *row, const AcPrintJob *job)
{
	g_autofree char *said = ac_printer_words(job->state, job, job->words),
	                *name = ac_text_excerpt(row->name, 40);
	g_autofree char *line = g_strdup_printf(_("%s: %s"), name, said);
	g_autofree char *how = g_strconcat(AC_HANDED_TO_PRINTER, job->id, NULL);
	g_autoptr(GError) why = NULL;
	say(run, line);
	if (ac_app_show(run->app, row->id, &why) && ac_app_hand_over_failed(run->app, how, &why))
		return;
	g_autofree char *kept = g_strdup_printf(_("It stays noted as sent, so send it by itself: aftercare print "
	                                          "--printer --client \"#%lld\" (%s)"),
	                                        (long long)row->id, why->message);
	say(run, kept);
}

static void tell_sent(const AcQueue *queue, const AcPrintRun *run, guint failed)
{
	guint n = queue->jobs->len - failed;
	const AcPrintJob *first = g_ptr_array_index(queue->jobs, 0);
	g_autofree char *name = ac_text_plain(queue->printer->name);
	g_autofree char *line =
	    g_strdup_printf(ngettext("%u schedule was sent to %s.", "%u schedules were sent to %s.", n), n, name);
	say(run, line);
	if (first->notes == NULL)
		return;
	g_autofree char *notes =
	    g_strdup_printf(_("The queue does not list this, so it was not asked for: %s."), first->notes);
	say(run, notes);
}

guint ac_queue_look_after(AcQueue *queue, AcPrintRun *run)
{
	guint failed = 0;
	gboolean waits = FALSE;
	if (queue->jobs->len == 0)
		return 0;
	watch(queue, run);
	for (guint i = 0; i < queue->jobs->len; i++) {
		const AcPrintJob *job = g_ptr_array_index(queue->jobs, i);
		waits = waits || job->state == AC_JOB_STOPPED;
		if (job->state != AC_JOB_FAILED)
			continue;
		failed++;
		tell_failed(run, &g_array_index(queue->clients, AcClientRow, i), job);
	}
	tell_sent(queue, run, failed);
	if (waits)
		say(run,
		    _("The queue does not print just now: look at the printer. What was sent stays there until it "
		      "does."));
	return failed;
}
