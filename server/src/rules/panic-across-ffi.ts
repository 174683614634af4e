import type { Range } from "../facts/item.ts";
import { type Body, meaningOf } from "../model/body.ts";
import { type Flow, type FlowEvent, flowOf, plain } from "../model/flow.ts";
import { asTy, throughReferences, typeOf } from "../model/infer.ts";
import { panicsIn } from "../model/panics.ts";
import { printTy } from "../model/print-ty.ts";
import { fnOf, isKept, letsOut, summaryOf } from "../model/summary.ts";
import type { Ty } from "../model/ty.ts";
import { typeParams } from "./callbacks/generic-bounds.ts";
import { callerOf, isUserData, pointerParamOf } from "./pointers/uses.ts";
import { type Related, reference, rule, type Scene } from "./rule.ts";
import { shortened } from "./text/line.ts";
import { isForTests, isRustAbi, onPanic } from "./unwind/border.ts";
import { catchUnwind } from "./unwind/catch.ts";

interface Site {
  readonly range: Range;
  /** `stranger`: code that the crate does not know is called, and nothing is known of it. */
  readonly strength: "input" | "overflow" | "stranger";
  readonly related: readonly Related[];
  /** Where the panic is in a function that is called: what panics there. */
  readonly through: { readonly name: string; readonly what: string } | undefined;
}

interface Data {
  readonly name: string;
  readonly abi: string;
  readonly what: string;
  readonly through: Site["through"];
  readonly strength: Site["strength"];
  /** How many more there are. */
  readonly more: number;
}

