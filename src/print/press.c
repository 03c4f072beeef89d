/* SPDX-License-Identifier: MIT */
/* Texts: fonts without rounding, lines at a pitch of our own, set once and kept. */
#include "press_private.h"

#include <fontconfig/fontconfig.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/text.h"

/* Without the Arabic name fontconfig takes an Arabic of another weight and size. */
#define FAMILIES "Noto Sans,Noto Sans Arabic,Liberation Sans,DejaVu Sans,sans-serif"

/* From line to line, in sizes: the fonts' own is loose, but Arabic needs room above and below. */
#define PITCH     1.19
#define PITCH_RTL 1.42
/* Of that, what lies above the baseline of the first line. */
#define RISE     0.96
#define RISE_RTL 1.04

/* All is set at one size and scaled: nothing is rounded, so it lies the same at any; and a font costs memory
 * for each size it is opened at. */
#define SET_SIZE 10.0

/* So many texts are remembered: a page asks for some six hundred, most of them the same for every client. */
#define MOST_TEXTS 1200

/* ---- what was set ------------------------------------------------------------------------------- */

static guint hash_of(gconstpointer data)
{
	const AcSetText *it = data;
	return g_str_hash(it->text) ^ (guint)(it->size * 64) * 31 ^ (guint)(it->wrap * 8) * 131 ^
	       (guint)it->bold_bytes * 7 ^ (it->bold ? 1u : 0u);
}

static gboolean equal(gconstpointer a, gconstpointer b)
{
	const AcSetText *x = a, *y = b;
	return x->size == y->size && x->wrap == y->wrap && x->bold_bytes == y->bold_bytes && x->bold == y->bold &&
	       strcmp(x->text, y->text) == 0;
}

static void free_text(gpointer data)
{
	AcSetText *it = data;
	g_free(it->text);
	g_free(it);
}

static void note_unknown(AcPress *press, PangoLayout *layout)
{
	if (press->unknown != 0 || pango_layout_get_unknown_glyphs_count(layout) == 0)
		return;
	PangoLayoutIter *at = pango_layout_get_iter(layout);
	do {
		const PangoGlyphItem *run = pango_layout_iter_get_run_readonly(at);
		for (int i = 0; run != NULL && i < run->glyphs->num_glyphs && press->unknown == 0; i++) {
			PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
			if (glyph & PANGO_GLYPH_UNKNOWN_FLAG)
				press->unknown = glyph & ~(PangoGlyph)PANGO_GLYPH_UNKNOWN_FLAG;
		}
	} while (pango_layout_iter_next_run(at));
	pango_layout_iter_free(at);
}

static void set_attributes(PangoLayout *layout, const AcPrintText *text)
{
	PangoAttrList *list = pango_attr_list_new();
	/* A ligature is read as one letter: "Sofia" as "So\uFB01a". */
	pango_attr_list_insert(list, pango_attr_font_features_new("liga=0,clig=0"));
	if (text->bold_bytes > 0 && !text->bold) {
		PangoAttribute *bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
		bold->end_index = (guint)text->bold_bytes;
		pango_attr_list_insert(list, bold);
	}
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
}

