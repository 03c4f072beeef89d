#!/bin/sh
# SPDX-License-Identifier: MIT
# aftercare remind: its list and state, handing over to the other program, starting at login; snooze; why a task is there.
# systemctl and aftercare-remind are played by scripts that write down how they were called.
. "$(dirname "$0")/lib.sh"
NOW="2026-11-24 09:00"
mkdir -p "$WORLD/programs" "$WORLD/fakes"
cp "$AFTERCARE" "$WORLD/programs/aftercare"
AFTERCARE=$WORLD/programs/aftercare
CALLS=$WORLD/calls
export CALLS
PATH=$WORLD/fakes:$PATH
UNIT=$XDG_CONFIG_HOME/systemd/user/aftercare-remind.service
AUTOSTART=$XDG_CONFIG_HOME/autostart/aftercare-remind.desktop

remind_is() { # SHELL-WORDS: what aftercare-remind does after it wrote down its words
	printf '#!/bin/sh\necho "remind $*" >>"$CALLS"\n%s\n' "$1" >"$WORLD/programs/aftercare-remind"
	chmod +x "$WORLD/programs/aftercare-remind"
}
systemctl_is() {
	printf '#!/bin/sh\necho "systemctl $*" >>"$CALLS"\n%s\n' "$1" >"$WORLD/fakes/systemctl"
	chmod +x "$WORLD/fakes/systemctl"
}
called() { grep -qxF -e "$1" "$CALLS"; }
never_called() { ! grep -qF -e "$1" "$CALLS" 2>/dev/null; }
wait_called() { # up to 10 s: it is started apart from us
	tries=200
	until called "$1" 2>/dev/null; do
		tries=$((tries - 1))
		[ "$tries" -gt 0 ] || return 1
		sleep 0.05
	done
}
absent() { [ ! -e "$1" ] && [ ! -L "$1" ]; }

check "without a client nobody is reminded, and it says so"
run "$AFTERCARE" remind --status --now "$NOW"
expect_status 1
expect_stdout_contains "Running     no" "Whose"

run "$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --trait skin=dry --now "$NOW"

check "the list names day, hour, what and what became of it"
run "$AFTERCARE" remind --list --to "2026-11-25" --now "$NOW"
expect_status 0
expect_stderr_empty
expect_stdout_contains "Tue 24 Nov" "  07:45   Wash gently — due, not shown yet" "  20:00   Moisturise, pea-size — coming" \
	"Wed 25 Nov" "How does it look and feel today? — coming"
expect_stdout_lacks "Thu 26 Nov"
run "$AFTERCARE" remind --list --json --now "$NOW"
expect_json '[r["kind"] for r in d["reminders"]][:3] == ["allowed", "task", "task"]'
expect_json 'd["reminders"][1]["state"] == "due" and d["reminders"][1]["name"] is None'
expect_json 'all(r["at"] < "2026-12-02" for r in d["reminders"])'

check "what is done or put off says so"
run "$AFTERCARE" done wash-gently --now "$NOW"
run "$AFTERCARE" snooze moisturise@08:00 1h --now "$NOW"
expect_status 0
expect_stdout_contains "Moisturise, pea-size: put off until today 10:00."
expect_stderr_contains "Reminders are not running"
run "$AFTERCARE" remind --list --to today --now "$NOW"
expect_stdout_contains "Wash gently — done" "08:00   Moisturise, pea-size — snoozed until today 10:00"
run "$AFTERCARE" snooze moisturise evening --now "$NOW"
expect_stdout_contains "put off until today 19:00."
run "$AFTERCARE" snooze moisturise@08:00 this evening --now "$NOW"
expect_stdout_contains "put off until today 19:00."
run "$AFTERCARE" undo --now "$NOW"
expect_status 0
expect_stdout_contains "Moisturise"

