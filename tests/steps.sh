# SPDX-License-Identifier: MIT
# Read by tests/run.sh and tests/long.sh: the steps of testing. A step collects jobs, one a line, and runs them $JOBS at a time.
# shellcheck shell=sh

# shellcheck disable=SC2034
TEST_PACKAGES="clang libclang-rt-14-dev clang-format pmccabe valgrind libc6-dbg binutils tmux screen procps python3 dbus dunst xvfb
	khal calcurse libical3 python3-icalendar python3-vobject
	poppler-utils qpdf zbar-tools fonts-wqy-microhei librsvg2-2 cups cups-client cups-ipp-utils"

set_up_tests() {
	cd "$ROOT" || exit 1
	open_build_folder
	# shellcheck disable=SC2086  # a list of names
	need_packages "the tests" $PROGRAM_PACKAGES $TEST_PACKAGES
	results=$BUILD/results
	rm -rf "$results"
	mkdir -p "$results" || give_up "nothing can be written in $BUILD."
	: >"$results/jobs"
	began=$(date +%s)
	export TZ=UTC LC_ALL=C.UTF-8 HOME=/nonexistent G_SLICE=always-malloc
	# GLib keeps what it made once; only what is lost counts.
	[ ! -f "$ROOT/tests/fuzz/leaks.supp" ] || export LSAN_OPTIONS="suppressions=$ROOT/tests/fuzz/leaks.supp:print_suppressions=0"
	export UBSAN_OPTIONS=print_stacktrace=1
}

build_all() {
	# Two compilers, two kinds: as it is used, and with all that watches (AddressSanitizer, UBSan, the fuzzers).
	build gcc gcc all -DAC_CONFIG_DIR="$ROOT/config"
	build sanitized clang all -DAC_CONFIG_DIR="$ROOT/config" -DAC_FUZZ=ON
	close_build_folder
}

step() {
	say "$1 (after $(($(date +%s) - began)) s)"
}

# job NAME COMMAND… - one line of $results/jobs, quoted for xargs, to which a blank at the end would mean that it goes on
job() {
	printf '"%s"' "$1" >>"$results/jobs"
	shift
	printf ' "%s"' "$@" >>"$results/jobs"
	echo >>"$results/jobs"
}

run_jobs() {
	[ -s "$results/jobs" ] || job "this step has no test" false
	xargs -P "$JOBS" -L 1 sh "$ROOT/tests/job.sh" "$results" <"$results/jobs"
	: >"$results/jobs"
}

guard_jobs() {
	for guard in "$ROOT"/tests/guards/*.sh; do
		case $(basename "$guard" .sh) in
		lib) ;;
		negative)
			for one in pure globals deps size banned registration words german text format headers toplevel; do
				job "guard negative $one" sh "$guard" "only=$one" "$ROOT" "$BUILD/gcc"
			done
			;;
		*) job "guard $(basename "$guard" .sh)" sh "$guard" "$ROOT" "$BUILD/gcc" ;;
		esac
	done
}

unit_jobs() { # BUILD [OPTION…]
	which=$1
	shift
	for test in "$BUILD/$which"/tests/test_*; do
		# Thousands of random protocols once; the slower builds take the first of them.
		protocols=400
		[ "$which" = gcc ] && protocols=3000
		[ -x "$test" ] && [ -f "$test" ] && job "unit $which $(basename "$test")" timeout 600 env AC_PROTOCOLS=$protocols "$test" --tap "$@"
	done
}

# Sanitizers do not see a branch on a byte that was never written; valgrind does. Not for those that kill their own children.
valgrind_jobs() { # MODULE…
	for module in "$@"; do
		for test in "$BUILD/gcc/tests/test_$module" "$BUILD/gcc/tests/test_${module}"_*; do
			case $test in *_crash) continue ;; esac
			[ -x "$test" ] && [ -f "$test" ] && job "unit valgrind $(basename "$test")" timeout 1800 env AC_PROTOCOLS=8 valgrind -q --error-exitcode=9 \
				--leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite "$test" --tap
		done
	done
}

e2e_jobs() { # BUILD
	for test in "$ROOT"/tests/e2e/cli_*.sh "$ROOT"/tests/e2e/tui_*.sh "$ROOT"/tests/e2e/house_*.sh; do
		[ -f "$test" ] && job "e2e $1 $(basename "$test" .sh)" timeout 300 env AFTERCARE="$BUILD/$1/src/aftercare" sh "$test"
	done
}

fuzz_jobs() { # SECONDS SEED - shared out among the fuzzers, $JOBS at a time
	set -- "$1" "$2" "$BUILD"/sanitized/tests/fuzz_*
	seconds=$1 seed=$2
	shift 2
	n=0
	for fuzzer in "$@"; do [ -x "$fuzzer" ] && [ -f "$fuzzer" ] && n=$((n + 1)); done
	for fuzzer in "$@"; do
		[ -x "$fuzzer" ] && [ -f "$fuzzer" ] &&
			job "fuzz $(basename "$fuzzer")" sh "$ROOT/tests/fuzz/run.sh" "$fuzzer" "$(((seconds * JOBS + n - 1) / n))" "$seed"
	done
}

sum_up() {
	for file in "$results"/*.out; do
		head -n 1 "$file" | grep '^FAILED'
	done >"$results/failed"
	say "All done after $(($(date +%s) - began)) s. What took longest: $(cat "$results"/*.time | sort -rn | head -n 5 |
		sed 's/^\([0-9]*\) \(.*\)/\2 \1 s/' | paste -s -d ';' | sed 's/;/, /g')"
	if [ -s "$results/failed" ]; then
		echo "These failed (their output is above, and in $results):"
		sed 's/^/    /' "$results/failed"
	fi
	cat "$results"/*.count | awk '{ p += $1; f += $2; s += $3 } END { print p + 0 " passed, " f + 0 " failed, " s + 0 " skipped"; exit f > 0 || p == 0 }'
}
