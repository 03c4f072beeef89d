/* SPDX-License-Identifier: MIT */
/* The keys of a file of words. */
#include "fields.h"

#include "base/text.h"
#include "model/vocabulary.h"

#define SOME(name, member, about)                                                                            \
	{                                                                                                        \
		name, AC_FIELD_TEXTS, 0, AT(AcVocabulary, member), AT(AcVocabulary, n_##member), .help = about       \
	}
#define ALSO(about)                                                                                          \
	{                                                                                                        \
		"also", AC_FIELD_TEXTS, REQUIRED, AT(AcVocabularyEntry, also), AT(AcVocabularyEntry, n_also),        \
		    .help = about                                                                                    \
	}
#define LIST(name, of, about)                                                                                \
	{                                                                                                        \
		name, AC_FIELD_ENTRIES, 0, LATER, .kind = of, .help = about                                          \
	}

static const AcField vocabulary_fields[] = {
    {"id", AC_FIELD_TEXT, REQUIRED, AT(AcVocabulary, id), .help = N_("the language: \"de\"")},
    SOME("letters", letters, N_("what is typed for what, in pairs")),
    SOME("endings", endings, N_("endings that make no difference")),
    SOME("verbs", verbs, N_("words that begin something new")),
    {"date", AC_FIELD_TEXT, 0, AT(AcVocabulary, date_sign),
     .help = N_("the sign between day and month of a date")},
    LIST("words", AC_KIND_VOCABULARY_WORD, N_("words that stand for English ones")),
    LIST("activities", AC_KIND_VOCABULARY_NAME, N_("what activities are called")),
    LIST("events", AC_KIND_VOCABULARY_NAME, N_("what occasions are called")),
    LIST("red_flags", AC_KIND_VOCABULARY_NAME, N_("what red flags are called")),
    LIST("signs", AC_KIND_VOCABULARY_NAME, N_("what signs are called")),
};

static const AcField word_fields[] = {
    {"is", AC_FIELD_TEXT, REQUIRED, AT(AcVocabularyEntry, id), .help = N_("what it is in English")},
    ALSO(N_("words people type for it")),
};

static const AcField name_fields[] = {
    {"id", AC_FIELD_TEXT, REQUIRED, AT(AcVocabularyEntry, id), .help = N_("the id of what is meant")},
    ALSO(N_("words people type for it")),
};

static const AcField file_fields[] = {
    {"language", AC_FIELD_GROUP, REQUIRED, LATER, .kind = AC_KIND_VOCABULARY,
     .help = N_("what people type in a language")},
};

static const AcEntity entities[] = {
    PART_OF_FILE(N_("the language"), AcVocabulary, AC_NOWHERE, vocabulary_fields),
    PART_OF_FILE(N_("a word"), AcVocabularyEntry, AT(AcVocabularyEntry, origin), word_fields),
    PART_OF_FILE(N_("a name"), AcVocabularyEntry, AT(AcVocabularyEntry, origin), name_fields),
    {"", N_("the file"), "", 0, AC_NOWHERE, file_fields, G_N_ELEMENTS(file_fields)},
};
G_STATIC_ASSERT(G_N_ELEMENTS(entities) == AC_N_ALL_KINDS - AC_KIND_VOCABULARY);

const AcEntity *ac_entity_of_vocabulary(AcKind kind)
{
	return &entities[kind - AC_KIND_VOCABULARY];
}
