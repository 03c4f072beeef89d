#!/bin/sh
# SPDX-License-Identifier: MIT
# Every terminal people have: the same frame on each, the mouse, the window's title, themes, and the key that hides.
. "$(dirname "$0")/lib.sh"

NOW="2026-11-24 09:00"
"$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --trait skin=oily --now "2026-11-20 16:00" >/dev/null

# send BYTES - all at once, as a terminal sends a sequence
send() {
	e2e_tmux set-buffer -- "$1"
	e2e_tmux paste-buffer -r -t main:0
}
# press COLUMN ROW - the left button, from 1, as terminals of today report it
press() { send "$(printf '\033[<0;%d;%dM\033[<0;%d;%dm' "$1" "$2" "$1" "$2")"; }
# column_of TEXT / row_of TEXT - where it stands on the screen, from 1
row_of() { screen | grep -nF -e "$1" | head -n 1 | cut -d: -f1; }
column_of() {
	screen | python3 -c 'import sys
print(next(line.index(sys.argv[1]) + 1 for line in sys.stdin if sys.argv[1] in line))' "$1"
}
press_on() { press "$(column_of "$1")" "$(row_of "$1")"; }

check "the same frame on xterm, the Linux console, tmux, screen, rxvt and a vt220"
start "$AFTERCARE" --now "$NOW"
wait_for 'q quit'
screen >"$WORLD/io/reference"
for term in xterm xterm-256color xterm-16color linux screen screen-256color tmux-256color rxvt vt220 ansi; do
	infocmp "$term" >/dev/null 2>&1 || continue
	start env TERM="$term" "$AFTERCARE" --now "$NOW"
	wait_for 'q quit'
	screen >"$WORLD/io/frame"
	# A console over a network cannot be asked for its glyphs, and is given what all of them have.
	case $term in
	vt220 | ansi) sed 's/[^ -~]/?/g' "$WORLD/io/frame" >"$WORLD/io/a" && sed 's/[^ -~]/?/g' "$WORLD/io/reference" >"$WORLD/io/b" ;;
	linux) cp "$WORLD/io/frame" "$WORLD/io/a" && sed 'y/✗✓‹›…—●◌▾▴▸’/×+<>~─•·▼▲▶'"'"'/' "$WORLD/io/reference" >"$WORLD/io/b" ;;
	*) cp "$WORLD/io/frame" "$WORLD/io/a" && cp "$WORLD/io/reference" "$WORLD/io/b" ;;
	esac
	cmp -s "$WORLD/io/a" "$WORLD/io/b" || fail "another frame with TERM=$term: $(diff "$WORLD/io/b" "$WORLD/io/a" | head -n 6)"
	keys q
	expect_exit 0
done

check "a terminal nobody knows: a sentence, and today as text"
size 80 70
start env TERM=no-such-terminal "$AFTERCARE" --now "$NOW"
size 80 24
wait_for 'no-such-terminal'
wait_for 'aftercare --plain'

check "a press chooses, a second one opens, a press on the footer is its key"
start env TERM=xterm-256color "$AFTERCARE" --now "$NOW"
wait_for 'Exercise'
press_on 'CARE  Exercise'
press_on 'CARE  Exercise'
wait_for 'Who says so'
press_on 'esc back'
wait_for 'May I'
press_on 'm menu'
wait_for 'Aftercare   Menu'
keys Escape
wait_for 'May I'

check "a press on a box ticks it, and what is typed behind it is not lost"
send "$(printf '\033[<0;%d;%dM\033[<0;1;1m/gym' "$(column_of '[ ]')" "$(row_of '[ ]')")"
wait_for 'Gym'
keys Escape
wait_for '[x]'
keys u
wait_for '[ ]'

check "the wheel is up and down"
before=$(cursor)
send "$(printf '\033[<65;5;12M')"
moved() { [ "$(cursor)" != "$before" ]; }
expect e2e_poll 10 moved

