/**
 * What happens when a value is dropped: whether its type runs code then, or gives memory back.
 *
 * Enters: a type as it is meant. Leaves: the reason, or undefined where nothing is known to happen. What
 * `ManuallyDrop`, `MaybeUninit` and pointers hold is not dropped.
 *
 * Source: Rust Reference, "Destructors".
 */
import { presentParts } from "./presence.ts";
import { type AdtTy, fieldTy, lowerType, type Ty } from "./ty.ts";
import { hasMark } from "./type-traits.ts";
import { isStandard } from "./world.ts";

export interface DropReason {
  /** `impl`: the type's own `Drop`. `memory`: it owns memory of Rust's allocator. */
  readonly kind: "impl" | "memory";
  /** The type that has the `Drop`, or owns the memory. */
  readonly of: AdtTy;
}

const DEPTH = 16;

/** The types of the standard library that own memory. */
const OWNERS = new Set(
  "Vec String CString OsString PathBuf Rc Arc VecDeque HashMap HashSet BTreeMap BTreeSet BinaryHeap LinkedList".split(
    " ",
  ),
);
/** Those that drop what is in them. */
const HOLDERS = new Set("Option Result Cell RefCell UnsafeCell Mutex RwLock Wrapping Pin".split(" "));

/** Why dropping a value of the type does something. */
export function dropReason(ty: Ty, depth = 0): DropReason | undefined {
  if (depth > DEPTH) return undefined;
  const inner = (one: Ty) => dropReason(one, depth + 1);
  switch (ty.kind) {
    case "array":
      return inner(ty.element);
    case "tuple":
      return first(ty.elements, inner);
    case "adt": {
      if (hasMark(ty, "lang", "owned_box")) return { kind: "memory", of: ty };
      if (isStandard(ty.definition.scope.module.crate)) {
        if (OWNERS.has(ty.definition.name)) return { kind: "memory", of: ty };
        return HOLDERS.has(ty.definition.name) ? first(ty.args, inner) : undefined;
      }
      if (hasDrop(ty)) return { kind: "impl", of: ty };
      const { cfg } = ty.definition.scope.module.crate;
      const fields = ty.item.kind === "enum" ? ty.item.variants.flatMap((variant) => variant.fields) : ty.item.fields;
      // The fields of a union are never dropped.
      if (ty.item.kind === "union") return undefined;
      return first(presentParts(fields, cfg) ?? [], (field) => inner(fieldTy(ty, field.type)));
    }
    default:
      return undefined;
  }
}

/** Whether an `impl Drop` for the type is known: in its crate, or in its file while the crate is not read. */
function hasDrop({ definition }: AdtTy): boolean {
  const { module, world } = definition.scope;
  const { functions } = world;
  const found =
    functions.methods(module.crate, definition.name, "drop") ??
    functions.methodsInFile(module, definition.name, "drop");
  return found.some(({ owner, scope }) => {
    const trait = owner?.item?.trait;
    if (trait?.kind !== "path" || trait.segments.at(-1) !== "Drop") return false;
    const { self } = scope;
    if (self === undefined || self === "unknown" || !("type" in self)) return false;
    // Another type of the crate may have the same name.
    const ty = lowerType(self.type, self.source, self.scope);
    return ty.kind === "adt" && ty.definition === definition;
  });
}

function first<T, R>(values: readonly T[], ask: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = ask(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
