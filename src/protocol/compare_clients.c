/* SPDX-License-Identifier: MIT */
/* Who two protocols are compared for: the facts that decide something, and the courses. */
#include <string.h>

#include "base/text.h"
#include "compare_bits.h"

/* ---- traits that decide something ------------------------------------------------------------ */

static gboolean is_given(const AcCompareOptions *options, const char *trait)
{
	for (guint i = 0; i < options->n_traits; i++)
		if (strcmp(options->traits[i].trait, trait) == 0)
			return TRUE;
	return FALSE;
}

static AcCompareTrait *trait_of(AcCompare *compare, const char *id)
{
	for (guint i = 0; i < compare->traits->len; i++) {
		AcCompareTrait *trait = &g_array_index(compare->traits, AcCompareTrait, i);
		if (strcmp(trait->id, id) == 0)
			return trait;
	}
	AcCompareTrait fresh = {.id = id, .values = g_ptr_array_new()};
	g_array_append_val(compare->traits, fresh);
	return &g_array_index(compare->traits, AcCompareTrait, compare->traits->len - 1);
}

static void add_values(AcCompareTrait *trait, const AcTrait *of)
{
	for (guint i = 0; i < of->n_values; i++)
		if (!g_ptr_array_find_with_equal_func(trait->values, of->values[i], g_str_equal, NULL))
			g_ptr_array_add(trait->values, (gpointer)(guintptr)of->values[i]);
}

static void add_conditions(AcCompare *compare, const AcCondition *conditions, guint n)
{
	for (guint i = 0; i < n; i++)
		if (conditions[i].kind == AC_CONDITION_TRAIT && !is_given(compare->options, conditions[i].trait->id))
			add_values(trait_of(compare, conditions[i].trait->id), conditions[i].trait);
}

static void add_traits(AcCompare *compare, const AcProtocol *protocol)
{
	for (guint i = 0; i < protocol->n_rules; i++) {
		add_conditions(compare, protocol->rules[i].when, protocol->rules[i].n_when);
		add_conditions(compare, protocol->rules[i].unless, protocol->rules[i].n_unless);
	}
	for (guint i = 0; i < protocol->n_tasks; i++) {
		add_conditions(compare, protocol->tasks[i].when, protocol->tasks[i].n_when);
		add_conditions(compare, protocol->tasks[i].unless, protocol->tasks[i].n_unless);
	}
}

/* ---- kinds of clients ------------------------------------------------------------------------ */

static const AcCompareTrait *trait_at(const AcCompare *compare, guint i)
{
	return &g_array_index(compare->traits, AcCompareTrait, i);
}

/* Every value of every trait with every other; 0: too many. */
static guint count_together(const AcCompare *compare)
{
	guint64 n = 1;
	for (guint i = 0; i < compare->traits->len; i++)
		n = MIN(n * trait_at(compare, i)->values->len, AC_COMPARE_KINDS);
	return n < AC_COMPARE_KINDS && compare->traits->len <= AC_COMPARE_TRAITS ? (guint)n : 0;
}

static void add_together(AcCompare *compare, guint n)
{
	for (guint k = 0; k < n; k++) {
		AcCompareKind kind = {.n_values = compare->traits->len};
		for (guint i = 0, rest = k; i < compare->traits->len; i++) {
			const AcCompareTrait *trait = trait_at(compare, i);
			kind.values[i].trait = trait->id;
			kind.values[i].value = g_ptr_array_index(trait->values, rest % trait->values->len);
			rest /= trait->values->len;
		}
		g_array_append_val(compare->kinds, kind);
	}
}

static void add_singly(AcCompare *compare)
{
	for (guint i = 0; i < compare->traits->len; i++)
		for (guint v = 0; v < trait_at(compare, i)->values->len && compare->kinds->len < AC_COMPARE_KINDS;
		     v++) {
			AcCompareKind kind = {.n_values = 1};
			kind.values[0].trait = trait_at(compare, i)->id;
			kind.values[0].value = g_ptr_array_index(trait_at(compare, i)->values, v);
			g_array_append_val(compare->kinds, kind);
		}
}

