/* SPDX-License-Identifier: MIT */
/** client_parts.h - what there is to choose of a client: zones, languages, rules, facts. */
#ifndef AC_SRC_TUI_CLIENT_PARTS_H
#define AC_SRC_TUI_CLIENT_PARTS_H

#include "pick.h"
#include "tui/view.h"

/** "de (Deutsch)"; NULL or "": that of the rules; owned. */
char *ac_client_language_words(const char *code);
/** "smp 1.0, Scalp micropigmentation"; owned. Where the rules cannot be read, their name. */
char *ac_client_rules_words(AcApp *app, const char *protocol);

void ac_client_pick_zone(AcPick *pick, const char *zone);
/** The value "" is that of the rules. */
void ac_client_pick_language(AcPick *pick, const char *language);
void ac_client_pick_rules(AcPick *pick, AcApp *app, const char *protocol);
/** The value NULL is "not known". */
void ac_client_pick_trait(AcPick *pick, const AcTrait *trait, const char *value);
void ac_client_pick_activity(AcPick *pick, const AcCatalogue *catalogue);

#endif
