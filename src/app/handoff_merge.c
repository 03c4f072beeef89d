/* SPDX-License-Identifier: MIT */
/* A handoff beside what was handed over before and what is stored: a fact its sender has not touched since is
 * left as it is here; one they have is taken. */
#include "handoff.h"

#include <string.h>

#include "app/language.h"
#include "base/error.h"
#include "base/text.h"
#include "render/words.h"

typedef struct {
	AcApp *app;
	AcImport *import;
	const AcHandoff *theirs;
	const AcClient *mine; /* NULL: somebody new */
	GHashTable *before;   /* key → value, as handed over the last time */
	GHashTable *seen;     /* keys of this handoff */
} Merging;

/* ---- facts ---------------------------------------------------------------------------------------- */

/* Remembers a fact of this handoff. TRUE: its sender has changed it since the last. */
static gboolean note(Merging *merging, const char *key, const char *value)
{
	AcArena *arena = merging->import->arena;
	const AcHanded fact = {ac_arena_strdup(arena, key), ac_arena_strdup(arena, value)};
	const char *before = g_hash_table_lookup(merging->before, key);
	if (g_hash_table_add(merging->seen, (gpointer)(gsize)fact.key))
		g_array_append_val(merging->import->facts, fact);
	return before == NULL || strcmp(before, value) != 0;
}

static void say(Merging *merging, AcImportWhat what, const char *format, ...) G_GNUC_PRINTF(3, 4);
static void say(Merging *merging, AcImportWhat what, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *words = g_strdup_vprintf(format, values);
	va_end(values);
	const AcImportLine line = {what, ac_arena_strdup(merging->import->arena, words)};
	g_array_append_val(merging->import->lines, line);
}

static void add_step(Merging *merging, AcImportStep step)
{
	g_array_append_val(merging->import->steps, step);
}

/* "session on Fri 20 Nov 15:00", on the clock of where it was. Owned. */
static char *session_words(const Merging *merging, AcInstant end, const char *zone_name)
{
	GTimeZone *zone = ac_app_zone_opener(zone_name, merging->app);
	/* From far off: a date says more than "yesterday" of what may be read next week. */
	const AcWordsContext context = {.now = end - 10 * 24 * AC_HOUR,
	                                .zone = zone ? zone : ac_app_zone(merging->app)};
	g_autofree char *when = ac_words_moment(&context, end);
	return g_strdup_printf(_("session of %s"), when);
}

/* ---- the client ----------------------------------------------------------------------------------- */

static void merge_text(Merging *merging, const char *key, const char *theirs, const char *mine,
                       AcImportKind kind)
{
	gboolean is_changed = note(merging, key, theirs);
	if (!mine || strcmp(theirs, mine) == 0)
		return;
	const char *what = kind == AC_STEP_NAME ? _("name") : _("time zone");
	if (is_changed) {
		add_step(merging, (AcImportStep){.kind = kind});
		say(merging, AC_IMPORT_CHANGE, _("%s: %s (was %s)"), what, theirs, mine);
	} else {
		say(merging, AC_IMPORT_KEEP, _("%s: %s, as you have it"), what, mine);
	}
}

static const char *language_words(const char *language)
{
	return language && *language ? language : _("as the rules are written");
}

static void merge_language(Merging *merging)
{
	AcImport *import = merging->import;
	const char *theirs = merging->theirs->language ? merging->theirs->language : "";
	const char *mine = import->row && import->row->language ? import->row->language : "";
	gboolean was_said = *theirs != '\0' || g_hash_table_contains(merging->before, "language");
	gboolean is_changed = note(merging, "language", theirs) && was_said;
	g_autofree char *known = *theirs ? ac_language_find(theirs, NULL) : NULL;
	import->language = ac_arena_strdup(import->arena, known ? known : "");
	/* A language this program has no words in is none. */
	if ((*theirs && !known) || strcmp(mine, import->language) == 0)
		return;
	if (!merging->mine) {
		say(merging, AC_IMPORT_ADD, "%s: %s", _("language"), import->language);
	} else if (is_changed) {
		add_step(merging, (AcImportStep){.kind = AC_STEP_LANGUAGE});
		say(merging, AC_IMPORT_CHANGE, _("%s: %s (was %s)"), _("language"), language_words(import->language),
		    language_words(mine));
	} else if (was_said) {
		say(merging, AC_IMPORT_KEEP, _("%s: %s, as you have it"), _("language"), language_words(mine));
	}
}

