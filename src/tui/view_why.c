/* SPDX-License-Identifier: MIT */
/* Why: one answer in full - until when, how, why, who says so with file and line, and who lost. Or one task.
 */
#include "box.h"
#include "common.h"
#include "later.h"
#include "reader.h"
#include "telling.h"
#include "views.h"

#include "base/text.h"

typedef struct {
	AcReader reader;
	char **activities; /* ids: what the app hands out changes under an open view */
	AcBox box;         /* a task instead */
	AcArena *arena;    /* of the box, while a key is dealt with */
	gboolean is_now;
	AcInstant at;
	int for_minutes;
	char *title;                          /* of the bar */
	gboolean is_there, is_open, can_wait; /* what can be done about the box */
} WhyState;

static void open_why(void *state, G_GNUC_UNUSED AcApp *app, const void *argument)
{
	WhyState *why = state;
	const AcWhyArgument *given = argument;
	GPtrArray *ids = g_ptr_array_new();
	for (guint i = 0; i < given->n_activities; i++)
		g_ptr_array_add(ids, g_strdup(given->activities[i]->id));
	g_ptr_array_add(ids, NULL);
	why->activities = (char **)g_ptr_array_free(ids, FALSE);
	if (given->occurrence != NULL)
		why->box = ac_box_of(given->occurrence);
	why->is_now = given->is_now;
	why->at = given->at;
	why->for_minutes = given->for_minutes;
	why->reader.page = ac_page_new();
	why->arena = ac_arena_new();
}

static void close_why(void *state)
{
	WhyState *why = state;
	g_strfreev(why->activities);
	ac_box_clear(&why->box);
	ac_arena_free(why->arena);
	g_free(why->title);
	ac_reader_close(why);
}

/* ---- an activity ----------------------------------------------------------------------------- */

static void add_verdict(AcPage *page, const AcAnswer *answer)
{
	g_autofree char *line = g_strdup_printf("%s %s  %s", ac_words_sign(answer->verdict, FALSE),
	                                        ac_words_verdict(answer->verdict), answer->activity->title);
	ac_page_add(page, ac_tui_role(answer->verdict), line);
}

/* "off the flakes, recommended", then until when. */
static void add_first(AcPage *page, const AcWordsContext *words, const AcAnswer *answer)
{
	g_autofree char *until = ac_words_until(words, answer, FALSE), *manner = ac_words_manner(answer);
	if (manner[0] != '\0')
		ac_page_add(page, AC_ROLE_STRONG, manner);
	if (until[0] != '\0')
		ac_page_add(page, AC_ROLE_STRONG, until);
}

/* With what, from when it is safer, and whose word allowed it. */
static void add_with(AcPage *page, const AcWordsContext *words, const AcAnswer *answer)
{
	g_autofree char *products = ac_words_products(&answer->words);
	g_autofree char *safer = ac_words_safer(words, answer), *agreed = ac_words_agreed(words, answer);
	ac_page_add_labelled(page, "", products);
	ac_page_add_labelled(page, "", safer);
	ac_page_add_labelled(page, "", agreed);
}

static void add_what(AcPage *page, const AcWordsContext *words, const AcAnswer *answer)
{
	g_autofree char *allowed = ac_words_allowed(answer);
	g_autofree char *next = ac_words_next(words, answer);
	if (answer->verdict == AC_VERDICT_SILENT)
		ac_page_add(page, AC_ROLE_STRONG,
		            _("No rule of your protocol speaks of this, so it is not a yes: ask your practitioner."));
	add_first(page, words, answer);
	if (answer->words.how == NULL || strcmp(allowed, answer->words.how) != 0)
		ac_page_add_labelled(page, _("Allowed"), allowed);
	ac_page_add_labelled(page, ac_words_how_label(answer), answer->words.how);
	add_with(page, words, answer);
	if (answer->limit != NULL) {
		g_autofree char *limit = ac_words_limit(answer->limit);
		ac_page_add_labelled(page, _("Limit"), limit);
	}
	if (answer->possible_at != AC_INSTANT_NEVER) {
		g_autofree char *possible = ac_words_moment(words, answer->possible_at);
		ac_page_add_labelled(page, _("Possible"), possible);
	}
	ac_page_add_labelled(page, _("Then"), next);
	ac_tell_words(page, &answer->words);
}

