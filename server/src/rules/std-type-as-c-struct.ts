import type { BodyNode, CallExpression, CastExpression } from "../facts/expression.ts";
import type { BodyContext } from "../model/body.ts";
import { isStandardItem } from "../model/infer.ts";
import { layoutOf } from "../model/layout.ts";
import { printTy } from "../model/print-ty.ts";
import { representationOf } from "../model/repr.ts";
import type { Ty } from "../model/ty.ts";
import { hasMark, isPhantomData, isSized } from "../model/type-traits.ts";
import { isStandard } from "../model/world.ts";
import type { Target } from "../target/target.ts";
import { patternTy, pointerChain, transmutationOf } from "./layout/views.ts";
import { type Found, reference, rule } from "./rule.ts";
import { textOf } from "./text/line.ts";

interface Data {
  readonly from: string;
  /** What it is taken for; undefined where inference says. */
  readonly to: string | undefined;
  readonly about: "address" | "owner" | "wide";
}

const ADDRESSES = ["SocketAddr", "SocketAddrV4", "SocketAddrV6", "IpAddr", "Ipv4Addr", "Ipv6Addr"];

const SOCKADDR = /sock_?addr|\bin6?_addr|SOCKET_ADDRESS/i;

export const stdTypeAsCStruct = rule<"body/call" | "body/cast", Data>({
  name: "std-type-as-c-struct",
  group: "layout",
  rustc: [],
  level: "error",
  since: "0.2.0",
  on: ["body/call", "body/cast"],
  explain: {
    what: "A type of the standard library is read as if its layout were known.",
    why: "`SocketAddrV4`, `Vec`, `String`, `&dyn Trait` and their like have Rust's own representation: the order and size of what they hold may change with each release and each build. `SocketAddrV4` was the C struct `sockaddr_in` inside until Rust 1.64 made it an address and a port; programs that had cast a pointer to it then gave the kernel an address family made of other bytes and read past the end of the value.",
    bad: 'use std::net::SocketAddrV4;\n\n#[repr(C)]\npub struct sockaddr_in {\n    pub family: u16,\n    pub port: u16,\n    pub addr: u32,\n    pub zero: [u8; 8],\n}\n\npub unsafe extern "C" fn port_of(addr: &SocketAddrV4) -> u16 {\n    unsafe { (*(addr as *const SocketAddrV4 as *const sockaddr_in)).port }\n}',
    good: 'use std::net::SocketAddrV4;\n\n#[repr(C)]\npub struct sockaddr_in {\n    pub family: u16,\n    pub port: u16,\n    pub addr: u32,\n    pub zero: [u8; 8],\n}\n\npub extern "C" fn to_c(addr: &SocketAddrV4) -> sockaddr_in {\n    sockaddr_in {\n        family: 2,\n        port: addr.port().to_be(),\n        addr: u32::from_ne_bytes(addr.ip().octets()),\n        zero: [0; 8],\n    }\n}',
    sources: [
      reference("type-layout.html#the-rust-representation", "the Rust representation"),
      {
        title: "RUSTSEC-2020-0078, net2: invalid memory layout of `SocketAddr`",
        url: "https://rustsec.org/advisories/RUSTSEC-2020-0078.html",
      },
      {
        title: "RUSTSEC-2021-0035, quinn: `SocketAddr` as `sockaddr`",
        url: "https://rustsec.org/advisories/RUSTSEC-2021-0035.html",
      },
      {
        title: "RUSTSEC-2020-0027, traitobject: order of the words of a fat pointer",
        url: "https://rustsec.org/advisories/RUSTSEC-2020-0027.html",
      },
      {
        title: "Rust 1.64, compatibility notes",
        url: "https://github.com/rust-lang/rust/blob/master/RELEASES.md#version-1640-2022-09-22",
      },
    ],
    note: "`Vec` and slices come apart with `as_ptr`, `len` and `capacity`, together again with `from_raw_parts`.",
  },
  *check({ node, context }, { target }) {
    if (node.kind === "call") yield* transmuted(node, context, target);
    else yield* cast(node, context, target);
  },
  message({ from, to, about }) {
    const seen = to === undefined ? `\`${from}\` is handed over as raw memory` : `\`${from}\` is read as \`${to}\``;
    switch (about) {
      case "address":
        return `${seen}, but Rust does not say how it lies in memory (it changed in 1.64): fill a C struct field by field`;
      case "wide":
        return `${seen}, but Rust does not say that it is two words, nor which of them comes first`;
      default:
        return `${seen}, but Rust does not say how it lies in memory`;
    }
  },
});

