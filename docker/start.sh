#!/bin/sh
set -eu
case "${1:-server}" in
  server) exec node dist/apps/server/src/main.js ;;
  worker) exec node dist/apps/worker/src/main.js ;;
  migrate) exec node dist/apps/worker/src/main.js migrate ;;
  *) echo "start what? server, worker or migrate" >&2; exit 64 ;;
esac
