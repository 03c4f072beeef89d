#!/bin/sh
# SPDX-License-Identifier: MIT
# The keys in a real terminal: walking, asking, why, ticking, undoing, help, and the way out of every screen.
. "$(dirname "$0")/lib.sh"

now='2026-11-24 09:00'
"$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --zone Europe/London --now "$now" >/dev/null 2>&1 ||
	fail "a client cannot be added"

check "left and right walk the days, t comes back"
start "$AFTERCARE" --now "$now"
wait_for 'Today: Day 4 of 28'
keys Left
wait_for 'Day 3 of 28'
keys l l
wait_for 'Day 5 of 28'
keys t
wait_for 'Today: Day 4'

check "Enter tells why, with file and line; Esc comes back"
keys Enter
wait_for 'Who says so'
expect_screen_contains 'smp.cfg:'
keys Escape
wait_for 'Today: Day 4'

check "a question is answered while it is typed"
keys /
wait_for 'Type what you would like'
type_text 'go to the sauna tonight'
wait_for 'AVOID Sauna'
keys Enter
wait_for 'Who says so'
keys Escape Escape
wait_for 'Today: Day 4'

check "Space ticks, and u takes it back"
keys Space
wait_for 'Space again ticks'
keys Space
wait_for 'Ticked:'
expect_screen_contains '[x]'
keys u
wait_for 'Taken back'
expect_screen_lacks '[x]'

check "Esc at the top does nothing but say so"
keys Escape
wait_for 'first screen'

check "? begins with the keys of this screen"
keys '?'
wait_for 'Keys here: Day'
keys q
expect_exit 0

for way in 'Enter' '?' '!'; do
	check "q leaves from the screen behind $way"
	start "$AFTERCARE" --now "$now"
	wait_for 'May I'
	keys "$way"
	wait_gone 'To do today'
	keys q
	expect_exit 0
done

check "what is typed ahead is not lost"
start "$AFTERCARE" --now "$now"
type_text '/swim'
wait_for 'Swimming pool'
keys Escape
wait_for 'To do today'

check "the hardware cursor rests on the chosen row"
keys Down
wait_for 'Exercise'
chosen_row() { # TEXT - the row the cursor is on holds it
	row=$(cursor)
	screen | sed -n "$((${row#* } + 1))p" | grep -qF -e "$1"
}
expect chosen_row 'Exercise'

# What is between may ignore which form of the keys we asked for, and send the other one.
esc=$(printf '\033')
wait_chosen() { # TEXT
	e2e_poll 10 chosen_row "$1" || fail "waited 10 s for the chosen row: $1"
	e2e_expected=1
}
for form in '[' 'O'; do
	check "the keys with arrows work as ESC $form"
	type_text "${esc}${form}H"
	wait_chosen 'Washing'
	type_text "${esc}${form}B"
	wait_chosen 'Exercise'
	type_text "${esc}${form}A"
	wait_chosen 'Washing'
	type_text "${esc}${form}F"
	wait_chosen 'Harsh products'
	type_text "${esc}${form}H"
	wait_chosen 'Washing'
	type_text "${esc}${form}C"
	wait_for 'Day 5 of 28'
	type_text "${esc}${form}D"
	wait_for 'Today: Day 4'
done

check "a change made elsewhere appears without a key"
"$AFTERCARE" client edit "Jo Doe" --name "Jo Roe" --now "$now" >/dev/null 2>&1 ||
	"$AFTERCARE" session add "2026-12-20 12:00" --now "$now" >/dev/null 2>&1
wait_for_either() { screen | grep -qE 'Jo Roe|next session'; }
n=0
until wait_for_either || [ "$n" -gt 100 ]; do
	n=$((n + 1))
	sleep 0.05
done
expect wait_for_either
keys q
expect_exit 0
