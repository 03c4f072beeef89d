# SPDX-License-Identifier: MIT
# Read after lib.sh: a printing system of the test's own, on loopback, with a printer that keeps what it is sent.
# shellcheck shell=sh
#
#   start_cups                  a scheduler of its own; every lp, lpstat and lpadmin of the test speaks to it
#   start_printer               an IPP Everywhere printer; start_cups first
#   add_queue NAME              a queue for it, once its choices are known (A4, both sides)
#   add_dead_queue NAME         a queue for a printer that is not there
#   wait_for_paper N            N pages (files) have come out; their names are in $paper
# A printer that waits for the network's name service, or prints ten pages a minute, is of no use to a test: hence a bus of
# its own, no DNS-SD, and a fast printer.

cups=$WORLD/cups paper=$WORLD/paper
export CUPS_SERVER=127.0.0.1:0

cups_end() {
	for pid in "$cups"/*.pid; do
		[ -f "$pid" ] && kill "$(cat "$pid")" 2>/dev/null
	done
	:
}
trap 'cups_end; e2e_end' EXIT

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# poll COMMAND… - until it succeeds, 20 s at most
poll() {
	tries=0
	until "$@" >"$WORLD/io/poll" 2>&1; do
		tries=$((tries + 1))
		[ "$tries" -lt 400 ] || return 1
		sleep 0.05
	done
}

start_cups() {
	for need in cupsd ippeveprinter lp lpadmin dbus-daemon; do
		PATH=$PATH:/usr/sbin command -v "$need" >/dev/null || { skip "$need is not installed"; return 1; }
	done
	PATH=$PATH:/usr/sbin
	mkdir -p "$cups/cache" "$cups/spool" "$cups/run" "$cups/log" "$cups/ppd" "$paper"
	# Started by root, cupsd has its filters run by a user of less rights.
	chmod 711 "$WORLD"
	cups_port=$(free_port)
	export CUPS_SERVER="127.0.0.1:$cups_port"
	cat >"$cups/cupsd.conf" <<-END
		LogLevel warn
		Listen 127.0.0.1:$cups_port
		Browsing Off
		WebInterface No
		DefaultAuthType None
		<Location />
		  Order allow,deny
		  Allow all
		</Location>
		<Location /admin>
		  Order allow,deny
		  Allow all
		</Location>
		<Policy default>
		  <Limit All>
		    Order allow,deny
		    Allow all
		  </Limit>
		</Policy>
	END
	cat >"$cups/cups-files.conf" <<-END
		ServerRoot $cups
		CacheDir $cups/cache
		StateDir $cups/run
		RequestRoot $cups/spool
		TempDir $cups/spool
		DocumentRoot $cups
		AccessLog $cups/log/access
		ErrorLog $cups/log/error
		PageLog $cups/log/page
		SystemGroup $(id -gn)
	END
	cupsd -f -c "$cups/cupsd.conf" -s "$cups/cups-files.conf" >"$cups/cupsd.out" 2>&1 &
	echo $! >"$cups/cupsd.pid"
	poll scheduler_runs || { fail "cupsd does not answer: $(tail -n 3 "$cups/cupsd.out" "$cups/log/error" 2>/dev/null)"; return 1; }
}

scheduler_runs() { lpstat -r | grep -q 'is running'; }

stop_cups() {
	kill "$(cat "$cups/cupsd.pid")"
	rm "$cups/cupsd.pid"
	poll scheduler_is_gone
}
scheduler_is_gone() { lpstat -r | grep -q 'is not running'; }

start_printer() {
	printer_port=$(free_port)
	cat >"$cups/bus.conf" <<-END
		<busconfig><type>session</type><listen>unix:tmpdir=$WORLD/runtime</listen>
		<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
	END
	dbus-daemon --config-file="$cups/bus.conf" --fork --print-address=3 --print-pid=4 \
		3>"$cups/bus.address" 4>"$cups/bus.pid" 2>"$cups/bus.out"
	DBUS_SYSTEM_BUS_ADDRESS=$(cat "$cups/bus.address") ippeveprinter -2 -k -r off -s 600,600 -d "$paper" -p "$printer_port" \
		-f application/pdf "Test printer" >"$cups/printer.out" 2>&1 &
	echo $! >"$cups/printer.pid"
	poll printer_listens || { fail "the printer does not answer: $(tail -n 3 "$cups/printer.out")"; return 1; }
}
printer_listens() { python3 -c "import socket; socket.create_connection(('127.0.0.1', $printer_port), 1)"; }

# lpadmin comes back before the choices are there, and a job sent then is lost.
add_queue() {
	lpadmin -p "$1" -E -v "ipp://127.0.0.1:$printer_port/ipp/print" -m everywhere 2>"$cups/lpadmin.out"
	poll has_choices "$1" || { fail "the queue $1 lists no choices: $(cat "$cups/lpadmin.out")"; return 1; }
}
has_choices() { lpoptions -p "$1" -l | grep -q Duplex; }
add_dead_queue() { lpadmin -p "$1" -E -v "ipp://127.0.0.1:9/ipp/print" 2>>"$cups/lpadmin.out"; }

has_paper() { [ "$(find "$paper" -name '*.pdf' -size +0 | wc -l)" -ge "$1" ]; }
wait_for_paper() { poll has_paper "$1"; }
