#!/usr/bin/env bash
# bare_debian.sh clone | package DEB: what the README promises, on a Debian 12 with nothing installed, made for that by
# debootstrap and gone afterwards. Needs root, debootstrap and the network; too slow for every change.
#
#   clone        a fresh clone of this repository: scripts/run twice, cmake --install into a prefix; with TESTS=1 scripts/test
#   package DEB  the package, which must need nothing but the C library; then its manual page and bash completion
set -euo pipefail
source=$(cd "$(dirname "$0")/../.." && pwd)
mirror=${MIRROR:-http://deb.debian.org/debian}
what=${1:-}
case $what in
clone) [ $# = 1 ] ;;
package) [ $# = 2 ] && package=$(realpath "$2") ;;
*) false ;;
esac || { echo "usage: bare_debian.sh clone | package DEB" >&2; exit 2; }

root=$(mktemp -d)
chmod 755 "$root"
leave() {
  mountpoint -q "$root/proc" && umount "$root/proc"
  rm -rf --one-file-system "$root"
}
trap leave EXIT
debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.log" 2>&1 || { tail -n 20 "$root.log" >&2; exit 1; }
rm "$root.log"
cp /etc/resolv.conf "$root/etc/"
mount -t proc proc "$root/proc"
inside() { chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive bash -euo pipefail -c "$1"; }
add() { inside "apt-get update -q >/dev/null && apt-get install -y -q --no-install-recommends $* >/dev/null"; }
fail() { echo "FAILED: $1" >&2; exit 1; }

if [ "$what" = clone ]; then
  git clone -q --bare "$source" "$root/root/emend.git"
  add git
  inside 'cd && git clone -q emend.git emend'
  begin=$SECONDS
  inside 'cd ~/emend && scripts/run'
  echo "scripts/run: $((SECONDS - begin)) s"
  [ -z "$(inside 'cd ~/emend && git status --short')" ] || fail "scripts/run changes what is checked in"
  begin=$SECONDS
  inside 'cd ~/emend && scripts/run' | grep -q ' 0 files written' || fail "the second run is not quiet"
  echo "scripts/run again: $((SECONDS - begin)) s"
  inside 'cd ~/emend && cmake --build --preset release >/dev/null && cmake --install build/release --prefix /opt/emend >/dev/null'
  inside 'cd / && /opt/emend/bin/emend --version && /opt/emend/bin/emend rules | grep -q ^Facts && test -s /opt/emend/share/man/man1/emend.1'
  [ -z "${TESTS:-}" ] || inside 'cd ~/emend && CI=true scripts/test'
else
  cp "$package" "$root/root/emend.deb"
  cp -r "$source/content/inbox" "$root/root/"
  inside 'dpkg -i ~/emend.deb >/dev/null'
  inside 'emend --version && cd && emend import inbox/* -o notes | tail -n 2'
  status=0
  inside 'cd && emend check notes | tail -n 1; exit ${PIPESTATUS[0]}' || status=$?
  [ "$status" -le 1 ] || fail "emend check ends with $status"
  add man-db bash-completion
  inside 'man -P cat emend | grep -q "EXIT STATUS"' || fail "no manual page"
  completed=$(inside '. /usr/share/bash-completion/bash_completion; _completion_loader emend || true
    COMP_WORDS=(emend check --output-format s) COMP_CWORD=3; _emend; echo "${COMPREPLY[*]}"' 2>/dev/null) || true
  [ "$completed" = sarif ] || fail "bash completes to \"$completed\""
fi
echo "all is well"
