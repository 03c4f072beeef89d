/* SPDX-License-Identifier: MIT */
/* Every file of tests/data/broken has one fault, and gives exactly the words of this table. */
#include <string.h>
#include <unistd.h>

#include "protocol/load.h"

typedef struct {
	const char *file;     /* without .cfg */
	const char *expected; /* all problems; NULL: it loads */
} Case;

static const Case cases[] = {
    {"activity-known", "activity-known.cfg:4: the id \"pool\" is used twice; the activity of "
                       "good-activities.cfg:6 has it already; expected one of its own\n"},
    {"activity-near", "activity-near.cfg:9: unknown activity \"suana\"; did you mean \"sauna\"?\n"},
    {"activity-twice", "activity-twice.cfg:9: \"sea\" stands twice in \"on\"; expected each once\n"},
    {"activity-typed", "activity-typed.cfg:4: unknown activity \"swim\"; did you mean \"pool\"?\n"},
    {"activity-unknown",
     "activity-unknown.cfg:9: unknown activity \"swimming-pool\"; did you mean \"pool\"?\n"},
    {"advice-missing",
     "advice-missing.cfg:12: a rule of a sign lacks the key \"advice\" (what to do about it)\n"},
    {"after-cycle", "after-cycle.cfg:12: tasks wait for each other (\"after\"): \"wash\" → \"balm\" → "
                    "\"wash\"; expected one to come first\n"},
    {"after-unknown", "after-unknown.cfg:12: unknown task \"wash\"; expected \"balm\"\n"},
    {"allow-no-ladder", "allow-no-ladder.cfg:9: \"allow\" goes with a ladder, and \"pool\" has no steps; "
                        "expected a \"verdict\"\n"},
    {"allow-on-step", "allow-on-step.cfg:9: \"allow\" goes with a ladder, and \"rinse\" is a step of one; "
                      "did you mean on = \"water\"?\n"},
    {"anchor-unknown", "anchor-unknown.cfg:9: unknown anchor \"last\"; expected \"final\", \"first\", "
                       "\"flakes-gone\" or \"session\"\n"},
    {"array-mixed", "array-mixed.cfg:4: \"[ ]\" holds plain values of one kind only; expected \"( )\"\n"},
    {"between-one",
     "between-one.cfg:9: \"between\" holds 1; expected two clock times: (\"06:00\", \"11:00\")\n"},
    {"binary", "binary.cfg:1: a control character (code 127) stands here; expected plain text in UTF-8\n"},
    {"bom", NULL},
    {"brace-missing",
     "brace-missing.cfg:6: \")\" stands where \"}\" is expected, to close the \"{\" of line 5\n"},
    {"brace-open", "brace-open.cfg:2: the \"{\" of this line is never closed; expected \"}\" after it\n"},
    {"brace-outer", "brace-outer.cfg:5: the key \"protocol\" is given twice; it stands on line 3 already. "
                    "The \"{\" of line 2 is probably not closed: expected \"};\" before this line\n"},
    {"brace-too-many", "brace-too-many.cfg:5: \"}\" closes nothing; expected a key, like: id = \"…\";\n"},
    {"but-circle",
     "but-circle.cfg:3: what an activity is goes in a circle; expected kinds that end somewhere: \"aa\" → "
     "\"bb\" → \"aa\"\nbut-circle.cfg:4: \"aa\" does not belong to what the rule speaks of, so \"but\" would "
     "change nothing; expected an activity that \"is\" one of those in \"on\"\n"},
    {"care-without-how",
     "care-without-how.cfg:9: \"care\" does not say what care to take; expected a \"how\" or a \"limit\"\n"},
    {"clock", "clock.cfg:9: \"between\": \"25:00\" is no clock time; expected one from \"00:00\" to "
              "\"24:00\", such as \"07:45\"\n"},
    {"comma-missing",
     "comma-missing.cfg:10: expected a \",\" before \"{\", in the list that begins on line 7\n"},
    {"control-c1", "control-c1.cfg:3: a control character (U+009B) stands here; expected plain text\n"},
    {"course-unknown",
     "course-unknown.cfg:9: unknown course \"done\"; expected \"ongoing\" or \"complete\"\n"},
    {"curly-quotes",
     "curly-quotes.cfg:9: the quote “ cannot stand here; expected the plain double quote: \"\n"},
    {"date-form",
     "date-form.cfg:4: \"21.11.2027\" in \"review_by\" is no date; expected one like \"2026-11-21\"\n"},
    {"date", "date.cfg:4: the calendar has no date \"2026-02-29\"; expected one of the years 1900 to 2200\n"},
    {"dates-order", "dates-order.cfg:5: \"review_by\" is 2025-11-21, not later than \"approved_on\" "
                    "(2026-11-21); expected a later date\n"},
    {"duration-bad",
     "duration-bad.cfg:9: \"to\": \"soon\" is no time offset; expected one such as \"24h\", \"4d\", \"4d "
     "09:00\", \"day 4\", \"end of day 3\", \"-7d\" or \"3d..4d\" (m, h, d, w, mo, y)\n"},
    {"duration-huge",
     "duration-huge.cfg:9: \"to\": \"2147483647d\" is too long: an offset reaches at most 200 years\n"},
    {"duration-mixed",
     "duration-mixed.cfg:9: \"to\": \"1d12h\" mixes elapsed time (m, h) with the calendar (d, w, mo, y); "
     "write hours alone, such as \"36h\", or a date with a clock time, such as \"1d 12:00\"\n"},
    {"duration-no-unit",
     "duration-no-unit.cfg:9: \"to\": \"28\" has a number without a unit; did you mean "
     "\"28h\" (hours) or \"28d\" (days)? Units are m and h (elapsed), d, w, mo and y (calendar)\n"},
    {"empty", "empty.cfg: there is nothing in this file; expected protocol = { … };\n"},
    {"equals-missing", "equals-missing.cfg:4: expected \"=\" after \"version\", found the text \"1.0\"; a "
                       "text stands in double quotes\n"},
    {"escape-nul", "escape-nul.cfg:4: \"\\x\" cannot stand in a text; after a backslash expected is \\\" or "
                   "\\\\ or \\n or \\t\n"},
    {"escape-raw",
     "escape-raw.cfg:3: a control character (code 27) stands here; expected plain text in UTF-8\n"},
    {"escape-written", "escape-written.cfg:4: \"\\x\" cannot stand in a text; after a backslash expected is "
                       "\\\" or \\\\ or \\n or \\t\n"},
    {"every-minute",
     "every-minute.cfg:12: \"every\" is \"1m\"; expected a length of time from \"15m\" to \"366d\"\n"},
    {"extends-broken", "brace-open.cfg:2: the \"{\" of this line is never closed; expected \"}\" after it\n"},
    {"extends-cycle-two",
     "extends-cycle.cfg:3: \"extends\" goes in a circle: extends-cycle-two.cfg → extends-cycle.cfg → "
     "extends-cycle-two.cfg; expected a protocol that does not extend this one\n"},
    {"extends-cycle",
     "extends-cycle-two.cfg:3: \"extends\" goes in a circle: extends-cycle.cfg → extends-cycle-two.cfg → "
     "extends-cycle.cfg; expected a protocol that does not extend this one\n"},
    {"extends-folder", "extends-folder.cfg:3: \"../broken/\" is a folder; expected a file of rules\n"},
    {"extends-itself", "extends-itself.cfg:4: \"extends\" goes in a circle: extends-itself.cfg → "
                       "./extends-itself.cfg; expected a protocol that does not extend this one\n"},
    {"extends-missing-path",
     "extends-missing-path.cfg:4: \"no/such.cfg\" does not exist; check the name and the folder\n"},
    {"extends-missing", "extends-missing.cfg:4: there is no protocol \"sallon\"; did you mean \"salon\"?\n"},
    {"fraction", "fraction.cfg:4: 0.5 is not a whole number; a length of time, a date or a word stands in "
                 "quotes: \"0.5\"\n"},
    {"id-form", "id-form.cfg:9: \"Keep dry\" is no good id; expected a word of a-z, 0-9 and -, beginning "
                "with a letter, at most 64 long\n"},
    {"id-missing", "id-missing.cfg:9: a rule lacks the key \"id\" (its name in this file: a-z, 0-9 and -)\n"},
    {"id-shared", "id-shared.cfg:12: the id \"dry\" is used twice; a rule on line 9 has it already; expected "
                  "one of its own\n"},
    {"id-twice", "id-twice.cfg:10: the id \"dry\" is used twice; a rule on line 9 has it already; expected "
                 "one of its own\n"},
    {"include-file",
     "include-file.cfg:2: a rule file cannot include another; use extends = \"…\" to build on a protocol\n"},
    {"include-folder", "include-folder.cfg:3: a rule file cannot include another; use extends = \"…\" to "
                       "build on a protocol\n"},
    {"is-cycle", "is-cycle.cfg:5: what an activity is goes in a circle; expected kinds that end somewhere: "
                 "\"steam\" → \"vapour\" → \"fog\" → \"steam\"\n"},
    {"joined-lines", "joined-lines.cfg:11: two texts stand side by side; expected a \",\" or \";\" between "
                     "the one of line 10 and the text \"sauna\"\n"},
    {"joined-strings", "joined-strings.cfg:9: two texts stand side by side; expected a \",\" or \";\" "
                       "between the one of line 9 and the text \"lake\"\n"},
    {"key-future",
     "key-future.cfg:10: unknown key \"probability\" in a rule; expected \"id\", \"title\", \"on\", \"but\", "
     "\"verdict\", \"allow\", \"from\", \"to\", \"until\", \"once\", \"safer\", \"phase\", \"anchor\", "
     "\"when\", \"unless\", \"limit\", \"where\", \"products\", \"without\", \"how\", \"why\", "
     "\"otherwise\", \"exception\", \"lapse\", \"consequence\", \"level\", \"against\" or \"source\"\n"},
    {"key-twice", "key-twice.cfg:5: the key \"title\" is given twice; it stands on line 4 already\n"},
    {"key-unknown", "key-unknown.cfg:9: unknown key \"form\" in a rule; did you mean \"from\"?\n"},
    {"lasts-zero",
     "lasts-zero.cfg:4: \"lasts\" is \"0d\"; expected a length of time from \"1d\" to \"1096d\"\n"},
    {"latin-1", "latin-1.cfg:3: a byte here (0xE8) is not UTF-8; save the file with the encoding UTF-8\n"},
    {"level-unknown",
     "level-unknown.cfg:9: unknown level \"always\"; expected \"must\", \"should\", \"may\" or \"never\"\n"},
    {"limit-avoid",
     "limit-avoid.cfg:9: a limit goes with what is allowed with care; expected verdict = \"care\"\n"},
    {"limit-empty", "limit-empty.cfg:9: a limit names no bound; expected \"minutes\" or \"times\" with "
                    "\"per\", or \"between\"\n"},
    {"limit-per", "limit-per.cfg:9: a limit of minutes does not say for what; expected per = \"day\", "
                  "\"week\" or \"time\"\n"},
    {"limit-range", "limit-range.cfg:10: \"minutes\" is 2000; expected a whole number from 1 to 1440\n"},
    {"list-blank", "list-blank.cfg:6: \"values\" is empty; expected a list of words of a-z, 0-9 and -: "
                   "(\"dry\", \"oily\"), or no such line\n"},
    {"list-groups", "list-groups.cfg:4: an entry of \"sources\" is a text; expected a group: { … "
                    "}\nlist-groups.cfg:5: an entry of \"sources\" is a text; expected a group: { … }\n"},
    {"list-mixed",
     "list-mixed.cfg:9: \"between\" is a number; expected two clock times: (\"06:00\", \"11:00\")\n"},
    {"list-open", "list-open.cfg:5: the key \"tasks\" stands inside the list that begins on line 4, which is "
                  "probably not closed: expected \");\" before it\n"},
    {"many",
     "many.cfg:2: the protocol lacks the key \"title\" (what it is called, for people)\nmany.cfg:4: "
     "\"treatment_day\" is 7; expected 0 or 1 without quotes, or \"unsaid\"\nmany.cfg:6: unknown activity "
     "\"poll\"; did you mean \"pool\"?\nmany.cfg:6: \"to\": \"28\" has a number without a unit; did you mean "
     "\"28h\" (hours) or \"28d\" (days)? Units are m and h (elapsed), d, w, mo and y (calendar)\nmany.cfg:7: "
     "unknown key \"colour\" in "
     "a rule; expected \"id\", \"title\", \"on\", \"but\", \"verdict\", \"allow\", \"from\", \"to\", "
     "\"until\", \"once\", \"safer\", \"phase\", \"anchor\", \"when\", \"unless\", \"limit\", \"where\", "
     "\"products\", \"without\", \"how\", \"why\", \"otherwise\", \"exception\", \"lapse\", \"consequence\", "
     "\"level\", \"against\" or \"source\"\nmany.cfg:7: unknown verdict \"no\"; expected \"ok\", \"care\", "
     "\"ask\" or \"avoid\"\nmany.cfg:8: the id \"b\" is used twice; a rule on line 7 has it already; "
     "expected one of its own\nmany.cfg:8: a rule says nothing; expected verdict = \"avoid\", \"ask\", "
     "\"care\" or \"ok\", or on a ladder allow = a step of it\n"},
    {"milestone-unknown",
     "milestone-unknown.cfg:9: unknown milestone \"flake-gone\"; did you mean \"flakes-gone\"?\n"},
    {"no-protocol", "no-protocol.cfg:2: unknown key \"protokol\" in the file; did you mean \"protocol\"?\n"},
    {"no-quotes", "no-quotes.cfg:9: the word \"water\" has no quotes; expected it in double quotes\n"},
    {"nul", "nul.cfg:3: a zero byte stands here; expected a plain text file in UTF-8\n"},
    {"number-for-time", "number-for-time.cfg:9: 24h is not a whole number; a length of time, a date or a "
                        "word stands in quotes: \"24h\"\n"},
    {"number-overflow", "number-overflow.cfg:4: the number 4294967296 is too large; expected a whole number "
                        "between -2147483648 and 2147483647\n"},
    {"number-two",
     "number-two.cfg:4: 01632 960123 is more than one number; a text needs quotes: \"01632 960123\"\n"},
    {"on-empty", "on-empty.cfg:9: the list \"on\" is empty; expected the id of an activity in quotes, or a "
                 "list of them: (\"pool\", \"sea\"), or no such line\n"},
    {"on-missing", "on-missing.cfg:9: a rule lacks the key \"on\" (the activity, or the list of activities, "
                   "it speaks of)\n"},
    {"only-comment", "only-comment.cfg: there is nothing in this file; expected protocol = { … };\n"},
    {"open-comment",
     "open-comment.cfg:9: the comment that begins here is never closed; expected \"*/\" after it\n"},
    {"open-quote", "open-quote.cfg:9: the text that begins here has no closing quote (\") on its line; a "
                   "text ends on the line it begins\n"},
    {"overlay-care",
     "overlay-care.cfg:5: \"care\" does not say what care to take; expected a \"how\" or a \"limit\"\n"},
    {"overlay-remove", "overlay-remove.cfg:3: there is nothing of the id \"stll\" to remove in what this "
                       "file extends; did you mean \"still\"?\n"},
    {"overlay-removed-source", "./salon.cfg:6: the source \"leaflet\" is removed by "
                               "overlay-removed-source.cfg:3 and still named here\n"},
    {"overlay-slip",
     "overlay-slip.cfg:4: a rule lacks the key \"on\" (the activity, or the list of activities, it speaks "
     "of); nothing of the id \"stil\" is extended; did you mean \"still\"?\n"},
    {"overlay-unset",
     "overlay-unset.cfg:4: \"two\" is no key of a rule that can be unset; did you mean \"to\"?\n"},
    {"range-order",
     "range-order.cfg:9: \"to\": \"5d..3d\" is not in order: its second end can come before its first\n"},
    {"remove-nothing",
     "remove-nothing.cfg:3: \"remove\" has nothing to remove from; expected extends = \"…\" as well\n"},
    {"salon", NULL},
    {"seen-unknown", "seen-unknown.cfg:9: unknown sign \"redness\"; there is none here\n"},
    {"semicolon-missing", "semicolon-missing.cfg:4: expected a \";\" before the text \"1.0\" (the line above "
                          "may lack it, or a comma)\n"},
    {"semicolon-twice",
     "semicolon-twice.cfg:3: there is a \";\" too many here; expected a key, like: id = \"…\";\n"},
    {"sign-no-rules", "sign-no-rules.cfg:12: a sign lacks the key \"rules\" (what it means, and when)\n"},
    {"source-unknown", "source-unknown.cfg:9: unknown source \"s7\"; did you mean \"s1\"?\n"},
    {"step-of-two",
     "step-of-two.cfg:7: \"soft\" is a step of \"brush\" already; expected a step of one ladder only\n"},
    {"step-unknown", "step-unknown.cfg:9: \"rinze\" is no step of \"water\"; did you mean \"rinse\"?\n"},
    {"step-without-on",
     "step-without-on.cfg:12: \"step\" stands without \"on\"; expected the ladder it is a step of\n"},
    {"test-when", "test-when.cfg:5: the trait \"skin\" has several values in a test; expected one\n"},
    {"text-empty", "text-empty.cfg:9: \"why\" is empty; expected a text in quotes, or no such line\n"},
    {"times-and-hours", "times-and-hours.cfg:12: a task at clock times cannot come every so many hours; "
                        "expected days, like \"1d\", or no \"times\"\n"},
    {"times-order",
     "times-order.cfg:12: \"08:00\" is not later than the time before it; expected rising times\n"},
    {"trailing-comma", "trailing-comma.cfg:9: a \",\" stands before the end of the list; the last entry of a "
                       "list has no comma after it\n"},
    {"trait-reserved",
     "trait-reserved.cfg:5: the id \"seen\" has a meaning of its own here; expected another one\n"},
    {"trait-unknown", "trait-unknown.cfg:9: unknown trait \"skn\"; did you mean \"skin\"?\n"},
    {"trait-value",
     "trait-value.cfg:9: the trait \"skin\" has no value \"wet\"; expected \"dry\" or \"oily\"\n"},
    {"trait-values-twice",
     "trait-values-twice.cfg:5: \"dry\" stands twice in \"values\"; expected each once\n"},
    {"treatment-day",
     "treatment-day.cfg:4: \"treatment_day\" is 2; expected 0 or 1 without quotes, or \"unsaid\"\n"},
    {"type-bool", "type-bool.cfg:12: \"remind\" is a text; expected true or false, without quotes\n"},
    {"type-entry", "type-entry.cfg:9: an entry of \"rules\" is a text; expected a group: { … }\n"},
    {"type-group",
     "type-group.cfg:11: \"tasks\" is a group { }; expected a list of groups: ( { … }, { … } )\n"},
    {"type-list", "type-list.cfg:9: \"how\" is a number; expected a text in quotes\n"},
    {"unsaid-from", "unsaid-from.cfg:9: \"from\" cannot be \"unsaid\" here; only the \"to\" of a rule can\n"},
    {"utf-16", "utf-16.cfg:1: this file is written in UTF-16; save it with the encoding UTF-8\n"},
    {"value-missing", "value-missing.cfg:4: \";\" stands where a value is expected, like: \"24h\"\n"},
    {"verdict-and-allow",
     "verdict-and-allow.cfg:10: a rule has both \"verdict\" and \"allow\"; expected one of them\n"},
    {"verdict-missing", "verdict-missing.cfg:9: a rule says nothing; expected verdict = \"avoid\", \"ask\", "
                        "\"care\" or \"ok\", or on a ladder allow = a step of it\n"},
    {"verdict-unknown", "verdict-unknown.cfg:9: unknown verdict \"avoyd\"; did you mean \"avoid\"?\n"},
    {"window-before", "window-before.cfg:9: it ends at \"-24h\", before the session it begins with; expected "
                      "a \"from\" before it\n"},
    {"window-empty", "window-empty.cfg:9: it ends at \"3d\", not later than it begins (\"7d\"); expected "
                     "\"to\" after \"from\"\n"},
    {"window-same", "window-same.cfg:9: it ends at \"36h\", not later than it begins (\"36h\"); expected "
                    "\"to\" after \"from\"\n"},
};

