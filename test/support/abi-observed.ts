/** What rustc 1.95 says to each ABI string on each probed target in each form: the truth two tests are held against. */
import { existsSync, readFileSync } from "node:fs";

/**
 * Verdicts of rustc 1.95.0, read off by running it: the name, one mark per probed target (`.` accepted, `w` linted by
 * `unsupported_calling_conventions`, `x` E0570), the gate, then what else it says to `extern "…" fn a() {}`, to
 * `unsafe extern "…" { fn b(); }`, to `extern "…" fn()` as a type, and to `unsafe extern "…" { fn c(x: u8, ...); }`.
 */
const observed = `
C                           .................... stable - - - -
C-unwind                    .................... stable - - - -
Rust                        .................... stable - - - E0045
aapcs                       xxxxxxx..xxxxxxxxxxx stable - - - -
aapcs-unwind                xxxxxxx..xxxxxxxxxxx stable - - - -
avr-interrupt               xxxxxxxxxxxxx.xxxxxx E0658  - - - E0045,signature
avr-non-blocking-interrupt  xxxxxxxxxxxxx.xxxxxx E0658  - - - E0045,signature
cdecl                       ww..wwwwwwwwwwwwwwww stable - - - -
cdecl-unwind                ww..wwwwwwwwwwwwwwww stable - - - -
cmse-nonsecure-call         xxxxxxxx.xxxxxxxxxxx E0658  E0781 E0781 - E0045,E0781
cmse-nonsecure-entry        xxxxxxxx.xxxxxxxxxxx E0658  - - - E0045
custom                      .................... E0658  naked,unsafe - - E0045,signature
efiapi                      .........x.xxxxxx... stable - - - -
fastcall                    xw..xxwxxxxxxxxxxwwx stable - - - E0045
fastcall-unwind             xw..xxwxxxxxxxxxxwwx stable - - - E0045
gpu-kernel                  xxxxxxxxxxxxxxx..xxx E0658  - - - E0045
msp430-interrupt            xxxxxxxxxxxxxx.xxxxx E0658  - - - E0045,signature
ptx-kernel                  xxxxxxxxxxxxxxx.xxxx E0658  - - - E0045
riscv-interrupt-m           xxxxxxxxxx.xxxxxxxxx E0658  - - - E0045,signature
riscv-interrupt-s           xxxxxxxxxx.xxxxxxxxx E0658  - - - E0045,signature
rust-call                   .................... E0658  tuple tuple - E0045
rust-cold                   .................... E0658  - - - E0045
rust-invalid                xxxxxxxxxxxxxxxxxxxx E0658  - - - E0045
rust-preserve-none          .................... E0658  - - - E0045
stdcall                     xw..xxwxxxxxxxxxxwwx stable - - - E0045
stdcall-unwind              xw..xxwxxxxxxxxxxwwx stable - - - E0045
system                      .................... stable - - - -
system-unwind               .................... stable - - - -
sysv64                      ..xxxxxxxxxxxxxxx.xx stable - - - -
sysv64-unwind               ..xxxxxxxxxxxxxxx.xx stable - - - -
thiscall                    xx..xxxxxxxxxxxxxxxx stable - - - E0045
thiscall-unwind             xx..xxxxxxxxxxxxxxxx stable - - - E0045
unadjusted                  .................... E0658  - - - E0045
vectorcall                  ....xxxxxxxxxxxxx.xx E0658  - - - E0045
vectorcall-unwind           ....xxxxxxxxxxxxx.xx E0658  - - - E0045
win64                       ..xxxxxxxxxxxxxxx.xx stable - - - -
win64-unwind                ..xxxxxxxxxxxxxxx.xx stable - - - -
x86-interrupt               ....xxxxxxxxxxxxx.xx E0658  signature signature - E0045
`;

/** One row per ABI: its name, a mark per target of `probedTriples`, its gate, and the rest per form. */
export const rows = observed
  .trim()
  .split("\n")
  .map((line) => {
    const [name = "", marks = "", gate = "", ...extras] = line.split(/ +/);
    return { name, marks, gate, extras };
  });

/** A function, a block with one function, a function pointer type, a block with one variadic function. */
export const forms = ["fn", "block", "fnptr", "variadic_block"] as const;
export type Form = (typeof forms)[number];

/** Everything rustc says to one ABI, on the target at `index` of `probedTriples`, in one form; sorted. */
export function observedCell({ marks, gate, extras }: (typeof rows)[number], index: number, form: Form): string[] {
  const mark = marks[index];
  const words = gate === "E0658" ? ["E0658"] : [];
  if (mark === "x") words.push("E0570");
  if (mark === "w") words.push("unsupported_calling_conventions");
  const listed = extras[forms.indexOf(form)] ?? "-";
  const extra = listed === "-" ? [] : listed.split(",");
  // Where the ABI is not supported rustc does not look at the signature.
  return [...words, ...(mark === "x" ? extra.filter((word) => ALWAYS.has(word)) : extra)].sort();
}

const ALWAYS: ReadonlySet<string> = new Set(["E0045", "E0781"]);

const file = new URL("../../../shared/oracle/abi-matrix.json", import.meta.url);

/** The recorded matrix in the words of the table: cell by ABI, target and form. Undefined where it is not present. */
export function recordedMatrix(): readonly { name: string; triple: string; form: Form; words: string[] }[] | undefined {
  if (!existsSync(file)) return undefined;
  const matrix = JSON.parse(readFileSync(file, "utf8")) as Record<string, Record<string, Record<Form, string[]>>>;
  return Object.entries(matrix).flatMap(([name, targets]) =>
    Object.entries(targets).flatMap(([triple, row]) =>
      forms.map((form) => ({ name, triple, form, words: row[form].flatMap(wordOfMatrix).sort() })),
    ),
  );
}

function wordOfMatrix(verdict: string): string[] {
  if (verdict.startsWith("requires `tuple_trait`")) return [];
  if (verdict.startsWith("invalid signature")) return ["signature"];
  if (verdict.endsWith("must be unsafe")) return ["unsafe"];
  if (verdict.startsWith("items with the")) return ["naked"];
  if (verdict.includes('"rust-call" ABI must take')) return ["tuple"];
  return [verdict];
}
