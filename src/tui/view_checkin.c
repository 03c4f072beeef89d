/* SPDX-License-Identifier: MIT */
/* A check-in: red flags first, then how strong each sign is; then how urgent that is and whom to call. Nobody
 * is watching. Drawing is in checkin_draw.c. */
#include "checkin.h"
#include "common.h"
#include "undo.h"
#include "views.h"

#include <string.h>

#include "app/checkin.h"
#include "base/text.h"
#include "plan/journal.h"
#include "render/triage.h"

static void clear_mark(gpointer data)
{
	AcMark *mark = data;
	g_free(mark->id);
	g_free(mark->title);
	g_free(mark->full);
}

/* ---- what can be marked ---------------------------------------------------------------------- */

static gboolean has_one_line(const AcCheckinState *state)
{
	return !state->lists_each && !state->is_wide && state->n_flags > 0;
}

int ac_checkin_rows(const AcCheckinState *state)
{
	int n = (int)state->marks->len;
	return has_one_line(state) ? n - state->n_flags + 1 : n;
}

AcMark *ac_checkin_mark(const AcCheckinState *state, int row)
{
	gboolean is_one_line = has_one_line(state);
	if (is_one_line && row == 0)
		return NULL;
	return &g_array_index(state->marks, AcMark, is_one_line ? row - 1 + state->n_flags : row);
}

void ac_checkin_set_wide(AcCheckinState *state, gboolean is_wide)
{
	int mark = state->list.chosen;
	if (has_one_line(state) && mark > 0)
		mark += state->n_flags - 1;
	state->is_wide = is_wide;
	if (has_one_line(state))
		mark = MAX(mark - state->n_flags + 1, 0);
	state->list.chosen = mark;
}

static AcMark *chosen(const AcCheckinState *state)
{
	return ac_checkin_mark(state, state->list.chosen);
}

static AcSignSeverity marked_before(const GArray *marks, const char *id, gboolean is_flag)
{
	for (guint i = 0; i < marks->len; i++) {
		const AcMark *mark = &g_array_index(marks, AcMark, i);
		if (mark->is_flag == is_flag && strcmp(mark->id, id) == 0)
			return mark->severity;
	}
	return AC_SEVERITY_ANY;
}

static void add_flag(GArray *marks, const GArray *before, const AcRedFlag *flag)
{
	const AcMark mark = {.id = g_strdup(flag->id),
	                     .title = ac_text_plain(flag->brief),
	                     .full = flag->title != NULL ? ac_text_plain(flag->title) : NULL,
	                     .is_flag = TRUE,
	                     .severity = marked_before(before, flag->id, TRUE)};
	g_array_append_val(marks, mark);
}

static void add_sign(GArray *marks, const GArray *before, const AcSign *sign)
{
	const AcMark mark = {.id = g_strdup(sign->id),
	                     .title = ac_text_plain(sign->title),
	                     .severity = marked_before(before, sign->id, FALSE)};
	g_array_append_val(marks, mark);
}

static GArray *new_marks(void)
{
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(AcMark));
	g_array_set_clear_func(marks, clear_mark);
	return marks;
}

static void set_marks(AcCheckinState *state, const AcApp *app)
{
	const AcPlan *plan = ac_app_plan(app);
	const AcSafety *safety = ac_app_safety(app);
	GArray *marks = new_marks();
	for (guint i = 0; safety != NULL && i < safety->n_flags; i++)
		add_flag(marks, state->marks, &safety->flags[i]);
	state->n_flags = (int)marks->len;
	for (guint i = 0; plan != NULL && i < ac_plan_protocol(plan)->n_signs; i++)
		add_sign(marks, state->marks, &ac_plan_protocol(plan)->signs[i]);
	g_array_unref(state->marks);
	state->marks = marks;
	ac_list_clamp(&state->list, ac_checkin_rows(state));
}

/* ---- when, and what was before --------------------------------------------------------------- */

/* Of a day that has passed its last minute: what was strictest then. */
static AcInstant moment_of(const AcCheckinState *state, const AcApp *app)
{
	return state->is_past ? ac_time_midnight(state->date + 1, ac_app_zone(app)) - AC_MINUTE : ac_app_now(app);
}

