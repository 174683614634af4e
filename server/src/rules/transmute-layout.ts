import type { BodyNode, CallExpression, Expression } from "../facts/expression.ts";
import { type BodyContext, meaningOf, type Names } from "../model/body.ts";
import { asTy, isStandardItem, throughReferences, typeOf } from "../model/infer.ts";
import { layoutOf } from "../model/layout.ts";
import { printTy } from "../model/print-ty.ts";
import { fieldTy, type Ty } from "../model/ty.ts";
import { isTrivial } from "../model/type-traits.ts";
import { isStandard } from "../model/world.ts";
import type { Target } from "../target/target.ts";
import { bufferOf, pointerChain, transmutationOf } from "./layout/views.ts";
import { type Found, reference, rule } from "./rule.ts";
import { textOf } from "./text/line.ts";

type Data =
  | { readonly kind: "align"; readonly from: string; readonly to: string; readonly align: number }
  | {
      readonly kind: "order";
      readonly from: string;
      readonly to: string;
      readonly open: string;
      readonly enum: boolean;
    };

export const transmuteLayout = rule<"body/call" | "body/cast" | "body/method-call", Data>({
  name: "transmute-layout",
  group: "pointers",
  yieldsTo: ["missing-repr-c", "std-type-as-c-struct", "padding-bytes-exposed", "enum-from-c"],
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body/call", "body/cast", "body/method-call"],
  explain: {
    what: "Memory is read as a type that it does not suit: the address may be unaligned, or the layout is left open.",
    why: "A buffer of bytes may begin at any address. A C struct read from it wants an address that is a multiple of its alignment; the compiler relies on that when it picks instructions, some processors trap, and debug builds of Rust panic. A struct without `#[repr(C)]` has no fixed order of fields, so turning it into another type by its bytes depends on this build of the compiler.",
    bad: "#[repr(C)]\npub struct Header {\n    pub length: u32,\n    pub kind: u32,\n}\n\npub fn length(packet: &[u8]) -> u32 {\n    let header = unsafe { &*(packet.as_ptr() as *const Header) };\n    header.length\n}",
    good: "#[repr(C)]\npub struct Header {\n    pub length: u32,\n    pub kind: u32,\n}\n\npub fn length(packet: &[u8]) -> u32 {\n    assert!(packet.len() >= size_of::<Header>());\n    let header = unsafe { packet.as_ptr().cast::<Header>().read_unaligned() };\n    header.length\n}",
    sources: [
      reference("behavior-considered-undefined.html#r-undefined.misaligned", "accessing unaligned memory"),
      reference("type-layout.html#the-rust-representation", "the Rust representation"),
      { title: "core::mem::transmute", url: "https://doc.rust-lang.org/core/mem/fn.transmute.html" },
      {
        title: "RUSTSEC-2021-0145, atty: `FILE_NAME_INFO` read from bytes",
        url: "https://rustsec.org/advisories/RUSTSEC-2021-0145.html",
      },
      {
        title: "RUSTSEC-2023-0059, users: unaligned read of `*const *const c_char`",
        url: "https://rustsec.org/advisories/RUSTSEC-2023-0059.html",
      },
    ],
    note: "`transmute` between types of different sizes is the compiler's error E0512. A field of a packed struct behind a reference is its error E0793 (`packed-field-reference`, in some lists `packed-field-ref`).",
  },
  *check({ node, context }, { target }) {
    if (node.kind === "call") {
      const found = transmutationOf(node, context);
      if (found === undefined) return;
      const data = transmuted(found.from, found.to, target);
      if (data !== undefined) yield { range: node, data };
      return;
    }
    if (node.kind === "cast" ? node.type.kind === "pointer" : node.method.text === "cast") {
      yield* cast(node, context, target);
    }
  },
  message(data) {
    const { from, to } = data;
    if (data.kind === "align") {
      return `\`${to}\` is read from \`${from}\`, which may begin at any address, but it must be aligned to ${data.align} bytes: copy it with \`read_unaligned\`, or align the bytes`;
    }
    return data.enum
      ? `\`transmute\` from \`${from}\` to \`${to}\` relies on the size and values of \`${data.open}\`, which nothing fixes: give it a \`#[repr]\``
      : `\`transmute\` from \`${from}\` to \`${to}\` relies on the order of the fields of \`${data.open}\`, which nothing fixes: give it \`#[repr(C)]\``;
  },
});

