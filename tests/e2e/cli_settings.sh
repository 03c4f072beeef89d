#!/bin/sh
# SPDX-License-Identifier: MIT
# `aftercare settings`: what can be set, where it comes from, setting it, and a file of one's own that comes first.
. "$(dirname "$0")/lib.sh"

folder=$XDG_CONFIG_HOME/aftercare

check "all settings are listed with their value, where it comes from, and what they mean"
run "$AFTERCARE" settings
expect_status 0
expect_stderr_empty
expect_stdout_matches '^reminders\.quiet_from +22:00 +default$'
expect_stdout_matches '^screen\.bell +false +default$'
expect_stdout_contains "discreet = only"
expect [ ! -e "$folder" ]

check "one is set, told, kept and taken back"
run "$AFTERCARE" settings reminders.quiet_from 21:15
expect_status 0
expect_stdout_matches '^reminders\.quiet_from +21:15 +settings\.cfg$'
expect [ "$(stat -c %a "$folder/settings.cfg")" = 600 ]
run "$AFTERCARE" settings reminders.quiet_from
expect_stdout_contains "21:15" "By itself it is 22:00" "$folder/settings.cfg"
run "$AFTERCARE" settings --unset reminders.quiet_from
expect_status 0
expect_stdout_matches '^reminders\.quiet_from +22:00 +default$'

check "as JSON, for programs"
run "$AFTERCARE" settings screen.bell true
run "$AFTERCARE" settings --json
expect_json '{s["name"]: s["value"] for s in d["settings"]}["screen.bell"] == "true"'
expect_json 'all(s["help"] and s["expected"] for s in d["settings"])'
run "$AFTERCARE" settings reminders.a_day --json
expect_json '[(s["value"], s["default"], s["from"]) for s in d["settings"]] == [("8", "8", None)]'

check "a wrong name tells the nearest, a wrong value what is expected"
run "$AFTERCARE" settings reminders.quite_from 21:00
expect_status 1
expect_stderr_contains 'Did you mean "reminders.quiet_from"?'
run "$AFTERCARE" settings reminders.privacy secret
expect_status 2
expect_stderr_contains '"reminders.privacy" cannot be "secret"' '"full", "discreet" or "off"'
run "$AFTERCARE" settings --unset reminders.on false
expect_status 2
expect_stderr_contains "not both"

check "what the person's own file says comes first and is not written over"
printf 'reminders = {\n  a_day = 4;\n};\n' >"$folder/aftercare.cfg"
run "$AFTERCARE" settings reminders.a_day
expect_stdout_matches '^reminders\.a_day +4 +aftercare\.cfg$'
run "$AFTERCARE" settings reminders.a_day 5
expect_status 1
expect_stderr_contains "$folder/aftercare.cfg:2 sets" "Change it there"
expect [ "$(cat "$folder/aftercare.cfg")" = "$(printf 'reminders = {\n  a_day = 4;\n};')" ]

check "a file of one's own that is wrong is told with its lines, all of them"
printf 'reminders = {\n  a_day = "4";\n  evee = "18:00";\n};\n' >"$folder/aftercare.cfg"
run "$AFTERCARE" settings
expect_status 1
expect_stdout_empty
expect_stderr_contains "aftercare.cfg:2: " "without quotes" "aftercare.cfg:3: " 'Did you mean "reminders.eve"?'
rm "$folder/aftercare.cfg"

check "a folder that may not be written is said to be, and nothing is half done"
if [ "$(id -u)" -eq 0 ]; then
	rm -r "$folder" && : >"$folder"
else
	rm "$folder/settings.cfg" && chmod 500 "$folder"
fi
run "$AFTERCARE" settings screen.bell true
expect_status 1
expect_stderr_contains "$folder"
expect [ ! -e "$folder/settings.cfg" ]
chmod 700 "$folder"
[ -d "$folder" ] || rm "$folder"

check "the example that is installed can be used as it is"
mkdir -p "$folder"
cp "$AFTERCARE_CONFIG/aftercare.cfg" "$folder/aftercare.cfg"
run "$AFTERCARE" settings
expect_status 0
expect_stdout_lacks "default"

check "paths tells where all of it lies"
run "$AFTERCARE" paths
expect_stdout_contains "$folder/aftercare.cfg" "$folder/settings.cfg" "$XDG_STATE_HOME/aftercare"
run "$AFTERCARE" paths --json
expect_json 'd["state"].endswith("/aftercare") and d["own"].endswith("aftercare.cfg")'
