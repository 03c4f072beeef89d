/* SPDX-License-Identifier: MIT */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "protocol/load.h"
#include "scan.h"

/* Where a problem with the file as a whole is told: at the line that names it, or at the file itself. */
typedef struct {
	const char *path;
	const AcOrigin *from;
	AcProblems *problems;
} Place;

static void refuse(const Place *place, const char *what)
{
	if (place->from != NULL)
		ac_problems_add(place->problems, AC_PROBLEM_ERROR, place->from->file, place->from->line, "\"%s\" %s",
		                place->path, what);
	else
		ac_problems_add(place->problems, AC_PROBLEM_ERROR, place->path, 0, "%s", what);
}

static const char *not_a_file(mode_t mode)
{
	if (S_ISDIR(mode))
		return _("is a folder; expected a file of rules");
	if (S_ISFIFO(mode))
		return _("is a pipe (FIFO); expected an ordinary file of rules");
	return _("is a device; expected an ordinary file of rules");
}

/* A descriptor of an ordinary file of acceptable size, or -1. Never waits: a FIFO nobody writes to opens at
 * once. */
static int open_safely(const Place *place, struct stat *status)
{
	int descriptor = open(place->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (descriptor < 0) {
		g_autofree char *what = NULL;
		if (errno == ENXIO || errno == ENODEV)
			what = g_strdup(_("is a socket or a device; expected an ordinary file of rules"));
		else if (errno == ENOENT || errno == ENOTDIR)
			what = g_strdup(_("does not exist; check the name and the folder"));
		else if (errno == EACCES)
			what = g_strdup(_("may not be read by you; change its permissions (chmod u+r)"));
		else
			what = g_strdup_printf(_("cannot be opened: %s"), g_strerror(errno));
		refuse(place, what);
		return -1;
	}
	if (fstat(descriptor, status) == 0 && S_ISREG(status->st_mode)) {
		if (status->st_size <= AC_FILE_MAX)
			return descriptor;
		g_autofree char *what = g_strdup_printf(_("is larger than a rule file may be (%d bytes, at most %d)"),
		                                        (int)MIN(status->st_size, (off_t)G_MAXINT), AC_FILE_MAX);
		refuse(place, what);
	} else {
		refuse(place, not_a_file(status->st_mode));
	}
	close(descriptor);
	return -1;
}

/* All bytes, and a line end and a NUL after them: libconfig cannot read a comment that the file ends in. The
 * file may grow or shrink while it is read. */
static gboolean read_bytes(AcRuleFile *file, int descriptor, const Place *place)
{
	gsize room = AC_FILE_MAX + 1;
	struct stat status;
	if (fstat(descriptor, &status) == 0 && status.st_size > 0 && status.st_size < AC_FILE_MAX)
		room = (gsize)status.st_size + 1;
	file->bytes = g_malloc(room + 2);
	for (;;) {
		ssize_t n = read(descriptor, file->bytes + file->length, room - file->length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			g_autofree char *what = g_strdup_printf(_("cannot be read: %s"), g_strerror(errno));
			refuse(place, what);
			return FALSE;
		}
		file->length += (gsize)n;
		if (n == 0 || file->length == room)
			break;
	}
	file->bytes[file->length] = '\n';
	file->bytes[file->length + 1] = '\0';
	if (file->length == room) {
		refuse(place, _("grows while it is read; try again"));
		return FALSE;
	}
	return TRUE;
}

static gboolean parse(AcArena *arena, AcRuleFile *file, AcProblems *problems)
{
	const char *text = file->bytes;
	if (g_str_has_prefix(text, "\xEF\xBB\xBF"))
		text += 3;
	AcForm form = {.arena = arena, .texts = file->texts};
	gboolean good =
	    ac_scan(file->path, text, file->length + 1 - (gsize)(text - file->bytes), &form, problems);
	if (good && !config_read_string(&file->config, form.structure)) {
		ac_problems_add(problems, AC_PROBLEM_ERROR, file->path, config_error_line(&file->config),
		                _("this cannot be read (%s); expected settings like: key = \"text\";"),
		                config_error_text(&file->config));
		good = FALSE;
	}
	config_setting_set_hook(config_root_setting(&file->config), file);
	g_free(form.structure);
	return good;
}

AcRuleFile *ac_rule_file_read(AcArena *arena, const char *path, const AcOrigin *from, AcProblems *problems)
{
	Place place = {.path = path, .from = from, .problems = problems};
	struct stat status = {0};
	int descriptor = open_safely(&place, &status);
	if (descriptor < 0)
		return NULL;
	AcRuleFile *file = g_new0(AcRuleFile, 1);
	file->path = ac_arena_strdup(arena, path);
	file->device = (guint64)status.st_dev;
	file->inode = (guint64)status.st_ino;
	file->texts = g_array_new(FALSE, FALSE, sizeof(AcScannedText));
	config_init(&file->config);
	gboolean good = read_bytes(file, descriptor, &place);
	close(descriptor);
	if (good && parse(arena, file, problems))
		return file;
	ac_rule_file_free(file);
	return NULL;
}

void ac_rule_file_free(AcRuleFile *file)
{
	if (file == NULL)
		return;
	config_destroy(&file->config);
	g_array_unref(file->texts);
	g_free(file->bytes);
	g_free(file);
}

const AcRuleFile *ac_setting_file(const config_setting_t *setting)
{
	return config_setting_get_hook(config_root_setting(setting->config));
}

/* A text or a list of texts; NULL: it is something else. */
static const AcScannedText *scanned(const config_setting_t *setting)
{
	if (config_setting_type(setting) != CONFIG_TYPE_INT64)
		return NULL;
	return &g_array_index(ac_setting_file(setting)->texts, AcScannedText, config_setting_get_int64(setting));
}

gboolean ac_setting_is_text(const config_setting_t *setting)
{
	return ac_setting_text(setting) != NULL;
}

const char *ac_setting_text(const config_setting_t *setting)
{
	const AcScannedText *text = scanned(setting);
	return text == NULL ? NULL : text->text;
}

int ac_setting_line(const config_setting_t *setting)
{
	const AcScannedText *text = scanned(setting);
	return text == NULL ? (int)config_setting_source_line(setting) : text->line;
}

static AcWord word_of(const config_setting_t *setting, const AcScannedText *text)
{
	return (AcWord){.text = text->text, .at = {.file = ac_setting_file(setting)->path, .line = text->line}};
}

AcWord ac_setting_word(const config_setting_t *setting)
{
	return word_of(setting, scanned(setting));
}

int ac_setting_n_texts(const config_setting_t *setting)
{
	const AcScannedText *list = scanned(setting);
	return list == NULL || list->text != NULL ? -1 : (int)list->n;
}

AcWord ac_setting_list_word(const config_setting_t *setting, int index)
{
	return word_of(setting, scanned(setting) + 1 + index);
}

AcOrigin ac_setting_origin(const config_setting_t *setting)
{
	return (AcOrigin){.file = ac_setting_file(setting)->path, .line = ac_setting_line(setting)};
}
