/* SPDX-License-Identifier: MIT */
/* The keys of every group. A new key is one row here and one field of the model. */
#include "fields.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "model/protocol.h"

static const char *const verdicts[] = {"ok", "care", "ask", "avoid", NULL};
static const char *const answers[] = {"silent", "ok", "care", "ask", "avoid", NULL};
static const char *const levels[] = {"must", "should", "may", "never", NULL};
static const char *const lates[] = {"remind", "drop", "digest", NULL};
static const char *const statuses[] = {"draft", "active", "retired", NULL};
static const char *const advices[] = {"expected", "watch", "practitioner", "doctor", "emergency", NULL};
static const char *const severities[] = {"mild", "moderate", "strong", NULL};
static const char *const urgencies[] = {"practitioner", "soon", "doctor", "emergency", NULL};
static const char *const bys[] = {"client", "practitioner", NULL};
static const char *const pers[] = {"day", "week", "time", NULL};

static const AcField activity_fields[] = {
    [AC_ACTIVITY_ID] = FIELD_ID(AcActivity, "id = \"float\";"),
    [AC_ACTIVITY_TITLE] = FIELD_TITLE(AcActivity, "title = \"Float tank\";"),
    [AC_ACTIVITY_ALSO] = {"also", AC_FIELD_TEXTS, 0, AT(AcActivity, also), AT(AcActivity, n_also),
                          .help = N_("words people type for it"), .fallback = N_("nothing"),
                          .example = "also = (\"float tank\", \"floating\");"},
    [AC_ACTIVITY_IS] = {"is", AC_FIELD_ACTIVITIES, 0, AT(AcActivity, kinds), AT(AcActivity, n_kinds),
                        .help = N_("the kinds it belongs to: a sauna is sweat and heat"),
                        .fallback = N_("nothing"), .example = "is = (\"submerge\");"},
    [AC_ACTIVITY_STEPS] = {"steps", AC_FIELD_WORD_LIST, 0, LATER,
                           .help =
                               N_("makes it a ladder: its steps from the lowest; \"none\" may come first"),
                           .fallback = N_("no ladder"), .example = "steps = (\"none\", \"warm\", \"hot\");"},
    [AC_ACTIVITY_MEDICINE] = {"medicine", AC_FIELD_BOOL, 0, AT(AcActivity, medicine),
                              .help = N_("true for what a doctor may have prescribed"),
                              .fallback = N_("false"), .example = "medicine = true;"},
};

static const AcField event_fields[] = {
    FIELD_ID(AcOccasion, "id = \"wedding\";"),
    FIELD_TITLE(AcOccasion, "title = \"Wedding\";"),
    {"also", AC_FIELD_TEXTS, 0, AT(AcOccasion, also), AT(AcOccasion, n_also),
     .help = N_("words people type for it"), .fallback = N_("nothing"),
     .example = "also = (\"stag night\", \"hen party\");"},
    {"activities", AC_FIELD_ACTIVITIES, REQUIRED, AT(AcOccasion, activities), AT(AcOccasion, n_activities),
     .help = N_("what people do then"), .example = "activities = (\"water\", \"sun\");"},
};

static const AcField source_fields[] = {
    FIELD_ID(AcSource, "id = \"leaflet\";"),
    {"title", AC_FIELD_TEXT, REQUIRED, AT(AcSource, title), .help = N_("what it is called, for people"),
     .example = "title = \"Our aftercare sheet, 2026\";"},
    TEXT("url", AT(AcSource, url), N_("where it can be read"), "url = \"https://example.org/aftercare\";"),
    SAID_TEXT("note", AT(AcSource, note), N_("what should be known about it"),
              "note = \"Printed sheet, given with the appointment.\";"),
};

static const AcField trait_fields[] = {
    {"id", AC_FIELD_ID, REQUIRED | SAID, AT(AcTrait, id), .help = N_("its name in this file: a-z, 0-9 and -"),
     .example = "id = \"look\";"},
    FIELD_TITLE(AcTrait, "title = \"Your look\";"),
    {"values", AC_FIELD_WORDS, REQUIRED | SAID, AT(AcTrait, values), AT(AcTrait, n_values),
     .help = N_("the values it may have"), .example = "values = (\"shaved\", \"density\", \"scar\");"},
};

