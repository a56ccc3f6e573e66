#!/bin/sh
# Installs what only the drills with faults need: a database, a load balancer, a clock that jumps, SQLite's shell for backups.
set -eu
apt="$(dirname "$0")/apt.sh"
"$apt" "drills with faults" haproxy faketime sqlite3
[ -x /usr/lib/postgresql/15/bin/initdb ] || "$apt" "drills with faults" postgresql-15
