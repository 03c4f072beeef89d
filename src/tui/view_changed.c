/* SPDX-License-Identifier: MIT */
/* Changed rules: what the files say now and the client's plan does not follow yet, the difference first; then
 * taking it over. */
#include <string.h>

#include "common.h"
#include "list.h"
#include "views.h"
#include "work.h"

#include "base/text.h"
#include "protocol/compare.h"
#include "render/compare.h"

typedef struct {
	/* wanted; both borrowed from the app, which keeps what it has loaded */
	const AcProtocol *followed, *offered;
	AcTraitValue *traits; /* owned, with their texts */
	guint n_traits, n_sessions;
	/* what came of it */
	AcArena *arena;
	const AcComparison *comparison;
} Compared;

typedef struct {
	AcBell *bell;
	AcWork *work;
	Compared *compared; /* NULL: it is being worked out */
	const AcProtocol *followed, *offered;
	char *intro;  /* owned */
	char **lines; /* of the difference, for the width below; owned */
	int width, first, shown;
	guint n_behind;    /* of those who have the same rules, this one among them */
	gboolean is_asked; /* A was pressed, and says whom it concerns */
} ChangedState;

static void free_compared(gpointer data)
{
	Compared *compared = data;
	if (compared == NULL)
		return;
	for (guint i = 0; i < compared->n_traits; i++) {
		g_free((gpointer)(guintptr)compared->traits[i].trait);
		g_free((gpointer)(guintptr)compared->traits[i].value);
	}
	g_free(compared->traits);
	ac_arena_free(compared->arena);
	g_free(compared);
}

static void run(G_GNUC_UNUSED AcWork *work, gpointer data)
{
	Compared *compared = data;
	const AcCompareOptions options = {
	    .traits = compared->traits, .n_traits = compared->n_traits, .n_sessions = compared->n_sessions};
	compared->comparison =
	    ac_protocol_compare(compared->followed, compared->offered, &options, compared->arena);
}

static void take_bell(void *state, AcBell *bell)
{
	((ChangedState *)state)->bell = bell;
}

static void forget(ChangedState *changed)
{
	ac_work_clear(&changed->work);
	g_clear_pointer(&changed->compared, free_compared);
	g_clear_pointer(&changed->lines, g_strfreev);
	changed->width = 0;
}

static void compare(ChangedState *changed, const AcApp *app)
{
	const AcClient *client = ac_app_client(app);
	Compared *compared = g_new0(Compared, 1);
	compared->followed = changed->followed;
	compared->offered = changed->offered;
	compared->traits = g_new0(AcTraitValue, client->n_traits + 1);
	compared->n_traits = client->n_traits;
	for (guint i = 0; i < client->n_traits; i++)
		compared->traits[i] =
		    (AcTraitValue){g_strdup(client->traits[i].trait), g_strdup(client->traits[i].value)};
	compared->n_sessions = CLAMP(client->n_sessions, 1, AC_COMPARE_SESSIONS_MAX);
	compared->arena = ac_arena_new();
	changed->work = ac_work_start(changed->bell, run, compared, free_compared);
}

static void update(void *state, AcApp *app)
{
	ChangedState *changed = state;
	g_autoptr(AcArena) arena = ac_arena_new();
	(void)ac_app_rules_behind(app, arena, &changed->n_behind, NULL);
	changed->is_asked = FALSE;
	const AcProtocol *followed = ac_app_plan(app) != NULL ? ac_plan_protocol(ac_app_plan(app)) : NULL;
	const AcProtocol *offered = ac_app_offered(app);
	if (followed != changed->followed || offered != changed->offered)
		forget(changed);
	changed->followed = followed;
	changed->offered = offered;
	g_clear_pointer(&changed->intro, g_free);
	if (followed == NULL || offered == NULL) {
		changed->intro =
		    g_strdup(_("The rules have not changed: this client's plan follows what the files say."));
	} else if (followed == offered) {
		changed->intro =
		    g_strdup(_("The earlier rules cannot be read any more, so the new ones hold already. a says "
		               "that this is all right."));
	} else {
		changed->intro =
		    g_strdup(_("The plan follows the earlier text (A) until you take the new one (B). Ask your "
		               "practitioner if you are not sure. Red flags are always today's."));
		if (changed->compared == NULL && changed->work == NULL)
			compare(changed, app);
	}
}

static void close_changed(void *state)
{
	ChangedState *changed = state;
	forget(changed);
	g_free(changed->intro);
}

static AcViewNext worked(void *state, G_GNUC_UNUSED AcApp *app)
{
	ChangedState *changed = state;
	Compared *compared = ac_work_take(&changed->work);
	if (compared != NULL)
		changed->compared = compared;
	return ac_next_stay();
}

/* ---- drawing --------------------------------------------------------------------------------- */

/* Where the two texts lie says nothing here: one of them is a copy of ours. */
static void drop_paths(char **lines)
{
	int kept = 0;
	for (int i = 0; lines[i] != NULL; i++) {
		if (lines[i][strspn(lines[i], " ")] == '/')
			g_free(lines[i]);
		else
			lines[kept++] = lines[i];
	}
	lines[kept] = NULL;
}

/* The page of `protocol compare`, as wide as the screen. */
static void lay_out(ChangedState *changed, int width)
{
	if (changed->compared == NULL || changed->width == width)
		return;
	const AcSheetStyle style = {.width = MAX(width, 20)};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&style);
	ac_sheet_comparison(sheet, changed->compared->comparison);
	g_strfreev(changed->lines);
	changed->lines = g_strsplit(ac_sheet_text(sheet), "\n", -1);
	drop_paths(changed->lines);
	changed->width = width;
}

