#!/bin/sh
# SPDX-License-Identifier: MIT
# The room of the reminders turns them on and off, with the real program and without systemd.
. "$(dirname "$0")/lib.sh"

mkdir -p "$WORLD/fakes"
printf '#!/bin/sh\nexit 1\n' >"$WORLD/fakes/systemctl"
chmod +x "$WORLD/fakes/systemctl"
PATH=$WORLD/fakes:$PATH
AUTOSTART=$XDG_CONFIG_HOME/autostart/aftercare-remind.desktop
runs() { "$AFTERCARE" remind --status --json | python3 -c 'import json, sys; sys.exit(0 if json.load(sys.stdin)["running"] else 1)'; }
runs_not() { ! runs; }
"$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --zone Europe/London >/dev/null 2>&1

check "one key turns them on, now and at login"
start "$AFTERCARE"
wait_for 'Reminders are off: r'
keys r
wait_for 'o turns them on'
expect_screen_lacks 'remind --install'
keys o
wait_for 'Reminders are on, now and whenever you log in'
wait_for 'o turn off'
expect runs
expect [ -e "$AUTOSTART" ]

check "the same key turns them off"
keys o
wait_for 'Reminders are off. Your data stays as it is.'
wait_for 'o turns them on'
expect runs_not
expect [ ! -e "$AUTOSTART" ]

check "turned off in the settings, the key turns them on as well"
"$AFTERCARE" settings reminders.on false >/dev/null
keys o
wait_for 'Reminders are on, now and whenever you log in'
expect [ "$("$AFTERCARE" settings reminders.on --json | grep -c true)" -gt 0 ]
keys o
wait_for 'Reminders are off. Your data stays as it is.'

check "the bell has a key too"
keys b
wait_for 'The bell rings once for each'
keys b
wait_for 'The bell is off'
keys q
expect_exit 0
"$AFTERCARE" remind --uninstall >/dev/null 2>&1
