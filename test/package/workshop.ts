/** Packages as people get them: generated, packed, and installed in a project. */
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { emitClient, exampleSpec, writeFiles } from "../support/client.js";

const execute = promisify(execFile);

/** The programs of this repository, with a compiler among them. */
const programs = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));

export interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs npm, with a compiler at hand or without; resolves to what it said. */
export async function npm(cwd: string, args: readonly string[], hasCompiler = true): Promise<Ended> {
  const { PATH = "" } = process.env;
  const env = { ...process.env, PATH: hasCompiler ? [programs, PATH].join(delimiter) : withoutPrograms(PATH) };
  try {
    const { stdout, stderr } = await execute("npm", [...args, "--loglevel=error", "--foreground-scripts"], {
      cwd,
      env,
    });
    return { exitCode: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as {
      readonly code: number;
      readonly stdout: string;
      readonly stderr: string;
    };
    return { exitCode: code, output: stdout + stderr };
  }
}

/** npm runs the tests with the programs of this repository in front. */
function withoutPrograms(path: string): string {
  return path
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"))
    .join(delimiter);
}

/** What the option --build makes, and what is built by the scripts of the package. */
export const kinds = { "built by --build": true, "built by its own scripts": false } as const;
export type Kind = keyof typeof kinds;

/** Generates the example's client in a folder and packs it; resolves to the archive. */
export async function packedClient(folder: string, kind: Kind): Promise<string> {
  const client = join(folder, "client");
  writeFiles(client, await emitClient(exampleSpec, { build: kinds[kind] }));
  const { exitCode, output } = await npm(client, ["pack", "--silent", "--pack-destination", folder]);
  if (exitCode !== 0) throw new Error(output);
  return join(folder, "airflow-client-1.0.0.tgz");
}

/** A project of its own that has installed the archive; needs no network. */
export async function installedIn(folder: string, archive: string): Promise<string> {
  const project = join(folder, "project");
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "package.json"), '{ "name": "project", "private": true, "type": "module" }');
  const { exitCode, output } = await npm(project, ["install", "--offline", "--no-audit", "--no-fund", archive]);
  if (exitCode !== 0) throw new Error(output);
  return project;
}
