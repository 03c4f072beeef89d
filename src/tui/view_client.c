/* SPDX-License-Identifier: MIT */
/* Client: all that is stored of one, as a form. Each row is saved by itself, and can be taken back. */
#include <string.h>

#include "client_parts.h"
#include "client_rows.h"
#include "common.h"
#include "page.h"
#include "undo.h"
#include "views.h"

#include "base/text.h"
#include "protocol/compare.h"
#include "render/compare.h"

typedef enum { MODE_ROWS, MODE_PICK, MODE_RULES } Mode;

typedef struct {
	AcClientArgument argument;
	gint64 id; /* whose rows these are; 0: nobody is shown */
	Mode mode;
	AcForm form;
	AcPick pick;
	char *rules;     /* MODE_RULES: those picked, owned */
	AcPage *changes; /* and what they change */
	AcSessionArgument meant;
} ClientState;

static void open_client(void *state, G_GNUC_UNUSED AcApp *app, const void *argument)
{
	ClientState *client = state;
	if (argument != NULL)
		client->argument = *(const AcClientArgument *)argument;
	ac_form_init(&client->form, FALSE);
	client->changes = ac_page_new();
}

static void close_client(void *state)
{
	ClientState *client = state;
	ac_form_clear(&client->form);
	ac_pick_clear(&client->pick);
	ac_page_free(client->changes);
	g_free(client->rules);
}

/* What is being typed stays, whatever happens elsewhere meanwhile. */
static void update(void *state, AcApp *app)
{
	ClientState *client = state;
	gint64 id = ac_app_plan(app) != NULL ? ac_app_row(app)->id : 0;
	if (id != client->id)
		client->form.is_typing = FALSE;
	client->id = id;
	if (id != 0)
		ac_client_lay_rows(&client->form, app);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void draw_changes(const ClientState *client, AcCanvas *canvas, AcRect in)
{
	g_autofree char *question = g_strdup_printf(
	    _("Follow %s from now on? A is now, B would be. Enter saves, Esc leaves it."), client->rules);
	int used = ac_canvas_paragraph(canvas, in, AC_ROLE_QUESTION, question);
	ac_page_draw(client->changes, canvas, (AcRect){in.x, in.y + used, in.width, in.height - used});
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	ClientState *client = state;
	g_autofree char *name = client->id != 0 ? ac_tui_name(app) : NULL;
	AcRect body = ac_tui_title_of(canvas, _("Aftercare   Client"), name);
	if (client->id == 0)
		ac_canvas_paragraph(canvas, body, AC_ROLE_TEXT, _("Nobody is shown any more."));
	else if (client->mode == MODE_PICK)
		ac_pick_draw(&client->pick, canvas, body);
	else if (client->mode == MODE_RULES)
		draw_changes(client, canvas, body);
	else
		ac_form_draw(&client->form, canvas, body);
}

/* ---- saving ---------------------------------------------------------------------------------- */

static AcViewNext saved(gboolean done, GError *const *error)
{
	if (!done)
		return ac_next_error(*error);
	return ac_next_say(AC_NEXT_CHANGED, g_strdup(_("Saved. u takes it back.")));
}

static AcViewNext save_spec(ClientState *client, AcApp *app, const AcClientSpec *spec)
{
	GError *error = NULL;
	return saved(ac_app_client_edit(app, client->id, spec, &error), &error);
}

static AcViewNext save_typed(ClientState *client, AcApp *app)
{
	GError *error = NULL;
	g_autofree char *text = g_strdup(client->form.field.text->str);
	const AcClientSpec spec = {.name = text};
	AcViewNext next = ac_form_id(&client->form) == AC_CLIENT_NOTE
	                      ? saved(ac_app_remark_set(app, client->id, text, &error), &error)
	                      : save_spec(client, app, &spec);
	if (next.kind == AC_NEXT_CHANGED)
		ac_form_stop(&client->form, TRUE);
	return next;
}

/* Both over the client's own facts and as many sessions. */
static void compare_rules(ClientState *client, AcApp *app, const AcProtocol *fresh)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcClient *person = ac_app_client(app);
	const AcCompareOptions options = {.traits = person->traits,
	                                  .n_traits = person->n_traits,
	                                  .n_sessions = CLAMP(person->n_sessions, 1, AC_COMPARE_SESSIONS_MAX)};
	const AcSheetStyle style = {.width = 76};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&style);
	ac_sheet_comparison(sheet,
	                    ac_protocol_compare(ac_plan_protocol(ac_app_plan(app)), fresh, &options, arena));
	g_auto(GStrv) lines = g_strsplit(ac_sheet_text(sheet), "\n", -1);
	ac_page_clear(client->changes);
	for (guint i = 0; lines[i] != NULL; i++)
		ac_page_add(client->changes, AC_ROLE_TEXT, lines[i]);
}

