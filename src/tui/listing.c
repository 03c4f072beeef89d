/* SPDX-License-Identifier: MIT */
#include "listing.h"

void ac_listing_init(AcListing *listing, void (*pick)(void *state))
{
	ac_filter_init(&listing->filter);
	listing->pick = pick;
}

void ac_listing_clear(AcListing *listing)
{
	ac_filter_clear(&listing->filter);
	g_free(listing->places);
}

void ac_listing_set(AcListing *listing, int n)
{
	listing->n = n;
	ac_list_clamp(&listing->list, n);
}

void ac_listing_pick(AcListing *listing, int all, gboolean (*fits)(const void *state, int place))
{
	int n = 0;
	listing->places = g_renew(int, listing->places, all + 1);
	for (int place = 0; place < all; place++)
		if (fits(listing, place))
			listing->places[n++] = place;
	ac_listing_set(listing, n);
}

int ac_listing_place(const AcListing *listing)
{
	return listing->n > 0 ? listing->places[listing->list.chosen] : -1;
}

void ac_listing_choose(AcListing *listing, int place)
{
	for (int i = 0; i < listing->n; i++)
		if (listing->places[i] == place)
			listing->list.chosen = i;
}

/* ---- moving ---------------------------------------------------------------------------------- */

static AcViewNext move(AcListing *listing, int by)
{
	ac_list_move(&listing->list, by, listing->n);
	return ac_next_stay();
}

AcViewNext ac_listing_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, 1);
}

AcViewNext ac_listing_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -1);
}

AcViewNext ac_listing_first(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -((AcListing *)state)->n);
}

AcViewNext ac_listing_last(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, ((AcListing *)state)->n);
}

static AcViewNext turn(AcListing *listing, int by)
{
	ac_list_turn(&listing->list, by, listing->n);
	return ac_next_stay();
}

AcViewNext ac_listing_page_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return turn(state, 1);
}

AcViewNext ac_listing_page_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return turn(state, -1);
}

int ac_listing_touch(void *state, G_GNUC_UNUSED AcApp *app, int id)
{
	AcListing *listing = state;
	return listing->is_held ? 0 : ac_list_touch(&listing->list, id);
}

/* ---- searching ------------------------------------------------------------------------------- */

AcViewNext ac_listing_search(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_filter_begin(&((AcListing *)state)->filter);
	return ac_next_stay();
}

AcViewNext ac_listing_found(void *state, G_GNUC_UNUSED AcApp *app)
{
	ac_filter_end(&((AcListing *)state)->filter);
	return ac_next_stay();
}

AcViewNext ac_listing_forget(void *state, G_GNUC_UNUSED AcApp *app)
{
	AcListing *listing = state;
	int place = ac_listing_place(listing);
	ac_filter_forget(&listing->filter);
	listing->pick(state);
	ac_listing_choose(listing, place);
	return ac_next_stay();
}

AcViewNext ac_listing_key(void *state, G_GNUC_UNUSED AcApp *app, int key)
{
	AcListing *listing = state;
	if (ac_filter_key(&listing->filter, key)) {
		listing->list = (AcList){0};
		listing->pick(state);
	}
	return ac_next_stay();
}

/* ---- when a key works ------------------------------------------------------------------------ */

gboolean ac_listing_moves(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return !((const AcListing *)state)->is_held;
}

gboolean ac_listing_is_typing(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const AcListing *)state)->filter.is_typing;
}

gboolean ac_listing_reads(const void *state, const AcApp *app)
{
	return ac_listing_moves(state, app) && !ac_listing_is_typing(state, app);
}

gboolean ac_listing_is_narrowed(const void *state, const AcApp *app)
{
	const AcListing *listing = state;
	return !listing->is_held && (ac_listing_is_typing(state, app) || ac_filter_is_on(&listing->filter));
}

gboolean ac_listing_is_whole(const void *state, const AcApp *app)
{
	return ac_listing_moves(state, app) && !ac_listing_is_narrowed(state, app);
}
