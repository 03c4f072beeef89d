/* SPDX-License-Identifier: MIT */
/* Finds the topics of the guide in their folders, and among them what is looked for. */
#include "app/guide.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/language.h"
#include "base/text.h"

#define CLINIC_GUIDE  "/etc/aftercare/guide"
#define MOST_TOPICS   200 /* of one folder */
#define OTHERWISE     "en"
#define MOST_LANGUAGE 16 /* bytes: "sr@latin", "de_AT" */

struct AcGuide {
	AcArena *arena;
	GPtrArray *topics; /* of const AcTopic *, in order */
	GString *problems;
};

/* What is being gathered: the languages from the first choice on, and ids that are taken. */
typedef struct {
	AcGuide *guide;
	char **languages;
	GHashTable *taken;
} Gathering;

/* ---- reading --------------------------------------------------------------------------------- */

static void note(AcGuide *guide, const char *message)
{
	g_string_append_printf(guide->problems, "%s%s", guide->problems->len > 0 ? "\n" : "", message);
}

static void note_unread(AcGuide *guide, const char *path, const char *why)
{
	g_autofree char *line = g_strdup_printf(_("%s: cannot be read: %s"), path, why);
	note(guide, line);
}

/* A pipe of that name would be waited for, and a device has no end. */
static char *read_file(AcGuide *guide, const char *path, gsize *length)
{
	char *text = NULL;
	GStatBuf facts;
	g_autoptr(GError) error = NULL;
	if (g_stat(path, &facts) != 0 || !S_ISREG(facts.st_mode)) {
		note_unread(guide, path, _("it is no file"));
		return NULL;
	}
	*length = (gsize)facts.st_size;
	if (facts.st_size > AC_TOPIC_MAX_BYTES)
		return g_strdup(""); /* its length says it all */
	if (!g_file_get_contents(path, &text, length, &error))
		note_unread(guide, path, error->message);
	return text;
}

static void add_file(Gathering *gathering, const char *folder, const char *name, const char *language)
{
	AcGuide *guide = gathering->guide;
	g_autoptr(GError) error = NULL;
	g_autofree char *id = g_strndup(name, strlen(name) - strlen(".md"));
	g_autofree char *path = g_build_filename(folder, name, NULL);
	if (g_hash_table_contains(gathering->taken, id))
		return;
	AcTopicFile file = {.id = id, .file = path, .language = language};
	g_autofree char *text = read_file(guide, path, &file.length);
	file.text = text;
	const AcTopic *topic = text != NULL ? ac_topic_read(guide->arena, &file, &error) : NULL;
	if (error != NULL)
		note(guide, error->message);
	if (topic == NULL)
		return;
	g_ptr_array_add(guide->topics, (gpointer)(guintptr)topic);
	g_hash_table_add(gathering->taken, g_steal_pointer(&id));
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_folder(Gathering *gathering, const char *folder, const char *language)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
		if (g_str_has_suffix(name, ".md") && name[0] != '.')
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < MIN(names->len, MOST_TOPICS); i++)
		add_file(gathering, folder, g_ptr_array_index(names, i), language);
}

/* A folder of somebody's: GUIDE/de/x.md, then GUIDE/x.md, then GUIDE/en/x.md. */
static void add_own(Gathering *gathering, const char *guide)
{
	for (char **language = gathering->languages; *language != NULL; language++) {
		g_autofree char *folder = g_build_filename(guide, *language, NULL);
		if (language[1] == NULL)
			add_folder(gathering, guide, "");
		add_folder(gathering, folder, *language);
	}
}

static void add_installed(Gathering *gathering, const char *content)
{
	for (char **language = gathering->languages; *language != NULL; language++) {
		g_autofree char *folder = g_build_filename(content, *language, "guide", NULL);
		add_folder(gathering, folder, *language);
	}
}

