/* SPDX-License-Identifier: MIT */
/* handoff.h - what writing a handoff, comparing one and taking it in share. */
#ifndef AC_SRC_APP_HANDOFF_H
#define AC_SRC_APP_HANDOFF_H

#include "app/handoff.h"
#include "protocol/handoff.h"
#include "state.h"
#include "store/handoff.h"

AcHandedSession ac_handed_session(const AcSession *session);
AcHandedAdjustment ac_handed_adjustment(const AcClient *client, const AcAdjustment *one);

/** What is to be done about one fact of a handoff. */
typedef enum {
	AC_STEP_CLIENT,         /* somebody new, with their traits */
	AC_STEP_NAME,           /* text */
	AC_STEP_ZONE,           /* text */
	AC_STEP_LANGUAGE,       /* of import->language */
	AC_STEP_RULES,          /* the texts, and whom to call */
	AC_STEP_TRAIT,          /* trait */
	AC_STEP_SESSION_ADD,    /* session */
	AC_STEP_SESSION_SET,    /* session, id */
	AC_STEP_SESSION_REMOVE, /* id */
	AC_STEP_ADJUST_ADD,     /* adjustment */
	AC_STEP_ADJUST_REMOVE,  /* id */
	AC_STEP_REPORT          /* report */
} AcImportKind;

typedef struct {
	AcImportKind kind;
	gint64 id; /* of the session or change here */
	const AcHandedTrait *trait;
	const AcHandedSession *session;
	const AcHandedAdjustment *adjustment;
	const AcHandedReport *report;
	gboolean sighting; /* REPORT: of what may be seen again */
} AcImportStep;

struct AcImport {
	AcArena *arena; /* owns all of it */
	const AcHandoff *handoff;
	AcRuleTexts texts;      /* with the clinic */
	const char *protocol;   /* the name it will have here */
	const char *language;   /* of theirs, one there are words in; "": that of the rules, or there are none */
	AcHandedRules rules;    /* loaded; owned */
	gint64 client_id;       /* 0: new */
	const AcClient *client; /* as they are stored here, with their row; NULL: new */
	const AcClientRow *row;
	GArray *steps; /* AcImportStep; owned */
	GArray *lines; /* AcImportLine; owned */
	GArray *facts; /* AcHanded: what is remembered of it; owned */
};

/* handoff_merge.c */
/** All that is to be done, into steps, lines and facts. */
gboolean ac_import_compare(AcApp *app, AcImport *import, GError **error);

/* handoff_check.c */
/** Rules loaded, and what the handoff says held against them and this machine; all problems in one error. */
gboolean ac_import_check(AcApp *app, AcImport *import, GError **error);

#endif
