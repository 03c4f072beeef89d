#!/bin/sh
# SPDX-License-Identifier: MIT
# A leaflet that says more than plain times: how strongly, where, once what is seen, at least, and where each value stands.
. "$(dirname "$0")/lib.sh"
export AFTERCARE_CONFIG="$ROOT/tests/golden/config"
mkdir -p "$WORLD/mine"
cat >"$WORLD/mine/mine.cfg" <<'CFG'
protocol = {
  id = "mine"; extends = "leaflet"; title = "Mine"; version = "1.0"; language = "en"; status = "active";
  author = "A test"; approved_on = "2026-11-01"; review_by = "2027-11-01";
  rules = (
    { id = "gym"; to = "at least 14d"; } );
};
CFG
NOW="2026-11-24 09:00"
run "$AFTERCARE" client add "Jo Doe" --protocol leaflet --session "2026-11-20 15:00" --trait skin=dry --now "$NOW"

check "an answer has the leaflet's own strength, place, products and safe date, and changes no verdict"
run "$AFTERCARE" can wash --now "$NOW"
expect_status 10
expect_stdout_contains "off the flakes, up to gentle cleanser" "Without: alcohol, fragrance." "To be on the safe side: from Mon 30 Nov."
run "$AFTERCARE" can sauna --now "$NOW"
expect_status 12
expect_stdout_contains "Sauna — never"
run "$AFTERCARE" can gym --now "$NOW"
expect_status 12
expect_stdout_contains "better not · until Mon 30 Nov 00:00, at least;"
run "$AFTERCARE" can gym --at 2026-12-06 --now "$NOW"
expect_status 11
expect_stdout_contains "your leaflet says at least 10 days and"
run "$AFTERCARE" can pool --now "$NOW"
expect_stdout_contains "Your leaflet also says: Swimming pool: with care, from day 3."

check "what waits for a word is asked about, with its program's field"
run "$AFTERCARE" can razor --now "$NOW"
expect_status 11
expect_stdout_contains "only once healed"
run "$AFTERCARE" can moisturiser --json --now "$NOW"
expect_status 11
expect_json 'd["once"]["milestone"] == "told" and d["once"]["by"] == "practitioner"'
expect_json 'd["products"] == ["the balm of your kit"] and d["safer_at"] is None'

check "today has boxes in order, a list, and how many sessions there are"
run "$AFTERCARE" today --now "$NOW"
expect_stdout_contains "session 1 of 3" "(1 of 2) — first: cleanse" "- Hat washed" "off the flakes, up to gentle cleanser"
run "$AFTERCARE" today --json --now "$NOW"
expect_json 'd["course"]["most"] == 3'
expect_json '[t["waits_for"] for t in d["tasks"] if t["id"] == "balm-on"] == ["cleanse", "cleanse"]'
expect_json '[t["n"] for t in d["tasks"] if t["id"] == "balm-on"] == [1, 2]'
run "$AFTERCARE" today --now "2026-12-02 09:00"
expect_stdout_contains "healed? not yet: still Days 5–9"

check "every value has its file and line, and what it replaced"
run "$AFTERCARE" protocol show "$WORLD/mine/mine.cfg"
expect_status 0
expect_stdout_contains "at least 14 days, no end is given" "The guarantee ends if this is not followed." "2 to 4 times a day"
expect_stdout_lacks "in place of"
run "$AFTERCARE" protocol show "$WORLD/mine/mine.cfg" --origins
expect_stdout_contains "mine.cfg:5 (in place of leaflet.cfg:16)"
run "$AFTERCARE" protocol show "$WORLD/mine/mine.cfg" --origins --json
expect_json '[k for r in d["rules"] if r["id"] == "gym" for k in r["keys"] if k["key"] == "to"][0]["replaced"][0]["line"] == 16'
run "$AFTERCARE" client add Kim --protocol "$WORLD/mine/mine.cfg" --session "2026-11-20 15:00" --now "$NOW"
run "$AFTERCARE" explain gym --client Kim --now "$NOW"
expect_stdout_contains "Keys:  where each value stands" "to           mine.cfg:5 (in place of leaflet.cfg:16)" "why          leaflet.cfg:16"
run "$AFTERCARE" explain gym --client Kim --json --now "$NOW"
expect_json '[k["line"] for k in d["rules"][0]["keys"] if k["key"] == "to"] == [5]'