static gboolean was_asked(const AcCheckinState *state, const AcQuestion *question)
{
	return g_ptr_array_find_with_equal_func(state->asked, question->milestone->id, g_str_equal, NULL);
}

/* The first that was not asked yet. */
static void find_question(AcCheckinState *state, const AcApp *app)
{
	guint n = 0;
	state->question = NULL;
	if (state->result == NULL || ac_app_plan(app) == NULL)
		return;
	const AcQuestion *all = ac_app_checkin_questions(app, &state->said, state->arena, &n);
	for (guint i = 0; i < n && state->question == NULL; i++)
		if (!was_asked(state, &all[i]))
			state->question = &all[i];
}

static void update(void *data, AcApp *app)
{
	AcCheckinState *state = data;
	AcDate today = ac_time_date(ac_app_now(app), ac_app_zone(app));
	if (!state->is_past)
		state->date = today;
	set_marks(state, app);
	ac_arena_reset(state->arena);
	const AcRecords *records = ac_app_records(app, state->arena, NULL);
	state->last = records != NULL ? ac_records_before(records, moment_of(state, app)) : NULL;
	find_question(state, app);
}

static void open_checkin(void *data, AcApp *app, const void *argument)
{
	AcCheckinState *state = data;
	AcDate today = ac_time_date(ac_app_now(app), ac_app_zone(app));
	state->marks = new_marks();
	state->arena = ac_arena_new();
	state->joins = ac_joins_new();
	state->asked = g_ptr_array_new_with_free_func(g_free);
	state->date = argument != NULL ? *(const AcDate *)argument : today;
	state->is_past = state->date < today;
}

static void close_checkin(void *data)
{
	AcCheckinState *state = data;
	g_array_unref(state->marks);
	ac_page_free(state->result);
	ac_arena_free(state->arena);
	ac_joins_free(state->joins);
	g_ptr_array_unref(state->asked);
}

static void draw(void *data, const AcApp *app, AcCanvas *canvas)
{
	ac_checkin_draw(data, app, canvas);
}

static char *status(G_GNUC_UNUSED const void *data, const AcApp *app)
{
	return ac_words_clinic(ac_app_clinic(app), ac_app_own_rules(app));
}

/* ---- the result ------------------------------------------------------------------------------ */

static unsigned role_of(AcAdvice advice)
{
	static const AcRole roles[] = {[AC_ADVICE_EXPECTED] = AC_ROLE_OK,
	                               [AC_ADVICE_WATCH] = AC_ROLE_CARE,
	                               [AC_ADVICE_PRACTITIONER] = AC_ROLE_ASK,
	                               [AC_ADVICE_DOCTOR] = AC_ROLE_ALARM,
	                               [AC_ADVICE_EMERGENCY] = AC_ROLE_ALARM};
	return roles[advice];
}

static void add_line(AcPage *page, const AcWordsContext *words, const AcTriageLine *line,
                     const AcCheckin *last)
{
	g_autofree char *title = ac_words_triage(words, line), *why = ac_words_triage_why(line);
	g_autofree char *compared = ac_words_compared(words, line, last);
	ac_page_add(page, role_of(line->advice), title);
	ac_page_add_labelled(page, line->feeling.flag != NULL ? _("Do:") : _("Why:"), why);
	ac_page_add_labelled(page, _("Before:"), compared);
}

/* The most urgent, and whom to call, before the rest: they are in sight on the smallest screen. */
static AcPage *write_result(const AcApp *app, const AcTriage *triage, const AcCheckin *last)
{
	AcWordsContext words = ac_tui_words(app);
	AcPage *page = ac_page_new();
	g_autofree char *whom = ac_words_whom_to_call(ac_app_clinic(app), triage->advice);
	g_autofree char *emergency = ac_words_emergency(ac_app_clinic(app), triage->advice);
	g_autofree char *day = ac_words_triage_day(&words, triage);
	if (day != NULL)
		ac_page_add(page, AC_ROLE_STRONG, day);
	if (triage->n_each > 0)
		add_line(page, &words, &triage->each[0], last);
	else
		ac_page_add(page, AC_ROLE_OK, _("Nothing is felt: good."));
	ac_page_add_labelled(page, _("Call:"), whom);
	ac_page_add(page, AC_ROLE_DIM, ac_words_unwatched());
	if (emergency != NULL)
		ac_page_add(page, AC_ROLE_DIM, emergency);
	for (guint i = 1; i < triage->n_each; i++) {
		ac_page_add(page, AC_ROLE_TEXT, "");
		add_line(page, &words, &triage->each[i], last);
	}
	return page;
}

