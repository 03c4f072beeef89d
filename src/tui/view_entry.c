/* SPDX-License-Identifier: MIT */
/* One of what a protocol says, in full. */
#include "base/text.h"
#include "common.h"
#include "entry.h"
#include "reader.h"
#include "views.h"

typedef struct {
	AcReader reader;
	AcEntry *entry;
} EntryState;

static void open_entry(void *state, G_GNUC_UNUSED AcApp *app, const void *argument)
{
	EntryState *shown = state;
	shown->reader.page = ac_page_new();
	shown->entry = ac_entry_new(argument);
}

static void close_entry(void *state)
{
	ac_entry_free(((EntryState *)state)->entry);
	ac_reader_close(state);
}

static void update(void *state, AcApp *app)
{
	EntryState *shown = state;
	ac_entry_tell(shown->entry, app, shown->reader.page);
}

static void draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	EntryState *shown = state;
	g_autofree char *id = ac_text_plain(ac_entry_id(shown->entry));
	/* TRANSLATORS: the name of one rule, as its file has it */
	g_autofree char *title = g_strdup_printf(_("In full   %s"), id);
	ac_page_draw(shown->reader.page, canvas, ac_tui_title(canvas, title, NULL));
}

static const AcKey keys[] = {
    AC_READER_KEYS, AC_KEY_ROW_BACK, AC_KEY_ROW_HELP, AC_KEY_ROW_QUIT, {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_entry = {
    .id = "entry",
    .title = N_("In full"),
    .state_size = sizeof(EntryState),
    .open = open_entry,
    .close = close_entry,
    .update = update,
    .draw = draw,
    .help = N_(
        "One rule, task or sign with all it says, what it decides now, and where each value stands: a file "
        "that extends another replaces values of it."),
    .keys = keys,
};
