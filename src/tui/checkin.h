/* SPDX-License-Identifier: MIT */
/** checkin.h - the state of the check-in, shared by its keys (view_checkin.c) and its drawing. */
#ifndef AC_SRC_TUI_CHECKIN_H
#define AC_SRC_TUI_CHECKIN_H

#include "list.h"
#include "model/record.h"
#include "page.h"
#include "plan/triage.h"
#include "joins.h"
#include "tui/view.h"

/** A line to mark: a red flag, or a sign with its strength. */
typedef struct {
	char *id, *title; /* owned */
	char *full;       /* of a red flag: at more length; NULL: there is no more; owned */
	gboolean is_flag;
	AcSignSeverity severity; /* ANY: not felt; a flag that is felt is STRONG */
} AcMark;

typedef struct {
	GArray *marks;       /* of AcMark, the red flags first */
	int n_flags;         /* of them */
	gboolean lists_each; /* the red flags one by one; else one line asks for all of them */
	gboolean is_wide;    /* as drawn: the red flags one by one, the signs beside them */
	AcList list;         /* of rows */
	AcList flags, signs; /* where it is wide: what of each is in sight */
	AcDate date;
	gboolean is_nothing;        /* there is nothing, the person has said */
	gboolean is_past;           /* filled in for a day that has passed */
	AcArena *arena;             /* of what follows; made anew with the data */
	const AcCheckin *last;      /* the check-in before; NULL: none */
	AcJoins *joins;             /* of the red flags, for drawing */
	AcPage *result;             /* NULL: still being filled in */
	AcTriage said;              /* of the result: its advice and moment, no lines */
	GPtrArray *asked;           /* ids of milestones asked for after it */
	const AcQuestion *question; /* to be asked next; NULL: none */
} AcCheckinState;

int ac_checkin_rows(const AcCheckinState *state);
/** The mark of a row; NULL: the line that asks for all red flags. */
AcMark *ac_checkin_mark(const AcCheckinState *state, int row);

/** How it is drawn from now on; what is chosen stays chosen. */
void ac_checkin_set_wide(AcCheckinState *state, gboolean is_wide);

/** What a mouse means: a row, or with a strength that strength of it. */
#define AC_CHECKIN_ROW(id)          ((id) / 8)
#define AC_CHECKIN_HAS_STRENGTH(id) ((id) % 8 != 0)
#define AC_CHECKIN_STRENGTH(id)     ((AcSignSeverity)((id) % 8 - 1))
static inline int ac_checkin_touch_id(int row)
{
	return row * 8;
}
static inline int ac_checkin_touch_strength(int row, AcSignSeverity strength)
{
	return row * 8 + 1 + (int)strength;
}

void ac_checkin_draw(AcCheckinState *state, const AcApp *app, AcCanvas *canvas);

#endif
