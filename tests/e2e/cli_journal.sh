#!/bin/sh
# SPDX-License-Identifier: MIT
# The journal by command: a day filled in afterwards, adherence that says what it counts, the report, notes.
. "$(dirname "$0")/lib.sh"
now="2026-11-26 10:00"
run "$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --trait skin=dry --now "2026-11-20 16:00"

check "a box of a day gone by is ticked on its day, and left out with a reason"
run "$AFTERCARE" done wash-gently@2026-11-24 --now "$now"
expect_status 0
run "$AFTERCARE" skip "wash-gently@2026-11-25" --why "no water in the house" --now "$now"
expect_status 0
run "$AFTERCARE" journal --json --now "$now"
expect_status 0
expect_json '[t["state"] for d in d["days"] if d["date"] == "2026-11-24" for t in d["tasks"] if t["id"] == "wash-gently"] == ["done"]'
expect_json '[t["ticked_at"] for d in d["days"] if d["date"] == "2026-11-24" for t in d["tasks"] if t["id"] == "wash-gently"] == ["2026-11-26T10:00:00+00:00"]'
expect_json '[t["note"] for d in d["days"] if d["date"] == "2026-11-25" for t in d["tasks"] if t["id"] == "wash-gently"] == ["no water in the house"]'

check "adherence tells of what, what is missing and what does not count"
run "$AFTERCARE" journal --now "$now"
expect_stdout_contains "Wash gently" "1 of 1 day. Not counted: 1 left out with a reason" "Counted: what is done, or was due and its day is over."
expect_stdout_contains "Hat on outdoors    0 of 5 days; missed Sat 21 Nov"
expect_stdout_lacks "%"
expect_json_of() { run "$AFTERCARE" journal --json --now "$now"; expect_json "$1"; }
expect_json_of '[(t["done"], t["of"], t["counts"]["left_out_with_reason"]) for t in d["adherence"] if t["task"] == "wash-gently"] == [(1, 1, 1)]'

check "a check-in for a day that has passed is judged for that day, says so, and is not the last word"
run "$AFTERCARE" feel redness=mild --now "2026-11-26 09:00"
expect_status 11
run "$AFTERCARE" feel redness=mild --at 2026-11-21 --now "$now"
expect_status 0
expect_stdout_contains "Expected at this time — Redness, mild" "Filled in for Sat 21 Nov."
run "$AFTERCARE" feel pus --at yesterday --now "$now"
expect_status 12
expect_stdout_contains "Filled in for Wed 25 Nov. If it is still so, what stands here is for now."
run "$AFTERCARE" feel pus --at tomorrow --now "$now"
expect_status 2
expect_stderr_contains "still to come"
expect_json_of '[c["said_at"] for x in d["days"] if x["date"] == "2026-11-21" for c in x["checkins"]] == ["2026-11-26T10:00:00+00:00"]'
run "$AFTERCARE" remind --list --json --now "$now"
expect_stdout_contains "look:"
expect_stdout_lacks "look:2026-11-25"

check "what needs somebody stands first, the most urgent of it before the rest"
run "$AFTERCARE" journal --now "$now"
expect_stdout_contains "Wed 25 Nov         a doctor the same day: Pus or yellow crusts" "filled in Thu 26 Nov 10:00"
expect [ "$(grep -n 'a doctor the same day' "$stdout_file" | head -n 1 | cut -d: -f1)" -lt "$(grep -n 'call the practitioner' "$stdout_file" | head -n 1 | cut -d: -f1)" ]
expect [ "$(grep -n 'to contact somebody' "$stdout_file" | cut -d: -f1)" -lt "$(grep -n 'Done, of what was due' "$stdout_file" | cut -d: -f1)" ]
expect_json_of '[c["advice"] for c in d["urgent"]] == ["doctor", "practitioner"]'

check "a note for today and for a day that has passed; undo takes it back"
run "$AFTERCARE" note "itched" "all night" --now "$now"
expect_status 0
expect_stdout_contains "Noted for Thu 26 Nov."
run "$AFTERCARE" note "forgot the hat" --at yesterday --now "$now"
expect_stdout_contains "Noted for Wed 25 Nov."
run "$AFTERCARE" journal --now "$now"
expect_stdout_contains "Thu 26 Nov         itched all night" "Wed 25 Nov         forgot the hat"
run "$AFTERCARE" undo --now "$now"
expect_stdout_contains "the note of Wed 25 Nov"
expect_json_of '[n["text"] for x in d["days"] for n in x["notes"]] == ["itched all night"]'
run "$AFTERCARE" note " " --now "$now"
expect_status 2
expect_stderr_contains "There is nothing in this note."
run "$AFTERCARE" note "x" --at tomorrow --now "$now"
expect_status 2

check "words of others reach no terminal as they are"
run "$AFTERCARE" note "$(printf 'red \033[31mtext\a and \342\200\256more')" --now "$now"
run "$AFTERCARE" skip "moisturise@2026-11-25 20:00" --why "$(printf 'b\033]0;x\007')" --now "$now"
run "$AFTERCARE" journal --now "$now"
expect_stdout_contains "red" "text" "Left out"
expect sh -c '! grep -q "$(printf "\033")" "$1"' sh "$stdout_file"
expect sh -c '! grep -q "$(printf "\342\200\256")" "$1"' sh "$stdout_file"

