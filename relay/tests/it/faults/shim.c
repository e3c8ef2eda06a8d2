/* A disk that fails on demand, put between the relay and libc by LD_PRELOAD.
 *
 * Only what touches files below BATON_SHIM_DIR is counted and failed; sockets and everything else
 * pass. The count lies in a shared mapping of BATON_SHIM_COUNT, so that it outlives a kill.
 *
 *   BATON_SHIM_AT    which counted call fails, from 1; 0 or absent: none
 *   BATON_SHIM_HOW   eio | enospc     that call fails
 *                    eio+ | enospc+   that call and all later ones fail
 *                    short            a write takes half, the next one on that file finds no space
 *                    tear             half of a write is done, then the process is killed
 *                    kill             the process is killed instead
 *                    read             a read fails with EIO (then reads are counted, nothing else)
 *   BATON_SHIM_SHADOW  a folder that holds what a power loss would leave: blob-INODE is a file as of
 *                      its last sync, dir-INODE the names of a directory as of its last sync.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FDS 65536

enum how { NONE, EIO_ONCE, EIO_ON, ENOSPC_ONCE, ENOSPC_ON, SHORT, TEAR, KILL, READ };

static const char *dir, *shadow;
static size_t dir_len;
static long at;
static enum how how;
static atomic_long *count;
static unsigned char ours[FDS], spoilt[FDS];
static pthread_mutex_t copying = PTHREAD_MUTEX_INITIALIZER;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_pread)(int, void *, size_t, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off64_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_mkdir)(const char *, mode_t);

static void must(int good, const char *what) {
  if (!good) {
    dprintf(2, "shim: %s: %s\n", what, strerror(errno));
    _exit(99);
  }
}

static enum how parse(const char *word) {
  static const struct { const char *word; enum how how; } known[] = {
      {"eio", EIO_ONCE}, {"eio+", EIO_ON}, {"enospc", ENOSPC_ONCE}, {"enospc+", ENOSPC_ON},
      {"short", SHORT},  {"tear", TEAR},   {"kill", KILL},          {"read", READ}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(word, known[i].word) == 0) return known[i].how;
  must(0, word);
  return NONE;
}

__attribute__((constructor)) static void begin(void) {
  real_open = dlsym(RTLD_NEXT, "open64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_pread = dlsym(RTLD_NEXT, "pread64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_rename = dlsym(RTLD_NEXT, "rename");
  real_mkdir = dlsym(RTLD_NEXT, "mkdir");
  const char *counter = getenv("BATON_SHIM_COUNT"), *n = getenv("BATON_SHIM_AT");
  const char *word = getenv("BATON_SHIM_HOW");
  shadow = getenv("BATON_SHIM_SHADOW");
  if (word) how = parse(word);
  if (n) at = atol(n);
  if (counter) {
    int fd = real_open(counter, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    must(fd >= 0 && real_ftruncate(fd, 64) == 0, counter);
    count = mmap(NULL, 64, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    must(count != MAP_FAILED, counter);
    real_close(fd);
  }
  /* Last: from here on calls are looked at. */
  dir = getenv("BATON_SHIM_DIR");
  dir_len = dir ? strlen(dir) : 0;
}

static int below(const char *path) {
  return dir && path && strncmp(path, dir, dir_len) == 0 &&
         (path[dir_len] == '/' || path[dir_len] == 0);
}

static int known(int fd) { return dir && fd >= 0 && fd < FDS && ours[fd]; }

/* Counts a call; whether it is to fail. */
static int hit(int reads) {
  if ((how == READ) != reads) return 0;
  long n = count ? atomic_fetch_add(count, 1) + 1 : 0;
  if (at == 0) return 0;
  int on = how == EIO_ON || how == ENOSPC_ON;
  if (n != at && !(on && n > at)) return 0;
  if (how == KILL || how == TEAR) {
    if (how == KILL) raise(SIGKILL);
    return 1;
  }
  errno = how == ENOSPC_ONCE || how == ENOSPC_ON || how == SHORT ? ENOSPC : EIO;
  return 1;
}

/* A call that cannot be half done. */
static int whole(void) {
  if (!hit(0)) return 0;
  if (how == TEAR) raise(SIGKILL);
  return how != SHORT;
}

static void in_shadow(char *path, const char *kind, ino_t inode) {
  snprintf(path, PATH_MAX, "%s/%s-%lu", shadow, kind, (unsigned long)inode);
}

/* What is synced now survives a power loss. Old bytes stay readable while new ones are copied, as
 * on a disk that is interrupted. */
static void keep_file(int fd, const struct stat *info) {
  char path[PATH_MAX];
  static char buffer[1 << 16];
  in_shadow(path, "blob", info->st_ino);
  char own[64];
  snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
  int from = real_open(own, O_RDONLY | O_CLOEXEC);
  int to = real_open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  must(from >= 0 && to >= 0, path);
  off64_t done = 0;
  for (;;) {
    ssize_t n = real_pread(from, buffer, sizeof buffer, done);
    must(n >= 0, "copy");
    if (n == 0) break;
    must(real_pwrite(to, buffer, (size_t)n, done) == n, "copy");
    done += n;
  }
  must(real_ftruncate(to, done) == 0, "copy");
  real_close(from);
  real_close(to);
}

