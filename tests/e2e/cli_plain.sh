#!/bin/sh
# SPDX-License-Identifier: MIT
# `aftercare --plain`: the rooms as numbered menus, one line after the other, for screen readers and plain terminals.
. "$(dirname "$0")/lib.sh"

NOW="2026-11-24 09:00"

# lines LINE… - each with its end, as somebody types them
lines() { printf '%s\n' "$@"; }

# plain LINE… - the menus, with Jo in use, and the lines typed
plain() {
	run_input "$(lines "$@")
" "$AFTERCARE" --plain --now "$NOW"
	expect_status 0
	expect_stderr_empty
}

check "somebody new is asked whose plan it is; nothing is written before an answer"
run_input '' "$AFTERCARE" --plain --now "$NOW"
expect_status 0
expect_stdout_contains "stays on this computer" "Whose plan is it?"
expect [ ! -e "$XDG_DATA_HOME/aftercare" ]
plain 1 "Jo Doe" "2026-11-20 15:00" "" 0 0
expect_stdout_contains "It ended Fri 20 Nov 15:00" "Leave, and add nobody"
expect [ ! -e "$XDG_DATA_HOME/aftercare" ]
plain 1 "Jo Doe" "yesterday" "2026-11-20 15:00" "" 1 0
expect_stdout_contains "the time" "Added: Jo Doe" "1. Today: what you may do" "0. Leave" "Goodbye."

check "the menu is read once, and again when it is asked for"
plain '?' 2 "" 0
expect [ "$(grep -c '^20. Help' "$stdout_file")" = 2 ]
expect_stdout_contains "Menu: ? reads its lines, 0 leaves."

check "an empty line at the menu does not leave: it says what does"
plain "" 2 "" 0
expect_stdout_contains "0 leaves. ? reads the lines again." "Goodbye."

check "a task is found by its number, ticked, and the tick taken back"
plain 3 1 1 0 15 0
expect_stdout_matches '^1\. .*: now$'
expect_stdout_contains "Done: " "Taken back"

check "a task is left out with a reason, put off, and what was ticked is not any more"
plain 3 wash 2 0 wash 2 "no water" wash 1 wash 3 1 0 0
expect_stdout_contains "left out (no water)" "No longer ticked" "put off until"

check "a question in words is answered, and the next one asked"
plain 2 "swim tomorrow" "wash" "" 0
expect_stdout_contains "AVOID" "CARE" "Why:"

check "a check-in asks what, then how strong, and says whom to call; a warning sign is one of the list"
plain 4 swelling 1 0 0
expect_stdout_contains "Nobody is watching the answers" "Swelling: how strong?" "Call your practitioner" "Noted."
plain 4 1 trouble 0 0
expect_stdout_contains "Call the emergency number now" "Trouble breathing or swallowing"
run "$AFTERCARE" feel --flag nonsense --now "$NOW"
expect_status 2
expect_stderr_contains "no warning sign “nonsense”" "breathing"

check "when to call: each red flag with what to do, whom to call, and what is normal now"
plain 5 0 0
expect_stdout_contains "If in doubt, call" "Call the emergency number now" "See a doctor today" "Normal now" "Tiny scabs"

check "what the leaflet waits for is reported, with the day it came, and what that changes is said"
plain 6 1 yesterday 0 0
expect_stdout_contains "Have all flakes and scabs come off" "Noted: the flakes are gone" "What that changes today:" "Reported: "
plain 15 0
expect_stdout_contains "Taken back"

check "what is asked of the client stands first in Today, and is answered there"
NOW="2026-12-02 09:00"
plain 1 "have all" 1 "" 0 0
expect_stdout_contains "they stand first in 1, Today" "do not help it along" "Noted: the flakes are gone"
plain 15 1 "have all" 2 0 0
expect_stdout_contains "Nothing is changed; it is asked again."
NOW="2026-11-24 09:00"

check "the day goes on and back and to any day; one line of it tells why, and what to read"
plain 1 "day after" "day before" another "day 10" "one line" sauna 1 "one line" sauna 2 0 0 0
expect_stdout_contains "Wed 25 Nov · Day 5" "Day 10 of 28" "Who decided it" "Sweat, heat and swimming"

check "a wrong number is told what may be typed, and nothing happens"
plain 99 xyzzy -1 0
expect_stdout_contains "Type a number from 0 to" "“xyzzy” is none of these"

