#!/bin/sh
# Installs Debian packages: scripts/apt.sh REASON PACKAGE...
# Does nothing when all are there. Ends with one line that says what is missing and why, if it cannot install them.
set -eu
reason=$1
shift

missing=
for package; do
	dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

fail() {
	echo "Cannot install$missing ($reason): $1. Install by hand: apt-get install$missing" >&2
	exit 1
}

command -v apt-get >/dev/null || fail "apt-get is not on this system"
if [ "$(id -u)" -eq 0 ]; then
	as_root=
elif sudo -n true 2>/dev/null; then
	as_root="sudo -n"
elif [ -t 0 ] && command -v sudo >/dev/null; then
	as_root=sudo
else
	fail "neither root nor sudo"
fi

echo "Installing$missing ($reason)" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Another installation may be running: wait for it instead of failing.
apt() {
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" >>"$log" 2>&1
}
# shellcheck disable=SC2086 # one word a package
apt install -y --no-install-recommends $missing ||
	{ apt update && apt install -y --no-install-recommends $missing; } ||
	fail "$(tail -n 1 "$log")"
