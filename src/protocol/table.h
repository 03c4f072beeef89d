/* SPDX-License-Identifier: MIT */
/**
 * protocol/table.h - the rule language as one table: for every group of a file its keys, with type, range,
 * default and a line of help. The loader reads by it; a reference for authors is made from it.
 */
#ifndef AC_PROTOCOL_TABLE_H
#define AC_PROTOCOL_TABLE_H

#include <glib.h>

typedef enum {
	AC_FIELD_ID,          /* a word of its own: [a-z][a-z0-9-]* */
	AC_FIELD_TEXT,        /* words for people */
	AC_FIELD_TEXTS,       /* one text or a list */
	AC_FIELD_WORDS,       /* one id or a list: the values of a trait */
	AC_FIELD_WORD,        /* a text that is read later, with other keys at hand */
	AC_FIELD_WORD_LIST,   /* the same, one or a list */
	AC_FIELD_CHOICE,      /* one of `words`, stored as its place among them */
	AC_FIELD_CHOICE_TEXT, /* one of `words`, stored as the text */
	AC_FIELD_WHOLE,       /* a whole number from min to max */
	AC_FIELD_BOOL,
	AC_FIELD_DATE,      /* "2026-11-21" */
	AC_FIELD_SPAN,      /* an offset or a range of them */
	AC_FIELD_END,       /* the same, or "unsaid" */
	AC_FIELD_LENGTH,    /* "28d": longer than nothing */
	AC_FIELD_LENGTHS,   /* a length, or a range "2w..6w" */
	AC_FIELD_GAPS,      /* one or a list of these */
	AC_FIELD_SPANS,     /* one offset or a list of them */
	AC_FIELD_COUNT,     /* "3", "2..4", "at least 2" */
	AC_FIELD_NUMBERING, /* 0, 1 or "unsaid" */
	AC_FIELD_CLOCKS,    /* clock times, rising */
	AC_FIELD_BETWEEN,   /* two clock times */
	AC_FIELD_ANCHOR,
	AC_FIELD_ACTIVITY, /* ids of other entries … */
	AC_FIELD_ACTIVITIES,
	AC_FIELD_MILESTONE,
	AC_FIELD_SOURCE,
	AC_FIELD_TASK,
	AC_FIELD_RULE,
	AC_FIELD_PHASE,
	AC_FIELD_CONDITIONS, /* when, unless */
	AC_FIELD_LIMIT,
	AC_FIELD_REPORTED, /* milestones and when they were reported */
	AC_FIELD_GROUP,    /* a group that is read for itself */
	AC_FIELD_ENTRIES,  /* a list of groups that are read for themselves */
	AC_FIELD_LINES     /* the lines of a file, as many texts as it has */
} AcFieldType;

typedef enum {
	AC_FIELD_REQUIRED = 1 << 0,
	AC_FIELD_MAY_BE_EMPTY = 1 << 1, /* "" is as if it were not written */
	AC_FIELD_OWN = 1 << 2,          /* of the file itself: never inherited through `extends` */
	AC_FIELD_SAID = 1 << 3          /* read by clients: told in their language where it has words for it */
} AcFieldFlags;

/** What an entry may be; the order is the order in which they are read. */
typedef enum {
	AC_KIND_ACTIVITY,
	AC_KIND_SOURCE,
	AC_KIND_TRAIT,
	AC_KIND_MILESTONE,
	AC_KIND_PHASE,
	AC_KIND_RULE,
	AC_KIND_TASK,
	AC_KIND_SIGN,
	AC_KIND_SIGN_RULE,
	AC_KIND_FOLLOWUP,
	AC_KIND_COURSE,
	AC_KIND_NOTE,
	AC_KIND_RED_FLAG,
	AC_KIND_EVENT,
	AC_N_KINDS,
	AC_KIND_TEST = AC_N_KINDS, /* these have no id: */
	AC_KIND_LIMIT,
	AC_KIND_PROTOCOL,
	AC_KIND_CLINIC,
	AC_KIND_SAFETY,
	AC_KIND_FILE,           /* what stands at the top of a protocol's or clinic's file, */
	AC_KIND_CATALOGUE_FILE, /* of config/activities.cfg, */
	AC_KIND_SAFETY_FILE,    /* of config/safety.cfg */
	AC_N_ENTITIES,
	/* No rules: the groups of a handoff (table_handoff.c), and its file. */
	AC_KIND_HANDOFF = AC_N_ENTITIES,
	AC_KIND_HANDED_CLIENT,
	AC_KIND_HANDED_TRAIT,
	AC_KIND_HANDED_SESSION,
	AC_KIND_HANDED_ADJUSTMENT,
	AC_KIND_HANDED_REPORT,
	AC_KIND_HANDED_TEXT,
	AC_KIND_HANDOFF_FILE,
	/* Nor are the words of a language (table_vocabulary.c). */
	AC_KIND_VOCABULARY,
	AC_KIND_VOCABULARY_WORD,
	AC_KIND_VOCABULARY_NAME,
	AC_KIND_VOCABULARY_FILE,
	AC_N_ALL_KINDS
} AcKind;

#define AC_NOWHERE  ((gsize)-1)
#define AC_NO_FIELD (-1)

typedef struct {
	const char *key;
	AcFieldType type;
	guint flags;
	gsize offset; /* where the value goes in the model; AC_NOWHERE: it is read with other keys at hand */
	gsize extra;  /* where the text as written, or the number of values goes; 0: nowhere */
	const char *const *words; /* CHOICE, CHOICE_TEXT; ends with NULL */
	int first;                /* CHOICE: what words[0] stands for */
	int min, max;             /* WHOLE; LENGTH, LENGTHS: in minutes */
	AcKind kind;              /* ENTRIES, GROUP: what they hold */
	int clears;               /* place + 1 of the field that this one replaces in what is extended; 0: none */
	const char *help;         /* one line, for the reference and for messages; translated where it is shown */
	const char *fallback;     /* what holds when it is left out, in words; NULL: it is required */
	const char *example;      /* a line as it stands in a file; loads, and is not translated */
} AcField;

