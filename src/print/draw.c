/* SPDX-License-Identifier: MIT */
/* Boxes onto a cairo surface, with the tags of a structured PDF. */
#include <cairo-pdf.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "press_private.h"

typedef struct {
	AcPress *press;
	const AcPageJob *job;
	cairo_t *cr;
} Canvas;

/* ---- colour ------------------------------------------------------------------------------------- */

typedef struct {
	double red, green, blue;
} Colour;

/* Dark enough to be told apart on a grey printer, too. */
static const Colour SHADES[] = {
    [AC_SHADE_INK] = {0.09, 0.11, 0.13},   [AC_SHADE_SOFT] = {0.32, 0.36, 0.40},
    [AC_SHADE_BRAND] = {0.04, 0.29, 0.37}, [AC_SHADE_ALARM] = {0.66, 0.09, 0.13},
    [AC_SHADE_PAPER] = {1, 1, 1},          [AC_SHADE_LINE] = {0.72, 0.76, 0.78},
    [AC_SHADE_PALE] = {0.88, 0.92, 0.94},  [AC_SHADE_WEEKEND] = {0.955, 0.955, 0.95},
};
static const Colour CARE_FIELD = {0.93, 0.95, 0.96}, CARE_HATCH = {0.80, 0.86, 0.88};

static void set_colour(const Canvas *canvas, Colour colour)
{
	double grey = 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue;
	if (canvas->job->grey)
		cairo_set_source_rgb(canvas->cr, grey, grey, grey);
	else
		cairo_set_source_rgb(canvas->cr, colour.red, colour.green, colour.blue);
}

static void set_shade(const Canvas *canvas, AcShade shade)
{
	set_colour(canvas, SHADES[shade]);
}

/* ---- paths -------------------------------------------------------------------------------------- */

