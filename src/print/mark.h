/* SPDX-License-Identifier: MIT */
/**
 * mark.h - tells one page from another before it is drawn: over every word of it and how it is to look. It
 * stands behind the end of the PDF, with a seal over the bytes where the file lies in a folder of ours.
 */
#ifndef AC_SRC_PRINT_MARK_H
#define AC_SRC_PRINT_MARK_H

#include "layout.h"

/** What a page hangs on besides its words. */
typedef struct {
	double paper_w, paper_h;
	gboolean large, grey;
	const char *logo; /* over its bytes; NULL: none */
} AcMarkLook;

/** Hex; owned. */
char *ac_mark_of(const AcPageWords *words, const AcMarkLook *look);
/** Puts it behind the end of @pdf; with the seal, unless @press (what draws, and its fonts) is NULL. */
void ac_mark_put(GByteArray *pdf, const char *mark, const char *press);
/** The bytes are those that @press drew of the page of that mark: whole, and not changed since. */
gboolean ac_mark_holds(const char *bytes, gsize length, const char *mark, const char *press);

#endif
