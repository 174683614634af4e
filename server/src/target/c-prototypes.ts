/**
 * The prototypes of functions that every C library has: what C itself and POSIX declare, and what the parameters take
 * up on a target.
 *
 * Enters: a symbol and a target. Leaves: the prototype in C's terms, or nothing where the target's library may have
 * another function of that name. What systems disagree about is unknown and written `?`.
 *
 * Source: ISO/IEC 9899:2018 (C17), chapter 7; IEEE Std 1003.1-2017 (POSIX), System Interfaces; a few functions that Linux,
 * Apple's systems and the BSDs share. Held against the machine's headers by `test/c-prototypes.test.ts`.
 */
import type { Target } from "./target.ts";

/** A type of a prototype. */
export type CType =
  | { readonly kind: "void" }
  /** An integer or float by its C name, `unsigned long` for example; its width is `cScalar`'s business. */
  | { readonly kind: "scalar"; readonly name: string }
  | { readonly kind: "pointer"; readonly pointee: CType }
  /** A structure, or what differs between systems. */
  | { readonly kind: "unknown" };

export interface CPrototype {
  readonly name: string;
  /** As C writes it, without parameter names. */
  readonly text: string;
  readonly header: string;
  readonly standard: "C" | "POSIX";
  readonly params: readonly CType[];
  readonly variadic: boolean;
  readonly result: CType;
}

/**
 * One line for each signature, `a|b` for functions that share one. `fn` is a pointer to a function, `?` a type that
 * systems disagree about. A line that ends with `:` names the header of those below it.
 */
