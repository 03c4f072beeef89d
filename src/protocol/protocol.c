/* SPDX-License-Identifier: MIT */
/* A protocol with everything it extends. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "entries.h"
#include "loaded.h"
#include "merge.h"

/** How long a chain of `extends` may be. */
#define CHAIN_MAX 8

/* Files of a chain: the one that was named, what it extends, what that extends. */
typedef struct {
	AcRuleFile *files[CHAIN_MAX];              /* owned */
	const config_setting_t *groups[CHAIN_MAX]; /* "protocol" of each */
	guint n;
} Chain;

static void clear_chain(Chain *chain)
{
	for (guint i = 0; i < chain->n; i++)
		ac_rule_file_free(chain->files[i]);
}

/* ---- the chain ------------------------------------------------------------------------------- */

/* The text of a key of the last file's protocol; NULL when it is no text, which is told when the key is read.
 */
static const config_setting_t *last_key(const Chain *chain, const char *key)
{
	return config_setting_get_member(chain->groups[chain->n - 1], key);
}

static const char *text_of(const config_setting_t *setting)
{
	if (setting == NULL || !ac_setting_is_text(setting))
		return NULL;
	const char *text = ac_setting_text(setting);
	return text[strspn(text, " \t\n")] == '\0' ? NULL : text;
}

static void refuse_circle(AcReader *reader, const Chain *chain, const AcRuleFile *file,
                          const config_setting_t *at)
{
	g_autoptr(GString) text = g_string_new(NULL);
	gboolean inside = FALSE;
	for (guint i = 0; i < chain->n; i++) {
		inside = inside || (chain->files[i]->inode == file->inode && chain->files[i]->device == file->device);
		if (inside)
			g_string_append_printf(text, "%s → ", chain->files[i]->path);
	}
	ac_reader_refuse(
	    reader, at,
	    _("\"extends\" goes in a circle: %s%s; expected a protocol that does not extend this one"), text->str,
	    file->path);
}

static gboolean is_in_chain(const Chain *chain, const AcRuleFile *file)
{
	for (guint i = 0; i < chain->n; i++)
		if (chain->files[i]->inode == file->inode && chain->files[i]->device == file->device)
			return TRUE;
	return FALSE;
}

/* Where the file that @name means is; NULL: told. */
static char *resolve(AcReader *reader, const Chain *chain, const config_setting_t *at,
                     const char *const *folders)
{
	const char *name = ac_setting_text(at);
	if (ac_protocol_is_path(name)) {
		g_autofree char *folder = g_path_get_dirname(chain->files[chain->n - 1]->path);
		while (g_str_has_prefix(name, "./"))
			name += 2;
		gboolean is_whole = g_path_is_absolute(name) || strcmp(folder, ".") == 0;
		return is_whole ? g_strdup(name) : g_build_filename(folder, name, NULL);
	}
	GError *error = NULL;
	char *path = ac_protocol_find(name, folders, &error);
	if (path == NULL) {
		ac_reader_refuse(reader, at, "%s", error->message);
		g_error_free(error);
	}
	return path;
}

/* Takes a file into the chain; frees it when it cannot be. */
static gboolean add_file(AcReader *reader, Chain *chain, AcRuleFile *file, const config_setting_t *at)
{
	if (at != NULL && is_in_chain(chain, file)) {
		refuse_circle(reader, chain, file, at);
	} else if (chain->n == CHAIN_MAX) {
		ac_reader_refuse(
		    reader, at,
		    _("this is the end of a chain of more than %d files that extend each other; expected fewer"),
		    CHAIN_MAX);
	} else {
		file->index = chain->n;
		chain->groups[chain->n] = ac_file_top(reader, file, AC_KIND_FILE, "protocol");
		chain->files[chain->n++] = file;
		return chain->groups[chain->n - 1] != NULL;
	}
	ac_rule_file_free(file);
	return FALSE;
}

static gboolean read_chain(AcReader *reader, Chain *chain, const char *path, const char *const *folders)
{
	const config_setting_t *at = NULL;
	g_autofree char *next = g_strdup(path);
	while (next != NULL) {
		AcOrigin from = {.file = NULL};
		if (at != NULL)
			from = ac_setting_origin(at);
		AcRuleFile *file =
		    ac_rule_file_read(reader->arena, next, at == NULL ? NULL : &from, reader->problems);
		if (file == NULL || !add_file(reader, chain, file, at)) {
			reader->n_errors++;
			return FALSE;
		}
		g_clear_pointer(&next, g_free);
		at = last_key(chain, "extends");
		if (text_of(at) == NULL)
			return TRUE;
		next = resolve(reader, chain, at, folders);
	}
	return FALSE;
}

