/* SPDX-License-Identifier: MIT */
/** protocol/fields.h - for table.c: the rows that several groups share, and the shapes of the others. */
#ifndef AC_PROTOCOL_FIELDS_H
#define AC_PROTOCOL_FIELDS_H

#include <stddef.h>

#include "table.h"

#define REQUIRED AC_FIELD_REQUIRED
#define EMPTY    AC_FIELD_MAY_BE_EMPTY
#define OWN      AC_FIELD_OWN
#define SAID     AC_FIELD_SAID

#define AT(type, member) offsetof(type, member)
#define LATER            AC_NOWHERE
#define DAY              1440 /* minutes */

/** The entity of a file that is no protocol. */
#define PART_OF_FILE(words, type, place, rows)                                                               \
	{                                                                                                        \
		"", words, "", sizeof(type), place, rows, G_N_ELEMENTS(rows)                                         \
	}

#define FIELD_ID(type, line)                                                                                 \
	{                                                                                                        \
		"id", AC_FIELD_ID, REQUIRED, AT(type, id), .help = N_("its name in this file: a-z, 0-9 and -"),      \
		                                           .example = line                                           \
	}
#define FIELD_TITLE(type, line)                                                                              \
	{                                                                                                        \
		"title", AC_FIELD_TEXT, REQUIRED | SAID, AT(type, title),                                            \
		    .help = N_("what it is called, for people"), .example = line                                     \
	}
#define TEXT(name, at, about, line)                                                                          \
	{                                                                                                        \
		name, AC_FIELD_TEXT, 0, at, .help = about, .fallback = N_("nothing"), .example = line                \
	}
#define SAID_TEXT(name, at, about, line)                                                                     \
	{                                                                                                        \
		name, AC_FIELD_TEXT, SAID, at, .help = about, .fallback = N_("nothing"), .example = line             \
	}

/* What rules and tasks share. */
#define FIELD_FROM(type, text)                                                                               \
	{                                                                                                        \
		"from", AC_FIELD_SPAN, 0, AT(type, from), text,                                                      \
		    .help = N_("when it begins, counted from its anchor; not given: with it"),                       \
		    .fallback = N_("the anchor itself"), .example = "from = \"day 4\";"                              \
	}
#define FIELD_UNTIL(type)                                                                                    \
	{                                                                                                        \
		"until", AC_FIELD_MILESTONE, 0, AT(type, until),                                                     \
		    .help = N_("a milestone: it lasts till the client reports it"),                                  \
		    .fallback = N_("no report ends it"), .example = "until = \"healed\";"                            \
	}
#define FIELD_ONCE(type)                                                                                     \
	{                                                                                                        \
		"once", AC_FIELD_MILESTONE, 0, AT(type, once),                                                       \
		    .help = N_("a milestone: it begins with its report, not before \"from\""),                       \
		    .fallback = N_("no report is waited for"), .example = "once = \"flakes-gone\";"                  \
	}
#define FIELD_PHASE(type)                                                                                    \
	{                                                                                                        \
		"phase", AC_FIELD_PHASE, 0, AT(type, phase),                                                         \
		    .help = N_("a phase: its from, to, until and once hold where none is written here"),             \
		    .fallback = N_("times of its own"), .example = "phase = \"fresh\";"                              \
	}
#define FIELD_PRODUCTS(type)                                                                                 \
	{                                                                                                        \
		"products", AC_FIELD_TEXTS, SAID, AT(type, words.products), AT(type, words.n_products),              \
		    .help = N_("use only these"), .fallback = N_("any"),                                             \
		    .example = "products = (\"The foam of your kit\");"                                              \
	}
#define FIELD_WITHOUT(type)                                                                                  \
	{                                                                                                        \
		"without", AC_FIELD_TEXTS, SAID, AT(type, words.without), AT(type, words.n_without),                 \
		    .help = N_("ingredients it must be free of: \"fragrance\""), .fallback = N_("nothing"),          \
		    .example = "without = (\"alcohol\", \"fragrance\");"                                             \
	}
#define FIELD_ANCHOR(type)                                                                                   \
	{                                                                                                        \
		"anchor", AC_FIELD_ANCHOR, 0, AT(type, anchor),                                                      \
		    .help = N_("what its time counts from: \"session\" (each; the default), \"first\", \"final\" "   \
		               "or a milestone"),                                                                    \
		    .fallback = N_("\"session\""), .example = "anchor = \"final\";"                                  \
	}
#define FIELD_WHEN(type)                                                                                     \
	{                                                                                                        \
		"when", AC_FIELD_CONDITIONS, 0, AT(type, when), AT(type, n_when),                                    \
		    .help = N_("only for whom all of this fits: traits, course = \"ongoing\" or \"complete\", seen " \
		               "= a sign"),                                                                          \
		    .fallback = N_("everyone"), .example = "when = { look = \"shaved\"; };"                          \
	}
#define FIELD_UNLESS(type)                                                                                   \
	{                                                                                                        \
		"unless", AC_FIELD_CONDITIONS, 0, AT(type, unless), AT(type, n_unless),                              \
		    .help = N_("not for whom all of this fits"), .fallback = N_("no one"),                           \
		    .example = "unless = { look = \"scar\"; };"                                                      \
	}
#define FIELD_LEVEL(type)                                                                                    \
	{                                                                                                        \
		"level", AC_FIELD_CHOICE, 0, AT(type, level),                                                        \
		    .words = levels, .first = AC_LEVEL_MUST,                                                         \
		    .help = N_("how strongly the leaflet puts it; decides no answer"), .fallback = N_("not said"),   \
		    .example = "level = \"should\";"                                                                 \
	}
#define FIELD_SOURCE(type)                                                                                   \
	{                                                                                                        \
		"source", AC_FIELD_SOURCE, 0, AT(type, source), .help = N_("who says so: the id of a source"),       \
		                                                .fallback = N_("nobody"),                            \
		                                                .example = "source = \"leaflet\";"                   \
	}
#define FIELD_WORDS(type, prefix)                                                                            \
	[prefix##_HOW] = SAID_TEXT("how", AT(type, words.how), N_("how it is done with care"),                   \
	                           "how = \"Lukewarm, with the fingertips.\";"),                                 \
	[prefix##_WHY] =                                                                                         \
	    SAID_TEXT("why", AT(type, words.why), N_("the reason"), "why = \"New skin burns easily.\";"),        \
	[prefix##_OTHERWISE] =                                                                                   \
	    SAID_TEXT("otherwise", AT(type, words.otherwise), N_("what to do if it cannot be helped"),           \
	              "otherwise = \"A loose, clean hat.\";"),                                                   \
	[prefix##_EXCEPTION] =                                                                                   \
	    SAID_TEXT("exception", AT(type, words.exception), N_("what is allowed all the same"),                \
	              "exception = \"A shower cap keeps the head dry.\";"),                                      \
	[prefix##_LAPSE] =                                                                                       \
	    SAID_TEXT("lapse", AT(type, words.lapse), N_("what to do if it has happened already"),               \
	              "lapse = \"Rinse it off and pat dry.\";"),                                                 \
	[prefix##_CONSEQUENCE] =                                                                                 \
	    SAID_TEXT("consequence", AT(type, words.consequence), N_("what follows if it is not kept"),          \
	              "consequence = \"The session is moved.\";")

#endif
