/* SPDX-License-Identifier: MIT */
/* What a good file becomes: every key, every default. */
#include "test_protocol.h"

#define RULES(text) "protocol = { id = \"p\"; title = \"P\";\n rules = (\n" text "\n ); };\n"

static const char whole[] =
    "protocol = {\n"
    "  id = \"whole\"; title = \"Whole\"; version = \"2.1\"; language = \"de\"; status = \"draft\";\n"
    "  author = \"A. Author\"; approved_on = \"2026-11-21\"; review_by = \"2027-11-21\"; treatment_day = 1;\n"
    "  lasts = \"30d\"; gap = \"2w..6w\"; extends = \"\"; not_for = \"Open wounds.\";\n"
    "  activities = ( { id = \"balm\"; title = \"Balm\"; also = (\"cream\", \"lotion\"); is = \"heat\"; "
    "medicine = true; },\n"
    "                 { id = \"brush\"; title = \"Brushing\"; steps = (\"none\", \"soft\", \"stiff\"); },\n"
    "                 { id = \"soft\"; title = \"Soft\"; }, { id = \"stiff\"; title = \"Stiff\"; } );\n"
    "  sources = ( { id = \"s1\"; title = \"Leaflet\"; url = \"https://x.example\"; note = \"old\"; } );\n"
    "  traits = ( { id = \"skin\"; title = \"Your scalp\"; values = (\"dry\", \"oily\"); } );\n"
    "  milestones = ( { id = \"gone\"; ask = \"Gone?\"; title = \"they are gone\"; usually = \"5d..14d\"; } "
    ");\n"
    "  phases = ( { id = \"fresh\"; title = \"Fresh\"; from = \"0h\"; to = \"day 3\"; normal = (\"Red\", "
    "\"Warm\"); guide = \"fresh\"; } );\n"
    "  rules = (\n"
    "    { id = \"dry\"; title = \"Dry\"; on = \"water\"; allow = \"mild\"; from = \"-24h\"; to = "
    "\"3d..4d\"; until = \"gone\";\n"
    "      anchor = \"final\"; when = { skin = (\"dry\", \"oily\"); course = \"ongoing\"; seen = "
    "\"redness\"; };\n"
    "      unless = { course = \"complete\"; }; limit = { minutes = 20; per = \"day\"; between = (\"22:00\", "
    "\"06:00\"); };\n"
    "      how = \"H\"; why = \"W\"; otherwise = \"O\"; exception = \"E\"; lapse = \"L\"; consequence = "
    "\"C\"; level = \"may\"; source = \"s1\"; },\n"
    "    { id = \"heat\"; on = (\"sauna\", \"balm\"); verdict = \"avoid\"; to = \"unsaid\"; anchor = "
    "\"gone\"; } );\n"
    "  tasks = (\n"
    "    { id = \"wash\"; title = \"Wash\"; from = \"day 4\"; to = \"28d\"; until = \"gone\"; anchor = "
    "\"first\"; times = (\"07:45\", \"20:00\");\n"
    "      every = \"1d\"; on = \"water\"; step = \"mild\"; amount = \"pea-size\"; how = \"H\"; level = "
    "\"should\"; remind = true; late = \"digest\";\n"
    "      lead = \"10m\"; when = { skin = \"dry\"; }; source = \"s1\"; },\n"
    "    { id = \"dab\"; title = \"Dab\"; after = \"wash\"; } );\n"
    "  signs = ( { id = \"redness\"; title = \"Redness\"; also = (\"red\"); rules = (\n"
    "    { id = \"early\"; severity = \"mild\"; to = \"3d\"; advice = \"watch\"; again = \"12h\"; why = "
    "\"Y\"; source = \"s1\"; },\n"
    "    { id = \"late\"; from = \"3d\"; advice = \"doctor\"; } ); } );\n"
    "  followups = ( { id = \"review\"; title = \"Review\"; at = \"1y\"; anchor = \"final\"; every = \"1y\"; "
    "why = \"Fades\"; source = \"s1\"; } );\n"
    "  tests = ( { at = \"30h\"; ask = (\"pool\", \"sea\"); answer = \"silent\"; when = { skin = \"dry\"; }; "
    "} );\n"
    "};\n"
    "clinic = { name = \"Northlight\"; phone = \"1\"; out_of_hours = \"\"; protocol = \"whole\"; };\n";

