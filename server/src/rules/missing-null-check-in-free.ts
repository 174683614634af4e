import type { Range } from "../facts/item.ts";
import { flowOf } from "../model/flow.ts";
import { nullCheck } from "./pointers/early-return.ts";
import { callerOf, isLookedAt, pointerParamOf, usesIn } from "./pointers/uses.ts";
import { type Fix, type FixScene, rule } from "./rule.ts";

interface Data {
  readonly param: string;
  readonly fn: string;
  readonly by: string;
  /** The only statement of the body, where it is one. */
  readonly only: Range | undefined;
}

const FREES =
  /(?:^|_)(?:free|destroy|delete|release|drop|dispose|close|cleanup)(?:_|$)|(?:Free|Destroy|Delete|Release)\d?$/;

export const missingNullCheckInFree = rule<"body", Data>({
  name: "missing-null-check-in-free",
  group: "memory",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A function by which C frees an object of Rust's takes it over without asking whether it is null.",
    why: "`free(NULL)` does nothing in C, and C programs count on that: they free what was never made on their error paths. `Box::from_raw` and `CString::from_raw` of a null pointer are undefined behaviour; the drop that follows reads and frees at address 0.",
    bad: 'pub struct Session {\n    name: String,\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn session_free(session: *mut Session) {\n    drop(unsafe { Box::from_raw(session) });\n}',
    good: 'pub struct Session {\n    name: String,\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn session_free(session: *mut Session) {\n    if !session.is_null() {\n        drop(unsafe { Box::from_raw(session) });\n    }\n}',
    sources: [
      {
        title: "std::boxed::Box::from_raw",
        url: "https://doc.rust-lang.org/std/boxed/struct.Box.html#method.from_raw",
      },
      { title: "cloudflare/quiche#2470", url: "https://github.com/cloudflare/quiche/pull/2470" },
    ],
  },
  *check(body, scene) {
    const { item } = scene;
    if (item.kind !== "fn" || body.of !== "fn" || item.body === undefined || !FREES.test(item.name.text)) return;
    const text = body.source.slice(item.body.start, item.body.end);
    if (!/\b(?:from_raw|drop_in_place|from_raw_parts)\b/.test(text) || callerOf(item, scene) !== "symbol") return;
    const flow = flowOf(body);
    const seen = new Set<string>();
    for (const event of flow.events) {
      for (const { by, value, range } of usesIn(event)) {
        if (by !== "from_raw" && by !== "drop_in_place" && !isOwning(event)) continue;
        if (event.state.nullness(value) !== "maybe") continue;
        const found = pointerParamOf(value, item, flow);
        if (found === undefined || seen.has(found.name)) continue;
        if (isLookedAt(found.name, undefined, item, range.start, body.source)) continue;
        seen.add(found.name);
        const { root } = body;
        const only = root.kind === "block" && root.statements.length === 1 ? root.statements[0] : undefined;
        yield {
          range,
          data: { param: found.name, fn: item.name.text, by, only },
          related: [{ range: found.param, message: "C may pass null here, as it may to `free`" }],
        };
      }
    }
  },
  message: ({ param, fn, by }) =>
    `\`${by}\` takes over \`${param}\` without a null check; C may call \`${fn}\` with null, as it may \`free\``,
  fixes: (data, scene) => checkAround(data, scene) ?? nullCheck(data.param, scene),
});

/** `Vec::from_raw_parts` and `String::from_raw_parts`: slices own nothing. */
function isOwning(event: ReturnType<typeof usesIn>[number]["event"]): boolean {
  return event.kind === "call" && event.callee.kind === "method";
}

/** The only statement of a function without a result, in an `if`. */
function checkAround({ param, only }: Data, scene: FixScene): readonly Fix[] | undefined {
  const { item } = scene;
  if (only === undefined || item.kind !== "fn" || item.returnType !== undefined || item.body === undefined) return;
  const text = scene.text(only);
  const before = scene.text({ start: item.body.start, end: only.start });
  const indent = /\n([ \t]*)$/.exec(before)?.[1];
  if (indent === undefined || text.includes('"')) return;
  const inner = text.split("\n").join("\n    ");
  const newText = `if !${param}.is_null() {\n${indent}    ${inner}\n${indent}}`;
  const edits = [scene.replace(only, newText)];
  return [{ title: `Do nothing when \`${param}\` is null`, safety: "unsafe", kind: "quickfix", edits }];
}
