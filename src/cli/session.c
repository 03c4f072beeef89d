/* SPDX-License-Identifier: MIT */
/* The subcommands of `session`. */
#include "session.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

gboolean ac_session_read(const char *text, const AcWhenContext *context, AcNewSession *out, GError **error)
{
	AcInstant end = 0;
	if (!ac_app_session_end(text, context, &end, error))
		return FALSE;
	out->begin = out->end = end;
	out->state = end <= context->now ? AC_SESSION_HAPPENED : AC_SESSION_PLANNED;
	return TRUE;
}

/* WHEN from the words on, and --began. */
static gboolean read_times(const AcCall *call, guint first_word, AcNewSession *out, GError **error)
{
	const AcWhenContext context = ac_app_when(call->app);
	g_autofree char *words = ac_call_joined(call, first_word);
	if (!ac_session_read(words, &context, out, error))
		return FALSE;
	const char *began = ac_call_text(call, "began");
	if (began == NULL)
		return TRUE;
	/* "13:00" is that of the day the session ended. */
	AcWhenContext then = context;
	then.now = out->end;
	AcNewSession begin = {0};
	if (!ac_session_read(began, &then, &begin, error))
		return FALSE;
	if (begin.end > out->end) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, _("--began lies after the end of the session."));
		return FALSE;
	}
	out->begin = begin.end;
	return TRUE;
}

static guint number_of(const AcCall *call, gint64 id)
{
	const AcClient *client = ac_app_client(call->app);
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].id == id)
			return i + 1;
	return 0;
}

/* "session 2 on Fri 18 Dec 15:00". Owned. */
static char *session_words(const AcCall *call, const AcSession *session)
{
	const AcFacts facts = ac_call_facts(call);
	guint number = number_of(call, session->id);
	g_autofree char *date = ac_words_date(&facts.words, ac_time_date(session->end, facts.words.zone));
	g_autofree char *clock = ac_words_clock(ac_time_local(session->end, facts.words.zone).minute);
	return g_strdup_printf(_("session %u on %s %s"), number, date, clock);
}

static const AcSession *session_of_id(const AcCall *call, gint64 id)
{
	const AcClient *client = ac_app_client(call->app);
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].id == id)
			return &client->sessions[i];
	return NULL;
}

/* ---- what is odd about it, and what comes along ---------------------------------------------- */

#define FAR (2 * 366 * 24 * AC_HOUR)

void ac_session_warn(AcCall *call, const AcNewSession *fresh)
{
	AcInstant now = ac_app_now(call->app);
	if (fresh->end < now - FAR)
		ac_call_warn(call, _("Note: this session lies more than two years back. Is the year right?"));
	if (fresh->end > now + FAR)
		ac_call_warn(call, _("Note: this session is more than two years ahead. Is the year right?"));
}

/* What is odd about the session stored as @id. */
static void warn_of(AcCall *call, gint64 id, const AcNewSession *fresh)
{
	const AcClient *client = ac_app_client(call->app);
	ac_session_warn(call, fresh);
	g_autoptr(GPtrArray) gaps = ac_app_session_gaps(call->app, fresh->end);
	for (guint i = 0; i < gaps->len; i++)
		ac_call_warn(call, g_ptr_array_index(gaps, i));
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *other = &client->sessions[i];
		if (other->id == id || other->begin >= fresh->end || fresh->begin >= other->end)
			continue;
		g_autofree char *note = g_strdup_printf(
		    _("Note: it overlaps session %u. If one of them is wrong: aftercare session move"), i + 1);
		ac_call_warn(call, note);
	}
}

/* The session marked as the last; 0: none. */
static gint64 final_of(const AcCall *call)
{
	const AcClient *client = ac_app_client(call->app);
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].final)
			return client->sessions[i].id;
	return 0;
}

/* The mark that @was had went with the change. */
static void say_final_gone(AcCall *call, gint64 was)
{
	guint number = was != 0 && final_of(call) != was ? number_of(call, was) : 0;
	if (number != 0)
		ac_call_say(call, _("Session %u is no longer the last of the course."), number);
}