static void assert_head(const AcProtocol *p)
{
	g_assert_cmpstr(p->id, ==, "whole");
	g_assert_cmpstr(p->title, ==, "Whole");
	g_assert_cmpstr(p->version, ==, "2.1");
	g_assert_cmpstr(p->language, ==, "de");
	g_assert_cmpint(p->status, ==, AC_STATUS_DRAFT);
	g_assert_cmpstr(p->author, ==, "A. Author");
	g_assert_cmpstr(p->approved_on, ==, "2026-11-21");
	g_assert_cmpstr(p->review_by, ==, "2027-11-21");
	g_assert_cmpint(p->treatment_day, ==, 1);
	g_assert_cmpint(p->lasts.days, ==, 30);
	g_assert_cmpint(p->gap.early.days, ==, 14);
	g_assert_cmpint(p->gap.late.days, ==, 42);
	g_assert_null(p->extends);
	g_assert_cmpstr(p->not_for, ==, "Open wounds.");
	g_assert_cmpuint(p->n_files, ==, 1);
	g_assert_cmpstr(p->files[0], ==, p->file);
}

static void assert_rule(const AcProtocol *p)
{
	const AcRule *rule = &p->rules[0];
	g_assert_cmpuint(p->n_rules, ==, 2);
	g_assert_cmpstr(rule->id, ==, "dry");
	g_assert_cmpstr(rule->title, ==, "Dry");
	g_assert_cmpstr(rule->protocol, ==, "whole");
	g_assert_cmpstr(rule->origin.file, ==, p->file);
	g_assert_cmpint(rule->origin.line, ==, 13);
	g_assert_cmpuint(rule->n_on, ==, 1);
	g_assert_cmpstr(rule->on[0]->id, ==, "water");
	g_assert_cmpint(rule->verdict, ==, AC_VERDICT_SILENT);
	g_assert_true(rule->allows);
	g_assert_cmpuint(rule->allow_rank, ==, 3);
	g_assert_cmpint(rule->from.early.minutes, ==, -24 * 60);
	g_assert_cmpint(rule->to.early.days, ==, 3);
	g_assert_cmpint(rule->to.late.days, ==, 4);
	g_assert_cmpstr(rule->from_text, ==, "-24h");
	g_assert_cmpstr(rule->to_text, ==, "3d..4d");
	g_assert_cmpint(rule->anchor.kind, ==, AC_ANCHOR_FINAL);
	g_assert_true(rule->until == &p->milestones[0]);
	g_assert_cmpint(rule->level, ==, AC_LEVEL_MAY);
	g_assert_true(rule->source == &p->sources[0]);
	const char *words[] = {rule->words.how,       rule->words.why,   rule->words.otherwise,
	                       rule->words.exception, rule->words.lapse, rule->words.consequence};
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		g_assert_cmpint(words[i][0], ==, "HWOELC"[i]);
	g_assert_cmpint(rule->limit->minutes, ==, 20);
	g_assert_cmpstr(rule->limit->per, ==, "day");
	g_assert_cmpint(rule->limit->from_minute, ==, 22 * 60);
	g_assert_cmpint(rule->limit->to_minute, ==, 6 * 60);
}

static void assert_conditions(const AcProtocol *p)
{
	const AcRule *rule = &p->rules[0];
	g_assert_cmpuint(rule->n_when, ==, 3);
	g_assert_cmpint(rule->when[0].kind, ==, AC_CONDITION_TRAIT);
	g_assert_true(rule->when[0].trait == &p->traits[0]);
	g_assert_cmpuint(rule->when[0].n_values, ==, 2);
	g_assert_cmpstr(rule->when[0].values[1], ==, "oily");
	g_assert_cmpint(rule->when[1].kind, ==, AC_CONDITION_COURSE_ONGOING);
	g_assert_cmpint(rule->when[2].kind, ==, AC_CONDITION_SEEN);
	g_assert_cmpstr(rule->when[2].values[0], ==, "redness");
	g_assert_cmpuint(rule->n_unless, ==, 1);
	g_assert_cmpint(rule->unless[0].kind, ==, AC_CONDITION_COURSE_COMPLETE);
}

