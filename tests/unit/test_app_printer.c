/* SPDX-License-Identifier: MIT */
/* Printing, against made-up lp, lpstat and lpoptions that say what CUPS 2.4 says and write down what they are
 * asked. */
#include "app/printer.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/run.h"
#include "base/error.h"

static char *folder, *path_before;

static void put(const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_assert_cmpint(g_chmod(path, 0700), ==, 0);
}

static char *get(const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	char *text = NULL;
	return g_file_get_contents(path, &text, NULL, NULL) ? text : g_strdup("");
}

/* Each answers with the file of its name and first word: "lpstat -a" with lpstat-a. */
static const char ANSWERS[] =
    "#!/bin/sh\nhere=$(dirname \"$0\")\nname=$(basename \"$0\")\n"
    "case $name$1 in lpstat-l) file=$name-$3;; *) file=$name$1;; esac\n"
    "[ \"$name\" != lp ] || { printf '%s\\n' \"$@\" >\"$here/asked\"; cat >\"$here/got\"; file=lp; }\n"
    "[ ! -f \"$here/$file.sh\" ] || . \"$here/$file.sh\"\n"
    "[ ! -f \"$here/$file\" ] || { cat \"$here/$file\"; exit 0; }\n"
    "exit 0\n";

static void set_up(void)
{
	folder = g_dir_make_tmp("aftercare-printer-XXXXXX", NULL);
	g_assert_nonnull(folder);
	path_before = g_strdup(g_getenv("PATH"));
	g_autofree char *path = g_strconcat(folder, ":/usr/bin:/bin", NULL);
	g_setenv("PATH", path, TRUE);
	put("lpstat", ANSWERS);
	put("lpoptions", ANSWERS);
	put("lp", ANSWERS);
	put("lp.sh", "echo 'request id is clinic-12 (0 file(s))'; exit 0\n");
	put("lpstat-r", "scheduler is running\n");
	put("lpstat-e", "clinic\noffice\n");
	put("lpstat-d", "system default destination: clinic\n");
	put("lpstat-a",
	    "clinic accepting requests since Sat\noffice not accepting requests since Sat -\n\tout for lunch\n");
	put("lpstat-p", "printer clinic is idle.  enabled since Sat\nprinter office disabled since Sat "
	                "-\n\treason unknown\n");
	put("lpoptions-p",
	    "PageSize/Media Size: A4 *Letter\nDuplex/2-Sided: *None DuplexNoTumble DuplexTumble\n");
}

static void tear_down(void)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
		g_autofree char *file = g_build_filename(folder, name, NULL);
		g_unlink(file);
	}
	g_rmdir(folder);
	g_setenv("PATH", path_before, TRUE);
	g_clear_pointer(&folder, g_free);
	g_clear_pointer(&path_before, g_free);
}

static void fails_with(const GError *error, const char *words)
{
	g_assert_nonnull(error);
	if (strstr(error->message, words) == NULL)
		g_error("\"%s\" does not say \"%s\"", error->message, words);
}

