/* SPDX-License-Identifier: MIT */
/* lp, lpstat and lpoptions of CUPS, asked in the plain locale. What they say was read off CUPS 2.4. */
#include "app/printer.h"

#include <string.h>

#include "app/run.h"
#include "base/error.h"
#include "base/text.h"

/* A scheduler that hangs is no reason to hang with it. */
#define PATIENCE_S    10
#define LOOK_EVERY_MS 250

/* ---- asking --------------------------------------------------------------------------------------- */

static gboolean ask(const char *const *words, GBytes *input, AcRun *run, GError **error)
{
	g_autoptr(GError) why = NULL;
	if (ac_run(words, input, PATIENCE_S, run, &why))
		return TRUE;
	if (g_error_matches(why, AC_ERROR, AC_ERROR_NOT_FOUND))
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED,
		            _("There is no %s here, which sends pages to printers. Install it: apt-get install "
		              "cups-client. Or "
		              "save the page: aftercare print -o page.pdf"),
		            words[0]);
	else
		g_propagate_error(error, g_steal_pointer(&why));
	return FALSE;
}

/* What it said, on one line. */
static char *said(const AcRun *run)
{
	g_autofree char *text = ac_text_plain(run->err->len > 0 ? run->err->str : run->out->str);
	return g_strdup(g_strstrip(text));
}

/* ---- queues --------------------------------------------------------------------------------------- */

static void printer_free(gpointer data)
{
	AcPrinter *printer = data;
	g_free(printer->name);
	g_free(printer->reason);
	g_free(printer);
}

static AcPrinter *find_queue(const AcPrinters *printers, const char *name)
{
	for (guint i = 0; i < printers->queues->len; i++) {
		AcPrinter *printer = g_ptr_array_index(printers->queues, i);
		if (strcmp(printer->name, name) == 0)
			return printer;
	}
	return NULL;
}

static gboolean scheduler_runs(const AcStop *stop, GError **error)
{
	const char *const words[] = {"lpstat", "-r", NULL};
	g_auto(AcRun) run = {.stop = stop};
	if (!ask(words, NULL, &run, error))
		return FALSE;
	if (strstr(run.out->str, "scheduler is running") != NULL)
		return TRUE;
	g_set_error_literal(
	    error, AC_ERROR, AC_ERROR_FAILED,
	    _("The printing system does not run on this machine. Start it (systemctl start cups), or save "
	      "the page: aftercare print -o page.pdf"));
	return FALSE;
}

static gboolean read_names(AcPrinters *printers, const AcStop *stop, GError **error)
{
	const char *const words[] = {"lpstat", "-e", NULL};
	g_auto(AcRun) run = {.stop = stop};
	if (!ask(words, NULL, &run, error))
		return FALSE;
	g_auto(GStrv) lines = g_strsplit(run.out->str, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		if (*g_strstrip(*line) == '\0')
			continue;
		AcPrinter *printer = g_new0(AcPrinter, 1);
		*printer = (AcPrinter){g_strdup(*line), TRUE, TRUE, g_strdup("")};
		g_ptr_array_add(printers->queues, printer);
	}
	return TRUE;
}

/* "system default destination: clinic" */
static gboolean read_usual(AcPrinters *printers, const AcStop *stop, GError **error)
{
	const char *const words[] = {"lpstat", "-d", NULL};
	g_auto(AcRun) run = {.stop = stop};
	if (!ask(words, NULL, &run, error))
		return FALSE;
	const char *colon = strchr(run.out->str, ':');
	g_autofree char *name = g_strstrip(g_strdup(colon != NULL ? colon + 1 : ""));
	if (find_queue(printers, name) != NULL)
		printers->usual = g_steal_pointer(&name);
	return TRUE;
}

/* The line after "… -" holds the reason. */
static void take_reason(AcPrinter *printer, const char *next)
{
	if (next == NULL || !g_ascii_isspace(*next))
		return;
	g_autofree char *reason = ac_text_plain(next);
	g_strstrip(reason);
	if (*reason == '\0' || strcmp(reason, "reason unknown") == 0)
		return;
	g_free(printer->reason);
	printer->reason = g_steal_pointer(&reason);
}

