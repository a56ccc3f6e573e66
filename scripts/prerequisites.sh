#!/bin/sh
# Checks what must be there before anything else (Rust and Node), and installs a C compiler (for SQLite) if there is none.
set -eu

# Whether version $1 is at least version $2.
at_least() {
	[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# need PROGRAM MINIMUM: the program is on PATH and new enough.
need() {
	found=$("$1" --version 2>/dev/null | sed 's/^[^0-9]*\([0-9.]*\).*/\1/') || found=
	[ -n "$found" ] || {
		echo "$1 $2 or newer is needed and was not found on PATH" >&2
		exit 1
	}
	at_least "$found" "$2" || {
		echo "$1 $2 or newer is needed; $found is on PATH" >&2
		exit 1
	}
}

need cargo 1.95
need node 20.19
command -v npm >/dev/null || {
	echo "npm is needed (it comes with Node) and was not found on PATH" >&2
	exit 1
}
command -v cc >/dev/null || "$(dirname "$0")/apt.sh" "C compiler and linker, for Rust and SQLite" gcc libc6-dev
