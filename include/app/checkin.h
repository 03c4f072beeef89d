/* SPDX-License-Identifier: MIT */
/** app/checkin.h - what the client feels: read, judged, noted. */
#ifndef AC_APP_CHECKIN_H
#define AC_APP_CHECKIN_H

#include "app/app.h"
#include "plan/triage.h"

/** Notes a check-in with the advice given, for the client shown. */
gboolean ac_app_checkin(AcApp *app, const AcTriage *triage, GError **error);

#endif
