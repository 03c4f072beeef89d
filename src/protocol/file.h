/* SPDX-License-Identifier: MIT */
/** protocol/file.h - one rule file: opened safely, scanned, parsed by libconfig. */
#ifndef AC_PROTOCOL_FILE_H
#define AC_PROTOCOL_FILE_H

#include <libconfig.h>

#include "base/arena.h"
#include "base/problem.h"
#include "model/activity.h"

typedef struct AcRuleFile AcRuleFile;
struct AcRuleFile {
	const char *path; /* as named; in the arena it was read into */
	char *bytes;      /* owned */
	gsize length;
	GArray *texts;         /* owned; AcScannedText */
	guint64 device, inode; /* which file it is, whatever it is called */
	config_t config;
	guint index;       /* place in a chain: 0 is the file that was named */
	int treatment_day; /* the numbering its "day N" follows */
	const char *id;    /* of the protocol in it */
};

/**
 * Reads @path. NULL when it cannot be opened, read or parsed: @problems then has why. A place (@from, may be
 * NULL) is the line that names the file: a file that is missing is a problem of that line.
 */
AcRuleFile *ac_rule_file_read(AcArena *arena, const char *path, const AcOrigin *from, AcProblems *problems);
void ac_rule_file_free(AcRuleFile *file);

/** Texts, and lists of nothing but texts, are kept beside libconfig's tree, which holds their places only:
 * ask for them here. */
gboolean ac_setting_is_text(const config_setting_t *setting);
/** What it says, in the arena of its file; NULL: it is no text. */
const char *ac_setting_text(const config_setting_t *setting);
/** A text and where it stands. */
typedef struct {
	const char *text; /* in the arena of its file */
	AcOrigin at;
} AcWord;
/** A text as one. */
AcWord ac_setting_word(const config_setting_t *setting);
/** How many texts a setting holds that is a list of texts; -1: it is no such list. */
int ac_setting_n_texts(const config_setting_t *setting);
AcWord ac_setting_list_word(const config_setting_t *setting, int index);
int ac_setting_line(const config_setting_t *setting);
/** The file a setting stands in, and its place. */
const AcRuleFile *ac_setting_file(const config_setting_t *setting);
AcOrigin ac_setting_origin(const config_setting_t *setting);

#endif