static const AcField milestone_fields[] = {
    [AC_MILESTONE_ID] = FIELD_ID(AcMilestone, "id = \"flakes-gone\";"),
    [AC_MILESTONE_ASK] = {"ask", AC_FIELD_TEXT, REQUIRED | SAID, AT(AcMilestone, ask),
                          .help = N_("the question the client answers with yes"),
                          .example = "ask = \"Have all flakes come off by themselves?\";"},
    [AC_MILESTONE_TITLE] = {"title", AC_FIELD_TEXT, SAID, AT(AcMilestone, title),
                            .help = N_(
                                "what is waited for: \"the flakes are gone\"; the question when not given"),
                            .fallback = N_("the question"), .example = "title = \"the flakes are gone\";"},
    [AC_MILESTONE_USUALLY] = {"usually", AC_FIELD_SPAN, 0, AT(AcMilestone, usually),
                              AT(AcMilestone, usually_text),
                              .help = N_("when it is to be expected: \"5d..14d\""),
                              .fallback = N_("not known"), .example = "usually = \"5d..14d\";"},
    [AC_MILESTONE_BY] = {"by", AC_FIELD_CHOICE, 0, AT(AcMilestone, by), .words = bys, .first = AC_BY_CLIENT,
                         .help = N_("whose word it is; \"client\" when not given"),
                         .fallback = N_("\"client\""), .example = "by = \"practitioner\";"},
    [AC_MILESTONE_SIGHTING] = {"sighting", AC_FIELD_BOOL, 0, AT(AcMilestone, sighting),
                               .help = N_("true for what may happen or not, and again: the latest "
                                          "report counts"),
                               .fallback = N_("false"), .example = "sighting = true;"},
};

static const AcField phase_fields[] = {
    [AC_PHASE_ID] = FIELD_ID(AcPhase, "id = \"fresh\";"),
    [AC_PHASE_TITLE] = FIELD_TITLE(AcPhase, "title = \"The first days\";"),
    [AC_PHASE_FROM] = FIELD_FROM(AcPhase, 0),
    [AC_PHASE_TO] = {"to", AC_FIELD_SPAN, 0, AT(AcPhase, to), .help = N_("when it ends"),
                     .fallback = N_("no end"), .example = "to = \"10d\";"},
    [AC_PHASE_UNTIL] = FIELD_UNTIL(AcPhase),
    [AC_PHASE_ONCE] = FIELD_ONCE(AcPhase),
    [AC_PHASE_NORMAL] = {"normal", AC_FIELD_TEXTS, SAID, AT(AcPhase, normal), AT(AcPhase, n_normal),
                         .help = N_("what is normal then"), .fallback = N_("nothing"),
                         .example = "normal = (\"Redness\", \"Tightness\");"},
    [AC_PHASE_GUIDE] = TEXT("guide", AT(AcPhase, guide), N_("the page of the guide that tells more"),
                            "guide = \"healing\";"),
};

static const AcField rule_fields[] = {
    [AC_RULE_ID] = FIELD_ID(AcRule, "id = \"razor\";"),
    [AC_RULE_TITLE] = SAID_TEXT("title", AT(AcRule, title), N_("what it is called, for people"),
                                "title = \"No razor yet\";"),
    [AC_RULE_ON] = {"on", AC_FIELD_ACTIVITIES, REQUIRED, AT(AcRule, on), AT(AcRule, n_on),
                    .help = N_("the activity, or the list of activities, it speaks of"),
                    .example = "on = (\"pool\", \"sea\");"},
    [AC_RULE_BUT] = {"but", AC_FIELD_ACTIVITIES, 0, AT(AcRule, but), AT(AcRule, n_but),
                     .help = N_("what it does not speak of, though it belongs to the above"),
                     .fallback = N_("nothing"), .example = "but = \"lubriderm\";"},
    [AC_RULE_VERDICT] = {"verdict", AC_FIELD_CHOICE, 0, AT(AcRule, verdict), .words = verdicts,
                         .first = AC_VERDICT_OK, .clears = AC_RULE_ALLOW + 1,
                         .help = N_("what it says of them"), .fallback = N_("then \"allow\" is needed"),
                         .example = "verdict = \"avoid\";"},
    [AC_RULE_ALLOW] = {"allow", AC_FIELD_WORD, 0, LATER, .clears = AC_RULE_VERDICT + 1,
                       .help = N_("instead of a verdict, on a ladder: the highest step allowed, or \"none\""),
                       .fallback = N_("then \"verdict\" is needed"), .example = "allow = \"rinse\";"},
    [AC_RULE_FROM] = FIELD_FROM(AcRule, AT(AcRule, from_text)),
    [AC_RULE_TO] = {"to", AC_FIELD_END, 0, AT(AcRule, to), AT(AcRule, to_text),
                    .help = N_("when it ends; not given: never; \"unsaid\": the leaflet gives no end; "
                               "\"at least 10d\": not before, and then ask"),
                    .fallback = N_("no end"), .example = "to = \"10d..14d\";"},
    [AC_RULE_UNTIL] = FIELD_UNTIL(AcRule),
    [AC_RULE_ONCE] = FIELD_ONCE(AcRule),
    [AC_RULE_SAFER] = {"safer", AC_FIELD_SPAN, 0, AT(AcRule, safer),
                       .help = N_("the date on the safe side of what is allowed from \"from\" on"),
                       .fallback = N_("none"), .example = "safer = \"day 10\";"},
    [AC_RULE_PHASE] = FIELD_PHASE(AcRule),
    [AC_RULE_ANCHOR] = FIELD_ANCHOR(AcRule),
    [AC_RULE_WHEN] = FIELD_WHEN(AcRule),
    [AC_RULE_UNLESS] = FIELD_UNLESS(AcRule),
    [AC_RULE_LIMIT] = {"limit", AC_FIELD_LIMIT, 0, AT(AcRule, limit),
                       .help = N_("how much of it: minutes, times, per, between"), .fallback = N_("no bound"),
                       .example = "limit = { minutes = 20; per = \"day\"; };"},
    [AC_RULE_WHERE] = SAID_TEXT("where", AT(AcRule, words.where),
                                N_("the place it speaks of: \"off the flakes\"; allowed there is never more "
                                   "than with care"),
                                "where = \"off the flakes\";"),
    [AC_RULE_PRODUCTS] = FIELD_PRODUCTS(AcRule),
    [AC_RULE_WITHOUT] = FIELD_WITHOUT(AcRule),
    FIELD_WORDS(AcRule, AC_RULE),
    [AC_RULE_LEVEL] = FIELD_LEVEL(AcRule),
    [AC_RULE_AGAINST] = {"against", AC_FIELD_RULE, 0, AT(AcRule, against),
                         .help =
                             N_("the rule the leaflet also has, which says otherwise: both are shown, the "
                                "stricter holds"),
                         .fallback = N_("nothing"), .example = "against = \"rinse-early\";"},
    [AC_RULE_SOURCE] = FIELD_SOURCE(AcRule),
};

