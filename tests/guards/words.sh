#!/bin/sh
# SPDX-License-Identifier: MIT
# What a person reads goes through gettext: every literal with words is inside _(), N_() or ngettext(), or words.allow says why
# it is not for translators.
. "$(dirname "$0")/lib.sh"

for module in app ask base cli print protocol remind render store time tui; do
	for folder in src include; do
		[ ! -d "$folder/$module" ] || find "$folder/$module" -type f \( -name '*.[ch]' -o -name '*.def' \)
	done
done | sort >"$scratch/sources"
grep -q '\.c$' "$scratch/sources" || blind "there is no C file"
xargs -d '\n' python3 "$GUARDS/words.py" "$GUARDS/words.allow" <"$scratch/sources" >"$scratch/said" || blind "words.py has failed"
n=$(sed -n 's/^read //p' "$scratch/said")
[ "${n:-0}" -gt 0 ] || blind "there is no literal"
grep -v '^read ' "$scratch/said" >"$scratch/violations"
verdict "what $n literals say goes through gettext"
