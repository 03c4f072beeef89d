#!/bin/sh
# SPDX-License-Identifier: MIT
# Every header compiles alone, and guards itself against being read twice.
. "$(dirname "$0")/lib.sh"

commands=$BUILD/compile_commands.json
# Those of print see the most: what is not there for others, deps.sh refuses.
[ -s "$commands" ] || blind "there is no $commands"
command=$(sed -n '/\/src\/print\/draw/{s/.*"command": "\(.*\)",$/\1/;s/\\\(.\)/\1/g;s/ -o [^ ]* -c .*//;p;q;}' "$commands")
[ -n "$command" ] || blind "no file of src/print is compiled"
find include src -name '*.h' -type f | sort >"$scratch/files"
[ -s "$scratch/files" ] || blind "there is no header"
try='printf "#include \"%s\"\n#include \"%s\"\n" "$1/$2" "$1/$2" >"$3/$$.c"
	eval "$4 -fsyntax-only -x c $3/$$.c" >"$3/$$.said" 2>&1 || echo "$2: does not compile alone: $(grep -m 1 error "$3/$$.said" | sed "s|.*error: ||")"'
xargs -P 2 -I '{}' sh -c "$try" try "$ROOT" '{}' "$scratch" "$command" <"$scratch/files" >>"$scratch/violations"
verdict "$(wc -l <"$scratch/files") headers compile alone"
