/* SPDX-License-Identifier: MIT */
#include "check_client.h"

#include <string.h>

void ac_check_client_open(AcCheckClient *made_up)
{
	*made_up = (AcCheckClient){.zone = g_time_zone_new_utc(),
	                           .sessions = g_array_new(FALSE, FALSE, sizeof(AcSession)),
	                           .traits = g_array_new(FALSE, FALSE, sizeof(AcTraitValue)),
	                           .reports = g_array_new(FALSE, FALSE, sizeof(AcReport))};
	ac_check_client_add_session(made_up, AC_CHECK_END);
}

void ac_check_client_close(AcCheckClient *made_up)
{
	g_array_unref(made_up->sessions);
	g_array_unref(made_up->traits);
	g_array_unref(made_up->reports);
	g_time_zone_unref(made_up->zone);
}

AcInstant ac_check_client_at(const AcCheckClient *made_up, const AcOffset *offset)
{
	return ac_offset_resolve(offset, AC_CHECK_BEGIN, AC_CHECK_END, made_up->zone, AC_FOLD_FIRST);
}

static int by_end(gconstpointer a, gconstpointer b)
{
	const AcSession *left = a, *right = b;
	return (left->end > right->end) - (left->end < right->end);
}

void ac_check_client_add_session(AcCheckClient *made_up, AcInstant end)
{
	AcSession session = {.id = made_up->sessions->len + 1,
	                     .begin = end - (AC_CHECK_END - AC_CHECK_BEGIN),
	                     .end = end,
	                     .zone = made_up->zone,
	                     .zone_name = "UTC",
	                     .state = AC_SESSION_HAPPENED};
	g_array_append_val(made_up->sessions, session);
	g_array_sort(made_up->sessions, by_end);
}

void ac_check_client_make_final(AcCheckClient *made_up)
{
	g_array_index(made_up->sessions, AcSession, made_up->sessions->len - 1).final = TRUE;
}

/* ---- traits ---------------------------------------------------------------------------------- */

void ac_check_client_add_traits(AcCheckClient *made_up, const AcCondition *when, guint n_when)
{
	for (guint i = 0; i < n_when; i++)
		if (when[i].kind == AC_CONDITION_TRAIT) {
			AcTraitValue value = {.trait = when[i].trait->id, .value = when[i].values[0]};
			g_array_append_val(made_up->traits, value);
		}
}

static gboolean has_trait(const AcCheckClient *made_up, const char *id)
{
	for (guint i = 0; i < made_up->traits->len; i++)
		if (strcmp(g_array_index(made_up->traits, AcTraitValue, i).trait, id) == 0)
			return TRUE;
	return FALSE;
}

void ac_check_client_fill_traits(AcCheckClient *made_up, const AcProtocol *protocol)
{
	for (guint i = 0; i < protocol->n_traits; i++) {
		AcTraitValue value = {.trait = protocol->traits[i].id, .value = protocol->traits[i].values[0]};
		if (!has_trait(made_up, value.trait))
			g_array_append_val(made_up->traits, value);
	}
}

/* ---- reports --------------------------------------------------------------------------------- */

void ac_check_client_add_report(AcCheckClient *made_up, const AcMilestone *milestone, AcInstant at)
{
	AcReport report = {.milestone = milestone->id, .at = at};
	for (guint i = 0; i < made_up->sessions->len; i++) {
		const AcSession *session = &g_array_index(made_up->sessions, AcSession, i);
		if (i == 0 || session->begin <= at)
			report.session_id = session->id;
	}
	g_array_append_val(made_up->reports, report);
}

void ac_check_client_report_all(AcCheckClient *made_up, const AcProtocol *protocol, gboolean late)
{
	for (guint i = 0; i < protocol->n_milestones; i++) {
		const AcMilestone *milestone = &protocol->milestones[i];
		const AcOffset *usually = late ? &milestone->usually.late : &milestone->usually.early;
		gboolean is_given = usually->kind == AC_OFFSET_ELAPSED || usually->kind == AC_OFFSET_CALENDAR;
		if (!milestone->sighting)
			ac_check_client_add_report(made_up, milestone,
			                           is_given ? ac_check_client_at(made_up, usually) : AC_CHECK_END);
	}
}

const AcClient *ac_check_client_ready(AcCheckClient *made_up)
{
	made_up->client = (AcClient){.id = 1,
	                             .name = "",
	                             .zone = made_up->zone,
	                             .zone_name = "UTC",
	                             .sessions = (const AcSession *)(gpointer)made_up->sessions->data,
	                             .n_sessions = made_up->sessions->len,
	                             .traits = (const AcTraitValue *)(gpointer)made_up->traits->data,
	                             .n_traits = made_up->traits->len,
	                             .reports = (const AcReport *)(gpointer)made_up->reports->data,
	                             .n_reports = made_up->reports->len};
	return &made_up->client;
}
