/** The hover of a C type's name: what it is on the current target, and where it differs. */
import { type CTypeEntry, cInteger, cTypeTable, rustInteger } from "../../target/c-types.ts";
import type { Target } from "../../target/target.ts";
import { bullet, code, lines, links, paragraphs, table, version } from "./markdown.ts";
import { isCTypeModule, type Origin } from "./names.ts";

/** Everything about a C type. `origin` is what the file shows of where the name comes from. */
export function cTypeMarkdown(entry: CTypeEntry, target: Target, origin: Origin): string {
  const rows = entry.kind === "integer" && entry.width !== "pointer" ? cTypeTable(entry) : [];
  const total = rows.reduce((sum, { triples }) => sum + triples.length, 0);
  const integer = cInteger(entry, target);
  const own = integer === undefined ? undefined : rustInteger(integer);
  const others = rows.filter(({ type }) => type !== own);
  const [only] = rows;
  return paragraphs(
    `**${code(entry.name)}** is C's ${code(entry.spelling)}: ${here(entry, target)}`,
    entry.note,
    lines(
      origin.kind === "defined" ? undefined : from(entry, origin),
      entry.since !== undefined &&
        bullet(
          "Since",
          `Rust ${version(entry.since)} in \`core::ffi\`${entry.name === "c_void" ? "" : "; before, in `std::os::raw`"}`,
        ),
    ),
    others.length > 0 &&
      table(
        ["Elsewhere", `Of ${total} probed targets`],
        others.map(({ type, triples }) => [
          `${type === undefined ? "not settled" : code(type)} (${triples.length})`,
          triples.map(code).join(" "),
        ]),
      ),
    rows.length === 1 && only?.type !== undefined && `The same on all ${total} probed targets.`,
    links([entry.source]),
  );
}

function here(entry: CTypeEntry, target: Target): string {
  if (entry.kind === "void") return "no value, only something to point at";
  if (entry.kind === "float") return `${code(`f${entry.width}`)} on every target`;
  const integer = cInteger(entry, target);
  const on = `on ${code(target.triple)}`;
  if (integer !== undefined && entry.width === "pointer") {
    return `${code(integer.signed ? "isize" : "usize")} (${integer.bits} bits ${on}, ${integer.signed ? "signed" : "unsigned"})`;
  }
  if (integer === undefined) return `its width is not settled ${on}`;
  return `${code(rustInteger(integer))} ${on} (${integer.bits} bits, ${integer.signed ? "signed" : "unsigned"})`;
}

function from(entry: CTypeEntry, origin: Origin): string | undefined {
  if (origin.kind === "imported" && isCTypeModule(origin.path)) return undefined;
  if (origin.kind === "imported")
    return bullet("Taken by its name", `it is imported from ${code(origin.path)}, which was not looked at`);
  return bullet("Taken by its name", `this file does not show where ${code(entry.name)} comes from`);
}
