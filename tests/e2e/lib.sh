# SPDX-License-Identifier: MIT
# Whole-program tests: a sealed world, the program under test, and words for what a person sees. POSIX sh.
# shellcheck shell=sh disable=SC2034  # stdout_file, status … are for the tests that read this file
#
#   . "$(dirname "$0")/lib.sh"
#   check "a wash the morning after is advised against"
#   run "$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --now "2026-11-20 16:00"
#   expect_status 0
#   run "$AFTERCARE" can wash --now "2026-11-21 08:00"
#   expect_status 12; expect_stdout_contains "until"; expect_stderr_empty
#
#   check "q leaves"                      on a screen: a tmux server of its own, 80x24
#   start "$AFTERCARE" --now "2026-11-21 09:00"
#   wait_for 'May I'; keys j j Enter; wait_for 'because'; keys Escape q; expect_exit 0
#
# Words                                                 (each file is a program of its own and has a world of its own)
#   check WHAT            begins a check; one without any expect_, wait_ or golden is a defect and fails
#   run CMD…              sets $status, $stdout_file, $stderr_file; input is empty        run_input TEXT CMD…
#   expect_status N       expect_stdout_contains TEXT…     _lacks TEXT…   _matches ERE   _is TEXT   _empty   (also expect_stderr_…)
#   expect_json EXPR      a Python expression on d, the printed JSON: expect_json 'd["verdict"] == "avoid"'
#   expect CMD…           that command succeeds            fail WHY       skip WHY (in CI, a failure)
#   size COLS ROWS        of the next start                start CMD…     start_shell (a prompt "$ ", for job control and stty)
#   keys NAME…            tmux names: j Enter Space Escape Left C-z /      type_text 'can I swim'
#   wait_for TEXT         polls up to 10 s                 wait_gone TEXT   expect_screen_contains TEXT…   _lacks TEXT…
#   screen  screen_ansi   the screen as text, with its colours             cursor ("COLUMN ROW", from 0)   resize COLS ROWS
#   wait_exit             the program ends: sets $status   expect_exit N
#   golden NAME           the screen is tests/golden/NAME.screen (AC_GOLDEN=write writes it: read it before you commit)
#   stop                  ends the terminal; done by itself at the end and before another start
# Variables a test may use: $ROOT (checkout), $WORLD (its temporary folder, where it runs), $HOME, $XDG_DATA_HOME …
# A test that wants another zone: E2E_TZ=America/New_York before reading this file, or run env TZ=… "$AFTERCARE" …

set -u
HERE=$(cd "$(dirname "$0")" && pwd -P) || exit 1
ROOT=$(cd "$HERE/../.." && pwd -P) || exit 1
NAME=$(basename "$0" .sh)

AFTERCARE=${AFTERCARE:-$ROOT/.build/gcc/src/aftercare}
case $AFTERCARE in /*) ;; *) AFTERCARE=$PWD/$AFTERCARE ;; esac
if [ ! -x "$AFTERCARE" ]; then
	echo "not ok - $NAME: there is no program at $AFTERCARE; build it (sh src/run.sh) or name it: AFTERCARE=PATH"
	echo "0 passed, 1 failed, 0 skipped"
	exit 1
fi

# ---- the sealed world -------------------------------------------------------------------------------------------

WORLD=$(mktemp -d "${TMPDIR:-/tmp}/aftercare-e2e.XXXXXX") || exit 1
WORLD=$(cd "$WORLD" && pwd -P)
for name in $(env | sed -n 's/^\([A-Za-z_][A-Za-z_0-9]*\)=.*/\1/p'); do
	case $name in
	AC_BUILD | AC_JOBS | LC_* | LANG | LANGUAGE | XDG_* | TMUX* | AFTERCARE_* | NO_COLOR | CLICOLOR* | COLORTERM | COLUMNS | LINES | ESCDELAY | TERMINFO* | NCURSES* | \
		*_proxy | *_PROXY | EDITOR | VISUAL | PAGER | NOTIFY_SOCKET | DBUS_* | DISPLAY | WAYLAND_DISPLAY | G_* | ENV)
		unset "$name"
		;;
	esac
