/* SPDX-License-Identifier: MIT */
/* Protocols: all there are, to look at one. Their titles are read beside the screen. */
#include "common.h"
#include "listing.h"
#include "protocol.h"
#include "views.h"
#include "work.h"

#include "app/stop.h"
#include "base/text.h"

/* One of them. */
typedef struct {
	char *path, *name; /* owned; the name as far as the path tells it */
	char *words;       /* title and version, or that it is broken; NULL: not read yet */
	gboolean is_broken;
} Found;

typedef struct {
	GArray *found; /* of Found */
	char *catalogue_path;
	const char *const *folders; /* borrowed from the app's paths */
} Titles;

typedef struct {
	AcListing listing;
	AcBell *bell;
	AcWork *work;
	Titles *titles; /* NULL while they are read */
	GPtrArray *paths;
} ProtocolsState;

static void clear_found(gpointer data)
{
	Found *found = data;
	g_free(found->path);
	g_free(found->name);
	g_free(found->words);
}

static void free_titles(gpointer data)
{
	Titles *titles = data;
	if (titles == NULL)
		return;
	g_array_free(titles->found, TRUE);
	g_free(titles->catalogue_path);
	g_free(titles);
}

static char *name_of(const char *path)
{
	char *name = g_path_get_basename(path);
	if (g_str_has_suffix(name, ".cfg"))
		name[strlen(name) - strlen(".cfg")] = '\0';
	return name;
}

/* ---- beside the screen ----------------------------------------------------------------------- */

static void read_one(const Titles *titles, const AcCatalogue *catalogue, Found *found)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(AcLoaded) loaded = ac_load_protocol(found->path, catalogue, titles->folders, problems);
	guint n = ac_problems_count(problems, AC_PROBLEM_ERROR);
	found->is_broken = loaded == NULL;
	if (loaded == NULL) {
		found->words = g_strdup_printf(ngettext("%u error", "%u errors", (gulong)n), n);
		return;
	}
	ac_loaded_speak(loaded);
	const AcProtocol *protocol = ac_loaded_protocol(loaded);
	g_autofree char *title = ac_text_plain(protocol->title), *version = ac_text_plain(protocol->version);
	found->words = g_strdup_printf(_("%s, version %s"), title, version);
}

static void run(AcWork *work, gpointer data)
{
	Titles *titles = data;
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(AcLoaded) catalogue = ac_load_catalogue(titles->catalogue_path, problems);
	for (guint i = 0; catalogue != NULL && i < titles->found->len; i++) {
		if (ac_stop_is_asked(ac_work_stopped(work)))
			return;
		read_one(titles, ac_loaded_catalogue(catalogue), &g_array_index(titles->found, Found, i));
	}
}

/* ---- the view -------------------------------------------------------------------------------- */

static void take_bell(void *state, AcBell *bell)
{
	((ProtocolsState *)state)->bell = bell;
}

static void open_protocols(void *state, AcApp *app, G_GNUC_UNUSED const void *argument)
{
	ProtocolsState *protocols = state;
	Titles *titles = g_new0(Titles, 1);
	protocols->paths = ac_app_protocols(app);
	titles->found = g_array_new(FALSE, TRUE, sizeof(Found));
	g_array_set_clear_func(titles->found, clear_found);
	titles->catalogue_path = g_build_filename(ac_app_paths(app)->config_dir, "activities.cfg", NULL);
	titles->folders = (const char *const *)ac_app_paths(app)->protocol_folders;
	for (guint i = 0; i < protocols->paths->len; i++) {
		const char *path = g_ptr_array_index(protocols->paths, i);
		const Found found = {.path = g_strdup(path), .name = name_of(path)};
		g_array_append_val(titles->found, found);
	}
	ac_listing_set(&protocols->listing, (int)protocols->paths->len);
	protocols->work = ac_work_start(protocols->bell, run, titles, free_titles);
}

static void close_protocols(void *state)
{
	ProtocolsState *protocols = state;
	ac_work_clear(&protocols->work);
	free_titles(protocols->titles);
	g_ptr_array_unref(protocols->paths);
}

