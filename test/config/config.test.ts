import { describe, expect, test } from "@jest/globals";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Job } from "../../generator/config/job.js";
import { resolveJobs } from "../../generator/config/jobs.js";
import { runOptionNames, runOptions } from "../../generator/config/options.js";
import { readContext } from "../../generator/config/context.js";
import { Failure, type Finding } from "../../generator/diagnostics.js";
import { registry } from "../../generator/emit/registry.js";
import { targetOf } from "../../generator/run/job/emit.js";
import { manifestOptions } from "../../generator/run/job/manifest-options.js";
import { inTemporaryFolder } from "../support/cli.js";
import { givenOf, jobOf as job, type Options, targets } from "../support/job.js";

const dirs = ({ outputs }: Job) => outputs.map(({ dir }) => dir.replaceAll("\\", "/"));

function findingsOf(work: () => unknown): readonly Finding[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error.findings;
    throw error;
  }
  return [];
}

const codesOf = (work: () => unknown) => findingsOf(work).map(({ code }) => code);

describe("the spec", () => {
  test.each<[Options, Job["source"]]>([
    [{}, { kind: "airflow", version: "latest" }],
    [{ airflow: "2.10" }, { kind: "airflow", version: "2.10" }],
    [{ spec: "-" }, { kind: "stdin" }],
    [{ spec: "a/b.yaml" }, { kind: "file", path: "a/b.yaml" }],
    [{ spec: "C:\\api.json" }, { kind: "file", path: "C:\\api.json" }],
    [{ spec: "file:///a/b%20c.yaml" }, { kind: "file", path: resolve("/a/b c.yaml") }],
    [{ spec: "https://h/o.json" }, { kind: "url", url: "https://h/o.json" }],
    [
      { spec: "HTTP://h/o.json", specHeader: ["A: b ", "X-Y:c: d"] },
      {
        kind: "url",
        url: "HTTP://h/o.json",
        headers: [
          ["A", "b"],
          ["X-Y", "c: d"],
        ],
      },
    ],
  ])("%j", (given, want) => expect(job(given).source).toEqual(want));
});

describe("the outputs", () => {
  test.each<[Options, string[]]>([
    [{}, ["output/typescript"]],
    [{ out: "client" }, ["client"]],
    [{ target: "docs" }, ["output/docs"]],
    [{ target: ["docs"], dialect: "typescript", out: "pages" }, ["pages"]],
    [{ target: "typescript,docs" }, ["output/typescript", "output/docs"]],
    [{ target: ["typescript", "docs"], out: "x" }, ["x/typescript", "x/docs"]],
    [{ target: "docs, docs,", out: "x" }, ["x"]],
    [{ target: "docs", dialect: "bash", out: "x" }, ["x"]],
    [{ target: "docs", dialect: "bash,python" }, ["output/docs/bash", "output/docs/python"]],
    [{ target: "typescript,docs", dialect: "bash", out: "x" }, ["x/typescript", "x/docs"]],
    [
      { target: "typescript,docs", dialect: ["typescript", "official"], out: "x" },
      ["x/typescript", "x/docs/typescript", "x/docs/official"],
    ],
    [
      { target: "docs", dialect: "python@7.13,python@7.24.0,bash@7.13" },
      ["output/docs/python@7.13", "output/docs/python@7.24", "output/docs/bash"],
    ],
    [{ target: "docs", dialect: "python,python@7.24,python@7.24.9", out: "x" }, ["x"]],
  ])("%j", (given, want) => expect(dirs(job(given))).toEqual(want));

  test.each([
    ["typescript", { dialect: "typescript" }],
    ["official", { dialect: "official" }],
    ["python", { dialect: "python", dialectVersion: "7.24" }],
    ["python@7.13.0", { dialect: "python", dialectVersion: "7.13" }],
    ["python@7.17", { dialect: "python", dialectVersion: "7.17" }],
    ["python@7.25.0", { dialect: "python", dialectVersion: "7.25" }],
    ["python-5@5.1.0", { dialect: "python-5", dialectVersion: "5.1" }],
    ["python-5@5.1.1", { dialect: "python-5", dialectVersion: "5.1.1" }],
    ["python-5", { dialect: "python-5", dialectVersion: "5.4" }],
    ["python-legacy", { dialect: "python-legacy", dialectVersion: "4.3" }],
    ["bash", { dialect: "bash", dialectVersion: "4.3" }],
  ])("of the dialect %s", (dialect, want) => {
    expect(job({ target: "docs", dialect }).outputs).toEqual([
      { target: "docs", ...want, dir: "output/docs", options: {} },
    ]);
  });
});

