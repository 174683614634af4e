/** The hover of an ABI string or of an `extern` without one. */
import type { AbiSpec } from "../../facts/item.ts";
import { type AbiEntry, abiSupport, abis, effectiveAbi, findAbi, unwindBehaviour } from "../../target/abi.ts";
import { type AbiTable, abiTable } from "../../target/abi-table.ts";
import { suggestAbi } from "../../target/suggest-abi.ts";
import type { Target } from "../../target/target.ts";
import { bullet, code, lines, links, list, paragraphs, table, version } from "./markdown.ts";

const E0703 = "https://doc.rust-lang.org/error_codes/E0703.html";

/** What the hover depends on besides the ABI itself. */
export interface AbiScene {
  readonly target: Target;
  readonly features: ReadonlySet<string>;
  readonly variadic: boolean;
}

/** Everything about an ABI, as markdown. */
export function abiMarkdown(spec: AbiSpec, scene: AbiScene): string {
  const abi = findAbi(spec.name);
  if (abi === undefined) return unknownAbi(spec.name, scene.features);
  const title = spec.explicit ? `ABI ${code(`"${abi.name}"`)}` : '`extern` means `extern "C"`';
  return paragraphs(
    `**${title}**: ${abiVerdict(abi, scene)}`,
    abi.summary,
    lines(
      !spec.explicit && bullet("Implied", 'Rust 1.86 and later warn about it (`missing_abi`): write `extern "C"`'),
      effectiveBullet(abi, scene),
      bullet("Used for", abi.usedFor.replace(/\.$/, "")),
      bullet("In C", inC(abi)),
      bullet("Unwinding", unwinding(abi, scene.target.panic, "both")),
      bullet("Variadic `...`", variadics(abi)),
      restrictions(abi),
      since(abi),
    ),
    targetTable(abiTable(abi)),
    links(abi.sources),
  );
}

/** `accepted on …`, `rejected on …`: what the compiler says on the current target. */
export function abiVerdict(abi: AbiEntry, { target, features }: AbiScene): string {
  const { stability } = abi;
  const on = `on ${code(target.triple)}${target.known ? "" : " (read from its parts)"}`;
  const support = abiSupport(abi, target);
  if (support === "unsupported") return `rejected ${on} (E0570)`;
  if (stability.kind !== "stable" && !features.has(stability.feature))
    return "unstable, for nightly compilers only (E0658)";
  if (support === "future-incompat") {
    return `accepted ${on} with a warning (\`unsupported_calling_conventions\`), and treated as \`"C"\``;
  }
  return `accepted ${on}`;
}

/** What the ABI really is on the target, where that is another one. */
function effectiveBullet(abi: AbiEntry, { target, variadic }: AbiScene): string | undefined {
  const family = effectiveAbi(abi, target, variadic);
  if (family === undefined || family === abi.family || abiSupport(abi, target) === "future-incompat") return undefined;
  const suffix = abi.unwinds && !abi.rustic ? "-unwind" : "";
  return bullet("Here", `the same as ${code(`"${family}${suffix}"`)} on ${code(target.triple)}`);
}

function unknownAbi(name: string, features: ReadonlySet<string>): string {
  const suggestion = suggestAbi(name, features);
  const stable = abis.filter(({ stability, unwinds, rustic }) => stability.kind === "stable" && (!unwinds || rustic));
  return paragraphs(
    `**${code(`"${name}"`)} is not an ABI** that Rust knows (E0703)${suggestion === undefined ? "" : `; did you mean ${code(`"${suggestion}"`)}?`}`,
    `Stable ABIs: ${stable.map((abi) => code(abi.name)).join(", ")}; most of them also with \`-unwind\`. Case matters.`,
    links([{ name: "E0703", url: E0703 }]),
  );
}

function inC(abi: AbiEntry): string {
  if (abi.cSpellings.length === 0) return "no spelling; C code can neither call it nor define it";
  const parts = abi.cSpellings.flatMap(({ compiler, spelling }) =>
    spelling === undefined ? [] : [`${code(spelling)} (${compiler})`],
  );
  const plain = abi.cSpellings
    .filter(({ spelling }) => spelling === undefined)
    .flatMap(({ compiler }) => compiler.split(" and "));
  if (plain.length > 0) parts.push(abi.family === "system" ? "elsewhere the default" : `the default of ${list(plain)}`);
  return parts.join(", ");
}

