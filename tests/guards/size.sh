#!/bin/sh
# SPDX-License-Identifier: MIT
# A function: at most 80 lines (over 50 is listed), complexity at most 15, at most 5 parameters; a file: at most 600 lines.
# The final `GError **` and `...` are not counted as parameters. size.allow names the few that may have more.
. "$(dirname "$0")/lib.sh"

ours c >"$scratch/sources"
ours c h >"$scratch/files"
[ -s "$scratch/sources" ] || blind "there is no C file"
command -v pmccabe >/dev/null || blind "pmccabe is missing"

# shellcheck disable=SC2046
pmccabe $(cat "$scratch/sources") >"$scratch/functions" 2>"$scratch/unread"
[ -s "$scratch/functions" ] || blind "pmccabe sees no function"
# complexity (a switch counts once), complexity, statements, first line, lines, file(line): function
awk '{
	place = $6; sub(/\(/, ":", place); sub(/\):$/, "", place)
	if ($5 > 80) print place ": " $7 " has " $5 " lines; at most 80" > bad
	else if ($5 > 50) print "  long: " place ": " $7 " has " $5 " lines; at most 50 are wanted"
	if ($1 > 15) print place ": " $7 " has a complexity of " $1 "; at most 15" > bad
}' bad="$scratch/violations" "$scratch/functions"

xargs wc -l <"$scratch/files" | awk '$2 != "total" && $1 > 600 { print $2 ": " $1 " lines; at most 600" }' >>"$scratch/violations"

# Prototypes and definitions begin in the first column (clang-format sees to it) and end with the bracket that closes.
# shellcheck disable=SC2046
awk -v allow="$GUARDS/size.allow" '
	BEGIN { while ((getline line < allow) > 0) { sub(/[ \t]*#.*/, "", line); if (line != "") may[line] = 1 } }
	function count(text, i, c, depth, commas, last) {
		sub(/^[^(]*\(/, "", text)
		depth = 1; commas = 0; last = ""
		for (i = 1; i <= length(text) && depth > 0; i++) {
			c = substr(text, i, 1)
			if (c == "(") depth++
			if (c == ")") depth--
			if (c == "," && depth == 1) { commas++; last = "" } else if (depth > 0) last = last c
		}
		return commas + 1 - (last ~ /GError *\*\*|\.\.\./)
	}
	FNR == 1 { inside = 0 }
	!inside && /^[A-Za-z_][A-Za-z_0-9 *]*[ *]\**[a-z_][a-z_0-9]*\(/ && !/^(typedef|return|else)/ { inside = 1; text = ""; line = FNR }
	inside {
		text = text " " $0
		if ($0 ~ /[{;]/) {
			inside = 0
			name = text; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name)
			seen++
			n = count(text)
			if (n > 5 && (name in may)) used[name] = 1
			else if (n > 5) print FILENAME ":" line ": " name " takes " n " parameters; at most 5"
		}
	}
	END {
		for (name in may) if (!(name in used)) print "tests/guards/size.allow: " name " needs no exception any more"
		if (!seen) print "checker is blind: no prototype is seen"
	}' $(cat "$scratch/files") >>"$scratch/violations"
verdict "$(wc -l <"$scratch/functions") functions in $(wc -l <"$scratch/files") files, none too large"
