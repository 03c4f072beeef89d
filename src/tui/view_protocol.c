/* SPDX-License-Identifier: MIT */
/* Rules: all that a protocol says, from which file and line, and what the checker found, in place. The first
 * frame waits for no checker. */
#include "common.h"
#include "protocol.h"
#include "views.h"

#include "base/text.h"

static void take_bell(void *state, AcBell *bell)
{
	((AcProtocolState *)state)->bell = bell;
}

/* @argument: the path of another protocol; NULL: the client's. */
static void open_protocol(void *state, G_GNUC_UNUSED AcApp *app, const void *argument)
{
	AcProtocolState *protocol = state;
	protocol->path = g_strdup(argument);
	protocol->arena = ac_arena_new();
	protocol->all = g_array_new(FALSE, FALSE, sizeof(AcLine));
	ac_filter_init(&protocol->filter);
}

static void close_protocol(void *state)
{
	AcProtocolState *protocol = state;
	ac_work_clear(&protocol->work);
	ac_reading_free(protocol->reading);
	ac_filter_clear(&protocol->filter);
	g_array_free(protocol->all, TRUE);
	ac_arena_free(protocol->arena);
	g_free(protocol->lines);
	g_free(protocol->heights);
	g_free(protocol->path);
}

static void read_again(AcProtocolState *protocol, AcApp *app)
{
	ac_work_clear(&protocol->work);
	g_clear_pointer(&protocol->reading, ac_reading_free);
	protocol->has_looked = TRUE;
	protocol->followed = protocol->path == NULL && ac_app_plan(app) != NULL ? ac_app_loaded(app) : NULL;
	if (protocol->path != NULL || protocol->followed != NULL)
		protocol->work = ac_reading_start(protocol->bell, app, protocol->path);
}

static void update(void *state, AcApp *app)
{
	AcProtocolState *protocol = state;
	gboolean is_other = protocol->path == NULL && ac_app_plan(app) != NULL
	                        ? protocol->followed != ac_app_loaded(app)
	                        : protocol->followed != NULL;
	if (!protocol->has_looked || is_other)
		read_again(protocol, app);
	ac_protocol_build(protocol, app);
}

static AcViewNext worked(void *state, AcApp *app)
{
	AcProtocolState *protocol = state;
	AcReading *reading = ac_work_take(&protocol->work);
	if (reading == NULL)
		return ac_next_stay();
	const AcLine *was = protocol->n > 0 ? protocol->lines[protocol->list.chosen] : NULL;
	g_autofree char *list = was != NULL ? g_strdup(was->list) : NULL;
	g_autofree char *id = was != NULL ? g_strdup(was->id) : NULL;
	protocol->reading = reading;
	ac_protocol_build(protocol, app);
	for (int i = 0; id != NULL && i < protocol->n; i++) /* the same line is chosen still */
		if (protocol->lines[i]->kind == AC_LINE_ENTRY && g_strcmp0(protocol->lines[i]->id, id) == 0 &&
		    g_strcmp0(protocol->lines[i]->list, list) == 0)
			protocol->list.chosen = i;
	return ac_next_stay();
}

/* ---- moving ---------------------------------------------------------------------------------- */

static AcViewNext move(AcProtocolState *protocol, int by)
{
	ac_list_move(&protocol->list, by, protocol->n);
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
	return move(state, 8);
}

static AcViewNext page_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -8);
}

static AcViewNext last(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, G_MAXINT32 / 2);
}

static AcViewNext first(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -(G_MAXINT32 / 2));
}

/* To the next finding, round the list. */
static AcViewNext seek_finding(AcProtocolState *protocol, int by)
{
	for (int k = 1; k <= protocol->n; k++) {
		int i = ((protocol->list.chosen + by * k) % protocol->n + protocol->n) % protocol->n;
		if (protocol->lines[i]->kind == AC_LINE_FINDING) {
			protocol->list.chosen = i;
			return ac_next_stay();
		}
	}
	return ac_next_say(AC_NEXT_STAY,
	                   g_strdup(protocol->work != NULL ? _("The checker is not through yet.")
	                                                   : _("Nothing was found in these lines.")));
}

