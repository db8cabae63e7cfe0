#!/bin/sh
# One archive that installs without a network: the app as committed, a wheel of every package for
# every Python named, and their checksums. `sh deploy/bundle.sh [OUT]`, from the app's folder.
#
# PYTHON   runs pip (default: .venv/bin/python)
# PYTHONS  the Pythons to serve (default: 3.11 3.12 3.13)
# ARCH     the processor to serve: x86_64 or aarch64 (default: this machine's)
# WHEELS   where wheels are kept between runs (default: .venv/wheels)
set -eu
out="${1:-dist}"
python="${PYTHON:-.venv/bin/python}"
pythons="${PYTHONS:-3.11 3.12 3.13}"
arch="${ARCH:-$(uname -m)}"
kept="${WHEELS:-.venv/wheels}/$(sha256sum requirements.txt | cut -c 1-12)-$arch"
commit="$(git rev-parse --short=8 HEAD)"
version="$(git log -1 --format=%cd --date=format:%Y%m%d)-$commit"
name="jining-dashboard-$version-$arch"

platforms=""
for tag in 2_34 2_31 2_28 2_27 2_26 2_24 2_17; do platforms="$platforms --platform manylinux_${tag}_$arch"; done
platforms="$platforms --platform manylinux2014_$arch"
mkdir -p "$kept" "$out"
for wanted in $pythons; do
  [ -e "$kept/.$wanted" ] && continue
  "$python" -m pip download --quiet --disable-pip-version-check --dest "$kept" \
    --only-binary :all: --python-version "$wanted" $platforms --require-hashes -r requirements.txt
  touch "$kept/.$wanted"
done

work="$(mktemp -d "$out/.bundle.XXXXXX")"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/$name/app" "$work/$name/wheels"
git archive HEAD | tar -x -C "$work/$name/app"
ln "$kept"/*.whl "$work/$name/wheels/" 2>/dev/null || cp "$kept"/*.whl "$work/$name/wheels/"
mv "$work/$name/app/deploy/install.sh" "$work/$name/install.sh"
cp "$work/$name/app/docs/operations.zh-CN.md" "$work/$name/安装说明.md" 2>/dev/null || true
echo "$version" > "$work/$name/VERSION"
echo "$pythons" > "$work/$name/PYTHONS"
(cd "$work/$name" && find . -type f ! -name SHA256SUMS -print0 | sort -z \
  | xargs -0 sha256sum > SHA256SUMS)
tar -c -f "$work/$name.tar" -C "$work" --sort=name --owner=0 --group=0 --numeric-owner "$name"
mv "$work/$name.tar" "$out/$name.tar"
(cd "$out" && sha256sum "$name.tar" > "$name.tar.sha256")
echo "$out/$name.tar"
