/* SPDX-License-Identifier: MIT */
/* The keys of a handoff's groups, in the order in which they are written. */
#include "fields.h"

#include "base/text.h"
#include "protocol/handoff.h"

static const char *const states[] = {"planned", "happened", NULL};
static const char *const verdicts[] = {"ok", "care", "ask", "avoid", NULL};

#define NEEDED(name, member, type, about)                                                                    \
	{                                                                                                        \
		name, AC_FIELD_TEXT, REQUIRED, AT(type, member), .help = about                                       \
	}
#define MAYBE(name, member, type, about)                                                                     \
	{                                                                                                        \
		name, AC_FIELD_TEXT, 0, AT(type, member), .help = about                                              \
	}

static const AcField handoff_fields[] = {
    {"format", AC_FIELD_WHOLE, REQUIRED, AT(AcHandoff, format), .min = 1, .max = 999,
     .help = N_("the form of this file")},
    NEEDED("id", id, AcHandoff, N_("the name of what is in it")),
    NEEDED("made", made_text, AcHandoff, N_("when the plan was last changed")),
    NEEDED("protocol", protocol, AcHandoff, N_("the id of the rules")),
    NEEDED("version", version, AcHandoff, N_("their version")),
};

static const AcField client_fields[] = {
    NEEDED("uid", uid, AcHandoff, N_("32 hexadecimal digits")),
    NEEDED("name", name, AcHandoff, N_("the client's name")),
    NEEDED("zone", zone, AcHandoff, N_("their time zone")),
    MAYBE("language", language, AcHandoff, N_("the language of what they read")),
    {"traits", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_HANDED_TRAIT, .help = N_("facts about them")},
};

static const AcField trait_fields[] = {
    NEEDED("trait", trait, AcHandedTrait, N_("the id of a trait")),
    NEEDED("value", value, AcHandedTrait, N_("one of its values")),
};

static const AcField session_fields[] = {
    NEEDED("uid", uid, AcHandedSession, N_("32 hexadecimal digits")),
    NEEDED("begin", begin_text, AcHandedSession, N_("when it began")),
    NEEDED("end", end_text, AcHandedSession, N_("when it ended")),
    NEEDED("zone", zone, AcHandedSession, N_("the time zone it was in")),
    {"state", AC_FIELD_CHOICE, REQUIRED, AT(AcHandedSession, state), .words = states,
     .first = AC_SESSION_PLANNED, .help = N_("whether it took place")},
    {"final", AC_FIELD_BOOL, 0, AT(AcHandedSession, final), .help = N_("the last of the course")},
};

static const AcField adjustment_fields[] = {
    MAYBE("session", session, AcHandedAdjustment, N_("the uid of a session; without it, the whole course")),
    NEEDED("activity", activity, AcHandedAdjustment, N_("the id of an activity")),
    {"verdict", AC_FIELD_CHOICE, 0, AT(AcHandedAdjustment, verdict), .words = verdicts,
     .first = AC_VERDICT_OK, .help = N_("what it says")},
    MAYBE("allow", allow, AcHandedAdjustment, N_("the highest step allowed")),
    MAYBE("from", from, AcHandedAdjustment, N_("when it begins")),
    MAYBE("to", to, AcHandedAdjustment, N_("when it ends")),
    {"numbering", AC_FIELD_WHOLE, REQUIRED, AT(AcHandedAdjustment, numbering), .min = -1, .max = 1,
     .help = N_("how its days are counted")},
    MAYBE("how", how, AcHandedAdjustment, N_("how it is done with care")),
    NEEDED("why", why, AcHandedAdjustment, N_("the reason")),
    NEEDED("by", by, AcHandedAdjustment, N_("whose word it is")),
    NEEDED("at", at_text, AcHandedAdjustment, N_("when it was said")),
};

static const AcField report_fields[] = {
    NEEDED("session", session, AcHandedReport, N_("the uid of a session")),
    NEEDED("milestone", milestone, AcHandedReport, N_("the id of a milestone")),
    NEEDED("at", at_text, AcHandedReport, N_("when it was seen")),
    MAYBE("by", by, AcHandedReport, N_("whose word it is")),
};

static const AcField text_fields[] = {
    NEEDED("name", name, AcHandedText, N_("the name of the file")),
    {"text", AC_FIELD_LINES, REQUIRED, LATER, .help = N_("what stands in it")},
};

static const AcField file_fields[] = {
    {"handoff", AC_FIELD_GROUP, REQUIRED, LATER, .kind = AC_KIND_HANDOFF, .help = N_("what this file is")},
    {"client", AC_FIELD_GROUP, REQUIRED, LATER, .kind = AC_KIND_HANDED_CLIENT, .help = N_("whose plan")},
    {"sessions", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_HANDED_SESSION, .help = N_("the course")},
    {"adjustments", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_HANDED_ADJUSTMENT,
     .help = N_("the practitioner's changes")},
    {"reports", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_HANDED_REPORT, .help = N_("what was reported")},
    {"clinic", AC_FIELD_GROUP, 0, LATER, .kind = AC_KIND_CLINIC, .help = N_("whom to call")},
    {"files", AC_FIELD_ENTRIES, REQUIRED, LATER, .kind = AC_KIND_HANDED_TEXT, .help = N_("the rules")},
    {"checksum", AC_FIELD_WORD, REQUIRED, LATER, .help = N_("the end of the file")},
};

static const AcEntity entities[] = {
    PART_OF_FILE(N_("\"handoff\""), AcHandoff, AC_NOWHERE, handoff_fields),
    PART_OF_FILE(N_("the client"), AcHandoff, AC_NOWHERE, client_fields),
    PART_OF_FILE(N_("a trait"), AcHandedTrait, AT(AcHandedTrait, origin), trait_fields),
    PART_OF_FILE(N_("a session"), AcHandedSession, AT(AcHandedSession, origin), session_fields),
    PART_OF_FILE(N_("a change"), AcHandedAdjustment, AT(AcHandedAdjustment, origin), adjustment_fields),
    PART_OF_FILE(N_("a report"), AcHandedReport, AT(AcHandedReport, origin), report_fields),
    PART_OF_FILE(N_("a file of rules"), AcHandedText, AT(AcHandedText, origin), text_fields),
    {"", N_("the file"), "", 0, AC_NOWHERE, file_fields, G_N_ELEMENTS(file_fields)},
};
G_STATIC_ASSERT(G_N_ELEMENTS(entities) == AC_KIND_VOCABULARY - AC_KIND_HANDOFF);

const AcEntity *ac_entity_of_handoff(AcKind kind)
{
	return &entities[kind - AC_KIND_HANDOFF];
}