void ac_compare_find_kinds(AcCompare *compare)
{
	AcCompareKind unknown = {.n_values = 0};
	compare->traits = g_array_new(FALSE, FALSE, sizeof(AcCompareTrait));
	compare->kinds = g_array_new(FALSE, FALSE, sizeof(AcCompareKind));
	g_array_append_val(compare->kinds, unknown);
	add_traits(compare, compare->a);
	add_traits(compare, compare->b);
	if (compare->traits->len > 0) {
		guint n = count_together(compare);
		if (n > 0)
			add_together(compare, n);
		else
			add_singly(compare);
		compare->is_partial = n == 0;
	}
	guint n = compare->kinds->len;
	compare->all = n >= AC_COMPARE_KINDS ? AC_COMPARE_ALL : (G_GUINT64_CONSTANT(1) << n) - 1;
}

void ac_compare_free_kinds(AcCompare *compare)
{
	for (guint i = 0; i < compare->traits->len; i++)
		g_ptr_array_unref(trait_at(compare, i)->values);
	g_array_unref(compare->traits);
	g_array_unref(compare->kinds);
}

/* ---- kinds in words -------------------------------------------------------------------------- */

static const char *value_of(const AcCompareKind *kind, const char *trait)
{
	for (guint i = 0; i < kind->n_values; i++)
		if (strcmp(kind->values[i].trait, trait) == 0)
			return kind->values[i].value;
	return NULL;
}

static gboolean has(guint64 kinds, guint i)
{
	return (kinds >> i & 1) != 0;
}

/* Whether the kind is among @kinds is decided by this trait alone. */
static gboolean depends_on(const AcCompare *compare, guint64 kinds, const char *trait)
{
	for (guint i = 0; i < compare->kinds->len; i++)
		for (guint k = 0; k < i; k++)
			if (g_strcmp0(value_of(&g_array_index(compare->kinds, AcCompareKind, i), trait),
			              value_of(&g_array_index(compare->kinds, AcCompareKind, k), trait)) == 0 &&
			    has(kinds, i) != has(kinds, k))
				return FALSE;
	return TRUE;
}

static const char *by_trait(const AcCompare *compare, guint64 kinds, const AcCompareTrait *trait)
{
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint v = 0; v < trait->values->len; v++) {
		const char *value = g_ptr_array_index(trait->values, v);
		gboolean is_in = FALSE;
		for (guint i = 0; i < compare->kinds->len; i++)
			is_in = is_in || (has(kinds, i) &&
			                  g_strcmp0(value_of(&g_array_index(compare->kinds, AcCompareKind, i), trait->id),
			                            value) == 0);
		if (!is_in)
			continue;
		ac_text_or(out, value);
	}
	if (has(kinds, 0))
		ac_text_or(out, _("not known"));
	ac_text_fill(out, "%s %s", trait->id, out->str);
	return ac_arena_strdup(compare->arena, out->str);
}

static void append_kind(GString *out, const AcCompareKind *kind)
{
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint i = 0; i < kind->n_values; i++) {
		g_autofree char *one = g_strdup_printf("%s %s", kind->values[i].trait, kind->values[i].value);
		ac_text_and(list, one);
	}
	g_string_append(out, kind->n_values > 0 ? list->str : _("nothing known"));
}

const char *ac_compare_clients(const AcCompare *compare, guint64 kinds)
{
	if (kinds == compare->all)
		return NULL;
	for (guint i = 0; i < compare->traits->len; i++)
		if (depends_on(compare, kinds, trait_at(compare, i)->id))
			return by_trait(compare, kinds, trait_at(compare, i));
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint i = 0; i < compare->kinds->len; i++) {
		if (!has(kinds, i))
			continue;
		if (out->len > 0)
			g_string_append(out, "; ");
		append_kind(out, &g_array_index(compare->kinds, AcCompareKind, i));
	}
	return ac_arena_strdup(compare->arena, out->str);
}

/* ---- courses --------------------------------------------------------------------------------- */

