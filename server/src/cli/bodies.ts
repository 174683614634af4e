/**
 * The parser of function bodies, loaded when a fix first asks for it: most runs never do, and it costs more than all else.
 *
 * Fixes ask in the middle of their work and cannot wait. So the first question is only noted; whoever asked then loads
 * the parser and does the work again.
 */
import type { BodyParser } from "../syntax/body.ts";

export interface Bodies {
  /** Does the work; a second time with the real parser if the first time asked for it. */
  work<T>(task: (parser: BodyParser) => T): Promise<T>;
}

/** `wasm` gives the bytes of a WebAssembly module that ships with the program, and throws where it is missing. */
export function lazyBodies(wasm: (name: string) => Uint8Array): Bodies {
  let state: "unasked" | "asked" | "loaded" = "unasked";
  let loaded: BodyParser | undefined;
  const parser: BodyParser = {
    parse(text) {
      if (state === "unasked") state = "asked";
      return loaded?.parse(text);
    },
  };
  return {
    async work(task) {
      const first = task(parser);
      if (state !== "asked") return first;
      state = "loaded";
      try {
        const { loadBodyParser } = await import("../syntax/body.ts");
        loaded = await loadBodyParser(wasm("web-tree-sitter.wasm"), wasm("tree-sitter-rust.wasm"));
      } catch {
        // Without it the fixes that look into bodies assume the worst, which is still a correct answer.
        return first;
      }
      return task(parser);
    },
  };
}
