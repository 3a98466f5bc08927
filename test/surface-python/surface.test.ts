/**
 * The public surface of the Python client of each sampled version, as it is committed beside this file. UPDATE_SURFACE=1 writes them anew.
 * That of the newest release has all that the official client has; `npm run proof` compares all releases.
 */
import { expect, test } from "@jest/globals";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sampledVersions, withFolder } from "../support/client.js";
import { missing, officialSurface, ourSurface, python } from "../support/python-surface.js";

const checked = python === undefined ? test.skip : test;

checked.each(sampledVersions)("the surface of the Python client of %s is the committed one", async (version) => {
  await withFolder(async (folder) => {
    const surface = await ourSurface(version, folder);
    const file = new URL(`${version}.txt`, import.meta.url);
    if (process.env["UPDATE_SURFACE"] === "1") writeFileSync(file, surface);
    expect(existsSync(file)).toBe(true);
    expect(surface.split("\n")).toEqual(readFileSync(file, "utf8").split("\n"));
  });
});

checked("the client of 3.3.2 has all that the official one has", async () => {
  await withFolder(async (folder) => {
    const ours = await ourSurface("3.3.2", join(folder, "ours"));
    expect(missing(officialSurface("3.3.2", join(folder, "official")), ours)).toEqual([]);
  });
});
