#!/bin/sh
# SPDX-License-Identifier: MIT
# Check-ins by command: how urgent, why, whom to call; red flags first, the unknown never calms.
. "$(dirname "$0")/lib.sh"
now="2026-11-21 10:00"
check "without a client a red flag is answered all the same"
run "$AFTERCARE" feel "I cannot breathe" --now "$now"
expect_status 12
expect_stdout_contains "Call the emergency number now" "nobody is watching"
run "$AFTERCARE" feel pus=mild --json --now "$now"
expect_status 12
expect_json 'd["red_flag"]["id"] == "pus"'
run "$AFTERCARE" feel redness=mild --now "$now"
expect_status 1
expect_stderr_contains "No client is in use" "call your practitioner or a doctor"
run "$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --now "$now"
felt() { # STATUS WORDS-IN-THE-ANSWER ARGUMENTS…
	wanted_status=$1 wanted=$2
	shift 2
	run "$AFTERCARE" feel "$@" --now "$now"
	expect_status "$wanted_status"
	expect_stdout_contains "$wanted" "This is no diagnosis, and nobody is watching your answers." "Call:"
}

check "from expected to emergency, each with its status"
felt 0 "Expected at this time — Redness, mild" redness=mild
felt 10 "Watch it, and look again today 22:00 — Warm or hot skin, mild" warmth=mild
felt 11 "Call your practitioner — Redness, strong" redness=strong
felt 12 "See a doctor today — Pus" pus
felt 12 "Call the emergency number now — Trouble breathing" "I cannot breathe"
expect_stdout_contains "the emergency number, now (112 in Europe, 999 in the UK"

check "the most urgent comes first, and decides"
run "$AFTERCARE" feel redness=mild itch=mild pus swelling=strong --now "$now"
expect_status 12
expect_stdout_matches '^See a doctor today — '
expect [ "$(grep -n 'See a doctor today' "$stdout_file" | tail -n 1 | cut -d: -f1)" -lt "$(grep -n 'Expected' "$stdout_file" | head -n 1 | cut -d: -f1)" ]

check "in one's own words"
felt 12 "Skin that is hot, swollen" "my scalp is hot"
felt 0 "Redness, mild" my scalp is a bit red mild
felt 0 "Itch" slightly itchy

check "a red flag outranks the strength that was given"
felt 12 "Pus" pus=mild
felt 12 "Pus" pus=whatever
run "$AFTERCARE" feel redness pus --now "$now"
expect_status 12

check "what is not known is for a person"
felt 11 "weird" weird
expect_stdout_contains "Call your practitioner — weird" "Your rules do not know this."
felt 11 "rednes" rednes=mild
felt 11 "fireworks" redness=mild "fireworks in my ear"
felt 11 "red and something else" "mild red and something else"

check "a sign without its strength is asked back, with the three words"
run "$AFTERCARE" feel redness --now "$now"
expect_status 2
expect_stdout_empty
expect_stderr_contains "How strong is it?" "redness=mild|moderate|strong"
run "$AFTERCARE" feel redness=huge --now "$now"
expect_status 2
expect_stderr_contains "“huge” is no strength: mild, moderate or strong."

check "the list of what can be named"
run "$AFTERCARE" feel --now "$now"
expect_status 0
expect_stdout_contains "redness" "Red flags: a word is enough" "breathing" "nobody is watching"
run "$AFTERCARE" feel --json --now "$now"
expect_json 'any(s["id"] == "redness" for s in d["signs"]) and d["red_flags"][0]["urgency"] == "emergency"'

check "JSON"
run "$AFTERCARE" feel redness=mild weird --json --now "$now"
expect_status 11
expect_json 'd["advice"] == "practitioner" and d["signs"][0]["words"] == "weird" and d["signs"][1]["advice"] == "expected"'
expect_json 'd["signs"][1]["rule"] == "redness-early" and d["signs"][1]["severity"] == "mild" and d["watched"] is False and d["noted"]'
run "$AFTERCARE" feel warmth=mild --json --now "$now"
expect_json 'd["signs"][0]["look_again_at"].startswith("2026-11-21T22:00")'

check "it is noted, and taken back"
run "$AFTERCARE" feel itch=mild --now "$now"
expect_stdout_contains "Noted."
run "$AFTERCARE" undo --now "$now"
expect_stdout_is "Taken back (Jo Doe): itch, told in a check-in today 10:00."
run "$AFTERCARE" feel nothing --now "$now"
expect_status 0
expect_stdout_contains "Nothing is felt"

check "for somebody who is not stored it is answered, and not noted"
run "$AFTERCARE" feel pus --protocol smp --session "2026-11-20 15:00" --now "$now"
expect_status 12
expect_stdout_lacks "Noted"

check "the rules that wait for a sign hear of it"
mkdir -p "$XDG_CONFIG_HOME/aftercare/protocols"
cat >"$XDG_CONFIG_HOME/aftercare/protocols/seen.cfg" <<'CFG'
protocol = { id = "seen"; extends = "smp"; title = "Seen"; version = "1"; language = "en"; status = "draft"; author = "A";
  approved_on = "2026-11-21"; review_by = "2027-11-21"; sources = ( { id = "own"; title = "Own"; } );
  rules = ( { id = "calm"; on = "hat"; verdict = "avoid"; when = { seen = "redness"; }; source = "own"; } ); };
CFG
run "$AFTERCARE" client add Una --session "2026-11-20 15:00" --protocol seen --now "$now"
run "$AFTERCARE" can hat --client Una --now "$now"
expect_status 12 # not known: the strict reading
run "$AFTERCARE" feel itch=mild --client Una --now "$now"
run "$AFTERCARE" can hat --client Una --now "$now"
expect_status 10
run "$AFTERCARE" feel redness=mild --client Una --now "$now"
run "$AFTERCARE" can hat --client Una --now "$now"
expect_status 12

check "the clinic's own number, and the emergency number of its country"
cat >"$XDG_CONFIG_HOME/aftercare/clinic.cfg" <<'CFG'
clinic = { id = "n"; name = "Northlight"; phone = "01632 960123"; out_of_hours = "01632 960456"; country = "GB"; protocol = "smp"; };
CFG
felt 12 "01632 960123" "cannot breathe"
expect_stdout_contains "999, the emergency number, now." "01632 960456"
felt 0 "01632 960123" redness=mild

check "an answer is given even where nothing can be noted"
python3 -c 'import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
open(sys.argv[2], "w").close()
time.sleep(20)' "$XDG_DATA_HOME/aftercare/aftercare.db" "$WORLD/io/locked" &
holder=$!
until [ -e "$WORLD/io/locked" ]; do sleep 0.05; done
run "$AFTERCARE" feel pus --client Jo --now "$now"
kill "$holder"
expect_stderr_contains "Not noted:"
expect_stdout_lacks "Noted."
expect_status 12
expect_stdout_contains "See a doctor today — Pus"
