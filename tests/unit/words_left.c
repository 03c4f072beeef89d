/* SPDX-License-Identifier: MIT */
#include "words_left.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#define SMALL   "abcdefghijklmnopqrstuvwxyz"
#define LETTERS SMALL "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

struct WordsLeft {
	GHashTable *known; /* words */
	GHashTable *found; /* word → where; both owned */
};

void words_speak(const char *folder, const char *language)
{
	g_autofree char *locale = g_build_filename(folder, "locale", NULL);
	g_autofree char *config = g_build_filename(folder, "config", NULL);
	g_setenv("LANGUAGE", language, TRUE);
	g_autofree char *content = g_build_filename(folder, "content", NULL);
	g_setenv("AFTERCARE_CONFIG", config, TRUE);
	g_setenv("AFTERCARE_CONTENT", content, TRUE);
	g_assert_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
	g_assert_nonnull(setlocale(LC_MESSAGES, "C.UTF-8"));
	bindtextdomain("aftercare", locale);
	bind_textdomain_codeset("aftercare", "UTF-8");
	textdomain("aftercare");
}

void words_speak_english(const char *folder)
{
	words_speak(folder, "en");
}

static void know(WordsLeft *left, const char *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, " -_.=:/|0123456789", -1);
	for (guint i = 0; words[i] != NULL; i++)
		g_hash_table_add(left->known, g_strdup(words[i]));
}

/* What stands in quotes and is no text: ids and values. */
static void know_ids(WordsLeft *left, const char *path)
{
	g_autofree char *text = NULL;
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_auto(GStrv) parts = g_strsplit(text, "\"", -1);
	for (guint i = 1; parts[i] != NULL && parts[i + 1] != NULL; i += 2)
		if (strspn(parts[i], SMALL "-0123456789") == strlen(parts[i]))
			know(left, parts[i]);
}

static void know_folder(WordsLeft *left, const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_assert_nonnull(dir);
	for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		if (g_file_test(path, G_FILE_TEST_IS_DIR))
			know_folder(left, path);
		else
			know_ids(left, path);
	}
}

WordsLeft *words_left_new(const char *folder, const char *const *known)
{
	g_autofree char *config = g_build_filename(folder, "config", NULL);
	WordsLeft *left = g_new0(WordsLeft, 1);
	left->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	left->found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	know_folder(left, config);
	for (guint i = 0; known[i] != NULL; i++)
		know(left, known[i]);
	return left;
}

/* A letter that is none of ours stands before or after it: part of a word that was translated. */
static gboolean is_part(const char *text, const char *word, gsize length)
{
	return (word > text && (word[-1] & 0x80) != 0 &&
	        g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(word)))) ||
	       ((word[length] & 0x80) != 0 && g_unichar_isalpha(g_utf8_get_char(word + length)));
}

/* Of a path, a file, an address, a setting, a choice: "a/b", "smp.cfg", "screen.bell", "mild|strong". Or an
 * option. */
static gboolean is_name(const char *line, const char *word)
{
	const char *begin = word, *end = word + strcspn(word, " ");
	while (begin > line && begin[-1] != ' ')
		begin--;
	gsize hash = strspn(begin, "0123456789abcdef");
	if (g_strstr_len(begin, end - begin, "--") != NULL || (hash >= 12 && begin + hash == end))
		return TRUE;
	for (const char *at = begin; at < end; at++)
		if (strchr("./_=|@:", *at) != NULL && (g_ascii_isalnum(at[1]) || at[1] == '/') &&
		    (at == begin || at[-1] != ' '))
			return TRUE;
	return FALSE;
}

/* "title   smp.cfg:29": a key of a rule file, and where it stands. */
static gboolean is_key(const char *line, const char *word, gsize length)
{
	const char *next = word + length + strspn(word + length, SMALL "_");
	return strspn(line, " ") == (gsize)(word - line) && strspn(next, " ") > 1 &&
	       strspn(next + strspn(next, " "), SMALL "-") > 0 &&
	       g_str_has_prefix(next + strspn(next, " ") + strspn(next + strspn(next, " "), SMALL "-"), ".cfg:");
}

static void look_at_line(WordsLeft *left, const char *what, char *line)
{
	/* A command to type is the same in every language. */
	char *command = strstr(line, "aftercare ");
	if (command != NULL)
		*command = '\0';
	for (const char *at = line + strcspn(line, LETTERS); *at != '\0'; at += strcspn(at, LETTERS)) {
		gsize length = strspn(at, LETTERS);
		g_autofree char *word = g_strndup(at, length);
		if (length >= 2 && !is_name(line, at) && !is_key(line, at, length) && !is_part(line, at, length) &&
		    !g_hash_table_contains(left->known, word) && !g_hash_table_contains(left->found, word))
			g_hash_table_insert(left->found, g_strdup(word), g_strdup_printf("%s: %s", what, line));
		at += length;
	}
}

void words_left_look(WordsLeft *left, const char *what, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i] != NULL; i++)
		look_at_line(left, what, lines[i]);
}

guint words_left_count(const WordsLeft *left)
{
	return g_hash_table_size(left->found);
}

void words_left_judge(WordsLeft *left)
{
	GHashTableIter all;
	gpointer word, where;
	g_hash_table_iter_init(&all, left->found);
	while (g_hash_table_iter_next(&all, &word, &where)) {
		g_printerr("\"%s\" has not been through gettext. %s\n", (char *)word, (char *)where);
		g_test_fail();
	}
	words_left_free(left);
}

void words_left_free(WordsLeft *left)
{
	g_hash_table_unref(left->known);
	g_hash_table_unref(left->found);
	g_free(left);
}
