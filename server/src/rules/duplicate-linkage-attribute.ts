import type { AttributeUse } from "../model/active-attributes.ts";
import { ordinalOf } from "./attributes/ordinal.ts";
import { targetOf } from "./attributes/target.ts";
import { isExported, isWord, linkagesOf, namedUsesOf, usesOf, withoutUse } from "./attributes/uses.ts";
import { type Found, reference, rule } from "./rule.ts";

interface Duplicate {
  readonly use: AttributeUse;
  readonly ignored: boolean;
}

/** The first counts, and the others are told to be unused. */
const FIRST_COUNTS: readonly string[] = ["no_mangle", "naked", "ffi_const", "ffi_pure"];
/** The last counts. */
const LAST_COUNTS: readonly string[] = ["export_name", "link_name", "link_section"];

export const duplicateLinkageAttribute = rule<"attributes", Duplicate>({
  name: "duplicate-linkage-attribute",
  rustc: ["unused_attributes", "msg:multiple-link-ordinal-attributes", "msg:multiple-linkage-attributes"],
  level: "warn",
  since: "0.1.0",
  on: ["attributes"],
  attributes: [
    "no_mangle",
    "naked",
    "ffi_const",
    "ffi_pure",
    "export_name",
    "link_name",
    "link_section",
    "used",
    "inline",
    "track_caller",
    "link_ordinal",
    "linkage",
  ],
  explain: {
    what: "An attribute about symbols or libraries stands twice on one item.",
    why: "A symbol has one name, one section and one ordinal. Of two `export_name`, `link_name` or `link_section` the last one counts, so the name that is read first is not the one that the linker sees.",
    bad: '#[export_name = "engine_start"]\n#[export_name = "engine_run"]\npub extern "C" fn start() {}',
    good: '#[export_name = "engine_run"]\npub extern "C" fn start() {}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.attributes.link_name.duplicates", "`link_name`, duplicates"),
      reference("abi.html#r-abi.export_name", "`export_name`"),
    ],
  },
  *check({ owner, uses }, scene) {
    if (uses.length < 2) return;
    const target = targetOf(owner, scene);
    if (target === undefined || target === "macro-call") return;
    for (const name of FIRST_COUNTS) yield* tell(usesOf(uses, name), "first", undefined);
    for (const name of LAST_COUNTS) yield* tell(namedUsesOf(uses, name), "last", undefined);
    const used = usesOf(uses, "used");
    yield* tell(used.filter(isForCompiler), "first", undefined);
    yield* tell(
      used.filter((use) => isWord(use.meta) || isForLinker(use)),
      "first",
      undefined,
    );
    // Elsewhere these two are everyday attributes, which are not this tool's business.
    const atBorder = scene.place === "extern-block" || isExported(uses);
    if (atBorder) for (const name of ["inline", "track_caller"]) yield* tell(usesOf(uses, name), "first", undefined);
    const ordinals = usesOf(uses, "link_ordinal").filter(({ meta }) => (ordinalOf(meta) ?? 65536n) <= 65535n);
    yield* tell(ordinals, "last", "msg:multiple-link-ordinal-attributes");
    yield* tell(linkagesOf(uses), "last", "msg:multiple-linkage-attributes");
  },
  message: ({ use, ignored }) => {
    const { name } = use.meta;
    if (!ignored) return `\`${name}\` stands on this item more than once`;
    return LAST_COUNTS.includes(name)
      ? `This \`${name}\` does nothing: a later one replaces it`
      : `This \`${name}\` does nothing: it stands here already`;
  },
  fixes: ({ use, ignored }, scene) => withoutUse(use, ignored ? "safe" : "unsafe", scene),
});

/** Whether it is `used(compiler)`, which does not get in the way of the other forms. */
function isForCompiler({ meta }: AttributeUse): boolean {
  return meta.list?.length === 1 && meta.list[0]?.name === "compiler";
}

function isForLinker({ meta }: AttributeUse): boolean {
  return meta.list?.length === 1 && meta.list[0]?.name === "linker";
}

/** Tells of all uses but the one that counts. `error` is the key where it is a hard error. */
function* tell(
  uses: readonly AttributeUse[],
  counts: "first" | "last",
  error: string | undefined,
): Iterable<Found<Duplicate>> {
  const kept = counts === "first" ? uses[0] : uses.at(-1);
  const [first] = uses;
  for (const use of uses) {
    if (use === kept || kept === undefined) continue;
    if (error !== undefined) {
      yield { range: use.range, data: { use, ignored: false }, rustc: error, level: "error" };
    } else {
      // The compiler compares each later one with the first, and points at the first each time.
      const at = counts === "last" ? (first ?? use) : use;
      const related = [{ range: kept.range, message: "this one counts" }];
      yield { range: at.range, data: { use: at, ignored: true }, related };
    }
  }
}
