/* SPDX-License-Identifier: MIT */
#include "notice.h"

#include <string.h>

#include "app/language.h"
#include "app/remind.h"
#include "base/text.h"
#include "common.h"
#include "render/reminder.h"

/* A reminder that is older than this and still open is told by the lists, not by the status line. */
#define LOOK_BACK (2 * 24 * AC_HOUR)

struct AcNotice {
	AcInstant since, next;
	GHashTable *rung, *away; /* "KEY@MOMENT" of what has rung, of what the person put away */
	char *name;              /* "KEY@MOMENT" of what stands; NULL: nothing */
	char *words;
	AcReminderKind kind;
	AcBox box;
	gboolean rings, any_later;
	const char *desktop;
};

/** A look: what it reads, and what it finds. */
typedef struct {
	AcNotice *notice;
	AcApp *app;
	AcArena *arena;
	AcOptions *options; /* NULL: the usual */
	AcRemindScope scope;
	AcRemindPolicy policy;
	const AcRemindRecord *records;
	guint n_records;
	AcInstant next;           /* reminder after now */
	const AcReminder *latest; /* of what stands */
	AcInstant latest_moment;
	guint n_standing;
} Look;

AcNotice *ac_notice_new(AcInstant since)
{
	AcNotice *notice = g_new0(AcNotice, 1);
	notice->since = since;
	notice->next = AC_INSTANT_NEVER;
	notice->rung = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	notice->away = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return notice;
}

static void forget(AcNotice *notice)
{
	g_clear_pointer(&notice->words, g_free);
	g_clear_pointer(&notice->name, g_free);
	ac_box_clear(&notice->box);
}

void ac_notice_free(AcNotice *notice)
{
	if (notice == NULL)
		return;
	forget(notice);
	g_hash_table_destroy(notice->rung);
	g_hash_table_destroy(notice->away);
	g_free(notice);
}

/* ---- what stands ----------------------------------------------------------------------------- */

static const AcRemindRecord *record_of(const Look *look, const char *key)
{
	for (guint i = 0; i < look->n_records; i++)
		if (strcmp(look->records[i].key, key) == 0)
			return &look->records[i];
	return NULL;
}

/* On the desktop it was answered, or taken away: that is an answer here, too. */
static gboolean is_answered(const AcReminder *reminder, const AcRemindRecord *record)
{
	if (record == NULL || record->told == AC_TOLD_OPEN)
		return record != NULL && record->is_closed;
	/* A tick that was taken back leaves its record behind. */
	return reminder->kind != AC_REMINDER_TASK ||
	       (record->told != AC_TOLD_DONE && record->told != AC_TOLD_SKIPPED);
}

static char *name_of(const AcReminder *reminder, AcInstant moment)
{
	return g_strdup_printf("%s@%" G_GINT64_FORMAT, reminder->key, moment);
}

/* The bell keeps quiet hours; the line need not: whoever looks at it is awake. */
static gboolean is_quiet(const Look *look, const AcReminder *reminder)
{
	AcLocal local = ac_time_local(ac_app_now(look->app), ac_app_zone(look->app));
	int from = look->policy.quiet_from, to = look->policy.quiet_to;
	if (reminder->passes || from == to)
		return FALSE;
	return from < to ? local.minute >= from && local.minute < to : local.minute >= from || local.minute < to;
}

static void ring(Look *look, const AcReminder *reminder, char *name)
{
	gboolean wanted = look->options != NULL && ac_options_bool(look->options, "screen.bell");
	if (g_hash_table_add(look->notice->rung, name) && wanted && !is_quiet(look, reminder))
		look->notice->rings = TRUE;
}

static void wake_at(Look *look, AcInstant at)
{
	if (at > ac_app_now(look->app))
		look->notice->next = MIN(look->notice->next, at);
}

static void look_at_reminder(Look *look, const AcReminder *reminder)
{
	const AcRemindRecord *record = record_of(look, reminder->key);
	AcInstant now = ac_app_now(look->app), moment = reminder->at;
	if (record != NULL)
		moment = MAX(moment, record->snoozed_until);
	if (reminder->end != AC_REMINDER_OPEN || reminder->until <= now || is_answered(reminder, record))
		return;
	wake_at(look, moment);
	if (moment > now || moment <= look->notice->since)
		return;
	g_autofree char *name = name_of(reminder, moment);
	if (g_hash_table_contains(look->notice->away, name))
		return;
	wake_at(look, reminder->until);
	ring(look, reminder, g_strdup(name));
	look->n_standing++;
	if (look->latest == NULL || moment >= look->latest_moment) {
		look->latest = reminder;
		look->latest_moment = moment;
	}
}

static char *words_of(const Look *look)
{
	AcWordsContext context = ac_tui_words(look->app);
	const AcReminder *reminder = look->latest;
	g_autofree char *line = ac_words_reminder(&context, reminder);
	GString *words = g_string_new(NULL);
	if (reminder->kind == AC_REMINDER_TASK)
		g_string_append(words, reminder->about > ac_app_now(look->app) ? _("Soon: ") : _("Now: "));
	g_string_append(words, line);
	if (look->n_standing > 1)
		g_string_append_printf(words, _(" (and %u more)"), look->n_standing - 1);
	return g_string_free(words, FALSE);
}

