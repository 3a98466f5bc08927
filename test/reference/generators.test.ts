import { expect, test } from "@jest/globals";
import { percentage } from "./compare-specs.js";
import { as30, referenceOf, refuses31, releaseOf } from "./generators.js";

test.each([
  ["python@7.13", "7.13.0", "python", false],
  ["python", "7.24.0", "python", false],
  ["python-5@5.1", "5.1.0", "python", true],
  ["python-5@5.1.1", "5.1.1", "python", true],
  ["python-5", "5.4.0", "python", true],
  ["python-legacy@4.3", "4.3.1", "python", true],
  ["python-legacy@5.3", "5.3.0", "python-legacy", true],
  ["bash", "4.3.1", "bash", true],
  ["bash@7.13.0", "7.13.0", "bash", false],
])("%s is made by %s -g %s; refuses 3.1: %s", (dialect, release, language, refuses) => {
  const reference = referenceOf(dialect);
  expect(reference).toMatchObject({ release, language });
  expect(refuses31(reference)).toBe(refuses);
});

test.each([
  ["python", "7.25.0", "python"],
  ["bash@4.3", "7.25.0", "bash"],
  ["python-legacy", "5.4.0", "python-legacy"],
  ["python-legacy", "4.2.3", "python"],
])("%s, release %s is made by -g %s", (dialect, release, language) => {
  expect(releaseOf(dialect, release)).toMatchObject({ release, language });
});

test("a release has three numbers", () => {
  expect(() => releaseOf("python", "7.25")).toThrow("--release must be a version such as 7.25.0, not 7.25");
});

test("a version without pages of its own is refused, with those that there are", () => {
  expect(() => referenceOf("bash@5.4")).toThrow("bash has the versions 4.3, 7.13");
});

test.each([
  ["openapi: 3.1.0\ninfo: {}\n", "openapi: 3.0.3\ninfo: {}\n"],
  ["info: {}\nopenapi: '3.1.1'\n", "info: {}\nopenapi: '3.0.3'\n"],
  ['{\n "openapi": "3.1.0"}', '{\n "openapi": "3.0.3"}'],
  ["openapi: 3.0.1\n", "openapi: 3.0.1\n"],
])("as 3.0: %j", (text, want) => {
  expect(as30(text)).toBe(want);
});

test("a percentage is of all files; none of none", () => {
  expect(percentage({ identical: 99, known: 0, differing: 1, missing: 0, extra: 0 })).toBe("99.00 % of 100 files");
  expect(percentage({ identical: 0, known: 0, differing: 0, missing: 0, extra: 0 })).toBe("no % of 0 files");
});
