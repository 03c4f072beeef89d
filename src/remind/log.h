/* SPDX-License-Identifier: MIT */
/** log.h - what the program has to tell when nobody looks: on stderr (with the journal's mark where that
 * listens) and in a small file. No names and no tasks in it. */
#ifndef AC_SRC_REMIND_LOG_H
#define AC_SRC_REMIND_LOG_H

#include "time/instant.h"

typedef enum { AC_LOG_WARNING = 4, AC_LOG_NOTICE = 5, AC_LOG_INFO = 6 } AcLogLevel; /* syslog's numbers */

typedef struct AcLog AcLog; /* opaque */
/** remind.log in @folder, 256 KiB at most and one older one; @folder NULL: stderr only. */
AcLog *ac_log_new(const char *folder);
void ac_log_free(AcLog *log);
/** Never fails: where a line cannot be written it is lost. */
void ac_log_say(AcLog *log, AcInstant now, AcLogLevel level, const char *text);

#endif