static void merge_rules(Merging *merging)
{
	const AcImport *import = merging->import;
	const AcHandoff *theirs = merging->theirs;
	const char *clinic = theirs->clinic ? theirs->clinic->name : NULL;
	gboolean is_changed = note(merging, "rules", import->protocol);
	if (import->row && strcmp(import->row->protocol, import->protocol) == 0)
		return;
	if (import->row && !is_changed) {
		say(merging, AC_IMPORT_KEEP, _("rules: %s, as you have chosen"),
		    ac_app_rules_name(import->row->protocol));
		return;
	}
	add_step(merging, (AcImportStep){.kind = AC_STEP_RULES});
	say(merging, merging->mine ? AC_IMPORT_CHANGE : AC_IMPORT_ADD,
	    clinic ? _("rules: %s %s, of %s") : _("rules: %s %s"), theirs->protocol, theirs->version, clinic);
}

static const char *trait_here(const AcClient *mine, const char *trait)
{
	for (guint i = 0; mine && i < mine->n_traits; i++)
		if (strcmp(mine->traits[i].trait, trait) == 0)
			return mine->traits[i].value;
	return NULL;
}

static void merge_traits(Merging *merging)
{
	for (guint i = 0; i < merging->theirs->n_traits; i++) {
		const AcHandedTrait *trait = &merging->theirs->traits[i];
		const char *mine = trait_here(merging->mine, trait->trait);
		g_autofree char *key = g_strdup_printf("trait.%s", trait->trait);
		gboolean is_changed = note(merging, key, trait->value);
		if (g_strcmp0(mine, trait->value) == 0)
			continue;
		if (is_changed) {
			add_step(merging, (AcImportStep){.kind = AC_STEP_TRAIT, .trait = trait});
			say(merging, mine ? AC_IMPORT_CHANGE : AC_IMPORT_ADD, "%s: %s", trait->trait, trait->value);
		} else if (mine) {
			say(merging, AC_IMPORT_KEEP, _("%s: %s, as you have it"), trait->trait, mine);
		}
	}
}

/* ---- sessions ------------------------------------------------------------------------------------- */

/* The same session here: by its name, else one that ended at that moment. */
static const AcSession *session_here(const AcClient *mine, const AcHandedSession *theirs)
{
	const AcSession *same = NULL;
	for (guint i = 0; mine && i < mine->n_sessions; i++) {
		const AcSession *session = &mine->sessions[i];
		if (g_strcmp0(session->uid, theirs->uid) == 0)
			return session;
		if (session->end == theirs->end)
			same = session;
	}
	return same;
}

static char *session_value(const AcHandedSession *session)
{
	return g_strdup_printf("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %d %d", session->begin, session->end,
	                       session->zone, session->state, session->final);
}

static void merge_session(Merging *merging, const AcHandedSession *theirs)
{
	const AcSession *mine = session_here(merging->mine, theirs);
	g_autofree char *key = g_strdup_printf("session.%s", theirs->uid), *value = session_value(theirs);
	g_autofree char *words = session_words(merging, theirs->end, theirs->zone);
	gboolean is_changed = note(merging, key, value);
	if (!mine) {
		if (!is_changed) {
			say(merging, AC_IMPORT_KEEP, _("%s, which you have removed"), words);
			return;
		}
		add_step(merging, (AcImportStep){.kind = AC_STEP_SESSION_ADD, .session = theirs});
		say(merging, AC_IMPORT_ADD, "%s", words);
		return;
	}
	const AcHandedSession here = ac_handed_session(mine);
	g_autofree char *is = session_value(&here), *was = session_words(merging, mine->end, mine->zone_name);
	gboolean is_same = strcmp(is, value) == 0 && g_strcmp0(mine->uid, theirs->uid) == 0;
	if (is_same)
		return;
	if (!is_changed) {
		say(merging, AC_IMPORT_KEEP, _("%s, as you have it"), was);
		return;
	}
	add_step(merging, (AcImportStep){.kind = AC_STEP_SESSION_SET, .session = theirs, .id = mine->id});
	if (mine->end != theirs->end)
		say(merging, AC_IMPORT_CHANGE, _("%s (was %s)"), words, was);
	else
		say(merging, AC_IMPORT_CHANGE, "%s", words);
}

/* What its sender has taken out of the course: with nothing of the client's own on it, here too. */
static gboolean drop_session(Merging *merging, const AcSession *mine, GError **error)
{
	g_autofree char *key = g_strdup_printf("session.%s", mine->uid);
	if (!g_hash_table_contains(merging->before, key) || g_hash_table_contains(merging->seen, key))
		return TRUE;
	gboolean in_use = FALSE;
	if (!ac_store_session_in_use(merging->app->store, mine->id, &in_use, error))
		return FALSE;
	g_autofree char *words = session_words(merging, mine->end, mine->zone_name);
	if (in_use) {
		say(merging, AC_IMPORT_KEEP, _("%s: no more in the plan, but you have noted things for it"), words);
		return TRUE;
	}
	add_step(merging, (AcImportStep){.kind = AC_STEP_SESSION_REMOVE, .id = mine->id});
	say(merging, AC_IMPORT_REMOVE, "%s", words);
	return TRUE;
}

