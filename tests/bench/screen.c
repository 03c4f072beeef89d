/* SPDX-License-Identifier: MIT */
/* bench/screen.c - the screen of the floor programs: a title, two panes, colours, a line of keys. */
#include "screen.h"

#include <curses.h>
#include <locale.h>

/* It fills the window: as many rows as there are, the panes again and again beside one another. */
enum { PANES = 80, AROUND = 8 };

static void draw_row(int left, int row, int selected)
{
	static const char *const verdicts[] = {"AVOID", "CARE ", "ASK  ", "OK   "};
	attr_t look = row == selected ? A_REVERSE : A_NORMAL;
	attr_set(look | A_BOLD, (short)(1 + row % 4), NULL);
	mvprintw(5 + row, left + 1, "%s %s", row % 4 ? "!" : "✗", verdicts[row % 4]);
	attr_set(look, 0, NULL);
	mvprintw(5 + row, left + 10, "%-14s %-20s", row % 3 ? "Swimming pool" : "Sauna, steam",
	         "until Tue 24 Nov");
	attr_set(A_NORMAL, 0, NULL);
	mvprintw(5 + row, left + 49, "[%c] %02d:%02d  %-18s", row % 2 ? 'x' : ' ', 7 + row % 12, 45,
	         "Moisturise, pea");
}

static void draw(const char *title, int rows, int selected)
{
	erase();
	attr_set(A_BOLD, 0, NULL);
	mvprintw(0, 1, "%-50s %26s", title, "Sat 21 Nov");
	attr_set(A_NORMAL, 0, NULL);
	mvprintw(1, 1, "%-20s %-30s %24s", "< Fri 20", "Day 4 of 28 · Flaking", "Sun 22 >");
	mvhline(2, 1, '.', 78);
	mvprintw(3, 1, "%-38s %-38s", "NEW TODAY  Gentle cleanser.", "TOMORROW  Light exercise.");
	mvaddstr(4, 1, "── May I…? ───────────────────────────────── ── To do today ─────────────────");
	for (int left = 0; left + PANES <= COLS; left += PANES)
		for (int row = 0; row < rows; row++)
			draw_row(left, row, selected);
	mvprintw(LINES - 3, 48, "%-30s", "Redness spreads, pus, fever");
	mvprintw(LINES - 1, 1, "%-77s",
	         "/ ask  < > day  space tick  c check-in  g timeline  p print  ? keys  q quit");
	move(5 + selected, 1);
	refresh();
}

void screen_run(const char *title)
{
	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	start_color();
	use_default_colors();
	for (short pair = 1; pair <= 4; pair++)
		init_pair(pair, pair, -1);
	int rows = LINES - AROUND, selected = 0;
	draw(title, rows, selected);
	for (int key = getch(); key != 'q'; key = getch()) {
		selected = (selected + (key == 'k' ? rows - 1 : 1)) % rows;
		draw(title, rows, selected);
	}
	endwin();
}
