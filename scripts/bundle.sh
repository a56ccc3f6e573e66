#!/bin/sh
# Builds the browser bundle and the style sheet into dist/, with everything that this needs.
set -eu
cd "$(dirname "$0")/.."

scripts/prerequisites.sh
tools=$(scripts/tools.sh)
wasm_environment=$(scripts/wasm-target.sh)
eval "$wasm_environment"
# First on PATH: Debian's wasm-opt is too old.
export PATH="$PWD/node_modules/.bin:$tools:$PATH"

# With everything fetched beforehand Trunk needs no network: it cannot download another version of a tool unnoticed.
cargo fetch --locked --quiet --target wasm32-unknown-unknown
cargo fetch --locked --quiet

# Panic messages name source files: without this machine's folders they are shorter, and equal on every machine.
flags=
for sources in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
	flags="$flags --remap-path-prefix=$sources="
done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags"

# A failed build is explained by cargo; a backtrace of Trunk would only hide it.
RUST_BACKTRACE=0 TRUNK_OFFLINE=true trunk build --release
