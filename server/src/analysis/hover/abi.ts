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
  const { target } = scene;
  const title = spec.explicit ? `ABI ${code(`"${abi.name}"`)}` : '`extern` means `extern "C"`';
  return paragraphs(
    `**${title}**: ${abiVerdict(abi, scene)}`,
    `${abi.summary} Used for: ${uncapitalised(abi.usedFor)}`,
    lines(
      !spec.explicit &&
        bullet("Written", 'the ABI is implied; Rust 1.86 and later warn (`missing_abi`) and ask for `extern "C"`'),
      effectiveBullet(abi, scene),
      bullet("In C", inC(abi)),
      bullet("Unwinding", unwinding(abi, target.panic)),
      bullet("Variadic `...`", variadics(abi)),
      restrictions(abi),
      bullet("Since", since(abi)),
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
  if (stability.kind !== "stable" && !features.has(stability.feature)) {
    return `unstable: needs a nightly compiler and ${code(`#![feature(${stability.feature})]`)} (E0658)`;
  }
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
  if (abi.cSpellings.length === 0) return "no spelling; C code cannot call it or define it";
  const spelled = abi.cSpellings.filter(({ spelling }) => spelling !== undefined);
  const plain = abi.cSpellings.filter(({ spelling }) => spelling === undefined).map(({ compiler }) => compiler);
  const parts = spelled.map(({ compiler, spelling }) => `${code(spelling ?? "")} (${compiler})`);
  if (plain.length > 0) parts.push(`nothing to write with ${list(plain)}: it is the default`);
  return parts.join(", ");
}

/** What a panic and a foreign exception do at this border. */
export function unwinding(abi: AbiEntry, panic: Target["panic"]): string {
  const { rustPanic, foreignException, since } = unwindBehaviour(abi, panic);
  if (panic === "abort") {
    const foreign = foreignException === "aborts" ? "aborts too" : "is undefined behaviour";
    return `this target stops the process on every panic; a foreign exception that arrives ${foreign}`;
  }
  if (rustPanic === "unwinds") {
    return abi.rustic
      ? "panics pass through"
      : `panics and foreign exceptions pass through (since Rust ${version(since)})`;
  }
  const other = findAbi(`${abi.family}-unwind`);
  const way = other === undefined ? "" : `; ${code(`"${other.name}"`)} lets both pass`;
  return `a panic that would leave the function aborts the process (since Rust ${version(since)}; before, undefined behaviour), a foreign exception that arrives is undefined behaviour${way}`;
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

function since(abi: AbiEntry): string {
  const { stability } = abi;
  if (stability.kind === "stable") return `Rust ${version(stability.since)}`;
  if (stability.kind === "internal") return "never: an implementation detail of the compiler";
  const issue =
    stability.issue === undefined
      ? ""
      : ` ([#${stability.issue}](https://github.com/rust-lang/rust/issues/${stability.issue}))`;
  return `not stable; nightly with ${code(`#![feature(${stability.feature})]`)}${issue}`;
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
  if (rows.length === 1 && only !== undefined) return `On all ${total} targets that were probed: ${only[1]}.`;
  return table(
    ["Verdict", `Of ${total} targets`],
    rows.map(([key, words]) => [`${words} (${verdicts[key].length})`, verdicts[key].map(code).join(" ")]),
  );
}

function uncapitalised(sentence: string): string {
  return /^[A-Z][a-z ]/.test(sentence) &&
    !/^(?:Windows|Rust|Arm|Wine|Vulkan|Interpreters|TrustZone|DirectXMath)/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}
