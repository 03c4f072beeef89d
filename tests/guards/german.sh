#!/bin/sh
# SPDX-License-Identifier: MIT
# German has a word for everything the sources say today; of no language is a word guessed or left over, and formats agree.
# (That the page is in every language there is, translations.sh sees to.)
# When it complains: sh tests/words/update.sh, then translate what is empty in content/translations.
. "$(dirname "$0")/lib.sh"
PO=content/translations
WORDS=$GUARDS/../words

sh "$WORDS/extract.sh" "$scratch/all.pot" 2>"$scratch/warnings" || blind "xgettext: $(head -n 1 "$scratch/warnings")"
n=$(grep -c '^msgid "' "$scratch/all.pot")
[ "$n" -gt 100 ] || blind "the sources say only $n texts"
grep 'warning' "$scratch/warnings" >>"$scratch/violations"

complete() { # LANGUAGE
	[ -f "$PO/$1.po" ] || blind "there is no $PO/$1.po"
	msgmerge --quiet --no-fuzzy-matching -o "$scratch/merged.po" "$PO/$1.po" "$scratch/all.pot" || blind "$PO/$1.po cannot be read"
	# A text of several lines begins on the next one.
	msgattrib --untranslated --no-obsolete --no-wrap "$scratch/merged.po" |
		sed -n "/^msgid \"\"\$/{ n; s|^\"|msgid \"|; }; s|^msgid \"\(..*\)\"\$|$PO/$1.po: not translated: \1|p" >>"$scratch/violations"
}

clean() { # LANGUAGE
	LC_ALL=C msgfmt --check -o /dev/null "$PO/$1.po" 2>>"$scratch/violations"
	for which in only-fuzzy only-obsolete; do
		LC_ALL=C msgattrib --$which --no-wrap "$PO/$1.po" 2>/dev/null | sed -n "/^#~ msgid \"./s|^|$PO/$1.po: $which: |p; /^msgid \"./s|^|$PO/$1.po: $which: |p" >>"$scratch/violations"
	done
	LC_ALL=C msgcomm --unique -o "$scratch/more.po" "$PO/$1.po" "$scratch/all.pot" 2>/dev/null
	LC_ALL=C msgattrib --translated --no-wrap "$scratch/more.po" 2>/dev/null | sed -n "/^msgid \"./s|^|$PO/$1.po: nobody says this any more: |p" >>"$scratch/violations"
}
complete de
for po in "$PO"/*.po; do
	clean "$(basename "$po" .po)"
done
verdict "German is complete: $n texts"
