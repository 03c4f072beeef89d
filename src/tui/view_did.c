/* SPDX-License-Identifier: MIT */
/* It has happened already: what, when, and what to do now. Noted where it was not allowed. */
#include "common.h"
#include "field.h"
#include "page.h"
#include "undo.h"
#include "views.h"

#include "base/text.h"
#include "render/pages.h"

typedef struct {
	char *given; /* the id of what was done; NULL: the words name it */
	AcField field;
	AcPage *page;
	AcArena *arena; /* of what follows, made anew at every letter */
	AcDeed deed;
	const AcAnswer *answer; /* NULL: not known yet, or the words say why */
	char *words;            /* what is missing; owned */
	gboolean is_saved;
} DidState;

static void open_did(void *state, G_GNUC_UNUSED AcApp *app, const void *argument)
{
	DidState *did = state;
	const AcActivity *activity = argument;
	did->given = activity != NULL ? g_strdup(activity->id) : NULL;
	did->page = ac_page_new();
	did->arena = ac_arena_new();
	ac_field_init(&did->field);
}

static void close_did(void *state)
{
	DidState *did = state;
	g_free(did->given);
	g_free(did->words);
	ac_page_free(did->page);
	ac_arena_free(did->arena);
	ac_field_clear(&did->field);
}

/* ---- understanding --------------------------------------------------------------------------- */

/* What of several; what is near. */
static char *doubt(const AcQuery *query)
{
	g_autoptr(GString) titles = g_string_new(NULL);
	for (guint i = 0; i < query->n_activities; i++)
		g_string_append_printf(titles, "%s%s", i > 0 ? "; " : "", query->activities[i]->title);
	for (guint i = 0; query->n_activities == 0 && i < query->n_near; i++)
		g_string_append_printf(titles, "%s%s", i > 0 ? "; " : "", query->near[i].activity->title);
	if (titles->len == 0)
		return g_strdup(_("Name it in a word or two, such as “wash”, “gym” or “swim”."));
	return g_strdup_printf(_("Which of these: %s?"), titles->str);
}

/* The words name it and may say when. */
static gboolean read_both(DidState *did, const AcApp *app, const AcWhenContext *context)
{
	const AcCatalogue *catalogue = ac_plan_protocol(ac_app_plan(app))->catalogue;
	const AcQuery *query = ac_ask(catalogue, did->field.text->str, context, did->arena);
	did->deed = (AcDeed){.for_minutes = query->for_minutes};
	if (query->n_activities != 1) {
		did->words = did->field.text->len > 0 ? doubt(query) : NULL;
		return FALSE;
	}
	did->deed.activity = query->activities[0];
	if (query->has_when)
		did->deed.when = query->when;
	else
		did->deed.when = ac_when_now(context);
	return TRUE;
}

static gboolean read_time(DidState *did, const AcApp *app, const AcWhenContext *context)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = g_strstrip(g_strdup(did->field.text->str));
	did->deed =
	    (AcDeed){.activity = ac_catalogue_find(ac_plan_protocol(ac_app_plan(app))->catalogue, did->given)};
	if (*text == '\0')
		did->deed.when = ac_when_now(context);
	else if (!ac_when_parse_past(text, context, &did->deed.when, &error))
		did->words = g_strdup(error->message);
	return did->words == NULL && did->deed.activity != NULL;
}

static void read_words(DidState *did, const AcApp *app)
{
	g_autoptr(GError) error = NULL;
	const AcWhenContext context = ac_app_when(app);
	ac_arena_reset(did->arena);
	g_clear_pointer(&did->words, g_free);
	did->answer = NULL;
	if (!(did->given != NULL ? read_time(did, app, &context) : read_both(did, app, &context)))
		return;
	if (did->deed.when.from > context.now)
		did->words = g_strdup(_("That time is still to come. Say when it was: \"yesterday 18:00\"."));
	else
		did->answer = ac_app_judge(app, did->arena, &did->deed, &error);
	if (error != NULL)
		did->words = g_strdup(error->message);
}

static void update(void *state, AcApp *app)
{
	DidState *did = state;
	did->answer = NULL;
	if (ac_app_plan(app) != NULL)
		read_words(did, app);
}

/* ---- drawing --------------------------------------------------------------------------------- */

/* As the command line has it, in rows of this width. */
static void add_answer(const DidState *did, const AcApp *app, const AcCanvas *canvas, int width)
{
	const AcFacts facts = {
	    .words = ac_tui_words(app), .clinic = ac_app_clinic(app), .safety = ac_app_safety(app)};
	const AcWhen *when = &did->deed.when;
	const AcAsked asked = {.from = when->from,
	                       .to = MIN(when->to, ac_app_now(app)),
	                       .is_now = when->is_now,
	                       .is_day = when->is_day};
	const AcSheetStyle style = {.width = width, .ascii = ac_canvas_is_ascii(canvas)};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&style);
	ac_sheet_lapse(sheet, &facts, did->answer, &asked, FALSE);
	g_auto(GStrv) rows = g_strsplit(ac_sheet_text(sheet), "\n", -1);
	for (guint i = 0; rows[i] != NULL; i++)
		ac_page_add(did->page, i == 0 ? AC_ROLE_STRONG : AC_ROLE_TEXT, rows[i]);
}

