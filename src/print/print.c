/* SPDX-License-Identifier: MIT */
/* Prints a client, or all of them: opens the app, makes the schedule, words, boxes, the PDF. */
#include "print.h"

#include "app/language.h"
#include "app/output.h"
#include "base/error.h"
#include "base/text.h"
#include "mark.h"
#include "memory.h"
#include "print_private.h"
#include "render/calendar.h"

#define A4_W     595.276
#define A4_H     841.89
#define LETTER_W 612.0
#define LETTER_H 792.0

/* ---- what it is about --------------------------------------------------------------------------- */

static gboolean read_day(const AcPrintRun *run, const char *name, const char *words, AcDate *date,
                         GError **error)
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

static gboolean read_spec(const AcPrintRun *run, AcScheduleSpec *spec, GError **error)
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

/* The client's own, else the user's; of one who reads English, that of the leaflet. */
static const char *language_of(const AcPrintRun *run)
{
	const char *own = ac_app_row(run->app)->language;
	const char *written = ac_plan_protocol(ac_app_plan(run->app))->language;
	if (own != NULL)
		return own;
	return written != NULL && g_str_has_prefix(run->spoken, "en") ? written : run->spoken;
}

static gboolean find_language(const AcPrintRun *run, char **chosen, GError **error)
{
	if (run->options->language != NULL) {
		*chosen = g_strdup(run->options->language);
		return ac_language_use(*chosen, run->world->locale_dir, error);
	}
	*chosen = g_strdup(language_of(run));
	if (ac_language_use(*chosen, run->world->locale_dir, NULL))
		return TRUE;
	g_free(*chosen);
	*chosen = g_strdup("en");
	return ac_language_use(*chosen, run->world->locale_dir, error);
}

