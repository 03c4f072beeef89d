#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/run.sh - installs what is missing, builds, and runs every test. The last line is "N passed, N failed, N skipped".
# With CI or AC_SKIP_STATUS=1 in the environment a skipped test is a failed one. AC_JOBS: how many run at once (2).
set -u
ROOT=$(cd "$(dirname "$0")/.." && pwd -P) || exit 1
BUILD=${AC_BUILD:-$ROOT/.build}
JOBS=${AC_JOBS:-2}
. "$ROOT/src/setup.sh"
. "$ROOT/tests/steps.sh"

set_up_tests
build_all
step "Guards"
guard_jobs
run_jobs
step "Unit tests: by gcc, by clang with sanitizers, and the pure modules under valgrind"
unit_jobs gcc
unit_jobs sanitized
valgrind_jobs base time model plan ask
run_jobs
step "Whole-program tests, plain and with sanitizers"
e2e_jobs gcc
e2e_jobs sanitized
run_jobs
step "Fuzzers, 20 seconds in all"
fuzz_jobs 20 1
run_jobs
sum_up
