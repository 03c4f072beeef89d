/* SPDX-License-Identifier: MIT */
/* New client: all that is asked, on one form; nothing is stored before its last line. */
#include <string.h>

#include "client_parts.h"
#include "common.h"
#include "form.h"
#include "views.h"

#include "base/text.h"

enum { ROW_NAME, ROW_SESSION, ROW_ZONE, ROW_LANGUAGE, ROW_RULES, ROW_SAVE, ROW_TRAIT = 100 };

typedef struct {
	gint64 *added; /* of the list below: who is chosen there then; NULL: nobody asks */
	AcForm form;
	AcPick pick;
	gboolean is_picking;
	gboolean is_chosen;            /* something was picked */
	char *zone, *language, *rules; /* NULL: what is given without a word; owned */
	GHashTable *traits;            /* id → value, owned */
	char *understood;              /* how the session's time is read */
	gboolean is_wrong;
} NewState;

static const AcProtocol *protocol_of(const NewState *fresh, AcApp *app)
{
	return ac_app_load_protocol(app, fresh->rules, NULL);
}

static void add_traits(NewState *fresh, AcApp *app)
{
	const AcProtocol *protocol = protocol_of(fresh, app);
	for (guint i = 0; protocol != NULL && i < protocol->n_traits; i++) {
		const char *value = g_hash_table_lookup(fresh->traits, protocol->traits[i].id);
		ac_form_add(&fresh->form, AC_FORM_ACTION, ROW_TRAIT + (int)i, protocol->traits[i].title,
		            value != NULL ? value : _("not known"));
	}
}

/* What was typed already is kept over another choice. */
static void lay(NewState *fresh, AcApp *app)
{
	AcForm *form = &fresh->form;
	g_autofree char *name = g_strdup(ac_form_text(form, ROW_NAME));
	g_autofree char *session = g_strdup(ac_form_text(form, ROW_SESSION));
	g_autofree char *language = ac_client_language_words(fresh->language);
	const AcProtocol *protocol = protocol_of(fresh, app);
	g_autofree char *rules = ac_client_rules_words(app, protocol != NULL ? protocol->id : "smp");
	ac_form_stop(form, TRUE);
	ac_form_begin(form);
	ac_form_add(form, AC_FORM_TEXT, ROW_NAME, _("Name"), name);
	ac_form_hint(form, _("needed"));
	ac_form_add(form, AC_FORM_TEXT, ROW_SESSION, _("Session"), session);
	ac_form_hint(form, _("yesterday 15:00; empty: none yet"));
	ac_form_add(form, AC_FORM_ACTION, ROW_ZONE, _("Time zone"),
	            fresh->zone != NULL ? fresh->zone : ac_app_local_zone_name(app));
	ac_form_add(form, AC_FORM_ACTION, ROW_LANGUAGE, _("Reads"), language);
	ac_form_add(form, AC_FORM_ACTION, ROW_RULES, _("Rules"), rules);
	add_traits(fresh, app);
	ac_form_add(form, AC_FORM_ACTION, ROW_SAVE, NULL, _("Add this client"));
	ac_form_ready(form);
}

static void open_new(void *state, AcApp *app, const void *argument)
{
	NewState *fresh = state;
	fresh->added = (gint64 *)(guintptr)argument;
	ac_form_init(&fresh->form, TRUE);
	fresh->traits = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	lay(fresh, app);
}

static void close_new(void *state)
{
	NewState *fresh = state;
	ac_form_clear(&fresh->form);
	ac_pick_clear(&fresh->pick);
	g_hash_table_unref(fresh->traits);
	g_free(fresh->zone);
	g_free(fresh->language);
	g_free(fresh->rules);
	g_free(fresh->understood);
}

static gboolean read_session(const NewState *fresh, AcApp *app, AcNewSession *session, GError **error)
{
	AcWhenContext context = ac_app_when(app);
	GTimeZone *zone =
	    ac_app_open_zone(app, fresh->zone != NULL ? fresh->zone : ac_app_local_zone_name(app), error);
	if (zone == NULL)
		return FALSE;
	context.zone = zone;
	context.has_last_session = FALSE; /* that of somebody else */
	*session = (AcNewSession){0};
	if (!ac_app_session_end(ac_form_text(&fresh->form, ROW_SESSION), &context, &session->end, error))
		return FALSE;
	session->begin = session->end;
	return TRUE;
}