static void assert_tasks(const AcProtocol *p)
{
	const AcTask *task = &p->tasks[0];
	g_assert_cmpuint(p->n_tasks, ==, 2);
	g_assert_cmpint(task->from.early.days, ==, 3); /* day 4, where the treatment is day 1 */
	g_assert_cmpint(task->anchor.kind, ==, AC_ANCHOR_FIRST);
	g_assert_cmpuint(task->n_times, ==, 2);
	g_assert_cmpint(task->times[0], ==, 7 * 60 + 45);
	g_assert_cmpint(task->every.days, ==, 1);
	g_assert_cmpstr(task->on->id, ==, "water");
	g_assert_cmpstr(task->step->id, ==, "mild");
	g_assert_cmpstr(task->amount, ==, "pea-size");
	g_assert_cmpint(task->level, ==, AC_LEVEL_SHOULD);
	g_assert_cmpint(task->late, ==, AC_LATE_DIGEST);
	g_assert_true(task->remind);
	g_assert_cmpint(task->lead.minutes, ==, 10);
	g_assert_cmpuint(task->n_when, ==, 1);
	g_assert_true(p->tasks[1].after == task);
}

static void assert_others(const AcProtocol *p)
{
	g_assert_cmpstr(p->sources[0].note, ==, "old");
	g_assert_cmpstr(p->milestones[0].usually_text, ==, "5d..14d");
	g_assert_cmpuint(p->phases[0].n_normal, ==, 2);
	g_assert_cmpint(p->phases[0].to.early.days, ==, 2);
	g_assert_cmpuint(p->n_signs, ==, 1);
	const AcSign *sign = &p->signs[0];
	g_assert_cmpuint(sign->n_rules, ==, 2);
	g_assert_cmpint(sign->rules[0].severity, ==, AC_SEVERITY_MILD);
	g_assert_cmpint(sign->rules[0].advice, ==, AC_ADVICE_WATCH);
	g_assert_cmpint(sign->rules[0].again.minutes, ==, 12 * 60);
	g_assert_cmpint(sign->rules[1].severity, ==, AC_SEVERITY_ANY);
	g_assert_cmpint(p->followups[0].at.early.months, ==, 12);
	g_assert_cmpint(p->followups[0].every.months, ==, 12);
	g_assert_cmpuint(p->tests[0].n_ask, ==, 2);
	g_assert_cmpint(p->tests[0].answer, ==, AC_VERDICT_SILENT);
	g_assert_cmpint(p->tests[0].origin.line, ==, 27);
	g_assert_cmpint(p->rules[1].to.early.kind, ==, AC_OFFSET_UNSAID);
	g_assert_cmpint(p->rules[1].anchor.kind, ==, AC_ANCHOR_MILESTONE);
	g_assert_true(p->rules[1].anchor.milestone == &p->milestones[0]);
}

static void every_key_reaches_the_model(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(files, "whole", whole);
	g_autoptr(AcLoaded) loaded = files_load(files, "whole");
	const AcProtocol *protocol = ac_loaded_protocol(loaded);
	assert_head(protocol);
	assert_rule(protocol);
	assert_conditions(protocol);
	assert_tasks(protocol);
	assert_others(protocol);
	const AcClinic *clinic = ac_loaded_clinic(loaded);
	g_assert_cmpstr(clinic->name, ==, "Northlight");
	g_assert_cmpstr(clinic->phone, ==, "1");
	g_assert_null(clinic->out_of_hours);
}

static void activities_of_a_protocol_follow_the_catalogue(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(files, "whole", whole);
	g_autoptr(AcLoaded) loaded = files_load(files, "whole");
	const AcCatalogue *all = ac_loaded_protocol(loaded)->catalogue,
	                  *known = ac_loaded_catalogue(files->catalogue);
	g_assert_cmpuint(all->n_activities, ==, known->n_activities + 4);
	for (guint i = 0; i < all->n_activities; i++)
		g_assert_cmpuint(all->activities[i]->index, ==, i);
	const AcActivity *balm = ac_catalogue_find(all, "balm"), *brush = ac_catalogue_find(all, "brush");
	g_assert_true(balm->medicine);
	g_assert_cmpuint(balm->n_also, ==, 2);
	g_assert_true(balm->kinds[0] == ac_catalogue_find(known, "heat"));
	g_assert_cmpuint(brush->n_steps, ==, 2);
	g_assert_cmpstr(brush->steps[1]->id, ==, "stiff");
	g_assert_true(brush->steps[1]->ladder == brush);
	g_assert_cmpuint(brush->steps[1]->rank, ==, 2);
}

