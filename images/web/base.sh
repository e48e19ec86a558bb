#!/bin/sh
# Makes the base file system: the C and C++ libraries, a shell and the core utilities of Debian 12, nothing else.
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
  --include=libc6,libstdc++6,libgcc-s1,dash,coreutils,base-files,findutils,grep,sed \
  bookworm "$root" "$@"

# What stays is listed; a new file of a package is left out until someone wants it.
mkdir -p "$work/slim"
(cd "$root" && find bin lib lib64 usr/bin usr/lib etc/ld.so.conf.d etc/ld.so.conf etc/debian_version etc/os-release -depth \
  ! -path '*/gconv/*' ! -path '*/libmvec*' ! -path 'lib/systemd*' ! -path 'usr/lib/locale/*' ! -path '*/perl*' ! -path '*/dpkg*' \
  ! -path '*bin/apt*' ! -path '*/apt*' ! -path '*bin/deb*' ! -path '*bin/tar' ! -path '*bin/perl*' ! -path '*/audit*' ! -path '*/e2*' \
  ! -type d -print 2>/dev/null | tar -cf - --no-recursion -T -) | tar -xf - -C "$work/slim"

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
chroot . /bin/sh -c 'ls / >/dev/null && sed --version >/dev/null && find / -maxdepth 1 >/dev/null && grep --version >/dev/null'
tar --numeric-owner --owner=0 --group=0 --sort=name -cf "$output" .