static void add_facts(AcPage *page, const AcAnswer *answer)
{
	for (guint i = 0; i < answer->n_facts; i++) {
		g_autofree char *fact = ac_words_fact(answer->facts[i]);
		ac_page_add_labelled(page, _("To settle it"), fact);
	}
}

static const AcSource *source_of(const AcCause *cause)
{
	return cause->rule != NULL ? cause->rule->source : NULL;
}

/* What allows it is that the last ban is over: no rule that is over says it. */
static void add_ended(AcPage *page, const AcWordsContext *words, const AcAnswer *answer, const AcCause *last)
{
	g_autofree char *free_now = ac_words_ended(last);
	g_autofree char *text = ac_words_cause(words, answer, last);
	ac_page_add_labelled(page, _("Why"), free_now);
	ac_page_add_heading(page, _("What ended last"));
	ac_page_add(page, AC_ROLE_TEXT, text);
}

static void add_causes(AcPage *page, const AcWordsContext *words, const AcAnswer *answer)
{
	gboolean losers = FALSE;
	const AcCause *last = ac_words_last_ended(answer);
	if (last != NULL) {
		add_ended(page, words, answer, last);
		return;
	}
	if (answer->n_causes > 0)
		ac_page_add_heading(page, _("Who says so"));
	for (guint i = 0; i < answer->n_causes; i++) {
		const AcCause *cause = &answer->causes[i];
		g_autofree char *text = ac_words_cause(words, answer, cause);
		if (!cause->wins && !losers) {
			losers = TRUE;
			ac_page_add_heading(page, _("Also said, and overruled"));
		}
		ac_page_add_labelled(page, ac_words_verdict(cause->verdict), text);
		if (cause->wins && source_of(cause) != NULL)
			ac_page_add_labelled(page, "", source_of(cause)->url);
	}
}

static void add_others(AcPage *page, const GPtrArray *activities)
{
	g_autoptr(GString) names = g_string_new(NULL);
	for (guint i = 1; i < activities->len; i++) {
		const AcActivity *activity = g_ptr_array_index(activities, i);
		g_string_append_printf(names, "%s%s", i > 1 ? ", " : "", activity->title);
	}
	ac_page_add_labelled(page, _("The same for"), names->str);
}

static GPtrArray *find_activities(const WhyState *why, const AcPlan *plan)
{
	const AcCatalogue *catalogue = ac_plan_protocol(plan)->catalogue;
	GPtrArray *found = g_ptr_array_new();
	for (guint i = 0; why->activities[i] != NULL; i++) {
		const AcActivity *activity = ac_catalogue_find(catalogue, why->activities[i]);
		if (activity != NULL)
			g_ptr_array_add(found, (gpointer)(guintptr)activity);
	}
	return found;
}

static void build_answer(WhyState *why, AcApp *app)
{
	AcPage *page = why->reader.page;
	const AcPlan *plan = ac_app_plan(app);
	AcWordsContext words = ac_tui_words(app);
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GPtrArray) activities = find_activities(why, plan);
	if (activities->len == 0) {
		ac_page_add(page, AC_ROLE_TEXT, _("This activity is no longer in your rules."));
		return;
	}
	AcInstant at = why->is_now ? ac_app_now(app) : why->at;
	const AcAnswer *answer = ac_plan_ask(plan, arena, g_ptr_array_index(activities, 0), at, why->for_minutes);
	g_autofree char *moment = ac_words_moment(&words, at);
	why->title = g_strdup_printf("%s · %s", answer->activity->title, why->is_now ? _("now") : moment);
	add_verdict(page, answer);
	add_what(page, &words, answer);
	add_others(page, activities);
	add_facts(page, answer);
	const AcSafety *safety = ac_app_safety(app);
	if (answer->activity->medicine && safety != NULL)
		ac_page_add_labelled(page, _("Medicine"), safety->prescriber);
	g_autofree char *against = ac_words_against(answer);
	ac_page_add_labelled(page, _("Also"), against);
	add_causes(page, &words, answer);
	if (ac_app_clinic(app) == NULL) {
		g_autofree char *clinic = ac_words_clinic(NULL, ac_app_own_rules(app));
		ac_page_add(page, AC_ROLE_TEXT, "");
		ac_page_add(page, AC_ROLE_DIM, clinic);
	}
}