typedef struct {
	const char *list;  /* the key its entries stand under: "rules" */
	const char *title; /* "a rule" */
	const char *noun;  /* "rule" */
	gsize size;        /* of its struct in the model */
	gsize origin;      /* where its AcOrigin is; AC_NOWHERE: none */
	const AcField *fields;
	guint n_fields;
} AcEntity;

/** No entity has more fields. */
#define AC_FIELDS_MAX 40

const AcEntity *ac_entity(AcKind kind);
const AcEntity *ac_entity_of_handoff(AcKind kind);
const AcEntity *ac_entity_of_vocabulary(AcKind kind);
/** The place of @key, or AC_NO_FIELD. @hint: where to look first; keys mostly stand in the order of the
 * table. */
int ac_entity_field(const AcEntity *entity, const char *key, guint hint);
/** The kind whose entries stand under @list in a protocol ("rules"); AC_N_KINDS when there is none. */
AcKind ac_kind_of_list(const char *list);
/** What a type expects, in words; translated. */
const char *ac_field_expected(AcFieldType type);

/* Places of fields in their tables. */
enum {
	AC_ACTIVITY_ID,
	AC_ACTIVITY_TITLE,
	AC_ACTIVITY_ALSO,
	AC_ACTIVITY_IS,
	AC_ACTIVITY_STEPS,
	AC_ACTIVITY_MEDICINE
};
enum {
	AC_MILESTONE_ID,
	AC_MILESTONE_ASK,
	AC_MILESTONE_TITLE,
	AC_MILESTONE_USUALLY,
	AC_MILESTONE_BY,
	AC_MILESTONE_SIGHTING
};
enum {
	AC_PHASE_ID,
	AC_PHASE_TITLE,
	AC_PHASE_FROM,
	AC_PHASE_TO,
	AC_PHASE_UNTIL,
	AC_PHASE_ONCE,
	AC_PHASE_NORMAL,
	AC_PHASE_GUIDE
};
enum {
	AC_RULE_ID,
	AC_RULE_TITLE,
	AC_RULE_ON,
	AC_RULE_BUT,
	AC_RULE_VERDICT,
	AC_RULE_ALLOW,
	AC_RULE_FROM,
	AC_RULE_TO,
	AC_RULE_UNTIL,
	AC_RULE_ONCE,
	AC_RULE_SAFER,
	AC_RULE_PHASE,
	AC_RULE_ANCHOR,
	AC_RULE_WHEN,
	AC_RULE_UNLESS,
	AC_RULE_LIMIT,
	AC_RULE_WHERE,
	AC_RULE_PRODUCTS,
	AC_RULE_WITHOUT,
	AC_RULE_HOW,
	AC_RULE_WHY,
	AC_RULE_OTHERWISE,
	AC_RULE_EXCEPTION,
	AC_RULE_LAPSE,
	AC_RULE_CONSEQUENCE,
	AC_RULE_LEVEL,
	AC_RULE_AGAINST,
	AC_RULE_SOURCE
};
enum {
	AC_TASK_ID,
	AC_TASK_TITLE,
	AC_TASK_FROM,
	AC_TASK_TO,
	AC_TASK_UNTIL,
	AC_TASK_ONCE,
	AC_TASK_PHASE,
	AC_TASK_ANCHOR,
	AC_TASK_TIMES,
	AC_TASK_EVERY,
	AC_TASK_COUNT,
	AC_TASK_ON,
	AC_TASK_STEP,
	AC_TASK_AMOUNT,
	AC_TASK_AFTER,
	AC_TASK_ITEMS,
	AC_TASK_PRODUCTS,
	AC_TASK_WITHOUT,
	AC_TASK_WHEN,
	AC_TASK_UNLESS,
	AC_TASK_HOW,
	AC_TASK_WHY,
	AC_TASK_OTHERWISE,
	AC_TASK_EXCEPTION,
	AC_TASK_LAPSE,
	AC_TASK_CONSEQUENCE,
	AC_TASK_LEVEL,
	AC_TASK_REMIND,
	AC_TASK_LATE,
	AC_TASK_LEAD,
	AC_TASK_SOURCE
};
enum {
	AC_SIGN_RULE_ID,
	AC_SIGN_RULE_SEVERITY,
	AC_SIGN_RULE_FROM,
	AC_SIGN_RULE_TO,
	AC_SIGN_RULE_ADVICE,
	AC_SIGN_RULE_AGAIN,
	AC_SIGN_RULE_WHY,
	AC_SIGN_RULE_SOURCE
};
enum { AC_SIGN_ID, AC_SIGN_TITLE, AC_SIGN_ALSO, AC_SIGN_RULES };
enum {
	AC_TEST_AT,
	AC_TEST_ASK,
	AC_TEST_ANSWER,
	AC_TEST_WHEN,
	AC_TEST_SESSIONS,
	AC_TEST_FINAL,
	AC_TEST_REPORTED,
	AC_TEST_FOR
};
enum { AC_COURSE_ID, AC_COURSE_WHEN, AC_COURSE_SESSIONS, AC_COURSE_GAPS, AC_COURSE_WHY, AC_COURSE_SOURCE };
enum { AC_LIMIT_MINUTES, AC_LIMIT_TIMES, AC_LIMIT_PER, AC_LIMIT_BETWEEN };

#endif
