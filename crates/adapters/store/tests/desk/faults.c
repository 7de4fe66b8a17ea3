/* Lets the k-th write, sync, rename or truncation below a folder fail, or ends the process there. Loaded before the C
 * library by the test that compiles it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { COUNT, ONCE, FOREVER, FULL, EXIT };

static atomic_long seen;
static long at;
static enum kind kind;
static const char *folder;

__attribute__((constructor)) static void begin(void) {
    const char *text = getenv("AMPARO_FAULT_AT");
    const char *name = getenv("AMPARO_FAULT_KIND");
    folder = getenv("AMPARO_FAULT_FOLDER");
    at = text ? atol(text) : 0;
    if (!name) kind = COUNT;
    else if (!strcmp(name, "once")) kind = ONCE;
    else if (!strcmp(name, "forever")) kind = FOREVER;
    else if (!strcmp(name, "full")) kind = FULL;
    else if (!strcmp(name, "exit")) kind = EXIT;
}

__attribute__((destructor)) static void end(void) {
    fprintf(stderr, "operations %ld\n", atomic_load(&seen));
}

static int below(const char *path) {
    return folder && !strncmp(path, folder, strlen(folder));
}

static int is_ours(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return below(path);
}

/* Whether this operation fails. A full disk still syncs and renames. */
static int fails(int is_write) {
    long now = atomic_fetch_add(&seen, 1) + 1;
    if (at <= 0 || now < at || kind == COUNT) return 0;
    if (kind == EXIT) _exit(77);
    if (kind == ONCE && now != at) return 0;
    if (kind == FULL && !is_write) return 0;
    errno = kind == FULL ? ENOSPC : EIO;
    return 1;
}

#define REAL(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t count) {
    if (is_ours(fd) && fails(1)) return -1;
    return REAL(write)(fd, bytes, count);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
    if (is_ours(fd) && fails(1)) return -1;
    return REAL(pwrite)(fd, bytes, count, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
    if (is_ours(fd) && fails(1)) return -1;
    return REAL(pwrite64)(fd, bytes, count, offset);
}
int fsync(int fd) {
    if (is_ours(fd) && fails(0)) return -1;
    return REAL(fsync)(fd);
}
int fdatasync(int fd) {
    if (is_ours(fd) && fails(0)) return -1;
    return REAL(fdatasync)(fd);
}
int ftruncate(int fd, off_t length) {
    if (is_ours(fd) && fails(0)) return -1;
    return REAL(ftruncate)(fd, length);
}
int ftruncate64(int fd, off64_t length) {
    if (is_ours(fd) && fails(0)) return -1;
    return REAL(ftruncate64)(fd, length);
}
int rename(const char *from, const char *to) {
    if (below(to) && fails(0)) return -1;
    return REAL(rename)(from, to);
}
