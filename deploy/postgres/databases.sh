#!/usr/bin/env bash
# Run once, by the first start: a database for every service, and a user who sees no other.
set -euo pipefail

create() {
  # The password goes by the environment, where no process list shows it.
  OWNER=$1 OWNER_PASSWORD=$2 psql -v ON_ERROR_STOP=1 --no-password --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\getenv owner OWNER
\getenv password OWNER_PASSWORD
create role :"owner" login password :'password';
create database :"owner" owner :"owner";
revoke connect, temporary on database :"owner" from public;
SQL
}

create survey_ingest "$DB_PASSWORD_SURVEY_INGEST"
create risk_scoring "$DB_PASSWORD_RISK_SCORING"
create recovery_workflow "$DB_PASSWORD_RECOVERY_WORKFLOW"
create promoter_mobilization "$DB_PASSWORD_PROMOTER_MOBILIZATION"
create keycloak "$DB_PASSWORD_KEYCLOAK"
