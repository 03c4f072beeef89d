#!/bin/sh
# SPDX-License-Identifier: MIT
# sh src/run.sh on machines that lack something: it says what, in a sentence, and what to do. The package tools are played.
. "$(dirname "$0")/lib.sh"

farm=$WORLD/bin checkout=$WORLD/checkout
mkdir -p "$farm" "$checkout/src" "$checkout/config"
cp "$ROOT/src/run.sh" "$ROOT/src/setup.sh" "$checkout/src/"
for tool in sh env awk sed grep tail head mkdir rm cat flock dirname wc tr sleep ls chmod; do
	ln -s "$(command -v "$tool")" "$farm/$tool"
done

# played NAME - a program of that name, from the input
played() { { echo '#!/bin/sh' && cat; } >"$farm/$1" && chmod +x "$farm/$1"; }
played id <<'END'
cat "$WORLD/uid"
END
played dpkg-query <<'END'
shift 3
for name in "$@"; do grep -qx "$name" "$WORLD/missing" || echo "$name installed"; done
END
played apt-cache <<'END'
shift 2
[ ! -f "$WORLD/lists" ] || for name in "$@"; do echo "Package: $name"; done
END
played apt-get <<'END'
echo "apt-get $*" >>"$WORLD/asked"
case "$*" in
*update) if [ -s "$WORLD/trouble" ]; then cat "$WORLD/trouble"; exit 100; fi; : >"$WORLD/lists" ;;
*install*) if [ -s "$WORLD/trouble" ]; then cat "$WORLD/trouble"; exit 100; fi; : >"$WORLD/missing" ;;
esac
END
played cmake <<'END'
while [ $# -gt 0 ]; do [ "$1" != -B ] || tree=$2; shift; done
if [ -s "$WORLD/cmake" ]; then cat "$WORLD/cmake"; exit 1; fi
mkdir -p "$tree/src"; echo "CMAKE_HOME_DIRECTORY:INTERNAL=$WORLD/checkout" >"$tree/CMakeCache.txt"; : >"$tree/build.ninja"
END
played ninja <<'END'
if [ -s "$WORLD/ninja" ]; then cat "$WORLD/ninja"; exit 1; fi
[ -f "$2/src/aftercare" ] && echo 'ninja: no work to do.' && exit 0
echo '[1/1] Building C object'; printf '#!/bin/sh\necho "the program: $*"\n' >"$2/src/aftercare"; chmod +x "$2/src/aftercare"
END
export WORLD
machine() { # a machine with nothing built, all installed, its lists known, run by root
	rm -rf "$checkout/.build"
	: >"$WORLD/missing" && : >"$WORLD/trouble" && : >"$WORLD/cmake" && : >"$WORLD/ninja" && : >"$WORLD/lists" && : >"$WORLD/asked"
	echo 0 >"$WORLD/uid"
}
run_it() { run env PATH="$farm" sh "$checkout/src/run.sh" "$@"; }

check "with everything there it builds, and hands the words on"
machine
run_it can wash
expect_status 0
expect_stdout_is "the program: can wash"
expect_stderr_contains "Configuring" "Building"

check "the second time it says nothing and asks apt for nothing"
run_it status
expect_stdout_is "the program: status"
expect_stderr_empty
expect test ! -s "$WORLD/asked"

check "without a terminal and with nobody stored it shows an example"
run_it
expect_stdout_is 'the program: today --protocol smp --session yesterday 15:00'
expect_stderr_contains "Nobody is stored yet"

check "what is missing is named and installed, without a new list when the old one knows it"
machine
printf 'gcc\nlibconfig-dev\n' >"$WORLD/missing"
run_it status
expect_status 0
expect_stderr_contains "Installing what is missing for the program: gcc libconfig-dev"
expect grep -q 'install -y --no-install-recommends gcc libconfig-dev' "$WORLD/asked"
expect sh -c '! grep -q update "$WORLD/asked"'

check "the list of packages is fetched where it knows nothing"
machine
echo gcc >"$WORLD/missing"
rm "$WORLD/lists"
run_it status
expect_status 0
expect_stderr_contains "Fetching the list of packages"

check "neither root nor sudo: the exact command, and nothing tried"
machine
echo gcc >"$WORLD/missing"
echo 1000 >"$WORLD/uid"
run_it status
expect_status 1
expect_stderr_contains "only the administrator" "apt-get install --no-install-recommends gcc"
expect test ! -s "$WORLD/asked"

trouble() { # WHAT-APT-SAYS WHAT-THE-PERSON-READS
	machine
	echo gcc >"$WORLD/missing"
	echo "$1" >"$WORLD/trouble"
	run_it status
	expect_status 1
	expect_stdout_empty
	expect_stderr_contains "$2"
	expect_stderr_lacks "E: "
}
check "offline"
trouble "E: Failed to fetch x  Temporary failure resolving 'x'" "no network"
check "another apt is at work"
trouble "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1" "another program is installing packages"
check "a full disk"
trouble "E: You don't have enough free space in /var/cache/apt/archives/." "the disk is full"
check "a read-only system"
trouble "E: List directory /var/lib/apt/lists/partial is missing. - Acquire (30: Read-only file system)" "this system is read-only"
check "an older Debian"
trouble "E: Unable to locate package gcc" "Aftercare is made for Debian 12"

check "a build that fails shows the end of its story, and where the rest is"
machine
echo "plan.c:1: error: it does not compile" >"$WORLD/ninja"
run_it status
expect_status 1
expect_stderr_contains "it does not compile" "the build failed" ".build/gcc.log"

check "a disk that fills up while building"
machine
echo "cc1: fatal error: error writing to /tmp/x.s: No space left on device" >"$WORLD/ninja"
run_it status
expect_status 1
expect_stderr_contains "the disk is full"

check "a folder nobody may write in: another place can be named"
machine
: >"$checkout/.build"
run_it status
expect_status 1
expect_stderr_contains "nothing can be written in" "AC_BUILD="
rm "$checkout/.build"
run env PATH="$farm" AC_BUILD="$WORLD/elsewhere" sh "$checkout/src/run.sh" status
expect_stdout_is "the program: status"

check "no Debian: what is needed, in Debian's names"
machine
mv "$farm/dpkg-query" "$WORLD/dpkg-query"
mv "$farm/cmake" "$WORLD/cmake-away"
run_it status
mv "$WORLD/dpkg-query" "$farm/dpkg-query"
mv "$WORLD/cmake-away" "$farm/cmake"
expect_status 1
expect_stderr_matches "(gcc|cmake) is missing, and this is no Debian"
expect_stderr_contains "libconfig-dev"

check "a checkout that was moved is built anew"
machine
run_it status
sed -i 's|=.*|=/elsewhere|' "$checkout/.build/gcc/CMakeCache.txt"
run_it status
expect_status 0
expect_stderr_contains "Configuring"
