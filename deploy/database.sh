# Read by the other scripts. AT_DATABASE is what stands before psql, pg_dump and pg_restore: the container of compose.yaml, or nothing
# (AT_DATABASE=) on a server without containers, where PGHOST, PGPORT, PGUSER, PGDATABASE and PGPASSWORD say which database it is.
here="$(cd "$(dirname "$0")" && pwd)"
AT_DATABASE="${AT_DATABASE-docker compose --project-directory $here exec -T -e PGUSER=n8n -e PGDATABASE=n8n postgres}"
