/* SPDX-License-Identifier: MIT */
/* The words that are typed, in the language of who types: LANGUAGE.cfg of the folders called words, the
 * person's own first. */
#include "state.h"

#include <string.h>
#include <unistd.h>

#include "app/language.h"
#include "protocol/vocabulary.h"

#define FOLDER "words"

static gboolean is_english(const char *language)
{
	return language == NULL || *language == '\0' || g_str_has_prefix(language, "en") ||
	       strspn(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_") != strlen(language);
}

/* Of the user; of one who reads English, that of the client who is shown. Owned. */
static char *language_of(const AcApp *app)
{
	char *users = ac_language_of_user();
	const char *clients = app->row != NULL ? app->row->language : NULL;
	if (!is_english(users) || is_english(clients))
		return users;
	g_free(users);
	return g_strdup(clients);
}

/* NULL: there is none. Owned. */
static char *find(const AcApp *app, const char *language)
{
	const char *const folders[] = {app->paths.config_home, "/etc/aftercare", app->paths.config_dir};
	g_autofree char *name = g_strconcat(language, ".cfg", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *path = g_build_filename(folders[i], FOLDER, name, NULL);
		if (access(path, F_OK) == 0)
			return g_steal_pointer(&path);
	}
	return NULL;
}

static void load(AcTyped *typed, const char *path, const AcApp *app)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	typed->arena = ac_arena_new();
	const AcCatalogue *catalogue = app->catalogue != NULL ? ac_loaded_catalogue(app->catalogue) : NULL;
	const AcSafety *safety = app->safety != NULL ? ac_loaded_safety(app->safety) : NULL;
	const AcVocabulary *words = ac_vocabulary_load(path, catalogue, safety, typed->arena, problems);
	if (words != NULL)
		typed->words = ac_ask_vocabulary_new(words, typed->arena);
	else
		typed->problem = g_strchomp(ac_problems_text(problems));
}

static void clear(AcTyped *typed)
{
	ac_arena_free(typed->arena);
	g_free(typed->language);
	g_free(typed->problem);
	*typed = (AcTyped){0};
}

const AcAskVocabulary *ac_app_vocabulary(const AcApp *app)
{
	AcTyped *typed = app->typed;
	g_autofree char *language = language_of(app);
	if (typed->language != NULL && strcmp(typed->language, language) == 0)
		return typed->words;
	clear(typed);
	typed->language = g_strdup(language);
	if (is_english(language))
		return NULL;
	/* "de_AT" is "de" where there is none of its own. */
	g_autofree char *general = g_strndup(language, strcspn(language, "_"));
	g_autofree char *own = find(app, language), *path = NULL;
	path = own != NULL ? g_steal_pointer(&own) : find(app, general);
	if (path != NULL)
		load(typed, path, app);
	return typed->words;
}

const char *ac_app_vocabulary_problem(const AcApp *app)
{
	return app->typed->problem;
}

void ac_app_free_typed(AcTyped *typed)
{
	clear(typed);
	g_free(typed);
}
