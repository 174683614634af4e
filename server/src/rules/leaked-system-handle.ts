import { type FlowEvent, flowOf } from "../model/flow.ts";
import { isTakenBackBy, leavesOpen, MAKES_HANDLE, madeBy } from "../target/allocators.ts";
import { type CallEvent, cName } from "./memory/containers.ts";
import { givenTo, variablesOf } from "./memory/kept.ts";
import { rule } from "./rule.ts";

interface Data {
  readonly variable: string;
  readonly maker: string;
  readonly close: string;
}

export const leakedSystemHandle = rule<"body", Data>({
  name: "leaked-system-handle",
  group: "memory",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A handle of the operating system is opened and never closed.",
    why: "A raw handle or file descriptor is a number, and nothing happens when the variable that holds it goes out of scope. Each call of the function leaves one more open, until the process may open no more. An owning type of Rust (`OwnedHandle`, `OwnedFd`, `File`) closes it.",
    bad: 'use std::ffi::{c_char, c_void, CStr};\n\nunsafe extern "C" {\n    fn opendir(path: *const c_char) -> *mut c_void;\n    fn readdir(dir: *mut c_void) -> *mut c_void;\n}\n\npub fn count(path: &CStr) -> usize {\n    let dir = unsafe { opendir(path.as_ptr()) };\n    let mut count = 0;\n    while !dir.is_null() && !unsafe { readdir(dir) }.is_null() {\n        count += 1;\n    }\n    count\n}',
    good: 'use std::ffi::{c_char, c_void, CStr};\n\nunsafe extern "C" {\n    fn opendir(path: *const c_char) -> *mut c_void;\n    fn readdir(dir: *mut c_void) -> *mut c_void;\n    fn closedir(dir: *mut c_void) -> i32;\n}\n\npub fn count(path: &CStr) -> usize {\n    let dir = unsafe { opendir(path.as_ptr()) };\n    if dir.is_null() {\n        return 0;\n    }\n    let mut count = 0;\n    while !unsafe { readdir(dir) }.is_null() {\n        count += 1;\n    }\n    unsafe { closedir(dir) };\n    count\n}',
    sources: [
      { title: "RUSTSEC-2025-0125, thread-amount", url: "https://rustsec.org/advisories/RUSTSEC-2025-0125.html" },
      {
        title: "CreateToolhelp32Snapshot: to destroy the snapshot, use CloseHandle",
        url: "https://learn.microsoft.com/en-us/windows/win32/api/tlhelp32/nf-tlhelp32-createtoolhelp32snapshot",
      },
      { title: "std::os::fd::OwnedFd", url: "https://doc.rust-lang.org/std/os/fd/struct.OwnedFd.html" },
    ],
    note: "Reported where the handle stays in the function: only functions that are known to leave it open get it.",
  },
  *check(body, { item }) {
    const { root, source } = body;
    if (body.of !== "fn" || !MAKES_HANDLE.test(source.slice(root.start, root.end))) return;
    // What the program's last function leaves open is closed with the process.
    if (item.kind !== "fn" || item.name.text === "main") return;
    const { events } = flowOf(body);
    const names = callNames(events);
    const makers = [...names].filter(([, name]) => madeBy(name)?.kind === "handle");
    if (makers.length === 0) return;
    const variables = variablesOf(body);
    for (const [node, maker] of makers) {
      const variable = node.kind === "call" ? variables.get(node) : undefined;
      const close = madeBy(maker)?.free;
      const given = variable === undefined ? undefined : givenTo(body, variable);
      if (variable === undefined || close === undefined || given === undefined) continue;
      const stays = given.every(({ call }) => {
        const name = names.get(call);
        return name !== undefined && leavesOpen(name) && !isTakenBackBy(maker, name);
      });
      if (stays) yield { range: variable, data: { variable: variable.text, maker, close } };
    }
  },
  message: ({ variable, maker, close }) =>
    `\`${variable}\` is never closed: each \`${maker}\` needs a \`${close}\`, and nothing else gets the handle`,
});

/** The names of the C functions that a body calls; of Windows functions also where the crate cannot be read. */
function callNames(events: readonly FlowEvent[]): ReadonlyMap<CallEvent["node"], string> {
  const out = new Map<CallEvent["node"], string>();
  for (const event of events) {
    if (event.kind !== "call") continue;
    const name = cName(event) ?? windowsName(event);
    if (name !== undefined) out.set(event.node, name);
  }
  return out;
}

/** `CloseHandle`, `windows_sys::…::CloseHandle`: no Rust function is called so, unless a type has it. */
function windowsName({ callee, node }: CallEvent): string | undefined {
  if (callee.kind !== "unknown" || node.kind !== "call" || node.callee.kind !== "path") return undefined;
  const { segments } = node.callee;
  const module = segments.at(-2);
  return /^[A-Z][a-z]+\w*[A-Z0-9]/.test(callee.name) &&
    (module === undefined || /^[a-z]/.test(module) || module === "Win32")
    ? callee.name
    : undefined;
}
