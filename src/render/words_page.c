/* SPDX-License-Identifier: MIT */
/* The head of the page: whose, when, whom to call; and how foreign text comes onto paper. */
#include "words_page.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "render/pages.h"

#define LRI "\xE2\x81\xA6"
#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"

/* A note may be long; a page is not its place. */
#define MOST_CHARACTERS 400

/* ---- foreign text ------------------------------------------------------------------------------ */

const char *ac_pager_keep(const AcPager *pager, char *text)
{
	const char *kept = ac_arena_strdup(pager->arena, text);
	g_free(text);
	return kept;
}

/* Pictures: no text font has them, and colour fonts print as coarse dots. */
static gboolean is_picture(gunichar c)
{
	return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F || c == 0x20E3 ||
	       (c >= 0xE0000 && c <= 0xE0FFF) || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

static gboolean is_ascii(const char *text)
{
	for (; *text != '\0'; text++)
		if ((guchar)*text >= 0x80)
			return FALSE;
	return TRUE;
}

static gboolean runs_otherwise(const AcPager *pager, const char *text)
{
	gboolean letters = FALSE;
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (ac_text_is_rtl(c) && !pager->rtl)
			return TRUE;
		letters = letters || (!ac_text_is_rtl(c) && g_unichar_isalpha(c));
	}
	return pager->rtl && letters;
}

/* Without what no page can show; in the arena. */
static const char *clean(const AcPager *pager, const char *text)
{
	g_autofree char *plain = ac_text_excerpt(text, MOST_CHARACTERS);
	g_strstrip(plain);
	if (is_ascii(plain))
		return ac_arena_strdup(pager->arena, plain);
	g_autoptr(GString) kept = g_string_new(NULL);
	for (const char *at = plain; *at != '\0'; at = g_utf8_next_char(at))
		if (!is_picture(g_utf8_get_char(at)))
			g_string_append_unichar(kept, g_utf8_get_char(at));
	return ac_arena_strdup(pager->arena, kept->str);
}

static const char *set_apart(const AcPager *pager, const char *text)
{
	return runs_otherwise(pager, text) ? ac_arena_printf(pager->arena, FSI "%s" PDI, text) : text;
}

const char *ac_pager_own(const AcPager *pager, const char *text)
{
	return text != NULL && *text != '\0' ? set_apart(pager, clean(pager, text)) : "";
}

static const char *small(const AcPager *pager, const char *text)
{
	if (!pager->lowers)
		return clean(pager, text);
	g_autoptr(GString) out = g_string_new(NULL);
	ac_bits_append_lower(out, text);
	return clean(pager, out->str);
}

const char *ac_pager_lower(const AcPager *pager, const char *text)
{
	return text != NULL && *text != '\0' ? set_apart(pager, small(pager, text)) : "";
}

void ac_pager_add(const AcPager *pager, GString *list, const char *separator, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	g_string_append(list, list->len > 0 ? separator : "");
	g_string_append(list, list->len > 0 ? small(pager, text) : clean(pager, text));
}

const char *ac_pager_close_list(const AcPager *pager, const GString *list)
{
	return set_apart(pager, ac_arena_strdup(pager->arena, list->str));
}

const char *ac_pager_number(const AcPager *pager, const char *text)
{
	g_autofree char *plain = ac_text_excerpt(text, 80);
	return ac_arena_printf(pager->arena, LRI "%s" PDI, plain);
}

/* ---- dates -------------------------------------------------------------------------------------- */

const char *ac_pager_date(const AcPager *pager, AcDate date)
{
	return ac_pager_keep(pager, ac_words_date(&pager->words, date));
}

const char *ac_pager_moment(const AcPager *pager, AcInstant at)
{
	AcLocal local = ac_time_local(at, pager->words.zone);
	if (ac_time_midnight(local.date, pager->words.zone) == at)
		return ac_pager_date(pager, local.date);
	return ac_pager_keep(pager, ac_bits_date_and_clock(&pager->words, at));
}

