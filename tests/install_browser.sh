#!/bin/sh
# Chromium and CJK fonts from the system packages, unless they are there already.
set -eu
has_font() { command -v fc-list >/dev/null && fc-list :lang=zh-cn | grep -q .; }
if command -v chromium >/dev/null && has_font; then
  exit 0
fi
root=""
[ "$(id -u)" = 0 ] || root="sudo"
$root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends \
  chromium fonts-noto-cjk fontconfig >/dev/null
