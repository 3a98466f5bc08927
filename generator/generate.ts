/**
 * The story of a run, and the page to read first:
 *
 *   load → parse → filter, security → emit → write
 *
 * Each step is one named, timed call. A stage knows only what is left of it: the loader knows no OpenAPI, the parser no target, a
 * target neither OpenAPI nor the disk. What the run needs is in the job; what it did is in the report.
 */
import type { Job } from "./config.js";
import { type DriftReport, type GenerateReport, type Progress, type SpecReport, stopwatch } from "./report.js";
import { shapingOptions } from "./config/resolve.js";
import type { Finding } from "./diagnostics.js";
import { registry, type TargetOptions } from "./emit/registry.js";
import { filterApi } from "./ir/filter.js";
import type { Api } from "./ir/model.js";
import { load, type LoadedSpec, type SpecSource } from "./load/index.js";
import { parse } from "./parse/index.js";
import { selectSchemes } from "./security/select.js";
import { checkOutput, type Output, type WriteReport, writeOutputs } from "./write/index.js";

/** Makes everything a job asks for and writes it. Throws a Failure, and leaves every folder as it was, where something is wrong. */
export async function generate(job: Job, progress: Progress): Promise<GenerateReport> {
  const timed = stopwatch(progress);
  const { spec, outputs, findings } = await build(job, timed);
  const reports = await timed.phase("write", () => writeOutputs(outputs, job));
  return {
    spec,
    timings: timed.timings,
    outputs: job.outputs.map((output, index) => ({ ...output, ...withoutFindings(reportAt(reports, index)) })),
    findings: [...findings, ...reports.flatMap((report) => report.findings)],
  };
}

/** Makes everything a job asks for and compares it with what lies there. Writes nothing. */
export async function check(job: Job, progress: Progress): Promise<DriftReport> {
  const timed = stopwatch(progress);
  const { spec, outputs, findings } = await build(job, timed);
  const reports = await timed.phase("compare", () =>
    Promise.all(outputs.map(({ dir, files, about }) => checkOutput(dir, files, about))),
  );
  return {
    spec,
    timings: timed.timings,
    outputs: job.outputs.map((output, index) => ({ ...output, ...reportAt(reports, index) })),
    findings,
  };
}

interface Built {
  readonly spec: SpecReport;
  readonly outputs: readonly Output[];
  readonly findings: readonly Finding[];
}

async function build(job: Job, progress: Progress): Promise<Built> {
  const input = await findSpec(job, progress);
  const loaded = await progress.phase("load", () => load(input.source, { allowRefs: job.allowRefs }));
  const parsed = await progress.phase("parse", () => parse(loaded));
  const secured = selectSchemes(parsed.api, job.securitySchemes);
  const { api, findings: unused } = filterApi(secured, job.filters);

  const options = targetOptions(job, api, input.airflow);
  const outputs: Output[] = [];
  for (const output of job.outputs) {
    const files = await progress.phase(`emit ${output.target}`, async () =>
      (await registry[output.target]())(api, options),
    );
    outputs.push({
      dir: output.dir,
      files,
      about: { options: shapingOptions(job, output, input.airflow), specSha256: loaded.sha256 },
    });
  }
  return {
    spec: describe(loaded, api, input.airflow),
    outputs,
    findings: [...input.findings, ...unused, ...placed(parsed.findings, loaded)],
  };
}

interface Input {
  readonly source: SpecSource;
  readonly airflow?: string;
  readonly findings: readonly Finding[];
}

/** The spec of the job; an official one is pulled where the cache does not have it yet. */
async function findSpec(job: Job, progress: Progress): Promise<Input> {
  if (job.source.kind !== "airflow") return { source: job.source, findings: [] };
  const { version } = job.source;
  const { airflowSpec } = await import("./catalog/index.js");
  const pulled = await progress.phase("pull", () =>
    airflowSpec(version, "server", { onProgress: (text) => progress.note(text) }),
  );
  return { source: { kind: "file", path: pulled.path }, airflow: pulled.airflow, findings: pulled.findings };
}

function targetOptions(job: Job, api: Api, airflow: string | undefined): TargetOptions {
  return {
    packageName: job.packageName ?? "airflow-client",
    packageVersion: job.packageVersion ?? airflow ?? semanticVersion(api.info.version),
    ...(airflow === undefined ? {} : { airflow }),
  };
}

/** `2` → `2.0.0`. The version of a document is any text; that of a package is three numbers. */
export function semanticVersion(version: string): string {
  const [, major = "0", minor = "0", patch = "0"] = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(version) ?? [];
  return [major, minor, patch].map(Number).join(".");
}

function describe(loaded: LoadedSpec, api: Api, airflow: string | undefined): SpecReport {
  return {
    name: airflow === undefined ? loaded.name : `Airflow ${airflow}`,
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

/** They stand in the report of the run. */
function withoutFindings({ findings: _findings, ...report }: WriteReport): Omit<WriteReport, "findings"> {
  return report;
}

function reportAt<T>(reports: readonly T[], index: number): T {
  const report = reports[index];
  if (report === undefined) throw new Error("one report per output");
  return report;
}
