/* SPDX-License-Identifier: MIT */
/** app/checkin.h - what the client feels: read, judged, noted. */
#ifndef AC_APP_CHECKIN_H
#define AC_APP_CHECKIN_H

#include "app/app.h"
#include "plan/triage.h"

/** Notes a check-in with the advice given, for the client shown, at the moment it was judged for: of one
 * that has passed it is kept that it was filled in now. */
gboolean ac_app_checkin(AcApp *app, const AcTriage *triage, GError **error);
/** Milestones to be asked for right after a check-in of today, in @arena; none where a doctor comes first. */
const AcQuestion *ac_app_checkin_questions(const AcApp *app, const AcTriage *triage, AcArena *arena,
                                           guint *n);
/** Check-ins and notes of the client shown, in @arena; of somebody who is not stored none. NULL with
 * @error. */
const AcRecords *ac_app_records(AcApp *app, AcArena *arena, GError **error);

#endif
