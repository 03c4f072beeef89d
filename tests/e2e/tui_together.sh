#!/bin/sh
# SPDX-License-Identifier: MIT
# Two screens and the command line on one database at once: nothing is lost, and everybody sees it without a key.
. "$(dirname "$0")/lib.sh"

NOW="2026-11-24 09:00"
"$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --trait skin=oily --now "2026-11-20 16:00" >/dev/null

# The second screen: a server of its own beside that of lib.sh.
other() { tmux -L "other$$" -f "$WORLD/io/tmux.conf" "$@"; }
other_shows() { other capture-pane -p -t main:0 2>/dev/null | grep -qF -e "$1"; }
wait_for_other() {
	e2e_poll 10 other_shows "$1" || fail "waited 10 s on the other screen for: $1"
}
ticks() { "$AFTERCARE" today --json --now "$NOW" | python3 -c 'import json, sys; print(sum(t["state"] == "done" for t in json.load(sys.stdin)["tasks"]))'; }
has_ticks() { [ "$(ticks)" = "$1" ]; }

check "a tick in one screen appears in the other, and on the command line"
start "$AFTERCARE" --now "$NOW"
wait_for 'May I'
other -u new-session -d -s main -x 100 -y 30 "$AFTERCARE" --now "$NOW"
wait_for_other 'May I'
keys Space Space
wait_for '[x]'
wait_for_other '[x]'
expect has_ticks 1

check "what the command line undoes goes from both"
run "$AFTERCARE" undo --now "$NOW"
expect_status 0
wait_gone '[x]'
e2e_poll 10 eval '! other_shows "[x]"' || fail "the other screen still shows the tick"

check "all three write at once: every change of the command line is there, and the screens agree"
n=0
while [ $n -lt 8 ]; do
	other send-keys -t main:0 Space Space
	keys Space Space
	run "$AFTERCARE" session add "2027-0$((n + 1))-10 15:00" --now "$NOW"
	expect_status 0
	n=$((n + 1))
done
run "$AFTERCARE" session list --json --now "$NOW"
expect_json 'len(d["sessions"]) == 9'
both_agree() {
	screen | grep -o '\[.\] [0-9:]*' | sort >"$WORLD/io/one"
	other capture-pane -p -t main:0 | grep -o '\[.\] [0-9:]*' | sort >"$WORLD/io/two"
	[ -s "$WORLD/io/one" ] && cmp -s "$WORLD/io/one" "$WORLD/io/two"
}
e2e_poll 10 both_agree || fail "the two screens show different boxes"

check "who is taken into use elsewhere is not taken into these screens: what is ticked is theirs"
"$AFTERCARE" client add "Una Tree" --session "2026-11-20 15:00" --now "$NOW" >/dev/null
run "$AFTERCARE" client use Una --now "$NOW"
expect_status 0
keys n
wait_for 'Journal · Jo Doe'
keys n
wait_for 'A note of your own'
type_text 'slept badly'
keys Enter
wait_for 'Noted'
keys Escape
wait_for 'May I'
run "$AFTERCARE" journal --client Jo --now "$NOW"
expect_stdout_contains 'slept badly'
run sh -c '"$1" journal --client Una --now "$2" | grep -c "slept badly"' sh "$AFTERCARE" "$NOW"
expect_stdout_is 0

check "a session typed for somebody who is erased meanwhile is saved for nobody"
keys w
wait_for 'type a part of a name'
type_text 'una'
keys Tab o
wait_for 'Una Tree'
keys a
wait_for 'One more session'
type_text '2027-02-01 15:00'
wait_for 'What this changes'
run "$AFTERCARE" client erase Una --yes --now "$NOW"
expect_status 0
wait_for 'Una Tree was erased elsewhere; nothing was saved.'
keys Escape
run "$AFTERCARE" session list --client Jo --json --now "$NOW"
expect_json 'len(d["sessions"]) == 9'
keys Escape
wait_for 'May I'

check "both see the nine sessions, and leave"
wait_for 'session 1 of 9'
wait_for_other 'session 1 of 9'
keys q
expect_exit 0
other send-keys -t main:0 q
other_is_over() { [ "$(other display-message -p -t main:0 '#{pane_dead}')" = 1 ]; }
e2e_poll 10 other_is_over || fail "the other screen does not leave"
other kill-server