/* "clinic not accepting requests since …" of -a; "printer clinic disabled since …" of -p. */
static gboolean read_states(AcPrinters *printers, const char *option, const AcStop *stop, GError **error)
{
	const char *const words[] = {"lpstat", option, NULL};
	g_auto(AcRun) run = {.stop = stop};
	if (!ask(words, NULL, &run, error))
		return FALSE;
	g_auto(GStrv) lines = g_strsplit(run.out->str, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		const char *rest = g_str_has_prefix(*line, "printer ") ? *line + strlen("printer ") : *line;
		g_autofree char *name = g_strndup(rest, strcspn(rest, " "));
		AcPrinter *printer = find_queue(printers, name);
		if (printer == NULL)
			continue;
		rest += strlen(name);
		if (g_str_has_prefix(rest, " not accepting "))
			printer->accepts = FALSE;
		else if (g_str_has_prefix(rest, " disabled "))
			printer->prints = FALSE;
		else
			continue;
		take_reason(printer, line[1]);
	}
	return TRUE;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	const AcPrinter *const *x = a, *const *y = b;
	return strcmp((*x)->name, (*y)->name);
}

gboolean ac_printers_find(AcPrinters *printers, const AcStop *stop, GError **error)
{
	*printers = (AcPrinters){.queues = g_ptr_array_new_with_free_func(printer_free)};
	if (!scheduler_runs(stop, error) || !read_names(printers, stop, error) ||
	    !read_usual(printers, stop, error) || !read_states(printers, "-a", stop, error) ||
	    !read_states(printers, "-p", stop, error))
		return FALSE;
	g_ptr_array_sort(printers->queues, by_name);
	return TRUE;
}

void ac_printers_clear(AcPrinters *printers)
{
	if (printers->queues != NULL)
		g_ptr_array_unref(printers->queues);
	g_free(printers->usual);
	*printers = (AcPrinters){0};
}

static char *list_names(const AcPrinters *printers)
{
	g_autoptr(GString) names = g_string_new(NULL);
	for (guint i = 0; i < printers->queues->len; i++) {
		const AcPrinter *printer = g_ptr_array_index(printers->queues, i);
		g_autofree char *name = ac_text_plain(printer->name);
		g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", name);
	}
	return g_strdup(names->str);
}

static void refuse_choice(const AcPrinters *printers, const char *name, GError **error)
{
	g_autofree char *names = list_names(printers), *plain = ac_text_excerpt(name, 60);
	if (printers->queues->len == 0)
		g_set_error_literal(
		    error, AC_ERROR, AC_ERROR_REFUSED,
		    _("No printer is set up on this machine. Set one up (lpadmin, or your desktop's settings), or "
		      "save the page: aftercare print -o page.pdf"));
	else if (*plain == '\0')
		g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
		            _("No printer is the usual one here. Name one: --printer NAME. There is: %s"), names);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_REFUSED, _("There is no printer \"%s\". There is: %s"), plain,
		            names);
}

const AcPrinter *ac_printers_choose(const AcPrinters *printers, const char *name, GError **error)
{
	const char *wanted = name != NULL && *name != '\0' ? name : printers->usual;
	AcPrinter *printer = wanted != NULL ? find_queue(printers, wanted) : NULL;
	if (printer == NULL) {
		refuse_choice(printers, name != NULL ? name : "", error);
		return NULL;
	}
	if (printer->accepts)
		return printer;
	g_autofree char *plain = ac_text_plain(printer->name);
	g_set_error(
	    error, AC_ERROR, AC_ERROR_REFUSED,
	    _("The printer \"%s\" takes no pages now%s%s. Nothing was sent. Save it instead: aftercare print -o "
	      "page.pdf"),
	    plain, *printer->reason != '\0' ? ": " : "", printer->reason);
	return NULL;
}

/* ---- sending -------------------------------------------------------------------------------------- */

/* The choices of one of its options: "Duplex/2-Sided: *None DuplexNoTumble DuplexTumble". */
static gboolean lists(const char *options, const char *option, const char *value)
{
	g_auto(GStrv) lines = g_strsplit(options, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		if (!g_str_has_prefix(*line, option) || (*line)[strlen(option)] != '/')
			continue;
		g_auto(GStrv) parts = g_strsplit_set(*line, " *", -1);
		return g_strv_contains((const char *const *)parts, value);
	}
	return FALSE;
}

static char *options_of(const AcPrinter *printer, const AcStop *stop)
{
	const char *const words[] = {"lpoptions", "-p", printer->name, "-l", NULL};
	g_auto(AcRun) run = {.stop = stop};
	/* A queue that lists nothing is asked for nothing. */
	return ask(words, NULL, &run, NULL) ? g_strdup(run.out->str) : g_strdup("");
}

