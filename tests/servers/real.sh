#!/bin/sh
# SPDX-License-Identifier: MIT
# real.sh SERVER - xfce4-notifyd, mate-notification-daemon or notification-daemon for real, pressed with a mouse: shown, a
# button, a click on the text, taken away, replaced, killed, started again, stopped. $AC_PICTURES: a folder for pictures.
. "$(dirname "$0")/../e2e/lib.sh"
. "$ROOT/tests/servers/desktop.sh"

server=${1:?which server?}
NAME="real $server"
# The middle of the last of five buttons, and of one alone, from the lower right corner of the popup.
case $server in
xfce4-notifyd) title=xfce4-notifyd last_x=62 only_x=57 button_y=31 ;;
mate-notification-daemon) title=Notification last_x=62 only_x=34 button_y=27 ;;
notification-daemon) title=Notification last_x=33 only_x=79 button_y=37 ;;
*) fail "no server of that name is known here: $server" ;;
esac

# Sets $left $top $width $height of the popup; FALSE: there is none.
find_window() {
	window=$(xdotool search --onlyvisible --name "^$title\$" 2>/dev/null | tail -n 1)
	[ -n "$window" ] || return 1
	geometry=$(xdotool getwindowgeometry --shell "$window" 2>/dev/null) || return 1
	left=$(echo "$geometry" | sed -n 's/^X=//p') top=$(echo "$geometry" | sed -n 's/^Y=//p')
	width=$(echo "$geometry" | sed -n 's/^WIDTH=//p') height=$(echo "$geometry" | sed -n 's/^HEIGHT=//p')
	[ "${width:-0}" -gt 100 ] && [ -n "$top" ]
}
no_window() { ! find_window; }

# A popup fades in, and one that is not there yet takes no click.
click_until() { # EVENT last|only|text
	e2e_expected=1
	for click in 1 2 3 4 5 6 7 8; do
		desktop_poll 5 find_window || break
		case $2 in
		last) xdotool mousemove $((left + width - last_x)) $((top + height - button_y)) click 1 ;;
		only) xdotool mousemove $((left + width - only_x)) $((top + height - button_y)) click 1 ;;
		text) xdotool mousemove $((left + 100)) $((top + 22)) click 1 ;;
		esac
		desktop_poll 1 desktop_find "$WORLD/io/popup" "$event_at" "$1" && break
	done
	wait_event "$1"
	xdotool mousemove 20 700
}

windows() { xdotool search --onlyvisible --name "^$title\$" 2>/dev/null | wc -l; }
has_windows() { [ "$(windows)" -eq "$1" ]; }
expect_windows() {
	e2e_expected=1
	desktop_poll 10 has_windows "$1" || fail "there are $(windows) popups on the screen, not $1"
}

picture() {
	[ -n "${AC_PICTURES:-}" ] || return 0
	sleep 0.7
	import -window root "$AC_PICTURES/$server-$1.png"
}

start_display
start_bus

check "a popup is shown when the server comes up"
start_popup
wait_event 'no server: '
start_server "$server"
wait_event ' actions body'
popup show 1 '20:00  Moisturise, pea-size|With clean hands. Pat, do not rub.\nDue at 20:00.'
wait_event 'shown 1 id='
first_shown=${event_line%% *}
expect_windows 1
picture shown

check "the last of five buttons is pressed and heard, once"
click_until 'action 1 why' last
popup show 2 '20:00  Moisturise, pea-size|Because dry skin takes colour out with it. So says your clinic.'
wait_event 'shown 2 id='
expect_windows 1
picture why
expect test "$(grep -c '[a-z] 1 ' "$WORLD/io/popup")" -eq 3 # its show, shown and action

check "a popup that is replaced stays one"
popup show 3 'One|Two lines,\nto be seen.|1'
wait_event 'shown 3 id='
expect_windows 1
picture one-button
click_until 'action 3 done' only
popup withdraw 3
wait_event 'closed 3 by us'
expect_windows 0

check "a click on the text is a dismissal, never Done"
popup show 4 'Dismiss me|'
wait_event 'shown 4 id='
click_until 'closed 4 by person' text
expect_windows 0

check "it is taken away, as after a task done elsewhere"
popup show 5 '<b>Jo</b> & <i>Co</i>|<u>x</u> & y'
wait_event 'shown 5 id='
expect_windows 1
picture text
popup withdraw 5
wait_event 'closed 5 by us'
expect_windows 0

check "what a crash of ours left on the screen is taken over by its id"
popup show 6 'Before the crash|'
wait_event 'shown 6 id='
left_id=${event_line##*id=}
kill_popup
start_popup
wait_event ' actions body'
popup replace 6 "$left_id" 'After the crash|'
wait_event "shown 6 id=$left_id"
expect_windows 1
click_until 'action 6 why' last

check "a server that dies and comes back gets what it is given next"
popup show 7 'Before|'
wait_event 'shown 7 id='
kill_server
wait_event 'no server: '
start_server "$server"
wait_event ' actions body'
popup show 8 'After the restart|'
wait_event 'shown 8 id='
expect_windows 1

check "nothing waits for a server that hangs, the end of the program neither"
kill -STOP "$server_pid"
popup show 9 'Hangs|'
popup show 10 'Hangs, too|'
popup gap
wait_event 'gap '
expect test "$(grep -c '[a-z] 9 id' "$WORLD/io/popup")" -eq 0
kill -CONT "$server_pid"
wait_event 'shown 9 id='
wait_event 'shown 10 id='
expect_windows 1
popup gap
wait_event 'gap '
[ -z "${AC_PICTURES:-}" ] || echo "  longest ${event_line#* }"
kill -STOP "$server_pid"
popup show 11 'At the end|'
popup gap
wait_event 'gap '
end_popup
took=${event_line#*after }
[ -z "${AC_PICTURES:-}" ] || echo "  ended after $took, first shown $first_shown ms after the start"
expect test "${took%%.*}" -lt 500
