#!/bin/sh
# SPDX-License-Identifier: MIT
# What a careless or unlucky person meets: a clear sentence with its place, the right status, nothing lost.
. "$(dirname "$0")/lib.sh"

now='2026-11-21 09:00'
database=$XDG_DATA_HOME/aftercare/aftercare.db
forget() { rm -rf "$XDG_DATA_HOME" && mkdir -p "$XDG_DATA_HOME"; }
remember() {
	forget
	"$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --now "$now" >/dev/null 2>&1 || fail "a client cannot be added"
}

# one_sentence STATUS TEXT… - it failed so, said this, printed no page, and named no source file of its own
one_sentence() {
	expect_status "$1"
	shift
	expect_stdout_empty
	expect_stderr_contains "$@"
	expect test "$(wc -l <"$stderr_file")" -le 8
	expect_stderr_lacks ".c:" "src/" "Segmentation" "assertion"
}

# ---- words and dates --------------------------------------------------------------------------------------------

check "a --now that is no date"
remember
run "$AFTERCARE" today --now nonsense
one_sentence 2 nonsense

check "a day the calendar does not have"
run "$AFTERCARE" can wash --at "2026-02-30 10:00" --now "$now"
one_sentence 2 2026-02-30

check "a year far away"
run "$AFTERCARE" today 9999-01-01 --now "$now"
one_sentence 2 9999

check "a session on no day is not stored, and the client neither"
forget
run "$AFTERCARE" client add "Jo Doe" --session "2026-13-01 15:00" --now "$now"
one_sentence 2 2026-13-01
run "$AFTERCARE" client list
expect_stdout_lacks "Jo Doe"

check "a word that is no command: the nearest one"
run "$AFTERCARE" todya
one_sentence 2 todya today

check "an option that is none"
run "$AFTERCARE" today --jsno
one_sentence 2 --jsno

check "an option without its value"
run "$AFTERCARE" today --now
one_sentence 2 --now

check "a client nobody knows"
remember
run "$AFTERCARE" today --client Zacharias --now "$now"
one_sentence 1 Zacharias

check "a protocol nobody knows"
run "$AFTERCARE" today --protocol smpp --session "2026-11-20 15:00" --now "$now"
expect_stdout_empty
expect_stderr_contains smpp

check "nothing asked"
run "$AFTERCARE" can --now "$now"
expect_status 2
run "$AFTERCARE" can "" --now "$now"
expect sh -c "[ $status -eq 1 ] || [ $status -eq 2 ]"

check "bytes that are no text, escapes and a very long word come back harmless"
run "$AFTERCARE" can "$(printf 'sw\377im')" --now "$now"
expect sh -c "[ $status -ge 1 ] && [ $status -lt 14 ]"
run "$AFTERCARE" can "$(printf '\033]0;title\007\033[2Jswim')" --now "$now"
expect sh -c '! LC_ALL=C grep -q "$(printf "\033")" "$1" "$2"' - "$stdout_file" "$stderr_file"
run "$AFTERCARE" can "$(head -c 100000 /dev/zero | tr '\0' x)" --now "$now"
expect sh -c "[ $status -ge 1 ] && [ $status -lt 14 ]"
expect test "$(wc -c <"$stderr_file")" -lt 4000

# ---- where output goes ------------------------------------------------------------------------------------------

check "without a terminal it prints today"
remember
run "$AFTERCARE" --now "$now"
expect_status 0
expect_stdout_contains "Jo Doe"

check "a full disk behind the output is told, not passed over"
run sh -c '"$AFTERCARE" today --now "$1" >/dev/full' - "$now"
one_sentence 1 "No space left"

check "a closed output is told as well"
run sh -c '"$AFTERCARE" today --now "$1" >&-' - "$now"
expect_status 1

check "a reader that leaves early is no fault"
run sh -c '"$AFTERCARE" plan --now "$1" | head -n 1' - "$now"
expect_status 0
expect_stderr_empty

check "a closed input is no fault"
run sh -c '"$AFTERCARE" today --now "$1" <&-' - "$now"
expect_status 0

# ---- home and zone ----------------------------------------------------------------------------------------------

