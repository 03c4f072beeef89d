/* SPDX-License-Identifier: MIT */
/* Files that extend others: per field by id, and where each value comes from. */
#include <string.h>

#include "test_protocol.h"

static const char base[] =
    "protocol = { id = \"base\"; title = \"Base\"; version = \"1\"; approved_on = \"2026-01-01\"; status = "
    "\"draft\";\n"
    "  not_for = \"Wounds.\"; treatment_day = 1; lasts = \"20d\";\n"
    "  sources = ( { id = \"s1\"; title = \"One\"; } );\n"
    "  traits = ( { id = \"skin\"; title = \"Skin\"; values = (\"dry\", \"oily\"); } );\n"
    "  milestones = ( { id = \"gone\"; ask = \"Gone?\"; } );\n"
    "  phases = ( { id = \"fresh\"; title = \"Fresh\"; to = \"day 3\"; } );\n"
    "  rules = (\n"
    "    { id = \"still\"; on = (\"pool\", \"sea\"); verdict = \"avoid\"; to = \"day 8\"; why = \"Germs.\"; "
    "source = \"s1\"; },\n"
    "    { id = \"dry\"; on = \"water\"; allow = \"none\"; to = \"24h\"; when = { skin = \"dry\"; }; },\n"
    "    { id = \"heat\"; on = \"sauna\"; verdict = \"ask\"; } );\n"
    "  tasks = ( { id = \"wash\"; title = \"Wash\"; from = \"day 4\"; times = (\"08:00\"); } );\n"
    "  signs = ( { id = \"red\"; title = \"Red\"; rules = ( { id = \"early\"; to = \"3d\"; advice = "
    "\"expected\"; },\n"
    "    { id = \"late\"; from = \"3d\"; advice = \"practitioner\"; } ); } );\n"
    "  followups = ( { id = \"review\"; title = \"Review\"; at = \"1y\"; } );\n"
    "  tests = ( { at = \"1d\"; ask = \"pool\"; answer = \"avoid\"; } );\n"
    "};\n";

static const AcRule *rule_of(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_rules; i++)
		if (strcmp(protocol->rules[i].id, id) == 0)
			return &protocol->rules[i];
	return NULL;
}

/* Loads an overlay of `base` with that body. */
static AcLoaded *load_over(Files *files, const char *body)
{
	g_autofree char *text =
	    g_strconcat("protocol = { id = \"over\"; extends = \"base\";\n", body, "\n};\n", NULL);
	files_write(files, "base", base);
	files_write(files, "over", text);
	return files_load(files, "over");
}

static void an_overlay_that_says_nothing_changes_nothing(Files *files, gconstpointer unused)
{
	(void)unused;
	g_autoptr(AcLoaded) loaded = load_over(files, "");
	const AcProtocol *p = ac_loaded_protocol(loaded);
	g_assert_cmpstr(p->id, ==, "over");
	g_assert_cmpstr(p->title, ==, "Base");
	g_assert_cmpstr(p->not_for, ==, "Wounds.");
	g_assert_cmpstr(p->extends, ==, "base");
	g_assert_cmpint(p->treatment_day, ==, 1);
	g_assert_cmpint(p->lasts.days, ==, 20);
	g_assert_cmpuint(p->n_rules, ==, 3);
	g_assert_cmpuint(p->n_files, ==, 2);
	g_assert_cmpuint(p->signs[0].n_rules, ==, 2);
	g_assert_cmpstr(rule_of(p, "still")->protocol, ==, "base");
	g_assert_true(g_str_has_suffix(rule_of(p, "still")->origin.file, "base.cfg"));
}

static void tests_version_and_approval_are_not_inherited(Files *files, gconstpointer unused)
{
	(void)unused;
	g_autoptr(AcLoaded) loaded = load_over(files, "");
	const AcProtocol *p = ac_loaded_protocol(loaded);
	g_assert_null(p->version);
	g_assert_null(p->approved_on);
	g_assert_null(p->review_by);
	g_assert_cmpint(p->status, ==, AC_STATUS_ACTIVE);
	g_assert_cmpuint(p->n_tests, ==, 0);
}

