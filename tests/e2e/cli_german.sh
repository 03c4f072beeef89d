#!/bin/sh
# SPDX-License-Identifier: MIT
# Who reads German may type German: questions, times, occasions, check-ins; English stays understood. What cannot be read of a
# file of words is told with its place, and keeps no answer back.
. "$(dirname "$0")/lib.sh"
unset LC_ALL
LANG=de_DE.UTF-8
export LANG
now="2026-11-21 11:20"
made_up="--protocol smp --session 2026-11-20T15:00 --now"

check "a question in German is answered as the English one is"
same() { # GERMAN ENGLISH
	run "$AFTERCARE" can --json $made_up "$now" -- "$1"
	expect_stderr_empty
	cp "$stdout_file" "$WORLD/german"
	german_status=$status
	run env LANG=C.UTF-8 "$AFTERCARE" can --json $made_up "$now" -- "$2"
	expect [ "$status" = "$german_status" ]
	expect cmp -s "$stdout_file" "$WORLD/german"
}
same "schwimmen" "swim"
same "darf ich morgen ins Fitnessstudio?" "can I go to the gym tomorrow"
same "Darf ich heute Abend schwimmen gehen?" "can I swim tonight"
same "Sauna am 12. Dezember um 15 Uhr" "sauna 12 december 15:00"
same "DUSCHEN ohne Shampoo" "shower without shampoo"
same "muetze" "tight hat"
same "can I swim on saturday" "can I swim on saturday"
run "$AFTERCARE" can schwimmen $made_up "$now"
expect_status 12
expect_stdout_contains "✗ MEIDEN"

check "times of options too"
run "$AFTERCARE" can Sauna --at "übermorgen um halb vier" $made_up "$now"
expect_status 12
expect_stdout_contains "03:30"
run "$AFTERCARE" can Sauna --at "übermorgn" $made_up "$now"
expect_status 2
expect_stderr_contains "übermorgn" "übermorgen"

check "what is not understood says so in German, with what to do"
run "$AFTERCARE" can "mit Rübenöl waschen" $made_up "$now"
expect_status 1
expect_stderr_contains "„Rübenöl“ ist nicht bekannt" "Meinten Sie"
run "$AFTERCARE" can "Xylophon" $made_up "$now"
expect_status 1
expect_stderr_contains "Xylophon" "ein, zwei Wörtern, etwa „waschen“"
run "$AFTERCARE" can "Sauna nach dem Mittagessen" $made_up "$now"
expect_status 1
expect_stderr_contains "nach dem Mittagessen" "Samstag"
run "$AFTERCARE" can "darf ich nicht schwimmen" $made_up "$now"
expect_status 1

check "a red flag comes before everything, with and without a client"
for words in "Atemnot" "meine Zunge ist ganz dick geschwollen" "Quaddeln am ganzen Körper" "ich war ohnmächtig" "Schüttelfrost"; do
	run "$AFTERCARE" feel "$words" --now "$now"
	expect_status 12
	expect_stdout_contains "Notruf"
done
run "$AFTERCARE" can "darf ich waschen, da ist Eiter" $made_up "$now"
expect_status 11
expect_stdout_contains "Eiter"

check "a client, a check-in, something done, an occasion: all of it in German"
run "$AFTERCARE" client add "Jo Doe" --session "gestern 15:00" --now "$now"
expect_status 0
run "$AFTERCARE" feel "Rötung=leicht" --now "$now"
expect_status 0
run "$AFTERCARE" feel "leichte Roetung" --now "$now"
expect_status 0
run "$AFTERCARE" feel "starke Rötung" --now "$now"
expect_status 11
run "$AFTERCARE" feel "irgendwas Komisches" --now "$now"
expect_status 11
run "$AFTERCARE" feel nichts --now "$now"
expect_status 0
run "$AFTERCARE" feel Fieber --now "$now"
expect_status 12
run "$AFTERCARE" did duschen --at "heute um 9 Uhr" --now "$now"
expect_status 0
run "$AFTERCARE" event "12. Dezember" Hochzeit --now "$now"
expect_status 0
expect_stdout_matches '12\. Dez'
run "$AFTERCARE" event "vom 12. bis 19. Dezember" Strandurlaub --json --now "$now"
expect_status 0

check "of a client who reads German, whoever reads English may type it"
run env LANG=C.UTF-8 "$AFTERCARE" client edit "Jo Doe" --language de --now "$now"
expect_status 0
run env LANG=C.UTF-8 "$AFTERCARE" can schwimmen --now "$now"
expect_status 12
expect_stdout_contains "AVOID"

check "one's own file of words comes first; what is wrong in it is told with its place, and English is understood"
mkdir -p "$XDG_CONFIG_HOME/aftercare/words"
printf 'language = { id = "de";\n  activities = ( { id = "poool"; also = ("plantschen"); } );\n};\n' >"$XDG_CONFIG_HOME/aftercare/words/de.cfg"
run "$AFTERCARE" can swim --now "$now"
expect_status 12
expect_stderr_contains "words/de.cfg:2: " "poool" "pool" "nur Englisch"
run "$AFTERCARE" today --now "$now"
expect_status 0
expect_stderr_empty # not read where English settles what is typed
run "$AFTERCARE" today heute --now "$now"
expect_stderr_contains "words/de.cfg:2: "
sed -i s/poool/pool/ "$XDG_CONFIG_HOME/aftercare/words/de.cfg"
run "$AFTERCARE" can plantschen --now "$now"
expect_status 12
expect_stderr_empty
