/* SPDX-License-Identifier: MIT */
/** day.h - the state of the day screen, shared by its keys (view_day.c) and its two halves of drawing. */
#ifndef AC_SRC_TUI_DAY_H
#define AC_SRC_TUI_DAY_H

#include "box.h"
#include "joins.h"
#include "list.h"
#include "row.h"
#include "tui/view.h"

typedef enum { PANE_QUESTIONS, PANE_MAY, PANE_TODO, PANE_CALL, N_PANES } Pane;

typedef struct {
	AcDate date;
	gboolean is_drawn; /* the first frame is there: reading more delays nothing */
	gboolean follows;  /* shows today, whichever day that is */
	AcArena *arena;    /* of everything below; made anew when the day or the data changes */
	const AcPlan *plan;
	const AcDay *day; /* NULL: no plan */
	AcRow *rows;      /* of those rows of the day that are shown */
	const AcDayRow **shown;
	guint n_rows;
	/* How they were laid out last, and for what; NULL: not yet. */
	int *heights, laid_width, laid_how;
	gboolean is_ascii;
	AcColumns columns;
	AcInstant *later;   /* of each task of the day: put off until then; 0: it is not */
	AcBox *boxes;       /* names of the tasks, in the arena, and */
	const char **names; /* of the first activity of each row: they outlast the plan */
	int n_boxes, n_names;
	AcBox due;          /* what the status line says has fallen due; zeroed: nothing */
	const char *advice; /* what the last check-in advised, while it stands; NULL: nothing */
	const AcQuestion *questions;
	guint n_questions;
	GPtrArray *fresh, *tomorrow, *normal, *flags; /* words; owned */
	char *trouble;  /* the rule file cannot be used at present; owned; NULL: it can */
	AcJoins *joins; /* of those words, for drawing */
	Pane pane;
	AcList lists[N_PANES];
} DayState;

/** What is chosen, by name; zeroed: nothing. */
typedef struct {
	AcBox box;
	char *activity; /* id; owned */
} AcDayChoice;
AcDayChoice ac_day_choice(const DayState *state);
/** Rows and words of the day that was made. */
void ac_day_put_in_words(DayState *state, const AcApp *app);
/** Names what the day shows, once it is made. */
void ac_day_name(DayState *state);
/** Chooses the same as before where it still is; clears @choice. */
void ac_day_choose_again(DayState *state, AcDayChoice *choice);
void ac_day_choice_clear(AcDayChoice *choice);

/** Items of a pane. */
int ac_day_count(const DayState *state, Pane pane);
/** Who, where, which day, what is new, what is asked: from the top; returns the rows used. */
int ac_day_draw_head(DayState *state, const AcApp *app, AcCanvas *canvas);
/** What a mouse on item @item of @pane means; of PANE_CALL: the box of that task, which is ticked. */
int ac_day_touch_id(Pane pane, int item);
/** The panes, into @in. */
void ac_day_draw_panes(DayState *state, const AcApp *app, AcCanvas *canvas, AcRect in);

#endif
