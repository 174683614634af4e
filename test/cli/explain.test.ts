/** `ferrule explain` and `ferrule rules`, and that the pages of docs/rules say the same. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { exampleFixes, rulePage, toMarkdown } from "../../server/src/analysis/rule-page.ts";
import { rules } from "../../server/src/rules/index.generated.ts";
import { buildCommand, run } from "./command.ts";

let bundle = "";
beforeAll(async () => {
  bundle = await buildCommand("explain");
});

describe("explain", () => {
  test("prints a rule's page by its own name and by the compiler's", () => {
    const { code, out } = run(bundle, ["explain", "unknown-abi"]);
    expect(code).toBe(0);
    expect(out.split("\n")[0]).toBe("unknown-abi");
    expect(out).toContain('    extern "c" fn f() {}');
    expect(out).toContain("https://doc.rust-lang.org/error_codes/E0703.html");
    expect(out).not.toContain("\u001b");
    expect(run(bundle, ["explain", "E0703"]).out).toBe(out);
    expect(run(bundle, ["explain", "unknown_abi"]).out).toBe(out);
    expect(run(bundle, ["explain", "varargs_without_pattern"]).out).toContain("variadic-without-pattern");
  });

  test("says which rule may be meant", () => {
    expect(run(bundle, ["explain", "unknwon-abi"])).toEqual({
      code: 2,
      out: "",
      err: "error: there is no rule `unknwon-abi`; did you mean `unknown-abi`?\n",
    });
    expect(run(bundle, ["explain", "xyzzy"]).err).toContain("`ferrule rules` lists them all");
    expect(run(bundle, ["explain"]).code).toBe(2);
  });
});

describe("rules", () => {
  test("lists every rule, one line each", () => {
    const { code, out } = run(bundle, ["rules"]);
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual(rules.map(({ name }) => name));
  });

  test("and everything about them as JSON", () => {
    const { rules: listed } = JSON.parse(run(bundle, ["rules", "--format", "json"]).out) as {
      rules: Record<string, unknown>[];
    };
    expect(listed.find(({ name }) => name === "unknown-abi")).toMatchObject({
      level: "error",
      rustc: ["E0703"],
      fixes: [{ title: 'Change the ABI to `"C"`', safety: "safe" }],
    });
  });
});

describe("rule pages", () => {
  test.each(rules.map((rule) => [rule.name, rule] as const))("docs/rules/%s.md is fresh", (name, rule) => {
    const written = readFileSync(join(import.meta.dirname, "../../docs/rules", `${name}.md`), "utf8");
    expect(written).toBe(toMarkdown(rulePage(rule)));
  });

  test("the fixes on a page are those of the bad example", () => {
    const rule = rules.find(({ name }) => name === "unknown-abi");
    expect(rule && exampleFixes(rule)).toEqual([{ title: 'Change the ABI to `"C"`', safety: "safe" }]);
  });
});
