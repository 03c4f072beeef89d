/* SPDX-License-Identifier: MIT */
/* Warning signs as JSON. */
#include "json_bits.h"

json_t *ac_json_red_flag(const AcRedFlag *flag)
{
	static const char *const urgencies[] = {"expected", "watch", "practitioner", "doctor", "emergency"};
	const char *urgency = flag->urgency == AC_ADVICE_DOCTOR && flag->soon ? "soon" : urgencies[flag->urgency];
	json_t *item = json_object();
	json_object_set_new(item, "id", json_string(flag->id));
	json_object_set_new(item, "title", ac_json_text(flag->title));
	json_object_set_new(item, "urgency", json_string(urgency));
	json_object_set_new(item, "advice", ac_json_text(flag->advice));
	return item;
}

char *ac_json_red_flags(const AcFacts *facts, const AcRedFlag *const *flags, guint n_flags, AcJsonStyle style)
{
	json_t *root = json_object();
	json_t *all = json_array();
	for (guint i = 0; i < n_flags; i++)
		json_array_append_new(all, ac_json_red_flag(flags[i]));
	json_object_set_new(root, "red_flag", ac_json_red_flag(flags[0]));
	json_object_set_new(root, "red_flags", all);
	json_object_set_new(root, "clinic", ac_json_clinic(facts->clinic));
	return ac_json_write(root, style, FALSE);
}
