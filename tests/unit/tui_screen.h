/* SPDX-License-Identifier: MIT */
/**
 * tui_screen.h - a sealed world with a small catalogue (tests/golden/config), screens without a terminal, and
 * golden files: the text, then the roles. GOLDEN_WRITE=1 writes them anew, and the test fails all the same:
 * read, then commit.
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include "app/app.h"
#include "tui/desk.h"

/** A temporary home, and the test's own rule files; for the whole program. */
void screen_seal(const char *source_dir);
/** Empties the data folder. */
void screen_forget(void);
/** A folder that holds files only. */
void screen_remove_folder(const char *folder);
/** Opens the app as the program does for the TUI. @now in Europe/London. */
AcApp *screen_open(const char *now);
/** The same with a clock that screen_pass() moves on. */
AcApp *screen_open_running(const char *now);
/** So many minutes go by; then what the loop does at a moment that has come. */
void screen_pass(AcApp *app, AcDesk *desk, int minutes);
/** Writes the person's own settings (aftercare.cfg); NULL: there are none, and none that the program wrote.
 */
void screen_settings(const char *text);
/** A client with sessions that ended at these times ("2026-11-20 15:00"); NULL ends them. Used from then on.
 */
void screen_add_client(AcApp *app, const char *protocol, const char *const *sessions, const char *skin);
/** Keys by name: "j", "ENTER", "ESC", "TAB", "SPACE", "LEFT", …; anything longer is typed. NULL ends them.
 * Long work is waited for after each. */
void screen_keys(AcDesk *desk, const char *first, ...) G_GNUC_NULL_TERMINATED;
/** The mouse on the first place of an 80×24 frame that says @words, which must be there. */
void screen_touch(AcDesk *desk, const char *words);
/** As in screen_keys(), without waiting for what they begin. */
void screen_keys_at_once(AcDesk *desk, const char *first, ...) G_GNUC_NULL_TERMINATED;
/** Waits until all long work is over and handed on. */
void screen_settle(AcDesk *desk);
/** Waits for news of it, and hands them on. */
void screen_wait(AcDesk *desk);
/** The frame as text; owned by the caller. */
char *screen_text(AcDesk *desk, int width, int height, gboolean ascii);
/** Draws and compares with tests/golden/tui-NAME.txt. */
void screen_golden(AcDesk *desk, const char *name, int width, int height, gboolean ascii);

#endif
