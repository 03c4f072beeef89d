/* SPDX-License-Identifier: MIT */
/* Prints a client, or all of them: opens the app, makes the schedule, words, boxes, the PDF. */
#include "print.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/language.h"
#include "base/error.h"
#include "base/text.h"
#include "format.h"
#include "press.h"
#include "render/calendar.h"

#define A4_W     595.276
#define A4_H     841.89
#define LETTER_W 612.0
#define LETTER_H 792.0

/* All that the pages of one run share. */
typedef struct {
	const AcPrintWorld *world;
	const AcPrintOptions *options;
	AcApp *app;
	AcPress *press;
	AcArena *arena; /* of the client in hand */
} Run;

/* ---- what it is about --------------------------------------------------------------------------- */

static gboolean read_day(const Run *run, const char *name, const char *words, AcDate *date, GError **error)
{
	const AcWhenContext context = ac_app_when(run->app);
	AcWhen when = {0};
	if (!ac_when_parse(words, &context, &when, error)) {
		g_prefix_error(error, "--%s: ", name);
		return FALSE;
	}
	*date = ac_time_date(when.from, ac_app_zone(run->app));
	return TRUE;
}

static gboolean read_spec(const Run *run, AcScheduleSpec *spec, GError **error)
{
	const AcPrintOptions *options = run->options;
	if (options->of != NULL) {
		spec->session = ac_app_session(run->app, options->of, error);
		if (spec->session == NULL)
			return FALSE;
	}
	spec->has_from = options->from != NULL;
	spec->has_to = options->to != NULL;
	return (!spec->has_from || read_day(run, "from", options->from, &spec->from, error)) &&
	       (!spec->has_to || read_day(run, "to", options->to, &spec->to, error));
}

/* What was asked for, else the client's own, else their leaflet's, else the user's. */
static gboolean choose_language(const Run *run, char **chosen, GError **error)
{
	const char *own = ac_app_row(run->app)->language;
	const char *written = own != NULL ? own : ac_plan_protocol(ac_app_plan(run->app))->language;
	if (run->options->language != NULL) {
		*chosen = g_strdup(run->options->language);
		return ac_language_use(*chosen, run->world->locale_dir, error);
	}
	*chosen = written != NULL ? g_strdup(written) : ac_language_of_user();
	if (ac_language_use(*chosen, run->world->locale_dir, NULL))
		return TRUE;
	g_free(*chosen);
	*chosen = g_strdup("en");
	return ac_language_use(*chosen, run->world->locale_dir, error);
}

/* Beside the file that names it. */
static char *logo_path(const AcClinic *clinic)
{
	if (clinic == NULL || clinic->logo == NULL || *clinic->logo == '\0')
		return NULL;
	if (g_path_is_absolute(clinic->logo) || clinic->file == NULL)
		return g_strdup(clinic->logo);
	g_autofree char *folder = g_path_get_dirname(clinic->file);
	return g_build_filename(folder, clinic->logo, NULL);
}

/* ---- one client --------------------------------------------------------------------------------- */

static const char *name_of(const Run *run)
{
	gboolean made_up = run->options->protocol != NULL || run->options->sessions != NULL;
	return made_up ? NULL : ac_app_row(run->app)->name;
}

static const AcPageWords *words_of(const Run *run, const AcSchedule *schedule, const char *language,
                                   AcInstant revised_at)
{
	g_autofree char *code = ac_render_next_event(ac_app_plan(run->app), ac_app_clinic(run->app));
	const AcPageFacts facts = {.clinic = ac_app_clinic(run->app),
	                           .client_name = name_of(run),
	                           .hash = ac_app_protocol_hash(run->app),
	                           .code = code,
	                           .revised_at = revised_at};
	return ac_words_page(schedule, &facts, language, run->arena);
}

/* In the forms that need no press. */
static GByteArray *format_client(const Run *run, const AcPageWords *words, AcFormat format, GError **error)
{
	g_autofree char *logo = logo_path(ac_app_clinic(run->app));
	const AcFormatStyle style = {.format = format, .ascii = run->options->ascii, .logo_path = logo};
	return ac_format_words(words, &style, error);
}

