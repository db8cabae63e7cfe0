#!/bin/sh
# A headless Java 17 or later from the system packages, unless one is there: Spark runs on it.
set -eu
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
release="$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')"
if [ "${release:-0}" -ge 17 ]; then
  exit 0
fi
root=""
[ "$(id -u)" = 0 ] || root="sudo"
$root apt-get update -qq || true # old lists may do
package=openjdk-21-jre-headless
[ -n "$(apt-cache madison "$package")" ] || package=openjdk-17-jre-headless
DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends \
  "$package" >/dev/null || {
  echo "Java 17 or later is needed and could not be installed; name one in JAVA_HOME." >&2
  exit 1
}
