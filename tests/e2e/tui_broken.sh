#!/bin/sh
# SPDX-License-Identifier: MIT
# A clinic's own rule file that is broken, half-finished or gone locks nobody out.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

OWN=$XDG_CONFIG_HOME/aftercare/protocols
NOW="2026-11-28 10:00"
mkdir -p "$OWN"

# write_own VERSION [LINE] - the clinic's protocol, with a line of nonsense where it is given
write_own() {
	cat >"$OWN/mine.new" <<EOF
protocol = {
  id = "mine";
  extends = "smp";
  title = "Our aftercare leaflet";
  version = "$1";
  ${2:-}
};
EOF
	mv "$OWN/mine.new" "$OWN/mine.cfg"
}

check "a client of the clinic's own rules"
write_own 1.0
run "$AFTERCARE" client add "Pin Ned" --protocol mine --session "2026-11-25 15:00" --now "$NOW"
expect_status 0

check "with a typo in the file the stored rules answer, and a warning says file and line"
write_own 1.0 'verison = "2";'
run "$AFTERCARE" can gym --now "$NOW"
expect_stdout_contains "AVOID" "until Sat 5 Dec"
expect_stderr_contains "mine.cfg:6: unknown key \"verison\"" "the plan goes on by the rules stored with it"

for words in today status plan journal calendar "client show" "client rules" "remind --list" "explain gym" "client list" "note slept" doctor "undo"; do
	check "goes on with the broken file: $words"
	# shellcheck disable=SC2086  # several words
	run "$AFTERCARE" $words --now "$NOW"
	expect_stderr_lacks "aftercare:"
	case $words in
	doctor | "client list") expect test -s "$stdout_file" ;;
	*) expect_status 0; expect_stderr_contains "mine.cfg:6" ;;
	esac
done

check "and prints the sheet"
run "$AFTERCARE" print --output "$WORLD/sheet.pdf" --now "$NOW"
expect_status 0
expect test -s "$WORLD/sheet.pdf"

check "the rules in the file are taken over by nobody while it is broken"
run "$AFTERCARE" client rules --accept --now "$NOW"
expect_status 1
expect_stderr_contains "mine.cfg:6"

for how in syntax empty removed folder; do
	check "the same when the file is $how"
	rm -f "$OWN/mine.cfg"
	case $how in
	syntax) echo 'protocol = { id = "mine' >"$OWN/mine.cfg" ;;
	empty) : >"$OWN/mine.cfg" ;;
	folder) mkdir "$OWN/mine.cfg" ;;
	esac
	run "$AFTERCARE" can gym --now "$NOW"
	expect_stdout_contains "until Sat 5 Dec"
	expect_stderr_contains "mine" "the plan goes on by the rules stored with it"
	rm -rf "$OWN/mine.cfg"
done

check "the screen opens, says on Day where the file is wrong, and Rules shows it first"
write_own 1.0 'verison = "2";'
start "$AFTERCARE" --now "$NOW"
wait_for 'mine.cfg:6 cannot be used at present'
expect_screen_contains "Pin Ned" "Rinse gently"
keys R
wait_for 'unknown key "verison"'
wait_for 'mine.cfg:6'
wait_for 'The plan goes on by the rules stored with it,'

check "mended in another window, it is said at once"
write_own 1.0
wait_for 'The rule file can be used again.'
wait_gone 'unknown key "verison"'

check "and broken again while Rules is open, it is said at once; what it said stays readable"
write_own 1.0 'nonsense'
wait_for ' cannot be used at present; the plan goes on'
wait_for 'The file cannot be used at present'
wait_for 'Our aftercare leaflet (mine)'
keys q
expect_exit 0

check "another protocol that is looked at breaks and is mended before one's eyes"
write_own 1.0
run "$AFTERCARE" client add "Sue Standard" --protocol smp --session "2026-11-25 15:00" --now "$NOW"
run "$AFTERCARE" client use "Sue Standard"
start "$AFTERCARE" --now "$NOW"
wait_for 'Sue Standard'
keys R
wait_for 'Rules: smp'
keys o
wait_for 'Our aftercare leaflet'
keys Home j Enter
wait_for 'Our aftercare leaflet (mine)'
write_own 1.0 'verison = "2";'
wait_for 'unknown key "verison"'
wait_for 'What it said before stands below.'
expect_screen_contains 'Our aftercare leaflet (mine)'
write_own 1.1
wait_gone 'unknown key "verison"'
wait_for '1.1, '
keys q
expect_exit 0

check "where nothing was stored with the client, a command says why"
python3 - "$XDG_DATA_HOME/aftercare/aftercare.db" <<'EOF'
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db:
    db.execute("DELETE FROM rules_file")
EOF
run "$AFTERCARE" client use "Pin Ned"
write_own 1.0 'verison = "2";'
run "$AFTERCARE" today --now "$NOW"
expect_status 1
expect_stderr_contains "mine.cfg:6: unknown key"

check "and the screen opens all the same: Day says what is wrong, the other rooms are there"
start "$AFTERCARE" --now "$NOW"
wait_for 'cannot be read, so there is no plan to show'
expect_screen_contains "mine.cfg:6" '"verison" in the protocol'
keys S
wait_for 'Settings'
keys Escape
wait_for 'no plan to show'
keys R
wait_for 'Aftercare   Rules'
wait_for '"verison" in the protocol'
keys Escape
wait_for 'no plan to show'
keys '?'
wait_for 'Help'
keys Escape
wait_for 'no plan to show'
keys w
wait_for 'Sue Standard'
keys Escape
wait_for 'no plan to show'

check "until it is mended"
write_own 1.0
wait_for 'Rinse gently'
expect_screen_contains "Pin Ned"
keys q
expect_exit 0


check "a typo in the clinic's own numbers bars the plan, and nothing else"
echo 'clinic = { name = "Northlight" phone }' >"$XDG_CONFIG_HOME/aftercare/clinic.cfg"
start "$AFTERCARE" --now "$NOW"
wait_for 'no plan to show'
expect_screen_contains "clinic.cfg:1"
rm "$XDG_CONFIG_HOME/aftercare/clinic.cfg"
wait_for 'Rinse gently'
keys q
expect_exit 0