function* cast(node: CastExpression, context: BodyContext, target: Target): Iterable<Found<Data>> {
  const above = around(context);
  // The last of several casts says what it is taken for.
  if (above?.kind === "cast" || (above?.kind === "method-call" && /^cast(?:_mut|_const)?$/.test(above.method.text)))
    return;
  const { type } = node;
  const isAlias = type.kind === "path" && /addr|^L?P[A-Z]/i.test(type.segments.at(-1) ?? "");
  if (type.kind !== "pointer" && type.kind !== "infer" && !isAlias) return;
  const { pointees, base, names } = pointerChain(node, context);
  const [to, ...before] = pointees;
  const bound = patternTy(base, names, context);
  const written = textOf(type, context);
  const range = node;
  const from = [...before, bound].find((ty) => ty !== undefined && kindOf(ty, target) !== undefined);
  if (from === undefined) {
    const source = before.find((ty) => ty !== undefined);
    const isBack = to !== undefined && isAddress(to) && source !== undefined && isCStruct(source, target);
    if (isBack) yield { range, data: { from: printTy(source), to: printTy(to), about: "address" } };
    return;
  }
  const about = kindOf(from, target);
  if (about === undefined || (to !== undefined && isSame(to, from))) return;
  const data = { from: printTy(from), to: isRaw(to) || to === undefined ? undefined : printTy(to), about };
  if (about === "address") {
    const isC = (to !== undefined && isCStruct(to, target)) || SOCKADDR.test(written);
    if (isC || (isRaw(to) && isMeasured(context, names.body.source))) yield { range, data };
  } else if (to !== undefined && (isCStruct(to, target) || (about === "wide" && isWords(to)))) {
    yield { range, data };
  }
}

function* transmuted(node: CallExpression, context: BodyContext, target: Target): Iterable<Found<Data>> {
  const found = transmutationOf(node, context);
  if (found?.from === undefined || found.to === undefined) return;
  let { from, to } = found;
  const range = node;
  // `transmute::<*const *const T, *const usize>(&p)` looks at the same memory as a cast would.
  if (isThin(from) && isThin(to)) {
    from = from.pointee;
    to = to.pointee;
    if (kindOf(from, target) === undefined && kindOf(to, target) === undefined) return;
    if (isRaw(to) || isRaw(from)) return;
  }
  if (isSame(from, to) || isOpen(from) || isOpen(to)) return;
  const ours = kindOf(from, target);
  const theirs = kindOf(to, target);
  const other = ours === undefined ? from : to;
  const finding = (about: Data["about"]) => ({ range, data: { from: printTy(from), to: printTy(to), about } });
  if (ours === "wide" || theirs === "wide") {
    if (ours === theirs) return;
    const rest = ours === "wide" ? to : from;
    if (isCStruct(rest, target)) yield finding("wide");
    // Two words that only travel and come back do no harm yet.
    else if (isWords(rest)) yield { ...finding("wide"), level: "warn" };
    return;
  }
  const about = ours ?? theirs;
  if (about === undefined || (ours !== undefined && theirs !== undefined)) return;
  // A place as large as the value, for C to keep, says nothing about what is in it.
  const isPlain = other.kind === "primitive" || other.kind === "array" || other.kind === "tuple";
  if (isPlain || isCStruct(other, target) || (about === "address" && other.kind === "adt")) yield finding(about);
}

