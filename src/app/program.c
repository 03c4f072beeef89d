/* SPDX-License-Identifier: MIT */
#include "app/program.h"

#include <errno.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"

char *ac_program_find(const char *name, GError **error)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	if (self != NULL) {
		g_autofree char *folder = g_path_get_dirname(self);
		char *beside = g_build_filename(folder, name, NULL);
		if (g_file_test(beside, G_FILE_TEST_IS_EXECUTABLE) && !g_file_test(beside, G_FILE_TEST_IS_DIR))
			return beside;
		g_free(beside);
	}
	g_autofree char *found = g_find_program_in_path(name);
	if (found != NULL)
		return g_canonicalize_filename(found, NULL);
	g_set_error(
	    error, AC_ERROR, AC_ERROR_NOT_FOUND,
	    _("The program %s is neither beside this program nor in PATH. It comes with Aftercare: install it."),
	    name);
	return NULL;
}

gboolean ac_program_become(const char *name, const char *const *words, GError **error)
{
	g_autofree char *program = ac_program_find(name, error);
	if (program == NULL)
		return FALSE;
	g_autoptr(GPtrArray) arguments = g_ptr_array_new();
	g_ptr_array_add(arguments, program);
	for (; *words != NULL; words++)
		g_ptr_array_add(arguments, (gpointer)(guintptr)*words);
	g_ptr_array_add(arguments, NULL);
	execv(program, (char *const *)arguments->pdata);
	g_autofree char *shown = ac_text_plain(program);
	g_set_error(error, AC_ERROR, AC_ERROR_FAILED, _("%s cannot be started: %s."), shown, g_strerror(errno));
	return FALSE;
}
