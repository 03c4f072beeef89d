/* SPDX-License-Identifier: MIT */
#include "app/paper.h"

#include <string.h>

#include "app/output.h"
#include "app/program.h"
#include "base/error.h"
#include "base/text.h"
#include "state.h"

/* A page takes a fraction of a second; a machine that swaps may take longer. */
#define PATIENCE_S 60
/* What the program ends with when it was asked for something it does not know. */
#define STATUS_USAGE 2
/* Characters of a name: in four bytes each they leave room in a file's name for what stands around them. */

/* ---- making it ------------------------------------------------------------------------------------ */

static gboolean pass_on(const AcRun *run, GError **error)
{
	g_autofree char *plain = ac_text_plain_lines(run->err->str);
	const char *text = g_strstrip(plain);
	if (g_str_has_prefix(text, AC_PROGRAM_PRINT ": "))
		text += strlen(AC_PROGRAM_PRINT ": ");
	if (*text == '\0')
		text = _("The page could not be made, and the program that makes it said nothing of why.");
	int code = run->status == STATUS_USAGE ? AC_ERROR_USAGE : AC_ERROR_FAILED;
	g_set_error_literal(error, AC_ERROR, code, text);
	return FALSE;
}

gboolean ac_paper_make(const char *const *words, AcRun *run, GError **error)
{
	g_autofree char *program = ac_program_find(AC_PROGRAM_PRINT, error);
	if (program == NULL)
		return FALSE;
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	g_ptr_array_add(all, program);
	for (; *words != NULL; words++)
		g_ptr_array_add(all, (gpointer)(guintptr)*words);
	g_ptr_array_add(all, NULL);
	run->is_ours = TRUE;
	return ac_run((const char *const *)all->pdata, NULL, PATIENCE_S, run, error) &&
	       (run->status == 0 || pass_on(run, error));
}

char *ac_paper_name(const AcClient *client)
{
	return ac_app_file_name("aftercare", client != NULL ? client->name : "", "pdf");
}

char *ac_paper_name_of(const AcClientRow *row)
{
	g_autoptr(GString) name = g_string_new(NULL);
	ac_app_append_slug(name, row->name);
	return g_strdup_printf("%s%s%" G_GINT64_FORMAT ".pdf", name->str, name->len > 0 ? "-" : "", row->id);
}

char *ac_paper_mark(const char *pdf, gsize length)
{
	/* It is the last line; a second mark may stand behind it. What is before it may hold any byte. */
	gsize begin = strlen(AC_PAPER_MARK), whole = begin + AC_PAPER_MARK_LENGTH + 1;
	gsize most = whole + AC_PAPER_MARK_LENGTH + 1;
	for (gsize tail = whole; tail <= MIN(length, most); tail++) {
		const char *found = pdf + length - tail;
		if (memcmp(found, AC_PAPER_MARK, begin) == 0)
			return g_strndup(found + begin, AC_PAPER_MARK_LENGTH);
	}
	return NULL;
}

/* ---- a file --------------------------------------------------------------------------------------- */

gboolean ac_paper_may_replace(const char *path)
{
	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
		return TRUE;
	g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
	if (file == NULL)
		return FALSE;
	gsize length = g_mapped_file_get_length(file);
	g_autofree char *mark = length > 0 ? ac_paper_mark(g_mapped_file_get_contents(file), length) : NULL;
	return mark != NULL;
}

char *ac_paper_free_name(const char *name)
{
	const char *dot = strrchr(name, '.');
	char *free_name = g_strdup(name);
	for (int n = 2; !ac_paper_may_replace(free_name); n++) {
		g_free(free_name);
		free_name = g_strdup_printf("%.*s-%d%s", (int)(dot != NULL ? dot - name : (long)strlen(name)), name,
		                            n, dot != NULL ? dot : "");
	}
	return free_name;
}

/* ---- handed over ---------------------------------------------------------------------------------- */

/* *initials: as they are kept, owned; NULL when none were said. */
static gboolean make_ready(AcApp *app, const char *by, char **initials, GError **error)
{
	gboolean is_said = by != NULL && *by != '\0';
	*initials = is_said ? ac_app_keep_initials(by, error) : NULL;
	return (!is_said || *initials) && ac_app_need_write(app, error);
}

gboolean ac_app_can_hand_over(AcApp *app, const char *by, GError **error)
{
	g_autofree char *initials = NULL;
	return make_ready(app, by, &initials, error);
}

gboolean ac_app_hand_over_page(AcApp *app, const AcHandingOver *wanted, GError **error)
{
	if (app->is_made_up || !app->client || !app->plan)
		return TRUE;
	g_autofree char *initials = NULL;
	if (!make_ready(app, wanted->by, &initials, error))
		return FALSE;
	const AcProtocol *protocol = ac_plan_protocol(app->plan);
	g_autofree char *version = g_strdup_printf("%s %s", protocol->id, protocol->version);
	const AcHandover fresh = {.at = app->now,
	                          .how = wanted->how,
	                          .version = version,
	                          .hash = ac_app_protocol_hash(app),
	                          .by = initials,
	                          .page = wanted->page};
	return ac_store_handover_add(app->store, app->client->id, &fresh, error);
}

gboolean ac_app_holds_page(AcApp *app, const AcHandingOver *like, gboolean *holds, GError **error)
{
	g_autofree char *page = NULL;
	*holds = FALSE;
	if (app->is_made_up || !app->client || !app->store)
		return TRUE;
	if (!ac_store_handover_page(app->store, app->client->id, like->how, &page, error))
		return FALSE;
	*holds = page != NULL && strcmp(page, like->page) == 0;
	return TRUE;
}

gboolean ac_app_hand_over_failed(AcApp *app, const char *how, GError **error)
{
	AcUndone last = {0};
	if (!ac_app_last_change(app, app->client->id, &last, error))
		return FALSE;
	gboolean is_it = g_strcmp0(last.kind, "handover") == 0 && g_str_has_suffix(last.subject, how);
	gboolean done = !is_it || ac_app_take_back(app, &last, error);
	ac_undone_clear(&last);
	return done;
}

gboolean ac_app_handed_over(AcApp *app, AcArena *arena, AcHandover *out, GError **error)
{
	*out = (AcHandover){0};
	return app->is_made_up || !app->client || !app->store ||
	       ac_store_handover_last(app->store, arena, app->client->id, out, error);
}