done
export TZ="${E2E_TZ:-Europe/London}" LC_ALL=C.UTF-8 TERM=xterm-256color AFTERCARE
export HOME="$WORLD/home" XDG_CONFIG_HOME="$WORLD/home/.config" XDG_DATA_HOME="$WORLD/home/.local/share"
export XDG_STATE_HOME="$WORLD/home/.local/state" XDG_CACHE_HOME="$WORLD/home/.cache" XDG_RUNTIME_DIR="$WORLD/runtime"
export AFTERCARE_CONFIG="$ROOT/config" TMUX_TMPDIR="$WORLD/runtime"
mkdir -p "$HOME" "$XDG_RUNTIME_DIR" "$WORLD/io"
chmod 700 "$XDG_RUNTIME_DIR"
cd "$WORLD" || exit 1

# ---- counting ---------------------------------------------------------------------------------------------------

stdout_file=$WORLD/io/stdout stderr_file=$WORLD/io/stderr status=0
e2e_passed=0 e2e_failed=0 e2e_skipped=0 e2e_check='' e2e_state=none e2e_expected=0 e2e_command='' e2e_terminal=no
e2e_background=''
e2e_columns=80 e2e_rows=24

e2e_close() {
	[ -n "$e2e_check" ] || return 0
	[ "$e2e_state" = good ] && [ "$e2e_expected" -eq 0 ] && fail "the check expects nothing"
	case $e2e_state in
	good) e2e_passed=$((e2e_passed + 1)) && echo "ok - $NAME: $e2e_check" ;;
	skipped) e2e_skipped=$((e2e_skipped + 1)) ;;
	*) e2e_failed=$((e2e_failed + 1)) ;;
	esac
	e2e_check=''
}

check() {
	e2e_close
	e2e_check=$1 e2e_state=good e2e_expected=0 e2e_command=''
}

# The first failure of a check tells what there was to see; further ones only their line.
fail() {
	[ -n "$e2e_check" ] || check "(before the first check)"
	if [ "$e2e_state" != bad ]; then
		echo "not ok - $NAME: $e2e_check"
		e2e_state=bad
		echo "  $*"
		e2e_show
	else
		echo "  $*"
	fi
}

e2e_show() {
	if [ -n "$e2e_command" ]; then
		echo "  command: $e2e_command"
		echo "  status:  $status"
		sed -n '1,60s/^/  stdout | /p' "$stdout_file"
		sed -n '1,60s/^/  stderr | /p' "$stderr_file"
	fi
	if [ "$e2e_terminal" = yes ]; then
		screen | sed 's/^/  screen | /' | sed -e :a -e '/^\(  screen | *\n*\)*$/{$d;N;ba' -e '}'
	fi
}

skip() {
	if [ -n "${CI:-}" ] || [ "${AC_SKIP_STATUS:-77}" = 1 ]; then
		fail "skipped, and a skip is a failure here: $*"
		return
	fi
	echo "skip - $NAME: $e2e_check ($*)"
	e2e_state=skipped
}

e2e_end() {
	e2e_status=$?
	trap - EXIT
	[ "$e2e_status" -eq 0 ] || fail "the test itself ended early, with status $e2e_status"
	e2e_close
	stop
	# What a test has left running.
	for e2e_pid in $e2e_background; do
		kill -KILL "$e2e_pid" && wait "$e2e_pid"
	done 2>/dev/null
	[ $((e2e_passed + e2e_failed + e2e_skipped)) -gt 0 ] || e2e_failed=1
	chmod -R u+rwX "$WORLD" 2>/dev/null
	cd / && rm -rf "$WORLD"
	echo "$e2e_passed passed, $e2e_failed failed, $e2e_skipped skipped"
	[ "$e2e_failed" -eq 0 ] || exit 1
	[ "$e2e_passed" -gt 0 ] || exit 77
	exit 0
}
trap e2e_end EXIT
trap 'exit 130' INT TERM HUP

