#!/bin/sh
# SPDX-License-Identifier: MIT
# The program speaks the language the environment asks for, whether the system has that locale or not; times of day are as the
# person wants them; what programs read is the same for all.
. "$(dirname "$0")/lib.sh"
unset LC_ALL
now="2026-11-21 11:20"
client="--protocol smp --session 2026-11-20T15:00 --now"

# What is only English yet stands between, so a word that has a German one is looked for.
german() {
	expect_status 12
	expect_stderr_empty
	expect_stdout_matches '[0-9]\. Dez'
}

check "German by LANG, though the system has no such locale, with its own letters"
run env LANG=de_DE.UTF-8 "$AFTERCARE" can pool $client "$now"
german
expect_stdout_contains "✗"

check "German by LANGUAGE, by LC_ALL, by LC_MESSAGES, for a country of its own, and as the first of several"
for how in LANGUAGE=de LC_ALL=de_DE.UTF-8 LC_MESSAGES=de_AT.UTF-8 LANG=de_CH.UTF-8 LANGUAGE=de:en "LANGUAGE=xx:de"; do
	run env "$how" "$AFTERCARE" can pool $client "$now"
	german
done

check "English where nothing, English, C or a language without words is asked for"
for how in LANG= LANG=C.UTF-8 LANG=en_GB.UTF-8 LANGUAGE=en:de LANG=xx_YY.UTF-8 "LC_ALL=C"; do
	run env "$how" "$AFTERCARE" can pool $client "$now"
	expect_status 12
	expect_stderr_empty
	expect_stdout_contains "AVOID"
	expect_stdout_matches '[0-9] Dec'
done
run env LC_ALL=C LANGUAGE=de "$AFTERCARE" can pool $client "$now"
expect_stdout_contains "AVOID"

check "a clock of twelve hours where it is wanted, never for programs"
run env AFTERCARE_CLOCK=12 "$AFTERCARE" can pool $client "2026-11-21 20:05"
expect_stdout_contains " pm"
run env AFTERCARE_CLOCK=12 LANGUAGE=de "$AFTERCARE" can pool --json $client "$now"
cp "$stdout_file" "$WORLD/german"
run "$AFTERCARE" can pool --json $client "$now"
expect cmp -s "$stdout_file" "$WORLD/german"
