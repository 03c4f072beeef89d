/* SPDX-License-Identifier: MIT */
/* The room of what is taken along: the page on paper or as a file, the calendar of a phone, the plan for
 * another computer; and that of the reminders. */
#include <string.h>

#include "app/output.h"
#include "app/printer.h"
#include "base/text.h"
#include "plain.h"

/* ---- how the page is made -------------------------------------------------------------------- */

/* What can be said of the page. A row with a prompt takes a text, one without is yes or no. */
static const struct {
	const char *option;  /* of `print` */
	const char *title;   /* N_() */
	const char *prompt;  /* N_(); NULL: a flag */
	gboolean is_printer; /* only for one */
} choices[] = {
    {"large", N_("Large print"), NULL, FALSE},
    {"grey", N_("No colour at all"), NULL, FALSE},
    {"paper", N_("Paper"), N_("Paper, a4 or letter; empty: a4; 0: back:"), FALSE},
    {"language", N_("Language"), N_("Language, like de; empty: that of the rules; 0: back:"), FALSE},
    {"from", N_("First day"), N_("First day, like \"today\" or \"day 3\"; empty: from the start; 0: back:"),
     FALSE},
    {"to", N_("Last day"), N_("Last day, like \"day 14\"; empty: to the end; 0: back:"), FALSE},
    {"copies", N_("Copies, of a printer"), N_("How many, 1 to 99; empty: one; 0: back:"), TRUE},
    {"one-side", N_("Each page on a sheet of its own, of a printer"), NULL, TRUE},
    {"by", N_("Who hands it over"), N_("Initials; empty: not said; 0: back:"), FALSE},
};
#define N_CHOICES G_N_ELEMENTS(choices)

typedef struct {
	char *texts[N_CHOICES]; /* NULL: not said; of a flag "" is yes */
} Wish;

