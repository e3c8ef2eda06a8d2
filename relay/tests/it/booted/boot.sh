#!/bin/sh
# Boots this machine's own systemd as the first process of new namespaces, over a copy of the root
# that lives in memory and goes with it. Nothing outside of it changes, and nothing of what the
# machine starts at boot is started.
#
#   unshare --mount --pid --fork --uts --ipc sh boot.sh BATON_RELAY
set -eu

program=$1
mount --make-rprivate /
mount -t tmpfs tmpfs /mnt
mkdir /mnt/upper /mnt/work /mnt/root
mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/upper,workdir=/mnt/work /mnt/root
root=/mnt/root
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
mkdir "$root/run/lock"
install -m 755 "$program" "$root/usr/local/bin/baton-relay"

units=$root/etc/systemd/system
rm -rf "$units"/*.wants "$units"/baton-relay*
: > "$root/etc/fstab"
for unit in systemd-udevd.service systemd-udev-trigger.service systemd-udevd-kernel.socket \
  systemd-udevd-control.socket systemd-tmpfiles-clean.timer systemd-remount-fs.service \
  systemd-modules-load.service systemd-sysctl.service systemd-random-seed.service \
  dev-hugepages.mount dev-mqueue.mount sys-kernel-debug.mount sys-kernel-tracing.mount \
  sys-kernel-config.mount sys-fs-fuse-connections.mount proc-sys-fs-binfmt_misc.automount; do
  ln -sf /dev/null "$units/$unit"
done

mkdir "$root/before"
cd "$root"
pivot_root . before
umount -l /before
exec env -i container=baton PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  /lib/systemd/systemd --unit=basic.target --log-target=console
