/* SPDX-License-Identifier: MIT */
/* The sessions of a client, and the practitioner's changes: what a move changes is told before it is done. */
#include "base/text.h"
#include "plain.h"

/* ---- sessions -------------------------------------------------------------------------------- */

static char *words_of(const AcWordsContext *words, const AcSession *session, guint number)
{
	g_autofree char *when = ac_words_moment(words, session->end);
	const char *state = session->state == AC_SESSION_HAPPENED ? _("took place")
	                    : session->end > words->now           ? _("booked")
	                                                          : _("not confirmed yet");
	return session->final
	           ? g_strdup_printf(_("Session %u, %s, %s, the last of the course"), number, when, state)
	           : g_strdup_printf(_("Session %u, %s, %s"), number, when, state);
}

/* FALSE: why not was said. */
static gboolean list_sessions(AcPlain *plain, GPtrArray *items)
{
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	if (app == NULL)
		return FALSE;
	const AcWordsContext words = {.now = ac_app_now(app), .zone = ac_app_zone(app)};
	const AcClient *client = ac_app_client(app);
	for (guint i = 0; i < client->n_sessions; i++)
		g_ptr_array_add(items, words_of(&words, &client->sessions[i], i + 1));
	return TRUE;
}

/* Told first, then asked, then done. */
static void change_course(AcPlain *plain, const char *const *words, const char *question)
{
	g_autoptr(GPtrArray) preview = g_ptr_array_new();
	for (const char *const *word = words; *word != NULL; word++)
		g_ptr_array_add(preview, (gpointer)(gsize)*word);
	g_ptr_array_add(preview, (gpointer)(gsize) "--preview");
	g_ptr_array_add(preview, NULL);
	if (ac_plain_command_words(plain, (const char *const *)preview->pdata) == AC_EXIT_DONE &&
	    ac_plain_agree(plain, question))
		ac_plain_command_words(plain, words);
}

/* "--began=…" or NULL into @option. FALSE: back. */
static gboolean ask_began(AcPlain *plain, const char *prompt, char **option)
{
	g_autofree char *began = NULL;
	*option = NULL;
	if (!ac_plain_may(plain, prompt, &began))
		return FALSE;
	if (began != NULL)
		*option = g_strdup_printf("--began=%s", began);
	return TRUE;
}

static void add_session(AcPlain *plain)
{
	g_autofree char *when =
	    ac_plain_ask(plain, _("When does it end, or did it, like \"2026-12-18 15:00\"; empty: back:"));
	g_autofree char *began = NULL;
	if (when == NULL ||
	    !ask_began(plain, _("When does it begin, like \"13:00\"; empty: not said; 0: back:"), &began))
		return;
	gboolean is_last = ac_plain_agree(plain, _("Is it the last of the course?"));
	const char *words[] = {"session", "add", when, NULL, NULL, NULL};
	guint n = 3;
	if (began != NULL)
		words[n++] = began;
	if (is_last)
		words[n] = "--final";
	if (!plain->is_over)
		change_course(plain, words, _("Add this session?"));
}

static void move_session(AcPlain *plain, const char *number)
{
	g_autofree char *when =
	    ac_plain_ask(plain, _("When does it end now, like \"2026-12-18 15:00\"; empty: back:"));
	g_autofree char *began = NULL;
	if (when == NULL ||
	    !ask_began(plain, _("When does it begin, like \"13:00\"; empty: as long as before; 0: back:"),
	               &began))
		return;
	const char *const words[] = {"session", "move", number, when, began, NULL};
	change_course(plain, words, _("Move it?"));
}

