/** The version of a document is any text; that of a package is a semantic version. */
import { expect, test } from "@jest/globals";
import { versionProblem } from "../../generator/emit/language/package-names.js";
import { semanticVersion } from "../../generator/emit/typescript/package-version.js";

test.each([
  ["2", "2.0.0"],
  ["1.2", "1.2.0"],
  ["1.2.3", "1.2.3"],
  ["v1.2.3", "1.2.3"],
  ["1.2.3.4", "1.2.3"],
  ["01.02.03", "1.2.3"],
  ["", "0.0.0"],
  ["unstable", "0.0.0"],
  // A date is a version in three parts, however it is written.
  ["2024-11-05", "2024.11.5"],
  ["2024-11", "2024.11.0"],
  ["2024.11.05", "2024.11.5"],
  ["2024/11/5", "2024.11.5"],
  ["v2024-11-05", "2024.11.5"],
  ["20241105", "20241105.0.0"],
  ["2024-06-01-preview", "2024.6.1-preview"],
  ["2024-06-preview.2", "2024.6.0-preview-2"],
  ["2024-11-05T10:00:00Z", "2024.11.5"],
  ["2024-11-05T10:00:00.123Z", "2024.11.5"],
  // No date.
  ["2024-13-05", "2024.0.0"],
  ["2024.99.1", "2024.99.1"],
])("%j → %s", (version, want) => {
  expect(semanticVersion(version)).toBe(want);
  expect(versionProblem(want)).toBeUndefined();
});

test("text without an end takes no time", () => {
  for (const version of ["2024-11-05".padEnd(1e6, "-"), "9".repeat(1e6), "1.".repeat(5e5)]) {
    expect(versionProblem(semanticVersion(version))).toBeUndefined();
  }
});
