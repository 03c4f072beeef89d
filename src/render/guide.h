/* SPDX-License-Identifier: MIT */
/** guide.h - the parts of reading a topic that know no Markdown. */
#ifndef AC_SRC_RENDER_GUIDE_H
#define AC_SRC_RENDER_GUIDE_H

#include "render/guide.h"

/** The "key: value" lines between two lines "---" at the top; returns how many bytes they take. Without them
 * summary is "" and title NULL. */
gsize ac_topic_read_head(AcTopic *topic, AcArena *arena, const char *text, gsize length);
/** Items that begin with "[id]" are the sources; "[id]" in any other text becomes a mark. @blocks are the
 * topic's, and changed. */
void ac_topic_find_sources(AcTopic *topic, AcArena *arena, AcTextBlock *blocks);

#endif
