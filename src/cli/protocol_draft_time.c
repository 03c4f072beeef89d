/* SPDX-License-Identifier: MIT */
/* Times as a practitioner says them. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "protocol_draft.h"

void ac_draft_time_clear(AcDraftTime *time)
{
	g_free(time->text);
	*time = (AcDraftTime){.kind = AC_DRAFT_NOT_SAID};
}

static gboolean is_one_of(const char *text, const char *const *words)
{
	for (guint i = 0; words[i] != NULL; i++)
		if (strcmp(text, words[i]) == 0)
			return TRUE;
	return FALSE;
}

static gboolean fail(GError **error, const char *text)
{
	g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, text);
	return FALSE;
}

static gboolean is_number(const char *text)
{
	return *text != '\0' && strspn(text, "0123456789") == strlen(text);
}

/* ---- words that are no time ------------------------------------------------------------------ */

/* TRUE: @out is what they mean. */
static gboolean read_word(const char *text, AcDraftTime *out)
{
	static const char *const silences[] = {"-",    "?",      "not said",        "unsaid",      "nothing",
	                                       "skip", "silent", "it does not say", "doesn't say", NULL};
	static const char *const nevers[] = {"never", "forbidden", "always", "no end", "not at all", NULL};
	static const char *const nows[] = {"now",         "at once", "straight away", "0", "allowed",
	                                   "immediately", NULL};
	if (is_one_of(text, silences)) {
		out->kind = AC_DRAFT_NOT_SAID;
	} else if (is_one_of(text, nevers)) {
		out->kind = AC_DRAFT_NO_END;
	} else if (is_one_of(text, nows)) {
		out->kind = AC_DRAFT_TIME;
		out->text = g_strdup("0h");
	} else {
		return FALSE;
	}
	return TRUE;
}

/* ---- times ----------------------------------------------------------------------------------- */

static const char *unit_of(const char *word)
{
	static const struct {
		const char *unit;
		const char *words[5];
	} units[] = {
	    {"m", {"m", "min", "mins", "minute", "minutes"}},
	    {"h", {"h", "hr", "hrs", "hour", "hours"}},
	    {"d", {"d", "day", "days", NULL}},
	    {"w", {"w", "wk", "wks", "week", "weeks"}},
	    {"mo", {"mo", "month", "months", NULL}},
	    {"y", {"y", "year", "years", NULL}},
	};
	for (guint i = 0; i < G_N_ELEMENTS(units); i++)
		for (guint k = 0; k < G_N_ELEMENTS(units[i].words) && units[i].words[k] != NULL; k++)
			if (strcmp(word, units[i].words[k]) == 0)
				return units[i].unit;
	return NULL;
}

/* "72hours" and "72 hours" as "72h"; the rest stays, for the reader of offsets to judge. */
static char *shortened(const char *text)
{
	static const char *const fillers[] = {"after", "for", "from", "until", "till", "about", "the", NULL};
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint i = 0; words[i] != NULL; i++) {
		gsize digits = strspn(words[i], "0123456789");
		gboolean is_alone = digits > 0 && words[i][digits] == '\0';
		const char *unit = is_alone     ? words[i + 1] != NULL ? unit_of(words[i + 1]) : NULL
		                   : digits > 0 ? unit_of(words[i] + digits)
		                                : NULL;
		/* "day 4": that number has its word before it. */
		if (i > 0 && strcmp(words[i - 1], "day") == 0)
			unit = NULL;
		if (*words[i] == '\0' || (out->len == 0 && is_one_of(words[i], fillers)))
			continue;
		if (out->len > 0)
			g_string_append_c(out, ' ');
		if (unit == NULL) {
			g_string_append(out, words[i]);
			continue;
		}
		g_string_append_len(out, words[i], (gssize)digits);
		g_string_append(out, unit);
		i += is_alone ? 1 : 0;
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Cuts "after the last session" off the end. */
static gboolean cut_final(char *text)
{
	static const char *const endings[] = {" after the last session",
	                                      " after your last session",
	                                      " after last session",
	                                      " after the last",
	                                      " after the final session",
	                                      " after the final",
	                                      NULL};
	for (guint i = 0; endings[i] != NULL; i++)
		if (g_str_has_suffix(text, endings[i])) {
			text[strlen(text) - strlen(endings[i])] = '\0';
			return TRUE;
		}
	return FALSE;
}

static gboolean read_time(const char *text, int treatment_day, AcDraftTime *out, GError **error)
{
	AcSpan span;
	if (!ac_span_parse_said(gettext, text, treatment_day, &span, error))
		return FALSE;
	gboolean is_day = strstr(text, "day ") != NULL;
	if (span.early.kind == AC_OFFSET_UNSAID || span.late.kind == AC_OFFSET_UNSAID ||
	    (ac_span_is_range(&span) && !is_day) || strstr(text, "..") != NULL)
		return fail(error, _("Name one time; of two dates in the leaflet, the later one."));
	if (ac_offset_is_negative(&span.early))
		return fail(error, _("Count from the session: “3 days” is three days after it."));
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	AcInstant noon = 12 * AC_HOUR;
	out->kind = AC_DRAFT_TIME;
	out->text = g_strdup(text);
	out->at = ac_offset_resolve(&span.late, noon, noon, zone, AC_FOLD_FIRST) - noon;
	return TRUE;
}

gboolean ac_draft_time_parse(const char *text, int treatment_day, AcDraftTime *out, GError **error)
{
	g_autofree char *lower = g_utf8_strdown(text, -1);
	g_strstrip(lower);
	*out = (AcDraftTime){.kind = AC_DRAFT_NOT_SAID};
	if (strcmp(lower, "no") == 0)
		return fail(error, _("Forbidden without an end, or not said? Write “never” or “not said”."));
	if (read_word(lower, out))
		return TRUE;
	out->is_final = cut_final(lower);
	if (is_number(lower)) {
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("%s hours or %s days? Write %sh or %sd."), lower,
		            lower, lower, lower);
		return FALSE;
	}
	g_autofree char *given = shortened(lower);
	return read_time(given, treatment_day, out, error);
}