static const AcField task_fields[] = {
    [AC_TASK_ID] = FIELD_ID(AcTask, "id = \"wash-gently\";"),
    [AC_TASK_TITLE] = FIELD_TITLE(AcTask, "title = \"Wash gently\";"),
    [AC_TASK_FROM] = FIELD_FROM(AcTask, 0),
    [AC_TASK_TO] = {"to", AC_FIELD_SPAN, 0, AT(AcTask, to), .help = N_("when it ends; not given: never"),
                    .fallback = N_("no end"), .example = "to = \"28d\";"},
    [AC_TASK_UNTIL] = FIELD_UNTIL(AcTask),
    [AC_TASK_ONCE] = FIELD_ONCE(AcTask),
    [AC_TASK_PHASE] = FIELD_PHASE(AcTask),
    [AC_TASK_ANCHOR] = FIELD_ANCHOR(AcTask),
    [AC_TASK_TIMES] = {"times", AC_FIELD_CLOCKS, 0, AT(AcTask, times), AT(AcTask, n_times),
                       .help = N_("clock times; not given: any time of the day"),
                       .fallback = N_("any time of the day"), .example = "times = (\"08:00\", \"20:00\");"},
    [AC_TASK_EVERY] = {"every", AC_FIELD_LENGTH, 0, AT(AcTask, every), .min = 15, .max = 366 * DAY,
                       .help = N_("how often: \"1d\", \"8h\"; not given: once"), .fallback = N_("once"),
                       .example = "every = \"2d\";"},
    [AC_TASK_COUNT] = {"count", AC_FIELD_COUNT, 0, AT(AcTask, count), .min = 1, .max = 24,
                       .help = N_("how many times in each \"every\" (a day when that is not given): \"2\", "
                                  "\"2..4\", \"at least 2\""),
                       .fallback = N_("once in each \"every\""), .example = "count = \"2..4\";"},
    [AC_TASK_ON] = {"on", AC_FIELD_ACTIVITY, 0, AT(AcTask, on),
                    .help = N_("the activity it is: held back while that may not be done"),
                    .fallback = N_("none"), .example = "on = \"moisturiser\";"},
    [AC_TASK_STEP] = {"step", AC_FIELD_WORD, 0, LATER,
                      .help = N_("the step of that activity's ladder it needs"), .fallback = N_("none"),
                      .example = "step = \"rinse\";"},
    [AC_TASK_AMOUNT] =
        SAID_TEXT("amount", AT(AcTask, amount), N_("how much: \"pea-size\""), "amount = \"pea-size\";"),
    [AC_TASK_AFTER] = {"after", AC_FIELD_TASK, 0, AT(AcTask, after), .help = N_("the task to do first"),
                       .fallback = N_("none"), .example = "after = \"cleanse\";"},
    [AC_TASK_ITEMS] = {"items", AC_FIELD_TEXTS, SAID, AT(AcTask, items), AT(AcTask, n_items),
                       .help = N_("a checklist: what belongs to it, ticked as one"), .fallback = N_("none"),
                       .example = "items = (\"Hair washed\", \"Nothing on it\");"},
    [AC_TASK_PRODUCTS] = FIELD_PRODUCTS(AcTask),
    [AC_TASK_WITHOUT] = FIELD_WITHOUT(AcTask),
    [AC_TASK_WHEN] = FIELD_WHEN(AcTask),
    [AC_TASK_UNLESS] = FIELD_UNLESS(AcTask),
    FIELD_WORDS(AcTask, AC_TASK),
    [AC_TASK_LEVEL] = FIELD_LEVEL(AcTask),
    [AC_TASK_REMIND] = {"remind", AC_FIELD_BOOL, 0, AT(AcTask, remind),
                        .help = N_("true: a reminder on the desktop"), .fallback = N_("false"),
                        .example = "remind = true;"},
    [AC_TASK_LATE] = {"late", AC_FIELD_CHOICE, 0, AT(AcTask, late), .words = lates,
                      .help = N_("what becomes of a reminder that comes too late; \"remind\" when not given"),
                      .fallback = N_("\"remind\""), .example = "late = \"digest\";"},
    [AC_TASK_LEAD] = {"lead", AC_FIELD_LENGTH, 0, AT(AcTask, lead), .min = 1, .max = 30 * DAY,
                      .help = N_("remind this long before"), .fallback = N_("at its time"),
                      .example = "lead = \"30m\";"},
    [AC_TASK_SOURCE] = FIELD_SOURCE(AcTask),
};