/* What "day N" counts from in each file: what it says itself, else what it extends says. */
static void number_days(Chain *chain)
{
	int treatment_day = 0;
	for (guint i = chain->n; i > 0; i--) {
		const config_setting_t *own = config_setting_get_member(chain->groups[i - 1], "treatment_day");
		if (own != NULL)
			ac_numbering_of(own, &treatment_day);
		chain->files[i - 1]->treatment_day = treatment_day;
	}
}

static void name_files(Chain *chain)
{
	for (guint i = 0; i < chain->n; i++) {
		const char *id = text_of(config_setting_get_member(chain->groups[i], "id"));
		chain->files[i]->id = id == NULL ? "" : id;
	}
}

/* ---- the protocol ---------------------------------------------------------------------------- */

static void merge_chain(AcReader *reader, const Chain *chain)
{
	for (guint i = chain->n; i > 0; i--) {
		const config_setting_t *group = chain->groups[i - 1];
		reader->has_base = i < chain->n;
		ac_merge_remove(reader, config_setting_get_member(group, "remove"));
		for (guint kind = 0; kind < AC_N_KINDS; kind++)
			if (ac_entity((AcKind)kind)->list[0] != '\0')
				ac_merge_list(reader, (AcKind)kind, NULL,
				              config_setting_get_member(group, ac_entity((AcKind)kind)->list));
	}
	ac_merge_number(reader);
}

static void read_head(AcReader *reader, AcProtocol *protocol, const Chain *chain, AcEntry *head)
{
	AcPart parts[CHAIN_MAX] = {0};
	for (guint i = 0; i < chain->n; i++) /* the oldest first */
		parts[i] = (AcPart){.group = chain->groups[chain->n - 1 - i],
		                    .next = i + 1 < chain->n ? &parts[i + 1] : NULL};
	protocol->status = AC_STATUS_ACTIVE;
	protocol->language = ac_arena_strdup(reader->arena, "en");
	protocol->lasts = (AcOffset){.kind = AC_OFFSET_CALENDAR, .days = 28, .clock = -1};
	protocol->gap.early = protocol->gap.late =
	    (AcOffset){.kind = AC_OFFSET_CALENDAR, .days = 42, .clock = -1};
	AcCells cells = {.id = NULL};
	ac_reader_read(reader, AC_KIND_PROTOCOL, parts, protocol, &cells);
	head->kind = AC_KIND_PROTOCOL;
	head->origins = ac_reader_origins(reader, AC_KIND_PROTOCOL, &cells, &head->n_origins);
	if (protocol->approved_on != NULL && protocol->review_by != NULL &&
	    strcmp(protocol->review_by, protocol->approved_on) <= 0)
		ac_reader_refuse(reader, cells.at[ac_entity_field(ac_entity(AC_KIND_PROTOCOL), "review_by", 0)],
		                 _("\"review_by\" is %s, not later than \"approved_on\" (%s); expected a later date"),
		                 protocol->review_by, protocol->approved_on);
}

static void check_test(AcReader *reader, const AcProtocolTest *test, const AcCells *cells)
{
	const config_setting_t *when = cells->at[AC_TEST_WHEN];
	for (guint i = 0; i < test->n_when; i++) {
		const AcCondition *condition = &test->when[i];
		if (condition->kind != AC_CONDITION_TRAIT)
			ac_reader_refuse(
			    reader, when,
			    _("the \"when\" of a test holds traits only; expected no \"course\" and no \"seen\""));
		else if (condition->n_values != 1)
			ac_reader_refuse(reader, when, _("the trait \"%s\" has several values in a test; expected one"),
			                 condition->trait->id);
	}
}

static void read_tests(AcReader *reader, AcProtocol *protocol, const config_setting_t *list)
{
	int n = list != NULL && config_setting_is_list(list) ? config_setting_length(list) : 0;
	AcProtocolTest *tests = AC_ARENA_ARRAY(reader->arena, AcProtocolTest, n);
	protocol->tests = tests;
	for (int i = 0; i < n; i++) {
		const config_setting_t *group = config_setting_get_elem(list, (guint)i);
		if (!config_setting_is_group(group))
			continue;
		AcProtocolTest *test = &tests[protocol->n_tests++];
		AcCells cells;
		test->origin = ac_setting_origin(group);
		ac_reader_read_group(reader, AC_KIND_TEST, group, test, &cells);
		check_test(reader, test, &cells);
	}
}

#define TAKE(protocol, reader, kind, type, member)                                                           \
	do {                                                                                                     \
		(protocol)->member = (const type *)(gpointer)(reader)->array[kind];                                  \
		(protocol)->n_##member = (reader)->n[kind];                                                          \
	} while (0)

