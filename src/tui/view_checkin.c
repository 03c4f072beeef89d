/* SPDX-License-Identifier: MIT */
/* A check-in: what is felt and how strong, then how urgent that is and whom to call. Nobody is watching. */
#include "common.h"
#include "list.h"
#include "page.h"
#include "views.h"

#include <string.h>

#include "app/checkin.h"
#include "base/text.h"
#include "render/triage.h"

#define ROW_WIDTH 72

/** A line to mark: a sign with its strength, or a red flag. */
typedef struct {
	char *id, *title; /* owned */
	gboolean is_flag;
	AcSignSeverity severity; /* ANY: not felt; a flag that is felt is STRONG */
} Mark;

typedef struct {
	GArray *marks; /* of Mark */
	AcList list;
	AcPage *result; /* NULL: still being filled in */
} CheckinState;

static void clear_mark(gpointer data)
{
	Mark *mark = data;
	g_free(mark->id);
	g_free(mark->title);
}

static Mark *chosen(CheckinState *state)
{
	return &g_array_index(state->marks, Mark, state->list.chosen);
}

/* ---- what can be marked ---------------------------------------------------------------------- */

static AcSignSeverity marked_before(const GArray *marks, const char *id, gboolean is_flag)
{
	for (guint i = 0; i < marks->len; i++) {
		const Mark *mark = &g_array_index(marks, Mark, i);
		if (mark->is_flag == is_flag && strcmp(mark->id, id) == 0)
			return mark->severity;
	}
	return AC_SEVERITY_ANY;
}

static void add_mark(GArray *marks, const GArray *before, const char *id, const char *title, gboolean is_flag)
{
	const Mark mark = {.id = g_strdup(id),
	                   .title = ac_text_plain(title),
	                   .is_flag = is_flag,
	                   .severity = marked_before(before, id, is_flag)};
	g_array_append_val(marks, mark);
}

static GArray *new_marks(void)
{
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(Mark));
	g_array_set_clear_func(marks, clear_mark);
	return marks;
}

static void update(void *data, AcApp *app)
{
	CheckinState *state = data;
	const AcPlan *plan = ac_app_plan(app);
	const AcSafety *safety = ac_app_safety(app);
	GArray *marks = new_marks();
	for (guint i = 0; plan != NULL && i < ac_plan_protocol(plan)->n_signs; i++) {
		const AcSign *sign = &ac_plan_protocol(plan)->signs[i];
		add_mark(marks, state->marks, sign->id, sign->title, FALSE);
	}
	for (guint i = 0; safety != NULL && i < safety->n_flags; i++)
		add_mark(marks, state->marks, safety->flags[i].id, safety->flags[i].brief, TRUE);
	g_array_unref(state->marks);
	state->marks = marks;
	ac_list_clamp(&state->list, (int)marks->len);
}

static void open_checkin(void *data, G_GNUC_UNUSED AcApp *app, G_GNUC_UNUSED const void *argument)
{
	((CheckinState *)data)->marks = new_marks();
}

