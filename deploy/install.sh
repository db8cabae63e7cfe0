#!/bin/sh
# Install or upgrade from this bundle, without a network:
#
#   sh install.sh [--demo] [TARGET [DATA]]     (default: /opt/dashboard /var/lib/dashboard)
#
# Each version gets a folder of its own, TARGET/releases/VERSION; TARGET/current points at the one
# in use, and pointing it back is the way back. DATA is never written over: --demo puts the
# demonstration periods there if it holds nothing yet.
set -eu
demo=""
if [ "${1:-}" = --demo ]; then demo=yes; shift; fi
target="${1:-/opt/dashboard}"
data="${2:-/var/lib/dashboard}"
cd "$(dirname "$0")"
version="$(cat VERSION)"
sha256sum --check --quiet SHA256SUMS || { echo "This bundle is damaged: copy it anew." >&2; exit 2; }

python=""
for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
  found="$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" || continue
  case " $(cat PYTHONS) " in *" $found "*) python="$candidate"; break ;; esac
done
[ -n "$python" ] || { echo "Needed: one of Python $(cat PYTHONS), or PYTHON=/path/to/it." >&2; exit 2; }
"$python" -c 'import venv, ensurepip' 2>/dev/null \
  || { echo "$python lacks venv: install the system's python3-venv package." >&2; exit 2; }

mkdir -p "$target/releases"
target="$(cd "$target" && pwd)"
release="$target/releases/$version"
if [ ! -e "$release/.complete" ]; then
  rm -rf "$release"
  cp -R app "$release"
  "$python" -m venv "$release/.venv"
  PIP_CONFIG_FILE=/dev/null "$release/.venv/bin/python" -m pip install --quiet --isolated \
    --disable-pip-version-check --no-cache-dir --no-index --find-links wheels --require-hashes \
    -r "$release/requirements.txt"
  "$release/.venv/bin/python" -m pip check --disable-pip-version-check >/dev/null
  "$release/.venv/bin/python" -m compileall -q "$release/dashboard" "$release/pages" "$release/app.py"
  # one name for nginx, whatever Python this is
  ln -s "$("$release/.venv/bin/python" -c \
    'import streamlit, pathlib; print(pathlib.Path(streamlit.__file__).parent / "static")')" \
    "$release/.venv/streamlit"
  touch "$release/.complete"
fi

[ -d "$data" ] || mkdir -p -m 0750 "$data"
if [ -n "$demo" ] && [ ! -e "$data/snapshots" ]; then cp -R app/data/snapshots "$data/snapshots"; fi

ln -s "releases/$version" "$target/.current.$$"
mv -T "$target/.current.$$" "$target/current"
echo "$target/current -> releases/$version"
echo "Start: DASHBOARD_DATA=$data $target/current/.venv/bin/python -m dashboard serve"
echo "As a service: $target/current/docs/operations.zh-CN.md"
