import type { AbiSpec, FnPointer } from "../facts/item.ts";
import { usedAbi, variadicParam } from "../model/fn-signature.ts";
import { errorIndex, type Fix, type FixScene, ferrocene, reference, rule } from "./rule.ts";

export const variadicAbi = rule({
  name: "variadic-abi",
  rustc: ["E0045"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn", "fn-pointer"],
  explain: {
    what: "A variadic function is declared with an ABI that has no variable arguments.",
    why: 'Variable arguments are passed by rules of their own, and only the C-like ABIs have such rules. With `"stdcall"` the callee would have to remove arguments whose number it does not know; the Rust ABI has no rules at all.',
    bad: 'unsafe extern "Rust" {\n    fn log(format: *const u8, ...);\n}',
    good: 'unsafe extern "C" {\n    fn log(format: *const u8, ...);\n}',
    sources: [
      reference("items/external-blocks.html#variadic-functions", "variadic functions"),
      ferrocene("fls_juob30rst11r", "variadic external functions"),
      {
        title: "Ferrocene Language Specification, ABIs of variadic functions (fls_icdzs1mjh0n4)",
        url: "https://rust-lang.github.io/fls/functions.html#fls_icdzs1mjh0n4",
      },
      errorIndex("E0045"),
    ],
    note: 'Older texts allow only `"C"` and `"cdecl"`; the compiler has since added `"sysv64"`, `"win64"`, `"efiapi"` and `"aapcs"` (1.91) and `"system"` (1.93).',
  },
  *check(fn, { block }) {
    if (variadicParam(fn.params) === undefined) return;
    const spec = fn.kind === "fn" ? block?.abi : fn.abi;
    // A string that names no ABI is read as the Rust ABI, which has no variable arguments either.
    const abi = usedAbi(spec);
    if (abi?.variadicDeclaration) return;
    yield {
      range: { start: fn.start, end: fn.end },
      data: { abi: abi?.name, spec, pointer: fn.kind === "fn" ? undefined : fn },
    };
  },
  message: ({ abi }) =>
    abi === undefined
      ? "the ABI is unknown and taken as Rust's own, which has no variable arguments"
      : `the \`"${abi}"\` ABI has no variable arguments`,
  fixes: ({ spec, pointer }, scene) => {
    const edit = pointer === undefined ? changeBlock(spec, scene) : changePointer(pointer, scene);
    if (edit === undefined) return [];
    const title = pointer === undefined ? 'Change the block\'s ABI to `"C"`' : 'Change the ABI to `"C"`';
    const fix: Fix = { title, safety: "unsafe", kind: "quickfix", edits: [edit] };
    return [fix];
  },
});

function changePointer(pointer: FnPointer, scene: FixScene) {
  const { abi, qualifiers, start, end } = pointer;
  if (abi !== undefined) return scene.replace(abi, 'extern "C"');
  const from = qualifiers.at(-1)?.end ?? start;
  const keyword = /\bfn\b/.exec(scene.source.slice(from, end));
  return keyword === null ? undefined : scene.insert(from + keyword.index, 'extern "C" ');
}

/** The block's head may be in another slice than the function, so the edit counts from where the block starts. */
function changeBlock(spec: AbiSpec | undefined, { block, blockRange }: FixScene) {
  if (spec === undefined || block === undefined || blockRange === undefined) return undefined;
  const shift = blockRange.start - block.start;
  return { start: shift + spec.start, end: shift + spec.end, newText: 'extern "C"' };
}
