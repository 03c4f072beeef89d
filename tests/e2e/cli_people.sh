#!/bin/sh
# SPDX-License-Identifier: MIT
# What people say of their sessions and what they take back: times left open, marks that go, whose change it was.
. "$(dirname "$0")/lib.sh"
now="2026-11-21 10:40"

check "every --session of somebody who is not stored counts"
run "$AFTERCARE" can wash --protocol smp --session "2026-11-20 15:00" --session "2026-11-01 15:00" --now "$now"
expect_status 12
run "$AFTERCARE" can wash --protocol smp --session "2026-11-01 15:00" --session "2026-11-20 15:00" --now "$now"
expect_status 12
run "$AFTERCARE" can wash --protocol smp --session "2026-11-01 15:00" --now "$now"
expect_status 10

check "a day, or a stretch of one, is no session's end; anywhere"
for open in yesterday friday 2026-11-20 "last night" "this morning" "last weekend" "last week"; do
	run "$AFTERCARE" can wash --protocol smp --session "$open" --now "$now"
	expect_status 2
	expect_stderr_contains "the rules need the time the session ended, such as"
	run "$AFTERCARE" client add Eve --session "$open" --now "$now"
	expect_status 2
	expect_stderr_contains "the rules need the time the session ended, such as"
done

check "an hour without am or pm is in the afternoon, and said"
run "$AFTERCARE" client add "Jo Doe" --session "yesterday at 3" --now "$now"
expect_status 0
expect_stdout_contains "A session ended Fri 20 Nov 15:00."
run "$AFTERCARE" session add "last monday at 2:30" --now "$now"
expect_stdout_contains "session 1 on Mon 16 Nov 14:30."
run "$AFTERCARE" session remove 1 --now "$now"
expect_status 0

check "what comes back each week or year is not before the session there was; of two days none is guessed"
run "$AFTERCARE" session add "12 december 15:00" --now "$now"
expect_stdout_contains "Booked: session 2 on Sat 12 Dec 15:00."
run "$AFTERCARE" undo --now "$now"
expect_status 0
run "$AFTERCARE" session add "friday 17:00" --now "$now"
expect_status 2
expect_stderr_contains 'can be "2026-11-20 17:00" or "2026-11-27 17:00": write which.'

check "the mark of the last session is taken away, and said"
run "$AFTERCARE" session final 1 --now "$now"
expect_status 0
run "$AFTERCARE" session final no --now "$now"
expect_status 0
expect_stdout_contains "Session 1 is no longer the last of the course."
run "$AFTERCARE" session list --json --now "$now"
expect_json 'not any(s["final"] for s in d["sessions"])'
run "$AFTERCARE" session final 1 --now "$now"
run "$AFTERCARE" session add "2026-12-18 15:00" --now "$now"
expect_stdout_contains "Booked: session 2" "Session 1 is no longer the last of the course."

check "what is odd about a session is said, and stored all the same"
run "$AFTERCARE" session move 2 "2026-11-20 16:00" --began "2026-11-20 14:30" --now "$now"
expect_status 0
expect_stderr_contains "overlaps session 1" # known by its end alone, which lies within
run "$AFTERCARE" session move 1 "2026-11-20 15:00" --began "2026-11-20 12:00" --now "$now"
expect_status 0
expect_stderr_contains "overlaps session 2"
run "$AFTERCARE" session add "2019-12-18 15:00" --now "$now"
expect_status 0
expect_stderr_contains "more than two years back"
run "$AFTERCARE" session add "2036-12-18 15:00" --now "$now"
expect_stderr_contains "more than two years ahead"
run "$AFTERCARE" session list --json --now "$now"
expect_json 'len(d["sessions"]) == 4'
run "$AFTERCARE" session remove 4 --now "$now"
run "$AFTERCARE" session remove 1 --now "$now"
run "$AFTERCARE" session remove 2 --now "$now"

check "what was done at no hour: the strictest of that day, or the question for the hour"
run "$AFTERCARE" did wash --at yesterday --now "2026-11-22 09:00"
expect_status 2
expect_stderr_contains "At what time?"
run "$AFTERCARE" did pool yesterday --now "2026-11-22 09:00"
expect_status 0
expect_stdout_contains "Swimming pool, on Sat 21 Nov — this was to be avoided then." "Noted."
run "$AFTERCARE" did pool --at 2026-11-10 --now "2026-11-22 09:00"
expect_status 0
expect_stdout_contains "Swimming pool, on Tue 10 Nov — your leaflet does not speak of this" "Noted: nothing"
expect_stdout_lacks "23:59"

