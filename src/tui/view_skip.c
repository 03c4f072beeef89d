/* SPDX-License-Identifier: MIT */
/* Leaving one task out, with a reason if there is one to tell. */
#include "box.h"
#include "common.h"
#include "field.h"
#include "views.h"

#include "base/text.h"

typedef struct {
	AcBox box;
	char *words; /* what is left out; NULL: it is gone */
	AcField reason;
} SkipState;

static void open_skip(void *state, G_GNUC_UNUSED AcApp *app, const void *argument)
{
	SkipState *skip = state;
	skip->box = ac_box_of(argument);
	ac_field_init(&skip->reason);
}

static void close_skip(void *state)
{
	SkipState *skip = state;
	ac_box_clear(&skip->box);
	g_free(skip->words);
	ac_field_clear(&skip->reason);
}

static void update(void *state, AcApp *app)
{
	SkipState *skip = state;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcOccurrence *occurrence = ac_box_find(&skip->box, ac_app_plan(app), arena);
	g_free(skip->words);
	skip->words = occurrence != NULL && ac_box_is_open(occurrence) ? ac_box_words(occurrence) : NULL;
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	SkipState *skip = state;
	AcRect body = ac_tui_title_for(canvas, app, _("Aftercare   Leave out"), NULL);
	body.width = MIN(body.width, 72);
	int bottom = body.y + body.height;
	if (skip->words == NULL) {
		ac_canvas_paragraph(canvas, body, AC_ROLE_TEXT, _("There is nothing to leave out any more."));
		return;
	}
	body.y += ac_canvas_paragraph(canvas, body, AC_ROLE_STRONG, skip->words) + 1;
	AcRect line = {body.x, body.y, body.width, 1};
	int used = ac_canvas_line(canvas, line, AC_ROLE_QUESTION, _("Why, if you like:")) + 1;
	ac_field_draw(&skip->reason, canvas, (AcRect){line.x + used, line.y, line.width - used, 1});
	body.y += 2;
	body.height = bottom - body.y;
	if (body.height > 0)
		ac_canvas_paragraph(canvas, body, AC_ROLE_DIM,
		                    _("It is noted as left out, not as done, and you are not reminded of it again. u "
		                      "takes it back."));
}

static gboolean is_there(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const SkipState *)state)->words != NULL;
}

static AcViewNext leave_out(void *state, AcApp *app)
{
	SkipState *skip = state;
	GError *error = NULL;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcOccurrence *occurrence = ac_box_find(&skip->box, ac_app_plan(app), arena);
	if (occurrence == NULL)
		return ac_next_stay();
	g_autofree char *title = ac_text_plain(occurrence->task->title);
	if (!ac_app_skip(app, occurrence, skip->reason.text->str, &error))
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_DONE, g_strdup_printf(_("Left out: %s · u takes it back"), title));
}

static gboolean would_lose(const void *state)
{
	return ((const SkipState *)state)->reason.text->len > 0;
}

static AcViewNext key(void *state, G_GNUC_UNUSED AcApp *app, int code)
{
	ac_field_key(&((SkipState *)state)->reason, code);
	return ac_next_stay();
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("leave it out"), N_("enter leave out"), leave_out, is_there},
    AC_KEY_ROW_BACK,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_skip = {
    .id = "skip",
    .title = N_("Leave out"),
    .state_size = sizeof(SkipState),
    .open = open_skip,
    .close = close_skip,
    .update = update,
    .would_lose = would_lose,
    .draw = draw,
    .key = key,
    .help = N_("A task left out on purpose is neither done nor missed."),
    .keys = keys,
};
