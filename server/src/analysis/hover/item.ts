/** The hovers of functions and statics at the border: foreign ones, exported ones, callbacks, and their parts. */
import type { ExternBlock, FnItem, FnPointer, StaticItem } from "../../facts/item.ts";
import type { Scene } from "../../rules/rule.ts";
import { type AbiFamily, effectiveAbi, findAbi } from "../../target/abi.ts";
import { objectSymbol } from "../../target/symbol-name.ts";
import { type Standing, standingOf } from "../conditions.ts";
import { exportedSymbol, importedSymbol, isGeneric, librariesOf, metasOf } from "../linkage.ts";
import { abiVerdict, unwinding } from "./abi.ts";
import { libraryWords } from "./block.ts";
import { bullet, code, fenced, lines, links, list, paragraphs } from "./markdown.ts";
import type { Place } from "./place.ts";
import {
  argumentBytes,
  functionPrototype,
  isVariadic,
  type Prototype,
  pointerPrototype,
  RESULT,
  type Spelling,
  staticPrototype,
} from "./prototype.ts";

const BLOCKS = {
  name: "Rust Reference, External blocks",
  url: "https://doc.rust-lang.org/reference/items/external-blocks.html",
};
const EXTERN_FN = {
  name: "Rust Reference, Extern function qualifier",
  url: "https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern",
};
const NO_MANGLE = {
  name: "Rust Reference, abi.no_mangle",
  url: "https://doc.rust-lang.org/reference/abi.html#r-abi.no_mangle",
};
const FN_POINTER = {
  name: "Rust Reference, Function pointer types",
  url: "https://doc.rust-lang.org/reference/types/function-pointer.html",
};
const OPTION = {
  name: "core::option, Representation",
  url: "https://doc.rust-lang.org/core/option/index.html#representation",
};

/** A foreign function or static. */
export function foreignMarkdown(item: FnItem | StaticItem, block: ExternBlock, place: Place): string {
  const { env } = place;
  const abi = findAbi(block.abi.name);
  const safe = item.qualifiers.some(({ word }) => word === "safe");
  const { name, ordinal } = importedSymbol(item, env);
  const isFn = item.kind === "fn";
  const variadic = isFn && isVariadic(item.params);
  const family = abi === undefined ? undefined : effectiveAbi(abi, env.target, variadic);
  const libraries = librariesOf(block, env);
  const prototype = prototypeOf(item, block.abi.name, name, place);
  const what = isFn ? "function" : item.mutable ? "mutable static" : "static";
  const verb = isFn ? "call" : item.mutable ? "use" : "read";
  const use = safe ? `safe to ${verb}` : `\`unsafe\` to ${verb}`;
  return paragraphs(
    `**Foreign ${what} ${code(item.name.text)}**: ${isFn ? `${code(`extern "${block.abi.name}"`)}, ` : ""}${use}, ${
      ordinal === undefined ? `symbol ${code(shown(name))}` : `ordinal ${ordinal} of the DLL`
    }`,
    standingNote(place.around.standing === "active" ? standingOf(item.attributes, env) : place.around.standing),
    prototypeBlock(prototype),
    lines(
      ordinal === undefined && objectNote(name, isFn ? family : undefined, item, place),
      isFn && abiNote(block.abi.name, block.abi.explicit, family, variadic, place),
      staticNote(item),
      variadic && promotions(),
      ...nullNotes(prototype, "import"),
      opaqueNote(prototype),
      ...libraries.map((library) => bullet("Library", libraryWords(library, env.target))),
      isFn && abi !== undefined && bullet("Unwinding", unwinding(abi, env.target.panic, "import")),
    ),
    links(prototype.mayBeNull.length > 0 ? [BLOCKS, OPTION] : [BLOCKS]),
  );
}