static void deal_with_session(AcPlain *plain, const char *title, guint i)
{
	static const char *const ways[] = {N_("Move it"),
	                                   N_("It took place as booked"),
	                                   N_("It is the last of the course"),
	                                   N_("It is not the last: more will come"),
	                                   N_("Remove it: it did not or will not take place"),
	                                   NULL};
	g_autofree char *number = g_strdup_printf("%u", i + 1);
	const char *const removal[] = {"session", "remove", number, NULL};
	switch (ac_plain_choose_of(plain, title, ways)) {
	case 0:
		move_session(plain, number);
		break;
	case 1:
		ac_plain_command(plain, "session", "confirm", number, NULL);
		break;
	case 2:
		ac_plain_command(plain, "session", "final", number, NULL);
		break;
	case 3:
		ac_plain_command(plain, "session", "final", number, "--undo", NULL);
		break;
	case 4:
		change_course(plain, removal, _("Remove it?"));
		break;
	default:
		break;
	}
}

void ac_plain_sessions(AcPlain *plain)
{
	for (;;) {
		g_autoptr(GPtrArray) items = ac_plain_list();
		if (!list_sessions(plain, items))
			return;
		guint n = items->len;
		g_ptr_array_add(items, g_strdup(_("Add one")));
		int chosen = ac_plain_choose(plain, _("Sessions"), items, _("Back"));
		if (chosen < 0)
			return;
		if ((guint)chosen < n)
			deal_with_session(plain, g_ptr_array_index(items, (guint)chosen), (guint)chosen);
		else
			add_session(plain);
	}
}

/* ---- the practitioner's changes -------------------------------------------------------------- */

/* What is said of one activity, as options of `adjust`. */
typedef struct {
	char *activity, *title;
	GPtrArray *steps, *step_ids;
	guint n_sessions;
	GPtrArray *words; /* of the command; ends with NULL when it is ready */
} Change;

