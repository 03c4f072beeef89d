/* SPDX-License-Identifier: MIT */
/* One answer: until when, what is allowed, what comes, who says so. */
#include "render/words.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"

/* ---- until ----------------------------------------------------------------------------------- */

static char *fixed_end(const AcWordsContext *context, const AcAnswer *answer, gboolean short_form)
{
	const AcUntil *until = &answer->until;
	g_autofree char *end =
	    short_form ? ac_words_instant(context, until->at) : ac_words_moment(context, until->at);
	if (ac_bits_at_least(answer) != NULL)
		return g_strdup_printf(
		    short_form ? _("until %s, at least") : _("until %s, at least; then: ask your practitioner"), end);
	gboolean is_range = until->at_early < until->at && until->at_early > answer->at;
	if (!is_range || short_form)
		return g_strdup_printf(_("until %s"), end);
	g_autofree char *early = ac_words_moment(context, until->at_early);
	return g_strdup_printf(_("until %s (the leaflet says from %s to then)"), end, early);
}

static void append_milestones(GString *out, const AcUntil *until)
{
	g_autoptr(GString) all = g_string_new(NULL);
	for (guint i = 0; i < until->n_milestones; i++) {
		g_autofree char *title = ac_text_plain(until->milestones[i]->title);
		ac_text_and(all, title);
	}
	if (until->n_milestones == 0)
		g_string_append(out, _("until you report it"));
	else
		g_string_append_printf(out, _("until %s"), all->str);
}

static void append_final(GString *out, const AcUntil *until, gboolean short_form)
{
	const char *text = until->offset_text;
	if (text != NULL && g_str_has_prefix(text, AC_BITS_AT_LEAST)) /* "not before" says as much */
		text += strlen(AC_BITS_AT_LEAST);
	g_autofree char *length = text != NULL ? ac_words_offset(text) : NULL;
	if (length == NULL)
		g_string_append(out, short_form ? _("after your last session")
		                                : _("not before your last session, which is not known yet"));
	else
		g_string_append_printf(out,
		                       short_form
		                           ? _("%s after your last session")
		                           : _("not before %s after your last session, which is not known yet"),
		                       length);
}

static void append_part(GString *out, const char *part)
{
	if (out->len > 0)
		ac_text_fill(out, _("%s, and %s"), out->str, part);
	else
		g_string_append(out, part);
}

const AcSession *ac_bits_unconfirmed(const AcPlan *plan)
{
	const AcClient *client = plan != NULL ? ac_plan_client(plan) : NULL;
	for (guint i = 0; client != NULL && i < client->n_sessions; i++)
		if (client->sessions[i].state == AC_SESSION_PLANNED && client->sessions[i].end <= ac_plan_now(plan))
			return &client->sessions[i];
	return NULL;
}

/* What decides ends by itself, but nothing is allowed after it before a session is confirmed: that, and not
 * the last session, is what it waits for. NULL: it is not so. */
static const AcSession *waits_for_word(const AcPlan *plan, const AcAnswer *answer)
{
	if ((answer->until.open & AC_OPEN_FINAL) == 0)
		return NULL;
	for (guint i = 0; i < answer->n_causes; i++)
		if (answer->causes[i].wins && (answer->causes[i].window.open & AC_OPEN_FINAL) != 0)
			return NULL;
	return ac_bits_unconfirmed(plan);
}

static char *until_confirmed(const AcPlan *plan, const AcSession *session, gboolean short_form)
{
	guint number = ac_bits_session_number(plan, session);
	return g_strdup_printf(short_form ? _("until session %u is confirmed")
	                                  : _("until you say whether session %u took place"),
	                       number);
}

/* Past the end of "at least 10d", which is none. */
static char *past_least(const AcWordsContext *context, const AcAnswer *answer, gboolean short_form)
{
	const AcRule *rule = ac_bits_at_least(answer)->rule;
	g_autofree char *least = ac_words_offset(rule->to_text != NULL ? rule->to_text : AC_BITS_AT_LEAST);
	if (answer->until.at == AC_INSTANT_NEVER)
		return g_strdup_printf(
		    short_form ? _("%s, no end is given") : _("your leaflet says %s and gives no end"), least);
	g_autofree char *end =
	    short_form ? ac_words_instant(context, answer->until.at) : ac_words_moment(context, answer->until.at);
	return short_form ? g_strdup_printf(_("until %s"), end)
	                  : g_strdup_printf(_("your leaflet says %s and gives no end; until %s"), least, end);
}

