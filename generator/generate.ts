/**
 * The story of a run, and the page to read first:
 *
 *   read the files → load → parse → filter, security → emit → write
 *
 * Each step is one named, timed call. A stage knows only what is left of it: the loader knows no OpenAPI, the parser no target, a
 * target neither OpenAPI nor the disk. What the run needs is in the job; what it did is in the report.
 */
import type { Job, JobOutput } from "./config.js";
import { dialectLabel } from "./config/outputs.js";
import { shapingOptions } from "./config/resolve.js";
import type { Finding } from "./diagnostics.js";
import { registry } from "./emit/registry.js";
import { findInputs, type Input } from "./input/specs.js";
import { readTexts, type Texts, withHeader } from "./input/texts.js";
import { filterApi } from "./ir/filter.js";
import type { Api } from "./ir/model.js";
import { inText, load, type LoadedSpec } from "./load/index.js";
import { parse } from "./parse/index.js";
import {
  type DriftReport,
  type GenerateReport,
  type OutcomeReport,
  type Progress,
  type SpecReport,
  stopwatch,
  type Timing,
} from "./report.js";
import { readAuthFile } from "./security/auth-file.js";
import { type SchemeChoice, selectSchemes } from "./security/select.js";
import { checkOutput, formerOutputs, type Output, writeOutputs } from "./write/index.js";

/**
 * Makes everything the jobs ask for, then writes it: all of it or, where something is wrong in one of them, nothing. Throws a Failure
 * then, and every folder is as it was.
 */
export async function generate(jobs: readonly Job[], progress: Progress): Promise<readonly GenerateReport[]> {
  const built = await buildAll(jobs, progress);
  // Both are of the command line, and so the same in each job.
  const settings = { force: jobs.some((job) => job.force), dryRun: jobs.some((job) => job.dryRun) };
  return finish(built, "write", progress, (outputs) => writeOutputs(outputs, settings, progress));
}

/** Makes everything the jobs ask for and compares it with what lies there. Writes nothing. */
export async function check(jobs: readonly Job[], progress: Progress): Promise<readonly DriftReport[]> {
  const built = await buildAll(jobs, progress);
  return finish(built, "compare", progress, (outputs) => Promise.all(outputs.map((output) => checkOutput(output))));
}

/** What a job asks for, in memory. */
interface Built {
  readonly specs: readonly SpecReport[];
  readonly outputs: readonly Output[];
  readonly findings: readonly Finding[];
  readonly timings: readonly Timing[];
}

/** A job, what it asks for, and outputs of former layouts, which are to go. */
interface JobBuilt extends Built {
  readonly job: Job;
  readonly former: readonly Output[];
}

async function buildAll(jobs: readonly Job[], progress: Progress): Promise<readonly JobBuilt[]> {
  const dirs = jobs.flatMap((job) => job.outputs.map(({ dir }) => dir));
  const all: JobBuilt[] = [];
  for (const job of jobs) {
    const former = job.prune ? formerOutputs(job.places, dirs) : [];
    dirs.push(...former.map(({ dir }) => dir));
    all.push({ ...(await build(job, progress)), job, former });
  }
  return all;
}

/** The last step, which all jobs do as one: each of them reports the time that it took. */
async function finish<Report extends { readonly findings: readonly Finding[] }>(
  all: readonly JobBuilt[],
  phase: string,
  progress: Progress,
  work: (outputs: readonly Output[]) => Promise<readonly Report[]>,
): Promise<readonly OutcomeReport<Report>[]> {
  const timed = stopwatch(progress);
  const outputs = all.flatMap((built) => [...built.outputs, ...built.former]);
  const reports = await timed.phase(phase, () => work(outputs));
  const reportOf = (output: Output) => itemAt(reports, outputs.indexOf(output));
  return all.map(({ job, specs, outputs, former, findings, timings }) => ({
    specs,
    timings: [...timings, ...timed.timings],
    outputs: job.outputs.map((output, index) => ({ ...output, ...withoutFindings(reportOf(itemAt(outputs, index))) })),
    ...(former.length > 0 && {
      former: former.map((output) => ({ dir: output.dir, ...withoutFindings(reportOf(output)) })),
    }),
    findings: [...findings, ...[...outputs, ...former].flatMap((output) => reportOf(output).findings)],
  }));
}

