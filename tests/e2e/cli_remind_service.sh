#!/bin/sh
# SPDX-License-Identifier: MIT
# aftercare-remind as it runs for weeks: what a person sees of it, whatever happens to it, its server and the session bus.

# Noon by the clock of the person, whenever this runs: what was due this morning is due until tonight.
E2E_TZ=$(date -u +%H | awk '{ east = 12 - $1; printf "Etc/GMT%s%d", (east > 0 ? "-" : "+"), (east < 0 ? -east : east) }')
. "$(dirname "$0")/lib.sh"
. "$ROOT/tests/servers/desktop.sh"

REMIND=$(dirname "$AFTERCARE")/aftercare-remind
remind_pid=''

# ---- words --------------------------------------------------------------------------------------------------------------

put_rules() {
	mkdir -p "$WORLD/rules/protocols"
	cat >"$WORLD/rules/activities.cfg" <<-'END'
		activities = ( { id = "water"; title = "Water"; steps = ("none", "mild"); }, { id = "mild"; title = "A gentle cleanser"; } );
	END
	cat >"$WORLD/rules/safety.cfg" <<-'END'
		safety = { prescriber = "Ask your prescriber."; sources = ( { id = "nhs"; title = "NHS"; } );
		  red_flags = ( { id = "breathing"; title = "Trouble breathing"; urgency = "emergency"; advice = "Call now."; source = "nhs"; } ); };
	END
	cat >"$WORLD/rules/protocols/smp.cfg" <<-'END'
		protocol = { id = "smp"; title = "SMP"; version = "1.0"; language = "en"; status = "active"; author = "A";
		  approved_on = "2026-11-21"; review_by = "2027-11-21"; treatment_day = 0; lasts = "28d";
		  sources = ( { id = "s"; title = "S"; } );
		  rules = ( { id = "dry"; on = "water"; allow = "none"; to = "28d"; source = "s"; } );
		  tasks = ( { id = "moisturise"; title = "Moisturise"; from = "0d"; to = "28d"; times = ("10:00"); every = "1d";
		    remind = true; late = "remind"; } ); };
	END
}

