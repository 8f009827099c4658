#!/bin/sh
# Waits until no flow holds its lease, for 15 minutes or as many as its argument says. Ends with 0 when all are free, else with 1:
# nothing may be stopped, upgraded or restored then. Stop the main process first, or the schedule starts the next run.
set -eu
. "$(dirname "$0")/database.sh"
rounds=$((${1:-15} * 12))

# The Data Table Flow leases; heldUntil is in milliseconds. Two rows must be there, or the answer would say nothing.
QUERY='select count(*) filter (where "heldUntil" > extract(epoch from clock_timestamp()) * 1000) as held, count(*) as known,
	string_agg(lease || $$ is held by run $$ || holder || $$ until $$ || "heldUntilText", $$; $$)
		filter (where "heldUntil" > extract(epoch from clock_timestamp()) * 1000)
	from "data_table_user_amzSageLeases000"'

while :; do
	answer="$($AT_DATABASE psql -X -A -t -F '|' -v ON_ERROR_STOP=1 -c "$QUERY")"
	held="${answer%%|*}"
	rest="${answer#*|}"
	if [ "${rest%%|*}" -lt 2 ]; then
		echo 'The Data Table Flow leases lacks its rows. Run the workflow Prepare the tables, then try again.' >&2
		exit 1
	fi
	if [ "$held" -eq 0 ]; then
		echo 'No lease is held.'
		exit 0
	fi
	rounds=$((rounds - 1))
	if [ "$rounds" -lt 0 ]; then
		echo "Not free: ${rest#*|}. Look at that run in n8n; a lease that nobody prolongs ends by itself." >&2
		exit 1
	fi
	sleep 5
done
