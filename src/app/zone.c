/* SPDX-License-Identifier: MIT */
/* Time zones by name: opened once, never by a path, and the nearest names for one that is none. */
#include "state.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include "base/error.h"
#include "base/text.h"

#define ZONEINFO  "/usr/share/zoneinfo"
#define N_NEAREST 3
#define TOO_FAR   3

/* "Europe/London", "Etc/GMT+5": parts of letters, digits, "_", "+", "-". Nothing that leads out of the
 * folder. */
static gboolean is_zone_name(const char *name)
{
	gboolean is_fresh = TRUE; /* a part begins here */
	for (const char *c = name; *c; c++) {
		if (*c == '/' && is_fresh)
			return FALSE;
		is_fresh = *c == '/';
		if (!is_fresh && !g_ascii_isalnum(*c) && !strchr("_+-", *c))
			return FALSE;
	}
	return *name && !is_fresh && g_ascii_isalpha(*name);
}

/* GLib takes any file for a zone, and calls it a bug when it is none ("leapseconds"). */
static gboolean is_zone_file(const char *name)
{
	const char *folder = g_getenv("TZDIR");
	g_autofree char *path = g_build_filename(folder ? folder : ZONEINFO, name, NULL);
	char magic[4] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	gboolean is_one =
	    fd >= 0 && read(fd, magic, sizeof magic) == sizeof magic && memcmp(magic, "TZif", sizeof magic) == 0;
	if (fd >= 0)
		close(fd);
	return is_one || strcmp(name, "UTC") == 0;
}

static GTimeZone *take_zone(GHashTable *zones, const char *name)
{
	GTimeZone *zone = g_hash_table_lookup(zones, name);
	if (zone || !is_zone_name(name) || !is_zone_file(name))
		return zone;
	zone = g_time_zone_new_identifier(name);
	if (zone)
		g_hash_table_insert(zones, g_strdup(name), zone);
	return zone;
}

GTimeZone *ac_app_zone_opener(const char *name, void *data)
{
	const AcApp *app = data;
	return take_zone(app->zones, name);
}

/* ---- the nearest names ---------------------------------------------------------------------------- */

/* Every name of the machine's list: "Z Europe/London …" and "L Europe/London GB" of tzdata.zi. */
static GPtrArray *all_names(void)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *text = NULL;
	if (!g_file_get_contents(ZONEINFO "/tzdata.zi", &text, NULL, NULL))
		return names;
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i]; i++) {
		guint which = lines[i][0] == 'Z' ? 1 : lines[i][0] == 'L' ? 2 : 0;
		g_auto(GStrv) words = g_strsplit(lines[i], " ", 4);
		if (which && g_strv_length(words) > which)
			g_ptr_array_add(names, g_strdup(words[which]));
	}
	return names;
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *ac_app_zone_names(void)
{
	GPtrArray *names = all_names();
	g_ptr_array_sort(names, by_text);
	return names;
}

static int distance_of(const char *said, const char *name)
{
	const char *slash = strrchr(name, '/');
	int whole = ac_text_distance(said, name, TOO_FAR);
	int city = slash ? ac_text_distance(said, slash + 1, TOO_FAR) : TOO_FAR + 1;
	return MIN(whole, city);
}

/* "; did you mean Europe/London or America/Los_Angeles?"; "" when none is near. */
static char *nearest_names(const char *said)
{
	g_autoptr(GPtrArray) names = all_names();
	g_autofree char *valid = g_utf8_make_valid(said, MIN((gssize)strlen(said), 60));
	g_autofree char *joined = g_strdelimit(g_strdup(valid), " ", '_');
	g_autoptr(GString) text = g_string_new(NULL);
	guint n = 0;
	for (int distance = 0; distance <= TOO_FAR && n < N_NEAREST; distance++)
		for (guint i = 0; i < names->len && n < N_NEAREST; i++) {
			const char *name = g_ptr_array_index(names, i);
			/* Of a short word three letters are all there is. */
			if (distance_of(joined, name) != distance || distance * 2 > (int)strlen(joined))
				continue;
			g_string_append_printf(text, "%s%s", n ? ", " : "", name);
			n++;
		}
	return n ? g_strdup_printf(_(" Did you mean %s?"), text->str) : g_strdup("");
}

GTimeZone *ac_app_open_zone(AcApp *app, const char *name, GError **error)
{
	GTimeZone *zone = take_zone(app->zones, name);
	if (zone)
		return zone;
	g_autofree char *plain = ac_text_plain(name);
	g_autofree char *near = nearest_names(plain);
	g_set_error(
	    error, AC_ERROR, AC_ERROR_NOT_FOUND,
	    _("There is no time zone \"%s\".%s A time zone is named as in Europe/London or America/New_York."),
	    plain, near);
	return NULL;
}

/* ---- this machine's ------------------------------------------------------------------------------- */

static char *from_environment(void)
{
	const char *given = g_getenv("TZ");
	return given ? g_strdup(*given == ':' ? given + 1 : given) : NULL;
}

static char *from_timezone_file(void)
{
	char *text = NULL;
	if (g_file_get_contents("/etc/timezone", &text, NULL, NULL))
		g_strstrip(text);
	return text;
}

static char *from_link(void)
{
	static const char FOLDER[] = "zoneinfo/";
	g_autofree char *target = g_file_read_link("/etc/localtime", NULL);
	const char *found = target ? strstr(target, FOLDER) : NULL;
	return found ? g_strdup(found + strlen(FOLDER)) : NULL;
}

static const AcHere *find_here(const AcApp *app)
{
	char *(*const ways[])(void) = {from_environment, from_timezone_file, from_link};
	AcHere *here = app->here;
	for (guint i = 0; i < G_N_ELEMENTS(ways) && !here->name; i++) {
		g_autofree char *name = ways[i]();
		here->zone = name ? take_zone(app->zones, name) : NULL;
		if (here->zone)
			here->name = g_steal_pointer(&name);
	}
	if (!here->name) {
		here->name = g_strdup("UTC");
		here->zone = take_zone(app->zones, here->name);
	}
	return here;
}

void ac_app_forget_here(AcApp *app)
{
	g_clear_pointer(&app->here->name, g_free);
	app->here->zone = NULL;
}

const char *ac_app_local_zone_name(const AcApp *app)
{
	return find_here(app)->name;
}

GTimeZone *ac_app_zone(const AcApp *app)
{
	return app->client ? app->client->zone : find_here(app)->zone;
}