static void occasions_of_a_protocol_stand_before_those_of_the_catalogue(Files *files, gconstpointer unused)
{
	(void)unused;
	g_autofree char *path = g_build_filename(files->folder, "c.cfg", NULL);
	files_write(files, "c",
	            "activities = ( { id = \"a\"; title = \"A\"; } );\n"
	            "events = ( { id = \"fair\"; title = \"Fair\"; also = \"market\"; activities = \"a\"; } );");
	g_autoptr(AcLoaded) catalogue = ac_load_catalogue(path, files->problems);
	g_assert_nonnull(catalogue);
	const AcCatalogue *known = ac_loaded_catalogue(catalogue);
	g_assert_cmpuint(known->n_events, ==, 1);
	g_assert_cmpstr(known->events[0].also[0], ==, "market");
	g_assert_true(known->events[0].activities[0] == known->activities[0]);
	files_write(files, "own",
	            "protocol = { id = \"own\"; title = \"Own\";\n"
	            " activities = ( { id = \"b\"; title = \"B\"; } );\n"
	            " events = ( { id = \"gala\"; title = \"Gala\"; activities = (\"b\", \"a\"); } ); };");
	g_autofree char *own = g_build_filename(files->folder, "own.cfg", NULL);
	g_autoptr(AcLoaded) loaded = ac_load_protocol(own, known, files->folders, files->problems);
	g_autofree char *told = files_told(files);
	g_assert_cmpstr(told, ==, "");
	const AcCatalogue *all = ac_loaded_protocol(loaded)->catalogue;
	g_assert_cmpuint(all->n_events, ==, 2);
	g_assert_cmpstr(all->events[0].id, ==, "gala");
	g_assert_cmpstr(all->events[0].activities[0]->id, ==, "b");
	g_assert_cmpstr(all->events[1].id, ==, "fair");
}

static void what_is_not_written_has_its_default(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(files, "least",
	            "protocol = { id = \"least\"; title = \"Least\";\n"
	            " milestones = ( { id = \"gone\"; ask = \"Gone?\"; } );\n"
	            " rules = ( { id = \"r\"; on = \"pool\"; verdict = \"ask\"; } );\n"
	            " tasks = ( { id = \"t\"; title = \"T\"; } ); };");
	g_autoptr(AcLoaded) loaded = files_load(files, "least");
	const AcProtocol *p = ac_loaded_protocol(loaded);
	g_assert_cmpint(p->status, ==, AC_STATUS_ACTIVE);
	g_assert_cmpint(p->treatment_day, ==, 0);
	g_assert_cmpint(p->lasts.days, ==, 28);
	g_assert_cmpint(p->gap.late.days, ==, 42);
	g_assert_cmpstr(p->language, ==, "en");
	g_assert_cmpstr(p->milestones[0].title, ==, "Gone?");
	g_assert_cmpint(p->rules[0].level, ==, AC_LEVEL_NOT_GIVEN);
	g_assert_cmpint(p->rules[0].anchor.kind, ==, AC_ANCHOR_SESSION);
	g_assert_cmpint(p->rules[0].from.early.kind, ==, AC_OFFSET_NONE);
	g_assert_cmpint(p->rules[0].to.early.kind, ==, AC_OFFSET_NONE);
	g_assert_null(p->rules[0].limit);
	g_assert_null(p->rules[0].to_text);
	g_assert_cmpint(p->tasks[0].every.kind, ==, AC_OFFSET_NONE);
	g_assert_cmpuint(p->tasks[0].n_times, ==, 0);
	g_assert_false(p->tasks[0].remind);
	g_assert_true(p->catalogue == ac_loaded_catalogue(files->catalogue));
	g_assert_null(ac_loaded_clinic(loaded));
}