const C17 = `
ctype.h:
int isalnum|isalpha|isblank|iscntrl|isdigit|isgraph|islower|isprint|ispunct|isspace|isupper|isxdigit|tolower|toupper(int)
inttypes.h:
intmax_t imaxabs(intmax_t)
intmax_t strtoimax(const char *, char **, int)
uintmax_t strtoumax(const char *, char **, int)
locale.h:
char *setlocale(int, const char *)
struct lconv *localeconv(void)
math.h:
double acos|asin|atan|cos|sin|tan|acosh|asinh|atanh|cosh|sinh|tanh|exp|exp2|expm1|log|log10|log1p|log2|logb|cbrt|fabs|sqrt|erf|erfc|lgamma|tgamma|ceil|floor|nearbyint|rint|round|trunc(double)
float acosf|asinf|atanf|cosf|sinf|tanf|acoshf|asinhf|atanhf|coshf|sinhf|tanhf|expf|exp2f|expm1f|logf|log10f|log1pf|log2f|logbf|cbrtf|fabsf|sqrtf|erff|erfcf|lgammaf|tgammaf|ceilf|floorf|nearbyintf|rintf|roundf|truncf(float)
double atan2|pow|hypot|fmod|remainder|copysign|nextafter|fdim|fmax|fmin(double, double)
float atan2f|powf|hypotf|fmodf|remainderf|copysignf|nextafterf|fdimf|fmaxf|fminf(float, float)
double fma(double, double, double)
float fmaf(float, float, float)
double frexp(double, int *)
float frexpf(float, int *)
double ldexp|scalbn(double, int)
float ldexpf|scalbnf(float, int)
double scalbln(double, long)
double modf(double, double *)
float modff(float, float *)
int ilogb(double)
int ilogbf(float)
long lrint|lround(double)
long lrintf|lroundf(float)
long long llrint|llround(double)
long long llrintf|llroundf(float)
double remquo(double, double, int *)
double nan(const char *)
float nanf(const char *)
signal.h:
int raise(int)
fn signal(int, fn)
stdio.h:
int remove(const char *)
int rename(const char *, const char *)
FILE *tmpfile(void)
char *tmpnam(char *)
int fclose|fflush|fgetc|getc|feof|ferror(FILE *)
FILE *fopen(const char *, const char *)
FILE *freopen(const char *, const char *, FILE *)
void setbuf(FILE *, char *)
int setvbuf(FILE *, char *, int, size_t)
int fprintf(FILE *, const char *, ...)
int fscanf(FILE *, const char *, ...)
int printf|scanf(const char *, ...)
int snprintf(char *, size_t, const char *, ...)
int sprintf(char *, const char *, ...)
int sscanf(const char *, const char *, ...)
int vfprintf|vfscanf(FILE *, const char *, ?)
int vprintf|vscanf(const char *, ?)
int vsnprintf(char *, size_t, const char *, ?)
int vsprintf(char *, const char *, ?)
int vsscanf(const char *, const char *, ?)
char *fgets(char *, int, FILE *)
int fputc|putc|ungetc(int, FILE *)
int fputs(const char *, FILE *)
int getchar(void)
int putchar(int)
int puts(const char *)
size_t fread(void *, size_t, size_t, FILE *)
size_t fwrite(const void *, size_t, size_t, FILE *)
int fgetpos(FILE *, fpos_t *)
int fsetpos(FILE *, const fpos_t *)
int fseek(FILE *, long, int)
long ftell(FILE *)
void rewind|clearerr(FILE *)
void perror(const char *)
stdlib.h:
double atof(const char *)
int atoi(const char *)
long atol(const char *)
long long atoll(const char *)
double strtod(const char *, char **)
float strtof(const char *, char **)
long strtol(const char *, char **, int)
long long strtoll(const char *, char **, int)
unsigned long strtoul(const char *, char **, int)
unsigned long long strtoull(const char *, char **, int)
int rand(void)
void srand(unsigned int)
void *aligned_alloc|calloc(size_t, size_t)
void free(void *)
void *malloc(size_t)
void *realloc(void *, size_t)
void abort(void)
int atexit(fn)
void exit|_Exit|quick_exit(int)
char *getenv(const char *)
int system(const char *)
void *bsearch(const void *, const void *, size_t, size_t, fn)
void qsort(void *, size_t, size_t, fn)
int abs(int)
long labs(long)
long long llabs(long long)
int mblen(const char *, size_t)
int mbtowc(wchar_t *, const char *, size_t)
int wctomb(char *, wchar_t)
size_t mbstowcs(wchar_t *, const char *, size_t)
size_t wcstombs(char *, const wchar_t *, size_t)
string.h:
void *memcpy|memmove(void *, const void *, size_t)
void *memchr(const void *, int, size_t)
int memcmp(const void *, const void *, size_t)
void *memset(void *, int, size_t)
char *strcpy|strcat(char *, const char *)
char *strncpy|strncat(char *, const char *, size_t)
int strcmp|strcoll(const char *, const char *)
int strncmp(const char *, const char *, size_t)
size_t strxfrm(char *, const char *, size_t)
char *strchr|strrchr(const char *, int)
size_t strcspn|strspn(const char *, const char *)
char *strpbrk|strstr(const char *, const char *)
char *strtok(char *, const char *)
char *strerror(int)
size_t strlen(const char *)
time.h:
clock_t clock(void)
double difftime(time_t, time_t)
time_t mktime(struct tm *)
time_t time(time_t *)
char *asctime(const struct tm *)
char *ctime(const time_t *)
struct tm *gmtime|localtime(const time_t *)
size_t strftime(char *, size_t, const char *, const struct tm *)
wchar.h:
size_t wcslen(const wchar_t *)
wchar_t *wcscpy|wcscat(wchar_t *, const wchar_t *)
wchar_t *wcsncpy|wcsncat(wchar_t *, const wchar_t *, size_t)
int wcscmp(const wchar_t *, const wchar_t *)
int wcsncmp|wmemcmp(const wchar_t *, const wchar_t *, size_t)
wchar_t *wcschr|wcsrchr(const wchar_t *, wchar_t)
wchar_t *wcsstr|wcspbrk(const wchar_t *, const wchar_t *)
wchar_t *wmemcpy|wmemmove(wchar_t *, const wchar_t *, size_t)
long wcstol(const wchar_t *, wchar_t **, int)
unsigned long wcstoul(const wchar_t *, wchar_t **, int)
double wcstod(const wchar_t *, wchar_t **)
`;