# ---- a command --------------------------------------------------------------------------------------------------

run() {
	e2e_command=$*
	"$@" </dev/null >"$stdout_file" 2>"$stderr_file"
	status=$?
	e2e_sound
}

run_input() {
	printf '%s' "$1" >"$WORLD/io/stdin"
	shift
	e2e_command=$*
	"$@" <"$WORLD/io/stdin" >"$stdout_file" 2>"$stderr_file"
	status=$?
	e2e_sound
}

# What is wrong whatever was expected: a fault of the program itself.
e2e_sound() {
	if grep -Eq 'AddressSanitizer|LeakSanitizer|runtime error:|-CRITICAL \*\*|-WARNING \*\*|ERROR:.*assertion' "$stderr_file"; then
		fail "the program has a fault of its own"
	elif [ "$status" -gt 128 ] && [ "$status" -le 159 ]; then
		fail "the program was ended by signal $((status - 128))"
	fi
}

expect_status() {
	e2e_expected=1
	[ "$status" -eq "$1" ] || fail "expected status $1"
}

e2e_has() { # WHERE FILE TEXT…
	e2e_expected=1 e2e_where=$1 e2e_file=$2
	shift 2
	for e2e_text in "$@"; do
		grep -qF -e "$e2e_text" "$e2e_file" || fail "expected on $e2e_where: $e2e_text"
	done
}

e2e_lacks() {
	e2e_expected=1 e2e_where=$1 e2e_file=$2
	shift 2
	for e2e_text in "$@"; do
		! grep -qF -e "$e2e_text" "$e2e_file" || fail "not expected on $e2e_where: $e2e_text"
	done
}

e2e_matches() {
	e2e_expected=1
	grep -Eq -e "$3" "$2" || fail "expected on $1, as a pattern: $3"
}

e2e_is() {
	e2e_expected=1
	printf '%s\n' "$3" | cmp -s - "$2" || fail "expected on $1 exactly: $3"
}

e2e_empty() {
	e2e_expected=1
	[ ! -s "$2" ] || fail "expected nothing on $1"
}

expect_stdout_contains() { e2e_has stdout "$stdout_file" "$@"; }
expect_stderr_contains() { e2e_has stderr "$stderr_file" "$@"; }
expect_stdout_lacks() { e2e_lacks stdout "$stdout_file" "$@"; }
expect_stderr_lacks() { e2e_lacks stderr "$stderr_file" "$@"; }
expect_stdout_matches() { e2e_matches stdout "$stdout_file" "$1"; }
expect_stderr_matches() { e2e_matches stderr "$stderr_file" "$1"; }
expect_stdout_is() { e2e_is stdout "$stdout_file" "$1"; }
expect_stderr_is() { e2e_is stderr "$stderr_file" "$1"; }
expect_stdout_empty() { e2e_empty stdout "$stdout_file"; }
expect_stderr_empty() { e2e_empty stderr "$stderr_file"; }

expect_json() {
	e2e_expected=1
	python3 -c 'import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(0 if eval(sys.argv[2], {"d": d}) else 1)' "$stdout_file" "$1" 2>"$WORLD/io/python" ||
		fail "expected of the JSON: $1 $(tail -n 1 "$WORLD/io/python")"
}

expect() {
	e2e_expected=1
	"$@" || fail "expected to hold: $*"
}

# ---- a screen ---------------------------------------------------------------------------------------------------

# A server takes a moment to go, so each start has one of its own.
e2e_server=0
e2e_tmux() { tmux -L "e2e$e2e_server" -f "$WORLD/io/tmux.conf" "$@"; }

size() {
	e2e_columns=$1 e2e_rows=$2
}

start() {
	stop
	e2e_command='' e2e_server=$((e2e_server + 1))
	if ! command -v tmux >/dev/null; then
		fail "tmux is missing; sh tests/run.sh installs it"
		exit 1
	fi
	printf '%s\n' 'set -g status off' "set -g default-terminal '${E2E_TERM:-tmux-256color}'" 'set -g remain-on-exit on' \
		"set -g remain-on-exit-format ''" 'set -s escape-time 0' >"$WORLD/io/tmux.conf"
	if ! e2e_tmux -u new-session -d -s main -x "$e2e_columns" -y "$e2e_rows" "$@" 2>"$WORLD/io/tmux"; then
		fail "tmux does not start: $(cat "$WORLD/io/tmux")"
		return
	fi
	e2e_terminal=yes
}