/* "de_AT": de_AT, de, en. What is no name of a language is no name of a folder either. */
static char **languages_of(const char *wanted)
{
	GStrvBuilder *builder = g_strv_builder_new();
	gsize length = strspn(wanted, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_@0123456789");
	g_autofree char *whole = g_strndup(wanted, MIN(length, MOST_LANGUAGE));
	g_autofree char *general = g_strndup(whole, strcspn(whole, "_@"));
	if (strcmp(whole, general) != 0)
		g_strv_builder_add(builder, whole);
	if (*general != '\0' && strcmp(general, OTHERWISE) != 0)
		g_strv_builder_add(builder, general);
	g_strv_builder_add(builder, OTHERWISE);
	char **languages = g_strv_builder_end(builder);
	g_strv_builder_unref(builder);
	return languages;
}

static int by_order(gconstpointer a, gconstpointer b)
{
	const AcTopic *one = *(const AcTopic *const *)a, *other = *(const AcTopic *const *)b;
	if (one->order != other->order)
		return one->order < other->order ? -1 : 1;
	return g_utf8_collate(one->title, other->title);
}

AcGuide *ac_guide_open(const AcPaths *paths, const char *language)
{
	g_autofree char *users = language == NULL ? ac_language_of_user() : NULL;
	g_autofree char *own = g_build_filename(paths->config_home, "guide", NULL);
	AcGuide *guide = g_rc_box_new0(AcGuide);
	guide->arena = ac_arena_new();
	guide->topics = g_ptr_array_new();
	guide->problems = g_string_new(NULL);
	Gathering gathering = {.guide = guide,
	                       .languages = languages_of(language != NULL ? language : users),
	                       .taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
	add_own(&gathering, own);
	add_own(&gathering, CLINIC_GUIDE);
	add_installed(&gathering, paths->content_dir);
	g_ptr_array_sort(guide->topics, by_order);
	if (guide->topics->len == 0 && guide->problems->len == 0)
		note_unread(guide, paths->content_dir, _("there is no topic of the guide in it"));
	g_strfreev(gathering.languages);
	g_hash_table_unref(gathering.taken);
	return guide;
}

static void clear(void *data)
{
	AcGuide *guide = data;
	ac_arena_free(guide->arena);
	g_ptr_array_free(guide->topics, TRUE);
	g_string_free(guide->problems, TRUE);
}

AcGuide *ac_guide_ref(AcGuide *guide)
{
	return g_rc_box_acquire(guide);
}

void ac_guide_unref(AcGuide *guide)
{
	if (guide != NULL)
		g_rc_box_release_full(guide, clear);
}

const AcTopic *const *ac_guide_topics(const AcGuide *guide, guint *n)
{
	*n = guide->topics->len;
	return (const AcTopic *const *)guide->topics->pdata;
}

char *ac_guide_problems(const AcGuide *guide)
{
	return guide->problems->len > 0 ? g_strdup(guide->problems->str) : NULL;
}

/* ---- by name --------------------------------------------------------------------------------- */

static const AcTopic *topic_at(const AcGuide *guide, guint i)
{
	return g_ptr_array_index(guide->topics, i);
}

static gboolean equals_folded(const char *folded, const char *text)
{
	g_autofree char *other = g_utf8_casefold(text, -1);
	return strcmp(folded, other) == 0;
}

const AcTopic *ac_guide_find(const AcGuide *guide, const char *name)
{
	g_autofree char *plain = ac_text_plain(name);
	g_autofree char *folded = g_utf8_casefold(g_strstrip(plain), -1);
	for (guint i = 0; i < guide->topics->len; i++)
		if (equals_folded(folded, topic_at(guide, i)->id) || equals_folded(folded, topic_at(guide, i)->title))
			return topic_at(guide, i);
	return NULL;
}

const char *ac_guide_nearest(const AcGuide *guide, const char *name)
{
	g_autoptr(GPtrArray) known = g_ptr_array_new();
	for (guint i = 0; i < guide->topics->len; i++) {
		g_ptr_array_add(known, (gpointer)(guintptr)topic_at(guide, i)->id);
		g_ptr_array_add(known, (gpointer)(guintptr)topic_at(guide, i)->title);
	}
	return ac_text_nearest(name, (const char *const *)known->pdata, known->len);
}

/* ---- what a line of the day is about --------------------------------------------------------- */

const AcTopic *ac_guide_about(const AcGuide *guide, const char *what)
{
	for (guint i = 0; i < guide->topics->len; i++)
		for (guint k = 0; k < topic_at(guide, i)->n_about; k++)
			if (strcmp(topic_at(guide, i)->about[k], what) == 0)
				return topic_at(guide, i);
	return NULL;
}

const AcTopic *ac_guide_about_activity(const AcGuide *guide, const AcActivity *activity)
{
	const AcTopic *topic = ac_guide_about(guide, activity->id);
	if (topic == NULL && activity->ladder != NULL)
		topic = ac_guide_about(guide, activity->ladder->id);
	for (guint i = 0; topic == NULL && i < activity->n_kinds; i++)
		topic = ac_guide_about_activity(guide, activity->kinds[i]);
	return topic;
}

static const AcTopic *about_prefixed(const AcGuide *guide, const char *prefix, const char *id)
{
	g_autofree char *what = g_strconcat(prefix, id, NULL);
	return ac_guide_about(guide, what);
}

const AcTopic *ac_guide_about_task(const AcGuide *guide, const AcTask *task)
{
	const AcTopic *topic = about_prefixed(guide, "task:", task->id);
	if (topic == NULL && task->step != NULL)
		topic = ac_guide_about_activity(guide, task->step);
	if (topic == NULL && task->on != NULL)
		topic = ac_guide_about_activity(guide, task->on);
	return topic;
}

const AcTopic *ac_guide_about_phase(const AcGuide *guide, const AcPhase *phase)
{
	const AcTopic *topic = phase->guide != NULL ? ac_guide_find(guide, phase->guide) : NULL;
	return topic != NULL ? topic : about_prefixed(guide, "phase:", phase->id);
}

/* ---- searching ------------------------------------------------------------------------------- */

typedef struct {
	const AcTopic *topic;
	int score;
	guint place;
} Hit;

/* How much a word counts where it stands; 0: nowhere. */
enum { IN_TEXT = 1, IN_SUMMARY = 4, IN_WORDS = 8, IN_TITLE = 16, BY_ACTIVITY = 64 };

/* Shorter words are looked for at the beginning of others only: "oil" is not meant by "foil". */
#define ANYWHERE_FROM 5

static gboolean has_word(const char *folded, const char *word)
{
	gboolean anywhere = g_utf8_strlen(word, -1) >= ANYWHERE_FROM;
	for (const char *at = strstr(folded, word); at != NULL; at = strstr(at + 1, word)) {
		const char *before = g_utf8_find_prev_char(folded, at);
		if (anywhere || before == NULL || !g_unichar_isalnum(g_utf8_get_char(before)))
			return TRUE;
	}
	return FALSE;
}

static gboolean has_folded(const char *text, const char *word)
{
	g_autofree char *folded = g_utf8_casefold(text, -1);
	return has_word(folded, word);
}

static int score_of_word(const AcTopic *topic, const char *word)
{
	int score = has_word(topic->text, word) ? IN_TEXT : 0;
	if (has_folded(topic->title, word) || has_folded(topic->id, word))
		score += IN_TITLE;
	if (has_folded(topic->summary, word))
		score += IN_SUMMARY;
	for (guint i = 0; i < topic->n_words; i++)
		if (has_folded(topic->words[i], word))
			return score + IN_WORDS;
	return score;
}

static int score_of(const AcTopic *topic, char **words)
{
	int whole = 0;
	for (char **word = words; *word != NULL; word++) {
		int score = score_of_word(topic, *word);
		if (score == 0)
			return 0;
		whole += score;
	}
	return whole;
}

/* "can I go to the gym": what is meant has a topic, though none holds all of these words. */
static const AcTopic *by_activity(const AcGuide *guide, const AcApp *app, const char *words)
{
	const AcCatalogue *catalogue = app != NULL ? ac_app_catalogue(app) : NULL;
	if (catalogue == NULL)
		return NULL;
	g_autoptr(AcArena) arena = ac_arena_new();
	AcWhenContext context = ac_app_when(app);
	const AcQuery *query = ac_ask(catalogue, words, &context, arena);
	return query->n_activities > 0 ? ac_guide_about_activity(guide, query->activities[0]) : NULL;
}

static int by_score(gconstpointer a, gconstpointer b)
{
	const Hit *one = a, *other = b;
	if (one->score != other->score)
		return other->score - one->score;
	return one->place < other->place ? -1 : one->place > other->place;
}

/* One speaks of it, or one before all others, or the others only in passing. */
static gboolean is_clear_among(const GArray *hits)
{
	if (hits->len < 2)
		return hits->len == 1;
	int first = g_array_index(hits, Hit, 0).score, second = g_array_index(hits, Hit, 1).score;
	return first >= second + BY_ACTIVITY || (first >= IN_WORDS && second < IN_SUMMARY);
}

GPtrArray *ac_guide_search(const AcGuide *guide, const AcApp *app, const char *words, gboolean *is_clear)
{
	GPtrArray *found = g_ptr_array_new();
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(Hit));
	g_autofree char *plain = ac_text_plain(words), *folded = g_utf8_casefold(plain, -1);
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	g_auto(GStrv) all = g_strsplit(folded, " ", -1);
	for (char **word = all; *word != NULL; word++)
		if (**word != '\0')
			g_ptr_array_add(list, *word);
	gboolean is_empty = list->len == 0;
	g_ptr_array_add(list, NULL);
	const AcTopic *meant = is_empty ? NULL : by_activity(guide, app, plain);
	for (guint i = 0; i < guide->topics->len; i++) {
		Hit hit = {.topic = topic_at(guide, i), .place = i};
		hit.score = score_of(hit.topic, (char **)list->pdata) + (hit.topic == meant ? BY_ACTIVITY : 0);
		if (is_empty || hit.score > 0)
			g_array_append_val(hits, hit);
	}
	g_array_sort(hits, by_score);
	*is_clear = !is_empty && is_clear_among(hits);
	for (guint i = 0; i < hits->len; i++)
		g_ptr_array_add(found, (gpointer)(guintptr)g_array_index(hits, Hit, i).topic);
	return found;
}
