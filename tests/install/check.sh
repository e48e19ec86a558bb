#!/usr/bin/env bash
# The installation on a Debian that has nothing but certificates and git: `./run --version` installs, builds and answers there.
# The machine's package sources, its Rust and the caches of earlier builds are used; the mounts end with this process.
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/../.."
. scripts/lib.sh

# Mounts are made in a namespace of their own by a child, and it is this process, which never sees them, that removes files:
# what is mounted there are the caches of this machine, and a removal must not be able to reach them.
if [ -z "${ISEKAI_INSTALL_WORK:-}" ]; then
  [ "$(id -u)" = 0 ] || die "root is needed to make a root file system; run as root"
  ensure_rust
  work=$(mktemp -d /tmp/isekai-install.XXXXXX)
  remove() {
    if findmnt -rn -o TARGET | grep -qF "$work"; then die "something is mounted below $work; nothing was removed"; fi
    rm -rf --one-file-system "$work"
  }
  trap remove EXIT
  trap 'exit 1' INT TERM HUP
  env ISEKAI_INSTALL_WORK="$work" unshare --mount --pid --fork --kill-child --propagation private "$(realpath "$0")"
  exit
fi

checkout=$PWD
sources() { find /etc/apt/sources.list /etc/apt/sources.list.d -type f \( -name '*.list' -o -name '*.sources' \) 2>/dev/null || true; }
key=$(sources | xargs cat | sha256sum | cut -c1-16)
archive=$CACHE/install-root-$key.tar
work=$ISEKAI_INSTALL_WORK
root=$work/root

make_root() {
  local sources
  mapfile -t sources < <(sources)
  mmdebstrap --format=tar --variant=minbase --include=ca-certificates,git bookworm "$archive.new" "${sources[@]}"
  mv "$archive.new" "$archive"
  find "$CACHE" -maxdepth 1 -name 'install-root-*' ! -name "install-root-$key.tar" -delete
}

# Copies a file or folder of the machine to the same place in the root.
same() {
  [ -e "$1" ] || return 0
  mkdir -p "$root$(dirname "$1")"
  cp -a "$1" "$root$(dirname "$1")/"
}

# Mounts a folder of the machine at the same place.
shared() {
  [ -e "$1" ] || return 0
  if [ -d "$1" ]; then mkdir -p "$root$1"; else mkdir -p "$root$(dirname "$1")" && touch "$root$1"; fi
  mount --bind "$1" "$root$1"
  [ "${2:-}" != readonly ] || mount -o remount,bind,ro "$root$1"
}

[ -f "$archive" ] || step "minimal Debian" make_root
mkdir -p "$root"
tar -xf "$archive" -C "$root" --numeric-owner
for path in /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/keyrings /etc/apt/trusted.gpg.d /usr/share/keyrings \
  /etc/ssl/certs /usr/local/share/ca-certificates /etc/resolv.conf /etc/hosts; do same "$path"; done
# Of apt's settings, those that say how packages are reached.
grep -lisE 'proxy|Acquire::https?' /etc/apt/apt.conf /etc/apt/apt.conf.d/* | while read -r file; do same "$file"; done || true

# What a clone would have, changes that are not committed included, in the place where the caches know it.
mkdir -p "$root$checkout"
git ls-files -co --exclude-standard -z | xargs -0 sh -c 'for f; do [ ! -e "$f" ] || printf "%s\0" "$f"; done' sh >"$work/files"
tar -c --null -T "$work/files" | tar -x -C "$root$checkout"
cp -a .git "$root$checkout/"

shared "${CARGO_HOME:-$HOME/.cargo}" readonly
shared "${RUSTUP_HOME:-$HOME/.rustup}" readonly
shared "$HOME/.npmrc" readonly
shared "$CARGO_TARGET_DIR"
mkdir -p "$CACHE/agent-target"
shared "$CACHE/agent-target"
mount -t proc proc "$root/proc"
shared /dev

environment=(HOME="$HOME" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 CARGO_TARGET_DIR="$CARGO_TARGET_DIR" CARGO_NET_OFFLINE=true)
while IFS= read -r variable; do environment+=("$variable"); done < <(env | grep -iE '^([a-z_]*_proxy|[a-z_]*(CERT|CAINFO|CA_BUNDLE)[a-z_]*)=' || true)

expected="isekai $(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)"
output=$work/output
if ! chroot "$root" env -i "${environment[@]}" "$checkout/run" --version >"$output" 2>&1; then
  tail -n 60 "$output" >&2
  die "./run --version failed on a minimal Debian"
fi
cat "$output"
[ "$(tail -n 1 "$output")" = "$expected" ] || die "the last line is not \"$expected\""