/* ---- a task ---------------------------------------------------------------------------------- */

static const AcTask *find_task(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_tasks; i++)
		if (strcmp(protocol->tasks[i].id, id) == 0)
			return &protocol->tasks[i];
	return NULL;
}

static void add_times(AcPage *page, const AcTask *task)
{
	g_autoptr(GString) times = g_string_new(NULL);
	for (guint i = 0; i < task->n_times; i++) {
		g_autofree char *clock = ac_words_clock(task->times[i]);
		g_string_append_printf(times, "%s%s", i > 0 ? ", " : "", clock);
	}
	ac_page_add_labelled(page, _("When"), times->len > 0 ? times->str : _("at any time of the day"));
	g_autofree char *count = ac_words_count(task);
	ac_page_add_labelled(page, _("Times"), count);
	if (task->once != NULL) {
		g_autofree char *once = ac_words_once(task->once, TRUE);
		ac_page_add_labelled(page, _("Begins"), once);
	}
}

static void add_items(AcPage *page, const AcTask *task)
{
	for (guint i = 0; i < task->n_items; i++) {
		g_autofree char *item = g_strdup_printf("· %s", task->items[i]);
		ac_page_add_labelled(page, i == 0 ? _("All of") : "", item);
	}
}

/* "Now   [-] 20:00 skipped", and the reason that was given. */
static void add_state(AcPage *page, WhyState *why, AcApp *app)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcOccurrence *one = ac_box_find(&why->box, ac_app_plan(app), arena);
	why->is_open = one != NULL && ac_box_is_open(one);
	why->can_wait = why->is_open && ac_later_can(app, one);
	why->is_there = one != NULL;
	if (one == NULL)
		return;
	AcInstant later = ac_later(app, one);
	g_autofree char *state = ac_box_state(app, one, later);
	g_autofree char *clock = one->minute >= 0 ? ac_words_clock(one->minute) : NULL;
	g_autofree char *line =
	    g_strjoin(" ", ac_box_look(one->state, later != 0)->sign,
	              clock != NULL ? clock : (state != NULL ? state : ""), clock != NULL ? state : NULL, NULL);
	ac_page_add_labelled(page, _("Box"), line);
	if (one->tick != NULL)
		ac_page_add_labelled(page, _("Left out"), one->tick->note);
}

static void build_task(WhyState *why, AcApp *app)
{
	AcPage *page = why->reader.page;
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(app));
	const AcTask *task = find_task(protocol, why->box.task);
	if (task == NULL) {
		ac_page_add(page, AC_ROLE_TEXT, _("This task is no longer in your rules."));
		return;
	}
	why->title = g_strdup(task->title);
	ac_page_add(page, AC_ROLE_STRONG, task->title);
	add_state(page, why, app);
	add_times(page, task);
	ac_page_add_labelled(page, _("Amount"), task->amount);
	add_items(page, task);
	ac_page_add_labelled(page, _("How"), task->words.how);
	g_autofree char *products = ac_words_products(&task->words);
	ac_page_add_labelled(page, "", products);
	if (task->after != NULL)
		ac_page_add_labelled(page, _("After"), task->after->title);
	ac_tell_words(page, &task->words);
	ac_page_add_labelled(page, _("Level"), ac_words_task_level(task->level));
	ac_page_add_heading(page, _("Who says so"));
	g_autofree char *file = g_path_get_basename(task->origin.file);
	g_autofree char *place =
	    g_strdup_printf(_("task %s of %s (%s:%d)"), task->id, protocol->id, file, task->origin.line);
	ac_page_add(page, AC_ROLE_TEXT, place);
	ac_tell_source(page, task->source);
}

