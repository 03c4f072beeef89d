#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh FUZZER SECONDS [SEED] - feeds a fuzzer with tests/fuzz/seeds/NAME and what it finds itself; one that reads rules
# begins with those of config/ and the leaflets. What breaks it is kept in the folder of the fuzzer, and named.
set -u
HERE=$(cd "$(dirname "$0")" && pwd -P) || exit 1
fuzzer=$1 seconds=$2 seed=${3:-1}
name=$(basename "$fuzzer")
corpus=$(mktemp -d) || exit 1
trap 'rm -rf "$corpus"' EXIT
mkdir "$corpus/found"
if [ -d "$HERE/seeds/$name" ]; then
	cp "$HERE/seeds/$name"/* "$corpus/found/"
fi
case $name in
*protocol* | *rules* | *scan* | *load*) find "$HERE/../../config" "$HERE/../leaflets" -name '*.cfg' -exec cp '{}' "$corpus/found/" ';' ;;
esac
set -- -seed="$seed" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 \
	-artifact_prefix="$(dirname "$fuzzer")/$name-"
[ ! -f "$HERE/$name.dict" ] || set -- "$@" -dict="$HERE/$name.dict"
[ ! -f "$HERE/leaks.supp" ] || export LSAN_OPTIONS="suppressions=$HERE/leaks.supp:print_suppressions=0"
if "$fuzzer" "$@" "$corpus/found" >"$corpus/said" 2>&1; then
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$corpus/said")
	echo "$name: ${runs:-0} inputs in $seconds s, seed $seed"
	[ "${runs:-0}" -gt 0 ]
else
	grep -vE '^#[0-9]+\s+(NEW|REDUCE|pulse|RELOAD)' "$corpus/said" | tail -n 60
	exit 1
fi
