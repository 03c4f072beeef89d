/* SPDX-License-Identifier: MIT */
/* The keys of every group. A new key is one row here and one field of the model. */
#include "table.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "model/protocol.h"

static const char *const verdicts[] = {"ok", "care", "ask", "avoid", NULL};
static const char *const answers[] = {"silent", "ok", "care", "ask", "avoid", NULL};
static const char *const levels[] = {"must", "should", "may", NULL};
static const char *const lates[] = {"remind", "drop", "digest", NULL};
static const char *const statuses[] = {"draft", "active", "retired", NULL};
static const char *const advices[] = {"expected", "watch", "practitioner", "doctor", "emergency", NULL};
static const char *const severities[] = {"mild", "moderate", "strong", NULL};
static const char *const urgencies[] = {"practitioner", "soon", "doctor", "emergency", NULL};
static const char *const pers[] = {"day", "week", "time", NULL};

#define REQUIRED AC_FIELD_REQUIRED
#define EMPTY    AC_FIELD_MAY_BE_EMPTY
#define OWN      AC_FIELD_OWN

#define AT(type, member) offsetof(type, member)
#define LATER            AC_NOWHERE
#define DAY              1440 /* minutes */

#define FIELD_ID(type)                                                                                       \
	{                                                                                                        \
		"id", AC_FIELD_ID, REQUIRED, AT(type, id), .help = N_("its name in this file: a-z, 0-9 and -")       \
	}
#define FIELD_TITLE(type)                                                                                    \
	{                                                                                                        \
		"title", AC_FIELD_TEXT, REQUIRED, AT(type, title), .help = N_("what it is called, for people")       \
	}
#define TEXT(name, at, about)                                                                                \
	{                                                                                                        \
		name, AC_FIELD_TEXT, 0, at, .help = about                                                            \
	}

/* What rules and tasks share. */
#define FIELD_FROM(type, text)                                                                               \
	{                                                                                                        \
		"from", AC_FIELD_SPAN, 0, AT(type, from), text,                                                      \
		    .help = N_("when it begins, counted from its anchor; not given: with it")                        \
	}
#define FIELD_UNTIL(type)                                                                                    \
	{                                                                                                        \
		"until", AC_FIELD_MILESTONE, 0, AT(type, until),                                                     \
		    .help = N_("a milestone: it lasts till the client reports it")                                   \
	}
#define FIELD_ANCHOR(type)                                                                                   \
	{                                                                                                        \
		"anchor", AC_FIELD_ANCHOR, 0, AT(type, anchor),                                                      \
		    .help = N_("what its time counts from: \"session\" (each; the default), \"first\", \"final\" "   \
		               "or a milestone")                                                                     \
	}
#define FIELD_WHEN(type)                                                                                     \
	{                                                                                                        \
		"when", AC_FIELD_CONDITIONS, 0, AT(type, when), AT(type, n_when),                                    \
		    .help = N_("only for whom all of this fits: traits, course = \"ongoing\" or \"complete\", seen " \
		               "= a sign")                                                                           \
	}
#define FIELD_UNLESS(type)                                                                                   \
	{                                                                                                        \
		"unless", AC_FIELD_CONDITIONS, 0, AT(type, unless), AT(type, n_unless),                              \
		    .help = N_("not for whom all of this fits")                                                      \
	}
#define FIELD_LEVEL(type)                                                                                    \
	{                                                                                                        \
		"level", AC_FIELD_CHOICE, 0, AT(type, level),                                                        \
		    .words = levels, .help = N_("how strongly it is meant; \"must\" when not given")                 \
	}
#define FIELD_SOURCE(type)                                                                                   \
	{                                                                                                        \
		"source", AC_FIELD_SOURCE, 0, AT(type, source), .help = N_("who says so: the id of a source")        \
	}
