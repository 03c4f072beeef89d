/* SPDX-License-Identifier: MIT */
/** prose.h - a topic of the guide laid out to the width there is: headings, hanging bullets, strong words,
 * and links of which one may be chosen. Knows the canvas, no keys. */
#ifndef AC_SRC_TUI_PROSE_H
#define AC_SRC_TUI_PROSE_H

#include "render/guide.h"
#include "tui/canvas.h"

typedef struct AcProse AcProse; /* opaque */

/** @topic is borrowed and outlives it. At the top, no link chosen. */
AcProse *ac_prose_new(const AcTopic *topic);
void ac_prose_free(AcProse *prose);
const AcTopic *ac_prose_topic(const AcProse *prose);

/** Draws; scrolls no further than the end. The links shown can be touched, by number; the cursor rests on the
 * chosen one, else on the first row. */
void ac_prose_draw(AcProse *prose, AcCanvas *canvas, AcRect in);
/** By rows; by screens. As of the last drawing. */
void ac_prose_scroll(AcProse *prose, int rows);
void ac_prose_turn(AcProse *prose, int screens);

/** Chooses the next link (@by 1) or the one before (-1), the first or last one in sight where none was chosen
 * or the chosen one is out of sight, and brings it into sight. FALSE: there is none that way. */
gboolean ac_prose_step(AcProse *prose, int by);
/** By its number, brought into sight; beyond the last does nothing. TRUE: it was chosen already. */
gboolean ac_prose_choose(AcProse *prose, int link);
/** All links in the order of the text, as of the last drawing. */
guint ac_prose_links(const AcProse *prose);
const AcTextSpan *ac_prose_link_at(const AcProse *prose, guint i);
/** The chosen link, when it is in sight; NULL: none is. */
const AcTextSpan *ac_prose_link(const AcProse *prose);

/** Headings, and the one that what is at the top belongs to; -1: none. */
guint ac_prose_headings(const AcProse *prose);
/** Its words and level; borrowed. */
const char *ac_prose_heading(const AcProse *prose, guint i, guint *level);
int ac_prose_heading_at(const AcProse *prose);
/** Scrolls to a heading. */
void ac_prose_go_to(AcProse *prose, guint heading);

/** Where somebody was, to come back to. */
typedef struct {
	int first, chosen;
} AcProsePlace;
AcProsePlace ac_prose_place(const AcProse *prose);
void ac_prose_return(AcProse *prose, AcProsePlace place);

#endif