/** One job may need several specs: clients are made from the server's, docs as of the Python client from that client's. */
async function build(job: Job, reader: Progress): Promise<Built> {
  const progress = stopwatch(reader);
  const texts = await readTexts(job);
  const choice = await schemeChoice(job);
  const made = new Map<JobOutput, Output>();
  const specs: SpecReport[] = [];
  const findings: Finding[] = [];
  for (const input of await findInputs(job, progress)) {
    const loaded = await progress.phase("load", () =>
      load(input.source, { allowRefs: job.allowRefs, onFile: (file) => progress.reads?.(file) }),
    );
    const parsed = await progress.phase("parse", () => parse(loaded));
    const { api: filtered, findings: unused } = filterApi(parsed.api, job.filters);
    const api = await inText(loaded, () => selectSchemes(filtered, choice, parsed.api));
    specs.push(describe(loaded, api, input.name));
    findings.push(...input.findings, ...unused, ...placed(parsed.findings, loaded));
    for (const output of input.outputs) {
      const remarks: Finding[] = [];
      const target = { output, input, api, warn: (finding: Finding) => void remarks.push(finding) };
      const files = await progress.phase(labelOf(output), () => inText(loaded, () => emit(job, target, texts)));
      findings.push(...placed(remarks, loaded));
      const about = { options: shapingOptions(job, output, input.airflow), specSha256: loaded.sha256 };
      made.set(output, { dir: output.dir, files, about, prune: job.prune });
    }
  }
  const outputs = job.outputs.map((output) => madeFor(output, made));
  return { specs, outputs, findings: distinct(findings), timings: progress.timings };
}

async function schemeChoice({ securitySchemes, authFile }: Job): Promise<SchemeChoice> {
  return {
    ...(securitySchemes !== undefined && { names: securitySchemes }),
    ...(authFile !== undefined && { own: await readAuthFile(authFile) }),
  };
}

interface Emission {
  readonly output: JobOutput;
  readonly input: Input;
  readonly api: Api;
  readonly warn: (finding: Finding) => void;
}

async function emit(job: Job, { output, input, api, warn }: Emission, texts: Texts) {
  const { packageName, packageVersion, fixExamples } = job;
  const { airflow, official } = input;
  const { readmeTemplate, docsHeader } = texts;
  const files = await registry[output.target](api, {
    fixExamples,
    warn,
    ...output,
    ...(packageName !== undefined && { packageName }),
    ...(packageVersion !== undefined && { packageVersion }),
    ...(airflow !== undefined && { airflow }),
    ...(official !== undefined && { official }),
    ...(readmeTemplate !== undefined && { readmeTemplate }),
  });
  return withHeader(files, docsHeader);
}

function labelOf(output: JobOutput): string {
  return ["emit", output.target, dialectLabel(output)].filter((word) => word !== undefined).join(" ");
}

function madeFor(output: JobOutput, made: ReadonlyMap<JobOutput, Output>): Output {
  const found = made.get(output);
  if (found === undefined) throw new Error("every output has an input");
  return found;
}

function describe(loaded: LoadedSpec, api: Api, name: string | undefined): SpecReport {
  return {
    name: name ?? loaded.name,
    sha256: loaded.sha256,
    title: api.info.title,
    openapi: api.openapi,
    operations: api.operations.length,
    schemas: api.schemas.length,
  };
}

/** Finding a place in the text costs a second, exact parse: it is done when somebody looks. */
function placed(findings: readonly Finding[], loaded: LoadedSpec): Finding[] {
  return findings.map(({ code, message, pointer }) => ({
    code,
    message,
    ...(pointer === undefined ? {} : { pointer }),
    get place() {
      return pointer === undefined ? { file: loaded.name } : loaded.locate(pointer);
    },
  }));
}

/** Two specs of one release give many findings twice. */
function distinct(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.code, finding.message, finding.pointer]);
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first.values()];
}

/** They stand in the report of the run. */
function withoutFindings<Report extends { readonly findings: unknown }>(report: Report): Omit<Report, "findings"> {
  const { findings: _findings, ...rest } = report;
  return rest;
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error("one report per output");
  return item;
}
