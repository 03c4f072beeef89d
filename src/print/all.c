/* SPDX-License-Identifier: MIT */
/* All clients, one after the other: into a folder, or to a printer. Begun anew, it goes on. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/output.h"
#include "app/paper.h"
#include "base/error.h"
#include "base/text.h"
#include "mark.h"
#include "memory.h"
#include "print_private.h"
#include "render/json.h"

/* A sentence names so many clients. */
#define NAMES_MOST 12

typedef struct {
	AcPrintRun *run;
	const AcClientRow *rows;
	guint n, i; /* of them; the one in hand */
	guint n_made, n_there, n_failed;
	char *press; /* what draws, for the seal of files; owned */
	AcQueue queue;
	GError *over;     /* why no further one is tried */
	GError *not_kept; /* why what was written could not be noted; the first */
} All;

static gboolean to_printer(const All *all)
{
	return all->run->options->printer != NULL;
}

/* ---- progress ----------------------------------------------------------------------------------- */

/* One line that is written over, where there is a screen; what failed stays there. */
static void tell_person(const All *all, const AcPaperLine *line)
{
	const AcPrintWorld *world = all->run->world;
	g_autofree char *name = ac_text_excerpt(line->name, 40), *why = ac_text_excerpt(line->error, 400);
	g_autofree char *said = g_strdup_printf(_("%u of %u  %s"), line->done, line->of, name);
	const char *more = *why != '\0' ? why
	                   : to_printer(all) && strcmp(line->state, "unchanged") == 0
	                       ? _("sent before, and unchanged")
	                       : "";
	gboolean stays = !world->is_terminal || *why != '\0' || line->done == line->of;
	g_autofree char *whole = g_strconcat(world->is_terminal ? "\r\033[K" : "", said,
	                                     *more != '\0' ? ": " : "", more, stays ? "\n" : "", NULL);
	world->tell(whole);
}

static void tell(const All *all, AcPaperLine line)
{
	const AcClientRow *row = &all->rows[all->i];
	line.done = all->i + 1;
	line.of = all->n;
	line.id = row->id;
	line.name = row->name;
	if (all->run->options->progress) {
		tell_person(all, &line);
		return;
	}
	g_autofree char *json = ac_json_paper(&line, AC_JSON_UTF8);
	all->run->world->tell(json);
}

/* ---- one client --------------------------------------------------------------------------------- */

/* The page as it would be drawn now lies there: nothing to do. */
static gboolean is_there(const All *all, const char *path, const AcPage *page)
{
	g_autofree char *bytes = NULL;
	gsize length = 0;
	return !all->run->options->again && g_file_get_contents(path, &bytes, &length, NULL) &&
	       ac_mark_holds(bytes, length, page->mark, all->press);
}

/* What lies there already was noted then, unless something came between. */
static void note(All *all, const AcPage *page, gboolean is_new)
{
	const AcHandingOver fresh = {.how = "PDF", .by = all->run->options->by, .page = page->mark};
	gboolean holds = FALSE;
	g_autoptr(GError) error = NULL;
	if (!all->run->options->note)
		return;
	if ((is_new || ac_app_holds_page(all->run->app, &fresh, &holds, &error)) && !holds && error == NULL)
		ac_app_hand_over_page(all->run->app, &fresh, &error);
	if (error != NULL && all->not_kept == NULL)
		all->not_kept = g_steal_pointer(&error);
}

static gboolean write_row(All *all, const AcPage *page, GError **error)
{
	g_autofree char *name = ac_paper_name_of(&all->rows[all->i]);
	g_autofree char *path = g_build_filename(all->run->options->folder, name, NULL);
	gboolean there = is_there(all, path, page);
	if (!there) {
		g_autoptr(GByteArray) pdf = ac_page_make(all->run, page, all->press, error);
		if (pdf == NULL || !ac_app_write_bytes(path, pdf->data, pdf->len, error))
			return FALSE;
	}
	note(all, page, !there);
	*(there ? &all->n_there : &all->n_made) += 1;
	tell(all, (AcPaperLine){.state = there ? "unchanged" : "printed", .file = path});
	return TRUE;
}

static gboolean send_row(All *all, const AcPage *page, GError **error)
{
	const AcHandingOver like = {.how = AC_HANDED_TO_PRINTER, .page = page->mark};
	gboolean holds = FALSE;
	if (!ac_app_holds_page(all->run->app, &like, &holds, error))
		return FALSE;
	if (holds && !all->run->options->again) {
		all->n_there++;
		tell(all, (AcPaperLine){.state = "unchanged"});
		return TRUE;
	}
	g_autoptr(GByteArray) pdf = ac_page_make(all->run, page, NULL, error);
	if (pdf == NULL)
		return FALSE;
	/* What the queue does not take of one, it takes of none. */
	const AcQueued fresh = {.row = &all->rows[all->i], .mark = page->mark, .pdf = pdf};
	const AcPrintJob *job = ac_queue_send(&all->queue, all->run, &fresh, &all->over);
	if (job != NULL) {
		all->n_made++;
		tell(all, (AcPaperLine){.state = "sent", .job = job->id});
	}
	return TRUE;
}