describe("the name of the package", () => {
  test.each<Options>([
    { target: "docs", dialect: "python", packageName: "airflow_client.client" },
    { target: "docs", dialect: "typescript,python", packageName: "my_client" },
    { target: "typescript,docs", dialect: "bash,official", packageName: "@me/client" },
  ])("%j", (given) => {
    const named = job(given).outputs.flatMap(({ options }) => options["packageName"] ?? []);
    expect(new Set(named)).toEqual(new Set([given["packageName"]]));
  });
});

describe("refused", () => {
  test.each<[Options, string]>([
    [{ spec: "a", airflow: "3.3.2" }, "USAGE"],
    [{ spec: "ftp://h/a" }, "USAGE"],
    [{ spec: "https://" }, "USAGE"],
    [{ spec: "a", specHeader: "A: b" }, "USAGE"],
    [{ specHeader: "A: b" }, "USAGE"],
    [{ spec: "https://h", specHeader: "secret" }, "USAGE"],
    [{ spec: "https://h", specHeader: "A: b\r\nC: d" }, "USAGE"],
    [{ target: "typescrpt" }, "TARGET_UNKNOWN"],
    [{ target: "ruby" }, "TARGET_UNKNOWN"],
    [{ target: "toString" }, "TARGET_UNKNOWN"],
    [{ target: "," }, "USAGE"],
    [{ target: "docs", dialect: "klingon" }, "DIALECT_UNKNOWN"],
    [{ target: "docs", dialect: "Python" }, "DIALECT_UNKNOWN"],
    [{ target: "docs", dialect: "toString@1.2" }, "DIALECT_UNKNOWN"],
    [{ target: "docs", dialect: "python@7.12" }, "DIALECT_VERSION"],
    [{ target: "docs", dialect: "python@7.26" }, "DIALECT_VERSION"],
    [{ target: "docs", dialect: "python-5@5.2" }, "DIALECT_VERSION"],
    [{ target: "docs", dialect: "python@7" }, "DIALECT_VERSION"],
    [{ target: "docs", dialect: "python@" }, "DIALECT_VERSION"],
    [{ target: "docs", dialect: "python@7.13@7.18" }, "DIALECT_VERSION"],
    [{ target: "docs", dialect: "python@7.13.0.0" }, "DIALECT_VERSION"],
    [{ target: "docs", dialect: "python-5@7.13" }, "DIALECT_VERSION"],
    [{ target: "docs", dialect: "typescript@5.9" }, "DIALECT_VERSION"],
    [{ target: "docs", dialect: "official@3.3" }, "DIALECT_VERSION"],
    [{ target: "docs", dialect: "official", spec: "a.yaml" }, "USAGE"],
    [{ target: "typescript", dialect: "typescript" }, "USAGE"],
    [{ securitySchemes: "," }, "USAGE"],
    [{ packageName: "Has Space" }, "USAGE"],
    [{ packageName: "$(touch x)" }, "USAGE"],
    [{ packageName: "../x" }, "USAGE"],
    [{ packageVersion: "1" }, "USAGE"],
    [{ packageVersion: '1.0.0"' }, "USAGE"],
    [{ readmeTemplate: "a.hbs" }, "USAGE"],
    [{ fixExamples: true }, "USAGE"],
    [{ fixExamples: true, target: "docs" }, "USAGE"],
    [{ target: "docs", dialect: "python", packageName: "airflow-client" }, "USAGE"],
    [{ target: "docs", dialect: "python", packageName: "a..b" }, "USAGE"],
    [{ target: "docs", dialect: "python", packageName: "1a" }, "USAGE"],
    [{ target: "docs", dialect: "python", packageName: "a; import os" }, "USAGE"],
    [{ target: "docs", dialect: "typescript,python", packageName: "a.B" }, "USAGE"],
    [{ target: "docs", dialect: "bash", packageName: "a" }, "USAGE"],
    [{ target: "docs", dialect: "official", packageName: "a" }, "USAGE"],
  ])("%j: %s", (given, code) => expect(codesOf(() => job(given))).toEqual([code]));

  test("the message about a header never shows its value", () => {
    expect(() => job({ spec: "https://h", specHeader: "Bearer-secret" })).not.toThrow(/secret/);
    expect(() => job({ spec: "https://h", specHeader: "Bearer-secret" })).toThrow(Failure);
  });

  test("the message about a version of a dialect says which there are", () => {
    const given = { target: "docs", dialect: "python@7.12" };
    expect(findingsOf(() => job(given))).toMatchObject([
      { fix: expect.stringContaining("7.24, or another version from 7.13 to 7.25") },
    ]);
  });

  test("the message about a target suggests the one that was meant", () => {
    expect(() => job({ target: "typescrpt" })).toThrow(/did you mean `typescript`\?/);
  });
});

