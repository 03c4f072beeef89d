/* SPDX-License-Identifier: MIT */
/* One more change of the rules for the client shown: of what, what it says, from when to when, why, and whose
 * word it is. */
#include <string.h>

#include "client_parts.h"
#include "common.h"
#include "form.h"
#include "views.h"

#include "base/text.h"

enum { ROW_WHAT, ROW_SAYS, ROW_HOW, ROW_FROM, ROW_TO, ROW_WHEN, ROW_WHY, ROW_BY, ROW_SAVE };

typedef struct {
	AcForm form;
	AcPick pick;
	gboolean is_picking;
	char *activity; /* id, owned; NULL: none yet */
	guint says;     /* 0 to 3: AVOID, ASK, CARE, OK; then nothing of a ladder, then its steps */
	guint session;  /* 0: the whole course */
} AdjustState;

static const AcVerdict verdicts[] = {AC_VERDICT_AVOID, AC_VERDICT_ASK, AC_VERDICT_CARE, AC_VERDICT_OK};
#define N_VERDICTS G_N_ELEMENTS(verdicts)

static const AcActivity *activity_of(const AdjustState *adjust, const AcApp *app)
{
	return adjust->activity != NULL && ac_app_plan(app) != NULL
	           ? ac_catalogue_find(ac_plan_protocol(ac_app_plan(app))->catalogue, adjust->activity)
	           : NULL;
}

static guint n_says(const AdjustState *adjust, const AcApp *app)
{
	const AcActivity *activity = activity_of(adjust, app);
	return (guint)N_VERDICTS + (activity != NULL ? activity->n_steps : 0);
}

/* The step allowed at most; NULL: a verdict is given. */
static const AcActivity *step_of(const AdjustState *adjust, const AcApp *app)
{
	const AcActivity *activity = activity_of(adjust, app);
	return adjust->says >= N_VERDICTS && activity != NULL ? activity->steps[adjust->says - N_VERDICTS] : NULL;
}

static char *says_words(const AdjustState *adjust, const AcApp *app)
{
	const AcActivity *step = step_of(adjust, app);
	if (step == NULL)
		return g_strdup(ac_words_verdict(verdicts[MIN(adjust->says, N_VERDICTS - 1)]));
	g_autofree char *title = ac_text_plain(step->title);
	return g_strdup_printf(_("at most: %s"), title);
}

static char *session_words(const AdjustState *adjust)
{
	return adjust->session == 0 ? g_strdup(_("after each session"))
	                            : g_strdup_printf(_("after session %u"), adjust->session);
}

static void show_choices(AdjustState *adjust, const AcApp *app)
{
	const AcActivity *activity = activity_of(adjust, app);
	g_autofree char *says = says_words(adjust, app), *session = session_words(adjust);
	ac_form_set(&adjust->form, ROW_WHAT, activity != NULL ? activity->title : "");
	ac_form_set(&adjust->form, ROW_SAYS, says);
	ac_form_set(&adjust->form, ROW_WHEN, session);
}

static void open_adjust(void *state, AcApp *app, G_GNUC_UNUSED const void *argument)
{
	AdjustState *adjust = state;
	AcForm *form = &adjust->form;
	ac_form_init(form, TRUE);
	ac_form_add(form, AC_FORM_ACTION, ROW_WHAT, _("Of what"), "");
	ac_form_hint(form, _("Enter chooses an activity"));
	ac_form_add(form, AC_FORM_CHOICE, ROW_SAYS, _("It says"), "");
	ac_form_add(form, AC_FORM_TEXT, ROW_HOW, _("How"), "");
	ac_form_hint(form, _("how it is done with care"));
	ac_form_add(form, AC_FORM_TEXT, ROW_FROM, _("From"), "");
	ac_form_hint(form, _("24h, 3d; empty: at once"));
	ac_form_add(form, AC_FORM_TEXT, ROW_TO, _("To"), "");
	ac_form_hint(form, _("10d, 4w; empty: no end"));
	ac_form_add(form, AC_FORM_CHOICE, ROW_WHEN, _("Counted"), "");
	ac_form_add(form, AC_FORM_TEXT, ROW_WHY, _("Why"), "");
	ac_form_hint(form, _("needed: the client reads it"));
	ac_form_add(form, AC_FORM_TEXT, ROW_BY, _("Initials"), "");
	ac_form_hint(form, _("needed: whose word it is"));
	ac_form_add(form, AC_FORM_ACTION, ROW_SAVE, NULL, _("Save this change"));
	show_choices(adjust, app);
	ac_form_ready(form);
}

