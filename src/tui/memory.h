/* SPDX-License-Identifier: MIT */
/** memory.h - a screen stays open for hours: it keeps what it works with, not what it started with. */
#ifndef AC_SRC_TUI_MEMORY_H
#define AC_SRC_TUI_MEMORY_H

/**
 * Unmaps the pages of our own code, most of which only the start needed (reading rules, opening the
 * database). What is used again comes back from the file by itself, a few microseconds at the next key. Linux
 * only; elsewhere nothing.
 */
void ac_memory_give_back(void);

#endif
