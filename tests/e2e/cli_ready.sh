#!/bin/sh
# SPDX-License-Identifier: MIT
# The rules are kept ready for the next start; a person never sees that, only a file that is there and may go.
. "$(dirname "$0")/lib.sh"
copies=$XDG_CACHE_HOME/aftercare

# Rules of its own, older than the two seconds in which a file may change again.
cp -r "$ROOT/config" "$WORLD/config"
export AFTERCARE_CONFIG="$WORLD/config"
run "$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --now "2026-11-20 16:00"
settled() {
	left=200
	until [ -n "$(ls "$copies" 2>/dev/null)" ]; do
		left=$((left - 1))
		[ "$left" -gt 0 ] || return 1
		"$AFTERCARE" today --now "2026-11-21 11:00" >/dev/null 2>&1
		sleep 0.05
	done
}

check "a plan shown leaves a copy, of which the next says the same"
run "$AFTERCARE" today --now "2026-11-21 11:00"
cp "$stdout_file" "$WORLD/first"
expect settled
run "$AFTERCARE" today --now "2026-11-21 11:00"
expect cmp -s "$stdout_file" "$WORLD/first"
expect [ "$(find "$copies" -type f | wc -l)" -eq 1 ]
for words in "can wash" "can swim on saturday" "explain razor" "plan" "when sauna" "today --json"; do
	# shellcheck disable=SC2086  # words
	run "$AFTERCARE" $words --now "2026-11-21 11:00"
	cp "$stdout_file" "$WORLD/with"
	# shellcheck disable=SC2086
	run env XDG_CACHE_HOME="$WORLD/none" "$AFTERCARE" $words --now "2026-11-21 11:00"
	expect cmp -s "$stdout_file" "$WORLD/with"
done

check "a rule that is changed is told at the next command, and in force once it is accepted"
run "$AFTERCARE" can wash --now "2026-11-21 16:00"
expect_status 10
sed -i '/id = "dry"/,/to = "24h"/s/to = "24h"/to = "48h"/' "$AFTERCARE_CONFIG/protocols/smp.cfg"
run "$AFTERCARE" status --now "2026-11-21 16:00"
expect_stdout_contains "Your rules have changed"
run "$AFTERCARE" can wash --now "2026-11-21 16:00"
expect_status 10
run "$AFTERCARE" client rules --accept --now "2026-11-21 16:00"
expect_status 0
run "$AFTERCARE" can wash --now "2026-11-21 16:00"
expect_status 12
run "$AFTERCARE" undo --now "2026-11-21 16:01"
run "$AFTERCARE" can wash --now "2026-11-21 16:02"
expect_status 10

check "broken rules are told, whatever was kept"
echo 'protocol = {' >"$AFTERCARE_CONFIG/protocols/smp.cfg"
run "$AFTERCARE" can wash --now "2026-11-21 16:00"
expect_status 10
expect_stderr_contains "smp.cfg:1: "
cp "$ROOT/config/protocols/smp.cfg" "$AFTERCARE_CONFIG/protocols/smp.cfg"

check "rubbish in its place is passed over and replaced"
rm -rf "$copies" && expect settled
for copy in "$copies"/*; do echo rubbish >"$copy"; done
run "$AFTERCARE" today --now "2026-11-21 11:00"
expect cmp -s "$stdout_file" "$WORLD/first"
for copy in "$copies"/*; do expect [ "$(wc -c <"$copy")" -gt 1000 ]; done

check "where nothing can be kept, nothing is said"
rm -rf "$copies" && mkdir -p "$XDG_CACHE_HOME" && : >"$copies"
run "$AFTERCARE" today --now "2026-11-21 11:00"
expect_status 0
expect cmp -s "$stdout_file" "$WORLD/first"
expect_stderr_empty

check "somebody who has no client leaves nothing"
rm -rf "$copies" "$XDG_DATA_HOME"
run "$AFTERCARE" today --now "2026-11-21 11:00"
expect_status 1
run "$AFTERCARE" today --protocol smp --session "2026-11-20 15:00" --now "2026-11-21 11:00"
expect_status 0
expect [ ! -e "$copies" ]
