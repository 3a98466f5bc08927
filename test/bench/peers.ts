/** The programs that are compared, ours among them: each called as its own documentation says, on a local spec. */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { jarOf } from "../reference/jars.js";
import { installedVersion } from "../support/packages.js";
import { type Command, type Failed, reasonOf } from "./measure.js";

export const here = fileURLToPath(new URL(".", import.meta.url));
export const root = fileURLToPath(new URL("../../", import.meta.url));
export const modules = join(here, "node_modules");
export const cli = join(root, "dist/cli/main.js");

/** A program that makes something of a spec. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** What it makes, where that is not a TypeScript client and no more. */
  readonly remark?: string;
  /** What it writes: a file or folder of the working folder. */
  readonly out: string;
  /** What `tsc` is given of it; undefined: it makes no TypeScript. */
  readonly sources?: string;
  /** How to call it in a working folder. What it wrote there before is removed before each run. */
  readonly command: (spec: string, cwd: string) => Command | Failed;
}

export const oursName = "airflow-codegen";
export const typesName = "openapi-typescript";
const [major = 0] = process.versions.node.split(".").map(Number);

/** Orval 8 needs a Node newer than 20, where version 7 is the newest that runs. */
export const orvalPackage = major >= 22 ? "orval-8" : "orval-7";
const orvalScript = major >= 22 ? "orval-8/dist/bin/orval.mjs" : "orval-7/dist/bin/orval.js";

/** The release that the newest docs dialect imitates. */
const jarRelease = "7.24.0";
/** These take long. */
const jvmRounds = 3;

export function versionOf(name: string): string {
  return installedVersion(here, name);
}

/** Ours, as a user calls it: into an empty folder, and with no cache of ours. */
export function oursCommand(spec: string, cwd: string, { out = oursName, isKept = false } = {}): Command {
  const cache = join(cwd, `${out}-cache`);
  return {
    ...node(cli, ["generate", "--spec", spec, "--out", out, "--quiet"], cwd),
    env: { AIRFLOW_CODEGEN_CACHE: cache },
    before: () => (isKept ? undefined : remove(cwd, out, `${out}-cache`)),
  };
}

const ours: Peer = {
  name: oursName,
  version: (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version,
  remark: "docs included",
  out: oursName,
  sources: `${oursName}/src`,
  command: (spec, cwd) => oursCommand(spec, cwd),
};

/** One of the npm packages that are installed beside this file. */
function npmPeer(
  peer: Omit<Peer, "version" | "command" | "sources">,
  { pack = peer.name, script, args }: { pack?: string; script: string; args: (spec: string, cwd: string) => string[] },
): Peer {
  return {
    ...peer,
    version: versionOf(pack),
    sources: peer.out,
    command: (spec, cwd) => ({
      ...node(join(modules, script), args(spec, cwd), cwd),
      before: () => remove(cwd, peer.out),
    }),
  };
}

/** Its options stand in a file. */
function orvalArgs(spec: string, cwd: string): string[] {
  const config = join(cwd, "orval.config.cjs");
  const output = { mode: "tags-split", client: "fetch", target: "./orval/api.ts" };
  writeFileSync(config, `module.exports = ${JSON.stringify({ api: { input: spec, output } })};\n`);
  return ["--config", config];
}

function jvmPeer(generator: string, isTypeScript: boolean): Peer {
  const out = `openapi-generator-${generator}`;
  return {
    name: `openapi-generator ${generator}`,
    version: jarRelease,
    ...(isTypeScript && { sources: out }),
    out,
    command: (spec, cwd) => {
      const jar = findJar();
      if (typeof jar !== "string") return jar;
      const args = ["-jar", jar, "generate", "-g", generator, "-i", spec, "-o", out, "--skip-validate-spec"];
      return { command: "java", args, cwd, atMost: jvmRounds, before: () => remove(cwd, out) };
    },
  };
}

function findJar(): string | Failed {
  try {
    execFileSync("java", ["-version"], { stdio: "ignore" });
  } catch {
    return { fails: "there is no Java on this machine" };
  }
  try {
    return jarOf(jarRelease);
  } catch (error) {
    return { fails: reasonOf(String(error)) };
  }
}

/** All of them, ours first; the peers of npm must be installed. */
export function allPeers(): Peer[] {
  return [
    ours,
    orvalPeer(),
    npmPeer(
      { name: "hey-api", out: "hey-api" },
      {
        pack: "@hey-api/openapi-ts",
        script: "@hey-api/openapi-ts/bin/run.js",
        args: (spec) => ["--input", spec, "--output", "hey-api", "--client", "@hey-api/client-fetch"],
      },
    ),
    npmPeer(
      { name: "oazapfts", out: "oazapfts.ts" },
      { script: "oazapfts/dist/cli.js", args: (spec) => [spec, "oazapfts.ts"] },
    ),
    npmPeer(
      { name: typesName, remark: "types only", out: "openapi-typescript.ts" },
      { script: "openapi-typescript/bin/cli.js", args: (spec) => [spec, "-o", "openapi-typescript.ts"] },
    ),
    npmPeer(
      { name: "swagger-typescript-api", out: "swagger-typescript-api" },
      {
        script: "swagger-typescript-api/dist/cli.mjs",
        args: (spec) => ["generate", "-p", spec, "-o", "swagger-typescript-api", "-n", "api.ts"],
      },
    ),
    jvmPeer("typescript-fetch", true),
    jvmPeer("python", false),
  ];
}

/** The fastest of the peers that make a whole client. */
export function orvalPeer(): Peer {
  return npmPeer({ name: "orval", out: "orval" }, { pack: orvalPackage, script: orvalScript, args: orvalArgs });
}

function node(script: string, args: readonly string[], cwd: string): Command {
  return { command: process.execPath, args: [script, ...args], cwd };
}

function remove(cwd: string, ...names: readonly string[]): void {
  for (const name of names) rmSync(join(cwd, name), { recursive: true, force: true });
}
