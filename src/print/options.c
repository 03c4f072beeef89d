/* SPDX-License-Identifier: MIT */
/* What aftercare-print can be asked for. */
#include <string.h>

#include "app/printer.h"
#include "base/error.h"
#include "base/text.h"
#include "format.h"
#include "print.h"

void ac_print_options_clear(AcPrintOptions *options)
{
	g_free(options->client);
	g_free(options->now);
	g_free(options->protocol);
	g_free(options->output);
	g_free(options->folder);
	g_free(options->printer);
	g_free(options->by);
	g_free(options->paper);
	g_free(options->language);
	g_free(options->from);
	g_free(options->to);
	g_free(options->of);
	g_free(options->format);
	g_free(options->privacy);
	g_strfreev(options->sessions);
	*options = (AcPrintOptions){0};
}

static GOptionContext *context_of(AcPrintOptions *o)
{
	const GOptionEntry entries[] = {
	    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &o->output,
	     N_("write the PDF there; - for the standard output"), "FILE"},
	    {"folder", 0, 0, G_OPTION_ARG_FILENAME, &o->folder,
	     N_("the schedules of all clients, into that folder; a line of JSON each; begun anew, it goes on"),
	     "DIR"},
	    {"printer", 0, 0, G_OPTION_ARG_STRING, &o->printer,
	     N_("the same to that printer, \"\" for the usual one; what was sent and has not changed is not sent "
	        "again"),
	     "NAME"},
	    {"copies", 0, 0, G_OPTION_ARG_INT, &o->copies, N_("with --printer: so many of each"), "N"},
	    {"one-side", 0, 0, G_OPTION_ARG_NONE, &o->one_side,
	     N_("with --printer: each page on a sheet of its own"), NULL},
	    {"note", 0, 0, G_OPTION_ARG_NONE, &o->note, N_("with --folder: keep that each was handed over"),
	     NULL},
	    {"by", 0, 0, G_OPTION_ARG_STRING, &o->by, N_("by whom it is handed over"), "INITIALS"},
	    {"again", 0, 0, G_OPTION_ARG_NONE, &o->again,
	     N_("with --folder or --printer: also what is there already"), NULL},
	    {"client", 0, 0, G_OPTION_ARG_STRING, &o->client, N_("whose: a name, its beginning, or a number"),
	     "NAME"},
	    {"protocol", 0, 0, G_OPTION_ARG_STRING, &o->protocol,
	     N_("for somebody who is not stored: these rules"), "ID|FILE"},
	    {"session", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->sessions,
	     N_("for somebody who is not stored: a session ended then; may be given again"), "WHEN"},
	    {"now", 0, 0, G_OPTION_ARG_STRING, &o->now, N_("as if it were then"), "WHEN"},
	    {"of", 0, 0, G_OPTION_ARG_STRING, &o->of, N_("from that session on: 2; without it, the latest"), "N"},
	    {"from", 0, 0, G_OPTION_ARG_STRING, &o->from, N_("the first day"), "WHEN"},
	    {"to", 0, 0, G_OPTION_ARG_STRING, &o->to, N_("the last day"), "WHEN"},
	    {"format", 0, 0, G_OPTION_ARG_STRING, &o->format,
	     N_("pdf, text, md, html; or code: the QR code of the next session, in characters"), "FORMAT"},
	    {"privacy", 0, 0, G_OPTION_ARG_STRING, &o->privacy,
	     N_("discreet: the code tells of an appointment and its time, not of the clinic"), "full|discreet"},
	    {"ascii", 0, 0, G_OPTION_ARG_NONE, &o->ascii, N_("text in ASCII alone"), NULL},
	    {"progress", 0, 0, G_OPTION_ARG_NONE, &o->progress,
	     N_("with --folder or --printer: a line for people instead of JSON"), NULL},
	    {"paper", 0, 0, G_OPTION_ARG_STRING, &o->paper, N_("a4 or letter"), "SIZE"},
	    {"large", 0, 0, G_OPTION_ARG_NONE, &o->large, N_("large print, 16 points and more"), NULL},
	    {"grey", 0, 0, G_OPTION_ARG_NONE, &o->grey, N_("no colour at all"), NULL},
	    {"language", 0, 0, G_OPTION_ARG_STRING, &o->language,
	     N_("the language of the page: de; without it, the client's, else your own"), "CODE"},
	    {"help", 'h', 0, G_OPTION_ARG_NONE, &o->help, N_("this page"), NULL},
	    {"version", 0, 0, G_OPTION_ARG_NONE, &o->version, N_("the version"), NULL},
	    {0}};
	GOptionContext *context = g_option_context_new(NULL);
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_set_translation_domain(context, "aftercare");
	g_option_context_set_summary(context, _("The schedule of a client, as a PDF for paper."));
	g_option_context_add_main_entries(context, entries, "aftercare");
	return context;
}

