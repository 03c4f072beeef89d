# SPDX-License-Identifier: MIT
# Read after lib.sh by tests that have something on a desktop. Everything is of the test's own: the bus, on which nothing is
# started on demand, the X server, the notification server. All of it ends with the test.
# shellcheck shell=sh
#
#   start_bus  stop_bus            DBUS_SESSION_BUS_ADDRESS names it, the same each time
#   start_notifyd OPTION…          the test server (tests/servers/notifyd.c); returns when it owns the name
#   wait_for_popup TEXT            a popup with TEXT (of any part of its line) among those not waited for yet; sets $popup_line
#   expect_no_popup TEXT           none came before what was last waited for
#   wait_for_call TEXT             any line of the server: "close id=1", "signal …"
#   press ID [N]                   a button of the last popup, or of N, which closes it          tell COMMAND…  any command of notifyd
#   stop_server  kill_server       of any kind; the second as a crash
#   start_display                  an X server, 1024x768
#   start_server NAME              dunst, xfce4-notifyd, mate-notification-daemon or notification-daemon, on that display
#   start_popup                    the desktop of the reminder program alone (tests/servers/popup.c)
#   popup COMMAND…                 popup show 1 'SUMMARY|BODY'
#   wait_event TEXT                an event of it: "shown 1", "action 1 done"; sets $event_line    end_popup   kill_popup

# Where cmake put the programs that help.
SERVERS=$ROOT/tests/servers
TOOLS=$(dirname "$AFTERCARE")/../tests
bus_pid='' server_pid='' popup_pid='' display_pid='' notifyd_line=0 event_at=0
export DBUS_SESSION_BUS_ADDRESS="unix:path=$XDG_RUNTIME_DIR/test-bus"

desktop_poll() { # SECONDS CMD…
	desktop_left=$(($1 * 50))
	shift
	until "$@"; do
		desktop_left=$((desktop_left - 1))
		[ "$desktop_left" -gt 0 ] || return 1
		sleep 0.02
	done
}

desktop_end() { # PID SIGNAL
	[ -n "$1" ] || return 0
	kill "-$2" "$1" 2>/dev/null
	wait "$1" 2>/dev/null
}

