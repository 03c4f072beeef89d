/* SPDX-License-Identifier: MIT */
/** protocol/vocabulary.h - a file of config/words (libconfig) to the model, read with the care that rule
 * files are. */
#ifndef AC_PROTOCOL_VOCABULARY_H
#define AC_PROTOCOL_VOCABULARY_H

#include "base/arena.h"
#include "base/problem.h"
#include "model/protocol.h"
#include "model/vocabulary.h"

/**
 * What stands in @path, in @arena. NULL: something in it is wrong, and @problems has all of it with its
 * place. Ids are looked for in @catalogue and @safety; NULL: they are taken as they are (a protocol has
 * activities of its own, and all the signs).
 */
const AcVocabulary *ac_vocabulary_load(const char *path, const AcCatalogue *catalogue, const AcSafety *safety,
                                       AcArena *arena, AcProblems *problems);

#endif
