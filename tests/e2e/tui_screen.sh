#!/bin/sh
# SPDX-License-Identifier: MIT
# Inside GNU screen, which has one screen for everybody: the frame, another size, away and back, and nothing left behind.
. "$(dirname "$0")/lib.sh"

now='2026-11-24 09:00'
export now SCREENDIR="$WORLD/runtime/screen" SCREENRC="$WORLD/io/screenrc"
mkdir -m 700 "$SCREENDIR"
echo 'startup_message off' >"$SCREENRC"
"$AFTERCARE" client add "Zoë Døe" --session "2026-11-20 15:00" --now "$now" >/dev/null
cat >inside <<'EOF'
echo $$ >pid
"$AFTERCARE" --now "$now"
echo "it has ended"
read -r go
EOF

# within TERM - the program in a screen of that kind ("screen" alone is our own word for what is to be seen)
within() {
	rm -f pid
	start env screen -S care -T "$1" sh inside
}
same_frame() { screen >"$WORLD/io/frame" && cmp -s "$WORLD/io/frame" "$WORLD/io/reference"; }
nothing_is_left() { ! screen | grep -qE 'Zoë|CARE|AVOID'; }
nobody_is_left() { ! pgrep -s "$(cat pid)" >/dev/null; }
# press COLUMN ROW - down and up, as terminals told a program before today's way, and as screen hands it on
press() {
	place=$(printf '\\%03o\\%03o' "$(($1 + 32))" "$(($2 + 32))")
	e2e_tmux set-buffer -- "$(printf '\033[M %b\033[M#%b' "$place" "$place")"
	e2e_tmux paste-buffer -r -t main:0
}

check "the same frame as outside; what is behind it shows nothing once it has ended"
expect env screen -v >"$WORLD/io/version"
start "$AFTERCARE" --now "$now"
wait_for 'q quit'
screen >"$WORLD/io/reference"
for term in screen screen-256color; do
	within "$term"
	expect e2e_poll 10 same_frame
	keys q
	wait_for 'it has ended'
	expect nothing_is_left
	keys Enter
	wait_for 'is terminating'
done

check "ended from outside: the same"
within screen
wait_for 'q quit'
pkill -TERM -P "$(cat pid)"
wait_for 'it has ended'
expect nothing_is_left
keys Enter
wait_for 'is terminating'

check "without UTF-8: ASCII"
start env LC_ALL=C screen -S care -T screen sh inside
wait_for 'q quit'
expect eval '! screen | LC_ALL=C grep -q "[^ -~]"'
keys q
wait_for 'it has ended'
keys Enter
wait_for 'is terminating'

check "a press chooses and opens"
within screen
wait_for 'q quit'
row=$(screen | grep -nF 'CARE  Exercise' | cut -d: -f1)
press 9 "$row"
press 9 "$row"
wait_for 'Who says so'
keys Escape Up
wait_for 'May I'

check "hidden: nothing of it is on the screen"
keys C-x
wait_gone 'CARE'
expect nothing_is_left
keys Enter
wait_for 'May I'

check "away, another size, and back: whole"
keys C-a d
wait_for 'detached'
start env screen -r care
wait_for 'q quit'
expect e2e_poll 10 same_frame
keys C-a d
wait_for 'detached'
size 100 30
start env screen -r care
wait_for 'Zoë Døe'
expect eval '! same_frame'
resize 80 24
expect e2e_poll 10 same_frame
size 80 24

check "its window killed: the program ends"
keys C-a k y
wait_for 'is terminating'
expect e2e_poll 10 nobody_is_left