static const AcField sign_fields[] = {
    [AC_SIGN_ID] = FIELD_ID(AcSign, "id = \"itch\";"),
    [AC_SIGN_TITLE] = FIELD_TITLE(AcSign, "title = \"Itch\";"),
    [AC_SIGN_ALSO] = {"also", AC_FIELD_TEXTS, 0, AT(AcSign, also), AT(AcSign, n_also),
                      .help = N_("words people type for it"), .fallback = N_("nothing"),
                      .example = "also = (\"itchy\", \"itching\");"},
    [AC_SIGN_RULES] = {"rules", AC_FIELD_ENTRIES, REQUIRED, LATER, .kind = AC_KIND_SIGN_RULE,
                       .help = N_("what it means, and when"),
                       .example = "rules = ( { id = \"itch-any\"; advice = \"expected\"; } );"},
};

static const AcField sign_rule_fields[] = {
    [AC_SIGN_RULE_ID] = FIELD_ID(AcSignRule, "id = \"itch-first\";"),
    [AC_SIGN_RULE_SEVERITY] =
        {"severity", AC_FIELD_CHOICE, 0, AT(AcSignRule, severity), .words = severities,
         .first = AC_SEVERITY_MILD,
         .help =
             N_("how strong: advice to contact somebody holds from there on, advice that calms up to there; "
                "not given: any"),
         .fallback = N_("any"), .example = "severity = \"strong\";"},
    [AC_SIGN_RULE_FROM] = FIELD_FROM(AcSignRule, 0),
    [AC_SIGN_RULE_TO] = {"to", AC_FIELD_SPAN, 0, AT(AcSignRule, to),
                         .help = N_("when it ends; not given: never"), .fallback = N_("no end"),
                         .example = "to = \"3d\";"},
    [AC_SIGN_RULE_ADVICE] = {"advice", AC_FIELD_CHOICE, REQUIRED, AT(AcSignRule, advice), .words = advices,
                             .first = AC_ADVICE_EXPECTED, .help = N_("what to do about it"),
                             .example = "advice = \"watch\";"},
    [AC_SIGN_RULE_AGAIN] = {"again", AC_FIELD_LENGTH, 0, AT(AcSignRule, again), .min = 15, .max = 90 * DAY,
                            .help = N_("look again in: \"12h\""), .fallback = N_("not said"),
                            .example = "again = \"12h\";"},
    [AC_SIGN_RULE_WHY] =
        SAID_TEXT("why", AT(AcSignRule, why), N_("the reason"), "why = \"New skin burns easily.\";"),
    [AC_SIGN_RULE_SOURCE] = FIELD_SOURCE(AcSignRule),
};

static const AcField followup_fields[] = {
    FIELD_ID(AcFollowup, "id = \"review\";"),
    FIELD_TITLE(AcFollowup, "title = \"Look at it together\";"),
    {"at", AC_FIELD_SPAN, REQUIRED, AT(AcFollowup, at), .help = N_("when, counted from its anchor: \"1y\""),
     .example = "at = \"2y..5y\";"},
    FIELD_ANCHOR(AcFollowup),
    {"every", AC_FIELD_LENGTH, 0, AT(AcFollowup, every), .min = DAY, .max = 36500 * DAY,
     .help = N_("how often after that; not given: once"), .fallback = N_("once"),
     .example = "every = \"1y\";"},
    SAID_TEXT("why", AT(AcFollowup, why), N_("the reason"), "why = \"New skin burns easily.\";"),
    FIELD_SOURCE(AcFollowup),
};

