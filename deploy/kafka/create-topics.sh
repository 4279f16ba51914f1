#!/usr/bin/env bash
# Creates the topics of topics.txt that are missing and leaves the rest alone.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
topics=${KAFKA_BIN:-/opt/kafka/bin}/kafka-topics.sh
at=(--bootstrap-server "${BOOTSTRAP_SERVERS:?}")

present=$("$topics" "${at[@]}" --list)
while read -r name partitions config; do
  case $name in '' | '#'*) continue ;; esac
  if ! grep -qxF "$name" <<<"$present"; then
    "$topics" "${at[@]}" --create --if-not-exists --topic "$name" --partitions "$partitions" \
      --replication-factor "${REPLICATION_FACTOR:-1}" --config "$config" </dev/null
  fi
done <"$here/topics.txt"
echo "All topics are there."
