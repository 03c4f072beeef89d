#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh [OPTION…] - builds the floor programs and measures aftercare beside them; the options are bench.py's.
set -u
ROOT=$(cd "$(dirname "$0")/../.." && pwd -P) || exit 1
BUILD=${AC_BUILD:-$ROOT/.build}
. "$ROOT/src/setup.sh"

open_build_folder
# shellcheck disable=SC2086  # a list of names
need_packages "the benchmarks" $PROGRAM_PACKAGES python3
build bench gcc all -DAC_CONFIG_DIR="$ROOT/config" -DAC_BENCH=ON
close_build_folder
exec python3 "$ROOT/tests/bench/bench.py" "$BUILD/bench/tests/bench" "$@"