static void build(const DidState *did, const AcApp *app, const AcCanvas *canvas, int width)
{
	ac_page_clear(did->page);
	if (did->is_saved)
		ac_page_add(did->page, AC_ROLE_OK, _("Noted. u takes it back."));
	else if (did->words != NULL)
		ac_page_add(did->page, AC_ROLE_QUESTION, did->words);
	else if (did->answer != NULL)
		ac_page_add(did->page, AC_ROLE_QUESTION,
		            ac_app_is_lapse(did->answer) ? _("Enter notes it.")
		                                         : _("That was allowed: there is nothing to note."));
	else
		ac_page_add(
		    did->page, AC_ROLE_DIM,
		    _("Whatever it was: say it, and what to do now stands here. For example \"washed\" or \"gym "
		      "yesterday 18:00\"."));
	ac_page_add(did->page, AC_ROLE_TEXT, "");
	if (did->answer != NULL)
		add_answer(did, app, canvas, width);
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	DidState *did = state;
	AcRect body = ac_tui_title_for(canvas, app, _("Aftercare   Happened already"), NULL);
	AcRect field = {0};
	body.width = MIN(body.width, 76);
	if (!did->is_saved && did->given != NULL && did->deed.activity != NULL)
		ac_tui_put(canvas, &body, AC_ROLE_STRONG, did->deed.activity->title);
	if (!did->is_saved)
		field = ac_tui_prompt(canvas, &body, did->given != NULL ? _("When (empty: now): ") : _("I did: "));
	build(did, app, canvas, body.width);
	ac_page_draw(did->page, canvas, body);
	if (!did->is_saved)
		ac_field_draw(&did->field, canvas, field);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext enter(void *state, AcApp *app)
{
	DidState *did = state;
	GError *error = NULL;
	if (did->answer == NULL)
		return ac_next_say(AC_NEXT_STAY,
		                   g_strdup(did->words != NULL ? did->words : _("Say what it was first.")));
	if (!ac_app_is_lapse(did->answer))
		return ac_next_say(AC_NEXT_DONE, g_strdup(_("That was allowed: there was nothing to note.")));
	if (ac_app_row(app)->id == 0)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("Nobody is stored, so nothing is noted.")));
	const AcWhen *when = &did->deed.when;
	const AcLapse lapse = {did->deed.activity->id, ac_app_latest(app, when), when->is_day};
	if (!ac_app_lapse(app, &lapse, &error))
		return ac_next_error(error);
	did->is_saved = TRUE;
	return (AcViewNext){.kind = AC_NEXT_CHANGED};
}

static AcViewNext undo(void *state, AcApp *app)
{
	DidState *did = state;
	did->is_saved = FALSE;
	ac_field_set(&did->field, "");
	return ac_undo_last(app);
}

static AcViewNext key(void *state, AcApp *app, int code)
{
	DidState *did = state;
	if (!did->is_saved && ac_field_key(&did->field, code) && ac_app_plan(app) != NULL)
		read_words(did, app);
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_page_scroll(((DidState *)state)->page, 1);
	return ac_next_stay();
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_page_scroll(((DidState *)state)->page, -1);
	return ac_next_stay();
}

static gboolean is_open(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return !((const DidState *)state)->is_saved;
}

static gboolean is_saved(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const DidState *)state)->is_saved;
}

static gboolean would_lose(const void *state)
{
	const DidState *did = state;
	return !did->is_saved && did->field.text->len > 0 && did->answer != NULL && ac_app_is_lapse(did->answer);
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("note it"), N_("enter note it"), enter, is_open},
    {{AC_KEY_ENTER}, N_("Enter"), N_("back"), N_("enter back"), ac_key_back, is_saved},
    {{'u'}, N_("u"), N_("undo the last change"), N_("u undo"), undo, is_saved},
    {{AC_KEY_DOWN}, N_("↓"), N_("a line down"), N_("↑↓ scroll"), down, NULL},
    {{AC_KEY_UP}, N_("↑"), N_("a line up"), NULL, up, NULL},
    AC_KEY_ROW_BACK,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_did = {
    .id = "did",
    .title = N_("Happened already"),
    .state_size = sizeof(DidState),
    .open = open_did,
    .close = close_did,
    .update = update,
    .would_lose = would_lose,
    .draw = draw,
    .key = key,
    .help = N_(
        "Something was done that was to be avoided, or may have been: what to do now. It is noted, and your "
        "practitioner sees it in the journal."),
    .keys = keys,
};
