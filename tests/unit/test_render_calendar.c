/* SPDX-License-Identifier: MIT */
/* The calendar: read back, it holds exactly what the plan has; the same plan gives the same bytes. */
#include "render/calendar.h"

#include "calendar_reader.h"
#include "plan_fixture.h"
#include "plan_random.h"

/* ---- a plan, written ------------------------------------------------------------------------- */

static const char *name_of(const AcSession *session, gconstpointer data)
{
	(void)data;
	static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
	return names[session->id % 8];
}

/* Sessions and client with the names of their zones, as the store gives them. */
static void name_zones(Fixture *f)
{
	for (guint i = 0; i < f->sessions->len; i++) {
		AcSession *session = &g_array_index(f->sessions, AcSession, i);
		session->zone_name = g_time_zone_get_identifier(session->zone);
	}
	f->client.zone_name = g_time_zone_get_identifier(f->zone);
}

static char *write_parts(const Fixture *f, const AcCalendarStyle *style, unsigned parts)
{
	const AcCalendar *calendar = ac_calendar_of(f->plan, style, name_of, NULL, f->arena);
	AcCalendarEntry *entries = AC_ARENA_ARRAY(f->arena, AcCalendarEntry, calendar->n_events);
	AcCalendarMark *marks = AC_ARENA_ARRAY(f->arena, AcCalendarMark, calendar->n_events);
	guint n = 0;
	for (guint i = 0; i < calendar->n_events; i++) {
		marks[n] = (AcCalendarMark){.item = calendar->events[i].item, .at = 1795219200};
		entries[n] = (AcCalendarEntry){&calendar->events[i], &marks[n]};
		n += calendar->events[i].part & parts ? 1 : 0;
	}
	return ac_render_calendar(calendar, style, "6a", entries, n);
}

static char *write_all(const Fixture *f, const AcCalendarStyle *style)
{
	return write_parts(f, style, AC_CALENDAR_ALL);
}

static const AcCalendarStyle FULL = {.alarms = TRUE};

static Fixture *one_session(const char *zone)
{
	Fixture *f = fixture_new(zone);
	session(f, "2026-11-20 15:00");
	return f;
}

static void ready(Fixture *f, const char *now)
{
	plan(f, now);
	name_zones(f);
}

static void has(const char *text, const char *part)
{
	g_autoptr(GString) joined = g_string_new(text);
	g_string_replace(joined, "\r\n ", "", 0);
	g_string_replace(joined, "\r\n", "\n", 0);
	if (strstr(joined->str, part) == NULL)
		g_error("expected \"%s\" in:\n%s", part, joined->str);
}

static void lacks(const char *text, const char *part)
{
	if (strstr(text, part) != NULL)
		g_error("not expected \"%s\" in:\n%s", part, text);
}

static guint count(const char *text, const char *part)
{
	guint n = 0;
	for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
		n++;
	return n;
}

/* ---- what stands in it ----------------------------------------------------------------------- */

static void the_next_session_comes_first_with_its_alarms(void)
{
	g_autoptr(Fixture) f = one_session("Europe/London");
	session_over(f, at(f, "2026-12-18 13:00"), at(f, "2026-12-18 15:00"));
	session(f, "2027-01-15 15:00");
	ready(f, "2026-11-21 09:00");
	const AcClinic clinic = {.name = "Northlight; Studio", .phone = "01632 960123", .address = "1 Mill Lane"};
	const AcCalendarStyle style = {.alarms = TRUE, .clinic = &clinic, .title = "Aftercare: Jo"};
	g_autofree char *text = write_all(f, &style);
	has(text, "X-WR-CALNAME:Aftercare: Jo\n");
	const char *first = strstr(text, "BEGIN:VEVENT");
	has(first, "DTSTART;TZID=Europe/London:20261218T130000\nDTEND;TZID=Europe/London:20261218T150000\n"
	           "SUMMARY:Session 2\\, Northlight\\; Studio\n");
	g_assert_true(strstr(first, "20261218T130000") < strstr(first, "20261120T150000"));
	has(text, "LOCATION:1 Mill Lane\n");
	has(text, "01632 960123");
	has(text, "TRIGGER:-P1D\n");
	has(text, "TRIGGER:-PT2H\n");
	/* Booked to end then; nobody said when it begins. */
	has(text, "DTSTART;TZID=Europe/London:20270115T150000\nSUMMARY:Session 3 ends\\, Northlight\\; Studio\n"
	          "DESCRIPTION:When it begins is not noted here: ask your practitioner.");
	g_autofree char *again = write_all(f, &style);
	g_assert_cmpstr(text, ==, again);
}

