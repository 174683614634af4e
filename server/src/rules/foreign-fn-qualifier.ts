import type { FnItem, Range } from "../facts/item.ts";
import { findAbi } from "../target/abi.ts";
import { type Edit, type FixScene, ferrocene, reference, rule } from "./rule.ts";

interface Data {
  readonly word: "async" | "gen" | "async gen" | "const" | "extern";
  readonly fn: FnItem;
  /** The qualifier with the literal that belongs to it, usable or not. */
  readonly whole: Range;
}

export const foreignFnQualifier = rule<"foreign-fn", Data>({
  name: "foreign-fn-qualifier",
  rustc: ["msg:functions-in-extern-blocks-cannot-have-qualifier"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn"],
  explain: {
    what: "A function in an external block is `async`, `const`, `gen` or `extern`; only `safe` and `unsafe` may stand there.",
    why: "The block declares what a linker will find, and its ABI holds for every function in it. `async` and `gen` would make the call return a Rust state machine, `const` would run it in the compiler: the other language can do neither. C says that it is done later by calling a function that you hand it.",
    bad: 'unsafe extern "C" {\n    async fn flush(log: *mut u8) -> i32;\n}',
    good: 'unsafe extern "C" {\n    fn flush(log: *mut u8, done: extern "C" fn(user_data: *mut u8, code: i32), user_data: *mut u8);\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.fn.qualifiers", "qualifiers of foreign functions"),
      ferrocene("fls_qwchgvvnp0qe", "external functions have no function qualifiers"),
      ferrocene("fls_w00qi1gx204e", "external functions inherit the ABI of their block"),
      ferrocene("fls_H0cg9XMaGz0y", "external functions inherit the ABI of their block"),
    ],
    note: "The compiler prints no code for this. Guides that call it E0667 are wrong: that code was about `impl Trait` in paths and is no longer printed (E0562 took its place).",
  },
  *check(fn, { edition }) {
    const find = (word: string) => fn.qualifiers.find((qualifier) => qualifier.word === word);
    const [isAsync, gen, isConst] = [find("async"), find("gen"), find("const")];
    // Before 2024 `gen` is an identifier, and the compiler stops reading there.
    if (gen !== undefined && edition < 2024) return;
    const first = isAsync ?? gen;
    if (first !== undefined) {
      const range = { start: first.start, end: (gen ?? first).end };
      const word = gen === undefined ? "async" : isAsync === undefined ? "gen" : "async gen";
      yield { range, data: { word, fn, whole: range } };
    }
    if (isConst !== undefined) yield { range: isConst, data: { word: "const", fn, whole: isConst } };
    if (fn.abi !== undefined) {
      // A literal that names no ABI belongs to another error; the compiler then underlines the keyword alone.
      yield { range: fn.abi.explicit ? fn.abi : fn.abi.keyword, data: { word: "extern", fn, whole: fn.abi } };
    }
  },
  message: ({ word, fn }) => {
    const name = `\`${fn.name.text}\``;
    switch (word) {
      case "extern":
        return `${name} has the ABI of its external block, so it cannot have an \`extern\` of its own`;
      case "const":
        return `${name} is defined in another language, so it cannot be \`const\``;
      case "async":
        return `${name} is defined in another language, which cannot return a Rust future: it cannot be \`async\``;
      default:
        return `${name} is defined in another language, which cannot return a Rust generator: it cannot be \`${word}\``;
    }
  },
  fixes: ({ word, fn, whole }, scene) => {
    const text = word === "extern" ? scene.text(whole) : word;
    const same = word === "const" || (word === "extern" && fn.abi?.name === scene.block?.abi.name);
    const callback = word === "async" ? callbackEdits(fn, scene) : undefined;
    return [
      {
        title: `Remove \`${text}\``,
        safety: same ? "safe" : "unsafe",
        kind: "quickfix",
        edits: [scene.remove(whole)],
      },
      ...(callback === undefined
        ? []
        : [
            {
              title: "Declare it with a completion callback",
              safety: "unsafe" as const,
              kind: "quickfix" as const,
              edits: [scene.remove(whole), ...callback],
            },
          ]),
    ];
  },
});

/** `(…, done: extern "C" fn(*mut c_void, T), user_data: *mut c_void)` for `(…) -> T`; undefined where that cannot be. */
function callbackEdits(fn: FnItem, scene: FixScene): Edit[] | undefined {
  const { returnType, params, paramList } = fn;
  const last = params.at(-1);
  if (last?.variadic !== undefined || returnType?.kind === "never" || fn.implTraits.length > 0) return undefined;
  const blockAbi = scene.block?.abi;
  const abi = blockAbi !== undefined && findAbi(blockAbi.name)?.rustic === false ? blockAbi.name : "C";
  const unit = returnType === undefined || (returnType.kind === "tuple" && returnType.elements.length === 0);
  const pointer = `*mut ${voidPath(scene)}`;
  const done = `done: extern "${abi}" fn(${unit ? pointer : `${pointer}, ${scene.text(returnType)}`})`;
  const data = `user_data: ${pointer}`;
  const edits: Edit[] = [];
  if (last === undefined) edits.push(scene.insert(paramList.start + 1, `${done}, ${data}`));
  else {
    const line = /\n[ \t]*$/.exec(scene.source.slice(0, last.start));
    const gap = line === null ? " " : line[0];
    edits.push(scene.insert(last.end, `,${gap}${done},${gap}${data}`));
  }
  if (returnType !== undefined)
    edits.push(scene.replace({ start: paramList.end, end: returnType.end }, keptComments(fn, scene)));
  return edits;
}

/** The comments between `)` and the return type, which goes away. */
function keptComments({ paramList, returnType }: FnItem, scene: FixScene): string {
  const between = scene.source.slice(paramList.end, returnType?.start ?? paramList.end);
  return (between.match(/\/\*[\s\S]*?\*\/|\/\/[^\n]*\n/g) ?? []).map((comment) => ` ${comment}`).join("");
}

/** How `c_void` is written where the block stands. */
function voidPath(scene: FixScene): string {
  const here = scene.modules.join("::");
  const uses = scene.mentions("c_void").filter(({ modules }) => modules.join("::") === here);
  if (uses.some(({ text }) => /\buse\b[^;]*\bc_void\s*[,;}]/.test(text))) return "c_void";
  if (scene.mentions("no_std").some(({ text }) => /^\s*#!\[\s*no_std\s*\]/m.test(text))) return "core::ffi::c_void";
  return scene.edition === 2015 ? "::std::ffi::c_void" : "std::ffi::c_void";
}
