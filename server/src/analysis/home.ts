/**
 * Where a file stands: the world its names lead into, and its module there.
 *
 * Enters: a document, its environment and its place, if it has one. Leaves: the file's module and what the `mod`
 * declarations above it say. A text without a place is a world of its own.
 */
import type { Attribute } from "../facts/item.ts";
import type { Crate } from "../model/crate.ts";
import type { Read } from "../model/reads.ts";
import { moduleScope, type Scope } from "../model/resolve.ts";
import { WatchedNames } from "../model/watched-names.ts";
import { type Module, World } from "../model/world.ts";
import type { Document, PlacedSlice } from "../text/document.ts";
import { cfgContextOf } from "./conditions.ts";
import type { Environment } from "./environment.ts";

/** The place of a file. */
export interface Home {
  readonly world: World;
  readonly crate: Crate;
  /** Absolute, with forward slashes. */
  readonly path: string;
}

/** The same object as long as the declarations that lead to the file stay. */
export interface FileNames {
  readonly world: World;
  /** The world's time. */
  readonly time: number;
  /** Whether a `cfg` above the file takes it out of the crate. */
  readonly inactive: boolean;
  /** The attributes of the modules around the file, outermost first; the crate root's own are left out. */
  readonly attributes: readonly (readonly Attribute[])[];
  /** Whether all this is still so. */
  hold(): boolean;
  /** Takes in edits of every file, and gives itself. */
  refreshed(): FileNames;
  /** What names mean at the top of the file. */
  scope(): Scope;
  /** What names mean in the innermost module around a slice. */
  scopeAt(placed: PlacedSlice): Scope;
  /** The words by which bodies in the file reach the border. */
  readonly watched: WatchedNames;
}

const LONE = "/lone.rs";

/** What is known about the place of `document`. */
export function namesOf(document: Document, env: Environment, home: Home | undefined): FileNames {
  const reads = new Set<Read>();
  const { world } = home ?? loneHome(document, env);
  const told = home && world.recording(reads, () => world.moduleOfFile(home.crate, home.path));
  // A file that was read before this document was opened is of no use.
  const place = home !== undefined && told?.index.document === document ? home : undefined;
  const own = place === undefined ? loneHome(document, env) : place;
  const module = place === undefined ? own.world.moduleOfFile(own.crate, own.path) : told;
  if (module === undefined) throw new Error("a document is not in its own world");
  let since = own.world.time;
  const names: FileNames = {
    world: own.world,
    get time() {
      return own.world.time;
    },
    inactive: module.presence === false,
    attributes: attributesAround(own.world, module, reads),
    hold() {
      const now = own.world.time;
      if (now === since) return true;
      if (!own.world.held(reads, since)) return false;
      since = now;
      return true;
    },
    refreshed() {
      own.world.refresh();
      return names;
    },
    watched: new WatchedNames(own.world, module),
    scope: () => moduleScope(own.world, module),
    scopeAt: (placed) => moduleScope(own.world, own.world.within(module, module.index.moduleAt(placed))),
  };
  return names;
}

function attributesAround(world: World, module: Module, reads: Set<Read>): readonly (readonly Attribute[])[] {
  const out: (readonly Attribute[])[] = [];
  if (module.attributes.length > 0) out.push(module.attributes);
  for (let above = module.parent; above?.parent !== undefined; above = above.parent) {
    const at = above;
    const inner = world.recording(reads, () => world.innerAttributes(at));
    if (inner.length > 0) out.unshift(inner);
    if (above.attributes.length > 0) out.unshift(above.attributes);
  }
  return out;
}

function loneHome(document: Document, env: Environment): Home {
  const crate: Crate = {
    name: "lone",
    edition: env.edition,
    root: LONE,
    cfg: cfgContextOf(env),
    dependency: () => undefined,
  };
  return { world: new World({ document: (path) => (path === LONE ? document : undefined) }), crate, path: LONE };
}
