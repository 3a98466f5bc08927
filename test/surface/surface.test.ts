/**
 * The public surface of the client of each sampled version, as it is committed beside this file: to read what a change of the
 * generator does to users, and `diff 3.2.2.txt 3.3.2.txt` for what a new Airflow brings. UPDATE_SURFACE=1 writes them anew.
 */
import { expect, test } from "@jest/globals";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { surfaceOf } from "../../generator/emit/typescript/surface.js";
import { planClient, sampledVersions } from "../support/client.js";

test.each(sampledVersions)("the surface of %s is the committed one", async (version) => {
  const file = new URL(`${version}.txt`, import.meta.url);
  const surface = surfaceOf((await planClient({ airflow: version })).plans);
  if (process.env["UPDATE_SURFACE"] === "1") writeFileSync(file, surface);
  expect(existsSync(file)).toBe(true);
  // Compared line by line, so that a failure shows the lines that differ.
  expect(surface.split("\n")).toEqual(readFileSync(file, "utf8").split("\n"));
});
