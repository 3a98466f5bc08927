/** What the workflow files and the action promise whoever reads them. */
import { describe, expect, test } from "@jest/globals";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { actionFolder, readYaml, stepsOf } from "./runner/index.js";

const examples = readdirSync(join(actionFolder, "examples")).filter((name) => name.endsWith(".yml"));

test("there are examples", () => {
  expect(examples).toEqual(["check.yml", "regenerate.yml"]);
});

/** From the folder of the action. */
const release = "../../workflows/release.yml";
const clients = "../../workflows/clients.yml";

describe.each(["action.yml", ...examples.map((name) => `examples/${name}`), release, clients])("%s", (file) => {
  const steps = stepsOf(file);

  test("no expression stands in a script: values come by variables", () => {
    const scripts = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  test("actions of others are pinned to a commit", () => {
    const foreign = steps.flatMap(({ uses }) => (uses === undefined || uses.startsWith("OWNER/") ? [] : [uses]));
    for (const uses of foreign) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  });
});

test("every script of the action names its shell and stops at the first error", () => {
  for (const { shell, run } of stepsOf("action.yml")) {
    expect(shell).toBe("bash");
    expect(run).toMatch(/^set -euo pipefail\n/);
  }
});

test.each([
  ["examples/check.yml", { contents: "read" }],
  ["examples/regenerate.yml", { contents: "write", "pull-requests": "write" }],
  [release, { contents: "read" }],
  [clients, { contents: "read" }],
])("%s has no more permissions than it needs", (name, permissions) => {
  expect(readYaml<{ permissions: unknown }>(name).permissions).toEqual(permissions);
});

test("only the job that publishes may prove who it is, and only the one that tells of it may write", () => {
  const permissionsIn = (file: string) => {
    const { jobs } = readYaml<{ readonly jobs: Readonly<Record<string, { readonly permissions: unknown }>> }>(file);
    return Object.entries(jobs).map(([name, { permissions }]) => [name, permissions]);
  };
  const publish = ["publish", { contents: "read", "id-token": "write" }];
  expect(permissionsIn(release)).toEqual([publish, ["announce", { contents: "write" }]]);
  expect(permissionsIn(clients)).toEqual([publish]);
});
