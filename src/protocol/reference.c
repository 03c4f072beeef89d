/* SPDX-License-Identifier: MIT */
#include "protocol/reference.h"

#include "base/text.h"
#include "table.h"

typedef struct {
	AcKind kind;
	const char *name;
	const char *about; /* what it is for, and where it stands */
	const char *frame;
} Group;

/* In the order an author meets them. */
static const Group groups[] = {
    {AC_KIND_PROTOCOL, "protocol", N_("Once in a file:"), "protocol = { … };"},
    {AC_KIND_RULE, "rules", N_("What may be done, and when. In the protocol:"), "rules = ( { … }, { … } );"},
    {AC_KIND_TASK, "tasks", N_("What to do, and when. In the protocol:"), "tasks = ( { … }, { … } );"},
    {AC_KIND_PHASE, "phases", N_("Stages of healing. In the protocol:"), "phases = ( { … }, { … } );"},
    {AC_KIND_MILESTONE, "milestones", N_("What is reported. In the protocol:"),
     "milestones = ( { … }, { … } );"},
    {AC_KIND_SIGN, "signs", N_("Symptoms. In the protocol:"), "signs = ( { … }, { … } );"},
    {AC_KIND_SIGN_RULE, "rules of a sign", N_("What a symptom means. In a sign:"),
     "rules = ( { … }, { … } );"},
    {AC_KIND_FOLLOWUP, "followups", N_("Appointments long after. In the protocol:"),
     "followups = ( { … }, { … } );"},
    {AC_KIND_COURSE, "courses", N_("How many sessions, how far apart. In the protocol:"),
     "courses = ( { … }, { … } );"},
    {AC_KIND_NOTE, "notes", N_("Sentences that are no rule. In the protocol:"), "notes = ( { … }, { … } );"},
    {AC_KIND_TRAIT, "traits", N_("Facts about the client. In the protocol:"), "traits = ( { … }, { … } );"},
    {AC_KIND_SOURCE, "sources", N_("Who says so. In the protocol:"), "sources = ( { … }, { … } );"},
    {AC_KIND_ACTIVITY, "activities",
     N_("What people may want to do, besides what config/activities.cfg has. In the protocol:"),
     "activities = ( { … }, { … } );"},
    {AC_KIND_LIMIT, "limit", N_("How much of it. In a rule:"), "limit = { … };"},
    {AC_KIND_TEST, "tests", N_("Questions, and the answers there must be. In the protocol:"),
     "tests = ( { … }, { … } );"},
    {AC_KIND_CLINIC, "clinic", N_("Whom to call. Once in a file:"), "clinic = { … };"},
    {AC_KIND_SAFETY, "safety", N_("What stands above every protocol. In config/safety.cfg alone:"),
     "safety = { … };"},
    {AC_KIND_RED_FLAG, "red_flags", N_("Warning signs. In safety, never in a protocol:"),
     "red_flags = ( { … }, { … } );"},
    {AC_KIND_EVENT, "events",
     N_("Occasions, and what people do then: what `aftercare event` asks about. In the protocol, besides "
        "what "
        "config/activities.cfg has:"),
     "events = ( { … }, { … } );"},
};

/* What only says which of these groups a file holds needs no table of its own. */
G_STATIC_ASSERT(G_N_ELEMENTS(groups) + 3 == AC_N_ENTITIES);

/* ---- one key --------------------------------------------------------------------------------- */

/* "1440" minutes as a file writes them: "1d". */
static char *length(AcArena *arena, int minutes)
{
	if (minutes % 1440 == 0)
		return ac_arena_printf(arena, "%dd", minutes / 1440);
	return minutes % 60 == 0 ? ac_arena_printf(arena, "%dh", minutes / 60)
	                         : ac_arena_printf(arena, "%dm", minutes);
}