static void a_field_is_replaced_whole_and_the_others_stay(Files *files, gconstpointer unused)
{
	(void)unused;
	g_autoptr(AcLoaded) loaded =
	    load_over(files, "rules = ( { id = \"still\"; on = \"lake\"; to = \"28d\"; } );\n"
	                     "tasks = ( { id = \"wash\"; times = \"07:00\"; } );\n"
	                     "phases = ( { id = \"fresh\"; title = \"New\"; } );\n"
	                     "followups = ( { id = \"review\"; at = \"2y\"; } );");
	const AcProtocol *p = ac_loaded_protocol(loaded);
	const AcRule *rule = rule_of(p, "still");
	g_assert_cmpuint(rule->n_on, ==, 1);
	g_assert_cmpstr(rule->on[0]->id, ==, "lake");
	g_assert_cmpint(rule->to.early.days, ==, 28);
	g_assert_cmpstr(rule->words.why, ==, "Germs.");
	g_assert_cmpint(rule->verdict, ==, AC_VERDICT_AVOID);
	g_assert_cmpstr(rule->protocol, ==, "over");
	g_assert_cmpint(rule->origin.line, ==, 2);
	g_assert_cmpint(p->tasks[0].times[0], ==, 7 * 60);
	g_assert_cmpstr(p->tasks[0].title, ==, "Wash");
	g_assert_cmpstr(p->phases[0].title, ==, "New");
	g_assert_cmpint(p->followups[0].at.early.months, ==, 24);
}

static void new_entries_come_after_the_old(Files *files, gconstpointer unused)
{
	(void)unused;
	g_autoptr(AcLoaded) loaded =
	    load_over(files, "rules = ( { id = \"new\"; on = \"lake\"; verdict = \"ask\"; } );");
	const AcProtocol *p = ac_loaded_protocol(loaded);
	g_assert_cmpuint(p->n_rules, ==, 4);
	g_assert_cmpstr(p->rules[0].id, ==, "still");
	g_assert_cmpstr(p->rules[3].id, ==, "new");
}

static void a_verdict_clears_allow_and_the_other_way_round(Files *files, gconstpointer unused)
{
	(void)unused;
	g_autoptr(AcLoaded) loaded = load_over(files, "rules = ( { id = \"dry\"; verdict = \"avoid\"; },\n"
	                                              " { id = \"still\"; on = \"water\"; allow = \"dab\"; } );");
	const AcProtocol *p = ac_loaded_protocol(loaded);
	g_assert_false(rule_of(p, "dry")->allows);
	g_assert_cmpint(rule_of(p, "dry")->verdict, ==, AC_VERDICT_AVOID);
	g_assert_true(rule_of(p, "still")->allows);
	g_assert_cmpint(rule_of(p, "still")->verdict, ==, AC_VERDICT_SILENT);
	g_assert_cmpuint(rule_of(p, "still")->allow_rank, ==, 1);
}

static void unset_clears_fields_wherever_it_stands(Files *files, gconstpointer unused)
{
	(void)unused;
	g_autoptr(AcLoaded) loaded = load_over(
	    files, "rules = ( { id = \"still\"; unset = (\"to\", \"source\", \"why\"); why = \"New.\"; },\n"
	           " { id = \"dry\"; to = \"30h\"; unset = (\"when\", \"to\"); } );\n unset = \"not_for\";");
	const AcProtocol *p = ac_loaded_protocol(loaded);
	g_assert_cmpint(rule_of(p, "still")->to.early.kind, ==, AC_OFFSET_NONE);
	g_assert_null(rule_of(p, "still")->to_text);
	g_assert_null(rule_of(p, "still")->source);
	g_assert_cmpstr(rule_of(p, "still")->words.why, ==, "New.");
	g_assert_cmpuint(rule_of(p, "dry")->n_when, ==, 0);
	g_assert_cmpint(rule_of(p, "dry")->to.early.minutes, ==, 30 * 60);
	g_assert_null(p->not_for);
}

