/* SPDX-License-Identifier: MIT */
/** protocol/merge.h - the entries of a chain of files, put together by id. The oldest file comes first. */
#ifndef AC_PROTOCOL_MERGE_H
#define AC_PROTOCOL_MERGE_H

#include "reader.h"

/**
 * Adds the groups of a list ("rules = ( … )"; NULL or no list: none) to the entries of @kind: to an older
 * entry of that id, or as a new one. Tells ids that are given twice in a file.
 */
void ac_merge_list(AcReader *reader, AcKind kind, AcEntry *parent, const config_setting_t *list);
/** Takes out what a file's `remove` names, before its own entries are added. */
void ac_merge_remove(AcReader *reader, const config_setting_t *words);
/** When all are added: numbers the entries and makes room for their structs. */
void ac_merge_number(AcReader *reader);

#endif
