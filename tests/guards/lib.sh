# SPDX-License-Identifier: MIT
# What the guards share. A guard: sh tests/guards/X.sh [ROOT [BUILD]] - prints each violation with its place, exits 1 when
# there is one, and stops with "checker is blind" when it sees nothing to check. POSIX sh.
# shellcheck shell=sh disable=SC2034
set -u
LC_ALL=C.UTF-8
export LC_ALL
GUARDS=$(cd "$(dirname "$0")" && pwd -P) || exit 1
ROOT=$(cd "${1:-$GUARDS/../..}" && pwd -P) || exit 1
BUILD=${2:-$ROOT/.build/gcc}
GUARD=$(basename "$0" .sh)
cd "$ROOT" || exit 1

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
: >"$scratch/violations"

violation() { printf '%s\n' "$*" >>"$scratch/violations"; }

blind() {
	echo "$GUARD: checker is blind: $*"
	exit 1
}

# Files of ours, by ending: ours c h
ours() {
	for ending in "$@"; do
		find src include tests -name "*.$ending" -type f ! -path 'tests/data/*' 2>/dev/null
	done | sort
}

need_libraries() { # MODULE… - sets $libraries
	libraries=''
	for module in "$@"; do
		[ -f "$BUILD/src/libac_$module.a" ] || blind "there is no $BUILD/src/libac_$module.a"
		libraries="$libraries $BUILD/src/libac_$module.a"
	done
}

verdict() { # WHAT-WAS-CHECKED
	if [ -s "$scratch/violations" ]; then
		cat "$scratch/violations"
		echo "$GUARD: $(wc -l <"$scratch/violations") violations"
		exit 1
	fi
	echo "$GUARD: $1"
	exit 0
}
