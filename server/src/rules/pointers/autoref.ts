/** Whether a method call takes a reference to its receiver, as `x.len()` does without an `&` in sight. */
import type { MethodCall } from "../../facts/expression.ts";
import type { Names } from "../../model/body.ts";
import { calledMethod, throughReferences, typeOf } from "../../model/infer.ts";
import { isStandard } from "../../model/world.ts";

const SHARED = new Set(
  (
    "len is_empty iter first last get as_ptr as_slice as_bytes as_str as_ref contains starts_with ends_with to_vec " +
    "to_owned to_string clone chars bytes eq ne cmp partial_cmp capacity is_some is_none"
  ).split(" "),
);
const MUTABLE = new Set(
  (
    "iter_mut push pop insert remove clear get_mut as_mut_ptr as_mut_slice as_mut fill sort sort_unstable swap reverse " +
    "copy_from_slice clone_from_slice truncate resize extend extend_from_slice drain retain append push_str take replace " +
    "get_or_insert get_or_insert_with first_mut last_mut"
  ).split(" "),
);
const OF_NUMBERS = new Set("to_string clone cmp partial_cmp eq ne to_owned".split(" "));
const OF_OPTIONS = new Set(
  "is_some is_none as_ref as_mut iter iter_mut take replace insert get_or_insert clone eq ne".split(" "),
);
const COLLECTIONS = new Set(["Vec", "String"]);

/**
 * True for `&mut`, false for `&`; undefined where the receiver is taken by value or nobody knows. Methods of the standard
 * library are known by their names, others by their declaration.
 */
export function receiverBorrow(call: MethodCall, names: Names): boolean | undefined {
  const { receiver, method } = call;
  const ty = throughReferences(typeOf(receiver, names));
  const { text } = method;
  const byName = (known: boolean) => (known ? MUTABLE.has(text) : undefined);
  switch (ty?.kind) {
    case "primitive":
      return byName(ty.name === "str" ? SHARED.has(text) : OF_NUMBERS.has(text));
    case "array":
    case "slice":
      return byName(SHARED.has(text) || MUTABLE.has(text));
    case "adt": {
      const { name, scope } = ty.definition;
      if (!isStandard(scope.module.crate)) return declared(call, names);
      if (name === "Option") return byName(OF_OPTIONS.has(text));
      return byName(COLLECTIONS.has(name) && (SHARED.has(text) || MUTABLE.has(text)));
    }
    default:
      return undefined;
  }
}

function declared(call: MethodCall, names: Names): boolean | undefined {
  const fn = calledMethod(call, names)?.fn;
  const self = fn?.item.params[0]?.self;
  const written = fn === undefined || self === undefined ? undefined : fn.source.slice(self.start, self.end);
  return written?.startsWith("&") ? /\bmut\b/.test(written) : undefined;
}
