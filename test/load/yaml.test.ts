import { describe, expect, test } from "@jest/globals";
import { isWrittenAsDecimal, parseText, type YamlReading } from "../../generator/load/index.js";

const read = (text: string, reading?: YamlReading) => parseText("spec.yaml", text, reading).value;

describe("a scalar without quotes, by YAML 1.2, YAML 1.1, and of that only the words", () => {
  test.each<[string, unknown, unknown, unknown]>([
    ["yes", "yes", true, true],
    ["Off", "Off", false, false],
    ["y", "y", "y", "y"],
    ["True", true, true, true],
    ["tRUE", "tRUE", "tRUE", "tRUE"],
    ["~", null, null, null],
    ["010", 10, 8, 10],
    ["-010", -10, -8, -10],
    ["08", 8, "08", 8],
    ["0o10", 8, "0o10", "0o10"],
    ["0x1F", 31, 31, "0x1F"],
    ["0b11", "0b11", 3, "0b11"],
    ["+12", 12, 12, 12],
    ["1_000", "1_000", 1000, "1_000"],
    ["1_000.5", "1_000.5", 1000.5, 1000.5],
    ["1:30", "1:30", 90, "1:30"],
    ["190:20:30", "190:20:30", 685_230, "190:20:30"],
    ["1:60", "1:60", "1:60", "1:60"],
    [".5", 0.5, 0.5, 0.5],
    ["1e3", 1000, 1000, 1000],
    ["1.2.3", "1.2.3", "1.2.3", "1.2.3"],
    ["2020-01-02", "2020-01-02", "2020-01-02", "2020-01-02"],
    ["2020-01-02T03:04:05Z", "2020-01-02T03:04:05Z", "2020-01-02T03:04:05Z", "2020-01-02T03:04:05Z"],
    ["'yes'", "yes", "yes", "yes"],
    ["!!str 010", "010", "010", "010"],
  ])("%s", (scalar, core, old, words) => {
    const text = `a: ${scalar}`;
    expect([read(text), read(text, "1.1"), read(text, "words")]).toEqual([{ a: core }, { a: old }, { a: words }]);
  });

  test("that is a whole number written as a decimal", () => {
    for (const reading of ["1.2", "1.1", "words"] as const) {
      const value = read("a: 1.0\nb: 1\nc: [1e3]", reading);
      expect([isWrittenAsDecimal(value, "a"), isWrittenAsDecimal(value, "b")]).toEqual([true, false]);
      expect(isWrittenAsDecimal(value["c"] as object, "0")).toBe(true);
    }
  });
});

describe("keys, aliases and merge keys", () => {
  test.each<[string, unknown, unknown, unknown]>([
    ["yes: 1\n010: 2", { yes: 1, "10": 2 }, { true: 1, "8": 2 }, { yes: 1, "010": 2 }],
    ["200: {}\n404: {}", { "200": {}, "404": {} }, { "200": {}, "404": {} }, { "200": {}, "404": {} }],
    ["a: &x text\nb: *x", { a: "text", b: "text" }, { a: "text", b: "text" }, { a: "text", b: "x" }],
    ["a: &x {c: 1}\nb: *x", { a: { c: 1 }, b: { c: 1 } }, { a: { c: 1 }, b: { c: 1 } }, { a: { c: 1 } }],
    [
      "a: &x {c: 1}\nb: [*x, d]",
      { a: { c: 1 }, b: [{ c: 1 }, "d"] },
      { a: { c: 1 }, b: [{ c: 1 }, "d"] },
      { a: { c: 1 }, b: ["d"] },
    ],
    [
      "a: &x {c: 1}\nb: {<<: *x, d: 2}",
      { a: { c: 1 }, b: { c: 1, d: 2 } },
      { a: { c: 1 }, b: { c: 1, d: 2 } },
      { a: { c: 1 }, b: { d: 2 } },
    ],
    [
      "a: &x {c: 1}\nexample: *x",
      { a: { c: 1 }, example: { c: 1 } },
      { a: { c: 1 }, example: { c: 1 } },
      { a: { c: 1 }, example: "x" },
    ],
    [
      "a: &x {c: 1}\nproperties: {example: *x}",
      { a: { c: 1 }, properties: { example: { c: 1 } } },
      { a: { c: 1 }, properties: { example: { c: 1 } } },
      { a: { c: 1 }, properties: {} },
    ],
    [
      "parameters: [&p {in: query}, {<<: *p, name: q}, {$ref: r}]",
      { parameters: [{ in: "query" }, { in: "query", name: "q" }, { $ref: "r" }] },
      { parameters: [{ in: "query" }, { in: "query", name: "q" }, { $ref: "r" }] },
      { parameters: [{ in: "query" }, { $ref: "r" }] },
    ],
  ])("%j", (text, core, old, words) => {
    expect([read(text), read(text, "1.1"), read(text, "words")]).toEqual([core, old, words]);
  });
});

describe("a text is read once more only where that finds something else", () => {
  const other = (text: string, reading: YamlReading) => parseText("spec", text).readAs?.(reading)?.value;

  test.each([
    "a: text\n200: 1\nb: [true, null, ~, 1.0, -1, 1e3]",
    '{"yes": "yes", "a": [010, 1.0]}'.replace("010", "10"),
    "a: 'yes'\nb: \"010\"\nc: |\n  yes\nd: no no",
  ])("not %j", (text) => {
    expect([other(text, "1.1"), other(text, "words"), other(text, "1.2")]).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    ["a: yes", { a: true }, { a: true }],
    ["a: {b: [x, 0x10]}", undefined, { a: { b: ["x", "0x10"] } }],
    ["a: 010", { a: 8 }, undefined],
    ["010: a", { "8": "a" }, { "010": "a" }],
    ["a: &x 1\nb: *x", undefined, { a: 1, b: "x" }],
  ])("%j", (text, old, words) => {
    expect([other(text, "1.1"), other(text, "words")]).toEqual([old, words]);
  });
});
