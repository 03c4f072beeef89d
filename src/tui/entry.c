/* SPDX-License-Identifier: MIT */
#include "entry.h"

#include <string.h>

#include "app/places.h"
#include "base/text.h"
#include "common.h"
#include "telling.h"

/* So many lines of a file are shown. */
#define TEXT_LINES 24
/* So many files may have a say in one entry. */
#define FILES_MOST 4

struct AcEntry {
	const AcLoaded *loaded;
	gboolean is_followed;
	char *list, *id, *text, *more;
	GPtrArray *findings; /* words, owned */
};

static gboolean concerns(const AcProblem *problem, const char *list, const char *id)
{
	const char *name = problem->finding.rule, *dot = strchr(id, '.');
	if (strcmp(list, "protocol") == 0)
		return name == NULL || strcmp(name, id) == 0;
	return name != NULL && (strcmp(name, id) == 0 || (dot != NULL && strcmp(dot + 1, name) == 0));
}

static void take_findings(AcEntry *entry, const AcProblems *problems)
{
	for (guint i = 0; problems != NULL && i < ac_problems_total(problems); i++) {
		const AcProblem *problem = ac_problems_get(problems, i);
		if (!concerns(problem, entry->list, entry->id))
			continue;
		g_autofree char *name = g_path_get_basename(problem->file);
		const char *suggestion = problem->finding.suggestion;
		g_ptr_array_add(entry->findings, g_strdup_printf("%s:%d: %s%s%s", name, problem->line, problem->text,
		                                                 suggestion != NULL ? "\n" : "",
		                                                 suggestion != NULL ? suggestion : ""));
	}
}

AcEntry *ac_entry_new(const AcEntryArgument *argument)
{
	AcEntry *entry = g_new0(AcEntry, 1);
	entry->loaded = argument->loaded;
	entry->is_followed = argument->is_followed;
	entry->list = g_strdup(argument->list);
	entry->id = g_strdup(argument->id);
	entry->text = g_strdup(argument->text);
	entry->more = g_strdup(argument->more);
	entry->findings = g_ptr_array_new_with_free_func(g_free);
	if (entry->id != NULL)
		take_findings(entry, argument->problems);
	return entry;
}

void ac_entry_free(AcEntry *entry)
{
	if (entry == NULL)
		return;
	g_ptr_array_unref(entry->findings);
	g_free(entry->list);
	g_free(entry->id);
	g_free(entry->text);
	g_free(entry->more);
	g_free(entry);
}

const char *ac_entry_id(const AcEntry *entry)
{
	return entry->id;
}

/* ---- a rule ---------------------------------------------------------------------------------- */

static const AcRule *find_rule(const AcEntry *entry, const AcProtocol *protocol)
{
	for (guint i = 0; strcmp(entry->list, "rules") == 0 && i < protocol->n_rules; i++)
		if (strcmp(protocol->rules[i].id, entry->id) == 0)
			return &protocol->rules[i];
	return NULL;
}

static void add_rule_words(AcPage *page, const AcRule *rule)
{
	g_autofree char *when = ac_words_conditions(rule->when, rule->n_when);
	g_autofree char *unless = ac_words_conditions(rule->unless, rule->n_unless);
	g_autofree char *limit = rule->limit != NULL ? ac_words_limit(rule->limit) : NULL;
	g_autofree char *products = ac_words_products(&rule->words);
	ac_page_add_labelled(page, _("Only for"), when);
	ac_page_add_labelled(page, _("Not for"), unless);
	ac_page_add_labelled(page, _("How"), rule->words.how);
	ac_page_add_labelled(page, _("Limit"), limit);
	ac_page_add_labelled(page, _("With"), products);
	ac_tell_words(page, &rule->words);
	if (rule->against != NULL) {
		g_autofree char *against = ac_words_rule(rule->against);
		ac_page_add_labelled(page, _("Against"), against);
	}
	ac_tell_source(page, rule->source);
}

/* What the rule does to an activity now. */
typedef enum { SAYS_NOTHING, SAYS_IT, IS_OVERRULED } Say;