check "undo says what it took back, and whose it was"
run "$AFTERCARE" undo --now "2026-11-22 09:01"
expect_status 0
expect_stdout_is "Taken back (Jo Doe): Swimming pool, noted today 09:00."
run "$AFTERCARE" done cover --now "2026-11-22 09:02"
expect_status 0
run "$AFTERCARE" client add Bob --session "2026-11-21 15:00" --zone America/New_York --now "2026-11-22 09:03"
expect_status 0
run "$AFTERCARE" undo --client Jo --now "2026-11-22 09:04"
expect_stdout_is "Taken back (Jo Doe): Hat on outdoors, done today 09:02."

check "a client is not taken back in passing; a later choice does not stand in the way"
run "$AFTERCARE" client use 2
expect_status 0
run "$AFTERCARE" client use 1
expect_status 0
run "$AFTERCARE" undo --client 2
expect_status 1
expect_stdout_empty
expect_stderr_contains "This takes back adding Bob (#2)" "aftercare undo --client 2 --yes"
run "$AFTERCARE" undo --client 2 --yes
expect_status 0
expect_stdout_contains "Taken back (Bob): the client, added"
run "$AFTERCARE" client list --json
expect_json '[c["name"] for c in d["clients"]] == ["Jo Doe"]'

check "whoever was in use is gone: it is said, and undo goes on"
run "$AFTERCARE" client add Cy --session "2026-11-21 15:00" --now "2026-11-22 09:05"
run "$AFTERCARE" client add Di --session "2026-11-21 15:00" --now "2026-11-22 09:06"
run "$AFTERCARE" client use Di
run "$AFTERCARE" undo --client Di --yes
expect_status 0
expect_stdout_contains "Taken back (Di)" "Nobody is in use now. Choose: aftercare client use NAME."
run "$AFTERCARE" undo --client Cy
expect_status 1
expect_stderr_contains "aftercare undo --client 3 --yes"
run "$AFTERCARE" undo # the choice of Di
expect_status 0
run "$AFTERCARE" undo --yes
expect_status 0
expect_stdout_contains "Taken back (Cy)" "In use: Jo Doe (#1)."

check "no guess for a number; the way back of who is put away"
run "$AFTERCARE" today --client 4
expect_status 1
expect_stderr_lacks "Did you mean"
run "$AFTERCARE" client archive Jo
expect_status 0
run "$AFTERCARE" client use 1
expect_status 1
expect_stderr_contains "aftercare client archive --back 1"
run "$AFTERCARE" client archive --back 1
expect_status 0

check "options are told where they work"
for command in done skip undo report "session add" "client edit"; do
	# shellcheck disable=SC2086  # two words
	run "$AFTERCARE" $command --help
	expect_stdout_lacks "for somebody who is not stored"
done
run "$AFTERCARE" can --help
expect_stdout_contains "--session WHEN" "for somebody who is not stored: these rules"

check "one error is one error"
printf 'protocol = { id = "x"; nonsense = 1; };\n' >"$WORLD/x.cfg"
run "$AFTERCARE" protocol check "$WORLD/x.cfg"
expect_status 1
expect_stdout_lacks "1 errors"

check "a session nobody has confirmed: that comes first, and is what the answer waits for"
run "$AFTERCARE" client add Una --session "2026-11-20 15:00" --now "2026-11-20 10:00"
run "$AFTERCARE" can wash --client Una --now "2026-11-21 16:00"
expect_status 12
expect_stdout_matches '^  Note:  until you say whether session 1 \(Fri 20 Nov 15:00\) took place'
expect_stdout_contains "aftercare session confirm 1" "Washing — until you say whether session 1 took place"
expect_stdout_lacks "28 days after your last session"
expect [ "$(sed -n '1s/ *\(Note\).*/\1/p' "$stdout_file")" = Note ]
run "$AFTERCARE" can pool --client Una --now "2026-11-21 16:00"
expect_stdout_contains "28 days after your last session"
run "$AFTERCARE" can hat --client Una --now "2026-11-21 16:00"
expect_stdout_contains "nothing is sure until you say whether session"

