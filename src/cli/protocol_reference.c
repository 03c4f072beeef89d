/* SPDX-License-Identifier: MIT */
#include "protocol_reference.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "call.h"
#include "protocol/reference.h"

#define COLUMN 16

/* ---- one key --------------------------------------------------------------------------------- */

static void put_group(AcSheet *sheet, const AcReferenceKey *key)
{
	g_autofree char *line = g_strdup_printf("%s %s", key->about, key->frame);
	ac_sheet_heading(sheet, key->group);
	ac_sheet_line(sheet, 0, line);
}

static void put_detail(AcSheet *sheet, const char *label, const char *text)
{
	ac_sheet_begin(sheet, COLUMN, COLUMN + 10);
	ac_sheet_put(sheet, AC_INK_DIM, label);
	ac_sheet_to(sheet, COLUMN + 10);
	ac_sheet_put(sheet, AC_INK_PLAIN, text);
	ac_sheet_end(sheet);
}

static void put_key(AcSheet *sheet, const AcReferenceKey *key)
{
	ac_sheet_gap(sheet);
	ac_sheet_begin(sheet, 0, COLUMN);
	ac_sheet_put(sheet, AC_INK_STRONG, key->key);
	ac_sheet_to(sheet, COLUMN);
	ac_sheet_put(sheet, AC_INK_PLAIN, key->meaning);
	ac_sheet_end(sheet);
	put_detail(sheet, _("Write:"), key->form);
	put_detail(sheet, _("Left out:"),
	           key->fallback != NULL ? key->fallback : _("not possible: it is required"));
	put_detail(sheet, _("Example:"), key->example);
}

/* ---- what is asked for ----------------------------------------------------------------------- */

/* A key by its name, or all of a group. NULL: everything. */
static gboolean is_asked(const AcReferenceKey *key, const char *name)
{
	return name == NULL || strcmp(key->key, name) == 0 || strcmp(key->group, name) == 0;
}

static void set_unknown(const char *name, const AcReferenceKey *keys, guint n, GError **error)
{
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	for (guint i = 0; i < n; i++) {
		g_ptr_array_add(known, (gpointer)(guintptr)keys[i].key);
		g_ptr_array_add(known, (gpointer)(guintptr)keys[i].group);
	}
	const char *nearest = ac_text_nearest(name, (const char *const *)known->pdata, known->len);
	g_autofree char *shown = ac_text_excerpt(name, 40);
	if (nearest != NULL)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("A rule file has no key “%s”. Did you mean “%s”?"),
		            shown, nearest);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("A rule file has no key “%s”. All of them: aftercare protocol reference"), shown);
}

static gboolean print_markdown(AcCall *call, GError **error)
{
	if (call->n_words > 0) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE,
		                    _("--markdown gives the whole reference; leave the key out."));
		return FALSE;
	}
	g_autofree char *text = ac_reference_markdown();
	g_string_append(call->out, text);
	return TRUE;
}

static gboolean run(AcCall *call, GError **error)
{
	if (ac_call_flag(call, "markdown"))
		return print_markdown(call, error);
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	guint n = 0;
	const AcReferenceKey *keys = ac_reference_keys(arena, &n);
	const char *name = call->words[0], *group = NULL;
	for (guint i = 0; i < n; i++) {
		if (!is_asked(&keys[i], name))
			continue;
		if (group != keys[i].group)
			put_group(sheet, &keys[i]);
		group = keys[i].group;
		put_key(sheet, &keys[i]);
	}
	if (group == NULL) {
		set_unknown(name, keys, n, error);
		return FALSE;
	}
	ac_call_print(call, sheet);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"markdown", AC_OPTION_FLAG, NULL, N_("all of it as Markdown, as in content/en/rules.md")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_protocol_reference_command = {
    .name = "reference",
    .args = "[KEY]",
    .summary = N_("what a rule file may say: every key, or one of them"),
    .details = N_("KEY is a key such as “until”, or a group such as “rules”."),
    .example = "aftercare protocol reference until\naftercare protocol reference rules",
    .options = OPTIONS,
    .max_words = 1,
    .run = run,
};
