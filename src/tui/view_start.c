/* SPDX-License-Identifier: MIT */
/* The first run: what this is and where it keeps things, three questions at most, and nothing written before
 * the end. */
#include "common.h"
#include "field.h"
#include "list.h"
#include "views.h"

#include "base/text.h"

typedef enum { STEP_WELCOME, STEP_NAME, STEP_SESSION, STEP_TRAIT, STEP_CONFIRM } Step;

typedef struct {
	Step step;
	AcField name, session;
	const AcTrait *trait; /* the one that is asked for; NULL: none */
	AcList list;          /* its values; after the last: not known */
	gboolean has_session;
	AcNewSession fresh;
	char *understood; /* how the session's time was read, or what is wrong with it; owned */
} StartState;

/* ---- understanding --------------------------------------------------------------------------- */

/* A stretch without a time: the careful reading is that it ended as late as it can have. */
static AcInstant end_of(const AcWhen *when, const AcWhenContext *context)
{
	gboolean to_midnight = ac_time_local(when->to, context->zone).minute == 0;
	if (when->to <= when->from)
		return when->from;
	return MIN(when->to - (to_midnight ? AC_MINUTE : 0), context->now);
}

/* How the time was read, in a sentence; owned. */
static char *confirm(const AcWordsContext *words, AcInstant end, gboolean is_stretch)
{
	AcLocal local = ac_time_local(end, words->zone);
	g_autofree char *date = ac_words_date(words, local.date), *clock = ac_words_clock(local.minute);
	if (end > words->now)
		return g_strdup_printf(_("It will end on %s %s."), date, clock);
	if (is_stretch)
		return local.minute == AC_DAY_MINUTES - 1
		           ? g_strdup_printf(
		                 _("Hour not known: counted from the end of %s, the careful side. Add the "
		                   "hour to be exact: \"yesterday 15:00\"."),
		                 date)
		           : g_strdup_printf(_("Hour not known: counted from %s %s, the latest it can have been. Add "
		                               "the hour to be exact: \"yesterday 15:00\"."),
		                             date, clock);
	return g_strdup_printf(_("It ended on %s %s."), date, clock);
}

static void understand(StartState *start, const AcApp *app)
{
	AcWhen when;
	GError *error = NULL;
	AcWhenContext context = ac_app_when(app);
	AcWordsContext words = ac_tui_words(app);
	g_autofree char *text = g_strstrip(g_strdup(start->session.text->str));
	g_clear_pointer(&start->understood, g_free);
	start->has_session = FALSE;
	context.is_session_end = TRUE;
	if (text[0] == '\0')
		return;
	if (!ac_when_parse_past(text, &context, &when, &error)) {
		start->understood = g_strdup(error->message);
		g_error_free(error);
		return;
	}
	gboolean is_stretch = when.to > when.from;
	if (when.from > context.now && is_stretch) {
		start->understood = g_strdup(_("That is still to come: add the time, as in \"2026-12-01 15:00\"."));
		return;
	}
	AcInstant end = end_of(&when, &context);
	start->fresh = (AcNewSession){.begin = end, .end = end, .zone = NULL};
	start->fresh.state = end > context.now ? AC_SESSION_PLANNED : AC_SESSION_HAPPENED;
	start->has_session = TRUE;
	start->understood = confirm(&words, end, is_stretch);
}

static void open_start(void *state, G_GNUC_UNUSED AcApp *app, G_GNUC_UNUSED const void *argument)
{
	StartState *start = state;
	ac_field_init(&start->name);
	ac_field_init(&start->session);
}

static void close_start(void *state)
{
	StartState *start = state;
	ac_field_clear(&start->name);
	ac_field_clear(&start->session);
	g_free(start->understood);
}

/* ---- drawing --------------------------------------------------------------------------------- */

/* Paragraph under paragraph. */
static void put(AcCanvas *canvas, AcRect *in, unsigned role, const char *text)
{
	if (in->height <= 0)
		return;
	int rows = ac_canvas_paragraph(canvas, *in, role, text) + (ac_canvas_height(canvas) >= 16 ? 1 : 0);
	in->y += rows;
	in->height -= rows;
}

static void draw_welcome(const AcApp *app, AcCanvas *canvas, AcRect in)
{
	g_autofree char *folder = ac_text_plain(ac_app_paths(app)->data_home);
	g_autofree char *where = g_strdup_printf(
	    _("Three short questions. Your answers stay on this machine, in %s. Nothing is saved before you "
	      "say so."),
	    folder);
	put(canvas, &in, AC_ROLE_STRONG, _("What may I do today, and when may I do the rest?"));
	if (ac_canvas_height(canvas) >= 16)
		put(canvas, &in, AC_ROLE_TEXT,
		    _("Aftercare walks you through the weeks after scalp micropigmentation, day by day. It is "
		      "coaching, not "
		      "medicine."));
	put(canvas, &in, AC_ROLE_TEXT, where);
	ac_canvas_set_cursor(canvas, in.x, in.y);
	put(canvas, &in, AC_ROLE_KEY, _("Enter   begin"));
	put(canvas, &in, AC_ROLE_KEY,
	    _("d   look around with a made-up client (saved there too, and marked as such)"));
}