# The first line after line $2 of file $1 that has $3: sets $found_line and $found_at.
desktop_find() {
	found_line=$(awk -v after="$2" -v text="$3" 'NR > after && index($0, text) { print NR " " $0; exit }' "$1" 2>/dev/null)
	[ -n "$found_line" ] || return 1
	found_at=${found_line%% *} found_line=${found_line#* }
}

start_bus() {
	dbus-daemon --config-file="$SERVERS/bus.conf" --address="$DBUS_SESSION_BUS_ADDRESS" --nofork --nopidfile >"$WORLD/io/bus" 2>&1 3>&- &
	bus_pid=$!
	e2e_background="$e2e_background $bus_pid"
	desktop_poll 10 test -S "$XDG_RUNTIME_DIR/test-bus" || fail "the bus does not start: $(cat "$WORLD/io/bus")"
}

stop_bus() {
	desktop_end "$bus_pid" KILL
	bus_pid=''
	rm -f "$XDG_RUNTIME_DIR/test-bus"
}

# ---- the test server --------------------------------------------------------------------------------------------

start_notifyd() {
	stop_server
	[ -p "$WORLD/io/notifyd-in" ] || mkfifo "$WORLD/io/notifyd-in"
	"$TOOLS/notifyd" "$@" <>"$WORLD/io/notifyd-in" >>"$WORLD/io/notifyd" 2>&1 &
	server_pid=$!
	e2e_background="$e2e_background $server_pid"
	wait_for_call 'ready '
}

wait_for_call() {
	e2e_expected=1
	if desktop_poll 10 desktop_find "$WORLD/io/notifyd" "$notifyd_line" "$1"; then
		call_line=$found_line notifyd_before=$notifyd_line notifyd_line=$found_at
	else
		fail "waited 10 s for the notification server to say: $1"
		sed -n 's/^/  server | /p' "$WORLD/io/notifyd"
		return 1
	fi
}

wait_for_popup() {
	e2e_expected=1
	popup_after=$notifyd_line
	desktop_poll 10 desktop_find_popup "$1" && return
	fail "waited 10 s for a popup that says: $1"
	sed -n 's/^/  server | /p' "$WORLD/io/notifyd"
	return 1
}

desktop_find_popup() {
	popup_line=$(awk -v after="$popup_after" -v text="$1" 'NR > after && /^notify / && index($0, text) { print NR " " $0; exit }' \
		"$WORLD/io/notifyd" 2>/dev/null)
	[ -n "$popup_line" ] || return 1
	notifyd_before=$popup_after notifyd_line=${popup_line%% *} popup_line=${popup_line#* }
}

expect_no_popup() {
	e2e_expected=1
	! awk -v from="$notifyd_before" -v to="$notifyd_line" 'NR > from && NR < to && /^notify /' "$WORLD/io/notifyd" | grep -qF -e "$1" ||
		fail "not expected as a popup: $1"
}

tell() {
	printf '%s\n' "$*" >"$WORLD/io/notifyd-in"
	desktop_poll 10 desktop_find "$WORLD/io/notifyd" "$notifyd_line" "did $*" || fail "the notification server does not carry out: $*"
}

press() { tell press "$@"; }

stop_server() {
	desktop_end "$server_pid" TERM
	server_pid=''
}

kill_server() {
	desktop_end "$server_pid" KILL
	server_pid=''
}

# ---- real servers -----------------------------------------------------------------------------------------------

start_display() {
	Xvfb -displayfd 3 -screen 0 1024x768x24 -nolisten tcp 3>"$WORLD/io/display" >"$WORLD/io/xvfb" 2>&1 &
	display_pid=$!
	e2e_background="$e2e_background $display_pid"
	desktop_poll 10 test -s "$WORLD/io/display" || fail "Xvfb does not start: $(cat "$WORLD/io/xvfb")"
	DISPLAY=:$(cat "$WORLD/io/display")
	export DISPLAY
}

# Where Debian has them.
desktop_server() {
	case $1 in
	dunst) echo dunst ;;
	xfce4-notifyd) ls /usr/lib/*/xfce4/notifyd/xfce4-notifyd ;;
	*) echo "/usr/lib/$1/$1" ;;
	esac
}

start_server() {
	stop_server
	if [ "$1" = dunst ]; then
		# Its menu is a program: it gets the buttons as lines and prints the one that is pressed, which the test wrote down.
		mkdir -p "$XDG_CONFIG_HOME/dunst"
		printf '%s\n' '#!/bin/sh' "grep -F -e \"\$(cat '$WORLD/io/menu')\"" >"$WORLD/io/menu.sh"
		chmod +x "$WORLD/io/menu.sh"
		printf '%s\n' '[global]' 'markup = full' "dmenu = $WORLD/io/menu.sh" >"$XDG_CONFIG_HOME/dunst/dunstrc"
	fi
	"$(desktop_server "$1")" >"$WORLD/io/server" 2>&1 &
	server_pid=$!
	e2e_background="$e2e_background $server_pid"
}

# dunst_press LABEL - in the menu of the last popup
dunst_press() {
	printf '%s\n' "#$1 (" >"$WORLD/io/menu"
	dunstctl context
}

dunst_shows() { [ "$(dunstctl count displayed)" -eq "$1" ]; }

wait_shown() { # N - so many popups are on the screen of dunst
	e2e_expected=1
	desktop_poll 10 dunst_shows "$1" || fail "dunst shows $(dunstctl count displayed) popups, not $1"
}

# ---- the desktop of the program ---------------------------------------------------------------------------------

start_popup() {
	[ -p "$WORLD/io/popup-in" ] || mkfifo "$WORLD/io/popup-in"
	: >"$WORLD/io/popup"
	event_at=0
	"$TOOLS/popup" <>"$WORLD/io/popup-in" >>"$WORLD/io/popup" 2>&1 &
	popup_pid=$!
	e2e_background="$e2e_background $popup_pid"
}

popup() { printf '%s\n' "$*" >"$WORLD/io/popup-in"; }

wait_event() {
	e2e_expected=1
	if desktop_poll "${2:-10}" desktop_find "$WORLD/io/popup" "$event_at" "$1"; then
		event_line=$found_line event_at=$found_at
	else
		fail "waited ${2:-10} s for this to happen: $1"
		sed -n 's/^/  events | /p' "$WORLD/io/popup"
		return 1
	fi
}

end_popup() {
	popup quit
	wait_event 'ends after'
	desktop_end "$popup_pid" CONT
	popup_pid=''
	! grep -qE 'CRITICAL|WARNING|Sanitizer|runtime error' "$WORLD/io/popup" || fail "the program has a fault of its own: $(cat "$WORLD/io/popup")"
}

kill_popup() {
	desktop_end "$popup_pid" KILL
	popup_pid=''
}
