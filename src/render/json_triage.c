/* SPDX-License-Identifier: MIT */
/* A check-in as JSON. */
#include "json_bits.h"
#include "render/triage.h"

const char *ac_json_advice_name(AcAdvice advice, gboolean soon)
{
	static const char *const names[] = {"expected", "watch", "practitioner", "doctor", "emergency"};
	return advice == AC_ADVICE_DOCTOR && soon ? "soon" : names[advice];
}

const char *ac_json_severity_name(AcSignSeverity severity)
{
	static const char *const names[] = {NULL, "mild", "moderate", "strong"};
	return names[severity];
}

static json_t *line_of(const AcFacts *facts, const AcTriageLine *line)
{
	const AcFeeling *feeling = &line->feeling;
	g_autofree char *why = ac_words_triage_why(line);
	json_t *item = json_object();
	json_object_set_new(item, "words", ac_json_text(feeling->words));
	json_object_set_new(item, "sign", ac_json_text(feeling->sign != NULL ? feeling->sign->id : NULL));
	json_object_set_new(item, "severity", ac_json_text(ac_json_severity_name(feeling->severity)));
	json_object_set_new(item, "red_flag",
	                    feeling->flag != NULL ? ac_json_red_flag(feeling->flag) : json_null());
	json_object_set_new(item, "advice", json_string(ac_json_advice_name(line->advice, line->soon)));
	json_object_set_new(item, "why", ac_json_text(why));
	json_object_set_new(item, "rule", ac_json_text(line->rule != NULL ? line->rule->id : NULL));
	json_object_set_new(item, "file", ac_json_text(line->rule != NULL ? line->rule->origin.file : NULL));
	json_object_set_new(item, "line",
	                    line->rule != NULL ? json_integer(line->rule->origin.line) : json_null());
	json_object_set_new(item, "look_again_at", ac_json_instant(facts, line->again_at));
	return item;
}

char *ac_json_triage(const AcFacts *facts, const AcTriage *triage, const AcTriageSaid *said,
                     AcJsonStyle style)
{
	g_autofree char *call = ac_words_whom_to_call(facts->clinic, triage->advice);
	g_autofree char *emergency = ac_words_emergency(facts->clinic, triage->advice);
	json_t *root = json_object(), *lines = json_array();
	for (guint i = 0; i < triage->n_each; i++)
		json_array_append_new(lines, line_of(facts, &triage->each[i]));
	json_object_set_new(root, "at", ac_json_instant(facts, triage->at));
	json_object_set_new(root, "said_at", ac_json_instant(facts, facts->words.now));
	json_object_set_new(root, "advice", json_string(ac_json_advice_name(triage->advice, triage->soon)));
	json_object_set_new(root, "signs", lines);
	json_object_set_new(root, "call", ac_json_text(call));
	json_object_set_new(root, "emergency", ac_json_text(emergency));
	json_object_set_new(root, "clinic", ac_json_clinic(facts->clinic));
	json_object_set_new(root, "note", ac_json_text(ac_words_unwatched()));
	json_object_set_new(root, "watched", json_false());
	json_object_set_new(root, "noted", json_boolean(said->noted));
	json_object_set_new(root, "questions", ac_json_questions(facts, said->questions, said->n_questions));
	return ac_json_write(root, style, FALSE);
}

char *ac_json_signs(const AcFacts *facts, AcJsonStyle style)
{
	const AcProtocol *protocol = ac_plan_protocol(facts->words.plan);
	json_t *root = json_object(), *signs = json_array(), *flags = json_array();
	for (guint i = 0; i < protocol->n_signs; i++) {
		json_t *item = json_object();
		json_object_set_new(item, "id", ac_json_text(protocol->signs[i].id));
		json_object_set_new(item, "title", ac_json_text(protocol->signs[i].title));
		json_array_append_new(signs, item);
	}
	for (guint i = 0; facts->safety != NULL && i < facts->safety->n_flags; i++)
		json_array_append_new(flags, ac_json_red_flag(&facts->safety->flags[i]));
	json_object_set_new(root, "signs", signs);
	json_object_set_new(root, "red_flags", flags);
	return ac_json_write(root, style, FALSE);
}