static void clear_wish(Wish *wish)
{
	for (gsize i = 0; i < N_CHOICES; i++)
		g_free(wish->texts[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Wish, clear_wish)

static GPtrArray *wish_words(const Wish *wish)
{
	GPtrArray *words = ac_plain_list();
	for (gsize i = 0; i < N_CHOICES; i++) {
		const char *text = wish->texts[i], *title = _(choices[i].title);
		const char *value = text == NULL ? (choices[i].prompt == NULL ? _("no") : _("as usual"))
		                                 : (choices[i].prompt == NULL ? _("yes") : text);
		g_ptr_array_add(words, g_strdup_printf(_("%s: %s"), title, value));
	}
	return words;
}

static void change_wish(AcPlain *plain, Wish *wish)
{
	for (;;) {
		g_autoptr(GPtrArray) words = wish_words(wish);
		int i = ac_plain_choose(plain, _("How the page is made"), words, _("Back"));
		if (i < 0)
			return;
		char *text = NULL;
		if (choices[i].prompt == NULL)
			text = wish->texts[i] == NULL ? g_strdup("") : NULL;
		else if (!ac_plain_may(plain, _(choices[i].prompt), &text))
			continue;
		g_free(wish->texts[i]);
		wish->texts[i] = text;
	}
}

/* The words of the command, which end with NULL. @how: "--format=html"; NULL: none. */
static GPtrArray *words_of_page(const Wish *wish, const char *how, const char *where)
{
	GPtrArray *words = ac_plain_list();
	gboolean to_printer = strncmp(where, "--printer", strlen("--printer")) == 0;
	g_ptr_array_add(words, g_strdup("print"));
	g_ptr_array_add(words, g_strdup(where));
	if (how != NULL)
		g_ptr_array_add(words, g_strdup(how));
	for (gsize i = 0; i < N_CHOICES; i++)
		if (wish->texts[i] != NULL && (to_printer || !choices[i].is_printer))
			g_ptr_array_add(words, choices[i].prompt == NULL
			                           ? g_strdup_printf("--%s", choices[i].option)
			                           : g_strdup_printf("--%s=%s", choices[i].option, wish->texts[i]));
	g_ptr_array_add(words, NULL);
	return words;
}

static void make_page(AcPlain *plain, const Wish *wish, const char *how, const char *where)
{
	g_autoptr(GPtrArray) words = words_of_page(wish, how, where);
	ac_plain_command_words(plain, (const char *const *)words->pdata);
}

/* ---- read out -------------------------------------------------------------------------------- */

/* A sign is for the eye, and not every terminal has it. Only of ASK the sign stands alone. */
static char *without_signs(const char *row)
{
	GString *text = g_string_new(row);
	for (int i = AC_VERDICT_SILENT; i <= AC_VERDICT_AVOID; i++) {
		g_autofree char *sign = g_strdup_printf("%s **", ac_words_sign((AcVerdict)i, FALSE));
		g_string_replace(text, sign, "**", 0);
	}
	g_autofree char *first = g_strdup_printf("| %s ", _("Ask first"));
	g_autofree char *later = g_strdup_printf("; %s ", _("Ask first"));
	g_string_replace(text, "| ? ", first, 0);
	g_string_replace(text, "; ? ", later, 0);
	return g_string_free(text, FALSE);
}

/* "| Washing | ✗ **Avoid** until Sat |" is "Washing: Avoid until Sat": no marks, no table. Owned. */
static char *without_marks(const char *row)
{
	g_autofree char *plain = without_signs(row);
	g_autoptr(GString) text = g_string_new(NULL);
	for (const char *at = plain + 1; *at != '\0'; at++) {
		if (*at == '\\' && g_ascii_ispunct(at[1]))
			g_string_append_c(text, *++at);
		else if (at[0] == '*' && at[1] == '*')
			at++;
		else if (*at == '|')
			g_string_append(text, at[1] != '\0' ? ":" : "");
		else
			g_string_append_c(text, *at);
	}
	g_string_replace(text, " :", ":", 0);
	return g_strdup(g_strstrip(text->str));
}

static char *page_as(AcPlain *plain, const Wish *wish, const char *format)
{
	g_autoptr(GPtrArray) words = words_of_page(wish, format, "--output=-");
	return ac_plain_listen(plain, (const char *const *)words->pdata);
}

/* What the chart shows, in words: the first table of the Markdown. */
static void read_chart(AcPlain *plain, const Wish *wish)
{
	g_autofree char *page = page_as(plain, wish, "--format=md");
	g_auto(GStrv) lines = g_strsplit(page, "\n", -1);
	char **row = lines;
	while (*row != NULL && **row != '|')
		row++;
	for (; *row != NULL && **row == '|'; row++) {
		g_autofree char *text = without_marks(*row);
		/* Head and rule of the table. */
		if (strspn(text, ":- ") < strlen(text))
			ac_plain_say(plain, "%s", text);
	}
}

/* The chart begins with the signs it is made of, and ends where the text stands two columns in again. */
static gboolean begins_chart(const char *line)
{
	return g_str_has_prefix(line, "▆ ") || g_str_has_prefix(line, "# ");
}

/* The page as a text, without what is there for the eye. */
static void read_page(AcPlain *plain, const Wish *wish)
{
	g_autofree char *page = page_as(plain, wish, "--format=text");
	g_strdelimit(page, "\f", '\n');
	g_auto(GStrv) lines = g_strsplit(page, "\n", -1);
	GString *out = plain->call->out;
	gboolean in_chart = FALSE;
	g_string_append_c(out, '\n');
	for (char **line = lines; *line != NULL; line++) {
		if (!in_chart && begins_chart(*line)) {
			in_chart = TRUE;
			read_chart(plain, wish);
		}
		/* A line to sign on is dozens of underscores. */
		char *blank = strstr(*line, "____");
		if (blank != NULL)
			*blank = '\0';
		gsize margin = strspn(*line, " ");
		if (in_chart && (**line == '\0' || margin == 2))
			in_chart = FALSE;
		if (!in_chart)
			g_string_append_printf(out, "%s\n", *line);
	}
}

/* ---- to a printer ---------------------------------------------------------------------------- */

static void send_page(AcPlain *plain, const Wish *wish)
{
	GError *error = NULL;
	g_auto(AcPrinters) printers = {0};
	if (!ac_printers_find(&printers, NULL, &error)) {
		ac_plain_fail(plain, error);
		return;
	}
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_ptr_array_add(names, (gpointer)(gsize)_("The usual printer"));
	for (guint i = 0; i < printers.queues->len; i++)
		g_ptr_array_add(names, ((const AcPrinter *)g_ptr_array_index(printers.queues, i))->name);
	int chosen = ac_plain_choose(plain, _("To which printer?"), names, _("Back"));
	if (chosen < 0)
		return;
	g_autofree char *where =
	    chosen == 0 ? g_strdup("--printer")
	                : g_strdup_printf("--printer=%s", (const char *)g_ptr_array_index(names, (guint)chosen));
	make_page(plain, wish, NULL, where);
}

/* ---- as a file ------------------------------------------------------------------------------- */

/* "--output=page.pdf"; owned; NULL: back. */
static char *ask_file(AcPlain *plain, const char *what, const char *ending)
{
	g_autofree char *typed = NULL, *usual = NULL;
	{
		g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
		if (app == NULL)
			return NULL;
		usual = ac_app_file_name(what, ac_app_client(app)->name, ending);
	}
	g_autofree char *prompt = g_strdup_printf(_("Name of the file; empty: %s; 0: back:"), usual);
	if (!ac_plain_may(plain, prompt, &typed))
		return NULL;
	g_autofree char *path = ac_app_file_path(typed != NULL ? typed : usual);
	return g_strdup_printf("--output=%s", path);
}

static void save_page(AcPlain *plain, const Wish *wish, const char *format)
{
	g_autofree char *ending = g_strdup(strcmp(format, "text") == 0 ? "txt" : format);
	g_autofree char *where = ask_file(plain, "aftercare", ending);
	g_autofree char *how = g_strdup_printf("--format=%s", format);
	if (where != NULL)
		make_page(plain, wish, how, where);
}

static void save_other_page(AcPlain *plain, const Wish *wish)
{
	static const char *const ways[] = {N_("Text"), N_("A web page (HTML)"), N_("Markdown"), NULL};
	static const char *const formats[] = {"text", "html", "md"};
	int chosen = ac_plain_choose_of(plain, _("As what?"), ways);
	if (chosen >= 0)
		save_page(plain, wish, formats[chosen]);
}

/* What is in a calendar others may see. */
static void save_calendar(AcPlain *plain)
{
	static const char *const ways[] = {N_("All of the plan"), N_("Only the next session"), NULL};
	static const char *const privacies[] = {
	    N_("With everything"), N_("Discreet: no word of the treatment, no name, no clinic"), NULL};
	int all = ac_plain_choose_of(plain, _("For the calendar of a phone"), ways);
	int discreet = all < 0 ? -1 : ac_plain_choose_of(plain, _("What may others read in it?"), privacies);
	g_autofree char *where = discreet < 0 ? NULL : ask_file(plain, "aftercare", "ics");
	if (where == NULL)
		return;
	if (all == 0)
		ac_plain_command(plain, "calendar", where, discreet == 0 ? "--privacy=full" : "--privacy=discreet",
		                 NULL);
	else
		ac_plain_command(plain, "calendar", where, "--only=next",
		                 discreet == 0 ? "--privacy=full" : "--privacy=discreet", NULL);
}

static void save_handoff(AcPlain *plain)
{
	g_autofree char *where = ask_file(plain, "aftercare", "handoff");
	if (where != NULL)
		ac_plain_command(plain, "handoff", where, NULL);
}

void ac_plain_take_along(AcPlain *plain)
{
	static const char *const ways[] = {N_("Send it to a printer"),
	                                   N_("Save it as a PDF"),
	                                   N_("Read it here"),
	                                   N_("Save it as text, a web page or Markdown"),
	                                   N_("How the page is made: large print, paper, language, copies"),
	                                   N_("A file for the calendar of a phone"),
	                                   N_("The plan as a file for the client's own computer"),
	                                   NULL};
	g_auto(Wish) wish = {0};
	for (int way; (way = ac_plain_choose_of(plain, _("The schedule to take home"), ways)) >= 0;) {
		if (way == 0)
			send_page(plain, &wish);
		else if (way == 1)
			save_page(plain, &wish, "pdf");
		else if (way == 2)
			read_page(plain, &wish);
		else if (way == 3)
			save_other_page(plain, &wish);
		else if (way == 4)
			change_wish(plain, &wish);
		else if (way == 5)
			save_calendar(plain);
		else
			save_handoff(plain);
	}
}

/* ---- reminders ------------------------------------------------------------------------------- */

void ac_plain_reminders(AcPlain *plain)
{
	static const char *const ways[] = {N_("How are they doing?"),
	                                   N_("What is to come, and what was said"),
	                                   N_("Turn them on"),
	                                   N_("Turn them off"),
	                                   N_("Show one now, to try"),
	                                   N_("What can stop them, and what mends it"),
	                                   NULL};
	static const char *const options[] = {"--status", "--list", "--install", "--uninstall", "--test"};
	for (int way; (way = ac_plain_choose_of(plain, _("Reminders on the desktop"), ways)) >= 0;) {
		if ((gsize)way < G_N_ELEMENTS(options))
			ac_plain_command(plain, "remind", options[way], NULL);
		else
			ac_plain_command(plain, "doctor", NULL);
	}
}
