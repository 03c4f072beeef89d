/* SPDX-License-Identifier: MIT */
/* What two files write differently though no answer, task or date differs by it: above all the texts. Each
 * entry becomes a list of keys and texts, so that no key can be forgotten in a comparison of structs. */
#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "compare_bits.h"

/* ---- an entry as keys and texts -------------------------------------------------------------- */

typedef struct {
	const char *key;
	gboolean decides; /* it can change an answer or a date: told above where it does */
	char *text;
} Key;

static void clear_key(gpointer key)
{
	g_free(((Key *)key)->text);
}

static GArray *keys_new(void)
{
	GArray *keys = g_array_new(FALSE, FALSE, sizeof(Key));
	g_array_set_clear_func(keys, clear_key);
	return keys;
}

static void put(GArray *keys, const char *key, const char *text)
{
	Key fresh = {.key = key, .text = g_strdup(text)};
	g_array_append_val(keys, fresh);
}

static void put_deciding(GArray *keys, const char *key, const char *format, ...) G_GNUC_PRINTF(3, 4);
static void put_deciding(GArray *keys, const char *key, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	Key fresh = {.key = key, .decides = TRUE, .text = g_strdup_vprintf(format, values)};
	va_end(values);
	g_array_append_val(keys, fresh);
}

static const char *or_empty(const char *text)
{
	return text != NULL ? text : "";
}

static void put_texts(GArray *keys, const char *key, const char *const *texts, guint n)
{
	g_autoptr(GString) all = g_string_new(NULL);
	for (guint i = 0; i < n; i++)
		g_string_append_printf(all, "%s\n", texts[i]);
	put(keys, key, all->str);
}

static void put_activities(GArray *keys, const char *key, const AcActivity *const *activities, guint n)
{
	g_autoptr(GString) all = g_string_new(NULL);
	for (guint i = 0; i < n; i++)
		g_string_append_printf(all, "%s ", activities[i]->id);
	put_deciding(keys, key, "%s", all->str);
}

static void put_offset(GArray *keys, const char *key, const AcOffset *offset)
{
	put_deciding(keys, key, "%d %d %d %d %d", (int)offset->kind, (int)offset->minutes, (int)offset->months,
	             (int)offset->days, (int)offset->clock);
}

static void put_span(GArray *keys, const char *key, const AcSpan *span)
{
	put_offset(keys, key, &span->early);
	if (ac_span_is_range(span))
		put_offset(keys, key, &span->late);
}

static void put_conditions(GArray *keys, const char *key, const AcCondition *conditions, guint n)
{
	g_autoptr(GString) all = g_string_new(NULL);
	for (guint i = 0; i < n; i++) {
		g_string_append_printf(all, "%d %s:", (int)conditions[i].kind,
		                       conditions[i].trait != NULL ? conditions[i].trait->id : "");
		for (guint k = 0; k < conditions[i].n_values; k++)
			g_string_append_printf(all, " %s", conditions[i].values[k]);
		g_string_append_c(all, ';');
	}
	put_deciding(keys, key, "%s", all->str);
}

static const char *milestone_id(const AcMilestone *milestone)
{
	return milestone != NULL ? milestone->id : "";
}

static void put_words(GArray *keys, const AcWords *words)
{
	put(keys, "how", words->how);
	put(keys, "why", words->why);
	put(keys, "otherwise", words->otherwise);
	put(keys, "exception", words->exception);
	put(keys, "lapse", words->lapse);
	put(keys, "consequence", words->consequence);
	put(keys, "where", words->where);
	put_texts(keys, "products", words->products, words->n_products);
	put_texts(keys, "without", words->without, words->n_without);
}

static void put_level(GArray *keys, AcLevel level)
{
	static const char *const levels[] = {"", "must", "should", "may", "never"};
	put(keys, "level", levels[level]);
}

static void put_source(GArray *keys, const AcSource *source)
{
	put(keys, "source", source != NULL ? source->title : NULL);
}