static char *open_end(const AcWordsContext *context, const AcAnswer *answer, gboolean short_form)
{
	const AcUntil *until = &answer->until;
	const AcSession *asked = waits_for_word(context->plan, answer);
	if (asked != NULL)
		return until_confirmed(context->plan, asked, short_form);
	GString *out = g_string_new(NULL);
	if (until->open & AC_OPEN_MILESTONE)
		append_milestones(out, until);
	if (until->open & AC_OPEN_FINAL) {
		g_autoptr(GString) final = g_string_new(NULL);
		append_final(final, until, short_form);
		append_part(out, final->str);
	}
	if (until->open & AC_OPEN_UNSAID)
		append_part(out, _("no end is given: ask"));
	gboolean waits = (until->open & (AC_OPEN_MILESTONE | AC_OPEN_FINAL)) != 0;
	if (waits && !short_form && until->not_before > answer->at && until->not_before != AC_INSTANT_NEVER) {
		g_autofree char *earliest = ac_words_moment(context, until->not_before);
		ac_text_fill(out,
		             (until->open & AC_OPEN_FINAL) ? _("%s (%s at the earliest)") : _("%s, not before %s"),
		             out->str, earliest);
	}
	gboolean forbids = answer->verdict == AC_VERDICT_AVOID || answer->verdict == AC_VERDICT_ASK;
	if (out->len == 0 && forbids && !short_form && ac_words_level_of(answer) != AC_LEVEL_NEVER)
		g_string_append(out, _("at any time"));
	return g_string_free(out, FALSE);
}

char *ac_words_until(const AcWordsContext *context, const AcAnswer *answer, gboolean short_form)
{
	const AcCause *least = ac_bits_at_least(answer);
	if (answer->once != NULL)
		return ac_words_once(answer->once, short_form);
	if (least != NULL && least->window.to_early <= answer->at)
		return past_least(context, answer, short_form);
	return answer->until.at != AC_INSTANT_NEVER ? fixed_end(context, answer, short_form)
	                                            : open_end(context, answer, short_form);
}

/* ---- what is allowed, now and later ---------------------------------------------------------- */

char *ac_words_allowed(const AcAnswer *answer)
{
	GString *out = g_string_new(NULL);
	if (answer->verdict == AC_VERDICT_CARE && answer->step != NULL) {
		ac_bits_append_up_to(out, answer->step);
	} else if (answer->verdict == AC_VERDICT_CARE && answer->words.how != NULL) {
		ac_bits_append_plain(out, answer->words.how);
	} else if (answer->verdict == AC_VERDICT_CARE && answer->limit != NULL) {
		g_autofree char *limit = ac_words_limit(answer->limit);
		g_string_append(out, limit);
	}
	return g_string_free(out, FALSE);
}

char *ac_words_next(const AcWordsContext *context, const AcAnswer *answer)
{
	if (!answer->has_next || answer->until.at == AC_INSTANT_NEVER)
		return g_strdup("");
	g_autofree char *at = ac_words_moment(context, answer->until.at);
	GString *out = g_string_new(NULL);
	ac_bits_append_verdict(out, answer->next_verdict, answer->next_step);
	/* TRANSLATORS: "from 15:00: with care" */
	ac_text_fill(out, _("from %s: %s"), at, out->str);
	return g_string_free(out, FALSE);
}

/* Shorter than in an answer: a line holds several. */
static const char *brief_verdict(AcVerdict verdict)
{
	switch (verdict) {
	case AC_VERDICT_OK:
		return _("ok");
	case AC_VERDICT_CARE:
		return _("with care");
	case AC_VERDICT_ASK:
		return _("ask your practitioner");
	case AC_VERDICT_AVOID:
		return _("avoid");
	case AC_VERDICT_SILENT:
		break;
	}
	return _("not covered");
}

char *ac_bits_change_hour(const AcWordsContext *context, const AcChange *change)
{
	int minute = ac_time_local(change->at, context->zone).minute;
	return minute != 0 ? ac_words_clock(minute) : NULL;
}

char *ac_words_change(const AcWordsContext *context, const AcChange *change)
{
	GString *out = g_string_new(NULL);
	ac_bits_append_plain(out, change->activity->title);
	g_string_append(out, ": ");
	g_autofree char *where = ac_bits_change_where(context, change);
	if (where != NULL)
		g_string_append_printf(out, "%s, ", where);
	if (change->is == AC_VERDICT_CARE && change->is_step != NULL) {
		ac_bits_append_up_to(out, change->is_step);
	} else if (change->limit != NULL) {
		g_autofree char *limit = ac_words_limit(change->limit);
		g_string_append(out, limit);
	} else {
		g_string_append(out, brief_verdict(change->is));
	}
	g_autofree char *hour = ac_bits_change_hour(context, change);
	if (hour != NULL)
		ac_text_fill(out, _("%s, from %s"), out->str, hour);
	return g_string_free(out, FALSE);
}

