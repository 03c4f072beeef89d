/* SPDX-License-Identifier: MIT */
/* All that a protocol says, a line each: in the order in which one reads, with what was found in place. */
#include "protocol.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "common.h"
#include "render/pages.h"
#include "render/triage.h"

typedef struct {
	AcProtocolState *state;
	AcApp *app;
	const AcLoaded *loaded;
	const AcProtocol *protocol;
	const char *section, *group;
	guint n_head; /* lines that stay in front of all that was found */
} Build;

/* ---- lines ----------------------------------------------------------------------------------- */

static const char *keep(const Build *build, char *owned)
{
	g_autofree char *plain = ac_text_plain(owned);
	const char *kept = plain[0] != '\0' ? ac_arena_strdup(build->state->arena, plain) : NULL;
	g_free(owned);
	return kept;
}

static const char *keep_copy(const Build *build, const char *text)
{
	return keep(build, g_strdup(text));
}

static const char *place_of(const Build *build, const AcOrigin *origin)
{
	if (origin->file == NULL)
		return NULL;
	g_autofree char *name = g_path_get_basename(origin->file);
	return keep(build, origin->line > 0 ? g_strdup_printf("%s:%d", name, origin->line) : g_strdup(name));
}

static void begin(Build *build, const char *section)
{
	build->section = section;
	build->group = NULL;
}

static void put(Build *build, AcLine line)
{
	line.section = build->section;
	line.group = build->group;
	g_array_append_val(build->state->all, line);
}

static void put_entry(Build *build, const char *list, const char *id, const AcOrigin *origin, AcLine line)
{
	line.kind = AC_LINE_ENTRY;
	line.list = list;
	line.id = id;
	line.origin = *origin;
	line.place = place_of(build, origin);
	put(build, line);
}

/* What the shown rules were read by; NULL: they are being read. */
static const AcReading *shown_reading(const AcProtocolState *state)
{
	const AcReading *reading = state->reading;
	return state->good != NULL && (reading == NULL || ac_reading_loaded(reading) == NULL) ? state->good
	                                                                                      : reading;
}

/* ---- what it is ------------------------------------------------------------------------------ */

static void put_fact(Build *build, const char *label, char *text)
{
	const char *kept = keep(build, text);
	if (kept != NULL)
		put(build, (AcLine){.kind = AC_LINE_TEXT, .role = AC_ROLE_DIM, .lead = label, .text = kept});
}

static void put_dates(Build *build)
{
	const AcProtocol *protocol = build->protocol;
	put_fact(build, _("approved"), g_strdup(protocol->approved_on));
	put_fact(build, _("review by"), g_strdup(protocol->review_by));
	put_fact(build, _("not for"), g_strdup(protocol->not_for));
	/* TRANSLATORS: a hash of the files, shortened */
	const AcReading *reading = shown_reading(build->state);
	put_fact(build, _("hash"),
	         reading != NULL && reading->hash != NULL ? g_strndup(reading->hash, 16) : NULL);
	for (guint i = 0; i < protocol->n_files; i++)
		put_fact(build, i == 0 ? _("file") : _("extends"), ac_protocol_where(build->app, protocol->files[i]));
}

static void put_about(Build *build)
{
	static const char *const states[] = {N_("draft"), N_("active"), N_("retired")};
	const AcProtocol *protocol = build->protocol;
	g_autofree char *title = ac_text_plain(protocol->title), *id = ac_text_plain(protocol->id);
	begin(build, _("What it is"));
	const AcOrigin at = {protocol->file, 0};
	put_entry(
	    build, "protocol", protocol->id, &at,
	    (AcLine){.role = AC_ROLE_STRONG,
	             .text = keep(build, g_strdup_printf("%s (%s)", title, id)),
	             .more = keep(build, g_strjoin(", ", protocol->version != NULL ? protocol->version : "?",
	                                           _(states[protocol->status]), protocol->author, NULL))});
	put_dates(build);
}