static void only_the_next_is_one_event(void)
{
	g_autoptr(Fixture) f = one_session("Europe/London");
	session(f, "2026-12-18 15:00");
	rule(f, "gym", "avoid", NULL, "4d");
	ready(f, "2026-11-21 09:00");
	const AcCalendarStyle style = {.only_next = TRUE};
	const AcCalendar *calendar = ac_calendar_of(f->plan, &style, name_of, NULL, f->arena);
	g_assert_cmpuint(calendar->n_events, ==, 2);
	g_assert_cmpstr(calendar->events[0].item, ==, "session.c");
}

static void bans_with_equal_dates_are_one_span(void)
{
	g_autoptr(Fixture) f = one_session("Europe/London");
	rule(f, "gym", "avoid", NULL, "4d");
	rule(f, "pool sea lake", "avoid", NULL, "4d");
	rule(f, "sauna", "avoid", NULL, "10d");
	ready(f, "2026-11-21 09:00");
	g_autofree char *text = write_parts(f, &FULL, AC_CALENDAR_BANS);
	g_assert_cmpuint(count(text, "BEGIN:VEVENT"), ==, 2);
	has(text,
	    "DTSTART;VALUE=DATE:20261120\nDTEND;VALUE=DATE:20261124\nSUMMARY:Avoid: gym · pool · sea · lake\n");
	has(text, "DTSTART;VALUE=DATE:20261120\nDTEND;VALUE=DATE:20261130\nSUMMARY:Avoid: sauna\n");
	has(text, "CATEGORIES:AVOID\n");
	lacks(text, "VALARM");
}

static void hours_of_a_limit_are_no_ban(void)
{
	g_autoptr(Fixture) f = one_session("Europe/London");
	limit(f, rule(f, "sun", "care", NULL, "28d"), 20, 6 * 60, 11 * 60);
	ready(f, "2026-11-21 09:00");
	g_autofree char *text = write_parts(f, &FULL, AC_CALENDAR_BANS);
	g_assert_cmpuint(count(text, "BEGIN:VEVENT"), ==, 0);
}

static void what_becomes_allowed_stands_on_its_day(void)
{
	g_autoptr(Fixture) f = one_session("Europe/London");
	rule(f, "water", "allow none", NULL, "24h");
	rule(f, "water", "allow rinse", "24h", "4d");
	rule(f, "gym", "avoid", NULL, "4d");
	rule(f, "gym", "ok", "4d", NULL);
	rule(f, "water", "allow mild", "4d", NULL);
	ready(f, "2026-11-21 09:00");
	g_autofree char *text = write_parts(f, &FULL, AC_CALENDAR_CHANGES);
	has(text,
	    "DTSTART;VALUE=DATE:20261121\nDTEND;VALUE=DATE:20261122\nSUMMARY:water: up to rinse\\, from 15:00\n");
	has(text, "DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261125\nSUMMARY:From today: water · gym\n");
	has(text, "TRIGGER:PT9H\n");
}

static void a_task_repeats_and_rings(void)
{
	g_autoptr(Fixture) f = one_session("Europe/London");
	AcTask *wash = task(f, "wash", "4d", "8d", "1d");
	times(f, wash, 465, 1200);
	wash->title = "Wash gently";
	wash->amount = "pea-size";
	wash->remind = TRUE;
	wash->lead = span_of("30m").early;
	AcTask *look = task(f, "look", "1d", "3d", "1d");
	look->count = (AcCount){2, 0};
	ready(f, "2026-11-21 09:00");
	g_autofree char *text = write_parts(f, &FULL, AC_CALENDAR_TASKS);
	has(text, "DTSTART;TZID=Europe/London:20261124T074500\nDURATION:PT10M\nRRULE:FREQ=DAILY;COUNT=4\n"
	          "SUMMARY:Wash gently\\, pea-size\n");
	has(text, "TRIGGER:-PT30M\n");
	has(text, "DTSTART;VALUE=DATE:20261121\nDTEND;VALUE=DATE:20261122\nRRULE:FREQ=DAILY;COUNT=2\n"
	          "SUMMARY:look\\, twice\n");
	g_assert_cmpuint(count(text, "BEGIN:VEVENT"), ==, 3);
	const AcCalendarStyle silent = {.alarms = FALSE};
	g_autofree char *without = write_parts(f, &silent, AC_CALENDAR_TASKS);
	lacks(without, "VALARM");
}

