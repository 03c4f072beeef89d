#!/bin/sh
# SPDX-License-Identifier: MIT
# What a client reads on paper is in every language there is: each message of the page has its words, none is a guess.
. "$(dirname "$0")/lib.sh"

xgettext --from-code=UTF-8 -k_ -kN_ -kngettext:1,2 --no-location -o "$scratch/page.pot" src/render/words_page*.c || blind "xgettext fails"
grep -q '^msgid "Your aftercare schedule"' "$scratch/page.pot" || blind "the page has no messages"
ls content/translations/*.po >/dev/null 2>&1 || blind "there is no translation"
for po in content/translations/*.po; do
	msgattrib --only-fuzzy "$po" | grep -q '^msgid' && violation "$po: has a guess (fuzzy)"
	msgmerge -q -N -o "$scratch/merged.po" "$po" "$scratch/page.pot" || violation "$po: cannot be read"
	msgattrib --no-wrap --untranslated --no-obsolete "$scratch/merged.po" | sed -n 's/^msgid /'"$(basename "$po")"': no words for /p' | grep -v 'for ""$' >>"$scratch/violations"
done
verdict "every message of the page is in $(ls content/translations/*.po | wc -l) languages"
