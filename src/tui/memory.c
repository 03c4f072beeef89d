/* SPDX-License-Identifier: MIT */
#include "memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <glib.h>

/* The linker's names for the beginning of the program and the end of its code. What follows is data: not
 * touched. */
extern const char __executable_start, etext;

void ac_memory_give_back(void)
{
	guintptr page = (guintptr)sysconf(_SC_PAGESIZE);
	guintptr from = (guintptr)&__executable_start, to = (guintptr)&etext / page * page;
	if (from % page == 0 && to > from)
		madvise((void *)from, to - from, MADV_DONTNEED);
}
