#!/usr/bin/env bash
# tests/schema/check.sh [EXAMPLES]: requests made from the OpenAPI document, as it demands them and against what it demands, to the system
# that `system_start` started. Fails on a 5xx, on a status, a content type or a body that the document does not tell.
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/../.."
. scripts/lib.sh

version=4.32.5
ensure_packages python3:python3 ensurepip:python3-venv
dir=$CACHE/schemathesis-$version
[ -x "$dir/bin/schemathesis" ] || {
  python3 -m venv "$dir"
  step "install schemathesis $version" "$dir/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$version"
}
SCHEMATHESIS=$dir/bin/schemathesis exec node tests/schema/check.mjs "${1:-12}"
