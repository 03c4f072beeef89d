/* SPDX-License-Identifier: MIT */
/* The code for a phone, and the clinic's logo: a PNG by cairo, an SVG where librsvg is installed. */
#include <dlfcn.h>
#include <qrencode.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/text.h"
#include "press_private.h"

/* ---- the code ----------------------------------------------------------------------------------- */

#define QUIET 4

/* Dark runs of one row are one rectangle; all are filled at once: no seams. */
static void add_modules(cairo_t *cr, const QRcode *code)
{
	for (int y = 0; y < code->width; y++)
		for (int x = 0; x < code->width;) {
			int from = x;
			while (x < code->width && (code->data[y * code->width + x] & 1) != 0)
				x++;
			if (x > from)
				cairo_rectangle(cr, QUIET + from, QUIET + y, x - from, 1);
			else
				x++;
		}
}

void ac_press_draw_code(cairo_t *cr, const AcBox *box, const char *payload)
{
	QRcode *code = QRcode_encodeString(payload, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	if (code == NULL)
		return;
	cairo_save(cr);
	/* Its ink is in line with the margin; the quiet space lies outside of it. */
	double module = box->w / code->width, lift = QUIET * module;
	cairo_translate(cr, box->x - lift, box->y - lift);
	cairo_scale(cr, module, module);
	add_modules(cr, code);
	cairo_set_source_rgb(cr, 0, 0, 0);
	cairo_fill(cr);
	cairo_restore(cr);
	QRcode_free(code);
}

/* ---- the logo ----------------------------------------------------------------------------------- */

/* librsvg brings a dozen libraries: they are opened for those who have such a logo. */
typedef struct {
	void *library;
	void *(*open)(const guint8 *data, gsize length, GError **error);
	gboolean (*size)(void *handle, double *width, double *height);
	gboolean (*render)(void *handle, cairo_t *cr, const cairo_rectangle_t *viewport, GError **error);
} Svg;

static gpointer symbol(void *library, const char *name)
{
	return library != NULL ? dlsym(library, name) : NULL;
}

static gboolean open_svg(Svg *svg, GError **error)
{
	svg->library = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
	gpointer symbols[] = {symbol(svg->library, "rsvg_handle_new_from_data"),
	                      symbol(svg->library, "rsvg_handle_get_intrinsic_size_in_pixels"),
	                      symbol(svg->library, "rsvg_handle_render_document")};
	if (symbols[0] == NULL || symbols[1] == NULL || symbols[2] == NULL) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_FAILED,
		                    _("An SVG logo needs librsvg: apt install librsvg2-2, or use a PNG."));
		return FALSE;
	}
	/* The only way from dlsym() to a function that C allows. */
	memcpy(&svg->open, &symbols[0], sizeof svg->open);
	memcpy(&svg->size, &symbols[1], sizeof svg->size);
	memcpy(&svg->render, &symbols[2], sizeof svg->render);
	return TRUE;
}

static gboolean load_svg(AcPress *press, const char *data, gsize length, GError **error)
{
	Svg svg = {0};
	if (!open_svg(&svg, error))
		return FALSE;
	void *handle = svg.open((const guint8 *)data, length, error);
	if (handle == NULL)
		return FALSE;
	double w = 0, h = 0;
	if (!svg.size(handle, &w, &h) || w <= 0 || h <= 0)
		w = h = 100;
	cairo_rectangle_t box = {0, 0, w, h};
	press->logo = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &box);
	press->logo_w = w;
	press->logo_h = h;
	cairo_t *cr = cairo_create(press->logo);
	gboolean done = svg.render(handle, cr, &box, error);
	cairo_destroy(cr);
	g_object_unref(handle);
	return done;
}

typedef struct {
	const char *data;
	gsize left;
} Bytes;

