#!/bin/sh
# SPDX-License-Identifier: MIT
# Reports: whose word it is, what is seen again, what waits; lapses of a day that is known and an hour that is not.
. "$(dirname "$0")/lib.sh"
now="2026-11-26 10:00"
mkdir -p "$XDG_CONFIG_HOME/aftercare/protocols"
cat >"$XDG_CONFIG_HOME/aftercare/protocols/told.cfg" <<'CFG'
protocol = { id = "told"; extends = "smp"; title = "Told"; version = "1"; language = "en"; status = "draft"; author = "A";
  approved_on = "2026-11-21"; review_by = "2027-11-21"; sources = ( { id = "own"; title = "Own"; } );
  milestones = ( { id = "may-wear"; ask = "May the hat be worn?"; title = "the hat may be worn"; by = "practitioner"; },
    { id = "bled"; ask = "Did a dot bleed?"; title = "a dot has bled"; sighting = true; } );
  rules = ( { id = "no-hat"; on = "hat"; verdict = "avoid"; until = "may-wear"; source = "own"; },
    { id = "after-blood"; on = "hard"; verdict = "avoid"; from = "0h"; to = "24h"; anchor = "bled"; source = "own"; } ); };
CFG
run "$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --protocol told --now "$now"

check "what can be reported, and what waits for it"
run "$AFTERCARE" report --now "$now"
expect_status 0
expect_stdout_contains "flakes-gone" "Waits for it: Razor blade" "may-wear" "Your practitioner says it: --by INITIALS." \
	"Counts for: Gym, hard exercise" "the latest counts"

check "the practitioner's word needs their initials"
run "$AFTERCARE" report may-wear --now "$now"
expect_status 2
expect_stderr_contains "--by AB"
run "$AFTERCARE" can hat --now "$now"
expect_status 12
run "$AFTERCARE" report may-wear --by " " --now "$now"
expect_status 2
run "$AFTERCARE" report may-wear --by "C.D." --now "$now"
expect_status 0
run "$AFTERCARE" can hat --now "$now"
expect_status 10
run "$AFTERCARE" report --now "$now"
expect_stdout_contains "Reported: today 10:00, by C.D."
run "$AFTERCARE" client show --json --now "$now"
expect_json 'd["reports"][0]["by"] == "C.D."'

check "what is seen again is reported again; each can be taken back"
run "$AFTERCARE" report bled --now "2026-11-26 10:00"
expect_status 0
run "$AFTERCARE" report bled --now "2026-11-27 08:00"
expect_status 0
run "$AFTERCARE" client show --json --now "2026-11-27 08:00"
expect_json 'sum(r["milestone"] == "bled" for r in d["reports"]) == 2'
run "$AFTERCARE" can gym --now "2026-11-28 07:00"
expect_status 12
run "$AFTERCARE" undo --now "2026-11-27 08:01"
expect_stdout_contains "a dot has bled, reported today 08:00"
run "$AFTERCARE" client show --json --now "2026-11-27 08:00"
expect_json 'sum(r["milestone"] == "bled" for r in d["reports"]) == 1'

check "a lapse of a day is one of a day, everywhere"
run "$AFTERCARE" did pool yesterday --now "$now"
expect_status 0
run "$AFTERCARE" client show --now "$now"
expect_stdout_contains "Swimming pool, Wed 25 Nov"
expect_stdout_lacks "23:59"
run "$AFTERCARE" client show --json --now "$now"
expect_json 'd["lapses"][0]["all_day"]'
run "$AFTERCARE" did sauna --at "2026-11-25 18:00" --now "$now"
run "$AFTERCARE" client show --now "$now"
expect_stdout_contains "Wed 25 Nov 18:00"
