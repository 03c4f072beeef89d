#!/bin/sh
# SPDX-License-Identifier: MIT
# aftercare doctor: each thing that can stop a reminder is found, named and mended.
. "$(dirname "$0")/lib.sh"
NOW="2026-11-24 09:00"
mkdir -p "$WORLD/programs" "$WORLD/fakes"
cp "$AFTERCARE" "$WORLD/programs/aftercare"
AFTERCARE=$WORLD/programs/aftercare
PATH=$WORLD/fakes:$PATH
DATA=$XDG_DATA_HOME/aftercare
UNIT=$XDG_CONFIG_HOME/systemd/user/aftercare-remind.service
OPTIONS=$XDG_CONFIG_HOME/aftercare/aftercare.cfg
mkdir -p "$XDG_CONFIG_HOME/aftercare"
printf '#!/bin/sh\nexit 0\n' >"$WORLD/fakes/systemctl"
chmod +x "$WORLD/fakes/systemctl"

doctor() { run "$AFTERCARE" doctor --now "$NOW" "$@"; }
state_of() { # ID STATE [PART]: the check of that id, as JSON
	run "$AFTERCARE" doctor --json --now "$NOW"
	expect_json "[c['state'] for c in d['checks'] if c['id'] == '$1'] == ['$2']"
	[ $# -lt 3 ] || expect_json "'$3' in str([c for c in d['checks'] if c['id'] == '$1'])"
}
gone() { # ID: nothing is said of it
	run "$AFTERCARE" doctor --json --now "$NOW"
	expect_json "not [c for c in d['checks'] if c['id'] == '$1']"
}

check "without anything it names what is missing, each with its mend"
doctor
expect_status 1
expect_stdout_contains "✗ No client is stored here yet." "    aftercare client add NAME --session WHEN" \
	"aftercare-remind is neither beside" "✗ Reminders are not running." "! They do not start at login." "✗ This terminal belongs to no desktop session"
expect_stdout_matches '^[0-9]+ things stop reminders\.$'
run "$AFTERCARE" doctor --json
expect_status 1
expect_json 'd["stops"] == len([c for c in d["checks"] if c["state"] == "stops"]) and d["stops"] >= 4'
run env LC_ALL=C "$AFTERCARE" doctor
expect_stdout_contains "x Reminders are not running."

run "$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --trait skin=dry --now "$NOW"

check "a client and a session, rules and data are well"
doctor
expect_stdout_contains "✓ The rules can be read." "✓ The data is well:" "✓ Jo Doe: 1 session is known, Fri 20 Nov 15:00." "✓ One client is reminded here."
run "$AFTERCARE" session remove 1 --now "$NOW"
state_of session stops "aftercare session add WHEN"
run "$AFTERCARE" undo --now "$NOW"

check "data that others may read, and data that cannot be written"
chmod 755 "$DATA"
state_of private note "chmod 700 $DATA"
chmod 700 "$DATA"
chmod 644 "$DATA/aftercare.db"
state_of private note "chmod 600 $DATA/aftercare.db"
chmod 600 "$DATA/aftercare.db"
gone private
cp "$DATA/aftercare.db" "$WORLD/good.db"
echo "no database at all, and long enough to be taken for one" >"$DATA/aftercare.db"
doctor
expect_status 1
expect_stdout_matches '^✗ '
cp "$WORLD/good.db" "$DATA/aftercare.db"

check "options that stop reminders are named"
echo 'reminders = { on = false; };' >"$OPTIONS"
state_of whose stops
echo 'reminders = { privacy = "off"; };' >"$OPTIONS"
state_of privacy stops "aftercare settings reminders.privacy"
echo 'reminders = { tasks = false; allowed = false; before = false; sessions = false; checkins = false; followups = false; };' >"$OPTIONS"
state_of kinds stops
echo 'reminders = { quiet_from = "19:00"; };' >"$OPTIONS"
state_of quiet note "Moisturise 20:00"
echo 'reminders = { quite_from = "19:00"; };' >"$OPTIONS"
state_of options stops quiet_from
rm "$OPTIONS"
gone options
gone quiet

check "rules that cannot be read are said as they are anywhere"
mkdir -p "$WORLD/rules"
cp -R "$AFTERCARE_CONFIG/." "$WORLD/rules/"
echo "oops" >>"$WORLD/rules/activities.cfg"
run env AFTERCARE_CONFIG="$WORLD/rules" "$AFTERCARE" doctor --json --now "$NOW"
expect_status 1
expect_json '[c["state"] for c in d["checks"] if c["id"] == "rules"] == ["stops"] and "activities.cfg:" in str(d)'

check "several clients, and nobody said whose"
run "$AFTERCARE" client add "Ann Other" --session "2026-11-23 11:00" --now "$NOW"
state_of whose stops
run "$AFTERCARE" undo --yes --now "$NOW"
[ "$status" -eq 0 ] || run "$AFTERCARE" client archive Ann --now "$NOW"
state_of whose ok

check "a clock that went back, and a machine in another zone"
run "$AFTERCARE" doctor --json --now "2026-11-20 16:00"
expect_json '[c["state"] for c in d["checks"] if c["id"] == "clock"] == ["note"]'
gone clock
gone zone
run env TZ=America/New_York "$AFTERCARE" doctor --json --now "$NOW"
expect_json '"aftercare client edit --zone America/New_York" in str([c for c in d["checks"] if c["id"] == "zone"])'

check "the program, and what starts it at login"
state_of program stops
printf '#!/bin/sh\nexit 0\n' >"$WORLD/programs/aftercare-remind"
chmod +x "$WORLD/programs/aftercare-remind"
state_of program ok "$WORLD/programs/aftercare-remind"
run "$AFTERCARE" remind --install
expect_status 0
state_of login note "systemctl --user enable"
mkdir -p "$(dirname "$UNIT")/default.target.wants"
ln -s "$UNIT" "$(dirname "$UNIT")/default.target.wants/aftercare-remind.service"
state_of login ok
gone log
mkdir -p "$XDG_STATE_HOME/aftercare"
echo "nothing yet" >"$XDG_STATE_HOME/aftercare/remind.log"
state_of log ok remind.log
rm "$WORLD/programs/aftercare-remind"
state_of login stops "not there any more"

check "the session bus is tried, not only looked for"
python3 - "$XDG_RUNTIME_DIR/bus" <<'PY' &
import os, socket, sys
s = socket.socket(socket.AF_UNIX)
s.bind(sys.argv[1] + ".new")
s.listen(8)
os.rename(sys.argv[1] + ".new", sys.argv[1])
s.settimeout(60)
while True:
    try:
        s.accept()
    except OSError:
        break
PY
bus=$!
tries=200
until [ -S "$XDG_RUNTIME_DIR/bus" ] || [ "$tries" -eq 0 ]; do tries=$((tries - 1)); sleep 0.05; done
state_of bus ok
run env DBUS_SESSION_BUS_ADDRESS="unix:path=$WORLD/nothing;unix:path=$XDG_RUNTIME_DIR/bus,guid=0" "$AFTERCARE" doctor --json --now "$NOW"
expect_json '[c["state"] for c in d["checks"] if c["id"] == "bus"] == ["ok"]'
run env DBUS_SESSION_BUS_ADDRESS="unix:path=$WORLD/nothing" "$AFTERCARE" doctor --json --now "$NOW"
expect_json '[c["state"] for c in d["checks"] if c["id"] == "bus"] == ["stops"]'
kill "$bus"
wait "$bus" 2>/dev/null
state_of bus stops "cannot be reached"

check "where to look for silence is told for the desktop there is"
run env XDG_CURRENT_DESKTOP=ubuntu:GNOME "$AFTERCARE" doctor --now "$NOW"
expect_stdout_contains "Do Not Disturb"
run "$AFTERCARE" doctor nonsense
expect_status 2
