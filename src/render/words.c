/* SPDX-License-Identifier: MIT */
/* Verdicts, dates and lengths of time. */
#include "render/words.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"

#define MINUTES_IN_HOUR 60

const char *ac_words_verdict(AcVerdict verdict)
{
	switch (verdict) {
	case AC_VERDICT_OK:
		return _("OK");
	case AC_VERDICT_CARE:
		return _("CARE");
	case AC_VERDICT_ASK:
		return _("ASK");
	case AC_VERDICT_AVOID:
		return _("AVOID");
	case AC_VERDICT_SILENT:
		break;
	}
	return _("NOT COVERED");
}

const char *ac_words_sign(AcVerdict verdict, gboolean ascii)
{
	switch (verdict) {
	case AC_VERDICT_OK:
		return ascii ? "+" : "✓";
	case AC_VERDICT_CARE:
		return "!";
	case AC_VERDICT_ASK:
		return "?";
	case AC_VERDICT_AVOID:
		return ascii ? "x" : "✗";
	case AC_VERDICT_SILENT:
		break;
	}
	return ascii ? "-" : "–";
}

/* ---- dates ----------------------------------------------------------------------------------- */

const char *ac_words_weekday(AcDate date)
{
	static const char *const names[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
	                                    N_("Fri"), N_("Sat"), N_("Sun")};
	return _(names[ac_date_weekday(date) - 1]);
}

