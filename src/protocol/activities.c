/* SPDX-License-Identifier: MIT */
/* Activities of a file: kinds, ladders, and that neither goes in a circle. */
#include <string.h>

#include "base/text.h"
#include "entries.h"

/* Kinds of kinds of kinds …: nobody means more. */
#define CHAIN_MAX 32

/* ---- ladders --------------------------------------------------------------------------------- */

/* An activity of this file that can become a step of @ladder; NULL: told. */
static AcActivity *find_step(AcReader *reader, const AcActivity *ladder, const AcWord *word)
{
	const char *id = word->text;
	const AcEntry *entry = ac_reader_find(reader, AC_KIND_ACTIVITY, NULL, id);
	if (entry == NULL && g_hash_table_lookup(reader->activities, id) != NULL) {
		ac_reader_refuse_at(reader, word->at,
		                    _("\"%s\" belongs to all protocols and cannot become a step here; expected an "
		                      "activity of this file"),
		                    id);
		return NULL;
	}
	if (entry == NULL) {
		ac_reader_activity(reader, word);
		return NULL;
	}
	AcActivity *step = ac_reader_struct(reader, entry);
	if (step == ladder)
		ac_reader_refuse_at(reader, word->at, _("\"%s\" cannot be a step of itself"), id);
	else if (step->ladder != NULL)
		ac_reader_refuse_at(reader, word->at,
		                    _("\"%s\" is a step of \"%s\" already; expected a step of one ladder only"), id,
		                    step->ladder->id);
	else
		return step;
	return NULL;
}

void ac_finish_activity(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells)
{
	AcActivity *ladder = target;
	const config_setting_t *at = cells->at[AC_ACTIVITY_STEPS];
	if (strcmp(entry->id, "none") == 0)
		ac_reader_refuse(reader, cells->at[AC_ACTIVITY_ID],
		                 _("the id \"none\" means no step at all; expected another one"));
	int n = at == NULL ? 0 : ac_texts_good(at);
	const AcActivity **steps = AC_ARENA_ARRAY(reader->arena, const AcActivity *, n);
	ladder->steps = steps;
	for (int i = 0; i < n; i++) {
		AcWord word = ac_texts_get(at, i);
		gboolean is_none = strcmp(word.text, "none") == 0;
		if (is_none && i > 0)
			ac_reader_refuse_at(reader, word.at,
			                    _("\"none\" stands inside the steps; expected it first, or not at all"));
		AcActivity *step = is_none ? NULL : find_step(reader, ladder, &word);
		if (step == NULL)
			continue;
		steps[ladder->n_steps++] = step;
		step->ladder = ladder;
		step->rank = ladder->n_steps;
	}
	if (n == 1 && strcmp(ac_texts_get(at, 0).text, "none") == 0)
		ac_reader_refuse(reader, at,
		                 _("a ladder of \"none\" alone has no steps; expected at least one more"));
}

/* ---- circles --------------------------------------------------------------------------------- */

typedef struct {
	AcReader *reader;
	const AcActivity *own; /* those of this file; the others were checked before */
	guint n;
	int *height; /* -1: not seen; 0: on the way; else the longest chain above, itself counted */
	const AcActivity *chain[CHAIN_MAX + 1];
	int n_chain;
} Walk;

static const AcEntry *entry_of(const AcReader *reader, const AcActivity *activity)
{
	for (guint i = 0; i < reader->entries[AC_KIND_ACTIVITY]->len; i++) {
		const AcEntry *entry = g_ptr_array_index(reader->entries[AC_KIND_ACTIVITY], i);
		if (entry->removed_by.file == NULL && ac_reader_struct(reader, entry) == activity)
			return entry;
	}
	g_assert_not_reached();
}

static void refuse_chain(Walk *walk, const AcActivity *first, const char *what)
{
	g_autoptr(GString) text = g_string_new(NULL);
	gboolean inside = FALSE;
	for (int i = 0; i < walk->n_chain; i++) {
		inside = inside || walk->chain[i] == first;
		if (inside)
			g_string_append_printf(text, "\"%s\" → ", walk->chain[i]->id);
	}
	g_string_append_printf(text, "\"%s\"", first->id);
	const config_setting_t *group = entry_of(walk->reader, first)->last->group;
	const config_setting_t *at = config_setting_get_member(group, "is");
	ac_reader_refuse(walk->reader, at != NULL ? at : group, "%s: %s", what, text->str);
}

static int visit(Walk *walk, const AcActivity *activity);

static int visit_all(Walk *walk, const AcActivity *activity)
{
	int height = 0;
	for (guint i = 0; i < activity->n_kinds && height >= 0; i++) {
		int above = visit(walk, activity->kinds[i]);
		height = above < 0 ? -1 : MAX(height, above);
	}
	if (activity->ladder != NULL && height >= 0) {
		int above = visit(walk, activity->ladder);
		height = above < 0 ? -1 : MAX(height, above);
	}
	return height;
}

