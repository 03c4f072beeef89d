/* SPDX-License-Identifier: MIT */
/** protocol_check.h - `protocol check` and `protocol test`. */
#ifndef AC_SRC_CLI_PROTOCOL_CHECK_H
#define AC_SRC_CLI_PROTOCOL_CHECK_H

#include "call.h"

extern const AcCommand ac_protocol_check_command, ac_protocol_test_command;

/** Loads one by name; what is wrong with it goes to @problems, what is wrong with the name to @error, and
 * then *@path is NULL. */
AcLoaded *ac_call_protocol(const AcCall *call, const char *name, AcProblems *problems, char **path,
                           GError **error);

#endif
