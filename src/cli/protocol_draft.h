/* SPDX-License-Identifier: MIT */
/** protocol_draft.h - what `protocol new` was told, and the file that says it. */
#ifndef AC_SRC_CLI_PROTOCOL_DRAFT_H
#define AC_SRC_CLI_PROTOCOL_DRAFT_H

#include "time/offset.h"

typedef enum {
	AC_DRAFT_WATER,
	AC_DRAFT_CLEANSER,
	AC_DRAFT_GYM,
	AC_DRAFT_SWIM,
	AC_DRAFT_SUN,
	AC_DRAFT_SHAVE,
	AC_DRAFT_CREAM,
	AC_N_DRAFT_TOPICS
} AcDraftTopic;

typedef enum {
	AC_DRAFT_NOT_SAID, /* no rule; on the standard rules: as they have it */
	AC_DRAFT_TIME,
	AC_DRAFT_NO_END /* forbidden, and no end is given */
} AcDraftKind;

/** From when something is allowed. */
typedef struct {
	AcDraftKind kind;
	char *text;        /* owned; as a file has it: "72h", "day 4"; NULL: no time */
	AcInstant at;      /* its later reading, after a session that ended at 0 */
	gboolean is_final; /* counted from the last session */
} AcDraftTime;

/** One more thing that is forbidden. */
typedef struct {
	char *id, *title; /* owned; of the activity */
	gboolean is_ladder;
	AcDraftTime time;
} AcDraftBan;

typedef struct {
	gboolean is_standard;                            /* starts from the standard rules */
	char *id, *clinic, *phone, *leaflet, *review_by; /* owned; clinic and phone: NULL, not given */
	int treatment_day;                               /* 0, 1 or AC_TREATMENT_DAY_UNSAID */
	AcDraftTime times[AC_N_DRAFT_TOPICS];
	GArray *bans; /* AcDraftBan */
} AcDraft;

void ac_draft_init(AcDraft *draft);
void ac_draft_clear(AcDraft *draft);
void ac_draft_forget_bans(AcDraft *draft);
void ac_draft_time_clear(AcDraftTime *time);
/**
 * "72 hours", "3 days", "day 4", "2 weeks", "28d after the last", "now", "never", "not said". FALSE with
 * @error, which says what may have been meant.
 */
gboolean ac_draft_time_parse(const char *text, int treatment_day, AcDraftTime *out, GError **error);
/** The file; owned. */
char *ac_draft_text(const AcDraft *draft);

/** "my-studio" as "my-studio.cfg"; owned. */
char *ac_draft_path(const char *name);
/** Nothing lies there. */
gboolean ac_draft_is_free(const char *path, GError **error);
/** "My Studio.cfg" as "my-studio"; owned. */
char *ac_draft_id(const char *path);
/** Refuses to take the place of a file that has come there meanwhile. */
gboolean ac_draft_write(const char *path, const char *text, GError **error);

#endif
