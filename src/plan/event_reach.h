/* SPDX-License-Identifier: MIT */
/** event_reach.h - how far from an event a session can make a difference to it. Inside this module only. */
#ifndef AC_SRC_PLAN_EVENT_REACH_H
#define AC_SRC_PLAN_EVENT_REACH_H

#include "plan/event.h"

/** Days: a session that is farther away than any rule on what is asked reaches (and the report it may wait
 * for) makes no difference by being farther still. At most AC_EVENT_MAX_DAYS. */
int ac_event_reach(const AcPlan *plan, const AcEventAsk *ask);

#endif
