/* SPDX-License-Identifier: MIT */
/* Files for a person, and a question to one. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "app/output.h"
#include "app/program.h"
#include "base/text.h"
#include "call.h"

#define LONGEST_LINE 4096

gboolean ac_call_deliver(AcCall *call, const char *text, const char *hint, gboolean *is_file, GError **error)
{
	const char *path = ac_call_text(call, "output");
	*is_file = path != NULL && strcmp(path, "-") != 0;
	if (*is_file)
		return ac_app_write_file(path, text, error);
	g_string_append(call->out, text);
	if (call->world->is_terminal && hint != NULL)
		ac_call_warn(call, hint);
	return TRUE;
}

static void show(GString *out)
{
	for (gsize done = 0; done < out->len;) {
		gssize n = write(STDOUT_FILENO, out->str + done, out->len - done);
		if (n < 0 && errno != EINTR)
			break;
		done += n > 0 ? (gsize)n : 0;
	}
	g_string_truncate(out, 0);
}

/* In its words, and with its status as ours. */
static gboolean wait_for(AcCall *call, const char *name, const char *const *words, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	g_autofree char *program = ac_program_find(name, error);
	int ended = 0;
	if (program == NULL)
		return FALSE;
	g_ptr_array_add(all, program);
	for (; *words != NULL; words++)
		g_ptr_array_add(all, (gpointer)(gsize)*words);
	g_ptr_array_add(all, NULL);
	show(call->out);
	if (!g_spawn_sync(NULL, (char **)all->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &ended,
	                  error))
		return FALSE;
	call->status = g_spawn_check_wait_status(ended, NULL) ? AC_EXIT_DONE : AC_EXIT_FAILED;
	return TRUE;
}

gboolean ac_call_become(AcCall *call, const char *name, const char *const *words, GError **error)
{
	return call->world->stays ? wait_for(call, name, words, error) : ac_program_become(name, words, error);
}

/* Byte by byte: what comes after the line belongs to whoever asks next. */
static char *read_line(AcCall *call)
{
	GString *line = g_string_new(NULL);
	char byte = '\0';
	gboolean any = FALSE;
	show(call->out);
	for (gssize n; (n = read(STDIN_FILENO, &byte, 1)) != 0;) {
		if (n < 0 && errno == EINTR)
			continue;
		any = any || n > 0;
		if (n < 0 || byte == '\n')
			break;
		if (line->len < LONGEST_LINE)
			g_string_append_c(line, byte);
	}
	if (!any) {
		g_string_free(line, TRUE);
		return NULL;
	}
	if (!g_utf8_validate(line->str, (gssize)line->len, NULL)) {
		char *valid = g_utf8_make_valid(line->str, (gssize)line->len);
		g_string_free(line, TRUE);
		return valid;
	}
	return g_string_free(line, FALSE);
}

char *ac_call_ask(AcCall *call, const char *prompt)
{
	g_autofree char *ascii = call->world->ascii ? g_str_to_ascii(prompt, "C") : NULL;
	g_string_append_printf(call->out, "%s ", ascii != NULL ? ascii : prompt);
	return read_line(call);
}

gboolean ac_call_agree(AcCall *call, const char *question)
{
	g_autofree char *prompt = g_strdup_printf(_("%s (y/n)"), question);
	g_autofree char *answer = ac_call_ask(call, prompt);
	if (answer == NULL)
		return FALSE;
	g_strstrip(answer);
	return g_ascii_strcasecmp(answer, "y") == 0 || g_ascii_strcasecmp(answer, "yes") == 0 ||
	       strcmp(answer, _("y")) == 0;
}
