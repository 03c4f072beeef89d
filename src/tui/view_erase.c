/* SPDX-License-Identifier: MIT */
/* Erase: what it means, the name typed to show that it is meant, and the proof afterwards. */
#include "common.h"
#include "field.h"
#include "page.h"
#include "views.h"

#include "base/text.h"
#include "store/roster.h"

typedef struct {
	gint64 id;
	gboolean is_in_use;
	char *name;
	AcField typed;
	AcPage *proof;    /* NULL: nothing was erased yet */
	gboolean is_left; /* something could not be */
} EraseState;

static void open_erase(void *state, AcApp *app, const void *argument)
{
	EraseState *erase = state;
	const AcRosterEntry *entry = argument;
	erase->id = entry->id;
	erase->is_in_use = entry->id == ac_app_own(app);
	erase->name = ac_text_plain(entry->name);
	ac_field_init(&erase->typed);
}

static void close_erase(void *state)
{
	EraseState *erase = state;
	ac_field_clear(&erase->typed);
	ac_page_free(erase->proof);
	g_free(erase->name);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void draw_question(const EraseState *erase, AcCanvas *canvas, AcRect in)
{
	g_autofree char *question = g_strdup_printf(_("Erase %s for good?"), erase->name);
	ac_tui_put(canvas, &in, AC_ROLE_ALARM, question);
	AcRect field = {in.x, in.y + 1, in.width, 1};
	ac_canvas_line(canvas, in, AC_ROLE_QUESTION, _("Type the whole name to erase:"));
	int used = ac_canvas_line(canvas, field, AC_ROLE_HEADING, "› ");
	AcRect rest = {in.x, in.y + 3, in.width, in.height - 3};
	if (ac_canvas_height(canvas) < 16)
		rest.y--, rest.height++;
	ac_tui_put(
	    canvas, &rest, AC_ROLE_TEXT,
	    _("Everything goes: sessions, ticks, check-ins, reports, your changes and notes, reminders, what was "
	      "printed and handed over, and what undo would need. Nothing brings it back."));
	ac_tui_put(
	    canvas, &rest, AC_ROLE_DIM,
	    _("The file is read afterwards to prove it. Pages, calendars, handoffs and backups that were saved "
	      "elsewhere are out of reach. To put somebody out of the list only: x in the list of clients."));
	ac_field_draw(&erase->typed, canvas, (AcRect){field.x + used, field.y, field.width - used, 1});
}

static void draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	EraseState *erase = state;
	AcRect body = ac_tui_title(canvas, _("Aftercare   Erase"), NULL);
	body.width = MIN(body.width, 76);
	if (erase->proof != NULL)
		ac_page_draw(erase->proof, canvas, body);
	else
		draw_question(erase, canvas, body);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static gboolean is_meant(const EraseState *erase)
{
	g_autofree char *typed = ac_text_fold(erase->typed.text->str), *name = ac_text_fold(erase->name);
	return strcmp(g_strstrip(typed), g_strstrip(name)) == 0;
}

static void show_proof(EraseState *erase, const AcErased *erased)
{
	g_autoptr(GPtrArray) lines = ac_app_erased_words(erase->name, erased);
	erase->proof = ac_page_new();
	erase->is_left = !ac_erased_is_proven(erased);
	for (guint i = 0; i < lines->len; i++) {
		AcRole role = i == 0 ? AC_ROLE_STRONG : i + 1 == lines->len ? AC_ROLE_DIM : AC_ROLE_TEXT;
		ac_page_add(erase->proof, i == 1 ? (erase->is_left ? AC_ROLE_ALARM : AC_ROLE_OK) : role,
		            g_ptr_array_index(lines, i));
		ac_page_add(erase->proof, AC_ROLE_TEXT, "");
	}
}

static AcViewNext enter(void *state, AcApp *app)
{
	EraseState *erase = state;
	g_auto(AcErased) erased = {0};
	GError *error = NULL;
	if (!is_meant(erase))
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("Nothing was erased: that is not the name.")));
	if (!ac_app_client_erase(app, erase->id, &erased, &error))
		return ac_next_error(error);
	show_proof(erase, &erased);
	return ac_next_stay();
}

/* The other screens know nothing of it yet. */
static AcViewNext leave(void *state, AcApp *app)
{
	if (!((EraseState *)state)->is_in_use)
		return (AcViewNext){.kind = AC_NEXT_DONE};
	g_autofree char *now = ac_app_client(app) != NULL ? ac_tui_name(app) : NULL;
	return ac_next_say(AC_NEXT_DONE, now != NULL ? g_strdup_printf(_("In use now: %s."), now)
	                                             : g_strdup(_("Nobody is in use now.")));
}

static AcViewNext key(void *state, G_GNUC_UNUSED AcApp *app, int code)
{
	EraseState *erase = state;
	if (erase->proof == NULL)
		ac_field_key(&erase->typed, code);
	return ac_next_stay();
}

static gboolean is_asked(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const EraseState *)state)->proof == NULL;
}

static gboolean is_done(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const EraseState *)state)->proof != NULL;
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("erase, when the name is typed"), N_("enter erase"), enter, is_asked},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("leave everything as it is"), N_("esc back"), ac_key_back, is_asked},
    {{AC_KEY_ESCAPE, AC_KEY_ENTER, ' '}, N_("Esc Enter"), N_("back"), N_("enter back"), leave, is_done},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, is_done},
    {{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, is_done},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_erase = {
    .id = "erase",
    .title = N_("Erase"),
    .state_size = sizeof(EraseState),
    .open = open_erase,
    .close = close_erase,
    .draw = draw,
    .key = key,
    .help = N_("Erasing a client for good. The name is typed so that it is never done in passing; afterwards "
               "the bytes of the file are read, and it says what it found."),
    .is_of_all = TRUE,
    .keys = keys,
};