static void put_news(Build *build)
{
	const AcProtocol *offered = ac_app_offered(build->app);
	if (build->state->path != NULL || offered == NULL)
		return;
	g_autofree char *before = ac_text_plain(ac_app_row(build->app)->rules_version);
	g_autofree char *after = ac_text_plain(offered->version);
	begin(build, _("The files have changed"));
	put(build,
	    (AcLine){.kind = AC_LINE_NEWS,
	             .role = AC_ROLE_NEW,
	             .text =
	                 keep(build, g_strdup_printf(_("%s follows version %s as it was; the files say %s now."),
	                                             ac_app_client(build->app)->name, before, after)),
	             .more = _("Enter shows what that changes, and lets you take it over.")});
}

/* ---- what only this client has --------------------------------------------------------------- */

static void put_adjustments(Build *build)
{
	const AcClient *client = ac_app_client(build->app);
	if (build->state->path != NULL || client == NULL || ac_app_plan(build->app) == NULL)
		return;
	AcWordsContext words = ac_tui_words(build->app);
	g_autofree char *who = ac_text_plain(client->name);
	begin(build, keep(build, g_strdup_printf(_("For %s alone"), who)));
	for (guint i = 0; i < client->n_adjustments; i++) {
		const AcAdjustment *one = &client->adjustments[i];
		gboolean is_shut = g_strcmp0(one->allow, "none") == 0;
		AcVerdict verdict = is_shut ? AC_VERDICT_AVOID : one->allow != NULL ? AC_VERDICT_CARE : one->verdict;
		put(build, (AcLine){.kind = AC_LINE_TEXT,
		                    .role = ac_tui_role(verdict),
		                    .lead = keep(build, g_strdup_printf("%s %s", ac_words_sign(verdict, FALSE),
		                                                        ac_words_verdict(verdict))),
		                    .text = keep(build, ac_words_adjustment(&words, one)),
		                    .more = keep(build, g_strjoin(": ", one->by != NULL ? one->by : "",
		                                                  one->why != NULL ? one->why : "", NULL))});
	}
}

/* ---- rules ----------------------------------------------------------------------------------- */

static int by_activity(gconstpointer a, gconstpointer b)
{
	const AcRule *left = *(const AcRule *const *)a, *right = *(const AcRule *const *)b;
	guint x = left->on[0]->index, y = right->on[0]->index;
	return x != y ? (x > y) - (x < y) : (left > right) - (left < right);
}

static char *for_whom(const AcCondition *when, guint n_when, const AcCondition *unless, guint n_unless)
{
	g_autofree char *for_these = ac_words_conditions(when, n_when);
	g_autofree char *but_these = ac_words_conditions(unless, n_unless);
	GString *out = g_string_new(NULL);
	if (for_these[0] != '\0')
		g_string_append_printf(out, _("Only for: %s. "), for_these);
	if (but_these[0] != '\0')
		g_string_append_printf(out, _("Not for: %s. "), but_these);
	return g_string_free(out, FALSE);
}

static void append_sentence(GString *out, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	g_string_append(out, text);
	g_string_append(out, strchr(".!?…", text[strlen(text) - 1]) != NULL ? " " : ". ");
}

/* Whom, how, within what, and why: below the line. */
static char *below_rule(const AcRule *rule)
{
	g_autofree char *whom = for_whom(rule->when, rule->n_when, rule->unless, rule->n_unless);
	g_autofree char *limit = rule->limit != NULL ? ac_words_limit(rule->limit) : NULL;
	g_autofree char *products = ac_words_products(&rule->words);
	GString *out = g_string_new(whom);
	append_sentence(out, limit);
	append_sentence(out, rule->words.how);
	append_sentence(out, products);
	append_sentence(out, rule->words.why);
	return g_strchomp(g_string_free(out, FALSE));
}

static void put_rule(Build *build, const AcRule *rule)
{
	AcVerdict verdict = ac_words_rule_verdict(rule);
	g_autofree char *on = ac_words_rule_on(rule);
	const AcLine line = {
	    .role = ac_tui_role(verdict),
	    .lead =
	        keep(build, g_strdup_printf("%s %s", ac_words_sign(verdict, FALSE), ac_words_verdict(verdict))),
	    .text = keep(build, ac_words_rule(rule)),
	    .more = keep(build, below_rule(rule)),
	    .named = keep(build,
	                  g_strjoin(" ", rule->id, on, rule->source != NULL ? rule->source->title : NULL, NULL)),
	};
	put_entry(build, "rules", rule->id, &rule->origin, line);
}

