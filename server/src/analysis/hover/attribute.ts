/** The hovers of attributes at the border: what each does to the symbol or layout, and what may stand in it. */
import type { Attribute, FnItem, Item, MetaItem, StaticItem } from "../../facts/item.ts";
import type { Scene } from "../../rules/rule.ts";
import type { AbiSource } from "../../target/abi.ts";
import { type AttributeEntry, type AttributeKey, findAttribute, repackedSince } from "../../target/attributes.ts";
import { primitiveBytes } from "../../target/c-types.ts";
import { evaluateMeta } from "../conditions.ts";
import { exportedSymbol, libraryOf } from "../linkage.ts";
import { libraryWords } from "./block.ts";
import { bullet, code, lines, links, list, paragraphs, version } from "./markdown.ts";
import type { Place, Said } from "./place.ts";

/** What an attribute stands on, where that is known. */
export interface Bearer {
  readonly item: Item;
  readonly place: Scene["place"];
}

/** The hover of an attribute at `at`, an offset in the slice; `undefined` for attributes that are not in the catalogue. */
export function attributeHover(
  attribute: Attribute,
  at: number,
  bearer: Bearer | undefined,
  place: Place,
): Said | undefined {
  const wrapper = attribute.unsafe;
  if (wrapper !== undefined && at >= wrapper.start && at < wrapper.end) {
    const entry = findAttribute(attribute.meta.name);
    return entry === undefined ? undefined : { ...unsafeWrapper(entry, place), start: wrapper.start, end: wrapper.end };
  }
  const chain = chainAt(attribute.meta, at);
  const index = chain.findLastIndex((meta) => findAttribute(meta.name) !== undefined);
  const meta = chain[index];
  const entry = meta === undefined ? undefined : findAttribute(meta.name);
  if (meta === undefined || entry === undefined) return undefined;
  // A key named like an attribute (`link(cfg(…))`) is found in its attribute's own list.
  const isUnsafe = wrapper !== undefined || chain[index - 1]?.name === "unsafe";
  const condition = conditionNote(chain[0], index, place);
  const key = chain[index + 1];
  const found = key === undefined ? undefined : entry.keys.find(({ name }) => name === key.name);
  if (key !== undefined && found !== undefined) {
    return {
      markdown: keyMarkdown(entry, meta, found, key, at, bearer, place, condition),
      start: key.start,
      end: key.end,
    };
  }
  const range = chain.length === 1 ? attribute : meta;
  return {
    markdown: attributeMarkdown(entry, meta, isUnsafe, bearer, place, condition),
    start: range.start,
    end: range.end,
  };
}

function attributeMarkdown(
  entry: AttributeEntry,
  meta: MetaItem,
  isUnsafe: boolean,
  bearer: Bearer | undefined,
  place: Place,
  condition: string | undefined,
): string {
  const hints = entry.name === "repr" ? (meta.list ?? []) : [];
  const known = hints.flatMap((hint) => entry.keys.find(({ name }) => name === hint.name) ?? []);
  const [only] = known;
  const title =
    known.length === 1 && only !== undefined && hints.length === 1 && hints[0] !== undefined
      ? `**${code(`#[repr(${text(hints[0], place)})]`)}**: ${uncapitalised(only.summary)}`
      : `**${code(`#[${written(entry, meta, isUnsafe, place)}]`)}**: ${uncapitalised(entry.summary)}`;
  return paragraphs(
    title,
    condition,
    lines(
      hereBullet(entry, meta, bearer, place),
      ...(known.length > 1 ? known.map((key) => bullet(code(key.name), uncapitalised(key.summary))) : []),
      ...(known.length === 1 && hints.length === 1
        ? [...(only?.details ?? []), ...hintDetails(hints[0], bearer, place)].map((detail) => `- ${detail}`)
        : known.length > 0
          ? []
          : entry.details.map((detail) => `- ${detail}`)),
      bullet("Stands on", misplaced(entry, bearer) ?? entry.on),
      safetyBullet(entry, isUnsafe, place.env.edition),
      sinceBullet(known.length === 1 ? only : entry, hints[0], bearer),
    ),
    links(known.length > 0 ? unique(known.map(({ source }) => source)) : [entry.source]),
  );
}

