/** Hashes of what lies on the disk. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digest, fileHash, filesBelow, isOnDisk, pathHash } from "../../generator/memory/digest.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "airflow-codegen-digest-"));
  mkdirSync(at("sub/deep"), { recursive: true });
  put("b.txt", "b");
  put("sub/a.txt", "a");
  put("sub/deep/c.txt", "c");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (path: string) => join(folder, path);
const put = (path: string, text: string) => writeFileSync(at(path), text);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
/** Puts a link in place of a file or folder of the same bytes. */
const link = (path: string) => {
  renameSync(at(path), at("moved"));
  symlinkSync(at("moved"), at(path));
};

test("a digest tells names, contents, their order, and where one ends", () => {
  const of = (...entries: [string, string][]) => {
    const { add, hex } = digest();
    for (const [name, content] of entries) add(name, content);
    return hex();
  };
  const all = [
    of(["a", "b"], ["c", "d"]),
    of(["c", "d"], ["a", "b"]),
    of(["a", "b"]),
    of(["a", "bc"], ["", "d"]),
    of(["ab", ""], ["c", "d"]),
    of(["a", "b\0c"]),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(of(["a", "b"])).toBe(sha256("a\x001\0b"));
});

test("all files below a folder, sorted, with forward slashes", () => {
  expect(filesBelow(folder)).toEqual(["b.txt", "sub/a.txt", "sub/deep/c.txt"]);
});

describe("files are on the disk as their hashes say", () => {
  const files = new Map([
    ["b.txt", sha256("b")],
    ["sub/deep/c.txt", sha256("c")],
  ]);

  test.each<[string, () => void, boolean]>([
    ["as they are", () => undefined, true],
    ["beside others", () => put("sub/new", ""), true],
    ["changed", () => put("b.txt", "x"), false],
    ["a link", () => link("b.txt"), false],
    ["behind a link", () => link("sub/deep"), false],
    ["further behind a link", () => link("sub"), false],
    ["a folder", () => (rmSync(at("b.txt")), mkdirSync(at("b.txt"))), false],
  ])("%s", (_, change, want) => {
    change();
    expect(isOnDisk(folder, files)).toBe(want);
  });

  test("not there: an error", () => {
    rmSync(at("b.txt"));
    expect(() => isOnDisk(folder, files)).toThrow("ENOENT");
  });
});

describe("the hash of a path", () => {
  test("of a file is that of its bytes, also behind a link", () => {
    link("b.txt");
    expect([fileHash(at("b.txt")), pathHash(at("b.txt"))]).toEqual([sha256("b"), sha256("b")]);
  });

  test("is undefined where there is nothing, and for a pipe, which is not waited for", () => {
    execFileSync("mkfifo", [at("pipe")]);
    expect([fileHash(at("no")), pathHash(at("no"))]).toEqual([undefined, undefined]);
    expect([fileHash(at("pipe")), pathHash(at("pipe")), fileHash(at("sub"))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each<[string, () => void]>([
    ["of a file below", () => put("sub/deep/c.txt", "x")],
    ["by a new file", () => put("sub/new", "")],
    ["by one that is gone", () => rmSync(at("sub/a.txt"))],
    ["by another name", () => renameSync(at("sub/a.txt"), at("sub/z.txt"))],
    ["by a link that leads nowhere", () => symlinkSync(at("no"), at("sub/link"))],
  ])("of a folder changes with a change %s", (_, change) => {
    const before = pathHash(at("sub"));
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    put("b.txt", "beside");
    expect(pathHash(at("sub"))).toBe(before);
    change();
    expect(pathHash(at("sub"))).not.toBe(before);
    expect(pathHash(at("sub"))).toMatch(/^[0-9a-f]{64}$/);
  });
});
