/* SPDX-License-Identifier: MIT */
#include "protocol/settings.h"

#include "file.h"

static AcSetting value_of(const config_setting_t *setting, const char *name)
{
	AcSetting value = {.name = name, .line = ac_setting_line(setting), .text = ac_setting_text(setting)};
	switch (config_setting_type(setting)) {
	case CONFIG_TYPE_BOOL:
		value.type = AC_SETTING_BOOL;
		value.number = config_setting_get_bool(setting);
		break;
	case CONFIG_TYPE_INT:
		value.type = AC_SETTING_INT;
		value.number = config_setting_get_int(setting);
		break;
	case CONFIG_TYPE_GROUP:
		value.type = AC_SETTING_GROUP;
		break;
	default:
		value.type = value.text != NULL ? AC_SETTING_TEXT : AC_SETTING_LIST;
		break;
	}
	return value;
}

/* @group: its name, or NULL outside of all. */
static void add_all(const config_setting_t *from, const char *group, AcArena *arena, GArray *out)
{
	for (int i = 0; i < config_setting_length(from); i++) {
		const config_setting_t *setting = config_setting_get_elem(from, (unsigned)i);
		const char *key = config_setting_name(setting);
		gboolean is_group = group == NULL && config_setting_type(setting) == CONFIG_TYPE_GROUP;
		const char *name =
		    group == NULL ? ac_arena_strdup(arena, key) : ac_arena_printf(arena, "%s.%s", group, key);
		if (is_group) {
			add_all(setting, name, arena, out);
		} else {
			const AcSetting value = value_of(setting, name);
			g_array_append_val(out, value);
		}
	}
}

const AcSetting *ac_settings_read(const char *path, AcArena *arena, guint *n, AcProblems *problems)
{
	*n = 0;
	AcRuleFile *file = ac_rule_file_read(arena, path, NULL, problems);
	if (file == NULL)
		return NULL;
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(AcSetting));
	add_all(config_root_setting(&file->config), NULL, arena, found);
	ac_rule_file_free(file);
	*n = found->len;
	return ac_arena_memdup(arena, found->data, found->len * sizeof(AcSetting));
}