static void draw_field(AcCanvas *canvas, AcRect *in, const AcField *field)
{
	AcRect line = {in->x, in->y, in->width, 1};
	int used = ac_canvas_line(canvas, line, AC_ROLE_HEADING, "› ") + 1;
	ac_field_draw(field, canvas, (AcRect){line.x + used, line.y, line.width - used, 1});
	in->y += 2;
	in->height -= 2;
}

static void draw_name(const StartState *start, AcCanvas *canvas, AcRect in)
{
	put(canvas, &in, AC_ROLE_QUESTION, _("1 of 3   What shall we call you?"));
	draw_field(canvas, &in, &start->name);
	put(canvas, &in, AC_ROLE_DIM, _("Any name will do. Left empty: \"me\"."));
}

static void draw_session(const StartState *start, AcCanvas *canvas, AcRect in)
{
	put(canvas, &in, AC_ROLE_QUESTION, _("2 of 3   When did your most recent session end?"));
	draw_field(canvas, &in, &start->session);
	if (start->understood != NULL)
		put(canvas, &in, start->has_session ? AC_ROLE_OK : AC_ROLE_ALARM, start->understood);
	else
		put(canvas, &in, AC_ROLE_TEXT, _("Left empty: no session yet."));
	put(canvas, &in, AC_ROLE_DIM, _("For example: 15:00, yesterday 15:00, monday at 3pm, 2026-11-20 15:00."));
}

static const char *value_of(const StartState *start, int index)
{
	return index < (int)start->trait->n_values ? start->trait->values[index] : NULL;
}

static void draw_trait(const StartState *start, AcCanvas *canvas, AcRect in)
{
	g_autofree char *question = g_strdup_printf(_("3 of 3   %s …"), start->trait->title);
	put(canvas, &in, AC_ROLE_QUESTION, question);
	for (int i = 0; i <= (int)start->trait->n_values && in.height > 0; i++, in.y++, in.height--) {
		unsigned selected = i == start->list.chosen ? AC_ROLE_SELECTED : 0;
		const char *value = value_of(start, i);
		g_autofree char *plain = ac_text_plain(value != NULL ? ac_text_of_rules(value) : _("I don't know"));
		g_autofree char *text = g_strdup_printf("%d  %s", i + 1, plain);
		if (selected != 0) {
			ac_canvas_fill(canvas, (AcRect){in.x, in.y, MIN(in.width, 40), 1}, AC_ROLE_TEXT | selected);
			ac_canvas_set_cursor(canvas, in.x + 1, in.y);
		}
		ac_canvas_line(canvas, (AcRect){in.x + 1, in.y, MIN(in.width, 40) - 2, 1}, AC_ROLE_TEXT | selected,
		               text);
	}
	in.y++;
	in.height--;
	put(canvas, &in, AC_ROLE_DIM, _("Some rules depend on it; it can be told later."));
}

static const char *name_of(const StartState *start)
{
	return start->name.text->len > 0 ? start->name.text->str : _("me");
}