static void put_limit(GArray *keys, const AcLimit *limit)
{
	if (limit == NULL)
		put_deciding(keys, "limit", "%s", "");
	else
		put_deciding(keys, "limit", "%d %s %d %d %d", limit->minutes, or_empty(limit->per),
		             limit->from_minute, limit->to_minute, limit->times);
}

/* ---- the entries ----------------------------------------------------------------------------- */

static GArray *rule_keys(const void *entry)
{
	const AcRule *rule = entry;
	GArray *keys = keys_new();
	put(keys, "title", rule->title);
	put_activities(keys, "on", rule->on, rule->n_on);
	put_activities(keys, "but", rule->but, rule->n_but);
	if (rule->allows)
		put_deciding(keys, "allow", "%u", rule->allow_rank);
	else
		put_deciding(keys, "verdict", "%d", (int)rule->verdict);
	put_span(keys, "from", &rule->from);
	put_span(keys, "to", &rule->to);
	put_deciding(keys, "anchor", "%d %s", (int)rule->anchor.kind, milestone_id(rule->anchor.milestone));
	put_deciding(keys, "until", "%s", milestone_id(rule->until));
	put_deciding(keys, "once", "%s", milestone_id(rule->once));
	put_span(keys, "safer", &rule->safer);
	put_conditions(keys, "when", rule->when, rule->n_when);
	put_conditions(keys, "unless", rule->unless, rule->n_unless);
	put_limit(keys, rule->limit);
	put_words(keys, &rule->words);
	put_level(keys, rule->level);
	put(keys, "against", rule->against != NULL ? rule->against->id : NULL);
	put_source(keys, rule->source);
	return keys;
}

static GArray *task_keys(const void *entry)
{
	const AcTask *task = entry;
	GArray *keys = keys_new();
	put(keys, "title", task->title);
	put(keys, "amount", task->amount);
	put_span(keys, "from", &task->from);
	put_span(keys, "to", &task->to);
	put_deciding(keys, "anchor", "%d %s", (int)task->anchor.kind, milestone_id(task->anchor.milestone));
	put_deciding(keys, "until", "%s", milestone_id(task->until));
	put_deciding(keys, "once", "%s", milestone_id(task->once));
	for (guint i = 0; i < task->n_times; i++)
		put_deciding(keys, "times", "%d", task->times[i]);
	put_offset(keys, "every", &task->every);
	put_deciding(keys, "count", "%u %u", task->count.least, task->count.most);
	put_conditions(keys, "when", task->when, task->n_when);
	put_conditions(keys, "unless", task->unless, task->n_unless);
	put_texts(keys, "items", task->items, task->n_items);
	put(keys, "on", task->on != NULL ? task->on->id : NULL);
	put(keys, "step", task->step != NULL ? task->step->id : NULL);
	put(keys, "after", task->after != NULL ? task->after->id : NULL);
	put_words(keys, &task->words);
	put_level(keys, task->level);
	put(keys, "remind", task->remind ? "true" : "false");
	put(keys, "late", task->late == AC_LATE_REMIND ? NULL : task->late == AC_LATE_DROP ? "drop" : "digest");
	put_offset(keys, "lead", &task->lead);
	put_source(keys, task->source);
	return keys;
}

static GArray *phase_keys(const void *entry)
{
	const AcPhase *phase = entry;
	GArray *keys = keys_new();
	put(keys, "title", phase->title);
	put_texts(keys, "normal", phase->normal, phase->n_normal);
	put(keys, "guide", phase->guide);
	return keys;
}

static GArray *milestone_keys(const void *entry)
{
	const AcMilestone *milestone = entry;
	GArray *keys = keys_new();
	put(keys, "ask", milestone->ask);
	put(keys, "title", milestone->title);
	return keys;
}