/* What was put off may be older than what is told by itself. */
static AcInstant look_from(Look *look)
{
	AcInstant now = ac_app_now(look->app);
	gboolean any_ended = FALSE;
	look->notice->any_later = FALSE;
	for (guint i = 0; i < look->n_records; i++) {
		const AcRemindRecord *record = &look->records[i];
		if (record->told != AC_TOLD_OPEN || record->snoozed_until <= look->notice->since)
			continue;
		any_ended = TRUE;
		if (record->snoozed_until > now)
			look->notice->any_later = TRUE;
	}
	return any_ended ? now - LOOK_BACK : MAX(look->notice->since, now - LOOK_BACK);
}

static void look_at_reminders(Look *look)
{
	guint n = 0;
	AcApp *app = look->app;
	const AcPlan *plan = ac_app_plan(app);
	AcInstant now = ac_app_now(app);
	forget(look->notice);
	look->notice->next = AC_INSTANT_NEVER;
	if (plan == NULL || ac_app_store(app) == NULL || ac_app_row(app) == NULL)
		return;
	look->records = ac_store_remind_records(ac_app_store(app), look->arena, ac_app_row(app)->id,
	                                        now - LOOK_BACK, &look->n_records, NULL);
	look->n_records = look->records != NULL ? look->n_records : 0;
	const AcReminder *all = ac_plan_reminders(plan, look->arena, &look->policy, look_from(look), now + 1, &n);
	for (guint i = 0; i < n; i++)
		look_at_reminder(look, &all[i]);
	look->next = ac_plan_next_reminder(plan, &look->policy, now);
	wake_at(look, look->next);
	if (look->latest == NULL)
		return;
	look->notice->words = words_of(look);
	look->notice->name = name_of(look->latest, look->latest_moment);
	look->notice->kind = look->latest->kind;
	if (look->latest->occurrence != NULL)
		look->notice->box = ac_box_of(look->latest->occurrence);
}

/* ---- the desktop ----------------------------------------------------------------------------- */

/* Nobody is told who would not be reminded anyway, or has nothing to be reminded of. */
static gboolean does_desktop_matter(const Look *look)
{
	return look->next != AC_INSTANT_NEVER && look->options != NULL && look->scope.kind == AC_REMIND_ONE &&
	       look->scope.client_id == ac_app_row(look->app)->id &&
	       ac_options_privacy(look->options) != AC_PRIVACY_OFF &&
	       ac_options_bool(look->options, "screen.note");
}

static const char *look_at_desktop(const Look *look)
{
	if (!does_desktop_matter(look))
		return NULL;
	AcRemindStatus status = {0};
	ac_remind_status_read(ac_app_paths(look->app), &status);
	const char *words = NULL;
	if (status.pid == 0)
		words = _("Reminders are off");
	else if (status.problem != NULL)
		words = _("No reminders on the desktop");
	ac_remind_status_clear(&status);
	return words;
}

/* The one who is shown is told everything, unless the machine is a practitioner's. */
static AcRemindPolicy policy_of(const Look *look)
{
	if (look->options == NULL)
		return ac_remind_policy_usual;
	if (look->scope.kind == AC_REMIND_ALL)
		return ac_app_remind_policy(look->options, &look->scope);
	return ac_options_remind_policy(look->options);
}

gboolean ac_notice_look(AcNotice *notice, AcApp *app, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcOptions) options = ac_options_load(ac_app_paths(app), error);
	Look look = {.notice = notice, .app = app, .arena = arena, .options = options, .next = AC_INSTANT_NEVER};
	if (options != NULL && ac_app_row(app) != NULL && !ac_app_remind_scope(app, options, &look.scope, NULL))
		look.scope.kind = AC_REMIND_NOBODY;
	look.policy = policy_of(&look);
	ac_app_set_screen(app, ac_options_screen(options));
	ac_language_clock(options != NULL ? ac_options_choice(options, "screen.clock") : NULL);
	look_at_reminders(&look);
	notice->desktop = look_at_desktop(&look);
	ac_remind_scope_clear(&look.scope);
	return options != NULL;
}

/* ---- asked for ------------------------------------------------------------------------------- */

AcInstant ac_notice_next(const AcNotice *notice)
{
	return notice->next;
}

const char *ac_notice_words(const AcNotice *notice)
{
	return notice->words;
}

AcReminderKind ac_notice_kind(const AcNotice *notice)
{
	return notice->kind;
}

const AcBox *ac_notice_box(const AcNotice *notice)
{
	return &notice->box;
}

gboolean ac_notice_put_away(AcNotice *notice)
{
	if (notice->name == NULL)
		return FALSE;
	g_hash_table_add(notice->away, g_steal_pointer(&notice->name));
	forget(notice);
	return TRUE;
}

gboolean ac_notice_take_bell(AcNotice *notice)
{
	gboolean rings = notice->rings;
	notice->rings = FALSE;
	return rings;
}

gboolean ac_notice_any_later(const AcNotice *notice)
{
	return notice->any_later;
}

const char *ac_notice_desktop(const AcNotice *notice)
{
	return notice->desktop;
}
