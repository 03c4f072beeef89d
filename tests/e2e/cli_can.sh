#!/bin/sh
# SPDX-License-Identifier: MIT
# May I? The main job of the program, from the rules in config/: hours, sessions, nights the clocks change, zones, silence.
. "$(dirname "$0")/lib.sh"

# What was printed, whatever line it stands on.
says() {
	for words in "$@"; do
		tr -s ' \n' ' ' <"$stdout_file" | grep -qF -e "$words" || fail "expected in the text: $words"
	done
}

check "20 hours after a session washing is to be avoided: until when, why, by which source"
run "$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --now "2026-11-20 16:00"
expect_status 0
run "$AFTERCARE" can wash --now "2026-11-21 11:00"
expect_status 12
expect_stdout_matches '^✗ AVOID  Washing — until today 15:00 \(in 4 h\)$'
says "Why:" "Says: rule \"dry\" of smp, after session 1 on Fri 20 Nov 15:00 (smp.cfg:" "Source: What Is the Process" \
	"If it has happened already:" "Standard rules — not your clinic's leaflet."
expect_stderr_empty

check "the ban ends to the minute"
run "$AFTERCARE" can wash --now "2026-11-21 14:59"
expect_status 12
expect_stdout_contains "(in 1 min)"
run "$AFTERCARE" can wash --now "2026-11-21 15:00"
expect_status 10

check "after 30 hours it says how"
run "$AFTERCARE" can wash my head --now "2026-11-21 21:00"
expect_status 10
expect_stdout_contains "! CARE" "up to rinsing with water" "How:"
run "$AFTERCARE" can shampoo --now "2026-11-21 21:00"
expect_status 12

check "a question in words, with a day in it"
run "$AFTERCARE" can I go swimming on saturday --now "2026-11-24 09:00"
expect_status 12
expect_stdout_contains "on Sat 28 Nov" "Swimming pool"
run "$AFTERCARE" can gym tonight --now "2026-11-24 09:00"
expect_stdout_contains "today 17:00 to"

check "what no rule speaks of is never ok"
run "$AFTERCARE" can sky diving --now "2026-11-24 09:00"
expect_status 1
expect_stdout_empty
expect_stderr_contains "not sure what you mean"
run "$AFTERCARE" can wash --now "2026-11-19 12:00"
expect_status 13
says "– NOT COVERED" "your leaflet does not say. Ask your practitioner"

check "a medicine always names the prescriber"
run "$AFTERCARE" can minoxidil --now "2026-11-24 09:00"
expect_status 11
says "without your prescriber"

check "a second session restarts the clock, and swimming names both"
run "$AFTERCARE" session add "2026-12-18 15:00" --now "2026-12-18 16:00"
expect_status 0
expect_stdout_contains "Added: session 2 on Fri 18 Dec 15:00." "What that changes today:"
run "$AFTERCARE" can wash --now "2026-12-19 14:59"
expect_status 12
says "after session 2 on Fri 18 Dec 15:00"
run "$AFTERCARE" can swim --now "2026-12-19 10:00"
expect_status 12
says "session 1 on Fri 20 Nov 15:00" "session 2 on Fri 18 Dec 15:00"

check "the night the clocks go back has 25 hours, and 24 hours stay 24"
run "$AFTERCARE" can wash --protocol smp --session "2026-10-24 15:00" --now "2026-10-25 10:00"
expect_status 12
expect_stdout_contains "until today 14:00"

check "the night the clocks go forward has 23"
run "$AFTERCARE" can wash --protocol smp --session "2026-03-28 15:00" --now "2026-03-29 10:00"
expect_status 12
expect_stdout_contains "until today 16:00"

check "a calendar rule is moved by neither"
run "$AFTERCARE" when shave --protocol smp --session "2026-10-24 15:00" --now "2026-10-25 10:00" --json
expect_status 0
expect_json 'd["possible"] and d["at"].endswith("T00:00:00+00:00")'

check "a client in another zone is answered in their time"
run "$AFTERCARE" client add "Al Far" --zone America/New_York --session "2026-11-20 15:00" --now "2026-11-20 20:30"
expect_status 0
run "$AFTERCARE" can wash --client Al --json --now "2026-11-21 14:59"
expect_status 12
expect_json 'd["until"]["at"] == "2026-11-21T15:00:00-05:00"'
run "$AFTERCARE" can wash --client Al --now "2026-11-21 15:00"
expect_status 10
expect_stdout_contains "Times are those of America/New_York."

