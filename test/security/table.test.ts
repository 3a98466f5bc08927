/** SECURITY.md: each attack of the list has its proof, and the proofs are there. */
import { expect, test } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const page = readFileSync(new URL("SECURITY.md", root), "utf8");
const rows = page.split("\n").filter((line) => /^\| \d+(, \d+)* \|/.test(line));
const proved = page.split("\n").filter((line) => /^\|.*\]\(test\//.test(line));

test("all 64 are there, in their order", () => {
  const numbers = rows.flatMap((row) => (row.split("|")[1] ?? "").split(",").map(Number));
  expect(numbers).toEqual(Array.from({ length: 64 }, (_, index) => index + 1));
});

test.each(proved)("%s", (row) => {
  const proofs = [...row.matchAll(/\]\(([^)]+)\)((?:,? "[^"]+")*)/g)];
  expect(proofs.length).toBeGreaterThan(0);
  for (const [, path = "", titles = ""] of proofs) {
    if (titles === "") continue;
    const text = readFileSync(new URL(path, root), "utf8");
    for (const [, title = ""] of titles.matchAll(/"([^"]+)"/g)) expect(text).toContain(title);
  }
});

test("every link leads to a file", () => {
  const links = [...page.matchAll(/\]\((?!https:)([^)]+)\)/g)].map(([, path = ""]) => path);
  expect(links.filter((path) => !existsSync(fileURLToPath(new URL(path, root))))).toEqual([]);
});
