#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/long.sh [MINUTES] - what takes longer than a coffee: the fuzzers for MINUTES in all (60) with the day as their
# seed, 100,000 random protocols, 1,000 years of reminders, the calendars of every zone, the unit tests of every module under
# valgrind, real notification servers, storms on
# every screen. What a fuzzer finds belongs into tests/fuzz/seeds.
set -u
ROOT=$(cd "$(dirname "$0")/.." && pwd -P) || exit 1
BUILD=${AC_BUILD:-$ROOT/.build}
JOBS=${AC_JOBS:-2}
. "$ROOT/src/setup.sh"
. "$ROOT/tests/steps.sh"

minutes=${1:-60}
case $minutes in '' | 0 | *[!0-9]*) give_up "how many minutes? sh tests/long.sh 60" ;; esac
set_up_tests
need_packages "the notification servers" xfce4-notifyd mate-notification-daemon notification-daemon xdotool
build_all
step "Unit tests of every module under valgrind"
valgrind_jobs base time model plan ask protocol store render app tui cli view cmd
run_jobs
step "Notification servers that people use, and one that is given up"
for server in xfce4-notifyd mate-notification-daemon notification-daemon; do
	job "desktop $server" timeout 300 env AFTERCARE="$BUILD/gcc/src/aftercare" sh "$ROOT/tests/servers/real.sh" "$server"
done
job "unit long test_remind_desktop" timeout 300 "$BUILD/gcc/tests/test_remind_desktop" --tap -m slow -p /remind/desktop/given-up
run_jobs
step "100,000 random protocols"
job "unit long test_plan_random" timeout 14400 env AC_PROTOCOLS=100000 "$BUILD/gcc/tests/test_plan_random" --tap
run_jobs
step "1,000 years of reminders"
job "unit long test_remind_year, first half" timeout 7200 env AC_YEARS=500 "$BUILD/gcc/tests/test_remind_year" --tap
job "unit long test_remind_year, second half" timeout 7200 env AC_YEARS=500 AC_FIRST=501 "$BUILD/gcc/tests/test_remind_year" --tap
run_jobs
step "The calendars of every zone, and with ical.js (Thunderbird's) beside the other readers"
# Too large for every run: node comes from the distribution, ical.js from its registry, at one version.
command -v npm >/dev/null || need_packages "ical.js" nodejs npm
npm install --silent --no-audit --no-fund --cache "$BUILD/npm-cache" --prefix "$BUILD/npm" ical.js@2.2.1 >"$results/npm" 2>&1 || give_up "ical.js cannot be had: $(tail -n 1 "$results/npm")"
job "calendars of every zone" timeout 3600 python3 "$ROOT/tests/e2e/calendars.py" zones "$BUILD/gcc/src/aftercare" 0
job "e2e gcc cli_calendar with ical.js" timeout 600 env AC_ICALJS="$BUILD/npm/node_modules/ical.js" AFTERCARE="$BUILD/gcc/src/aftercare" sh "$ROOT/tests/e2e/cli_calendar.sh"
run_jobs
step "Storms of keys, presses and window sizes, under the sanitizers"
for seed in 101 202 303 404; do
	job "unit long test_view_storm, seed $seed" timeout 7200 env AC_STORM=20000 AC_STORM_SEED=$seed "$BUILD/sanitized/tests/test_view_storm" --tap
done
job "e2e sanitized tui_storm, a minute a room" timeout 7200 env AC_STORM_S=60 AC_STORM_SEED="$(date +%Y%m%d)" AFTERCARE="$BUILD/sanitized/src/aftercare" sh "$ROOT/tests/e2e/tui_storm.sh"
run_jobs
step "Fuzzers, $minutes minutes in all"
fuzz_jobs $((minutes * 60)) "$(date +%Y%m%d)"
run_jobs
sum_up
