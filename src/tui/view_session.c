/* SPDX-License-Identifier: MIT */
/* One session of the course: added, moved or taken out; what that changes is told before it is saved. */
#include "common.h"
#include "form.h"
#include "page.h"
#include "views.h"

#include "base/text.h"

typedef enum { ROW_END, ROW_BEGIN, ROW_FINAL } Row;

typedef struct {
	AcSessionArgument what;
	guint number;     /* in the course; 0: one more */
	AcInstant length; /* of the session as it is */
	AcForm form;
	gboolean is_final;
	AcPage *page;      /* what it would change */
	gboolean is_right; /* it can be saved */
	AcNewSession fields;
} SessionState;

/* ---- understanding --------------------------------------------------------------------------- */

static gboolean read_times(SessionState *session, const AcApp *app, GError **error)
{
	AcWhenContext context = ac_app_when(app);
	const char *end = ac_form_text(&session->form, ROW_END), *begin = ac_form_text(&session->form, ROW_BEGIN);
	if (!ac_app_session_end(end, &context, &session->fields.end, error))
		return FALSE;
	session->fields.begin = session->fields.end - session->length;
	/* "13:00" is that of the day the session ends. */
	context.now = session->fields.end;
	return *begin == '\0' || ac_app_session_end(begin, &context, &session->fields.begin, error);
}

static char *understood(const SessionState *session, const AcApp *app)
{
	const AcWordsContext words = ac_tui_words(app);
	g_autofree char *at = ac_words_moment(&words, session->fields.end);
	return g_strdup_printf(session->fields.end <= ac_app_now(app) ? _("It ended %s.") : _("It will end %s."),
	                       at);
}

static void show_changes(SessionState *session, const GPtrArray *lines)
{
	ac_page_add_heading(session->page, _("What this changes"));
	for (guint i = 0; i < lines->len; i++)
		ac_page_add(session->page, AC_ROLE_TEXT, g_ptr_array_index(lines, i));
}

/* With every key: the plan as it would be, against the one there is. */
static void think(SessionState *session, AcApp *app)
{
	g_autoptr(GError) error = NULL;
	ac_page_clear(session->page);
	session->is_right = FALSE;
	session->fields.final = session->is_final;
	if (!session->what.removes && *ac_form_text(&session->form, ROW_END) == '\0') {
		ac_page_add(session->page, AC_ROLE_DIM,
		            _("When it ends, or ended: 2026-12-18 15:00, friday 15:00, yesterday at 3pm."));
		return;
	}
	const AcSessionEdit *edit = NULL;
	AcSessionEdit made = {.session_id = session->what.session_id, .removes = session->what.removes};
	if (session->what.removes || read_times(session, app, &error)) {
		made.fields = session->fields;
		edit = &made;
	}
	g_autoptr(GPtrArray) lines = edit != NULL ? ac_app_session_preview(app, edit, &error) : NULL;
	if (lines == NULL) {
		/* What is half typed is no mistake yet. */
		ac_page_add(session->page, edit != NULL ? AC_ROLE_ALARM : AC_ROLE_TEXT, error->message);
		return;
	}
	session->is_right = TRUE;
	if (!session->what.removes) {
		g_autofree char *read_as = understood(session, app);
		ac_page_add(session->page, AC_ROLE_OK, read_as);
	}
	show_changes(session, lines);
}

static const AcSession *session_of(const SessionState *session, const AcApp *app)
{
	const AcClient *client = ac_app_client(app);
	for (guint i = 0; client != NULL && i < client->n_sessions; i++)
		if (client->sessions[i].id == session->what.session_id)
			return &client->sessions[i];
	return NULL;
}

static void lay(SessionState *session, const AcApp *app, const AcSession *as_is)
{
	g_autofree char *end = as_is != NULL ? ac_time_typed(as_is->end, ac_app_zone(app)) : g_strdup("");
	g_autofree char *begin =
	    session->length > 0 ? ac_time_typed(as_is->begin, ac_app_zone(app)) : g_strdup("");
	ac_form_add(&session->form, AC_FORM_TEXT, ROW_END, _("Ends"), end);
	ac_form_add(&session->form, AC_FORM_TEXT, ROW_BEGIN, _("Begins"), begin);
	ac_form_hint(&session->form, _("if you want to tell"));
	ac_form_add(&session->form, AC_FORM_CHOICE, ROW_FINAL, _("The last"), "");
	ac_form_ready(&session->form);
}

static void show_final(SessionState *session)
{
	ac_form_set(&session->form, ROW_FINAL,
	            session->is_final ? _("yes, the course ends with it") : _("no, or not known"));
}

static void open_session(void *state, AcApp *app, const void *argument)
{
	SessionState *session = state;
	session->what = *(const AcSessionArgument *)argument;
	session->page = ac_page_new();
	ac_form_init(&session->form, TRUE);
	const AcSession *as_is = session_of(session, app);
	if (as_is != NULL) {
		session->number = (guint)(as_is - ac_app_client(app)->sessions) + 1;
		session->length = as_is->end - as_is->begin;
		session->is_final = as_is->final;
	}
	if (!session->what.removes)
		lay(session, app, as_is);
	show_final(session);
}

