/** Where things stand in a TOML text, held against what the parser reads there. */
import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { entryAt, outlineToml, tableAt } from "../../server/src/model/toml-outline.ts";

const TEXT = `# head
title = "a # no comment" # one
[package] # two
name = 'x'
"quoted key" . part = 1_000
description = """
[lib]
links = "no"\\"""
""""
keys = [ # three
  "a]", # four
  { b = '#' },
] # five
when = 1979-05-27 07:32:00  # six
[target.'cfg(unix)'.dependencies]
libc = { version = "0.2", features = ["std"] }
[[bin]]
name = "one"
\t[[bin]]
\tname = "two"
[lib]
empty = ""
raw = '''
# not a comment'''
`;

test("every key with its value, every header, every comment", () => {
  const { tables, entries, comments } = outlineToml(TEXT);
  expect(tables.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
    "[package]",
    "[target.'cfg(unix)'.dependencies]",
    "[[bin]]",
    "[[bin]]",
    "[lib]",
  ]);
  expect(comments.map(({ start, end }) => TEXT.slice(start, end))).toEqual(
    ["head", "one", "two", "three", "four", "five", "six"].map((word) => `# ${word}`),
  );
  const root = parse(TEXT) as Record<string, unknown>;
  let bin = -1;
  for (const { path, value, key, start, end } of entries) {
    if (path[0] === "bin") bin++;
    const read = path.reduce<unknown>((at, part) => {
      const next = (at as Record<string, unknown>)[part];
      return Array.isArray(next) && part === "bin" ? next[bin] : next;
    }, root);
    expect(parse(`v = ${TEXT.slice(value.start, value.end)}`).v, path.join(".")).toEqual(read);
    expect([start, end]).toEqual([key.start, value.end]);
  }
  expect(entries).toHaveLength(11);
});

test("by path", () => {
  const outline = outlineToml(TEXT);
  const found = entryAt(outline, "package", "quoted key", "part");
  expect(TEXT.slice(found?.start, found?.end)).toBe('"quoted key" . part = 1_000');
  expect(entryAt(outline, "package", "links")).toBeUndefined();
  const lib = tableAt(outline, "lib");
  expect(TEXT.slice(lib?.start, lib?.bodyEnd)).toBe(TEXT.slice(TEXT.lastIndexOf("[lib]")).trimEnd());
});

describe("any text has an outline", () => {
  test.each(["", "[", "[[", "a", "a=", "a = [", 'a = "', "a = '''", "= 1", "\0\r", "[a", "a.b.", '"', "#"])(
    "%j",
    (text) => {
      for (const { start, end } of outlineToml(text).entries) expect(end).toBeGreaterThan(start);
    },
  );

  test("every beginning of one, and every end", () => {
    for (let at = 0; at <= TEXT.length; at++) {
      for (const part of [TEXT.slice(0, at), TEXT.slice(at), TEXT.slice(0, at).replaceAll("\n", "\r\n")]) {
        const { tables, entries, comments } = outlineToml(part);
        for (const { start, end } of [...tables, ...entries, ...comments]) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(part.length);
        }
      }
    }
  });
});