static AcLoaded *catalogue;

static char *problems_of(const char *path, gboolean *loaded)
{
	static const char *const folders[] = {".", NULL};
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(AcLoaded) protocol = ac_load_protocol(path, ac_loaded_catalogue(catalogue), folders, problems);
	*loaded = protocol != NULL;
	ac_problems_sort(problems);
	return ac_problems_text(problems);
}

static void tells_exactly_what_is_wrong(gconstpointer data)
{
	const Case *row = data;
	g_autofree char *path = g_strconcat(row->file, ".cfg", NULL);
	gboolean loaded;
	g_autofree char *text = problems_of(path, &loaded);
	g_assert_cmpstr(text, ==, row->expected == NULL ? "" : row->expected);
	g_assert_cmpint(loaded, ==, row->expected == NULL);
	/* Never our own source file and line. */
	g_assert_null(strstr(text, ".c:"));
	g_assert_null(strstr(text, "src/"));
}

static void every_broken_file_is_in_the_table(void)
{
	g_autoptr(GDir) folder = g_dir_open(".", 0, NULL);
	g_assert_nonnull(folder);
	guint n = 0;
	for (const char *name = g_dir_read_name(folder); name != NULL; name = g_dir_read_name(folder)) {
		gboolean found = strcmp(name, "good-activities.cfg") == 0;
		for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
			gsize length = strlen(cases[i].file);
			found =
			    found || (strncmp(name, cases[i].file, length) == 0 && strcmp(name + length, ".cfg") == 0);
		}
		if (!found)
			g_error("%s has no row", name);
		n++;
	}
	g_assert_cmpuint(n, ==, G_N_ELEMENTS(cases) + 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	if (chdir(AC_SOURCE_DIR "/tests/data/broken") != 0)
		g_error("tests/data/broken is missing");
	g_autoptr(AcProblems) problems = ac_problems_new();
	catalogue = ac_load_catalogue("good-activities.cfg", problems);
	g_assert_nonnull(catalogue);
	g_test_add_func("/protocol/broken/all", every_broken_file_is_in_the_table);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *name = g_strconcat("/protocol/broken/", cases[i].file, NULL);
		g_test_add_data_func(name, &cases[i], tells_exactly_what_is_wrong);
	}
	int result = g_test_run();
	ac_loaded_free(catalogue);
	return result;
}
