/* SPDX-License-Identifier: MIT */
/** form.h - labelled rows: what can be typed, chosen or done, under headings. Knows nothing of what they are
 * for: who owns the form says what a row holds and hears what was typed. */
#ifndef AC_SRC_TUI_FORM_H
#define AC_SRC_TUI_FORM_H

#include "field.h"
#include "list.h"

typedef enum {
	AC_FORM_HEADING, /* no row one can stand on */
	AC_FORM_TEXT,    /* typed */
	AC_FORM_CHOICE,  /* ‹ one of several › */
	AC_FORM_ACTION,  /* Enter does it, or opens it */
	AC_FORM_LINE     /* one of several things that are stored; Enter opens it */
} AcFormKind;

typedef struct {
	AcFormKind kind;
	int id;            /* the owner's name for it, from 0 */
	const char *label; /* translated, borrowed; NULL: the value stands alone */
	char *value;       /* owned */
	const char *hint;  /* translated, borrowed: in place of an empty value; may be NULL */
	gsize most;        /* characters that can be typed; 0: as many as a name needs */
	int folded;        /* rows it has at most unless one stands on it; 0: as many as it takes */
} AcFormRow;

typedef struct {
	GArray *rows; /* of AcFormRow */
	AcList list;
	AcField field; /* of the row that is typed into */
	gboolean is_typing;
	gboolean was_typed; /* into a live one, and it stayed there */
	gboolean is_live;   /* a row of text is typed into as soon as one stands on it */
} AcForm;

void ac_form_init(AcForm *form, gboolean is_live);
void ac_form_clear(AcForm *form);
/** Takes the rows away, to be laid anew; the place is kept by ac_form_ready(). */
void ac_form_begin(AcForm *form);
/** @value is copied. */
void ac_form_add(AcForm *form, AcFormKind kind, int id, const char *label, const char *value);
/** In place of an empty value of the row added last. */
void ac_form_hint(AcForm *form, const char *hint);
/** So many characters can be typed into the row added last. */
void ac_form_limit(AcForm *form, gsize most);
/** The row added last has so many rows at most unless one stands on it. */
void ac_form_fold(AcForm *form, int rows);
/** All rows are there. */
void ac_form_ready(AcForm *form);

/** The row one stands on; NULL: there is none. */
const AcFormRow *ac_form_chosen(const AcForm *form);
int ac_form_id(const AcForm *form); /* its id; -1 */
/** Stands on the row of that id, if there is one. */
void ac_form_go(AcForm *form, int id);
/** Another row, past headings. What was typed into a live one stays. */
void ac_form_move(AcForm *form, int by);
/** Begins typing into the row one stands on. */
void ac_form_type(AcForm *form);
/** Ends it; @keep: what was typed becomes the row's value. */
void ac_form_stop(AcForm *form, gboolean keep);
/** While typing. FALSE: no key of a field's. */
gboolean ac_form_key(AcForm *form, int key);
/** Something was typed into a row since it was laid, and is not saved: for AcView.would_lose. */
gboolean ac_form_is_touched(const AcForm *form);
/** What the row of that id holds, or is being typed into it; borrowed; "" when there is none such. */
const char *ac_form_text(const AcForm *form, int id);
void ac_form_set(AcForm *form, int id, const char *value);

/** What a row is called on the command line, where errors come from: "--to". */
typedef struct {
	const char *option;
	int id;
} AcFormOption;
/** An error that names one of @options (@n of them) names the row's label instead, and one stands there;
 * else as it is. Takes @error; its text, owned. */
char *ac_form_blame(AcForm *form, const AcFormOption *options, guint n, GError *error);

/** Rows it takes at that width. */
int ac_form_rows(const AcForm *form, const AcCanvas *canvas, int width);
/** Draws; the cursor is on the row one stands on. Long values go on below themselves; in a wide place the
 * rows from the last heading on stand beside the others. */
void ac_form_draw(AcForm *form, AcCanvas *canvas, AcRect in);
/** A mouse on what the form called @id: AC_KEY_ENTER where it was chosen already. */
int ac_form_touch(AcForm *form, int id);

#endif
