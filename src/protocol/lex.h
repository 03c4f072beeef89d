/* SPDX-License-Identifier: MIT */
/** protocol/lex.h - the words of a rule file, one at a time, refusing what libconfig would misread. */
#ifndef AC_PROTOCOL_LEX_H
#define AC_PROTOCOL_LEX_H

#include "base/problem.h"

/** Longest text a file may hold: libconfig needs time in the square of it. */
#define AC_TEXT_MAX 4000

typedef enum {
	AC_TOKEN_END,
	AC_TOKEN_FAULT, /* told to the problems already */
	AC_TOKEN_NAME,
	AC_TOKEN_TEXT,
	AC_TOKEN_NUMBER,
	AC_TOKEN_BOOL,
	AC_TOKEN_EQUALS,
	AC_TOKEN_SEMICOLON,
	AC_TOKEN_COMMA,
	AC_TOKEN_OPEN_GROUP,
	AC_TOKEN_CLOSE_GROUP,
	AC_TOKEN_OPEN_LIST,
	AC_TOKEN_CLOSE_LIST,
	AC_TOKEN_OPEN_ARRAY,
	AC_TOKEN_CLOSE_ARRAY
} AcToken;

/** All borrowed. The bytes end with a NUL at @end. */
typedef struct {
	const char *path;
	AcProblems *problems;
	const char *at, *end;
	int line; /* of @at */
	/* the token read last: */
	AcToken token;
	const char *start;
	int begun;       /* its line */
	int line_before; /* the line of the token before it */
} AcLexer;

/** Reads the next token into @lexer and returns it. Not to be called again after END and FAULT. */
AcToken ac_lexer_next(AcLexer *lexer);
/** The last token as a message shows it: `";"`, `the text "Keep dry"`, `the end of the file`; owned by the
 * caller. */
char *ac_lexer_describe(const AcLexer *lexer);
/** Adds an error of the file; returns AC_TOKEN_FAULT. */
AcToken ac_lexer_refuse(AcLexer *lexer, int line, const char *format, ...) G_GNUC_PRINTF(3, 4);

#endif
