/* SPDX-License-Identifier: MIT */
/**
 * tui/desk.h - the open screens, one over the other: hands keys to the topmost, draws it with status line and
 * footer. Knows no terminal: loop.c feeds it from one, a test by hand.
 */
#ifndef AC_TUI_DESK_H
#define AC_TUI_DESK_H

#include "tui/view.h"

/** Below this a screen would be of no use; it says so and comes back when enlarged. */
#define AC_DESK_MIN_WIDTH  40
#define AC_DESK_MIN_HEIGHT 12

/** Lower than this there is no status line: messages stand over the last rows of the view. */
#define AC_DESK_STATUS_FROM 16

typedef struct AcDesk AcDesk; /* opaque */

/** Opens the day, or the first run when @app has no client. @app is borrowed. Owned by the caller. */
AcDesk *ac_desk_new(AcApp *app);
void ac_desk_free(AcDesk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcDesk, ac_desk_free)

/** One key, an AC_KEY_… or a character. */
void ac_desk_key(AcDesk *desk, int key);
/** The mouse was pressed on what ac_canvas_touched() tells of; -1 does nothing. */
void ac_desk_touch(AcDesk *desk, int id);
/** The time or the data has changed. */
void ac_desk_update(AcDesk *desk);
/**
 * Reminders, looked at anew where something has changed: reads files, so it comes after the frame that shows
 * the change. TRUE: the status line says something else now, draw again.
 */
gboolean ac_desk_look(AcDesk *desk);
/** The next ac_desk_look() has reason to: the desktop program's state may have changed. */
void ac_desk_look_again(AcDesk *desk);
/** When a reminder comes next, or is over; NEVER: none is known. Of the last look. */
AcInstant ac_desk_next(const AcDesk *desk);
/** TRUE once for each thing that has fallen due, where the person wants the bell. */
gboolean ac_desk_take_bell(AcDesk *desk);
/** Readable when long work has news; -1: there is never any. */
int ac_desk_news_fd(const AcDesk *desk);
/** Hands the news on. TRUE: there were some, draw again. */
gboolean ac_desk_take_news(AcDesk *desk);
/** Long works begun of which not all has been handed on: while there are some, news will come. */
guint ac_desk_works(const AcDesk *desk);
/** A word in the status line until the next key; @message is taken over. */
void ac_desk_say(AcDesk *desk, char *message, gboolean alarm);
/** The whole frame, into any size. */
void ac_desk_draw(AcDesk *desk, AcCanvas *canvas);
/** What the window's title is to say; owned. "": nothing of ours, NULL: as it was before. */
char *ac_desk_title(const AcDesk *desk);
gboolean ac_desk_is_done(const AcDesk *desk);
/** Id of the topmost view. */
const char *ac_desk_view_id(const AcDesk *desk);

#endif
