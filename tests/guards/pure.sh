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
grep -qx ac_arena_new "$scratch/ours" || blind "ac_arena_new is not among what our libraries define"

check() { # ALLOW-FILE… -- MODULE…
	sed 's/[[:space:]]*#.*//; /^$/d' "$1" | tr ' ' '\n' | sort -u >"$scratch/allowed"
	[ -s "$scratch/allowed" ] || blind "$1 allows nothing"
	shift
	for module in "$@"; do
		nm -A -u -P "$BUILD/src/libac_$module.a" 2>/dev/null | sed 's/.*\[\(.*\)\]: \([^ ]*\) .*/\1 \2/' >"$scratch/called"
		grep -q ' g_' "$scratch/called" || blind "libac_$module.a calls nothing of GLib"
		awk -v module="$module" -v files="$scratch/ours $scratch/allowed" '
			BEGIN { split(files, f, " "); for (i in f) while ((getline line < f[i]) > 0) known[line] = 1 }
			!($2 in known) { print "src/" module "/" $1 ": calls " $2 }' "$scratch/called" >>"$scratch/violations"
	done
}
# shellcheck disable=SC2086
check "$GUARDS/pure.allow" $PURE
cat "$GUARDS/pure.allow" "$GUARDS/base.allow" >"$scratch/base.allow"
check "$scratch/base.allow" base
verdict "$PURE are pure, base nearly so"
