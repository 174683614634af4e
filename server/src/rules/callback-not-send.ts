import type { Ty } from "../model/ty.ts";
import { handedIn, registeredIn } from "./callbacks/registered.ts";
import type { Scene } from "./rule.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly type: string;
  readonly callee: string;
  readonly thread: string;
  /** Where `+ Send` is written, and what stands before it there. */
  readonly end: number | undefined;
  readonly joined: string;
}

/** Words of names that say that calls come from another thread. */
const THREADS =
  /thread|async|worker|audio|midi|pcm|realtime|background|concurrent|threadpool|dispatch_(?:async|queue)|parallel/i;
/** The same words where they say the contrary. */
const SAME_THREAD =
  /main_?thread|single_?thread|same_?thread|this_?thread|current_?thread|thread_?local|unsync|local_?thread/i;

export const callbackNotSend = rule<"body", Data>({
  name: "callback-not-send",
  group: "callbacks",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A closure that C calls from another thread may hold what must not leave its thread.",
    why: "C runs the callback wherever its thread is, and the type behind `void *` is out of the compiler's sight there. Without `Send` a safe caller may hand over a closure with an `Rc` or a reference to a `Cell`; two threads then count the same `Rc` without atomics, and one frees what the other uses.",
    bad: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn worker_post(job: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);\n}\n\nunsafe extern "C" fn trampoline<F: FnOnce()>(user_data: *mut c_void) {\n    let job = unsafe { Box::from_raw(user_data as *mut F) };\n    job();\n}\n\npub fn post<F: FnOnce() + \'static>(job: F) {\n    let user_data = Box::into_raw(Box::new(job));\n    unsafe { worker_post(trampoline::<F>, user_data as *mut c_void) }\n}',
    good: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn worker_post(job: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);\n}\n\nunsafe extern "C" fn trampoline<F: FnOnce()>(user_data: *mut c_void) {\n    let job = unsafe { Box::from_raw(user_data as *mut F) };\n    job();\n}\n\npub fn post<F: FnOnce() + Send + \'static>(job: F) {\n    let user_data = Box::into_raw(Box::new(job));\n    unsafe { worker_post(trampoline::<F>, user_data as *mut c_void) }\n}',
    sources: [
      reference("special-types-and-traits.html#send", "Send"),
      { title: "The Rustonomicon, Send and Sync", url: "https://doc.rust-lang.org/nomicon/send-and-sync.html" },
      {
        title: "The Rustonomicon, Asynchronous callbacks",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#asynchronous-callbacks",
      },
    ],
    note: "Reported only where a name says that another thread calls: of the C function, of the Rust function, or of its type (`worker`, `thread`, `async`, `audio`, `midi` …).",
  },
  *check(body, scene) {
    const { item } = scene;
    if (body.of !== "fn" || item.kind !== "fn" || !/\b(?:into_raw|leak)\b/.test(body.source)) return;
    // What a caller inside the crate promises is the promise of an `unsafe fn`.
    if (item.visibility === undefined && item.qualifiers.some(({ word }) => word === "unsafe")) return;
    if (!THREADS.test(body.source) && threadIn(item.name.text, scene) === undefined) return;
    for (const { param, at, callee } of registeredIn(body, item)) {
      const { bounds, name, end, joined } = param;
      if (!/\bFn(?:Mut|Once)?\s*\(/.test(bounds) || /\b(?:Send|Sync)\b/.test(bounds)) continue;
      const thread = threadIn(callee, scene);
      if (thread !== undefined) yield { range: at, data: { type: name, callee, thread, end, joined } };
    }
    for (const { type, at, callee } of handedIn(body)) {
      const object = dynIn(type);
      if (object === undefined || !/\bFn(?:Mut|Once)?\s*\(/.test(object) || /\b(?:Send|Sync)\b/.test(object)) continue;
      const thread = threadIn(callee, scene);
      if (thread !== undefined) {
        const text = object.replace(/\s+/g, " ");
        yield { range: at, data: { type: text, callee, thread, end: undefined, joined: "" } };
      }
    }
  },
  message: ({ type, callee, thread }) =>
    `${thread === callee ? "" : `by the name of \`${thread}\`, `}\`${callee}\` calls this on another thread, but \`${type}\` may hold what must stay on this one; add \`Send\``,
  fixes: ({ type, end, joined }, scene) =>
    end === undefined
      ? []
      : [
          {
            title: `Add \`Send\` to the bounds of \`${type}\``,
            safety: "unsafe",
            kind: "quickfix",
            edits: [scene.insert(end, `${joined}Send`)],
          },
        ],
});

/** The name that tells of another thread: the callee's, the function's or that of its type. */
function threadIn(callee: string, { item, scope }: Scene): string | undefined {
  const { self } = scope;
  const own =
    self !== undefined && self !== "unknown" && "type" in self ? self.source.slice(self.type.start, self.type.end) : "";
  const names = [callee, item.kind === "fn" ? item.name.text : "", own];
  if (names.some((name) => SAME_THREAD.test(name))) return undefined;
  return names.find((name) => THREADS.test(name));
}

function dynIn(ty: Ty, depth = 0): string | undefined {
  if (ty.kind === "dyn") return ty.text;
  return ty.kind === "adt" && depth < 4
    ? ty.args.map((arg) => dynIn(arg, depth + 1)).find((one) => one !== undefined)
    : undefined;
}
