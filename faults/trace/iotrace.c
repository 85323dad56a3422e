/*
 * A recorder that is loaded before the C library (LD_PRELOAD) and sees every call by which a program changes
 * the files of one folder: it writes them down, and makes the Nth of them fail or be the last.
 *
 *   FAULTS_DIR    the folder (absolute, resolved); what lies elsewhere is not watched
 *   FAULTS_LOG    where to write down what was done; nothing is where it is not set
 *   FAULTS_WORDS  the file in which the program says what it acknowledges. Each write to it is put into the
 *                 log in its place among the others, and some of its lines are for the recorder:
 *                   begin                   counting starts at 1
 *                   fail N ERRNO MODE       counting starts at 1, and call N fails with that number; MODE is
 *                                           once, sticky (all later ones too) or short (a write comes through
 *                                           by half, then fails)
 *                   kill N                  counting starts at 1, and the process dies before call N
 *                   end                     no more counting, no more faults
 *                 The recorder adds a line itself where it acts: "failed N CALL FILE", "killed N CALL FILE",
 *                 and at "end" one that says how many calls there were: "counted N".
 *
 *   FAULTS_STATFS the number of the file system that the folder is said to lie on, as statfs(2) has it
 *
 * Memory-mapped files (SQLite's -shm) are not seen; nothing of them is believed after a crash.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <unistd.h>

#define MOST_FILES 4096
#define LONGEST 512

/* The kinds of records; trace-log.ts reads them. */
enum kind { CREATE = 1, WRITE, TRUNCATE, SYNC, UNLINK, RENAME, WORDS, SYNC_FOLDER, SYNC_FAILED };

/* What stands before the path and the bytes of each record. */
struct record {
  uint32_t kind;
  uint32_t path_length;
  uint32_t length;
  uint32_t unused;
  int64_t offset;
};

enum mode { ONCE, STICKY, SHORT };

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_unlinkat)(int, const char *, int);
static int (*real_remove)(const char *);
static int (*real_rename)(const char *, const char *);

static const char *folder;
static size_t folder_length;
static const char *words_path;
static int words = -1;
static int journal = -1;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
/* The path behind each file descriptor; empty where the file is not watched. */
static char paths[MOST_FILES][LONGEST];

static int counting;
static long count, fail_at, kill_at;
static int fail_errno;
static enum mode fail_mode;