check "what was ticked before the plan changed is told, and counted for no box"
run "$AFTERCARE" client add "Ira" --session "2026-11-20 15:00" --trait skin=dry --now "2026-11-20 16:00"
run "$AFTERCARE" done wash-gently@2026-11-24 --client Ira --now "$now"
run "$AFTERCARE" session move 1 "2026-11-23 15:00" --client Ira --now "$now"
expect_status 0
run "$AFTERCARE" journal --client Ira --json --now "$now"
expect_json '[(t["id"], t["state"], t["text"]) for x in d["days"] if x["date"] == "2026-11-24" for t in x["no_longer_planned"]] == [("wash-gently", "done", "07:45 Wash gently: done")]'
expect_json 'sum(t["counts"]["done"] for t in d["adherence"]) == 0 and d["anything_ticked"]'
run "$AFTERCARE" journal --client Ira --now "$now"
expect_stdout_contains "No longer in the plan" "Tue 24 Nov         07:45 Wash gently: done" "1 no"

check "no line of the report is wider than 76 columns"
run "$AFTERCARE" did gym --at "2026-11-21 18:00" --now "$now"
run "$AFTERCARE" report flakes-gone --now "$now"
run "$AFTERCARE" journal --now "$now"
expect_stdout_contains "Journal of Jo Doe" "From Fri 20 Nov 2026 to Thu 26 Nov 2026." "Rules: Scalp micropigmentation (smp), version" \
	"hash " "took place" "Gym, hard exercise, though it was to be avoided" "Reported" "Day by day" "It is no diagnosis, and nobody"
expect sh -c 'awk "length(\$0) > 76 { exit 1 }" "$1"' sh "$stdout_file"

check "into a file, for chosen days"
run "$AFTERCARE" journal --from 2026-11-24 --to 2026-11-25 -o jo.txt --now "$now"
expect_status 0
expect_stdout_contains "Written: jo.txt."
expect grep -q "From Tue 24 Nov 2026 to Wed 25 Nov 2026" jo.txt
expect [ "$(stat -c %a jo.txt)" = 600 ]
run "$AFTERCARE" journal --json -o jo.json --now "$now"
expect python3 -c 'import json; assert len(json.load(open("jo.json"))["days"]) == 7'
run "$AFTERCARE" journal -o jo.txt/x --now "$now"
expect_status 1
run "$AFTERCARE" journal --from tomorrow --to today --now "$now"
expect_status 2
expect_stderr_contains "--to lies before --from."

check "what fell due before the client was entered is not held against them"
run "$AFTERCARE" client add "Sam" --session "2026-11-20 15:00" --trait skin=dry --now "$now"
run "$AFTERCARE" journal --client Sam --now "$now"
expect_stdout_contains "nothing to count yet. Not counted: 2 from before this" \
	"Nothing was ticked in these days: whether it was done is not known." "not known: before this was kept"

check "milestones that are due are asked for right after a check-in, unless a doctor comes first"
run "$AFTERCARE" client add "Kim" --session "2026-11-20 15:00" --now "2026-11-20 16:00"
run "$AFTERCARE" feel nothing --client Kim --now "$now"
expect_stdout_contains "Please say" "aftercare report flakes-gone"
run "$AFTERCARE" feel nothing --json --client Kim --now "$now"
expect_json 'd["questions"][0]["kind"] == "milestone"'
run "$AFTERCARE" feel pus --client Kim --now "$now"
expect_stdout_lacks "Please say"

check "what is to be watched is looked at again, and the reminder for it is set at the same moment"
run "$AFTERCARE" client add "Lee" --session "2026-11-20 15:00" --now "2026-11-20 16:00"
run "$AFTERCARE" feel warmth=mild --client Lee --json --now "2026-11-21 10:00"
expect_json 'd["advice"] == "watch" and d["signs"][0]["look_again_at"] == "2026-11-21T22:00:00+00:00"'
run "$AFTERCARE" remind --list --json --client Lee --now "2026-11-21 10:01"
expect_json 'any(r["key"].startswith("look:") and r["at"].startswith("2026-11-21T22:00") for r in d["reminders"])'
run "$AFTERCARE" feel itch=mild --client Lee --json --now "2026-11-29 10:00"
expect_json 'd["signs"][0]["look_again_at"] == "2026-12-01T10:00:00+00:00"'

check "it is compared with the check-in before, and judged by nobody"
run "$AFTERCARE" feel itch=strong --client Lee --now "2026-11-30 10:00"
expect_stdout_contains "mild at the last check-in, yesterday 10:00: it is stronger now"

check "on the day the client was entered only what fell due later was missed"
run "$AFTERCARE" client add "Ada" --session "2026-11-16 15:00" --trait skin=dry --now "2026-11-22 12:00"
run "$AFTERCARE" journal --client Ada --now "$now"
expect_stdout_contains "missed 20:00 Moisturise"
expect sh -c "! grep -q 'missed.*07:45 Wash gently.*20:00' '$stdout_file'"
run "$AFTERCARE" journal --json --client Ada --now "$now"
expect_json '[(t["id"], t["before_kept"]) for x in d["days"] if x["date"] == "2026-11-22" for t in x["tasks"]] == [("cover", True), ("wash-gently", True), ("moisturise", True), ("moisturise", False)]'
