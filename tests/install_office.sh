#!/bin/sh
# LibreOffice and poppler from the system packages, unless they are there: they open hand-outs and
# workbooks as an office would.
set -eu
if command -v soffice >/dev/null && command -v pdftotext >/dev/null \
  && [ -e /usr/lib/libreoffice/program/libsdlo.so ] && [ -e /usr/lib/libreoffice/program/libswlo.so ] \
  && [ -e /usr/lib/libreoffice/program/libsclo.so ]; then
  exit 0
fi
root=""
[ "$(id -u)" = 0 ] || root="sudo"
$root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends \
  libreoffice-calc-nogui libreoffice-impress-nogui libreoffice-writer-nogui poppler-utils >/dev/null