describe("the options that a manifest remembers", () => {
  test.each<[Options, object]>([
    [{}, { airflow: "latest", target: "typescript" }],
    [
      { spec: "/home/me/api.yaml", out: "/home/me/out" },
      { spec: "api.yaml", target: "typescript" },
    ],
    [
      { spec: "-", target: "docs" },
      { spec: "-", target: "docs", dialect: "typescript" },
    ],
    [
      { spec: "https://me:pw@h:8/o.json?token=t#f", specHeader: "A: secret" },
      { spec: "https://h:8/o.json", target: "typescript" },
    ],
    [
      { target: "docs", dialect: "python", docsHeader: "/home/me/h.md", readmeTemplate: "r.hbs", fixExamples: true },
      {
        ...{ airflow: "latest", target: "docs", dialect: "python@7.24" },
        ...{ docsHeader: "h.md", readmeTemplate: "r.hbs", fixExamples: true },
      },
    ],
    [
      { securitySchemes: "Own, Basic", authFile: "/home/me/auth.yaml" },
      { airflow: "latest", target: "typescript", securitySchemes: ["Own", "Basic"], authFile: "auth.yaml" },
    ],
    [
      { includeTag: ["a", "b"], excludeDeprecated: true, packageName: "p", noPrune: true, force: true, dryRun: true },
      {
        airflow: "latest",
        target: "typescript",
        includeTag: ["a", "b"],
        excludeDeprecated: true,
        packageName: "p",
      },
    ],
  ])("%j", (given, want) => {
    const resolved = job(given);
    for (const output of resolved.outputs)
      expect(manifestOptions(resolved, output, targetOf(output, targets))).toEqual(want);
  });
});