static AcViewNext ask_rules(ClientState *client, AcApp *app, const char *protocol)
{
	GError *error = NULL;
	if (strcmp(ac_app_row(app)->protocol, protocol) == 0)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("These are the rules already.")));
	const AcProtocol *fresh = ac_app_load_protocol(app, protocol, &error);
	if (fresh == NULL)
		return ac_next_error(error);
	g_free(client->rules);
	client->rules = g_strdup(protocol);
	compare_rules(client, app, fresh);
	client->mode = MODE_RULES;
	return ac_next_stay();
}

static AcViewNext save_rules(void *state, AcApp *app)
{
	ClientState *client = state;
	const AcClientSpec spec = {.protocol = client->rules};
	client->mode = MODE_ROWS;
	return save_spec(client, app, &spec);
}

static AcViewNext take_picked(void *state, AcApp *app)
{
	ClientState *client = state;
	const AcPickItem *item = ac_pick_chosen(&client->pick);
	AcClientSpec spec = {0};
	AcTraitValue trait = {0};
	int id = ac_form_id(&client->form);
	if (item == NULL)
		return ac_next_stay();
	client->mode = MODE_ROWS;
	if (id == AC_CLIENT_RULES)
		return ask_rules(client, app, item->value);
	if (id == AC_CLIENT_ZONE) {
		spec.zone = item->value;
	} else if (id == AC_CLIENT_LANGUAGE) {
		spec.language = item->value;
	} else {
		const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(app));
		trait = (AcTraitValue){protocol->traits[id - AC_CLIENT_TRAIT].id, item->value};
		spec.traits = &trait;
		spec.n_traits = 1;
	}
	return save_spec(client, app, &spec);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static const AcSession *session_on(const ClientState *client, const AcApp *app)
{
	int i = ac_form_id(&client->form) - AC_CLIENT_SESSION;
	const AcClient *person = ac_app_client(app);
	return client->id != 0 && i >= 0 && i < (int)person->n_sessions ? &person->sessions[i] : NULL;
}

static const AcAdjustment *change_on(const ClientState *client, const AcApp *app)
{
	int i = ac_form_id(&client->form) - AC_CLIENT_CHANGE;
	const AcClient *person = ac_app_client(app);
	return client->id != 0 && i >= 0 && i < (int)person->n_adjustments ? &person->adjustments[i] : NULL;
}

static AcViewNext open_session(const AcApp *app, ClientState *client, gboolean removes)
{
	const AcSession *session = session_on(client, app);
	client->meant = (AcSessionArgument){session != NULL ? session->id : 0, removes};
	return ac_next_open(&ac_view_session, &client->meant);
}

static AcViewNext begin_pick(ClientState *client, AcApp *app, int id)
{
	const AcClientRow *row = ac_app_row(app);
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(app));
	client->mode = MODE_PICK;
	if (id == AC_CLIENT_ZONE) {
		ac_client_pick_zone(&client->pick, row->zone);
	} else if (id == AC_CLIENT_LANGUAGE) {
		ac_client_pick_language(&client->pick, row->language);
	} else if (id == AC_CLIENT_RULES) {
		ac_client_pick_rules(&client->pick, app, row->protocol);
	} else {
		const AcTrait *trait = &protocol->traits[id - AC_CLIENT_TRAIT];
		ac_client_pick_trait(&client->pick, trait, ac_client_trait(ac_app_client(app), trait));
	}
	return ac_next_stay();
}