check "without HOME it still says where things are, and writes nothing beside itself"
run env -u HOME -u XDG_DATA_HOME -u XDG_CONFIG_HOME "$AFTERCARE" paths
expect_status 0
expect_stdout_contains "aftercare.db"
expect test ! -e aftercare -a ! -e aftercare.db

check "an unknown zone of the machine, and an unknown locale, do not stop it"
run env TZ=Nowhere/Nothing LC_ALL=xx_YY.UTF-8 "$AFTERCARE" today --now "$now"
expect_status 0

check "a zone for a client that does not exist: the nearest"
run "$AFTERCARE" client add "Al" --session "2026-11-20 15:00" --zone Europe/Lodnon --now "$now"
expect_stdout_empty
expect_stderr_contains "Europe/Lodnon" "Europe/London"

# ---- the database -----------------------------------------------------------------------------------------------

check "a folder where the database should be"
forget
mkdir -p "$database"
run "$AFTERCARE" today --now "$now"
one_sentence 1 "$database"

check "a database that is none: named, left as it is"
forget
mkdir -p "$(dirname "$database")"
head -c 9000 /dev/zero | tr '\0' 'x' >"$database"
before=$(cksum <"$database")
run "$AFTERCARE" today --now "$now"
one_sentence 1 "$database"
run "$AFTERCARE" client add "Jo" --session "2026-11-20 15:00" --now "$now"
one_sentence 1 "$database"
expect test "$before" = "$(cksum <"$database")"

check "a database cut in half"
remember
head -c 2048 "$database" >"$WORLD/half" && cat "$WORLD/half" >"$database"
run "$AFTERCARE" today --now "$now"
one_sentence 1 "$database"

# ---- disks ------------------------------------------------------------------------------------------------------

# on_disk OPTIONS COMMAND… - with XDG_DATA_HOME on a small disk of its own, gone afterwards. FALSE where nobody may mount.
may_mount() { unshare $namespace -m mount -t tmpfs -o size=64k tmpfs "$WORLD/disk" 2>/dev/null; }
on_disk() {
	disk_options=$1
	shift
	# shellcheck disable=SC2086
	run unshare $namespace -m sh -c 'mount -t tmpfs -o "$1" tmpfs "$2" && shift 2 && XDG_DATA_HOME="$WORLD/disk" exec "$@"' - \
		"$disk_options" "$WORLD/disk" "$@"
}
export WORLD now
mkdir -p "$WORLD/disk"
namespace=''
[ "$(id -u)" -eq 0 ] || namespace=-r

# Where nobody, not even root, makes a folder; in a bare chroot /sys is an ordinary one.
nowhere=/sys
[ -d /sys/kernel ] || nowhere=/dev/null

check "a read-only home: reading works, writing says so"
forget
if may_mount; then
	on_disk ro,size=64k "$AFTERCARE" client add "Jo" --session "2026-11-20 15:00" --now "$now"
elif [ "$(id -u)" -ne 0 ]; then
	chmod a-w "$WORLD/disk"
	run env XDG_DATA_HOME="$WORLD/disk" "$AFTERCARE" client add "Jo" --session "2026-11-20 15:00" --now "$now"
else
	run env XDG_DATA_HOME="$nowhere" "$AFTERCARE" client add "Jo" --session "2026-11-20 15:00" --now "$now"
fi
one_sentence 1 aftercare
run env XDG_DATA_HOME="$nowhere" "$AFTERCARE" client list
expect_status 0

check "a full disk: what was stored stays, what was not is told"
if may_mount; then
	on_disk size=200k sh -c '"$AFTERCARE" client add "Jo Doe" --session "2026-11-20 15:00" --now "$now" >/dev/null &&
		{ cat /dev/zero >"$XDG_DATA_HOME/filler" 2>/dev/null; "$AFTERCARE" client add "Al" --session "2026-11-20 15:00" --now "$now"; status=$?
		"$AFTERCARE" client list | grep -q "Jo Doe" || echo "Jo Doe is lost" >&2; exit $status; }'
	one_sentence 1 full
	expect_stderr_lacks "is lost"
else
	run sh -c '"$AFTERCARE" client list >/dev/full'
	one_sentence 1 "No space left"
fi
