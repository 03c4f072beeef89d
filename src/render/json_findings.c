/* SPDX-License-Identifier: MIT */
/* What a check of protocols found, as JSON. */
#include "json_bits.h"

struct AcJsonFindings {
	json_t *list;
};

static json_t *place_of(const AcFinding *finding)
{
	if (finding->other == NULL)
		return json_null();
	json_t *item = json_object();
	json_object_set_new(item, "id", ac_json_text(finding->other));
	json_object_set_new(item, "file", ac_json_text(finding->other_file));
	json_object_set_new(item, "line", json_integer(finding->other_line));
	return item;
}

static json_t *finding_of(const AcProblem *problem)
{
	static const char *const severities[] = {"error", "warning", "note"};
	const AcFinding *finding = &problem->finding;
	json_t *item = json_object();
	json_object_set_new(item, "severity", json_string(severities[problem->severity]));
	json_object_set_new(item, "kind", ac_json_text(finding->kind != NULL ? finding->kind : "load"));
	json_object_set_new(item, "rule", ac_json_text(finding->rule));
	json_object_set_new(item, "file", ac_json_text(problem->file));
	json_object_set_new(item, "line", problem->line > 0 ? json_integer(problem->line) : json_null());
	json_object_set_new(item, "other", place_of(finding));
	json_object_set_new(item, "activity", ac_json_text(finding->activity));
	json_object_set_new(item, "when", ac_json_text(finding->when));
	json_object_set_new(item, "text", ac_json_text(problem->text));
	json_object_set_new(item, "suggestion", ac_json_text(finding->suggestion));
	return item;
}

AcJsonFindings *ac_json_findings_new(void)
{
	AcJsonFindings *findings = g_new0(AcJsonFindings, 1);
	findings->list = json_array();
	return findings;
}

static json_t *silent_of(const AcCheckedFile *file)
{
	json_t *list = json_array();
	for (guint i = 0; i < file->n_silent; i++) {
		json_t *item = json_object();
		json_object_set_new(item, "activity", ac_json_id(file->silent[i].activity));
		json_object_set_new(item, "title", ac_json_text(file->silent[i].activity->title));
		json_object_set_new(item, "when", ac_json_text(file->silent[i].when));
		json_array_append_new(list, item);
	}
	return list;
}

void ac_json_findings_add(AcJsonFindings *findings, const AcCheckedFile *file)
{
	static const char *const counts[] = {"errors", "warnings", "notes"};
	json_t *item = json_object(), *list = json_array();
	json_object_set_new(item, "file", ac_json_text(file->file));
	json_object_set_new(item, "id", ac_json_text(file->protocol != NULL ? file->protocol->id : NULL));
	json_object_set_new(item, "version",
	                    ac_json_text(file->protocol != NULL ? file->protocol->version : NULL));
	for (guint i = 0; i < G_N_ELEMENTS(counts); i++)
		json_object_set_new(item, counts[i], json_integer(ac_problems_count(file->problems, (AcSeverity)i)));
	json_object_set_new(item, "tests", json_integer(file->n_tests));
	for (guint i = 0; i < ac_problems_total(file->problems); i++)
		json_array_append_new(list, finding_of(ac_problems_get(file->problems, i)));
	json_object_set_new(item, "findings", list);
	json_object_set_new(item, "silent", silent_of(file));
	json_array_append_new(findings->list, item);
}

char *ac_json_findings_finish(AcJsonFindings *findings, AcJsonStyle style)
{
	json_t *root = json_object();
	json_object_set_new(root, "protocols", findings->list);
	g_free(findings);
	return ac_json_write(root, style, FALSE);
}
