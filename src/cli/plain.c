/* SPDX-License-Identifier: MIT */
/* The menus, and what their rooms ask and say with. */
#include "plain.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"

#define MANY 40 /* lines nobody wants read out unasked */

/* ---- asking and saying ----------------------------------------------------------------------- */

char *ac_plain_line(AcPlain *plain, const char *prompt)
{
	char *line = plain->is_over ? NULL : ac_call_ask(plain->call, prompt);
	if (plain->world.read_clock != NULL)
		plain->world.clock = plain->world.read_clock();
	if (line != NULL)
		return g_strstrip(line);
	if (!plain->is_over)
		g_string_append_c(plain->call->out, '\n');
	plain->is_over = TRUE;
	return NULL;
}

/* What is typed is never an option. Takes @line. */
static char *no_option(char *line)
{
	if (*line != '-')
		return line;
	char *word = g_strconcat(" ", line, NULL);
	g_free(line);
	return word;
}

gboolean ac_plain_may(AcPlain *plain, const char *prompt, char **text)
{
	g_autofree char *line = ac_plain_line(plain, prompt);
	*text = NULL;
	if (line == NULL || strcmp(line, "0") == 0)
		return FALSE;
	if (*line != '\0')
		*text = no_option(g_steal_pointer(&line));
	return TRUE;
}

char *ac_plain_ask(AcPlain *plain, const char *prompt)
{
	char *text;
	return ac_plain_may(plain, prompt, &text) ? text : NULL;
}

/* "y", "ye", "yes", and so in the person's language. */
static gboolean is_word(const char *line, const char *word, const char *letter)
{
	g_autofree char *typed = ac_text_fold(line), *folded = ac_text_fold(word);
	return g_str_has_prefix(folded, typed) || strcmp(line, letter) == 0;
}

gboolean ac_plain_agree(AcPlain *plain, const char *question)
{
	g_autofree char *prompt = g_strdup_printf(_("%s (y/n)"), question);
	for (;;) {
		g_autofree char *line = ac_plain_line(plain, prompt);
		if (line == NULL || *line == '\0' || strcmp(line, "0") == 0)
			return FALSE;
		if (is_word(line, "yes", _("y")) || is_word(line, _("yes"), _("y")))
			return TRUE;
		if (is_word(line, "no", "n") || is_word(line, _("no"), "n"))
			return FALSE;
		ac_plain_say(plain, "%s", _("Type y for yes or n for no, then Enter. An empty line is no."));
	}
}

void ac_plain_say(AcPlain *plain, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_autoptr(AcSheet) sheet = ac_plain_sheet(plain);
	ac_sheet_line(sheet, 0, text);
	ac_plain_print(plain, sheet);
}

AcSheet *ac_plain_sheet(const AcPlain *plain)
{
	return ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH, .ascii = plain->world.ascii});
}

void ac_plain_print(AcPlain *plain, const AcSheet *sheet)
{
	g_string_append(plain->call->out, ac_sheet_text(sheet));
}

void ac_plain_fail(AcPlain *plain, GError *error)
{
	g_autofree char *words = ac_text_plain_lines(error->message);
	ac_plain_say(plain, "%s", words);
	g_error_free(error);
}

GPtrArray *ac_plain_list(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

char *ac_plain_date(AcDate date)
{
	GDate day;
	char text[16];
	g_date_clear(&day, 1);
	g_date_set_julian(&day, (guint32)date);
	g_date_strftime(text, sizeof text, "%Y-%m-%d", &day);
	return g_strdup(text);
}

/* ---- choosing -------------------------------------------------------------------------------- */

static void read_out(AcPlain *plain, const GPtrArray *items, const char *back)
{
	for (guint i = 0; i < items->len; i++)
		ac_plain_say(plain, "%u. %s", i + 1, (const char *)g_ptr_array_index(items, i));
	ac_plain_say(plain, "0. %s", back);
}

/* A word of it begins so. Both folded. */
static gboolean has_word(const char *item, const char *words)
{
	for (const char *at = item; (at = strstr(at, words)) != NULL; at++)
		if (at == item || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at))))
			return TRUE;
	return FALSE;
}

/* The only item that the words fit: its index. Else those that do are read out, or what may be typed: -1. */
static int find(AcPlain *plain, const GPtrArray *items, const char *line)
{
	g_autofree char *words = ac_text_fold(line), *shown = ac_text_excerpt(line, 40);
	guint n = 0;
	int last = -1;
	for (guint i = 0; i < items->len; i++) {
		g_autofree char *item = ac_text_fold(g_ptr_array_index(items, i));
		if (!has_word(item, words))
			continue;
		if (n > 0 && n < MANY)
			ac_plain_say(plain, "%d. %s", last + 1, (const char *)g_ptr_array_index(items, (guint)last));
		last = (int)i;
		n++;
	}
	if (n == 1)
		return last;
	if (n > 1 && n <= MANY)
		ac_plain_say(plain, "%d. %s", last + 1, (const char *)g_ptr_array_index(items, (guint)last));
	if (n > MANY)
		ac_plain_say(plain, _("And more, %u in all: type more of it."), n);
	if (n == 0)
		ac_plain_say(plain,
		             _("“%s” is none of these. Type a number from 0 to %u, or a word of a line, then Enter; "
		               "? reads them again."),
		             shown, items->len);
	return -1;
}

/* A text names a command: it may be typed wherever a number may. FALSE: it is none. */
static gboolean run_typed(AcPlain *plain, const char *line)
{
	g_auto(GStrv) words = NULL;
	if (!g_str_has_prefix(line, "aftercare ") || !g_shell_parse_argv(line, NULL, &words, NULL) ||
	    words[1] == NULL || words[1][0] == '-')
		return FALSE;
	ac_plain_command_words(plain, (const char *const *)&words[1]);
	return TRUE;
}