static void the_ways_people_write_are_understood(Files *files, gconstpointer unused)
{
	(void)unused;
	static const char *const bodies[] = {
	    "{ id = \"a\"; on = \"pool\"; verdict = \"avoid\" }",             /* no last semicolon */
	    "{ id = \"a\", on = \"pool\", verdict = \"avoid\", }",            /* commas for semicolons */
	    "{ id : \"a\"; on : \"pool\"; verdict : \"avoid\"; }",            /* colons */
	    "{ id = \"a\"\n on = \"pool\"\n verdict = \"avoid\"\n }",         /* a line each */
	    "{ id = \"a\"; on = [\"pool\", \"sea\"]; verdict = \"avoid\"; }", /* square brackets */
	    "# note (\n{ id = \"a\"; /* } */ on = \"pool\"; // \"\n verdict = \"avoid\"; }", /* comments with
	                                                                                        brackets */
	    "{ id = \"a\"; on = \"pool\"; verdict = \"avoid\"; why = \"Say \\\"no\\\".\\nTwice.\"; }",
	};
	for (guint i = 0; i < G_N_ELEMENTS(bodies); i++) {
		g_autofree char *text =
		    g_strconcat("protocol = { id = \"p\"; title = \"P\"; rules = ( ", bodies[i], " ); };", NULL);
		files_write(files, "ways", text);
		g_autoptr(AcLoaded) loaded = files_load(files, "ways");
		g_assert_cmpstr(ac_loaded_protocol(loaded)->rules[0].on[0]->id, ==, "pool");
	}
}

static void a_fault_in_a_list_over_several_lines_has_its_own_line(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(files, "lines",
	            RULES("{ id = \"a\"; on = (\n\"pool\",\n\"poool\"\n\n,\n\"sea\",\n\"seaa\"\n); verdict = "
	                  "\"avoid\"; },\n"
	                  "{ id = \"b\"; on = [\n\"laek\"\n]; verdict = \"avoid\"; }"));
	g_assert_null(files_try(files, "lines"));
	g_autofree char *told = files_told(files);
	g_assert_cmpstr(told, ==,
	                "lines.cfg:5: unknown activity \"poool\"; did you mean \"pool\"?\n"
	                "lines.cfg:9: unknown activity \"seaa\"; did you mean \"sea\"?\n"
	                "lines.cfg:12: unknown activity \"laek\"; did you mean \"lake\"?\n");
}

static void windows_that_may_hold_something_are_accepted(Files *files, gconstpointer unused)
{
	(void)unused;
	static const struct {
		const char *from, *to;
		gboolean good;
	} rows[] = {
	    {"24h", "4d", TRUE},
	    {"24h", "1d", TRUE} /* on the night clocks go back */,
	    {"25h", "2d", TRUE},
	    {"49h", "1d", FALSE},
	    {"2d", "24h", TRUE} /* the day clocks go forward */,
	    {"2d", "23h", FALSE},
	    {"4d", "4d 09:00", TRUE},
	    {"4d 09:00", "4d", FALSE},
	    {"4d", "4d", FALSE},
	    {"-7d", "0h", TRUE},
	    {"-7d", "-8d", FALSE},
	    {"-24h", "-24h", FALSE},
	    {"1h", "-1h", FALSE},
	    {"0h", "1h", TRUE},
	    {"1mo", "28d", FALSE},
	    {"1mo", "29d", TRUE},
	    {"28d", "1mo", TRUE},
	    {"32d", "1mo", FALSE},
	    {"3d..4d", "3d..4d", TRUE},
	    {"3d..4d", "2d..3d", FALSE},
	    {"day 4", "end of day 4", TRUE},
	    {"end of day 4", "day 5", FALSE},
	    {"-1d 21:00", "0d 06:00", TRUE},
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strdup_printf(
		    RULES("{ id = \"a\"; on = \"pool\"; verdict = \"avoid\"; from = \"%s\"; to = \"%s\"; }"),
		    rows[i].from, rows[i].to);
		files_write(files, "window", text);
		g_autoptr(AcLoaded) loaded = files_try(files, "window");
		if ((loaded != NULL) != rows[i].good)
			g_error("from %s to %s", rows[i].from, rows[i].to);
	}
}

