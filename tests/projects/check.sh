#!/bin/sh
# Compiles example specs to projects and checks each the way its owner would: build, types, lint; for `static` syntax.
# Usage: tests/projects/check.sh [SPEC.json | NAME ...]    (default: every spec in crates/codegen/specs)
# Projects stay in $OUT (default: /tmp/isekai-projects) for a look; they share one node_modules.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${OUT:-/tmp/isekai-projects}
kit=$root/kits/react
mkdir -p "$out"

[ $# -gt 0 ] || set -- "$root"/crates/codegen/specs/*.json
(cd "$root" && cargo build -q -p isekai-codegen --example emit)
emit=$(cd "$root" && cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/debug/examples/emit

# All projects pin the same versions: the first one's install serves the others. Prettier comes from the kit.
[ -x "$kit/node_modules/.bin/prettier" ] || (cd "$kit" && npm install --no-save --no-audit --no-fund)

failed=0
step() {
    if ! "$@" >"$out/step.log" 2>&1; then
        echo "FAILED: $name: $*"
        cat "$out/step.log"
        failed=1
        return 1
    fi
}

for spec in "$@"; do
    [ -f "$spec" ] || spec=$root/crates/codegen/specs/$spec.json
    name=$(basename "$spec" .json)
    project=$out/$name
    ignore='!**/dist/**'
    rm -rf "$project"
    step "$emit" "$spec" "$project" || continue
    if [ -f "$project/package.json" ]; then
        wanted=$(sed -n '/"dependencies"/,$p' "$project/package.json" | cksum)
        if [ "$wanted" != "$(cat "$out/installed" 2>/dev/null)" ]; then
            cp "$project/package.json" "$out/package.json"
            rm -f "$out/package-lock.json"
            (cd "$out" && npm install --no-audit --no-fund --loglevel=error)
            echo "$wanted" >"$out/installed"
        fi
        cd "$project"
        step npx vite build --logLevel warn && step npx tsc --noEmit && step npx eslint . --max-warnings 0 || continue
    else
        cd "$project"
        # Prettier would fill the lines of long texts anew.
        ignore='!index.html'
        step sh -c 'for file in $(find . -name "*.js"); do node --check "$file"; done' || continue
    fi
    # Texts full of quotes are escaped soundly, not always prettily.
    case $name in *odd-texts) echo "ok: $name"; continue ;; esac
    step "$kit/node_modules/.bin/prettier" --config "$kit/.prettierrc.json" --check . "$ignore" || continue
    echo "ok: $name"
done
exit $failed
