import type { AbiSpec, FnItem, FnPointer, TypeDefinition, TypeItem } from "../facts/item.ts";
import { activeAttributes } from "../model/active-attributes.ts";
import { importedSymbol } from "../model/linked-items.ts";
import type { Target } from "../target/target.ts";
import {
  entryPointOf,
  isJniTable,
  isWindowsCallback,
  isWindowsLibrary,
  windowsLibrary,
} from "../target/windows-api.ts";
import { blockAbiEdit } from "./exports/block-abi.ts";
import { symbolOf } from "./exports/exported.ts";
import { type Edit, type FixScene, type Found, reference, rule, type Scene } from "./rule.ts";

type Data =
  | { readonly kind: "import"; readonly name: string; readonly library: string; readonly spec: AbiSpec }
  | { readonly kind: "export"; readonly name: string; readonly by: "windows" | "java"; readonly spec: AbiSpec }
  | { readonly kind: "pointer"; readonly name: string; readonly pointers: readonly FnPointer[] }
  | { readonly kind: "jni"; readonly name: string; readonly pointers: readonly FnPointer[] };

export const systemAbiOnWindowsApi = rule<"foreign-fn" | "fn" | "type-alias" | "type-definition", Data>({
  name: "system-abi-on-windows-api",
  group: "exports",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["foreign-fn", "fn", "type-alias", "type-definition"],
  explain: {
    what: 'A function of the Windows API, or of the Java Native Interface, is declared `extern "C"` where it is `extern "system"`.',
    why: 'Windows functions are `__stdcall` on 32-bit x86: the called function takes the arguments off the stack. A `"C"` caller takes them off once more, and after the call every local variable is read from the wrong place; as a callback it is the other way round. The symbols differ too (`_Sleep@4`, `_Sleep`), so some programs fail to link instead. On 64-bit Windows both words mean the same, so the mistake sleeps until somebody builds for `i686`. `"system"` is the right one on every target.',
    bad: 'unsafe extern "C" {\n    fn GetTickCount64() -> u64;\n}',
    good: 'unsafe extern "system" {\n    fn GetTickCount64() -> u64;\n}',
    options: "target: i686-pc-windows-msvc",
    sources: [
      reference("items/external-blocks.html#r-items.extern.abi.system", "the `system` ABI"),
      { title: "Microsoft Learn, __stdcall", url: "https://learn.microsoft.com/en-us/cpp/cpp/stdcall" },
      { title: "jni-sys issue 4, the JNI function table", url: "https://github.com/jni-rs/jni-sys/issues/4" },
      { title: "j2534-rs issue 6, access violation on i686", url: "https://github.com/jcmnn/j2534-rs/issues/6" },
    ],
    note: "Variadic functions such as `wsprintfW` are `__cdecl`, as are those of the C library. Functions, callbacks and entry points are looked at where the target is Windows; the tables of the JNI on every target, since bindings are written for all.",
  },
  *check(item, scene) {
    switch (item.kind) {
      case "fn":
        yield* scene.place === "extern-block" ? checkImport(item, scene) : checkExport(item, scene);
        return;
      case "type":
        yield* checkAlias(item, scene);
        return;
      default:
        yield* checkFields(item, scene);
    }
  },
  message: (data) => {
    switch (data.kind) {
      case "import":
        return `\`${data.name}\` of ${data.library} is \`extern "system"\`: "C" leaves the stack wrong on 32-bit Windows`;
      case "export":
        return data.by === "windows"
          ? `Windows calls \`${data.name}\` as \`extern "system"\`: "C" leaves the stack wrong on 32-bit Windows`
          : `Java calls \`${data.name}\` as \`extern "system"\`: "C" leaves the stack wrong on 32-bit Windows`;
      case "pointer":
        return `\`${data.name}\` is \`extern "system"\` in Windows: "C" leaves the stack wrong on 32-bit x86`;
      case "jni":
        return `The functions of \`${data.name}\` are \`extern "system"\` (JNICALL): "C" leaves the stack wrong on 32-bit Windows`;
    }
  },
  fixes: (data, scene) => {
    const edits = editsFor(data, scene);
    const title = data.kind === "import" ? 'Change the block\'s ABI to `"system"`' : 'Change the ABI to `"system"`';
    return edits.length === 0 ? [] : [{ title, safety: "unsafe", kind: "quickfix", edits }];
  },
});