static void put_rules(Build *build)
{
	const AcProtocol *protocol = build->protocol;
	g_autofree const AcRule **rules = g_new(const AcRule *, protocol->n_rules + 1);
	for (guint i = 0; i < protocol->n_rules; i++)
		rules[i] = &protocol->rules[i];
	qsort(rules, protocol->n_rules, sizeof *rules, by_activity);
	begin(build, _("Rules, by what one may want to do"));
	for (guint i = 0; i < protocol->n_rules; i++) {
		if (i == 0 || rules[i]->on[0] != rules[i - 1]->on[0])
			build->group = keep_copy(build, rules[i]->on[0]->title);
		put_rule(build, rules[i]);
	}
}

/* ---- the other lists ------------------------------------------------------------------------- */

static void put_tasks(Build *build)
{
	begin(build, _("To do"));
	for (guint i = 0; i < build->protocol->n_tasks; i++) {
		const AcTask *task = &build->protocol->tasks[i];
		g_autofree char *whom = for_whom(task->when, task->n_when, task->unless, task->n_unless);
		g_autofree char *count = ac_words_count(task);
		g_autoptr(GString) text = g_string_new(task->title), more = g_string_new(whom);
		if (task->amount != NULL)
			g_string_append_printf(text, ", %s", task->amount);
		if (count[0] != '\0')
			g_string_append_printf(text, ", %s", count);
		for (guint k = 0; k < task->n_times; k++) {
			g_autofree char *clock = ac_words_clock(task->times[k]);
			g_string_append_printf(text, ", %s", clock);
		}
		append_sentence(more, task->words.how);
		append_sentence(more, task->words.why);
		put_entry(build, "tasks", task->id, &task->origin,
		          (AcLine){.role = AC_ROLE_TEXT,
		                   .lead = ac_words_task_level(task->level),
		                   .text = keep_copy(build, text->str),
		                   .more = keep_copy(build, g_strchomp(more->str)),
		                   .named = task->id});
	}
}

static char *join(const char *const *texts, guint n, const char *between)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < n; i++)
		g_string_append_printf(out, "%s%s", i > 0 ? between : "", texts[i]);
	return g_string_free(out, FALSE);
}

static void put_phases(Build *build)
{
	begin(build, _("Phases, and what is normal then"));
	for (guint i = 0; i < build->protocol->n_phases; i++) {
		const AcPhase *phase = &build->protocol->phases[i];
		put_entry(build, "phases", phase->id, &phase->origin,
		          (AcLine){.role = AC_ROLE_TEXT,
		                   .text = keep_copy(build, phase->title),
		                   .more = keep(build, join(phase->normal, phase->n_normal, "; ")),
		                   .named = phase->id});
	}
}

static void put_asked(Build *build)
{
	begin(build, _("What is asked and reported"));
	for (guint i = 0; i < build->protocol->n_milestones; i++) {
		const AcMilestone *one = &build->protocol->milestones[i];
		g_autofree char *usually = one->usually_text != NULL ? ac_words_offset(one->usually_text) : NULL;
		char *more = usually != NULL ? g_strdup_printf(_("Usually after %s."), usually) : NULL;
		put_entry(build, "milestones", one->id, &one->origin,
		          (AcLine){.role = AC_ROLE_TEXT,
		                   .text = keep_copy(build, one->ask),
		                   .more = keep(build, more),
		                   .named = one->id});
	}
	for (guint i = 0; i < build->protocol->n_traits; i++) {
		const AcTrait *trait = &build->protocol->traits[i];
		put_entry(build, "traits", trait->id, &trait->origin,
		          (AcLine){.role = AC_ROLE_TEXT,
		                   .text = keep(build, g_strdup_printf("%s …?", trait->title)),
		                   .more = keep(build, join(trait->values, trait->n_values, ", ")),
		                   .named = trait->id});
	}
}

