/* SPDX-License-Identifier: MIT */
/* Asks a practitioner what the leaflet says, one thing at a time, and writes a rule file. */
#include "protocol_new.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "ask/ask.h"
#include "base/error.h"
#include "base/text.h"
#include "call.h"
#include "protocol/check.h"
#include "protocol_check.h"
#include "protocol_draft.h"

#define ANSWER_MOST 500 /* bytes of one answer */

/* ---- asking ---------------------------------------------------------------------------------- */

typedef struct {
	AcCall *call;
	AcDraft *draft;
	gboolean is_over; /* the input has ended */
} Talk;

/* On a terminal the question has to be there before it is answered. */
static void show(const Talk *talk)
{
	GString *out = talk->call->out;
	for (gsize done = 0; talk->call->world->is_terminal && done < out->len;) {
		gssize n = write(STDOUT_FILENO, out->str + done, out->len - done);
		if (n < 0 && errno != EINTR)
			return;
		done += n > 0 ? (gsize)n : 0;
		if (done == out->len)
			g_string_truncate(out, 0);
	}
}

/* One line of the input; NULL: it has ended. Owned. */
static char *read_line(Talk *talk)
{
	GString *line = g_string_new(NULL);
	char byte = '\0';
	gssize n = 0;
	while ((n = read(STDIN_FILENO, &byte, 1)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || byte == '\n')
			break;
		if (line->len < ANSWER_MOST)
			g_string_append_c(line, byte);
	}
	talk->is_over = n <= 0 && line->len == 0;
	g_autofree char *given = g_string_free(line, FALSE);
	g_autofree char *plain = ac_text_plain(given);
	return talk->is_over ? NULL : g_strdup(g_strstrip(plain));
}

static void put_prompt(Talk *talk, const char *fallback)
{
	g_string_append_printf(talk->call->out, fallback != NULL ? "  [%s] > " : "  > ", fallback);
	show(talk);
}

/* What was typed, or @fallback for a bare Enter; NULL: the input has ended. Owned. */
static char *answer(Talk *talk, const char *fallback)
{
	put_prompt(talk, fallback);
	char *line = read_line(talk);
	if (!talk->call->world->is_terminal)
		g_string_append_c(talk->call->out, '\n');
	if (line == NULL || *line != '\0' || fallback == NULL)
		return line;
	g_free(line);
	return g_strdup(fallback);
}

static void say_error(Talk *talk, GError **error)
{
	ac_call_say(talk->call, "%s", (*error)->message);
	g_clear_error(error);
}

/* ---- first: what it begins with -------------------------------------------------------------- */

static gboolean ask_base(Talk *talk)
{
	ac_call_say(
	    talk->call,
	    _("A few questions about your leaflet, then ten about what it says. Enter takes what stands in "
	      "brackets; Ctrl-D leaves, and nothing is written."));
	g_string_append_c(talk->call->out, '\n');
	ac_call_say(talk->call,
	            _("First: an empty sheet, where nothing holds but what you say now, or the standard "
	              "rules, which you change? (empty, standard)"));
	for (;;) {
		g_autofree char *text = answer(talk, "empty");
		if (text == NULL)
			return FALSE;
		g_autofree char *lower = g_ascii_strdown(text, -1);
		talk->draft->is_standard = strstr(lower, "standard") != NULL || strcmp(lower, "smp") == 0;
		if (talk->draft->is_standard || strstr(lower, "empty") != NULL)
			return TRUE;
		ac_call_say(talk->call, _("Write “empty” or “standard”."));
	}
}

/* ---- 1 and 2: who ---------------------------------------------------------------------------- */

static guint count_digits(const char *text)
{
	guint n = 0;
	for (; *text != '\0'; text++)
		n += g_ascii_isdigit(*text);
	return n;
}

static gboolean ask_phone(Talk *talk)
{
	while (talk->draft->phone == NULL) {
		ac_call_say(talk->call, _("And the number clients call?"));
		g_autofree char *text = answer(talk, _("none"));
		if (text == NULL)
			return FALSE;
		if (strcmp(text, _("none")) == 0)
			return TRUE;
		if (count_digits(text) >= 3)
			talk->draft->phone = g_strdup(text);
		else
			ac_call_say(talk->call, _("A number has digits, such as 01632 960123."));
	}
	return TRUE;
}