static void add_rectangle(cairo_t *cr, const AcBox *box, double inset)
{
	double x = box->x + inset, y = box->y + inset, w = box->w - 2 * inset, h = box->h - 2 * inset;
	double r = MIN(box->radius, MIN(w, h) / 2);
	if (r <= 0) {
		cairo_rectangle(cr, x, y, w, h);
		return;
	}
	cairo_new_sub_path(cr);
	cairo_arc(cr, x + w - r, y + r, r, -G_PI_2, 0);
	cairo_arc(cr, x + w - r, y + h - r, r, 0, G_PI_2);
	cairo_arc(cr, x + r, y + h - r, r, G_PI_2, G_PI);
	cairo_arc(cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
	cairo_close_path(cr);
}

static void stroke(const Canvas *canvas, AcShade shade, double thick)
{
	set_shade(canvas, shade);
	cairo_set_line_width(canvas->cr, thick);
	cairo_stroke(canvas->cr);
}

static void draw_fill(const Canvas *canvas, const AcBox *box)
{
	add_rectangle(canvas->cr, box, 0);
	set_shade(canvas, box->shade);
	cairo_fill(canvas->cr);
}

static void draw_frame(const Canvas *canvas, const AcBox *box)
{
	add_rectangle(canvas->cr, box, box->thick / 2);
	stroke(canvas, box->shade, box->thick);
}

static void draw_rule(const Canvas *canvas, const AcBox *box)
{
	cairo_move_to(canvas->cr, box->x, box->y);
	cairo_line_to(canvas->cr, box->x + box->w, box->y + box->h);
	stroke(canvas, box->shade, box->thick);
}

static void draw_tick(const Canvas *canvas, const AcBox *box)
{
	cairo_rectangle(canvas->cr, box->x + 0.4, box->y + 0.4, box->w - 0.8, box->h - 0.8);
	stroke(canvas, AC_SHADE_INK, 0.8);
}

static void draw_dot(const Canvas *canvas, const AcBox *box)
{
	cairo_arc(canvas->cr, box->x + box->w / 2, box->y + box->h / 2, box->w / 2, 0, 2 * G_PI);
	set_shade(canvas, box->shade);
	cairo_fill(canvas->cr);
}

/* ---- bars and signs ----------------------------------------------------------------------------- */

static void draw_hatch(const Canvas *canvas, const AcBox *box)
{
	cairo_t *cr = canvas->cr;
	cairo_save(cr);
	add_rectangle(cr, box, 0);
	cairo_clip(cr);
	for (double x = box->x - box->h; x < box->x + box->w; x += 4) {
		cairo_move_to(cr, x, box->y + box->h);
		cairo_line_to(cr, x + box->h, box->y);
	}
	set_colour(canvas, CARE_HATCH);
	cairo_set_line_width(cr, 0.7);
	cairo_stroke(cr);
	cairo_restore(cr);
}

/* What is free has a thin line; what nobody speaks of a broken one. */
static void draw_line(const Canvas *canvas, const AcBox *box, gboolean broken)
{
	static const double DASHES[] = {1.2, 2.6};
	double y = box->y + box->h / 2, gap = MIN(13, box->w);
	cairo_save(canvas->cr);
	if (broken)
		cairo_set_dash(canvas->cr, DASHES, G_N_ELEMENTS(DASHES), 0);
	cairo_move_to(canvas->cr, box->x + (canvas->press->rtl || broken ? 0 : gap), y);
	cairo_line_to(canvas->cr, box->x + box->w - (canvas->press->rtl && !broken ? gap : 0), y);
	stroke(canvas, AC_SHADE_LINE, 0.7);
	cairo_restore(canvas->cr);
}

static void draw_field(const Canvas *canvas, const AcBox *box, gboolean broken)
{
	static const double DASHES[] = {2, 1.4};
	add_rectangle(canvas->cr, box, 0.4);
	set_colour(canvas, broken ? SHADES[AC_SHADE_PAPER] : CARE_FIELD);
	cairo_fill(canvas->cr);
	if (!broken)
		draw_hatch(canvas, box);
	cairo_save(canvas->cr);
	if (broken)
		cairo_set_dash(canvas->cr, DASHES, G_N_ELEMENTS(DASHES), 0);
	add_rectangle(canvas->cr, box, 0.4);
	stroke(canvas, AC_SHADE_BRAND, box->thick > 0 ? box->thick : 0.8);
	cairo_restore(canvas->cr);
}

static void draw_bar(const Canvas *canvas, const AcBox *box)
{
	switch (box->verdict) {
	case AC_VERDICT_AVOID:
		add_rectangle(canvas->cr, box, 0);
		set_shade(canvas, AC_SHADE_BRAND);
		cairo_fill(canvas->cr);
		break;
	case AC_VERDICT_CARE:
		draw_field(canvas, box, FALSE);
		break;
	case AC_VERDICT_ASK:
		draw_field(canvas, box, TRUE);
		break;
	case AC_VERDICT_OK:
		draw_line(canvas, box, FALSE);
		break;
	case AC_VERDICT_SILENT:
		draw_line(canvas, box, TRUE);
		break;
	}
}

static void add_sign(cairo_t *cr, AcVerdict verdict)
{
	switch (verdict) {
	case AC_VERDICT_AVOID:
		cairo_move_to(cr, 0.2, 0.2);
		cairo_line_to(cr, 0.8, 0.8);
		cairo_move_to(cr, 0.8, 0.2);
		cairo_line_to(cr, 0.2, 0.8);
		break;
	case AC_VERDICT_CARE:
		cairo_move_to(cr, 0.5, 0.08);
		cairo_line_to(cr, 0.5, 0.58);
		cairo_move_to(cr, 0.5, 0.84);
		cairo_line_to(cr, 0.5, 0.86);
		break;
	case AC_VERDICT_ASK:
		cairo_arc(cr, 0.5, 0.3, 0.22, -G_PI, G_PI / 3);
		cairo_line_to(cr, 0.5, 0.62);
		cairo_move_to(cr, 0.5, 0.86);
		cairo_line_to(cr, 0.5, 0.88);
		break;
	case AC_VERDICT_OK:
		cairo_move_to(cr, 0.12, 0.52);
		cairo_line_to(cr, 0.4, 0.8);
		cairo_line_to(cr, 0.88, 0.2);
		break;
	case AC_VERDICT_SILENT:
		cairo_move_to(cr, 0.2, 0.5);
		cairo_line_to(cr, 0.8, 0.5);
		break;
	}
}

/* White on the dark bar; on paper (thick > 0) dark. */
static void draw_sign(const Canvas *canvas, const AcBox *box)
{
	cairo_t *cr = canvas->cr;
	gboolean on_dark = box->verdict == AC_VERDICT_AVOID && box->thick == 0;
	cairo_save(cr);
	cairo_translate(cr, box->x, box->y);
	cairo_scale(cr, box->w, box->h);
	add_sign(cr, box->verdict);
	cairo_restore(cr);
	cairo_save(cr);
	cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
	stroke(canvas, on_dark ? AC_SHADE_PAPER : AC_SHADE_INK, box->w * 0.17);
	cairo_restore(cr);
}

/* ---- all of it ---------------------------------------------------------------------------------- */

static void draw_box(const Canvas *canvas, const AcBox *box)
{
	switch (box->kind) {
	case AC_BOX_OPEN:
		cairo_tag_begin(canvas->cr, box->text.text, NULL);
		break;
	case AC_BOX_CLOSE:
		cairo_tag_end(canvas->cr, box->text.text);
		break;
	case AC_BOX_TEXT:
		set_shade(canvas, box->shade);
		ac_press_draw_text(canvas->press, canvas->cr, box);
		break;
	case AC_BOX_FILL:
		draw_fill(canvas, box);
		break;
	case AC_BOX_FRAME:
		draw_frame(canvas, box);
		break;
	case AC_BOX_RULE:
		draw_rule(canvas, box);
		break;
	case AC_BOX_BAR:
		draw_bar(canvas, box);
		break;
	case AC_BOX_SIGN:
		draw_sign(canvas, box);
		break;
	case AC_BOX_TICK:
		draw_tick(canvas, box);
		break;
	case AC_BOX_DOT:
		draw_dot(canvas, box);
		break;
	case AC_BOX_CODE:
		ac_press_draw_code(canvas->cr, box, canvas->job->words->code);
		break;
	case AC_BOX_LOGO:
		ac_press_draw_logo(canvas->press, canvas->cr, box);
		break;
	}
}

static cairo_status_t take(void *data, const unsigned char *bytes, unsigned length)
{
	g_byte_array_append(data, bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

/* Not the clock's time: the same plan gives the same bytes. */
static void set_metadata(cairo_surface_t *surface, const AcPageJob *job)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autofree char *at = ac_time_rfc3339(MAX(job->dated, 0), utc);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, job->words->title);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, job->words->clinic);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Aftercare");
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, at);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, at);
}

