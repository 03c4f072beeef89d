/* SPDX-License-Identifier: MIT */
/* What people type in German, by the words that are shipped: questions, times, occasions, warning signs. Read
 * at 14:05 on Saturday, 21 November 2026, in Berlin. */
#include <string.h>

#include "ask/event.h"
#include "ask/signs.h"
#include "protocol/load.h"
#include "protocol/vocabulary.h"

#define CONFIG AC_SOURCE_DIR "/config/"

/* Everything shipped, loaded once. */
typedef struct {
	AcProblems *problems;
	AcArena *arena;
	AcLoaded *catalogue, *safety, *smp;
	const AcVocabulary *data;
	const AcAskVocabulary *words;
	GTimeZone *zone;
	guint n_wrong;
} Shipped;

static void load(Shipped *shipped, gconstpointer unused)
{
	static const char *const folders[] = {CONFIG "protocols", NULL};
	(void)unused;
	shipped->n_wrong = 0;
	shipped->problems = ac_problems_new();
	shipped->arena = ac_arena_new();
	shipped->catalogue = ac_load_catalogue(CONFIG "activities.cfg", shipped->problems);
	shipped->safety = ac_load_safety(CONFIG "safety.cfg", shipped->problems);
	const AcCatalogue *catalogue = ac_loaded_catalogue(shipped->catalogue);
	shipped->smp = ac_load_protocol(CONFIG "protocols/smp-scar.cfg", catalogue, folders, shipped->problems);
	shipped->data = ac_vocabulary_load(CONFIG "words/de.cfg", catalogue, ac_loaded_safety(shipped->safety),
	                                   shipped->arena, shipped->problems);
	g_autofree char *problems = ac_problems_text(shipped->problems);
	g_assert_cmpstr(problems, ==, "");
	shipped->words = ac_ask_vocabulary_new(shipped->data, shipped->arena);
	shipped->zone = g_time_zone_new_identifier("Europe/Berlin");
}

static void unload(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	g_time_zone_unref(shipped->zone);
	ac_loaded_free(shipped->smp);
	ac_loaded_free(shipped->safety);
	ac_loaded_free(shipped->catalogue);
	ac_arena_free(shipped->arena);
	ac_problems_free(shipped->problems);
	g_assert_cmpuint(shipped->n_wrong, ==, 0);
}

static AcInstant at_clock(const Shipped *shipped, int day, int minute)
{
	AcDate date;
	g_assert_true(ac_date_from_ymd(2026, 11, day, &date));
	return ac_time_at(date, minute, shipped->zone, AC_FOLD_FIRST);
}

static const AcAskVocabulary *words_of(gconstpointer shipped)
{
	return ((const Shipped *)shipped)->words;
}

static AcWhenContext context_of(const Shipped *shipped)
{
	AcWhenContext context = {.now = at_clock(shipped, 21, 14 * 60 + 5),
	                         .zone = shipped->zone,
	                         .vocabulary = words_of,
	                         .owner = shipped};
	context.has_next_session = TRUE;
	context.next_session = at_clock(shipped, 28, 10 * 60);
	return context;
}

/* All of a table is told, not its first fault alone. */
static void expect(Shipped *shipped, const char *words, const char *found, const char *wanted)
{
	if (strcmp(found, wanted) == 0)
		return;
	g_printerr("\"%s\" gives \"%s\", not \"%s\"\n", words, found, wanted);
	shipped->n_wrong++;
}

static void add_moment(GString *out, AcInstant at, GTimeZone *zone)
{
	AcLocal local = ac_time_local(at, zone);
	int year, month, day;
	ac_date_to_ymd(local.date, &year, &month, &day);
	g_string_append_printf(out, " %02d-%02d", month, day);
	if (local.minute != 0)
		g_string_append_printf(out, " %02d:%02d", local.minute / 60, local.minute % 60);
	if (year != 2026)
		g_string_append_printf(out, " %d", year);
}

