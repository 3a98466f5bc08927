/** Texts of an earlier run: which are recalled, and what is kept of them. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JobOutput } from "../../generator/config/job.js";
import { jobOf } from "../support/job.js";
import { memoryFolder, pretendBuild } from "./support.js";

pretendBuild();
const { keepOrigins, outputMemory } = await import("../../generator/memory/outputs.js");

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const job = jobOf({ spec: "spec.yaml" });
const forced = jobOf({ spec: "spec.yaml", force: true });

let scene: ReturnType<typeof memoryFolder>;
let output: JobOutput;
beforeEach(() => {
  scene = memoryFolder();
  output = { target: "docs", dialect: "python", dialectVersion: "7.24", dir: join(scene.folder, "out"), options: {} };
  mkdirSync(join(output.dir, "src"), { recursive: true });
  writeFileSync(at("src/a"), "text of a");
});
afterEach(() => scene.remove());

const at = (path: string) => join(output.dir, path);

/** Keeps what one run made of `["origin"]`, and asks in the next. */
function kept() {
  const memory = outputMemory(job, output);
  expect(memory.recall("src/a", () => ["origin"])).toBeUndefined();
  keepOrigins(output, memory.originsOf([{ path: "src/a", text: "text of a" }]));
}
const recalled = (one: JobOutput = output, path = "src/a", origin: unknown = ["origin"]) =>
  outputMemory(job, one).recall(path, () => origin);

test("what is kept: hashes of the files that were asked for, of what they were made of and of their texts", () => {
  const memory = outputMemory(job, output);
  memory.recall("src/a", () => ({ some: "data" }));
  memory.recall("gone", () => 1);
  const files = [
    { path: "src/a", text: "a" },
    { path: "other", text: "" },
  ];
  expect(memory.originsOf(files)).toEqual({ "src/a": [sha256('{"some":"data"}'), sha256("a")] });
});

describe("a text is recalled", () => {
  test("where it was made of the same, and lies there", () => {
    kept();
    expect(recalled()).toBe("text of a");
  });

  test.each<[string, () => unknown]>([
    ["of something else", () => recalled(output, "src/a", ["other"])],
    ["of another file", () => recalled(output, "src/b")],
    ["with a name that every object has", () => recalled(output, "constructor")],
    ["of another target", () => recalled({ ...output, target: "typescript" })],
    ["of another dialect", () => recalled({ ...output, dialect: "bash" })],
    ["of another version", () => recalled({ ...output, dialectVersion: "7.13" })],
    ["of another folder", () => recalled({ ...output, dir: `${output.dir}2` })],
    ["that was edited", () => (writeFileSync(at("src/a"), "text of b"), recalled())],
    ["that was removed", () => (rmSync(at("src/a")), recalled())],
    ["that is a link", () => (renameSync(at("src/a"), at("b")), symlinkSync(at("b"), at("src/a")), recalled())],
    ["with --force", () => outputMemory(forced, output).recall("src/a", () => ["origin"])],
    ["of a target of the user's", () => recalled({ ...output, definedIn: "mine.ts" })],
    ["where the record has another shape", () => (keepOrigins(output, { "src/a": 3 } as never), recalled())],
    ["where the record is no object", () => (keepOrigins(output, null as never), recalled())],
  ])("and none %s", (_, recall) => {
    kept();
    expect(recalled()).toBe("text of a");
    expect(recall()).toBeUndefined();
  });
});

test("of a target of the user's nothing is kept", () => {
  const memory = outputMemory(job, { ...output, definedIn: "mine.ts" });
  memory.recall("src/a", () => 1);
  expect(memory.originsOf([{ path: "src/a", text: "a" }])).toEqual({});
});