const POSIX = `
arpa/inet.h:
uint32_t htonl|ntohl(uint32_t)
uint16_t htons|ntohs(uint16_t)
in_addr_t inet_addr(const char *)
const char *inet_ntop(int, const void *, char *, socklen_t)
int inet_pton(int, const char *, void *)
dirent.h:
DIR *opendir(const char *)
DIR *fdopendir(int)
int closedir|dirfd(DIR *)
struct dirent *readdir(DIR *)
void rewinddir(DIR *)
void seekdir(DIR *, long)
long telldir(DIR *)
dlfcn.h:
void *dlopen(const char *, int)
void *dlsym(void *, const char *)
int dlclose(void *)
char *dlerror(void)
int dladdr(const void *, ?)
fcntl.h:
int open(const char *, int, ...)
int openat(int, const char *, int, ...)
int fcntl(int, int, ...)
int creat(const char *, mode_t)
int posix_fallocate(int, off_t, off_t)
fnmatch.h:
int fnmatch(const char *, const char *, int)
grp.h:
struct group *getgrgid(gid_t)
struct group *getgrnam(const char *)
int getgrgid_r(gid_t, struct group *, char *, size_t, struct group **)
int getgrnam_r(const char *, struct group *, char *, size_t, struct group **)
iconv.h:
void *iconv_open(const char *, const char *)
int iconv_close(void *)
langinfo.h:
char *nl_langinfo(int)
libgen.h:
char *dirname(char *)
net/if.h:
unsigned int if_nametoindex(const char *)
char *if_indextoname(unsigned int, char *)
netdb.h:
int getaddrinfo(const char *, const char *, const struct addrinfo *, struct addrinfo **)
void freeaddrinfo(struct addrinfo *)
const char *gai_strerror(int)
struct hostent *gethostbyname(const char *)
struct servent *getservbyname(const char *, const char *)
struct servent *getservbyport(int, const char *)
struct protoent *getprotobyname(const char *)
poll.h:
int poll(struct pollfd *, nfds_t, int)
pthread.h:
int pthread_create(pthread_t *, const pthread_attr_t *, fn, void *)
int pthread_detach(pthread_t)
int pthread_equal(pthread_t, pthread_t)
void pthread_exit(void *)
int pthread_join(pthread_t, void **)
pthread_t pthread_self(void)
int pthread_kill(pthread_t, int)
int pthread_once(pthread_once_t *, fn)
int pthread_attr_init|pthread_attr_destroy(pthread_attr_t *)
int pthread_attr_setdetachstate(pthread_attr_t *, int)
int pthread_attr_setstacksize(pthread_attr_t *, size_t)
int pthread_attr_getstacksize(const pthread_attr_t *, size_t *)
int pthread_mutex_init(pthread_mutex_t *, const pthread_mutexattr_t *)
int pthread_mutex_destroy|pthread_mutex_lock|pthread_mutex_trylock|pthread_mutex_unlock(pthread_mutex_t *)
int pthread_mutexattr_init|pthread_mutexattr_destroy(pthread_mutexattr_t *)
int pthread_mutexattr_settype|pthread_mutexattr_setpshared(pthread_mutexattr_t *, int)
int pthread_cond_init(pthread_cond_t *, const pthread_condattr_t *)
int pthread_cond_destroy|pthread_cond_signal|pthread_cond_broadcast(pthread_cond_t *)
int pthread_cond_wait(pthread_cond_t *, pthread_mutex_t *)
int pthread_cond_timedwait(pthread_cond_t *, pthread_mutex_t *, const struct timespec *)
int pthread_rwlock_init(pthread_rwlock_t *, const pthread_rwlockattr_t *)
int pthread_rwlock_destroy|pthread_rwlock_rdlock|pthread_rwlock_tryrdlock|pthread_rwlock_wrlock|pthread_rwlock_trywrlock|pthread_rwlock_unlock(pthread_rwlock_t *)
int pthread_sigmask(int, const sigset_t *, sigset_t *)
int pthread_atfork(fn, fn, fn)
pwd.h:
struct passwd *getpwnam(const char *)
struct passwd *getpwuid(uid_t)
int getpwnam_r(const char *, struct passwd *, char *, size_t, struct passwd **)
int getpwuid_r(uid_t, struct passwd *, char *, size_t, struct passwd **)
regex.h:
int regcomp(regex_t *, const char *, int)
int regexec(const regex_t *, const char *, size_t, regmatch_t *, int)
size_t regerror(int, const regex_t *, char *, size_t)
void regfree(regex_t *)
sched.h:
int sched_yield(void)
semaphore.h:
sem_t *sem_open(const char *, int, ...)
int sem_init(sem_t *, int, unsigned int)
int sem_destroy|sem_close|sem_post|sem_wait|sem_trywait(sem_t *)
int sem_unlink(const char *)
signal.h:
int kill(pid_t, int)
int killpg(pid_t, int)
int sigaction(int, const struct sigaction *, struct sigaction *)
int sigemptyset|sigfillset(sigset_t *)
int sigaddset|sigdelset(sigset_t *, int)
int sigismember(const sigset_t *, int)
int sigprocmask(int, const sigset_t *, sigset_t *)
int sigsuspend(const sigset_t *)
int sigpending(sigset_t *)
int sigwait(const sigset_t *, int *)
int sigaltstack(const stack_t *, stack_t *)
spawn.h:
int posix_spawn|posix_spawnp(pid_t *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *, char *const *, char *const *)
stdio.h:
FILE *fdopen(int, const char *)
FILE *popen(const char *, const char *)
int pclose|fileno(FILE *)
int dprintf(int, const char *, ...)
int fseeko(FILE *, off_t, int)
off_t ftello(FILE *)
ssize_t getline(char **, size_t *, FILE *)
ssize_t getdelim(char **, size_t *, int, FILE *)
FILE *fmemopen(void *, size_t, const char *)
FILE *open_memstream(char **, size_t *)
void flockfile|funlockfile(FILE *)
int asprintf(char **, const char *, ...)
stdlib.h:
int setenv(const char *, const char *, int)
int unsetenv(const char *)
int putenv(char *)
char *realpath(const char *, char *)
int mkstemp(char *)
char *mkdtemp(char *)
int posix_memalign(void **, size_t, size_t)
int grantpt|unlockpt(int)
int posix_openpt(int)
char *ptsname(int)
long random(void)
void srandom(unsigned int)
double drand48(void)
long lrand48|mrand48(void)
void srand48(long)
int rand_r(unsigned int *)
string.h:
char *strdup(const char *)
char *strndup(const char *, size_t)
size_t strnlen(const char *, size_t)
char *strsignal(int)
char *strtok_r(char *, const char *, char **)
char *stpcpy(char *, const char *)
? strerror_r(int, char *, size_t)
void *memccpy(void *, const void *, int, size_t)
void *memmem(const void *, size_t, const void *, size_t)
strings.h:
int strcasecmp(const char *, const char *)
int strncasecmp(const char *, const char *, size_t)
void bzero(void *, size_t)
int ffs(int)
sys/ioctl.h:
int ioctl(int, ?, ...)
sys/mman.h:
void *mmap(void *, size_t, int, int, int, off_t)
int munmap(void *, size_t)
int mprotect(void *, size_t, int)
int msync(void *, size_t, int)
int mlock|munlock(const void *, size_t)
int mlockall(int)
int munlockall(void)
int shm_unlink(const char *)
sys/resource.h:
int getrlimit(?, struct rlimit *)
int setrlimit(?, const struct rlimit *)
int getrusage(?, struct rusage *)
sys/select.h:
int select(int, fd_set *, fd_set *, fd_set *, struct timeval *)
int pselect(int, fd_set *, fd_set *, fd_set *, const struct timespec *, const sigset_t *)
sys/shm.h:
int shmget(key_t, size_t, int)
void *shmat(int, const void *, int)
int shmdt(const void *)
sys/socket.h:
int socket(int, int, int)
int socketpair(int, int, int, int *)
int bind|connect(int, const struct sockaddr *, socklen_t)
int listen|shutdown(int, int)
int accept|getsockname|getpeername(int, struct sockaddr *, socklen_t *)
int getsockopt(int, int, int, void *, socklen_t *)
int setsockopt(int, int, int, const void *, socklen_t)
ssize_t recv(int, void *, size_t, int)
ssize_t send(int, const void *, size_t, int)
ssize_t recvfrom(int, void *, size_t, int, struct sockaddr *, socklen_t *)
ssize_t sendto(int, const void *, size_t, int, const struct sockaddr *, socklen_t)
ssize_t recvmsg(int, struct msghdr *, int)
ssize_t sendmsg(int, const struct msghdr *, int)
sys/stat.h:
int chmod(const char *, mode_t)
int fchmod(int, mode_t)
int mkdir|mkfifo(const char *, mode_t)
int mkdirat(int, const char *, mode_t)
mode_t umask(mode_t)
int stat|lstat(const char *, struct stat *)
int fstat(int, struct stat *)
int fstatat(int, const char *, struct stat *, int)
sys/time.h:
int gettimeofday(struct timeval *, ?)
int utimes(const char *, const struct timeval *)
sys/uio.h:
ssize_t readv|writev(int, const struct iovec *, int)
sys/utsname.h:
int uname(struct utsname *)
sys/wait.h:
pid_t wait(int *)
pid_t waitpid(pid_t, int *, int)
syslog.h:
void openlog(const char *, int, int)
void syslog(int, const char *, ...)
void closelog(void)
int setlogmask(int)
termios.h:
int tcgetattr(int, struct termios *)
int tcsetattr(int, int, const struct termios *)
int tcflush|tcflow|tcsendbreak(int, int)
int tcdrain(int)
void cfmakeraw(struct termios *)
speed_t cfgetispeed|cfgetospeed(const struct termios *)
int cfsetispeed|cfsetospeed(struct termios *, speed_t)
time.h:
int clock_gettime|clock_getres(clockid_t, struct timespec *)
int nanosleep(const struct timespec *, struct timespec *)
struct tm *gmtime_r|localtime_r(const time_t *, struct tm *)
char *asctime_r(const struct tm *, char *)
char *ctime_r(const time_t *, char *)
char *strptime(const char *, const char *, struct tm *)
void tzset(void)
time_t timegm(struct tm *)
unistd.h:
int access(const char *, int)
int faccessat(int, const char *, int, int)
unsigned int alarm(unsigned int)
int chdir|rmdir|unlink|chroot(const char *)
int chown|lchown(const char *, uid_t, gid_t)
int fchown(int, uid_t, gid_t)
int close|dup|fchdir|fsync|isatty(int)
int dup2(int, int)
int execv|execvp(const char *, char *const *)
int execve(const char *, char *const *, char *const *)
int execl|execlp|execle(const char *, const char *, ...)
void _exit(int)
pid_t fork(void)
int ftruncate(int, off_t)
int truncate(const char *, off_t)
char *getcwd(char *, size_t)
uid_t getuid|geteuid(void)
gid_t getgid|getegid(void)
pid_t getpid|getppid|getpgrp|setsid(void)
pid_t getpgid|getsid(pid_t)
int setuid|seteuid(uid_t)
int setgid|setegid(gid_t)
int setpgid(pid_t, pid_t)
int gethostname(char *, size_t)
char *getlogin(void)
int getopt(int, char *const *, const char *)
long sysconf(int)
long pathconf(const char *, int)
long fpathconf(int, int)
size_t confstr(int, char *, size_t)
int link|symlink(const char *, const char *)
int symlinkat(const char *, int, const char *)
int unlinkat(int, const char *, int)
int linkat(int, const char *, int, const char *, int)
int renameat(int, const char *, int, const char *)
ssize_t readlink(const char *, char *, size_t)
ssize_t readlinkat(int, const char *, char *, size_t)
off_t lseek(int, off_t, int)
int pause(void)
int pipe(int *)
ssize_t read(int, void *, size_t)
ssize_t write(int, const void *, size_t)
ssize_t pread(int, void *, size_t, off_t)
ssize_t pwrite(int, const void *, size_t, off_t)
unsigned int sleep(unsigned int)
int usleep(useconds_t)
pid_t tcgetpgrp(int)
int tcsetpgrp(int, pid_t)
char *ttyname(int)
int ttyname_r(int, char *, size_t)
int getentropy(void *, size_t)
int getpagesize(void)
int nice(int)
int lockf(int, int, off_t)
`;

