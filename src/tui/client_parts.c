/* SPDX-License-Identifier: MIT */
#include "client_parts.h"

#include <string.h>

#include "app/handoff.h"
#include "app/language.h"
#include "base/text.h"

char *ac_client_language_words(const char *code)
{
	static const struct {
		const char *code, *name;
	} names[] = {{"ar", "العربية"}, {"de", "Deutsch"}, {"en", "English"}};
	if (code == NULL || *code == '\0')
		return g_strdup(_("as the rules are written"));
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i].code, code) == 0)
			return g_strdup_printf("%s (%s)", code, names[i].name);
	return g_strdup(code);
}

char *ac_client_rules_words(AcApp *app, const char *name)
{
	const AcProtocol *protocol = ac_app_load_protocol(app, name, NULL);
	if (protocol == NULL)
		return ac_text_plain(ac_app_rules_name(name));
	g_autofree char *title = ac_text_plain(protocol->title);
	return g_strdup_printf("%s %s, %s", protocol->id, protocol->version, title);
}

void ac_client_pick_zone(AcPick *pick, const char *zone)
{
	g_autoptr(GPtrArray) names = ac_app_zone_names();
	ac_pick_begin(pick, _("Where do they live?"));
	for (guint i = 0; i < names->len; i++)
		ac_pick_add(pick, g_ptr_array_index(names, i), g_ptr_array_index(names, i));
	ac_pick_ready(pick, zone);
}

void ac_client_pick_language(AcPick *pick, const char *language)
{
	g_autoptr(GPtrArray) codes = ac_languages();
	g_ptr_array_insert(codes, 0, g_strdup(""));
	ac_pick_begin(pick, _("What do they read?"));
	for (guint i = 0; i < codes->len; i++) {
		g_autofree char *words = ac_client_language_words(g_ptr_array_index(codes, i));
		ac_pick_add(pick, g_ptr_array_index(codes, i), words);
	}
	ac_pick_ready(pick, language != NULL ? language : "");
}

void ac_client_pick_rules(AcPick *pick, AcApp *app, const char *protocol)
{
	g_autoptr(GPtrArray) paths = ac_app_protocols(app);
	ac_pick_begin(pick, _("Which rules?"));
	for (guint i = 0; i < paths->len; i++) {
		g_autofree char *base = g_path_get_basename(g_ptr_array_index(paths, i));
		if (g_str_has_suffix(base, ".cfg"))
			base[strlen(base) - strlen(".cfg")] = '\0';
		g_autofree char *words = ac_client_rules_words(app, base);
		ac_pick_add(pick, base, words);
	}
	ac_pick_ready(pick, protocol);
}

void ac_client_pick_trait(AcPick *pick, const AcTrait *trait, const char *value)
{
	ac_pick_begin(pick, trait->title);
	for (guint i = 0; i < trait->n_values; i++)
		ac_pick_add(pick, trait->values[i], ac_text_of_rules(trait->values[i]));
	ac_pick_add(pick, NULL, _("not known"));
	ac_pick_ready(pick, value);
}

void ac_client_pick_activity(AcPick *pick, const AcCatalogue *catalogue)
{
	ac_pick_begin(pick, _("Of what?"));
	for (guint i = 0; i < catalogue->n_activities; i++) {
		const AcActivity *activity = catalogue->activities[i];
		ac_pick_add(pick, activity->id, activity->title);
		for (guint k = 0; k < activity->n_also; k++)
			ac_pick_also(pick, activity->also[k]);
	}
	ac_pick_ready(pick, NULL);
}
