import type { CallExpression, Expression } from "../facts/expression.ts";
import type { Attribute, FnItem, MetaItem, RustType } from "../facts/item.ts";
import { meaningOf } from "../model/body.ts";
import type { Crossing } from "../model/border.ts";
import { discriminantsOf } from "../model/constant.ts";
import { plain } from "../model/flow.ts";
import { importedSymbol } from "../model/linked-items.ts";
import { representationOf } from "../model/repr.ts";
import type { AdtTy } from "../model/ty.ts";
import { isStandard } from "../model/world.ts";
import { calledDefinition } from "./callbacks/foreign-calls.ts";
import { transmutationOf } from "./layout/views.ts";
import { checkAtTop } from "./pointers/early-return.ts";
import { type BorderPlace, borderPlaces, filledByC, nameOf, relatedOf, wayText } from "./pointers/signature.ts";
import { type Edit, type Fix, type FixScene, type Found, type InBody, reference, rule, type Scene } from "./rule.ts";

interface Data {
  readonly way: string;
  readonly ty: AdtTy;
  readonly variants: number;
  /** The enum holds data: what C writes is a tag. */
  readonly tagged: boolean;
  readonly sure: boolean;
  /** Undefined for a number that a function transmutes. */
  readonly place: BorderPlace | undefined;
  /** The place's own type is the enum. */
  readonly direct: boolean;
}

export const enumFromC = rule<
  "foreign-fn" | "fn" | "foreign-static" | "type-alias" | "type-definition" | "body/call",
  Data
>({
  name: "enum-from-c",
  group: "pointers",
  yieldsTo: ["improper-ctypes", "improper-ctypes-definitions"],
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["foreign-fn", "fn", "foreign-static", "type-alias", "type-definition", "body/call"],
  explain: {
    what: "C fills a value whose type is a Rust enum.",
    why: "An enum of C is an integer: it may hold any number, a combination of flags, a value that a later version of the library adds, or whatever was in memory before. A Rust enum holds one of its variants, and the compiler builds jump tables and niches on it. Another value is undefined behaviour as soon as it exists, before any `match` could look at it. Checking it afterwards is too late: take the integer, and make an enum of it.",
    bad: '#[repr(C)]\n#[derive(Clone, Copy)]\npub enum Status {\n    Idle,\n    Busy,\n}\n\nunsafe extern "C" {\n    fn device_status(id: u32) -> Status;\n}',
    good: 'use std::ffi::c_int;\n\n#[derive(Clone, Copy)]\npub enum Status {\n    Idle,\n    Busy,\n}\n\nimpl TryFrom<c_int> for Status {\n    type Error = c_int;\n\n    fn try_from(value: c_int) -> Result<Self, c_int> {\n        match value {\n            0 => Ok(Self::Idle),\n            1 => Ok(Self::Busy),\n            other => Err(other),\n        }\n    }\n}\n\nunsafe extern "C" {\n    fn device_status(id: u32) -> c_int;\n}',
    sources: [
      reference("behavior-considered-undefined.html#r-undefined.validity.enum", "invalid enum discriminants"),
      reference("type-layout.html#reprc-field-less-enums", "`repr(C)` enums without fields"),
      {
        title: "rust-bindgen issue 3051, rustified enums in function signatures",
        url: "https://github.com/rust-lang/rust-bindgen/issues/3051",
      },
      {
        title: "libc issue 4419, Rust enums for C enums",
        url: "https://github.com/rust-lang/libc/issues/4419",
      },
      {
        title: "wooting-analog-sdk issue 90, an invalid device type from a C plugin",
        url: "https://github.com/WootingKb/wooting-analog-sdk/issues/90",
      },
    ],
    note: '`#[non_exhaustive]` does not help: it speaks to other crates, not about values. An enum that only travels from Rust to C is not reported. Where it is not known which side writes, the level is "info", as for enums of two variants that are called a bool. It is told once in a file for each place where it is decided: the field of a struct, however many functions give or take the struct; the enum itself, where foreign functions, statics and function pointers name it; each parameter of an exported function or callback, since each may take an integer of its own. bindgen makes newtypes with `--default-enum-style newtype`.',
  },
  *check(item, scene) {
    if ("node" in item) {
      const found = transmuted(item, scene);
      if (found !== undefined) yield found;
      return;
    }
    for (const place of borderPlaces(item, scene)) {
      for (const { crossing, sure, of } of enumsAt(place, nameOf(item))) {
        if (item.kind === "fn" && isRustsOwn(item, scene)) return;
        const { type } = place;
        const { steps, ty } = crossing;
        const written = scene.source.slice(type.start, type.end);
        const direct = place.ty === ty;
        const once = decidedAt(crossing, place);
        yield {
          range: type,
          data: { way: wayText(written, steps, ty), sure, place, direct, ...of },
          related: relatedOf(steps, ty, scene),
          ...(once === undefined ? {} : { once }),
          ...(sure && !isBoolByName(of) ? {} : { level: "info" as const }),
        };
      }
    }
  },
  message({ way, variants, tagged, sure }) {
    const who = sure ? "C fills it" : "C may fill it";
    const what = tagged ? "tag" : "variant";
    const none = variants === 1 ? `not its one ${what}` : `none of its ${variants} ${what}s`;
    return `${way}: ${who}, and a number that is ${none} is undefined behaviour; take an integer and convert it`;
  },
  fixes(data, scene) {
    const { ty, direct, place, tagged } = data;
    if (tagged || place === undefined) return [];
    const newtype = newtypeFix(ty, scene);
    const convert =
      direct && place.side === "export" && place.position === "parameter" ? tryFromFix(data, place, scene) : [];
    return [...convert, ...newtype];
  },
});

