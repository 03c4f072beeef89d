/* SPDX-License-Identifier: MIT */
/* Lexer of rule files. One pass over the bytes; what is common (printable ASCII) is passed in tight loops. */
#include "lex.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"

AcToken ac_lexer_refuse(AcLexer *lexer, int line, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *text = g_strdup_vprintf(format, values);
	va_end(values);
	ac_problems_add(lexer->problems, AC_PROBLEM_ERROR, lexer->path, line, "%s", text);
	return AC_TOKEN_FAULT;
}

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '-';
}

/* Printable ASCII that ends no text and begins no escape: nearly every byte of a file. */
static gboolean is_ordinary(char c)
{
	return (guchar)(c - ' ') < 0x7F - ' ' && c != '"' && c != '\\';
}

static AcToken refuse_byte(AcLexer *lexer)
{
	guchar c = (guchar)*lexer->at;
	if (c == 0)
		return ac_lexer_refuse(lexer, lexer->line,
		                       _("a zero byte stands here; expected a plain text file in UTF-8"));
	if (c < 0x80)
		return ac_lexer_refuse(lexer, lexer->line,
		                       _("a control character (code %d) stands here; expected plain text in UTF-8"),
		                       c);
	return ac_lexer_refuse(lexer, lexer->line,
	                       _("a byte here (0x%02X) is not UTF-8; save the file with the encoding UTF-8"), c);
}

/* Passes one character of a text or comment that is not printable ASCII. */
static gboolean pass_special(AcLexer *lexer)
{
	guchar c = (guchar)*lexer->at;
	if (c == '\t' || (c == '\r' && lexer->at[1] == '\n')) {
		lexer->at++;
		return TRUE;
	}
	gunichar letter = c < 0x80 ? 0 : g_utf8_get_char_validated(lexer->at, lexer->end - lexer->at);
	if (letter < 0x80 || letter > 0x10FFFF) {
		refuse_byte(lexer);
		return FALSE;
	}
	if (letter < 0xA0) {
		ac_lexer_refuse(lexer, lexer->line,
		                _("a control character (U+%04X) stands here; expected plain text"), letter);
		return FALSE;
	}
	lexer->at += g_unichar_to_utf8(letter, NULL);
	return TRUE;
}

static gboolean line_comment(AcLexer *lexer)
{
	for (;;) {
		while (g_ascii_isprint(*lexer->at))
			lexer->at++;
		if (*lexer->at == '\n' || lexer->at == lexer->end)
			return TRUE;
		if (!pass_special(lexer))
			return FALSE;
	}
}

static gboolean block_comment(AcLexer *lexer)
{
	int begun = lexer->line;
	lexer->at += 2;
	for (;;) {
		while (g_ascii_isprint(*lexer->at) && *lexer->at != '*')
			lexer->at++;
		if (lexer->at == lexer->end) {
			ac_lexer_refuse(lexer, begun,
			                _("the comment that begins here is never closed; expected \"*/\" after it"));
			return FALSE;
		}
		if (*lexer->at == '*') {
			lexer->at++;
			if (*lexer->at == '/') {
				lexer->at++;
				return TRUE;
			}
		} else if (*lexer->at == '\n') {
			lexer->line++;
			lexer->at++;
		} else if (!pass_special(lexer)) {
			return FALSE;
		}
	}
}

/* Blanks, line ends and comments. */
static gboolean pass_comment(AcLexer *lexer)
{
	return lexer->at[0] == '/' && lexer->at[1] == '*' ? block_comment(lexer) : line_comment(lexer);
}

static gboolean pass_blanks(AcLexer *lexer)
{
	for (;;) {
		const char *at = lexer->at;
		while (*at == ' ' || *at == '\t' || (*at == '\r' && at[1] == '\n'))
			at++;
		lexer->at = at;
		if (*at == '\n') {
			lexer->line++;
			lexer->at++;
		} else if (*at == '#' || (*at == '/' && (at[1] == '/' || at[1] == '*'))) {
			if (!pass_comment(lexer))
				return FALSE;
		} else {
			return TRUE;
		}
	}
}

static gboolean pass_escape(AcLexer *lexer)
{
	char c = lexer->at[1];
	if (c == '\\' || c == '"' || c == 'n' || c == 't') {
		lexer->at += 2;
		return TRUE;
	}
	if (g_ascii_isprint(c))
		ac_lexer_refuse(
		    lexer, lexer->line,
		    _("\"\\%c\" cannot stand in a text; after a backslash expected is \\\" or \\\\ or \\n or \\t"),
		    c);
	else
		ac_lexer_refuse(lexer, lexer->line,
		                _("a backslash ends this line; write \\\\ for a backslash in a text"));
	return FALSE;
}

static AcToken text(AcLexer *lexer)
{
	lexer->at++;
	for (;;) {
		const char *at = lexer->at;
		while (is_ordinary(*at))
			at++;
		lexer->at = at;
		if (*lexer->at == '"')
			break;
		if (*lexer->at == '\n' || (*lexer->at == '\r' && lexer->at[1] == '\n') || lexer->at == lexer->end)
			return ac_lexer_refuse(
			    lexer, lexer->line,
			    _("the text that begins here has no closing quote (\") on its line; a text ends on "
			      "the line it begins"));
		if (*lexer->at == '\\' ? !pass_escape(lexer) : !pass_special(lexer))
			return AC_TOKEN_FAULT;
	}
	lexer->at++;
	gsize length = (gsize)(lexer->at - lexer->start) - 2;
	if (length > AC_TEXT_MAX)
		return ac_lexer_refuse(lexer, lexer->line, _("this text is %zu bytes long; expected at most %d"),
		                       length, AC_TEXT_MAX);
	return AC_TOKEN_TEXT;
}

