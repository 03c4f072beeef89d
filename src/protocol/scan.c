/* SPDX-License-Identifier: MIT */
/* The grammar of a rule file, by recursive descent; AC_DEPTH_MAX bounds the recursion. */
#include "scan.h"

#include <string.h>

#include "base/text.h"
#include "lex.h"

typedef struct {
	AcLexer lexer;
	AcForm *form;
	char *end;    /* of the structure so far */
	int line;     /* of the structure's end */
	AcToken last; /* in the structure */
	int depth;
} Scan;

typedef struct {
	const char *name;
	int length, line;
} Key;

/* A bracket that is open: settings up to @closer, or values. */
typedef struct {
	AcToken closer; /* AC_TOKEN_END: the file itself */
	const char *opener;
	int line;
} Open;

static gboolean read_value(Scan *scan);

/* ---- what libconfig is given --------------------------------------------------------------------------- */

static void resolve_escapes(char *text)
{
	char *to = text;
	for (const char *from = text; *from != '\0'; from++) {
		if (*from == '\\') {
			from++;
			*to++ = *from == 'n' ? '\n' : *from == 't' ? '\t' : *from;
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
}

static void keep_text(Scan *scan)
{
	const AcLexer *lexer = &scan->lexer;
	gsize length = (gsize)(lexer->at - lexer->start) - 2;
	char *text = ac_arena_strndup(scan->form->arena, lexer->start + 1, length);
	if (memchr(text, '\\', length) != NULL)
		resolve_escapes(text);
	AcScannedText kept = {.text = text, .line = lexer->begun, .n = 1};
	g_array_append_val(scan->form->texts, kept);
}

/* "17L": the place of a text. */
static void write_place(Scan *scan, guint place)
{
	char digits[12], *first = digits + sizeof digits;
	*--first = 'L';
	do {
		*--first = (char)('0' + place % 10);
		place /= 10;
	} while (place > 0);
	for (; first < digits + sizeof digits; first++)
		*scan->end++ = *first;
}

static void go_to_line(Scan *scan, int line)
{
	for (; scan->line < line; scan->line++)
		*scan->end++ = '\n';
}

static void copy_token(Scan *scan)
{
	const AcLexer *lexer = &scan->lexer;
	gboolean after_word = scan->last > AC_TOKEN_NAME && scan->last < AC_TOKEN_EQUALS;
	if (lexer->token == AC_TOKEN_NAME && after_word && scan->line == lexer->begun)
		*scan->end++ = ' ';
	go_to_line(scan, lexer->begun);
	if (lexer->token == AC_TOKEN_TEXT) {
		write_place(scan, scan->form->texts->len);
		keep_text(scan);
	} else {
		for (const char *from = lexer->start; from < lexer->at; from++)
			*scan->end++ = *from;
	}
	scan->last = lexer->token;
}

/* Copies the current token and goes on to the next. FALSE: there is none that can be read, and it is told. */
static gboolean advance(Scan *scan)
{
	copy_token(scan);
	return ac_lexer_next(&scan->lexer) != AC_TOKEN_FAULT;
}

/* ---- the grammar --------------------------------------------------------------------------------------- */

static gboolean refuse_end(Scan *scan, const Open *open)
{
	AcLexer *lexer = &scan->lexer;
	char closer = open->opener[0] == '{' ? '}' : open->opener[0] == '(' ? ')' : ']';
	if (lexer->token == AC_TOKEN_END)
		ac_lexer_refuse(lexer, open->line,
		                _("the \"%s\" of this line is never closed; expected \"%c\" after it"), open->opener,
		                closer);
	else
		ac_lexer_refuse(lexer, lexer->begun,
		                _("\"%c\" stands where \"%c\" is expected, to close the \"%s\" of line %d"),
		                *lexer->start, closer, open->opener, open->line);
	return FALSE;
}

static gboolean is_closer(AcToken token)
{
	return token == AC_TOKEN_CLOSE_GROUP || token == AC_TOKEN_CLOSE_LIST || token == AC_TOKEN_CLOSE_ARRAY;
}

/* What stands where a key is expected, in words. */
static gboolean refuse_key(Scan *scan, const Open *open)
{
	AcLexer *lexer = &scan->lexer;
	if (open->closer != AC_TOKEN_END && (lexer->token == AC_TOKEN_END || is_closer(lexer->token)))
		return refuse_end(scan, open);
	g_autofree char *found = ac_lexer_describe(lexer);
	if (is_closer(lexer->token))
		ac_lexer_refuse(lexer, lexer->begun, _("%s closes nothing; expected a key, like: id = \"…\";"),
		                found);
	else if (lexer->token == AC_TOKEN_TEXT)
		ac_lexer_refuse(lexer, lexer->begun, _("%s has no key; expected a key before it, like: id = \"…\";"),
		                found);
	else if (lexer->token == AC_TOKEN_SEMICOLON || lexer->token == AC_TOKEN_COMMA)
		ac_lexer_refuse(lexer, lexer->begun,
		                _("there is a %s too many here; expected a key, like: id = \"…\";"), found);
	else
		ac_lexer_refuse(lexer, lexer->begun, _("%s stands where a key is expected, like: id = \"…\";"),
		                found);
	return FALSE;
}

static const char *pass_white(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

/* The name just read is a key; its value begins with @opener when that is not 0. */
static gboolean is_key_ahead(const AcLexer *lexer, char opener)
{
	const char *at = pass_white(lexer->at);
	if (*at != '=' && *at != ':')
		return FALSE;
	return opener == '\0' || *pass_white(at + 1) == opener;
}

/* A group given twice inside another is mostly one that should stand outside, and the other was not closed.
 */
static void refuse_twice(Scan *scan, const Open *open, const Key *before)
{
	AcLexer *lexer = &scan->lexer;
	int shown = MIN(before->length, 60);
	gboolean is_outer =
	    open->closer == AC_TOKEN_CLOSE_GROUP && (is_key_ahead(lexer, '{') || is_key_ahead(lexer, '('));
	if (is_outer)
		ac_lexer_refuse(
		    lexer, lexer->begun,
		    _("the key \"%.*s\" is given twice; it stands on line %d already. The \"{\" of line %d is "
		      "probably not closed: expected \"};\" before this line"),
		    shown, before->name, before->line, open->line);
	else
		ac_lexer_refuse(lexer, lexer->begun,
		                _("the key \"%.*s\" is given twice; it stands on line %d already"), shown,
		                before->name, before->line);
}

static gboolean add_key(Scan *scan, const Open *open, Key *keys, int *n_keys)
{
	AcLexer *lexer = &scan->lexer;
	int length = (int)(lexer->at - lexer->start);
	for (int i = 0; i < *n_keys; i++)
		if (keys[i].length == length && memcmp(keys[i].name, lexer->start, (gsize)length) == 0) {
			refuse_twice(scan, open, &keys[i]);
			return FALSE;
		}
	if (*n_keys == AC_KEYS_MAX) {
		ac_lexer_refuse(lexer, lexer->begun, _("this group has more than %d keys; expected fewer"),
		                AC_KEYS_MAX);
		return FALSE;
	}
	keys[(*n_keys)++] = (Key){.name = lexer->start, .length = length, .line = lexer->begun};
	return TRUE;
}

/* After a value in a group: passes one separator. Leaves the token that follows as the current one. */
static gboolean pass_separator(Scan *scan, const Open *open)
{
	AcLexer *lexer = &scan->lexer;
	AcToken token = lexer->token;
	if (token == AC_TOKEN_SEMICOLON || token == AC_TOKEN_COMMA)
		return advance(scan);
	if (token == AC_TOKEN_NAME || token == open->closer)
		return TRUE;
	if (token == AC_TOKEN_END || is_closer(token))
		return refuse_key(scan, open);
	g_autofree char *found = ac_lexer_describe(lexer);
	ac_lexer_refuse(lexer, lexer->begun,
	                _("expected a \";\" before %s (the line above may lack it, or a comma)"), found);
	return FALSE;
}

/* Settings up to the closing bracket, which is left as the current token. */
static gboolean read_settings(Scan *scan, const Open *open)
{
	AcLexer *lexer = &scan->lexer;
	Key keys[AC_KEYS_MAX];
	int n_keys = 0;
	if (!advance(scan))
		return FALSE;
	while (lexer->token != open->closer) {
		if (lexer->token != AC_TOKEN_NAME)
			return refuse_key(scan, open);
		if (!add_key(scan, open, keys, &n_keys))
			return FALSE;
		if (!advance(scan))
			return FALSE;
		const Key *key = &keys[n_keys - 1];
		if (lexer->token != AC_TOKEN_EQUALS) {
			g_autofree char *found = ac_lexer_describe(lexer);
			ac_lexer_refuse(lexer, key->line,
			                _("expected \"=\" after \"%.*s\", found %s; a text stands in double quotes"),
			                MIN(key->length, 60), key->name, found);
			return FALSE;
		}
		if (!advance(scan) || !read_value(scan) || !pass_separator(scan, open))
			return FALSE;
	}
	return TRUE;
}

/* The current token cannot stand in a list: it ends one, or is a key. */
static gboolean is_out_of_list(const AcLexer *lexer)
{
	return lexer->token == AC_TOKEN_END || is_closer(lexer->token) ||
	       (lexer->token == AC_TOKEN_NAME && is_key_ahead(lexer, '\0'));
}

static gboolean refuse_out_of_list(Scan *scan, const Open *open)
{
	AcLexer *lexer = &scan->lexer;
	if (lexer->token != AC_TOKEN_NAME)
		return refuse_end(scan, open);
	g_autofree char *found = ac_lexer_describe(lexer);
	ac_lexer_refuse(
	    lexer, lexer->begun,
	    _("the key %s stands inside the list that begins on line %d, which is probably not closed: "
	      "expected \"%s;\" before it"),
	    found, open->line, open->closer == AC_TOKEN_CLOSE_LIST ? ")" : "]");
	return FALSE;
}

/* After a value in a list, unless the list ends there: passes the comma. */
static gboolean pass_comma(Scan *scan, const Open *open)
{
	AcLexer *lexer = &scan->lexer;
	if (is_out_of_list(lexer))
		return refuse_out_of_list(scan, open);
	if (lexer->token != AC_TOKEN_COMMA) {
		g_autofree char *found = ac_lexer_describe(lexer);
		ac_lexer_refuse(lexer, lexer->begun,
		                _("expected a \",\" before %s, in the list that begins on line %d"), found,
		                open->line);
		return FALSE;
	}
	if (!advance(scan))
		return FALSE;
	if (lexer->token != open->closer)
		return TRUE;
	ac_lexer_refuse(lexer, lexer->line_before,
	                _("a \",\" stands before the end of the list; the last entry of a "
	                  "list has no comma after it"));
	return FALSE;
}

/* Values up to the closing bracket, which is left as the current token. */
static gboolean read_values(Scan *scan, const Open *open)
{
	AcLexer *lexer = &scan->lexer;
	if (!advance(scan))
		return FALSE;
	AcToken kind = lexer->token;
	while (lexer->token != open->closer) {
		if (is_out_of_list(lexer))
			return refuse_out_of_list(scan, open);
		if (open->closer == AC_TOKEN_CLOSE_ARRAY &&
		    (lexer->token != kind || lexer->token >= AC_TOKEN_EQUALS)) {
			ac_lexer_refuse(lexer, lexer->begun,
			                _("\"[ ]\" holds plain values of one kind only; expected \"( )\""));
			return FALSE;
		}
		if (!read_value(scan))
			return FALSE;
		if (lexer->token != open->closer && !pass_comma(scan, open))
			return FALSE;
	}
	return TRUE;
}

typedef enum { LIST_OF_TEXTS, LIST_OF_OTHERS, LIST_WITH_FAULT } ListKind;

/* A list of nothing but texts, up to its closing bracket. Of others nothing is read. */
static ListKind read_texts(Scan *scan)
{
	AcLexer *lexer = &scan->lexer;
	const AcLexer begun = *lexer;
	GArray *texts = scan->form->texts;
	guint place = texts->len;
	AcScannedText list = {.line = begun.begun};
	g_array_append_val(texts, list);
	do {
		if (ac_lexer_next(lexer) == AC_TOKEN_TEXT) {
			keep_text(scan);
			ac_lexer_next(lexer);
		} else if (lexer->token != AC_TOKEN_FAULT) {
			lexer->token = AC_TOKEN_END;
		}
	} while (lexer->token == AC_TOKEN_COMMA);
	if (lexer->token == AC_TOKEN_FAULT)
		return LIST_WITH_FAULT;
	if (lexer->token != begun.token + 1) {
		g_array_set_size(texts, place);
		*lexer = begun;
		return LIST_OF_OTHERS;
	}
	g_array_index(texts, AcScannedText, place).n = texts->len - place - 1;
	go_to_line(scan, begun.begun);
	write_place(scan, place);
	scan->last = AC_TOKEN_TEXT;
	return LIST_OF_TEXTS;
}

static gboolean read_bracket(Scan *scan)
{
	AcLexer *lexer = &scan->lexer;
	Open open = {.closer = lexer->token + 1, .line = lexer->begun};
	open.opener = lexer->token == AC_TOKEN_OPEN_GROUP ? "{" : lexer->token == AC_TOKEN_OPEN_LIST ? "(" : "[";
	if (scan->depth == AC_DEPTH_MAX) {
		ac_lexer_refuse(lexer, lexer->begun,
		                _("brackets stand more than %d deep in each other here; expected fewer"),
		                AC_DEPTH_MAX);
		return FALSE;
	}
	ListKind kind = lexer->token == AC_TOKEN_OPEN_GROUP ? LIST_OF_OTHERS : read_texts(scan);
	if (kind != LIST_OF_OTHERS)
		return kind == LIST_OF_TEXTS && ac_lexer_next(lexer) != AC_TOKEN_FAULT;
	scan->depth++;
	gboolean good =
	    lexer->token == AC_TOKEN_OPEN_GROUP ? read_settings(scan, &open) : read_values(scan, &open);
	scan->depth--;
	return good && advance(scan);
}

static gboolean read_text(Scan *scan)
{
	AcLexer *lexer = &scan->lexer;
	int line = lexer->begun;
	if (!advance(scan))
		return FALSE;
	if (lexer->token == AC_TOKEN_TEXT) {
		g_autofree char *found = ac_lexer_describe(lexer);
		ac_lexer_refuse(
		    lexer, lexer->begun,
		    _("two texts stand side by side; expected a \",\" or \";\" between the one of line %d and %s"),
		    line, found);
		return FALSE;
	}
	return TRUE;
}

/* A number alone: "01632 960123" is a text that lacks its quotes. */
static gboolean read_number(Scan *scan)
{
	AcLexer *lexer = &scan->lexer;
	const char *start = lexer->start;
	int line = lexer->begun;
	if (!advance(scan))
		return FALSE;
	if ((lexer->token != AC_TOKEN_NUMBER && lexer->token != AC_TOKEN_NAME) || lexer->begun != line ||
	    is_key_ahead(lexer, '\0'))
		return TRUE;
	gsize length = strcspn(start, ";,})]\n\"");
	g_autofree char *all = g_strndup(start, MIN(length, 40));
	g_strchomp(all);
	ac_lexer_refuse(lexer, line, _("%s is more than one number; a text needs quotes: \"%s\""), all, all);
	return FALSE;
}

/* The current token begins a value; the one after the value is current when it returns TRUE. */
static gboolean read_value(Scan *scan)
{
	AcLexer *lexer = &scan->lexer;
	switch (lexer->token) {
	case AC_TOKEN_TEXT:
		return read_text(scan);
	case AC_TOKEN_NUMBER:
		return read_number(scan);
	case AC_TOKEN_BOOL:
		return advance(scan);
	case AC_TOKEN_OPEN_GROUP:
	case AC_TOKEN_OPEN_LIST:
	case AC_TOKEN_OPEN_ARRAY:
		return read_bracket(scan);
	default:
		break;
	}
	g_autofree char *found = ac_lexer_describe(lexer);
	if (lexer->token == AC_TOKEN_NAME)
		ac_lexer_refuse(lexer, lexer->begun, _("the word %s has no quotes; expected it in double quotes"),
		                found);
	else
		ac_lexer_refuse(lexer, lexer->begun, _("%s stands where a value is expected, like: \"24h\""), found);
	return FALSE;
}

/* Names what the bytes look like when they are no UTF-8 text at all. */
static const char *foreign_encoding(const char *bytes, gsize length)
{
	if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
		return "UTF-16";
	if (length >= 4 && (bytes[0] == '\0') != (bytes[1] == '\0') && (bytes[0] == '\0') == (bytes[2] == '\0') &&
	    (bytes[1] == '\0') == (bytes[3] == '\0'))
		return "UTF-16";
	return NULL;
}

gboolean ac_scan(const char *path, const char *bytes, gsize length, AcForm *form, AcProblems *problems)
{
	Scan scan = {.form = form, .line = 1};
	scan.lexer = (AcLexer){.path = path,
	                       .problems = problems,
	                       .at = bytes,
	                       .start = bytes,
	                       .end = bytes + length,
	                       .line = 1,
	                       .begun = 1};
	const char *encoding = foreign_encoding(bytes, length);
	if (encoding != NULL) {
		ac_lexer_refuse(&scan.lexer, 1, _("this file is written in %s; save it with the encoding UTF-8"),
		                encoding);
		return FALSE;
	}
	Open file = {.closer = AC_TOKEN_END, .opener = "", .line = 1};
	/* Two texts never touch: what is at least three bytes, like "", becomes at most eight. */
	form->structure = scan.end = g_malloc(length * 3 + 8);
	gboolean good = read_settings(&scan, &file);
	*scan.end = '\0';
	return good;
}
