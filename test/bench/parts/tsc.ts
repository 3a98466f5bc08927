/** What the outputs cost those who compile them, with one compiler and one set of options. */
import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { count, ratio, seconds } from "../figures.js";
import { type Failed, progress, reasonOf, tryRun } from "../measure.js";
import { modules, oursCommand, oursName, type Peer, typesName, versionOf } from "../peers.js";
import { programsOf } from "../programs.js";
import { failedCells, type SpeedLine, table } from "../report.js";
import type { Spec } from "../specs.js";
import { median } from "../statistics.js";
import { spawnSync } from "node:child_process";
import type { PartResult, Workshop } from "../workshop.js";

export const title = "Checking the output with tsc";

const compilerOptions = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

/** What `--extendedDiagnostics` says; times in seconds. */
interface Checked {
  readonly check: number;
  readonly total: number;
  readonly instantiations: number;
  readonly errors: number;
}

type Result = Checked | Failed;

export async function measure(shop: Workshop): Promise<PartResult> {
  const texts: string[] = [];
  const lines: SpeedLine[] = [];
  for (const spec of shop.specs) {
    const results = await ofSpec(shop, spec);
    texts.push(`${spec.title}:\n\n${tableOf(results)}`);
    lines.push(...linesOf(spec, results));
  }
  const programs = await ofPrograms(shop);
  texts.push(`A program with one call, \`getDagRun\` of Airflow: ours as a package (\`--build\`), the others as the sources that they are:

${tableOf(programs)}`);
  lines.push(...peersOf(programs, "tsc on a program with one call"));
  return {
    markdown: `${texts.join("\n\n")}

TypeScript ${versionOf("typescript")}, \`strict\`, \`skipLibCheck\`; seconds. Check is the time to check the types, total what tsc says it
took. Errors are those that tsc finds in the output.`,
    lines,
  };
}

/** What a program costs that uses an output: all files that it leads to are read, and what it uses is checked. */
async function ofPrograms(shop: Workshop): Promise<Map<string, Result>> {
  const spec = shop.spec("airflow");
  const cwd = shop.folder(spec.name);
  const made = await shop.made(spec);
  const out = `${oursName}-built`;
  const { args, ...command } = oursCommand(spec.path, cwd, { out });
  const built = await tryRun({ ...command, args: [...args, "--build"] });
  const results = new Map<string, Result[]>();
  for (let round = 1; round <= shop.rounds; round++) {
    for (const { name, peer, before, call } of programsOf("getDagRun", "location.origin")) {
      if (name !== peer) continue;
      const failed = peer === oursName && "fails" in built ? built : made.find((one) => one.peer.name === peer)?.failed;
      const text = `${before}\nexport const answer = ${call};\n`.replace(`./${oursName}/src/`, `./${out}/dist/esm/`);
      const file = `one-call-${peer.replace(/\W+/g, "-")}`;
      writeFileSync(join(cwd, `${file}.ts`), text);
      const result = failed ?? compile({ name, out: file, sources: `${file}.ts` }, cwd);
      results.set(name, [...(results.get(name) ?? []), result]);
    }
  }
  return new Map([...results].map(([name, runs]) => [name, mediansOf(runs)]));
}

async function ofSpec(shop: Workshop, spec: Spec): Promise<Map<string, Result>> {
  const made = (await shop.made(spec)).filter(({ peer }) => peer.sources !== undefined);
  const cwd = shop.folder(spec.name);
  // Some outputs import packages.
  if (!existsSync(join(cwd, "node_modules"))) symlinkSync(modules, join(cwd, "node_modules"), "junction");
  const runs = new Map<string, Result[]>(made.map(({ peer }) => [peer.name, []]));
  for (let round = 1; round <= shop.rounds; round++) {
    for (const { peer, failed } of made) {
      const rounds = Math.min(shop.rounds, atMost(peer, spec, cwd));
      if (failed !== undefined || round > rounds) continue;
      progress(`  tsc on ${peer.name}, ${spec.title}, round ${round} of ${rounds}`);
      runs.get(peer.name)?.push(compile(peer, cwd));
    }
  }
  return new Map(made.map(({ peer, failed }) => [peer.name, failed ?? mediansOf(runs.get(peer.name) ?? [])]));
}