static const AcSign *find_sign(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_signs; i++)
		if (strcmp(protocol->signs[i].id, id) == 0)
			return &protocol->signs[i];
	return NULL;
}

static const AcRedFlag *find_flag(const AcSafety *safety, const char *id)
{
	for (guint i = 0; safety != NULL && i < safety->n_flags; i++)
		if (strcmp(safety->flags[i].id, id) == 0)
			return &safety->flags[i];
	return NULL;
}

static GArray *felt(const AcCheckinState *state, const AcApp *app)
{
	GArray *feelings = g_array_new(FALSE, FALSE, sizeof(AcFeeling));
	for (guint i = 0; i < state->marks->len; i++) {
		const AcMark *mark = &g_array_index(state->marks, AcMark, i);
		if (mark->severity == AC_SEVERITY_ANY)
			continue;
		AcFeeling feeling = {.words = mark->title};
		if (mark->is_flag)
			feeling.flag = find_flag(ac_app_safety(app), mark->id);
		else {
			feeling.sign = find_sign(ac_plan_protocol(ac_app_plan(app)), mark->id);
			feeling.severity = mark->severity;
		}
		g_array_append_val(feelings, feeling);
	}
	return feelings;
}

static AcViewNext judge(AcCheckinState *state, AcApp *app, const GArray *feelings)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	GError *error = NULL;
	const AcTriage *triage =
	    ac_plan_triage(ac_app_plan(app), arena, (const AcFeeling *)(gconstpointer)feelings->data,
	                   feelings->len, moment_of(state, app));
	/* In words before it is noted: that renews the plan, and may fail; the answer counts. */
	state->result = write_result(app, triage, state->last);
	state->said = (AcTriage){.advice = triage->advice, .soon = triage->soon, .at = triage->at};
	if (!ac_app_checkin(app, triage, &error))
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_CHANGED, g_strdup(_("Noted · u takes it back")));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext enter(void *data, AcApp *app)
{
	AcCheckinState *state = data;
	g_autoptr(GArray) feelings = felt(state, app);
	if (feelings->len == 0 && !state->is_nothing)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("Mark what you see and feel; n if there is nothing.")));
	return judge(state, app, feelings);
}

/* Said, not saved: one key must not tell the practitioner that all is well. */
static AcViewNext nothing(void *data, AcApp *app)
{
	AcCheckinState *state = data;
	g_autoptr(GArray) feelings = felt(state, app);
	/* What is marked is not thrown away by one key. */
	if (feelings->len > 0)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("Something is marked: enter says how urgent it is.")));
	state->is_nothing = TRUE;
	return ac_next_say(AC_NEXT_STAY, g_strdup(_("Nothing to see and nothing to feel: Enter saves that.")));
}

/* The line of all red flags becomes a list of them. */
static AcViewNext list_flags(AcCheckinState *state)
{
	state->lists_each = TRUE;
	return ac_next_say(AC_NEXT_STAY, g_strdup(_("Space marks what is so; then enter.")));
}

static AcViewNext set(AcCheckinState *state, int severity)
{
	AcMark *mark = chosen(state);
	state->is_nothing = FALSE;
	severity = CLAMP(severity, AC_SEVERITY_ANY, AC_SEVERITY_STRONG);
	if (mark == NULL)
		return severity == AC_SEVERITY_ANY ? ac_next_stay() : list_flags(state);
	mark->severity =
	    mark->is_flag && severity != AC_SEVERITY_ANY ? AC_SEVERITY_STRONG : (AcSignSeverity)severity;
	return ac_next_stay();
}

