/* SPDX-License-Identifier: MIT */
/** protocol_new.h - `aftercare protocol new`: ten questions, and a file. */
#ifndef AC_SRC_CLI_PROTOCOL_NEW_H
#define AC_SRC_CLI_PROTOCOL_NEW_H

#include "command.h"

extern const AcCommand ac_protocol_new_command;

#endif