check "without screen.mouse the terminal keeps its mouse"
run "$AFTERCARE" settings screen.mouse false
asks_for_mouse() { [ "$(e2e_tmux display-message -p -t main:0 '#{mouse_any_flag}#{mouse_standard_flag}#{mouse_button_flag}')" != 000 ]; }
start env TERM=xterm-256color "$AFTERCARE" --now "$NOW"
wait_for 'q quit'
expect eval '! asks_for_mouse'
run "$AFTERCARE" settings --unset screen.mouse
start env TERM=xterm-256color "$AFTERCARE" --now "$NOW"
wait_for 'q quit'
expect asks_for_mouse

check "the title has the name, a discreet one has not, and a hidden screen has none"
title() { e2e_tmux display-message -p -t main:0 '#{pane_title}'; }
title_is() { [ "$(title)" = "$1" ]; }
e2e_poll 10 title_is 'Aftercare · Jo Doe' || fail "the title is: $(title)"
keys C-x
wait_gone 'Jo Doe'
wait_gone 'Aftercare'
e2e_poll 10 title_is '' || fail "the title of a hidden screen is: $(title)"
keys q
keys Enter
wait_for 'Jo Doe'
run "$AFTERCARE" settings screen.privacy discreet
start env TERM=xterm-256color "$AFTERCARE" --now "$NOW"
wait_for 'J. D.'
expect_screen_lacks 'Jo Doe' 'Aftercare'
expect eval '! title_is "Aftercare · Jo Doe"'
run "$AFTERCARE" settings --unset screen.privacy

check "a theme is another set of colours; a broken one of one's own is said, with its place"
run "$AFTERCARE" settings screen.theme light
start env TERM=xterm-256color "$AFTERCARE" --now "$NOW"
wait_for 'q quit'
screen_ansi >"$WORLD/io/light"
expect grep -q '38;5;25' "$WORLD/io/light"
run "$AFTERCARE" settings screen.theme own
mkdir -p "$XDG_CONFIG_HOME/aftercare/themes"
echo 'avoid = { full = 300; };' >"$XDG_CONFIG_HOME/aftercare/themes/own.cfg"
start env TERM=xterm-256color "$AFTERCARE" --now "$NOW"
wait_for 'own.cfg:1'
keys j
wait_for 'q quit'
run "$AFTERCARE" settings --unset screen.theme

check "mono: no colour on a terminal that has them"
run "$AFTERCARE" settings screen.theme mono
start env TERM=xterm-256color "$AFTERCARE" --now "$NOW"
wait_for 'q quit'
screen_ansi >"$WORLD/io/mono"
expect eval '! grep -Eq "\[(3|4)[0-8][;m]" "$WORLD/io/mono"'

check "a name from right to left is isolated, and left to the terminal; the Linux console, which orders nothing, gets it bare"
run "$AFTERCARE" settings --unset screen.theme
"$AFTERCARE" client add "محمد علي" --session "2026-11-20 15:00" --now "2026-11-20 16:00" >/dev/null
repainted() { # TERM - what one repaint writes
	start env TERM="$1" "$AFTERCARE" --client 2 --now "$NOW"
	wait_for 'q quit'
	e2e_tmux pipe-pane -t main:0 "cat >$WORLD/io/written"
	keys C-l
	e2e_poll 10 grep -q 'quit' "$WORLD/io/written" || fail "nothing was repainted"
}
repainted xterm-256color
expect grep -q "$(printf '\342\201\250محمد علي\342\201\251')" "$WORLD/io/written"
repainted linux
expect grep -q 'محمد علي' "$WORLD/io/written"
expect eval '! grep -q "$(printf "\342\201\250")" "$WORLD/io/written"'

check "a line down in a text moves what stands there: a fraction of what a repaint writes"
written() { wc -c <"$WORLD/io/written"; }
repainted xterm-256color
keys '?'
wait_for 'Keys here'
e2e_tmux pipe-pane -t main:0 "cat >$WORLD/io/written"
keys C-l
e2e_poll 10 grep -q 'quit' "$WORLD/io/written" || fail "nothing was repainted"
whole=$(written)
e2e_tmux pipe-pane -t main:0 "cat >$WORLD/io/written"
more=$(screen | sed -n 's/.*▾ \([0-9]*\) more.*/\1/p')
keys Down
wait_for "▾ $((more - 1)) more"
e2e_poll 10 eval '[ "$(written)" -gt 0 ]' || fail "nothing was written"
expect [ "$(written)" -lt $((whole / 5)) ]
