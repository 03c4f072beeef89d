#!/bin/sh
# SPDX-License-Identifier: MIT
# Two protocols held against each other, and a protocol written from a practitioner's answers.
. "$(dirname "$0")/lib.sh"

example=$ROOT/config/clinics/example.cfg
narrow() {
	expect python3 -c 'import sys
for line in open(sys.argv[1], encoding="utf-8"):
    assert len(line.rstrip("\n")) <= 80 or "/" in line, line' "$stdout_file"
}

# ---- compare ----------------------------------------------------------------------------------------------------

check "what a clinic's overlay changes is told by activity, with both dates"
run "$AFTERCARE" protocol compare smp "$example"
expect_status 1
expect_stderr_empty
expect_stdout_contains "A  Scalp micropigmentation (smp), version 1.0" "B is stricter" "24 hours" "B until 72 hours" \
	"Only B speaks of it" "Flying" "Only A speaks of it" "Coffee, tea, caffeine" "Sources only in B: Northlight Studio" \
	"Wash gently (wash-gently)" "07:30" "Wording differs in:" "dry (why, source)"
narrow

check "the same two protocols, the other way round, are told the other way round"
run "$AFTERCARE" protocol compare "$example" smp
expect_status 1
expect_stdout_contains "B allows more" "Only A speaks of it" "Flying"
run "$AFTERCARE" protocol compare "$example" smp --json
expect_json '[x["kind"] for x in d["differences"] if "water" in x["activities"]] == ["b-allows-more"]'

check "a protocol is the same as itself, and as a copy of itself"
run "$AFTERCARE" protocol compare smp smp
expect_status 0
expect_stdout_contains "For the client they say the same."
cp "$ROOT/config/protocols/smp.cfg" copy.cfg
run "$AFTERCARE" protocol compare smp copy.cfg --sessions 5
expect_status 0

check "another version of one file: a date, and a text alone"
sed 's/id = "hat"; on = "hat"; verdict = "care"; to = "10d"/id = "hat"; on = "hat"; verdict = "care"; to = "12d"/' copy.cfg >later.cfg
run "$AFTERCARE" protocol compare copy.cfg later.cfg
expect_status 1
expect_stdout_contains "Loose hat or cap" "From day 10 to day 12"
sed 's/Clean, loose, breathable; off indoors\./Loose./' copy.cfg >text.cfg
run "$AFTERCARE" protocol compare copy.cfg text.cfg
expect_status 1
expect_stdout_contains "What the client may do, and when, is the same." "hat (how)"

check "only clients with a fact, and only over several sessions"
sed 's/to = "4d"; when = { skin = "oily"; }/to = "4d"/; s/id = "oily"; on = "shampoo"; verdict = "care"; from = "4d"/id = "oily"; on = "shampoo"; verdict = "ask"; from = "4d"/' copy.cfg >oily.cfg
run "$AFTERCARE" protocol compare copy.cfg oily.cfg
expect_status 1
expect_stdout_contains "Only for clients with: skin oily"
run "$AFTERCARE" protocol compare copy.cfg oily.cfg --trait skin=dry --json
expect_json 'd["differences"] == [] and d["clients"] == "skin dry"'

check "as data: who says what, with its line"
run "$AFTERCARE" protocol compare smp "$example" --json
expect_status 1
expect_json 'd["same"] is False and d["a"]["id"] == "smp" and d["b"]["id"] == "example"'
expect_json '[x["b"]["rule"]["id"] for x in d["differences"] if "water" in x["activities"]] == ["dry"]'
expect_json 'any(x["kind"] == "only-b" and x["activities"] == ["flight"] for x in d["differences"])'

check "what cannot be compared ends with 2, like diff"
run "$AFTERCARE" protocol compare smp nowhere
expect_status 2
expect_stdout_empty
run "$AFTERCARE" protocol compare smp
expect_status 2
run "$AFTERCARE" protocol compare smp copy.cfg --trait skin=wet
expect_status 2
expect_stderr_contains "dry, normal, oily"
printf 'protocol = {\n' >broken.cfg
run "$AFTERCARE" protocol compare smp broken.cfg
expect_status 2
expect_stderr_contains "broken.cfg:"