typedef struct {
	GPtrArray *words; /* owned texts */
	GString *notes;
	char *options;
} Order;

static void want(Order *order, const char *option, const char *value, const char *what)
{
	if (lists(order->options, option, value)) {
		g_ptr_array_add(order->words, g_strdup("-o"));
		g_ptr_array_add(order->words, g_strdup_printf("%s=%s", option, value));
	} else if (what != NULL)
		g_string_append_printf(order->notes, "%s%s", order->notes->len > 0 ? ", " : "", what);
}

static void make_order(Order *order, const AcPrinter *printer, const AcPrintWish *wish)
{
	const char *const fixed[] = {"lp", "-d", printer->name, "-t", _("Aftercare schedule"), "-n"};
	for (guint i = 0; i < G_N_ELEMENTS(fixed); i++)
		g_ptr_array_add(order->words, g_strdup(fixed[i]));
	g_ptr_array_add(order->words, g_strdup_printf("%u", CLAMP(wish->copies, 1, AC_PRINT_COPIES_MOST)));
	want(order, "PageSize", wish->paper, wish->paper);
	if (wish->one_side)
		want(order, "Duplex", "None", NULL);
	else
		want(order, "Duplex", "DuplexNoTumble", _("both sides of the paper"));
	g_ptr_array_add(order->words, g_strdup("-"));
	g_ptr_array_add(order->words, NULL);
}

/* "request id is clinic-12 (0 file(s))" */
static char *job_id(const char *answer)
{
	const char *found = strstr(answer, "request id is ");
	if (found == NULL)
		return NULL;
	found += strlen("request id is ");
	return g_strndup(found, strcspn(found, " \n"));
}

gboolean ac_printer_send(const AcPrinter *printer, const AcPrintWish *wish, GBytes *pdf, AcPrintJob *job,
                         GError **error)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) notes = g_string_new(NULL);
	g_autofree char *options = options_of(printer, wish->stop);
	Order order = {words, notes, options};
	g_auto(AcRun) run = {.stop = wish->stop};
	*job = (AcPrintJob){.stop = wish->stop};
	make_order(&order, printer, wish);
	if (!ask((const char *const *)words->pdata, pdf, &run, error))
		return FALSE;
	job->id = run.status == 0 ? job_id(run.out->str) : NULL;
	if (job->id == NULL) {
		g_autofree char *why = said(&run);
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED,
		            _("The page was not taken: %s Save it instead: aftercare print -o page.pdf"), why);
		return FALSE;
	}
	job->notes = notes->len > 0 ? g_strdup(notes->str) : NULL;
	return TRUE;
}

void ac_print_job_clear(AcPrintJob *job)
{
	g_free(job->id);
	g_free(job->notes);
	g_free(job->words);
	*job = (AcPrintJob){0};
}

/* ---- looking after it ----------------------------------------------------------------------------- */

/* The jobs of a queue that are open, or over; owned; NULL: it could not be asked. */
static char *jobs_of(const AcPrinter *printer, const char *which, const AcStop *stop)
{
	const char *const words[] = {"lpstat", "-l", "-W", which, "-o", printer->name, NULL};
	g_auto(AcRun) run = {.stop = stop};
	return ask(words, NULL, &run, NULL) ? g_strdup(run.out->str) : NULL;
}

/* The lines of one of them: its own, and what is set in after it. NULL when it is not among them. */
static char *job_lines(const char *jobs, const char *id)
{
	g_autoptr(GString) found = g_string_new(NULL);
	gboolean is_ours = FALSE;
	for (const char *line = jobs; *line != '\0';) {
		gsize length = strcspn(line, "\n");
		if (length > 0 && !g_ascii_isspace(*line))
			is_ours = g_str_has_prefix(line, id) && line[strlen(id)] == ' ';
		if (is_ours)
			g_string_append_printf(found, "%.*s\n", (int)length, line);
		line += length + (line[length] == '\n' ? 1 : 0);
	}
	return found->len > 0 ? g_strdup(found->str) : NULL;
}

/* What stands after "Status:"; "" when nothing does. */
static char *line_of(const char *lines, const char *label)
{
	const char *found = strstr(lines, label);
	if (found == NULL)
		return g_strdup("");
	g_autofree char *raw = g_strndup(found + strlen(label), strcspn(found + strlen(label), "\n"));
	g_autofree char *plain = ac_text_plain(raw);
	return g_strdup(g_strstrip(plain));
}