/* "pool sea lake | 11-22 11-23 | 20": activities, from, to, minutes; "?word": what was not known. */
static char *asked(const Shipped *shipped, const char *words)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcWhenContext context = context_of(shipped);
	const AcQuery *query = ac_ask(ac_loaded_catalogue(shipped->catalogue), words, &context, arena);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < query->n_activities; i++)
		g_string_append_printf(out, "%s%s", i > 0 ? " " : "", query->activities[i]->id);
	if (query->n_activities == 0)
		g_string_append_printf(out, "?%s", query->unknown != NULL ? query->unknown : "");
	if (query->has_when && query->n_activities > 0) {
		g_string_append(out, " |");
		add_moment(out, query->when.from, shipped->zone);
		if (query->when.to > query->when.from)
			add_moment(out, query->when.to, shipped->zone);
	}
	if (query->for_minutes > 0)
		g_string_append_printf(out, " | %d", query->for_minutes);
	return g_string_free(out, FALSE);
}

typedef struct {
	const char *words, *means;
} Case;

static const Case QUESTIONS[] = {
    {"schwimmen", "pool sea lake"},
    {"Darf ich schwimmen?", "pool sea lake"},
    {"SCHWIMMEN GEHEN", "pool sea lake"},
    {"wann darf ich wieder schwimmen gehen", "pool sea lake"},
    {"darf ich im Meer schwimmen", "sea"},
    {"darf ich im See baden", "lake"},
    {"ins Schwimmbad", "pool"},
    {"darf ich morgen ins Fitnessstudio?", "hard | 11-22 11-23"},
    {"kann ich heute Abend Sport machen", "hard | 11-21 17:00 11-22"},
    {"darf ich heute Abend schwimmen gehen", "pool sea lake | 11-21 17:00 11-22"},
    {"Darf ich am Samstag in die Sauna?", "sauna | 11-21 11-22"},
    {"Sauna am Samstag um 15 Uhr", "sauna | 11-21 15:00"},
    {"sauna uebermorgen", "sauna | 11-23 11-24"},
    {"Sauna übermorgen um 18:30 Uhr", "sauna | 11-23 18:30"},
    {"Haare waschen", "water"},
    {"darf ich mir die Haare waschen", "water"},
    {"Darf ich meine Haare mit Shampoo waschen?", "shampoo"},
    {"mit Shampoo die Haare waschen", "shampoo"},
    {"duschen", "water"},
    {"heiß duschen", "hot-shower"},
    {"heiss duschen", "hot-shower"},
    {"duschen ohne Shampoo", "water"},
    {"Kopf rasieren", "shave"},
    {"nass rasieren", "razor"},
    {"darf ich mich am Freitag rasieren", "shave | 11-27 11-28"},
    {"Kann ich eine Mütze tragen?", "tight-hat"},
    {"muetze", "tight-hat"},
    {"Mützen", "tight-hat"},
    {"mit Badekappe schwimmen", "tight-hat pool sea lake"},
    {"Hut", "hat"},
    {"darf ich Alkohol trinken", "alcohol"},
    {"ein Bier trinken", "alcohol"},
    {"Sonnencreme", "sunscreen"},
    {"Wie lange darf ich in die Sonne?", "sun"},
    {"20 Minuten in die Sonne", "sun | 20"},
    {"für eine Stunde joggen", "hard | 60"},
    {"eine halbe Stunde spazieren gehen", "walk | 30"},
    {"Gym und Sauna", "hard sauna"},
    {"joggen oder Fahrrad fahren", "hard"},
    {"auf der Seite schlafen", "sleep"},
    {"Helm", "helmet"},
    {"Motorrad fahren", "helmet"},
    {"darf ich Ibuprofen nehmen", "ibuprofen"},
    {"Schmerzmittel", "ibuprofen paracetamol"},
    {"bis Samstag kein Problem?", "?kein"},
    {"Sauna bis Montag", "sauna | 11-21 14:05 11-24"},
    {"Sauna vor 20 Uhr", "sauna | 11-21 14:05 11-21 20:00"},
    {"Sauna nach 18 Uhr", "sauna | 11-21 18:00 11-22"},
    {"Sauna vor meiner nächsten Sitzung", "sauna | 11-21 14:05 11-28 10:00"},
    {"Sauna am Tag vor der Sitzung", "sauna | 11-27 11-28"},
    {"mit meinem Bruder in die Sauna", "sauna"},
    {"zu Hause duschen", "water"},
    {"Sauna am 12.12.", "sauna | 12-12 12-13"},
    {"Sauna am 12.12.2026", "sauna | 12-12 12-13"},
    {"Sauna am 3.", "sauna | 12-03 12-04"},
    {"Sauna am 12. Dezember um halb vier", "sauna | 12-12 03:30"},
    {"Sauna um halb vier", "sauna | 11-21 15:30"},
    {"Sauna heute um acht", "sauna | 11-21 08:00"},
    {"Sauna um 8 Uhr abends", "sauna | 11-21 20:00"},
    {"Sauna am Wochenende", "sauna | 11-21 11-23"},
    {"Sauna nächste Woche", "sauna | 11-23 11-30"},
    {"Sauna am Samstagabend", "sauna | 11-21 17:00 11-22"},
    {"wie oft am Tag eincremen", "moisturiser"},
    /* English beside it. */
    {"can I go swimming on saturday", "pool sea lake | 11-21 11-22"},
    {"gym at 8 am", "hard | 11-22 08:00"},
    {"hat", "hat"},
    {"darf ich morgen ins gym", "hard | 11-22 11-23"},
    /* What is not known is never guessed. */
    {"Sauna nach dem Mittagessen", "?nach dem Mittagessen"},
    {"Sauna nach der Sitzung", "?nach der Sitzung"},
    {"mit Essig waschen", "?Essig"},
    {"Bläschen", "?Bläschen"},
    {"Minoxidil absetzen", "?absetzen"},
    {"darf ich nicht schwimmen", "?nicht"},
    {"nie wieder Sauna", "?nie"},
    {"Sonne ohne Sonnencreme", "?"},
    {"Sauna um 25 Uhr", "?25"},
    {"Sauna am 30.2.", "?"},
    {"seit gestern Sauna", "?seit gestern Sauna"},
};