__attribute__((constructor)) static void start(void) {
  real_open = dlsym(RTLD_NEXT, "open64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_write = dlsym(RTLD_NEXT, "write");
  real_writev = dlsym(RTLD_NEXT, "writev");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_pwritev = dlsym(RTLD_NEXT, "pwritev64");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_unlinkat = dlsym(RTLD_NEXT, "unlinkat");
  real_remove = dlsym(RTLD_NEXT, "remove");
  real_rename = dlsym(RTLD_NEXT, "rename");
  folder = getenv("FAULTS_DIR");
  folder_length = folder ? strlen(folder) : 0;
  words_path = getenv("FAULTS_WORDS");
  const int append = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  const char *log_path = getenv("FAULTS_LOG");
  if (log_path) journal = real_open(log_path, append, 0600);
  if (words_path) words = real_open(words_path, append, 0600);
}

static int is_within(const char *path) {
  if (!folder || !path || strncmp(path, folder, folder_length) != 0) return 0;
  return path[folder_length] == '/' || path[folder_length] == '\0';
}

static const char *path_of(int fd) {
  return fd >= 0 && fd < MOST_FILES && paths[fd][0] ? paths[fd] : NULL;
}

static void keep_path(int fd, const char *path) {
  if (fd < 0 || fd >= MOST_FILES) return;
  snprintf(paths[fd], LONGEST, "%s", path ? path : "");
}

/* Errors of the real call must reach the program, so nothing here may change errno. */
static void record(enum kind kind, const char *path, int64_t offset, const void *bytes, size_t length) {
  if (journal < 0) return;
  int error = errno;
  struct record head = {kind, (uint32_t)strlen(path), (uint32_t)length, 0, offset};
  struct iovec parts[] = {
      {&head, sizeof head}, {(void *)path, head.path_length}, {(void *)bytes, length}};
  pthread_mutex_lock(&lock);
  if (real_writev(journal, parts, 3) < 0) abort();
  pthread_mutex_unlock(&lock);
  errno = error;
}

static void say(const char *what, const char *call, const char *path) {
  char line[LONGEST + 100];
  const char *name = path ? strrchr(path, '/') : NULL;
  int length = call ? snprintf(line, sizeof line, "%s %ld %s %s\n", what, count, call, name ? name + 1 : path)
                    : snprintf(line, sizeof line, "%s %ld\n", what, count);
  if (words >= 0 && real_write(words, line, length) < 0) abort();
}

/* Counts a call. Answers whether it must fail; does not come back where it is the last. */
static int must_fail(const char *call, const char *path) {
  pthread_mutex_lock(&lock);
  int fails = 0;
  if (counting) {
    count += 1;
    if (count == kill_at) {
      say("killed", call, path);
      kill(getpid(), SIGKILL);
    }
    fails = fail_at > 0 && (count == fail_at || (fail_mode == STICKY && count > fail_at));
    if (fails) say("failed", call, path);
  }
  pthread_mutex_unlock(&lock);
  if (fails) errno = fail_errno;
  return fails;
}

/* What the program says is kept in its place among the calls, and may be meant for us. */
static void hear(const char *line, size_t length) {
  char said[200] = "", mode[20] = "";
  long n = 0;
  int error = 0;
  memcpy(said, line, length < sizeof said - 1 ? length : sizeof said - 1);
  record(WORDS, "", 0, line, length);
  pthread_mutex_lock(&lock);
  int begins = strncmp(said, "begin\n", 6) == 0;
  if (sscanf(said, "fail %ld %d %19s", &n, &error, mode) == 3) {
    fail_at = n;
    fail_errno = error;
    fail_mode = strcmp(mode, "sticky") == 0 ? STICKY : strcmp(mode, "short") == 0 ? SHORT : ONCE;
    begins = 1;
  } else if (sscanf(said, "kill %ld", &n) == 1) {
    kill_at = n;
    begins = 1;
  } else if (strncmp(said, "end\n", 4) == 0) {
    say("counted", NULL, NULL);
    counting = 0;
    fail_at = kill_at = 0;
  }
  if (begins) {
    counting = 1;
    count = 0;
  }
  pthread_mutex_unlock(&lock);
}

static int open_watched(const char *path, int flags, mode_t mode) {
  if (!is_within(path) || (words_path && strcmp(path, words_path) == 0)) {
    int fd = real_open(path, flags, mode);
    keep_path(fd, words_path && strcmp(path, words_path) == 0 ? path : NULL);
    return fd;
  }
  struct stat known;
  int exists = stat(path, &known) == 0;
  int writes = flags & (O_WRONLY | O_RDWR);
  int creates = !exists && (flags & O_CREAT);
  int empties = exists && writes && (flags & O_TRUNC) && known.st_size > 0;
  if ((creates || empties) && must_fail("open", path)) return -1;
  int fd = real_open(path, flags, mode);
  if (fd < 0) return fd;
  keep_path(fd, path);
  if (creates) record(CREATE, path, 0, NULL, 0);
  if (empties) record(TRUNCATE, path, 0, NULL, 0);
  return fd;
}

#define OPEN(name)                                  \
  int name(const char *path, int flags, ...) {      \
    va_list rest;                                   \
    va_start(rest, flags);                          \
    mode_t mode = 0;                                \
    if (flags & O_CREAT) mode = va_arg(rest, mode_t); \
    va_end(rest);                                   \
    return open_watched(path, flags, mode);         \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  keep_path(fd, NULL);
  return real_close(fd);
}

/* One write at an offset, or, where that is -1, where the file stands. */
static ssize_t write_watched(int fd, const void *bytes, size_t length, off_t offset) {
  const char *path = path_of(fd);
  if (path && words_path && strcmp(path, words_path) == 0) hear(bytes, length);
  if (!path || !is_within(path)) {
    return offset < 0 ? real_write(fd, bytes, length) : real_pwrite(fd, bytes, length, offset);
  }
  int fails = must_fail("write", path);
  if (fails && (fail_mode != SHORT || length < 2)) return -1;
  if (fails) length /= 2;
  ssize_t written = offset < 0 ? real_write(fd, bytes, length) : real_pwrite(fd, bytes, length, offset);
  if (written > 0) {
    off_t at = offset < 0 ? lseek(fd, 0, SEEK_CUR) - written : offset;
    record(WRITE, path, at, bytes, written);
  }
  if (fails) {
    errno = fail_errno;
    return -1;
  }
  return written;
}

static ssize_t write_parts(int fd, const struct iovec *parts, int amount, off_t offset) {
  size_t length = 0, filled = 0;
  for (int n = 0; n < amount; n += 1) length += parts[n].iov_len;
  char *joined = malloc(length ? length : 1);
  if (!joined) abort();
  for (int n = 0; n < amount; n += 1) {
    memcpy(joined + filled, parts[n].iov_base, parts[n].iov_len);
    filled += parts[n].iov_len;
  }
  ssize_t written = write_watched(fd, joined, length, offset);
  free(joined);
  return written;
}

ssize_t write(int fd, const void *bytes, size_t length) { return write_watched(fd, bytes, length, -1); }

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  return write_watched(fd, bytes, length, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  return write_watched(fd, bytes, length, offset);
}

ssize_t writev(int fd, const struct iovec *parts, int amount) {
  return path_of(fd) ? write_parts(fd, parts, amount, -1) : real_writev(fd, parts, amount);
}

ssize_t pwritev(int fd, const struct iovec *parts, int amount, off_t offset) {
  return path_of(fd) ? write_parts(fd, parts, amount, offset) : real_pwritev(fd, parts, amount, offset);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int amount, off64_t offset) {
  return pwritev(fd, parts, amount, offset);
}

static int truncate_watched(int fd, off_t length) {
  const char *path = path_of(fd);
  if (!path || !is_within(path)) return real_ftruncate(fd, length);
  if (must_fail("ftruncate", path)) return -1;
  int result = real_ftruncate(fd, length);
  if (result == 0) record(TRUNCATE, path, length, NULL, 0);
  return result;
}

int ftruncate(int fd, off_t length) { return truncate_watched(fd, length); }
int ftruncate64(int fd, off64_t length) { return truncate_watched(fd, length); }

static int sync_watched(int fd, const char *call, int (*real)(int)) {
  const char *path = path_of(fd);
  if (!path || !is_within(path)) return real(fd);
  if (must_fail(call, path)) {
    record(SYNC_FAILED, path, 0, NULL, 0);
    return -1;
  }
  struct stat known;
  int is_folder = fstat(fd, &known) == 0 && S_ISDIR(known.st_mode);
  int result = real(fd);
  if (result == 0) record(is_folder ? SYNC_FOLDER : SYNC, path, 0, NULL, 0);
  return result;
}

int fsync(int fd) { return sync_watched(fd, "fsync", real_fsync); }
int fdatasync(int fd) { return sync_watched(fd, "fdatasync", real_fdatasync); }

int unlink(const char *path) {
  if (!is_within(path)) return real_unlink(path);
  if (access(path, F_OK) == 0 && must_fail("unlink", path)) return -1;
  int result = real_unlink(path);
  if (result == 0) record(UNLINK, path, 0, NULL, 0);
  return result;
}

int unlinkat(int at, const char *path, int flags) {
  if (!is_within(path) || (flags & AT_REMOVEDIR)) return real_unlinkat(at, path, flags);
  return unlink(path);
}

int remove(const char *path) {
  struct stat known;
  if (!is_within(path) || stat(path, &known) != 0 || S_ISDIR(known.st_mode)) return real_remove(path);
  return unlink(path);
}

int rename(const char *from, const char *to) {
  if (!is_within(from)) return real_rename(from, to);
  if (must_fail("rename", from)) return -1;
  int result = real_rename(from, to);
  if (result == 0) record(RENAME, from, 0, to, strlen(to));
  return result;
}

/* Where a folder lies on another kind of file system, for the program. */
int statfs64(const char *path, struct statfs64 *found) {
  static int (*real_statfs64)(const char *, struct statfs64 *);
  if (!real_statfs64) real_statfs64 = dlsym(RTLD_NEXT, "statfs64");
  int result = real_statfs64(path, found);
  const char *type = getenv("FAULTS_STATFS");
  if (result == 0 && type && is_within(path)) found->f_type = strtol(type, NULL, 0);
  return result;
}

int statfs(const char *path, struct statfs *found) {
  static int (*real_statfs)(const char *, struct statfs *);
  if (!real_statfs) real_statfs = dlsym(RTLD_NEXT, "statfs");
  int result = real_statfs(path, found);
  const char *type = getenv("FAULTS_STATFS");
  if (result == 0 && type && is_within(path)) found->f_type = strtol(type, NULL, 0);
  return result;
}
