/* SPDX-License-Identifier: MIT */
#include "glyphs.h"

#include <linux/kd.h>
#include <sys/ioctl.h>

#include "flow.h"

/* Characters of two bytes: the kernel knows no others. */
#define N_CHARACTERS 0x10000

struct AcGlyphs {
	gboolean is_known;
	guint8 has[N_CHARACTERS / 8];
};

/* Nearer than ASCII, or of one column where the ASCII spelling is longer; the first the font has. */
static const struct {
	gunichar symbol, others[2];
} alternatives[] = {
    {0x2014, {0x2500, '-'}}, /* em dash */
    {0x2026, {'~', 0}},      /* ellipsis: a stop would end the sentence */
    {0x2190, {'<', 0}},      /* arrows */
    {0x2191, {'^', 0}},      {0x2192, {'>', 0}},      {0x2193, {'v', 0}},
    {0x2212, {'-', 0}},      /* minus */
    {0x2586, {0x25A0, '#'}}, /* blocks */
    {0x2588, {0x25A0, '#'}}, {0x2591, {'.', 0}},      {0x25AA, {0x25A0, '-'}},
    {0x25B4, {0x25B2, '^'}},                                                    /* triangles */
    {0x25B8, {0x25B6, '>'}}, {0x25BE, {0x25BC, 'v'}}, {0x25CC, {0x25CB, 0xB7}}, /* circles */
    {0x25CF, {0x2022, '#'}}, {0x2610, {'o', 0}},                                /* box */
    {0x2713, {0x221A, '+'}},                                                    /* tick */
    {0x2717, {0xD7, 'x'}},                                                      /* cross */
};

/* Of the signs from general punctuation on: in the kernel's own font and in all that distributions load. */
static const gunichar common[] = {0x2022, 0x2190, 0x2191, 0x2192, 0x2193, 0x2264, 0x2265, 0x2500, 0x2502,
                                  0x250C, 0x2514, 0x251C, 0x2588, 0x2591, 0x25A0, 0x25B2, 0x25B6, 0x25BC};

static void ask(AcGlyphs *glyphs, int fd)
{
	g_autofree struct unipair *pairs = g_new0(struct unipair, G_MAXUINT16);
	struct unimapdesc map = {.entry_ct = G_MAXUINT16, .entries = pairs};
	char type;
	if (ioctl(fd, KDGKBTYPE, &type) != 0 || ioctl(fd, GIO_UNIMAP, &map) != 0 || map.entry_ct == 0)
		return;
	glyphs->is_known = TRUE;
	for (guint i = 0; i < map.entry_ct; i++)
		glyphs->has[pairs[i].unicode / 8] |= (guint8)(1 << pairs[i].unicode % 8);
}

AcGlyphs *ac_glyphs_new(int fd)
{
	AcGlyphs *glyphs = g_new0(AcGlyphs, 1);
	ask(glyphs, fd);
	return glyphs;
}

void ac_glyphs_free(AcGlyphs *glyphs)
{
	g_free(glyphs);
}

/* Letters are taken for there: who reads them has loaded a font for them. */
static gboolean is_common(gunichar c)
{
	for (gsize i = 0; i < G_N_ELEMENTS(common); i++)
		if (common[i] == c)
			return TRUE;
	return c < 0x2010 || c >= 0x2C00;
}

gboolean ac_glyphs_has(const AcGlyphs *glyphs, gunichar c)
{
	if (c < 0x7F)
		return TRUE;
	if (!glyphs->is_known)
		return is_common(c);
	return c < N_CHARACTERS && (glyphs->has[c / 8] >> c % 8 & 1) != 0;
}

static gunichar spelled(gunichar c)
{
	char utf8[7] = {0};
	g_autofree char *owned = NULL;
	g_unichar_to_utf8(c, utf8);
	const char *ascii = ac_flow_prepare(utf8, TRUE, &owned);
	return ascii[0] != '\0' && ascii[1] == '\0' ? (gunichar)ascii[0] : '?';
}

gunichar ac_glyphs_nearest(const AcGlyphs *glyphs, const AcCell *cell)
{
	gunichar c = cell->text[0], whole;
	/* A mark of its own would take a column. */
	if (cell->text[1] != 0 && g_unichar_compose(c, cell->text[1], &whole) && ac_glyphs_has(glyphs, whole))
		return whole;
	if (ac_glyphs_has(glyphs, c))
		return c;
	for (gsize i = 0; i < G_N_ELEMENTS(alternatives); i++)
		for (gsize at = 0; alternatives[i].symbol == c && at < G_N_ELEMENTS(alternatives[i].others); at++)
			if (alternatives[i].others[at] != 0 && ac_glyphs_has(glyphs, alternatives[i].others[at]))
				return alternatives[i].others[at];
	return spelled(c);
}