/** A function or static that is exported, or a function with a foreign ABI; `undefined` for any other. */
export function exportMarkdown(item: FnItem | StaticItem, where: Scene["place"], place: Place): string | undefined {
  const { env } = place;
  const exported = exportedSymbol(item, where, env);
  const isFn = item.kind === "fn";
  const asked = [...metasOf(item.attributes, env)].some(({ name }) => name === "no_mangle" || name === "export_name");
  if (!asked && (!isFn || item.abi === undefined)) return undefined;
  const abiName = isFn ? (item.abi?.name ?? "Rust") : "C";
  const abi = findAbi(abiName);
  const variadic = isFn && isVariadic(item.params);
  const family = abi === undefined ? undefined : effectiveAbi(abi, env.target, variadic);
  const name = item.name.text;
  const prototype = prototypeOf(item, abiName, exported?.symbol ?? name, place);
  const what = isFn ? "function" : "static";
  const abiWords = isFn ? `${code(item.abi === undefined ? "Rust ABI" : `extern "${abiName}"`)}, ` : "";
  const title =
    exported === undefined
      ? `**${isFn ? "Function" : "Static"} ${code(name)}**: ${abiWords}not exported`
      : `**Exported ${what} ${code(name)}**: ${abiWords}symbol ${code(shown(exported.symbol))}`;
  return paragraphs(
    title,
    standingNote(place.around.standing === "active" ? standingOf(item.attributes, env) : place.around.standing),
    isFn && item.qualifiers.some(({ word }) => word === "async")
      ? "**`async`**: C would get a future, a Rust value without a name or a fixed layout, and nothing would run."
      : prototypeBlock(prototype),
    lines(
      exported !== undefined && objectNote(exported.symbol, isFn ? family : undefined, item, place),
      exported === undefined && bullet("Not exported", notExported(item, where, asked)),
      exported !== undefined &&
        item.visibility === undefined &&
        where === "module" &&
        bullet("Visibility", "exported although the item is private: the attribute decides"),
      exported !== undefined &&
        env.crateType === "bin" &&
        bullet("Binary", "an executable does not offer its symbols to loaded libraries unless the linker is told to"),
      isFn &&
        item.abi === undefined &&
        exported !== undefined &&
        bullet("ABI", 'Rust\'s own, which C cannot call: write `extern "C"` unless only Rust links to it'),
      isFn && item.abi !== undefined && abiNote(abiName, item.abi.explicit, family, variadic, place),
      ...nullNotes(prototype, "export"),
      opaqueNote(prototype),
      isFn &&
        item.abi !== undefined &&
        abi !== undefined &&
        bullet("Unwinding", unwinding(abi, env.target.panic, "export")),
    ),
    links([isFn ? EXTERN_FN : NO_MANGLE, ...(prototype.mayBeNull.length > 0 ? [OPTION] : [])]),
  );
}

/** A function pointer type. `name` is what a typedef would call it; `nullable`: it is the argument of `Option`. */
export function fnPointerMarkdown(pointer: FnPointer, name: string, nullable: boolean, place: Place): string {
  const { env } = place;
  const abiName = pointer.abi?.name ?? "Rust";
  const abi = findAbi(abiName);
  const isUnsafe = pointer.qualifiers.some(({ word }) => word === "unsafe");
  const prototype = pointerPrototype(name, pointer, spellingOf(place));
  const variadic = isVariadic(pointer.params);
  const family = abi === undefined ? undefined : effectiveAbi(abi, env.target, variadic);
  const head = `${isUnsafe ? "unsafe " : ""}${pointer.abi === undefined ? "" : `extern "${abiName}" `}fn`;
  return paragraphs(
    `**Function pointer ${code(head)}**: ${nullable ? "may be null, which is `None`" : "never null"}`,
    prototypeBlock(prototype),
    lines(
      !nullable &&
        bullet(
          "Null",
          "a null pointer here is undefined behaviour; where C may pass one, write `Option<…>`, which has the same layout",
        ),
      pointer.abi === undefined
        ? bullet("ABI", 'Rust\'s own: C can neither call it nor give one; write `extern "C" fn`')
        : abiNote(abiName, pointer.abi.explicit, family, variadic, place),
      bullet("Calling", isUnsafe ? "needs `unsafe`" : "is safe, so whoever makes the pointer vouches for it"),
      opaqueNote(prototype),
      abi !== undefined && pointer.abi !== undefined && bullet("Unwinding", unwinding(abi, env.target.panic, "both")),
    ),
    links(nullable ? [FN_POINTER, OPTION] : [FN_POINTER]),
  );
}