check "snooze refuses what it cannot keep, and says why"
run "$AFTERCARE" snooze moisturise@20:00 24h --now "$NOW"
expect_status 1
expect_stderr_contains "it is of use until"
run "$AFTERCARE" snooze moisturise@20:00 10m --now "$NOW"
expect_status 1
expect_stderr_contains "You are reminded of it today 20:00 anyway, which is later."
run "$AFTERCARE" snooze moisturise 99h --now "$NOW"
expect_status 2
expect_stderr_contains "“99h” is no time to put something off by: 10m, 1h (24h at most) or evening."
run "$AFTERCARE" snooze moisturise 0m --now "$NOW"
expect_status 2
run "$AFTERCARE" snooze 10m --now "$NOW"
expect_status 1
run "$AFTERCARE" snooze
expect_status 2
expect_stderr_contains "Usage: aftercare snooze TASK [10m|1h|evening]"
run "$AFTERCARE" snooze "$(printf 'x\033]0;y\007')" --now "$NOW"
expect_status 1
expect_stderr_lacks "$(printf '\033')"

check "alone it tells how reminders do and the next five"
run "$AFTERCARE" remind --now "$NOW"
expect_status 1
expect_stdout_contains "Running     no. Start it at every login: aftercare remind --install" "Whose       Jo Doe" "Privacy     full" \
	"Coming" "  20:00   Moisturise, pea-size — coming"
expect [ "$(grep -c ' — coming' "$stdout_file")" -eq 5 ]
run "$AFTERCARE" remind --json --now "$NOW"
expect_status 1
expect_json 'd["running"] is False and d["able"] is False and d["whose"] == "Jo Doe" and len(d["next"]) == 5'
run "$AFTERCARE" remind --status --json --now "$NOW"
expect_json 'd["next"] == [] and d["server"] is None and d["next_at"] is None and d["last_at"] is None'

check "one thing at a time, and options where they belong"
run "$AFTERCARE" remind --list --install
expect_status 2
expect_stderr_contains "--list and --install: one at a time, please."
run "$AFTERCARE" remind --from today
expect_status 2
expect_stderr_contains "--from and --to go with --list."
run "$AFTERCARE" remind --once --json
expect_status 2
run "$AFTERCARE" remind --lst
expect_status 2
expect_stderr_contains "Did you mean “--list”?"
run "$AFTERCARE" remind --list --from "2026-11-25" --to "2026-11-24" --now "$NOW"
expect_status 2
expect_stderr_contains "--to is before --from."
run "$AFTERCARE" remind tomorrow
expect_status 2

check "without the other program it says what to install"
systemctl_is 'exit 0'
for option in --test --once --install; do
	run env PATH="$WORLD/fakes:/usr/bin:/bin" "$AFTERCARE" remind "$option"
	expect_status 1
	expect_stderr_contains "aftercare-remind is neither beside"
done
expect absent "$UNIT"

check "once and test are the other program's, with its exit code and the machine's clock"
remind_is 'exit 7'
run "$AFTERCARE" remind --once
expect_status 7
expect called "remind --once"
: >"$CALLS"
run "$AFTERCARE" remind --once --now "$NOW"
expect_status 2
expect_stderr_contains "--now does not go with it"
expect never_called remind
run "$AFTERCARE" remind --test
expect_status 7
expect called "remind --test"
mv "$WORLD/programs/aftercare-remind" "$WORLD/fakes/aftercare-remind"
run "$AFTERCARE" remind --test
expect_status 7
mv "$WORLD/fakes/aftercare-remind" "$WORLD/programs/aftercare-remind"

check "where systemd answers it is a user unit, enabled and started, and a second time the same"
remind_is 'exit 0'
: >"$CALLS"
run "$AFTERCARE" remind --install
expect_status 0
expect_stdout_contains "Installed: reminders run from now on" "$UNIT" "aftercare remind --uninstall"
expect grep -qxF "ExecStart=\"$WORLD/programs/aftercare-remind\"" "$UNIT"
expect grep -qx 'Restart=on-failure' "$UNIT"
expect called "systemctl --user daemon-reload"
expect called "systemctl --user enable --now aftercare-remind.service"
expect absent "$AUTOSTART"
expect never_called "remind "
cp "$UNIT" "$WORLD/before"
run "$AFTERCARE" remind --install
expect_status 0
expect_stdout_contains "Installed already"
expect cmp -s "$UNIT" "$WORLD/before"
if command -v systemd-analyze >/dev/null; then
	expect systemd-analyze verify --user "$UNIT"
fi

