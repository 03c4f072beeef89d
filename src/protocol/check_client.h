/* SPDX-License-Identifier: MIT */
/** protocol/check_client.h - a made-up client of the checker, with one session or more. */
#ifndef AC_PROTOCOL_CHECK_CLIENT_H
#define AC_PROTOCOL_CHECK_CLIENT_H

#include "plan/plan.h"

/* The session of the made-up client: 21 November 2026, from noon to three in the afternoon, in UTC. */
#define AC_CHECK_END   ((AcInstant)1795273200)
#define AC_CHECK_BEGIN (AC_CHECK_END - 3 * AC_HOUR)

typedef struct {
	GTimeZone *zone;  /* owned */
	GArray *sessions; /* owned; AcSession */
	GArray *traits;   /* owned; AcTraitValue */
	GArray *reports;  /* owned; AcReport */
	AcClient client;  /* after ac_check_client_ready() */
} AcCheckClient;

/** With the one session. */
void ac_check_client_open(AcCheckClient *made_up);
void ac_check_client_close(AcCheckClient *made_up);
/** The moment @offset after (before) the first session. */
AcInstant ac_check_client_at(const AcCheckClient *made_up, const AcOffset *offset);
void ac_check_client_add_session(AcCheckClient *made_up, AcInstant end);
void ac_check_client_add_traits(AcCheckClient *made_up, const AcCondition *when, guint n_when);
/** The traits nobody asked about: a first value each, so that no rule is in doubt. */
void ac_check_client_fill_traits(AcCheckClient *made_up, const AcProtocol *protocol);
/** For the latest session that has begun by then. */
void ac_check_client_add_report(AcCheckClient *made_up, const AcMilestone *milestone, AcInstant at);
/** Everything reported as soon (or as late) as it usually is. */
void ac_check_client_report_all(AcCheckClient *made_up, const AcProtocol *protocol, gboolean late);
/** The last of its sessions is the last of the course. */
void ac_check_client_make_final(AcCheckClient *made_up);
/** What was added is in `client` now; borrowed from @made_up. */
const AcClient *ac_check_client_ready(AcCheckClient *made_up);

#endif