static void close_adjust(void *state)
{
	AdjustState *adjust = state;
	ac_form_clear(&adjust->form);
	ac_pick_clear(&adjust->pick);
	g_free(adjust->activity);
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	AdjustState *adjust = state;
	g_autofree char *name = ac_app_client(app) != NULL ? ac_tui_name(app) : NULL;
	AcRect body = ac_tui_title_of(canvas, _("Aftercare   Change of the rules"), name);
	if (adjust->is_picking)
		ac_pick_draw(&adjust->pick, canvas, body);
	else
		ac_form_draw(&adjust->form, canvas, body);
}

static gboolean would_lose(const void *state)
{
	const AdjustState *adjust = state;
	return !adjust->is_picking && (adjust->activity != NULL || ac_form_is_touched(&adjust->form));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static const char *given(const AdjustState *adjust, int row)
{
	const char *text = ac_form_text(&adjust->form, row);
	return *text != '\0' ? text : NULL;
}

static const AcFormOption OPTIONS[] = {
    {"--to", ROW_TO}, {"--from", ROW_FROM}, {"--why", ROW_WHY}, {"--by", ROW_BY}, {"--care", ROW_HOW},
};

static AcViewNext say(const char *words)
{
	AcViewNext next = ac_next_say(AC_NEXT_STAY, g_strdup(words));
	next.alarm = TRUE;
	return next;
}

static AcViewNext refuse(AdjustState *adjust, int row, const char *words)
{
	ac_form_go(&adjust->form, row);
	return say(words);
}

static AcViewNext save(AdjustState *adjust, AcApp *app)
{
	GError *error = NULL;
	const AcActivity *step = step_of(adjust, app);
	const AcClient *client = ac_app_client(app);
	if (adjust->activity == NULL)
		return refuse(adjust, ROW_WHAT, _("Choose an activity first."));
	if (given(adjust, ROW_WHY) == NULL)
		return refuse(adjust, ROW_WHY, _("Say why: the client reads it."));
	if (given(adjust, ROW_BY) == NULL)
		return refuse(adjust, ROW_BY, _("Say whose word it is: initials."));
	const AcAdjustment fresh = {.activity = adjust->activity,
	                            .verdict = step != NULL ? AC_VERDICT_SILENT
	                                                    : verdicts[MIN(adjust->says, N_VERDICTS - 1)],
	                            .allow = step != NULL ? step->id : NULL,
	                            .session_id = adjust->session > 0 && adjust->session <= client->n_sessions
	                                              ? client->sessions[adjust->session - 1].id
	                                              : 0,
	                            .from_text = given(adjust, ROW_FROM),
	                            .to_text = given(adjust, ROW_TO),
	                            .how = given(adjust, ROW_HOW),
	                            .why = given(adjust, ROW_WHY),
	                            .by = given(adjust, ROW_BY)};
	if (step == NULL && fresh.verdict == AC_VERDICT_CARE && fresh.how == NULL)
		return refuse(adjust, ROW_HOW, _("Say how it is done with care."));
	if (ac_app_adjust(app, &fresh, &error) == 0) {
		g_autofree char *words = ac_form_blame(&adjust->form, OPTIONS, G_N_ELEMENTS(OPTIONS), error);
		return say(words);
	}
	return ac_next_say(AC_NEXT_DONE, g_strdup(_("Saved. u takes it back.")));
}

static AcViewNext take_picked(AdjustState *adjust, const AcApp *app)
{
	const AcPickItem *item = ac_pick_chosen(&adjust->pick);
	if (item == NULL)
		return ac_next_stay();
	g_free(adjust->activity);
	adjust->activity = g_strdup(item->value);
	adjust->says = 0;
	adjust->is_picking = FALSE;
	show_choices(adjust, app);
	ac_form_move(&adjust->form, 1);
	return ac_next_stay();
}

static AcViewNext begin_pick(AdjustState *adjust, const AcApp *app)
{
	if (ac_app_plan(app) == NULL)
		return ac_next_stay();
	adjust->is_picking = TRUE;
	ac_client_pick_activity(&adjust->pick, ac_plan_protocol(ac_app_plan(app))->catalogue);
	return ac_next_stay();
}

static AcViewNext enter(void *state, AcApp *app)
{
	AdjustState *adjust = state;
	if (adjust->is_picking)
		return take_picked(adjust, app);
	if (ac_form_id(&adjust->form) == ROW_SAVE)
		return save(adjust, app);
	if (ac_form_id(&adjust->form) == ROW_WHAT)
		return begin_pick(adjust, app);
	ac_form_move(&adjust->form, 1);
	return ac_next_stay();
}

static AcViewNext turn(AdjustState *adjust, const AcApp *app, int by)
{
	gboolean is_says = ac_form_id(&adjust->form) == ROW_SAYS;
	guint *value = is_says ? &adjust->says : &adjust->session;
	int n = is_says ? (int)n_says(adjust, app) : (int)ac_app_client(app)->n_sessions + 1;
	*value = (guint)(((int)*value + by + n) % n);
	show_choices(adjust, app);
	return ac_next_stay();
}

static AcViewNext next_value(void *state, AcApp *app)
{
	return turn(state, app, 1);
}

static AcViewNext value_before(void *state, AcApp *app)
{
	return turn(state, app, -1);
}

static AcViewNext escape(void *state, AcApp *app)
{
	AdjustState *adjust = state;
	if (!adjust->is_picking)
		return ac_key_back(state, app);
	adjust->is_picking = FALSE;
	return ac_next_stay();
}

static AcViewNext step_by(AdjustState *adjust, int by)
{
	if (adjust->is_picking)
		ac_pick_key(&adjust->pick, by > 0 ? AC_KEY_DOWN : AC_KEY_UP);
	else
		ac_form_move(&adjust->form, by);
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return step_by(state, 1);
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return step_by(state, -1);
}

static AcViewNext key(void *state, AcApp *app, int code)
{
	AdjustState *adjust = state;
	if (ac_form_key(&adjust->form, code))
		return ac_next_stay();
	/* A letter there is the beginning of an activity's name. */
	if (!adjust->is_picking && ac_pick_begins(code) && ac_form_id(&adjust->form) == ROW_WHAT)
		begin_pick(adjust, app);
	if (adjust->is_picking)
		ac_pick_key(&adjust->pick, code);
	return ac_next_stay();
}

static int touch(void *state, G_GNUC_UNUSED AcApp *app, int id)
{
	AdjustState *adjust = state;
	return adjust->is_picking ? ac_pick_touch(&adjust->pick, id) : ac_form_touch(&adjust->form, id);
}

static gboolean is_choice(const void *state, const AcApp *app)
{
	const AdjustState *adjust = state;
	const AcFormRow *row = ac_form_chosen(&adjust->form);
	return !adjust->is_picking && row != NULL && row->kind == AC_FORM_CHOICE && ac_app_client(app) != NULL;
}

static gboolean not_typed(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const AdjustState *adjust = state;
	return !adjust->is_picking && !adjust->form.is_typing;
}

static gboolean in_pick(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const AdjustState *)state)->is_picking;
}