check "a note and a language of their own: shown, taken back, refused where there are no words"
run "$AFTERCARE" client note --client Una "Allergic to latex, prefers mornings"
expect_status 0
run "$AFTERCARE" client note --client Una
expect_stdout_is "Allergic to latex, prefers mornings"
run "$AFTERCARE" client show Una --json
expect_json 'd["note"] == "Allergic to latex, prefers mornings" and d["language"] is None'
run "$AFTERCARE" undo --client Una
expect_stdout_contains "Taken back (Una): the note, changed"
run "$AFTERCARE" client edit Una --language xx
expect_status 2
expect_stderr_contains "There are no words in"
run "$AFTERCARE" client edit Una --language en
expect_status 0
run "$AFTERCARE" client show Una --json
expect_json 'd["language"] == "en"'
run "$AFTERCARE" handoff --client Una -o "$WORLD/una.handoff" --now "2026-11-22 09:10"
expect_status 0
expect grep -q 'language = "en"' "$WORLD/una.handoff"
run "$AFTERCARE" client edit Una --language ""
run "$AFTERCARE" client show Una --json
expect_json 'd["language"] is None'

check "--preview says what a change of the course would change, and changes nothing"
run "$AFTERCARE" client add Pia --session "2026-11-20 15:00" --session "2026-12-18 15:00" --now "2026-11-21 09:00"
run "$AFTERCARE" session list --client Pia --json
before=$(cat "$stdout_file")
run "$AFTERCARE" session move 2 "2026-12-10 15:00" --preview --client Pia --now "2026-11-24 09:00"
expect_status 0
expect_stdout_contains "nothing is saved yet" "Direct sun: AVOID until Thu 24 Dec instead of Fri 1 Jan 2027" \
	"Clip your hair short: Wed 9 Dec instead of Thu 17 Dec"
run "$AFTERCARE" session remove 2 --preview --client Pia --now "2026-11-24 09:00"
expect_stdout_contains "Clip your hair short: not to do any more, was Thu 17 Dec"
run "$AFTERCARE" session add "2026-11-20 15:00" --preview --client Pia --now "2026-11-24 09:00"
expect_status 1
expect_stderr_contains "There is a session at that time already"
run "$AFTERCARE" session list --client Pia --json
expect [ "$(cat "$stdout_file")" = "$before" ]

check "erasing is never in passing; afterwards the name is in no byte of the folder"
run "$AFTERCARE" client add "Wilhelmina Sparrowhawk" --session "2026-11-20 15:00" --now "2026-11-21 09:00"
run "$AFTERCARE" client note --client Wilhelmina "whispers Quietude"
run "$AFTERCARE" client edit Wilhelmina --name "Mina Kestrelford"
run "$AFTERCARE" client use Mina
cp "$XDG_DATA_HOME/aftercare/aftercare.db" "$XDG_DATA_HOME/aftercare/aftercare.db.v6.bak"
run "$AFTERCARE" client erase Mina
expect_status 1
expect_stdout_empty
expect_stderr_contains "This erases Mina Kestrelford" "--yes"
expect grep -qa Sparrowhawk "$XDG_DATA_HOME/aftercare/aftercare.db"
run "$AFTERCARE" client erase Mina --yes
expect_status 0
expect_stdout_contains "Erased: Mina Kestrelford." "rows in" "every byte of the database was read" \
	"Also erased and checked in 1 older copy beside it." "Out of reach from here"
expect [ "$(cat "$XDG_DATA_HOME/aftercare/"* | grep -cae Sparrowhawk -e Kestrelford -e Quietude)" = 0 ]
run "$AFTERCARE" client list --all
expect_stdout_lacks "Kestrelford"
expect_stdout_contains "Pia" "Una"
run "$AFTERCARE" undo --yes # whatever is last now, it is nothing of theirs
expect_stdout_lacks "Mina"
run "$AFTERCARE" client erase Mina --yes
expect_status 1
expect_stderr_contains "There is no client"

check "what cannot be erased is named, and is no success"
run "$AFTERCARE" client add "Temperance Goldfinch" --now "2026-11-21 09:00"
printf 'for Temperance Goldfinch\n' >"$XDG_DATA_HOME/aftercare/letter.txt"
run "$AFTERCARE" client erase Temperance --yes
expect_status 1
expect_stdout_contains "Something of them still stands in" "letter.txt"