static void remove_takes_out_entries_of_any_kind(Files *files, gconstpointer unused)
{
	(void)unused;
	g_autoptr(AcLoaded) loaded =
	    load_over(files, "remove = (\"heat\", \"wash\", \"fresh\", \"review\", \"late\");\n"
	                     "rules = ( { id = \"heat\"; on = \"heat\"; verdict = \"avoid\"; } );");
	const AcProtocol *p = ac_loaded_protocol(loaded);
	g_assert_cmpuint(p->n_tasks, ==, 0);
	g_assert_cmpuint(p->n_phases, ==, 0);
	g_assert_cmpuint(p->n_followups, ==, 0);
	g_assert_cmpuint(p->signs[0].n_rules, ==, 1);
	/* removed and written anew: nothing of the old is left */
	const AcRule *heat = rule_of(p, "heat");
	g_assert_cmpstr(heat->on[0]->id, ==, "heat");
	g_assert_cmpint(heat->verdict, ==, AC_VERDICT_AVOID);
	g_assert_cmpuint(p->n_rules, ==, 3);
}

static void rules_of_a_sign_merge_by_id(Files *files, gconstpointer unused)
{
	(void)unused;
	g_autoptr(AcLoaded) loaded = load_over(
	    files,
	    "signs = ( { id = \"red\"; also = \"rosy\"; rules = ( { id = \"late\"; advice = \"doctor\"; },\n"
	    "  { id = \"strong\"; severity = \"strong\"; advice = \"doctor\"; } ); } );");
	const AcSign *sign = &ac_loaded_protocol(loaded)->signs[0];
	g_assert_cmpstr(sign->title, ==, "Red");
	g_assert_cmpuint(sign->n_also, ==, 1);
	g_assert_cmpuint(sign->n_rules, ==, 3);
	g_assert_cmpint(sign->rules[0].advice, ==, AC_ADVICE_EXPECTED);
	g_assert_cmpint(sign->rules[1].advice, ==, AC_ADVICE_DOCTOR);
	g_assert_cmpint(sign->rules[1].from.early.days, ==, 3);
	g_assert_cmpstr(sign->rules[2].id, ==, "strong");
	AcOrigin advice = ac_loaded_origin(loaded, "signs", "red.late", "advice");
	g_assert_true(g_str_has_suffix(advice.file, "over.cfg"));
	g_assert_cmpint(advice.line, ==, 2);
	g_assert_true(g_str_has_suffix(ac_loaded_origin(loaded, "signs", "red.late", "from").file, "base.cfg"));
}

static void day_numbers_follow_the_file_they_stand_in(Files *files, gconstpointer unused)
{
	(void)unused;
	/* base calls the treatment day 1; the overlay calls it 0 */
	g_autoptr(AcLoaded) own =
	    load_over(files, "treatment_day = 0;\nrules = ( { id = \"heat\"; to = \"day 8\"; } );");
	g_assert_cmpint(ac_loaded_protocol(own)->treatment_day, ==, 0);
	g_assert_cmpint(rule_of(ac_loaded_protocol(own), "still")->to.early.days, ==, 7);
	g_assert_cmpint(rule_of(ac_loaded_protocol(own), "heat")->to.early.days, ==, 8);
	/* one that says nothing of it numbers as what it extends */
	g_autoptr(AcLoaded) same = load_over(files, "rules = ( { id = \"heat\"; to = \"day 8\"; } );");
	g_assert_cmpint(rule_of(ac_loaded_protocol(same), "heat")->to.early.days, ==, 7);
}

