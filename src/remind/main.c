/* SPDX-License-Identifier: MIT */
/* The program: reads its words and the locale, and does one of three things. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/language.h"
#include "base/text.h"
#include "service.h"
#include "trial.h"

#define EXIT_USAGE 2

static int help(void)
{
	fputs(
	    _("Usage: aftercare-remind [--once|--test]\n"
	      "\n"
	      "Shows reminders of Aftercare on the desktop: what is due, with buttons to tick it or put it off.\n"
	      "Without an option it stays and sleeps until something is due. It is set up with: aftercare remind "
	      "--install\n"
	      "\n"
	      "  --once     shows what is due now, without buttons, and ends\n"
	      "  --test     shows a popup and tells what the notification server can do\n"
	      "  --version  prints the version\n"
	      "  --help     prints this\n"),
	    stdout);
	return 0;
}

static int version(void)
{
	puts("aftercare-remind " AC_VERSION);
	return 0;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *word;
		int (*run)(void);
	} modes[] = {
	    {"--once", ac_service_run_once}, {"--test", ac_trial_run}, {"--version", version}, {"--help", help}};
	umask(077);
	ac_language_begin(AC_LOCALE_DIR);
	if (argc <= 1)
		return ac_service_run();
	for (gsize i = 0; i < G_N_ELEMENTS(modes) && argc == 2; i++)
		if (strcmp(argv[1], modes[i].word) == 0)
			return modes[i].run();
	g_autofree char *words = ac_text_excerpt(argv[argc == 2 ? 1 : 2], 60);
	fprintf(stderr, _("aftercare-remind: \"%s\" is not understood. See: aftercare-remind --help\n"), words);
	return EXIT_USAGE;
}
