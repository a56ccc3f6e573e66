#!/bin/sh
# Installs what only the browser tests need: Debian's Chromium, and a font with all Vietnamese letters.
set -eu
"$(dirname "$0")/apt.sh" "browser tests" chromium fonts-noto-core