static void read_entries(AcReader *reader, AcProtocol *protocol)
{
	static const AcKind kinds[] = {AC_KIND_SOURCE, AC_KIND_TRAIT, AC_KIND_MILESTONE, AC_KIND_PHASE,
	                               AC_KIND_RULE,   AC_KIND_TASK,  AC_KIND_SIGN,      AC_KIND_FOLLOWUP,
	                               AC_KIND_COURSE, AC_KIND_NOTE};
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		ac_entries_read(reader, kinds[i]);
	ac_tasks_check_cycles(reader);
	TAKE(protocol, reader, AC_KIND_SOURCE, AcSource, sources);
	TAKE(protocol, reader, AC_KIND_TRAIT, AcTrait, traits);
	TAKE(protocol, reader, AC_KIND_MILESTONE, AcMilestone, milestones);
	TAKE(protocol, reader, AC_KIND_PHASE, AcPhase, phases);
	TAKE(protocol, reader, AC_KIND_RULE, AcRule, rules);
	TAKE(protocol, reader, AC_KIND_TASK, AcTask, tasks);
	TAKE(protocol, reader, AC_KIND_SIGN, AcSign, signs);
	TAKE(protocol, reader, AC_KIND_FOLLOWUP, AcFollowup, followups);
	TAKE(protocol, reader, AC_KIND_COURSE, AcCourse, courses);
	TAKE(protocol, reader, AC_KIND_NOTE, AcNote, notes);
}

/* The bytes are kept for the hash, which few ask for and which costs a tenth of a start. */
static void keep_files(AcArena *arena, AcLoaded *loaded, AcProtocol *protocol, const Chain *chain)
{
	const char **files = AC_ARENA_ARRAY(arena, const char *, chain->n);
	AcBytes *bytes = g_new(AcBytes, chain->n);
	for (guint i = 0; i < chain->n; i++) {
		AcRuleFile *file = chain->files[i];
		files[i] = file->path;
		bytes[i] = (AcBytes){g_steal_pointer(&file->bytes), file->length};
	}
	protocol->file = files[0];
	protocol->files = files;
	protocol->n_files = chain->n;
	loaded->bytes = bytes;
	loaded->n_bytes = chain->n;
}

char *ac_loaded_hash(const AcLoaded *loaded)
{
	if (loaded->hash != NULL)
		return g_strdup(loaded->hash);
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	for (guint i = 0; i < loaded->n_bytes; i++)
		g_checksum_update(checksum, (const guchar *)loaded->bytes[i].data, (gssize)loaded->bytes[i].length);
	return g_strdup(g_checksum_get_string(checksum));
}

static void build(AcReader *reader, AcLoaded *loaded, Chain *chain, const AcCatalogue *catalogue)
{
	AcProtocol *protocol = AC_ARENA_NEW(reader->arena, AcProtocol);
	AcEntry *head = AC_ARENA_NEW(reader->work, AcEntry);
	name_files(chain);
	number_days(chain);
	merge_chain(reader, chain);
	protocol->catalogue = ac_activities_read(reader, catalogue, chain->files[0]->path);
	read_entries(reader, protocol);
	read_head(reader, protocol, chain, head);
	read_tests(reader, protocol, config_setting_get_member(chain->groups[0], "tests"));
	for (guint i = 0; i < chain->n; i++) {
		const AcClinic *clinic = ac_clinic_read(reader, chain->files[i]);
		loaded->clinic = loaded->clinic != NULL ? loaded->clinic : clinic;
	}
	if (reader->n_errors > 0)
		return;
	keep_files(reader->arena, loaded, protocol, chain);
	ac_loaded_keep(loaded, reader, head);
	loaded->protocol = protocol;
	loaded->catalogue = protocol->catalogue;
}

AcLoaded *ac_load_protocol_into(AcArena *arena, const char *path, const AcCatalogue *catalogue,
                                const char *const *folders, AcProblems *problems)
{
	AcLoaded *loaded = ac_loaded_new(arena);
	AcReader reader;
	Chain chain = {.n = 0};
	ac_reader_init(&reader, arena == NULL ? loaded->arena : arena, problems);
	if (read_chain(&reader, &chain, path, folders))
		build(&reader, loaded, &chain, catalogue);
	else
		reader.n_errors++;
	loaded = ac_loaded_finish(loaded, &reader);
	clear_chain(&chain);
	return loaded;
}

AcLoaded *ac_load_protocol(const char *path, const AcCatalogue *catalogue, const char *const *folders,
                           AcProblems *problems)
{
	return ac_load_protocol_into(NULL, path, catalogue, folders, problems);
}
