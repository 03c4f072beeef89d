#!/bin/sh
# SPDX-License-Identifier: MIT
# Where the words go: colour, alphabets, a full disk, a closed pipe, protocols with faults, usage.
. "$(dirname "$0")/lib.sh"
now="2026-11-21 12:00"
run "$AFTERCARE" client add "Jo Döe" --session "2026-11-20 15:00" --now "$now"

check "no line is wider than 80 columns, and there is no colour in a pipe"
for command in today plan "can swim" "explain sauna" "when gym" help "client --help" "protocol show smp"; do
	# shellcheck disable=SC2086
	run "$AFTERCARE" $command --now "$now"
	expect python3 -c 'import sys
for line in open(sys.argv[1], encoding="utf-8"):
    assert "\033" not in line
    assert len(line.rstrip("\n")) <= 80 or "/" in line, line' "$stdout_file"
done

check "a terminal gets a little colour, and none with NO_COLOR"
start sh -c "'$AFTERCARE' can wash --now '$now'; echo over; sleep 5"
wait_for over
screen_ansi >colours
expect grep -q '\[31m' colours
start sh -c "NO_COLOR=1 '$AFTERCARE' can wash --now '$now'; echo over; sleep 5"
wait_for over
screen_ansi >colours
expect [ "$(grep -c '\[31m' colours)" -eq 0 ]
stop

check "a locale without UTF-8 gets plain letters"
run env LC_ALL=C "$AFTERCARE" today --now "$now"
expect_status 0
expect_stdout_contains "x AVOID" "Jo Doe"
expect python3 -c 'import sys; open(sys.argv[1], encoding="ascii").read()' "$stdout_file"

check "without a terminal, or with a plain one, bare aftercare prints today"
run "$AFTERCARE" --now "$now"
expect_status 0
expect_stdout_contains "Sat 21 Nov · Day 1 of 28"
expect_stderr_empty
start sh -c "TERM=dumb '$AFTERCARE' --now '$now' | head -1; TERM=dumb '$AFTERCARE' --now '$now' >/dev/null; echo over; sleep 5"
wait_for over
expect_screen_contains "Day 1 of 28"
start sh -c "TERM=dumb '$AFTERCARE' --now '$now' 2>err | tail -1; TERM=dumb script -qec \"'$AFTERCARE' --now '$now'\" /dev/null </dev/tty | grep -a 'TERM=dumb'; sleep 5"
wait_for "TERM=dumb"
stop

check "what cannot be printed is a failure"
run sh -c "'$AFTERCARE' today --now '$now' >/dev/full"
expect_status 1
expect_stderr_contains "cannot be printed"
run sh -c "'$AFTERCARE' client add Full --now '$now' >&-"
expect_status 1
expect_stderr_contains "cannot be printed"
run "$AFTERCARE" client list
expect_stdout_lacks Full

check "every read-only command does without a home that can be written"
run env HOME=/nonexistent XDG_DATA_HOME=/nonexistent/d XDG_CONFIG_HOME=/nonexistent/c "$AFTERCARE" can wash --protocol smp \
	--session "2026-11-20 15:00" --now "$now"
expect_status 12
run env XDG_DATA_HOME=/proc/none "$AFTERCARE" client add Jo --now "$now"
expect_status 1
expect_stdout_empty
expect_stderr_matches '^aftercare: '

check "a broken protocol is told line by line on stdout by check, on stderr by the rest"
sed 's/verdict = "avoid"; from = "-48h"/verdikt = "avoid"; from = "-48q"/' "$ROOT/config/protocols/smp.cfg" >broken.cfg
run "$AFTERCARE" protocol check ./broken.cfg
expect_status 1
expect_stdout_matches '^\./broken\.cfg:[0-9]+: '
expect_stdout_contains "verdikt"
expect_stderr_empty
run "$AFTERCARE" can wash --protocol ./broken.cfg --session "2026-11-20 15:00" --now "$now"
expect_status 1
expect_stdout_empty
expect_stderr_matches '^\./broken\.cfg:[0-9]+: '
run "$AFTERCARE" protocol check smp
expect_status 0
run "$AFTERCARE" protocol check example --now "$now"
expect_status 0
run "$AFTERCARE" protocol show smq
expect_status 1
expect_stderr_contains "smp"
run "$AFTERCARE" protocol list --json
expect_json '"smp" in [p["id"] for p in d["protocols"]]'

check "a hostile name reaches no terminal"
run "$AFTERCARE" client add "$(printf 'Ev\033[2Jil')" --now "$now"
for command in "client list" "client list --json"; do
	# shellcheck disable=SC2086
	run "$AFTERCARE" $command
	expect sh -c '! grep -q "$(printf "\033")" "$1"' sh "$stdout_file"
done

check "unknown commands and options name the nearest; help and version answer"
run "$AFTERCARE" tody
expect_status 2
expect_stderr_contains "Did you mean “today”?"
run "$AFTERCARE" plan --form today
expect_status 2
expect_stderr_contains "--from"
run "$AFTERCARE" help
expect_status 0
for command in can client clients did doctor done explain help paths plan protocol remind report session settings skip snooze status today undo version when; do
	expect_stdout_matches "^  $command( |\$)"
done
run "$AFTERCARE" version
expect_stdout_matches '^aftercare [0-9]+\.[0-9]+\.[0-9]+$'
run "$AFTERCARE" paths
expect_stdout_contains "$XDG_DATA_HOME/aftercare/aftercare.db"

check "status is one line"
run "$AFTERCARE" status --client 1 --now "$now"
expect_status 0
expect_stdout_matches '^Day 1 · '
expect [ "$(wc -l <"$stdout_file")" -eq 1 ]