/** `transmute::<u8, Kind>(kind)` of a number that C passed or returned, and that nobody compared with anything. */
function transmuted({ node, context }: InBody<CallExpression>, { item, source }: Scene): Found<Data> | undefined {
  if (node.callee.kind !== "path" || node.callee.name.text !== "transmute" || item.kind !== "fn") return undefined;
  const found = transmutationOf(node, context);
  if (found?.to?.kind !== "adt" || found.from?.kind !== "primitive" || !/^[iu]\w+$/.test(found.from.name))
    return undefined;
  const of = checkedEnum(found.to);
  if (of === undefined || of.tagged) return undefined;
  const value = withoutCasts(found.value);
  const from = value.kind === "path" ? meaningOf(value, context) : undefined;
  const local = from?.kind === "local" ? from.local : undefined;
  if (local !== undefined) {
    // Whoever looked at the number has done something about it.
    const looked = `\\b${local.name}\\b[^;,]{0,40}?(?:[<>]=?|[=!]=|\\bas\\s+usize\\s*\\])|\\b(?:match|if|while)\\s[^{;]*\\b${local.name}\\b|contains\\(&${local.name}|[<>=]\\s*${local.name}\\b(?!\\s*[;)])`;
    const text = item.body === undefined ? "" : source.slice(item.body.start, node.start);
    if (local.mutable || new RegExp(looked).test(text)) return undefined;
  }
  const isParam =
    local?.by === "param" &&
    isCalledByC(item) &&
    context.body.params.some((param) => param.start <= local.range.start && local.range.end <= param.end);
  const made = local?.by === "let" && local.value !== undefined ? withoutCasts(local.value) : value;
  const isForeign =
    made.kind === "call" &&
    calledDefinition(made, local?.by === "let" ? local.names : context)?.declaration.foreign !== undefined;
  if (!isParam && !isForeign) return undefined;
  return {
    range: node,
    data: { way: `\`${of.ty.definition.name}\``, sure: true, place: undefined, direct: false, ...of },
  };
}

function withoutCasts(expression: Expression): Expression {
  let at = plain(expression);
  while (at.kind === "cast") at = plain(at.operand);
  return at;
}

/** Whether a declared function is one that Rust code of the same program exports: Rust fills what it gives. */
function isRustsOwn({ name, attributes }: FnItem, { place, block, scope }: Scene): boolean {
  if (place !== "extern-block") return false;
  const { module, world } = scope;
  const symbol = importedSymbol(name.text, [...(block?.attributes ?? []), ...attributes], module.crate.cfg)?.name;
  if (symbol === undefined) return false;
  const all = [...world.linked.named(module, symbol), ...world.linked.inDependencies(module, symbol)];
  return all.some(({ role }) => role === "definition");
}

function isCalledByC({ abi }: FnItem): boolean {
  return abi !== undefined && !/^[Rr]ust/.test(abi.name);
}

/** What there is to say about an enum of the user's own whose layout C knows, if it has room for other values. */
function checkedEnum(ty: AdtTy): Pick<Data, "ty" | "variants" | "tagged"> | undefined {
  const { item, definition } = ty;
  if (item.kind !== "enum" || item.variants.length === 0 || isStandard(definition.scope.module.crate)) return undefined;
  const repr = representationOf(definition);
  if (repr === "unknown" || repr.transparent || (!repr.c && repr.int === undefined)) return undefined;
  // With all values of its integer type no other is possible.
  if (/^[iu]8$/.test(repr.int ?? "") && item.variants.length >= 256) return undefined;
  return { ty, variants: item.variants.length, tagged: item.variants.some(({ form }) => form !== "unit") };
}

