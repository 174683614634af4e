/** The `repr` attributes of statements and expressions, where they have no business. */
import type { FnItem } from "../../facts/item.ts";
import { activeAttributes } from "../../model/active-attributes.ts";
import { type Repr, reprOf } from "../../model/repr.ts";
import { parseBody } from "../../syntax/expressions.ts";
import { walkExpressions } from "../../syntax/walk.ts";
import type { Scene } from "../rule.ts";

/** Nearly no body holds the word behind a `#`, so nearly none is parsed. */
const WRITTEN = /#\s*!?\s*\[[^\]#]*\brepr\b/;

/** What the attributes inside a function's body say, one answer for each statement or expression that has some. */
export function bodyReprs({ body }: FnItem, scene: Scene): readonly Repr[] {
  if (body === undefined || !WRITTEN.test(scene.source.slice(body.start, body.end))) return [];
  const { cfg } = scene.scope.module.crate;
  const out: Repr[] = [];
  walkExpressions(parseBody(scene.source, body), {
    enter(node) {
      // Inner attributes of the body are the function's own; none of its hints fits it either.
      for (const attributes of [
        "attributes" in node && node.attributes,
        "innerAttributes" in node && node.innerAttributes,
      ]) {
        if (attributes === false || attributes.length === 0) continue;
        const repr = reprOf(activeAttributes(attributes, cfg));
        if (repr.uses.length > 0) out.push(repr);
      }
      return undefined;
    },
  });
  return out;
}
