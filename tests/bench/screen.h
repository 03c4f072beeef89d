/* SPDX-License-Identifier: MIT */
/** bench/screen.h - one full 80x24 screen, drawn as plainly as curses allows: what the floor programs share.
 */
#ifndef BENCH_SCREEN_H
#define BENCH_SCREEN_H

/** Opens curses, draws, and redraws at every key (j and k move a cursor) until q. */
void screen_run(const char *title);

#endif
