/* SPDX-License-Identifier: MIT */
/* The program: reads clock, locale and arguments once, prints, tells what went wrong. */
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/language.h"
#include "base/error.h"
#include "base/text.h"
#include "print.h"

enum { DONE = 0, FAILED = 1, USAGE = 2 };

static volatile sig_atomic_t stop;

static void ask_to_stop(int signal)
{
	(void)signal;
	stop = 1;
}

static void ignore_closed_pipes(void)
{
	const struct sigaction ignore = {.sa_handler = SIG_IGN};
	sigaction(SIGPIPE, &ignore, NULL);
}

/* Who writes files ends between two of them; what goes to the standard output ends at once. */
static void catch_signals(const AcPrintOptions *options)
{
	const struct sigaction end = {.sa_handler = ask_to_stop};
	if (g_strcmp0(options->output, "-") == 0)
		return;
	sigaction(SIGTERM, &end, NULL);
	sigaction(SIGINT, &end, NULL);
	sigaction(SIGHUP, &end, NULL);
}

/* What a page needs for a moment goes back to the system at once, and leaves no holes. */
static void keep_memory_low(void)
{
	mallopt(M_MMAP_THRESHOLD, 32 << 10);
	mallopt(M_TOP_PAD, 0);
	mallopt(M_TRIM_THRESHOLD, 512 << 10);
}

static void tell(const char *line)
{
	fputs(line, stdout);
	fflush(stdout);
}

static int run(const char *const *argv, GError **error)
{
	g_auto(AcPrintOptions) options = {0};
	if (!ac_print_options_read(&options, argv, error))
		return USAGE;
	if (options.help) {
		g_autofree char *help = ac_print_help();
		tell(help);
		return DONE;
	}
	if (options.version) {
		tell("aftercare-print " AC_VERSION "\n");
		return DONE;
	}
	catch_signals(&options);
	const AcPrintWorld world = {.clock = g_get_real_time() / G_USEC_PER_SEC,
	                            .locale_dir = AC_LOCALE_DIR,
	                            .stop = &stop,
	                            .is_terminal = isatty(STDOUT_FILENO) == 1,
	                            .tell = tell};
	if (ac_print_run(&world, &options, error))
		return DONE;
	return g_error_matches(*error, AC_ERROR, AC_ERROR_USAGE) ? USAGE : FAILED;
}

int main(int argc, char **argv)
{
	(void)argc;
	ac_language_begin(AC_LOCALE_DIR);
	keep_memory_low();
	ignore_closed_pipes();
	g_autoptr(GError) error = NULL;
	int status = run((const char *const *)&argv[1], &error);
	if (error != NULL) {
		g_autofree char *plain = ac_text_plain_lines(error->message);
		g_autofree char *line = g_strconcat(
		    g_error_matches(error, AC_ERROR, AC_ERROR_FILE) ? "" : "aftercare-print: ", g_strchomp(plain),
		    "\n", NULL);
		fputs(line, stderr);
	}
	cairo_debug_reset_static_data();
	FcFini();
	return status;
}
