/* SPDX-License-Identifier: MIT */
/* What the practitioner changed for this client, as JSON. */
#include "bits.h"
#include "json_bits.h"

json_t *ac_json_adjustment(const AcFacts *facts, const AcAdjustment *adjustment)
{
	if (adjustment == NULL)
		return json_null();
	const AcClient *client = ac_plan_client(facts->words.plan);
	guint number = 0;
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].id == adjustment->session_id)
			number = i + 1;
	json_t *item = json_object();
	json_object_set_new(item, "id", json_integer(adjustment->id));
	json_object_set_new(item, "activity", ac_json_text(adjustment->activity));
	json_object_set_new(item, "verdict",
	                    adjustment->allow != NULL ? json_null() : ac_json_verdict(adjustment->verdict));
	json_object_set_new(item, "allow", ac_json_text(adjustment->allow));
	json_object_set_new(item, "from", ac_json_text(adjustment->from_text));
	json_object_set_new(item, "to", ac_json_text(adjustment->to_text));
	json_object_set_new(item, "session", number > 0 ? json_integer(number) : json_null());
	json_object_set_new(item, "course", json_boolean(adjustment->session_id == 0));
	json_object_set_new(item, "how", ac_json_text(adjustment->how));
	json_object_set_new(item, "why", ac_json_text(adjustment->why));
	json_object_set_new(item, "by", ac_json_text(adjustment->by));
	json_object_set_new(item, "made_at", ac_json_instant(facts, adjustment->at));
	return item;
}

char *ac_json_adjustments(const AcFacts *facts, AcJsonStyle style)
{
	const AcClient *client = ac_plan_client(facts->words.plan);
	json_t *root = json_object(), *list = json_array();
	for (guint i = 0; i < client->n_adjustments; i++)
		json_array_append_new(list, ac_json_adjustment(facts, &client->adjustments[i]));
	json_object_set_new(root, "client", ac_json_client(facts));
	json_object_set_new(root, "adjustments", list);
	return ac_json_write(root, style, FALSE);
}
