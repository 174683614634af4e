/** Which findings the editor leaves out because another tool shows the same. */
import { describe, expect, test } from "vitest";
import { type Reported, without } from "../../client/src/already-reported.ts";

function at(line: number, rest: Omit<Reported, "range">): Reported {
  return { range: { start: { line } }, ...rest };
}

const finding = (line: number, rustc: string | undefined) =>
  at(line, { source: "ferrule", code: { value: "some-rule" }, data: { rule: "some-rule", rustc } });
const rustc = (line: number, value: string) => at(line, { source: "rustc", code: { value } });

describe("a finding is left out", () => {
  const own = [finding(3, "improper_ctypes"), finding(3, "E0703"), finding(5, "improper_ctypes")];

  test("where the same lint or code starts on the same line", () => {
    expect(without(own, [rustc(3, "improper_ctypes")])).toEqual([own[1], own[2]]);
    expect(without(own, [rustc(3, "E0703"), rustc(5, "improper_ctypes")])).toEqual([own[0]]);
  });

  test("whoever says it, and however the code is written", () => {
    expect(without(own, [at(3, { source: "rust-analyzer", code: "E0703" })])).toEqual([own[0], own[2]]);
    expect(without(own, [at(3, { code: "E0703" })])).toEqual([own[0], own[2]]);
    const clippy = [finding(1, "clippy::not_unsafe_ptr_arg_deref")];
    expect(without(clippy, [at(1, { source: "clippy", code: { value: "not_unsafe_ptr_arg_deref" } })])).toEqual([]);
    expect(without(clippy, [at(1, { source: "clippy", code: "clippy::not_unsafe_ptr_arg_deref" })])).toEqual([]);
  });
});

describe("everything stays", () => {
  test.each<[string, Reported, Reported]>([
    ["on another line", finding(3, "E0703"), rustc(4, "E0703")],
    ["with another code", finding(3, "E0703"), rustc(3, "E0044")],
    ["when the compiler has no name for it", finding(3, undefined), rustc(3, "undefined")],
    ["when the compiler's error has no code", finding(3, "msg:no-body"), at(3, { source: "rustc" })],
    ["when a key of ours is all there is", finding(3, "msg:no-body"), rustc(3, "msg:no-body")],
    ["when a diagnostic has no code", finding(3, "E0703"), at(3, { source: "rustc", code: "" })],
    ["when a code is a number", finding(3, "703"), at(3, { source: "rustc", code: 703 })],
    ["when the other is Ferrule's", finding(3, "E0703"), at(3, { source: "ferrule", code: "E0703" })],
    ["when nothing is known about the finding", at(3, { source: "ferrule", data: null }), rustc(3, "E0703")],
    [
      "where the compiler only mentions the place",
      finding(3, "E0703"),
      { ...rustc(3, "E0703"), relatedInformation: [{ message: "original diagnostic" }] },
    ],
  ])("%s", (_, own, other) => {
    const all = [own];
    expect(without(all, [other])).toBe(all);
  });

  test("when nobody else says anything", () => {
    const all = [finding(1, "E0703")];
    expect(without(all, [])).toBe(all);
    expect(without([], [rustc(1, "E0703")])).toEqual([]);
  });
});
