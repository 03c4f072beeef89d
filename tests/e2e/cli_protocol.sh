#!/bin/sh
# SPDX-License-Identifier: MIT
# What a practitioner sees of a file of rules: check, test, list.
. "$(dirname "$0")/lib.sh"
now="2026-11-21 09:00"

write() { # NAME ID BODY: a small file that has nothing wrong but what BODY brings
	printf 'protocol = {\n id = "%s"; title = "P"; version = "1"; review_by = "2027-11-21";\n' "$2" >"$1"
	printf ' sources = ( { id = "s"; title = "S"; } );\n%s\n};\n' "$3" >>"$1"
}
avoid='{ id = "a"; on = "pool"; verdict = "avoid"; to = "28d"; anchor = "final"; source = "s"; }'
care='{ id = "b"; on = "pool"; verdict = "care"; how = "H"; from = "20d"; source = "s"; }'

check "a finding is a paragraph: place, what, the other place, what to do"
write two.cfg two " rules = (
$avoid,
$care );"
run "$AFTERCARE" protocol check two.cfg --now "$now"
expect_status 0
expect_stdout_matches '^two\.cfg:6: warning: "b" says "care" of "pool", and "a" says "avoid", from 20d to 28d'
expect_stdout_matches '^    two\.cfg:5: here is "a"$'
expect_stdout_contains 'against = "a" in "b"' "two.cfg: 0 errors, 1 warning."
expect_stderr_empty

check "--strict: a warning fails; a note does not"
run "$AFTERCARE" protocol check --strict two.cfg --now "$now"
expect_status 1
write one.cfg one " rules = ( $avoid );"
run "$AFTERCARE" protocol check --strict one.cfg --now "$now"
expect_status 0
expect_stdout_contains "note: " "nothing is wrong"

check "at the end: what of the most asked is left open, and when"
expect_stdout_contains "Of the 20 activities asked about most" "clients are told to ask"
expect_stdout_matches '^  Direct sun +at any time'

check "check --json: every finding with both places; several files"
run "$AFTERCARE" protocol check --json one.cfg two.cfg --now "$now"
expect_status 0
expect_json '[p["id"] for p in d["protocols"]] == ["one", "two"] and d["protocols"][1]["warnings"] == 1'
expect_json '[(f["severity"], f["kind"], f["rule"], f["other"]["id"], f["line"], f["other"]["line"], f["activity"], f["when"]) for f in d["protocols"][1]["findings"] if f["other"]] == [("warning", "contradiction", "b", "a", 6, 5, "pool", "from 20d to 28d")]'
expect_json 'all(f["suggestion"] and f["text"] for p in d["protocols"] for f in p["findings"])'
expect_json '{"activity": "sun", "title": "Direct sun", "when": "at any time"} in d["protocols"][0]["silent"]'
printf 'protocol = { id = "x"; nonsense = 1; };\n' >x.cfg
run "$AFTERCARE" protocol check --json x.cfg --now "$now"
expect_status 1
expect_json 'd["protocols"][0]["id"] is None and d["protocols"][0]["findings"][0]["kind"] == "load" and d["protocols"][0]["errors"] >= 1'