function editsFor(data: Data, scene: FixScene): readonly Edit[] {
  switch (data.kind) {
    case "import": {
      const edit = blockAbiEdit(systemOf(data.spec), scene);
      return edit === undefined ? [] : [edit];
    }
    case "export":
      return [scene.replace(data.spec, systemOf(data.spec))];
    default:
      return data.pointers.flatMap(({ abi }) => (abi === undefined ? [] : [scene.replace(abi, systemOf(abi))]));
  }
}

function systemOf({ name }: AbiSpec): string {
  return name.endsWith("-unwind") ? 'extern "system-unwind"' : 'extern "system"';
}

function isC(spec: AbiSpec | undefined): spec is AbiSpec {
  return spec !== undefined && /^(?:C|cdecl)(?:-unwind)?$/.test(spec.name);
}

function isWindows({ os }: Target): boolean {
  return os === "windows" || os === "cygwin";
}

function isVariadic({ params }: Pick<FnItem, "params">): boolean {
  return params.some(({ variadic }) => variadic !== undefined);
}

function* checkImport(fn: FnItem, { block, target, scope }: Scene): Iterable<Found<Data>> {
  if (block === undefined || !isWindows(target) || !isC(block.abi) || isVariadic(fn)) return;
  const { cfg } = scope.module.crate;
  const attributes = [...block.attributes, ...fn.attributes];
  const name = importedSymbol(fn.name.text, attributes, cfg)?.name;
  const library = name === undefined ? undefined : windowsLibrary(name);
  if (name === undefined || library === undefined) return;
  // A library of another system may have a function of the same name.
  const linked = activeAttributes(block.attributes, cfg).uses.flatMap(({ meta }) => {
    const named = meta.name === "link" ? meta.list?.find((part) => part.name === "name")?.value?.value : undefined;
    return named === undefined ? [] : [named];
  });
  if (linked.length > 0 && !linked.some(isWindowsLibrary)) return;
  yield { range: fn.name, data: { kind: "import", name, library, spec: block.abi } };
}

function* checkExport(fn: FnItem, scene: Scene): Iterable<Found<Data>> {
  const { abi } = fn;
  if (!isC(abi) || !isWindows(scene.target) || isVariadic(fn)) return;
  const name = symbolOf(fn, scene)?.name;
  const by = name === undefined ? undefined : entryPointOf(name);
  if (name !== undefined && by !== undefined) yield { range: abi, data: { kind: "export", name, by, spec: abi } };
}

function* checkAlias({ name, fnPointers }: TypeItem, { target }: Scene): Iterable<Found<Data>> {
  if (!isWindows(target) || !isWindowsCallback(name.text)) return;
  const [pointer] = fnPointers;
  const abi = pointer?.abi;
  if (pointer === undefined || !isC(abi) || isVariadic(pointer)) return;
  yield { range: abi, data: { kind: "pointer", name: name.text, pointers: [pointer] } };
}

function* checkFields(item: TypeDefinition, { target }: Scene): Iterable<Found<Data>> {
  if (item.fnPointers.length === 0) return;
  if (isJniTable(item.name.text)) {
    // Of `...` only the variants with a list or an array of arguments are left.
    const pointers = item.fnPointers.filter((pointer) => isC(pointer.abi) && !isVariadic(pointer));
    const first = pointers[0]?.abi;
    if (first !== undefined) yield { range: first, data: { kind: "jni", name: item.name.text, pointers } };
    return;
  }
  if (!isWindows(target)) return;
  for (const { name, type } of item.fields) {
    if (name === undefined || type === undefined) continue;
    if (windowsLibrary(name.text) === undefined && !/^lpfn(?:WndProc|Hook)$/.test(name.text)) continue;
    const pointer = item.fnPointers.find(({ start, end }) => type.start <= start && end <= type.end);
    const abi = pointer?.abi;
    if (pointer === undefined || !isC(abi) || isVariadic(pointer)) continue;
    yield { range: abi, data: { kind: "pointer", name: name.text, pointers: [pointer] } };
  }
}