const char *ac_words_month(int month)
{
	static const char *const names[] = {N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
	                                    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")};
	return _(names[month - 1]);
}

char *ac_words_date(const AcWordsContext *context, AcDate date)
{
	int year = 0, month = 0, day = 0, this_year = 0, ignored = 0;
	ac_date_to_ymd(date, &year, &month, &day);
	ac_date_to_ymd(ac_time_date(context->now, context->zone), &this_year, &ignored, &ignored);
	/* TRANSLATORS: "Sat 21 Nov": weekday, day, month; in another order: "%2$d %3$s, %1$s" */
	if (year == this_year)
		return g_strdup_printf(_("%s %d %s"), ac_words_weekday(date), day, ac_words_month(month));
	/* TRANSLATORS: "Sat 21 Nov 2026" */
	return g_strdup_printf(_("%s %d %s %d"), ac_words_weekday(date), day, ac_words_month(month), year);
}

char *ac_words_day_month(AcDate date)
{
	int year = 0, month = 0, day = 0;
	ac_date_to_ymd(date, &year, &month, &day);
	/* Translators: "24 Nov" */
	return g_strdup_printf(_("%d %s"), day, ac_words_month(month));
}

/* As the language is, it belongs to the process: app/language.h. */
static gboolean has_twelve_hours(void)
{
	return g_strcmp0(g_getenv("AFTERCARE_CLOCK"), "12") == 0;
}

int ac_words_clock_width(void)
{
	static const int widest[] = {30, 750};
	int width = 0;
	for (gsize i = 0; i < G_N_ELEMENTS(widest); i++) {
		g_autofree char *clock = ac_words_clock(widest[i]);
		width = MAX(width, ac_text_width(clock));
	}
	return width;
}

char *ac_words_clock(int minute)
{
	int hour = minute / MINUTES_IN_HOUR, rest = minute % MINUTES_IN_HOUR;
	if (has_twelve_hours() && hour < 24) {
		int shown = hour % 12 == 0 ? 12 : hour % 12;
		/* TRANSLATORS: a clock of twelve hours: "8:30 am", "8:30 pm". */
		return g_strdup_printf(hour < 12 ? _("%d:%02d am") : _("%d:%02d pm"), shown, rest);
	}
	return g_strdup_printf("%02d:%02d", hour, rest);
}

char *ac_bits_date_and_clock(const AcWordsContext *context, AcInstant at)
{
	AcLocal local = ac_time_local(at, context->zone);
	g_autofree char *date = ac_words_date(context, local.date);
	g_autofree char *clock = ac_words_clock(local.minute);
	/* TRANSLATORS: a date and a time of day: "Tue 24 Nov 15:00" */
	return g_strdup_printf(_("%s %s"), date, clock);
}

static gboolean begins_its_date(AcInstant at, AcLocal local, GTimeZone *zone)
{
	return ac_time_midnight(local.date, zone) == at;
}

/* "today 15:00", or NULL for a day without such a name. */
static char *near_day(const AcWordsContext *context, AcLocal local)
{
	g_autofree char *clock = ac_words_clock(local.minute);
	switch (local.date - ac_time_date(context->now, context->zone)) {
	case -1:
		return g_strdup_printf(_("yesterday %s"), clock);
	case 0:
		return g_strdup_printf(_("today %s"), clock);
	case 1:
		return g_strdup_printf(_("tomorrow %s"), clock);
	default:
		return NULL;
	}
}

char *ac_words_instant(const AcWordsContext *context, AcInstant at)
{
	AcLocal local = ac_time_local(at, context->zone);
	if (begins_its_date(at, local, context->zone))
		return ac_words_date(context, local.date);
	char *near = near_day(context, local);
	return near != NULL ? near : ac_bits_date_and_clock(context, at);
}

char *ac_words_moment(const AcWordsContext *context, AcInstant at)
{
	/* Midnight is told by its date: "tomorrow 00:00" is read as the wrong night. */
	AcLocal local = ac_time_local(at, context->zone);
	char *near = begins_its_date(at, local, context->zone) ? NULL : near_day(context, local);
	return near != NULL ? near : ac_bits_date_and_clock(context, at);
}

char *ac_words_distance(AcInstant seconds)
{
	AcInstant minutes = (seconds + AC_MINUTE - 1) / AC_MINUTE;
	AcInstant hours = minutes / MINUTES_IN_HOUR;
	int rest = (int)(minutes % MINUTES_IN_HOUR);
	if (hours >= 48)
		return g_strdup_printf(ngettext("%d day", "%d days", (gulong)(hours / 24)), (int)(hours / 24));
	if (hours == 0)
		return g_strdup_printf(_("%d min"), rest);
	if (rest == 0)
		return g_strdup_printf(_("%d h"), (int)hours);
	return g_strdup_printf(_("%d h %d min"), (int)hours, rest);
}

/* ---- offsets --------------------------------------------------------------------------------- */

typedef enum { UNIT_NONE, UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR } Unit;

static Unit unit_of(const char *letters, gsize length)
{
	static const struct {
		const char *name;
		Unit unit;
	} units[] = {{"m", UNIT_MINUTE}, {"h", UNIT_HOUR},   {"d", UNIT_DAY},
	             {"w", UNIT_WEEK},   {"mo", UNIT_MONTH}, {"y", UNIT_YEAR}};
	for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
		if (strlen(units[i].name) == length && strncmp(units[i].name, letters, length) == 0)
			return units[i].unit;
	return UNIT_NONE;
}

static char *amount(Unit unit, int n)
{
	gulong count = (gulong)n;
	switch (unit) {
	case UNIT_MINUTE:
		return g_strdup_printf(ngettext("%d minute", "%d minutes", count), n);
	case UNIT_HOUR:
		return g_strdup_printf(ngettext("%d hour", "%d hours", count), n);
	case UNIT_DAY:
		return g_strdup_printf(ngettext("%d day", "%d days", count), n);
	case UNIT_WEEK:
		return g_strdup_printf(ngettext("%d week", "%d weeks", count), n);
	case UNIT_MONTH:
		return g_strdup_printf(ngettext("%d month", "%d months", count), n);
	case UNIT_YEAR:
		return g_strdup_printf(ngettext("%d year", "%d years", count), n);
	case UNIT_NONE:
		break;
	}
	return g_strdup_printf("%d", n);
}

/* One number and its unit at *at, which is moved behind them. FALSE when none stands there. */
static gboolean read_amount(const char **at, int *n, Unit *unit)
{
	gsize digits = strspn(*at, "0123456789");
	if (digits == 0 || digits > 6)
		return FALSE;
	*n = (int)g_ascii_strtoll(*at, NULL, 10);
	const char *letters = *at + digits;
	gsize length = strspn(letters, "mhdwoy");
	*unit = unit_of(letters, length);
	*at = letters + length;
	return length == 0 || *unit != UNIT_NONE;
}

/* One side of an offset in words; what is not understood stays as it was written. */
static char *side_in_words(const char *text)
{
	const char *at = text + (*text == '-' ? 1 : 0);
	g_autoptr(GString) words = g_string_new(NULL);
	while (g_ascii_isdigit(*at) && strchr(at, ':') != at + 2) {
		int n = 0;
		Unit unit = UNIT_NONE;
		if (!read_amount(&at, &n, &unit) || unit == UNIT_NONE)
			return g_strdup(text);
		g_autofree char *part = amount(unit, n);
		g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", part);
		while (*at == ' ')
			at++;
	}
	if (words->len == 0)
		return g_strdup(text);
	if (*at != '\0')
		g_string_append_printf(words, ", %s", at);
	return g_strdup(words->str);
}

/* "3..4d" and "3d..4d" as "3 to 4 days"; NULL when the ends have different units. */
static char *short_range(const char *early, const char *late)
{
	int from = 0, to = 0;
	Unit from_unit = UNIT_NONE, to_unit = UNIT_NONE;
	if (!read_amount(&early, &from, &from_unit) || *early != '\0' || !read_amount(&late, &to, &to_unit) ||
	    *late != '\0' || to_unit == UNIT_NONE || (from_unit != UNIT_NONE && from_unit != to_unit))
		return NULL;
	g_autofree char *end = amount(to_unit, to);
	return g_strdup_printf(_("%d to %s"), from, end);
}

/* "at least 10 days", "at least until end of day 5". */
static char *at_least(const char *rest)
{
	g_autofree char *least = ac_words_offset(rest);
	return g_strdup_printf(g_ascii_isdigit(*least) ? _("at least %s") : _("at least until %s"), least);
}

char *ac_words_offset(const char *text)
{
	g_autofree char *plain = ac_text_plain(text);
	if (g_str_has_prefix(plain, AC_BITS_AT_LEAST))
		return at_least(plain + strlen(AC_BITS_AT_LEAST));
	char *dots = strstr(plain, "..");
	if (dots == NULL)
		return side_in_words(g_strstrip(plain));
	*dots = '\0';
	char *early = g_strstrip(plain), *late = g_strstrip(dots + 2);
	char *joined = short_range(early, late);
	if (joined != NULL)
		return joined;
	g_autofree char *first = side_in_words(early);
	g_autofree char *last = side_in_words(late);
	return g_strdup_printf(_("%s to %s"), first, last);
}

char *ac_words_limit(const AcLimit *limit)
{
	GString *words = g_string_new(NULL);
	if (limit->minutes > 0) {
		g_autofree char *most = amount(UNIT_MINUTE, limit->minutes);
		if (g_strcmp0(limit->per, "day") == 0)
			g_string_append_printf(words, _("at most %s a day"), most);
		else if (g_strcmp0(limit->per, "week") == 0)
			g_string_append_printf(words, _("at most %s a week"), most);
		else
			g_string_append_printf(words, _("at most %s at a time"), most);
	}
	if (limit->times > 0) {
		g_autofree char *times = ac_bits_times((guint)limit->times);
		g_string_append(words, words->len > 0 ? ", " : "");
		g_string_append_printf(words,
		                       g_strcmp0(limit->per, "week") == 0  ? _("at most %s a week")
		                       : g_strcmp0(limit->per, "day") == 0 ? _("at most %s a day")
		                                                           : _("at most %s"),
		                       times);
	}
	if (limit->from_minute >= 0) {
		g_autofree char *from = ac_words_clock(limit->from_minute);
		g_autofree char *to = ac_words_clock(limit->to_minute);
		g_string_append(words, words->len > 0 ? ", " : "");
		g_string_append_printf(words, _("between %s and %s"), from, to);
	}
	return g_string_free(words, FALSE);
}