/* One layout serves for all texts. */
static void set_layout(AcPress *press, const AcPrintText *text, double wrap, guint most_lines)
{
	PangoLayout *layout = press->layout;
	PangoFontDescription *font = press->font;
	pango_font_description_set_weight(font, text->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(layout, font);
	set_attributes(layout, text);
	pango_layout_set_width(layout, wrap > 0 ? (int)(wrap * SET_SIZE / text->size * PANGO_SCALE) + 1 : -1);
	pango_layout_set_height(layout, most_lines > 0 ? -(int)most_lines : -1);
	pango_layout_set_ellipsize(layout, most_lines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
	pango_layout_set_text(layout, text->text, -1);
}

static const AcSetText *measured(AcPress *press, const AcPrintText *text, double wrap)
{
	AcSetText key = {.text = (char *)(gsize)text->text,
	                 .bold_bytes = text->bold_bytes,
	                 .size = text->size,
	                 .wrap = wrap,
	                 .bold = text->bold};
	AcSetText *found = g_hash_table_lookup(press->texts, &key);
	if (found != NULL)
		return found;
	set_layout(press, text, wrap, 0);
	PangoRectangle logical;
	pango_layout_get_extents(press->layout, NULL, &logical);
	found = g_new(AcSetText, 1);
	*found = key;
	found->text = g_strdup(text->text);
	found->w = (double)logical.width / PANGO_SCALE * text->size / SET_SIZE;
	found->n_lines = (guint)pango_layout_get_line_count(press->layout);
	g_hash_table_add(press->texts, found);
	return found;
}

static double pitch_of(const AcPress *press, double size)
{
	return size * (press->rtl ? PITCH_RTL : PITCH);
}

AcExtent ac_press_measure(void *data, const AcPrintText *text, double wrap)
{
	const AcSetText *it = measured(data, text, wrap);
	return (AcExtent){it->w, it->n_lines * pitch_of(data, text->size)};
}

void ac_press_tidy(AcPress *press)
{
	press->unknown = 0;
	if (g_hash_table_size(press->texts) > MOST_TEXTS)
		g_hash_table_remove_all(press->texts);
}

/* ---- drawing ------------------------------------------------------------------------------------ */

/* Where a line begins from the left of its place. */
static double line_start(const AcPress *press, const AcBox *box, double line_w)
{
	double rest = box->w - line_w;
	switch (box->side) {
	case AC_SIDE_CENTRE:
		return rest / 2;
	case AC_SIDE_END:
		return press->rtl ? 0 : rest;
	case AC_SIDE_START:
		break;
	}
	return press->rtl ? rest : 0;
}

void ac_press_draw_text(AcPress *press, cairo_t *cr, const AcBox *box)
{
	gboolean is_cut = box->most_lines > 0 && measured(press, &box->text, box->w)->n_lines > box->most_lines;
	set_layout(press, &box->text, box->w, is_cut ? box->most_lines : 0);
	note_unknown(press, press->layout);
	double y = box->y + box->text.size * (press->rtl ? RISE_RTL : RISE), scale = box->text.size / SET_SIZE;
	int n = pango_layout_get_line_count(press->layout);
	for (int i = 0; i < n; i++) {
		PangoLayoutLine *line = pango_layout_get_line_readonly(press->layout, i);
		PangoRectangle logical;
		pango_layout_line_get_extents(line, NULL, &logical);
		double x = box->x + line_start(press, box, (double)logical.width / PANGO_SCALE * scale);
		cairo_save(cr);
		cairo_translate(cr, x, y + i * pitch_of(press, box->text.size));
		cairo_scale(cr, scale, scale);
		cairo_move_to(cr, 0, 0);
		pango_cairo_show_layout_line(cr, line);
		cairo_restore(cr);
	}
	/* The current point it leaves would be joined to the next arc. */
	cairo_new_path(cr);
}

/* ---- letters nobody has ------------------------------------------------------------------------- */

typedef struct {
	GUnicodeScript script;
	const char *name, *package;
} Script;

static const Script *script_of(gunichar letter)
{
	static const Script SCRIPTS[] = {
	    {G_UNICODE_SCRIPT_ARABIC, N_("Arabic"), "fonts-noto-core"},
	    {G_UNICODE_SCRIPT_HEBREW, N_("Hebrew"), "fonts-noto-core"},
	    {G_UNICODE_SCRIPT_HAN, N_("Chinese"), "fonts-noto-cjk"},
	    {G_UNICODE_SCRIPT_HIRAGANA, N_("Japanese"), "fonts-noto-cjk"},
	    {G_UNICODE_SCRIPT_KATAKANA, N_("Japanese"), "fonts-noto-cjk"},
	    {G_UNICODE_SCRIPT_BOPOMOFO, N_("Chinese"), "fonts-noto-cjk"},
	    {G_UNICODE_SCRIPT_HANGUL, N_("Korean"), "fonts-noto-cjk"},
	    {G_UNICODE_SCRIPT_LATIN, N_("Latin"), "fonts-noto-core"},
	    {G_UNICODE_SCRIPT_CYRILLIC, N_("Cyrillic"), "fonts-noto-core"},
	    {G_UNICODE_SCRIPT_GREEK, N_("Greek"), "fonts-noto-core"},
	    {G_UNICODE_SCRIPT_DEVANAGARI, N_("Devanagari"), "fonts-noto-core"},
	    {G_UNICODE_SCRIPT_THAI, N_("Thai"), "fonts-noto-core"},
	};
	static const Script OTHER = {G_UNICODE_SCRIPT_COMMON, N_("other"), "fonts-noto-core fonts-noto-extra"};
	GUnicodeScript script = g_unichar_get_script(letter);
	for (gsize i = 0; i < G_N_ELEMENTS(SCRIPTS); i++)
		if (SCRIPTS[i].script == script)
			return &SCRIPTS[i];
	return &OTHER;
}

void ac_press_say_unknown(gunichar letter, GError **error)
{
	const Script *script = script_of(letter);
	char shown[8] = {0};
	g_unichar_to_utf8(letter, shown);
	g_autofree char *plain = ac_text_plain(shown);
	g_set_error(
	    error, AC_ERROR, AC_ERROR_FAILED,
	    _("No font here has the %s letters this page needs (the first is “%s”, U+%04X), so nothing was "
	      "printed. Install one: apt install %s"),
	    _(script->name), plain, letter, script->package);
}

/* ---- what it is --------------------------------------------------------------------------------- */

/* Another program, or the same made anew. */
static void add_program(GString *out)
{
	struct stat about = {0};
	stat("/proc/self/exe", &about);
	g_string_append_printf(out, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld\n", AC_VERSION,
	                       (gint64)about.st_size, (gint64)about.st_mtim.tv_sec, about.st_mtim.tv_nsec);
	g_string_append_printf(out, "cairo %s pango %s qpdf %s\n", cairo_version_string(), pango_version_string(),
	                       ac_pdf_version());
}

static void add_fonts(GString *out)
{
	const FcFontSet *fonts = FcConfigGetFonts(NULL, FcSetSystem);
	for (int i = 0; fonts != NULL && i < fonts->nfont; i++) {
		FcChar8 *file = NULL;
		int version = 0;
		FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &file);
		FcPatternGetInteger(fonts->fonts[i], FC_FONTVERSION, 0, &version);
		g_string_append_printf(out, "%s %d\n", (const char *)file, version);
	}
}

char *ac_press_mark(void)
{
	g_autoptr(GString) all = g_string_new(NULL);
	add_program(all);
	add_fonts(all);
	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, all->str, (gssize)all->len);
}