static gboolean merge_sessions(Merging *merging, GError **error)
{
	for (guint i = 0; i < merging->theirs->n_sessions; i++)
		merge_session(merging, &merging->theirs->sessions[i]);
	for (guint i = 0; merging->mine && i < merging->mine->n_sessions; i++)
		if (!drop_session(merging, &merging->mine->sessions[i], error))
			return FALSE;
	return TRUE;
}

/* ---- the practitioner's changes ------------------------------------------------------------------- */

/* A change is never edited: what it says names it. */
static char *adjustment_key(const AcHandedAdjustment *one)
{
	g_autofree char *head =
	    g_strdup_printf("%s\n%s\n%d\n%s\n%d\n%" G_GINT64_FORMAT, one->session ? one->session : "",
	                    one->activity, one->verdict, one->allow ? one->allow : "", one->numbering, one->at);
	const char *const parts[] = {
	    head, one->from ? one->from : "", one->to ? one->to : "", one->how ? one->how : "", one->why, one->by,
	    NULL};
	g_autofree char *text = g_strjoinv("\n", (char **)(gsize)parts);
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
	return g_strdup_printf("adjustment.%.32s", hash);
}

static GHashTable *adjustments_here(const AcClient *mine)
{
	GHashTable *here = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; mine && i < mine->n_adjustments; i++) {
		const AcHandedAdjustment one = ac_handed_adjustment(mine, &mine->adjustments[i]);
		g_hash_table_insert(here, adjustment_key(&one), (gpointer)(gsize)&mine->adjustments[i]);
	}
	return here;
}

static const char *title_of(const Merging *merging, const char *activity)
{
	const AcProtocol *protocol = ac_loaded_protocol(merging->import->rules.protocol);
	const AcActivity *known = ac_catalogue_find(protocol->catalogue, activity);
	return known ? known->title : activity;
}

static void merge_adjustments(Merging *merging)
{
	g_autoptr(GHashTable) here = adjustments_here(merging->mine);
	for (guint i = 0; i < merging->theirs->n_adjustments; i++) {
		const AcHandedAdjustment *one = &merging->theirs->adjustments[i];
		g_autofree char *key = adjustment_key(one);
		if (!note(merging, key, "1") || g_hash_table_contains(here, key))
			continue;
		add_step(merging, (AcImportStep){.kind = AC_STEP_ADJUST_ADD, .adjustment = one});
		say(merging, AC_IMPORT_ADD, _("a change of your practitioner: %s (%s: %s)"),
		    title_of(merging, one->activity), one->by, one->why);
	}
	GHashTableIter iterator;
	gpointer key, value;
	g_hash_table_iter_init(&iterator, here);
	while (g_hash_table_iter_next(&iterator, &key, &value)) {
		const AcAdjustment *mine = value;
		if (!g_hash_table_contains(merging->before, key) || g_hash_table_contains(merging->seen, key))
			continue;
		add_step(merging, (AcImportStep){.kind = AC_STEP_ADJUST_REMOVE, .id = mine->id});
		say(merging, AC_IMPORT_REMOVE, _("a change of your practitioner: %s"),
		    title_of(merging, mine->activity));
	}
}

/* ---- reports -------------------------------------------------------------------------------------- */

static const AcMilestone *milestone_of(const Merging *merging, const char *id)
{
	const AcProtocol *protocol = ac_loaded_protocol(merging->import->rules.protocol);
	for (guint i = 0; i < protocol->n_milestones; i++)
		if (strcmp(protocol->milestones[i].id, id) == 0)
			return &protocol->milestones[i];
	return NULL;
}

/* The same thing reported here of that session; NULL: nothing was. */
static const AcReport *report_here(const AcClient *mine, const AcHandedReport *theirs, gboolean sighting)
{
	for (guint i = 0; mine && i < mine->n_reports; i++) {
		const AcReport *report = &mine->reports[i];
		const char *uid = NULL;
		for (guint k = 0; k < mine->n_sessions; k++)
			uid = mine->sessions[k].id == report->session_id ? mine->sessions[k].uid : uid;
		if (strcmp(report->milestone, theirs->milestone) == 0 && g_strcmp0(uid, theirs->session) == 0 &&
		    (!sighting || report->at == theirs->at))
			return report;
	}
	return NULL;
}

