/**
 * Functions of Windows whose convention is WINAPI: `__stdcall` on 32-bit x86, the target's only one elsewhere.
 *
 * Enters: a name. Leaves: the library that it is documented for. Variadic functions (`wsprintfW`, `FormatMessage`'s own
 * are none) are `__cdecl` and not here; neither are the C library's.
 *
 * Source: Windows SDK, the function pages of Microsoft Learn ("Requirements": DLL); Java Native Interface Specification,
 * chapter 12; SAE J2534-1.
 */

/** One line for each library: its name, then the functions. `NameAW` stands for `NameA` and `NameW`. */
const TABLE = `
kernel32: AddVectoredExceptionHandler AllocConsole AttachConsole Beep CallNamedPipeAW CancelIo CancelIoEx CancelWaitableTimer CloseHandle CompareFileTime CompareStringAW CompareStringOrdinal ConnectNamedPipe CopyFileAW CopyFileExAW CreateDirectoryAW CreateEventAW CreateFileAW CreateFileMappingAW CreateHardLinkAW CreateIoCompletionPort CreateMutexAW CreateNamedPipeAW CreatePipe CreateProcessAW CreateRemoteThread CreateSemaphoreAW CreateSymbolicLinkAW CreateThread CreateToolhelp32Snapshot CreateWaitableTimerAW DebugBreak DeleteCriticalSection DeleteFileAW DeviceIoControl DisconnectNamedPipe DuplicateHandle EnterCriticalSection EscapeCommFunction ExitProcess ExitThread ExpandEnvironmentStringsAW FileTimeToLocalFileTime FileTimeToSystemTime FillConsoleOutputAttribute FillConsoleOutputCharacterAW FindClose FindFirstFileAW FindFirstFileExAW FindNextFileAW FindResourceAW FlushConsoleInputBuffer FlushFileBuffers FlushInstructionCache FlushViewOfFile FormatMessageAW FreeConsole FreeEnvironmentStringsAW FreeLibrary GenerateConsoleCtrlEvent GetACP GetCommandLineAW GetCommState GetCommTimeouts GetComputerNameAW GetConsoleCP GetConsoleMode GetConsoleOutputCP GetConsoleScreenBufferInfo GetConsoleTitleAW GetConsoleWindow GetCurrentDirectoryAW GetCurrentProcess GetCurrentProcessId GetCurrentThread GetCurrentThreadId GetDiskFreeSpaceAW GetDiskFreeSpaceExAW GetDriveTypeAW GetEnvironmentStringsW GetEnvironmentVariableAW GetExitCodeProcess GetExitCodeThread GetFileAttributesAW GetFileAttributesExAW GetFileInformationByHandle GetFileSize GetFileSizeEx GetFileTime GetFileType GetFinalPathNameByHandleAW GetFullPathNameAW GetLastError GetLocalTime GetLogicalDrives GetLongPathNameAW GetModuleFileNameAW GetModuleHandleAW GetModuleHandleExAW GetNativeSystemInfo GetNumberOfConsoleInputEvents GetOverlappedResult GetPriorityClass GetProcAddress GetProcessHeap GetProcessId GetProcessTimes GetQueuedCompletionStatus GetShortPathNameAW GetStartupInfoAW GetStdHandle GetSystemDirectoryAW GetSystemInfo GetSystemTime GetSystemTimeAsFileTime GetSystemTimePreciseAsFileTime GetTempFileNameAW GetTempPathAW GetThreadContext GetThreadPriority GetThreadTimes GetTickCount GetTickCount64 GetTimeZoneInformation GetUserDefaultLCID GetUserDefaultLocaleName GetVersion GetVersionExAW GetVolumeInformationAW GetWindowsDirectoryAW GlobalAlloc GlobalFree GlobalLock GlobalMemoryStatusEx GlobalReAlloc GlobalSize GlobalUnlock HeapAlloc HeapCreate HeapDestroy HeapFree HeapReAlloc HeapSize InitializeCriticalSection InitializeCriticalSectionAndSpinCount InitializeConditionVariable InitializeSRWLock IsDebuggerPresent IsProcessorFeaturePresent IsWow64Process LeaveCriticalSection LoadLibraryAW LoadLibraryExAW LoadResource LocalAlloc LocalFree LocalLock LocalUnlock LockFile LockFileEx LockResource MapViewOfFile MoveFileAW MoveFileExAW MulDiv MultiByteToWideChar OpenEventAW OpenFileMappingAW OpenMutexAW OpenProcess OpenThread OutputDebugStringAW PeekConsoleInputAW PeekNamedPipe PostQueuedCompletionStatus Process32First Process32FirstW Process32Next Process32NextW PurgeComm QueryFullProcessImageNameAW QueryPerformanceCounter QueryPerformanceFrequency QueueUserAPC RaiseException ReadConsoleAW ReadConsoleInputAW ReadDirectoryChangesW ReadFile ReadFileEx ReadProcessMemory RegisterWaitForSingleObject ReleaseMutex ReleaseSemaphore ReleaseSRWLockExclusive ReleaseSRWLockShared RemoveDirectoryAW RemoveVectoredExceptionHandler ReplaceFileAW ResetEvent ResumeThread ScrollConsoleScreenBufferAW SetCommState SetCommTimeouts SetConsoleCP SetConsoleCtrlHandler SetConsoleCursorInfo SetConsoleCursorPosition SetConsoleMode SetConsoleOutputCP SetConsoleScreenBufferSize SetConsoleTextAttribute SetConsoleTitleAW SetConsoleWindowInfo SetCurrentDirectoryAW SetEndOfFile SetEnvironmentVariableAW SetErrorMode SetEvent SetFileAttributesAW SetFileInformationByHandle SetFilePointer SetFilePointerEx SetFileTime SetHandleInformation SetLastError SetNamedPipeHandleState SetPriorityClass SetProcessAffinityMask SetStdHandle SetThreadAffinityMask SetThreadContext SetThreadExecutionState SetThreadPriority SetUnhandledExceptionFilter SetWaitableTimer SizeofResource Sleep SleepConditionVariableCS SleepConditionVariableSRW SleepEx SuspendThread SwitchToThread SystemTimeToFileTime TerminateProcess TerminateThread TlsAlloc TlsFree TlsGetValue TlsSetValue TryAcquireSRWLockExclusive TryEnterCriticalSection UnhandledExceptionFilter UnlockFile UnlockFileEx UnmapViewOfFile UnregisterWait VirtualAlloc VirtualAllocEx VirtualFree VirtualFreeEx VirtualLock VirtualProtect VirtualProtectEx VirtualQuery VirtualQueryEx VirtualUnlock WaitForMultipleObjects WaitForMultipleObjectsEx WaitForSingleObject WaitForSingleObjectEx WaitNamedPipeAW WakeAllConditionVariable WakeConditionVariable WideCharToMultiByte WriteConsoleAW WriteConsoleOutputAW WriteFile WriteFileEx WriteProcessMemory AcquireSRWLockExclusive AcquireSRWLockShared lstrlenAW
user32: AdjustWindowRect AdjustWindowRectEx AppendMenuAW AttachThreadInput BeginPaint BringWindowToTop CallNextHookEx CallWindowProcAW ChangeDisplaySettingsAW CharLowerAW CharUpperAW CheckMenuItem ClientToScreen ClipCursor CloseClipboard CloseWindow CreateIconFromResourceEx CreateIconIndirect CreateMenu CreatePopupMenu CreateWindowExAW DefWindowProcAW DestroyCursor DestroyIcon DestroyMenu DestroyWindow DialogBoxParamAW DispatchMessageAW DrawIcon DrawIconEx DrawMenuBar DrawTextAW EmptyClipboard EnableMenuItem EnableWindow EndDialog EndPaint EnumChildWindows EnumClipboardFormats EnumDisplayDevicesAW EnumDisplayMonitors EnumDisplaySettingsAW EnumThreadWindows EnumWindows ExitWindowsEx FillRect FindWindowAW FindWindowExAW FlashWindow FlashWindowEx GetActiveWindow GetAncestor GetAsyncKeyState GetCapture GetClassInfoExAW GetClassLongAW GetClassNameAW GetClientRect GetClipboardData GetCursor GetCursorInfo GetCursorPos GetDC GetDCEx GetDesktopWindow GetDlgItem GetDlgItemTextAW GetDoubleClickTime GetFocus GetForegroundWindow GetIconInfo GetKeyboardLayout GetKeyboardState GetKeyNameTextAW GetKeyState GetLastInputInfo GetMenu GetMessageAW GetMessagePos GetMessageTime GetMonitorInfoAW GetParent GetPropAW GetRawInputData GetRawInputDeviceInfoAW GetRawInputDeviceList GetShellWindow GetSubMenu GetSysColor GetSysColorBrush GetSystemMenu GetSystemMetrics GetTopWindow GetUpdateRect GetWindow GetWindowDC GetWindowLongAW GetWindowLongPtrAW GetWindowPlacement GetWindowRect GetWindowTextAW GetWindowTextLengthAW GetWindowThreadProcessId InsertMenuItemAW InvalidateRect IsClipboardFormatAvailable IsDialogMessageAW IsIconic IsWindow IsWindowEnabled IsWindowUnicode IsWindowVisible IsZoomed KillTimer LoadAcceleratorsAW LoadCursorAW LoadCursorFromFileAW LoadIconAW LoadImageAW LoadMenuAW LoadStringAW LockWorkStation LookupIconIdFromDirectoryEx MapVirtualKeyAW MapVirtualKeyExAW MapWindowPoints MessageBeep MessageBoxAW MessageBoxExAW MonitorFromPoint MonitorFromRect MonitorFromWindow MoveWindow MsgWaitForMultipleObjects MsgWaitForMultipleObjectsEx OffsetRect OpenClipboard PeekMessageAW PostMessageAW PostQuitMessage PostThreadMessageAW PtInRect RedrawWindow RegisterClassAW RegisterClassExAW RegisterClipboardFormatAW RegisterHotKey RegisterRawInputDevices RegisterTouchWindow RegisterWindowMessageAW ReleaseCapture ReleaseDC RemovePropAW ScreenToClient SendDlgItemMessageAW SendInput SendMessageAW SendMessageTimeoutAW SetActiveWindow SetCapture SetClassLongAW SetClipboardData SetCursor SetCursorPos SetDlgItemTextAW SetFocus SetForegroundWindow SetLayeredWindowAttributes SetMenu SetParent SetProcessDPIAware SetPropAW SetTimer SetWindowLongAW SetWindowLongPtrAW SetWindowPlacement SetWindowPos SetWindowRgn SetWindowTextAW SetWindowsHookExAW ShowCursor ShowWindow ShowWindowAsync SystemParametersInfoAW ToAscii ToUnicode ToUnicodeEx TrackMouseEvent TrackPopupMenu TrackPopupMenuEx TranslateAcceleratorAW TranslateMessage UnhookWindowsHookEx UnregisterClassAW UnregisterHotKey UpdateLayeredWindow UpdateWindow ValidateRect VkKeyScanAW WaitForInputIdle WaitMessage WindowFromPoint keybd_event mouse_event
gdi32: AddFontMemResourceEx AddFontResourceExAW BitBlt ChoosePixelFormat CombineRgn CreateBitmap CreateBrushIndirect CreateCompatibleBitmap CreateCompatibleDC CreateDCAW CreateDIBSection CreateDIBitmap CreateFontAW CreateFontIndirectAW CreatePen CreateRectRgn CreateSolidBrush DeleteDC DeleteObject DescribePixelFormat EnumFontFamiliesExAW ExtTextOutAW GetDIBits GetDeviceCaps GetGlyphOutlineAW GetObjectAW GetPixel GetStockObject GetTextExtentPoint32AW GetTextMetricsAW LineTo MoveToEx PatBlt Rectangle SelectObject SetBkColor SetBkMode SetDIBits SetDIBitsToDevice SetPixel SetPixelFormat SetTextColor StretchBlt StretchDIBits SwapBuffers TextOutAW
advapi32: AdjustTokenPrivileges AllocateAndInitializeSid CheckTokenMembership CloseServiceHandle ControlService ConvertSidToStringSidAW ConvertStringSecurityDescriptorToSecurityDescriptorAW CreateServiceAW CryptAcquireContextAW CryptCreateHash CryptDestroyHash CryptGenRandom CryptGetHashParam CryptHashData CryptReleaseContext DeleteService EqualSid FreeSid GetLengthSid GetTokenInformation GetUserNameAW ImpersonateLoggedOnUser InitializeSecurityDescriptor LogonUserAW LookupAccountNameAW LookupAccountSidAW LookupPrivilegeValueAW OpenProcessToken OpenSCManagerAW OpenServiceAW OpenThreadToken QueryServiceStatus RegCloseKey RegConnectRegistryAW RegCreateKeyExAW RegDeleteKeyAW RegDeleteTreeAW RegDeleteValueAW RegEnumKeyExAW RegEnumValueAW RegFlushKey RegGetValueAW RegisterEventSourceAW RegisterServiceCtrlHandlerAW RegisterServiceCtrlHandlerExAW RegNotifyChangeKeyValue RegOpenKeyExAW RegQueryInfoKeyAW RegQueryValueExAW RegSetValueExAW ReportEventAW RevertToSelf SetSecurityDescriptorDacl SetServiceStatus StartServiceAW StartServiceCtrlDispatcherAW SystemFunction036
shell32: CommandLineToArgvW DragAcceptFiles DragFinish DragQueryFileAW DragQueryPoint ExtractIconAW ExtractIconExAW SHBrowseForFolderAW SHCreateItemFromParsingName SHFileOperationAW SHGetFileInfoAW SHGetFolderPathAW SHGetKnownFolderPath SHGetPathFromIDListAW SHGetSpecialFolderPathAW SHOpenFolderAndSelectItems ShellExecuteAW ShellExecuteExAW Shell_NotifyIconAW
ole32: CLSIDFromProgID CLSIDFromString CoCreateGuid CoCreateInstance CoCreateInstanceEx CoGetObject CoInitialize CoInitializeEx CoInitializeSecurity CoSetProxyBlanket CoTaskMemAlloc CoTaskMemFree CoTaskMemRealloc CoUninitialize DoDragDrop OleInitialize OleUninitialize ProgIDFromCLSID PropVariantClear RegisterDragDrop RevokeDragDrop StringFromCLSID StringFromGUID2
oleaut32: SafeArrayAccessData SafeArrayCreate SafeArrayDestroy SafeArrayGetElement SafeArrayGetLBound SafeArrayGetUBound SafeArrayPutElement SafeArrayUnaccessData SysAllocString SysAllocStringByteLen SysAllocStringLen SysFreeString SysReAllocString SysStringByteLen SysStringLen VariantChangeType VariantClear VariantCopy VariantInit
ws2_32: WSAAddressToStringAW WSAAsyncSelect WSACleanup WSACloseEvent WSAConnect WSACreateEvent WSAEnumNetworkEvents WSAEventSelect WSAGetLastError WSAGetOverlappedResult WSAIoctl WSAPoll WSARecv WSARecvFrom WSAResetEvent WSASend WSASendTo WSASetEvent WSASetLastError WSASocketAW WSAStartup WSAWaitForMultipleEvents closesocket ioctlsocket
bcrypt: BCryptCloseAlgorithmProvider BCryptCreateHash BCryptDestroyHash BCryptFinishHash BCryptGenRandom BCryptHashData BCryptOpenAlgorithmProvider
crypt32: CertCloseStore CertEnumCertificatesInStore CertFreeCertificateContext CertOpenStore CertOpenSystemStoreAW CryptProtectData CryptUnprotectData
ntdll: NtClose NtCreateFile NtQueryInformationProcess NtQuerySystemInformation NtReadFile NtWriteFile RtlGetVersion RtlNtStatusToDosError
version: GetFileVersionInfoAW GetFileVersionInfoSizeAW VerQueryValueAW
winmm: PlaySoundAW mciSendStringAW timeBeginPeriod timeEndPeriod timeGetDevCaps timeGetTime timeKillEvent timeSetEvent waveOutClose waveOutGetNumDevs waveOutOpen waveOutPrepareHeader waveOutReset waveOutUnprepareHeader waveOutWrite
opengl32: wglCreateContext wglDeleteContext wglGetCurrentContext wglGetCurrentDC wglGetProcAddress wglMakeCurrent wglShareLists
dwmapi: DwmEnableBlurBehindWindow DwmExtendFrameIntoClientArea DwmFlush DwmGetWindowAttribute DwmIsCompositionEnabled DwmSetWindowAttribute
comctl32: ImageList_Add ImageList_Create ImageList_Destroy InitCommonControls InitCommonControlsEx
comdlg32: ChooseColorAW ChooseFontAW CommDlgExtendedError GetOpenFileNameAW GetSaveFileNameAW
psapi: EnumProcessModules EnumProcesses GetMappedFileNameAW GetModuleBaseNameAW GetModuleFileNameExAW GetModuleInformation GetProcessMemoryInfo
dbghelp: MiniDumpWriteDump StackWalk64 SymCleanup SymFromAddr SymFunctionTableAccess64 SymGetModuleBase64 SymInitialize SymInitializeW SymSetOptions
iphlpapi: GetAdaptersAddresses GetAdaptersInfo GetBestInterface GetExtendedTcpTable GetExtendedUdpTable GetIfEntry GetIpForwardTable
winhttp: WinHttpCloseHandle WinHttpConnect WinHttpOpen WinHttpOpenRequest WinHttpQueryHeaders WinHttpReadData WinHttpReceiveResponse WinHttpSendRequest
J2534: PassThruOpen PassThruClose PassThruConnect PassThruDisconnect PassThruReadMsgs PassThruWriteMsgs PassThruStartPeriodicMsg PassThruStopPeriodicMsg PassThruStartMsgFilter PassThruStopMsgFilter PassThruSetProgrammingVoltage PassThruReadVersion PassThruGetLastError PassThruIoctl
`;

