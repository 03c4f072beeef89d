#!/bin/sh
# SPDX-License-Identifier: MIT
# No library of ours holds data that can change: a global, a static in a function, a thread's own.
. "$(dirname "$0")/lib.sh"

ls "$BUILD"/src/libac_*.a >"$scratch/libraries" 2>/dev/null || blind "no libac_*.a in $BUILD/src"
# shellcheck disable=SC2046
nm -A --format=sysv $(cat "$scratch/libraries") 2>/dev/null | tr -d ' ' >"$scratch/symbols"
grep -q '|OBJECT|.*rodata\|data\.rel\.ro' "$scratch/symbols" || blind "no constant data is seen either"
# NAME|VALUE|CLASS|TYPE|SIZE|LINE|SECTION; constants with pointers live in .data.rel.ro, which the loader seals.
awk -F '|' '$4 == "OBJECT" || $4 == "TLS" || $3 == "C" {
	if ($7 ~ /^\.rodata|^\.data\.rel\.ro/) next
	if ($7 ~ /^\.(data|bss|tdata|tbss)|COM/) { sub(/.*src\/libac_/, "", $1); print "libac_" $1 ": can change (" $7 ")" }
}' "$scratch/symbols" >>"$scratch/violations"
verdict "no data that can change in $(wc -l <"$scratch/libraries") libraries"
