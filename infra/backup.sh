#!/usr/bin/env bash
# Saves everything CampaignTracker keeps in its data folder into one archive. The product may go on running.
# usage: backup.sh DATA-FOLDER ARCHIVE.tar.gz
# With PostgreSQL, set TRACKER_POSTGRES to a libpq connection string: its dump goes into the archive too.
# With SQL Server, back the database up with its own tools and use this for the rest of the folder.
set -euo pipefail
fail() { echo "backup: $*" >&2; exit 1; }

[ "$#" -eq 2 ] || { echo "usage: backup.sh DATA-FOLDER ARCHIVE.tar.gz" >&2; exit 2; }
data="$1" archive="$2"
[ -d "$data" ] || fail "there is no folder '$data'."
[ ! -e "$archive" ] || fail "'$archive' is already there; choose another name."

# The archive holds personal data and the keys that sign people in.
umask 077
scratch="$(mktemp -d)"
unfinished="$archive.unfinished"
trap 'rm -rf "$scratch" "$unfinished"' EXIT

tar -C "$data" --exclude='./*.db' --exclude='./*.db-wal' --exclude='./*.db-shm' --warning=no-file-changed -cf "$scratch/files.tar" . || [ "$?" -eq 1 ] # 1: a file grew while it was read
mkdir "$scratch/all"
tar -C "$scratch/all" -xf "$scratch/files.tar"
rm "$scratch/files.tar"

for database in "$data"/*.db; do
  [ -e "$database" ] || continue
  command -v sqlite3 >/dev/null || fail "sqlite3 is needed to copy '$database' while it may be in use: apt-get install sqlite3."
  # SQLite's own online backup: a consistent copy, whoever writes meanwhile.
  sqlite3 -cmd '.timeout 30000' "$database" ".backup '$scratch/all/$(basename "$database")'"
  [ "$(sqlite3 "$scratch/all/$(basename "$database")" 'PRAGMA integrity_check')" = ok ] || fail "the copy of '$database' is damaged."
done
if [ -n "${TRACKER_POSTGRES:-}" ]; then
  pg_dump --format=custom --no-owner --file="$scratch/all/tracker.pgdump" --dbname="$TRACKER_POSTGRES"
fi

tar -C "$scratch/all" -czf "$unfinished" .
mv "$unfinished" "$archive"
echo "Saved '$data' to '$archive' ($(du -h "$archive" | cut -f1))."
