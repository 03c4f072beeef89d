/* SPDX-License-Identifier: MIT */
#include "entries.h"

#include <string.h>

#include "base/text.h"
#include "window.h"

typedef void (*Finish)(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells);

static const Finish finishes[AC_N_KINDS] = {
    [AC_KIND_ACTIVITY] = ac_finish_activity,   [AC_KIND_TRAIT] = ac_finish_trait,
    [AC_KIND_MILESTONE] = ac_finish_milestone, [AC_KIND_PHASE] = ac_finish_phase,
    [AC_KIND_RULE] = ac_finish_rule,           [AC_KIND_TASK] = ac_finish_task,
    [AC_KIND_SIGN] = ac_finish_sign,           [AC_KIND_SIGN_RULE] = ac_finish_sign_rule,
    [AC_KIND_RED_FLAG] = ac_finish_red_flag,
};

static void read_one(AcReader *reader, AcEntry *entry, void *target)
{
	const AcEntity *entity = ac_entity(entry->kind);
	AcCells cells = {.id = entry->id};
	ac_reader_read(reader, entry->kind, &entry->first, target, &cells);
	*AC_SLOT(target, entity->origin, AcOrigin) = ac_setting_origin(entry->last->group);
	entry->origins = ac_reader_origins(reader, entry->kind, &cells, &entry->n_origins);
	if (finishes[entry->kind] != NULL)
		finishes[entry->kind](reader, entry, target, &cells);
}

void ac_entries_read(AcReader *reader, AcKind kind)
{
	for (guint i = 0; i < reader->entries[kind]->len; i++) {
		AcEntry *entry = g_ptr_array_index(reader->entries[kind], i);
		if (entry->removed_by.file == NULL)
			read_one(reader, entry, ac_reader_struct(reader, entry));
	}
}

static gboolean is_reserved(AcReader *reader, const AcEntry *entry, const AcCells *cells,
                            const char *const *words)
{
	for (guint i = 0; words[i] != NULL; i++)
		if (strcmp(entry->id, words[i]) == 0) {
			ac_reader_refuse(reader, cells->at[0],
			                 _("the id \"%s\" has a meaning of its own here; expected another one"),
			                 entry->id);
			return TRUE;
		}
	return FALSE;
}

void ac_finish_trait(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells)
{
	static const char *const words[] = {"course", "seen", NULL};
	(void)target;
	is_reserved(reader, entry, cells, words);
}

void ac_finish_milestone(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells)
{
	static const char *const words[] = {"session", "first", "final", NULL};
	AcMilestone *milestone = target;
	is_reserved(reader, entry, cells, words);
	if (milestone->title == NULL)
		milestone->title = milestone->ask;
	if (milestone->sighting && milestone->usually_text != NULL)
		ac_reader_refuse(reader, cells->at[AC_MILESTONE_USUALLY],
		                 _("a sighting has no usual time; expected no \"usually\", or no \"sighting\""));
}

static void check_window(AcReader *reader, const AcSpan *from, const AcSpan *to,
                         const config_setting_t *from_at, const config_setting_t *to_at)
{
	if (to_at == NULL || !ac_window_is_empty(from, to))
		return;
	const char *to_text = ac_setting_text(to_at);
	if (from_at != NULL)
		ac_reader_refuse(
		    reader, to_at,
		    _("it ends at \"%s\", not later than it begins (\"%s\"); expected \"to\" after \"from\""),
		    to_text, ac_setting_text(from_at));
	else
		ac_reader_refuse(
		    reader, to_at,
		    _("it ends at \"%s\", before the session it begins with; expected a \"from\" before it"),
		    to_text);
}

void ac_finish_phase(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells)
{
	const AcPhase *phase = target;
	(void)entry;
	check_window(reader, &phase->from, &phase->to, cells->at[AC_PHASE_FROM], cells->at[AC_PHASE_TO]);
	ac_check_awaited(reader, phase->until, cells->at[AC_PHASE_UNTIL], phase->once, cells->at[AC_PHASE_ONCE]);
}

/* ---- rules ----------------------------------------------------------------------------------- */

static void refuse_step(AcReader *reader, const AcActivity *ladder, const config_setting_t *at)
{
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	g_ptr_array_add(known, (gpointer)(guintptr) "none");
	for (guint i = 0; i < ladder->n_steps; i++)
		g_ptr_array_add(known, (gpointer)(guintptr)ladder->steps[i]->id);
	g_autofree char *hint = ac_reader_hint(reader, ac_setting_text(at), known);
	ac_reader_refuse(reader, at, _("\"%s\" is no step of \"%s\"%s"), ac_setting_text(at), ladder->id, hint);
}

