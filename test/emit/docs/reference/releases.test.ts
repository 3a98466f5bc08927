import { expect, test } from "@jest/globals";
import { changesOf, isSince } from "../../../../generator/emit/docs/reference/releases.js";
import { release7Of } from "../../../../generator/emit/docs/reference/since-7/releases.js";

test.each([
  ["7.13", "7.13", true],
  ["7.13.0", "7.13", true],
  ["7.9", "7.13", false],
  ["7.24", "7.13", true],
  ["8.0", "7.13", true],
  ["6.30", "7.13", false],
])("%s is %s or later: %s", (version, first, want) => {
  expect(isSince(version, first)).toBe(want);
});

test("a release has the changes that came with it or before", () => {
  const since = { early: "7.13", late: "7.21" };
  expect(changesOf(since, "7.13")).toEqual({ early: true, late: false });
  expect(changesOf(since, "7.19")).toEqual({ early: true, late: false });
  expect(changesOf(since, "7.21")).toEqual({ early: true, late: true });
});

test.each([
  ["7.13", "3.0.3", [false, false]],
  ["7.18", "3.1.0", [true, true]],
  ["7.19", "3.1.0", [false, true]],
  ["7.24", "3.2.0", [false, true]],
])("%s stops at headers, and reads %s as 3.1: %j", (version, openapi, want) => {
  const { stopsAtHeader, openapi31 } = release7Of(version, openapi);
  expect([stopsAtHeader, openapi31]).toEqual(want);
});
