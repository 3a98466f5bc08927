import { expect, test } from "@jest/globals";
import { Failure, failure, formatPlace } from "../../generator/diagnostics.js";

test("a failure exits with 2 when any finding is about the input, else with 3", () => {
  expect(failure("SPEC_EMPTY", "x").exitCode).toBe(2);
  expect(failure("PULL_FAILED", "x").exitCode).toBe(3);
  expect(new Failure({ code: "PULL_FAILED", message: "x" }, { code: "SPEC_EMPTY", message: "y" }).exitCode).toBe(2);
});

test.each([
  [{ file: "a.yaml" }, "a.yaml"],
  [{ file: "a.yaml", line: 3 }, "a.yaml:3"],
  [{ file: "a.yaml", line: 3, column: 7 }, "a.yaml:3:7"],
])("place %j is written %s", (place, want) => expect(formatPlace(place)).toBe(want));
