/** Makes what one job asks for, in memory: load → parse → filter, security → emit. */
import { type Origins, type OutputMemory, outputMemory } from "../cache/outputs.js";
import type { Job, JobOutput } from "../config.js";
import { dialectLabel } from "../config/outputs.js";
import { shapingOptions } from "../config/resolve.js";
import type { Finding } from "../diagnostics.js";
import { registry } from "../emit/registry.js";
import { findInputs, type Input } from "../input/specs.js";
import { readTexts, type Texts, withHeader } from "../input/texts.js";
import { filterApi } from "../ir/filter.js";
import type { Api } from "../ir/model.js";
import { inText, load, type LoadedSpec } from "../load/index.js";
import { parse } from "../parse/index.js";
import { type Progress, type SpecReport, stopwatch, type Timing } from "../report.js";
import { readAuthFile } from "../security/auth-file.js";
import { type SchemeChoice, selectSchemes } from "../security/select.js";
import type { Output } from "../write/index.js";

/** What a job asks for. Plain data, but for the places of findings, which are looked up when somebody looks. */
export interface Built {
  readonly specs: readonly SpecReport[];
  /** sha256 of those that are files, by path. */
  readonly inputs: Readonly<Record<string, string>>;
  /** In the order of the job. */
  readonly outputs: readonly Output[];
  /** What each output was made of, for the next run. */
  readonly origins: readonly Origins[];
  readonly findings: readonly Finding[];
  readonly timings: readonly Timing[];
}

/** An output on its way. */
interface Made {
  readonly output: Output;
  readonly origins: Origins;
}

/**
 * One job may need several specs: clients are made from the server's, docs as of the Python client from that client's.
 *
 * @throws Failure where something is wrong with the input
 */
export async function buildJob(job: Job, reader: Progress): Promise<Built> {
  const progress = stopwatch(reader);
  const texts = await readTexts(job);
  const choice = await schemeChoice(job);
  const made = new Map<JobOutput, Made>();
  const specs: SpecReport[] = [];
  const inputs = new Map<string, string>();
  const findings: Finding[] = [];
  for (const input of await findInputs(job, progress)) {
    const loaded = await progress.phase("load", () =>
      load(input.source, { allowRefs: job.allowRefs, onFile: (file) => progress.reads?.(file) }),
    );
    const parsed = await progress.phase("parse", () => parse(loaded));
    const { api: filtered, findings: unused } = filterApi(parsed.api, job.filters);
    const api = await inText(loaded, () => selectSchemes(filtered, choice, parsed.api));
    specs.push(describe(loaded, api, input.name));
    if (input.source.kind === "file") inputs.set(input.source.path, loaded.sha256);
    findings.push(...input.findings, ...unused, ...placed(parsed.findings, loaded));
    for (const output of input.outputs) {
      const remarks: Finding[] = [];
      const memory = outputMemory(job, output);
      const target = { output, input, api, memory, warn: (finding: Finding) => void remarks.push(finding) };
      const files = await progress.phase(labelOf(output), () => inText(loaded, () => emit(job, target, texts)));
      findings.push(...placed(remarks, loaded));
      const about = { options: shapingOptions(job, output, input.airflow), specSha256: loaded.sha256 };
      made.set(output, {
        output: { dir: output.dir, files, about, prune: job.prune },
        origins: memory.originsOf(files),
      });
    }
  }
  const all = job.outputs.map((output) => madeFor(output, made));
  return {
    specs,
    inputs: Object.fromEntries(inputs),
    outputs: all.map(({ output }) => output),
    origins: all.map(({ origins }) => origins),
    findings: distinct(findings),
    timings: progress.timings,
  };
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
  readonly memory: OutputMemory;
  readonly warn: (finding: Finding) => void;
}

async function emit(job: Job, { output, input, api, memory, warn }: Emission, texts: Texts) {
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
    // What lies on the disk has the header: it is not what a target made.
    ...(docsHeader === undefined && { memory }),
  });
  return withHeader(files, docsHeader);
}

function labelOf(output: JobOutput): string {
  return ["emit", output.target, dialectLabel(output)].filter((word) => word !== undefined).join(" ");
}

function madeFor(output: JobOutput, made: ReadonlyMap<JobOutput, Made>): Made {
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
