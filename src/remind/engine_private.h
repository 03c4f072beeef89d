/* SPDX-License-Identifier: MIT */
/* What an engine holds, shared by its files: one looks at clients, one has the popup, one carries out
 * buttons. */
#ifndef AC_SRC_REMIND_ENGINE_PRIVATE_H
#define AC_SRC_REMIND_ENGINE_PRIVATE_H

#include "engine.h"
#include "render/reminder.h"

/** One reminder a popup is about. */
typedef struct {
	gint64 client_id;
	char *key; /* owned */
	AcInstant at;
	guint turn; /* which of its turns it takes with this popup; 0: it stands, and takes none */
} AcSaid;

typedef enum {
	AC_POPUP_NONE,   /* nothing of ours on the screen; what is in `said` stood there, and is to come back */
	AC_POPUP_SENT,   /* on its way to the server */
	AC_POPUP_UP,     /* the server has it */
	AC_POPUP_LEAVING /* to be taken away */
} AcPopupState;

typedef struct {
	AcPopupState state;
	gint64 serial;
	AcInstant sent_at;          /* its turns count as taken then */
	guint32 id;                 /* of the server, of what stands there; 0: not known */
	gboolean is_left;           /* by an earlier run: nobody hears its buttons until it is shown anew */
	gboolean is_why, wants_why; /* it shows the reasons; is to */
	gboolean is_counted;        /* the turns of `said` are in the store */
	GPtrArray *said;            /* AcSaid, owned */
	char *text;                 /* owned */
	gint64 before_serial;       /* what it took the place of: a button pressed just then means that */
	GPtrArray *before;
} AcEnginePopup;

/** What can be wrong, the worst first; one is told at a time. */
typedef enum {
	AC_TROUBLE_STORE,
	AC_TROUBLE_OPTIONS,
	AC_TROUBLE_SCOPE,
	AC_TROUBLE_SERVER,
	AC_TROUBLE_CLIENT,
	AC_N_TROUBLES
} AcTrouble;

struct AcRemindEngine {
	AcApp *app;
	const AcRemindHands *hands;
	gpointer data;
	AcOptions *options; /* NULL: they could not be read yet */
	AcRemindPolicy policy;
	AcPrivacy privacy;
	gboolean is_once, is_ending, is_started;
	gboolean enters;      /* somebody may be new */
	gboolean looks_where; /* the machine may have travelled */

	gboolean has_heard; /* of the server: that there is one, or none */
	gboolean has_server, has_actions;
	gboolean is_able; /* there is one, and it took what it was given last */
	char *unique;     /* also of the one that is gone: it may only have been silent for a while */
	AcInstant unable_since;
	AcInstant retry_at;
	guint n_tries, n_fails; /* in a row: to reach a server or show something; shows it did not take */

	AcEnginePopup popup;
	GHashTable
	    *waiting; /* clients that stay due, as what they have to say is not said yet: id → itself, owned */
	GHashTable *broken;  /* clients that cannot be read: id → why, owned */
	gboolean has_failed; /* the store, since the last look */
	char *troubles[AC_N_TROUBLES];
	char *told;
	AcInstant latest; /* the latest moment it was woken at */
	AcInstant next, last;
};

/* engine.c */
/** After something that failed: not again before a while that grows. */
void ac_engine_put_off(AcRemindEngine *engine, AcInstant now);
/** NULL: it is over. */
void ac_engine_trouble(AcRemindEngine *engine, AcTrouble which, const char *words);
/** Returns @ok; what went wrong is told. It is over when a whole look at things went well. */
gboolean ac_engine_store_ok(AcRemindEngine *engine, gboolean ok, GError *error);

/* engine_pass.c */
/** Looks at all that is due and sets the alarm. */
void ac_engine_pass(AcRemindEngine *engine, AcInstant now);
/** What is kept of a client's reminders (0: of who comes first); in @arena; NULL: nothing, or it cannot be
 * read. */
const AcRemindClient *ac_engine_client(AcRemindEngine *engine, AcArena *arena, gint64 client_id);

/** Of ids of clients. */
GHashTable *ac_engine_new_ids(GDestroyNotify free_value);

/* engine_popup.c */
typedef struct {
	const AcReminderFacts *standing; /* the oldest first */
	const gboolean *takes_turn;      /* of each */
	guint n_standing;
} AcWanted;
/** Shows, changes or takes away the popup, so that it is about this. */
void ac_engine_want(AcRemindEngine *engine, AcInstant now, const AcWanted *wanted);
/** The server has it: the turns are counted. */
void ac_engine_confirm(AcRemindEngine *engine, AcInstant now, guint32 id);
/** The server does not have it, or not any more. */
void ac_engine_lose(AcRemindEngine *engine);
/** The person took it away. */
void ac_engine_mark_closed(AcRemindEngine *engine, AcInstant now);
/** Takes it away. */
void ac_engine_take_away(AcRemindEngine *engine);
/** It is gone; @keep: it is to come back. */
void ac_engine_gone(AcRemindEngine *engine, gboolean keep);
/** What an earlier run left. */
void ac_engine_recover(AcRemindEngine *engine);
GPtrArray *ac_said_new(void);
gboolean ac_said_is(const AcSaid *said, gint64 client_id, const char *key);

/* engine_act.c */
#define AC_N_BUTTONS 5
/** A popup in words, with its buttons; owns its texts. */
typedef struct {
	AcDesktopPopup popup;
	AcPopupText text;
	AcDesktopAction buttons[AC_N_BUTTONS];
	gboolean is_why;
} AcEngineWords;
void ac_engine_words_clear(AcEngineWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcEngineWords, ac_engine_words_clear)
void ac_engine_word(const AcRemindEngine *engine, AcInstant now, const AcWanted *wanted, gboolean is_why,
                    AcEngineWords *out);
/** Carries out what a button says of what a popup was about. */
void ac_engine_press(AcRemindEngine *engine, AcInstant now, const GPtrArray *said, const char *action);

#endif