# ---- new --------------------------------------------------------------------------------------------------------

check "answers become a file that is in order, and answers as told"
run_input 'empty
Northlight "Studio", 01632 960123

0
72
72 hours
day 5
10 days
28 days after the last session
4 weeks
day 8
4d
chewing bricks
no sauna for 4 weeks, alcohol 3 days, hair dye
' "$AFTERCARE" protocol new my-studio.cfg
expect_status 0
expect_stdout_contains "72 hours or 72 days? Write 72h or 72d." "I don't know “chewing bricks”" "Written: my-studio.cfg" \
	"aftercare protocol check my-studio.cfg" "aftercare client add NAME --protocol my-studio.cfg"
narrow
run "$AFTERCARE" protocol check --strict my-studio.cfg
expect_status 0
expect_stdout_contains "nothing is wrong"
expect grep -q '# Water on the scalp: no, until 72 hours after each session.' my-studio.cfg

may() { # HOURS-OR-DAY WORD STATUS
	run "$AFTERCARE" can "$2" --protocol my-studio.cfg --session "2026-11-20 15:00" --now "$1"
	expect_status "$3"
}
check "and each date holds to the minute"
may "2026-11-23 14:59" rinse 12
may "2026-11-23 15:00" rinse 0
may "2026-11-24 23:59" cleanser 12
may "2026-11-25 00:00" cleanser 0
may "2026-11-25 00:00" "ordinary shampoo" 12
may "2026-11-29 23:59" gym 12
may "2026-11-30 00:00" gym 0
may "2026-12-20 00:00" pool 12
may "2026-11-27 23:59" razor 12
may "2026-11-28 00:00" razor 0
may "2026-11-23 23:59" moisturiser 12
may "2026-11-24 00:00" moisturiser 0
may "2026-12-17 23:59" sun 12
may "2026-12-18 00:00" sun 0
may "2027-11-18 00:00" dye 12
may "2026-11-25 00:00" "loose hat" 13

check "changes to the standard rules are changes only, and pass"
run_input 'standard



3 days

2 weeks
12d
5 weeks after the last

12 days
6d


' "$AFTERCARE" protocol new ours
expect_status 0
expect_stdout_contains "The other standard rules need at least 28 days here." "Written: ours.cfg"
run "$AFTERCARE" protocol check ours.cfg
expect_status 0
run "$AFTERCARE" protocol compare smp ours.cfg --json
expect_status 1
expect_json 'all(x["kind"] == "b-stricter" for x in d["differences"]) and len(d["differences"]) > 5'

check "without an answer to anything the file still is in order, and allows nothing"
run_input 'empty










' "$AFTERCARE" protocol new silent.cfg
expect_status 1
expect_stdout_contains "Nothing was written."
expect test ! -e silent.cfg
run_input 'empty











' "$AFTERCARE" protocol new silent.cfg
expect_status 0
run "$AFTERCARE" protocol check silent.cfg
expect_status 0
run "$AFTERCARE" can swim --protocol silent.cfg --session "2026-11-20 15:00" --now "2027-11-20 15:00"
expect_status 13

check "a file that is there stays; no name and an end of the input write nothing"
echo mine >there.cfg
run_input 'empty
' "$AFTERCARE" protocol new there
expect_status 1
expect_stderr_contains "there.cfg is there already"
expect grep -q mine there.cfg
run_input 'empty











there

' "$AFTERCARE" protocol new
expect_status 1
expect_stdout_contains "there.cfg is there already" "Nothing was written."
expect grep -q mine there.cfg
run "$AFTERCARE" protocol new none.cfg
expect_status 1
expect test ! -e none.cfg

check "on a terminal each question waits for its answer"
start "$AFTERCARE" protocol new typed.cfg
wait_for "an empty sheet"
keys Enter
wait_for "1 of 10"
type_text "Northlight Studio"
keys Enter
wait_for "And the number clients call?"
type_text "01632 960123"
keys Enter
wait_for "[Northlight Studio: aftercare]"
keys C-d
wait_exit
expect test ! -e typed.cfg
