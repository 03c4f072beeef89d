#!/bin/sh
# SPDX-License-Identifier: MIT
# A pure module calls nothing that reads a clock, the environment, the locale, a file or a terminal: what its library leaves
# undefined is in pure.allow, or is ours. base may call a little more: base.allow.
. "$(dirname "$0")/lib.sh"

PURE="time model plan ask"
# shellcheck disable=SC2086  # a list of names
need_libraries base $PURE
# What ours defines may be called; deps.sh sees to whose.
# shellcheck disable=SC2086  # paths of the build, without blanks
nm --defined-only -P $libraries 2>/dev/null | awk 'NF >= 2 { print $1 }' | sort -u >"$scratch/ours"
# The layout of the page is as pure as they, in a module that is not: its objects one by one.
layout='(layout[a-z_]*|pen)\.c\.o'
[ -f "$BUILD/src/libac_print.a" ] || blind "there is no $BUILD/src/libac_print.a"
nm -A --defined-only -P "$BUILD/src/libac_print.a" 2>/dev/null | sed 's/.*\[\(.*\)\]: /\1 /' |
	awk -v of="^$layout\$" '$1 ~ of { print $2 }' >>"$scratch/ours"
grep -qx ac_arena_new "$scratch/ours" || blind "ac_arena_new is not among what our libraries define"

check() { # ALLOW-FILE… -- MODULE…
	sed 's/[[:space:]]*#.*//; /^$/d' "$1" | tr ' ' '\n' | sort -u >"$scratch/allowed"
	[ -s "$scratch/allowed" ] || blind "$1 allows nothing"
	shift
	for module in "$@"; do
		nm -A -u -P "$BUILD/src/libac_$module.a" 2>/dev/null | sed 's/.*\[\(.*\)\]: \([^ ]*\) .*/\1 \2/' >"$scratch/called"
		if [ -n "${only:-}" ]; then
			grep -E "$only" "$scratch/called" >"$scratch/some" || blind "nothing of libac_$module.a fits $only"
			mv "$scratch/some" "$scratch/called"
		fi
		grep -q ' g_' "$scratch/called" || blind "libac_$module.a calls nothing of GLib"
		awk -v module="$module" -v files="$scratch/ours $scratch/allowed" '
			BEGIN { split(files, f, " "); for (i in f) while ((getline line < f[i]) > 0) known[line] = 1 }
			!($2 in known) { print "src/" module "/" $1 ": calls " $2 }' "$scratch/called" >>"$scratch/violations"
	done
}
# shellcheck disable=SC2086
check "$GUARDS/pure.allow" $PURE
only="^$layout " check "$GUARDS/pure.allow" print
cat "$GUARDS/pure.allow" "$GUARDS/base.allow" >"$scratch/base.allow"
check "$scratch/base.allow" base
verdict "$PURE are pure, base nearly so"
