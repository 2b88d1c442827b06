#!/usr/bin/env bash
# Puts an archive of backup.sh back. Stop CampaignTracker first.
# usage: restore.sh ARCHIVE.tar.gz DATA-FOLDER
# With PostgreSQL, set TRACKER_POSTGRES to a libpq connection string of an empty database: the dump is loaded into it.
set -euo pipefail
fail() { echo "restore: $*" >&2; exit 1; }

[ "$#" -eq 2 ] || { echo "usage: restore.sh ARCHIVE.tar.gz DATA-FOLDER" >&2; exit 2; }
archive="$1" data="$2"
[ -f "$archive" ] || fail "there is no archive '$archive'."
# Never over something: the old folder may be all there is.
[ ! -e "$data" ] || [ -z "$(ls -A "$data")" ] || fail "'$data' is not empty; move it away first."

umask 077
mkdir -p "$data"
tar -C "$data" -xzf "$archive"
for database in "$data"/*.db; do
  [ -e "$database" ] || continue
  if command -v sqlite3 >/dev/null; then
    [ "$(sqlite3 "$database" 'PRAGMA integrity_check')" = ok ] || fail "'$database' is damaged."
  fi
done
if [ -f "$data/tracker.pgdump" ]; then
  if [ -n "${TRACKER_POSTGRES:-}" ]; then
    pg_restore --no-owner --exit-on-error --single-transaction --dbname="$TRACKER_POSTGRES" "$data/tracker.pgdump"
  else
    echo "restore: the archive holds a PostgreSQL dump, '$data/tracker.pgdump'; set TRACKER_POSTGRES to load it." >&2
  fi
fi
echo "Restored '$archive' to '$data'."