static void draw_confirm(const StartState *start, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	g_autoptr(GString) text = g_string_new(NULL);
	const char *value = start->trait != NULL ? value_of(start, start->list.chosen) : NULL;
	g_autofree char *file = ac_text_plain(ac_app_paths(app)->database);
	put(canvas, &in, AC_ROLE_QUESTION, _("Save this?"));
	g_string_append_printf(text, _("Name: %s"), name_of(start));
	g_string_append_printf(text, "\n%s", start->has_session ? start->understood : _("No session yet."));
	if (start->trait != NULL)
		g_string_append_printf(text, "\n%s: %s", start->trait->title,
		                       value != NULL ? ac_text_of_rules(value) : _("not known"));
	put(canvas, &in, AC_ROLE_TEXT, text->str);
	g_autofree char *where = g_strdup_printf(_("It is kept in %s, readable by you alone."), file);
	put(canvas, &in, AC_ROLE_DIM, where);
	ac_canvas_set_cursor(canvas, in.x, in.y);
	put(canvas, &in, AC_ROLE_KEY, _("Enter   save and begin"));
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	StartState *start = state;
	AcRect body = ac_tui_title(canvas, _("Aftercare   Welcome"), NULL);
	body.width = MIN(body.width, 76);
	switch (start->step) {
	case STEP_WELCOME:
		draw_welcome(app, canvas, body);
		break;
	case STEP_NAME:
		draw_name(start, canvas, body);
		break;
	case STEP_SESSION:
		draw_session(start, canvas, body);
		break;
	case STEP_TRAIT:
		draw_trait(start, canvas, body);
		break;
	case STEP_CONFIRM:
		draw_confirm(start, app, canvas, body);
		break;
	}
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext save(StartState *start, AcApp *app)
{
	GError *error = NULL;
	g_autofree char *name = g_strstrip(g_strdup(name_of(start)));
	const char *value = start->trait != NULL ? value_of(start, start->list.chosen) : NULL;
	AcTraitValue trait = {start->trait != NULL ? start->trait->id : NULL, value};
	AcClientSpec spec = {
	    .name = name[0] != '\0' ? name : _("me"),
	    .protocol = NULL, /* the clinic's, else the standard one */
	    .traits = &trait,
	    .n_traits = value != NULL ? 1 : 0,
	    .sessions = &start->fresh,
	    .n_sessions = start->has_session ? 1 : 0,
	};
	if (ac_app_client_add(app, &spec, &error) == 0 || !ac_app_reload(app, &error))
		return ac_next_error(error);
	AcViewNext next = {.kind = AC_NEXT_REPLACE, .view = &ac_view_day};
	next.message = g_strdup(_("Saved. / asks, Enter tells why, ? shows all keys."));
	return next;
}

static gboolean find_trait(StartState *start, AcApp *app, GError **error)
{
	const AcProtocol *protocol = ac_app_load_protocol(app, NULL, error);
	if (protocol == NULL)
		return FALSE;
	start->trait = protocol->n_traits > 0 ? &protocol->traits[0] : NULL;
	if (start->list.chosen == 0 && start->trait != NULL)
		start->list.chosen = (int)start->trait->n_values; /* nothing is said that was not chosen */
	return TRUE;
}

static AcViewNext enter(void *state, AcApp *app)
{
	StartState *start = state;
	GError *error = NULL;
	switch (start->step) {
	case STEP_WELCOME:
		if (!find_trait(start, app, &error))
			return ac_next_error(error);
		start->step = STEP_NAME;
		break;
	case STEP_NAME:
		start->step = STEP_SESSION;
		break;
	case STEP_SESSION:
		understand(start, app);
		if (start->understood == NULL || start->has_session)
			start->step = start->trait != NULL ? STEP_TRAIT : STEP_CONFIRM;
		break;
	case STEP_TRAIT:
		start->step = STEP_CONFIRM;
		break;
	case STEP_CONFIRM:
		return save(start, app);
	}
	return ac_next_stay();
}

static AcViewNext demo(G_GNUC_UNUSED void *state, AcApp *app)
{
	GError *error = NULL;
	if (ac_app_client_add_demo(app, &error) == 0 || !ac_app_reload(app, &error))
		return ac_next_error(error);
	AcViewNext next = {.kind = AC_NEXT_REPLACE, .view = &ac_view_day};
	next.message = g_strdup(_("A made-up client. / asks, Enter tells why, ? shows all keys."));
	return next;
}

static AcViewNext step_back(void *state, G_GNUC_UNUSED AcApp *app)
{
	StartState *start = state;
	if (start->step == STEP_WELCOME)
		return (AcViewNext){.kind = AC_NEXT_QUIT};
	start->step--;
	if (start->step == STEP_TRAIT && start->trait == NULL)
		start->step--;
	return ac_next_stay();
}

static AcViewNext move(StartState *start, int by)
{
	ac_list_move(&start->list, by, (int)start->trait->n_values + 1);
	return ac_next_stay();
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -1);
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, 1);
}

static AcViewNext type(void *state, AcApp *app, int key)
{
	StartState *start = state;
	if (start->step == STEP_NAME) {
		ac_field_key(&start->name, key);
	} else if (start->step == STEP_SESSION) {
		if (ac_field_key(&start->session, key))
			understand(start, app);
	} else if (start->step == STEP_TRAIT && key >= '1' && key <= '1' + (int)start->trait->n_values) {
		start->list.chosen = key - '1';
		start->step = STEP_CONFIRM;
	}
	return ac_next_stay();
}

static gboolean at_welcome(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const StartState *)state)->step == STEP_WELCOME;
}

static gboolean at_trait(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const StartState *)state)->step == STEP_TRAIT;
}

static gboolean not_typing(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	Step step = ((const StartState *)state)->step;
	return step != STEP_NAME && step != STEP_SESSION;
}

static gboolean not_welcome(const void *state, const AcApp *app)
{
	return !at_welcome(state, app);
}

static const AcKey keys[] = {
    {{'j', AC_KEY_DOWN}, N_("j ↓"), N_("next answer"), N_("↑↓ choose"), down, at_trait},
    {{'k', AC_KEY_UP}, N_("k ↑"), N_("answer before"), NULL, up, at_trait},
    {{AC_KEY_ENTER}, N_("Enter"), N_("go on"), N_("enter continue"), enter, NULL},
    {{'d'}, N_("d"), N_("look around with a made-up client"), N_("d demonstration"), demo, at_welcome},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("leave; nothing is saved"), NULL, step_back, at_welcome},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("a step back"), N_("esc back"), step_back, not_welcome},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, not_typing},
    {{'q'}, N_("q"), N_("quit; nothing is saved"), N_("q quit"), ac_key_quit, not_typing},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_start = {
    .id = "start",
    .title = N_("Welcome"),
    .state_size = sizeof(StartState),
    .open = open_start,
    .close = close_start,
    .draw = draw,
    .key = type,
    .help = N_("The first run. Three questions; nothing is saved before the last confirmation."),
    .is_of_all = TRUE,
    .keys = keys,
};
