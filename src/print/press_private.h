/* SPDX-License-Identifier: MIT */
/** press_private.h - how the files of the press see it. */
#ifndef AC_SRC_PRINT_PRESS_PRIVATE_H
#define AC_SRC_PRINT_PRESS_PRIVATE_H

#include <pango/pangocairo.h>

#include "press.h"

struct AcPress {
	PangoFontMap *fonts;
	PangoContext *context;
	PangoLayout *layout;
	PangoFontDescription *font;
	GHashTable *texts; /* of AcSetText: what was measured, by text and look */
	gboolean rtl;
	char *language;
	gunichar unknown; /* the first letter that no font has, since the last document; 0: none */
	char *logo_path, *logo_mark;
	gint64 logo_stamp;
	cairo_surface_t *logo; /* an image, or a recording */
	double logo_w, logo_h;
};

/** How a text lies when it is broken into lines: what is measured again and again. What pango makes of it is
 * twenty times as large, and is made anew where it is drawn. */
typedef struct {
	char *text;
	gsize bold_bytes;
	double size, wrap;
	gboolean bold;
	double w;
	guint n_lines;
} AcSetText;

/** Between documents: forgets what was set when there is a lot of it. */
void ac_press_tidy(AcPress *press);
/** At @x, @y, in a place @w wide. */
void ac_press_draw_text(AcPress *press, cairo_t *cr, const AcBox *box);
/** Tells which letter no font has, and what to install. */
void ac_press_say_unknown(gunichar letter, GError **error);

void ac_press_draw_code(cairo_t *cr, const AcBox *box, const char *payload);
void ac_press_draw_logo(const AcPress *press, cairo_t *cr, const AcBox *box);
void ac_press_drop_logo(AcPress *press);

/** What cairo cannot say of a tagged PDF: its language, what figures show, that its title is to be shown.
 * Returns the new file, owned; NULL with @error. @alts: of its figures, in order. */
GByteArray *ac_pdf_finish(GByteArray *pdf, const char *language, const char *const *alts, guint n_alts,
                          GError **error);
/** Of the library that finishes it. */
const char *ac_pdf_version(void);

#endif