static AcViewNext worked(void *state, G_GNUC_UNUSED AcApp *app)
{
	ProtocolsState *protocols = state;
	Titles *titles = ac_work_take(&protocols->work);
	if (titles != NULL)
		protocols->titles = titles;
	return ac_next_stay();
}

/* ---- drawing --------------------------------------------------------------------------------- */

static gboolean is_followed(const AcApp *app, const char *path)
{
	const AcLoaded *loaded = ac_app_plan(app) != NULL ? ac_app_loaded(app) : NULL;
	return loaded != NULL && g_strcmp0(ac_loaded_protocol(loaded)->file, path) == 0;
}

typedef struct {
	const ProtocolsState *protocols;
	const AcApp *app;
} Draw;

static void draw_one(gconstpointer data, int i, AcCanvas *canvas, AcRect in)
{
	const Draw *draw = data;
	const ProtocolsState *protocols = draw->protocols;
	const char *path = g_ptr_array_index(protocols->paths, (guint)i);
	const Found *found =
	    protocols->titles != NULL ? &g_array_index(protocols->titles->found, Found, (guint)i) : NULL;
	unsigned chosen = ac_list_mark(&protocols->listing.list, i, canvas, in);
	g_autofree char *name = name_of(path), *plain = ac_text_plain(name);
	g_autofree char *where = ac_protocol_where(draw->app, path), *place = ac_text_plain(where);
	AcRect line = {in.x + 1, in.y, in.width - 2, 1};
	int used = ac_canvas_line(canvas, line, AC_ROLE_STRONG | chosen, plain) + 2;
	if (found != NULL && found->words != NULL)
		ac_canvas_line(canvas, (AcRect){line.x + used, in.y, line.width - used, 1},
		               (found->is_broken ? AC_ROLE_ALARM : AC_ROLE_TEXT) | chosen, found->words);
	if (is_followed(draw->app, path))
		ac_canvas_line_right(canvas, line, AC_ROLE_NEW | chosen, _("in use"));
	if (in.height > 1)
		ac_canvas_line(canvas, (AcRect){in.x + 3, in.y + 1, in.width - 4, 1}, AC_ROLE_DIM | chosen, place);
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	ProtocolsState *protocols = state;
	AcRect body =
	    ac_tui_title(canvas, _("Aftercare   Protocols"), protocols->work != NULL ? _("reading …") : NULL);
	int n = protocols->listing.n;
	if (n == 0) {
		ac_canvas_paragraph(canvas, body, AC_ROLE_DIM, _("No protocol is found. See: aftercare paths"));
		return;
	}
	g_autofree int *heights = g_new(int, (gsize)n);
	for (int i = 0; i < n; i++)
		heights[i] = 2;
	const Draw how = {protocols, app};
	const AcListItems items = {heights, n, draw_one, &how};
	ac_list_draw(&protocols->listing.list, &items, canvas, body);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext look(void *state, G_GNUC_UNUSED AcApp *app)
{
	ProtocolsState *protocols = state;
	return (AcViewNext){.kind = AC_NEXT_REPLACE,
	                    .view = &ac_view_protocol,
	                    .argument =
	                        g_ptr_array_index(protocols->paths, (guint)protocols->listing.list.chosen)};
}

static gboolean has_any(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const ProtocolsState *)state)->paths->len > 0;
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER, ' '}, N_("Enter"), N_("look at it"), N_("enter look"), look, has_any},
    AC_LISTING_KEYS,
    AC_KEY_ROW_BACK,
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_protocols = {
    .id = "protocols",
    .title = N_("Protocols"),
    .state_size = sizeof(ProtocolsState),
    .take_bell = take_bell,
    .open = open_protocols,
    .close = close_protocols,
    .draw = draw,
    .touch = ac_listing_touch,
    .worked = worked,
    .help = N_("All protocols that can be named. Looking at one changes nobody's rules."),
    .is_of_all = TRUE,
    .keys = keys,
};