check "protocol test: a line for each that fails, and a sum"
write tests.cfg tests " rules = (
$avoid );
 tests = (
{ at = \"1d\"; ask = \"pool\"; answer = \"avoid\"; },
{ at = \"1d\"; ask = \"pool\"; answer = \"ok\"; },
{ at = \"30d\"; ask = \"pool\"; answer = \"ok\"; final = true; } );"
run "$AFTERCARE" protocol test tests.cfg
expect_status 1
expect_stdout_is 'tests.cfg:8: this test fails: the answer for "pool" is "avoid"; expected "ok" (rule "a", tests.cfg:5)
tests.cfg: 2 of 3 tests passed.'
run "$AFTERCARE" protocol test --json tests.cfg
expect_status 1
expect_json 'd["protocols"][0]["tests"] == 3 and d["protocols"][0]["errors"] == 1 and d["protocols"][0]["findings"][0]["kind"] == "test"'
run "$AFTERCARE" protocol test one.cfg
expect_status 0
expect_stdout_contains "it has no tests of its own"
run "$AFTERCARE" protocol test smp example
expect_status 0
run "$AFTERCARE" protocol test x.cfg
expect_status 1
expect_stdout_contains "could not be loaded"

check "an overlay that allows what the standard rules forbid is told"
cat >over.cfg <<'CFG'
protocol = { id = "over"; extends = "smp"; title = "O"; version = "1"; review_by = "2027-11-21";
 sources = ( { id = "own"; title = "Own"; } );
 rules = (
{ id = "our-pool"; on = "pool"; verdict = "ok"; from = "3d"; to = "20d"; source = "own"; },
{ id = "our-gym"; on = "hard"; verdict = "care"; how = "H"; from = "3d"; to = "9d"; source = "own"; } ); };
CFG
run "$AFTERCARE" protocol check over.cfg --now "$now"
expect_stdout_lacks "nothing is wrong"
expect_stdout_matches '^over\.cfg:4: warning: .*"still" says "avoid".*so "our-pool" never has an effect'
expect_stdout_matches '^over\.cfg:5: warning: "our-gym" never has an effect: .*"sweat"'

check "a clinic whose protocol is not there fails"
sed 's/protocol = "example"/protocol = "exampel"/' "$ROOT/config/clinics/example.cfg" >clinic.cfg
run "$AFTERCARE" protocol check clinic.cfg --now "$now"
expect_status 1
expect_stdout_contains "the clinic uses a protocol that is not found" "exampel"

check "two files of one id: both are listed, and which is used"
mkdir -p "$XDG_CONFIG_HOME/aftercare/protocols"
write "$XDG_CONFIG_HOME/aftercare/protocols/smp.cfg" smp " rules = ( $avoid );"
run "$AFTERCARE" protocol list
expect_stdout_contains "Not used: \"smp\" means"
run "$AFTERCARE" protocol list --json
expect_json '[p["hidden_by"] is None for p in d["protocols"] if p["id"] == "smp"] == [True, False]'
expect_json '[p["hidden_by"] for p in d["protocols"] if p["id"] == "smp"][1].endswith("home/.config/aftercare/protocols/smp.cfg")'
rm "$XDG_CONFIG_HOME/aftercare/protocols/smp.cfg"

check "the slips of a hurried hand are named"
write slip.cfg slip ' rules = ( { id = "a"; on = "gym"; verdict = "avoid"; to = "72"; source = "s"; } );'
run "$AFTERCARE" protocol check slip.cfg
expect_status 1
expect_stdout_contains 'unknown activity "gym"; did you mean "hard"?' '"72h" (hours) or "72d" (days)'
printf 'clinic = {\n id = "x"; name = "X"; phone = 01632 960123;\n};\n' >phone.cfg
run "$AFTERCARE" protocol check phone.cfg
expect_stdout_contains 'a text needs quotes: "01632 960123"'
printf 'clinic = {\n id = "x"; name = "X"; phone = "1"; protocol = "smp";\n\nprotocol = {\n id = "p"; title = "P";\n};\n' >open.cfg
run "$AFTERCARE" protocol check open.cfg
expect_stdout_contains 'The "{" of line 1 is probably not closed'

check "rules in which the checker finds an error are taken for nobody"
run "$AFTERCARE" client add "Bea Bold" --session "2026-11-25 15:00" --now "2026-11-28 10:00"
cat >bold.cfg <<'EOF'
protocol = {
  id = "bold"; extends = "smp"; title = "Bold"; version = "1.0";
  rules = ( { id = "own-pool"; on = "pool"; verdict = "care"; how = "Head up."; from = "1d"; } );
  tests = ( { at = "30h"; ask = "pool"; answer = "ok"; } );
};
EOF
run "$AFTERCARE" client add "Bo Late" --protocol bold.cfg --session "2026-11-25 15:00" --now "2026-11-28 10:00"
expect_status 1
expect_stderr_contains "bold.cfg:4: this test fails" "not taken for a client before that is mended"
run "$AFTERCARE" client edit --protocol bold.cfg --client Bea --now "2026-11-28 10:00"
expect_status 1
expect_stderr_contains "bold.cfg:4: this test fails"
run "$AFTERCARE" client list
expect_stdout_lacks "Bo Late" "bold"

check "a warning is told, and does not stop them"
sed -i '/tests/d' bold.cfg
run "$AFTERCARE" client add "Bo Late" --protocol bold.cfg --session "2026-11-25 15:00" --now "2026-11-28 10:00"
expect_status 0
expect_stderr_contains "The checker warns of 2 things in these rules: aftercare protocol check bold.cfg"

check "rules of one's own are not called the standard ones"
run "$AFTERCARE" today --client Bo --now "2026-11-28 10:00"
expect_stdout_contains 'By “Bold”, which names no clinic to call.'
expect_stdout_lacks "Standard rules"
run "$AFTERCARE" today --client Bea --now "2026-11-28 10:00"
expect_stdout_contains "Standard rules"

check "a sheet of questions that are all passed over says so"
run_input "standard













" "$AFTERCARE" protocol new bare.cfg
expect_status 0
expect_stdout_contains "Nothing of your leaflet stands in it yet" "protocol check bare.cfg"
expect_stdout_lacks "nothing is wrong" "client add"
run_input "














" "$AFTERCARE" protocol new empty.cfg
expect_stdout_contains "No rule stands in it yet"
run_input "standard





12 days








" "$AFTERCARE" protocol new some.cfg
expect_stdout_contains "Left as the standard rules have it: first wash, cleanser, swimming, sun," "client add NAME"

check "a changed file is taken over for all who have it, after a look at whom it concerns"
mkdir -p "$XDG_CONFIG_HOME/aftercare/protocols"
own() { printf 'protocol = { id = "own"; extends = "smp"; title = "Our own"; version = "%s";%s };\n' "$1" "${2:-}" >"$XDG_CONFIG_HOME/aftercare/protocols/own.cfg"; }
own 1.0
for name in Ada Bob Cyd; do
	run "$AFTERCARE" client add "$name" --protocol own --session "2026-11-25 15:00" --now "2026-11-28 10:00"
done
run "$AFTERCARE" client rules --all --client Ada --now "2026-11-28 10:00"
expect_status 0
expect_stdout_contains "All who have these rules follow the files as they are."
own 1.1
run "$AFTERCARE" client rules --all --client Ada --now "2026-11-28 10:00"
expect_status 0
expect_stdout_contains "3 clients of these rules follow an earlier text:" "Ada (1.0)" "Cyd (1.0)" "--all --accept"
expect_stdout_lacks "Bea"
run "$AFTERCARE" client rules --all --accept --client Ada --now "2026-11-28 10:00"
expect_status 0
expect_stdout_contains "Taken for 3 clients." "aftercare undo --client NAME"
run "$AFTERCARE" client rules --client Bob --now "2026-11-28 10:00"
expect_stdout_contains "Your rules have not changed: own 1.1."

check "each of them goes back alone"
run "$AFTERCARE" undo --client Bob --now "2026-11-28 10:00"
expect_status 0
run "$AFTERCARE" client rules --all --client Ada --now "2026-11-28 10:00"
expect_stdout_contains "1 client of these rules follows an earlier text:" "Bob (1.0)"

check "and none while the file cannot be used"
own 1.2 ' nonsense'
run "$AFTERCARE" client rules --all --accept --client Ada --now "2026-11-28 10:00"
expect_status 1
expect_stderr_contains "own.cfg:1"