double ac_pager_place(const AcPager *pager, AcInstant at)
{
	const AcSchedule *schedule = pager->schedule;
	const AcScheduleDay *last = &schedule->days[schedule->n_days - 1];
	at = MIN(at, schedule->ends);
	if (at >= ac_time_midnight(last->date + 1, pager->words.zone))
		return schedule->n_days;
	if (at <= schedule->begins)
		return 0;
	AcDate date = ac_time_date(at, pager->words.zone);
	const AcScheduleDay *day = &schedule->days[CLAMP(date - schedule->first, 0, (gint)schedule->n_days - 1)];
	AcInstant length = ac_time_midnight(date + 1, pager->words.zone) - day->begins;
	return (double)(date - schedule->first) + (double)(at - day->begins) / (double)MAX(length, 1);
}

/* ---- the head ----------------------------------------------------------------------------------- */

static void add_contact(const AcPager *pager, AcPageWords *out, const char **lines, const char *text)
{
	if (text != NULL && *text != '\0')
		lines[out->n_contacts++] = ac_pager_number(pager, text);
}

static const char *without_scheme(const char *web)
{
	const char *at = strstr(web, "://");
	return at != NULL ? at + 3 : web;
}

static void set_clinic(const AcPager *pager, AcPageWords *out)
{
	const AcClinic *clinic = pager->facts->clinic;
	const char **lines = AC_ARENA_ARRAY(pager->arena, const char *, 5);
	out->contacts = lines;
	out->has_clinic = clinic != NULL;
	out->logo_alt = "";
	if (clinic == NULL) {
		out->clinic = ac_pager_keep(pager, ac_words_clinic(NULL, pager->facts->own_rules));
		return;
	}
	out->clinic = ac_pager_own(pager, clinic->name);
	out->logo_alt = ac_arena_printf(pager->arena, _("Logo of %s"), out->clinic);
	add_contact(pager, out, lines, clinic->phone);
	g_autoptr(GString) reach = g_string_new(clinic->email);
	if (clinic->web != NULL)
		g_string_append_printf(reach, "%s%s", reach->len > 0 ? " · " : "", without_scheme(clinic->web));
	add_contact(pager, out, lines, reach->str);
	g_autoptr(GString) place = g_string_new(clinic->address);
	if (clinic->hours != NULL)
		g_string_append_printf(place, "%s%s", place->len > 0 ? " · " : "", clinic->hours);
	if (place->len > 0)
		lines[out->n_contacts++] = ac_pager_own(pager, place->str);
}

/* "session 2 of 3", as a day tells it. */
static const char *session_of(const AcPager *pager, guint number)
{
	const AcSchedule *schedule = pager->schedule;
	const AcDay day = {
	    .session_number = number, .n_sessions = schedule->n_sessions, .course = schedule->course};
	return ac_pager_keep(pager, ac_words_session(&day));
}

static const char *day_range(const AcPager *pager)
{
	const AcSchedule *schedule = pager->schedule;
	return ac_arena_printf(pager->arena, _("day %d to day %d"), schedule->days[0].day_number,
	                       schedule->days[schedule->n_days - 1].day_number);
}

static const char *with_year(const AcPager *pager, AcInstant at)
{
	int year = 0, ignored = 0, now = 0;
	AcLocal local = ac_time_local(at, pager->words.zone);
	ac_date_to_ymd(local.date, &year, &ignored, &ignored);
	ac_date_to_ymd(ac_time_date(pager->words.now, pager->words.zone), &now, &ignored, &ignored);
	const char *moment = ac_pager_keep(pager, ac_bits_date_and_clock(&pager->words, at));
	if (year != now)
		return moment;
	g_autofree char *clock = ac_words_clock(local.minute);
	return ac_arena_printf(pager->arena, _("%s %d, %s"), ac_pager_date(pager, local.date), year, clock);
}

static AcPageCard next_card(const AcPager *pager)
{
	const AcSchedule *schedule = pager->schedule;
	AcPageCard card = {.label = _("Next session"), .note = ""};
	if (schedule->next_session != NULL) {
		card.value = with_year(pager, schedule->next_session->begin);
		card.note = session_of(pager, schedule->next_session_number);
	} else if (schedule->final_known && schedule->session_number == schedule->n_sessions) {
		card.value = _("none: this was the last");
	} else {
		card.value = _("not booked yet");
	}
	return card;
}