static void put_sign_rule(Build *build, const AcSign *sign, const AcSignRule *rule)
{
	g_autofree char *id = g_strdup_printf("%s.%s", sign->id, rule->id);
	const char *severity = ac_words_severity(rule->severity);
	put_entry(build, "signs", keep_copy(build, id), &rule->origin,
	          (AcLine){.role = AC_ROLE_TEXT,
	                   .text = keep(build, g_strdup_printf("%s%s%s: %s", sign->title,
	                                                       severity[0] != '\0' ? ", " : "", severity,
	                                                       ac_words_advice(rule->advice, FALSE))),
	                   .more = keep_copy(build, rule->why),
	                   .named = sign->id});
}

static void put_signs(Build *build)
{
	begin(build, _("Signs, and what to do about them"));
	for (guint i = 0; i < build->protocol->n_signs; i++)
		for (guint k = 0; k < build->protocol->signs[i].n_rules; k++)
			put_sign_rule(build, &build->protocol->signs[i], &build->protocol->signs[i].rules[k]);
}

static void put_rest(Build *build)
{
	const AcProtocol *protocol = build->protocol;
	begin(build, _("Later, and how many sessions"));
	for (guint i = 0; i < protocol->n_followups; i++)
		put_entry(build, "followups", protocol->followups[i].id, &protocol->followups[i].origin,
		          (AcLine){.role = AC_ROLE_TEXT,
		                   .text = keep_copy(build, protocol->followups[i].title),
		                   .more = keep_copy(build, protocol->followups[i].why)});
	for (guint i = 0; i < protocol->n_courses; i++) {
		const AcCourse *course = &protocol->courses[i];
		put_entry(
		    build, "courses", course->id, &course->origin,
		    (AcLine){.role = AC_ROLE_TEXT,
		             .text = keep(build, g_strdup_printf(_("Sessions of a course: %u to %u"),
		                                                 course->sessions.least, course->sessions.most)),
		             .more = keep_copy(build, course->why)});
	}
	begin(build, _("The leaflet also says"));
	for (guint i = 0; i < protocol->n_notes; i++)
		put_entry(build, "notes", protocol->notes[i].id, &protocol->notes[i].origin,
		          (AcLine){.role = AC_ROLE_TEXT, .text = keep_copy(build, protocol->notes[i].text)});
	begin(build, _("Sources"));
	for (guint i = 0; i < protocol->n_sources; i++) {
		const AcSource *source = &protocol->sources[i];
		g_autofree char *more = g_strjoin(" ", source->url != NULL ? source->url : "",
		                                  source->note != NULL ? source->note : "", NULL);
		put_entry(build, "sources", source->id, &source->origin,
		          (AcLine){.role = AC_ROLE_DIM,
		                   .lead = keep_copy(build, source->id),
		                   .text = keep_copy(build, source->title),
		                   .more = keep_copy(build, g_strstrip(more))});
	}
}

static void put_silences(Build *build)
{
	const AcReading *reading = shown_reading(build->state);
	begin(build, _("Asked most and not covered: clients are told to ask"));
	for (guint i = 0; reading != NULL && i < reading->n_silences; i++)
		put(build,
		    (AcLine){.kind = AC_LINE_TEXT,
		             .role = AC_ROLE_SILENT,
		             .lead = ac_words_sign(AC_VERDICT_SILENT, FALSE),
		             .text = keep(build, g_strdup_printf("%s: %s", reading->silences[i].activity->title,
		                                                 reading->silences[i].when))});
}

/* ---- what was found -------------------------------------------------------------------------- */

static const char *severity_word(AcSeverity severity)
{
	static const char *const words[] = {N_("▴ error"), N_("▴ warning"), N_("▴ note")};
	return _(words[severity]);
}

static AcRole severity_role(AcSeverity severity)
{
	static const AcRole roles[] = {AC_ROLE_ALARM, AC_ROLE_CARE, AC_ROLE_DIM};
	return roles[severity];
}

static AcLine finding_line(const Build *build, const AcProblem *problem)
{
	const AcFinding *finding = &problem->finding;
	const AcOrigin at = {problem->file, problem->line}, other = {finding->other_file, finding->other_line};
	const char *other_place = place_of(build, &other);
	g_autofree char *also = finding->other != NULL && other_place != NULL
	                            ? g_strdup_printf(_("See \"%s\" at %s. "), finding->other, other_place)
	                            : g_strdup("");
	return (AcLine){.kind = AC_LINE_FINDING,
	                .role = severity_role(problem->severity),
	                .lead = severity_word(problem->severity),
	                .text = keep_copy(build, problem->text),
	                .more = keep(build, g_strconcat(also, finding->suggestion, NULL)),
	                .place = place_of(build, &at),
	                .severity = problem->severity};
}