function transmuted(from: Ty | undefined, to: Ty | undefined, target: Target): Data | undefined {
  if (from === undefined || to === undefined) return undefined;
  if (to.kind === "reference" && (from.kind === "reference" || from.kind === "pointer")) {
    const align =
      from.kind === "reference" && isBytes(from.pointee) ? aboveOne(elementOf(to.pointee), target) : undefined;
    if (align !== undefined) return { kind: "align", from: printTy(from.pointee), to: printTy(to.pointee), align };
    return unordered(from.pointee, to.pointee, target, from, to);
  }
  return unordered(from, to, target, from, to);
}

/** What a slice or array is of, else the type itself. */
function elementOf(ty: Ty): Ty {
  return ty.kind === "slice" || ty.kind === "array" ? elementOf(ty.element) : ty;
}

function aboveOne(ty: Ty, target: Target): number | undefined {
  const { align } = layoutOf(ty, target);
  return align > 1 ? align : undefined;
}

/** One of two different types is a struct or enum whose layout nobody fixed. */
function unordered(a: Ty, b: Ty, target: Target, from: Ty, to: Ty): Data | undefined {
  const first = coreOf(a);
  const second = coreOf(b);
  const ours = isOpen(first, target);
  const theirs = isOpen(second, target);
  if (!ours && !theirs) return undefined;
  if (!isTelling(first) || !isTelling(second)) return undefined;
  if (first.kind === "adt" && second.kind === "adt" && first.definition === second.definition) return undefined;
  const open = ours ? first : second;
  return {
    kind: "order",
    from: printTy(from),
    to: printTy(to),
    open: printTy(open),
    enum: open.kind === "adt" && open.item.kind === "enum",
  };
}

/** The type inside structs of one field. */
function coreOf(ty: Ty, depth = 0): Ty {
  if (ty.kind !== "adt" || depth > 8 || ty.item.kind === "enum") return ty;
  if (isStandard(ty.definition.scope.module.crate)) {
    const [only, more] = ty.args;
    const isWrapper = /^(?:ManuallyDrop|MaybeUninit|UnsafeCell|Cell|Wrapping|Pin|Box|NonNull)$/.test(
      ty.definition.name,
    );
    return isWrapper && only !== undefined && more === undefined ? coreOf(only, depth + 1) : ty;
  }
  const solid = ty.item.fields.map((field) => fieldTy(ty, field.type)).filter((own) => isTrivial(own) !== true);
  const [only, more] = solid;
  return only === undefined || more !== undefined ? ty : coreOf(only, depth + 1);
}

/** A struct or an enum of this workspace or its dependencies of which the language fixes no layout. */
function isOpen(ty: Ty, target: Target): boolean {
  if (ty.kind !== "adt" || ty.args.length > 0 || isStandard(ty.definition.scope.module.crate)) return false;
  if (ty.item.kind === "union") return false;
  if (ty.item.kind === "enum" && ty.item.variants.length < 2) return false;
  const layout = layoutOf(ty, target);
  return layout.kind === "unknown" && layout.unspecified;
}

/** A type of which enough is known to say that it is another one. */
function isTelling(ty: Ty): boolean {
  switch (ty.kind) {
    case "primitive":
      return true;
    case "array":
      return isTelling(ty.element);
    case "tuple":
      return ty.elements.every(isTelling);
    case "adt":
      return !isStandard(ty.definition.scope.module.crate);
    default:
      return false;
  }
}