static void a_step_is_counted_without_none(Files *files, gconstpointer unused)
{
	(void)unused;
	static const struct {
		const char *step;
		guint rank;
	} rows[] = {{"none", 0}, {"dab", 1}, {"rinse", 2}, {"submerge", 4}};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text =
		    g_strdup_printf(RULES("{ id = \"a\"; on = \"water\"; allow = \"%s\"; }"), rows[i].step);
		files_write(files, "step", text);
		g_autoptr(AcLoaded) loaded = files_load(files, "step");
		g_assert_true(ac_loaded_protocol(loaded)->rules[0].allows);
		g_assert_cmpuint(ac_loaded_protocol(loaded)->rules[0].allow_rank, ==, rows[i].rank);
	}
}

static void the_hash_is_of_the_bytes(Files *files, gconstpointer unused)
{
	(void)unused;
	const char *text = "protocol = { id = \"h\"; title = \"H\"; };";
	files_write(files, "hash", text);
	g_autoptr(AcLoaded) loaded = files_load(files, "hash");
	g_autofree char *expected = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
	g_autofree char *hash = ac_loaded_hash(loaded);
	g_assert_cmpstr(hash, ==, expected);
	files_write(files, "base", "protocol = { id = \"base\"; title = \"B\"; };");
	const char *over = "protocol = { id = \"over\"; extends = \"base\"; };";
	files_write(files, "over", over);
	g_autoptr(AcLoaded) both = files_load(files, "over");
	g_autofree char *all = g_strconcat(over, "protocol = { id = \"base\"; title = \"B\"; };", NULL);
	g_autofree char *of_all = g_compute_checksum_for_string(G_CHECKSUM_SHA256, all, -1);
	g_autofree char *hash_of_both = ac_loaded_hash(both);
	g_assert_cmpstr(hash_of_both, ==, of_all);
}

static void a_clinic_is_read_for_itself(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(
	    files, "clinic",
	    "clinic = { id = \"n\"; name = \"N\"; hours = \"9 to 5\"; };\nprotocol = { nonsense = 1; };\n");
	g_autofree char *path = g_build_filename(files->folder, "clinic.cfg", NULL);
	g_autoptr(AcLoaded) loaded = ac_load_clinic(path, files->problems);
	g_assert_nonnull(loaded);
	g_assert_cmpstr(ac_loaded_clinic(loaded)->hours, ==, "9 to 5");
	g_assert_cmpstr(ac_loaded_clinic(loaded)->file, ==, path);
	files_write(files, "clinic", "clinic = { phne = \"1\"; };\n");
	g_assert_null(ac_load_clinic(path, files->problems));
	g_autofree char *told = files_told(files);
	g_assert_cmpstr(told, ==,
	                "clinic.cfg:1: unknown key \"phne\" in the clinic; did you mean \"phone\"?\n"
	                "clinic.cfg:1: the clinic lacks the key \"name\" (the name of the clinic)\n");
}

static void red_flags_come_most_urgent_first(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(files, "safety",
	            "safety = { prescriber = \"Ask.\"; sources = ( { id = \"nhs\"; title = \"NHS\"; } );\n"
	            " red_flags = ( { id = \"d\"; title = \"D\"; urgency = \"soon\"; advice = \"A\"; },\n"
	            " { id = \"b\"; title = \"B\"; urgency = \"doctor\"; advice = \"A\"; },\n"
	            " { id = \"e\"; title = \"E\"; urgency = \"practitioner\"; advice = \"A\"; },\n"
	            " { id = \"c\"; title = \"C\"; urgency = \"doctor\"; advice = \"A\"; },\n"
	            " { id = \"a\"; title = \"A\"; urgency = \"emergency\"; advice = \"A\"; source = \"nhs\"; "
	            "also = \"x\"; } ); };");
	g_autofree char *path = g_build_filename(files->folder, "safety.cfg", NULL);
	g_autoptr(AcLoaded) loaded = ac_load_safety(path, files->problems);
	g_assert_nonnull(loaded);
	const AcSafety *safety = ac_loaded_safety(loaded);
	g_assert_cmpuint(safety->n_flags, ==, 5);
	for (guint i = 0; i < 5; i++)
		g_assert_cmpint(safety->flags[i].id[0], ==, 'a' + (char)i);
	g_assert_cmpint(safety->flags[0].urgency, ==, AC_ADVICE_EMERGENCY);
	g_assert_true(safety->flags[0].source == &safety->sources[0]);
	g_assert_cmpint(safety->flags[3].urgency, ==, AC_ADVICE_DOCTOR);
	g_assert_true(safety->flags[3].soon);
	g_assert_false(safety->flags[2].soon);
	g_assert_cmpint(safety->flags[4].urgency, ==, AC_ADVICE_PRACTITIONER);
}

