/* SPDX-License-Identifier: MIT */
/**
 * render/json.h - the twins of the pages for programs: one object each, fields are only ever added. Instants
 * are RFC 3339 in the client's zone; what is not known or does not apply is null or left out as noted in the
 * README. Texts are made plain. Everything returned is owned by the caller and ends with a line break.
 */
#ifndef AC_RENDER_JSON_H
#define AC_RENDER_JSON_H

#include "base/problem.h"
#include "render/pages.h"

/** How it is written: @ascii escapes what is not ASCII (a locale without UTF-8). */
typedef enum { AC_JSON_UTF8, AC_JSON_ASCII } AcJsonStyle;

char *ac_json_day(const AcFacts *facts, const AcDay *day, AcJsonStyle style);
/** `can` and `explain`. One object, also for several activities: the strictest, with all of them under
 * "each". */
char *ac_json_answer(const AcFacts *facts, const AcCombined *combined, const AcAsked *asked,
                     AcJsonStyle style);
/** `explain` of a task. */
char *ac_json_task(const AcFacts *facts, const AcTask *task, AcJsonStyle style);
/** The most urgent as "red_flag", all of them as "red_flags". */
char *ac_json_red_flags(const AcFacts *facts, const AcRedFlag *const *flags, guint n_flags,
                        AcJsonStyle style);
/** "possible" and "at" of the first moment, with the answer then (or the one that blocks). Of several the
 * latest, with all of them under "each". */
char *ac_json_when(const AcFacts *facts, const AcFirst *firsts, guint n_firsts, AcJsonStyle style);
/** `rules` once, and `days` that name them by id. */
char *ac_json_plan(const AcFacts *facts, AcDate from, AcDate to, AcJsonStyle style);
/** Lapse: the answer of that moment with `noted`. */
char *ac_json_lapse(const AcFacts *facts, const AcAnswer *answer, gboolean noted, AcJsonStyle style);
/** One line. */
char *ac_json_status(const AcFacts *facts, const AcDay *day, AcJsonStyle style);

/** A list of clients, filled one by one: what a person borrows need only live during the call. */
typedef struct AcJsonPeople AcJsonPeople; /* opaque */
AcJsonPeople *ac_json_people_new(void);
void ac_json_people_add(AcJsonPeople *people, const AcPerson *person);
/** The object as text; @people is gone. */
char *ac_json_people_finish(AcJsonPeople *people, AcJsonStyle style);
char *ac_json_person(const AcFacts *facts, const AcPerson *person, AcJsonStyle style);
char *ac_json_adjustments(const AcFacts *facts, AcJsonStyle style);
char *ac_json_sessions(const AcFacts *facts, AcJsonStyle style);
char *ac_json_protocol(const AcFacts *facts, const AcProtocol *protocol, AcJsonStyle style);

/** What a list of protocols says of one. */
typedef struct {
	const char *id, *title, *version, *file, *problem; /* problem: it cannot be loaded, and why; else NULL */
	const char *hidden_by;                             /* the file that its id means instead; else NULL */
} AcProtocolLine;
char *ac_json_protocols(const AcProtocolLine *lines, guint n_lines, AcJsonStyle style);

/** When one activity has no answer, in words. */
typedef struct {
	const AcActivity *activity;
	const char *when;
} AcSilentTime;

/** What a check found in one file. */
typedef struct {
	const char *file;
	const AcProtocol *protocol; /* NULL: it could not be loaded */
	const AcProblems *problems; /* sorted */
	guint n_tests;
	const AcSilentTime *silent;
	guint n_silent;
} AcCheckedFile;
typedef struct AcJsonFindings AcJsonFindings; /* opaque: files, filled one by one */
AcJsonFindings *ac_json_findings_new(void);
void ac_json_findings_add(AcJsonFindings *findings, const AcCheckedFile *file);
/** The object as text; @findings is gone. */
char *ac_json_findings_finish(AcJsonFindings *findings, AcJsonStyle style);

/** How far a run over all clients is, and what became of this one's page. NULL: not told. */
typedef struct {
	guint done, of;
	gint64 id;
	const char *name, *state; /* "printed", "sent", "unchanged", "failed" */
	const char *file, *job, *error;
} AcPaperLine;
/** One line. */
char *ac_json_paper(const AcPaperLine *line, AcJsonStyle style);

/** An object of strings, names and values in turn, ending with NULL (a NULL value is written as null), and
 * one list. */
char *ac_json_strings(const char *const *pairs, const char *list_name, const char *const *list,
                      AcJsonStyle style);

#endif
