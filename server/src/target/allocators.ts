/**
 * Which function takes back what which function gave: memory, objects and handles of well-known C libraries.
 *
 * Enters: a C function's name. Leaves: what kind of thing it gives or takes back, which argument that is, and by which
 * functions it is taken back. Names in the tables are exact; `takesBack` and `gives` know the custom of C libraries to
 * call the pair `x_new` and `x_free`.
 *
 * Sources: ISO C11 7.22.3; POSIX.1-2017 (`strdup`, `getline`, `opendir`, `popen`); GLib "Memory allocation"; OpenSSL
 * `OPENSSL_malloc(3)`; Microsoft "Comparing memory allocation methods", "Handles and objects"; Apple "Memory management
 * programming guide for Core Foundation"; SQLite `sqlite3_malloc`; the manuals of the others.
 */

/** `count`: what is given has a count of references, and is gone with the last of them. */
export type Kind = "memory" | "object" | "handle" | "count";

interface Pair {
  readonly kind: Kind;
  readonly makes: readonly string[];
  readonly frees: readonly string[];
  /** The number of the argument that is taken back. */
  readonly argument?: number;
}

const words = (text: string): readonly string[] => text.split(/\s+/);

const PAIRS: readonly Pair[] = [
  {
    kind: "memory",
    makes: words(
      "malloc calloc realloc reallocarray aligned_alloc memalign valloc pvalloc strdup strndup wcsdup getcwd " +
        "get_current_dir_name realpath canonicalize_file_name tempnam _strdup _wcsdup",
    ),
    frees: words("free cfree"),
  },
  { kind: "memory", makes: words("_aligned_malloc _aligned_realloc"), frees: words("_aligned_free") },
  { kind: "memory", makes: words("mmap mmap64"), frees: words("munmap") },
  {
    kind: "memory",
    makes: words(
      "g_malloc g_malloc0 g_malloc_n g_malloc0_n g_realloc g_try_malloc g_strdup g_strndup g_strconcat g_strdup_printf " +
        "g_memdup g_memdup2 g_build_filename g_strescape g_strcompress g_utf8_strdown g_utf8_strup",
    ),
    frees: words("g_free"),
  },
  { kind: "memory", makes: words("g_strsplit g_strdupv g_get_environ"), frees: words("g_strfreev") },
  {
    kind: "memory",
    makes: words("CRYPTO_malloc CRYPTO_zalloc CRYPTO_realloc CRYPTO_strdup CRYPTO_strndup CRYPTO_memdup"),
    frees: words("CRYPTO_free CRYPTO_clear_free OPENSSL_free"),
  },
  {
    kind: "memory",
    makes: words("sqlite3_malloc sqlite3_malloc64 sqlite3_realloc sqlite3_mprintf sqlite3_expanded_sql"),
    frees: words("sqlite3_free"),
  },
  { kind: "memory", makes: words("av_malloc av_mallocz av_calloc av_realloc av_strdup"), frees: words("av_free") },
  { kind: "memory", makes: words("SDL_malloc SDL_calloc SDL_realloc SDL_strdup"), frees: words("SDL_free") },
  { kind: "memory", makes: words("curl_easy_escape curl_easy_unescape curl_escape"), frees: words("curl_free") },
  { kind: "memory", makes: words("CoTaskMemAlloc CoTaskMemRealloc"), frees: words("CoTaskMemFree") },
  { kind: "memory", makes: words("LocalAlloc LocalReAlloc"), frees: words("LocalFree") },
  { kind: "memory", makes: words("GlobalAlloc GlobalReAlloc"), frees: words("GlobalFree") },
  { kind: "memory", makes: words("HeapAlloc HeapReAlloc"), frees: words("HeapFree"), argument: 2 },
  { kind: "memory", makes: words("VirtualAlloc VirtualAlloc2"), frees: words("VirtualFree") },
  { kind: "memory", makes: words("SysAllocString SysAllocStringLen"), frees: words("SysFreeString") },
  { kind: "memory", makes: words("XGetWindowProperty XGetAtomName XListExtensions"), frees: words("XFree") },
  {
    kind: "handle",
    makes: words("fopen fopen64 fdopen freopen tmpfile open_memstream fmemopen _wfopen"),
    frees: words("fclose fcloseall"),
  },
  { kind: "handle", makes: words("popen"), frees: words("pclose") },
  { kind: "handle", makes: words("opendir fdopendir"), frees: words("closedir") },
  {
    kind: "handle",
    makes: words(
      "open open64 openat creat socket accept accept4 dup epoll_create epoll_create1 eventfd timerfd_create signalfd " +
        "inotify_init inotify_init1 memfd_create shm_open posix_openpt kqueue",
    ),
    frees: words("close"),
  },
  { kind: "handle", makes: words("iconv_open"), frees: words("iconv_close") },
  { kind: "handle", makes: words("setmntent"), frees: words("endmntent") },
  { kind: "handle", makes: words("XOpenDisplay"), frees: words("XCloseDisplay") },
  {
    kind: "handle",
    makes: words(
      "CreateToolhelp32Snapshot OpenProcess OpenThread CreateFileA CreateFileW CreateFile2 CreateFileMappingA " +
        "CreateFileMappingW CreateEventA CreateEventW CreateMutexA CreateMutexW CreateSemaphoreA CreateSemaphoreW " +
        "CreateWaitableTimerW CreateJobObjectA CreateJobObjectW CreateNamedPipeA CreateNamedPipeW CreateThread " +
        "OpenEventW OpenMutexW OpenFileMappingW CreateIoCompletionPort",
    ),
    frees: words("CloseHandle NtClose"),
  },
  { kind: "handle", makes: words("FindFirstFileA FindFirstFileW FindFirstFileExW"), frees: words("FindClose") },
  {
    kind: "handle",
    makes: words("OpenSCManagerA OpenSCManagerW OpenServiceA OpenServiceW CreateServiceW"),
    frees: words("CloseServiceHandle"),
  },
  { kind: "handle", makes: words("GetDC GetWindowDC"), frees: words("ReleaseDC"), argument: 1 },
  { kind: "handle", makes: words("CreateCompatibleDC CreateDCA CreateDCW"), frees: words("DeleteDC") },
  {
    kind: "handle",
    makes: words("CreateCompatibleBitmap CreateDIBSection CreateSolidBrush CreatePen CreateFontW CreateRectRgn"),
    frees: words("DeleteObject"),
  },
  { kind: "handle", makes: words("MapViewOfFile MapViewOfFileEx"), frees: words("UnmapViewOfFile") },
  { kind: "handle", makes: words("InternetOpenW InternetOpenUrlW WinHttpOpen"), frees: words("InternetCloseHandle") },
  { kind: "count", makes: [], frees: words("CFRelease CGColorRelease CGImageRelease CGContextRelease") },
  { kind: "count", makes: words("g_object_new g_object_ref"), frees: words("g_object_unref") },
  { kind: "count", makes: [], frees: words("IOObjectRelease objc_release dispatch_release") },
];