static AcToken number(AcLexer *lexer)
{
	lexer->at++;
	while (is_word(*lexer->at) || *lexer->at == '.' || *lexer->at == '+' || *lexer->at == ':')
		lexer->at++;
	int length = (int)(lexer->at - lexer->start);
	if (length > 40)
		return ac_lexer_refuse(lexer, lexer->line,
		                       _("a number of %d digits stands here; expected a whole number "
		                         "between -2147483648 and 2147483647"),
		                       length);
	g_autofree char *word = g_strndup(lexer->start, (gsize)length);
	gint64 value = 0;
	g_autoptr(GError) error = NULL;
	const char *digits = word[0] == '+' ? word + 1 : word;
	if (g_ascii_string_to_signed(digits, 10, G_MININT32, G_MAXINT32, &value, &error))
		return AC_TOKEN_NUMBER;
	if (error->code == G_NUMBER_PARSER_ERROR_OUT_OF_BOUNDS)
		return ac_lexer_refuse(lexer, lexer->line,
		                       _("the number %s is too large; expected a whole number between "
		                         "-2147483648 and 2147483647"),
		                       word);
	return ac_lexer_refuse(
	    lexer, lexer->line,
	    _("%s is not a whole number; a length of time, a date or a word stands in quotes: \"%s\""), word,
	    word);
}

static AcToken name(AcLexer *lexer)
{
	const char *at = lexer->at;
	while (is_word(*at))
		at++;
	lexer->at = at;
	gsize length = (gsize)(lexer->at - lexer->start);
	if ((length == 4 && g_ascii_strncasecmp(lexer->start, "true", 4) == 0) ||
	    (length == 5 && g_ascii_strncasecmp(lexer->start, "false", 5) == 0))
		return AC_TOKEN_BOOL;
	return AC_TOKEN_NAME;
}

static AcToken refuse_character(AcLexer *lexer)
{
	gunichar letter = g_utf8_get_char_validated(lexer->at, lexer->end - lexer->at);
	if (*lexer->at == '@')
		return ac_lexer_refuse(
		    lexer, lexer->line,
		    _("a rule file cannot include another; use extends = \"…\" to build on a protocol"));
	if (letter < 0x20 || letter == 0x7F || letter > 0x10FFFF)
		return refuse_byte(lexer);
	char shown[7] = {0};
	g_unichar_to_utf8(letter, shown);
	if (g_unichar_type(letter) == G_UNICODE_INITIAL_PUNCTUATION ||
	    g_unichar_type(letter) == G_UNICODE_FINAL_PUNCTUATION || letter == 0x201E || letter == '\'')
		return ac_lexer_refuse(lexer, lexer->line,
		                       _("the quote %s cannot stand here; expected the plain double quote: \""),
		                       shown);
	return ac_lexer_refuse(lexer, lexer->line,
	                       _("the character %s cannot stand here; words stand in double quotes (\")"), shown);
}

/* AC_TOKEN_END: no sign stands here. */
static AcToken sign_of(char c)
{
	switch (c) {
	case '=':
	case ':':
		return AC_TOKEN_EQUALS;
	case ';':
		return AC_TOKEN_SEMICOLON;
	case ',':
		return AC_TOKEN_COMMA;
	case '{':
		return AC_TOKEN_OPEN_GROUP;
	case '}':
		return AC_TOKEN_CLOSE_GROUP;
	case '(':
		return AC_TOKEN_OPEN_LIST;
	case ')':
		return AC_TOKEN_CLOSE_LIST;
	case '[':
		return AC_TOKEN_OPEN_ARRAY;
	case ']':
		return AC_TOKEN_CLOSE_ARRAY;
	default:
		return AC_TOKEN_END;
	}
}

static AcToken read_token(AcLexer *lexer)
{
	char c = *lexer->at;
	if (c == '"')
		return text(lexer);
	if (g_ascii_isalpha(c))
		return name(lexer);
	AcToken sign = sign_of(c);
	if (sign != AC_TOKEN_END) {
		lexer->at++;
		return sign;
	}
	if (lexer->at == lexer->end)
		return AC_TOKEN_END;
	if (g_ascii_isdigit(c) || c == '-' || c == '+' || c == '.')
		return number(lexer);
	return refuse_character(lexer);
}

AcToken ac_lexer_next(AcLexer *lexer)
{
	lexer->line_before = lexer->begun;
	if (*lexer->at == ' ')
		lexer->at++;
	/* Most tokens follow at once or after one blank. */
	if ((*lexer->at <= ' ' || *lexer->at == '#' || *lexer->at == '/') && !pass_blanks(lexer))
		return lexer->token = AC_TOKEN_FAULT;
	lexer->start = lexer->at;
	lexer->begun = lexer->line;
	return lexer->token = read_token(lexer);
}

char *ac_lexer_describe(const AcLexer *lexer)
{
	if (lexer->token == AC_TOKEN_END)
		return g_strdup(_("the end of the file"));
	glong letters = g_utf8_strlen(lexer->start, lexer->at - lexer->start);
	g_autofree char *word = g_utf8_substring(lexer->start, 0, MIN(letters, 40));
	const char *more = letters > 40 ? "…" : "";
	if (lexer->token == AC_TOKEN_TEXT)
		return g_strdup_printf(_("the text %s%s"), word, more);
	return g_strdup_printf("\"%s%s\"", word, more);
}