static void questions_are_understood(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	for (gsize i = 0; i < G_N_ELEMENTS(QUESTIONS); i++) {
		g_autofree char *found = asked(shipped, QUESTIONS[i].words);
		expect(shipped, QUESTIONS[i].words, found, QUESTIONS[i].means);
	}
}

/* Every activity is found by each of its German names, and no name raises an alarm. */
static void every_name_finds_its_activity(Shipped *shipped, gconstpointer unused)
{
	const AcVocabularyList *list = &shipped->data->activities;
	(void)unused;
	for (guint i = 0; i < list->n; i++) {
		for (guint k = 0; k < list->entries[i].n_also; k++) {
			g_autoptr(AcArena) arena = ac_arena_new();
			const char *name = list->entries[i].also[k], *id = list->entries[i].id;
			g_autofree char *question = g_strdup_printf("darf ich %s", name);
			g_autofree char *found = asked(shipped, question), *spaced = g_strconcat(" ", found, " ", NULL);
			g_autofree char *wanted = g_strdup_printf(" %s ", id);
			guint n = 0;
			const AcRedFlag *const *flags =
			    ac_ask_red_flags(ac_loaded_safety(shipped->safety), shipped->words, question, arena, &n);
			if (strstr(spaced, wanted) == NULL)
				expect(shipped, question, found, id);
			if (n > 0)
				expect(shipped, question, flags[0]->id, "");
		}
	}
}

typedef struct {
	const char *text, *from, *to; /* to NULL: a moment */
} WhenCase;

static void check_times(Shipped *shipped, gboolean past, const WhenCase *cases)
{
	const AcWhenContext context = context_of(shipped);
	for (; cases->text != NULL; cases++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GString) found = g_string_new(NULL);
		AcWhen when;
		gboolean is_read = past ? ac_when_parse_past(cases->text, &context, &when, &error)
		                        : ac_when_parse(cases->text, &context, &when, &error);
		if (is_read)
			add_moment(found, when.from, shipped->zone);
		if (is_read && when.to > when.from)
			add_moment(found, when.to, shipped->zone);
		g_autofree char *wanted =
		    g_strconcat(" ", cases->from, cases->to != NULL ? " " : NULL, cases->to, NULL);
		expect(shipped, cases->text, is_read ? found->str : error->message, wanted);
	}
}

