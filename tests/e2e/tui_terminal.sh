#!/bin/sh
# SPDX-License-Identifier: MIT
# What the terminal gets: colours or none, ASCII where it must be, a whole frame after every interruption.
. "$(dirname "$0")/lib.sh"

now='2026-11-24 09:00'
export now
"$AFTERCARE" client add "Zoë Døe" --session "2026-11-20 15:00" --zone Europe/London --now "$now" >/dev/null 2>&1 ||
	fail "a client cannot be added"
esc=$(printf '\033')
has_colour() { screen_ansi | grep -qE "$esc\[[0-9;]*(3[1-7]|38;5)"; }
has_no_colour() { ! has_colour; }
all_ascii() { ! screen | LC_ALL=C grep -q '[^ -~]'; }

check "colours where there are some"
start "$AFTERCARE" --now "$now"
wait_for 'May I'
expect has_colour
keys q
expect_exit 0

check "NO_COLOR: the words carry it all"
start env NO_COLOR=1 "$AFTERCARE" --now "$now"
wait_for 'May I'
expect has_no_colour
expect_screen_contains 'CARE' '›'
keys q
expect_exit 0

check "a vt100 has no colours"
start env TERM=vt100 "$AFTERCARE" --now "$now"
wait_for 'May I'
expect has_no_colour
keys q
expect_exit 0

check "LC_ALL=C: nothing but ASCII, and names as near as that goes"
start env LC_ALL=C "$AFTERCARE" --now "$now"
wait_for 'May I'
expect all_ascii
expect_screen_contains 'Zoe' '! CARE'
keys q
expect_exit 0

check "stopped and continued from outside, the frame is whole again"
start sh -c 'echo $$ >pid; exec "$AFTERCARE" --now "$now"'
wait_for 'May I'
pid=$(cat pid)
kill -STOP "$pid"
e2e_tmux clear-history -t main:0
resize 100 30
kill -CONT "$pid"
wait_for 'May I'
keys Right
wait_for 'Day 5 of 28'

check "a storm of sizes ends in a whole frame"
for columns in 41 200 1 90 40 13 120 60 80; do
	resize "$columns" $((columns / 4 + 1))
done
resize 80 24
wait_for 'Day 5 of 28'
wait_for 'q quit'
keys q
expect_exit 0

check "a crash leaves a sane terminal"
start_shell
type_text "stty -g >before; sh -c 'echo \$\$ >pid; exec \"\$AFTERCARE\" --now \"\$now\"'; stty -g | cmp -s - before && echo sa\"\"ne"
keys Enter
wait_for 'May I'
kill -SEGV "$(cat pid)"
wait_for 'sane'
expect_screen_lacks 'May I'

check "Ctrl-Z and fg, twice, with another size in between"
start_shell
type_text '"$AFTERCARE" --now "$now"'
keys Enter
wait_for 'May I'
keys C-z
wait_gone 'May I'
resize 100 30
type_text 'fg'
keys Enter
wait_for 'May I'
keys C-z
wait_gone 'May I'
type_text 'fg'
keys Enter
wait_for 'May I'
keys q
wait_gone 'May I'
