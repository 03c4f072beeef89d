/* SPDX-License-Identifier: MIT */
/* How far two words are apart (optimal string alignment), and which known word was probably meant. */
#include "base/text.h"

#include <string.h>

/* Longer words are compared for equality only: nobody's slip of the finger is that long. */
#define MAX_WORD 64

/* Folded characters of @text; returns how many, or -1 when there are more than MAX_WORD. */
static int fold(const char *text, gunichar *out)
{
	int n = 0;
	for (const char *at = text; *at != '\0';) {
		gunichar c = (guchar)*at < 0x80 ? (guchar)*at : g_utf8_get_char_validated(at, -1);
		if (n == MAX_WORD)
			return -1;
		if (c > 0x10FFFF) {
			out[n++] = 0xFFFD;
			at++;
		} else {
			out[n++] = g_unichar_tolower(c);
			at += g_utf8_skip[(guchar)*at];
		}
	}
	return n;
}

/* One row of the table, from the two before it; returns its smallest value. */
static int fill_row(const gunichar *a, int i, const gunichar *b, int n_b, int rows[3][MAX_WORD + 1])
{
	int *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
	int smallest = row[0] = i;
	for (int j = 1; j <= n_b; j++) {
		int best = above[j - 1] + (a[i - 1] != b[j - 1]);
		best = MIN(best, MIN(above[j], row[j - 1]) + 1);
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
			best = MIN(best, two_above[j - 2] + 1);
		row[j] = best;
		smallest = MIN(smallest, best);
	}
	return smallest;
}

int ac_text_distance(const char *a, const char *b, int limit)
{
	gunichar left[MAX_WORD], right[MAX_WORD];
	int n_left = fold(a, left), n_right = fold(b, right);
	if (n_left < 0 || n_right < 0)
		return strcmp(a, b) == 0 ? 0 : limit + 1;
	if (ABS(n_left - n_right) > limit)
		return limit + 1;
	int rows[3][MAX_WORD + 1] = {{0}};
	for (int j = 0; j <= n_right; j++)
		rows[0][j] = j;
	/* No later row can get below a row's smallest: a transposition costs what its two letters cost apart, or
	 * more. */
	for (int i = 1; i <= n_left; i++)
		if (fill_row(left, i, right, n_right, rows) > limit)
			return limit + 1;
	return MIN(rows[n_left % 3][n_right], limit + 1);
}

static gboolean starts_with_folded(const char *text, const char *beginning)
{
	const char *t = text, *b = beginning;
	for (; *b != '\0'; t++, b++)
		if (g_ascii_tolower(*t) != g_ascii_tolower(*b))
			return FALSE;
	return TRUE;
}

const char *ac_text_nearest(const char *word, const char *const *words, guint n_words)
{
	gsize length = strlen(word);
	if (length == 0)
		return NULL;
	int limit = length <= 3 ? 1 : length <= 7 ? 2 : 3;
	const char *nearest = NULL;
	int smallest = limit + 1;
	for (guint i = 0; i < n_words; i++) {
		int distance = ac_text_distance(word, words[i], smallest);
		if (distance < smallest) {
			smallest = distance;
			nearest = words[i];
		}
	}
	/* "verd" for "verdict": too far by letters, plain to see by its beginning. */
	for (guint i = 0; nearest == NULL && length >= 3 && i < n_words; i++)
		if (starts_with_folded(words[i], word))
			nearest = words[i];
	return nearest;
}
