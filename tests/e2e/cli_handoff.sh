#!/bin/sh
# SPDX-License-Identifier: MIT
# A practitioner hands a plan over; the client takes it in on a machine of their own, in another zone, and again after a change.
. "$(dirname "$0")/lib.sh"
now="2026-11-21 10:00"
clinic() { run env XDG_DATA_HOME="$WORLD/clinic/data" XDG_CONFIG_HOME="$WORLD/clinic/config" XDG_CACHE_HOME="$WORLD/clinic/cache" "$AFTERCARE" "$@" --now "$now"; }
# The client's machine has an own zone, and none of the clinic's rules.
client() { run env TZ=America/New_York "$AFTERCARE" "$@" --now "$now"; }
mkdir -p "$WORLD/clinic/config/aftercare/protocols"
cat >"$WORLD/clinic/config/aftercare/protocols/studio.cfg" <<'CFG'
protocol = { id = "studio"; extends = "smp"; title = "Studio rules"; version = "2.0"; language = "en"; status = "active"; author = "Ann";
  approved_on = "2026-11-01"; review_by = "2027-11-01"; sources = ( { id = "own"; title = "Our leaflet"; } );
  rules = ( { id = "hat-rule"; on = "hat"; verdict = "avoid"; to = "9d"; why = "Our \"own\" rule\\ways."; source = "own"; } ); };
CFG
cat >"$WORLD/clinic/config/aftercare/clinic.cfg" <<'CFG'
clinic = { id = "n"; name = "Northlight \"Studio\""; phone = "01632 960123"; country = "GB"; protocol = "studio"; };
CFG
now="2026-11-20 16:00"
clinic client add "Jo Doe" --session "2026-11-20 15:00" --session "2026-12-18 15:00" --trait skin=dry
clinic adjust wash --avoid --to 72h --why "A scab at the temple" --by AB
now="2026-11-21 10:00"

