/* SPDX-License-Identifier: MIT */
/** undo.h - taking back the last change of the client shown. */
#ifndef AC_SRC_TUI_UNDO_H
#define AC_SRC_TUI_UNDO_H

#include "tui/view.h"

/** Takes it back and says what it was; where that would remove the client, the view `undo` asks first. */
AcViewNext ac_undo_last(AcApp *app);
/** The same of that client; 0: of all. */
AcViewNext ac_undo_last_of(AcApp *app, gint64 client_id);

#endif
