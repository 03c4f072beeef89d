/* SPDX-License-Identifier: MIT */
/** app/places.h - where the values of a loaded protocol stand, for pages that tell it. */
#ifndef AC_APP_PLACES_H
#define AC_APP_PLACES_H

#include "protocol/load.h"
#include "render/pages.h"

/** An AcPlacesOf; @loaded is the AcLoaded whose protocol is shown. */
const AcKeyPlace *ac_app_places(gconstpointer loaded, AcArena *arena, const char *list, const char *id,
                                guint *n);

#endif
