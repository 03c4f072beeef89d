/* SPDX-License-Identifier: MIT */
/** model/activity.h - what a person may want to do; ladders and kinds. Plain data. */
#ifndef AC_MODEL_ACTIVITY_H
#define AC_MODEL_ACTIVITY_H

#include <glib.h>

/** A place in a file of rules: shown as "file:line". */
typedef struct {
	const char *file;
	int line;
} AcOrigin;

typedef struct AcActivity AcActivity;
struct AcActivity {
	const char *id, *title;
	AcOrigin origin;
	const char *const *also; /* words people type for it */
	guint n_also;
	const AcActivity *const *kinds; /* what it is, directly: a sauna is sweat and heat */
	guint n_kinds;
	const AcActivity *ladder; /* the ladder it is a step of, or NULL; an activity is a step of one at most */
	guint rank;               /* place on that ladder from 1; 0 is the ladder's "none" */
	const AcActivity *const
	    *steps; /* a ladder's steps from the lowest, without "none"; n_steps 0: no ladder */
	guint n_steps;
	gboolean medicine; /* a prescribed medicine may be meant: always add the prescriber sentence */
	guint index;       /* place in the catalogue: what people ask most comes first; dense from 0 */
};

/** An occasion, as people call it, and what they do then: "beach holiday" is sun, sea, pool, sunscreen. */
typedef struct {
	const char *id, *title;
	AcOrigin origin;
	const char *const *also; /* words people type for it */
	guint n_also;
	const AcActivity *const *activities; /* at least one */
	guint n_activities;
} AcOccasion;

typedef struct {
	const AcActivity *const *activities; /* by index */
	guint n_activities;
	const char *file;
	const AcOccasion *events;
	guint n_events;
} AcCatalogue;

const AcActivity *ac_catalogue_find(const AcCatalogue *catalogue, const char *id);
/** TRUE when @activity is @kind, or belongs to it by any chain of kinds, or is a step whose ladder does. */
gboolean ac_activity_is(const AcActivity *activity, const AcActivity *kind);

#endif
