#!/bin/sh
# SPDX-License-Identifier: MIT
# Every #include of src and include is an edge that deps.txt allows.
. "$(dirname "$0")/lib.sh"

find src include -name '*.[ch]' -type f | sort >"$scratch/files"
[ -s "$scratch/files" ] || blind "there is no C file"
xargs grep -nH '^[[:space:]]*#[[:space:]]*include' <"$scratch/files" >"$scratch/includes"
[ -s "$scratch/includes" ] || blind "no file includes another"

awk -v table="$GUARDS/deps.txt" '
	BEGIN {
		while ((getline line < table) > 0) {
			sub(/#.*/, "", line)
			n = split(line, word, " ")
			if (n == 0) continue
			entries++
			for (i = 2; i <= n; i++) allowed[word[1], word[i]] = 1
			known[word[1]] = 1
		}
		if (!entries) { print "deps.txt allows nothing"; exit }
		split("time model plan ask", list, " ")
		for (i in list) pure[list[i]] = 1
	}
	{
		split($0, at, ":")
		path = at[1]; place = at[1] ":" at[2]
		n = split(path, part, "/")
		module = part[2]
		file = part[2] "/" part[n]
		if (!(module in known)) { print place ": module " module " is not in deps.txt"; next }
		what = $0
		sub(/^[^:]*:[^:]*:[^#]*#[ \t]*include[ \t]*/, "", what)
		if (what ~ /^"/) {
			sub(/^"/, "", what); sub(/".*/, "", what)
			if (what ~ /\.c$/) { print place ": includes a .c file"; next }
			if (what !~ /\//) { # a header of its own folder, or a table like commands.def
				if ((getline line < ("src/" module "/" what)) < 0) print place ": there is no src/" module "/" what
				close("src/" module "/" what)
				next
			}
			target = what; sub(/\/.*/, "", target)
			if (target == module || (module, target) in allowed || (file, target) in allowed) next
			print place ": " module " may not include " target " (\"" what "\")"
		} else {
			sub(/>.*/, ">", what)
			if (!(what in known)) { print place ": " what " is not in deps.txt"; next }
			if ((what, "all") in allowed || (what, module) in allowed || (what, file) in allowed) next
			if ((what, "edge") in allowed && !(module in pure)) next
			print place ": " module " may not include " what
		}
	}' "$scratch/includes" >>"$scratch/violations"
verdict "$(wc -l <"$scratch/includes") includes, each an allowed edge"
