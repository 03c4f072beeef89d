/* SPDX-License-Identifier: MIT */
/** memory.h - what the start of a dozen libraries leaves in memory, and no page needs. */
#ifndef AC_SRC_PRINT_MEMORY_H
#define AC_SRC_PRINT_MEMORY_H

/** Code and tables of the libraries go back to the system; what is needed of them comes again by itself. */
void ac_print_memory_give_back(void);

#endif
