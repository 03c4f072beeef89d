/* SPDX-License-Identifier: MIT */
/* The popup: what it is about, what the server has of it, and the row that lets the next run take it up
 * again. */
#include "engine_private.h"

#include <string.h>
#include "base/text.h"

/* ---- what it is about ------------------------------------------------------------------------------ */

static void said_free(gpointer data)
{
	AcSaid *said = data;
	g_free(said->key);
	g_free(said);
}

GPtrArray *ac_said_new(void)
{
	return g_ptr_array_new_with_free_func(said_free);
}

static void said_add(GPtrArray *all, gint64 client_id, const char *key, AcInstant at, guint turn)
{
	AcSaid *said = g_new0(AcSaid, 1);
	*said = (AcSaid){client_id, g_strdup(key), at, turn};
	g_ptr_array_add(all, said);
}

gboolean ac_said_is(const AcSaid *said, gint64 client_id, const char *key)
{
	return said->client_id == client_id && strcmp(said->key, key) == 0;
}

static const AcSaid *find_said(const GPtrArray *all, gint64 client_id, const char *key)
{
	for (guint i = 0; i < all->len; i++)
		if (ac_said_is(all->pdata[i], client_id, key))
			return all->pdata[i];
	return NULL;
}

/* ---- the row --------------------------------------------------------------------------------------- */

/* A line each: "3 task:moisturise:3:2026-11-24:1200 1795550400 +1"; "+1": its first turn, on its way to the
 * server;
 * "=1": the server has it; "=0": it stands and takes none. */
static char *write_said(const GPtrArray *all, gboolean is_shown)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < all->len; i++) {
		const AcSaid *said = all->pdata[i];
		g_string_append_printf(text, "%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %c%u\n", said->client_id,
		                       said->key, said->at, is_shown ? '=' : '+', said->turn);
	}
	return g_string_free(text, FALSE);
}

/* Turns the server is not known to have are not taken: they come again. */
static void read_said(GPtrArray *all, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text ? text : "", "\n", -1);
	for (guint i = 0; lines[i]; i++) {
		g_auto(GStrv) words = g_strsplit(lines[i], " ", 4);
		if (g_strv_length(words) != 4)
			continue;
		guint turn = words[3][0] == '=' ? (guint)g_ascii_strtoull(words[3] + 1, NULL, 10) : 0;
		said_add(all, g_ascii_strtoll(words[0], NULL, 10), words[1], g_ascii_strtoll(words[2], NULL, 10),
		         turn);
	}
}

static gboolean write_row(AcRemindEngine *engine, gboolean is_shown)
{
	const AcEnginePopup *popup = &engine->popup;
	g_autoptr(GError) error = NULL;
	g_autofree char *keys = write_said(popup->said, is_shown);
	const AcRemindPopup row = {popup->serial, popup->id, engine->unique ? engine->unique : "", popup->sent_at,
	                           keys};
	return ac_engine_store_ok(engine, ac_store_remind_popup_set(ac_app_store(engine->app), &row, &error),
	                          error);
}

static void clear_row(AcRemindEngine *engine)
{
	g_autoptr(GError) error = NULL;
	const AcRemindPopup none = {.keys = "", .server = ""};
	ac_engine_store_ok(engine, ac_store_remind_popup_set(ac_app_store(engine->app), &none, &error), error);
}

/* ---- turns ----------------------------------------------------------------------------------------- */

static const AcRemindRecord *find_record(const AcRemindRecord *records, guint n, const char *key)
{
	for (guint i = 0; i < n; i++)
		if (strcmp(records[i].key, key) == 0)
			return &records[i];
	return NULL;
}

/* What becomes of the record of something that was said. FALSE: nothing does. */
typedef gboolean (*Change)(AcRemindRecord *record, const AcSaid *said, AcInstant now);

static gboolean count_turn(AcRemindRecord *record, const AcSaid *said, AcInstant now)
{
	if (said->turn <= record->shown)
		return FALSE;
	record->shown = said->turn;
	record->shown_at = now;
	record->is_closed = FALSE;
	return TRUE;
}

static gboolean close_it(AcRemindRecord *record, const AcSaid *said, AcInstant now)
{
	(void)said, (void)now;
	gboolean is_news = !record->is_closed;
	record->is_closed = TRUE;
	return is_news;
}