static const AcActivity *find_step(const AcActivity *ladder, const char *id)
{
	for (guint i = 0; i < ladder->n_steps; i++)
		if (strcmp(ladder->steps[i]->id, id) == 0)
			return ladder->steps[i];
	return NULL;
}

static void read_allow(AcReader *reader, AcRule *rule, const config_setting_t *allow)
{
	if (!ac_setting_is_text(allow))
		return;
	rule->allows = TRUE;
	const char *word = ac_setting_text(allow);
	for (guint i = 0; i < rule->n_on; i++) {
		const AcActivity *ladder = rule->on[i], *step = find_step(ladder, word);
		if (step != NULL)
			rule->allow_rank = step->rank;
		else if (ladder->n_steps == 0 && ladder->ladder != NULL)
			ac_reader_refuse(
			    reader, allow,
			    _("\"allow\" goes with a ladder, and \"%s\" is a step of one; did you mean on = \"%s\"?"),
			    ladder->id, ladder->ladder->id);
		else if (ladder->n_steps == 0)
			ac_reader_refuse(
			    reader, allow,
			    _("\"allow\" goes with a ladder, and \"%s\" has no steps; expected a \"verdict\""),
			    ladder->id);
		else if (strcmp(word, "none") != 0)
			refuse_step(reader, ladder, allow);
	}
}

static void refuse_no_verdict(AcReader *reader, const AcCells *cells)
{
	/* A rule that was meant to change another and has a slip in its id is told as that. */
	if (!reader->has_base || cells->at[AC_RULE_ON] != NULL)
		ac_reader_refuse(reader, cells->group,
		                 _("a rule says nothing; expected verdict = \"avoid\", \"ask\", \"care\" or \"ok\", "
		                   "or on a ladder "
		                   "allow = a step of it"));
}

static void check_verdict(AcReader *reader, const AcRule *rule, const AcCells *cells)
{
	const config_setting_t *verdict = cells->at[AC_RULE_VERDICT], *allow = cells->at[AC_RULE_ALLOW];
	const config_setting_t *limit = cells->at[AC_RULE_LIMIT];
	if (verdict == NULL && allow == NULL) {
		refuse_no_verdict(reader, cells);
	} else if (verdict != NULL && allow != NULL) {
		const config_setting_t *later =
		    config_setting_index(verdict) > config_setting_index(allow) ? verdict : allow;
		ac_reader_refuse(reader, later, _("a rule has both \"verdict\" and \"allow\"; expected one of them"));
	} else if (rule->verdict == AC_VERDICT_CARE) {
		if (cells->at[AC_RULE_HOW] == NULL && limit == NULL && cells->at[AC_RULE_WHERE] == NULL &&
		    cells->at[AC_RULE_PRODUCTS] == NULL && cells->at[AC_RULE_WITHOUT] == NULL)
			ac_reader_refuse(reader, verdict,
			                 _("\"care\" does not say what care to take; expected a \"how\" or a \"limit\""));
	} else if (rule->verdict != AC_VERDICT_SILENT && limit != NULL) {
		ac_reader_refuse(reader, limit,
		                 _("a limit goes with what is allowed with care; expected verdict = \"care\""));
	}
}

void ac_finish_rule(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells)
{
	AcRule *rule = target;
	rule->protocol = ac_setting_file(entry->last->group)->id;
	check_verdict(reader, rule, cells);
	if (cells->at[AC_RULE_ALLOW] != NULL)
		read_allow(reader, rule, cells->at[AC_RULE_ALLOW]);
	check_window(reader, &rule->from, &rule->to, cells->at[AC_RULE_FROM], cells->at[AC_RULE_TO]);
	ac_rule_check_keys(reader, rule, cells);
}

/* ---- tasks ----------------------------------------------------------------------------------- */

static void read_step(AcReader *reader, AcTask *task, const AcCells *cells)
{
	const config_setting_t *at = cells->at[AC_TASK_STEP];
	if (at == NULL || !ac_setting_is_text(at))
		return;
	if (cells->at[AC_TASK_ON] == NULL) {
		ac_reader_refuse(reader, at,
		                 _("\"step\" stands without \"on\"; expected the ladder it is a step of"));
		return;
	}
	if (task->on == NULL)
		return;
	task->step = find_step(task->on, ac_setting_text(at));
	if (task->step != NULL)
		return;
	if (task->on->n_steps == 0)
		ac_reader_refuse(reader, at, _("\"%s\" has no steps; expected a ladder in \"on\", or no \"step\""),
		                 task->on->id);
	else
		refuse_step(reader, task->on, at);
}