static gboolean ask_clinic(Talk *talk)
{
	ac_call_say(
	    talk->call,
	    _("1 of 10. Your clinic's name and its phone number, such as: Northlight Studio, 01632 960123"));
	g_autofree char *text = answer(talk, _("none"));
	if (text == NULL)
		return FALSE;
	if (strcmp(text, _("none")) == 0)
		return TRUE;
	char *comma = strrchr(text, ',');
	if (comma != NULL && count_digits(comma) >= 3) {
		*comma = '\0';
		talk->draft->phone = g_strdup(g_strstrip(comma + 1));
	}
	g_strstrip(text);
	talk->draft->clinic = g_strdup(*text != '\0' ? text : _("Our clinic"));
	return ask_phone(talk);
}

static gboolean ask_leaflet(Talk *talk)
{
	const char *clinic = talk->draft->clinic;
	g_autofree char *fallback =
	    clinic != NULL ? g_strdup_printf(_("%s: aftercare"), clinic) : g_strdup(_("Our aftercare leaflet"));
	ac_call_say(talk->call, _("2 of 10. The title of your leaflet: each rule names it as its source."));
	talk->draft->leaflet = answer(talk, fallback);
	return talk->draft->leaflet != NULL;
}

/* ---- 3: days --------------------------------------------------------------------------------- */

static gboolean ask_day(Talk *talk)
{
	ac_call_say(talk->call,
	            _("3 of 10. Does your leaflet call the day of the treatment day 0 or day 1? (0, 1, "
	              "not said)"));
	for (;;) {
		g_autofree char *text = answer(talk, talk->draft->is_standard ? "0" : _("not said"));
		if (text == NULL)
			return FALSE;
		g_autofree char *lower = g_ascii_strdown(text, -1);
		const char *number = g_str_has_prefix(lower, "day ") ? lower + 4 : lower;
		gboolean is_digit = strcmp(number, "0") == 0 || strcmp(number, "1") == 0;
		talk->draft->treatment_day = is_digit ? *number - '0' : AC_TREATMENT_DAY_UNSAID;
		if (is_digit || strcmp(lower, "not said") == 0 || strcmp(text, _("not said")) == 0 ||
		    strcmp(lower, "-") == 0)
			return TRUE;
		ac_call_say(talk->call, _("Write “0”, “1” or “not said”."));
	}
}

/* ---- 4 to 10: from when ---------------------------------------------------------------------- */

typedef struct {
	AcDraftTopic topic;
	const char *name;                /* in a list of what was left */
	const char *question, *standard; /* standard: what the standard rules have */
	const char *least, *most;        /* on the standard rules; "" : no bound */
	gboolean may_be_forbidden;
} Topic;

static const Topic TOPICS[AC_N_DRAFT_TOPICS] = {
    {AC_DRAFT_WATER, N_("first wash"),
     N_("4 of 10. The first wash, with plain water: how long after the session? (72 hours, day 4)"), "24h",
     "", "10d", FALSE},
    {AC_DRAFT_CLEANSER, N_("cleanser"), N_("5 of 10. A gentle cleanser: from when?"), "4d", "", "10d", FALSE},
    {AC_DRAFT_GYM, N_("gym"), N_("6 of 10. The gym, and exercise that makes one sweat: from when?"), "10d",
     "5d", "", TRUE},
    {AC_DRAFT_SWIM, N_("swimming"),
     N_("7 of 10. Swimming: from when? (28 days; or: 28 days after the last session, if it counts from "
        "that)"),
     "28d", "28d", "", TRUE},
    {AC_DRAFT_SUN, N_("sun"), N_("8 of 10. Sun on the scalp: from when?"), "14d", "", "", TRUE},
    {AC_DRAFT_SHAVE, N_("shaving"), N_("9 of 10. Shaving the scalp: from when?"), "7d", "", "", TRUE},
    {AC_DRAFT_CREAM, N_("moisturiser"), N_("10 of 10. Moisturiser: from when?"), "4d", "4d", "", TRUE},
};

static gboolean refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);
static gboolean refuse(GError **error, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *text = g_strdup_vprintf(format, values);
	va_end(values);
	g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, text);
	return FALSE;
}

static AcInstant bound_of(const char *text, AcInstant none)
{
	AcDraftTime bound = {.kind = AC_DRAFT_NOT_SAID};
	AcInstant at = *text != '\0' && ac_draft_time_parse(text, 0, &bound, NULL) ? bound.at : none;
	ac_draft_time_clear(&bound);
	return at;
}

