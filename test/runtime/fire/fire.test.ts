/**
 * The client under fire: every kind of call under every fault. What comes of each is committed beside this file, to be read;
 * UPDATE_FIRE=1 writes it anew.
 */
import { beforeAll, expect, test } from "@jest/globals";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { putUnderFire, type Report, tableOf } from "./run.js";

const file = new URL("outcomes.txt", import.meta.url);
let report: Report;
beforeAll(async () => {
  report = await putUnderFire();
}, 180_000);

test("each call under each fault gives what is written down", () => {
  const table = tableOf(report);
  if (process.env["UPDATE_FIRE"] === "1") writeFileSync(file, table);
  expect(existsSync(file)).toBe(true);
  expect(table.split("\n")).toEqual(readFileSync(file, "utf8").split("\n"));
});

test("every error is documented, and nothing is thrown where nobody can catch it", () => {
  expect(report.strays).toEqual([]);
  expect(tableOf(report)).not.toContain("UNDOCUMENTED");
});

test("nothing lasts much longer than its timeout", () => expect(report.slowest).toBeLessThan(20_000));

test("nothing is left: no listener for every call, no socket and no timer that keeps the process", () => {
  expect(report.listeners).toBe(1);
  expect(report.lingered).toBeLessThan(20_000);
});