static const WhenCase TIMES[] = {
    {"jetzt", "11-21 14:05", NULL},
    {"heute", "11-21", "11-22"},
    {"morgen", "11-22", "11-23"},
    {"Übermorgen", "11-23", "11-24"},
    {"uebermorgen", "11-23", "11-24"},
    {"morgen um 15 Uhr", "11-22 15:00", NULL},
    {"morgen 15:00", "11-22 15:00", NULL},
    {"morgen um 15:30 Uhr", "11-22 15:30", NULL},
    {"morgen um 15.30 Uhr", "11-22 15:30", NULL},
    {"morgen um 15 Uhr 30", "11-22 15:30", NULL},
    {"am Samstag", "11-21", "11-22"},
    {"Montag", "11-23", "11-24"},
    {"nächsten Montag", "11-23", "11-24"},
    {"naechsten Samstag", "11-28", "11-29"},
    {"am kommenden Freitag", "11-27", "11-28"},
    {"Freitag um 18 Uhr", "11-27 18:00", NULL},
    {"Sonnabend", "11-21", "11-22"},
    {"12. Dezember", "12-12", "12-13"},
    {"am 12. Dezember 2026 um 9 Uhr", "12-12 09:00", NULL},
    {"3. März", "03-03 2027", "03-04 2027"},
    {"3. Maerz", "03-03 2027", "03-04 2027"},
    {"1. Mai", "05-01 2027", "05-02 2027"},
    {"12.12.", "12-12", "12-13"},
    {"12.12.2026", "12-12", "12-13"},
    {"12.12.26", "12-12", "12-13"},
    {"am 3.", "12-03", "12-04"},
    {"heute Abend", "11-21 17:00", "11-22"},
    {"heute Nachmittag", "11-21 12:00", "11-21 17:00"},
    {"morgen früh", "11-22 06:00", "11-22 12:00"},
    {"morgen Vormittag", "11-22 06:00", "11-22 12:00"},
    {"morgen Abend um 8", "11-22 20:00", NULL},
    {"um 8 Uhr abends", "11-21 20:00", NULL},
    {"8 Uhr morgens", "11-22 08:00", NULL},
    {"um 3", "11-21 15:00", NULL},
    {"um drei", "11-21 15:00", NULL},
    {"halb vier", "11-21 15:30", NULL},
    {"halb eins", "11-22 00:30", NULL},
    {"morgen um halb vier nachmittags", "11-22 15:30", NULL},
    {"Viertel nach drei", "11-21 15:15", NULL},
    {"Viertel vor vier", "11-21 15:45", NULL},
    {"in 3 Tagen", "11-24", "11-25"},
    {"in drei Tagen", "11-24", "11-25"},
    {"in einer Woche", "11-28", "11-29"},
    {"in einer Stunde", "11-21 15:05", NULL},
    {"in einer halben Stunde", "11-21 14:35", NULL},
    {"in zwei Stunden", "11-21 16:05", NULL},
    {"mittags", "11-22 12:00", NULL},
    {"Wochenende", "11-21", "11-23"},
    {"nächste Woche", "11-23", "11-30"},
    {"Samstagabend", "11-21 17:00", "11-22"},
    {"tomorrow 8:00", "11-22 08:00", NULL},
    {"sat at 6pm", "11-21 18:00", NULL},
    {NULL, NULL, NULL},
};

