#!/bin/sh
# Builds and runs what `make bench` measures: the service in its release profile, and the floor beside it.
set -eu
cd "$(dirname "$0")/.."

scripts/apt.sh "load for the benchmark" wrk
[ "$(nproc)" -ge 2 ] || {
	echo "The benchmark needs two cores: one for the server, one for its clients" >&2
	exit 1
}
cargo build --locked --release -p server -p bench
exec taskset -c 1 node bench/run.mjs
