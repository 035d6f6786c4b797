/* An old hard disk below one folder: loaded before the program (LD_PRELOAD), it delays what the disk and the antivirus
 * would, and counts what the program asks of them, by the window's thread and by all the others.
 *
 * OLD_PC_FOLDER    the folder, an absolute path without links; nothing outside of it is delayed or counted
 * OLD_PC_COUNTS    a file of six 64-bit numbers, shared with whoever reads them: flushes of the window's thread, of the
 *                  others, opens of the window's thread, of the others, bytes written by the window's thread, by others
 * OLD_PC_FLUSH_MS  added to fsync and fdatasync; OLD_PC_OPEN_MS added to open
 * OLD_PC_TRACE     a file in which each flush leaves a line: who asked, and of what
 *
 * A delay is slept, not burnt: another thread goes on, as it does while a disk turns. What is opened by fopen is not
 * seen, and the program opens nothing so. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { FLUSHES, OPENS = 2, BYTES = 4, NUMBERS = 6 };
static int64_t alone[NUMBERS], *counts = alone;
static const char *folder;
static size_t length;
static long flush_ms, open_ms;
static int trace = -1;

static int (*real_open)(const char *, int, ...), (*real_open64)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...), (*real_openat64)(int, const char *, int, ...);
static int (*real_fsync)(int), (*real_fdatasync)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t), (*real_pwrite64)(int, const void *, size_t, off64_t);

static long number(const char *name) {
    const char *value = getenv(name);
    return value ? atol(value) : 0;
}

__attribute__((constructor)) static void begin(void) {
    real_open = dlsym(RTLD_NEXT, "open");
    real_open64 = dlsym(RTLD_NEXT, "open64");
    real_openat = dlsym(RTLD_NEXT, "openat");
    real_openat64 = dlsym(RTLD_NEXT, "openat64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite");
    real_pwrite64 = dlsym(RTLD_NEXT, "pwrite64");
    folder = getenv("OLD_PC_FOLDER");
    length = folder ? strlen(folder) : 0;
    flush_ms = number("OLD_PC_FLUSH_MS");
    open_ms = number("OLD_PC_OPEN_MS");
    const char *path = getenv("OLD_PC_COUNTS");
    int fd = path ? real_open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (fd >= 0) {
        if (ftruncate(fd, sizeof alone) == 0) {
            void *shared = mmap(NULL, sizeof alone, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
            if (shared != MAP_FAILED) counts = shared;
        }
        close(fd);
    }
    if ((path = getenv("OLD_PC_TRACE"))) trace = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The window has the first thread of the process. */
static int another(void) { return syscall(SYS_gettid) != getpid(); }

static void count(int what, int64_t more) { __sync_fetch_and_add(&counts[what + another()], more); }

static void take(long milliseconds) {
    struct timespec left = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    int before = errno;
    while (milliseconds > 0 && nanosleep(&left, &left) && errno == EINTR) continue;
    errno = before;
}

static int below(const char *path) {
    return length && !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

/* Whatever it was opened by: the name is asked of the system. */
static int lies_there(int fd, char *name, size_t room) {
    char link[48];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int before = errno;
    ssize_t found = readlink(link, name, room - 1);
    errno = before;
    name[found > 0 ? found : 0] = 0;
    return below(name);
}

static int opened(int fd) {
    char name[4096];
    if (fd >= 0 && lies_there(fd, name, sizeof name)) {
        count(OPENS, 1);
        take(open_ms);
    }
    return fd;
}

static int flushed(int (*flush)(int), int fd) {
    char name[4096], line[4200];
    if (lies_there(fd, name, sizeof name)) {
        count(FLUSHES, 1);
        take(flush_ms);
        int size = snprintf(line, sizeof line, "%s %s\n", another() ? "another" : "window", name);
        if (trace >= 0 && size > 0) (void)!real_write(trace, line, size);
    }
    return flush(fd);
}

static ssize_t wrote(int fd, ssize_t size) {
    char name[4096];
    if (size > 0 && fd > 2 && lies_there(fd, name, sizeof name)) count(BYTES, size);
    return size;
}

#define MODE                                     \
    mode_t mode = 0;                             \
    if (flags & (O_CREAT | __O_TMPFILE)) {       \
        va_list more;                            \
        va_start(more, flags);                   \
        mode = va_arg(more, mode_t);             \
        va_end(more);                            \
    }

int open(const char *path, int flags, ...) { MODE return opened(real_open(path, flags, mode)); }
int open64(const char *path, int flags, ...) { MODE return opened(real_open64(path, flags, mode)); }
int openat(int at, const char *path, int flags, ...) { MODE return opened(real_openat(at, path, flags, mode)); }
int openat64(int at, const char *path, int flags, ...) { MODE return opened(real_openat64(at, path, flags, mode)); }
int fsync(int fd) { return flushed(real_fsync, fd); }
int fdatasync(int fd) { return flushed(real_fdatasync, fd); }
ssize_t write(int fd, const void *from, size_t size) { return wrote(fd, real_write(fd, from, size)); }
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) { return wrote(fd, real_pwrite(fd, from, size, at)); }
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
    return wrote(fd, real_pwrite64(fd, from, size, at));
}
