/* SPDX-License-Identifier: MIT */
#include "direction.h"

#include "base/text.h"

typedef enum { NONE, LEFT_TO_RIGHT, RIGHT_TO_LEFT } Direction;

static Direction direction_of(const AcCell *cell)
{
	if (cell->text[0] < 0x80 && !g_ascii_isalpha((char)cell->text[0]))
		return NONE;
	if (ac_text_is_rtl(cell->text[0]))
		return RIGHT_TO_LEFT;
	return g_unichar_isalpha(cell->text[0]) ? LEFT_TO_RIGHT : NONE;
}

static gboolean is_blank(const AcCell *cell)
{
	return cell->text[0] == ' ';
}

/* Onward from @x by @step to the last cell of the passage that is right to left itself; -1: there is none. */
static int last_of(const AcCell *row, int width, int x, int step)
{
	int found = -1;
	for (int at = x; at >= 0 && at < width; at += step) {
		Direction direction = direction_of(&row[at]);
		if (direction == RIGHT_TO_LEFT)
			found = at;
		if (direction == LEFT_TO_RIGHT ||
		    (is_blank(&row[at]) && at + step >= 0 && at + step < width && is_blank(&row[at + step])))
			break;
	}
	return found;
}

gboolean ac_direction_has_any(const AcCell *row, int width)
{
	for (int x = 0; x < width; x++)
		if (ac_text_is_rtl(row[x].text[0]))
			return TRUE;
	return FALSE;
}

gboolean ac_direction_passage(const AcCell *row, int width, int x, int *from, int *to)
{
	int first = last_of(row, width, x, -1), last = last_of(row, width, x, 1);
	if (first < 0 || last < 0)
		return FALSE;
	*from = first;
	*to = last + 1;
	return TRUE;
}
