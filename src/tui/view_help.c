/* SPDX-License-Identifier: MIT */
/* Help: the keys of the screen it was asked from, then of all others, from the very tables that dispatch
 * them. */
#include "box.h"
#include "common.h"
#include "reader.h"
#include "rooms.h"
#include "views.h"

#include "base/text.h"

typedef struct {
	AcReader reader;
	const AcView *from;
} HelpState;

static void add_keys(AcPage *page, const AcView *view)
{
	for (const AcKey *key = view->keys; key->keys[0] != 0; key++)
		ac_page_add_labelled(page, _(key->label), _(key->text));
}

/* Those the view has no row of its own for. */
static void add_rooms(AcPage *page, const AcView *view)
{
	guint n;
	const AcRoom *rooms = ac_rooms(&n);
	for (guint i = 0; i < n; i++) {
		const char label[] = {(char)rooms[i].key, '\0'};
		const AcKey *own = view->keys;
		while (own->keys[0] != 0 && own->keys[0] != rooms[i].key)
			own++;
		if (own->keys[0] != 0)
			continue;
		/* TRANSLATORS: a screen's title, and what one does there */
		g_autofree char *text = g_strdup_printf(_("%s: %s"), _(rooms[i].view->title), _(rooms[i].text));
		ac_page_add_labelled(page, label, text);
	}
}

static void add_signs(AcPage *page)
{
	static const struct {
		AcVerdict verdict;
		const char *text;
	} signs[] = {
	    {AC_VERDICT_OK, N_("go ahead")},
	    {AC_VERDICT_CARE, N_("yes, in the way and within the limits given")},
	    {AC_VERDICT_ASK, N_("ask your practitioner first")},
	    {AC_VERDICT_AVOID, N_("not now; the line says until when")},
	    {AC_VERDICT_SILENT, N_("your rules do not speak of it: ask; this is not a yes")},
	};
	ac_page_add_heading(page, _("The answers"));
	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
		ac_page_add_labelled(page, ac_words_verdict(signs[i].verdict), _(signs[i].text));
}

static void add_boxes(AcPage *page)
{
	static const AcTaskState states[] = {AC_TASK_UPCOMING, AC_TASK_DONE, AC_TASK_SKIPPED, AC_TASK_MISSED,
	                                     AC_TASK_HELD};
	ac_page_add_heading(page, _("The boxes"));
	for (gsize i = 0; i < G_N_ELEMENTS(states); i++) {
		const AcBoxLook *look = ac_box_look(states[i], FALSE);
		ac_page_add_labelled(page, look->sign, _(look->help));
	}
	const AcBoxLook *later = ac_box_look(AC_TASK_DUE, TRUE);
	ac_page_add_labelled(page, later->sign, _(later->help));
}

static void build(HelpState *help)
{
	guint n;
	const AcView *const *views = ac_views(&n);
	g_autofree char *title = g_strdup_printf(_("Keys here: %s"), _(help->from->title));
	ac_page_add_heading(help->reader.page, title);
	if (help->from->help != NULL)
		ac_page_add(help->reader.page, AC_ROLE_DIM, _(help->from->help));
	add_keys(help->reader.page, help->from);
	if (help->from->has_rooms)
		add_rooms(help->reader.page, help->from);
	add_signs(help->reader.page);
	add_boxes(help->reader.page);
	for (guint i = 0; i < n; i++) {
		if (views[i] == help->from)
			continue;
		ac_page_add_heading(help->reader.page, _(views[i]->title));
		add_keys(help->reader.page, views[i]);
	}
}

static void open_help(void *state, G_GNUC_UNUSED AcApp *app, const void *argument)
{
	HelpState *help = state;
	help->from = argument;
	help->reader.page = ac_page_new();
	build(help);
}

static void draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	ac_page_draw(((HelpState *)state)->reader.page, canvas,
	             ac_tui_title(canvas, _("Aftercare   Help"), NULL));
}

static const AcKey keys[] = {
    AC_READER_KEYS,
    {{AC_KEY_ESCAPE, '?'}, N_("Esc ?"), N_("back"), N_("esc back"), ac_key_back, NULL},
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_help = {
    .id = "help",
    .title = N_("Help"),
    .state_size = sizeof(HelpState),
    .open = open_help,
    .close = ac_reader_close,
    .draw = draw,
    .keys = keys,
};
