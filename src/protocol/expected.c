/* SPDX-License-Identifier: MIT */
/* What the types of the table expect, in words. */
#include "base/text.h"
#include "table.h"

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
    [AC_FIELD_END] =
        N_("a time in quotes, like \"24h\", \"4d\", \"day 4\", \"3d..4d\", \"at least 10d\" or \"unsaid\""),
    [AC_FIELD_LENGTH] = N_("a length of time in quotes, like \"12h\" or \"28d\""),
    [AC_FIELD_LENGTHS] = N_("a length of time in quotes, like \"6w\" or \"2w..6w\""),
    [AC_FIELD_GAPS] = N_("a length of time in quotes, or a list of them: (\"1d\", \"4w..6w\")"),
    [AC_FIELD_SPANS] = N_("a time in quotes, or a list of them: (\"28d\", \"56d\")"),
    [AC_FIELD_COUNT] = N_("how many, in quotes: \"3\", \"2..4\" or \"at least 2\""),
    [AC_FIELD_NUMBERING] = N_("0 or 1 without quotes, or \"unsaid\""),
    [AC_FIELD_CLOCKS] = N_("a clock time in quotes, or a list of them: (\"08:00\", \"20:00\")"),
    [AC_FIELD_BETWEEN] = N_("two clock times: (\"06:00\", \"11:00\")"),
    [AC_FIELD_ANCHOR] = N_("\"session\", \"first\", \"final\" or the id of a milestone"),
    [AC_FIELD_ACTIVITY] = N_("the id of an activity in quotes"),
    [AC_FIELD_ACTIVITIES] = N_("the id of an activity in quotes, or a list of them: (\"pool\", \"sea\")"),
    [AC_FIELD_MILESTONE] = N_("the id of a milestone in quotes"),
    [AC_FIELD_SOURCE] = N_("the id of a source in quotes"),
    [AC_FIELD_TASK] = N_("the id of a task in quotes"),
    [AC_FIELD_RULE] = N_("the id of a rule in quotes"),
    [AC_FIELD_PHASE] = N_("the id of a phase in quotes"),
    [AC_FIELD_REPORTED] = N_("a group, like { flakes-gone = \"6d\"; }"),
    [AC_FIELD_CONDITIONS] = N_("a group, like { skin = \"oily\"; }"),
    [AC_FIELD_LIMIT] = N_("a group, like { minutes = 20; per = \"day\"; }"),
    [AC_FIELD_GROUP] = N_("a group: { … }"),
    [AC_FIELD_ENTRIES] = N_("a list of groups: ( { … }, { … } )"),
    [AC_FIELD_LINES] = N_("a list of texts: ( \"…\", \"…\" )"),
};

const char *ac_field_expected(AcFieldType type)
{
	return _(expected[type]);
}
