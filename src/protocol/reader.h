/* SPDX-License-Identifier: MIT */
/**
 * protocol/reader.h - groups of a parsed file into structs of the model, by the tables of table.h.
 *
 * An entry may be written in several files of a chain: its parts, the oldest first. Each key's last part
 * wins; the others are kept as losers, for their place and so that what is wrong in them is told too.
 */
#ifndef AC_PROTOCOL_READER_H
#define AC_PROTOCOL_READER_H

#include "base/arena.h"
#include "base/problem.h"
#include "file.h"
#include "model/protocol.h"
#include "table.h"

/** More problems than a person can use: the rest is counted only. */
#define AC_PROBLEMS_MAX 200
/** No list of words is longer. */
#define AC_LIST_MAX 200

/** A field of a struct by its place. */
#define AC_SLOT(target, at, type) ((type *)(gpointer)((char *)(target) + (at)))

typedef struct AcPart AcPart;
struct AcPart {
	const config_setting_t *group;
	AcPart *next;
};

/** Where one key of an entry was written, and whether something later replaced it. */
typedef struct {
	int line;
	guint16 field;
	guint8 file; /* index in the chain */
	guint8 lost;
} AcKeyOrigin;

typedef struct AcEntry AcEntry;
struct AcEntry {
	const char *id; /* "" when it has none that can be used */
	AcKind kind;
	guint index;         /* in the array of its kind */
	AcOrigin removed_by; /* the word of an overlay's `remove`; file NULL: it is there */
	AcEntry *same;       /* the next with this id: another kind, another parent, or removed */
	AcEntry *parent;     /* the sign of a rule of a sign */
	AcPart first, *last;
	GPtrArray *children;        /* owned; rules of a sign; NULL: none */
	const AcKeyOrigin *origins; /* in the arena */
	guint n_origins;
};

/** The setting each field of an entry was read from, by place in its table; NULL: not written. */
typedef struct {
	const config_setting_t *at[AC_FIELDS_MAX];
	const config_setting_t *group; /* the last part */
	const char *id;                /* known to be good, in the arena; NULL or "": not yet */
	guint n_written;               /* fields that are not NULL */
} AcCells;

typedef struct {
	const char *text; /* in the arena; NULL: free */
	int treatment_day;
	AcSpan span;
} AcKnownSpan;

typedef struct {
	AcArena *arena;       /* borrowed: of what is loaded */
	AcArena *work;        /* owned: entries and parts, which end with the reading */
	AcProblems *problems; /* borrowed */
	guint n_errors;
	gboolean trial;                 /* reading a loser: its form counts, not what it names */
	gboolean has_base;              /* the file extends another */
	GHashTable *ids;                /* owned; id → the first AcEntry of that id */
	GPtrArray *entries[AC_N_KINDS]; /* owned */
	char *array[AC_N_KINDS];        /* the structs of the model, by index; in the arena */
	guint n[AC_N_KINDS];
	GHashTable *activities; /* owned; id → const AcActivity */
	GArray *lost;           /* owned; AcLost, of the entry being read */
	AcKnownSpan known[64];
} AcReader;

/** @arena, @problems: borrowed. */
void ac_reader_init(AcReader *reader, AcArena *arena, AcProblems *problems);
void ac_reader_clear(AcReader *reader);

