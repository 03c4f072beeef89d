/* SPDX-License-Identifier: MIT */
/* Clients: who is meant, what may be said of one, the made-up one, all of them. */
#include "test_app.h"

#include "base/error.h"

static void a_client_is_found_by_name_beginning_and_number(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE, NOW);
	GError *error = NULL;
	gint64 jo = add(app, "Jo", 0), joan = add(app, "Joan Miró", 0), number = add(app, "22", 0),
	       sam = add(app, "Sam", 0);
	const struct {
		const char *words;
		gint64 id;
	} cases[] = {
	    {"Jo", jo},
	    {"jo", jo},
	    {"Joan", joan},
	    {"JOAN MIRÓ", joan},
	    {"joan miro\xcc\x81", joan},
	    {" sam ", sam},
	    {"s", sam},
	    {"#1", jo},
	    {"4", sam},
	    {"22", number}, /* a name goes before a number */
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_assert_cmpint(ac_app_find_client(app, cases[i].words, &error), ==, cases[i].id);
		g_assert_no_error(error);
	}
	const char *const nobody[] = {"#9", "", "#", "an", "99999999999999999999999", "\xff\xfe"};
	for (guint i = 0; i < G_N_ELEMENTS(nobody); i++) {
		g_assert_cmpint(ac_app_find_client(app, nobody[i], &error), ==, 0);
		assert_says(&error, AC_ERROR_NOT_FOUND, "no client");
	}
	g_assert_cmpint(ac_app_find_client(app, "Smm", &error), ==, 0);
	assert_says(&error, AC_ERROR_NOT_FOUND, "Did you mean \"Sam\"?");
	add(app, "T", 0);
	g_assert_cmpint(ac_app_find_client(app, "9", &error), ==, 0); /* no name is near to a number */
	assert_says(&error, AC_ERROR_NOT_FOUND, "There is no client \"9\". All of them: aftercare client list");
}

static void two_of_one_name_are_told_apart(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE, NOW);
	GError *error = NULL;
	gint64 one = add(app, "Jo Doe", NOW - 3 * DAY), two = add(app, "jo doe", 0);
	g_assert_cmpint(ac_app_find_client(app, "Jo Doe", &error), ==, 0);
	g_assert_error(error, AC_ERROR, AC_ERROR_AMBIGUOUS);
	g_assert_nonnull(strstr(error->message, "#1 Jo Doe, last session 2026-11-18, smp"));
	g_assert_nonnull(strstr(error->message, "#2 jo doe, no session, smp"));
	g_clear_error(&error);
	g_assert_cmpint(ac_app_find_client(app, "jo", &error), ==, 0);
	assert_says(&error, AC_ERROR_AMBIGUOUS, "#2");
	g_assert_cmpint(ac_app_find_client(app, "#2", &error), ==, two);
	g_assert_true(ac_app_client_archive(app, two, TRUE, &error)); /* put away, it is in nobody's way */
	g_assert_cmpint(ac_app_find_client(app, "jo", &error), ==, one);
	g_assert_true(ac_app_client_archive(app, one, TRUE, &error));
	g_assert_cmpint(ac_app_find_client(app, "#1", &error), ==, one); /* and can still be found */
	g_assert_no_error(error);
}

static void the_first_client_is_in_use_and_the_second_waits(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	gint64 jo = ac_app_row(app)->id, sam = add(app, "Sam", NOW);
	g_assert_cmpint(ac_app_row(app)->id, ==, jo);
	g_assert_true(ac_app_client_use(app, sam, &error));
	g_assert_cmpstr(ac_app_client(app)->name, ==, "Sam");
	g_assert_true(ac_app_client_archive(app, sam, TRUE, &error));
	g_assert_cmpint(ac_app_row(app)->id, ==, jo); /* the only one left */
	g_assert_no_error(error);
	g_assert_false(ac_app_client_use(app, sam, &error));
	g_autofree char *way_back = g_strdup_printf("client archive --back %" G_GINT64_FORMAT, sam);
	assert_says(&error, AC_ERROR_REFUSED, way_back);

	add(app, "Ann", NOW); /* one more, and Jo stays */
	g_assert_cmpint(ac_app_row(app)->id, ==, jo);
	AcUndone undone;
	g_assert_true(ac_app_client_archive(app, jo, TRUE, &error));
	g_assert_cmpstr(ac_app_row(app)->name, ==, "Ann");
	g_assert_true(undo_last(app, &undone, &error));
	ac_undone_clear(&undone);
	g_assert_cmpint(ac_app_row(app)->id, ==, jo);
	g_assert_no_error(error);
}