static gboolean change_client(AcRemindEngine *engine, gint64 client_id, Change change, AcInstant now,
                              GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcStore *store = ac_app_store(engine->app);
	const AcRemindClient *kept = ac_engine_client(engine, arena, client_id);
	const GPtrArray *all = engine->popup.said;
	AcInstant since = AC_INSTANT_NEVER;
	guint n = 0;
	if (!kept)
		return TRUE; /* erased meanwhile */
	for (guint i = 0; i < all->len; i++)
		since = MIN(since, ((const AcSaid *)all->pdata[i])->at);
	const AcRemindRecord *records = ac_store_remind_records(store, arena, client_id, since, &n, error);
	if (!records)
		return FALSE;
	g_autoptr(GArray) changed = g_array_new(FALSE, FALSE, sizeof(AcRemindRecord));
	for (guint i = 0; i < all->len; i++) {
		const AcSaid *said = all->pdata[i];
		if (said->client_id != client_id)
			continue;
		const AcRemindRecord *found = find_record(records, n, said->key);
		AcRemindRecord record = found ? *found : (AcRemindRecord){.key = said->key, .at = said->at};
		if (change(&record, said, now))
			g_array_append_val(changed, record);
	}
	AcRemindClient again = *kept;
	again.next = 0;
	return changed->len == 0 ||
	       ac_store_remind_write(store, &again, (const AcRemindRecord *)(const void *)changed->data,
	                             changed->len, error);
}

/* Each client of the popup, once. */
static gboolean change_all(AcRemindEngine *engine, Change change, AcInstant now)
{
	const GPtrArray *all = engine->popup.said;
	g_autoptr(GError) error = NULL;
	gboolean ok = TRUE;
	for (guint i = 0; i < all->len && ok; i++) {
		gint64 id = ((const AcSaid *)all->pdata[i])->client_id;
		gboolean is_new = TRUE;
		for (guint k = 0; k < i; k++)
			is_new &= ((const AcSaid *)all->pdata[k])->client_id != id;
		ok = !is_new || change_client(engine, id, change, now, &error);
	}
	return ac_engine_store_ok(engine, ok, error);
}

void ac_engine_confirm(AcRemindEngine *engine, AcInstant now, guint32 id)
{
	AcEnginePopup *popup = &engine->popup;
	popup->id = id;
	popup->state = AC_POPUP_UP;
	popup->is_left = FALSE;
	engine->last = now;
	/* The id first: from here on a crash finds that the turns were taken. */
	write_row(engine, TRUE);
	popup->is_counted = change_all(engine, count_turn, popup->sent_at);
}

void ac_engine_lose(AcRemindEngine *engine)
{
	AcEnginePopup *popup = &engine->popup;
	/* A turn that did not arrive was not taken. */
	for (guint i = 0; popup->state == AC_POPUP_SENT && i < popup->said->len; i++)
		((AcSaid *)popup->said->pdata[i])->turn = 0;
	popup->state = AC_POPUP_NONE;
	popup->is_left = popup->is_why = FALSE;
}

void ac_engine_mark_closed(AcRemindEngine *engine, AcInstant now)
{
	change_all(engine, close_it, now);
	ac_engine_gone(engine, FALSE);
}

void ac_engine_gone(AcRemindEngine *engine, gboolean keep)
{
	AcEnginePopup *popup = &engine->popup;
	popup->state = AC_POPUP_NONE;
	popup->id = 0;
	popup->is_left = popup->is_why = FALSE;
	if (keep) {
		write_row(engine, TRUE);
	} else {
		g_ptr_array_set_size(popup->said, 0);
		clear_row(engine);
	}
}

void ac_engine_take_away(AcRemindEngine *engine)
{
	AcEnginePopup *popup = &engine->popup;
	popup->state = AC_POPUP_LEAVING;
	engine->hands->withdraw(engine->data, popup->serial, popup->is_left ? popup->id : 0);
}

void ac_engine_recover(AcRemindEngine *engine)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GError) error = NULL;
	AcRemindPopup row = {0};
	AcEnginePopup *popup = &engine->popup;
	if (!ac_engine_store_ok(engine, ac_store_remind_popup_get(ac_app_store(engine->app), arena, &row, &error),
	                        error))
		return;
	popup->serial = row.serial;
	popup->id = row.id;
	engine->unique = row.server && *row.server ? g_strdup(row.server) : NULL;
	engine->last = row.serial ? row.at : 0;
	read_said(popup->said, row.keys);
	popup->sent_at = row.at;
	popup->is_counted = change_all(engine, count_turn, row.at);
}

/* ---- showing --------------------------------------------------------------------------------------- */

/* The turn it takes, unless the popup that stands took it, and only could not be counted. */
static guint turn_of(const AcEnginePopup *popup, const AcReminderFacts *facts, gboolean takes_turn)
{
	const AcAgendaItem *item = facts->item;
	guint turn = item->record ? item->record->shown + 1 : 1;
	const AcSaid *said = find_said(popup->said, item->client_id, item->reminder->key);
	gboolean was_taken = popup->state != AC_POPUP_SENT && said && said->turn >= turn;
	return takes_turn && !was_taken ? turn : 0;
}