char *ac_print_help(void)
{
	g_auto(AcPrintOptions) unused = {0};
	GOptionContext *context = context_of(&unused);
	g_set_prgname("aftercare-print");
	char *help = g_option_context_get_help(context, TRUE, NULL);
	g_option_context_free(context);
	return help;
}

static gboolean say(GError **error, const char *text)
{
	g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, text);
	return FALSE;
}

static gboolean check_format(const AcPrintOptions *o, GError **error)
{
	AcFormat format = AC_FORMAT_PDF;
	if (o->format != NULL && !ac_format_parse(o->format, &format)) {
		g_autofree char *plain = ac_text_excerpt(o->format, 40);
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("--format: “%s” is not known. There are pdf, text, md, html and code."), plain);
		return FALSE;
	}
	if (o->output == NULL && format != AC_FORMAT_PDF)
		return say(error, _("For all clients there are PDFs only."));
	return TRUE;
}

/* One of the three. */
static gboolean check_place(const AcPrintOptions *o, GError **error)
{
	int n = (o->output != NULL ? 1 : 0) + (o->folder != NULL ? 1 : 0) + (o->printer != NULL ? 1 : 0);
	if (n != 1)
		return say(error, _("Say where to: -o FILE for one client; --folder DIR or --printer NAME for all."));
	if (o->output == NULL &&
	    (o->client != NULL || o->protocol != NULL || o->sessions != NULL || o->of != NULL))
		return say(error, _("--folder and --printer are for all clients: not with --client, --protocol, "
		                    "--session or --of."));
	if (o->copies < 0 || o->copies > (int)AC_PRINT_COPIES_MOST) {
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("--copies cannot be “%d”: from 1 to %u."), o->copies,
		            AC_PRINT_COPIES_MOST);
		return FALSE;
	}
	return TRUE;
}

static gboolean check_words(const AcPrintOptions *o, GError **error)
{
	if (o->privacy != NULL && strcmp(o->privacy, "full") != 0 && strcmp(o->privacy, "discreet") != 0) {
		g_autofree char *plain = ac_text_excerpt(o->privacy, 40);
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("--privacy: “%s” is not known. There are full and discreet."), plain);
		return FALSE;
	}
	if (o->paper != NULL && g_ascii_strcasecmp(o->paper, "a4") != 0 &&
	    g_ascii_strcasecmp(o->paper, "letter") != 0) {
		g_autofree char *plain = ac_text_excerpt(o->paper, 40);
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("--paper: “%s” is not known. There are a4 and letter."), plain);
		return FALSE;
	}
	return TRUE;
}

static gboolean check(const AcPrintOptions *o, GError **error)
{
	if (o->help || o->version)
		return TRUE;
	if (!check_place(o, error))
		return FALSE;
	if (!check_format(o, error))
		return FALSE;
	return check_words(o, error);
}

gboolean ac_print_options_read(AcPrintOptions *options, const char *const *argv, GError **error)
{
	GOptionContext *context = context_of(options);
	g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
	g_strv_builder_add(builder, "aftercare-print");
	for (; *argv != NULL; argv++)
		g_strv_builder_add(builder, *argv);
	g_auto(GStrv) words = g_strv_builder_end(builder);
	g_autoptr(GError) why = NULL;
	gboolean done = g_option_context_parse_strv(context, &words, &why);
	g_option_context_free(context);
	if (!done)
		return say(error, why->message);
	if (words[0] != NULL && words[1] != NULL) {
		g_autofree char *plain = ac_text_excerpt(words[1], 40);
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("“%s” is no option. All of them: aftercare-print --help"), plain);
		return FALSE;
	}
	return check(options, error);
}
