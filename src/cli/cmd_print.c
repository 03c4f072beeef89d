/* SPDX-License-Identifier: MIT */
/* `print`: the page itself is made by aftercare-print; where it goes is decided here. */
#include <string.h>

#include "app/paper.h"
#include "app/printer.h"
#include "app/program.h"
#include "base/error.h"
#include "base/text.h"
#include "call.h"

/* So long a job is watched, unless it ends sooner. */
#define FOLLOW_S 6

static const char *const FORMATS[] = {"pdf", "text", "md", "html", NULL};

/* ---- what is asked for ----------------------------------------------------------------------- */

static const char *format_of(const AcCall *call)
{
	const char *format = ac_call_text(call, "format");
	return format != NULL ? format : "pdf";
}

static gboolean refuse(GError **error, const char *words)
{
	g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, words);
	return FALSE;
}

static gboolean check_copies(const AcCall *call, guint *copies, GError **error)
{
	const char *text = ac_call_text(call, "copies");
	guint64 n = 1;
	if (text != NULL && !g_ascii_string_to_unsigned(text, 10, 1, AC_PRINT_COPIES_MOST, &n, NULL)) {
		g_autofree char *shown = ac_text_excerpt(text, 20);
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("--copies cannot be “%s”: from 1 to %u."), shown,
		            AC_PRINT_COPIES_MOST);
		return FALSE;
	}
	*copies = (guint)n;
	return TRUE;
}

static gboolean check_one(const AcCall *call, GError **error)
{
	if (ac_call_flag(call, "again"))
		return refuse(error, _("--again is for --all: a single client is always printed."));
	return TRUE;
}

static gboolean check_all(const AcCall *call, const char *output, const char *format, GError **error)
{
	static const char *const singles[] = {"client", "protocol", "of"};
	if (strcmp(format, "pdf") != 0)
		return refuse(error, _("--all makes PDFs only."));
	if (ac_call_text(call, "printer") == NULL && (output == NULL || strcmp(output, "-") == 0))
		return refuse(error, _("--all needs a place for the pages of all clients: -o FOLDER, or --printer."));
	for (gsize i = 0; i < G_N_ELEMENTS(singles); i++)
		if (ac_call_text(call, singles[i]) != NULL) {
			g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
			            _("--all is for every client, each by their own course: without --%s."), singles[i]);
			return FALSE;
		}
	if (*ac_call_list(call, "session") != NULL)
		return refuse(error, _("--all is for every client, each by their own course: without --session."));
	return TRUE;
}

static gboolean check(const AcCall *call, GError **error)
{
	const char *format = format_of(call), *output = ac_call_text(call, "output");
	gboolean to_printer = ac_call_text(call, "printer") != NULL;
	if (!g_strv_contains(FORMATS, format)) {
		g_autofree char *shown = ac_text_excerpt(format, 20);
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("--format cannot be “%s”. It is one of: pdf, text, md, html."), shown);
		return FALSE;
	}
	if (to_printer && output != NULL)
		return refuse(error, _("Either -o FILE or --printer; not both."));
	if (to_printer && strcmp(format, "pdf") != 0)
		return refuse(error, _("A printer is sent the PDF: --printer without --format."));
	if (!to_printer && (ac_call_text(call, "copies") != NULL || ac_call_flag(call, "one-side")))
		return refuse(error, _("--copies and --one-side are for --printer."));
	return !ac_call_flag(call, "all") ? check_one(call, error) : check_all(call, output, format, error);
}

/* ---- the program that makes the page ---------------------------------------------------------- */

static void add_text(GPtrArray *words, const AcCall *call, const char *option)
{
	const char *value = ac_call_text(call, option);
	if (value == NULL)
		return;
	/* In one word: a value may begin with a minus. */
	g_ptr_array_add(words, g_strdup_printf("--%s=%s", option, value));
}

static void add_flag(GPtrArray *words, const AcCall *call, const char *option)
{
	if (ac_call_flag(call, option))
		g_ptr_array_add(words, g_strdup_printf("--%s", option));
}

static GPtrArray *words_for(const AcCall *call)
{
	static const char *const texts[] = {"client", "now", "protocol", "paper", "language", "of", "from", "to"};
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
		add_text(words, call, texts[i]);
	for (const char *const *session = ac_call_list(call, "session"); *session != NULL; session++)
		g_ptr_array_add(words, g_strdup_printf("--session=%s", *session));
	add_flag(words, call, "large");
	add_flag(words, call, "grey");
	return words;
}