static GArray *sign_keys(const void *entry)
{
	const AcSign *sign = entry;
	GArray *keys = keys_new();
	put(keys, "title", sign->title);
	put_texts(keys, "also", sign->also, sign->n_also);
	for (guint i = 0; i < sign->n_rules; i++) {
		put(keys, "why", sign->rules[i].why);
		put_source(keys, sign->rules[i].source);
		put_offset(keys, "again", &sign->rules[i].again);
	}
	return keys;
}

static GArray *followup_keys(const void *entry)
{
	const AcFollowup *followup = entry;
	GArray *keys = keys_new();
	put(keys, "title", followup->title);
	put(keys, "why", followup->why);
	put_source(keys, followup->source);
	return keys;
}

static GArray *course_keys(const void *entry)
{
	const AcCourse *course = entry;
	GArray *keys = keys_new();
	put_conditions(keys, "when", course->when, course->n_when);
	put_deciding(keys, "sessions", "%u %u", course->sessions.least, course->sessions.most);
	for (guint i = 0; i < course->n_gaps; i++)
		put_span(keys, "gaps", &course->gaps[i]);
	put(keys, "why", course->why);
	put_source(keys, course->source);
	return keys;
}

static GArray *note_keys(const void *entry)
{
	const AcNote *note = entry;
	GArray *keys = keys_new();
	put(keys, "text", note->text);
	put_conditions(keys, "when", note->when, note->n_when);
	put_source(keys, note->source);
	return keys;
}

static GArray *protocol_keys(const void *entry)
{
	const AcProtocol *protocol = entry;
	GArray *keys = keys_new();
	put(keys, "language", protocol->language);
	put(keys, "not_for", protocol->not_for);
	put_deciding(keys, "treatment_day", "%d %d", protocol->treatment_day, protocol->numbering_unsaid);
	put_offset(keys, "lasts", &protocol->lasts);
	put_span(keys, "gap", &protocol->gap);
	return keys;
}

/* ---- two entries ----------------------------------------------------------------------------- */

/* A list of entries, whatever they are: each begins with its id. */
typedef struct {
	const char *name;
	gsize size;
	GArray *(*keys)(const void *entry);
	gboolean is_told; /* that an entry is missing is told above, or not at all */
} List;

typedef struct {
	AcCompare *compare;
	const AcComparison *told;
	GArray *out; /* AcWordingDifference */
} Wordings;

static const char *id_of(const void *entry)
{
	return *(const char *const *)entry;
}

static const void *entry_at(const List *list, const void *entries, guint i)
{
	return (const char *)entries + list->size * i;
}

static const void *find(const List *list, const void *entries, guint n, const char *id)
{
	for (guint i = 0; i < n; i++)
		if (strcmp(id_of(entry_at(list, entries, i)), id) == 0)
			return entry_at(list, entries, i);
	return NULL;
}

/* A difference told above comes from this entry. */
static gboolean is_behind(const Wordings *wordings, const char *list, const char *id)
{
	const AcComparison *told = wordings->told;
	const GPtrArray *rules = wordings->compare->behind;
	for (guint i = 0; strcmp(list, "rules") == 0 && i < rules->len; i++)
		if (strcmp(((const AcRule *)g_ptr_array_index(rules, i))->id, id) == 0)
			return TRUE;
	for (guint i = 0; strcmp(list, "tasks") == 0 && i < told->n_parts; i++)
		if (told->parts[i].part == AC_PART_TASK && strcmp(told->parts[i].id, id) == 0)
			return TRUE;
	return FALSE;
}

static gboolean same_key(const Key *a, const Key *b)
{
	return strcmp(a->key, b->key) == 0 && g_strcmp0(a->text, b->text) == 0;
}

static gboolean has_key(const GArray *keys, const Key *key)
{
	for (guint i = 0; i < keys->len; i++)
		if (same_key(&g_array_index(keys, Key, i), key))
			return TRUE;
	return FALSE;
}

