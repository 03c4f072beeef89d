/* SPDX-License-Identifier: MIT */
/* Two protocols held against each other: `protocol compare`. */
#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "page_bits.h"
#include "render/compare.h"

#define INDENT      2
#define TEXT        4
#define MOST_SHOWN  12 /* activities, sources on one line */
#define MANY_LISTED 30 /* entries whose wording differs */

/* ---- one answer in words --------------------------------------------------------------------- */

static void append_allowed(GString *out, const AcSays *says)
{
	if (says->step != NULL) {
		g_autofree char *step = ac_text_plain(says->step->title);
		g_string_append_printf(
		    out, says->verdict == AC_VERDICT_OK ? _("allows up to “%s”") : _("allows with care up to “%s”"),
		    step);
	} else {
		g_string_append(out, says->verdict == AC_VERDICT_OK ? _("allows it") : _("allows it with care"));
	}
	if (says->limit == NULL)
		return;
	g_autofree char *limit = ac_words_limit(says->limit);
	g_string_append_printf(out, ", %s", limit);
}

static void append_verdict(GString *out, const AcSays *says)
{
	switch (says->verdict) {
	case AC_VERDICT_AVOID:
		g_string_append(out, _("forbids it"));
		break;
	case AC_VERDICT_ASK:
		g_string_append(out, _("says: ask first"));
		break;
	case AC_VERDICT_SILENT:
		g_string_append(out, _("does not speak of it"));
		break;
	case AC_VERDICT_CARE:
	case AC_VERDICT_OK:
		append_allowed(out, says);
		break;
	}
}

static const char *anchor_words(const AcRule *rule)
{
	if (rule == NULL)
		return "";
	switch (rule->anchor.kind) {
	case AC_ANCHOR_FINAL:
		return _(" after the last session");
	case AC_ANCHOR_FIRST:
		return _(" after the first session");
	case AC_ANCHOR_SESSION:
	case AC_ANCHOR_MILESTONE:
		break;
	}
	return "";
}

/* " from day 4", " until day 28 after the last session": only what the stretch itself does not say. */
static void append_edges(GString *out, const AcDifference *told, const AcSays *says)
{
	if (says->verdict == AC_VERDICT_SILENT)
		return;
	if (says->from != NULL && g_strcmp0(says->from, told->from) != 0)
		g_string_append_printf(out, _(" from %s"), says->from);
	if (says->to != NULL && g_strcmp0(says->to, told->to) != 0)
		g_string_append_printf(out, _(" until %s%s"), says->to, anchor_words(says->rule));
	if (says->to == NULL && told->to != NULL &&
	    (says->verdict == AC_VERDICT_AVOID || says->verdict == AC_VERDICT_ASK))
		g_string_append(out, _(", without an end"));
}

/* "A forbids it until day 28, B until day 30": one stopped saying what the other still says. */
static void append_later_end(GString *out, const AcDifference *told, gboolean a_stopped)
{
	const AcSays *stopped = a_stopped ? &told->a : &told->b, *goes_on = a_stopped ? &told->b : &told->a;
	const char *first = a_stopped ? "A" : "B", *second = a_stopped ? "B" : "A";
	g_string_append_printf(out, "%s ", first);
	append_verdict(out, goes_on);
	g_string_append_printf(out, _(" until %s%s, %s "), told->from, anchor_words(stopped->before), second);
	if (goes_on->to != NULL)
		g_string_append_printf(out, _("until %s%s"), goes_on->to, anchor_words(goes_on->rule));
	else
		g_string_append(out, _("without an end"));
	g_string_append_printf(out, _("; then %s "), first);
	append_verdict(out, stopped);
}

static void append_both(GString *out, const AcDifference *told)
{
	g_string_append(out, "A ");
	append_verdict(out, &told->a);
	append_edges(out, told, &told->a);
	g_string_append(out, "; B ");
	append_verdict(out, &told->b);
	append_edges(out, told, &told->b);
}

static void append_stretch(GString *out, const AcDifference *told)
{
	if (told->from == NULL && told->to == NULL)
		g_string_append(out, _("At any time"));
	else if (told->from == NULL)
		g_string_append_printf(out, _("Until %s"), told->to);
	else if (told->to == NULL)
		g_string_append_printf(out, _("From %s on"), told->from);
	else
		g_string_append_printf(out, _("From %s to %s"), told->from, told->to);
	if (told->in_hours)
		g_string_append(out, _(", at some hours"));
	g_string_append(out, ": ");
}

