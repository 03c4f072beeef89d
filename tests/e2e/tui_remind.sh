#!/bin/sh
# SPDX-License-Identifier: MIT
# Reminders on an open screen, by the real clock: a task of every quarter of an hour falls due some seconds from now.
. "$(dirname "$0")/lib.sh"

mkdir -p "$XDG_CONFIG_HOME/aftercare/protocols"
cat >"$XDG_CONFIG_HOME/aftercare/protocols/quarters.cfg" <<'END'
protocol = {
  id = "quarters"; title = "A task of every quarter of an hour"; version = "1.0"; language = "en"; status = "active";
  treatment_day = 0; lasts = "28d";
  sources = ( { id = "s"; title = "A test"; } );
  rules = ( { id = "sun"; on = "sun"; verdict = "avoid"; to = "28d"; source = "s"; } );
  tasks = ( { id = "breathe"; title = "Breathe out"; from = "0h"; to = "28d"; every = "15m"; remind = true; source = "s"; } );
};
END

# Somebody whose session was a quarter of an hour ago in $1 seconds.
due_in() {
	"$AFTERCARE" client archive "Jo Doe" >/dev/null 2>&1
	rm -rf "$XDG_DATA_HOME/aftercare"
	"$AFTERCARE" client add "Jo Doe" --protocol quarters --zone Europe/London \
		--session "$(date -u -d "$(($1 - 900)) seconds" +%Y-%m-%dT%H:%M:%SZ)" >"$WORLD/io/add" 2>&1 ||
		fail "a client cannot be added: $(cat "$WORLD/io/add")"
}

# The row of the hardware cursor.
chosen_row() {
	row=$(cursor)
	screen | sed -n "$((${row#* } + 1))p"
}
chosen_has() { chosen_row | grep -qF -e "$1"; }
bells() { tr -cd '\007' <"$WORLD/io/bytes" | wc -c; }
bells_are() { [ "$(bells)" -eq "$1" ]; }
record() { e2e_tmux pipe-pane -t main:0 "cat >>'$WORLD/io/bytes'"; }

check "what falls due while the screen is open is said in the status line, without a key"
due_in 5
start "$AFTERCARE"
wait_for 'To do today'
expect_screen_lacks 'Now: '
wait_for 'Now: '
expect_screen_contains 'Breathe out — space ticks, z later'

check "it stays over other keys, and goes with the tick"
keys j k
expect_screen_contains 'Now: '
keys Space
wait_for 'Space again ticks: Breathe out'
keys Space
wait_for 'Ticked: Breathe out'
keys k
wait_gone 'Now: '

check "later: the row says until when, u takes it back, and it is said again"
keys j u
wait_for 'Taken back'
keys j k
wait_for 'Now: '
keys z
wait_for '10 minutes, until'
expect_screen_contains '1  10 minutes'
keys 1
wait_for 'Put off until'
expect_screen_contains '[z]' 'later'
keys j
wait_gone 'Now: '
keys u
wait_for 'Taken back'
expect_screen_lacks '[z]'
keys k
wait_for 'Now: '

check "left out with a reason: a state of its own"
keys s
wait_for 'Why, if you like:'
type_text 'asleep'
keys Enter
wait_for 'Left out: Breathe out'
expect_screen_contains '[-]' 'skipped'
keys Enter
wait_for 'asleep'
keys Escape q
expect_exit 0

check "it comes over what is being typed and takes nothing of it"
due_in 5
start "$AFTERCARE"
wait_for 'To do today'
type_text '/sun'
wait_for 'AVOID Direct sun'
wait_for 'Now: '
type_text 'bed'
wait_for 'sunbed'
keys Escape q
expect_exit 0

check "with screen.bell the bell rings once, without it not at all"
mkdir -p "$XDG_CONFIG_HOME/aftercare"
echo 'screen = { bell = true; }; reminders = { quiet_from = "00:00"; quiet_to = "00:00"; };' \
	>"$XDG_CONFIG_HOME/aftercare/aftercare.cfg"
for wanted in 1 0; do
	: >"$WORLD/io/bytes"
	due_in 4
	start "$AFTERCARE"
	record
	wait_for 'To do today'
	wait_for 'Now: '
	keys j k
	keys '?'
	wait_for 'Keys here'
	keys q
	expect_exit 0
	expect bells_are "$wanted"
	rm -f "$XDG_CONFIG_HOME/aftercare/aftercare.cfg"
done

check "what others record appears, and the cursor stays where it was"
due_in 900
start "$AFTERCARE"
wait_for 'To do today'
keys Tab j j
expect chosen_has 'Breathe out'
before=$(chosen_row | cut -c40-)
run "$AFTERCARE" done breathe
expect_status 0
wait_for '[x]'
expect test "$(chosen_row | cut -c40-)" = "$before"
