#!/bin/sh
# Makes the base file system: the C and C++ libraries, a shell, the core utilities and Python of Debian 12, nothing else.
# usage: base.sh OUTPUT.tar     (as root; needs mmdebstrap and a Debian mirror, $ISEKAI_DEBIAN_MIRROR to choose one, and
#   $ISEKAI_DEBIAN_SECURITY_MIRROR for its security updates)
set -eu

# Without a mirror mmdebstrap takes Debian's own, with its security updates. Given one, it would take nothing but that.
if [ -n "${ISEKAI_DEBIAN_MIRROR:-}" ]; then
  set -- "$1" "deb $ISEKAI_DEBIAN_MIRROR bookworm main" "deb $ISEKAI_DEBIAN_MIRROR bookworm-updates main" \
    "deb ${ISEKAI_DEBIAN_SECURITY_MIRROR:-http://security.debian.org/debian-security} bookworm-security main"
fi
output=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root

# Packages are unpacked, not configured: no maintainer script runs, no package manager stays.
mmdebstrap --quiet --mode=root --variant=extract --format=directory \
  --include=libc6,libstdc++6,libgcc-s1,dash,coreutils,base-files,findutils,grep,sed,python3.11-minimal,libpython3.11-stdlib \
  bookworm "$root" "$@"

# Of Python what a server needs: its standard library without what is for terminals, for developing, or for testing Python itself, and
# without the libraries that only these parts, and modules for old data bases and networks, are linked with.
python=usr/lib/python3.11
unwanted='EXTERNALLY-MANAGED\|LICENSE\.txt\|sitecustomize\|_aix_support\|_osx_support\|_bootsubprocess\|antigravity\|this\|__hello__\|__phello__'
unwanted=$unwanted'\|curses\|dbm\|shelve\|crypt\|turtle\|webbrowser\|distutils\|_distutils_system_mod\|lib2to3\|idlelib\|tkinter\|ensurepip'
unwanted=$unwanted'\|venv\|pydoc_data\|pydoc\|pdb\|test\|doctest\|unittest'
without='_curses\|_curses_panel\|_crypt\|_dbm\|nis\|ossaudiodev\|readline\|_test[a-z]*\|_ctypes_test\|_xxtestfuzz\|xxlimited\|xxlimited_35'
left='form\|menu\|panel\|tic\|tinfo\|ncurses\|formw\|menuw\|panelw\|ncursesw\|readline\|history\|db\|nsl\|tirpc\|crypt\|expatw'
left=$left'\|krb5\|krb5support\|k5crypto\|gssapi_krb5\|com_err\|keyutils'

# What stays is listed; a new file of a package is left out until someone wants it.
mkdir -p "$work/slim"
(cd "$root" && find bin lib lib64 usr/bin usr/lib etc/ld.so.conf.d etc/ld.so.conf etc/debian_version etc/os-release -depth \
  ! -path '*/gconv/*' ! -path '*/libmvec*' ! -path 'lib/systemd*' ! -path 'usr/lib/locale/*' ! -path '*/perl*' ! -path '*/dpkg*' \
  ! -path '*bin/apt*' ! -path '*/apt*' ! -path '*bin/deb*' ! -path '*bin/tar' ! -path '*bin/perl*' ! -path '*/audit*' ! -path '*/e2*' \
  ! -path "$python/*" ! -path 'usr/lib/binfmt.d*' ! -path 'usr/lib/mime*' \
  ! -path '*/engines-3/*' ! -path '*/ossl-modules/*' ! -path '*/krb5/*' ! -regex ".*/lib\($left\)[-.0-9].*" \
  ! -type d -print 2>/dev/null | tar -cf - --no-recursion -T -) | tar -xf - -C "$work/slim"
(cd "$root" && find "$python" -depth ! -regex "$python/\($unwanted\)\(\.py\|/.*\)?" ! -path '*/test/*' ! -path '*/tests/*' \
  ! -regex ".*/lib-dynload/\($without\)\..*" ! -name '*.a' ! -type d -print | tar -cf - --no-recursion -T -) | tar -xf - -C "$work/slim"

cd "$work/slim"
mkdir -p workspace tmp opt proc sys dev run root sbin etc var
printf 'root:x:0:0::/root:/bin/false\napp:x:10001:10001::/tmp:/bin/sh\n' > etc/passwd
printf 'root:x:0:\napp:x:10001:\n' > etc/group
: > etc/resolv.conf
find . -type d -exec chmod 0755 {} +
find . -type f -perm /6000 -exec chmod a-s {} +
chmod 0700 root
chmod 1777 workspace tmp
ln -sf dash bin/sh
ln -s python3.11 usr/bin/python3
chroot . /bin/sh -c 'ls / >/dev/null && sed --version >/dev/null && find / -maxdepth 1 >/dev/null && grep --version >/dev/null'
# The root is read-only at run time: without this, each start of a program would compile what it imports (0.25 s more for a server). These
# files hold a hash of their source in the place of its date, so they are the same each time.
chroot . /usr/bin/env -i PATH=/usr/bin:/bin PYTHONHASHSEED=0 python3 -m compileall -q --invalidation-mode unchecked-hash "/$python"
chroot . /usr/bin/env -i PATH=/usr/bin:/bin python3 -c 'import http.server, sqlite3, hashlib, secrets, hmac, json, threading, mimetypes, \
urllib.parse, email.utils, datetime, signal, ssl, uuid, zoneinfo, decimal, asyncio; hashlib.scrypt(b"", salt=b"", n=2, r=1, p=1)'
tar --numeric-owner --owner=0 --group=0 --sort=name -cf "$output" .