static AcSignSeverity strength(const AcCheckinState *state)
{
	const AcMark *mark = chosen(state);
	return mark != NULL ? mark->severity : AC_SEVERITY_ANY;
}

static AcViewNext stronger(void *data, G_GNUC_UNUSED AcApp *app)
{
	return set(data, (int)strength(data) + 1);
}

static AcViewNext weaker(void *data, G_GNUC_UNUSED AcApp *app)
{
	const AcMark *mark = chosen(data);
	return set(data, mark == NULL || mark->is_flag ? AC_SEVERITY_ANY : (int)mark->severity - 1);
}

/* Space: a red flag on and off; a sign one stronger, and after strong none. */
static AcViewNext toggle(void *data, G_GNUC_UNUSED AcApp *app)
{
	AcSignSeverity now = strength(data);
	return set(data, now == AC_SEVERITY_STRONG ? AC_SEVERITY_ANY : (int)now + 1);
}

static AcViewNext mild(void *data, G_GNUC_UNUSED AcApp *app)
{
	return set(data, AC_SEVERITY_MILD);
}

static AcViewNext moderate(void *data, G_GNUC_UNUSED AcApp *app)
{
	return set(data, AC_SEVERITY_MODERATE);
}

static AcViewNext strong(void *data, G_GNUC_UNUSED AcApp *app)
{
	return set(data, AC_SEVERITY_STRONG);
}

static AcViewNext none(void *data, G_GNUC_UNUSED AcApp *app)
{
	return set(data, AC_SEVERITY_ANY);
}

static AcViewNext ask(void *data, G_GNUC_UNUSED AcApp *app)
{
	AcCheckinState *state = data;
	AcQuestion *question = ac_arena_memdup(state->arena, state->question, sizeof *question);
	g_ptr_array_add(state->asked, g_strdup(question->milestone->id));
	find_question(state, app);
	return ac_next_open(&ac_view_answer, question);
}

static AcViewNext take_back(G_GNUC_UNUSED void *data, AcApp *app)
{
	AcViewNext next = ac_undo_last(app);
	if (next.kind == AC_NEXT_CHANGED)
		next.kind = AC_NEXT_DONE;
	return next;
}

static AcViewNext move(AcCheckinState *state, int by)
{
	if (state->result != NULL)
		ac_page_scroll(state->result, by);
	else
		ac_list_move(&state->list, by, ac_checkin_rows(state));
	return ac_next_stay();
}

static AcViewNext down(void *data, G_GNUC_UNUSED AcApp *app)
{
	return move(data, 1);
}

static AcViewNext up(void *data, G_GNUC_UNUSED AcApp *app)
{
	return move(data, -1);
}

static AcViewNext page_down(void *data, G_GNUC_UNUSED AcApp *app)
{
	return move(data, 10);
}

static AcViewNext page_up(void *data, G_GNUC_UNUSED AcApp *app)
{
	return move(data, -10);
}

static AcViewNext to_signs(void *data, G_GNUC_UNUSED AcApp *app)
{
	AcCheckinState *state = data;
	state->list.chosen = state->n_flags + state->signs.chosen;
	return ac_next_stay();
}

static AcViewNext to_flags(void *data, G_GNUC_UNUSED AcApp *app)
{
	AcCheckinState *state = data;
	state->list.chosen = state->flags.chosen;
	return ac_next_stay();
}

/* A strength chooses itself; a line first the line, then what Space does there. */
static int touch(void *data, G_GNUC_UNUSED AcApp *app, int id)
{
	AcCheckinState *state = data;
	int row = AC_CHECKIN_ROW(id);
	gboolean was_chosen = state->list.chosen == row;
	state->list.chosen = row;
	if (AC_CHECKIN_HAS_STRENGTH(id)) {
		set(state, (int)AC_CHECKIN_STRENGTH(id));
		return 0;
	}
	const AcMark *mark = chosen(state);
	return was_chosen || mark == NULL || mark->is_flag ? ' ' : 0;
}