/** What makes a type one that nobody may look into. */
function kindOf(ty: Ty, target: Target): Data["about"] | undefined {
  if (isWide(ty)) return "wide";
  if (ty.kind !== "adt" || !isStandard(ty.definition.scope.module.crate)) return undefined;
  if (isAddress(ty)) return "address";
  const { name } = ty.definition;
  if (name === "Option" || name === "Result") {
    const held = ty.args[0];
    const isPlain = held?.kind === "primitive" || held?.kind === "pointer";
    return isPlain && layoutOf(ty, target).kind === "unknown" ? "owner" : undefined;
  }
  if (isPhantomData(ty) || hasMark(ty, "lang", "owned_box")) return undefined;
  const repr = representationOf(ty.definition);
  if (repr === "unknown" || repr.c || repr.transparent || repr.simd || repr.int !== undefined) return undefined;
  return ty.item.kind === "struct" ? "owner" : undefined;
}

function isAddress(ty: Ty): boolean {
  return ty.kind === "adt" && ADDRESSES.some((name) => isStandardItem(ty.definition, name));
}

/** A reference, pointer or box of two words. */
function isWide(ty: Ty): boolean {
  const pointee =
    ty.kind === "reference" || ty.kind === "pointer"
      ? ty.pointee
      : ty.kind === "adt" && hasMark(ty, "lang", "owned_box")
        ? ty.args[0]
        : undefined;
  if (pointee === undefined || pointee.kind === "foreign") return false;
  // What may be of two words is looked into by code that takes it for that.
  return isSized(pointee) === false && (pointee.kind !== "adt" || isStandard(pointee.definition.scope.module.crate));
}

function isThin(ty: Ty): ty is Extract<Ty, { kind: "reference" | "pointer" }> {
  return (ty.kind === "reference" || ty.kind === "pointer") && !isWide(ty);
}

/** A struct with a layout of its own that somebody reads fields of: not an opaque handle. */
function isCStruct(ty: Ty, target: Target): boolean {
  if (ty.kind !== "adt" || isStandard(ty.definition.scope.module.crate)) return false;
  const repr = representationOf(ty.definition);
  if (repr === "unknown" || !(repr.c || repr.transparent) || ty.item.fields.length < 2) return false;
  const layout = layoutOf(ty, target);
  return layout.kind === "known" && layout.size > 1;
}

/** One or two words. */
function isWords(ty: Ty): boolean {
  switch (ty.kind) {
    case "primitive":
      return /^(?:[iu]size|[iu]128)$/.test(ty.name);
    case "array":
      return isWords(ty.element);
    case "tuple":
      return ty.elements.length === 2 && ty.elements.every(isWords);
    case "pointer":
    case "reference":
      return !isWide(ty) && isSized(ty.pointee) === true;
    default:
      return false;
  }
}

/** Bytes, `void`, or what inference says. */
function isRaw(ty: Ty | undefined): boolean {
  if (ty === undefined || ty.kind === "unknown") return true;
  if (ty.kind === "primitive") return ty.name === "u8" || ty.name === "i8";
  return ty.kind === "adt" && isStandardItem(ty.definition, "c_void");
}

function isOpen(ty: Ty): boolean {
  return ty.kind === "unknown" || ty.kind === "parameter" || ty.kind === "projection" || ty.kind === "opaque";
}

/** The same type with other arguments, or wrapped. */
function isSame(a: Ty, b: Ty): boolean {
  if (a.kind === "adt" && b.kind === "adt" && a.definition === b.definition) return true;
  const wraps = (one: Ty, other: Ty) =>
    one.kind === "adt" && one.args.some((arg) => isSame(arg, other)) && isStandard(one.definition.scope.module.crate);
  return wraps(a, b) || wraps(b, a);
}

function around({ ancestors }: BodyContext): BodyNode | undefined {
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const one = ancestors[i] as BodyNode;
    if (one.kind !== "parenthesized") return one;
  }
  return undefined;
}

/** Whether the pointer goes somewhere together with a size, or as a `sockaddr`: someone reads the memory. */
function isMeasured({ ancestors, body }: BodyContext, source: string): boolean {
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const one = ancestors[i] as BodyNode;
    switch (one.kind) {
      case "cast":
      case "parenthesized":
      case "field-value":
        break;
      case "tuple":
      case "call":
      case "method-call":
      case "struct":
        return (
          /\bsize_of(?:_val)?\b/.test(source.slice(one.start, one.end)) ||
          (one.kind === "tuple" && body.returnType !== undefined && SOCKADDR.test(textOf(body.returnType, { body })))
        );
      default:
        return false;
    }
  }
  return false;
}