/**
 * What a panic and a foreign exception do at this border. `import`: what may come out of a foreign function; `export`:
 * what may leave a Rust function.
 */
export function unwinding(abi: AbiEntry, panic: Target["panic"], direction: "import" | "export" | "both"): string {
  const { rustPanic, foreignException, since } = unwindBehaviour(abi, panic);
  if (abi.rustic) return panic === "abort" ? "a panic ends the process on this target" : "panics pass through";
  const other = findAbi(`${abi.family}-unwind`);
  const way =
    other === undefined || abi.unwinds || panic === "abort" ? "" : `; ${code(`"${other.name}"`)} lets it through`;
  const said: string[] = [];
  if (direction !== "import") {
    if (panic === "abort") said.push("a panic ends the process on this target");
    else if (rustPanic === "unwinds") said.push(`a panic passes through to the caller (since Rust ${version(since)})`);
    else said.push(`a panic aborts at this border (since Rust ${version(since)}; before, undefined behaviour)${way}`);
  }
  if (direction !== "export") {
    const shortWay = direction === "both" ? "" : way;
    if (foreignException === "unwinds") said.push("a C++ exception from the other side passes through");
    else if (foreignException === "aborts") said.push("a C++ exception from the other side ends the process");
    else said.push(`a C++ exception from the other side is undefined behaviour${shortWay}`);
  }
  return said.join(". ").replace(/\. a C/, ". A C");
}

function variadics(abi: AbiEntry): string {
  if (!abi.variadicDeclaration) return "not allowed (E0045)";
  const from =
    abi.variadicSince === undefined || abi.variadicSince === "1.0.0" ? "" : ` since Rust ${version(abi.variadicSince)}`;
  const definition = abi.variadicDefinition
    ? "; definitions need nightly and `#![feature(c_variadic)]`"
    : "; not in definitions";
  return `allowed in foreign functions and function pointers${from}${definition}`;
}

function since({ stability }: AbiEntry): string | undefined {
  if (stability.kind === "stable") {
    return stability.since === "1.0.0" ? undefined : bullet("Since", `Rust ${version(stability.since)}`);
  }
  if (stability.kind === "internal")
    return bullet("Unstable", "and to stay so: an implementation detail of the compiler");
  const { issue } = stability;
  const link = issue === undefined ? "" : ` ([#${issue}](https://github.com/rust-lang/rust/issues/${issue}))`;
  return bullet("Unstable", `needs nightly and ${code(`#![feature(${stability.feature})]`)}${link}`);
}

function restrictions(abi: AbiEntry): string | undefined {
  const rules = abi.restrictions;
  if (rules === undefined) return undefined;
  const said = [
    rules.pointerOnly && "only function pointer types may name it (E0781)",
    rules.params === "none" && "no parameters",
    rules.params === "one-or-two" && "one or two parameters",
    rules.params === "one-tuple" && "one parameter, a tuple, besides `self`",
    !rules.returns && "no return type",
    !rules.async && "never `async`",
    rules.mustBeUnsafe && "always `unsafe`",
    rules.nakedOnly && "a body must be `#[unsafe(naked)]`",
    !rules.callable && "Rust cannot call it",
  ].filter((part) => part !== false);
  return said.length === 0 ? undefined : bullet("Signature", said.join(", "));
}

const VERDICTS: readonly (readonly [keyof AbiTable, string])[] = [
  ["accepted", "accepted"],
  ["linted", "accepted with a warning"],
  ["unstable", "unstable"],
  ["rejected", "rejected"],
];

function targetTable(verdicts: AbiTable): string {
  const total = VERDICTS.reduce((sum, [key]) => sum + verdicts[key].length, 0);
  const rows = VERDICTS.filter(([key]) => verdicts[key].length > 0);
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) {
    const [, words] = only;
    return `${words.charAt(0).toUpperCase()}${words.slice(1)} on all ${total} probed targets.`;
  }
  return table(
    ["Verdict", `Of ${total} probed targets`],
    rows.map(([key, words]) => [`${words} (${verdicts[key].length})`, verdicts[key].map(code).join(" ")]),
  );
}