static const char *traits(const AcPager *pager)
{
	const AcClient *client = pager->schedule->client;
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint i = 0; i < client->n_traits; i++)
		g_string_append_printf(out, "%s%s: %s", i > 0 ? ", " : "",
		                       ac_pager_own(pager, ac_text_of_rules(client->traits[i].trait)),
		                       ac_pager_own(pager, ac_text_of_rules(client->traits[i].value)));
	return ac_arena_strdup(pager->arena, out->str);
}

static const char *covers_note(const AcPager *pager)
{
	const char *known = pager->schedule->client->n_traits > 0 ? traits(pager) : day_range(pager);
	if (pager->schedule->ends_with_session == 0)
		return known;
	return ac_arena_printf(pager->arena, "%s · %s", _("then a new sheet"), known);
}

static void set_cards(const AcPager *pager, AcPageWords *out)
{
	const AcSchedule *schedule = pager->schedule;
	AcPageCard *cards = AC_ARENA_ARRAY(pager->arena, AcPageCard, 3);
	out->cards = cards;
	if (schedule->session != NULL)
		cards[out->n_cards++] = (AcPageCard){.label = _("Your session"),
		                                     .value = with_year(pager, schedule->session->end),
		                                     .note = session_of(pager, schedule->session_number)};
	cards[out->n_cards++] = next_card(pager);
	cards[out->n_cards++] =
	    (AcPageCard){.label = _("This page covers"),
	                 .value = ac_arena_printf(pager->arena, "%s – %s", ac_pager_date(pager, schedule->first),
	                                          ac_pager_date(pager, schedule->last)),
	                 .note = covers_note(pager)};
}

/* ---- help --------------------------------------------------------------------------------------- */

static gboolean same_urgency(const AcRedFlag *a, const AcRedFlag *b)
{
	return a->urgency == b->urgency && a->soon == b->soon;
}

static void set_help(const AcPager *pager, AcPageWords *out)
{
	const AcSafety *safety = pager->schedule->safety;
	guint n = safety != NULL ? safety->n_flags : 0;
	AcPageItem *help = AC_ARENA_ARRAY(pager->arena, AcPageItem, n);
	out->help_title = _("Get help if you notice");
	out->help = help;
	for (guint i = 0; i < n; i++) {
		gboolean is_first = TRUE;
		for (guint k = 0; k < i; k++)
			is_first = is_first && !same_urgency(&safety->flags[k], &safety->flags[i]);
		if (!is_first)
			continue;
		g_autoptr(GString) list = g_string_new(NULL);
		for (guint k = i; k < n; k++)
			if (same_urgency(&safety->flags[k], &safety->flags[i]))
				ac_pager_add(pager, list, "; ", safety->flags[k].brief);
		help[out->n_help++] = (AcPageItem){.lead = ac_words_urgency(&safety->flags[i]),
		                                   .text = ac_pager_close_list(pager, list)};
	}
}

static void set_calls(const AcPager *pager, AcPageWords *out)
{
	const AcClinic *clinic = pager->facts->clinic;
	AcPageItem *calls = AC_ARENA_ARRAY(pager->arena, AcPageItem, 2);
	out->calls = calls;
	if (clinic != NULL && clinic->phone != NULL)
		calls[out->n_calls++] =
		    (AcPageItem){.lead = out->clinic, .text = ac_pager_number(pager, clinic->phone)};
	if (clinic != NULL && clinic->out_of_hours != NULL)
		calls[out->n_calls++] =
		    (AcPageItem){.lead = _("Out of hours"), .text = ac_pager_number(pager, clinic->out_of_hours)};
}

/* ---- the foot ----------------------------------------------------------------------------------- */

static void set_rules(const AcPager *pager, AcPageWords *out)
{
	const AcProtocol *protocol = pager->schedule->protocol;
	g_autoptr(GString) rules = g_string_new(ac_pager_own(pager, protocol->title));
	g_string_append_printf(rules, " · %s %s", ac_pager_own(pager, protocol->id),
	                       ac_pager_own(pager, protocol->version));
	if (pager->facts->hash != NULL)
		g_string_append_printf(rules, " · %.12s", pager->facts->hash);
	if (protocol->numbering_unsaid || protocol->treatment_day == 0)
		g_string_append_printf(rules, " · %s", _("the day of treatment is day 0"));
	else
		g_string_append_printf(rules, " · %s", _("the day of treatment is day 1"));
	if (pager->facts->revised_at > AC_INSTANT_ALWAYS)
		g_string_append_printf(
		    rules, " · %s",
		    ac_arena_printf(pager->arena, _("as of %s"), with_year(pager, pager->facts->revised_at)));
	out->rules = ac_arena_strdup(pager->arena, rules->str);
}

