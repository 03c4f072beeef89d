/* SPDX-License-Identifier: MIT */
/* The journal for programs. */
#include "json_bits.h"
#include "render/journal.h"
#include "render/triage.h"

static json_t *count_of(const AcJournalCount *count)
{
	return json_pack("{s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i}", "done", (int)count->done, "missed",
	                 (int)count->missed, "left_out_with_reason", (int)count->left_out,
	                 "left_out_without_reason", (int)count->left_out_unasked, "on_hold", (int)count->held,
	                 "optional", (int)count->optional, "open", (int)count->open, "unknown",
	                 (int)count->unknown);
}

static json_t *checkin_of(const AcFacts *facts, const AcCheckin *checkin)
{
	json_t *item = json_object(), *felt = json_array();
	for (guint i = 0; i < checkin->n_felt; i++) {
		const AcFelt *one = &checkin->felt[i];
		json_t *sign = json_object();
		json_object_set_new(sign, "words", ac_json_text(one->words));
		json_object_set_new(sign, "sign", ac_json_text(one->sign));
		json_object_set_new(sign, "red_flag", ac_json_text(one->flag));
		json_object_set_new(sign, "severity", ac_json_text(ac_json_severity_name(one->severity)));
		json_object_set_new(sign, "advice", json_string(ac_json_advice_name(one->advice, one->soon)));
		json_array_append_new(felt, sign);
	}
	json_object_set_new(item, "at", ac_json_instant(facts, checkin->at));
	json_object_set_new(item, "is_day", json_boolean(ac_checkin_is_day(checkin, facts->words.zone)));
	json_object_set_new(item, "said_at",
	                    ac_json_instant(facts, checkin->said_at != 0 ? checkin->said_at : checkin->at));
	json_object_set_new(item, "advice", json_string(ac_json_advice_name(checkin->advice, checkin->soon)));
	json_object_set_new(item, "felt", felt);
	return item;
}

static json_t *adherence_of(const AcFacts *facts, const AcAdherence *adherence)
{
	g_autofree char *words = ac_words_adherence(&facts->words, adherence);
	json_t *item = json_object(), *missed = json_array();
	for (guint i = 0; i < adherence->n_missed; i++) {
		json_t *gap = json_object();
		json_object_set_new(gap, "date", ac_json_date(adherence->missed[i].date));
		json_object_set_new(gap, "n", json_integer((json_int_t)adherence->missed[i].n));
		json_array_append_new(missed, gap);
	}
	json_object_set_new(item, "task", ac_json_text(adherence->task->id));
	json_object_set_new(item, "title", ac_json_text(adherence->task->title));
	json_object_set_new(item, "unit", json_string(adherence->by_days ? "days" : "times"));
	json_object_set_new(item, "done", json_integer((json_int_t)adherence->count.done));
	json_object_set_new(item, "of", json_integer((json_int_t)adherence->n_counted));
	json_object_set_new(item, "missed_on", missed);
	json_object_set_new(item, "counts", count_of(&adherence->count));
	json_object_set_new(item, "text", ac_json_text(words));
	return item;
}

/* ---- a day ----------------------------------------------------------------------------------- */

static json_t *tasks_of(const AcFacts *facts, const AcJournalDay *day)
{
	json_t *list = ac_json_tasks(facts, day->tasks, day->n_tasks);
	for (guint i = 0; i < day->n_tasks; i++) {
		const AcTick *tick = day->tasks[i].tick;
		json_object_set_new(json_array_get(list, i), "before_kept",
		                    json_boolean(ac_journal_is_unknown(day, &day->tasks[i])));
		json_object_set_new(json_array_get(list, i), "ticked_at",
		                    tick != NULL ? ac_json_instant(facts, tick->at) : json_null());
	}
	return list;
}