/* A client whose rules are broken, or whose name no font has, does not keep the others from theirs. */
static void print_row(All *all)
{
	g_auto(AcPage) page = {0};
	g_autoptr(GError) why = NULL;
	if (ac_app_show(all->run->app, all->rows[all->i].id, &why) && ac_page_plan(all->run, &page, &why) &&
	    (to_printer(all) ? send_row(all, &page, &why) : write_row(all, &page, &why)))
		return;
	all->n_failed++;
	tell(all, (AcPaperLine){.state = "failed", .error = why->message});
}

/* ---- the end ------------------------------------------------------------------------------------ */

/* "Ann, Bo and 3 more" of those from @from on; owned. */
static char *names(const All *all, guint from)
{
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint i = from; i < MIN(all->n, from + NAMES_MOST); i++) {
		g_autofree char *name = ac_text_excerpt(all->rows[i].name, 40);
		g_string_append_printf(out, "%s%s", i > from ? ", " : "", name);
	}
	guint more = all->n - MIN(all->n, from + NAMES_MOST);
	if (more > 0)
		g_string_append_printf(out, ngettext(" and %u more", " and %u more", more), more);
	return g_strdup(out->str);
}

/* Whose page is not there yet, and how to go on. */
static char *what_is_left(const All *all)
{
	g_autofree char *left = names(all, all->i);
	return g_strdup_printf(
	    to_printer(all) ? _("Sent: %u; sent before: %u; could not be printed: %u; not sent: %u (%s). The "
	                        "same command goes on from there.")
	                    : _("Written: %u; there already: %u; could not be printed: %u; not written: %u "
	                        "(%s). The same command goes on from there."),
	    all->n_made, all->n_there, all->n_failed, all->n - all->i, left);
}

/* What it comes to and where it lies, below the lines of the clients; of a printer the queue tells. */
static void tell_sum(const All *all)
{
	if (!all->run->options->progress || to_printer(all))
		return;
	guint n = all->n_made + all->n_there;
	g_autofree char *folder = ac_text_plain(all->run->options->folder);
	g_autofree char *line = g_strdup_printf(
	    ngettext("%u schedule is in %s (written now: %u).", "%u schedules are in %s (written now: %u).", n),
	    n, folder, all->n_made);
	g_autofree char *whole = g_strconcat(line, "\n", NULL);
	all->run->world->tell(whole);
}

static gboolean say_end(const All *all, gboolean is_stopped, GError **error)
{
	if (is_stopped || all->over != NULL) {
		g_autofree char *left = what_is_left(all);
		g_autofree char *first = is_stopped
		                             ? g_strdup_printf(_("Stopped after %u of %u clients."), all->i, all->n)
		                             : g_strdup(all->over->message);
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED, "%s\n%s", first, left);
		return FALSE;
	}
	tell_sum(all);
	if (all->n_failed > 0)
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED,
		            _("%u of %u clients could not be printed; why stands above. The same command tries them "
		              "again."),
		            all->n_failed, all->n);
	else if (all->not_kept != NULL)
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED,
		            _("All of it is written, but it could not be noted that it was handed over: %s"),
		            all->not_kept->message);
	return all->n_failed == 0 && all->not_kept == NULL;
}

static gboolean make_folder(const AcPrintOptions *options, GError **error)
{
	if (g_mkdir_with_parents(options->folder, 0700) == 0)
		return TRUE;
	g_autofree char *plain = ac_text_plain(options->folder);
	g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("The folder %s cannot be made. Name another."), plain);
	return FALSE;
}

static void clear(All *all)
{
	g_free(all->press);
	g_clear_error(&all->over);
	g_clear_error(&all->not_kept);
	if (to_printer(all))
		ac_queue_clear(&all->queue);
}

static gboolean print_rows(All *all, GError **error)
{
	const volatile sig_atomic_t *stop = all->run->world->stop;
	gboolean is_stopped = FALSE;
	while (all->i < all->n && all->over == NULL && !(is_stopped = stop != NULL && *stop)) {
		print_row(all);
		/* All that a page needs for the first time it has needed now. */
		if (all->i == 0)
			ac_print_memory_give_back();
		/* One that was not taken is still to come. */
		all->i = all->n_made + all->n_there + all->n_failed;
	}
	if (to_printer(all))
		all->n_failed += ac_queue_look_after(&all->queue, all->run);
	return say_end(all, is_stopped, error);
}

gboolean ac_print_all(AcPrintRun *run, GError **error)
{
	g_autoptr(AcArena) list = ac_arena_new();
	All all = {.run = run};
	all.rows = ac_store_clients(ac_app_store(run->app), list, FALSE, &all.n, error);
	if (all.rows == NULL)
		return FALSE;
	gboolean ready =
	    to_printer(&all) ? ac_queue_open(&all.queue, run, error) : make_folder(run->options, error);
	all.press = to_printer(&all) ? NULL : ac_press_mark();
	gboolean done = ready && print_rows(&all, error);
	clear(&all);
	return done;
}
