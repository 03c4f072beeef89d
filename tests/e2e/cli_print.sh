# SPDX-License-Identifier: MIT
# What a practitioner prints: files of every form, a folder of clients, and a real printing system with a printer that keeps
# what it is sent.
. "$(dirname "$0")/lib.sh"
. "$ROOT/tests/servers/cups.sh"

now='2026-11-21 10:00'
clinic=$ROOT/config/clinics/example.cfg
add() { "$AFTERCARE" client add "$1" --session "2026-11-20 15:00" --protocol "$clinic" --now "$now" >/dev/null; }
is_pdf() { [ "$(head -c 5 "$1")" = %PDF- ]; }
pages_say() { pdftotext -layout "$1" - | tr -s ' \n' ' ' | grep -qF "$2"; }
widest_is_at_most() {
	python3 -c 'import sys; sys.exit(max(len(line.strip("\n\f")) for line in open(sys.argv[2], encoding="utf-8")) > int(sys.argv[1]))' "$1" "$2"
}
add 'Jo <b>Doe</b>'

check "without a word more the page lies beside you, under the client's name, for you alone"
run "$AFTERCARE" print --now "$now"
expect_status 0
expect_stdout_is 'Written: aftercare-jo-b-doe-b.pdf.'
expect is_pdf aftercare-jo-b-doe-b.pdf
expect pages_say aftercare-jo-b-doe-b.pdf 'Jo <b>Doe</b>'
expect [ "$(stat -c %a aftercare-jo-b-doe-b.pdf)" = 600 ]

check "the same plan makes the same bytes"
run "$AFTERCARE" print --now "$now"
expect_stdout_is 'Written: aftercare-jo-b-doe-b.pdf.'

run "$AFTERCARE" print -o again.pdf --now "$now"
expect cmp aftercare-jo-b-doe-b.pdf again.pdf

check "a file of that name that is no page of ours is left as it is, and that is said; -o means it"
echo 'my own words' >aftercare-jo-b-doe-b.pdf
run "$AFTERCARE" print --now "$now"
expect_status 0
expect_stdout_contains 'aftercare-jo-b-doe-b.pdf is there already and is no page of ours' 'Written: aftercare-jo-b-doe-b-2.pdf.'
expect [ "$(cat aftercare-jo-b-doe-b.pdf)" = 'my own words' ]
expect is_pdf aftercare-jo-b-doe-b-2.pdf
run "$AFTERCARE" print -o aftercare-jo-b-doe-b.pdf --now "$now"
expect is_pdf aftercare-jo-b-doe-b.pdf

check "what was handed over is kept: by which rules, when, as what and by whom; undo takes it back"
run "$AFTERCARE" print -o by.pdf --by KM --now '2026-11-21 11:00'
expect_status 0
expect_stderr_empty
run "$AFTERCARE" client show --now "$now"
expect_stdout_contains 'Handed over: example 1.0, today 11:00, PDF, by KM'
run "$AFTERCARE" print --format text --now '2026-11-21 12:00'
run "$AFTERCARE" undo --now "$now"
expect_stdout_contains 'example 1.0, PDF, handed over today 11:00'
run "$AFTERCARE" client show --now "$now"
expect_stdout_contains 'Handed over: example 1.0, today 10:00, PDF'
expect_stdout_lacks KM

check "initials that cannot be kept keep no page from being made"
run "$AFTERCARE" print -o by.pdf --by 'much too long for initials' --now "$now"
expect_status 0
expect_stdout_is 'Written: by.pdf.'
expect_stderr_contains 'could not be noted'

check "as text it is no wider than paper, with a form feed before the days"
run "$AFTERCARE" print --format text --now "$now"
expect_status 0
expect_stdout_contains 'YOUR AFTERCARE SCHEDULE' 'until Mon 23 Nov 15:00' 'GET HELP IF YOU NOTICE'
expect grep -q "$(printf '\f')DAY BY DAY" "$stdout_file"
expect widest_is_at_most 76 "$stdout_file"

