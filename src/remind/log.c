/* SPDX-License-Identifier: MIT */
/* Lines on stderr and in a file that does not grow. */
#include "log.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

#define MOST_BYTES (256 * 1024)

struct AcLog {
	char *file, *older; /* owned; NULL: none is kept */
	gboolean is_journal;
};

AcLog *ac_log_new(const char *folder)
{
	AcLog *log = g_new0(AcLog, 1);
	if (folder) {
		log->file = g_build_filename(folder, "remind.log", NULL);
		log->older = g_build_filename(folder, "remind.log.1", NULL);
	}
	log->is_journal = g_getenv("JOURNAL_STREAM") != NULL;
	return log;
}

void ac_log_free(AcLog *log)
{
	if (!log)
		return;
	g_free(log->file);
	g_free(log->older);
	g_free(log);
}

static void write_all(int fd, const char *text)
{
	gsize length = strlen(text), done = 0;
	while (done < length) {
		gssize n = write(fd, text + done, length - done);
		if (n <= 0)
			return;
		done += (gsize)n;
	}
}

static void keep(const AcLog *log, const char *line)
{
	struct stat facts;
	if (g_stat(log->file, &facts) == 0 && facts.st_size + (goffset)strlen(line) > MOST_BYTES)
		g_rename(log->file, log->older);
	int fd = open(log->file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return;
	write_all(fd, line);
	close(fd);
}

void ac_log_say(AcLog *log, AcInstant now, AcLogLevel level, const char *text)
{
	g_autoptr(GTimeZone) here = g_time_zone_new_local();
	g_autofree char *when = ac_time_rfc3339(now, here);
	g_autofree char *plain = ac_text_plain(text);
	g_autofree char *said = log->is_journal ? g_strdup_printf("<%d>%s\n", (int)level, plain)
	                                        : g_strdup_printf("aftercare-remind: %s\n", plain);
	g_autofree char *line = g_strdup_printf("%s %s\n", when, plain);
	write_all(STDERR_FILENO, said);
	if (log->file)
		keep(log, line);
}
