/* SPDX-License-Identifier: MIT */
/** base/poison.h - calls nobody may make; every file gets this by the build (-include). */
#ifndef AC_BASE_POISON_H
#define AC_BASE_POISON_H

/* The headers that declare or use them come first, so that only our own use is refused. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <glib.h>

#pragma GCC poison strcpy strcat sprintf vsprintf strtok gets
#pragma GCC poison gmtime localtime ctime asctime
#pragma GCC poison atoi atol atof

#endif
