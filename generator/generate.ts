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
import { type DriftReport, type GenerateReport, type Progress, type SpecReport, stopwatch } from "./report.js";
import { readAuthFile } from "./security/auth-file.js";
import { type SchemeChoice, selectSchemes } from "./security/select.js";
import { checkOutput, type Output, type WriteReport, writeOutputs } from "./write/index.js";

/** Makes everything a job asks for and writes it. Throws a Failure, and leaves every folder as it was, where something is wrong. */
export async function generate(job: Job, progress: Progress): Promise<GenerateReport> {
  const timed = stopwatch(progress);
  const { specs, outputs, findings } = await build(job, timed);
  const reports = await timed.phase("write", () => writeOutputs(outputs, job));
  return {
    specs,
    timings: timed.timings,
    outputs: job.outputs.map((output, index) => ({ ...output, ...withoutFindings(itemAt(reports, index)) })),
    findings: [...findings, ...reports.flatMap((report) => report.findings)],
  };
}

/** Makes everything a job asks for and compares it with what lies there. Writes nothing. */
export async function check(job: Job, progress: Progress): Promise<DriftReport> {
  const timed = stopwatch(progress);
  const { specs, outputs, findings } = await build(job, timed);
  const reports = await timed.phase("compare", () =>
    Promise.all(outputs.map(({ dir, files, about }) => checkOutput(dir, files, about))),
  );
  return {
    specs,
    timings: timed.timings,
    outputs: job.outputs.map((output, index) => ({ ...output, ...itemAt(reports, index) })),
    findings,
  };
}

interface Built {
  readonly specs: readonly SpecReport[];
  readonly outputs: readonly Output[];
  readonly findings: readonly Finding[];
}

/** One job may need several specs: clients are made from the server's, docs as of the Python client from that client's. */
async function build(job: Job, progress: Progress): Promise<Built> {
  const texts = await readTexts(job);
  const choice = await schemeChoice(job);
  const made = new Map<JobOutput, Output>();
  const specs: SpecReport[] = [];
  const findings: Finding[] = [];
  for (const input of await findInputs(job, progress)) {
    const loaded = await progress.phase("load", () => load(input.source, { allowRefs: job.allowRefs }));
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
      made.set(output, { dir: output.dir, files, about });
    }
  }
  return { specs, outputs: job.outputs.map((output) => madeFor(output, made)), findings: distinct(findings) };
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
function withoutFindings({ findings: _findings, ...report }: WriteReport): Omit<WriteReport, "findings"> {
  return report;
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error("one report per output");
  return item;
}