static void a_broken_catalogue_is_told(Files *files, gconstpointer unused)
{
	(void)unused;
	static const struct {
		const char *text, *told;
	} rows[] = {
	    {"", "c.cfg: there is nothing in this file; expected activities = ( … );\n"},
	    {"activites = ();", "c.cfg:1: unknown key \"activites\" in the file; did you mean \"activities\"?\n"},
	    {"activities = ( { id = \"a\"; title = \"A\"; is = \"a\"; } );",
	     "c.cfg:1: what an activity is goes in a circle; expected kinds that end somewhere: \"a\" → \"a\"\n"},
	    {"activities = ( { id = \"none\"; title = \"A\"; } );",
	     "c.cfg:1: the id \"none\" means no step at all; expected another one\n"},
	    {"activities = ( { id = \"a\"; title = \"A\"; steps = \"none\"; } );",
	     "c.cfg:1: a ladder of \"none\" alone has no steps; expected at least one more\n"},
	    {"activities = ( { id = \"a\"; title = \"A\"; steps = (\"b\", \"none\"); }, { id = \"b\"; title = "
	     "\"B\"; } );",
	     "c.cfg:1: \"none\" stands inside the steps; expected it first, or not at all\n"},
	    {"activities = ( { id = \"a\"; title = \"A\"; steps = \"a\"; } );",
	     "c.cfg:1: \"a\" cannot be a step of itself\n"},
	    {"activities = ( { id = \"pool\"; title = \"A\"; } );\nevents = ( { id = \"trip\"; title = \"T\"; "
	     "activities = \"pol\"; } );",
	     "c.cfg:2: unknown activity \"pol\"; did you mean \"pool\"?\n"},
	    {"activities = ( { id = \"a\"; title = \"A\"; } );\nevents = ( { id = \"trip\"; title = \"T\"; } );",
	     "c.cfg:2: an event lacks the key \"activities\" (what people do then)\n"},
	    /* a circle through a ladder: wetting is rinsing, and rinsing is a step of wetting */
	    {"activities = ( { id = \"a\"; title = \"A\"; is = \"b\"; steps = \"b\"; }, { id = \"b\"; title = "
	     "\"B\"; } );",
	     "c.cfg:1: what an activity is goes in a circle; expected kinds that end somewhere: \"a\" → \"b\" → "
	     "\"a\"\n"},
	};
	g_autofree char *path = g_build_filename(files->folder, "c.cfg", NULL);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		files_write(files, "c", rows[i].text);
		g_assert_null(ac_load_catalogue(path, files->problems));
		g_autofree char *told = files_told(files);
		g_assert_cmpstr(told, ==, rows[i].told);
		ac_problems_free(files->problems);
		files->problems = ac_problems_new();
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	FILES_TEST("/protocol/load/whole", every_key_reaches_the_model);
	FILES_TEST("/protocol/load/occasions", occasions_of_a_protocol_stand_before_those_of_the_catalogue);
	FILES_TEST("/protocol/load/activities", activities_of_a_protocol_follow_the_catalogue);
	FILES_TEST("/protocol/load/defaults", what_is_not_written_has_its_default);
	FILES_TEST("/protocol/load/ways", the_ways_people_write_are_understood);
	FILES_TEST("/protocol/load/lines", a_fault_in_a_list_over_several_lines_has_its_own_line);
	FILES_TEST("/protocol/load/windows", windows_that_may_hold_something_are_accepted);
	FILES_TEST("/protocol/load/steps", a_step_is_counted_without_none);
	FILES_TEST("/protocol/load/hash", the_hash_is_of_the_bytes);
	FILES_TEST("/protocol/load/clinic", a_clinic_is_read_for_itself);
	FILES_TEST("/protocol/load/safety", red_flags_come_most_urgent_first);
	FILES_TEST("/protocol/load/catalogue", a_broken_catalogue_is_told);
	return g_test_run();
}