static void check_count(AcReader *reader, const AcTask *task, const AcCells *cells)
{
	const config_setting_t *at = cells->at[AC_TASK_COUNT];
	if (at == NULL || task->count.least == 0)
		return;
	if (task->every.kind == AC_OFFSET_ELAPSED)
		ac_reader_refuse(
		    reader, at,
		    _("\"count\" goes with days; expected \"every\" in days or weeks, like \"1d\", or no "
		      "\"count\""));
	else if (task->n_times > 0 && (task->n_times > task->count.most && task->count.most > 0))
		ac_reader_refuse(reader, at,
		                 _("there are more \"times\" than \"count\" allows; expected as many or fewer"));
}

void ac_finish_task(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells)
{
	AcTask *task = target;
	(void)entry;
	read_step(reader, task, cells);
	if (task->phase != NULL)
		ac_take_phase(task->phase, &(AcPhaseTimes){&task->from, &task->to, &task->until, &task->once});
	ac_check_awaited(reader, task->until, cells->at[AC_TASK_UNTIL], task->once, cells->at[AC_TASK_ONCE]);
	check_count(reader, task, cells);
	check_window(reader, &task->from, &task->to, cells->at[AC_TASK_FROM], cells->at[AC_TASK_TO]);
	if (task->n_times > 0 && task->every.kind == AC_OFFSET_ELAPSED)
		ac_reader_refuse(reader, cells->at[AC_TASK_EVERY],
		                 _("a task at clock times cannot come every so many hours; expected days, like "
		                   "\"1d\", or no \"times\""));
}

static void refuse_task_cycle(AcReader *reader, const AcTask *first)
{
	const AcTask *tasks = (const AcTask *)(gconstpointer)reader->array[AC_KIND_TASK];
	const AcEntry *entry = NULL;
	for (guint i = 0; i < reader->entries[AC_KIND_TASK]->len; i++) {
		const AcEntry *candidate = g_ptr_array_index(reader->entries[AC_KIND_TASK], i);
		if (candidate->removed_by.file == NULL && &tasks[candidate->index] == first)
			entry = candidate;
	}
	g_autoptr(GString) chain = g_string_new(NULL);
	const AcTask *task = first;
	do {
		g_string_append_printf(chain, "\"%s\" → ", task->id);
		task = task->after;
	} while (task != first);
	ac_reader_refuse(reader, entry->last->group,
	                 _("tasks wait for each other (\"after\"): %s\"%s\"; expected one to come first"),
	                 chain->str, first->id);
}

void ac_tasks_check_cycles(AcReader *reader)
{
	guint n = reader->n[AC_KIND_TASK];
	const AcTask *tasks = (const AcTask *)(gconstpointer)reader->array[AC_KIND_TASK];
	/* Which walk came by first; 0: none. A walk that meets its own track goes in a circle. */
	g_autofree guint *track = g_new0(guint, n + 1);
	for (guint i = 0; i < n; i++) {
		const AcTask *at = &tasks[i];
		while (at != NULL && track[at - tasks] == 0) {
			track[at - tasks] = i + 1;
			at = at->after;
		}
		if (at != NULL && track[at - tasks] == i + 1)
			refuse_task_cycle(reader, at);
	}
}

/* ---- signs ----------------------------------------------------------------------------------- */

void ac_finish_sign_rule(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells)
{
	const AcSignRule *rule = target;
	(void)entry;
	check_window(reader, &rule->from, &rule->to, cells->at[AC_SIGN_RULE_FROM], cells->at[AC_SIGN_RULE_TO]);
}

void ac_finish_sign(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells)
{
	AcSign *sign = target;
	guint n = entry->children == NULL ? 0 : entry->children->len;
	AcSignRule *rules = AC_ARENA_ARRAY(reader->arena, AcSignRule, n);
	sign->rules = rules;
	for (guint i = 0; i < n; i++) {
		AcEntry *child = g_ptr_array_index(entry->children, i);
		if (child->removed_by.file == NULL)
			read_one(reader, child, &rules[sign->n_rules++]);
	}
	if (n > 0 && sign->n_rules == 0)
		ac_reader_refuse(reader, cells->group,
		                 _("the sign \"%s\" has no rule left; expected one, or to remove the sign"),
		                 entry->id);
}

void ac_finish_red_flag(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells)
{
	/* The words of `urgency`, in the order of the table. */
	static const AcAdvice advices[] = {AC_ADVICE_PRACTITIONER, AC_ADVICE_DOCTOR, AC_ADVICE_DOCTOR,
	                                   AC_ADVICE_EMERGENCY};
	AcRedFlag *flag = target;
	(void)reader;
	(void)entry;
	(void)cells;
	guint word = (guint)flag->urgency;
	flag->soon = word == 1;
	flag->urgency = advices[word];
	if (flag->brief == NULL)
		flag->brief = flag->title;
}
