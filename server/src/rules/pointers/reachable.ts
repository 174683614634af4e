/** Whether code outside a crate can name an item. */
import { resolvePath } from "../../model/resolve.ts";
import type { Module, World } from "../../model/world.ts";
import type { Scene } from "../rule.ts";

/**
 * Whether a `pub` item of this name, or a `pub` item of an impl, can be named outside its crate: the modules around it
 * are public, or public imports lead past those that are not. False for programs.
 */
export function isReachable(name: string, scene: Scene): boolean {
  if (scene.crateType !== "lib") return false;
  const { scope } = scene;
  let wanted = name;
  if (scene.place === "impl") {
    const { self } = scope;
    if (self === undefined || self === "unknown" || !("type" in self) || self.type.kind !== "path") return false;
    const found = resolvePath(self.type, self.scope, "type");
    if (found.kind !== "definition" || found.definition.declaration.visibility !== "public") return false;
    wanted = found.definition.name;
    return isPath(found.definition.scope.module, wanted, scope.world);
  }
  return scene.place === "module" && isPath(scope.module, wanted, scope.world);
}

function isPath(from: Module, name: string, world: World): boolean {
  for (let module = from; module.parent !== undefined; module = module.parent) {
    const own = module.names.name ?? nameOfFile(module, module.parent, world);
    if (own === undefined) return true;
    const declared = world.entry(module.parent, own).declarations.find(({ kind }) => kind === "mod");
    if (declared === undefined || declared.visibility === "public") continue;
    if (!isImported(module, own, name, world)) return false;
  }
  return true;
}

/** The name under which a module in a file of its own is declared. */
function nameOfFile(module: Module, parent: Module, world: World): string | undefined {
  return parent.names.modules().find((head) => world.declared(parent, head) === module)?.name;
}

/** Whether a module above brings the name out. */
function isImported({ parent }: Module, own: string, name: string, world: World): boolean {
  for (let at = parent; at !== undefined; at = at.parent) {
    const named = world.entry(at, name).declarations;
    if (named.some(({ kind, visibility }) => kind === "import" && visibility === "public")) return true;
    const globs = world.entry(at, "*").declarations;
    if (globs.some((one) => one.visibility === "public" && one.import?.path.includes(own) === true)) return true;
  }
  return false;
}