static const WhenCase PAST[] = {
    {"gestern 9:00", "11-20 09:00", NULL},
    {"gestern um 9 Uhr", "11-20 09:00", NULL},
    {"gestern Abend", "11-20 17:00", "11-21"},
    {"vorgestern", "11-19", "11-20"},
    {"vor 3 Tagen", "11-18", "11-19"},
    {"vor zwei Stunden", "11-21 12:05", NULL},
    {"vor einer Stunde", "11-21 13:05", NULL},
    {"letzten Montag", "11-16", "11-17"},
    {"am Montag", "11-16", "11-17"},
    {"letzte Nacht", "11-20 17:00", "11-21"},
    {NULL, NULL, NULL},
};

static void times_are_read(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	check_times(shipped, FALSE, TIMES);
	check_times(shipped, TRUE, PAST);
}

static void a_time_that_cannot_be_read_says_so(Shipped *shipped, gconstpointer unused)
{
	static const char *const words[] = {"bald",      "nach dem Essen", "31.2.2027",   "halb",
	                                    "um 25 Uhr", "8.30",           "viertel vier"};
	const AcWhenContext context = context_of(shipped);
	g_autoptr(GError) error = NULL;
	AcWhen when;
	(void)unused;
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (ac_when_parse(words[i], &context, &when, NULL))
			expect(shipped, words[i], "a time", "none");
	g_assert_false(ac_when_parse("übermorgn", &context, &when, &error));
	g_assert_cmpstr(error->message, ==, "\"übermorgn\" is no time; did you mean \"übermorgen\"?");
}

static void lengths_are_read(Shipped *shipped, gconstpointer unused)
{
	const AcWhenContext context = context_of(shipped);
	static const struct {
		const char *text;
		int minutes;
	} cases[] = {
	    {"20 Minuten", 20}, {"2 Stunden", 120}, {"einer halben Stunde", 30}, {"15m", 15}, {"an hour", 60}};
	(void)unused;
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		int minutes = 0;
		g_assert_true(ac_when_parse_length_said(&context, cases[i].text, &minutes, NULL));
		g_assert_cmpint(minutes, ==, cases[i].minutes);
	}
}

static void occasions_are_understood(Shipped *shipped, gconstpointer unused)
{
	static const Case cases[] = {
	    {"Hochzeit am 12. Dezember", "wedding | 12-12 12-13"},
	    {"am 12.12. Hochzeit", "wedding | 12-12 12-13"},
	    {"Strandurlaub vom 12. bis 19. Dezember", "beach-holiday | 12-12 12-20"},
	    {"Urlaub 12.-19. Dezember", "beach-holiday | 12-12 12-20"},
	    {"Urlaub vom 12.12. bis 19.12.", "beach-holiday | 12-12 12-20"},
	    {"Wettkampf am Samstag für 3 Tage", "contest | 11-21 11-24"},
	    {"Wettkampf am Samstag 3 Tage lang", "contest | 11-21 11-24"},
	    {"Party morgen um 20 Uhr", "party | 11-22 20:00"},
	    {"Party am Samstag", "party | 11-21 11-22"},
	    {"Vorstellungsgespräch in 3 Tagen", "interview | 11-24 11-25"},
	    {"vorstellungsgespraech übermorgen", "interview | 11-23 11-24"},
	    {"wedding on 12 December", "wedding | 12-12 12-13"},
	};
	(void)unused;
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(AcArena) arena = ac_arena_new();
		g_autoptr(GString) found = g_string_new(NULL);
		const AcWhenContext context = context_of(shipped);
		const AcEventQuery *query =
		    ac_ask_event(ac_loaded_catalogue(shipped->catalogue), cases[i].words, &context, arena);
		for (guint k = 0; k < query->n_events; k++)
			g_string_append_printf(found, "%s ", query->events[k]->id);
		g_string_append(found, query->no_time != NULL ? "| no time" : "|");
		if (query->has_when)
			add_moment(found, query->from, shipped->zone);
		if (query->has_when && query->to > query->from)
			add_moment(found, query->to, shipped->zone);
		expect(shipped, cases[i].words, found->str, cases[i].means);
	}
}