static void the_queues_are_found_with_what_keeps_them_from_printing(void)
{
	set_up();
	g_auto(AcPrinters) all = {0};
	g_autoptr(GError) error = NULL;
	g_assert_true(ac_printers_find(&all, NULL, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(all.queues->len, ==, 2);
	g_assert_cmpstr(all.usual, ==, "clinic");
	const AcPrinter *clinic = ac_printers_choose(&all, NULL, &error);
	g_assert_nonnull(clinic);
	g_assert_cmpstr(clinic->name, ==, "clinic");
	g_assert_true(clinic->accepts && clinic->prints);
	g_assert_null(ac_printers_choose(&all, "office", &error));
	fails_with(error, "out for lunch");
	g_clear_error(&error);
	g_assert_null(ac_printers_choose(&all, "attic", &error));
	fails_with(error, "There is: clinic, office");
	tear_down();
}

static void no_printing_system_and_no_printer_are_said_with_the_way_out(void)
{
	const struct {
		const char *file, *text, *words;
	} cases[] = {
	    {"lpstat-r", "scheduler is not running\n", "does not run on this machine"},
	    {"lpstat-e", "", "No printer is set up"},
	    {"lpstat-d", "no system default destination\n", "Name one: --printer NAME"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		set_up();
		put(cases[i].file, cases[i].text);
		g_auto(AcPrinters) all = {0};
		g_autoptr(GError) error = NULL;
		if (ac_printers_find(&all, NULL, &error))
			g_assert_null(ac_printers_choose(&all, NULL, &error));
		fails_with(error, cases[i].words);
		tear_down();
	}
}

static void without_lp_the_package_is_named(void)
{
	set_up();
	g_setenv("PATH", "/nonexistent", TRUE);
	g_auto(AcPrinters) all = {0};
	g_autoptr(GError) error = NULL;
	g_assert_false(ac_printers_find(&all, NULL, &error));
	fails_with(error, "cups-client");
	tear_down();
}

static GBytes *page(void)
{
	char *text = g_strnfill(300000, 'x');
	return g_bytes_new_take(text, 300000);
}

static const AcPrinter CLINIC = {
    .name = (char *)"clinic", .accepts = TRUE, .prints = TRUE, .reason = (char *)""};

static void what_the_queue_lists_is_asked_for_and_no_name_goes_along(void)
{
	set_up();
	g_autoptr(GBytes) pdf = page();
	g_auto(AcPrintJob) job = {0};
	g_autoptr(GError) error = NULL;
	const AcPrintWish wish = {.copies = 2, .paper = "A4"};
	g_assert_true(ac_printer_send(&CLINIC, &wish, pdf, &job, &error));
	g_assert_no_error(error);
	g_assert_cmpstr(job.id, ==, "clinic-12");
	g_assert_null(job.notes);
	g_autofree char *asked = get("asked"), *got = get("got");
	g_assert_cmpstr(
	    asked, ==,
	    "-d\nclinic\n-t\nAftercare schedule\n-n\n2\n-o\nPageSize=A4\n-o\nDuplex=DuplexNoTumble\n-\n");
	g_assert_cmpuint(strlen(got), ==, 300000);
	tear_down();
}

static void what_the_queue_does_not_list_is_left_out_and_said(void)
{
	set_up();
	put("lpoptions-p", "PageSize/Media Size: *Letter\n");
	g_autoptr(GBytes) pdf = page();
	g_auto(AcPrintJob) job = {0};
	g_autoptr(GError) error = NULL;
	const AcPrintWish wish = {.copies = 1, .paper = "A4"};
	g_assert_true(ac_printer_send(&CLINIC, &wish, pdf, &job, &error));
	g_assert_cmpstr(job.notes, ==, "A4, both sides of the paper");
	g_autofree char *asked = get("asked");
	g_assert_null(strstr(asked, "PageSize"));
	tear_down();
}

static void a_page_that_is_not_taken_is_an_error_with_what_lp_says(void)
{
	set_up();
	/* It does not even read the page: that must not end us. */
	put("lp", "#!/bin/sh\necho 'lp: Destination \"clinic\" is not accepting jobs.' >&2\nexit 1\n");
	g_autoptr(GBytes) pdf = page();
	g_auto(AcPrintJob) job = {0};
	g_autoptr(GError) error = NULL;
	const AcPrintWish wish = {.copies = 1, .paper = "A4"};
	g_assert_false(ac_printer_send(&CLINIC, &wish, pdf, &job, &error));
	fails_with(error, "is not accepting jobs");
	fails_with(error, "-o page.pdf");
	tear_down();
}

static void a_job_is_told_by_what_lpstat_says_of_it(void)
{
	const struct {
		const char *open, *over;
		AcJobState state;
		const char *words;
	} cases[] = {
	    {"clinic-12 root 7 Sat\n\tStatus: Printing.\n\tAlerts: job-printing\n\tqueued for clinic\n", "",
	     AC_JOB_PRINTING, "Printing."},
	    {"clinic-11 root 7 Sat\n\tAlerts: job-printing\nclinic-12 root 7 Sat\n\tAlerts: none\n", "",
	     AC_JOB_WAITS, ""},
	    {"clinic-12 root 7 Sat\n\tAlerts: printer-stopped\n", "", AC_JOB_STOPPED, ""},
	    {"clinic-12 root 7 Sat\n\tStatus: The printer may not exist or is unavailable at this "
	     "time.\n\tAlerts: "
	     "job-printing\n",
	     "", AC_JOB_STOPPED, "The printer may not exist or is unavailable at this time."},
	    {"clinic-120 root 7 Sat\n\tAlerts: job-printing\n",
	     "clinic-12 root 7 Sat\n\tAlerts: job-completed-successfully\n", AC_JOB_LEFT, ""},
	    {"clinic-12 root 7 Sat\n\tStatus: no trailer\n\tAlerts: job-completed-with-errors\n", "",
	     AC_JOB_FAILED, "no trailer"},
	    {"", "clinic-12 root 7 Sat\n\tAlerts: job-canceled-by-user\n", AC_JOB_FAILED, ""},
	};
	const AcPrintJob job = {.id = (char *)"clinic-12"};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		set_up();
		put("lpstat-not-completed", cases[i].open);
		put("lpstat-completed", cases[i].over);
		g_autofree char *words = NULL;
		g_assert_cmpint(ac_printer_look(&CLINIC, &job, &words), ==, cases[i].state);
		g_assert_cmpstr(words, ==, cases[i].words);
		tear_down();
	}
}

static void a_program_that_does_not_end_is_ended(void)
{
	const char *const words[] = {"sh", "-c", "echo here; exec cat /dev/zero >/dev/null", NULL};
	g_auto(AcRun) run = {0};
	g_autoptr(GError) error = NULL;
	g_assert_false(ac_run(words, NULL, 1, &run, &error));
	fails_with(error, "did not answer within 1 second");
	g_assert_cmpstr(run.out->str, ==, "here\n");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/printer/queues", the_queues_are_found_with_what_keeps_them_from_printing);
	g_test_add_func("/app/printer/none", no_printing_system_and_no_printer_are_said_with_the_way_out);
	g_test_add_func("/app/printer/package", without_lp_the_package_is_named);
	g_test_add_func("/app/printer/asked", what_the_queue_lists_is_asked_for_and_no_name_goes_along);
	g_test_add_func("/app/printer/left-out", what_the_queue_does_not_list_is_left_out_and_said);
	g_test_add_func("/app/printer/refused", a_page_that_is_not_taken_is_an_error_with_what_lp_says);
	g_test_add_func("/app/printer/job", a_job_is_told_by_what_lpstat_says_of_it);
	g_test_add_func("/app/run/hangs", a_program_that_does_not_end_is_ended);
	return g_test_run();
}
