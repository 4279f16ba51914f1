#!/usr/bin/env bash
# Formats the storage at the very first start, then becomes the broker.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
config=${KAFKA_CONFIG:-$here/server.properties}
bin=${KAFKA_BIN:-/opt/kafka/bin}

data=$(sed -n 's/^log\.dirs=//p' "$config")
if [ ! -e "$data/meta.properties" ]; then
  "$bin/kafka-storage.sh" format --config "$config" --cluster-id "$("$bin/kafka-storage.sh" random-uuid)"
fi
exec "$bin/kafka-server-start.sh" "$config"
