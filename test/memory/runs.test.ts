/** The last run of a job: where it counts, and what makes another one necessary. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Job } from "../../generator/config/job.js";
import type { Finding } from "../../generator/diagnostics.js";
import { writeOutputs } from "../../generator/write/index.js";
import { jobOf } from "../support/job.js";
import { memoryFolder, pretendBuild } from "./support.js";

pretendBuild();
const { recallRuns } = await import("../../generator/memory/index.js");
const { jobFiles } = await import("../../generator/memory/runs.js");

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const specs = [
  {
    name: "s",
    title: "T",
    sha256: "0",
    openapi: "3.1.0",
    operations: 1,
    schemas: 0,
    security: { schemes: [], from: "spec", leftOut: [] } as const,
  },
];
const quirk: Finding = { code: "QUIRK_TAG", message: "m", place: { file: "spec.yaml" } };

let scene: ReturnType<typeof memoryFolder>;
let job: Job;
beforeEach(() => {
  scene = memoryFolder();
  put("spec.yaml", "spec");
  put("head.md", "head");
  job = jobOf({ spec: at("spec.yaml"), target: "docs", out: at("out"), docsHeader: at("head.md") });
});
afterEach(() => scene.remove());

const at = (path: string) => join(scene.folder, path);
const put = (path: string, text: string) => {
  mkdirSync(join(at(path), ".."), { recursive: true });
  writeFileSync(at(path), text);
};

/** Runs the job: writes two files and keeps that. */
async function keepRun(one: Job, { places = true, meanwhile = (): void => undefined } = {}): Promise<void> {
  const [memory] = recallRuns([one], places);
  const files = [
    { path: "README.md", text: "readme" },
    { path: "docs/a.md", text: "a" },
  ];
  const about = { options: {}, specSha256: sha256("spec") };
  const outputs = [{ dir: at("out"), files, about, prune: true, origins: {} }];
  await writeOutputs(outputs, { force: true, dryRun: false });
  meanwhile();
  memory?.keep({ specs, findings: [quirk], inputs: { [at("spec.yaml")]: sha256("spec") }, outputs });
}
const last = (one = job, places = true) => recallRuns([one], places)[0]?.last;

test("the files of a job beside its spec: those that its options name, with their hashes", () => {
  expect(jobFiles(job)).toEqual({ [at("head.md")]: sha256("head") });
  rmSync(at("head.md"));
  expect(jobFiles(job)).toEqual({ [at("head.md")]: "none" });
});

test("the last run is known, with its specs, findings and files", async () => {
  expect(last()).toBeUndefined();
  await keepRun(job);
  const [output] = job.outputs;
  expect(last()).toEqual({ specs, findings: [quirk], outputs: [{ ...output, files: ["README.md", "docs/a.md"] }] });
});

describe("a run is not known", () => {
  const other = (options: Readonly<Record<string, string | boolean>>) =>
    jobOf({ spec: at("spec.yaml"), target: "docs", out: at("out"), docsHeader: at("head.md"), ...options });

  test.each<[string, () => unknown]>([
    ["a changed spec", () => put("spec.yaml", "other")],
    ["a spec that is gone", () => rmSync(at("spec.yaml"))],
    ["a changed file of an option", () => put("head.md", "other")],
    ["a file of an option that is gone", () => rmSync(at("head.md"))],
    ["an edited file", () => put("out/docs/a.md", "edited")],
    ["a file that is gone", () => rmSync(at("out/docs/a.md"))],
    ["a folder that is gone", () => rmSync(at("out"), { recursive: true })],
    ["another manifest", () => put("out/.airflow-codegen/manifest.json", `${readManifest()} `)],
    ["a run at work", () => put("out/.airflow-codegen/lock", "")],
    ["an output of a former layout", () => putFormer()],
  ])("after %s", async (_, change) => {
    await keepRun(job);
    expect(last()).toBeDefined();
    change();
    expect(last()).toBeUndefined();
  });

  test.each<[string, () => Job]>([
    ["--force", () => other({ force: true })],
    ["another option", () => other({ excludeDeprecated: true })],
    ["another file of an option", () => other({ docsHeader: at("spec.yaml") })],
  ])("with %s", async (_, changed) => {
    await keepRun(job);
    expect(last(changed())).toBeUndefined();
  });

  test("and --dry-run and --no-prune ask for the same", async () => {
    await keepRun(job);
    expect(last(other({ dryRun: true }))).toBeDefined();
    putFormer();
    expect(last(other({ noPrune: true }))).toBeDefined();
  });

  test.each<[string, () => Job]>([
    ["a spec from a server", () => other({ spec: "http://localhost:1/openapi.json" })],
    ["a spec from standard input", () => other({ spec: "-" })],
    ["references that may lead elsewhere", () => other({ allowRef: at("") })],
    [
      "a target of the user's",
      () => ({ ...job, outputs: job.outputs.map((output) => ({ ...output, definedIn: "mine.ts" })) }),
    ],
  ])("after one with %s", async (_, made) => {
    await keepRun(made());
    expect(last(made())).toBeUndefined();
  });

  test("where a file of its options changed while it went on", async () => {
    await keepRun(job, { meanwhile: () => put("head.md", "other") });
    expect(last()).toBeUndefined();
  });

  test("where its quirks have no places, and somebody looks at them", async () => {
    await keepRun(job, { places: false });
    expect(last(job, false)?.findings).toEqual([{ code: quirk.code, message: quirk.message }]);
    expect(last(job, true)).toBeUndefined();
  });
});

function readManifest(): string {
  return readFileSync(at("out/.airflow-codegen/manifest.json"), "utf8");
}

/** What a run in several dialects left. */
function putFormer(): void {
  const options = { target: "docs", layout: "docs/python" };
  put("out/docs/python/.airflow-codegen/manifest.json", JSON.stringify({ options, files: {} }));
}