/* A change of the standard rules must leave them in order. */
static gboolean fits_standard(const Topic *topic, const AcDraftTime *time, GError **error)
{
	if (time->kind != AC_DRAFT_TIME)
		return refuse(error, _("The standard rules need a time here; Enter keeps theirs."));
	if (time->is_final && topic->topic != AC_DRAFT_SWIM)
		return refuse(error,
		              _("The standard rules count this from each session; leave out “after the last”."));
	if (time->at < bound_of(topic->least, 1)) {
		g_autofree char *least = ac_words_offset(*topic->least != '\0' ? topic->least : "1m");
		return refuse(
		    error,
		    _("The other standard rules need at least %s here. For an earlier time begin again with "
		      "an empty sheet."),
		    least);
	}
	if (time->at > bound_of(topic->most, AC_INSTANT_NEVER)) {
		g_autofree char *most = ac_words_offset(topic->most);
		return refuse(error,
		              _("The other standard rules need at most %s here. For a later time begin again with an "
		                "empty sheet."),
		              most);
	}
	return TRUE;
}

/* Washing goes from water to a cleanser to swimming. */
static gboolean fits_order(const Talk *talk, const Topic *topic, const AcDraftTime *time, GError **error)
{
	const AcDraftTime *times = talk->draft->times;
	AcInstant water = times[AC_DRAFT_WATER].at, cleanser = times[AC_DRAFT_CLEANSER].at;
	gboolean washes = topic->topic == AC_DRAFT_WATER || topic->topic == AC_DRAFT_CLEANSER;
	if (washes && time->is_final)
		return refuse(error, _("Washing counts from each session; leave out “after the last”."));
	if (time->kind == AC_DRAFT_NO_END && !topic->may_be_forbidden)
		return refuse(error, _("Name a time, or “not said”."));
	if (time->kind != AC_DRAFT_TIME)
		return TRUE;
	if (topic->topic == AC_DRAFT_CLEANSER && time->at < water)
		return refuse(error,
		              _("That is before the first wash with plain water. From when is a cleanser allowed?"));
	if (topic->topic == AC_DRAFT_SWIM && time->at < MAX(water, cleanser))
		return refuse(error, _("That is before the scalp may be washed. From when is swimming allowed?"));
	return TRUE;
}

static gboolean read_topic(const Talk *talk, const Topic *topic, const char *text, GError **error)
{
	AcDraftTime time = {.kind = AC_DRAFT_NOT_SAID};
	if (!ac_draft_time_parse(text, talk->draft->treatment_day, &time, error))
		return FALSE;
	if (!fits_order(talk, topic, &time, error) ||
	    (talk->draft->is_standard && !fits_standard(topic, &time, error))) {
		ac_draft_time_clear(&time);
		return FALSE;
	}
	talk->draft->times[topic->topic] = time;
	return TRUE;
}

static gboolean ask_topic(Talk *talk, const Topic *topic)
{
	gboolean is_standard = talk->draft->is_standard;
	g_autofree char *words = ac_words_offset(topic->standard);
	g_autofree char *fallback =
	    is_standard ? g_strdup_printf(_("as the standard rules: %s"), words) : g_strdup(_("not said"));
	ac_call_say(talk->call, "%s", _(topic->question));
	for (;;) {
		g_autoptr(GError) error = NULL;
		g_autofree char *text = answer(talk, fallback);
		if (text == NULL)
			return FALSE;
		/* Enter: nothing is written, and what holds then holds. */
		if (strcmp(text, fallback) == 0 || read_topic(talk, topic, text, &error))
			return TRUE;
		say_error(talk, &error);
	}
}

/* ---- last: anything else --------------------------------------------------------------------- */

static gboolean has_ban(const AcDraft *draft, const char *id)
{
	for (guint i = 0; i < draft->bans->len; i++)
		if (strcmp(g_array_index(draft->bans, AcDraftBan, i).id, id) == 0)
			return TRUE;
	return FALSE;
}

static void add_ban(AcDraft *draft, const AcActivity *activity, const AcDraftTime *time)
{
	AcDraftBan ban = {.id = g_strdup(activity->id),
	                  .title = g_strdup(activity->title),
	                  .is_ladder = activity->n_steps > 0,
	                  .time = {time->kind, g_strdup(time->text), time->at, time->is_final}};
	g_array_append_val(draft->bans, ban);
}

