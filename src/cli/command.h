/* SPDX-License-Identifier: MIT */
/** command.h - what a command is, and what it is called with. All commands are listed in commands.def. */
#ifndef AC_SRC_CLI_COMMAND_H
#define AC_SRC_CLI_COMMAND_H

#include "cli/cli.h"
#include "render/json.h"
#include "render/pages.h"

typedef enum {
	AC_OPTION_FLAG,
	AC_OPTION_TEXT,
	AC_OPTION_LIST,
	AC_OPTION_MAYBE /* a text, which may be left out: then it is "" */
} AcOptionKind;

/** One option of a command. A table of them ends with a row without a name. */
typedef struct {
	const char *name; /* without the dashes */
	AcOptionKind kind;
	const char *value; /* what stands for it in the help: "WHEN" */
	const char *help;  /* N_() */
} AcOption;

#define AC_OPTIONS_MAX 24 /* of one command, with those every command has */

typedef struct {
	const AcOption *option;
	char *text;
	char **list;
	int flag;
} AcOptionValue;

typedef struct AcCommand AcCommand;

/** A command as it was called. */
typedef struct {
	const AcCommand *command;
	const AcCommand *parent; /* "client" of "client add"; or NULL */
	const AcCliWorld *world;
	char **words; /* what is no option; owned; ends with NULL */
	guint n_words;
	AcOptionValue values[AC_OPTIONS_MAX];
	guint n_values;
	AcApp *app; /* opened with what the command needs; owned */
	GString *out, *err;
	int status; /* what the program ends with; AC_EXIT_DONE unless the command says otherwise */
} AcCall;

typedef enum {
	AC_COMMAND_JSON = 1 << 0,        /* has --json */
	AC_COMMAND_CLIENT_WORD = 1 << 1, /* its words name the client, as --client does */
	AC_COMMAND_TROUBLE_IS_2 = 1 << 2 /* like diff: 1 is an answer, whatever goes wrong is 2 */
} AcCommandFlags;

#define AC_WORDS_ANY G_MAXUINT

struct AcCommand {
	const char *name;
	const char *args;    /* "[WHEN]"; NULL: none */
	const char *summary; /* for the list of commands; N_() */
	const char *details; /* a paragraph for its help; may be NULL; N_() */
	const char *example; /* lines for its help */
	const AcOption *options;
	unsigned needs; /* AcNeeds */
	unsigned flags; /* AcCommandFlags */
	guint min_words, max_words;
	/** FALSE with @error when it was not done. NULL when it has only subcommands. */
	gboolean (*run)(AcCall *call, GError **error);
	const AcCommand *const *subcommands; /* ends with NULL; or NULL */
};

/* ---- the table ------------------------------------------------------------------------------- */

#define X(name) extern const AcCommand ac_command_##name;
#include "commands.def"
#undef X

/** All commands by name; ends with NULL. */
const AcCommand *const *ac_commands(void);
/** NULL when there is none of that name in @commands (which ends with NULL). */
const AcCommand *ac_command_find(const AcCommand *const *commands, const char *name);
/** The nearest name, or NULL. */
const char *ac_command_nearest(const AcCommand *const *commands, const char *name);
/** 'h' of --help, 'o' of --output; NUL: it has none. */
char ac_option_letter(const AcOption *option);
/** The options every command has. */
const AcOption *ac_command_globals(void);

/** Opens the app with what @needs asks for and the options every command has; for a command that declares
 * AC_NEEDS_NOTHING and wants to say more of what fails. Not again after it succeeded. */
gboolean ac_call_open(AcCall *call, unsigned needs, GError **error);

/* ---- parsing --------------------------------------------------------------------------------- */

/**
 * Finds command, words and options. @call is zeroed but for its world and texts. FALSE with @error
 * (AC_ERROR_USAGE). The command stays NULL when none was named.
 */
gboolean ac_call_parse(AcCall *call, const char *const *words, GError **error);
void ac_call_clear(AcCall *call);

/** What was given for an option of the command; NULL (or FALSE) when it was not. Borrowed. */
const char *ac_call_text(const AcCall *call, const char *option);
gboolean ac_call_flag(const AcCall *call, const char *option);
/** Ends with NULL; never NULL itself. */
const char *const *ac_call_list(const AcCall *call, const char *option);
/** The words with blanks between them; owned. */
char *ac_call_joined(const AcCall *call, guint first);

/** "aftercare client add". Owned. */
char *ac_call_name(const AcCall *call);
/** The page of `help`: of one command (with its parent, or NULL), or of all when NULL. */
void ac_help_print(AcCall *call, const AcCommand *command, const AcCommand *parent);

#endif
