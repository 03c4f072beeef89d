/* SPDX-License-Identifier: MIT */
/* Rules: all that a protocol says, from which file and line, and what the checker found, in place. The first
 * frame waits for no checker. */
#include "common.h"
#include "protocol.h"
#include "views.h"

#include <glib/gstdio.h>
#include <string.h>

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
	protocol->beside = ac_page_new();
	ac_listing_init(&protocol->listing, ac_protocol_pick);
}

static void close_protocol(void *state)
{
	AcProtocolState *protocol = state;
	ac_work_clear(&protocol->work);
	ac_reading_free(protocol->reading);
	ac_reading_free(protocol->good);
	g_free(protocol->stamp);
	ac_page_free(protocol->beside);
	ac_listing_clear(&protocol->listing);
	g_array_free(protocol->all, TRUE);
	ac_arena_free(protocol->arena);
	g_free(protocol->heights);
	g_free(protocol->path);
}

/* Tells whether a file was written since. Owned. */
static char *stamp_of(const char *path)
{
	GStatBuf status;
	if (path == NULL || g_stat(path, &status) != 0)
		return g_strdup("");
	return g_strdup_printf("%llu %lld %lld.%09ld %lld.%09ld", (unsigned long long)status.st_ino,
	                       (long long)status.st_size, (long long)status.st_mtim.tv_sec,
	                       status.st_mtim.tv_nsec, (long long)status.st_ctim.tv_sec, status.st_ctim.tv_nsec);
}

/* What can be used is shown until there is more of it. */
static void keep_good(AcProtocolState *protocol)
{
	AcReading *reading = g_steal_pointer(&protocol->reading);
	if (protocol->path == NULL || reading == NULL || ac_reading_loaded(reading) == NULL) {
		ac_reading_free(reading);
		return;
	}
	ac_reading_free(protocol->good);
	protocol->good = reading;
}

static void read_again(AcProtocolState *protocol, AcApp *app)
{
	ac_work_clear(&protocol->work);
	keep_good(protocol);
	protocol->has_looked = TRUE;
	g_free(protocol->stamp);
	protocol->stamp = stamp_of(protocol->path);
	protocol->followed = protocol->path == NULL && ac_app_plan(app) != NULL ? ac_app_loaded(app) : NULL;
	if (protocol->path != NULL || protocol->followed != NULL)
		protocol->work = ac_reading_start(protocol->bell, app, protocol->path);
}

static gboolean is_another(const AcProtocolState *protocol, const AcApp *app)
{
	if (protocol->path == NULL)
		return protocol->followed != (ac_app_plan(app) != NULL ? ac_app_loaded(app) : NULL);
	g_autofree char *stamp = stamp_of(protocol->path);
	return strcmp(stamp, protocol->stamp) != 0;
}

static void update(void *state, AcApp *app)
{
	AcProtocolState *protocol = state;
	if (!protocol->has_looked || is_another(protocol, app))
		read_again(protocol, app);
	ac_protocol_build(protocol, app);
}

static AcViewNext worked(void *state, AcApp *app)
{
	AcProtocolState *protocol = state;
	AcReading *reading = ac_work_take(&protocol->work);
	if (reading == NULL)
		return ac_next_stay();
	const AcLine *was = ac_protocol_chosen(protocol);
	g_autofree char *list = was != NULL ? g_strdup(was->list) : NULL;
	g_autofree char *id = was != NULL ? g_strdup(was->id) : NULL;
	protocol->reading = reading;
	if (ac_reading_loaded(reading) != NULL)
		g_clear_pointer(&protocol->good, ac_reading_free);
	ac_protocol_build(protocol, app);
	for (int i = 0; id != NULL && i < protocol->listing.n; i++) { /* the same line is chosen still */
		const AcLine *line = ac_protocol_line(protocol, i);
		if (line->kind == AC_LINE_ENTRY && g_strcmp0(line->id, id) == 0 && g_strcmp0(line->list, list) == 0)
			protocol->listing.list.chosen = i;
	}
	return ac_next_stay();
}

/* ---- moving ---------------------------------------------------------------------------------- */

static gboolean is_finding(const AcProtocolState *protocol, int i)
{
	return ac_protocol_line(protocol, i)->kind == AC_LINE_FINDING;
}

/* In which turn a finding comes: errors first, from top to bottom, then warnings, then notes; the other way
 * round by -1. */
static int turn_of(const AcProtocolState *protocol, int i, int by)
{
	return by * ((int)ac_protocol_line(protocol, i)->severity * protocol->listing.n + i);
}

/* The first whose turn comes after @after; -1: none. */
static int find_turn(const AcProtocolState *protocol, int by, int after)
{
	int found = -1;
	for (int i = 0; i < protocol->listing.n; i++)
		if (is_finding(protocol, i) && turn_of(protocol, i, by) > after &&
		    (found < 0 || turn_of(protocol, i, by) < turn_of(protocol, found, by)))
			found = i;
	return found;
}