start_shell() {
	start env PS1='$ ' ENV= sh
	wait_for '$'
}

stop() {
	[ "$e2e_terminal" = yes ] || return 0
	e2e_tmux kill-server 2>/dev/null
	e2e_terminal=no
}

screen() { e2e_tmux capture-pane -p -t main:0 2>/dev/null; }
screen_ansi() { e2e_tmux capture-pane -p -e -t main:0; }
cursor() { e2e_tmux display-message -p -t main:0 '#{cursor_x} #{cursor_y}'; }
keys() { e2e_tmux send-keys -t main:0 -- "$@" 2>/dev/null; }
type_text() { e2e_tmux send-keys -t main:0 -l -- "$1" 2>/dev/null; }
resize() { e2e_tmux resize-window -t main:0 -x "$1" -y "$2" 2>/dev/null; }

e2e_shows() { screen | grep -qF -e "$1"; }
e2e_shows_not() { ! e2e_shows "$1"; }
# tmux sees the terminal close before it knows how the program ended, and may miss that until another child of it ends.
e2e_is_over() {
	case $(e2e_tmux display-message -p -t main:0 '#{pane_dead}#{pane_dead_status}#{pane_dead_signal}') in
	1?*) return 0 ;;
	1) e2e_tmux run-shell -b true ;;
	esac
	return 1
}
e2e_is_golden() { screen >"$WORLD/io/screen" && cmp -s "$WORLD/io/screen" "$1"; }

e2e_poll() { # SECONDS CMD…
	e2e_left=$(($1 * 20))
	shift
	until "$@"; do
		e2e_left=$((e2e_left - 1))
		[ "$e2e_left" -gt 0 ] && [ "$e2e_terminal" = yes ] || return 1
		sleep 0.05
	done
}

wait_for() {
	e2e_expected=1
	e2e_poll 10 e2e_shows "$1" || fail "waited 10 s on the screen for: $1"
}

wait_gone() {
	e2e_expected=1
	e2e_poll 10 e2e_shows_not "$1" || fail "waited 10 s for this to leave the screen: $1"
}

expect_screen_contains() {
	screen >"$WORLD/io/screen"
	e2e_has "the screen" "$WORLD/io/screen" "$@"
}

expect_screen_lacks() {
	screen >"$WORLD/io/screen"
	e2e_lacks "the screen" "$WORLD/io/screen" "$@"
}

wait_exit() {
	e2e_expected=1
	if e2e_poll 10 e2e_is_over; then
		status=$(e2e_tmux display-message -p -t main:0 '#{pane_dead_status}')
		signal=$(e2e_tmux display-message -p -t main:0 '#{pane_dead_signal}')
		[ -z "$signal" ] || fail "the program was ended by signal $signal"
		status=${status:-255}
	else
		fail "waited 10 s for the program to end"
		status=255
	fi
}

expect_exit() {
	wait_exit
	[ "$status" -eq "$1" ] || fail "expected to end with status $1, not $status"
}

golden() {
	e2e_expected=1 e2e_golden=$ROOT/tests/golden/$1.screen
	if [ "${AC_GOLDEN:-}" = write ]; then
		sleep 1
		mkdir -p "$(dirname "$e2e_golden")" && screen >"$e2e_golden"
	elif [ ! -f "$e2e_golden" ]; then
		fail "there is no $e2e_golden; AC_GOLDEN=write writes it"
	elif ! e2e_poll 5 e2e_is_golden "$e2e_golden"; then
		fail "the screen is not $1.screen (- reviewed, + seen):"
		diff -u "$e2e_golden" "$WORLD/io/screen" | sed -n '3,$s/^/  /p'
	fi
}
