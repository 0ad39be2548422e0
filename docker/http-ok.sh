#!/usr/bin/env bash
# A health check without curl: http-ok.sh PORT PATH succeeds when the answer's status is 200.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
read -r _ status _ <&3
[ "$status" = 200 ]
