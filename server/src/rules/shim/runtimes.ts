/** The ways to wait for a future on the calling thread. */
import type { Edit, FixScene } from "../rule.ts";
import { freeName } from "./names.ts";

export interface Runtime {
  /** As in the title of the fix. */
  readonly title: string;
  /** The expression that waits for `future`, and the edits it needs elsewhere in the file. */
  blockOn(future: string, scene: FixScene): { readonly expression: string; readonly edits: readonly Edit[] };
}

/** The crates whose `block_on` needs nothing but a call. Source: the crates' own documentation. */
const CALLS: Readonly<Record<string, string>> = {
  futures: "futures::executor::block_on",
  pollster: "pollster::block_on",
  smol: "smol::block_on",
  "async-std": "async_std::task::block_on",
};

/** The runtimes among a crate's dependencies, those that can drive timers and sockets first. */
export function runtimesOf(dependencies: ReadonlySet<string>): Runtime[] {
  const out: Runtime[] = dependencies.has("tokio") ? [tokio] : [];
  for (const name of ["async-std", "smol", "futures", "pollster"]) {
    if (!dependencies.has(name) && !dependencies.has(name.replace("-", "_"))) continue;
    out.push({ title: name, blockOn: (future) => ({ expression: `${CALLS[name]}(${future})`, edits: [] }) });
  }
  return out;
}

/**
 * One runtime for the file, not one a call or a function: what tokio hands out (sockets, timers, tasks) works only while
 * the runtime it came from lives and is driven. `new_current_thread` needs no feature beyond `rt`, may be blocked on
 * from any number of threads, and asks for no `Send`, which raw pointers are not.
 */
const tokio: Runtime = {
  title: "tokio",
  blockOn(future, scene) {
    const { call, edits } = sharedFn(scene, "ffi_runtime", "() -> &'static tokio::runtime::Runtime", TOKIO_RUNTIME);
    return { expression: `${call}().block_on(${future})`, edits };
  },
};

/** Waits without any crate, on the thread that called. */
export const stdOnly: Runtime = {
  title: "std only",
  blockOn(future, scene) {
    const signature = "<F: std::future::Future>(future: F) -> F::Output";
    const { call, edits } = sharedFn(scene, "ffi_block_on", signature, STD_BLOCK_ON);
    return { expression: `${call}(${future})`, edits };
  },
};

/** A function at the end of the file that all shims of the file share: the one that is there, or one to add. */
function sharedFn(
  scene: FixScene,
  wanted: string,
  signature: string,
  source: (name: string, signature: string) => string,
): { readonly call: string; readonly edits: readonly Edit[] } {
  const up = "super::".repeat(scene.modules.length);
  const there = scene
    .mentions(wanted)
    .some((part) => part.modules.length === 0 && part.text.includes(`fn ${wanted}${signature} {`));
  if (there) return { call: up + wanted, edits: [] };
  const name = freeName(wanted, scene);
  const end = scene.file.length;
  const gap = scene.file.text(end - 1).endsWith("\n") ? "\n" : "\n\n";
  return { call: up + name, edits: [{ start: end, end, newText: `${gap}${source(name, signature)}\n` }] };
}

const TOKIO_RUNTIME = (
  name: string,
  signature: string,
) => `/// The runtime that calls from C wait on. It is made at the first call and kept, so that sockets,
/// timers and tasks outlive the call that made them. It runs while a call waits: for tasks that go
/// on between calls, build it with \`new_multi_thread\` (tokio's feature \`rt-multi-thread\`). A call
/// from inside one of its own tasks panics.
fn ${name}${signature} {
    static RUNTIME: std::sync::OnceLock<tokio::runtime::Runtime> = std::sync::OnceLock::new();
    RUNTIME.get_or_init(|| {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("the runtime starts")
    })
}`;

const STD_BLOCK_ON = (
  name: string,
  signature: string,
) => `/// Runs a future to its end on this thread, which sleeps while the future waits. Futures that need
/// a reactor for timers or sockets need that reactor's own \`block_on\` instead.
fn ${name}${signature} {
    struct Alarm {
        thread: std::thread::Thread,
        rang: std::sync::atomic::AtomicBool,
    }
    impl std::task::Wake for Alarm {
        fn wake(self: std::sync::Arc<Self>) {
            self.rang.store(true, std::sync::atomic::Ordering::Release);
            self.thread.unpark();
        }
    }
    let alarm = std::sync::Arc::new(Alarm {
        thread: std::thread::current(),
        rang: std::sync::atomic::AtomicBool::new(false),
    });
    let waker = std::task::Waker::from(alarm.clone());
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = Box::pin(future);
    loop {
        let polled = std::future::Future::poll(future.as_mut(), &mut context);
        if let std::task::Poll::Ready(value) = polled {
            return value;
        }
        // Somebody else may unpark the thread, so only the alarm ends the sleep.
        while !alarm.rang.swap(false, std::sync::atomic::Ordering::Acquire) {
            std::thread::park();
        }
    }
}`;