static cairo_status_t give(void *data, unsigned char *out, unsigned length)
{
	Bytes *bytes = data;
	if (length > bytes->left)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(out, bytes->data, length);
	bytes->data += length;
	bytes->left -= length;
	return CAIRO_STATUS_SUCCESS;
}

#define LOGO_MOST_PIXELS 4096

/* A PNG begins with its size: a small file may unfold to more than there is memory. */
static gboolean is_too_large(const char *data, gsize length)
{
	guint32 size[2];
	if (length < 24)
		return FALSE;
	memcpy(size, data + 16, sizeof size);
	return GUINT32_FROM_BE(size[0]) > LOGO_MOST_PIXELS || GUINT32_FROM_BE(size[1]) > LOGO_MOST_PIXELS;
}

static gboolean load_png(AcPress *press, const char *path, const char *data, gsize length, GError **error)
{
	Bytes bytes = {data, length};
	if (is_too_large(data, length)) {
		g_set_error(error, AC_ERROR, AC_ERROR_FILE,
		            _("The logo %s is more than %d pixels wide or high: save it smaller."), path,
		            LOGO_MOST_PIXELS);
		return FALSE;
	}
	press->logo = cairo_image_surface_create_from_png_stream(give, &bytes);
	if (cairo_surface_status(press->logo) != CAIRO_STATUS_SUCCESS) {
		g_set_error(error, AC_ERROR, AC_ERROR_FILE,
		            _("%s cannot be read as a PNG: save the logo anew, or leave it out."), path);
		return FALSE;
	}
	press->logo_w = cairo_image_surface_get_width(press->logo);
	press->logo_h = cairo_image_surface_get_height(press->logo);
	return TRUE;
}

void ac_press_drop_logo(AcPress *press)
{
	g_clear_pointer(&press->logo, cairo_surface_destroy);
	g_clear_pointer(&press->logo_path, g_free);
	g_clear_pointer(&press->logo_mark, g_free);
}

#define LOGO_MOST_BYTES (4 << 20)

static gboolean read_logo(AcPress *press, const char *path, GError **error)
{
	g_autofree char *data = NULL;
	gsize length = 0;
	struct stat about;
	if (stat(path, &about) == 0 && about.st_size > LOGO_MOST_BYTES) {
		g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("The logo %s is larger than 4 MB: save it smaller."),
		            path);
		return FALSE;
	}
	if (!g_file_get_contents(path, &data, &length, error)) {
		g_prefix_error(error, _("The logo of the clinic's file: "));
		return FALSE;
	}
	press->logo_mark = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)data, length);
	if (length > 8 && memcmp(data, "\x89PNG", 4) == 0)
		return load_png(press, path, data, length, error);
	return load_svg(press, data, length, error);
}

gboolean ac_press_load_logo(AcPress *press, const char *path, double *aspect, GError **error)
{
	struct stat about;
	gint64 stamp = stat(path, &about) == 0 ? (gint64)about.st_mtime : 0;
	if (press->logo_path == NULL || strcmp(press->logo_path, path) != 0 || press->logo_stamp != stamp) {
		ac_press_drop_logo(press);
		if (!read_logo(press, path, error)) {
			ac_press_drop_logo(press);
			return FALSE;
		}
		press->logo_path = g_strdup(path);
		press->logo_stamp = stamp;
	}
	*aspect = press->logo_w / press->logo_h;
	return TRUE;
}

const char *ac_press_logo_mark(const AcPress *press)
{
	return press->logo_mark;
}

void ac_press_draw_logo(const AcPress *press, cairo_t *cr, const AcBox *box)
{
	if (press->logo == NULL)
		return;
	cairo_save(cr);
	cairo_translate(cr, box->x, box->y);
	cairo_scale(cr, box->w / press->logo_w, box->h / press->logo_h);
	cairo_set_source_surface(cr, press->logo, 0, 0);
	cairo_rectangle(cr, 0, 0, press->logo_w, press->logo_h);
	cairo_fill(cr);
	cairo_restore(cr);
}