/* ---- the press ---------------------------------------------------------------------------------- */

static gboolean has_fonts(PangoFontMap *fonts)
{
	PangoFontFamily **families = NULL;
	int n = 0;
	pango_font_map_list_families(fonts, &families, &n);
	g_free(families);
	/* Pango has names of its own for what it falls back on. */
	FcFontSet *installed = FcConfigGetFonts(NULL, FcSetSystem);
	return n > 0 && installed != NULL && installed->nfont > 0;
}

AcPress *ac_press_new(GError **error)
{
	g_autoptr(AcPress) press = g_new0(AcPress, 1);
	press->texts = g_hash_table_new_full(hash_of, equal, free_text, NULL);
	press->fonts = pango_cairo_font_map_new();
	if (!has_fonts(press->fonts)) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_FAILED,
		                    _("No font is installed, so nothing can be printed. Install one: apt install "
		                      "fonts-noto-core"));
		return NULL;
	}
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(press->fonts), 72);
	press->context = pango_font_map_create_context(press->fonts);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(press->context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(press->context, FALSE);
	press->layout = pango_layout_new(press->context);
	pango_layout_set_auto_dir(press->layout, FALSE);
	pango_layout_set_wrap(press->layout, PANGO_WRAP_WORD_CHAR);
	press->font = pango_font_description_from_string(FAMILIES);
	pango_font_description_set_absolute_size(press->font, SET_SIZE * PANGO_SCALE);
	ac_press_speak(press, "en", FALSE);
	return g_steal_pointer(&press);
}

void ac_press_speak(AcPress *press, const char *language, gboolean rtl)
{
	if (press->language != NULL && strcmp(press->language, language) == 0 && press->rtl == rtl)
		return;
	g_hash_table_remove_all(press->texts);
	g_free(press->language);
	press->language = g_strdup(language);
	press->rtl = rtl;
	pango_context_set_language(press->context, pango_language_from_string(language));
	pango_context_set_base_dir(press->context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
	pango_layout_context_changed(press->layout);
}

void ac_press_free(AcPress *press)
{
	if (press == NULL)
		return;
	ac_press_drop_logo(press);
	g_hash_table_unref(press->texts);
	g_clear_pointer(&press->font, pango_font_description_free);
	g_clear_object(&press->layout);
	g_clear_object(&press->context);
	g_clear_object(&press->fonts);
	g_free(press->language);
	g_free(press);
}
