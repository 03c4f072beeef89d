/* SPDX-License-Identifier: MIT */
#include "base/problem.h"

#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

typedef struct {
	AcProblem problem;
	guint file_order; /* place of the file among those named so far */
} Item;

struct AcProblems {
	AcArena *arena;   /* owned; texts and names of files */
	GArray *items;    /* owned; Item */
	GPtrArray *files; /* owned; names as made plain, borrowed from the arena */
};

AcProblems *ac_problems_new(void)
{
	AcProblems *problems = g_new0(AcProblems, 1);
	problems->arena = ac_arena_new();
	problems->items = g_array_new(FALSE, FALSE, sizeof(Item));
	problems->files = g_ptr_array_new();
	return problems;
}

void ac_problems_free(AcProblems *problems)
{
	if (problems == NULL)
		return;
	g_array_unref(problems->items);
	g_ptr_array_unref(problems->files);
	ac_arena_free(problems->arena);
	g_free(problems);
}

static guint file_order(AcProblems *problems, const char *file)
{
	g_autofree char *plain = ac_text_plain(file);
	for (guint i = problems->files->len; i > 0; i--)
		if (strcmp(g_ptr_array_index(problems->files, i - 1), plain) == 0)
			return i - 1;
	g_ptr_array_add(problems->files, ac_arena_strdup(problems->arena, plain));
	return problems->files->len - 1;
}

void ac_problems_add(AcProblems *problems, AcSeverity severity, const char *file, int line,
                     const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *raw = g_strdup_vprintf(format, values);
	va_end(values);
	g_autofree char *plain = ac_text_plain(raw);

	Item item = {.problem = {.severity = severity, .line = line}, .file_order = file_order(problems, file)};
	item.problem.file = g_ptr_array_index(problems->files, item.file_order);
	item.problem.text = ac_arena_strdup(problems->arena, plain);
	g_array_append_val(problems->items, item);
}

/* Made plain, in the arena; NULL stays NULL. */
static const char *keep(AcProblems *problems, const char *text)
{
	if (text == NULL)
		return NULL;
	g_autofree char *plain = ac_text_plain(text);
	return ac_arena_strdup(problems->arena, plain);
}

void ac_problems_add_finding(AcProblems *problems, const AcProblem *problem)
{
	ac_problems_add(problems, problem->severity, problem->file, problem->line, "%s", problem->text);
	const AcFinding *from = &problem->finding;
	AcFinding *to = &g_array_index(problems->items, Item, problems->items->len - 1).problem.finding;
	*to = (AcFinding){.kind = keep(problems, from->kind),
	                  .rule = keep(problems, from->rule),
	                  .other = keep(problems, from->other),
	                  .other_file = keep(problems, from->other_file),
	                  .other_line = from->other_line,
	                  .activity = keep(problems, from->activity),
	                  .when = keep(problems, from->when),
	                  .suggestion = keep(problems, from->suggestion)};
}

guint ac_problems_count(const AcProblems *problems, AcSeverity severity)
{
	guint count = 0;
	for (guint i = 0; i < problems->items->len; i++)
		if (g_array_index(problems->items, Item, i).problem.severity == severity)
			count++;
	return count;
}

guint ac_problems_total(const AcProblems *problems)
{
	return problems->items->len;
}

const AcProblem *ac_problems_get(const AcProblems *problems, guint index)
{
	g_assert(index < problems->items->len);
	return &g_array_index(problems->items, Item, index).problem;
}

static int compare(const void *a, const void *b)
{
	const Item *left = a, *right = b;
	if (left->file_order != right->file_order)
		return left->file_order < right->file_order ? -1 : 1;
	return (left->problem.line > right->problem.line) - (left->problem.line < right->problem.line);
}

void ac_problems_sort(AcProblems *problems)
{
	g_array_sort(problems->items, compare); /* stable, GLib promises */
}

char *ac_problems_text(const AcProblems *problems)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < problems->items->len; i++) {
		const AcProblem *problem = ac_problems_get(problems, i);
		if (problem->file[0] != '\0')
			g_string_append(text, problem->file);
		if (problem->line > 0)
			g_string_append_printf(text, ":%d", problem->line);
		if (problem->file[0] != '\0' || problem->line > 0)
			g_string_append(text, ": ");
		if (problem->severity == AC_PROBLEM_WARNING)
			g_string_append(text, _("warning: "));
		else if (problem->severity == AC_PROBLEM_NOTE)
			g_string_append(text, _("note: "));
		g_string_append(text, problem->text);
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}