check "where there is only ASCII it is ASCII"
run env LC_ALL=C "$AFTERCARE" print --format text --now "$now"
expect_status 0
expect_stdout_contains '# Avoid'
expect [ -z "$(LC_ALL=C tr -d '\000-\177' <"$stdout_file")" ]

check "as Markdown and as HTML a name with markup in it stays a name"
run "$AFTERCARE" print --format md --now "$now"
expect_stdout_contains 'Jo \<b\>Doe\</b\>' '| Washing |'
run "$AFTERCARE" print --format html -o page.html --now "$now"
expect_status 0
expect grep -qF 'Jo &lt;b&gt;Doe&lt;/b&gt;' page.html
expect [ "$(grep -c '<script' page.html)" = 0 ]

check "in the client's language, whatever the practitioner's is"
run "$AFTERCARE" print --format text --language de --now "$now"
expect_status 0
expect_stdout_lacks 'YOUR AFTERCARE SCHEDULE'
german=$(head -n 3 "$stdout_file")
run "$AFTERCARE" client edit --language de
expect_status 0
run "$AFTERCARE" print --format text --now "$now"
expect [ "$(head -n 3 "$stdout_file")" = "$german" ]
run "$AFTERCARE" print --format text --language en --now "$now"
expect_stdout_contains 'YOUR AFTERCARE SCHEDULE'
run "$AFTERCARE" client edit --language ""

check "somebody who is not stored is printed too"
run "$AFTERCARE" print --format text --protocol smp --session "2026-11-20 15:00" --now "$now"
expect_status 0
expect_stdout_contains 'YOUR AFTERCARE SCHEDULE' 'Standard rules'

check "what does not go together is said, with exit 2"
run "$AFTERCARE" print --format docx
expect_status 2
expect_stderr_contains 'It is one of: pdf, text, md, html'
run "$AFTERCARE" print --printer --format text
expect_status 2
run "$AFTERCARE" print --all
expect_status 2
expect_stderr_contains '-o FOLDER' '--printer'
run "$AFTERCARE" print --all -o all --client Jo
expect_status 2
expect_stderr_contains 'without --client'
run "$AFTERCARE" print --all -o -
expect_status 2
run "$AFTERCARE" print --again
expect_status 2
run "$AFTERCARE" print --paper a7 -o x.pdf
expect_status 2
expect_stderr_contains 'There are a4 and letter'

check "a place where nothing can be written leaves nothing behind and names it"
run "$AFTERCARE" print -o "$WORLD/no/such/folder/x.pdf" --now "$now"
expect_status 1
expect_stderr_contains "$WORLD/no/such/folder/x.pdf"

check "a folder of clients, a line each; begun anew, it goes on"
add 'Sam Poe'
run "$AFTERCARE" print --all -o all --now "$now"
expect_status 0
expect_stdout_contains '1 of 2  Jo <b>Doe</b>' '2 of 2  Sam Poe'
expect [ "$(find all -name '*.pdf' | wc -l)" = 2 ]
run "$AFTERCARE" client show Sam --now "$now"
expect_stdout_contains 'Handed over: example 1.0, today 10:00, PDF'
run "$AFTERCARE" print --all -o all --now "$now"
expect_status 0

check "ended between two clients it says so, and goes on from there"
i=0
while [ "$i" -lt 6 ]; do
	i=$((i + 1))
	add "Client $i"
done
mkfifo progress
"$AFTERCARE" print --all -o stopped --large --now "$now" >progress 2>stopped.err &
pid=$!
exec 5<progress
read -r line <&5
kill -TERM "$pid"
wait "$pid"
expect [ "$?" = 1 ]
exec 5<&-
expect grep -qE 'Stopped after [1-7] of 8 clients' stopped.err
expect grep -q 'The same command goes on from there' stopped.err
made=$(find stopped -name '*.pdf' | wc -l)
expect [ "$made" -lt 8 ]
run "$AFTERCARE" print --all -o stopped --large --now "$now"
expect_status 0
expect [ "$(find stopped -name '*.pdf' | wc -l)" = 8 ]
for i in 1 2 3 4 5 6; do "$AFTERCARE" client archive "Client $i" --now "$now" >/dev/null; done

