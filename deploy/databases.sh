#!/bin/sh
# Run once by PostgreSQL's image, on an empty database: one for Kratos, one for the server.
set -eu
for name in kratos app; do
  psql --set ON_ERROR_STOP=1 --set name="$name" --set password="$POSTGRES_PASSWORD" --username postgres <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
SQL
done