const FREES = new Map(PAIRS.flatMap((pair) => pair.frees.map((name) => [name, pair] as const)));
const MAKES = new Map(PAIRS.flatMap((pair) => pair.makes.map((name) => [name, pair] as const)));

/** A function that gives memory, an object or a handle away: what kind, and what takes it back. */
export interface Made {
  readonly kind: Kind;
  /** The function to call in the end. */
  readonly free: string;
}

/** What a function of the tables gives, as its result; undefined for others. */
export function madeBy(name: string): Made | undefined {
  const pair = MAKES.get(name);
  const free = pair?.frees[0];
  return pair === undefined || free === undefined ? undefined : { kind: pair.kind, free };
}

/** Whether a function takes back what another one of the tables gave. */
export function isTakenBackBy(maker: string, name: string): boolean {
  return MAKES.get(maker)?.frees.includes(name) === true;
}

export interface TakenBack {
  readonly kind: Kind;
  /** The number of the argument that is gone afterwards. */
  readonly argument: number;
  /** The name is in the tables, not only shaped like one of them. */
  readonly known: boolean;
}

/** `x_free`, `x_destroy`: what is called so in C libraries takes back its first argument. */
const FREE_SHAPE = /[a-z0-9]_(?:free|destroy)$/;
const COUNTED_SHAPE = /[a-z0-9]_(?:unref|release|put)$|^CF\w*Release$/;