static AcViewNext enter(void *state, AcApp *app)
{
	ClientState *client = state;
	int id = ac_form_id(&client->form);
	if (client->form.is_typing)
		return save_typed(client, app);
	if (id == AC_CLIENT_NAME || id == AC_CLIENT_NOTE) {
		ac_form_type(&client->form);
		return ac_next_stay();
	}
	if (id == AC_CLIENT_ADD_SESSION || session_on(client, app) != NULL)
		return open_session(app, client, FALSE);
	if (id == AC_CLIENT_ADD_CHANGE)
		return ac_next_open(&ac_view_adjust, NULL);
	if (change_on(client, app) != NULL)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("d takes this change away; a new one is added below.")));
	return begin_pick(client, app, id);
}

static AcViewNext take_away(void *state, AcApp *app)
{
	ClientState *client = state;
	GError *error = NULL;
	const AcAdjustment *change = change_on(client, app);
	if (change != NULL)
		return saved(ac_app_adjustment_remove(app, change->id, &error), &error);
	return open_session(app, client, TRUE);
}

static AcViewNext confirm(void *state, AcApp *app)
{
	GError *error = NULL;
	return saved(ac_app_session_confirm(app, session_on(state, app)->id, &error), &error);
}

static AcViewNext set_final(void *state, AcApp *app)
{
	const AcSession *session = session_on(state, app);
	GError *error = NULL;
	return saved(ac_app_session_final(app, session->id, !session->final, &error), &error);
}

static AcViewNext undo(G_GNUC_UNUSED void *state, AcApp *app)
{
	return ac_undo_last(app);
}

static AcViewNext add_session(void *state, AcApp *app)
{
	ac_form_go(&((ClientState *)state)->form, AC_CLIENT_ADD_SESSION);
	return open_session(app, state, FALSE);
}

/* First out of what is typed or picked; then off this client. */
static AcViewNext escape(void *state, AcApp *app)
{
	ClientState *client = state;
	GError *error = NULL;
	if (client->form.is_typing || client->mode != MODE_ROWS) {
		ac_form_stop(&client->form, FALSE);
		client->mode = MODE_ROWS;
		return ac_next_stay();
	}
	if (!client->argument.is_other)
		return ac_key_back(state, app);
	if (!ac_app_show(app, client->argument.back, &error))
		return ac_next_error(error);
	return (AcViewNext){.kind = AC_NEXT_DONE};
}

static AcViewNext move(ClientState *client, int by)
{
	if (client->mode == MODE_RULES)
		ac_page_scroll(client->changes, by);
	else
		ac_form_move(&client->form, by);
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, 1);
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -1);
}

static AcViewNext page_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, 10);
}

static AcViewNext page_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -10);
}

static AcViewNext first(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -G_MAXINT16);
}

static AcViewNext last(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, G_MAXINT16);
}

static AcViewNext key(void *state, G_GNUC_UNUSED AcApp *app, int code)
{
	ClientState *client = state;
	if (client->mode == MODE_PICK)
		ac_pick_key(&client->pick, code);
	else
		ac_form_key(&client->form, code);
	return ac_next_stay();
}

static int touch(void *state, G_GNUC_UNUSED AcApp *app, int id)
{
	ClientState *client = state;
	if (client->mode == MODE_PICK)
		return ac_pick_touch(&client->pick, id);
	return client->form.is_typing ? 0 : ac_form_touch(&client->form, id);
}

static gboolean would_lose(const void *state)
{
	const ClientState *client = state;
	return client->mode == MODE_ROWS && ac_form_is_touched(&client->form);
}

