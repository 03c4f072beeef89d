/* SPDX-License-Identifier: MIT */
/* The journal: what was done and told on each day. */
#include "plan/journal.h"

#include <string.h>

/* Boxes are listed for so many days at once: a list walks all ticks near its days. */
#define STRIDE 32

typedef struct {
	const AcPlan *plan;
	const AcClient *client;
	const AcRecords *records;
	AcArena *arena;
	GTimeZone *zone;
	AcInstant since;
	AcDate today;
	AcJournal *journal;
	AcJournalDay *days;
} Making;

/* ---- which days ---------------------------------------------------------------------------------------- */

static AcDate date_of(const Making *making, AcInstant at)
{
	return ac_time_date(at, making->zone);
}

/* The first of what is known of the client. */
static AcDate first_date(const Making *making)
{
	const AcClient *client = making->client;
	AcDate first = making->today;
	for (guint i = 0; i < client->n_sessions; i++)
		first = MIN(first, date_of(making, client->sessions[i].begin));
	for (guint i = 0; i < client->n_ticks; i++)
		first = MIN(first, client->ticks[i].date);
	for (guint i = 0; i < making->records->n_notes; i++)
		first = MIN(first, making->records->notes[i].date);
	if (making->records->n_checkins > 0)
		first = MIN(first, date_of(making, making->records->checkins[0].at));
	return first;
}

static void set_range(Making *making, const AcJournalSpec *spec)
{
	AcJournal *journal = making->journal;
	journal->to = spec->has_to ? spec->to : making->today;
	journal->from = spec->has_from ? spec->from : MIN(first_date(making), journal->to);
	if (spec->has_from && !spec->has_to)
		journal->to = MAX(journal->to, journal->from);
	journal->from = CLAMP(journal->from, journal->to - AC_JOURNAL_MAX_DAYS + 1, journal->to);
	journal->n_days = (guint)(journal->to - journal->from) + 1;
	journal->days = making->days = AC_ARENA_ARRAY(making->arena, AcJournalDay, journal->n_days);
}

static gboolean is_in(const Making *making, AcDate date)
{
	return date >= making->journal->from && date <= making->journal->to;
}

static void set_day(Making *making, AcJournalDay *day, AcDate date)
{
	AcInstant ends = ac_time_midnight(date + 1, making->zone);
	day->date = date;
	day->is_today = date == making->today;
	day->is_before = ends <= making->since;
	day->since = making->since;
	day->session = ac_plan_session_at(making->plan, ends - 1);
	if (day->session == NULL)
		return;
	day->day_number = ac_plan_day_number(making->plan, day->session, date);
	for (guint i = 0; i < making->client->n_sessions; i++)
		if (making->client->sessions[i].id == day->session->id)
			day->session_number = i + 1;
}

/* ---- boxes --------------------------------------------------------------------------------------------- */

static gboolean has_reason(const AcOccurrence *one)
{
	return one->tick->note != NULL && *one->tick->note != '\0';
}

static gboolean may_be_left(const AcTask *task)
{
	return task->level == AC_LEVEL_MAY || task->level == AC_LEVEL_NEVER;
}

gboolean ac_journal_is_optional(const AcOccurrence *occurrence)
{
	return occurrence->state == AC_TASK_MISSED && may_be_left(occurrence->task);
}

gboolean ac_journal_is_unknown(const AcJournalDay *day, const AcOccurrence *occurrence)
{
	return occurrence->state == AC_TASK_MISSED && occurrence->at < day->since;
}

static void count_missed(const Making *making, const AcOccurrence *one, AcJournalCount *counts)
{
	if (one->at < making->since)
		counts->unknown++;
	else if (may_be_left(one->task))
		counts->optional++;
	else
		counts->missed++;
}

static void count(const Making *making, const AcOccurrence *one, AcJournalCount *counts)
{
	switch (one->state) {
	case AC_TASK_DONE:
		counts->done++;
		return;
	case AC_TASK_SKIPPED:
		if (has_reason(one) || may_be_left(one->task))
			counts->left_out++;
		else
			counts->left_out_unasked++;
		return;
	case AC_TASK_HELD:
		counts->held++;
		return;
	case AC_TASK_MISSED:
		count_missed(making, one, counts);
		return;
	default:
		counts->open++;
	}
}

static void add_all(AcJournalCount *sum, const AcJournalCount *more)
{
	sum->done += more->done;
	sum->missed += more->missed;
	sum->left_out += more->left_out;
	sum->left_out_unasked += more->left_out_unasked;
	sum->held += more->held;
	sum->optional += more->optional;
	sum->open += more->open;
	sum->unknown += more->unknown;
}

/* What may be done once more is no duty: it is told where it was done. */
static gboolean belongs(const AcOccurrence *one)
{
	return !one->extra || one->tick != NULL;
}

