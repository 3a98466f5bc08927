import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { replaceFolder } from "../../generator/swap.mjs";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "airflow-codegen-swap-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const folder = () => join(parent, "dist");

function put(path: string, text: string): void {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "file"), text);
}

const making =
  (text: string) =>
  (workshop: string): void =>
    put(join(workshop, "dist"), text);

test("makes a folder that is not there, and replaces one that is, with all that was in it", async () => {
  await replaceFolder(folder(), making("one"));
  writeFileSync(join(folder(), "other"), "");
  await replaceFolder(folder(), (workshop) => {
    expect(readFileSync(join(folder(), "file"), "utf8")).toBe("one");
    making("two")(workshop);
  });
  expect(readdirSync(folder())).toEqual(["file"]);
  expect(readFileSync(join(folder(), "file"), "utf8")).toBe("two");
  expect(readdirSync(parent)).toEqual(["dist"]);
});

test.each<[string, (workshop: string) => void | Promise<void>]>([
  [
    "fails",
    (workshop) => {
      making("half")(workshop);
      throw new Error("no disk");
    },
  ],
  ["makes nothing", () => undefined],
])("what is there stays where the maker %s", async (_, make) => {
  put(folder(), "one");
  await expect(replaceFolder(folder(), make)).rejects.toThrow();
  expect(readFileSync(join(folder(), "file"), "utf8")).toBe("one");
  expect(readdirSync(parent)).toEqual(["dist"]);
});

test("of several at once each makes a whole folder", async () => {
  const texts = Array.from({ length: 20 }, (_, index) => String(index));
  await Promise.all(
    texts.map((text) =>
      replaceFolder(folder(), async (workshop) => {
        await new Promise((resolve) => setTimeout(resolve, Number(text) % 5));
        making(text)(workshop);
      }),
    ),
  );
  expect(texts).toContain(readFileSync(join(folder(), "file"), "utf8"));
  expect(readdirSync(parent)).toEqual(["dist"]);
});

describe("workshops that are left behind", () => {
  const { pid: deadPid } = spawnSync(process.execPath, ["--version"]);

  test.each<[string, string, number, boolean]>([
    ["of a maker that was killed go", `${hostname()}-${deadPid}-abc123`, 0, false],
    ["of a maker at work stay", `${hostname()}-${process.pid}-abc123`, 2, true],
    ["of another machine stay", "elsewhere-1-abc123", 0, true],
    ["of another machine go after an hour", "elsewhere-1-abc123", 2, false],
  ])("%s", async (_, name, ageHours, stays) => {
    const workshop = `${folder()}.new-${name}`;
    mkdirSync(workshop);
    const then = Date.now() / 1000 - ageHours * 3600;
    utimesSync(workshop, then, then);
    await replaceFolder(folder(), making("one"));
    expect(readdirSync(parent).length).toBe(stays ? 2 : 1);
  });
});