/** What takes long to make takes long to check. */
function atMost(peer: Peer, spec: Spec, cwd: string): number {
  const command = peer.command(spec.path, cwd);
  return "fails" in command ? 0 : (command.atMost ?? Infinity);
}

function mediansOf(runs: readonly Result[]): Result {
  const [first = { fails: "it was not compiled" }] = runs;
  if ("fails" in first) return first;
  const checked = runs.filter((run) => "check" in run);
  return {
    ...first,
    check: median(checked.map(({ check }) => check)),
    total: median(checked.map(({ total }) => total)),
  };
}

/** @throws Error where the compiler says nothing of itself, such as without enough memory. */
function compile({ name, out, sources = out }: Pick<Peer, "name" | "out" | "sources">, cwd: string): Result {
  const project = join(cwd, `tsconfig.${out}.json`);
  writeFileSync(project, JSON.stringify({ compilerOptions, include: [sources] }));
  const tsc = join(modules, "typescript/bin/tsc");
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", project, "--extendedDiagnostics"], {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const value = (label: string) => Number(new RegExp(`^${label}: +([\\d.]+)`, "m").exec(stdout)?.[1]);
  const [check, total, instantiations] = [value("Check time"), value("Total time"), value("Instantiations")];
  if (Number.isNaN(total)) throw new Error(`tsc on ${name}: ${reasonOf(stderr)}`);
  const errors = stdout.match(/error TS\d+/g)?.length ?? 0;
  // After those it does not check at all; without any there was nothing to check.
  if (Number.isNaN(check)) {
    return { fails: errors > 0 ? `its output has ${errors} errors of syntax` : "its output says `@ts-nocheck`" };
  }
  return { check, total, instantiations, errors };
}

function tableOf(results: ReadonlyMap<string, Result>): string {
  const own = results.get(oursName);
  const rows = [...results].map(([name, result]) => {
    if ("fails" in result) return [name, ...failedCells(result, 6)];
    const { check, total, instantiations, errors } = result;
    const ratios =
      own === undefined || "fails" in own ? ["–", "–"] : [ratio(check / own.check), ratio(total / own.total)];
    return [
      name,
      seconds(check),
      ratios[0] ?? "",
      seconds(total),
      ratios[1] ?? "",
      count(instantiations),
      count(errors),
    ];
  });
  return table(["", "check", "to ours", "total", "to ours", "instantiations", "errors"], rows);
}

function linesOf({ title: specTitle }: Spec, results: ReadonlyMap<string, Result>): SpeedLine[] {
  const [own, types] = [results.get(oursName), results.get(typesName)];
  const value = (key: "check" | "total") =>
    own === undefined || types === undefined || "fails" in own || "fails" in types ? undefined : own[key] / types[key];
  const line = (key: "check" | "total") => ({
    what: `tsc on the output, ${specTitle}: ${key} time`,
    limit: 1.2,
    unit: `× ${typesName}`,
    value: value(key),
  });
  return [line("check"), line("total"), ...peersOf(results, `tsc on the output, ${specTitle}`)];
}

/** The time to check ours over that of those who make as much. */
function peersOf(results: ReadonlyMap<string, Result>, what: string): SpeedLine[] {
  const own = results.get(oursName);
  return ["orval", "hey-api"].map((name) => {
    const peer = results.get(name);
    const value = own && peer && "check" in own && "check" in peer ? own.check / peer.check : undefined;
    return { what: `${what}: check time`, limit: 0.7, unit: `× ${name}`, value };
  });
}