static const AcField test_fields[] = {
    [AC_TEST_AT] = {"at", AC_FIELD_SPAN, REQUIRED, AT(AcProtocolTest, at),
                    .help = N_("the moment asked about, after one session"), .example = "at = \"4d 10:00\";"},
    [AC_TEST_ASK] = {"ask", AC_FIELD_ACTIVITIES, REQUIRED, AT(AcProtocolTest, ask), AT(AcProtocolTest, n_ask),
                     .help = N_("the activity asked about, or several"),
                     .example = "ask = (\"pool\", \"sauna\");"},
    [AC_TEST_ANSWER] = {"answer", AC_FIELD_CHOICE, REQUIRED, AT(AcProtocolTest, answer), .words = answers,
                        .first = AC_VERDICT_SILENT, .help = N_("the answer there must be"),
                        .example = "answer = \"avoid\";"},
    [AC_TEST_WHEN] = {"when", AC_FIELD_CONDITIONS, 0, AT(AcProtocolTest, when), AT(AcProtocolTest, n_when),
                      .help = N_("the traits of the client who asks, one value each"),
                      .fallback = N_("no traits"), .example = "when = { look = \"shaved\"; };"},
    [AC_TEST_SESSIONS] = {"sessions", AC_FIELD_SPANS, 0, AT(AcProtocolTest, sessions),
                          AT(AcProtocolTest, n_sessions),
                          .help = N_("further sessions, counted from the first: (\"28d\")"),
                          .fallback = N_("that one alone"), .example = "sessions = (\"28d\", \"56d\");"},
    [AC_TEST_FINAL] = {"final", AC_FIELD_BOOL, 0, AT(AcProtocolTest, final),
                       .help = N_("true: the last of the sessions is the last of the course"),
                       .fallback = N_("false"), .example = "final = true;"},
    [AC_TEST_REPORTED] = {"reported", AC_FIELD_REPORTED, 0, AT(AcProtocolTest, reported),
                          AT(AcProtocolTest, n_reported),
                          .help = N_("what has been reported, and when: { flakes-gone = \"6d\"; }"),
                          .fallback = N_("nothing"), .example = "reported = { flakes-gone = \"6d\"; };"},
    [AC_TEST_FOR] = {"for", AC_FIELD_LENGTH, 0, AT(AcProtocolTest, length), .min = 1, .max = DAY,
                     .help = N_("for how long it is asked: \"30m\""), .fallback = N_("that moment"),
                     .example = "for = \"30m\";"},
};

static const AcField limit_fields[] = {
    [AC_LIMIT_MINUTES] = {"minutes", AC_FIELD_WHOLE, 0, AT(AcLimit, minutes), .min = 1, .max = 1440,
                          .help = N_("at most so many minutes"), .fallback = N_("no such bound"),
                          .example = "minutes = 20;"},
    [AC_LIMIT_TIMES] = {"times", AC_FIELD_WHOLE, 0, AT(AcLimit, times), .min = 1, .max = 24,
                        .help = N_("at most so often"), .fallback = N_("no such bound"),
                        .example = "times = 2;"},
    [AC_LIMIT_PER] = {"per", AC_FIELD_CHOICE_TEXT, 0, AT(AcLimit, per), .words = pers,
                      .help = N_("what the minutes and the times are for"),
                      .fallback = N_("needed with minutes and times"), .example = "per = \"day\";"},
    [AC_LIMIT_BETWEEN] = {"between", AC_FIELD_BETWEEN, 0, AT(AcLimit, from_minute), AT(AcLimit, to_minute),
                          .help = N_("only between these two clock times"), .fallback = N_("any time"),
                          .example = "between = (\"06:00\", \"11:00\");"},
};

static const AcField course_fields[] = {
    [AC_COURSE_ID] = FIELD_ID(AcCourse, "id = \"shaved\";"),
    [AC_COURSE_WHEN] = {"when", AC_FIELD_CONDITIONS, 0, AT(AcCourse, when), AT(AcCourse, n_when),
                        .help = N_("for whom: traits; not given: for all who have no other"),
                        .fallback = N_("everyone else"), .example = "when = { look = \"shaved\"; };"},
    [AC_COURSE_SESSIONS] = {"sessions", AC_FIELD_COUNT, 0, AT(AcCourse, sessions), .min = 1, .max = 24,
                            .help = N_("how many sessions: \"3\", \"2..4\""), .fallback = N_("not said"),
                            .example = "sessions = \"2..4\";"},
    [AC_COURSE_GAPS] = {"gaps", AC_FIELD_GAPS, REQUIRED, AT(AcCourse, gaps), AT(AcCourse, n_gaps), .min = DAY,
                        .max = 1096 * DAY,
                        .help = N_("the time between one session and the next: (\"1d\", \"1mo\"); the last "
                                   "repeats"),
                        .example = "gaps = (\"1d\", \"4w..6w\");"},
    [AC_COURSE_WHY] =
        SAID_TEXT("why", AT(AcCourse, why), N_("the reason"), "why = \"New skin burns easily.\";"),
    [AC_COURSE_SOURCE] = FIELD_SOURCE(AcCourse),
};

