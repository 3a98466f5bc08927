/** Runs the program of the heap on every Node there is. */
import { build } from "esbuild";
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { installPackages } from "../../support/packages.js";

/** What the program tells: megabytes, and what is left of its calls. */
export interface HeapReport {
  readonly before: number;
  readonly after: number;
  readonly timers: number;
  readonly listeners: number;
}

const execute = promisify(execFile);
const folder = fileURLToPath(new URL("../nodes", import.meta.url));

/**
 * Programs of Node by version: this one, those that `NODES` names, separated as in `PATH`, and, where they are packaged for this
 * platform (Linux on x64), those of the package file in `nodes/`.
 */
export async function findNodes(): Promise<ReadonlyMap<string, string>> {
  const isPackaged = process.platform === "linux" && process.arch === "x64";
  if (isPackaged) await installPackages(folder);
  const modules = join(folder, "node_modules");
  const packaged = isPackaged ? readdirSync(modules).map((name) => join(modules, name, "bin", "node")) : [];
  const named = (process.env["NODES"] ?? "").split(delimiter);
  const paths = [process.execPath, ...named, ...packaged].filter((path) => path !== "" && existsSync(path));
  const found = paths.map(async (path) => [(await execute(path, ["--version"])).stdout.trim(), path] as const);
  return new Map(await Promise.all(found));
}

/** The program in one file, in a folder. */
export async function buildHeapProgram(folder: string): Promise<string> {
  const outfile = join(folder, "heap.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("heap-program.ts", import.meta.url))],
    ...{ outfile, bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "error" },
  });
  return outfile;
}

/** Answers the calls of the program, well and badly. */
export async function startHeapServer(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server: Server = createServer(({ url }, response) => {
    if (url === "/good") response.end('{"id":1}');
    else if (url === "/404") response.writeHead(404).end('{"detail":"none"}');
    else if (url === "/lines") response.end('{"n":1}\n{"n":2}\n');
    else if (url === "/reset") response.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * For a heap that holds what calls leave, and no code: engines compile what runs often, which takes 1 to 2 MB, and drop what does not
 * (after 10,500 calls of bare `fetch`, Node 22 has 1.1 MB more).
 */
const flags = ["--no-opt", "--no-sparkplug", "--no-flush-bytecode", "--expose-gc"];

/** Runs the program, which has to end by itself. */
export async function heapOf(node: string, args: readonly string[]): Promise<HeapReport> {
  const { stdout } = await execute(node, [...flags, ...args], { timeout: 300_000 });
  return JSON.parse(stdout) as HeapReport;
}
