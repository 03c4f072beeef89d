#!/bin/sh
# SPDX-License-Identifier: MIT
# The text of every file: SPDX first in what is code; no unfinished business, no path of somebody's machine, no address of a
# package source; no blank at the end of a line, no missing last newline.
. "$(dirname "$0")/lib.sh"

find . -path './.git' -prune -o -path './.build*' -prune -o -type f -print | sed 's|^\./||' | sort >"$scratch/all"
grep -vE '\.(png|gz|db|pdf)$|^tests/(data|golden|fuzz/seeds)/' "$scratch/all" >"$scratch/texts"
grep -q '\.c$' "$scratch/texts" || blind "there is no C file"

# shellcheck disable=SC2046  # names without blanks
awk '
	FNR == 1 || (FNR == 2 && !begun[FILENAME]) { begun[FILENAME] = !/^#!/; spdx[FILENAME] = /^(\/\* |# )SPDX-License-Identifier: MIT/ }
	END { for (i = 1; i < ARGC; i++) if (!spdx[ARGV[i]]) print ARGV[i] ":1: does not begin with its SPDX line" }
' $(grep -E '\.(c|h|sh|py)$|CMakeLists\.txt$|^\.ci/run$' "$scratch/texts") >>"$scratch/violations"

refuse() { # PATTERN WHY - where the pattern stands for what this file may not say itself
	xargs -d '\n' grep -nIHE -e "$1" <"$scratch/texts" | cut -c 1-160 | sed "s|\$|   <- $2|" >>"$scratch/violations"
}
refuse '\b(TOD[O]|FIXM[E]|XX[X])\b' "unfinished business belongs to an issue"
refuse '/(wor[k]|roo[t]|hom[e]/[a-z]+|tm[p]/(spec|b-|bench))/' "a path of one machine"
refuse '(deb|snapshot|security)\.debian\.or[g]|pypi\.or[g]|registry\.npmj[s]|proxy\.golan[g]|crates\.i[o]|artifactor[y]' "the address of a package source"
refuse '[[:blank:]]+$' "a blank at the end"
# The last byte of all of them at once; only where one is no line's end is each looked at.
grep -E '\.(c|h|sh|py|cfg|md|txt|def)$' "$scratch/texts" >"$scratch/lines"
if [ -n "$(xargs tail -q -c 1 <"$scratch/lines" | tr -d '\n' | tr '\0' x)" ]; then
	while read -r file; do
		[ -z "$(tail -c 1 "$file")" ] || violation "$file: the last line has no end"
	done <"$scratch/lines"
fi
verdict "$(wc -l <"$scratch/texts") files of text are clean"