check "uninstall takes back exactly that, and keeps the data"
mkdir -p "$(dirname "$UNIT")/default.target.wants"
ln -s "$UNIT" "$(dirname "$UNIT")/default.target.wants/aftercare-remind.service"
run "$AFTERCARE" remind --uninstall
expect_status 0
expect_stdout_contains "Removed:" "$UNIT" "Your data stays as it is."
expect called "systemctl --user disable --now aftercare-remind.service"
expect absent "$UNIT"
expect absent "$(dirname "$UNIT")/default.target.wants/aftercare-remind.service"
expect [ -s "$XDG_DATA_HOME/aftercare/aftercare.db" ]
run "$AFTERCARE" remind --uninstall
expect_status 0
expect_stdout_contains "Nothing was installed, and nothing was running."

check "a unit that systemd refuses is taken away again, with its reason"
systemctl_is 'case $* in *enable*) echo "Failed to enable: no such luck" >&2; exit 1 ;; esac'
run "$AFTERCARE" remind --install
expect_status 1
expect_stderr_contains "no such luck" "nothing is installed"
expect absent "$UNIT"

check "where systemd does not answer it is an autostart file, and it starts now, apart from the terminal"
for how in 'exit 1' 'exec sleep 60'; do
	: >"$CALLS"
	systemctl_is "$how"
	run "$AFTERCARE" remind --install
	expect_status 0
	expect_stdout_contains "Installed: reminders start with your desktop" "Started now as well." "$AUTOSTART"
	expect grep -qxF "Exec=\"$WORLD/programs/aftercare-remind\"" "$AUTOSTART"
	expect absent "$UNIT"
	expect wait_called "remind "
	run "$AFTERCARE" remind --uninstall
	expect_status 0
	expect_stdout_contains "Removed:" "$AUTOSTART"
	expect absent "$AUTOSTART"
done

check "what somebody else wrote is never overwritten or removed"
mkdir -p "$(dirname "$AUTOSTART")"
echo "[Desktop Entry]" >"$AUTOSTART"
run "$AFTERCARE" remind --install
expect_status 1
expect_stderr_contains "was not written by this command, so it stays as it is."
run "$AFTERCARE" remind --uninstall
expect_status 0
expect_stdout_contains "Left as it is, since this command did not write it:" "$AUTOSTART"
expect grep -qx "\[Desktop Entry\]" "$AUTOSTART"
rm "$AUTOSTART"
ln -s /dev/null "$AUTOSTART"
run "$AFTERCARE" remind --install
expect_status 1
expect [ -L "$AUTOSTART" ]
rm "$AUTOSTART"

check "an odd path is written so that it is read back"
odd=$WORLD/'odd "%$ \dir'
mkdir -p "$odd"
cp "$AFTERCARE" "$WORLD/programs/aftercare-remind" "$odd/"
systemctl_is 'exit 0'
run "$odd/aftercare" remind --install
expect_status 0
expect grep -qF 'odd \"%%$$ \\dir/aftercare-remind"' "$UNIT"
run "$odd/aftercare" doctor --json --now "$NOW"
expect_json '[c for c in d["checks"] if c["id"] == "login"][0]["what"].startswith("The unit is there and not enabled")'
run "$odd/aftercare" remind --uninstall
systemctl_is 'exit 1'
run "$odd/aftercare" remind --install
expect grep -qF 'odd \\"%%\\$ \\\\dir/aftercare-remind"' "$AUTOSTART"
run "$odd/aftercare" doctor --json --now "$NOW"
expect_json '[c for c in d["checks"] if c["id"] == "login"][0]["state"] == "ok"'
run "$odd/aftercare" remind --uninstall

