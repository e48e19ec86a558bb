#!/bin/sh
# Builds the sandbox image. What has not changed is not built again; with a filled cache no network is needed.
# usage: build.sh --agent FILE [--tag NAME:TAG] [--print-key]
#   Needs root (only when the base has to be made), docker, mmdebstrap, npm. $DOCKER_HOST chooses the engine.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/isekai/image-web
tag=isekai/web:latest
base=isekai/base:local
agent=

while [ $# -gt 0 ]; do
  case $1 in
    --agent) agent=$2; shift 2 ;;
    --tag) tag=$2; shift 2 ;;
    *) echo "usage: build.sh --agent FILE [--tag NAME:TAG]" >&2; exit 2 ;;
  esac
done
[ -f "$agent" ] || { echo "build.sh: no agent binary at '$agent' (--agent FILE)" >&2; exit 2; }
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9

say() { echo "image: $*"; }
# One key for the contents of files and folders, whatever their dates and owners.
key() { (cd "$here" && find "$@" -type f ! -name '*.test.mjs' | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c1-16); }
label() { docker image inspect --format "{{index .Config.Labels \"$2\"}}" "$1" 2>/dev/null || true; }
# Fills a folder of the cache in one step: made under another name, renamed when complete.
fresh() { rm -rf "$1.new"; mkdir -p "$1.new"; }
keep() { rm -rf "$1"; mv "$1.new" "$1"; }
# Only the newest entry of each kind is kept.
forget() { find "$cache" -maxdepth 1 -name "$1-*" ! -name "$2*" -exec rm -rf {} +; }

# Debian's security updates come in between: a base is of one month.
base_suites=bookworm,bookworm-updates,bookworm-security
base_key=$(key base.sh)-$base_suites-$(date -u +%Y%m)
deps_key=$(key package.json package-lock.json)
toolchain_key=$(key package.json package-lock.json builder prebundle build.sh)
agent_key=$(sha256sum "$agent" | cut -c1-16)
image_key=$base_key-$toolchain_key-$(key Dockerfile)-$agent_key

if [ "$(label "$tag" isekai.image.key)" = "$image_key" ]; then
  say "$tag is up to date"
  exit 0
fi

if [ "$(label "$base" isekai.base.key)" != "$base_key" ]; then
  if [ ! -f "$cache/base-$base_key.tar" ]; then
    say "making the base file system"
    if "$here/base.sh" "$cache/base-$base_key.new.tar"; then
      mv "$cache/base-$base_key.new.tar" "$cache/base-$base_key.tar"
      forget base "base-$base_key"
    else
      rm -f "$cache/base-$base_key.new.tar"
      # Better an old base than none, for a machine without a network: the engine's, or the one in the cache.
      base_key=$(label "$base" isekai.base.key)
      if [ -z "$base_key" ]; then
        old=$(find "$cache" -maxdepth 1 -name 'base-*.tar' | sort | tail -n 1)
        [ -n "$old" ] || { echo "build.sh: the base file system cannot be made" >&2; exit 1; }
        base_key=$(basename "$old" .tar)
        base_key=${base_key#base-}
      fi
      say "WARNING: no new base file system could be made; $base may lack security updates"
    fi
  fi
  if [ "$(label "$base" isekai.base.key)" != "$base_key" ]; then
    say "importing $base"
    docker import --change "LABEL isekai.base.key=$base_key" "$cache/base-$base_key.tar" "$base" >/dev/null
  fi
  image_key=$base_key-$toolchain_key-$(key Dockerfile)-$agent_key
  [ "$(label "$tag" isekai.image.key)" != "$image_key" ] || exit 0
fi

deps=$cache/deps-$deps_key
if [ ! -d "$deps" ]; then
  say "fetching the packages"
  fresh "$deps"
  cp "$here/package.json" "$here/package-lock.json" "$deps.new/"
  (cd "$deps.new" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  keep "$deps"
  forget deps "deps-$deps_key"
fi

toolchain=$cache/toolchain-$toolchain_key
if [ ! -d "$toolchain" ]; then
  say "bundling the builder"
  fresh "$toolchain"
  modules=$deps/node_modules
  out=$toolchain.new
  mkdir -p "$out/bin" "$out/node_modules/@tailwindcss" "$out/node_modules/@esbuild"
  cp -L "$modules"/node-linux-*/bin/node "$out/bin/node"
  work=$cache/work.$$
  rm -rf "$work"
  mkdir "$work"
  cp -R "$here/builder" "$here/prebundle" "$here/package.json" "$work/"
  ln -s "$modules" "$work/node_modules"
  "$out/bin/node" "$work/prebundle/main.mjs"
  cp -R "$work/dist/." "$out/"
  rm -rf "$work"
  # Native parts stay packages: the bundler's process and the class scanner.
  cp -R "$modules/esbuild" "$out/node_modules/"
  rm -rf "$out/node_modules/esbuild/bin" "$out/node_modules/esbuild/install.js"
  cp -R "$modules"/@esbuild/linux-* "$out/node_modules/@esbuild/"
  cp -R "$modules/@tailwindcss/oxide" "$out/node_modules/@tailwindcss/"
  cp -R "$modules"/@tailwindcss/oxide-linux-*-gnu "$out/node_modules/@tailwindcss/"
  chmod -R a+rX,go-w "$out"
  keep "$toolchain"
  forget toolchain "toolchain-$toolchain_key"
fi

say "building $tag"
before=$(docker image inspect --format '{{.Id}}' "$tag" 2>/dev/null || true)
context=$cache/context.$$
trap 'rm -rf "$context"' EXIT
mkdir -p "$context/agent"
cp -a --reflink=auto "$toolchain" "$context/toolchain"
install -m 0755 "$agent" "$context/agent/isekai-agent"
cp "$here/Dockerfile" "$context/"
if ! DOCKER_BUILDKIT=0 docker build --quiet --network none --build-arg "BASE=$base" \
  --label "isekai.image.key=$image_key" --tag "$tag" "$context" >"$context/log" 2>&1; then
  cat "$context/log" >&2
  exit 1
fi
say "$tag is ready ($(docker image inspect --format '{{.Size}}' "$tag" | awk '{printf "%d MB", $1 / 1000000}'))"
# The image it replaces goes, unless a container still uses it, or it came out the same.
after=$(docker image inspect --format '{{.Id}}' "$tag")
[ -z "$before" ] || [ "$before" = "$after" ] || docker image rm "$before" >/dev/null 2>&1 || true
