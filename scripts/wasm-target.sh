#!/bin/sh
# Makes Rust's wasm32-unknown-unknown target available, and prints the environment to build with as shell commands.
#
# With rustup the target is added and nothing is printed. Where rustup is missing or its server does not have the target,
# Debian's packages are used: a toolchain whose standard library is built from source. WASM_TARGET=rustup or
# WASM_TARGET=debian allows only that way.
set -eu
target=wasm32-unknown-unknown
here=$(dirname "$0")
way=${WASM_TARGET:-auto}

with_rustup() {
	[ -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ] && return
	command -v rustup >/dev/null || return
	echo "Adding the target $target with rustup" >&2
	rustup --quiet target add "$target" >&2
}

with_debian() {
	"$here/apt.sh" "Rust for the browser" rustc-web cargo-web rust-web-src || return
	# The linker must understand the object files of this compiler: the same major version of LLVM.
	llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
	"$here/apt.sh" "linker for WebAssembly" "lld-$llvm" || return

	# Only these three programs come first on PATH, not the whole of /usr/bin.
	programs=${XDG_CACHE_HOME:-$HOME/.cache}/motcham/tools/debian-rust
	mkdir -p "$programs"
	for program in cargo rustc rustdoc; do
		ln -sf "/usr/bin/$program" "$programs/$program"
	done
	cat <<-EOF
		export PATH='$programs':"\$PATH"
		export CARGO=/usr/bin/cargo RUSTC=/usr/bin/rustc
		export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
		export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-$llvm
	EOF
}

case $way in
auto) with_rustup || with_debian ;;
rustup) with_rustup ;;
debian) with_debian ;;
*) echo "WASM_TARGET is '$way': auto, rustup or debian" >&2 && exit 1 ;;
esac || {
	echo "Cannot get Rust's target $target, which the browser bundle needs (way: $way)" >&2
	exit 1
}