static void several_and_none_in_use_is_a_question(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	gint64 jo = ac_app_row(app)->id;
	add(app, "Sam", 0);
	add(app, "Ann", 0);
	g_assert_true(ac_app_client_archive(app, jo, TRUE, &error)); /* it is done, though nobody is shown now */
	g_assert_no_error(error);
	g_assert_null(ac_app_plan(app));
	const AcAppOptions options = {.clock = NOW};
	g_assert_null(ac_app_open(&options, AC_NEEDS_PLAN_IF_ANY, &error));
	assert_says(&error, AC_ERROR_AMBIGUOUS, "aftercare client use NAME");
	const AcAppOptions named = {.clock = NOW, .client = "Ann"};
	g_autoptr(AcApp) other = ac_app_open(&named, AC_NEEDS_PLAN, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(ac_app_client(other)->name, ==, "Ann");
}

static void what_cannot_be_of_a_client_is_refused_and_nothing_stored(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE, NOW);
	GError *error = NULL;
	const AcTraitValue hair = {"hair", "long"}, wet = {"skin", "wet"};
	const AcNewSession twice[] = {{.begin = NOW, .end = NOW}, {.begin = NOW, .end = NOW}};
	const AcNewSession early[] = {{.begin = NOW - DAY, .end = NOW - DAY, .final = TRUE},
	                              {.begin = NOW, .end = NOW}};
	const AcNewSession backwards = {.begin = NOW, .end = NOW - 1};
	const struct {
		AcClientSpec spec;
		int code;
		const char *words;
	} cases[] = {
	    {{.name = "  "}, AC_ERROR_USAGE, "needs a name"},
	    {{.name = "a\x1b[31mb"}, AC_ERROR_USAGE, "cannot be shown"},
	    {{.name = "\xff"}, AC_ERROR_USAGE, "cannot be shown"},
	    {{.name = "Jo", .zone = "Mars/Base"}, AC_ERROR_NOT_FOUND, "no time zone \"Mars/Base\""},
	    {{.name = "Jo", .protocol = "spm"}, AC_ERROR_NOT_FOUND, "smp"},
	    {{.name = "Jo", .traits = &hair, .n_traits = 1}, AC_ERROR_USAGE, "skin"},
	    {{.name = "Jo", .traits = &wet, .n_traits = 1}, AC_ERROR_USAGE, "dry, oily"},
	    {{.name = "Jo", .sessions = twice, .n_sessions = 2}, AC_ERROR_USAGE, "twice"},
	    {{.name = "Jo", .sessions = early, .n_sessions = 2}, AC_ERROR_USAGE, "latest session"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_assert_cmpint(ac_app_client_add(app, &cases[i].spec, &error), ==, 0);
		assert_says(&error, cases[i].code, cases[i].words);
	}
	g_assert_false(g_file_test(ac_app_paths(app)->database, G_FILE_TEST_EXISTS));
	const AcClientSpec half = {.name = "Jo", .sessions = &backwards, .n_sessions = 1};
	g_assert_cmpint(ac_app_client_add(app, &half, &error), ==, 0);
	assert_says(&error, AC_ERROR_REFUSED, "before it begins");
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	ac_store_clients(ac_app_store(app), arena, TRUE, &n, &error);
	g_assert_cmpuint(n, ==, 0); /* the client went with the session */
}

static void a_client_is_changed_all_at_once(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	gint64 jo = ac_app_row(app)->id;
	const AcTraitValue oily = {"skin", "oily"}, forgotten = {"skin", NULL}, wrong = {"skin", "wet"};
	const AcClientSpec both = {.name = " Joanna ", .zone = "Asia/Tokyo", .traits = &oily, .n_traits = 1};
	g_assert_true(ac_app_client_edit(app, jo, &both, &error));
	g_assert_cmpstr(ac_app_client(app)->name, ==, "Joanna");
	g_assert_cmpstr(ac_app_client(app)->zone_name, ==, "Asia/Tokyo");
	g_assert_cmpstr(ac_app_client(app)->traits[0].value, ==, "oily");
	AcUndone undone;
	g_assert_true(undo_last(app, &undone, &error));
	ac_undone_clear(&undone);
	g_assert_cmpstr(ac_app_client(app)->name, ==, "Jo");
	g_assert_cmpuint(ac_app_client(app)->n_traits, ==, 0);
	g_assert_true(ac_app_trait_set(app, "skin", "dry", &error));
	g_assert_cmpuint(ac_app_client(app)->n_traits, ==, 1);
	const AcClientSpec none = {.traits = &forgotten, .n_traits = 1};
	g_assert_true(ac_app_client_edit(app, jo, &none, &error));
	g_assert_cmpuint(ac_app_client(app)->n_traits, ==, 0);
	g_assert_no_error(error);
	const AcClientSpec bad = {.name = "X", .traits = &wrong, .n_traits = 1};
	g_assert_false(ac_app_client_edit(app, jo, &bad, &error));
	assert_says(&error, AC_ERROR_USAGE, "dry, oily");
	g_assert_cmpstr(ac_app_client(app)->name, ==, "Jo");
	g_assert_false(ac_app_client_edit(app, 99, &both, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "#99");
	g_assert_false(ac_app_trait_set(app, "hair", "long", &error));
	assert_says(&error, AC_ERROR_USAGE, "skin");
}

static void the_made_up_client_is_one_and_gives_way(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_PLAN_IF_ANY, NOW);
	GError *error = NULL;
	gint64 demo = ac_app_client_add_demo(app, &error);
	g_assert_no_error(error);
	g_assert_cmpint(ac_app_row(app)->id, ==, demo);
	g_assert_true(ac_app_row(app)->demo);
	g_assert_cmpint(ac_app_client(app)->sessions[0].end, ==, NOW - 3 * DAY + HOUR); /* 15:00 */
	g_assert_nonnull(ac_app_plan(app));
	g_assert_cmpint(ac_app_client_add_demo(app, &error), ==, demo);
	gint64 jo = add(app, "Jo", NOW); /* a real one takes its place */
	g_assert_cmpint(ac_app_row(app)->id, ==, jo);
	g_assert_cmpint(ac_app_client_add_demo(app, &error), ==, demo);
	g_assert_cmpint(ac_app_row(app)->id, ==, demo);
	g_assert_no_error(error);
}

static void a_protocol_named_by_path_is_found_from_anywhere(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE, NOW);
	GError *error = NULL;
	g_autofree char *before = g_get_current_dir();
	g_assert_cmpint(g_chdir(home.folder), ==, 0);
	const AcClientSpec spec = {.name = "Jo", .protocol = "rules/protocols/smp.cfg"};
	g_assert_cmpint(ac_app_client_add(app, &spec, &error), >, 0);
	g_assert_no_error(error);
	g_assert_cmpint(g_chdir("/"), ==, 0);
	g_autoptr(AcApp) other = open_at(AC_NEEDS_PLAN, NOW);
	g_assert_cmpstr(ac_plan_protocol(ac_app_plan(other))->id, ==, "smp");
	g_assert_cmpint(g_chdir(before), ==, 0);
}