function keyMarkdown(
  entry: AttributeEntry,
  meta: MetaItem,
  key: AttributeKey,
  at: MetaItem,
  offset: number,
  bearer: Bearer | undefined,
  place: Place,
  condition: string | undefined,
): string {
  const value = keyValue(key, at, offset);
  const shown = value ?? key;
  const literal = at.value?.value;
  const title =
    entry.name === "repr"
      ? `repr(${text(at, place)})`
      : key.name === "modifiers" && value !== undefined
        ? (modifierAt(at, offset) ?? value.name)
        : at.end - at.start <= 60
          ? text(at, place)
          : key.name;
  return paragraphs(
    `**${code(title)}**: ${uncapitalised(shown.summary)}`,
    condition,
    lines(
      entry.name === "link" &&
        (key.name === "name" || key.name === "kind" || key.name === "wasm_import_module") &&
        bullet("Here", libraryWords(libraryOf(meta), place.env.target)),
      value === undefined &&
        key.values !== undefined &&
        literal !== undefined &&
        key.name === "import_name_type" &&
        bullet("Here", `${code(literal)} is not one of its values`),
      ...shown.details.map((detail) => `- ${detail}`),
      ...(entry.name === "repr" ? hintDetails(at, bearer, place).map((detail) => `- ${detail}`) : []),
      value === undefined &&
        key.values !== undefined &&
        bullet(
          "Values",
          list(
            key.values.map(({ name, feature }) => `${code(name)}${feature === undefined ? "" : " (nightly)"}`),
            12,
          ),
        ),
      sinceBullet(shown, at, bearer),
    ),
    links([shown.source]),
  );
}

/** The meta items around an offset, outermost first; the attribute itself when the offset is beside all of them. */
function chainAt(meta: MetaItem, at: number): readonly MetaItem[] {
  const inside = meta.list?.find((item) => at >= item.start && at < item.end);
  return inside === undefined ? [meta] : [meta, ...chainAt(inside, at)];
}

/** What is known of a key's value; of `modifiers`, of the one at the offset. */
function keyValue(key: AttributeKey, meta: MetaItem, at: number): AttributeKey | undefined {
  const written = key.name === "modifiers" ? modifierAt(meta, at)?.replace(/^[+-]/, "") : meta.value?.value;
  return key.values?.find(({ name }) => name === written);
}

/** The modifier at an offset, sign included: `-bundle`. */
function modifierAt({ value: literal }: MetaItem, at: number): string | undefined {
  if (literal?.value === undefined) return undefined;
  let from = literal.start + 1;
  for (const part of literal.value.split(",")) {
    if (at >= from && at <= from + part.length) return part.trim();
    from += part.length + 1;
  }
  return undefined;
}

function unsafeWrapper(entry: AttributeEntry, place: Place): { readonly markdown: string } {
  const { safety } = entry;
  const source: AbiSource = {
    name: "Rust Reference, Attributes",
    url: "https://doc.rust-lang.org/reference/attributes.html#r-attributes.safety",
  };
  const markdown =
    safety === undefined
      ? paragraphs(`**\`unsafe(…)\`**: an error here, ${code(entry.name)} is not an unsafe attribute`, links([source]))
      : paragraphs(
          `**\`unsafe(…)\`**: you vouch that ${code(entry.name)} breaks nothing here`,
          lines(bullet("What can break", safety.why), safetyBullet(entry, true, place.env.edition)),
          links([source]),
        );
  return { markdown };
}

function safetyBullet({ safety }: AttributeEntry, isUnsafe: boolean, edition: number): string | undefined {
  if (safety === undefined) return undefined;
  const since = `\`unsafe(…)\` can be written since Rust ${version(safety.since)}`;
  if (safety.required === "every")
    return bullet(
      "Unsafe",
      isUnsafe
        ? "`unsafe(…)` is required in every edition"
        : "`unsafe(…)` is required in every edition: this is an error",
    );
  if (isUnsafe) return bullet("Unsafe", `required from edition 2024 on (this is ${edition}); ${since}`);
  return edition >= 2024
    ? bullet("Unsafe", `edition ${edition} requires \`unsafe(…)\`: this is an error; ${safety.why}`)
    : bullet("Unsafe", `fine in ${edition}; edition 2024 requires \`unsafe(…)\`, since ${safety.why}. ${since}`);
}

/** What the attribute comes to on this very item. */
function hereBullet(
  entry: AttributeEntry,
  meta: MetaItem,
  bearer: Bearer | undefined,
  place: Place,
): string | undefined {
  if (entry.name === "link") return bullet("Here", libraryWords(libraryOf(meta), place.env.target));
  const literal = meta.value?.value;
  if (entry.name === "link_name" && literal !== undefined) {
    const item = bearer?.item;
    const name =
      item !== undefined && (item.kind === "fn" || item.kind === "static") ? ` for ${code(item.name.text)}` : "";
    return bullet("Here", `the symbol ${code(literal)}${name}`);
  }
  if (entry.name === "link_section" && literal !== undefined) return bullet("Here", `section ${code(literal)}`);
  if (entry.name !== "no_mangle" && entry.name !== "export_name") return undefined;
  const item = bearer?.item;
  if (item === undefined || (item.kind !== "fn" && item.kind !== "static")) return undefined;
  return bullet("Here", exportWords(item, bearer?.place ?? "module", entry.name, place));
}

function exportWords(item: FnItem | StaticItem, where: Scene["place"], attribute: string, place: Place): string {
  const exported = exportedSymbol(item, where, place.env);
  if (exported === undefined) return "no symbol is exported";
  const overruled = exported.by !== attribute ? ", by `export_name`" : "";
  const abi = item.kind === "static" || item.abi !== undefined ? "" : ", with Rust's own ABI";
  return `symbol ${code(exported.symbol)}${overruled}${abi}`;
}