/* ---- which keys work --------------------------------------------------------------------------- */

static gboolean in_rows(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const ClientState *client = state;
	return client->id != 0 && client->mode == MODE_ROWS && !client->form.is_typing;
}

static gboolean not_typed(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const ClientState *client = state;
	return client->mode != MODE_PICK && !client->form.is_typing;
}

static gboolean is_typed(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const ClientState *client = state;
	return client->id != 0 && client->mode == MODE_ROWS && client->form.is_typing;
}

static gboolean in_pick(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const ClientState *)state)->id != 0 && ((const ClientState *)state)->mode == MODE_PICK;
}

static gboolean in_rules(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const ClientState *)state)->id != 0 && ((const ClientState *)state)->mode == MODE_RULES;
}

static gboolean on_session(const void *state, const AcApp *app)
{
	return in_rows(state, app) && session_on(state, app) != NULL;
}

static gboolean on_unconfirmed(const void *state, const AcApp *app)
{
	return on_session(state, app) && session_on(state, app)->state == AC_SESSION_PLANNED &&
	       session_on(state, app)->end <= ac_app_now(app);
}

static gboolean can_go(const void *state, const AcApp *app)
{
	return on_session(state, app) || (in_rows(state, app) && change_on(state, app) != NULL);
}

static AcViewNext empty_filter(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_pick_key(&((ClientState *)state)->pick, AC_KEY_CLEAR);
	return ac_next_stay();
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER, ' '},
     N_("Enter"),
     N_("change this line; of a session, move it"),
     N_("enter edit"),
     enter,
     in_rows},
    {{AC_KEY_ENTER}, N_("Enter"), N_("save what is typed"), N_("enter save"), enter, is_typed},
    {{AC_KEY_ENTER}, N_("Enter"), N_("take the chosen one"), N_("enter take"), take_picked, in_pick},
    AC_PICK_FILTER_ROW(empty_filter, in_pick),
    {{AC_KEY_ENTER}, N_("Enter"), N_("save: follow these rules"), N_("enter save"), save_rules, in_rules},
    {{'y'}, N_("y"), N_("the session took place as booked"), N_("y confirm"), confirm, on_unconfirmed},
    {{'d', AC_KEY_DELETE},
     N_("d Del"),
     N_("take a session or a change away"),
     N_("d remove"),
     take_away,
     can_go},
    {{'f'},
     N_("f"),
     N_("this session is the last of the course, or is not"),
     N_("f last"),
     set_final,
     on_session},
    {{'a', AC_KEY_INSERT}, N_("a Ins"), N_("one more session"), N_("a session"), add_session, in_rows},
    {{'u'}, N_("u"), N_("undo the last change of this client"), N_("u undo"), undo, in_rows},
    {{AC_KEY_DOWN, AC_KEY_TAB, 'j'}, N_("j ↓"), N_("next line"), N_("↑↓ line"), down, not_typed},
    {{AC_KEY_UP, AC_KEY_BACK_TAB, 'k'}, N_("k ↑"), N_("line before"), NULL, up, not_typed},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("ten lines down"), NULL, page_down, not_typed},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("ten lines up"), NULL, page_up, not_typed},
    {{AC_KEY_HOME}, N_("Home"), N_("the first line"), NULL, first, not_typed},
    {{AC_KEY_END}, N_("End"), N_("the last line"), NULL, last, not_typed},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("leave it as it is, or one level back"), N_("esc back"), escape, NULL},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, not_typed},
    {{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, not_typed},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_client = {
    .id = "client",
    .title = N_("Client"),
    .state_size = sizeof(ClientState),
    .open = open_client,
    .close = close_client,
    .update = update,
    .would_lose = would_lose,
    .draw = draw,
    .key = key,
    .touch = touch,
    .help =
        N_("All that is stored of this client. Every line is saved by itself; u takes back what was saved "
           "last. What a session or other rules would change is told before it is saved."),
    .keys = keys,
};
