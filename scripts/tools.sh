#!/bin/sh
# Installs Trunk and the command line tool of wasm-bindgen, and prints their folders in PATH syntax.
# They live in the user's cache folder by version, so that a second clone finds them. They only orchestrate and rewrite,
# so they are built without optimisation: minutes instead of a quarter of an hour.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/motcham/tools

# The version of Trunk that the bundle was tried with, and that of the library that Cargo.lock names.
trunk=0.21.14
wasm_bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' "$root/Cargo.lock")

# tool CRATE VERSION PROGRAM FOLDER [FLAG...]
tool() {
	crate=$1 version=$2 program=$3 folder=$cache/$4-$2
	shift 4
	if [ ! -x "$folder/bin/$program" ]; then
		echo "Building $crate $version into the cache folder (once; takes minutes)" >&2
		install() {
			# Its own target folder, removed at the end: nothing of the project is shared with it.
			env -u CARGO_TARGET_DIR -u RUSTFLAGS cargo install --quiet --debug --root "$folder" "$@" "$crate@$version" >&2
		}
		# Its own lock file first; without it if that names a crate that is gone.
		install --locked "$@" || install "$@" || {
			echo "Cannot build $crate $version: the browser bundle needs it" >&2
			exit 1
		}
	fi
	path=$path$folder/bin:
}

path=
tool trunk "$trunk" trunk trunk --no-default-features
tool wasm-bindgen-cli "$wasm_bindgen" wasm-bindgen wasm-bindgen
echo "${path%:}"
