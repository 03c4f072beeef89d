/* SPDX-License-Identifier: MIT */
/**
 * render/words_page.h - a schedule in the words of the page, in the language gettext speaks just then. What
 * comes from files and people is made plain and kept apart from what stands around it (U+2068 … U+2069 where
 * its direction is another, numbers to call in U+2066 … U+2069). Everything lies in the arena given.
 */
#ifndef AC_RENDER_WORDS_PAGE_H
#define AC_RENDER_WORDS_PAGE_H

#include "plan/schedule.h"
#include "render/words.h"

/** "Next session", "Wed 4 Dec 2026, 10:30", "session 2 of 3". */
typedef struct {
	const char *label, *value, *note; /* note may be "" */
} AcPageCard;

/** Words that stand in bold, and what follows them. */
typedef struct {
	const char *lead, *text;
} AcPageItem;

#define AC_PAGE_LABELS 6

typedef struct {
	double from, to; /* in days from the first midnight of the chart: 1.5 is noon of the second */
	AcVerdict verdict;
	gboolean adjusted;                  /* the practitioner's own change */
	gboolean goes_on;                   /* beyond the range */
	const char *step;                   /* of a ladder: the highest allowed, "gentle cleanser"; or NULL */
	const char *says;                   /* "With care, up to gentle cleanser" */
	const char *labels[AC_PAGE_LABELS]; /* what it says and until when; the longest first; NULL ends */
	guint n_labels;
} AcPageBar;

typedef struct {
	const char *title;    /* "Swimming pool, sea, lake or river" */
	const char *timeline; /* "Avoid until Mon 30 Nov, then with care until Fri 18 Dec" */
	gboolean adjusted;
	const AcPageBar *bars;
	guint n_bars;
} AcPageRow;

typedef struct {
	const char *title; /* "Moisturise" */
	const char *when;  /* "08:00", "any time" */
	const char *how;   /* and what it is done with; "" */
} AcPageColumn;

typedef struct {
	const char *number;      /* "4", "−2" */
	const char *date;        /* "Tue 24 Nov" */
	const char *day;         /* "24": for the chart */
	const char *weekday;     /* "Tue" */
	const char *month;       /* "Nov": on the first of the range, and of each month; "" else */
	const char *lead;        /* what stands out: a session, a stage, a follow-up; "" */
	const char *changes;     /* "Washing: up to gentle cleanser. …"; "" */
	const char *avoid;       /* "washing, shaving, …"; "" */
	const char *care;        /* what is ask first; "" */
	gboolean same_as_before; /* avoid and care are those of the day before */
	gboolean weekend, has_session;
	const guint8 *boxes; /* by column */
} AcPageDay;

typedef struct {
	const char *language; /* "en", "de", "ar": of these words */
	gboolean rtl;
	const char *title;   /* of the document: "Aftercare schedule: Jo Doe" */
	const char *heading; /* "Your aftercare schedule" */
	const char *client;  /* "" when nobody is named */
	const char *clinic;  /* its name; "Standard rules — not your clinic's leaflet" */
	gboolean has_clinic;
	const char *const *contacts; /* lines beside the name */
	guint n_contacts;
	const AcPageCard *cards;
	guint n_cards;

	const char *help_title; /* "Get help if you notice" */
	const AcPageItem *help; /* "Emergency number, now": "Trouble breathing …" */
	guint n_help;
	const AcPageItem *calls; /* "Northlight Studio": the number */
	guint n_calls;

	const char *chart_title, *verdicts[AC_VERDICT_AVOID + 1];
	const char *also_title; /* over what the chart has no place for */
	const char *day_word, *date_word;
	const AcPageRow *rows;
	guint n_rows;
	const AcPageItem *always; /* what does not change all through: "Ask first": "minoxidil, …" */
	guint n_always;
	double next_at; /* the next session on the chart, in days; negative: not on it */
	const char *next_label;
	const char *chart_alt; /* the chart in words */

	const char *how_title;
	const AcPageItem *how;
	guint n_how;
	const char *normal_title;
	const AcPageItem *normal;
	guint n_normal;
	const char *adjusted_title;
	const AcPageItem *adjusted;
	guint n_adjusted;
	const char *tell_title;
	const AcPageItem *tell; /* facts not known, what is to be reported */
	guint n_tell;
	const char *later_title;
	const AcPageItem *later; /* follow-ups */
	guint n_later;

	const char *days_title, *day_heading, *changes_heading, *avoid_heading, *ask_first;
	const AcPageColumn *columns;
	guint n_columns;
	const AcPageDay *days;
	guint n_days;
	const char *goes_on; /* "From Sat 12 Dec on: a new sheet, after session 2."; "" */

	const char *code; /* what the QR code holds; NULL: none */
	const char *code_caption, *code_note, *code_alt, *logo_alt;
	const char *handed_title;  /* "Explained and handed over" */
	const char *const *handed; /* what is written by hand: "Practitioner", "Client", "Date" */
	guint n_handed;
	const char *sources_title, *sources;
	const char *rules; /* protocol, version, hash */
	const char *disclaimer;
	const char *page_of; /* "Page %d of %d" */
} AcPageWords;

/** What the page says besides the schedule; all borrowed, NULL allowed. */
typedef struct {
	const AcClinic *clinic;
	const char *own_rules; /* the title of rules that are not the standard ones; else NULL */
	const char *client_name, *hash;
	const char *code;     /* the payload of the QR code of the next session, where one is booked */
	AcInstant revised_at; /* when the plan last changed */
} AcPageFacts;

/** @language: what the words are in, as gettext was told: "de". */
const AcPageWords *ac_words_page(const AcSchedule *schedule, const AcPageFacts *facts, const char *language,
                                 AcArena *arena);

#endif