static AcViewNext next_finding(void *state, G_GNUC_UNUSED AcApp *app)
{
	return seek_finding(state, 1);
}

static AcViewNext finding_before(void *state, G_GNUC_UNUSED AcApp *app)
{
	return seek_finding(state, -1);
}

/* To the next section, or the beginning of the one before. */
static AcViewNext seek_section(AcProtocolState *protocol, int by)
{
	int i = protocol->list.chosen + by;
	while (i > 0 && i < protocol->n && protocol->lines[i]->section == protocol->lines[i - 1]->section)
		i += by;
	if (i >= 0 && i < protocol->n)
		protocol->list.chosen = i;
	return ac_next_stay();
}

static AcViewNext next_section(void *state, G_GNUC_UNUSED AcApp *app)
{
	return seek_section(state, 1);
}

static AcViewNext section_before(void *state, G_GNUC_UNUSED AcApp *app)
{
	return seek_section(state, -1);
}

static int touch(void *state, G_GNUC_UNUSED AcApp *app, int id)
{
	return ac_list_touch(&((AcProtocolState *)state)->list, id);
}

/* ---- searching ------------------------------------------------------------------------------- */

static AcViewNext search(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_filter_begin(&((AcProtocolState *)state)->filter);
	return ac_next_stay();
}

static AcViewNext found(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_filter_end(&((AcProtocolState *)state)->filter);
	return ac_next_stay();
}

/* What was chosen among those found stays chosen among all. */
static AcViewNext forget(void *state, G_GNUC_UNUSED AcApp *app)
{
	AcProtocolState *protocol = state;
	const AcLine *was = protocol->n > 0 ? protocol->lines[protocol->list.chosen] : NULL;
	ac_filter_forget(&protocol->filter);
	ac_protocol_pick(protocol);
	for (int i = 0; i < protocol->n; i++)
		if (protocol->lines[i] == was)
			protocol->list.chosen = i;
	return ac_next_stay();
}

static AcViewNext key(void *state, G_GNUC_UNUSED AcApp *app, int code)
{
	AcProtocolState *protocol = state;
	if (ac_filter_key(&protocol->filter, code)) {
		protocol->list = (AcList){0, 0};
		ac_protocol_pick(protocol);
	}
	return ac_next_stay();
}

/* ---- what leads on --------------------------------------------------------------------------- */

static AcViewNext enter(void *state, AcApp *app)
{
	AcProtocolState *protocol = state;
	const AcLine *line = protocol->lines[protocol->list.chosen];
	const AcLoaded *loaded = ac_protocol_shown(protocol, app);
	if (line->kind == AC_LINE_NEWS)
		return ac_next_open(&ac_view_changed, NULL);
	if (line->id == NULL || loaded == NULL)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("This line says all there is.")));
	const AcLine *entry = line; /* a finding's own line is the one above it */
	while (entry->kind == AC_LINE_FINDING && entry > &g_array_index(protocol->all, AcLine, 0))
		entry--;
	AcEntryArgument *argument = AC_ARENA_NEW(protocol->arena, AcEntryArgument);
	*argument = (AcEntryArgument){
	    .loaded = loaded,
	    .list = line->list,
	    .id = line->id,
	    .text = entry->text,
	    .more = entry->more,
	    .is_followed = protocol->path == NULL,
	    .problems = protocol->reading != NULL ? protocol->reading->problems : NULL,
	};
	return ac_next_open(&ac_view_entry, argument);
}

static AcViewNext others(G_GNUC_UNUSED void *state, G_GNUC_UNUSED AcApp *app)
{
	return ac_next_open(&ac_view_protocols, NULL);
}

static AcViewNext changed(G_GNUC_UNUSED void *state, G_GNUC_UNUSED AcApp *app)
{
	return ac_next_open(&ac_view_changed, NULL);
}

