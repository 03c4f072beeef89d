#!/bin/sh
# SPDX-License-Identifier: MIT
# It has happened already: said from the answer, from the day and from the menu; what to do now; noted, and taken back.
. "$(dirname "$0")/lib.sh"

now='2026-11-24 09:00'
"$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --zone Europe/London --now "$now" >/dev/null 2>&1 ||
	fail "a client cannot be added"
noted() { "$AFTERCARE" journal --now "$now" | grep -qF 'Sauna'; }
noted_not() { ! noted; }

check "the answer to a question says how to tell it, and Enter notes it with its time"
start "$AFTERCARE" --now "$now"
wait_for 'May I'
type_text '/sauna'
wait_for 'AVOID Sauna'
keys Enter
wait_for 'd I did it'
keys d
wait_for 'When (empty: now)'
expect_screen_contains 'this was to be avoided then' 'Now:   Rinse with clean lukewarm water' 'Enter notes it.'
type_text 'yesterday 18:00'
wait_for 'Sauna, yesterday 18:00'
keys Enter
wait_for 'Noted. u takes it back.'
expect noted

check "u takes it back"
keys u
wait_for 'Taken back'
expect noted_not
keys Escape
wait_for 'Who says so'
keys Escape Escape

check "from the menu what it was is named, with its time in the same words"
wait_for 'To do today'
keys m
wait_for 'Happened already'
keys d
wait_for 'I did:'
type_text 'sauna yesterday'
wait_for 'this was to be avoided then'
keys Enter
wait_for 'Noted.'
expect noted
keys Enter

check "what is to come has not happened; what is not understood says so"
wait_for 'To do today'
keys m
wait_for 'Happened already'
keys d
wait_for 'I did:'
type_text 'sauna tomorrow'
wait_for 'still to come'
keys C-u
type_text 'xylophone'
wait_for 'Name it in a word or two'
keys C-u
type_text 'swim'
wait_for 'Which of these'
keys C-u
keys Escape

check "on the line of the day that it is about"
keys Escape
wait_for 'To do today'
keys d
wait_for 'When (empty: now)'
keys Escape
wait_for 'To do today'
keys q
expect_exit 0