/* Those that fall on one local day follow one another. */
static void take_boxes(Making *making, const AcOccurrence *all, guint n)
{
	for (guint i = 0; i < n;) {
		AcDate date = date_of(making, all[i].at);
		AcJournalDay *day = &making->days[date - making->journal->from];
		AcInstant ends = ac_time_midnight(date + 1, making->zone);
		guint end = i;
		while (end < n && all[end].at < ends)
			end++;
		AcOccurrence *tasks = AC_ARENA_ARRAY(making->arena, AcOccurrence, end - i);
		day->tasks = tasks;
		for (; i < end; i++) {
			if (!belongs(&all[i]))
				continue;
			tasks[day->n_tasks++] = all[i];
			count(making, &all[i], &day->count);
		}
		add_all(&making->journal->count, &day->count);
	}
}

static void set_boxes(Making *making)
{
	AcDate last = making->journal->to;
	for (AcDate date = making->journal->from; date <= last; date += STRIDE) {
		guint n = 0;
		AcDate end = MIN(date + STRIDE, last + 1);
		const AcOccurrence *all =
		    ac_plan_tasks(making->plan, making->arena, ac_time_midnight(date, making->zone),
		                  ac_time_midnight(end, making->zone), &n);
		take_boxes(making, all, n);
	}
	const AcJournalCount *sum = &making->journal->count;
	making->journal->has_ticks = sum->done + sum->left_out + sum->left_out_unasked > 0;
}

/* ---- what was told ------------------------------------------------------------------------------------- */

/* One kind of fact: where it stands in memory, its date, and which list of a day takes it. */
typedef struct {
	gconstpointer items;
	guint n_items;
	gsize size;
	AcDate (*date)(const Making *making, gconstpointer item);
	gsize list, n_list; /* offsets in AcJournalDay */
} Kind;

static AcDate date_of_checkin(const Making *making, gconstpointer item)
{
	return date_of(making, ((const AcCheckin *)item)->at);
}

static AcDate date_of_note(G_GNUC_UNUSED const Making *making, gconstpointer item)
{
	return ((const AcDayNote *)item)->date;
}

static AcDate date_of_lapse(const Making *making, gconstpointer item)
{
	return date_of(making, ((const AcLapse *)item)->at);
}

static AcDate date_of_report(const Making *making, gconstpointer item)
{
	return date_of(making, ((const AcReport *)item)->at);
}

static AcDate date_of_adjustment(const Making *making, gconstpointer item)
{
	return date_of(making, ((const AcAdjustment *)item)->at);
}

static AcDate date_of_session(const Making *making, gconstpointer item)
{
	return date_of(making, ((const AcSession *)item)->end);
}

static gboolean has_box(const AcOccurrence *all, guint n, const AcTick *tick)
{
	for (guint i = 0; i < n; i++)
		if (all[i].tick == tick)
			return TRUE;
	return FALSE;
}

/* Its date is that of where it was ticked: by the clock of today it may be a day off, and not among the days
 * asked for. */
static gboolean is_in_plan(const Making *making, const AcTick *tick)
{
	guint n = 0;
	const AcJournalDay *day = &making->days[tick->date - making->journal->from];
	if (has_box(day->tasks, day->n_tasks, tick))
		return TRUE;
	const AcOccurrence *near =
	    ac_plan_tasks(making->plan, making->arena, ac_time_midnight(tick->date - 1, making->zone),
	                  ac_time_midnight(tick->date + 2, making->zone), &n);
	return has_box(near, n, tick);
}

/* No day for what the plan has. */
static AcDate date_of_gone(const Making *making, gconstpointer item)
{
	const AcTick *tick = item;
	return is_in(making, tick->date) && is_in_plan(making, tick) ? making->journal->from - 1 : tick->date;
}

static guint *count_in(AcJournalDay *day, const Kind *kind)
{
	return (guint *)(gpointer)((char *)day + kind->n_list);
}

/* Counted first, so that each list has its length: in the order they stand in. */
static void set_kind(Making *making, const Kind *kind)
{
	const char *items = kind->items;
	guint n_days = making->journal->n_days;
	for (int round = 0; round < 2; round++) {
		for (guint i = 0; i < kind->n_items; i++) {
			gconstpointer item = items + i * kind->size;
			AcDate date = kind->date(making, item);
			if (!is_in(making, date))
				continue;
			AcJournalDay *day = &making->days[date - making->journal->from];
			guint *n = count_in(day, kind);
			gconstpointer **list = (gconstpointer **)(gpointer)((char *)day + kind->list);
			if (round == 1)
				(*list)[*n] = item;
			(*n)++;
		}
		for (guint d = 0; round == 0 && d < n_days; d++) {
			guint *n = count_in(&making->days[d], kind);
			gconstpointer **list = (gconstpointer **)(gpointer)((char *)&making->days[d] + kind->list);
			if (*n > 0)
				*list = AC_ARENA_ARRAY(making->arena, gconstpointer, *n);
			*n = 0;
		}
	}
}

