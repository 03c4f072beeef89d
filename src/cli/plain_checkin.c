/* SPDX-License-Identifier: MIT */
/* The room of the check-in: what is seen and felt, sign by sign, and what is said to that. */
#include "base/text.h"
#include "plain.h"

/* The signs the rules know and the red flags, in words and as they are typed. */
typedef struct {
	GPtrArray *signs, *sign_ids;
	GPtrArray *flags, *flag_ids;
} Known;

static void clear_known(Known *known)
{
	g_ptr_array_free(known->signs, TRUE);
	g_ptr_array_free(known->sign_ids, TRUE);
	g_ptr_array_free(known->flags, TRUE);
	g_ptr_array_free(known->flag_ids, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Known, clear_known)

static gboolean read_known(AcPlain *plain, Known *known)
{
	*known = (Known){ac_plain_list(), ac_plain_list(), ac_plain_list(), ac_plain_list()};
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	if (app == NULL)
		return FALSE;
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(app));
	const AcSafety *safety = ac_app_safety(app);
	for (guint i = 0; i < protocol->n_signs; i++) {
		g_ptr_array_add(known->signs, ac_text_plain(protocol->signs[i].title));
		g_ptr_array_add(known->sign_ids, g_strdup(protocol->signs[i].id));
	}
	for (guint i = 0; i < safety->n_flags; i++) {
		g_ptr_array_add(known->flags, ac_text_plain(safety->flags[i].title));
		g_ptr_array_add(known->flag_ids, g_strdup(safety->flags[i].id));
	}
	return TRUE;
}

/* "redness=mild"; owned; NULL: it was not said how strong. */
static char *with_strength(AcPlain *plain, const Known *known, guint sign)
{
	static const char *const strengths[] = {N_("mild"), N_("moderate"), N_("strong"), NULL};
	static const char *const typed[] = {"mild", "moderate", "strong"};
	const char *title = g_ptr_array_index(known->signs, sign), *id = g_ptr_array_index(known->sign_ids, sign);
	g_autofree char *question = g_strdup_printf(_("%s: how strong?"), title);
	int chosen = ac_plain_choose_of(plain, question, strengths);
	return chosen < 0 ? NULL : g_strdup_printf("%s=%s", id, typed[chosen]);
}

/* "--flag=pus"; owned; NULL: none. */
static char *choose_flag(AcPlain *plain, const Known *known)
{
	int chosen = ac_plain_choose(plain, _("Which of these?"), known->flags, _("None"));
	return chosen < 0 ? NULL
	                  : g_strdup_printf("--flag=%s",
	                                    (const char *)g_ptr_array_index(known->flag_ids, (guint)chosen));
}

/* One thing more, as a word of the command; owned. *is_all: there is none. */
static char *ask_one(AcPlain *plain, const Known *known, gboolean is_first, gboolean *is_all)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	guint n = known->signs->len;
	g_ptr_array_add(items, (gpointer)(gsize)_("One of the warning signs"));
	for (guint i = 0; i < n; i++)
		g_ptr_array_add(items, g_ptr_array_index(known->signs, i));
	g_ptr_array_add(items, (gpointer)(gsize)_("Something else, in your own words"));
	int chosen = ac_plain_choose(plain, is_first ? _("What do you see or feel?") : _("Anything else?"), items,
	                             is_first ? _("Nothing, or back") : _("That is all"));
	*is_all = chosen < 0;
	if (chosen < 0)
		return NULL;
	if (chosen == 0)
		return choose_flag(plain, known);
	if ((guint)chosen <= n)
		return with_strength(plain, known, (guint)chosen - 1);
	return ac_plain_ask(plain, _("What is it? Empty: back:"));
}

/* FALSE: there is nothing to note. */
static gboolean ask_all(AcPlain *plain, const Known *known, GPtrArray *said)
{
	guint begun = said->len;
	for (gboolean is_all = FALSE; !is_all;) {
		char *one = ask_one(plain, known, said->len == begun, &is_all);
		if (one != NULL)
			g_ptr_array_add(said, one);
	}
	if (plain->is_over)
		return FALSE;
	if (said->len > begun)
		return TRUE;
	if (!ac_plain_agree(plain, _("Note that nothing is felt?")))
		return FALSE;
	g_ptr_array_add(said, g_strdup("nothing"));
	return TRUE;
}

void ac_plain_check_in_at(AcPlain *plain, const char *date)
{
	g_auto(Known) known;
	g_autoptr(GPtrArray) said = ac_plain_list();
	if (!read_known(plain, &known))
		return;
	ac_plain_say(
	    plain, "%s",
	    _("How does it look and feel? Nobody is watching the answers. If it is bad, call: do not go on "
	      "typing."));
	g_ptr_array_add(said, g_strdup("feel"));
	if (date != NULL)
		g_ptr_array_add(said, g_strdup_printf("--at=%s", date));
	if (!ask_all(plain, &known, said))
		return;
	g_ptr_array_add(said, NULL);
	int status = ac_plain_command_words(plain, (const char *const *)said->pdata);
	gboolean is_answered = status != AC_EXIT_FAILED && status != AC_EXIT_USAGE;
	/* Where a doctor comes first, nothing else is asked. */
	if (date == NULL && is_answered && status != AC_EXIT_DOCTOR)
		ac_plain_answer_milestones(plain);
}

void ac_plain_check_in(AcPlain *plain)
{
	ac_plain_check_in_at(plain, NULL);
}
