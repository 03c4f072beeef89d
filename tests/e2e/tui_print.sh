# SPDX-License-Identifier: MIT
# Printing from the screen: with a printing system that answers, that is slow, that never answers; and the code for a phone,
# read off the screen as a phone would.
. "$(dirname "$0")/lib.sh"

now='2026-11-24 10:00'
esc=$(printf '\033')
tools=$WORLD/tools
mkdir "$tools"
PATH=$tools:$PATH
tool() { # NAME - its text comes by standard input
	{ echo '#!/bin/sh' && cat; } >"$tools/$1"
	chmod 700 "$tools/$1"
}
# A queue that prints on one side only.
answering_lpstat() {
	tool lpstat <<'END'
case $1 in
-r) echo 'scheduler is running' ;;
-e) echo clinic ;;
-d) echo 'system default destination: clinic' ;;
-a) echo 'clinic accepting requests since now' ;;
-p) echo 'printer clinic is idle.' ;;
esac
END
}
tool lpoptions <<'END'
echo 'PageSize/Media Size: *A4 Letter'
END
tool lp <<END
echo \$\$ >"$WORLD/lp.pid"
[ ! -e "$WORLD/engaged" ] || exec sleep 600
cat >"$WORLD/sent.pdf"
echo 'request id is clinic-7 (1 file(s))'
END
is_gone() { ! kill -0 "$1" 2>/dev/null; }
waits_until() { # CMD… - up to 10 s
	n=0
	until "$@"; do
		n=$((n + 1))
		[ "$n" -le 200 ] || return 1
		sleep 0.05
	done
}

"$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --protocol "$ROOT/config/clinics/example.cfg" \
	--zone Europe/London --now "$now" >/dev/null || fail "a client cannot be added"
"$AFTERCARE" session add "2026-12-10 11:00" --now "$now" >/dev/null || fail "a session cannot be added"

check "the screen opens though the printing system says nothing, and can be left"
tool lpstat <<END
echo \$\$ >"$WORLD/lpstat.pid"
exec sleep 600
END
start "$AFTERCARE" --now "$now"
wait_for 'May I'
keys p
wait_for 'looking for it'
wait_for 'YOUR AFTERCARE SCHEDULE'
expect waits_until [ -s lpstat.pid ]
resize 100 30
wait_for 'looking for it'
keys Down Right
wait_for '‹ Letter ›'
keys Escape
wait_for 'May I'
expect waits_until is_gone "$(cat lpstat.pid)"

check "what is typed ahead is done when it can be"
answering_lpstat
resize 80 24
keys p Enter
wait_for 'Sent as clinic-7'
expect [ "$(head -c 5 sent.pdf)" = %PDF- ]

check "what the queue does not list is said, and nothing of it is cut"
expect_screen_contains 'was not asked for: both sides of the paper.'

check "while it is sent the screen lives, and Esc stops it"
touch engaged
rm lp.pid
keys Escape
wait_for 'May I'
keys p
wait_for '‹ clinic (usual) ›'
keys Enter
wait_for 'Working… sending the page · esc stops'
expect waits_until [ -s lp.pid ]
keys Down
wait_for '‹ A4 ›'
resize 90 26
wait_for 'Working…'
keys Escape
wait_for 'look whether it is printed all the same'
expect is_gone "$(cat lp.pid)"

check "q in the middle of it ends at once, and leaves nothing running"
rm lp.pid
keys Enter
wait_for 'Working… sending'
expect waits_until [ -s lp.pid ]
keys q
expect_exit 0
expect is_gone "$(cat lp.pid)"

check "without a printing system it is a file"
rm "$tools/lpstat" engaged
size 80 24
start env PATH="$tools:/nowhere" "$AFTERCARE" --now "$now"
wait_for 'May I'
keys p
wait_for 'There is no lpstat here'
keys Enter
wait_for 'Written: '
expect [ "$(head -c 5 aftercare-jo-doe.pdf)" = %PDF- ]
keys q
expect_exit 0

answering_lpstat
read_code() { screen | python3 "$ROOT/tests/e2e/blocks.py" >code.pbm && zbarimg -q --raw code.pbm 2>"$WORLD/io/zbar"; }
"$AFTERCARE" print -o page.pdf --now "$now" >/dev/null && pdftoppm -r 150 -png page.pdf page
zbarimg -q --raw page-*.png >printed.txt 2>"$WORLD/io/zbar"
show_code() { # COLUMNS ROWS WORDS
	size "$1" "$2"
	start "$AFTERCARE" --now "$now"
	wait_for 'May I'
	keys p m
	wait_for "$3"
}

check "the code on the screen says what the one on paper says"
expect grep -q '^DTSTART:20261210T110000' printed.txt
show_code 120 40 'With where it is'
# The words beside it may stand before the last of its rows does.
reads_as_printed() {
	read_code >read.txt
	cmp -s read.txt printed.txt
}
expect e2e_poll 10 reads_as_printed

check "it is black on white, whatever the theme"
screen_ansi >colours.txt
expect grep -q "$esc\[38;5;16m$esc\[48;5;231m" colours.txt

check "discreet it says when, and nothing more"
keys d
wait_for 'no name, no clinic'
read_code >discreet.txt
expect grep -q '^DTSTART:20261210T110000' discreet.txt
expect [ "$(grep -c LOCATION discreet.txt)" = 0 ]
expect [ "$(sed -n 's/^SUMMARY://p' discreet.txt)" = Appointment ]
keys q
expect_exit 0

check "in a usual window the time alone has room, and is read"
show_code 80 24 'The time alone'
read_code >read.txt
expect cmp read.txt discreet.txt

check "in a small one it says what it needs, and what else there is"
resize 40 12
wait_for 'The code needs a window of'
expect_screen_contains 'aftercare calendar' 'the printed page has it'
keys q
expect_exit 0

check "where there is only ASCII it says so"
size 80 24
start env LC_ALL=C "$AFTERCARE" --now "$now"
wait_for 'May I'
keys p m
wait_for 'nothing but'
expect_screen_contains 'aftercare calendar -o plan.ics'
keys q
expect_exit 0