static const AcOffset *usual(const AcMilestone *milestone)
{
	const AcOffset *early = &milestone->usually.early;
	return early->kind == AC_OFFSET_ELAPSED || early->kind == AC_OFFSET_CALENDAR ? early : NULL;
}

static const AcMilestone *milestone_of(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_milestones; i++)
		if (strcmp(protocol->milestones[i].id, id) == 0)
			return &protocol->milestones[i];
	return NULL;
}

/* Both hear it at the same time: when A has it to be expected, else when B has. */
static void report(AcCompareScene *scene, const AcMilestone *milestone, const AcMilestone *other)
{
	const AcOffset *when = usual(milestone);
	gboolean at_once = scene->course == AC_COMPARED_AT_ONCE;
	if (when == NULL && other != NULL)
		when = usual(other);
	if (milestone->sighting && !at_once)
		return;
	if (at_once && !milestone->sighting)
		when = NULL;
	guint n_sessions = scene->made_up.sessions->len;
	for (guint i = 0; i < n_sessions; i++) {
		AcSession session = g_array_index(scene->made_up.sessions, AcSession, i);
		AcInstant at = when == NULL
		                   ? session.end
		                   : ac_offset_resolve(when, session.begin, session.end, session.zone, AC_FOLD_FIRST);
		ac_check_client_add_report(&scene->made_up, milestone, at);
	}
}

static void report_all(AcCompareScene *scene, const AcCompare *compare)
{
	if (scene->course == AC_COMPARED_UNREPORTED)
		return;
	for (guint i = 0; i < compare->a->n_milestones; i++) {
		const AcMilestone *milestone = &compare->a->milestones[i];
		report(scene, milestone, milestone_of(compare->b, milestone->id));
	}
	for (guint i = 0; i < compare->b->n_milestones; i++)
		if (milestone_of(compare->a, compare->b->milestones[i].id) == NULL)
			report(scene, &compare->b->milestones[i], NULL);
}

static AcInstant add_sessions(AcCompareScene *scene, const AcCompare *compare)
{
	AcInstant end = AC_CHECK_END;
	guint n = scene->course == AC_COMPARED_SEVERAL ? compare->options->n_sessions : 1;
	for (guint i = 1; i < n; i++) {
		end = ac_offset_resolve(&compare->gap, end, end, scene->made_up.zone, AC_FOLD_FIRST);
		/* The same time of the day as the first. */
		end = ac_time_at(ac_time_date(end, scene->made_up.zone), 15 * 60, scene->made_up.zone, AC_FOLD_FIRST);
		ac_check_client_add_session(&scene->made_up, end);
	}
	ac_check_client_make_final(&scene->made_up);
	return end;
}

static void add_trait(AcCompareScene *scene, AcTraitValue value)
{
	g_array_append_val(scene->made_up.traits, value);
}

void ac_compare_scene_open(AcCompareScene *scene, AcCompare *compare, AcComparedCourse course, guint kind)
{
	*scene = (AcCompareScene){.course = course, .kind = kind};
	ac_check_client_open(&scene->made_up);
	AcInstant last = add_sessions(scene, compare);
	report_all(scene, compare);
	for (guint i = 0; i < compare->options->n_traits; i++)
		add_trait(scene, compare->options->traits[i]);
	const AcCompareKind *of = &g_array_index(compare->kinds, AcCompareKind, kind);
	for (guint i = 0; i < of->n_values; i++)
		add_trait(scene, of->values[i]);
	/* All sessions are over for the plan, so that none is in doubt. */
	const AcClient *client = ac_check_client_ready(&scene->made_up);
	scene->a = ac_plan_new(compare->a, client, last);
	scene->b = ac_plan_new(compare->b, client, last);
	scene->begins = compare->begins;
	scene->ends = compare->ends + (last - AC_CHECK_END);
}

void ac_compare_scene_close(AcCompareScene *scene)
{
	g_clear_pointer(&scene->a, ac_plan_free);
	g_clear_pointer(&scene->b, ac_plan_free);
	ac_check_client_close(&scene->made_up);
}