/* The file was changed meanwhile: of another protocol it is read anew, of the client's where it can be. */
static AcViewNext again(void *state, AcApp *app)
{
	AcProtocolState *protocol = state;
	GError *error = NULL;
	ac_work_clear(&protocol->work);
	protocol->has_looked = FALSE;
	if (protocol->path == NULL && ac_app_plan(app) != NULL && !ac_app_rules_again(app, &error)) {
		read_again(protocol, app);
		return ac_next_error(error);
	}
	return ac_next_say(AC_NEXT_CHANGED, g_strdup(_("Read again.")));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static gboolean is_typing(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const AcProtocolState *)state)->filter.is_typing;
}

static gboolean is_reading(const void *state, const AcApp *app)
{
	return !is_typing(state, app);
}

static gboolean has_lines(const void *state, const AcApp *app)
{
	return is_reading(state, app) && ((const AcProtocolState *)state)->n > 0;
}

static gboolean is_narrowed(const void *state, const AcApp *app)
{
	return is_typing(state, app) || ac_filter_is_on(&((const AcProtocolState *)state)->filter);
}

static gboolean is_whole(const void *state, const AcApp *app)
{
	return !is_narrowed(state, app);
}

static gboolean has_news(const void *state, const AcApp *app)
{
	return is_reading(state, app) && ((const AcProtocolState *)state)->path == NULL &&
	       ac_app_offered(app) != NULL;
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("the list, with what was found"), N_("enter list"), found, is_typing},
    {{AC_KEY_ENTER},
     N_("Enter"),
     N_("this line in full, and where each value stands"),
     N_("enter full"),
     enter,
     has_lines},
    {{'a'},
     N_("a"),
     N_("what the change of the files changes, and taking it over"),
     N_("a changed"),
     changed,
     has_news},
    {{'n'}, N_("n"), N_("next finding of the checker"), N_("n finding"), next_finding, has_lines},
    {{'N'}, N_("N"), N_("finding before"), NULL, finding_before, has_lines},
    {{'/'}, N_("/"), N_("search: shows what says that, while you type"), N_("/ search"), search, is_reading},
    {{'o'}, N_("o"), N_("another protocol to look at"), N_("o others"), others, is_reading},
    {{AC_KEY_TAB}, N_("Tab"), N_("next section"), N_("tab section"), next_section, has_lines},
    {{AC_KEY_BACK_TAB}, N_("Shift-Tab"), N_("section before"), NULL, section_before, has_lines},
    {{'r'}, N_("r"), N_("read the files again"), N_("r reread"), again, is_reading},
    {{AC_KEY_DOWN}, N_("↓"), N_("next line"), NULL, down, NULL},
    {{AC_KEY_UP}, N_("↑"), N_("line before"), NULL, up, NULL},
    {{'j'}, N_("j"), N_("next line"), NULL, down, is_reading},
    {{'k'}, N_("k"), N_("line before"), NULL, up, is_reading},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("eight lines down"), NULL, page_down, NULL},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("eight lines up"), NULL, page_up, NULL},
    {{AC_KEY_HOME}, N_("Home"), N_("the first line"), NULL, first, is_reading},
    {{AC_KEY_END}, N_("End"), N_("the last line"), NULL, last, is_reading},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("everything again"), N_("esc all"), forget, is_narrowed},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("one level back"), N_("esc back"), ac_key_back, is_whole},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, is_reading},
    {{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, is_reading},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_protocol = {
    .id = "protocol",
    .title = N_("Rules"),
    .state_size = sizeof(AcProtocolState),
    .take_bell = take_bell,
    .open = open_protocol,
    .close = close_protocol,
    .update = update,
    .draw = ac_protocol_draw,
    .key = key,
    .touch = touch,
    .worked = worked,
    .help =
        N_("All that your rules say, by what one may want to do, each line with its file and line. What the "
           "checker found stands below the line concerned."),
    .keys = keys,
};