check "a text, and what goes to standard output, is noted as handed over only when it is said by whom"
"$AFTERCARE" print --format html -o sam.html --by KM --client Sam --now '2026-11-21 13:00' >/dev/null
run "$AFTERCARE" client show Sam --now "$now"
expect_stdout_contains 'HTML, by KM'

check "no printing system runs: that is said, and what to do instead"
run "$AFTERCARE" print --printer --client Jo --now "$now"
expect_status 1
expect_stderr_contains 'The printing system does not run' 'aftercare print -o page.pdf'

check "a scheduler without a printer"
start_cups
run "$AFTERCARE" print --printer --client Jo --now "$now"
expect_status 1
expect_stderr_contains 'No printer is set up'

check "to a printer by name: two sides, two copies, and what came out is the page"
start_printer && add_queue clinic && add_dead_queue attic
run "$AFTERCARE" print --printer clinic --copies 2 --client Jo --now "$now"
expect_status 0
expect_stdout_matches '^Sent as clinic-[0-9]+'
expect_stdout_lacks Printed
expect wait_for_paper 1
"$AFTERCARE" client show Jo --now "$now" >shown
expect grep -qE 'Handed over: example 1.0, .*, printer clinic-[0-9]+' shown
printed=$(find "$paper" -name '*.pdf' -size +0 | head -n 1)
expect pages_say "$printed" 'Your aftercare schedule'
expect [ "$(basename "$printed" | grep -ci doe)" = 0 ]

check "no usual printer: the names of those there are; with one, it is taken"
run "$AFTERCARE" print --printer --client Jo --now "$now"
expect_status 1
expect_stderr_contains 'There is: attic, clinic'
lpadmin -d clinic
run "$AFTERCARE" print --printer --client Jo --now "$now"
expect_status 0
expect_stdout_matches '^Sent as clinic-'

check "one that takes no pages says why, and nothing is sent"
add_dead_queue shut # one that has printed nothing: a job's own words would stand in the place of the reason
cupsreject -r 'out for lunch' shut
run "$AFTERCARE" print --printer shut --client Jo --now "$now"
expect_status 1
expect_stderr_contains 'takes no pages now: out for lunch' 'Nothing was sent'

check "a queue that is paused keeps the page, and says so"
cupsdisable -r 'no paper' clinic
run "$AFTERCARE" print --printer clinic --client Jo --now "$now"
expect_status 0
expect_stdout_contains 'It waits in the queue'
expect_stderr_contains 'look at the printer'
cupsenable clinic

check "a printer that is off: sent, and it waits"
run "$AFTERCARE" print --printer attic --client Jo --now "$now"
expect_status 0
expect_stdout_contains 'Sent as attic-'
expect_stderr_contains 'The queue does not list this'

# fake NAME SCRIPT - a program of that name before the real one, $REAL
fake() {
	mkdir -p "$WORLD/fake"
	printf '#!/bin/sh\nREAL=%s\n%s\n' "$(command -v "$1")" "$2" >"$WORLD/fake/$1"
	chmod +x "$WORLD/fake/$1"
}
faked() { env PATH="$WORLD/fake:$PATH" "$@"; }
jobs_sent() { lpstat -W all -o clinic | wc -l; }

check "a job given up later is said to be, a file is offered, and it is not noted"
"$AFTERCARE" client add Una --session "2026-11-20 15:00" --protocol "$clinic" --now "$now" >/dev/null
fake lp 'said=$("$REAL" "$@") && echo "$said" && cancel "$(echo "$said" | cut -d" " -f4)"'
run faked "$AFTERCARE" print --printer attic --client Una --now "$now"
expect_status 1
expect_stderr_contains 'given up by the printing system' 'aftercare print -o page.pdf'
run "$AFTERCARE" client show Una --now "$now"
expect_stdout_lacks 'Handed over'