/* The index; -1: back; -2: ask again. */
static int read_choice(AcPlain *plain, const GPtrArray *items, const char *back, const char *line)
{
	gint64 number;
	if (*line == '\0' && plain->is_at_top) {
		ac_plain_say(plain, "%s", _("0 leaves. ? reads the lines again."));
		return -2;
	}
	if (*line == '\0')
		return -1;
	if (g_ascii_string_to_signed(line, 10, 0, items->len, &number, NULL))
		return (int)number - 1;
	if (strcmp(line, "?") == 0) {
		read_out(plain, items, back);
		return -2;
	}
	if (run_typed(plain, line))
		return -2;
	if (g_ascii_string_to_signed(line, 10, G_MININT64, G_MAXINT64, &number, NULL)) {
		ac_plain_say(plain, _("Type a number from 0 to %u, then Enter."), items->len);
		return -2;
	}
	int found = find(plain, items, line);
	return found >= 0 ? found : -2;
}

static int choose(AcPlain *plain, const GPtrArray *items, const char *back)
{
	g_autofree char *prompt = g_strdup_printf(_("Number from 0 to %u, or a word:"), items->len);
	for (;;) {
		g_autofree char *line = ac_plain_line(plain, prompt);
		int chosen = line != NULL ? read_choice(plain, items, back, line) : -1;
		if (chosen > -2)
			return chosen;
	}
}

int ac_plain_choose(AcPlain *plain, const char *title, const GPtrArray *items, const char *back)
{
	if (plain->is_over)
		return -1;
	ac_plain_say(plain, "%s", title);
	if (items->len <= MANY)
		read_out(plain, items, back);
	else
		ac_plain_say(plain, _("There are %u: type a word of it; ? reads them all; 0 goes back."), items->len);
	return choose(plain, items, back);
}

int ac_plain_choose_known(AcPlain *plain, const char *title, const GPtrArray *items, const char *back)
{
	if (plain->is_over)
		return -1;
	ac_plain_say(plain, "%s", title);
	return choose(plain, items, back);
}

int ac_plain_choose_of(AcPlain *plain, const char *title, const char *const *words)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	for (; *words != NULL; words++)
		g_ptr_array_add(items, (gpointer)(gsize)_(*words));
	return ac_plain_choose(plain, title, items, _("Back"));
}

/* ---- running commands ------------------------------------------------------------------------ */

void ac_plain_mean(AcPlain *plain, const char *client)
{
	char *name = g_strdup(client);
	g_free(plain->client);
	plain->client = name;
}

/* --client, --now …: what was given with --plain holds for every command. */
static void add_globals(const AcPlain *plain, GPtrArray *words)
{
	static const char *const names[] = {"now", "protocol"};
	if (plain->client != NULL)
		g_ptr_array_add(words, g_strdup_printf("--client=%s", plain->client));
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		const char *value = ac_call_text(plain->call, names[i]);
		if (value != NULL)
			g_ptr_array_add(words, g_strdup_printf("--%s=%s", names[i], value));
	}
	for (const char *const *session = ac_call_list(plain->call, "session"); *session != NULL; session++)
		g_ptr_array_add(words, g_strdup_printf("--session=%s", *session));
}

static int run_into(AcPlain *plain, const char *const *words, GString *out, GString *err)
{
	g_autoptr(GPtrArray) all = ac_plain_list();
	gboolean has_client = FALSE;
	for (const char *const *word = words; *word != NULL; word++)
		has_client = has_client || g_str_has_prefix(*word, "--client");
	if (!has_client)
		add_globals(plain, all);
	for (; *words != NULL; words++)
		g_ptr_array_add(all, g_strdup(*words));
	g_ptr_array_add(all, NULL);
	return ac_cli_run(&plain->world, (const char *const *)all->pdata, out, err);
}

int ac_plain_command_words(AcPlain *plain, const char *const *words)
{
	g_autoptr(GString) err = g_string_new(NULL);
	g_string_append_c(plain->call->out, '\n');
	int status = run_into(plain, words, plain->call->out, err);
	/* One stream: what went wrong is heard where it happened. */
	g_string_append(plain->call->out, err->str);
	g_string_append_c(plain->call->out, '\n');
	return status;
}

char *ac_plain_listen(AcPlain *plain, const char *const *words)
{
	GString *said = g_string_new(NULL);
	g_autoptr(GString) err = g_string_new(NULL);
	run_into(plain, words, said, err);
	g_string_append(said, err->str);
	return g_string_free(said, FALSE);
}

int ac_plain_command(AcPlain *plain, const char *first, ...)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	va_list arguments;
	va_start(arguments, first);
	for (const char *word = first; word != NULL; word = va_arg(arguments, const char *))
		g_ptr_array_add(words, (gpointer)(gsize)word);
	va_end(arguments);
	g_ptr_array_add(words, NULL);
	return ac_plain_command_words(plain, (const char *const *)words->pdata);
}

AcApp *ac_plain_open(AcPlain *plain, unsigned needs)
{
	GError *error = NULL;
	const AcCall *call = plain->call;
	const AcAppOptions options = {
	    .client = plain->client,
	    .now = ac_call_text(call, "now"),
	    .protocol = ac_call_text(call, "protocol"),
	    .sessions = ac_call_list(call, "session"),
	    .clock = plain->world.clock,
	};
	AcApp *app = ac_app_open(&options, (AcNeeds)needs, &error);
	if (app == NULL)
		ac_plain_fail(plain, error);
	return app;
}