interface FoundEnum {
  readonly crossing: Crossing;
  readonly sure: boolean;
  readonly of: Pick<Data, "ty" | "variants" | "tagged">;
}

/** The enums that C surely fills at a place, one for each place where that is decided; else the first that it may fill. */
function enumsAt(place: BorderPlace, name: string): readonly FoundEnum[] {
  const surely = new Map<string | undefined, FoundEnum>();
  let perhaps: FoundEnum | undefined;
  for (const crossing of place.crossings) {
    const filled = filledByC(crossing, place, name);
    const of = filled !== "no" && crossing.ty.kind === "adt" ? checkedEnum(crossing.ty) : undefined;
    if (of === undefined) continue;
    const key = decidedAt(crossing, place);
    if (filled === "perhaps") perhaps ??= { crossing, sure: false, of };
    else if (!surely.has(key)) surely.set(key, { crossing, sure: true, of });
  }
  return surely.size > 0 || perhaps === undefined ? [...surely.values()] : [perhaps];
}

/**
 * Where it is decided that C fills the enum, in words: in the struct on the way, else in the enum, which says what C's type
 * is in Rust. Undefined for the parameter of a Rust function, which may take an integer without its neighbours.
 */
function decidedAt({ ty, steps }: Crossing, { side, position }: BorderPlace): string | undefined {
  if (ty.kind !== "adt") return undefined;
  const own = `${ty.definition.scope.module.path} ${ty.definition.name}`;
  const field = steps.findLast(({ kind, of }) => kind === "field" && of !== undefined);
  if (field?.of !== undefined) return `${field.of.scope.module.path} ${field.of.name} ${own}`;
  return side === "export" && position === "parameter" ? undefined : own;
}

/** C's own `bool` from before it had one: hardly anybody writes another number there. */
function isBoolByName({ ty, variants }: Pick<Data, "ty" | "variants">): boolean {
  return variants === 2 && /bool/i.test(ty.definition.name);
}

// --- fixes

/** An enum in plain parts: an integer type, names and values. */
interface PlainEnum {
  /** Where the definition's text starts in the file. */
  readonly start: number;
  readonly int: string;
  readonly values: readonly { readonly name: string; readonly value: bigint; readonly docs: string }[];
  readonly repr: Attribute;
  readonly indent: string;
}

function plainEnum({ definition, item }: AdtTy, scene: FixScene): PlainEnum | undefined {
  const start = scene.startOf(definition);
  const repr = representationOf(definition);
  if (start === undefined || repr === "unknown" || item.generics !== undefined) return undefined;
  const [use, second] = repr.uses;
  if (use === undefined || second !== undefined || use.conditional) return undefined;
  const { source, scope } = definition;
  const values = discriminantsOf(item, repr.int, source, scope);
  if (values === undefined || values.some(({ value }) => value === undefined)) return undefined;
  // A variant's other attributes speak about a variant.
  if (item.variants.some(({ attributes }) => attributes.some(({ form }) => form !== "doc-comment"))) return undefined;
  const lineStart = source.lastIndexOf("\n", item.start - 1) + 1;
  return {
    start,
    int: repr.int ?? "core::ffi::c_int",
    values: values.map(({ variant, value }) => ({
      name: variant.name.text,
      value: value ?? 0n,
      docs: variant.attributes.map((doc) => source.slice(doc.start, doc.end).trim()).join("\n"),
    })),
    repr: use.attribute,
    indent: /^[ \t]*/.exec(source.slice(lineStart, item.start))?.[0] ?? "",
  };
}

const PLAIN_DERIVES = /^(?:(?:core|std)::\w+::)?(?:Debug|Clone|Copy|PartialEq|Eq|PartialOrd|Ord|Hash)$/;
const NEEDED = ["Clone", "Copy", "PartialEq", "Eq"];