char *ac_words_difference(const AcDifference *told)
{
	GString *out = g_string_new(NULL);
	append_stretch(out, told);
	if (told->a.said_the_other && told->b.verdict != AC_VERDICT_SILENT && told->from != NULL)
		append_later_end(out, told, TRUE);
	else if (told->b.said_the_other && told->a.verdict != AC_VERDICT_SILENT && told->from != NULL)
		append_later_end(out, told, FALSE);
	else
		append_both(out, told);
	g_string_append_c(out, '.');
	if (told->clients != NULL)
		g_string_append_printf(out, _(" Only for clients with: %s."), told->clients);
	return g_string_free(out, FALSE);
}

static char *titles_words(const AcDifference *told)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < told->n_activities && i < MOST_SHOWN; i++) {
		if (i == 0)
			ac_bits_append_plain(out, told->activities[i]->title);
		else {
			g_string_append(out, "; ");
			ac_bits_append_lower(out, told->activities[i]->title);
		}
	}
	if (told->n_activities > MOST_SHOWN)
		g_string_append_printf(out, _("; and %u more"), told->n_activities - MOST_SHOWN);
	return g_string_free(out, FALSE);
}

/* ---- the head -------------------------------------------------------------------------------- */

static void put_protocol(AcSheet *sheet, const char *letter, const AcProtocol *protocol)
{
	g_autofree char *line = g_strdup_printf(_("%s (%s), version %s"), protocol->title, protocol->id,
	                                        protocol->version != NULL ? protocol->version : _("not given"));
	ac_sheet_begin(sheet, 0, INDENT + 1);
	ac_sheet_put(sheet, AC_INK_STRONG, letter);
	ac_sheet_to(sheet, INDENT + 1);
	ac_sheet_put(sheet, AC_INK_PLAIN, line);
	ac_sheet_end(sheet);
	ac_sheet_line(sheet, INDENT + 1, protocol->file);
}

static void put_sources(AcSheet *sheet, const char *letter, const char *const *titles, guint n)
{
	if (n == 0)
		return;
	g_autoptr(GString) out = g_string_new(NULL);
	g_string_append_printf(out, _("Sources only in %s: "), letter);
	for (guint i = 0; i < n && i < MOST_SHOWN; i++)
		g_string_append_printf(out, "%s%s", i > 0 ? "; " : "", titles[i]);
	if (n > MOST_SHOWN)
		g_string_append_printf(out, _("; and %u more"), n - MOST_SHOWN);
	ac_sheet_line(sheet, 0, out->str);
}

static void put_head(AcSheet *sheet, const AcComparison *comparison)
{
	put_protocol(sheet, "A", comparison->a);
	put_protocol(sheet, "B", comparison->b);
	g_autofree char *count =
	    g_strdup_printf(_("The treatment day is day %d%s; “until day 4” means to the start of that day."),
	                    comparison->treatment_day,
	                    comparison->b->treatment_day != comparison->treatment_day ? _(", as A counts") : "");
	ac_sheet_line(sheet, 0, count);
	if (comparison->clients != NULL) {
		g_autofree char *clients = g_strdup_printf(_("For clients with: %s."), comparison->clients);
		ac_sheet_line(sheet, 0, clients);
	}
	if (comparison->is_partial)
		ac_sheet_line(sheet, 0,
		              _("There are more kinds of clients than can be tried out together: each fact was tried "
		                "alone. Name some with --trait."));
	put_sources(sheet, "A", comparison->only_a, comparison->n_only_a);
	put_sources(sheet, "B", comparison->only_b, comparison->n_only_b);
}

/* ---- the answers ----------------------------------------------------------------------------- */

static const char *heading_of(AcDiffers differs)
{
	switch (differs) {
	case AC_DIFFERS_B_STRICTER:
		return _("B is stricter");
	case AC_DIFFERS_B_LOOSER:
		return _("B allows more");
	case AC_DIFFERS_A_SILENT:
		return _("Only B speaks of it");
	case AC_DIFFERS_B_SILENT:
		return _("Only A speaks of it");
	case AC_DIFFERS_OTHERWISE:
		break;
	}
	return _("Neither is stricter: it is bounded otherwise");
}

static char *course_words(const AcComparison *comparison, AcComparedCourse course)
{
	switch (course) {
	case AC_COMPARED_UNREPORTED:
		return g_strdup(_("As long as the client reports nothing"));
	case AC_COMPARED_AT_ONCE:
		return g_strdup(_("When everything is reported earlier than usual"));
	case AC_COMPARED_SEVERAL:
		return g_strdup_printf(_("Over a course of %u sessions, %s apart"), comparison->n_sessions,
		                       comparison->gap);
	case AC_COMPARED_ONE:
		break;
	}
	return NULL;
}

