#!/bin/sh
# SPDX-License-Identifier: MIT
# sh src/run.sh [WORDS…] - installs what is missing, builds, and opens Aftercare. The words go to the program.
# Without a terminal it prints today's page. What it makes goes into .build/ (or $AC_BUILD).
set -u
ROOT=$(cd "$(dirname "$0")/.." && pwd -P) || exit 1
BUILD=${AC_BUILD:-$ROOT/.build}
. "$ROOT/src/setup.sh"

open_build_folder
# shellcheck disable=SC2086  # a list of names
need_packages "the program" $PROGRAM_PACKAGES
build gcc gcc programs -DAC_CONFIG_DIR="$ROOT/config"
close_build_folder

program=$BUILD/gcc/src/aftercare
database=${XDG_DATA_HOME:-${HOME:-/nonexistent}/.local/share}/aftercare/aftercare.db
if [ $# -eq 0 ] && [ ! -f "$database" ] && { [ ! -t 0 ] || [ ! -t 1 ]; }; then
	say "Nobody is stored yet, so this is an example: somebody treated yesterday at 15:00."
	exec "$program" today --protocol smp --session "yesterday 15:00"
fi
exec "$program" "$@"