/* ---- who says so ----------------------------------------------------------------------------- */

static void append_place(GString *out, const AcOrigin *origin)
{
	if (origin->file == NULL)
		return;
	g_string_append(out, " (");
	ac_bits_append_plain(out, ac_bits_base_name(origin->file));
	if (origin->line > 0)
		g_string_append_printf(out, ":%d", origin->line);
	g_string_append_c(out, ')');
}

static void append_rule(GString *out, const AcAnswer *answer, const AcCause *cause, const char *anchor)
{
	const AcRule *rule = cause->rule;
	g_autofree char *id = ac_text_plain(rule->id);
	g_autofree char *protocol = ac_text_plain(rule->protocol);
	g_string_append_printf(out, _("rule \"%s\" of %s"), id, protocol);
	if (cause->via != NULL && cause->via != answer->activity) {
		g_autoptr(GString) via = g_string_new(NULL);
		ac_bits_append_lower(via, cause->via->title);
		/* TRANSLATORS: "rule "x" of smp on sweating" */
		ac_text_fill(out, _("%s on %s"), out->str, via->str);
	}
	g_string_append_printf(out, ", %s", anchor);
	append_place(out, &rule->origin);
	g_string_append_c(out, '.');
	if (rule->source == NULL)
		return;
	g_autoptr(GString) source = g_string_new(NULL);
	ac_bits_append_sentence(source, rule->source->title);
	g_string_append_c(out, ' ');
	g_string_append_printf(out, _("Source: %s"), source->str);
}

char *ac_bits_cause(const AcAnswer *answer, const AcCause *cause, const char *anchor)
{
	GString *out = g_string_new(NULL);
	if (cause->rule != NULL) {
		append_rule(out, answer, cause, anchor);
		return g_string_free(out, FALSE);
	}
	if (cause->adjustment != NULL && cause->adjustment->by != NULL) {
		g_autofree char *by = ac_text_plain(cause->adjustment->by);
		g_string_append_printf(out, _("your practitioner's change for you (by %s)"), by);
	} else {
		g_string_append(out, _("your practitioner's change for you"));
	}
	g_string_append_printf(out, ", %s.", anchor);
	return g_string_free(out, FALSE);
}

char *ac_words_cause(const AcWordsContext *context, const AcAnswer *answer, const AcCause *cause)
{
	g_autofree char *anchor = ac_bits_anchor(context, answer, cause);
	return ac_bits_cause(answer, cause, anchor);
}

const AcCause *ac_words_last_ended(const AcAnswer *answer)
{
	const AcCause *last = NULL;
	for (guint i = 0; i < answer->n_causes; i++) {
		const AcCause *cause = &answer->causes[i];
		if (!cause->wins)
			continue;
		if (!cause->ended)
			return NULL;
		if (last == NULL || cause->window.to > last->window.to)
			last = cause;
	}
	return last;
}

char *ac_words_ended(const AcCause *cause)
{
	const AcOffset *to = cause->rule != NULL ? &cause->rule->to.late : NULL;
	gboolean after = to != NULL && (to->kind == AC_OFFSET_ELAPSED || to->kind == AC_OFFSET_CALENDAR) &&
	                 !ac_offset_is_negative(to) && !ac_offset_is_zero(to) && cause->rule->to_text != NULL;
	if (!after)
		return g_strdup(_("no rule restricts it any more"));
	g_autofree char *length = ac_words_offset(cause->rule->to_text);
	return g_strdup_printf(_("no rule restricts it after %s"), length);
}

char *ac_words_fact(const AcTrait *trait)
{
	g_autoptr(GString) title = g_string_new(NULL);
	ac_bits_append_lower(title, trait->title);
	g_autoptr(GString) values = g_string_new(NULL);
	for (guint i = 0; i < trait->n_values; i++) {
		g_string_append(values, i > 0 ? ", " : "");
		ac_bits_append_plain(values, ac_text_of_rules(trait->values[i]));
	}
	return g_strdup_printf(_("Tell us: %s (%s)"), title->str, values->str);
}
