#!/bin/sh
# A private authority and a certificate of it for this machine's loopback, for tests.
# usage: certificates.sh DIR DAYS: writes DIR/ca.pem (kept where it is there already), DIR/chain.pem and
# DIR/key.pem; the certificate is good for DAYS.
set -eu
cd "$1"
umask 077
new() { openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc "$@" 2>/dev/null; }
[ -e ca.pem ] || new -keyout ca.key -out ca.pem -days 30 -subj '/CN=a test authority'
new -CA ca.pem -CAkey ca.key -keyout key.new -out chain.new -days "$2" -subj '/CN=localhost' \
  -addext 'basicConstraints=critical,CA:FALSE' -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1'
mv key.new key.pem
mv chain.new chain.pem