check "a running one is told of, not started twice, and ended by uninstall"
STATE=$XDG_STATE_HOME/aftercare
mkdir -p "$STATE"
cat >"$WORLD/fakes/holder.py" <<'PY'
import fcntl, os, signal, struct, sys
lock = open(sys.argv[1] + "/remind.lock", "w")
fcntl.fcntl(lock, fcntl.F_OFD_SETLK, struct.pack("hhxxxxqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0))
with open(sys.argv[1] + "/remind.status.new", "w") as status:
    status.write("[reminders]\npid=%d\nstarted_at=1795424400\nserver=dunst 1.9.0\nproblem=%s\nproblem_since=1795510800\nnext_at=1795536000\nlast_at=1795507200\n" % (os.getpid(), sys.argv[2]))
os.rename(sys.argv[1] + "/remind.status.new", sys.argv[1] + "/remind.status")
signal.signal(signal.SIGALRM, signal.SIG_DFL)
signal.alarm(120)
signal.pause()
PY
hold() { # PROBLEM
	rm -f "$STATE/remind.status"
	python3 "$WORLD/fakes/holder.py" "$STATE" "$1" &
	holder=$!
	tries=200
	until [ -s "$STATE/remind.status" ] || [ "$tries" -eq 0 ]; do tries=$((tries - 1)); sleep 0.05; done
}
hold ""
run "$AFTERCARE" remind --status --now "$NOW"
expect_status 0
expect_stdout_contains "Running     yes, since yesterday 09:00" "Shown by    dunst 1.9.0" "Last shown  today 08:00" "Next        today 16:00"
run "$AFTERCARE" remind --status --json --now "$NOW"
expect_json "d['running'] and d['able'] and d['pid'] == $holder and d['server'] == 'dunst 1.9.0' and d['next_at'] == '2026-11-24T16:00:00+00:00'"
run "$AFTERCARE" doctor --json --now "$NOW"
expect_json '{c["id"]: c["state"] for c in d["checks"]}["running"] == "ok" and {c["id"]: c["state"] for c in d["checks"]}["server"] == "ok"'
run "$AFTERCARE" snooze moisturise@08:00 --now "$NOW"
expect_stdout_contains "Moisturise, pea-size: you are reminded again"
expect_stderr_empty
: >"$CALLS"
run "$AFTERCARE" remind --install
expect_status 0
expect_stdout_contains "They are running already."
expect never_called "remind "
run "$AFTERCARE" remind --uninstall
expect_status 0
expect_stdout_contains "The running one was ended."
wait "$holder"
expect [ "$?" -eq 143 ]
hold "the server hangs"
run "$AFTERCARE" remind --status --now "$NOW"
expect_status 1
expect_stdout_contains "Trouble     since today 09:00: the server hangs"
run "$AFTERCARE" doctor --now "$NOW"
expect_stdout_contains "✗ the server hangs"
kill "$holder"
wait "$holder"
run "$AFTERCARE" remind --status --now "$NOW"
expect_status 1
expect_stdout_contains "Running     no."

check "explain says why a task is there, with file and line"
run "$AFTERCARE" explain moisturise --now "$NOW"
expect_status 0
expect_stdout_contains "Moisturise — to do" "Next:  today 08:00, after session 1" "When:  08:00, 20:00" "Matte, fragrance-free" "task \"moisturise\" of smp" "smp.cfg:"
run "$AFTERCARE" explain "Wash gently" --json --now "$NOW"
expect_json 'd["task"] == "wash-gently" and d["file"].endswith("smp.cfg") and d["line"] > 0 and d["times"] == ["07:45"]'
run "$AFTERCARE" explain moisturiser --json --now "$NOW"
expect_json 'd["activity"] == "moisturiser"'

check "with several clients nobody is reminded, and the list is that of who is named"
run "$AFTERCARE" client add "Ann Other" --session "2026-11-23 11:00" --now "$NOW"
run "$AFTERCARE" remind --status --now "$NOW"
expect_status 1
expect_stdout_contains "Whose       nobody's"
run "$AFTERCARE" remind --list --client Ann --to today --now "$NOW"
expect_status 0
expect_stdout_contains "How does it look"
mkdir -p "$XDG_CONFIG_HOME/aftercare"
echo 'reminders = { for = "all"; };' >"$XDG_CONFIG_HOME/aftercare/aftercare.cfg"
run "$AFTERCARE" session add "2026-11-26 15:00" --client Ann --now "$NOW"
run "$AFTERCARE" remind --list --now "$NOW"
expect_status 0
expect_stdout_contains "  18:00   Ann Other: session Thu 26 Nov 15:00 — coming" "  07:30   Ann Other: session Thu 26 Nov 15:00 — coming"
expect_stdout_lacks "Moisturise" "Wash gently"
run "$AFTERCARE" remind --list --json --now "$NOW"
expect_json 'all(r["name"] == "Ann Other" for r in d["reminders"]) and len(d["reminders"]) == 2'
