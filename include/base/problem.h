/* SPDX-License-Identifier: MIT */
/** base/problem.h - what a person must mend in a file of theirs: all of it at once, each with its place. */
#ifndef AC_BASE_PROBLEM_H
#define AC_BASE_PROBLEM_H

#include <glib.h>

typedef enum {
	AC_PROBLEM_ERROR,   /* the file cannot be used */
	AC_PROBLEM_WARNING, /* it can be used, and says something its author hardly means */
	AC_PROBLEM_NOTE     /* worth knowing */
} AcSeverity;

/** What a finding says besides its sentence. Any text may be NULL. */
typedef struct {
	const char *kind;       /* "contradiction" */
	const char *rule;       /* id of the entry it stands at */
	const char *other;      /* id of the other entry it speaks of */
	const char *other_file; /* its place */
	int other_line;
	const char *activity; /* id */
	const char *when;     /* "from 20d to 28d" */
	const char *suggestion;
} AcFinding;

typedef struct {
	AcSeverity severity;
	const char *file;  /* as the user named it */
	int line;          /* from 1; 0: no line (a missing file, a folder) */
	const char *text;  /* one sentence: what is wrong; what is expected; did you mean */
	AcFinding finding; /* nothing in it: an error of the loader */
} AcProblem;

typedef struct AcProblems AcProblems; /* opaque; an ordered list */

AcProblems *ac_problems_new(void);
void ac_problems_free(AcProblems *problems);
/** Adds one; @file and the text are copied. Text from the file is shown with its control characters made
 * visible. */
void ac_problems_add(AcProblems *problems, AcSeverity severity, const char *file, int line,
                     const char *format, ...) G_GNUC_PRINTF(5, 6);
/** The same with what a checker knows of it; its texts are copied. */
void ac_problems_add_finding(AcProblems *problems, const AcProblem *problem);
guint ac_problems_count(const AcProblems *problems, AcSeverity severity);
guint ac_problems_total(const AcProblems *problems);
/** The @index-th, in the order of file and line after ac_problems_sort(); borrowed. */
const AcProblem *ac_problems_get(const AcProblems *problems, guint index);
/** By file (in order of first appearance), then line, keeping the order of what stands on one line. */
void ac_problems_sort(AcProblems *problems);
/** "smp.cfg:12: unknown key "form"; did you mean "from"?" - one line each; owned by the caller. */
char *ac_problems_text(const AcProblems *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcProblems, ac_problems_free)

#endif
