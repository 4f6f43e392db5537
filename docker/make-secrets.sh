#!/bin/sh
# Makes the secrets that compose.yaml mounts, once; what exists stays. Run it in this folder.
set -eu
umask 077
mkdir -p secrets
random() { head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
[ -s secrets/database_password ] || random > secrets/database_password
[ -s secrets/session_secret ] || random > secrets/session_secret
[ -s secrets/database_url ] ||
  printf 'postgres://countersign:%s@postgres:5432/countersign' "$(cat secrets/database_password)" > secrets/database_url
# the server in the container runs as user 10001 and must be able to read them
chmod 755 secrets
chmod 644 secrets/*
