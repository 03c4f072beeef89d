/* SPDX-License-Identifier: MIT */
/* The menus, and what their rooms ask and say with. */
#include "plain.h"

#include <stdarg.h>

#include "base/text.h"

/* ---- asking and saying ----------------------------------------------------------------------- */

char *ac_plain_ask(AcPlain *plain, const char *prompt)
{
	if (plain->is_over)
		return NULL;
	char *line = ac_call_ask(plain->call, prompt);
	if (line == NULL) {
		plain->is_over = TRUE;
		g_string_append_c(plain->call->out, '\n');
		return NULL;
	}
	g_strstrip(line);
	if (*line == '\0')
		g_clear_pointer(&line, g_free);
	if (line == NULL || *line != '-')
		return line;
	/* What is typed is never an option. */
	char *word = g_strconcat(" ", line, NULL);
	g_free(line);
	return word;
}

static int read_number(const char *line, guint most)
{
	gint64 number;
	return g_ascii_string_to_signed(line, 10, 0, most, &number, NULL) ? (int)number : -1;
}

int ac_plain_choose(AcPlain *plain, const char *title, const GPtrArray *items, const char *back)
{
	ac_plain_say(plain, "%s", title);
	for (guint i = 0; i < items->len; i++)
		ac_plain_say(plain, "%u. %s", i + 1, (const char *)g_ptr_array_index(items, i));
	ac_plain_say(plain, "0. %s", back);
	for (;;) {
		g_autofree char *line = ac_plain_ask(plain, _("Number:"));
		if (line == NULL)
			return -1;
		int number = read_number(line, items->len);
		if (number >= 0)
			return number - 1;
		ac_plain_say(plain, _("Type a number from 0 to %u, then Enter."), items->len);
	}
}

int ac_plain_choose_of(AcPlain *plain, const char *title, const char *const *words)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	for (; *words != NULL; words++)
		g_ptr_array_add(items, (gpointer)(gsize)_(*words));
	return ac_plain_choose(plain, title, items, _("Back"));
}

gboolean ac_plain_agree(AcPlain *plain, const char *question)
{
	return !plain->is_over && ac_call_agree(plain->call, question);
}

void ac_plain_say(AcPlain *plain, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	ac_call_say(plain->call, "%s", text);
}

/* ---- running commands ------------------------------------------------------------------------ */

/* --client, --now …: what was given with --plain holds for every command. */
static void add_globals(const AcPlain *plain, GPtrArray *words)
{
	static const char *const names[] = {"client", "now", "protocol"};
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		const char *value = ac_call_text(plain->call, names[i]);
		if (value != NULL)
			g_ptr_array_add(words, g_strdup_printf("--%s=%s", names[i], value));
	}
	for (const char *const *session = ac_call_list(plain->call, "session"); *session != NULL; session++)
		g_ptr_array_add(words, g_strdup_printf("--session=%s", *session));
}

int ac_plain_command_words(AcPlain *plain, const char *const *words)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) err = g_string_new(NULL);
	add_globals(plain, all);
	for (; *words != NULL; words++)
		g_ptr_array_add(all, g_strdup(*words));
	g_ptr_array_add(all, NULL);
	g_string_append_c(plain->call->out, '\n');
	int status = ac_cli_run(plain->call->world, (const char *const *)all->pdata, plain->call->out, err);
	/* One stream: what went wrong is heard where it happened. */
	g_string_append(plain->call->out, err->str);
	g_string_append_c(plain->call->out, '\n');
	return status;
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
	g_autoptr(GError) error = NULL;
	const AcCall *call = plain->call;
	const AcAppOptions options = {
	    .client = ac_call_text(call, "client"),
	    .now = ac_call_text(call, "now"),
	    .protocol = ac_call_text(call, "protocol"),
	    .sessions = ac_call_list(call, "session"),
	    .clock = call->world->clock,
	};
	AcApp *app = ac_app_open(&options, (AcNeeds)needs, &error);
	if (app == NULL) {
		g_autofree char *plain_text = ac_text_plain_lines(error->message);
		ac_plain_say(plain, "%s", plain_text);
	}
	return app;
}

/* ---- the menu -------------------------------------------------------------------------------- */

static void add_rooms(GPtrArray *titles, GPtrArray *rooms, const AcPlainRoom *room)
{
	for (; room->title != NULL; room++) {
		g_ptr_array_add(titles, (gpointer)(gsize)_(room->title));
		g_ptr_array_add(rooms, (gpointer)(gsize)room);
	}
}

/* "status" in one line: who it is and what is next. */
static void greet(AcPlain *plain)
{
	ac_plain_say(plain, "%s",
	             _("Aftercare, in numbered menus. Type a number, then Enter; an empty line goes back."));
	ac_plain_command(plain, "status", NULL);
}

static gboolean is_anybody_there(AcPlain *plain, gboolean *is_fine)
{
	g_autoptr(AcApp) app =
	    ac_plain_open(plain, AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY | AC_NEEDS_STORE | AC_NEEDS_PLAN_IF_CLEAR);
	*is_fine = app != NULL;
	if (app == NULL || ac_app_client(app) != NULL)
		return TRUE;
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	return ac_store_clients(ac_app_store(app), arena, FALSE, &n, NULL) == NULL || n > 0;
}

gboolean ac_plain_run(AcCall *call, GError **error)
{
	(void)error;
	AcPlain plain = {.call = call};
	g_autoptr(GPtrArray) titles = g_ptr_array_new(), rooms = g_ptr_array_new();
	gboolean is_fine;
	if (!is_anybody_there(&plain, &is_fine) && !ac_plain_begin(&plain))
		return TRUE;
	if (!is_fine) {
		call->status = AC_EXIT_FAILED;
		return TRUE;
	}
	add_rooms(titles, rooms, ac_plain_client_rooms);
	add_rooms(titles, rooms, ac_plain_office_rooms);
	greet(&plain);
	for (int chosen; (chosen = ac_plain_choose(&plain, _("Menu"), titles, _("Leave"))) >= 0;) {
		const AcPlainRoom *room = g_ptr_array_index(rooms, (guint)chosen);
		ac_plain_say(&plain, "\n%s", _(room->title));
		room->run(&plain);
	}
	ac_plain_say(&plain, "%s", _("Goodbye."));
	return TRUE;
}
