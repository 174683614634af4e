import type { FnItem, Range } from "../facts/item.ts";
import { flowOf, onlySource, plain } from "../model/flow.ts";
import { asTy, typeOf } from "../model/infer.ts";
import { lowerType, type Ty } from "../model/ty.ts";
import { isReachable } from "./pointers/reachable.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly fn: string;
  readonly parameter: string;
}

/** Bounds that say nothing of which bytes a type may hold. */
const HARMLESS =
  /^(?:'\w+|\?Sized|(?:\w+::)*(?:Copy|Clone|Sized|Default|Debug|Send|Sync|PartialEq|Eq|PartialOrd|Ord|Hash|Any|Unpin))$/;

export const foreignMemoryAsGeneric = rule<"body", Data>({
  name: "foreign-memory-as-generic",
  group: "pointers",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A safe function hands out memory of C's as whatever type its caller names.",
    why: "The caller picks `T`, nothing ties it to the bytes that C wrote. `value::<bool>()` of a byte 7, `value::<&str>()` of eight bytes or a `T` with a larger alignment are undefined behaviour, all of it written in safe code. Bound `T` by an unsafe trait for types that any bytes fit, or make the function `unsafe`.",
    bad: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn reply_value() -> *const c_void;\n}\n\npub fn value<T: Copy>() -> T {\n    unsafe { *(reply_value() as *const T) }\n}',
    good: 'use std::ffi::c_void;\n\n/// # Safety\n///\n/// Any bytes must be a value of the type.\npub unsafe trait AnyBytes: Copy {}\nunsafe impl AnyBytes for u32 {}\n\nunsafe extern "C" {\n    fn reply_value() -> *const c_void;\n}\n\npub fn value<T: AnyBytes>() -> T {\n    unsafe { (reply_value() as *const T).read_unaligned() }\n}',
    sources: [
      { title: "RUSTSEC-2021-0019, xcb", url: "https://rustsec.org/advisories/RUSTSEC-2021-0019.html" },
      reference("behavior-considered-undefined.html#invalid-values", "invalid values"),
    ],
    note: "A parameter bound by a trait that is not known to be harmless is trusted: the trait may be what ties it to the bytes.",
  },
  *check(body, scene) {
    const { item, source } = scene;
    if (item.kind !== "fn" || body.of !== "fn" || item.body === undefined || item.visibility === undefined) return;
    if (item.generics === undefined || item.returnType === undefined || body.unsafe !== undefined) return;
    if (source.slice(item.visibility.start, item.visibility.end) !== "pub") return;
    const chosen = chosenByCaller(item, source);
    if (chosen.size === 0 || !isReachable(item.name.text, scene)) return;
    for (const event of flowOf(body).events) {
      let target: string | undefined;
      let range: Range | undefined;
      let value = event.kind === "cast" ? event.value : undefined;
      if (event.kind === "cast") {
        const ty = lowerType(event.node.type, body.source, event.names.scope);
        if (ty.kind === "pointer" && ty.pointee.kind === "parameter") target = ty.pointee.name;
        range = event.node;
      } else if (event.kind === "call" && event.node.kind === "method-call" && event.callee.name === "cast") {
        const [arg] = event.node.typeArgs;
        target = arg === undefined ? undefined : body.source.slice(arg.start, arg.end).trim();
        range = event.node;
        value = event.receiver;
      }
      if (target === undefined || range === undefined || value === undefined || !chosen.has(target)) continue;
      const only = onlySource(value);
      const operand =
        event.kind === "cast"
          ? event.node.operand
          : event.kind === "call" && event.node.kind === "method-call"
            ? event.node.receiver
            : undefined;
      const from = operand === undefined ? undefined : asTy(typeOf(plain(operand), event.names));
      const isForeign =
        only?.kind === "foreign" ||
        (only?.kind === "field" &&
          from?.kind === "pointer" &&
          from.pointee.kind !== "parameter" &&
          !isUnit(from.pointee));
      if (!isForeign) continue;
      yield { range, data: { fn: item.name.text, parameter: target } };
      return;
    }
  },
  message: ({ fn, parameter }) =>
    `Safe callers of \`${fn}\` choose \`${parameter}\`, but the bytes are C's: they may be no \`${parameter}\``,
});

/** `*mut ()` is Rust's own pointer to anything: C's is `*mut c_void`. */
function isUnit(ty: Ty): boolean {
  return ty.kind === "tuple" && ty.elements.length === 0;
}

/** The type parameters of a function that only its result mentions, without a bound that may tie them to anything. */
function chosenByCaller({ generics, params, where, returnType }: FnItem, source: string): ReadonlySet<string> {
  const out = new Set<string>();
  const given = params.map(({ start, end }) => source.slice(start, end)).join(",");
  const clauses = where === undefined ? "" : source.slice(where.start, where.end);
  const result = returnType === undefined ? "" : source.slice(returnType.start, returnType.end);
  for (const param of generics?.params ?? []) {
    const name = param.name.text;
    const word = new RegExp(`\\b${name}\\b`);
    if (param.kind !== "type" || word.test(given) || !word.test(result)) continue;
    const own = source.slice(param.name.end, param.end).replace(/=.*$/s, "").replace(/^\s*:/, "");
    const more = new RegExp(`\\b${name}\\s*:([^,{]*)`).exec(clauses)?.[1] ?? "";
    const bounds = `${own}+${more}`.split("+").map((bound) => bound.trim());
    if (bounds.every((bound) => bound === "" || HARMLESS.test(bound))) out.add(name);
  }
  return out;
}