/* As the clock showed it that ended then: what RFC 5545 asks for. */
static void a_zone_tells_when_its_clock_changes(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, "2026-10-20 15:00");
	times(f, task(f, "wash", "1d", "10d", "1d"), 90, -1);
	ready(f, "2026-10-21 09:00");
	g_autofree char *text = write_all(f, &FULL);
	has(text,
	    "BEGIN:VTIMEZONE\nTZID:Europe/London\nBEGIN:DAYLIGHT\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\n"
	    "TZOFFSETTO:+0100\nTZNAME:BST\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:20261025T020000\n"
	    "TZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nTZNAME:GMT\nEND:STANDARD\nEND:VTIMEZONE\n");
	/* 01:30 comes twice that night: that one is written in UTC. */
	has(text, "DTSTART:20261025T003000Z\n");
}

static void nothing_of_a_treatment_is_read_over_a_shoulder(void)
{
	g_autoptr(Fixture) f = one_session("Europe/London");
	session(f, "2026-12-18 15:00");
	AcTask *wash = task(f, "wash", "4d", "8d", "1d");
	times(f, wash, 465, -1);
	wash->words.how = "Scalp: lukewarm.";
	wash->remind = TRUE;
	rule(f, "gym", "avoid", NULL, "4d");
	rule(f, "gym", "ok", "4d", NULL);
	ready(f, "2026-11-21 09:00");
	const AcClinic clinic = {.name = "Northlight", .phone = "01632 960123", .address = "1 Mill Lane"};
	const AcCalendarStyle style = {.alarms = TRUE, .discreet = TRUE, .clinic = &clinic, .title = "Jo"};
	g_autofree char *text = write_all(f, &style);
	static const char *const words[] = {"Northlight", "Mill",  "01632", "wash",      "gym", "Jo",   "Scalp",
	                                    "Session",    "Avoid", "care",  "Aftercare", "ban", "AVOID"};
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		lacks(text, words[i]);
	has(text, "SUMMARY:Reminder\n");
	has(text, "SUMMARY:Appointment ends\n");
	has(text, "X-WR-CALNAME:Reminders\n");
}

static void the_clock_changes_neither_bytes_nor_uids(void)
{
	g_autofree char *before = NULL;
	for (int i = 0; i < 3; i++) {
		static const char *const when[] = {"2026-11-21 09:00", "2026-11-23 20:00", "2026-12-10 07:45"};
		g_autoptr(Fixture) f = one_session("Europe/London");
		session(f, "2027-01-18 15:00");
		rule(f, "water", "allow none", NULL, "24h");
		rule(f, "water", "allow rinse", "24h", "4d");
		rule(f, "gym", "avoid", "-2d", "4d");
		times(f, task(f, "wash", "4d", "28d", "1d"), 465, 1200);
		ready(f, when[i]);
		g_autofree char *text = write_all(f, &FULL);
		if (before != NULL)
			g_assert_cmpstr(text, ==, before);
		g_free(before);
		before = g_steal_pointer(&text);
	}
}

/* ---- hostile words --------------------------------------------------------------------------- */