static void update(void *state, AcApp *app)
{
	WhyState *why = state;
	ac_page_clear(why->reader.page);
	g_clear_pointer(&why->title, g_free);
	why->is_there = why->is_open = why->can_wait = FALSE;
	if (ac_app_plan(app) == NULL)
		ac_page_add(why->reader.page, AC_ROLE_TEXT, _("There is no client any more."));
	else if (why->box.task != NULL)
		build_task(why, app);
	else
		build_answer(why, app);
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	WhyState *why = state;
	g_autofree char *title = g_strdup_printf(_("Why?   %s"), why->title != NULL ? why->title : "");
	ac_page_draw(why->reader.page, canvas, ac_tui_title_for(canvas, app, title, NULL));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static gboolean is_there(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const WhyState *)state)->is_there;
}

static gboolean is_open(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const WhyState *)state)->is_open;
}

static gboolean can_wait(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const WhyState *)state)->can_wait;
}

static const AcOccurrence *find_box(WhyState *why, AcApp *app)
{
	ac_arena_reset(why->arena);
	return ac_box_find(&why->box, ac_app_plan(app), why->arena);
}

static AcViewNext tick(void *state, AcApp *app)
{
	return ac_box_tick(app, find_box(state, app));
}

static AcViewNext open_for_box(WhyState *why, AcApp *app, const AcView *view)
{
	const AcOccurrence *box = find_box(why, app);
	return ac_next_open(view, ac_arena_memdup(why->arena, box, sizeof *box));
}

static AcViewNext put_off(void *state, AcApp *app)
{
	return open_for_box(state, app, &ac_view_snooze);
}

static AcViewNext leave_out(void *state, AcApp *app)
{
	return open_for_box(state, app, &ac_view_skip);
}

static gboolean has_activity(const void *state, const AcApp *app)
{
	return ac_app_plan(app) != NULL && ((const WhyState *)state)->activities[0] != NULL;
}

static AcViewNext did(void *state, AcApp *app)
{
	const AcCatalogue *catalogue = ac_plan_protocol(ac_app_plan(app))->catalogue;
	const AcActivity *activity = ac_catalogue_find(catalogue, ((WhyState *)state)->activities[0]);
	return ac_next_open(&ac_view_did, (gpointer)(guintptr)activity);
}

/* The text of the guide about it, else all texts. */
static AcViewNext read_about(void *state, AcApp *app)
{
	WhyState *why = state;
	ac_arena_reset(why->arena);
	AcTopicArgument *argument = AC_ARENA_NEW(why->arena, AcTopicArgument);
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(app));
	const AcTask *task = why->box.task != NULL ? find_task(protocol, why->box.task) : NULL;
	const AcActivity *activity =
	    why->activities[0] != NULL ? ac_catalogue_find(protocol->catalogue, why->activities[0]) : NULL;
	argument->guide = ac_guide_open(ac_app_paths(app), NULL);
	if (task != NULL)
		argument->topic = ac_guide_about_task(argument->guide, task);
	else if (activity != NULL)
		argument->topic = ac_guide_about_activity(argument->guide, activity);
	return ac_next_open(argument->topic != NULL ? &ac_view_topic : &ac_view_guide, argument);
}

static gboolean has_plan(G_GNUC_UNUSED const void *state, const AcApp *app)
{
	return ac_app_plan(app) != NULL;
}

static const AcKey keys[] = {
    {{' '}, N_("Space"), N_("tick the task, or take the tick away"), N_("space tick"), tick, is_there},
    {{'z'}, N_("z"), N_("later: put its reminder off"), N_("z later"), put_off, can_wait},
    {{'s'}, N_("s"), N_("leave the task out, with a reason"), N_("s skip"), leave_out, is_open},
    {{'d'}, N_("d"), N_("it has happened already: what to do now"), N_("d I did it"), did, has_activity},
    AC_READER_KEYS,
    {{'i'}, N_("i"), N_("read about it in the guide"), N_("i read about it"), read_about, has_plan},
    AC_KEY_ROW_BACK,
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_why = {
    .id = "why",
    .title = N_("Why?"),
    .state_size = sizeof(WhyState),
    .open = open_why,
    .close = close_why,
    .update = update,
    .draw = draw,
    .help = N_("One answer in full: until when, how and why, who says so with the place in the rule file, "
               "and which rules "
               "were overruled."),
    .keys = keys,
};
