import { expect, test } from "@jest/globals";
import { corpusSpecs } from "./corpus.js";

const all = Array.from({ length: 50 }, (_, index) => ({
  name: `host.com/api-${index}`,
  path: `/specs/${index}.json`,
  bytes: index === 7 ? 1_000_001 : 1000,
}));
const namesOf = (count: number, seed: string): string[] => corpusSpecs(all, count, seed).map(({ name }) => name);

test("a seed chooses specs, always the same; another seed chooses others", () => {
  expect(namesOf(10, "1")).toHaveLength(10);
  expect(namesOf(10, "1")).toEqual(namesOf(10, "1"));
  expect(namesOf(10, "2")).not.toEqual(namesOf(10, "1"));
  expect(namesOf(20, "1").slice(0, 10)).toEqual(namesOf(10, "1"));
});

test("large ones are left out, and a name is that of a folder", () => {
  const names = namesOf(100, "1");
  expect(names).toHaveLength(49);
  expect(names).not.toContain("host.com_api-7");
  expect(names.every((name) => /^[\w.-]+$/.test(name))).toBe(true);
});
