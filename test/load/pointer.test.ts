import { describe, expect, test } from "@jest/globals";
import { resolvePointer, toPointer } from "../../generator/load/index.js";

const document = JSON.parse(
  '{"a": {"b/c": 1, "d~e": 2, "": 3, "f g": 4, "h%20i": 5, "%": 6, "~1": 7}, "l": [8, {"m": 9}], "__proto__": {"n": 10}}',
) as unknown;

describe("resolvePointer", () => {
  test.each<[string, unknown]>([
    ["#", document],
    ["#/a/b~1c", 1],
    ["#/a/d~0e", 2],
    ["#/a/", 3],
    ["#/a/f g", 4],
    ["#/a/f%20g", 4],
    ["#/a/h%20i", 5],
    ["#/a/h%2520i", 5],
    ["#/a/%", 6],
    ["#/a/~01", 7],
    ["#/l/0", 8],
    ["#/l/1/m", 9],
    ["#/__proto__/n", 10],
    ["/a/b~1c", 1],
    ["#/l/01", undefined],
    ["#/l/-", undefined],
    ["#/l/length", undefined],
    ["#/l/2", undefined],
    ["#/constructor", undefined],
    ["#/a/toString", undefined],
    ["#/a/b~1c/x", undefined],
    ["#a", undefined],
  ])("%s", (pointer, want) => {
    expect(resolvePointer(document, pointer)).toEqual(want);
  });
});

test("toPointer escapes", () => {
  expect(toPointer(["paths", "/a~b", "get"])).toBe("#/paths/~1a~0b/get");
  expect(toPointer([])).toBe("#");
});
