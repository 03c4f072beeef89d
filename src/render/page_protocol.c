/* SPDX-License-Identifier: MIT */
/* A protocol to read: `protocol show`. */
#include "render/pages.h"

#include "base/text.h"
#include "bits.h"
#include "page_bits.h"

#define INDENT 2

static void put_head(AcSheet *sheet, const AcProtocol *protocol)
{
	static const char *const states[] = {N_("draft"), N_("active"), N_("retired")};
	g_autofree char *title = g_strdup_printf("%s (%s)", protocol->title, protocol->id);
	ac_sheet_begin(sheet, 0, INDENT);
	ac_sheet_put(sheet, AC_INK_STRONG, title);
	ac_sheet_end(sheet);
	g_autofree char *version =
	    protocol->version == NULL ? NULL : g_strdup_printf(_("version %s"), protocol->version);
	g_autoptr(GString) facts = g_string_new(version);
	ac_bits_join(facts, ", ", _(states[protocol->status]));
	ac_bits_join(facts, ", ", protocol->author);
	if (protocol->review_by != NULL && *protocol->review_by != '\0') {
		g_autofree char *review = g_strdup_printf(_("to be reviewed by %s"), protocol->review_by);
		ac_bits_join(facts, ", ", review);
	}
	ac_sheet_line(sheet, INDENT, facts->str);
	for (guint i = 0; i < protocol->n_files; i++)
		ac_sheet_line(sheet, INDENT, protocol->files[i]);
	g_autofree char *not_for =
	    protocol->not_for == NULL ? NULL : g_strdup_printf(_("Not for: %s"), protocol->not_for);
	ac_sheet_line(sheet, INDENT, not_for);
}

/* "from 24 hours to 4 days", "until the flakes are gone", "after the last session". Owned. */
static char *rule_time(const AcRule *rule)
{
	GString *out = g_string_new(NULL);
	if (rule->from_text != NULL) {
		g_autofree char *from = ac_words_offset(rule->from_text);
		g_string_append_printf(out, _("from %s"), from);
	}
	if (rule->to.late.kind == AC_OFFSET_UNSAID) {
		ac_bits_join(out, ", ", _("no end is given"));
	} else if (rule->to_text != NULL) {
		g_autofree char *to = ac_words_offset(rule->to_text);
		g_autofree char *end = g_strdup_printf(_("to %s"), to);
		ac_bits_join(out, " ", end);
	}
	if (rule->until != NULL) {
		g_autofree char *until = g_strdup_printf(_("until %s"), rule->until->title);
		ac_bits_join(out, ", ", until);
	}
	switch (rule->anchor.kind) {
	case AC_ANCHOR_FIRST:
		ac_bits_join(out, ", ", _("counted from the first session"));
		break;
	case AC_ANCHOR_FINAL:
		ac_bits_join(out, ", ", _("counted from the last session"));
		break;
	case AC_ANCHOR_MILESTONE: {
		g_autofree char *from = g_strdup_printf(_("counted from when %s"), rule->anchor.milestone->title);
		ac_bits_join(out, ", ", from);
		break;
	}
	case AC_ANCHOR_SESSION:
		break;
	}
	return g_string_free(out, FALSE);
}

static void put_rule(AcSheet *sheet, const AcRule *rule)
{
	g_autoptr(GString) on = g_string_new(NULL);
	for (guint i = 0; i < rule->n_on; i++)
		ac_bits_join(on, ", ", rule->on[i]->id);
	if (rule->allows && rule->allow_rank > 0 && rule->allow_rank <= rule->on[0]->n_steps) {
		g_autofree char *up_to = g_strdup_printf(_("up to %s"), rule->on[0]->steps[rule->allow_rank - 1]->id);
		ac_bits_join(on, " ", up_to);
	}
	AcVerdict verdict = !rule->allows          ? rule->verdict
	                    : rule->allow_rank > 0 ? AC_VERDICT_CARE
	                                           : AC_VERDICT_AVOID;
	g_autofree char *time = rule_time(rule);
	g_autofree char *line =
	    g_strdup_printf(_("%s: %s%s%s"), rule->id, on->str, *time != '\0' ? " — " : "", time);
	ac_sheet_begin(sheet, INDENT, INDENT + 9);
	ac_sheet_put_verdict(sheet, verdict);
	ac_sheet_to(sheet, INDENT + 9);
	ac_sheet_put(sheet, AC_INK_PLAIN, line);
	ac_sheet_end(sheet);
	const char *words = rule->words.how != NULL ? rule->words.how : rule->words.why;
	ac_sheet_line(sheet, INDENT + 9, words);
}

void ac_sheet_protocol(AcSheet *sheet, const AcFacts *facts, const AcProtocol *protocol)
{
	put_head(sheet, protocol);
	if (facts->clinic != NULL) {
		g_autofree char *clinic = ac_words_clinic(facts->clinic);
		ac_sheet_line(sheet, INDENT, clinic);
	}
	ac_sheet_heading(sheet, _("Rules"));
	for (guint i = 0; i < protocol->n_rules; i++)
		put_rule(sheet, &protocol->rules[i]);
	if (protocol->n_tasks > 0)
		ac_sheet_heading(sheet, _("To do"));
	for (guint i = 0; i < protocol->n_tasks; i++) {
		g_autofree char *line = g_strdup_printf("%s: %s", protocol->tasks[i].id, protocol->tasks[i].title);
		ac_sheet_line(sheet, INDENT, line);
	}
	ac_sheet_heading(sheet, _("Sources"));
	for (guint i = 0; i < protocol->n_sources; i++) {
		const AcSource *source = &protocol->sources[i];
		g_autofree char *line =
		    g_strdup_printf("%s: %s %s", source->id, source->title, source->url != NULL ? source->url : "");
		ac_sheet_begin(sheet, INDENT, INDENT + 2);
		ac_sheet_put(sheet, AC_INK_PLAIN, line);
		ac_sheet_end(sheet);
	}
}
