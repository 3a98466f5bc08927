/** What a command line meant when it was last run, and when that counts no more. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { Job } from "../../generator/config/job.js";
import { jobOf } from "../support/job.js";
import { memoryFolder, pretendBuild } from "./support.js";

pretendBuild();
const { configHashes, keepCommand, knownCommand } = await import("../../generator/memory/commands.js");
const store = await import("../../generator/memory/store.js");

const args = ["generate", "--spec", "spec.yaml"];
const plain = jobOf({ spec: "spec.yaml" });

let scene: ReturnType<typeof memoryFolder>;
const former = process.cwd();
beforeEach(() => {
  scene = memoryFolder();
  process.chdir(scene.folder);
});
afterEach(() => {
  process.chdir(former);
  scene.remove();
});

/** Keeps a command line as a run does: the config files are looked at before they are read. */
function keep(jobs: readonly Job[] = [plain], config?: string, meanwhile: () => void = () => undefined) {
  const given = config === undefined ? {} : { config };
  const read = configHashes(given);
  meanwhile();
  keepCommand(args, { command: "generate", given, jobs }, read);
}

test("a command line means what it meant", () => {
  expect(knownCommand(args)).toBeUndefined();
  keep();
  expect(knownCommand(args)).toMatchObject({ command: "generate", given: {}, jobs: [plain] });
  expect(knownCommand([...args, "--json"])).toBeUndefined();
});

test("elsewhere it means something else", () => {
  keep();
  mkdirSync("sub");
  process.chdir("sub");
  expect(knownCommand(args)).toBeUndefined();
});

test.each<[string, string | undefined, () => void]>([
  ["a config appears", undefined, () => writeFileSync("airflow-codegen.config.yaml", "{}")],
  ["a config changes", "c.yaml", () => writeFileSync("c.yaml", "{ out: x }")],
  ["a config is gone", "c.yaml", () => rmSync("c.yaml")],
])("no more, where %s", (_, config, change) => {
  writeFileSync("c.yaml", "{}");
  keep([plain], config);
  expect(knownCommand(args)).toBeDefined();
  change();
  expect(knownCommand(args)).toBeUndefined();
});

describe("is not kept", () => {
  const mine: Job = { ...plain, outputs: plain.outputs.map((output) => ({ ...output, definedIn: "mine.ts" })) };
  const secret = jobOf({ spec: "http://localhost:1/", specHeader: "Authorization: secret" });
  const change = () => writeFileSync("c.yaml", "{ out: x }");

  test.each<[string, readonly Job[], string | undefined, (() => void)?]>([
    ["with a spec from a server, whose headers may be secret", [plain, secret], undefined],
    ["with a target of the user's", [plain, mine], undefined],
    ["with a config that is a program", [plain], "c.js"],
    ["where the config changed while it was read", [plain], "c.yaml", change],
  ])("%s", (_, jobs, config, meanwhile) => {
    writeFileSync("c.yaml", "{}");
    writeFileSync("c.js", "export default {}");
    keep(jobs, config, meanwhile);
    expect(knownCommand(args)).toBeUndefined();
  });
});

test.each<[string, object]>([
  ["no command", { command: "init" }],
  ["no options", { given: 3 }],
  ["no list of jobs", { jobs: {} }],
  ["no configs", { configs: undefined }],
])("a record with %s counts as none", (_, change) => {
  const record = { command: "check", given: {}, jobs: [], configs: {} };
  store.keep("commands", [process.cwd(), args], record);
  expect(knownCommand(args)).toEqual(record);
  store.keep("commands", [process.cwd(), args], { ...record, ...change });
  expect(knownCommand(args)).toBeUndefined();
});
