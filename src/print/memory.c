/* SPDX-License-Identifier: MIT */
#include "memory.h"

#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib.h>

/* Only what cannot be written to: it lies in the file as it lies in memory. */
static int give_back(struct dl_phdr_info *library, size_t size, void *data)
{
	(void)size;
	guintptr page = *(const guintptr *)data;
	for (guint i = 0; i < library->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &library->dlpi_phdr[i];
		guintptr from = (guintptr)library->dlpi_addr + part->p_vaddr, to = from + part->p_memsz;
		from = (from + page - 1) / page * page;
		to = to / page * page;
		if (part->p_type == PT_LOAD && (part->p_flags & PF_W) == 0 && to > from)
			madvise((void *)from, to - from, MADV_DONTNEED);
	}
	return 0;
}

void ac_print_memory_give_back(void)
{
	guintptr page = (guintptr)sysconf(_SC_PAGESIZE);
	dl_iterate_phdr(give_back, &page);
}
