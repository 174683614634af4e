import { reference, rule } from "./rule.ts";

export const inactiveCode = rule<"inactive", { readonly condition: string; readonly triple: string }>({
  name: "inactive-code",
  rustc: [],
  level: "hint",
  since: "0.1.0",
  tag: "unnecessary",
  on: ["inactive"],
  explain: {
    what: "A `cfg` takes this item out: it is not compiled for this target and these features.",
    why: "Foreign declarations come in several forms, one for each platform. What is faded is not part of this build, so nothing but its syntax is judged. Choose another target or other features in the settings to have it judged.",
    bad: '#[cfg(windows)]\nunsafe extern "system" {\n    fn GetLastError() -> u32;\n}',
    good: '#[cfg(unix)]\nunsafe extern "C" {\n    fn getpid() -> i32;\n}',
    sources: [reference("conditional-compilation.html#the-cfg-attribute", "the cfg attribute")],
  },
  *check({ item, condition }, { source, target }) {
    const text = source.slice(condition.start, condition.end).replace(/\s+/g, " ");
    const open = item.kind === "extern-block" || item.kind === "mod" || item.kind === "impl" || item.kind === "trait";
    yield {
      range: { start: condition.start, end: item.end },
      data: { condition: text, triple: target.triple },
      ...(open ? { through: "block" as const } : {}),
    };
  },
  message: ({ condition, triple }) => `\`${condition}\` does not hold here (\`${triple}\`), so this is not compiled`,
});
