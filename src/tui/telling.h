/* SPDX-License-Identifier: MIT */
/** telling.h - what rules and tasks say of themselves, onto a page. */
#ifndef AC_SRC_TUI_TELLING_H
#define AC_SRC_TUI_TELLING_H

#include "model/protocol.h"
#include "page.h"

/** Why, what instead, what if it has happened: all but the how. */
void ac_tell_words(AcPage *page, const AcWords *words);
/** Who says so; nothing for NULL. */
void ac_tell_source(AcPage *page, const AcSource *source);

#endif