static const char *with_words(AcArena *arena, const AcField *field)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (guint i = 0; field->words[i] != NULL; i++)
		g_string_append_printf(text, "%s\"%s\"", i == 0 ? "" : ", ", field->words[i]);
	return ac_arena_printf(arena, _("one of: %s"), text->str);
}

static const char *with_range(AcArena *arena, const AcField *field)
{
	const char *type = ac_field_expected(field->type);
	if (field->type == AC_FIELD_WHOLE || field->type == AC_FIELD_COUNT)
		return ac_arena_printf(arena, _("%s; from %d to %d"), type, field->min, field->max);
	return ac_arena_printf(arena, _("%s; from %s to %s"), type, length(arena, field->min),
	                       length(arena, field->max));
}

static const char *form(AcArena *arena, const AcField *field)
{
	const char *text = ac_field_expected(field->type);
	if (field->words != NULL)
		text = with_words(arena, field);
	else if (field->max > 0)
		text = with_range(arena, field);
	return (field->flags & AC_FIELD_OWN) == 0 ? text : ac_arena_printf(arena, _("%s; not inherited"), text);
}

static AcReferenceKey key_of(AcArena *arena, const Group *group, const AcField *field)
{
	gboolean is_required = (field->flags & AC_FIELD_REQUIRED) != 0;
	return (AcReferenceKey){.group = group->name,
	                        .about = _(group->about),
	                        .frame = group->frame,
	                        .key = field->key,
	                        .meaning = _(field->help),
	                        .form = form(arena, field),
	                        .fallback = is_required ? NULL : _(field->fallback),
	                        .example = field->example};
}

const AcReferenceKey *ac_reference_keys(AcArena *arena, guint *n)
{
	guint total = 0;
	for (guint i = 0; i < G_N_ELEMENTS(groups); i++)
		total += ac_entity(groups[i].kind)->n_fields;
	AcReferenceKey *keys = AC_ARENA_ARRAY(arena, AcReferenceKey, total);
	*n = 0;
	for (guint i = 0; i < G_N_ELEMENTS(groups); i++) {
		const AcEntity *entity = ac_entity(groups[i].kind);
		for (guint k = 0; k < entity->n_fields; k++)
			keys[(*n)++] = key_of(arena, &groups[i], &entity->fields[k]);
	}
	return keys;
}

/* ---- Markdown -------------------------------------------------------------------------------- */

/* A bar would end the cell. */
static void put_cell(GString *out, const char *text)
{
	g_string_append(out, "| ");
	for (const char *at = text; *at != '\0'; at++) {
		if (*at == '|')
			g_string_append_c(out, '\\');
		g_string_append_c(out, *at);
	}
	g_string_append_c(out, ' ');
}

static void put_heading(GString *out, const AcReferenceKey *key)
{
	if (out->len > 0)
		g_string_append_c(out, '\n');
	g_string_append_printf(out, "### %s\n\n%s `%s`\n\n", key->group, key->about, key->frame);
	put_cell(out, _("Key"));
	put_cell(out, _("What it says"));
	put_cell(out, _("What is written"));
	put_cell(out, _("When left out"));
	put_cell(out, _("Example"));
	g_string_append(out, "|\n|---|---|---|---|---|\n");
}

static void put_key(GString *out, AcArena *arena, const AcReferenceKey *key)
{
	put_cell(out, ac_arena_printf(arena, "`%s`", key->key));
	put_cell(out, key->meaning);
	put_cell(out, key->form);
	put_cell(out, key->fallback != NULL ? key->fallback : _("**required**"));
	put_cell(out, ac_arena_printf(arena, "`%s`", key->example));
	g_string_append(out, "|\n");
}

char *ac_reference_markdown(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	const AcReferenceKey *keys = ac_reference_keys(arena, &n);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < n; i++) {
		if (i == 0 || keys[i].group != keys[i - 1].group)
			put_heading(out, &keys[i]);
		put_key(out, arena, &keys[i]);
	}
	return g_string_free(out, FALSE);
}
