#!/bin/sh
# SPDX-License-Identifier: MIT
# The build itself refuses what nobody may call: poison.h is forced on every file, and the compiler says no to each word.
# Refused as well: #if in the body of a file, a test that includes a .c file, a flag of the style that is not in force.
. "$(dirname "$0")/lib.sh"

commands=$BUILD/compile_commands.json
[ -s "$commands" ] || blind "there is no $commands"
grep '"command":' "$commands" >"$scratch/commands"
[ -s "$scratch/commands" ] || blind "$commands names no command"
for flag in '-include [^ ]*/include/base/poison.h' -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes \
	-Wstrict-prototypes -Wformat=2 -Wvla -Wundef -Wunused-function -Wcast-qual -Wpointer-arith -Werror -std=c17; do
	grep -v -e " $flag " "$scratch/commands" | sed "s|.* -c \([^ \"]*\).*|\1: compiled without $flag|" >>"$scratch/violations"
done

# One command, turned into a question about a file of ours.
command=$(sed -n '/\/src\/base\//{s/.*"command": "\(.*\)",$/\1/;s/\\"/"/g;s/ -o [^ ]* -c .*//;p;q;}' "$scratch/commands")
[ -n "$command" ] || blind "no file of src/base is compiled"
refuses() { # CODE - TRUE when the compiler refuses it
	printf '%s\n' "$1" >"$scratch/try.c"
	! eval "$command -o $scratch/try.o -c -x c $scratch/try.c" >"$scratch/said" 2>&1
}
refuses 'int ac_try(int a); int ac_try(int a) { return a + 1; }' && blind "the compiler refuses everything: $(head -n 1 "$scratch/said")"
words="strcpy strcat sprintf vsprintf strtok gets gmtime localtime ctime asctime atoi atol atof"
# shellcheck disable=SC2086  # a list of names
refuses "$(printf 'typedef __typeof__(&%s) AcTry;\n' $words)"
for word in $words; do
	grep -q "poisoned \"$word\"" "$scratch/said" || violation "include/base/poison.h: $word is not refused"
done
refuses 'int ac_try(int n); int ac_try(int n) { int a[n]; a[0] = n; return a[0]; }' || violation "a VLA is not refused"
refuses 'static void left_out(void) { }' || violation "a static function nobody calls is not refused"
refuses 'int ac_try(void) { return 0; }' || violation "a function without a prototype is not refused"

find src -name '*.c' -type f -exec grep -nHE '^[[:space:]]*#[[:space:]]*(if|ifdef|ifndef|elif)\b' '{}' + |
	sed 's/:[^:]*$/: #if in a body; choose in the build, or at run time/' >>"$scratch/violations"
find tests -name '*.[ch]' -type f -exec grep -nHE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"[^"]*\.c"' '{}' + |
	sed 's/:[^:]*$/: a test includes a .c file; test what the header promises/' >>"$scratch/violations"
verdict "$(wc -l <"$scratch/commands") files compiled with every flag; the compiler refuses what is banned"
