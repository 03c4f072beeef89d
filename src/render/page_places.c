/* SPDX-License-Identifier: MIT */
/* Where the values of a protocol stand: for each key the file and line that hold, and those that were
 * replaced. */
#include "base/text.h"
#include "bits.h"
#include "page_bits.h"

#define INDENT    2
#define KEY_WIDTH 13

/* "smp.cfg:41" */
static void append_place(GString *out, const AcOrigin *origin)
{
	ac_bits_append_plain(out, ac_bits_base_name(origin->file));
	if (origin->line > 0)
		g_string_append_printf(out, ":%d", origin->line);
}

static char *place_in_words(const AcKeyPlace *place)
{
	GString *out = g_string_new(NULL);
	g_autoptr(GString) lost = g_string_new(NULL);
	append_place(out, &place->at);
	for (guint i = 0; i < place->n_lost; i++) {
		g_string_append(lost, i > 0 ? ", " : "");
		append_place(lost, &place->lost[i]);
	}
	if (place->n_lost > 0)
		ac_text_fill(out, _("%s (in place of %s)"), out->str, lost->str);
	return g_string_free(out, FALSE);
}

void ac_sheet_places(AcSheet *sheet, const AcFacts *facts, const char *list, const char *id, int indent)
{
	if (facts->places_of == NULL)
		return;
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	const AcKeyPlace *places = facts->places_of(facts->places, arena, list, id, &n);
	for (guint i = 0; i < n; i++) {
		g_autofree char *words = place_in_words(&places[i]);
		ac_sheet_begin(sheet, indent, indent + KEY_WIDTH);
		ac_sheet_put(sheet, AC_INK_DIM, places[i].key);
		ac_sheet_to(sheet, indent + KEY_WIDTH);
		ac_sheet_put(sheet, AC_INK_PLAIN, words);
		ac_sheet_end(sheet);
	}
}

/* ---- all of a protocol ------------------------------------------------------------------------- */

/* Entries of any kind: each begins with its id. */
typedef struct {
	const char *list;
	gconstpointer entries;
	guint n;
	gsize size;
} Entries;

static void put_entry(AcSheet *sheet, const AcFacts *facts, const char *list, const char *id)
{
	ac_sheet_begin(sheet, INDENT, INDENT);
	ac_sheet_put(sheet, AC_INK_STRONG, id);
	ac_sheet_end(sheet);
	ac_sheet_places(sheet, facts, list, id, 2 * INDENT);
}

static void put_sign_rules(AcSheet *sheet, const AcFacts *facts, const AcProtocol *protocol)
{
	if (protocol->n_signs > 0)
		ac_sheet_heading(sheet, _("rules of a sign"));
	for (guint i = 0; i < protocol->n_signs; i++)
		for (guint k = 0; k < protocol->signs[i].n_rules; k++) {
			g_autofree char *id =
			    g_strdup_printf("%s.%s", protocol->signs[i].id, protocol->signs[i].rules[k].id);
			put_entry(sheet, facts, "signs", id);
		}
}

void ac_sheet_all_places(AcSheet *sheet, const AcFacts *facts, const AcProtocol *p)
{
	const Entries all[] = {
	    {"sources", p->sources, p->n_sources, sizeof *p->sources},
	    {"traits", p->traits, p->n_traits, sizeof *p->traits},
	    {"milestones", p->milestones, p->n_milestones, sizeof *p->milestones},
	    {"phases", p->phases, p->n_phases, sizeof *p->phases},
	    {"rules", p->rules, p->n_rules, sizeof *p->rules},
	    {"tasks", p->tasks, p->n_tasks, sizeof *p->tasks},
	    {"signs", p->signs, p->n_signs, sizeof *p->signs},
	    {"followups", p->followups, p->n_followups, sizeof *p->followups},
	    {"courses", p->courses, p->n_courses, sizeof *p->courses},
	    {"notes", p->notes, p->n_notes, sizeof *p->notes},
	};
	if (facts->places_of == NULL)
		return;
	ac_sheet_heading(sheet, _("Where each value stands"));
	put_entry(sheet, facts, "protocol", "protocol");
	for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
		if (all[i].n > 0)
			ac_sheet_heading(sheet, all[i].list);
		for (guint k = 0; k < all[i].n; k++) {
			const char *const *entry =
			    (const char *const *)(gconstpointer)((const char *)all[i].entries + k * all[i].size);
			put_entry(sheet, facts, all[i].list, *entry);
		}
	}
	put_sign_rules(sheet, facts, p);
}
