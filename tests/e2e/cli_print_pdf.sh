#!/bin/sh
# SPDX-License-Identifier: MIT
# The printed page: what stands on it, in which order, what machines see of it, and what is said when it cannot be made.
. "$(dirname "$0")/lib.sh"
PRINT=$(dirname "$AFTERCARE")/aftercare-print
[ -x "$PRINT" ] || fail "there is no program at $PRINT"
now="2026-11-20 13:00"
clinic=$ROOT/config/clinics/example.cfg

# fonts NAME PATTERN… - a world of fonts of its own: what comes out hangs on nothing else that is installed
fonts() {
	mkdir -p "$WORLD/$1/cache"
	printf '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>%s/%s</dir><cachedir>%s/%s/cache</cachedir></fontconfig>\n' \
		"$WORLD" "$1" "$WORLD" "$1" >"$WORLD/$1.conf"
	name=$1
	shift
	for pattern in "$@"; do
		found=$(find /usr/share/fonts -name "$pattern" | sort | head -n 1)
		[ -n "$found" ] && ln -s "$found" "$WORLD/$name/"
	done
	export FONTCONFIG_FILE="$WORLD/$name.conf"
}
page() { # FILE OPTION…
	file=$1
	shift
	run "$PRINT" --protocol "$clinic" --session "2026-11-20 12:00" --now "$now" -o "$file" "$@"
}
text() { pdftotext "$@" -; }
has() { # FILE TEXT… - each stands on the page, wherever its lines break
	words=$(text -raw "$1" | tr '\n\f' '  ' | tr -s ' ')
	shift
	for one in "$@"; do
		case $words in *"$one"*) ;; *) fail "“$one” is not on the page" ;; esac
	done
}
sound() { qpdf --check "$1" >/dev/null; }
pages() { pdfinfo "$1" | awk '/^Pages/ { print $2 }'; }
# A PDF in words qpdf can be asked for, without object streams.
plain_pdf() { qpdf --object-streams=disable --qdf --no-original-object-ids "$1" - | tr -d '\000'; }

fonts all 'NotoSans-Regular.ttf' 'NotoSans-Bold.ttf' 'NotoSansArabic-Regular.ttf' 'NotoSansArabic-Bold.ttf' \
	'wqy-microhei.ttc' 'DroidSansFallbackFull.ttf' 'NotoSansCJK-Regular.ttc'

check "one duplex sheet for the course of a clinic's rules, sound to another program"
page a.pdf
expect_status 0
expect_stderr_empty
expect test "$(pages a.pdf)" = 2
expect sound a.pdf
expect test "$(pdffonts a.pdf | awk 'NR > 2 && $(NF - 4) != "yes"' | wc -l)" = 0

check "what is looked for first stands first: the clinic, whose, help, then the chart, then the days"
text a.pdf | tr '\f' '\n' | grep -nE '^(Northlight Studio|Your aftercare schedule|Get help if you notice|What to avoid, and until when|And also|Day by day)$' >order
run cut -d: -f2 order
expect_stdout_is "Northlight Studio
Your aftercare schedule
Get help if you notice
What to avoid, and until when
And also
Day by day"
has a.pdf "Call the emergency number now: Trouble breathing, swollen throat" "See a doctor today:" "01632 960123" "01632 960456" \
	"until Mon 30 Nov" "until 28 days after your last session" "until the flakes are gone" \
	"Washing: up to gentle cleanser" "Hat on outdoors" "Tiny scabs and dry flakes" "Lukewarm plain water" \
	"Your scalp is usually" "Explained and handed over" "Sources:" "example 1.0" "Page 2 of 2" "not booked yet"

check "who listens to it knows its language, its title and what the pictures show"
plain_pdf a.pdf >plain
expect grep -q '/Lang (en)' plain
expect grep -q '/DisplayDocTitle true' plain
expect grep -q '/Marked true' plain
expect grep -q '/Title (Aftercare schedule)' plain
expect test "$(grep -c '/S /Figure' plain)" = 2
expect test "$(grep -c '/Alt (' plain)" = 2
expect grep -q '/Alt (Washing: Avoid until Mon 23 Nov 12:00' plain
for tag in Sect H1 H2 P L LI Table TR TH TD; do
	expect grep -q "/S /$tag\$" plain
done