check "--json is one object with the fields of the contract"
run "$AFTERCARE" can wash --client Jo --json --now "2026-11-21 11:00"
expect_status 12
expect_json 'set("activity title at verdict until next how why otherwise limit rules".split()) <= set(d)'
expect_json 'd["at"] == "2026-11-21T11:00:00+00:00" and d["until"]["at"] == "2026-11-21T15:00:00+00:00"'
expect_json 'd["next"]["verdict"] == "care" and d["rules"][0]["wins"] and d["rules"][0]["line"] > 0'
expect_json 'set("id session protocol file line source verdict wins".split()) <= set(d["rules"][0])'
run "$AFTERCARE" can swim --client Jo --json --now "2026-11-21 11:00"
expect_json '[a["activity"] for a in d["each"]] == ["pool", "sea", "lake"]'

check "explain names every rule, its file and line; when names the first moment"
run "$AFTERCARE" explain sauna --client Jo --now "2026-11-21 11:00"
expect_status 0
expect_stdout_contains ": decides" "Holds:" "Cites:" "/smp.cfg:"
run "$AFTERCARE" when wash --client Jo --now "2026-11-21 11:00"
expect_status 0
expect_stdout_contains "Washing: today 15:00, with care"
run "$AFTERCARE" when swim --client Jo --now "2026-11-21 11:00"
says "No date can be named yet." "after your last session"

# Asked of somebody who is not stored, 17 days after a session.
may() {
	run "$AFTERCARE" can "$@" --protocol smp --session "2026-11-20 15:00" --now "2026-12-07 09:00"
}

check "several things in one question are all answered, the strictest first"
for words in "can swim with cap" "wear my cap to swim" "can I swim if I wear a swim cap"; do
	may $words
	expect_status 12
	says "Swimming pool"
done
may "be in the sun with a hat" --at 13:00
expect_status 12
run "$AFTERCARE" can "shower my body and head" --protocol smp --session "2026-11-20 15:00" --now "2026-11-21 09:00"
expect_status 12
says "Washing"
run "$AFTERCARE" can "shave my head and face" --protocol smp --session "2026-11-20 15:00" --now "2026-11-21 09:00"
expect_status 12

check "before and after name a time, or it is not sure"
run "$AFTERCARE" client add "Bo Fore" --session "2026-11-20 15:00" --session "2026-12-11 15:00" --now "2026-12-07 09:00"
expect_status 0
for words in "alcohol before my next session" "coffee the day before my session" "gym before my session"; do
	run "$AFTERCARE" can "$words" --client Bo --now "2026-12-07 09:00"
	expect_status 12
done
run "$AFTERCARE" can "gym after my next session" --client Bo --now "2026-12-07 09:00"
expect_status 1
expect_stderr_contains "when “after my next session” is" "Gym"
for words in "sun after 12" "sun after 11" "sun all day"; do
	may "$words"
	expect_status 12
done
may "sun after lunch"
expect_status 1
expect_stderr_contains "when “after lunch” is"

check "a word that is not known is named"
may "wash with vinegar"
expect_status 1
expect_stdout_empty
expect_stderr_contains "I don't know “vinegar”." "Washing (water)"
may "drink soda"
expect_status 1
may "plants"
expect_status 1

check "a slip of the finger is said"
may "minoxydil"
expect_status 11
expect_stderr_contains "Read as: minoxidil"

check "what is felt, and an occasion, are answered elsewhere, and that is said"
may "my head is hot and red"
expect_status 1
expect_stderr_contains "is something you feel or see"
expect_stderr_contains "aftercare feel redness=mild|moderate|strong warmth=mild|moderate|strong"
may "wedding 12 december"
expect_status 1
expect_stderr_contains "is an occasion. What will be allowed then: aftercare event wedding 12 december"

check "a warning sign is no question of what is allowed"
may "can pus"
expect_status 11
expect_stdout_contains "See a doctor today"
expect_stdout_lacks "OK"
may "I can't breathe"
expect_status 11
expect_stdout_contains "Call the emergency number now"
may "scalp is hot and swollen" --json
expect_status 11
expect_json 'set(d["red_flag"]) == {"id", "title", "urgency", "advice"} and d["red_flag"]["id"] == "hot-skin"'
may "I have fever"
expect_status 11

check "a stretch says where it ends, and what of it is possible"
may "swim next week"
says "Mon 14 Dec to Mon 21 Dec"
may "gym tonight"
says "today 17:00 to midnight"
may "sun this morning"
expect_status 12
says "possible until today 11:00"
may sun --at tomorrow
says "Direct sun, tomorrow — possible from tomorrow 06:00 to 11:00"
may sun --for 15m --at 10:50
expect_status 12
may sun --for 15m --at 10:45
expect_status 10