static AcJobState state_of(const AcPrinter *printer, const char *alerts, const char *status)
{
	/* One cancelled while it waits behind another is said to be on its way to a stop. */
	static const char *const bad[] = {"errors", "aborted", "canceled", "to-stop-point"};
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
		if (strstr(alerts, bad[i]) != NULL)
			return AC_JOB_FAILED;
	if (!printer->prints || strstr(alerts, "stopped") != NULL || strstr(status, "unavailable") != NULL)
		return AC_JOB_STOPPED;
	return strstr(alerts, "job-printing") != NULL ? AC_JOB_PRINTING : AC_JOB_WAITS;
}

static AcJobState look(const AcPrinter *printer, const char *open, const char *over, const char *id,
                       char **words)
{
	if (open == NULL || over == NULL) {
		*words = g_strdup("");
		return AC_JOB_UNKNOWN;
	}
	g_autofree char *waiting = job_lines(open, id), *gone = waiting == NULL ? job_lines(over, id) : NULL;
	const char *lines = waiting != NULL ? waiting : gone != NULL ? gone : "";
	g_autofree char *alerts = line_of(lines, "Alerts:");
	*words = line_of(lines, "Status:");
	AcJobState state = state_of(printer, alerts, *words);
	return waiting != NULL || state == AC_JOB_FAILED ? state : AC_JOB_LEFT;
}

AcJobState ac_printer_look(const AcPrinter *printer, const AcPrintJob *job, char **words)
{
	g_autofree char *open = jobs_of(printer, "not-completed", job->stop),
	                *over = jobs_of(printer, "completed", job->stop);
	return look(printer, open, over, job->id, words);
}

static gboolean is_settled(AcJobState state)
{
	return state == AC_JOB_LEFT || state == AC_JOB_FAILED;
}

gboolean ac_printer_look_all(const AcPrinter *printer, AcPrintJob *const *jobs, guint n)
{
	gboolean settled = TRUE;
	g_autofree char *open = jobs_of(printer, "not-completed", NULL),
	                *over = jobs_of(printer, "completed", NULL);
	for (guint i = 0; i < n; i++) {
		g_free(jobs[i]->words);
		jobs[i]->state = look(printer, open, over, jobs[i]->id, &jobs[i]->words);
		settled = settled && is_settled(jobs[i]->state);
	}
	return settled;
}

AcJobState ac_printer_follow(const AcPrinter *printer, const AcPrintJob *job, int seconds, char **words)
{
	gint64 end_us = g_get_monotonic_time() + seconds * G_USEC_PER_SEC;
	AcJobState state = ac_printer_look(printer, job, words);
	while (!is_settled(state) && g_get_monotonic_time() < end_us) {
		if (ac_stop_wait(job->stop, LOOK_EVERY_MS))
			break;
		g_free(*words);
		state = ac_printer_look(printer, job, words);
	}
	return state;
}

char *ac_printer_left_out(const AcPrintJob *job)
{
	return job->notes == NULL
	           ? NULL
	           : g_strdup_printf(_("The queue does not list this, so it was not asked for: %s."), job->notes);
}

char *ac_printer_words(AcJobState state, const AcPrintJob *job, const char *said)
{
	g_autofree char *id = ac_text_plain(job->id), *words = g_strdup(said);
	/* Its sentence becomes the end of ours. */
	if (g_str_has_suffix(words, "."))
		words[strlen(words) - 1] = '\0';
	const char *gap = *words != '\0' ? ": " : "";
	switch (state) {
	case AC_JOB_WAITS:
		return g_strdup_printf(_("Sent as %s. It waits for its turn%s%s."), id, gap, words);
	case AC_JOB_PRINTING:
		return g_strdup_printf(_("Sent as %s. The printer has it in hand%s%s."), id, gap, words);
	case AC_JOB_STOPPED:
		return g_strdup_printf(_("Sent as %s. It waits in the queue%s%s."), id, gap, words);
	case AC_JOB_LEFT:
		return g_strdup_printf(_("Sent as %s, and handed to the printer%s%s."), id, gap, words);
	case AC_JOB_UNKNOWN:
		return g_strdup_printf(_("Sent as %s. What became of it is not known."), id);
	case AC_JOB_FAILED:
		break;
	}
	return g_strdup_printf(_("Sent as %s, and given up by the printing system%s%s."), id, gap, words);
}