static AcViewNext empty_filter(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_pick_key(&((AdjustState *)state)->pick, AC_KEY_CLEAR);
	return ac_next_stay();
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("take the chosen one"), N_("enter take"), enter, in_pick},
    AC_PICK_FILTER_ROW(empty_filter, in_pick),
    {{AC_KEY_ENTER},
     N_("Enter"),
     N_("next line, the choice, or on the last line: save"),
     N_("enter next"),
     enter,
     NULL},
    {{AC_KEY_DOWN, AC_KEY_TAB}, N_("↓ Tab"), N_("next line"), N_("↑↓ line"), down, NULL},
    {{AC_KEY_UP, AC_KEY_BACK_TAB}, N_("↑ Shift-Tab"), N_("line before"), NULL, up, NULL},
    {{AC_KEY_RIGHT, ' '}, N_("→"), N_("another choice"), N_("‹ › choose"), next_value, is_choice},
    {{AC_KEY_LEFT}, N_("←"), N_("choice before"), NULL, value_before, is_choice},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("leave everything as it was"), N_("esc cancel"), escape, NULL},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, not_typed},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_adjust = {
    .id = "adjust",
    .title = N_("Change of the rules"),
    .state_size = sizeof(AdjustState),
    .open = open_adjust,
    .close = close_adjust,
    .would_lose = would_lose,
    .draw = draw,
    .key = key,
    .touch = touch,
    .help = N_("A change of the rules for this client alone. It stands above the rules, never above a red "
               "flag, and always says why and whose it is."),
    .keys = keys,
};