/** An error at a setting. Beyond AC_PROBLEMS_MAX it is only counted. */
void ac_reader_refuse(AcReader *reader, const config_setting_t *at, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
/** The same at a place. */
void ac_reader_refuse_at(AcReader *reader, AcOrigin at, const char *format, ...) G_GNUC_PRINTF(3, 4);
/** `; did you mean "x"?`, or the words to choose from when they are few, or ""; owned by the caller. */
char *ac_reader_hint(const AcReader *reader, const char *word, GPtrArray *known);
/** Adds the ids of a kind, sorted. */
void ac_reader_add_ids(const AcReader *reader, AcKind kind, GPtrArray *known);
/** An id that names nothing of that kind: says so, with the nearest, or with where it was removed. */
void ac_reader_refuse_unknown(AcReader *reader, AcKind kind, const AcWord *word);
/** The same only when it was removed; else FALSE. */
gboolean ac_reader_refuse_removed(AcReader *reader, AcKind kind, const AcWord *word);
/** `"a", "b" or "c"`; owned by the caller. */
char *ac_reader_list_words(GPtrArray *words);
/** FALSE, having told that @setting is of another type than @field. */
gboolean ac_reader_refuse_type(AcReader *reader, const AcField *field, const config_setting_t *setting);
/** A text that says something; NULL, told, when it is of another type or empty. */
const char *ac_reader_text(AcReader *reader, const AcField *field, const config_setting_t *setting);

gboolean ac_id_is_good(const char *id);
/** The entry of that kind and id, or NULL. @parent: NULL but for rules of a sign. */
AcEntry *ac_reader_find(const AcReader *reader, AcKind kind, const AcEntry *parent, const char *id);
/** The struct of an entry in the model. */
void *ac_reader_struct(const AcReader *reader, const AcEntry *entry);

/**
 * Reads the parts of an entry into @target (zeroed, or holding the defaults). Problems: unknown and missing
 * keys, wrong types, values out of range. @cells gets where each value stands.
 */
void ac_reader_read(AcReader *reader, AcKind kind, const AcPart *parts, void *target, AcCells *cells);
/** The same for a group that is no entry: nothing merges, nothing loses. May be called while an entry is
 * read. */
void ac_reader_read_group(AcReader *reader, AcKind kind, const config_setting_t *group, void *target,
                          AcCells *cells);
/** Where the keys of the entry read last stand, winners first; in the arena. */
const AcKeyOrigin *ac_reader_origins(AcReader *reader, AcKind kind, const AcCells *cells, guint *n);

/** Reads one value by its field's type into @target. FALSE: told. For losers, @target is a scratch. */
typedef gboolean (*AcConverter)(AcReader *reader, const AcField *field, const config_setting_t *setting,
                                void *target);
gboolean ac_convert(AcReader *reader, const AcField *field, const config_setting_t *setting, void *target);
gboolean ac_convert_conditions(AcReader *reader, const AcField *field, const config_setting_t *setting,
                               void *target);
gboolean ac_convert_limit(AcReader *reader, const AcField *field, const config_setting_t *setting,
                          void *target);
gboolean ac_convert_activity(AcReader *reader, const AcField *field, const config_setting_t *setting,
                             void *target);
gboolean ac_convert_activities(AcReader *reader, const AcField *field, const config_setting_t *setting,
                               void *target);
gboolean ac_convert_entry(AcReader *reader, const AcField *field, const config_setting_t *setting,
                          void *target);
gboolean ac_convert_anchor(AcReader *reader, const AcField *field, const config_setting_t *setting,
                           void *target);

/* quantities.c */
/** What a `treatment_day` says: 0, 1 or AC_TREATMENT_DAY_UNSAID; FALSE: none of these, and nothing is told.
 */
gboolean ac_numbering_of(const config_setting_t *setting, int *treatment_day);
/** A setting of one text read as a span by the numbering of its file; NULL: told. */
const AcKnownSpan *ac_reader_span(AcReader *reader, const AcField *field, const AcWord *word,
                                  int treatment_day);
gboolean ac_convert_gaps(AcReader *reader, const AcField *field, const config_setting_t *setting,
                         void *target);
gboolean ac_convert_spans(AcReader *reader, const AcField *field, const config_setting_t *setting,
                          void *target);
gboolean ac_convert_count(AcReader *reader, const AcField *field, const config_setting_t *setting,
                          void *target);
gboolean ac_convert_numbering(AcReader *reader, const AcField *field, const config_setting_t *setting,
                              void *target);
gboolean ac_convert_reported(AcReader *reader, const AcField *field, const config_setting_t *setting,
                             void *target);

/** Texts of a setting that is one text or a list of them: how many; -1, told, when it is something else. */
int ac_texts_count(AcReader *reader, const AcField *field, const config_setting_t *setting);
/** The same, telling nothing: 0 when something is wrong with them. */
int ac_texts_good(const config_setting_t *setting);
AcWord ac_texts_get(const config_setting_t *setting, int index);
/** The activity of that id; NULL, told (unless on trial). */
const AcActivity *ac_reader_activity(AcReader *reader, const AcWord *word);

#endif