static Say say_of(const AcPlan *plan, AcArena *arena, const AcActivity *activity, const AcRule *rule)
{
	const AcAnswer *answer = ac_plan_ask(plan, arena, activity, ac_plan_now(plan), 0);
	Say say = SAYS_NOTHING;
	for (guint i = 0; i < answer->n_causes; i++)
		if (answer->causes[i].rule == rule && !answer->causes[i].ended && say != SAYS_IT)
			say = answer->causes[i].wins ? SAYS_IT : IS_OVERRULED;
	return say;
}

static void append_title(GString *out, const AcActivity *activity)
{
	g_autofree char *title = ac_text_plain(activity->title);
	g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "", title);
}

static void add_now(AcPage *page, const AcApp *app, const AcRule *rule)
{
	const AcPlan *plan = ac_app_plan(app);
	const AcCatalogue *catalogue = ac_plan_protocol(plan)->catalogue;
	g_autoptr(GString) decided = g_string_new(NULL), overruled = g_string_new(NULL);
	for (guint i = 0; i < catalogue->n_activities; i++) {
		g_autoptr(AcArena) arena = ac_arena_new();
		Say say = say_of(plan, arena, catalogue->activities[i], rule);
		if (say != SAYS_NOTHING)
			append_title(say == SAYS_IT ? decided : overruled, catalogue->activities[i]);
	}
	ac_page_add_heading(page, _("Now, for this client"));
	ac_page_add_labelled(page, _("Decides"), decided->str);
	ac_page_add_labelled(page, _("Overruled"), overruled->str);
	if (decided->len == 0 && overruled->len == 0)
		ac_page_add(page, AC_ROLE_DIM, _("It says nothing at this moment: its time is not now."));
}

/* All that it can ever speak of: what it names, and what belongs to that. */
static void add_reach(AcPage *page, const AcProtocol *protocol, const AcRule *rule)
{
	g_autoptr(GString) all = g_string_new(NULL);
	for (guint i = 0; i < protocol->catalogue->n_activities; i++) {
		const AcActivity *activity = protocol->catalogue->activities[i];
		gboolean is_in = FALSE;
		for (guint k = 0; k < rule->n_on; k++)
			is_in = is_in || ac_activity_is(activity, rule->on[k]);
		for (guint k = 0; k < rule->n_but; k++)
			is_in = is_in && !ac_activity_is(activity, rule->but[k]);
		if (is_in)
			append_title(all, activity);
	}
	ac_page_add_labelled(page, _("Speaks of"), all->str);
}

static void add_rule(AcPage *page, const AcEntry *entry, const AcApp *app, const AcRule *rule)
{
	AcVerdict verdict = ac_words_rule_verdict(rule);
	g_autofree char *words = ac_words_rule(rule);
	g_autofree char *line =
	    g_strdup_printf("%s %s  %s", ac_words_sign(verdict, FALSE), ac_words_verdict(verdict), words);
	ac_page_add(page, ac_tui_role(verdict), line);
	for (guint i = 0; i < entry->findings->len; i++)
		ac_page_add(page, AC_ROLE_ALARM, g_ptr_array_index(entry->findings, i));
	add_rule_words(page, rule);
	if (entry->is_followed)
		add_now(page, app, rule);
	add_reach(page, ac_loaded_protocol(entry->is_followed ? ac_app_loaded(app) : entry->loaded), rule);
}

/* ---- where it stands ------------------------------------------------------------------------- */

/* The lines of one file that have a say. */
typedef struct {
	const char *file;
	int first, last;
} Stretch;

static char *place_words(const AcKeyPlace *place)
{
	g_autofree char *name = g_path_get_basename(place->at.file);
	GString *out = g_string_new(NULL);
	g_string_append_printf(out, "%s:%d", name, place->at.line);
	for (guint i = 0; i < place->n_lost; i++) {
		g_autofree char *lost = g_path_get_basename(place->lost[i].file);
		g_string_append_printf(out, "%s%s:%d", i == 0 ? _(" (in place of ") : ", ", lost,
		                       place->lost[i].line);
	}
	g_string_append(out, place->n_lost > 0 ? ")" : "");
	return g_string_free(out, FALSE);
}

static void stretch_to(Stretch *stretches, guint *n, const AcOrigin *at)
{
	guint i = 0;
	while (i < *n && strcmp(stretches[i].file, at->file) != 0)
		i++;
	if (i == FILES_MOST || at->line <= 0)
		return;
	if (i == *n)
		stretches[(*n)++] = (Stretch){at->file, at->line, at->line};
	stretches[i].first = MIN(stretches[i].first, at->line);
	stretches[i].last = MAX(stretches[i].last, at->line);
}

