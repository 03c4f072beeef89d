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
	return ac_run((const char *const *)all->pdata, NULL, PATIENCE_S, run, error) &&
	       (run->status == 0 || pass_on(run, error));
}

char *ac_paper_name(const AcClient *client)
{
	return ac_app_file_name("aftercare", client != NULL ? client->name : "", "pdf");
}

/* ---- handed over ---------------------------------------------------------------------------------- */

gboolean ac_app_hand_over(AcApp *app, const char *how, const char *by, GError **error)
{
	if (app->is_made_up || !app->client || !app->plan)
		return TRUE;
	gboolean is_said = by != NULL && *by != '\0';
	g_autofree char *initials = is_said ? ac_app_keep_initials(by, error) : NULL;
	if ((is_said && !initials) || !ac_app_need_write(app, error))
		return FALSE;
	const AcProtocol *protocol = ac_plan_protocol(app->plan);
	g_autofree char *version = g_strdup_printf("%s %s", protocol->id, protocol->version);
	const AcHandover fresh = {
	    .at = app->now, .how = how, .version = version, .hash = ac_app_protocol_hash(app), .by = initials};
	return ac_store_handover_add(app->store, app->client->id, &fresh, error);
}

gboolean ac_app_handed_over(AcApp *app, AcArena *arena, AcHandover *out, GError **error)
{
	*out = (AcHandover){0};
	return app->is_made_up || !app->client || !app->store ||
	       ac_store_handover_last(app->store, arena, app->client->id, out, error);
}