static void merge_reports(Merging *merging)
{
	for (guint i = 0; i < merging->theirs->n_reports; i++) {
		const AcHandedReport *theirs = &merging->theirs->reports[i];
		const AcMilestone *milestone = milestone_of(merging, theirs->milestone);
		gboolean sighting = milestone && milestone->sighting;
		const AcReport *mine = report_here(merging->mine, theirs, sighting);
		g_autofree char *key =
		    g_strdup_printf("report.%s.%s.%" G_GINT64_FORMAT, theirs->session, theirs->milestone, theirs->at);
		gboolean is_changed = note(merging, key, theirs->by ? theirs->by : "");
		gboolean is_same = mine && mine->at == theirs->at && g_strcmp0(mine->by, theirs->by) == 0;
		if (!is_changed || is_same)
			continue;
		const char *title = milestone ? milestone->title : theirs->milestone;
		/* What the client has said of it themselves stays, unless it is the practitioner's to say. */
		if (mine && !theirs->by) {
			say(merging, AC_IMPORT_KEEP, _("%s: as you have reported it"), title);
			continue;
		}
		add_step(merging, (AcImportStep){.kind = AC_STEP_REPORT, .report = theirs, .sighting = sighting});
		say(merging, mine ? AC_IMPORT_CHANGE : AC_IMPORT_ADD, _("reported: %s"), title);
	}
}

/* ---- all of it ------------------------------------------------------------------------------------ */

static gboolean merge_all(Merging *merging, GError **error)
{
	const AcHandoff *theirs = merging->theirs;
	const AcClient *mine = merging->mine;
	g_autofree char *made = g_strdup_printf("%" G_GINT64_FORMAT, theirs->made);
	note(merging, "made", made);
	note(merging, "id", theirs->id);
	if (!mine) {
		add_step(merging, (AcImportStep){.kind = AC_STEP_CLIENT});
		say(merging, AC_IMPORT_ADD, _("client: %s, %s"), theirs->name, theirs->zone);
	}
	merge_text(merging, "name", theirs->name, mine ? mine->name : NULL, AC_STEP_NAME);
	merge_text(merging, "zone", theirs->zone, mine ? mine->zone_name : NULL, AC_STEP_ZONE);
	merge_language(merging);
	merge_rules(merging);
	merge_traits(merging);
	if (!merge_sessions(merging, error))
		return FALSE;
	merge_adjustments(merging);
	merge_reports(merging);
	return TRUE;
}

static gboolean refuse_older(const Merging *merging, GError **error)
{
	const char *before = g_hash_table_lookup(merging->before, "made");
	gint64 made = before ? g_ascii_strtoll(before, NULL, 10) : G_MININT64;
	if (merging->theirs->made >= made)
		return TRUE;
	const AcWordsContext context = {.now = merging->app->now, .zone = merging->mine->zone};
	g_autofree char *theirs = ac_words_moment(&context, merging->theirs->made);
	g_autofree char *mine = ac_words_moment(&context, made);
	g_set_error(
	    error, AC_ERROR, AC_ERROR_REFUSED,
	    _("This handoff is older (of %s) than the one taken in already (of %s). Nothing was changed."),
	    theirs, mine);
	return FALSE;
}

static gboolean refuse_own(const Merging *merging, GError **error)
{
	if (!merging->mine || g_hash_table_size(merging->before) > 0)
		return TRUE;
	g_autofree char *name = ac_text_plain(merging->mine->name);
	g_set_error(
	    error, AC_ERROR, AC_ERROR_REFUSED,
	    _("This is the plan of %s as it was handed over from here: it is on this machine already. Nothing "
	      "was changed."),
	    name);
	return FALSE;
}

static gboolean read_mine(AcApp *app, AcImport *import, GError **error)
{
	g_autoptr(GError) cause = NULL;
	import->client_id = ac_store_find_uid(app->store, import->handoff->uid, &cause);
	if (cause) {
		g_propagate_error(error, g_steal_pointer(&cause));
		return FALSE;
	}
	if (import->client_id == 0)
		return TRUE;
	import->client =
	    ac_store_load(app->store, import->arena, import->client_id, ac_app_zone_opener, app, error);
	import->row = import->client ? ac_store_row(app->store, import->arena, import->client_id, error) : NULL;
	return import->row != NULL;
}

gboolean ac_import_compare(AcApp *app, AcImport *import, GError **error)
{
	guint n = 0;
	if (!read_mine(app, import, error))
		return FALSE;
	const AcHanded *handed = ac_store_handed(app->store, import->arena, import->client_id, &n, error);
	if (!handed)
		return FALSE;
	g_autoptr(GHashTable) before = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < n; i++)
		g_hash_table_insert(before, (gpointer)(gsize)handed[i].key, (gpointer)(gsize)handed[i].value);
	Merging merging = {.app = app,
	                   .import = import,
	                   .theirs = import->handoff,
	                   .mine = import->client,
	                   .before = before,
	                   .seen = seen};
	return refuse_own(&merging, error) && refuse_older(&merging, error) && merge_all(&merging, error);
}