static gboolean add_bans(const Talk *talk, const char *words, const AcDraftTime *time, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcWhenContext context = ac_app_when(talk->call->app);
	if (g_ascii_strncasecmp(words, "no ", 3) == 0) /* as leaflets put it */
		words += 3;
	const AcQuery *query = ac_ask(ac_app_catalogue(talk->call->app), words, &context, arena);
	if (query->n_activities == 0 && query->n_near > 0)
		return refuse(error, _("I am not sure what “%s” is. Did you mean “%s”? Write the list again."), words,
		              query->near[0].activity->title);
	if (query->n_activities == 0)
		return refuse(
		    error, _("I don't know “%s”. Name it in a word or two, such as “sauna”; write the list again."),
		    words);
	for (guint i = 0; i < query->n_activities; i++)
		if (!has_ban(talk->draft, query->activities[i]->id))
			add_ban(talk->draft, query->activities[i], time);
	return TRUE;
}

/* "hair dye for 4 weeks": the longest end of it that is a time. Without one, no end is given. */
static gboolean read_ban(const Talk *talk, const char *item, GError **error)
{
	g_auto(GStrv) words = g_strsplit(item, " ", -1);
	guint n = g_strv_length(words);
	AcDraftTime time = {.kind = AC_DRAFT_NO_END};
	guint cut = n;
	for (guint i = 1; i < n && cut == n; i++) {
		g_autofree char *rest = g_strjoinv(" ", &words[i]);
		g_autoptr(GError) ignored = NULL;
		if (ac_draft_time_parse(rest, talk->draft->treatment_day, &time, &ignored) &&
		    time.kind != AC_DRAFT_NOT_SAID)
			cut = i;
		else if (strspn(rest, "0123456789") == strlen(rest))
			return refuse(error, "%s", ignored->message);
	}
	if (cut == n)
		time = (AcDraftTime){.kind = AC_DRAFT_NO_END};
	g_clear_pointer(&words[cut], g_free);
	for (guint i = cut + 1; i < n; i++)
		g_clear_pointer(&words[i], g_free);
	g_autofree char *name = g_strjoinv(" ", words);
	gboolean good = add_bans(talk, name, &time, error);
	ac_draft_time_clear(&time);
	return good;
}

static gboolean read_bans(const Talk *talk, const char *text, GError **error)
{
	g_auto(GStrv) items = g_strsplit(text, ",", -1);
	ac_draft_forget_bans(talk->draft);
	for (guint i = 0; items[i] != NULL; i++)
		if (*g_strstrip(items[i]) != '\0' && !read_ban(talk, items[i], error))
			return FALSE;
	return TRUE;
}

static gboolean ask_bans(Talk *talk)
{
	ac_call_say(talk->call,
	            _("Last: anything else it forbids, with commas between, such as: sauna for 4 weeks, "
	              "alcohol 3 days, hair dye"));
	for (;;) {
		g_autoptr(GError) error = NULL;
		g_autofree char *text = answer(talk, _("nothing else"));
		if (text == NULL)
			return FALSE;
		if (strcmp(text, _("nothing else")) == 0 || read_bans(talk, text, &error))
			return TRUE;
		say_error(talk, &error);
	}
}

/* ---- the file -------------------------------------------------------------------------------- */

/* NULL: nothing is to be written. Owned. */
static char *ask_path(Talk *talk)
{
	ac_call_say(talk->call,
	            _("The name of the file, such as my-studio.cfg? (Enter alone: nothing is written)"));
	for (;;) {
		g_autoptr(GError) error = NULL;
		g_autofree char *text = answer(talk, NULL);
		if (text == NULL || *text == '\0')
			return NULL;
		g_autofree char *path = ac_draft_path(text);
		if (ac_draft_is_free(path, &error))
			return g_steal_pointer(&path);
		say_error(talk, &error);
	}
}

static char *review_date(const AcCall *call)
{
	AcDate next_year = ac_date_add_months(ac_time_date(ac_app_now(call->app), ac_app_zone(call->app)), 12);
	int year = 0, month = 0, day = 0;
	ac_date_to_ymd(next_year, &year, &month, &day);
	return g_strdup_printf("%04d-%02d-%02d", year, month, day);
}

/* ---- afterwards ------------------------------------------------------------------------------ */

/* "first wash, gym"; owned; "": every question was answered. */
static char *names_of_left(const AcDraft *draft, gboolean *is_all)
{
	g_autoptr(GString) names = g_string_new(NULL);
	*is_all = draft->bans->len == 0;
	for (guint i = 0; i < G_N_ELEMENTS(TOPICS); i++) {
		if (draft->times[TOPICS[i].topic].kind != AC_DRAFT_NOT_SAID)
			*is_all = FALSE;
		else
			g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", _(TOPICS[i].name));
	}
	return g_string_free(g_steal_pointer(&names), FALSE);
}

