#!/bin/sh
# SPDX-License-Identifier: MIT
# The first run: what it asks, that nothing is written before the end, and the demonstration client.
. "$(dirname "$0")/lib.sh"

now='2026-11-24 09:00'
nothing_written() { [ ! -e "$XDG_DATA_HOME/aftercare" ]; }

check "the first screen says where the data will live, and q leaves with nothing written"
start "$AFTERCARE" --now "$now"
wait_for "$XDG_DATA_HOME"
keys q
expect_exit 0
expect nothing_written

check "Esc on the first screen leaves as well"
start "$AFTERCARE" --now "$now"
wait_for 'Welcome'
keys Escape
expect_exit 0
expect nothing_written

check "three questions, understood as they are typed, and nothing written before the last Enter"
start "$AFTERCARE" --now "$now"
wait_for 'Welcome'
keys Enter
wait_for '1 of 3'
type_text 'Zoë 日本'
wait_for 'Zoë 日本'
keys Enter
wait_for '2 of 3'
type_text 'yesterday 15:00'
wait_for 'Mon 23 Nov 15:00'
keys Enter
wait_for '3 of 3'
keys 1
wait_for 'Save this?'
expect nothing_written
keys Enter
wait_for 'May I'
expect_screen_contains 'Zoë 日本'
keys q
expect_exit 0
run "$AFTERCARE" client show --now "$now"
expect_status 0
expect_stdout_contains 'Zoë 日本' 'dry'
rm -rf "$XDG_DATA_HOME/aftercare"

check "a day without its hour: what is taken for it is said before it is saved, and later where it stands"
start "$AFTERCARE" --now "$now"
wait_for 'Welcome'
keys Enter Enter
wait_for 'your most recent session end'
type_text 'yesterday'
wait_for 'Hour not known: counted from the end of'
keys Enter
wait_for '3 of 3'
keys Enter
wait_for 'Save this?'
expect_screen_contains 'Hour not known: counted from the end of' 'the careful side'
keys Enter
wait_for 'May I'
keys Enter
wait_for 'Mon 23 Nov, hour not'
keys q
expect_exit 0
run "$AFTERCARE" session list --now "$now"
expect_stdout_contains 'hour not known, counted from the end of the day, took place'
rm -rf "$XDG_DATA_HOME/aftercare"

check "a time that cannot be read is said, and does not get past"
start "$AFTERCARE" --now "$now"
wait_for 'Welcome'
keys Enter Enter
wait_for '2 of 3'
type_text 'blursday'
wait_for 'blursday'
keys Enter
expect_screen_contains '2 of 3'
keys C-u Escape
wait_for '1 of 3'
keys Escape Escape
expect_exit 0
expect nothing_written

check "d shows a made-up client, and says so"
start "$AFTERCARE" --now "$now"
wait_for 'Welcome'
keys d
wait_for 'May I'
expect_screen_contains 'made up'
keys j
wait_for 'Standard rules'
keys q
expect_exit 0

check "several are stored and nobody is in use: the list is the first screen, and a name is enough"
rm -rf "$XDG_DATA_HOME/aftercare"
for name in "Ada Wren" "Bo Heron" "Cleo Finch"; do
	run "$AFTERCARE" client add "$name" --session "2026-11-20 15:00" --now "$now"
done
run "$AFTERCARE" client erase Ada --yes
expect_status 0
start "$AFTERCARE" --now "$now"
wait_for '2 of 2'
type_text 'fin'
wait_for '1 of 2'
keys Enter
wait_for 'May I'
wait_for 'Cleo Finch'
keys q
expect_exit 0