static gboolean set_logo(const Run *run, AcPageStyle *style, GError **error)
{
	g_autofree char *path = logo_path(ac_app_clinic(run->app));
	if (path == NULL)
		return TRUE;
	style->has_logo = TRUE;
	return ac_press_load_logo(run->press, path, &style->logo_aspect, error);
}

static GByteArray *print_client(Run *run, GError **error)
{
	AcScheduleSpec spec = {0};
	AcInstant revised_at = 0;
	g_autofree char *language = NULL;
	gboolean is_letter =
	    run->options->paper != NULL && g_ascii_strcasecmp(run->options->paper, "letter") == 0;
	AcPageStyle style = {.paper_w = is_letter ? LETTER_W : A4_W,
	                     .paper_h = is_letter ? LETTER_H : A4_H,
	                     .large = run->options->large,
	                     .measure = ac_press_measure,
	                     .data = run->press};
	if (!read_spec(run, &spec, error) || !choose_language(run, &language, error) ||
	    !ac_app_revised_at(run->app, &revised_at, error) || !set_logo(run, &style, error))
		return NULL;
	ac_arena_reset(run->arena);
	const AcSchedule *schedule =
	    ac_schedule_new(ac_app_plan(run->app), run->arena, ac_app_safety(run->app), &spec);
	const AcPageWords *words = words_of(run, schedule, language, revised_at);
	AcFormat format = AC_FORMAT_PDF;
	if (run->options->format != NULL && ac_format_parse(run->options->format, &format) &&
	    format != AC_FORMAT_PDF)
		return format_client(run, words, format, error);
	ac_press_speak(run->press, language, words->rtl);
	const AcPrintJob job = {.words = words,
	                        .layout = ac_layout_new(words, &style, run->arena),
	                        .paper_w = style.paper_w,
	                        .paper_h = style.paper_h,
	                        .grey = run->options->grey,
	                        .has_logo = style.has_logo,
	                        .dated = revised_at};
	return ac_press_print(run->press, &job, error);
}

/* ---- all of them -------------------------------------------------------------------------------- */

/* "jo-doe-12.pdf": letters and digits of the name, and the number that tells two of a name apart. */
static char *file_name(const AcClientRow *row)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *plain = ac_text_excerpt(row->name, 60);
	for (const char *at = plain; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (g_unichar_isalnum(c) || g_unichar_ismark(c))
			g_string_append_unichar(out, g_unichar_tolower(c));
		else if (out->len > 0 && out->str[out->len - 1] != '-')
			g_string_append_c(out, '-');
	}
	if (out->len > 0 && out->str[out->len - 1] == '-')
		g_string_truncate(out, out->len - 1);
	g_string_append_printf(out, "%s%" G_GINT64_FORMAT ".pdf", out->len > 0 ? "-" : "", row->id);
	return g_strdup(out->str);
}

static void append_json(GString *out, const char *key, const char *text)
{
	g_autofree char *plain = ac_text_plain(text);
	g_string_append_printf(out, ",\"%s\":\"", key);
	for (const char *at = plain; *at != '\0'; at++) {
		if (*at == '"' || *at == '\\')
			g_string_append_c(out, '\\');
		g_string_append_c(out, *at);
	}
	g_string_append_c(out, '"');
}

typedef struct {
	guint done, of;
} Progress;

/* One line that is written over, where there is a screen; what failed stays there. */
static void tell_person(const Run *run, const AcClientRow *row, Progress progress, const char *why)
{
	g_autofree char *name = ac_text_excerpt(row->name, 40), *plain = ac_text_excerpt(why, 400);
	g_autofree char *line = g_strdup_printf(_("%u of %u  %s"), progress.done, progress.of, name);
	gboolean stays = !run->world->is_terminal || *plain != '\0' || progress.done == progress.of;
	g_autofree char *said = g_strconcat(run->world->is_terminal ? "\r\033[K" : "", line,
	                                    *plain != '\0' ? ": " : "", plain, stays ? "\n" : "", NULL);
	run->world->tell(said);
}