static GByteArray *draw_pages(AcPress *press, const AcPageJob *job, GError **error)
{
	g_autoptr(GByteArray) pdf = g_byte_array_new();
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take, pdf, job->paper_w, job->paper_h);
	set_metadata(surface, job);
	Canvas canvas = {press, job, cairo_create(surface)};
	for (guint p = 0; p < job->layout->n_pages; p++) {
		const AcSheetPage *page = &job->layout->pages[p];
		for (guint i = page->first; i < page->first + page->n; i++)
			draw_box(&canvas, &job->layout->boxes[i]);
		cairo_show_page(canvas.cr);
	}
	cairo_status_t status = cairo_status(canvas.cr);
	cairo_destroy(canvas.cr);
	cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	if (status != CAIRO_STATUS_SUCCESS) {
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED, _("The page could not be drawn: %s."),
		            cairo_status_to_string(status));
		return NULL;
	}
	return g_steal_pointer(&pdf);
}

GByteArray *ac_press_print(AcPress *press, const AcPageJob *job, GError **error)
{
	g_autoptr(GPtrArray) alts = g_ptr_array_new();
	for (guint i = 0; i < job->layout->n_boxes; i++)
		if (job->layout->boxes[i].alt != NULL)
			g_ptr_array_add(alts, (gpointer)(gsize)job->layout->boxes[i].alt);
	g_autoptr(GByteArray) pdf = draw_pages(press, job, error);
	gunichar unknown = press->unknown;
	ac_press_tidy(press);
	if (pdf == NULL)
		return NULL;
	if (unknown != 0) {
		ac_press_say_unknown(unknown, error);
		return NULL;
	}
	return ac_pdf_finish(pdf, job->words->language, (const char *const *)alts->pdata, alts->len, error);
}