check "the practitioner writes a file"
clinic handoff -o "$WORLD/jo.handoff"
expect_status 0
expect_stdout_contains "Written: " "the plan of Jo Doe" "aftercare import"
expect [ "$(stat -c %a jo.handoff)" = 600 ]
cp jo.handoff first.handoff
expect grep -qF 'name = "studio.cfg"' jo.handoff
expect [ "$(grep -cF "${WORLD#/}" jo.handoff)" = 0 ]
clinic handoff -o "$WORLD/jo.handoff"
expect cmp jo.handoff first.handoff
now="2026-11-25 10:00"
clinic handoff
expect cmp first.handoff "$stdout_file"
now="2026-11-21 10:00"

check "import shows what it would do, and does nothing unasked"
client import jo.handoff
expect_status 1
expect_stdout_contains "Jo Doe: somebody new on this machine." "client: Jo Doe, Europe/London" \
	"rules: studio 2.0, of Northlight \"Studio\"" "session of Fri 20 Nov 15:00" "skin: dry" "A scab at the temple"
expect_stderr_contains "Nothing was changed." "--yes"
client client list
expect_stdout_contains "No client is stored"

check "taken in, the plan is that of the clinic, with its number and its own rules"
client import jo.handoff --yes
expect_status 0
expect_stdout_contains "Taken in: the plan of Jo Doe (#1)."
client today
expect_status 0
expect_stdout_contains "Jo Doe · session 1 of 2" "Northlight" "01632 960123" "Times are those of Europe/London"
client can hat
expect_status 12
client can wash
expect_status 12
expect_stdout_contains "your practitioner's change for you (by AB)"
client explain hat
expect_stdout_contains "Our leaflet"
client client list
expect_stdout_contains "studio, Europe/London"
expect_stdout_lacks "handoff:"
clinic plan
cp "$stdout_file" plan.clinic
run env XDG_CACHE_HOME="$WORLD/elsewhere" "$AFTERCARE" plan --now "$now"
expect_status 0
expect cmp plan.clinic "$stdout_file"

check "the same file again changes nothing"
client import jo.handoff
expect_status 0
expect_stdout_contains "All of it is here already: nothing was changed."

check "what the client does is theirs"
client session move 2 "2026-12-19 15:00"
client skip cover --why "No hat here"
client client edit --trait skin=oily
client client edit --name "Jo"
client feel redness=mild
expect_status 0

check "a second handoff brings what the practitioner has changed, and leaves the rest"
now="2026-11-22 10:00"
clinic adjust remove 1
expect_status 0
clinic adjust gym --avoid --to 14d --why "Swelling" --by AB
clinic session add "2027-01-15 15:00"
clinic handoff -o "$WORLD/second.handoff"
client import second.handoff --yes
expect_status 0
expect_stdout_contains "what their practitioner has changed since the last time" "Swelling" "session of Fri 15 Jan" "Left as it is" \
	"name: Jo, as you have it" "skin: oily, as you have it" "session of Sat 19 Dec 15:00, as you have it"
client client show
expect_stdout_contains "Jo" "oily"
client session list
expect_stdout_contains "Sat 19 Dec" "Fri 15 Jan"
client today --all
expect_stdout_lacks "studio 2.0 → "
client can gym
expect_status 12

check "ticks, skips and check-ins are still there"
run /usr/bin/env python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print([db.execute("SELECT count(*) FROM " + t).fetchone()[0] for t in ("tick", "checkin", "session", "client")])' "$XDG_DATA_HOME/aftercare/aftercare.db"
expect_stdout_is "[1, 1, 3, 1]"

check "the language of what they read goes along, until they choose their own"
now="2026-11-22 11:00"
client client edit --language de
clinic client edit --language en
clinic handoff -o "$WORLD/language.handoff"
client import language.handoff --yes
expect_status 0
expect_stdout_contains "language: en (was de)"
client client show --json
expect_json 'd["language"] == "en"'
client undo
client client show --json
expect_json 'd["language"] == "de"'
client import language.handoff --yes
client client edit --language ""
now="2026-11-22 11:30"
clinic note "Seen"
clinic handoff -o "$WORLD/language.handoff"
client import language.handoff
expect_stdout_contains "language: as the rules are written, as you have it"
client client show --json
expect_json 'd["language"] is None'
# As it was before, for what follows.
client undo
client undo
client undo

check "an older handoff is refused"
client import jo.handoff --yes
expect_status 1
expect_stderr_contains "This handoff is older" "Nothing was changed."

check "undo takes the second one back, whole"
client undo
expect_status 0
expect_stdout_contains "taken in from a handoff"
client session list
expect_stdout_lacks "Fri 15 Jan"
client import second.handoff --yes
expect_status 0
expect_stdout_contains "session of Fri 15 Jan"

check "a session the practitioner has taken out goes, unless something of the client's hangs on it"
now="2026-11-23 10:00"
clinic session remove 3
clinic handoff -o "$WORLD/third.handoff"
client import third.handoff --yes
expect_status 0
expect_stdout_contains "Removed" "session of Fri 15 Jan"
client session list
expect_stdout_lacks "Fri 15 Jan"

check "the calendar of both is the same events"
clinic calendar -o "$WORLD/clinic.ics" --what sessions
client calendar -o "$WORLD/client.ics" --what sessions
expect [ "$(grep '^UID' clinic.ics | sort)" = "$(grep '^UID' client.ics | sort)" ]

check "on the machine it came from it is there already"
clinic import "$WORLD/third.handoff" --yes
expect_status 1
expect_stderr_contains "it is on this machine already"

check "somebody of the same name stays somebody else"
run env XDG_DATA_HOME="$WORLD/third/data" "$AFTERCARE" client add "Jo Doe" --session "2026-11-01 15:00" --now "$now"
run env XDG_DATA_HOME="$WORLD/third/data" "$AFTERCARE" import third.handoff --yes --now "$now"
expect_status 0
expect_stdout_contains "another client of that name, #1"
run env XDG_DATA_HOME="$WORLD/third/data" "$AFTERCARE" client list
expect_stdout_contains "#1    Jo Doe" "#2    Jo Doe"
run env XDG_DATA_HOME="$WORLD/third/data" "$AFTERCARE" undo --now "$now"
expect_stderr_contains "--yes"

check "handed on from there, it is still whole"
client handoff -o "$WORLD/on.handoff"
run env XDG_DATA_HOME="$WORLD/fourth/data" "$AFTERCARE" import on.handoff --yes --now "$now"
expect_status 0
run env XDG_DATA_HOME="$WORLD/fourth/data" "$AFTERCARE" can hat --now "$now"
expect_status 12

check "a file that was cut off or changed is told by file and line, and leaves everything as it was"
head -c 3000 first.handoff >cut.handoff
client import cut.handoff --yes
expect_status 1
expect_stderr_matches '^cut.handoff:[0-9]+: '
sed 's/Jo Doe/Jo Dog/' first.handoff >changed.handoff
client import changed.handoff --yes
expect_status 1
expect_stderr_contains "was changed after it was written"

# With a checksum that fits: whoever writes such a file can make one.
forge() { # FILE SED-SCRIPT
	sed -e "$2" first.handoff | sed '/^checksum = /d' >"$1"
	printf 'checksum = "%s";\n' "$(sha256sum "$1" | cut -d ' ' -f 1)" >>"$1"
}
check "what a hostile file tries is refused, all of it at once"
forge evil.handoff 's/zone = "Europe\/London"/zone = "..\/..\/etc\/passwd"/; s/name = "Jo Doe"/name = "Jo\\nDoe"/; s/trait = "skin"; value = "dry"/trait = "skin"; value = "glass"/'
client import evil.handoff --yes
expect_status 1
expect_stderr_contains "evil.handoff:4: \"name\" holds characters that cannot be shown"
forge zone.handoff 's/zone = "Europe\/London"/zone = "..\/..\/etc\/passwd"/; s/value = "dry"/value = "glass"/'
client import zone.handoff --yes
expect_status 1
expect_stderr_contains "zone.handoff:4:" "\"glass\" is no value of the trait \"skin\""
forge paths.handoff 's/name = "studio.cfg"/name = "..\/..\/studio.cfg"/'
client import paths.handoff --yes
expect_status 1
expect_stderr_contains "cannot be the name of a file of rules"
forge include.handoff '1i @include "/etc/passwd"'
client import include.handoff --yes
expect_status 1
expect_stderr_contains "include.handoff:1:"
forge inner.handoff 's/"protocol = { id = \\"studio\\";/"@include \\"\/etc\/passwd\\"\\n",\n    &/'
client import inner.handoff --yes
expect_status 1
expect_stderr_contains "inner.handoff: " "studio.cfg:"
forge outside.handoff "s|extends = ..smp..|extends = \\\\\"$ROOT/config/protocols/smp.cfg\\\\\"|"
client import outside.handoff --yes
expect_status 1
expect_stderr_contains "which did not come along"
forge flags.handoff 's/"  rules = ( { id = \\"hat-rule/"  signs = ( { id = \\"pus\\"; title = \\"Pus\\"; rules = ( { id = \\"ok\\"; advice = \\"expected\\"; source = \\"own\\"; } ); } );\\n",\n    &/'
client import flags.handoff --yes
expect_status 1
expect_stderr_contains "lowers the red flag"
forge long.handoff "s/name = \"Jo Doe\"/name = \"$(printf '%03000d' 0)\"/"
client import long.handoff --yes
expect_status 1
expect_stderr_contains "\"name\" is too long"
forge twice.handoff 's/name = "Jo Doe";/name = "Jo Doe"; name = "Jim";/'
client import twice.handoff --yes
expect_status 1
expect_stderr_matches '^twice.handoff:[0-9]+: '
forge newer.handoff 's/format = 1/format = 2/'
client import newer.handoff --yes
expect_status 1
expect_stderr_contains "of a newer Aftercare"

check "what is no handoff says so"
client import "$ROOT/config/protocols/smp.cfg" --yes
expect_status 1
expect_stderr_contains "handoff"
client import nowhere.handoff
expect_status 1
expect_stderr_contains "does not exist"
client import /dev/zero --yes
expect_status 1
client import "$WORLD"
expect_status 1
expect_stderr_contains "is a folder"
head -c 2000000 /dev/zero | tr '\0' ' ' >huge.handoff
client import huge.handoff
expect_status 1
expect_stderr_contains "is larger than"
client import
expect_status 2
client import a b
expect_status 2

check "nothing of all that has changed anything"
client session list
expect_stdout_contains "Sat 19 Dec"
run /usr/bin/env python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print([db.execute("SELECT count(*) FROM " + t).fetchone()[0] for t in ("tick", "checkin", "session", "client")])' "$XDG_DATA_HOME/aftercare/aftercare.db"
expect_stdout_is "[1, 1, 2, 1]"

check "a handoff that cannot be written is said to be"
clinic handoff -o /dev/full
expect_status 1
expect_stderr_contains "/dev/full cannot be written"
clinic handoff -o "$WORLD/nowhere/x"
expect_status 1
run "$AFTERCARE" handoff --protocol smp --session "2026-11-20 15:00" --now "$now"
expect_status 1
expect_stderr_contains "client add"

check "on a terminal it asks first"
mkdir -p "$WORLD/fifth"
start env XDG_DATA_HOME="$WORLD/fifth/data" "$AFTERCARE" import "$WORLD/third.handoff" --now "$now"
wait_for "Take in the plan of Jo Doe? (y/n)"
type_text n
keys Enter
expect_exit 1
start env XDG_DATA_HOME="$WORLD/fifth/data" "$AFTERCARE" import "$WORLD/third.handoff" --now "$now"
wait_for "(y/n)"
type_text y
keys Enter
expect_exit 0