check "all clients to the printer: each is noted; what has not changed is not sent again, unless that is asked for"
before=$(jobs_sent)
run "$AFTERCARE" print --all --printer clinic --by KM --now "$now"
expect_status 0
expect_stdout_contains '1 of 3  Jo <b>Doe</b>' '3 of 3  Una' 'were sent to clinic.'
expect [ "$(jobs_sent)" -gt "$before" ]
"$AFTERCARE" client show Una --now "$now" >shown
expect grep -qE 'Handed over: example 1.0, .*, printer clinic-[0-9]+, by KM' shown
before=$(jobs_sent)
run "$AFTERCARE" print --all --printer clinic --now "$now"
expect_status 0
expect_stdout_contains '2 of 3  Sam Poe: sent before, and unchanged'
expect [ "$(jobs_sent)" = "$before" ]
"$AFTERCARE" session add '2026-12-11 10:00' --client Una --now "$now" >/dev/null
run "$AFTERCARE" print --all --printer clinic --now "$now"
expect_stdout_contains '1 schedule was sent to clinic.'
expect [ "$(jobs_sent)" = "$((before + 1))" ]
run "$AFTERCARE" print --all --printer clinic --again --now "$now"
expect_stdout_contains '3 schedules were sent to clinic.'

check "a queue that takes no more midway: which were sent, which not, and that the same command goes on"
fake lp 'n=$(cat count 2>/dev/null); echo "x$n" >count; case $n in "") exec "$REAL" "$@" ;; esac; echo "lp: out of order" >&2; exit 1'
run faked "$AFTERCARE" print --all --printer clinic --large --now "$now"
expect_status 1
expect_stderr_contains 'lp: out of order' 'Sent: 1; ' 'not sent: 2 (Sam Poe, Una)' 'The same command goes on from there.'
run "$AFTERCARE" print --all --printer clinic --large --now "$now"
expect_status 0
expect_stdout_contains '1 of 3  Jo <b>Doe</b>: sent before, and unchanged' '2 schedules were sent to clinic.'

check "ended while a page is sent: that one is sent and noted, and no further one"
fake lp 'kill -TERM "$PPID"; kill -INT "$PPID"; exec "$REAL" "$@"'
run faked "$AFTERCARE" print --all --printer clinic --grey --now "$now"
expect_status 1
expect_stderr_contains 'Stopped after 1 of 3 clients.' 'not sent: 2 (Sam Poe, Una)'
before=$(jobs_sent)
run "$AFTERCARE" print --all --printer clinic --grey --now "$now"
expect_status 0
expect [ "$(jobs_sent)" = "$((before + 2))" ]

check "of all, those given up later are named, are not noted, and are sent again"
fake lp 'said=$("$REAL" "$@") && echo "$said" && cancel "$(echo "$said" | cut -d" " -f4)"'
run faked "$AFTERCARE" print --all --printer attic --paper letter --now "$now"
expect_status 1
expect_stdout_matches '^Una: Sent as attic-[0-9]+, and given up by the printing system'
expect_stderr_contains '3 of 3 clients could not be printed'
run "$AFTERCARE" print --all --printer clinic --paper letter --now "$now"
expect_status 0
expect_stdout_contains '3 schedules were sent to clinic.'

check "initials that cannot be kept: nothing is sent to anybody"
before=$(jobs_sent)
run "$AFTERCARE" print --all --printer clinic --again --by 'much too long for initials' --now "$now"
expect_status 2
expect_stderr_contains '--by is too long'
expect [ "$(jobs_sent)" = "$before" ]

check "the limit of the sun stands on every form of the page"
run "$AFTERCARE" client add "Sol Way" --session "2026-11-20 15:00" --now "2026-11-20 16:00"
for format in text md html; do
	run "$AFTERCARE" print --format "$format" --client "Sol Way" --now "2026-11-20 16:00" -o "sol.$format"
	expect_status 0
	expect sh -c "tr -s ' \\n' ' ' <'sol.$format' | grep -q 'at most 20 minutes a day, between 06:00 and 11:00. Short, in the morning'"
done
run "$AFTERCARE" print --client "Sol Way" --now "2026-11-20 16:00" -o sol.pdf
expect_status 0
expect pages_say sol.pdf 'at most 20 minutes a day, between 06:00'
