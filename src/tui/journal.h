/* SPDX-License-Identifier: MIT */
/** journal.h - the state of the journal, shared by its keys (view_journal.c) and its drawing. */
#ifndef AC_SRC_TUI_JOURNAL_H
#define AC_SRC_TUI_JOURNAL_H

#include "box.h"
#include "list.h"
#include "page.h"
#include "plan/journal.h"
#include "tui/view.h"

typedef enum { JOURNAL_DAYS, JOURNAL_DAY, JOURNAL_HOW, N_JOURNAL_PANES } JournalPane;

typedef enum { ITEM_TASK, ITEM_CHECKIN, ITEM_NOTE, ITEM_FACT } JournalItemKind;

/** One line of a day. */
typedef struct {
	JournalItemKind kind;
	const AcOccurrence *task; /* ITEM_TASK */
	const AcDayNote *note;    /* ITEM_NOTE */
	const char *heading;      /* over it; NULL: it has the same as the line above */
	const char *text;         /* in the arena */
	unsigned role;
} JournalItem;

typedef struct {
	AcArena *arena;           /* of what follows; made anew with the data */
	const AcJournal *journal; /* NULL: there is no plan, or it cannot be read */
	char *problem;            /* why it cannot be read; owned */
	GArray *items;            /* of JournalItem: of the day chosen */
	AcDate date;              /* the day chosen */
	JournalPane pane;
	AcList days, lines; /* days: the newest first */
	AcPage *how;        /* how it went: adherence */
} JournalState;

/** The day chosen; NULL: there is no journal. */
const AcJournalDay *ac_journal_chosen(const JournalState *state);
const AcJournalDay *ac_journal_nth(const JournalState *state, int newest_first);

/** What a mouse means: an item of a pane. */
static inline int ac_journal_touch_id(JournalPane pane, int item)
{
	return item * N_JOURNAL_PANES + (int)pane;
}

/** How its box looks here: what is optional, or from before the client was in the program, was not missed. */
const AcBoxLook *ac_journal_look(const AcJournalDay *day, const AcOccurrence *one);
/** The lines of the day chosen. */
void ac_journal_list_items(JournalState *state, const AcApp *app);
/** The pane of adherence. */
void ac_journal_write_how(JournalState *state, const AcApp *app);
void ac_journal_draw(JournalState *state, const AcApp *app, AcCanvas *canvas);

#endif
