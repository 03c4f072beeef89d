/* SPDX-License-Identifier: MIT */
/* The texts of loaded rules in the language in force: put where the written ones stood, which are kept
 * beside.
 */
#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "loaded.h"

typedef struct {
	const char **place, *written;
} Said;

struct AcSpoken {
	GArray *said;   /* of Said */
	AcArena *names; /* lists of words that are found, with the written titles */
};

void ac_spoken_free(AcSpoken *spoken)
{
	g_array_unref(spoken->said);
	ac_arena_free(spoken->names);
	g_free(spoken);
}

static AcSpoken *spoken_of(AcLoaded *loaded)
{
	if (loaded->spoken == NULL) {
		loaded->spoken = g_new0(AcSpoken, 1);
		loaded->spoken->said = g_array_new(FALSE, FALSE, sizeof(Said));
		loaded->spoken->names = ac_arena_new();
	}
	return loaded->spoken;
}

/* ---- one entry ----------------------------------------------------------------------------------------- */

static gboolean say(AcSpoken *spoken, const char **place)
{
	if (*place == NULL || **place == '\0')
		return FALSE;
	const char *words = ac_text_of_rules(*place);
	if (words == *place)
		return FALSE;
	Said said = {place, *place};
	g_array_append_val(spoken->said, said);
	*place = words;
	return TRUE;
}

static void say_texts(AcSpoken *spoken, const AcField *field, void *entry)
{
	const char **texts = (const char **)(guintptr)*AC_SLOT(entry, field->offset, const char *const *);
	for (guint i = 0; i < *AC_SLOT(entry, field->extra, guint); i++)
		say(spoken, &texts[i]);
}

/* People type the title they know, from wherever. */
static void keep_title(AcSpoken *spoken, const AcEntity *entity, void *entry, const char *title)
{
	int place = ac_entity_field(entity, "also", 0);
	if (place == AC_NO_FIELD)
		return;
	const char *const **also = AC_SLOT(entry, entity->fields[place].offset, const char *const *);
	guint *n = AC_SLOT(entry, entity->fields[place].extra, guint);
	if (*n > 0 && (*also)[*n - 1] == title)
		return;
	const char **more = AC_ARENA_ARRAY(spoken->names, const char *, *n + 1);
	for (guint i = 0; i < *n; i++)
		more[i] = (*also)[i];
	more[*n] = title;
	*also = more;
	*n += 1;
}

static void say_entry(AcSpoken *spoken, AcKind kind, void *entry)
{
	const AcEntity *entity = ac_entity(kind);
	for (guint i = 0; i < entity->n_fields; i++) {
		const AcField *field = &entity->fields[i];
		if ((field->flags & AC_FIELD_SAID) == 0)
			continue;
		if (field->type == AC_FIELD_TEXTS)
			say_texts(spoken, field, entry);
		if (field->type != AC_FIELD_TEXT) /* ids are told where they are shown: things go by them */
			continue;
		const char **place = AC_SLOT(entry, field->offset, const char *), *written = *place;
		if (say(spoken, place) && strcmp(field->key, "title") == 0)
			keep_title(spoken, entity, entry, written);
	}
}

static void say_list(AcSpoken *spoken, AcKind kind, gconstpointer list, guint n)
{
	char *entries = (char *)(guintptr)list;
	for (guint i = 0; i < n; i++)
		say_entry(spoken, kind, entries + i * ac_entity(kind)->size);
}

/* ---- all of them --------------------------------------------------------------------------------------- */

static gboolean is_of(const AcProtocol *protocol, const AcActivity *activity)
{
	for (guint i = 0; i < protocol->n_files; i++)
		if (strcmp(protocol->files[i], activity->origin.file) == 0)
			return TRUE;
	return FALSE;
}

/* @protocol: whose own it is, or NULL. Activities of everybody's are said where they were loaded. */
static void say_catalogue(AcSpoken *spoken, const AcCatalogue *catalogue, const AcProtocol *protocol)
{
	if (protocol != NULL && strcmp(catalogue->file, protocol->file) != 0)
		return; /* it adds none */
	for (guint i = 0; i < catalogue->n_activities; i++)
		if (protocol == NULL || is_of(protocol, catalogue->activities[i]))
			say_entry(spoken, AC_KIND_ACTIVITY, (void *)(guintptr)catalogue->activities[i]);
	say_list(spoken, AC_KIND_EVENT, catalogue->events, catalogue->n_events);
}

static void say_safety(AcSpoken *spoken, const AcSafety *safety)
{
	say_entry(spoken, AC_KIND_SAFETY, (void *)(guintptr)safety);
	say_list(spoken, AC_KIND_RED_FLAG, safety->flags, safety->n_flags);
	say_list(spoken, AC_KIND_SOURCE, safety->sources, safety->n_sources);
}

#define LIST(kind, member)                                                                                   \
	{                                                                                                        \
		kind, offsetof(AcProtocol, member), offsetof(AcProtocol, n_##member)                                 \
	}
static const struct {
	AcKind kind;
	gsize list, n;
} LISTS[] = {LIST(AC_KIND_SOURCE, sources),       LIST(AC_KIND_TRAIT, traits),
             LIST(AC_KIND_MILESTONE, milestones), LIST(AC_KIND_PHASE, phases),
             LIST(AC_KIND_RULE, rules),           LIST(AC_KIND_TASK, tasks),
             LIST(AC_KIND_SIGN, signs),           LIST(AC_KIND_FOLLOWUP, followups),
             LIST(AC_KIND_COURSE, courses),       LIST(AC_KIND_NOTE, notes)};

static void say_protocol(AcSpoken *spoken, const AcProtocol *protocol)
{
	char *head = (char *)(guintptr)protocol;
	say_entry(spoken, AC_KIND_PROTOCOL, head);
	for (guint i = 0; i < G_N_ELEMENTS(LISTS); i++) {
		gconstpointer list = NULL;
		memcpy(&list, head + LISTS[i].list, sizeof list);
		say_list(spoken, LISTS[i].kind, list, *AC_SLOT(head, LISTS[i].n, guint));
	}
	for (guint i = 0; i < protocol->n_signs; i++)
		say_list(spoken, AC_KIND_SIGN_RULE, protocol->signs[i].rules, protocol->signs[i].n_rules);
	say_catalogue(spoken, protocol->catalogue, protocol);
}

void ac_loaded_as_written(AcLoaded *loaded)
{
	if (loaded == NULL || loaded->spoken == NULL)
		return;
	for (guint i = loaded->spoken->said->len; i > 0; i--) {
		const Said *said = &g_array_index(loaded->spoken->said, Said, i - 1);
		*said->place = said->written;
	}
	g_array_set_size(loaded->spoken->said, 0);
}

void ac_loaded_speak(AcLoaded *loaded)
{
	ac_loaded_as_written(loaded);
	if (loaded == NULL || !ac_text_is_translated())
		return;
	const AcProtocol *protocol = loaded->protocol;
	if (protocol != NULL && g_str_has_prefix(protocol->language, "en"))
		say_protocol(spoken_of(loaded), protocol);
	else if (protocol == NULL && loaded->catalogue != NULL)
		say_catalogue(spoken_of(loaded), loaded->catalogue, NULL);
	if (loaded->safety != NULL)
		say_safety(spoken_of(loaded), loaded->safety);
}