static const Case WARNINGS[] = {
    {"Atemnot", "breathing"},
    {"ich bekomme keine Luft", "breathing"},
    {"ich krieg schlecht Luft", "breathing"},
    {"ich kann seit gestern nicht mehr richtig atmen", "breathing"},
    {"meine Zunge ist auf einmal ganz dick geschwollen", "breathing"},
    {"der Hals ist geschwollen", "breathing"},
    {"geschwollener Hals", "breathing"},
    {"Lippen geschwollen", "breathing"},
    {"kann nicht schlucken", "breathing"},
    {"mir ist schwindelig", "hot-fever"},
    {"Ohnmacht", "collapse"},
    {"ich war ohnmächtig", "collapse"},
    {"bin ohnmaechtig geworden", "collapse"},
    {"bewusstlos", "collapse"},
    {"Quaddeln am ganzen Körper", "hives"},
    {"Ausschlag überall", "hives"},
    {"Ausschlag am ganzen Koerper", "hives"},
    {"er ist verwirrt", "sepsis"},
    {"blaue Lippen", "blotchy"},
    {"hohes Fieber", "hot-fever"},
    {"39,5 Grad", "hot-fever"},
    {"39.2 Grad Fieber", "hot-fever"},
    {"Herzrasen", "hot-fever"},
    {"die Rötung breitet sich aus", "spreading"},
    {"rote Streifen", "spreading"},
    {"Schüttelfrost", "chills"},
    {"Schuettelfrost", "chills"},
    {"geschwollenes Auge", "face"},
    {"ich habe Diabetes", "weak"},
    {"die Kopfhaut ist heiß und geschwollen", "hot-skin"},
    {"entzündet", "hot-skin"},
    {"geschwollene Lymphknoten", "glands"},
    {"Eiter", "pus"},
    {"es eitert", "pus"},
    {"Eiterpickel", "pus"},
    {"gelbe Krusten", "pus"},
    {"darf ich waschen, da ist Eiter", "pus"},
    {"Fieber", "fever"},
    {"FIEBER", "fever"},
    {"kein Fieber", "fever"}, /* better one too many */
    {"es wird schlimmer", "worse"},
    {"Allergie", "allergy"},
    {"Knubbel", "lumps"},
    {"Schuppenflechte", "flare"},
    {"Muttermal", "mole"},
    {"nässt immer noch", "still-oozing"},
    {"Haaransatz", "look"},
    {"pus", "pus"},
    {"I can't breathe", "breathing"},
    {"fever and hot skin", "hot-fever"},
    {"waschen", ""},
    {"heiß duschen", ""},
    {"am Hals rasieren", ""},
    {"feuchtes Tuch", ""},
    {"", ""},
};

/* The first flag, the most urgent, and how many signs; "more": not all was understood. */
static void warning_signs_are_found(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	for (gsize i = 0; i < G_N_ELEMENTS(WARNINGS); i++) {
		g_autoptr(AcArena) arena = ac_arena_new();
		guint n = 0;
		const AcRedFlag *const *found =
		    ac_ask_red_flags(ac_loaded_safety(shipped->safety), shipped->words, WARNINGS[i].words, arena, &n);
		expect(shipped, WARNINGS[i].words, n > 0 ? found[0]->id : "", WARNINGS[i].means);
	}
}

/* What names a red flag in English names it with the German words as well, and each has German ones. */
static void no_flag_is_lost_and_none_is_without_words(Shipped *shipped, gconstpointer unused)
{
	const AcSafety *safety = ac_loaded_safety(shipped->safety);
	(void)unused;
	for (guint i = 0; i < safety->n_flags; i++) {
		const AcRedFlag *flag = &safety->flags[i];
		gboolean has_words = FALSE;
		for (guint k = 0; k < shipped->data->red_flags.n; k++)
			has_words = has_words || strcmp(shipped->data->red_flags.entries[k].id, flag->id) == 0;
		expect(shipped, flag->id, has_words ? "words" : "none", "words");
		for (guint k = 0; k < flag->n_also; k++) {
			g_autoptr(AcArena) arena = ac_arena_new();
			guint n = 0, n_english = 0;
			const AcRedFlag *const *all = ac_ask_red_flags(safety, shipped->words, flag->also[k], arena, &n);
			const AcRedFlag *const *english =
			    ac_ask_red_flags(safety, NULL, flag->also[k], arena, &n_english);
			g_assert_cmpuint(n, >=, n_english);
			g_assert_cmpint(all[0]->urgency, >=, english[0]->urgency);
		}
	}
}