static void set_sources(const AcPager *pager, AcPageWords *out)
{
	const AcSchedule *schedule = pager->schedule;
	g_autoptr(GString) sources = g_string_new(NULL);
	for (guint i = 0; i < schedule->n_sources; i++)
		g_string_append_printf(sources, "%s%s", i > 0 ? "; " : "", clean(pager, schedule->sources[i]->title));
	out->sources_title = _("Sources");
	out->sources = ac_pager_close_list(pager, sources);
}

static void set_foot(const AcPager *pager, AcPageWords *out)
{
	static const char *const HANDED[] = {N_("Practitioner"), N_("Client"), N_("Date")};
	const char **handed = AC_ARENA_ARRAY(pager->arena, const char *, G_N_ELEMENTS(HANDED));
	for (guint i = 0; i < G_N_ELEMENTS(HANDED); i++)
		handed[out->n_handed++] = _(HANDED[i]);
	out->handed = handed;
	out->handed_title = _("Explained and handed over (initials)");
	out->disclaimer = _("Coaching, not medicine. If this differs from what you were told, ask.");
	out->page_of = _("Page %d of %d");
	set_rules(pager, out);
	set_sources(pager, out);
}

static void set_code(const AcPager *pager, AcPageWords *out)
{
	const AcSchedule *schedule = pager->schedule;
	const AcClinic *clinic = pager->facts->clinic;
	if (pager->facts->code != NULL && schedule->next_session != NULL) {
		out->code = ac_arena_strdup(pager->arena, pager->facts->code);
		out->code_caption = _("Scan to put your next session into your phone’s calendar");
		out->code_note = with_year(pager, schedule->next_session->begin);
	} else if (clinic != NULL && clinic->phone != NULL) {
		g_autoptr(GString) number = g_string_new("tel:");
		for (const char *at = clinic->phone; *at != '\0'; at++)
			if (g_ascii_isdigit(*at) || (*at == '+' && number->len == strlen("tel:")))
				g_string_append_c(number, *at);
		out->code = ac_arena_strdup(pager->arena, number->str);
		out->code_caption = _("Scan to call us");
		out->code_note = ac_pager_number(pager, clinic->phone);
	}
	if (out->code != NULL)
		out->code_alt = ac_arena_printf(pager->arena, _("QR code: %s"), out->code_caption);
}

const AcPageWords *ac_words_page(const AcSchedule *schedule, const AcPageFacts *facts, const char *language,
                                 AcArena *arena)
{
	const char *written = schedule->protocol->language;
	AcPager pager = {.schedule = schedule,
	                 .facts = facts,
	                 .arena = arena,
	                 .words = {.now = schedule->begins - 3 * 24 * AC_HOUR,
	                           .zone = schedule->client->zone,
	                           .plan = schedule->plan},
	                 .lowers = (written == NULL || g_str_has_prefix(written, "en")) && ac_bits_begin_small()};
	AcPageWords *out = AC_ARENA_NEW(arena, AcPageWords);
	out->language = ac_arena_strdup(arena, language);
	/* Translators: the direction your language is written in, "direction: ltr" or "direction: rtl". */
	out->rtl = pager.rtl = strcmp(_("direction: ltr"), "direction: rtl") == 0;
	g_autofree char *name = ac_text_excerpt(facts->client_name, 80);
	out->client = ac_pager_own(&pager, name);
	out->heading = _("Your aftercare schedule");
	out->title = *out->client != '\0' ? ac_arena_printf(arena, _("Aftercare schedule: %s"), name)
	                                  : _("Aftercare schedule");
	set_clinic(&pager, out);
	set_cards(&pager, out);
	set_help(&pager, out);
	set_calls(&pager, out);
	ac_pager_chart(&pager, out);
	ac_pager_notes(&pager, out);
	ac_pager_days(&pager, out);
	set_code(&pager, out);
	set_foot(&pager, out);
	return out;
}