function misplaced(entry: AttributeEntry, bearer: Bearer | undefined): string | undefined {
  if (bearer === undefined) return undefined;
  const { item, place } = bearer;
  const foreign = place === "extern-block";
  const isDefinition = item.kind === "struct" || item.kind === "enum" || item.kind === "union";
  const fits: Readonly<Record<string, boolean>> = {
    link: item.kind === "extern-block",
    link_name: foreign && (item.kind === "fn" || item.kind === "static"),
    link_ordinal: foreign && (item.kind === "fn" || item.kind === "static"),
    no_mangle: !foreign && (item.kind === "fn" || item.kind === "static"),
    export_name: !foreign && (item.kind === "fn" || item.kind === "static"),
    link_section: !foreign && (item.kind === "fn" || item.kind === "static"),
    used: !foreign && item.kind === "static",
    naked: !foreign && item.kind === "fn",
    repr: isDefinition,
  };
  return fits[entry.name] === false ? `${entry.on}; not this item` : undefined;
}

/** What a `repr` hint comes to on this type and target. */
function hintDetails(hint: MetaItem | undefined, bearer: Bearer | undefined, place: Place): readonly string[] {
  if (hint === undefined) return [];
  const { target } = place.env;
  const kind = bearer?.item.kind;
  if (hint.name === "C") {
    if (kind === "enum") {
      const bits = target.c.enumMinBits;
      return [
        `An enum without fields has the width of C's \`enum\`: at least ${bits} bits on ${code(target.triple)}. A value that is no variant is undefined behaviour: for C flags use integer constants.`,
        "With fields it is a struct of the discriminant and a union.",
      ];
    }
    if (kind === "union") return ["Every field begins at offset 0, as in C."];
    return ["It orders the fields; it does not make their types ones that C knows."];
  }
  const bytes = primitiveBytes(hint.name, target);
  if (bytes !== undefined && kind === "enum") {
    return hint.name.endsWith("size") ? [`${bytes * 8} bits on ${code(target.triple)}.`] : [];
  }
  if (bytes !== undefined && kind !== undefined)
    return [
      `On ${kind === "union" ? "a union" : kind === "struct" ? "a struct" : "this item"} it is an error (E0517).`,
    ];
  if (hint.name === "packed" && kind === "enum") return ["On an enum it is an error (E0517)."];
  return [];
}

function sinceBullet(
  entry: AttributeEntry | AttributeKey | undefined,
  hint: MetaItem | undefined,
  bearer: Bearer | undefined,
): string | undefined {
  if (entry === undefined) return undefined;
  if ("feature" in entry && entry.feature !== undefined) {
    return bullet("Unstable", `needs nightly and ${code(`#![feature(${entry.feature})]`)}`);
  }
  const words = sinceWords(entry, hint, bearer);
  return words === undefined ? undefined : bullet("Since", words);
}

function sinceWords(
  { name, since }: AttributeEntry | AttributeKey,
  hint: MetaItem | undefined,
  bearer: Bearer | undefined,
): string | undefined {
  const isEnum = bearer?.item.kind === "enum";
  if (name === "packed" && hint?.list !== undefined)
    return `Rust ${version(repackedSince.packedArgument)} with a number`;
  if (name === "align" && isEnum) return `Rust ${version(repackedSince.alignOnEnum)} on enums`;
  if (name === "transparent" && isEnum) return `Rust ${version(repackedSince.transparentEnum)} on enums`;
  if (name === "raw-dylib" || name === "link_ordinal") return "Rust 1.65, on 32-bit x86 Rust 1.71";
  return since === undefined ? undefined : `Rust ${version(since)}`;
}

/** Inside `cfg_attr` the attribute is only there where the condition holds. */
function conditionNote(outer: MetaItem | undefined, index: number, place: Place): string | undefined {
  const [condition] = outer?.list ?? [];
  if (outer?.name !== "cfg_attr" || index === 0 || condition === undefined) return undefined;
  const value = evaluateMeta(condition, place.env);
  const holds =
    value === true ? "which holds here" : value === false ? "which does not hold here" : "which is not known here";
  return `_Only where ${code(text(condition, place))}, ${holds}._`;
}

function written(entry: AttributeEntry, meta: MetaItem, isUnsafe: boolean, place: Place): string {
  const whole = text(meta, place);
  const short = whole.length <= 60 ? whole : entry.name;
  return isUnsafe ? `unsafe(${short})` : short;
}

function text(range: { readonly start: number; readonly end: number }, { source }: Place): string {
  return source.slice(range.start, range.end);
}

function unique(sources: readonly AbiSource[]): readonly AbiSource[] {
  return [...new Map(sources.map((source) => [source.url, source])).values()];
}

function uncapitalised(sentence: string): string {
  return /^(?:[A-Z][a-z]|A )/.test(sentence) && !/^(?:Rust|Apple|Windows|C\b)/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}