static gboolean make(const AcCall *call, const char *output, AcRun *run, GError **error)
{
	g_autoptr(GPtrArray) words = words_for(call);
	g_ptr_array_add(words, g_strdup_printf("--format=%s", format_of(call)));
	if (call->world->ascii)
		g_ptr_array_add(words, g_strdup("--ascii"));
	g_ptr_array_add(words, g_strdup_printf("--output=%s", output));
	g_ptr_array_add(words, NULL);
	return ac_paper_make((const char *const *)words->pdata, run, error);
}

/* The page is there all the same when it cannot be noted. @page: its mark, where it is known. */
static void note(AcCall *call, const char *how, const char *page)
{
	g_autoptr(GError) error = NULL;
	const AcHandingOver fresh = {.how = how, .by = ac_call_text(call, "by"), .page = page};
	if (ac_app_hand_over_page(call->app, &fresh, &error))
		return;
	g_autofree char *words =
	    g_strdup_printf(_("It could not be noted that this was handed over: %s"), error->message);
	ac_call_warn(call, words);
}

/* "PDF": what a client was handed. */
static const char *name_of_format(const AcCall *call)
{
	static const char *const NAMES[] = {"PDF", N_("text"), "Markdown", "HTML"};
	guint i = 0;
	while (strcmp(FORMATS[i], format_of(call)) != 0)
		i++;
	return NAMES[i];
}

/* ---- where it goes ---------------------------------------------------------------------------- */

static gboolean to_file(AcCall *call, GError **error)
{
	const char *given = ac_call_text(call, "output");
	gboolean is_pdf = strcmp(format_of(call), "pdf") == 0;
	g_autofree char *named = ac_paper_name(ac_app_client(call->app));
	g_autofree char *usual = given == NULL && is_pdf ? ac_paper_free_name(named) : NULL;
	const char *output = given != NULL ? given : is_pdf ? usual : "-";
	g_auto(AcRun) run = {0};
	if (!make(call, output, &run, error))
		return FALSE;
	gboolean is_file = strcmp(output, "-") != 0, is_said = ac_call_text(call, "by") != NULL;
	if (is_file) {
		g_autofree char *plain = ac_text_plain(output);
		if (usual != NULL && strcmp(usual, named) != 0)
			ac_call_say(call, _("%s is there already and is no page of ours: it was left as it is."), named);
		ac_call_say(call, _("Written: %s."), plain);
	} else {
		g_string_append_len(call->out, run.out->str, (gssize)run.out->len);
	}
	/* What is only looked at was not handed over, unless it is said by whom. */
	if (is_said || (is_file && is_pdf))
		note(call, name_of_format(call), NULL);
	return TRUE;
}

/* What is sent, and to where. */
typedef struct {
	const AcPrinter *printer;
	AcPrintJob job;
	char *page; /* its mark; owned */
} Sent;

static gboolean follow(AcCall *call, const Sent *sent, GError **error)
{
	const AcPrinter *printer = sent->printer;
	const AcPrintJob *job = &sent->job;
	g_autofree char *words = NULL;
	AcJobState state = ac_printer_follow(printer, job, FOLLOW_S, &words);
	g_autofree char *left_out = ac_printer_left_out(job);
	if (left_out != NULL)
		ac_call_warn(call, left_out);
	g_autofree char *said = ac_printer_words(state, job, words);
	if (state == AC_JOB_FAILED) {
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED, _("%s As a file instead: aftercare print -o page.pdf"),
		            said);
		return FALSE;
	}
	if (state == AC_JOB_STOPPED)
		ac_call_warn(
		    call,
		    _("The queue does not print just now: look at the printer. The page stays there until it does. "
		      "As a file instead: aftercare print -o page.pdf"));
	ac_call_say(call, "%s", said);
	g_autofree char *how = g_strconcat(AC_HANDED_TO_PRINTER, job->id, NULL);
	note(call, how, sent->page);
	return TRUE;
}

static gboolean to_printer(AcCall *call, GError **error)
{
	g_auto(AcPrinters) printers = {0};
	guint copies = 1;
	if (!check_copies(call, &copies, error) || !ac_printers_find(&printers, NULL, error))
		return FALSE;
	Sent sent = {.printer = ac_printers_choose(&printers, ac_call_text(call, "printer"), error)};
	g_auto(AcRun) run = {0};
	if (sent.printer == NULL || !make(call, "-", &run, error))
		return FALSE;
	const char *paper = ac_call_text(call, "paper");
	gboolean is_letter = paper != NULL && g_ascii_strcasecmp(paper, "letter") == 0;
	const AcPrintWish wish = {
	    .copies = copies, .one_side = ac_call_flag(call, "one-side"), .paper = is_letter ? "Letter" : "A4"};
	g_autoptr(GBytes) pdf = g_bytes_new_static(run.out->str, run.out->len);
	sent.page = ac_paper_mark(run.out->str, run.out->len);
	gboolean done = ac_printer_send(sent.printer, &wish, pdf, &sent.job, error) && follow(call, &sent, error);
	ac_print_job_clear(&sent.job);
	g_free(sent.page);
	return done;
}