check "the same plan gives the same bytes, at any time, in any zone and locale"
page b.pdf --now "2026-11-25 08:31"
expect cmp -s a.pdf b.pdf
run env LC_ALL=C TZ=Europe/London "$PRINT" --protocol "$clinic" --session "2026-11-20 12:00" --now "$now" -o b.pdf
expect cmp -s a.pdf b.pdf

check "a phone reads the code: the next session, else the number to call"
pdftoppm -r 150 -f 1 -l 1 -png a.pdf a
run zbarimg -q --raw a-1.png
expect_stdout_contains "tel:01632960123"
run "$AFTERCARE" client add "Marcus O'Brien-Núñez" --protocol "$clinic" --session "2026-11-20 12:00" --trait skin=dry --now "$now"
run "$AFTERCARE" session add "2026-12-18 10:30" --now "$now"
run "$PRINT" --now "$now" -o next.pdf
expect_status 0
pdftoppm -r 150 -f 1 -l 1 -png next.pdf next
run zbarimg -q --raw "$(find . -name 'next-*1.png' | head -n 1)"
expect_stdout_contains "BEGIN:VEVENT" "DTSTART:20261218T103000"
has next.pdf "Marcus O'Brien-Núñez" "Next session" "Fri 18 Dec 2026, 10:30" "session 2 of 2 to 3" "Moisturise, pea-size"

check "discreet, the code tells of an appointment and its time, and not of the clinic"
run "$PRINT" --now "$now" --privacy discreet -o discreet.pdf
expect_status 0
pdftoppm -r 150 -f 1 -l 1 -png discreet.pdf discreet
run zbarimg -q --raw "$(find . -name 'discreet-*1.png' | head -n 1)"
expect_stdout_contains "SUMMARY:Appointment" "DTSTART:20261218T103000"
expect_stdout_lacks LOCATION Northlight
run "$PRINT" --now "$now" --privacy off --format code -o -
expect_status 2
expect_stderr_contains 'There are full and discreet'

check "a practitioner's change is marked, with whose it is and why"
run "$AFTERCARE" adjust wash --allow rinse --to 5d --why "Two plasters at the temple" --by SM --now "$now"
run "$PRINT" --now "$now" -o changed.pdf
expect_status 0
has changed.pdf "Washing (changed for you: SM)" "Changed for you by your practitioner" "Two plasters at the temple (SM, Fri 20 Nov)"

check "several sessions: from the one asked for, as many days as asked for"
run "$PRINT" --now "$now" --of 2 -o second.pdf
expect_status 0
has second.pdf "Your session Fri 18 Dec 2026, 10:30 session 2 of"
run "$PRINT" --now "$now" --to 2027-02-28 -o long.pdf
expect_status 0
has long.pdf "Sun 28 Feb 2027"
expect test "$(pages long.pdf)" -ge 3

check "Letter, large print and grey"
page letter.pdf --paper letter --grey
expect_status 0
expect sh -c 'pdfinfo letter.pdf | grep -q "612 x 792"'
page large.pdf --large
expect_status 0
has large.pdf "With care, up to gentle cleanser: until Mon 30 Nov" "Tue 24 Nov · Day 4"
expect test "$(pages large.pdf)" -gt 4
pdftotext -bbox-layout large.pdf large.html
expect awk '/<word / { match($0, /yMin="[0-9.]*/); a = substr($0, RSTART + 6, RLENGTH - 6); match($0, /yMax="[0-9.]*/)
	b = substr($0, RSTART + 6, RLENGTH - 6); if (b - a < 15) { print; bad = 1 } } END { exit bad }' large.html

check "German and Arabic words, and the user's own language where none is named"
page de.pdf --language de
expect_status 0
has de.pdf "Ihr Nachsorgeplan" "Was zu meiden ist, und bis wann" "bis Mo 30. Nov." "Jetzt den Notruf wählen"
plain_pdf de.pdf >plain
expect grep -q '/Lang (de)' plain
run env LANG=de_DE.UTF-8 LC_ALL=C.UTF-8 LANGUAGE=de "$PRINT" --protocol "$clinic" --session "2026-11-20 12:00" --now "$now" -o own.pdf
expect cmp -s de.pdf own.pdf
page ar.pdf --language ar
expect_status 0
expect sound ar.pdf
has ar.pdf "01632 960123"
pdftotext -bbox ar.pdf ar.html
expect awk '/>Northlight</ { match($0, /xMin="[0-9.]*/); if (substr($0, RSTART + 6, RLENGTH - 6) > 300) found = 1 } END { exit !found }' ar.html
page xx.pdf --language xx
expect_status 2
expect_stderr_contains "“xx”" "en, ar, de"

