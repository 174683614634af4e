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

it("does not ask sixty globs that open crates what each other's crates are called", () => {
  const globs = Array.from({ length: 60 }, (_, i) => `pub use part_${i}::*;`).join("\n");
  const documents = new Map([
    ["/src/lib.rs", new Document(`${globs}\npub use last::Shape;`)],
    ["/last.rs", new Document("pub struct Shape;")],
  ]);
  const world = new World({ document: (path) => documents.get(path) });
  const target = targetByTriple("x86_64-unknown-linux-gnu");
  if (target === undefined) throw new Error("the target is not known");
  const cfg: Crate["cfg"] = { target, options: new Map(), unknownFeatures: false, unknownOptions: false };
  const last: Crate = { name: "last", edition: 2021, root: "/last.rs", cfg, dependency: () => undefined };
  const whole: Crate = {
    name: "whole",
    edition: 2021,
    root: "/src/lib.rs",
    cfg,
    dependency: (name) => (name === "last" ? last : name.startsWith("part_") ? "unknown" : undefined),
  };
  const root = world.rootOf(whole);
  if (root === undefined) throw new Error("the root cannot be read");
  const scope = moduleScope(world, root);
  const kindOf = (name: string) => resolvePath({ segments: [name], qualified: false }, scope, "type").kind;
  expect(kindOf("Shape")).toBe("definition");
  expect(kindOf("Missing")).toBe("unknown");
});
