/* SPDX-License-Identifier: MIT */
/** mention.h - where bytes that are no table of ours speak of a client. Pure. */
#ifndef AC_SRC_APP_MENTION_H
#define AC_SRC_APP_MENTION_H

#include "store/erase.h"

typedef struct AcMentions AcMentions; /* opaque: what is looked for */

/** All that @traces has, and "#3" of the client's number; borrows nothing. */
AcMentions *ac_mentions_new(const AcTraces *traces);
void ac_mentions_free(AcMentions *mentions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcMentions, ac_mentions_free)

/** The bytes [from, to) speak of them. FALSE: that is enough. */
typedef gboolean (*AcMentionFound)(gpointer data, gsize from, gsize to);
/**
 * Every place, from the first on. Words are compared, whole, whatever stands between them ("Jo  Doe",
 * "jo-doe.cfg"); without case and accents, but a name of one or two letters with; through %4A, \x4A, \112,
 * \u004A and &#74;; and when "…" cuts them. A name within the longer one of somebody else
 * ("Jo" in "Jo Doe") is theirs. Where the words are those of a namesake too, nobody can tell: it is a place.
 */
void ac_mentions_find(const AcMentions *mentions, const char *bytes, gsize length, AcMentionFound found,
                      gpointer data);

#endif
