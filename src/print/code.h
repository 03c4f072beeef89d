/* SPDX-License-Identifier: MIT */
/** code.h - a QR code as something else than ink: for HTML, and for a terminal. */
#ifndef AC_SRC_PRINT_CODE_H
#define AC_SRC_PRINT_CODE_H

#include <glib.h>

/** Modules of white that belong around it. */
#define AC_CODE_MARGIN 4

/**
 * The path of an SVG whose unit is a module; a rectangle for each run of a row. *modules: of a side, the
 * margin included. Owned; NULL: it does not fit into a code.
 */
char *ac_code_path(const char *payload, int *modules);
/** Rows of "#" and ".", each ended by a line break, at the lowest level of repair: as few of them as can be.
 * Without a margin. Owned; NULL as above. */
char *ac_code_rows(const char *payload);

#endif
