/* SPDX-License-Identifier: MIT */
/** listing.h - the keys of a view that is a list: moving, the mouse, and searching while one types. Its state
 * begins with an AcListing. */
#ifndef AC_SRC_TUI_LISTING_H
#define AC_SRC_TUI_LISTING_H

#include "filter.h"
#include "list.h"
#include "tui/view.h"

typedef struct {
	AcList list;
	int n; /* items listed */
	/* Where it is searched: */
	AcFilter filter;
	int *places;               /* of each item listed, its place among all; owned */
	void (*pick)(void *state); /* lists what is searched for, by ac_listing_pick() */
	gboolean is_held;          /* the chosen item is typed into: nothing moves */
} AcListing;

/** @pick NULL: the view lists its items itself. */
void ac_listing_init(AcListing *listing, void (*pick)(void *state));
void ac_listing_clear(AcListing *listing);
/** So many items are listed now. */
void ac_listing_set(AcListing *listing, int n);
/** Lists those of @all items that @fits takes; it is given the view's state and a place. */
void ac_listing_pick(AcListing *listing, int all, gboolean (*fits)(const void *state, int place));
/** The chosen one's place among all; -1: nothing is listed. */
int ac_listing_place(const AcListing *listing);
/** Chooses the one of that place, if it is listed. */
void ac_listing_choose(AcListing *listing, int place);

AcViewNext ac_listing_down(void *state, AcApp *app);
AcViewNext ac_listing_up(void *state, AcApp *app);
AcViewNext ac_listing_page_down(void *state, AcApp *app);
AcViewNext ac_listing_page_up(void *state, AcApp *app);
AcViewNext ac_listing_first(void *state, AcApp *app);
AcViewNext ac_listing_last(void *state, AcApp *app);
/** Begins to search; what was found is the list; everything is listed again, the chosen one still chosen. */
AcViewNext ac_listing_search(void *state, AcApp *app);
AcViewNext ac_listing_found(void *state, AcApp *app);
AcViewNext ac_listing_forget(void *state, AcApp *app);
/** For AcView.key and AcView.touch. */
AcViewNext ac_listing_key(void *state, AcApp *app, int key);
int ac_listing_touch(void *state, AcApp *app, int id);

/* When a key works: not while an item is typed into; while letters are no text; while one searches; while
 * something is searched for, or is not. */
gboolean ac_listing_moves(const void *state, const AcApp *app);
gboolean ac_listing_reads(const void *state, const AcApp *app);
gboolean ac_listing_is_typing(const void *state, const AcApp *app);
gboolean ac_listing_is_narrowed(const void *state, const AcApp *app);
gboolean ac_listing_is_whole(const void *state, const AcApp *app);

/* By screens and to the ends; a search has Home and End of its own. */
#define AC_LISTING_FAR_KEYS                                                                                  \
	{{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("a screen down"), NULL, ac_listing_page_down, ac_listing_moves},     \
	    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("a screen up"), NULL, ac_listing_page_up, ac_listing_moves},       \
	    {{AC_KEY_HOME}, N_("Home"), N_("the first line"), NULL, ac_listing_first, ac_listing_reads},         \
	{                                                                                                        \
		{AC_KEY_END}, N_("End"), N_("the last line"), NULL, ac_listing_last, ac_listing_reads                \
	}

/* Of a list where letters are keys. */
#define AC_LISTING_KEYS                                                                                      \
	{{AC_KEY_DOWN, 'j'}, N_("j ↓"), N_("next line"), N_("↑↓ line"), ac_listing_down, NULL},                  \
	    {{AC_KEY_UP, 'k'}, N_("k ↑"), N_("line before"), NULL, ac_listing_up, NULL}, AC_LISTING_FAR_KEYS

/* Of one that can be searched; @brief for the footer. */
#define AC_LISTING_SEARCHED_KEYS(brief)                                                                      \
	{{AC_KEY_DOWN}, N_("↓"), N_("next line"), brief, ac_listing_down, ac_listing_moves},                     \
	    {{AC_KEY_UP}, N_("↑"), N_("line before"), NULL, ac_listing_up, ac_listing_moves},                    \
	    {{'j'}, N_("j"), N_("next line"), NULL, ac_listing_down, ac_listing_reads},                          \
	    {{'k'}, N_("k"), N_("line before"), NULL, ac_listing_up, ac_listing_reads}, AC_LISTING_FAR_KEYS

#endif