check "a word of a line chooses it; of several those that fit are read"
plain journal 0 "re" 0
expect_stdout_contains "Journal" "6. Report" "14. Reminders"

check "a command that a text names may be typed where a number may; the menus open no second menus"
plain "aftercare when gym" "aftercare --plain" 0
expect_stdout_contains "Gym, hard exercise" "“aftercare --plain” is none of these"

check "input that ends in the middle of a question ends the program, not the client's data"
for depth in 3 "3 1" "4 2" "4 2 1" "13 2" "17 2" "16 1" "6 1" "10 3 1" "1 3" "19 1" "12 1" "17 9 1"; do
	# shellcheck disable=SC2086
	plain $depth
done
run "$AFTERCARE" client list
expect_stdout_contains "Jo Doe"

check "a setting is changed by its name, by a listed value or a typed one, and set back"
plain 19 screen.theme light a_day 0 a_day - 0 0
expect_stdout_contains "screen.theme: light" "reminders.a_day: 0" "reminders.a_day: 8"
run "$AFTERCARE" settings screen.theme
expect_stdout_contains "light"

check "escape sequences in a name stay text"
plain 16 3 "$(printf 'Al\033[31m')" "" 1 n 2 0 0
expect_stdout_lacks "$(printf '\033')"

check "in a terminal that only prints, or says nothing of itself, it works as it does anywhere"
for kind in TERM=dumb TERM=; do
	start env "$kind" "$AFTERCARE" --plain --now "$NOW" --client Jo
	wait_for "or a word:"
	keys 2 Enter
	wait_for "May I"
	type_text "sauna"
	keys Enter
	wait_for "AVOID"
	keys Enter 0 Enter
	expect_exit 0
done

check "in a terminal with colours nothing but text is written"
start sh -c "$AFTERCARE --plain --now '$NOW' --client Jo | tee said"
wait_for "or a word:"
type_text "1"
keys Enter
wait_for "Another day"
keys 0 Enter 0 Enter
expect_exit 0
expect [ -s said ]
expect [ -z "$(tr -d '\n -~\200-\377' <said)" ]

check "the journal is read, a note is written, an event is planned back from, a text is read and its links followed"
plain 10 2 "itched all night" 1 0 11 "12 December" "wedding" "" 12 2 1 fading 0 0 0
expect_stdout_contains "itched all night" "Wedding" "What to read" "Washing — up to" "Fading and touch-ups"
expect_stdout_matches '^First'
plain 12 12 antibiotic 0 12 xyz 0 0
expect_stdout_contains "In these:"

check "a day is filled in afterwards: a tick, one left out and why, a note changed, a check-in"
plain 10 3 2 1 1 1 1 1 2 "in a hurry" write "slept badly" slept 1 "slept well" "a check-in" itch 1 0 0 0 0 0
expect_stdout_contains "Noted: Hat on outdoors: done." "left out (in a hurry)" "Note: slept well" "Filled in for Mon 23 Nov"

check "the report goes into a file of the name given, or of its usual one"
plain 10 4 "" 5 mine.json 0 0
expect [ -s journal-jo-doe.txt ] && expect [ -s mine.json ]

check "the page is read out as words, without a chart; kept as a file; a phone's calendar and a handoff are made"
plain 13 3 4 1 page.txt 6 1 2 jo.ics 7 "" 0 0
expect_stdout_matches '^Washing: .*Avoid until'
expect_stdout_lacks "▆" "|" "**" "__"
expect [ -s page.txt ] && expect [ -s jo.ics ] && expect [ -s aftercare-jo-doe.handoff ]

check "what is typed is never an option"
plain 2 "--json wash" "" 10 2 "-- itchy" 1 0 0
expect_stdout_contains "-- itchy"
expect_stdout_lacks '"verdict"' "Unknown option"

check "a practitioner adds a client with three sessions and a fact, takes them into use, and sees whose day it is"
plain 16 3 "Nora Quist" "yesterday 15:00" "2026-12-20 15:00" "2027-01-18 15:00" "" 6 1 1 4 london 5 de 1 y 0 1 0 0
expect_stdout_contains "Sessions: 3; one more" "Facts, like the skin: 1" "Time zone: Europe/London" "Reads: de" \
	"Added: Nora Quist" "In use from now on: Nora Quist" "Nora Quist · session 1 of 3"