/* --preview: what it would change, and nothing is changed. */
static gboolean print_preview(AcCall *call, const AcSessionEdit *edit, GError **error)
{
	g_autoptr(GPtrArray) lines = ac_app_session_preview(call->app, edit, error);
	if (lines == NULL)
		return FALSE;
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_line(sheet, 0, _("What that would change; nothing is saved yet:"));
	for (guint i = 0; i < lines->len; i++) {
		ac_sheet_begin(sheet, 2, 4);
		ac_sheet_put(sheet, AC_INK_PLAIN, g_ptr_array_index(lines, i));
		ac_sheet_end(sheet);
	}
	ac_call_print(call, sheet);
	return TRUE;
}

#define PREVIEW                                                                                              \
	{                                                                                                        \
		"preview", AC_OPTION_FLAG, NULL, N_("only say what that would change")                               \
	}

/* ---- add ------------------------------------------------------------------------------------- */

static gboolean run_add(AcCall *call, GError **error)
{
	AcNewSession fresh = {.final = ac_call_flag(call, "final")};
	if (!read_times(call, 0, &fresh, error))
		return FALSE;
	if (ac_call_flag(call, "preview"))
		return print_preview(call, &(AcSessionEdit){.fields = fresh}, error);
	g_autoptr(GPtrArray) before = ac_call_snapshot(call);
	gint64 final = final_of(call);
	gint64 id = ac_app_session_add(call->app, &fresh, error);
	if (id == 0)
		return FALSE;
	g_autofree char *words = session_words(call, session_of_id(call, id));
	ac_call_say(call, fresh.state == AC_SESSION_HAPPENED ? _("Added: %s.") : _("Booked: %s."), words);
	say_final_gone(call, final);
	warn_of(call, id, &fresh);
	ac_call_print_changes(call, before);
	return TRUE;
}

