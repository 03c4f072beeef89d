/* SPDX-License-Identifier: MIT */
/* The program: reads clock, locale and terminal once, runs one command, writes what it said. */
#include "cli/cli.h"

#include <errno.h>
#include <langinfo.h>
#include <string.h>
#include <unistd.h>

#include "app/language.h"
#include "base/text.h"
#include "tui/tui.h"

/* ---- the terminal ---------------------------------------------------------------------------- */

static gboolean wants_colour(void)
{
	const char *no_colour = g_getenv("NO_COLOR"), *terminal = g_getenv("TERM");
	return (no_colour == NULL || *no_colour == '\0') && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

static const char *why_no_screen(void)
{
	const char *terminal = g_getenv("TERM");
	if (terminal == NULL || *terminal == '\0')
		return _("The kind of terminal is not known (TERM is not set), so the screen cannot be shown.");
	if (strcmp(terminal, "dumb") == 0)
		return _("This terminal is a plain one (TERM=dumb), so the screen cannot be shown.");
	return NULL;
}

/* ---- writing --------------------------------------------------------------------------------- */

/* All of it, in one go as a rule. FALSE: errno says why. */
static gboolean write_out(int file, const GString *text)
{
	gsize done = 0;
	while (done < text->len) {
		gssize n = write(file, text->str + done, text->len - done);
		if (n < 0 && errno != EINTR)
			return FALSE;
		done += n > 0 ? (gsize)n : 0;
	}
	return TRUE;
}

static int say_cannot_write(int cause)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_string_printf(text, _("aftercare: what was asked for cannot be printed: %s.\n"), g_strerror(cause));
	write_out(STDERR_FILENO, text);
	return AC_EXIT_FAILED;
}

static AcInstant read_clock(void)
{
	return g_get_real_time() / G_USEC_PER_SEC;
}

int main(int argc, char **argv)
{
	(void)argc;
	ac_language_begin(AC_LOCALE_DIR);
	gboolean to_terminal = isatty(STDOUT_FILENO) == 1;
	/* Before anything is done or opened: a file would get the number of a closed stdout, and our words. */
	if (!to_terminal && errno == EBADF)
		return say_cannot_write(EBADF);
	const AcCliWorld world = {
	    .clock = read_clock(),
	    .is_terminal = to_terminal && isatty(STDIN_FILENO) == 1,
	    .ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0,
	    .colour = to_terminal && wants_colour(),
	    .no_screen = why_no_screen(),
	    .screen = ac_tui_run,
	    .read_clock = read_clock,
	};
	g_autoptr(GString) out = g_string_sized_new(4096);
	g_autoptr(GString) err = g_string_new(NULL);
	int status = ac_cli_run(&world, (const char *const *)&argv[1], out, err);
	/* First: a warning after a long page is never seen. */
	write_out(STDERR_FILENO, err);
	if (!write_out(STDOUT_FILENO, out))
		return say_cannot_write(errno);
	return status;
}