/* What is wrong with the file now; what stands below is what it said before. */
static void put_trouble(Build *build)
{
	const AcProblems *trouble = ac_protocol_trouble(build->state, build->app);
	if (trouble == NULL)
		return;
	begin(build, _("The file cannot be used at present"));
	for (guint i = 0; i < ac_problems_total(trouble); i++)
		put(build, finding_line(build, ac_problems_get(trouble, i)));
	put(build, (AcLine){.kind = AC_LINE_TEXT,
	                    .role = AC_ROLE_TEXT,
	                    .text = build->state->path == NULL
	                                ? _("The plan goes on by the rules stored with it, which stand below.")
	                                : _("What it said before stands below."),
	                    .more = _("Mend it in an editor: it is read again when it is saved.")});
}

/* How well an entry fits as the place of a problem: by name, then the last that begins before its line. */
static int fit(const AcLine *line, const AcProblem *problem)
{
	const char *name = problem->finding.rule;
	const char *dot = line->id != NULL ? strchr(line->id, '.') : NULL;
	gboolean is_named = name != NULL && line->id != NULL &&
	                    (strcmp(line->id, name) == 0 || (dot != NULL && strcmp(dot + 1, name) == 0));
	gboolean is_before = g_strcmp0(line->origin.file, problem->file) == 0 && line->origin.line > 0 &&
	                     line->origin.line <= problem->line;
	if (line->kind != AC_LINE_ENTRY || (!is_named && !is_before))
		return 0;
	return (is_named ? 1 << 24 : 0) + (is_before ? line->origin.line : 0) + 1;
}

/* What the checker found in the rules that are shown, or why there are none to show. */
static const AcProblems *found_in(const AcProtocolState *state)
{
	const AcReading *reading = shown_reading(state);
	return reading != NULL ? reading->problems : NULL;
}

static int place_of_problem(const GArray *lines, const AcProblem *problem)
{
	int best = -1, best_fit = 0;
	for (guint i = 0; i < lines->len; i++) {
		int is = fit(&g_array_index(lines, AcLine, i), problem);
		if (is > best_fit) {
			best = (int)i;
			best_fit = is;
		}
	}
	return best;
}

/* Those of one place, below the line there; -1: of none. */
static void put_found(Build *build, const AcProblems *found, const int *places, int place)
{
	const AcLine *entry =
	    place >= 0 ? &g_array_index(build->state->all, AcLine, build->state->all->len - 1) : NULL;
	const char *list = entry != NULL ? entry->list : NULL, *id = entry != NULL ? entry->id : NULL;
	for (guint i = 0; i < ac_problems_total(found); i++) {
		if (places[i] != place)
			continue;
		AcLine line = finding_line(build, ac_problems_get(found, i));
		line.list = list;
		line.id = id;
		put(build, line);
	}
}

/* The lines with what was found below each; what belongs to none stands in front of all. */
static void put_findings(Build *build)
{
	AcProtocolState *state = build->state;
	const AcProblems *found = found_in(state);
	guint n = found != NULL ? ac_problems_total(found) : 0;
	if (n == 0)
		return;
	g_autofree int *places = g_new(int, n);
	for (guint i = 0; i < n; i++)
		places[i] = place_of_problem(state->all, ac_problems_get(found, i));
	GArray *before = state->all;
	state->all = g_array_new(FALSE, FALSE, sizeof(AcLine));
	g_array_append_vals(state->all, before->data, build->n_head);
	begin(build, build->protocol != NULL ? _("Found in the file as a whole")
	                                     : _("It cannot be used before this is mended"));
	put_found(build, found, places, -1);
	for (guint k = build->n_head; k < before->len; k++) {
		const AcLine *entry = &g_array_index(before, AcLine, k);
		g_array_append_val(state->all, *entry);
		build->section = entry->section;
		build->group = entry->group;
		put_found(build, found, places, (int)k);
	}
	g_array_free(before, TRUE);
}

