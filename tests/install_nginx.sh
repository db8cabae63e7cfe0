#!/bin/sh
# nginx from the system packages, unpacked under .venv/nginx: nothing is started on this machine.
set -eu
if command -v nginx >/dev/null || [ -x .venv/nginx/usr/sbin/nginx ]; then
  exit 0
fi
root=""
[ "$(id -u)" = 0 ] || root="sudo"
$root apt-get update -qq
work="$(mktemp -d)"
(cd "$work" && apt-get download -qq nginx nginx-common)
mkdir -p .venv/nginx
for package in "$work"/*.deb; do dpkg -x "$package" .venv/nginx; done
rm -rf "$work"