/** The word `safe` or `unsafe` on a foreign item. */
export function qualifierMarkdown(word: "safe" | "unsafe", item: FnItem | StaticItem, block: ExternBlock): string {
  const verb = item.kind === "fn" ? "call" : "read";
  const rule =
    block.unsafe === undefined ? " Only allowed in an `unsafe extern` block, which this one is not: an error." : "";
  const meaning =
    word === "safe"
      ? `Rust code may ${verb} ${code(item.name.text)} without \`unsafe\`: whoever wrote the block vouches that no argument and no moment can make that undefined behaviour.`
      : `using ${code(item.name.text)} needs an \`unsafe\` block; the same as writing nothing.`;
  return paragraphs(
    `**${code(word)}**: ${meaning}${rule}`,
    lines(
      word === "safe" &&
        item.kind === "static" &&
        item.mutable &&
        bullet("`static mut`", "C and Rust may both write it, so `safe` is rarely true"),
      bullet("Since", "Rust 1.82"),
    ),
    links([BLOCKS]),
  );
}

/** The `...` of a variadic parameter. */
export function variadicMarkdown(abiName: string, isDefinition: boolean, place: Place): string {
  const abi = findAbi(abiName);
  const { target } = place.env;
  const allowed =
    abi === undefined
      ? undefined
      : isDefinition
        ? abi.variadicDefinition
          ? place.around.features.has("c_variadic")
            ? "allowed here by `#![feature(c_variadic)]`"
            : "a definition needs nightly and `#![feature(c_variadic)]` (E0658)"
          : `not allowed in a definition with ABI ${code(`"${abi.name}"`)}`
        : abi.variadicDeclaration
          ? `allowed with ABI ${code(`"${abi.name}"`)}`
          : `not allowed with ABI ${code(`"${abi.name}"`)} (E0045)`;
  return paragraphs(
    `**\`...\`**: any number of further arguments${allowed === undefined ? "" : `; ${allowed}`}`,
    lines(
      promotions(),
      bullet("Not checked", "neither the number nor the types: what the callee reads must be what was passed"),
      abi !== undefined &&
        effectiveAbi(abi, target, true) !== effectiveAbi(abi, target, false) &&
        bullet("ABI", `with \`...\` it is ${code(`"${effectiveAbi(abi, target, true)}"`)} on ${code(target.triple)}`),
    ),
    links([
      {
        name: "Rust Reference, Variadic functions",
        url: "https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.variadic",
      },
    ]),
  );
}

/** A foreign type (`extern type`). */
export function foreignTypeMarkdown(name: string): string {
  return paragraphs(
    `**Foreign type ${code(name)}**: opaque, without a size; only for use behind a pointer`,
    lines(
      bullet(
        "Unstable",
        "needs nightly and `#![feature(extern_types)]`; on stable, `#[repr(C)] struct` with a private zero-sized field stands in for it",
      ),
    ),
    links([{ name: "rust-lang/rust issue 43467", url: "https://github.com/rust-lang/rust/issues/43467" }]),
  );
}

function promotions(): string {
  return bullet(
    "Promotions",
    "C widens what it is given here: pass `c_double` for `f32`, and at least `c_int` for smaller integers and `bool` (E0617)",
  );
}

function prototypeOf(item: FnItem | StaticItem, abiName: string, symbol: string, place: Place): Prototype {
  const spelling = spellingOf(place);
  const name = /^[A-Za-z_]\w*$/.test(symbol) ? symbol : item.name.text;
  const refused = (refusal: string): Prototype => ({
    text: undefined,
    refusal,
    opaque: [],
    neverNull: [],
    mayBeNull: [],
  });
  if (item.broken) return refused("The declaration is not finished.");
  if (item.kind === "fn" && isGeneric(item)) return refused("It is generic: it stands for many functions.");
  if (item.kind === "static") return staticPrototype(name, item.type, item.mutable, spelling);
  return functionPrototype(
    name,
    { params: item.params, returnType: item.returnType, abi: abiName },
    item.generics?.params ?? [],
    spelling,
  );
}

function spellingOf(place: Place): Spelling {
  return { source: place.source, target: place.env.target, originOf: place.originOf };
}

function prototypeBlock({ text, refusal }: Prototype): string | undefined {
  if (text !== undefined) return fenced("c", text);
  return refusal === undefined ? undefined : `No C prototype. ${refusal}`;
}

