#!/bin/sh
# SPDX-License-Identifier: MIT
# A practitioner's change for one client: it decides, says whose it is and why, and can be taken back.
. "$(dirname "$0")/lib.sh"
now="2026-11-21 10:00"
run "$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --now "$now"

check "72 hours instead of 24 for washing, with reason and initials"
run "$AFTERCARE" can wash --at "2026-11-22 20:00" --now "$now"
expect_status 10
run "$AFTERCARE" adjust wash --allow none --to 72h --why "thin skin" --by AB --now "$now"
expect_status 0
expect_stdout_contains "Changed for Jo Doe:" "Washing: none of it, until 72 hours after session 1" "AB: thin skin" \
	"What that changes today:"
run "$AFTERCARE" can wash --at "2026-11-23 14:59" --now "$now"
expect_status 12
expect_stdout_contains "until Mon 23 Nov 15:00" "thin skin" "your practitioner's change for you (by AB)"
run "$AFTERCARE" can wash --at "2026-11-23 15:00" --now "$now"
expect_status 10

check "shown as theirs on every page"
for page in today plan "client show" "adjust list"; do
	# shellcheck disable=SC2086  # two words
	run "$AFTERCARE" $page --now "$now"
	expect_status 0
	expect_stdout_contains "Changed by your practitioner, for you" "AB: thin skin"
done
run "$AFTERCARE" explain wash --now "$now"
expect_stdout_contains "your practitioner's change for you (by AB): decides" "rule \"dry\" of smp: overruled"

check "in JSON it is an object of its own"
run "$AFTERCARE" can wash --json --now "$now"
expect_json 'd["adjustment"]["by"] == "AB" and d["adjustment"]["why"] == "thin skin" and d["adjustment"]["to"] == "72h"'
expect_json 'd["rules"][0]["id"] == "adjustment-1" and d["rules"][0]["wins"]'
run "$AFTERCARE" can gym --json --now "$now"
expect_json 'd["adjustment"] is None'
run "$AFTERCARE" adjust list --json --now "$now"
expect_json 'd["adjustments"][0]["session"] == 1 and d["adjustments"][0]["allow"] == "none"'
run "$AFTERCARE" today --json --now "$now"
expect_json 'any(a["adjustment"] and a["adjustment"]["by"] == "AB" for a in d["activities"])'

check "of one session, not of the next; --course is for all"
run "$AFTERCARE" session add "2026-12-18 15:00" --now "$now"
run "$AFTERCARE" can wash --at "2026-12-20 20:00" --now "$now"
expect_status 10
run "$AFTERCARE" adjust gym --avoid --to 14d --course --why "sweats a lot" --by "C.D." --now "$now"
expect_status 0
expect_stdout_contains "Gym, hard exercise: to be avoided, until 14 days after each session"
run "$AFTERCARE" can gym --at "2026-12-31 12:00" --now "$now"
expect_status 12
expect_stdout_contains "(by C.D.)"

check "removed, and brought back; undo takes back the change"
run "$AFTERCARE" adjust remove 1 --now "$now"
expect_status 0
expect_stdout_contains "Removed: Washing: none of it"
run "$AFTERCARE" can wash --at "2026-11-22 20:00" --now "$now"
expect_status 10
run "$AFTERCARE" undo --now "$now"
expect_stdout_contains "Washing, the practitioner's change, removed"
run "$AFTERCARE" can wash --at "2026-11-22 20:00" --now "$now"
expect_status 12
run "$AFTERCARE" adjust remove 7 --now "$now"
expect_status 1
expect_stderr_contains "aftercare adjust list"

check "what is missing or wrong is named, and nothing is changed"
wrong() { # WORDS-IN-THE-ANSWER ARGUMENTS…
	wanted=$1
	shift
	run "$AFTERCARE" adjust "$@" --now "$now"
	expect_status 2
	expect_stderr_contains "$wanted"
}
wrong "--by AB" wash --allow none --why x
wrong "--why" wash --allow none --by AB
wrong "Say one of" wash --why x --by AB
wrong "Say one of" wash --ok --avoid --why x --by AB
wrong "no step of" wash --allow scrub --why x --by AB
wrong "has no steps" pool --allow none --why x --by AB
wrong "--to" wash --ok --to soon --why x --by AB
wrong "--to needs a time that is known" wash --ok --to unsaid --why x --by AB
wrong "--to is not after --from" wash --ok --from 4d --to 72h --why x --by AB
wrong "--why is missing or empty" wash --ok --why " " --by AB
wrong "--care is missing or empty" wash --care "" --why x --by AB
wrong "not both" wash --ok --course --session 1 --why x --by AB
wrong "--from and --to" "wash tomorrow" --ok --why x --by AB
run "$AFTERCARE" adjust list --json --now "$now"
expect_json 'len(d["adjustments"]) == 2'

check "an option's value is not taken for the word list"
run "$AFTERCARE" adjust --why list --by AB --ask massage --now "$now"
expect_status 0
expect_stdout_contains "AB: list"

check "safety is never touched"
run "$AFTERCARE" can pus --now "$now"
expect_status 11
expect_stdout_contains "See a doctor today"