static void hostile_words_stay_words(void)
{
	g_autofree char *long_name = g_strnfill(10000, 'x');
	const char *const hostile[] = {"a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil",
	                               "\x1b]0;title\x07",
	                               "\xe2\x80\xaeneddih",
	                               "\\n\\,\\\\",
	                               "ü"
	                               "Ü北光\xf0\x9f\x92\xa7 and a long line of words that must be folded at a "
	                               "border of characters, 北光北光北光",
	                               "<b>&amp;</b>;:\"",
	                               long_name,
	                               "bad \xff\xfe bytes"};
	for (guint i = 0; i < G_N_ELEMENTS(hostile); i++) {
		g_autoptr(Fixture) f = one_session("Europe/London");
		AcTask *wash = task(f, "wash", "1d", "3d", "1d");
		wash->title = hostile[i];
		wash->words.how = hostile[i];
		rule(f, "gym", "avoid", NULL, "4d");
		find(f, "gym")->title = hostile[i];
		ready(f, "2026-11-21 09:00");
		const AcClinic clinic = {.name = hostile[i], .address = hostile[i], .phone = hostile[i]};
		const AcCalendarStyle style = {.alarms = TRUE, .clinic = &clinic, .title = hostile[i]};
		g_autofree char *text = write_all(f, &style);
		ReadCalendar read = read_calendar(text);
		g_assert_cmpuint(read.n_masters, ==, 4); /* session, task, ban, its end */
		g_assert_cmpuint(strlen(text), <, 64 * 1024);
		read_calendar_clear(&read);
		lacks(text, "\nSUMMARY:evil");
	}
}

/* ---- it is what the plan has ----------------------------------------------------------------- */

static void random_tasks(Fixture *f, GRand *rand)
{
	static const char *const from[] = {"0h", "24h", "1d", "3d", "-2d", "4d 09:00"},
	                         *const to[] = {NULL, "4d", "10d", "28d", "30h", "1mo"},
	                         *const every[] = {"1d", "1d", "2d", "1w", "5h", "36h", "1mo", NULL, "90m"},
	                         *const on[] = {"water", "gym", "sun"};
	int n = g_rand_int_range(rand, 1, 6);
	for (int i = 0; i < n; i++) {
		AcTask *t = task(f, ac_arena_printf(f->arena, "task%d", i), PICK(rand, from), PICK(rand, to),
		                 PICK(rand, every));
		if (g_rand_boolean(rand))
			times(f, t, g_rand_int_range(rand, 0, 720), g_rand_boolean(rand) ? 1200 : -1);
		else if (g_rand_boolean(rand))
			t->count = (AcCount){(guint)g_rand_int_range(rand, 1, 4), 0};
		if (g_rand_int_range(rand, 0, 3) == 0)
			t->on = find(f, PICK(rand, on));
		if (g_rand_int_range(rand, 0, 4) == 0)
			t->until = &f->milestones[0];
	}
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What is read of one event a line; sorted. */
static char *lines_of(GPtrArray *lines)
{
	g_ptr_array_sort(lines, by_text);
	g_ptr_array_add(lines, NULL);
	return g_strjoinv("\n", (char **)lines->pdata);
}

static char *lines_of_plan(Fixture *f)
{
	AcDate first, last = 0, ignored;
	ac_plan_range(f->plan, &first, &ignored);
	for (guint i = 0; i < f->client.n_sessions; i++)
		last = MAX(last, ac_time_date(f->client.sessions[i].end, f->zone) + 28);
	guint n = 0;
	const AcOccurrence *all = ac_plan_tasks(f->plan, f->arena, ac_time_midnight(MIN(first, last), f->zone),
	                                        ac_time_midnight(last + 1, f->zone), &n);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < n; i++) {
		if (all[i].extra || all[i].state == AC_TASK_HELD)
			continue;
		int year, month, day;
		ac_date_to_ymd(all[i].date, &year, &month, &day);
		if (all[i].minute < 0)
			g_ptr_array_add(lines, g_strdup_printf("%s %04d-%02d-%02d", all[i].task->id, year, month, day));
		else
			g_ptr_array_add(lines, g_strdup_printf("%s %" G_GINT64_FORMAT, all[i].task->id, all[i].at));
	}
	return lines_of(lines);
}

static guint boxes_in(const char *summary)
{
	const char *comma = strchr(summary, ',');
	int n = 0;
	if (comma == NULL)
		return 1;
	if (strcmp(comma, ", twice") == 0)
		return 2;
	g_assert_cmpint(sscanf(comma, ", %d times", &n), ==, 1);
	return (guint)n;
}

static char *lines_of_calendar(const ReadCalendar *read)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < read->events->len; i++) {
		const ReadEvent *event = &g_array_index(read->events, ReadEvent, i);
		g_autofree char *id = g_strndup(event->summary, strcspn(event->summary, ","));
		g_autoptr(GDateTime) at = g_date_time_new_from_unix_utc(event->at);
		g_autofree char *date = g_date_time_format(at, "%Y-%m-%d");
		for (guint k = boxes_in(event->summary); k > 0 && event->is_day; k--)
			g_ptr_array_add(lines, g_strdup_printf("%s %s", id, date));
		if (!event->is_day)
			g_ptr_array_add(lines, g_strdup_printf("%s %" G_GINT64_FORMAT, id, event->at));
	}
	return lines_of(lines);
}

