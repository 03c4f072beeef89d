/* SPDX-License-Identifier: MIT */
/** protocol_reference.h - `aftercare protocol reference`: the keys of a rule file. */
#ifndef AC_SRC_CLI_PROTOCOL_REFERENCE_H
#define AC_SRC_CLI_PROTOCOL_REFERENCE_H

#include "command.h"

extern const AcCommand ac_protocol_reference_command;

#endif
