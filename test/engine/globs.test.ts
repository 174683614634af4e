import { expect, it } from "vitest";
import type { Crate } from "../../server/src/model/crate.ts";
import { moduleScope, resolvePath } from "../../server/src/model/resolve.ts";
import { World } from "../../server/src/model/world.ts";
import { targetByTriple } from "../../server/src/target/targets.ts";
import { Document } from "../../server/src/text/document.ts";

it("tells two globs in one macro call from each other", () => {
  const files = new Map([
    ["/src/lib.rs", "cfg_if! { if #[cfg(unix)] { mod a; pub use crate::a::*; mod b; pub use crate::b::*; } }"],
    ["/src/a.rs", "pub type InA = i32;"],
    ["/src/b.rs", "pub type InB = i32;"],
  ]);
  const documents = new Map([...files].map(([path, text]) => [path, new Document(text)]));
  const world = new World({ document: (path) => documents.get(path) });
  const target = targetByTriple("x86_64-unknown-linux-gnu");
  if (target === undefined) throw new Error("the target is not known");
  const crate: Crate = {
    name: "one",
    edition: 2021,
    root: "/src/lib.rs",
    cfg: { target, options: new Map(), unknownFeatures: false, unknownOptions: false },
    dependency: () => undefined,
  };
  const root = world.rootOf(crate);
  if (root === undefined) throw new Error("the root cannot be read");
  const scope = moduleScope(world, root);
  for (const name of ["InA", "InB"])
    expect(resolvePath({ segments: [name], qualified: false }, scope, "type").kind).toBe("definition");
});