static void clear_change(Change *change)
{
	g_free(change->activity);
	g_free(change->title);
	g_ptr_array_free(change->steps, TRUE);
	g_ptr_array_free(change->step_ids, TRUE);
	g_ptr_array_free(change->words, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Change, clear_change)

static gboolean choose_activity(AcPlain *plain, Change *change)
{
	g_autoptr(GPtrArray) titles = ac_plain_list();
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	if (app == NULL)
		return FALSE;
	const AcCatalogue *catalogue = ac_plan_protocol(ac_app_plan(app))->catalogue;
	for (guint i = 0; i < catalogue->n_activities; i++)
		g_ptr_array_add(titles, ac_text_plain(catalogue->activities[i]->title));
	int chosen = ac_plain_choose(plain, _("Of what?"), titles, _("Back"));
	if (chosen < 0)
		return FALSE;
	const AcActivity *activity = catalogue->activities[chosen];
	change->activity = g_strdup(activity->id);
	change->title = g_strdup(g_ptr_array_index(titles, (guint)chosen));
	change->n_sessions = ac_app_client(app)->n_sessions;
	for (guint i = 0; i < activity->n_steps; i++) {
		g_ptr_array_add(change->steps, ac_text_plain(activity->steps[i]->title));
		g_ptr_array_add(change->step_ids, g_strdup(activity->steps[i]->id));
	}
	return TRUE;
}

static gboolean add_text(Change *change, const char *option, char *text)
{
	if (text != NULL)
		g_ptr_array_add(change->words, g_strdup_printf("--%s=%s", option, text));
	gboolean is_said = text != NULL;
	g_free(text);
	return is_said;
}

static gboolean choose_verdict(AcPlain *plain, Change *change)
{
	g_autoptr(GPtrArray) items = ac_plain_list();
	static const char *const verdicts[] = {N_("It is to be avoided"), N_("Only after asking"),
	                                       N_("With care, in a way you say"), N_("It may be done")};
	static const char *const options[] = {"--avoid", "--ask", NULL, "--ok"};
	for (gsize i = 0; i < G_N_ELEMENTS(verdicts); i++)
		g_ptr_array_add(items, g_strdup(_(verdicts[i])));
	for (guint i = 0; i < change->steps->len; i++)
		g_ptr_array_add(items,
		                g_strdup_printf(_("At most: %s"), (const char *)g_ptr_array_index(change->steps, i)));
	int chosen = ac_plain_choose(plain, change->title, items, _("Back"));
	if (chosen < 0)
		return FALSE;
	if (chosen == 2)
		return add_text(change, "care", ac_plain_ask(plain, _("How is it done with care? Empty: back:")));
	if ((gsize)chosen < G_N_ELEMENTS(verdicts))
		g_ptr_array_add(change->words, g_strdup(options[chosen]));
	else
		add_text(change, "allow",
		         g_strdup(g_ptr_array_index(change->step_ids, (guint)chosen - G_N_ELEMENTS(verdicts))));
	return TRUE;
}

static gboolean choose_sessions(AcPlain *plain, Change *change)
{
	g_autoptr(GPtrArray) items = ac_plain_list();
	g_ptr_array_add(items, g_strdup(_("For all sessions")));
	for (guint i = 0; i < change->n_sessions; i++)
		g_ptr_array_add(items, g_strdup_printf(_("Only from session %u"), i + 1));
	int chosen = ac_plain_choose(plain, _("Counted from which session?"), items, _("Back"));
	if (chosen < 0)
		return FALSE;
	g_ptr_array_add(change->words,
	                chosen == 0 ? g_strdup("--course") : g_strdup_printf("--session=%d", chosen));
	return TRUE;
}

static gboolean ask_times(AcPlain *plain, Change *change)
{
	char *from = NULL, *to = NULL;
	if (!ac_plain_may(
	        plain, _("From when after the session, like \"24h\" or \"3d\"; empty: at once; 0: back:"), &from))
		return FALSE;
	add_text(change, "from", from);
	if (!ac_plain_may(
	        plain, _("Until when after the session, like \"10d\" or \"4w\"; empty: no end; 0: back:"), &to))
		return FALSE;
	add_text(change, "to", to);
	return TRUE;
}

static void add_change(AcPlain *plain)
{
	g_auto(Change) change = {.steps = ac_plain_list(), .step_ids = ac_plain_list(), .words = ac_plain_list()};
	if (!choose_activity(plain, &change))
		return;
	g_ptr_array_add(change.words, g_strdup("adjust"));
	g_ptr_array_add(change.words, g_strdup(change.activity));
	if (!choose_verdict(plain, &change) || !choose_sessions(plain, &change) || !ask_times(plain, &change) ||
	    !add_text(&change, "why", ac_plain_ask(plain, _("Why? The client reads it; empty: back:"))) ||
	    !add_text(&change, "by", ac_plain_ask(plain, _("Whose word is it? Initials; empty: back:"))))
		return;
	g_ptr_array_add(change.words, NULL);
	ac_plain_command_words(plain, (const char *const *)change.words->pdata);
}

/* Their numbers, and them in words. */
static void list_changes(AcPlain *plain, GPtrArray *numbers, GPtrArray *items)
{
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	const AcClient *client = app != NULL ? ac_app_client(app) : NULL;
	for (guint i = 0; client != NULL && i < client->n_adjustments; i++) {
		const AcWordsContext words = {
		    .now = ac_app_now(app), .zone = ac_app_zone(app), .plan = ac_app_plan(app)};
		g_ptr_array_add(items, ac_words_adjustment(&words, &client->adjustments[i]));
		g_ptr_array_add(numbers, g_strdup_printf("%" G_GINT64_FORMAT, client->adjustments[i].id));
	}
}

void ac_plain_changes(AcPlain *plain)
{
	for (;;) {
		g_autoptr(GPtrArray) numbers = ac_plain_list();
		g_autoptr(GPtrArray) items = ac_plain_list();
		list_changes(plain, numbers, items);
		g_ptr_array_add(items, g_strdup(_("Add one")));
		int chosen = ac_plain_choose(plain, _("Your changes of the rules"), items, _("Back"));
		if (chosen < 0)
			return;
		if ((guint)chosen == numbers->len)
			add_change(plain);
		else if (ac_plain_agree(plain, _("Take it away? The rules hold again as they are.")))
			ac_plain_command(plain, "adjust", "remove", g_ptr_array_index(numbers, (guint)chosen), NULL);
	}
}