static void every_value_tells_where_it_comes_from(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(files, "top",
	            "protocol = { id = \"top\"; extends = \"over\";\n"
	            "  rules = (\n"
	            "    { id = \"still\";\n"
	            "      to = \"30d\"; } ); };\n");
	g_autoptr(AcLoaded) over =
	    load_over(files, "rules = ( { id = \"still\";\n to = \"28d\"; why = \"Dirt.\"; } );");
	g_autoptr(AcLoaded) loaded = files_load(files, "top");
	AcOrigin to = ac_loaded_origin(loaded, "rules", "still", "to"), lost[4];
	g_assert_true(g_str_has_suffix(to.file, "top.cfg"));
	g_assert_cmpint(to.line, ==, 4);
	const AcKeyName name = {"rules", "still", "to"};
	g_assert_cmpuint(ac_loaded_losers(loaded, &name, lost, 4), ==, 2);
	g_assert_true(g_str_has_suffix(lost[0].file, "over.cfg"));
	g_assert_cmpint(lost[0].line, ==, 3);
	g_assert_true(g_str_has_suffix(lost[1].file, "base.cfg"));
	g_assert_cmpint(lost[1].line, ==, 8);
	g_assert_cmpint(ac_loaded_origin(loaded, "rules", "still", "why").line, ==, 3);
	g_assert_cmpint(ac_loaded_origin(loaded, "rules", "still", "on").line, ==, 8);
	g_assert_null(ac_loaded_origin(loaded, "rules", "still", "from").file);
	g_assert_null(ac_loaded_origin(loaded, "rules", "stil", "to").file);
	g_assert_true(g_str_has_suffix(ac_loaded_origin(loaded, "protocol", NULL, "not_for").file, "base.cfg"));
	g_assert_cmpuint(ac_loaded_protocol(loaded)->n_files, ==, 3);
	g_assert_cmpstr(rule_of(ac_loaded_protocol(loaded), "still")->protocol, ==, "top");
}

