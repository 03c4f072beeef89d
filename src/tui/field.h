/* SPDX-License-Identifier: MIT */
/** field.h - one line to type into. Pure. */
#ifndef AC_SRC_TUI_FIELD_H
#define AC_SRC_TUI_FIELD_H

#include "tui/canvas.h"

typedef struct {
	GString *text;    /* UTF-8, plain */
	gsize at;         /* byte before which the next character goes */
	gsize most;       /* characters; 0: as many as a question or a name needs */
	gboolean is_full; /* the last key found no room, and what is drawn says so */
} AcField;

void ac_field_init(AcField *field);
void ac_field_clear(AcField *field);
void ac_field_set(AcField *field, const char *text);
/** Takes a key (a character, or an AC_KEY_… for moving and deleting); FALSE: not one of a field's. */
gboolean ac_field_key(AcField *field, int key);
/** Draws into the first row of @in, the part around the cursor when it is longer, and parks the cursor there.
 */
void ac_field_draw(const AcField *field, AcCanvas *canvas, AcRect in);

#endif