static GPtrArray *wanted_said(const AcEnginePopup *popup, const AcWanted *wanted)
{
	GPtrArray *all = ac_said_new();
	for (guint i = 0; i < wanted->n_standing; i++) {
		const AcReminderFacts *facts = &wanted->standing[i];
		said_add(all, facts->item->client_id, facts->item->reminder->key, facts->item->reminder->at,
		         turn_of(popup, facts, wanted->takes_turn[i]));
	}
	return all;
}

static gboolean rings(const GPtrArray *said)
{
	for (guint i = 0; i < said->len; i++)
		if (((const AcSaid *)said->pdata[i])->turn > 0)
			return TRUE;
	return FALSE;
}

static gboolean is_about_the_same(const GPtrArray *a, const GPtrArray *b)
{
	if (a->len != b->len)
		return FALSE;
	for (guint i = 0; i < a->len; i++) {
		const AcSaid *one = a->pdata[i];
		if (!find_said(b, one->client_id, one->key))
			return FALSE;
	}
	return TRUE;
}

/* Written first, then sent. */
static void send(AcRemindEngine *engine, AcInstant now, GPtrArray *said, const AcEngineWords *words)
{
	AcEnginePopup *popup = &engine->popup;
	guint32 left = popup->is_left || popup->state == AC_POPUP_NONE ? popup->id : 0;
	AcEnginePopup before = *popup;
	popup->serial++;
	popup->sent_at = now;
	popup->said = said;
	if (!write_row(engine, FALSE)) {
		/* What cannot be remembered would be said again and again. */
		*popup = before;
		g_ptr_array_unref(said);
		ac_engine_put_off(engine, now);
		return;
	}
	g_clear_pointer(&popup->before, g_ptr_array_unref);
	popup->before = before.said;
	popup->before_serial = before.serial;
	g_free(popup->text);
	popup->text = g_strconcat(words->popup.summary, "\n", words->popup.body, NULL);
	popup->state = AC_POPUP_SENT;
	popup->is_why = words->is_why;
	popup->is_counted = FALSE;
	AcDesktopPopup out = words->popup;
	out.rings = rings(said);
	engine->hands->show(engine->data, popup->serial, &out, left);
}

static void show(AcRemindEngine *engine, AcInstant now, const AcWanted *wanted, GPtrArray *said)
{
	AcEnginePopup *popup = &engine->popup;
	gboolean is_news = rings(said) || !is_about_the_same(said, popup->said);
	/* While the reasons stand there and nothing has happened they stay. */
	gboolean is_why = (popup->wants_why || popup->is_why) && !is_news;
	popup->wants_why = FALSE;
	g_auto(AcEngineWords) words = {0};
	ac_engine_word(engine, now, wanted, is_why, &words);
	g_autofree char *text = g_strconcat(words.popup.summary, "\n", words.popup.body, NULL);
	gboolean stands = popup->state == AC_POPUP_UP && !is_news && !popup->is_left &&
	                  (popup->is_why == is_why) && g_strcmp0(popup->text, text) == 0;
	/* Whoever does not stay behind leaves alone what stands: nobody hears its buttons anyway. */
	if (stands || (engine->is_once && !rings(said)))
		g_ptr_array_unref(said);
	else
		send(engine, now, said, &words);
}

/* Not at every look: a full disk is full for a while. */
static void count_again(AcRemindEngine *engine, AcInstant now)
{
	if (now < engine->retry_at)
		return;
	engine->popup.is_counted = change_all(engine, count_turn, engine->popup.sent_at);
	if (!engine->popup.is_counted)
		ac_engine_put_off(engine, now);
}

void ac_engine_want(AcRemindEngine *engine, AcInstant now, const AcWanted *wanted)
{
	AcEnginePopup *popup = &engine->popup;
	if (popup->state == AC_POPUP_SENT || engine->is_ending)
		return; /* one at a time: its end brings us back here */
	if (popup->state == AC_POPUP_UP && !popup->is_counted)
		count_again(engine, now);
	if (wanted->n_standing > 0) {
		if (engine->is_able && now >= engine->retry_at)
			show(engine, now, wanted, wanted_said(popup, wanted));
	} else if (popup->state == AC_POPUP_UP) {
		ac_engine_take_away(engine);
	} else if (popup->state == AC_POPUP_NONE && popup->said->len > 0 && popup->id == 0) {
		ac_engine_gone(engine, FALSE);
	}
}
