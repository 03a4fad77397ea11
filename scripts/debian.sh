#!/bin/sh
# Install what the tests need from Debian, where it is missing and this user may.
set -eu
wanted=""
command -v chromium >/dev/null || wanted="$wanted chromium"
command -v pdftotext >/dev/null || wanted="$wanted poppler-utils"
[ -z "$wanted" ] && exit 0
as=""
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "please install:$wanted (apt-get install$wanted)" >&2; exit 1; }
    as="sudo"
fi
export DEBIAN_FRONTEND=noninteractive
$as apt-get update -qq
# shellcheck disable=SC2086
$as apt-get install -y -qq --no-install-recommends $wanted >/dev/null
