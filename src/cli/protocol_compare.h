/* SPDX-License-Identifier: MIT */
/** protocol_compare.h - `aftercare protocol compare`: two protocols held against each other. */
#ifndef AC_SRC_CLI_PROTOCOL_COMPARE_H
#define AC_SRC_CLI_PROTOCOL_COMPARE_H

#include "command.h"

extern const AcCommand ac_protocol_compare_command;

#endif