/** What a foreign function of this name takes back; undefined where the name says nothing. */
export function takesBack(name: string): TakenBack | undefined {
  const pair = FREES.get(name);
  if (pair !== undefined) return { kind: pair.kind, argument: pair.argument ?? 0, known: true };
  if (FREE_SHAPE.test(name)) return { kind: "object", argument: 0, known: false };
  return COUNTED_SHAPE.test(name) ? { kind: "count", argument: 0, known: false } : undefined;
}

const MAKER =
  /^(.+?)_?(?:new|create|alloc|init|open|make|dup|New|Create|Alloc|Init|Open)(?:_(?:with|from|ex|cb|buf|file|path)\w*)?$/;
const PREFIXED = /^(?:new|create|alloc|init|open|make)_(.+)$/;
const TAKERS = ["free", "destroy", "delete", "close", "release", "unref", "cleanup", "fini", "finish"] as const;

/** The names under which C libraries take back what a function of this name gives; none where the name says nothing. */
export function takerNames(maker: string): readonly string[] {
  const stem = (MAKER.exec(maker) ?? PREFIXED.exec(maker))?.[1];
  if (stem === undefined) return [];
  return TAKERS.flatMap((word) => {
    const capital = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
    return [`${stem}_${word}`, `${stem}${capital}`, `${word}_${stem}`];
  });
}

/** Functions that use a handle of the system and leave it open. A handle that others get may be closed by them. */
const USES: ReadonlySet<string> = new Set(
  words(
    "Thread32First Thread32Next Process32First Process32Next Process32FirstW Process32NextW Module32First Module32Next " +
      "Module32FirstW Module32NextW Heap32ListFirst Heap32ListNext ReadProcessMemory WriteProcessMemory " +
      "GetExitCodeProcess TerminateProcess WaitForSingleObject WaitForSingleObjectEx GetProcessTimes GetProcessId " +
      "GetProcessMemoryInfo K32GetProcessMemoryInfo QueryFullProcessImageNameA QueryFullProcessImageNameW " +
      "EnumProcessModules EnumProcessModulesEx K32EnumProcessModules GetModuleBaseNameA GetModuleBaseNameW " +
      "GetModuleFileNameExA GetModuleFileNameExW VirtualQueryEx VirtualAllocEx VirtualFreeEx VirtualProtectEx " +
      "IsWow64Process GetPriorityClass SetPriorityClass OpenProcessToken GetThreadTimes GetThreadId SuspendThread " +
      "ResumeThread GetThreadContext SetThreadPriority NtQueryInformationProcess CreateRemoteThread " +
      "ReadFile WriteFile GetFileSize GetFileSizeEx SetFilePointer SetFilePointerEx DeviceIoControl SetEndOfFile " +
      "GetFileInformationByHandle GetFileInformationByHandleEx FlushFileBuffers GetFileTime SetFileTime GetFileType " +
      "GetFinalPathNameByHandleW LockFile UnlockFile FindNextFileA FindNextFileW SetEvent ResetEvent ReleaseMutex " +
      "QueryServiceStatus QueryServiceStatusEx StartServiceW ControlService GetDeviceCaps BitBlt StretchBlt " +
      "fread fwrite fgets fputs fgetc fputc getc putc ungetc fprintf fscanf fseek fseeko ftell ftello rewind feof ferror " +
      "clearerr fflush getline getdelim setvbuf readdir readdir64 readdir_r rewinddir telldir seekdir " +
      "read write pread pwrite readv writev lseek lseek64 fstat fstat64 ioctl fsync fdatasync ftruncate fchmod fchown " +
      "futimens flock connect bind listen send recv sendto recvfrom sendmsg recvmsg setsockopt getsockopt getsockname " +
      "getpeername shutdown getdents64 getmntent getmntent_r isatty tcgetattr tcsetattr",
  ),
);

/** Whether a function of the C library or of Windows only uses the handle that it is given. */
export function leavesOpen(name: string): boolean {
  return USES.has(name);
}

/** The makers of handles in a text: a cheap question before it is read. */
export const MAKES_HANDLE: RegExp = new RegExp(
  `\\b(?:${PAIRS.flatMap(({ kind, makes }) => (kind === "handle" ? makes : [])).join("|")})\\s*\\(`,
);

/** The Windows functions that open a handle: words that nothing else is called by. */
export const WINDOWS_MAKERS: readonly string[] = PAIRS.flatMap(({ kind, makes }) =>
  kind === "handle" ? makes.filter((name) => /^[A-Z][a-z]/.test(name)) : [],
);
