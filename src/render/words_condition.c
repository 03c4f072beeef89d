/* SPDX-License-Identifier: MIT */
/* A rule to read: for whom it holds, and what it says. */
#include "base/text.h"
#include "bits.h"
#include "page_bits.h"

static void append_values(GString *out, const AcCondition *condition)
{
	for (guint i = 0; i < condition->n_values; i++) {
		g_autofree char *value = ac_text_plain(condition->values[i]);
		ac_text_or(out, value);
	}
}

static char *condition_in_words(const AcCondition *condition)
{
	g_autoptr(GString) values = g_string_new(NULL);
	append_values(values, condition);
	switch (condition->kind) {
	case AC_CONDITION_TRAIT: {
		g_autofree char *trait = ac_text_plain(condition->trait->id);
		return g_strdup_printf("%s: %s", trait, values->str);
	}
	case AC_CONDITION_COURSE_ONGOING:
		return g_strdup(_("while sessions are to come"));
	case AC_CONDITION_COURSE_COMPLETE:
		return g_strdup(_("after the last session"));
	case AC_CONDITION_SEEN:
		return g_strdup_printf(_("seen: %s"), values->str);
	}
	g_assert_not_reached();
}

char *ac_words_conditions(const AcCondition *conditions, guint n)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < n; i++) {
		g_autofree char *one = condition_in_words(&conditions[i]);
		ac_bits_join(out, ", ", one);
	}
	return g_string_free(out, FALSE);
}

AcVerdict ac_words_rule_verdict(const AcRule *rule)
{
	const AcActivity *step;
	return ac_bits_rule_verdict(rule, &step);
}