static void close_session(void *state)
{
	SessionState *session = state;
	ac_form_clear(&session->form);
	ac_page_free(session->page);
}

static void update(void *state, AcApp *app)
{
	if (ac_app_plan(app) != NULL)
		think(state, app);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static char *title_of(const SessionState *session)
{
	if (session->what.removes)
		return g_strdup_printf(_("Aftercare   Take out session %u"), session->number);
	return session->number > 0 ? g_strdup_printf(_("Aftercare   Session %u"), session->number)
	                           : g_strdup(_("Aftercare   One more session"));
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	SessionState *session = state;
	g_autofree char *title = title_of(session);
	g_autofree char *name = ac_app_client(app) != NULL ? ac_tui_name(app) : NULL;
	AcRect body = ac_tui_title_of(canvas, title, name);
	int rows = session->what.removes ? 0 : ac_form_rows(&session->form, canvas, body.width);
	int gap = rows > 0 && ac_canvas_height(canvas) >= 20 ? 1 : 0;
	AcRect page = {body.x, body.y + rows + gap, body.width, body.height - rows - gap};
	ac_page_draw(session->page, canvas, page);
	if (rows > 0)
		ac_form_draw(&session->form, canvas,
		             (AcRect){body.x, body.y, body.width, rows}); /* the cursor is here */
}

static gboolean would_lose(const void *state)
{
	const SessionState *session = state;
	return !session->what.removes && ac_form_is_touched(&session->form);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext save(void *state, AcApp *app)
{
	SessionState *session = state;
	GError *error = NULL;
	think(session, app);
	if (!session->is_right)
		return ac_next_stay();
	gboolean done = session->what.removes ? ac_app_session_remove(app, session->what.session_id, &error)
	                : session->number > 0
	                    ? ac_app_session_set(app, session->what.session_id, &session->fields, &error)
	                    : ac_app_session_add(app, &session->fields, &error) != 0;
	if (!done)
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_DONE, g_strdup(_("Saved. u takes it back.")));
}

static AcViewNext step(SessionState *session, int by)
{
	ac_form_move(&session->form, by);
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return step(state, 1);
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return step(state, -1);
}

static AcViewNext turn(void *state, AcApp *app)
{
	SessionState *session = state;
	session->is_final = !session->is_final;
	show_final(session);
	think(session, app);
	return ac_next_stay();
}

static AcViewNext page_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_page_turn(((SessionState *)state)->page, 1);
	return ac_next_stay();
}

static AcViewNext page_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_page_turn(((SessionState *)state)->page, -1);
	return ac_next_stay();
}

static AcViewNext key(void *state, AcApp *app, int code)
{
	SessionState *session = state;
	if (ac_form_key(&session->form, code))
		think(session, app);
	return ac_next_stay();
}

static int touch(void *state, G_GNUC_UNUSED AcApp *app, int id)
{
	int meant = ac_form_touch(&((SessionState *)state)->form, id);
	return meant == AC_KEY_ENTER ? ' ' : 0;
}

static gboolean is_choice(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ac_form_id(&((const SessionState *)state)->form) == ROW_FINAL;
}

static gboolean has_form(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return !((const SessionState *)state)->what.removes;
}

static gboolean removes(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const SessionState *)state)->what.removes;
}

static gboolean is_typed(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const SessionState *)state)->form.is_typing;
}

static gboolean not_typed(const void *state, const AcApp *app)
{
	return !is_typed(state, app);
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("save it"), N_("enter save"), save, has_form},
    {{AC_KEY_ENTER}, N_("Enter"), N_("take it out of the course"), N_("enter remove"), save, removes},
    {{AC_KEY_DOWN, AC_KEY_TAB}, N_("↓ Tab"), N_("next line"), N_("↑↓ line"), down, has_form},
    {{AC_KEY_UP, AC_KEY_BACK_TAB}, N_("↑ Shift-Tab"), N_("line before"), NULL, up, has_form},
    {{AC_KEY_RIGHT, AC_KEY_LEFT, ' '}, N_("← →"), N_("the other choice"), N_("‹ › choose"), turn, is_choice},
    {{AC_KEY_PAGE_DOWN},
     N_("PgDn"),
     N_("a screen down in what it changes"),
     N_("pgdn read"),
     page_down,
     NULL},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("a screen up"), NULL, page_up, NULL},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("leave everything as it was"), N_("esc cancel"), ac_key_back, NULL},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, not_typed},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_session = {
    .id = "session",
    .title = N_("Session"),
    .state_size = sizeof(SessionState),
    .open = open_session,
    .close = close_session,
    .update = update,
    .would_lose = would_lose,
    .draw = draw,
    .key = key,
    .touch = touch,
    .help = N_("A session of the course. While you type, the plan as it would be is held against the one "
               "there is. Nothing is saved before Enter; u takes it back afterwards."),
    .keys = keys,
};