check "a move tells what it changes, and is done only when that is meant"
plain 17 2 2 1 "2026-12-22 15:00" "" n 2 1 "2026-12-23 15:00" "" y 0 0 0
expect_stdout_contains "nothing is saved yet" "Session 2, Wed 23 Dec 15:00, booked"
expect_stdout_lacks "Session 2, Tue 22 Dec"
plain 17 2 4 "2027-02-20 15:00" "" y y 4 5 y 0 0 0
expect_stdout_contains "Session 4, Sat 20 Feb 2027 15:00, booked, the last of the course" "Removed"

check "a change of the rules for one client is made step by step, and taken away"
plain 17 9 1 "swimming pool" 1 1 "" 30d "slow healer" KM 1 y 0 8 1 "prefers mornings" 8 2 0 0
expect_stdout_contains "Swimming pool" "slow healer" "prefers mornings" "is gone"

check "other rules are compared before they hold; the rules are searched, and checked"
plain 17 6 density n 0 18 1 2 razor 3 0 0 0
expect_stdout_contains "A is now, B would be" "razor: Razor blade" "tests of its own"
run "$AFTERCARE" client show
expect_stdout_contains "smp"
expect_stdout_lacks "smp-density"

check "a client is found among others, opened, put away and brought back"
plain 16 1 jo 2 1 0 5 6 1 jo 5 0 0
expect_stdout_contains "Jo Doe  #1" "Archived: Jo Doe" "Back in the list: Jo Doe"

check "what another program does is waited for, and the menus go on"
run_input "$(lines 16 7 pages 0 2 swim 0 0)
" "$AFTERCARE" --plain --now "$NOW" --client Jo
expect_status 0
expect_stdout_contains "AVOID" "Goodbye."
expect [ -s pages/jo-doe-1.pdf ]
run_input "$(lines 14 5 0 0)
" "$AFTERCARE" --plain
expect_status 0
expect_stdout_contains "Goodbye."

check "--client holds until another one is taken into use"
run_input "$(lines 16 1 nora 1 0 1 0 0)
" "$AFTERCARE" --plain --now "$NOW" --client Jo
expect_stdout_contains "Nora Quist · session 1"

check "a client is erased for good, when the whole name is typed, and with the proof"
plain 16 3 "Una Erased" "" 1 n 1 una 6 una 6 "" 0 0 0
expect_stdout_contains "Nothing was erased: that is not the name."
plain 16 1 una 6 "Una Erased" 0 0
expect_stdout_contains "Erased: Una Erased" "were removed"
run "$AFTERCARE" client list
expect_stdout_lacks "Una Erased"

check "taking back the adding of a client asks first"
plain 16 3 "Ida New" "" 1 n 0 15 n 0
expect_stdout_contains "removes the client"
plain 15 y 0
run "$AFTERCARE" client list
expect_stdout_lacks "Ida New"
expect_stdout_contains "Nora Quist"

check "it stands alone"
run "$AFTERCARE" today --plain
expect_status 2
expect_stderr_contains "aftercare --plain"

check "without UTF-8 every room is written in ASCII"
run_input "$(lines 2 swim "" 1 0 5 0 6 0 9 1 0 10 1 0 12 2 0 0 13 3 0 14 1 0 17 1 2 0 0 18 1 1 0 0 19 0 20 1 2 0 0)
" env LC_ALL=C "$AFTERCARE" --plain --now "$NOW" --client Jo
expect_status 0
expect_stdout_contains "x AVOID" "Goodbye."
expect [ -z "$(LC_ALL=C tr -d '\000-\177' <"$stdout_file")" ]

check "in German every question is one"
run_input "$(lines 5 0 6 0 16 0 0)
" env LC_ALL=C.UTF-8 LANGUAGE=de "$AFTERCARE" --plain --now "$NOW" --client Jo
expect_status 0
expect_stdout_contains "Jetzt den Notruf wählen" "Zahl von 0 bis"

check "a client's plan handed over is where somebody new can begin"
XDG_DATA_HOME=$PWD/another run_input "$(lines 2 aftercare-jo-doe.handoff y 1 0 0)
" env XDG_DATA_HOME="$PWD/another" "$AFTERCARE" --plain --now "$NOW"
expect_status 0
expect_stdout_contains "Taken in: the plan of Jo Doe" "Jo Doe · session 1"
run_input "$(lines 3 15 y 0)
" env XDG_DATA_HOME="$PWD/made-up" "$AFTERCARE" --plain --now "$NOW"
expect_status 0
expect_stdout_contains "A made-up client" "Goodbye."
