#!/bin/sh
# SPDX-License-Identifier: MIT
# update.sh - brings content/translations/*.po up to the sources: new texts come in untranslated, lost ones go, none is guessed.
# update.sh split LANGUAGE FOLDER - what LANGUAGE lacks, a file for each folder of src/ (FOLDER/tui.po …): a translator's portion.
# update.sh join LANGUAGE FILE… - takes their translations in.
set -u
HERE=$(cd "$(dirname "$0")" && pwd -P) || exit 1
ROOT=$(cd "$HERE/../.." && pwd -P) || exit 1
PO=$ROOT/content/translations
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

template() { # LANGUAGE
	sh "$HERE/extract.sh" "$scratch/$1.pot" || exit 1
	[ "$1" = ar ] || return 0
	# Arabic is for what a client reads on paper: all of the page's own files, and of the others what is there already.
	sh "$HERE/extract.sh" "$scratch/page.pot" $(cd "$ROOT" && ls src/render/words_page*.c) &&
		msgcomm --more-than=1 -o "$scratch/both.pot" "$scratch/ar.pot" "$PO/ar.po" &&
		msgcat --use-first -o "$scratch/ar.pot" "$scratch/page.pot" "$scratch/both.pot" || exit 1
}

update() { # LANGUAGE
	template "$1" &&
		msgmerge --quiet --no-fuzzy-matching --sort-by-file --add-location=file -o "$scratch/$1.new" "$PO/$1.po" "$scratch/$1.pot" &&
		msgattrib --no-obsolete --sort-by-file --add-location=file -o "$scratch/$1.po" "$scratch/$1.new" && cat "$scratch/$1.po" >"$PO/$1.po" || exit 1
	printf '%s: ' "$1"
	LC_ALL=C msgfmt --statistics -o /dev/null "$PO/$1.po" 2>&1
}

split() { # LANGUAGE FOLDER
	update "$1"
	msgattrib --untranslated --sort-by-file --force-po -o "$scratch/lacks.po" "$PO/$1.po" && python3 "$HERE/split.py" "$scratch/lacks.po" "$2"
}

join() { # LANGUAGE FILE…
	language=$1 n=0
	shift
	for file in "$@"; do
		n=$((n + 1))
		msgfmt --check-format -o /dev/null "$file" && msgattrib --translated --no-fuzzy -o "$scratch/done$n.po" "$file" || exit 1
	done
	# What is translated already stays.
	msgattrib --translated -o "$scratch/done0.po" "$PO/$language.po" &&
		msgcat --use-first -o "$scratch/joined.po" "$scratch/done0.po" "$scratch"/done[1-9]*.po && cat "$scratch/joined.po" >"$PO/$language.po" || exit 1
	update "$language"
}

case ${1:-} in
'') for po in "$PO"/*.po; do update "$(basename "$po" .po)"; done ;;
split) split "$2" "$3" ;;
join) shift && join "$@" ;;
*) sed -n '3,5s/^# //p' "$0"; exit 2 ;;
esac
