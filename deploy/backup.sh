#!/bin/sh
# Writes the whole database (workflows, credentials, Data Tables, executions) to one file: backup.sh [file]. It may run while flows run.
# The encryption key is not in it; keep both, in two places. The queue in Redis needs no back-up.
set -eu
. "$(dirname "$0")/database.sh"
file="${1:-$here/backups/n8n-$(date -u +%Y%m%dT%H%M%SZ).dump}"
mkdir -p "$(dirname "$file")"
umask 077
$AT_DATABASE pg_dump --format=custom --no-owner > "$file.part"
# A file that cannot be listed is no back-up.
$AT_DATABASE pg_restore --list < "$file.part" > /dev/null
mv "$file.part" "$file"
echo "$file"