const byName: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split("\n")
    .flatMap((line) => {
      const [library = "", names = ""] = line.split(": ");
      return names.split(" ").flatMap((name): [string, string][] => {
        const both = /^(.+)AW$/.exec(name)?.[1];
        return both === undefined
          ? [[name, library]]
          : [
              [`${both}A`, library],
              [`${both}W`, library],
            ];
      });
    }),
);

/** The library of a function whose convention is WINAPI; undefined for any other name. */
export function windowsLibrary(name: string): string | undefined {
  return byName.get(name);
}

/** The names of all functions in the table. */
export function windowsFunctions(): Iterable<string> {
  return byName.keys();
}

/** Function pointer types of Windows, all CALLBACK or WINAPI. Source: Windows SDK, `winuser.h`, `minwinbase.h`, `winsvc.h`. */
const CALLBACKS: ReadonlySet<string> = new Set(
  "DLGPROC DRAWSTATEPROC FARPROC GRAYSTRINGPROC HANDLER_FUNCTION HOOKPROC LPHANDLER_FUNCTION LPHANDLER_FUNCTION_EX LPOVERLAPPED_COMPLETION_ROUTINE LPPROGRESS_ROUTINE LPSERVICE_MAIN_FUNCTIONA LPSERVICE_MAIN_FUNCTIONW LPTHREAD_START_ROUTINE LPTIMECALLBACK MONITORENUMPROC PAPCFUNC PHANDLER_ROUTINE PTHREAD_START_ROUTINE PTIMERAPCROUTINE PVECTORED_EXCEPTION_HANDLER SENDASYNCPROC TIMERPROC WAITORTIMERCALLBACK WINEVENTPROC WNDENUMPROC WNDPROC".split(
    " ",
  ),
);

