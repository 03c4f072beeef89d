/* SPDX-License-Identifier: MIT */
/* Files for a person, and a question to one. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "app/output.h"
#include "base/text.h"
#include "call.h"

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

gboolean ac_call_agree(AcCall *call, const char *question)
{
	char answer[16] = "";
	gsize length = 0;
	char byte = '\0';
	g_string_append_printf(call->out, _("%s (y/n) "), question);
	show(call->out);
	for (gssize n; (n = read(STDIN_FILENO, &byte, 1)) != 0;) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || byte == '\n')
			break;
		if (length + 1 < sizeof answer)
			answer[length++] = byte;
	}
	g_strstrip(answer);
	return g_ascii_strcasecmp(answer, "y") == 0 || g_ascii_strcasecmp(answer, "yes") == 0 ||
	       strcmp(answer, _("y")) == 0;
}
