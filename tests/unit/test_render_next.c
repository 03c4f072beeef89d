/* SPDX-License-Identifier: MIT */
/* The bare event of a QR code: the next session, small, and whatever the clinic is called. */
#include "plan_fixture.h"
#include "render/calendar.h"

static void it_is_the_next_session_and_no_more(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, "2026-11-20 15:00");
	session_over(f, at(f, "2026-12-18 13:00"), at(f, "2026-12-18 15:00"));
	session(f, "2027-01-15 15:00");
	plan(f, "2026-11-21 09:00");
	const AcClinic clinic = {.name = "Northlight Studio", .address = "1 Mill Lane, Leeds"};
	g_autofree char *text = ac_render_next_event(f->plan, &clinic);
	g_assert_cmpstr(text, ==,
	                "BEGIN:VEVENT\nSUMMARY:Appointment: Northlight Studio\n"
	                "DTSTART:20261218T130000\nDTEND:20261218T150000\n"
	                "LOCATION:1 Mill Lane\\, Leeds\nEND:VEVENT\n");
	g_autofree char *bare = ac_render_next_event(f->plan, NULL);
	g_assert_cmpstr(bare, ==,
	                "BEGIN:VEVENT\nSUMMARY:Appointment\nDTSTART:20261218T130000\n"
	                "DTEND:20261218T150000\nEND:VEVENT\n");
}

static void one_whose_begin_is_not_known_has_no_end(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, "2027-01-15 15:00");
	plan(f, "2026-11-21 09:00");
	g_autofree char *text = ac_render_next_event(f->plan, NULL);
	g_assert_cmpstr(text, ==, "BEGIN:VEVENT\nSUMMARY:Appointment\nDTSTART:20270115T150000\nEND:VEVENT\n");
}

static void there_is_none_when_none_is_booked(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, "2026-11-20 15:00");
	plan(f, "2026-11-21 09:00");
	g_assert_null(ac_render_next_event(f->plan, NULL));
}

static void it_stays_small_and_whole_whatever_the_clinic_is_called(void)
{
	static const char *const hostile[] = {
	    "Ünlü Güzellik Salonu ve Kafa Derisi Mikropigmentasyonu Merkezi, İstanbul",
	    "北光工作室北光工作室北光工作室北光工作室北光工作室北光工作室北光工作室",
	    "a\nBEGIN:VALARM\r\n;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,;,",
	    "\x1b[31mRed\x1b[0m \xff\xfe \\n \\\\ \xe2\x80\xaexyz"};
	for (guint i = 0; i < G_N_ELEMENTS(hostile); i++) {
		g_autoptr(Fixture) f = fixture_new("Europe/London");
		session_over(f, at(f, "2026-12-18 13:00"), at(f, "2026-12-18 15:00"));
		plan(f, "2026-11-21 09:00");
		const AcClinic clinic = {.name = hostile[i], .address = hostile[i]};
		g_autofree char *text = ac_render_next_event(f->plan, &clinic);
		g_assert_cmpuint(strlen(text), <=, AC_NEXT_EVENT_MAX);
		g_assert_true(g_utf8_validate(text, -1, NULL));
		g_assert_true(g_str_has_suffix(text, "\nEND:VEVENT\n"));
		g_assert_nonnull(strstr(text, "\nDTSTART:20261218T130000\nDTEND:20261218T150000\n"));
		g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
		g_assert_cmpuint(g_strv_length(lines), ==, 7);
		for (guint k = 0; lines[k][0] != '\0'; k++)
			for (const char *c = lines[k]; *c != '\0'; c++)
				g_assert_cmpint((guchar)*c, >=, ' ');
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/render/next/" #test, test)
	ADD(it_is_the_next_session_and_no_more);
	ADD(one_whose_begin_is_not_known_has_no_end);
	ADD(there_is_none_when_none_is_booked);
	ADD(it_stays_small_and_whole_whatever_the_clinic_is_called);
	return g_test_run();
}
