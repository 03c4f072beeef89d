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

/* ---- rules ------------------------------------------------------------------------------------ */

static void put_below(AcSheet *sheet, const char *text)
{
	ac_sheet_line(sheet, INDENT + 9, text);
}

static void put_rule(AcSheet *sheet, const AcRule *rule)
{
	const AcActivity *step;
	AcVerdict verdict = ac_bits_rule_verdict(rule, &step);
	g_autoptr(GString) line = g_string_new(rule->id);
	g_autofree char *on = ac_words_rule_on(rule), *time = ac_words_rule_time(rule);
	g_string_append_printf(line, ": %s", on);
	if (step != NULL) {
		g_autoptr(GString) most = g_string_new(NULL);
		ac_bits_append_up_to(most, step);
		ac_bits_join(line, ", ", most->str);
	}
	ac_bits_join(line, ", ", rule->words.where);
	ac_bits_join(line, ", ", ac_words_level(verdict, rule->level));
	ac_bits_join(line, " — ", time);
	ac_sheet_begin(sheet, INDENT, INDENT + 9);
	ac_sheet_put_verdict(sheet, verdict);
	ac_sheet_to(sheet, INDENT + 9);
	ac_sheet_put(sheet, AC_INK_PLAIN, line->str);
	ac_sheet_end(sheet);
	g_autofree char *limit = rule->limit != NULL ? ac_words_limit(rule->limit) : NULL;
	g_autofree char *products = ac_words_products(&rule->words);
	put_below(sheet, limit);
	put_below(sheet, rule->words.how != NULL ? rule->words.how : rule->words.why);
	put_below(sheet, products);
	if (rule->against != NULL) {
		g_autofree char *against =
		    g_strdup_printf(_("Against \"%s\": the leaflet says both."), rule->against->id);
		put_below(sheet, against);
	}
}

/* ---- tasks, courses, notes ---------------------------------------------------------------------- */

static void put_task(AcSheet *sheet, const AcTask *task)
{
	g_autofree char *count = ac_words_count(task), *products = ac_words_products(&task->words);
	g_autoptr(GString) line = g_string_new(NULL);
	g_string_append_printf(line, "%s: %s", task->id, task->title);
	ac_bits_join(line, ", ", count);
	if (task->level != AC_LEVEL_NOT_GIVEN)
		ac_bits_join(line, ", ", ac_words_task_level(task->level));
	if (task->once != NULL) {
		g_autofree char *once = ac_words_once(task->once, TRUE);
		ac_bits_join(line, ", ", once);
	}
	ac_sheet_line(sheet, INDENT, line->str);
	ac_sheet_line(sheet, 2 * INDENT, products);
	for (guint i = 0; i < task->n_items; i++) {
		g_autofree char *item = g_strdup_printf("- %s", task->items[i]);
		ac_sheet_line(sheet, 2 * INDENT, item);
	}
}

static void put_notes(AcSheet *sheet, const AcProtocol *protocol)
{
	if (protocol->n_notes > 0)
		ac_sheet_heading(sheet, _("The leaflet also says"));
	for (guint i = 0; i < protocol->n_notes; i++) {
		const AcNote *note = &protocol->notes[i];
		g_autofree char *whom = ac_words_conditions(note->when, note->n_when);
		g_autofree char *line =
		    *whom != '\0' ? g_strdup_printf("%s (%s)", note->text, whom) : g_strdup(note->text);
		ac_sheet_line(sheet, INDENT, line);
	}
}

void ac_sheet_protocol(AcSheet *sheet, const AcFacts *facts, const AcProtocol *protocol)
{
	put_head(sheet, protocol);
	if (facts->clinic != NULL) {
		g_autofree char *clinic = ac_words_clinic(facts->clinic, facts->own_rules);
		ac_sheet_line(sheet, INDENT, clinic);
	}
	ac_sheet_heading(sheet, _("Rules"));
	for (guint i = 0; i < protocol->n_rules; i++)
		put_rule(sheet, &protocol->rules[i]);
	if (protocol->n_tasks > 0)
		ac_sheet_heading(sheet, _("To do"));
	for (guint i = 0; i < protocol->n_tasks; i++)
		put_task(sheet, &protocol->tasks[i]);
	put_notes(sheet, protocol);
	ac_sheet_heading(sheet, _("Sources"));
	for (guint i = 0; i < protocol->n_sources; i++) {
		const AcSource *source = &protocol->sources[i];
		g_autofree char *line =
		    g_strdup_printf("%s: %s %s", source->id, source->title, source->url != NULL ? source->url : "");
		ac_sheet_begin(sheet, INDENT, INDENT + 2);
		ac_sheet_put(sheet, AC_INK_PLAIN, line);
		ac_sheet_end(sheet);
	}
	ac_sheet_all_places(sheet, facts, protocol);
}
