/* SPDX-License-Identifier: MIT */
/* The arena and the list of problems. */
#include "base/arena.h"
#include "base/error.h"
#include "base/problem.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static void an_arena_hands_out_zeroed_aligned_memory(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	for (gsize size = 0; size < 9000; size = size * 2 + 1) {
		char *memory = ac_arena_alloc(arena, size);
		g_assert_cmpuint((uintptr_t)memory % _Alignof(max_align_t), ==, 0);
		for (gsize i = 0; i < size; i++)
			g_assert_cmpint(memory[i], ==, 0);
		if (size > 0)
			memset(memory, 'x', size);
	}
	g_assert_nonnull(AC_ARENA_NEW(arena, gint64));
	g_assert_nonnull(AC_ARENA_ARRAY(arena, gint64, 100000));
}

static void what_an_arena_handed_out_stays_as_it_was(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	char *texts[2000];
	for (int i = 0; i < 2000; i++)
		texts[i] = ac_arena_printf(arena, "%0*d", i % 97 + 1, i);
	for (int i = 0; i < 2000; i++) {
		g_autofree char *expected = g_strdup_printf("%0*d", i % 97 + 1, i);
		g_assert_cmpstr(texts[i], ==, expected);
	}
}

static void an_arena_copies(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_assert_null(ac_arena_strdup(arena, NULL));
	g_assert_cmpstr(ac_arena_strdup(arena, ""), ==, "");
	g_assert_cmpstr(ac_arena_strdup(arena, "water"), ==, "water");
	g_assert_cmpstr(ac_arena_strndup(arena, "water", 3), ==, "wat");
	g_assert_cmpstr(ac_arena_strndup(arena, "water", 0), ==, "");
	const int numbers[] = {3, 1, 4};
	const int *copy = ac_arena_memdup(arena, numbers, sizeof(numbers));
	g_assert_true(copy != numbers && memcmp(copy, numbers, sizeof(numbers)) == 0);
}

static void a_reset_arena_is_as_new(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	ac_arena_reset(arena);
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 500; i++) {
			char *memory = ac_arena_alloc(arena, 100);
			for (int k = 0; k < 100; k++)
				g_assert_cmpint(memory[k], ==, 0);
			memset(memory, 0xAA, 100);
		}
		ac_arena_reset(arena);
	}
	ac_arena_free(NULL);
}

static AcProblems *some_problems(void)
{
	AcProblems *problems = ac_problems_new();
	ac_problems_add(problems, AC_PROBLEM_ERROR, "smp.cfg", 12, "unknown key \"%s\"; did you mean \"%s\"?",
	                "form", "from");
	ac_problems_add(problems, AC_PROBLEM_WARNING, "my.cfg", 3, "no source");
	ac_problems_add(problems, AC_PROBLEM_ERROR, "smp.cfg", 2, "first on line 2");
	ac_problems_add(problems, AC_PROBLEM_NOTE, "smp.cfg", 2, "second on line 2");
	ac_problems_add(problems, AC_PROBLEM_ERROR, "gone.cfg", 0, "no such file");
	return problems;
}

static void problems_are_counted_by_severity(void)
{
	g_autoptr(AcProblems) problems = some_problems();
	g_assert_cmpuint(ac_problems_total(problems), ==, 5);
	g_assert_cmpuint(ac_problems_count(problems, AC_PROBLEM_ERROR), ==, 3);
	g_assert_cmpuint(ac_problems_count(problems, AC_PROBLEM_WARNING), ==, 1);
	g_assert_cmpuint(ac_problems_count(problems, AC_PROBLEM_NOTE), ==, 1);
}

static void problems_are_sorted_by_file_then_line(void)
{
	g_autoptr(AcProblems) problems = some_problems();
	ac_problems_sort(problems);
	g_autofree char *text = ac_problems_text(problems);
	g_assert_cmpstr(text, ==,
	                "smp.cfg:2: first on line 2\n"
	                "smp.cfg:2: note: second on line 2\n"
	                "smp.cfg:12: unknown key \"form\"; did you mean \"from\"?\n"
	                "my.cfg:3: warning: no source\n"
	                "gone.cfg: no such file\n");
	const AcProblem *first = ac_problems_get(problems, 0);
	g_assert_cmpstr(first->file, ==, "smp.cfg");
	g_assert_cmpint(first->line, ==, 2);
}

static void a_problem_cannot_write_to_the_terminal(void)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	ac_problems_add(problems, AC_PROBLEM_ERROR, "a\033]0;b\a.cfg", 1, "unknown key \"%s\"",
	                "x\033[2J\n\xc2\x9b\xffy");
	g_autofree char *text = ac_problems_text(problems);
	g_assert_cmpstr(text, ==, "a\uFFFD]0;b\uFFFD.cfg:1: unknown key \"x\uFFFD[2J \uFFFD\uFFFDy\"\n");
}

static void a_problem_without_a_file_is_a_sentence(void)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autofree char *none = ac_problems_text(problems);
	g_assert_cmpstr(none, ==, "");
	ac_problems_add(problems, AC_PROBLEM_ERROR, NULL, 0, "no protocol");
	g_autofree char *text = ac_problems_text(problems);
	g_assert_cmpstr(text, ==, "no protocol\n");
}

static void errors_are_of_one_domain(void)
{
	g_autoptr(GError) error = g_error_new(AC_ERROR, AC_ERROR_REFUSED, "no");
	g_assert_error(error, AC_ERROR, AC_ERROR_REFUSED);
	g_assert_cmpstr(g_quark_to_string(error->domain), ==, "aftercare-error");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/base/" #test, test)
	ADD(an_arena_hands_out_zeroed_aligned_memory);
	ADD(what_an_arena_handed_out_stays_as_it_was);
	ADD(an_arena_copies);
	ADD(a_reset_arena_is_as_new);
	ADD(problems_are_counted_by_severity);
	ADD(problems_are_sorted_by_file_then_line);
	ADD(a_problem_cannot_write_to_the_terminal);
	ADD(a_problem_without_a_file_is_a_sentence);
	ADD(errors_are_of_one_domain);
#undef ADD
	return g_test_run();
}
