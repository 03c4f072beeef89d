#!/bin/sh
# SPDX-License-Identifier: MIT
# Terminals that cannot, windows too small, sudden ends: a sentence where one is due, and the terminal as it was.
. "$(dirname "$0")/lib.sh"

now='2026-11-21 09:00'
export now WORLD
"$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --now "$now" >/dev/null 2>&1 || fail "a client cannot be added"

# In a shell on the screen: "sh ask PROGRAM…" tells its status, and whether stty says the same before and after.
cat >ask <<'END'
trap : INT
stty -g >before
"$@"
echo "status=$? $(stty -g | cmp -s - before && echo sane || echo broken)"
END
ask_shell() {
	type_text "sh ask $1"
	keys Enter
}

# High enough for all that is printed: the sentence is its first line.
size 80 70
for term in dumb unknown-thing ''; do
	check "TERM=$term: a sentence and today's page, no screen"
	start_shell
	ask_shell "env TERM=$term \$AFTERCARE --now \"\$now\""
	wait_for 'status=0 sane'
	expect_screen_contains TERM
done

check "TERM not set at all"
start_shell
ask_shell "env -u TERM \$AFTERCARE --now \"\$now\""
wait_for 'status=0 sane'
expect_screen_contains TERM

size 80 24

check "a window of 20 by 5 says what it needs, and comes back when there is room"
size 20 5
start "$AFTERCARE" --now "$now"
wait_for '80'
resize 80 24
wait_for 'May I'
resize 20 5
wait_gone 'May I'
resize 200 50
wait_for 'May I'
keys q
expect_exit 0
size 80 24

check "a window of 1 by 1 is survived"
start "$AFTERCARE" --now "$now"
wait_for 'May I'
resize 1 1
resize 3 2
resize 80 24
wait_for 'May I'
keys q
expect_exit 0

check "q leaves the terminal as it was"
start_shell
ask_shell "\$AFTERCARE --now \"\$now\""
wait_for 'May I'
keys q
wait_for 'status=0 sane'

for signal in TERM HUP INT; do
	check "a $signal on screen leaves the terminal as it was"
	start_shell
	ask_shell "sh -c 'echo \$\$ >pid; exec \"\$AFTERCARE\" --now \"\$now\"'"
	wait_for 'May I'
	kill -"$signal" "$(cat pid)"
	wait_for 'sane'
	expect_screen_lacks 'May I' 'broken'
done

check "Ctrl-C leaves"
start_shell
ask_shell "\$AFTERCARE --now \"\$now\""
wait_for 'May I'
keys C-c
wait_for 'sane'
expect_screen_lacks 'May I' 'broken'

check "Ctrl-Z gives the shell back, fg the screen"
start_shell
type_text "stty -g >before; \"\$AFTERCARE\" --now \"\$now\""
keys Enter
wait_for 'May I'
keys C-z
wait_gone 'May I'
type_text "stty -g | cmp -s - before && echo san\"\"e; fg"
keys Enter
wait_for 'May I'
keys q
wait_gone 'May I'
expect_screen_contains sane

check "the terminal goes away: the program does too"
start sh -c 'echo $$ >pid; exec "$AFTERCARE" --now "$now"'
wait_for 'May I'
pid=$(cat pid)
stop
gone() { ! kill -0 "$pid" 2>/dev/null; }
n=0
until gone || [ "$n" -gt 100 ]; do
	n=$((n + 1))
	sleep 0.05
done
expect gone

check "a broken database on the way to the screen: a sentence, the terminal as it was"
echo "not a database, and long enough to be looked at by its first bytes, as SQLite does" >"$XDG_DATA_HOME/aftercare/aftercare.db"
start_shell
ask_shell "\$AFTERCARE --now \"\$now\""
wait_for 'status=1 sane'
expect_screen_contains aftercare.db

check "broken rules on the way to the screen: file and line, and the screen opens with those kept"
rm -rf "$XDG_DATA_HOME/aftercare"
"$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --now "$now" >/dev/null 2>&1
cp -r "$AFTERCARE_CONFIG" "$WORLD/rules"
echo 'wrong =' >>"$WORLD/rules/protocols/smp.cfg"
start_shell
ask_shell "env AFTERCARE_CONFIG=\$WORLD/rules \$AFTERCARE --now \"\$now\""
wait_for 'smp.cfg:'
expect_screen_contains 'May I' 'stored'
keys q
wait_for 'status=0 sane'
