/* SPDX-License-Identifier: MIT */
/* Phases, milestones, signs and follow-ups that differ. */
#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "compare_bits.h"

static void add(GArray *out, AcPartDifference told)
{
	if (g_strcmp0(told.a, told.b) != 0)
		g_array_append_val(out, told);
}

static void append(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void append(GString *out, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	if (out->len > 0)
		g_string_append(out, ", ");
	g_string_append_vprintf(out, format, values);
	va_end(values);
}

/* Never empty: what is there without a word about its time is there all the time. */
static const char *finish(const AcCompare *compare, const GString *out)
{
	return out->len > 0 ? ac_arena_strdup(compare->arena, out->str) : _("at any time");
}

static void append_times(const AcCompare *compare, GString *out, const AcSpan *from, const AcSpan *to)
{
	const char *begin = ac_compare_span(compare, from), *end = ac_compare_span(compare, to);
	if (begin != NULL && end != NULL)
		append(out, _("%s to %s"), begin, end);
	else if (begin != NULL)
		append(out, _("from %s"), begin);
	else if (end != NULL)
		append(out, _("to %s"), end);
}

/* ---- each in words; NULL: it is not there ---------------------------------------------------- */

static const char *phase_words(const AcCompare *compare, const AcPhase *phase)
{
	if (phase == NULL)
		return NULL;
	g_autoptr(GString) out = g_string_new(NULL);
	append_times(compare, out, &phase->from, &phase->to);
	if (phase->until != NULL)
		append(out, _("until %s"), phase->until->title);
	if (phase->once != NULL)
		append(out, _("once %s"), phase->once->title);
	return finish(compare, out);
}

static const char *milestone_words(const AcCompare *compare, const AcMilestone *milestone)
{
	if (milestone == NULL)
		return NULL;
	g_autoptr(GString) out = g_string_new(milestone->by == AC_BY_PRACTITIONER ? _("the practitioner's word")
	                                                                          : _("the client's word"));
	if (milestone->usually_text != NULL)
		append(out, _("usually %s"), milestone->usually_text);
	if (milestone->sighting)
		append(out, "%s", _("each time it is seen"));
	return finish(compare, out);
}

static const char *sign_rule_words(const AcCompare *compare, const AcSignRule *rule)
{
	static const char *const advices[] = {N_("expected"), N_("watch"), N_("call the practitioner"),
	                                      N_("doctor"), N_("emergency")};
	static const char *const severities[] = {NULL, N_("mild"), N_("moderate"), N_("strong")};
	if (rule == NULL)
		return NULL;
	g_autoptr(GString) out = g_string_new(_(advices[rule->advice]));
	if (severities[rule->severity] != NULL)
		append(out, "%s", _(severities[rule->severity]));
	append_times(compare, out, &rule->from, &rule->to);
	return finish(compare, out);
}

static const char *followup_words(const AcCompare *compare, const AcFollowup *followup)
{
	static const char *const anchors[] = {N_("after each session"), N_("after the first session"),
	                                      N_("after the last session"), N_("after a report")};
	if (followup == NULL)
		return NULL;
	g_autoptr(GString) out = g_string_new(ac_compare_span(compare, &followup->at));
	append(out, "%s", _(anchors[followup->anchor.kind]));
	int months = followup->every.months, days = followup->every.days;
	if (months > 0)
		append(out, ngettext("again every %d month", "again every %d months", (gulong)months), months);
	if (days > 0)
		append(out, ngettext("again every %d day", "again every %d days", (gulong)days), days);
	return finish(compare, out);
}

/* ---- by id ----------------------------------------------------------------------------------- */

#define FIND(name, type, list)                                                                               \
	static const type *name(const AcProtocol *protocol, const char *id)                                      \
	{                                                                                                        \
		for (guint i = 0; i < protocol->n_##list; i++)                                                       \
			if (strcmp(protocol->list[i].id, id) == 0)                                                       \
				return &protocol->list[i];                                                                   \
		return NULL;                                                                                         \
	}
FIND(phase_of, AcPhase, phases)
FIND(milestone_of, AcMilestone, milestones)
FIND(sign_of, AcSign, signs)
FIND(followup_of, AcFollowup, followups)

static const AcSignRule *sign_rule_of(const AcSign *sign, const char *id)
{
	for (guint i = 0; sign != NULL && i < sign->n_rules; i++)
		if (strcmp(sign->rules[i].id, id) == 0)
			return &sign->rules[i];
	return NULL;
}

static void compare_signs(const AcCompare *compare, const AcSign *a, const AcSign *b, GArray *out)
{
	AcPartDifference told = {.part = AC_PART_SIGN, .title = a != NULL ? a->title : b->title};
	for (guint i = 0; a != NULL && i < a->n_rules; i++) {
		told.id = a->rules[i].id;
		told.a = sign_rule_words(compare, &a->rules[i]);
		told.b = sign_rule_words(compare, sign_rule_of(b, told.id));
		add(out, told);
	}
	for (guint i = 0; b != NULL && i < b->n_rules; i++) {
		told.id = b->rules[i].id;
		told.a = NULL;
		told.b = sign_rule_words(compare, &b->rules[i]);
		if (sign_rule_of(a, told.id) == NULL)
			add(out, told);
	}
}

/* Of @one those that the other has as well come from A only, so that each pair is told once. */
static void compare_of(const AcCompare *compare, gboolean is_b, GArray *out)
{
	const AcProtocol *one = is_b ? compare->b : compare->a, *a = compare->a, *b = compare->b;
	for (guint i = 0; i < one->n_phases; i++) {
		const char *id = one->phases[i].id;
		if (!is_b || phase_of(a, id) == NULL)
			add(out, (AcPartDifference){AC_PART_PHASE, id, one->phases[i].title,
			                            phase_words(compare, phase_of(a, id)),
			                            phase_words(compare, phase_of(b, id)), NULL});
	}
	for (guint i = 0; i < one->n_milestones; i++) {
		const char *id = one->milestones[i].id;
		if (!is_b || milestone_of(a, id) == NULL)
			add(out, (AcPartDifference){AC_PART_MILESTONE, id, one->milestones[i].title,
			                            milestone_words(compare, milestone_of(a, id)),
			                            milestone_words(compare, milestone_of(b, id)), NULL});
	}
	for (guint i = 0; i < one->n_signs; i++) {
		const char *id = one->signs[i].id;
		if (!is_b || sign_of(a, id) == NULL)
			compare_signs(compare, sign_of(a, id), sign_of(b, id), out);
	}
	for (guint i = 0; i < one->n_followups; i++) {
		const char *id = one->followups[i].id;
		if (!is_b || followup_of(a, id) == NULL)
			add(out, (AcPartDifference){AC_PART_FOLLOWUP, id, one->followups[i].title,
			                            followup_words(compare, followup_of(a, id)),
			                            followup_words(compare, followup_of(b, id)), NULL});
	}
}

static int by_part(gconstpointer a, gconstpointer b)
{
	const AcPartDifference *left = a, *right = b;
	return (int)left->part - (int)right->part;
}

void ac_compare_parts(AcCompare *compare, GArray *out)
{
	compare_of(compare, FALSE, out);
	compare_of(compare, TRUE, out);
	g_array_sort(out, by_part);
}