/** Whether a type of that name is a function pointer of Windows in its own convention. */
export function isWindowsCallback(name: string): boolean {
  return CALLBACKS.has(name) || windowsLibrary(name.replace(/(?:Fn|_t|Proc)$/, "")) !== undefined;
}

/** What Windows or Java asks of a library under a fixed name, in their convention. */
const ENTRY_POINTS =
  /^(?:DllMain|WinMain|wWinMain|Dll(?:CanUnloadNow|GetClassObject|RegisterServer|UnregisterServer)|JNI_On(?:Unl|L)oad|Agent_On(?:Unl|L)oad|Java_\w+)$/;

/** Whether an exported function of that name is called by Windows (`windows`) or a Java virtual machine (`java`). */
export function entryPointOf(name: string): "windows" | "java" | undefined {
  if (!ENTRY_POINTS.test(name)) return undefined;
  return /^J|^Agent/.test(name) ? "java" : "windows";
}

/** The tables of function pointers of the Java Native Interface, whose entries are JNICALL. */
export function isJniTable(name: string): boolean {
  return /^_?JNI(?:NativeInterface|InvokeInterface)(?:_|__\d+_\d+(?:_\d+)*)?$/.test(name);
}

const libraries: ReadonlySet<string> = new Set(byName.values());

/** Whether a name in `#[link(name = "…")]` is one of Windows' own libraries. */
export function isWindowsLibrary(name: string): boolean {
  const stem = name.toLowerCase().replace(/\.(?:dll|lib)$/, "");
  return libraries.has(stem) || /^(?:windows(?:\.|$)|onecore|kernelbase|winapi_)/.test(stem);
}
