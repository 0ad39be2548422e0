#!/bin/sh
# Creates or updates the two databases of the Temporal server. Safe to run again.
set -eu

sql() {
  temporal-sql-tool --plugin postgres12 --ep "$POSTGRES_SEEDS" -p 5432 -u "$POSTGRES_USER" "$@"
}

for database in temporal temporal_visibility; do
  kind=${database#temporal_}
  sql --db "$database" create
  sql --db "$database" setup-schema -v 0.0
  sql --db "$database" update-schema -d "/etc/temporal/schema/postgresql/v12/$kind/versioned"
done
