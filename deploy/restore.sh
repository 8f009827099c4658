#!/bin/sh
# Replaces the database by a back-up: restore.sh file. Main and workers must be stopped, and are refused while they are connected.
# Afterwards empty the queue and connect Sage again, as docs/deployment.md says.
set -eu
. "$(dirname "$0")/database.sh"
file="$1"
$AT_DATABASE pg_restore --list < "$file" > /dev/null
others="$($AT_DATABASE psql -X -A -t -v ON_ERROR_STOP=1 -c 'select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')"
if [ "$others" -ne 0 ]; then
	echo "$others connections to the database are open. Stop main and workers first." >&2
	exit 1
fi
# In one transaction: either all of the back-up or what was there before. Written out first, because a pipe would hide that its begin broke off.
whole="$(mktemp)"
trap 'rm -f "$whole"' EXIT
echo 'drop schema public cascade; create schema public;' > "$whole"
$AT_DATABASE pg_restore --no-owner --file=- < "$file" >> "$whole"
$AT_DATABASE psql -X -q -v ON_ERROR_STOP=1 --single-transaction < "$whole" > /dev/null
echo "Restored $file"
