/* SPDX-License-Identifier: MIT */
/**
 * tui/view.h - what a screen is: a state, a way to draw it into a canvas, and a table of keys that feeds
 * dispatch, footer and help. A view knows no terminal. All views are listed in src/tui/views.def.
 */
#ifndef AC_TUI_VIEW_H
#define AC_TUI_VIEW_H

#include "app/app.h"
#include "plan/remind.h"
#include "tui/bell.h"
#include "tui/canvas.h"

/** Keys that are no character; characters are themselves. */
enum {
	AC_KEY_UP = 0x110000,
	AC_KEY_DOWN,
	AC_KEY_LEFT,
	AC_KEY_RIGHT,
	AC_KEY_PAGE_UP,
	AC_KEY_PAGE_DOWN,
	AC_KEY_HOME,
	AC_KEY_END,
	AC_KEY_ENTER,
	AC_KEY_TAB,
	AC_KEY_BACK_TAB,
	AC_KEY_BACKSPACE,
	AC_KEY_DELETE,
	AC_KEY_ESCAPE,
	AC_KEY_CLEAR, /* Ctrl-U */
	AC_KEY_INSERT,
	AC_KEY_REDRAW, /* Ctrl-L: the terminal's own affair */
	AC_KEY_HIDE,   /* Ctrl-X: nobody is to see this; the desk's own */
	AC_KEY_TOUCH   /* the mouse was pressed: never reaches a view */
};

typedef struct AcView AcView;

/** Names one occurrence of a task; what a plan hands out goes with the plan. All zero: names nothing. */
typedef struct {
	char *task; /* id */
	gint64 session_id;
	AcDate date;
	int minute;
} AcBox;

typedef enum {
	AC_NEXT_STAY,    /* draw again */
	AC_NEXT_BACK,    /* close this view */
	AC_NEXT_OPEN,    /* open another over it */
	AC_NEXT_REPLACE, /* close this one and open another */
	AC_NEXT_CHANGED, /* the data has changed: every open view reads it anew */
	AC_NEXT_DONE,    /* the data has changed, and this view with its question is over */
	AC_NEXT_HOME,    /* the data has changed, and the first screen is begun anew */
	AC_NEXT_QUIT
} AcNextKind;

/** What a key leads to. */
typedef struct {
	AcNextKind kind;
	const AcView *view; /* OPEN, REPLACE */
	void *argument;     /* OPEN, REPLACE: for the new view's open(); borrowed only during that call */
	char *message;      /* owned by who receives it: shown in the status line; NULL: none */
	gboolean alarm;     /* the message is an error */
} AcViewNext;

/** One key of a screen. The table ends with a row without keys. */
typedef struct {
	int keys[4];                                /* all that do this; ends with 0 */
	const char *label;                          /* "j ↓", for the help; N_() */
	const char *text;                           /* "next line", for the help; N_() */
	const char *brief;                          /* "space tick", for the footer; NULL: not there; N_() */
	AcViewNext (*run)(void *state, AcApp *app); /* NULL: it leads to the room of that key */
	gboolean (*works)(const void *state,
	                  const AcApp *app); /* NULL: always. FALSE: as if the row were not there */
} AcKey;

struct AcView {
	const char *id, *title; /* id is stable: golden files are named after it; title N_() */
	gsize state_size;
	/** Fills the zeroed @state. May be NULL. */
	void (*open)(void *state, AcApp *app, const void *argument);
	/** Frees what the state holds. May be NULL. */
	void (*close)(void *state);
	/** Data or time has changed, and once after open(): nothing borrowed from the app before is valid any
	 * more. A view that is covered is told when it is the topmost again, before it is drawn. */
	void (*update)(void *state, AcApp *app);
	/** After a frame is shown: what costs too much to delay it. TRUE: there is more to show, draw again. May
	 * be NULL. */
	gboolean (*look)(void *state, AcApp *app);
	/** Into the canvas but its last rows, the status line and the footer (ac_tui_body() has the rectangle).
	 */
	void (*draw)(void *state, const AcApp *app, AcCanvas *canvas);
	/** Only keys not in keys[]. May be NULL. */
	AcViewNext (*key)(void *state, AcApp *app, int key);
	/**
	 * A mouse on what draw() called @id (ac_canvas_touch): makes it the chosen one. Returns the key the press
	 * means beyond that: AC_KEY_ENTER where it was chosen already; 0: none. May be NULL.
	 */
	int (*touch)(void *state, AcApp *app, int id);
	/** A paragraph for the help screen; NULL: none; N_(). */
	const char *help;
	/** What stands in the status line when there is no message; owned by the caller. May be NULL. */
	char *(*status)(const void *state, const AcApp *app);
	/** Before every frame: what the status line says is due is of @kind, @box its task (names nothing:
	 * nothing is due, or no task). Returns the keys here that deal with it, as things are; NULL: none. May be
	 * NULL. */
	const char *(*deal)(void *state, AcReminderKind kind, const AcBox *box);
	/** Before open(), where it works beside the screen (src/tui/work.h): what its works are to ring.
	 * Borrowed, outlives the view. */
	void (*take_bell)(void *state, AcBell *it);
	/** Esc would throw away what was typed and is stored nowhere: it is warned of first. May be NULL. */
	gboolean (*would_lose)(const void *state);
	/** What it works on, for the status line, as a sentence that says how to stop it; owned by the caller.
	 * NULL: nothing that anybody waits for. */
	char *(*working)(const void *state);
	/** The bell was rung: a work of this view, or of another, has news or is over. Called while the view is
	 * the topmost; what came before is told when it is again. */
	AcViewNext (*worked)(void *state, AcApp *app);
	gboolean is_of_all; /* it is not about the client shown: stays when that one is gone */
	gboolean has_rooms; /* the keys of rooms.def work here, after its own */
	gboolean has_note;  /* beside its status it says when the desktop does not remind */
	const AcKey *keys;
};

/** All views in the order of views.def; @n is their number. */
const AcView *const *ac_views(guint *n);

/** Draw again; nothing else. */
AcViewNext ac_next_stay(void);
AcViewNext ac_next_open(const AcView *view, void *argument);
/** @message is taken over. */
AcViewNext ac_next_say(AcNextKind kind, char *message);
/** The error's text as an alarm; frees @error. */
AcViewNext ac_next_error(GError *error);

/* The keys every screen without a field for typing has. */
AcViewNext ac_key_back(void *state, AcApp *app);
AcViewNext ac_key_quit(void *state, AcApp *app);
AcViewNext ac_key_help(void *state, AcApp *app);

#define AC_KEY_ROW_HELP                                                                                      \
	{                                                                                                        \
		{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, NULL                       \
	}
#define AC_KEY_ROW_BACK                                                                                      \
	{                                                                                                        \
		{AC_KEY_ESCAPE}, N_("Esc"), N_("one level back"), N_("esc back"), ac_key_back, NULL                  \
	}
#define AC_KEY_ROW_QUIT                                                                                      \
	{                                                                                                        \
		{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, NULL                                          \
	}

#endif
