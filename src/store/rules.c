/* SPDX-License-Identifier: MIT */
/* The texts of the rules that clients' plans follow. */
#include "db.h"

/* Nothing that undo takes back: other clients may follow the same. */
static gboolean keep_texts(AcStore *store, const AcRuleTexts *rules, GError **error)
{
	gsize length = store->images->len;
	gboolean done = TRUE;
	for (guint i = 0; done && i < rules->n_files; i++)
		done = ac_store_run(store, error,
		                    "INSERT INTO rules_file(hash,place,name,text)VALUES(?1,?2,?3,?4)"
		                    "ON CONFLICT DO NOTHING",
		                    "siss", rules->hash, (gint64)i, rules->files[i].name, rules->files[i].text);
	g_string_truncate(store->images, length);
	return done;
}

gboolean ac_store_rules_pin(AcStore *store, gint64 client_id, const AcRuleTexts *rules, AcInstant now,
                            GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done = name && keep_texts(store, rules, error) &&
	                ac_store_run(store, error, "UPDATE client SET rules_hash=?2,rules_version=?3 WHERE id=?1",
	                             "iss", client_id, rules->hash, rules->version);
	const AcEvent event = {client_id, "rules", rules->version, now};
	return ac_change_end(store, done, &event, error);
}

const AcRuleTexts *ac_store_rules(AcStore *store, AcArena *arena, const char *hash, GError **error)
{
	AcRuleTexts *rules = AC_ARENA_NEW(arena, AcRuleTexts);
	rules->hash = ac_arena_strdup(arena, hash);
	if (!store->db)
		return rules;
	sqlite3_stmt *row =
	    ac_store_statement(store, "SELECT name,text FROM rules_file WHERE hash=?1 ORDER BY place", error);
	if (!row)
		return NULL;
	sqlite3_bind_text(row, 1, hash, -1, SQLITE_TRANSIENT);
	g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(AcRuleText));
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW) {
		const AcRuleText file = {ac_arena_strdup(arena, (const char *)sqlite3_column_text(row, 0)),
		                         ac_arena_strdup(arena, (const char *)sqlite3_column_text(row, 1))};
		g_array_append_val(files, file);
	}
	if (step == AC_STEP_FAILED)
		return NULL;
	rules->files = ac_arena_memdup(arena, files->data, files->len * sizeof(AcRuleText));
	rules->n_files = files->len;
	return rules;
}
