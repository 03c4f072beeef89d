#!/bin/sh
# SPDX-License-Identifier: MIT
# Clients and sessions, from the practitioner's side; tasks, reports and undo from the client's.
. "$(dirname "$0")/lib.sh"
noon="2026-11-21 12:00"

check "nobody stored: what to do is said, nothing is written"
run "$AFTERCARE" today
expect_status 1
expect_stdout_empty
expect_stderr_contains "aftercare client add"
expect [ ! -e "$XDG_DATA_HOME" ]

check "a client is added and used at once; two of one name are told apart"
run "$AFTERCARE" client add "Jo Doe" --session "yesterday 15:00" --trait skin=oily --now "$noon"
expect_status 0
expect_stdout_contains "Added: Jo Doe (#1), with 1 session. In use from now on."
run "$AFTERCARE" client add "Jo Doe" --session "2026-11-02 10:00" --now "$noon"
expect_stdout_contains "Next: aftercare client use 2"
run "$AFTERCARE" today --client Jo --now "$noon"
expect_status 1
expect_stderr_contains "Several clients" "#1 Jo Doe" "#2 Jo Doe"
run "$AFTERCARE" status --client 2 --now "$noon"
expect_status 0
expect_stdout_matches '^Day 19 · '
run "$AFTERCARE" client list --json
expect_json '[(c["id"], c["current"]) for c in d["clients"]] == [(1, True), (2, False)]'

check "a wrong fact, zone, protocol or time adds nobody"
for wrong in "--trait skin=purple" "--trait sking=dry" "--zone Europe/Lundon" "--protocol smq" "--session 2026-11-20" \
	"--session 2026-02-30T10:00" "--trait oily"; do
	# shellcheck disable=SC2086  # an option and its value
	run "$AFTERCARE" client add Eve $wrong --now "$noon"
	expect [ "$status" -ne 0 ]
	expect_stdout_empty
done
run "$AFTERCARE" client list
expect_stdout_lacks Eve

check "edit, use, archive, and back"
run "$AFTERCARE" client edit 2 --name "Jo Other" --trait skin=dry --now "$noon"
expect_status 0
run "$AFTERCARE" client use other
expect_status 1
run "$AFTERCARE" client use "Jo O" --now "$noon"
expect_status 0
expect_stdout_contains "In use from now on: Jo Other (#2)."
run "$AFTERCARE" client show --now "$noon"
expect_stdout_contains "Jo Other  #2" "Your scalp is usually: dry" "Mon 2 Nov 10:00"
run "$AFTERCARE" client archive 2 --now "$noon"
expect_status 0
run "$AFTERCARE" client list
expect_stdout_lacks "Jo Other"
run "$AFTERCARE" client archive 2 --back --now "$noon"
expect_status 0
run "$AFTERCARE" client use 1 --now "$noon"
expect_status 0

check "a session is booked, moved (saying what that changes), confirmed, marked as the last, removed"
run "$AFTERCARE" session add "2026-12-18 15:00" --began "2026-12-18 12:00" --now "$noon"
expect_status 0
expect_stdout_contains "Booked: session 2 on Fri 18 Dec 15:00."
run "$AFTERCARE" session move 2 "2026-12-19 10:00" --now "$noon"
expect_stdout_contains "is now session 2 on Sat 19 Dec 10:00" "hat changes today"
run "$AFTERCARE" session list --json --now "$noon"
expect_json 'd["sessions"][1]["begin"] == "2026-12-19T07:00:00+00:00" and d["sessions"][1]["state"] == "planned"'
run "$AFTERCARE" session add "2026-12-19 11:00" --now "$noon"
expect_status 0
expect_stderr_contains "Note: session 3 comes sooner after session 2 than your rules have it"
run "$AFTERCARE" undo --now "$noon"
expect_status 0
run "$AFTERCARE" today --now "2026-12-20 09:00"
expect_stdout_contains "Did session 2 of Sat 19 Dec 10:00 take place?" "aftercare session confirm"
run "$AFTERCARE" session confirm 2 --now "2026-12-20 09:00"
expect_status 0
run "$AFTERCARE" today --now "2026-12-20 09:00"
expect_stdout_lacks "take place?"
run "$AFTERCARE" session final 2 --now "2026-12-20 09:00"
expect_stdout_contains "is the last of the course"
run "$AFTERCARE" when pool --now "2026-12-20 09:00"
expect_stdout_contains "Sat 16 Jan 2027 00:00"
run "$AFTERCARE" session remove 2 --now "2026-12-20 09:00"
expect_status 0
run "$AFTERCARE" session move 2 now
expect_status 1
run "$AFTERCARE" undo --now "2026-12-20 09:00"
expect_stdout_contains "Taken back (Jo Doe): session of 2026-12-19 10:00, removed today 09:00."
run "$AFTERCARE" session add 2026-12-30 --now "$noon"
expect_status 2
expect_stderr_contains "is a day"

