/* SPDX-License-Identifier: MIT */
/* The last pass over a PDF: language, alternative texts, title shown, small objects packed. */
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "press_private.h"

typedef struct {
	qpdf_data qpdf;
	const char *const *alts;
	guint n_alts, next;
} Pass;

static gboolean fail(qpdf_data qpdf, GError **error)
{
	const char *why = qpdf_has_error(qpdf) ? qpdf_get_error_message_detail(qpdf, qpdf_get_error(qpdf)) : "?";
	g_set_error(error, AC_ERROR, AC_ERROR_FAILED, _("The PDF could not be finished: %s."), why);
	return FALSE;
}

/* Figures stand right below a section. */
static void name_figures(Pass *pass, qpdf_oh parent, int depth)
{
	qpdf_data q = pass->qpdf;
	qpdf_oh kids = qpdf_oh_get_key(q, parent, "/K");
	int n = qpdf_oh_is_array(q, kids) ? qpdf_oh_get_array_n_items(q, kids) : 0;
	for (int i = 0; i < n && pass->next < pass->n_alts; i++) {
		qpdf_oh kid = qpdf_oh_get_array_item(q, kids, i);
		if (qpdf_oh_is_dictionary(q, kid)) {
			qpdf_oh type = qpdf_oh_get_key(q, kid, "/S");
			const char *name = qpdf_oh_is_name(q, type) ? qpdf_oh_get_name(q, type) : "";
			if (strcmp(name, "/Figure") == 0)
				qpdf_oh_replace_key(q, kid, "/Alt", qpdf_oh_new_unicode_string(q, pass->alts[pass->next++]));
			else if (depth > 0)
				name_figures(pass, kid, depth - 1);
			qpdf_oh_release(q, type);
		}
		qpdf_oh_release(q, kid);
	}
	qpdf_oh_release(q, kids);
}

static void set_catalogue(Pass *pass, const char *language)
{
	qpdf_data q = pass->qpdf;
	qpdf_oh root = qpdf_get_root(q), viewer = qpdf_oh_new_dictionary(q);
	qpdf_oh_replace_key(q, viewer, "/DisplayDocTitle", qpdf_oh_new_bool(q, QPDF_TRUE));
	qpdf_oh_replace_key(q, root, "/ViewerPreferences", viewer);
	qpdf_oh_replace_key(q, root, "/Lang", qpdf_oh_new_unicode_string(q, language));
	qpdf_oh tree = qpdf_oh_get_key(q, root, "/StructTreeRoot");
	if (qpdf_oh_is_dictionary(q, tree))
		name_figures(pass, tree, 3);
}

static GByteArray *write_out(qpdf_data qpdf, GError **error)
{
	qpdf_init_write_memory(qpdf);
	qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
	qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
	qpdf_set_stream_data_mode(qpdf, qpdf_s_preserve);
	if (qpdf_write(qpdf) & QPDF_ERRORS) {
		fail(qpdf, error);
		return NULL;
	}
	GByteArray *out = g_byte_array_sized_new((guint)qpdf_get_buffer_length(qpdf));
	g_byte_array_append(out, qpdf_get_buffer(qpdf), (guint)qpdf_get_buffer_length(qpdf));
	return out;
}

GByteArray *ac_pdf_finish(GByteArray *pdf, const char *language, const char *const *alts, guint n_alts,
                          GError **error)
{
	Pass pass = {.qpdf = qpdf_init(), .alts = alts, .n_alts = n_alts};
	qpdf_silence_errors(pass.qpdf);
	qpdf_set_suppress_warnings(pass.qpdf, QPDF_TRUE);
	GByteArray *out = NULL;
	if (qpdf_read_memory(pass.qpdf, "page", (const char *)pdf->data, pdf->len, NULL) & QPDF_ERRORS) {
		fail(pass.qpdf, error);
	} else {
		set_catalogue(&pass, language);
		out = write_out(pass.qpdf, error);
	}
	qpdf_cleanup(&pass.qpdf);
	return out;
}

const char *ac_pdf_version(void)
{
	return qpdf_get_qpdf_version();
}