#define KIND(owner, items, type, date, list)                                                                 \
	{                                                                                                        \
		owner->items, owner->n_##items, sizeof(type), date, G_STRUCT_OFFSET(AcJournalDay, list),             \
		    G_STRUCT_OFFSET(AcJournalDay, n_##list)                                                          \
	}

static void set_facts(Making *making)
{
	const AcRecords *records = making->records;
	const AcClient *client = making->client;
	const Kind kinds[] = {
	    KIND(records, checkins, AcCheckin, date_of_checkin, checkins),
	    KIND(records, notes, AcDayNote, date_of_note, notes),
	    KIND(client, ticks, AcTick, date_of_gone, gone),
	    KIND(client, lapses, AcLapse, date_of_lapse, lapses),
	    KIND(client, reports, AcReport, date_of_report, reports),
	    KIND(client, adjustments, AcAdjustment, date_of_adjustment, adjustments),
	    KIND(client, sessions, AcSession, date_of_session, sessions),
	};
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		set_kind(making, &kinds[i]);
	for (guint d = 0; d < making->journal->n_days; d++)
		making->journal->has_ticks |= making->days[d].n_gone > 0;
}

static int urgency(const AcCheckin *checkin)
{
	return (int)checkin->advice * 2 - (checkin->soon ? 1 : 0);
}

/* Urgent ones are few: put in place one by one. */
static void set_urgent(Making *making)
{
	AcJournal *journal = making->journal;
	const AcRecords *records = making->records;
	const AcCheckin **urgent = AC_ARENA_ARRAY(making->arena, const AcCheckin *, records->n_checkins);
	for (guint i = records->n_checkins; i-- > 0;) {
		const AcCheckin *one = &records->checkins[i];
		if (!is_in(making, date_of(making, one->at)))
			continue;
		journal->n_checkins++;
		if (one->advice < AC_ADVICE_PRACTITIONER)
			continue;
		guint place = journal->n_urgent++;
		for (; place > 0 && urgency(urgent[place - 1]) < urgency(one); place--)
			urgent[place] = urgent[place - 1];
		urgent[place] = one;
	}
	journal->urgent = urgent;
}

/* ---- adherence ----------------------------------------------------------------------------------------- */

static void add_day(const Making *making, const AcJournalDay *day, AcAdherence *sum, AcGap *gaps)
{
	AcJournalCount counts = {0};
	guint boxes = 0;
	for (guint i = 0; i < day->n_tasks; i++) {
		if (day->tasks[i].task != sum->task || day->tasks[i].extra)
			continue;
		boxes++;
		count(making, &day->tasks[i], &counts);
	}
	guint missed = counts.missed + counts.left_out_unasked;
	if (missed > 0)
		gaps[sum->n_missed++] = (AcGap){day->date, missed};
	if (boxes > 1)
		sum->by_days = FALSE;
	add_all(&sum->count, &counts);
}

static guint boxes_of(const AcJournalCount *counts)
{
	return counts->done + counts->missed + counts->left_out + counts->left_out_unasked + counts->held +
	       counts->optional + counts->open + counts->unknown;
}

static void set_adherence(Making *making)
{
	const AcProtocol *protocol = ac_plan_protocol(making->plan);
	AcJournal *journal = making->journal;
	AcAdherence *tasks = AC_ARENA_ARRAY(making->arena, AcAdherence, protocol->n_tasks);
	for (guint i = 0; i < protocol->n_tasks; i++) {
		AcAdherence sum = {.task = &protocol->tasks[i], .by_days = TRUE};
		AcGap *gaps = AC_ARENA_ARRAY(making->arena, AcGap, journal->n_days);
		for (guint d = 0; d < journal->n_days; d++)
			add_day(making, &journal->days[d], &sum, gaps);
		if (boxes_of(&sum.count) == 0)
			continue;
		sum.n_counted = sum.count.done + sum.count.missed + sum.count.left_out_unasked;
		sum.missed = gaps;
		tasks[journal->n_tasks++] = sum;
	}
	journal->tasks = tasks;
}

/* ---- all of it ----------------------------------------------------------------------------------------- */

const AcJournal *ac_journal_new(const AcPlan *plan, AcArena *arena, const AcJournalSpec *spec)
{
	static const AcRecords none = {0};
	const AcClient *client = ac_plan_client(plan);
	Making making = {.plan = plan,
	                 .client = client,
	                 .records = spec->records != NULL ? spec->records : &none,
	                 .arena = arena,
	                 .zone = client->zone,
	                 .since = spec->since,
	                 .today = ac_time_date(ac_plan_now(plan), client->zone),
	                 .journal = AC_ARENA_NEW(arena, AcJournal)};
	set_range(&making, spec);
	for (guint d = 0; d < making.journal->n_days; d++)
		set_day(&making, &making.days[d], making.journal->from + (AcDate)d);
	set_boxes(&making);
	set_facts(&making);
	set_urgent(&making);
	set_adherence(&making);
	return making.journal;
}

const AcCheckin *ac_records_before(const AcRecords *records, AcInstant at)
{
	const AcCheckin *last = NULL;
	for (guint i = 0; i < records->n_checkins && records->checkins[i].at < at; i++)
		last = &records->checkins[i];
	return last;
}

gboolean ac_checkin_is_day(const AcCheckin *checkin, GTimeZone *zone)
{
	return checkin->said_at != 0 && ac_time_local(checkin->at, zone).minute == AC_DAY_MINUTES - 1;
}
