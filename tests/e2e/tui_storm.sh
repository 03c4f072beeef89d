#!/bin/sh
# SPDX-License-Identifier: MIT
# A hundred random keys a second on every room of the real program while the window changes its size: it stays alive, and
# what stands there afterwards is what a whole repaint shows. AC_STORM_S: seconds a room (1); AC_STORM_SEED: another storm.
seconds=${AC_STORM_S:-1} seed=${AC_STORM_SEED:-1}
. "$(dirname "$0")/lib.sh"

"$AFTERCARE" client add "Jo Doe" --session "2026-11-06 12:00" --session "2026-11-20 15:00" --trait skin=oily --now "2026-11-20 16:00" >/dev/null
"$AFTERCARE" client add "Zoë 日本" --session "2026-11-22 15:00" --now "2026-11-22 16:00" >/dev/null
"$AFTERCARE" client use 1 >/dev/null
mkdir -p "$WORLD/here"
cd "$WORLD/here" || exit 1

# storm ROOM - files of tmux commands in $WORLD/storm, each ten keys and now and then a size. Nothing that leaves; what is
# written is written into $WORLD/here.
storm() {
	rm -rf "$WORLD/storm"
	mkdir "$WORLD/storm"
	python3 -c 'import random, sys
r = random.Random(sys.argv[1])
named = ["Up", "Down", "Left", "Right", "PPage", "NPage", "Home", "End", "Enter", "Tab", "BTab", "BSpace", "DC", "Escape"]
for n in range(int(sys.argv[2]) * 10):
    keys = [r.choice(named) if r.random() < .6 else r.choice("jkhltgnweiou[]+-aczsdRSxN?/ 0123456789.,:äé漢") for _ in range(10)]
    with open(f"{sys.argv[3]}/{n:05}", "w") as file:
        print("send-keys -t main:0", *("\"" + k + "\"" for k in keys), file=file)
        if r.random() < .5:
            w, h = r.choice([(r.randint(1, 500), r.randint(1, 200)), (r.randint(1, 45), r.randint(1, 15)), (r.randint(60, 200), r.randint(20, 60))])
            print("resize-window -t main:0 -x", w, "-y", h, file=file)' "$seed $1" "$seconds" "$WORLD/storm"
}

is_alive() { [ "$(e2e_tmux display-message -p -t main:0 '#{pane_dead}')" = 0 ]; }
is_still() {
	screen >"$WORLD/io/before"
	e2e_tmux run-shell 'sleep 0.15'
	screen | cmp -s - "$WORLD/io/before"
}

# The bar in the first row and the keys in the last: it has drawn itself at this size.
is_whole() { screen | awk 'NR == 1 && NF { top = 1 } NR == 30 && NF { end = 1 } END { exit !(top && end) }'; }

for room in g c n e i p r '!' w o R S / '?'; do
	check "room $room"
	start "$AFTERCARE" --now "2026-11-24 09:00"
	wait_for 'q quit'
	keys "$room"
	wait_gone 'To do today'
	storm "$room"
	for batch in "$WORLD"/storm/*; do e2e_tmux source-file "$batch"; done
	resize 100 30
	wait_gone 'Aftercare needs'
	e2e_poll 20 is_whole || fail "it does not fill the window: $(screen | head -n 5)"
	e2e_poll 10 is_still || fail "it does not come to rest"
	if ! is_alive; then
		fail "the program has ended: $(screen | tail -n 5)"
		continue
	fi
	screen >"$WORLD/io/as_left"
	keys C-l
	e2e_poll 10 is_still
	screen >"$WORLD/io/repainted"
	cmp -s "$WORLD/io/as_left" "$WORLD/io/repainted" || fail "garbled: $(diff "$WORLD/io/as_left" "$WORLD/io/repainted" | head -n 8)"
done