static const AcField note_fields[] = {
    FIELD_ID(AcNote, "id = \"guarantee\";"),
    {"text", AC_FIELD_TEXT, REQUIRED | SAID, AT(AcNote, text),
     .help = N_("what the leaflet says besides its rules"),
     .example = "text = \"Two touch-ups are part of the price.\";"},
    FIELD_WHEN(AcNote),
    FIELD_SOURCE(AcNote),
};

static const AcField protocol_fields[] = {
    {"id", AC_FIELD_ID, REQUIRED | OWN, AT(AcProtocol, id),
     .help = N_("its name, as its file: a-z, 0-9 and -"), .example = "id = \"my-studio\";"},
    FIELD_TITLE(AcProtocol, "title = \"Aftercare at Northlight Studio\";"),
    {"version", AC_FIELD_TEXT, OWN, AT(AcProtocol, version), .help = N_("the version of this file"),
     .fallback = N_("none"), .example = "version = \"1.0\";"},
    {"language", AC_FIELD_TEXT, 0, AT(AcProtocol, language), .help = N_("the language of its texts: \"en\""),
     .fallback = N_("\"en\""), .example = "language = \"en\";"},
    {"status", AC_FIELD_CHOICE, OWN, AT(AcProtocol, status), .words = statuses,
     .help = N_("\"active\" when not given"), .fallback = N_("\"active\""), .example = "status = \"draft\";"},
    {"author", AC_FIELD_TEXT, EMPTY, AT(AcProtocol, author), .help = N_("who wrote it"),
     .fallback = N_("nothing"), .example = "author = \"A. Example\";"},
    {"approved_on", AC_FIELD_DATE, OWN | EMPTY, AT(AcProtocol, approved_on),
     .help = N_("the date it was approved"), .fallback = N_("nothing"),
     .example = "approved_on = \"2026-11-21\";"},
    {"review_by", AC_FIELD_DATE, OWN | EMPTY, AT(AcProtocol, review_by),
     .help = N_("the date it must be looked through again"), .fallback = N_("nothing"),
     .example = "review_by = \"2027-11-21\";"},
    {"treatment_day", AC_FIELD_NUMBERING, 0, AT(AcProtocol, treatment_day), AT(AcProtocol, numbering_unsaid),
     .help = N_("the number of the treatment's own day in this file's \"day N\"; 0 when not given; "
                "\"unsaid\": the leaflet does not say, so both are held"),
     .fallback = N_("0"), .example = "treatment_day = 1;"},
    {"lasts", AC_FIELD_LENGTH, 0, AT(AcProtocol, lasts), .min = DAY, .max = 1096 * DAY,
     .help = N_("how long the plan of a session is; \"28d\" when not given"), .fallback = N_("\"28d\""),
     .example = "lasts = \"30d\";"},
    {"gap", AC_FIELD_LENGTHS, 0, AT(AcProtocol, gap), .min = DAY, .max = 1096 * DAY,
     .help = N_("the usual time between two sessions: \"2w..6w\"; \"6w\" when not given"),
     .fallback = N_("\"6w\""), .example = "gap = \"2w..6w\";"},
    {"extends", AC_FIELD_WORD, OWN | EMPTY, AT(AcProtocol, extends),
     .help = N_("the protocol this one changes: its id, or a path"), .fallback = N_("it stands alone"),
     .example = "extends = \"smp\";"},
    {"not_for", AC_FIELD_TEXT, EMPTY | SAID, AT(AcProtocol, not_for), .help = N_("for whom it is not"),
     .fallback = N_("nothing"), .example = "not_for = \"A scalp with open wounds.\";"},
    {"remove", AC_FIELD_WORD_LIST, OWN, LATER,
     .help = N_("ids of what it leaves out of the protocol it extends"), .fallback = N_("nothing"),
     .example = "remove = (\"coffee\");"},
    {"activities", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_ACTIVITY, .help = N_("activities of its own"),
     .fallback = N_("none"), .example = "activities = ( { id = \"float\"; title = \"Float tank\"; } );"},
    {"events", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_EVENT, .help = N_("occasions of its own"),
     .fallback = N_("none"),
     .example = "events = ( { id = \"gala\"; title = \"Gala\"; activities = (\"shave\", \"alcohol\"); } );"},
    {"sources", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_SOURCE, .help = N_("who says so"),
     .fallback = N_("none"), .example = "sources = ( { id = \"leaflet\"; title = \"Our sheet\"; } );"},
    {"traits", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_TRAIT, .help = N_("facts about the client"),
     .fallback = N_("none"),
     .example =
         "traits = ( { id = \"look\"; title = \"Your look\"; values = (\"shaved\", \"density\"); } );"},
    {"milestones", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_MILESTONE,
     .help = N_("what the client reports"), .fallback = N_("none"),
     .example = "milestones = ( { id = \"healed\"; ask = \"Is it healed?\"; } );"},
    {"phases", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_PHASE, .help = N_("stages of healing"),
     .fallback = N_("none"), .example = "phases = ( { id = \"fresh\"; title = \"Fresh\"; to = \"2d\"; } );"},
    {"rules", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_RULE, .help = N_("what may be done, and when"),
     .fallback = N_("none"),
     .example = "rules = ( { id = \"pool\"; on = \"pool\"; verdict = \"avoid\"; to = \"28d\"; } );"},
    {"tasks", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_TASK, .help = N_("what to do, and when"),
     .fallback = N_("none"),
     .example = "tasks = ( { id = \"wash\"; title = \"Wash gently\"; from = \"4d\"; every = \"1d\"; } );"},
    {"signs", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_SIGN, .help = N_("symptoms and what they mean"),
     .fallback = N_("none"),
     .example = "signs = ( { id = \"itch\"; title = \"Itch\"; rules = ( { id = \"itch-any\"; advice = "
                "\"expected\"; } ); } );"},
    {"followups", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_FOLLOWUP, .help = N_("appointments long after"),
     .fallback = N_("none"),
     .example = "followups = ( { id = \"look\"; title = \"Look at it together\"; at = \"6w\"; } );"},
    {"courses", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_COURSE,
     .help = N_("how many sessions there are, and how far apart"), .fallback = N_("none"),
     .example = "courses = ( { id = \"usual\"; sessions = \"3\"; gaps = \"4w\"; } );"},
    {"notes", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_NOTE,
     .help = N_("what the leaflet says besides its rules"), .fallback = N_("none"),
     .example = "notes = ( { id = \"price\"; text = \"Two touch-ups are part of the price.\"; } );"},
    {"tests", AC_FIELD_ENTRIES, OWN, LATER, .kind = AC_KIND_TEST,
     .help = N_("questions and the answers there must be"), .fallback = N_("none"),
     .example = "tests = ( { at = \"5d\"; ask = \"pool\"; answer = \"avoid\"; } );"},
};

