#!/bin/sh
# SPDX-License-Identifier: MIT
# The plan in a calendar: as people write it, as the programs they use read it, before and after a change.
. "$(dirname "$0")/lib.sh"
now="2026-10-20 16:00"
python=python3
/usr/bin/python3 -c 'import icalendar, vobject' 2>/dev/null && python=/usr/bin/python3
calendars() { $python "$HERE/calendars.py" "$@"; }
events() { grep -c '^BEGIN:VEVENT' "$1"; }
run "$AFTERCARE" client add "Jo Doe" --session "2026-10-20 15:00" --session "2026-11-20 15:00" --now "$now"

check "a file for the phone"
run "$AFTERCARE" calendar -o plan.ics --now "$now"
expect_status 0
expect_stdout_contains "Written: plan.ics ("
expect [ "$(stat -c %a plan.ics)" = 600 ]
expect grep -q '^X-WR-CALNAME:Aftercare: Jo Doe' plan.ics

check "every program reads the same, at the right local times, over the end of summer time"
run calendars agree plan.ics
expect_status 0
expect_stdout_contains "the same in each"

check "in other zones, too"
run calendars zones "$AFTERCARE" 8
expect_status 0
expect_stdout_contains "8 zones" "none wrong"
for zone in America/New_York Australia/Lord_Howe Africa/Casablanca; do
	run env TZ=$zone "$AFTERCARE" calendar -o there.ics --protocol smp --session "2026-10-01 15:00" --session "2027-03-10 15:00" --now "2026-10-02 09:00"
	expect_status 0
	run calendars agree there.ics
	expect_status 0
done

check "the same plan is the same bytes, whenever it is written"
run "$AFTERCARE" calendar -o again.ics --now "2026-10-23 09:00"
expect_status 0
expect cmp plan.ics again.ics
run "$AFTERCARE" calendar --now "2026-10-23 09:00"
expect_status 0
expect_stderr_empty
expect cmp plan.ics "$stdout_file"

check "after a change, reading it again updates: nothing doubles where the UIDs are honoured"
run "$AFTERCARE" session move 2 "2026-11-24 10:00" --now "2026-10-23 09:00"
run "$AFTERCARE" calendar -o moved.ics --now "2026-10-23 09:00"
expect_status 0
expect [ "$(sed -n 's/\r//; /^UID:/p' plan.ics | sort)" = "$(sed -n 's/\r//; /^UID:/p' moved.ics | sort)" ]
run calendars again plan.ics moved.ics
expect_status 0
run calendars agree moved.ics
expect_status 0

check "what has changed has a higher number, what has not keeps its own"
sequence() { awk -v uid="$2" 'index($0, "UID:" uid) == 1 { found = 1 } found && /^SEQUENCE:/ { sub(/^SEQUENCE:/, ""); sub(/\r/, ""); print; exit }' "$1"; }
first=$(sed -n 's/\r//; s/^UID://p' plan.ics | head -n 1)
expect [ "$(sequence moved.ics "$first")" -gt "$(sequence plan.ics "$first")" ]
expect [ "$(sed -n '/^SEQUENCE:/p' moved.ics | sort -u | wc -l)" = 2 ]

check "what is gone is cancelled until its time is over; taken back, it is there again"
run "$AFTERCARE" session remove 2 --now "2026-10-23 10:00"
run "$AFTERCARE" calendar -o gone.ics --now "2026-10-23 10:00"
expect grep -q '^STATUS:CANCELLED' gone.ics
expect grep -q '^SUMMARY:Cancelled' gone.ics
run calendars again plan.ics moved.ics gone.ics
expect_status 0
run "$AFTERCARE" calendar -o later.ics --now "2027-03-01 10:00"
expect [ "$(grep -c '^STATUS:CANCELLED' later.ics)" = 0 ]
run "$AFTERCARE" undo --now "2026-10-23 11:00"
run "$AFTERCARE" calendar -o back.ics --now "2026-10-23 11:00"
expect [ "$(grep -c '^STATUS:CANCELLED' back.ics)" = 0 ]
expect [ "$(sequence back.ics "$first")" -gt "$(sequence moved.ics "$first")" ]

