#!/bin/sh
# Sends files by tuspy, the protocol's client in Python, to the service that MOTCHAM_BIN names. It is installed once, into a
# folder of its own in the user's cache.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
version=1.1.0
place=${XDG_CACHE_HOME:-$HOME/.cache}/motcham/tools/tuspy-$version

python3 -c 'import ensurepip' 2>/dev/null || "$root/scripts/apt.sh" "the upload protocol's client in Python" python3-venv
if [ ! -e "$place/installed" ]; then
	python3 -m venv --clear "$place"
	"$place/bin/pip" install --quiet --disable-pip-version-check "tuspy==$version"
	touch "$place/installed"
fi
exec "$place/bin/python" "$root/end2end/tuspy.py"