static void understand(NewState *fresh, AcApp *app)
{
	g_autoptr(GError) error = NULL;
	AcNewSession session;
	AcWordsContext words = ac_tui_words(app);
	g_clear_pointer(&fresh->understood, g_free);
	if (*ac_form_text(&fresh->form, ROW_SESSION) == '\0')
		return;
	fresh->is_wrong = !read_session(fresh, app, &session, &error);
	if (fresh->is_wrong) {
		fresh->understood = ac_text_plain(error->message);
		return;
	}
	GTimeZone *zone = fresh->zone != NULL ? ac_app_open_zone(app, fresh->zone, NULL) : NULL;
	words.zone = zone != NULL ? zone : ac_app_open_zone(app, ac_app_local_zone_name(app), NULL);
	g_autofree char *at = ac_words_moment(&words, session.end);
	fresh->understood =
	    g_strdup_printf(session.end <= ac_app_now(app) ? _("It ended %s.") : _("It will end %s."), at);
}

static void update(void *state, AcApp *app)
{
	lay(state, app);
	understand(state, app);
}

static void draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	NewState *fresh = state;
	AcRect body = ac_tui_title(canvas, _("Aftercare   New client"), NULL);
	if (fresh->is_picking) {
		ac_pick_draw(&fresh->pick, canvas, body);
		return;
	}
	int below =
	    fresh->understood != NULL ? MIN(ac_canvas_rows_of(canvas, fresh->understood, body.width), 4) + 1 : 0;
	int rows = MIN(ac_form_rows(&fresh->form, canvas, body.width), body.height - below);
	if (below > 0)
		ac_canvas_paragraph(canvas, (AcRect){body.x, body.y + rows + 1, body.width, below - 1},
		                    fresh->is_wrong ? AC_ROLE_ALARM : AC_ROLE_OK, fresh->understood);
	ac_form_draw(&fresh->form, canvas, (AcRect){body.x, body.y, body.width, rows});
}