check "names of any script, and names that want to be more than names, come out as text"
for name in 'مُحمَّد العَلي' '陈俊豪' 'Đặng Thị Ngọc' '<b>Jo</b> & "co" \(x\) %d %s' "$(printf 'Jo\033[31m \342\200\256evil\n\tDoe')" "😀 Smile 👍🏽"; do
	run "$AFTERCARE" client add "$name" --protocol "$clinic" --session "2026-11-20 12:00" --now "$now"
	id=$("$AFTERCARE" client list --json --now "$now" | python3 -c 'import json, sys; print(max(c["id"] for c in json.load(sys.stdin)["clients"]))')
	run "$PRINT" --client "#$id" --now "$now" -o name.pdf
	expect_status 0
	expect sound name.pdf
	expect test "$(pages name.pdf)" = 2
done
has name.pdf "Smile"
run "$PRINT" --client '<b>Jo' --now "$now" -o name.pdf
has name.pdf '<b>Jo</b> & "co" \(x\) %d %s'
run "$PRINT" --client '陈' --now "$now" -o name.pdf
has name.pdf '陈俊豪'
long=$(python3 -c 'print("Wolfeschlegelsteinhausen" * 400)')
run "$AFTERCARE" adjust sun --avoid --why "$long" --by AB --client 'Đặng' --now "$now"
run "$PRINT" --client 'Đặng' --now "$now" -o name.pdf
expect_status 0
expect test "$(pages name.pdf)" -le 3

check "without a clinic it says that these are not its rules"
run "$PRINT" --protocol smp --session "2026-11-20 12:00" --now "$now" -o none.pdf
expect_status 0
has none.pdf "Standard rules — not your clinic's leaflet."

check "a logo beside the clinic's file, PNG or SVG"
sed 's/web = /logo = "logo.png"; web = /' "$clinic" >clinic.cfg
pdftoppm -r 20 -f 1 -l 1 -png a.pdf logo-of && mv logo-of-1.png logo.png
run "$PRINT" --protocol "$PWD/clinic.cfg" --session "2026-11-20 12:00" --now "$now" -o logo.pdf
expect_status 0
plain_pdf logo.pdf >plain
expect grep -q '/Alt (Logo of Northlight Studio)' plain
expect test "$(pdfimages -list logo.pdf | wc -l)" -gt 2
sed 's/web = /logo = "logo.svg"; web = /' "$clinic" >clinic.cfg
printf '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><circle cx="10" cy="10" r="9" fill="#048"/></svg>' >logo.svg
run "$PRINT" --protocol "$PWD/clinic.cfg" --session "2026-11-20 12:00" --now "$now" -o logo.pdf
expect_status 0
rm logo.svg
run "$PRINT" --protocol "$PWD/clinic.cfg" --session "2026-11-20 12:00" --now "$now" -o logo.pdf
expect_status 1
expect_stderr_contains "logo.svg"

check "a small logo that would unfold to gigabytes is refused, by its size"
sed 's/web = /logo = "huge.png"; web = /' "$clinic" >clinic.cfg
python3 -c 'import struct, sys, zlib
def part(kind, data): return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
sys.stdout.buffer.write(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 6, 0, 0, 0)) + part(b"IDAT", zlib.compress(b"\0" * 999999)) + part(b"IEND", b""))' >huge.png
run "$PRINT" --protocol "$PWD/clinic.cfg" --session "2026-11-20 12:00" --now "$now" -o huge.pdf
expect_stderr_contains "huge.png is more than 4096 pixels"
expect [ ! -e huge.pdf ]

check "letters no font has: the script and the package are named, and nothing is written"
fonts latin 'NotoSans-Regular.ttf' 'NotoSans-Bold.ttf'
run "$PRINT" --client '陈' --now "$now" -o missing.pdf
expect_status 1
expect_stderr_contains "Chinese" "fonts-noto-cjk"
expect test ! -e missing.pdf
fonts nothing
page missing.pdf
expect_status 1
expect_stderr_contains "No font is installed" "fonts-noto-core"
expect test ! -e missing.pdf
export FONTCONFIG_FILE="$WORLD/all.conf"

