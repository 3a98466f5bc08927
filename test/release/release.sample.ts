/** A release from its tag to an installed package: the steps of the workflows, against a registry and a git of this machine's own. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Outcome, runWorkflow } from "../workflow/runner/index.js";
import { ghFolder, git, machineFor } from "../workflow/scratch.js";
import { type Registry, startRegistry } from "./registry.js";

const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };
const tag = `v${version}`;
const execute = promisify(execFile);

let folder = "";
let registry: Registry | undefined;
let bin = "";
const at = (...path: readonly string[]): string => join(folder, ...path);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "airflow-codegen-release-"));
  registry = await startRegistry(at("registry"));
  writeFileSync(at("npmrc"), `${registry.npmrc}cache=${at("cache")}\nupdate-notifier=false\nfund=false\naudit=false\n`);
  writeFileSync(at("gh.json"), '{ "pulls": [], "labels": [] }');
  bin = ghFolder(folder);
  copyFileSync(fileURLToPath(new URL("npm.mjs", import.meta.url)), join(bin, "npm"));
  chmodSync(join(bin, "npm"), 0o755);
  await git(root, "clone", "--quiet", "--bare", root, at("remote.git"));
  await git(at("remote.git"), "tag", "--force", tag);
}, 300_000);
afterAll(async () => {
  await registry?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a workflow on a checkout of the tag. */
async function run(name: string, workspace: string, vars: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  await git(folder, "clone", "--quiet", "--depth=1", `--branch=${tag}`, `file://${at("remote.git")}`, at(workspace));
  const env = { GH_STATE: at("gh.json"), NPM_CONFIG_USERCONFIG: at("npmrc"), REHEARSED: root };
  const github = { ref_name: tag, token: "t", repository: "o/r" };
  return runWorkflow(name, machineFor(folder, at(workspace), { bin, github, env }), vars);
}

/** Runs npm as somebody who has the registry in their settings. */
async function npm(cwd: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, NPM_CONFIG_USERCONFIG: at("npmrc") };
  return (await execute("npm", args, { cwd, env })).stdout.trim();
}

/** An empty project. */
function project(name: string): string {
  mkdirSync(at(name));
  writeFileSync(at(name, "package.json"), '{ "private": true, "type": "module" }');
  return at(name);
}

test("a tag becomes a package, a release, and the tag of the action", async () => {
  const { exitCode, log } = await run("release.yml", "checkout");
  expect([exitCode, log]).toEqual([0, expect.anything()]);
  expect(await npm(folder, "view", "airflow-codegen", "version", "dist-tags.latest", "--json")).toContain(
    `"${version}"`,
  );
  const { releases } = JSON.parse(readFileSync(at("gh.json"), "utf8")) as { readonly releases: readonly unknown[] };
  expect(releases).toMatchObject([{ tag, title: tag, latest: true }]);
  const commit = (name: string) => git(at("remote.git"), "rev-parse", `refs/tags/${name}^{commit}`);
  expect(await commit(tag.split(".")[0] ?? "")).toBe(await commit(tag));
});

test("the package that was published generates a client that works", async () => {
  const user = project("user");
  const example = join(root, "specs/example.yaml");
  await npm(
    user,
    "exec",
    "--yes",
    "--package",
    `airflow-codegen@${version}`,
    "--",
    "airflow-codegen",
    "generate",
    "--spec",
    example,
    "--build",
    "--out",
    "client",
  );
  await npm(user, "install", "./client");
  const program = 'import("airflow-client").then(({ DagApi }) => console.log(typeof DagApi))';
  expect((await execute(process.execPath, ["-e", program], { cwd: user })).stdout.trim()).toBe("function");
});

test("a tag that is not the version of the package publishes nothing", async () => {
  await git(at("remote.git"), "tag", "v999.0.0", tag);
  await git(folder, "clone", "--quiet", "--depth=1", "--branch=v999.0.0", `file://${at("remote.git")}`, at("other"));
  const github = { ref_name: "v999.0.0", token: "t" };
  expect((await runWorkflow("release.yml", machineFor(folder, at("other"), { bin, github }))).exitCode).not.toBe(0);
});

test("one client for each minor of Airflow, published once", async () => {
  const { exitCode, log } = await run("clients.yml", "clients", { NPM_SCOPE: "@acme" });
  expect([exitCode, log]).toEqual([0, expect.anything()]);
  const versions = JSON.parse(await npm(folder, "view", "@acme/airflow-client", "versions", "--json")) as string[];
  expect(versions.length).toBeGreaterThan(10);
  const newest = versions.at(-1) ?? "";
  expect(await npm(folder, "view", "@acme/airflow-client", "dist-tags.latest")).toBe(newest);

  const user = project("client user");
  await npm(
    user,
    "install",
    `@acme/airflow-client@${newest.replace(/\.\d+$/, "")}`,
    "@acme/airflow-client-2@npm:@acme/airflow-client@2.11",
  );
  const program =
    'Promise.all(["", "-2"].map((n) => import("@acme/airflow-client" + n))).then((all) => console.log(all.map(({ bearer, basic }) => typeof (bearer ?? basic)).join()))';
  expect((await execute(process.execPath, ["-e", program], { cwd: user })).stdout.trim()).toBe("function,function");
  expect(readdirSync(join(user, "node_modules/@acme/airflow-client"))).toEqual([
    "README.md",
    "dist",
    "docs",
    "package.json",
    "src",
  ]);

  const again = await run("clients.yml", "clients again", { NPM_SCOPE: "@acme" });
  expect(again.exitCode).toBe(0);
  expect(again.log.match(/is published already/g)).toHaveLength(versions.length);
});
