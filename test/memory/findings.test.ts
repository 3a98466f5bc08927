import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../generator/diagnostics.js";
import { isWithoutPlaces, plainFindings } from "../../generator/memory/findings.js";

const place = { file: "spec.yaml", line: 3, column: 1 };
const quirk: Finding = { code: "QUIRK_TAG", message: "m", pointer: "#/paths/~1a" };
const warning: Finding = { code: "WARN_EDITED", message: "m", fix: "f" };

/** As the findings of a run: to look for the place takes time. */
const lazily = (finding: Finding, look: () => Finding["place"]): Finding => ({
  ...finding,
  get place() {
    return look() ?? place;
  },
});

describe("findings as plain data", () => {
  test.each<[string, Finding, boolean, Finding]>([
    ["a quirk, with its place", { ...quirk, place }, true, { ...quirk, place }],
    ["a quirk, without its place", { ...quirk, place }, false, quirk],
    ["a quirk that has no place", quirk, true, quirk],
    ["a warning, with its place all the same", { ...warning, place }, false, { ...warning, place }],
    ["a place that is looked for", lazily(quirk, () => place), true, { ...quirk, place }],
  ])("%s", (_, given, places, want) => {
    const [plain, ...more] = plainFindings([given], places);
    expect(more).toEqual([]);
    expect(plain).toStrictEqual(want);
    expect(Object.values(Object.getOwnPropertyDescriptors(plain)).every((property) => "value" in property)).toBe(true);
  });

  test("a place that nobody looks at is not looked for", () => {
    const look = () => {
      throw new Error("looked");
    };
    expect(plainFindings([lazily(quirk, look)], false)).toStrictEqual([quirk]);
    expect(() => plainFindings([lazily(quirk, look)], true)).toThrow("looked");
  });
});

test.each<[string, readonly Finding[], boolean]>([
  ["nothing", [], false],
  ["a quirk with a place", [{ ...quirk, place }], false],
  ["a quirk without", [{ ...quirk, place }, quirk], true],
  ["a warning without", [warning], false],
])("places are missing: %s", (_, findings, want) => expect(isWithoutPlaces(findings)).toBe(want));