/** Makes a struct around the integer of the enum, with a constant for each variant. */
function newtypeFix(ty: AdtTy, scene: FixScene): readonly Fix[] {
  const { definition, item } = ty;
  const plain = plainEnum(ty, scene);
  if (plain === undefined) return [];
  const { source } = definition;
  const inside = source.slice(item.name.end, item.end);
  const docs = item.variants.flatMap(({ attributes }) => attributes);
  const rest = docs.reduce((text, doc) => text.replace(source.slice(doc.start, doc.end), ""), inside);
  // Comments would be lost.
  if (/\/\/|\/\*/.test(rest)) return [];
  const derive = item.attributes.filter(({ meta }) => meta.name === "derive");
  const [first, more] = derive;
  const derived = first?.meta.list?.map(({ name }) => name) ?? [];
  if (more !== undefined || !derived.every((name) => PLAIN_DERIVES.test(name))) return [];
  if (item.attributes.some(({ meta, form }) => form !== "doc-comment" && !isKept(meta))) return [];
  const { start, int, values, repr, indent } = plain;
  const missing = NEEDED.filter((name) => !derived.some((other) => other.split("::").at(-1) === name));
  const at = (range: { readonly start: number; readonly end: number }, newText: string): Edit => ({
    start: start + range.start,
    end: start + range.end,
    newText,
  });
  const visibility =
    item.visibility === undefined ? "" : `${source.slice(item.visibility.start, item.visibility.end)} `;
  const constants = values.map(({ name, value, docs: above }) => {
    const lines =
      above === ""
        ? ""
        : `${above
            .split("\n")
            .map((line) => `${indent}    ${line.trim()}`)
            .join("\n")}\n`;
    return `${lines}${indent}    ${visibility}const ${name}: Self = Self(${value});`;
  });
  const { text: name } = item.name;
  const newText = `${visibility}struct ${name}(${visibility}${int});\n\n${indent}#[allow(non_upper_case_globals)]\n${indent}impl ${name} {\n${constants.join("\n")}\n${indent}}`;
  const list = [...derived, ...missing].join(", ");
  const edits = [
    at(repr, first === undefined ? `#[repr(transparent)]\n${indent}#[derive(${list})]` : "#[repr(transparent)]"),
    ...(first === undefined || missing.length === 0 ? [] : [at(first, `#[derive(${list})]`)]),
    at({ start: item.start, end: item.end }, newText),
  ].sort((a, b) => a.start - b.start);
  return [{ title: `Make \`${name}\` an integer with constants`, safety: "unsafe", kind: "quickfix", edits }];
}

/** Attributes that mean the same on a struct. */
function isKept({ name }: MetaItem): boolean {
  return /^(?:repr|derive|doc|allow|deny|warn|expect|must_use|deprecated|cfg|non_exhaustive)$/.test(name);
}

/** Takes the integer, and converts it at the top of the function. */
function tryFromFix({ ty }: Data, place: BorderPlace, scene: FixScene): readonly Fix[] {
  const plain = plainEnum(ty, scene);
  const { param, type } = place;
  if (plain === undefined || param?.pattern?.kind !== "identifier" || scene.item.kind !== "fn") return [];
  const { definition, item } = ty;
  const { int, values, start, indent } = plain;
  const name = param.pattern.name.text;
  const written = scene.text(type);
  const short = int.split("::").at(-1) ?? int;
  const from = "core::convert::TryFrom";
  const call =
    scene.edition >= 2021 ? `${written}::try_from(${name})` : `<${written} as ${from}<${int}>>::try_from(${name})`;
  const converted = checkAtTop(`let Ok(${name}) = ${call} else`, scene.item as FnItem, scene);
  if (converted === undefined) return [];
  const own = item.name.text;
  const isThere = scene
    .mentions("TryFrom")
    .some(({ text }) => new RegExp(`TryFrom\\s*<\\s*[\\w:]*\\b${short}\\s*>\\s*for\\s+${own}\\b`).test(text));
  const arms = values.map(({ name: variant, value }) => `${indent}            ${value} => Ok(Self::${variant}),`);
  const implementation = `\n\n${indent}impl ${from}<${int}> for ${own} {\n${indent}    type Error = ${int};\n\n${indent}    fn try_from(value: ${int}) -> Result<Self, Self::Error> {\n${indent}        match value {\n${arms.join("\n")}\n${indent}            other => Err(other),\n${indent}        }\n${indent}    }\n${indent}}`;
  const end = start + item.end;
  const added: Edit[] = isThere ? [] : [{ start: end, end, newText: implementation }];
  const edits = [scene.replace(type as RustType, int), ...converted, ...added].sort((a, b) => a.start - b.start);
  return definition.name === own
    ? [{ title: `Take \`${short}\` and convert it to \`${own}\``, safety: "unsafe", kind: "quickfix", edits }]
    : [];
}
