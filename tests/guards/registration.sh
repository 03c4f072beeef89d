#!/bin/sh
# SPDX-License-Identifier: MIT
# Nothing lies about unregistered: every .c file is compiled; a command and a view stand in their table, and nothing
# else does; every whole-program test has a name that is run; a unit test left out of main does not compile.
. "$(dirname "$0")/lib.sh"

commands=$BUILD/compile_commands.json
[ -s "$commands" ] || blind "there is no $commands"
sed -n 's/^ *"file": "\(.*\)".*/\1/p' "$commands" | sort -u >"$scratch/compiled"
[ -s "$scratch/compiled" ] || blind "$commands names no file"
find src tests/unit -name '*.c' -type f | sort >"$scratch/sources"
[ -s "$scratch/sources" ] || blind "there is no C file"
sed "s|^|$ROOT/|" "$scratch/sources" | comm -23 - "$scratch/compiled" | sed "s|^$ROOT/||; s|\$|: no target of the build takes it|" >>"$scratch/violations"

table() { # TABLE.def MODULE PREFIX
	find "src/$2" -maxdepth 1 -name "$3_*.c" | sed "s|.*/$3_\(.*\)\.c|\1|" | sort >"$scratch/files"
	[ -s "$scratch/files" ] || [ -f "src/$2/$1" ] || return 0
	[ -f "src/$2/$1" ] || { violation "src/$2/$1: is missing"; return; }
	sed -n 's/^X(\([a-z_0-9]*\)).*/\1/p' "src/$2/$1" >"$scratch/rows"
	[ -s "$scratch/rows" ] || blind "src/$2/$1 has no row"
	sort -c "$scratch/rows" 2>/dev/null || violation "src/$2/$1: the rows are not sorted"
	sort "$scratch/rows" | comm -13 - "$scratch/files" | sed "s|.*|src/$2/$3_&.c: has no row in src/$2/$1|" >>"$scratch/violations"
	sort "$scratch/rows" | comm -23 - "$scratch/files" | sed "s|.*|src/$2/$1: X(&) has no src/$2/$3_&.c|" >>"$scratch/violations"
}
table commands.def cli cmd
table views.def tui view

find tests/e2e -type f ! -name 'lib.sh' ! -name 'run.sh' ! -name 'cli_*.sh' ! -name 'tui_*.sh' ! -name 'house_*.sh' ! -name '*.py' |
	sed 's|$|: is not run; its name begins with cli_, tui_ or house_ and ends with .sh|' >>"$scratch/violations"
for file in tests/e2e/cli_*.sh tests/e2e/tui_*.sh tests/e2e/house_*.sh; do
	# shellcheck disable=SC2016  # as it stands there
	[ ! -f "$file" ] || grep -q 'dirname "$0")/lib.sh' "$file" || violation "$file: does not read lib.sh, so its world is not sealed"
done
find tests/fuzz -name '*.c' ! -name 'fuzz_*.c' 2>/dev/null | sed 's|$|: is not built; a fuzzer is named fuzz_WHAT.c|' >>"$scratch/violations"

# The rule that makes an unregistered unit test an error: static, in a file compiled with -Wunused-function -Werror.
if grep '^tests/unit/test_' "$scratch/sources" >"$scratch/tests"; then
	xargs grep -nHE '^(void|gboolean|int) [a-z_0-9]+\(' <"$scratch/tests" | grep -v ' main(' | sed 's|^\([^:]*:[0-9]*\):.*|\1: a function of a test is static|' >>"$scratch/violations"
	xargs grep -L 'g_test_run *()' <"$scratch/tests" | sed 's|$|: never calls g_test_run()|' >>"$scratch/violations"
fi
verdict "$(wc -l <"$scratch/sources") sources compiled, tables complete"