/* From a finding to the next in turn, and round again; from another line to the nearest of those whose turn
 * is first. */
static int find_finding(const AcProtocolState *protocol, int by)
{
	int n = protocol->listing.n, chosen = protocol->listing.list.chosen;
	int first = find_turn(protocol, by, G_MININT), found = -1;
	if (first < 0)
		return -1;
	if (is_finding(protocol, chosen)) {
		found = find_turn(protocol, by, turn_of(protocol, chosen, by));
		return found >= 0 ? found : first;
	}
	for (int i = chosen; found < 0 && i >= 0 && i < n; i += by)
		if (is_finding(protocol, i) &&
		    ac_protocol_line(protocol, i)->severity == ac_protocol_line(protocol, first)->severity)
			found = i;
	return found >= 0 ? found : first;
}

static AcViewNext seek_finding(AcProtocolState *protocol, int by)
{
	int found = find_finding(protocol, by);
	if (found >= 0) {
		protocol->listing.list.chosen = found;
		return ac_next_stay();
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
	int i = protocol->listing.list.chosen + by, n = protocol->listing.n;
	while (i > 0 && i < n &&
	       ac_protocol_line(protocol, i)->section == ac_protocol_line(protocol, i - 1)->section)
		i += by;
	if (i >= 0 && i < n)
		protocol->listing.list.chosen = i;
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

/* ---- what leads on --------------------------------------------------------------------------- */

/* Beside the list, after the frame: files are read for it. */
static gboolean look(void *state, AcApp *app)
{
	AcProtocolState *protocol = state;
	if (!protocol->is_beside || protocol->listing.n == 0 || ac_protocol_is_told(protocol))
		return FALSE;
	const AcEntryArgument argument = ac_protocol_entry(protocol, app);
	g_autoptr(AcEntry) entry = ac_entry_new(&argument);
	ac_entry_tell(entry, app, protocol->beside);
	ac_page_scroll(protocol->beside, G_MININT);
	protocol->told = ac_listing_place(&protocol->listing);
	return TRUE;
}

static AcViewNext enter(void *state, AcApp *app)
{
	AcProtocolState *protocol = state;
	const AcLine *line = ac_protocol_chosen(protocol);
	if (line->kind == AC_LINE_NEWS)
		return ac_next_open(&ac_view_changed, NULL);
	if (line->id == NULL || ac_protocol_shown(protocol, app) == NULL)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("This line says all there is.")));
	AcEntryArgument *argument = AC_ARENA_NEW(protocol->arena, AcEntryArgument);
	*argument = ac_protocol_entry(protocol, app);
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
	if (protocol->path == NULL && !ac_app_rules_again(app, &error)) {
		AcViewNext next = ac_next_error(error);
		next.kind = AC_NEXT_CHANGED;
		return next;
	}
	return ac_next_say(AC_NEXT_CHANGED, g_strdup(_("Read again.")));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static gboolean has_lines(const void *state, const AcApp *app)
{
	return ac_listing_reads(state, app) && ((const AcProtocolState *)state)->listing.n > 0;
}

static gboolean has_news(const void *state, const AcApp *app)
{
	return ac_listing_reads(state, app) && ((const AcProtocolState *)state)->path == NULL &&
	       ac_app_offered(app) != NULL;
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER},
     N_("Enter"),
     N_("the list, with what was found"),
     N_("enter list"),
     ac_listing_found,
     ac_listing_is_typing},
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
    {{'n'},
     N_("n"),
     N_("next finding of the checker: errors first"),
     N_("n finding"),
     next_finding,
     has_lines},
    {{'N'}, N_("N"), N_("finding before"), NULL, finding_before, has_lines},
    {{'/'},
     N_("/"),
     N_("search: shows what says that, while you type"),
     N_("/ search"),
     ac_listing_search,
     ac_listing_reads},
    {{'o'}, N_("o"), N_("another protocol to look at"), N_("o others"), others, ac_listing_reads},
    {{AC_KEY_TAB}, N_("Tab"), N_("next section"), N_("tab section"), next_section, has_lines},
    {{AC_KEY_BACK_TAB}, N_("Shift-Tab"), N_("section before"), NULL, section_before, has_lines},
    {{'r'}, N_("r"), N_("read the files again"), N_("r reread"), again, ac_listing_reads},
    AC_LISTING_SEARCHED_KEYS(NULL),
    {{AC_KEY_ESCAPE},
     N_("Esc"),
     N_("everything again"),
     N_("esc all"),
     ac_listing_forget,
     ac_listing_is_narrowed},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("one level back"), N_("esc back"), ac_key_back, ac_listing_is_whole},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, ac_listing_reads},
    {{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, ac_listing_reads},
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
    .key = ac_listing_key,
    .touch = ac_listing_touch,
    .worked = worked,
    .look = look,
    .help =
        N_("All that your rules say, by what one may want to do, each line with its file and line. What the "
           "checker found stands below the line concerned."),
    .keys = keys,
};