#define FIELD_WORDS(type, prefix)                                                                            \
	[prefix##_HOW] = TEXT("how", AT(type, words.how), N_("how it is done with care")),                       \
	[prefix##_WHY] = TEXT("why", AT(type, words.why), N_("the reason")),                                     \
	[prefix##_OTHERWISE] =                                                                                   \
	    TEXT("otherwise", AT(type, words.otherwise), N_("what to do if it cannot be helped")),               \
	[prefix##_EXCEPTION] = TEXT("exception", AT(type, words.exception), N_("what is allowed all the same")), \
	[prefix##_LAPSE] = TEXT("lapse", AT(type, words.lapse), N_("what to do if it has happened already")),    \
	[prefix##_CONSEQUENCE] =                                                                                 \
	    TEXT("consequence", AT(type, words.consequence), N_("what follows if it is not kept"))

static const AcField activity_fields[] = {
    [AC_ACTIVITY_ID] = FIELD_ID(AcActivity),
    [AC_ACTIVITY_TITLE] = FIELD_TITLE(AcActivity),
    [AC_ACTIVITY_ALSO] = {"also", AC_FIELD_TEXTS, 0, AT(AcActivity, also), AT(AcActivity, n_also),
                          .help = N_("words people type for it")},
    [AC_ACTIVITY_IS] = {"is", AC_FIELD_ACTIVITIES, 0, AT(AcActivity, kinds), AT(AcActivity, n_kinds),
                        .help = N_("the kinds it belongs to: a sauna is sweat and heat")},
    [AC_ACTIVITY_STEPS] = {"steps", AC_FIELD_WORD_LIST, 0, LATER,
                           .help =
                               N_("makes it a ladder: its steps from the lowest; \"none\" may come first")},
    [AC_ACTIVITY_MEDICINE] = {"medicine", AC_FIELD_BOOL, 0, AT(AcActivity, medicine),
                              .help = N_("true for what a doctor may have prescribed")},
};

static const AcField source_fields[] = {
    FIELD_ID(AcSource),
    FIELD_TITLE(AcSource),
    TEXT("url", AT(AcSource, url), N_("where it can be read")),
    TEXT("note", AT(AcSource, note), N_("what should be known about it")),
};

static const AcField trait_fields[] = {
    FIELD_ID(AcTrait),
    FIELD_TITLE(AcTrait),
    {"values", AC_FIELD_WORDS, REQUIRED, AT(AcTrait, values), AT(AcTrait, n_values),
     .help = N_("the values it may have")},
};

static const AcField milestone_fields[] = {
    FIELD_ID(AcMilestone),
    {"ask", AC_FIELD_TEXT, REQUIRED, AT(AcMilestone, ask),
     .help = N_("the question the client answers with yes")},
    TEXT("title", AT(AcMilestone, title),
         N_("what is waited for: \"the flakes are gone\"; the question when not given")),
    {"usually", AC_FIELD_SPAN, 0, AT(AcMilestone, usually), AT(AcMilestone, usually_text),
     .help = N_("when it is to be expected: \"5d..14d\"")},
};

static const AcField phase_fields[] = {
    [AC_PHASE_ID] = FIELD_ID(AcPhase),
    [AC_PHASE_TITLE] = FIELD_TITLE(AcPhase),
    [AC_PHASE_FROM] = FIELD_FROM(AcPhase, 0),
    [AC_PHASE_TO] = {"to", AC_FIELD_SPAN, 0, AT(AcPhase, to), .help = N_("when it ends")},
    [AC_PHASE_NORMAL] = {"normal", AC_FIELD_TEXTS, 0, AT(AcPhase, normal), AT(AcPhase, n_normal),
                         .help = N_("what is normal then")},
    [AC_PHASE_GUIDE] = TEXT("guide", AT(AcPhase, guide), N_("the page of the guide that tells more")),
};

static const AcField rule_fields[] = {
    [AC_RULE_ID] = FIELD_ID(AcRule),
    [AC_RULE_TITLE] = TEXT("title", AT(AcRule, title), N_("what it is called, for people")),
    [AC_RULE_ON] = {"on", AC_FIELD_ACTIVITIES, REQUIRED, AT(AcRule, on), AT(AcRule, n_on),
                    .help = N_("the activity, or the list of activities, it speaks of")},
    [AC_RULE_VERDICT] = {"verdict", AC_FIELD_CHOICE, 0, AT(AcRule, verdict), .words = verdicts,
                         .first = AC_VERDICT_OK, .clears = AC_RULE_ALLOW + 1,
                         .help = N_("what it says of them")},
    [AC_RULE_ALLOW] = {"allow", AC_FIELD_WORD, 0, LATER, .clears = AC_RULE_VERDICT + 1,
                       .help =
                           N_("instead of a verdict, on a ladder: the highest step allowed, or \"none\"")},
    [AC_RULE_FROM] = FIELD_FROM(AcRule, AT(AcRule, from_text)),
    [AC_RULE_TO] = {"to", AC_FIELD_END, 0, AT(AcRule, to), AT(AcRule, to_text),
                    .help = N_("when it ends; not given: never; \"unsaid\": the leaflet gives no end")},
    [AC_RULE_UNTIL] = FIELD_UNTIL(AcRule),
    [AC_RULE_ANCHOR] = FIELD_ANCHOR(AcRule),
    [AC_RULE_WHEN] = FIELD_WHEN(AcRule),
    [AC_RULE_UNLESS] = FIELD_UNLESS(AcRule),
    [AC_RULE_LIMIT] = {"limit", AC_FIELD_LIMIT, 0, AT(AcRule, limit),
                       .help = N_("how much of it: minutes, per, between")},
    FIELD_WORDS(AcRule, AC_RULE),
    [AC_RULE_LEVEL] = FIELD_LEVEL(AcRule),
    [AC_RULE_SOURCE] = FIELD_SOURCE(AcRule),
};

static const AcField task_fields[] = {
    [AC_TASK_ID] = FIELD_ID(AcTask),
    [AC_TASK_TITLE] = FIELD_TITLE(AcTask),
    [AC_TASK_FROM] = FIELD_FROM(AcTask, 0),
    [AC_TASK_TO] = {"to", AC_FIELD_SPAN, 0, AT(AcTask, to), .help = N_("when it ends; not given: never")},
    [AC_TASK_UNTIL] = FIELD_UNTIL(AcTask),
    [AC_TASK_ANCHOR] = FIELD_ANCHOR(AcTask),
    [AC_TASK_TIMES] = {"times", AC_FIELD_CLOCKS, 0, AT(AcTask, times), AT(AcTask, n_times),
                       .help = N_("clock times; not given: any time of the day")},
    [AC_TASK_EVERY] = {"every", AC_FIELD_LENGTH, 0, AT(AcTask, every), .min = 15, .max = 366 * DAY,
                       .help = N_("how often: \"1d\", \"8h\"; not given: once")},
    [AC_TASK_ON] = {"on", AC_FIELD_ACTIVITY, 0, AT(AcTask, on),
                    .help = N_("the activity it is: held back while that may not be done")},
    [AC_TASK_STEP] = {"step", AC_FIELD_WORD, 0, LATER,
                      .help = N_("the step of that activity's ladder it needs")},
    [AC_TASK_AMOUNT] = TEXT("amount", AT(AcTask, amount), N_("how much: \"pea-size\"")),
    [AC_TASK_AFTER] = {"after", AC_FIELD_TASK, 0, AT(AcTask, after), .help = N_("the task to do first")},
    [AC_TASK_WHEN] = FIELD_WHEN(AcTask),
    [AC_TASK_UNLESS] = FIELD_UNLESS(AcTask),
    FIELD_WORDS(AcTask, AC_TASK),
    [AC_TASK_LEVEL] = FIELD_LEVEL(AcTask),
    [AC_TASK_REMIND] = {"remind", AC_FIELD_BOOL, 0, AT(AcTask, remind),
                        .help = N_("true: a reminder on the desktop")},
    [AC_TASK_LATE] = {"late", AC_FIELD_CHOICE, 0, AT(AcTask, late), .words = lates,
                      .help =
                          N_("what becomes of a reminder that comes too late; \"remind\" when not given")},
    [AC_TASK_LEAD] = {"lead", AC_FIELD_LENGTH, 0, AT(AcTask, lead), .min = 1, .max = 30 * DAY,
                      .help = N_("remind this long before")},
    [AC_TASK_SOURCE] = FIELD_SOURCE(AcTask),
};

static const AcField sign_fields[] = {
    [AC_SIGN_ID] = FIELD_ID(AcSign),
    [AC_SIGN_TITLE] = FIELD_TITLE(AcSign),
    [AC_SIGN_ALSO] = {"also", AC_FIELD_TEXTS, 0, AT(AcSign, also), AT(AcSign, n_also),
                      .help = N_("words people type for it")},
    [AC_SIGN_RULES] = {"rules", AC_FIELD_ENTRIES, REQUIRED, LATER, .kind = AC_KIND_SIGN_RULE,
                       .help = N_("what it means, and when")},
};

static const AcField sign_rule_fields[] = {
    [AC_SIGN_RULE_ID] = FIELD_ID(AcSignRule),
    [AC_SIGN_RULE_SEVERITY] = {"severity", AC_FIELD_CHOICE, 0, AT(AcSignRule, severity), .words = severities,
                               .first = AC_SEVERITY_MILD,
                               .help = N_("this strong or stronger; not given: any")},
    [AC_SIGN_RULE_FROM] = FIELD_FROM(AcSignRule, 0),
    [AC_SIGN_RULE_TO] = {"to", AC_FIELD_SPAN, 0, AT(AcSignRule, to),
                         .help = N_("when it ends; not given: never")},
    [AC_SIGN_RULE_ADVICE] = {"advice", AC_FIELD_CHOICE, REQUIRED, AT(AcSignRule, advice), .words = advices,
                             .first = AC_ADVICE_EXPECTED, .help = N_("what to do about it")},
    [AC_SIGN_RULE_AGAIN] = {"again", AC_FIELD_LENGTH, 0, AT(AcSignRule, again), .min = 15, .max = 90 * DAY,
                            .help = N_("look again in: \"12h\"")},
    [AC_SIGN_RULE_WHY] = TEXT("why", AT(AcSignRule, why), N_("the reason")),
    [AC_SIGN_RULE_SOURCE] = FIELD_SOURCE(AcSignRule),
};

static const AcField followup_fields[] = {
    FIELD_ID(AcFollowup),
    FIELD_TITLE(AcFollowup),
    {"at", AC_FIELD_SPAN, REQUIRED, AT(AcFollowup, at), .help = N_("when, counted from its anchor: \"1y\"")},
    FIELD_ANCHOR(AcFollowup),
    {"every", AC_FIELD_LENGTH, 0, AT(AcFollowup, every), .min = DAY, .max = 36500 * DAY,
     .help = N_("how often after that; not given: once")},
    TEXT("why", AT(AcFollowup, why), N_("the reason")),
    FIELD_SOURCE(AcFollowup),
};

static const AcField test_fields[] = {
    [AC_TEST_AT] = {"at", AC_FIELD_SPAN, REQUIRED, AT(AcProtocolTest, at),
                    .help = N_("the moment asked about, after one session")},
    [AC_TEST_ASK] = {"ask", AC_FIELD_ACTIVITIES, REQUIRED, AT(AcProtocolTest, ask), AT(AcProtocolTest, n_ask),
                     .help = N_("the activity asked about, or several")},
    [AC_TEST_ANSWER] = {"answer", AC_FIELD_CHOICE, REQUIRED, AT(AcProtocolTest, answer), .words = answers,
                        .first = AC_VERDICT_SILENT, .help = N_("the answer there must be")},
    [AC_TEST_WHEN] = {"when", AC_FIELD_CONDITIONS, 0, AT(AcProtocolTest, when), AT(AcProtocolTest, n_when),
                      .help = N_("the traits of the client who asks, one value each")},
};

static const AcField limit_fields[] = {
    [AC_LIMIT_MINUTES] = {"minutes", AC_FIELD_WHOLE, 0, AT(AcLimit, minutes), .min = 1, .max = 1440,
                          .help = N_("at most so many minutes")},
    [AC_LIMIT_PER] = {"per", AC_FIELD_CHOICE_TEXT, 0, AT(AcLimit, per), .words = pers,
                      .help = N_("what the minutes are for")},
    [AC_LIMIT_BETWEEN] = {"between", AC_FIELD_BETWEEN, 0, AT(AcLimit, from_minute), AT(AcLimit, to_minute),
                          .help = N_("only between these two clock times")},
};

static const AcField protocol_fields[] = {
    {"id", AC_FIELD_ID, REQUIRED | OWN, AT(AcProtocol, id),
     .help = N_("its name, as its file: a-z, 0-9 and -")},
    FIELD_TITLE(AcProtocol),
    {"version", AC_FIELD_TEXT, OWN, AT(AcProtocol, version), .help = N_("the version of this file")},
    {"language", AC_FIELD_TEXT, 0, AT(AcProtocol, language), .help = N_("the language of its texts: \"en\"")},
    {"status", AC_FIELD_CHOICE, OWN, AT(AcProtocol, status), .words = statuses,
     .help = N_("\"active\" when not given")},
    {"author", AC_FIELD_TEXT, EMPTY, AT(AcProtocol, author), .help = N_("who wrote it")},
    {"approved_on", AC_FIELD_DATE, OWN | EMPTY, AT(AcProtocol, approved_on),
     .help = N_("the date it was approved")},
    {"review_by", AC_FIELD_DATE, OWN | EMPTY, AT(AcProtocol, review_by),
     .help = N_("the date it must be looked through again")},
    {"treatment_day", AC_FIELD_WHOLE, 0, AT(AcProtocol, treatment_day), .min = 0, .max = 1,
     .help = N_("the number of the treatment's own day in this file's \"day N\"; 0 when not given")},
    {"lasts", AC_FIELD_LENGTH, 0, AT(AcProtocol, lasts), .min = DAY, .max = 1096 * DAY,
     .help = N_("how long the plan of a session is; \"28d\" when not given")},
    {"gap", AC_FIELD_LENGTHS, 0, AT(AcProtocol, gap), .min = DAY, .max = 1096 * DAY,
     .help = N_("the usual time between two sessions: \"2w..6w\"; \"6w\" when not given")},
    {"extends", AC_FIELD_WORD, OWN | EMPTY, AT(AcProtocol, extends),
     .help = N_("the protocol this one changes: its id, or a path")},
    {"not_for", AC_FIELD_TEXT, EMPTY, AT(AcProtocol, not_for), .help = N_("for whom it is not")},
    {"remove", AC_FIELD_WORD_LIST, OWN, LATER,
     .help = N_("ids of what it leaves out of the protocol it extends")},
    {"activities", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_ACTIVITY, .help = N_("activities of its own")},
    {"sources", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_SOURCE, .help = N_("who says so")},
    {"traits", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_TRAIT, .help = N_("facts about the client")},
    {"milestones", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_MILESTONE,
     .help = N_("what the client reports")},
    {"phases", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_PHASE, .help = N_("stages of healing")},
    {"rules", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_RULE, .help = N_("what may be done, and when")},
    {"tasks", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_TASK, .help = N_("what to do, and when")},
    {"signs", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_SIGN, .help = N_("symptoms and what they mean")},
    {"followups", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_FOLLOWUP,
     .help = N_("appointments long after")},
    {"tests", AC_FIELD_ENTRIES, OWN, LATER, .kind = AC_KIND_TEST,
     .help = N_("questions and the answers there must be")},
};

static const AcField clinic_fields[] = {
    {"id", AC_FIELD_ID, EMPTY, AT(AcClinic, id), .help = N_("its name in this file: a-z, 0-9 and -")},
    {"name", AC_FIELD_TEXT, REQUIRED, AT(AcClinic, name), .help = N_("the name of the clinic")},
    {"phone", AC_FIELD_TEXT, EMPTY, AT(AcClinic, phone), .help = N_("the number to call")},
    {"out_of_hours", AC_FIELD_TEXT, EMPTY, AT(AcClinic, out_of_hours),
     .help = N_("the number to call when it is closed")},
    {"address", AC_FIELD_TEXT, EMPTY, AT(AcClinic, address), .help = N_("where it is")},
    {"email", AC_FIELD_TEXT, EMPTY, AT(AcClinic, email), .help = N_("where to write to")},
    {"web", AC_FIELD_TEXT, EMPTY, AT(AcClinic, web), .help = N_("its page")},
    {"logo", AC_FIELD_TEXT, EMPTY, AT(AcClinic, logo), .help = N_("a picture for the printed page")},
    {"hours", AC_FIELD_TEXT, EMPTY, AT(AcClinic, hours), .help = N_("when it is open")},
    {"country", AC_FIELD_TEXT, EMPTY, AT(AcClinic, country), .help = N_("its country: \"GB\"")},
    {"protocol", AC_FIELD_WORD, EMPTY, AT(AcClinic, protocol),
     .help = N_("the protocol it uses: an id or a path")},
};

static const AcField red_flag_fields[] = {
    FIELD_ID(AcRedFlag),
    FIELD_TITLE(AcRedFlag),
    {"also", AC_FIELD_TEXTS, 0, AT(AcRedFlag, also), AT(AcRedFlag, n_also),
     .help = N_("words people type for it")},
    {"urgency", AC_FIELD_CHOICE, REQUIRED, AT(AcRedFlag, urgency), .words = urgencies, .first = 0,
     .help = N_("how soon, and whom to call")},
    {"brief", AC_FIELD_TEXT, 0, AT(AcRedFlag, brief),
     .help = N_("the title in a few words, for a narrow place; without it, the title")},
    {"advice", AC_FIELD_TEXT, REQUIRED, AT(AcRedFlag, advice), .help = N_("what to do")},
    FIELD_SOURCE(AcRedFlag),
};

static const AcField safety_fields[] = {
    {"prescriber", AC_FIELD_TEXT, REQUIRED, AT(AcSafety, prescriber),
     .help = N_("the sentence on prescribed medicine")},
    {"sources", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_SOURCE, .help = N_("who says so")},
    {"red_flags", AC_FIELD_ENTRIES, REQUIRED, LATER, .kind = AC_KIND_RED_FLAG,
     .help = N_("signs that stand above every protocol")},
};

static const AcField file_fields[] = {
    {"protocol", AC_FIELD_GROUP, 0, LATER, .kind = AC_KIND_PROTOCOL, .help = N_("the rules")},
    {"clinic", AC_FIELD_GROUP, 0, LATER, .kind = AC_KIND_CLINIC, .help = N_("who to call")},
};

static const AcField catalogue_file_fields[] = {
    {"activities", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_ACTIVITY,
     .help = N_("what people may want to do")},
};

static const AcField safety_file_fields[] = {
    {"safety", AC_FIELD_GROUP, 0, LATER, .kind = AC_KIND_SAFETY,
     .help = N_("what stands above every protocol")},
};

#define ENTITY(list, title, noun, type, fields)                                                              \
	{                                                                                                        \
		list, title, noun, sizeof(type), offsetof(type, origin), fields, G_N_ELEMENTS(fields)                \
	}
#define PLAIN(title, type, fields)                                                                           \
	{                                                                                                        \
		"", title, "", sizeof(type), AC_NOWHERE, fields, G_N_ELEMENTS(fields)                                \
	}
#define TOP(fields)                                                                                          \
	{                                                                                                        \
		"", N_("the file"), "", 0, AC_NOWHERE, fields, G_N_ELEMENTS(fields)                                  \
	}

static const AcEntity entities[AC_N_ENTITIES] = {
    [AC_KIND_ACTIVITY] = ENTITY("activities", N_("an activity"), N_("activity"), AcActivity, activity_fields),
    [AC_KIND_SOURCE] = ENTITY("sources", N_("a source"), N_("source"), AcSource, source_fields),
    [AC_KIND_TRAIT] = ENTITY("traits", N_("a trait"), N_("trait"), AcTrait, trait_fields),
    [AC_KIND_MILESTONE] =
        ENTITY("milestones", N_("a milestone"), N_("milestone"), AcMilestone, milestone_fields),
    [AC_KIND_PHASE] = ENTITY("phases", N_("a phase"), N_("phase"), AcPhase, phase_fields),
    [AC_KIND_RULE] = ENTITY("rules", N_("a rule"), N_("rule"), AcRule, rule_fields),
    [AC_KIND_TASK] = ENTITY("tasks", N_("a task"), N_("task"), AcTask, task_fields),
    [AC_KIND_SIGN] = ENTITY("signs", N_("a sign"), N_("sign"), AcSign, sign_fields),
    [AC_KIND_SIGN_RULE] =
        ENTITY("", N_("a rule of a sign"), N_("rule of a sign"), AcSignRule, sign_rule_fields),
    [AC_KIND_FOLLOWUP] = ENTITY("followups", N_("a follow-up"), N_("follow-up"), AcFollowup, followup_fields),
    [AC_KIND_RED_FLAG] = ENTITY("red_flags", N_("a red flag"), N_("red flag"), AcRedFlag, red_flag_fields),
    [AC_KIND_TEST] = ENTITY("tests", N_("a test"), N_("test"), AcProtocolTest, test_fields),
    [AC_KIND_LIMIT] = PLAIN(N_("a limit"), AcLimit, limit_fields),
    [AC_KIND_PROTOCOL] = PLAIN(N_("the protocol"), AcProtocol, protocol_fields),
    [AC_KIND_CLINIC] = PLAIN(N_("the clinic"), AcClinic, clinic_fields),
    [AC_KIND_SAFETY] = PLAIN(N_("\"safety\""), AcSafety, safety_fields),
    [AC_KIND_FILE] = TOP(file_fields),
    [AC_KIND_CATALOGUE_FILE] = TOP(catalogue_file_fields),
    [AC_KIND_SAFETY_FILE] = TOP(safety_file_fields),
};

const AcEntity *ac_entity(AcKind kind)
{
	return &entities[kind];
}

int ac_entity_field(const AcEntity *entity, const char *key, guint hint)
{
	for (guint n = 0, i = hint; n < entity->n_fields; n++, i++) {
		if (i >= entity->n_fields)
			i -= entity->n_fields;
		if (entity->fields[i].key[0] == key[0] && strcmp(entity->fields[i].key, key) == 0)
			return (int)i;
	}
	return AC_NO_FIELD;
}

AcKind ac_kind_of_list(const char *list)
{
	for (guint i = 0; i < AC_N_KINDS; i++)
		if (entities[i].list[0] != '\0' && strcmp(entities[i].list, list) == 0)
			return (AcKind)i;
	return AC_N_KINDS;
}

static const char *const expected[] = {
    [AC_FIELD_ID] = N_("a word of a-z, 0-9 and -, beginning with a letter, in quotes"),
    [AC_FIELD_TEXT] = N_("a text in quotes"),
    [AC_FIELD_TEXTS] = N_("a text in quotes, or a list of them: (\"…\", \"…\")"),
    [AC_FIELD_WORDS] = N_("a list of words of a-z, 0-9 and -: (\"dry\", \"oily\")"),
    [AC_FIELD_WORD] = N_("a word in quotes"),
    [AC_FIELD_WORD_LIST] = N_("a word in quotes, or a list of them: (\"…\", \"…\")"),
    [AC_FIELD_CHOICE] = N_("one of its words in quotes"),
    [AC_FIELD_CHOICE_TEXT] = N_("one of its words in quotes"),
    [AC_FIELD_WHOLE] = N_("a whole number without quotes"),
    [AC_FIELD_BOOL] = N_("true or false, without quotes"),
    [AC_FIELD_DATE] = N_("a date in quotes, like \"2026-11-21\""),
    [AC_FIELD_SPAN] = N_("a time in quotes, like \"24h\", \"4d\", \"day 4\" or \"3d..4d\""),
    [AC_FIELD_END] = N_("a time in quotes, like \"24h\", \"4d\", \"day 4\", \"3d..4d\" or \"unsaid\""),
    [AC_FIELD_LENGTH] = N_("a length of time in quotes, like \"12h\" or \"28d\""),
    [AC_FIELD_LENGTHS] = N_("a length of time in quotes, like \"6w\" or \"2w..6w\""),
    [AC_FIELD_CLOCKS] = N_("a clock time in quotes, or a list of them: (\"08:00\", \"20:00\")"),
    [AC_FIELD_BETWEEN] = N_("two clock times: (\"06:00\", \"11:00\")"),
    [AC_FIELD_ANCHOR] = N_("\"session\", \"first\", \"final\" or the id of a milestone"),
    [AC_FIELD_ACTIVITY] = N_("the id of an activity in quotes"),
    [AC_FIELD_ACTIVITIES] = N_("the id of an activity in quotes, or a list of them: (\"pool\", \"sea\")"),
    [AC_FIELD_MILESTONE] = N_("the id of a milestone in quotes"),
    [AC_FIELD_SOURCE] = N_("the id of a source in quotes"),
    [AC_FIELD_TASK] = N_("the id of a task in quotes"),
    [AC_FIELD_CONDITIONS] = N_("a group, like { skin = \"oily\"; }"),
    [AC_FIELD_LIMIT] = N_("a group, like { minutes = 20; per = \"day\"; }"),
    [AC_FIELD_GROUP] = N_("a group: { … }"),
    [AC_FIELD_ENTRIES] = N_("a list of groups: ( { … }, { … } )"),
};

const char *ac_field_expected(AcFieldType type)
{
	return _(expected[type]);
}