/** A pointer into a buffer of bytes that is cast to one of a more aligned type and read. */
function* cast(
  node: Extract<Expression, { kind: "cast" | "method-call" }>,
  context: BodyContext,
  target: Target,
): Iterable<Found<Data>> {
  if (!isRead(node, context)) return;
  const { pointees, base, names } = pointerChain(node, context);
  const [to, ...before] = pointees;
  if (to === undefined || before.some((ty) => ty !== undefined && !isByte(ty) && !isBytes(ty) && !isVoid(ty))) return;
  const buffer = bufferOf(base);
  const from = buffer === undefined ? undefined : bytesOf(buffer, names, target);
  const align = from === undefined ? undefined : aboveOne(to, target);
  if (from === undefined || align === undefined || from.align >= align) return;
  // Who speaks of alignment has thought of it.
  if (/align/i.test(textOf(context.body.root, context))) return;
  yield { range: node, data: { kind: "align", from: from.name, to: printTy(to), align } };
}

/** The name of a buffer's type, if it is one of bytes, and to how many bytes it is surely aligned. */
function bytesOf(
  buffer: Expression,
  names: Names,
  target: Target,
): { readonly name: string; readonly align: number } | undefined {
  const ty = asTy(throughReferences(typeOf(buffer, names)));
  if (ty === undefined) return undefined;
  const isVec =
    ty.kind === "adt" && isStandardItem(ty.definition, "Vec") && ty.args[0] !== undefined && isByte(ty.args[0]);
  const isText = ty.kind === "primitive" && ty.name === "str";
  if (!isVec && !isText && !isBytes(ty)) return undefined;
  let align = 1;
  if (buffer.kind === "field" && ty.kind === "array") {
    const holder = asTy(throughReferences(typeOf(buffer.object, names)));
    if (holder === undefined) return undefined;
    // The offset is not asked for: who aligns a struct for its buffer puts it first.
    align = layoutOf(holder, target).align;
  }
  return { name: printTy(ty), align };
}

function isByte(ty: Ty): boolean {
  return ty.kind === "primitive" && (ty.name === "u8" || ty.name === "i8");
}

function isBytes(ty: Ty): boolean {
  return (ty.kind === "array" || ty.kind === "slice") && isByte(ty.element);
}

function isVoid(ty: Ty): boolean {
  return ty.kind === "adt" && isStandardItem(ty.definition, "c_void");
}

/** Whether what the pointer leads to is read or borrowed as it is: at once, or through the variable that it is put in. */
function isRead(node: Expression, context: BodyContext): boolean {
  const { ancestors } = context;
  let inner: BodyNode = node;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    switch (around.kind) {
      case "parenthesized":
        break;
      case "unary": {
        // `&raw const (*p).field` only computes an address.
        const outer = ancestors.slice(0, i).findLast(({ kind }) => kind !== "field" && kind !== "parenthesized");
        return around.operator === "*" && !(outer?.kind === "borrow" && outer.raw) && !isAddressOf(outer);
      }
      case "method-call":
        return around.receiver === inner && /^(?:as_ref|as_mut|read|write)$/.test(around.method.text);
      case "call":
        return isReader(around, context) && around.args[0] === inner;
      case "block":
      case "expression-statement":
        if (around.kind === "expression-statement" && around.semicolon) return false;
        break;
      case "let-statement": {
        if (around.pattern.kind !== "identifier-pattern" || around.value !== inner) return false;
        const name = around.pattern.name.text;
        const { root, source } = context.body;
        const rest = source.slice(around.end, root.end);
        const use = new RegExp(
          `\\*${name}\\b(?!\\s*\\()|\\b${name}\\.(?:as_ref|as_mut|read|write)\\(|\\bfrom_raw_parts(?:_mut)?\\(\\s*${name}\\b`,
        );
        return use.test(rest);
      }
      default:
        return false;
    }
    inner = around;
  }
  return false;
}

function isAddressOf(node: BodyNode | undefined): boolean {
  return node?.kind === "macro" && /^addr_of(?:_mut)?$/.test(node.path.name.text);
}

/** `ptr::read`, `ptr::write`, `slice::from_raw_parts`. */
function isReader({ callee }: CallExpression, context: BodyContext): boolean {
  if (callee.kind !== "path" || !/^(?:read|write|from_raw_parts|from_raw_parts_mut)$/.test(callee.name.text))
    return false;
  const meaning = meaningOf(callee, context);
  return meaning.kind === "definition" && isStandardItem(meaning.definition, callee.name.text);
}