describe("a config file", () => {
  type Files = Readonly<Record<string, string>>;

  function jobsOf(files: Files, options: Options = {}): Promise<readonly Job[]> {
    const given = givenOf(options);
    return inTemporaryFolder(async (folder) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      return resolveJobs(given, await readContext(given, registry, folder), folder);
    });
  }

  const failureOf = async (files: Files, given: Options = {}) => {
    const error: unknown = await jobsOf(files, given).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Failure);
    return (error as Failure).findings;
  };

  test.each<[string, string]>([
    ["airflow-codegen.config.json", '{\n\t"airflow": "2.11",\n\t"target": ["docs"]\n}'],
    ["airflow-codegen.config.yaml", 'airflow: "2.11"\ntarget: docs\n'],
  ])("%s is found in the working directory", async (file, text) => {
    const [found] = await jobsOf({ [file]: text });
    expect(found).toMatchObject({ source: { version: "2.11" }, outputs: [{ target: "docs" }] });
  });

  test("none is needed", async () => expect(await jobsOf({})).toHaveLength(1));

  test("paths are relative to it, the default output folder too", async () => {
    const text =
      "jobs: [{ spec: api.yaml, authFile: ../auth.yaml, allowRef: [parts, 'https://h'] }, { spec: '-', out: ../x }, { out: /abs }]";
    const jobs = await jobsOf({ "sub/c.yaml": text }, { config: "sub/c.yaml" });
    expect(jobs.map(({ source }) => source)).toEqual([
      { kind: "file", path: join("sub", "api.yaml") },
      { kind: "stdin" },
      { kind: "airflow", version: "latest" },
    ]);
    expect(jobs[0]?.allowRefs).toEqual([join("sub", "parts"), "https://h"]);
    expect(jobs.map(({ authFile }) => authFile)).toEqual(["auth.yaml", undefined, undefined]);
    expect(jobs.flatMap(dirs)).toEqual(["sub/output/typescript", "x", "/abs"]);
  });

  test("options beside `jobs` are shared, and a job's own win; kebab case is understood", async () => {
    const text = "include-tag: [A]\npackage-name: shared\njobs: [{ out: a }, { out: b, packageName: own }]";
    const jobs = await jobsOf({ "c.yaml": text }, { config: "c.yaml" });
    expect(jobs.map(({ outputs }) => outputs[0]?.options["packageName"])).toEqual(["shared", "own"]);
    expect(jobs.map(({ filters }) => filters.includeTags)).toEqual([["A"], ["A"]]);
  });

  test("the command line wins, and its spec takes the place of the config's, headers included", async () => {
    const text = "spec: https://h/o.json\nspecHeader: 'Authorization: secret'\npackageName: p";
    const files = { "airflow-codegen.config.yaml": text };
    const [other] = await jobsOf(files, { spec: "https://elsewhere/o.json", packageName: "q" });
    expect(other?.outputs).toMatchObject([{ options: { packageName: "q" } }]);
    expect(other?.source).toEqual({ kind: "url", url: "https://elsewhere/o.json" });
    expect((await jobsOf(files, { airflow: "2.11" }))[0]?.source).toEqual({ kind: "airflow", version: "2.11" });
  });

  test.each<[string, string, { message: RegExp; line?: number }]>([
    ["an unknown key", "\ntargt: x", { message: /`targt` is not an option; did you mean `target`\?/, line: 2 }],
    ["`__proto__`", '"__proto__": {}', { message: /`__proto__` is not an option/ }],
    [
      "a number for a version",
      "airflow: 3.10",
      { message: /must be a string in quotes, not the number 3\.1/, line: 1 },
    ],
    ["a text for a flag", "excludeDeprecated: 'yes'", { message: /true or false/, line: 1 }],
    ["a number in a list", "includeTag:\n  - A\n  - 3", { message: /list of strings/, line: 1 }],
    ["an empty text", "out: ''", { message: /`out`/, line: 1 }],
    ["an option of one run", "out: x\nforce: true", { message: /command line \(--force\)/, line: 2 }],
    ["jobs that are no list", "jobs: {}", { message: /`jobs`/, line: 1 }],
    ["no job", "jobs: []", { message: /`jobs`/, line: 1 }],
    ["a job that is no object", "jobs:\n  - 3", { message: /jobs\[0\]/, line: 2 }],
    ["a list", "- 1", { message: /object of options/ }],
    ["nothing", "", { message: /object of options/ }],
    ["bad syntax", "a: [", { message: /cannot be parsed/, line: 1 }],
    ["two jobs for one folder", "jobs: [{}, { airflow: '2.11' }]", { message: /both write to/ }],
    ["a spec and a version", "spec: a\nairflow: '2.11'", { message: /`spec` and an Airflow version/, line: 1 }],
  ])("with %s: CONFIG_INVALID", async (_, text, { message, line }) => {
    const file = "airflow-codegen.config.yaml";
    const [finding, ...others] = await failureOf({ [file]: text });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: "CONFIG_INVALID", place: { file, ...(line !== undefined && { line }) } });
    expect(finding?.message).toMatch(message);
  });

  test.each<[string, Options]>([
    ["--airflow", { airflow: "3.2" }],
    ["--spec", { spec: "a.yaml" }],
    ["--out", { out: "a" }],
  ])("with several jobs cannot be overridden by %s, which tells them apart", async (option, given) => {
    const files = { "airflow-codegen.config.yaml": "jobs: [{ airflow: '3.3', out: a }, { airflow: '2.11', out: b }]" };
    const [finding] = await failureOf(files, given);
    expect(finding).toMatchObject({ code: "USAGE", message: expect.stringContaining(option) });
    expect(await jobsOf(files, { verbose: true })).toHaveLength(2);
  });

  test("says all that is wrong at once", async () => {
    expect(await failureOf({ "airflow-codegen.config.json": '{"a": 1, "out": 2, "json": true}' })).toHaveLength(3);
  });

  test("with an unknown target names the place in the file", async () => {
    const findings = await failureOf({ "c.yaml": "airflow: latest\ntarget: x" }, { config: "c.yaml" });
    expect(findings).toMatchObject([{ code: "TARGET_UNKNOWN", place: { file: "c.yaml", line: 2 } }]);
  });

  test.each<[string, Files, Options]>([
    ["that is not there", {}, { config: "c.yaml" }],
    ["in TypeScript that is not there", {}, { config: "c.ts" }],
    ["in JavaScript that is not there", {}, { config: "c.js" }],
    ["of another kind", { "c.toml": "" }, { config: "c.toml" }],
    ["beside another", { "airflow-codegen.config.json": "{}", "airflow-codegen.config.yaml": "{}" }, {}],
  ])("%s: CONFIG_INVALID", async (_, files, given) => {
    expect(await failureOf(files, given)).toMatchObject([{ code: "CONFIG_INVALID" }]);
  });
});

describe("the table of options", () => {
  test("has a description for each, and no default that would not be accepted", () => {
    for (const name of runOptionNames) expect(runOptions[name].describe).toMatch(/\S/);
    const { airflow, target } = runOptions;
    expect(() => job({ airflow: airflow.default ?? "", target: target.default ?? "" })).not.toThrow();
  });
});