static void put_difference(AcSheet *sheet, const AcDifference *told)
{
	g_autofree char *titles = titles_words(told);
	g_autofree char *words = ac_words_difference(told);
	ac_sheet_begin(sheet, INDENT, TEXT);
	ac_sheet_put(sheet, AC_INK_STRONG, titles);
	ac_sheet_end(sheet);
	ac_sheet_line(sheet, TEXT, words);
}

static void put_answers(AcSheet *sheet, const AcComparison *comparison)
{
	const AcDifference *before = NULL;
	for (guint i = 0; i < comparison->n_differences; i++) {
		const AcDifference *told = &comparison->differences[i];
		gboolean is_new = before == NULL || before->course != told->course;
		g_autofree char *course = is_new ? course_words(comparison, told->course) : NULL;
		if (course != NULL)
			ac_sheet_heading(sheet, course);
		if (is_new || before->differs != told->differs)
			ac_sheet_heading(sheet, heading_of(told->differs));
		put_difference(sheet, told);
		before = told;
	}
}

/* ---- the rest -------------------------------------------------------------------------------- */

static const char *part_heading(AcPart part)
{
	static const char *const headings[AC_N_PARTS] = {
	    [AC_PART_TASK] = N_("Tasks"),           [AC_PART_PHASE] = N_("Phases"),
	    [AC_PART_MILESTONE] = N_("Milestones"), [AC_PART_SIGN] = N_("What to do about a sign"),
	    [AC_PART_FOLLOWUP] = N_("Follow-ups"),
	};
	return _(headings[part]);
}

static void put_part(AcSheet *sheet, const AcPartDifference *told)
{
	const char *nowhere = told->part == AC_PART_TASK ? _("never") : _("not there");
	g_autofree char *title = g_strdup_printf("%s (%s)", told->title, told->id);
	g_autoptr(GString) words = g_string_new(NULL);
	g_string_append_printf(words, _("A: %s. B: %s."), told->a != NULL ? told->a : nowhere,
	                       told->b != NULL ? told->b : nowhere);
	if (told->clients != NULL)
		g_string_append_printf(words, _(" Only for clients with: %s."), told->clients);
	ac_sheet_begin(sheet, INDENT, TEXT);
	ac_sheet_put(sheet, AC_INK_STRONG, title);
	ac_sheet_end(sheet);
	ac_sheet_line(sheet, TEXT, words->str);
}

static void put_parts(AcSheet *sheet, const AcComparison *comparison)
{
	for (guint i = 0; i < comparison->n_parts; i++) {
		const AcPartDifference *told = &comparison->parts[i];
		if (i == 0 || told[-1].part != told->part)
			ac_sheet_heading(sheet, part_heading(told->part));
		put_part(sheet, told);
	}
}

static void append_wording(GString *out, const AcWordingDifference *told)
{
	gboolean is_whole = *told->list == '\0';
	const char *id = is_whole ? _("the protocol as a whole") : told->id;
	if (told->keys != NULL)
		g_string_append_printf(out, "%s (%s)", id, told->keys);
	else
		g_string_append_printf(out, told->only_b ? _("%s (only in B)") : _("%s (only in A)"), id);
}

static void put_wordings(AcSheet *sheet, const AcComparison *comparison)
{
	guint n = comparison->n_wordings;
	if (comparison->is_wording_left_out) {
		ac_sheet_gap(sheet);
		ac_sheet_line(
		    sheet, 0,
		    _("The two files have few rules in common, so their texts are not compared one by one."));
	}
	if (n == 0)
		return;
	g_autoptr(GString) out = g_string_new(_("Wording differs in: "));
	for (guint i = 0; i < n && i < MANY_LISTED; i++) {
		g_string_append(out, i > 0 ? "; " : "");
		append_wording(out, &comparison->wordings[i]);
	}
	if (n > MANY_LISTED)
		g_string_append_printf(out, _("; and %u more"), n - MANY_LISTED);
	g_string_append_c(out, '.');
	ac_sheet_gap(sheet);
	ac_sheet_line(sheet, 0, out->str);
}

void ac_sheet_comparison(AcSheet *sheet, const AcComparison *comparison)
{
	put_head(sheet, comparison);
	ac_sheet_gap(sheet);
	if (comparison->n_differences + comparison->n_parts > 0) {
		put_answers(sheet, comparison);
		put_parts(sheet, comparison);
	} else if (comparison->n_wordings > 0 || comparison->is_wording_left_out) {
		ac_sheet_line(sheet, 0, _("What the client may do, and when, is the same."));
	} else {
		ac_sheet_line(sheet, 0, _("For the client they say the same."));
	}
	put_wordings(sheet, comparison);
}
