#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh [PATTERN] - the whole-program tests of this folder whose name has PATTERN, two at a time. $AFTERCARE names the program.
set -u
HERE=$(cd "$(dirname "$0")" && pwd -P) || exit 1
logs=$(mktemp -d) || exit 1
trap 'rm -rf "$logs"' EXIT
for file in "$HERE"/cli_*.sh "$HERE"/tui_*.sh "$HERE"/house_*.sh; do
	case $file in *"${1:-}"*) [ -f "$file" ] && printf '%s\n' "$file" ;; esac
done >"$logs/list"
# shellcheck disable=SC2016  # for the inner shell
xargs -P "${AC_JOBS:-2}" -I '{}' sh -c 'sh "$1/../job.sh" "$2" "e2e $(basename "$3" .sh)" sh "$3"' job "$HERE" "$logs" '{}' <"$logs/list"
cat "$logs"/*.count /dev/null 2>/dev/null | awk '{ p += $1; f += $2; s += $3 }
	END { if (p + f + s == 0) { print "no test was run"; f = 1 } print p + 0 " passed, " f + 0 " failed, " s + 0 " skipped"; exit f > 0 }'