static gboolean would_lose(const void *state)
{
	const NewState *fresh = state;
	return !fresh->is_picking && (fresh->is_chosen || ac_form_is_touched(&fresh->form));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static GArray *traits_of(const NewState *fresh, const AcProtocol *protocol)
{
	GArray *traits = g_array_new(FALSE, FALSE, sizeof(AcTraitValue));
	for (guint i = 0; protocol != NULL && i < protocol->n_traits; i++) {
		const AcTraitValue value = {protocol->traits[i].id,
		                            g_hash_table_lookup(fresh->traits, protocol->traits[i].id)};
		if (value.value != NULL)
			g_array_append_val(traits, value);
	}
	return traits;
}

static AcViewNext save(NewState *fresh, AcApp *app)
{
	GError *error = NULL;
	AcNewSession session = {0};
	gboolean has_session = *ac_form_text(&fresh->form, ROW_SESSION) != '\0';
	if (has_session && !read_session(fresh, app, &session, &error)) {
		ac_form_go(&fresh->form, ROW_SESSION);
		return ac_next_error(error);
	}
	g_autoptr(GArray) traits = traits_of(fresh, protocol_of(fresh, app));
	const AcClientSpec spec = {.name = ac_form_text(&fresh->form, ROW_NAME),
	                           .zone = fresh->zone,
	                           .protocol = fresh->rules,
	                           .language = fresh->language,
	                           .traits = (const AcTraitValue *)(gconstpointer)traits->data,
	                           .n_traits = traits->len,
	                           .sessions = &session,
	                           .n_sessions = has_session ? 1 : 0};
	gint64 id = ac_app_client_add(app, &spec, &error);
	if (id == 0) {
		ac_form_go(&fresh->form, ROW_NAME);
		return ac_next_error(error);
	}
	if (fresh->added != NULL)
		*fresh->added = id;
	return ac_next_say(AC_NEXT_DONE, g_strdup_printf(_("Added: %s. u takes it back."), spec.name));
}

static AcViewNext begin_pick(NewState *fresh, AcApp *app, int id)
{
	const AcProtocol *protocol = protocol_of(fresh, app);
	fresh->is_picking = TRUE;
	if (id == ROW_ZONE) {
		ac_client_pick_zone(&fresh->pick, fresh->zone != NULL ? fresh->zone : ac_app_local_zone_name(app));
	} else if (id == ROW_LANGUAGE) {
		ac_client_pick_language(&fresh->pick, fresh->language);
	} else if (id == ROW_RULES) {
		ac_client_pick_rules(&fresh->pick, app, protocol != NULL ? protocol->id : NULL);
	} else {
		const AcTrait *trait = &protocol->traits[id - ROW_TRAIT];
		ac_client_pick_trait(&fresh->pick, trait, g_hash_table_lookup(fresh->traits, trait->id));
	}
	return ac_next_stay();
}

static void set(char **text, const char *value)
{
	g_free(*text);
	*text = g_strdup(value);
}

static AcViewNext take_picked(NewState *fresh, AcApp *app)
{
	const AcPickItem *item = ac_pick_chosen(&fresh->pick);
	int id = ac_form_id(&fresh->form);
	if (item == NULL)
		return ac_next_stay();
	if (id == ROW_ZONE)
		set(&fresh->zone, item->value);
	else if (id == ROW_LANGUAGE)
		set(&fresh->language, item->value);
	else if (id == ROW_RULES)
		set(&fresh->rules, item->value);
	else
		g_hash_table_insert(fresh->traits, g_strdup(protocol_of(fresh, app)->traits[id - ROW_TRAIT].id),
		                    g_strdup(item->value));
	fresh->is_picking = FALSE;
	fresh->is_chosen = TRUE;
	update(fresh, app);
	ac_form_move(&fresh->form, 1);
	return ac_next_stay();
}

static AcViewNext enter(void *state, AcApp *app)
{
	NewState *fresh = state;
	if (fresh->is_picking)
		return take_picked(fresh, app);
	if (ac_form_id(&fresh->form) == ROW_SAVE)
		return save(fresh, app);
	if (!fresh->form.is_typing)
		return begin_pick(fresh, app, ac_form_id(&fresh->form));
	ac_form_move(&fresh->form, 1);
	return ac_next_stay();
}

static AcViewNext escape(void *state, AcApp *app)
{
	NewState *fresh = state;
	if (!fresh->is_picking)
		return ac_key_back(state, app);
	fresh->is_picking = FALSE;
	return ac_next_stay();
}

static AcViewNext step(NewState *fresh, int by)
{
	if (fresh->is_picking)
		ac_pick_key(&fresh->pick, by > 0 ? AC_KEY_DOWN : AC_KEY_UP);
	else
		ac_form_move(&fresh->form, by);
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

static AcViewNext to_end(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_form_go(&((NewState *)state)->form, ROW_SAVE);
	return ac_next_stay();
}

static AcViewNext key(void *state, AcApp *app, int code)
{
	NewState *fresh = state;
	if (ac_form_key(&fresh->form, code)) {
		understand(fresh, app);
		return ac_next_stay();
	}
	/* A letter on a choice is the beginning of a name in its list. */
	if (!fresh->is_picking && ac_pick_begins(code) && ac_form_id(&fresh->form) != ROW_SAVE)
		begin_pick(fresh, app, ac_form_id(&fresh->form));
	if (fresh->is_picking)
		ac_pick_key(&fresh->pick, code);
	return ac_next_stay();
}

static int touch(void *state, G_GNUC_UNUSED AcApp *app, int id)
{
	NewState *fresh = state;
	return fresh->is_picking ? ac_pick_touch(&fresh->pick, id) : ac_form_touch(&fresh->form, id);
}

static gboolean not_typed(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const NewState *fresh = state;
	return !fresh->is_picking && !fresh->form.is_typing;
}

static gboolean in_form(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return !((const NewState *)state)->is_picking;
}

static gboolean in_pick(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const NewState *)state)->is_picking;
}

static AcViewNext empty_filter(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_pick_key(&((NewState *)state)->pick, AC_KEY_CLEAR);
	return ac_next_stay();
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("take the chosen one"), N_("enter take"), enter, in_pick},
    AC_PICK_FILTER_ROW(empty_filter, in_pick),
    {{AC_KEY_ENTER},
     N_("Enter"),
     N_("next line, a choice, or on the last line: add the client"),
     N_("enter next"),
     enter,
     NULL},
    {{AC_KEY_DOWN, AC_KEY_TAB}, N_("↓ Tab"), N_("next line"), N_("↑↓ line"), down, NULL},
    {{AC_KEY_UP, AC_KEY_BACK_TAB}, N_("↑ Shift-Tab"), N_("line before"), NULL, up, NULL},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("to the last line"), N_("pgdn end"), to_end, in_form},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("leave, and add nobody"), N_("esc cancel"), escape, NULL},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, not_typed},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_newclient = {
    .id = "newclient",
    .title = N_("New client"),
    .state_size = sizeof(NewState),
    .open = open_new,
    .close = close_new,
    .update = update,
    .would_lose = would_lose,
    .draw = draw,
    .key = key,
    .touch = touch,
    .help = N_("A new client. Only the name is needed; all else can be told later. Nothing is stored before "
               "the last line."),
    .is_of_all = TRUE,
    .keys = keys,
};
