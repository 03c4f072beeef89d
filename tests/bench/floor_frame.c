/* SPDX-License-Identifier: MIT */
/* bench/floor_frame.c - the least an ncursesw program costs that draws one full screen. */
#include "screen.h"

int main(void)
{
	screen_run("Floor");
	return 0;
}