static gboolean is_open(const void *data, const AcApp *app)
{
	const AcCheckinState *state = data;
	return state->result == NULL && state->marks->len > 0 && ac_app_plan(app) != NULL;
}

static gboolean at_flags(const void *data, const AcApp *app)
{
	const AcMark *mark = is_open(data, app) ? chosen(data) : NULL;
	return is_open(data, app) && (mark == NULL || mark->is_flag);
}

static gboolean at_sign(const void *data, const AcApp *app)
{
	return is_open(data, app) && !at_flags(data, app);
}

static gboolean beside_signs(const void *data, const AcApp *app)
{
	return at_flags(data, app) && ((const AcCheckinState *)data)->is_wide;
}

static gboolean beside_flags(const void *data, const AcApp *app)
{
	return at_sign(data, app) && ((const AcCheckinState *)data)->is_wide;
}

static gboolean is_asking(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	return ((const AcCheckinState *)data)->question != NULL;
}

static gboolean is_answered(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	return ((const AcCheckinState *)data)->result != NULL;
}

static gboolean is_finished(const void *data, const AcApp *app)
{
	return is_answered(data, app) && !is_asking(data, app);
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("how urgent is it?"), N_("enter done"), enter, is_open},
    {{AC_KEY_ENTER}, N_("Enter"), N_("answer the question below"), N_("enter next"), ask, is_asking},
    {{AC_KEY_ENTER}, N_("Enter"), N_("back"), N_("enter back"), ac_key_back, is_finished},
    {{'u'}, N_("u"), N_("take the check-in back"), N_("u undo"), take_back, is_answered},
    {{' '}, N_("Space"), N_("one of these: mark which"), N_("space mark"), toggle, at_flags},
    {{AC_KEY_RIGHT, 'l'}, N_("l →"), N_("stronger"), N_("‹ › strength"), stronger, at_sign},
    {{AC_KEY_LEFT, 'h'}, N_("h ←"), N_("weaker"), NULL, weaker, at_sign},
    {{AC_KEY_TAB, AC_KEY_BACK_TAB}, N_("Tab"), N_("to the signs"), N_("tab signs"), to_signs, beside_signs},
    {{AC_KEY_TAB, AC_KEY_BACK_TAB},
     N_("Tab"),
     N_("to the red flags"),
     N_("tab flags"),
     to_flags,
     beside_flags},
    {{'n'}, N_("n"), N_("there is nothing"), N_("n nothing"), nothing, is_open},
    {{AC_KEY_RIGHT, 'l'}, N_("l →"), N_("mark it"), NULL, stronger, at_flags},
    {{AC_KEY_LEFT, 'h'}, N_("h ←"), N_("take the mark away"), NULL, weaker, at_flags},
    {{' '}, N_("Space"), N_("stronger, and after strong none"), NULL, toggle, at_sign},
    {{'1'}, N_("1"), N_("mild"), NULL, mild, at_sign},
    {{'2'}, N_("2"), N_("moderate"), NULL, moderate, at_sign},
    {{'3'}, N_("3"), N_("strong"), NULL, strong, at_sign},
    {{'0', AC_KEY_BACKSPACE, AC_KEY_DELETE}, N_("0"), N_("not felt"), NULL, none, is_open},
    {{AC_KEY_DOWN, 'j'}, N_("j ↓"), N_("next line"), NULL, down, NULL},
    {{AC_KEY_UP, 'k'}, N_("k ↑"), N_("line before"), NULL, up, NULL},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("ten lines down"), NULL, page_down, NULL},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("ten lines up"), NULL, page_up, NULL},
    AC_KEY_ROW_BACK,
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_checkin = {
    .id = "checkin",
    .title = N_("Check-in"),
    .state_size = sizeof(AcCheckinState),
    .open = open_checkin,
    .close = close_checkin,
    .update = update,
    .draw = draw,
    .touch = touch,
    .help =
        N_("Red flags first, then what you see and feel, and how strong; Enter says how urgent that is and "
           "whom to call. It is no diagnosis, and nobody is watching the answers."),
    .status = status,
    .keys = keys,
};
