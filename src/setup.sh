# SPDX-License-Identifier: MIT
# Read by src/run.sh and tests/run.sh: finds and installs packages, configures, builds. POSIX sh, no bashisms.
# shellcheck shell=sh
# Needs: ROOT, the checkout; BUILD, where everything that is made goes. Speaks on stderr, so that a pipe stays clean.

# shellcheck disable=SC2034  # for those who read this
PROGRAM_PACKAGES="gcc libc6-dev cmake ninja-build pkg-config libglib2.0-dev libpcre2-dev libconfig-dev libsqlite3-dev zlib1g-dev
	libjansson-dev libcmark-dev libncurses-dev libnotify-dev libpango1.0-dev libqrencode-dev libqpdf-dev gettext fonts-noto-core tzdata"

say() { printf '%s\n' "$*" >&2; }

give_up() {
	say "Aftercare: $*"
	exit 1
}

# The last lines of a log, for a reason that is not known.
show_log() {
	say "The last lines of $1:"
	grep -v '^[[:space:]]*$\|^ended with ' "$1" | tail -n 15 | sed 's/^/    /' >&2
}

# ---- the folder everything is made in ---------------------------------------------------------------------------

open_build_folder() {
	if ! mkdir -p "$BUILD" 2>/dev/null || [ ! -w "$BUILD" ]; then
		give_up "nothing can be written in $BUILD (a read-only folder, a full disk, or somebody else's).
Copy the project to a folder of your own, or name another place to build in: AC_BUILD=\$HOME/aftercare-build sh $0"
	fi
	if ! { : >"$BUILD/lock"; } 2>/dev/null; then
		give_up "nothing can be written in $BUILD: a full disk, or files of somebody else. Make room, or remove the folder."
	fi
	exec 9>"$BUILD/lock"
	if command -v flock >/dev/null && ! flock -n 9; then
		say "Another build is running here; waiting for it."
		flock 9
	fi
}

close_build_folder() { exec 9>&-; }

# ---- packages ---------------------------------------------------------------------------------------------------

missing_packages() { # PACKAGE… - prints those that are not installed
	dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | awk -v wanted="$*" '
		$2 == "installed" { here[$1] = 1 }
		END { n = split(wanted, names); for (i = 1; i <= n; i++) if (!(names[i] in here)) printf "%s ", names[i] }'
}

need_packages() { # WHAT-FOR PACKAGE…
	purpose=$1
	shift
	if ! command -v dpkg-query >/dev/null; then
		for tool in gcc cmake ninja pkg-config; do
			command -v "$tool" >/dev/null || give_up "$tool is missing, and this is no Debian, so it cannot be installed from here.
$purpose needs what Debian calls: $*"
		done
		return
	fi
	missing=$(missing_packages "$@")
	[ -n "$missing" ] || return 0
	missing=${missing% }
	say "Installing what is missing for $purpose: $missing"
	install_packages
	missing=$(missing_packages "$@")
	[ -z "$missing" ] || give_up "still not installed: $missing
Install them by hand: $by_hand"
}

install_packages() {
	by_hand="apt-get update && apt-get install --no-install-recommends $missing"
	as_root=''
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null || give_up "only the administrator can install packages. As root, run:
    $by_hand"
		[ -t 0 ] || sudo -n true 2>/dev/null || give_up "sudo wants a password and there is no terminal to ask for it. Run:
    sudo sh -c '$by_hand'"
		as_root=sudo
	fi
	log=$BUILD/packages.log
	: >"$log"
	# shellcheck disable=SC2086  # a list of names
	if [ "$(apt-cache show --no-all-versions $missing 2>/dev/null | grep -c '^Package: ')" -lt "$(echo $missing | wc -w)" ]; then
		refresh_package_list
	fi
	apt_install || { refresh_package_list && apt_install; } || explain_apt
}

refresh_package_list() {
	say "Fetching the list of packages."
	apt_get update || explain_apt
}

# shellcheck disable=SC2086
apt_install() { apt_get install -y --no-install-recommends $missing; }

# apt waits two minutes for another apt to end. sudo drops the proxy's name, so it is handed on.
apt_get() {
	# shellcheck disable=SC2086
	$as_root env LC_ALL=C DEBIAN_FRONTEND=noninteractive ${http_proxy:+http_proxy="$http_proxy"} \
		${https_proxy:+https_proxy="$https_proxy"} apt-get -q -o DPkg::Lock::Timeout=120 -o APT::Update::Error-Mode=any "$@" \
		>>"$log" 2>&1 </dev/null 9>&-
}

explain_apt() {
	if grep -Eq 'No space left|enough free space' "$log"; then
		give_up "the disk is full, so the packages could not be installed. Make room and run this again."
	elif grep -Eq 'Could not get lock|Unable to (acquire|lock)' "$log"; then
		give_up "another program is installing packages. Wait until it has ended and run this again."
	elif grep -Eq 'Read-only file system' "$log"; then
		give_up "this system is read-only, so nothing can be installed. Where it can be written, run:
    $by_hand"
	elif grep -Eq 'Temporary failure|Could not (resolve|connect)|Cannot initiate|Connection (timed out|failed|refused)|unreachable|Failed to fetch|Some index files failed' "$log"; then
		give_up "the packages could not be fetched: no network, or their source does not answer. Connect and run this again."
	elif grep -Eq 'Unable to locate package|has no installation candidate' "$log"; then
		give_up "this system does not offer all of: $missing
Aftercare is made for Debian 12; on another system install what these stand for."
	fi
	show_log "$log"
	give_up "the packages could not be installed. By hand: $by_hand"
}

# ---- building ---------------------------------------------------------------------------------------------------

# build NAME COMPILER TARGET [CMAKE-OPTION…] - into $BUILD/NAME; says something only when there is something to do.
build() {
	name=$1 compiler=$2 target=$3
	shift 3
	tree=$BUILD/$name log=$BUILD/$name.log
	# A checkout that was moved, and an attempt that was cut short, begin anew.
	if [ -f "$tree/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$ROOT" "$tree/CMakeCache.txt"; then
		rm -rf "$tree"
	fi
	if [ ! -f "$tree/build.ninja" ]; then
		say "Configuring ($name)."
		if ! env -u CFLAGS -u CPPFLAGS -u LDFLAGS cmake -S "$ROOT" -B "$tree" -G Ninja -DCMAKE_C_COMPILER="$compiler" "$@" \
			>"$log" 2>&1 9>&-; then
			rm -f "$tree/CMakeCache.txt" "$tree/build.ninja"
			explain_build "cmake could not configure the build"
		fi
	fi
	{ ninja -C "$tree" "$target" 2>&1 9>&-; echo "ended with $?"; } | watch_build
	tail -n 1 "$log" | grep -qx 'ended with 0' || explain_build "the build failed"
}

watch_build() {
	said=no
	while IFS= read -r line; do
		printf '%s\n' "$line"
		case $said$line in
		'no['*Building* | 'no['*Linking*)
			say "Building ($name)."
			said=yes
			;;
		esac
	done >"$log"
}

explain_build() {
	if grep -q 'No space left' "$log"; then
		give_up "the disk is full, so the program could not be built. Make room and run this again."
	elif grep -Eq 'Read-only file system|Permission denied' "$log"; then
		give_up "files in $BUILD cannot be written; they may be somebody else's. Remove the folder and run this again."
	fi
	show_log "$log"
	give_up "$1; the whole story is in $log"
}
