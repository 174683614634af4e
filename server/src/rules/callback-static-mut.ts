import type { BodyNode } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import { type BodyContext, meaningOf, walkBody } from "../model/body.ts";
import { isRustic } from "./callbacks/fn-types.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly name: string;
  readonly abi: string;
  readonly writes: boolean;
}

/** What keeps others away while a static is used, or says that there are no others. */
const GUARD =
  /\b(?:lock|try_lock|read|write|Mutex|RwLock|Once|call_once|OnceLock|critical_section|interrupt|without_interrupts|interrupt_free|disable_interrupts|compare_exchange|swap|fetch_\w+|load|store|acquire|with_lock|main_thread|assert_main_thread|is_main_thread)\b/;

/** Functions that C calls once, before anything else. */
const ONCE = /(?:^|_)(?:init|initialize|setup|main|start|load|onload|entry|boot|register|module)(?:_|$)|Init|Load$/;

export const callbackStaticMut = rule<"body", Data>({
  name: "callback-static-mut",
  group: "callbacks",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A function that C calls changes a `static mut`, with nothing that keeps other threads away.",
    why: "C calls from whichever thread it likes: an event thread, an audio thread, a signal handler in the middle of anything. Two calls at once, or one while Rust code uses the same static, are a data race, and a reference to it that another call makes is undefined behaviour even on one thread. An atomic, a `Mutex` or a `OnceLock` has the same address and is safe.",
    bad: 'static mut EVENTS: u32 = 0;\n\n#[unsafe(no_mangle)]\npub extern "C" fn on_event() {\n    unsafe { EVENTS += 1 }\n}',
    good: 'use std::sync::atomic::{AtomicU32, Ordering};\n\nstatic EVENTS: AtomicU32 = AtomicU32::new(0);\n\n#[unsafe(no_mangle)]\npub extern "C" fn on_event() {\n    EVENTS.fetch_add(1, Ordering::Relaxed);\n}',
    sources: [
      reference("items/static-items.html#mutable-statics", "mutable statics"),
      reference("behavior-considered-undefined.html", "behavior considered undefined"),
      {
        title: "The Rustonomicon, Asynchronous callbacks",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#asynchronous-callbacks",
      },
    ],
    note: 'Each static is reported once in a function, where it is written or borrowed; one that is only read is reported at the level "info". A function that takes a lock, an atomic or a critical section is not reported.',
  },
  *check(body, { item }) {
    if (item.kind !== "fn" || body.of !== "fn" || item.abi === undefined || isRustic(item.abi.name) !== false) return;
    const text = item.body === undefined ? "" : body.source.slice(item.body.start, item.body.end);
    if (!/\b[A-Z][A-Z0-9_]*\b/.test(text) || GUARD.test(text)) return;
    const found = new Map<object, { range: Range; name: string; writes: boolean }>();
    walkBody(body, (node, context) => {
      if (node.kind !== "path" || !/^[A-Z]/.test(node.name.text)) return;
      const meaning = meaningOf(node, context);
      if (meaning.kind !== "definition") return;
      const { definition } = meaning;
      const { item: of, declaration } = definition;
      if (of.kind !== "static" || !of.mutable || declaration.foreign !== undefined) return;
      if (isLent(context, text.split(node.name.text).length > 2)) return;
      const writes = isWritten(node, context);
      const known = found.get(definition);
      if (known === undefined || (writes && !known.writes))
        found.set(definition, { range: node, name: node.name.text, writes });
    });
    for (const { range, name, writes } of found.values()) {
      yield {
        range,
        level: writes && !ONCE.test(item.name.text) ? "warn" : "info",
        data: { name, abi: item.abi.name, writes },
      };
    }
  },
  message: ({ name, abi, writes }) =>
    `\`${name}\` is ${writes ? "changed" : "read"} without a lock in an \`extern "${abi}"\` function, which C may call on any thread; make it an atomic, a \`Mutex\` or a \`OnceLock\``,
});

/** Whether only the address is taken and given away at once: a structure of C's that lives in Rust. */
function isLent({ ancestors }: BodyContext, isUsedMore: boolean): boolean {
  let i = ancestors.length - 1;
  const around = ancestors[i];
  const isRaw =
    around?.kind === "borrow" ? around.raw : around?.kind === "macro" && /^addr_of/.test(around.path.name.text);
  if (!isRaw) return false;
  const only = onlyAddress(ancestors, i);
  // A function that gives back the address and names the static elsewhere has filled it.
  if (only === "compared" || (only === "given back" && !isUsedMore)) return true;
  let outer = ancestors[--i];
  while (
    outer?.kind === "cast" ||
    outer?.kind === "parenthesized" ||
    (outer?.kind === "method-call" && outer.args.length === 0)
  ) {
    outer = ancestors[--i];
  }
  return outer?.kind === "call";
}

/** What becomes of an address that nothing is written through here. */
function onlyAddress(ancestors: BodyContext["ancestors"], at: number): "compared" | "given back" | undefined {
  let i = at - 1;
  let outer = ancestors[i];
  while (
    outer?.kind === "cast" ||
    outer?.kind === "parenthesized" ||
    outer?.kind === "block" ||
    outer?.kind === "expression-statement" ||
    outer?.kind === "if" ||
    (outer?.kind === "method-call" && /^cast(?:_mut|_const)?$/.test(outer.method.text))
  ) {
    outer = ancestors[--i];
  }
  if (outer?.kind === "binary" && /^[=!<>]=?$/.test(outer.operator)) return "compared";
  return outer === undefined || outer.kind === "return" ? "given back" : undefined;
}

/** Whether a static is assigned, borrowed mutably, or called on, through its fields and elements. */
function isWritten(node: BodyNode, { ancestors }: BodyContext): boolean {
  let inner = node;
  let isBehind = false;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    switch (around.kind) {
      case "parenthesized":
        break;
      case "field":
        break;
      case "index":
        if (around.object !== inner) return false;
        break;
      case "unary":
        if (around.operator !== "*") return false;
        isBehind = true;
        break;
      case "assignment":
        return around.left === inner;
      case "borrow":
        return around.mutable && !(around.raw && isBehind);
      case "macro":
        return around.path.name.text === "addr_of_mut" && !isBehind;
      case "method-call":
        return (
          around.receiver === inner &&
          /^(?:push|insert|clear|take|replace|remove|extend|pop|as_mut\w*|get_or_insert\w*|get_mut|iter_mut|append|drain|push_back|push_front|swap|truncate)/.test(
            around.method.text,
          )
        );
      default:
        return false;
    }
    inner = around;
  }
  return false;
}