static void what_is_wrong_after_the_merge_is_told_where_it_was_written(Files *files, gconstpointer unused)
{
	(void)unused;
	static const struct {
		const char *body, *told;
	} rows[] = {
	    {"rules = (\n { id = \"still\"; verdict = \"care\"; } );",
	     "over.cfg:3: \"care\" does not say what care to take; expected a \"how\" or a \"limit\"\n"},
	    {"rules = (\n { id = \"still\"; from = \"20d\"; } );",
	     "base.cfg:8: it ends at \"day 8\", not later than it begins (\"20d\"); expected \"to\" after "
	     "\"from\"\n"},
	    {"remove = (\n \"skin\");",
	     "base.cfg:9: the trait \"skin\" is removed by over.cfg:3 and still named here\n"},
	    {"remove = (\n \"gone\");\n rules = ( { id = \"heat\"; until = \"gone\"; } );",
	     "over.cfg:4: the milestone \"gone\" is removed by over.cfg:3 and still named here\n"},
	    {"remove = (\"early\", \"late\");",
	     "base.cfg:12: the sign \"red\" has no rule left; expected one, or to "
	     "remove the sign\n"},
	    {"rules = ( { id = \"still\"; unset = \"on\"; } );",
	     "over.cfg:2: a rule lacks the key \"on\" (the activity, or the list of activities, it speaks of)\n"},
	    {"rules = ( { id = \"still\"; unset = \"id\"; } );",
	     "over.cfg:2: \"id\" is no key of a rule that can be unset\n"},
	    {"remove = (\n \"skn\");",
	     "over.cfg:3: there is nothing of the id \"skn\" to remove in what this file "
	     "extends; did you mean \"skin\"?\n"},
	    {"tasks = ( { id = \"wahs\"; times = \"07:00\"; } );",
	     "over.cfg:2: a task lacks the key \"title\" (what it is called, for people); nothing of the id "
	     "\"wahs\" "
	     "is extended; did you mean \"wash\"?\n"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text =
		    g_strconcat("protocol = { id = \"over\"; extends = \"base\";\n", rows[i].body, "\n};\n", NULL);
		files_write(files, "base", base);
		files_write(files, "over", text);
		g_assert_null(files_try(files, "over"));
		g_autofree char *told = files_told(files);
		g_auto(GStrv) parts = g_strsplit(told, files->folder, -1);
		g_assert_cmpstr(told, ==, rows[i].told);
		ac_problems_free(files->problems);
		files->problems = ac_problems_new();
	}
}

static void what_is_wrong_in_a_value_that_lost_is_told_too(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(files, "bad",
	            "protocol = { id = \"bad\"; title = \"Bad\"; rules = (\n"
	            " { id = \"a\"; on = \"pool\"; verdict = \"avoid\"; to = \"28\"; level = 3; source = "
	            "\"none-such\"; } ); };\n");
	files_write(files, "good",
	            "protocol = { id = \"good\"; extends = \"bad\"; rules = (\n"
	            " { id = \"a\"; to = \"28d\"; level = \"should\"; unset = \"source\"; } ); };\n");
	g_assert_null(files_try(files, "good"));
	g_autofree char *told = files_told(files);
	g_assert_cmpstr(
	    told, ==,
	    "bad.cfg:2: \"to\": \"28\" has a number without a unit; did you mean \"28h\" (hours) or \"28d\" "
	    "(days)? Units are m and h "
	    "(elapsed), d, w, mo and y (calendar)\n"
	    "bad.cfg:2: \"level\" is a number; expected \"must\", \"should\", \"may\" or \"never\"\n");
}

static void an_id_of_several_kinds_is_removed_by_its_list(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(files, "two",
	            "protocol = { id = \"two\"; title = \"Two\"; phases = ( { id = \"x\"; title = \"X\"; } );\n"
	            " rules = ( { id = \"x\"; on = \"pool\"; verdict = \"avoid\"; } ); };\n");
	files_write(files, "over", "protocol = { id = \"over\"; extends = \"two\";\n remove = \"x\"; };\n");
	g_assert_null(files_try(files, "over"));
	g_autofree char *told = files_told(files);
	g_assert_cmpstr(told, ==,
	                "over.cfg:2: several things have the id \"x\"; expected \"phases.x\" or \"rules.x\"\n");
	ac_problems_free(files->problems);
	files->problems = ac_problems_new();
	files_write(files, "over", "protocol = { id = \"over\"; extends = \"two\"; remove = \"rules.x\"; };\n");
	g_autoptr(AcLoaded) loaded = files_load(files, "over");
	g_assert_cmpuint(ac_loaded_protocol(loaded)->n_rules, ==, 0);
	g_assert_cmpuint(ac_loaded_protocol(loaded)->n_phases, ==, 1);
}

static void the_nearest_clinic_holds(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(files, "base",
	            "protocol = { id = \"base\"; title = \"B\"; };\nclinic = { name = \"Product\"; };\n");
	files_write(files, "middle",
	            "protocol = { id = \"middle\"; extends = \"base\"; };\nclinic = { name = \"Studio\"; };\n");
	files_write(files, "top", "protocol = { id = \"top\"; extends = \"./middle.cfg\"; };\n");
	g_autoptr(AcLoaded) loaded = files_load(files, "top");
	g_assert_cmpstr(ac_loaded_clinic(loaded)->name, ==, "Studio");
	g_autoptr(AcLoaded) lowest = files_load(files, "base");
	g_assert_cmpstr(ac_loaded_clinic(lowest)->name, ==, "Product");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	FILES_TEST("/protocol/overlay/nothing", an_overlay_that_says_nothing_changes_nothing);
	FILES_TEST("/protocol/overlay/own", tests_version_and_approval_are_not_inherited);
	FILES_TEST("/protocol/overlay/field", a_field_is_replaced_whole_and_the_others_stay);
	FILES_TEST("/protocol/overlay/new", new_entries_come_after_the_old);
	FILES_TEST("/protocol/overlay/verdict", a_verdict_clears_allow_and_the_other_way_round);
	FILES_TEST("/protocol/overlay/unset", unset_clears_fields_wherever_it_stands);
	FILES_TEST("/protocol/overlay/remove", remove_takes_out_entries_of_any_kind);
	FILES_TEST("/protocol/overlay/signs", rules_of_a_sign_merge_by_id);
	FILES_TEST("/protocol/overlay/days", day_numbers_follow_the_file_they_stand_in);
	FILES_TEST("/protocol/overlay/origin", every_value_tells_where_it_comes_from);
	FILES_TEST("/protocol/overlay/meaning", what_is_wrong_after_the_merge_is_told_where_it_was_written);
	FILES_TEST("/protocol/overlay/losers", what_is_wrong_in_a_value_that_lost_is_told_too);
	FILES_TEST("/protocol/overlay/kinds", an_id_of_several_kinds_is_removed_by_its_list);
	FILES_TEST("/protocol/overlay/clinic", the_nearest_clinic_holds);
	return g_test_run();
}
