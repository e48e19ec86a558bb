#!/usr/bin/env bash
# testssl.sh against the public listener of a real `isekai serve`, with an authority of its own that testssl.sh is told to trust.
# Fails on any finding above LOW. `--record` also writes docs/security/testssl.md.
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/../.."
. scripts/lib.sh

record=
[ "${1:-}" != --record ] || record=1
ensure_packages testssl:testssl.sh postgres:postgresql openssl:openssl setpriv:util-linux
ensure_node
program=${ISEKAI_BIN_DIR:-$CARGO_TARGET_DIR/debug}/isekai
[ -x "$program" ] || die "there is no $program; build it first: cargo build --workspace --locked"

checkout=$PWD
name=isekai.test
work=$(mktemp -d /tmp/isekai-tls.XXXXXX)
chmod 755 "$work"
children=()
finish() {
  local status=$? pid
  for pid in "${children[@]}"; do kill -INT "$pid" 2>/dev/null || true; done
  for pid in "${children[@]}"; do wait "$pid" 2>/dev/null || true; done
  if [ "$status" != 0 ]; then tail -n 20 "$work/serve.log" >&2 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# PostgreSQL's server refuses to be root; its package made a user.
as_postgres=()
[ "$(id -u)" != 0 ] || as_postgres=(setpriv --reuid postgres --regid postgres --clear-groups --)

make_certificates() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj '/CN=Isekai test authority' \
    -keyout "$work/ca.key" -out "$work/ca.pem"
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$name" -keyout "$work/key.pem" -out "$work/leaf.csr"
  # As a public authority has it: the names, what the key is for, where revocations stand.
  printf '%s\n' "subjectAltName = DNS:$name" 'basicConstraints = critical, CA:FALSE' 'keyUsage = critical, digitalSignature' \
    'extendedKeyUsage = serverAuth' 'crlDistributionPoints = URI:http://ca.isekai.test/revoked.crl' >"$work/leaf.ext"
  openssl x509 -req -in "$work/leaf.csr" -CA "$work/ca.pem" -CAkey "$work/ca.key" -CAcreateserial -days 90 -sha256 \
    -extfile "$work/leaf.ext" -out "$work/leaf.pem"
  cp "$work/leaf.pem" "$work/cert.pem"
}

wait_for() {
  local what=$1
  shift
  for _ in $(seq 600); do
    ! "$@" >/dev/null 2>&1 || return 0
    sleep 0.1
  done
  die "$what does not answer"
}

step "certificates" make_certificates
bin=$(find /usr/lib/postgresql -maxdepth 3 -name initdb | sort -V | tail -n 1 | xargs dirname)
mkdir "$work/postgres" && mkdir -m 700 "$work/postgres/data"
[ "$(id -u)" != 0 ] || chown -R postgres: "$work/postgres"
cd /
step "database" "${as_postgres[@]}" "$bin/initdb" -D "$work/postgres/data" -U isekai -A trust -E UTF8 --locale=C.UTF-8 -N
"${as_postgres[@]}" "$bin/postgres" -D "$work/postgres/data" -k "$work/postgres" -h '' >"$work/postgres.log" 2>&1 &
children+=($!)
wait_for PostgreSQL "$bin/psql" -h "$work/postgres" -U isekai -d postgres -c 'SELECT 1'
"$bin/createdb" -h "$work/postgres" -U isekai isekai

port=$(free_port)
cat >"$work/isekai.toml" <<TOML
[serve]
listen = "127.0.0.1:$port"
public_url = "https://$name:$port"
ops_listen = "127.0.0.1:$(free_port)"
https = { cert = "$work/cert.pem", key = "$work/key.pem" }
[postgres]
url = "postgres://isekai@${work//\//%2F}%2Fpostgres/isekai"
[auth]
keys_dir = "$work/keys"
[preview]
first_port = 47000
last_port = 47999
[telemetry]
log_format = "json"
TOML
step "migrate" "$program" migrate up --config "$work/isekai.toml"
"$program" serve --config "$work/isekai.toml" >"$work/serve.log" 2>&1 &
children+=($!)
wait_for "isekai serve" curl -fsS --cacert "$work/ca.pem" --resolve "$name:$port:127.0.0.1" "https://$name:$port/api/config"

# No names are looked up: this one is nobody's.
arguments=(--quiet --color 0 --warnings off --nodns none --add-ca "$work/ca.pem" --ip 127.0.0.1)
run_testssl() {
  rm -f "$work/findings.json" "$work/testssl.txt"
  # Its status is the number of findings that it dislikes.
  testssl "${arguments[@]}" --jsonfile "$work/findings.json" --logfile "$work/testssl.txt" "https://$name:$port/" || true
}
export TESTSSL_VERSION
TESTSSL_VERSION=$(dpkg-query -W -f '${Version}' testssl.sh 2>/dev/null || echo unknown)
cd "$checkout"
for attempt in 1 2 3; do
  step "testssl.sh" run_testssl
  status=0
  node tests/tls/summary.mjs "$work/findings.json" ${record:+docs/security/testssl.md} || status=$?
  [ "$status" = 3 ] && [ "$attempt" -lt 3 ] || exit "$status"
done
