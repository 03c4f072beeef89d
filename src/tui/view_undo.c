/* SPDX-License-Identifier: MIT */
/* Taking back the last change; the question before a client would be removed with it. */
#include "common.h"
#include "undo.h"
#include "views.h"

#include "base/text.h"

typedef struct {
	AcUndone change; /* what is asked about */
	char *question;
} UndoState;

static gint64 shown(const AcApp *app)
{
	return ac_app_row(app) != NULL ? ac_app_row(app)->id : 0;
}

static void open_undo(void *state, AcApp *app, const void *argument)
{
	UndoState *undo = state;
	gint64 whose = argument != NULL ? *(const gint64 *)argument : shown(app);
	if (!ac_app_last_change(app, whose, &undo->change, NULL) || undo->change.kind == NULL)
		return;
	g_autofree char *owner = ac_app_change_owner(app, &undo->change);
	undo->question =
	    g_strdup_printf(_("This takes back adding %s, with its sessions. Take it back? y/n"), owner);
}

static void close_undo(void *state)
{
	UndoState *undo = state;
	ac_undone_clear(&undo->change);
	g_free(undo->question);
}

static void draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	UndoState *undo = state;
	AcRect body = ac_tui_title(canvas, _("Aftercare   Take back"), NULL);
	body.width = MIN(body.width, 72);
	const char *question = undo->question != NULL ? undo->question : _("There is nothing to take back.");
	int used = ac_canvas_paragraph(canvas, body, AC_ROLE_QUESTION, question) + 1;
	ac_canvas_set_cursor(canvas, body.x, body.y);
	body.y += used;
	body.height -= used;
	if (undo->question != NULL && body.height > 0)
		ac_canvas_paragraph(canvas, body, AC_ROLE_DIM,
		                    _("Nothing of it is kept: it would have to be added anew."));
}

static AcViewNext take_back(AcApp *app, const AcUndone *change, AcNextKind kind)
{
	GError *error = NULL;
	g_autofree char *whole = ac_app_change_owner(app, change);
	g_autofree char *owner = whole != NULL ? ac_tui_name_of(app, whole) : NULL;
	g_autofree char *words = ac_app_change_words(app, change);
	if (!ac_app_take_back(app, change, &error))
		return ac_next_error(error);
	return ac_next_say(kind, owner != NULL ? g_strdup_printf(_("Taken back (%s): %s"), owner, words)
	                                       : g_strdup_printf(_("Taken back: %s"), words));
}

AcViewNext ac_undo_last(AcApp *app)
{
	return ac_undo_last_of(app, shown(app));
}

AcViewNext ac_undo_last_of(AcApp *app, gint64 client_id)
{
	static const gint64 all = 0;
	AcUndone change = {0};
	GError *error = NULL;
	if (!ac_app_last_change(app, client_id, &change, &error))
		return ac_next_error(error);
	AcViewNext next;
	if (change.kind == NULL)
		next = ac_next_say(AC_NEXT_STAY, g_strdup(_("There is nothing to take back.")));
	else if (ac_app_change_is_client(&change))
		next = ac_next_open(&ac_view_undo, client_id == 0 ? (void *)(guintptr)&all : NULL);
	else
		next = take_back(app, &change, AC_NEXT_CHANGED);
	ac_undone_clear(&change);
	return next;
}

static AcViewNext yes(void *state, AcApp *app)
{
	return take_back(app, &((UndoState *)state)->change, AC_NEXT_DONE);
}

static AcViewNext no(void *state, AcApp *app)
{
	return ac_key_back(state, app);
}

static gboolean is_asked(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const UndoState *)state)->question != NULL;
}

static const AcKey keys[] = {
    {{'y'}, N_("y"), N_("yes, take it back"), N_("y yes"), yes, is_asked},
    {{'n'}, N_("n"), N_("no, leave everything as it is"), N_("n no"), no, is_asked},
    AC_KEY_ROW_BACK,
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_undo = {
    .id = "undo",
    .title = N_("Take back"),
    .state_size = sizeof(UndoState),
    .open = open_undo,
    .close = close_undo,
    .draw = draw,
    .help = N_("Taking back the first change of a client removes the client: that is asked first."),
    .is_of_all = TRUE,
    .keys = keys,
};