static void note_client(const AcClientRow *row, const AcPlan *plan, const GError *problem, void *data)
{
	GString *text = data;
	g_assert_true((plan == NULL) == (problem != NULL));
	g_string_append_printf(text, "%s %s\n", row->name, plan ? ac_plan_protocol(plan)->id : "problem");
}

static void one_client_with_a_problem_does_not_hide_the_others(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	gint64 sam = add(app, "Sam", NOW), ann = add(app, "Ann", NOW);
	const AcNewClient lost = {.zone = "Mars/Base"}, broken = {.protocol = "/nowhere/x.cfg"};
	gint64 eve = add(app, "Eve", NOW);
	g_assert_true(ac_store_client_edit(ac_app_store(app), sam, &lost, NOW, &error));
	g_assert_true(ac_store_client_edit(ac_app_store(app), ann, &broken, NOW, &error));
	g_assert_true(ac_app_client_archive(app, eve, TRUE, &error));
	g_autoptr(GString) text = g_string_new(NULL);
	g_assert_true(ac_app_each_client(app, note_client, text, &error));
	g_assert_no_error(error);
	/* Ann's file is gone, and her plan goes on by the rules kept with it. */
	g_assert_cmpstr(text->str, ==, "Ann smp\nJo smp\nSam problem\n");
}

