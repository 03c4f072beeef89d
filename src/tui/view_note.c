/* SPDX-License-Identifier: MIT */
/* A note for a day: one line to type, new or changed. */
#include <string.h>

#include "common.h"
#include "field.h"
#include "views.h"

#include "app/journal.h"
#include "base/text.h"

typedef struct {
	char *before; /* of the one to change; owned */
	AcDate date;
	gint64 id; /* 0: a new one */
	AcField text;
} NoteState;

static void open_note(void *data, G_GNUC_UNUSED AcApp *app, const void *argument)
{
	NoteState *note = data;
	const AcNoteArgument *given = argument;
	note->date = given->date;
	note->id = given->id;
	ac_field_init(&note->text);
	note->text.most = AC_NOTE_MAX;
	note->before = ac_text_plain(given->text);
	ac_field_set(&note->text, note->before);
}

static void close_note(void *data)
{
	ac_field_clear(&((NoteState *)data)->text);
	g_free(((NoteState *)data)->before);
}

static gboolean would_lose(const void *data)
{
	const NoteState *note = data;
	return strcmp(note->text.text->str, note->before) != 0;
}

static void draw(void *data, const AcApp *app, AcCanvas *canvas)
{
	NoteState *note = data;
	AcRect body = ac_tui_title_for(canvas, app, _("Aftercare   A note"), NULL);
	AcWordsContext words = ac_tui_words(app);
	g_autofree char *date = ac_words_date(&words, note->date);
	g_autofree char *question = g_strdup_printf(_("A note of your own for %s:"), date);
	int bottom = body.y + body.height;
	body.width = MIN(body.width, 96);
	body.y += ac_canvas_paragraph(canvas, body, AC_ROLE_QUESTION, question);
	AcRect line = {body.x, body.y, body.width, 1};
	ac_field_draw(&note->text, canvas, line);
	body.y += 2;
	if (body.y >= bottom)
		return;
	ac_canvas_paragraph(
	    canvas, (AcRect){body.x, body.y, body.width, bottom - body.y}, AC_ROLE_DIM,
	    note->id != 0 ? _("Empty, it is taken away. u takes the change back.")
	                  : _("For you and your practitioner; nobody is watching it. What worries you: call. u "
	                      "takes it back."));
}

static AcViewNext save(void *data, AcApp *app)
{
	NoteState *note = data;
	GError *error = NULL;
	const char *text = note->text.text->str;
	gboolean done = note->id != 0 ? ac_app_note_set(app, note->id, text, &error)
	                              : ac_app_note_add(app, note->date, text, &error) != 0;
	return done ? ac_next_say(AC_NEXT_DONE, g_strdup(_("Noted · u takes it back"))) : ac_next_error(error);
}

static AcViewNext key(void *data, G_GNUC_UNUSED AcApp *app, int code)
{
	ac_field_key(&((NoteState *)data)->text, code);
	return ac_next_stay();
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("keep it"), N_("enter keep"), save, NULL},
    AC_KEY_ROW_BACK,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_note = {
    .id = "note",
    .title = N_("A note"),
    .state_size = sizeof(NoteState),
    .open = open_note,
    .close = close_note,
    .would_lose = would_lose,
    .draw = draw,
    .key = key,
    .help = N_("A note of your own for a day. It decides nothing: how it looks and feels is for a check-in."),
    .keys = keys,
};
