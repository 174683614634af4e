import type { BodyNode } from "../facts/expression.ts";
import { type BodyContext, meaningOf } from "../model/body.ts";
import { reference, rule, type Scene } from "./rule.ts";
import { isForTests } from "./unwind/border.ts";

interface Data {
  readonly name: string;
  /** The function of this crate that blocks, where it is not the runtime's own. */
  readonly through: "function" | "extern" | undefined;
}

export const blockOnInAsync = rule<"body/call" | "body/method-call", Data>({
  name: "block-on-in-async",
  group: "async",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body/call", "body/method-call"],
  explain: {
    what: "Code of a future waits for another future by blocking its thread.",
    why: 'A runtime\'s threads run one future after the other; each must return from `poll` to let the next one go on. `block_on` inside holds the thread until its own future is done. If that future needs this thread, to read a socket or to run another task, neither ever goes on. Tokio notices and panics ("Cannot start a runtime from within a runtime"); in a shim for C, which waits for the same runtime, that panic then meets the border.\n\nInside a future `.await` waits. A shim that blocks is for callers in C alone.',
    bad: "mod runtime {\n    pub fn block_on<F: std::future::Future>(_future: F) {}\n}\n\nasync fn connect() {}\n\npub async fn reconnect() {\n    runtime::block_on(connect());\n}",
    good: "async fn connect() {}\n\npub async fn reconnect() {\n    connect().await;\n}",
    sources: [
      reference("expressions/await-expr.html", "await expressions"),
      {
        title: "tokio, Runtime::block_on: panics in an asynchronous context",
        url: "https://docs.rs/tokio/latest/tokio/runtime/struct.Runtime.html#method.block_on",
      },
      {
        title: "futures, executor::block_on",
        url: "https://docs.rs/futures/latest/futures/executor/fn.block_on.html",
      },
    ],
    note: "Silent in closures that run elsewhere: `spawn_blocking`, `block_in_place`, `thread::spawn`, and in tests.",
  },
  *check({ node, context }, scene) {
    const { source } = context.body;
    if (isForTests(scene)) return;
    if (node.kind === "method-call") {
      if (
        node.method.text !== "block_on" ||
        node.args.length === 0 ||
        isAwaited(context) ||
        !isInFuture(context, scene)
      )
        return;
      yield { range: { start: node.method.start, end: node.end }, data: { name: "block_on", through: undefined } };
      return;
    }
    if (node.callee.kind !== "path") return;
    const { name } = node.callee;
    if (name.text === "block_on") {
      if (isAwaited(context) || !isInFuture(context, scene)) return;
      yield { range: node, data: { name: source.slice(node.callee.start, node.callee.end), through: undefined } };
      return;
    }
    if (!isInFuture(context, scene)) return;
    const meaning = meaningOf(node.callee, context);
    if (meaning.kind !== "definition") return;
    const { definition } = meaning;
    if (definition.item.kind !== "fn" || definition.declaration.foreign !== undefined) return;
    // Its body as it is now: an edit there is one to this finding.
    const named = scene.scope.world.functions.inFile(definition.scope.module, name.text);
    const [fn, more] = definition.source === source ? [{ item: definition.item, source }] : named;
    if (fn === undefined || more !== undefined) return;
    const { item, source: text } = fn;
    if (item.body === undefined || item.qualifiers.some(({ word }) => word === "async")) return;
    const body = text.slice(item.body.start, item.body.end);
    if (!/\bblock_on\s*\(/.test(body) || ELSEWHERE_TEXT.test(body)) return;
    yield { range: node, data: { name: name.text, through: item.abi === undefined ? "function" : "extern" } };
  },
  message: ({ name, through }) => {
    if (through === undefined)
      return `\`${name}\` inside a future blocks the thread that has to run it; use \`.await\``;
    const what = through === "extern" ? "a shim for C that blocks" : "blocks";
    return through === "extern"
      ? `\`${name}\` is ${what}: inside a future it holds the thread that has to run it; call the async function behind it`
      : `\`${name}\` ${what} (\`block_on\`): inside a future it holds the thread that has to run it`;
  },
});

/** Calls whose closures run on a thread that may block. */
const ELSEWHERE = /^(?:spawn_blocking|block_in_place|unblock|spawn|spawn_scoped|scope|asyncify|run_blocking|blocking)$/;
const ELSEWHERE_TEXT = /\b(?:spawn_blocking|block_in_place|unblock|thread::spawn|\.spawn|scope)\b|try_current/;
/** Methods that call their closure before they return. */
const AT_ONCE =
  /^(?:map|and_then|or_else|unwrap_or_else|map_or|map_or_else|map_err|ok_or_else|for_each|filter|filter_map|fold|then|get_or_insert_with|get_or_init|with|inspect|any|all|retain|catch_unwind|AssertUnwindSafe)$/;

/** Whether a node runs when a future is polled. */
function isInFuture({ ancestors }: BodyContext, { item }: Scene): boolean {
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    if (around.kind === "block" && (around.form === "async" || around.form === "async-gen"))
      return !isGivenElsewhere(ancestors, i);
    if (around.kind !== "closure") continue;
    if (around.async) return !isGivenElsewhere(ancestors, i);
    const name = calledWith(ancestors, i);
    if (name === undefined || ELSEWHERE.test(name) || !AT_ONCE.test(name)) return false;
  }
  return item.kind === "fn" && item.qualifiers.some(({ word }) => word === "async");
}

/** A future for a thread of its own: `block_on(async { … })` in a plain thread is polled by that thread alone. */
function isGivenElsewhere(ancestors: readonly BodyNode[], at: number): boolean {
  const name = calledWith(ancestors, at);
  return name !== undefined && /^(?:spawn_blocking|unblock)$/.test(name);
}

/** The name of the call that takes the node at a place among the ancestors as an argument. */
function calledWith(ancestors: readonly BodyNode[], at: number): string | undefined {
  let inner = ancestors[at] as BodyNode;
  for (let i = at - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    if (around.kind === "parenthesized") inner = around;
    else if (around.kind === "method-call")
      return around.args.some((arg) => arg === inner) ? around.method.text : undefined;
    else if (around.kind === "call") {
      const isArg = around.args.some((arg) => arg === inner);
      return isArg && around.callee.kind === "path" ? around.callee.name.text : undefined;
    } else return undefined;
  }
  return undefined;
}

/** Somebody's own `block_on` that is asynchronous itself. */
function isAwaited({ ancestors }: BodyContext): boolean {
  return ancestors.at(-1)?.kind === "await";
}