# Jo, who is new to the program, and has a balm to put on since ten o'clock: that is still of use.
new_jo() { # [OPTION VALUE]…
	rm -rf "$XDG_DATA_HOME/aftercare" "$XDG_STATE_HOME/aftercare" "$XDG_CONFIG_HOME/aftercare"
	run "$AFTERCARE" client add "Jo Doe" --session "$(date -d '3 days ago' '+%Y-%m-%d %H:%M')"
	expect_status 0
	set -- reminders.checkin off reminders.allowed false "$@"
	while [ $# -gt 0 ]; do
		"$AFTERCARE" settings "$1" "$2" >/dev/null || fail "$1 cannot be set to $2"
		shift 2
	done
}

start_remind() {
	"$REMIND" >"$WORLD/io/remind-out" 2>"$WORLD/io/remind-err" &
	remind_pid=$!
	e2e_background="$e2e_background $remind_pid"
}

kill_remind() { desktop_end "$remind_pid" KILL; }

# Ends it and sets $status and $ended_in (ms).
end_remind() {
	ended_at=$(date +%s%N)
	kill -TERM "$remind_pid"
	wait "$remind_pid"
	status=$? ended_in=$((($(date +%s%N) - ended_at) / 1000000))
	if [ "$status" -gt 127 ] || grep -Eq 'Sanitizer|runtime error:|-CRITICAL \*\*|-WARNING \*\*|assertion' "$WORLD/io/remind-err"; then
		fail "the program has a fault of its own (status $status): $(cat "$WORLD/io/remind-err")"
	fi
}

said() { grep -qF -e "$1" "$WORLD/io/remind-err"; }
wait_said() {
	e2e_expected=1
	desktop_poll 10 said "$1" || fail "waited 10 s for it to say: $1; it said: $(cat "$WORLD/io/remind-err")"
}

# The server's answer has arrived: the status tells of it.
is_counted() { grep -q "^last_at=[1-9]" "$XDG_STATE_HOME/aftercare/remind.status"; }
wait_counted() {
	e2e_expected=1
	desktop_poll 10 is_counted || fail "waited 10 s for the popup to be counted"
}

is_done() { "$AFTERCARE" today --json | python3 -c 'import json, sys
sys.exit(0 if [t["state"] for t in json.load(sys.stdin)["tasks"]] == [sys.argv[1]] else 1)' "$1"; }
wait_task() {
	e2e_expected=1
	desktop_poll 10 is_done "$1" || fail "waited 10 s for the task to be $1: $("$AFTERCARE" today)"
}

export AFTERCARE_CONFIG="$WORLD/rules"
put_rules
start_bus

# ---- what a person sees -------------------------------------------------------------------------------------------------

check "what is due comes on the screen, and its button ticks it"
new_jo
start_notifyd
start_remind
wait_for_popup "Moisturise"
expect test "${popup_line#*actions=done*why}" != "$popup_line"
expect test "${popup_line#*replaces=0 app=Aftercare}" != "$popup_line"
press done
wait_task done
end_remind
expect test "$status" -eq 0

check "a task done elsewhere takes its popup away"
new_jo
start_notifyd
start_remind
wait_for_popup "Moisturise"
run "$AFTERCARE" done moisturise
expect_status 0
wait_for_call "close id="
end_remind

check "why shows the reason, and the buttons still work; putting off takes it away, and undo brings it back"
new_jo
start_notifyd
start_remind
wait_for_popup "Moisturise"
press why
wait_for_popup "body="
expect test "${popup_line#*actions=done*why}" = "$popup_line"
press snooze-10
snoozed() { "$AFTERCARE" undo >"$stdout_file" 2>&1 && grep -q "put off" "$stdout_file"; }
e2e_expected=1
desktop_poll 10 snoozed || fail "nothing was put off: $(cat "$stdout_file")"
wait_for_popup "Moisturise"
end_remind

check "discreet: neither the task nor the person is named, nor who sends it"
new_jo reminders.privacy discreet
start_notifyd
start_remind
wait_for_popup "summary="
for word in Moisturise moisturise app=Aftercare aftercare Jo; do
	case $popup_line in *"$word"*) fail "not expected in it: $word" ;; esac
done
end_remind

check "off: nothing on the desktop, and the list says why"
new_jo reminders.privacy off
start_notifyd
start_remind
recorded() { "$AFTERCARE" remind --list >"$stdout_file" 2>&1; grep -q "reminders were off" "$stdout_file"; }
e2e_expected=1
desktop_poll 10 recorded || fail "it is not told that reminders are off: $(cat "$stdout_file")"
end_remind

# ---- what goes wrong ----------------------------------------------------------------------------------------------------

check "killed and started again it takes up the same popup, and nothing is said twice"
new_jo
start_notifyd
start_remind
wait_for_popup "Moisturise"
shown=$(echo "$popup_line" | sed 's/.*id=\([0-9]*\) replaces.*/\1/')
wait_counted
kill_remind
start_remind
wait_for_popup "Moisturise"
expect test "${popup_line#*id=$shown replaces=$shown }" != "$popup_line"
expect test "${popup_line#*suppress-sound}" != "$popup_line"
press done "$shown"
wait_task done
end_remind

check "a server that died gets it again from the one that lives"
new_jo
start_notifyd
start_remind
wait_for_popup "Moisturise"
kill_server
wait_said "shows notifications"
start_notifyd
wait_for_popup "Moisturise"
press done
wait_task done
end_remind

check "without a session bus it says so, once, and goes on when there is one"
stop_server
stop_bus
new_jo
start_remind
wait_said "bus"
run "$AFTERCARE" remind --status
expect_stdout_contains "bus"
start_bus
start_notifyd
wait_for_popup "Moisturise"

check "a second one sees that the first runs, and leaves it alone"
run "$REMIND"
expect_status 0
expect_stderr_contains "already"
run "$REMIND" --once
expect_status 0
end_remind

check "a server that hangs delays nothing: it ends within half a second"
for try in 1 2 3; do # of a busy machine the best
	new_jo
	start_notifyd --hang
	start_remind
	wait_for_call "hangs Notify"
	end_remind
	expect test "$status" -eq 0
	echo "  # ended in $ended_in ms"
	[ "$ended_in" -gt 500 ] || break
done
expect test "$ended_in" -le 500

check "ended as asked it leaves no popup with dead buttons; started again it shows it again, and does not ring"
new_jo
start_notifyd
start_remind
wait_for_popup "Moisturise"
wait_counted
end_remind
wait_for_call "close id="
start_remind
wait_for_popup "suppress-sound"
end_remind

check "--once shows what is due, without buttons, and ends; the second time there is nothing to say"
new_jo
start_notifyd
run "$REMIND" --once
expect_status 0
wait_for_popup "Moisturise"
expect test "${popup_line#*actions=done}" = "$popup_line"
run "$REMIND" --once
expect_status 0
run "$AFTERCARE" done moisturise
stop_server

check "--once tells when nobody can show it"
new_jo
run "$REMIND" --once
expect_status 1
expect_stderr_contains "notifications"

check "--test tells what the server can do, and whether its buttons work"
start_notifyd --act works@50
run "$REMIND" --test
expect_status 0
expect_stdout_contains "notifyd" "Buttons: yes" "The button works."
stop_server
run "$REMIND" --test
expect_status 1

check "wrong words are told"
run "$REMIND" --onse
expect_status 2
expect_stderr_contains "--help"