static void keep_names(int fd, const struct stat *info) {
  char path[PATH_MAX], new[PATH_MAX + 4];
  in_shadow(path, "dir", info->st_ino);
  snprintf(new, sizeof new, "%s.new", path);
  FILE *out = fopen(new, "we");
  char own[64];
  snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
  DIR *all = opendir(own);
  must(out && all, path);
  for (struct dirent *one; (one = readdir(all));) {
    if (one->d_name[0] == '.' && (one->d_name[1] == 0 || one->d_name[1] == '.')) continue;
    if (one->d_type != DT_REG && one->d_type != DT_DIR) continue;
    fprintf(out, "%c %lu %s\n", one->d_type == DT_DIR ? 'd' : 'f', (unsigned long)one->d_ino,
            one->d_name);
  }
  closedir(all);
  fclose(out);
  must(real_rename(new, path) == 0, path);
}

static void keep(int fd) {
  struct stat info;
  if (!shadow || fstat(fd, &info) != 0) return;
  pthread_mutex_lock(&copying);
  if (S_ISDIR(info.st_mode)) keep_names(fd, &info);
  if (S_ISREG(info.st_mode)) keep_file(fd, &info);
  pthread_mutex_unlock(&copying);
}

static int opened(const char *path, int flags, mode_t mode) {
  if (!below(path)) return real_open(path, flags, mode);
  if (whole()) return -1;
  int fresh = (flags & O_CREAT) && access(path, F_OK) != 0;
  int fd = real_open(path, flags, mode);
  if (fd >= 0 && fd < FDS) {
    ours[fd] = 1;
    spoilt[fd] = 0;
    struct stat info;
    if (fresh && shadow && fstat(fd, &info) == 0) {
      char blob[PATH_MAX];
      in_shadow(blob, "blob", info.st_ino);
      real_unlink(blob);
    }
  }
  return fd;
}

int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return opened(path, flags | O_LARGEFILE, mode);
}

int close(int fd) {
  if (fd >= 0 && fd < FDS) ours[fd] = spoilt[fd] = 0;
  return real_close(fd);
}

/* How much of a write is to be done: all of it, none (errno is set), or half. */
static ssize_t share(int fd, size_t bytes) {
  if (spoilt[fd]) {
    spoilt[fd] = 0;
    errno = ENOSPC;
    return -1;
  }
  if (!hit(0)) return (ssize_t)bytes;
  if (how != SHORT && how != TEAR) return -1;
  spoilt[fd] = how == SHORT;
  return (ssize_t)(bytes / 2);
}

static void after_half(ssize_t share, size_t bytes) {
  if (how == TEAR && share >= 0 && (size_t)share < bytes) raise(SIGKILL);
}

ssize_t write(int fd, const void *from, size_t bytes) {
  if (!known(fd)) return real_write(fd, from, bytes);
  ssize_t part = share(fd, bytes);
  if (part < 0) return -1;
  ssize_t done = real_write(fd, from, (size_t)part);
  after_half(part, bytes);
  return done;
}

ssize_t pwrite64(int fd, const void *from, size_t bytes, off64_t where) {
  if (!known(fd)) return real_pwrite(fd, from, bytes, where);
  ssize_t part = share(fd, bytes);
  if (part < 0) return -1;
  ssize_t done = real_pwrite(fd, from, (size_t)part, where);
  after_half(part, bytes);
  return done;
}

ssize_t pwrite(int fd, const void *from, size_t bytes, off_t where) {
  return pwrite64(fd, from, bytes, where);
}

ssize_t pread64(int fd, void *to, size_t bytes, off64_t where) {
  if (known(fd) && hit(1)) return -1;
  return real_pread(fd, to, bytes, where);
}

int fsync(int fd) {
  if (!known(fd)) return real_fsync(fd);
  if (whole()) return -1;
  int done = real_fsync(fd);
  if (done == 0) keep(fd);
  return done;
}

int fdatasync(int fd) {
  if (!known(fd)) return real_fdatasync(fd);
  if (whole()) return -1;
  int done = real_fdatasync(fd);
  if (done == 0) keep(fd);
  return done;
}

int ftruncate64(int fd, off64_t size) {
  if (known(fd) && whole()) return -1;
  return real_ftruncate(fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path) {
  if (below(path) && whole()) return -1;
  return real_unlink(path);
}

int rename(const char *from, const char *to) {
  if (below(to) && whole()) return -1;
  return real_rename(from, to);
}

int mkdir(const char *path, mode_t mode) {
  if (below(path) && whole()) return -1;
  return real_mkdir(path, mode);
}
