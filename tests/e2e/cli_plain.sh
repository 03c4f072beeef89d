#!/bin/sh
# SPDX-License-Identifier: MIT
# `aftercare --plain`: the rooms as numbered menus, one line after the other, for screen readers and plain terminals.
. "$(dirname "$0")/lib.sh"

NOW="2026-11-24 09:00"

# lines LINE… - each with its end, as somebody types them
lines() { printf '%s\n' "$@"; }

check "somebody new is asked who it is; nothing is written before an answer"
run_input '' "$AFTERCARE" --plain --now "$NOW"
expect_status 0
expect_stdout_contains "stays on this computer" "Whose plan is it?"
expect [ ! -e "$XDG_DATA_HOME/aftercare" ]
run_input "$(lines "Jo Doe" "2026-11-20 15:00" "" 0)
" "$AFTERCARE" --plain --now "$NOW"
expect_status 0
expect_stdout_contains "Added: Jo Doe" "1. Today: what you may do" "0. Leave" "Goodbye."

check "a task is found by its number, ticked, and the tick taken back"
run_input "$(lines 3 1 1 0 13 0)
" "$AFTERCARE" --plain --now "$NOW"
expect_status 0
expect_stdout_matches '^1\. .*: now$'
expect_stdout_contains "Done: " "Taken back"
expect_stderr_empty

check "a question in words is answered, and the next one asked"
run_input "$(lines 2 "swim tomorrow" "wash" "" 0)
" "$AFTERCARE" --plain --now "$NOW"
expect_stdout_contains "AVOID" "CARE" "Why:"

check "a check-in asks what, then how strong, and says whom to call"
run_input "$(lines 4 2 1 0 0)
" "$AFTERCARE" --plain --now "$NOW"
expect_stdout_contains "Nobody is watching the answers" "Swelling: how strong?" "Call your practitioner" "Noted."

check "a wrong number is told what may be typed, and nothing happens"
run_input "$(lines 99 x 0)
" "$AFTERCARE" --plain --now "$NOW"
expect_status 0
expect_stdout_contains "Type a number from 0 to"

check "input that ends in the middle of a question ends the program, not the client's data"
run_input "$(lines 3 1)
" "$AFTERCARE" --plain --now "$NOW"
expect_status 0
run "$AFTERCARE" client list
expect_stdout_contains "Jo Doe"

check "a setting is changed by its number in the list"
n=$("$AFTERCARE" settings | grep -n '^[a-z]*\.[a-z_]* ' | grep -n 'screen.theme' | cut -d: -f1)
run_input "$(lines 17 "$n" light 0 0)
" "$AFTERCARE" --plain --now "$NOW"
expect_stdout_contains "screen.theme"
run "$AFTERCARE" settings screen.theme
expect_stdout_contains "light"

check "escape sequences in a name stay text"
run_input "$(lines 14 4 "$(printf 'Al\033[31m')" "" "" 2 0 0)
" "$AFTERCARE" --plain --now "$NOW"
expect_stdout_lacks "$(printf '\033')"

check "in a terminal that only prints it works as it does anywhere, and nothing of a screen is written"
start env TERM=dumb "$AFTERCARE" --plain --now "$NOW" --client Jo
wait_for "Number:"
keys 2 Enter
wait_for "May I"
type_text "sauna"
keys Enter
wait_for "AVOID"
keys Enter 0 Enter
expect_exit 0

check "the journal is read, a note is written, an event is planned back from, a topic is read"
run_input "$(lines 8 2 "itched all night" "" 1 0 9 "12 December" "wedding" 10 2 0 0)
" "$AFTERCARE" --plain --now "$NOW" --client Jo
expect_status 0
expect_stdout_contains "itched all night" "Wedding" "What to read"
expect_stdout_matches '^First'

check "what is typed is never an option"
run_input "$(lines 2 "--json wash" "" 8 2 "-- itchy" "" 1 0 0)
" "$AFTERCARE" --plain --now "$NOW" --client Jo
expect_status 0
expect_stdout_contains "-- itchy"
expect_stdout_lacks '"verdict"' "Unknown option"

check "a client is erased for good, with the question and the proof"
run_input "$(lines 14 4 "Una Erased" "" "" 6 "Una Erased" y 0 0)
" "$AFTERCARE" --plain --now "$NOW"
expect_stdout_contains "Erased: Una Erased" "were removed"
run "$AFTERCARE" client list
expect_stdout_lacks "Una Erased"

check "it stands alone"
run "$AFTERCARE" today --plain
expect_status 2
expect_stderr_contains "aftercare --plain"

check "without UTF-8 it is written in ASCII"
run_input "$(lines 2 swim "" 0)
" env LC_ALL=C "$AFTERCARE" --plain --now "$NOW" --client Jo
expect_stdout_contains "x AVOID"
expect [ -z "$(LC_ALL=C tr -d '\000-\177' <"$stdout_file")" ]
