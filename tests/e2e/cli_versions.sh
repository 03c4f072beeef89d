#!/bin/sh
# SPDX-License-Identifier: MIT
# A plan follows the rules it was made with: a change of the files is told, compared, and taken when accepted.
. "$(dirname "$0")/lib.sh"
now="2026-11-22 20:00"
rules=$XDG_CONFIG_HOME/aftercare/protocols
mkdir -p "$rules"
write_rules() { # VERSION HOURS VERDICT-OF-THE-HAT PHONE
	cat >"$rules/studio.cfg" <<CFG
clinic = { id = "n"; name = "Northlight"; phone = "$4"; country = "GB"; protocol = "studio"; };
protocol = { id = "studio"; extends = "base"; title = "Studio"; version = "$1"; language = "en"; status = "draft"; author = "A";
  approved_on = "2026-11-21"; review_by = "2027-11-21";
  rules = ( { id = "dry"; to = "$2"; }, { id = "rinse"; from = "$2"; } ); };
CFG
	cat >"$rules/base.cfg" <<CFG
protocol = { id = "base"; title = "Base"; version = "1"; language = "en"; status = "draft"; author = "A";
  approved_on = "2026-11-21"; review_by = "2027-11-21"; treatment_day = 0; lasts = "28d"; gap = "4w";
  sources = ( { id = "own"; title = "Own"; } );
  rules = ( { id = "dry"; on = "water"; allow = "none"; to = "24h"; source = "own"; },
    { id = "rinse"; on = "water"; allow = "rinse"; from = "24h"; to = "4d"; how = "Gently."; source = "own"; },
    { id = "hat"; on = "hat"; $3 source = "own"; } );
  signs = ( { id = "redness"; title = "Redness"; rules = ( { id = "early"; to = "3d"; advice = "expected"; source = "own"; } ); } ); };
CFG
}
care='verdict = "care"; how = "Loose.";'
write_rules 1.0 24h "$care" "01632 111111"
run "$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --protocol studio --now "$now"

check "nothing has changed, and nothing is said"
run "$AFTERCARE" client rules --now "$now"
expect_status 0
expect_stdout_is "Your rules have not changed: studio 1.0."
run "$AFTERCARE" today --now "$now"
expect_stdout_lacks "Your rules have changed"
run "$AFTERCARE" can wash --now "$now"
expect_status 10

check "a change is told in one line, and the plan goes on as it was"
write_rules 1.1 72h "$care" "01632 111111"
for page in today status "client rules"; do
	# shellcheck disable=SC2086  # two words
	run "$AFTERCARE" $page --now "$now"
	expect_status 0
	expect_stdout_contains "Your rules have changed (studio 1.0 → 1.1): aftercare client rules"
done
run "$AFTERCARE" can wash --now "$now"
expect_status 10
run "$AFTERCARE" can wash --now "$now" # from what was laid out the last time
expect_status 10
run "$AFTERCARE" explain wash --now "$now"
expect_stdout_contains "rule \"rinse\" of studio: decides"

check "what it changes for this client"
run "$AFTERCARE" client rules --now "$now"
expect_stdout_contains "follows the earlier text (A) until you take the new one" "Washing"

check "accepted, the new text holds; undo goes back"
run "$AFTERCARE" client rules --accept --now "$now"
expect_status 0
expect_stdout_contains "Taken: your plan follows studio 1.1 now." "What that changes today:"
run "$AFTERCARE" can wash --now "$now"
expect_status 12
run "$AFTERCARE" today --now "$now"
expect_stdout_lacks "Your rules have changed"
run "$AFTERCARE" undo --now "$now"
expect_status 0
expect_stdout_contains "the rules, taken"
run "$AFTERCARE" can wash --now "$now"
expect_status 10

check "a change of what it extends counts too, under one version"
run "$AFTERCARE" client rules --accept --now "$now"
write_rules 1.1 72h 'verdict = "avoid";' "01632 111111"
run "$AFTERCARE" today --now "$now"
expect_stdout_contains "Your rules have changed (studio 1.1, other words)"
run "$AFTERCARE" can hat --now "$now"
expect_status 10

check "a client added now follows the new text, beside the other"
run "$AFTERCARE" client add Una --session "2026-11-20 15:00" --protocol studio --now "$now"
run "$AFTERCARE" can hat --client Una --now "$now"
expect_status 12
run "$AFTERCARE" can hat --client Jo --now "$now"
expect_status 10
run "$AFTERCARE" clients today --json --now "$now"
expect_status 0

check "the number to call and the red flags are always today's"
write_rules 1.2 72h "$care" "01632 222222"
run "$AFTERCARE" feel redness=mild --client Jo --now "$now"
expect_stdout_contains "01632 222222"
expect_stdout_lacks "01632 111111"
mkdir -p "$WORLD/safer"
cp -R "$AFTERCARE_CONFIG/." "$WORLD/safer"
sed 's/also = ("pus"/also = ("pus", "glitter"/' "$AFTERCARE_CONFIG/safety.cfg" >"$WORLD/safer/safety.cfg"
run env AFTERCARE_CONFIG="$WORLD/safer" "$AFTERCARE" feel glitter --client Jo --now "$now"
expect_status 12

check "the copy kept ready is of the files, never of an earlier text"
run "$AFTERCARE" can wash --client Jo --now "$now"
expect_status 12
run "$AFTERCARE" can wash --client Jo --now "$now"
expect_status 12
run "$AFTERCARE" can wash --protocol studio --session "2026-11-20 15:00" --now "$now"
expect_status 12

check "other rules are pinned anew"
run "$AFTERCARE" client edit Jo --protocol base --now "$now"
expect_status 0
run "$AFTERCARE" client rules --client Jo --now "$now"
expect_stdout_contains "Your rules have not changed: base 1."

check "where nothing can be written the earlier text is followed all the same"
write_rules 1.3 24h 'verdict = "avoid";' "01632 222222"
rm -rf "$XDG_CACHE_HOME"
: >"$XDG_CACHE_HOME"
run "$AFTERCARE" can hat --client Jo --now "$now"
expect_status 10
rm -f "$XDG_CACHE_HOME"

check "an earlier text that was lost is said to be"
python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1]); db.execute("DELETE FROM rules_file"); db.commit()' "$XDG_DATA_HOME/aftercare/aftercare.db"
rm -rf "$XDG_CACHE_HOME/aftercare"
run "$AFTERCARE" today --client Jo --now "$now"
expect_status 0
expect_stdout_contains "and the earlier ones cannot be" "the new ones hold"
run "$AFTERCARE" client rules --accept --client Jo --now "$now"
expect_status 0
run "$AFTERCARE" today --client Jo --now "$now"
expect_stdout_lacks "Your rules have changed"
