/* SPDX-License-Identifier: MIT */
/* What is chosen from a list that is not ours: rules, zones, languages, facts. */
#include <string.h>

#include "app/language.h"
#include "base/text.h"
#include "plain.h"

char *ac_plain_choose_rules(AcPlain *plain, const char *back)
{
	g_autoptr(GPtrArray) names = ac_plain_list();
	g_autoptr(GPtrArray) words = ac_plain_list();
	{
		g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY);
		g_autoptr(GPtrArray) paths = app != NULL ? ac_app_protocols(app) : ac_plain_list();
		for (guint i = 0; i < paths->len; i++) {
			g_autofree char *base = g_path_get_basename(g_ptr_array_index(paths, i));
			if (g_str_has_suffix(base, ".cfg"))
				base[strlen(base) - strlen(".cfg")] = '\0';
			const AcProtocol *protocol = ac_app_load_protocol(app, base, NULL);
			g_autofree char *title = protocol != NULL ? ac_text_plain(protocol->title) : NULL;
			g_ptr_array_add(words, title != NULL
			                           ? g_strdup_printf("%s %s, %s", base, protocol->version, title)
			                           : g_strdup(base));
			g_ptr_array_add(names, g_steal_pointer(&base));
		}
	}
	g_ptr_array_add(words, g_strdup(_("A file")));
	int chosen = ac_plain_choose(plain, _("Which rules?"), words, back);
	if (chosen < 0)
		return NULL;
	if ((guint)chosen < names->len)
		return g_strdup(g_ptr_array_index(names, (guint)chosen));
	return ac_plain_ask(plain, _("Which file? Empty: back:"));
}

char *ac_plain_choose_fact(AcPlain *plain, const char *rules)
{
	g_autoptr(GPtrArray) titles = ac_plain_list();
	g_autoptr(GPtrArray) values = ac_plain_list();
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY | AC_NEEDS_STORE);
	GError *error = NULL;
	const AcProtocol *protocol = app != NULL ? ac_app_load_protocol(app, rules, &error) : NULL;
	if (error != NULL)
		ac_plain_fail(plain, error);
	if (protocol != NULL && protocol->n_traits == 0)
		ac_plain_say(plain, "%s", _("These rules ask for no fact."));
	if (protocol == NULL || protocol->n_traits == 0)
		return NULL;
	for (guint i = 0; i < protocol->n_traits; i++)
		g_ptr_array_add(titles, ac_text_plain(protocol->traits[i].title));
	int chosen = ac_plain_choose(plain, _("Which fact?"), titles, _("Back"));
	if (chosen < 0)
		return NULL;
	const AcTrait *trait = &protocol->traits[chosen];
	for (guint i = 0; i < trait->n_values; i++)
		g_ptr_array_add(values, ac_text_plain(trait->values[i]));
	g_ptr_array_add(values, g_strdup(_("not known")));
	int value = ac_plain_choose(plain, g_ptr_array_index(titles, (guint)chosen), values, _("Back"));
	if (value < 0)
		return NULL;
	return g_strdup_printf("%s=%s", trait->id, (guint)value < trait->n_values ? trait->values[value] : "");
}

char *ac_plain_choose_zone(AcPlain *plain)
{
	g_autoptr(GPtrArray) names = ac_app_zone_names();
	int chosen = ac_plain_choose(plain, _("Where do they live?"), names, _("Back"));
	return chosen < 0 ? NULL : g_strdup(g_ptr_array_index(names, (guint)chosen));
}

char *ac_plain_choose_language(AcPlain *plain)
{
	g_autoptr(GPtrArray) codes = ac_languages();
	g_autoptr(GPtrArray) words = ac_plain_list();
	g_ptr_array_add(words, g_strdup(_("as the rules are written")));
	for (guint i = 0; i < codes->len; i++)
		g_ptr_array_add(words, g_strdup(g_ptr_array_index(codes, i)));
	int chosen = ac_plain_choose(plain, _("What do they read?"), words, _("Back"));
	if (chosen < 0)
		return NULL;
	return g_strdup(chosen == 0 ? "" : g_ptr_array_index(codes, (guint)chosen - 1));
}
