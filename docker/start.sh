#!/bin/sh
set -eu
case "${1:-server}" in
  server) exec node dist/apps/server/src/main.js ;;
  # Nobody waits for a worker by the millisecond: a small young heap saves it some 40 MB.
  worker) exec node --max-semi-space-size=4 --optimize-for-size dist/apps/worker/src/main.js ;;
  migrate) exec node dist/apps/worker/src/main.js migrate ;;
  *) echo "start what? server, worker or migrate" >&2; exit 64 ;;
esac