check "who is due what, over all clients"
run "$AFTERCARE" clients today --now "2026-11-25 06:00"
expect_status 0
expect_stdout_contains "#1    Jo Doe" "#2    Jo Other" "To do:"
run "$AFTERCARE" clients today --json --now "2026-11-25 06:00"
expect_json 'len(d["clients"]) == 2 and all("tasks" in c for c in d["clients"])'

check "tasks are ticked, skipped and taken back"
run "$AFTERCARE" today --json --now "2026-11-25 09:00"
expect_status 0
expect_json '[t["state"] for t in d["tasks"] if t["id"] == "wash-gently"] == ["due"]'
run "$AFTERCARE" done wash-g --now "2026-11-25 09:00"
expect_status 0
expect_stdout_contains "Done: "
run "$AFTERCARE" today --json --now "2026-11-25 09:01"
expect_json '[t["state"] for t in d["tasks"] if t["id"] == "wash-gently"] == ["done"]'
run "$AFTERCARE" undo --now "2026-11-25 09:02"
expect_stdout_contains "Taken back (Jo Doe): Wash gently, done today 09:00."
run "$AFTERCARE" skip "wash g" --why "no water" --now "2026-11-25 09:03"
expect_status 0
run "$AFTERCARE" today --now "2026-11-25 09:04"
expect_stdout_contains "skipped: no water"
run "$AFTERCARE" undo wash-gently --now "2026-11-25 09:05"
expect_stdout_contains "No longer ticked"
run "$AFTERCARE" done dance --now "2026-11-25 09:05"
expect_status 1

check "a report closes what waits for it; a lapse says what to do now"
run "$AFTERCARE" report --now "2026-11-30 09:00"
expect_stdout_contains flakes-gone
run "$AFTERCARE" report flakes-gone --at tomorrow --now "2026-11-30 09:00"
expect_status 2
run "$AFTERCARE" report flakes-gone --at yesterday --now "2026-11-30 09:00"
expect_status 0
expect_stdout_contains "Noted: the flakes are gone, yesterday 23:59."
run "$AFTERCARE" did pool --at "yesterday 18:00" --now "2026-11-30 09:00"
expect_status 0
expect_stdout_contains "this was to be avoided then" "Now:" "Noted."
run "$AFTERCARE" client show --now "2026-11-30 09:00"
expect_stdout_contains "the flakes are gone, Sun 29 Nov" "Swimming pool, Sun 29 Nov 18:00"

check "the plan names every day of the course, and its JSON the rules once"
run "$AFTERCARE" plan --now "$noon"
expect_status 0
expect_stdout_contains "Fri 20 Nov · Day 0 of 28" "Sat 21 Nov · Day 1 of 28 · today" "Day 27 of 28"
run "$AFTERCARE" plan --json --from 2026-11-20 --to 2026-11-22 --now "$noon"
expect_json 'len(d["days"]) == 3 and len(d["rules"]) > 10'
expect_json 'set(r for a in d["days"][1]["activities"] for r in a["rules"]) <= set(r["id"] for r in d["rules"])'

check "today tells all its parts, on any day"
run "$AFTERCARE" today "day 4" --now "$noon"
expect_status 0
expect_stdout_contains "Tue 24 Nov · Day 4 of 28" "New that day" "May I…?" "Normal then"
run "$AFTERCARE" today --json --now "$noon"
expect_json 'set("client protocol session day phase activities tasks normal red_flags new_today tomorrow".split()) <= set(d)'