/* What a bare Enter left open: that no error was found in it says little. TRUE: all of it. */
static gboolean say_left(AcCall *call, const AcDraft *draft)
{
	gboolean is_all = FALSE;
	g_autofree char *names = names_of_left(draft, &is_all);
	if (is_all && draft->is_standard)
		ac_call_say(call, _("Nothing of your leaflet stands in it yet: it says what the standard rules say, "
		                    "under your title."));
	else if (is_all)
		ac_call_say(call, _("No rule stands in it yet: whatever a client asks, the answer is to ask you."));
	else if (*names != '\0' && draft->is_standard)
		ac_call_say(call, _("Left as the standard rules have it: %s."), names);
	else if (*names != '\0')
		ac_call_say(call, _("Not said, so clients are told to ask you: %s."), names);
	return is_all;
}

static void say_next(AcCall *call, const char *path, gboolean is_bare)
{
	if (is_bare)
		ac_call_say(call,
		            _("Next: write into it what your leaflet says, or answer the questions again with the "
		              "leaflet at hand, under another name: aftercare protocol new"));
	else
		ac_call_say(call, _("Next:"));
	g_string_append_printf(call->out, "  aftercare protocol check %s\n", path);
	if (!is_bare)
		g_string_append_printf(call->out,
		                       "  aftercare client add NAME --protocol %s --session \"today 15:00\"\n", path);
}

static gboolean check_file(AcCall *call, const char *path, GError **error)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autofree char *found = NULL;
	g_autoptr(AcLoaded) loaded = ac_call_protocol(call, path, problems, &found, error);
	if (found == NULL)
		return FALSE;
	if (loaded != NULL) {
		AcDate today = ac_time_date(ac_app_now(call->app), ac_app_zone(call->app));
		ac_protocol_check(ac_loaded_protocol(loaded), ac_app_safety(call->app), today, problems);
	}
	if (ac_problems_count(problems, AC_PROBLEM_ERROR) > 0) {
		g_autofree char *text = ac_problems_text(problems);
		g_set_error_literal(error, AC_ERROR, AC_ERROR_FILE, text);
		return FALSE;
	}
	guint n = ac_problems_count(problems, AC_PROBLEM_WARNING);
	if (n > 0)
		ac_call_say(call,
		            ngettext("Checked: no error, and %u thing to look at.",
		                     "Checked: no error, and %u things to look at.", (gulong)n),
		            n);
	else
		ac_call_say(call, _("Checked: no error in what it says."));
	return TRUE;
}

static gboolean finish(AcCall *call, AcDraft *draft, const char *path, GError **error)
{
	draft->id = ac_draft_id(path);
	draft->review_by = review_date(call);
	g_autofree char *text = ac_draft_text(draft);
	if (!ac_draft_write(path, text, error))
		return FALSE;
	ac_call_say(call, _("Written: %s"), path);
	if (!check_file(call, path, error))
		return FALSE;
	say_next(call, path, say_left(call, draft));
	return TRUE;
}

static gboolean ask_all(Talk *talk)
{
	gboolean goes_on = ask_base(talk) && ask_clinic(talk) && ask_leaflet(talk) && ask_day(talk);
	for (guint i = 0; goes_on && i < G_N_ELEMENTS(TOPICS); i++)
		goes_on = ask_topic(talk, &TOPICS[i]);
	return goes_on && ask_bans(talk);
}

static gboolean run(AcCall *call, GError **error)
{
	g_autofree char *path = call->n_words > 0 ? ac_draft_path(call->words[0]) : NULL;
	if (path != NULL && !ac_draft_is_free(path, error))
		return FALSE;
	AcDraft draft;
	ac_draft_init(&draft);
	Talk talk = {.call = call, .draft = &draft};
	gboolean is_told = ask_all(&talk);
	if (is_told && path == NULL)
		path = ask_path(&talk);
	gboolean good = TRUE;
	if (is_told && path != NULL) {
		good = finish(call, &draft, path, error);
	} else {
		ac_call_say(call, _("Nothing was written."));
		call->status = AC_EXIT_FAILED;
	}
	ac_draft_clear(&draft);
	return good;
}

const AcCommand ac_protocol_new_command = {
    .name = "new",
    .args = "[PATH]",
    .summary = N_("ten questions about a leaflet, and a commented rule file from the answers"),
    .details =
        N_("Nothing is written before the last answer, and a file that is there is never replaced. Without "
           "a terminal the answers are read from the input, a line each."),
    .example = "aftercare protocol new my-studio.cfg",
    .needs = AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY,
    .max_words = 1,
    .run = run,
};
