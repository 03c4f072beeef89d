#!/bin/sh
# SPDX-License-Identifier: MIT
# The guide: the list, one topic by any of its names, German, JSON, one's own topics, and what cannot be read.
. "$(dirname "$0")/lib.sh"

own=$XDG_CONFIG_HOME/aftercare/guide

check "the list names every topic with what it is about, and nobody need be stored"
run "$AFTERCARE" guide
expect_status 0
expect_stdout_contains "aftercare guide TOPIC" "washing" "Water, cleanser, shampoo: step by step." "When to call someone"
expect_stderr_empty

check "a topic is read by its id, its title, a slip of the finger names the nearest"
run "$AFTERCARE" guide washing
expect_status 0
expect_stdout_contains "Why it is done in steps" "aftercare can water" "[1] " "https://"
cp "$stdout_file" "$WORLD/washing"
run "$AFTERCARE" guide WASHING
expect cmp -s "$stdout_file" "$WORLD/washing"
run "$AFTERCARE" guide Fading and touch-ups
expect_stdout_contains "Three kinds of lighter"
run "$AFTERCARE" guide wahsing
expect_status 1
expect_stdout_empty
expect_stderr_contains "Did you mean “washing”?"
run "$AFTERCARE" guide xyzzyplugh
expect_status 1
expect_stderr_contains "All of them: aftercare guide"

check "no line is wider than 76 columns, but for an address"
for topic in washing sun when-to-call questions; do
	run "$AFTERCARE" guide $topic
	expect sh -c "! sed 's|https*://[^ ]*||; s|[^ -~]|x|g' '$stdout_file' | awk 'length(\$0) > 76' | grep -q ."
done

check "a word finds what is meant, an everyday word for an activity too"
run "$AFTERCARE" guide gym
expect_stdout_contains "Sweat, heat and swimming"
run "$AFTERCARE" guide can I go swimming
expect_stdout_contains "Pool, sea, hot tub"
run "$AFTERCARE" guide pus
expect_stdout_contains "A doctor, today"
run "$AFTERCARE" guide leaflet
expect_status 0
expect_stdout_contains "These speak of “leaflet”" "washing" "sun"

check "German is there, any other language is English, and so is plain C"
run "$AFTERCARE" guide washing --language de
expect_stdout_contains "Warum in Schritten" "Ihr eigener Plan"
run env LANGUAGE=de "$AFTERCARE" guide sonne
expect_stdout_contains "Sonnenbaden, Solarium"
run "$AFTERCARE" guide washing --language fr
expect_stdout_contains "Why it is done in steps"
run env LC_ALL=C "$AFTERCARE" guide washing
expect_status 0
expect sh -c "! LC_ALL=C grep -q '[^ -~]' '$stdout_file'"

check "programs read the list and a topic"
run "$AFTERCARE" guide --json
expect_json 'len(d["topics"]) >= 11 and all(t["title"] and t["summary"] and t["about"] for t in d["topics"])'
run "$AFTERCARE" guide sun --json
expect_json 'd["id"] == "sun" and d["language"] == "en" and d["blocks"][0]["text"].startswith("First:")'
expect_json 'any(l["kind"] == "ask" and l["to"] == "sun" for b in d["blocks"] for l in b["links"])'
expect_json 'set(s for b in d["blocks"] for s in b["sources"]) == set(s["id"] for s in d["sources"])'
run "$AFTERCARE" guide leaflet --json
expect_json 'len(d["topics"]) > 3'

check "a topic of one's own comes before ours, in one's language first"
mkdir -p "$own/de"
printf -- '---\ntitle: Washing at Northlight\nsummary: Our way.\norder: 1\nabout: water\n---\nWith **our** foam.\n' >"$own/washing.md"
printf -- '# Unser Haus\n\nKommen Sie vorbei.\n' >"$own/de/house.md"
run "$AFTERCARE" guide washing
expect_stdout_contains "With our foam."
run "$AFTERCARE" guide house
expect_status 1
run "$AFTERCARE" guide house --language de
expect_stdout_contains "Kommen Sie vorbei."
rm -r "$own"

check "a hostile file is shown harmless, and one that cannot be read is named"
mkdir -p "$own"
printf '# Evil\033]0;owned\007\n\n\033[2J<script>x</script> \342\200\256end\n' >"$own/evil.md"
mkfifo "$own/pipe.md"
head -c 70000 /dev/zero | tr '\0' 'a' >"$own/big.md"
run "$AFTERCARE" guide evil
expect_status 0
expect_stdout_contains "Evil" "end"
expect_stdout_lacks "script"
expect sh -c "tr '\n' ' ' <'$stderr_file' | grep -q 'pipe.md: cannot be read: it is no file'"
expect sh -c "tr '\n' ' ' <'$stderr_file' | grep -q 'big.md: longer than 65536 bytes'"
expect sh -c "! grep -q \"\$(printf '\\033')\" '$stdout_file' '$stderr_file'"
rm -r "$own"

check "without any topic it says where they should be"
run env AFTERCARE_CONTENT="$WORLD/nowhere" "$AFTERCARE" guide
expect_status 1
expect_stderr_contains "$WORLD/nowhere: cannot be read"

check "on the screen it opens from a line of the day, and a link shows what the plan says"
run "$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --now "2026-11-20 16:00"
start "$AFTERCARE" --now "2026-11-24 09:00"
wait_for 'May I'
keys i
wait_for 'Why it is done in steps'
keys Tab
wait_for 'CARE · Washing'
keys Enter
wait_for 'Who says so'
keys Escape
wait_for 'Guide   Washing'
keys i / z z z
wait_for 'No text speaks of that'
keys Escape Escape
wait_for 'May I'
keys q
expect_exit 0