static void add_text(AcPage *page, const Stretch *stretch)
{
	g_autofree char *text = NULL, *name = g_path_get_basename(stretch->file);
	if (!g_file_get_contents(stretch->file, &text, NULL, NULL))
		return;
	g_auto(GStrv) lines = g_strsplit(text, "\n", stretch->last + 1);
	int n = (int)g_strv_length(lines);
	g_autofree char *title = g_strdup_printf(_("In the file, %s:%d"), name, stretch->first);
	ac_page_add_heading(page, title);
	for (int i = stretch->first; i <= MIN(stretch->last, n) && i < stretch->first + TEXT_LINES; i++) {
		g_autofree char *plain = ac_text_plain(lines[i - 1]);
		ac_page_add(page, AC_ROLE_DIM, plain);
	}
}

static void add_files(AcPage *page, const AcProtocol *protocol)
{
	ac_page_add_heading(page, _("The files it is made of"));
	for (guint i = 0; i < protocol->n_files; i++)
		ac_page_add(page, AC_ROLE_TEXT, protocol->files[i]);
}

static void add_places(AcPage *page, const AcEntry *entry, const AcLoaded *loaded)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	Stretch stretches[FILES_MOST];
	guint n = 0, n_stretches = 0;
	const AcKeyPlace *places = ac_app_places(loaded, arena, entry->list, entry->id, &n);
	ac_page_add_heading(page, _("Where each value stands"));
	for (guint i = 0; i < n; i++) {
		g_autofree char *words = place_words(&places[i]);
		ac_page_add_labelled(page, places[i].key, words);
		stretch_to(stretches, &n_stretches, &places[i].at);
	}
	for (guint i = 0; i < n_stretches; i++)
		add_text(page, &stretches[i]);
}

/* ---- all of it ------------------------------------------------------------------------------- */

static const AcTask *find_task(const AcEntry *entry, const AcProtocol *protocol)
{
	for (guint i = 0; strcmp(entry->list, "tasks") == 0 && i < protocol->n_tasks; i++)
		if (strcmp(protocol->tasks[i].id, entry->id) == 0)
			return &protocol->tasks[i];
	return NULL;
}

static void add_any(AcPage *page, const AcEntry *entry, const AcTask *task)
{
	ac_page_add(page, AC_ROLE_STRONG, entry->text);
	for (guint i = 0; i < entry->findings->len; i++)
		ac_page_add(page, AC_ROLE_ALARM, g_ptr_array_index(entry->findings, i));
	if (task == NULL) {
		if (entry->more != NULL)
			ac_page_add(page, AC_ROLE_TEXT, entry->more);
		return;
	}
	ac_page_add_labelled(page, _("How"), task->words.how);
	ac_tell_words(page, &task->words);
	ac_tell_source(page, task->source);
}

/* What names nothing in a file. */
static void tell_line(const AcEntry *entry, AcPage *page)
{
	ac_page_add(page, AC_ROLE_STRONG, entry->text);
	if (entry->more != NULL)
		ac_page_add(page, AC_ROLE_TEXT, entry->more);
}

void ac_entry_tell(const AcEntry *entry, const AcApp *app, AcPage *page)
{
	const AcLoaded *loaded = entry->loaded;
	if (entry->is_followed)
		loaded = ac_app_plan(app) != NULL ? ac_app_loaded(app) : NULL;
	ac_page_clear(page);
	if (entry->id == NULL) {
		tell_line(entry, page);
		return;
	}
	if (loaded == NULL) {
		ac_page_add(page, AC_ROLE_TEXT, _("There is no client any more."));
		return;
	}
	const AcRule *rule = find_rule(entry, ac_loaded_protocol(loaded));
	if (rule != NULL)
		add_rule(page, entry, app, rule);
	else if (strcmp(entry->list, "rules") == 0)
		ac_page_add(page, AC_ROLE_TEXT, _("This rule is no longer there."));
	else
		add_any(page, entry, find_task(entry, ac_loaded_protocol(loaded)));
	if (strcmp(entry->list, "protocol") == 0)
		add_files(page, ac_loaded_protocol(loaded));
	add_places(page, entry, loaded);
}