/* One after the other, with a line of progress that is written over; from here on it is that program. */
static gboolean all(AcCall *call, GError **error)
{
	g_autoptr(GPtrArray) words = words_for(call);
	const char *printer = ac_call_text(call, "printer");
	guint copies = 1;
	if (!check_copies(call, &copies, error))
		return FALSE;
	if (printer != NULL)
		g_ptr_array_add(words, g_strdup_printf("--printer=%s", printer));
	else
		g_ptr_array_add(words, g_strdup_printf("--folder=%s", ac_call_text(call, "output")));
	add_text(words, call, "copies");
	add_text(words, call, "by");
	add_flag(words, call, "one-side");
	add_flag(words, call, "again");
	g_ptr_array_add(words, g_strdup("--note"));
	if (!call->world->stays)
		g_ptr_array_add(words, g_strdup("--progress"));
	g_ptr_array_add(words, NULL);
	return ac_call_become(call, AC_PROGRAM_PRINT, (const char *const *)words->pdata, error);
}

static gboolean run(AcCall *call, GError **error)
{
	if (!check(call, error))
		return FALSE;
	if (ac_call_flag(call, "all"))
		return all(call, error);
	return ac_call_text(call, "printer") != NULL ? to_printer(call, error) : to_file(call, error);
}

static const AcOption OPTIONS[] = {
    {"output", AC_OPTION_TEXT, N_("FILE"),
     N_("into this file; with --all, into this folder; - for standard output")},
    {"printer", AC_OPTION_MAYBE, N_("NAME"), N_("to this printer; without a name, to the usual one")},
    {"format", AC_OPTION_TEXT, "pdf|text|md|html", N_("pdf, unless another is named")},
    {"all", AC_OPTION_FLAG, NULL,
     N_("every client who is not archived, into the folder or to the printer; begun anew, it goes on")},
    {"again", AC_OPTION_FLAG, NULL, N_("with --all: also what is there, or was sent, and has not changed")},
    {"paper", AC_OPTION_TEXT, "a4|letter", N_("the size of the paper; a4 unless named")},
    {"large", AC_OPTION_FLAG, NULL, N_("large print, on more pages")},
    {"grey", AC_OPTION_FLAG, NULL, N_("no colour at all")},
    {"language", AC_OPTION_TEXT, N_("CODE"),
     N_("the language of the page: de, ar; unless named the client's, else your own")},
    {"copies", AC_OPTION_TEXT, "N", N_("so many; for --printer")},
    {"one-side", AC_OPTION_FLAG, NULL, N_("each page on a sheet of its own; for --printer")},
    {"by", AC_OPTION_TEXT, N_("INITIALS"),
     N_("who hands it over: noted with what, which version and when, of any form")},
    {"of", AC_OPTION_TEXT, "N", N_("from the N-th session on; the latest unless named")},
    {"from", AC_OPTION_TEXT, N_("WHEN"), N_("the first day")},
    {"to", AC_OPTION_TEXT, N_("WHEN"), N_("the last day")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_print = {
    .name = "print",
    .args = "[--all] [-o FILE | --printer [NAME]] [--format pdf|text|md|html]",
    .summary = N_("the schedule a client takes home, on paper"),
    .details = N_("Two pages, one sheet: what to avoid and until when, whom to call, and the days with boxes "
                  "to tick. Without "
                  "-o it is written beside you, under the client's name; text goes to standard output. What "
                  "is sent to a "
                  "printer is sent, not printed: the printing system says what becomes of it. It may keep a "
                  "copy for a day. A PDF written to a file or a folder, and a page sent to a printer, are "
                  "noted as handed over; a text, and what goes to standard output, only with --by. With "
                  "--all, a page that lies there, or was sent to a printer last, is not made again until it "
                  "changes."),
    .example = "aftercare print\naftercare print --printer\naftercare print -o jo.pdf --large --language de\n"
               "aftercare print --format text | less\naftercare print --all -o schedules\n"
               "aftercare print --all --printer clinic --by KM",
    .options = OPTIONS,
    /* Whose page it cannot be is said by the program that makes it. */
    .needs = AC_NEEDS_PLAN_IF_CLEAR,
    .run = run,
};
