/** Scratch repositories: a project that commits a spec and the client made from it, and a bare one that stands for GitHub. */
import { execFile } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { airflowCodegen } from "../support/cli.js";
import type { Machine } from "./runner/index.js";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const string: Json = { type: "string" };

/** An API that answers with a model of these properties. */
export function spec(properties: readonly string[], description = "One thing.", model = "Thing"): Json {
  const schema = { type: "object", properties: Object.fromEntries(properties.map((name) => [name, string])) };
  const answer = {
    description,
    content: { "application/json": { schema: { $ref: `#/components/schemas/${model}` } } },
  };
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: { "/thing": { get: { operationId: "get_thing", tags: ["Thing"], responses: { "200": answer } } } },
    components: { schemas: { [model]: schema } },
  };
}

/** A repository with a spec, a config, and what `generate` makes of them, in `folder`. */
export async function makeProject(folder: string, document: Json = spec(["a", "b"])): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await git(folder, "init", "--quiet", "--initial-branch=main");
  writeSpec(folder, document);
  writeFileSync(join(folder, "airflow-codegen.config.yaml"), "spec: openapi.json\nout: client\n");
  const { exitCode, stderr } = await airflowCodegen(["generate"], { cwd: folder });
  if (exitCode !== 0) throw new Error(stderr);
  await commitAll(folder, "Start");
}

export function writeSpec(folder: string, document: Json): void {
  writeFileSync(join(folder, "openapi.json"), `${JSON.stringify(document, null, 2)}\n`);
}

export async function commitAll(folder: string, message: string): Promise<void> {
  await git(folder, "add", "--all");
  await git(folder, "commit", "--quiet", "--message", message);
}

/** Runs git without the developer's settings; resolves to what it printed. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const author = ["-c", "user.name=A Test", "-c", "user.email=test@example.com"];
  const env = { PATH: process.env["PATH"], GIT_CONFIG_NOSYSTEM: "1", HOME: cwd };
  return (await promisify(execFile)("git", [...author, ...args], { cwd, env })).stdout.trim();
}

/** A machine for one run on a checkout. */
export function machineFor(folder: string, workspace: string, more: Partial<Machine> = {}): Machine {
  return { workspace, temp: mkdtempSync(join(folder, "temp-")), ...more };
}

/** A folder for the PATH that holds `gh`. */
export function ghFolder(folder: string): string {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  copyFileSync(fileURLToPath(new URL("runner/gh.mjs", import.meta.url)), join(bin, "gh"));
  chmodSync(join(bin, "gh"), 0o755);
  // Without an ending, Node has to be told that the file is a module.
  writeFileSync(join(bin, "package.json"), '{ "type": "module" }');
  return bin;
}
