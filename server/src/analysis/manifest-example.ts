/**
 * The examples of rules about manifests: a Cargo.toml, then the package's other files, each after `#- its path`.
 *
 * Enters: such a text. Leaves: what is said about the package that it is, a library or a program by where its root is.
 */
import type { Crate } from "../model/crate.ts";
import { parseManifest } from "../model/manifest.ts";
import { outlineToml } from "../model/toml-outline.ts";
import { World } from "../model/world.ts";
import type { Rule } from "../rules/rule.ts";
import { Document } from "../text/document.ts";
import { cfgContextOf } from "./conditions.ts";
import type { Environment } from "./environment.ts";
import { checkManifest, type ManifestCheck } from "./manifest.ts";

/** A file of an example; its path starts at the package's folder. */
export interface ExampleFile {
  readonly path: string;
  readonly text: string;
}

/** Whether a rule judges Cargo.toml, and not Rust files. */
export function isAboutManifests({ on }: Rule): boolean {
  return on.includes("manifest");
}

/** The files of an example, Cargo.toml first. */
export function filesOf(example: string): readonly ExampleFile[] {
  const [manifest = "", ...others] = example.split(/^#- /m);
  return [
    { path: "Cargo.toml", text: manifest },
    ...others.map((part) => {
      const end = `${part}\n`.indexOf("\n");
      return { path: part.slice(0, end).trim(), text: part.slice(end + 1) };
    }),
  ];
}

/** What all rules say about an example that is one package. */
export function checkExample(example: string, env: Environment): ManifestCheck {
  const files = new Map(filesOf(example).map(({ path, text }) => [`/${path}`, text]));
  const documents = new Map([...files].map(([path, text]) => [path, new Document(text)]));
  const text = files.get("/Cargo.toml") ?? "";
  const manifest = parseManifest(text).value;
  const crate = (root: string): Crate | undefined => {
    const name = (manifest.package?.name ?? "example").replaceAll("-", "_");
    const { edition } = env;
    return files.has(root) ? { name, edition, root, cfg: cfgContextOf(env), dependency: () => undefined } : undefined;
  };
  const program = crate("/src/main.rs");
  const crates = { manifest, library: crate("/src/lib.rs"), programs: program === undefined ? [] : [program] };
  const pack = {
    ...crates,
    path: "/Cargo.toml",
    text,
    outline: outlineToml(text),
    within: undefined,
    hasBuildScript: files.has(`/${manifest.package?.build}`),
    isWorkspaceRoot: true,
    dependents: () => [],
    members: () => [crates],
  };
  const world = new World({ document: (path) => documents.get(path) }, false);
  const failed = () => {};
  return checkManifest(pack, { env, world, reads: true, failed });
}
