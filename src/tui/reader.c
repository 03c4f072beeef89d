/* SPDX-License-Identifier: MIT */
#include "reader.h"

static AcViewNext scroll(void *state, int rows)
{
	const AcReader *reader = state;
	if (reader->guidance != NULL)
		ac_guidance_scroll(reader->guidance, rows);
	else
		ac_page_scroll(reader->page, rows);
	return ac_next_stay();
}

static AcViewNext turn(void *state, int screens)
{
	const AcReader *reader = state;
	if (reader->guidance != NULL)
		ac_guidance_turn(reader->guidance, screens);
	else
		ac_page_turn(reader->page, screens);
	return ac_next_stay();
}

AcViewNext ac_reader_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return scroll(state, 1);
}

AcViewNext ac_reader_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return scroll(state, -1);
}

AcViewNext ac_reader_page_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return turn(state, 1);
}

AcViewNext ac_reader_page_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return turn(state, -1);
}

void ac_reader_close(void *state)
{
	const AcReader *reader = state;
	ac_page_free(reader->page);
	ac_guidance_free(reader->guidance);
}
