/* SPDX-License-Identifier: MIT */
#include "reader.h"

static AcPage *page_of(void *state)
{
	return ((AcReader *)state)->page;
}

AcViewNext ac_reader_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_page_scroll(page_of(state), 1);
	return ac_next_stay();
}

AcViewNext ac_reader_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_page_scroll(page_of(state), -1);
	return ac_next_stay();
}

AcViewNext ac_reader_page_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_page_turn(page_of(state), 1);
	return ac_next_stay();
}

AcViewNext ac_reader_page_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_page_turn(page_of(state), -1);
	return ac_next_stay();
}

void ac_reader_close(void *state)
{
	ac_page_free(page_of(state));
}