static void draw_lines(ChangedState *changed, AcCanvas *canvas, AcRect in)
{
	int n = (int)g_strv_length(changed->lines), y = in.y;
	changed->shown = n > in.height ? in.height - 1 : in.height;
	changed->first = CLAMP(changed->first, 0, MAX(n - changed->shown, 0));
	for (int i = changed->first; i < n && i < changed->first + changed->shown; i++)
		ac_canvas_line(canvas, (AcRect){in.x, y++, in.width, 1}, AC_ROLE_TEXT, changed->lines[i]);
	if (n - changed->first > changed->shown)
		ac_list_draw_more(canvas, (AcRect){in.x, y, in.width, 1}, n - changed->first - changed->shown);
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	ChangedState *changed = state;
	g_autofree char *versions = NULL;
	if (changed->offered != NULL && changed->followed != NULL)
		versions = g_strdup_printf("%s %s → %s", changed->offered->id, ac_app_row(app)->rules_version,
		                           changed->offered->version);
	AcRect body = ac_tui_title(canvas, _("Aftercare   Changed rules"), versions);
	int width = MIN(body.width, AC_SHEET_WIDTH + 16);
	int used = ac_canvas_paragraph(canvas, (AcRect){body.x, body.y, width, body.height}, AC_ROLE_STRONG,
	                               changed->intro) +
	           1;
	AcRect rest = {body.x, body.y + used, width, MAX(body.height - used, 1)};
	ac_canvas_set_cursor(canvas, body.x, body.y);
	lay_out(changed, width);
	if (changed->lines != NULL)
		draw_lines(changed, canvas, rest);
	else if (changed->work != NULL)
		ac_canvas_line(canvas, rest, AC_ROLE_DIM, _("Working out what that changes …"));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext take(void *state, AcApp *app)
{
	GError *error = NULL;
	forget(state);
	if (!ac_app_rules_accept(app, &error))
		return ac_next_error(error);
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(app));
	return ac_next_say(AC_NEXT_DONE,
	                   g_strdup_printf(_("Taken: the plan follows %s %s now. On the day's screen u "
	                                     "goes back."),
	                                   protocol->id, protocol->version));
}

/* Whom it concerns, as many names as a line takes. Owned. */
static char *question(AcApp *app, const AcClientRow *behind, guint n)
{
	g_autoptr(GString) names = g_string_new(NULL);
	guint i = 0;
	for (; i < n && names->len < 60; i++) {
		g_autofree char *name = ac_tui_name_of(app, behind[i].name);
		g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", name);
	}
	if (i < n)
		g_string_append_printf(names, ngettext(", %u more", ", %u more", (gulong)(n - i)), n - i);
	return g_strdup_printf(ngettext("A again takes the new rules over for %u client: %s",
	                                "A again takes the new rules over for %u clients: %s", (gulong)n),
	                       n, names->str);
}

static AcViewNext take_all(void *state, AcApp *app)
{
	ChangedState *changed = state;
	GError *error = NULL;
	guint n = 0;
	if (!changed->is_asked) {
		g_autoptr(AcArena) arena = ac_arena_new();
		const AcClientRow *behind = ac_app_rules_behind(app, arena, &n, &error);
		if (behind == NULL)
			return ac_next_error(error);
		changed->is_asked = TRUE;
		return ac_next_say(AC_NEXT_STAY, question(app, behind, n));
	}
	forget(changed);
	if (!ac_app_rules_accept_all(app, &n, &error)) {
		AcViewNext next = ac_next_error(error);
		next.kind = AC_NEXT_CHANGED;
		return next;
	}
	return ac_next_say(
	    AC_NEXT_DONE,
	    g_strdup_printf(ngettext("Taken for %u client. Their own undo goes back.",
	                             "Taken for %u clients. The undo of each goes back.", (gulong)n),
	                    n));
}

static gboolean has_others(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const ChangedState *changed = state;
	return changed->offered != NULL && changed->n_behind > 1;
}

static gboolean is_offered(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const ChangedState *)state)->offered != NULL;
}

static AcViewNext scroll(ChangedState *changed, int rows)
{
	changed->first += rows;
	changed->is_asked = FALSE;
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return scroll(state, 1);
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return scroll(state, -1);
}

static AcViewNext page_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return scroll(state, MAX(((ChangedState *)state)->shown - 1, 1));
}

static AcViewNext page_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return scroll(state, -MAX(((ChangedState *)state)->shown - 1, 1));
}

static const AcKey keys[] = {
    {{'a'},
     N_("a"),
     N_("take the new rules over: the plan follows them from now on"),
     N_("a take over"),
     take,
     is_offered},
    {{'A'},
     N_("A"),
     N_("the same for all clients who have these rules"),
     N_("A for all"),
     take_all,
     has_others},
    {{AC_KEY_DOWN, 'j'}, N_("j ↓"), N_("a line down"), N_("↑↓ scroll"), down, NULL},
    {{AC_KEY_UP, 'k'}, N_("k ↑"), N_("a line up"), NULL, up, NULL},
    {{AC_KEY_PAGE_DOWN, ' '}, N_("PgDn"), N_("a screen down"), NULL, page_down, NULL},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("a screen up"), NULL, page_up, NULL},
    AC_KEY_ROW_BACK,
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_changed = {
    .id = "changed",
    .title = N_("Changed rules"),
    .state_size = sizeof(ChangedState),
    .take_bell = take_bell,
    .close = close_changed,
    .update = update,
    .draw = draw,
    .worked = worked,
    .help = N_(
        "What a change of the rule files changes for this client. Nothing changes before it is taken over, "
        "and undo goes back."),
    .keys = keys,
};