check "all clients into a folder, a line each; again, nothing is left to do"
run "$PRINT" --folder out --now "$now"
expect_status 0
n=$("$AFTERCARE" client list --json --now "$now" | python3 -c 'import json, sys; print(len(json.load(sys.stdin)["clients"]))')
expect test "$(grep -c '"state":"printed"' "$stdout_file")" = "$n"
expect python3 -c 'import json, sys; [json.loads(line) for line in open(sys.argv[1])]' "$stdout_file"
expect test "$(find out -name '*.pdf' | wc -l)" = "$n"
rm "$(find out -name '*.pdf' | head -n 1)"
run "$PRINT" --folder out --now "$now"
expect test "$(grep -c '"state":"printed"' "$stdout_file")" = 1
expect test "$(grep -c '"state":"unchanged"' "$stdout_file")" = "$((n - 1))"

check "a page is drawn anew when its rules, its clinic, its words or its look have changed, or its file was touched"
cp "$clinic" own.cfg
printf '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="9" height="9"/></svg>' >logo.svg
sed -i 's/web = /logo = "logo.svg"; web = /' own.cfg
run "$AFTERCARE" client add Vera --protocol "$PWD/own.cfg" --session "2026-11-20 12:00" --now "$now"
vera() { # STATE OPTION… - what becomes of her page, and that it stays so
	state=$1
	shift
	"$PRINT" --folder out --now "$now" "$@" | grep '"name":"Vera"' | grep -q "\"state\":\"$state\""
}
expect vera printed
expect vera unchanged
expect vera printed --large
expect vera printed --language de
expect vera unchanged --language de
expect vera printed --paper letter
expect vera printed
echo >>"$(find out -name 'vera-*.pdf')"
expect vera printed
: >"$(find out -name 'vera-*.pdf')"
expect vera printed
sed -i 's/01632 960123/01632 960124/' own.cfg
"$AFTERCARE" client rules Vera --accept --now "$now" >/dev/null 2>&1
expect vera printed
expect vera unchanged
sed -i 's/width="9"/width="8"/; s/height="9"/height="8"/' logo.svg
touch -d '2026-11-22' logo.svg
expect vera printed
expect vera unchanged
expect vera printed --again
"$AFTERCARE" session add "2026-12-11 10:30" --client Vera --now "$now" >/dev/null
expect vera printed
expect test "$(find out -name 'vera-*.pdf' | wc -l)" = 1

check "the common course is one sheet: it ends with the next session, two to four weeks on, and says so"
has "$(find out -name 'vera-*.pdf')" "then a new sheet" "Session 2, 10:30" "After Fri 11 Dec: a new sheet, with session 2."
for skin in dry normal oily; do
	for next in 04 11 18; do
		run "$AFTERCARE" client add "$skin $next" --protocol "$clinic" --session "2026-11-20 12:00" --trait "skin=$skin" --now "$now"
		"$AFTERCARE" session add "2026-12-$next 10:30" --client "$skin $next" --now "$now" >/dev/null
		run "$PRINT" --client "$skin $next" --now "$now" -o course.pdf
		expect_status 0
		expect test "$(pages course.pdf)" = 2
	done
done
run "$PRINT" --client "oily 18" --now "$now" --to 2026-12-31 -o course.pdf
expect sh -c '! pdftotext course.pdf - | grep -q "a new sheet"'

check "what cannot be done is said, and nothing half is left behind"
page nowhere/a.pdf
expect_status 1
expect_stderr_contains "nowhere/a.pdf cannot be written" "Make the folder first"
page /dev/full
expect_status 1
expect_stderr_contains "/dev/full" "Make room"
page a.pdf --paper a5
expect_status 2
expect_stderr_contains "“a5”" "a4 and letter"
run "$PRINT" --protocol "$clinic" --session "2026-11-20 12:00"
expect_status 2
expect_stderr_contains "-o FILE"
run "$PRINT" --client Nobody -o a.pdf
expect_status 1
expect_stderr_contains "There is no client"
expect test -z "$(find . -name '*.pdf.??????')"
run "$PRINT" --help
expect_status 0
expect_stdout_contains "--language" "--folder"