static void a_note_is_one_paragraph_and_can_be_taken_back(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	gint64 id = ac_app_row(app)->id;
	AcUndone last = {0};
	g_assert_true(ac_app_remark_set(app, id, "  prefers mornings ", &error));
	g_autofree char *note = ac_app_remark(app, id, &error);
	g_assert_cmpstr(note, ==, "prefers mornings");
	g_assert_false(ac_app_remark_set(app, id, "a\033[2J", &error));
	assert_says(&error, AC_ERROR_USAGE, "cannot be shown");
	g_autofree char *book = g_strnfill(1001, 'x');
	g_assert_false(ac_app_remark_set(app, id, book, &error));
	assert_says(&error, AC_ERROR_USAGE, "at most 1000");
	g_assert_true(ac_app_last_change(app, id, &last, &error));
	g_assert_true(ac_app_take_back(app, &last, &error));
	ac_undone_clear(&last);
	g_autofree char *gone = ac_app_remark(app, id, &error);
	g_assert_cmpstr(gone, ==, "");
}

static void a_language_is_one_there_are_words_in(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	const AcClientSpec unknown = {.language = "xx"}, english = {.language = "en"}, none = {.language = ""};
	gint64 id = ac_app_row(app)->id;
	g_assert_false(ac_app_client_edit(app, id, &unknown, &error));
	assert_says(&error, AC_ERROR_USAGE, "no words");
	g_assert_true(ac_app_client_edit(app, id, &english, &error));
	g_assert_cmpstr(ac_app_row(app)->language, ==, "en");
	g_assert_true(ac_app_client_edit(app, id, &none, &error));
	g_assert_null(ac_app_row(app)->language);
}

static void who_is_erased_is_shown_no_more(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	g_auto(AcErased) erased = {0};
	GError *error = NULL;
	gint64 jo = ac_app_row(app)->id;
	add(app, "Una", 0);
	add(app, "Ida", 0);
	g_assert_true(ac_app_show(app, jo, &error));
	g_assert_true(ac_app_client_erase(app, jo, &erased, &error));
	g_assert_no_error(error);
	g_assert_null(ac_app_client(app));
	g_assert_null(ac_app_plan(app));
	g_autoptr(GPtrArray) words = ac_app_erased_words("Jo", &erased);
	g_assert_nonnull(strstr(g_ptr_array_index(words, 0), "Erased: Jo."));
	g_assert_nonnull(strstr(g_ptr_array_index(words, 1), "every byte"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/client/found", a_client_is_found_by_name_beginning_and_number);
	g_test_add_func("/app/client/two", two_of_one_name_are_told_apart);
	g_test_add_func("/app/client/in-use", the_first_client_is_in_use_and_the_second_waits);
	g_test_add_func("/app/client/several", several_and_none_in_use_is_a_question);
	g_test_add_func("/app/client/refused", what_cannot_be_of_a_client_is_refused_and_nothing_stored);
	g_test_add_func("/app/client/changed", a_client_is_changed_all_at_once);
	g_test_add_func("/app/client/made-up", the_made_up_client_is_one_and_gives_way);
	g_test_add_func("/app/client/path", a_protocol_named_by_path_is_found_from_anywhere);
	g_test_add_func("/app/client/each", one_client_with_a_problem_does_not_hide_the_others);
	g_test_add_func("/app/client/note", a_note_is_one_paragraph_and_can_be_taken_back);
	g_test_add_func("/app/client/language", a_language_is_one_there_are_words_in);
	g_test_add_func("/app/client/erased", who_is_erased_is_shown_no_more);
	return g_test_run();
}