static gboolean choose_language(const AcPrintRun *run, char **chosen, GError **error)
{
	gboolean found = find_language(run, chosen, error);
	ac_app_speak(run->app);
	return found;
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

static const char *name_of(const AcPrintRun *run)
{
	gboolean made_up = run->options->protocol != NULL || run->options->sessions != NULL;
	return made_up ? NULL : ac_app_row(run->app)->name;
}

static const AcPageWords *words_of(const AcPrintRun *run, const AcSchedule *schedule, const char *language,
                                   AcInstant revised_at)
{
	gboolean is_discreet = g_strcmp0(run->options->privacy, "discreet") == 0;
	g_autofree char *code =
	    ac_render_next_event(ac_app_plan(run->app), is_discreet ? NULL : ac_app_clinic(run->app));
	const AcPageFacts facts = {.clinic = ac_app_clinic(run->app),
	                           .own_rules = ac_app_own_rules(run->app),
	                           .client_name = name_of(run),
	                           .hash = ac_app_protocol_hash(run->app),
	                           .code = code,
	                           .revised_at = revised_at};
	return ac_words_page(schedule, &facts, language, run->arena);
}

/* In the forms that need no press. */
static GByteArray *format_client(const AcPrintRun *run, const AcPageWords *words, AcFormat format,
                                 GError **error)
{
	g_autofree char *logo = logo_path(ac_app_clinic(run->app));
	const AcFormatStyle style = {.format = format, .ascii = run->options->ascii, .logo_path = logo};
	return ac_format_words(words, &style, error);
}

static gboolean set_logo(const AcPrintRun *run, AcPageStyle *style, GError **error)
{
	g_autofree char *path = logo_path(ac_app_clinic(run->app));
	if (path == NULL)
		return TRUE;
	style->has_logo = TRUE;
	return ac_press_load_logo(run->press, path, &style->logo_aspect, error);
}

static gboolean set_style(AcPrintRun *run, AcPage *page, GError **error)
{
	const AcPrintOptions *options = run->options;
	gboolean is_letter = options->paper != NULL && g_ascii_strcasecmp(options->paper, "letter") == 0;
	page->style = (AcPageStyle){.paper_w = is_letter ? LETTER_W : A4_W,
	                            .paper_h = is_letter ? LETTER_H : A4_H,
	                            .large = options->large,
	                            .measure = ac_press_measure,
	                            .data = run->press};
	page->format = AC_FORMAT_PDF;
	if (options->format != NULL)
		ac_format_parse(options->format, &page->format);
	return page->format != AC_FORMAT_PDF || set_logo(run, &page->style, error);
}

gboolean ac_page_plan(AcPrintRun *run, AcPage *page, GError **error)
{
	AcScheduleSpec spec = {0};
	*page = (AcPage){0};
	if (!read_spec(run, &spec, error) || !choose_language(run, &page->language, error) ||
	    !ac_app_revised_at(run->app, &page->revised_at, error) || !set_style(run, page, error))
		return FALSE;
	ac_arena_reset(run->arena);
	const AcSchedule *schedule =
	    ac_schedule_new(ac_app_plan(run->app), run->arena, ac_app_safety(run->app), &spec);
	page->words = words_of(run, schedule, page->language, page->revised_at);
	const AcMarkLook look = {.paper_w = page->style.paper_w,
	                         .paper_h = page->style.paper_h,
	                         .large = page->style.large,
	                         .grey = run->options->grey,
	                         .logo = page->style.has_logo ? ac_press_logo_mark(run->press) : NULL};
	page->mark = ac_mark_of(page->words, &look);
	return TRUE;
}

GByteArray *ac_page_make(AcPrintRun *run, const AcPage *page, const char *press, GError **error)
{
	if (page->format != AC_FORMAT_PDF)
		return format_client(run, page->words, page->format, error);
	ac_press_speak(run->press, page->language, page->words->rtl);
	const AcPageJob job = {.words = page->words,
	                       .layout = ac_layout_new(page->words, &page->style, run->arena),
	                       .paper_w = page->style.paper_w,
	                       .paper_h = page->style.paper_h,
	                       .grey = run->options->grey,
	                       .has_logo = page->style.has_logo,
	                       .dated = page->revised_at};
	GByteArray *pdf = ac_press_print(run->press, &job, error);
	if (pdf != NULL)
		ac_mark_put(pdf, page->mark, press);
	return pdf;
}

void ac_page_clear(AcPage *page)
{
	g_free(page->language);
	g_free(page->mark);
	*page = (AcPage){0};
}

/* ---- a run -------------------------------------------------------------------------------------- */

static gboolean print_one(AcPrintRun *run, GError **error)
{
	g_auto(AcPage) page = {0};
	if (!ac_page_plan(run, &page, error))
		return FALSE;
	g_autoptr(GByteArray) bytes = ac_page_make(run, &page, NULL, error);
	return bytes != NULL && ac_app_write_bytes(run->options->output, bytes->data, bytes->len, error);
}

gboolean ac_print_run(const AcPrintWorld *world, const AcPrintOptions *options, GError **error)
{
	const AcAppOptions wanted = {.client = options->client,
	                             .now = options->now,
	                             .protocol = options->protocol,
	                             .sessions = (const char *const *)options->sessions,
	                             .clock = world->clock};
	gboolean all = options->output == NULL;
	unsigned needs = AC_NEEDS_SAFETY | (all ? AC_NEEDS_PLAN_IF_CLEAR | AC_NEEDS_STORE : AC_NEEDS_PLAN);
	g_autoptr(AcApp) app = ac_app_open(&wanted, (AcNeeds)needs, error);
	g_autoptr(AcPress) press = app != NULL ? ac_press_new(error) : NULL;
	if (press == NULL)
		return FALSE;
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autofree char *spoken = ac_language_of_user();
	AcPrintRun run = {world, options, app, press, arena, spoken};
	ac_print_memory_give_back();
	return all ? ac_print_all(&run, error) : print_one(&run, error);
}