static void say_difference(guint32 seed, const char *plan, const char *calendar)
{
	g_auto(GStrv) a = g_strsplit(plan, "\n", -1), b = g_strsplit(calendar, "\n", -1);
	guint i = 0;
	while (a[i] != NULL && g_strcmp0(a[i], b[i]) == 0)
		i++;
	g_error("plan %u: it has \"%s\", the calendar \"%s\" (of %u and %u)", seed, a[i], b[i], g_strv_length(a),
	        g_strv_length(b));
}

/* How many random plans: a run under valgrind takes fewer. */
static guint32 n_plans(void)
{
	const char *wanted = g_getenv("AC_PROTOCOLS");
	return wanted != NULL ? (guint32)g_ascii_strtoull(wanted, NULL, 10) : 300;
}

static void tasks_fall_where_the_plan_has_them(void)
{
	guint32 n = n_plans();
	guint n_read = 0;
	for (guint32 seed = 0; seed < n; seed++) {
		g_autoptr(Fixture) f = random_fixture(seed, RANDOM_ALL);
		g_autoptr(GRand) rand = g_rand_new_with_seed(seed + 1000);
		random_tasks(f, rand);
		if (f->sessions->len == 0)
			continue;
		plan_at(f, ac_plan_now(f->plan));
		name_zones(f);
		g_autofree char *text = write_parts(f, &FULL, AC_CALENDAR_TASKS);
		ReadCalendar read = read_calendar(text);
		g_autofree char *is = lines_of_calendar(&read), *should = lines_of_plan(f);
		if (strcmp(is, should) != 0)
			say_difference(seed, should, is);
		n_read += read.events->len;
		read_calendar_clear(&read);
	}
	g_assert_cmpuint(n_read, >, n);
}

/* Each session's moment by the file's own zones, and each UID once. */
static void sessions_and_uids_of_random_plans(void)
{
	for (guint32 seed = 0; seed < MIN(n_plans(), 200); seed++) {
		g_autoptr(Fixture) f = random_fixture(seed, RANDOM_ALL);
		name_zones(f);
		g_autofree char *text = write_parts(f, &FULL, AC_CALENDAR_SESSIONS);
		ReadCalendar read = read_calendar(text);
		g_assert_cmpuint(read.events->len, ==, f->client.n_sessions);
		for (guint i = 0; i < read.events->len; i++) {
			gboolean found = FALSE;
			for (guint k = 0; k < f->client.n_sessions; k++)
				found = found || f->client.sessions[k].begin == g_array_index(read.events, ReadEvent, i).at;
			g_assert_true(found);
		}
		read_calendar_clear(&read);
		g_autofree char *all = write_all(f, &FULL);
		g_auto(GStrv) lines = g_strsplit(all, "\r\n", -1);
		g_autoptr(GHashTable) uids = g_hash_table_new(g_str_hash, g_str_equal);
		for (guint i = 0; lines[i] != NULL; i++)
			if (g_str_has_prefix(lines[i], "UID:"))
				g_assert_true(g_hash_table_add(uids, lines[i]));
		ReadCalendar whole = read_calendar(all);
		g_assert_cmpuint(g_hash_table_size(uids), ==, whole.n_masters);
		read_calendar_clear(&whole);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/render/calendar/" #test, test)
	ADD(the_next_session_comes_first_with_its_alarms);
	ADD(only_the_next_is_one_event);
	ADD(bans_with_equal_dates_are_one_span);
	ADD(hours_of_a_limit_are_no_ban);
	ADD(what_becomes_allowed_stands_on_its_day);
	ADD(a_task_repeats_and_rings);
	ADD(a_zone_tells_when_its_clock_changes);
	ADD(nothing_of_a_treatment_is_read_over_a_shoulder);
	ADD(the_clock_changes_neither_bytes_nor_uids);
	ADD(hostile_words_stay_words);
	ADD(tasks_fall_where_the_plan_has_them);
	ADD(sessions_and_uids_of_random_plans);
	return g_test_run();
}