static const AcField clinic_fields[] = {
    {"id", AC_FIELD_ID, EMPTY, AT(AcClinic, id), .help = N_("its name in this file: a-z, 0-9 and -"),
     .fallback = N_("none"), .example = "id = \"my-studio\";"},
    {"name", AC_FIELD_TEXT, REQUIRED, AT(AcClinic, name), .help = N_("the name of the clinic"),
     .example = "name = \"Northlight Studio\";"},
    {"phone", AC_FIELD_TEXT, EMPTY, AT(AcClinic, phone), .help = N_("the number to call"),
     .fallback = N_("nothing"), .example = "phone = \"01632 960123\";"},
    {"out_of_hours", AC_FIELD_TEXT, EMPTY, AT(AcClinic, out_of_hours),
     .help = N_("the number to call when it is closed"), .fallback = N_("nothing"),
     .example = "out_of_hours = \"01632 960456\";"},
    {"address", AC_FIELD_TEXT, EMPTY, AT(AcClinic, address), .help = N_("where it is"),
     .fallback = N_("nothing"), .example = "address = \"7 Harbour Row, Northlight\";"},
    {"email", AC_FIELD_TEXT, EMPTY, AT(AcClinic, email), .help = N_("where to write to"),
     .fallback = N_("nothing"), .example = "email = \"care@northlight.example\";"},
    {"web", AC_FIELD_TEXT, EMPTY, AT(AcClinic, web), .help = N_("its page"), .fallback = N_("nothing"),
     .example = "web = \"https://northlight.example\";"},
    {"logo", AC_FIELD_TEXT, EMPTY, AT(AcClinic, logo), .help = N_("a picture for the printed page"),
     .fallback = N_("none"), .example = "logo = \"logo.png\";"},
    {"hours", AC_FIELD_TEXT, EMPTY, AT(AcClinic, hours), .help = N_("when it is open"),
     .fallback = N_("nothing"), .example = "hours = \"Tue to Sat, 10:00 to 18:00\";"},
    {"country", AC_FIELD_TEXT, EMPTY, AT(AcClinic, country), .help = N_("its country: \"GB\""),
     .fallback = N_("nothing"), .example = "country = \"GB\";"},
    {"protocol", AC_FIELD_WORD, EMPTY, AT(AcClinic, protocol),
     .help = N_("the protocol it uses: an id or a path"), .fallback = N_("none"),
     .example = "protocol = \"my-studio\";"},
};