static void tell(const Run *run, const AcClientRow *row, Progress progress, const char *state,
                 const char *detail)
{
	if (run->options->progress) {
		tell_person(run, row, progress, strcmp(state, "failed") == 0 ? detail : "");
		return;
	}
	g_autoptr(GString) line = g_string_new(NULL);
	g_string_append_printf(line, "{\"done\":%u,\"of\":%u,\"id\":%" G_GINT64_FORMAT, progress.done,
	                       progress.of, row->id);
	append_json(line, "name", row->name);
	append_json(line, "state", state);
	append_json(line, strcmp(state, "failed") == 0 ? "error" : "file", detail);
	g_string_append(line, "}\n");
	run->world->tell(line->str);
}

/* The same bytes are there already: nothing to do. */
static gboolean is_up_to_date(const char *path, const GByteArray *pdf)
{
	g_autofree char *there = NULL;
	gsize length = 0;
	return g_file_get_contents(path, &there, &length, NULL) && length == pdf->len &&
	       memcmp(there, pdf->data, length) == 0;
}

static gboolean print_into(Run *run, const char *path, gboolean *is_new, GError **error)
{
	g_autoptr(GByteArray) pdf = print_client(run, error);
	if (pdf == NULL)
		return FALSE;
	*is_new = !is_up_to_date(path, pdf);
	return !*is_new || ac_print_write(path, pdf, error);
}

/* A client whose rules are broken, or whose name no font has, does not keep the others from theirs. */
static gboolean print_row(Run *run, const AcClientRow *row, Progress progress)
{
	g_autofree char *name = file_name(row), *path = g_build_filename(run->options->folder, name, NULL);
	g_autoptr(GError) why = NULL;
	gboolean is_new = FALSE, done = FALSE;
	if (ac_app_show(run->app, row->id, &why))
		done = print_into(run, path, &is_new, &why);
	tell(run, row, progress, !done ? "failed" : is_new ? "printed" : "unchanged", done ? path : why->message);
	return done;
}

static gboolean print_all(Run *run, GError **error)
{
	g_autoptr(AcArena) list = ac_arena_new();
	guint n = 0, failed = 0;
	const AcClientRow *rows = ac_store_clients(ac_app_store(run->app), list, FALSE, &n, error);
	if (rows == NULL)
		return FALSE;
	if (g_mkdir_with_parents(run->options->folder, 0700) != 0) {
		g_autofree char *plain = ac_text_plain(run->options->folder);
		g_set_error(error, AC_ERROR, AC_ERROR_FILE,
		            _("The folder %s cannot be made. Name another with --folder."), plain);
		return FALSE;
	}
	for (guint i = 0; i < n; i++) {
		if (run->world->stop != NULL && *run->world->stop) {
			g_set_error(error, AC_ERROR, AC_ERROR_FAILED,
			            _("Stopped after %u of %u clients. The same command goes on from there."), i, n);
			return FALSE;
		}
		failed += print_row(run, &rows[i], (Progress){i + 1, n}) ? 0 : 1;
	}
	if (failed > 0)
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED,
		            _("%u of %u clients could not be printed; why stands above."), failed, n);
	return failed == 0;
}

/* ---- a run -------------------------------------------------------------------------------------- */

gboolean ac_print_run(const AcPrintWorld *world, const AcPrintOptions *options, GError **error)
{
	const AcAppOptions wanted = {.client = options->client,
	                             .now = options->now,
	                             .protocol = options->protocol,
	                             .sessions = (const char *const *)options->sessions,
	                             .clock = world->clock};
	unsigned needs =
	    AC_NEEDS_SAFETY | (options->folder != NULL ? AC_NEEDS_PLAN_IF_CLEAR | AC_NEEDS_STORE : AC_NEEDS_PLAN);
	g_autoptr(AcApp) app = ac_app_open(&wanted, (AcNeeds)needs, error);
	g_autoptr(AcPress) press = app != NULL ? ac_press_new(error) : NULL;
	if (press == NULL)
		return FALSE;
	g_autoptr(AcArena) arena = ac_arena_new();
	Run run = {world, options, app, press, arena};
	if (options->folder != NULL)
		return print_all(&run, error);
	g_autoptr(GByteArray) pdf = print_client(&run, error);
	return pdf != NULL && ac_print_write(options->output, pdf, error);
}
