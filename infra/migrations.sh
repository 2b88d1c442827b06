#!/bin/sh
# Adds a migration for what changed in the model, once for each database: `infra/migrations.sh FlowDrafts`.
#
# Databases out there have applied the ones that are here, so none of them is ever edited or made anew. The name says what the
# change is for; commit what is written. A test fails when a change of the model has no migration.
set -eu
cd "$(dirname "$0")/.."
name=${1:-}
case $name in
    [A-Z]*) ;;
    *) echo "Say what the migration is for, as one word that begins with a capital: infra/migrations.sh FlowDrafts" >&2; exit 2 ;;
esac
case $name in
    *[!A-Za-z0-9]*) echo "The name of a migration has letters and digits only, not '$name'." >&2; exit 2 ;;
esac
project=src/Persistence
for database in Sqlite SqlServer Postgres; do
    if ls "$project/Migrations/$database" | grep -q "_$name\.cs$"; then
        echo "There is a migration $name already; choose another name." >&2
        exit 2
    fi
done
dotnet tool restore >/dev/null
dotnet build "$project" -v q --nologo
for database in Sqlite SqlServer Postgres; do
    dotnet ef migrations add "$name" --no-build --project "$project" --startup-project "$project" \
        --context "${database}TrackerDbContext" --output-dir "Migrations/$database"
done