/* Words that are passed over are not what a flag or a sign hangs on: "hals zu" must not be every "Hals". */
static void no_flag_hangs_on_less_than_it_says(Shipped *shipped, gconstpointer unused)
{
	static const char *const ALONE[] = {"augen",  "auge",   "gesicht", "stirn",  "kopf",   "haut",   "hals",
	                                    "lippen", "zunge",  "luft",    "körper", "ohr",    "nacken", "heiß",
	                                    "rot",    "dick",   "warm",    "nass",   "feucht", "schwer", "noch",
	                                    "nicht",  "morgen", "um",      "zu"};
	(void)unused;
	for (gsize i = 0; i < G_N_ELEMENTS(ALONE); i++) {
		g_autoptr(AcArena) arena = ac_arena_new();
		guint n = 0;
		const AcRedFlag *const *found =
		    ac_ask_red_flags(ac_loaded_safety(shipped->safety), shipped->words, ALONE[i], arena, &n);
		expect(shipped, ALONE[i], n > 0 ? found[0]->id : "", "");
	}
}

static void how_it_feels_is_understood(Shipped *shipped, gconstpointer unused)
{
	static const Case cases[] = {
	    {"Rötung", "redness"},
	    {"Roetung", "redness"},
	    {"leichte Rötung", "redness mild"},
	    {"starker Juckreiz", "itch strong"},
	    {"es juckt sehr", "itch"},
	    {"die Kopfhaut ist etwas rot und juckt", "redness itch"},
	    {"mäßige Schmerzen", "pain moderate"},
	    {"Kopf tut weh", "pain"},
	    {"Schuppen", "flaking"},
	    {"Pickel", "bumps"},
	    {"Schwellung", "swelling"},
	    {"warm", "warmth"},
	    {"nässt", "still-oozing! oozing"},
	    {"Fieber", "fever! fever"},
	    {"Rötung und irgendwas", "redness more"},
	    {"keine Rötung", "redness more"},
	    {"irgendwas Komisches", "more"},
	    {"mild redness", "redness mild"},
	};
	(void)unused;
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		static const char *const strengths[] = {"", " mild", " moderate", " strong"};
		g_autoptr(AcArena) arena = ac_arena_new();
		g_autoptr(GString) found = g_string_new(NULL);
		const AcSignsNamed *named =
		    ac_ask_signs(ac_loaded_protocol(shipped->smp), ac_loaded_safety(shipped->safety), shipped->words,
		                 cases[i].words, arena);
		for (guint k = 0; k < named->n_flags; k++)
			g_string_append_printf(found, " %s!", named->flags[k]->id);
		for (guint k = 0; k < named->n_signs; k++)
			g_string_append_printf(found, " %s", named->signs[k]->id);
		g_string_append(found, strengths[named->severity]);
		g_string_append(found, named->has_more ? " more" : "");
		expect(shipped, cases[i].words, found->len > 0 ? found->str + 1 : "", cases[i].means);
	}
	g_assert_true(ac_ask_is_nothing(shipped->words, "nichts"));
	g_assert_true(ac_ask_is_nothing(shipped->words, "nothing"));
	g_assert_false(ac_ask_is_nothing(shipped->words, "Fieber"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add("/app/german/" #test, Shipped, NULL, load, test, unload)
	ADD(questions_are_understood);
	ADD(every_name_finds_its_activity);
	ADD(times_are_read);
	ADD(a_time_that_cannot_be_read_says_so);
	ADD(lengths_are_read);
	ADD(occasions_are_understood);
	ADD(warning_signs_are_found);
	ADD(no_flag_is_lost_and_none_is_without_words);
	ADD(no_flag_hangs_on_less_than_it_says);
	ADD(how_it_feels_is_understood);
	return g_test_run();
}
