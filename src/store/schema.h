/* SPDX-License-Identifier: MIT */
/* The tables, as a list of steps that is only ever appended to. */
#ifndef AC_STORE_SCHEMA_H
#define AC_STORE_SCHEMA_H

#include "db.h"

/** "Acre": tells a database of ours from one of another program. */
#define AC_STORE_APPLICATION 0x41637265

/** Step n leads from version n to version n + 1. */
typedef struct {
	const char *const *steps;
	guint n_steps;
} AcSchema;

/** What this program knows. */
const AcSchema *ac_schema(void);
/** What version the file is of; 0: nothing is in it yet. FALSE with @error when it is not ours, or newer than
 * @schema. */
gboolean ac_schema_version(AcStore *store, const AcSchema *schema, guint *version, GError **error);
/** Brings the file up to date in one transaction, laying a copy beside it first when something is in it. */
gboolean ac_schema_migrate(AcStore *store, const AcSchema *schema, GError **error);

#endif