interface Line {
  readonly text: string;
  readonly header: string;
  readonly standard: CPrototype["standard"];
}

function linesOf(table: string, standard: Line["standard"]): [string, Line][] {
  let header = "";
  const out: [string, Line][] = [];
  for (const line of table.split("\n")) {
    if (line.endsWith(":")) header = line.slice(0, -1);
    const [, before, names, after] = /^(.*?)([\w|]+)(\(.*\))$/.exec(line) ?? [];
    for (const name of names?.split("|") ?? [])
      out.push([name, { text: `${before}${name}${after}`, header, standard }]);
  }
  return out;
}

const byName: ReadonlyMap<string, Line> = new Map([...linesOf(C17, "C"), ...linesOf(POSIX, "POSIX")]);

/** The names of all functions with a known prototype. */
export function prototypeNames(): Iterable<string> {
  return byName.keys();
}

/** Systems whose C libraries agree with POSIX on what the table says. */
const POSIX_SYSTEMS: ReadonlySet<string> = new Set([
  "linux",
  "android",
  "macos",
  "ios",
  "tvos",
  "watchos",
  "visionos",
  "freebsd",
  "netbsd",
  "openbsd",
  "dragonfly",
]);

/** The prototype of a function of the C library on a target; undefined where its library may have none, or another. */
export function findPrototype(name: string, target: Target): CPrototype | undefined {
  const line = byName.get(name);
  if (line === undefined || (line.standard === "POSIX" && !POSIX_SYSTEMS.has(target.os))) return undefined;
  return parsePrototype(name, line);
}

