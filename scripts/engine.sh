# An engine and a system for the tests, beside whatever else runs on the machine. Sourced by ./test.

TEST_DATA=
ENGINE_STARTED=
ENGINE_DIR=/tmp/isekai-test-engine

# Docker Engine: the machine's own when it answers, else one with its own data that engine_stop ends.
engine_start() {
  if docker info >/dev/null 2>&1; then return; fi
  local dir=$ENGINE_DIR
  mkdir -p "$dir" "$CACHE/test-docker"
  # shellcheck disable=SC2024
  as_root setsid dockerd --data-root="$CACHE/test-docker" --exec-root="$dir/exec" --pidfile="$dir/docker.pid" \
    --bridge=none --iptables=false --ip6tables=false --live-restore >"$dir/log" 2>&1 </dev/null &
  ENGINE_STARTED=1
  for _ in $(seq 300); do
    ! docker info >/dev/null 2>&1 || return 0
    sleep 0.1
  done
  tail -n 20 "$dir/log" >&2
  die "Docker Engine did not start"
}

engine_stop() {
  [ -n "$ENGINE_STARTED" ] || return 0
  local pid
  pid=$(cat "$ENGINE_DIR/docker.pid")
  as_root kill -TERM "$pid"
  for _ in $(seq 200); do
    [ -d "/proc/$pid" ] || break
    sleep 0.1
  done
  ENGINE_STARTED=
}

# The whole system from the programs that were built for the tests, on ports of its own.
system_start() {
  TEST_DATA=$(mktemp -d /tmp/isekai-test.XXXXXX)
  chmod 755 "$TEST_DATA"
  export ISEKAI_DATA=$TEST_DATA ISEKAI_URL=http://localhost:18080
  export ISEKAI_ARTIFACTS=${ISEKAI_ARTIFACTS:-$CACHE/test-artifacts}
  mkdir -p "$ISEKAI_ARTIFACTS"
  system_config
  ISEKAI_BIN_DIR=$CARGO_TARGET_DIR/debug step "start the system" ./run --detach --data "$TEST_DATA" --port 18080 -- \
    --port-offset 9000 --preview-ports 43000-43999 --pool 3 --config "$TEST_DATA/system.toml"
  ISEKAI_ADMIN_PASSWORD=$(cat "$TEST_DATA/admin-password")
  export ISEKAI_ADMIN_PASSWORD
}

# Three ways to sign in at the provider that tests/api/oidc.test.mjs runs at port 18090, and one at a provider that is never there.
system_config() {
  (umask 077 && head -c 24 /dev/urandom | base64 >"$TEST_DATA/oidc-secret")
  cat >"$TEST_DATA/system.toml" <<TOML
[serve]
listen = "127.0.0.1:18080"
public_url = "$ISEKAI_URL"

[auth.oidc.open]
name = "Open"
issuer = "http://localhost:18090"
client_id = "open"
client_secret_file = "$TEST_DATA/oidc-secret"
auto_create = true
allowed_domains = ["corp.example"]
role_claim = "groups"
role_map = { "all-seeing" = "viewer" }

[auth.oidc.closed]
name = "Closed"
issuer = "http://localhost:18090"
client_id = "closed"
client_secret_file = "$TEST_DATA/oidc-secret"

[auth.oidc.linking]
name = "Linking"
issuer = "http://localhost:18090"
client_id = "linking"
link_by_email = true

[auth.oidc.absent]
name = "Absent"
issuer = "http://localhost:18091"
client_id = "absent"
TOML
}

system_stop() {
  local status=$?
  [ -n "$TEST_DATA" ] || return 0
  ./run --stop --data "$TEST_DATA" >/dev/null || true
  if [ "$status" != 0 ]; then
    mkdir -p "$CACHE/test-artifacts/log"
    cp "$TEST_DATA"/log/*.log "$CACHE/test-artifacts/log/" 2>/dev/null || true
    echo "logs of the failed run: $CACHE/test-artifacts/log" >&2
  fi
  rm -rf "$TEST_DATA"
  TEST_DATA=
}