/* The longest chain of kinds (and ladders) from here up; -1: it is endless or too long, and told. */
static int visit(Walk *walk, const AcActivity *activity)
{
	if (activity < walk->own || activity >= walk->own + walk->n)
		return 0;
	int *height = &walk->height[activity - walk->own];
	if (*height > 0)
		return *height;
	if (*height == 0) {
		refuse_chain(walk, activity,
		             _("what an activity is goes in a circle; expected kinds that end somewhere"));
		return -1;
	}
	*height = 0;
	walk->chain[walk->n_chain++] = activity;
	int above = walk->n_chain > CHAIN_MAX ? CHAIN_MAX : visit_all(walk, activity);
	walk->n_chain--;
	if (above >= CHAIN_MAX) {
		const AcEntry *entry = entry_of(walk->reader, activity);
		ac_reader_refuse(walk->reader, entry->last->group,
		                 _("\"%s\" has a chain of more than %d kinds above it; expected fewer"), activity->id,
		                 CHAIN_MAX);
		above = -1;
	}
	*height = MAX(above, 0) + 1;
	return above < 0 ? -1 : *height;
}

static void check_circles(AcReader *reader)
{
	Walk walk = {.reader = reader, .n = reader->n[AC_KIND_ACTIVITY]};
	walk.own = (const AcActivity *)(gconstpointer)reader->array[AC_KIND_ACTIVITY];
	walk.height = g_new(int, walk.n + 1);
	for (guint i = 0; i < walk.n; i++)
		walk.height[i] = -1;
	/* The first fault only: what hangs on a circle would name it again and again. */
	for (guint i = 0; i < walk.n && visit(&walk, &walk.own[i]) >= 0; i++)
		continue;
	g_free(walk.height);
}

/* ---- the catalogue --------------------------------------------------------------------------- */

static void name_own(AcReader *reader, AcActivity *own, guint base)
{
	for (guint i = 0; i < reader->entries[AC_KIND_ACTIVITY]->len; i++) {
		AcEntry *entry = g_ptr_array_index(reader->entries[AC_KIND_ACTIVITY], i);
		if (entry->removed_by.file != NULL)
			continue;
		AcActivity *activity = &own[entry->index];
		activity->id = entry->id; /* circles and steps are told by it, whatever else is wrong */
		activity->index = base + entry->index;
		const AcActivity *known =
		    entry->id[0] == '\0' ? NULL : g_hash_table_lookup(reader->activities, entry->id);
		if (known != NULL)
			ac_reader_refuse(reader, config_setting_get_member(entry->last->group, "id"),
			                 _("the id \"%s\" is used twice; the activity of %s:%d has it already; expected "
			                   "one of its own"),
			                 entry->id, known->origin.file, known->origin.line);
		else if (entry->id[0] != '\0')
			g_hash_table_insert(reader->activities, (gpointer)(guintptr)entry->id, activity);
	}
}

/* Those of the file before those everybody has. */
static void set_occasions(AcCatalogue *catalogue, AcReader *reader, const AcCatalogue *base)
{
	guint n = reader->n[AC_KIND_EVENT], n_base = base == NULL ? 0 : base->n_events;
	AcOccasion *all = AC_ARENA_ARRAY(reader->arena, AcOccasion, n + n_base);
	ac_entries_read(reader, AC_KIND_EVENT);
	if (n > 0)
		memcpy(all, reader->array[AC_KIND_EVENT], sizeof(*all) * n);
	if (n_base > 0)
		memcpy(all + n, base->events, sizeof(*all) * n_base);
	catalogue->events = all;
	catalogue->n_events = n + n_base;
}

const AcCatalogue *ac_activities_read(AcReader *reader, const AcCatalogue *base, const char *file)
{
	guint n_base = base == NULL ? 0 : base->n_activities, n = reader->n[AC_KIND_ACTIVITY];
	for (guint i = 0; i < n_base; i++)
		g_hash_table_insert(reader->activities, (gpointer)(guintptr)base->activities[i]->id,
		                    (gpointer)(guintptr)base->activities[i]);
	if (base != NULL && n == 0 && reader->n[AC_KIND_EVENT] == 0)
		return base;
	AcActivity *own = (AcActivity *)(gpointer)reader->array[AC_KIND_ACTIVITY];
	name_own(reader, own, n_base);
	ac_entries_read(reader, AC_KIND_ACTIVITY);
	check_circles(reader);
	const AcActivity **all = AC_ARENA_ARRAY(reader->arena, const AcActivity *, n_base + n);
	if (n_base > 0)
		memcpy(all, base->activities, sizeof(*all) * n_base);
	for (guint i = 0; i < n; i++)
		all[n_base + i] = &own[i];
	AcCatalogue *catalogue = AC_ARENA_NEW(reader->arena, AcCatalogue);
	*catalogue = (AcCatalogue){
	    .activities = all, .n_activities = n_base + n, .file = ac_arena_strdup(reader->arena, file)};
	set_occasions(catalogue, reader, base);
	return catalogue;
}