/** Without one of these a body has nothing that panics. */
const MAY_PANIC =
  /\b(?:unwrap|expect|unwrap_err|expect_err)\b|\b(?:panic|todo|unimplemented|unreachable|assert|assert_eq|assert_ne)\s*!|\[|[-+*/%]|\w\s*\(/;

/** How many places are shown beside the first. */
const MOST_RELATED = 4;

export const panicAcrossFfi = rule<"body", Data>({
  name: "panic-across-ffi",
  group: "unwinding",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A function that C calls can panic.",
    why: 'Frames of C know nothing of Rust\'s unwinding. Since Rust 1.81 a panic that reaches the edge of an `extern "C"` function aborts the whole process, the host program and all its data with it; before, it was undefined behaviour. `catch_unwind` inside the function turns the panic into an error that C can handle.',
    bad: 'use std::collections::HashMap;\n\npub struct Config {\n    ports: HashMap<String, u16>,\n}\n\n#[unsafe(no_mangle)]\npub extern "C" fn config_port(config: &Config) -> u16 {\n    *config.ports.get("http").unwrap()\n}',
    good: 'use std::collections::HashMap;\n\npub struct Config {\n    ports: HashMap<String, u16>,\n}\n\n#[unsafe(no_mangle)]\npub extern "C" fn config_port(config: &Config) -> u16 {\n    config.ports.get("http").copied().unwrap_or(0)\n}',
    sources: [
      reference("items/functions.html#unwinding", "unwinding"),
      {
        title: "The Rustonomicon, FFI and unwinding",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#ffi-and-unwinding",
      },
      { title: "std::panic::catch_unwind", url: "https://doc.rust-lang.org/std/panic/fn.catch_unwind.html" },
      {
        title: 'Rust 1.81.0, Abort on uncaught panics in `extern "C"` functions',
        url: "https://blog.rust-lang.org/2024/09/05/Rust-1.81.0.html",
      },
    ],
    note: 'The function\'s own body is looked at, and functions of the crate that it calls. Arithmetic on what C hands in panics only where overflow checks are on, and is reported at the level "info". `debug_assert!`, and a lock that an earlier panic poisoned, are not reported. In a `#![no_std]` crate nothing is: its panic handler decides.',
  },
  *check(body, scene) {
    const { item } = scene;
    if (item.kind !== "fn" || body.of !== "fn" || item.body === undefined) return;
    const abi = item.abi;
    if (abi === undefined || isRustAbi(abi.name) || abi.name.endsWith("-unwind")) return;
    if (item.qualifiers.some(({ word }) => word === "async") || onPanic(scene) !== "unwind") return;
    const text = body.source.slice(item.body.start, item.body.end);
    if (!MAY_PANIC.test(text) || isForTests(scene)) return;
    const sites = sitesIn(body, scene);
    const first = sites.find(({ strength }) => strength === "input") ?? sites[0];
    if (first === undefined) return;
    const { range, strength, through } = first;
    const others = sites.filter((site) => site !== first && site.strength === "input");
    yield {
      range,
      level: strength === "input" ? "warn" : "info",
      data: {
        name: item.name.text,
        abi: abi.name,
        what: shortened(body.source.slice(range.start, range.end)),
        through,
        strength,
        more: others.length,
      },
      related: [
        ...first.related,
        ...others.slice(0, MOST_RELATED).map((site) => ({ range: site.range, message: "this may panic too" })),
      ],
    };
  },
  message({ name, abi, what, through, strength, more }) {
    const inside = through === undefined ? "" : ` (\`${through.what}\` in \`${through.name}\`)`;
    const when =
      strength === "stranger"
        ? "runs code of whoever uses this crate, which may panic"
        : strength === "overflow"
          ? "panics where overflow checks are on"
          : `may panic${inside}`;
    const rest = more === 0 ? "" : `, as may ${more} more here`;
    return `\`${what}\` ${when}${rest}; at the edge of \`extern "${abi}" fn ${name}\` a panic aborts the process (before Rust 1.81: undefined behaviour)`;
  },
  fixes: (_, scene) => catchUnwind(scene),
});

function sitesIn(body: Body, scene: Scene): readonly Site[] {
  const flow = flowOf(body);
  const sites: Site[] = panicsIn(flow)
    .filter(({ guarded, range }) => guarded === false && !isOwnData(range, flow, scene))
    .map(({ range, strength }) => ({ range, strength, related: [], through: undefined }));
  const { scope } = scene;
  const { world } = scope;
  for (const event of flow.events) {
    if (event.kind !== "call" || !letsOut(event, flow.events)) continue;
    if (isStranger(event, scene))
      sites.push({ range: calledIn(event), strength: "stranger", related: [], through: undefined });
    const fn = fnOf(event.callee, world);
    const panic = fn === undefined ? undefined : summaryOf(fn).panic;
    if (fn === undefined || panic === undefined) continue;
    // What another crate asserts is for its authors; those of this one can do nothing about it.
    if (panic.fn.scope.module.crate.root !== scope.module.crate.root) continue;
    if (panic.fn === fn && isKept(event, panic)) continue;
    const what = shortened(panic.fn.source.slice(panic.range.start, panic.range.end));
    sites.push({
      range: calledIn(event),
      strength: panic.strength,
      related: [],
      through: { name: panic.fn.name, what },
    });
  }
  return sites.sort((a, b) => a.range.start - b.range.start);
}

/** Whether a call runs a closure, or a method of a type parameter, that whoever uses the crate has written. */
function isStranger({ node, callee, names }: Extract<FlowEvent, { kind: "call" }>, scene: Scene): boolean {
  const { item, source } = scene;
  if (item.kind !== "fn") return false;
  const params = typeParams(item, source);
  if (node.kind === "method-call") {
    const ty = throughReferences(asTy(typeOf(node.receiver, names)));
    return (
      ty?.kind === "parameter" &&
      params.some(({ name, bounds }) => name === ty.name && isOwnTrait(bounds, node.method.text, scene))
    );
  }
  if (node.callee.kind === "path" && node.callee.segments.length === 2) {
    const { text } = node.callee.name;
    // `C::compare(a, b)` with `fn f<C: Comparator>`.
    const [first] = node.callee.segments;
    return params.some(({ name, bounds }) => name === first && isOwnTrait(bounds, text, scene));
  }
  if (callee.kind !== "value" && callee.kind !== "unknown") return false;
  const ty = throughReferences(asTy(typeOf(node.callee, names)));
  if (ty?.kind === "parameter") return params.some(({ name, bounds }) => name === ty.name && CALLED.test(bounds));
  if (ty !== undefined) return /\bdyn\s+(?:for\s*<[^>]*>\s*)?Fn(?:Mut|Once)?\s*\(/.test(printTy(ty as Ty));
  const isLocal = node.callee.kind === "path" && meaningOf(node.callee, names).kind === "local";
  return isLocal && params.some(({ bounds }) => CALLED.test(bounds));
}

const CALLED = /\bFn(?:Mut|Once)?\s*\(/;

/**
 * Whether bounds name a trait whose method somebody else implements: none of std's, whose implementations are plain, and
 * no method that the trait itself has a body for, which may catch what others let out.
 */
function isOwnTrait(bounds: string, method: string, { scope }: Scene): boolean {
  const { world, module } = scope;
  return bounds
    .replace(/->[^+]*|\([^()]*\)/g, "")
    .replace(/<[^<>]*>/g, "")
    .split("+")
    .some((bound) => {
      const name = /([A-Z]\w*)\s*$/.exec(bound.trim())?.[1];
      if (name === undefined || STD_TRAIT.test(name)) return false;
      const own = world.functions.methods(module.crate, name, method) ?? [];
      return !own.some(({ item }) => item.body !== undefined);
    });
}

const STD_TRAIT =
  /^(?:Fn|FnMut|FnOnce|Send|Sync|Sized|Copy|Clone|Default|Drop|Debug|Display|From|Into|TryFrom|TryInto|AsRef|AsMut|Borrow|Deref|DerefMut|Any|Eq|PartialEq|Ord|PartialOrd|Hash|Unpin|UnwindSafe|RefUnwindSafe|Iterator|IntoIterator|Error|FromStr|ToString)$/;

/** `(data as *mut State).as_mut().unwrap()` in a callback: this crate registered the pointer, and not as null. */
function isOwnData({ start }: Range, flow: Flow, scene: Scene): boolean {
  const { item } = scene;
  if (item.kind !== "fn" || !/^(?:unwrap|expect)\b/.test(flow.body.source.slice(start, start + 8))) return false;
  for (const { node } of callsIn(flow)) {
    if (node.kind !== "method-call" || node.method.start !== start) continue;
    const asked = plain(node.receiver);
    if (asked.kind !== "method-call" || !/^as_(?:ref|mut)$/.test(asked.method.text)) return false;
    const pointer = callsIn(flow).find((one) => one.node === asked)?.receiver;
    const param = pointer === undefined ? undefined : pointerParamOf(pointer, item, flow);
    return param !== undefined && isUserData(param, callerOf(item, scene), asked.receiver, flow.body.source);
  }
  return false;
}

function callsIn(flow: Flow): readonly Extract<FlowEvent, { kind: "call" }>[] {
  return flow.events.filter((event) => event.kind === "call");
}

function calledIn({ node }: Extract<FlowEvent, { kind: "call" }>): Range {
  return node.kind === "method-call" ? { start: node.method.start, end: node.end } : node;
}
