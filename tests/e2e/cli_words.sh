#!/bin/sh
# SPDX-License-Identifier: MIT
# The program speaks the language the environment asks for, whether the system has that locale or not; times of day are as the
# person wants them; what programs read is the same for all.
. "$(dirname "$0")/lib.sh"
unset LC_ALL
now="2026-11-21 11:20"
client="--protocol smp --session 2026-11-20T15:00 --now"

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

check "what the rules say is German too: no text of theirs is left in English, wherever it stands"
(cd "$ROOT" && PYTHONDONTWRITEBYTECODE=1 python3 tests/words/rules.py "$WORLD/rules.pot" config/*.cfg config/protocols/*.cfg)
# Of a page that is one line: a text may be broken anywhere. What is the same in German (Sauna) is not looked for, nor one word.
cat >"$WORLD/english.py" <<'END'
import re, sys
def texts(path):
    blocks = open(path, encoding="utf-8").read().split("\n\n")
    for block in blocks:
        said = {key: "".join(re.findall(r'"(.*)"', lines)) for key, lines in re.findall(r'^(msg\w+) ((?:".*"\n?)+)', block, re.M)}
        if said.get("msgctxt") == "rules":
            yield said["msgid"], said["msgstr"]
german = dict(texts(sys.argv[1]))
page = " ".join(sys.stdin.read().split()).replace("Scalp micropigmentation Leeds", "") # a source, by its name
for text, _ in texts(sys.argv[2]):
    if " " in text and german.get(text) != text and text in page:
        print("in English:", text)
END
all_german() {
	expect_stderr_empty
	python3 "$WORLD/english.py" "$ROOT/content/translations/de.po" "$WORLD/rules.pot" <"$stdout_file" >"$WORLD/left" 2>&1
	[ -s "$WORLD/left" ] && fail "$(cat "$WORLD/left")"
}
LANGUAGE=de LANG=de_DE.UTF-8
export LANGUAGE LANG
for what in "can pool" "can water" "can ibuprofen" "can razor" "did pool" "feel itch=mild" "feel hives" "event 2026-12-30 wedding" "explain water"; do
	# shellcheck disable=SC2086 # words
	run "$AFTERCARE" $what $client "$now"
	all_german
	[ "$status" -ne 2 ] || fail "$what: wrong usage"
done
for day in "2026-11-20 16:00" "$now" "2026-11-24 09:00" "2026-12-05 09:00" "2027-02-01 09:00"; do
	run "$AFTERCARE" today --all $client "$day"
	all_german
	run "$AFTERCARE" $client "$day"
	all_german
done
run "$AFTERCARE" today $client "2026-11-24 09:00"
expect_stdout_contains "Sanft waschen" "Ausschlag"
run "$AFTERCARE" can water $client "2026-11-24 12:00"
expect_stdout_contains "höchstens: Milder Reiniger"
run "$AFTERCARE" feel hives $client "$now"
expect_stdout_contains "Rufen Sie jetzt den Notruf" "Quaddeln"

check "a page in German is German all over, and the same rules in English are as they were"
run "$AFTERCARE" print --format text --language de $client "$now"
all_german
expect_stdout_contains "Kopfhautpigmentierung" "Milder Reiniger"
run "$AFTERCARE" print --format text --language en $client "$now"
expect_stdout_contains "Gentle cleanser"

check "what is written in files is shown as it is written, and found by its words in both languages"
run "$AFTERCARE" protocol show smp
expect_stdout_contains "Gentle cleanser" "Each dot is a tiny wound."
for words in pool "swimming pool" Schwimmbad; do
	run "$AFTERCARE" can "$words" $client "$now"
	expect_status 12
	expect_stdout_contains "Schwimmbad"
done