static guint count(const AcProblems *problems, AcSeverity severity)
{
	return problems != NULL ? ac_problems_count(problems, severity) : 0;
}

static void count_findings(AcProtocolState *state, const AcProblems *trouble)
{
	const AcProblems *found = found_in(state);
	state->n_errors = count(trouble, AC_PROBLEM_ERROR) + count(found, AC_PROBLEM_ERROR);
	state->n_warnings = count(trouble, AC_PROBLEM_WARNING) + count(found, AC_PROBLEM_WARNING);
	state->n_notes = count(trouble, AC_PROBLEM_NOTE) + count(found, AC_PROBLEM_NOTE);
}

/* ---- all of it ------------------------------------------------------------------------------- */

const AcLoaded *ac_protocol_shown(const AcProtocolState *state, const AcApp *app)
{
	const AcLoaded *loaded = state->reading != NULL ? ac_reading_loaded(state->reading) : NULL;
	if (state->path != NULL)
		return loaded == NULL && state->good != NULL ? ac_reading_loaded(state->good) : loaded;
	return ac_app_plan(app) != NULL ? ac_app_loaded(app) : NULL;
}

const AcProblems *ac_protocol_trouble(const AcProtocolState *state, const AcApp *app)
{
	const AcReading *reading = state->reading;
	if (state->path == NULL)
		return ac_app_rules_problems(app);
	return state->good != NULL && reading != NULL && ac_reading_loaded(reading) == NULL ? reading->problems
	                                                                                    : NULL;
}

const AcLine *ac_protocol_line(const AcProtocolState *state, int i)
{
	return &g_array_index(state->all, AcLine, state->listing.places[i]);
}

const AcLine *ac_protocol_chosen(const AcProtocolState *state)
{
	return state->listing.n > 0 ? ac_protocol_line(state, state->listing.list.chosen) : NULL;
}

AcEntryArgument ac_protocol_entry(const AcProtocolState *state, const AcApp *app)
{
	const AcLine *line = ac_protocol_chosen(state), *entry = line;
	while (entry->kind == AC_LINE_FINDING && entry > &g_array_index(state->all, AcLine, 0))
		entry--; /* a finding's own line is above it */
	return (AcEntryArgument){
	    .loaded = ac_protocol_shown(state, app),
	    .list = line->list,
	    .id = line->id,
	    .text = line->id != NULL ? entry->text : line->text,
	    .more = line->id != NULL ? entry->more : line->more,
	    .is_followed = state->path == NULL,
	    .problems = found_in(state),
	};
}

static gboolean fits(const void *data, int place)
{
	const AcProtocolState *state = data;
	const AcLine *line = &g_array_index(state->all, AcLine, place);
	const char *const texts[] = {line->text, line->more,    line->named, line->lead,
	                             line->id,   line->section, line->group, line->place};
	return ac_filter_takes(&state->listing.filter, texts, G_N_ELEMENTS(texts));
}

void ac_protocol_pick(void *data)
{
	AcProtocolState *state = data;
	state->width = 0; /* heights are measured anew */
	ac_listing_pick(&state->listing, (int)state->all->len, fits);
}

void ac_protocol_build(AcProtocolState *state, AcApp *app)
{
	Build build = {.state = state, .app = app, .loaded = ac_protocol_shown(state, app)};
	ac_arena_reset(state->arena);
	state->told = -1;
	g_array_set_size(state->all, 0);
	if (build.loaded != NULL) {
		build.protocol = ac_loaded_protocol(build.loaded);
		put_trouble(&build);
		put_news(&build);
		build.n_head = state->all->len;
		put_about(&build);
		put_adjustments(&build);
		put_rules(&build);
		put_tasks(&build);
		put_phases(&build);
		put_asked(&build);
		put_signs(&build);
		put_rest(&build);
		put_silences(&build);
	}
	put_findings(&build);
	count_findings(state, ac_protocol_trouble(state, app));
	state->heights = g_renew(int, state->heights, state->all->len + 1);
	ac_protocol_pick(state);
}