check "the next session stands first, or alone"
expect grep -q '^DTSTART;TZID=Europe/London:20261124T100000' back.ics
expect [ "$(sed -n 's/\r//; s/^DTSTART[^:]*://p' back.ics | grep -v 19700101 | grep -v 0000$ | head -n 1)" != "" ]
run "$AFTERCARE" calendar -o next.ics --only next --now "2026-10-23 11:00"
expect_stdout_is "Written: next.ics (1 event)."
expect grep -q '^DTSTART;TZID=Europe/London:20261124T100000' next.ics
run calendars agree next.ics
expect_status 0

check "some of it, with or without alarms"
run "$AFTERCARE" calendar -o sessions.ics --what sessions --now "2026-10-23 11:00"
expect [ "$(grep -c 'Avoid\|From today\|RRULE' sessions.ics)" = 0 ]
expect grep -q '^BEGIN:VALARM' sessions.ics
run "$AFTERCARE" calendar -o silent.ics --what sessions,tasks --no-alarms --now "2026-10-23 11:00"
expect [ "$(grep -c VALARM silent.ics)" = 0 ]
expect grep -q '^RRULE:FREQ=DAILY' silent.ics

check "discreet: nothing of a treatment, of a name, or of a clinic"
run "$AFTERCARE" calendar -o discreet.ics --privacy discreet --now "2026-10-23 11:00"
expect_status 0
expect [ "$(grep -ciE 'aftercare|scalp|wash|session|avoid|jo doe|clinic|leaflet|hat' discreet.ics)" = 0 ]
expect grep -q '^SUMMARY:Reminder' discreet.ics
expect grep -q '^SUMMARY:Appointment' discreet.ics
run calendars agree discreet.ics
expect_status 0

check "a clinic's name, place and number are in it, whatever they hold"
mkdir -p "$XDG_CONFIG_HOME/aftercare"
printf 'clinic = { name = "North;light, Studio \\\\n"; phone = "01632 960123"; address = "1 Mill Lane, Leeds"; };\n' >"$XDG_CONFIG_HOME/aftercare/clinic.cfg"
run "$AFTERCARE" calendar -o clinic.ics --now "2026-10-23 11:00"
expect_status 0
expect grep -q '^LOCATION:1 Mill Lane\\, Leeds' clinic.ics
run calendars agree clinic.ics
expect_status 0

check "wrong words are said to be"
run "$AFTERCARE" calendar --what parties --now "$now"
expect_status 2
expect_stderr_contains "--what cannot be “parties”" "all, sessions, tasks, changes, bans"
run "$AFTERCARE" calendar --privacy secret --now "$now"
expect_status 2
expect_stderr_contains "full, discreet"
run "$AFTERCARE" calendar --only last --now "$now"
expect_status 2
run "$AFTERCARE" calendar --alarms --no-alarms --now "$now"
expect_status 2
expect_stderr_contains "not both"
run "$AFTERCARE" calendar --json --now "$now"
expect_status 2
run "$AFTERCARE" calendar plan.ics --now "$now"
expect_status 2

check "where it cannot be written it says so, and what was there stays"
run "$AFTERCARE" calendar -o /dev/full --now "$now"
expect_status 1
expect_stderr_contains "/dev/full cannot be written" "No space left"
expect [ -c /dev/full ]
run "$AFTERCARE" calendar -o "$WORLD" --now "$now"
expect_status 1
expect_stderr_contains "it is a folder"
run "$AFTERCARE" calendar -o nowhere/plan.ics --now "$now"
expect_status 1
expect_stderr_contains "nowhere/plan.ics cannot be written"
if [ "$(id -u)" != 0 ]; then
	mkdir shut && cp plan.ics shut/plan.ics && chmod 555 shut
	run "$AFTERCARE" calendar -o shut/plan.ics --now "2026-12-24 11:00"
	expect_status 1
	expect cmp plan.ics shut/plan.ics
fi

check "nobody to write for, or nothing yet, is no empty file"
run "$AFTERCARE" client add "New" --now "$now"
run "$AFTERCARE" calendar -o empty.ics --client New --now "$now"
expect_status 1
expect_stderr_contains "There is no session yet" "aftercare session add WHEN"
expect [ ! -e empty.ics ]
run "$AFTERCARE" calendar --only next --client Jo --now "2027-03-01 10:00"
expect_status 1
expect_stderr_contains "No session is booked"

check "the help says who updates and who doubles"
run "$AFTERCARE" help calendar
expect_stdout_contains "khal" "calcurse" "UID" "delete that one before you import" "-o, --output FILE"