/** The prototype of that name on any system. */
export function anyPrototype(name: string): CPrototype | undefined {
  const line = byName.get(name);
  return line === undefined ? undefined : parsePrototype(name, line);
}

function parsePrototype(name: string, line: Line): CPrototype {
  const open = line.text.indexOf("(");
  const list = line.text
    .slice(open + 1, -1)
    .split(",")
    .map((one) => one.trim());
  const variadic = list.at(-1) === "...";
  const params = variadic ? list.slice(0, -1) : list;
  return {
    ...line,
    text: line.text.replace(/\bfn\b/g, "(*)()"),
    name,
    params: params[0] === "void" ? [] : params.map(parseType),
    variadic,
    result: parseType(line.text.slice(0, open - name.length)),
  };
}

/** Source: ISO/IEC 9899:2018, 6.7.2 and 7. Everything that is no arithmetic type here is known by pointer only. */
const SCALAR =
  /^(?:(?:unsigned )?(?:int|short|long|long long)|(?:(?:un)?signed )?char|float|double|(?:size|ssize|ptrdiff|time|clock|wchar|mode|off|pid|uid|gid|socklen|nfds|pthread|useconds|in_addr|clockid|key|speed|u?intmax|u?int\d+)_t)$/;

function parseType(text: string): CType {
  const plain = text
    .replace(/\bconst\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (plain.endsWith("*")) return { kind: "pointer", pointee: parseType(plain.slice(0, -1)) };
  if (plain === "fn") return { kind: "pointer", pointee: { kind: "unknown" } };
  if (plain === "void") return { kind: "void" };
  return SCALAR.test(plain) ? { kind: "scalar", name: plain } : { kind: "unknown" };
}

/** How C writes a type; qualifiers are left out. */
export function spellCType(type: CType): string {
  switch (type.kind) {
    case "void":
      return "void";
    case "scalar":
      return type.name;
    case "pointer": {
      const inner = spellCType(type.pointee);
      return inner.endsWith("*") ? `${inner}*` : `${inner} *`;
    }
    case "unknown":
      return "…";
  }
}

/** An arithmetic type of a target: what it is, how wide, and how Rust writes it. */
export interface CScalar {
  readonly kind: "integer" | "float";
  readonly bits: number;
  readonly rust: string;
}

const RUST_NAMES: Readonly<Record<string, string>> = {
  char: "c_char",
  "signed char": "c_schar",
  "unsigned char": "c_uchar",
  short: "c_short",
  "unsigned short": "c_ushort",
  int: "c_int",
  "unsigned int": "c_uint",
  long: "c_long",
  "unsigned long": "c_ulong",
  "long long": "c_longlong",
  "unsigned long long": "c_ulonglong",
  float: "f32",
  double: "f64",
};

/** The arithmetic type of that C name on a target; undefined where systems of that kind disagree. */
export function cScalar(name: string, target: Target): CScalar | undefined {
  if (name === "float") return { kind: "float", bits: 32, rust: "f32" };
  // Compilers for AVR take flags that change it.
  if (name === "double") return target.arch === "avr" ? undefined : { kind: "float", bits: 64, rust: "f64" };
  const known = RUST_NAMES[name];
  const { c } = target;
  if (known !== undefined) {
    const word = name.replace(/^(?:un)?signed /, "");
    const model = word === "long long" ? c.longlong : c[word as "char" | "short" | "int" | "long"];
    return { kind: "integer", bits: model.bits, rust: `core::ffi::${known}` };
  }
  const width = typedefBits(name, target);
  if (width === undefined) return undefined;
  const [bits, signed] = width;
  const isWord = bits === target.pointerWidth && /^(?:s?size|ptrdiff)_t$/.test(name);
  return { kind: "integer", bits, rust: `${signed ? "i" : "u"}${isWord ? "size" : bits}` };
}

/**
 * The width and sign of the types that systems choose.
 *
 * Source: the systems' own headers, as the `libc` crate has them for these targets.
 */
function typedefBits(
  name: string,
  { os, env, vendor, pointerWidth, c }: Target,
): readonly [number, boolean] | undefined {
  const fixed = /^(u?)int(8|16|32|64)_t$/.exec(name);
  if (fixed !== null) return [Number(fixed[2]), fixed[1] === ""];
  const apple = vendor === "apple";
  const linux = os === "linux" || os === "android";
  const bsd = /^(?:free|net|open)bsd$|^dragonfly$/.test(os);
  const wide = pointerWidth === 64;
  switch (name) {
    case "size_t":
      return [pointerWidth, false];
    case "ssize_t":
    case "ptrdiff_t":
      return [pointerWidth, true];
    case "intmax_t":
      return [64, true];
    case "uintmax_t":
      return [64, false];
    case "wchar_t":
      return c.wchar === undefined ? undefined : [c.wchar.bits, c.wchar.signed];
    case "pid_t":
    case "clockid_t":
      return [32, true];
    case "uid_t":
    case "gid_t":
    case "socklen_t":
    case "useconds_t":
    case "in_addr_t":
      return [32, false];
    case "mode_t":
      if (apple || os === "freebsd" || os === "dragonfly" || (os === "android" && !wide)) return [16, false];
      return linux || bsd ? [32, false] : undefined;
    case "off_t":
      if (apple || bsd || (linux && wide) || env === "musl") return [64, true];
      // On 32-bit systems `-D_FILE_OFFSET_BITS=64` names other functions.
      return linux && /^(?:gnu|uclibc)/.test(env) ? [32, true] : undefined;
    case "time_t":
      return wide && (apple || bsd || linux || os === "windows") ? [64, true] : undefined;
    case "clock_t":
      if (linux || os === "windows") return [c.long.bits, true];
      return apple ? [c.long.bits, false] : undefined;
    case "pthread_t":
      return [pointerWidth, false];
    case "nfds_t":
      if (os === "linux") return [c.long.bits, false];
      return apple || bsd || os === "android" ? [32, false] : undefined;
    case "key_t":
      return linux || apple ? [32, true] : undefined;
    case "speed_t":
      if (linux) return [32, false];
      return apple ? [c.long.bits, false] : undefined;
    default:
      return undefined;
  }
}
