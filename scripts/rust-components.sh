#!/bin/sh
# Makes cargo's formatter and linter available.
set -eu
for component in rustfmt clippy; do
	"cargo-${component#rust}" --version >/dev/null 2>&1 && continue
	command -v rustup >/dev/null && rustup --quiet component add "$component" >&2 && continue
	echo "Cannot find $component, which 'make lint' and 'make test' need: install it beside cargo" >&2
	exit 1
done
