#!/bin/sh
# SPDX-License-Identifier: MIT
# A notification server that people use, dunst, for real: shown, pressed, dismissed, taken away, killed and started again.
. "$(dirname "$0")/lib.sh"
. "$ROOT/tests/servers/desktop.sh"

start_display
start_bus

check "a popup is shown when a server comes up"
start_popup
wait_event 'no server: '
start_server dunst
wait_event 'server dunst '
popup show 1 '20:00  Moisturise, pea-size|With clean hands. Pat, do not rub.'
wait_event 'shown 1 id='
wait_shown 1

check "each button is heard, and once"
dunst_press '10 min'
wait_event 'action 1 snooze-10'
dunst_press 'Done'
popup show 2 '20:10  Moisturise, pea-size|With clean hands.'
wait_event 'shown 2 id='
expect test "$(grep -c 'action 1' "$WORLD/io/popup")" -eq 1
wait_shown 1
dunst_press 'Done'
wait_event 'action 2 done'

check "it is taken away, as after a task done elsewhere"
popup withdraw 2
wait_event 'closed 2 by us'
wait_shown 0

check "the next takes the place of the last, and a dismissal is told as one"
popup show 3 'One|'
wait_event 'shown 3 id='
popup show 4 'Two|'
wait_event 'shown 4 id='
wait_shown 1
dunstctl close
wait_event 'closed 4 by person'
wait_shown 0

check "foreign text is text: no tag of it counts"
popup show 5 '<b>Jo</b> & <i>Co</i>|<u>x</u> & y'
wait_event 'shown 5 id='
run dunstctl history
popup withdraw 5
wait_event 'closed 5 by us'
wait_shown 0
run dunstctl history
expect_stdout_contains '<b>Jo</b> & <i>Co</i>' '&lt;u&gt;x&lt;/u&gt; &amp; y'

check "what a crash of ours left on the screen is replaced"
popup show 6 'Before the crash|'
wait_event 'shown 6 id='
kill_popup
start_popup
wait_event 'server dunst '
popup show 6 'After the crash|'
wait_event 'shown 6 id='
wait_shown 1
dunst_press 'Why'
wait_event 'action 6 why'

check "a server that dies and comes back gets what it is given next"
kill_server
wait_event 'no server: '
popup show 7 'Nobody to show it|'
wait_event 'not shown 7'
start_server dunst
wait_event 'server dunst '
popup show 8 'After the restart|'
wait_event 'shown 8 id='
wait_shown 1

check "nothing waits for a server that hangs, the end of the program neither"
kill -STOP "$server_pid"
popup show 9 'Hangs|'
popup withdraw 9
popup gap
wait_event 'gap '
expect test "$(grep -c 'shown 9' "$WORLD/io/popup")" -eq 0
before=$(date +%s%N)
end_popup
expect test $((($(date +%s%N) - before) / 1000000)) -lt 1000
took=${event_line#*after }
expect test "${took%%.*}" -lt 500