static void close_checkin(void *data)
{
	CheckinState *state = data;
	g_array_unref(state->marks);
	ac_page_free(state->result);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static gboolean begins_section(const GArray *marks, guint i)
{
	return i == 0 || g_array_index(marks, Mark, i).is_flag != g_array_index(marks, Mark, i - 1).is_flag;
}

/* "‹ mild ›" on the chosen row: that left and right change it. Owned. */
static char *mark_in_words(const Mark *mark, gboolean is_chosen)
{
	gboolean felt = mark->severity != AC_SEVERITY_ANY;
	if (mark->is_flag)
		return g_strdup(felt ? "[x]" : "[ ]");
	const char *word = felt ? ac_words_severity(mark->severity) : "–";
	return is_chosen ? g_strdup_printf("‹ %s ›", word) : g_strdup_printf("%s  ", word);
}

static void draw_mark(AcCanvas *canvas, AcRect row, const Mark *mark, gboolean is_chosen)
{
	unsigned selected = is_chosen ? AC_ROLE_SELECTED : 0;
	unsigned role = mark->severity == AC_SEVERITY_ANY ? AC_ROLE_TEXT
	                : mark->is_flag                   ? AC_ROLE_ALARM
	                                                  : AC_ROLE_STRONG;
	g_autofree char *words = mark_in_words(mark, is_chosen);
	if (is_chosen)
		ac_canvas_fill(canvas, row, AC_ROLE_TEXT | selected);
	AcRect inner = {row.x + 1, row.y, row.width - 2, 1};
	int used = ac_canvas_line_right(canvas, inner, role | selected, words) + 1;
	ac_canvas_line(canvas, (AcRect){inner.x, inner.y, inner.width - used, 1}, role | selected, mark->title);
	if (is_chosen)
		ac_canvas_set_cursor(canvas, inner.x, inner.y);
}

static void draw_marks(CheckinState *state, AcCanvas *canvas, AcRect in)
{
	guint n = state->marks->len;
	g_autofree int *heights = g_new0(int, n + 1);
	for (guint i = 0; i < n; i++)
		heights[i] = begins_section(state->marks, i) ? 2 : 1;
	AcListWindow window = ac_list_fit(&state->list, heights, (int)n, in.height);
	int y = in.y, bottom = in.y + in.height - (window.below > 0 ? 1 : 0);
	for (int i = window.first; i < window.end && y < bottom; i++) {
		const Mark *mark = &g_array_index(state->marks, Mark, i);
		if (heights[i] == 2)
			ac_canvas_line(canvas, (AcRect){in.x, y++, in.width, 1}, AC_ROLE_HEADING,
			               mark->is_flag ? _("Red flags: any of these, at once") : _("Signs: how strong?"));
		if (y < bottom)
			draw_mark(canvas, (AcRect){in.x, y++, in.width, 1}, mark, i == state->list.chosen);
	}
	if (window.below > 0)
		ac_list_draw_more(canvas, (AcRect){in.x + 1, bottom, in.width - 1, 1}, window.below);
}

static void draw(void *data, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	CheckinState *state = data;
	AcRect body = ac_tui_title(canvas, _("Aftercare   Check-in"), NULL);
	if (state->result != NULL) {
		ac_page_draw(state->result, canvas, body);
		return;
	}
	body.width = MIN(body.width, ROW_WIDTH);
	int used = ac_canvas_paragraph(canvas, body, AC_ROLE_QUESTION,
	                               _("What do you feel? Nobody is watching: in an emergency, call."));
	draw_marks(state, canvas, (AcRect){body.x, body.y + used, body.width, body.height - used});
}

static char *status(G_GNUC_UNUSED const void *data, const AcApp *app)
{
	return ac_words_clinic(ac_app_clinic(app));
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

static void add_line(AcPage *page, const AcWordsContext *words, const AcTriageLine *line)
{
	g_autofree char *title = ac_words_triage(words, line), *why = ac_words_triage_why(line);
	ac_page_add(page, role_of(line->advice), title);
	ac_page_add_labelled(page, line->feeling.flag != NULL ? _("Do:") : _("Why:"), why);
}

/* The most urgent, and whom to call, before the rest: they are in sight on the smallest screen. */
static AcPage *write_result(const AcApp *app, const AcTriage *triage)
{
	AcWordsContext words = ac_tui_words(app);
	AcPage *page = ac_page_new();
	g_autofree char *whom = ac_words_whom_to_call(ac_app_clinic(app), triage->advice);
	if (triage->n_each > 0)
		add_line(page, &words, &triage->each[0]);
	else
		ac_page_add(page, AC_ROLE_OK, _("Nothing is felt: good."));
	ac_page_add_labelled(page, _("Call:"), whom);
	ac_page_add(page, AC_ROLE_DIM, ac_words_unwatched());
	for (guint i = 1; i < triage->n_each; i++) {
		ac_page_add(page, AC_ROLE_TEXT, "");
		add_line(page, &words, &triage->each[i]);
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

static GArray *felt(const CheckinState *state, const AcApp *app)
{
	GArray *feelings = g_array_new(FALSE, FALSE, sizeof(AcFeeling));
	for (guint i = 0; i < state->marks->len; i++) {
		const Mark *mark = &g_array_index(state->marks, Mark, i);
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

static AcViewNext judge(CheckinState *state, AcApp *app, const GArray *feelings)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	GError *error = NULL;
	const AcTriage *triage =
	    ac_plan_triage(ac_app_plan(app), arena, (const AcFeeling *)(gconstpointer)feelings->data,
	                   feelings->len, ac_app_now(app));
	/* In words before it is noted: that renews the plan, and may fail; the answer counts. */
	state->result = write_result(app, triage);
	if (!ac_app_checkin(app, triage, &error))
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_CHANGED, g_strdup(_("Noted. On the day, u takes it back.")));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext enter(void *data, AcApp *app)
{
	CheckinState *state = data;
	g_autoptr(GArray) feelings = felt(state, app);
	if (feelings->len == 0)
		return ac_next_say(AC_NEXT_STAY,
		                   g_strdup(_("Mark what you feel with 1, 2 or 3; n if nothing is felt.")));
	return judge(state, app, feelings);
}

static AcViewNext nothing(void *data, AcApp *app)
{
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(AcFeeling));
	return judge(data, app, none);
}

static AcViewNext set(CheckinState *state, int severity)
{
	Mark *mark = chosen(state);
	severity = CLAMP(severity, AC_SEVERITY_ANY, AC_SEVERITY_STRONG);
	mark->severity =
	    mark->is_flag && severity != AC_SEVERITY_ANY ? AC_SEVERITY_STRONG : (AcSignSeverity)severity;
	return ac_next_stay();
}

static AcViewNext stronger(void *data, G_GNUC_UNUSED AcApp *app)
{
	return set(data, (int)chosen(data)->severity + 1);
}

static AcViewNext weaker(void *data, G_GNUC_UNUSED AcApp *app)
{
	const Mark *mark = chosen(data);
	return set(data, mark->is_flag ? AC_SEVERITY_ANY : (int)mark->severity - 1);
}

/* Space: a red flag on and off; a sign one stronger, and after strong none. */
static AcViewNext toggle(void *data, G_GNUC_UNUSED AcApp *app)
{
	AcSignSeverity now = chosen(data)->severity;
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

static AcViewNext move(CheckinState *state, int by)
{
	if (state->result != NULL)
		ac_page_scroll(state->result, by);
	else
		ac_list_move(&state->list, by, (int)state->marks->len);
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

static gboolean is_open(const void *data, const AcApp *app)
{
	const CheckinState *state = data;
	return state->result == NULL && state->marks->len > 0 && ac_app_plan(app) != NULL;
}

static gboolean is_answered(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	return ((const CheckinState *)data)->result != NULL;
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("how urgent is it?"), N_("enter done"), enter, is_open},
    {{AC_KEY_ENTER}, N_("Enter"), N_("back to the day"), N_("enter back"), ac_key_back, is_answered},
    {{'1'}, N_("1"), N_("mild"), N_("1 mild"), mild, is_open},
    {{'2'}, N_("2"), N_("moderate"), N_("2 moderate"), moderate, is_open},
    {{'3'}, N_("3"), N_("strong"), N_("3 strong"), strong, is_open},
    {{'0', AC_KEY_BACKSPACE, AC_KEY_DELETE}, N_("0"), N_("not felt"), N_("0 none"), none, is_open},
    {{AC_KEY_RIGHT, 'l'}, N_("l →"), N_("stronger"), N_("‹ › strength"), stronger, is_open},
    {{AC_KEY_LEFT, 'h'}, N_("h ←"), N_("weaker"), NULL, weaker, is_open},
    {{' '}, N_("Space"), N_("mark or unmark"), NULL, toggle, is_open},
    {{'n'}, N_("n"), N_("nothing is felt"), N_("n nothing"), nothing, is_open},
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
    .state_size = sizeof(CheckinState),
    .open = open_checkin,
    .close = close_checkin,
    .update = update,
    .draw = draw,
    .help = N_("What you feel, and how strong; Enter says how urgent that is and whom to call. It is no "
               "diagnosis, and nobody is watching the answers."),
    .status = status,
    .keys = keys,
};
