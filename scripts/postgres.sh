#!/bin/sh
# Runs a command beside a throw-away PostgreSQL 15: scripts/postgres.sh COMMAND [ARGUMENT...]
#
# The cluster is new and empty, listens on a socket in a folder of its own and on nothing else, and is gone afterwards; a
# PostgreSQL that the machine runs is neither used nor in the way. The command finds it by
#   TEST_DATABASE_URL   address of the maintenance database, as a superuser, without password
#   PGHOST, PGUSER, PGDATABASE   the same for psql and its kin
#   TEST_POSTGRES_DATA, TEST_POSTGRES_CTL   the data folder, and pg_ctl called as the user who may use it
# Nothing in it outlives the command, so it does not wait for the disk. POSTGRES_FSYNC=on makes it: for tests that kill it.
set -eu
[ $# -gt 0 ] || {
	echo "usage: scripts/postgres.sh COMMAND [ARGUMENT...]" >&2
	exit 2
}
[ -x /usr/lib/postgresql/15/bin/initdb ] || "$(dirname "$0")/apt.sh" "tests of the store on PostgreSQL" postgresql-15
bin=/usr/lib/postgresql/15/bin

dir=$(mktemp -d "${TMPDIR:-/tmp}/motcham-pg.XXXXXX")
# A socket's whole path has at most 107 bytes.
[ ${#dir} -le 80 ] || {
	rmdir "$dir"
	dir=$(mktemp -d /tmp/motcham-pg.XXXXXX)
}
ctl=$dir/ctl
# PostgreSQL refuses to run as root.
if [ "$(id -u)" -eq 0 ]; then
	as_user="runuser -u postgres --"
	chown postgres: "$dir"
else
	as_user=
fi

stop() {
	status=$?
	trap - EXIT
	if [ -e "$dir/data/postmaster.pid" ]; then "$ctl" stop -m immediate -s || true; fi
	rm -rf "$dir"
	exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# The user of the cluster may not be allowed to enter the folder that we are in.
cat >"$ctl" <<END
#!/bin/sh
cd /
exec $as_user $bin/pg_ctl -D "$dir/data" "\$@"
END
chmod 755 "$ctl"
"$ctl" initdb -s -o "-U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync" >"$dir/initdb.log" 2>&1 || {
	cat "$dir/initdb.log" >&2
	exit 1
}
# Connections: every test has a pool of its own, and as many tests run at once as there are cores.
cat >>"$dir/data/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$dir'
max_connections = 500
shared_buffers = 64MB
fsync = ${POSTGRES_FSYNC:-off}
full_page_writes = ${POSTGRES_FSYNC:-off}
synchronous_commit = ${POSTGRES_FSYNC:-off}
log_destination = 'stderr'
END
"$ctl" start -w -s -l "$dir/data/server.log" || {
	cat "$dir/data/server.log" >&2
	exit 1
}

export TEST_DATABASE_URL="postgres://postgres@localhost/postgres?host=$dir"
export PGHOST="$dir" PGUSER=postgres PGDATABASE=postgres
export TEST_POSTGRES_DATA="$dir/data" TEST_POSTGRES_CTL="$ctl"
"$@"
