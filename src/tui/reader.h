/* SPDX-License-Identifier: MIT */
/** reader.h - the keys of a view that is one page to read, or sections in columns. Its state begins with an
 * AcReader. */
#ifndef AC_SRC_TUI_READER_H
#define AC_SRC_TUI_READER_H

#include "guidance.h"
#include "page.h"
#include "tui/view.h"

typedef struct {
	AcPage *page;
	AcGuidance *guidance; /* where there is no page; else NULL */
} AcReader;

AcViewNext ac_reader_down(void *state, AcApp *app);
AcViewNext ac_reader_up(void *state, AcApp *app);
AcViewNext ac_reader_page_down(void *state, AcApp *app);
AcViewNext ac_reader_page_up(void *state, AcApp *app);
/** For AcView.close, where the page is all there is to free. */
void ac_reader_close(void *state);

#define AC_READER_KEYS                                                                                       \
	{{'j', AC_KEY_DOWN}, N_("j ↓"), N_("a line down"), N_("↑↓ scroll"), ac_reader_down, NULL},               \
	    {{'k', AC_KEY_UP}, N_("k ↑"), N_("a line up"), NULL, ac_reader_up, NULL},                            \
	    {{AC_KEY_PAGE_DOWN, ' '}, N_("PgDn"), N_("a screen down"), NULL, ac_reader_page_down, NULL},         \
	{                                                                                                        \
		{AC_KEY_PAGE_UP}, N_("PgUp"), N_("a screen up"), NULL, ac_reader_page_up, NULL                       \
	}

#endif