static void add_missing(GPtrArray *names, const GArray *keys, const GArray *other, gboolean is_told)
{
	for (guint i = 0; i < keys->len; i++) {
		const Key *key = &g_array_index(keys, Key, i);
		if ((is_told && key->decides) || has_key(other, key) ||
		    g_ptr_array_find_with_equal_func(names, key->key, g_str_equal, NULL))
			continue;
		g_ptr_array_add(names, (gpointer)(guintptr)key->key);
	}
}

static void compare_entry(const Wordings *wordings, const List *list, const void *a, const void *b)
{
	g_autoptr(GArray) left = list->keys(a), right = list->keys(b);
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	gboolean is_told = is_behind(wordings, list->name, id_of(a));
	add_missing(names, left, right, is_told);
	add_missing(names, right, left, is_told);
	if (names->len == 0)
		return;
	g_ptr_array_add(names, NULL);
	g_autofree char *keys = g_strjoinv(", ", (char **)names->pdata);
	AcWordingDifference told = {
	    .list = list->name, .id = id_of(a), .keys = ac_arena_strdup(wordings->compare->arena, keys)};
	g_array_append_val(wordings->out, told);
}

static void add_only(const Wordings *wordings, const List *list, const char *id, gboolean only_b)
{
	AcWordingDifference told = {.list = list->name, .id = id, .only_b = only_b};
	if (!list->is_told && !is_behind(wordings, list->name, id))
		g_array_append_val(wordings->out, told);
}

typedef struct {
	const void *a, *b;
	guint n_a, n_b;
} Entries;

static void compare_list(const Wordings *wordings, List list, Entries entries)
{
	for (guint i = 0; i < entries.n_a; i++) {
		const void *a = entry_at(&list, entries.a, i);
		const void *b = find(&list, entries.b, entries.n_b, id_of(a));
		if (b != NULL)
			compare_entry(wordings, &list, a, b);
		else
			add_only(wordings, &list, id_of(a), FALSE);
	}
	for (guint i = 0; i < entries.n_b; i++) {
		const char *id = id_of(entry_at(&list, entries.b, i));
		if (find(&list, entries.a, entries.n_a, id) == NULL)
			add_only(wordings, &list, id, TRUE);
	}
}

/* ---- all of it ------------------------------------------------------------------------------- */

/* Two files on one stock: where the ids agree, so may the words. */
static gboolean are_related(const AcProtocol *a, const AcProtocol *b)
{
	guint n = 0;
	const List rules = {.size = sizeof(AcRule)};
	for (guint i = 0; i < a->n_rules; i++)
		n += find(&rules, b->rules, b->n_rules, a->rules[i].id) != NULL;
	return 2 * n >= MIN(a->n_rules, b->n_rules);
}

#define LIST(name, type, keys, is_told)                                                                      \
	compare_list(&wordings, (List){#name, sizeof(type), keys, is_told},                                      \
	             (Entries){a->name, b->name, a->n_##name, b->n_##name})

void ac_compare_wordings(AcCompare *compare, AcComparison *comparison)
{
	const AcProtocol *a = compare->a, *b = compare->b;
	if (!are_related(a, b)) {
		comparison->is_wording_left_out = TRUE;
		return;
	}
	g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(AcWordingDifference));
	Wordings wordings = {compare, comparison, out};
	const List whole = {"protocol", 0, protocol_keys, TRUE};
	compare_entry(&wordings, &whole, a, b);
	LIST(rules, AcRule, rule_keys, FALSE);
	LIST(tasks, AcTask, task_keys, FALSE);
	LIST(phases, AcPhase, phase_keys, TRUE);
	LIST(milestones, AcMilestone, milestone_keys, TRUE);
	LIST(signs, AcSign, sign_keys, TRUE);
	LIST(followups, AcFollowup, followup_keys, TRUE);
	LIST(courses, AcCourse, course_keys, FALSE);
	LIST(notes, AcNote, note_keys, FALSE);
	comparison->wordings = ac_arena_memdup(compare->arena, out->data, out->len * sizeof(AcWordingDifference));
	comparison->n_wordings = out->len;
}
