/** The runtimes that a client is proven on: each one is a command that runs the same program and prints its report. */
import * as esbuild from "esbuild";
import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { emitClient, exampleSpec, writeFiles } from "../../support/client.js";
import { installPackages } from "../../support/packages.js";

const here = fileURLToPath(new URL(".", import.meta.url));

/** This folder, with a slash at its end. */
export const support: string = here;

const peers = join(here, "..", "node_modules");
const tools = fileURLToPath(new URL("../../../node_modules/.bin", import.meta.url));
const execute = promisify(execFile);

const browsers = ["chromium", "chromium-browser", "google-chrome"].map((name) => join("/usr/bin", name));

/** The browser: `CHROMIUM` names it, else where distributions put it; undefined where there is none. */
export const chromium: string | undefined = [process.env["CHROMIUM"] ?? browsers]
  .flat()
  .find((path) => existsSync(path));

/** Runs a command in a folder, which is all it knows of this machine: no settings, no proxy. Its standard output. */
export async function output(folder: string, command: string, args: readonly string[]): Promise<string> {
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder, DENO_DIR: join(folder, "deno"), NO_COLOR: "1" };
  return (await execute(command, args, { cwd: folder, env, timeout: 60_000 })).stdout;
}

/** The program of a platform package, such as `@oven/bun-linux-x64`: the only one that npm has installed. */
function peer(scope: string, path: string): string {
  const folder = join(peers, scope);
  const [name = ""] = existsSync(folder) ? readdirSync(folder) : [];
  return join(folder, name, path);
}

/** Installs the runtimes beside this folder, where they are not yet; nothing of them runs before a proof calls it. */
export function installRuntimes(): Promise<void> {
  return installPackages(join(here, ".."));
}

/** How the client of a program is made and installed. */
export const makings = {
  async "built by its own script, linked"(folder) {
    const client = join(folder, "client");
    writeFiles(client, await emitClient(exampleSpec));
    const PATH = [tools, process.env["PATH"]].join(delimiter);
    await execute("npm", ["run", "build"], { cwd: client, env: { ...process.env, PATH } });
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(client, join(folder, "node_modules", "airflow-client"), "junction");
    writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies: { "airflow-client": "*" } }));
  },
  async "built by --build, packed, installed"(folder) {
    const client = join(folder, "client");
    writeFiles(client, await emitClient(exampleSpec, { build: true }));
    await execute("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: client });
    writeFileSync(join(folder, "package.json"), '{ "private": true }');
    await execute("npm", ["install", "--offline", "--no-audit", "--no-fund", "./airflow-client-1.0.0.tgz"], {
      cwd: folder,
    });
  },
} satisfies Record<string, (folder: string) => Promise<void>>;

/** Puts into a folder: the client, installed by its name, and the program as ESM and CJS. */
export async function buildProgram(folder: string, making: keyof typeof makings): Promise<void> {
  await makings[making](folder);

  const program = join(folder, "program.ts");
  copyFileSync(join(here, "program.ts"), program);
  for (const [format, extension] of [
    ["esm", ".mjs"],
    ["cjs", ".cjs"],
  ] as const) {
    await esbuild.build({
      ...{ entryPoints: [program], outdir: folder, outExtension: { ".js": extension } },
      ...{ format, target: "es2022", logLevel: "error" },
    });
  }
}

/** Where the client and the program come from. */
const sources = {
  dist: `import * as client from "airflow-client"; import { report } from "./program.mjs";`,
  typescript: `import * as client from "./client/src/index.ts"; import { report } from "./program.ts";`,
  cjs: `const client = require("airflow-client"); const { report } = require("./program.cjs");`,
};

/** Makes a file that runs the program against a server. */
function entry(folder: string, name: string, source: keyof typeof sources, url: string): string {
  const file = join(folder, name);
  const work = `report(client, ${JSON.stringify(url)}).then(JSON.stringify)`;
  writeFileSync(file, `${sources[source]}\nglobalThis.report = ${work};\nglobalThis.report.then(console.log);\n`);
  return file;
}

type Run = (folder: string, url: string) => Promise<string>;

/** Both formats, on some Node. */
export function onNode(node: string): { readonly import: Run; readonly require: Run } {
  return {
    import: (folder, url) => output(folder, node, [entry(folder, "node.mjs", "dist", url)]),
    require: (folder, url) => output(folder, node, [entry(folder, "node.cjs", "cjs", url)]),
  };
}

/** By name: what runs the program in a folder, against the server of that URL, and prints the report. */
export const runtimes = {
  "Bun, import": (folder, url) =>
    output(folder, peer("@oven", "bin/bun"), ["run", entry(folder, "bun.mjs", "dist", url)]),
  "Bun, the sources": (folder, url) =>
    output(folder, peer("@oven", "bin/bun"), ["run", entry(folder, "bun.ts", "typescript", url)]),
  Deno: (folder, url) =>
    output(folder, peer("@deno", "deno"), [
      ...["run", "--allow-net=127.0.0.1", "--no-prompt", "--no-lock", "--cached-only", "--node-modules-dir=manual"],
      entry(folder, "deno.mjs", "dist", url),
    ]),
  Chromium: async (folder, url) => {
    const outfile = join(folder, "page.js");
    const entryPoints = [entry(folder, "page.mjs", "dist", url)];
    await esbuild.build({ entryPoints, outfile, bundle: true, format: "iife", target: "es2022", logLevel: "error" });
    return output(folder, process.execPath, [join(here, "browser.mjs"), chromium ?? "", outfile]);
  },
} satisfies Record<string, Run>;
