/** A program with one call, as a bundler would ship it to a browser. */
import { gzipSync } from "node:zlib";
import { count, ratio } from "../figures.js";
import { type Failed, reasonOf } from "../measure.js";
import { oursName, versionOf } from "../peers.js";
import { bundle, type CallName, callNames, type Program, programsOf } from "../programs.js";
import { table } from "../report.js";
import { airflowVersion } from "../specs.js";
import type { Made, PartResult, Workshop } from "../workshop.js";

export const title = "The size of one call";

type Sizes = ReadonlyMap<string, number | Failed>;

export async function measure(shop: Workshop): Promise<PartResult> {
  const spec = shop.spec("airflow");
  const made = await shop.made(spec);
  const cwd = shop.folder(spec.name);
  const sizes = new Map<CallName, Sizes>();
  for (const call of callNames) sizes.set(call, await sizesOf(call, made, cwd));
  const programs = programsOf("getHealth", "").map(({ name }) => name);
  const rows = programs.map((name) => [name, ...callNames.flatMap((call) => cellsOf(name, sizes.get(call)))]);
  return {
    markdown: `${table(["", ...callNames.flatMap((call) => [`\`${call}\``, "to ours"])], rows)}

Bytes of a program for Airflow ${airflowVersion} that makes one call: esbuild ${versionOf("esbuild")}, minified, \`gzip -9\`. \`getHealth\` has no
parameters, \`getDagRun\` two in its path. What they do for their bytes differs: openapi-fetch has no names of operations, and orval no
base URL to set.`,
    lines: callNames.map((call) => ({
      what: `One call, \`${call}\`, gzip`,
      limit: 2300,
      unit: "bytes",
      value: numberOf(sizes.get(call)?.get(oursName)),
    })),
  };
}

async function sizesOf(call: CallName, made: readonly Made[], cwd: string): Promise<Sizes> {
  const sizes = new Map<string, number | Failed>();
  for (const program of programsOf(call, "location.origin")) {
    const failed = made.find(({ peer }) => peer.name === program.peer)?.failed;
    sizes.set(program.name, failed ?? (await sizeOf(program, cwd)));
  }
  return sizes;
}

async function sizeOf({ before, call }: Program, cwd: string): Promise<number | Failed> {
  try {
    const text = await bundle(`${before}\nconsole.log(await ${call});\n`, cwd, { minify: true });
    return gzipSync(text, { level: 9 }).length;
  } catch (error) {
    return { fails: reasonOf(error instanceof Error ? error.message : String(error)) };
  }
}

function cellsOf(name: string, sizes: Sizes | undefined): string[] {
  const [size, own] = [sizes?.get(name), numberOf(sizes?.get(oursName))];
  if (typeof size !== "number") return [`fails: ${size?.fails ?? "it was not bundled"}`, "–"];
  return [count(size), own === undefined ? "–" : ratio(size / own)];
}

function numberOf(size: number | Failed | undefined): number | undefined {
  return typeof size === "number" ? size : undefined;
}
