#!/usr/bin/env bash
# Installs the release that this script came with, beside the one that runs, and puts it in its place. Run it again
# whenever it was interrupted; what is there already is left as it is.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here ROOT=/opt/kzturk SETTINGS=/etc/kzturk KNOWLEDGE=/var/lib/kzturk-knowledge
python=${PYTHON:-python3}

say() { printf '%s\n' "$*"; }
die() { printf 'install.sh: %s\n' "$1" >&2 && exit "${2:-2}"; }

check_machine() {
  ((EUID == 0)) || die "Only root can install: run it with sudo."
  [[ -d /run/systemd/system ]] || die "systemd does not run here: kzturk's service needs it. README.md tells of other ways."
  [[ -f $here/RELEASE ]] || die "RELEASE is missing beside this script: unpack the whole archive again."
  command -v "$python" >/dev/null || install_packages python3 python3-venv
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    die "$("$python" --version) is too old: 3.11 is needed. Install a newer one, and name it: PYTHON=python3.12 $0"
  "$python" -c 'import ensurepip, venv' 2>/dev/null || install_packages "$(basename "$(readlink -f "$(command -v "$python")")")-venv"
}

install_packages() {
  command -v apt-get >/dev/null || die "Install $*, and run this again."
  say "Installing $*"
  apt-get update -qq -o DPkg::Lock::Timeout=300 || true
  DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" >/dev/null ||
    die "apt-get could not install $*: do that by hand, and run this again." 1
}

make_accounts() {
  getent group kzturk-editors >/dev/null || groupadd --system kzturk-editors
  getent passwd kzturk >/dev/null ||
    useradd --system --user-group --home-dir /var/lib/kzturk --no-create-home --shell /usr/sbin/nologin kzturk
}

# A virtual environment cannot be moved: it is made where it stays, and counts once .complete is there.
make_release() {
  local folder=$1 sources=()
  [[ -e $folder/.complete ]] && return
  say "Installing $(basename "$folder") into $folder"
  rm -rf "$folder"
  install -d -m 755 "$ROOT" "$ROOT/releases"
  "$python" -m venv "$folder"
  [[ -d $here/wheels ]] && sources=(--no-index --find-links "$here/wheels")
  "$folder/bin/python" -m pip install -q --disable-pip-version-check --no-cache-dir --require-hashes --only-binary :all: \
    "${sources[@]}" -r "$here/requirements.lock" ||
    die "The packages could not be installed (see above). Without a package index, use an archive built with --offline." 1
  "$folder/bin/python" -m pip install -q --disable-pip-version-check --no-cache-dir --no-deps --no-index "$here"/kzturk-*.whl
  install -d -m 755 "$folder/deploy"
  find "$here" -maxdepth 1 -type f ! -name '*.whl' -exec cp --preserve=mode -t "$folder/deploy" {} +
  touch "$folder/.complete"
}

make_settings() {
  local name
  install -d -m 755 "$SETTINGS"
  install -d -m 700 "$SETTINGS/credentials"
  for name in SLACK_BOT_TOKEN SLACK_APP_TOKEN SLACK_SIGNING_SECRET; do
    [[ -e $SETTINGS/credentials/$name ]] || install -m 600 /dev/null "$SETTINGS/credentials/$name"
  done
  [[ -e $SETTINGS/kzturk.env ]] || install -m 644 "$here/kzturk.env" "$SETTINGS/kzturk.env"
}

# The curator's own from here on: nothing overwrites it.
copy_knowledge() {
  [[ -e $KNOWLEDGE ]] && return
  say "Copying the facts to $KNOWLEDGE: members of the group kzturk-editors may change them"
  rm -rf "$KNOWLEDGE.part"
  "$1/bin/kzturk" knowledge copy "$KNOWLEDGE.part" >/dev/null
  chgrp -R kzturk-editors "$KNOWLEDGE.part"
  chmod -R u=rwX,g=rwX,o=rX "$KNOWLEDGE.part"
  find "$KNOWLEDGE.part" -type d -exec chmod g+s {} +
  mv -T "$KNOWLEDGE.part" "$KNOWLEDGE"
}

umask 022
check_machine
exec 9>/run/lock/kzturk
flock --nonblock 9 || die "Another install, upgrade or restore is at work: wait for it." 1
release=$ROOT/releases/$(<"$here/RELEASE")
make_accounts
make_release "$release"
make_settings
copy_knowledge "$release"
exec "$release/deploy/kzturkctl" activate "$(basename "$release")"