static const AcField red_flag_fields[] = {
    FIELD_ID(AcRedFlag, "id = \"hives\";"),
    FIELD_TITLE(AcRedFlag, "title = \"Raised, itchy welts over the body\";"),
    {"also", AC_FIELD_TEXTS, 0, AT(AcRedFlag, also), AT(AcRedFlag, n_also),
     .help = N_("words people type for it"), .fallback = N_("nothing"),
     .example = "also = (\"hives\", \"welts\");"},
    {"urgency", AC_FIELD_CHOICE, REQUIRED, AT(AcRedFlag, urgency), .words = urgencies, .first = 0,
     .help = N_("how soon, and whom to call"), .example = "urgency = \"emergency\";"},
    {"brief", AC_FIELD_TEXT, SAID, AT(AcRedFlag, brief),
     .help = N_("the title in a few words, for a narrow place; without it, the title"),
     .fallback = N_("the title"), .example = "brief = \"Hives over the body\";"},
    {"advice", AC_FIELD_TEXT, REQUIRED | SAID, AT(AcRedFlag, advice), .help = N_("what to do"),
     .example = "advice = \"Call the emergency number now.\";"},
    FIELD_SOURCE(AcRedFlag),
};

static const AcField safety_fields[] = {
    {"prescriber", AC_FIELD_TEXT, REQUIRED | SAID, AT(AcSafety, prescriber),
     .help = N_("the sentence on prescribed medicine"),
     .example = "prescriber = \"Do not stop a prescribed medicine without your prescriber.\";"},
    {"sources", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_SOURCE, .help = N_("who says so"),
     .fallback = N_("none"), .example = "sources = ( { id = \"nhs\"; title = \"NHS: Sepsis\"; } );"},
    {"red_flags", AC_FIELD_ENTRIES, REQUIRED, LATER, .kind = AC_KIND_RED_FLAG,
     .help = N_("signs that stand above every protocol"),
     .example = "red_flags = ( { id = \"faint\"; title = \"Fainting\"; urgency = \"emergency\"; advice = "
                "\"Call now.\"; } );"},
};

static const AcField file_fields[] = {
    {"protocol", AC_FIELD_GROUP, 0, LATER, .kind = AC_KIND_PROTOCOL, .help = N_("the rules"),
     .fallback = N_("none"), .example = "protocol = { id = \"my-studio\"; title = \"Our rules\"; };"},
    {"clinic", AC_FIELD_GROUP, 0, LATER, .kind = AC_KIND_CLINIC, .help = N_("who to call"),
     .fallback = N_("none"), .example = "clinic = { name = \"Northlight Studio\"; };"},
};

static const AcField catalogue_file_fields[] = {
    {"activities", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_ACTIVITY,
     .help = N_("what people may want to do"), .fallback = N_("none"),
     .example = "activities = ( { id = \"float\"; title = \"Float tank\"; } );"},
    {"events", AC_FIELD_ENTRIES, 0, LATER, .kind = AC_KIND_EVENT,
     .help = N_("occasions, and what people do then: for `aftercare event`"), .fallback = N_("none"),
     .example = "events = ( { id = \"trip\"; title = \"Trip\"; activities = (\"pool\", \"sun\"); } );"},
};

static const AcField safety_file_fields[] = {
    {"safety", AC_FIELD_GROUP, 0, LATER, .kind = AC_KIND_SAFETY,
     .help = N_("what stands above every protocol"), .fallback = N_("none"),
     .example = "safety = { prescriber = \"Ask your prescriber.\"; };"},
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
    [AC_KIND_COURSE] = ENTITY("courses", N_("a course"), N_("course"), AcCourse, course_fields),
    [AC_KIND_NOTE] = ENTITY("notes", N_("a note"), N_("note"), AcNote, note_fields),
    [AC_KIND_RED_FLAG] = ENTITY("red_flags", N_("a red flag"), N_("red flag"), AcRedFlag, red_flag_fields),
    [AC_KIND_EVENT] = ENTITY("events", N_("an event"), N_("event"), AcOccasion, event_fields),
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
	if (kind >= AC_KIND_VOCABULARY)
		return ac_entity_of_vocabulary(kind);
	return kind < AC_N_ENTITIES ? &entities[kind] : ac_entity_of_handoff(kind);
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
