#!/bin/sh
# SPDX-License-Identifier: MIT
# A newcomer with nothing but the keys the screen names: from the first start to a ticked task, an answered question and a
# printed page, in fewer than 25 key presses. Every letter counts but those of the name.
. "$(dirname "$0")/lib.sh"

presses=0
# press KEY… - one by one, each only when the screen says that it works
press() {
	for key in "$@"; do
		presses=$((presses + 1))
		keys "$key"
	done
}
typed() {
	presses=$((presses + ${#1}))
	type_text "$1"
}

check "begin, name, session, skin, and the day is there"
start "$AFTERCARE" --now "2026-11-27 09:00"
wait_for 'enter continue'
press Enter
wait_for '1 of 3'
type_text 'Jo'
wait_for 'Jo'
press Enter
wait_for '2 of 3'
typed 'monday'
wait_for 'Mon 23 Nov'
press Enter
wait_for '3 of 3'
press Enter
wait_for 'Save this?'
press Enter
wait_for 'May I'

check "a task is ticked"
wait_for 'space tick'
press Space
wait_for 'Space again ticks'
press Space
wait_for '[x]'

check "a question is answered while it is typed"
wait_for '/ ask'
press /
typed 'gym'
wait_for 'Gym'
wait_for 'AVOID'
press Escape
wait_for 'To do today'

check "the page is printed into a file"
wait_for 'm menu'
press p
wait_for 'enter save'
press Enter
wait_for 'Written'
expect [ -s "$WORLD/aftercare-jo.pdf" ]
expect [ "$(head -c 5 "$WORLD/aftercare-jo.pdf")" = "%PDF-" ]

check "that were fewer than 25 key presses"
echo "  $presses key presses"
expect [ "$presses" -lt 25 ]
keys q
expect_exit 0
