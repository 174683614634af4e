import type { Item } from "../facts/item.ts";
import type { Crate } from "../model/crate.ts";
import type { Mention } from "../model/functions.ts";
import type { CargoPackage } from "../model/package.ts";
import { presenceOf } from "../model/presence.ts";
import { entryAt } from "../model/toml-outline.ts";
import { type ManifestScene, rule } from "./rule.ts";

interface Data {
  readonly profile: string;
  readonly catcher: string;
  readonly crate: string;
  readonly others: number;
}

export const releasePanicStrategy = rule<"manifest", Data>({
  name: "release-panic-strategy",
  group: "build",
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["manifest"],
  explain: {
    what: '`panic = "abort"` is set for a crate that catches panics before they reach C.',
    why: 'With `panic = "abort"` nothing unwinds: the first panic ends the process. `catch_unwind` compiles as before and never gives an `Err`, so the error code that callers in C were promised never comes, and a program that loads the library dies with it. The tests do not show it: they are always built to unwind, and a profile for release often differs from that of development.',
    bad: '[package]\nname = "sums"\nversion = "0.1.0"\nedition = "2024"\n\n[lib]\ncrate-type = ["cdylib"]\n\n[profile.release]\npanic = "abort"\n#- src/lib.rs\n#[unsafe(no_mangle)]\npub extern "C" fn sums_average(total: i32, count: i32) -> i32 {\n    std::panic::catch_unwind(|| total / count).unwrap_or(-1)\n}',
    good: '[package]\nname = "sums"\nversion = "0.1.0"\nedition = "2024"\n\n[lib]\ncrate-type = ["cdylib"]\n#- src/lib.rs\n#[unsafe(no_mangle)]\npub extern "C" fn sums_average(total: i32, count: i32) -> i32 {\n    std::panic::catch_unwind(|| total / count).unwrap_or(-1)\n}',
    sources: [
      {
        title: "The Cargo Book, the `panic` profile setting",
        url: "https://doc.rust-lang.org/cargo/reference/profiles.html#panic",
      },
      {
        title: "std, catch_unwind: notes",
        url: "https://doc.rust-lang.org/std/panic/fn.catch_unwind.html#notes",
      },
      {
        title: "The Rustonomicon, FFI and unwinding",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#ffi-and-unwinding",
      },
    ],
    note: "Aborting can be what is wanted; then `catch_unwind` is the part that says something else.",
  },
  *check(pack, scene) {
    const { manifest, outline, isWorkspaceRoot } = pack;
    if (!isWorkspaceRoot || ![...manifest.panics.values()].includes("abort")) return;
    const found = catchers(pack, scene);
    const [first, ...others] = found ?? [];
    if (first === undefined) return;
    for (const [profile, panic] of manifest.panics) {
      // Cargo ignores the setting for tests and benches.
      if (panic !== "abort" || profile === "test" || profile === "bench") continue;
      const entry = entryAt(outline, "profile", profile, "panic");
      if (entry === undefined) continue;
      const { start, end } = entry;
      yield { range: { start, end }, data: { profile, ...first, others: others.length } };
    }
  },
  message({ profile, catcher, crate, others }) {
    const more = others === 0 ? "" : ` (and in ${others} more function${others > 1 ? "s" : ""})`;
    return `With \`panic = "abort"\` in \`${profile}\` the \`catch_unwind\` in \`${catcher}\` of \`${crate}\`${more} never catches: a panic ends the process`;
  },
  fixes: ({ profile }, { outline }) => {
    const entry = entryAt(outline, "profile", profile, "panic");
    if (entry === undefined) return [];
    const edits = [{ ...entry.value, newText: '"unwind"' }];
    return [{ title: 'Let panics unwind: `panic = "unwind"`', safety: "unsafe", kind: "quickfix", edits }];
  },
});

type Catcher = Pick<Data, "catcher" | "crate">;

/** The functions of the workspace's border crates that catch panics; undefined until all of them are read. */
function catchers(pack: CargoPackage, scene: ManifestScene): readonly Catcher[] | undefined {
  const out: Catcher[] = [];
  for (const { manifest, library, programs } of pack.members()) {
    if (manifest.targets.some(({ procMacro }) => procMacro)) continue;
    for (const crate of library === undefined ? programs : [library, ...programs]) {
      const mentions = scene.mentions(crate, "catch_unwind");
      const symbols = scene.symbolsOf(crate);
      if (mentions === undefined || symbols === undefined) return undefined;
      const exports = symbols.exports.length > 0;
      for (const mention of mentions) {
        for (const item of mention.items) {
          const catcher = catcherIn(item, mention, crate);
          if (catcher !== undefined && (exports || catcher.isForeign))
            out.push({ catcher: catcher.name, crate: crate.name });
        }
      }
    }
  }
  return out;
}

function catcherIn(
  item: Item,
  { source }: Mention,
  crate: Crate,
): { readonly name: string; readonly isForeign: boolean } | undefined {
  if (item.kind !== "fn" || item.body === undefined || presenceOf(item.attributes, crate.cfg) !== true)
    return undefined;
  const text = source.slice(item.body.start, item.body.end);
  const isCalled = text.split("\n").some((line) => /^(?:[^/]|\/(?!\/))*\bcatch_unwind\s*\(/.test(line));
  // Code that asks how panics are handled knows what it does.
  if (!isCalled || /\bpanic\s*=/.test(text) || item.attributes.some(({ meta }) => meta.name === "test"))
    return undefined;
  return { name: item.name.text, isForeign: item.abi !== undefined };
}