/* What was ticked, and is no longer in the plan. */
static json_t *gone_of(const AcFacts *facts, const AcJournalDay *day)
{
	json_t *list = json_array();
	for (guint i = 0; i < day->n_gone; i++) {
		const AcTick *tick = day->gone[i];
		json_t *item = json_object();
		g_autofree char *clock =
		    tick->minute >= 0 ? g_strdup_printf("%02d:%02d", tick->minute / 60, tick->minute % 60) : NULL;
		g_autofree char *words = ac_words_gone(&facts->words, tick);
		json_object_set_new(item, "id", ac_json_text(tick->task));
		json_object_set_new(item, "time", ac_json_text(clock));
		json_object_set_new(item, "state", json_string(tick->state == AC_TICK_DONE ? "done" : "skipped"));
		json_object_set_new(item, "note", ac_json_text(tick->note));
		json_object_set_new(item, "ticked_at", ac_json_instant(facts, tick->at));
		json_object_set_new(item, "text", ac_json_text(words));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *notes_of(const AcFacts *facts, const AcJournalDay *day)
{
	json_t *list = json_array();
	for (guint i = 0; i < day->n_notes; i++) {
		json_t *item = json_object();
		json_object_set_new(item, "id", json_integer(day->notes[i]->id));
		json_object_set_new(item, "said_at", ac_json_instant(facts, day->notes[i]->said_at));
		json_object_set_new(item, "text", ac_json_text(day->notes[i]->text));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *lapses_of(const AcFacts *facts, const AcJournalDay *day)
{
	json_t *list = json_array();
	for (guint i = 0; i < day->n_lapses; i++) {
		json_t *item = json_object();
		json_object_set_new(item, "activity", ac_json_text(day->lapses[i]->activity));
		json_object_set_new(item, "at", ac_json_instant(facts, day->lapses[i]->at));
		json_object_set_new(item, "is_day", json_boolean(day->lapses[i]->is_day));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *reports_of(const AcFacts *facts, const AcJournalDay *day)
{
	json_t *list = json_array();
	for (guint i = 0; i < day->n_reports; i++) {
		json_t *item = json_object();
		json_object_set_new(item, "milestone", ac_json_text(day->reports[i]->milestone));
		json_object_set_new(item, "at", ac_json_instant(facts, day->reports[i]->at));
		json_object_set_new(item, "by", ac_json_text(day->reports[i]->by));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *day_of(const AcFacts *facts, const AcJournalDay *day)
{
	json_t *item = json_object(), *checkins = json_array(), *changes = json_array();
	for (guint i = 0; i < day->n_checkins; i++)
		json_array_append_new(checkins, checkin_of(facts, day->checkins[i]));
	for (guint i = 0; i < day->n_adjustments; i++)
		json_array_append_new(changes, ac_json_adjustment(facts, day->adjustments[i]));
	json_object_set_new(item, "date", ac_json_date(day->date));
	json_object_set_new(item, "day",
	                    day->session != NULL ? json_integer((json_int_t)day->day_number) : json_null());
	json_object_set_new(item, "session", json_integer((json_int_t)day->session_number));
	json_object_set_new(item, "before_kept", json_boolean(day->is_before));
	json_object_set_new(item, "counts", count_of(&day->count));
	json_object_set_new(item, "tasks", tasks_of(facts, day));
	json_object_set_new(item, "no_longer_planned", gone_of(facts, day));
	json_object_set_new(item, "checkins", checkins);
	json_object_set_new(item, "notes", notes_of(facts, day));
	json_object_set_new(item, "lapses", lapses_of(facts, day));
	json_object_set_new(item, "reports", reports_of(facts, day));
	json_object_set_new(item, "adjustments", changes);
	return item;
}

/* ---- all of it ------------------------------------------------------------------------------- */

static json_t *protocol_of(const AcFacts *facts)
{
	const AcProtocol *protocol = ac_plan_protocol(facts->words.plan);
	json_t *item = json_object();
	json_object_set_new(item, "id", ac_json_text(protocol->id));
	json_object_set_new(item, "title", ac_json_text(protocol->title));
	json_object_set_new(item, "version", ac_json_text(protocol->version));
	json_object_set_new(item, "hash", ac_json_text(facts->hash));
	return item;
}

char *ac_json_journal(const AcFacts *facts, const AcJournal *journal, AcJsonStyle style)
{
	const AcClient *client = ac_plan_client(facts->words.plan);
	json_t *root = json_object(), *sessions = json_array(), *urgent = json_array(), *tasks = json_array(),
	       *days = json_array();
	for (guint i = 0; i < client->n_sessions; i++)
		json_array_append_new(sessions, ac_json_session(facts, &client->sessions[i]));
	for (guint i = 0; i < journal->n_urgent; i++)
		json_array_append_new(urgent, checkin_of(facts, journal->urgent[i]));
	for (guint i = 0; i < journal->n_tasks; i++)
		json_array_append_new(tasks, adherence_of(facts, &journal->tasks[i]));
	for (guint i = journal->n_days; i-- > 0;)
		json_array_append_new(days, day_of(facts, &journal->days[i]));
	json_object_set_new(root, "client", ac_json_client(facts));
	json_object_set_new(root, "clinic", ac_json_clinic(facts->clinic));
	json_object_set_new(root, "protocol", protocol_of(facts));
	json_object_set_new(root, "written_at", ac_json_instant(facts, facts->words.now));
	json_object_set_new(root, "from", ac_json_date(journal->from));
	json_object_set_new(root, "to", ac_json_date(journal->to));
	json_object_set_new(root, "sessions", sessions);
	json_object_set_new(root, "urgent", urgent);
	json_object_set_new(root, "adherence", tasks);
	json_object_set_new(root, "adherence_rule", ac_json_text(ac_words_adherence_rule()));
	json_object_set_new(root, "anything_ticked", json_boolean(journal->has_ticks));
	json_object_set_new(root, "days", days);
	return ac_json_write(root, style, FALSE);
}
