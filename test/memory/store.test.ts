/** Records of runs: what is read again, and what counts as none. */
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let build: string | undefined;
jest.unstable_mockModule("../../generator/memory/fingerprint.js", () => ({ buildFingerprint: () => build }));
const { keep, recall } = await import("../../generator/memory/store.js");

let cache: string;
const former = process.env["AIRFLOW_CODEGEN_CACHE"];
beforeEach(() => {
  build = "one";
  cache = mkdtempSync(join(tmpdir(), "airflow-codegen-store-"));
  process.env["AIRFLOW_CODEGEN_CACHE"] = cache;
});
afterEach(() => {
  if (former === undefined) delete process.env["AIRFLOW_CODEGEN_CACHE"];
  else process.env["AIRFLOW_CODEGEN_CACHE"] = former;
  rmSync(cache, { recursive: true, force: true });
});

const folder = () => join(cache, "jobs");
const record = () => join(folder(), readdirSync(folder())[0] ?? "");

test("a record is read again under its key, by its kind, by the same build", () => {
  keep("jobs", ["a", 1], { some: ["data"] });
  expect(recall("jobs", ["a", 1])).toEqual({ some: ["data"] });
  expect(recall("jobs", ["a", 2])).toBeUndefined();
  expect(recall("outputs", ["a", 1])).toBeUndefined();
  build = "two";
  expect(recall("jobs", ["a", 1])).toBeUndefined();
});

test("a later record takes the place of the one before, and nothing else stays there", () => {
  keep("jobs", "a", 1);
  keep("jobs", "a", 2);
  expect(recall("jobs", "a")).toBe(2);
  expect(readdirSync(folder())).toHaveLength(1);
});

test("only this user can read or write what is kept", () => {
  keep("jobs", "a", 1);
  expect([statSync(folder()).mode & 0o777, statSync(record()).mode & 0o777]).toEqual([0o700, 0o600]);
});

describe("counts as none", () => {
  test.each<[string, () => void]>([
    ["a record that is not there", () => rmSync(record())],
    ["one that was cut", () => writeFileSync(record(), readFileSync(record(), "utf8").slice(0, -1))],
    ["an empty one", () => writeFileSync(record(), "")],
    ["one with another text", () => writeFileSync(record(), readFileSync(record(), "utf8").replace("data", "date"))],
    ["one with another hash", () => writeFileSync(record(), readFileSync(record(), "utf8").replace(/^./, "x"))],
    ["one that others can write", () => chmodSync(record(), 0o606)],
    ["one that the group can write", () => chmodSync(record(), 0o620)],
    ["one in a folder that others can write", () => chmodSync(folder(), 0o702)],
    ["a link", () => link(record())],
    ["one in a folder that is a link", () => link(folder())],
  ])("%s", (_, change) => {
    keep("jobs", "a", "data");
    expect(recall("jobs", "a")).toBe("data");
    change();
    expect(recall("jobs", "a")).toBeUndefined();
  });

  test("everything, for sources that are not built", () => {
    build = undefined;
    keep("jobs", "a", 1);
    expect(recall("jobs", "a")).toBeUndefined();
    expect(existsSync(folder())).toBe(false);
  });
});

test("a record may have 8 MiB, its seal among them", () => {
  const text = "x".repeat(8 * 2 ** 20 - 65 - 2);
  keep("jobs", "fits", text);
  expect(recall("jobs", "fits")).toBe(text);
  keep("jobs", "fits", `${text}x`);
  expect(recall("jobs", "fits")).toBe(text);
});

test("of more than 64 records of a kind the oldest are forgotten", () => {
  keep("jobs", "old", 1);
  utimesSync(record(), 1, 1);
  for (let index = 0; index < 63; index++) keep("jobs", index, 1);
  expect(recall("jobs", "old")).toBe(1);
  keep("jobs", "one more", 1);
  expect(readdirSync(folder())).toHaveLength(64);
  expect([recall("jobs", "old"), recall("jobs", "one more")]).toEqual([undefined, 1]);
});

test("where nothing can be kept, nothing fails", () => {
  writeFileSync(folder(), "");
  keep("jobs", "a", 1);
  expect(recall("jobs", "a")).toBeUndefined();
});

/** Puts a link in place of a file or folder. */
function link(path: string): void {
  renameSync(path, `${path}.real`);
  symlinkSync(`${path}.real`, path);
}
