#!/bin/sh
# SPDX-License-Identifier: MIT
# The reference for authors: all keys, one key, one group, and words that are none.
. "$(dirname "$0")/lib.sh"

check "the reference is there before anything else is, and fits the screen"
run env HOME=/nonexistent "$AFTERCARE" protocol reference
expect_status 0
expect_stderr_empty
expect_stdout_contains "rules = (" "treatment_day" "red_flags" "at least 10d"
expect python3 -c 'import sys
for line in open(sys.argv[1], encoding="utf-8"):
    assert len(line.rstrip("\n")) <= 80, line' "$stdout_file"

check "one key is shown with every group that has it, a group with all of its keys"
run "$AFTERCARE" protocol reference until
expect_status 0
expect_stdout_contains "rules" "tasks" "phases" 'until = "healed";'
expect_stdout_lacks "verdict"
run "$AFTERCARE" protocol reference milestones
expect_status 0
expect_stdout_contains "usually" "sighting" "required"
expect_stdout_lacks "verdict"

check "a word that is no key is told, with the nearest"
run "$AFTERCARE" protocol reference untl
expect_status 1
expect_stdout_empty
expect_stderr_contains "untl" "Did you mean “until”?"
run "$AFTERCARE" protocol reference until to
expect_status 2

check "the page of the guide holds what --markdown prints"
run "$AFTERCARE" protocol reference --markdown
expect_status 0
expect python3 -c 'import sys
text = open(sys.argv[1], encoding="utf-8").read()
assert text and text in open(sys.argv[2], encoding="utf-8").read()' "$stdout_file" "$ROOT/content/en/rules.md"
run "$AFTERCARE" protocol reference until --markdown
expect_status 2
