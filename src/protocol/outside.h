/* SPDX-License-Identifier: MIT */
/** protocol/outside.h - whether memory that is to outlive the process points to memory that does not. */
#ifndef AC_PROTOCOL_OUTSIDE_H
#define AC_PROTOCOL_OUTSIDE_H

#include <glib.h>

/**
 * TRUE when one of the @n words is an address in the program, its libraries, its heap or its stack (or when
 * it cannot be told where these are). A text can look like an address by chance: then it is TRUE as well.
 */
gboolean ac_points_outside(const guintptr *words, gsize n);

#endif