static const AcOption ADD_OPTIONS[] = {
    {"began", AC_OPTION_TEXT, N_("WHEN"), N_("when it began; without it, the same moment")},
    {"final", AC_OPTION_FLAG, NULL, N_("it is the last of the course")},
    PREVIEW,
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_session_add = {
    .name = "add",
    .args = "WHEN [--began WHEN] [--final] [--preview]",
    .summary = N_("a session that has ended, or is booked"),
    .example = "aftercare session add \"yesterday 15:00\" --began \"yesterday 12:00\"\n"
               "aftercare session add \"2026-12-18 15:00\" --final",
    .options = ADD_OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run_add,
};

/* ---- list ------------------------------------------------------------------------------------ */

static gboolean run_list(AcCall *call, GError **error)
{
	(void)error;
	const AcFacts facts = ac_call_facts(call);
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_sessions(&facts, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_sessions(sheet, &facts);
	ac_call_print(call, sheet);
	return TRUE;
}

const AcCommand ac_session_list = {
    .name = "list",
    .summary = N_("the sessions of the course"),
    .example = "aftercare session list",
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .flags = AC_COMMAND_JSON,
    .run = run_list,
};

/* ---- move, remove, confirm, final ------------------------------------------------------------ */

static gboolean run_move(AcCall *call, GError **error)
{
	const AcSession *session = ac_app_session(call->app, call->words[0], error);
	if (session == NULL)
		return FALSE;
	AcNewSession fields = {.final = session->final, .zone = session->zone_name};
	if (!read_times(call, 1, &fields, error))
		return FALSE;
	/* It lasts as long as it did, unless the new beginning is given. */
	if (ac_call_text(call, "began") == NULL)
		fields.begin = fields.end - (session->end - session->begin);
	gint64 id = session->id, final = final_of(call);
	if (ac_call_flag(call, "preview"))
		return print_preview(call, &(AcSessionEdit){.session_id = id, .fields = fields}, error);
	g_autofree char *was = session_words(call, session);
	g_autoptr(GPtrArray) before = ac_call_snapshot(call);
	if (!ac_app_session_set(call->app, id, &fields, error))
		return FALSE;
	g_autofree char *words = session_words(call, session_of_id(call, id));
	ac_call_say(call, _("Moved: %s is now %s."), was, words);
	say_final_gone(call, final);
	warn_of(call, id, &fields);
	ac_call_print_changes(call, before);
	return TRUE;
}

static const AcOption MOVE_OPTIONS[] = {
    {"began", AC_OPTION_TEXT, N_("WHEN"), N_("when it began; without it, it lasts as long as it did")},
    PREVIEW,
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_session_move = {
    .name = "move",
    .args = "NUMBER WHEN [--began WHEN] [--preview]",
    .summary = N_("to another time; says what that changes"),
    .example = "aftercare session move 2 \"2026-12-19 10:00\" --preview\n"
               "aftercare session move 2 \"2026-12-19 10:00\"",
    .options = MOVE_OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .min_words = 2,
    .max_words = AC_WORDS_ANY,
    .run = run_move,
};

static gboolean run_remove(AcCall *call, GError **error)
{
	const AcSession *session = ac_app_session(call->app, call->words[0], error);
	if (session == NULL)
		return FALSE;
	if (ac_call_flag(call, "preview"))
		return print_preview(call, &(AcSessionEdit){.session_id = session->id, .removes = TRUE}, error);
	g_autofree char *words = session_words(call, session);
	g_autoptr(GPtrArray) before = ac_call_snapshot(call);
	if (!ac_app_session_remove(call->app, session->id, error))
		return FALSE;
	ac_call_say(call, _("Removed: %s. \"aftercare undo\" brings it back."), words);
	ac_call_print_changes(call, before);
	return TRUE;
}

static const AcOption REMOVE_OPTIONS[] = {
    PREVIEW,
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_session_remove = {
    .name = "remove",
    .args = "NUMBER [--preview]",
    .summary = N_("a session that did not and will not take place"),
    .example = "aftercare session remove 2",
    .options = REMOVE_OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .min_words = 1,
    .max_words = 1,
    .run = run_remove,
};

static gboolean run_confirm(AcCall *call, GError **error)
{
	const AcSession *session = ac_app_session(call->app, call->words[0], error);
	if (session == NULL)
		return FALSE;
	g_autofree char *words = session_words(call, session);
	g_autoptr(GPtrArray) before = ac_call_snapshot(call);
	if (!ac_app_session_confirm(call->app, session->id, error))
		return FALSE;
	ac_call_say(call, _("Confirmed: %s took place."), words);
	ac_call_print_changes(call, before);
	return TRUE;
}

const AcCommand ac_session_confirm = {
    .name = "confirm",
    .args = "NUMBER",
    .summary = N_("a booked session took place as booked"),
    .details = N_(
        "If it took place at another time: aftercare session move. If it did not: aftercare session remove."),
    .example = "aftercare session confirm 2",
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .min_words = 1,
    .max_words = 1,
    .run = run_confirm,
};

static gboolean say_not_last(AcCall *call, GError **error)
{
	g_autoptr(GPtrArray) before = ac_call_snapshot(call);
	gint64 final = final_of(call);
	if (!ac_app_answer_last_session(call->app, FALSE, error))
		return FALSE;
	ac_call_say(call,
	            _("Noted: the course goes on. Once the next session is booked: aftercare session add WHEN"));
	say_final_gone(call, final);
	if (final != 0)
		ac_call_print_changes(call, before);
	return TRUE;
}

static gboolean run_final(AcCall *call, GError **error)
{
	if (strcmp(call->words[0], "no") == 0)
		return say_not_last(call, error);
	const AcSession *session = ac_app_session(call->app, call->words[0], error);
	if (session == NULL)
		return FALSE;
	g_autofree char *words = session_words(call, session);
	g_autoptr(GPtrArray) before = ac_call_snapshot(call);
	gboolean final = !ac_call_flag(call, "undo");
	if (!ac_app_session_final(call->app, session->id, final, error))
		return FALSE;
	ac_call_say(call,
	            final ? _("Noted: %s is the last of the course.")
	                  : _("Noted: %s is not the last of the course."),
	            words);
	ac_call_print_changes(call, before);
	return TRUE;
}

static const AcOption FINAL_OPTIONS[] = {
    {"undo", AC_OPTION_FLAG, NULL, N_("it is not the last after all")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_session_final = {
    .name = "final",
    .args = "NUMBER|no [--undo]",
    .summary = N_("which session is the last of the course; \"no\": more will come"),
    .example = "aftercare session final 3\naftercare session final no",
    .options = FINAL_OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .min_words = 1,
    .max_words = 1,
    .run = run_final,
};