function opaqueNote({ text, opaque }: Prototype): string | undefined {
  if (text === undefined || opaque.length === 0) return undefined;
  const values = opaque.filter(({ byValue }) => byValue).map(({ name }) => code(name));
  const behind = opaque.filter(({ byValue }) => !byValue).map(({ name }) => code(name));
  const said = [
    values.length > 0 && `the layout of ${list(values)}, which crosses by value`,
    behind.length > 0 && `the layout of ${list(behind)}, behind a pointer`,
  ].filter((part) => part !== false);
  return bullet("Not checked", said.join("; "));
}

function nullNotes({ text, neverNull, mayBeNull }: Prototype, direction: "import" | "export"): readonly string[] {
  if (text === undefined) return [];
  const given = neverNull.filter((what) => what !== RESULT);
  const returned = neverNull.includes(RESULT);
  const out: string[] = [];
  if (mayBeNull.length > 0) out.push(bullet("May be null", `${list(mayBeNull)}; null is \`None\``));
  if (given.length > 0) {
    const meaning = direction === "import" ? "Rust passes no null" : "null from C is undefined behaviour";
    out.push(bullet("Never null", `${list(given)}; ${meaning}`));
  }
  if (returned) {
    const meaning = direction === "import" ? "null from C is undefined behaviour" : "Rust returns no null";
    out.push(bullet("Never null", `${RESULT}; ${meaning}`));
  }
  return out;
}

/** The symbol as the object file spells it, where that differs. */
function objectNote(
  symbol: string,
  family: AbiFamily | undefined,
  item: FnItem | StaticItem,
  place: Place,
): string | undefined {
  const { target } = place.env;
  if (symbol.startsWith("llvm.")) return bullet("Symbol", "an intrinsic of LLVM, not a symbol of any library");
  const bytes = item.kind === "fn" && !item.broken ? argumentBytes(item.params, spellingOf(place)) : undefined;
  const decorated = objectSymbol({ name: symbol, family, argumentBytes: bytes }, target);
  if (decorated === undefined || decorated === symbol) return undefined;
  const unknown = decorated.endsWith("@N") ? ", N being the bytes of the arguments" : "";
  return bullet("In object files", `${code(decorated)} on ${code(target.triple)}${unknown}`);
}

function abiNote(
  name: string,
  explicit: boolean,
  family: AbiFamily | undefined,
  variadic: boolean,
  place: Place,
): string | undefined {
  const abi = findAbi(name);
  if (abi === undefined) return bullet("ABI", `${code(`"${name}"`)} is not an ABI that Rust knows (E0703)`);
  const scene = { target: place.env.target, features: place.around.features, variadic };
  const verdict = abiVerdict(abi, scene);
  const isPlain = verdict.startsWith("accepted on") && (family === undefined || family === abi.family);
  if (isPlain && explicit) return undefined;
  const effective = family === undefined || family === abi.family ? "" : `, where it is ${code(`"${family}"`)}`;
  return bullet("ABI", `${code(`"${abi.name}"`)}${explicit ? "" : " (implied)"}, ${verdict}${effective}`);
}

function staticNote(item: FnItem | StaticItem): string | undefined {
  if (item.kind !== "static") return undefined;
  return item.mutable
    ? bullet("Mutable", "every read and write needs `unsafe`; prefer `&raw mut` to a reference")
    : bullet("Immutable", "C must not change it while Rust may read it; one that changes is `static mut`");
}

function notExported(item: FnItem | StaticItem, where: Scene["place"], asked: boolean): string {
  if (item.kind === "fn" && asked && isGeneric(item))
    return "it is generic over types or constants, so it has many symbols and all are mangled";
  if (asked && where === "trait") return "a trait's own method gets no symbol; put the attribute on a free function";
  if (item.kind === "fn" && item.body === undefined) return "it has no body here";
  return "its symbol is mangled, so C reaches it only through a function pointer; `#[unsafe(no_mangle)]` would export it by name";
}

function standingNote(standing: Standing): string | undefined {
  if (standing === "inactive") return "_Not compiled here: its `cfg` is false here._";
  if (standing === "opaque") return "_An attribute macro rewrites this item; what follows is about what is written._";
  return undefined;
}

/** A symbol for reading: control characters, such as the byte 1 that switches decoration off, as escapes. */
function shown(symbol: string): string {
  return symbol.replace(/\p{Cc}/gu, (unit) => `\\x${unit.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
