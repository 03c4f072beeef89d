#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/bench/remind.sh [CLIENTS] [SECONDS] - what aftercare-remind costs while it sleeps, and how long it takes to know when to wake:
# a practitioner's machine with so many clients (10,000), watched for so long (60). $AFTERCARE names the program beside it.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd -P)
ROOT=$(cd "$HERE/../.." && pwd -P)
AFTERCARE=${AFTERCARE:-$ROOT/.build/gcc/src/aftercare}
clients=${1:-10000} seconds=${2:-60}
programs=$(cd "$(dirname "$AFTERCARE")" && pwd -P)
world=$(mktemp -d)
bus='' server='' service=''
end() {
	for pid in $service $server $bus; do kill "$pid" 2>/dev/null || true; done
	rm -rf "$world"
}
trap end EXIT
trap 'exit 130' INT TERM
export HOME="$world/home" XDG_CONFIG_HOME="$world/config" XDG_DATA_HOME="$world/data" XDG_STATE_HOME="$world/state"
export XDG_CACHE_HOME="$world/cache" XDG_RUNTIME_DIR="$world/run" TZ=Europe/London LC_ALL=C.UTF-8 AFTERCARE_CONFIG="$ROOT/config"
export DBUS_SESSION_BUS_ADDRESS="unix:path=$world/bus"
mkdir -p "$HOME" "$XDG_RUNTIME_DIR"

wait_until() { # CMD… - at most 10 minutes
	left=30000
	until "$@"; do
		left=$((left - 1))
		[ "$left" -gt 0 ] || { echo "waited too long: $*" >&2 && exit 1; }
		sleep 0.02
	done
}
now_ms() { echo $(($(date +%s%N) / 1000000)); }
status() { sed -n "s/^$1=//p" "$XDG_STATE_HOME/aftercare/remind.status" 2>/dev/null; }
sleeps() { [ "$(status pid)" = "$service" ] && [ -n "$(status next_at)" ] && [ "$(status next_at)" -gt $(($(date +%s) + 5)) ]; }
memory() { sed -n 's/^\(VmHWM\):\s*/\1 /p' "/proc/$service/status" && sed -n 's/^\(Private_Dirty\):\s*/\1 /p' "/proc/$service/smaps_rollup"; }
# A sleep that ended, and being pushed aside, of all threads.
wakes() { sed -n 's/.*ctxt_switches:\s*//p' /proc/"$service"/task/*/status | awk "{ n += \$1 } END { print n }"; }
start() {
	begun=$(now_ms)
	"$programs/aftercare-remind" 2>"$world/said" &
	service=$!
	wait_until sleeps
	echo "$1: asleep after $(($(now_ms) - begun)) ms; $(memory | paste -sd' ')"
}

dbus-daemon --config-file="$ROOT/tests/servers/bus.conf" --address="$DBUS_SESSION_BUS_ADDRESS" --nofork --nopidfile >/dev/null 2>&1 &
bus=$!
wait_until test -S "$world/bus"
mkfifo "$world/in"
"$programs/../tests/notifyd" <>"$world/in" >"$world/server" 2>&1 &
server=$!
wait_until grep -q ready "$world/server"
"$AFTERCARE" client add "Client 1" --session "$(date -d '30 hours ago' '+%Y-%m-%d %H:%M')" --trait skin=dry >/dev/null
python3 - "$XDG_DATA_HOME/aftercare/aftercare.db" "$clients" <<'END'
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db:
    db.row_factory = sqlite3.Row
    def add(table, row):
        db.execute(f"INSERT INTO {table}({','.join(row)}) VALUES({','.join('?' * len(row))})", list(row.values()))
    client = dict(db.execute("SELECT * FROM client").fetchone())
    session = dict(db.execute("SELECT * FROM session").fetchone())
    for i in range(2, int(sys.argv[2]) + 1):
        later = 86400 * (3 + i % 200)
        add("client", {**client, "id": i, "name": f"Client {i}"})
        add("session", {**session, "id": i, "client_id": i, "state": 0, "begin_at": session["begin_at"] + later,
                        "end_at": session["end_at"] + later})
END
"$AFTERCARE" settings reminders.for all >/dev/null
start "first look at $clients clients"
kill "$service" && wait "$service"
start "started again"
sleep 21 # GLib ends a spare thread in the first 20 s
before=$(wakes)
sleep "$seconds"
echo "asleep: $(($(wakes) - before)) wake-ups in $seconds s, of $(ls "/proc/$service/task" | wc -l) threads; $(memory | paste -sd' ')"
begun=$(now_ms)
kill "$service" && wait "$service"
service=''
echo "ended after $(($(now_ms) - begun)) ms"
