#!/bin/sh
# SPDX-License-Identifier: MIT
# The pages of days: what is new, what is left to --all, and what comes first on a terminal.
. "$(dirname "$0")/lib.sh"

first="2026-11-20 15:00" second="2026-12-18 15:00"
run "$AFTERCARE" client add "Jo Doe" --session "$first" --session "$second" --trait skin=dry --now "2026-11-20 16:00"

check "what the day of a session takes back is not promised by it"
for hour in 09:00 20:00; do
	run "$AFTERCARE" today --all --now "2026-12-18 $hour"
	expect_status 0
	expect_stdout_contains "From 15:00: washing; shaving"
	sed -n '/^New today/,/^$/p' "$stdout_file" >"$WORLD/new"
	expect sh -c "sed -n 2p '$WORLD/new' | grep -q AVOID"
	expect sh -c "! grep -q 'OK.*weating' '$WORLD/new'"
	run "$AFTERCARE" today --json --now "2026-12-18 $hour"
	expect_json '[c["verdict"] for c in d["new_today"] if c["activity"] == "sweat"] == ["avoid"]'
	expect_json 'd["new_today"][0]["verdict"] == "avoid" and d["new_today"][0]["text"].endswith("avoid, from 15:00")'
done

check "the page is short, keeps when to get help, and --all has the rest"
run "$AFTERCARE" today --now "2026-11-21 09:00"
expect_status 0
expect_stdout_contains "more: aftercare today --all" "Get help if" "Emergency number, now:"
expect_stdout_lacks "Giving blood"
run "$AFTERCARE" today --all --now "2026-11-21 09:00"
expect_stdout_contains "Giving blood"
expect_stdout_lacks "--all"
run "$AFTERCARE" today --help
expect_stdout_contains "--all"

check "a limit is told with its terms, and an end with its hour"
run "$AFTERCARE" plan --protocol smp --session "$first" --from 2026-12-03 --to 2026-12-05 --now "2026-12-01 09:00"
expect_stdout_contains "Direct sun: at most 20 minutes a day, between 06:00 and 11:00"
run "$AFTERCARE" status --protocol smp --session "$first" --now "2026-11-20 20:00"
expect_stdout_contains "no washing until Sat 15:00"

check "no minute is silent between a ban before a session and the care after it"
run "$AFTERCARE" can alcohol --protocol smp --session "$first" --now "2026-11-19 09:00"
expect_stdout_contains "Then:  with care."
run "$AFTERCARE" today --protocol smp --session "$first" --now "2026-11-20 16:00"
expect_stdout_lacks "NOT COVERED Drinking alcohol" "15:01"

check "what is not covered before a session and after it is booked has not changed"
run "$AFTERCARE" client add "Al Roe" --now "2026-09-01 09:00"
run "$AFTERCARE" session add "2026-11-20 15:00" --client "Al Roe" --now "2026-09-01 09:00"
expect_status 0
expect_stdout_lacks "was NOT COVERED"

check "on a terminal that cannot show the screen the reason stands first"
size 90 200
start sh -c "TERM=dumb '$AFTERCARE' --client 'Jo Doe' --now '2026-11-21 09:00'; echo over; sleep 5"
wait_for over
screen >"$WORLD/screen"
expect sh -c "head -n 1 '$WORLD/screen' | grep -q 'TERM=dumb'"
stop

check "what comes first is named when a later task is ticked, and the tick stands"
run "$AFTERCARE" client add "Mo Ray" --trait skin=dry --session "2026-11-16 15:00" --now "2026-11-16 16:00"
run "$AFTERCARE" done moisturise --client "Mo Ray" --now "2026-11-24 09:00"
expect_status 0
expect_stdout_contains "Done: Moisturise" "Wash gently comes first, and is not ticked: aftercare done wash-gently"
run "$AFTERCARE" done wash-gently --client "Mo Ray" --now "2026-11-24 09:00"
expect_stdout_lacks "comes first"

check "what an urgent check-in said stands at the top of today, and in every form"
run "$AFTERCARE" client add "Ida Fox" --session "2026-11-20 15:00" --trait skin=dry --now "2026-11-20 16:00"
run "$AFTERCARE" feel breathing --client "Ida Fox" --now "2026-11-22 09:30"
expect_stdout_contains "Call the emergency number now"
run "$AFTERCARE" today --client "Ida Fox" --now "2026-11-22 10:00"
expect_stdout_contains "Check-in today 09:30: Call the emergency number now. Call: the emergency"
run "$AFTERCARE" today tomorrow --client "Ida Fox" --now "2026-11-22 10:00"
expect_stdout_lacks "Check-in today"
run "$AFTERCARE" today --json --client "Ida Fox" --now "2026-11-22 10:00"
expect_json 'd["advised"]["advice"] == "emergency" and d["advised"]["at"].startswith("2026-11-22T09:30")'
run "$AFTERCARE" clients today --now "2026-11-22 10:00"
expect_stdout_contains "Check-in today 09:30: Call the emergency number now."

check "the day after it says of which day it was; a later check-in takes its place"
run "$AFTERCARE" today --client "Ida Fox" --now "2026-11-23 08:00"
expect_stdout_contains "Check-in yesterday 09:30: the emergency number."
run "$AFTERCARE" feel nothing --client "Ida Fox" --now "2026-11-23 09:00"
run "$AFTERCARE" today --client "Ida Fox" --now "2026-11-23 09:01"
expect_stdout_lacks "Check-in yesterday"
run "$AFTERCARE" today --json --client "Ida Fox" --now "2026-11-23 09:01"
expect_json 'd["advised"] is None'

check "what may be left, and has no time, stands last of what is to do"
run "$AFTERCARE" client add "Una Lee" --session "2026-12-01 15:00" --trait skin=dry --now "2026-11-20 16:00"
run "$AFTERCARE" today --json --client "Una Lee" --now "2026-11-30 09:00"
expect_json '[t["id"] for t in d["tasks"]] == ["clip-short", "wash-before", "painkiller"]'

check "two sessions that may both have happened ask for a hat once, and one tick counts"
run "$AFTERCARE" client add "Bo Ek" --session "2026-11-01 15:00" --session "2026-11-20 15:00" --trait skin=dry --now "2026-11-02 16:00"
run "$AFTERCARE" today --json --client "Bo Ek" --now "2026-11-23 09:00"
expect_json '[t["id"] for t in d["tasks"]].count("cover") == 1'
run "$AFTERCARE" done cover --client "Bo Ek" --now "2026-11-23 09:00"
run "$AFTERCARE" today --json --client "Bo Ek" --now "2026-11-23 09:01"
expect_json '[t["state"] for t in d["tasks"] if t["id"] == "cover"] == ["done"]'

check "mild redness is expected to the end of day 3, as the words say, and not after it"
for when in "2026-11-23 00:10" "2026-11-23 23:50"; do
	run "$AFTERCARE" feel redness=mild --protocol smp --session "$first" --now "$when"
	expect_stdout_contains "Expected at this time" "Usual for 1 to 3 days."
done
run "$AFTERCARE" feel redness=mild --protocol smp --session "$first" --now "2026-11-24 00:10"
expect_stdout_contains "Call your practitioner" "After day 3 it is no longer the usual course."
run "$AFTERCARE" today --protocol smp --session "$first" --now "2026-11-23 12:00"
expect_stdout_contains "Redness, swelling and tenderness, faint, until the end of day 3"
