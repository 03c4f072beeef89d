#!/bin/sh
# SPDX-License-Identifier: MIT
# Planning back from an event: what will be allowed, on what it rests, by when the last session has to be.
. "$(dirname "$0")/lib.sh"

NOW="2026-11-24 09:00"

# What was printed, whatever line it stands on.
says() {
	for words in "$@"; do
		cat "$stdout_file" "$stderr_file" | tr -s ' \n' ' ' | grep -qF -e "$words" || fail "expected in the text: $words"
	done
}
event() {
	run "$AFTERCARE" event "$@" --now "$NOW"
}

check "an occasion in any order of words: the answer first, each thing, by when the last session has to be"
run "$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --trait skin=dry --now "$NOW"
expect_status 0
event "12 December" wedding
expect_status 0
says "Wedding, Sat 12 Dec: " "Light exercise" "your final session by " "Standard rules — not your clinic's leaflet."
expect_stderr_empty
event wedding on 12 december
expect_status 0
says "Wedding, Sat 12 Dec: "

check "a range, a length, and activities instead of an occasion"
event "12..19 December" beach holiday
expect_status 0
says "Beach holiday, Sat 12 Dec to Sat 19 Dec: "
event "12 December" beach holiday --for 3d
says "Beach holiday, Sat 12 Dec to Mon 14 Dec: "
event "12 december" gym
says "Gym, hard exercise, Sat 12 Dec: allowed"
event "12 january" pool
says "Allowed if: session 1 is your final one."
event "2026-11-21" gym
says "That is over."

check "what cannot be read is told with a way out"
event wedding
expect_status 2
says "When is it?"
event "12 December" zorbing
expect_status 2
says "zorbing"
event wedding after lunch
expect_status 2
says "after lunch"

check "a booked session in the way is named, and where it may go"
run "$AFTERCARE" session add "2026-12-10 15:00" --now "$NOW"
expect_status 0
event "12 December" wedding
says "Session 2 on Thu 10 Dec rules out: "
event "12 December" sweating
says "or before, or to Sun 13 Dec or later."

check "moved to the day it names it is allowed, a day later it is not"
event "12 December" sweating --json
by=$(python3 -c 'import json,sys; print(json.load(sys.stdin)["last_session"]["to"])' <"$stdout_file")
run "$AFTERCARE" session move 2 "$by 15:00" --now "$NOW"
expect_status 0
event "12 December" sweating
says "Sweating, Sat 12 Dec: allowed"
run "$AFTERCARE" session move 2 "$(date -u -d "$by + 1 day" +%Y-%m-%d) 15:00" --now "$NOW"
expect_status 0
event "12 December" sweating
says "Sweating, Sat 12 Dec: not allowed"

check "as JSON: every activity with its answer, on what it rests, and its own last day"
event "12..19 December" beach holiday --json
expect_status 0
python3 - "$stdout_file" <<'PY' || fail "the JSON of an event is not as expected"
import json, sys
event = json.load(open(sys.argv[1]))
assert event["events"] == ["beach-holiday"], event["events"]
assert event["from"].startswith("2026-12-12") and event["to"].startswith("2026-12-20"), event["to"]
assert event["allowed"] == sum(one["allowed"] for one in event["activities"])
ids = [one["activity"] for one in event["activities"]]
assert {"sun", "sea", "pool"} <= set(ids), ids
for one in event["activities"]:
    assert one["allowed"] == (one["verdict"] in ("ok", "care")), one
    assert {"given", "milestones", "last_session", "blocker", "move_after", "rules"} <= one.keys(), one.keys()
PY
