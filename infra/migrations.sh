#!/bin/sh
# Makes the initial migration of each database anew from the model.
#
# Until the first release there is one migration per database, so that a newcomer reads one file instead of a history of
# drafts: run this after every change of the model, and commit what it writes. After a release, add a migration beside it
# instead (`dotnet ef migrations add NAME --context ... --output-dir ...`, once per database), because databases out there
# have applied the first one.
set -eu
cd "$(dirname "$0")/.."
project=src/Persistence
dotnet tool restore >/dev/null
rm -rf "$project/Migrations"
dotnet build "$project" -v q --nologo
for database in Sqlite SqlServer Postgres; do
    dotnet ef migrations add Initial --no-build --project "$project" --startup-project "$project" \
        --context "${database}TrackerDbContext" --output-dir "Migrations/$database"
done
