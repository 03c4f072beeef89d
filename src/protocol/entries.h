/* SPDX-License-Identifier: MIT */
/** protocol/entries.h - merged entries to structs of the model, with what only makes sense of several keys
 * together. */
#ifndef AC_PROTOCOL_ENTRIES_H
#define AC_PROTOCOL_ENTRIES_H

#include "reader.h"

/** Reads all entries of a kind into their structs; those they name must be numbered (ac_merge_number()). */
void ac_entries_read(AcReader *reader, AcKind kind);

/* What is checked when all keys of an entry are read; @cells says where each stands. */
void ac_finish_activity(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells);
void ac_finish_trait(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells);
void ac_finish_milestone(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells);
void ac_finish_phase(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells);
void ac_finish_rule(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells);
void ac_finish_task(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells);
void ac_finish_sign(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells);
void ac_finish_sign_rule(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells);
void ac_finish_red_flag(AcReader *reader, AcEntry *entry, void *target, const AcCells *cells);

/* rule_keys.c */
/** What only makes sense of several keys of a rule, its phase's times taken. */
void ac_rule_check_keys(AcReader *reader, AcRule *rule, const AcCells *cells);
/** The times of a rule or a task that a phase may fill in. */
typedef struct {
	AcSpan *from, *to;
	const AcMilestone **until, **once;
} AcPhaseTimes;
/** Fills in those that were not written: an end is "to", "until" or both. */
void ac_take_phase(const AcPhase *phase, const AcPhaseTimes *times);
/** Refuses to wait for a sighting. NULL: not written. */
void ac_check_awaited(AcReader *reader, const AcMilestone *until, const config_setting_t *until_at,
                      const AcMilestone *once, const config_setting_t *once_at);

/** Names every task that waits, through others, for itself. */
void ac_tasks_check_cycles(AcReader *reader);

/**
 * Reads the activities of a file, those of @base (NULL: none) first, and returns the catalogue of both: @base
 * itself when the file adds none.
 */
const AcCatalogue *ac_activities_read(AcReader *reader, const AcCatalogue *base, const char *file);

#endif
